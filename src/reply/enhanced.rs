//! Where in a line's text the enhanced code stands.

use super::{Lines, scan};
use crate::code::{EnhancedCode, ReplyCode};

/// The enhanced code at the start of a text and where it ends. A space, a tab or the end of the line sets it off.
pub(super) fn leading(text: &[u8]) -> Option<(EnhancedCode, usize)> {
    let trimmed = if let [b' ', ..] = text { text.trim_ascii_start() } else { text };
    match EnhancedCode::prefix(trimmed) {
        Ok((code, len)) if matches!(trimmed.get(len), None | Some(b' ' | b'\t')) => {
            Some((code, text.len() - trimmed.len() + len))
        }
        _ => None,
    }
}

/// The enhanced code that stands for the whole reply, where its lines carry different ones: the first on a line that
/// carries the reply's code, else the first of all; one whose class agrees with the code goes before one whose class
/// does not. A line with another code is heard only where the classes agree.
pub(super) fn deciding(lines: &Lines<'_>, code: ReplyCode) -> Option<EnhancedCode> {
    let found = || lines.clone().filter_map(|line| Some((line.code(), line.enhanced()?)));
    let agrees = |enhanced: EnhancedCode| enhanced.class() == code.class();
    found()
        .find(|&(of, enhanced)| of == code && agrees(enhanced))
        .or_else(|| found().find(|&(of, enhanced)| of == code || agrees(enhanced)))
        .map(|(_, enhanced)| enhanced)
}

/// The enhanced code of a refusal that stands elsewhere or is not set off by a space: `#5.1.1`, `5.7.1:`,
/// `5.1.1<user@example.com>`, `(#5.1.1)` or `(5.1.1)` at any place. Its class must be the reply's, and it must not be
/// a piece of an address or of a version.
pub(super) fn misplaced(lines: Lines<'_>, code: ReplyCode) -> Option<EnhancedCode> {
    if !code.is_refusal() {
        return None;
    }
    let agrees = |enhanced: &EnhancedCode| enhanced.class() == code.class();
    let mut texts = lines.filter(|line| line.code() == code).map(|line| line.text());
    texts.find_map(|text| glued(text.trim_ascii_start()).or_else(|| marked(text)).filter(agrees))
}

/// A code at the start of the text with more than a space after it.
fn glued(text: &[u8]) -> Option<EnhancedCode> {
    let (code, len) = EnhancedCode::prefix(text).ok()?;
    let follows = match text[len..] {
        // A dot that ends the sentence, not one that makes it an address.
        [b'.', next, ..] => !next.is_ascii_digit(),
        [b'/' | b'_' | b'@', ..] => false,
        // Not "5.1.1-rc2".
        [b'-', next, ..] => !next.is_ascii_alphanumeric(),
        _ => true,
    };
    follows.then_some(code)
}

/// The first code after a number sign, or alone in brackets.
fn marked(text: &[u8]) -> Option<EnhancedCode> {
    let mut at = 0;
    while let Some(mark) = scan::find_mark(text, at) {
        at = mark + 1;
        let rest = &text[at..];
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
