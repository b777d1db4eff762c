//! What is evidence about a recipient and what is not: the words about another one, advice, quotations, a guess.

use crate::told;
use smtp_reply::{Action, BounceKind, BounceMessage, Evidence, MessageKind, Reason, Recipient, ReturnPath};

const FROM: &str = "From: MAILER-DAEMON@mail.example.com (Mail Delivery System)\nTo: news@lists.example.com\n\
    Subject: Undelivered Mail Returned to Sender\n";
const POSTFIX: &str = "This is the mail system at host mail.example.com.\n\n\
    I'm sorry to have to inform you that your message could not\n\
    be delivered to one or more recipients. It's attached below.\n\n\
    \x20                  The mail system\n\n";

fn bounce(text: &str) -> BounceMessage {
    BounceMessage::parse(&format!("{FROM}\n{text}"))
}

fn report(human: &str, fields: &str) -> BounceMessage {
    BounceMessage::parse(&format!(
        "{FROM}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n{human}\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n{fields}\n--b--\n"
    ))
}

#[track_caller]
fn of<'m>(message: &'m BounceMessage, address: &str) -> &'m Recipient {
    message
        .recipients()
        .iter()
        .find(|one| one.address() == address)
        .unwrap_or_else(|| panic!("{address}: {:?}", told(message)))
}

#[track_caller]
fn assert_suppressed(message: &BounceMessage, address: &str, is_suppressed: bool) {
    let c = of(message, address).classification();
    assert_eq!(c.action() == Action::SuppressRecipient, is_suppressed, "{address}: {c}");
    assert_eq!(c.bounce() == BounceKind::Hard, is_suppressed, "{address}: {c}");
}

#[test]
fn nobody_is_suppressed_for_what_happened_to_another() {
    let joe = "<joe@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 <joe@example.org>\n\
        \x20   User unknown (in reply to RCPT TO command)\n\n";
    for ann in [
        "<ann@example.net>: xyzzy\n",
        "<ann@example.net>: host mx.example.net[192.0.2.2] said: 550 Xyzzy 17 (in reply to end of DATA command)\n",
        "<ann@example.net>: host mx.example.net[192.0.2.2] said: 554 5.0.0 (in reply to end of DATA command)\n",
    ] {
        for text in [
            format!("{POSTFIX}{joe}{ann}"),
            format!("{POSTFIX}{ann}\n{joe}"),
            format!("Not delivered.\n\n{joe}{ann}"),
        ] {
            let message = bounce(&text);
            assert_suppressed(&message, "joe@example.org", true);
            assert_suppressed(&message, "ann@example.net", false);
            assert_ne!(
                of(&message, "ann@example.net").status().map(|status| status.to_string()).as_deref(),
                Some("5.1.1")
            );
        }
    }
    let message = report(
        "Delivery failed for some recipients.\n\nThe address joe@example.org does not exist: 550 5.1.1 User unknown.\n\
         ann@example.net: see below\n",
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 User unknown\n\n\
         Final-Recipient: rfc822; ann@example.net\nAction: failed\nStatus: 5.0.0\n",
    );
    assert_suppressed(&message, "joe@example.org", true);
    assert_suppressed(&message, "ann@example.net", false);
}

#[test]
fn the_status_of_one_is_not_that_of_another() {
    let message = bounce(
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or \
         more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n\
         \x20 joe@example.org\n    host mx.example.org [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<joe@example.org>:\n\
         \x20   550 5.1.1 User unknown\n  tim@example.net\n    retry timeout exceeded\n",
    );
    assert_eq!(of(&message, "joe@example.org").status().unwrap().to_string(), "5.1.1");
    let tim = of(&message, "tim@example.net");
    assert_eq!((tim.status(), tim.classification().reason()), (None, Reason::Expired));
}

#[test]
fn what_a_text_says_of_all_is_a_reason_but_suppresses_nobody() {
    let message = bounce(
        "Your message could not be delivered, because the users are unknown:\n\n<joe@example.org>\n<ann@example.net>\n",
    );
    for address in ["joe@example.org", "ann@example.net"] {
        assert_suppressed(&message, address, false);
        assert_eq!(of(&message, address).classification().reason(), Reason::UserUnknown);
    }
}

#[test]
fn the_text_about_one_failed_address_is_not_about_the_others() {
    let headers = format!("{FROM}X-Failed-Recipients: joe@example.org, ann@example.net\n");
    let text = "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one \
        or more of its\nrecipients. The following address(es) failed:\n\n  joe@example.org\n    550 5.1.1 User unknown\n";
    let message = BounceMessage::parse(&format!("{headers}\n{text}"));
    assert_suppressed(&message, "joe@example.org", true);
    assert_suppressed(&message, "ann@example.net", false);
    // The text names the address that an alias stands for.
    let headers = format!("{FROM}X-Failed-Recipients: ann@example.net\n");
    let message = BounceMessage::parse(&format!("{headers}\n{text}"));
    assert_eq!(told(&message), ["ann@example.net failed user_unknown"]);
}

#[test]
fn a_mail_to_several_tells_nobody_as_the_recipient() {
    for (headers, wanted) in [
        ("To: ann@example.net\n", &["ann@example.net failed user_unknown"][..]),
        ("To: ann@example.net\nCc: joe@example.org\n", &[]),
        ("To: ann@example.net\nBcc: joe@example.org, tim@example.org\n", &[]),
        ("Cc: joe@example.org\n", &["joe@example.org failed user_unknown"]),
    ] {
        let message = BounceMessage::parse(&format!(
            "{FROM}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSorry, it could not be delivered. 550 5.1.1 User unknown\n\
             --b\nContent-Type: message/rfc822\n\nFrom: news@lists.example.com\n{headers}Subject: x\nMessage-ID: <1@example.com>\n\nx\n--b--\n"
        ));
        assert_eq!(told(&message), wanted, "{headers}");
    }
}

#[test]
fn advice_and_quotations_name_no_failed_recipient() {
    for text in [
        "The user joe@example.org does not exist here any more (550 5.1.1 user unknown).\nPlease send your mail to sales@example.net instead.\n",
        "The user joe@example.org does not exist here any more (550 5.1.1 user unknown).\nPlease resend your message to sales@example.net.\n",
        "Your mail to joe@example.org could not be delivered: user unknown. Forward your mail to ann@example.net.\n",
        "Your mail to joe@example.org could not be delivered: user unknown.\n\n> On Monday, Ann <ann@example.com> wrote:\n> mailbox tim@example.net is the new one\n",
        "Your mail to joe@example.org could not be delivered: user unknown.\nInstead, write to mailbox ann@example.net.\n",
    ] {
        assert_eq!(told(&bounce(text)), ["joe@example.org failed user_unknown"], "{text}");
    }
    let left = "My mailbox is no longer active. Please write to ann@example.org.\n";
    assert_eq!(told(&bounce(left)), [""; 0]);
    // Of the automatic reply of somebody who left, nobody is a failed recipient.
    for text in [
        "I left the company. My mailbox joe@example.org is no longer active. Please write to ann@example.org.\n",
        "joe@example.org is no longer valid, please contact ann@example.org.\n",
    ] {
        let message = BounceMessage::parse(&format!(
            "From: joe@example.org\nTo: news@lists.example.com\nSubject: Automatic reply: Undeliverable: Hello\nAuto-Submitted: auto-replied\n\n{text}"
        ));
        assert_eq!((message.kind(), told(&message)), (MessageKind::AutoReply, vec![]), "{text}");
    }
}

#[test]
fn what_is_returned_stays_so_where_its_parts_cannot_be_separated() {
    for encoding in ["", "Content-Transfer-Encoding: 7bit\n"] {
        for kind in ["message/rfc822", "message/global", "MESSAGE/RFC822"] {
            let message = BounceMessage::parse(&format!(
                "{FROM}Content-Type: multipart/mixed; boundary=lost\n\n--other\nContent-Type: text/plain\n\n\
                 Delivery failed to joe@example.org: 550 5.1.1 user unknown\n--other\nContent-Type: {kind}\n{encoding}\n\
                 Subject: hi\nTo: ann@example.net\nFrom: news@lists.example.com\n\nmailbox tim@example.net\n--other--\n"
            ));
            assert_eq!(told(&message), ["joe@example.org failed user_unknown"], "{kind} {encoding}");
        }
    }
}

#[test]
fn the_tags_of_sending_services_are_no_part_of_the_recipient() {
    for (address, recipient) in [
        // SendGrid, Mailgun, Mailchimp
        ("bounces+1234567-ab12-joe=example.org@em.example.com", Some("joe@example.org")),
        ("bounces+1234567-ab12-joe-ann=example.org@em.example.com", Some("joe-ann@example.org")),
        ("bounce+ca3b2c.eb1234-joe=example.org@mg.example.com", Some("joe@example.org")),
        ("bounce-mc.us1_1234567.8901234-joe=example.org@mail.example.com", Some("joe@example.org")),
        ("list-return-17-joe=example.org@example.com", Some("joe@example.org")),
        ("bounce-joe.smith=example.org@example.com", Some("joe.smith@example.org")),
        ("bounces+joe-smith=example.org@example.com", Some("joe-smith@example.org")),
        // It may be a tag or not.
        ("b-123-joe-smith=example.org@example.com", None),
        ("bounces+x7f-joe=example.org@example.com", None),
    ] {
        let path = ReturnPath::parse(address).unwrap();
        assert_eq!(path.recipient(), recipient, "{address}");
    }
    let path = ReturnPath::parse("btv1==0123abc==joe@example.com").unwrap();
    assert_eq!((path.scheme().as_str(), path.sender()), ("batv", Some("joe@example.com")));
}

#[test]
fn a_report_that_contradicts_itself_is_no_success() {
    for (fields, delivery) in [
        ("Action: delivered\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n", "failed"),
        ("Action: relayed\nStatus: 2.0.0\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n", "failed"),
        ("Action: delivered\nStatus: 2.0.0\nDiagnostic-Code: smtp; 5.1.1 user unknown\n", "failed"),
        ("Action: delivered\nStatus: 4.2.2\n", "delayed"),
    ] {
        let message = report("x", &format!("Final-Recipient: rfc822; joe@example.org\n{fields}"));
        let joe = of(&message, "joe@example.org");
        assert_eq!(joe.delivery().as_str(), delivery, "{fields}");
        let c = joe.classification();
        assert_ne!(c.reason(), Reason::Accepted, "{fields}");
        assert_ne!(c.action(), Action::SuppressRecipient, "{fields}");
    }
    let message = report("x", "Final-Recipient: rfc822; joe@example.org\nAction: relayed\nStatus: 2.1.9\n");
    let c = of(&message, "joe@example.org").classification();
    // No server is quoted, so there is no reply code.
    assert_eq!((c.reason(), c.code(), c.evidence()), (Reason::Accepted, None, Evidence::Line));
}

#[test]
fn without_a_known_action_the_class_of_the_status_tells() {
    for (fields, wanted) in [
        ("Action: delay\nStatus: 4.2.2\n", "delayed"),
        ("Action: deferred\nStatus: 4.4.1\n", "delayed"),
        ("Status: 4.4.7\n", "delayed"),
        ("Action: failure\nStatus: 4.4.7\n", "failed"),
        ("Action: failed\nStatus: 4.4.7\n", "failed"),
        ("Action: bounced\nStatus: 5.1.1\n", "failed"),
        ("Action: delivery failed\n", "failed"),
        ("Action: Delivery failure\nDiagnostic-Code: smtp; user unknown\n", "failed"),
        ("Action: relay denied\n", "failed"),
        ("Action: deliverable?\n", "failed"),
        ("Action: Relayed (to mail.example.com)\n", "relayed"),
        ("Action: EXPANDED\n", "expanded"),
        ("Status: 5.1.1\n", "failed"),
        ("Status: 2.0.0\n", "delivered"),
        ("Diagnostic-Code: smtp; 550 no\n", "failed"),
    ] {
        let message = report("x", &format!("Final-Recipient: rfc822; joe@example.org\n{fields}"));
        assert_eq!(of(&message, "joe@example.org").delivery().as_str(), wanted, "{fields}");
    }
}

#[test]
fn a_status_before_the_recipient_is_its_own() {
    let message = report(
        "x",
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\nDiagnostic-Code: smtp; 550 blah\n\n\
         Status: 5.2.2\nFinal-Recipient: rfc822; ann@example.org\nAction: failed\n",
    );
    let joe = of(&message, "joe@example.org");
    // Of a server's own words the code counts, even where they say nothing.
    assert_eq!((joe.status(), joe.classification().reason()), (None, Reason::MailboxUnavailable));
    assert_eq!(of(&message, "ann@example.org").status().unwrap().to_string(), "5.2.2");
}

#[test]
fn a_recipient_that_is_not_known_is_none() {
    for value in ["unknown; unknown", "unknown;unknown", "rfc822; unknown", "rfc822; undisclosed-recipients"]
    {
        let message = report("x", &format!("Final-Recipient: {value}\nAction: failed\nStatus: 5.1.1\n"));
        assert!(
            message.recipients().iter().all(|one| one.classification().action() != Action::SuppressRecipient),
            "{value}"
        );
    }
}

#[test]
fn the_deciding_words_stand_in_the_diagnostic_text() {
    let message = report(
        "The address joe@example.org does not exist.\n",
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.0.0\n",
    );
    let joe = of(&message, "joe@example.org");
    assert_eq!((joe.diagnostic(), joe.classification().matched()), (None, None));
    let message = report(
        "x",
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 mailbox full\n",
    );
    let joe = of(&message, "joe@example.org");
    let matched = joe.classification().matched().unwrap();
    assert!("mailbox full".contains(&joe.diagnostic().unwrap()[matched]));
    // Of several lines, those from the code on are read first.
    let message = bounce(
        "Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\nConnected to 192.0.2.1\n550 the mailbox is over its quota\n",
    );
    let joe = of(&message, "joe@example.org");
    let matched = joe.classification().matched().unwrap();
    assert!("mailbox is over its quota".contains(&joe.diagnostic().unwrap()[matched.clone()]), "{matched:?}");
}

/// Each takes some milliseconds; with one more loop around them they took seconds.
#[test]
fn reports_without_end_are_read_up_to_a_limit() {
    let many = |line: &dyn Fn(usize) -> String| (0..20_000).map(line).collect::<String>();
    let complaint = BounceMessage::parse(&format!(
        "{FROM}Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\n\
         Feedback-Type: abuse\n{}--b--\n",
        many(&|at| format!("Original-Rcpt-To: <u{at}@example.org>\n"))
    ));
    assert_eq!(complaint.complaint().unwrap().recipients().count(), 1000);
}

#[test]
fn a_notification_has_all_its_recipients_whatever_they_are_told() {
    let message = BounceMessage::parse(
        "From: no-reply@example.com\nTo: bounces@lists.example.com\nSubject: AWS Notification Message\n\n\
         {\"notificationType\" : \"Bounce\", \"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[\
         {\"emailAddress\":\"joe@example.org\",\"status\":\"5.7.1\",\
         \"diagnosticCode\":\"smtp; 550-5.7.1 [192.0.2.1 12] Our system has {x} detected \\\"unsolicited\\\" mail \\ud83d\\ude00\"},\
         {\"emailAddress\":\"ann\\u002bnews@example.net\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"}]}}\n\n\
         --\nIf you wish to stop receiving these, {click} here\n",
    );
    assert_eq!(
        told(&message),
        ["joe@example.org failed spam_detected", "ann+news@example.net failed user_unknown"]
    );
    let said = of(&message, "joe@example.org").diagnostic().unwrap();
    assert!(said.ends_with("Our system has {x} detected \"unsolicited\" mail \u{1f600}"), "{said}");
}

#[test]
fn what_a_server_said_counts_for_more_than_advice() {
    let message = report(
        "Your message could not be delivered.\n\nPlease check whether the mailbox of the recipient is full or over its quota.\n",
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Protocol violation\n",
    );
    assert_eq!(of(&message, "joe@example.org").classification().reason(), Reason::SyntaxError);
}

#[test]
fn a_problem_of_the_mail_names_nobody_as_unknown() {
    let message = bounce(
        "We are sorry. The limit of joe@example.org is 10 MB, and the message was too large for it.\n",
    );
    assert_eq!(told(&message), [""; 0]);
}

#[test]
fn a_recipient_in_a_list_may_have_a_name() {
    let message = bounce(
        "Delivery has failed to these recipients or groups:\n\nJoe Smith (joe@example.org)\nThe email address was not found: no such user.\n",
    );
    assert_eq!(told(&message), ["joe@example.org failed user_unknown"]);
}

#[test]
fn the_headers_of_the_mail_may_be_in_place_of_those_of_its_part() {
    let message = BounceMessage::parse(&format!(
        "{FROM}Message-ID: <own@mail.example.com>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n\
         <joe@example.org>: no such user\n--b\nMessage-ID: <17@lists.example.com>\nSubject: News\n\nHello\n--b--\n"
    ));
    assert_eq!(message.original().and_then(|mail| mail.message_id()), Some("17@lists.example.com"));
}

#[test]
fn the_words_of_a_form_are_a_bounce_if_anything_else_says_so() {
    let qmail = "Hi. This is the qmail-send program at mail.example.com.\n\n";
    let joe = "<joe@example.org>:\nRemote host said: 550 5.1.1 no such user\n";
    let kind = |from: &str, subject: &str, text: &str| {
        BounceMessage::parse(&format!("From: {from}\nSubject: {subject}\n\n{text}")).kind()
    };
    let ann = "ann@example.com";
    assert_eq!(kind(ann, "Hello", &format!("{qmail}{joe}")), MessageKind::Prose);
    assert_eq!(kind("MAILER-DAEMON@mail.example.com", "Hello", qmail), MessageKind::Prose);
    assert_eq!(kind(ann, "failure notice", qmail), MessageKind::Prose);
    assert_eq!(kind(ann, "Hello", qmail), MessageKind::Other);
}

#[test]
fn json_that_is_only_quoted_is_no_notification() {
    let joe = "<joe@example.org>: host mx.example.org[192.0.2.1] said:";
    for json in [
        r#"{"app":"x","event":"delivered","recipient":"joe@example.org"}"#,
        r#"{"type":"error","email":"ann@example.net","message":"user unknown"}"#,
        r#"{"notificationType":"Delivery","mail":{"destination":["joe@example.org"]},"delivery":{"recipients":["joe@example.org"]}}"#,
    ] {
        for text in [
            format!("{POSTFIX}{joe} 550 5.1.1 no such user\n\n{json}\n"),
            format!("{POSTFIX}{joe} 550 5.1.1 no such user {json}\n"),
        ] {
            assert_eq!(told(&bounce(&text)), ["joe@example.org failed user_unknown"], "{text}");
        }
        let mail = BounceMessage::parse(&format!(
            "From: ann@example.net\nTo: joe@example.org\nSubject: Logs\n\nToday:\n{json}\n"
        ));
        assert_eq!((mail.kind(), told(&mail)), (MessageKind::Other, vec![]), "{json}");
    }
    // A program of no known service may write any JSON.
    let json = r#"{"event":"failed","recipient":"joe@example.org","message":"550 5.1.1 user unknown"}"#;
    let mail = BounceMessage::parse(&format!(
        "From: ann@example.net\nTo: joe@example.org\nSubject: Logs\n\n{json}\n"
    ));
    assert_eq!((mail.kind(), told(&mail)), (MessageKind::Other, vec![]));
}
