//! Finding the reply in whatever holds one: a log line, a DSN field, the body of a bounce.

use super::LOOKED_AT;
use super::find::{Marker, firsts};
use crate::code::{EnhancedCode, ReplyCode};
use crate::reason::Stage;
use crate::reply::Escaped;
use core::fmt;

/// The parts of a log line, a DSN field or a bounce that holds a reply.
///
/// It reads what mail systems write: the `Diagnostic-Code` of a delivery report (RFC 3464 §2.3.6), log lines of Postfix,
/// Exim, Sendmail, OpenSMTPD, qmail, Courier and Exchange, and a reply whose lines a log has put side by side.
/// [`classify`](crate::classify) uses it; use it alone where only the parts are wanted.
///
/// ```
/// use smtp_reply::{Diagnostic, Stage};
///
/// let line = "host mx.example.com[192.0.2.1] said: 550-5.1.1 No such user 550 5.1.1 here (in reply to RCPT TO command)";
/// let found = Diagnostic::parse(line);
/// assert_eq!(found.code().unwrap(), 550);
/// assert_eq!(found.enhanced().unwrap().to_string(), "5.1.1");
/// assert_eq!(found.host(), Some(&b"mx.example.com"[..]));
/// assert_eq!(found.stage(), Some(Stage::Rcpt));
/// assert_eq!(found.text(), b"5.1.1 No such user 550 5.1.1 here");
/// ```
///
/// A line without a reply has its parts too, as far as they are there:
///
/// ```
/// # use smtp_reply::Diagnostic;
/// let found = Diagnostic::parse("connect to mx.example.com[192.0.2.1]:25: Connection timed out");
/// assert_eq!(found.code(), None);
/// assert_eq!(found.host(), Some(&b"mx.example.com"[..]));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Diagnostic<'a> {
    pub(super) code: Option<ReplyCode>,
    pub(super) enhanced: Option<EnhancedCode>,
    pub(super) status: Option<EnhancedCode>,
    pub(super) stage: Option<Stage>,
    pub(super) host: Option<&'a [u8]>,
    pub(super) text: &'a [u8],
    /// What stands before the reply.
    pub(super) before: &'a [u8],
}

impl<'a> Diagnostic<'a> {
    /// Finds the parts. It looks at the first 8 KiB.
    ///
    /// Where a line holds several replies, as a transcript does, the first refusal counts; a success counts only if
    /// there is no refusal.
    pub fn parse<T: AsRef<[u8]> + ?Sized>(line: &'a T) -> Self {
        let line = line.as_ref().trim_ascii();
        let line = &line[..line.len().min(LOOKED_AT)];
        let (code, at) = match find_code(line) {
            Some((code, at)) => (Some(code), at),
            None => (None, after_marker(line)),
        };
        let before = &line[..at];
        let rest = &line[at + if code.is_some() { 3 } else { 0 }..];
        let (text, trailer) = cut_trailer(rest);
        let text = text.strip_prefix(b"-").unwrap_or(text).trim_ascii();
        let enhanced = enhanced_at(text).or_else(|| enhanced_in(text));
        Self {
            code,
            enhanced,
            status: status_in(before),
            stage: stage_in(trailer).or_else(|| stage_in(before)),
            host: host_in(if code.is_some() { before } else { line }),
            text,
            before,
        }
    }

    /// A reply that is taken apart already. An enhanced code may still stand in front of the text.
    pub(super) fn of_parts(code: Option<ReplyCode>, enhanced: Option<EnhancedCode>, text: &'a [u8]) -> Self {
        let text = &text[..text.len().min(LOOKED_AT)];
        let enhanced = enhanced.or_else(|| enhanced_at(text));
        Self { code, enhanced, status: None, stage: None, host: None, text, before: b"" }
    }

    /// The reply code.
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// The enhanced status code that the server sent.
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// The enhanced status code that the program which wrote the line gave the failure (`dsn=5.4.4`, `Status: 4.4.1`).
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

    /// Where in the dialogue the reply was given, where the line says so.
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// The host that gave it, name or address, where the line says so.
    pub const fn host(&self) -> Option<&'a [u8]> {
        self.host
    }

    /// What was said, without the reply code in front of it and without what the writer of the line noted behind it.
    pub const fn text(&self) -> &'a [u8] {
        self.text
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
            .finish()
    }
}

/// The reply code that counts, and where it stands.
fn find_code(line: &[u8]) -> Option<(ReplyCode, usize)> {
    let mut success = None;
    let mut protocol = None;
    let mut at = 0;
    while at + 3 <= line.len() {
        if matches!(line[at], b'2'..=b'5')
            && line[at + 1].is_ascii_digit()
            && line[at + 2].is_ascii_digit()
            && let Some(code) = code_at(line, at)
        {
            match code.as_u16() {
                200..400 => success = success.or(Some((code, at))),
                // In a transcript, a command that was not understood is not what stopped the mail.
                500..505 if protocol.is_none() && line[at..].windows(4).any(|four| four == b">>> ") => {
                    protocol = Some((code, at));
                }
                _ => return Some((code, at)),
            }
            at += 3;
        }
        at += 1;
    }
    protocol.or(success)
}

/// Whether three digits are a reply code and not a port, a size or a time.
fn code_at(line: &[u8], at: usize) -> Option<ReplyCode> {
    let code = ReplyCode::from_bytes(&line[at..at + 3]).ok()?;
    let (before, after) = (&line[..at], &line[at + 3..]);
    let ends = match after.first() {
        None => true,
        Some(b'.') => !after.get(1).is_some_and(u8::is_ascii_digit),
        Some(byte) => matches!(
            byte,
            b' ' | b'-' | b'\'' | b'"' | b'\t' | b'\r' | b'\n' | b':' | b'<' | b',' | b')' | b';' | b'#'
        ),
    };
    if !ends {
        return None;
    }
    let context = before.trim_ascii_end();
    let spaced = context.len() < before.len();
    let said = matches!(after.first(), Some(b' ' | b'-') | None);
    let good = match (before.last(), context.last()) {
        (None, _) | (_, None) => true,
        // An enhanced code behind it proves it.
        (Some(touching), _) if enhanced_at(after).is_some() => {
            !touching.is_ascii_alphanumeric() && !matches!(touching, b'.' | b'/' | b'-')
        }
        // "said: 550 …"; "RCPT TO:550 …", but not "[192.0.2.1]:587: …".
        (_, Some(b':')) => {
            spaced || (said && context.len() > 1 && context[context.len() - 2].is_ascii_uppercase())
        }
        (_, Some(b';' | b'\'' | b'"')) => true,
        (_, Some(b'<' | b'(')) => !spaced || context.ends_with(b"<<<"),
        (_, Some(b'#' | b'>')) => code.is_refusal(),
        _ if spaced && said && code.is_refusal() => ANNOUNCERS.iter().any(|word| context.ends_with(word)),
        _ => false,
    };
    good.then_some(code)
}

/// Words right before a reply code that is not set off by punctuation.
const ANNOUNCERS: [&[u8]; 11] = [
    b"said",
    b"returned",
    b"error",
    b"code",
    b"response",
    b"with",
    b"was",
    b"reply",
    b"got",
    b"<BR>",
    b"<br>",
];

/// Where the text of a line without a reply code begins: behind what the writer of the line put in front.
fn after_marker(line: &[u8]) -> usize {
    const IN_FRONT: [Marker; 4] = Marker::all([
        b"refused to talk to me: ",
        b" said: ",
        b"delivery temporarily suspended: ",
        b"x-unix; ",
    ]);
    const STATUS: [Marker; 5] = Marker::all([
        b"status=bounced (",
        b"status=deferred (",
        b"status=undeliverable (",
        b"stat=",
        b" defer (",
    ]);
    end_of_last(line, &IN_FRONT).max(end_of_last(line, &STATUS))
}

/// Where the last of the markers ends; each counts where it first stands.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the markers are to be constants for `firsts`")]
fn end_of_last<const N: usize>(line: &[u8], markers: &[Marker; N]) -> usize {
    let places = firsts(line, markers).into_iter().zip(markers);
    places.filter_map(|(at, marker)| Some(at? + marker.len())).max().unwrap_or(0)
}

/// An enhanced code at the front, behind a separator, a number sign or an opening bracket.
fn enhanced_at(text: &[u8]) -> Option<EnhancedCode> {
    let skip = text
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'-' | b'#' | b'(' | b'[' | b'<' | b'"' | b'\''))?;
    if skip > 4 {
        return None;
    }
    let (code, len) = EnhancedCode::prefix(&text[skip..]).ok()?;
    let after = &text[skip + len..];
    let goes_on = after.first() == Some(&b'.') && after.get(1).is_some_and(u8::is_ascii_digit);
    (!goes_on).then_some(code)
}

/// The first enhanced code that stands free anywhere.
fn enhanced_in(text: &[u8]) -> Option<EnhancedCode> {
    (1..text.len().saturating_sub(3)).filter(|&dot| text[dot] == b'.').find_map(|dot| {
        let at = dot - 1;
        if !matches!(text[at], b'2' | b'4' | b'5')
            || (at > 0
                && (text[at - 1].is_ascii_alphanumeric()
                    || matches!(text[at - 1], b'.' | b'/' | b'-' | b'=')))
        {
            return None;
        }
        let (code, len) = EnhancedCode::prefix(&text[at..]).ok()?;
        let after = &text[at + len..];
        let goes_on = match after.first() {
            Some(b'.') => after.get(1).is_some_and(u8::is_ascii_alphanumeric),
            Some(byte) => byte.is_ascii_alphanumeric() || *byte == b'/',
            None => false,
        };
        (!goes_on).then_some(code)
    })
}

/// What Postfix (`dsn=`), Sendmail (`dsn=`) and delivery reports (`Status:`) say of the failure.
fn status_in(before: &[u8]) -> Option<EnhancedCode> {
    const NAMES: [Marker; 2] = Marker::all([b"dsn=", b"Status: "]);
    firsts(before, &NAMES)
        .into_iter()
        .zip(&NAMES)
        .find_map(|(at, name)| EnhancedCode::prefix(&before[at? + name.len()..]).ok().map(|(code, _)| code))
}

/// Splits off what the writer of the line noted behind the reply: "(in reply to RCPT TO command)", "; from=<…>".
fn cut_trailer(text: &[u8]) -> (&[u8], &[u8]) {
    const TRAILERS: [Marker; 4] = Marker::all([b"(in reply to ", b"; from=<", b"; to=<", b" Remote-MTA:"]);
    // Exim's last word on a reply that it has heard before.
    let text = text.strip_suffix(b": retry timeout exceeded").filter(|text| !text.is_empty()).unwrap_or(text);
    let trailer = firsts(text, &TRAILERS).into_iter().flatten().filter(|&at| at > 0).min();
    text.split_at(trailer.unwrap_or(text.len()))
}

/// What tells the stage of the dialogue: of several things the one with the lowest rank.
fn stage_in(text: &[u8]) -> Option<Stage> {
    const WORDS: [Marker; 6] = Marker::all([
        b"refused to talk to me",
        b"initial connection",
        b"end of data",
        b"after I sent the message",
        b"does not like recipient",
        b"does not like sender",
    ]);
    const RANKS: [(u8, Stage); WORDS.len()] = [
        (0, Stage::Connect),
        (1, Stage::Connect),
        (3, Stage::EndOfData),
        (7, Stage::EndOfData),
        (9, Stage::Rcpt),
        (14, Stage::Mail),
    ];
    let words = firsts(text, &WORDS).iter().position(Option::is_some).map(|index| RANKS[index]);
    let capitals = (0..text.len())
        .filter(|&at| text[at].is_ascii_uppercase())
        .filter_map(|at| stage_of_command(&text[..at], &text[at..]));
    capitals.chain(words).min_by_key(|(rank, _)| *rank).map(|(_, stage)| stage)
}

/// The stage that a word in capitals stands for, with its rank.
#[inline]
fn stage_of_command(before: &[u8], word: &[u8]) -> Option<(u8, Stage)> {
    Some(match word {
        [b'C', b'O', b'N', b'N', b'E', b'C', b'T', ..] if before.ends_with(b"reject: ") => {
            (2, Stage::Connect)
        }
        [b'D', b'A', b'T', b'A', ..] if before.ends_with(b"end of ") => (4, Stage::EndOfData),
        [b'E', b'N', b'D', b'-', ..] if word.starts_with(b"END-OF-MESSAGE") => (5, Stage::EndOfData),
        [b'D', b'A', b'T', b'A', ..] if before.ends_with(b"final ") => (6, Stage::EndOfData),
        [b'R', b'C', b'P', b'T', ..] => (8, Stage::Rcpt),
        [b'V', b'R', b'F', b'Y', ..] | [b'E', b'X', b'P', b'N', ..] => (10, Stage::Vrfy),
        [b'M', b'A', b'I', b'L', b' ', b'F', b'R', b'O', b'M', ..] => (12, Stage::Mail),
        [b'M', b'A', b'I', b'L', b' ', b'F', b'r', b'o', b'm', ..] => (13, Stage::Mail),
        [b'M', b'A', b'I', b'L', ..] if before.ends_with(b"reject: ") => (15, Stage::Mail),
        [b'E' | b'L', b'H', b'L', b'O', ..] | [b'H', b'E', b'L', b'O', ..] => (16, Stage::Ehlo),
        [b'S', b'T', b'A', b'R', b'T', b'T', b'L', b'S', ..] => (19, Stage::Starttls),
        [b'A', b'U', b'T', b'H', ..] => (20, Stage::Auth),
        [b'D', b'A', b'T', b'A', ..] => (21, Stage::Data),
        [b'Q', b'U', b'I', b'T', ..] => (22, Stage::Quit),
        [b'R', b'S', b'E', b'T', ..] => (23, Stage::Rset),
        _ => return None,
    })
}

fn host_in(text: &[u8]) -> Option<&[u8]> {
    const NAMES: [Marker; 6] =
        Marker::all([b"host ", b"H=", b"relay=", b"connect to ", b"Remote Server at ", b"Server at "]);
    // qmail: "192.0.2.1 does not like recipient."
    const VERBS: [Marker; 2] = Marker::all([b" does not like ", b" failed after I sent"]);
    firsts(text, &NAMES)
        .into_iter()
        .zip(&NAMES)
        .find_map(|(at, name)| host_at(&text[at? + name.len()..]))
        .or_else(|| firsts(text, &VERBS).iter().any(Option::is_some).then(|| host_at(text)).flatten())
}

/// The host name or address at the front. What has no dot is none: "relay=none".
fn host_at(text: &[u8]) -> Option<&[u8]> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let end = text.iter().position(|byte| !is_name(byte)).unwrap_or(text.len());
    let host = &text[..end];
    (host.contains(&b'.') || host.eq_ignore_ascii_case(b"localhost")).then_some(host)
}
