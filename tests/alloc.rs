//! Parsing, classifying and explaining allocate nothing, for any input.
//!
//! The counter replaces the allocator of this test program and counts by thread.

use smtp_reply::{Blocklist, Diagnostic, EnhancedCode, Reason, Reply, ReplyCode, Vocabulary, classify};

const ONE_LINE: &[u8] = b"550 5.1.1 <someone@example.com>: Recipient unknown\r\n";
const THREE_LINES: &[u8] =
    b"421-4.7.0 Too much mail from 192.0.2.1\r\n421-4.7.0 slow down\r\n421 4.7.0 \xff\xfe\r\n";
const POSTFIX: &str = "x-postfix; host mx.example.net[198.51.100.4] said: 554 5.7.1 Service unavailable; Client host \
    [203.0.113.5] blocked using zen.spamhaus.org, try again in 300 seconds (in reply to RCPT TO command)";

#[track_caller]
fn allocates_nothing<T>(mut task: impl FnMut() -> T) {
    let info = allocation_counter::measure(|| {
        std::hint::black_box(task());
    });
    assert_eq!(info.count_total, 0, "{} allocations of {} octets", info.count_total, info.bytes_total);
}

#[test]
fn the_counter_counts() {
    let info = allocation_counter::measure(|| {
        std::hint::black_box(vec![0_u8; 100]);
    });
    assert_eq!((info.count_total, info.bytes_total), (1, 100));
}

#[test]
fn parsing_a_reply_allocates_nothing() {
    allocates_nothing(|| Reply::parse(ONE_LINE).is_ok());
    allocates_nothing(|| Reply::parse(THREE_LINES).is_ok());
    let long = [b"250-filler\r\n".repeat(1000), b"250 end\r\n".to_vec()].concat();
    allocates_nothing(|| Reply::parse(&long).map(|reply| reply.lines().count()));
}

#[test]
fn parsing_a_prefix_allocates_nothing_complete_or_not() {
    for end in 0..=THREE_LINES.len() {
        allocates_nothing(|| Reply::parse_prefix(&THREE_LINES[..end]).is_ok());
    }
}

#[test]
fn refusing_what_is_no_reply_allocates_nothing() {
    for input in [&b""[..], b"2500 x\r\n", b"HTTP/1.1 200 OK\r\n", b"250-a\r\n", b"250-a\r\nxyz\r\n"] {
        allocates_nothing(|| Reply::parse(input).is_err());
    }
}

#[test]
fn reading_a_reply_allocates_nothing() {
    let reply = Reply::parse(THREE_LINES).unwrap();
    allocates_nothing(|| (reply.code(), reply.enhanced(), reply.deviations(), reply.is_conformant()));
    allocates_nothing(|| (reply.is_refusal(), reply.first_line().text().len()));
    allocates_nothing(|| reply.lines().map(|line| line.text().len() + line.message().len()).sum::<usize>());
}

#[cfg(feature = "alloc")]
#[test]
fn a_decoder_keeps_only_what_has_not_been_taken() {
    // A reply at a time; replies that are cut in two or more pieces.
    for (wire, piece) in [("250 Ok\r\n", 8), ("250 Ok\r\n", 12), ("250-mx\r\n250 Ok\r\n", 5)] {
        let wire = wire.repeat(1000);
        let info = allocation_counter::measure(|| {
            let mut decoder = smtp_reply::ReplyDecoder::new();
            for piece in wire.as_bytes().chunks(piece) {
                decoder.feed(piece);
                while decoder.next_reply().unwrap().is_some() {}
            }
            assert_eq!(decoder.finish(), Ok(()));
        });
        assert!(info.bytes_max <= 64, "{} octets for pieces of {piece}", info.bytes_max);
    }
}

#[test]
fn codes_and_names_allocate_nothing() {
    allocates_nothing(|| (ReplyCode::from_bytes(b"550"), EnhancedCode::from_bytes(b"5.7.26")));
    allocates_nothing(|| "5.7.26".parse::<EnhancedCode>().is_ok());
    allocates_nothing(|| ReplyCode::new(550).and_then(ReplyCode::known));
    allocates_nothing(|| EnhancedCode::new(5, 7, 26).and_then(EnhancedCode::known));
    allocates_nothing(|| Blocklist::by_name("zen.spamhaus.org"));
    allocates_nothing(|| Vocabulary::ALL.iter().filter_map(|of| Reason::UserUnknown.term_in(*of)).count());
    allocates_nothing(|| ("user_unknown".parse::<Reason>(), Reason::UserUnknown.as_str()));
}

#[test]
fn classifying_allocates_nothing() {
    allocates_nothing(|| classify(ONE_LINE));
    allocates_nothing(|| classify(THREE_LINES));
    allocates_nothing(|| classify(POSTFIX));
    allocates_nothing(|| classify(""));
    allocates_nothing(|| classify(&[0xff_u8; 3000]));
    allocates_nothing(|| classify(POSTFIX).retry(3));
    allocates_nothing(|| classify("host mx1.comcast.net[192.0.2.2] said: 554 IP blocked").links().count());
}

#[test]
fn reading_lines_and_events_allocates_nothing() {
    for line in include_str!("lines/lines.jsonl").lines() {
        // The row is an event of no known kind, and holds a line.
        allocates_nothing(|| Diagnostic::parse(line));
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let line = row["line"].as_str().unwrap();
        allocates_nothing(|| {
            for event in Diagnostic::parse_all(line) {
                std::hint::black_box(event.classify());
            }
        });
    }
    let to_two = r#"{"eventType":"Bounce","bounce":{"bouncedRecipients":[
        {"emailAddress":"ann@example.com","status":"5.1.1"},{"emailAddress":"joe@example.com","status":"5.2.2"}]}}"#;
    allocates_nothing(|| assert_eq!(Diagnostic::parse_all(to_two).count(), 2));
}

#[test]
fn classifying_a_very_long_text_allocates_nothing() {
    let long = format!("550 {} no such user\r\n", "lorem ipsum dolor sit amet ".repeat(40_000));
    allocates_nothing(|| classify(&long));
}

#[cfg(feature = "explain")]
#[test]
fn explaining_allocates_nothing() {
    use smtp_reply::Language;

    for language in Language::ALL {
        allocates_nothing(|| classify(POSTFIX).explain(*language));
        allocates_nothing(|| {
            let explanation = classify(THREE_LINES).explain(*language);
            explanation.notes().count() + explanation.references().count() + explanation.title().len()
        });
        for reason in Reason::ALL {
            allocates_nothing(|| reason.explain(*language));
        }
    }
}

#[cfg(feature = "explain")]
#[test]
fn writing_an_explanation_allocates_nothing_but_what_the_writer_does() {
    use smtp_reply::Language;
    use std::fmt::Write as _;

    let mut text = String::with_capacity(16_384);
    let explanation = classify(POSTFIX).explain(Language::De);
    allocates_nothing(|| write!(text, "{explanation}"));
    assert!(!text.is_empty());
}
