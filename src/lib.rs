//! Classify SMTP replies: what a mail server said, why, and what to do next.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod classify;
mod code;
#[cfg(feature = "explain")]
mod explain;
mod knowledge;
mod reason;
mod reply;

pub use classify::{Classification, Classifier, Diagnostic, Evidence, classify};
pub use code::{
    Class, EnhancedCode, EnhancedSubject, ParseEnhancedCodeError, ParseReplyCodeError, ReplyCode, Subject,
};
#[cfg(feature = "explain")]
pub use explain::{Explanation, Language, Note, ParseLanguageError, RetryAdvice};
pub use knowledge::{
    Blocklist, CodeStatus, KnownCode, KnownEnhancedCode, Listing, Provider, enhanced_code_table,
    reply_code_table,
};
pub use reason::{Action, BounceKind, Category, ParseNameError, Reason, Stage};
#[cfg(feature = "alloc")]
pub use reply::{BuildError, ReplyBuilder, ReplyDecoder};
#[cfg(feature = "tokio-util")]
pub use reply::{CodecError, ReplyCodec};
pub use reply::{Deviation, Deviations, Escaped, Limits, Line, Lines, ParseError, ParseErrorKind, Reply};

#[cfg(doc)]
#[doc = include_str!("../COMPARE.md")]
pub mod comparison {}
