//! The parts of a line.

use super::diagnostics::{Diagnostics, may_have_events};
use super::system::System;
use super::trouble;
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::reason::{Delivery, Reason, Stage};
use crate::reply::{Escaped, enhanced};
use core::fmt;

/// The parts of a line of a mail system: a log line, an event, a DSN field, or a text that contains a reply.
///
/// It parses log lines of Postfix, Exim, Sendmail, OpenSMTPD, qmail, Courier, Exchange, Haraka, ZoneMTA, Stalwart, maddy, PowerMTA
/// and KumoMTA, and of the clients msmtp, dma, nullmailer and sSMTP, from files, syslog, journald and Docker; events that sending
/// services post as JSON; the `Diagnostic-Code` of a delivery report (RFC 3464 §2.3.6); and replies whose lines a log has joined.
/// [`classify`](crate::classify) uses it; use it directly to get the parts as well.
///
/// ```
/// use smtp_reply::{Delivery, Diagnostic, Reason, Stage, System};
///
/// let line = "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, \
///     relay=mx.example.com[192.0.2.1]:25, delay=0.9, delays=0.1/0/0.5/0.3, dsn=5.1.1, status=bounced (host \
///     mx.example.com[192.0.2.1] said: 550-5.1.1 No such user 550 5.1.1 here (in reply to RCPT TO command))";
/// let found = Diagnostic::parse(line);
/// assert_eq!((found.system(), found.delivery()), (Some(System::Postfix), Some(Delivery::Failed)));
/// assert_eq!(found.recipient(), Some(&b"joe@example.com"[..]));
/// assert_eq!(found.code().unwrap(), 550);
/// assert_eq!(found.enhanced().unwrap().to_string(), "5.1.1");
/// assert_eq!(found.host(), Some(&b"mx.example.com"[..]));
/// assert_eq!(found.stage(), Some(Stage::Rcpt));
/// assert_eq!(found.text(), b"5.1.1 No such user 550 5.1.1 here");
/// assert_eq!(found.classify().reason(), Reason::UserUnknown);
/// ```
///
/// A text without a reply may have some of the parts:
///
/// ```
/// # use smtp_reply::Diagnostic;
/// let found = Diagnostic::parse("connect to mx.example.com[192.0.2.1]:25: Connection timed out");
/// assert_eq!(found.code(), None);
/// assert_eq!(found.host(), Some(&b"mx.example.com"[..]));
/// ```
///
/// With the `serde` feature it is serialised as a structure whose fields have the names of the methods: `code`, `enhanced`,
/// `status`, `stage`, `host`, `text`, `delivery`, `is_own_refusal`, `is_complaint`, `recipient`, `original_recipient`, `relay`,
/// `queue_id`, `system` and `time`. Bytes are strings, with U+FFFD for what is not UTF-8; absent values are `None`. It cannot be
/// deserialised: keep the line to parse it again.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Diagnostic<'a> {
    pub(crate) code: Option<ReplyCode>,
    pub(crate) enhanced: Option<EnhancedCode>,
    pub(crate) status: Option<EnhancedCode>,
    pub(crate) stage: Option<Stage>,
    pub(crate) host: Option<&'a [u8]>,
    pub(crate) text: &'a [u8],
    /// The text before the reply.
    pub(crate) before: &'a [u8],
    /// The whole input, of which all others are parts.
    pub(crate) given: &'a [u8],
    pub(super) system: Option<System>,
    pub(super) delivery: Option<Delivery>,
    pub(super) kind: Kind,
    /// The reason, if the form itself gives it.
    pub(super) reason: Option<Reason>,
    pub(super) time: Option<&'a [u8]>,
    pub(super) queue_id: Option<&'a [u8]>,
    pub(super) recipient: Option<&'a [u8]>,
    pub(super) original_recipient: Option<&'a [u8]>,
    pub(super) relay: Option<&'a [u8]>,
}

/// What kind of line it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// No line: another text.
    Text,
    /// A line without a result.
    Noise,
    /// A line without a result that reports a failure: what another server said, or that it could not be reached.
    Interim,
    /// The result of a delivery.
    Result,
    /// A failure that the line calls temporary.
    SoftFailure,
    /// This server refused a client.
    OwnRefusal,
    /// A recipient has marked a mail as spam.
    Complaint,
}

impl<'a> Diagnostic<'a> {
    /// Finds the parts of a line. It reads the first 8 KiB of a text, and all of a JSON text.
    ///
    /// If a text has several replies, as a transcript does, the first refusal counts; a success counts only if there is no
    /// refusal. If a line has several events, the first failure counts, then the first delay, then the first other result, then
    /// the first complaint; [`parse_all`](Self::parse_all) returns all of them.
    ///
    /// ```
    /// use smtp_reply::{Delivery, Diagnostic, ReplyCode};
    ///
    /// let found = Diagnostic::parse("to=<joe@example.com>, status=deferred (452 4.2.2 Mailbox full)");
    /// assert_eq!((found.delivery(), found.code()), (Some(Delivery::Delayed), ReplyCode::new(452)));
    /// ```
    pub fn parse<T: AsRef<[u8]> + ?Sized>(line: &'a T) -> Self {
        let given = line.as_ref();
        let line = given.trim_ascii();
        if !may_have_events(line) {
            return Self { given, ..Self::of_line(line) };
        }
        let mut all = Diagnostics::of(given);
        let mut best = all.next().unwrap_or(Self::EMPTY);
        while best.rank() > 0 {
            let Some(other) = all.next() else { break };
            if other.rank() < best.rank() {
                best = other;
            }
        }
        best
    }

    /// Finds the parts of each event in a line, and of each recipient of an event: services post several events as one JSON
    /// array, and events that list several recipients. Any other line yields one item.
    ///
    /// ```
    /// use smtp_reply::{Delivery, Diagnostic};
    ///
    /// let line = r#"[{"event":"delivered","email":"ann@example.com","sg_event_id":"a"},
    ///     {"event":"bounce","email":"joe@example.com","reason":"550 5.1.1 No such user","sg_event_id":"b"}]"#;
    /// let results: Vec<_> = Diagnostic::parse_all(line).map(|event| event.delivery()).collect();
    /// assert_eq!(results, [Some(Delivery::Delivered), Some(Delivery::Failed)]);
    /// assert_eq!(Diagnostic::parse(line).recipient(), Some(&b"joe@example.com"[..]));
    ///
    /// let line = r#"{"eventType":"Bounce","bounce":{"bouncedRecipients":[
    ///     {"emailAddress":"ann@example.com","diagnosticCode":"smtp; 552 5.2.2 Mailbox full"},
    ///     {"emailAddress":"joe@example.com","diagnosticCode":"smtp; 550 5.1.1 No such user"}]}}"#;
    /// let codes: Vec<_> = Diagnostic::parse_all(line).filter_map(|event| event.code()).collect();
    /// assert_eq!(codes, [552, 550]);
    /// ```
    pub fn parse_all<T: AsRef<[u8]> + ?Sized>(line: &'a T) -> Diagnostics<'a> {
        Diagnostics::of(line.as_ref())
    }

    /// The rank of an event. Of several, the one with the lowest rank counts.
    fn rank(&self) -> u8 {
        match self.delivery {
            Some(Delivery::Failed) => 0,
            Some(Delivery::Delayed) => 1,
            Some(_) => 2,
            None if self.is_complaint() => 3,
            None => 4,
        }
    }

    /// Returns the reply code.
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// Returns the enhanced status code that the server sent, by the rule of
    /// [`Reply::enhanced`](crate::Reply::enhanced).
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// Returns the enhanced status code that the line gives the result, apart from the reply (`dsn=5.4.4`, `Status: 4.4.1`).
    /// A code that contradicts the result is none: neither this, nor [`code`](Self::code) or [`enhanced`](Self::enhanced).
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let found = Diagnostic::parse("dsn=4.4.1, status=deferred (connect to mx.example.com: Connection refused)");
    /// assert_eq!(found.status().unwrap().to_string(), "4.4.1");
    /// assert_eq!(found.enhanced(), None);
    /// ```
    pub const fn status(&self) -> Option<EnhancedCode> {
        self.status
    }

    /// Returns the stage of the dialogue at which the reply was given, if the line names it.
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// Returns the name or address of the host that gave the reply, if the line names it.
    pub const fn host(&self) -> Option<&'a [u8]> {
        self.host
    }

    /// Returns the text of the reply, without the reply code before it and without what the program that wrote the line added
    /// after it.
    pub const fn text(&self) -> &'a [u8] {
        self.text
    }

    /// Returns the result of the delivery. `None` for a text that is not a line, and for lines of a log without a result, which
    /// most are. [Complaints](Self::is_complaint) have no result either.
    ///
    /// ```
    /// use smtp_reply::{Delivery, Diagnostic};
    ///
    /// let delivery = |line| Diagnostic::parse(line).delivery();
    /// let sent = "Mar  4 09:12:55 mx postfix/smtp[20117]: 4Z6cJk1xqT: to=<ann@example.com>, \
    ///     relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4Z6cJl55Xy)";
    /// assert_eq!(delivery(sent), Some(Delivery::Relayed));
    /// assert_eq!(delivery("2025-03-04 09:14:09 1tpNba-000000004ZE-1Qwe ** joe@example.com: Unrouteable address"),
    ///     Some(Delivery::Failed));
    /// assert_eq!(delivery("Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed"), None);
    /// ```
    pub const fn delivery(&self) -> Option<Delivery> {
        self.delivery
    }

    /// Returns what the reply in a text means for the delivery: [`Failed`](Delivery::Failed) for 5yz,
    /// [`Delayed`](Delivery::Delayed) for 4yz, [`Relayed`](Delivery::Relayed) for 2yz. It goes by the [`code`](Self::code),
    /// wherever that is in the text, or, without one, by an enhanced code at the front. Errors that mail clients report are
    /// such texts, in a log as well.
    ///
    /// `None` for other lines of a log, whose result is [`delivery`](Self::delivery), and for a text without these codes or with
    /// another one (`354`), JSON, or binary data.
    ///
    /// It is for files and tables that have replies in place of lines, or both.
    ///
    /// ```
    /// use smtp_reply::{Delivery, Diagnostic};
    ///
    /// let found = Diagnostic::parse("452 4.2.2 Mailbox full");
    /// assert_eq!((found.delivery(), found.delivery_of_reply()), (None, Some(Delivery::Delayed)));
    ///
    /// let found = Diagnostic::parse("Mar  4 09:12:55 mx postfix/smtpd[1120]: lost connection after RCPT");
    /// assert_eq!(found.delivery().or(found.delivery_of_reply()), None);
    /// ```
    pub fn delivery_of_reply(&self) -> Option<Delivery> {
        let text = self.given.trim_ascii();
        let is_binary = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r' | b'\n');
        if self.kind != Kind::Text || matches!(text, [b'{' | b'[', ..]) || text.iter().any(is_binary) {
            return None;
        }
        let class = match self.code {
            Some(code) => code.class(),
            None => self.enhanced_in_front()?.class(),
        };
        match class {
            Class::PositiveCompletion => Some(Delivery::Relayed),
            Class::TransientNegative => Some(Delivery::Delayed),
            Class::PermanentNegative => Some(Delivery::Failed),
            _ => None,
        }
    }

    /// Returns `true` if the server that wrote the line refused a client. Then none of your own messages has failed.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 <joe@example.com>: Relay access denied; \
    ///     from=<a@example.net> to=<joe@example.com> proto=ESMTP helo=<pc>";
    /// assert!(Diagnostic::parse(line).is_own_refusal());
    /// ```
    pub const fn is_own_refusal(&self) -> bool {
        matches!(self.kind, Kind::OwnRefusal)
    }

    /// Returns `true` for an event that reports a complaint: a recipient has marked a mail as spam. Send no more mail to the
    /// [`recipient`](Self::recipient). It is `None` for reports that do not name it or that list all recipients of the mail;
    /// Amazon SES names everyone who may have complained.
    ///
    /// A complaint is not a result, so [`delivery`](Self::delivery) is `None`, and the classification has no reason. Events
    /// about recipients who unsubscribe are not complaints, and neither are reports of the types `not-spam` (RFC 6430),
    /// `auth-failure` (RFC 6591) and `virus` (RFC 5965 §7.3). Only events of a known [`system`](Self::system) are complaints,
    /// since many programs have events that are called "spam" or "complaint", and not about mail that you have sent. Reports
    /// that arrive as mail (RFC 5965) are read by `BounceMessage`.
    ///
    /// ```
    /// use smtp_reply::Diagnostic;
    ///
    /// let event = Diagnostic::parse(r#"{"event":"spamreport","email":"joe@example.com","sg_event_id":"a"}"#);
    /// assert!(event.is_complaint());
    /// assert_eq!((event.recipient(), event.delivery()), (Some(&b"joe@example.com"[..]), None));
    /// ```
    #[doc(alias = "spam")]
    #[doc(alias = "FBL")]
    pub const fn is_complaint(&self) -> bool {
        matches!(self.kind, Kind::Complaint)
    }

    /// Returns the recipient, as written: its local part may be quoted (`"joe smith"@example.com`, RFC 5321 §4.1.2), and in
    /// JSON it has the escapes of its writer. Between quotes, a JSON reader takes `joe\u002btag@example.com` for what it
    /// stands for.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "2025-03-04 09:12:55 1tpNab-000000004Xy-2ZzK => ann@example.com R=dnslookup T=remote_smtp";
    /// assert_eq!(Diagnostic::parse(line).recipient(), Some(&b"ann@example.com"[..]));
    /// ```
    pub const fn recipient(&self) -> Option<&'a [u8]> {
        self.recipient
    }

    /// Returns the recipient before aliases and forwarding, if it is different (Postfix's `orig_to=`).
    pub const fn original_recipient(&self) -> Option<&'a [u8]> {
        self.original_recipient
    }

    /// Returns where the message was passed to, as written: a host with its address and port, or the name of a
    /// transport.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "4F1A2: to=<ann@example.com>, relay=mx.example.com[192.0.2.1]:25, status=sent (250 Ok)";
    /// assert_eq!(Diagnostic::parse(line).relay(), Some(&b"mx.example.com[192.0.2.1]:25"[..]));
    /// ```
    pub const fn relay(&self) -> Option<&'a [u8]> {
        self.relay
    }

    /// Returns the id of the message in the queue of the system.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed";
    /// assert_eq!(Diagnostic::parse(line).queue_id(), Some(&b"4Z6cJk1xqT"[..]));
    /// ```
    pub const fn queue_id(&self) -> Option<&'a [u8]> {
        self.queue_id
    }

    /// Returns the system that wrote the line, if its form or the name of the program identifies it.
    pub const fn system(&self) -> Option<System> {
        self.system
    }

    /// Returns the time of the line, as written.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed";
    /// assert_eq!(Diagnostic::parse(line).time(), Some(&b"Mar  4 09:12:55"[..]));
    /// ```
    pub const fn time(&self) -> Option<&'a [u8]> {
        self.time
    }

    /// Whether it is a line of a log or an event without a result.
    pub(crate) const fn is_without_result(&self) -> bool {
        matches!(self.kind, Kind::Noise | Kind::Interim | Kind::Complaint)
    }

    /// Whether a line without a result still reports a failure: another server refused, the next may be tried.
    pub(crate) fn is_interim(&self) -> bool {
        self.kind == Kind::Interim && self.code.is_none_or(ReplyCode::is_refusal)
    }

    /// Whether the line reports a success.
    pub(crate) const fn is_success(&self) -> bool {
        matches!(self.delivery, Some(Delivery::Delivered | Delivery::Relayed | Delivery::Expanded))
    }

    /// Whether the enhanced code at the front of a text without a reply code reports a success: `2.1.5 Recipient ok`.
    pub(crate) fn is_success_by_enhanced(&self) -> bool {
        self.code.is_none()
            && self.delivery.is_none()
            && self.enhanced_in_front().is_some_and(|code| code.class() == Class::PositiveCompletion)
    }

    /// The enhanced code, if the text begins with it.
    fn enhanced_in_front(&self) -> Option<EnhancedCode> {
        self.enhanced.filter(|code| enhanced::leading(self.text).is_some_and(|(leading, _)| leading == *code))
    }

    /// Whether something was refused: by the code, or, without a code, by what the line says.
    pub(crate) const fn is_refusal(&self) -> bool {
        match self.code {
            Some(code) => code.is_refusal(),
            None => self.is_own_refusal() || matches!(self.delivery, Some(delivery) if delivery.is_failure()),
        }
    }

    /// Whether the words may come before the reply ("User unknown: 550"). If a host is named, the text there only says who
    /// replied.
    pub(crate) const fn may_have_words_before(&self) -> bool {
        !self.before.is_empty() && self.host.is_none()
    }

    /// Whether spaces are written as underscores.
    pub(crate) fn is_underscored(&self) -> bool {
        self.system == Some(System::Qmail)
    }

    /// The reason, if the form of the line gives it, or the name of one of the program's own errors.
    pub(crate) fn reason_of_form(&self) -> Option<Reason> {
        self.reason.or_else(|| {
            let own = match self.code {
                Some(_) => self.reason_of_error_number(),
                None => trouble::reason_in(self.text),
            };
            // The enhanced code may be the cause of what a summary reports.
            own.filter(|reason| *reason != Reason::Unknown || self.enhanced.is_none())
        })
    }

    /// The reason if the code is no reply, but the number of an error of the program that wrote it: 111.
    pub(crate) fn reason_of_error_number(&self) -> Option<Reason> {
        self.code.and_then(trouble::reason_of_code)
    }

    /// The class that follows from the line itself: whether the system gives up or tries again.
    pub(crate) const fn class_of_line(&self) -> Option<Class> {
        match (self.kind, self.delivery) {
            (Kind::SoftFailure, _) | (_, Some(Delivery::Delayed)) => Some(Class::TransientNegative),
            // A refusal without a code may still be temporary, by its words.
            (Kind::OwnRefusal, _) => None,
            (_, Some(Delivery::Failed)) => Some(Class::PermanentNegative),
            _ => None,
        }
    }
}

impl fmt::Debug for Diagnostic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diagnostic")
            .field("code", &self.code)
            .field("enhanced", &self.enhanced)
            .field("status", &self.status)
            .field("stage", &self.stage)
            .field("host", &self.host.map(Escaped::new))
            .field("text", &Escaped::new(self.text))
            .field("before", &Escaped::new(self.before))
            .field("system", &self.system)
            .field("delivery", &self.delivery)
            .field("is_own_refusal", &self.is_own_refusal())
            .field("is_complaint", &self.is_complaint())
            .field("recipient", &self.recipient.map(Escaped::new))
            .field("original_recipient", &self.original_recipient.map(Escaped::new))
            .field("relay", &self.relay.map(Escaped::new))
            .field("queue_id", &self.queue_id.map(Escaped::new))
            .field("time", &self.time.map(Escaped::new))
            .finish_non_exhaustive()
    }
}
