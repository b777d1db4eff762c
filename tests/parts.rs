//! Where the parts of a line begin and end: what is a code, a host, a stage, a time, an id, and what only looks like one.

use smtp_reply::{BounceKind, Class, Classifier, Delivery, Diagnostic, Evidence, Reason, Stage, System};

fn text(bytes: Option<&[u8]>) -> Option<&str> {
    bytes.map(|bytes| std::str::from_utf8(bytes).unwrap())
}

#[track_caller]
fn assert_code(line: &str, code: Option<u16>) {
    assert_eq!(Diagnostic::parse(line).code().map(u16::from), code, "{line}");
}

#[test]
fn a_reply_code_ends_at_a_separator() {
    for end in
        [" x", "- x", "'", "\"", "\tx", "\rx", "\nx", ": x", "<x", ", x", ") x", "; x", "#x", ". x", ".", ""]
    {
        assert_code(&format!("it said: 550{end}"), Some(550));
    }
    for end in ["1 x", "x", "/x", "% x", "_x", "] x", ".5 x", "> x", "=x", "*"] {
        assert_code(&format!("it said: 550{end}"), None);
    }
}

#[test]
fn what_comes_before_a_number_tells_whether_it_is_a_reply_code() {
    for (line, code) in [
        // A colon and a space, or a command in capitals.
        ("it said: 550, no", Some(550)),
        ("RCPT TO:550 no", Some(550)),
        ("RCPT TO:550, no", None),
        ("rcpt to:550 no", None),
        (":550 no", None),
        // Quotes and semicolons, for successes too.
        ("smtp;550 no", Some(550)),
        ("smtp;250 yes", Some(250)),
        ("it was '550'", Some(550)),
        ("it was \"250\"", Some(250)),
        // Brackets for refusals alone, except for the arrow of a transcript.
        ("it failed (550)", Some(550)),
        ("it failed ( 550)", None),
        ("it failed (250)", None),
        ("it failed <550 no", Some(550)),
        ("it failed < 550 no", None),
        ("then <<< 250 yes", Some(250)),
        ("then <<<250 yes", Some(250)),
        ("then << 250 yes", None),
        ("it failed #550 no", Some(550)),
        ("it failed # 550 no", Some(550)),
        ("it went #250 yes", None),
        ("<joe@example.com> 550 no", Some(550)),
        ("<joe@example.com> 250 yes", None),
        // Words that announce a refusal.
        ("it said 250 yes", None),
        ("it said 550: no", None),
        ("it says 550 no", None),
        ("it said550 no", None),
        // The class.
        ("it said: 150 x", None),
        ("it said: 250 x", Some(250)),
        ("it said: 650 x", None),
    ] {
        assert_code(line, code);
    }
    for word in
        ["said", "returned", "error", "code", "response", "with", "was", "reply", "got", "<BR>", "<br>"]
    {
        assert_code(&format!("the server {word} 550 no"), Some(550));
        assert_code(&format!("the server {word} 550-no"), Some(550));
        assert_code(&format!("the server {word} 550"), Some(550));
    }
}

#[test]
fn an_enhanced_code_makes_the_number_before_it_a_reply_code() {
    for (line, code) in [
        ("x 550 5.1.1 no", Some(550)),
        ("x=550 5.1.1 no", Some(550)),
        ("x550 5.1.1 no", None),
        ("x.550 5.1.1 no", None),
        ("x/550 5.1.1 no", None),
        ("x-550 5.1.1 no", None),
        ("x 550 *5.1.1 no", None),
        ("x 550 (((5.1.1 no", Some(550)),
        ("x 550 ((((5.1.1 no", None),
        ("x 550 5.1.1. no", Some(550)),
        ("x 550 5.1.1.1 no", None),
        ("x 550 5.1 no", None),
    ] {
        assert_code(line, code);
    }
    for front in [' ', '-', '#', '(', '[', '<', '"', '\''] {
        assert_code(&format!("x 550 {front}5.1.1 no"), Some(550));
    }
}

#[test]
fn a_code_that_was_expected_and_an_exit_status_are_no_reply_codes() {
    for (line, code) in [
        ("Expected: 550 no", None),
        ("Expecting \"250\"", None),
        ("Unexpected: 550 no", Some(550)),
        ("Expected it, got: 550 no", Some(550)),
        ("Expected it, but: 550 no", Some(550)),
        ("Expected it, received: 550 no", Some(550)),
        ("Expected it, it was: 550 no", Some(550)),
        ("Expected it, and then: 550 no", None),
        // Too far away.
        ("Expected that all is well and that this goes on, then: 550 no", Some(550)),
        ("unix; 450 no", None),
        ("X-Unix; 450", None),
        ("x-unix;450 no", None),
        ("smtp; 450 no", Some(450)),
    ] {
        assert_code(line, code);
    }
}

#[test]
fn of_several_codes_the_first_refusal_counts_but_not_of_a_command_that_was_not_understood() {
    for (line, code) in [
        ("<<< 250 a <<< 354 b", Some(250)),
        ("<<< 250 a <<< 450 b <<< 550 c", Some(450)),
        ("<<< 502 a >>> HELO x <<< 550 b", Some(550)),
        ("<<< 500 a >>> HELO x <<< 550 b", Some(550)),
        ("<<< 504 a >>> HELO x <<< 550 b", Some(550)),
        ("<<< 505 a >>> HELO x <<< 550 b", Some(505)),
        ("<<< 499 a >>> HELO x <<< 550 b", Some(499)),
        ("<<< 502 a <<< 550 b", Some(502)),
        ("<<< 220 a >>> EHLO x <<< 502 b >>> HELO x <<< 250 c", Some(502)),
    ] {
        assert_code(line, code);
    }
}

#[test]
fn the_code_in_front_counts_where_another_contradicts_the_result() {
    let sent = |reply: &str| {
        format!("to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, status=sent ({reply})")
    };
    for (reply, code) in [
        ("250 Ok, before that: 550 5.1.1 no", Some(250)),
        ("250-Ok, before that: 550 5.1.1 no", Some(250)),
        ("250: Ok, before that: 550 5.1.1 no", None),
        ("550 5.1.1 no", None),
        ("delivered, it said: 550 5.1.1 no", None),
    ] {
        assert_code(&sent(reply), code);
    }
    // A success has no stage, and no enhanced code but that of its reply.
    let line = sent("250 Ok (in reply to end of DATA command)");
    assert_eq!(Diagnostic::parse(&line).stage(), None);
    let line = "to=<joe@example.com>, relay=local, dsn=2.0.0, status=sent (delivered, host mx.example.com said: 2.1.5 Ok)";
    let found = Diagnostic::parse(line);
    assert_eq!((found.enhanced(), found.host()), (None, None));
    assert!(found.text().starts_with(b"delivered, host mx.example.com said: 2.1.5 Ok"));
}

#[test]
fn the_host_is_the_one_after_the_most_certain_word() {
    let names = ["host ", "H=", "relay=", "connect to ", "Server at "];
    for (at, better) in names.iter().enumerate() {
        for worse in &names[at + 1..] {
            for line in [
                format!("x {better}a.example, {worse}b.example, x"),
                format!("x {worse}b.example, {better}a.example, x"),
                format!("x {worse}none, {better}a.example, x"),
            ] {
                assert_eq!(text(Diagnostic::parse(&line).host()), Some("a.example"), "{line}");
            }
            let line = format!("x {worse}b.example, {better}none, x");
            assert_eq!(text(Diagnostic::parse(&line).host()), Some("b.example"), "{line}");
        }
    }
    for (line, host) in [
        ("x host a.example, host b.example", Some("a.example")),
        ("x host mx-1_a.example.com[192.0.2.1]", Some("mx-1_a.example.com")),
        ("x host localhost, x", Some("localhost")),
        ("x host LOCALHOST, x", Some("LOCALHOST")),
        ("x host localhosts, x", None),
        ("x host mx, x", None),
        ("x hose a.example", None),
        ("x Host=a.example", None),
        ("192.0.2.1 does not like recipient.", Some("192.0.2.1")),
        ("192.0.2.1 does not like sender.", Some("192.0.2.1")),
        ("192.0.2.1 does not know it.", None),
        ("192.0.2.1 failed after I sent the message.", Some("192.0.2.1")),
        ("192.0.2.1 failed after he sent the message.", None),
        ("192.0.2.1 does not like recipient. host a.example", Some("a.example")),
    ] {
        assert_eq!(text(Diagnostic::parse(line).host()), host, "{line}");
    }
    // Before a code: what comes after it is what the host said.
    assert_eq!(text(Diagnostic::parse("x: 550 ask host a.example, please").host()), None);
}

#[test]
fn each_stage_has_its_words_and_of_several_the_most_certain_counts() {
    let stages = [
        ("refused to talk to me", Stage::Connect),
        ("the end of data", Stage::EndOfData),
        ("RCPT TO", Stage::Rcpt),
        ("VRFY", Stage::Vrfy),
        ("MAIL FROM", Stage::Mail),
        ("EHLO", Stage::Ehlo),
        ("STARTTLS", Stage::Starttls),
        ("AUTH", Stage::Auth),
        ("DATA", Stage::Data),
        ("QUIT", Stage::Quit),
        ("RSET", Stage::Rset),
    ];
    for (at, (better, stage)) in stages.iter().enumerate() {
        for (worse, _) in &stages[at..] {
            for line in [format!("x {better}, {worse}, x: 550 no"), format!("x {worse}, {better}, x: 550 no")]
            {
                assert_eq!(Diagnostic::parse(&line).stage(), Some(*stage), "{line}");
            }
        }
    }
    for (words, stage) in [
        ("initial connection", Some(Stage::Connect)),
        ("he rejected connection", Some(Stage::Connect)),
        ("end of DATA", Some(Stage::EndOfData)),
        ("END-OF-MESSAGE", Some(Stage::EndOfData)),
        ("END-OF-DAYS", None),
        ("the final DATA", Some(Stage::EndOfData)),
        ("after I sent the message", Some(Stage::EndOfData)),
        ("after I sent the letter", None),
        ("it does not like recipient", Some(Stage::Rcpt)),
        ("it does not like sender", Some(Stage::Mail)),
        ("it does not like mail", None),
        ("EXPN", Some(Stage::Vrfy)),
        ("MAIL From", Some(Stage::Mail)),
        ("MAIL to", None),
        ("HELO", Some(Stage::Ehlo)),
        ("LHLO", Some(Stage::Ehlo)),
        ("HALO", None),
        ("data", None),
        ("rcpt", None),
    ] {
        // Around the reply: before it, or in brackets after it.
        let line = format!("x, {words}, x: 550 no");
        assert_eq!(Diagnostic::parse(&line).stage(), stage, "{line}");
        let line = format!("550 no (in reply to {words})");
        assert_eq!(Diagnostic::parse(&line).stage(), stage, "{line}");
    }
    // In the reply it is part of the words.
    assert_eq!(Diagnostic::parse("550 no RCPT TO, please").stage(), None);
    assert_eq!(Diagnostic::parse("AUTH: 550 no (in reply to RCPT TO)").stage(), Some(Stage::Rcpt));
}

#[test]
fn the_text_is_what_was_said_without_what_is_around_it() {
    for (line, said) in [
        ("550 no", "no"),
        ("550-no", "no"),
        ("550 - no", "- no"),
        ("550 no (in reply to RCPT TO command)", "no"),
        ("550 no (in response to it)", "no (in response to it)"),
        ("550 no; from=<a@example.com> proto=ESMTP", "no"),
        ("550 no; to=<a@example.com> proto=ESMTP", "no"),
        ("550 no; for=<a@example.com>", "no; for=<a@example.com>"),
        ("550 no Remote-MTA: dns; mx.example.com", "no"),
        ("(in reply to RCPT TO command)", "(in reply to RCPT TO command)"),
        // Without a code: after the last marker.
        ("it said: no way", "no way"),
        ("it said: a, and said: b", "b"),
        ("mx.example.com refused to talk to me: no way", "no way"),
        ("delivery temporarily suspended: no way", "no way"),
        ("x-unix; no way", "no way"),
        ("x-uniq; no way", "x-uniq; no way"),
        ("it may defer (-53): no way", "53): no way"),
        ("it has spoken: no way", "it has spoken: no way"),
        ("it failed: 5.1.1 no way", "it failed: 5.1.1 no way"),
    ] {
        assert_eq!(text(Some(Diagnostic::parse(line).text())), Some(said), "{line}");
    }
}

#[test]
fn a_status_before_the_reply_is_no_enhanced_code_of_it() {
    for (line, status) in [
        ("Status: 5.1.2, it said: 550 no", Some("5.1.2")),
        ("Status:5.1.2, it said: 550 no", Some("5.1.2")),
        ("x dsn=4.4.1, it said: 550 no", Some("4.4.1")),
        ("x dsn=none Status: 4.2.1, it said: 550 no", Some("4.2.1")),
        ("x dsn=4.4.1 Status: 4.2.1, it said: 550 no", Some("4.4.1")),
        ("x bsn=4.4.1, it said: 550 no", None),
        ("x Stats: 4.4.1, it said: 550 no", None),
        ("it said: 550 no, Status: 5.1.2", None),
    ] {
        assert_eq!(
            Diagnostic::parse(line).status().map(|code| code.to_string()).as_deref(),
            status,
            "{line}"
        );
    }
}

/// A line of Postfix about a delayed message.
const DELAYED: &str = "4F1A2: to=<joe@example.com>, relay=none, dsn=4.4.1, status=deferred (no way)";

#[test]
fn the_time_of_a_line_is_as_its_log_writes_it() {
    for (time, program) in [
        ("Mar  4 09:12:55", " mx1 postfix/smtp[1]: "),
        ("Dec 14 09:12:55", " mx1 postfix/smtp[1]: "),
        ("Dec 14 23:59:60", " mx1 postfix/smtp[1]: "),
        ("Dec 14 2025 09:12:55", " mx1 postfix/smtp[1]: "),
        ("Dec 14 09:12:55.123", " mx1 postfix/smtp[1]: "),
        ("Dec 14 09:12:55,123", " mx1 postfix/smtp[1]: "),
        ("Dec 14 09:12:55", " postfix/smtp[1]: "),
        ("Dec 14 09:12:55", " postfix/smtp: "),
        ("Dec 14 09:12:55", " mx1 postfix/smtp: "),
        ("Dec 14 09:12:55", "   mx1   postfix/smtp[1]:   "),
        ("Dec 14 09:12:55", " mx1 mail.info postfix/smtp[1]: "),
        ("Dec 14 09:12:55", " CET mx1 mail.info postfix/smtp[1]: "),
        ("Dec 14 09:12:55", " mx1 postfix/smtp[1]: [ID 197553 mail.info] "),
        ("2025-03-04T09:12:55Z", " mx1 postfix/smtp[1]: "),
        ("2025-03-04t09:12:55z", " mx1 postfix/smtp: "),
        ("2025-03-04T09:12:55.120+01:00", " mx1 postfix/smtp[1]: "),
        ("2025-03-04T09:12:55.120-0100", " mx1 postfix/smtp[1]: "),
        ("2025/03/04 09:12:55 +0100", " postfix/smtp[1]: "),
        ("2025/03/04 09:12:55 -01:00", " postfix/smtp[1]: "),
        ("2025-03-04 09:12:55", " postfix/smtp[1]: "),
        ("2025-03-04 09:12:55", " z/smtp[1]: "),
        ("Dec 14 09:12:55", " 2001:db8::1 postfix/smtp[1]: "),
        ("2025-03-04T09:12:55.1Z", " stdout F postfix/smtp[1]: "),
        ("2025-03-04T09:12:55.1Z", " stderr F postfix/smtp[1]: "),
    ] {
        let line = [time, program, DELAYED].concat();
        let found = Diagnostic::parse(&line);
        assert_eq!(text(found.time()), Some(time), "{line}");
        assert_eq!(found.system(), Some(System::Postfix), "{line}");
        assert_eq!(found.delivery(), Some(Delivery::Delayed), "{line}");
        assert_eq!(
            (text(found.queue_id()), text(found.recipient())),
            (Some("4F1A2"), Some("joe@example.com")),
            "{line}"
        );
    }
    for (front, time, program) in [
        ("<22>", "Dec 14 09:12:55", " mx1 postfix/smtp[1]: "),
        ("<191>", "2025-03-04T09:12:55Z", " mx1 postfix/smtp: "),
        ("<22>1 ", "2025-03-04T09:12:55Z", " mx1 postfix/smtp 20210 - - "),
        ("<22>1 ", "2025-03-04T09:12:55Z", " mx1 postfix/smtp 20210 ID1 - "),
        ("<22>1 ", "2025-03-04T09:12:55Z", " mx1 postfix/smtp 20210 - - \u{feff}"),
        ("<22>1 ", "2025-03-04T09:12:55Z", " mx1 postfix/smtp 20210 - [a b=\"c\"] "),
        ("<22>1 ", "2025-03-04T09:12:55Z", " mx1 postfix/smtp 20210 - [a b=\"x\\]y\"][c d=\"e\"] "),
        ("Tue ", "2025-03-04 09:12:55", " CET mx1 postfix/smtp[1]: "),
        ("2025-03-04T09:12:55.1Z stdout F ", "Mar  4 09:12:55", " mx1 postfix/smtp[1]: "),
    ] {
        let line = [front, time, program, DELAYED].concat();
        let found = Diagnostic::parse(&line);
        assert_eq!(text(found.time()), Some(time), "{line}");
        assert_eq!(
            (found.system(), found.delivery()),
            (Some(System::Postfix), Some(Delivery::Delayed)),
            "{line}"
        );
    }
}

#[test]
fn what_is_no_time_begins_no_log_line() {
    for front in [
        "Mai 14 09:12:55",
        "Dec 123 09:12:55",
        "Dec  09:12:55",
        "Dec 14 39:12:55",
        "Dec 14 09:62:55",
        "Dec 14 09:12:75",
        "Dec 14 09-12-55",
        "Dec 14 9:12:55",
        "2025.03.04T09:12:55Z",
        "2025-03-04_09:12:55Z",
        "2025-0x-04T09:12:55Z",
        "<2222>Dec 14 09:12:55",
        "<22 Dec 14 09:12:55",
        "@4000000067c6d1a6155042a",
        "@4000000067c6d1a6155042ax",
        "@4000000067c6d1a6155042acx",
        "@4000000067c6d1a6155042ag",
    ] {
        let line = [front, " mx1 postfix/smtp[1]: ", DELAYED].concat();
        assert_eq!(Diagnostic::parse(&line).time(), None, "{line}");
    }
    let line = "@4000000067c6d1a6155042ac delivery 1: failure: no/";
    assert_eq!(text(Diagnostic::parse(line).time()), Some("@4000000067c6d1a6155042ac"));
    assert_eq!(Diagnostic::parse(line).system(), Some(System::Qmail));
}

#[test]
fn a_queue_id_is_taken_for_one_by_its_form() {
    for (line, id) in [
        ("Dec 14 09:12:55 mx postfix/qmgr[1]: 4Z6cJk1xqT: removed", Some("4Z6cJk1xqT")),
        ("Dec 14 09:12:55 mx postfix/qmgr[1]: warning: x", None),
        ("Dec 14 09:12:55 mx postfix/smtpd[1]: NOQUEUE: x", None),
        ("Dec 14 09:12:55 mx postfix/qmgr[1]: 4Z6cJk1xqT removed", None),
        ("Dec 14 09:12:55 mx smtpd[1]: 5c2b0a1f mta connected", Some("5c2b0a1f")),
        ("Dec 14 09:12:55 mx smtpd[1]: 5c2b0a1f smtp connected", Some("5c2b0a1f")),
        ("Dec 14 09:12:55 mx smtpd[1]: 5c2b0a1f pony connected", None),
        ("Dec 14 09:12:55 mx smtpd[1]: hello mta connected", None),
        ("2025-03-04 09:12:55 1tpNab-0003Ab-2F Completed", Some("1tpNab-0003Ab-2F")),
        ("2025-03-04 09:12:55 1tpNab-000000004Xy-2ZzK Completed", Some("1tpNab-000000004Xy-2ZzK")),
        ("2025-03-04 09:12:55 [4411] 1tpNab-0003Ab-2F Completed", Some("1tpNab-0003Ab-2F")),
        ("2025-03-04 09:12:55 1tpNab-0003Ab-2F", Some("1tpNab-0003Ab-2F")),
        ("2025-03-04 09:12:55 1tpNab-0003A", Some("1tpNab-0003A")),
        ("2025-03-04 09:12:55 [x] 1tpNab-0003Ab-2F Completed", None),
        ("2025-03-04 09:12:55 [] 1tpNab-0003Ab-2F Completed", None),
        ("2025-03-04 09:12:55 1tpNab-0003 Completed", Some("1tpNab-0003")),
        ("2025-03-04 09:12:55 1tpNab-003 Completed", Some("1tpNab-003")),
        ("2025-03-04 09:12:55 1tpNab-03 Completed", None),
        ("2025-03-04 09:12:55 tpNab1-0003Ab-2F Completed", None),
        ("2025-03-04 09:12:55 1tpNa-0003Abc-2F Completed", None),
        ("2025-03-04 09:12:55 1tpNab-00_3Ab-2F Completed", None),
        ("2025-03-04 09:12:55 1tpNab-0003-Ab-2F Completed", None),
        ("2025-03-04 09:12:55 1tpNab0003Ab2F Completed", None),
        ("2025-03-04T09:12:55Z [NOTICE] [5504AA11-4210.1.1] [outbound] x", Some("5504AA11-4210.1.1")),
        ("2025-03-04T09:12:55Z [Notice] [5504AA11-4210.1.1] [outbound] x", None),
        ("2025-03-04T09:12:55Z [NOTICE] [5504AA11-4210.1.1] outbound x", None),
    ] {
        assert_eq!(text(Diagnostic::parse(line).queue_id()), id, "{line}");
    }
}

#[test]
fn who_delivered_a_message_tells_whether_it_was_passed_on() {
    let exim = "2025-03-04 09:12:55 1tpNab-0003Ab-2F => joe@example.com R=r T=t";
    let sendmail = |mailer: &str| {
        format!(
            "Dec 14 09:12:55 mx sendmail[1]: 524E: to=<joe@example.com>, mailer={mailer}, relay=x, dsn=2.0.0, stat=Sent (Ok)"
        )
    };
    let postfix = |program: &str| {
        format!(
            "Dec 14 09:12:55 mx postfix/{program}[1]: 4F1A2: to=<joe@example.com>, relay=x, dsn=2.0.0, status=sent (Ok)"
        )
    };
    for (line, delivery) in [
        (postfix("smtp"), Delivery::Relayed),
        (postfix("local"), Delivery::Delivered),
        (postfix("virtual"), Delivery::Delivered),
        (postfix("pipe"), Delivery::Delivered),
        (postfix("lmtp"), Delivery::Delivered),
        (exim.to_owned(), Delivery::Delivered),
        (format!("{exim} H=mx.example.com [192.0.2.1] C=\"250 Ok\""), Delivery::Relayed),
        (sendmail("local"), Delivery::Delivered),
        (sendmail("esmtp"), Delivery::Relayed),
        (sendmail("smtp8"), Delivery::Relayed),
        (sendmail("relay"), Delivery::Relayed),
    ] {
        assert_eq!(Diagnostic::parse(&line).delivery(), Some(delivery), "{line}");
    }
}

#[test]
fn exim_names_the_address_that_it_delivered_to_and_the_one_it_came_from() {
    for (addresses, recipient, original) in [
        ("ann@example.com", Some("ann@example.com"), None),
        ("ann <ann@example.com>", Some("ann@example.com"), None),
        ("/var/mail/ann <ann@example.com>", Some("ann@example.com"), None),
        ("|/bin/ann@example.org <ann@example.com>", Some("ann@example.com"), None),
        (":blackhole: <ann@example.com>", Some("ann@example.com"), None),
        ("bob@example.org <ann@example.com>", Some("bob@example.org"), Some("ann@example.com")),
        ("ann@example.com <ann@example.com>", Some("ann@example.com"), None),
        ("/var/mail/ann", None, None),
    ] {
        for arrow in ["=>", "->", "**", "==", "*>"] {
            let line =
                format!("2025-03-04 09:12:55 1tpNab-0003Ab-2F {arrow} {addresses} R=r T=t defer (-1): no");
            let found = Diagnostic::parse(&line);
            assert_eq!(
                (text(found.recipient()), text(found.original_recipient())),
                (recipient, original),
                "{line}"
            );
        }
    }
    let line = "2025-03-04 09:12:55 1tpNab-0003Ab-2F <= a@example.net H=x P=smtp T=\"notes for you\" for joe@example.com";
    assert_eq!(text(Diagnostic::parse(line).recipient()), Some("joe@example.com"));
    let line = "2025-03-04 09:12:55 1tpNab-0003Ab-2F <= a@example.net H=x P=smtp";
    assert_eq!(text(Diagnostic::parse(line).recipient()), None);
}

/// The parts of a record of PowerMTA, in the order of its standard columns.
#[test]
fn a_record_of_powermta_is_read_by_its_columns() {
    let front = "b,2025-03-04 09:12:55+0100,2025-03-04 09:12:50+0100,a@example.net,joe@example.com";
    let line = format!(
        "{front},team@example.com,failed,5.1.2 (bad),\"smtp;550 5.1.1 say \"\"no\"\", please\",mx.example.com (192.0.2.1),bad-mailbox"
    );
    let found = Diagnostic::parse(&line);
    assert_eq!((found.system(), found.delivery()), (Some(System::PowerMta), Some(Delivery::Failed)));
    assert_eq!(text(found.time()), Some("2025-03-04 09:12:55+0100"));
    assert_eq!(text(found.recipient()), Some("joe@example.com"));
    assert_eq!(text(found.original_recipient()), Some("team@example.com"));
    assert_eq!(text(found.relay()), Some("mx.example.com (192.0.2.1)"));
    assert_eq!(text(found.host()), Some("mx.example.com"));
    assert_eq!(found.code().map(u16::from), Some(550));
    assert_eq!(found.status().unwrap().to_string(), "5.1.2");
    assert_eq!(text(Some(found.text())), Some("5.1.1 say \"\"no\"\", please"));

    // A comma before a closing quote ends no field, and neither do quotes around nothing.
    for reply in ["\"smtp;550 no,a\"", "\"smtp;550 no,\"", "\"smtp;550 no\"", "\"\"", "\"a\"", "\",\""] {
        let line = format!("{front},\"\",failed,5.1.1 (bad),{reply},mx.example.com (192.0.2.1),bad-mailbox");
        let found = Diagnostic::parse(&line);
        assert_eq!(found.original_recipient(), None, "{line}");
        assert_eq!(text(found.relay()), Some("mx.example.com (192.0.2.1)"), "{line}");
    }

    // Without a reply, an original recipient and a relay.
    let line = format!("{front},,failed,5.1.1 (bad destination),,,bad-mailbox");
    let found = Diagnostic::parse(&line);
    assert_eq!((found.original_recipient(), found.relay(), found.code()), (None, None, None));
    assert_eq!(text(Some(found.text())), Some("5.1.1 (bad destination),,,bad-mailbox"));
}

#[test]
fn a_site_chooses_the_columns_of_powermta() {
    for (line, recipient, delivery) in [
        ("b,2025-03-04,joe@example.com,5.1.1,550 no", Some("joe@example.com"), Some(Delivery::Failed)),
        (
            "rb,2025-03-04,a@example.net,joe@example.com,5.1.1,550 no",
            Some("joe@example.com"),
            Some(Delivery::Failed),
        ),
        (
            "t,2025-03-04,a@example.net,joe@example.com,x@example.org",
            Some("joe@example.com"),
            Some(Delivery::Delayed),
        ),
        ("tq,2025-03-04,joe@example.com", Some("joe@example.com"), Some(Delivery::Delayed)),
        ("d,2025-03-04,joe@example.com,2.0.0,250 Ok", Some("joe@example.com"), Some(Delivery::Relayed)),
        ("r,2025-03-04,joe@example.com", Some("joe@example.com"), None),
        ("f,2025-03-04,joe@example.com,5.1.1,550 no", None, None),
        ("type,timeLogged,rcpt,dsnStatus", None, None),
    ] {
        let found = Diagnostic::parse(line);
        assert_eq!(found.system(), Some(System::PowerMta), "{line}");
        assert_eq!((text(found.recipient()), found.delivery()), (recipient, delivery), "{line}");
    }
    for line in
        ["b,hello,joe@example.com,5.1.1,550 no", "bounce,2025-03-04,joe@example.com", "x,2025-03-04,a"]
    {
        assert_eq!(Diagnostic::parse(line).system(), None, "{line}");
    }
}

#[test]
fn exchange_has_events_and_dialogues() {
    let tracked = |source: &str, event: &str, direction: &str| {
        format!(
            "2025-03-04T09:12:55.120Z,192.0.2.1,client,192.0.2.2,mx.example.com,,connector,{source},{event},17,<1@example.com>,,\
             joe@example.com,550 5.1.1 no,100,1,,,News,a@example.net,a@example.net,,{direction},,,"
        )
    };
    for (source, event, direction, delivery, is_own) in [
        ("STOREDRIVER", "DELIVER", "Incoming", Some(Delivery::Delivered), false),
        ("SMTP", "SEND", "Originating", Some(Delivery::Relayed), false),
        ("SMTP", "SENDEXTERNAL", "Originating", Some(Delivery::Relayed), false),
        ("ROUTING", "EXPAND", "Incoming", Some(Delivery::Expanded), false),
        ("SMTP", "DEFER", "Originating", Some(Delivery::Delayed), false),
        ("SMTP", "FAIL", "Originating", Some(Delivery::Failed), false),
        ("SMTP", "FAIL", "Incoming", Some(Delivery::Failed), true),
        ("ROUTING", "FAIL", "Incoming", Some(Delivery::Failed), false),
        ("SMTP", "RECEIVE", "Incoming", None, false),
    ] {
        let line = tracked(source, event, direction);
        let found = Diagnostic::parse(&line);
        assert_eq!(found.system(), Some(System::Exchange), "{line}");
        assert_eq!((found.delivery(), found.is_own_refusal()), (delivery, is_own), "{line}");
        assert_eq!(
            (text(found.recipient()), text(found.queue_id())),
            (Some("joe@example.com"), Some("17")),
            "{line}"
        );
        let relay = if delivery.is_some() && !is_own { Some("mx.example.com") } else { None };
        assert_eq!(text(found.relay()), relay, "{line}");
    }
    for (direction, data, delivery, is_own) in [
        ("<", "550 5.1.1 no", Some(Delivery::Failed), false),
        ("<", "550-5.1.1 no", Some(Delivery::Failed), false),
        ("<", "450 4.2.1 no", Some(Delivery::Delayed), false),
        ("<", "250 2.1.5 Ok", None, false),
        ("<", "5500 no", None, false),
        (">", "550 5.1.1 no", Some(Delivery::Failed), true),
        (">", "450 4.2.1 no", Some(Delivery::Delayed), true),
        (">", "RCPT TO:<joe@example.com>", None, false),
        ("*", "550 5.1.1 no", None, false),
    ] {
        let line =
            format!("2025-03-04T09:12:55.120Z,c,08DD,3,192.0.2.2:2525,192.0.2.1:25,{direction},{data},");
        let found = Diagnostic::parse(&line);
        assert_eq!((found.delivery(), found.is_own_refusal()), (delivery, is_own), "{line}");
    }
}

#[test]
fn qmail_names_the_stage_and_writes_underscores() {
    for (words, stage) in [
        ("does_not_like_recipient.", Some(Stage::Rcpt)),
        ("failed_after_I_sent_the_message.", Some(Stage::EndOfData)),
        ("failed_on_DATA_command.", Some(Stage::Data)),
        ("does_not_like_sender.", Some(Stage::Mail)),
        ("_but_greeting_failed.", Some(Stage::Connect)),
        ("_but_my_name_was_rejected.", Some(Stage::Ehlo)),
        ("_but_sender_was_rejected.", Some(Stage::Mail)),
        ("is_down.", None),
    ] {
        let line = format!(
            "@4000000067c6d1a6155042ac delivery 1: failure: 192.0.2.1_{words}/Remote_host_said:_550_5.1.1_no_way/"
        );
        let found = Diagnostic::parse(&line);
        assert_eq!(found.stage(), stage, "{line}");
        assert_eq!(text(found.host()), Some("192.0.2.1"), "{line}");
        assert_eq!(
            (found.code().map(u16::from), found.delivery()),
            (Some(550), Some(Delivery::Failed)),
            "{line}"
        );
        assert_eq!(found.enhanced().unwrap().to_string(), "5.1.1", "{line}");
        assert_eq!(text(Some(found.text())), Some("5.1.1_no_way/"), "{line}");
    }
    for (said, code, enhanced) in [
        ("550-5.1.1_no/", Some(550), Some("5.1.1")),
        ("550_5.1.1/", Some(550), Some("5.1.1")),
        ("550_5.1.1", Some(550), Some("5.1.1")),
        ("550_no/", Some(550), None),
        ("55", None, None),
        ("no_way/", None, None),
    ] {
        let line =
            format!("@4000000067c6d1a6155042ac delivery 1: failure: 192.0.2.1_x/Remote_host_said:_{said}");
        let found = Diagnostic::parse(&line);
        assert_eq!(found.code().map(u16::from), code, "{line}");
        assert_eq!(found.enhanced().map(|code| code.to_string()).as_deref(), enhanced, "{line}");
        if code.is_none() {
            // All of the report.
            assert_eq!(
                text(Some(found.text())),
                Some(&*format!("192.0.2.1_x/Remote_host_said:_{said}")),
                "{line}"
            );
        }
    }
}

#[test]
fn a_text_that_is_given_apart_from_its_codes_is_read() {
    let c = Classifier::new().classify_parts(None, None, "mailbox is over quota");
    assert_eq!(c.reason(), Reason::MailboxFull);
    let c = Classifier::new().classify_parts(None, None, "mailbox is over quota (#5.2.2)");
    assert_eq!(c.enhanced().unwrap().to_string(), "5.2.2");
    let code = smtp_reply::ReplyCode::new(552);
    let c = Classifier::new().classify_parts(code, None, "mailbox is over quota (#5.2.2)");
    assert_eq!((c.code(), c.class()), (code, Some(Class::PermanentNegative)));
}

#[test]
fn a_parsed_reply_is_classified_with_its_codes() {
    for bytes in
        ["550-5.1.1 no such user\r\n550 5.1.1 here\r\n", "452 mailbox is full\r\n", "250 2.0.0 Ok\r\n"]
    {
        let reply = smtp_reply::Reply::parse(bytes).unwrap();
        let c = Classifier::new().classify_reply(&reply);
        assert_eq!((c.code(), c.enhanced()), (Some(reply.code()), reply.enhanced()), "{bytes}");
        assert_eq!(c.reason(), smtp_reply::classify(bytes).reason(), "{bytes}");
    }
}

#[test]
fn an_element_of_an_array_that_is_no_event_is_a_text() {
    let line = r#"[{"x":"550 5.1.1 no such user"}, {"y":"17"}, "552 full", {"event":"open","email":"a@example.com"}]"#;
    let codes: Vec<_> = Diagnostic::parse_all(line).map(|found| found.code().map(u16::from)).collect();
    assert_eq!(codes, [Some(550), None, Some(552), None]);
    let line = r#"[{"event":"open","email":"a@example.com"}, {"x":"552 5.2.2 full"}]"#;
    let codes: Vec<_> = Diagnostic::parse_all(line).map(|found| found.code().map(u16::from)).collect();
    assert_eq!(codes, [None, Some(552)]);
}

#[test]
fn the_id_of_a_message_identifies_exim_without_a_time() {
    for (line, system, delivery) in [
        (
            "1tpNab-0003Ab-2F ** joe@example.com R=r T=t: 550 5.1.1 no",
            Some(System::Exim),
            Some(Delivery::Failed),
        ),
        ("[7] 1tpNab-0003Ab-2F => joe@example.com R=r T=t", Some(System::Exim), Some(Delivery::Delivered)),
        ("tpNab1-0003Ab-2F ** joe@example.com R=r T=t: 550 5.1.1 no", None, None),
    ] {
        let found = Diagnostic::parse(line);
        assert_eq!((found.system(), found.delivery()), (system, delivery), "{line}");
    }
}

#[test]
fn the_code_of_an_event_goes_before_the_one_in_its_words() {
    for (code, words, said) in [
        ("550", "550 5.1.1 no", "5.1.1 no"),
        ("554", "550 5.1.1 no", "550 5.1.1 no"),
        ("\"550\"", "no way", "no way"),
    ] {
        let line = format!(
            r#"{{"event":"failed","recipient":"joe@example.com","delivery-status":{{"code":{code},"message":"{words}"}}}}"#
        );
        let found = Diagnostic::parse(&line);
        assert_eq!(found.code().unwrap().to_string(), code.trim_matches('"'), "{line}");
        assert_eq!(text(Some(found.text())), Some(said), "{line}");
    }
    let line = r#"{"type":"Bounce","recipient":"joe@example.com","response":{"code":550,"content":"no",
        "enhanced_code":{"class":5,"subject":1,"detail":2}},"num_attempts":1}"#;
    let found = Diagnostic::parse(line);
    assert_eq!(found.enhanced().unwrap().to_string(), "5.1.2");
    assert_eq!((found.system(), found.delivery()), (Some(System::KumoMta), Some(Delivery::Failed)));
    // A code of the service itself is none.
    let line =
        r#"{"event":"failed","recipient":"joe@example.com","delivery-status":{"code":605,"message":"no"}}"#;
    assert_eq!(Diagnostic::parse(line).code(), None);
}

#[test]
fn the_word_for_an_event_may_give_the_reason() {
    for (line, reason) in [
        (
            r#"{"event":"invalid_email","email":"joe@example.com","reason":"552 5.2.2 mailbox full","ts_event":1}"#,
            Reason::InvalidAddress,
        ),
        (
            r#"{"eventType":"Reject","mail":{"destination":["joe@example.com"]},"reject":{"reason":"552 5.2.2 mailbox full"}}"#,
            Reason::VirusDetected,
        ),
        (
            r#"{"type":"Expiration","recipient":"joe@example.com","response":{"code":552,"content":"mailbox full"},"num_attempts":9}"#,
            Reason::Expired,
        ),
        (
            r#"{"event":"dropped","email":"joe@example.com","reason":"Bounced Address","sg_event_id":"a"}"#,
            Reason::Suppressed,
        ),
        (
            r#"{"event":"bounce","email":"joe@example.com","reason":"552 5.2.2 mailbox full","sg_event_id":"a"}"#,
            Reason::MailboxFull,
        ),
    ] {
        assert_eq!(Diagnostic::parse(line).classify().reason(), reason, "{line}");
    }
}

#[test]
fn an_event_says_which_service_it_is_of_and_what_happened() {
    for (line, system, delivery) in [
        (
            r#"{"event":"sent","email":"joe@example.com","mj_campaign_id":1}"#,
            Some(System::Mailjet),
            Some(Delivery::Delivered),
        ),
        (r#"{"event":"sent","email":"joe@example.com","sg_event_id":"a"}"#, Some(System::SendGrid), None),
        (r#"{"event":"sent","email":"joe@example.com"}"#, None, None),
        (r#"{"event":"stored","email":"joe@example.com","mj_campaign_id":1}"#, Some(System::Mailjet), None),
        (r#"{"event":"delivered","email":"joe@example.com"}"#, None, Some(Delivery::Delivered)),
        (
            r#"{"type":"Delivery","recipient":"joe@example.com","num_attempts":1}"#,
            Some(System::KumoMta),
            Some(Delivery::Relayed),
        ),
        // Any program may call something a delivery.
        (r#"{"type":"Delivery","recipient":"joe@example.com"}"#, None, None),
        (r#"{"type":"delivered","recipient":"joe@example.com"}"#, None, None),
        (r#"{"event":"send","recipient":"joe@example.com"}"#, None, None),
        (r#"{"type":"delivery","msys":{}}"#, Some(System::SparkPost), Some(Delivery::Delivered)),
        (r#"{"status":"delivered","recipient":"joe@example.com"}"#, None, Some(Delivery::Delivered)),
        (
            r#"{"type":"email.delivered","data":{"to":["joe@example.com"]}}"#,
            Some(System::Resend),
            Some(Delivery::Delivered),
        ),
        (
            r#"{"event":"failed","severity":"temporary","recipient":"joe@example.com","log-level":"x"}"#,
            Some(System::Mailgun),
            Some(Delivery::Delayed),
        ),
        (
            r#"{"event":"failed","severity":"permanent","recipient":"joe@example.com","log-level":"x"}"#,
            Some(System::Mailgun),
            Some(Delivery::Failed),
        ),
        (
            r#"{"event":"opened","severity":"temporary","recipient":"joe@example.com","log-level":"x"}"#,
            Some(System::Mailgun),
            None,
        ),
        (
            r#"{"RecordType":"Bounce","Type":"AutoResponder","Email":"joe@example.com"}"#,
            Some(System::Postmark),
            None,
        ),
        (
            r#"{"RecordType":"Bounce","Type":"HardBounce","Email":"joe@example.com"}"#,
            Some(System::Postmark),
            Some(Delivery::Failed),
        ),
        (
            r#"{"Type":"Notification","Message":"{\"notificationType\":\"Bounce\"}"}"#,
            Some(System::AmazonSes),
            Some(Delivery::Failed),
        ),
        (r#"{"Type":"Notification","Message":"{\"a\":\"550 5.1.1 no\"}"}"#, None, None),
    ] {
        let found = Diagnostic::parse(line);
        assert_eq!((found.system(), found.delivery()), (system, delivery), "{line}");
        assert_eq!(found.code(), None, "{line}");
    }
    for (kind, bounce) in
        [("SoftBounce", BounceKind::Soft), ("DnsError", BounceKind::Soft), ("HardBounce", BounceKind::Hard)]
    {
        let line = format!(
            r#"{{"RecordType":"Bounce","Type":"{kind}","Email":"joe@example.com","Details":"550 5.1.1 no such user"}}"#
        );
        assert_eq!(Diagnostic::parse(&line).classify().bounce(), bounce, "{line}");
    }
}

#[test]
fn of_several_members_of_one_kind_the_most_certain_counts_then_the_first() {
    let event = |members: &str| format!(r#"{{"event":"bounce",{members},"sg_event_id":"a"}}"#);
    for (members, recipient) in [
        (r#""to":"ann@example.com","email":"joe@example.com""#, Some("joe@example.com")),
        (r#""email":"joe@example.com","to":"ann@example.com""#, Some("joe@example.com")),
        (r#""email":"joe@example.com","recipient":"ann@example.com""#, Some("joe@example.com")),
        (r#""email":"","to":"ann@example.com""#, Some("ann@example.com")),
        (r#""email":null,"to":"ann@example.com""#, Some("ann@example.com")),
        (r#""email":1,"to":"ann@example.com""#, Some("ann@example.com")),
        (r#""email":1"#, None),
    ] {
        let line = event(members);
        assert_eq!(text(Diagnostic::parse(&line).recipient()), recipient, "{line}");
    }
    for (members, host) in [
        (r#""mx-host":"192.0.2.1 (mx.example.com)""#, Some("mx.example.com")),
        (r#""mx-host":"mx.example.com (192.0.2.1)""#, Some("mx.example.com")),
        (r#""mx-host":"192.0.2.1""#, Some("192.0.2.1")),
        (r#""mx-host":"none""#, None),
    ] {
        let line = event(members);
        assert_eq!(text(Diagnostic::parse(&line).host()), host, "{line}");
    }
    for (members, time, id) in [
        (r#""timestamp":17,"id":"b""#, Some("17"), Some("b")),
        (r#""ts":18,"timestamp":17,"id":"b","message_id":"c""#, Some("17"), Some("c")),
        (r#""reason":"no""#, None, None),
    ] {
        let line = event(members);
        let found = Diagnostic::parse(&line);
        assert_eq!((text(found.time()), text(found.queue_id())), (time, id), "{line}");
    }
}

#[test]
fn a_log_line_in_json_is_read_as_one_outside_of_it() {
    for line in [
        format!(r#"{{"MESSAGE":"{DELAYED}","SYSLOG_IDENTIFIER":"postfix/smtp"}}"#),
        format!(r#"{{"message":"{DELAYED}","programname":"postfix/smtp","time":"2025"}}"#),
        format!(
            r#"{{"log":"Mar  4 09:12:55 mx postfix/smtp[1]: {DELAYED}\n","stream":"stdout","time":"2025"}}"#
        ),
    ] {
        let found = Diagnostic::parse(&line);
        assert_eq!(
            (found.system(), found.delivery()),
            (Some(System::Postfix), Some(Delivery::Delayed)),
            "{line}"
        );
        assert_eq!(text(found.recipient()), Some("joe@example.com"), "{line}");
    }
    // A record with a time that is of no known program says nothing; another text is read as one.
    for (line, code) in [(r#"{"time":1,"x":"550 5.1.1 no"}"#, None), (r#"{"x":"550 5.1.1 no"}"#, Some(550))] {
        assert_code(line, code);
    }
}

#[test]
fn an_array_of_events_yields_each() {
    let open = r#"{"event":"open","email":"a@example.com","sg_event_id":"a"}"#;
    let sent = r#"{"event":"delivered","email":"b@example.com","sg_event_id":"a"}"#;
    let late = r#"{"event":"deferred","email":"c@example.com","sg_event_id":"a"}"#;
    let failed = r#"{"event":"bounce","email":"d@example.com","sg_event_id":"a"}"#;
    let failed_too = failed.replace("d@", "e@");
    for (events, counts) in [
        (&[open, sent][..], "b"),
        (&[sent, open], "b"),
        (&[sent, late], "c"),
        (&[late, sent], "c"),
        (&[open, late, failed, &failed_too], "d"),
        (&[failed, late], "d"),
    ] {
        for open_bracket in ["[", "[ ", "[\n", "[\r\n"] {
            let line = format!("{open_bracket}{} ]", events.join(", "));
            assert_eq!(Diagnostic::parse_all(&line).count(), events.len(), "{line}");
            let recipient = format!("{counts}@example.com");
            assert_eq!(text(Diagnostic::parse(&line).recipient()), Some(&*recipient), "{line}");
        }
    }
    assert_eq!(Diagnostic::parse_all("[ ]").count(), 0);
    let cut = format!("[{open}, {sent}");
    assert_eq!(Diagnostic::parse_all(&cut).count(), 1);
}

#[test]
fn a_zone_has_four_digits() {
    for zone in ["-ab:cd", "-abcd", "+01:0x", "+01x0", "+010"] {
        let line = format!("2025-03-04 09:12:55 {zone} postfix/smtp[1]: {DELAYED}");
        assert_eq!(text(Diagnostic::parse(&line).time()), Some("2025-03-04 09:12:55"), "{line}");
    }
}

#[test]
fn quotes_in_a_quoted_reply_are_escaped() {
    let line = |reply: &str| {
        format!(
            r#"2025-03-04 09:12:55 1tpNab-0003Ab-2F => joe@example.com H=mx.example.com [192.0.2.1] C="{reply}" QT=1s"#
        )
    };
    for (reply, said) in [(r#"250 Ok \"a\" b"#, r#"Ok \"a\" b"#), ("250 Ok", "Ok"), ("", "")] {
        let line = line(reply);
        let found = Diagnostic::parse(&line);
        assert_eq!(found.delivery(), Some(Delivery::Relayed), "{line}");
        assert_eq!(text(Some(found.text())), Some(said), "{line}");
    }
}

#[test]
fn an_escaped_quote_begins_no_string_of_an_event() {
    let line = r#"{"event":"bounce","email":"joe@example.com","x":""}"#;
    assert_eq!(Diagnostic::parse(line).delivery(), Some(Delivery::Failed));
    let line = r#"{"event":"bounce","email":"joe@example.com","x":\"}"#;
    assert_eq!(Diagnostic::parse(line).delivery(), None);
}

#[test]
fn the_name_or_the_number_of_an_error_is_its_reason() {
    for (error, reason) in [
        ("ESERVFAIL", Reason::DnsFailure),
        ("WSATRY_AGAIN", Reason::DnsFailure),
        ("EPIPE", Reason::ConnectionFailed),
        ("SEC_E_UNTRUSTED_ROOT", Reason::EncryptionRequired),
        ("ProtocolVersion", Reason::EncryptionRequired),
        ("(os error 113)", Reason::ConnectionFailed),
        ("[Errno -3]", Reason::DnsFailure),
        ("[WinError 10051]", Reason::ConnectionFailed),
    ] {
        for line in
            [format!("{error}: x"), format!("x: {error}"), format!("x, {error}, x"), format!("x({error})")]
        {
            assert_eq!(Diagnostic::parse(&line).classify().reason(), reason, "{line}");
        }
    }
}

#[test]
fn other_lines_of_a_log_have_no_reply() {
    for message in ["it said: 550 5.1.1 no", "550", "550 no", "Connection lost: 550 5.1.1 no"] {
        let line = format!("Dec 14 09:12:55 mx backup[1]: {message}");
        let found = Diagnostic::parse(&line);
        assert_eq!((found.code(), found.delivery(), found.system()), (None, None, None), "{line}");
        assert_eq!(text(found.time()), Some("Dec 14 09:12:55"), "{line}");
    }
    // Unless a mail client wrote them, or they are a reply with both codes.
    for message in
        ["SMTP ERROR: RCPT TO command failed: 550 5.1.1 no", "Connection: 550 5.1.1 no", "550 5.1.1 no"]
    {
        assert_code(&format!("Dec 14 09:12:55 mx backup[1]: {message}"), Some(550));
    }
}

#[test]
fn words_before_a_bare_code_and_words_with_underscores_are_read() {
    for (line, reason) in [
        ("User unknown: 550", Reason::UserUnknown),
        (
            "@4000000067c6d1a6155042ac delivery 1: failure: 192.0.2.1_failed/Remote_host_said:_554_mailbox_is_over_quota/",
            Reason::MailboxFull,
        ),
        (
            "@4000000067c6d1a6155042ac delivery 1: failure: The_mailbox_is_over_quota/It_said:_554_/",
            Reason::MailboxFull,
        ),
    ] {
        assert_eq!(Diagnostic::parse(line).classify().reason(), reason, "{line}");
    }
}

#[test]
fn of_several_fixed_texts_the_one_nearer_to_the_cause_counts() {
    for (texts, reason) in [
        (["failed to lookup address information", "connect: connection refused"], Reason::DnsFailure),
        (["dial tcp: lookup mx", "mx: i/o timeout"], Reason::DnsFailure),
        (["Could not resolve host", "Envelope expired"], Reason::DnsFailure),
        (["x509: certificate of mx", "mx: i/o timeout"], Reason::EncryptionRequired),
        (["tls: handshake failure", "Envelope expired"], Reason::EncryptionRequired),
        (["Envelope expired", "connect: connection refused"], Reason::Expired),
        (["connect: connection refused", "All recipients were rejected"], Reason::ConnectionFailed),
    ] {
        let [first, second] = texts;
        for line in [format!("{first}, {second}"), format!("x {second}, {first}")] {
            assert_eq!(Diagnostic::parse(&line).classify().reason(), reason, "{line}");
        }
    }
}

#[test]
fn brackets_without_a_process_end_no_name_of_a_program() {
    for process in ["[]", "[x]", "[1", "[1] "] {
        let line = format!("Dec 14 09:12:55 mx1 postfix/smtp{process}: {DELAYED}");
        assert_eq!(Diagnostic::parse(&line).system(), None, "{line}");
    }
}

#[test]
fn what_is_almost_json_is_no_event() {
    let event = r#"{"event":"bounce","email":"joe@example.com","id":1}"#;
    assert_eq!(Diagnostic::parse(event).delivery(), Some(Delivery::Failed));
    for (end, other) in [
        ("1}", "1]"),
        ("1}", "01}"),
        ("1}", "1.}"),
        ("1}", "1e}"),
        ("1}", "+1}"),
        ("1}", "nil}"),
        ("1}", "1,}"),
        ("1}", "}"),
    ] {
        let line = event.replace(end, other);
        assert_eq!(Diagnostic::parse(&line).delivery(), None, "{line}");
    }
    for end in ["[1}}", "[1,]}", "{1:2}}", "{\"a\":1]}"] {
        let line = event.replace("1}", end);
        assert_eq!(Diagnostic::parse(&line).delivery(), None, "{line}");
    }
}

#[test]
fn a_piece_of_a_line_is_of_no_certain_system() {
    for (line, delivery) in [
        ("x, status=bounced (550 5.1.1 no)", Delivery::Failed),
        ("x, status=deferred (450 4.2.1 no)", Delivery::Delayed),
        ("dsn=2.0.0 status=sent (250 2.0.0 Ok)", Delivery::Relayed),
        ("dsn=2.0.0, stat=Sent (Ok)", Delivery::Relayed),
        ("dsn=2.0.0, stat=Delivered (Ok)", Delivery::Delivered),
        ("x, stat=Deferred: 450 4.2.1 no", Delivery::Delayed),
    ] {
        let found = Diagnostic::parse(line);
        assert_eq!((found.system(), found.delivery()), (None, Some(delivery)), "{line}");
    }
    for line in
        ["xstatus=bounced (550 5.1.1 no)", "x;status=bounced (550 5.1.1 no)", "x, status=bounced 550 no"]
    {
        assert_eq!(Diagnostic::parse(line).delivery(), None, "{line}");
    }
}

#[test]
fn a_command_in_the_words_of_a_reply_is_not_the_one_that_it_answers() {
    let bounced = |reply: &str| {
        format!(
            "Dec 14 09:12:55 mx postfix/smtp[1]: 4F1A2: to=<joe@example.com>, dsn=5.0.0, status=bounced ({reply})"
        )
    };
    let rejected = |stage: &str| {
        format!(
            "Dec 14 09:12:55 mx postfix/smtpd[1]: NOQUEUE: reject: {stage} from mx.example.com[192.0.2.1]: 550 5.5.1 STARTTLS first; from=<a@example.net>"
        )
    };
    for (line, stage) in [
        (bounced("host mx.example.com[192.0.2.1] said: 550 send STARTTLS first"), None),
        (
            bounced(
                "host mx.example.com[192.0.2.1] said: 550 send STARTTLS first (in reply to MAIL FROM command)",
            ),
            Some(Stage::Mail),
        ),
        (rejected("RCPT"), Some(Stage::Rcpt)),
        (rejected("MAIL"), Some(Stage::Mail)),
        (rejected("VRFY"), Some(Stage::Vrfy)),
    ] {
        assert_eq!(Diagnostic::parse(&line).stage(), stage, "{line}");
    }
}

/// maddy writes the name of a module in place of that of a program, and the fields as JSON.
#[test]
fn a_module_with_fields_is_of_maddy() {
    for (message, system) in [
        ("queue: delivered {\"rcpt\":\"joe@example.com\"}", Some(System::Maddy)),
        ("smtp: incoming message {\"src_ip\":\"192.0.2.1\"}", Some(System::Maddy)),
        ("queue: delivered", None),
        ("backup: delivered {\"rcpt\":\"joe@example.com\"}", None),
    ] {
        let line = format!("2025-03-04T09:12:55.120Z {message}");
        assert_eq!(Diagnostic::parse(&line).system(), system, "{line}");
    }
}

#[test]
fn a_fraction_of_a_second_has_digits() {
    for (line, time) in [
        ("Dec 14 09:12:55.5 mx postfix/smtp[1]: x", "Dec 14 09:12:55.5"),
        ("Dec 14 09:12:55. mx postfix/smtp[1]: x", "Dec 14 09:12:55"),
        ("2025-03-04 09:12:55, postfix/smtp[1]: x", "2025-03-04 09:12:55"),
        (
            "2025-03-04T09:12:55,Outbound,08DB,5,192.0.2.9:5000,192.0.2.1:25,<,550 5.1.1 no,",
            "2025-03-04T09:12:55",
        ),
    ] {
        assert_eq!(text(Diagnostic::parse(line).time()), Some(time), "{line}");
    }
    let line = "2025-03-04T09:12:55,Outbound,08DB,5,192.0.2.9:5000,192.0.2.1:25,<,550 5.1.1 no,";
    assert_eq!(Diagnostic::parse(line).system(), Some(System::Exchange));
}

#[test]
fn a_program_without_a_process_is_the_first_or_the_second_word() {
    for (words, system) in [
        ("postfix/smtp: ", Some(System::Postfix)),
        ("mx1 postfix/smtp: ", Some(System::Postfix)),
        ("CET mx1 postfix/smtp: ", None),
        // With its process, up to the fourth.
        ("CET mx1 mail.info postfix/smtp[1]: ", Some(System::Postfix)),
        ("a CET mx1 mail.info postfix/smtp[1]: ", None),
        // A word that is no name begins the message.
        ("mx1 (x) postfix/smtp[1]: ", None),
        ("mx1 postfix/smtp:", None),
    ] {
        let line = format!("Dec 14 09:12:55 {words}{DELAYED}");
        assert_eq!(Diagnostic::parse(&line).system(), system, "{line}");
    }
}

#[test]
fn the_name_of_an_error_is_a_whole_word() {
    for line in [
        "xEPIPE",
        "x_EPIPE",
        "5EPIPE",
        "EPIPEs",
        "EPIPE_2",
        "x (xos error 113)",
        "x(os errors 113)",
        "(os error 113",
        "x[Errno 113",
        "x[WinErrors 10051]",
    ] {
        assert_ne!(Diagnostic::parse(line).classify().evidence(), Evidence::Line, "{line}");
    }
    for line in [
        "x-EPIPE",
        "x.EPIPE:",
        "x\"EPIPE\"",
        "x: (os error 113)",
        "x:[Errno 113]",
        "x: [WinError 10051]",
        "x [Errno 113]",
    ] {
        assert_eq!(Diagnostic::parse(line).classify().reason(), Reason::ConnectionFailed, "{line}");
    }
}

/// A summary names no cause, but the enhanced code may.
#[test]
fn an_error_goes_before_an_enhanced_code_and_a_summary_does_not() {
    for (line, reason, evidence) in [
        ("5.1.1 Connection refused (os error 111)", Reason::ConnectionFailed, Evidence::Line),
        ("5.1.1 All recipients were rejected", Reason::UserUnknown, Evidence::EnhancedCode),
        ("All recipients were rejected", Reason::Unknown, Evidence::Line),
        ("550 5.1.1 (os error 111)", Reason::UserUnknown, Evidence::EnhancedCode),
    ] {
        let c = Diagnostic::parse(line).classify();
        assert_eq!((c.reason(), c.evidence()), (reason, evidence), "{line}");
    }
}

#[test]
fn the_bracket_that_closes_a_result_is_no_part_of_the_reply() {
    for (line, said) in [
        ("to=<joe@example.com>, status=bounced (550 no)", "no"),
        ("to=<joe@example.com>, status=bounced (550 no (x))", "no (x)"),
        ("to=<joe@example.com>, status=bounced (550 no (x) y)", "no (x) y"),
        ("to=<joe@example.com>, status=bounced (550 no", "no"),
        ("to=<joe@example.com>, status=bounced (550 no (x)", "no (x)"),
        ("2025-03-04 09:12:55 1tpNab-0003Ab-2F ** joe@example.com R=r T=t: 550 no (x)", "no (x)"),
        ("2025-03-04 09:12:55 1tpNab-0003Ab-2F ** joe@example.com R=r T=t: 550 no x)", "no x"),
    ] {
        assert_eq!(text(Some(Diagnostic::parse(line).text())), Some(said), "{line}");
    }
}

#[test]
fn of_a_long_line_the_front_is_read() {
    for (spaces, delivery) in [(7000, Some(Delivery::Delayed)), (9000, None)] {
        let message = DELAYED.replace(", status", &[" ".repeat(spaces).as_str(), ", status"].concat());
        for line in [
            format!("Dec 14 09:12:55 mx postfix/smtp[1]: {message}"),
            format!(r#"{{"MESSAGE":"{message}","SYSLOG_IDENTIFIER":"postfix/smtp"}}"#),
            format!(r#"{{"MESSAGE":"postfix/smtp[1]: {message}"}}"#),
        ] {
            assert_eq!(Diagnostic::parse(&line).delivery(), delivery, "{spaces} {}", &line[..60]);
        }
    }
    // All of an event is.
    let line = format!(r#"{{"event":"bounce","x":"{}","email":"joe@example.com"}}"#, " ".repeat(9000));
    assert_eq!(text(Diagnostic::parse(&line).recipient()), Some("joe@example.com"));
}

/// Exim's own log and its syslog, and splogger of qmail.
#[test]
fn a_program_may_put_a_time_into_its_message() {
    for (message, delivery) in [
        (
            "exim[1]: 2025-03-04 09:12:55 1tpNab-0003Ab-2F => joe@example.com R=r T=t",
            Some(Delivery::Delivered),
        ),
        ("exim[1]: 1tpNab-0003Ab-2F => joe@example.com R=r T=t", Some(Delivery::Delivered)),
        ("exim[1]: 2025-03-04 1tpNab-0003Ab-2F => joe@example.com R=r T=t", None),
        ("exim[1]: 2025-03-04 09:12:55 x[1]: 1tpNab-0003Ab-2F => joe@example.com R=r T=t", None),
        ("qmail: 1741075975.155042 delivery 1: failure: no/", Some(Delivery::Failed)),
        ("qmail: delivery 1: failure: no/", Some(Delivery::Failed)),
        ("qmail: x delivery 1: failure: no/", None),
    ] {
        let line = format!("Dec 14 09:12:55 mx {message}");
        assert_eq!(Diagnostic::parse(&line).delivery(), delivery, "{line}");
    }
}

#[test]
fn systems_without_the_name_of_a_program_are_told_by_the_front_of_a_message() {
    for head in ["Software", "Version", "Log-type", "Date", "Fields"] {
        let line = format!("#{head}: x");
        assert_eq!(Diagnostic::parse(&line).system(), Some(System::Exchange), "{line}");
    }
    for line in ["#Comment: x", "# Software: x", "Software: x"] {
        assert_eq!(Diagnostic::parse(line).system(), None, "{line}");
    }
    for (level, system) in [
        ("INFO", Some(System::Stalwart)),
        ("WARN", Some(System::Stalwart)),
        ("ERROR", Some(System::Stalwart)),
        ("DEBUG", Some(System::Stalwart)),
        ("TRACE", Some(System::Stalwart)),
        ("NOTE", None),
    ] {
        let line = format!(
            "2025-03-04T09:12:55Z {level} Message (delivery.delivered) queueId = 17, to = \"joe@example.com\""
        );
        let found = Diagnostic::parse(&line);
        assert_eq!(found.system(), system, "{line}");
        assert_eq!(found.delivery(), system.map(|_| Delivery::Relayed), "{line}");
    }
    // Other programs write such lines, too.
    for (line, system) in [
        ("2025-03-04T09:12:55Z INFO Message (other.event) x = 17", None),
        ("2025-03-04T09:12:55Z INFO Message (other.event) queueId = 17", None),
        ("2025-03-04 09:12:55 Start queue run: pid=17", None),
        ("2025-03-04 09:12:55 1tpNab-0003Ab-2F Completed", Some(System::Exim)),
    ] {
        assert_eq!(Diagnostic::parse(line).system(), system, "{line}");
    }
}

#[test]
fn a_recipient_has_an_at_sign_or_is_a_name() {
    for (value, recipient) in [
        ("<joe@example.com>", Some("joe@example.com")),
        ("<7@example.com>", Some("7@example.com")),
        ("<joe>", Some("joe")),
        ("<->", None),
        ("<7>", None),
        ("<-@example.com>", Some("-@example.com")),
        ("<>", None),
    ] {
        let line = format!(
            "Dec 14 09:12:55 mx postfix/smtp[1]: 4F1A2: to={value}, relay=none, dsn=4.4.1, status=deferred (no)"
        );
        assert_eq!(text(Diagnostic::parse(&line).recipient()), recipient, "{line}");
    }
}

#[test]
fn what_a_server_refused_is_followed_by_a_colon_and_the_words() {
    let line = |message: &str| format!("Dec 14 09:12:55 mx postfix/cleanup[1]: 4F1A2: {message}");
    for (message, said) in [
        (
            "reject: header Subject: a: b from mx.example.com[192.0.2.1]; to=<joe@example.com> helo=<x>: 5.7.1 no: really",
            "5.7.1 no: really",
        ),
        (
            "reject: header Subject: a: b from mx.example.com[192.0.2.1]; to=<joe@example.com> helo=<x>: no way",
            "no way",
        ),
        ("reject: body 5.7.1", "5.7.1"),
        (
            "reject: RCPT from mx.example.com[192.0.2.1]: 554 5.7.1 no: really; from=<a@example.net>",
            "5.7.1 no: really",
        ),
    ] {
        let line = line(message);
        let found = Diagnostic::parse(&line);
        assert!(found.is_own_refusal(), "{line}");
        assert_eq!(text(Some(found.text())), Some(said), "{line}");
    }
    // The same in a text that is not a line of a log.
    for (line, said) in [
        ("it rejected RCPT <joe@example.com>: no way: really", "no way: really"),
        ("it rejects RCPT <joe@example.com>: no way", "it rejects RCPT <joe@example.com>: no way"),
        ("a reject: header x: y: 5.7.1 no: really", "5.7.1 no: really"),
        ("a reject: header x: no way", "a reject: header x: no way"),
        ("an object: header x: 5.7.1 no way", "an object: header x: 5.7.1 no way"),
    ] {
        assert_eq!(text(Some(Diagnostic::parse(line).text())), Some(said), "{line}");
    }
}

/// A message that was cut out of a log may have a refusal that no form of a line has.
#[test]
fn a_refusal_counts_in_a_message_without_a_time() {
    for (message, code, system) in [
        ("postfix/smtp[1]: x: 550 5.1.1 no", Some(550), None),
        ("postfix/smtp[1]: x: 250 2.0.0 Ok", None, Some(System::Postfix)),
        ("postfix/smtp[1]: x", None, Some(System::Postfix)),
    ] {
        let found = Diagnostic::parse(message);
        assert_eq!((found.code().map(u16::from), found.system()), (code, system), "{message}");
        let line = format!("Dec 14 09:12:55 mx {message}");
        let found = Diagnostic::parse(&line);
        assert_eq!((found.code(), found.system()), (None, Some(System::Postfix)), "{line}");
    }
}

#[test]
fn the_class_of_a_code_or_of_the_status_tells_whether_a_system_gave_up() {
    let sendmail = |status: &str, words: &str| {
        format!(
            "Dec 14 09:12:55 mx sendmail[1]: 524E: to=<joe@example.com>, mailer=esmtp, relay=x, dsn={status}, stat={words}"
        )
    };
    let courier = |words: &str| {
        format!("Dec 14 09:12:55 mx courieresmtp: id=1,from=<a@example.net>,addr=<joe@example.com>: {words}")
    };
    for (line, delivery) in [
        (sendmail("5.1.1", "User unknown"), Delivery::Failed),
        (sendmail("4.7.1", "Service unavailable"), Delivery::Delayed),
        (sendmail("4.7.1", "550 5.7.1 no"), Delivery::Failed),
        (sendmail("none", "Service unavailable"), Delivery::Failed),
        (courier("550 5.1.1 no"), Delivery::Failed),
        (courier("450 4.2.1 no"), Delivery::Delayed),
        (courier("5.1.1 no"), Delivery::Failed),
        (courier("no way"), Delivery::Delayed),
    ] {
        assert_eq!(Diagnostic::parse(&line).delivery(), Some(delivery), "{line}");
    }
}
