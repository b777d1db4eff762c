//! Reading a line or another text into its parts.

use super::diagnostic::{Diagnostic, Kind};
use super::forms::{self, Outcome};
use super::frame::Frame;
use super::known_line::KnownLine;
use super::system::System;
use super::{codes, csv, front, host, message, qmail, quote, stage};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::find::find;
use crate::reason::Delivery;
use crate::reply::{Reply, enhanced};

impl<'a> Diagnostic<'a> {
    /// A text that is not a line.
    pub(super) const EMPTY: Self = Self {
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
    pub(super) fn of_line(line: &'a [u8]) -> Self {
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

    pub(super) fn of_frame(frame: Frame<'a>) -> Self {
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
    pub(super) fn of_text(text: &'a [u8]) -> Self {
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
    pub(super) fn of_known_line(known: &KnownLine<'a>, frame: &Frame<'a>) -> Self {
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
