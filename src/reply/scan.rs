//! The scan of any reply for lines, codes and deviations. It can stop after any byte and continue later.

use super::error::Problem;
use super::{Deviation, Deviations, Limits, Lines, ParseError, Reply, enhanced};
use crate::code::{EnhancedCode, ReplyCode};
use crate::find;

/// The state of a scan.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// The start of the current line.
    start: usize,
    /// How many of its bytes have been searched. Zero until its code and separator have been checked.
    searched: usize,
    /// How many lines are complete.
    lines: usize,
    /// The digits of the latest line.
    digits: [u8; 3],
    code: ReplyCode,
    /// The first enhanced code, or a later one if only that has the class of the reply code.
    enhanced: Option<EnhancedCode>,
    /// How many lines have an enhanced code.
    enhanced_lines: usize,
    deviations: Deviations,
}

impl Scan {
    pub(super) const fn new() -> Self {
        Self {
            start: 0,
            searched: 0,
            lines: 0,
            // The most frequent code, so that the first line is also compared with one.
            digits: *b"250",
            code: ReplyCode::OK,
            enhanced: None,
            enhanced_lines: 0,
            deviations: Deviations::NONE,
        }
    }

    /// Whether no bytes have been read yet.
    #[cfg(feature = "alloc")]
    pub(super) const fn is_new(&self) -> bool {
        self.start == 0 && self.searched == 0
    }

    /// Continues with `bytes`, which begin where the reply begins. Returns the length of the reply, or `None` if more bytes
    /// are needed. With `whole`, no more bytes will come, and the last line needs no line end.
    pub(super) fn advance(
        &mut self,
        bytes: &[u8],
        limits: &Limits,
        whole: bool,
    ) -> Result<Option<usize>, ParseError> {
        loop {
            let rest = &bytes[self.start..];
            // Nothing after the nearest limit is read: the result must not depend on the sizes of the pieces.
            let budget = limits.max_line_len.min(limits.max_reply_len - self.start);
            let window = &rest[..rest.len().min(budget)];
            if self.searched == 0 {
                match window {
                    [b'\n', ..] if self.lines == 0 => {
                        self.deviations.insert(Deviation::BareLf);
                        self.skip_blank(1);
                        continue;
                    }
                    [b'\r', b'\n', ..] if self.lines == 0 => {
                        self.skip_blank(2);
                        continue;
                    }
                    // Perhaps a blank line.
                    [b'\r'] if self.lines == 0 && !whole && budget > 1 => return Ok(None),
                    _ => self.check_head(window)?,
                }
            }
            let line = match self.find_end(window) {
                Some(lf) => &window[..=lf],
                None if rest.len() >= budget => return Err(self.over_limit(limits, budget)),
                None if !whole => return Ok(None),
                None if rest.is_empty() => return Err(self.cut_short(bytes)),
                None => window,
            };
            let last = self.take_line(line)?;
            self.start += line.len();
            self.searched = 0;
            self.lines += 1;
            if last {
                return Ok(Some(self.start));
            }
            if self.lines >= limits.max_lines {
                return Err(self.error(Problem::limit(Problem::TooManyLines, limits.max_lines), 0));
            }
        }
    }

    /// Returns the reply in `bytes`, after `advance` has returned their length.
    pub(super) fn reply(self, bytes: &[u8]) -> Reply<'_> {
        let Self { code, mut enhanced, mut deviations, .. } = self;
        if self.enhanced_lines != 0 {
            if self.enhanced_lines != self.lines {
                deviations.insert(Deviation::EnhancedCodeNotOnEveryLine);
            }
            if deviations.contains(Deviation::CodesDiffer) {
                enhanced = enhanced::deciding(&Lines::new(bytes), code);
            }
        }
        Reply::new(bytes, code, enhanced, deviations)
    }

    /// Returns the error of a reply that ends too early.
    pub(super) fn cut_short(&self, bytes: &[u8]) -> ParseError {
        let problem =
            if self.lines == 0 && self.start == bytes.len() { Problem::Empty } else { Problem::Incomplete };
        self.error(problem, bytes.len() - self.start)
    }

    fn skip_blank(&mut self, len: usize) {
        self.start += len;
        self.deviations.insert(Deviation::BlankLineBefore);
    }

    /// Reads the code at the start of a line, as far as it has arrived.
    fn check_head(&mut self, line: &[u8]) -> Result<(), ParseError> {
        for (at, byte) in line.iter().take(3).enumerate() {
            if !byte.is_ascii_digit() || (at == 0 && !matches!(byte, b'1'..=b'5')) {
                return Err(self.no_code(&line[..=at], at));
            }
        }
        let Some((&digits, rest)) = line.split_first_chunk() else { return Ok(()) };
        if digits != self.digits {
            let Ok(code) = ReplyCode::from_bytes(&digits) else { return Err(self.no_code(&digits, 0)) };
            if !code.is_standard_form() {
                self.deviations.insert(Deviation::NonStandardCode);
            }
            if self.lines > 0 {
                self.deviations.insert(Deviation::CodesDiffer);
            }
            // The code of the last line counts, but never turns a refusal into a success.
            if self.lines == 0 || code.is_refusal() || !self.code.is_refusal() {
                self.code = code;
            }
            self.digits = digits;
        }
        match rest {
            // Which of them it is depends on how the line ends.
            [b'\r' | b'\n', ..] => self.searched = 3,
            [b' ' | b'-' | b'\t' | b'a'..=b'z' | b'A'..=b'Z', ..] => self.searched = 4,
            [] => {}
            [byte, ..] => return Err(self.error(Problem::Separator(*byte), 3)),
        }
        Ok(())
    }

    /// Finds the LF that ends the line.
    fn find_end(&mut self, line: &[u8]) -> Option<usize> {
        let end = find::byte(line, self.searched, b'\n');
        // Without its separator the head has to be read again.
        if self.searched != 0 {
            self.searched = line.len();
        }
        end
    }

    /// Reads a line with its line end. Returns `true` if it is the last one.
    fn take_line(&mut self, line: &[u8]) -> Result<bool, ParseError> {
        // A missing line end counts, too.
        if line.len() > 512 || (line.len() > 510 && !line.ends_with(b"\n")) {
            self.deviations.insert(Deviation::LineTooLong);
        }
        let line = match line {
            [line @ .., b'\r', b'\n'] => line,
            [line @ .., b'\n'] => {
                self.deviations.insert(Deviation::BareLf);
                line
            }
            line => line,
        };
        if find::odd(line).is_some() {
            self.inspect(line);
        }
        let line = trim_cr(line);
        let last = match line.get(3) {
            Some(b'-') => false,
            Some(b' ') => true,
            None if line.len() == 3 => true,
            None => return Err(self.no_code(line, line.len())),
            // The CR was not the end of the line.
            Some(b'\r') => return Err(self.error(Problem::Separator(b'\r'), 3)),
            Some(_) => {
                self.deviations.insert(Deviation::NoSpaceAfterCode);
                true
            }
        };
        if let Some((enhanced, _)) = enhanced::leading(text(line)) {
            self.take_enhanced(enhanced);
        }
        Ok(last)
    }

    /// Records characters that a line should not contain.
    #[cold]
    fn inspect(&mut self, line: &[u8]) {
        for byte in line {
            match byte {
                b'\r' => self.deviations.insert(Deviation::BareCr),
                b'\t' => {}
                _ if byte.is_ascii_control() => self.deviations.insert(Deviation::ControlCharacter),
                _ => {}
            }
        }
        if core::str::from_utf8(line).is_err() {
            self.deviations.insert(Deviation::NotUtf8);
        }
    }

    fn take_enhanced(&mut self, enhanced: EnhancedCode) {
        self.enhanced_lines += 1;
        let class = enhanced.class().digit() + b'0';
        if class != self.digits[0] {
            self.deviations.insert(Deviation::EnhancedClassMismatch);
        }
        match self.enhanced {
            None => self.enhanced = Some(enhanced),
            Some(first) if first != enhanced => {
                self.deviations.insert(Deviation::EnhancedCodesDiffer);
                if first.class() != self.code.class() && enhanced.class() == self.code.class() {
                    self.enhanced = Some(enhanced);
                }
            }
            Some(_) => {}
        }
    }

    /// Returns the error for a line that does not begin with a code, at the byte `at`. `bytes` are three at most.
    #[cold]
    fn no_code(&self, bytes: &[u8], at: usize) -> ParseError {
        self.error(Problem::code(bytes), at)
    }

    #[cold]
    fn over_limit(&self, limits: &Limits, budget: usize) -> ParseError {
        let problem = if budget == limits.max_line_len {
            Problem::limit(Problem::LineTooLong, limits.max_line_len)
        } else {
            Problem::limit(Problem::ReplyTooLong, limits.max_reply_len)
        };
        self.error(problem, budget)
    }

    pub(super) fn error(&self, problem: Problem, at: usize) -> ParseError {
        ParseError { problem, line: self.lines + 1, offset: self.start + at }
    }
}

/// Removes the CRs at the end of a line. Some servers send two.
pub(super) fn trim_cr(mut line: &[u8]) -> &[u8] {
    while let [rest @ .., b'\r'] = line {
        line = rest;
    }
    line
}

/// Returns what follows the code and the separator of a line. A letter in place of the separator is text.
pub(super) fn text(line: &[u8]) -> &[u8] {
    match line {
        [_, _, _, b' ' | b'-' | b'\t', text @ ..] | [_, _, _, text @ ..] => text,
        _ => &[],
    }
}
