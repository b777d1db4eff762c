//! Reply and knowledge → why it was said and what to do.

mod classification;

pub use classification::{Classification, Evidence};

/// Classifies whatever holds a reply.
pub fn classify<T: AsRef<[u8]> + ?Sized>(_reply: &T) -> Classification {
    Classification::unknown()
}
