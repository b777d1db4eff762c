//! The answer.

use crate::code::{Class, EnhancedCode, ReplyCode, Subject};
use crate::knowledge::{Blocklist, Provider};
use crate::name::names;
use crate::reason::{Action, BounceKind, Category, Reason, Stage};
use core::fmt;
use core::time::Duration;

/// What a reply means: why the server said it and what to do next.
///
/// It is a plain value: `Copy`, without lifetimes, and made only by [`classify`](crate::classify) and its kin.
///
/// ```
/// use smtp_reply::{classify, Action, BounceKind, Category, Evidence, Provider, Reason, Stage};
///
/// let c = classify(
///     "host mx.example.com[192.0.2.1] said: 554 5.7.1 Client host \
///      [198.51.100.7] blocked using zen.spamhaus.org (in reply to RCPT TO command)",
/// );
/// assert_eq!(c.code().unwrap(), 554);
/// assert_eq!(c.enhanced().unwrap().to_string(), "5.7.1");
/// assert_eq!((c.category(), c.reason()), (Category::Reputation, Reason::IpBlocklisted));
/// assert_eq!((c.bounce(), c.action()), (BounceKind::Block, Action::RequestDelisting));
/// assert_eq!(c.evidence(), Evidence::Text);
/// assert_eq!(c.blocklist().unwrap().zone(), "zen.spamhaus.org");
/// assert_eq!(c.stage(), Some(Stage::Rcpt));
/// assert_eq!((c.provider(), c.retry_after()), (None, None));
/// ```
///
/// # In a log
///
/// [`Display`](fmt::Display) is one line: the codes, the reason, bounce kind and action, the evidence, and what else is
/// known. The server's own words are no part of it, so it is safe wherever it is written.
///
/// ```
/// # use smtp_reply::classify;
/// assert_eq!(
///     classify("421").to_string(),
///     "421 service_unavailable (soft, retry) by reply_code",
/// );
/// assert_eq!(classify("").to_string(), "unknown (soft, review) by nothing");
/// ```
///
/// # With serde
///
/// With the `serde` feature it is written as a structure with the fields `code`, `enhanced`, `class`, `subject`,
/// `category`, `reason`, `bounce`, `action`, `evidence`, `matched`, `retry_after` (in seconds), `blocklist`,
/// `provider` and `stage`, in this order. What is absent is `None`. All values are read back by their own types, but a
/// whole classification is not: it names a row of the phrase table, and another version of this crate has other rows.
/// Keep the reply and classify it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[doc(alias = "bounce")]
#[doc(alias = "verdict")]
pub struct Classification {
    pub(crate) code: Option<ReplyCode>,
    pub(crate) enhanced: Option<EnhancedCode>,
    pub(crate) reason: Reason,
    pub(crate) bounce: BounceKind,
    pub(crate) action: Action,
    pub(crate) evidence: Evidence,
    pub(crate) matched: Option<&'static str>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) blocklist: Option<&'static Blocklist>,
    pub(crate) provider: Option<Provider>,
    pub(crate) stage: Option<Stage>,
}

impl Classification {
    pub(crate) const fn unknown() -> Self {
        Self {
            code: None,
            enhanced: None,
            reason: Reason::Unknown,
            bounce: BounceKind::Soft,
            action: Action::Review,
            evidence: Evidence::Nothing,
            matched: None,
            retry_after: None,
            blocklist: None,
            provider: None,
            stage: None,
        }
    }

    /// Fills in what follows from the reason.
    pub(crate) fn conclude(mut self, class: Option<Class>) -> Self {
        self.bounce = self.reason.bounce(class);
        self.action = self.reason.action(class);
        self
    }

    /// The reply code (RFC 5321 §4.2).
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// The enhanced status code (RFC 3463).
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// The class of the reply: its code's, else its enhanced code's.
    ///
    /// ```
    /// use smtp_reply::{classify, Class};
    ///
    /// assert_eq!(classify("452 5.2.2 Full").class(), Some(Class::TransientNegative));
    /// assert_eq!(classify("5.2.2 Full").class(), Some(Class::PermanentNegative));
    /// assert_eq!(classify("Full").class(), None);
    /// ```
    pub const fn class(&self) -> Option<Class> {
        match (self.code, self.enhanced) {
            (Some(code), _) => Some(code.class()),
            (None, Some(enhanced)) => Some(enhanced.class()),
            (None, None) => None,
        }
    }

    /// What the second digit of the reply code says.
    pub const fn subject(&self) -> Option<Subject> {
        match self.code {
            Some(code) => Some(code.subject()),
            None => None,
        }
    }

    /// Why the server said it.
    ///
    /// ```
    /// # use smtp_reply::{classify, Reason};
    /// assert_eq!(classify("550 5.7.1 Relaying denied").reason(), Reason::RelayDenied);
    /// ```
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The wider field of the reason.
    pub const fn category(&self) -> Category {
        self.reason.category()
    }

    /// What it means for the recipient's address.
    ///
    /// ```
    /// # use smtp_reply::{classify, BounceKind};
    /// assert_eq!(classify("450 4.1.1 No such user").bounce(), BounceKind::Soft);
    /// ```
    pub const fn bounce(&self) -> BounceKind {
        self.bounce
    }

    /// What to do next.
    ///
    /// ```
    /// # use smtp_reply::{classify, Action};
    /// assert_eq!(classify("552 5.3.4 Message too big").action(), Action::FixMessage);
    /// ```
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Which witness decided.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The row of the phrase table that decided, where the text did.
    ///
    /// It is there to be read by people, in a log or a report: rows change with every release.
    pub const fn matched(&self) -> Option<&'static str> {
        self.matched
    }

    /// After what time the server wants to be tried again, where it says so.
    ///
    /// ```
    /// use smtp_reply::classify;
    /// use std::time::Duration;
    ///
    /// let c = classify("450 4.2.0 Greylisted, please try again in 5 minutes");
    /// assert_eq!(c.retry_after(), Some(Duration::from_secs(300)));
    /// ```
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The blocklist that the reply names.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// let list = classify("554 5.7.1 Listed at bl.spamcop.net").blocklist().unwrap();
    /// println!("listed by {}, see {}", list.operator(), list.lookup().unwrap_or("their pages"));
    /// ```
    pub const fn blocklist(&self) -> Option<&'static Blocklist> {
        self.blocklist
    }

    /// Whose reply it is, where it can be told from the reply itself.
    ///
    /// ```
    /// # use smtp_reply::{classify, Provider};
    /// assert_eq!(classify("550 5.1.1 https://support.google.com/mail - gsmtp").provider(), Some(Provider::Google));
    /// ```
    pub const fn provider(&self) -> Option<Provider> {
        self.provider
    }

    /// Where in the dialogue the reply was given, where that is known.
    ///
    /// ```
    /// # use smtp_reply::{classify, Stage};
    /// let c = classify("550 5.7.1 Refused (in reply to end of DATA command)");
    /// assert_eq!(c.stage(), Some(Stage::EndOfData));
    /// ```
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }
}

impl fmt::Display for Classification {
    /// One line for a log: `450 4.7.1 greylisted (soft, retry) by text "greylisted" stage=rcpt retry_after=300`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            write!(f, "{code} ")?;
        }
        if let Some(enhanced) = self.enhanced {
            write!(f, "{enhanced} ")?;
        }
        write!(f, "{} ({}, {}) by {}", self.reason, self.bounce, self.action, self.evidence)?;
        if let Some(matched) = self.matched {
            write!(f, " \"{matched}\"")?;
        }
        if let Some(stage) = self.stage {
            write!(f, " stage={stage}")?;
        }
        if let Some(provider) = self.provider {
            write!(f, " provider={provider}")?;
        }
        if let Some(time) = self.retry_after {
            write!(f, " retry_after={}", time.as_secs())?;
        }
        if let Some(list) = self.blocklist {
            write!(f, " blocklist={list}")?;
        }
        Ok(())
    }
}

names! {
    "evidence such as text",
    /// The witness that decided.
    ///
    /// All are heard, and each counts as much as it is telling: words that leave no doubt beat every code, words that may
    /// mean several things yield to an enhanced code that means one. Where several witnesses agree, this is the one that
    /// counted most.
    ///
    /// ```
    /// use smtp_reply::{classify, Evidence};
    ///
    /// assert_eq!(classify("550 5.7.1 No such user").evidence(), Evidence::Text);
    /// assert_eq!(classify("550 5.2.2 Sorry").evidence(), Evidence::EnhancedCode);
    /// assert_eq!(classify("550 Sorry").evidence(), Evidence::ReplyCode);
    /// assert_eq!(classify("Sorry").evidence(), Evidence::Nothing);
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Evidence {
        /// The words of the reply.
        Text,
        /// The enhanced status code.
        EnhancedCode,
        /// The reply code, with the stage.
        ReplyCode,
        /// The line itself: it says that the message was delivered, or it tells of no result at all.
        Line,
        /// Nothing was known about the reply.
        Nothing,
    }
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::Classification;
    use core::time::Duration;
    use serde::ser::{Serialize, SerializeStruct, Serializer};

    impl Serialize for Classification {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut fields = serializer.serialize_struct("Classification", 14)?;
            fields.serialize_field("code", &self.code())?;
            fields.serialize_field("enhanced", &self.enhanced())?;
            fields.serialize_field("class", &self.class())?;
            fields.serialize_field("subject", &self.subject())?;
            fields.serialize_field("category", &self.category())?;
            fields.serialize_field("reason", &self.reason())?;
            fields.serialize_field("bounce", &self.bounce())?;
            fields.serialize_field("action", &self.action())?;
            fields.serialize_field("evidence", &self.evidence())?;
            fields.serialize_field("matched", &self.matched())?;
            fields.serialize_field("retry_after", &self.retry_after().as_ref().map(Duration::as_secs))?;
            fields.serialize_field("blocklist", &self.blocklist())?;
            fields.serialize_field("provider", &self.provider())?;
            fields.serialize_field("stage", &self.stage())?;
            fields.end()
        }
    }
}
