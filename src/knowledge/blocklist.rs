//! Blocklists as replies name them.

/// A blocklist or reputation desk that a reply named.
#[derive(Debug, PartialEq, Eq)]
pub struct Blocklist {
    zone: &'static str,
    operator: &'static str,
    listing: Listing,
    lookup: &'static str,
}

impl Blocklist {
    /// The zone or page as replies name it.
    pub const fn zone(&self) -> &'static str {
        self.zone
    }

    /// Who runs it.
    pub const fn operator(&self) -> &'static str {
        self.operator
    }

    /// What it lists.
    pub const fn listing(&self) -> Listing {
        self.listing
    }

    /// The host where an entry can be looked up, and mostly removed.
    pub const fn lookup(&self) -> &'static str {
        self.lookup
    }
}

/// What a [`Blocklist`] lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Listing {
    /// IP addresses.
    Ip,
    /// Domains.
    Domain,
    /// Addresses of web pages in the message.
    Uri,
    /// Several of these.
    Mixed,
}

impl Blocklist {
    pub(crate) fn find(_host: &[u8], _path: &[u8]) -> Option<&'static Self> {
        None
    }
}
