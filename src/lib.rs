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
//! A server's refusal is three digits, perhaps an enhanced code, and words that are nowhere standardised: the same 550
//! means an unknown user, a full mailbox, a blocklist or a broken DKIM key. This crate reads all three and answers with
//! one of 46 [reasons](Reason), and what follows from it. Words and codes have weights that were fitted to some 20,000
//! labelled replies in 33 languages.
//!
//! # Reading a classification
//!
//! [`classify`] always answers, with a [`Classification`]: a small `Copy` value. Most programs need one of these
//! answers, from coarse to fine:
//!
//! | question | answer |
//! | --- | --- |
//! | try again, and when? | [`retry()`](Classification::retry): [`After`](Retry::After), [`Later`](Retry::Later), [`AfterFix`](Retry::AfterFix), [`No`](Retry::No) … |
//! | what has somebody to do? | [`action()`](Classification::action): [`Retry`](Action::Retry), [`SuppressRecipient`](Action::SuppressRecipient), [`FixSender`](Action::FixSender) … |
//! | may this address be mailed again? | [`bounce()`](Classification::bounce): [`Soft`](BounceKind::Soft), [`Hard`](BounceKind::Hard), [`Block`](BounceKind::Block) |
//! | what went wrong? | [`reason()`](Classification::reason) and [`category()`](Classification::category) |
//!
//! [`confidence()`](Classification::confidence) tells how sure the answer is, [`runner_up()`](Classification::runner_up)
//! what would be next, [`evidence()`](Classification::evidence) what decided, and
//! [`matched()`](Classification::matched) where in the text the deciding words stand. Where the reply tells them there are
//! also the codes, the time to [wait](Classification::retry_after), the [blocklist](Classification::blocklist) with the
//! page to get off it, the [provider](Classification::provider), the [stage](Classification::stage) of the dialogue, and
//! [links](Classification::links) to the pages that help.
//!
//! ```
//! use smtp_reply::{BounceKind, Retry, classify};
//! use std::time::Duration;
//!
//! # fn done() {}
//! # fn retry_in(_: Duration) {}
//! # fn split() {}
//! # fn give_back(_: impl std::fmt::Display) {}
//! # fn suppress() {}
//! # let attempt = 1;
//! let c = classify("450 4.7.1 Greylisted, please try again in 300 seconds");
//! match c.retry(attempt) {
//!     Retry::NotNeeded => done(),
//!     Retry::AtOnce => retry_in(Duration::ZERO),
//!     Retry::After(time) | Retry::Later(time) => retry_in(time),
//!     Retry::Split => split(),
//!     _ => give_back(c),
//! }
//! if c.bounce() == BounceKind::Hard {
//!     suppress();
//! }
//! assert_eq!(c.retry(attempt), Retry::After(Duration::from_secs(300)));
//! ```
//!
//! The same code means different things after different commands, and from different providers. A program that knows
//! which command it sent, and to which host, tells it to a [`Classifier`]; a parsed [`Reply`] and a bare [`ReplyCode`]
//! have `classify` methods of their own.
//!
//! ```
//! use smtp_reply::{Classifier, Reason, Stage};
//!
//! let mx = "gmail-smtp-in.l.google.com".to_owned();
//! let classifier = Classifier::new().with_host(&mx).with_stage(Stage::EndOfData);
//! // The registry has 5.7.27 for a sender with a null MX; from Google it is about SPF.
//! assert_eq!(classifier.classify("550 5.7.27").reason(), Reason::SenderUnauthenticated);
//! ```
//!
//! # How sure an answer is
//!
//! The confidence is a percentage, calibrated by cross-validation: the replies were divided by likeness of the text, and each
//! was answered by a model that was fitted without it and without replies like it.
//!
//! | confidence | replies | share | right |
//! | --- | ---: | ---: | ---: |
//! | 90 to 99 % | 12,841 | 63 % | 97.9 % |
//! | 80 to 89 % | 2,539 | 13 % | 84.8 % |
//! | 70 to 79 % | 925 | 5 % | 75.6 % |
//! | 60 to 69 % | 1,712 | 8 % | 63.6 % |
//! | 50 to 59 % | 1,734 | 9 % | 52.2 % |
//! | 40 to 49 % | 293 | 1 % | 46.1 % |
//! | 30 to 39 % | 191 | 1 % | 35.6 % |
//!
//! Success codes and lines that tell the result themselves have 100. How right the answers are by language and by reason:
//! see [`accuracy`].
//!
//! A bounce is [`Hard`](BounceKind::Hard) only if words, the form of a log line, or an enhanced code that stands for one
//! reason say so, with a confidence of 50 or more. A bare 550 is a [`Block`](BounceKind::Block) that somebody should
//! [review](Action::Review): it is also the code of policy blocks.
//!
//! ```
//! use smtp_reply::{Action, BounceKind, Evidence, Reason, classify};
//!
//! let reply = "550 Mailbox of joe@example.com has been closed";
//! let c = classify(reply);
//! assert_eq!((c.reason(), c.evidence()), (Reason::MailboxDisabled, Evidence::Text));
//! println!("{} ({}), because of {:?}", c.reason(), c.confidence(), c.matched().map(|words| &reply[words]));
//!
//! let c = classify("550 Sorry");
//! assert_eq!((c.evidence(), c.bounce()), (Evidence::ReplyCode, BounceKind::Block));
//! assert_eq!(c.action(), Action::Review);
//! ```
//!
//! # Logs and delivery reports
//!
//! [`classify`] takes whatever holds a reply: a line that one of many mail [systems](System) wrote into a log, an event
//! that a sending service posts as JSON, the `Diagnostic-Code` of a delivery report (RFC 3464), a reply whose lines a log
//! has put side by side, or the text of a connection error.
//!
//! ```
//! use smtp_reply::{Category, Reason, Stage, classify};
//!
//! let c = classify(
//!     "smtp; host mx.example.com[192.0.2.1] said: 554 5.7.1 Client host \
//!      [198.51.100.7] blocked using zen.spamhaus.org (in reply to RCPT TO command)",
//! );
//! assert_eq!((c.category(), c.reason()), (Category::Reputation, Reason::IpBlocklisted));
//! assert_eq!(c.blocklist().unwrap().lookup_url(), Some("https://check.spamhaus.org/"));
//! assert_eq!(c.stage(), Some(Stage::Rcpt));
//!
//! let c = classify("connect to mx.example.org[2001:db8::25]:25: Connection timed out");
//! assert_eq!(c.reason(), Reason::ConnectionFailed);
//! ```
//!
//! [`Diagnostic`] gives the parts of such a line: what became of the message, for whom, where, and the reply. Most lines
//! of a log tell of no result: they have no reason, and [`BounceKind::None`].
//!
//! ```
//! use smtp_reply::{BounceKind, Delivery, Diagnostic};
//!
//! let found = Diagnostic::parse("4F1A2: to=<ann@example.com>, relay=local, status=sent (delivered to mailbox)");
//! assert_eq!(found.delivery(), Some(Delivery::Delivered));
//! assert_eq!(found.recipient(), Some(&b"ann@example.com"[..]));
//!
//! let noise = "Mar  4 09:12:56 mx postfix/smtpd[9]: disconnect from mx.example.net[192.0.2.2] quit=1";
//! assert_eq!(Diagnostic::parse(noise).classify().bounce(), BounceKind::None);
//! ```
//!
//! # Bounces
//!
//! With the feature `message`, `BounceMessage` reads whole messages: delivery reports (RFC 3464), the prose of some sixty mail
//! systems, complaints (RFC 5965). It recognises automatic replies and other mail. For each recipient it gives the result of
//! the delivery, the status, the server's words and the classification. The module `guide` describes how to keep a
//! suppression list from a mailbox of bounces.
//!
//! ```
//! # #[cfg(feature = "message")]
//! # fn main() {
//! use smtp_reply::{Action, BounceMessage, Delivery};
//!
//! let message = BounceMessage::parse(
//!     "From: MAILER-DAEMON@mail.example.com\n\
//!      Subject: failure notice\n\
//!      \n\
//!      Hi. This is the qmail-send program at mail.example.com.\n\
//!      \n\
//!      <joe@example.org>:\n\
//!      192.0.2.1 does not like recipient.\n\
//!      Remote host said: 550 5.1.1 No such user here\n",
//! );
//! for recipient in message.recipients() {
//!     assert_eq!((recipient.address(), recipient.delivery()), ("joe@example.org", Delivery::Failed));
//!     assert_eq!(recipient.classification().action(), Action::SuppressRecipient);
//! }
//! # }
//! # #[cfg(not(feature = "message"))]
//! # fn main() {}
//! ```
//!
//! # Parsing and streaming
//!
//! [`Reply::parse`] reads one reply without copying it. [`ReplyDecoder`] takes the bytes of a connection as they come,
//! within [`Limits`], and tells what is still [buffered](ReplyDecoder::buffered) when TLS is about to start.
//!
//! ```
//! # #[cfg(feature = "alloc")]
//! # fn main() -> Result<(), smtp_reply::ParseError> {
//! use smtp_reply::ReplyDecoder;
//!
//! let mut decoder = ReplyDecoder::new();
//! decoder.feed(b"250-mx.example.com\r\n250 SI");
//! assert_eq!(decoder.next_reply()?, None);
//! decoder.feed(b"ZE 1000\r\n");
//! let reply = decoder.next_reply()?.unwrap();
//! assert_eq!(reply.code(), 250);
//! assert!(reply.lines().map(|line| line.text()).eq([&b"mx.example.com"[..], b"SIZE 1000"]));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "alloc"))]
//! # fn main() {}
//! ```
//!
//! What deviates from the standards is read and reported: see [`Deviations`]. A refusal on any line is never read as a
//! success. Printing a reply is safe, whatever its bytes are: see [`Escaped`].
//!
//! With the feature `tokio-util`, `ReplyCodec` reads and writes replies on a `Framed` stream.
//!
//! # Servers
//!
//! [`Reply::builder`] builds a reply to send. The enhanced code is put on each line, long texts are wrapped, and a line end
//! within a text is an error.
//!
//! ```
//! # #[cfg(feature = "std")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use smtp_reply::{EnhancedCode, Reply, ReplyCode};
//!
//! let reply = Reply::builder(ReplyCode::MAILBOX_UNAVAILABLE)
//!     .enhanced(EnhancedCode::BAD_DESTINATION_MAILBOX_ADDRESS)
//!     .line("<joe@example.com>: no such user")
//!     .build()?;
//! let mut socket = Vec::new();
//! reply.write_to(&mut socket)?;
//! assert_eq!(socket, b"550 5.1.1 <joe@example.com>: no such user\r\n");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "std"))]
//! # fn main() {}
//! ```
//!
//! All codes in use are constants, with what they mean and where they are defined: see the tables of
//! [reply codes](reply_code_table) and [enhanced codes](enhanced_code_table).
//!
//! # Rules of your own
//!
//! With the feature `rules`, what you know of the servers that you send to overrides the answer: `Rules` are read at run
//! time, from TOML or any other format that serde reads, and checked as a whole. No rule makes a refusal a success.
//!
//! ```
//! # #[cfg(feature = "rules")]
//! # fn main() -> Result<(), toml::de::Error> {
//! use smtp_reply::{Classifier, Evidence, Reason, Rules};
//!
//! let rules: Rules = toml::from_str(
//!     r#"
//!     [[rule]]
//!     name = "gateway error E1407: recipient left the company"
//!     when.host = "gw.example.com"
//!     when.regex = '\bE14(07|08)\b'
//!     set.reason = "mailbox_disabled"
//!     "#,
//! )?;
//! let c = Classifier::new().with_rules(&rules).with_host("gw.example.com").classify("550 E1407");
//! assert_eq!((c.reason(), c.evidence()), (Reason::MailboxDisabled, Evidence::Rule));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "rules"))]
//! # fn main() {}
//! ```
//!
//! # Words for people
//!
//! `explain` says what went wrong, the usual causes, and what sender and recipient can do, in English or German.
//!
//! ```
//! # #[cfg(feature = "explain")]
//! # fn main() {
//! use smtp_reply::{Language, classify};
//!
//! let c = classify("452 4.2.2 The mailbox is over its quota");
//! let explanation = c.explain(Language::De);
//! assert_eq!(explanation.title(), "Postfach voll");
//! println!("{explanation:#}");
//! # }
//! # #[cfg(not(feature = "explain"))]
//! # fn main() {}
//! ```
//!
//! The replies themselves are understood in more languages than these two: [`accuracy`] lists them, each with its figure.
//!
//! # Names of other systems
//!
//! What Sisimai, Amazon SES, SparkPost, PowerMTA and a dozen others call a reason, and what their names mean here: see
//! [`Vocabulary`].
//!
//! # What it does not do
//!
//! - It opens no connection and looks nothing up. Whether an address is on a blocklist *now* it cannot know.
//! - [`classify`] parses no MIME. Give it the `Diagnostic-Code` of a bounce message; whole messages are for the feature
//!   `message`.
//! - It does not learn at run time: its model and its tables change with its releases. What you know beyond them, rules tell
//!   it.
//! - It promises no certainty. Where the words are vague the answer is a vague reason, such as
//!   [`PolicyRejected`](Reason::PolicyRejected) or [`Unknown`](Reason::Unknown), and
//!   [`confidence()`](Classification::confidence) is low. Let a person see what would be costly to get wrong.
//!
//! # Features
//!
//! | feature | default | brings | costs |
//! | --- | --- | --- | --- |
//! | `std` | yes | [`Reply::write_to`]; `alloc` | nothing |
//! | `alloc` | yes, by `std` | [`ReplyDecoder`], [`Reply::builder`], owned replies, lossy strings | nothing |
//! | `explain` | yes | explanations in English and German | nothing, until `explain` is called: then some 300 kB of program |
//! | `message` | no | `BounceMessage`: whole bounces; `std` | 7 more crates to build |
//! | `serde` | no | `Serialize` for all values, `Deserialize` for those that can be checked | 3 more crates to build |
//! | `rules` | no | `Rules` of your own, read at run time; `alloc`, `serde` | 8 more crates to build, `regex` among them; 1.6 MB of program where rules are used |
//! | `tokio-util` | no | `ReplyCodec`; `std` | 7 more crates to build |
//!
//! With default features and without them, 16 crates are built, most of them for macros; `phf`, `strum` and `thiserror`
//! with what they need are all that gets into a program. A first release build of all that takes 10 to 15 seconds on two
//! cores. A program that calls [`classify`] grows by some 520 kB, more than half of it the model; one that calls
//! [`Reply::parse`] alone, by 9 kB (stripped, x86-64 Linux).
//!
//! Without `alloc` the crate is `no_std` without an allocator, and classifies just as well: only what has to own its bytes
//! allocates.
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
//!
//! # More to read
//!
//! How to use it with lettre, mail-send, async-smtp, hickory-resolver, tracing, metrics and Prometheus: programs to
//! run in the folder `examples/ecosystem` of the repository.
//!
//! How often answers are right: [`accuracy`]. How it compares to other crates and programs: [`comparison`]. How it is built:
//! [`architecture`].
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// In the order of the data's way (blank lines keep it), which is the order that docs.rs shows methods in.
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

pub use classify::{Classification, Classifier, Confidence, Evidence, classify};
#[cfg(feature = "rules")]
pub use classify::{Rule, Rules, RulesError};
pub use code::{Class, EnhancedCode, EnhancedCodeError, EnhancedSubject, ReplyCode, ReplyCodeError, Subject};
#[cfg(feature = "explain")]
pub use explain::{Explanation, Note};
pub use knowledge::{
    Blocklist, CodeStatus, KnownEnhancedCode, KnownReplyCode, Link, LinkKind, Listing, Provider, Term,
    Vocabulary, enhanced_code_table, reply_code_table,
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
    Deviation, Deviations, Escaped, Limits, Line, Lines, Message, ParseError, ParseErrorKind, Reply,
};

/// What other crates and programs do with a server's reply, beside what this one does.
///
#[cfg(doc)]
#[doc = include_str!("../COMPARE.md")]
pub mod comparison {}

/// How often answers are right, by confidence, language and reason.
///
#[cfg(doc)]
#[doc = include_str!("../ACCURACY.md")]
pub mod accuracy {}

/// What to do with the messages in the mailbox that bounces go to.
///
#[cfg(all(feature = "message", any(doc, doctest)))]
#[doc = include_str!("message/guide.md")]
pub mod guide {}

/// How this crate is built: its rooms, and the way from bytes to an answer.
///
#[cfg(doc)]
#[doc = include_str!("../ARCHITECTURE.md")]
pub mod architecture {}

/// What fitting the weights of the text model needs of this crate. Not for others: it changes without notice.
#[cfg(feature = "__training")]
#[doc(hidden)]
pub mod __training;

/// The examples of README.md are tests.
#[cfg(all(doctest, feature = "explain", feature = "message"))]
#[doc = include_str!("../README.md")]
mod readme {}
