//! The parts of a line, and how they are put together.

use super::events::Event;
use super::forms::{self, Tells};
use super::frame::Frame;
use super::json::Tokens;
use super::system::System;
use super::told::Told;
use super::{LOOKED_AT, codes, csv, host, message, qmail, quote, stage, trouble};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::reason::{Delivery, Reason, Stage};
use crate::reply::{Escaped, Reply, enhanced};
use core::fmt;
use core::iter::FusedIterator;

/// The parts of a line of a mail system: a log line, an event, a DSN field, or a text that holds a reply.
///
/// It reads what mail systems write: log lines of Postfix, Exim, Sendmail, OpenSMTPD, qmail, Courier, Exchange, Haraka,
/// ZoneMTA, Stalwart, maddy, PowerMTA and KumoMTA, as files, syslog, journald and Docker have them; events that sending
/// services post as JSON; the `Diagnostic-Code` of a delivery report (RFC 3464 §2.3.6); and a reply whose lines a log
/// has joined. [`classify`](crate::classify) uses it; use it directly to get the parts, too.
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
/// A text without a reply has its parts too, as far as they are there:
///
/// ```
/// # use smtp_reply::Diagnostic;
/// let found = Diagnostic::parse("connect to mx.example.com[192.0.2.1]:25: Connection timed out");
/// assert_eq!(found.code(), None);
/// assert_eq!(found.host(), Some(&b"mx.example.com"[..]));
/// ```
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
    /// What was given, of which all else is a part.
    pub(crate) given: &'a [u8],
    pub(super) system: Option<System>,
    pub(super) delivery: Option<Delivery>,
    pub(super) kind: Kind,
    /// The reason, where the form itself tells it.
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
    /// None: a text that is no line.
    Text,
    /// A line without a result.
    Noise,
    /// A line without a result that tells of trouble: what another server said, or that it could not be reached.
    Interim,
    /// The result of a delivery.
    Result,
    /// A failure that the line calls temporary.
    SoftFailure,
    /// This server refused a client.
    OwnRefusal,
}

impl<'a> Diagnostic<'a> {
    /// Finds the parts of a line. It reads the first 8 KiB of a text, and all of a JSON text.
    ///
    /// Where a line holds several replies, as a transcript does, the first refusal counts; a success counts only if
    /// there is no refusal. Where it holds several events, the first that failed counts, else the first that tells of a
    /// delivery; [`parse_all`](Self::parse_all) gives all of them.
    pub fn parse<T: AsRef<[u8]> + ?Sized>(line: &'a T) -> Self {
        let given = line.as_ref();
        let line = given.trim_ascii();
        if !may_be_json(line) {
            return Self { given, ..Self::of_line(line) };
        }
        let mut all = Diagnostics::of(given);
        let first = all.next().unwrap_or(Self::EMPTY);
        let (mut best, mut rank) = (first, first.rank());
        for other in all {
            if other.rank() < rank {
                (best, rank) = (other, other.rank());
            }
        }
        best
    }

    /// Finds the parts of each event in a line: services post several events as one JSON array. Any other line gives
    /// one.
    ///
    /// ```
    /// use smtp_reply::{Delivery, Diagnostic};
    ///
    /// let line = r#"[{"event":"delivered","email":"ann@example.com","sg_event_id":"a"},
    ///     {"event":"bounce","email":"joe@example.com","reason":"550 5.1.1 No such user","sg_event_id":"b"}]"#;
    /// let told: Vec<_> = Diagnostic::parse_all(line).map(|event| event.delivery()).collect();
    /// assert_eq!(told, [Some(Delivery::Delivered), Some(Delivery::Failed)]);
    /// assert_eq!(Diagnostic::parse(line).recipient(), Some(&b"joe@example.com"[..]));
    /// ```
    pub fn parse_all<T: AsRef<[u8]> + ?Sized>(line: &'a T) -> Diagnostics<'a> {
        Diagnostics::of(line.as_ref())
    }

    /// The rank of an event: of several, the one with the lowest rank counts.
    fn rank(&self) -> u8 {
        match self.delivery {
            Some(Delivery::Failed) => 0,
            Some(Delivery::Delayed) => 1,
            Some(_) => 2,
            None => 3,
        }
    }

    /// A text that is no line.
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

    /// The parts of one line, or of a text that is none.
    fn of_line(line: &'a [u8]) -> Self {
        let line = &line[..line.len().min(LOOKED_AT)];
        if matches!(line, [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9', b' ' | b'-', ..]) {
            // A reply and nothing around it.
            return Self::of_text(line);
        }
        let frame = Frame::of(line);
        if !frame.is_log() && frame.program.is_none() {
            if let Some(told) = csv::powermta(line) {
                return Self::of_told(&told, &frame);
            }
        }
        Self::of_frame(frame)
    }

    fn of_frame(frame: Frame<'a>) -> Self {
        // Events may be written to a log, too.
        if frame.is_log() && frame.message.starts_with(b"{") {
            let mut tokens = Tokens::of(frame.message);
            let event = Event::read(&mut tokens);
            if let Some(told) = event.told(frame.message).filter(|_| tokens.is_complete()) {
                return Self::of_told(&told, &frame);
            }
        }
        match message::told(&frame) {
            // Without a time in front it may be a message that was cut out of a log: a refusal in it counts.
            Some(Told { tells: Tells::Nothing, system: Some(_), .. })
                if !frame.is_log()
                    && codes::find_code(frame.message).is_some_and(|(code, _)| code.is_refusal()) =>
            {
                Self::of_text(frame.message)
            }
            Some(told) => Self::of_told(&told, &frame),
            None if frame.is_log() && is_of_a_client(frame.message) => Self::of_text(frame.message),
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

    /// A text that is no line: a reply, a DSN field, an error message.
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
    fn of_told(told: &Told<'a>, frame: &Frame<'a>) -> Self {
        let is_sent = matches!(told.tells, Tells::Sent(_));
        let mut reply = Self::reply_of(told);
        if !matches!(told.tells, Tells::Quote | Tells::Nothing) {
            // A code that contradicts the result is not that of the reply which led to it.
            reply.code = reply.code.filter(|code| is_sent != code.is_refusal());
        }
        let class =
            reply.code.map(ReplyCode::class).or(reply.enhanced.or(told.status).map(EnhancedCode::class));
        let by_class = |otherwise| match class {
            Some(Class::TransientNegative) => Delivery::Delayed,
            Some(Class::PermanentNegative) => Delivery::Failed,
            _ => otherwise,
        };
        let delivery = match told.tells {
            Tells::Sent(how) => Some(how),
            Tells::Result(result) => Some(result),
            Tells::ByClass(otherwise) | Tells::Refusal(otherwise) => Some(by_class(otherwise)),
            Tells::Quote | Tells::Nothing => None,
        };
        let kind = match told.tells {
            Tells::Refusal(_) => Kind::OwnRefusal,
            Tells::Quote => Kind::Interim,
            Tells::Nothing => Kind::Noise,
            _ if told.soft => Kind::SoftFailure,
            _ => Kind::Result,
        };
        let host = reply.host.or_else(|| host::host_of_relay(told.relay?));
        Self {
            status: told.status,
            // A success has no stage: it is about the whole.
            stage: if is_sent { None } else { reply.stage.or_else(|| stage::stage_in(told.head)) },
            // The host that an own refusal names is the client.
            host: if kind == Kind::OwnRefusal { None } else { host },
            system: told.system,
            delivery,
            kind,
            reason: told.reason,
            time: frame.time.or(told.time),
            queue_id: told.queue_id,
            recipient: told.recipient,
            original_recipient: told.original_recipient.filter(|original| told.recipient != Some(original)),
            relay: told.relay.filter(|relay| !matches!(*relay, b"none" | b"-")),
            ..reply
        }
    }

    /// The reply that a line of a known form quotes.
    fn reply_of(told: &Told<'a>) -> Self {
        let words = told.words[..told.words.len().min(LOOKED_AT)].trim_ascii();
        if matches!(told.tells, Tells::Nothing) {
            return Self { code: told.code, ..Self::EMPTY };
        }
        if told.system == Some(System::Qmail) {
            return qmail::reply(words);
        }
        let is_sent = matches!(told.tells, Tells::Sent(_));
        let fits = |code: &(ReplyCode, usize)| is_sent != code.0.is_refusal();
        let found = match told.tells {
            Tells::Quote => codes::find_code(words),
            _ => codes::find_code(words).filter(fits).or_else(|| codes::code_in_front(words).filter(fits)),
        };
        let (code, at) = match (told.code, found) {
            (Some(code), Some((found, at))) if found == code => (Some(code), at),
            (Some(code), _) => {
                let reply = Self::of_quote(words, None, 0);
                let enhanced = enhanced::in_text(words, code).or(told.status);
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
        let text = &text[..text.len().min(LOOKED_AT)];
        let enhanced = enhanced.or_else(|| match code {
            Some(code) => enhanced::in_text(text, code),
            None => enhanced::in_bare_text(text),
        });
        Self { code, enhanced, text, ..Self::EMPTY }
    }

    /// A reply from the wire.
    pub(crate) fn of_reply(reply: &'a Reply<'_>) -> Self {
        let bytes = reply.as_bytes();
        let text = &bytes[..bytes.len().min(LOOKED_AT)];
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

    /// Returns the enhanced status code that the program which wrote the line gave the result (`dsn=5.4.4`, `Status:
    /// 4.4.1`).
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

    /// Returns where in the dialogue the reply was given, where the line says so.
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// Returns the host that gave the reply, name or address, where the line says so.
    pub const fn host(&self) -> Option<&'a [u8]> {
        self.host
    }

    /// Returns what was said, without the reply code in front of it and without what the writer of the line added
    /// behind it.
    pub const fn text(&self) -> &'a [u8] {
        self.text
    }

    /// Returns the result of the delivery, as far as the line tells. `None` for a text that is no line, and for the
    /// lines of a log that tell of no result: most of them.
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

    /// Returns `true` if the line reports that the server that wrote it refused a client. Then no message of one's own
    /// has failed.
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

    /// Returns the recipient, as written. Some programs put a quoted part into it.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "2025-03-04 09:12:55 1tpNab-000000004Xy-2ZzK => ann@example.com R=dnslookup T=remote_smtp";
    /// assert_eq!(Diagnostic::parse(line).recipient(), Some(&b"ann@example.com"[..]));
    /// ```
    pub const fn recipient(&self) -> Option<&'a [u8]> {
        self.recipient
    }

    /// Returns the recipient before aliases and forwarding, where it is another (Postfix's `orig_to=`).
    pub const fn original_recipient(&self) -> Option<&'a [u8]> {
        self.original_recipient
    }

    /// Returns where the message was handed over, as written: a host with its address and port, or the name of a
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

    /// Returns the id that the system has given to the message.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed";
    /// assert_eq!(Diagnostic::parse(line).queue_id(), Some(&b"4Z6cJk1xqT"[..]));
    /// ```
    pub const fn queue_id(&self) -> Option<&'a [u8]> {
        self.queue_id
    }

    /// Returns the system that wrote the line, where its form or program tells.
    pub const fn system(&self) -> Option<System> {
        self.system
    }

    /// Returns the time, as the line has it.
    ///
    /// ```
    /// # use smtp_reply::Diagnostic;
    /// let line = "Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed";
    /// assert_eq!(Diagnostic::parse(line).time(), Some(&b"Mar  4 09:12:55"[..]));
    /// ```
    pub const fn time(&self) -> Option<&'a [u8]> {
        self.time
    }

    /// Whether it is a line of a log or an event that tells of no result.
    pub(crate) const fn is_without_result(&self) -> bool {
        matches!(self.kind, Kind::Noise | Kind::Interim)
    }

    /// Whether a line without a result still tells of trouble: another server refused, the next may be tried.
    pub(crate) fn is_interim(&self) -> bool {
        self.kind == Kind::Interim && self.code.is_none_or(ReplyCode::is_refusal)
    }

    /// Whether the line says that it worked.
    pub(crate) const fn is_success(&self) -> bool {
        matches!(self.delivery, Some(Delivery::Delivered | Delivery::Relayed | Delivery::Expanded))
    }

    /// Whether something was refused: by the code, or, where none is quoted, by what the line says.
    pub(crate) const fn is_refusal(&self) -> bool {
        match self.code {
            Some(code) => code.is_refusal(),
            None => {
                self.is_own_refusal() || matches!(self.delivery, Some(Delivery::Failed | Delivery::Delayed))
            }
        }
    }

    /// Whether the words may come before the reply ("User unknown: 550"). Where a host is named, what stands there only
    /// tells who said it.
    pub(crate) const fn may_have_words_before(&self) -> bool {
        !self.before.is_empty() && self.host.is_none()
    }

    /// Whether spaces are written as underscores.
    pub(crate) fn is_underscored(&self) -> bool {
        self.system == Some(System::Qmail)
    }

    /// The reason, where the form of the line tells it, or where it has the name of an error of the program's own.
    pub(crate) fn reason_of_form(&self) -> Option<Reason> {
        self.reason.or_else(|| {
            let own = if self.code.is_none() { trouble::reason_in(self.text) } else { None };
            // A summary may have a cause behind it.
            own.filter(|reason| *reason != Reason::Unknown || self.enhanced.is_none())
        })
    }

    /// The class that the line itself gives, where it is not that of the reply: the message has been given up, or not.
    pub(crate) const fn class_of_line(&self) -> Option<Class> {
        match (self.kind, self.delivery) {
            (Kind::OwnRefusal, _) => None,
            (Kind::SoftFailure, _) | (_, Some(Delivery::Delayed)) => Some(Class::TransientNegative),
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
            .field("recipient", &self.recipient.map(Escaped::new))
            .field("original_recipient", &self.original_recipient.map(Escaped::new))
            .field("relay", &self.relay.map(Escaped::new))
            .field("queue_id", &self.queue_id.map(Escaped::new))
            .field("time", &self.time.map(Escaped::new))
            .finish_non_exhaustive()
    }
}

/// Whether a line begins as an event or an array of events does.
const fn may_be_json(line: &[u8]) -> bool {
    matches!(line, [b'{', ..] | [b'[', b'{' | b' ' | b'\n' | b'\r', ..])
}

/// Whether a message in a log is of a program that sends mail, and told in its words: PHPMailer puts times in front.
fn is_of_a_client(message: &[u8]) -> bool {
    const FRONTS: [&[u8]; 3] = [b"SMTP ERROR: ", b"SMTP Error: ", b"Connection: "];
    FRONTS.iter().any(|front| message.starts_with(front))
}

/// Whether a text begins as a refusal does: with both codes.
fn is_refusal(text: &[u8]) -> bool {
    matches!(text, [b'4' | b'5', b'0'..=b'9', b'0'..=b'9', b' ', rest @ ..] if codes::starts_with_enhanced(rest))
}

/// The events of a line, in order. Made by [`Diagnostic::parse_all`].
///
/// ```
/// use smtp_reply::Diagnostic;
///
/// assert_eq!(Diagnostic::parse_all("550 5.1.1 No such user").count(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Diagnostics<'a> {
    given: &'a [u8],
    state: State<'a>,
}

#[derive(Clone, Debug)]
enum State<'a> {
    Line(&'a [u8]),
    /// An object, or what begins as one.
    Object(&'a [u8]),
    /// Between the elements of an array.
    Array(Tokens<'a>),
    End,
}

impl<'a> Diagnostics<'a> {
    fn of(given: &'a [u8]) -> Self {
        let line = given.trim_ascii();
        let state = match line {
            [b'{', ..] => State::Object(line),
            _ if may_be_json(line) => {
                // Only complete JSON counts: half an event is no event.
                let mut all = Tokens::of(line);
                all.by_ref().for_each(drop);
                let mut tokens = Tokens::of(line);
                tokens.next();
                if all.is_complete() { State::Array(tokens) } else { State::Line(line) }
            }
            _ => State::Line(line),
        };
        Self { given, state }
    }
}

impl<'a> Iterator for Diagnostics<'a> {
    type Item = Diagnostic<'a>;

    fn next(&mut self) -> Option<Diagnostic<'a>> {
        let given = self.given;
        let found = match &mut self.state {
            State::Line(line) => {
                let found = Diagnostic::of_line(line);
                self.state = State::End;
                Some(found)
            }
            State::Object(line) => {
                let mut tokens = Tokens::of(line);
                let event = Event::read(&mut tokens);
                let found = if tokens.is_complete() {
                    Diagnostic::of_event(&event, line)
                } else {
                    Diagnostic::of_line(line)
                };
                self.state = State::End;
                Some(found)
            }
            State::Array(tokens) => {
                let from = tokens.rest();
                if matches!(from.trim_ascii_start(), [] | [b']', ..]) {
                    self.state = State::End;
                    return None;
                }
                let event = Event::read(tokens);
                let text = &from[..from.len() - tokens.rest().len()];
                Some(Diagnostic::of_event(&event, text.trim_ascii()))
            }
            State::End => None,
        };
        found.map(|found| Diagnostic { given, ..found })
    }
}

impl FusedIterator for Diagnostics<'_> {}

impl<'a> Diagnostic<'a> {
    /// The parts of an event, of a log line in JSON, or of another JSON text: that is judged by its words, unless it is
    /// a record of a log.
    fn of_event(event: &Event<'a>, text: &'a [u8]) -> Self {
        let no_frame = Frame { time: None, program: None, message: text };
        if let Some(told) = event.told(text) {
            return Self::of_told(&told, &no_frame);
        }
        if let Some((event, text)) = event.enclosed() {
            return event
                .told(text)
                .map_or(Self { kind: Kind::Noise, ..Self::EMPTY }, |told| Self::of_told(&told, &no_frame));
        }
        if let Some(record) = event.record() {
            let message = &record.message[..record.message.len().min(LOOKED_AT)];
            return match record.program {
                Some(_) => Self::of_frame(Frame { time: record.time.or(Some(b"")), message, ..record }),
                None => Self::of_line(message),
            };
        }
        if event.has_time() {
            return Self { kind: Kind::Noise, ..Self::EMPTY };
        }
        Self::of_text(&text[..text.len().min(LOOKED_AT)])
    }
}
