//! The generated tables, as they are read.
//!
//! `model.bin` holds its parts one behind the other; `generated.rs`, which is generated with it, has where each begins.
//! Numbers are little-endian.
//!
//! A weight is one byte: which class it is for, and one of [`LEVELS`]. It counts so many times the unit of its row.
//!
//! - **Words and codes** are found in a perfect hash table with slots of four bytes: the upper [`FINGERPRINT`] bits are
//!   a fingerprint that excludes most other words, the lower bits are where the row starts. A row is the concept (two
//!   bytes), the length, the unit, the number of the weights, and the weights.
//! - **Keys**, which are pairs, negated concepts and pieces, are found in another one, whose slots hold the whole row:
//!   a fingerprint of two bytes, the length, the unit, and [`WEIGHTS`] weights. Most pairs of a text are no keys: a bloom
//!   filter with one hash, which fits the first-level cache, excludes nine in ten of them.

use super::features::{Known, Lexicon};
#[cfg(feature = "__training")]
use super::generated;
use super::generated::{CODES_AND_WORDS, FILTER, KEYS, ROWS};
use super::hash::mix;
use crate::reason::Reason;

/// The classes: the reasons in the order of [`Reason::ALL`], then one for "it will pass".
pub(crate) const CLASSES: usize = Reason::ALL.len() + 1;

/// The class of texts that say they will pass: "temporarily", "try again later".
pub(crate) const PASSING: usize = CLASSES - 1;

/// What a weight may be, in units of its row. Other classes have weight 0.
pub(crate) const LEVELS: [i8; 5] = [-2, -1, 1, 2, 4];

/// The weights in the slot of a key.
pub(crate) const WEIGHTS: usize = 4;
const KEY_SLOT: usize = 4 + WEIGHTS;

/// The byte where a slot has no weight.
#[cfg(feature = "__training")]
pub(crate) const NO_WEIGHT: u8 = u8::MAX;

/// The length that a text has at least: of one or two words that hardly say anything, not much should come. Between 6 and 16
/// it makes no difference on whole replies.
pub(crate) const SHORTEST: u32 = 10;

/// A length is stored in so many parts of 1.
pub(crate) const LENGTH: u32 = 8;

/// How many bits of a slot are the fingerprint: one of 16,384 unknown words is taken for a known one.
const FINGERPRINT: u32 = 14;
const START: u32 = 32 - FINGERPRINT;

/// A perfect hash table: one access finds a key or that it is missing.
pub(super) struct Table {
    pub(super) shifts: &'static [u8],
    pub(super) slots: &'static [u8],
}

impl Table {
    /// The number of the slot that belongs to this key if the key is in the table.
    #[inline]
    fn slot(&self, key: u64, size: usize) -> usize {
        let shift = self.shifts[group(key, self.shifts.len())];
        slot(key, shift, self.slots.len() / size)
    }
}

/// The group of a key.
#[inline]
pub(crate) const fn group(key: u64, groups: usize) -> usize {
    scaled(key, groups)
}

/// The slot of a key, where the shift of its group is known.
#[inline]
pub(crate) const fn slot(key: u64, shift: u8, slots: usize) -> usize {
    scaled(mix(key, shift as u64 + 1), slots)
}

/// The upper half of the key as a fraction of this range.
#[inline]
const fn scaled(key: u64, range: usize) -> usize {
    (((key >> 32) * range as u64) >> 32) as usize
}

/// The slot of a word or a code, as it is stored.
#[cfg(feature = "__training")]
#[expect(clippy::cast_possible_truncation, reason = "the lower bits are wanted")]
pub(crate) const fn stored_word(key: u64, row: u32) -> u32 {
    (key as u32) << START | row
}

/// The weights of a feature.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// Its share of the text's length as a vector, in eighths.
    pub(super) length: u8,
    unit: u8,
    weights: &'static [u8],
}

/// Where a row is stored, which is smaller than the row. The highest bit distinguishes keys from words.
#[derive(Clone, Copy)]
pub(super) struct Place(u32);

const IS_KEY: u32 = 1 << 31;

impl Place {
    pub(super) const NONE: Self = Self(0);

    #[inline]
    pub(super) const fn of_word(start: u32) -> Self {
        Self(start)
    }

    #[inline]
    pub(super) fn row(self) -> Row {
        if self.0 & IS_KEY == 0 { row(self.0) } else { key_row(key_slot_at((self.0 & !IS_KEY) as usize)) }
    }
}

impl Row {
    /// Adds the weights to the sums of their classes.
    #[inline]
    pub(super) fn add_to(self, sums: &mut Sums) {
        for weight in self.weights {
            let (class, level) = MEANINGS[usize::from(*weight)];
            sums.0[usize::from(class) % Sums::SIZE] += i32::from(self.unit) * i32::from(level);
        }
    }

    /// Returns what it adds to the lead of one class over another.
    #[inline]
    pub(super) fn lead(self, lead: &Lead) -> i32 {
        let levels: i32 = self.weights.iter().map(|weight| i32::from(lead.0[usize::from(*weight)])).sum();
        i32::from(self.unit) * levels
    }

    /// Returns what it adds to the lead of any class over any other, at most.
    #[inline]
    pub(super) fn most_lead(self) -> i32 {
        i32::from(self.unit) * i32::from(LEVELS[LEVELS.len() - 1] - LEVELS[0])
    }
}

/// The sums of the classes. There are more places than classes, so that no place need be checked.
#[derive(Clone, Copy)]
pub(super) struct Sums([i32; Self::SIZE]);

impl Sums {
    const SIZE: usize = 64;

    pub(super) const fn zero() -> Self {
        Self([0; Self::SIZE])
    }

    #[inline]
    pub(super) const fn of_classes(&self) -> &[i32; CLASSES] {
        match self.0.first_chunk() {
            Some(sums) => sums,
            None => unreachable!(),
        }
    }
}

/// How much each byte speaks more for one class than for another.
pub(super) struct Lead([i8; 256]);

impl Lead {
    pub(super) fn of(class: usize, other: usize) -> Self {
        let mut levels = [0; 256];
        for (at, level) in LEVELS.iter().enumerate() {
            levels[class * LEVELS.len() + at] = *level;
            levels[other * LEVELS.len() + at] = -*level;
        }
        Self(levels)
    }
}

/// The class and the level that each byte stands for; nothing where it stands for none.
static MEANINGS: [(u8, i8); 256] = {
    let mut meanings = [(0, 0); 256];
    let mut byte = 0;
    while byte < CLASSES * LEVELS.len() {
        #[expect(clippy::cast_possible_truncation, reason = "there are fewer than 52 classes")]
        let class = (byte / LEVELS.len()) as u8;
        meanings[byte] = (class, LEVELS[byte % LEVELS.len()]);
        byte += 1;
    }
    meanings
};

/// The row that starts here, without the concept.
#[inline]
fn row(start: u32) -> Row {
    match ROWS.get(start as usize + 2..) {
        Some([length, unit, count, rest @ ..]) => {
            Row { length: *length, unit: *unit, weights: &rest[..usize::from(*count).min(rest.len())] }
        }
        _ => Row { length: 0, unit: 0, weights: &[] },
    }
}

/// Whether the model may have the key: of those that it does not have, about one in ten.
#[inline]
pub(super) fn may_have(key: u64) -> bool {
    let bit = filter_bit(key);
    FILTER[bit / 8] >> (bit % 8) & 1 != 0
}

/// The row of a key, if the model has it, and where it stands.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "slots are few, and the lower bits are the fingerprint")]
pub(super) fn key(key: u64) -> Option<(Place, Row)> {
    let number = KEYS.slot(key, KEY_SLOT);
    let slot = key_slot_at(number);
    (u16::from_le_bytes([slot[0], slot[1]]) == key as u16)
        .then(|| (Place(number as u32 | IS_KEY), key_row(slot)))
}

/// How many bits the filter has.
#[cfg(feature = "__training")]
pub(crate) const FILTER_BITS: usize = 1 << 16;

/// The bit of the filter that a key sets.
#[inline]
pub(crate) const fn filter_bit(key: u64) -> usize {
    (key >> 48) as usize
}

#[inline]
fn key_slot_at(number: usize) -> &'static [u8; KEY_SLOT] {
    KEYS.slots[KEY_SLOT * number..].first_chunk().expect("slots are whole")
}

#[inline]
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the row borrows from it")]
fn key_row(slot: &'static [u8; KEY_SLOT]) -> Row {
    let [_, _, length, unit, weights @ ..] = slot;
    Row { length: *length, unit: *unit, weights }
}

/// The row of a code, if the model has it.
#[inline]
pub(super) fn code(key: u64) -> Option<Row> {
    word(key).map(row)
}

/// Where the row of a word or a code starts.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the lower bits are the fingerprint")]
fn word(key: u64) -> Option<u32> {
    let slot = CODES_AND_WORDS.slots[4 * CODES_AND_WORDS.slot(key, 4)..].first_chunk();
    let slot = slot.map_or(0, |four| u32::from_le_bytes(*four));
    (slot >> START == key as u32 & ((1 << FINGERPRINT) - 1)).then_some(slot & ((1 << START) - 1))
}

/// The lexicon of the model.
pub(super) struct Words;

impl Lexicon for Words {
    #[inline]
    fn find(&self, hash: u64) -> Option<Known> {
        let row = word(hash)?;
        let concept = ROWS.get(row as usize..)?.first_chunk()?;
        Some(Known { concept: u16::from_le_bytes(*concept), row })
    }
}

/// The tables as the package that fits the weights reads them back.
#[cfg(feature = "__training")]
pub(crate) mod read_back {
    use super::{CLASSES, ROWS, Row, Sums, generated};

    pub(crate) const FIRST_TAG: u16 = generated::FIRST_TAG;
    pub(crate) const TAGS: &[&str] = &generated::TAGS;
    pub(crate) const BIAS: [i32; CLASSES] = generated::BIAS;

    /// The concept of a spelling, and where its row starts.
    pub(crate) fn word(hash: u64) -> Option<(u16, u32)> {
        let start = super::word(hash)?;
        Some((u16::from_le_bytes(*ROWS.get(start as usize..)?.first_chunk()?), start))
    }

    /// The length and the weights of the row that starts here.
    pub(crate) fn row(start: u32) -> (u8, [i32; CLASSES]) {
        weights(super::row(start))
    }

    /// The length and the weights of a pair, a negated concept or a piece.
    pub(crate) fn key(key: u64) -> Option<(u8, [i32; CLASSES])> {
        super::key(key).filter(|_| super::may_have(key)).map(|(_, row)| weights(row))
    }

    fn weights(row: Row) -> (u8, [i32; CLASSES]) {
        let mut weights = Sums::zero();
        row.add_to(&mut weights);
        (row.length, *weights.of_classes())
    }
}
