//! A list that is filled while the crate compiles.

/// A table while it is made, with room to spare.
pub(super) struct List<T, const N: usize> {
    pub(super) items: [T; N],
    pub(super) len: usize,
}

impl<T: Copy, const N: usize> List<T, N> {
    pub(super) const fn of(filler: T) -> Self {
        Self { items: [filler; N], len: 0 }
    }

    pub(super) const fn push(&mut self, item: T) {
        self.items[self.len] = item;
        self.len += 1;
    }

    /// The table cut to size.
    pub(super) const fn cut<const LEN: usize>(&self) -> [T; LEN] {
        let mut cut = [self.items[0]; LEN];
        let mut i = 0;
        while i < LEN {
            cut[i] = self.items[i];
            i += 1;
        }
        cut
    }
}
