//! Searching for positions by a few bytes, 64 positions at a time. Uses only `core`.

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

/// Where the words stand first. They have two bytes or more.
#[inline(never)]
pub(crate) fn find(text: &[u8], words: &[u8]) -> Option<usize> {
    let [first, second, ..] = *words else { return None };
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
