//! The outer form of a log line: the time, the program, and the message that it wrote.
//!
//! The known forms are syslog as in files (RFC 3164 §4.1), also with a priority before it or a time of RFC 3339; RFC 5424;
//! the times of programs that write their own logs; and the labels of qmail's `multilog`.

use super::system::System;
use crate::find::{self, starts_with};

/// A log line, or another text.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) time: Option<&'a [u8]>,
    /// The name of the program, without its process.
    pub(super) program: Option<&'a [u8]>,
    pub(super) message: &'a [u8],
}

impl<'a> Frame<'a> {
    /// A text without a frame.
    pub(super) const fn bare(message: &'a [u8]) -> Self {
        Self { time: None, program: None, message }
    }

    /// Whether it is a log line: it begins with a time.
    pub(super) const fn is_log(&self) -> bool {
        self.time.is_some()
    }

    /// Takes the frame off.
    pub(super) fn of(line: &'a [u8]) -> Self {
        match *line {
            [b'0'..=b'9', ..] => iso(line, false).unwrap_or_else(|| Self::bare(line)),
            [b'<', b'0'..=b'9', ..] => numbered(line).unwrap_or_else(|| Self::bare(line)),
            [b'@', ..] => multilog(line).unwrap_or_else(|| Self::bare(line)),
            // journalctl writes the day of the week before long dates.
            [b'A'..=b'Z', b'a'..=b'z', b'a'..=b'z', b' ', b'2', b'0', _, _, b'-', ..] => {
                iso(&line[4..], true).unwrap_or_else(|| tagged(line))
            }
            [b'A'..=b'Z', b'a'..=b'z', b'a'..=b'z', b' ', ..] => syslog(line).unwrap_or_else(|| tagged(line)),
            [b'a'..=b'z' | b'A'..=b'Z', ..] => tagged(line),
            _ => Self::bare(line),
        }
    }
}

/// `Mar  4 09:12:55 mx1 postfix/smtp[20117]: `.
fn syslog(line: &[u8]) -> Option<Frame<'_>> {
    const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    if !MONTHS.chunks(3).any(|month| starts_with(line, month)) {
        return None;
    }
    let day = line[4..].trim_ascii_start();
    let digits = day.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let clock = day[digits..].strip_prefix(b" ").filter(|_| matches!(digits, 1 | 2))?;
    // Some programs write the year after the day.
    let clock = match clock {
        [b'1' | b'2', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b' ', clock @ ..] => clock,
        _ => clock,
    };
    let end = clock_at(clock)?;
    let rest = &clock[end..];
    let time = &line[..line.len() - rest.len()];
    Some(with_tag(time, rest.trim_ascii_start(), true))
}

/// `2025-03-04T09:12:55.120+01:00 `, or with a space between date and time.
fn iso(line: &[u8], is_syslog: bool) -> Option<Frame<'_>> {
    let (date, clock) = line.split_at_checked(11)?;
    let is_date = |at: usize, byte: &u8| match at {
        4 | 7 => matches!(byte, b'-' | b'/'),
        10 => matches!(byte, b'T' | b' ' | b't'),
        _ => byte.is_ascii_digit(),
    };
    if !date.iter().enumerate().all(|(at, byte)| is_date(at, byte)) {
        return None;
    }
    let mut end = 11 + clock_at(clock)?;
    end += zone_at(&line[end..]);
    let (time, rest) = line.split_at(end);
    // The frame of a container runtime (Kubernetes, CRI logging) around the line of the container.
    for stream in [&b" stdout F "[..], b" stderr F "] {
        if let Some(line) = rest.strip_prefix(stream) {
            let inner = Frame::of(line);
            return Some(Frame { time: inner.time.or(Some(time)), ..inner });
        }
    }
    // A program follows the host. Without a host, it must have its process.
    let with_host = is_syslog || date[10] != b' ';
    Some(with_tag(time, rest.trim_ascii_start(), with_host))
}

/// `<22>` before the others, or RFC 5424: `<22>1 2024-07-01T12:00:30+02:00 mx1 postfix/smtpd 20210 - - `.
fn numbered(line: &[u8]) -> Option<Frame<'_>> {
    let digits = line[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = line[1 + digits..].strip_prefix(b">").filter(|_| digits <= 3)?;
    let Some(fields) = rest.strip_prefix(b"1 ") else { return syslog(rest).or_else(|| iso(rest, true)) };
    let mut words = fields.splitn(6, |byte| *byte == b' ');
    let time = words.next()?;
    let program = words.nth(1)?;
    let data = words.nth(2)?;
    let message = match *data {
        [b'-', ref message @ ..] => message,
        // Structured data: `[id name="value"]`. A bracket in a value is escaped by a backslash.
        [b'[', ..] => {
            let end = (1..data.len())
                .find(|&at| data[at] == b']' && data[at - 1] != b'\\' && data.get(at + 1) != Some(&b'['))?;
            &data[end + 1..]
        }
        _ => return None,
    };
    let message = message.trim_ascii_start();
    let message = message.strip_prefix("\u{feff}".as_bytes()).unwrap_or(message);
    Some(Frame { time: Some(time), program: Some(program), message })
}

/// `@4000000067c6d1a6155042ac `: a label of TAI64N.
fn multilog(line: &[u8]) -> Option<Frame<'_>> {
    let (label, message) = line.split_at_checked(26)?;
    let is_label = label[1..25].iter().all(u8::is_ascii_hexdigit) && label[25] == b' ';
    is_label.then_some(Frame { time: Some(&label[..25]), program: None, message })
}

/// `postfix/smtp[587]: ` without a time.
fn tagged(line: &[u8]) -> Frame<'_> {
    match tag(line) {
        Some((program, message, true)) => Frame { time: None, program: Some(program), message },
        _ => Frame::bare(line),
    }
}

/// The text after a program of a known system: `postfix/smtp: `, `sendmail `, or one with its process behind a time that is in
/// no form of a log: `26 Nov, 10:00:00 mx postfix/smtp[14]: `.
pub(super) fn without_program(text: &[u8]) -> &[u8] {
    let is_known = |program: &[u8]| System::of_program(program).is_some();
    let first = text.iter().position(|byte| *byte == b' ').unwrap_or(0);
    match tag(text) {
        Some((program, message, _)) if is_known(program) => return message,
        None if is_known(&text[..first]) => return &text[first + 1..],
        _ => {}
    }
    let mut has_clock = false;
    let mut rest = text;
    while let Some(space) = find::byte(rest, 0, b' ') {
        has_clock |= clock_at(rest).is_some();
        rest = &rest[space + 1..];
        match tag(rest) {
            Some((program, message, true)) if has_clock && is_known(program) => return message,
            _ => {}
        }
    }
    text
}

/// The message after `host program[1]: `. The host may be missing, or be between a time zone and a facility, or be a level such
/// as `INFO`; without a process the program is the first or the second word.
fn with_tag<'a>(time: &'a [u8], rest: &'a [u8], with_host: bool) -> Frame<'a> {
    let time = Some(time);
    let mut at = 0;
    for word in 0..4 {
        match tag(&rest[at..]) {
            Some((program, message, has_process)) if has_process || (with_host && word < 2) => {
                return Frame { time, program: Some(program), message: without_id(message) };
            }
            _ => {}
        }
        let Some(space) = rest[at..].iter().position(|byte| *byte == b' ').filter(|_| with_host) else {
            break;
        };
        // Anything but the name of a host or a facility begins the message.
        if !rest[at..at + space].iter().all(|byte| is_part_of_name(*byte) || *byte == b':') {
            break;
        }
        at += space + rest[at + space..].iter().take_while(|byte| **byte == b' ').count();
    }
    Frame { time, program: None, message: rest }
}

/// The text after `[ID 197553 mail.info] `, as Solaris writes it.
fn without_id(message: &[u8]) -> &[u8] {
    let end = message.starts_with(b"[ID ").then(|| find::byte(message, 0, b']')).flatten();
    end.map_or(message, |end| message[end + 1..].trim_ascii_start())
}

const fn is_part_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.')
}

/// The name of a program, the message after it, and whether it has its process in brackets.
fn tag(text: &[u8]) -> Option<(&[u8], &[u8], bool)> {
    let end = text.iter().position(|byte| !is_part_of_name(*byte)).filter(|end| *end > 0)?;
    let (name, rest) = text.split_at(end);
    match *rest {
        [b':', b' ', ref message @ ..] => Some((name, message.trim_ascii_start(), false)),
        [b'[', ..] => Some((name, process(rest)?.trim_ascii_start(), true)),
        _ => None,
    }
}

/// The text after `[2543]: `. dma has the id of a message before its process, or in place of it: `[27e93.8058d0][2543]: `.
fn process(text: &[u8]) -> Option<&[u8]> {
    let bracketed = |text: &'_ [u8]| -> Option<usize> {
        text.first().filter(|byte| **byte == b'[')?;
        text.iter().take(64).position(|byte| *byte == b']')
    };
    let is_number = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let end = bracketed(text)?;
    let (first, rest) = (&text[1..end], &text[end + 1..]);
    let mut parts = first.split(|byte| *byte == b'.');
    let is_part = |part: &[u8]| part.len() > 3 && part.iter().all(u8::is_ascii_hexdigit);
    let is_id =
        parts.next().is_some_and(is_part) && parts.next().is_some_and(is_part) && parts.next().is_none();
    let rest = match bracketed(rest) {
        Some(end) if is_id && is_number(&rest[1..end]) => &rest[end + 1..],
        _ => rest,
    };
    rest.strip_prefix(b": ").filter(|_| is_id || is_number(first))
}

/// The length of `09:12:55`, with a fraction after a dot or comma.
fn clock_at(text: &[u8]) -> Option<usize> {
    let [b'0'..=b'2', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9', b':', b'0'..=b'6', b'0'..=b'9', rest @ ..] =
        text
    else {
        return None;
    };
    let fraction = match rest {
        [b'.' | b',', digits @ ..] => {
            let digits = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits > 0 { 1 + digits } else { 0 }
        }
        _ => 0,
    };
    Some(8 + fraction)
}

/// The length of `Z`, `+01:00`, `+0100` or ` +0100`.
fn zone_at(text: &[u8]) -> usize {
    let space = usize::from(text.first() == Some(&b' '));
    match text[space..] {
        [b'Z' | b'z', ..] if space == 0 => 1,
        [b'+' | b'-', a, b, b':', c, d, ..] if [a, b, c, d].iter().all(u8::is_ascii_digit) => 6 + space,
        [b'+' | b'-', a, b, c, d, ..] if [a, b, c, d].iter().all(u8::is_ascii_digit) => 5 + space,
        _ => 0,
    }
}
