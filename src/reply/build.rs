//! Building replies to send.

use super::Reply;
use crate::code::{EnhancedCode, ReplyCode};
use alloc::{string::ToString, vec::Vec};

/// The longest line with its line end (RFC 5321 §4.5.3.1.5).
const LINE: usize = 512;

/// A builder of replies to send. [`Reply::builder`] creates it.
///
/// Each line gets the enhanced code (RFC 2034 §4). A text that would make a line longer than 512 octets with its line end
/// (RFC 5321 §4.5.3.1.5) is wrapped, at a space if there is one.
///
/// ```
/// use smtp_reply::{EnhancedCode, Reply, ReplyCode};
///
/// let code = ReplyCode::new(550).unwrap();
/// let reply = Reply::builder(code)
///     .enhanced(EnhancedCode::new(5, 1, 1).unwrap())
///     .line("<nobody@example.com>: no such user")
///     .line("Ask postmaster@example.com")
///     .build()?;
/// assert_eq!(
///     reply.as_bytes(),
///     b"550-5.1.1 <nobody@example.com>: no such user\r\n550 5.1.1 Ask postmaster@example.com\r\n",
/// );
/// # Ok::<(), smtp_reply::BuildError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ReplyBuilder {
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    /// The texts, each followed by LF, which no text may contain.
    texts: Vec<u8>,
    error: Option<BuildError>,
}

impl Reply<'static> {
    /// Creates a builder of a reply to send.
    ///
    /// ```
    /// use smtp_reply::{Reply, ReplyCode};
    ///
    /// let reply = Reply::builder(ReplyCode::new(354).unwrap()).line("Go ahead").build()?;
    /// assert_eq!(reply.as_bytes(), b"354 Go ahead\r\n");
    /// # Ok::<(), smtp_reply::BuildError>(())
    /// ```
    pub const fn builder(code: ReplyCode) -> ReplyBuilder {
        ReplyBuilder { code, enhanced: None, texts: Vec::new(), error: None }
    }
}

impl ReplyBuilder {
    /// Sets the enhanced code of each line.
    pub const fn enhanced(mut self, enhanced: EnhancedCode) -> Self {
        self.enhanced = Some(enhanced);
        self
    }

    /// Adds a line with this text.
    pub fn line(mut self, text: impl AsRef<[u8]>) -> Self {
        let text = text.as_ref();
        if let Some(at) = text.iter().position(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
            let line = self.texts.split(|&byte| byte == b'\n').count();
            self.error.get_or_insert(BuildError(Problem::Byte { byte: text[at], at, line }));
        } else {
            self.texts.extend_from_slice(text);
            self.texts.push(b'\n');
        }
        self
    }

    /// Adds lines with these texts.
    pub fn lines<T: AsRef<[u8]>>(self, texts: impl IntoIterator<Item = T>) -> Self {
        texts.into_iter().fold(self, Self::line)
    }

    /// Builds the reply. Without a line it is the code alone, or both codes.
    ///
    /// # Errors
    ///
    /// Returns an error if a text contains CR, LF or NUL, which would end or garble the line, or if the class of the enhanced
    /// code is not that of the code (RFC 2034 §4):
    ///
    /// ```
    /// use smtp_reply::{EnhancedCode, Reply, ReplyCode};
    ///
    /// let ok = Reply::builder(ReplyCode::new(250).unwrap());
    /// assert_eq!(
    ///     ok.clone().line("Ok\r\n250 forged").build().unwrap_err().to_string(),
    ///     r"expected text without CR, LF and NUL, found '\r' at offset 2 of line 1",
    /// );
    /// assert_eq!(
    ///     ok.enhanced(EnhancedCode::new(5, 1, 1).unwrap()).build().unwrap_err().to_string(),
    ///     "expected an enhanced code of the class of 250, found 5.1.1",
    /// );
    /// ```
    pub fn build(self) -> Result<Reply<'static>, BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if let Some(enhanced) = self.enhanced.filter(|enhanced| enhanced.class() != self.code.class()) {
            return Err(BuildError(Problem::Class { code: self.code, enhanced }));
        }
        let mut head = Vec::from(self.code.as_str());
        head.push(b'-');
        if let Some(enhanced) = self.enhanced {
            head.extend_from_slice(enhanced.to_string().as_bytes());
            head.push(b' ');
        }
        let texts = self.texts.strip_suffix(b"\n").unwrap_or_default();
        let mut bytes = Vec::with_capacity(texts.len() + head.len() + 2);
        let mut last = 0;
        for text in texts.split(|&byte| byte == b'\n') {
            let mut rest = Some(text);
            while let Some(text) = rest {
                last = bytes.len();
                rest = write_line(&mut bytes, &head, text);
            }
        }
        // Each line was written as if another one followed.
        bytes[last + 3] = b' ';
        Ok(Reply::scanned(bytes))
    }
}

/// Writes one line with as much of the text as fits. Returns the rest of the text.
fn write_line<'a>(bytes: &mut Vec<u8>, head: &[u8], text: &'a [u8]) -> Option<&'a [u8]> {
    let (text, rest) = wrap(text, LINE - head.len() - 2);
    bytes.extend_from_slice(if text.is_empty() { head.trim_ascii_end() } else { head });
    bytes.extend_from_slice(text);
    bytes.extend_from_slice(b"\r\n");
    rest
}

/// Splits a text that is too long: at the last space that fits, or else before the character that does not.
fn wrap(text: &[u8], room: usize) -> (&[u8], Option<&[u8]>) {
    if text.len() <= room {
        return (text, None);
    }
    match text[..=room].iter().rposition(|&byte| byte == b' ') {
        Some(space) if space > 0 => (&text[..space], Some(&text[space + 1..])),
        _ => {
            let is_start = |at: &usize| text[*at] & 0xc0 != 0x80;
            let cut = (room - 3..=room).rev().find(is_start).unwrap_or(room);
            (&text[..cut], Some(&text[cut..]))
        }
    }
}

/// The error of [`ReplyBuilder::build`]: what cannot be written as a reply.
///
/// ```
/// use smtp_reply::{Reply, ReplyCode};
///
/// let error = Reply::builder(ReplyCode::OK).line("Ok\n").build().unwrap_err();
/// assert_eq!(error.to_string(), r"expected text without CR, LF and NUL, found '\n' at offset 2 of line 1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct BuildError(Problem);

impl BuildError {
    /// Returns the byte that is not allowed in a line, if that is the error.
    ///
    /// ```
    /// use smtp_reply::{Reply, ReplyCode};
    ///
    /// let error = Reply::builder(ReplyCode::OK).line("Ok").line("queued\n").build().unwrap_err();
    /// assert_eq!((error.found(), error.line(), error.offset()), (Some(b'\n'), Some(2), Some(6)));
    /// ```
    pub const fn found(&self) -> Option<u8> {
        match self.0 {
            Problem::Byte { byte, .. } => Some(byte),
            Problem::Class { .. } => None,
        }
    }

    /// Returns the number of the line with that byte, counted from 1.
    pub const fn line(&self) -> Option<usize> {
        match self.0 {
            Problem::Byte { line, .. } => Some(line),
            Problem::Class { .. } => None,
        }
    }

    /// Returns the index of that byte in the text of the line.
    pub const fn offset(&self) -> Option<usize> {
        match self.0 {
            Problem::Byte { at, .. } => Some(at),
            Problem::Class { .. } => None,
        }
    }

    /// Returns the enhanced code whose class is not that of the code, if that is the error.
    ///
    /// ```
    /// use smtp_reply::{EnhancedCode, Reply, ReplyCode};
    ///
    /// let error = Reply::builder(ReplyCode::OK).enhanced(EnhancedCode::MAILBOX_FULL).build().unwrap_err();
    /// assert_eq!(error.enhanced(), Some(EnhancedCode::MAILBOX_FULL));
    /// ```
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        match self.0 {
            Problem::Byte { .. } => None,
            Problem::Class { enhanced, .. } => Some(enhanced),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    #[error("expected text without CR, LF and NUL, found '{}' at offset {at} of line {line}", byte.escape_ascii())]
    Byte { byte: u8, at: usize, line: usize },
    #[error("expected an enhanced code of the class of {code}, found {enhanced}")]
    Class { code: ReplyCode, enhanced: EnhancedCode },
}
