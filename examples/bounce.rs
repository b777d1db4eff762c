//! What bounces say: one line, or one JSON object, for each recipient.
//!
//! ```console
//! $ cargo run --release --features message --example bounce -- ~/Maildir/new
//! $ cargo run --release --features message --example bounce -- --json bounce.eml bounces.mbox
//! ```
//!
//! Each argument is a file with one message, a folder of such files (all that is below it is read), or an mbox file, which
//! begins with `From ` and is read message by message, however large it is. With nothing to read it shows a bounce that
//! it brings along.

use serde_json::{Value, json};
use smtp_reply::{BounceMessage, MessageKind, Recipient, ReplyCode};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Reads bounce messages: who was not reached, why, and what to do next.

Usage: bounce [--json] [FILE | FOLDER | MBOX ...]

  FILE          a message, or several in an mbox file; a folder is read with all that is below it;
                without any, an example is shown
  --json        print one JSON object a line for each recipient, one also for a message that has none
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

/// No message is larger; more of it is left out.
const MESSAGE_LIMIT: usize = 64 << 20;

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
    let mut out = Output { out: BufWriter::new(io::stdout().lock()), json, progress: Progress::new() };
    let mut failed = false;
    let outcome = if files.is_empty() && !json {
        out.message("example", EXAMPLE)
    } else {
        files.iter().try_for_each(|file| read(file, &mut out, &mut failed))
    };
    match outcome.and_then(|()| out.out.flush()) {
        Ok(()) if failed => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bounce: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads a file or a folder. A file that cannot be read is told, and the others are read all the same; an error is one
/// of the output.
fn read(path: &Path, out: &mut Output<impl Write>, failed: &mut bool) -> io::Result<()> {
    let mut tell = |error: &io::Error| {
        eprintln!("bounce: {}: {error}", path.display());
        *failed = true;
    };
    if path.is_dir() {
        let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut names: Vec<OsString> = match entries {
            Ok(entries) => entries.iter().map(fs::DirEntry::file_name).collect(),
            Err(error) => {
                tell(&error);
                return Ok(());
            }
        };
        names.sort();
        return names.iter().try_for_each(|name| read(&path.join(name), out, failed));
    }
    let mut messages = match File::open(path) {
        Ok(file) => Messages::new(BufReader::with_capacity(1 << 16, file)),
        Err(error) => {
            tell(&error);
            return Ok(());
        }
    };
    let name = path.to_string_lossy();
    loop {
        match messages.next() {
            Ok(Some(message)) => out.message(&name, message)?,
            Ok(None) => return Ok(()),
            Err(error) => {
                tell(&error);
                return Ok(());
            }
        }
    }
}

/// The messages of a file: one, or each of an mbox.
struct Messages<R> {
    input: R,
    message: Vec<u8>,
    line: Vec<u8>,
    /// Whether the file is an mbox; `None` before its first line.
    is_mbox: Option<bool>,
}

impl<R: BufRead> Messages<R> {
    fn new(input: R) -> Self {
        Self { input, message: Vec::new(), line: Vec::new(), is_mbox: None }
    }

    fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.message.clear();
        if self.is_mbox.is_none() {
            let is_mbox = self.input.fill_buf()?.starts_with(b"From ");
            self.is_mbox = Some(is_mbox);
            if is_mbox {
                self.read_line()?;
            } else {
                self.input.by_ref().take(MESSAGE_LIMIT as u64).read_to_end(&mut self.message)?;
                return Ok((!self.message.is_empty()).then_some(&self.message));
            }
        }
        if self.is_mbox == Some(false) {
            return Ok(None);
        }
        let mut any = false;
        let mut behind_empty = false;
        while self.read_line()? {
            if behind_empty && self.line.starts_with(b"From ") {
                return Ok(Some(&self.message));
            }
            any = true;
            behind_empty = matches!(&self.line[..], b"\n" | b"\r\n");
            // ">From " stands for "From " at the beginning of a line.
            let quotes = self.line.iter().take_while(|&&byte| byte == b'>').count();
            let is_quoted = quotes > 0 && self.line[quotes..].starts_with(b"From ");
            let line = if is_quoted { &self.line[1..] } else { &self.line };
            let room = MESSAGE_LIMIT - self.message.len();
            self.message.extend_from_slice(&line[..line.len().min(room)]);
        }
        Ok(any.then_some(&self.message))
    }

    fn read_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.input.by_ref().take(MESSAGE_LIMIT as u64).read_until(b'\n', &mut self.line)?;
        Ok(!self.line.is_empty())
    }
}

struct Output<W> {
    out: W,
    json: bool,
    progress: Progress,
}

impl<W: Write> Output<W> {
    fn message(&mut self, file: &str, bytes: &[u8]) -> io::Result<()> {
        let message = BounceMessage::parse(bytes);
        self.progress.count();
        if self.json { self.objects(file, &message) } else { self.lines(file, &message) }
    }

    fn objects(&mut self, file: &str, message: &BounceMessage) -> io::Result<()> {
        let mut write = |address: Option<&str>, recipient: Option<&Recipient>| {
            let object = object(file, message, address, recipient);
            serde_json::to_writer(&mut self.out, &object)?;
            self.out.write_all(b"\n")
        };
        for recipient in message.recipients() {
            write(Some(recipient.address()), Some(recipient))?;
        }
        let mut complainers = message.complaint().into_iter().flat_map(|complaint| complaint.recipients()).peekable();
        if message.recipients().is_empty() && complainers.peek().is_none() {
            return write(None, None);
        }
        complainers.try_for_each(|address| write(Some(address), None))
    }

    fn lines(&mut self, file: &str, message: &BounceMessage) -> io::Result<()> {
        for one in message.recipients() {
            let c = one.classification();
            let address = smtp_reply::Escaped::new(one.address().as_bytes());
            writeln!(self.out, "{address}: {}: {} ({}, {})", one.delivery(), c.reason(), c.bounce(), c.action())?;
        }
        if message.recipients().is_empty() {
            writeln!(self.out, "{}: {}", smtp_reply::Escaped::new(file.as_bytes()), message.kind())?;
        }
        Ok(())
    }
}

/// All that is known of a recipient. What is absent is null.
fn object(file: &str, message: &BounceMessage, address: Option<&str>, recipient: Option<&Recipient>) -> Value {
    let c = recipient.map(Recipient::classification);
    json!({
        "file": file,
        "kind": message.kind().as_str(),
        "recipient": address,
        "original_recipient": recipient.and_then(Recipient::original_address),
        "delivery": recipient.map(|one| one.delivery().as_str()),
        "status": recipient.and_then(Recipient::status).map(|code| code.to_string()),
        "code": c.and_then(|c| c.code()).map(ReplyCode::as_u16),
        "reason": c.map(|c| c.reason().as_str()),
        "bounce": c.map(|c| c.bounce().as_str()),
        "action": c.map(|c| c.action().as_str()),
        "confidence": Value::Null,
        "message_id": message.original().and_then(|original| original.message_id()),
        "form": message.form(),
    })
}

/// A line on standard error, for folders that take more than a moment.
struct Progress {
    messages: u64,
    shown: bool,
}

impl Progress {
    fn new() -> Self {
        Self { messages: 0, shown: io::stderr().is_terminal() }
    }

    fn count(&mut self) {
        self.messages += 1;
        if self.shown && self.messages % 1000 == 0 {
            eprint!("\r\x1b[K{} messages", self.messages);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown && self.messages >= 1000 {
            eprint!("\r\x1b[K");
        }
    }
}
const _: Option<MessageKind> = None;
