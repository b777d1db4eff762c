//! Every input gets an answer.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{Diagnostic, classify};

fuzz_target!(|bytes: &[u8]| {
    let answer = classify(bytes);
    assert_eq!(answer.category(), answer.reason().category());
    let _ = format!("{answer} {answer:?}");

    let found = Diagnostic::parse(bytes);
    assert!(found.text().len() <= bytes.len());
    let _ = format!("{found:?}");
    for event in Diagnostic::parse_all(bytes) {
        let _ = event.classify();
    }
});
