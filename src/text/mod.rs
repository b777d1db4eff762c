//! How text is read: bytes → tokens → features → scores.
//!
//! [`tokens`] cuts a text into words and names. [`features`] looks the words up in the lexicon and forms pairs of them,
//! and pieces of those that it does not know. [`score`] adds up what each feature and each code says about the reasons:
//! weights that were fitted to labelled replies. [`generated`] holds them; the package in `training/` generates it from
//! labelled replies, the lexicon and provider tags.
//!
//! Scores are integers, since `core` has no square root of floats on the oldest compiler that the crate supports.

pub(crate) mod features;
#[rustfmt::skip]
#[allow(clippy::unreadable_literal, reason = "nobody reads it")]
pub(crate) mod generated;
pub(crate) mod hash;
mod kind;
pub(crate) mod model;
mod score;
mod stem;
pub(crate) mod tokens;
mod word;

pub(crate) use score::{Source, Text, verdict};
