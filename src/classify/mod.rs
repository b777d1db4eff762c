//! Line, words and codes → why it was said and what to do.

mod classification;
mod classifier;
mod confidence;
mod retry_after;
#[cfg(feature = "rules")]
mod rules;

pub use classification::{Classification, Evidence};
pub use classifier::{Classifier, classify};
#[cfg(feature = "__training")]
pub(crate) use classifier::{at_stage, by_code_tables};
pub use confidence::Confidence;
#[cfg(feature = "rules")]
pub use rules::{Rule, Rules, RulesError};
