//! The fast path for replies that conform to the standards, as nearly all do.

use super::{Deviations, Reply, enhanced};
use crate::code::{EnhancedCode, ReplyCode};
use crate::find;

/// A reply without deviations.
pub(super) struct Conforming {
    pub(super) len: usize,
    pub(super) code: ReplyCode,
    pub(super) enhanced: Option<EnhancedCode>,
}

impl Conforming {
    /// Returns the reply in `bytes`, in which it was found.
    #[inline]
    pub(super) fn reply<'a>(&self, bytes: &'a [u8]) -> Reply<'a> {
        Reply::new(&bytes[..self.len], self.code, self.enhanced, Deviations::NONE)
    }
}

/// Returns the reply at the start of `bytes` if it is complete and has no deviation: each line is printable ASCII, ends in
/// CRLF and has the codes of the first. With `whole`, no more bytes will come: the reply must be all of them, and its last
/// line needs no line end.
///
/// After `None`, the scan decides. It reads any input, with the same result for replies that are found here.
pub(super) fn conforming(bytes: &[u8], whole: bool) -> Option<Conforming> {
    let digits @ [b'2'..=b'5', b'0'..=b'5', b'0'..=b'9'] = *bytes.first_chunk()? else { return None };
    let code = ReplyCode::from_bytes(&digits).ok()?;
    let mut first = None;
    let mut rest = if whole { bytes.strip_suffix(b"\r\n").unwrap_or(bytes) } else { bytes };
    loop {
        let ([head @ .., separator], text) = rest.split_first_chunk::<4>()?;
        if *head != digits {
            return None;
        }
        let (text, after) = text.split_at_checked(find::odd(text).unwrap_or(text.len()))?;
        if text.len() > LONGEST_TEXT {
            return None;
        }
        let enhanced = enhanced::leading(text).map(|(code, _)| code);
        if *first.get_or_insert(enhanced) != enhanced {
            return None;
        }
        let len = match (separator, after) {
            (b'-', [b'\r', b'\n', after @ ..]) => {
                rest = after;
                continue;
            }
            (b' ', [b'\r', b'\n', after @ ..]) if !whole => bytes.len() - after.len(),
            (b' ', []) if whole => bytes.len(),
            _ => return None,
        };
        if enhanced.is_some_and(|enhanced| enhanced.class().digit() + b'0' != digits[0]) {
            return None;
        }
        return Some(Conforming { len, code, enhanced });
    }
}

/// A line of 512 octets without its code, separator and line end (RFC 5321 §4.5.3.1.5).
const LONGEST_TEXT: usize = 506;

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use crate::reply::ParseError;
    use alloc::format;

    #[test]
    fn it_takes_what_conforms() {
        for reply in [
            "250 Ok\r\n",
            "354 Start mail input; end with <CRLF>.<CRLF>\r\n",
            "550 5.1.1 No such user\r\n",
            "550-5.1.1 No such user\r\n550 5.1.1 at example.com\r\n",
            "250-mx.example.com at your service\r\n250-SIZE 157286400\r\n250 SMTPUTF8\r\n",
        ] {
            assert!(conforming(reply.as_bytes(), true).is_some(), "{reply}");
            assert!(conforming(reply.trim_end().as_bytes(), true).is_some(), "{reply} without its end");
            assert!(conforming(format!("{reply}421").as_bytes(), false).is_some(), "{reply} and more");
        }
    }

    #[test]
    fn a_result_is_as_small_as_a_reply() {
        assert_eq!(size_of::<Result<Reply<'_>, ParseError>>(), size_of::<Reply<'_>>());
    }
}
