//! Line, words and codes → a classification: the reason, and what follows from it.

mod classification;
mod classifier;
mod confidence;
mod judge;
mod retry_after;
#[cfg(feature = "rules")]
mod rules;
#[cfg(feature = "serde")]
mod serde;

pub use classification::{Classification, Evidence};
pub use classifier::{Classifier, classify};
#[cfg(feature = "__training")]
pub(crate) use classifier::{provider_of, read_words, success};
pub use confidence::{Confidence, ConfidenceError};
#[cfg(feature = "__training")]
pub(crate) use judge::{at_stage, by_code_tables};
#[cfg(feature = "rules")]
pub use rules::{Rule, Rules, RulesError};
