//! What holds for every answer, and what it looks like when it is printed.

use smtp_reply::{
    Action, BounceKind, Category, Class, Classification, Classifier, EnhancedCode, Evidence, KnownReplyCode,
    Language, Provider, Reason, Reply, ReplyCode, Retry, Stage, classify,
};

#[track_caller]
fn prints(reply: &str, line: &str) {
    assert_eq!(classify(reply).to_string(), line);
}

#[test]
fn it_is_one_line_for_a_log() {
    prints("", "unknown (soft, review) by nothing");
    prints("250 2.0.0 OK", "250 2.0.0 accepted (none, none) by reply_code");
    prints("421", "421 service_unavailable (soft, retry) by reply_code confidence=20");
    prints("550 5.2.2 Sorry", "550 5.2.2 mailbox_full (soft, ask_recipient) by enhanced_code confidence=85");
}

#[test]
fn an_answer_by_words_tells_where_they_stand_and_how_sure_it_is() {
    let reply = "550 5.1.1 <joe@example.com>: No such user here\r\n";
    let c = classify(reply);
    assert_eq!((c.reason(), c.evidence()), (Reason::UserUnknown, Evidence::Text));
    assert!("No such user here".contains(&reply[c.matched().unwrap()]), "{:?}", c.matched());
    assert_ne!(c.runner_up(), Some(Reason::UserUnknown));
    let percent = c.confidence().percent();
    assert!((50..100).contains(&percent), "{percent}");
    let expected = format!("550 5.1.1 user_unknown (hard, suppress_recipient) by text confidence={percent}");
    assert_eq!(c.to_string(), expected);
}

#[test]
fn the_words_that_decided_are_found_in_the_bytes_that_were_given() {
    let line = "  Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=none, dsn=5.1.1, \
        status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 No such user here (in reply to RCPT TO command))\n";
    for given in
        [line, "550-5.1.1 No such\r\n550 5.1.1 user here\r\n", "User unknown: 550", " 550 mailbox full "]
    {
        let c = classify(given);
        assert_eq!(c.evidence(), Evidence::Text, "{given}");
        let words = &given[c.matched().unwrap()];
        assert!(
            words.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" -.\r\n".contains(&byte)),
            "{words:?}"
        );
        assert!(words.bytes().any(|byte| byte.is_ascii_alphabetic()), "{words:?}");
    }
}

/// 550 is the code of policy blocks, too.
#[test]
fn nobody_is_suppressed_on_a_bare_code() {
    for reply in [
        "550",
        "550 Sorry",
        "550 Error code 42",
        "551 x",
        "553",
        "554 blub",
        "550 5.0.0 x",
        "550 5.5.0",
        "550 5.7.1",
        "550 qwx zrtk vbn",
        "554 5.7.1 Denied",
    ] {
        let c = classify(reply);
        assert_ne!(c.bounce(), BounceKind::Hard, "{reply}: {c}");
        assert_ne!(c.action(), Action::SuppressRecipient, "{reply}: {c}");
    }
    for reply in ["550 5.1.1", "550 5.1.1 x", "5.1.1", "550 No such user here"] {
        assert_eq!(classify(reply).bounce(), BounceKind::Hard, "{reply}");
    }
}

/// Blocklisted clients are often named in refusals, and unknown users as well. A name is no evidence for either.
#[test]
fn a_name_alone_decides_nothing() {
    for name in [
        "192.0.2.4",
        "[203.0.113.77]",
        "mx.example.net[198.51.100.9]",
        "<joe@example.org>",
        "ann@example.com",
    ] {
        for (front, end) in [
            ("550", ""),
            ("554", "said:"),
            ("550 5.0.0", "error"),
            ("550 host", "said"),
            ("550 error", ""),
            ("550 to", ""),
            ("554 5.0.0 message from", ""),
        ] {
            let reply = format!("{front} {name} {end}");
            let c = classify(&reply);
            let is_guess =
                matches!(c.reason(), Reason::IpBlocklisted | Reason::DomainBlocklisted | Reason::UserUnknown);
            assert!(!is_guess, "{reply}: {c}");
            assert_ne!(c.action(), Action::SuppressRecipient, "{reply}: {c}");
        }
    }
}

#[test]
fn a_user_who_cannot_log_in_is_the_sender() {
    for reply in [
        "535 5.7.8 User unknown",
        "530 5.7.0 Not logged in; user unknown",
        "534 No such user",
        "538 5.7.11 No such user here",
    ] {
        assert_ne!(classify(reply).action(), Action::SuppressRecipient, "{reply}");
    }
}

#[test]
fn what_else_is_known_stands_at_the_end() {
    let line = classify(
        "host mx1.yahoo.com[192.0.2.1] said: 451 4.7.1 Blocked by zen.spamhaus.org, try again in 300 seconds \
         (in reply to MAIL FROM command)",
    )
    .to_string();
    assert!(
        line.ends_with(" stage=mail provider=yahoo retry_after=300 blocklist=zen.spamhaus.org"),
        "{line}"
    );
}

#[test]
fn nothing_that_a_server_wrote_gets_into_a_log() {
    let line = classify(b"550 5.1.1 no such user\r\nNov 22 mx: root logged in\x1b[2J \xff <a@example.com>")
        .to_string();
    assert!(!line.contains("root") && !line.contains("example.com"), "{line}");
    assert!(!line.contains(char::is_control), "{line:?}");
}

#[test]
fn a_refusal_is_never_a_success_whatever_its_enhanced_code() {
    for code in [421, 450, 500, 550, 554, 571] {
        for class in [2, 4, 5] {
            for subject in 0..=7 {
                for detail in 0..=30 {
                    let reply = format!("{code} {class}.{subject}.{detail} x");
                    let c = classify(&reply);
                    assert_ne!(c.category(), Category::Success, "{reply}");
                    assert_ne!(c.bounce(), BounceKind::None, "{reply}");
                }
            }
        }
    }
}

#[test]
fn an_enhanced_code_in_front_is_a_success_if_its_class_is() {
    for (text, is_success) in [
        ("2.1.5", true),
        ("2.0.0 Ok: queued as 4Z6cJl55Xy", true),
        ("2.1.5 Recipient ok, user unknown to the alias file", true),
        ("5.1.5", false),
        ("4.0.0 Ok: queued as 4Z6cJl55Xy", false),
        // Only a code at the front is that of a reply.
        ("User unknown (milter 2.1.5)", false),
        ("Message rejected by filter 2.1.5 as spam", false),
        ("550 2.1.5 User unknown", false),
        ("dsn=2.0.0, status=deferred (2.0.0 mailbox full)", false),
    ] {
        assert_eq!(classify(text).category() == Category::Success, is_success, "{text}");
    }
}

const GOOGLE: &str = "gmail-smtp-in.l.google.com";
const LINE_OF_MICROSOFT: &str =
    "host example-com.mail.protection.outlook.com[192.0.2.1] said: 550 5.7.27 (in reply to RCPT TO command)";

#[test]
fn a_host_that_the_caller_gives_decides_the_provider_as_that_of_a_line_does() {
    let classifier = Classifier::new().with_host(GOOGLE);
    let in_a_line = classify("host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.7.27");
    for c in [
        classifier.classify("550 5.7.27"),
        classifier.with_host(GOOGLE.as_bytes()).classify("550 5.7.27"),
        in_a_line,
    ] {
        assert_eq!((c.provider(), c.reason()), (Provider::by_id("google"), Reason::SenderUnauthenticated));
    }
    assert_ne!(classify("550 5.7.27").reason(), Reason::SenderUnauthenticated);
}

#[test]
fn what_the_caller_knows_counts_more_than_what_a_line_says() {
    let provider = |classifier: Classifier| classifier.classify(LINE_OF_MICROSOFT).provider();
    let classifier = Classifier::new();
    assert_eq!(provider(classifier), Provider::by_id("microsoft"));
    assert_eq!(provider(classifier.with_host("")), Provider::by_id("microsoft"));
    assert_eq!(provider(classifier.with_host(GOOGLE)), Provider::by_id("google"));
    assert_eq!(provider(classifier.with_host("mx.example.com")), None);
    assert_eq!(
        provider(classifier.with_host(GOOGLE).with_provider(Provider::by_id("yahoo"))),
        Provider::by_id("yahoo")
    );
    assert_eq!(provider(classifier.with_provider(None)), Provider::by_id("microsoft"));

    let stage = |classifier: Classifier| classifier.classify(LINE_OF_MICROSOFT).stage();
    assert_eq!(stage(classifier), Some(Stage::Rcpt));
    assert_eq!(stage(classifier.with_stage(Stage::Data)), Some(Stage::Data));
    assert_eq!(stage(classifier.with_stage(None)), Some(Stage::Rcpt));
}

#[test]
fn what_the_caller_gave_can_be_asked_for() {
    let none = Classifier::new();
    assert_eq!((none.host(), none.provider(), none.stage()), (None, None, None));
    let all =
        none.with_host("mx.example.com").with_provider(Provider::by_id("seznam")).with_stage(Stage::Auth);
    assert_eq!(all.host(), Some(&b"mx.example.com"[..]));
    assert_eq!((all.provider(), all.stage()), (Provider::by_id("seznam"), Some(Stage::Auth)));
    assert_eq!(all.with_host("").host(), None);
}

#[test]
fn a_success_tells_the_provider_too() {
    assert_eq!(
        Classifier::new().with_host(GOOGLE).classify("250 2.0.0 OK").provider(),
        Provider::by_id("google")
    );
}

/// Words, names and addresses end where the bytes of a broken character end.
#[test]
fn a_broken_character_swallows_nothing() {
    for lead in 0x80..=u8::MAX {
        for text in [
            &[b'd', lead, b' ', b'_', b'2', b'.', b'0'][..],
            &[lead, b' ', b'a', b'.', b'b'],
            &[b'a', b'.', b'b', lead, b'@', b'c'],
            &[b'a', b'@', lead, b'.', b'b', b'/', lead],
            &[lead, 0xb8, b'_', b'a', b'.', b'b'],
            &[0xe0, 0xb8, b'-', b'a', b'.', lead],
            &[b'h', b't', b't', b'p', b':', b'/', b'/', lead, b'.', b'/', lead, b'?', b'p', b'=', lead],
        ] {
            let _ = classify(text);
            let (front, back) = ([b"550 5.1.1 x ", text].concat(), [text, b" no such user"].concat());
            assert_eq!(classify(&front).reason(), Reason::UserUnknown, "{}", front.escape_ascii());
            assert!(!classify(&back).is_success(), "{}", back.escape_ascii());
        }
    }
    // Latin-1, as servers write it.
    assert_eq!(classify(b"550 Cette bo\xEEte aux lettres est pleine").reason(), Reason::MailboxFull);
}

/// The first 8 KiB are read.
#[test]
fn words_are_found_far_into_a_text() {
    for dots in [10, 1000, 8000] {
        let reply = format!("550 {} mailbox is full", ".".repeat(dots));
        let c = classify(&reply);
        assert_eq!((c.reason(), c.evidence()), (Reason::MailboxFull, Evidence::Text), "{dots}");
        assert!("mailbox is full".contains(&reply[c.matched().unwrap()]), "{dots}");
    }
    let c = classify(&format!("550 {} mailbox is full", ".".repeat(9000)));
    assert_ne!((c.reason(), c.evidence()), (Reason::MailboxFull, Evidence::Text));
}

/// Programs write the error number of Linux in place of a reply code; no SMTP server sends a 1yz code (RFC 5321 §4.2.1).
#[test]
fn a_code_that_is_the_number_of_an_error_is_a_failure_to_connect() {
    for number in [100, 101, 103, 104, 110, 111, 113] {
        let code = ReplyCode::new(number).unwrap();
        let wire = format!("{number} 2.0.0 Queued\r\n");
        for c in [
            code.classify(),
            classify_parts(code, None, "Connection refused"),
            classify_parts(code, None, "250 Ok, wait 300 seconds"),
            classify_parts(code, EnhancedCode::new(2, 0, 0), "Accepted"),
            classify_parts(code, EnhancedCode::new(5, 1, 1), "No such user"),
            Reply::parse(&wire).unwrap().classify(),
        ] {
            assert_eq!(c.reason(), Reason::ConnectionFailed, "{number}");
            assert_eq!((c.bounce(), c.action()), (BounceKind::Soft, Action::Retry), "{number}");
            assert!(matches!(c.retry(1), Retry::Later(_)), "{number}: {:?}", c.retry(1));
            assert!(c.is_refusal() && !c.is_success(), "{number}");
            assert_eq!((c.code(), c.evidence()), (Some(code), Evidence::Line));
        }
    }
    // 1yz codes that are no such number, and numbers that are no 1yz code.
    for (number, reason) in
        [(120, Reason::Intermediate), (150, Reason::Intermediate), (354, Reason::Intermediate)]
    {
        assert_eq!(ReplyCode::new(number).unwrap().classify().reason(), reason, "{number}");
    }
}

/// The meanings are in the table of known codes. Those below 400 that report a failure are not from a server.
#[test]
fn a_known_code_below_400_is_a_success_unless_it_means_that_no_server_was_reached() {
    for known in KnownReplyCode::all().filter(|known| !known.code().is_refusal()) {
        let c = known.code().classify();
        let failed = known.meaning(Language::En).starts_with("Not from a server");
        assert_eq!(c.is_refusal(), failed, "{}", known.code());
        assert_eq!(c.retry(1) == Retry::NotNeeded, !failed, "{}", known.code());
        assert_eq!(c.reason().category() == Category::Success, !failed, "{}", known.code());
    }
}

fn classify_parts(code: ReplyCode, enhanced: Option<EnhancedCode>, text: &str) -> Classification {
    Classifier::new().classify_parts(Some(code), enhanced, text)
}

#[test]
fn what_is_unknown_is_soft_unless_it_is_refused_for_good() {
    for (class, bounce, action) in [
        (None, BounceKind::Soft, Action::Review),
        (Some(Class::TransientNegative), BounceKind::Soft, Action::Retry),
        (Some(Class::PermanentNegative), BounceKind::Block, Action::Review),
    ] {
        assert_eq!(
            (Reason::Unknown.bounce(class), Reason::Unknown.action(class)),
            (bounce, action),
            "{class:?}"
        );
    }
}
