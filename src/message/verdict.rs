//! Which of several texts about the same failure tells most.

use super::prose::begins_with_code;
use crate::classify::{Classification, Classifier, Evidence, classify};
use crate::code::EnhancedCode;
use crate::reason::{Category, Delivery, Reason};

/// A certainty that no other text can better by much.
const SURE: u16 = 80;

/// How far a text is about the failure.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// What the server said about this recipient, or the reporting system did.
    Own,
    /// The bare status: it often tells the symptom, such as 4.4.7, and the text the cause.
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

    /// How much of the certainty is left, in per cent. Words of comfort and advice, in which a full mailbox or a typing
    /// error is one of several guesses, count only where nothing else tells anything.
    const fn trust(self) -> u16 {
        match self {
            Self::Own => 100,
            Self::Lines => 80,
            Self::Status => 60,
            Self::Whole => 40,
        }
    }
}

/// How much a classification can be relied on, in per cent: the one place where several are compared.
fn certainty(answer: &Classification) -> u16 {
    let percent = answer.confidence().percent().into();
    match answer.reason() {
        // That a text tells nothing may be sure, and is of no use beside one that tells something.
        Reason::Unknown => 0,
        // Servers say these of themselves whatever the cause is; another text may tell it.
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

/// From here on an answer is more than a guess from common words.
const TELLING: u16 = 60;

/// What is below is a guess.
const LEAST: u16 = 24;

/// What has become of a mail, and what is known about why.
pub(super) struct Case {
    pub(super) delivery: Delivery,
    pub(super) status: Option<EnhancedCode>,
    /// The first enhanced code that a text has.
    enhanced: Option<EnhancedCode>,
    best: Option<(u16, Classification)>,
}

impl Case {
    pub(super) fn new(delivery: Delivery, status: Option<EnhancedCode>) -> Self {
        Self { delivery, status, enhanced: None, best: None }
    }

    /// Whether more texts are worth to be read.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.delivery, Delivery::Failed | Delivery::Delayed)
            && self.best.is_none_or(|(certainty, _)| certainty < SURE)
    }

    /// Reads a text about the failure. The one read first wins where two are as sure.
    pub(super) fn read(&mut self, source: Source, text: &str) {
        if !self.is_open() || text.trim().is_empty() {
            return;
        }
        // The server's own words, then all that was said about them.
        if let Some(words) = server_words(text) {
            self.consider(source, classify(words));
        }
        let answer = classify(text);
        self.enhanced = self.enhanced.or(answer.enhanced());
        self.consider(source, answer);
        // The status that the reporting system gave counts where the server gave none.
        let is_guess = certainty(&answer) < TELLING;
        if is_guess && self.is_open() && answer.enhanced().is_none() {
            if let Some(status) = self.status {
                let both = Classifier::new().classify_parts(answer.code(), Some(status), text);
                let source = if both.evidence() == Evidence::EnhancedCode { Source::Status } else { source };
                self.consider(source, both);
            }
        }
    }

    /// Reads the bare status.
    pub(super) fn read_status(&mut self) {
        if let Some(status) = self.status.filter(|_| self.is_open()) {
            self.consider(Source::Status, status.classify());
        }
    }

    fn consider(&mut self, source: Source, answer: Classification) {
        // What failed was not accepted, whatever a transcript has of other commands.
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

    /// The answer.
    pub(super) fn conclude(self) -> Classification {
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
