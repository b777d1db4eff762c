//! Decoding replies from bytes that arrive in pieces.

use super::stream::Stream;
use super::{Escaped, Limits, ParseError, Reply};
use alloc::vec::Vec;
use core::fmt;

/// Takes the bytes of a connection in pieces of any size and gives the replies.
///
/// The replies do not depend on how the bytes were cut, nothing has to be reset between them, and each byte is looked
/// at a few times at most, however small the pieces are. [`Limits`] bound what an unfinished reply may take.
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
/// Take all replies before feeding more, or the bytes pile up.
///
/// # After an error
///
/// If a reply cannot be read, it is unknown where the next begins. The decoder answers each later call with the
/// same error and forgets what it is fed: the connection has to be closed.
///
/// # STARTTLS
///
/// What a server said before the TLS handshake must not be believed after it: an attacker may have put in the answers
/// to commands that are yet to be sent. After the 220 that answers STARTTLS nothing may be
/// [`buffered`](Self::buffered), or the connection has to be closed. After the handshake, go on with a new decoder.
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
    /// Up to where the buffer has been given away in replies.
    taken: usize,
    /// What begins there.
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

    /// Takes bytes that came from the server. After an error they are dropped.
    pub fn feed<T: AsRef<[u8]> + ?Sized>(&mut self, bytes: &T) {
        if self.stream.error.is_some() {
            return;
        }
        // Moving the rest to the front only where it is the smaller half makes the moves cheap over time.
        if self.taken >= self.buffer.len() - self.taken {
            self.buffer.drain(..self.taken);
            self.taken = 0;
        }
        self.buffer.extend_from_slice(bytes.as_ref());
    }

    /// Returns the next reply, or `None` until more bytes come. It borrows from the decoder;
    /// [`into_owned`](Reply::into_owned) keeps it.
    ///
    /// # Errors
    ///
    /// When the bytes are not a reply or exceed a limit. All later calls give the same error.
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

    /// Returns the bytes that came and are not yet part of a reply.
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

    /// Checks whether the connection may end here: all replies are complete, taken or not.
    ///
    /// Some servers close the connection without ending their last line. [`Reply::parse`] reads such a line from
    /// [`buffered`](Self::buffered), to show it; whether it is complete is unknown.
    ///
    /// # Errors
    ///
    /// When the last reply lacks its end, and after an error that error:
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
