//! Reply and knowledge → why it was said and what to do.
//!
//! Three witnesses are heard: the words ([`text`]), the enhanced code, and the reply code with the stage ([`codes`]).
//! Each gives points to reasons; the reason with the most is the answer ([`votes`]).

mod classification;
mod classifier;
pub(crate) mod codes;
mod retry_after;
mod text;
mod votes;

pub use classification::{Classification, Evidence};
pub use classifier::{Classifier, classify};

use crate::find;
#[cfg(doc)]
use crate::line::LOOKED_AT;
