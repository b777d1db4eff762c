//! Tables of texts that take little room in a program. A `&str` in a table costs sixteen bytes, and in a program that may
//! be loaded anywhere twenty-four more to put its address right; here the compiler puts texts one behind the other. Uses
//! only `core`.

/// Several texts, each behind a byte with its length: what [`texts!`] makes of a list of words.
#[derive(Clone, Copy)]
pub(crate) struct Texts(&'static [u8]);

impl Texts {
    pub(crate) const fn packed(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// The first text, and the others.
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

/// So many bytes do the texts take, each with its length.
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

/// Copies the bytes of a text to this place, in the compiler.
pub(crate) const fn copy(text: &[u8], into: &mut [u8], at: usize) {
    let mut i = 0;
    while i < text.len() {
        into[at + i] = text[i];
        i += 1;
    }
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
