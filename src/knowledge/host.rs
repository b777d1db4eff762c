//! Host names, and the tables of names that they are looked up in.

/// A host name, ready for several tables.
#[derive(Clone, Copy)]
pub(crate) struct Host<'a> {
    name: &'a [u8],
    ending: usize,
}

impl<'a> Host<'a> {
    pub(crate) const fn new(name: &'a [u8]) -> Self {
        let name = match name {
            [name @ .., b'.'] => name,
            _ => name,
        };
        Self { name, ending: ending(name) }
    }

    /// The whole name and the domains that it is in, the longest first, in lower case: `a.example.com`, `example.com`,
    /// `com`. `None` where none of them is in the table; so it mostly is.
    ///
    /// The buffer has room for one byte more than any name of the table, so that a label cut in two is no name.
    pub(super) fn domains<'b>(
        self,
        table: &Endings,
        buffer: &'b mut [u8],
    ) -> Option<impl DoubleEndedIterator<Item = &'b str>> {
        if !table.has(self.ending) {
            return None;
        }
        let end = &self.name[self.name.len().saturating_sub(buffer.len())..];
        let lower = &mut buffer[..end.len()];
        lower.copy_from_slice(end);
        lower.make_ascii_lowercase();
        let lower = &*lower;
        let starts = (0..lower.len()).filter(|&at| at == 0 || matches!(lower[at - 1], b'.' | b'@'));
        Some(starts.filter_map(|at| core::str::from_utf8(&lower[at..]).ok()))
    }

    /// Whether this is the whole name.
    pub(super) const fn is_all_of(self, domain: &str) -> bool {
        self.name.len() == domain.len()
    }
}

/// A number of twelve bits that tells most host names apart, in either case of letters: from the last four bytes, or
/// fewer, of the label before the last dot.
const fn ending(host: &[u8]) -> usize {
    let mut dot = host.len();
    while dot > 0 && host[dot - 1] != b'.' {
        dot -= 1;
    }
    let mut label = 0_u32;
    let mut at = dot.saturating_sub(1);
    while at > 0 && !matches!(host[at - 1], b'.' | b'@') && label < 1 << 24 {
        at -= 1;
        label = label << 8 | (host[at] | 0x20) as u32;
    }
    (label.wrapping_mul(0x9E37_79B1) >> 20) as usize
}

/// One bit for the ending of each name in a table.
pub(super) struct Endings([u64; 64]);

impl Endings {
    pub(super) const fn of(names: &[&str]) -> Self {
        let mut bits = [0; 64];
        let mut i = 0;
        while i < names.len() {
            let ending = ending(names[i].as_bytes());
            bits[ending / 64] |= 1 << (ending % 64);
            i += 1;
        }
        Self(bits)
    }

    const fn has(&self, ending: usize) -> bool {
        self.0[ending / 64] >> (ending % 64) & 1 != 0
    }
}

pub(super) const fn longest(names: &[&str]) -> usize {
    let mut longest = 0;
    let mut i = 0;
    while i < names.len() {
        if names[i].len() > longest {
            longest = names[i].len();
        }
        i += 1;
    }
    longest
}
