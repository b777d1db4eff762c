//! What a reply on the wire is read as.

use smtp_reply::Deviation::{self, *};
use smtp_reply::{
    Deviations, EnhancedCode, Escaped, Line, Lines, ParseError, ParseErrorKind, Reply, ReplyCode,
};

/// What it is, the bytes, and what they are read as: code, enhanced code ("" for none), texts, deviations.
type Accepted =
    (&'static str, &'static [u8], u16, &'static str, &'static [&'static [u8]], &'static [Deviation]);

const ACCEPTED: &[Accepted] = &[
    // Form
    ("a code and a text", b"250 OK\r\n", 250, "", &[b"OK"], &[]),
    ("the last line end may be missing", b"250 OK", 250, "", &[b"OK"], &[]),
    ("a code without space and text", b"250\r\n", 250, "", &[b""], &[]),
    ("a challenge without text", b"334\r\n", 334, "", &[b""], &[]),
    ("a code alone, cut off", b"550", 550, "", &[b""], &[]),
    ("a space and no text", b"250 \r\n", 250, "", &[b""], &[]),
    ("an empty challenge", b"334 \r\n", 334, "", &[b""], &[]),
    ("three lines", b"250-a\r\n250-b\r\n250 c\r\n", 250, "", &[b"a", b"b", b"c"], &[]),
    ("lines without text", b"250-\r\n250-\r\n250 c\r\n", 250, "", &[b"", b"", b"c"], &[]),
    ("no text on any line", b"250-\r\n250\r\n", 250, "", &[b"", b""], &[]),
    ("more spaces belong to the text", b"250   OK \r\n", 250, "", &[b"  OK "], &[]),
    ("a hyphen in the text", b"250--a-\r\n250 - b\r\n", 250, "", &[b"-a-", b"- b"], &[]),
    ("a tab in the text", b"250 a\tb\r\n", 250, "", &[b"a\tb"], &[]),
    ("a line that looks like a code", b"250-250 OK\r\n250 250\r\n", 250, "", &[b"250 OK", b"250"], &[]),
    ("a reply within a reply", b"550-550-5.1.1 No\r\n550 550\r\n", 550, "", &[b"550-5.1.1 No", b"550"], &[]),
    // Line ends
    ("bare LF", b"250-a\n250 b\n", 250, "", &[b"a", b"b"], &[BareLf]),
    ("bare LF on one line", b"250-a\n250 b\r\n", 250, "", &[b"a", b"b"], &[BareLf]),
    ("bare LF after a code alone", b"250\n", 250, "", &[b""], &[BareLf]),
    ("CR CR LF", b"250 OK\r\r\n", 250, "", &[b"OK"], &[BareCr]),
    ("CR CR LF after a code alone", b"250\r\r\n", 250, "", &[b""], &[BareCr]),
    ("a CR in the text", b"250 a\rb\r\n", 250, "", &[b"a\rb"], &[BareCr]),
    ("a CR at the end of the input", b"250 a\r", 250, "", &[b"a"], &[BareCr]),
    ("a blank line before", b"\r\n421 4.4.2 Bye\r\n", 421, "4.4.2", &[b"4.4.2 Bye"], &[BlankLineBefore]),
    ("blank lines before", b"\n\r\n250 a\r\n", 250, "", &[b"a"], &[BlankLineBefore, BareLf]),
    // Codes
    ("a second digit over 5", b"571 x\r\n", 571, "", &[b"x"], &[NonStandardCode]),
    ("the highest code", b"599 x\r\n", 599, "", &[b"x"], &[NonStandardCode]),
    ("a preliminary code", b"199 x\r\n", 199, "", &[b"x"], &[NonStandardCode]),
    ("a code of RFC 4954", b"432 x\r\n", 432, "", &[b"x"], &[]),
    ("a tab after the code", b"250\tx\r\n", 250, "", &[b"x"], &[NoSpaceAfterCode]),
    ("a letter after the code", b"550Denied\r\n", 550, "", &[b"Denied"], &[NoSpaceAfterCode]),
    ("a refusal before a success", b"550-a\r\n250 b\r\n", 550, "", &[b"a", b"b"], &[CodesDiffer]),
    ("a refusal after a success", b"250-a\r\n550 b\r\n", 550, "", &[b"a", b"b"], &[CodesDiffer]),
    (
        "a refused greeting",
        b"220-x\r\n521 5.7.1 blocked\r\n",
        521,
        "5.7.1",
        &[b"x", b"5.7.1 blocked"],
        &[CodesDiffer, EnhancedCodeNotOnEveryLine],
    ),
    ("the last refusal counts", b"550-a\r\n551-b\r\n450 c\r\n", 450, "", &[b"a", b"b", b"c"], &[CodesDiffer]),
    (
        "the last refusal counts under a success too",
        b"220-a\r\n450-b\r\n554-c\r\n354 d\r\n",
        554,
        "",
        &[b"a", b"b", b"c", b"d"],
        &[CodesDiffer],
    ),
    ("a greeting left open", b"220-a\r\n250-b\r\n250 c\r\n", 250, "", &[b"a", b"b", b"c"], &[CodesDiffer]),
    // Enhanced codes in their place
    (
        "an enhanced code on each line",
        b"550-5.1.1 a\r\n550-5.1.1 b\r\n550 5.1.1 c\r\n",
        550,
        "5.1.1",
        &[b"5.1.1 a", b"5.1.1 b", b"5.1.1 c"],
        &[],
    ),
    (
        "an enhanced code on the last line",
        b"550-a\r\n550-b\r\n550 5.1.1 c\r\n",
        550,
        "5.1.1",
        &[b"a", b"b", b"5.1.1 c"],
        &[EnhancedCodeNotOnEveryLine],
    ),
    (
        "an enhanced code on the first line",
        b"550-5.1.1 a\r\n550-b\r\n550 c\r\n",
        550,
        "5.1.1",
        &[b"5.1.1 a", b"b", b"c"],
        &[EnhancedCodeNotOnEveryLine],
    ),
    ("an enhanced code and no text", b"550 5.1.1\r\n", 550, "5.1.1", &[b"5.1.1"], &[]),
    ("an enhanced code, a space and no text", b"550 5.1.1 \r\n", 550, "5.1.1", &[b"5.1.1 "], &[]),
    ("two spaces before it", b"550  5.7.1 a\r\n", 550, "5.7.1", &[b" 5.7.1 a"], &[]),
    ("a tab after it", b"550 5.7.1\ta\r\n", 550, "5.7.1", &[b"5.7.1\ta"], &[]),
    ("two digits", b"550 5.7.26 a\r\n", 550, "5.7.26", &[b"5.7.26 a"], &[]),
    ("three digits", b"550 5.7.606 a\r\n", 550, "5.7.606", &[b"5.7.606 a"], &[]),
    ("three digits over 255", b"550 5.7.509 a\r\n", 550, "5.7.509", &[b"5.7.509 a"], &[]),
    (
        "the first of two counts",
        b"550-5.1.1 a\r\n550 5.2.2 b\r\n",
        550,
        "5.1.1",
        &[b"5.1.1 a", b"5.2.2 b"],
        &[EnhancedCodesDiffer],
    ),
    (
        "the first of the right class counts",
        b"550-2.0.0 a\r\n550 5.2.2 b\r\n",
        550,
        "5.2.2",
        &[b"2.0.0 a", b"5.2.2 b"],
        &[EnhancedCodesDiffer, EnhancedClassMismatch],
    ),
    (
        "the one on a line with the code that counts",
        b"550-5.1.1 a\r\n450 4.2.0 b\r\n",
        450,
        "4.2.0",
        &[b"5.1.1 a", b"4.2.0 b"],
        &[CodesDiffer, EnhancedCodesDiffer],
    ),
    (
        "of two of its class the one on a line with the code that counts",
        b"550-5.1.1 a\r\n551 5.1.6 b\r\n",
        551,
        "5.1.6",
        &[b"5.1.1 a", b"5.1.6 b"],
        &[CodesDiffer, EnhancedCodesDiffer],
    ),
    (
        "the one that has both, the code that counts and its class",
        b"551-4.1.1 a\r\n550-5.1.1 b\r\n551 5.1.6 c\r\n",
        551,
        "5.1.6",
        &[b"4.1.1 a", b"5.1.1 b", b"5.1.6 c"],
        &[CodesDiffer, EnhancedCodesDiffer, EnhancedClassMismatch],
    ),
    (
        "the one of the right class on a line with another code",
        b"550-5.1.1 a\r\n551 b\r\n",
        551,
        "5.1.1",
        &[b"5.1.1 a", b"b"],
        &[CodesDiffer, EnhancedCodeNotOnEveryLine],
    ),
    (
        "none of a wrong class on a line with another code",
        b"550-5.1.1 a\r\n450 b\r\n",
        450,
        "",
        &[b"5.1.1 a", b"b"],
        &[CodesDiffer, EnhancedCodeNotOnEveryLine],
    ),
    ("a class that contradicts", b"550 2.1.1 a\r\n", 550, "2.1.1", &[b"2.1.1 a"], &[EnhancedClassMismatch]),
    ("for now and for good", b"450 5.7.1 a\r\n", 450, "5.7.1", &[b"5.7.1 a"], &[EnhancedClassMismatch]),
    // Enhanced codes elsewhere
    ("a number sign", b"550 #5.1.0 a\r\n", 550, "5.1.0", &[b"#5.1.0 a"], &[EnhancedCodeMisplaced]),
    (
        "a number sign in the text",
        b"554 <a@example.com>: denied: #5.1.8 a\r\n",
        554,
        "5.1.8",
        &[b"<a@example.com>: denied: #5.1.8 a"],
        &[EnhancedCodeMisplaced],
    ),
    (
        "brackets and a number sign at the end",
        b"550 a (#5.1.1)\r\n",
        550,
        "5.1.1",
        &[b"a (#5.1.1)"],
        &[EnhancedCodeMisplaced],
    ),
    ("brackets", b"550 a [5.7.1]\r\n", 550, "5.7.1", &[b"a [5.7.1]"], &[EnhancedCodeMisplaced]),
    ("a colon behind it", b"550 5.7.1: a\r\n", 550, "5.7.1", &[b"5.7.1: a"], &[EnhancedCodeMisplaced]),
    (
        "an address behind it",
        b"550 5.1.1<a@example.com> b\r\n",
        550,
        "5.1.1",
        &[b"5.1.1<a@example.com> b"],
        &[EnhancedCodeMisplaced],
    ),
    ("a word behind it", b"550 5.1.1Unknown\r\n", 550, "5.1.1", &[b"5.1.1Unknown"], &[EnhancedCodeMisplaced]),
    (
        "one in its place goes before one elsewhere",
        b"550-5.1.1: a (#5.1.2)\r\n550 5.2.1 b\r\n",
        550,
        "5.2.1",
        &[b"5.1.1: a (#5.1.2)", b"5.2.1 b"],
        &[EnhancedCodeNotOnEveryLine],
    ),
    ("not elsewhere with another class", b"550 a (#4.1.1)\r\n", 550, "", &[b"a (#4.1.1)"], &[]),
    ("not elsewhere in a success", b"250 a (#2.0.0)\r\n", 250, "", &[b"a (#2.0.0)"], &[]),
    // No enhanced codes
    ("a fourth digit", b"550 5.7.1234 a\r\n", 550, "", &[b"5.7.1234 a"], &[]),
    ("a fourth number", b"452 4.1.1.1 a\r\n", 452, "", &[b"4.1.1.1 a"], &[]),
    ("an address", b"550 5.2.0.192 a [5.2.0.1]\r\n", 550, "", &[b"5.2.0.192 a [5.2.0.1]"], &[]),
    ("a ninth class", b"550 9.1.1 a\r\n", 550, "", &[b"9.1.1 a"], &[]),
    ("signs", b"550 +5.+1.+1 a\r\n", 550, "", &[b"+5.+1.+1 a"], &[]),
    ("a leading zero", b"550 5.01.1 a\r\n", 550, "", &[b"5.01.1 a"], &[]),
    ("two numbers", b"550 5.1 a\r\n", 550, "", &[b"5.1 a"], &[]),
    ("a version", b"554 5.1.1-rc1 a\r\n", 554, "", &[b"5.1.1-rc1 a"], &[]),
    ("a greeting's version", b"220 mx Mail 2.4.1\r\n", 220, "", &[b"mx Mail 2.4.1"], &[]),
    // Text
    ("UTF-8", "550 Bo\u{ee}te pleine\r\n".as_bytes(), 550, "", &["Bo\u{ee}te pleine".as_bytes()], &[]),
    ("Latin-1", b"550 5.2.2 Bo\xeete\r\n", 550, "5.2.2", &[b"5.2.2 Bo\xeete"], &[NotUtf8]),
    ("GBK", b"550 \xd3\xc3\xbb\xa7\r\n", 550, "", &[b"\xd3\xc3\xbb\xa7"], &[NotUtf8]),
    ("0xff on the first of two lines", b"550-\xff\r\n550 a\r\n", 550, "", &[b"\xff", b"a"], &[NotUtf8]),
    ("NUL", b"550 a\0b\r\n", 550, "", &[b"a\0b"], &[ControlCharacter]),
    ("ESC", b"550 \x1b[2J\r\n", 550, "", &[b"\x1b[2J"], &[ControlCharacter]),
    ("DEL", b"550 a\x7f\r\n", 550, "", &[b"a\x7f"], &[ControlCharacter]),
];

#[track_caller]
fn assert_accepted(&(name, bytes, code, enhanced, texts, deviations): &Accepted) {
    let reply = Reply::parse(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(reply.code(), code, "{name}");
    let enhanced = (!enhanced.is_empty()).then(|| enhanced.parse::<EnhancedCode>().unwrap());
    assert_eq!(reply.enhanced(), enhanced, "{name}");
    assert!(reply.lines().map(|line| line.text()).eq(texts.iter().copied()), "{name}: {reply:?}");
    assert_eq!(reply.deviations(), deviations.iter().copied().collect(), "{name}");
    assert_eq!(reply.is_conformant(), deviations.is_empty(), "{name}");
    assert_eq!(reply.as_bytes(), bytes, "{name}");
}

#[test]
fn these_are_replies() {
    assert!(ACCEPTED.len() > 60);
    ACCEPTED.iter().for_each(assert_accepted);
}

/// RFC 3463 §2 has three numbers with dots between them. Where they touch something else they are part of an address, a
/// version, a name of a file.
#[test]
fn an_enhanced_code_in_the_text_of_a_refusal_stands_free() {
    for (text, expected) in [
        // At the end, and with marks of a sentence behind it.
        ("No such user 5.1.1", "5.1.1"),
        ("No such user 5.1.1.", "5.1.1"),
        ("No such user. 5.1.1, sorry", "5.1.1"),
        ("No such user: 5.1.1: sorry", "5.1.1"),
        ("No such user 5.1.1-The account is closed", "5.1.1"),
        ("No such user;5.1.1;", "5.1.1"),
        // Something before it.
        ("No 15.1.1 here", ""),
        ("No v5.1.1 here", ""),
        ("No v5.1.1] here", ""),
        ("No 192.5.1.1 here", ""),
        ("No a/5.1.1 here", ""),
        ("No a-5.1.1 here", ""),
        ("No a=5.1.1 here", ""),
        // Something behind it.
        ("No 5.1.1.7 here", ""),
        ("No 5.1.1.example.com here", ""),
        ("No 5.1.1-rc here", ""),
        ("No 5.1.1-2 here", ""),
        ("No 5.1.1b here", ""),
        ("No 5.1.1/2 here", ""),
        ("No 5.1.1@example.com here", ""),
        ("No 5.1.1234 here", ""),
        // In front, where a server may leave out the space.
        ("5.1.1. No such user", "5.1.1"),
        ("5.1.1-No such user", "5.1.1"),
        ("5.1.1;No such user", "5.1.1"),
        ("5.1.1/2 here", ""),
        ("5.1.1@example.com here", ""),
        ("5.1.1-rc here", ""),
        ("5.1.1-2 here", ""),
        ("5.1.1.2 here", ""),
        // One that is marked goes before one that is not.
        ("No 5.2.2 here (5.1.1)", "5.1.1"),
        ("No 5.2.2 here [5.1.1]", "5.1.1"),
        ("No 5.2.2 here #5.1.1", "5.1.1"),
        ("No 5.2.2 here #5.1.1-The account", "5.1.1"),
        ("No 5.2.2 here (5.1.1]", "5.2.2"),
        ("No 5.2.2 here [5.1.1)", "5.2.2"),
        ("No 5.2.2 here #5.1.1-rc", "5.2.2"),
        ("No 5.2.2 here #5.1.1.2", "5.2.2"),
        // The first of several.
        ("No 5.1.1 and 5.2.2", "5.1.1"),
        ("No 5.1.x but 5.2.2", "5.2.2"),
        ("No (5.1.x) but (5.2.2)", "5.2.2"),
    ] {
        let wire = format!("550 {text}\r\n");
        let reply = Reply::parse(&wire).unwrap();
        let enhanced = (!expected.is_empty()).then(|| expected.parse::<EnhancedCode>().unwrap());
        assert_eq!(reply.enhanced(), enhanced, "{text}");
        assert_eq!(reply.deviations().contains(EnhancedCodeMisplaced), enhanced.is_some(), "{text}");
        // Only a refusal is searched.
        assert_eq!(Reply::parse(&wire.replace("550 ", "250 ")).unwrap().enhanced(), None, "{text}");
    }
}

/// What it is, the bytes, and the error: kind, line, offset.
type Refused = (&'static str, &'static [u8], ParseErrorKind, usize, usize);

const REFUSED: &[Refused] = &[
    ("nothing", b"", ParseErrorKind::Empty, 1, 0),
    ("a blank line", b"\r\n", ParseErrorKind::Empty, 1, 2),
    ("a CR", b"\r", ParseErrorKind::Code, 1, 0),
    ("a digit", b"2", ParseErrorKind::Code, 1, 1),
    ("two digits", b"25", ParseErrorKind::Code, 1, 2),
    ("two digits and a line end", b"25\r\n", ParseErrorKind::Code, 1, 2),
    ("two digits and a text", b"25 x\r\n", ParseErrorKind::Code, 1, 2),
    ("four digits", b"2500 x\r\n", ParseErrorKind::Separator, 1, 3),
    ("six digits", b"992007 x\r\n", ParseErrorKind::Code, 1, 0),
    ("a sign before the code", b"+25 x\r\n", ParseErrorKind::Code, 1, 0),
    ("a sign after the code", b"250+x\r\n", ParseErrorKind::Separator, 1, 3),
    ("a space before the code", b" 250 x\r\n", ParseErrorKind::Code, 1, 0),
    ("a code under 100", b"099 x\r\n", ParseErrorKind::Code, 1, 0),
    ("a code over 599", b"600 x\r\n", ParseErrorKind::Code, 1, 0),
    ("a letter in the code", b"25O x\r\n", ParseErrorKind::Code, 1, 2),
    ("no code", b"OK\r\n", ParseErrorKind::Code, 1, 0),
    ("another protocol", b"HTTP/1.1 400 Bad Request\r\n", ParseErrorKind::Code, 1, 0),
    ("digits beyond ASCII", "２５０ x\r\n".as_bytes(), ParseErrorKind::Code, 1, 0),
    ("NUL for digits", b"\0\0\0 x\r\n", ParseErrorKind::Code, 1, 0),
    ("NUL after the code", b"250\0x\r\n", ParseErrorKind::Separator, 1, 3),
    ("a CR after the code", b"250\rx\r\n", ParseErrorKind::Separator, 1, 3),
    ("a line without code", b"250-a\r\nb\r\n250 c\r\n", ParseErrorKind::Code, 2, 7),
    ("a blank line within", b"250-a\r\n\r\n250 c\r\n", ParseErrorKind::Code, 2, 7),
    ("four digits on the second line", b"250-a\r\n2500 b\r\n", ParseErrorKind::Separator, 2, 10),
    ("no last line", b"250-a\r\n", ParseErrorKind::Incomplete, 2, 7),
    ("no last line nor line end", b"250-a", ParseErrorKind::Incomplete, 2, 5),
    ("no last line after a blank one", b"\r\n250-a\r\n", ParseErrorKind::Incomplete, 2, 9),
    ("half a code on the last line", b"250-a\r\n25", ParseErrorKind::Code, 2, 9),
    ("two replies", b"250 a\r\n250 b\r\n", ParseErrorKind::Trailing, 2, 7),
    ("a blank line behind", b"250 a\r\n\r\n", ParseErrorKind::Trailing, 2, 7),
];

#[track_caller]
fn assert_refused(&(name, bytes, kind, line, offset): &Refused) {
    let error = Reply::parse(bytes).expect_err(name);
    assert_eq!((error.kind(), error.line(), error.offset()), (kind, line, offset), "{name}");
}

#[test]
fn these_are_not_replies() {
    REFUSED.iter().for_each(assert_refused);
}

#[test]
fn each_error_says_what_was_expected_and_what_was_found() {
    for (bytes, message) in [
        (&b""[..], "expected a reply, found nothing (line 1, offset 0)"),
        (b"099 x", "expected a reply code from 100 to 599, found '0' (line 1, offset 0)"),
        (b"25\r\n", r"expected a reply code from 100 to 599, found '25\r' (line 1, offset 2)"),
        (b"250+x", "expected a space or a hyphen after the reply code, found '+' (line 1, offset 3)"),
        (b"250-x\r\n", "expected the rest of the reply, found the end of the input (line 2, offset 7)"),
        (b"250 x\r\n5", "expected the end of the input, found '5' (line 2, offset 7)"),
    ] {
        assert_eq!(Reply::parse(bytes).unwrap_err().to_string(), message);
    }
}

#[test]
fn the_front_of_a_reply_is_incomplete_and_no_error() {
    for (name, bytes, ..) in ACCEPTED.iter().filter(|(_, bytes, ..)| bytes.ends_with(b"\n")) {
        for len in 0..bytes.len() {
            assert_eq!(Reply::parse_prefix(&bytes[..len]), Ok(None), "{name}: {len} bytes");
        }
        let more = [bytes, &b"250 next\r\n"[..]].concat();
        let (reply, len) = Reply::parse_prefix(&more).unwrap().expect(name);
        assert_eq!(len, bytes.len(), "{name}");
        assert_eq!(reply, Reply::parse(bytes).unwrap(), "{name}");
    }
}

#[test]
fn a_prefix_that_no_reply_has_is_an_error_at_once() {
    for (bytes, kind) in [
        (&b"H"[..], ParseErrorKind::Code),
        (b"\rx", ParseErrorKind::Code),
        (b"6", ParseErrorKind::Code),
        (b"250+", ParseErrorKind::Separator),
        (b"250-a\r\nx", ParseErrorKind::Code),
        // A blank line may stand before a reply, but not in it.
        (b"250-a\r\n\r", ParseErrorKind::Code),
    ] {
        assert_eq!(Reply::parse_prefix(bytes).unwrap_err().kind(), kind);
    }
}

#[test]
fn a_long_line_is_told() {
    let line = |len: usize| [b"250 ", &b"x".repeat(len - 6)[..], b"\r\n"].concat();
    assert!(Reply::parse(&line(512)).unwrap().is_conformant());
    let long = line(513);
    assert_eq!(Reply::parse(&line(100_000)).unwrap().lines().next().unwrap().text().len(), 99_994);
    assert!(Reply::parse(&long).unwrap().deviations().iter().eq([LineTooLong]));
    let (line, without_end) = (line(512), &long[..511]);
    assert!(Reply::parse(&line[..510]).unwrap().is_conformant());
    assert!(Reply::parse(without_end).unwrap().deviations().iter().eq([LineTooLong]));
    // The same where another deviation leads off the fast path.
    let after_blank = |line: &[u8]| {
        let bytes = [b"\r\n", line].concat();
        let reply = Reply::parse(&bytes).unwrap();
        reply.deviations().contains(LineTooLong)
    };
    assert!(!after_blank(&line) && !after_blank(&line[..510]));
    assert!(after_blank(&long) && after_blank(without_end));
}

#[test]
fn a_hundred_thousand_lines_are_read() {
    for text in ["", "x"] {
        let bytes = [format!("250-{text}\r\n").repeat(99_999), "250 end".to_owned()].concat();
        let reply = Reply::parse(bytes.as_bytes()).unwrap();
        assert_eq!(reply.lines().count(), 100_000);
    }
}

#[test]
fn each_code_is_read_and_no_other_number() {
    for number in 0..=999_u16 {
        let bytes = format!("{number:03} x\r\n");
        match Reply::parse(bytes.as_bytes()) {
            Ok(reply) => assert_eq!(reply.code(), number),
            Err(error) => {
                assert_eq!(error.kind(), ParseErrorKind::Code);
                assert_eq!(ReplyCode::new(number), None);
            }
        }
    }
}

#[test]
fn each_pair_of_code_and_next_byte_is_decided() {
    for byte in 0..=u8::MAX {
        let bytes = [b'2', b'5', b'0', byte, b'x', b'\r', b'\n'];
        let kind = match byte {
            b' ' | b'\t' | b'a'..=b'z' | b'A'..=b'Z' => None,
            b'-' => Some(ParseErrorKind::Incomplete),
            b'\n' => Some(ParseErrorKind::Trailing),
            _ => Some(ParseErrorKind::Separator),
        };
        assert_eq!(Reply::parse(&bytes).err().map(|error| error.kind()), kind, "{byte:#04x}");
    }
}

#[test]
fn a_byte_that_is_not_plain_text_is_found_wherever_it_stands() {
    for (byte, deviation) in [(0, ControlCharacter), (0x1f, ControlCharacter), (0x7f, ControlCharacter)]
        .into_iter()
        .chain([(b'\r', BareCr), (0x80, NotUtf8), (0xff, NotUtf8)])
    {
        for len in 1..70 {
            for at in 0..len {
                let mut text = vec![b'~'; len];
                text[at] = byte;
                let bytes = [b"250 ", &text[..], b"\r\n"].concat();
                let reply = Reply::parse(&bytes).unwrap();
                assert!(reply.deviations().iter().eq([deviation]), "{byte:#04x} at {at} of {len}");
            }
        }
    }
}

#[test]
fn each_line_keeps_its_own_codes_and_bytes() {
    let reply = Reply::parse(b"\r\n550-5.1.1  a\n450 b\r\r\n").unwrap();
    let lines: Vec<Line<'_>> = reply.lines().collect();
    assert_eq!((lines[0].code().as_u16(), lines[1].code().as_u16()), (550, 450));
    assert_eq!((lines[0].enhanced(), lines[1].enhanced()), (EnhancedCode::new(5, 1, 1), None));
    assert_eq!((lines[0].text(), lines[1].text()), (&b"5.1.1  a"[..], &b"b"[..]));
    assert_eq!((lines[0].message(), lines[1].message()), (&b"a"[..], &b"b"[..]));
    assert_eq!((lines[0].as_bytes(), lines[1].as_bytes()), (&b"550-5.1.1  a"[..], &b"450 b"[..]));
}

#[cfg(feature = "alloc")]
#[test]
fn text_is_a_string_without_copying_where_it_can_be() {
    let reply = Reply::parse(b"550 caf\xc3\xa9\r\n").unwrap();
    assert!(matches!(reply.text_lossy(), std::borrow::Cow::Borrowed("caf\u{e9}")));
    let reply = Reply::parse(b"550-a\xff\r\n550 b\r\n").unwrap();
    assert_eq!(reply.text_lossy(), "a\u{fffd}\nb");
}

#[cfg(feature = "alloc")]
#[test]
fn an_owned_reply_outlives_its_bytes_and_is_equal() {
    let owned = {
        let bytes = b"550-a (#5.1.1)\n550 b".to_vec();
        let reply = Reply::parse(&bytes).unwrap();
        let owned = reply.clone().into_owned();
        assert_eq!(owned, reply);
        assert_eq!(owned.deviations(), reply.deviations());
        owned
    };
    assert_eq!(owned.enhanced(), EnhancedCode::new(5, 1, 1));
}

#[test]
fn nothing_in_a_displayed_reply_acts_on_a_log_or_a_terminal() {
    for (bytes, shown) in [
        (&b"250 OK\r\n"[..], "250 OK"),
        (b"250-a\r\n250 b\n", r"250-a\r\n250 b"),
        (b"550 a\rb\tc\0d\x1b[31me\x7ff", r"550 a\rb\tc\u{0}d\u{1b}[31me\u{7f}f"),
        (b"550 C:\\x", r"550 C:\\x"),
        (b"550 \xff\xe4\xb8", r"550 \xff\xe4\xb8"),
        (
            "550 \u{9b}2J \u{202e}a\u{2066}b\u{2069} \u{2028}\u{2029}\u{200f}\u{61c}".as_bytes(),
            r"550 \u{9b}2J \u{202e}a\u{2066}b\u{2069} \u{2028}\u{2029}\u{200f}\u{61c}",
        ),
        ("550 邮箱不存在 é".as_bytes(), "550 邮箱不存在 é"),
    ] {
        let reply = Reply::parse(bytes).unwrap();
        assert_eq!(reply.to_string(), shown);
    }
    let reply = Reply::parse(b"250 a\x1bb\r\n").unwrap();
    assert_eq!(format!("{reply:?}"), r#"Reply("250 a\u{1b}b\r\n")"#);
    assert_eq!(reply.lines().next().unwrap().to_string(), r"250 a\u{1b}b");
}

#[test]
fn deviations_are_a_set() {
    let deviations: Deviations = [NotUtf8, BareLf, NotUtf8].into_iter().collect();
    assert_eq!(deviations.len(), 2);
    assert!(deviations.iter().eq([BareLf, NotUtf8]));
    assert!(deviations.contains(BareLf) && !deviations.contains(BareCr));
    assert_eq!(format!("{deviations:?}"), "{BareLf, NotUtf8}");
    assert_eq!(
        deviations.to_string(),
        "a line ends in LF without CR (RFC 5321 §2.3.8); the text is neither ASCII nor UTF-8 (RFC 6531 §3.7.4)",
    );
    assert!(Deviations::NONE.is_empty() && !deviations.is_empty());
    assert!(Deviation::ALL.iter().copied().collect::<Deviations>().iter().eq(Deviation::ALL.iter().copied()));
}

#[test]
fn the_iterator_of_deviations_knows_how_many_are_left() {
    let all: Deviations = Deviation::ALL.iter().copied().collect();
    let mut iter = all.into_iter();
    for (taken, deviation) in Deviation::ALL.iter().enumerate() {
        let left = Deviation::ALL.len() - taken;
        assert_eq!((iter.len(), iter.size_hint()), (left, (left, Some(left))));
        assert_eq!(iter.next(), Some(*deviation));
    }
    assert_eq!((iter.len(), iter.next(), iter.next()), (0, None, None));
}

#[test]
fn deviations_of_several_replies_are_united() {
    let set = |deviations: &[Deviation]| deviations.iter().copied().collect::<Deviations>();
    for (one, other, both) in [
        (&[][..], &[][..], &[][..]),
        (&[BareLf], &[], &[BareLf]),
        (&[BareLf], &[BareLf], &[BareLf]),
        (&[NotUtf8, BareLf], &[BareCr, BareLf], &[BareLf, BareCr, NotUtf8]),
    ] {
        assert_eq!(set(one) | set(other), set(both));
        assert_eq!(set(other) | set(one), set(both));
        let mut united = set(one);
        united |= set(other);
        assert_eq!(united, set(both));
    }
}

#[test]
fn each_deviation_has_a_name_and_a_rule() {
    for deviation in Deviation::ALL {
        assert_eq!(deviation.as_str().parse(), Ok(*deviation));
        assert!(deviation.to_string().contains("(RFC "), "{deviation:?}");
    }
}

#[test]
fn the_types_cross_threads() {
    fn assert_send_sync<T: Send + Sync>() {}
    assert_send_sync::<Reply<'_>>();
    assert_send_sync::<Line<'_>>();
    assert_send_sync::<Lines<'_>>();
    assert_send_sync::<Escaped<'_>>();
    assert_send_sync::<Deviations>();
    assert_send_sync::<ParseError>();
    let is_send_sync = |_: &(dyn std::fmt::Display + Send + Sync)| true;
    assert!(is_send_sync(&Reply::parse("250 Ok").unwrap().message()));
}

#[test]
fn what_a_server_wrote_is_readable_and_harmless_in_debug_output() {
    let bytes = b"250-mx.example.com\r\n250 \x1b[2J\r\n";
    let reply = Reply::parse(bytes).unwrap();
    let lines = r#"[Line("250-mx.example.com"), Line("250 \u{1b}[2J")]"#;
    assert_eq!(format!("{:?}", reply.lines()), lines);
    let diagnostic = format!("{:?}", smtp_reply::Diagnostic::parse("mx said: 550 no such user \x1b[2J"));
    assert!(diagnostic.contains(r#"text: "no such user \u{1b}[2J""#), "{diagnostic}");
}

#[test]
fn the_message_is_what_is_said_to_people_on_one_line() {
    for (bytes, message) in [
        (&b"250 2.0.0 Ok\r\n"[..], "Ok"),
        (b"550-5.1.1 No such user\r\n550 5.1.1 here\r\n", "No such user here"),
        (b"550-5.1.1  The mailbox \r\n550-\r\n550   is closed\r\n", "The mailbox is closed"),
        (b"250\r\n", ""),
        (b"250 2.0.0\r\n", ""),
        (b"\r\n421 4.4.2 Bye\n", "Bye"),
        (b"550 Bo\xeete \x1b[2Jpleine\r\n", r"Bo\xeete \u{1b}[2Jpleine"),
        (b"550 5.7.1: listed\r\n", "5.7.1: listed"),
    ] {
        let reply = Reply::parse(bytes).unwrap();
        assert_eq!(reply.message().to_string(), message, "{reply}");
        assert_eq!(format!("{:?}", reply.message()), format!("\"{message}\""), "{reply}");
    }
}

#[test]
fn the_first_line_is_there_whatever_the_reply() {
    for (bytes, line) in [
        (&b"220-mx.example.com\r\n220 Hello\r\n"[..], &b"220-mx.example.com"[..]),
        (b"250", b"250"),
        (b"\r\n\r\n421 4.4.2 Bye\r\n", b"421 4.4.2 Bye"),
    ] {
        assert_eq!(Reply::parse(bytes).unwrap().first_line().as_bytes(), line);
    }
}

#[test]
fn bytes_convert_to_a_reply_as_they_parse() {
    for bytes in [&b"250 Ok\r\n"[..], b"550-a\r\n550 b", b"", b"250-a\r\n", b"600 x\r\n"] {
        assert_eq!(Reply::try_from(bytes), Reply::parse(bytes));
    }
    assert_eq!(Reply::try_from(b"250 Ok\r\n"), Reply::parse("250 Ok\r\n"));
    assert_eq!(Reply::try_from(b"250-a\r\n"), Reply::parse("250-a\r\n"));
}

#[test]
fn a_reply_has_the_predicates_of_its_code() {
    for (bytes, refusal, success, intermediate, transient) in [
        (&b"250 Ok\r\n"[..], false, true, false, false),
        (b"354 Go ahead\r\n", false, false, true, false),
        (b"450 Busy\r\n", true, false, false, true),
        (b"550 No\r\n", true, false, false, false),
        // A refusal on any line is one.
        (b"550-No\r\n250 Ok\r\n", true, false, false, false),
    ] {
        let reply = Reply::parse(bytes).unwrap();
        assert_eq!(reply.is_refusal(), refusal, "{reply}");
        assert_eq!(reply.is_success(), success, "{reply}");
        assert_eq!(reply.is_intermediate(), intermediate, "{reply}");
        assert_eq!(reply.is_transient(), transient, "{reply}");
        assert_eq!(reply.is_permanent(), refusal && !transient, "{reply}");
    }
}

#[test]
fn an_error_tells_what_was_found() {
    for (bytes, kind, found) in [
        ("", ParseErrorKind::Empty, ""),
        ("x50 a", ParseErrorKind::Code, "x"),
        ("5x0 a", ParseErrorKind::Code, "5x"),
        ("25O a", ParseErrorKind::Code, "25O"),
        ("2500 a", ParseErrorKind::Separator, "0"),
        ("250-a\r\n", ParseErrorKind::Incomplete, ""),
        ("250 a\r\nb", ParseErrorKind::Trailing, "b"),
    ] {
        let error = Reply::parse(bytes).unwrap_err();
        assert_eq!((error.kind(), error.found(), error.limit()), (kind, found.as_bytes(), None), "{bytes:?}");
        // The last byte of it is the one at the offset.
        if let Some(last) = error.found().last() {
            assert_eq!(bytes.as_bytes()[error.offset()], *last, "{bytes:?}");
        }
    }
}

#[test]
fn a_reply_is_read_from_whatever_holds_its_bytes() {
    let (text, bytes) = ("250 Ok\r\n", b"250 Ok\r\n");
    let expected = Reply::parse(bytes).unwrap();
    assert_eq!(Reply::parse(text), Ok(expected.clone()));
    assert_eq!(Reply::parse(&text.to_owned()), Ok(expected.clone()));
    assert_eq!(Reply::parse(&bytes.to_vec()), Ok(expected.clone()));
    assert_eq!(Reply::parse(&expected), Ok(expected.clone()));
    assert_eq!(Reply::parse_prefix(text), Ok(Some((expected.clone(), text.len()))));
    assert_eq!(Reply::try_from(text), Ok(expected.clone()));
    assert_eq!(Reply::try_from(bytes.as_slice()), Ok(expected));
}
