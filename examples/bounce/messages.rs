//! The messages of a file: one, or each of an mbox (RFC 4155).

use std::io::{self, BufRead, Read};

/// What is kept of a message; what comes behind is left out.
const LIMIT: usize = 64 << 20;

pub(crate) struct Messages<R> {
    input: R,
    message: Vec<u8>,
    line: Vec<u8>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing was read yet.
    New,
    /// In an mbox, behind a line that begins a message.
    InMbox,
    /// All was read.
    Done,
}

impl<R: BufRead> Messages<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, message: Vec::new(), line: Vec::new(), state: State::New }
    }

    /// The next message.
    pub(crate) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.message.clear();
        if self.state == State::New {
            self.read_line()?;
            if !self.line.starts_with(b"From ") {
                self.state = State::Done;
                self.message.append(&mut self.line);
                let room = LIMIT.saturating_sub(self.message.len());
                self.input.by_ref().take(room as u64).read_to_end(&mut self.message)?;
                return Ok(Some(&self.message));
            }
            self.state = State::InMbox;
        }
        if self.state == State::Done {
            return Ok(None);
        }
        let mut behind_empty_line = false;
        while self.read_line()? {
            if behind_empty_line && self.line.starts_with(b"From ") {
                return Ok(Some(&self.message));
            }
            behind_empty_line = matches!(&self.line[..], b"\n" | b"\r\n");
            // ">From " is a line of the message that begins with "From ".
            let quotes = self.line.iter().take_while(|&&byte| byte == b'>').count();
            let is_quoted = quotes > 0 && self.line[quotes..].starts_with(b"From ");
            let line = &self.line[usize::from(is_quoted)..];
            let room = LIMIT - self.message.len();
            self.message.extend_from_slice(&line[..line.len().min(room)]);
        }
        self.state = State::Done;
        Ok(Some(&self.message))
    }

    fn read_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.input.by_ref().take(LIMIT as u64).read_until(b'\n', &mut self.line)?;
        Ok(!self.line.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        let mut messages = Messages::new(file.as_bytes());
        let mut found = Vec::new();
        while let Some(message) = messages.next().unwrap() {
            found.push(String::from_utf8(message.to_vec()).unwrap());
        }
        assert_eq!(found, expected, "{file:?}");
    }

    #[test]
    fn a_file_is_one_message_or_an_mbox() {
        check("", &[""]);
        check("Subject: x\n\nFrom here on\n", &["Subject: x\n\nFrom here on\n"]);
        check(
            "From a\nSubject: x\n\nHello\n\nFrom b\nSubject: y\n\n",
            &["Subject: x\n\nHello\n\n", "Subject: y\n\n"],
        );
        check("From a\n", &[""]);
    }

    #[test]
    fn a_line_of_a_message_may_begin_as_the_next_message_does() {
        check(
            "From a\r\n\r\n>From me\r\n>>From you\r\nFrom there\r\n\r\nFrom b\r\n\r\n",
            &["\r\nFrom me\r\n>From you\r\nFrom there\r\n\r\n", "\r\n"],
        );
    }
}
