//! Classify SMTP replies: what a mail server said, why, and what to do next.
//!
//! ```
//! use smtp_reply::{Action, BounceKind, Reason, classify};
//!
//! let c = classify(
//!     "550-5.1.1 The email account that you tried to reach does not exist.\r\n\
//!      550 5.1.1 https://support.google.com/mail/?p=NoSuchUser - gsmtp\r\n",
//! );
//! assert_eq!(c.reason(), Reason::UserUnknown);
//! assert_eq!(c.bounce(), BounceKind::Hard);
//! assert_eq!(c.action(), Action::SuppressRecipient);
//! assert!(c.confidence().percent() >= 90);
//! ```
//!
//! A refusal has three digits, perhaps an enhanced code, and a text that no standard defines: the same 550 means an
//! unknown user, a full mailbox, a blocklist or a broken DKIM key. This crate reads all three and returns one of
//! 46 [reasons](docs::reasons), what follows from it, and how sure the answer is. It understands replies in
//! [36 languages](docs::accuracy#languages).
//!
//! [`classify`] takes a reply from the wire, a line of a log, an event of a sending service, or the `Diagnostic-Code` of a
//! delivery report, and always answers, with a [`Classification`]: a small `Copy` value. A [`Classifier`] also takes the
//! command that the reply answers and the host that sent it.
//!
//! # Where to go from here
//!
//! | to | use | read |
//! | --- | --- | --- |
//! | decide what becomes of a mail | [`classify`], [`Classifier`] | [classify](mod@docs::classify) |
//! | read logs and events | [`Diagnostic`] | [logs](docs::logs) |
//! | read bounce messages, keep a suppression list | [`BounceMessage`] | [bounces](docs::bounces) |
//! | override answers by custom rules | [`Rules`] | [rules](docs::rules) |
//! | parse, decode and build replies | [`Reply`], [`ReplyDecoder`], [`ReplyBuilder`] | [servers](docs::servers) |
//! | classify many lines | [`classify`] | [scale](docs::scale) |
//! | use it with lettre, mail-send and others | [`Classifier::classify_parts`] | [with other crates](docs::ecosystem) |
//! | tell people what went wrong | [`Classification::explain`] | [reasons](docs::reasons) |
//! | look up a provider, a blocklist or another system's terms | [`Provider`], [`Blocklist`], [`Vocabulary`] | [names](docs::names) |
//! | look up a code | [`ReplyCode::known`], [`EnhancedCode::known`] | [codes](docs::codes) |
//!
//! How often answers are right, and how that was measured: [accuracy](docs::accuracy). Other crates and programs:
//! [comparison](docs::comparison).
//!
//! # What it does not do
//!
//! - It opens no connection and looks nothing up. It cannot know whether an address is on a blocklist *now*.
//! - [`classify`] parses no MIME. Give it the `Diagnostic-Code` of a bounce message; whole messages are for the feature
//!   `message`.
//! - It does not learn at run time: its model and its tables change with its releases. Custom
//!   rules add what you know beyond them.
//! - It is not always right. Where the words are vague the answer is a vague reason, such as
//!   [`PolicyRejected`](Reason::PolicyRejected) or [`Unknown`](Reason::Unknown), and
//!   [`confidence()`](Classification::confidence) is low. Let a person check what would be costly to get wrong.
//!
//! # Features
//!
//! Add a feature by `cargo add smtp-reply --features message,rules`.
//!
//! | feature | default | brings | costs |
//! | --- | --- | --- | --- |
//! | `std` | yes | [`Reply::write_to`]; `alloc` | nothing |
//! | `alloc` | yes, by `std` | [`ReplyDecoder`], [`Reply::builder`], owned replies, lossy strings | nothing |
//! | `explain` | yes | explanations in English and German | nothing, until `explain` is called: then it adds some 300 kB to the binary |
//! | `message` | no | `BounceMessage`: whole bounces; `std` | 7 more crates to build |
//! | `serde` | no | `Serialize` and `Deserialize`, see [below](#serde) | 3 more crates to build |
//! | `rules` | no | `Rules` of your own, read at run time; `alloc`, `serde` | 8 more crates to build, `regex` among them; adds 1.6 MB to the binary where rules are used |
//! | `tokio-util` | no | `ReplyCodec`; `std` | 7 more crates to build |
//!
//! With default features and without them, 16 crates are built, most of them for macros; `phf`, `strum` and `thiserror`
//! with their dependencies are the only ones that are linked into a binary. A first release build of all that takes 10 to 15
//! seconds on two cores. [`classify`] adds some 590 kB to the binary, more than half of it the model; [`Reply::parse`] alone
//! adds 9 kB (stripped, x86-64 Linux).
//!
//! Without `alloc` the crate is `no_std` and needs no allocator. It gives the same answers; only types that own their bytes
//! are missing.
//!
//! ## Serde
//!
//! With the feature `serde`, values have stable names in JSON and other formats. Fields are named as the methods that return
//! them.
//!
//! | types | `Serialize` | `Deserialize` |
//! | --- | --- | --- |
//! | [`Classification`], [`Confidence`], [`Retry`], [`ReplyCode`], [`EnhancedCode`], enums, [`Language`], `&'static` [`Provider`] and [`Blocklist`], [`Reply`] (needs `alloc`), [`Deviations`], [`Limits`], [`Rules`] | yes | yes, with the same checks as in their constructors |
//! | [`Diagnostic`], [`Explanation`], [`Note`], [`BounceMessage`] and its parts, [`Rule`], [`Link`], [`Term`], [`KnownReplyCode`], [`KnownEnhancedCode`] | yes | no: they are parsed, looked up or made from one of the others |
//! | errors, iterators, [`Classifier`], [`Line`], [`Escaped`], [`ReplyBuilder`], [`ReplyDecoder`] | no | no |
//!
//! # Versions
//!
//! The crate needs Rust 1.85. With the feature `message` and Rust older than 1.88, `mail-parser` has to be an older one, too:
//! `cargo update -p mail-parser --precise 0.11.3`. A version that needs a newer Rust is a new minor version, and says so in
//! the changelog.
//!
//! Names in JSON and logs never change. Which reason a reply gets, and with what confidence, may change with every release;
//! new reasons and other variants may come in minor versions, so the enums are `#[non_exhaustive]`. Only [`Class`] and
//! [`Subject`] are closed, as the digits of a code are.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
// Without a feature, links to its items are broken. They are checked with all features.
#![cfg_attr(
    not(all(feature = "explain", feature = "message", feature = "rules", feature = "tokio-util")),
    allow(rustdoc::broken_intra_doc_links)
)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// In the order in which data passes through them, which is also the order of the methods on docs.rs. Blank lines keep
// rustfmt from sorting them.
mod find;
mod language;
mod name;
mod table;

mod code;

mod reply;

mod reason;

mod knowledge;

mod text;

mod line;

mod classify;

#[cfg(feature = "message")]
mod message;

#[cfg(feature = "explain")]
mod explain;

pub use classify::{Classification, Classifier, Confidence, ConfidenceError, Evidence, classify};
#[cfg(feature = "rules")]
pub use classify::{Rule, Rules, RulesError};
pub use code::{Class, EnhancedCode, EnhancedCodeError, EnhancedSubject, ReplyCode, ReplyCodeError, Subject};
#[cfg(feature = "explain")]
pub use explain::{Explanation, Note};
pub use knowledge::{
    Blocklist, CodeStatus, KnownEnhancedCode, KnownReplyCode, Link, LinkKind, Listing, Provider, Term,
    Vocabulary,
};
pub use language::{Language, ParseLanguageError};
pub use line::{Diagnostic, Diagnostics, System};
#[cfg(feature = "message")]
pub use message::{BounceMessage, Complaint, MessageKind, Original, Recipient, ReturnPath, ReturnPathScheme};
pub use name::ParseNameError;
pub use reason::{Action, BounceKind, Category, Delivery, Reason, Retry, Stage};
#[cfg(feature = "alloc")]
pub use reply::{BuildError, ReplyBuilder, ReplyDecoder};
#[cfg(feature = "tokio-util")]
pub use reply::{CodecError, ReplyCodec};
pub use reply::{
    Deviation, Deviations, DeviationsIter, Escaped, Limits, Line, Lines, ParseError, ParseErrorKind, Reply,
};

// The guide and the pages of docs.rs, which are not compiled into programs.
#[cfg(any(doc, doctest))]
pub mod docs;

/// The parts of this crate that fit the weights of the text model. For the package in `training/` only: it changes without
/// notice.
#[cfg(feature = "__training")]
#[doc(hidden)]
pub mod __training;
