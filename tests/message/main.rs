//! Whole messages: each form of prose, reports, complaints, answers, and what is none of them.

mod broken;
mod details;
mod evidence;
mod forms;
mod kinds;
mod reports;
mod rules;

use smtp_reply::{BounceMessage, Recipient};

/// Each recipient of a message as `address delivery reason`.
fn told(message: &BounceMessage) -> Vec<String> {
    let line =
        |one: &Recipient| format!("{} {} {}", one.address(), one.delivery(), one.classification().reason());
    message.recipients().iter().map(line).collect()
}
