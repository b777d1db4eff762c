//! Line → what it says: a log line, an event, a DSN field, or a text that is none of them.
//!
//! The outer form of a log line is taken off ([`frame`]); the program, or else the form of the message, gives the system
//! ([`message`]); a table of its forms gives what the line says about a delivery, and where the reply is ([`forms`],
//! [`csv`], [`events`]). In the reply, and in texts of no known form, [`codes`], [`stage`], [`host`] and [`quote`] find
//! the parts.

mod codes;
mod csv;
mod diagnostic;
mod events;
mod forms;
mod frame;
mod host;
mod json;
mod message;
mod qmail;
mod quote;
mod stage;
mod system;
mod told;
mod trouble;

pub use diagnostic::{Diagnostic, Diagnostics};
pub use system::System;

/// How many bytes of a text are read.
pub(crate) const LOOKED_AT: usize = 8192;
