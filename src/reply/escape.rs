//! Escaping replies for logs and terminals.

use super::{Line, Lines, Reply};
use core::fmt::{self, Write};

/// Displays bytes from a server in a form that is safe in a log and on a terminal: on one line, without control characters.
///
/// A server chooses the text of its replies. Printed as it is, it could start new log lines, send control sequences to a
/// terminal or change the direction of the text. So control characters, line separators and directional marks are escaped as
/// `\r`, `\n`, `\t` or `\u{1b}`, bytes that are not UTF-8 as `\xff`, and the backslash as `\\`. All other text is unchanged.
///
/// [`Reply`] and [`Line`] are displayed like this, too.
///
/// ```
/// use smtp_reply::{Escaped, Reply};
///
/// let text = b"No such user\r\nNov 22 12:00:00 mx: root logged in \x1b[2J \xff";
/// assert_eq!(
///     Escaped::new(text).to_string(),
///     r"No such user\r\nNov 22 12:00:00 mx: root logged in \u{1b}[2J \xff",
/// );
///
/// let reply = Reply::parse(b"550-5.1.1 No such user\r\n550 5.1.1 here\r\n")?;
/// assert_eq!(reply.to_string(), r"550-5.1.1 No such user\r\n550 5.1.1 here");
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Escaped<'a>(&'a [u8]);

impl<'a> Escaped<'a> {
    /// Wraps bytes to be displayed.
    pub fn new<T: AsRef<[u8]> + ?Sized>(bytes: &'a T) -> Self {
        Self(bytes.as_ref())
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            let mut text = chunk.valid();
            while let Some((at, c)) = text.char_indices().find(|&(_, c)| is_unsafe(c)) {
                f.write_str(&text[..at])?;
                match c {
                    '\t' | '\r' | '\n' | '\\' => write!(f, "{}", c.escape_default())?,
                    _ => write!(f, "{}", c.escape_unicode())?,
                }
                text = &text[at + c.len_utf8()..];
            }
            f.write_str(text)?;
            for byte in chunk.invalid() {
                write!(f, "\\x{byte:02x}")?;
            }
        }
        Ok(())
    }
}

/// Whether a character could change how a terminal or a log shows the text.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\\'
            // Directional marks, embeddings, overrides and isolates.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Line and paragraph separator.
            | '\u{2028}' | '\u{2029}'
        )
}

impl fmt::Debug for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        fmt::Display::fmt(self, f)?;
        f.write_char('"')
    }
}

impl fmt::Debug for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Line").field(&Escaped(self.as_bytes())).finish()
    }
}

impl fmt::Debug for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl fmt::Display for Line<'_> {
    /// The line as received, [escaped](Escaped).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped(self.as_bytes()).fmt(f)
    }
}

/// Displays the messages of the lines, with a space between them, escaped. Empty ones are left out.
#[derive(Clone)]
pub(super) struct Message<'a>(pub(super) Lines<'a>);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = self.0.clone().map(|line| line.message().trim_ascii());
        for (i, message) in messages.filter(|message| !message.is_empty()).enumerate() {
            if i > 0 {
                f.write_char(' ')?;
            }
            Escaped(message).fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        fmt::Display::fmt(self, f)?;
        f.write_char('"')
    }
}

impl fmt::Display for Reply<'_> {
    /// The reply as received, without its last line end, [escaped](Escaped).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.as_bytes();
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        Escaped(bytes.strip_suffix(b"\r").unwrap_or(bytes)).fmt(f)
    }
}

impl fmt::Debug for Reply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reply").field(&Escaped(self.as_bytes())).finish()
    }
}
