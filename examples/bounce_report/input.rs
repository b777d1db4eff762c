//! The lines of a log, however long the log and its lines are.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;
use std::time::{Duration, Instant};

/// What is kept of a line; no reply needs more.
const LINE_LIMIT: usize = 16 * 1024;

pub(crate) struct Lines {
    input: Box<dyn BufRead>,
    line: Vec<u8>,
    progress: Option<Progress>,
}

impl Lines {
    /// The lines of a file, or of standard input.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let (input, size): (Box<dyn BufRead>, _) = match path {
            Some(path) => {
                let file = File::open(path)?;
                let about = file.metadata()?;
                if about.is_dir() {
                    return Err(io::ErrorKind::IsADirectory.into());
                }
                (Box::new(BufReader::with_capacity(256 * 1024, file)), about.is_file().then_some(about.len()))
            }
            None => (Box::new(BufReader::with_capacity(256 * 1024, io::stdin())), None),
        };
        let progress = io::stderr().is_terminal().then(|| Progress::new(size));
        Ok(Self { input, line: Vec::new(), progress })
    }

    /// The next line without its end; what exceeds the limit is left out.
    pub(crate) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.line.clear();
        let mut read = 0;
        loop {
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            let room = LINE_LIMIT - self.line.len();
            self.line.extend_from_slice(&piece[..piece.len().min(room)]);
            let used = piece.len() + usize::from(end.is_some());
            self.input.consume(used);
            read += used;
            if end.is_some() || used == 0 {
                break;
            }
        }
        if read == 0 {
            return Ok(None);
        }
        if let Some(progress) = &mut self.progress {
            progress.line(read);
        }
        Ok(Some(self.line.strip_suffix(b"\r").unwrap_or(&self.line)))
    }

    /// Clears the progress line.
    pub(crate) fn finish(self) {
        if self.progress.is_some_and(|progress| progress.shown) {
            eprint!("\r\x1b[K");
        }
    }
}

/// A line on standard error, for logs that take more than a moment.
struct Progress {
    size: Option<u64>,
    lines: u64,
    bytes: u64,
    next: Instant,
    shown: bool,
}

impl Progress {
    fn new(size: Option<u64>) -> Self {
        Self { size, lines: 0, bytes: 0, next: Instant::now() + Duration::from_millis(500), shown: false }
    }

    fn line(&mut self, bytes: usize) {
        self.lines += 1;
        self.bytes += bytes as u64;
        // The clock is asked once in a while only.
        if self.lines % 4096 != 0 || Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + Duration::from_millis(200);
        self.shown = true;
        match self.size {
            Some(size) if size > 0 => {
                eprint!("\r\x1b[K{} lines, {} %", self.lines, (self.bytes * 100 / size).min(100));
            }
            _ => eprint!("\r\x1b[K{} lines, {} MB", self.lines, self.bytes / 1_000_000),
        }
    }
}

/// Whether the page would overwrite the log.
pub(crate) fn is_same_file(log: Option<&Path>, page: &Path) -> bool {
    let log = log.and_then(|log| log.canonicalize().ok());
    log.is_some() && log == page.canonicalize().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &'static [u8], expected: &[&[u8]]) {
        // A small buffer, so that lines are cut at any place.
        let input = Box::new(BufReader::with_capacity(3, bytes));
        let mut lines = Lines { input, line: Vec::new(), progress: None };
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push(line.to_vec());
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_end_with_lf_or_crlf_or_the_end_of_the_log() {
        check(b"", &[]);
        check(b"\n", &[b""]);
        check(b"one\ntwo\r\nthree", &[b"one", b"two", b"three"]);
        check(b"one\n\n\nfour\n", &[b"one", b"", b"", b"four"]);
        check(b"\xff\xfe\n\0", &[b"\xff\xfe", b"\0"]);
    }

    #[test]
    fn an_endless_line_is_one_line_and_takes_bounded_memory() {
        let mut log = vec![b'x'; 10 * LINE_LIMIT];
        log.extend_from_slice(b"\n250 OK\n");
        let mut lines = Lines { input: Box::new(io::Cursor::new(log)), line: Vec::new(), progress: None };
        assert_eq!(lines.next().unwrap().unwrap().len(), LINE_LIMIT);
        assert_eq!(lines.next().unwrap().unwrap(), b"250 OK");
        assert!(lines.next().unwrap().is_none());
    }
}
