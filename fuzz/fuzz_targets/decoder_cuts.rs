//! The decoder gives the same replies regardless of how the bytes are split.

#![no_main]

#[path = "../../tests/decode/mod.rs"]
mod decode;

use decode::decode;
use libfuzzer_sys::fuzz_target;
use smtp_reply::{Limits, Reply};

// The first bytes choose the limits and the cuts, the rest is the stream.
fuzz_target!(|bytes: &[u8]| {
    let Some((&[line, lines, reply, first, second], stream)) = bytes.split_first_chunk() else { return };
    let small = Limits::new()
        .with_max_line_len(line.into())
        .with_max_lines(lines.into())
        .with_max_reply_len(reply.into());
    let (first, second) = (usize::from(first.min(second)), usize::from(first.max(second)));
    for limits in [small, Limits::new()] {
        let whole = decode(limits, [stream].into_iter());
        assert_eq!(decode(limits, stream.chunks(1)), whole);
        let (front, rest) = stream.split_at(first.min(stream.len()));
        let (middle, back) = rest.split_at((second - first).min(rest.len()));
        assert_eq!(decode(limits, [front, middle, back].into_iter()), whole);
        for decoded in whole.0 {
            assert_eq!(Reply::parse(decoded.as_bytes()).unwrap().deviations(), decoded.deviations());
        }
    }
});
