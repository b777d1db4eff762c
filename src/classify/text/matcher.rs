//! Words → the phrases that match.

use super::super::votes::Votes;
use super::tokens::{Token, Tokens};
use crate::knowledge::phrases::{Mask, Part, Phrase, Sense, TABLES};
use crate::knowledge::{Blocklist, Provider};

/// What the text says.
pub(in super::super) struct Testimony {
    pub(in super::super) votes: Votes,
    /// The text says that it will pass.
    pub(crate) temporary: bool,
    pub(crate) blocklist: Option<&'static Blocklist>,
    pub(crate) provider: Option<Provider>,
}

/// Hears the text.
pub(crate) fn hear(text: &[u8]) -> Testimony {
    let mut tokens = Tokens::EMPTY;
    tokens.read(text);
    take_out_noise(tokens.as_mut_slice());
    let words = tokens.as_slice();
    let present = present(words);

    let mut votes = Votes::NONE;
    let (mut temporary, mut permanent) = (false, false);
    let mut provider = tokens.provider;
    for at in 0..words.len() {
        for &number in TABLES.phrases_of(words[at].word) {
            let phrase = TABLES.phrase(number);
            if TABLES.is_missing(phrase, present)
                || TABLES.is_noise(number)
                || votes.has(number)
                || matches(words, present, at, phrase).is_none()
            {
                continue;
            }
            match TABLES.sense(phrase.section) {
                Sense::Noise => {}
                Sense::Temporary => temporary = true,
                Sense::Permanent => permanent = true,
                Sense::Provider(name) => provider = provider.or(Some(name)),
                Sense::Reason(reason, weight) => votes.row(number, reason, weight),
            }
        }
    }
    Testimony { votes, temporary: temporary && !permanent, blocklist: tokens.blocklist, provider }
}

fn present(words: &[Token]) -> Mask {
    words.iter().fold(Mask::default(), |mask, token| mask.and(TABLES.mask(token.word)))
}

/// Blanks the words of phrases that say nothing.
fn take_out_noise(words: &mut [Token]) {
    let present = present(words);
    for at in 0..words.len() {
        for &number in TABLES.phrases_of(words[at].word) {
            if !TABLES.is_noise(number) {
                break;
            }
            let phrase = TABLES.phrase(number);
            if TABLES.is_missing(phrase, present) {
                continue;
            }
            if let Some((first, last)) = matches(words, present, at, phrase) {
                for word in &mut words[first..=last] {
                    word.word = 0;
                }
                break;
            }
        }
    }
}

/// Whether the phrase matches with its key at this token, whose word it hangs on, and from which token to which.
fn matches(words: &[Token], present: Mask, at: usize, phrase: &Phrase) -> Option<(usize, usize)> {
    let elements = TABLES.elements(phrase);
    let key = phrase.key as usize;
    if words[at].negated && !elements[key].after_not {
        return None;
    }
    let mut last = at;
    for element in &elements[key + 1..] {
        last = (last + 1..words.len())
            .take_while(|&next| words[next].place - words[last].place <= element.reach)
            .find(|&next| fits(element, words[next]))?;
    }
    let mut first = at;
    for index in (0..key).rev() {
        let reach = elements[index + 1].reach;
        first = (0..first)
            .rev()
            .take_while(|&before| words[first].place - words[before].place <= reach)
            .find(|&before| fits(&elements[index], words[before]))?;
    }
    let occurs = |part: &Part| present.may_have(part) && words.iter().any(|word| TABLES.has(part, word.word));
    (TABLES.needs(phrase).iter().all(occurs) && !TABLES.vetoes(phrase).iter().any(occurs))
        .then_some((first, last))
}

#[inline]
fn fits(element: &Part, token: Token) -> bool {
    TABLES.has(element, token.word) && (!token.negated || element.after_not)
}
