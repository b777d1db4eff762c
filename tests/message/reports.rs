//! Reports for programs (RFC 3464, RFC 6522, RFC 6533).

use crate::told;
use smtp_reply::{BounceKind, BounceMessage, Delivery, MessageKind, Reason};

/// A report with these fields, and this text for people.
fn report(fields: &str, human: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mail.example.com\nTo: <news@lists.example.com>\nSubject: Undelivered Mail Returned to Sender\n\
         MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n\
         --b\nContent-Type: text/plain\n\n{human}\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n{fields}\n\
         --b\nContent-Type: message/rfc822\n\nMessage-ID: <17@lists.example.com>\nFrom: News <news@lists.example.com>\n\
         To: joe@example.org\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\nX-Campaign: 4711\n\nHello\n--b--\n"
    )
}

#[track_caller]
fn one(message: &BounceMessage) -> &smtp_reply::Recipient {
    let [one] = message.recipients() else { panic!("{:?}", message.recipients()) };
    one
}

#[test]
fn all_fields_of_a_recipient_are_read() {
    let message = BounceMessage::parse(&report(
        "Original-Recipient: rfc822; team@example.org\nFinal-Recipient: rfc822; joe@example.org\nAction: delayed\nStatus: 4.2.2\n\
         Remote-MTA: dns; mx.example.org (192.0.2.1)\nDiagnostic-Code: smtp; 452 4.2.2 The mailbox is over\n  its quota\n\
         Will-Retry-Until: Fri, 2 Jan 2026 00:00:00 +0000\n",
        "",
    ));
    assert_eq!(message.kind(), MessageKind::DeliveryReport);
    assert_eq!((message.form(), message.reporting_mta()), (None, Some("mail.example.com")));
    let joe = one(&message);
    assert_eq!((joe.address(), joe.original_address()), ("joe@example.org", Some("team@example.org")));
    assert_eq!(joe.delivery(), Delivery::Delayed);
    assert_eq!(joe.status().unwrap().to_string(), "4.2.2");
    assert_eq!(joe.diagnostic(), Some("smtp; 452 4.2.2 The mailbox is over its quota"));
    assert_eq!(joe.remote_mta(), Some("mx.example.org"));
    assert_eq!(joe.will_retry_until(), Some("Fri, 2 Jan 2026 00:00:00 +0000"));
    assert_eq!(joe.classification().reason(), Reason::MailboxFull);
    assert_eq!(joe.classification().code().unwrap(), 452);
}

#[test]
fn the_returned_mail_is_read() {
    let message =
        BounceMessage::parse(&report("Final-Recipient: rfc822; joe@example.org\nAction: failed\n", ""));
    let original = message.original().unwrap();
    assert_eq!(original.message_id(), Some("17@lists.example.com"));
    assert_eq!(original.author(), Some("news@lists.example.com"));
    assert!(original.to().eq(["joe@example.org"]));
    assert_eq!(original.subject(), Some("Grüße"));
    assert_eq!(original.header("x-campaign"), Some("4711"));
    assert_eq!(original.header("x-other"), None);
}

#[test]
fn every_recipient_has_a_report_of_its_own() {
    let message = BounceMessage::parse(&report(
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n\n\
         Final-Recipient: rfc822; ann@example.net\nAction: delayed\nStatus: 4.4.7\n\n\
         Final-Recipient: rfc822; eve@example.com\nAction: delivered\nStatus: 2.0.0\n\n\
         Final-Recipient: rfc822; max@example.com\nAction: relayed\nStatus: 2.1.9\n\n\
         Final-Recipient: rfc822; list@example.com\nAction: expanded\nStatus: 2.0.0\n",
        "",
    ));
    assert_eq!(
        told(&message),
        [
            "joe@example.org failed user_unknown",
            "ann@example.net delayed expired",
            "eve@example.com delivered accepted",
            "max@example.com relayed accepted",
            "list@example.com expanded accepted",
        ]
    );
    let no_bounce = message.recipients().iter().skip(2);
    assert!(no_bounce.map(|one| one.classification().bounce()).all(|bounce| bounce == BounceKind::None));
}

#[test]
fn without_an_action_the_status_tells() {
    for (fields, delivery) in [
        ("Status: 5.1.1", Delivery::Failed),
        ("Status: 2.0.0", Delivery::Delivered),
        ("Action: failed (bad address)\nStatus: 2.0.0", Delivery::Failed),
        ("Action: Delivered", Delivery::Delivered),
        ("", Delivery::Failed),
    ] {
        let fields = format!("Final-Recipient: rfc822; joe@example.org\n{fields}\n");
        assert_eq!(one(&BounceMessage::parse(&report(&fields, ""))).delivery(), delivery, "{fields}");
    }
}

#[test]
fn the_most_telling_words_decide_wherever_they_stand() {
    let fields = |diagnostic: &str| {
        format!("Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.0.0\n{diagnostic}")
    };
    let human = "This is the mail system at host mail.example.com.\n\n<joe@example.org>: host mx.example.org[192.0.2.1] said:\n\
        550 5.2.2 over quota\n";
    for (diagnostic, reason, status) in [
        ("", Reason::MailboxFull, "5.2.2"),
        ("Diagnostic-Code: smtp; 550 error\n", Reason::MailboxFull, "5.2.2"),
        ("Diagnostic-Code: smtp; 550 5.1.1 no such user\n", Reason::UserUnknown, "5.1.1"),
    ] {
        let message = BounceMessage::parse(&report(&fields(diagnostic), human));
        assert_eq!(one(&message).classification().reason(), reason, "{diagnostic}");
        assert_eq!(one(&message).status().unwrap().to_string(), status, "{diagnostic}");
    }
}

#[test]
fn a_failure_is_never_read_as_a_success() {
    let message = BounceMessage::parse(&report(
        "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 2.0.0\nDiagnostic-Code: smtp; 250 2.0.0 Ok\n",
        "",
    ));
    assert_eq!(one(&message).delivery(), Delivery::Failed);
    assert_ne!(one(&message).classification().reason(), Reason::Accepted);
}

#[test]
fn a_report_in_utf_8_names_international_addresses() {
    let message = report(
        "Final-Recipient: utf-8; jos\u{e9}@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n",
        "",
    )
    .replace("message/delivery-status", "message/global-delivery-status");
    assert_eq!(one(&BounceMessage::parse(&message)).address(), "jos\u{e9}@example.org");
    // RFC 6533 §3: as it is written where only ASCII passes.
    let escaped = message.replace('\u{e9}', "\\x{E9}").replace("global-", "");
    assert_eq!(one(&BounceMessage::parse(&escaped)).address(), "jos\u{e9}@example.org");
}

#[test]
fn a_report_about_a_report_is_about_the_outer_one() {
    let inner = report("Final-Recipient: rfc822; eve@example.com\nAction: failed\nStatus: 5.1.1\n", "")
        .replace("b\"", "c\"")
        .replace("--b", "--c");
    let outer = format!(
        "From: postmaster@example.net\nSubject: Undeliverable\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\n\nNot delivered.\n--b\nContent-Type: message/delivery-status\n\n\
         Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.2.2\n\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    );
    assert_eq!(told(&BounceMessage::parse(&outer)), ["joe@example.org failed mailbox_full"]);
}

#[test]
fn a_mailbox_without_a_domain_is_named_by_its_original_address() {
    let message = BounceMessage::parse(&report(
        "Original-Recipient: rfc822; joe@example.org\nFinal-Recipient: x-local; joe\nAction: failed\nStatus: 5.2.2\n",
        "",
    ));
    assert_eq!(one(&message).address(), "joe@example.org");
    let alone = "Final-Recipient: x-local; joe\nAction: failed\nStatus: 5.2.2\n";
    assert_eq!(one(&BounceMessage::parse(&report(alone, ""))).address(), "joe");
}

#[test]
fn a_report_that_names_nobody_is_read_by_its_text() {
    let human = "Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\n550 5.1.1 no such user\n";
    let message = BounceMessage::parse(&report("", human));
    assert_eq!(message.kind(), MessageKind::DeliveryReport);
    assert_eq!(told(&message), ["joe@example.org failed user_unknown"]);
}

#[cfg(feature = "serde")]
#[test]
fn a_message_is_written_with_the_names_of_its_getters() {
    let fields = "Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n";
    let message = serde_json::to_value(BounceMessage::parse(&report(fields, ""))).unwrap();
    assert_eq!(message["kind"], "delivery_report");
    assert_eq!(message["reporting_mta"], "mail.example.com");
    assert_eq!(message["original"]["message_id"], "17@lists.example.com");
    assert_eq!(message["return_path"]["scheme"], "plain");
    let joe = &message["recipients"][0];
    for (field, value) in [("address", "joe@example.org"), ("delivery", "failed"), ("status", "5.1.1")] {
        assert_eq!(joe[field], value);
    }
    assert_eq!(joe["classification"]["reason"], "user_unknown");
}

/// A report may return the headers alone (RFC 6522 §4), a piece (RFC 2046 §5.2.2), or an internationalized mail (RFC 6532).
#[test]
fn the_returned_mail_is_read_in_all_its_types() {
    for kind in [
        "message/rfc822",
        "message/global",
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/global-headers",
        "message/partial; id=x; number=1",
        "Text/RFC822-Headers; charset=us-ascii",
    ] {
        let message = report("Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\n", "")
            .replace("message/rfc822", kind);
        let message = BounceMessage::parse(&message);
        assert_eq!(told(&message), ["joe@example.org failed user_unknown"], "{kind}");
        let original = message.original().unwrap_or_else(|| panic!("{kind}"));
        assert_eq!(original.message_id(), Some("17@lists.example.com"), "{kind}");
        assert!(original.to().eq(["joe@example.org"]), "{kind}");
        assert_eq!(original.header("X-Campaign"), Some("4711"), "{kind}");
    }
}

/// Some systems write the fields of a report into the text, or a reader has quoted it.
#[test]
fn the_fields_of_a_report_are_read_in_a_text() {
    let fields = [
        "Reporting-MTA: dns; mail.example.com",
        "",
        "Final-Recipient: rfc822; joe@example.org",
        "Action: delayed",
        "Status: 4.2.2",
        "Diagnostic-Code: smtp; 452 4.2.2 mailbox is over quota",
        "",
        "Action: failed",
        "Final-Recipient: rfc822; ann@example.net",
        "Status: 5.1.1",
        "Diagnostic-Code: smtp; 550 5.1.1 no such user",
    ];
    for mark in ["", "> ", ">", "| "] {
        let fields: String = fields.iter().flat_map(|line| [mark, line, "\n"]).collect();
        let message = format!(
            "From: MAILER-DAEMON@mail.example.com\nTo: news@lists.example.com\nSubject: Delivery status\n\n\
             This is a report.\n\n{fields}"
        );
        let told = told(&BounceMessage::parse(&message));
        let wanted = ["joe@example.org delayed mailbox_full", "ann@example.net failed user_unknown"];
        assert_eq!(told, wanted, "{message}");
    }
}

/// Without MIME the mail begins where the headers of one stand in the text.
#[test]
fn a_mail_that_is_returned_in_the_text_names_no_recipients() {
    for mark in ["", "----- Original message -----\n", "--- Below this line is a copy of the message.\n\n"] {
        let message = format!(
            "From: MAILER-DAEMON@mail.example.com\nTo: news@lists.example.com\nSubject: Undelivered mail\n\n\
             Your mail could not be delivered.\n\n<joe@example.org>: no such user\n\n{mark}\
             Received: from mail.example.com (192.0.2.1)\n  by mx.example.org; Fri, 20 Nov 2026 10:00:00 +0000\n\
             Message-ID: <17@lists.example.com>\nFrom: news@lists.example.com\nTo: everybody@example.net\nSubject: News\n\n\
             <ann@example.net>: you have won\n"
        );
        let message = BounceMessage::parse(&message);
        assert_eq!(told(&message), ["joe@example.org failed user_unknown"], "{mark}");
        let original = message.original().unwrap_or_else(|| panic!("{mark}"));
        assert_eq!(original.message_id(), Some("17@lists.example.com"), "{mark}");
        assert_eq!(original.subject(), Some("News"), "{mark}");
    }
}

/// The hosts of a source route (RFC 5321, appendix C) are no part of the address.
#[test]
fn a_source_route_is_left_out() {
    for address in [
        "rfc822; joe@example.org",
        "rfc822; <joe@example.org>",
        "rfc822; <@mx.example.net:joe@example.org>",
        "rfc822; @mx.example.net:joe@example.org",
        "rfc822; <@mx.example.net,@mx2.example.net:joe@example.org>",
    ] {
        let fields = format!("Final-Recipient: {address}\nAction: failed\nStatus: 5.1.1\n");
        let message = BounceMessage::parse(&report(&fields, ""));
        assert_eq!(told(&message), ["joe@example.org failed user_unknown"], "{address}");
    }
}
