//! Chooses among several texts about the same failure.

use super::prose::begins_with_code;
use super::recipient::Recipient;
use crate::classify::{Classification, Classifier, Evidence, classify};
use crate::code::{Class, EnhancedCode};
use crate::line::Diagnostic;
use crate::reason::{Category, Delivery, Reason};
use std::borrow::ToOwned;
use std::string::String;

// On 300 public bounces, none of these numbers matters much: with each a quarter larger or smaller, at most one answer differs.

/// A certainty that other texts can hardly exceed, so that they need not be read.
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
    /// The whole text for people, about one recipient.
    Whole,
    /// The same about several recipients, without what names the others.
    Shared,
}

impl Source {
    const fn is_general(self) -> bool {
        matches!(self, Self::Whole | Self::Shared)
    }

    /// The weight of an answer, in per cent. Apologies and advice list possible causes, so they count only if nothing else gives
    /// a reason.
    const fn trust(self) -> u16 {
        match self {
            Self::Own => 100,
            Self::Lines => 80,
            Self::Status => 60,
            Self::Whole | Self::Shared => 40,
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
            percent * 8 / 10
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

/// The least certainty of an answer for a general text: below it, the answer is a guess.
const LEAST: u16 = 24;

/// The result of a delivery, and what is known about the reason.
pub(super) struct Case<'a> {
    classifier: Classifier<'a>,
    /// The same with the caller's rules, if there are any.
    with_rules: Option<Classifier<'a>>,
    pub(super) delivery: Delivery,
    pub(super) status: Option<EnhancedCode>,
    /// The first enhanced code in a text about this recipient.
    enhanced: Option<EnhancedCode>,
    /// What the server or the reporting system said, as written.
    diagnostic: Option<String>,
    /// Whether nothing speaks against suppressing the address.
    may_suppress: bool,
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
        Self {
            classifier,
            with_rules,
            delivery,
            status,
            enhanced: None,
            diagnostic: None,
            may_suppress: true,
            best: None,
            by_rule: None,
        }
    }

    /// Does not suppress the address, whatever is said about it.
    pub(super) const fn never_suppress(&mut self) {
        self.may_suppress = false;
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
        self.delivery.is_failure() && self.best.is_none_or(|(certainty, _)| certainty < SURE)
    }

    /// Reads what the server or the reporting system said. Of several such texts the first is kept.
    pub(super) fn read_diagnostic(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.diagnostic.is_some() {
            self.read(Source::Own, text);
        } else {
            self.diagnostic = Some(text.to_owned());
            self.read_text(Source::Own, text, Classification::matched_after);
        }
    }

    /// Reads another text about the failure. Of two equally certain answers, the first counts.
    pub(super) fn read(&mut self, source: Source, text: &str) {
        // The caller does not have the text in which the words stand.
        self.read_text(source, text, |answer, _| Classification { matched: None, ..answer });
    }

    /// Reads a text. `place` is told where in it the words begin that an answer is about.
    fn read_text(
        &mut self,
        source: Source,
        text: &str,
        place: impl Fn(Classification, usize) -> Classification,
    ) {
        if !self.is_open() || text.trim().is_empty() {
            return;
        }
        // The server's own words, then all that was said about them.
        if let Some(words) = server_words(text) {
            let start = words.as_ptr() as usize - text.as_ptr() as usize;
            let answer = self.answer(source, |classifier| place(classifier.classify(words), start));
            self.consider(source, answer);
        }
        let answer = self.answer(source, |classifier| place(classifier.classify(text), 0));
        if !matches!(source, Source::Shared) {
            self.enhanced = self.enhanced.or(answer.enhanced());
        }
        self.consider(source, answer);
        // The status that the reporting system gave counts where the server gave none.
        let is_guess = certainty(&answer) < TELLING;
        if is_guess && self.is_open() && answer.enhanced().is_none() {
            if let Some(status) = self.status {
                let mut with_status = Diagnostic::parse(text);
                with_status.enhanced = Some(status);
                let both =
                    self.answer(source, |classifier| place(classifier.classify_diagnostic(&with_status), 0));
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
        let answer = answer.hard_only_if(!matches!(source, Source::Shared));
        let certainty = certainty(&answer) * source.trust() / 100;
        if self.best.is_none_or(|(best, _)| certainty > best) && (certainty >= LEAST || !source.is_general())
        {
            self.best = Some((certainty, answer));
        }
    }

    /// The status in the field of the report, unless it is vague and the server's reply has another: 5.0.0 says nothing, 4.4.7
    /// only that the time ran out.
    fn status(&self) -> Option<EnhancedCode> {
        let says_more =
            |status: &EnhancedCode| !matches!((status.subject_number(), status.detail()), (0, 0) | (4, 7));
        self.status.filter(says_more).or(self.enhanced).or(self.status)
    }

    /// The recipient with this address, and what is known about it.
    pub(super) fn into_recipient(self, address: &str, original: Option<&str>) -> Recipient {
        Recipient {
            address: address.to_owned(),
            original_address: original.map(ToOwned::to_owned),
            delivery: self.delivery,
            status: self.status(),
            classification: self.conclude(),
            diagnostic: self.diagnostic,
            remote_mta: None,
            will_retry_until: None,
            by_rule: self.by_rule,
        }
    }

    /// The answer without rules.
    fn conclude(&self) -> Classification {
        let best = self.best.map(|(_, answer)| answer);
        let answer = match self.delivery {
            Delivery::Failed => best.unwrap_or_else(|| classify("")),
            Delivery::Delayed => best
                .filter(|answer| answer.reason() != Reason::Unknown)
                .unwrap_or_else(|| Classification::by_line(Reason::Expired, Class::TransientNegative)),
            _ => Classification::by_line(Reason::Accepted, Class::PositiveCompletion),
        };
        answer.hard_only_if(self.may_suppress)
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
