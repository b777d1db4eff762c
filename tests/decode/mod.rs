//! Decoding a stream that comes in pieces, for the tests and the fuzz target.

use smtp_reply::{Limits, ParseError, Reply, ReplyDecoder};

/// All replies in the pieces, and what the stream ends with.
pub(crate) fn decode<'a>(
    limits: Limits,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> (Vec<Reply<'static>>, Result<(), ParseError>) {
    let mut decoder = ReplyDecoder::with_limits(limits);
    let mut replies = Vec::new();
    for piece in pieces {
        decoder.feed(piece);
        loop {
            match decoder.next_reply() {
                Ok(Some(reply)) => replies.push(reply.into_owned()),
                Ok(None) => break,
                Err(error) => return (replies, Err(error)),
            }
        }
    }
    (replies, decoder.finish())
}
