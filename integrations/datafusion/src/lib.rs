//! SMTP replies in SQL: functions for Apache DataFusion and Ballista, and mail logs as a table.
//!
//! ```
//! use datafusion::prelude::SessionContext;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> datafusion::error::Result<()> {
//! let ctx = SessionContext::new();
//! smtp_reply_datafusion::register_all(&ctx);
//! let bounces = ctx
//!     .sql(
//!         "SELECT smtp_reason(reply) AS reason, smtp_action(reply) AS action
//!          FROM (VALUES ('550 5.1.1 No such user'), ('452 4.2.2 Mailbox full')) AS bounces (reply)",
//!     )
//!     .await?;
//! let table = bounces.to_string().await?;
//! assert!(table.contains("| user_unknown | suppress_recipient |"));
//! assert!(table.contains("| mailbox_full | retry              |"));
//! # Ok(())
//! # }
//! ```
//!
//! # Functions
//!
//! - `smtp_classify(text [, host])` returns all of the answer as a struct: `code`, `enhanced`, `reason`, `category`,
//!   `bounce`, `action`, `confidence`, `provider`, `blocklist`, `retry_after_s`, `delivery`, `recipient`.
//! - `smtp_reason`, `smtp_bounce`, `smtp_action` and `smtp_delivery` take the same arguments and return one field of it.
//!
//! The text is whatever holds a reply: the reply itself, a line of a log, an event of a sending service, a
//! `Diagnostic-Code`. It is a column of strings or bytes of any type, a dictionary of them, or a constant; null gives null.
//! In a batch each distinct text is classified once. Names, such as those of reasons, are dictionaries of strings.
//!
//! [`register_all`] adds the functions to a session, [`SmtpFunctions`] to registries of other kinds. [`LogTable`] makes a
//! table of mail logs.
//!
//! # Features
//!
//! | feature | what it brings | what it costs |
//! | --- | --- | --- |
//! | `cluster` | what the nodes of a Ballista cluster need to know the functions | Ballista |
//! | `program` (default) | the program `smtp-sql` | Ballista, and what a program needs |

#[cfg(feature = "cluster")]
pub mod cluster;
mod columns;
mod distinct;
mod event;
mod functions;
mod logs;
mod names;
mod texts;

pub use functions::{SmtpFunctions, register_all};
pub use logs::{LogError, LogTable};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
