//! Line → its parts. A line may be a log line, an event, a DSN field, or another text.
//!
//! [`frame`] takes off the outer form of a log line; [`message`] finds the system, by the program or else by the form of the
//! message; [`forms`], [`csv`] and [`events`] have the tables of forms: what the line says about a delivery, and where the
//! reply is. In the reply, and in texts of no known form, [`codes`], [`stage`], [`host`] and [`quote`] find
//! the parts.

mod codes;
mod csv;
mod diagnostic;
mod diagnostics;
mod events;
mod forms;
mod frame;
mod host;
mod json;
mod known_line;
mod message;
mod parse;
mod qmail;
mod quote;
#[cfg(feature = "serde")]
mod serde;
mod stage;
mod system;
mod trouble;

pub use diagnostic::Diagnostic;
pub use diagnostics::Diagnostics;
#[cfg(feature = "message")]
pub(crate) use json::json_at_start;
pub use system::System;

/// How many bytes of a text are read.
const LIMIT: usize = 8192;

/// Returns the part of a text that is read: the first 8 KiB.
pub(crate) fn front(text: &[u8]) -> &[u8] {
    &text[..text.len().min(LIMIT)]
}
