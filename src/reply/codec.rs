//! The codec for tokio.

use super::stream::Stream;
use super::{Limits, ParseError, Reply};
use std::io;
use tokio_util::bytes::{Buf, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

/// A codec that reads and writes replies on a [`Framed`](tokio_util::codec::Framed) stream.
///
/// It decodes as [`ReplyDecoder`](crate::ReplyDecoder) does: after a reply that cannot be parsed, it returns the same error
/// again. Before TLS starts, check that [`Framed::read_buffer`](tokio_util::codec::Framed::read_buffer) is empty: anything
/// there would be an answer to a command that has not been sent.
///
/// ```
/// use smtp_reply::ReplyCodec;
/// use tokio_util::bytes::BytesMut;
/// use tokio_util::codec::Decoder;
///
/// let mut bytes = BytesMut::from("220 mx.example.com ESMTP\r\n250-mx");
/// let mut codec = ReplyCodec::new();
/// assert_eq!(codec.decode(&mut bytes)?.unwrap().code(), 220);
/// assert_eq!(codec.decode(&mut bytes)?, None);
/// # Ok::<(), smtp_reply::CodecError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReplyCodec {
    stream: Stream,
}

impl ReplyCodec {
    /// Creates a codec with the default [`Limits`].
    pub const fn new() -> Self {
        Self::with_limits(Limits::new())
    }

    /// Creates a codec with other limits.
    pub const fn with_limits(limits: Limits) -> Self {
        Self { stream: Stream::new(limits) }
    }
}

impl Default for ReplyCodec {
    fn default() -> Self {
        Self::new()
    }
}

impl Decoder for ReplyCodec {
    type Item = Reply<'static>;
    type Error = CodecError;

    fn decode(&mut self, bytes: &mut BytesMut) -> Result<Option<Reply<'static>>, CodecError> {
        let Some(reply) = self.stream.next(bytes)? else { return Ok(None) };
        let reply = reply.into_owned();
        bytes.advance(reply.as_bytes().len());
        Ok(Some(reply))
    }

    fn decode_eof(&mut self, bytes: &mut BytesMut) -> Result<Option<Reply<'static>>, CodecError> {
        if let Some(reply) = self.decode(bytes)? {
            return Ok(Some(reply));
        }
        self.stream.finish(bytes)?;
        Ok(None)
    }
}

impl Encoder<&Reply<'_>> for ReplyCodec {
    type Error = CodecError;

    fn encode(&mut self, reply: &Reply<'_>, bytes: &mut BytesMut) -> Result<(), CodecError> {
        bytes.extend_from_slice(reply.as_bytes());
        bytes.extend_from_slice(reply.missing_end());
        Ok(())
    }
}

impl Encoder<Reply<'_>> for ReplyCodec {
    type Error = CodecError;

    fn encode(&mut self, reply: Reply<'_>, bytes: &mut BytesMut) -> Result<(), CodecError> {
        self.encode(&reply, bytes)
    }
}

/// The error of [`ReplyCodec`]: of the connection, or of the replies on it.
///
/// ```
/// use smtp_reply::{CodecError, ReplyCodec};
/// use tokio_util::bytes::BytesMut;
/// use tokio_util::codec::Decoder;
///
/// match ReplyCodec::new().decode(&mut BytesMut::from("HTTP/1.1 400 Bad Request\r\n")) {
///     Err(CodecError::Parse(error)) => println!("this is not a mail server: {error}"),
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
#[non_exhaustive]
pub enum CodecError {
    /// The connection failed.
    Io(#[from] io::Error),
    /// The bytes are not a reply, or exceed a limit.
    Parse(#[from] ParseError),
}
