//! The explanation and what can be explained.

use super::catalogue::{Catalogue, Text};
use super::display::Wait;
use super::{Guide, references};
use crate::classify::{Classification, Evidence};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::knowledge::{Blocklist, Link, Provider, code_reasons};
use crate::language::Language;
use crate::reason::{Action, BounceKind, Reason, Retry};
use core::fmt;
use core::time::Duration;

/// What went wrong, why, and what to do, in words for the people whose mail did not arrive.
///
/// [`Display`](fmt::Display) prints a few lines, `{:#}` prints everything, and each part has a method. The title is a phrase;
/// every other text is one or more sentences. Nothing is allocated. With the `serde` feature it is serialised as a structure
/// of its parts.
///
/// ```
/// use smtp_reply::{Language, Reason};
///
/// let explanation = Reason::MailboxFull.explain(Language::En);
/// assert_eq!(explanation.title(), "Mailbox full");
/// assert!(explanation.meaning().ends_with("The address is correct, but there is no room for the message at the moment."));
/// for advice in explanation.recipient_advice() {
///     println!("- {advice}");
/// }
/// println!("{explanation}");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Explanation {
    language: Language,
    text: &'static Text,
    /// Replaces the title of `text` where the tables list this code.
    title: Option<&'static str>,
    retry: Retry,
    references: &'static [&'static str],
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
    notes: [Option<Fact>; 4],
    /// The reply that is explained, for its links.
    of: Option<Classification>,
}

impl Explanation {
    fn new(
        language: Language,
        text: &'static Text,
        retry: Retry,
        references: &'static [&'static str],
    ) -> Self {
        Self {
            language,
            text,
            title: None,
            retry,
            references,
            code: None,
            enhanced: None,
            notes: [None; 4],
            of: None,
        }
    }

    /// Returns the language of all texts.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Returns the title: a few words without a full stop.
    pub const fn title(&self) -> &'static str {
        match self.title {
            Some(title) => title,
            None => self.text.title,
        }
    }

    /// Returns what it means, in one to three sentences.
    pub const fn meaning(&self) -> &'static str {
        self.text.meaning
    }

    /// Returns the usual causes, the most frequent first.
    pub const fn causes(&self) -> &'static [&'static str] {
        self.text.causes
    }

    /// Returns what the sender can do, the most useful first.
    pub const fn sender_advice(&self) -> &'static [&'static str] {
        self.text.sender
    }

    /// Returns what the recipient can do; empty if there is nothing.
    pub const fn recipient_advice(&self) -> &'static [&'static str] {
        self.text.recipient
    }

    /// Returns whether and when to try again after the first attempt; [`Classification::retry`] has the later ones.
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// Returns whether to try again, in words.
    pub fn retry_text(&self) -> &'static str {
        (Catalogue::of(self.language).retry)(self.retry)
    }

    /// Returns notes about this reply beyond its reason: how long to wait, the blocklist and where to look it up, the
    /// provider. Each note prints as one sentence or two.
    ///
    /// ```
    /// # use smtp_reply::{classify, Language};
    /// let explanation = classify("554 5.7.1 Listed at bl.spamcop.net").explain(Language::En);
    /// assert!(explanation.notes().any(|note| note.to_string().contains("bl.spamcop.net")));
    /// ```
    pub fn notes(&self) -> impl Iterator<Item = Note> + Clone + use<> {
        let language = self.language;
        self.notes.into_iter().flatten().map(move |fact| Note { language, fact })
    }

    /// Returns pages that help with this reply: see [`Classification::links`]. [`Link::title`] is their title.
    ///
    /// ```
    /// use smtp_reply::{Language, classify};
    ///
    /// let explanation = classify("554 5.7.1 Listed at bl.spamcop.net").explain(Language::En);
    /// for link in explanation.links() {
    ///     println!("{} ({}): {}", link.title(explanation.language()), link.owner(), link.url());
    /// }
    /// assert_eq!(explanation.links().next().unwrap().url(), "https://www.spamcop.net/");
    /// ```
    pub fn links(&self) -> impl Iterator<Item = Link> + Clone + use<> {
        self.of.into_iter().flat_map(|classification| classification.links())
    }

    /// Returns references to the standards, such as "RFC 3463 §3.3".
    ///
    /// ```
    /// use smtp_reply::{Language, ReplyCode};
    ///
    /// let explanation = ReplyCode::EXCEEDED_STORAGE_ALLOCATION.explain(Language::De);
    /// assert!(explanation.references().any(|reference| reference == "RFC 5321 §4.2.3"));
    /// ```
    pub fn references(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        let of_code =
            references::first_in(self.code.and_then(ReplyCode::known).map_or("", |known| known.source()));
        let of_enhanced = references::first_in(
            self.enhanced.and_then(EnhancedCode::known).map_or("", |known| known.source()),
        );
        let own = self.references;
        let of_enhanced = of_enhanced.filter(|reference| of_code != Some(reference));
        let of_codes = of_code.into_iter().chain(of_enhanced);
        own.iter().copied().chain(of_codes.filter(move |reference| !own.contains(reference)))
    }

    pub(super) const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    pub(super) fn blocklist(&self) -> Option<&'static Blocklist> {
        self.of.and_then(|classification| classification.blocklist())
    }

    pub(super) const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }
}

/// A note about one reply, beyond its reason; see [`Explanation::notes`].
///
/// ```
/// use smtp_reply::{classify, Language};
///
/// for note in classify("451 4.7.1 Greylisted, try again in 300 seconds").explain(Language::En).notes() {
///     println!("{note}");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Note {
    language: Language,
    fact: Fact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Fact {
    /// The server reports a usually permanent failure as temporary.
    Temporary,
    Wait(Duration),
    Blocklist(&'static Blocklist),
    Provider(&'static Provider),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Catalogue::of(self.language);
        match self.fact {
            Fact::Temporary => f.write_str(words.temporary),
            Fact::Wait(time) => (words.wait)(f, Wait::new(self.language, time)),
            Fact::Blocklist(list) => (words.blocklist)(f, list),
            Fact::Provider(provider) => (words.provider)(f, provider.name()),
        }
    }
}

impl Link {
    /// Returns the title of the page in a few words for people, without a full stop.
    ///
    /// ```
    /// use smtp_reply::{Blocklist, Language, classify};
    ///
    /// let link = classify("554 5.7.1 Listed at bl.spamcop.net").links().next().unwrap();
    /// assert_eq!(link.title(Language::De), "Eintrag prüfen und Austragung beantragen");
    /// ```
    pub fn title(&self, language: Language) -> &'static str {
        (Catalogue::of(language).link)(self.kind())
    }
}

impl Reason {
    /// Explains what the reason means and what to do about it, in words for people.
    ///
    /// ```
    /// use smtp_reply::{Language, Reason};
    ///
    /// let explanation = Reason::Greylisted.explain(Language::De);
    /// assert_eq!(explanation.title(), "Absichtlich zurückgestellt (Greylisting)");
    /// ```
    pub fn explain(self, language: Language) -> Explanation {
        self.explain_in(language, None)
    }

    fn explain_in(self, language: Language, class: Option<Class>) -> Explanation {
        Explanation::new(
            language,
            (Catalogue::of(language).reason)(self),
            Retry::of(self, self.bounce(class), self.action(class), 1),
            references::of_reason(self),
        )
    }
}

impl ReplyCode {
    /// Explains what the code alone means and what to do about it, in words for people.
    ///
    /// A code says less than the whole reply: prefer [`Classification::explain`] if you have the reply. Some codes have a text
    /// of their own. The others have their [known](Self::known) meaning as the title and the text of their reason, or else of
    /// their first digit (RFC 5321 §4.2.1).
    ///
    /// ```
    /// use smtp_reply::{Language, ReplyCode};
    ///
    /// let explanation = ReplyCode::new(421).unwrap().explain(Language::En);
    /// assert_eq!(explanation.title(), "Service not available at the moment");
    /// assert!(explanation.causes().iter().any(|cause| cause.contains("port 25")));
    /// ```
    pub fn explain(self, language: Language) -> Explanation {
        let words = Catalogue::of(language);
        let class = self.class();
        let explanation = if let Some(guide) = Guide::of(self) {
            // The code's own source is the reference.
            Explanation::new(language, (words.guide)(guide), retry_of(class), &[])
        } else {
            let reason = if is_failure(class) { code_reasons::of_reply(self, None) } else { None };
            let explanation = match reason {
                Some(reason) => reason.explain_in(language, Some(class)),
                None => Explanation::new(
                    language,
                    (words.class)(class),
                    retry_of(class),
                    references::of_class(class),
                ),
            };
            Explanation { title: self.known().map(|known| known.meaning(language)), ..explanation }
        };
        Explanation { code: Some(self), ..explanation }
    }
}

impl EnhancedCode {
    /// Explains what the code alone means and what to do about it, in words for people.
    ///
    /// The title is the meaning in the registry. The rest is the text of its reason or, if the code is vague or not registered,
    /// of its subject (RFC 3463 §3).
    ///
    /// ```
    /// use smtp_reply::{EnhancedCode, Language};
    ///
    /// let explanation = EnhancedCode::MAILBOX_FULL.explain(Language::En);
    /// assert_eq!(explanation.title(), EnhancedCode::MAILBOX_FULL.known().unwrap().meaning(Language::En));
    /// assert!(explanation.meaning().contains("mailbox"));
    /// ```
    pub fn explain(self, language: Language) -> Explanation {
        let words = Catalogue::of(language);
        let class = self.class();
        let reason = if is_failure(class) { code_reasons::of_registry(self) } else { None };
        let explanation = match reason {
            Some((reason, true)) => reason.explain_in(language, Some(class)),
            _ => Explanation::new(
                language,
                // The subject's texts are about failures.
                if is_failure(class) { (words.subject)(self.subject()) } else { (words.class)(class) },
                retry_of(class),
                references::of_subject(self.subject()),
            ),
        };
        let title = self.known().map(|known| known.meaning(language));
        Explanation { title, enhanced: Some(self), ..explanation }
    }
}

/// Whether to try again, by the class alone.
const fn retry_of(class: Class) -> Retry {
    match class {
        Class::PositiveCompletion | Class::PositiveIntermediate => Retry::NotNeeded,
        Class::TransientNegative => Retry::of(Reason::Unknown, BounceKind::Soft, Action::Retry, 1),
        // No server sends 1yz: clients report in this way that they could not connect.
        Class::PositivePreliminary | Class::PermanentNegative => Retry::AfterFix,
    }
}

const fn is_failure(class: Class) -> bool {
    matches!(class, Class::TransientNegative | Class::PermanentNegative)
}

impl Classification {
    /// Explains what the reply means and what to do about it, in words for people.
    ///
    /// The text is that of the reason, or of the code if nothing else is known. The [notes](Explanation::notes)
    /// have the blocklist with the page to look it up, the time to wait and the provider.
    ///
    /// ```
    /// use smtp_reply::{classify, Language};
    ///
    /// let explanation = classify("550 5.1.1 No such user here").explain(Language::En);
    /// println!("{explanation}");
    /// // No such mailbox (550 5.1.1)
    /// // The recipient's domain exists, but it has no mailbox with this address.
    /// // What you can do: Check the address carefully for typing errors.
    /// // Trying again: No. Further attempts to reach this address will fail as well.
    /// ```
    pub fn explain(&self, language: Language) -> Explanation {
        let reason = self.reason();
        let only_code = reason == Reason::Unknown || self.evidence() == Evidence::ReplyCode;
        let by_code = self
            .code()
            .filter(|&code| only_code && Guide::of(code).is_some_and(|guide| guide.covers(reason)))
            .map(|code| code.explain(language));
        let advice = self.retry(1);
        let (explanation, retry) = match (by_code, reason, self.enhanced(), self.code()) {
            // A guide names causes that its reason does not have, so the reason cannot rule out another try.
            (Some(guide), ..) if self.bounce() != BounceKind::Soft => (guide, guide.retry),
            (Some(guide), ..) => (guide, advice),
            (None, Reason::Unknown, Some(enhanced), _) => (enhanced.explain(language), advice),
            (None, Reason::Unknown, None, Some(code)) => (code.explain(language), advice),
            _ => (reason.explain(language), advice),
        };
        let temporary = self.bounce() == BounceKind::Soft && reason.bounce(None) == BounceKind::Hard;
        Explanation {
            retry,
            code: self.code(),
            enhanced: self.enhanced(),
            notes: [
                temporary.then_some(Fact::Temporary),
                self.retry_after().map(Fact::Wait),
                self.blocklist().map(Fact::Blocklist),
                self.provider().map(Fact::Provider),
            ],
            of: Some(*self),
            ..explanation
        }
    }
}
