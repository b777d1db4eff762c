//! SMTP replies in SQL.

mod columns;
mod event;
mod functions;
mod names;
mod texts;

pub use functions::{SmtpFunctions, register_all};
