//! The hash by which words are found. It folds case: setting bit 5 of every byte does it for ASCII; setting bit 0 of lead
//! bytes too makes the two halves of the Cyrillic alphabet one. Latin letters lose their accents, as servers that only
//! know ASCII write them without.
//!
//! Words are compared by their hashes alone. `fit` checks that no two spellings of the lexicon have the same hash.

use super::kind::is_ideograph;
use super::stem::ending;

const K: u64 = 0x9E37_79B9_7F4A_7C15;
const FOLD: u64 = 0x2020_2020_2020_2020;

/// Keeps the hashes of single characters apart from those of words.
const IDEOGRAPH: u64 = 0xE3ED;

/// The letters U+00C0 to U+017F without their accents.
const PLAIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu\
    wwyyyzzzzzzs";

/// The hash of a word in the path of a URL: there it says something else than in the text.
pub(crate) const fn hash_in_path(word: &[u8]) -> u64 {
    mix(hash(word), u64::from_le_bytes(*b"<path>  "))
}

/// The hash of the stem of a word that may have letters outside ASCII. Of a very long word only the front counts.
pub(crate) const fn hash_foreign(word: &[u8]) -> u64 {
    hash_plain(word, false)
}

/// The hash of the same word as it is written without umlauts: `für` is `fur` to [`hash_foreign`], and here `fuer`.
#[cfg(feature = "__training")]
pub(crate) const fn hash_without_umlauts(word: &[u8]) -> u64 {
    hash_plain(word, true)
}

const fn hash_plain(word: &[u8], expand: bool) -> u64 {
    if let [lead, second, third] = *word {
        if is_ideograph(lead) {
            // There is no case to fold: each bit distinguishes characters.
            return mix(IDEOGRAPH, u64::from_le_bytes([lead, second, third, 0, 0, 0, 0, 0]));
        }
    }
    let mut plain = [0; 64];
    let (mut len, mut at) = (0, 0);
    while at < word.len() && len + 1 < plain.len() {
        let letter = word[at];
        if letter >= 0xC3 && letter <= 0xC5 && at + 1 < word.len() {
            plain[len] = plain_letter(letter, word[at + 1]);
            let second = second_letter(0xC0 + place_of(letter, word[at + 1]));
            if expand && second != 0 {
                len += 1;
                plain[len] = second;
            }
            at += 2;
        } else {
            plain[len] = letter;
            at += 1;
        }
        len += 1;
    }
    hash(plain.split_at(len).0)
}

/// The Latin letter of these two bytes of UTF-8, the first from 0xC3 to 0xC5, without its accent.
pub(super) const fn plain_letter(lead: u8, next: u8) -> u8 {
    PLAIN[place_of(lead, next)]
}

const fn place_of(lead: u8, next: u8) -> usize {
    (lead - 0xC3) as usize * 64 + (next & 0x3F) as usize
}

/// What follows the plain letter where a letter is written as two.
const fn second_letter(letter: usize) -> u8 {
    match letter | 0x20 {
        // ä, æ, ö, ø, ü
        0xE4 | 0xE6 | 0xF6 | 0xF8 | 0xFC => b'e',
        // å
        0xE5 => b'a',
        // ß, and its neighbour ÿ, which no word has.
        0xFF => b's',
        _ => 0,
    }
}

/// The hash of a word's stem.
#[inline]
pub(crate) const fn hash(word: &[u8]) -> u64 {
    let len = word.len();
    if len <= 8 {
        return hash_folded(fold(eight_at(word, 0)), len);
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

/// The hash of a word of one to eight bytes of ASCII: the lowest `len` bytes of `word`.
#[inline]
pub(crate) const fn hash_short(word: u64, len: usize) -> u64 {
    hash_folded(word | FOLD, len)
}

#[inline]
const fn hash_folded(word: u64, len: usize) -> u64 {
    let word = word << (64 - 8 * len);
    mix(0, word << (8 * ending(word, len)))
}

#[inline]
const fn fold(eight: u64) -> u64 {
    eight | FOLD | (eight >> 7 & eight >> 6 & 0x0101_0101_0101_0101)
}

#[inline]
pub(crate) const fn mix(hash: u64, eight: u64) -> u64 {
    let hash = (hash ^ eight).wrapping_mul(K);
    hash ^ (hash >> 32)
}

/// The eight bytes from here on, filled up with zeros.
#[inline]
pub(crate) const fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.split_at(at).1;
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => last_bytes(rest),
    }
}

/// Less than eight bytes.
#[cold]
const fn last_bytes(rest: &[u8]) -> u64 {
    let mut number = 0;
    let mut at = rest.len();
    while at > 0 {
        at -= 1;
        number = number << 8 | rest[at] as u64;
    }
    number
}
