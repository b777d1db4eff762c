//! Finding the reply in whatever holds one: a log line, a DSN field, the body of a bounce.

use crate::code::{EnhancedCode, ReplyCode};
use crate::find::places;
use crate::reason::Stage;
use crate::reply::Escaped;
use crate::text::features::Codes;
use crate::text::{READ, Text};
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
        let line = &line[..line.len().min(READ)];
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
        let text = &text[..text.len().min(READ)];
        let enhanced = enhanced.or_else(|| enhanced_at(text));
        Self { code, enhanced, status: None, stage: None, host: None, text, before: b"" }
    }

    /// Reads the words, and returns the part of the line where they stand: what was said, or, where that has no words, what
    /// stands before it ("User unknown: 550").
    pub(super) fn read(&self, said: &mut Text) -> &'a [u8] {
        said.read(self.text);
        if said.has_words() || self.before.is_empty() {
            return self.text;
        }
        said.read(self.before);
        self.before
    }

    /// What stands before the reply.
    #[cfg(feature = "__training")]
    pub(crate) const fn before(&self) -> &'a [u8] {
        self.before
    }

    /// The codes as evidence.
    pub(crate) const fn codes(&self) -> Codes {
        Codes {
            code: self.code,
            enhanced: self.enhanced,
            status: self.status,
            stage: self.stage,
            provider: None,
        }
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
    let three_digits = places(line, |a, b, c, after| {
        matches!(a, b'2'..=b'5') & b.is_ascii_digit() & c.is_ascii_digit() & !after.is_ascii_digit()
    });
    for at in three_digits {
        let Some(code) = code_at(line, at) else { continue };
        match code.as_u16() {
            200..400 => success = success.or(Some((code, at))),
            // In a transcript, a command that was not understood is not what stopped the mail.
            500..505 if protocol.is_none() && line[at..].windows(4).any(|four| four == b">>> ") => {
                protocol = Some((code, at));
            }
            _ => return Some((code, at)),
        }
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
        // "(550)", but not "at most 200 (300 for members)".
        (_, Some(b'<' | b'(')) => (!spaced && code.is_refusal()) || context.ends_with(b"<<<"),
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
    const MARKERS: [&[u8]; 9] = [
        b"refused to talk to me: ",
        b" said: ",
        b"delivery temporarily suspended: ",
        b"x-unix; ",
        b"status=bounced (",
        b"status=deferred (",
        b"status=undeliverable (",
        b"stat=",
        b" defer (",
    ];
    let ends = places(line, |a, b, _, _| match b {
        b' ' => matches!(a, b':' | b';' | b'd'),
        b'(' => a == b' ',
        b'=' => a == b't',
        _ => false,
    });
    let mut start = 0;
    // Of what a server refused itself: Exim's "rejected RCPT <joe@example.com>: …", Postfix's "reject: header …: 5.7.1 …".
    let (mut exim, mut postfix) = (false, false);
    for end in ends.map(|at| at + 2) {
        let (front, back) = line.split_at(end);
        if front.ends_with(b" rejected ") {
            exim = true;
        } else if front.ends_with(b"reject: ") {
            postfix = true;
        } else if MARKERS.iter().any(|marker| front.ends_with(marker)) {
            start = end;
        } else if front.ends_with(b": ") && (exim || (postfix && enhanced_at(back).is_some())) {
            start = end;
            (exim, postfix) = (false, false);
        }
    }
    start
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
#[allow(clippy::needless_bitwise_bool, reason = "without branches many places are looked at at once")]
fn enhanced_in(text: &[u8]) -> Option<EnhancedCode> {
    let class_and_dot =
        places(text, |a, b, c, _| matches!(a, b'2' | b'4' | b'5') & (b == b'.') & c.is_ascii_digit());
    class_and_dot
        .filter(|&at| {
            at == 0
                || !(text[at - 1].is_ascii_alphanumeric()
                    || matches!(text[at - 1], b'.' | b'/' | b'-' | b'='))
        })
        .find_map(|at| {
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
    let ends = places(before, |a, b, _, _| matches!([a, b], [b'n', b'='] | [b's', b':']));
    ends.map(|at| before.split_at(at + 2))
        .filter(|(name, _)| name.ends_with(b"dsn=") || name.ends_with(b"Status:"))
        .find_map(|(_, value)| EnhancedCode::prefix(value.trim_ascii_start()).ok())
        .map(|(code, _)| code)
}

/// Splits off what the writer of the line noted behind the reply: "(in reply to RCPT TO command)", "; from=<…>".
fn cut_trailer(text: &[u8]) -> (&[u8], &[u8]) {
    const TRAILERS: [&[u8]; 4] = [b"(in reply to ", b"; from=<", b"; to=<", b" Remote-MTA:"];
    let trailer = places(text, |a, b, _, _| matches!([a, b], [b'(', b'i'] | [b';', b' '] | [b' ', b'R']))
        .find(|&at| at > 0 && TRAILERS.iter().any(|trailer| text[at..].starts_with(trailer)));
    text.split_at(trailer.unwrap_or(text.len()))
}

/// What tells the stage of the dialogue: of several things the one with the lowest rank.
fn stage_in(text: &[u8]) -> Option<Stage> {
    let words = places(text, |a, b, c, _| {
        b == b' ' && matches!(a, b't' | b'o' | b'l' | b'f')
            || a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_uppercase()
    });
    words
        .filter_map(|at| {
            if text[at].is_ascii_uppercase() {
                stage_of_command(&text[..at], &text[at..])
            } else {
                stage_of_words(&text[..at + 2], &text[at + 2..])
            }
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, stage)| stage)
}

/// The stage that words in the middle of a sentence stand for, with its rank.
fn stage_of_words(before: &[u8], words: &[u8]) -> Option<(u8, Stage)> {
    const WORDS: [(&[u8], &[u8], u8, Stage); 6] = [
        (b"refused to ", b"talk to me", 0, Stage::Connect),
        (b"initial ", b"connection", 1, Stage::Connect),
        (b"end of ", b"data", 3, Stage::EndOfData),
        (b"after I sent ", b"the message", 7, Stage::EndOfData),
        (b"does not ", b"like recipient", 9, Stage::Rcpt),
        (b"does not ", b"like sender", 14, Stage::Mail),
    ];
    WORDS
        .iter()
        .find(|(front, back, ..)| before.ends_with(front) && words.starts_with(back))
        .map(|(.., rank, stage)| (*rank, *stage))
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

/// The host behind the most telling of some words.
fn host_in(text: &[u8]) -> Option<&[u8]> {
    const NAMES: [&[u8]; 5] = [b"host ", b"H=", b"relay=", b"connect to ", b"Server at "];
    let ends = places(text, |a, b, _, _| {
        b == b' ' && matches!(a, b't' | b'o') || b == b'=' && matches!(a, b'H' | b'y')
    });
    ends.map(|at| text.split_at(at + 2))
        .filter_map(|(front, back)| match NAMES.iter().position(|name| front.ends_with(name)) {
            Some(rank) => Some((rank, host_at(back)?)),
            // qmail: "192.0.2.1 does not like recipient."
            None if front.ends_with(b" does not ") && back.starts_with(b"like ")
                || front.ends_with(b" failed after I sent ") =>
            {
                Some((NAMES.len(), host_at(text)?))
            }
            None => None,
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, host)| host)
}

/// The host name or address at the front. What has no dot is none: "relay=none".
fn host_at(text: &[u8]) -> Option<&[u8]> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let end = text.iter().position(|byte| !is_name(byte)).unwrap_or(text.len());
    let host = &text[..end];
    (host.contains(&b'.') || host.eq_ignore_ascii_case(b"localhost")).then_some(host)
}
