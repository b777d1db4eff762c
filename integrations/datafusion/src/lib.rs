//! SMTP replies in SQL.

mod columns;
mod event;
mod functions;
mod logs;
mod names;
mod texts;

pub use functions::{SmtpFunctions, register_all};
pub use logs::{LogError, LogTable};
