//! Whatever comes, there is an answer.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::classify;

fuzz_target!(|bytes: &[u8]| {
    let answer = classify(bytes);
    assert_eq!(answer.category(), answer.reason().category());
    let _ = format!("{answer:?}");
});
