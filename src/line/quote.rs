//! The parts of a line around the reply that it quotes.

use super::codes::starts_with_enhanced;
use crate::code::EnhancedCode;
use crate::find::places;

/// The start of the text in a line without a reply code: after the last marker.
pub(super) fn after_marker(line: &[u8]) -> usize {
    const MARKERS: [&[u8]; 9] = [
        b"refused to talk to me: ",
        b" said: ",
        b"delivery temporarily suspended: ",
        b"x-unix; ",
        b"status=bounced (",
        b"status=deferred (",
        b"status=undeliverable (",
        b"stat=",
        b" defer (",
    ];
    let ends = places(line, |a, b, _, _| match b {
        b' ' => matches!(a, b':' | b';' | b'd'),
        b'(' => a == b' ',
        b'=' => a == b't',
        _ => false,
    });
    let mut start = 0;
    // Likewise for what a server refused itself: Exim's "rejected RCPT <joe@example.com>: …", Postfix's "reject: header
    // …: 5.7.1 …".
    let (mut exim, mut postfix) = (false, false);
    for end in ends.map(|at| at + 2) {
        let (front, back) = line.split_at(end);
        if front.ends_with(b" rejected ") {
            exim = true;
        } else if front.ends_with(b"reject: ") {
            postfix = true;
        } else if MARKERS.iter().any(|marker| front.ends_with(marker)) {
            start = end;
        } else if front.ends_with(b": ") && (exim || (postfix && starts_with_enhanced(back))) {
            start = end;
            (exim, postfix) = (false, false);
        }
    }
    start
}

/// The status of the failure in lines of Postfix and Sendmail (`dsn=`) and in delivery reports (`Status:`).
pub(super) fn status_in(before: &[u8]) -> Option<EnhancedCode> {
    let ends = places(before, |a, b, _, _| matches!([a, b], [b'n', b'='] | [b's', b':']));
    ends.map(|at| before.split_at(at + 2))
        .filter(|(name, _)| name.ends_with(b"dsn=") || name.ends_with(b"Status:"))
        .find_map(|(_, value)| EnhancedCode::prefix(value.trim_ascii_start()).ok())
        .map(|(code, _)| code)
}

/// Splits off what the line has after the reply: "(in reply to RCPT TO command)", "; from=<…>".
pub(super) fn cut_trailer(text: &[u8]) -> (&[u8], &[u8]) {
    const TRAILERS: [&[u8]; 4] = [b"(in reply to ", b"; from=<", b"; to=<", b" Remote-MTA:"];
    let trailer = places(text, |a, b, _, _| matches!([a, b], [b'(', b'i'] | [b';', b' '] | [b' ', b'R']))
        .find(|&at| at > 0 && TRAILERS.iter().any(|trailer| text[at..].starts_with(trailer)));
    text.split_at(trailer.unwrap_or(text.len()))
}
