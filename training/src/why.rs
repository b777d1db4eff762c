//! The evidence for each reason in a text: its features, with their weights in the tables.

use crate::error::Error;
use crate::examples::PASSING;
use crate::judge::Scores;
use crate::lexicon::{Lexicon, Words};
use crate::tables;
use smtp_reply::__training::{self as features, Feature, NEGATED, Reading, stored};
use smtp_reply::{EnhancedCode, Reason, classify};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// How many reasons the totals are printed of.
const BEST: usize = 5;

/// Prints what speaks for the best reason and for the runner-up, the totals, and the classifier's decision.
pub(crate) fn print(words: &Words, text: &str) -> Result<(), Error> {
    print!("{}", report(&Lexicon::of_words(words)?, text));
    Ok(())
}

fn report(lexicon: &Lexicon, text: &str) -> String {
    let (reading, names) = named(lexicon, text);
    let scores = Scores::of(&reading, tables::row);
    let ranking = scores.ranking(&stored::BIAS, reading.class);
    let mut out = String::new();
    write_features(&mut out, &reading, &names, &scores, [ranking[0], ranking[1]]);
    write_totals(&mut out, &scores, &ranking);
    write_decision(&mut out, &reading, text);
    out
}

/// What a feature adds to the scores of the best reason and of the runner-up.
struct Part<'a> {
    name: &'a str,
    adds: [f64; 2],
}

impl Part<'_> {
    fn difference(&self) -> f64 {
        self.adds[0] - self.adds[1]
    }
}

fn write_features(
    out: &mut String,
    reading: &Reading,
    names: &[String],
    scores: &Scores,
    reasons: [Reason; 2],
) {
    let bias = reasons.map(|reason| f64::from(stored::BIAS[reason as usize]));
    let mut parts = vec![Part { name: "every text", adds: bias }];
    for ((feature, ..), name) in reading.features.iter().zip(names) {
        let Some((_, weights)) = tables::row(*feature) else { continue };
        let scale = match feature {
            Feature::Word(_) | Feature::Key(_) => 256.0 / f64::from(scores.length),
            Feature::Reply(_) | Feature::Enhanced(_) => 1.0,
        };
        parts.push(Part { name, adds: reasons.map(|reason| f64::from(weights[reason as usize]) * scale) });
    }
    parts.sort_by(|one, other| other.difference().total_cmp(&one.difference()));
    let [best, second] = reasons.map(Reason::as_str);
    let (wide, wide_too) = (best.len().max(7), second.len().max(7));
    _ = writeln!(out, "{best:>wide$} {second:>wide_too$} difference  feature");
    for part in parts {
        let [one, other] = part.adds;
        _ = writeln!(out, "{one:>wide$.1} {other:>wide_too$.1} {:>10.1}  {}", part.difference(), part.name);
    }
}

fn write_totals(out: &mut String, scores: &Scores, ranking: &[Reason]) {
    _ = writeln!(out, "\n  total   words   reply enhanced  reason");
    for reason in ranking.iter().take(BEST) {
        let class = *reason as usize;
        _ = writeln!(
            out,
            "{:>7} {:>7} {:>7} {:>8}  {reason}",
            scores.total(&stored::BIAS, class),
            scores.words[class],
            scores.reply[class],
            scores.enhanced[class]
        );
    }
    let passing = scores.total(&stored::BIAS, PASSING);
    _ = writeln!(out, "{passing:>7} {:>25}  it will pass, where that is above 0", "");
}

fn write_decision(out: &mut String, reading: &Reading, text: &str) {
    let answer = classify(text);
    let confidence = answer.confidence();
    _ = write!(out, "\n{} ({confidence}", answer.reason());
    if let Some(second) = answer.runner_up() {
        _ = write!(out, ", then {second}");
    }
    _ = writeln!(out, "), by {}: bounce {}, action {}", answer.evidence(), answer.bounce(), answer.action());
    if answer.runner_up().is_none() {
        _ = writeln!(out, "The form of the line or its codes decide alone; the scores above do not count.");
    } else if answer.reason() != tables::judge(reading).reason {
        _ = writeln!(out, "The classifier knows more of the line than the scores above.");
    }
    if let Some(range) = answer.matched() {
        _ = writeln!(out, "matched: {}", String::from_utf8_lossy(&text.as_bytes()[range]));
    }
}

/// Reads a text, and names its features.
fn named(lexicon: &Lexicon, text: &str) -> (Reading, Vec<String>) {
    // What the tables find for each word of the text: the name of its concept, and those of its row.
    let concepts: RefCell<BTreeMap<u16, Option<String>>> = RefCell::default();
    let of_row: RefCell<HashMap<u32, u16>> = RefCell::default();
    let find = |hash: u64| {
        let (concept, row) = stored::find(hash)?;
        let name = lexicon.find(hash).map(|(concept, _)| lexicon.names[usize::from(concept)].clone());
        concepts.borrow_mut().insert(concept, name);
        of_row.borrow_mut().insert(row, concept);
        Some((concept, row))
    };
    let reading = features::read(text.as_bytes(), &find, stored::FIRST_TAG, stored::TAGS);
    let words = Names { text, concepts: concepts.into_inner(), of_row: of_row.into_inner() };
    let keys = words.keys(&reading);
    let mut codes = code_names(&reading).into_iter();
    let names = reading
        .features
        .iter()
        .map(|(feature, start, end)| match feature {
            Feature::Word(row) => words.word(*row, *start, *end),
            Feature::Key(key) => {
                keys.get(key).cloned().unwrap_or_else(|| format!("~{}", words.slice(*start, *end)))
            }
            Feature::Reply(_) | Feature::Enhanced(_) => codes.next().expect("each code has a name"),
        })
        .collect();
    (reading, names)
}

/// Makes the names of words and of what is formed of them.
struct Names<'a> {
    text: &'a str,
    /// The concepts of the text; those of `words.txt` with their names.
    concepts: BTreeMap<u16, Option<String>>,
    /// The concept of each row.
    of_row: HashMap<u32, u16>,
}

impl Names<'_> {
    fn slice(&self, start: usize, end: usize) -> String {
        String::from_utf8_lossy(&self.text.as_bytes()[start..end]).to_lowercase()
    }

    /// As written in the text, and the name of its concept.
    fn word(&self, row: u32, start: usize, end: usize) -> String {
        let (spelling, concept) = (self.slice(start, end), self.of_row[&row]);
        match &self.concepts[&concept] {
            _ if concept >= stored::FIRST_TAG => format!("{spelling} ({})", self.concept(concept)),
            Some(name) if *name != spelling => format!("{spelling} ({name})"),
            _ => spelling,
        }
    }

    fn concept(&self, concept: u16) -> String {
        let tag = concept.checked_sub(stored::FIRST_TAG).and_then(|tag| stored::TAGS.get(usize::from(tag)));
        match (tag, &self.concepts[&concept]) {
            (Some(provider), _) => format!("tag of {provider}"),
            (None, Some(name)) => name.clone(),
            (None, None) => format!("learned word {concept}"),
        }
    }

    /// The names of all keys that words of the text may form.
    fn keys(&self, reading: &Reading) -> HashMap<u64, String> {
        let mut keys = HashMap::new();
        for (word, _) in &reading.unknown {
            keys.extend(pieces(word));
        }
        let mut concepts: Vec<(u16, String)> = Vec::new();
        for concept in self.concepts.keys().copied() {
            let name = self.concept(concept);
            keys.insert(features::negated_key(concept), format!("not {name}"));
            concepts.push((concept | NEGATED, format!("not {name}")));
            concepts.push((concept, name));
        }
        for (first, name) in &concepts {
            for (second, other) in &concepts {
                keys.insert(features::pair_key(*first, *second), format!("{name} … {other}"));
            }
        }
        keys
    }
}

/// The pieces of a word, with their names.
fn pieces(word: &[u8]) -> Vec<(u64, String)> {
    let letters: Vec<char> = format!("^{}$", String::from_utf8_lossy(word).to_lowercase()).chars().collect();
    let names =
        letters.windows(letters.len().min(4)).map(|piece| format!("~{}", piece.iter().collect::<String>()));
    features::piece_keys(word).into_iter().zip(names).collect()
}

/// The names of the codes, in the order in which they are read.
fn code_names(reading: &Reading) -> Vec<String> {
    let code = reading.code.map_or("no code".to_owned(), |code| format!("code {code}"));
    let stage = reading.stage.map_or("an unknown stage", smtp_reply::Stage::as_str);
    let provider = reading.provider.map(smtp_reply::Provider::id);
    let mut names = vec![code.clone(), format!("{code} at {stage}"), format!("stage: {stage}")];
    names.extend(provider.map(|provider| format!("provider: {provider}")));
    // The tables of codes may have a reason for each of the codes: the last of its features, or the first.
    let count =
        |kind: fn(&Feature) -> bool| reading.features.iter().filter(|(feature, ..)| kind(feature)).count();
    if count(|feature| matches!(feature, Feature::Reply(_))) > names.len() {
        names.push(format!("what the tables say of {code}"));
    }
    let replies = names.len();
    match (reading.enhanced, reading.status) {
        (Some(enhanced), _) => {
            let any = any_class(enhanced);
            names.push(format!("enhanced {any}"));
            names.push(format!("enhanced {enhanced}"));
            names.push(format!("enhanced {any} with {code}"));
            names.extend(provider.map(|provider| format!("enhanced {any} of {provider}")));
        }
        (None, Some(status)) if reading.code.is_none() => names.push(format!("status {}", any_class(status))),
        _ => names.push("no enhanced code".to_owned()),
    }
    if count(|feature| matches!(feature, Feature::Enhanced(_))) > names.len() - replies {
        names.insert(replies, "what the tables say of the enhanced code".to_owned());
    }
    names
}

/// An enhanced code, regardless of its class.
fn any_class(enhanced: EnhancedCode) -> String {
    format!("X.{}.{}", enhanced.subject_number(), enhanced.detail())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{folder, replies};

    fn lexicon() -> Lexicon {
        Lexicon::of_words(&Words::load(&folder()).unwrap()).unwrap()
    }

    fn names(text: &str) -> Vec<String> {
        named(&lexicon(), text).1
    }

    fn read(text: &str) -> Reading {
        features::read(text.as_bytes(), &stored::find, stored::FIRST_TAG, stored::TAGS)
    }

    #[test]
    fn words_pairs_and_negations_have_names() {
        let names = names("550 5.1.1 The mailbox does not exist");
        for name in
            ["mailbox", "not exist", "not … not exist", "code 550", "enhanced X.1.1", "enhanced 5.1.1"]
        {
            assert!(names.iter().any(|given| given == name), "{name} is not among {names:?}");
        }
    }

    #[test]
    fn pieces_have_names() {
        let names = names("550 xyzzyq");
        let pieces: Vec<&String> = names.iter().filter(|name| name.starts_with('~')).collect();
        assert_eq!(pieces, ["~^xyz", "~xyzz", "~yzzy", "~zzyq", "~zyq$"]);
    }

    #[test]
    fn each_code_has_a_name() {
        let texts = [
            "",
            "550",
            "550 5.7.1",
            "smtp; 550 5.7.1 no - gsmtp",
            "550 no - gsmtp",
            "5.7.1 no",
            "no words",
            "postfix/smtp[1]: A1B2C3: to=<joe@example.com>, relay=none, delay=1, dsn=4.4.1, status=deferred (no answer)",
        ];
        for text in texts {
            let (reading, names) = named(&lexicon(), text);
            assert_eq!(reading.features.len(), names.len(), "{text}");
            let is_code = |feature: &Feature| matches!(feature, Feature::Reply(_) | Feature::Enhanced(_));
            let codes = reading.features.iter().filter(|(feature, ..)| is_code(feature)).count();
            assert_eq!(code_names(&reading).len(), codes, "{text}");
        }
    }

    #[test]
    fn the_decision_is_that_of_the_classifier() {
        let report = report(&lexicon(), "550 5.2.2 Mailbox full");
        assert!(report.lines().any(|line| line.starts_with("mailbox_full (")), "{report}");
    }

    #[test]
    fn the_classifier_answers_as_the_arithmetic_of_training_does() {
        let replies = replies::load(&folder()).unwrap();
        let mut compared = 0;
        for reply in &replies {
            let answer = classify(&reply.text);
            // Without a second answer it is not by the model.
            if answer.runner_up().is_none() {
                continue;
            }
            compared += 1;
            let judged = tables::judge(&read(&reply.text));
            // The two divide at different steps: where there is no distance, either may be first.
            assert!(judged.distance <= 1 || judged.reason == answer.reason(), "{}", reply.place);
        }
        assert!(compared > replies.len() / 2, "only {compared} of them are answered by the model");
    }
}
