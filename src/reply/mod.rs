//! Bytes → [`Reply`] → bytes: the parser, the streaming decoder with its limits, deviations from the standards, and
//! writing replies.

#[cfg(feature = "alloc")]
mod build;
#[cfg(feature = "tokio-util")]
mod codec;
mod conforming;
#[cfg(feature = "alloc")]
mod decoder;
mod deviation;
pub(crate) mod enhanced;
mod error;
mod escape;
mod limits;
mod line;
mod scan;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "alloc")]
mod stream;

#[cfg(feature = "alloc")]
pub use build::{BuildError, ReplyBuilder};
#[cfg(feature = "tokio-util")]
pub use codec::{CodecError, ReplyCodec};
#[cfg(feature = "alloc")]
pub use decoder::ReplyDecoder;
pub use deviation::{Deviation, Deviations, DeviationsIter};
pub use error::{ParseError, ParseErrorKind};
pub use escape::Escaped;
pub use limits::Limits;
pub use line::{Line, Lines};

use crate::code::{EnhancedCode, ReplyCode};
#[cfg(feature = "alloc")]
use alloc::{borrow::Cow, vec::Vec};
use conforming::conforming;
use core::fmt;
use error::Problem;
use escape::Message;
use scan::Scan;

#[cfg(feature = "alloc")]
type Bytes<'a> = Cow<'a, [u8]>;
#[cfg(not(feature = "alloc"))]
type Bytes<'a> = &'a [u8];

/// One reply of an SMTP server: a code, perhaps an enhanced code, and lines of text (RFC 5321 §4.2).
///
/// It borrows the bytes it was parsed from and copies nothing. Text is bytes in any encoding. Replies that violate the
/// standards but can be understood are accepted; [`deviations`](Self::deviations) returns the violations.
///
/// ```
/// use smtp_reply::Reply;
///
/// let reply = Reply::parse(b"550-5.1.1 No such user\r\n550 5.1.1 at example.com\r\n")?;
/// assert_eq!(reply.code(), 550);
/// assert_eq!(reply.enhanced().unwrap().to_string(), "5.1.1");
/// assert!(reply.lines().map(|line| line.message()).eq([&b"No such user"[..], b"at example.com"]));
/// assert!(reply.is_conformant());
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
///
/// Two replies are equal if their bytes are.
#[derive(Clone, PartialEq, Eq, Hash)]
#[doc(alias = "response")]
pub struct Reply<'a> {
    bytes: Bytes<'a>,
    code: ReplyCode,
    /// The enhanced code in its proper place, if there is one.
    enhanced: Option<EnhancedCode>,
    /// The deviations found by the scan.
    deviations: Deviations,
}

impl<'a> Reply<'a> {
    /// Parses exactly one reply. The last line end may be missing.
    ///
    /// # Errors
    ///
    /// Returns an error if a line does not begin with a code from 100 to 599, if the code is followed by anything but a space
    /// or a hyphen (a tab or a letter is accepted), if a line is missing, or if anything follows the reply:
    ///
    /// ```
    /// # use smtp_reply::{ParseErrorKind, Reply};
    /// # #[track_caller]
    /// # fn assert_error(bytes: &[u8], kind: ParseErrorKind) {
    /// #     assert_eq!(Reply::parse(bytes).unwrap_err().kind(), kind);
    /// # }
    /// assert_error(b"", ParseErrorKind::Empty);
    /// assert_error(b"600 x\r\n", ParseErrorKind::Code);
    /// assert_error(b"2500 x\r\n", ParseErrorKind::Separator);
    /// assert_error(b"250-x\r\n", ParseErrorKind::Incomplete);
    /// assert_error(b"250 x\r\n250 y\r\n", ParseErrorKind::Trailing);
    /// ```
    // Inlined, so that the reply is built in place: moving it would take as long as parsing a line.
    #[inline]
    pub fn parse<T: AsRef<[u8]> + ?Sized>(bytes: &'a T) -> Result<Self, ParseError> {
        let bytes = bytes.as_ref();
        match conforming(bytes, true) {
            Some(found) => Ok(found.reply(bytes)),
            None => Self::parse_any(bytes),
        }
    }

    /// Parses any reply, conforming or not.
    fn parse_any(bytes: &'a [u8]) -> Result<Self, ParseError> {
        let mut scan = Scan::new();
        match scan.advance(bytes, &Limits::NONE, true)? {
            Some(len) if len == bytes.len() => Ok(scan.reply(bytes)),
            Some(len) => Err(scan.error(Problem::Trailing(bytes[len]), 0)),
            None => Err(scan.cut_short(bytes)),
        }
    }

    /// Parses the reply at the start of `bytes`, and returns it with its length. `None` if it is not complete; a complete
    /// reply includes its last line end.
    ///
    /// For bytes that arrive in pieces use `ReplyDecoder`, which does not start again with each call, and has limits.
    ///
    /// ```
    /// use smtp_reply::Reply;
    ///
    /// let bytes = b"250 2.1.0 Ok\r\n550 5.1.1 No";
    /// let (reply, len) = Reply::parse_prefix(bytes)?.unwrap();
    /// assert_eq!((reply.code().as_u16(), len), (250, 14));
    /// assert_eq!(Reply::parse_prefix(&bytes[len..]), Ok(None));
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes cannot be the start of a reply:
    ///
    /// ```
    /// # use smtp_reply::{ParseErrorKind, Reply};
    /// assert_eq!(Reply::parse_prefix(b"HT").unwrap_err().kind(), ParseErrorKind::Code);
    /// ```
    pub fn parse_prefix<T: AsRef<[u8]> + ?Sized>(bytes: &'a T) -> Result<Option<(Self, usize)>, ParseError> {
        let bytes = bytes.as_ref();
        if let Some(found) = conforming(bytes, false) {
            return Ok(Some((found.reply(bytes), found.len)));
        }
        let mut scan = Scan::new();
        let Some(len) = scan.advance(bytes, &Limits::NONE, false)? else { return Ok(None) };
        Ok(Some((scan.reply(&bytes[..len]), len)))
    }

    #[inline]
    #[cfg_attr(not(feature = "alloc"), expect(clippy::useless_conversion, reason = "a Cow with alloc"))]
    fn new(bytes: &'a [u8], code: ReplyCode, enhanced: Option<EnhancedCode>, deviations: Deviations) -> Self {
        Self { bytes: bytes.into(), code, enhanced, deviations }
    }

    /// Returns the code. If the lines have different codes, it is that of the last line, except that a refusal (4yz, 5yz) is
    /// never overridden by a 1yz, 2yz or 3yz line after it.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert_eq!(Reply::parse(b"220-mx.example.com\r\n521 Go away\r\n")?.code(), 521);
    /// assert_eq!(Reply::parse(b"550-No such user\r\n250 Ok\r\n")?.code(), 550);
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[inline]
    #[doc(alias = "has_code")]
    pub const fn code(&self) -> ReplyCode {
        self.code
    }

    /// Returns the enhanced code, if one is there (RFC 2034, RFC 3463).
    ///
    /// It may be at the start of any line. If the lines have different ones, it is the first that is on a line with the
    /// reply's [`code`](Self::code) and has the same class; failing that, the first on such a line or of that class.
    ///
    /// If no line starts with one, a refusal is searched for other forms that servers send: without a space after it
    /// (`5.7.1:`, `5.1.1<user@example.com>`), anywhere after a number sign or in brackets (`#5.1.1`, `(#5.1.1)`,
    /// `(5.1.1)`), or as a separate word. There the class must be that of the reply.
    ///
    /// [`Diagnostic`](crate::Diagnostic) and [`classify`](crate::classify) use the same rule.
    ///
    /// ```
    /// use smtp_reply::{EnhancedCode, Reply};
    ///
    /// let reply = Reply::parse(b"550 sorry, no mailbox here by that name (#5.1.1)")?;
    /// assert_eq!(reply.enhanced(), EnhancedCode::new(5, 1, 1));
    /// assert_eq!(Reply::parse(b"550 5.1.1.1 is not allowed to connect")?.enhanced(), None);
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[inline]
    pub fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced.or_else(|| enhanced::misplaced(self.lines(), self.code))
    }

    /// Returns the lines in order. There is at least one.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// let reply = Reply::parse(b"250-mx.example.com\r\n250-SIZE 1000\r\n250 STARTTLS\r\n")?;
    /// assert!(reply.lines().any(|line| line.text() == b"STARTTLS"));
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub fn lines(&self) -> Lines<'_> {
        Lines::new(self.as_bytes())
    }

    /// Returns the first line.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// let greeting = Reply::parse(b"220-mx.example.com ESMTP\r\n220 No spam, please\r\n")?;
    /// assert_eq!(greeting.first_line().text(), b"mx.example.com ESMTP");
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[doc(alias = "first_word")]
    pub fn first_line(&self) -> Line<'_> {
        self.lines().next().unwrap_or(Line::without_text(self.code))
    }

    /// Returns the text for people, to be displayed: the [messages](Line::message) of the lines as one line, with spaces
    /// between them. Like everything that a server chooses, it is [escaped](Escaped).
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// let reply = Reply::parse(b"550-5.1.1 No such user\r\n550 5.1.1 at example.com\r\n")?;
    /// assert_eq!(reply.message().to_string(), "No such user at example.com");
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub fn message(&self) -> impl fmt::Display + fmt::Debug + Clone {
        Message(self.lines())
    }

    /// Returns `true` if the code is 4yz or 5yz: the server did not do what was asked.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert!(Reply::parse(b"550 No such user\r\n")?.is_refusal());
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[doc(alias = "is_positive")]
    pub const fn is_refusal(&self) -> bool {
        self.code.is_refusal()
    }

    /// Returns `true` if the code is 2yz: the server did what was asked.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert!(Reply::parse(b"250 Ok\r\n")?.is_success());
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub const fn is_success(&self) -> bool {
        self.code.is_success()
    }

    /// Returns `true` if the code is 1yz or 3yz: the server waits for more.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert!(Reply::parse(b"354 Go ahead\r\n")?.is_intermediate());
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub const fn is_intermediate(&self) -> bool {
        self.code.is_intermediate()
    }

    /// Returns `true` if the code is 4yz: a temporary failure. The same command may succeed later.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert!(Reply::parse(b"450 Mailbox busy\r\n")?.is_transient());
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub const fn is_transient(&self) -> bool {
        self.code.is_transient()
    }

    /// Returns `true` if the code is 5yz: a permanent failure. The same command will fail again.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert!(Reply::parse(b"550 No such user\r\n")?.is_permanent());
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub const fn is_permanent(&self) -> bool {
        self.code.is_permanent()
    }

    /// Returns the [texts](Line::text) of the lines as a string, joined by line feeds. Invalid UTF-8 is replaced by U+FFFD.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// let reply = Reply::parse(b"550-5.1.1 No such user\r\n550 5.1.1 at example.com\r\n")?;
    /// assert_eq!(reply.text_lossy(), "5.1.1 No such user\n5.1.1 at example.com");
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[cfg(feature = "alloc")]
    pub fn text_lossy(&self) -> Cow<'_, str> {
        let mut lines = self.lines().map(|line| line.text_lossy());
        let first = lines.next().unwrap_or_default();
        lines.fold(first, |mut joined, line| {
            joined.to_mut().push('\n');
            joined + line
        })
    }

    /// Returns the deviations from the standards.
    ///
    /// ```
    /// # use smtp_reply::{Deviation, Reply};
    /// let reply = Reply::parse(b"550-5.1.1 No such user\r\n550 Ask the postmaster\r\n")?;
    /// assert!(reply.deviations().iter().eq([Deviation::EnhancedCodeNotOnEveryLine]));
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub fn deviations(&self) -> Deviations {
        // A misplaced code is searched for only on demand.
        match (self.enhanced, self.enhanced()) {
            (None, Some(_)) => self.deviations.with(Deviation::EnhancedCodeMisplaced),
            _ => self.deviations,
        }
    }

    /// Returns `true` if there are no [`deviations`](Self::deviations).
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert!(Reply::parse(b"250\r\n")?.is_conformant());
    /// assert!(!Reply::parse(b"250 Ok\n")?.is_conformant());
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub fn is_conformant(&self) -> bool {
        self.deviations().is_empty()
    }

    /// Returns the bytes as received, with their line ends and any blank lines before the reply.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// assert_eq!(Reply::parse(b"250 Ok\n")?.as_bytes(), b"250 Ok\n");
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    #[cfg_attr(not(feature = "alloc"), expect(clippy::needless_borrow, reason = "a Cow with alloc"))]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Writes the reply: [`as_bytes`](Self::as_bytes), and the last line end if it is missing.
    ///
    /// A parsed reply is written as received, with its deviations. [`builder`](Self::builder) builds a conforming reply.
    ///
    /// # Errors
    ///
    /// Returns any error of the writer.
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// let mut wire = Vec::new();
    /// Reply::parse(b"221 2.0.0 Bye")?.write_to(&mut wire)?;
    /// assert_eq!(wire, b"221 2.0.0 Bye\r\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "std")]
    pub fn write_to<W: std::io::Write>(&self, mut writer: W) -> std::io::Result<()> {
        writer.write_all(self.as_bytes())?;
        writer.write_all(self.missing_end())
    }

    /// Returns the part of the line end that is missing from the last line.
    #[cfg(feature = "std")]
    fn missing_end(&self) -> &'static [u8] {
        match self.as_bytes() {
            [.., b'\n'] => b"",
            [.., b'\r'] => b"\n",
            _ => b"\r\n",
        }
    }

    /// Returns the reply of bytes that are known to be one.
    #[cfg(feature = "alloc")]
    fn scanned(bytes: Vec<u8>) -> Reply<'static> {
        let mut scan = Scan::new();
        let outcome = scan.advance(&bytes, &Limits::NONE, true);
        debug_assert_eq!(outcome, Ok(Some(bytes.len())));
        let Reply { code, enhanced, deviations, .. } = scan.reply(&bytes);
        Reply { bytes: Cow::Owned(bytes), code, enhanced, deviations }
    }

    /// Returns the reply with a copy of its bytes.
    ///
    /// ```
    /// # use smtp_reply::{ParseError, Reply};
    /// fn last_reply(buffer: &[u8]) -> Result<Reply<'static>, ParseError> {
    ///     Ok(Reply::parse(buffer)?.into_owned())
    /// }
    /// assert_eq!(last_reply(b"250 Ok\r\n")?.code(), 250);
    /// # Ok::<(), ParseError>(())
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn into_owned(self) -> Reply<'static> {
        Reply { bytes: Cow::Owned(self.bytes.into_owned()), ..self }
    }
}

/// Parses exactly one reply, as [`Reply::parse`] does.
///
/// ```
/// use smtp_reply::Reply;
///
/// let reply: Reply<'_> = b"250 Ok\r\n".as_slice().try_into()?;
/// assert_eq!(reply.code(), 250);
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
impl<'a> TryFrom<&'a [u8]> for Reply<'a> {
    type Error = ParseError;

    fn try_from(bytes: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse(bytes)
    }
}

/// Parses exactly one reply, as [`Reply::parse`] does.
///
/// ```
/// use smtp_reply::Reply;
///
/// assert_eq!(Reply::try_from(b"250 Ok\r\n")?.code(), 250);
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
impl<'a, const N: usize> TryFrom<&'a [u8; N]> for Reply<'a> {
    type Error = ParseError;

    fn try_from(bytes: &'a [u8; N]) -> Result<Self, ParseError> {
        Self::parse(bytes)
    }
}

/// Parses exactly one reply, as [`Reply::parse`] does.
impl<'a> TryFrom<&'a str> for Reply<'a> {
    type Error = ParseError;

    fn try_from(text: &'a str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

/// The bytes as received, for `classify` among others.
impl AsRef<[u8]> for Reply<'_> {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}
