//! Times of the crate by itself: `cargo bench --manifest-path benches/Cargo.toml --bench times [-- WORD]`.
//! The peers are in `benches/peers/`.

mod inputs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use inputs::Where;

fn main() {
    divan::main();
}

mod parse {
    use super::{Bencher, BytesCount, black_box, inputs};
    use smtp_reply::Reply;

    fn bench(bencher: Bencher, reply: &[u8]) {
        bencher.counter(BytesCount::of_slice(reply)).bench_local(|| Reply::parse(black_box(reply)).is_ok());
    }

    #[divan::bench]
    fn one_line(bencher: Bencher) {
        bench(bencher, inputs::ONE_LINE.as_bytes());
    }

    #[divan::bench]
    fn five_lines(bencher: Bencher) {
        bench(bencher, inputs::FIVE_LINES.as_bytes());
    }

    #[divan::bench]
    fn twenty_lines(bencher: Bencher) {
        bench(bencher, inputs::twenty_lines().as_bytes());
    }

    #[divan::bench]
    fn ehlo(bencher: Bencher) {
        bench(bencher, inputs::EHLO.as_bytes());
    }

    #[divan::bench]
    fn prefix_of_a_pipeline(bencher: Bencher) {
        let wire = inputs::session(4096);
        bencher.bench_local(|| Reply::parse_prefix(black_box(&wire)).is_ok());
    }
}

mod decode {
    use super::{Bencher, BytesCount, black_box, inputs};
    use smtp_reply::ReplyDecoder;

    /// A session of 1 MiB in pieces of this size.
    #[divan::bench(args = [1, 64, 1460, 4096, 65_536])]
    fn session(bencher: Bencher, piece: usize) {
        let wire = inputs::session(1 << 20);
        bencher.counter(BytesCount::of_slice(&wire)).bench_local(|| {
            let mut decoder = ReplyDecoder::new();
            let mut replies = 0_usize;
            for bytes in black_box(&wire).chunks(piece) {
                decoder.feed(bytes);
                while let Ok(Some(reply)) = decoder.next_reply() {
                    black_box(&reply);
                    replies += 1;
                }
            }
            replies
        });
    }
}

mod codes {
    use super::black_box;
    use smtp_reply::{EnhancedCode, KnownEnhancedCode, ReplyCode};

    #[divan::bench]
    fn reply_code() -> bool {
        ReplyCode::from_bytes(black_box(b"550")).is_ok()
    }

    #[divan::bench]
    fn enhanced_code() -> bool {
        EnhancedCode::from_bytes(black_box(b"5.7.26")).is_ok()
    }

    #[divan::bench]
    fn known_enhanced_code() -> Option<&'static KnownEnhancedCode> {
        black_box(EnhancedCode::MAILBOX_FULL).known()
    }
}

mod classify {
    use super::{Bencher, BytesCount, Where, black_box, inputs};
    use smtp_reply::{Diagnostic, classify};

    fn bench(bencher: Bencher, text: &[u8]) {
        bencher.counter(BytesCount::of_slice(text)).bench_local(|| classify(black_box(text)));
    }

    #[divan::bench]
    fn code_only(bencher: Bencher) {
        bench(bencher, b"250 OK\r\n");
    }

    #[divan::bench]
    fn one_line(bencher: Bencher) {
        bench(bencher, inputs::ONE_LINE.as_bytes());
    }

    #[divan::bench]
    fn ehlo(bencher: Bencher) {
        bench(bencher, inputs::EHLO.as_bytes());
    }

    #[divan::bench]
    fn twenty_lines(bencher: Bencher) {
        bench(bencher, inputs::twenty_lines().as_bytes());
    }

    /// Only the parts of all diagnostics: the code, the stage, the host, the text.
    #[divan::bench]
    fn parts_of_diagnostics(bencher: Bencher) {
        bencher.bench_local(|| {
            for text in inputs::DIAGNOSTICS {
                black_box(Diagnostic::parse(black_box(text)));
            }
        });
    }

    /// All diagnostics, 250 octets on average; the time is for all of them.
    #[divan::bench]
    fn diagnostics(bencher: Bencher) {
        many(bencher, |_| true);
    }

    /// Some thousands of distinct replies in random order; the time is for all of them.
    #[divan::bench(sample_count = 30)]
    fn distinct_replies(bencher: Bencher) {
        let texts = inputs::distinct_replies();
        bencher.counter(BytesCount::new(texts.iter().map(String::len).sum::<usize>())).bench_local(|| {
            for text in &texts {
                black_box(classify(black_box(text)));
            }
        });
    }

    #[divan::bench]
    fn log_lines(bencher: Bencher) {
        many(bencher, |text| {
            text.contains("postfix/") || text.contains(" R=dnslookup") || text.contains("sm-mta")
        });
    }

    #[divan::bench]
    fn delivery_report_fields(bencher: Bencher) {
        many(bencher, |text| text.starts_with("smtp;") || text.starts_with("x-"));
    }

    fn many(bencher: Bencher, wanted: impl Fn(&str) -> bool) {
        let texts: Vec<&str> = inputs::DIAGNOSTICS.iter().copied().filter(|text| wanted(text)).collect();
        bencher.counter(BytesCount::new(texts.iter().map(|text| text.len()).sum::<usize>())).bench_local(
            || {
                for text in &texts {
                    black_box(classify(black_box(text)));
                }
            },
        );
    }

    /// 100 kB and 10 MB, with the telling words at the start, at the end, or nowhere.
    #[divan::bench(args = [Where::Early, Where::Late, Where::Nowhere], consts = [100_000, 10_000_000], sample_count = 20)]
    fn long<const OCTETS: usize>(bencher: Bencher, place: Where) {
        bench(bencher, &inputs::long_reply(OCTETS, place));
    }

    /// 8 KiB of what could make a careless reader start over again and again: none may take much longer than another.
    #[divan::bench(args = ["a.Bc.", "a@b.c ", "x=y.z.", "550 ", "rejected : ", "try 1 ", "(in reply ", "user not from "])]
    fn repeated(bencher: Bencher, piece: &str) {
        bench(bencher, piece.repeat(8192 / piece.len()).as_bytes());
    }
}

mod rules {
    use super::{Bencher, BytesCount, black_box, inputs};
    use smtp_reply::{Classifier, Reason, Rule, Rules};

    /// How many rules for texts that the reply does not have.
    #[divan::bench(args = [10, 100, 300, 1000])]
    fn that_do_not_match(bencher: Bencher, rules: usize) {
        let rule = |i| {
            let words = format!("account {i} of this server is resting");
            Rule::new(format!("rule {i}")).when_contains(words).set_reason(Reason::MailboxDisabled)
        };
        let rules = Rules::new((0..rules).map(rule)).unwrap();
        let classifier = Classifier::new().with_rules(&rules);
        let reply = inputs::ONE_LINE;
        bencher.counter(BytesCount::of_slice(reply)).bench_local(|| classifier.classify(black_box(reply)));
    }
}

mod explain {
    use super::{Bencher, black_box};
    use smtp_reply::{Language, classify};

    #[divan::bench(sample_size = 1000)]
    fn reply(bencher: Bencher) {
        let classification = classify("450 4.7.1 Greylisted, try again in 300 seconds");
        bencher.bench_local(|| black_box(&classification).explain(Language::En));
    }

    #[divan::bench(sample_size = 1000)]
    fn reply_to_text(bencher: Bencher) {
        let classification = classify("450 4.7.1 Greylisted, try again in 300 seconds");
        bencher.bench_local(|| black_box(&classification).explain(Language::De).to_string());
    }
}

mod message {
    use super::{Bencher, BytesCount, black_box};
    use smtp_reply::BounceMessage;

    const HEADERS: &str = "Received: from mx.example.org by mail.example.com; Thu, 1 Jan 2026 00:00:00 +0000\n\
        From: MAILER-DAEMON@mail.example.com (Mail Delivery System)\nTo: <news@lists.example.com>\n\
        Subject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n";

    const MAIL: &str = "Received: from lists.example.com by mail.example.com; Thu, 1 Jan 2026 00:00:00 +0000\n\
        Message-ID: <17@lists.example.com>\nFrom: News <news@lists.example.com>\nTo: joe@example.org\nSubject: News\n\n";

    fn bench(bencher: Bencher, message: &str) {
        bencher.counter(BytesCount::of_str(message)).bench_local(|| BounceMessage::parse(black_box(message)));
    }

    /// A report for programs, with a returned mail of 2 kB.
    #[divan::bench]
    fn report(bencher: Bencher) {
        let text = "All is well here.\n".repeat(100);
        bench(
            bencher,
            &format!(
                "{HEADERS}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n\
                 This is the mail system at host mail.example.com.\n\n                   The mail system\n\n\
                 <joe@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command)\n\
                 --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n\
                 Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.example.org\n\
                 Diagnostic-Code: smtp; 550 5.1.1 no such user\n\n--b\nContent-Type: message/rfc822\n\n{MAIL}{text}--b--\n"
            ),
        );
    }

    #[divan::bench]
    fn prose(bencher: Bencher) {
        bench(
            bencher,
            &format!(
                "{HEADERS}\nHi. This is the qmail-send program at mail.example.com.\n\
                 I'm afraid I wasn't able to deliver your message to the following addresses.\n\n\
                 <joe@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\n\n\
                 --- Below this line is a copy of the message.\n\n{MAIL}"
            ),
        );
    }

    /// A megabyte of what could make a careless reader start over again and again.
    #[divan::bench(sample_count = 5, args = [
        r"a@b.cc ", r"<a@b.cc>:\n", r"Final-Recipient: rfc822; a@b.cc\n\n", r"Received: x\n", r"RCPT TO:<a@b.cc>\n", r"a=\n", r">",
        r"\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.cc\n", r"--b\n",
    ])]
    fn repeated(bencher: Bencher, piece: &str) {
        let piece = piece.replace(r"\n", "\n");
        let front = "Content-Type: multipart/report; boundary=b\n\n";
        bench(bencher, &format!("{HEADERS}{front}{}", piece.repeat((1 << 20) / piece.len())));
    }
}
