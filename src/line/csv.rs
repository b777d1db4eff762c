//! Records of comma-separated values: the accounting files of PowerMTA and the tracking and protocol logs of Exchange
//! Server. Lines are read without the header that names the columns.

use super::events::is_no_complaint;
use super::forms::Outcome;
use super::known_line::KnownLine;
use super::system::System;
use crate::code::EnhancedCode;
use crate::find;
use crate::reason::Delivery::{self, Delayed, Delivered, Expanded, Failed, Relayed};
use crate::table::{Index, index};

/// The fields of a record (RFC 4180), the quotes around them taken off.
#[derive(Clone)]
pub(super) struct Fields<'a> {
    rest: Option<&'a [u8]>,
}

impl<'a> Fields<'a> {
    pub(super) const fn of(record: &'a [u8]) -> Self {
        Self { rest: Some(record) }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest?;
        let (field, end) = if let Some(quoted) = rest.strip_prefix(b"\"") {
            let end = closing_quote(quoted);
            (&quoted[..end], (end + 2).min(rest.len()))
        } else {
            let end = find::byte(rest, 0, b',').unwrap_or(rest.len());
            (&rest[..end], end)
        };
        self.rest = find::byte(rest, end, b',').map(|comma| &rest[comma + 1..]);
        Some(field)
    }
}

/// The position of the first quote that is not doubled.
fn closing_quote(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(quote) = find::byte(text, at, b'"') {
        if text.get(quote + 1) != Some(&b'"') {
            return quote;
        }
        at = quote + 2;
    }
    text.len()
}

/// A type of record of PowerMTA's accounting file (PowerMTA User's Guide, "Accounting"), and what it means.
static POWERMTA: Index<Outcome> = index!(Outcome:
    "d" => Outcome::Sent(Relayed),
    "b" => Outcome::Result(Failed),
    "rb" => Outcome::Result(Failed),
    "t" => Outcome::Result(Delayed),
    "tq" => Outcome::Result(Delayed),
    "r" => Outcome::Nothing,
    "rs" => Outcome::Nothing,
    "f" => Outcome::Complaint,
    "p" => Outcome::Nothing,
    "type" => Outcome::Nothing,
);

/// A record of PowerMTA: a type, a time, the recipient, the status, the reply.
pub(super) fn powermta(line: &[u8]) -> Option<KnownLine<'_>> {
    let comma = line.iter().take(5).position(|byte| *byte == b',')?;
    let kind = &line[..comma];
    let outcome = POWERMTA.get(kind)?;
    let mut fields = Fields::of(&line[comma + 1..]);
    let time = fields.next()?;
    if kind != b"type" && !time.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let known = KnownLine { outcome, time: Some(time), ..KnownLine::of(System::PowerMta, line) };
    if kind == b"f" {
        // A report on a complaint has the address that it went to as well, in columns that the site chooses.
        let is_no_complaint = fields.any(is_no_complaint);
        return Some(if is_no_complaint { KnownLine { outcome: Outcome::Nothing, ..known } } else { known });
    }
    // Sites choose their columns, so each is recognised by its value.
    let is_address = |field: &&[u8]| field.contains(&b'@');
    let Some(at) = status_column(&fields) else {
        return Some(KnownLine { recipient: fields.filter(is_address).take(2).last(), ..known });
    };
    // In the standard columns the recipient is the fourth, and the original recipient follows.
    let (recipient, original) = match at {
        5 => (fields.clone().nth(2), fields.clone().nth(3)),
        _ => (fields.clone().take(at).filter(is_address).last(), None),
    };
    let mut fields = fields.skip(at);
    let (status, reply) = (fields.next()?, fields.next().unwrap_or_default());
    let relay = fields.next();
    let category = fields.next().unwrap_or_default();
    Some(KnownLine {
        recipient,
        original_recipient: original.filter(|field| !field.is_empty()),
        relay: relay.filter(|relay| !relay.is_empty()),
        status: EnhancedCode::prefix(status).ok().map(|(code, _)| code),
        // Without a reply, what the status means and the category.
        words: if reply.is_empty() { between(line, status, category) } else { reply },
        ..known
    })
}

/// The column of the status: the one after what was done, else the first that has a status.
fn status_column(fields: &Fields<'_>) -> Option<usize> {
    // An address (`5.6.7.8`) or a version is no status. A status may have its meaning behind it: `5.1.1 (bad destination)`.
    let is_status = |field: &[u8]| {
        let rest = EnhancedCode::prefix(field).map(|(_, len)| &field[len..]);
        rest.is_ok_and(|rest| matches!(rest, [] | [b' ' | b'(', ..]))
    };
    let is_action = |field: &[u8]| Delivery::ALL.iter().any(|action| action.as_str().as_bytes() == field);
    let mut pairs = fields.clone().zip(fields.clone().skip(1));
    let after_action = pairs.position(|(action, status)| is_action(action) && is_status(status));
    after_action.map(|action| action + 1).or_else(|| fields.clone().position(is_status))
}

/// The part of the line from one field to another.
fn between<'a>(line: &'a [u8], from: &'a [u8], to: &[u8]) -> &'a [u8] {
    let place = |field: &[u8]| (field.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    let (start, end) = (place(from), place(to) + to.len());
    line.get(start..end.max(start)).unwrap_or(from)
}

/// The field of this number, where it is not empty.
#[inline(never)]
fn filled(record: &[u8], field: usize) -> Option<&[u8]> {
    Fields::of(record).nth(field).filter(|field| !field.is_empty())
}

/// An event of Exchange's message tracking log (learn.microsoft.com, "Message tracking", event types).
static EXCHANGE: Index<Outcome> = index!(Outcome:
    "DELIVER" => Outcome::Sent(Delivered),
    "SEND" => Outcome::Sent(Relayed),
    "SENDEXTERNAL" => Outcome::Sent(Relayed),
    "EXPAND" => Outcome::Sent(Expanded),
    "DEFER" => Outcome::Result(Delayed),
    "FAIL" => Outcome::Result(Failed),
    "BADMAIL" => Outcome::Result(Failed),
);

/// A record of Exchange after its time: of the tracking log, or of a protocol log.
pub(super) fn exchange(record: &[u8]) -> KnownLine<'_> {
    let nothing = KnownLine::of(System::Exchange, record);
    let at = |field| filled(record, field);
    // Protocol log: connector, session, number, local and remote endpoint, direction, data.
    if let (Some(direction @ (b">" | b"<" | b"*" | b"+" | b"-")), Some(data)) = (at(5), at(6)) {
        let refuses = matches!(data, [b'4' | b'5', b'0'..=b'9', b'0'..=b'9', b' ' | b'-', ..]);
        let outcome = match direction {
            b">" if refuses => Outcome::Refusal(Failed),
            b"<" if refuses => Outcome::ByClass(Failed),
            b"<" | b">" => Outcome::Quote,
            _ => Outcome::Nothing,
        };
        return KnownLine { outcome, words: data, ..nothing };
    }
    let (Some(source), Some(event)) = (at(6), at(7)) else { return nothing };
    let known =
        KnownLine { recipient: at(11), queue_id: at(8), words: at(12).unwrap_or_default(), ..nothing };
    match EXCHANGE.get(event) {
        // What it did not take from a client.
        Some(Outcome::Result(result)) if source == b"SMTP" && at(21) == Some(b"Incoming") => {
            KnownLine { outcome: Outcome::Refusal(result), ..known }
        }
        Some(outcome) => KnownLine { outcome, relay: at(3), ..known },
        None => known,
    }
}
