//! A line of a log, or events, have parts that are in it, and what it says of a delivery decides.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{BounceKind, Category, Delivery, Diagnostic};

fuzz_target!(|bytes: &[u8]| {
    check(&Diagnostic::parse(bytes), bytes);
    for event in Diagnostic::parse_all(bytes) {
        check(&event, bytes);
    }
});

fn check(found: &Diagnostic<'_>, given: &[u8]) {
    let given = given.as_ptr_range();
    for part in [
        Some(found.text()),
        found.host(),
        found.time(),
        found.queue_id(),
        found.recipient(),
        found.original_recipient(),
        found.relay(),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.is_empty())
    {
        let part = part.as_ptr_range();
        assert!(given.start <= part.start && part.end <= given.end);
    }
    assert!(!format!("{found:?}").contains(|c: char| c.is_control()));
    let answer = found.classify();
    match found.delivery() {
        Some(Delivery::Failed | Delivery::Delayed) => assert!(is_refused(&answer), "{answer}: {found:?}"),
        _ if found.is_own_refusal() => assert!(is_refused(&answer), "{answer}: {found:?}"),
        Some(_) => assert!(answer.is_success() && !answer.is_refusal(), "{answer}: {found:?}"),
        None => {}
    }
}

fn is_refused(answer: &smtp_reply::Classification) -> bool {
    answer.category() != Category::Success && answer.bounce() != BounceKind::None
}
