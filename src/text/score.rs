//! Features → scores, and what they add up to.

use super::features::{CodeKind, Codes, FeatureSink, Features, Keyed, Known};
use super::generated::{BIAS, CONFIDENCE, FIRST_TAG, TAGS};
use super::model::{self, CLASSES, LENGTH, Lead, PASSING, Place, Row, SHORTEST, Sums, Words};
use super::tokens::{self, Hosts};
use crate::knowledge::{Blocklist, Provider};
use crate::reason::Reason;
use core::ops::Range;

/// How many features of a text are kept to find the deciding one afterwards. All features count for the sum.
const KEPT: usize = 64;

/// A feature that the model has, and where its words stand.
#[derive(Clone, Copy)]
struct Hit {
    place: Place,
    start: u16,
    end: u16,
}

/// What the words of a text add up to.
pub(crate) struct Text {
    sums: Sums,
    /// The square of its length as a vector, in sixty-fourths: a long text says no more than a short one.
    square: u32,
    hits: [Hit; KEPT],
    len: usize,
    has_words: bool,
    tag: Option<&'static Provider>,
    hosts: Hosts,
}

impl Text {
    /// Nothing has been read.
    pub(crate) const fn new() -> Self {
        Self {
            sums: Sums::zero(),
            square: 0,
            hits: [Hit { place: Place::NONE, start: 0, end: 0 }; KEPT],
            len: 0,
            has_words: false,
            tag: None,
            hosts: Hosts { blocklist: None, provider: None },
        }
    }

    /// Reads the words of a text, of which less than 64 KiB may be given, and the hosts that it names.
    pub(crate) fn read(&mut self, text: &[u8]) {
        self.hosts = self.read_words(text);
    }

    /// Reads the words of a text, and returns what its hosts tell.
    pub(crate) fn read_words(&mut self, text: &[u8]) -> Hosts {
        let mut features = Features::new(&Words, self);
        let hosts = tokens::read(text, &mut features);
        let has_words = features.has_words();
        self.has_words |= has_words;
        hosts
    }

    /// Whether it has any words, known or not, beside plain names.
    pub(crate) const fn has_words(&self) -> bool {
        self.has_words
    }

    /// Whether nothing of it is known but plain names.
    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0 || !self.has_words
    }

    /// The first blocklist that the text names.
    pub(crate) const fn blocklist(&self) -> Option<&'static Blocklist> {
        self.hosts.blocklist
    }

    /// The provider of the text, by its host names and tags.
    pub(crate) fn provider(&self) -> Option<&'static Provider> {
        self.hosts.provider.or(self.tag)
    }

    #[inline]
    fn add(&mut self, place: Place, row: Row, start: u16, end: u16) {
        row.add_to(&mut self.sums);
        self.square += u32::from(row.length) * u32::from(row.length);
        if let Some(free) = self.hits.get_mut(self.len) {
            *free = Hit { place, start, end };
            self.len += 1;
        }
    }

    /// The length of the text as a vector, in thirty-seconds.
    fn length(&self) -> i32 {
        let length = (self.square << 4).isqrt().max(4 * LENGTH * SHORTEST);
        i32::try_from(length).unwrap_or(i32::MAX)
    }

    /// Where the words stand whose weight for the one reason exceeds that for the other most.
    fn deciding(&self, best: usize, second: usize) -> Option<Range<u16>> {
        let lead = Lead::of(best, second);
        let mut deciding = None;
        let mut most = i32::MIN;
        for hit in &self.hits[..self.len] {
            let row = hit.place.row();
            // Most rows are known not to be the one without adding up their weights.
            if row.most_lead() > most && row.lead(&lead) > most {
                most = row.lead(&lead);
                deciding = Some(hit.start..hit.end);
            }
        }
        deciding
    }
}

impl FeatureSink for Text {
    #[inline]
    fn word(&mut self, known: Known, start: u16, end: u16) {
        if known.concept >= FIRST_TAG && self.tag.is_none() {
            self.tag = TAGS.get(usize::from(known.concept - FIRST_TAG)).and_then(|id| Provider::by_id(id));
        }
        let place = Place::of_word(known.row);
        self.add(place, place.row(), start, end);
    }

    #[inline]
    fn may_have(&self, key: u64) -> bool {
        model::may_have(key)
    }

    fn keys(&mut self, keys: &[Keyed]) {
        for keyed in keys {
            if let Some((place, row)) = model::key(keyed.key) {
                self.add(place, row, keyed.start, keyed.end);
            }
        }
    }
}

/// What contributed most to an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Words,
    EnhancedCode,
    ReplyCode,
    Nothing,
}

/// The reason with the largest sum, and how it stands to the others.
pub(crate) struct Verdict {
    pub(crate) reason: Reason,
    pub(crate) runner_up: Reason,
    /// How often an answer with this distance to the next is right, in per cent.
    pub(crate) confidence: u8,
    pub(crate) source: Source,
    /// Where the words stand that decided, if words did.
    pub(crate) deciding: Option<Range<u16>>,
    /// Whether the words alone would give the same answer.
    pub(crate) words_agree: bool,
    /// Whether the text says that it will pass.
    pub(crate) passing: bool,
}

/// Larger sums, which only a text made of one word can have, count as this one, so that nothing overflows.
const LARGEST: i32 = 1 << 22;

/// Adds up words and codes. A refusal is no success, whatever its words.
pub(crate) fn verdict(text: &Text, codes: Codes, is_refusal: bool) -> Verdict {
    // Dividing the sums of the words by the length of the text would take a division for each class. So the other sums
    // are multiplied by the length instead.
    let length = text.length();
    let (reply, enhanced) = code_scores(codes);
    let (reply, enhanced) = (reply.of_classes(), enhanced.of_classes());
    let words = text.sums.of_classes().map(|sum| sum.clamp(-LARGEST, LARGEST));
    let totals: [i32; CLASSES] = core::array::from_fn(|class| {
        (words[class] << 8) + (BIAS[class] + reply[class] + enhanced[class]) * length
    });
    let mut reasons: [i32; PASSING] = *totals.first_chunk().expect("all other classes are reasons");
    if is_refusal {
        for success in SUCCESSES {
            reasons[success as usize] = i32::MIN;
        }
    }
    let best = largest(&reasons, &words);
    reasons[best] = i32::MIN;
    let second = largest(&reasons, &words);

    let by_words = (words[best] << 8) / length;
    let source = if !text.is_empty() && by_words >= enhanced[best].max(reply[best]) {
        Source::Words
    } else if codes.enhanced.or(codes.status).is_some() && enhanced[best] >= reply[best] {
        Source::EnhancedCode
    } else if codes.code.is_some() {
        Source::ReplyCode
    } else if text.is_empty() {
        Source::Nothing
    } else {
        Source::Words
    };
    Verdict {
        reason: Reason::ALL[best],
        runner_up: Reason::ALL[second],
        confidence: confidence((totals[best] - totals[second]) / length),
        source,
        deciding: if source == Source::Words { text.deciding(best, second) } else { None },
        words_agree: !text.is_empty() && max(&words[..PASSING]) <= words[best],
        passing: totals[PASSING] > 0,
    }
}

/// The reasons of [`Category::Success`](crate::Category::Success).
const SUCCESSES: [Reason; 2] = [Reason::Accepted, Reason::Intermediate];

/// The reason with the largest sum. Of equal sums that with the larger sum of words is first, then the one whose name is
/// first in the alphabet.
fn largest(totals: &[i32; PASSING], words: &[i32; CLASSES]) -> usize {
    let most = max(totals);
    let bits = totals.iter().rev().fold(0_u64, |bits, total| bits << 1 | u64::from(*total == most));
    if bits.is_power_of_two() {
        return bits.trailing_zeros() as usize;
    }
    first_of_equals(bits, words)
}

#[cold]
fn first_of_equals(bits: u64, words: &[i32; CLASSES]) -> usize {
    let order = |class: &usize| (words[*class], core::cmp::Reverse(Reason::ALL[*class].as_str()));
    (0..PASSING).filter(|class| bits >> class & 1 != 0).max_by_key(order).unwrap_or_default()
}

fn max(sums: &[i32]) -> i32 {
    sums.iter().copied().fold(i32::MIN, i32::max)
}

/// The scores that the reply code and the enhanced code give each class.
fn code_scores(codes: Codes) -> (Sums, Sums) {
    let (mut reply, mut enhanced) = (Sums::zero(), Sums::zero());
    codes.features(|kind, key| {
        if let Some(row) = model::code(key) {
            row.add_to(match kind {
                CodeKind::Reply => &mut reply,
                CodeKind::Enhanced => &mut enhanced,
            });
        }
    });
    (reply, enhanced)
}

/// The calibrated confidence for a distance to the next reason.
fn confidence(distance: i32) -> u8 {
    let steps = CONFIDENCE.partition_point(|(from, _)| *from <= distance);
    steps.checked_sub(1).map_or(0, |step| CONFIDENCE[step].1)
}
