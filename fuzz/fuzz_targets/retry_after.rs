//! A time to wait is between a second and 30 days, whatever the clock says.

#![no_main]

use core::time::Duration;
use libfuzzer_sys::fuzz_target;
use smtp_reply::Classifier;

/// What is longer is believed to be no time to wait.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 60 * 60);

// The first bytes are the clock, the rest is a text.
fuzz_target!(|bytes: &[u8]| {
    let Some((&clock, text)) = bytes.split_first_chunk() else { return };
    let reply = [b"450 4.7.1 Try again ", text].concat();
    for classifier in
        [Classifier::new(), Classifier::new().with_now(Duration::from_secs(u64::from_le_bytes(clock)))]
    {
        let found = classifier.classify(&reply).retry_after();
        assert!(found.is_none_or(|time| (Duration::from_secs(1)..=LONGEST).contains(&time)), "{found:?}");
    }
});
