//! The accuracy of the model on texts that it has not seen.

use crate::Data;
use crate::examples::{CLASSES, Example};
use crate::folds::{FOLDS, folds};
use crate::judge::Judged;
use crate::model::Model;
use crate::replies::Labelled;
use smtp_reply::{Category, Class, Reason};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An answer to a reply by a model that was fitted without it and its like.
pub(crate) struct Answer<'r> {
    pub(crate) reply: &'r Labelled,
    pub(crate) judged: Judged,
    pub(crate) class: Option<Class>,
    pub(crate) by_tables: Option<(Reason, bool)>,
}

impl Answer<'_> {
    pub(crate) fn is_right(&self) -> bool {
        self.reply.accepts(self.judged.reason)
    }
}

/// The answers to all replies that a model decides, each by a model that was fitted without its fold.
pub(crate) fn out_of_fold(data: &Data) -> Vec<Answer<'_>> {
    let folds = folds(&data.replies, &data.lexicon);
    let mut answers = Vec::new();
    for fold in 0..FOLDS {
        answers.append(&mut answers_of_fold(data, &folds, fold));
        eprintln!("fold {} of {FOLDS}", fold + 1);
    }
    answers
}

/// The answers to the replies of one fold, by a model that was fitted to the others.
fn answers_of_fold<'r>(data: &'r Data, folds: &[usize], fold: usize) -> Vec<Answer<'r>> {
    let replies = &data.replies;
    let (asked, fitted): (Vec<usize>, Vec<usize>) = (0..replies.len()).partition(|at| folds[*at] == fold);
    let mut lexicon = data.lexicon.clone();
    lexicon.learn(&data.words, fitted.iter().map(|at| replies[*at].text.as_str()));
    let examples: Vec<Example> = fitted.iter().map(|at| Example::of(&replies[*at], &lexicon)).collect();
    let examples: Vec<&Example> = examples.iter().filter(|example| !example.reading.decided).collect();
    let model = Model::of(&lexicon, &examples);
    asked
        .into_iter()
        .map(|at| (&replies[at], lexicon.read(&replies[at].text)))
        .filter(|(_, reading)| !reading.decided)
        .map(|(reply, reading)| Answer {
            reply,
            judged: model.judge(&reading),
            class: reading.class,
            by_tables: reading.by_tables,
        })
        .collect()
}

/// Which share of answers at which distance is right: a table from distances to per cent, rising in both.
pub(crate) fn calibrate(answers: &[Answer<'_>]) -> Vec<(i32, u8)> {
    let known = answers.iter().filter(|answer| answer.judged.known);
    steps(known.map(|answer| (answer.judged.distance, answer.is_right())).collect())
}

/// From which distance on which share is right, in per cent: the isotonic regression of being right on the distance, by
/// pools of adjacent violators.
fn steps(mut answers: Vec<(i32, bool)>) -> Vec<(i32, u8)> {
    answers.sort_by_key(|(distance, _)| *distance);
    let mut pools: Vec<Pool> = Vec::new();
    for (distance, right) in answers {
        pools.push(Pool { distance, right: f64::from(right), count: 1.0 });
        while let [.., before, last] = &pools[..] {
            if before.share() < last.share() {
                break;
            }
            let merged = Pool {
                distance: before.distance,
                right: before.right + last.right,
                count: before.count + last.count,
            };
            pools.truncate(pools.len() - 2);
            pools.push(merged);
        }
    }
    let mut table: Vec<(i32, u8)> = Vec::new();
    for pool in pools {
        // No certainty is ever proved by a few thousand replies.
        let percent = ((100.0 * pool.right / pool.count).floor() as u8).min(99);
        if table.last().is_none_or(|(_, before)| percent > *before) {
            table.push((pool.distance, percent));
        }
    }
    table
}

/// Answers that follow each other by their distance.
struct Pool {
    /// The least of the distances.
    distance: i32,
    right: f64,
    count: f64,
}

impl Pool {
    fn share(&self) -> f64 {
        self.right / self.count
    }
}

/// The bounce kind and the action that the classifier draws from an answer.
fn outcome(answer: &Answer<'_>, confidence: u8) -> (String, String) {
    let judged = &answer.judged;
    let class = if judged.passing { Some(Class::TransientNegative) } else { answer.class };
    let (bounce, action) = (judged.reason.bounce(class), judged.reason.action(class));
    let telling = judged.words_agree || answer.by_tables == Some((judged.reason, true));
    if bounce.as_str() == "hard" && !(telling && confidence >= 50) {
        return ("block".to_owned(), "review".to_owned());
    }
    (bounce.as_str().to_owned(), action.as_str().to_owned())
}

/// Counts of answers, and of those that are right.
#[derive(Default)]
struct Tally {
    count: usize,
    reason: usize,
    bounce: usize,
    action: usize,
    /// Where the reason or the second one is right.
    second: usize,
}

impl Tally {
    fn add(&mut self, answer: &Answer<'_>, confidence: u8) {
        let reply = answer.reply;
        let (bounce, action) = outcome(answer, confidence);
        self.count += 1;
        self.reason += usize::from(answer.is_right());
        self.second += usize::from(answer.is_right() || reply.accepts(answer.judged.second));
        self.bounce += usize::from(reply.bounce.contains(&bounce));
        self.action += usize::from(reply.action.iter().any(|accepted| same_action(accepted, &action)));
    }
}

/// How many there are, and how many of them are right.
#[derive(Default)]
struct Share {
    count: usize,
    right: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.count += 1;
        self.right += usize::from(right);
    }

    fn percent(&self) -> f64 {
        percent(self.right, self.count)
    }
}

fn percent(part: usize, count: usize) -> f64 {
    100.0 * part as f64 / count.max(1) as f64
}

/// Prints the figures, and some of the wrong answers.
pub(crate) fn print(answers: &[Answer<'_>], misses: usize) {
    let table = calibrate(answers);
    let confidence_of = |answer: &Answer<'_>| {
        let distance = answer.judged.distance;
        table.iter().rev().find(|(from, _)| *from <= distance).map_or(0, |(_, percent)| *percent)
    };
    let sure: Vec<(&Answer<'_>, u8)> = answers.iter().map(|answer| (answer, confidence_of(answer))).collect();
    print_groups(&sure);
    print_confidence(&sure);
    print_tables(answers);
    print_confusion(answers);
    for answer in answers.iter().filter(|answer| !answer.is_right()).take(misses) {
        let (reply, judged) = (answer.reply, &answer.judged);
        println!(
            "{}: {} for {} ({}): {}",
            reply.place, judged.reason, reply.reason, judged.distance, reply.text
        );
    }
}

/// The answers by source, language and reason.
fn print_groups(answers: &[(&Answer<'_>, u8)]) {
    let mut groups: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    for (answer, confidence) in answers {
        let reply = answer.reply;
        let of = [
            ("all", ""),
            ("source", reply.source.as_str()),
            ("language", reply.lang.as_str()),
            ("reason", reply.reason.as_str()),
        ];
        for group in of {
            groups.entry(group).or_default().add(answer, *confidence);
        }
    }
    println!(
        "{:<10} {:<26} {:>6} {:>7} {:>7} {:>7} {:>7}",
        "", "", "texts", "reason", "or 2nd", "bounce", "action"
    );
    for ((kind, name), tally) in &groups {
        let share = |part: usize| percent(part, tally.count);
        println!(
            "{kind:<10} {name:<26} {:>6} {:>6.1} {:>7.1} {:>7.1} {:>7.1}",
            tally.count,
            share(tally.reason),
            share(tally.second),
            share(tally.bounce),
            share(tally.action)
        );
    }
}

/// Whether answers are right as often as the confidence says.
fn print_confidence(answers: &[(&Answer<'_>, u8)]) {
    let mut shares: BTreeMap<u8, Share> = BTreeMap::new();
    for (answer, confidence) in answers {
        shares.entry(confidence / 10 * 10).or_default().add(answer.is_right());
    }
    println!("\nconfidence    texts   right");
    for (percent, share) in shares.iter().rev() {
        println!("{percent:>3} to {:>3} {:>8} {:>6.1} %", percent + 9, share.count, share.percent());
    }
}

/// How often the tables of codes are right alone.
fn print_tables(answers: &[Answer<'_>]) {
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    for answer in answers {
        let Some((reason, telling)) = answer.by_tables else { continue };
        let kind = match (telling, reason.category()) {
            (true, _) => "telling",
            (false, Category::Protocol) => "vague: protocol",
            (false, _) => "vague or a bare reply code",
        };
        shares.entry(kind).or_default().add(answer.reply.accepts(reason));
    }
    println!("\nreasons of the tables of codes: texts, right");
    for (kind, share) in &shares {
        println!("{kind:<28} {:>6} {:>6.1} %", share.count, share.percent());
    }
}

/// Which reasons are most often taken for which.
fn print_confusion(answers: &[Answer<'_>]) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| !answer.is_right()) {
        *counts.entry((answer.reply.reason.as_str(), answer.judged.reason.as_str())).or_default() += 1;
    }
    let mut most: Vec<_> = counts.into_iter().collect();
    most.sort_by_key(|(_, count)| Reverse(*count));
    println!("\nmost confused (label, answer):");
    for ((label, answer), count) in most.iter().take(25) {
        println!("{count:>5}  {label} → {answer}");
    }
}

/// Which action is accepted for which: a retry is asking the recipient to make room, as well.
pub(crate) fn same_action(accepted: &str, action: &str) -> bool {
    accepted == action
        || matches!(
            (accepted, action),
            ("fix_address", "suppress_recipient") | ("ask_recipient", "retry") | ("none", "proceed")
        )
}

const _: () = assert!(CLASSES == Reason::ALL.len() + 1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_rises_with_the_distance() {
        // From 20 to 50 the right ones come before the wrong ones, twice: together one of two is right.
        let answers = [
            (10, false),
            (20, true),
            (30, false),
            (40, true),
            (50, false),
            (60, true),
            (70, true),
            (80, true),
        ];
        assert_eq!(steps(answers.to_vec()), [(10, 0), (20, 50), (60, 99)]);
        let mut shuffled = answers.to_vec();
        shuffled.reverse();
        assert_eq!(steps(shuffled), [(10, 0), (20, 50), (60, 99)]);
    }

    #[test]
    fn where_the_near_ones_are_right_and_the_far_ones_wrong_there_is_one_step() {
        assert_eq!(steps(vec![(1, true), (2, true), (3, false)]), [(1, 66)]);
        assert_eq!(steps(Vec::new()), []);
    }
}
