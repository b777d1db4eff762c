//! The conditions about the text of all rules, searched for at once.

use super::conditions::Conditions;
use super::error::Problem;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use regex::bytes::{RegexBuilder, RegexSet, RegexSetBuilder, SetMatches};

/// How many bytes the compiled expressions of all rules may have.
const MAX_COMPILED: usize = 16 << 20;

/// How many bytes one expression may have where all together are too large.
const MAX_COMPILED_ALONE: usize = 1 << 20;

/// How many bytes each thread may use for the cache of the expressions' states.
const MAX_REMEMBERED: usize = 8 << 20;

/// What a space in the words of a rule matches: white space, and after a line break the codes that begin the next line.
/// Logs that put lines side by side leave these codes, too.
const SPACE: &str = r"(?-u:\s)+(?:[2-5][0-9]{2}[ -](?:[245]\.[0-9]{1,3}\.[0-9]{1,3}(?-u:\s)+)?)?";

/// The texts and expressions of all rules, in one set.
#[derive(Clone, Default)]
pub(super) struct Texts {
    set: RegexSet,
    /// The field of each of them, and the position of its rule.
    owners: Vec<(&'static str, usize)>,
}

impl Texts {
    /// Gives the texts of all rules their numbers, and compiles them. An error comes with the position of the rule, where it
    /// is one rule's.
    pub(super) fn of<'a>(
        rules: impl Iterator<Item = &'a mut Conditions>,
    ) -> Result<Self, (Option<usize>, Problem)> {
        let mut expressions: Vec<String> = Vec::new();
        let mut owners = Vec::new();
        for (position, rule) in rules.enumerate() {
            for (field, expression, number) in rule.texts() {
                *number = expressions.len();
                expressions.push(expression.into_owned());
                owners.push((field, position));
            }
        }
        let set = RegexSetBuilder::new(&expressions)
            .size_limit(MAX_COMPILED)
            .dfa_size_limit(MAX_REMEMBERED)
            .build();
        match set {
            Ok(set) => Ok(Self { set, owners }),
            Err(_) => Err(expressions
                .iter()
                .zip(owners)
                .find_map(|(expression, (field, position))| {
                    Some((Some(position), problem(field, expression)?))
                })
                .unwrap_or_else(|| {
                    let expected = "expressions of 16 MiB at most when they are all compiled";
                    (None, Problem::new("rule", expected))
                })),
        }
    }

    /// Looks for all of them at once.
    pub(super) fn search(&self, text: &[u8]) -> SetMatches {
        self.set.matches(text)
    }

    /// The positions of the rules that have something of what was found, in their order.
    pub(super) fn rules(&self, found: &SetMatches) -> impl Iterator<Item = usize> {
        found.iter().map(|number| self.owners[number].1)
    }
}

/// What is wrong with an expression, if anything is.
fn problem(field: &'static str, expression: &str) -> Option<Problem> {
    let error = RegexBuilder::new(expression).size_limit(MAX_COMPILED_ALONE).build().err()?;
    Some(match error {
        regex::Error::CompiledTooBig(_) => {
            Problem::new(field, "a smaller regular expression").found(expression)
        }
        // Its last line is what is wrong, those before show where.
        error => {
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason);
            Problem::new(field, format!("a regular expression ({reason})")).found(expression)
        }
    })
}

/// The words of a rule in small letters, with single spaces.
pub(super) fn normalized(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        let mut lower = c.to_lowercase();
        let c = match (lower.next(), lower.next()) {
            _ if c.is_whitespace() => ' ',
            (Some(lower), None) => lower,
            // Turkish İ: its small letter is two characters, and no expression takes these for one.
            _ => c,
        };
        if c != ' ' || !text.ends_with(' ') {
            text.push(c);
        }
    }
    text
}

/// The expression for normalized words.
pub(super) fn expression(words: &str) -> String {
    let words: Vec<String> = words.split(' ').map(regex::escape).collect();
    // Without Unicode's table of letters where ASCII's will do.
    let flags = if words.iter().all(|word| word.is_ascii()) { "(?i-u)" } else { "(?i)" };
    format!("{flags}{}", words.join(SPACE))
}
