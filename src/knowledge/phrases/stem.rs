//! Regular endings of English words are cut, in the tables as in the text: `requires`, `required` and `requiring` are
//! found under one stem. What is irregular stands in `words.txt`.

/// How many bytes of a word's end are not part of its stem: at most seven. Words of other languages lose letters too,
/// but the same ones in the table.
///
/// `last` holds the last eight bytes of the word in lower case, the very last one in the highest place, and zeros where
/// the word is shorter. There is no branch in here: which ending a word of a text has cannot be foreseen.
#[inline]
pub(super) const fn ending(last: u64, len: usize) -> usize {
    let mut rest = last;
    let mut left = len;
    // Plural or third person: "users", "addresses"; not "address", "status", "this".
    let [c, b, a] = last_three(rest);
    let plural = (len > 3) & (a == b's') & (b != b's') & (b != b'u') & (b != b'i');
    let hissing = (len > 4) & (b == b'e') & ((c == b's') | (c == b'x'));
    let cut = plural as usize + (plural & hissing) as usize;
    (rest, left) = (rest << (8 * cut), left - cut);
    // "rejected", "rejecting".
    let [c, b, a] = last_three(rest);
    let ing = (left > 5) & (c == b'i') & (b == b'n') & (a == b'g');
    let ed = (left > 4) & (b == b'e') & (a == b'd');
    let cut = 3 * ing as usize + 2 * ed as usize;
    (rest, left) = (rest << (8 * cut), left - cut);
    // "dropped" and "dropping" lose the doubled letter too.
    let [_, b, a] = last_three(rest);
    let doubled = (ing | ed) & (left > 3) & (a == b) & (a != b'l') & (a != b's') & (a != b'z') & (a != b'e');
    (rest, left) = (rest << (8 * doubled as usize), left - doubled as usize);
    // "require"
    let e = (len > 3) & (left > 3) & (last_three(rest)[2] == b'e');
    len - left + e as usize
}

const fn last_three(last: u64) -> [u8; 3] {
    [(last >> 40) as u8, (last >> 48) as u8, (last >> 56) as u8]
}
