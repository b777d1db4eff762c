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
    /// What the hosts of the first text tell.
    hosts: Option<Hosts>,
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
            hosts: None,
        }
    }

    /// Reads the words of a text, of which less than 64 KiB may be given, and the hosts that it names. Returns whether there
    /// were any words. A text that is read after another adds no hosts: it tells who wrote the line.
    pub(crate) fn read(&mut self, text: &[u8]) -> bool {
        let mut features = Features::new(&Words, self);
        let hosts = tokens::read(text, &mut features);
        let has_words = features.has_words();
        self.has_words |= has_words;
        self.hosts.get_or_insert(hosts);
        has_words
    }

    /// Whether nothing of it is known but plain names.
    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0 || !self.has_words
    }

    /// The first blocklist that the text names.
    pub(crate) fn blocklist(&self) -> Option<&'static Blocklist> {
        self.hosts?.blocklist
    }

    /// The provider of the text, by its host names and tags.
    pub(crate) fn provider(&self) -> Option<&'static Provider> {
        self.hosts.and_then(|hosts| hosts.provider).or(self.tag)
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
            if row.most_lead() <= most {
                continue;
            }
            let lead = row.lead(&lead);
            if lead > most {
                (most, deciding) = (lead, Some(hit.start..hit.end));
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
    let (mut reply, mut enhanced) = (Sums::zero(), Sums::zero());
    add_codes(codes, &mut reply, &mut enhanced);
    let (reply, enhanced) = (reply.of_classes(), enhanced.of_classes());
    let words = text.sums.of_classes();
    let mut totals = [0; CLASSES];
    add_up(&mut totals, words, reply, enhanced, length);
    let passing = totals[PASSING] > 0;
    let reasons = &mut totals[..PASSING];
    if is_refusal {
        for success in SUCCESSES {
            reasons[success as usize] = i32::MIN;
        }
    }
    let (best, most) = largest(reasons, words);
    reasons[best] = i32::MIN;
    let (second, next) = largest(reasons, words);

    let by_words = bounded(words[best]) / length;
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
        confidence: confidence((most - next) / length),
        source,
        deciding: if source == Source::Words { text.deciding(best, second) } else { None },
        words_agree: !text.is_empty() && max(&words[..PASSING]) <= words[best],
        passing,
    }
}

/// The reasons of [`Category::Success`](crate::Category::Success).
const SUCCESSES: [Reason; 2] = [Reason::Accepted, Reason::Intermediate];

/// The sum of the words of a class, in the unit of totals.
#[inline]
fn bounded(words: i32) -> i32 {
    words.clamp(-LARGEST, LARGEST) << 8
}

/// Adds up what words and codes give each class.
// As a function of slices it is a loop of vectors. Where the number of classes is known, the compiler writes it out, and
// that much code does not stay in the cache.
#[inline(never)]
fn add_up(totals: &mut [i32], words: &[i32], reply: &[i32], enhanced: &[i32], length: i32) {
    let codes = BIAS.iter().zip(reply).zip(enhanced).map(|((bias, reply), enhanced)| bias + reply + enhanced);
    for ((total, words), codes) in totals.iter_mut().zip(words).zip(codes) {
        *total = bounded(*words) + codes * length;
    }
}

/// The reason with the largest sum, and the sum. Of equal sums that with the larger sum of words is first, then the one
/// whose name is first in the alphabet.
#[inline(never)]
fn largest(totals: &[i32], words: &[i32]) -> (usize, i32) {
    let most = max(totals);
    let mut equals = totals.iter().enumerate().filter(|(_, total)| **total == most).map(|(class, _)| class);
    let first = equals.next().unwrap_or_default();
    (equals.fold(first, |first, class| first_of_equals(first, class, words)), most)
}

#[cold]
fn first_of_equals(one: usize, other: usize, words: &[i32]) -> usize {
    let order = |class: usize| (words[class], core::cmp::Reverse(Reason::ALL[class].as_str()));
    if order(other) > order(one) { other } else { one }
}

fn max(sums: &[i32]) -> i32 {
    sums.iter().copied().fold(i32::MIN, i32::max)
}

/// Adds what the reply code and the enhanced code give each class.
#[inline(never)]
fn add_codes(codes: Codes, reply: &mut Sums, enhanced: &mut Sums) {
    codes.features(|kind, key| {
        if let Some(row) = model::code(key) {
            row.add_to(match kind {
                CodeKind::Reply => &mut *reply,
                CodeKind::Enhanced => &mut *enhanced,
            });
        }
    });
}

/// The calibrated confidence for a distance to the next reason.
fn confidence(distance: i32) -> u8 {
    let steps = CONFIDENCE.partition_point(|(from, _)| *from <= distance);
    steps.checked_sub(1).map_or(0, |step| CONFIDENCE[step].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Category;

    #[test]
    fn successes_are_the_reasons_of_their_category() {
        let of_category = Reason::ALL.iter().filter(|reason| reason.category() == Category::Success);
        assert!(of_category.eq(&SUCCESSES));
    }
}
