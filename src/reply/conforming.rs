//! The short way through a reply that keeps to the standards, as nearly all do.

use super::{Deviations, Limits, Reply, enhanced, scan};
use crate::code::ReplyCode;

/// The reply at the front of `bytes`, if all of it is there and nothing about it is odd: each line is of printable ASCII,
/// ends in CRLF and carries the codes of the first. With `whole`, no more bytes will come and the last line needs no
/// line end.
///
/// All else is left to the scan, which would find here what is found here.
#[inline]
pub(super) fn conforming<'a>(bytes: &'a [u8], limits: &Limits, whole: bool) -> Option<Reply<'a>> {
    let window = &bytes[..bytes.len().min(limits.reply)];
    let (&digits, _) = window.split_first_chunk()?;
    let code = ReplyCode::from_bytes(&digits).ok().filter(|code| code.is_standard_form())?;
    let mut enhanced = None;
    let mut rest = window;
    let mut lines = 0;
    loop {
        let [a, b, c, separator @ (b' ' | b'-'), text @ ..] = rest else { return None };
        if [*a, *b, *c] != digits {
            return None;
        }
        let end = scan::find_odd(text, 0).unwrap_or(text.len());
        let len = match text[end..] {
            [b'\r', b'\n', ..] => end + 6,
            [] if whole => end + 4,
            _ => return None,
        };
        if end > 506 || len > limits.line {
            return None;
        }
        let found = enhanced::leading(&text[..end]).map(|(enhanced, _)| enhanced);
        if lines == 0 {
            if found.is_some_and(|enhanced| enhanced.class() != code.class()) {
                return None;
            }
            enhanced = found;
        } else if enhanced != found {
            return None;
        }
        lines += 1;
        rest = &rest[len..];
        if *separator == b' ' {
            let len = window.len() - rest.len();
            return Some(Reply::new(&bytes[..len], code, enhanced, Deviations::NONE));
        }
        if lines >= limits.lines {
            return None;
        }
    }
}
