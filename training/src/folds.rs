//! Folds by likeness: texts that are like each other are on one side, so that what is measured is the unseen.

use crate::fit::Random;
use crate::lexicon::Lexicon;
use crate::replies::Labelled;
use smtp_reply::__training::Feature;
use std::collections::HashMap;

pub(crate) const FOLDS: usize = 5;

/// Two texts are alike whose words agree by so much (cosine of their tf-idf vectors): two forms of one reply, a wrapped
/// and a bare one, a text and its rewording.
const ALIKE: f32 = 0.75;

/// The fold of each reply.
pub(crate) fn folds(replies: &[Labelled], lexicon: &Lexicon) -> Vec<usize> {
    let groups = groups(&vectors(replies, lexicon));
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for group in &groups {
        *sizes.entry(*group).or_default() += 1;
    }
    let mut order: Vec<usize> = sizes.keys().copied().collect();
    order.sort_unstable();
    Random(42).shuffle(&mut order);
    // The largest first, each to the fold that has the least.
    order.sort_by_key(|group| std::cmp::Reverse(sizes[group]));
    let mut load = [0; FOLDS];
    let mut fold_of = HashMap::new();
    for group in order {
        let fold = (0..FOLDS).min_by_key(|fold| load[*fold]).unwrap_or(0);
        load[fold] += sizes[&group];
        fold_of.insert(group, fold);
    }
    groups.iter().map(|group| fold_of[group]).collect()
}

/// The words of each text, as spellings of the lexicon or hashed, with tf-idf weights, of length 1.
fn vectors(replies: &[Labelled], lexicon: &Lexicon) -> Vec<Vec<(u64, f32)>> {
    let words: Vec<HashMap<u64, f32>> = replies
        .iter()
        .map(|reply| {
            let reading = lexicon.read(&reply.text);
            let mut words: HashMap<u64, f32> = HashMap::new();
            for (feature, ..) in &reading.features {
                if let Feature::Word(word) = feature {
                    let entry = &lexicon.entries[*word as usize];
                    if !entry.spelling.starts_with('<') {
                        *words.entry(entry.hash).or_default() += 1.0;
                    }
                }
            }
            for (word, _) in &reading.unknown {
                *words.entry(smtp_reply::__training::spelling_hashes(word)[0]).or_default() += 1.0;
            }
            words
        })
        .collect();
    let mut seen: HashMap<u64, f32> = HashMap::new();
    for word in words.iter().flat_map(HashMap::keys) {
        *seen.entry(*word).or_default() += 1.0;
    }
    let total = words.len() as f32;
    words
        .into_iter()
        .map(|words| {
            let mut vector: Vec<(u64, f32)> = words
                .into_iter()
                .map(|(word, count)| (word, (1.0 + count.ln()) * (((1.0 + total) / (1.0 + seen[&word])).ln() + 1.0)))
                .collect();
            vector.sort_unstable_by_key(|(word, _)| *word);
            let length = vector.iter().map(|(_, x)| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            vector.iter_mut().for_each(|(_, x)| *x /= length);
            vector
        })
        .collect()
}

/// For each text the first of the group of texts that are alike, directly or by others between them.
fn groups(vectors: &[Vec<(u64, f32)>]) -> Vec<usize> {
    let mut texts_with: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
    for (text, vector) in vectors.iter().enumerate() {
        for (word, x) in vector {
            texts_with.entry(*word).or_default().push((text, *x));
        }
    }
    let mut parents: Vec<usize> = (0..vectors.len()).collect();
    let mut products = vec![0.0_f32; vectors.len()];
    for (text, vector) in vectors.iter().enumerate() {
        let mut touched = Vec::new();
        for (word, x) in vector {
            for (other, y) in &texts_with[word] {
                if *other < text {
                    if products[*other] == 0.0 {
                        touched.push(*other);
                    }
                    products[*other] += x * y;
                }
            }
        }
        for other in touched {
            if products[other] >= ALIKE {
                let (one, two) = (root(&mut parents, text), root(&mut parents, other));
                parents[one.max(two)] = one.min(two);
            }
            products[other] = 0.0;
        }
    }
    (0..vectors.len()).map(|text| root(&mut parents, text)).collect()
}

fn root(parents: &mut [usize], mut text: usize) -> usize {
    while parents[text] != text {
        parents[text] = parents[parents[text]];
        text = parents[text];
    }
    text
}
