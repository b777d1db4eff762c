//! `smtp-reply` next to other crates, on the same inputs in the same run:
//!
//! ```sh
//! cargo run --release --manifest-path benches/peers/Cargo.toml
//! ```
//!
//! An argument runs only the tables whose title has that word in it.

#[path = "../../src/inputs.rs"]
mod inputs;

mod floor;
mod matchers;
mod timing;

use io_smtp::rfc5321::SmtpResponse;
use lettre::transport::smtp::response::Response as LettreResponse;
use smtp_proto::response::parser::ResponseReceiver;
use smtp_reply::{EnhancedCode, Reply, ReplyDecoder, classify};
use std::hint::black_box;
use timing::Race;

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    for race in races() {
        race.run_if(&wanted);
    }
}

fn races() -> Vec<Race<'static>> {
    let mut all = Vec::new();
    for (lines, reply) in
        [(1, inputs::ONE_LINE.to_owned()), (5, inputs::FIVE_LINES.to_owned()), (20, inputs::twenty_lines())]
    {
        all.push(parse(lines, reply.leak()));
    }
    all.push(decode(inputs::session(1 << 20).leak()));
    all.push(enhanced_code());
    all.push(classification());
    all
}

/// One complete reply, from bytes to a value; times include the check that the bytes are UTF-8 for who takes `&str`.
fn parse(lines: usize, reply: &'static str) -> Race<'static> {
    let bytes = reply.as_bytes();
    assert_eq!(floor::scan(bytes).expect("valid").lines, lines);
    assert_eq!(Reply::parse(bytes).expect("valid").lines().count(), lines);
    assert_eq!(str::parse::<LettreResponse>(reply).expect("valid").message().count(), lines);
    assert_eq!(SmtpResponse::parse(bytes).expect("valid").lines.as_ref().len(), lines);
    assert!(ResponseReceiver::default().parse(&mut bytes.iter()).is_ok());
    assert_eq!(wasm_smtp_lines(bytes), Some(lines));

    Race::new(format!("Parse a reply: {lines} line(s), {} octets", bytes.len()), bytes.len(), 1)
        .with("scan by hand, keeps nothing", move || floor::scan(black_box(bytes)))
        .with("memchr, line ends only", move || memchr::memchr_iter(b'\n', black_box(bytes)).count())
        .with("smtp-reply, `Reply::parse` and `enhanced`", move || {
            Reply::parse(black_box(bytes)).map(|reply| (reply.enhanced(), black_box(reply)))
        })
        .with("smtp-proto 0.2.5, `ResponseReceiver`", move || {
            ResponseReceiver::default().parse(&mut black_box(bytes).iter())
        })
        .with("lettre 0.11.23, `Response::from_str`", move || {
            std::str::from_utf8(black_box(bytes)).expect("valid").parse::<LettreResponse>()
        })
        .with("wasm-smtp 0.18.0, `parse_reply_line` on each line, keeps nothing", move || {
            wasm_smtp_lines(black_box(bytes))
        })
        .with("io-smtp 0.6.0, `SmtpResponse::parse`", move || {
            SmtpResponse::parse(black_box(bytes)).map(|reply| reply.lines.as_ref().len())
        })
}

/// Its reply type is filled by its client alone; the line parser is public.
fn wasm_smtp_lines(bytes: &[u8]) -> Option<usize> {
    let mut lines = 0;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', bytes) {
        let line = wasm_smtp::protocol::parse_reply_line(&bytes[start..end - 1]).ok()?;
        lines += 1;
        start = end + 1;
        if line.is_last {
            return Some(lines);
        }
    }
    None
}

/// A session's worth of replies that arrives in pieces of 4 KiB.
fn decode(session: &'static [u8]) -> Race<'static> {
    let replies = decode_smtp_reply(session);
    assert_eq!(replies, decode_smtp_proto(session), "the two decoders disagree");

    Race::new(format!("Decode a session of {replies} replies in pieces of 4 KiB"), session.len(), replies)
        .with("memchr, line ends only", move || {
            black_box(session)
                .chunks(4096)
                .map(|piece| memchr::memchr_iter(b'\n', piece).count())
                .sum::<usize>()
        })
        .with("smtp-reply, `ReplyDecoder`", move || decode_smtp_reply(black_box(session)))
        .with("smtp-proto 0.2.5, `ResponseReceiver`", move || decode_smtp_proto(black_box(session)))
}

fn decode_smtp_reply(session: &[u8]) -> usize {
    let mut decoder = ReplyDecoder::new();
    let mut replies = 0;
    for piece in session.chunks(4096) {
        decoder.feed(piece);
        while let Some(reply) = decoder.next_reply().expect("valid") {
            black_box((reply.code(), reply.enhanced()));
            replies += 1;
        }
    }
    replies
}

fn decode_smtp_proto(session: &[u8]) -> usize {
    let mut receiver = ResponseReceiver::default();
    let mut replies = 0;
    for piece in session.chunks(4096) {
        let mut rest = piece.iter();
        loop {
            match receiver.parse(&mut rest) {
                Ok(reply) => {
                    black_box(reply.code);
                    replies += 1;
                    receiver.reset();
                }
                Err(smtp_proto::Error::NeedsMoreData { .. }) => break,
                Err(error) => panic!("{error:?}"),
            }
        }
    }
    replies
}

fn enhanced_code() -> Race<'static> {
    let text = b"5.7.26";
    Race::new("Parse the enhanced code 5.7.26", text.len(), 1)
        .with("scan by hand", || floor::enhanced(black_box(text)))
        .with("smtp-reply, `EnhancedCode::from_bytes`", || EnhancedCode::from_bytes(black_box(text)))
}

/// Distinct replies in random order, each once. The automaton and the rules only find wordings; `classify` also finds the
/// reply in a log line, reads the codes, decides and names the blocklist, the provider and the time to wait.
fn classification() -> Race<'static> {
    let texts: &'static [String] = inputs::distinct_replies().leak();
    assert!(texts.len() > 1000, "training/replies/reworded.jsonl is missing");
    let octets = texts.iter().map(String::len).sum();
    let automaton = matchers::automaton();
    let rules = matchers::rule_set();
    let title =
        format!("Classify {} distinct replies of {} octets on average", texts.len(), octets / texts.len());
    let (phrases, regexes) = (matchers::phrases().len(), matchers::rules().len());
    eprintln!("{phrases} phrases, {regexes} rules");

    Race::new(title, octets, texts.len())
        .with("aho-corasick 1.1 DFA, all overlapping matches", move || {
            let found = |text: &String| automaton.find_overlapping_iter(black_box(text)).count();
            texts.iter().map(found).sum::<usize>()
        })
        .with("regex 1 `RegexSet`, all matching rules", move || {
            let found = |text: &String| rules.matches(black_box(text.as_bytes())).iter().count();
            texts.iter().map(found).sum::<usize>()
        })
        .with("smtp-reply, `classify`", move || {
            for text in texts {
                black_box(classify(black_box(text)));
            }
        })
}
