//! What every public type promises without saying so in its signature.

use smtp_reply::{
    Action, Blocklist, BounceKind, Category, Class, Classification, CodeStatus, EnhancedCode,
    EnhancedSubject, Evidence, KnownCode, KnownEnhancedCode, Listing, ParseEnhancedCodeError, ParseNameError,
    ParseReplyCodeError, Provider, Reason, ReplyCode, Stage, Subject,
};
use std::error::Error;
use std::fmt::{Debug, Display};
use std::panic::{RefUnwindSafe, UnwindSafe};

fn crosses_threads<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + 'static>() {}
fn is_a_value<T: Copy + Eq + std::hash::Hash>() {}
fn is_a_name<T: Copy + Eq + Ord + std::hash::Hash + Display>() {}
fn is_an_error<T: Error + Clone + Eq + Send + Sync + 'static>() {}

macro_rules! each {
    ($promise:ident: $($kind:ty),* $(,)?) => {
        $($promise::<$kind>();)*
    };
}

#[test]
fn every_public_type_crosses_threads() {
    each! { crosses_threads:
        Action, Blocklist, BounceKind, Category, Class, Classification, CodeStatus, EnhancedCode, EnhancedSubject,
        Evidence, KnownCode, KnownEnhancedCode, Listing, ParseEnhancedCodeError, ParseNameError, ParseReplyCodeError,
        Provider, Reason, ReplyCode, Stage, Subject,
    }
}

#[test]
fn codes_and_names_are_plain_values() {
    each! { is_a_value: ReplyCode, EnhancedCode, Evidence, Provider }
    each! { is_a_name:
        ReplyCode, EnhancedCode, Class, Subject, EnhancedSubject, Reason, Category, BounceKind, Action, Stage,
        CodeStatus, Listing,
    }
}

#[test]
fn errors_are_errors() {
    each! { is_an_error: ParseReplyCodeError, ParseEnhancedCodeError, ParseNameError }
}
