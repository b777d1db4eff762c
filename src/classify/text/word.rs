//! One word of a text: where it ends, and its hash. ASCII is read eight bytes at a time.

use super::kind::{Kind, is_punctuation, kind};
use crate::knowledge::phrases::{hash, hash_foreign, hash_short, is_ideograph};

/// A word, found at some place of a text.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) hash: u64,
    pub(super) has_digit: bool,
}

const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES << 7;

/// The word that starts here. It ends where its letters and digits end, or before a capital that follows a small letter
/// (`OverQuotaPerm`).
#[inline]
pub(super) fn word_at(text: &[u8], start: usize) -> Found {
    let first = eight_at(text, start);
    let (mut end, mut eight, mut has_digit) = (start, first, 0);
    // Whether a small letter stands before these eight bytes.
    let mut small_before = 0;
    loop {
        // In each of these the high bit of a byte tells.
        let lower_case = (eight & !HIGH) | (ONES * 0x20);
        let letter = between(lower_case, b'a', b'z') & !eight;
        let digit = between(eight & !HIGH, b'0', b'9') & !eight;
        let small = letter & (eight << 2);
        let hump = letter & !small & (small << 8 | small_before);
        let stop = (!(letter | digit) | hump) & HIGH;
        let len = stop.trailing_zeros() / 8;
        // The bytes before the stop; all eight of them if there is none.
        has_digit |= digit & (stop & stop.wrapping_neg()).wrapping_sub(1);
        end += len as usize;
        if len < 8 {
            break;
        }
        small_before = small >> 56;
        eight = eight_at(text, end);
    }
    if kind(text, end) == Kind::High {
        return foreign_word_at(text, start);
    }
    let len = end - start;
    let hash = if len <= 8 { hash_short(first, len) } else { hash(&text[start..end]) };
    Found { end, hash, has_digit: has_digit & HIGH != 0 }
}

/// The high bit of each byte of ASCII that is at least `low` and at most `high`.
#[inline]
const fn between(ascii: u64, low: u8, high: u8) -> u64 {
    (ascii + ONES * (0x80 - low as u64)) & !(ascii + ONES * (0x7f - high as u64)) & HIGH
}

/// The eight bytes from here on, filled up with zeros.
#[inline]
fn eight_at(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    match (rest.first_chunk(), text.last_chunk()) {
        (Some(eight), _) => u64::from_le_bytes(*eight),
        (None, Some(last)) if !rest.is_empty() => u64::from_le_bytes(*last) >> (64 - 8 * rest.len()),
        (None, _) => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    }
}

#[cold]
fn foreign_word_at(text: &[u8], start: usize) -> Found {
    let mut end = start;
    let mut before = Kind::Break;
    loop {
        let here = kind(text, end);
        if !here.is_word()
            || (here == Kind::Upper && before == Kind::Lower)
            || (here == Kind::High && (is_ideograph(text[end]) || is_punctuation(text, end)))
        {
            break;
        }
        end += if here == Kind::High { utf8_len(text[end]).min(text.len() - end) } else { 1 };
        before = here;
    }
    // A stray continuation byte must not stop the reader.
    found(text, start, end.max(start + 1))
}

/// The word between these places.
pub(super) fn found(text: &[u8], start: usize, end: usize) -> Found {
    let word = &text[start..end];
    Found { end, hash: hash_foreign(word), has_digit: word.iter().any(u8::is_ascii_digit) }
}

const fn utf8_len(lead: u8) -> usize {
    match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    }
}
