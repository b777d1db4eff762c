//! An accepted code is written as it was read.

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
}
