//! Reply and knowledge → why it was said and what to do.
//!
//! Three witnesses are heard: the words ([`text`]), the enhanced code, and the reply code with the stage ([`codes`]).
//! Words that tell a reason outright beat a telling enhanced code, that beats words which may mean several things, these
//! beat a vague enhanced code, and the reply code comes last.

mod classification;
mod classifier;
pub(crate) mod codes;
mod diagnostic;
mod find;
mod retry_after;
mod text;

pub use classification::{Classification, Evidence};
pub use classifier::{Classifier, classify};
pub use diagnostic::Diagnostic;

/// So many bytes of what is given are looked at for words; what comes after is not read.
pub(crate) const LOOKED_AT: usize = 8192;
