//! Decoding replies from bytes that arrive in pieces.

use super::stream::Stream;
use super::{Escaped, Limits, ParseError, Reply};
use alloc::vec::Vec;
use core::fmt;

/// A streaming parser: it takes the bytes of a connection in pieces of any size and returns the replies.
///
/// The replies do not depend on the sizes of the pieces, nothing has to be reset between them, and the time is linear in the
/// number of bytes. [`Limits`] bound the memory for an incomplete reply.
///
/// ```
/// use smtp_reply::ReplyDecoder;
///
/// let mut decoder = ReplyDecoder::new();
/// let mut codes = Vec::new();
/// for piece in [&b"250-mx.exam"[..], b"ple.com\r\n250 SIZE 1000\r", b"\n250 2.1.0 Ok\r\n354"] {
///     decoder.feed(piece);
///     while let Some(reply) = decoder.next_reply()? {
///         codes.push((reply.code().as_u16(), reply.lines().count()));
///     }
/// }
/// assert_eq!(codes, [(250, 2), (250, 1)]);
/// assert_eq!(decoder.buffered(), b"354");
/// assert!(decoder.finish().is_err());
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
///
/// Take all replies before feeding more, or the buffer grows.
///
/// # After an error
///
/// If a reply cannot be parsed, it is unknown where the next one begins. The decoder returns the same error from each later
/// call and drops what it is fed. Close the connection.
///
/// # STARTTLS
///
/// An attacker may inject replies to later commands before the TLS handshake. After the 220 that answers STARTTLS, close the
/// connection if anything is [`buffered`](Self::buffered). After the handshake, use a new decoder.
///
/// ```
/// use smtp_reply::ReplyDecoder;
///
/// let mut decoder = ReplyDecoder::new();
/// decoder.feed(b"220 2.0.0 Ready to start TLS\r\n250 AUTH PLAIN\r\n");
/// assert_eq!(decoder.next_reply()?.unwrap().code(), 220);
/// assert!(!decoder.buffered().is_empty(), "response injection: close the connection");
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
#[derive(Clone)]
#[doc(alias = "parser")]
pub struct ReplyDecoder {
    buffer: Vec<u8>,
    /// The number of bytes at the start of the buffer that have been returned in replies.
    taken: usize,
    /// The state of the reply that begins there.
    stream: Stream,
}

impl ReplyDecoder {
    /// Creates a decoder with the default [`Limits`].
    pub const fn new() -> Self {
        Self::with_limits(Limits::new())
    }

    /// Creates a decoder with other limits.
    pub const fn with_limits(limits: Limits) -> Self {
        Self { buffer: Vec::new(), taken: 0, stream: Stream::new(limits) }
    }

    /// Adds bytes from the server. After an error they are dropped.
    pub fn feed<T: AsRef<[u8]> + ?Sized>(&mut self, bytes: &T) {
        if self.stream.error.is_some() {
            return;
        }
        // The rest is moved only if it is the smaller half, which makes the cost of the moves linear.
        if self.taken >= self.buffer.len() - self.taken {
            self.buffer.drain(..self.taken);
            self.taken = 0;
        }
        self.buffer.extend_from_slice(bytes.as_ref());
    }

    /// Returns the next reply, or `None` if more bytes are needed. It borrows from the decoder; use
    /// [`into_owned`](Reply::into_owned) to keep it.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a reply or exceed a limit. All later calls return the same error.
    ///
    /// ```
    /// # use smtp_reply::{ParseErrorKind, ReplyDecoder};
    /// let mut decoder = ReplyDecoder::new();
    /// decoder.feed(b"220 mx.example.com\r\nHTTP/1.1 400 Bad Request\r\n220 again\r\n");
    /// assert_eq!(decoder.next_reply()?.unwrap().code(), 220);
    /// assert_eq!(decoder.next_reply().unwrap_err().kind(), ParseErrorKind::Code);
    /// assert_eq!(decoder.next_reply().unwrap_err().kind(), ParseErrorKind::Code);
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub fn next_reply(&mut self) -> Result<Option<Reply<'_>>, ParseError> {
        let reply = self.stream.next(&self.buffer[self.taken..])?;
        self.taken += reply.as_ref().map_or(0, |reply| reply.as_bytes().len());
        Ok(reply)
    }

    /// Returns the bytes that have been fed and not yet returned in a reply.
    ///
    /// ```
    /// # use smtp_reply::ReplyDecoder;
    /// let mut decoder = ReplyDecoder::new();
    /// decoder.feed(b"250-mx.ex");
    /// assert_eq!(decoder.next_reply(), Ok(None));
    /// assert_eq!(decoder.buffered(), b"250-mx.ex");
    /// ```
    pub fn buffered(&self) -> &[u8] {
        &self.buffer[self.taken..]
    }

    /// Checks that the connection may end here: that all replies are complete, whether they have been returned or not.
    ///
    /// Some servers close the connection without ending their last line. [`Reply::parse`] parses such a line from
    /// [`buffered`](Self::buffered), to show it; whether it is complete is unknown.
    ///
    /// # Errors
    ///
    /// Returns an error if the last reply is incomplete, and after an error the same error:
    ///
    /// ```
    /// # use smtp_reply::{ParseErrorKind, ReplyDecoder};
    /// let mut decoder = ReplyDecoder::new();
    /// assert_eq!(decoder.finish(), Ok(()));
    /// decoder.feed(b"250-mx.example.com\r\n");
    /// assert_eq!(decoder.finish().unwrap_err().kind(), ParseErrorKind::Incomplete);
    /// ```
    pub fn finish(&self) -> Result<(), ParseError> {
        let (mut rest, mut stream) = (self.buffered(), self.stream.clone());
        while let Some(reply) = stream.next(rest)? {
            rest = &rest[reply.as_bytes().len()..];
        }
        stream.finish(rest)
    }
}

impl fmt::Debug for ReplyDecoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplyDecoder")
            .field("limits", &self.stream.limits)
            .field("buffered", &Escaped::new(self.buffered()))
            .field("error", &self.stream.error)
            .finish_non_exhaustive()
    }
}

impl Default for ReplyDecoder {
    fn default() -> Self {
        Self::new()
    }
}
