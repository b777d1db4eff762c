//! Mailbox providers and filters, recognised by what they write into a reply.

/// A mailbox provider or mail filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Provider {
    /// Gmail and Google Workspace.
    Google,
}

impl Provider {
    /// The name as a person would write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Google => "Google",
        }
    }
}

impl Provider {
    pub(crate) fn of_host(_host: &[u8]) -> Option<Self> {
        None
    }
}
