//! The guide and reference pages. This module contains text only, and is not compiled into programs.
//!
//! # Guide
//!
//! | chapter | describes how to |
//! | --- | --- |
//! | [Classify](mod@classify) | use an answer, add what is known about the dialogue, explain an answer to people |
//! | [Logs](logs) | get results, recipients and reasons from the lines of mail systems and the events of sending services |
//! | [Bounces](bounces) | keep a suppression list from a mailbox of bounces |
//! | [Rules](rules) | override answers for servers that you know better |
//! | [Servers](servers) | parse and decode the replies of a connection, and build replies to send |
//! | [Scale](scale) | classify many lines: time, memory, threads, SQL |
//! | [With other crates](ecosystem) | use it with lettre, mail-send, async-smtp, hickory-resolver, tracing, metrics and Prometheus |
//!
//! # Reference
//!
//! | page | lists |
//! | --- | --- |
//! | [Reasons](reasons) | every reason with example replies, causes and remedies, in English and German |
//! | [Codes](codes) | every known reply code and enhanced code, its meaning in English and German, and its reason |
//! | [Names](names) | every provider, blocklist and vocabulary with its name for programs and its page, and the other names of rules and JSON |
//! | [Accuracy](accuracy) | how often answers are right, by confidence, [language](accuracy#languages) and [reason](accuracy#reasons), and how that was measured |
//! | [Comparison](comparison) | what other crates and programs do with a server's reply |
//! | [Architecture](architecture) | how the crate is built |
//! | [Security](security) | what counts as a security bug, and how to report one |

// The examples of a chapter run if the features that they need are enabled; its text is always included.

/// How to use an answer, add what is known about the dialogue, and explain an answer to people.
///
#[cfg(any(doc, feature = "explain"))]
#[doc = include_str!("classify.md")]
pub mod classify {}

/// How to get results, recipients and reasons from the lines of mail systems and the events of sending services.
///
#[doc = include_str!("logs.md")]
pub mod logs {}

/// How to keep a suppression list from a mailbox of bounces.
///
#[cfg(any(doc, feature = "message"))]
#[doc = include_str!("bounces.md")]
pub mod bounces {}

/// How to override answers for servers that you know better.
///
#[cfg(any(doc, feature = "rules"))]
#[doc = include_str!("rules.md")]
pub mod rules {}

/// How to parse and decode the replies of a connection, and build replies to send.
///
#[cfg(any(doc, all(feature = "std", feature = "tokio-util")))]
#[doc = include_str!("servers.md")]
pub mod servers {}

/// How to classify many lines: time, memory, threads, SQL.
///
#[doc = include_str!("scale.md")]
pub mod scale {}

/// How to use it with lettre, mail-send, async-smtp, hickory-resolver, tracing, metrics and Prometheus.
///
#[doc = include_str!("ecosystem.md")]
pub mod ecosystem {}

/// Every reason with example replies, causes and remedies, in English and German.
///
#[doc = include_str!("reasons.md")]
pub mod reasons {}

/// Every known reply code and enhanced code, its meaning in English and German, and its reason.
///
#[doc = include_str!("codes.md")]
pub mod codes {}

/// Every provider, blocklist and vocabulary with its name for programs and its page, and the other names of rules and JSON.
///
#[doc = include_str!("names.md")]
pub mod names {}

/// How often answers are right, by confidence, language and reason, and how that was measured.
///
#[doc = include_str!("../../ACCURACY.md")]
pub mod accuracy {}

/// What other crates and programs do with a server's reply, compared to this one.
///
#[doc = include_str!("../../COMPARE.md")]
pub mod comparison {}

/// How this crate is built: its modules, and the steps from bytes to an answer.
///
#[doc = include_str!("../../ARCHITECTURE.md")]
pub mod architecture {}

/// What counts as a security bug, and how to report one.
///
#[doc = include_str!("../../SECURITY.md")]
pub mod security {}

/// The examples of README.md are tests.
#[cfg(all(doctest, feature = "explain"))]
#[doc = include_str!("../../README.md")]
mod readme {}
