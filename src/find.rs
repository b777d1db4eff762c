//! Searching bytes: for positions by the few bytes there, 64 positions at a time, and for single bytes, eight at a time.
//! Uses only `core`.

pub(crate) const PLACES: usize = 64;
/// How many bytes of a place are shown.
const SHOWN: usize = 4;

/// The places where the four bytes from there on are wanted; behind the end of the text stand zeros.
///
/// The question should need no branch: then the compiler asks it of sixteen places at once.
#[inline]
pub(crate) fn places(
    text: &[u8],
    wanted: impl Fn(u8, u8, u8, u8) -> bool + Clone,
) -> impl Iterator<Item = usize> + Clone {
    let mut next = 0;
    let mut found = 0_u64;
    core::iter::from_fn(move || {
        while found == 0 {
            if next >= text.len() {
                return None;
            }
            found = look(text, next, &wanted);
            next += PLACES;
        }
        let place = next - PLACES + found.trailing_zeros() as usize;
        found &= found - 1;
        Some(place)
    })
}

/// `starts_with` for tables, most rows of which differ in the first byte.
#[inline]
pub(crate) fn starts_with(text: &[u8], words: &[u8]) -> bool {
    match (text, words) {
        (_, []) => true,
        ([first, ..], [wanted, ..]) => first == wanted && text.starts_with(words),
        ([], _) => false,
    }
}

/// Where the words stand first.
#[inline(never)]
pub(crate) fn find(text: &[u8], words: &[u8]) -> Option<usize> {
    let (first, second) = match *words {
        [] => return None,
        [only] => return byte(text, 0, only),
        [first, second, ..] => (first, second),
    };
    #[allow(clippy::needless_bitwise_bool, reason = "without branches many places are looked at at once")]
    let mut starts = places(text, |a, b, _, _| (a == first) & (b == second));
    starts.find(|&at| text[at..].starts_with(words))
}

/// The text after the words, where the text begins with them.
#[inline]
pub(crate) fn after<'a>(text: &'a [u8], words: &[u8]) -> Option<&'a [u8]> {
    find(text, words).map(|at| &text[at + words.len()..])
}

/// One bit for each place from `start` on, [`PLACES`] of them.
#[inline]
pub(crate) fn look(text: &[u8], start: usize, wanted: impl Fn(u8, u8, u8, u8) -> bool) -> u64 {
    let rest = &text[start..];
    let mut filled_up = [0; PLACES + SHOWN - 1];
    let window = rest.first_chunk().unwrap_or_else(|| {
        filled_up[..rest.len()].copy_from_slice(rest);
        &filled_up
    });
    let mut hits = [0_u8; PLACES];
    for (place, hit) in hits.iter_mut().enumerate() {
        *hit = u8::from(wanted(window[place], window[place + 1], window[place + 2], window[place + 3]));
    }
    if hits.iter().fold(0, |any, hit| any | hit) == 0 {
        return 0;
    }
    // The multiplication moves the lowest bits of eight bytes together.
    let bits = |eight: &[u8]| {
        let eight = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        eight.wrapping_mul(0x0102_0408_1020_4080) >> 56
    };
    hits.chunks_exact(8).rev().fold(0, |found, eight| found << 8 | bits(eight))
}

/// Where `wanted` stands first at or after `from`.
#[inline]
pub(crate) fn byte(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    marked(bytes, from, |word| equals(word, wanted))
}

const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES << 7;

/// The high bit of each byte that is not `%d32-126`. Carries may mark a byte wrongly, but none before the first right
/// one.
#[inline]
const fn not_printable(word: u64) -> u64 {
    (word.wrapping_sub(ONES * 0x20) | word.wrapping_add(ONES) | word) & HIGH
}

/// The high bit of each byte that is `byte`, with the same proviso.
#[inline]
const fn equals(word: u64, byte: u8) -> u64 {
    let zero = word ^ (ONES * byte as u64);
    zero.wrapping_sub(ONES) & !zero & HIGH
}

/// Where the first byte is that is not `%d32-126`.
#[inline]
pub(crate) fn odd(bytes: &[u8]) -> Option<usize> {
    // The compiler turns the look at all of a chunk into a few vector instructions.
    let is_odd = |chunk: &[u8; 16]| chunk.iter().fold(false, |any, byte| any | !matches!(byte, b' '..=b'~'));
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        if is_odd(chunk) {
            break;
        }
        rest = after;
    }
    // What is less than a chunk is looked at together with some bytes before it.
    if rest.len() < 16 && bytes.last_chunk().is_some_and(|chunk| !is_odd(chunk)) {
        return None;
    }
    marked(bytes, bytes.len() - rest.len(), not_printable)
}

/// Where the first byte at or after `from` is that `marks` gives a high bit, eight at a time.
#[inline]
fn marked(bytes: &[u8], from: usize, marks: impl Fn(u64) -> u64) -> Option<usize> {
    let mut rest = bytes.get(from..)?;
    while let Some((word, after)) = rest.split_first_chunk() {
        let marked = marks(u64::from_le_bytes(*word));
        if marked != 0 {
            return Some(bytes.len() - rest.len() + marked.trailing_zeros() as usize / 8);
        }
        rest = after;
    }
    let word = match bytes.last_chunk() {
        // The last whole word, moved on to where the search stands.
        Some(word) if !rest.is_empty() => u64::from_le_bytes(*word) >> (64 - rest.len() * 8),
        _ => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    // What is marked behind the end is not there.
    let at = marks(word).trailing_zeros() as usize / 8;
    (at < rest.len()).then(|| bytes.len() - rest.len() + at)
}
