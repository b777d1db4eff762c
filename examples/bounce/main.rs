//! Reads bounces and prints one line, or one JSON object, for each recipient.
//!
//! ```console
//! $ cargo run --release --features message --example bounce -- ~/Maildir/new
//! $ cargo run --release --features message --example bounce -- --json bounce.eml bounces.mbox
//! ```
//!
//! Each argument is a file with one message, a folder (all that is below it is read), or an mbox file, which begins with
//! `From ` and is read message by message, however large it is. With nothing to read it shows a bounce that it brings
//! along.

mod messages;
mod output;

use messages::Messages;
use output::Output;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Reads bounce messages: who was not reached, why, and what to do next.

Usage: bounce [--json] [FILE | FOLDER | MBOX ...]

  FILE          a message, or several in an mbox file; a folder is read with all that is below it;
                without any, an example is shown
  --json        print one JSON object a line for each recipient, and one for a message that has none
  --help        print this
  --            what comes after is no option
";

const EXAMPLE: &[u8] = b"From: MAILER-DAEMON@mail.example.com\n\
Subject: failure notice\n\
\n\
Hi. This is the qmail-send program at mail.example.com.\n\
I'm afraid I wasn't able to deliver your message to the following addresses.\n\
This is a permanent error; I've given up. Sorry it didn't work out.\n\
\n\
<joe@example.org>:\n\
192.0.2.1 does not like recipient.\n\
Remote host said: 550 5.1.1 No such user here\n\
Giving up on 192.0.2.1.\n\
\n\
<ann@example.net>:\n\
198.51.100.7 does not like recipient.\n\
Remote host said: 452 4.2.2 This mailbox is over its quota\n\
Giving up on 198.51.100.7.\n\
I'm not going to try again; this message has been in the queue too long.\n\
\n\
--- Below this line is a copy of the message.\n\
\n\
Message-ID: <17@lists.example.com>\n\
Subject: News\n";

fn main() -> ExitCode {
    let mut files: Vec<PathBuf> = Vec::new();
    let (mut json, mut only_files) = (false, false);
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--") if !only_files => only_files = true,
            Some("--json") if !only_files => json = true,
            Some("--help" | "-h") if !only_files => {
                print!("{HELP}");
                return ExitCode::SUCCESS;
            }
            Some(option) if !only_files && option.len() > 1 && option.starts_with('-') => {
                eprintln!("bounce: unknown option '{}'; try --help", option.escape_debug());
                return ExitCode::from(2);
            }
            _ => files.push(argument.into()),
        }
    }
    let mut reading = Reading { out: Output::new(BufWriter::new(io::stdout().lock()), json), failed: false };
    let outcome = if files.is_empty() && !json {
        reading.out.message("example", EXAMPLE)
    } else {
        files.iter().try_for_each(|file| reading.read(file))
    };
    match outcome.and_then(|()| reading.out.finish()) {
        Ok(()) if reading.failed => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
        // The reader of the output has closed it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bounce: {error}");
            ExitCode::FAILURE
        }
    }
}

struct Reading<W> {
    out: Output<W>,
    /// Whether a file could not be read.
    failed: bool,
}

impl<W: Write> Reading<W> {
    /// Reads a file or a folder. An error is one of the output: a file that cannot be read is reported, and the others
    /// are still read.
    fn read(&mut self, path: &Path) -> io::Result<()> {
        if path.is_dir() { self.folder(path) } else { self.file(path) }
    }

    fn folder(&mut self, path: &Path) -> io::Result<()> {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut names: Vec<OsString> = match entries {
            Ok(entries) => entries.iter().map(fs::DirEntry::file_name).collect(),
            Err(error) => {
                self.tell(path, &error);
                return Ok(());
            }
        };
        names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
        names.sort();
        names.iter().try_for_each(|name| self.read(&path.join(name)))
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        let mut messages = match File::open(path) {
            Ok(file) => Messages::new(BufReader::with_capacity(1 << 16, file)),
            Err(error) => {
                self.tell(path, &error);
                return Ok(());
            }
        };
        let name = path.to_string_lossy();
        loop {
            match messages.next() {
                Ok(Some(message)) => self.out.message(&name, message)?,
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.tell(path, &error);
                    return Ok(());
                }
            }
        }
    }

    fn tell(&mut self, path: &Path, error: &io::Error) {
        self.failed = true;
        self.out.clear_progress();
        eprintln!("bounce: {}: {error}", path.display());
    }
}
