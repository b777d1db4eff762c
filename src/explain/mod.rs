//! Reason → texts for people: an [`Explanation`] in the reader's [`Language`](crate::Language).
//!
//! Each language is one file (`en.rs`, `de.rs`) that fills a [`Catalogue`](catalogue::Catalogue). All its texts come
//! from exhaustive matches, so a missing text does not compile.
//!
//! To add a language: add a variant and its tag to [`Language`](crate::Language), copy `en.rs` to a file of that tag,
//! translate it, and name its catalogue in [`Catalogue::of`](catalogue::Catalogue::of). The compiler lists what is still missing.

mod catalogue;
mod de;
mod display;
mod en;
mod explanation;
mod guide;
mod references;
#[cfg(feature = "serde")]
mod serde;

pub use explanation::{Explanation, Note};

use guide::Guide;
