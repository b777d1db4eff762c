//! Rules are read or refused with an error on one line, and those that are read make no refusal a success.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{BounceKind, Category, Classifier, Rules};

const REPLIES: [&str; 4] = [
    "550 5.1.1 No such user\r\n",
    "450 4.7.1 Greylisted, try again in 300 seconds",
    "host gmail-smtp-in.l.google.com[192.0.2.1] said: 421 4.7.28 rate limited (in reply to MAIL FROM command)",
    "2025-03-04 09:12:55 1tpNab-000000004Xy-2ZzK ** joe@example.com R=dnslookup T=remote_smtp: 250 Ok",
];

fuzz_target!(|text: &str| {
    let of_json = serde_json::from_str::<Rules>(text).map_err(|error| error.to_string());
    let of_toml = toml::from_str::<Rules>(text).map_err(|error| error.message().to_owned());
    for rules in [of_json, of_toml] {
        let rules = match rules {
            Ok(rules) => rules,
            Err(error) => {
                assert!(!error.is_empty());
                continue;
            }
        };
        let classifier = Classifier::new().with_rules(&rules);
        for reply in REPLIES {
            let c = classifier.classify(reply);
            assert!(
                c.is_refusal() && c.category() != Category::Success && c.bounce() != BounceKind::None,
                "{c}"
            );
        }
        assert!(classifier.classify("250 2.0.0 Ok").is_success());
    }
});
