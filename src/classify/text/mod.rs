//! The text witness: what the words of a reply say.
//!
//! The text becomes a short list of the words that the tables know ([`tokens`]); each word leads to the few phrases
//! that hang on it ([`matcher`]); the first section of the table that has a matching phrase decides.

mod kind;
mod matcher;
mod tokens;
mod word;

pub(super) use matcher::hear;
