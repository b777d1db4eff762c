//! What an error found in a text in place of a part of a code.

use core::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Byte(u8),
    End,
}

impl Found {
    /// Returns what is at this index of a text.
    pub(super) const fn at(text: &[u8], offset: usize) -> Self {
        if offset < text.len() { Self::Byte(text[offset]) } else { Self::End }
    }

    /// Returns the byte, if it is one.
    pub(super) const fn byte(self) -> Option<u8> {
        match self {
            Self::Byte(byte) => Some(byte),
            Self::End => None,
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Byte(byte) => write!(f, "'{}'", byte.escape_ascii()),
            Self::End => f.write_str("the end"),
        }
    }
}
