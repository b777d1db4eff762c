//! Folds by likeness: texts that are like each other are on one side, so that what is measured is the unseen.

use crate::fit::Random;
use crate::lexicon::{Lexicon, words_of};
use crate::replies::Labelled;
use smtp_reply::__training::spelling_hashes;
use std::collections::HashMap;

pub(crate) const FOLDS: usize = 5;

/// Two texts are alike whose words agree by so much (cosine of their tf-idf vectors): two forms of one reply, a wrapped
/// and a bare one, a text and its rewording.
const ALIKE: f32 = 0.75;

/// The fold of each reply.
pub(crate) fn folds(replies: &[Labelled], lexicon: &Lexicon) -> Vec<usize> {
    let groups = groups(&vectors(replies, lexicon));
    let fold_of = distribute(&groups);
    groups.iter().map(|group| fold_of[group]).collect()
}

/// The fold of each group.
fn distribute(groups: &[usize]) -> HashMap<usize, usize> {
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for group in groups {
        *sizes.entry(*group).or_default() += 1;
    }
    let mut order: Vec<usize> = sizes.keys().copied().collect();
    order.sort_unstable();
    // Any seed would do.
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
    fold_of
}

/// The words of a text, sorted, as a vector of length 1.
pub(crate) type Vector = Vec<(u64, f32)>;

/// The words of each text, as spellings of the lexicon or hashed, with tf-idf weights.
pub(crate) fn vectors(replies: &[Labelled], lexicon: &Lexicon) -> Vec<Vector> {
    let counts: Vec<HashMap<u64, f32>> = replies.iter().map(|reply| count(&reply.text, lexicon)).collect();
    let mut seen: HashMap<u64, f32> = HashMap::new();
    for word in counts.iter().flat_map(HashMap::keys) {
        *seen.entry(*word).or_default() += 1.0;
    }
    let total = counts.len() as f32;
    let idf = |word: u64| ((1.0 + total) / (1.0 + seen[&word])).ln() + 1.0;
    counts
        .into_iter()
        .map(|counts| {
            let weigh = |(word, count): (u64, f32)| (word, (1.0 + count.ln()) * idf(word));
            let mut vector: Vector = counts.into_iter().map(weigh).collect();
            vector.sort_unstable_by_key(|(word, _)| *word);
            let length = vector.iter().map(|(_, x)| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            for (_, x) in &mut vector {
                *x /= length;
            }
            vector
        })
        .collect()
}

/// How often a text has each word. Names and addresses do not count.
fn count(text: &str, lexicon: &Lexicon) -> HashMap<u64, f32> {
    let reading = lexicon.read(text);
    let known = words_of(&reading)
        .map(|word| &lexicon.entries[word as usize])
        .filter(|entry| !entry.spelling.starts_with('<'))
        .map(|entry| entry.hash);
    let unknown = reading.unknown.iter().map(|(word, _)| spelling_hashes(word)[0]);
    let mut counts: HashMap<u64, f32> = HashMap::new();
    for word in known.chain(unknown) {
        *counts.entry(word).or_default() += 1.0;
    }
    counts
}

/// Calls this with each text and each one before it that is at least so much like it.
pub(crate) fn for_each_pair(vectors: &[Vector], alike: f32, mut found: impl FnMut(usize, usize)) {
    let mut texts_with: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
    let mut products = vec![0.0_f32; vectors.len()];
    for (text, vector) in vectors.iter().enumerate() {
        let mut touched = Vec::new();
        for (word, x) in vector {
            let texts = texts_with.entry(*word).or_default();
            for (other, y) in texts.iter() {
                if products[*other] == 0.0 {
                    touched.push(*other);
                }
                products[*other] += x * y;
            }
            texts.push((text, *x));
        }
        for other in touched {
            if products[other] >= alike {
                found(text, other);
            }
            products[other] = 0.0;
        }
    }
}

/// For each text the first of the group of texts that are alike, directly or by others between them.
fn groups(vectors: &[Vector]) -> Vec<usize> {
    let mut parents: Vec<usize> = (0..vectors.len()).collect();
    for_each_pair(vectors, ALIKE, |text, other| {
        let (one, two) = (root(&mut parents, text), root(&mut parents, other));
        parents[one.max(two)] = one.min(two);
    });
    (0..vectors.len()).map(|text| root(&mut parents, text)).collect()
}

fn root(parents: &mut [usize], mut text: usize) -> usize {
    while parents[text] != text {
        parents[text] = parents[parents[text]];
        text = parents[text];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Words;
    use smtp_reply::Reason;

    fn replies(texts: &[&str]) -> Vec<Labelled> {
        let reply = |text: &&str| Labelled {
            text: (*text).to_owned(),
            reason: Reason::UserUnknown,
            alt: Vec::new(),
            bounce: Vec::new(),
            action: Vec::new(),
            lang: "en".to_owned(),
            source: "made_up".to_owned(),
            place: "made_up.jsonl:1".to_owned(),
        };
        texts.iter().map(reply).collect()
    }

    fn lexicon() -> Lexicon {
        Lexicon::of_words(&Words::default()).unwrap()
    }

    const ALIKE: [&str; 3] = [
        "550 5.1.1 <joe@example.com>: no such mailbox on this server",
        "host mx.example.com[192.0.2.1] said: 550 no such mailbox on this server (in reply to RCPT TO command)",
        "550-5.1.1 NO SUCH MAILBOX ON THIS SERVER",
    ];
    const OTHERS: [&str; 8] = [
        "452 quota exceeded",
        "554 listed at a blocklist",
        "421 too busy",
        "535 wrong password",
        "552 too large",
        "530 must issue STARTTLS first",
        "450 greylisted for five minutes",
        "554 looks like spam",
    ];

    #[test]
    fn texts_that_are_alike_are_in_one_fold() {
        let texts = [&OTHERS[..4], &ALIKE[..1], &OTHERS[4..], &ALIKE[1..]].concat();
        let folds = folds(&replies(&texts), &lexicon());
        assert_eq!(folds[4], folds[9]);
        assert_eq!(folds[4], folds[10]);
    }

    #[test]
    fn all_folds_are_about_as_large() {
        let texts: Vec<String> = (0..5 * 20_u8)
            .map(|n| format!("550 {0}{1}{0}", char::from(b'a' + n / 10), char::from(b'a' + n % 10)))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let folds = folds(&replies(&texts), &lexicon());
        for fold in 0..FOLDS {
            assert_eq!(folds.iter().filter(|of| **of == fold).count(), 20);
        }
    }

    #[test]
    fn pairs_are_found_once_each_the_later_text_first() {
        let vectors = [vec![(1, 1.0)], vec![(2, 1.0)], vec![(1, 0.8), (2, 0.6)], vec![(1, 1.0)]];
        let mut pairs = Vec::new();
        for_each_pair(&vectors, 0.7, |text, other| pairs.push((text, other)));
        pairs.sort_unstable();
        assert_eq!(pairs, [(2, 0), (3, 0), (3, 2)]);
    }
}
