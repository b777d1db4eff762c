//! Regular endings of English words are cut, in the tables as in the text: `requires`, `required` and `requiring` are
//! found under one stem. What is irregular stands in `words.txt`.

#![allow(clippy::needless_bitwise_bool, reason = "branches would cost more than the tests that they save")]
#![allow(clippy::cast_possible_truncation, reason = "single bytes are taken out of a word")]

/// How many bytes of a word's end are not part of its stem: at most seven. Words of other languages lose letters too,
/// but the same ones in the table.
///
/// `last` holds the last eight bytes of the word in lower case, the very last one in the highest place, and zeros where
/// the word is shorter.
#[inline]
#[allow(clippy::needless_bitwise_bool, reason = "`&&` would be a branch")]
pub(super) const fn ending(last: u64, len: usize) -> usize {
    // Without branches, but for the rarer endings: which of them a word of a text has cannot be foreseen.
    let [c, b, a] = last_three(last);
    let plural = (len > 3) & (a == b's') & (b != b's') & (b != b'u') & (b != b'i');
    // Plural or third person: "users", "addresses"; not "address", "status", "this".
    let hissing = (len > 4) & (b == b'e') & ((c == b's') | (c == b'x'));
    let cut = plural as usize + (plural & hissing) as usize;
    let (mut rest, mut left) = (last << (8 * cut), len - cut);
    // "rejected", "rejecting".
    let cut =
        3 * ((left > 5) & (rest >> 40 == ING)) as usize + 2 * ((left > 4) & (rest >> 48 == ED)) as usize;
    if cut > 0 {
        (rest, left) = (rest << (8 * cut), left - cut);
        // "dropped" and "dropping" lose the doubled letter too.
        let [_, b, a] = last_three(rest);
        if left > 3 && a == b && !matches!(a, b'l' | b's' | b'z' | b'e') {
            (rest, left) = (rest << 8, left - 1);
        }
    }
    // "require"
    let e = (len > 3) & (left > 3) & (rest >> 56 == b'e' as u64);
    len - left + e as usize
}

const ING: u64 = u64::from_le_bytes([b'i', b'n', b'g', 0, 0, 0, 0, 0]);
const ED: u64 = u64::from_le_bytes([b'e', b'd', 0, 0, 0, 0, 0, 0]);

const fn last_three(last: u64) -> [u8; 3] {
    let [.., c, b, a] = last.to_le_bytes();
    [c, b, a]
}
