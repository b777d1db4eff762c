//! What words say: the table of words (`words.txt`), the table of phrases (`phrases.txt`), and the code that turns both
//! into static tables while the crate compiles.
//!
//! **Words.** `words.txt` gives a word its spellings (`unknown: unkown unbekannt inconnu`), and groups of words that
//! stand for the same in phrases (`MAILBOX: user recipient mailbox …`). Case does not matter, nor do accents; a word with
//! umlauts is known with `ae`, `oe` and `ue` too. Each Chinese, Japanese or Korean character is a word.
//!
//! **Phrases.** A row of `phrases.txt` is a sequence of words and GROUPS, under the reason that they tell. Up to two
//! other words may come between two of them, `..` allows seven, `...` any number; `a-b` are neighbours. `a|b` is either.
//! After the sequence, `& x` asks for a word anywhere in the text and `! x` forbids it. Words that are negated ("not
//! blocked") match only where the row has the negation too. `<ip>`, `<host>`, `<address>`, `<iplist>`,
//! `<domainlist>`, `<urilist>`, `<spfpage>` and `<lfpage>` are found by their form: see `special` in `tables.rs`.
//!
//! **Weights.** The sections are headed `[reason weight]`, the weight from 1 to 9: 5 is a row that mostly means this, 7
//! and more one that leaves no doubt, 1 and 2 words which others easily overrule. All rows that match count together
//! (`classify/votes.rs`), and so it does no harm if some row matches in a text of another reason, as long as rows of that
//! one weigh more. The weights were fitted to replies that people have labelled.

#[allow(
    clippy::cast_possible_truncation,
    clippy::large_stack_arrays,
    reason = "the most that each table may hold fits its numbers, and nothing of it is in the program"
)]
mod compile;
mod hash;
#[allow(clippy::large_stack_arrays, reason = "nothing of it is in the program")]
mod list;
mod stem;
#[allow(clippy::cast_possible_truncation, reason = "there are less than ten special words")]
mod syntax;
mod tables;

pub(crate) use hash::{eight_at, hash, hash_foreign, hash_short};
pub(crate) use tables::{Mask, Part, Phrase, Sense, Tables, Word, special};

use compile::{Draft, compile};

const WORDS: &str = include_str!("words.txt");
const PHRASES: &str = include_str!("phrases.txt");

#[allow(long_running_const_eval, reason = "it takes a few seconds")]
const DRAFT: Draft = compile(WORDS, PHRASES);

/// How many rows `phrases.txt` has.
pub(crate) const ROWS: usize = DRAFT.phrases.len;

/// The compiled tables.
pub(crate) static TABLES: Tables = Tables {
    // In braces: a borrow of a part of the draft would keep all of it in the program.
    spellings: &{ DRAFT.spellings },
    shifts: &{ DRAFT.shifts },
    groups: &DRAFT.groups.cut::<{ DRAFT.groups.len }>(),
    not: DRAFT.not,
    choices: &DRAFT.choices.cut::<{ DRAFT.choices.len }>(),
    sets: &DRAFT.sets.cut::<{ DRAFT.sets.len }>(),
    parts: &DRAFT.parts.cut::<{ DRAFT.parts.len }>(),
    phrases: &DRAFT.phrases.cut::<{ DRAFT.phrases.len }>(),
    link_start: &DRAFT.link_start.cut::<{ DRAFT.link_start.len }>(),
    links: &DRAFT.links.cut::<{ DRAFT.links.len }>(),
};

/// The row as `phrases.txt` has it.
pub(crate) fn row(phrase: &Phrase) -> &'static str {
    let start = phrase.start as usize;
    PHRASES.get(start..start + phrase.len as usize).unwrap_or_default()
}

/// Whether a byte starts a Chinese, Japanese or Korean character: each is a word, as such text has no spaces, or none
/// before its particles.
pub(crate) const fn is_ideograph(byte: u8) -> bool {
    matches!(byte, 0xE3..=0xED)
}
