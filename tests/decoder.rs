//! The decoder gives the same replies however the bytes are cut, in bounded memory.

mod decode;

use decode::decode;
use smtp_reply::{Limits, ParseErrorKind, ReplyDecoder};

const LIMITS: Limits = Limits::new().with_max_line_len(40).with_max_lines(4).with_max_reply_len(90);

/// Streams that come to every kind of end.
const STREAMS: &[&[u8]] = &[
    b"",
    b"\r\n",
    b"220 mx.example.com ESMTP\r\n250-mx.example.com\r\n250-PIPELINING\r\n250 SIZE 1000\r\n250 2.1.0 Ok\r\n",
    b"250\r\n334\r\n334 \r\n250-\r\n250\r\n",
    b"250-a\n250 b\n\n421 4.4.2 bye\n",
    b"\r\n\r\n421 4.4.2 bye\r\n\r\n",
    b"250 a\r\r\n250 b\rc\r\n250\r\r\n",
    b"550-5.1.1 a\r\n551-5.1.2 b\r\n450 4.2.2 c\r\n",
    b"220-a\r\n521 b\r\n250-c\r\n550 d\r\n550-e\r\n250 f\r\n",
    b"550 \xd3\xc3\xbb\xa7\r\n550 \0\x1b\x7f\t\r\n571Denied\r\n250\tx\r\n",
    "550 5.1.1 邮箱不存在\r\n550 é\n".as_bytes(),
    b"250 a\r\n250-b\r\n250",
    b"250 a\r\n\r",
    b"250 a\r\n25",
    b"250 a",
    b"250 a\r",
    b"250 a\r\nb\r\n250 c\r\n",
    b"250 a\r\n\rb",
    b"250-a\r\n\r\n250 b\r\n",
    b"2500 a\r\n",
    b"250+a\r\n",
    b"250\ra\r\n",
    b"25\r\n",
    b"250 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n",
    b"250 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n",
    b"250 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    b"250-a\r\n250-b\r\n250-c\r\n250 d\r\n",
    b"250-a\r\n250-b\r\n250-c\r\n250-d\r\n250 e\r\n",
    b"250-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n250-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n250 xxxxxxxxxxxxxx\r\n",
    b"250-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n250-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n250 xxxxxxxxxxxxxxx\r\n",
    b"\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\
      \n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n250 a\n",
];

#[test]
fn no_cut_changes_the_replies() {
    for stream in STREAMS {
        let whole = decode(LIMITS, [*stream]);
        assert_eq!(decode(LIMITS, stream.chunks(1)), whole, "{}", stream.escape_ascii());
        for at in 0..=stream.len() {
            let (front, back) = stream.split_at(at);
            assert_eq!(decode(LIMITS, [front, back]), whole, "{} at {at}", stream.escape_ascii());
        }
    }
}

#[test]
fn no_two_cuts_change_the_replies() {
    for stream in STREAMS.iter().filter(|stream| stream.len() < 50) {
        let whole = decode(LIMITS, [*stream]);
        for first in 0..=stream.len() {
            for second in first..=stream.len() {
                let pieces = [&stream[..first], &stream[first..second], &stream[second..]];
                assert_eq!(decode(LIMITS, pieces), whole, "{} at {first}, {second}", stream.escape_ascii());
            }
        }
    }
}

#[test]
fn each_reply_has_its_own_code_and_deviations() {
    let (replies, end) = decode(Limits::new(), [&b"550-5.1.1 a\n550 5.1.2 b\n250 c\r\n354\r\n"[..]]);
    assert!(replies.iter().map(|reply| reply.code().as_u16()).eq([550, 250, 354]));
    assert!(replies[0].enhanced().is_some() && replies[1].enhanced().is_none());
    assert!(!replies[0].is_conformant() && replies[1].is_conformant() && replies[2].is_conformant());
    assert_eq!(end, Ok(()));
}

#[track_caller]
fn assert_limit(limits: Limits, bytes: &[u8], kind: ParseErrorKind, line: usize, offset: usize, says: &str) {
    let (replies, end) = decode(limits, [bytes]);
    let error = end.unwrap_err();
    assert!(replies.is_empty());
    assert_eq!((error.kind(), error.line(), error.offset()), (kind, line, offset));
    assert_eq!(error.to_string(), says);
}

#[test]
fn each_limit_has_its_error() {
    assert_limit(
        Limits::new().with_max_line_len(10),
        b"250-a\r\n250 12345\r\n",
        ParseErrorKind::LineTooLong,
        2,
        17,
        "expected a line of at most 10 octets, found a longer one (line 2, offset 17)",
    );
    assert_limit(
        Limits::new().with_max_lines(2),
        b"250-a\r\n250-b\r\n250 c\r\n",
        ParseErrorKind::TooManyLines,
        3,
        14,
        "expected a reply of at most 2 lines, found a longer one (line 3, offset 14)",
    );
    assert_limit(
        Limits::new().with_max_reply_len(15),
        b"250-a\r\n250-b\r\n250 c\r\n",
        ParseErrorKind::ReplyTooLong,
        3,
        15,
        "expected a reply of at most 15 octets, found a longer one (line 3, offset 15)",
    );
}

#[test]
fn blank_lines_before_a_reply_are_no_way_past_a_limit() {
    // The limit is between the lines, and between CR and LF.
    for limits in [
        Limits::new().with_max_reply_len(4),
        Limits::new().with_max_reply_len(3),
        Limits::new().with_max_line_len(1),
    ] {
        let bytes = b"\r\n\r\n250 Ok\r\n";
        let whole = decode(limits, [&bytes[..]]);
        assert!(whole.0.is_empty() && whole.1.is_err(), "{limits:?}");
        assert_eq!(decode(limits, bytes.chunks(1)), whole, "{limits:?}");
        let mut decoder = ReplyDecoder::with_limits(limits);
        decoder.feed(bytes);
        assert!(decoder.next_reply().is_err(), "{limits:?}");
    }
}

#[test]
fn what_just_meets_a_limit_passes() {
    for (limits, bytes) in [
        (Limits::new().with_max_line_len(10), &b"250-a\r\n250 1234\r\n"[..]),
        (Limits::new().with_max_lines(3), b"250-a\r\n250-b\r\n250 c\r\n"),
        (Limits::new().with_max_reply_len(21), b"250-a\r\n250-b\r\n250 c\r\n"),
        (Limits::new().with_max_reply_len(7), b"250 a\r\n250 b\r\n250 c\r\n"),
    ] {
        assert_eq!(decode(limits, [bytes]).1, Ok(()));
        assert_eq!(decode(limits, bytes.chunks(1)).1, Ok(()));
    }
}

#[test]
fn the_default_limits_let_real_servers_pass() {
    let line = |sep: &str, len: usize| format!("250{sep}{}\r\n", "x".repeat(len - 6));
    let real = [line("-", 664).repeat(60), line(" ", 2000)].concat();
    assert_eq!(decode(Limits::default(), [real.as_bytes()]).1, Ok(()));
}

#[test]
fn a_hostile_server_is_stopped() {
    let kind = |bytes: &[u8]| decode(Limits::default(), bytes.chunks(4096)).1.unwrap_err().kind();
    assert_eq!(kind(&b"250-\r\n".repeat(1_000_000)), ParseErrorKind::TooManyLines);
    assert_eq!(kind(&b"250-x\r\n".repeat(1_000_000)), ParseErrorKind::TooManyLines);
    assert_eq!(kind(&[b"250-".to_vec(), vec![b'x'; 1_000_000]].concat()), ParseErrorKind::LineTooLong);
    assert_eq!(kind(&b"\n".repeat(1_000_000)), ParseErrorKind::ReplyTooLong);
    assert_eq!(kind(&b"\r".repeat(1_000_000)), ParseErrorKind::Code);
    let lines = format!("250-{}\r\n", "x".repeat(4000)).repeat(20);
    assert_eq!(kind(lines.as_bytes()), ParseErrorKind::ReplyTooLong);
}

#[test]
fn a_million_lines_are_read_byte_by_byte_where_they_are_allowed() {
    let bytes = [b"250-x\n".repeat(999_999), b"250 x\n".to_vec()].concat();
    let mut decoder = ReplyDecoder::with_limits(
        Limits::new().with_max_lines(1_000_000).with_max_reply_len(usize::MAX).with_max_line_len(usize::MAX),
    );
    let (last, front) = bytes.split_last().unwrap();
    for byte in front {
        decoder.feed(&[*byte]);
        assert!(decoder.next_reply().unwrap().is_none());
    }
    decoder.feed(&[*last]);
    assert_eq!(decoder.next_reply().unwrap().unwrap().lines().count(), 1_000_000);
}

#[test]
fn one_long_line_is_read_byte_by_byte() {
    for text in [b'x', 0xff, b'\r'] {
        let mut decoder = ReplyDecoder::with_limits(
            Limits::new().with_max_line_len(usize::MAX).with_max_reply_len(usize::MAX),
        );
        decoder.feed(b"250 ");
        for _ in 0..500_000 {
            decoder.feed(&[text]);
            assert!(decoder.next_reply().unwrap().is_none());
        }
        decoder.feed(b"\n");
        assert!(decoder.next_reply().unwrap().is_some());
    }
}

#[test]
fn many_replies_at_once_are_taken_one_by_one_while_more_come() {
    let mut decoder = ReplyDecoder::new();
    decoder.feed(&b"250 x\r\n".repeat(100_000));
    for _ in 0..100_000 {
        decoder.feed(b"2");
        decoder.feed(b"50 y\r\n");
        assert_eq!(decoder.next_reply().unwrap().unwrap().lines().next().unwrap().text(), b"x");
    }
    assert_eq!(decoder.next_reply().unwrap().unwrap().lines().next().unwrap().text(), b"y");
}

#[test]
fn after_an_error_there_is_nothing_but_the_error() {
    let mut decoder = ReplyDecoder::new();
    decoder.feed(b"250 a\r\nb\r\n250 c\r\n");
    assert!(decoder.next_reply().unwrap().is_some());
    let error = decoder.next_reply().unwrap_err();
    decoder.feed(b"250 d\r\n");
    assert_eq!(decoder.next_reply(), Err(error));
    assert_eq!(decoder.finish(), Err(error));
    assert_eq!(decoder.buffered(), b"b\r\n250 c\r\n");
}

#[test]
fn what_is_buffered_is_what_was_not_taken() {
    let mut decoder = ReplyDecoder::new();
    assert_eq!(decoder.buffered(), b"");
    decoder.feed(b"220 2.0.0 Ready\r\n250-inj");
    assert_eq!(decoder.buffered(), b"220 2.0.0 Ready\r\n250-inj");
    assert!(decoder.next_reply().unwrap().is_some());
    assert_eq!(decoder.buffered(), b"250-inj");
    assert_eq!(decoder.next_reply(), Ok(None));
    decoder.feed(b"ected\r\n");
    assert_eq!(decoder.buffered(), b"250-injected\r\n");
}

#[test]
fn the_end_may_come_between_replies_only() {
    #[track_caller]
    fn finish(bytes: &[u8]) -> Result<(), ParseErrorKind> {
        let mut decoder = ReplyDecoder::new();
        decoder.feed(bytes);
        let before = decoder.finish();
        while let Ok(Some(_)) = decoder.next_reply() {}
        assert_eq!(decoder.finish(), before, "taken or not");
        before.map_err(|error| error.kind())
    }
    assert_eq!(finish(b""), Ok(()));
    assert_eq!(finish(b"250 a\r\n"), Ok(()));
    assert_eq!(finish(b"250 a\r\n250 b\r\n\r\n"), Ok(()));
    for cut in [&b"2"[..], b"250", b"250 a", b"250 a\r", b"250-a\r\n", b"250 a\r\n250-b\r\n25", b"\r"] {
        assert_eq!(finish(cut), Err(ParseErrorKind::Incomplete), "{}", cut.escape_ascii());
    }
    assert_eq!(finish(b"x"), Err(ParseErrorKind::Code));
}

#[cfg(feature = "tokio-util")]
mod codec {
    use super::{LIMITS, STREAMS, decode};
    use smtp_reply::{CodecError, ParseError, ParseErrorKind, Reply, ReplyCodec};
    use tokio_util::bytes::BytesMut;
    use tokio_util::codec::{Decoder, Encoder};

    fn decode_framed(bytes: &[u8], chunk: usize) -> (Vec<Reply<'static>>, Result<(), ParseError>) {
        let mut codec = ReplyCodec::with_limits(LIMITS);
        let mut buffer = BytesMut::new();
        let mut replies = Vec::new();
        let mut pieces = bytes.chunks(chunk);
        loop {
            let piece = pieces.next();
            buffer.extend_from_slice(piece.unwrap_or_default());
            loop {
                let reply =
                    if piece.is_some() { codec.decode(&mut buffer) } else { codec.decode_eof(&mut buffer) };
                match reply {
                    Ok(Some(reply)) => replies.push(reply),
                    Ok(None) if piece.is_none() => return (replies, Ok(())),
                    Ok(None) => break,
                    Err(CodecError::Parse(error)) => return (replies, Err(error)),
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }

    #[test]
    fn the_codec_reads_what_the_decoder_reads() {
        for stream in STREAMS {
            for chunk in [1, 2, 3, 7, 4096] {
                let decoded = decode(LIMITS, [*stream]);
                assert_eq!(decode_framed(stream, chunk), decoded, "{}", stream.escape_ascii());
            }
        }
    }

    #[test]
    fn the_codec_stays_at_its_error() {
        let mut codec = ReplyCodec::new();
        let mut buffer = BytesMut::from("x\r\n250 a\r\n");
        for _ in 0..2 {
            let Err(CodecError::Parse(error)) = codec.decode(&mut buffer) else { panic!("no error") };
            assert_eq!(error.kind(), ParseErrorKind::Code);
            buffer = BytesMut::from("250 a\r\n");
        }
    }

    #[test]
    fn the_codec_writes_whole_lines() -> Result<(), CodecError> {
        let mut codec = ReplyCodec::new();
        let mut buffer = BytesMut::new();
        codec.encode(Reply::parse(b"250 2.0.0 Ok")?, &mut buffer)?;
        codec.encode(&Reply::parse(b"250-a\n250 b\n")?, &mut buffer)?;
        assert_eq!(buffer, &b"250 2.0.0 Ok\r\n250-a\n250 b\n"[..]);
        Ok(())
    }
}

#[test]
fn limits_are_what_they_were_set_to() {
    let limits = Limits::new().with_max_lines(8).with_max_reply_len(9).with_max_line_len(7);
    assert_eq!((limits.max_line_len(), limits.max_lines(), limits.max_reply_len()), (7, 8, 9));
    let limits = Limits::default();
    assert_eq!((limits.max_line_len(), limits.max_lines(), limits.max_reply_len()), (4096, 1000, 65_536));
}
