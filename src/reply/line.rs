//! The lines of a reply.

use super::{enhanced, scan};
use crate::code::{EnhancedCode, ReplyCode};
use crate::find;
#[cfg(feature = "alloc")]
use alloc::{borrow::Cow, string::String};
use core::iter::FusedIterator;

/// One line of a reply, without its line end.
///
/// ```
/// use smtp_reply::Reply;
///
/// let reply = Reply::parse(b"550-5.1.1 No such user\r\n550 5.1.1 here\r\n")?;
/// let line = reply.lines().next().unwrap();
/// assert_eq!(line.code(), 550);
/// assert_eq!(line.enhanced().unwrap().to_string(), "5.1.1");
/// assert_eq!(line.text(), b"5.1.1 No such user");
/// assert_eq!(line.message(), b"No such user");
/// assert_eq!(line.as_bytes(), b"550-5.1.1 No such user");
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line<'a> {
    code: ReplyCode,
    bytes: &'a [u8],
}

impl<'a> Line<'a> {
    pub(super) const fn without_text(code: ReplyCode) -> Self {
        Self { code, bytes: b"" }
    }

    /// Returns the code of this line. All lines of a reply should have the same code, but some servers deviate.
    pub const fn code(&self) -> ReplyCode {
        self.code
    }

    /// Returns the enhanced code at the start of this line's text (RFC 2034 §4).
    pub fn enhanced(&self) -> Option<EnhancedCode> {
        enhanced::leading(self.text()).map(|(code, _)| code)
    }

    /// Returns the text after the code and the character that follows it. An enhanced code is part of it.
    pub fn text(&self) -> &'a [u8] {
        scan::text(self.bytes)
    }

    /// Returns the text after the enhanced code and the spaces that follow it, or all the text if there is no code.
    pub fn message(&self) -> &'a [u8] {
        match enhanced::leading(self.text()) {
            Some((_, end)) => self.text()[end..].trim_ascii_start(),
            None => self.text(),
        }
    }

    /// Returns the [`text`](Self::text) as a string. Invalid UTF-8 is replaced by U+FFFD.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// let reply = Reply::parse(b"550 Bo\xeete pleine")?;
    /// assert_eq!(reply.lines().next().unwrap().text_lossy(), "Bo\u{fffd}te pleine");
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[cfg(feature = "alloc")]
    pub fn text_lossy(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.text())
    }

    /// Returns the whole line as received, without its line end.
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// The lines of a reply, in order. Made by [`Reply::lines`](crate::Reply::lines).
///
/// ```
/// # use smtp_reply::Reply;
/// let reply = Reply::parse(b"250-mx.example.com\r\n250-SIZE 1000\r\n250 STARTTLS\r\n")?;
/// let extensions: Vec<&[u8]> = reply.lines().skip(1).map(|line| line.text()).collect();
/// assert_eq!(extensions, [&b"SIZE 1000"[..], b"STARTTLS"]);
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Lines<'a> {
    rest: &'a [u8],
}

impl<'a> Lines<'a> {
    /// `bytes` have been scanned: each line begins with a code, except blank lines before the reply.
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        while !self.rest.is_empty() {
            let (line, rest) = match find::byte(self.rest, 0, b'\n') {
                Some(lf) => (&self.rest[..lf], &self.rest[lf + 1..]),
                None => (self.rest, &[][..]),
            };
            self.rest = rest;
            let bytes = scan::trim_cr(line);
            let code = bytes.get(..3).and_then(|digits| ReplyCode::from_bytes(digits).ok());
            // Only a blank line before the reply has no code.
            if let Some(code) = code {
                return Some(Line { code, bytes });
            }
        }
        None
    }
}

impl FusedIterator for Lines<'_> {}
