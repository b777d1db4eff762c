//! SMTP replies in SQL.

#[cfg(feature = "cluster")]
pub mod cluster;
mod columns;
mod event;
mod functions;
mod logs;
mod names;
mod texts;

pub use functions::{SmtpFunctions, register_all};
pub use logs::{LogError, LogTable};
