//! Weights → rows of bytes, as the classifier reads them.
//!
//! First the features of training become rows: that of a spelling adds up its concept and its pieces. Then only the most
//! important rows and weights are kept. Last the weights are rounded to a few levels of their row's unit. (To fit the kept
//! weights once more made them worse on unseen texts.)

use crate::examples::{CLASSES, CODE, CONSTANT, Example, Features, Name, PASSING};
use crate::fit::{Sample, Weights, fit};
use crate::judge::{Judged, Scores};
use crate::lexicon::{Entry, Lexicon, Own};
use smtp_reply::__training::stored::{LEVELS, WEIGHTS};
use smtp_reply::__training::{Feature, Reading};
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
const LENGTH: f32 = crate::judge::LENGTH as f32;
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
    /// What it adds to the score of each class.
    fn weights(&self) -> [i32; CLASSES] {
        let mut weights = [0; CLASSES];
        for (class, level) in &self.weights {
            weights[usize::from(*class)] += i32::from(self.unit) * i32::from(LEVELS[usize::from(*level)]);
        }
        weights
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
        let weights = fit(&samples, features.importance.len() + 1);
        let (draft, rows) = into_rows(lexicon, &features, &weights);
        draft.rounded(&rows, examples)
    }

    /// The row of a feature, if the model has it.
    fn row(&self, feature: Feature) -> Option<&Row> {
        let row = match feature {
            Feature::Word(entry) => self.of_entry[entry as usize],
            Feature::Key(key) => self.of_feature.get(&Name::Key(key)).copied(),
            Feature::Reply(key) => self.of_feature.get(&Name::Reply(key)).copied(),
            Feature::Enhanced(key) => self.of_feature.get(&Name::Enhanced(key)).copied(),
        };
        row.map(|row| &self.rows[row as usize])
    }

    pub(crate) fn judge(&self, reading: &Reading) -> Judged {
        let scores = Scores::of(reading, |feature| self.row(feature).map(|row| (row.length, row.weights())));
        Judged::of(reading, &scores, &self.bias)
    }
}

/// Adds up features as rows.
struct Adding<'a> {
    features: &'a Features,
    /// For each class the weights of all features.
    weights: &'a Weights,
    /// For each class the weights of all rows.
    rows: Weights,
    squares: Vec<f32>,
}

impl Adding<'_> {
    /// Adds a row for features of words, which stand together.
    fn words(&mut self, parts: &[u32]) -> u32 {
        let features = self.features;
        let importance = |part: u32| features.importance[part as usize];
        let square: f32 = parts.iter().map(|part| importance(*part).powi(2)).sum();
        for (row, weights) in self.rows.iter_mut().zip(self.weights) {
            let sum: f32 = parts.iter().map(|part| weights[*part as usize] * importance(*part)).sum();
            row.push(sum / square.sqrt());
        }
        self.push(square)
    }

    /// Adds a row for a code.
    fn code(&mut self, part: u32) -> u32 {
        for (row, weights) in self.rows.iter_mut().zip(self.weights) {
            row.push(weights[part as usize]);
        }
        self.push(0.0)
    }

    fn push(&mut self, square: f32) -> u32 {
        self.squares.push(square);
        u32::try_from(self.squares.len() - 1).expect("rows are few")
    }
}

/// The features of training as rows, with their weights and, last, that of the constant feature.
fn into_rows(lexicon: &Lexicon, features: &Features, weights: &Weights) -> (Draft, Weights) {
    let mut adding = Adding { features, weights, rows: vec![Vec::new(); CLASSES], squares: Vec::new() };
    let of_entry = rows_of_entries(lexicon, features, &mut adding);
    let mut others: Vec<(Name, u32)> =
        features.numbers.iter().map(|(name, number)| (*name, *number)).collect();
    others.sort_unstable_by_key(|(_, number)| *number);
    let mut of_feature = HashMap::new();
    for (name, number) in others {
        let row = match name {
            Name::Concept(_) | Name::Tag(_) => continue,
            Name::Key(_) => adding.words(&[number]),
            Name::Reply(_) | Name::Enhanced(_) => adding.code(number),
        };
        of_feature.insert(name, row);
    }
    let Adding { mut rows, squares, .. } = adding;
    centre(&mut rows);
    let constant = features.constant() as usize;
    for (row, weights) in rows.iter_mut().zip(weights) {
        row.push(weights[constant]);
    }
    (Draft { squares, of_entry, of_feature }, rows)
}

/// The row of each entry of the lexicon. Spellings that have no weights of their own share that of their concept.
fn rows_of_entries(lexicon: &Lexicon, features: &Features, adding: &mut Adding<'_>) -> Vec<Option<u32>> {
    let mut of_concept: HashMap<u16, u32> = HashMap::new();
    let row = |(at, entry): (usize, &Entry)| {
        let parts: Vec<u32> = features.of_entry(at).collect();
        if parts.is_empty() {
            return None;
        }
        Some(match entry.own {
            Own::No => *of_concept.entry(entry.concept).or_insert_with(|| adding.words(&parts)),
            Own::Pieces | Own::Tag => adding.words(&parts),
        })
    };
    lexicon.entries.iter().enumerate().map(row).collect()
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

    /// The weights of a row in units.
    fn scaled(&self, weights: &Weights, row: usize, kind: Kind) -> Vec<f32> {
        let scale = match kind {
            Kind::Code => CODE as f32 * SCORE,
            Kind::Word | Kind::Key => self.squares[row].sqrt() * UNIT,
        };
        weights.iter().map(|class| class[row] * scale).collect()
    }

    /// Whether each row is kept: all words and codes, and those keys that move scores most, by far or often.
    fn kept(&self, kinds: &[Kind], weights: &Weights, examples: &[&Example]) -> Vec<bool> {
        let seen = self.seen(examples);
        let mut keys: Vec<(f32, usize)> = (0..kinds.len())
            .filter(|row| kinds[*row] == Kind::Key)
            .map(|row| {
                let scaled = self.scaled(weights, row, Kind::Key);
                let most = scaled.into_iter().fold(0.0, |most: f32, weight| most.max(weight.abs()));
                (most * (seen[row] as f32).sqrt(), row)
            })
            .collect();
        keys.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut kept: Vec<bool> = kinds.iter().map(|kind| *kind != Kind::Key).collect();
        keys.iter().take(KEYS).for_each(|(_, row)| kept[*row] = true);
        kept
    }

    /// The rows as they are stored. Keys that are not kept have none, and are as if they had never been seen.
    fn rounded(mut self, weights: &Weights, examples: &[&Example]) -> Model {
        let kinds = self.kinds();
        let kept = self.kept(&kinds, weights, examples);
        let rows: Vec<Row> = (0..kinds.len())
            .map(|row| {
                let kind = kinds[row];
                let most = match kind {
                    Kind::Word => OF_WORD,
                    Kind::Key => WEIGHTS,
                    Kind::Code => OF_CODE,
                };
                let length = (self.squares[row].sqrt() * LENGTH).round().min(255.0) as u8;
                let (unit, weights) =
                    if kept[row] { round(&self.scaled(weights, row, kind), most) } else { (0, Vec::new()) };
                Row { length, unit, weights }
            })
            .collect();
        self.of_feature.retain(|_, row| !rows[*row as usize].weights.is_empty());
        let constant = self.squares.len();
        let bias =
            std::array::from_fn(|class| (weights[class][constant] * CONSTANT as f32 * SCORE).round() as i32);
        Model { rows, of_entry: self.of_entry, of_feature: self.of_feature, bias, confidence: Vec::new() }
    }
}

/// Rounds weights to levels of a unit, and keeps the largest ones, each with the numbers of its class and its level.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is stored, as class and weight.
    fn rounded(weights: &[f32], most: usize) -> Vec<(u8, i32)> {
        let (unit, chosen) = round(weights, most);
        let weight = |level: u8| i32::from(unit) * i32::from(LEVELS[usize::from(level)]);
        chosen.into_iter().map(|(class, level)| (class, weight(level))).collect()
    }

    #[test]
    fn the_largest_weight_sets_the_unit_and_the_others_go_to_the_nearest_level() {
        assert_eq!(rounded(&[40.0, 21.0, 9.0, -8.0], 20), [(0, 40), (1, 20), (2, 10), (3, -10)]);
        assert_eq!(rounded(&[3.0, -20.0], 20), [(1, -20)], "three is nearer to nothing than to a level");
    }

    #[test]
    fn what_is_next_to_nothing_is_not_stored() {
        assert_eq!(rounded(&[40.0, 4.0, -4.0, 0.0], 20), [(0, 40)]);
        assert_eq!(rounded(&[0.0, 0.2], 20), []);
    }

    #[test]
    fn of_too_many_weights_the_largest_stay_in_the_order_of_classes() {
        assert_eq!(rounded(&[10.0, 40.0, 21.0, -20.0], 3), [(1, 40), (2, 20), (3, -20)]);
    }

    #[test]
    fn no_weight_is_larger_than_a_byte_allows() {
        assert_eq!(rounded(&[5000.0], 20), [(0, 4 * 255)]);
    }
}
