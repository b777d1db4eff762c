//! Decodes what a server sent and prints each reply as a line of JSON.
//!
//! ```console
//! $ printf '250-mx.example.com\r\n250 SIZE\r\n550 5.1.1 No such user\n' | cargo run --example transcript -- --chunk 7
//! {"code":250,"enhanced":null,"lines":["mx.example.com","SIZE"],"deviations":[]}
//! {"code":550,"enhanced":"5.1.1","lines":["5.1.1 No such user"],"deviations":["bare_lf"]}
//! ```
//!
//! `--chunk N` reads N bytes at a time; the output does not depend on it. If the bytes are not replies, or end within
//! one, the last line is `{"error":"…"}` and the exit status 1.

use serde_json::json;
use smtp_reply::{Deviation, Reply, ReplyDecoder};
use std::error::Error;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let chunk = match chunk_size() {
        Ok(chunk) => chunk,
        Err(error) => {
            eprintln!("{error}\nusage: transcript [--chunk N] < BYTES");
            return ExitCode::from(2);
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = decode(io::stdin().lock(), &mut out, chunk);
    let failed = outcome.is_err();
    let end = match outcome {
        Ok(()) => Ok(()),
        Err(error) => writeln!(out, "{}", json!({ "error": error.to_string() })),
    };
    // The reader of the output may have closed it.
    if failed || end.and_then(|()| out.flush()).is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn chunk_size() -> Result<usize, String> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (None, ..) => Ok(4096),
        (Some("--chunk"), Some(n), None) => match n.parse() {
            Ok(n) if n > 0 => Ok(n),
            _ => Err(format!("expected a number of bytes, found '{n}'")),
        },
        _ => Err("expected no argument but --chunk N".to_owned()),
    }
}

fn decode(mut input: impl Read, out: &mut impl Write, chunk: usize) -> Result<(), Box<dyn Error>> {
    let mut decoder = ReplyDecoder::new();
    let mut piece = vec![0; chunk];
    loop {
        let len = match input.read(&mut piece) {
            Ok(0) => break,
            Ok(len) => len,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        decoder.feed(&piece[..len]);
        while let Some(reply) = decoder.next_reply()? {
            write_json(&reply, out)?;
        }
    }
    Ok(decoder.finish()?)
}

fn write_json(reply: &Reply<'_>, out: &mut impl Write) -> io::Result<()> {
    let enhanced = json!(reply.enhanced().map(|code| code.to_string()));
    let lines = json!(reply.lines().map(|line| line.text_lossy()).collect::<Vec<_>>());
    let deviations = json!(reply.deviations().iter().map(Deviation::as_str).collect::<Vec<_>>());
    let code = reply.code();
    writeln!(out, r#"{{"code":{code},"enhanced":{enhanced},"lines":{lines},"deviations":{deviations}}}"#)
}
