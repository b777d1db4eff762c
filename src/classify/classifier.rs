//! The entry points, and the order in which the witnesses are heard.

use super::votes::Verdict;
use super::{Classification, Diagnostic, Evidence, codes, retry_after, text};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::knowledge::{Blocklist, Host, Listing, Provider};
use crate::reason::{Category, Reason, Stage};
use crate::reply::Reply;

/// Classifies whatever holds a reply: the reply as it came over the wire, one that a log has flattened, a log line, a
/// DSN field, the text of a bounce.
///
/// It always answers; what nothing is known about is [`Reason::Unknown`] with [`Evidence::Nothing`]. It does not
/// allocate. Of a long text the first 8 KiB are looked at.
///
/// ```
/// use smtp_reply::{classify, Action, BounceKind, Reason};
///
/// let c = classify(
///     "550-5.1.1 The email account that you tried to reach does not exist.\r\n\
///      550 5.1.1 https://support.google.com/mail/?p=NoSuchUser - gsmtp\r\n",
/// );
/// assert_eq!(c.reason(), Reason::UserUnknown);
/// assert_eq!(c.bounce(), BounceKind::Hard);
/// assert_eq!(c.action(), Action::SuppressRecipient);
/// ```
///
/// A log line, bytes that are not UTF-8, nothing at all:
///
/// ```
/// # use smtp_reply::{classify, Reason, Stage};
/// let c = classify(
///     "to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=4.7.1, status=deferred (host \
///      mx.example.com[192.0.2.1] said: 450 4.7.1 Greylisted, try again in 300 seconds (in reply to RCPT TO command))",
/// );
/// assert_eq!(c.reason(), Reason::Greylisted);
/// assert_eq!(c.stage(), Some(Stage::Rcpt));
/// assert_eq!(c.retry_after().unwrap().as_secs(), 300);
///
/// assert_eq!(classify(b"550 Bo\xEEte pleine").reason(), Reason::MailboxFull);
/// assert_eq!(classify("").reason(), Reason::Unknown);
/// ```
#[must_use]
pub fn classify<T: AsRef<[u8]> + ?Sized>(reply: &T) -> Classification {
    Classifier::new().classify(reply)
}

/// Classifies with what the caller knows besides the reply.
///
/// ```
/// use smtp_reply::{Classifier, Reason, Stage};
///
/// let at = |stage| Classifier::new().stage(stage).classify("552 Requested action aborted").reason();
/// assert_eq!(at(Stage::Rcpt), Reason::TooManyRecipients);
/// assert_eq!(at(Stage::Mail), Reason::MessageTooLarge);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classifier {
    stage: Option<Stage>,
}

impl Classifier {
    /// A classifier that knows nothing but the reply; the same as [`classify`].
    #[must_use]
    pub const fn new() -> Self {
        Self { stage: None }
    }

    /// The command that the reply answers. It counts more than what a log line says of it.
    #[must_use]
    pub const fn stage(mut self, stage: Stage) -> Self {
        self.stage = Some(stage);
        self
    }

    /// Classifies whatever holds a reply; see [`classify`].
    #[must_use]
    pub fn classify<T: AsRef<[u8]> + ?Sized>(&self, reply: &T) -> Classification {
        let bytes = reply.as_ref();
        // Several lines are a reply from the wire or a transcript, one line is anything.
        if bytes.first().is_some_and(u8::is_ascii_digit) && bytes.contains(&b'\n') {
            if let Ok(reply) = Reply::parse(bytes) {
                return self.classify_reply(&reply);
            }
        }
        self.decide(&Diagnostic::parse(bytes))
    }

    /// Classifies a parsed reply.
    ///
    /// ```
    /// use smtp_reply::{Classifier, Reason, Reply, Stage};
    ///
    /// let reply = Reply::parse(b"550 5.7.1 Rejected\r\n")?;
    /// let c = Classifier::new().stage(Stage::EndOfData).classify_reply(&reply);
    /// assert_eq!(c.reason(), Reason::PolicyRejected);
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[must_use]
    pub fn classify_reply(&self, reply: &Reply<'_>) -> Classification {
        self.decide(&Diagnostic::of_parts(Some(reply.code()), reply.enhanced(), reply.as_bytes()))
    }

    /// Classifies a reply that another parser took apart. An enhanced code may be given, or stand in front of the text.
    ///
    /// ```
    /// use smtp_reply::{Classifier, EnhancedCode, Reason, ReplyCode};
    ///
    /// // As other crates give them: a number, three numbers, a text.
    /// let (code, enhanced, text) = (552_u16, [5, 2, 2], "Quota exceeded");
    /// let c = Classifier::new().classify_parts(
    ///     ReplyCode::new(code),
    ///     EnhancedCode::new(enhanced[0], enhanced[1].into(), enhanced[2].into()),
    ///     text,
    /// );
    /// assert_eq!(c.reason(), Reason::MailboxFull);
    /// ```
    #[must_use]
    pub fn classify_parts<T: AsRef<[u8]> + ?Sized>(
        &self,
        code: Option<ReplyCode>,
        enhanced: Option<EnhancedCode>,
        text: &T,
    ) -> Classification {
        self.decide(&Diagnostic::of_parts(code, enhanced, text.as_ref()))
    }

    /// Hears the witnesses and draws the conclusion.
    fn decide(self, case: &Diagnostic<'_>) -> Classification {
        let stage = self.stage.or(case.stage);
        let answer =
            Classification { code: case.code, enhanced: case.enhanced, stage, ..Classification::unknown() };
        if let Some(code) = case.code.filter(|code| !code.is_refusal()) {
            // What a success says besides is of no matter: "250 queued as spam-check-17".
            let reason = if code.is_success() { Reason::Accepted } else { Reason::Intermediate };
            let evidence = Evidence::ReplyCode;
            return Classification { reason, evidence, ..answer }.conclude(Some(code.class()));
        }

        let mut said = text::hear(case.text);
        if said.votes.is_empty() && !case.before.is_empty() {
            // "User unknown: 550 Requested action not taken"
            said.votes = text::hear(case.before).votes;
        }
        let provider = case.host.and_then(|host| Provider::of_host(Host::new(host))).or(said.provider);
        let class = case.code.map(ReplyCode::class);
        let class = class.or_else(|| case.enhanced.or(case.status).map(EnhancedCode::class));
        let permanent = class == Some(Class::PermanentNegative);
        let refused = case.code.is_some();
        let by_enhanced = case
            .enhanced
            .and_then(|code| codes::of_enhanced(code, provider, permanent, refused))
            .or_else(|| codes::of_enhanced(case.status.filter(|_| !refused)?, None, permanent, refused));
        let by_code = case.code.and_then(|code| codes::of_reply(code, stage));

        if let Some((reason, telling)) = by_enhanced {
            said.votes.enhanced(reason, telling);
        }
        if let Some(reason) = by_code {
            said.votes.code(reason);
        }
        let Verdict { reason, evidence, matched } = said.votes.verdict();
        let reason = at_stage(reason, stage);
        // A provider's page is named in refusals of every kind; a list that is named elsewhere is not a listing.
        let category = reason.category();
        let blocklist = said.blocklist.filter(|list| {
            category == Category::Reputation
                || (list.listing() != Listing::Desk
                    && matches!(reason, Reason::SpamDetected | Reason::RegionBlocked))
        });
        let blocklist = blocklist
            .or_else(|| if category == Category::Reputation { Blocklist::of_words(case.text) } else { None });
        let class = if said.temporary { Some(Class::TransientNegative) } else { class };
        let waits = class != Some(Class::PermanentNegative) || reason.category() == Category::Rate;
        Classification {
            reason,
            evidence,
            matched,
            provider,
            blocklist,
            retry_after: if waits { retry_after::find(case.text) } else { None },
            ..answer
        }
        .conclude(class)
    }
}

/// What the words mean at this stage: before RCPT no recipient is known yet, so the address or the domain that is not
/// there is the sender's, or the name that the client gave in EHLO.
const fn at_stage(reason: Reason, stage: Option<Stage>) -> Reason {
    use Reason as R;
    match (stage, reason) {
        (
            Some(Stage::Mail),
            R::UserUnknown | R::DomainUnknown | R::InvalidAddress | R::MailboxUnavailable,
        ) => R::SenderRejected,
        (Some(Stage::Connect | Stage::Ehlo), R::DomainUnknown | R::InvalidAddress) => R::ReverseDnsMissing,
        // The only address known by then is the client's.
        (Some(Stage::Connect), R::SenderRejected) => R::IpBlocklisted,
        _ => reason,
    }
}

impl Reply<'_> {
    /// Classifies the reply: see [`classify`].
    ///
    /// ```
    /// use smtp_reply::{Reason, Reply};
    ///
    /// let reply = Reply::parse(b"452 4.2.2 Mailbox full\r\n")?;
    /// assert_eq!(reply.classify().reason(), Reason::MailboxFull);
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[must_use]
    pub fn classify(&self) -> Classification {
        Classifier::new().classify_reply(self)
    }
}

impl EnhancedCode {
    /// Classifies the bare code, as the `Status` field of a delivery report (RFC 3464 §2.3.4) has it.
    ///
    /// ```
    /// use smtp_reply::{EnhancedCode, Reason};
    ///
    /// assert_eq!(EnhancedCode::MAILBOX_FULL.classify().reason(), Reason::MailboxFull);
    /// ```
    #[must_use]
    pub fn classify(self) -> Classification {
        Classifier::new().classify_parts(None, Some(self), b"")
    }
}

impl ReplyCode {
    /// Classifies the bare code: what it means where nothing else is known.
    ///
    /// ```
    /// use smtp_reply::{Reason, ReplyCode};
    ///
    /// assert_eq!(ReplyCode::new(530).unwrap().classify().reason(), Reason::AuthenticationRequired);
    /// ```
    #[must_use]
    pub fn classify(self) -> Classification {
        Classifier::new().classify_parts(Some(self), None, b"")
    }
}
