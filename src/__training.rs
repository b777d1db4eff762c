//! The features of a text, and the form of the tables, for the package that fits the weights.

#![allow(
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    reason = "it is no part of the public interface"
)]

use crate::classify::{provider_of, read_words, success};
use crate::knowledge::Provider;
use crate::line::Diagnostic;
use crate::reason::Reason;
use crate::text::features::{CodeKind, Codes, FeatureSink, Features, Keyed, Known, Lexicon, pieces};
use crate::text::{hash, model, tokens};
use std::vec::Vec;

/// The concepts from 1 to this one negate the word behind them.
pub const LAST_NEGATION: u16 = crate::text::features::LAST_NEGATION;
/// The concepts of plain names: `<address>`, `<host>` and `<ip>`.
pub const PLAIN_NAMES: core::ops::RangeInclusive<u16> = crate::text::features::PLAIN_NAMES;
/// The concept of words that say nothing.
pub const STOP: u16 = crate::text::features::STOP;

/// The number of classes: the reasons, then "it will pass".
pub const CLASSES: usize = model::CLASSES;

/// A feature of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// A spelling of the lexicon, by the number that the lexicon gave it.
    Word(u32),
    /// A negated concept, a pair or a piece.
    Key(u64),
    /// The reply code or the stage.
    Reply(u64),
    /// The enhanced code.
    Enhanced(u64),
}

/// What is read of a text.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The features, each with the range of its bytes.
    pub features: Vec<(Feature, usize, usize)>,
    /// Words that the lexicon does not have, as written in the text, and whether that is in the path of a URL.
    pub unknown: Vec<(Vec<u8>, bool)>,
    /// Whether it has words beside plain names.
    pub has_words: bool,
    /// Whether the line or its code decides alone: it is a success, or tells of no result.
    pub decided: bool,
    /// Whether the reply is refused for good, or whether that is not known.
    pub class: Option<crate::code::Class>,
    /// Where in the dialogue the reply was given.
    pub stage: Option<crate::reason::Stage>,
    /// What the tables of codes say: the reason, and whether the code tells it outright.
    pub by_tables: Option<(Reason, bool)>,
    /// The reply code.
    pub code: Option<crate::ReplyCode>,
    /// The enhanced code.
    pub enhanced: Option<crate::EnhancedCode>,
    /// The status by the writer of the line.
    pub status: Option<crate::EnhancedCode>,
    /// The provider, by host names and tags.
    pub provider: Option<&'static Provider>,
}

struct Lookup<'a>(&'a dyn Fn(u64) -> Option<(u16, u32)>);

impl Lexicon for Lookup<'_> {
    fn find(&self, hash: u64) -> Option<Known> {
        (self.0)(hash).map(|(concept, row)| Known { concept, row })
    }
}

#[derive(Default)]
struct Sink {
    features: Vec<(Feature, usize, usize)>,
    tag: Option<u16>,
    first_tag: u16,
}

impl FeatureSink for Sink {
    fn word(&mut self, known: Known, start: u16, end: u16) {
        if known.concept >= self.first_tag {
            self.tag = self.tag.or(Some(known.concept - self.first_tag));
        }
        self.features.push((Feature::Word(known.row), start.into(), end.into()));
    }

    fn may_have(&self, _: u64) -> bool {
        true
    }

    fn keys(&mut self, keys: &[Keyed]) {
        let feature = |keyed: &Keyed| (Feature::Key(keyed.key), keyed.start.into(), keyed.end.into());
        self.features.extend(keys.iter().map(feature));
    }
}

/// Reads a text as the classifier does. The lexicon gives each spelling its concept and a number; the concepts from
/// `first_tag` on are tags of the providers with these ids.
pub fn read(
    text: &[u8],
    lexicon: &dyn Fn(u64) -> Option<(u16, u32)>,
    first_tag: u16,
    tags: &[&str],
) -> Reading {
    let line = Diagnostic::parse(text);
    let lexicon = Lookup(lexicon);
    let mut hosts = None;
    let mut has_words = false;
    let mut sink = Sink::default();
    let mut unknown = Unknown { lexicon: &lexicon, words: Vec::new() };
    let part = read_words(&line, |part| {
        sink = Sink { first_tag, ..Sink::default() };
        let mut features = Features::new(&lexicon, &mut sink);
        hosts.get_or_insert(tokens::read(part, &mut features));
        has_words = features.has_words();
        unknown.words.clear();
        tokens::read(part, &mut unknown);
        has_words
    });
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    for (_, from, to) in &mut sink.features {
        (*from, *to) = (*from + start, *to + start);
    }
    let tag = sink.tag.and_then(|tag| tags.get(usize::from(tag))).and_then(|id| Provider::by_id(id));
    let codes = Codes {
        provider: provider_of(line.host(), &line).or(hosts.and_then(|hosts| hosts.provider)).or(tag),
        code: line.code,
        enhanced: line.enhanced,
        status: line.status,
        stage: line.stage,
    };
    codes.features(|kind, key| {
        let feature = match kind {
            CodeKind::Reply => Feature::Reply(key),
            CodeKind::Enhanced => Feature::Enhanced(key),
        };
        sink.features.push((feature, 0, 0));
    });
    Reading {
        has_words,
        features: sink.features,
        unknown: unknown.words,
        decided: success(&line).is_some() || (line.is_without_result() && !line.is_interim()),
        class: codes.class(),
        stage: codes.stage,
        by_tables: crate::classify::by_code_tables(codes),
        code: codes.code,
        enhanced: codes.enhanced,
        status: codes.status,
        provider: codes.provider,
    }
}

struct Unknown<'a> {
    lexicon: &'a Lookup<'a>,
    words: Vec<(Vec<u8>, bool)>,
}

impl tokens::TokenSink for Unknown<'_> {
    fn tokens(&mut self, text: &[u8], tokens: &[tokens::Token]) {
        for token in tokens {
            if token.form != tokens::Form::Name && self.lexicon.find(token.hash).is_none() {
                let word = &text[usize::from(token.start)..usize::from(token.end)];
                self.words.push((word.to_vec(), token.form == tokens::Form::Path));
            }
        }
    }
}

/// The hashes by which a spelling is found: as it is written, and with its umlauts written out.
pub fn spelling_hashes(spelling: &[u8]) -> Vec<u64> {
    if let Some(word) = spelling.strip_prefix(b"/") {
        return Vec::from([hash::hash_in_path(word)]);
    }
    let (plain, expanded) = (hash::hash_foreign(spelling), hash::hash_without_umlauts(spelling));
    if plain == expanded { Vec::from([plain]) } else { Vec::from([plain, expanded]) }
}

/// The keys of a word's pieces.
pub fn piece_keys(word: &[u8]) -> Vec<u64> {
    pieces(word).collect()
}

/// The key of a negated concept.
pub fn negated_key(concept: u16) -> u64 {
    crate::text::features::key::negated(concept)
}

/// The key of a pair of concepts. Each may carry [`NEGATED`].
pub fn pair_key(first: u16, second: u16) -> u64 {
    crate::text::features::key::pair(first, second)
}

/// Marks a concept of a pair as negated.
pub const NEGATED: u16 = crate::text::features::NEGATED;

/// What a reason means at this stage.
pub fn at_stage(reason: Reason, stage: Option<crate::Stage>) -> Reason {
    crate::classify::at_stage(reason, stage)
}

/// How the tables are stored: see `text/model.rs`.
pub mod stored {
    use crate::text::model;

    /// The class of texts that say they will pass.
    pub const PASSING: usize = model::PASSING;
    /// What a weight may be, in units of its row.
    pub const LEVELS: [i8; 5] = model::LEVELS;
    /// The weights in the slot of a key.
    pub const WEIGHTS: usize = model::WEIGHTS;
    /// The byte where a slot has no weight.
    pub const NO_WEIGHT: u8 = model::NO_WEIGHT;

    /// The length that a text has at least.
    pub const SHORTEST: u32 = model::SHORTEST;

    /// How many bits the filter of keys has.
    pub const FILTER_BITS: usize = model::FILTER_BITS;

    /// The bit of the filter that a key sets.
    pub fn filter_bit(key: u64) -> usize {
        model::filter_bit(key)
    }

    /// The group of a key.
    pub fn group(key: u64, groups: usize) -> usize {
        model::group(key, groups)
    }

    /// The slot of a key, where the shift of its group is known.
    pub fn slot(key: u64, shift: u8, slots: usize) -> usize {
        model::slot(key, shift, slots)
    }

    /// The slot of a word or a code.
    pub fn word(key: u64, row: u32) -> u32 {
        model::stored_word(key, row)
    }

    /// The concepts from this one on are tags.
    pub const FIRST_TAG: u16 = model::read_back::FIRST_TAG;
    /// The providers of the tags.
    pub const TAGS: &[&str] = model::read_back::TAGS;
    /// What each class has before anything is read.
    pub const BIAS: [i32; super::CLASSES] = model::read_back::BIAS;

    /// The concept of a word, and where its row starts; of a code the concept is 0.
    pub fn find(hash: u64) -> Option<(u16, u32)> {
        model::read_back::word(hash)
    }

    /// The length and the weights of the row that starts here.
    pub fn row(start: u32) -> (u8, [i32; super::CLASSES]) {
        model::read_back::row(start)
    }

    /// The length and the weights of a pair, a negated concept or a piece.
    pub fn key(key: u64) -> Option<(u8, [i32; super::CLASSES])> {
        model::read_back::key(key)
    }
}
