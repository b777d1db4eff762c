//! Classifies replies: those on the command line, or each line of standard input.
//!
//! ```console
//! $ cargo run --example classify
//! $ cargo run --example classify -- "452 4.2.2 Mailbox full"
//! $ cargo run --release --example classify -- --json < mail.log
//! $ cargo run --features rules --example classify -- --rules examples/rules.toml < mail.log
//! ```
//!
//! At a terminal, without a text, it shows a handful of replies that it brings along.

mod options;
mod output;
mod rules;
#[cfg(test)]
mod tests;

use options::{Options, Replies};
use output::Output;
use rules::Rules;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;

/// What servers of several makes say, one reply for most of the things that can go wrong.
const EXAMPLES: [&str; 12] = [
    "250 2.0.0 Ok: queued as 4Bq1Xk2Yz3",
    "550-5.1.1 The account you wrote to is not known on this system.\r\n550 5.1.1 Check the address for typos.",
    "host mx.example.com[192.0.2.1] said: 452 4.2.2 joe@example.com is over quota (in reply to RCPT TO command)",
    "450 4.7.1 Greylisted for now, please try again in 300 seconds",
    "554 5.7.1 Service unavailable; client host [198.51.100.7] blocked using zen.spamhaus.org",
    "550-5.7.26 This mail is unauthenticated: neither SPF nor DKIM passed. 550 5.7.26 - gsmtp",
    "421 4.7.0 Too many messages from 198.51.100.7, slow down",
    "554 5.6.0 Your message looks like spam to us",
    "550 5.7.1 Relaying denied",
    "452 4.5.3 Too many recipients in this transaction",
    "connect to mx.example.org[2001:db8::25]:25: Connection timed out",
    "550 Postfach von erika@example.net nicht gefunden",
];

fn main() -> ExitCode {
    let outcome = match Options::parse(std::env::args_os().skip(1)) {
        Ok(Some(options)) => match options.rules.as_deref().map(rules::read).transpose() {
            Ok(rules) => classify_all(options, rules.as_ref()),
            Err(message) => return wrong(&message),
        },
        Ok(None) => io::stdout().write_all(options::HELP.as_bytes()),
        Err(message) => return wrong(&message),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of the output has closed it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("classify: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tells what is wrong with the command line or the rules.
fn wrong(message: &str) -> ExitCode {
    eprintln!("classify: {message}");
    ExitCode::from(2)
}

fn classify_all(options: Options, rules: Option<&Rules>) -> io::Result<()> {
    let (stdin, stdout) = (io::stdin(), io::stdout());
    let output = if options.json { Output::Json } else { Output::table(stdout.is_terminal()) };
    let out = BufWriter::new(stdout.lock());
    match options.replies {
        Replies::Arguments(texts) => run(&texts, rules, output, out),
        Replies::StandardInput if stdin.is_terminal() => run(&EXAMPLES, rules, output, out),
        Replies::StandardInput => run_lines(stdin.lock(), rules, output, out),
    }
}

/// Classifies these texts.
fn run(
    texts: &[impl AsRef<[u8]>],
    rules: Option<&Rules>,
    output: Output,
    mut out: impl Write,
) -> io::Result<()> {
    let classifier = rules::classifier(rules);
    output.write_head(&mut out)?;
    for text in texts {
        output.write(&mut out, text.as_ref(), &classifier.classify(text), rules)?;
    }
    out.flush()
}

/// Classifies each line. Where none comes, there is nothing to say but that.
fn run_lines(input: impl Read, rules: Option<&Rules>, output: Output, mut out: impl Write) -> io::Result<()> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut line = Vec::new();
    if input.fill_buf()?.is_empty() {
        eprintln!("classify: nothing to read; try --help");
        return Ok(());
    }
    let classifier = rules::classifier(rules);
    output.write_head(&mut out)?;
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        output.write(&mut out, text, &classifier.classify(text), rules)?;
        line.clear();
        if input.buffer().is_empty() {
            // Results should appear while more lines are awaited.
            out.flush()?;
        }
    }
    out.flush()
}
