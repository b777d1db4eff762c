//! Errors of parsing a reply.

use crate::name::names;
use core::fmt;

/// The error of parsing a reply: what is wrong, and where.
///
/// ```
/// use smtp_reply::{ParseErrorKind, Reply};
///
/// let error = Reply::parse(b"250-mx.example.com\r\n2500 SIZE\r\n").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Separator);
/// assert_eq!((error.line(), error.offset()), (2, 23));
/// assert_eq!(
///     error.to_string(),
///     "expected a space or a hyphen after the reply code, found '0' (line 2, offset 23)",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (line {line}, offset {offset})")]
pub struct ParseError {
    pub(super) problem: Problem,
    pub(super) line: usize,
    pub(super) offset: usize,
}

impl ParseError {
    /// Returns what is wrong.
    pub const fn kind(&self) -> ParseErrorKind {
        match self.problem {
            Problem::Empty => ParseErrorKind::Empty,
            Problem::Code { .. } => ParseErrorKind::Code,
            Problem::Separator(_) => ParseErrorKind::Separator,
            Problem::Incomplete => ParseErrorKind::Incomplete,
            Problem::Trailing(_) => ParseErrorKind::Trailing,
            Problem::LineTooLong(_) => ParseErrorKind::LineTooLong,
            Problem::TooManyLines(_) => ParseErrorKind::TooManyLines,
            Problem::ReplyTooLong(_) => ParseErrorKind::ReplyTooLong,
        }
    }

    /// Returns the unexpected bytes: those in place of a code, or the one that must not follow a code or a reply. Empty if
    /// something is missing or exceeds a limit.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert_eq!(Reply::parse("25O Ok").unwrap_err().found(), b"25O");
    /// assert_eq!(Reply::parse("2500 Ok").unwrap_err().found(), b"0");
    /// assert_eq!(Reply::parse("250-Ok\r\n").unwrap_err().found(), b"");
    /// ```
    pub fn found(&self) -> &[u8] {
        match &self.problem {
            Problem::Code { found, len } => &found[..usize::from(*len)],
            Problem::Separator(byte) | Problem::Trailing(byte) => core::slice::from_ref(byte),
            Problem::Empty
            | Problem::Incomplete
            | Problem::LineTooLong(_)
            | Problem::TooManyLines(_)
            | Problem::ReplyTooLong(_) => &[],
        }
    }

    /// Returns the limit that is exceeded, in octets or lines; at most [`u32::MAX`]. `None` for other errors.
    ///
    /// ```
    /// # #[cfg(feature = "alloc")] {
    /// use smtp_reply::{Limits, ReplyDecoder};
    ///
    /// let mut decoder = ReplyDecoder::with_limits(Limits::new().with_max_lines(2));
    /// decoder.feed("250-a\r\n250-b\r\n250-c\r\n");
    /// assert_eq!(decoder.next_reply().unwrap_err().limit(), Some(2));
    /// # }
    /// ```
    pub const fn limit(&self) -> Option<u32> {
        match self.problem {
            Problem::LineTooLong(limit) | Problem::TooManyLines(limit) | Problem::ReplyTooLong(limit) => {
                Some(limit)
            }
            _ => None,
        }
    }

    /// Returns the number of the line in the reply, counted from 1, without blank lines before the reply.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the index of the wrong byte, counted from the first byte of the reply.
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

names! {
    "a kind of parse error such as incomplete",
    /// The kind of a [`ParseError`].
    ///
    /// ```
    /// use smtp_reply::{ParseErrorKind, Reply};
    ///
    /// match Reply::parse(b"250-mx.example.com\r\n").unwrap_err().kind() {
    ///     ParseErrorKind::Incomplete => println!("the connection was cut"),
    ///     kind => println!("this is not a mail server: {kind}"),
    /// }
    /// assert_eq!(ParseErrorKind::LineTooLong.as_str(), "line_too_long");
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum ParseErrorKind {
        /// There is nothing, or nothing but blank lines.
        Empty,
        /// A line does not begin with a reply code from 100 to 599.
        Code,
        /// Neither a space, a hyphen nor the end of the line follows the code.
        Separator,
        /// The input ends where another line has to follow.
        Incomplete,
        /// Something follows the reply.
        Trailing,
        /// A line is longer than [`Limits::max_line_len`](crate::Limits::max_line_len) allows.
        LineTooLong,
        /// There are more lines than [`Limits::max_lines`](crate::Limits::max_lines) allows.
        TooManyLines,
        /// The reply is longer than [`Limits::max_reply_len`](crate::Limits::max_reply_len) allows.
        ReplyTooLong,
    }
}

/// Eight bytes, so that a `Result<Reply, ParseError>`, which is moved with each reply, is as small as a `Reply`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Empty,
    /// The first `len` bytes of the line, up to the wrong one.
    Code {
        found: [u8; 3],
        len: u8,
    },
    Separator(u8),
    Incomplete,
    Trailing(u8),
    LineTooLong(u32),
    TooManyLines(u32),
    ReplyTooLong(u32),
}

impl Problem {
    /// Returns the problem of a line that begins with these bytes, three at most.
    #[expect(clippy::cast_possible_truncation, reason = "three at most")]
    pub(super) fn code(bytes: &[u8]) -> Self {
        let mut found = [0; 3];
        found[..bytes.len()].copy_from_slice(bytes);
        Self::Code { found, len: bytes.len() as u8 }
    }

    /// Returns one of the three problems that have a limit. Limits over `u32::MAX` are shown as that.
    pub(super) fn limit(kind: fn(u32) -> Self, limit: usize) -> Self {
        kind(u32::try_from(limit).unwrap_or(u32::MAX))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("expected a reply, found nothing"),
            Self::Code { found, len } => {
                let found = found[..usize::from(*len)].escape_ascii();
                write!(f, "expected a reply code from 100 to 599, found '{found}'")
            }
            Self::Separator(byte) => {
                let byte = byte.escape_ascii();
                write!(f, "expected a space or a hyphen after the reply code, found '{byte}'")
            }
            Self::Incomplete => f.write_str("expected the rest of the reply, found the end of the input"),
            Self::Trailing(byte) => {
                write!(f, "expected the end of the input, found '{}'", byte.escape_ascii())
            }
            Self::LineTooLong(limit) => {
                write!(f, "expected a line of at most {limit} octets, found a longer one")
            }
            Self::TooManyLines(limit) => {
                write!(f, "expected a reply of at most {limit} lines, found a longer one")
            }
            Self::ReplyTooLong(limit) => {
                write!(f, "expected a reply of at most {limit} octets, found a longer one")
            }
        }
    }
}
