//! Finding the reply in whatever holds one: a log line, a DSN field, the body of a bounce.

use crate::code::{EnhancedCode, ReplyCode};
use crate::reason::Stage;

/// The parts of a log line, DSN field or bounce text that holds a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Diagnostic<'a> {
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
    stage: Option<Stage>,
    host: Option<&'a [u8]>,
    text: &'a [u8],
    before: &'a [u8],
}

impl<'a> Diagnostic<'a> {
    /// Finds the parts.
    pub fn parse<T: AsRef<[u8]> + ?Sized>(line: &'a T) -> Self {
        let line = line.as_ref();
        let line = trim(line);
        let found = find_code(line);
        let (code, at, end) = match found {
            Some((code, at)) => (Some(code), at, at + 3),
            None => {
                let start = after_last_marker(line);
                (None, start, start)
            }
        };
        let before = &line[..at];
        let rest = &line[end..];
        let (text, stage_after) = cut_trailer(rest);
        let text = match find(text, b"; from=<") {
            Some(cut) => &text[..cut],
            None => text,
        };
        let stage = stage_after.or_else(|| if before.is_empty() { None } else { stage_in(before) });
        let enhanced = enhanced_at(text)
            .or_else(|| find(before, b"dsn=").and_then(|at| enhanced_at(&before[at + 4..])))
            .or_else(|| enhanced_in(text));
        Self { code, enhanced, stage, host: host_in(before), text, before }
    }

    /// The reply code.
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// The enhanced status code.
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// Where in the dialogue the reply was given.
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// The host that gave it.
    pub const fn host(&self) -> Option<&'a [u8]> {
        self.host
    }

    /// What was said, without the code in front and the notes of the program that wrote it down behind.
    pub const fn text(&self) -> &'a [u8] {
        self.text
    }

    /// What stands before the reply.
    pub(crate) const fn before(&self) -> &'a [u8] {
        self.before
    }
}

fn trim(line: &[u8]) -> &[u8] {
    line.trim_ascii()
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

fn find_code(line: &[u8]) -> Option<(ReplyCode, usize)> {
    let mut first = None;
    let mut at = 0;
    while at + 3 <= line.len() {
        if matches!(line[at], b'2'..=b'5')
            && line[at + 1].is_ascii_digit()
            && line[at + 2].is_ascii_digit()
            && let Some(code) = code_at(line, at)
        {
            if !code.is_success() && !code.is_intermediate() {
                return Some((code, at));
            }
            first = first.or(Some((code, at)));
        }
        at += 1;
    }
    first
}

fn code_at(line: &[u8], at: usize) -> Option<ReplyCode> {
    let code = ReplyCode::from_bytes(&line[at..at + 3]).ok()?;
    let after = &line[at + 3..];
    let ends = match after.first() {
        None => true,
        Some(
            b' ' | b'-' | b'\'' | b'"' | b'\t' | b'\r' | b'\n' | b':' | b'<' | b',' | b')' | b';' | b'#',
        ) => true,
        Some(b'.') => !after.get(1).is_some_and(u8::is_ascii_digit),
        Some(_) => false,
    };
    if !ends {
        return None;
    }
    let has_enhanced = enhanced_at(after).is_some();
    let before = &line[..at];
    let touching = before.last().copied();
    let context = before.trim_ascii_end();
    let spaced = context.len() < before.len();
    let good = match (touching, context.last()) {
        (None, _) | (_, None) => true,
        _ if has_enhanced => {
            !touching.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'/' | b'-'))
        }
        (_, Some(b':')) if spaced => true,
        (_, Some(b':')) => {
            matches!(after.first(), Some(b' ' | b'-'))
                && context.len() > 1
                && context[context.len() - 2].is_ascii_uppercase()
        }
        (_, Some(b';' | b'\'' | b'"' | b'#')) => true,
        (_, Some(b'>')) => !code.is_success() && !code.is_intermediate(),
        (_, Some(b'<' | b'(')) => !spaced || context.ends_with(b"<<<"),
        _ if spaced => {
            [
                &b"said"[..],
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
            ]
            .iter()
            .any(|word| context.ends_with(word))
                && after.first().is_some_and(|b| matches!(b, b' ' | b'-'))
        }
        _ => false,
    };
    good.then_some(code)
}

fn after_last_marker(line: &[u8]) -> usize {
    for marker in
        [&b"said: "[..], b"refused to talk to me: ", b"status=bounced (", b"status=deferred (", b"stat="]
    {
        if let Some(at) = find(line, marker) {
            return at + marker.len();
        }
    }
    0
}

fn enhanced_at(text: &[u8]) -> Option<EnhancedCode> {
    let skip = text
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'-' | b'#' | b'(' | b'[' | b'<' | b'"' | b'\''))?;
    if skip > 4 {
        return None;
    }
    let (code, len) = EnhancedCode::prefix(&text[skip..]).ok()?;
    match text.get(skip + len) {
        Some(b'.') if text.get(skip + len + 1).is_some_and(u8::is_ascii_digit) => None,
        _ => Some(code),
    }
}

fn enhanced_in(text: &[u8]) -> Option<EnhancedCode> {
    let mut at = 0;
    while at + 5 <= text.len() {
        if text[at + 1] == b'.'
            && matches!(text[at], b'2' | b'4' | b'5')
            && (at == 0
                || !(text[at - 1].is_ascii_alphanumeric() || matches!(text[at - 1], b'.' | b'/' | b'-')))
            && let Ok((code, len)) = EnhancedCode::prefix(&text[at..])
        {
            let next = text.get(at + len);
            let goes_on = next.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/')
                || (next == Some(&b'.') && text.get(at + len + 1).is_some_and(u8::is_ascii_alphanumeric));
            if !goes_on {
                return Some(code);
            }
        }
        at += 1;
    }
    None
}

/// Cuts "(in reply to RCPT TO command)".
fn cut_trailer(text: &[u8]) -> (&[u8], Option<Stage>) {
    match find(text, b"(in reply to ") {
        Some(at) => (&text[..at], stage_in(&text[at..])),
        None => (text, None),
    }
}

fn stage_in(text: &[u8]) -> Option<Stage> {
    for (marker, stage) in [
        (&b"refused to talk to me"[..], Stage::Connect),
        (b"initial connection", Stage::Connect),
        (b"end of data", Stage::EndOfData),
        (b"end of DATA", Stage::EndOfData),
        (b"END-OF-MESSAGE", Stage::EndOfData),
        (b"final DATA", Stage::EndOfData),
        (b"after I sent the message", Stage::EndOfData),
        (b"RCPT", Stage::Rcpt),
        (b"does not like recipient", Stage::Rcpt),
        (b"MAIL FROM", Stage::Mail),
        (b"MAIL From", Stage::Mail),
        (b"EHLO", Stage::Ehlo),
        (b"HELO", Stage::Ehlo),
        (b"STARTTLS", Stage::Starttls),
        (b"AUTH", Stage::Auth),
        (b"DATA", Stage::Data),
    ] {
        if find(text, marker).is_some() {
            return Some(stage);
        }
    }
    None
}

fn host_in(before: &[u8]) -> Option<&[u8]> {
    for marker in [&b"host "[..], b"H=", b"relay="] {
        if let Some(at) = find(before, marker) {
            let host = &before[at + marker.len()..];
            let end = host
                .iter()
                .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')))
                .unwrap_or(host.len());
            if end > 0 {
                return Some(&host[..end]);
            }
        }
    }
    None
}
