//! Chooses among several texts about the same failure.

use super::prose::begins_with_code;
use crate::classify::{Classification, Classifier, Evidence, classify};
use crate::code::EnhancedCode;
use crate::reason::{Category, Delivery, Reason};

/// A certainty that other texts can hardly exceed.
const SURE: u16 = 80;

/// How far a text is about the failure.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// What the server said about this recipient, or the reporting system did.
    Own,
    /// The status alone: it often tells the symptom, such as 4.4.7, and the text the cause.
    Status,
    /// Lines that name the recipient, or that look like a server's answer.
    Lines,
    /// All that the message says to people.
    Whole,
}

impl Source {
    const fn is_general(self) -> bool {
        matches!(self, Self::Whole)
    }

    /// How much of the certainty is left, in per cent. Apologies and advice, in which a full mailbox or a typing error
    /// is one of several guesses, count only where nothing else tells a reason.
    const fn trust(self) -> u16 {
        match self {
            Self::Own => 100,
            Self::Lines => 80,
            Self::Status => 60,
            Self::Whole => 40,
        }
    }
}

/// How reliable a classification is, in per cent, for comparing several.
fn certainty(answer: &Classification) -> u16 {
    let percent = answer.confidence().percent().into();
    match answer.reason() {
        // It may be certain that a text tells nothing, but another text that tells something is preferred.
        Reason::Unknown => 0,
        // Servers give these reasons regardless of the cause; another text may give the cause.
        Reason::PolicyRejected
        | Reason::MailboxUnavailable
        | Reason::SystemError
        | Reason::ServiceUnavailable
        | Reason::Expired
        | Reason::BadSequence
            if answer.evidence() == Evidence::Text =>
        {
            percent * 7 / 10
        }
        _ => percent,
    }
}

/// Whether a text tells why, and not only that something failed.
pub(super) fn is_telling(answer: &Classification) -> bool {
    certainty(answer) >= TELLING
}

/// The least certainty of an answer that is more than a guess from common words.
const TELLING: u16 = 60;

/// Answers below it are guesses.
const LEAST: u16 = 24;

/// The result of a delivery, and what is known about the reason.
pub(super) struct Case<'a> {
    classifier: Classifier<'a>,
    /// The same with the caller's rules, if there are any.
    with_rules: Option<Classifier<'a>>,
    pub(super) delivery: Delivery,
    pub(super) status: Option<EnhancedCode>,
    /// The first enhanced code that a text has.
    enhanced: Option<EnhancedCode>,
    best: Option<(u16, Classification)>,
    /// The answer for the first text that one of the caller's rules matches. What the message is and which text tells most
    /// does not depend on rules.
    pub(super) by_rule: Option<Classification>,
}

impl<'a> Case<'a> {
    /// A case whose texts are by `host`, where that is known.
    pub(super) fn new(
        classifier: Classifier<'a>,
        host: Option<&'a str>,
        delivery: Delivery,
        status: Option<EnhancedCode>,
    ) -> Self {
        let (classifier, with_rules) = match (classifier.without_rules(), host) {
            (None, _) => (classifier, None),
            (Some(plain), Some(host)) if classifier.host().is_none() => {
                (plain, Some(classifier.with_host(host)))
            }
            (Some(plain), _) => (plain, Some(classifier)),
        };
        Self { classifier, with_rules, delivery, status, enhanced: None, best: None, by_rule: None }
    }

    /// The answer without rules. The first that a rule gives is kept, but not for what is said of everything.
    fn answer(
        &mut self,
        source: Source,
        classify: impl Fn(&Classifier<'_>) -> Classification,
    ) -> Classification {
        if let Some(with_rules) = self.with_rules.filter(|_| self.by_rule.is_none() && !source.is_general()) {
            self.by_rule = Some(classify(&with_rules)).filter(|answer| answer.rule().is_some());
        }
        classify(&self.classifier)
    }

    /// Whether it is worth reading more texts.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.delivery, Delivery::Failed | Delivery::Delayed)
            && self.best.is_none_or(|(certainty, _)| certainty < SURE)
    }

    /// Reads a text about the failure. Of two equally certain ones the first counts.
    pub(super) fn read(&mut self, source: Source, text: &str) {
        if !self.is_open() || text.trim().is_empty() {
            return;
        }
        // The server's own words, then all that was said about them.
        if let Some(words) = server_words(text) {
            let answer = self.answer(source, |classifier| classifier.classify(words));
            self.consider(source, answer);
        }
        let answer = self.answer(source, |classifier| classifier.classify(text));
        self.enhanced = self.enhanced.or(answer.enhanced());
        self.consider(source, answer);
        // The status that the reporting system gave counts where the server gave none.
        let is_guess = certainty(&answer) < TELLING;
        if is_guess && self.is_open() && answer.enhanced().is_none() {
            if let Some(status) = self.status {
                let both = self.answer(source, |classifier| {
                    classifier.classify_parts(answer.code(), Some(status), text)
                });
                let source = if both.evidence() == Evidence::EnhancedCode { Source::Status } else { source };
                self.consider(source, both);
            }
        }
    }

    /// Reads the status alone.
    pub(super) fn read_status(&mut self) {
        if let Some(status) = self.status.filter(|_| self.is_open()) {
            let answer =
                self.answer(Source::Status, |classifier| classifier.classify_parts(None, Some(status), b""));
            self.consider(Source::Status, answer);
        }
    }

    fn consider(&mut self, source: Source, answer: Classification) {
        // What failed was not accepted, whatever a transcript says about other commands.
        if answer.category() == Category::Success {
            return;
        }
        let certainty = certainty(&answer) * source.trust() / 100;
        if self.best.is_none_or(|(best, _)| certainty > best) && (certainty >= LEAST || !source.is_general())
        {
            self.best = Some((certainty, answer));
        }
    }

    /// The status: what the report has in its field, unless the server's own words say more: 5.0.0 says nothing, 4.4.7 that
    /// the time ran out, and not why.
    pub(super) fn status(&self) -> Option<EnhancedCode> {
        let says_more =
            |status: &EnhancedCode| !matches!((status.subject_number(), status.detail()), (0, 0) | (4, 7));
        self.status.filter(says_more).or(self.enhanced).or(self.status)
    }

    /// The answer without rules.
    pub(super) fn conclude(&self) -> Classification {
        let best = self.best.map(|(_, answer)| answer);
        match self.delivery {
            Delivery::Failed => best.unwrap_or_else(|| classify("")),
            Delivery::Delayed => best
                .filter(|answer| answer.reason() != Reason::Unknown)
                .unwrap_or_else(|| classify("delivery of the message is delayed")),
            _ => classify("250 2.0.0"),
        }
    }
}

/// The answer of a server in a text of several lines: those that a transcript marks, else from the first line on that
/// begins with a code.
fn server_words(text: &str) -> Option<&str> {
    if text.starts_with("<<<") {
        let answers = text.split_inclusive('\n').take_while(|line| line.starts_with("<<<"));
        return text.get(..answers.map(str::len).sum()).filter(|words| words.len() < text.len());
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && begins_with_code(line.trim_start_matches(['<', '#', ' '])) {
            return Some(&text[at..]);
        }
        at += line.len();
    }
    None
}
