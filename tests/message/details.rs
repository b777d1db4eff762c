//! Where the parts of a message begin and end, and which of several counts.

use crate::told;
use smtp_reply::{BounceMessage, MessageKind, Reason, ReturnPath, ReturnPathScheme};

/// A bounce in no known form.
fn bounce(headers: &str, text: &str) -> BounceMessage {
    BounceMessage::parse(&format!(
        "From: MAILER-DAEMON@mail.example.com\nTo: news@lists.example.com\nSubject: Undelivered mail\n{headers}\n{text}"
    ))
}

/// A report with these fields after those about the message, and this text for people.
fn report(headers: &str, fields: &str, human: &str) -> BounceMessage {
    BounceMessage::parse(&format!(
        "From: MAILER-DAEMON@mail.example.com\nTo: news@lists.example.com\nSubject: Returned mail\n{headers}\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n{human}\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n{fields}\n--b--\n"
    ))
}

const JOE: [&str; 1] = ["joe@example.org failed user_unknown"];

#[test]
fn the_returned_mail_begins_at_a_mark_or_at_three_headers_but_not_at_the_start() {
    let mail = "Message-ID: <17@example.com>\nFrom: news@lists.example.com\nTo: ann@example.net\n";
    for (text, has_original) in [
        ("<joe@example.org>: no such user\n".to_owned(), false),
        ("----- Original message -----\n\n<joe@example.org>: no such user\n".to_owned(), false),
        (
            "Received: from x by y\nMessage-ID: <17@example.com>\nSubject: x\n\n<joe@example.org>: no such user\n".to_owned(),
            false,
        ),
        (format!("<joe@example.org>: no such user\n\n{mail}"), true),
        (format!("<joe@example.org>: no such user\n\n{}", mail.replace("From", "Fr=om")), false),
        (format!("<joe@example.org>: no such user\n\n{}", mail.replace("From", "From : x\nX")), false),
        (format!("<joe@example.org>: no such user\n\n{}", mail.replace("\nTo", "\n\tx")), false),
        (format!("<joe@example.org>: no such user\n\n{}", mail.replace("\nTo", "\n folded\nTo")), true),
        (format!("<joe@example.org>: no such user\n\n{}", mail.replace("Message-ID", "X-Id")), false),
    ] {
        let message = bounce("", &text);
        assert_eq!(told(&message).first().map(String::as_str), Some(JOE[0]), "{text}");
        assert_eq!(message.original().is_some(), has_original, "{text}");
    }
}

#[test]
fn a_long_text_is_read_but_not_without_end() {
    let text = |lines: usize| {
        format!(
            "Hi. This is the qmail-send program at mail.example.com.\n\n{}\n<joe@example.org>:\n550 5.1.1 no such user\n",
            "Nothing here says a thing.\n".repeat(lines)
        )
    };
    assert_eq!(told(&bounce("", &text(10))), JOE);
    assert_eq!(told(&bounce("", &text(1000))), JOE);
    assert_eq!(told(&bounce("", &text(2000))), [""; 0]);
}

#[test]
fn a_vague_text_has_the_reason_of_the_status_and_keeps_its_code() {
    let fields = "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.8\nDiagnostic-Code: smtp; 550 x\n";
    let message = report("", fields, "");
    let c = message.recipients()[0].classification();
    assert_eq!(c.reason(), Reason::SenderRejected);
    assert_eq!(c.code().map(u16::from), Some(550));
}

#[test]
fn a_vague_status_gives_way_to_the_one_of_the_reply() {
    for (status, diagnostic, wanted) in [
        ("5.0.0", "550 5.1.1 no such user", Some("5.1.1")),
        ("4.4.7", "452 4.2.2 over quota", Some("4.2.2")),
        ("5.4.7", "452 4.2.2 over quota", Some("4.2.2")),
        ("5.0.0", "550 no such user", Some("5.0.0")),
        ("5.4.4", "550 5.1.1 no such user", Some("5.4.4")),
        ("5.0.7", "550 5.1.1 no such user", Some("5.0.7")),
        ("5.4.0", "550 5.1.1 no such user", Some("5.4.0")),
        ("#5.1.2", "550 no such user", Some("5.1.2")),
        ("5.1.2 (bad destination)", "550 no such user", Some("5.1.2")),
        ("550 5.1.2", "550 no such user", Some("5.1.2")),
        ("unknown", "550 5.1.1 no such user", Some("5.1.1")),
        ("unknown", "550 no such user", None),
        ("5", "550 no such user", None),
    ] {
        let fields = format!(
            "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: {status}\nDiagnostic-Code: smtp; {diagnostic}\n"
        );
        let message = report("", &fields, "");
        let found = message.recipients()[0].status().map(|code| code.to_string());
        assert_eq!(found.as_deref(), wanted, "{fields}");
    }
}

#[test]
fn an_address_is_read_in_whatever_spelling_a_field_has_it() {
    for (field, address) in [
        ("rfc822; joe@example.org", "joe@example.org"),
        ("joe@example.org", "joe@example.org"),
        ("rfc822; SMTP:joe@example.org", "joe@example.org"),
        ("rfc822; mailto:joe@example.org", "joe@example.org"),
        ("rfc822; RFC822:joe@example.org", "joe@example.org"),
        ("rfc822; Joe <joe@example.org>", "joe@example.org"),
        ("rfc822; 'joe@example.org'", "joe@example.org"),
        ("rfc822; joe@example.org.", "joe@example.org"),
        ("rfc822; to joe@example.org, please", "joe@example.org"),
        ("rfc822; *joe@example.org*", "joe@example.org"),
        ("rfc822; see *joe@example.org*", "joe@example.org"),
        ("rfc822; \"joe smith\"@example.org", "\"joe smith\"@example.org"),
        ("rfc822; <\"joe smith\"@example.org>", "\"joe smith\"@example.org"),
        ("rfc822; joe@[192.0.2.1]", "joe@[192.0.2.1]"),
        ("rfc822; joe@[IPv6:2001:db8::1]", "joe@[IPv6:2001:db8::1]"),
        ("rfc822; <joe@localhost>", "joe@localhost"),
        ("rfc822; joe@localhost", "joe@localhost"),
        ("rfc822; 宛先：joe@example.org。", "joe@example.org"),
        ("rfc822; joe", "joe"),
        ("rfc822; \"joe\"", "joe"),
        ("joe;x@example.org", "x@example.org"),
        ("utf-8; jos\\x{E9}@example.org", "jos\u{e9}@example.org"),
        ("UTF-8; \\x{6A}oe@example.org", "joe@example.org"),
        ("rfc822; joe@b\u{fc}ro.example", "joe@b\u{fc}ro.example"),
    ] {
        let fields = format!("Final-Recipient: {field}\nAction: failed\nStatus: 5.1.1\n");
        assert_eq!(told(&report("", &fields, "")), [format!("{address} failed user_unknown")], "{field}");
    }
    for field in ["rfc822;", "rfc822; not to be told", "rfc822; @", "rfc822; ;"] {
        let fields = format!("Final-Recipient: {field}\nAction: failed\nStatus: 5.1.1\n");
        let found = told(&report("", &fields, ""));
        assert!(found.iter().all(|one| !one.contains("example")), "{field}: {found:?}");
    }
}

#[test]
fn a_name_without_a_domain_is_completed_by_the_only_address_that_the_headers_name() {
    let joe = "Final-Recipient: x-local; joe\nAction: failed\nStatus: 5.1.1\n";
    let two = format!("{joe}\nFinal-Recipient: x-local; ann\nAction: failed\nStatus: 5.1.1\n");
    for (headers, fields, wanted) in [
        ("X-Failed-Recipients: joe@example.org\n", joe, &["joe@example.org failed user_unknown"][..]),
        ("X-Failed-Recipients: joe@example.org, ann@example.net\n", joe, &["joe failed user_unknown"]),
        (
            "X-Failed-Recipients: joe@example.org\n",
            &two,
            &["joe failed user_unknown", "ann failed user_unknown"],
        ),
        ("", joe, &["joe failed user_unknown"]),
    ] {
        assert_eq!(told(&report(headers, fields, "")), wanted, "{headers}{fields}");
    }
}

#[test]
fn the_headers_choose_among_the_addresses_in_a_text() {
    let text = "<joe@example.org>: no such user\n\n<ann@example.net>: mailbox is over quota\n";
    for (headers, wanted) in [
        ("", &["joe@example.org failed user_unknown", "ann@example.net failed mailbox_full"][..]),
        ("X-Failed-Recipients: JOE@example.org\n", &["joe@example.org failed user_unknown"]),
        ("X-Failed-Recipients: ann@example.net\n", &["ann@example.net failed mailbox_full"]),
    ] {
        assert_eq!(told(&bounce(headers, text)), wanted, "{headers}");
    }
    // What is said of the only address in the text is said of the one in the headers.
    let message = bounce("X-Failed-Recipients: joe@example.org\n", "<j@host.example>: no such user\n");
    assert_eq!(told(&message), JOE);
    assert_eq!(message.recipients()[0].diagnostic(), Some("no such user"));
}

#[test]
fn the_answers_in_a_transcript_are_those_to_the_commands_before_them() {
    let fields = "Final-Recipient: rfc822; joe@example.org\nAction: failed\n\n\
        Final-Recipient: rfc822; ann@example.net\nAction: failed\n";
    let transcript = "   ----- Transcript of session follows -----\n... while talking to mx.example.org.:\n\
        >>> RCPT To:<joe@example.org>\n<<< 550 5.1.1 no such user\n>>> RCPT To:<ann@example.net>\n<<< 552 5.2.2 over quota\n>>> QUIT\n<<< 221 bye\n";
    let wanted = ["joe@example.org failed user_unknown", "ann@example.net failed mailbox_full"];
    assert_eq!(told(&report("", fields, transcript)), wanted);
}

#[test]
fn fields_belong_to_a_recipient_even_where_empty_lines_are_missing_or_too_many() {
    let usual = "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\n\n\
        Final-Recipient: rfc822; ann@example.net\nAction: delayed\nStatus: 4.2.2\n";
    let wanted = ["joe@example.org failed user_unknown", "ann@example.net delayed mailbox_full"];
    for fields in [
        usual.to_owned(),
        usual.replace("\n\n", "\n"),
        usual.replace('\n', "\r\n"),
        usual.replace("\nStatus", "\n\nStatus"),
        usual.replace("Status", "STATUS").replace("Final-", "final-"),
        usual.replace("Status:", "Status :"),
        usual.replace("\n\n", "\nX-Note: here\n said: 550 5.2.2 full\n\n"),
    ] {
        assert_eq!(told(&report("", &fields, "")), wanted, "{fields}");
    }
    // The line of a value that has a colon begins no field.
    let fields = "Final-Recipient: rfc822; joe@example.org\nAction: failed\nDiagnostic-Code: smtp; 550 No\n\tsuch user\n\
        550 http://example.com/: see there\n\n\nsee: this\nStatus: 5.1.1\n";
    let message = report("", fields, "");
    assert_eq!(told(&message), JOE);
    assert_eq!(
        message.recipients()[0].diagnostic(),
        Some("smtp; 550 No such user 550 http://example.com/: see there")
    );
    assert_eq!(message.recipients()[0].status().unwrap().to_string(), "5.1.1");
}

#[test]
fn the_original_is_as_its_headers_say() {
    let text = "<joe@example.org>: no such user\n\n----- Original message -----\n\n\
        Received: from a by b\nMessage-ID:  <17@example.com> \nFrom: News <news@lists.example.com>\n\
        To: Joe <joe@example.org>, ann@example.net\nSubject:\nX-Note: a\nX-Note: b\n";
    let message = bounce("", text);
    let original = message.original().unwrap();
    assert_eq!(original.message_id(), Some("17@example.com"));
    assert_eq!(original.author(), Some("news@lists.example.com"));
    assert!(original.to().eq(["joe@example.org", "ann@example.net"]));
    assert_eq!(original.subject(), None);
    assert_eq!(original.header("to"), Some("Joe <joe@example.org>, ann@example.net"));
    assert_eq!(original.header("X-NOTE"), Some("a"));
    assert_eq!(original.header("Received"), None);
}

#[test]
fn return_paths_have_schemes() {
    use ReturnPathScheme as S;
    for (address, scheme, recipient, sender) in [
        ("news@example.com", S::Plain, None, None),
        ("bounces+joe=example.org@lists.example.com", S::Verp, Some("joe@example.org"), None),
        ("bounce-joe=mail-1.example.org@example.com", S::Verp, Some("joe@mail-1.example.org"), None),
        ("list-return-17-joe=example.org@example.com", S::Verp, Some("joe@example.org"), None),
        ("list-return-joe=example.org@example.com", S::Verp, Some("joe@example.org"), None),
        ("bounces+joe=example@lists.example.com", S::Plain, None, None),
        ("bounces+joe=example..org@lists.example.com", S::Plain, None, None),
        ("bounces+joe=exam_ple.org@lists.example.com", S::Plain, None, None),
        ("bounces+=example.org@lists.example.com", S::Plain, None, None),
        ("joe=example.org@lists.example.com", S::Plain, None, None),
        ("prvs=4712ab34cd=joe@example.com", S::Batv, None, Some("joe@example.com")),
        ("msprvs1=4712ab34cd=joe@example.com", S::Batv, None, Some("joe@example.com")),
        ("prvs=joe/4712ab34cd@example.com", S::Batv, None, Some("joe@example.com")),
        ("prvs=4712ab34cd=@example.com", S::Plain, None, None),
        ("SRS0=HHH=TT=example.org=joe@example.com", S::Srs0, None, Some("joe@example.org")),
        ("SRS0+HHH=TT=example.org=joe@example.com", S::Srs0, None, Some("joe@example.org")),
        ("SRS0-HHH=TT=example.org=joe@example.com", S::Srs0, None, Some("joe@example.org")),
        ("SRS0=HHH=TT=example.org=@example.com", S::Plain, None, None),
        ("SRS1=HH=one.example==HHH=TT=example.org=joe@example.com", S::Srs1, None, Some("joe@example.org")),
        ("SRS1=HH=one.example=+HHH=TT=example.org=joe@example.com", S::Srs1, None, Some("joe@example.org")),
        ("SRS1=HH=one.example=-HHH=TT=example.org=joe@example.com", S::Srs1, None, Some("joe@example.org")),
    ] {
        let path = ReturnPath::parse(address).unwrap();
        assert_eq!(
            (path.scheme(), path.recipient(), path.sender()),
            (scheme, recipient, sender),
            "{address}"
        );
        assert_eq!(path.address(), address);
    }
    // Of several, the first that contains another address.
    let message = BounceMessage::parse(
        "From: MAILER-DAEMON@mail.example.com\nX-Original-To: a@example.com\nDelivered-To: b+joe=example.org@example.com\n\
         To: c+ann=example.net@example.com\nSubject: Undelivered mail\n\nNo such user.\n",
    );
    assert_eq!(message.return_path().unwrap().recipient(), Some("joe@example.org"));
    assert_eq!(told(&message), JOE);
}

#[test]
fn the_address_on_the_list_is_the_one_that_the_mail_was_sent_to() {
    let to = |path: &str, fields: &str| {
        let message = BounceMessage::parse(&format!(
            "From: MAILER-DAEMON@mail.example.com\nTo: {path}\nSubject: Returned mail\nContent-Type: message/delivery-status\n\n\
             Reporting-MTA: dns; mail.example.com\n\n{fields}"
        ));
        message.recipients().iter().map(|one| message.sent_to(one).to_owned()).collect::<Vec<_>>()
    };
    let (joe, ann) = (
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\n",
        "Final-Recipient: rfc822; ann@example.net\nAction: failed\n",
    );
    let alias = format!("Original-Recipient: rfc822; team@example.org\n{joe}");
    assert_eq!(to("bounces@example.com", joe), ["joe@example.org"]);
    assert_eq!(to("bounces@example.com", &alias), ["team@example.org"]);
    assert_eq!(to("bounces+all=example.org@example.com", &alias), ["all@example.org"]);
    // A return path for several is that of a list.
    assert_eq!(
        to("bounces+all=example.org@example.com", &format!("{alias}\n{ann}")),
        ["team@example.org", "ann@example.net"]
    );
}

#[test]
fn a_recipient_is_guessed_from_the_mail_unless_it_is_of_the_sender_s_domain() {
    let returned = |headers: &str| {
        format!("No such user.\n\n----- Original message -----\n\nMessage-ID: <17@example.com>\n{headers}")
    };
    let received = |by: &str| format!("Received: from a by b{by}; Thu, 1 Jan 2026 00:00:00 +0000\n");
    for (headers, wanted) in [
        ("To: joe@example.org\n".to_owned(), &JOE[..]),
        ("To: joe@example.org, ann@example.net\n".to_owned(), &[]),
        ("To: all@lists.example.com\n".to_owned(), &[]),
        ("To: all@LISTS.example.com\n".to_owned(), &[]),
        (received(" for <joe@example.org>") + "To: all@lists.example.com\n", &JOE),
        (received("\n\tfor <joe@example.org>") + "To: a@example.org, b@example.org\n", &JOE),
        (received(" for <all@lists.example.com>"), &[]),
        (received(" for <joe>"), &[]),
        (received(" for joe@example.org"), &[]),
    ] {
        let message = bounce("", &returned(&headers));
        assert_eq!(told(&message), wanted, "{headers}");
        assert_eq!(message.kind(), MessageKind::Prose, "{headers}");
    }
}

#[test]
fn a_complaint_names_each_who_complains_once() {
    let complaint = |fields: &str| {
        BounceMessage::parse(&format!(
            "From: feedback@example.net\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n\
             --b\nContent-Type: message/feedback-report\n\n{fields}\n--b--\n"
        ))
    };
    let message = complaint(
        "Feedback-Type: Opt-Out\nSource-IP: [192.0.2.1]\nOriginal-Rcpt-To: <joe@example.org>\nOriginal-Rcpt-To: JOE@example.org\n\
         Removal-Recipient: ann@example.net\nOriginal-Mail-From: <bounces@example.com>\n",
    );
    let found = message.complaint().unwrap();
    assert_eq!(found.feedback_type(), Some("opt-out"));
    assert_eq!(found.source_ip(), Some([192, 0, 2, 1].into()));
    assert_eq!(found.mail_from(), Some("bounces@example.com"));
    assert!(found.recipients().eq(["joe@example.org", "ann@example.net"]));
    let message =
        complaint("Feedback-Type: abuse\nOriginal-Mail-From: bounces+joe=example.org@lists.example.com\n");
    assert!(message.complaint().unwrap().recipients().eq(["joe@example.org"]));
    let message = complaint("Feedback-Type: abuse\nSource-IP: unknown\n");
    let found = message.complaint().unwrap();
    assert_eq!((found.source_ip(), found.user_agent(), found.mail_from()), (None, None, None));
}

#[test]
fn a_mail_program_unsubscribes_where_it_says_so() {
    for (headers, text, kind) in [
        (
            "Subject: unsubscribe\n",
            "This mail was automatically generated by Mail.\n",
            MessageKind::Complaint,
        ),
        ("Subject: Unsubscribe me\nAuto-Submitted: auto-generated\n", "", MessageKind::Complaint),
        ("Subject: x\n", "Mail sent this email to unsubscribe from the message.\n", MessageKind::Complaint),
        ("Subject: unsubscribe\n", "Please!\n", MessageKind::Other),
        ("Subject: please unsubscribe\nAuto-Submitted: auto-generated\n", "", MessageKind::Other),
        ("Subject: complaint about message from 192.0.2.1\n", "", MessageKind::Complaint),
        ("Subject: a complaint about message from 192.0.2.1\n", "", MessageKind::Other),
    ] {
        let message =
            BounceMessage::parse(&format!("From: joe@example.org\nTo: news@example.com\n{headers}\n{text}"));
        assert_eq!(message.kind(), kind, "{headers}{text}");
    }
}

#[test]
fn automatic_replies_are_marked_in_several_ways() {
    for (headers, kind) in [
        ("Subject: x\nAuto-Submitted: auto-notified\n", MessageKind::AutoReply),
        ("Subject: x\nAuto-Submitted: auto-replied\n", MessageKind::AutoReply),
        ("Subject: x\nAuto-Submitted: auto-generated\n", MessageKind::Other),
        ("Subject: x\nAuto-Submitted: no\n", MessageKind::Other),
        ("Subject: x\nPrecedence: auto-reply\n", MessageKind::AutoReply),
        ("Subject: x\nPrecedence: auto_reply\n", MessageKind::AutoReply),
        ("Subject: x\nPrecedence: bulk\n", MessageKind::Other),
        ("Subject: x\nX-Autorespond: 1\n", MessageKind::AutoReply),
        ("Subject: Joe is out of the office\n", MessageKind::AutoReply),
        ("Subject: Vacation\n", MessageKind::AutoReply),
        ("Subject: My vacation\n", MessageKind::Other),
    ] {
        let message = BounceMessage::parse(&format!("From: joe@example.org\n{headers}\nI am away.\n"));
        assert_eq!(message.kind(), kind, "{headers}");
    }
}

#[test]
fn a_program_that_delivers_mail_is_known_by_its_name_or_its_headers() {
    let text = "\n<joe@example.org>: no such user\n";
    for (headers, kind) in [
        ("From: Mail Delivery Subsystem <x@example.com>\nSubject: x\n", MessageKind::Prose),
        ("From: postmaster@example.com\nSubject: x\n", MessageKind::Prose),
        ("From: x@example.com\nSubject: x\nReturn-Path: <MAILER-DAEMON@example.com>\n", MessageKind::Prose),
        ("From: x@example.com\nSubject: x\nX-Failed-Recipients: joe@example.org\n", MessageKind::Prose),
        ("From: x@example.com\nSubject: Delivery failure\n", MessageKind::Prose),
        ("From: x@example.com\nSubject: x\n", MessageKind::Other),
        ("From: x@example.com\nSubject: x\nReturn-Path: <y@example.com>\n", MessageKind::Other),
    ] {
        assert_eq!(BounceMessage::parse(&[headers, text].concat()).kind(), kind, "{headers}");
    }
}

#[test]
fn a_notification_may_have_escapes_and_broken_lines() {
    let notification = |json: &str| {
        BounceMessage::parse(&format!("From: no-reply@example.com\nSubject: Notification\n\n{json}\n"))
    };
    let message = notification(
        "{\"eventType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{\"emailAddress\":\"joe@exam\nple.org\",\
         \"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 no\\nsuch\\tuser \\u00e9\\/\\ud83d\"}]}}",
    );
    assert_eq!(told(&message), JOE);
    assert_eq!(message.recipients()[0].diagnostic(), Some("smtp; 550 no such user \u{e9}/\u{fffd}"));
    let message = notification(
        "{\"notificationType\":\"Delivery\",\"mail\":{\"destination\":[\"eve@example.com\"]},\
         \"delivery\":{\"recipients\":[\"joe@example.org\",\"ann@example.net\"],\"smtpResponse\":\"250 2.6.0 Ok\"}}",
    );
    assert_eq!(told(&message), ["joe@example.org delivered accepted", "ann@example.net delivered accepted"]);
    assert_eq!(message.recipients()[1].diagnostic(), Some("250 2.6.0 Ok"));
    let message = notification(
        "{\"eventType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"joe@example.org\"},\
         {\"emailAddress\":\"ann@example.net\"}],\"complaintFeedbackType\":\"abuse\"}}",
    );
    let complaint = message.complaint().unwrap();
    assert_eq!(complaint.feedback_type(), Some("abuse"));
    assert!(complaint.recipients().eq(["joe@example.org", "ann@example.net"]));
    assert_eq!(notification("{\"eventType\":\"Open\",\"mail\":{}}").kind(), MessageKind::Other);
}

#[test]
fn a_forwarding_names_the_address_before_it() {
    for words in ["(expanded from <team@example.net>)", "(expanded from: <team@example.net>)"] {
        let text = format!(
            "This is the mail system at host mail.example.com.\n\n<joe@example.org> {words}: host mx.example.org[192.0.2.1]\n\
             said: 550 5.1.1 no such user (in reply to RCPT TO command)\n"
        );
        let message = bounce("", &text);
        assert_eq!(told(&message), JOE, "{words}");
        assert_eq!(message.recipients()[0].original_address(), Some("team@example.net"), "{words}");
    }
}

#[test]
fn plain_text_after_the_returned_mail_counts_only_where_there_is_no_other() {
    let message = |before: &str| {
        BounceMessage::parse(&format!(
            "From: MAILER-DAEMON@mail.example.com\nSubject: Undelivered mail\nContent-Type: multipart/mixed; boundary=b\n\n\
             {before}--b\nContent-Type: message/rfc822\n\nMessage-ID: <17@example.com>\nTo: all@lists.example.com\n\nHello\n\
             --b\nContent-Type: text/plain\n\n<joe@example.org>: no such user\n--b--\n"
        ))
    };
    assert_eq!(told(&message("")), JOE);
    let html = "--b\nContent-Type: text/html\n\n<p>&lt;ann@example.net&gt;: mailbox is over quota</p>\n";
    let plain = "--b\nContent-Type: text/plain\n\n<ann@example.net>: mailbox is over quota\n";
    assert_eq!(told(&message(plain)), ["ann@example.net failed mailbox_full"]);
    assert_eq!(told(&message(&[html, plain].concat())), ["ann@example.net failed mailbox_full"]);
}

#[test]
fn a_complaint_in_a_text_begins_with_its_type() {
    let message = BounceMessage::parse(
        "From: feedback@example.net\nSubject: FW: News\n\nSource-IP: 198.51.100.1\nUser-Agent: Mail/1.0\n\n\
         Feedback-Type: abuse\nSource-IP: 192.0.2.1\nOriginal-Rcpt-To: <joe@example.org>\n",
    );
    let complaint = message.complaint().unwrap();
    assert_eq!(complaint.source_ip(), Some([192, 0, 2, 1].into()));
    assert_eq!(complaint.user_agent(), None);
}

#[test]
fn an_address_in_brackets_is_a_recipient_whatever_follows() {
    let text = "<joe@example.org> no such user\n\n<ann@example.net> mailbox is over quota\n";
    let wanted = ["joe@example.org failed user_unknown", "ann@example.net failed mailbox_full"];
    assert_eq!(told(&bounce("", text)), wanted);
}

#[test]
fn a_paragraph_that_begins_with_a_code_is_about_the_recipient_above_it() {
    for (paragraph, belongs) in [
        ("552 5.2.2 over quota", true),
        ("452 over quota", true),
        ("5.2.2 over quota", true),
        ("The reason: over quota", false),
        ("Reason: over quota", true),
        ("5 times, it was over quota", false),
        ("45 times, it was over quota", false),
        ("252 times, it was over quota", false),
        ("4522 times, it was over quota", false),
    ] {
        let text = format!(
            "Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\nSorry about this.\n\n{paragraph}\n"
        );
        let message = bounce("", &text);
        let said = message.recipients()[0].diagnostic().unwrap();
        assert_eq!(said.contains("over quota"), belongs, "{text}");
    }
}

#[test]
fn the_text_of_a_report_about_very_many_is_not_searched_for_each() {
    for (total, reason) in [(100, Reason::UserUnknown), (101, Reason::Unknown)] {
        let block = |number| format!("Final-Recipient: rfc822; r{number}@example.org\nAction: failed\n");
        let fields = (0..total).map(block).collect::<Vec<_>>().join("\n");
        let message = report("", &fields, "As it seems r7@example.org is no such user here.\n");
        assert_eq!(message.recipients().len(), total);
        assert_eq!(message.recipients()[7].classification().reason(), reason, "{total}");
    }
}

#[test]
fn a_text_is_taken_for_quoted_printable_by_several_signs_of_it() {
    for (text, is_encoded) in [
        ("<joe@exam=\nple.org>: no such user\n", false),
        ("<joe@exam=\nple.org>: no such=20\nuser\n", true),
        ("<joe@exam=\nple.org>: no such=\n user\n", true),
        ("<joe@exam=\nple.org>: no such=\n user=\n here=20\nx=3Dy\n", true),
        ("<joe@exam==\nple.org>: no such=20\nuser=20\n", false),
    ] {
        assert_eq!(told(&bounce("", text)) == JOE, is_encoded, "{text}");
    }
}

#[test]
fn the_lines_from_a_code_on_are_the_server_s_own_words() {
    let text = "Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\n\
        Earlier it said: 450 4.2.0 greylisted, try again\n550 5.1.1 no such user\n";
    assert_eq!(told(&bounce("", text)), JOE);
}

#[test]
fn the_lines_that_name_a_recipient_are_about_it() {
    let fields = "Final-Recipient: rfc822; joe@example.org\nAction: failed\n\n\
        Final-Recipient: rfc822; ann@example.net\nAction: failed\n";
    let text = "It seems that joe@example.org is no such user.\nIt seems that the mailbox of ann@example.net is over quota.\n";
    let wanted = ["joe@example.org failed user_unknown", "ann@example.net failed mailbox_full"];
    assert_eq!(told(&report("", fields, text)), wanted);
}
