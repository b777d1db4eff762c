//! What parsing costs: `cargo bench --bench parse`.

#![allow(missing_docs)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use smtp_reply::{EnhancedCode, Reply, ReplyDecoder};

fn main() {
    divan::main();
}

const ONE_LINE: &[u8] = b"550 5.1.1 <nobody@example.com>: Recipient unknown here\r\n";

fn ehlo() -> Vec<u8> {
    b"250-mx.example.com at your service, [192.0.2.1], what can I do\r\n\
      250-SIZE 157286400\r\n\
      250-8BITMIME\r\n\
      250-AUTH LOGIN PLAIN XOAUTH2 OAUTHBEARER SCRAM-SHA-256\r\n\
      250 ENHANCEDSTATUSCODES PIPELINING CHUNKING\r\n"
        .to_vec()
}

fn twenty_lines() -> Vec<u8> {
    let mut bytes = b"214-2.0.0 This is a line of help text, one of twenty\r\n".repeat(20);
    let last = bytes.len() - 54;
    bytes[last + 3] = b' ';
    bytes
}

#[divan::bench(sample_size = 1000)]
fn parse_1_line(bencher: Bencher) {
    bench_parse(bencher, ONE_LINE);
}

#[divan::bench(sample_size = 1000)]
fn parse_5_lines(bencher: Bencher) {
    bench_parse(bencher, &ehlo());
}

#[divan::bench(sample_size = 1000)]
fn parse_20_lines(bencher: Bencher) {
    bench_parse(bencher, &twenty_lines());
}

fn bench_parse(bencher: Bencher, bytes: &[u8]) {
    bencher
        .counter(BytesCount::of_slice(bytes))
        .bench_local(|| Reply::parse(black_box(bytes)).map(|reply| (reply.code(), reply.enhanced())));
}

#[divan::bench]
fn decode_1_mb_in_4_kb(bencher: Bencher) {
    let bytes: Vec<u8> = [ONE_LINE, &ehlo(), &twenty_lines()].concat().repeat(800);
    bencher.counter(BytesCount::of_slice(&bytes)).bench_local(|| {
        let mut decoder = ReplyDecoder::new();
        let mut replies = 0;
        for piece in black_box(&bytes).chunks(4096) {
            decoder.feed(piece);
            while let Ok(Some(reply)) = decoder.next_reply() {
                black_box(reply);
                replies += 1;
            }
        }
        replies
    });
}

#[divan::bench(sample_size = 1000)]
fn enhanced_code(bencher: Bencher) {
    bencher.bench_local(|| EnhancedCode::from_bytes(black_box(b"5.7.26")));
}
