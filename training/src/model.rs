//! Weights → rows of bytes, as the classifier reads them.
//!
//! First the features of training become rows: that of a spelling adds up its concept and its pieces. Then only the most
//! important rows and weights are kept. Last the weights are rounded to a few levels of their row's unit. (To fit the kept
//! weights once more made them worse on unseen texts.)

use crate::examples::{CLASSES, CODE, CONSTANT, Example, Features, Name, PASSING};
use crate::fit::{Sample, Weights, fit};
use crate::lexicon::{Lexicon, Own};
use smtp_reply::__training::stored::{LEVELS, SHORTEST, WEIGHTS};
use smtp_reply::__training::{Feature, Reading};
use smtp_reply::{Category, Class, Reason};
use std::collections::HashMap;

/// How many pairs, negated concepts and pieces are kept. Each costs eight bytes of every program; cross-validated, twice as
/// many give half a point more.
const KEYS: usize = 10_000;
/// How many weights a word may have, and a code.
const OF_WORD: usize = 20;
const OF_CODE: usize = 31;

/// One unit of a word's weight, before the vector is scaled to length 1.
const UNIT: f32 = 40.0;
/// A length is stored in so many parts of 1.
const LENGTH: f32 = 8.0;
/// How large a distance of 1 is in scores: the classifier scales sums by 256 and lengths by 4.
const SCORE: f32 = UNIT * 256.0 / 4.0 / LENGTH;

/// A row as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) length: u8,
    pub(crate) unit: u8,
    /// Classes, each with the number of its level.
    pub(crate) weights: Vec<(u8, u8)>,
}

impl Row {
    pub(crate) fn add_to(&self, sums: &mut [i32; CLASSES]) {
        for (class, level) in &self.weights {
            sums[usize::from(*class)] += i32::from(self.unit) * i32::from(LEVELS[usize::from(*level)]);
        }
    }
}

/// The model.
pub(crate) struct Model {
    pub(crate) rows: Vec<Row>,
    /// The row of each entry of the lexicon; `None` if it has no weights.
    pub(crate) of_entry: Vec<Option<u32>>,
    pub(crate) of_feature: HashMap<Name, u32>,
    pub(crate) bias: [i32; CLASSES],
    /// From which distance to the next reason on answers are right, and how often, in per cent.
    pub(crate) confidence: Vec<(i32, u8)>,
}

/// Rows before they are rounded.
struct Draft {
    /// The square of each row's length; 0 for codes.
    squares: Vec<f32>,
    of_entry: Vec<Option<u32>>,
    of_feature: HashMap<Name, u32>,
}

impl Model {
    pub(crate) fn of(lexicon: &Lexicon, examples: &[&Example]) -> Self {
        let features = Features::of(lexicon, examples);
        let samples: Vec<Sample<'_>> = examples
            .iter()
            .map(|example| Sample {
                vector: features.vector(&example.reading),
                targets: &example.targets,
                cost: example.cost,
            })
            .collect();
        let weights = fit(&samples, features.idf.len() + 1);
        let (draft, rows) = into_rows(lexicon, &features, &weights);
        draft.rounded(&rows, examples)
    }

    /// The scores of words, reply code and enhanced code for each class.
    pub(crate) fn scores(&self, reading: &Reading) -> Scores {
        let mut scores =
            Scores { words: [0; CLASSES], reply: [0; CLASSES], enhanced: [0; CLASSES], known: false };
        let mut square = 0_u32;
        for (feature, ..) in &reading.features {
            let (row, sums) = match *feature {
                Feature::Word(entry) => (self.of_entry[entry as usize], &mut scores.words),
                Feature::Key(key) => (self.row(Name::Key(key)), &mut scores.words),
                Feature::Reply(key) => (self.row(Name::Reply(key)), &mut scores.reply),
                Feature::Enhanced(key) => (self.row(Name::Enhanced(key)), &mut scores.enhanced),
            };
            let Some(row) = row.map(|row| &self.rows[row as usize]) else { continue };
            row.add_to(sums);
            square += u32::from(row.length).pow(2);
            scores.known |= matches!(feature, Feature::Word(_) | Feature::Key(_));
        }
        let shortest = SHORTEST * LENGTH as u32 * 4;
        let length = (square << 4).isqrt().max(shortest).cast_signed();
        scores.words = scores.words.map(|sum| (sum << 8) / length);
        scores
    }

    fn row(&self, name: Name) -> Option<u32> {
        self.of_feature.get(&name).copied()
    }

    pub(crate) fn judge(&self, reading: &Reading) -> Judged {
        let scores = self.scores(reading);
        let total = |class: usize| {
            self.bias[class] + scores.words[class] + scores.reply[class] + scores.enhanced[class]
        };
        let refused = reading.class.is_some_and(Class::is_refusal);
        let mut classes: Vec<usize> = (0..Reason::ALL.len())
            .filter(|&class| !(refused && Reason::ALL[class].category() == Category::Success))
            .collect();
        classes.sort_by_key(|&class| {
            std::cmp::Reverse((
                total(class),
                scores.words[class],
                std::cmp::Reverse(Reason::ALL[class].as_str()),
            ))
        });
        let (best, second) = (classes[0], classes[1]);
        let lead = |scores: &[i32; CLASSES]| scores[best] - scores[second];
        let distance = total(best) - total(second);
        Judged {
            reason: smtp_reply::__training::at_stage(Reason::ALL[best], reading.stage),
            second: Reason::ALL[second],
            distance,
            by_words: scores.known && lead(&scores.words) >= lead(&scores.enhanced).max(lead(&scores.reply)),
            by_enhanced: lead(&scores.enhanced) >= lead(&scores.reply),
            known: scores.known,
            passing: total(PASSING) > 0,
        }
    }
}

pub(crate) struct Scores {
    pub(crate) words: [i32; CLASSES],
    pub(crate) reply: [i32; CLASSES],
    pub(crate) enhanced: [i32; CLASSES],
    known: bool,
}

pub(crate) struct Judged {
    pub(crate) reason: Reason,
    pub(crate) second: Reason,
    pub(crate) distance: i32,
    pub(crate) by_words: bool,
    pub(crate) by_enhanced: bool,
    pub(crate) known: bool,
    pub(crate) passing: bool,
}

/// The features of training as rows, with their weights.
fn into_rows(lexicon: &Lexicon, features: &Features, weights: &Weights) -> (Draft, Weights) {
    let mut draft = Draft {
        squares: Vec::new(),
        of_entry: vec![None; lexicon.entries.len()],
        of_feature: HashMap::new(),
    };
    let mut rows: Weights = vec![Vec::new(); CLASSES];
    let mut push = |parts: &[u32], is_code: bool| {
        let idf = |part: u32| features.idf[part as usize];
        let square: f32 = parts.iter().map(|part| idf(*part).powi(2)).sum();
        let scale = if is_code { 1.0 } else { square.sqrt() };
        for (class, row) in rows.iter_mut().enumerate() {
            let sum: f32 = parts
                .iter()
                .map(|part| weights[class][*part as usize] * if is_code { 1.0 } else { idf(*part) })
                .sum();
            row.push(sum / scale);
        }
        draft.squares.push(if is_code { 0.0 } else { square });
        u32::try_from(draft.squares.len() - 1).expect("rows are few")
    };
    // Spellings that have no weights of their own share the row of their concept.
    let mut of_concept: HashMap<u16, u32> = HashMap::new();
    for (at, entry) in lexicon.entries.iter().enumerate() {
        let parts: Vec<u32> = features.of_entry(at).collect();
        if parts.is_empty() {
            continue;
        }
        let row = match entry.own {
            Own::No => *of_concept.entry(entry.concept).or_insert_with(|| push(&parts, false)),
            Own::Pieces | Own::Tag => push(&parts, false),
        };
        draft.of_entry[at] = Some(row);
    }
    let mut others: Vec<(Name, u32)> =
        features.numbers.iter().map(|(name, number)| (*name, *number)).collect();
    others.sort_unstable_by_key(|(_, number)| *number);
    for (name, number) in others {
        let is_code = matches!(name, Name::Reply(_) | Name::Enhanced(_));
        if is_code || matches!(name, Name::Key(_)) {
            draft.of_feature.insert(name, push(&[number], is_code));
        }
    }
    centre(&mut rows);
    let constant = features.constant() as usize;
    for (row, weights) in rows.iter_mut().zip(weights) {
        row.push(weights[constant]);
    }
    (draft, rows)
}

/// Takes the median of each row from its weights for reasons. That changes no distance between two reasons, and most
/// features speak for few reasons and alike against all others: their weights become zero.
fn centre(rows: &mut Weights) {
    for row in 0..rows[0].len() {
        let mut weights: Vec<f32> = rows[..PASSING].iter().map(|class| class[row]).collect();
        weights.sort_by(f32::total_cmp);
        let median = weights[weights.len() / 2];
        rows[..PASSING].iter_mut().for_each(|class| class[row] -= median);
    }
}

/// What a row is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Key,
    Code,
}

impl Draft {
    fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> =
            self.squares.iter().map(|square| if *square == 0.0 { Kind::Code } else { Kind::Key }).collect();
        for row in self.of_entry.iter().flatten() {
            kinds[*row as usize] = Kind::Word;
        }
        kinds
    }

    /// How many replies have each row.
    fn seen(&self, examples: &[&Example]) -> Vec<u32> {
        let mut seen = vec![0; self.squares.len()];
        for example in examples {
            let mut rows: Vec<u32> = example
                .reading
                .features
                .iter()
                .filter_map(|(feature, ..)| match *feature {
                    Feature::Word(entry) => self.of_entry[entry as usize],
                    Feature::Key(key) => self.of_feature.get(&Name::Key(key)).copied(),
                    Feature::Reply(_) | Feature::Enhanced(_) => None,
                })
                .collect();
            rows.sort_unstable();
            rows.dedup();
            for row in rows {
                seen[row as usize] += 1;
            }
        }
        seen
    }

    /// The rows as they are stored. Keys that are not kept have none, and are as if they had never been seen.
    fn rounded(mut self, weights: &Weights, examples: &[&Example]) -> Model {
        let kinds = self.kinds();
        let scaled = |row: usize| -> Vec<f32> {
            let scale =
                if kinds[row] == Kind::Code { CODE as f32 * SCORE } else { self.squares[row].sqrt() * UNIT };
            weights.iter().map(|class| class[row] * scale).collect()
        };
        // The keys that move scores most: by far, or often.
        let seen = self.seen(examples);
        let mut keys: Vec<(f32, usize)> = (0..self.squares.len())
            .filter(|row| kinds[*row] == Kind::Key)
            .map(|row| {
                let most = scaled(row).into_iter().fold(0.0, |most: f32, weight| most.max(weight.abs()));
                (most * (seen[row] as f32).sqrt(), row)
            })
            .collect();
        keys.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut kept: Vec<bool> = kinds.iter().map(|kind| *kind != Kind::Key).collect();
        keys.iter().take(KEYS).for_each(|(_, row)| kept[*row] = true);

        let rows: Vec<Row> = (0..self.squares.len())
            .map(|row| {
                let most = match kinds[row] {
                    Kind::Word => OF_WORD,
                    Kind::Key => WEIGHTS,
                    Kind::Code => OF_CODE,
                };
                let length = (self.squares[row].sqrt() * LENGTH).round().min(255.0) as u8;
                let (unit, weights) = if kept[row] { round(&scaled(row), most) } else { (0, Vec::new()) };
                Row { length, unit, weights }
            })
            .collect();
        self.of_feature.retain(|_, row| !rows[*row as usize].weights.is_empty());
        let constant = self.squares.len();
        let bias: Vec<i32> =
            weights.iter().map(|class| (class[constant] * CONSTANT as f32 * SCORE).round() as i32).collect();
        Model {
            rows,
            of_entry: self.of_entry,
            of_feature: self.of_feature,
            bias: bias.try_into().expect("there is one for each class"),
            confidence: Vec::new(),
        }
    }
}

/// Rounds weights to levels of a unit, and keeps the largest ones.
fn round(weights: &[f32], most: usize) -> (u8, Vec<(u8, u8)>) {
    let (lowest, highest) = (f32::from(LEVELS[0]), f32::from(LEVELS[LEVELS.len() - 1]));
    let max = weights.iter().copied().fold(0.0, f32::max);
    let min = weights.iter().copied().fold(0.0, f32::min);
    let unit = (max / highest).max(min / lowest).round().clamp(1.0, 255.0);
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for (class, weight) in weights.iter().enumerate() {
        let far = |level: f32| (weight / unit - level).abs();
        let level = (0..LEVELS.len())
            .min_by(|one, other| far(f32::from(LEVELS[*one])).total_cmp(&far(f32::from(LEVELS[*other]))))
            .expect("there are levels");
        if far(f32::from(LEVELS[level])) < far(0.0) {
            chosen.push((class, level));
        }
    }
    chosen.sort_by(|one, other| weights[other.0].abs().total_cmp(&weights[one.0].abs()));
    chosen.truncate(most);
    chosen.sort_unstable();
    (unit as u8, chosen.into_iter().map(|(class, level)| (class as u8, level as u8)).collect())
}
