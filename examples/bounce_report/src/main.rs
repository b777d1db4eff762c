//! Turns mail logs into a bounce report: what failed, why, where, and what to do about it.
//!
//! ```sh
//! cargo run --release --manifest-path examples/bounce_report/Cargo.toml -- --html report.html /var/log/mail.log*
//! ```
//!
//! The logs are those of mail servers, events of sending services, or plain replies, one a line. They are read once, in
//! bounded memory.

mod html;
mod input;
mod options;
mod period;
mod tally;
mod text;
mod top;
mod words;

use options::{Options, Output, Report};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tally::Tally;

fn main() -> ExitCode {
    let result = match Options::parse(std::env::args_os().skip(1)) {
        Ok(Options::Help) => print(|out| out.write_all(options::HELP.as_bytes())),
        Ok(Options::Report(wanted)) => report(wanted),
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

fn report(wanted: Report) -> Result<(), String> {
    // Tried before the long work, not after it.
    let page = wanted.html.as_deref().map(|path| create(path, &wanted.logs)).transpose()?;
    let mut addresses = wanted.suppress.as_deref().map(|path| create(path, &wanted.logs)).transpose()?;

    let mut tally = Tally::default();
    let mut written = Ok(());
    let mut suppress = |address: &[u8]| {
        if let (Some(file), Ok(())) = (&mut addresses, &written) {
            written = file.write_all(address).and_then(|()| file.write_all(b"\n"));
        }
    };
    let logs = input::in_order(wanted.logs);
    let standard_input = [PathBuf::from("-")];
    for log in if logs.is_empty() { &standard_input[..] } else { &logs } {
        let path = Some(log.as_path()).filter(|path| path.as_os_str() != "-");
        input::for_each_line(path, |line| tally.line(line, &mut suppress))
            .map_err(|error| format!("cannot read {}: {error}", log.display()))?;
    }
    if let Some(path) = &wanted.suppress {
        let written = written.and_then(|()| addresses.as_mut().map_or(Ok(()), Write::flush));
        written.map_err(|error| cannot_write(path, &error))?;
    }

    let source = source(&logs, wanted.language);
    if let (Some(mut page), Some(path)) = (page, &wanted.html) {
        html::write(&mut page, &tally, wanted.language, &source)
            .and_then(|()| page.flush())
            .map_err(|error| cannot_write(path, &error))?;
    }
    print(|out| match wanted.output {
        Output::Text => text::write(out, &tally, wanted.language, &source),
        Output::Json => writeln!(out, "{}", tally.json(wanted.language)),
    })
}

fn create(path: &Path, logs: &[PathBuf]) -> Result<BufWriter<File>, String> {
    if input::is_one_of(logs, path) {
        return Err(format!("{} is one of the logs and would be overwritten", path.display()));
    }
    File::create(path).map(BufWriter::new).map_err(|error| cannot_write(path, &error))
}

fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {error}", path.display())
}

/// What the report is of.
fn source(logs: &[PathBuf], language: smtp_reply::Language) -> String {
    let name = |log: &PathBuf| match log.to_str() {
        Some("-") => words::words(language).standard_input.to_owned(),
        _ => log.display().to_string(),
    };
    match logs {
        [] => words::words(language).standard_input.to_owned(),
        logs => logs.iter().map(name).collect::<Vec<_>>().join(", "),
    }
}

/// Writes to standard output. A reader that has seen enough, such as `head`, is no error.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), String> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| format!("cannot write to standard output: {error}")),
    }
}
