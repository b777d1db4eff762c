//! A time to wait is believed within bounds, and read as it is written.

use proptest::prelude::*;
use smtp_reply::classify;
use std::time::Duration;

/// What is longer is believed to be no time to wait.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 60 * 60);

proptest! {
    #[test]
    fn any_bytes_are_read(bytes: Vec<u8>) {
        let text = [b"450 4.7.1 Greylisted. ", &bytes[..]].concat();
        prop_assert!(classify(&text).retry_after() <= Some(LONGEST));
    }

    #[test]
    fn pieces_of_times_are_read_in_any_order(
        pieces in proptest::collection::vec(
            proptest::sample::select(&[
                "5", "10", "-", " to ", " ", "minutes", "PT5M", "half", "an", "hour", "分", "五", "retry", "in",
                "00:04:32", ":", ",", "1.5", "2026-11-26T14:35", "Z", "+02:00", "Retry-After: ", "'", "é", "(s)",
            ][..]),
            0..12,
        ),
    ) {
        let text = format!("450 4.7.1 Greylisted, try again {}", pieces.concat());
        let found = classify(&text).retry_after();
        prop_assert!(found.is_none_or(|time| (Duration::from_secs(1)..=LONGEST).contains(&time)), "{}", text);
    }

    #[test]
    fn a_number_with_a_unit_is_read_as_it_is(number in 1_u64..=9_999, in_minutes: bool) {
        let (unit, factor) = if in_minutes { ("minutes", 60) } else { ("seconds", 1) };
        let text = format!("450 4.7.1 Please try again in {number} {unit}.");
        prop_assert_eq!(classify(&text).retry_after(), Some(Duration::from_secs(number * factor)));
    }
}
