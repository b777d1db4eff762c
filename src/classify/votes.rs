//! What the witnesses say together.
//!
//! Each witness gives points to reasons: a row of the phrase table that matches, ten for each unit of its weight; the
//! enhanced code and the reply code, as many as stands here. The reason with the most points is the answer. So a telling
//! row beats a code, a code beats a vague row, and where two witnesses agree they beat a third one that is as sure as
//! each of them.

use super::Evidence;
use crate::knowledge::phrases::{ROWS, TABLES, row};
use crate::reason::{Category, Reason};

/// An enhanced code that stands for one reason, as 5.1.1 does.
const TELLING_CODE: u16 = 30;
/// An enhanced code that may stand for several, as 5.7.1 does.
const VAGUE_CODE: u16 = 15;
/// 500–504 and 555: the dialogue went wrong, whatever the words.
const PROTOCOL_CODE: u16 = 30;
/// Other reply codes count where nothing else is known.
const OTHER_CODE: u16 = 1;
/// What several rows have more than the strongest of them alone: 20 times the natural logarithm of their number. The
/// second row counts most; most others say the same once more.
const MORE_ROWS: [u16; 9] = [0, 0, 14, 22, 28, 32, 36, 39, 42];

/// What speaks for a reason.
#[derive(Clone, Copy)]
struct Vote {
    /// How many rows match, and the strongest of them.
    rows: u8,
    weight: u8,
    strongest: u16,
    enhanced: u16,
    code: u16,
}

impl Vote {
    const NONE: Self = Self { rows: 0, weight: 0, strongest: 0, enhanced: 0, code: 0 };

    fn is_empty(self) -> bool {
        u16::from(self.rows) | self.enhanced | self.code == 0
    }

    fn words(self) -> u16 {
        10 * u16::from(self.weight) + MORE_ROWS[usize::from(self.rows).min(MORE_ROWS.len() - 1)]
    }

    fn points(self) -> u16 {
        self.words() + self.enhanced + self.code
    }

    fn evidence(self) -> Evidence {
        let words = self.words();
        if words > 0 && words >= self.enhanced.max(self.code) {
            Evidence::Text
        } else if self.enhanced > 0 && self.enhanced >= self.code {
            Evidence::EnhancedCode
        } else {
            Evidence::ReplyCode
        }
    }
}

/// The votes for all reasons.
pub(super) struct Votes {
    of: [Vote; Reason::ALL.len()],
    /// A bit for each row that has been counted: it may match at several places.
    counted: [u64; ROWS.div_ceil(64)],
}

/// The reason with the most points, and what decided.
pub(super) struct Verdict {
    pub(super) reason: Reason,
    pub(super) evidence: Evidence,
    pub(super) matched: Option<&'static str>,
}

impl Votes {
    pub(super) const NONE: Self =
        Self { of: [Vote::NONE; Reason::ALL.len()], counted: [0; ROWS.div_ceil(64)] };

    #[inline]
    pub(super) fn has(&self, row: u16) -> bool {
        self.counted[usize::from(row / 64)] >> (row % 64) & 1 != 0
    }

    /// A row that matches.
    pub(super) fn row(&mut self, row: u16, reason: Reason, weight: u8) {
        self.counted[usize::from(row / 64)] |= 1 << (row % 64);
        let vote = &mut self.of[reason as usize];
        vote.rows = vote.rows.saturating_add(1);
        if vote.weight < weight || (vote.weight == weight && row < vote.strongest) {
            (vote.weight, vote.strongest) = (weight, row);
        }
    }

    pub(super) fn enhanced(&mut self, reason: Reason, telling: bool) {
        self.of[reason as usize].enhanced = if telling { TELLING_CODE } else { VAGUE_CODE };
    }

    pub(super) fn code(&mut self, reason: Reason) {
        let is_protocol = reason.category() == Category::Protocol;
        self.of[reason as usize].code = if is_protocol { PROTOCOL_CODE } else { OTHER_CODE };
    }

    /// Whether nothing speaks for any reason.
    pub(super) fn is_empty(&self) -> bool {
        self.of.iter().all(|vote| vote.is_empty())
    }

    /// Of reasons with the same points the one that the enum has first.
    pub(super) fn verdict(&self) -> Verdict {
        let none = Verdict { reason: Reason::Unknown, evidence: Evidence::Nothing, matched: None };
        let heard = Reason::ALL.iter().zip(&self.of).filter(|(_, vote)| !vote.is_empty());
        let first_most = heard.rev().max_by_key(|(_, vote)| vote.points());
        first_most.map_or(none, |(&reason, vote)| {
            let evidence = vote.evidence();
            let matched = (evidence == Evidence::Text).then(|| row(TABLES.phrase(vote.strongest)));
            Verdict { reason, evidence, matched }
        })
    }
}
