//! Finding the reply code in a text.

use crate::code::{EnhancedCode, ReplyCode};
use crate::find::{find, places};

/// The reply code that counts, and its position.
pub(super) fn find_code(line: &[u8]) -> Option<(ReplyCode, usize)> {
    let mut success = None;
    let mut protocol = None;
    let three_digits = places(line, |a, b, c, after| {
        matches!(a, b'2'..=b'5') & b.is_ascii_digit() & c.is_ascii_digit() & !after.is_ascii_digit()
    });
    for at in three_digits {
        let Some(code) = code_at(line, at) else { continue };
        match code.as_u16() {
            200..400 => success = success.or(Some((code, at))),
            // In a transcript, a command that was not understood is not the cause of the failure.
            500..505 if protocol.is_none() && find(&line[at..], b">>> ").is_some() => {
                protocol = Some((code, at));
            }
            _ => return Some((code, at)),
        }
    }
    protocol.or(success)
}

/// The reply code at the start of a text.
pub(super) fn code_in_front(text: &[u8]) -> Option<(ReplyCode, usize)> {
    let code = ReplyCode::from_bytes(text.get(..3)?).ok()?;
    matches!(text.get(3), None | Some(b' ' | b'-')).then_some((code, 0))
}

/// Whether three digits are a reply code and not a port, a size or a time.
fn code_at(line: &[u8], at: usize) -> Option<ReplyCode> {
    let code = ReplyCode::from_bytes(&line[at..at + 3]).ok()?;
    let (before, after) = (&line[..at], &line[at + 3..]);
    if is_expected(before) || is_exit_status(before) {
        return None;
    }
    let ends = match after.first() {
        None => true,
        Some(b'.') => !after.get(1).is_some_and(u8::is_ascii_digit),
        Some(byte) => matches!(
            byte,
            b' ' | b'-' | b'\'' | b'"' | b'\t' | b'\r' | b'\n' | b':' | b'<' | b',' | b')' | b';' | b'#'
        ),
    };
    if !ends {
        return None;
    }
    let context = before.trim_ascii_end();
    let spaced = context.len() < before.len();
    let said = matches!(after.first(), Some(b' ' | b'-') | None);
    let good = match (before.last(), context.last()) {
        (None, _) | (_, None) => true,
        // An enhanced code follows.
        (Some(touching), _) if starts_with_enhanced(after) => {
            !touching.is_ascii_alphanumeric() && !matches!(touching, b'.' | b'/' | b'-')
        }
        // "said: 550 …"; "RCPT TO:550 …", but not "[192.0.2.1]:587: …".
        (_, Some(b':')) => {
            spaced || (said && context.len() > 1 && context[context.len() - 2].is_ascii_uppercase())
        }
        (_, Some(b';' | b'\'' | b'"')) => true,
        // "(550)", but not "at most 200 (300 for members)".
        (_, Some(b'<' | b'(')) => (!spaced && code.is_refusal()) || context.ends_with(b"<<<"),
        (_, Some(b'#' | b'>')) => code.is_refusal(),
        _ if spaced && said && code.is_refusal() => ANNOUNCERS.iter().any(|word| context.ends_with(word)),
        _ => false,
    };
    good.then_some(code)
}

/// Whether the number is the code that a program expected instead: `Expected response code "250" but got …`.
fn is_expected(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(32)..];
    let expected = near.windows(7).rposition(|word| word == b"xpected" || word == b"xpectin");
    expected.is_some_and(|at| {
        let unexpected = near[..at].ends_with(b"ne");
        let says = |word: &[u8]| find(&near[at..], word).is_some();
        !unexpected && !says(b"got") && !says(b"but") && !says(b"received") && !says(b"was")
    })
}

/// Whether the number is the exit status of a program: `X-Unix; 75` (Sendmail, Exim).
fn is_exit_status(before: &[u8]) -> bool {
    let front = before.trim_ascii_end();
    front.len() >= 5 && front[front.len() - 5..].eq_ignore_ascii_case(b"unix;")
}

/// Words directly before a reply code that no punctuation separates from the text.
const ANNOUNCERS: [&[u8]; 11] = [
    b"said",
    b"returned",
    b"error",
    b"code",
    b"response",
    b"with",
    b"was",
    b"reply",
    b"got",
    b"<BR>",
    b"<br>",
];

/// Whether an enhanced code is at the start, after a separator, a number sign or an opening bracket.
pub(super) fn starts_with_enhanced(text: &[u8]) -> bool {
    let is_front = |byte: &u8| matches!(byte, b' ' | b'-' | b'#' | b'(' | b'[' | b'<' | b'"' | b'\'');
    let Some(skip) = text.iter().position(|byte| !is_front(byte)).filter(|skip| *skip <= 4) else {
        return false;
    };
    let Ok((_, len)) = EnhancedCode::prefix(&text[skip..]) else { return false };
    !matches!(text[skip + len..], [b'.', b'0'..=b'9', ..])
}
