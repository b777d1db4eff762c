//! What a rule sets.

use super::conditions::named;
use super::error::{Expected, Problem, Wrong};
use super::rule::Entry;
use crate::classify::Classification;
use crate::reason::{Action, BounceKind, Category, Reason};
use core::time::Duration;

/// The longest time to wait, 30 days: mail systems give up after four to five days (RFC 5321 §4.5.4.1).
const LONGEST: u64 = 30 * 24 * 60 * 60;

/// What one rule sets. What it does not set is left unchanged.
#[derive(Clone, Copy, Default)]
pub(in crate::classify) struct Settings {
    pub(super) reason: Option<Reason>,
    bounce: Option<BounceKind>,
    action: Option<Action>,
    retry_after: Option<Duration>,
}

impl Settings {
    pub(super) fn of(entries: &[Entry]) -> Result<Self, Problem> {
        let mut settings = Self::default();
        for entry in entries {
            entry.check_length("set")?;
            settings.add(&entry.field, &entry.value).map_err(|wrong| wrong.in_entry("set", entry))?;
        }
        if entries.is_empty() {
            return Err(Problem::new("set", "at least one of reason, bounce, action, retry_after"));
        }
        Ok(settings)
    }

    fn add(&mut self, field: &str, value: &str) -> Result<(), Wrong> {
        match field {
            "reason" => set(&mut self.reason, reason(value)?)?,
            "bounce" => set(&mut self.bounce, bounce(value)?)?,
            "action" => set(&mut self.action, action(value)?)?,
            "retry_after" => set(&mut self.retry_after, time(value)?)?,
            _ => return Err(Wrong::Key("one of reason, bounce, action, retry_after")),
        }
        Ok(())
    }

    /// Overrides bounce kind, action and the time to wait, as far as the rule sets them.
    pub(in crate::classify) fn override_others(self, answer: Classification) -> Classification {
        Classification {
            bounce: self.bounce.unwrap_or(answer.bounce),
            action: self.action.unwrap_or(answer.action),
            retry_after: self.retry_after.or(answer.retry_after),
            ..answer
        }
    }
}

fn set<T>(place: &mut Option<T>, value: T) -> Result<(), Expected> {
    if place.replace(value).is_some() { Err("one value, not several".into()) } else { Ok(()) }
}

// No rule makes a refusal a success.

fn reason(text: &str) -> Result<Reason, Expected> {
    let reason: Reason = named(text)?;
    if reason.category() == Category::Success {
        Err("a reason why mail is refused".into())
    } else {
        Ok(reason)
    }
}

fn bounce(text: &str) -> Result<BounceKind, Expected> {
    let bounce = named(text)?;
    if bounce == BounceKind::None { Err("a bounce kind of a refusal".into()) } else { Ok(bounce) }
}

fn action(text: &str) -> Result<Action, Expected> {
    let action = named(text)?;
    let is_of_success = matches!(action, Action::None | Action::Proceed);
    if is_of_success { Err("an action that a refusal calls for".into()) } else { Ok(action) }
}

/// Reads `300`, or `90s`, `5m`, `2h`, `1d`.
fn time(text: &str) -> Result<Duration, Expected> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match text[digits.len()..].trim_start() {
        "" | "s" => Some(1),
        "m" => Some(60),
        "h" => Some(60 * 60),
        "d" => Some(24 * 60 * 60),
        _ => None,
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = unit.filter(|_| is_number).and_then(|unit| digits.parse::<u64>().ok()?.checked_mul(unit));
    match seconds {
        Some(seconds @ 1..=LONGEST) => Ok(Duration::from_secs(seconds)),
        Some(_) => Err("a time from a second to 30 days".into()),
        None => Err("a number of seconds, or a time such as 90s, 5m, 2h or 1d".into()),
    }
}
