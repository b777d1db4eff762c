//! Regular endings of English words are cut, in the tables as in the text: `requires`, `required` and `requiring` are
//! found under one stem. `training/words.txt` has irregular forms.

/// How many bytes of a word's end are not part of its stem: at most seven. Words of other languages lose letters too,
/// but the same ones in the table.
///
/// `last` holds the last eight bytes of the word in lower case, the very last one in the highest place, and zeros where
/// the word is shorter.
#[inline]
pub(super) const fn ending(last: u64, len: usize) -> usize {
    let [.., c, b, a] = last.to_le_bytes();
    match a {
        _ if len <= 3 => 0,
        // Plural or third person: "users", "addresses"; not "address", "status", "this".
        b's' if !matches!(b, b's' | b'u' | b'i') => {
            let cut = if len > 4 && b == b'e' && matches!(c, b's' | b'x') { 2 } else { 1 };
            cut + ending_of_verb(last << (8 * cut), len - cut)
        }
        _ => ending_of_verb(last, len),
    }
}

/// "rejected", "rejecting", "require".
#[inline]
const fn ending_of_verb(last: u64, len: usize) -> usize {
    let [.., c, b, a] = last.to_le_bytes();
    match a {
        b'd' if len > 4 && b == b'e' => 2 + ending_of_stem(last << 16, len - 2),
        b'g' if len > 5 && b == b'n' && c == b'i' => 3 + ending_of_stem(last << 24, len - 3),
        b'e' if len > 3 => 1,
        _ => 0,
    }
}

/// "dropped" and "dropping" lose the doubled letter too.
const fn ending_of_stem(last: u64, len: usize) -> usize {
    let [.., b, a] = last.to_le_bytes();
    (len > 3 && (a == b'e' || a == b && !matches!(a, b'l' | b's' | b'z'))) as usize
}
