//! The parts of a line, and how they are found.

use super::events::{Event, Recipients};
use super::forms::{self, Outcome};
use super::frame::Frame;
use super::json::Tokens;
use super::known_line::KnownLine;
use super::system::System;
use super::{codes, csv, front, host, message, qmail, quote, stage, trouble};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::find::find;
use crate::reason::{Delivery, Reason, Stage};
use crate::reply::{Escaped, Reply, enhanced};
use core::fmt;
use core::iter::FusedIterator;

/// The parts of a line of a mail system: a log line, an event, a DSN field, or a text that contains a reply.
///
/// It parses log lines of Postfix, Exim, Sendmail, OpenSMTPD, qmail, Courier, Exchange, Haraka,
/// ZoneMTA, Stalwart, maddy, PowerMTA and KumoMTA, and of the clients msmtp, dma, nullmailer and sSMTP, from files, syslog,
/// journald and Docker; events that sending services post as JSON; the `Diagnostic-Code` of a delivery report (RFC 3464 §2.3.6); and replies whose lines a log has joined.
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
/// `status`, `stage`, `host`, `text`, `delivery`, `is_own_refusal`, `recipient`, `original_recipient`, `relay`, `queue_id`,
/// `system` and `time`. Bytes are strings, with U+FFFD for what is not UTF-8; what is absent is `None`. It cannot be
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

    /// A text that is not a line.
    const EMPTY: Self = Self {
        code: None,
        enhanced: None,
        status: None,
        stage: None,
        host: None,
        text: b"",
        before: b"",
        given: b"",
        system: None,
        delivery: None,
        kind: Kind::Text,
        reason: None,
        time: None,
        queue_id: None,
        recipient: None,
        original_recipient: None,
        relay: None,
    };

    /// The parts of one line, or of another text.
    fn of_line(line: &'a [u8]) -> Self {
        let line = front(line);
        if matches!(line, [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9', b' ' | b'-', ..]) {
            // A reply and nothing around it.
            return Self::of_text(line);
        }
        let frame = Frame::of(line);
        match csv::powermta(line) {
            Some(known) => Self::of_known_line(&known, &frame),
            None => Self::of_frame(frame),
        }
    }

    fn of_frame(frame: Frame<'a>) -> Self {
        match message::known_line(&frame) {
            // Without a time at the start it may be a message that was cut out of a log: a refusal in it counts.
            Some(KnownLine { outcome: Outcome::Nothing, system: Some(_), .. })
                if !frame.is_log()
                    && codes::find_code(frame.message).is_some_and(|(code, _)| code.is_refusal()) =>
            {
                Self::of_text(frame.message)
            }
            Some(known) => Self::of_known_line(&known, &frame),
            None if frame.is_log() && is_of_a_client(frame.message) => Self::of_text(frame.message),
            // The name of the error may look like that of the program.
            None if frame.program.is_some_and(is_of_a_client) => Self::of_text(frame.message),
            // A message that is only a reply, such as that of a policy server.
            None if frame.is_log() && is_refusal(frame.message) => {
                Self { kind: Kind::Interim, time: frame.time, ..Self::of_text(frame.message) }
            }
            // Other lines of a log have no result, whichever program wrote them.
            None if frame.is_log() => Self {
                kind: Kind::Noise,
                time: frame.time,
                recipient: forms::field(frame.message, forms::Fields::of(None).recipient),
                ..Self::EMPTY
            },
            None => Self::of_text(frame.message),
        }
    }

    /// The parts of a text that is not a line: a reply, a DSN field, an error message.
    fn of_text(text: &'a [u8]) -> Self {
        let (code, at) = match codes::find_code(text) {
            Some((code, at)) => (Some(code), at),
            None => (None, quote::after_marker(text)),
        };
        let before = &text[..at];
        let (status, host) =
            (quote::status_in(before), host::host_in(if code.is_some() { before } else { text }));
        Self { status, host, ..Self::of_quote(text, code, at) }
    }

    /// The reply that begins at this place of a text, with its code if it has one.
    fn of_quote(quote: &'a [u8], code: Option<ReplyCode>, at: usize) -> Self {
        let before = &quote[..at];
        let rest = &quote[at + if code.is_some() { 3 } else { 0 }..];
        let (text, trailer) = quote::cut_trailer(rest);
        let text = text.strip_prefix(b"-").unwrap_or(text).trim_ascii();
        let enhanced = match code {
            Some(code) => enhanced::in_text(text, code),
            None => enhanced::in_bare_text(text),
        };
        let stage = stage::stage_in(trailer).or_else(|| stage::stage_in(before));
        Self { code, enhanced, stage, text, before, ..Self::EMPTY }
    }

    /// The parts of a line of a known form.
    fn of_known_line(known: &KnownLine<'a>, frame: &Frame<'a>) -> Self {
        let is_sent = matches!(known.outcome, Outcome::Sent(_));
        let mut reply = Self::reply_of(known);
        reply.status = known.status;
        if !matches!(known.outcome, Outcome::Quote | Outcome::Complaint | Outcome::Nothing) {
            // A code that contradicts the result is not that of the reply which led to it.
            let fits = |code: &EnhancedCode| is_sent == (code.class() == Class::PositiveCompletion);
            reply.code = reply.code.filter(|code| is_sent != code.is_refusal());
            reply.enhanced = reply.enhanced.filter(fits);
            reply.status = reply.status.filter(fits);
        }
        let class =
            reply.code.map(ReplyCode::class).or(reply.enhanced.or(reply.status).map(EnhancedCode::class));
        let by_class = |otherwise| match class {
            Some(Class::TransientNegative) => Delivery::Delayed,
            Some(Class::PermanentNegative) => Delivery::Failed,
            _ => otherwise,
        };
        let delivery = match known.outcome {
            Outcome::Sent(how) => Some(how),
            Outcome::Result(result) => Some(result),
            Outcome::ByClass(otherwise) | Outcome::Refusal(otherwise) => Some(by_class(otherwise)),
            Outcome::Quote | Outcome::Complaint | Outcome::Nothing => None,
        };
        let kind = match known.outcome {
            Outcome::Refusal(_) => Kind::OwnRefusal,
            Outcome::Quote => Kind::Interim,
            Outcome::Complaint => Kind::Complaint,
            Outcome::Nothing => Kind::Noise,
            _ if known.soft => Kind::SoftFailure,
            _ => Kind::Result,
        };
        let host = reply.host.or_else(|| host::host_of_relay(known.relay?));
        Self {
            // A success has no stage: it is about the whole transaction.
            stage: if is_sent { None } else { reply.stage.or_else(|| stage::stage_in(known.head)) },
            // In an own refusal, the host is the client.
            host: if kind == Kind::OwnRefusal { None } else { host },
            system: known.system,
            delivery,
            kind,
            reason: known.reason,
            time: frame.time.or(known.time),
            queue_id: known.queue_id,
            recipient: known.recipient,
            original_recipient: known.original_recipient.filter(|original| known.recipient != Some(original)),
            relay: known.relay.filter(|relay| !matches!(*relay, b"none" | b"-")),
            ..reply
        }
    }

    /// The reply that a line of a known form quotes.
    fn reply_of(known: &KnownLine<'a>) -> Self {
        let words = without_closing_bracket(front(known.words).trim_ascii());
        if matches!(known.outcome, Outcome::Complaint | Outcome::Nothing) {
            return Self { code: known.code, ..Self::EMPTY };
        }
        if known.system == Some(System::Qmail) {
            return qmail::reply(words);
        }
        let is_sent = matches!(known.outcome, Outcome::Sent(_));
        let fits = |code: &(ReplyCode, usize)| is_sent != code.0.is_refusal();
        let found = match known.outcome {
            Outcome::Quote => codes::find_code(words),
            _ => codes::find_code(words).filter(fits).or_else(|| codes::code_in_front(words).filter(fits)),
        };
        let (code, at) = match (known.code, found) {
            (Some(code), Some((found, at))) if found == code => (Some(code), at),
            (Some(code), _) => {
                let reply = Self::of_quote(words, None, 0);
                let enhanced = enhanced::in_text(words, code).or(known.status);
                return Self { code: Some(code), enhanced, ..reply };
            }
            (None, Some((found, at))) => (Some(found), at),
            (None, None) => (None, if is_sent { 0 } else { quote::after_marker(words) }),
        };
        let reply = Self::of_quote(words, code, at);
        let enhanced = if is_sent && code.is_none() { None } else { reply.enhanced };
        let around = if code.is_some() { reply.before } else { words };
        Self { enhanced, host: if is_sent { None } else { host::host_in(around) }, ..reply }
    }

    /// A reply whose parts are known already. The text may still contain an enhanced code.
    pub(crate) fn of_parts(code: Option<ReplyCode>, enhanced: Option<EnhancedCode>, text: &'a [u8]) -> Self {
        let text = front(text);
        let enhanced = enhanced.or_else(|| match code {
            Some(code) => enhanced::in_text(text, code),
            None => enhanced::in_bare_text(text),
        });
        Self { code, enhanced, text, ..Self::EMPTY }
    }

    /// A reply from the wire.
    pub(crate) fn of_reply(reply: &'a Reply<'_>) -> Self {
        let bytes = reply.as_bytes();
        let text = front(bytes);
        Self { code: Some(reply.code()), enhanced: reply.enhanced(), text, ..Self::EMPTY }
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

    /// Returns what a bare reply means for the delivery: [`Failed`](Delivery::Failed) for 5yz, [`Delayed`](Delivery::Delayed) for
    /// 4yz, [`Relayed`](Delivery::Relayed) for 2yz. `None` for lines of a log, whose result is
    /// [`delivery`](Self::delivery), and for a text without a reply code, JSON, or binary data.
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
        match self.code?.class() {
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
    /// [`recipient`](Self::recipient). Some reports do not name it; Amazon SES names everyone who may have complained.
    ///
    /// A complaint is not a result, so [`delivery`](Self::delivery) is `None`, and the classification has no reason. Events
    /// about recipients who unsubscribe are not complaints, and neither are reports of the type `not-spam` (RFC 6430). Reports
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
            && self.enhanced.is_some_and(|code| {
                code.class() == Class::PositiveCompletion
                    && enhanced::leading(self.text).is_some_and(|(leading, _)| leading == code)
            })
    }

    /// Whether something was refused: by the code, or, without a code, by what the line says.
    pub(crate) const fn is_refusal(&self) -> bool {
        match self.code {
            Some(code) => code.is_refusal(),
            None => {
                self.is_own_refusal() || matches!(self.delivery, Some(Delivery::Failed | Delivery::Delayed))
            }
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

/// Cuts the bracket that closes what Postfix writes after `status=sent (`. Brackets within the reply stay.
fn without_closing_bracket(words: &[u8]) -> &[u8] {
    let closes_more_than_opened = || {
        let opened = words.iter().fold(0_i32, |opened, byte| match byte {
            b'(' => opened + 1,
            b')' => opened - 1,
            _ => opened,
        });
        opened < 0
    };
    words.strip_suffix(b")").filter(|_| closes_more_than_opened()).unwrap_or(words)
}

/// Whether a line may be an event or an array of events, or a line of a log that ends with an event.
const fn may_have_events(line: &[u8]) -> bool {
    may_be_json(line) || matches!(line, [.., b'}'])
}

/// Whether a line begins as an event or an array of events does.
const fn may_be_json(line: &[u8]) -> bool {
    matches!(line, [b'{', ..] | [b'[', b'{' | b' ' | b'\n' | b'\r', ..])
}

/// Whether a message in a log is by a mail client: PHPMailer, or a program that uses Python's smtplib, whose errors have
/// their names before them.
fn is_of_a_client(message: &[u8]) -> bool {
    const FRONTS: [&[u8]; 3] = [b"SMTP ERROR: ", b"SMTP Error: ", b"Connection: "];
    FRONTS.iter().any(|front| message.starts_with(front)) || find(message, b"smtplib.SMTP").is_some()
}

/// Whether a text begins with both codes of a refusal.
fn is_refusal(text: &[u8]) -> bool {
    matches!(text, [b'4' | b'5', b'0'..=b'9', b'0'..=b'9', b' ', rest @ ..] if codes::starts_with_enhanced(rest))
}

/// An iterator over the events of a line, with an item for each recipient. [`Diagnostic::parse_all`] creates it.
///
/// ```
/// use smtp_reply::Diagnostic;
///
/// assert_eq!(Diagnostic::parse_all("550 5.1.1 No such user").count(), 1);
/// ```
#[derive(Clone)]
pub struct Diagnostics<'a> {
    given: &'a [u8],
    state: State<'a>,
    /// The rest of an event that lists several recipients.
    recipients: Option<(Recipients<'a>, Frame<'a>)>,
}

#[derive(Clone)]
enum State<'a> {
    Line(&'a [u8]),
    /// A message that may be an event, and what the log has before it.
    Message(Frame<'a>),
    /// Between the elements of an array.
    Array(Tokens<'a>),
    End,
}

impl<'a> Diagnostics<'a> {
    fn of(given: &'a [u8]) -> Self {
        let line = given.trim_ascii();
        let state = match line {
            [b'{', ..] => State::Message(Frame::bare(line)),
            [.., b'}'] => {
                // Events may be written to a log, too.
                let frame = Frame::of(front(line));
                if frame.is_log() { State::Message(frame) } else { State::Line(line) }
            }
            _ if may_be_json(line) => {
                // Only complete JSON counts: part of an event is not an event.
                let mut all = Tokens::of(line);
                all.by_ref().for_each(drop);
                let mut tokens = Tokens::of(line);
                tokens.next();
                if all.is_complete() { State::Array(tokens) } else { State::Line(line) }
            }
            _ => State::Line(line),
        };
        Self { given, state, recipients: None }
    }

    /// The parts of a message that may be an event in JSON.
    fn of_message(&mut self, frame: Frame<'a>) -> Diagnostic<'a> {
        let mut tokens = Tokens::of(frame.message);
        let event = Event::read(&mut tokens);
        if frame.is_log() {
            if tokens.is_complete() && event.known_line().is_some() {
                self.of_event(event, frame)
            } else {
                Diagnostic::of_frame(frame)
            }
        } else if tokens.is_complete() {
            self.of_event(event, frame)
        } else {
            Diagnostic::of_line(frame.message)
        }
    }

    /// The parts of an event. If it lists several recipients, those for the first.
    fn of_event(&mut self, event: Event<'a>, frame: Frame<'a>) -> Diagnostic<'a> {
        let (event, frame) = match event.enclosed() {
            Some((enclosed, message)) if event.known_line().is_none() => {
                (enclosed, Frame { message, ..frame })
            }
            _ => (event, frame),
        };
        match event.recipients() {
            Some(recipients) if event.known_line().is_some() => {
                self.recipients = Some((recipients, frame));
            }
            _ => {}
        }
        self.next_recipient().unwrap_or_else(|| Diagnostic::of_event(&event, frame))
    }

    fn next_recipient(&mut self) -> Option<Diagnostic<'a>> {
        let (recipients, frame) = self.recipients.as_mut()?;
        let found = recipients.next().map(|event| Diagnostic::of_event(&event, *frame));
        if found.is_none() {
            self.recipients = None;
        }
        found
    }
}

impl<'a> Iterator for Diagnostics<'a> {
    type Item = Diagnostic<'a>;

    fn next(&mut self) -> Option<Diagnostic<'a>> {
        let given = self.given;
        let found = self.next_recipient().or_else(|| match &mut self.state {
            State::Array(tokens) => {
                if !tokens.has_element() {
                    return None;
                }
                let from = tokens.rest();
                let event = Event::read(tokens);
                let text = &from[..from.len() - tokens.rest().len()];
                Some(self.of_event(event, Frame::bare(text.trim_ascii())))
            }
            state => match core::mem::replace(state, State::End) {
                State::Line(line) => Some(Diagnostic::of_line(line)),
                State::Message(frame) => Some(self.of_message(frame)),
                State::Array(_) | State::End => None,
            },
        });
        found.map(|found| Diagnostic { given, ..found })
    }
}

impl fmt::Debug for Diagnostics<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diagnostics").field("given", &Escaped::new(self.given)).finish_non_exhaustive()
    }
}

impl FusedIterator for Diagnostics<'_> {}

impl<'a> Diagnostic<'a> {
    /// The parts of an event, of a log line in JSON, or of another JSON text, which is read as a text unless it is a record of
    /// a log.
    fn of_event(event: &Event<'a>, frame: Frame<'a>) -> Self {
        if let Some(known) = event.known_line() {
            return Self::of_known_line(&known, &frame);
        }
        if event.is_enclosed() {
            return Self { kind: Kind::Noise, ..Self::EMPTY };
        }
        if let Some(record) = event.record() {
            let message = front(record.message);
            return match record.program {
                Some(_) => Self::of_frame(Frame { time: record.time.or(Some(b"")), message, ..record }),
                None => Self::of_line(message),
            };
        }
        if event.has_time() {
            return Self { kind: Kind::Noise, ..Self::EMPTY };
        }
        Self::of_text(front(frame.message))
    }
}
