//! A line of a log that is cut, or goes on with any bytes, has an answer.

use proptest::prelude::*;
use serde_json::Value;
use smtp_reply::{Diagnostic, classify};

const LINES: &str = include_str!("../../lines/lines.jsonl");

proptest! {
    /// Any bytes behind the front of a line: it is the sender's own refusal only where it tells a result.
    #[test]
    fn whatever_a_line_holds_there_is_an_answer(
        row in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let row = LINES.lines().nth(row.index(LINES.lines().count())).unwrap();
        let row: Value = serde_json::from_str(row).unwrap();
        let line = row["line"].as_str().unwrap().as_bytes();
        let text = [&line[..cut.index(line.len() + 1)], &bytes].concat();
        let found = Diagnostic::parse(&text);
        prop_assert!(!found.is_own_refusal() || found.delivery().is_some());
        if !text.trim_ascii().contains(&b'\n') {
            prop_assert_eq!(classify(&text), found.classify());
        }
    }
}
