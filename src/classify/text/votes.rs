//! What the rows that match say together.

use crate::knowledge::phrases::{ROWS, TABLES, row};
use crate::reason::Reason;

/// For each reason, what speaks for it.
#[derive(Clone, Copy)]
struct Vote {
    /// Of the strongest row.
    weight: u8,
    strongest: u16,
    rows: u8,
}

/// The rows that match a text, counted for each reason.
pub(crate) struct Votes {
    of: [Vote; Reason::ALL.len()],
    /// A bit for each row that has been counted.
    seen: [u64; ROWS.div_ceil(64)],
    any: bool,
}

/// What several rows have more than the strongest of them alone: 20 times the natural logarithm of their number. The
/// second row counts most; most others say the same once more.
const MORE: [u16; 9] = [0, 0, 14, 22, 28, 32, 36, 39, 42];

impl Votes {
    pub(super) const NONE: Self = Self {
        of: [Vote { weight: 0, strongest: 0, rows: 0 }; Reason::ALL.len()],
        seen: [0; ROWS.div_ceil(64)],
        any: false,
    };

    #[inline]
    pub(super) fn has(&self, row: u16) -> bool {
        self.seen[usize::from(row / 64)] >> (row % 64) & 1 != 0
    }

    pub(super) fn add(&mut self, row: u16, reason: Reason, weight: u8) {
        self.any = true;
        self.seen[usize::from(row / 64)] |= 1 << (row % 64);
        let vote = &mut self.of[reason as usize];
        vote.rows = vote.rows.saturating_add(1);
        if vote.weight < weight || (vote.weight == weight && row < vote.strongest) {
            (vote.weight, vote.strongest) = (weight, row);
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        !self.any
    }

    /// The points for a reason.
    pub(crate) fn points(&self, reason: Reason) -> u16 {
        let vote = self.of[reason as usize];
        10 * u16::from(vote.weight) + MORE[usize::from(vote.rows).min(MORE.len() - 1)]
    }

    /// The strongest row for a reason.
    pub(crate) fn row(&self, reason: Reason) -> Option<&'static str> {
        let vote = self.of[reason as usize];
        (vote.rows > 0).then(|| row(TABLES.phrase(vote.strongest)))
    }
}
