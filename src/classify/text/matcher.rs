//! Words → the phrases that match.

use super::tokens::{Token, Tokens};
use crate::classify::votes::Votes;
use crate::knowledge::phrases::{Mask, Part, Phrase, Sense, TABLES};
use crate::knowledge::{Blocklist, Provider};
use core::ops::Range;

/// What the text says.
pub(in crate::classify) struct Testimony {
    pub(in crate::classify) votes: Votes,
    /// The text says that it will pass.
    pub(in crate::classify) temporary: bool,
    pub(in crate::classify) blocklist: Option<&'static Blocklist>,
    pub(in crate::classify) provider: Option<&'static Provider>,
}

/// Hears the text.
pub(in crate::classify) fn hear(text: &[u8]) -> Testimony {
    let mut tokens = Tokens::EMPTY;
    tokens.read(text);
    let (blocklist, mut provider) = (tokens.blocklist, tokens.provider);
    let words = tokens.as_mut_slice();
    let present = survey(words);
    take_out_noise(words, present);

    let mut votes = Votes::NONE;
    let (mut temporary, mut permanent) = (false, false);
    for at in 0..words.len() {
        for &number in TABLES.phrases_of(words[at].word) {
            let phrase = TABLES.phrase(number);
            if phrase.is_missing(present)
                || phrase.is_noise()
                || votes.has(number)
                || matches(words, present, at, phrase).is_none()
            {
                continue;
            }
            match phrase.sense {
                Sense::Noise => {}
                Sense::Temporary => temporary = true,
                Sense::Permanent => permanent = true,
                Sense::Provider(name) => provider = provider.or(Some(name)),
                Sense::Reason(reason, weight) => votes.row(number, reason, weight),
            }
        }
    }
    Testimony { votes, temporary: temporary && !permanent, blocklist, provider }
}

/// What words there are; those that "not" stands right before are marked.
fn survey(words: &mut [Token]) -> Mask {
    let mut present = Mask::default();
    let mut negated_up_to = 0;
    for token in words {
        token.negated = token.place <= negated_up_to;
        let mask = TABLES.mask(token.word);
        negated_up_to = if TABLES.negates(mask) { token.place + 1 } else { 0 };
        present = present.and(mask);
    }
    present
}

/// Blanks the words of phrases that say nothing.
fn take_out_noise(words: &mut [Token], present: Mask) {
    for at in 0..words.len() {
        for &number in TABLES.phrases_of(words[at].word) {
            let phrase = TABLES.phrase(number);
            if !phrase.is_noise() {
                break;
            }
            if phrase.is_missing(present) {
                continue;
            }
            if let Some(span) = matches(words, present, at, phrase) {
                for word in &mut words[span] {
                    word.word = 0;
                }
                break;
            }
        }
    }
}

/// The tokens that the phrase spans, if it matches with its key at this one, whose word it hangs on.
#[inline]
fn matches(words: &[Token], present: Mask, at: usize, phrase: &Phrase) -> Option<Range<usize>> {
    let span = span(words, at, phrase)?;
    conditions_hold(words, present, phrase).then_some(span)
}

fn conditions_hold(words: &[Token], present: Mask, phrase: &Phrase) -> bool {
    let occurs = |part: &Part| {
        let set = TABLES.set(*part);
        present.may_have(set) && words.iter().any(|word| TABLES.has(set, word.word))
    };
    TABLES.needs(phrase).iter().all(occurs) && !TABLES.vetoes(phrase).iter().any(occurs)
}

/// The tokens that the elements of the phrase span.
fn span(words: &[Token], at: usize, phrase: &Phrase) -> Option<Range<usize>> {
    let elements = TABLES.elements(phrase);
    let key = phrase.key as usize;
    if words[at].negated && !elements[key].after_not {
        return None;
    }
    let (mut before, mut after) = (words[..at].iter(), words[at + 1..].iter());
    let mut place = words[at].place;
    for element in &elements[key + 1..] {
        let limit = place.saturating_add(element.reach);
        place = loop {
            let word = after.next().filter(|word| word.place <= limit)?;
            if fits(*element, *word) {
                break word.place;
            }
        };
    }
    let mut place = words[at].place;
    for pair in elements[..=key].windows(2).rev() {
        let limit = place.saturating_sub(pair[1].reach);
        place = loop {
            let word = before.next_back().filter(|word| word.place >= limit)?;
            if fits(pair[0], *word) {
                break word.place;
            }
        };
    }
    Some(before.len()..words.len() - after.len())
}

#[inline]
fn fits(element: Part, token: Token) -> bool {
    TABLES.has(TABLES.set(element), token.word) && (!token.negated || element.after_not)
}
