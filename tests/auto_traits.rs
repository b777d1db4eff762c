//! What every public type promises without saying so in its signature.

use smtp_reply::{
    Action, Blocklist, BounceKind, Category, Class, Classification, Classifier, CodeStatus, Confidence,
    ConfidenceError, Delivery, Deviation, Deviations, DeviationsIter, Diagnostic, Diagnostics, EnhancedCode,
    EnhancedCodeError, EnhancedSubject, Escaped, Evidence, KnownEnhancedCode, KnownReplyCode, Language,
    Limits, Line, Lines, Link, LinkKind, Listing, ParseError, ParseErrorKind, ParseLanguageError,
    ParseNameError, Provider, Reason, Reply, ReplyCode, ReplyCodeError, Retry, Stage, Subject, System, Term,
    Vocabulary,
};
use std::error::Error;
use std::fmt::{Debug, Display};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

fn crosses_threads<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + 'static>() {}
fn is_a_value<T: Copy + Eq + std::hash::Hash>() {}
fn is_a_name<T>()
where
    T: Copy
        + Eq
        + std::hash::Hash
        + Display
        + AsRef<str>
        + Into<&'static str>
        + FromStr<Err = ParseNameError>,
{
}
#[cfg(feature = "tokio-util")]
fn can_be_boxed<T: Error + Send + Sync + 'static>() {}
fn is_an_error<T: Error + Clone + Eq + Send + Sync + 'static>() {}

macro_rules! each {
    ($promise:ident: $($kind:ty),* $(,)?) => {
        $($promise::<$kind>();)*
    };
}

#[test]
fn every_public_type_crosses_threads() {
    each! { crosses_threads:
        Action, Blocklist, BounceKind, Category, Class, Classification, Classifier<'static>, CodeStatus, Confidence,
        ConfidenceError, Delivery, Deviation, Deviations, DeviationsIter, Diagnostic<'static>, Diagnostics<'static>, EnhancedCode, EnhancedSubject,
        Escaped<'static>, Evidence, KnownReplyCode, KnownEnhancedCode, Language, Limits, Line<'static>, Lines<'static>, Link, LinkKind,
        Listing, EnhancedCodeError, ParseError, ParseLanguageError, ParseErrorKind, ParseNameError,
        ReplyCodeError, Provider, Reason, Reply<'static>, ReplyCode, Retry, Stage, Subject, System, Term, Vocabulary,
    }
    #[cfg(feature = "alloc")]
    each! { crosses_threads: smtp_reply::BuildError, smtp_reply::ReplyBuilder, smtp_reply::ReplyDecoder }
    #[cfg(feature = "explain")]
    each! { crosses_threads: smtp_reply::Explanation, smtp_reply::Note }
    #[cfg(feature = "message")]
    each! { crosses_threads:
        smtp_reply::BounceMessage, smtp_reply::Complaint, smtp_reply::MessageKind, smtp_reply::Original,
        smtp_reply::Recipient, smtp_reply::ReturnPath, smtp_reply::ReturnPathScheme,
    }
    #[cfg(feature = "rules")]
    each! { crosses_threads: smtp_reply::Rule, smtp_reply::Rules, smtp_reply::RulesError }
    #[cfg(feature = "tokio-util")]
    each! { crosses_threads: smtp_reply::ReplyCodec }
}

#[test]
fn codes_names_and_answers_are_plain_values() {
    each! { is_a_value:
        ReplyCode, EnhancedCode, Classification, Classifier<'static>, Confidence, Link, Retry, Deviations,
        Diagnostic<'static>, Escaped<'static>, Limits,
        Line<'static>, Language,
    }
    each! { is_a_name:
        Class, Subject, EnhancedSubject, Reason, Category, BounceKind, Action, Stage, CodeStatus, Listing, Evidence,
        Deviation, Delivery, LinkKind, ParseErrorKind, System, Vocabulary,
    }
    #[cfg(feature = "explain")]
    each! { is_a_value: smtp_reply::Explanation, smtp_reply::Note }
    #[cfg(feature = "message")]
    each! { is_a_name: smtp_reply::MessageKind, smtp_reply::ReturnPathScheme }
}

#[test]
fn errors_are_errors() {
    each! { is_an_error:
        ConfidenceError, ReplyCodeError, EnhancedCodeError, ParseNameError, ParseLanguageError, ParseError,
    }
    #[cfg(feature = "alloc")]
    each! { is_an_error: smtp_reply::BuildError }
    #[cfg(feature = "rules")]
    each! { is_an_error: smtp_reply::RulesError }
    // An error of the system can be neither cloned nor compared.
    #[cfg(feature = "tokio-util")]
    each! { can_be_boxed: smtp_reply::CodecError }
}
