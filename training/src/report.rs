//! What the model is worth on texts that it has not seen.

use crate::examples::{CLASSES, Example};
use crate::folds::{FOLDS, folds};
use crate::lexicon::{Lexicon, Words};
use crate::model::{Judged, Model};
use crate::replies::Labelled;
use smtp_reply::{Category, Class, Reason};
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
pub(crate) fn out_of_fold<'r>(words: &Words, replies: &'r [Labelled]) -> Vec<Answer<'r>> {
    let base = Lexicon::of_words(words).expect("it was read before");
    let folds = folds(replies, &base);
    let mut answers = Vec::new();
    for fold in 0..FOLDS {
        let mut lexicon = base.clone();
        let fitted = |at: &usize| folds[*at] != fold;
        lexicon.learn(words, (0..replies.len()).filter(fitted).map(|at| replies[at].text.as_str()));
        let examples: Vec<Example> = replies.iter().map(|reply| Example::of(reply, &lexicon)).collect();
        let seen: Vec<&Example> =
            (0..replies.len()).filter(fitted).map(|at| &examples[at]).filter(|example| !example.reading.decided).collect();
        let model = Model::of(&lexicon, &seen);
        for at in (0..replies.len()).filter(|at| !fitted(at)) {
            let reading = &examples[at].reading;
            if !reading.decided {
                let (judged, class, by_tables) = (model.judge(reading), reading.class, reading.by_tables);
                answers.push(Answer { reply: &replies[at], judged, class, by_tables });
            }
        }
        eprintln!("fold {} of {FOLDS}", fold + 1);
    }
    answers
}

/// Which share of answers at which distance is right: a table from distances to per cent, rising in both.
pub(crate) fn calibrate(answers: &[Answer<'_>]) -> Vec<(i32, u8)> {
    let mut sorted: Vec<(i32, f64)> =
        answers.iter().filter(|answer| answer.judged.known).map(|answer| (answer.judged.distance, f64::from(answer.is_right()))).collect();
    sorted.sort_by_key(|(distance, _)| *distance);
    // Pools of adjacent violators: the isotonic regression of being right on the distance.
    let mut pools: Vec<(i32, f64, f64)> = Vec::new();
    for (distance, right) in sorted {
        pools.push((distance, right, 1.0));
        while let [.., (_, right, count), (_, next_right, next_count)] = pools[..] {
            if right / count < next_right / next_count {
                break;
            }
            pools.pop();
            let last = pools.last_mut().expect("it was there");
            (last.1, last.2) = (right + next_right, count + next_count);
        }
    }
    let mut table: Vec<(i32, u8)> = Vec::new();
    for (distance, right, count) in pools {
        // No certainty is ever proved by a few thousand replies.
        let percent = ((100.0 * right / count).floor() as u8).min(99);
        if table.last().is_none_or(|(_, before)| percent > *before) {
            table.push((distance, percent));
        }
    }
    table
}

/// The bounce kind and the action that the classifier draws from an answer.
fn outcome(answer: &Answer<'_>, confidence: u8) -> (String, String) {
    let judged = &answer.judged;
    let class = if judged.passing { Some(Class::TransientNegative) } else { answer.class };
    let (bounce, action) = (judged.reason.bounce(class), judged.reason.action(class));
    let telling = judged.by_words || (judged.by_enhanced && answer.by_tables.is_some_and(|(_, telling)| telling));
    if bounce.as_str() == "hard" && !(telling && confidence >= 50) {
        return ("block".to_owned(), "review".to_owned());
    }
    (bounce.as_str().to_owned(), action.as_str().to_owned())
}

#[derive(Default)]
struct Tally {
    count: usize,
    reason: usize,
    bounce: usize,
    action: usize,
    second: usize,
}

impl Tally {
    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.count.max(1) as f64
    }
}

pub(crate) fn print(answers: &[Answer<'_>], misses: usize) {
    let table = calibrate(answers);
    let confidence_of =
        |distance: i32| table.iter().rev().find(|(from, _)| *from <= distance).map_or(0, |(_, percent)| *percent);
    let mut by: BTreeMap<(&str, String), Tally> = BTreeMap::new();
    let mut confusion: BTreeMap<(Reason2, Reason2), usize> = BTreeMap::new();
    let mut sure: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
    let mut tables: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for answer in answers {
        let confidence = confidence_of(answer.judged.distance);
        let (bounce, action) = outcome(answer, confidence);
        let right = answer.is_right();
        let groups = [
            ("all", String::new()),
            ("source", answer.reply.source.clone()),
            ("language", answer.reply.lang.clone()),
            ("reason", answer.reply.reason.as_str().to_owned()),
        ];
        for group in groups {
            let tally = by.entry(group).or_default();
            tally.count += 1;
            tally.reason += usize::from(right);
            tally.second += usize::from(right || answer.reply.accepts(answer.judged.second));
            tally.bounce += usize::from(answer.reply.bounce.contains(&bounce));
            tally.action += usize::from(answer.reply.action.iter().any(|accepted| same_action(accepted, &action)));
        }
        let bin = sure.entry(confidence / 10 * 10).or_default();
        (bin.0, bin.1) = (bin.0 + 1, bin.1 + usize::from(right));
        if !right {
            *confusion.entry((answer.reply.reason.as_str(), answer.judged.reason.as_str())).or_default() += 1;
        }
        if let Some((reason, telling)) = answer.by_tables {
            let kind = match (telling, reason.category()) {
                (true, _) => "telling",
                (false, Category::Protocol) => "vague: protocol",
                (false, _) => "vague or a bare reply code",
            };
            let bin = tables.entry(kind).or_default();
            (bin.0, bin.1) = (bin.0 + 1, bin.1 + usize::from(answer.reply.accepts(reason)));
        }
    }
    println!("{:<10} {:<26} {:>6} {:>7} {:>7} {:>7} {:>7}", "", "", "texts", "reason", "or 2nd", "bounce", "action");
    for ((kind, name), tally) in &by {
        println!(
            "{kind:<10} {name:<26} {:>6} {:>6.1} {:>7.1} {:>7.1} {:>7.1}",
            tally.count,
            tally.share(tally.reason),
            tally.share(tally.second),
            tally.share(tally.bounce),
            tally.share(tally.action)
        );
    }
    println!("\nconfidence    texts   right");
    for (percent, (count, right)) in sure.iter().rev() {
        println!("{percent:>3} to {:>3} {count:>8} {:>6.1} %", percent + 9, 100.0 * *right as f64 / *count as f64);
    }
    println!("\nreasons of the tables of codes: texts, right");
    for (kind, (count, right)) in &tables {
        println!("{kind:<28} {count:>6} {:>6.1} %", 100.0 * *right as f64 / *count as f64);
    }
    let mut most: Vec<_> = confusion.into_iter().collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    println!("\nmost confused (label, answer):");
    for ((label, answer), count) in most.iter().take(25) {
        println!("{count:>5}  {label} → {answer}");
    }
    for answer in answers.iter().filter(|answer| !answer.is_right()).take(misses) {
        let (reply, judged) = (answer.reply, &answer.judged);
        println!("{}: {} for {} ({}): {}", reply.place, judged.reason, reply.reason, judged.distance, reply.text);
    }
}

type Reason2 = &'static str;

/// Which action stands for which: a retry is asking the recipient to make room, as well.
fn same_action(accepted: &str, action: &str) -> bool {
    accepted == action
        || matches!(
            (accepted, action),
            ("fix_address", "suppress_recipient") | ("ask_recipient", "retry") | ("none", "proceed")
        )
}

const _: () = assert!(CLASSES == Reason::ALL.len() + 1);
