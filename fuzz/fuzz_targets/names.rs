//! A name is read as it is written, and nothing else is a name.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{
    Action, BounceKind, Category, Delivery, Deviation, Language, MessageKind, Provider, Reason,
    ReturnPathScheme, Stage, Vocabulary,
};

macro_rules! check {
    ($text:ident: $($name:ty),+) => {
        $(if let Ok(named) = $text.parse::<$name>() {
            assert_eq!(named.as_str(), $text);
            assert!(<$name>::ALL.contains(&named));
        } else {
            assert!(<$name>::ALL.iter().all(|named| named.as_str() != $text));
        })+
    };
}

fuzz_target!(|text: &str| {
    check!(text: Action, BounceKind, Category, Delivery, Deviation, MessageKind, Reason, ReturnPathScheme, Stage, Vocabulary);
    if let Ok(language) = text.parse::<Language>() {
        assert_eq!(language.tag().parse(), Ok(language));
    }
    if let Some(provider) = Provider::by_id(text) {
        assert_eq!(provider.id(), text);
    }
    for vocabulary in Vocabulary::ALL {
        if let Some(term) = vocabulary.term(text) {
            assert!(vocabulary.terms().any(|other| other == term));
        }
    }
});
