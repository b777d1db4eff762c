//! What is wrong with a rule.

use super::rule::Entry;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

/// How many characters of a wrong value are shown.
const SHOWN: usize = 60;

/// The error of making [`Rules`](super::Rules): which rule is wrong, in which field, and what was expected there.
///
/// Messages name a rule by its index in the list, the first being `rules[0]`, and by its name.
///
/// ```
/// use smtp_reply::{Reason, Rule, Rules};
///
/// let rule = Rule::new("odd").when_host("*.example.com").set_reason(Reason::SystemError);
/// let error = Rules::new([rule]).unwrap_err();
/// assert_eq!((error.rule(), error.name()), (Some(0), Some("odd")));
/// assert_eq!(error.field(), "when.host");
/// assert_eq!(error.expected(), "a host or domain such as example.com");
/// assert_eq!(error.found(), Some(r#""*.example.com""#));
/// assert_eq!(
///     error.to_string(),
///     r#"rules[0] ("odd"): when.host: expected a host or domain such as example.com, found "*.example.com""#,
/// );
/// ```
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}{problem}")]
pub struct RulesError {
    place: Place,
    // Boxed, so that a `Result` stays small.
    problem: Box<Problem>,
}

impl RulesError {
    pub(super) fn of_rule(position: usize, name: &str, problem: Problem) -> Self {
        Self { place: Place::Rule { position, name: shortened(name).into() }, problem: Box::new(problem) }
    }

    pub(super) fn of_set(problem: Problem) -> Self {
        Self { place: Place::Set, problem: Box::new(problem) }
    }

    /// Returns the index of the rule that is wrong, the first being 0; `None` where it is the set that is wrong.
    pub fn rule(&self) -> Option<usize> {
        match &self.place {
            Place::Rule { position, .. } => Some(*position),
            Place::Set => None,
        }
    }

    /// Returns the name of the rule that is wrong, shortened if it is long; `None` where it has none, or where it is the set
    /// that is wrong.
    pub fn name(&self) -> Option<&str> {
        match &self.place {
            Place::Rule { name, .. } if !name.is_empty() => Some(name),
            _ => None,
        }
    }

    /// Returns the field that is wrong, such as `when.code` or `name`.
    pub fn field(&self) -> &str {
        &self.problem.field
    }

    /// Returns what was expected there.
    pub fn expected(&self) -> &str {
        &self.problem.expected
    }

    /// Returns what was found there, in words, or as a text in quotation marks that may be shortened. `None` where what was
    /// expected says it all.
    pub fn found(&self) -> Option<&str> {
        self.problem.found.as_deref()
    }
}

impl fmt::Debug for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RulesError({self})")
    }
}

#[derive(Clone, PartialEq, Eq)]
enum Place {
    Rule { position: usize, name: Box<str> },
    Set,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule { position, name } if name.is_empty() => write!(f, "rules[{position}]: "),
            Self::Rule { position, name } => write!(f, "rules[{position}] ({name:?}): "),
            Self::Set => Ok(()),
        }
    }
}

/// What was expected, to be read after that word.
pub(super) type Expected = Cow<'static, str>;

/// What is wrong with a field.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Problem {
    field: Cow<'static, str>,
    expected: Expected,
    /// What was found instead, if that can be told.
    found: Option<String>,
}

impl Problem {
    pub(super) fn new(field: impl Into<Cow<'static, str>>, expected: impl Into<Expected>) -> Self {
        Self { field: field.into(), expected: expected.into(), found: None }
    }

    /// With the text that was found in place of what was expected.
    pub(super) fn found(self, text: &str) -> Self {
        self.found_a(&quoted(text))
    }

    /// With what was found, in words.
    pub(super) fn found_a(self, what: &str) -> Self {
        Self { found: Some(what.to_string()), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.field, self.expected)?;
        match &self.found {
            Some(found) => write!(f, ", found {found}"),
            None => Ok(()),
        }
    }
}

/// Returns a text in quotation marks, shortened if it is long.
pub(super) fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text))
}

/// What is wrong with an entry of `when` or `set`.
pub(super) enum Wrong {
    /// Its key is none of those that were expected.
    Key(&'static str),
    /// Its value is not what was expected.
    Value(Expected),
}

impl From<Expected> for Wrong {
    fn from(expected: Expected) -> Self {
        Self::Value(expected)
    }
}

impl Wrong {
    /// Returns the problem of this entry of a table.
    pub(super) fn in_entry(self, table: &str, Entry { field, value }: &Entry) -> Problem {
        let field = format!("{table}.{field}");
        match self {
            Self::Key(expected) => Problem::new(field, expected).found_a(UNKNOWN_KEY),
            Self::Value(expected) => Problem::new(field, expected).found(value),
        }
    }
}

/// What was found where a key is not known.
pub(super) const UNKNOWN_KEY: &str = "an unknown key";

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
