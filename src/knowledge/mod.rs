//! Facts about replies, as tables: reply codes, enhanced codes, blocklists, providers, and what other systems call the
//! reasons.

mod blocklist;
pub(crate) mod code_reasons;
mod enhanced_codes;
mod host;
mod link;
mod meaning;
mod pauses;
mod provider;
#[rustfmt::skip]
mod provider_pages;
mod reply_codes;
mod vocabulary;

pub use blocklist::{Blocklist, Listing};
pub use enhanced_codes::KnownEnhancedCode;
pub(crate) use host::Host;
pub use link::{Link, LinkKind};
pub(crate) use pauses::after_too_many;
pub(crate) use provider::Key as ProviderKey;
pub use provider::Provider;
pub use reply_codes::{CodeStatus, KnownReplyCode};
pub use vocabulary::{Term, Vocabulary};

/// `a == b` in a `const fn`, for tables that are built at compile time.
const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
