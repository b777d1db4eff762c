//! A code that is read is written as it was read; what is none names the byte that is wrong.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{EnhancedCode, ReplyCode};

fuzz_target!(|bytes: &[u8]| {
    match ReplyCode::from_bytes(bytes) {
        Ok(code) => {
            assert_eq!(code.as_str().as_bytes(), bytes);
            assert_eq!(ReplyCode::new(code.as_u16()), Some(code));
        }
        Err(error) => {
            assert_eq!(error.offset().is_some(), error.number().is_none());
            if let Some(offset) = error.offset() {
                assert_eq!(error.found(), bytes.get(offset).copied());
            }
            assert!(!error.to_string().contains(char::is_control));
        }
    }
    match EnhancedCode::from_bytes(bytes) {
        Ok(code) => {
            assert_eq!(code.to_string().as_bytes(), bytes);
            assert_eq!(
                EnhancedCode::new(code.class().digit(), code.subject_number(), code.detail()),
                Some(code)
            );
        }
        Err(error) => {
            let offset = error.offset().unwrap();
            assert_eq!(error.found(), bytes.get(offset).copied());
            assert!(!error.to_string().contains(char::is_control));
        }
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        assert_eq!(text.parse::<ReplyCode>(), ReplyCode::from_bytes(bytes));
        assert_eq!(text.parse::<EnhancedCode>(), EnhancedCode::from_bytes(bytes));
    }
});
