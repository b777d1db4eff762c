//! An accepted code is written as it was read, and an error tells what was wrong where.

use proptest::prelude::*;
use smtp_reply::{EnhancedCode, ReplyCode};

proptest! {
    #[test]
    fn an_accepted_enhanced_code_prints_as_it_was_read(text in r"[0-9+ .]{0,12}|[245](\.[0-9]{1,4}){1,3}") {
        if let Ok(code) = text.parse::<EnhancedCode>() {
            prop_assert_eq!(code.to_string(), text);
        }
    }

    #[test]
    fn an_accepted_reply_code_prints_as_it_was_read(bytes: Vec<u8>) {
        if let Ok(code) = ReplyCode::from_bytes(&bytes) {
            prop_assert_eq!(code.as_str().as_bytes(), bytes);
        }
    }

    #[test]
    fn an_error_tells_the_byte_and_its_place(text in r"[0-9x. ]{0,7}") {
        let bytes = text.as_bytes();
        if let Err(error) = ReplyCode::from_bytes(bytes) {
            prop_assert_eq!(error.offset().is_some(), error.number().is_none());
            if let Some(offset) = error.offset() {
                prop_assert_eq!(error.found(), bytes.get(offset).copied());
                let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
                prop_assert_eq!(offset, digits.min(3));
            }
        }
        if let Err(error) = EnhancedCode::from_bytes(bytes) {
            let offset = error.offset().expect("it was a text");
            prop_assert_eq!(error.found(), bytes.get(offset).copied());
            prop_assert_eq!(error.numbers(), None);
            // What precedes it is the front of a code.
            prop_assert!(bytes[..offset].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.'));
        }
    }
}
