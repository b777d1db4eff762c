//! What a message is: bounces, complaints and answers are distinguished from each other and from other mail.

use crate::told;
use smtp_reply::{BounceMessage, Delivery, MessageKind, ReturnPathScheme};

#[track_caller]
fn check(message: &str, kind: MessageKind) {
    let found = BounceMessage::parse(message);
    assert_eq!(found.kind(), kind, "{message}");
    let is_bounce = matches!(kind, MessageKind::DeliveryReport | MessageKind::Prose);
    assert!(is_bounce || found.recipients().is_empty(), "{message}");
}

#[test]
fn automatic_replies_are_no_bounces() {
    for headers in [
        "Auto-Submitted: auto-replied (vacation)\nSubject: Re: News",
        "Auto-Submitted: auto-replied\nSubject: Undeliverable? No, I am away",
        "Subject: Automatic reply: News",
        "Subject: Out of Office: News",
        "Subject: Automatische Antwort: Neues",
        "Subject: =?UTF-8?Q?R=C3=A9ponse_automatique?= : News",
        "X-Autoreply: yes\nSubject: News",
        "Precedence: auto_reply\nSubject: Re: News",
    ] {
        let message = format!(
            "From: joe@example.org\nTo: news@lists.example.com\n{headers}\n\nI am away until Monday. My mailbox may be full.\n\
             Ask ann@example.org instead.\n"
        );
        check(&message, MessageKind::AutoReply);
    }
}

#[test]
fn a_bounce_that_is_marked_as_a_reply_is_a_bounce() {
    let message = BounceMessage::parse(
        "From: robot@mail.example.com\nSubject: Delivery failure\nAuto-Submitted: auto-replied\n\n\
         <joe@example.org>: no such user\n",
    );
    assert_eq!(message.kind(), MessageKind::Prose);
    assert_eq!(told(&message), ["joe@example.org failed user_unknown"]);
}

#[test]
fn other_mail_is_no_bounce() {
    for message in [
        "",
        "\n",
        "no header at all",
        "Subject: Hello\n\nHow are you?\n",
        "From: joe@example.org\nSubject: Your mailbox\n\nUser unknown? My mailbox is full, 550 5.1.1 <ann@example.net>\n",
        "From: postmaster@example.org\nSubject: Maintenance\n\nOn Monday the servers rest. Questions: help@example.org\n",
        "From: joe@example.org\nSubject: Re: News\nReturn-Path: <>\n\nThank you!\n",
        "From: joe@example.org\nSubject: Read: News\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n\
         --b\n\nYour message was read.\n--b\nContent-Type: message/disposition-notification\n\n\
         Final-Recipient: rfc822; joe@example.org\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n",
    ] {
        check(message, MessageKind::Other);
    }
}

#[test]
fn a_bounce_that_names_nobody_is_a_bounce_all_the_same() {
    let message = "From: MAILER-DAEMON@mail.example.com\nSubject: Undelivered Mail Returned to Sender\n\nIt did not work.\n";
    check(message, MessageKind::Prose);
    assert_eq!(told(&BounceMessage::parse(message)), [""; 0]);
}

#[test]
fn the_recipient_stands_in_the_headers_the_returned_mail_or_the_return_path() {
    let headers =
        "From: MAILER-DAEMON@mail.example.com\nTo: news@lists.example.com\nSubject: Undelivered mail\n";
    let body = "\nNo such user.\n";
    for (headers, body) in [
        ("X-Failed-Recipients: joe@example.org\n", ""),
        ("Delivered-To: bounces+joe=example.org@lists.example.com\n", ""),
        ("", "\n----- Original message -----\n\nMessage-ID: <17@lists.example.com>\nTo: Joe <joe@example.org>\n"),
    ]
    .map(|(more, rest)| ([headers, more].concat(), [body, rest].concat()))
    {
        let message = BounceMessage::parse(&[headers.as_str(), &body].concat());
        assert_eq!(told(&message), ["joe@example.org failed user_unknown"], "{headers}{body}");
    }
}

#[test]
fn a_mail_with_several_recipients_does_not_tell_which_one_failed() {
    let message = BounceMessage::parse(
        "From: MAILER-DAEMON@mail.example.com\nSubject: Undelivered mail\n\nNo such user.\n\n\
         ----- Original message -----\n\nTo: joe@example.org, ann@example.net\nMessage-ID: <17@example.com>\n",
    );
    assert_eq!(message.kind(), MessageKind::Prose);
    assert_eq!(told(&message), [""; 0]);
    assert!(message.original().unwrap().to().eq(["joe@example.org", "ann@example.net"]));
}

#[test]
fn the_address_of_a_list_is_not_who_is_on_it() {
    let bounce = |received: &str| {
        BounceMessage::parse(&format!(
            "From: MAILER-DAEMON@mail.example.com\nTo: news-bounces@lists.example.com\nSubject: Undelivered mail\n\nNo such user.\n\n\
             ----- Original message -----\n\n{received}Message-ID: <17@example.com>\nTo: news@lists.example.com\n"
        ))
    };
    assert_eq!(told(&bounce("")), [""; 0]);
    // The last server wrote down for whom it took the mail.
    let received = "Received: from lists.example.com by mx.example.org\n\tfor <joe@example.org>; Thu, 1 Jan 2026 00:00:00 +0000\n";
    assert_eq!(told(&bounce(received)), ["joe@example.org failed user_unknown"]);
}

#[test]
fn a_warning_in_no_known_form_is_no_failure() {
    for text in [
        "Your mail to joe@example.org\nhas not yet been delivered: connection timed out.\n",
        "<joe@example.org>: connection timed out\n\nDelivery attempts will continue for 5 days.\n",
    ] {
        let message = BounceMessage::parse(&format!(
            "From: MAILER-DAEMON@mail.example.com\nSubject: Warning: delivery problem\n\n{text}"
        ));
        assert_eq!(told(&message), ["joe@example.org delayed connection_failed"], "{text}");
    }
    // Some use the same words for both, and another subject.
    let warned = |subject: &str| {
        BounceMessage::parse(&format!(
            "From: MAILER-DAEMON@mail.example.com\nSubject: {subject}\n\n---The following addresses had delivery errors---\n\n\
             joe@example.org [connection timed out]\n"
        ))
    };
    assert_eq!(
        told(&warned("Warning: could not send message for past 4 hours")),
        ["joe@example.org delayed connection_failed"]
    );
    assert_eq!(told(&warned("Returned mail")), ["joe@example.org failed connection_failed"]);
}

#[test]
fn a_reply_to_a_bounce_is_none_unless_it_tells_a_failure() {
    check("From: ann@example.com\nSubject: Re: Undelivered mail\n\nWhat happened?\n", MessageKind::Other);
    let quoted =
        "From: ann@example.com\nSubject: Fwd: Undelivered mail\n\n> <joe@example.org>: no such user\n";
    assert_eq!(told(&BounceMessage::parse(quoted)), ["joe@example.org failed user_unknown"]);
}

const COMPLAINT: &str = "From: feedback@example.net\nTo: abuse@example.com\nSubject: FW: News\n\
Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n\
--b\nContent-Type: text/plain\n\nThis is a report about abuse.\n\
--b\nContent-Type: message/feedback-report\n\nFeedback-Type: Abuse\nUser-Agent: Loop/1.0\nVersion: 1\n\
Original-Mail-From: <bounces@lists.example.com>\nOriginal-Rcpt-To: <joe@example.org>\nSource-IP: 2001:db8::25\n\
--b\nContent-Type: message/rfc822\n\nMessage-ID: <17@lists.example.com>\nList-Id: <news.lists.example.com>\nTo: ann@example.net\n\
Subject: News\n\nHello\n--b--\n";

#[test]
fn a_complaint_says_who_and_what_about() {
    let message = BounceMessage::parse(COMPLAINT);
    assert_eq!(message.kind(), MessageKind::Complaint);
    let complaint = message.complaint().unwrap();
    assert_eq!(complaint.feedback_type(), Some("abuse"));
    assert_eq!(complaint.source_ip(), Some("2001:db8::25".parse().unwrap()));
    assert_eq!(complaint.user_agent(), Some("Loop/1.0"));
    assert_eq!(complaint.mail_from(), Some("bounces@lists.example.com"));
    assert!(complaint.recipients().eq(["joe@example.org"]));
    let original = message.original().unwrap();
    assert_eq!(original.message_id(), Some("17@lists.example.com"));
    assert_eq!(original.header("list-id"), Some("<news.lists.example.com>"));
    assert_eq!(original.subject(), Some("News"));

    // Many providers leave the address out; then the mail tells it.
    let hidden = COMPLAINT.replace("Original-Rcpt-To: <joe@example.org>\n", "");
    assert!(BounceMessage::parse(&hidden).complaint().unwrap().recipients().eq(["ann@example.net"]));
    let to_several = hidden.replace("To: ann@example.net", "To: ann@example.net, eve@example.net");
    assert_eq!(BounceMessage::parse(&to_several).complaint().unwrap().recipients().count(), 0);
}

#[test]
fn complaints_have_other_forms_too() {
    let microsoft = "From: staff@example.net\nSubject: complaint about message from 192.0.2.1\n\
        Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n\
        X-HmXmrOriginalRecipient: joe@example.org\nMessage-ID: <17@lists.example.com>\nTo: joe@example.org\n\nHello\n--b--\n";
    let message = BounceMessage::parse(microsoft);
    assert_eq!(message.kind(), MessageKind::Complaint);
    assert_eq!(message.complaint().unwrap().source_ip(), Some([192, 0, 2, 1].into()));
    assert_eq!(message.complaint().unwrap().feedback_type(), Some("abuse"));
    assert!(message.complaint().unwrap().recipients().eq(["joe@example.org"]));

    let unsubscribe = "From: joe@example.org\nTo: unsubscribe@lists.example.com\nSubject: unsubscribe\nAuto-Submitted: auto-replied\n\n\
        Mail sent this email to unsubscribe from the message \"News\".\n";
    let complaint = BounceMessage::parse(unsubscribe);
    let complaint = complaint.complaint().unwrap();
    assert_eq!(complaint.feedback_type(), Some("opt-out"));
    assert!(complaint.recipients().eq(["joe@example.org"]));

    let notification = "From: no-reply@example.com\nSubject: Notification\n\n\
        {\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"joe@example.org\"}],\
        \"complaintFeedbackType\":\"abuse\"}}\n";
    let message = BounceMessage::parse(notification);
    assert_eq!(message.kind(), MessageKind::Complaint);
    assert!(message.complaint().unwrap().recipients().eq(["joe@example.org"]));
}

#[test]
fn notifications_in_json_are_read() {
    let bounce = "From: no-reply@example.com\nSubject: Notification\n\n\
        {\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[\
        {\"emailAddress\":\"joe@example.org\",\"action\":\"failed\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 no such \\\"user\\\"\"},\
        {\"emailAddress\":\"ann@example.net\",\"status\":\"5.2.2\",\"diagnosticCode\":\"smtp; 552 5.2.2 over quota\"}]}}\n";
    let message = BounceMessage::parse(bounce);
    assert_eq!((message.kind(), message.form()), (MessageKind::Prose, Some("amazon_ses")));
    assert_eq!(
        told(&message),
        ["joe@example.org failed user_unknown", "ann@example.net failed mailbox_full"]
    );
    assert_eq!(message.recipients()[0].diagnostic(), Some("smtp; 550 5.1.1 no such \"user\""));

    let delivery = "From: no-reply@example.com\nSubject: Notification\n\n\
        {\"notificationType\":\"Delivery\",\"mail\":{\"destination\":[\"joe@example.org\"]},\
        \"delivery\":{\"recipients\":[\"joe@example.org\"],\"smtpResponse\":\"250 2.6.0 Message received\"}}\n";
    let message = BounceMessage::parse(delivery);
    assert_eq!(told(&message), ["joe@example.org delivered accepted"]);
    assert_eq!(message.recipients()[0].status().unwrap().to_string(), "2.6.0");
}

#[test]
fn a_bounce_that_was_forwarded_is_read_as_if_it_had_come_directly() {
    let bounce = "From: MAILER-DAEMON@mail.example.com\nSubject: failure notice\n\n\
        Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\nRemote host said: 550 5.1.1 no such user\n";
    let wrapped = |inner: &str| {
        format!(
            "From: ann@example.com\nSubject: Fwd: failure notice\nContent-Type: multipart/mixed; boundary=b\n\n\
             --b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
        )
    };
    let message = BounceMessage::parse(&wrapped(bounce));
    assert_eq!(message.kind(), MessageKind::Prose);
    assert_eq!(told(&message), ["joe@example.org failed user_unknown"]);
    // A mail that is no bounce does not become one by being enclosed.
    check(&wrapped("From: joe@example.org\nSubject: Hello\n\nHow are you?\n"), MessageKind::Other);
}

#[test]
fn the_return_path_is_taken_apart() {
    let message = BounceMessage::parse(
        "To: news@example.com\nDelivered-To: prvs=4712ab34cd=news@lists.example.com\nSubject: Undelivered mail\n\n",
    );
    let path = message.return_path().unwrap();
    assert_eq!((path.scheme(), path.sender()), (ReturnPathScheme::Batv, Some("news@lists.example.com")));
}

#[test]
fn names_are_stable() {
    let names: Vec<&str> = MessageKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(names, ["delivery_report", "prose", "complaint", "auto_reply", "other"]);
    let names: Vec<&str> = Delivery::ALL.iter().map(|delivery| delivery.as_str()).collect();
    assert_eq!(names, ["delivered", "relayed", "expanded", "delayed", "failed"]);
}

/// Some providers write the fields of RFC 5965 into the text.
#[test]
fn a_complaint_may_stand_in_the_text() {
    let message = BounceMessage::parse(
        "From: feedback@example.net\nSubject: FW: News\n\nThis is a complaint of a user.\n\nFeedback-Type: abuse\n\
         User-Agent: Reporter/1.0\nVersion: 1\nSource-IP: 192.0.2.1\nOriginal-Rcpt-To: <joe@example.org>\n",
    );
    assert_eq!(message.kind(), MessageKind::Complaint);
    let complaint = message.complaint().unwrap();
    assert_eq!(complaint.feedback_type(), Some("abuse"));
    assert_eq!(complaint.source_ip(), Some([192, 0, 2, 1].into()));
    assert!(complaint.recipients().eq(["joe@example.org"]));
}
