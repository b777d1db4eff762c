//! Names of smtp-reply as labels of Prometheus: there are few of them, they are known beforehand, and none is text that a
//! server chose.

use prometheus::{IntCounterVec, Opts, Registry, TextEncoder};
use smtp_reply::{Classification, classify};

const REPLIES: [&str; 5] = [
    "550 5.1.1 User unknown",
    "550 5.1.1 No such user here",
    "452 4.2.2 The mailbox is over quota",
    "550 5.1.1 The account does not exist. https://support.google.com/mail/?p=NoSuchUser - gsmtp",
    "250 2.0.0 Queued",
];

const LABELS: [&str; 4] = ["reason", "bounce", "action", "provider"];

/// The value of each label, in their order.
fn labels(meaning: &Classification) -> [&'static str; LABELS.len()] {
    [
        meaning.reason().as_str(),
        meaning.bounce().as_str(),
        meaning.action().as_str(),
        meaning.provider().map_or("other", |provider| provider.id()),
    ]
}

fn main() -> prometheus::Result<()> {
    let registry = Registry::new();
    let replies = IntCounterVec::new(Opts::new("smtp_replies_total", "Replies by what they mean."), &LABELS)?;
    registry.register(Box::new(replies.clone()))?;
    for reply in REPLIES {
        replies.with_label_values(&labels(&classify(reply))).inc();
    }
    print!("{}", TextEncoder::new().encode_to_string(&registry.gather())?);
    Ok(())
}
