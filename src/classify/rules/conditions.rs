//! What a rule asks for.

use super::error::{Expected, Problem};
use super::rule::{Entry, check_length};
use super::texts::normalized;
use crate::classify::Classification;
use crate::code::{EnhancedCode, ReplyCode};
use crate::knowledge::Provider;
use crate::name::ParseNameError;
use crate::reason::{Category, Reason, Stage};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

/// The conditions of one rule. Each holds where one of its values does, and where it has none; all have to hold.
#[derive(Clone, Default)]
pub(super) struct Conditions {
    codes: Vec<Codes>,
    enhanced: Vec<EnhancedCodes>,
    providers: Vec<&'static str>,
    /// In small letters.
    hosts: Vec<String>,
    stages: Vec<Stage>,
    reasons: Vec<Reason>,
    categories: Vec<Category>,
    /// In small letters, with single spaces.
    pub(super) contains: Vec<String>,
    pub(super) regexes: Vec<String>,
    /// The number that the first of the texts has among those of all rules.
    pub(super) first_text: usize,
}

impl Conditions {
    pub(super) fn of(entries: &[Entry]) -> Result<Self, Problem> {
        let mut conditions = Self::default();
        for Entry { field, value } in entries {
            check_length(&format!("when.{field}"), value)?;
            conditions
                .add(field, value)
                .map_err(|expected| Problem::new(format!("when.{field}"), expected).found(value))?;
        }
        if entries.is_empty() {
            return Err(Problem::new("when", "at least one condition"));
        }
        conditions.check_that_they_can_hold()?;
        Ok(conditions)
    }

    fn add(&mut self, field: &str, value: &str) -> Result<(), Expected> {
        match field {
            "code" => self.codes.push(Codes::parse(value)?),
            "enhanced" => self.enhanced.push(EnhancedCodes::parse(value)?),
            "provider" => self.providers.push(provider(value)?),
            "host" => self.hosts.push(host(value)?),
            "stage" => self.stages.push(named(value)?),
            "reason" => self.reasons.push(of_a_refusal(named(value)?, Reason::category)?),
            "category" => self.categories.push(of_a_refusal(named(value)?, |category| category)?),
            "contains" if value.trim().is_empty() => return Err("words of the text".into()),
            "contains" => self.contains.push(normalized(value)),
            "regex" => self.regexes.push(value.to_owned()),
            _ => {
                return Err(
                    "one of code, enhanced, provider, host, stage, contains, regex, reason, category".into(),
                );
            }
        }
        Ok(())
    }

    /// Refuses conditions of which one rules out the other.
    fn check_that_they_can_hold(&self) -> Result<(), Problem> {
        let same_class = |code: &Codes| any(&self.enhanced, |enhanced| enhanced.has_class(code.class()));
        if !any(&self.codes, same_class) {
            return Err(Problem::new("when.enhanced", "the class of when.code"));
        }
        if !any(&self.reasons, |reason| any(&self.categories, |category| reason.category() == *category)) {
            return Err(Problem::new("when.reason", "a reason of when.category"));
        }
        Ok(())
    }

    /// Whether all conditions hold that do not ask for the text.
    pub(super) fn hold(&self, judged: &Classification, from: Option<&[u8]>) -> bool {
        any(&self.codes, |codes| judged.code().is_some_and(|code| codes.has(code)))
            && any(&self.enhanced, |codes| judged.enhanced().is_some_and(|code| codes.has(code)))
            && any(&self.reasons, |reason| judged.reason() == *reason)
            && any(&self.categories, |category| judged.category() == *category)
            && any(&self.stages, |stage| judged.stage() == Some(*stage))
            && any(&self.providers, |id| judged.provider().is_some_and(|provider| provider.as_str() == *id))
            && any(&self.hosts, |domain| from.is_some_and(|host| is_in(host, domain)))
    }

    /// Whether these hold wherever others do, so that those have no effect in a rule behind.
    pub(super) fn cover(&self, others: &Self) -> bool {
        cover(&self.codes, &others.codes, |wide, narrow| wide.covers(*narrow))
            && cover(&self.enhanced, &others.enhanced, EnhancedCodes::covers)
            && cover(&self.providers, &others.providers, |a, b| a == b)
            && cover(&self.hosts, &others.hosts, |domain, host| is_in(host.as_bytes(), domain))
            && cover(&self.stages, &others.stages, |a, b| a == b)
            && cover(&self.reasons, &others.reasons, |a, b| a == b)
            && cover(&self.categories, &others.categories, |a, b| a == b)
            && cover(&self.contains, &others.contains, |part, text| text.contains(&**part))
            && cover(&self.regexes, &others.regexes, |a, b| a == b)
    }
}

/// Whether one of the values holds, or there are none.
pub(super) fn any<T>(values: &[T], holds: impl Fn(&T) -> bool) -> bool {
    values.is_empty() || values.iter().any(holds)
}

/// Whether one of the wide values holds wherever one of the narrow ones does.
fn cover<T>(wide: &[T], narrow: &[T], covers: impl Fn(&T, &T) -> bool) -> bool {
    wide.is_empty()
        || !narrow.is_empty() && narrow.iter().all(|narrow| any(wide, |wide| covers(wide, narrow)))
}

/// Reply codes from the first to the last, all of one class.
#[derive(Clone, Copy)]
struct Codes(u16, u16);

impl Codes {
    /// Reads `550`, `55x` or `5xx`.
    fn parse(text: &str) -> Result<Self, Expected> {
        const EXPECTED: Expected = Expected::Borrowed("a reply code such as 550, 55x or 5xx");
        let digits = text.trim_end_matches(['x', 'X']);
        if text.len() != 3 || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(EXPECTED);
        }
        let size = [1, 10, 100][3 - digits.len()];
        let first = digits.parse::<u16>().map_err(|_| EXPECTED)? * size;
        if !(400..600).contains(&first) {
            return Err("a reply code of a refusal, 4xx or 5xx".into());
        }
        Ok(Self(first, first + size - 1))
    }

    fn has(self, code: ReplyCode) -> bool {
        (self.0..=self.1).contains(&code.as_u16())
    }

    const fn class(self) -> u16 {
        self.0 / 100
    }

    const fn covers(self, other: Self) -> bool {
        self.0 <= other.0 && other.1 <= self.1
    }
}

/// Enhanced codes whose numbers are these; `None` stands for any number.
#[derive(Clone, Copy)]
struct EnhancedCodes([Option<u16>; 3]);

impl EnhancedCodes {
    /// Reads `5.7.1`, or with wildcards `5.7.*`, `5.*`, `*.7.1`; for `*` also the `X` of RFC 3463.
    fn parse(text: &str) -> Result<Self, Expected> {
        const EXPECTED: Expected = Expected::Borrowed("an enhanced code such as 5.7.1, 5.7.* or *.7.1");
        let is_wild = |part: &str| matches!(part, "*" | "x" | "X");
        let mut numbers = [None; 3];
        let mut parts = text.split('.');
        let mut last_is_wild = false;
        for (i, number) in numbers.iter_mut().enumerate() {
            match parts.next() {
                Some(part) if is_wild(part) => last_is_wild = true,
                Some(part) => {
                    let is_number =
                        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
                    let starts_with_zero = part.len() > 1 && part.starts_with('0');
                    if !is_number || starts_with_zero {
                        return Err(EXPECTED);
                    }
                    *number = part.parse().ok();
                    last_is_wild = false;
                }
                None if last_is_wild && i > 0 => {}
                None => return Err(EXPECTED),
            }
        }
        match (parts.next(), numbers[0]) {
            (None, None | Some(4 | 5)) => Ok(Self(numbers)),
            (None, Some(2)) => Err("an enhanced code of a refusal, 4.* or 5.*".into()),
            _ => Err(EXPECTED),
        }
    }

    fn has(self, code: EnhancedCode) -> bool {
        let numbers = [u16::from(code.class().digit()), code.subject_number(), code.detail()];
        self.0.iter().zip(numbers).all(|(wanted, number)| wanted.is_none_or(|wanted| wanted == number))
    }

    fn has_class(self, class: u16) -> bool {
        self.0[0].is_none_or(|wanted| wanted == class)
    }

    fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(wide, narrow)| wide.is_none() || *wide == narrow)
    }
}

/// Reads a name, such as that of a reason.
pub(super) fn named<T: FromStr<Err = ParseNameError>>(text: &str) -> Result<T, Expected> {
    text.parse().map_err(|error: ParseNameError| error.expected.into())
}

/// The name of a provider, as it stands in JSON.
fn provider(text: &str) -> Result<&'static str, Expected> {
    named(text).map(Provider::as_str)
}

/// Refuses what no refusal has: rules are not asked about a success.
fn of_a_refusal<T: Copy>(value: T, category: impl Fn(T) -> Category) -> Result<T, Expected> {
    if category(value) == Category::Success { Err("what a refusal can have".into()) } else { Ok(value) }
}

/// The name of a host or domain, in small letters.
fn host(text: &str) -> Result<String, Expected> {
    let is_host = text.split('.').all(|label| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
    });
    if is_host { Ok(text.to_ascii_lowercase()) } else { Err("a host or domain such as example.com".into()) }
}

/// Whether a host has this name or one below it.
fn is_in(host: &[u8], domain: &str) -> bool {
    let host = host.strip_suffix(b".").unwrap_or(host);
    let Some(front) = host.len().checked_sub(domain.len()) else { return false };
    host[front..].eq_ignore_ascii_case(domain.as_bytes()) && (front == 0 || host[front - 1] == b'.')
}
