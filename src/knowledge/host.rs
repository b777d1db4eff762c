//! Host names, and the tables of names that they are looked up in.

/// A host name, prepared for lookups in several tables.
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

    /// Returns the whole name and the domains that it is in, the longest first, in lower case: `a.example.com`,
    /// `example.com`, `com`. `None` if none of them can be in the table, as for most hosts.
    ///
    /// The buffer is one byte longer than the longest name of the table, so that a truncated label matches none.
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

/// A hash of twelve bits, regardless of case: of up to four bytes at the end of the label before the last dot.
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

/// A bloom filter of the names in a table, by their endings.
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
