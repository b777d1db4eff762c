//! Reply and knowledge → why it was said and what to do.
//!
//! Three witnesses are heard: the words ([`text`]), the enhanced code, and the reply code with the stage ([`codes`]).
//! Each gives points to reasons; the reason with the most is the answer ([`votes`]).

mod classification;
mod classifier;
pub(crate) mod codes;
mod diagnostic;
mod find;
mod retry_after;
#[cfg(feature = "rules")]
mod rules;
mod text;
mod votes;

pub use classification::{Classification, Evidence};
pub use classifier::{Classifier, classify};
pub use diagnostic::Diagnostic;
#[cfg(feature = "rules")]
pub use rules::{Rule, Rules, RulesError};

/// So many bytes of what is given are looked at for words; what comes after is not read.
pub(crate) const LOOKED_AT: usize = 8192;
