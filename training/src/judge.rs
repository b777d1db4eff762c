//! Scores → an answer, computed as in the classifier.

use crate::examples::{CLASSES, PASSING};
use smtp_reply::__training::stored::SHORTEST;
use smtp_reply::__training::{Feature, Reading, at_stage};
use smtp_reply::{Category, Class, Reason};
use std::cmp::Reverse;

/// A length is stored in so many parts of 1.
pub(crate) const LENGTH: u32 = 8;

/// The length of a feature in a text's vector, and what it adds to the score of each class.
pub(crate) type Row = (u8, [i32; CLASSES]);

/// What words, reply code and enhanced code say for each class.
pub(crate) struct Scores {
    /// Scaled by the length of the text.
    pub(crate) words: [i32; CLASSES],
    pub(crate) reply: [i32; CLASSES],
    pub(crate) enhanced: [i32; CLASSES],
    /// The length of the text as a vector, in thirty-seconds.
    pub(crate) length: i32,
    /// Whether the model has any word of the text.
    known: bool,
}

impl Scores {
    /// Adds up the features that have rows.
    pub(crate) fn of(reading: &Reading, row: impl Fn(Feature) -> Option<Row>) -> Self {
        let mut scores = Self {
            words: [0; CLASSES],
            reply: [0; CLASSES],
            enhanced: [0; CLASSES],
            length: 1,
            known: false,
        };
        let mut square = 0_u32;
        for (feature, ..) in &reading.features {
            let Some((length, weights)) = row(*feature) else { continue };
            let sums = match feature {
                Feature::Word(_) | Feature::Key(_) => {
                    scores.known = true;
                    square += u32::from(length).pow(2);
                    &mut scores.words
                }
                Feature::Reply(_) => &mut scores.reply,
                Feature::Enhanced(_) => &mut scores.enhanced,
            };
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        let length = (square << 4).isqrt().max(SHORTEST * LENGTH * 4);
        scores.length = i32::try_from(length).expect("it is a root");
        scores.words = scores.words.map(|sum| (sum << 8) / scores.length);
        scores
    }

    /// The sum of all that speaks for a class.
    pub(crate) fn total(&self, bias: &[i32; CLASSES], class: usize) -> i32 {
        bias[class] + self.words[class] + self.reply[class] + self.enhanced[class]
    }

    /// The reasons that may be the answer, the best one first. Of the same sums that is first where the words say more,
    /// then the one whose name comes first.
    pub(crate) fn ranking(&self, bias: &[i32; CLASSES], class: Option<Class>) -> Vec<Reason> {
        // A refusal is never a success, no matter what its words are.
        let refused = class.is_some_and(Class::is_refusal);
        let may_be = |reason: &Reason| !(refused && reason.category() == Category::Success);
        let mut reasons: Vec<Reason> = Reason::ALL.iter().copied().filter(may_be).collect();
        reasons.sort_by_key(|&reason| {
            let class = reason as usize;
            Reverse((self.total(bias, class), self.words[class], Reverse(reason.as_str())))
        });
        reasons
    }
}

/// An answer.
pub(crate) struct Judged {
    pub(crate) reason: Reason,
    pub(crate) second: Reason,
    /// How far the score of the best reason is from the next.
    pub(crate) distance: i32,
    /// Whether the words alone would give the same answer.
    pub(crate) words_agree: bool,
    /// Whether the model has any word of the text.
    pub(crate) known: bool,
    /// Whether the text says that it will pass.
    pub(crate) passing: bool,
}

impl Judged {
    pub(crate) fn of(reading: &Reading, scores: &Scores, bias: &[i32; CLASSES]) -> Self {
        let ranking = scores.ranking(bias, reading.class);
        let (reason, second) = (ranking[0], ranking[1]);
        let best = reason as usize;
        Self {
            reason: at_stage(reason, reading.stage),
            second,
            distance: scores.total(bias, reason as usize) - scores.total(bias, second as usize),
            words_agree: scores.known
                && ranking.iter().all(|other| scores.words[*other as usize] <= scores.words[best]),
            known: scores.known,
            passing: scores.total(bias, PASSING) > 0,
        }
    }
}
