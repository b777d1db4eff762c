//! What looks wrong in replies, words and tags.
//!
//! What cannot be read at all, unknown names and spellings that two rows claim, is an error when the files are loaded.

use crate::Data;
use crate::folds::{for_each_pair, vectors};
use crate::lexicon::{Lexicon, Words};
use crate::replies::Labelled;
use crate::report::same_action;
use smtp_reply::__training::{read, spelling_hashes};
use smtp_reply::{Action, BounceKind, Class, Diagnostic, Reason, classify};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::process::ExitCode;

/// A reason that has fewer replies can hardly be learned.
const FEW: usize = 15;
/// Two texts whose words agree by so much should have the same label: they are one sentence with another name in it.
const NEAR: f32 = 0.95;
/// Texts with fewer words are alike by chance.
const WORDS: usize = 4;

/// Something that looks wrong.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// `file:line`.
    place: String,
    what: String,
    is_error: bool,
}

impl Finding {
    fn error(place: &str, what: String) -> Self {
        Self { place: place.to_owned(), what, is_error: true }
    }

    fn warning(place: &str, what: String) -> Self {
        Self { place: place.to_owned(), what, is_error: false }
    }
}

/// Prints all findings. The exit status tells of errors.
pub(crate) fn print(data: &Data, all: bool) -> ExitCode {
    let used = used_hashes(&data.lexicon, &data.replies);
    let mut findings = duplicates(&data.replies);
    findings.extend(contradictions(data));
    findings.extend(
        data.replies
            .iter()
            .filter_map(|reply| impossible_outcome(reply, data.lexicon.read(&reply.text).class)),
    );
    findings.extend(rare_reasons(&data.replies));
    findings.extend(unused_concepts(&data.words, &used));
    findings.extend(tags_that_are_words(&data.words, &data.lexicon));
    let unused = unused_spellings(&data.words, &used);
    if all {
        let unused = unused.iter();
        findings
            .extend(unused.map(|(place, text)| Finding::warning(place, format!("no reply has {text:?}"))));
    }
    for Finding { place, what, is_error } in &findings {
        println!("{place}: {}: {what}", if *is_error { "error" } else { "warning" });
    }
    let errors = findings.iter().filter(|finding| finding.is_error).count();
    println!("{errors} errors, {} warnings", findings.len() - errors);
    println!("no reply has {} of the spellings (--all lists them)", unused.len());
    if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Replies whose texts are the same, or differ in names, numbers and case only.
fn duplicates(replies: &[Labelled]) -> Vec<Finding> {
    let mut first: HashMap<&str, &Labelled> = HashMap::new();
    let mut first_alike: HashMap<Normal, &Labelled> = HashMap::new();
    let mut findings = Vec::new();
    for reply in replies {
        if let Some(other) = first.get(reply.text.as_str()) {
            findings.push(duplicate(reply, other));
            continue;
        }
        first.insert(&reply.text, reply);
        let normal = Normal::of(&reply.text);
        match first_alike.get(&normal) {
            Some(other) => {
                let what = format!("differs from {} in names, numbers or case only", other.place);
                findings.push(Finding::warning(&reply.place, what));
            }
            None => _ = first_alike.insert(normal, reply),
        }
    }
    findings
}

fn duplicate(reply: &Labelled, other: &Labelled) -> Finding {
    if reply.reason == other.reason {
        return Finding::warning(&reply.place, format!("the same text as {}", other.place));
    }
    let what = format!("the same text as {}, but {} and not {}", other.place, reply.reason, other.reason);
    Finding::error(&reply.place, what)
}

/// A text without what differs from case to case. Its codes stay: other codes make it another reply.
#[derive(PartialEq, Eq, Hash)]
struct Normal {
    code: Option<smtp_reply::ReplyCode>,
    enhanced: Option<smtp_reply::EnhancedCode>,
    text: String,
}

impl Normal {
    fn of(text: &str) -> Self {
        let line = Diagnostic::parse(text);
        let words: Vec<String> = text.split_whitespace().map(normal_word).collect();
        Self { code: line.code(), enhanced: line.enhanced(), text: words.join(" ") }
    }
}

/// A word in small letters, with `@` for an address and `0` for each number.
fn normal_word(word: &str) -> String {
    if word.contains('@') {
        return "@".to_owned();
    }
    let mut normal = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        if !letter.is_ascii_digit() {
            normal.push(letter);
        } else if !normal.ends_with('0') {
            normal.push('0');
        }
    }
    normal
}

/// Replies that are nearly the same, with the same codes, of which neither accepts the other's reason.
fn contradictions(data: &Data) -> Vec<Finding> {
    let replies = &data.replies;
    let codes = |reply: &Labelled| {
        let line = Diagnostic::parse(&reply.text);
        (line.code(), line.enhanced())
    };
    let mut findings = Vec::new();
    let vectors = vectors(replies, &data.lexicon);
    for_each_pair(&vectors, NEAR, |text, other| {
        let long = vectors[text].len() >= WORDS;
        let (reply, other) = (&replies[text], &replies[other]);
        let agree = reply.accepts(other.reason) || other.accepts(reply.reason);
        if long && !agree && reply.text != other.text && codes(reply) == codes(other) {
            let what =
                format!("nearly the text of {}, but {} and not {}", other.place, reply.reason, other.reason);
            findings.push(Finding::warning(&reply.place, what));
        }
    });
    findings
}

/// A reply whose bounce kinds or actions are none that the classifier gives for its reasons and its class.
fn impossible_outcome(reply: &Labelled, class: Option<Class>) -> Option<Finding> {
    let outcomes = outcomes(reply, class);
    // A reply may leave open what comes of it.
    let bounces = |kind: BounceKind| {
        reply.bounce.is_empty() || reply.bounce.iter().any(|accepted| accepted == kind.as_str())
    };
    let acts = |action: Action| {
        reply.action.is_empty() || reply.action.iter().any(|accepted| same_action(accepted, action.as_str()))
    };
    if outcomes.iter().any(|(kind, action)| bounces(*kind) && acts(*action)) {
        return None;
    }
    let possible: Vec<String> = outcomes.iter().map(|(kind, action)| format!("{kind}, {action}")).collect();
    let what = format!(
        "{} is {}, never {}, {}",
        reply.reason,
        possible.join(" or "),
        reply.bounce.join("/"),
        reply.action.join("/")
    );
    Some(Finding::warning(&reply.place, what))
}

/// What the classifier may make of the reasons of a reply.
fn outcomes(reply: &Labelled, class: Option<Class>) -> Vec<(BounceKind, Action)> {
    // The words of any refusal may say that it will pass.
    let classes = [class, Some(Class::TransientNegative)];
    let mut outcomes = Vec::new();
    // The form of a line may say more than its codes: that there is no result yet, or that it has failed permanently.
    let answer = classify(&reply.text);
    if reply.accepts(answer.reason()) {
        outcomes.push((answer.bounce(), answer.action()));
    }
    for reason in std::iter::once(reply.reason).chain(reply.alt.iter().copied()) {
        for class in classes {
            let outcome = (reason.bounce(class), reason.action(class));
            if outcome.0 == BounceKind::Hard {
                // So it is where the evidence does not do to give an address up.
                outcomes.push((BounceKind::Block, Action::Review));
            }
            outcomes.push(outcome);
        }
    }
    if reply.reason == Reason::Unknown {
        // So is a line that tells of no refusal.
        outcomes.push((BounceKind::None, Action::None));
    }
    let mut seen = HashSet::new();
    outcomes.retain(|outcome| seen.insert((outcome.0.as_str(), outcome.1.as_str())));
    outcomes
}

/// Reasons with few replies.
fn rare_reasons(replies: &[Labelled]) -> Vec<Finding> {
    let with = |reason: Reason| replies.iter().filter(move |reply| reply.reason == reason);
    let few = Reason::ALL.iter().filter(|reason| with(**reason).count() < FEW);
    few.map(|reason| {
        let place = with(*reason).next().map_or("replies", |reply| reply.place.as_str());
        let count = with(*reason).count();
        Finding::warning(place, format!("only {count} replies are {reason}, the first one here"))
    })
    .collect()
}

/// The hashes of the lexicon's spellings that any reply has, negated ones, too.
fn used_hashes(lexicon: &Lexicon, replies: &[Labelled]) -> HashSet<u64> {
    let used = RefCell::new(HashSet::new());
    let find = |hash: u64| {
        let found = lexicon.find(hash)?;
        used.borrow_mut().insert(hash);
        Some(found)
    };
    for reply in replies {
        read(reply.text.as_bytes(), &find, u16::MAX, &[]);
    }
    used.into_inner()
}

fn is_used(spelling: &str, used: &HashSet<u64>) -> bool {
    // Names denote concepts without a spelling.
    spelling.starts_with('<') || spelling_hashes(spelling.as_bytes()).iter().any(|hash| used.contains(hash))
}

/// The spellings that no reply has, with their places.
fn unused_spellings<'w>(words: &'w Words, used: &HashSet<u64>) -> Vec<(&'w str, &'w str)> {
    let spellings = words.concepts.iter().flat_map(|concept| &concept.spellings);
    spellings
        .filter(|spelling| !is_used(&spelling.text, used))
        .map(|spelling| (spelling.place.as_str(), spelling.text.as_str()))
        .collect()
}

/// Concepts with one spelling, which no reply has.
fn unused_concepts(words: &Words, used: &HashSet<u64>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for concept in &words.concepts {
        if let [spelling] = &concept.spellings[..] {
            if !is_used(&spelling.text, used) {
                let what = format!("{:?} has no other spelling, and no reply has it", concept.name);
                findings.push(Finding::warning(&spelling.place, what));
            }
        }
    }
    findings
}

/// Tags that are spellings of words, too: they count as the word.
fn tags_that_are_words(words: &Words, lexicon: &Lexicon) -> Vec<Finding> {
    let mut findings = Vec::new();
    for tag in &words.tags {
        let hashes = spelling_hashes(tag.text.as_bytes());
        if let Some((concept, _)) = hashes.iter().find_map(|hash| lexicon.find(*hash)) {
            let name = &lexicon.names[usize::from(concept)];
            findings
                .push(Finding::warning(&tag.place, format!("{:?} is a spelling of {name:?}, too", tag.text)));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(line: usize, text: &str, reason: Reason) -> Labelled {
        Labelled {
            text: text.to_owned(),
            reason,
            alt: Vec::new(),
            bounce: vec!["hard".to_owned()],
            action: vec!["suppress_recipient".to_owned()],
            lang: "en".to_owned(),
            source: "made_up".to_owned(),
            place: format!("made_up.jsonl:{line}"),
        }
    }

    fn data(words: Words, replies: Vec<Labelled>) -> Data {
        Data { lexicon: Lexicon::of_words(&words).unwrap(), words, replies }
    }

    #[track_caller]
    fn assert_one(findings: &[Finding], place: &str, is_error: bool, what: &str) {
        let [finding] = findings else { panic!("one finding, not {findings:?}") };
        assert_eq!((finding.place.as_str(), finding.is_error), (place, is_error));
        assert!(finding.what.contains(what), "{}", finding.what);
    }

    #[test]
    fn equal_texts_with_other_reasons_are_an_error() {
        let texts = [reply(1, "550 No", Reason::UserUnknown), reply(2, "550 No", Reason::PolicyRejected)];
        assert_one(&duplicates(&texts), "made_up.jsonl:2", true, "made_up.jsonl:1, but policy_rejected");
        let texts = [reply(1, "550 No", Reason::UserUnknown), reply(2, "550 No", Reason::UserUnknown)];
        assert_one(&duplicates(&texts), "made_up.jsonl:2", false, "the same text as made_up.jsonl:1");
    }

    #[test]
    fn texts_that_differ_in_names_numbers_and_case_are_told_but_codes_count() {
        let first = "550 <joe@example.com> has no mailbox at 192.0.2.1";
        let cases = [
            ("550 <ann@example.org> has no Mailbox at 198.51.100.17", 1),
            ("551 <joe@example.com> has no mailbox at 192.0.2.1", 0),
            ("550 5.1.1 <joe@example.com> has no mailbox at 192.0.2.1", 0),
            ("550 <joe@example.com> has no account at 192.0.2.1", 0),
        ];
        for (second, count) in cases {
            let texts = [reply(1, first, Reason::UserUnknown), reply(2, second, Reason::UserUnknown)];
            assert_eq!(duplicates(&texts).len(), count, "{second}");
        }
    }

    #[test]
    fn nearly_equal_texts_contradict_where_neither_accepts_the_other() {
        let texts = |alt: &[Reason]| {
            let first = reply(1, "550 the mailbox of joe@example.com is closed", Reason::MailboxDisabled);
            let second = reply(2, "550 The mailbox of ann@example.org is closed.", Reason::UserUnknown);
            data(Words::default(), vec![first, Labelled { alt: alt.to_vec(), ..second }])
        };
        assert_one(
            &contradictions(&texts(&[])),
            "made_up.jsonl:2",
            false,
            "user_unknown and not mailbox_disabled",
        );
        assert_eq!(contradictions(&texts(&[Reason::MailboxDisabled])), []);
    }

    #[test]
    fn outcomes_that_no_reason_has_are_told() {
        let lexicon = Lexicon::of_words(&Words::default()).unwrap();
        let judge = |reply: &Labelled| impossible_outcome(reply, lexicon.read(&reply.text).class);
        let unknown = reply(1, "550 No such user", Reason::UserUnknown);
        assert_eq!(judge(&unknown), None);
        let full = reply(2, "552 Full", Reason::MailboxFull);
        let finding = judge(&full).expect("a full mailbox is soft");
        assert_one(&[finding], "made_up.jsonl:2", false, "never hard, suppress_recipient");
        let accepting = Labelled { alt: vec![Reason::UserUnknown], ..full.clone() };
        assert_eq!(judge(&accepting), None);
        let open = Labelled { bounce: Vec::new(), action: Vec::new(), ..full };
        assert_eq!(judge(&open), None);
    }

    #[test]
    fn rare_reasons_are_told() {
        let replies: Vec<Labelled> = (1..=FEW).map(|line| reply(line, "550", Reason::UserUnknown)).collect();
        let rare = |replies: &[Labelled]| {
            rare_reasons(replies).iter().any(|finding| finding.what.contains("user_unknown"))
        };
        assert!(!rare(&replies));
        assert!(rare(&replies[1..]));
    }
}
