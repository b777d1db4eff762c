//! The result of classifying a reply.

use super::Confidence;
use crate::code::{Class, EnhancedCode, ReplyCode, Subject};
use crate::knowledge::{Blocklist, Link, Provider, after_too_many};
use crate::name::names;
use crate::reason::{Action, BounceKind, Category, Reason, Retry, Stage};
use core::fmt;
use core::ops::Range;
use core::time::Duration;

/// What a reply means: why the server said it and what to do next.
///
/// It is a plain `Copy` value without lifetimes. [`classify`](crate::classify) and the other `classify` methods return it.
///
/// ```
/// use smtp_reply::{classify, Action, BounceKind, Category, Evidence, Reason, Stage};
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
/// assert_eq!(c.blocklist().unwrap().name(), "zen.spamhaus.org");
/// assert_eq!(c.stage(), Some(Stage::Rcpt));
/// assert_eq!((c.provider(), c.retry_after()), (None, None));
/// ```
///
/// # In a log
///
/// [`Display`](fmt::Display) is one line: the codes, the reason, bounce kind and action, the evidence, the
/// confidence where it is not certain, and what else is known. It contains no text from the server, so it is safe to
/// print anywhere.
///
/// ```
/// # use smtp_reply::classify;
/// assert_eq!(
///     classify("250 2.0.0 Ok").to_string(),
///     "250 2.0.0 accepted (none, none) by reply_code",
/// );
/// assert_eq!(classify("").to_string(), "unknown (soft, review) by nothing");
/// ```
///
/// # With serde
///
/// With the `serde` feature it is serialised as a structure with the fields `code`, `enhanced`, `class`, `subject`,
/// `category`, `reason`, `bounce`, `action`, `evidence`, `matched` (start and end), `retry_after` (in seconds),
/// `blocklist`, `provider`, `stage`, `confidence`, `runner_up` and `rule`, in this order. Absent values are `None`. It
/// is deserialised from the same structure, in formats that name the fields and in those that rely on their
/// order. A name that is unknown, because a newer version wrote it, reads as reason [`Unknown`](Reason::Unknown),
/// bounce kind [`Soft`](BounceKind::Soft), action [`Review`](Action::Review) or evidence
/// [`Nothing`](Evidence::Nothing), elsewhere as `None`.
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
    pub(crate) confidence: Confidence,
    pub(crate) runner_up: Option<Reason>,
    pub(crate) matched: Option<(u32, u32)>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) blocklist: Option<&'static Blocklist>,
    pub(crate) provider: Option<&'static Provider>,
    pub(crate) stage: Option<Stage>,
    pub(crate) rule: Option<u16>,
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
            confidence: Confidence::MIN,
            runner_up: None,
            matched: None,
            retry_after: None,
            blocklist: None,
            provider: None,
            stage: None,
            rule: None,
        }
    }

    /// What a line or a report says outright.
    #[cfg(feature = "message")]
    pub(crate) fn by_line(reason: Reason, class: Class) -> Self {
        let answer =
            Self { reason, evidence: Evidence::Line, confidence: Confidence::MAX, ..Self::unknown() };
        answer.conclude(Some(class))
    }

    /// Moves the range of the deciding words, which were found in a text that begins at `start` of another.
    #[cfg(feature = "message")]
    pub(crate) fn matched_after(mut self, start: usize) -> Self {
        self.matched = self.matched.and_then(|(from, to)| {
            let start = u32::try_from(start).ok()?;
            Some((from.checked_add(start)?, to.checked_add(start)?))
        });
        self
    }

    /// Sets bounce kind and action, which follow from the reason and the class.
    pub(crate) fn conclude(mut self, class: Option<Class>) -> Self {
        self.bounce = self.reason.bounce(class);
        self.action = self.reason.action(class);
        self
    }

    /// Turns a hard bounce into a block where the evidence is too weak to suppress an address.
    pub(crate) fn hard_only_if(mut self, may_suppress: bool) -> Self {
        if !may_suppress && self.bounce == BounceKind::Hard {
            (self.bounce, self.action) = (BounceKind::Block, Action::Review);
        }
        self
    }

    /// Returns the reply code (RFC 5321 §4.2).
    ///
    /// ```
    /// # use smtp_reply::{classify, ReplyCode};
    /// assert_eq!(classify("550 No such user").code(), ReplyCode::new(550));
    /// assert_eq!(classify("No such user").code(), None);
    /// ```
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// Returns the enhanced status code (RFC 3463).
    ///
    /// ```
    /// # use smtp_reply::{classify, EnhancedCode};
    /// assert_eq!(classify("550 5.1.1 No such user").enhanced(), EnhancedCode::new(5, 1, 1));
    /// assert_eq!(classify("550 No such user").enhanced(), None);
    /// ```
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// Returns the class of the reply: that of the reply code, or else that of the enhanced code.
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

    /// Returns what the reply is about by the second digit of its code.
    ///
    /// ```
    /// # use smtp_reply::{classify, Subject};
    /// assert_eq!(classify("421 4.3.2 Shutting down").subject(), Some(Subject::Connection));
    /// ```
    pub const fn subject(&self) -> Option<Subject> {
        match self.code {
            Some(code) => Some(code.subject()),
            None => None,
        }
    }

    /// Returns the reason: why the server said it.
    ///
    /// ```
    /// # use smtp_reply::{classify, Reason};
    /// assert_eq!(classify("550 5.7.1 Relaying denied").reason(), Reason::RelayDenied);
    /// ```
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// Returns the category of the reason.
    ///
    /// ```
    /// # use smtp_reply::{classify, Category};
    /// assert_eq!(classify("452 4.2.2 Mailbox full").category(), Category::Recipient);
    /// ```
    pub const fn category(&self) -> Category {
        self.reason.category()
    }

    /// Returns what the reply means for the recipient's address.
    ///
    /// ```
    /// # use smtp_reply::{classify, BounceKind};
    /// assert_eq!(classify("450 4.1.1 No such user").bounce(), BounceKind::Soft);
    /// ```
    pub const fn bounce(&self) -> BounceKind {
        self.bounce
    }

    /// Returns what to do next.
    ///
    /// ```
    /// # use smtp_reply::{classify, Action};
    /// assert_eq!(classify("552 5.3.4 Message too big").action(), Action::FixMessage);
    /// ```
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Returns the kind of evidence that decided; see [`Evidence`].
    ///
    /// ```
    /// # use smtp_reply::{classify, Evidence};
    /// assert_eq!(classify("550 5.7.1 No such user").evidence(), Evidence::Text);
    /// assert_eq!(classify("550").evidence(), Evidence::ReplyCode);
    /// ```
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Returns how sure the answer is.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// assert!(classify("550 5.1.1 No such user here").confidence() > classify("550").confidence());
    /// assert_eq!(classify("").confidence().percent(), 0);
    /// ```
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Returns the next best reason, if the text was read for words: the one with the second highest score.
    ///
    /// ```
    /// # use smtp_reply::{classify, Reason};
    /// let c = classify("554 5.7.1 Message rejected because of your IP's poor reputation");
    /// assert_ne!(c.runner_up(), Some(c.reason()));
    /// ```
    pub const fn runner_up(&self) -> Option<Reason> {
        self.runner_up
    }

    /// Returns the range of the deciding words in the given bytes, if words decided.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// let reply = "550 5.1.1 <joe@example.com>: no such user here";
    /// let words = classify(reply).matched().unwrap();
    /// assert!("no such user here".contains(&reply[words]));
    /// ```
    pub fn matched(&self) -> Option<Range<usize>> {
        self.matched.map(|(start, end)| start as usize..end as usize)
    }

    /// Returns how long the server asks the client to wait, if it does; in whole seconds, rounded up.
    ///
    /// Times are read in the languages of the replies, in figures and in words: "in 300 seconds", "5-10 minutes" (the
    /// larger), "half an hour", "1 Stunde 30 Minuten", "00:04:32", "PT5M", "Retry-After: 3600"; times of the day only
    /// [with a clock](crate::Classifier::with_now).
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

    /// Returns the blocklist that the reply names.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// let list = classify("554 5.7.1 Listed at bl.spamcop.net").blocklist().unwrap();
    /// println!("listed by {}, see {}", list.operator(), list.lookup_url().unwrap_or("their pages"));
    /// ```
    pub const fn blocklist(&self) -> Option<&'static Blocklist> {
        self.blocklist
    }

    /// Returns the provider that sent the reply, if that is known: from the host, or from words of the reply.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// let provider = classify("550 5.1.1 https://support.google.com/mail - gsmtp").provider().unwrap();
    /// assert_eq!(provider.id(), "google");
    /// ```
    pub const fn provider(&self) -> Option<&'static Provider> {
        self.provider
    }

    /// Returns `true` for a failure: the server refused, or was not reached.
    ///
    /// Like [`is_transient`](Self::is_transient) and [`is_permanent`](Self::is_permanent), it depends on the
    /// classification, not on the code alone: it is `true` if [`bounce`](Self::bounce) is not
    /// [`None`](BounceKind::None).
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// assert!(classify("connect to mx.example.com[192.0.2.1]:25: Connection refused").is_refusal());
    /// assert!(!classify("354 Go ahead").is_refusal());
    /// ```
    pub const fn is_refusal(&self) -> bool {
        !matches!(self.bounce, BounceKind::None)
    }

    /// Returns `true` if the server did what was asked.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// assert!(classify("250 2.0.0 Queued as 4bXyZ").is_success());
    /// assert!(!classify("354 Go ahead").is_success());
    /// ```
    pub const fn is_success(&self) -> bool {
        matches!(self.reason, Reason::Accepted)
    }

    /// Returns `true` for a temporary failure, a [soft](BounceKind::Soft) bounce: the same message may get through later.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// assert!(classify("450 4.1.1 No such user").is_transient());
    /// assert!(classify("552 5.2.2 Mailbox full").is_transient());
    /// ```
    pub const fn is_transient(&self) -> bool {
        matches!(self.bounce, BounceKind::Soft)
    }

    /// Returns `true` for a permanent failure, a [hard](BounceKind::Hard) bounce or a [block](BounceKind::Block): the same
    /// message will fail again.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// assert!(classify("550 5.1.1 No such user").is_permanent());
    /// ```
    pub const fn is_permanent(&self) -> bool {
        self.is_refusal() && !self.is_transient()
    }

    /// Returns whether and when to try again. `attempt` is the number of attempts so far: 1 after the first.
    ///
    /// Every reply gets an answer, regardless of its action: a transient reply is tried again later even if its action asks
    /// for a fix. If the server gives no time, the pause depends on the reason and the provider: minutes for
    /// greylisting, a day for a full mailbox, else 30 minutes to some hours (RFC 5321 §4.5.4.1), and with each attempt
    /// twice as long, up to a limit. The queue decides when to give up: that RFC recommends four to five days.
    ///
    /// ```
    /// use smtp_reply::{Retry, classify};
    /// use std::time::Duration;
    ///
    /// let minutes = |number: u64| Duration::from_secs(60 * number);
    /// let c = classify("451 4.3.0 Local error");
    /// assert_eq!(c.retry(1), Retry::Later(minutes(30)));
    /// assert_eq!(c.retry(9), Retry::Later(minutes(180)));
    ///
    /// assert_eq!(classify("450 4.7.1 Greylisted, wait 300 seconds").retry(1), Retry::After(minutes(5)));
    /// assert_eq!(classify("450 4.7.25 No reverse DNS").retry(1), Retry::Later(minutes(60)));
    /// assert_eq!(classify("452 4.5.3 Too many recipients").retry(1), Retry::Split(minutes(30)));
    /// assert_eq!(classify("550 5.7.25 No reverse DNS").retry(1), Retry::AfterFix);
    /// assert_eq!(classify("550 5.1.1 No such user").retry(1), Retry::No);
    /// assert_eq!(classify("250 2.0.0 Ok").retry(1), Retry::NotNeeded);
    /// ```
    pub fn retry(&self, attempt: u32) -> Retry {
        if attempt <= 1 && (self.closed_an_open_connection() || self.does_not_know_ehlo()) {
            return Retry::AtOnce;
        }
        match (Retry::of(self.reason, self.bounce, self.action, attempt), self.retry_after) {
            (Retry::Later(_), Some(time)) => Retry::After(time),
            (Retry::Split(_), Some(time)) => Retry::Split(time),
            (Retry::Later(time), None) if matches!(self.reason, Reason::RateLimited) => {
                let pause = after_too_many(self.provider, self.enhanced);
                Retry::Later(pause.map_or(time, |pause| pause.before(attempt)))
            }
            (retry, _) => retry,
        }
    }

    /// 421 4.4.2: the server closes a connection that has been idle or open for too long.
    fn closed_an_open_connection(&self) -> bool {
        let closed = self.enhanced.is_some_and(|code| (code.subject_number(), code.detail()) == (4, 2));
        closed && self.code == Some(ReplyCode::SERVICE_NOT_AVAILABLE) && self.retry_after.is_none()
    }

    /// A client then says HELO (RFC 5321 §3.2).
    fn does_not_know_ehlo(&self) -> bool {
        self.stage == Some(Stage::Ehlo)
            && self.code.is_some_and(ReplyCode::is_permanent)
            && matches!(self.reason, Reason::CommandNotImplemented | Reason::SyntaxError)
    }

    /// Returns pages that help with a refusal: the delisting page of the blocklist, then the pages of the provider,
    /// with those for this code and this reason first. Empty for a success, and if neither is known.
    ///
    /// ```
    /// use smtp_reply::{LinkKind, classify};
    ///
    /// let c = classify("554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org");
    /// assert!(c.links().map(|link| link.url()).eq(["https://check.spamhaus.org/"]));
    ///
    /// let c = classify("host mta7.am0.yahoodns.net[192.0.2.1] said: 421 4.7.0 [TSS04] Temporarily deferred");
    /// assert_eq!(c.links().next().unwrap().kind(), LinkKind::Support);
    /// assert!(c.links().any(|link| link.url() == c.provider().unwrap().postmaster_url().unwrap()));
    /// ```
    pub fn links(&self) -> impl Iterator<Item = Link> + Clone + use<> {
        let Self { reason, enhanced, .. } = *self;
        let list = self.blocklist.filter(|_| self.is_refusal()).and_then(Blocklist::link);
        let provider = self.provider.filter(|_| self.is_refusal());
        let pages = provider.into_iter().flat_map(move |provider| provider.links_for(reason, enhanced));
        list.into_iter().chain(pages.filter(move |page| list.is_none_or(|list| list.url() != page.url())))
    }

    /// Returns the stage of the dialogue at which the reply was given, if that is known.
    ///
    /// ```
    /// # use smtp_reply::{classify, Stage};
    /// let c = classify("550 5.7.1 Refused (in reply to end of DATA command)");
    /// assert_eq!(c.stage(), Some(Stage::EndOfData));
    /// ```
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// Returns the index of the custom rule that overrode the answer, if one did; the first rule has the index 0. `Rules::name`
    /// returns its name.
    ///
    /// It is `Some` if and only if [`evidence()`](Self::evidence) is [`Evidence::Rule`]; without the feature
    /// `rules` it is always `None`.
    ///
    /// ```
    /// # #[cfg(feature = "rules")]
    /// # fn main() -> Result<(), smtp_reply::RulesError> {
    /// use smtp_reply::{Classifier, Evidence, Reason, Rule, Rules};
    ///
    /// let rules = Rules::new([Rule::new("forwarding loop")
    ///     .when_contains("mail is going round")
    ///     .set_reason(Reason::RoutingLoop)])?;
    /// let c = Classifier::new().with_rules(&rules).classify("554 Mail is going round and round");
    /// assert_eq!(c.evidence(), Evidence::Rule);
    /// assert_eq!(c.rule().and_then(|index| rules.name(index)), Some("forwarding loop"));
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "rules"))]
    /// # fn main() {}
    /// ```
    pub const fn rule(&self) -> Option<usize> {
        match self.rule {
            Some(index) => Some(index as usize),
            None => None,
        }
    }
}

impl fmt::Display for Classification {
    /// One line for a log: `450 4.7.1 greylisted (soft, retry) by text confidence=97 stage=rcpt retry_after=300`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            write!(f, "{code} ")?;
        }
        if let Some(enhanced) = self.enhanced {
            write!(f, "{enhanced} ")?;
        }
        write!(f, "{} ({}, {}) by {}", self.reason, self.bounce, self.action, self.evidence)?;
        if self.confidence > Confidence::MIN && self.confidence < Confidence::MAX {
            write!(f, " confidence={}", self.confidence.percent())?;
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
        if let Some(rule) = self.rule {
            write!(f, " rule={rule}")?;
        }
        Ok(())
    }
}

names! {
    "evidence such as text",
    /// The kind of evidence that decided a classification.
    ///
    /// Each reason has a score, to which words and codes contribute. This is the kind that contributed most to the lead of
    /// the answer over the [`runner_up`](Classification::runner_up).
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
        /// A custom rule: see [`Classification::rule`].
        Rule,
        /// The form of a log line or event: it reports a delivery, the name or number of an error, or no result at all.
        Line,
        /// None: nothing is known about the reply.
        Nothing,
    }
}
