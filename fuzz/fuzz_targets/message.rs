//! Every message gets an answer that is consistent.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{BounceMessage, Delivery, MessageKind, Reason};

fuzz_target!(|bytes: &[u8]| {
    let message = BounceMessage::parse(bytes);
    let is_bounce = matches!(message.kind(), MessageKind::DeliveryReport | MessageKind::Prose);
    assert!(is_bounce || message.recipients().is_empty());
    assert_eq!(message.complaint().is_some(), message.kind() == MessageKind::Complaint);
    for recipient in message.recipients() {
        assert!(!recipient.address().is_empty());
        let accepted = recipient.classification().reason() == Reason::Accepted;
        assert_eq!(accepted, !matches!(recipient.delivery(), Delivery::Failed | Delivery::Delayed));
    }
    let _ = format!("{message:?}");
});
