//! One rule, as it is written.

use super::error::{Expected, Problem};
use crate::reason::{Action, BounceKind, Category, Reason, Stage};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::time::Duration;

/// The maximum length of a name, a text or another value, in bytes.
pub(super) const MAX_BYTES: usize = 1000;

/// A rule that overrides the answer: a name, conditions that all have to be met, and what it sets.
///
/// [`Rules::new`](super::Rules::new) checks it; [`Rules`](super::Rules) lists all conditions. A condition that is given
/// several times is met if one of its values is.
///
/// ```
/// use smtp_reply::{Action, Reason, Rule};
/// use std::time::Duration;
///
/// let rule = Rule::new("warm-up limit of Example Mail")
///     .when_host("example.net")
///     .when_enhanced("4.7.*")
///     .when_enhanced("5.7.*")
///     .when_regex(r"limit of \d+ messages")
///     .set_reason(Reason::RateLimited)
///     .set_action(Action::Retry)
///     .set_retry_after(Duration::from_secs(1800));
/// assert_eq!(rule.name(), "warm-up limit of Example Mail");
/// ```
///
/// It is serialised in the form in which [`Rules`](super::Rules) are read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use]
pub struct Rule {
    name: String,
    pub(super) when: Vec<Entry>,
    pub(super) set: Vec<Entry>,
}

/// A field and one of its values, neither of them checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    pub(super) field: String,
    pub(super) value: String,
}

impl Entry {
    pub(super) fn check_length(&self, table: &str) -> Result<(), Problem> {
        check_length(&format!("{table}.{}", self.field), &self.value)
    }
}

impl Rule {
    /// Creates a rule with this name. It has no condition and sets nothing yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), when: Vec::new(), set: Vec::new() }
    }

    /// Requires that the reply code is this one, or in this range: `550`, `55x`, `5xx`.
    pub fn when_code(self, code: impl AsRef<str>) -> Self {
        self.when("code", code.as_ref())
    }

    /// Requires that the enhanced code is this one, or matches: `5.7.1`, `5.7.*`, `5.*`, `*.7.1`.
    pub fn when_enhanced(self, code: impl AsRef<str>) -> Self {
        self.when("enhanced", code.as_ref())
    }

    /// Requires this provider, given by its [`id`](crate::Provider::id), such as `google`: [all ids](crate::docs::names#providers).
    pub fn when_provider(self, provider: impl AsRef<str>) -> Self {
        self.when("provider", provider.as_ref())
    }

    /// Requires that the host that replied is this host, or is in this domain.
    pub fn when_host(self, host: impl AsRef<str>) -> Self {
        self.when("host", host.as_ref())
    }

    /// Requires that the reply was given at this stage.
    pub fn when_stage(self, stage: Stage) -> Self {
        self.when("stage", stage.as_str())
    }

    /// Requires that the text contains these words. Case and line breaks do not matter.
    pub fn when_contains(self, words: impl AsRef<str>) -> Self {
        self.when("contains", words.as_ref())
    }

    /// Requires that the text matches this [regular expression](https://docs.rs/regex/latest/regex/#syntax).
    pub fn when_regex(self, expression: impl AsRef<str>) -> Self {
        self.when("regex", expression.as_ref())
    }

    /// Requires that the crate itself finds this reason.
    pub fn when_reason(self, reason: Reason) -> Self {
        self.when("reason", reason.as_str())
    }

    /// Requires that the crate itself finds a reason of this category.
    pub fn when_category(self, category: Category) -> Self {
        self.when("category", category.as_str())
    }

    /// Sets the reason. Bounce kind and action follow from it, unless they are set as well.
    pub fn set_reason(self, reason: Reason) -> Self {
        self.set("reason", reason.as_str())
    }

    /// Sets what it means for the recipient's address.
    pub fn set_bounce(self, bounce: BounceKind) -> Self {
        self.set("bounce", bounce.as_str())
    }

    /// Sets what to do next.
    pub fn set_action(self, action: Action) -> Self {
        self.set("action", action.as_str())
    }

    /// Sets the time to wait before the next attempt, in whole seconds, rounded up: 30 days at most, and not zero.
    pub fn set_retry_after(self, time: Duration) -> Self {
        let seconds = time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0));
        self.set("retry_after", &seconds.to_string())
    }

    /// Returns the name.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn when(mut self, field: &str, value: &str) -> Self {
        add(&mut self.when, field, value);
        self
    }

    pub(super) fn set(mut self, field: &str, value: &str) -> Self {
        add(&mut self.set, field, value);
        self
    }

    pub(super) fn check_name(&self) -> Result<(), Problem> {
        if self.name.trim().is_empty() {
            return Err(Problem::new("name", "a name for the rule").found(&self.name));
        }
        check_length("name", &self.name)
    }
}

/// Adds an entry after the others of its field. Fields are in alphabetical order, so that rules are equal if they differ only
/// in the order of their fields.
fn add(entries: &mut Vec<Entry>, field: &str, value: &str) {
    let at = entries.partition_point(|entry| *entry.field <= *field);
    entries.insert(at, Entry { field: field.to_owned(), value: value.to_owned() });
}

fn check_length(field: &str, value: &str) -> Result<(), Problem> {
    if value.len() <= MAX_BYTES {
        return Ok(());
    }
    let expected = Expected::from(format!("at most {MAX_BYTES} bytes"));
    Err(Problem::new(field.to_owned(), expected).found_a(&format!("{}", value.len())))
}
