//! The message of a log line, without its frame → its parts.

use super::codes::{code_in_front, starts_with_enhanced};
use super::csv;
use super::forms::{self, Fields, Found, Outcome, Words, field};
use super::frame::Frame;
use super::known_line::KnownLine;
use super::system::System;
use crate::code::{EnhancedCode, ReplyCode};
use crate::find::{after, find, starts_with};
use crate::reason::Delivery::{Delivered, Failed, Relayed};

/// Returns the parts of a message. `None` for a text that is not a line, and for lines of unknown programs.
pub(super) fn known_line<'a>(frame: &Frame<'a>) -> Option<KnownLine<'a>> {
    if let (Some(_), [b',', record @ ..]) = (frame.time, frame.message) {
        return Some(csv::exchange(record));
    }
    let message = inner(frame.message);
    match frame.program {
        Some(program) => {
            let system = System::of_program(program).or_else(|| module(program, frame))?;
            Some(of_system(system, program, message))
        }
        None => of_unnamed(frame, message),
    }
}

/// A program may put a time of its own into what it gives to syslog.
fn inner(message: &[u8]) -> &[u8] {
    match message {
        [b'2', b'0', ..] => {
            let inner = Frame::of(message);
            if inner.is_log() && inner.program.is_none() { inner.message } else { message }
        }
        _ => message,
    }
}

/// maddy writes the name of a module in place of that of the program.
fn module(program: &[u8], frame: &Frame<'_>) -> Option<System> {
    (is_module(program) && frame.message.contains(&b'{')).then_some(System::Maddy)
}

fn is_module(program: &[u8]) -> bool {
    matches!(program, b"smtp" | b"submission" | b"lmtp" | b"queue" | b"remote" | b"imap")
}

/// The parts of a message without the name of a program: its form gives the system.
fn of_unnamed<'a>(frame: &Frame<'a>, message: &'a [u8]) -> Option<KnownLine<'a>> {
    let system = match message {
        _ if frame.time.is_some_and(|time| time.starts_with(b"@")) => System::Qmail,
        _ if EXCHANGE_HEADS.iter().any(|head| starts_with(message, head)) => {
            return Some(KnownLine::of(System::Exchange, message));
        }
        _ if haraka(message).is_some() => System::Haraka,
        _ if exim_id(skip_process(message)).is_some() => System::Exim,
        _ if is_msmtp(message) => System::Msmtp,
        _ if is_of_module(message) => System::Maddy,
        _ if !frame.is_log() => {
            let (id, rest) = queue_id(message);
            if let Some((system, found)) = forms::form_of_any(rest) {
                return Some(of_form(system, b"", rest, id, &found));
            }
            let found = forms::form_of_piece(message)?;
            return Some(KnownLine { system: None, ..of_form(System::Postfix, b"", message, None, &found) });
        }
        _ if is_level(message) => System::Stalwart,
        _ => System::Exim,
    };
    let known = of_system(system, b"", message);
    // Other programs write lines that look like Exim's and Stalwart's.
    let is_sure =
        !matches!(known.outcome, Outcome::Nothing) || !matches!(system, System::Exim | System::Stalwart);
    if is_sure || known.queue_id.is_some() { Some(known) } else { None }
}

/// Whether it is a line of msmtp's own log.
fn is_msmtp(message: &[u8]) -> bool {
    message.starts_with(b"host=") && find(message, b" recipients=").is_some()
}

/// Whether it is what became of a message by a module of maddy, without a time before it. A refusal is read as a text.
fn is_of_module(message: &[u8]) -> bool {
    find(message, b": ").is_some_and(|colon| {
        let (module, rest) = (&message[..colon], &message[colon + 2..]);
        let is_result = |found: Found<'_>| !matches!(found.outcome, Outcome::Refusal(_));
        is_module(module) && rest.ends_with(b"}") && forms::form(System::Maddy, rest).is_some_and(is_result)
    })
}

/// What the log files of Exchange begin with.
const EXCHANGE_HEADS: [&[u8]; 5] = [b"#Software: ", b"#Version: ", b"#Log-type: ", b"#Date: ", b"#Fields: "];

/// Whether the message begins with the level of the event, as Stalwart writes it.
fn is_level(message: &[u8]) -> bool {
    const LEVELS: [&[u8]; 5] = [b"INFO ", b"WARN ", b"ERROR ", b"DEBUG ", b"TRACE "];
    LEVELS.iter().any(|level| starts_with(message, level))
}

/// The parts of a message of this system.
fn of_system<'a>(system: System, program: &[u8], message: &'a [u8]) -> KnownLine<'a> {
    let (id, rest) = match system {
        System::Exim => {
            let message = skip_process(message);
            match exim_id(message) {
                Some(len) => (Some(&message[..len]), message[len..].trim_ascii_start()),
                None => (None, message),
            }
        }
        System::Haraka => haraka(message).map_or((None, message), |(id, rest)| (Some(id), rest)),
        System::ZoneMta => zonemta(message).map_or((None, message), |(id, rest)| (Some(id), rest)),
        System::Postfix | System::Sendmail | System::OpenSmtpd => queue_id(message),
        System::Qmail => (None, qmail_stamp(message)),
        System::Maddy if !is_module(program) => (None, after(message, b": ").unwrap_or(message)),
        _ => (None, message),
    };
    let marked = match system {
        // The description, which is the reason where no field gives one, stands before the id of the event.
        System::Stalwart => after(rest, b" (").unwrap_or_default(),
        System::Courier => after_fields(rest),
        _ => rest,
    };
    if let Some(found) = forms::form(system, marked) {
        return of_form(system, program, rest, id, &found);
    }
    let recipient = recipient(system, rest);
    KnownLine { queue_id: id, recipient, ..KnownLine::of(system, rest) }
}

/// The parts of a message of a known form.
fn of_form<'a>(
    system: System,
    program: &[u8],
    message: &'a [u8],
    id: Option<&'a [u8]>,
    found: &Found<'a>,
) -> KnownLine<'a> {
    let fields = Fields::of(Some(system));
    let after = found.after;
    let outcome = how(system, program, message, found);
    let words = match found.words {
        _ if system == System::Exim && matches!(found.outcome, Outcome::Sent(_)) => {
            quoted(message, &[" C="]).unwrap_or_default()
        }
        Words::Here => quoted(message, fields.words).filter(|_| system == System::Sendmail).unwrap_or(after),
        Words::AfterColon => forms::find_outside(after, b": ").map_or(&b""[..], |at| &after[at + 2..]),
        Words::AfterLastColon => {
            // The text may have colons, too: it begins with the code.
            let colons = || (2..=after.len()).rev().filter(|&at| after[..at].ends_with(b": "));
            let with_code = colons().find(|&at| starts_with_enhanced(&after[at..]));
            with_code.or_else(|| colons().next()).map_or(after, |at| &after[at..])
        }
        Words::Field => {
            // A reply that accepts is not why something failed; msmtp tells that after it.
            let fits = |words: &&[u8]| {
                matches!(outcome, Outcome::Sent(_))
                    || code_in_front(words).is_none_or(|(code, _)| code.is_refusal())
            };
            let mut all = fields.words.iter().filter_map(|name| quoted(message, &[name]));
            all.clone().find(fits).or_else(|| all.next()).unwrap_or(after)
        }
    };
    let (recipient, original_recipient) = match (system, message) {
        (System::Exim, [b'=' | b'-' | b'*' | b'>', b'>' | b'*' | b'=', b' ', rest @ ..]) => {
            exim_recipient(rest)
        }
        _ => (recipient(system, message), address(message, fields.original)),
    };
    KnownLine {
        outcome,
        queue_id: id.or_else(|| field(message, fields.id)),
        recipient,
        original_recipient,
        relay: field(message, fields.relay),
        code: field(message, fields.code).and_then(|code| ReplyCode::from_bytes(code).ok()),
        status: field(found.before, fields.status)
            .or_else(|| field(message, fields.status).filter(|_| system == System::Maddy))
            .and_then(|status| Some(EnhancedCode::prefix(status).ok()?.0)),
        words,
        head: message.strip_suffix(words).unwrap_or(found.before),
        ..KnownLine::of(system, message)
    }
}

/// How it was sent: by the words, or by the program or mailer that did it.
fn how(system: System, program: &[u8], message: &[u8], found: &Found<'_>) -> Outcome {
    let Outcome::Sent(otherwise) = found.outcome else { return found.outcome };
    let is_local = match system {
        System::Postfix => {
            [&b"local"[..], b"virtual", b"pipe", b"lmtp"].iter().any(|name| program.ends_with(name))
        }
        // An error after a reply that accepts a command.
        System::Msmtp if !message.ends_with(b" exitcode=EX_OK") => {
            return Outcome::ByClass(Failed);
        }
        System::Exim => find(message, b" H=").is_none(),
        System::Sendmail => after(message, b"mailer=").is_some_and(|mailer| {
            !mailer.starts_with(b"esmtp") && !mailer.starts_with(b"smtp") && !mailer.starts_with(b"relay")
        }),
        System::Courier => {
            return Outcome::Sent(if find(found.after, b"delivered: ").is_some() {
                Relayed
            } else {
                Delivered
            });
        }
        _ => false,
    };
    let otherwise = if is_local { Delivered } else { otherwise };
    Outcome::Sent(forms::how_sent(found.after).unwrap_or(otherwise))
}

/// The recipient, where one of the system's fields gives it.
fn recipient(system: System, message: &[u8]) -> Option<&[u8]> {
    if system == System::Exim && message.starts_with(b"<= ") {
        let last = message.windows(5).rposition(|words| words == b" for ")?;
        return Some(forms::value(&message[last + 5..]));
    }
    if system == System::Msmtp {
        return msmtp_recipient(message);
    }
    address(message, Fields::of(Some(system)).recipient)
}

/// The recipient of a line of msmtp: of several the one that the server refused.
fn msmtp_recipient(message: &[u8]) -> Option<&[u8]> {
    let until_space = |text: &'_ [u8]| text.iter().position(|byte| *byte == b' ').unwrap_or(text.len());
    let list = forms::text_after(message, Fields::of(Some(System::Msmtp)).recipient)?;
    let mut recipients = list[..until_space(list)].split(|byte| *byte == b',');
    let first = recipients.clone().next().filter(|first| !first.is_empty());
    if recipients.clone().count() == 1 {
        return first;
    }
    let refused = after(list, b" errormsg='recipient address ")?;
    let refused = &refused[..until_space(refused)];
    recipients.find(|recipient| *recipient == refused)
}

/// The address in the first of these fields that has one.
fn address<'a>(message: &'a [u8], names: &[&str]) -> Option<&'a [u8]> {
    field(message, names).filter(|value| {
        value.contains(&b'@')
            || (value.iter().any(|byte| !byte.is_ascii_punctuation()) && !value[0].is_ascii_digit())
    })
}

/// `ann@example.com`, `ann <ann@example.com>`, `/var/mail/ann <ann@example.com>`.
fn exim_recipient(text: &[u8]) -> (Option<&[u8]>, Option<&[u8]>) {
    let first = forms::value(text);
    let rest = &text[first.len()..];
    // A colon ends a value, but ":blackhole:" has one of its own.
    let rest = if first.starts_with(b":") { rest.strip_prefix(b":").unwrap_or(rest) } else { rest };
    let bracketed = rest.strip_prefix(b" ").filter(|rest| rest.starts_with(b"<")).map(forms::value);
    match bracketed {
        Some(original) if !first.contains(&b'@') || matches!(first, [b'|' | b'/' | b':', ..]) => {
            (Some(original), None)
        }
        original => (Some(first).filter(|first| !matches!(first, [b':' | b'|' | b'/', ..])), original),
    }
}

/// The text after the first of these names; for a quoted value, the text in the quotes.
fn quoted<'a>(message: &'a [u8], names: &[&str]) -> Option<&'a [u8]> {
    names.iter().find_map(|name| {
        let rest = forms::text_after(message, &[name])?;
        if name.ends_with('\'') {
            // Apostrophes within are not escaped.
            return Some(&rest[..find(rest, b"' ").unwrap_or(rest.len())]);
        }
        let inside = if name.ends_with('"') { Some(rest) } else { rest.strip_prefix(b"\"") };
        let Some(inside) = inside else { return Some(rest) };
        let end = (0..inside.len()).find(|&at| inside[at] == b'"' && (at == 0 || inside[at - 1] != b'\\'));
        Some(&inside[..end.unwrap_or(inside.len())])
    })
}

/// The queue id in front of a message, and the rest: `4Z6cJk1xqTz9s3M: `, or the session of OpenSMTPD.
pub(super) fn queue_id(message: &[u8]) -> (Option<&[u8]>, &[u8]) {
    if let Some(rest) = message.strip_prefix(b"NOQUEUE: ") {
        return (None, rest);
    }
    let end = message.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(message.len());
    let (id, rest) = message.split_at(end);
    let is_id = !id.iter().all(u8::is_ascii_lowercase);
    let is_session = id.iter().all(u8::is_ascii_hexdigit);
    match *rest {
        [b':', b' ', ref rest @ ..] if is_id => (Some(id), rest),
        [b' ', ref rest @ ..] if is_session && (rest.starts_with(b"m") || rest.starts_with(b"smtp ")) => {
            (Some(id), rest)
        }
        _ => (None, message),
    }
}

/// The length of Exim's message id in front: `1tpNab-000000004Xy-2ZzK`, before 4.97 `1tpNab-0003Ab-2F`.
fn exim_id(message: &[u8]) -> Option<usize> {
    let end = message.iter().take(24).position(|byte| *byte == b' ').unwrap_or(message.len().min(24));
    let mut parts = message[..end].split(|byte| *byte == b'-');
    let first = parts.next().filter(|first| first.len() >= 6 && first[0].is_ascii_digit())?;
    let all = parts.clone().chain([first]).all(|part| part.iter().all(u8::is_ascii_alphanumeric));
    (all && matches!(parts.count(), 1 | 2) && end >= 10).then_some(end)
}

/// The text after `[4411] `, which Exim writes if configured to log its process.
fn skip_process(message: &[u8]) -> &[u8] {
    let process = message.strip_prefix(b"[").and_then(|rest| {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        rest[digits..].strip_prefix(b"] ").filter(|_| digits > 0)
    });
    process.unwrap_or(message)
}

/// The transaction and the message after `[NOTICE] [5504AA11-4210-4B55.1.1] [outbound] `.
fn haraka(message: &[u8]) -> Option<(&[u8], &[u8])> {
    let bracketed = |text: &'_ [u8]| -> Option<usize> {
        text.first().filter(|byte| **byte == b'[')?;
        text.iter().take(60).position(|byte| *byte == b']')
    };
    let level = bracketed(message).filter(|end| message[1..*end].iter().all(u8::is_ascii_uppercase))?;
    let rest = message.get(level + 2..)?;
    let id = bracketed(rest)?;
    let message = rest.get(id + 2..)?;
    let plugin = bracketed(message)?;
    Some((&rest[1..id], message[plugin + 1..].trim_ascii_start()))
}

/// The id and the message after `Sender/default/551 1950aa.001 `. A level may be before it.
fn zonemta(message: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_id = |word: &[u8]| {
        word.contains(&b'.') && word.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'.')
    };
    let skipped = if message.starts_with(b"Sender/") { 1 } else { 2 };
    let mut words = message.splitn(skipped + 2, |byte| *byte == b' ');
    let id = words.nth(skipped).filter(|word| is_id(word))?;
    words.next().map(|rest| (id, rest))
}

/// What follows Courier's `id=0001,from=<a@example.org>,addr=<joe@example.com>,`.
fn after_fields(message: &[u8]) -> &[u8] {
    let mut rest = message;
    loop {
        let name = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let Some(value) = rest[name..].strip_prefix(b"=") else { return rest };
        rest = match forms::wrapped(value) {
            Some((_, closed)) => value[closed..].strip_prefix(b">").unwrap_or(&value[closed..]),
            None => {
                &value[value.iter().position(|byte| matches!(byte, b',' | b':')).unwrap_or(value.len())..]
            }
        };
        let Some(next) = rest.strip_prefix(b",") else { return rest };
        rest = next;
    }
}

/// The text after the time of qmail's `splogger`: `1741075975.155042 `.
fn qmail_stamp(message: &[u8]) -> &[u8] {
    let digits = message.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    message[digits..].trim_ascii_start()
}
