//! An address that a return path contains has two sides, and comes from the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{ReturnPath, ReturnPathScheme};

fuzz_target!(|text: &str| {
    let Some(path) = ReturnPath::parse(text) else { return };
    assert!(text.contains(path.address()));
    let contained = path.recipient().or(path.sender());
    assert_eq!(contained.is_none(), path.scheme() == ReturnPathScheme::Plain);
    assert_eq!(path.recipient().is_some(), path.scheme() == ReturnPathScheme::Verp);
    if let Some(contained) = contained {
        let (user, domain) = contained.rsplit_once('@').unwrap();
        assert!(!user.is_empty() && path.address().contains(user) && path.address().contains(domain));
    }
});
