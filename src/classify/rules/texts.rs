//! The conditions about the text of all rules, as one set of expressions.

use super::conditions::Conditions;
use super::error::Problem;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use regex::bytes::{RegexBuilder, RegexSet, RegexSetBuilder, SetMatches};

/// The maximum size of the compiled expressions of all rules, in bytes.
const MAX_COMPILED: usize = 16 << 20;

/// The maximum size of one compiled expression, in bytes, which finds the one to blame if all together are too large.
const MAX_COMPILED_ALONE: usize = 1 << 20;

/// The maximum size of the cache of states that each thread has, in bytes.
const MAX_CACHE: usize = 8 << 20;

/// What a space in the words of a rule matches: white space, and after a line break the codes that begin the next line.
/// Logs that join lines keep these codes.
const SPACE: &str = r"(?-u:\s)+(?:[2-5][0-9]{2}[ -](?:[245]\.[0-9]{1,3}\.[0-9]{1,3}(?-u:\s)+)?)?";

/// The texts and expressions of all rules, in one set.
#[derive(Clone, Default)]
pub(super) struct Texts {
    set: RegexSet,
    /// The field of each expression, and the position of its rule.
    owners: Vec<(&'static str, usize)>,
}

impl Texts {
    /// Numbers the texts of all rules, and compiles them. An error has the position of the rule, if one rule causes it.
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
        let set =
            RegexSetBuilder::new(&expressions).size_limit(MAX_COMPILED).dfa_size_limit(MAX_CACHE).build();
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

    /// Searches a text for all of them at once.
    pub(super) fn search(&self, text: &[u8]) -> SetMatches {
        self.set.matches(text)
    }

    /// Returns the positions of the rules whose texts were found, in order.
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
        // The last line says what is wrong, the lines before show where.
        error => {
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason);
            Problem::new(field, format!("a regular expression ({reason})")).found(expression)
        }
    })
}

/// Returns the words of a rule in lower case, with single spaces.
pub(super) fn normalized(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        let mut lower = c.to_lowercase();
        let c = match (lower.next(), lower.next()) {
            _ if c.is_whitespace() => ' ',
            (Some(lower), None) => lower,
            // Turkish İ: its lower case is two characters, which do not match the one.
            _ => c,
        };
        if c != ' ' || !text.ends_with(' ') {
            text.push(c);
        }
    }
    text
}

/// Returns the expression for normalized words.
pub(super) fn expression(words: &str) -> String {
    let words: Vec<String> = words.split(' ').map(regex::escape).collect();
    // Without Unicode's tables if ASCII suffices.
    let flags = if words.iter().all(|word| word.is_ascii()) { "(?i-u)" } else { "(?i)" };
    format!("{flags}{}", words.join(SPACE))
}
