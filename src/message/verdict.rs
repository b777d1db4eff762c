//! Chooses among several texts about the same failure.

use super::prose::begins_with_code;
use crate::classify::{Classification, Classifier, Evidence, classify};
use crate::code::EnhancedCode;
use crate::line::Diagnostic;
use crate::reason::{Category, Delivery, Reason};

/// A certainty that other texts can hardly exceed.
const SURE: u16 = 80;

/// What a text is about, by where it was found.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// What the server or the reporting system said about this recipient.
    Own,
    /// The status alone: it is often the symptom, such as 4.4.7, and the text has the cause.
    Status,
    /// Lines that name the recipient, or that look like a server's answer.
    Lines,
    /// The whole text for people.
    Whole,
}

impl Source {
    const fn is_general(self) -> bool {
        matches!(self, Self::Whole)
    }

    /// The weight of an answer, in per cent. Apologies and advice list possible causes, so they count only if nothing else gives
    /// a reason.
    const fn trust(self) -> u16 {
        match self {
            Self::Own => 100,
            Self::Lines => 80,
            Self::Status => 60,
            Self::Whole => 40,
        }
    }
}

/// How reliable a classification is, in per cent, to compare several.
fn certainty(answer: &Classification) -> u16 {
    let percent = answer.confidence().percent().into();
    match answer.reason() {
        // Any text that gives a reason is preferred to one that does not.
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

/// Whether an answer gives the cause, and not only that something failed.
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
    /// The answer for the first text that a custom rule matches. The kind of the message, and which text says most, do not depend
    /// on rules.
    pub(super) by_rule: Option<Classification>,
}

impl<'a> Case<'a> {
    /// A case whose texts come from `host`, if that is known.
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

    /// Classifies without rules, and keeps the first answer of a rule, except for general texts.
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

    /// Whether more texts should be read.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.delivery, Delivery::Failed | Delivery::Delayed)
            && self.best.is_none_or(|(certainty, _)| certainty < SURE)
    }

    /// Reads a text about the failure. Of two equally certain answers, the first counts.
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
                let mut with_status = Diagnostic::parse(text);
                with_status.enhanced = Some(status);
                let both = self.answer(source, |classifier| classifier.classify_diagnostic(&with_status));
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

    /// The status in the field of the report, unless it is vague and the server's reply has another: 5.0.0 says nothing, 4.4.7
    /// only that the time ran out.
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

/// The reply of a server in a text of several lines: the lines that a transcript marks, or else all from the first line that
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
