//! The entry points, and the steps from the evidence to an answer.

use super::judge::judge;
#[cfg(feature = "rules")]
use super::rules::Rules;
use super::{Classification, Confidence, Evidence, retry_after};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::knowledge::{Blocklist, Listing, Provider};
use crate::line::Diagnostic;
use crate::reason::{Action, BounceKind, Category, Reason, Stage};
use crate::reply::Reply;
use crate::text::Text;
use crate::text::features::Codes;
use core::time::Duration;

/// Classifies any bytes that contain a reply: a reply from the wire, also with its lines joined by a log, a log line, an
/// event of a sending service, a DSN field, the text of an error.
///
/// It always answers; a text about which nothing is known is [`Reason::Unknown`] with [`Evidence::Nothing`]. It does
/// not allocate. The first 8 KiB of a text are read, and all of a JSON text. Whole bounce messages, with MIME parts, are read
/// by `BounceMessage`, with the feature `message`.
///
/// It takes a reference to anything that is bytes: `&str`, `&String`, `&[u8]`, `&Vec<u8>`. Pass `&*text` for a `Cow<str>`.
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

/// A classifier that uses what the caller knows besides the reply: the host, the stage of the dialogue, custom rules.
///
/// ```
/// use smtp_reply::{Classifier, Reason, Stage};
///
/// let at = |stage| Classifier::new().with_stage(stage).classify("552").reason();
/// assert_eq!(at(Stage::Rcpt), Reason::TooManyRecipients);
/// assert_eq!(at(Stage::Mail), Reason::MessageTooLarge);
/// ```
///
/// What the caller sets has priority over what a log line says. A `Classifier` is a small `Copy` value: make one for
/// each connection, or for each command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classifier<'a> {
    host: Option<&'a [u8]>,
    provider: Option<&'static Provider>,
    stage: Option<Stage>,
    now: Option<Duration>,
    #[cfg(feature = "rules")]
    rules: Option<&'a Rules>,
}

impl<'a> Classifier<'a> {
    /// Returns a classifier that knows nothing but the reply; the same as [`classify`].
    #[must_use]
    pub const fn new() -> Self {
        Self {
            host: None,
            provider: None,
            stage: None,
            now: None,
            #[cfg(feature = "rules")]
            rules: None,
        }
    }

    /// Sets the host that the reply comes from, such as the MX host that a client has connected to. An empty name sets
    /// none.
    ///
    /// The provider follows from the host, and some providers use codes in a sense of their own.
    ///
    /// ```
    /// use smtp_reply::{Classifier, Provider};
    ///
    /// let classifier = Classifier::new().with_host("gmail-smtp-in.l.google.com");
    /// assert_eq!(classifier.host(), Some(&b"gmail-smtp-in.l.google.com"[..]));
    /// assert_eq!(classifier.classify("421 4.7.0 Try later").provider(), Provider::by_id("google"));
    /// ```
    #[must_use]
    pub fn with_host<T: AsRef<[u8]> + ?Sized>(self, host: &'a T) -> Self {
        Self { host: Some(host.as_ref()).filter(|host| !host.is_empty()), ..self }
    }

    /// Sets the provider whose reply it is, if that is known. It has priority over any host.
    ///
    /// ```
    /// use smtp_reply::{Classifier, Provider};
    ///
    /// let classifier = Classifier::new().with_provider(Provider::by_id("yahoo"));
    /// assert_eq!(classifier.classify("421 4.7.0 Try later").provider(), Provider::by_id("yahoo"));
    /// ```
    #[must_use]
    pub fn with_provider(self, provider: impl Into<Option<&'static Provider>>) -> Self {
        Self { provider: provider.into(), ..self }
    }

    /// Sets the stage of the dialogue: the command that the reply answers, if that is known.
    ///
    /// ```
    /// use smtp_reply::{Classifier, Stage};
    ///
    /// let last_command: Option<Stage> = None;
    /// assert_eq!(Classifier::new().with_stage(last_command).stage(), None);
    /// assert_eq!(Classifier::new().with_stage(Stage::Rcpt).stage(), Some(Stage::Rcpt));
    /// ```
    #[must_use]
    pub fn with_stage(self, stage: impl Into<Option<Stage>>) -> Self {
        Self { stage: stage.into(), ..self }
    }

    /// Sets rules of the caller's own: the first that matches overrides the answer. See [`Rules`].
    ///
    /// ```
    /// use smtp_reply::{Classifier, Reason, Rule, Rules};
    ///
    /// let rules = Rules::new([Rule::new("full at Example Mail")
    ///     .when_contains("storage allotment")
    ///     .set_reason(Reason::MailboxFull)])?;
    /// let c = Classifier::new().with_rules(&rules).classify("554 Storage allotment used up");
    /// assert_eq!(c.reason(), Reason::MailboxFull);
    /// # Ok::<(), smtp_reply::RulesError>(())
    /// ```
    #[cfg(feature = "rules")]
    #[must_use]
    pub const fn with_rules(self, rules: &'a Rules) -> Self {
        Self { rules: Some(rules), ..self }
    }

    /// Returns the host that was set by [`with_host`](Self::with_host).
    pub const fn host(&self) -> Option<&'a [u8]> {
        self.host
    }

    /// Returns the provider that was set by [`with_provider`](Self::with_provider).
    pub const fn provider(&self) -> Option<&'static Provider> {
        self.provider
    }

    /// Returns the stage that was set by [`with_stage`](Self::with_stage).
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// Returns the rules that were set by [`with_rules`](Self::with_rules).
    #[cfg(feature = "rules")]
    pub const fn rules(&self) -> Option<&'a Rules> {
        self.rules
    }

    /// Returns the same classifier without rules; `None` if it has none.
    #[cfg(feature = "message")]
    #[cfg_attr(not(feature = "rules"), expect(clippy::unused_self, reason = "there are no rules"))]
    pub(crate) fn without_rules(self) -> Option<Self> {
        #[cfg(feature = "rules")]
        if self.rules.is_some() {
            return Some(Self { rules: None, ..self });
        }
        None
    }

    /// Returns the time since the Unix epoch that was set by [`with_now`](Self::with_now).
    pub const fn now(&self) -> Option<Duration> {
        self.now
    }

    /// Sets the current time, as the time since the Unix epoch. Then a time of the day in a reply, such as "try again at
    /// 14:35 UTC", also gives a [time to wait](Classification::retry_after).
    ///
    /// Only times with a zone are read: an offset such as `+0100`, UTC, or the usual name of one. A date may be before the
    /// time, as "2026-11-26", "Thu, 26 Nov 2026", "Nov 26" or "26.11.2026"; with one of two meanings such as "12/03/2026",
    /// the time is not read.
    ///
    /// ```
    /// use smtp_reply::Classifier;
    /// use std::time::{Duration, SystemTime};
    ///
    /// let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    /// let classifier = Classifier::new().with_now(now);
    /// assert_eq!(classifier.now(), Some(now));
    ///
    /// // 2026-11-26 14:00:00 UTC
    /// let classifier = Classifier::new().with_now(Duration::from_secs(1_795_701_600));
    /// let c = classifier.classify("450 4.7.1 Too many messages, try again at 14:35 UTC");
    /// assert_eq!(c.retry_after(), Some(Duration::from_secs(35 * 60)));
    /// # Ok::<(), std::time::SystemTimeError>(())
    /// ```
    #[must_use]
    pub const fn with_now(mut self, since_unix_epoch: Duration) -> Self {
        self.now = Some(since_unix_epoch);
        self
    }

    /// Classifies any bytes that contain a reply; see [`classify`]. Pass `&*text` for a `Cow<str>`.
    ///
    /// ```
    /// use smtp_reply::{Classifier, Reason, Stage};
    ///
    /// let classifier = Classifier::new().with_stage(Stage::Rcpt);
    /// let text = String::from_utf8_lossy(b"552 \xABToo many\xBB");
    /// assert_eq!(classifier.classify(&*text).reason(), Reason::TooManyRecipients);
    /// ```
    #[must_use]
    pub fn classify<T: AsRef<[u8]> + ?Sized>(&self, reply: &T) -> Classification {
        let given = reply.as_ref();
        let bytes = given.trim_ascii();
        // Several lines are a reply from the wire or a transcript, one line is anything.
        if bytes.first().is_some_and(u8::is_ascii_digit) && bytes.contains(&b'\n') {
            if let Ok(reply) = Reply::parse(bytes) {
                return self.decide(given, &Diagnostic::of_reply(&reply));
            }
        }
        self.classify_diagnostic(&Diagnostic::parse(given))
    }

    /// Classifies a line that [`Diagnostic::parse`] has read, without reading it again.
    ///
    /// ```
    /// use smtp_reply::{Classifier, Diagnostic, Reason, Stage};
    ///
    /// let found = Diagnostic::parse("552 Requested action aborted");
    /// let c = Classifier::new().with_stage(Stage::Rcpt).classify_diagnostic(&found);
    /// assert_eq!(c.stage(), Some(Stage::Rcpt));
    /// ```
    #[must_use]
    pub fn classify_diagnostic(&self, found: &Diagnostic<'_>) -> Classification {
        if !found.is_without_result() {
            return self.decide(found.given, found);
        }
        // An interim failure has a reason, but no result yet.
        let answer = if found.is_interim() {
            self.decide(found.given, found)
        } else {
            Classification {
                code: found.code,
                enhanced: found.enhanced,
                stage: found.stage,
                evidence: Evidence::Line,
                // A line of a system that is not known may report anything.
                confidence: if found.system().is_some() { Confidence::MAX } else { Confidence::MIN },
                ..Classification::unknown()
            }
        };
        Classification { bounce: BounceKind::None, action: Action::None, ..answer }
    }

    /// Classifies a parsed reply.
    ///
    /// ```
    /// use smtp_reply::{Classifier, Reason, Reply, Stage};
    ///
    /// let reply = Reply::parse(b"550 5.7.1 Rejected\r\n")?;
    /// let c = Classifier::new().with_stage(Stage::EndOfData).classify_reply(&reply);
    /// assert_eq!(c.reason(), Reason::PolicyRejected);
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[must_use]
    pub fn classify_reply(&self, reply: &Reply<'_>) -> Classification {
        self.decide(reply.as_bytes(), &Diagnostic::of_reply(reply))
    }

    /// Classifies the parts of a reply from another parser. The enhanced code may be given or be at the start of the text.
    ///
    /// ```
    /// use smtp_reply::{Classifier, EnhancedCode, Reason, ReplyCode};
    ///
    /// // What other crates return: a number, three numbers, a text.
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
        self.decide(text.as_ref(), &Diagnostic::of_parts(code, enhanced, text.as_ref()))
    }

    /// Classifies the parts of a line or a reply. `given` is what the caller gave, of which they are parts.
    fn decide(&self, given: &[u8], found: &Diagnostic<'_>) -> Classification {
        let host = self.host.or(found.host);
        let known = self.known(host, found);
        if let Some((reason, evidence, class)) = success(found) {
            let confidence = Confidence::MAX;
            return Classification { reason, evidence, confidence, ..known }.conclude(Some(class));
        }

        let mut words = Text::new();
        let text = read_words(found, |part| words.read(part));
        let codes = Codes {
            code: found.code,
            enhanced: found.enhanced,
            status: found.status,
            stage: known.stage,
            provider: known.provider.or_else(|| words.provider()),
        };
        let judged = judge(found, &words, codes);
        let start = offset(given, text);
        let answer = Classification {
            reason: judged.reason,
            evidence: judged.evidence,
            confidence: judged.confidence,
            runner_up: judged.runner_up,
            matched: judged.deciding.map(|at| (start + u32::from(at.start), start + u32::from(at.end))),
            provider: codes.provider,
            ..known
        };

        #[cfg(feature = "rules")]
        let (answer, rule) =
            self.rules.map_or((answer, None), |rules| rules.override_reason(answer, host, found.text));
        let class = class_of_failure(found, codes, judged.passing);
        let answer = Classification {
            blocklist: blocklist(&words, text, answer.reason),
            retry_after: self.retry_after(found, answer.reason, class),
            ..answer
        };
        let answer = conclude(answer, class, judged.may_suppress, found);
        #[cfg(feature = "rules")]
        let answer = rule.map_or(answer, |rule| rule.override_others(answer));
        answer
    }

    /// Returns what is known before any word is read: codes, stage and provider.
    fn known(&self, host: Option<&[u8]>, found: &Diagnostic<'_>) -> Classification {
        // The status in a log line counts where the line quotes no reply. A piece of a line is read as a text.
        let is_whole_line = found.code.is_none() && found.time().is_some();
        Classification {
            code: found.code,
            enhanced: found.enhanced.or(found.status.filter(|_| is_whole_line)),
            stage: self.stage.or(found.stage),
            provider: self.provider.or_else(|| provider_of(host, found)),
            ..Classification::unknown()
        }
    }

    /// Returns how long the server wants the client to wait. Only a refusal that may pass has such a time.
    fn retry_after(&self, found: &Diagnostic<'_>, reason: Reason, class: Option<Class>) -> Option<Duration> {
        let category = reason.category();
        let may_pass = class != Some(Class::PermanentNegative) || category == Category::Rate;
        // Where no server answered, a time is the sender's own.
        let is_answered = found.code.is_some_and(ReplyCode::is_refusal) || category != Category::Network;
        // A time in a text about an expired message is how long it was tried.
        let waits = may_pass && is_answered && reason != Reason::Expired;
        if waits { retry_after::find(found.text, reason, self.now) } else { None }
    }
}

/// Returns the class of a failure. The program that wrote the line knows whether it tries again, and the text may call the
/// failure temporary regardless of the codes.
fn class_of_failure(found: &Diagnostic<'_>, codes: Codes, is_passing: bool) -> Option<Class> {
    let class = if is_passing { Some(Class::TransientNegative) } else { codes.class() };
    found.class_of_line().or(class)
}

/// Adds bounce kind and action, which follow from the reason and the class.
fn conclude(
    answer: Classification,
    class: Option<Class>,
    may_suppress: bool,
    found: &Diagnostic<'_>,
) -> Classification {
    let may_suppress = may_suppress || answer.evidence == Evidence::Rule;
    let mut answer = answer.conclude(class).hard_only_if(may_suppress);
    // A recipient that a server refuses to a client is not a recipient of this system's mail.
    if answer.action == Action::SuppressRecipient && found.is_own_refusal() {
        answer.action = Action::Review;
    }
    answer
}

/// Returns what a success is, by the line or the code. Other words of a success do not matter ("250 queued as
/// spam-check-17").
pub(crate) fn success(found: &Diagnostic<'_>) -> Option<(Reason, Evidence, Class)> {
    if found.is_success() {
        return Some((Reason::Accepted, Evidence::Line, Class::PositiveCompletion));
    }
    if found.is_success_by_enhanced() {
        return Some((Reason::Accepted, Evidence::EnhancedCode, Class::PositiveCompletion));
    }
    let code = found.code.filter(|code| !code.is_refusal() && found.reason_of_error_number().is_none())?;
    let reason = if code.is_success() { Reason::Accepted } else { Reason::Intermediate };
    Some((reason, Evidence::ReplyCode, code.class()))
}

/// Reads the reply and, where that has no words, the text before it. `read` returns whether what it is given has words.
/// Returns the part of the line that was read last.
pub(crate) fn read_words<'a>(found: &Diagnostic<'a>, mut read: impl FnMut(&[u8]) -> bool) -> &'a [u8] {
    let has_words = if found.is_underscored() {
        let (spaced, len) = spaced(found.text);
        read(&spaced[..len])
    } else {
        read(found.text)
    };
    if has_words || !found.may_have_words_before() {
        return found.text;
    }
    read(found.before);
    found.before
}

/// Replaces underscores by spaces. Returns the text in a buffer, and its length.
fn spaced(text: &[u8]) -> ([u8; UNDERSCORED], usize) {
    let mut spaced = [b' '; UNDERSCORED];
    for (byte, written) in spaced.iter_mut().zip(text) {
        *byte = if *written == b'_' { b' ' } else { *written };
    }
    (spaced, text.len().min(UNDERSCORED))
}

/// How many bytes of a text with underscores for spaces are read.
const UNDERSCORED: usize = 1024;

/// Returns the provider of the host that gave the reply. Where a delivery names no host, the recipient's domain counts.
pub(crate) fn provider_of(host: Option<&[u8]>, found: &Diagnostic<'_>) -> Option<&'static Provider> {
    match (host, found.recipient()) {
        (Some(host), _) => Provider::of_host(host),
        (None, Some(recipient)) if !found.is_own_refusal() => Provider::of_host(recipient),
        _ => None,
    }
}

/// Returns the list that the text names, if the reason may come from a list. Other refusals name lists and their pages, too,
/// for instance in a link to a provider's help, and are not caused by them.
fn blocklist(words: &Text, text: &[u8], reason: Reason) -> Option<&'static Blocklist> {
    let listed = reason.category() == Category::Reputation;
    let may_be = |list: &&Blocklist| {
        listed
            || (list.listing() != Listing::ProviderPage
                && matches!(reason, Reason::SpamDetected | Reason::RegionBlocked))
    };
    words.blocklist().filter(may_be).or_else(|| if listed { Blocklist::of_words(text) } else { None })
}

/// Returns the position of a part in the given bytes.
#[expect(clippy::cast_possible_truncation, reason = "no more than the first bytes are read")]
fn offset(given: &[u8], part: &[u8]) -> u32 {
    (part.as_ptr() as usize).wrapping_sub(given.as_ptr() as usize).min(given.len()) as u32
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
    /// Classifies the code alone, as the `Status` field of a delivery report (RFC 3464 §2.3.4) has it.
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
    /// Classifies the code alone.
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

impl Diagnostic<'_> {
    /// Classifies the line: see [`classify`].
    ///
    /// ```
    /// use smtp_reply::{Delivery, Diagnostic, Reason};
    ///
    /// let found = Diagnostic::parse("status=deferred (452 4.2.2 Mailbox full)");
    /// assert_eq!(found.delivery(), Some(Delivery::Delayed));
    /// assert_eq!(found.classify().reason(), Reason::MailboxFull);
    /// ```
    #[must_use]
    pub fn classify(&self) -> Classification {
        Classifier::new().classify_diagnostic(self)
    }
}
