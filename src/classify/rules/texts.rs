//! What all rules ask of the text, looked for at once.

use super::conditions::Conditions;
use super::error::Problem;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;
use regex::bytes::{RegexBuilder, RegexSet, RegexSetBuilder, SetMatches};

/// So many bytes the compiled expressions of all rules may have.
const MAX_COMPILED: usize = 16 << 20;

/// So many bytes one expression may have when it is to blame that all are too large.
const MAX_COMPILED_ALONE: usize = 1 << 20;

/// So many bytes each thread may use to remember what it has seen of the expressions' states.
const MAX_REMEMBERED: usize = 8 << 20;

/// What stands for a space in the words of a rule: white space, and behind a line break the codes that begin the next line.
/// Logs that put lines side by side leave these codes, too.
const SPACE: &str = r"(?-u:\s)+(?:[2-5][0-9]{2}[ -](?:[245]\.[0-9]{1,3}\.[0-9]{1,3}(?-u:\s)+)?)?";

/// The texts and expressions of all rules, in one set.
#[derive(Clone, Default)]
pub(super) struct Texts(RegexSet);

impl Texts {
    /// Gives the texts of all rules their numbers, and compiles them. An error comes with the position of the rule, where it
    /// is one rule's.
    pub(super) fn of<'a>(
        rules: impl Iterator<Item = &'a mut Conditions>,
    ) -> Result<Self, (Option<usize>, Problem)> {
        let mut expressions: Vec<String> = Vec::new();
        let mut owners: Vec<(usize, &'static str)> = Vec::new();
        for (position, rule) in rules.enumerate() {
            rule.first_text = expressions.len();
            expressions.extend(rule.contains.iter().map(|words| expression(words)));
            owners.resize(expressions.len(), (position, "when.contains"));
            expressions.extend(rule.regexes.iter().cloned());
            owners.resize(expressions.len(), (position, "when.regex"));
        }
        let set = RegexSetBuilder::new(&expressions)
            .size_limit(MAX_COMPILED)
            .dfa_size_limit(MAX_REMEMBERED)
            .build();
        set.map(Self).map_err(|_| {
            let problems = expressions.iter().zip(&owners).find_map(|(expression, (position, field))| {
                Some((Some(*position), problem(field, expression)?))
            });
            problems.unwrap_or((
                None,
                Problem::new("rule", "expressions of 16 MiB at most when they are all compiled"),
            ))
        })
    }

    pub(super) const fn search<'a>(&'a self, text: &'a [u8]) -> Found<'a> {
        Found { set: &self.0, text, matches: None }
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
fn expression(words: &str) -> String {
    let words: Vec<String> = words.split(' ').map(regex::escape).collect();
    // Without Unicode's table of letters where ASCII's will do.
    let flags = if words.iter().all(|word| word.is_ascii()) { "(?i-u)" } else { "(?i)" };
    format!("{flags}{}", words.join(SPACE))
}

/// The rules' texts that one text has, looked for when the first rule asks.
pub(super) struct Found<'a> {
    set: &'a RegexSet,
    text: &'a [u8],
    matches: Option<SetMatches>,
}

impl Found<'_> {
    /// Whether the text has what a rule asks of it.
    pub(super) fn matches(&mut self, rule: &Conditions) -> bool {
        let contains = rule.first_text..rule.first_text + rule.contains.len();
        let regexes = contains.end..contains.end + rule.regexes.len();
        self.any(contains) && self.any(regexes)
    }

    fn any(&mut self, mut texts: Range<usize>) -> bool {
        if texts.is_empty() {
            return true;
        }
        let matches = self.matches.get_or_insert_with(|| self.set.matches(self.text));
        texts.any(|number| matches.matched(number))
    }
}
