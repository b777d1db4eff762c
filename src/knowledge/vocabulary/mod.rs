//! What other mail systems and services call the reasons.

#[rustfmt::skip]
mod tables;

use crate::name::names;
use crate::reason::{BounceKind, Reason};

names! {
    "a vocabulary such as sisimai",
    /// The terms of another mail system or service for the reasons of refusals.
    ///
    /// Each has a [`Term`] for most reasons: for statistics under the names of another system, and to read the events
    /// of a service. The tables are linked only into programs that use them. [Names](crate::docs::names#vocabularies) lists
    /// all vocabularies.
    ///
    /// ```
    /// use smtp_reply::{Reason, Vocabulary};
    ///
    /// assert_eq!(Reason::MailboxFull.term_in(Vocabulary::AmazonSes).unwrap().name(), "Transient/MailboxFull");
    /// let term = Vocabulary::SparkPost.term_of_code(10).unwrap();
    /// assert_eq!((term.name(), term.reasons()[0]), ("Invalid Recipient", Reason::UserUnknown));
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Vocabulary {
        /// Sisimai: the reason.
        Sisimai,
        /// Amazon SES: type and subtype of a bounce, as in `Permanent/NoEmail`.
        #[doc(alias = "SES")]
        AmazonSes,
        /// SparkPost: the bounce classification, with its code.
        SparkPost,
        /// Twilio SendGrid: the bounce classification.
        SendGrid,
        /// Mailgun: severity and reason of an event, as in `permanent/bounce`.
        Mailgun,
        /// Postmark: the type of a bounce, with its code.
        Postmark,
        /// Mailjet: what an error is related to and the error, as in `recipient/user unknown`.
        Mailjet,
        /// Brevo: the event.
        Brevo,
        /// Mandrill (Mailchimp Transactional): event and description, as in `hard_bounce/bad_mailbox`.
        Mandrill,
        /// PowerMTA: the bounce category.
        PowerMta,
        /// KumoMTA: the bounce class.
        KumoMta,
        /// ZoneMTA: the bounce category.
        ZoneMta,
        /// Salesforce Marketing Cloud: the bounce subcategory, with its id.
        SalesforceMarketingCloud,
        /// Elastic Email: the message category.
        ElasticEmail,
        /// EmailEngine: the label of its bounce classifier.
        EmailEngine,
        /// Mailtrap: the bounce category.
        Mailtrap,
    }
}

impl Vocabulary {
    /// Returns every term, the most fitting for each reason first.
    ///
    /// ```
    /// use smtp_reply::{BounceKind, Vocabulary};
    ///
    /// let hard = Vocabulary::PowerMta.terms().filter(|term| term.bounce() == BounceKind::Hard);
    /// assert!(hard.map(|term| term.name()).eq(["bad-mailbox", "bad-domain"]));
    /// ```
    pub fn terms(self) -> impl DoubleEndedIterator<Item = &'static Term> + ExactSizeIterator + Clone {
        self.table().iter()
    }

    /// Returns the term with this name, in upper or lower case.
    ///
    /// ```
    /// # use smtp_reply::{Reason, Vocabulary};
    /// let term = Vocabulary::KumoMta.term("BadDomain").unwrap();
    /// assert_eq!(term.reasons(), [Reason::DomainUnknown, Reason::DomainRefusesMail]);
    /// assert_eq!(Vocabulary::KumoMta.term("Greylisting"), None);
    /// ```
    pub fn term(self, name: &str) -> Option<&'static Term> {
        self.terms().find(|term| term.name.eq_ignore_ascii_case(name))
    }

    /// Returns the term with this number.
    ///
    /// ```
    /// # use smtp_reply::Vocabulary;
    /// assert_eq!(Vocabulary::Postmark.term_of_code(100_006).unwrap().name(), "Blocked");
    /// assert_eq!(Vocabulary::Sisimai.term_of_code(1), None);
    /// ```
    pub fn term_of_code(self, code: u32) -> Option<&'static Term> {
        self.terms().find(|term| term.code == Some(code))
    }

    const fn table(self) -> &'static [Term] {
        match self {
            Self::Sisimai => tables::SISIMAI,
            Self::AmazonSes => tables::AMAZON_SES,
            Self::SparkPost => tables::SPARK_POST,
            Self::SendGrid => tables::SEND_GRID,
            Self::Mailgun => tables::MAILGUN,
            Self::Postmark => tables::POSTMARK,
            Self::Mailjet => tables::MAILJET,
            Self::Brevo => tables::BREVO,
            Self::Mandrill => tables::MANDRILL,
            Self::PowerMta => tables::POWER_MTA,
            Self::KumoMta => tables::KUMO_MTA,
            Self::ZoneMta => tables::ZONE_MTA,
            Self::SalesforceMarketingCloud => tables::SALESFORCE,
            Self::ElasticEmail => tables::ELASTIC_EMAIL,
            Self::EmailEngine => tables::EMAIL_ENGINE,
            Self::Mailtrap => tables::MAILTRAP,
        }
    }
}

/// A term of a [`Vocabulary`] for one reason or several.
///
/// ```
/// use smtp_reply::{BounceKind, Reason, Vocabulary};
///
/// let term = Reason::MailboxDisabled.term_in(Vocabulary::Postmark).unwrap();
/// assert_eq!((term.name(), term.code()), ("SoftBounce", Some(4096)));
/// assert_eq!(term.bounce(), BounceKind::Soft);
/// assert!(term.reasons().contains(&Reason::MailboxFull));
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Term {
    name: &'static str,
    code: Option<u32>,
    bounce: BounceKind,
    reasons: &'static [Reason],
}

impl Term {
    /// Returns the name, as in the events of that system.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the number of the name.
    pub const fn code(&self) -> Option<u32> {
        self.code
    }

    /// Returns the kind of bounce that the term is in that system. Systems differ in what they call soft and hard.
    pub const fn bounce(&self) -> BounceKind {
        self.bounce
    }

    /// Returns the reasons that the term may mean, the most likely first. Empty for events that are no result of a delivery,
    /// such as automatic replies.
    pub const fn reasons(&self) -> &'static [Reason] {
        self.reasons
    }
}

impl Reason {
    /// Returns the term of another system for this reason, or the nearest. `None` if it has none: few systems have terms for
    /// successes, and mail systems have none for a service's suppression list.
    ///
    /// ```
    /// use smtp_reply::{Reason, Vocabulary, classify};
    ///
    /// let reason = classify("554 5.7.1 Blocked using zen.spamhaus.org").reason();
    /// assert_eq!(reason.term_in(Vocabulary::Sisimai).unwrap().name(), "blocked");
    /// assert_eq!(Reason::Intermediate.term_in(Vocabulary::Sisimai), None);
    /// ```
    pub fn term_in(self, vocabulary: Vocabulary) -> Option<&'static Term> {
        vocabulary.terms().find(|term| term.reasons.contains(&self))
    }
}
