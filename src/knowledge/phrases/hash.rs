//! The hash by which words are found. It folds case: setting bit 5 of every byte does it for ASCII and for the accented
//! letters of Latin-1 in UTF-8; setting bit 0 of lead bytes makes the two halves of the Cyrillic alphabet one.
//!
//! A word is known by 48 bits of its hash and its slot alone: a stranger's word could be taken for one of ours once in
//! some 10^14 words. That our own words have hashes of their own is checked when the tables are made.

use super::stem::ending;

const K: u64 = 0x9E37_79B9_7F4A_7C15;
const FOLD: u64 = 0x2020_2020_2020_2020;

/// The hash of a word's stem.
#[inline]
pub(crate) const fn hash(word: &[u8]) -> u64 {
    let len = word.len();
    if len <= 8 {
        return hash_short(first_eight(word), len);
    }
    let len = len - ending(fold(eight_at(word, len - 8)), len);
    if len <= 8 {
        return mix(0, fold(eight_at(word, 0)) << (64 - 8 * len));
    }
    let mut hash = len as u64;
    let mut at = 0;
    while at + 8 < len {
        hash = mix(hash, fold(eight_at(word, at)));
        at += 8;
    }
    mix(hash, fold(eight_at(word, len - 8)))
}

/// The hash of a word of one to eight bytes: the lowest `len` bytes of `word`.
#[inline]
pub(crate) const fn hash_short(word: u64, len: usize) -> u64 {
    let word = fold(word) << (64 - 8 * len);
    mix(0, word << (8 * ending(word, len)))
}

#[inline]
const fn fold(eight: u64) -> u64 {
    eight | FOLD | (eight >> 7 & eight >> 6 & 0x0101_0101_0101_0101)
}

#[inline]
const fn mix(hash: u64, eight: u64) -> u64 {
    let hash = (hash ^ eight).wrapping_mul(K);
    hash ^ (hash >> 32)
}

#[inline]
const fn eight_at(word: &[u8], at: usize) -> u64 {
    match word.split_at(at).1.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => 0,
    }
}

/// Up to eight bytes as a number.
const fn first_eight(word: &[u8]) -> u64 {
    let mut number = 0;
    let mut at = word.len();
    while at > 0 {
        at -= 1;
        number = number << 8 | word[at] as u64;
    }
    number
}
