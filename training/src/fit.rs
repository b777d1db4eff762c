//! Fits the weights: for each class a linear support vector machine with squared hinge loss, by dual coordinate descent
//! (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008,
//! algorithm 1, as in LIBLINEAR's solver 1).
//!
//! It is written out here because two things are needed that LIBLINEAR does not do: weights that may differ from zero in
//! some features only, and weights that are drawn to what they were before, not to zero.

use crate::examples::{CLASSES, Target, Vector};
use std::thread;

/// How much an error costs beside the length of the weights. Chosen by cross-validation: 0.25 and 2 are half a point worse.
const COST: f32 = 0.5;
/// Passes over the examples. More change no answer.
const PASSES: usize = 30;

/// For each class the weights of all features.
pub(crate) type Weights = Vec<Vec<f32>>;

/// Fits weights to the examples. Where there are weights already, the new ones are drawn to them, and those that are zero
/// stay zero.
pub(crate) fn fit(vectors: &[Vector], targets: &[&[Target; CLASSES]], features: usize, before: Option<&Weights>) -> Weights {
    let mut weights: Weights = vec![Vec::new(); CLASSES];
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for (worker, share) in weights.chunks_mut(CLASSES.div_ceil(workers)).enumerate() {
            scope.spawn(move || {
                for (at, weights) in share.iter_mut().enumerate() {
                    let class = worker * CLASSES.div_ceil(workers) + at;
                    let chosen: Vec<(&Vector, f32)> = vectors
                        .iter()
                        .zip(targets)
                        .filter_map(|(vector, targets)| match targets[class] {
                            Target::Yes => Some((vector, 1.0)),
                            Target::No => Some((vector, -1.0)),
                            Target::Neither => None,
                        })
                        .collect();
                    *weights = fit_class(&chosen, features, before.map(|before| &before[class][..]));
                }
            });
        }
    });
    weights
}

fn fit_class(examples: &[(&Vector, f32)], features: usize, before: Option<&[f32]>) -> Vec<f32> {
    let mut weights = before.map_or_else(|| vec![0.0; features], <[f32]>::to_vec);
    let free = |feature: u32| before.is_none_or(|before| before[feature as usize] != 0.0);
    let regular = 0.5 / COST;
    let squares: Vec<f32> = examples
        .iter()
        .map(|(vector, _)| vector.iter().filter(|(feature, _)| free(*feature)).map(|(_, x)| x * x).sum::<f32>() + regular)
        .collect();
    let mut alphas = vec![0.0_f32; examples.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..PASSES {
        random.shuffle(&mut order);
        for &at in &order {
            let (vector, sign) = examples[at];
            let product: f32 = vector.iter().map(|(feature, x)| weights[*feature as usize] * x).sum();
            let gradient = sign * product - 1.0 + regular * alphas[at];
            let alpha = (alphas[at] - gradient / squares[at]).max(0.0);
            let step = (alpha - alphas[at]) * sign;
            if step != 0.0 {
                alphas[at] = alpha;
                for (feature, x) in vector {
                    if free(*feature) {
                        weights[*feature as usize] += step * x;
                    }
                }
            }
        }
    }
    weights
}

/// A generator of numbers that look random, the same at each run (xorshift64*).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = (u128::from(self.next()) * (last as u128 + 1)) >> 64;
            items.swap(last, other as usize);
        }
    }
}
