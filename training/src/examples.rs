//! Replies → vectors of features, for fitting.

use crate::lexicon::{Entry, Lexicon, Own};
use crate::replies::Labelled;
use smtp_reply::__training::stored::SHORTEST;
use smtp_reply::__training::{Feature, PLAIN_NAMES, Reading, piece_keys};
use smtp_reply::{BounceKind, Class};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The number of classes.
pub(crate) const CLASSES: usize = smtp_reply::__training::CLASSES;
/// The class of texts that say they will pass.
pub(crate) const PASSING: usize = smtp_reply::__training::stored::PASSING;

/// How much a code counts beside words, whose vector has the length 1. Fitted by cross-validation: 0.1 to 0.3 do as well.
pub(crate) const CODE: f64 = 0.2;
/// How much an address, a host name or an IP address counts beside a word that is as rare and tells as much. Refusals by
/// blocklists have addresses more often than others, but an address is no evidence of a listing. In cross-validation half
/// as much, a quarter and the whole differ by a tenth of a point.
const PLAIN_NAME: f64 = 0.25;
/// The feature that every text has.
pub(crate) const CONSTANT: f64 = 0.3;
/// How much an error costs. Chosen by cross-validation: half as much and four times as much are half a point worse.
const COST: f32 = 0.5;
/// The files of replies that were found in the world or recalled from it, and how much an error in them costs. They are
/// what the classifier will meet; twice the cost makes it right in nearly one of a hundred more of them, and costs half as
/// much in the others.
const FOUND: [&str; 4] = ["reworded", "recalled_1", "recalled_2", "recalled_3"];
const COST_OF_FOUND: f32 = 2.0 * COST;
/// A feature that fewer replies have is left out; and a code that fewer have, of which there are many with little to say.
const SEEN: usize = 2;
const SEEN_CODE: usize = 6;

/// What a class is to a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Yes,
    No,
    /// The reply says nothing about this class: a careful postmaster accepts it, too.
    Neither,
}

/// A reply as it is fitted to and scored.
pub(crate) struct Example {
    pub(crate) reading: Reading,
    pub(crate) targets: [Target; CLASSES],
    /// How much an error costs beside the length of the weights.
    pub(crate) cost: f32,
}

impl Example {
    pub(crate) fn of(reply: &Labelled, lexicon: &Lexicon) -> Self {
        let reading = lexicon.read(&reply.text);
        let mut targets = [Target::No; CLASSES];
        for alt in &reply.alt {
            targets[*alt as usize] = Target::Neither;
        }
        targets[reply.reason as usize] = Target::Yes;
        targets[PASSING] = passing(reply, reading.class);
        let cost = if FOUND.contains(&reply.source.as_str()) { COST_OF_FOUND } else { COST };
        Self { reading, targets, cost }
    }
}

/// Whether the reply says that it will pass, where neither its reason nor its code says so already.
fn passing(reply: &Labelled, class: Option<Class>) -> Target {
    let told = class == Some(Class::TransientNegative)
        || matches!(reply.reason.bounce(class), BounceKind::Soft | BounceKind::None);
    match reply.bounce.first().map(String::as_str) {
        _ if told => Target::Neither,
        Some("soft") => Target::Yes,
        Some("hard" | "block") => Target::No,
        _ => Target::Neither,
    }
}

/// A vector: numbers of features, with their values.
pub(crate) type Vector = Vec<(u32, f32)>;

/// What a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Name {
    Concept(u16),
    /// The tag of this entry.
    Tag(u32),
    /// A piece, a negated concept or a pair, by its key.
    Key(u64),
    Reply(u64),
    Enhanced(u64),
}

impl Name {
    fn is_code(self) -> bool {
        matches!(self, Self::Reply(_) | Self::Enhanced(_))
    }

    fn is_plain_name(self) -> bool {
        matches!(self, Self::Concept(concept) if PLAIN_NAMES.contains(&concept))
    }

    /// How many replies must have it.
    fn enough(self) -> usize {
        if self.is_code() { SEEN_CODE } else { SEEN }
    }
}

/// What the features of some replies are, and how much they count.
pub(crate) struct Features {
    pub(crate) numbers: HashMap<Name, u32>,
    /// How much each counts in the vector of a text: see [`importance`]; of codes [`CODE`].
    pub(crate) importance: Vec<f32>,
    /// The features of each entry of the lexicon.
    entries: Vec<Vec<Name>>,
}

impl Features {
    /// The features that enough of the replies have.
    pub(crate) fn of(lexicon: &Lexicon, examples: &[&Example]) -> Self {
        let entries: Vec<Vec<Name>> = lexicon.entries.iter().enumerate().map(names_of_entry).collect();
        let mut kept: Vec<(Name, Counts)> = count(&entries, examples)
            .into_iter()
            .filter(|(name, counts)| counts.total() >= name.enough())
            .collect();
        kept.sort_unstable_by_key(|(name, _)| *name);
        let numbered = kept.iter().enumerate();
        Self {
            numbers: numbered
                .map(|(number, (name, _))| (*name, u32::try_from(number).expect("features are few")))
                .collect(),
            importance: importance(&kept, &Counts::of_all(examples)),
            entries,
        }
    }

    /// The number of the constant feature.
    pub(crate) fn constant(&self) -> u32 {
        u32::try_from(self.importance.len()).expect("features are few")
    }

    /// The features of an entry of the lexicon.
    pub(crate) fn of_entry(&self, entry: usize) -> impl Iterator<Item = u32> {
        self.entries[entry].iter().filter_map(|name| self.numbers.get(name).copied())
    }

    /// A text as a vector: its words have the length 1 together, codes and the constant feature stand beside them.
    pub(crate) fn vector(&self, reading: &Reading) -> Vector {
        // In order, so that sums of rounded numbers are the same at each run.
        let mut words: BTreeMap<u32, f32> = BTreeMap::new();
        let mut codes = Vec::new();
        for name in names(&self.entries, reading) {
            let Some(&number) = self.numbers.get(&name) else { continue };
            let importance = self.importance[number as usize];
            if name.is_code() {
                codes.push((number, importance));
            } else {
                *words.entry(number).or_default() += importance;
            }
        }
        // Each occurrence counts for the length as it counts for the sums.
        let square: f32 = words.iter().map(|(number, value)| value * self.importance[*number as usize]).sum();
        let length = square.sqrt().max(SHORTEST as f32);
        let mut vector: Vector = words.into_iter().map(|(number, value)| (number, value / length)).collect();
        vector.append(&mut codes);
        vector.push((self.constant(), CONSTANT as f32));
        vector.sort_unstable_by_key(|(number, _)| *number);
        vector
    }
}

/// The features of an entry of the lexicon, with its number.
fn names_of_entry((number, entry): (usize, &Entry)) -> Vec<Name> {
    let mut names = vec![Name::Concept(entry.concept)];
    match entry.own {
        Own::No => {}
        Own::Pieces => names.extend(piece_keys(entry.spelling.as_bytes()).into_iter().map(Name::Key)),
        Own::Tag => names.push(Name::Tag(u32::try_from(number).expect("entries are few"))),
    }
    names
}

/// How many replies of each reason there are, or have a feature.
#[derive(Clone)]
struct Counts([u32; PASSING]);

impl Counts {
    const NONE: Self = Self([0; PASSING]);

    fn of_all(examples: &[&Example]) -> Self {
        let mut counts = Self::NONE;
        for example in examples {
            counts.add(example);
        }
        counts
    }

    fn add(&mut self, example: &Example) {
        let of_reasons = self.0.iter_mut().zip(&example.targets);
        of_reasons.filter(|(_, target)| **target == Target::Yes).for_each(|(count, _)| *count += 1);
    }

    fn total(&self) -> usize {
        self.0.iter().sum::<u32>() as usize
    }

    /// What having the feature tells of the reason: the Kullback-Leibler divergence of its reasons from those of all, in
    /// natural units. So that a feature of few replies tells little, [`PRIOR`] replies with the reasons of all are added.
    fn information(&self, all: &Self) -> f64 {
        let (here, everywhere) = (self.total() as f64, all.total() as f64);
        let of_reason = |(count, of_all): (&u32, &u32)| {
            let prior = f64::from(*of_all) / everywhere;
            let share = (f64::from(*count) + PRIOR * prior) / (here + PRIOR);
            if share > 0.0 { share * (share / prior).ln() } else { 0.0 }
        };
        self.0.iter().zip(&all.0).map(of_reason).sum::<f64>().max(0.0)
    }
}

/// Chosen among few: it hardly matters.
const PRIOR: f64 = 3.0;
/// What a feature counts for at least, however little it tells.
const LEAST_INFORMATION: f64 = 0.05;

/// How much each feature counts in the vector of a text: the more, the rarer it is and the more it tells of the reason
/// (supervised term weighting: Debole and Sebastiani, Supervised Term Weighting for Automated Text Categorization, SAC
/// 2003). In cross-validation, rarity alone was a third of a point worse, and information alone as well.
fn importance(features: &[(Name, Counts)], all: &Counts) -> Vec<f32> {
    let total = all.total() as f64;
    let rarity = |counts: &Counts| ((1.0 + total) / (1.0 + counts.total() as f64)).ln() + 1.0;
    let raw = |counts: &Counts| rarity(counts) * (counts.information(all) + LEAST_INFORMATION).sqrt();
    // Scaled so that texts are as long as they would be by rarity alone.
    let (mut by_rarity, mut by_both) = (0.0, 0.0);
    for (_, counts) in features.iter().filter(|(name, _)| !name.is_code()) {
        let seen = counts.total() as f64;
        by_rarity += seen * rarity(counts).powi(2);
        by_both += seen * raw(counts).powi(2);
    }
    let scale = if by_both > 0.0 { (by_rarity / by_both).sqrt() } else { 1.0 };
    let of = |(name, counts): &(Name, Counts)| match name {
        _ if name.is_code() => CODE,
        _ if name.is_plain_name() => raw(counts) * scale * PLAIN_NAME,
        _ => raw(counts) * scale,
    };
    features.iter().map(|feature| of(feature) as f32).collect()
}

/// How many replies have each feature.
fn count(entries: &[Vec<Name>], examples: &[&Example]) -> HashMap<Name, Counts> {
    let mut seen: HashMap<Name, Counts> = HashMap::new();
    for example in examples {
        let names: HashSet<Name> = names(entries, &example.reading).collect();
        for name in names {
            seen.entry(name).or_insert(Counts::NONE).add(example);
        }
    }
    seen
}

/// The features of a text, where those of its words are known.
fn names<'a>(entries: &'a [Vec<Name>], reading: &'a Reading) -> impl Iterator<Item = Name> + 'a {
    reading.features.iter().flat_map(move |(feature, ..)| {
        let (entry, single): (&[Name], Option<Name>) = match *feature {
            Feature::Word(entry) => (&entries[entry as usize], None),
            Feature::Key(key) => (&[], Some(Name::Key(key))),
            Feature::Reply(key) => (&[], Some(Name::Reply(key))),
            Feature::Enhanced(key) => (&[], Some(Name::Enhanced(key))),
        };
        entry.iter().copied().chain(single)
    })
}
