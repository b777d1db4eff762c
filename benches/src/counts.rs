//! Runs one hot path a number of times, for `benches/callgrind.sh` to count its instructions. Without arguments it names
//! the paths.

mod inputs;

use smtp_reply::{Diagnostic, EnhancedCode, Language, Reply, ReplyDecoder, classify};
use std::hint::black_box;

type Path = (&'static str, fn(u32));

const PATHS: [Path; 7] = [
    ("parse a reply of one line", |times| {
        repeat(times, || Reply::parse(black_box(inputs::ONE_LINE.as_bytes())).is_ok());
    }),
    ("parse a reply of 20 lines", |times| {
        let reply = inputs::twenty_lines();
        repeat(times, || Reply::parse(black_box(reply.as_bytes())).is_ok());
    }),
    ("decode a session of 64 KiB in pieces of 4 KiB", |times| {
        let wire = inputs::session(1 << 16);
        repeat(times, || decode(black_box(&wire)));
    }),
    ("parse an enhanced code", |times| {
        repeat(times, || EnhancedCode::from_bytes(black_box(b"5.7.26")).is_ok());
    }),
    ("find the reply in 60 diagnostics", |times| {
        repeat(times, || {
            for text in inputs::DIAGNOSTICS {
                black_box(Diagnostic::parse(black_box(text)));
            }
        });
    }),
    ("classify 60 diagnostics", |times| {
        repeat(times, || {
            for text in inputs::DIAGNOSTICS {
                black_box(classify(black_box(text)));
            }
        });
    }),
    ("classify and explain 60 diagnostics", |times| {
        repeat(times, || {
            for text in inputs::DIAGNOSTICS {
                black_box(classify(black_box(text)).explain(Language::En));
            }
        });
    }),
];

fn main() {
    // `cargo bench` adds arguments of its own.
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    match arguments.as_slice() {
        [path, times] => {
            let path: usize = path.parse().expect("the number of a path");
            PATHS[path].1(times.parse().expect("how many times"));
        }
        _ => PATHS.iter().for_each(|(name, _)| println!("{name}")),
    }
}

fn repeat<T>(times: u32, mut task: impl FnMut() -> T) {
    for _ in 0..times {
        black_box(task());
    }
}

fn decode(wire: &[u8]) -> usize {
    let mut decoder = ReplyDecoder::new();
    let mut replies = 0;
    for piece in wire.chunks(4096) {
        decoder.feed(piece);
        while let Ok(Some(reply)) = decoder.next_reply() {
            black_box(&reply);
            replies += 1;
        }
    }
    replies
}
