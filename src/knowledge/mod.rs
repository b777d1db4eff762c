//! What the world knows about replies, as tables: reply codes, enhanced codes, blocklists, providers, phrases.

mod blocklist;
pub(crate) mod phrases;
mod provider;

pub use blocklist::{Blocklist, Listing};
pub use provider::Provider;
