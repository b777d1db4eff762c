//! What holds for every input, tried with inputs at random: `cargo test --manifest-path tests/properties/Cargo.toml`.
#![cfg(test)]

mod code;
mod decoder;
mod diagnostic;
mod line;
mod message;
mod refusal;
mod reply;
mod retry_after;
mod rules;
mod write;
