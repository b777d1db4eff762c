//! Tables of texts that take little space in a program. A `&str` in a table takes sixteen bytes, and twenty-four more for its
//! relocation in a position-independent program; here the texts are concatenated at compile time. Uses only `core`.

use core::cmp::Ordering;

/// Several texts, each after a byte with its length. [`texts!`] creates it from a list of words.
#[derive(Clone, Copy)]
pub(crate) struct Texts(&'static [u8]);

impl Texts {
    pub(crate) const fn packed(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// Returns the first text, and the others.
    pub(crate) const fn split_first(self) -> Option<(&'static [u8], Self)> {
        let [len, rest @ ..] = self.0 else { return None };
        match rest.split_at_checked(*len as usize) {
            Some((first, others)) => Some((first, Self(others))),
            None => None,
        }
    }

    #[inline]
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static [u8]> + Clone {
        let mut rest = self;
        core::iter::from_fn(move || {
            let (first, others) = rest.split_first()?;
            rest = others;
            Some(first)
        })
    }
}

/// Returns the size of packed texts, each with its length.
pub(crate) const fn packed_size(texts: &[&str]) -> usize {
    let (mut size, mut i) = (0, 0);
    while i < texts.len() {
        size += 1 + texts[i].len();
        i += 1;
    }
    size
}

#[expect(clippy::cast_possible_truncation, reason = "checked")]
pub(crate) const fn pack<const SIZE: usize>(texts: &[&str]) -> [u8; SIZE] {
    let mut packed = [0; SIZE];
    let (mut to, mut i) = (0, 0);
    while i < texts.len() {
        let text = texts[i].as_bytes();
        assert!(text.len() <= u8::MAX as usize);
        packed[to] = text.len() as u8;
        copy(text, &mut packed, to + 1);
        to += 1 + text.len();
        i += 1;
    }
    packed
}

/// Copies a text to a position, at compile time.
pub(crate) const fn copy(text: &[u8], into: &mut [u8], at: usize) {
    let mut i = 0;
    while i < text.len() {
        into[at + i] = text[i];
        i += 1;
    }
}

/// A map from texts to values, built by [`index!`] from a list of pairs.
pub(crate) struct Index<T: 'static> {
    /// The end of each text in `texts`. They are sorted by length, then by their bytes.
    ends: &'static [u16],
    values: &'static [T],
    texts: &'static [u8],
}

impl<T: Copy> Index<T> {
    pub(crate) const fn new(ends: &'static [u16], values: &'static [T], texts: &'static [u8]) -> Self {
        Self { ends, values, texts }
    }

    #[inline]
    pub(crate) fn get(&self, text: &[u8]) -> Option<T> {
        position(self.ends, self.texts, text).and_then(|row| self.values.get(row).copied())
    }
}

/// Returns the row of a text. It is not generic, so that all indexes share its code.
fn position(ends: &[u16], texts: &[u8], text: &[u8]) -> Option<usize> {
    let (mut low, mut high) = (0, ends.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = if middle == 0 { 0 } else { ends[middle - 1] };
        let found = texts.get(usize::from(start)..usize::from(ends[middle]))?;
        match found.len().cmp(&text.len()).then_with(|| found.cmp(text)) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Some(middle),
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// Sorts rows into the order of an [`Index`].
pub(crate) const fn sort<T: Copy, const ROWS: usize>(
    mut rows: [(&'static str, T); ROWS],
) -> [(&'static str, T); ROWS] {
    let mut i = 1;
    while i < ROWS {
        let row = rows[i];
        let mut to = i;
        while to > 0 && !is_before(rows[to - 1].0.as_bytes(), row.0.as_bytes()) {
            rows[to] = rows[to - 1];
            to -= 1;
        }
        rows[to] = row;
        i += 1;
    }
    rows
}

const fn is_before(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return a.len() < b.len();
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return a[i] < b[i];
        }
        i += 1;
    }
    panic!("a table has a text twice");
}

/// Returns the size of the texts of a table.
pub(crate) const fn size<T>(rows: &[(&str, T)]) -> usize {
    let (mut size, mut i) = (0, 0);
    while i < rows.len() {
        size += rows[i].0.len();
        i += 1;
    }
    size
}

/// Concatenates the texts of a table. Returns where each ends, and the bytes.
#[expect(clippy::cast_possible_truncation, reason = "checked")]
pub(crate) const fn join<T, const ROWS: usize, const SIZE: usize>(
    rows: &[(&str, T)],
) -> ([u16; ROWS], [u8; SIZE]) {
    assert!(SIZE <= u16::MAX as usize);
    let (mut ends, mut texts) = ([0; ROWS], [0; SIZE]);
    let (mut end, mut i) = (0, 0);
    while i < ROWS {
        copy(rows[i].0.as_bytes(), &mut texts, end);
        end += rows[i].0.len();
        ends[i] = end as u16;
        i += 1;
    }
    (ends, texts)
}

pub(crate) const fn values<T: Copy, const ROWS: usize>(rows: &[(&str, T); ROWS]) -> [T; ROWS] {
    let mut values = [rows[0].1; ROWS];
    let mut i = 0;
    while i < ROWS {
        values[i] = rows[i].1;
        i += 1;
    }
    values
}

/// [`Texts`], written as a list: `texts!["one", "two"]`.
macro_rules! texts {
    ($($text:literal),* $(,)?) => {{
        const TEXTS: &[&str] = &[$($text),*];
        const PACKED: [u8; $crate::table::packed_size(TEXTS)] = $crate::table::pack(TEXTS);
        $crate::table::Texts::packed(&PACKED)
    }};
}
pub(crate) use texts;

/// An [`Index`], written as a list: `index!(u8: "one" => 1, "two" => 2)`.
macro_rules! index {
    ($value:ty: $($text:expr => $stands_for:expr),* $(,)?) => {{
        const COUNT: usize = [$($text),*].len();
        const ROWS: [(&str, $value); COUNT] = $crate::table::sort([$(($text, $stands_for)),*]);
        const JOINED: ([u16; COUNT], [u8; $crate::table::size(&ROWS)]) = $crate::table::join(&ROWS);
        const VALUES: [$value; COUNT] = $crate::table::values(&ROWS);
        $crate::table::Index::new(&JOINED.0, &VALUES, &JOINED.1)
    }};
}
pub(crate) use index;

#[cfg(test)]
mod tests {
    extern crate std;
    use super::{Index, Texts};
    use std::vec::Vec;

    #[test]
    fn texts_come_out_as_they_were_written() {
        let written =
            |texts: Texts| texts.iter().map(|text| core::str::from_utf8(text).unwrap()).collect::<Vec<_>>();
        assert_eq!(written(texts!["one", "", "två", "三 *"]), ["one", "", "två", "三 *"]);
        assert_eq!(written(texts![]), [""; 0]);
        assert_eq!(written(texts![""]), [""]);
    }

    #[test]
    fn an_index_finds_each_of_its_texts_and_no_other() {
        static INDEX: Index<u8> = index!(u8: "b" => 1, "abc" => 2, "a" => 3, "" => 4, "abb" => 5, "B" => 6);
        for (text, number) in [("b", 1), ("abc", 2), ("a", 3), ("", 4), ("abb", 5), ("B", 6)] {
            assert_eq!(INDEX.get(text.as_bytes()), Some(number), "{text}");
        }
        for text in ["c", "A", "ab", "abca", "aba", "bbb", "\0", "abcabcabc"] {
            assert_eq!(INDEX.get(text.as_bytes()), None, "{text}");
        }
    }
}
