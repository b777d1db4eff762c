//! Turns a mail log into a bounce report: what failed, why, where, and what to do about it.
//!
//! ```sh
//! cargo run --release --example bounce_report -- --lang de --html report.html /var/log/mail.log
//! ```
//!
//! The log is that of Postfix or Exim, or plain replies, one a line. It is read once, in constant memory.

mod html;
mod input;
mod options;
mod tally;
mod text;
mod words;

use options::{Options, Output};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use tally::Tally;

fn main() -> ExitCode {
    let result = match Options::parse(std::env::args_os().skip(1)) {
        Ok(Options::Help) => print(|out| out.write_all(options::HELP.as_bytes())),
        Ok(Options::Report { path, language, output, html }) => {
            report(path.as_deref(), language, output, html.as_deref())
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("bounce_report: {message}");
            ExitCode::from(2)
        }
    }
}

fn report(
    path: Option<&std::path::Path>,
    language: smtp_reply::Language,
    output: Output,
    html: Option<&std::path::Path>,
) -> Result<(), String> {
    let source = path.map_or_else(|| "-".to_owned(), |path| path.display().to_string());
    let mut lines = input::Lines::open(path).map_err(|error| format!("cannot read {source}: {error}"))?;
    // Tried before the long work, not after it.
    let page = match html {
        Some(html) if input::is_same_file(path, html) => {
            return Err(format!("{} is the log itself and would be overwritten", html.display()));
        }
        Some(html) => {
            let cannot_write = |error| format!("cannot write {}: {error}", html.display());
            Some((BufWriter::new(File::create(html).map_err(cannot_write)?), cannot_write))
        }
        None => None,
    };

    let mut tally = Tally::default();
    while let Some(line) = lines.next().map_err(|error| format!("cannot read {source}: {error}"))? {
        tally.line(line);
    }
    lines.finish();

    if let Some((mut page, cannot_write)) = page {
        html::write(&mut page, &tally, language, &source)
            .and_then(|()| page.flush())
            .map_err(cannot_write)?;
    }
    print(|out| match output {
        Output::Text => text::write(out, &tally, language, &source),
        Output::Json => writeln!(out, "{}", tally.json(language)),
    })
}

/// Writes to standard output. A reader that has seen enough, such as `head`, is no error.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), String> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| format!("cannot write to standard output: {error}")),
    }
}
