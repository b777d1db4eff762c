//! Every input gets an answer.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{Diagnostic, classify};

fuzz_target!(|bytes: &[u8]| {
    let answer = classify(bytes);
    assert_eq!(answer.category(), answer.reason().category());
    assert!(!format!("{answer} {answer:?}").contains(|c: char| c.is_control()));

    let found = Diagnostic::parse(bytes);
    assert!(found.text().len() <= bytes.len());
    assert!(!format!("{found:?}").contains(|c: char| c.is_control()));
    for event in Diagnostic::parse_all(bytes) {
        let _ = event.classify();
    }
});
