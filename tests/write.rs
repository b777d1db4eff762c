//! What a server author builds is what a client reads.

use smtp_reply::{EnhancedCode, Reply, ReplyBuilder, ReplyCode};

fn code(number: u16) -> ReplyCode {
    ReplyCode::new(number).unwrap()
}

fn build(number: u16) -> ReplyBuilder {
    Reply::builder(code(number))
}

#[track_caller]
fn assert_wire(builder: ReplyBuilder, wire: &[u8]) {
    let reply = builder.build().unwrap();
    assert_eq!(reply.as_bytes(), wire, "{reply}");
    assert_eq!(reply, Reply::parse(wire).unwrap());
    let mut written = Vec::new();
    reply.write_to(&mut written).unwrap();
    assert_eq!(written, wire);
}

#[test]
fn replies_are_written_like_this() {
    let user_unknown = EnhancedCode::new(5, 1, 1).unwrap();
    assert_wire(build(250).line("Ok"), b"250 Ok\r\n");
    assert_wire(build(334), b"334 \r\n");
    assert_wire(build(334).line(""), b"334 \r\n");
    assert_wire(build(250).lines(["mx.example.com", "SIZE"]), b"250-mx.example.com\r\n250 SIZE\r\n");
    assert_wire(build(250).line("").line("").line("x"), b"250-\r\n250-\r\n250 x\r\n");
    assert_wire(build(250).line("x").line(""), b"250-x\r\n250 \r\n");
    assert_wire(build(550).line("No").enhanced(user_unknown), b"550 5.1.1 No\r\n");
    assert_wire(build(550).enhanced(user_unknown).lines(["a", "b"]), b"550-5.1.1 a\r\n550 5.1.1 b\r\n");
    assert_wire(build(550).enhanced(user_unknown), b"550 5.1.1\r\n");
    assert_wire(build(550).line("Bo\u{ee}te pleine"), "550 Bo\u{ee}te pleine\r\n".as_bytes());
    assert_wire(build(550).line(b"raw \xff"), b"550 raw \xff\r\n");
}

#[test]
fn long_lines_go_on_after_a_space() {
    let words = "word ".repeat(300);
    let reply =
        build(550).enhanced(EnhancedCode::new(5, 7, 1).unwrap()).line(words.trim_end()).build().unwrap();
    assert!(reply.is_conformant(), "{}", reply.deviations());
    assert_eq!(reply.lines().count(), 3);
    for line in reply.lines() {
        assert_eq!(line.enhanced(), EnhancedCode::new(5, 7, 1));
        assert!(line.message().starts_with(b"word") && line.message().ends_with(b"word"));
    }
}

/// A line of a reply has 512 octets at most, with code and line end (RFC 5321 §4.5.3.1.5): 506 are left for the text, and
/// 500 behind an enhanced code of five.
#[test]
fn a_long_text_is_cut_like_this() {
    let x = |len| "x".repeat(len);
    let cases: &[(&str, String, &[usize])] = &[
        ("as much as fits", x(506), &[506]),
        ("one more", x(507), &[506, 1]),
        ("a word that does not fit", x(1013), &[506, 506, 1]),
        ("a space behind what fits", x(506) + " y", &[506, 1]),
        ("a space as the last that fits", x(505) + " yy", &[505, 2]),
        ("a space too late", x(507) + " y", &[506, 3]),
        ("the last of several spaces", x(100) + " " + &x(300) + " " + &x(300), &[401, 300]),
        ("two spaces, of which one is kept", x(505) + "  y", &[506, 1]),
        ("nothing but a space that is first", String::from(" ") + &x(600), &[506, 95]),
        ("a space that is second", String::from("x ") + &x(600), &[1, 506, 94]),
        ("spaces alone", " ".repeat(600), &[506, 93]),
        ("a space at the end", x(506) + " ", &[506, 0]),
        ("each line on its own", x(400) + " " + &x(400) + " " + &x(400), &[400, 400, 400]),
    ];
    for (name, text, lens) in cases {
        let reply = build(250).line(text).build().unwrap();
        let of_lines: Vec<usize> = reply.lines().map(|line| line.text().len()).collect();
        assert_eq!(of_lines, *lens, "{name}");
        assert!(reply.lines().all(|line| line.as_bytes().len() + 2 <= 512), "{name}");
    }
    let enhanced = |text: &str| {
        let reply = build(550).enhanced(EnhancedCode::new(5, 1, 1).unwrap()).line(text).build().unwrap();
        reply.lines().map(|line| line.message().len()).collect::<Vec<_>>()
    };
    assert_eq!(enhanced(&x(500)), [500]);
    assert_eq!(enhanced(&x(501)), [500, 1]);
    assert_eq!(enhanced(&(x(499) + " yy")), [499, 2]);
    // The text before and behind the place where it is cut.
    let reply = build(250).line("abc ".repeat(127) + "def").build().unwrap();
    let expected = format!("250-{}\r\n250 abc def\r\n", "abc ".repeat(126).trim_end());
    assert_eq!(reply.as_bytes(), expected.as_bytes());
}

/// No character is cut, and each line takes as many as fit.
#[test]
fn characters_of_any_length_fill_the_lines() {
    for (character, len) in [("é", 2), ("邮", 3), ("𝄞", 4)] {
        for front in 0..5 {
            let text = "x".repeat(front) + &character.repeat(300);
            let reply = build(550).line(&text).build().unwrap();
            let fits = front + (506 - front) / len * len;
            let first = reply.first_line().text().len();
            assert_eq!(first, fits.min(text.len()), "{character} behind {front}");
            for line in reply.lines() {
                assert!(core::str::from_utf8(line.text()).is_ok(), "{character} behind {front}");
            }
        }
    }
}

#[test]
fn a_line_of_512_octets_is_whole_and_one_of_513_is_not() {
    assert_eq!(build(250).line("x".repeat(506)).build().unwrap().lines().count(), 1);
    let reply = build(250).line("x".repeat(507)).build().unwrap();
    assert!(reply.lines().map(|line| line.text().len()).eq([506, 1]));
}

#[test]
fn a_long_text_without_spaces_is_cut_between_characters() {
    for text in ["é".repeat(1000), "邮".repeat(700), "𝄞".repeat(500), format!("x{}", "é".repeat(1000))]
    {
        let reply = build(550).line(&text).build().unwrap();
        assert!(reply.is_conformant(), "{}", reply.deviations());
        let joined: Vec<u8> = reply.lines().flat_map(|line| line.text().to_vec()).collect();
        assert_eq!(joined, text.as_bytes());
    }
    let reply = build(550).line([0x80; 1000]).build().unwrap();
    assert!(reply.lines().map(|line| line.text().len()).eq([506, 494]));
}

#[test]
fn what_would_break_the_line_is_refused() {
    for (text, says) in [
        ("a\rb", r"expected text without CR, LF and NUL, found '\r' at offset 1 of line 2"),
        ("a\r\n250 b", r"expected text without CR, LF and NUL, found '\r' at offset 1 of line 2"),
        ("\n", r"expected text without CR, LF and NUL, found '\n' at offset 0 of line 2"),
        ("ab\0", r"expected text without CR, LF and NUL, found '\x00' at offset 2 of line 2"),
    ] {
        assert_eq!(build(250).line("fine").line(text).line("fine").build().unwrap_err().to_string(), says);
    }
}

#[test]
fn an_error_tells_the_first_byte_that_cannot_be_written_and_its_line() {
    for (texts, found, line, offset) in [
        (&["a\rb"][..], b'\r', 1, 1),
        (&["fine", "\n"], b'\n', 2, 0),
        (&["", "", "ab\0"], 0, 3, 2),
        // The first of several.
        (&["a\r", "b\n"], b'\r', 1, 1),
        (&["a\n\r"], b'\n', 1, 1),
    ] {
        let error = build(550).lines(texts).build().unwrap_err();
        assert_eq!((error.found(), error.line(), error.offset()), (Some(found), Some(line), Some(offset)));
        assert_eq!(error.enhanced(), None);
    }
    let error = build(250).line("fine").enhanced(EnhancedCode::MAILBOX_FULL).build().unwrap_err();
    assert_eq!((error.found(), error.line(), error.offset()), (None, None, None));
    assert_eq!(error.enhanced(), Some(EnhancedCode::MAILBOX_FULL));
    // A byte is reported first: it is wrong in any reply.
    let error = build(250).line("\0").enhanced(EnhancedCode::MAILBOX_FULL).build().unwrap_err();
    assert_eq!((error.found(), error.enhanced()), (Some(0), None));
}

#[test]
fn an_enhanced_code_of_another_class_is_refused() {
    for (number, class) in [(250, 5), (450, 5), (550, 4), (354, 2), (550, 2)] {
        let enhanced = EnhancedCode::new(class, 1, 1).unwrap();
        let error = build(number).enhanced(enhanced).build().unwrap_err();
        let says = format!("expected an enhanced code of the class of {number}, found {class}.1.1");
        assert_eq!(error.to_string(), says);
    }
}

#[test]
fn a_parsed_reply_is_written_as_it_came_with_its_line_end() {
    for (bytes, wire) in [
        (&b"250 Ok\r\n"[..], &b"250 Ok\r\n"[..]),
        (b"250 Ok", b"250 Ok\r\n"),
        (b"250 Ok\r", b"250 Ok\r\n"),
        (b"250-a\n250 b\n", b"250-a\n250 b\n"),
    ] {
        let mut written = Vec::new();
        Reply::parse(bytes).unwrap().write_to(&mut written).unwrap();
        assert_eq!(written, wire);
    }
}

#[cfg(feature = "serde")]
mod serde {
    use smtp_reply::{Deviation, Deviations, Reply};

    #[track_caller]
    fn assert_json(wire: &[u8], json: &str) {
        let reply = Reply::parse(wire).unwrap();
        assert_eq!(serde_json::to_string(&reply).unwrap(), json);
        let back: Reply<'static> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
    }

    #[test]
    fn a_reply_is_its_codes_and_texts() {
        assert_json(b"250\r\n", r#"{"code":250,"enhanced":null,"lines":[""]}"#);
        assert_json(b"250-a\r\n250 b\r\n", r#"{"code":250,"enhanced":null,"lines":["a","b"]}"#);
        assert_json(b"550-5.1.1 a\n550 b", r#"{"code":550,"enhanced":"5.1.1","lines":["5.1.1 a","b"]}"#);
        assert_json(b"550 a (#5.1.1)", r#"{"code":550,"enhanced":"5.1.1","lines":["a (#5.1.1)"]}"#);
        assert_json(b"450 5.7.1 a", r#"{"code":450,"enhanced":"5.7.1","lines":["5.7.1 a"]}"#);
        assert_json(b"550 \xff", "{\"code\":550,\"enhanced\":null,\"lines\":[\"\u{fffd}\"]}");
    }

    #[test]
    fn an_enhanced_code_that_no_line_carries_is_put_on_each() {
        let json = r#"{"code":"550","enhanced":"5.1.1","lines":["a","b"]}"#;
        let reply: Reply<'static> = serde_json::from_str(json).unwrap();
        assert_eq!(reply.as_bytes(), b"550-5.1.1 a\r\n550 5.1.1 b\r\n");
    }

    #[test]
    fn what_cannot_be_built_cannot_be_read() {
        for json in [
            r#"{"code":600,"lines":["a"]}"#,
            r#"{"lines":["a"]}"#,
            r#"{"code":250,"lines":["a\r\n250 b"]}"#,
            r#"{"code":250,"lines":["\u0000"]}"#,
            r#"{"code":250,"enhanced":"5.1.1","lines":["a"]}"#,
        ] {
            assert!(serde_json::from_str::<Reply<'static>>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn deviations_are_their_names() {
        let deviations: Deviations = [Deviation::NotUtf8, Deviation::BareLf].into_iter().collect();
        let json = serde_json::to_string(&deviations).unwrap();
        assert_eq!(json, r#"["bare_lf","not_utf8"]"#);
        assert_eq!(serde_json::from_str::<Deviations>(&json).unwrap(), deviations);
        assert!(serde_json::from_str::<Deviations>(r#"["unheard_of"]"#).is_err());
        assert_eq!(
            serde_json::from_value::<Deviations>("bare_lf".into()).unwrap_err().to_string(),
            r#"invalid type: string "bare_lf", expected a sequence of deviations such as bare_lf"#,
        );
    }
}
