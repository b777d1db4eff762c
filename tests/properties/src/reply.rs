//! Parsing gives what plain reading gives, on the short way through a reply and on the long one.

use proptest::prelude::*;
use smtp_reply::Deviation::{BareCr, BareLf, BlankLineBefore, ControlCharacter, NotUtf8};
use smtp_reply::Reply;

/// The code and the texts of a reply, read without any art: what `parse` must agree with.
fn read_plainly(bytes: &[u8]) -> Option<(u16, Vec<&[u8]>)> {
    let mut rest: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    if bytes.ends_with(b"\n") {
        rest.pop();
    }
    let blank = rest.iter().take_while(|line| matches!(line, [] | [b'\r'])).count();
    let (last, others) = rest[blank..].split_last()?;
    let mut deciding = None;
    let mut texts = Vec::new();
    for (line, is_last) in others.iter().map(|line| (line, false)).chain([(last, true)]) {
        let end = line.iter().rposition(|byte| *byte != b'\r')? + 1;
        let code: u16 = std::str::from_utf8(line[..end].get(..3)?).ok()?.parse().ok()?;
        if !line[0].is_ascii_digit() || !(100..600).contains(&code) {
            return None;
        }
        let (from, ends) = match line[..end].get(3) {
            None => (3, true),
            Some(b'-') => (4, false),
            Some(b' ' | b'\t') => (4, true),
            Some(byte) if byte.is_ascii_alphabetic() => (3, true),
            Some(_) => return None,
        };
        if ends != is_last {
            return None;
        }
        texts.push(&line[from..end]);
        if code >= 400 || deciding.is_none_or(|before| before < 400) {
            deciding = Some(code);
        }
    }
    deciding.map(|code| (code, texts))
}

/// Bytes that are near to a reply.
fn wire() -> impl Strategy<Value = Vec<u8>> {
    let text = prop_oneof![
        6 => "[ -~]{0,40}".prop_map(String::into_bytes),
        1 => "\\PC{0,20}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..20),
    ];
    let end = prop_oneof![6 => Just("\r\n"), 1 => Just("\n"), 1 => Just("\r\r\n"), 1 => Just("")];
    let line = ("(250|220|354|450|550|571|[0-9]{3})", "[ \\t+a]?", text.clone(), end.clone());
    let more = ("(250|220|354|450|550|571|[0-9]{3})", "-", text, end);
    let join = |(code, separator, text, end): (String, String, Vec<u8>, &str)| {
        [code.as_bytes(), separator.as_bytes(), &text, end.as_bytes()].concat()
    };
    let front = prop_oneof![6 => Just(&b""[..]), 1 => Just(&b"\r\n"[..])];
    (front, proptest::collection::vec(more.prop_map(join), 0..4), line.prop_map(join))
        .prop_map(|(front, more, last)| [front, &more.concat(), &last].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn parse_agrees_with_plain_reading(bytes in wire()) {
        let parsed = Reply::parse(&bytes).ok();
        let read = parsed.as_ref().map(|reply| (reply.code().as_u16(), reply.lines().map(|line| line.text()).collect()));
        prop_assert_eq!(read, read_plainly(&bytes));
        if let Some(reply) = parsed {
            let has = |deviation| reply.deviations().contains(deviation);
            let pairs = || std::iter::once((0, bytes[0])).chain(bytes.windows(2).map(|pair| (pair[0], pair[1])));
            prop_assert_eq!(has(NotUtf8), std::str::from_utf8(&bytes).is_err());
            prop_assert_eq!(has(BareLf), pairs().any(|pair| pair.1 == b'\n' && pair.0 != b'\r'));
            let bare_cr = pairs().any(|pair| pair.0 == b'\r' && pair.1 != b'\n') || bytes.ends_with(b"\r");
            prop_assert_eq!(has(BareCr), bare_cr);
            let control = bytes.iter().any(|byte| byte.is_ascii_control() && !b"\r\n\t".contains(byte));
            prop_assert_eq!(has(ControlCharacter), control);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// A reply without deviations is read on a short way of its own, and a blank line before it leads off that way.
    #[test]
    fn a_blank_line_before_a_reply_changes_nothing_else(
        mut bytes in "(550-(5\\.1\\.1 )?[ -~]{0,40}\r\n){0,3}(550|250) {1,2}([245]\\.1\\.1( |\t))?[ -~]{0,40}(\r\n){0,2}"
            .prop_map(String::into_bytes),
        change in proptest::option::of((any::<prop::sample::Index>(), any::<u8>())),
    ) {
        if let Some((at, byte)) = change {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let later = [b"\r\n", &bytes[..]].concat();
        let without_blank_line = |reply: &Reply<'_>| {
            let deviations = reply.deviations().iter().filter(|deviation| *deviation != BlankLineBefore);
            (reply.code(), reply.enhanced(), deviations.collect::<Vec<_>>())
        };
        let (parsed, again) = (Reply::parse(&bytes), Reply::parse(&later));
        prop_assert_eq!(parsed.as_ref().ok().map(without_blank_line), again.as_ref().ok().map(without_blank_line));
        let (parsed, again) = (Reply::parse_prefix(&bytes), Reply::parse_prefix(&later));
        let parts = |(reply, len): &(Reply<'_>, usize), blank: usize| (without_blank_line(reply), len - blank);
        prop_assert_eq!(
            parsed.ok().flatten().map(|found| parts(&found, 0)),
            again.ok().flatten().map(|found| parts(&found, 2))
        );
    }
}
