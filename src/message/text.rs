//! Lines of text, regardless of case, quoting and encoding.

use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use std::string::String;

/// Whether the text begins with these words, regardless of ASCII case.
pub(super) fn begins(text: &str, words: &str) -> bool {
    text.len() >= words.len() && text.as_bytes()[..words.len()].eq_ignore_ascii_case(words.as_bytes())
}

/// Whether the text contains the words, regardless of ASCII case.
pub(super) fn contains(text: &str, words: &str) -> bool {
    position(text, words).is_some()
}

/// The position of the words in the text, ignoring ASCII case.
pub(super) fn position(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let (first, last) = (words.first()?, text.len().checked_sub(words.len())?);
    let (lower, upper) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    (0..=last).find(|&at| {
        (text[at] == lower || text[at] == upper) && text[at..at + words.len()].eq_ignore_ascii_case(words)
    })
}

/// The text after the words.
pub(super) fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    // Words are valid UTF-8, so they end at a boundary of the text's characters.
    position(text, words).map(|at| &text[at + words.len()..])
}

/// A line without surrounding white space, and without the marks of a quotation or a list at its start.
pub(super) fn bare(line: &str) -> &str {
    let line = line.trim();
    let mut rest = line.trim_start_matches(['>', '|', '*', '•', '·', '#', ' ', '\t', '\u{a0}']);
    if let Some(item) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("-- ")) {
        rest = item.trim_start();
    }
    rest
}

/// The text that HTML shows.
pub(super) fn of_html(html: &str) -> String {
    html_to_text(html)
}

/// Decodes quoted-printable (RFC 2045 §6.7) that is not declared as such; `None` if the text is not encoded.
pub(super) fn undo_quoted_printable(text: &str) -> Option<String> {
    let soft_breaks = text.lines().filter(|line| line.ends_with('=') && !line.ends_with("==")).count();
    let encoded =
        text.matches("=3D").count() + text.matches("=20\n").count() + text.matches("=20\r\n").count();
    if soft_breaks == 0 || soft_breaks + encoded < 2 {
        return None;
    }
    quoted_printable_decode(text.as_bytes()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// A line as in [`bare`], but with the arrows of a transcript.
pub(super) fn bare_answer(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with(">>>") { line } else { bare(line) }
}

/// The start of a text, at most `limit` bytes.
pub(super) fn front(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or_default()]
}
