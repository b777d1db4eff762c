//! Fits the weights: for each class a linear support vector machine with squared hinge loss, by dual coordinate descent
//! (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008,
//! algorithm 1, as in LIBLINEAR's solver 1).
//!
//! It is written out here, in forty lines, because each reply says nothing about the classes that its label leaves open,
//! and because the crate that binds LIBLINEAR is not kept up any more.

use crate::examples::{CLASSES, Target, Vector};
use std::thread;

/// Passes over the examples. More change no answer.
const PASSES: usize = 30;

/// For each class the weights of all features.
pub(crate) type Weights = Vec<Vec<f32>>;

/// An example as it is fitted to.
pub(crate) struct Sample<'a> {
    pub(crate) vector: Vector,
    pub(crate) targets: &'a [Target; CLASSES],
    pub(crate) cost: f32,
}

/// Fits weights to the samples.
pub(crate) fn fit(samples: &[Sample<'_>], features: usize) -> Weights {
    let mut weights: Weights = vec![Vec::new(); CLASSES];
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = CLASSES.div_ceil(workers);
    thread::scope(|scope| {
        for (worker, weights) in weights.chunks_mut(share).enumerate() {
            scope.spawn(move || {
                for (at, weights) in weights.iter_mut().enumerate() {
                    *weights = fit_class(samples, worker * share + at, features);
                }
            });
        }
    });
    weights
}

fn fit_class(samples: &[Sample<'_>], class: usize, features: usize) -> Vec<f32> {
    let mut weights = vec![0.0_f32; features];
    let mut examples: Vec<Dual<'_>> = samples
        .iter()
        .filter_map(|sample| {
            let sign = match sample.targets[class] {
                Target::Yes => 1.0,
                Target::No => -1.0,
                Target::Neither => return None,
            };
            let diagonal = 0.5 / sample.cost;
            let square = sample.vector.iter().map(|(_, x)| x * x).sum::<f32>() + diagonal;
            Some(Dual { vector: &sample.vector, sign, diagonal, square, alpha: 0.0 })
        })
        .collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(SEED);
    for _ in 0..PASSES {
        random.shuffle(&mut order);
        for &at in &order {
            let example = &mut examples[at];
            let product: f32 = example.vector.iter().map(|(feature, x)| weights[*feature as usize] * x).sum();
            let gradient = example.sign * product - 1.0 + example.diagonal * example.alpha;
            let alpha = (example.alpha - gradient / example.square).max(0.0);
            let step = (alpha - example.alpha) * example.sign;
            example.alpha = alpha;
            if step != 0.0 {
                for (feature, x) in example.vector {
                    weights[*feature as usize] += step * x;
                }
            }
        }
    }
    weights
}

/// An example with its dual variable.
struct Dual<'a> {
    vector: &'a Vector,
    sign: f32,
    diagonal: f32,
    square: f32,
    alpha: f32,
}

/// Any number would do.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

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
