//! The conditions of a rule.

use super::error::{Expected, Problem, Wrong};
use super::rule::Entry;
use super::texts::{expression, normalized};
use crate::classify::Classification;
use crate::code::{EnhancedCode, ReplyCode};
use crate::knowledge::Provider;
use crate::name::ParseNameError;
use crate::reason::{Category, Reason, Stage};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;
use regex::bytes::SetMatches;

/// The conditions of one rule, in the order of their kinds. One of each kind has to be met.
#[derive(Clone)]
pub(super) struct Conditions(Vec<Condition>);

/// A condition with one value. The kinds are checked in this order.
#[derive(Clone)]
enum Condition {
    Code(Codes),
    Enhanced(EnhancedCodes),
    Reason(Reason),
    Category(Category),
    Stage(Stage),
    Provider(&'static str),
    /// In lower case.
    Host(String),
    /// Normalized words, with their index in the texts of all rules.
    Contains(String, usize),
    /// An expression, with its index in the texts of all rules.
    Regex(String, usize),
}

impl Conditions {
    pub(super) fn of(entries: &[Entry]) -> Result<Self, Problem> {
        let mut conditions = Vec::with_capacity(entries.len());
        for entry in entries {
            entry.check_length("when")?;
            let condition = Condition::parse(&entry.field, &entry.value);
            conditions.push(condition.map_err(|wrong| wrong.in_entry("when", entry))?);
        }
        if conditions.is_empty() {
            return Err(Problem::new("when", "at least one condition"));
        }
        conditions.sort_by_key(Condition::kind);
        let conditions = Self(conditions);
        conditions.check_compatible()?;
        Ok(conditions)
    }

    /// Returns the conditions, grouped by kind.
    fn kinds(&self) -> impl Iterator<Item = &[Condition]> {
        self.0.chunk_by(|a, b| a.kind() == b.kind())
    }

    /// Returns an error if conditions exclude each other.
    fn check_compatible(&self) -> Result<(), Problem> {
        use Condition as C;
        let same_class = |a: &C, b: &C| match (a, b) {
            (C::Code(codes), C::Enhanced(enhanced)) => Some(enhanced.has_class(codes.class())),
            _ => None,
        };
        let same_category = |a: &C, b: &C| match (a, b) {
            (C::Reason(reason), C::Category(category)) => Some(reason.category() == *category),
            _ => None,
        };
        if !self.any_pair(same_class) {
            return Err(Problem::new("when.enhanced", "the class of when.code"));
        }
        if !self.any_pair(same_category) {
            return Err(Problem::new("when.reason", "a reason of when.category"));
        }
        Ok(())
    }

    /// Whether any pair of comparable conditions agrees, or no pair is comparable.
    fn any_pair(&self, agree: impl Fn(&Condition, &Condition) -> Option<bool>) -> bool {
        let mut pairs = self.0.iter().flat_map(|a| self.0.iter().filter_map(|b| agree(a, b))).peekable();
        pairs.peek().is_none() || pairs.any(|agrees| agrees)
    }

    /// Whether they are met by a classification, the host that replied, and the texts that were found.
    pub(super) fn are_met(&self, judged: &Classification, host: Option<&[u8]>, texts: &SetMatches) -> bool {
        self.kinds().all(|values| values.iter().any(|value| value.is_met(judged, host, texts)))
    }

    /// Whether one of them is about the text.
    pub(super) fn are_about_text(&self) -> bool {
        self.0.iter().any(|condition| matches!(condition, Condition::Contains(..) | Condition::Regex(..)))
    }

    /// Whether these are met whenever others are, so that a later rule with those has no effect.
    pub(super) fn cover(&self, others: &Self) -> bool {
        let covered = |wide: &[Condition], narrow: &[Condition]| {
            narrow.iter().all(|narrow| wide.iter().any(|wide| wide.covers(narrow)))
        };
        self.kinds().all(|wide| {
            others.kinds().any(|narrow| narrow[0].kind() == wide[0].kind() && covered(wide, narrow))
        })
    }

    /// Returns the conditions about the text: the field, the expression, and the place for its index.
    pub(super) fn texts(&mut self) -> impl Iterator<Item = (&'static str, Cow<'_, str>, &mut usize)> {
        self.0.iter_mut().filter_map(|condition| match condition {
            Condition::Contains(words, number) => Some(("when.contains", expression(words).into(), number)),
            Condition::Regex(expression, number) => Some(("when.regex", (&**expression).into(), number)),
            _ => None,
        })
    }
}

impl Condition {
    fn parse(field: &str, value: &str) -> Result<Self, Wrong> {
        Ok(match field {
            "code" => Self::Code(Codes::parse(value)?),
            "enhanced" => Self::Enhanced(EnhancedCodes::parse(value)?),
            "reason" => Self::Reason(of_a_refusal(named(value)?, Reason::category)?),
            "category" => Self::Category(of_a_refusal(named(value)?, |category| category)?),
            "stage" => Self::Stage(named(value)?),
            "provider" => Self::Provider(provider(value)?),
            "host" => Self::Host(host(value)?),
            "contains" if value.trim().is_empty() => return Err(Wrong::Value("words of the text".into())),
            "contains" => Self::Contains(normalized(value), 0),
            "regex" => Self::Regex(value.to_owned(), 0),
            _ => {
                return Err(Wrong::Key(
                    "one of code, enhanced, provider, host, stage, contains, regex, reason, category",
                ));
            }
        })
    }

    const fn kind(&self) -> u8 {
        match self {
            Self::Code(_) => 0,
            Self::Enhanced(_) => 1,
            Self::Reason(_) => 2,
            Self::Category(_) => 3,
            Self::Stage(_) => 4,
            Self::Provider(_) => 5,
            Self::Host(_) => 6,
            Self::Contains(..) => 7,
            Self::Regex(..) => 8,
        }
    }

    fn is_met(&self, judged: &Classification, from: Option<&[u8]>, texts: &SetMatches) -> bool {
        match self {
            Self::Code(codes) => judged.code().is_some_and(|code| codes.has(code)),
            Self::Enhanced(codes) => judged.enhanced().is_some_and(|code| codes.has(code)),
            Self::Reason(reason) => judged.reason() == *reason,
            Self::Category(category) => judged.category() == *category,
            Self::Stage(stage) => judged.stage() == Some(*stage),
            Self::Provider(id) => judged.provider().is_some_and(|provider| provider.id() == *id),
            Self::Host(domain) => from.is_some_and(|host| is_in(host, domain)),
            Self::Contains(_, number) | Self::Regex(_, number) => texts.matched(*number),
        }
    }

    /// Whether it is met whenever another one of its kind is.
    fn covers(&self, narrow: &Self) -> bool {
        match (self, narrow) {
            (Self::Code(wide), Self::Code(narrow)) => wide.covers(*narrow),
            (Self::Enhanced(wide), Self::Enhanced(narrow)) => wide.covers(*narrow),
            (Self::Reason(a), Self::Reason(b)) => a == b,
            (Self::Category(a), Self::Category(b)) => a == b,
            (Self::Stage(a), Self::Stage(b)) => a == b,
            (Self::Provider(a), Self::Provider(b)) => a == b,
            (Self::Host(domain), Self::Host(host)) => is_in(host.as_bytes(), domain),
            (Self::Contains(part, _), Self::Contains(words, _)) => words.contains(&**part),
            (Self::Regex(a, _), Self::Regex(b, _)) => a == b,
            _ => false,
        }
    }
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

/// Enhanced codes whose numbers are these; `None` matches any number.
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

    fn covers(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(wide, narrow)| wide.is_none() || *wide == narrow)
    }
}

/// Reads a name, such as that of a reason.
pub(super) fn named<T: FromStr<Err = ParseNameError>>(text: &str) -> Result<T, Expected> {
    text.parse().map_err(|error: ParseNameError| error.expected.into())
}

/// The name of a provider, as written in JSON.
fn provider(text: &str) -> Result<&'static str, Expected> {
    Provider::by_id(text)
        .map(Provider::id)
        .ok_or_else(|| "the id of a provider such as google (smtp_reply::docs::names lists all)".into())
}

/// Refuses codes of successes: rules are not applied to them.
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
