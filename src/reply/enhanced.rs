//! Where the enhanced code is: in a line's text, in a text whose lines a log has joined.

use super::Lines;
use crate::code::{EnhancedCode, ReplyCode};
use crate::find::places;

/// The enhanced code at the start of a text, and where it ends. A space, a tab or the end of the line must follow.
pub(crate) fn leading(text: &[u8]) -> Option<(EnhancedCode, usize)> {
    let trimmed = if let [b' ', ..] = text { text.trim_ascii_start() } else { text };
    match EnhancedCode::prefix(trimmed) {
        Ok((code, len)) if matches!(trimmed.get(len), None | Some(b' ' | b'\t')) => {
            Some((code, text.len() - trimmed.len() + len))
        }
        _ => None,
    }
}

/// The enhanced code of a reply whose lines have different ones: the first on a line with the reply's code, else the first of
/// all. One whose class is that of the code has priority; on a line with another code, only such a one counts.
pub(super) fn deciding(lines: &Lines<'_>, code: ReplyCode) -> Option<EnhancedCode> {
    let found = || lines.clone().filter_map(|line| Some((line.code(), line.enhanced()?)));
    found()
        .find(|&(of, enhanced)| of == code && agrees(enhanced, code))
        .or_else(|| found().find(|&(of, enhanced)| of == code || agrees(enhanced, code)))
        .map(|(_, enhanced)| enhanced)
}

/// The enhanced code of a refusal that is elsewhere or not followed by a space, on the lines with the reply's code.
pub(super) fn misplaced(lines: Lines<'_>, code: ReplyCode) -> Option<EnhancedCode> {
    if !code.is_refusal() {
        return None;
    }
    let mut texts = lines.filter(|line| line.code() == code).map(|line| line.text());
    texts.find_map(|text| misplaced_in(text).filter(|enhanced| agrees(*enhanced, code)))
}

/// The enhanced code of a text after a reply code, by the rule of [`Reply::enhanced`](super::Reply::enhanced). The text may
/// have several lines that a log has joined, with the code before each.
pub(crate) fn in_text(text: &[u8], code: ReplyCode) -> Option<EnhancedCode> {
    let first = leading(text).map(|(enhanced, _)| enhanced);
    if first.is_some_and(|enhanced| agrees(enhanced, code)) {
        return first;
    }
    let mut later = joined_lines(text, code).filter_map(|line| Some(leading(line)?.0));
    if let Some(enhanced) = later.clone().find(|enhanced| agrees(*enhanced, code)) {
        return Some(enhanced);
    }
    first.or_else(|| later.next()).or_else(|| {
        if !code.is_refusal() {
            return None;
        }
        misplaced_in(text).filter(|enhanced| agrees(*enhanced, code))
    })
}

/// The enhanced code of a text without a reply code, at any position.
pub(crate) fn in_bare_text(text: &[u8]) -> Option<EnhancedCode> {
    leading(text).map(|(enhanced, _)| enhanced).or_else(|| misplaced_in(text))
}

/// Whether the classes are the same.
fn agrees(enhanced: EnhancedCode, code: ReplyCode) -> bool {
    enhanced.class() == code.class()
}

/// The texts of the lines after the first: what follows the code and its separator.
fn joined_lines(text: &[u8], code: ReplyCode) -> impl Iterator<Item = &[u8]> + Clone {
    let digits = code.as_str().as_bytes();
    let [a, b, c] = [digits[0], digits[1], digits[2]];
    #[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
    let starts = places(text, move |first, second, third, after| {
        (first == a) & (second == b) & (third == c) & ((after == b' ') | (after == b'-'))
    });
    starts
        .filter(|&at| at > 0 && !text[at - 1].is_ascii_alphanumeric())
        .map(|at| &text[at + digits.len() + 1..])
}

/// A code in another form: `5.7.1:` or `5.1.1<user@example.com>` at the start; `#5.1.1`, `(#5.1.1)` or `(5.1.1)` at any
/// position; or else a separate word. It must not be part of an address or a version.
fn misplaced_in(text: &[u8]) -> Option<EnhancedCode> {
    glued(text.trim_ascii_start()).or_else(|| marked(text)).or_else(|| free(text))
}

/// A code at the start of the text, without a space after it.
fn glued(text: &[u8]) -> Option<EnhancedCode> {
    let (code, len) = EnhancedCode::prefix(text).ok()?;
    let follows = match text[len..] {
        // A dot that ends the sentence, not one that continues an address.
        [b'.', next, ..] => !next.is_ascii_digit(),
        [b'/' | b'_' | b'@', ..] => false,
        // Not "5.1.1-rc2", but "5.1.1-The account …".
        [b'-', next, ..] => !(next.is_ascii_lowercase() || next.is_ascii_digit()),
        _ => true,
    };
    follows.then_some(code)
}

/// The first code after a number sign, or alone in brackets.
#[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
fn marked(text: &[u8]) -> Option<EnhancedCode> {
    for mark in places(text, |a, b, _, _| matches!(a, b'#' | b'(' | b'[') & matches!(b, b'2' | b'4' | b'5')) {
        let rest = &text[mark + 1..];
        let Ok((code, len)) = EnhancedCode::prefix(rest) else { continue };
        let closed = match text[mark] {
            b'#' => glued(rest).is_some(),
            b'(' => rest.get(len) == Some(&b')'),
            _ => rest.get(len) == Some(&b']'),
        };
        if closed {
            return Some(code);
        }
    }
    None
}

/// The first code without a letter or digit next to it, nor a mark that joins names and numbers.
#[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
fn free(text: &[u8]) -> Option<EnhancedCode> {
    let class_and_dot =
        places(text, |a, b, c, _| matches!(a, b'2' | b'4' | b'5') & (b == b'.') & c.is_ascii_digit());
    let touches = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/' | b'-' | b'=');
    class_and_dot.filter(|&at| at == 0 || !touches(text[at - 1])).find_map(|at| {
        let (code, len) = EnhancedCode::prefix(&text[at..]).ok()?;
        let goes_on = match text[at + len..] {
            [b'.', next, ..] => next.is_ascii_alphanumeric(),
            [b'-', next, ..] => next.is_ascii_lowercase() || next.is_ascii_digit(),
            // An underscore may be a space that qmail has replaced.
            [byte, ..] => byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'@'),
            [] => false,
        };
        (!goes_on).then_some(code)
    })
}
