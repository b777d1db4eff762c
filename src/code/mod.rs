//! What a code is: the three digits of a reply and the three numbers of an enhanced status code.
//!
//! Arithmetic only, all of it `const`, and no table: `knowledge` has what a code *means*.

mod enhanced_code;
mod found;
mod reply_code;

pub use enhanced_code::{EnhancedCode, EnhancedCodeError, EnhancedSubject};
pub use reply_code::{Class, ReplyCode, ReplyCodeError, Subject};
