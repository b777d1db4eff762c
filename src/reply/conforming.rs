//! The fast path for replies that conform to the standards, as nearly all do.

use super::{Deviations, Reply, enhanced, scan};
use crate::code::{EnhancedCode, ReplyCode};

/// A reply without deviations.
pub(super) struct Conforming {
    pub(super) len: usize,
    pub(super) code: ReplyCode,
    pub(super) enhanced: Option<EnhancedCode>,
}

impl Conforming {
    /// The reply in the bytes that it was found in.
    #[inline]
    pub(super) fn reply<'a>(&self, bytes: &'a [u8]) -> Reply<'a> {
        Reply::new(&bytes[..self.len], self.code, self.enhanced, Deviations::NONE)
    }
}

/// The reply at the front of `bytes`, if all of it is there and nothing about it is odd: each line is of printable ASCII,
/// ends in CRLF and carries the codes of the first. With `whole`, no more bytes will come: the reply must be all of them,
/// and its last line needs no line end.
///
/// `None` decides nothing: the scan reads any input, and finds the same where this finds a reply.
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
        let (text, after) = text.split_at_checked(scan::find_odd(text).unwrap_or(text.len()))?;
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
    use crate::reply::{Limits, ParseError, scan::Scan};
    use alloc::{format, string::String};
    use proptest::prelude::*;

    fn parts(reply: &Reply<'_>) -> (usize, ReplyCode, Option<EnhancedCode>, Deviations) {
        (reply.as_bytes().len(), reply.code, reply.enhanced, reply.deviations)
    }

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

    proptest! {
        #[test]
        fn where_it_finds_a_reply_the_scan_finds_the_same(
            mut bytes in "(550-(5\\.1\\.1 )?[ -~]{0,40}\r\n){0,3}(550|250) {1,2}([245]\\.1\\.1( |\t))?[ -~]{0,40}(\r\n){0,2}"
                .prop_map(String::into_bytes),
            change in proptest::option::of((any::<prop::sample::Index>(), any::<u8>())),
        ) {
            if let Some((at, byte)) = change {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(found) = conforming(&bytes, true) {
                let reply = Reply::parse_any(&bytes).expect("the scan finds a reply");
                prop_assert_eq!(parts(&found.reply(&bytes)), parts(&reply));
            }
            if let Some(found) = conforming(&bytes, false) {
                let mut scan = Scan::new();
                prop_assert_eq!(scan.advance(&bytes, &Limits::NONE, false), Ok(Some(found.len)));
                prop_assert_eq!(parts(&found.reply(&bytes)), parts(&scan.reply(&bytes[..found.len])));
            }
        }
    }
}
