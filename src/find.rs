//! Searches in bytes: for positions by the four bytes there, 64 positions at a time, and for single bytes, eight at a time.
//! Uses only `core`.

pub(crate) const PLACES: usize = 64;
/// How many bytes of each position are tested.
const TESTED: usize = 4;

/// Returns the positions whose four bytes are wanted. After the end of the text they are zeros.
///
/// The predicate should have no branch, so that the compiler vectorises it.
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

/// Returns the first position of the words.
#[inline(never)]
pub(crate) fn find(text: &[u8], words: &[u8]) -> Option<usize> {
    let (first, second) = match *words {
        [] => return None,
        [only] => return byte(text, 0, only),
        [first, second, ..] => (first, second),
    };
    #[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
    let mut starts = places(text, |a, b, _, _| (a == first) & (b == second));
    starts.find(|&at| text[at..].starts_with(words))
}

/// Returns the text after the first occurrence of the words.
#[inline]
pub(crate) fn after<'a>(text: &'a [u8], words: &[u8]) -> Option<&'a [u8]> {
    find(text, words).map(|at| &text[at + words.len()..])
}

/// Returns one bit for each of [`PLACES`] positions from `start` on.
#[inline]
pub(crate) fn look(text: &[u8], start: usize, wanted: impl Fn(u8, u8, u8, u8) -> bool) -> u64 {
    let rest = &text[start..];
    let mut filled_up = [0; PLACES + TESTED - 1];
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
    // The multiplication gathers the lowest bits of eight bytes in the highest byte.
    let bits = |eight: &[u8]| {
        let eight = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        eight.wrapping_mul(0x0102_0408_1020_4080) >> 56
    };
    hits.chunks_exact(8).rev().fold(0, |found, eight| found << 8 | bits(eight))
}

/// Returns the first position of `wanted` at or after `from`.
#[inline]
pub(crate) fn byte(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    marked(bytes, from, |word| equals(word, wanted))
}

const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES << 7;

/// Sets the high bit of each byte that is not `%d32-126`. Carries may mark other bytes, but none before the first correct
/// one.
#[inline]
const fn not_printable(word: u64) -> u64 {
    (word.wrapping_sub(ONES * 0x20) | word.wrapping_add(ONES) | word) & HIGH
}

/// Sets the high bit of each byte that is `byte`, with the same restriction.
#[inline]
const fn equals(word: u64, byte: u8) -> u64 {
    let zero = word ^ (ONES * byte as u64);
    zero.wrapping_sub(ONES) & !zero & HIGH
}

/// Returns the position of the first byte that is not `%d32-126`.
#[inline]
pub(crate) fn odd(bytes: &[u8]) -> Option<usize> {
    // Without an early exit the compiler tests a chunk by a few vector instructions.
    let is_odd = |chunk: &[u8; 16]| chunk.iter().fold(false, |any, byte| any | !matches!(byte, b' '..=b'~'));
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        if is_odd(chunk) {
            break;
        }
        rest = after;
    }
    // A rest of less than a chunk is tested together with some bytes before it.
    if rest.len() < 16 && bytes.last_chunk().is_some_and(|chunk| !is_odd(chunk)) {
        return None;
    }
    marked(bytes, bytes.len() - rest.len(), not_printable)
}

/// Returns the position of the first byte at or after `from` whose high bit `marks` sets, eight at a time.
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
        // The last whole word, without the bytes that have been searched.
        Some(word) if !rest.is_empty() => u64::from_le_bytes(*word) >> (64 - rest.len() * 8),
        _ => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    // Marks after the end do not count.
    let at = marks(word).trailing_zeros() as usize / 8;
    (at < rest.len()).then(|| bytes.len() - rest.len() + at)
}
