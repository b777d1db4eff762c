//! Regular endings of English words are cut, in the tables as in the text: `requires`, `required` and `requiring` are
//! found under one stem. What is irregular stands in `words.txt`.

/// The word without its ending. Words of other languages lose letters too, but the same ones in the table.
#[inline]
pub(super) const fn stem(word: &[u8]) -> &[u8] {
    let mut end = word.len();
    if end < 4 {
        return word;
    }
    // Plural or third person: "users", "addresses"; not "address", "status", "this".
    if at(word, end - 1, b's')
        && !at(word, end - 2, b's')
        && !at(word, end - 2, b'u')
        && !at(word, end - 2, b'i')
    {
        let hissing =
            end > 4 && at(word, end - 2, b'e') && (at(word, end - 3, b's') || at(word, end - 3, b'x'));
        end -= if hissing { 2 } else { 1 };
    }
    // "rejected", "rejecting"; "dropped" and "dropping" lose the doubled letter too.
    let cut = if end > 5 && at(word, end - 1, b'g') && at(word, end - 2, b'n') && at(word, end - 3, b'i') {
        end - 3
    } else if end > 4 && at(word, end - 1, b'd') && at(word, end - 2, b'e') {
        end - 2
    } else {
        end
    };
    if cut < end {
        end = cut;
        let last = word[end - 1] | 0x20;
        if at(word, end - 2, last) && !matches!(last, b'l' | b's' | b'z' | b'e') && end > 3 {
            end -= 1;
        }
    }
    // "require"
    if end > 3 && at(word, end - 1, b'e') {
        end -= 1;
    }
    word.split_at(end).0
}

const fn at(word: &[u8], index: usize, letter: u8) -> bool {
    word[index] | 0x20 == letter
}
