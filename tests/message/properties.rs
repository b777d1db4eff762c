//! What holds for every message, also for one that was cut or damaged on its way.

use proptest::prelude::*;
use smtp_reply::{BounceMessage, Complaint, MessageKind};

/// Messages in which nothing is encoded, so that every address is in the bytes.
const MESSAGES: [&str; 4] = [
    "From: MAILER-DAEMON@mail.example.com\nTo: <news@lists.example.com>\nSubject: Undelivered Mail\n\
     Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n\
     --b\nContent-Type: text/plain\n\nThis is the mail system at host mail.example.com.\n\n\
     <joe@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user\n\
     --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n\
     Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\n\n\
     Final-Recipient: rfc822; ann@example.net\nOriginal-Recipient: rfc822; team@example.com\nAction: delayed\nStatus: 4.2.2\n\
     --b\nContent-Type: message/rfc822\n\nMessage-ID: <17@lists.example.com>\nTo: joe@example.org\n\nHello\n--b--\n",
    "From: MAILER-DAEMON@mail.example.com\nTo: <news@lists.example.com>\nSubject: failure notice\n\n\
     Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\nRemote host said: 550 5.1.1 no such user\n\n\
     --- Below this line is a copy of the message.\n\nMessage-ID: <17@lists.example.com>\nTo: joe@example.org\n",
    "From: feedback@example.net\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n\
     --b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: <joe@example.org>\nSource-IP: 192.0.2.1\n\
     --b\nContent-Type: message/rfc822\n\nTo: ann@example.net\n\nHello\n--b--\n",
    "From: Mail Delivery System <MAILER-DAEMON@mail.example.com>\nX-Failed-Recipients: joe@example.org, ann@example.net\n\
     Subject: Mail delivery failed\n\nA message that you sent could not be delivered to one or more of its\n\
     recipients. This is a permanent error. The following address(es) failed:\n\n\
       joe@example.org\n    550 5.1.1 no such user\n  ann@example.net\n    mailbox is full\n",
];

/// Checks what holds for every message: no recipient is one that the message does not name.
#[track_caller]
fn check(bytes: &[u8]) {
    let message = BounceMessage::parse(bytes);
    let text = String::from_utf8_lossy(bytes);
    // A folded header and a soft line break of quoted-printable part no address.
    let unfolded = text.replace("=\r\n", "").replace("=\n", "").to_lowercase();
    let complainers = message.complaint().into_iter().flat_map(Complaint::recipients);
    let named =
        message.recipients().iter().flat_map(|one| [Some(one.address()), one.original_address()]).flatten();
    for address in named.chain(complainers) {
        assert!(unfolded.contains(&address.to_lowercase()), "{address:?} is not in {text:?}");
    }
    let is_bounce = matches!(message.kind(), MessageKind::DeliveryReport | MessageKind::Prose);
    assert!(is_bounce || message.recipients().is_empty());
    assert_eq!(message.complaint().is_some(), message.kind() == MessageKind::Complaint);
}

#[test]
fn a_message_may_end_anywhere() {
    for message in MESSAGES {
        for end in 0..=message.len() {
            check(&message.as_bytes()[..end]);
        }
    }
}

#[test]
fn a_message_may_begin_anywhere() {
    for message in MESSAGES {
        for start in 0..=message.len() {
            check(&message.as_bytes()[start..]);
        }
    }
}

#[test]
fn any_byte_may_be_another() {
    for message in MESSAGES {
        let mut bytes = message.as_bytes().to_vec();
        for at in 0..bytes.len() {
            let byte = bytes[at];
            for other in [0, b'\n', b' ', b'@', b'<', b':', b'-', 0x80, 0xFF, byte ^ 1, byte ^ 0x20] {
                bytes[at] = other;
                check(&bytes);
            }
            bytes[at] = byte;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = BounceMessage::parse(&bytes);
    }

    #[test]
    fn pieces_in_any_order_name_nobody_new(
        pieces in proptest::collection::vec((0..MESSAGES.len(), 0usize..900, 0usize..300), 1..6),
    ) {
        let mut bytes = Vec::new();
        for (message, start, len) in pieces {
            let message = MESSAGES[message].as_bytes();
            let start = start.min(message.len());
            bytes.extend_from_slice(&message[start..(start + len).min(message.len())]);
        }
        check(&bytes);
    }
}
