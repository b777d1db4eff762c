//! Messages that are not as they should be: broken MIME, wrong encodings, missing parts.

use crate::told;
use smtp_reply::{BounceMessage, MessageKind};

const REPORT: &str = "Reporting-MTA: dns; mail.example.com\n\nFinal-Recipient: rfc822; joe@example.org\nAction: failed\n\
Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n";
const WANTED: [&str; 1] = ["joe@example.org failed user_unknown"];

#[track_caller]
fn check(message: impl AsRef<[u8]>) {
    let found = BounceMessage::parse(&message);
    assert_eq!(told(&found), WANTED, "{}", message.as_ref().escape_ascii());
}

#[test]
fn a_report_is_found_where_mime_is_broken() {
    let headers = "From: MAILER-DAEMON@mail.example.com\nSubject: Returned mail\n";
    let mixed = "Content-Type: multipart/report; report-type=delivery-status; boundary=";
    let parts = format!("--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n{REPORT}\n");
    // No end, no boundary parameter, another boundary, no MIME header at all.
    check(format!("{headers}{mixed}b\n\n{parts}"));
    check(format!("{headers}Content-Type: multipart/report\n\n{parts}--b--\n"));
    check(format!("{headers}{mixed}other\n\n{parts}--b--\n"));
    check(format!("{headers}\n{parts}--b--\n"));
    // Flattened to a text.
    check(format!("{headers}\nTechnical report:\n\n{REPORT}"));
    check(format!("{headers}\n{}", REPORT.replace('\n', "\n> ").replace("Reporting", "> Reporting")));
}

#[test]
fn a_report_may_be_encoded() {
    let headers = "From: MAILER-DAEMON@mail.example.com\nSubject: Returned mail\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n";
    let quoted = REPORT.replace("user", "=75=\nser");
    check(format!("{headers}Content-Transfer-Encoding: quoted-printable\n\n{quoted}\n--b--\n"));
    let base64 = "RmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGpvZUBleGFtcGxlLm9yZwpBY3Rpb246IGZhaWxlZApT\ndGF0dXM6IDUuMS4xCg==\n";
    check(format!("{headers}Content-Transfer-Encoding: base64\n\n{base64}\n--b--\n"));
}

const QMAIL: &str = "Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\nRemote host said: 550 5.1.1 no such user\n";

#[test]
fn the_text_may_be_in_any_encoding_declared_or_not() {
    let headers = "From: MAILER-DAEMON@mail.example.com\nSubject: failure notice\n";
    for charset in ["utf-8", "iso-2022-jp", "windows-1252", "x-unknown", "utf-16be?", ""] {
        check(format!("{headers}Content-Type: text/plain; charset=\"{charset}\"\n\n{QMAIL}"));
    }
    // Undeclared quoted-printable.
    let undeclared = QMAIL.replace("example.org", "exam=\nple.org").replace("550 5.1.1", "550=20=\n5.1.1");
    check(format!("{headers}\n{undeclared}"));
    // Bytes of another character set, in the headers and in the text.
    let mut latin_1 = b"From: MAILER-DAEMON@mail.example.com\nSubject: R\xFCckl\xE4ufer\n\n".to_vec();
    latin_1.extend_from_slice(QMAIL.replace("no such user", "no such user: Jos\u{e9}").as_bytes());
    latin_1.push(0xE9);
    check(latin_1);
}

#[test]
fn html_is_read_where_there_is_no_plain_text() {
    let html = "<html><body><p><b>Delivery has failed to these recipients or groups:</b></p>\
        <p><a href=\"mailto:joe@example.org\">joe@example.org</a><br>The e-mail address wasn&#39;t found: no such user.</p>\
        <p>Generating server: mail.example.com</p></body></html>";
    let message = format!(
        "From: postmaster@example.com\nSubject: Undeliverable: News\nContent-Type: text/html; charset=utf-8\n\n{html}\n"
    );
    check(&message);
    assert_eq!(BounceMessage::parse(&message).form(), Some("exchange"));
}

#[test]
fn what_fits_no_form_is_read_line_by_line() {
    for text in [
        "We could not deliver your mail.\n\n<joe@example.org>: no such user\n",
        "Recipient: joe@example.org\nError: 550 5.1.1 no such user\n",
        "The server said that there is no such user.\n\nFailed Recipient: <joe@example.org>\n",
        "Your mail to joe@example.org has failed: no such user\n",
        "joe@example.org\n\n550 no such user\n",
        "We are sorry: joe@example.org is no such user at example.org.\n",
        "A message to you failed.\n\nError-for:  joe@example.org\nError-Text: \"550 no such user\"\n",
        "The following message, addressed to 'joe@example.org', failed:\nno such user\n",
        "It was addressed to email address :\n-- joe@example.org\n\nThe problem is: no such user\n",
        "joe@example.org - no such user here.\n",
        "宛先：joe@example.org\n550 no such user\n",
    ] {
        let message = format!(
            "From: MAILER-DAEMON@mail.example.com\nTo: news@lists.example.com\nSubject: Delivery failure\n\n{text}"
        );
        check(&message);
        let found = BounceMessage::parse(&message);
        assert_eq!((found.kind(), found.form()), (MessageKind::Prose, Some("lines")), "{text}");
    }
}

#[test]
fn nobody_is_taken_for_the_recipient_who_is_none() {
    for text in [
        "Questions? Write to postmaster@mail.example.com.\n",
        "Your mail from news@lists.example.com was refused.\n",
        "Not delivered.\n\n--\nsupport@example.com\n",
        "The address was joe@example.org or ann@example.net, and there is\nno such user.\n",
        "no such user. If\nann@example.net fails, try another.\n",
        "Not delivered. If you have questions, please send mail to hotline@example.com.\n",
    ] {
        let message = format!(
            "From: MAILER-DAEMON@mail.example.com\nTo: news@lists.example.com\nSubject: Delivery failure\n\n{text}"
        );
        assert_eq!(told(&BounceMessage::parse(&message)), [""; 0], "{text}");
    }
}

/// Found by fuzzing: here an assertion of `mail-parser` fails in builds for debugging.
#[test]
fn a_part_that_ends_in_its_headers_is_no_reason_to_panic() {
    let message = "Content-Type: multipart/report; boundary=b\n\n\
        --b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nSource-IP: 192.0.2.1\nOriginal-Rcpt-To: <joe@example.org>\n\
        --b\nContent-Type: message/rfc822\n\nTo:\n--b\n joe@example.org\n\
        --b\nContent-Type: message/rfc822\n\nTo:\n--b\n joe@example.org\n\nHello\n--b--\n";
    assert!(BounceMessage::parse(message).recipients().is_empty());
}

/// Each level is a header of thirty bytes. What reads or drops them must not call itself for each.
#[test]
fn twenty_thousand_messages_within_messages_take_no_more_stack_than_one() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(20_000) + "To: joe@example.org\n\nHello\n";
    let quoted = "Content-Transfer-Encoding: Quoted-Printable\n";
    for message in [
        deep.clone(),
        // Short enough for what a thread has mostly, but not for each level of it.
        format!("Content-Type: message/rfc822\n{quoted}\n{}", &deep[..30 * 500]),
        format!("content-type: Message/RFC822\n{quoted}\n{deep}"),
        format!("{quoted}Content-Type: message/global\n\n{deep}"),
        format!("Content-Type: message/\n\t(a comment) rfc822\n{quoted}\n{deep}"),
        format!("Content-Type: message/rfc822\n \n{quoted}\n{deep}"),
        format!("Content-Type: message/rfc822; a=\"\n\n\"\n{quoted}\n{deep}"),
        format!("Content-Type: message/rfc822 (\n\n)\n{quoted}\n{deep}"),
        format!("{quoted}Content-Disposition: x; a=\"\n\n\"\nContent-Type: message/rfc822\n\n{deep}"),
        format!("{quoted}To: \"\n\n\"\nContent-Type: message/rfc822\n\n{deep}"),
        format!(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n{quoted}\r\n{deep}"
        ),
        format!("Content-Type: multipart/digest; boundary=b\n\n--b\n{quoted}\n{deep}\n--b--\n"),
    ] {
        let parsed = std::thread::Builder::new().stack_size(256 * 1024);
        let parsed = parsed.spawn(move || BounceMessage::parse(&message)).unwrap().join().unwrap();
        assert!(parsed.recipients().is_empty());
    }
}

#[test]
fn a_returned_mail_may_be_encoded_too() {
    let report = |text: &str| {
        format!(
            "From: MAILER-DAEMON@mail.example.com\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
             --b\nContent-Type: message/delivery-status\n\n{REPORT}\n\
             --b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n\
             Message-ID: <17@lists.example.com>\nSubject: News\n\n{text}\n--b--\n"
        )
    };
    for text in ["Hello".to_owned(), "Hello\n".repeat(5000)] {
        let message = BounceMessage::parse(&report(&text));
        assert_eq!(told(&message), WANTED);
        assert_eq!(message.original().unwrap().message_id(), Some("17@lists.example.com"));
        assert_eq!(message.original().unwrap().subject(), Some("News"));
    }
}

#[test]
fn a_bounce_that_is_enclosed_may_be_encoded() {
    let bounce = format!(
        "From: MAILER-DAEMON@mail.example.com\nContent-Type: multipart/report; report-type=3Ddelivery-status; boundary=3Db\n\n\
         --b\nContent-Type: message/delivery-status\n\n{REPORT}\n--b--\n"
    );
    for kind in ["message/rfc822", "message/global", "Message/RFC822; name=bounce.eml"] {
        check(format!(
            "From: ann@example.com\nSubject: Fwd: Returned mail\nContent-Type: {kind}\n\
             Content-Transfer-Encoding: quoted-printable\n\n{bounce}"
        ));
    }
}
