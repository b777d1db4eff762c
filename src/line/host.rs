//! The host that gave a reply, if a line names it.

use crate::find::{self, places};

/// The host after the word with the lowest rank.
pub(super) fn host_in(text: &[u8]) -> Option<&[u8]> {
    const NAMES: [&[u8]; 5] = [b"host ", b"H=", b"relay=", b"connect to ", b"Server at "];
    let ends = places(text, |a, b, _, _| {
        b == b' ' && matches!(a, b't' | b'o') || b == b'=' && matches!(a, b'H' | b'y')
    });
    let mut found: Option<(usize, &[u8])> = None;
    for (front, back) in ends.map(|at| text.split_at(at + 2)) {
        let (rank, host) = match NAMES.iter().position(|name| front.ends_with(name)) {
            Some(rank) => (rank, back),
            // qmail: "192.0.2.1 does not like recipient."
            None if front.ends_with(b" does not ") && back.starts_with(b"like ")
                || front.ends_with(b" failed after I sent ") =>
            {
                (NAMES.len(), text)
            }
            None => continue,
        };
        if found.is_none_or(|(lowest, _)| rank < lowest) {
            found = host_at(host).map(|host| (rank, host)).or(found);
        }
    }
    found.map(|(_, host)| host)
}

/// The host name or address at the start of a text. It must have a dot, unlike "relay=none".
pub(super) fn host_at(text: &[u8]) -> Option<&[u8]> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let end = text.iter().position(|byte| !is_name(byte)).unwrap_or(text.len());
    let host = &text[..end];
    (host.contains(&b'.') || host.eq_ignore_ascii_case(b"localhost")).then_some(host)
}

/// The host in what a line calls a relay: `mx.example.com[192.0.2.1]:25`, `192.0.2.1 (mx.example.com)`.
pub(super) fn host_of_relay(relay: &[u8]) -> Option<&[u8]> {
    let named = find::byte(relay, 0, b'(').and_then(|bracket| host_at(&relay[bracket + 1..]));
    named.filter(|name| name.iter().any(u8::is_ascii_alphabetic)).or_else(|| host_at(relay))
}
