//! The hash by which words are found. It folds ASCII case by setting bit 5 of every byte, which also lower-cases the
//! accented letters of Latin-1 and most Cyrillic capitals in UTF-8.
//!
//! A word is known by its 64-bit hash alone. For words of up to eight bytes that is exact (each step can be undone);
//! for longer ones a stranger's word could be taken for one of ours once in some 10^16 words.

const K: u64 = 0x9E37_79B9_7F4A_7C15;
const FOLD: u64 = 0x2020_2020_2020_2020;

/// The hash of a word's stem.
#[inline]
pub(crate) const fn hash(word: &[u8]) -> u64 {
    let mut rest = super::stem::stem(word);
    let mut hash = rest.len() as u64;
    while let [a, b, c, d, e, f, g, h, tail @ ..] = rest {
        if tail.is_empty() {
            break;
        }
        hash = mix(hash, u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]));
        rest = tail;
    }
    mix(hash, last(rest))
}

const fn mix(hash: u64, eight: u64) -> u64 {
    let hash = (hash ^ (eight | FOLD)).wrapping_mul(K);
    hash ^ (hash >> 29)
}

/// One to eight bytes as a number, the same only for the same bytes.
#[inline]
const fn last(rest: &[u8]) -> u64 {
    match rest {
        [a, b, c, d, e, f, g, h] => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
        [a, b, c, d, ..] => {
            let first = u32::from_le_bytes([*a, *b, *c, *d]) as u64;
            let [.., e, f, g, h] = rest else { return first };
            first | (u32::from_le_bytes([*e, *f, *g, *h]) as u64) << 32
        }
        [a, .., c] => *a as u64 | (rest[1] as u64) << 8 | (*c as u64) << 16,
        [a] => *a as u64,
        [] => 0,
    }
}
