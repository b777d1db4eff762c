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

/// Fits the weights of one class.
fn fit_class(samples: &[Sample<'_>], class: usize, features: usize) -> Vec<f32> {
    let mut weights = vec![0.0_f32; features];
    let mut duals: Vec<Dual<'_>> = samples.iter().filter_map(|sample| Dual::of(sample, class)).collect();
    let mut order: Vec<usize> = (0..duals.len()).collect();
    let mut random = Random(SEED);
    for _ in 0..PASSES {
        random.shuffle(&mut order);
        for &at in &order {
            duals[at].improve(&mut weights);
        }
    }
    weights
}

/// An example with its dual variable, as the paper names them.
struct Dual<'a> {
    vector: &'a Vector,
    /// y: 1 or -1.
    sign: f32,
    /// D: what the loss being squared adds to the diagonal.
    diagonal: f32,
    /// Q with D: the square of the vector's length, and the diagonal.
    square: f32,
    alpha: f32,
}

impl<'a> Dual<'a> {
    /// Nothing if the example says nothing about the class.
    fn of(sample: &'a Sample<'_>, class: usize) -> Option<Self> {
        let sign = match sample.targets[class] {
            Target::Yes => 1.0,
            Target::No => -1.0,
            Target::Neither => return None,
        };
        let diagonal = 0.5 / sample.cost;
        let square = sample.vector.iter().map(|(_, x)| x * x).sum::<f32>() + diagonal;
        Some(Self { vector: &sample.vector, sign, diagonal, square, alpha: 0.0 })
    }

    /// Moves the dual variable to where the gradient is zero, and the weights with it.
    fn improve(&mut self, weights: &mut [f32]) {
        let product: f32 = self.vector.iter().map(|(feature, x)| weights[*feature as usize] * x).sum();
        let gradient = self.sign * product - 1.0 + self.diagonal * self.alpha;
        let alpha = (self.alpha - gradient / self.square).max(0.0);
        let step = (alpha - self.alpha) * self.sign;
        self.alpha = alpha;
        if step != 0.0 {
            for (feature, x) in self.vector {
                weights[*feature as usize] += step * x;
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_separate_what_can_be_separated_and_leave_open_what_is_open() {
        let targets = |first: Target| {
            let mut targets = [Target::Neither; CLASSES];
            targets[0] = first;
            targets
        };
        let (yes, no) = (targets(Target::Yes), targets(Target::No));
        let sample = |feature, targets| Sample { vector: vec![(feature, 1.0)], targets, cost: 0.5 };
        let weights = fit(&[sample(0, &yes), sample(1, &no), sample(0, &yes)], 3);
        // With C = 0.5 the weight w of a feature that n examples have makes w² / 2 + n (1 - w)² / 2 least: n / (n + 1).
        for (weight, expected) in weights[0].iter().zip([2.0 / 3.0, -0.5, 0.0]) {
            assert!((weight - expected).abs() < 1e-3, "{weight} is not {expected}");
        }
        assert_eq!(weights[1], [0.0; 3], "no example says anything about the second class");
    }
}
