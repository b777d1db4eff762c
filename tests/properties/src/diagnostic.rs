//! Any text has an answer, and one that agrees with itself.

use proptest::prelude::*;
use smtp_reply::{Diagnostic, Evidence, classify};

proptest! {
    /// Any bytes, and words of real lines in any order.
    #[test]
    fn anything_has_an_answer_that_says_what_it_found(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..40),
    ) {
        for text in [bytes, words.join(" ").into_bytes()] {
            let (answer, found) = (classify(&text), Diagnostic::parse(&text));
            if !text.contains(&b'\n') {
                prop_assert_eq!(answer.code(), found.code());
                prop_assert_eq!(answer.enhanced(), found.enhanced());
            }
            prop_assert_eq!(answer.matched().is_some(), answer.evidence() == Evidence::Text);
            prop_assert_eq!(answer.category(), answer.reason().category());
            prop_assert!(found.text().len() <= text.len());
        }
    }
}

const WORDS: &[&str] = &[
    "550",
    "450",
    "250-",
    "5.1.1",
    "4.7.1",
    "(#5.2.2)",
    "said:",
    "host",
    "mx.example.com[192.0.2.1]",
    "<joe@example.com>:",
    "user",
    "unknown",
    "not",
    "found",
    "mailbox",
    "full",
    "blocked",
    "using",
    "zen.spamhaus.org",
    "spam",
    "try",
    "again",
    "later",
    "in",
    "300",
    "seconds",
    "no",
    "such",
    "relay",
    "denied",
    "(in",
    "reply",
    "to",
    "RCPT",
    "TO",
    "command)",
    "dsn=5.0.0,",
    "status=bounced",
    "https://example.com/?p=NoSuchUser",
    "\u{90AE}\u{7BB1}",
    "\u{2026}",
    ">>>",
    "<<<",
    "...",
    ";",
];
