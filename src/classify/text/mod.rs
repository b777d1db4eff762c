//! The text witness: what the words of a reply say.
//!
//! The text becomes a short list of the words that the tables know ([`tokens`]); each word leads to the few phrases
//! that hang on it ([`matcher`]); those that match vote for their reasons.
//!
//! # Where the time goes
//!
//! A third of it goes into reading the words: every byte has to be looked at to see where words end, and every word,
//! known or not, has to be looked up. Both are done without a table step for each byte, which is what an automaton takes:
//! where words end is found for 64 bytes at once, and a word costs one multiplication for each eight bytes of its stem
//! and one look at one place of the table, because the table was made without collisions. What is left depends on the
//! words themselves: branches that nobody can foresee, such as how long a word is.
//!
//! Nearly half goes into the phrases. Each hangs on its rarest word, and of the phrases that hang on the words of a text
//! most are ruled out by two masks, which hold the groups and, by their numbers modulo 64, the words of the whole text.
//! But as all phrases that match are counted, none can be left out because a better one was found: to stop at the first
//! would save a quarter of the time, and cost two or three right answers in a hundred.
//!
//! A text has no more than [`LOOKED_AT`](super::LOOKED_AT) bytes, so that a longer one takes no longer.

mod kind;
mod matcher;
mod tokens;
mod word;

pub(super) use matcher::hear;
