//! The pass over the bytes of any reply that finds lines, codes and deviations. It can stop after any byte and go on
//! later.

use super::error::Problem;
use super::{Deviation, Deviations, Limits, Lines, ParseError, Reply, enhanced};
use crate::code::{EnhancedCode, ReplyCode};

/// What has been seen of a reply so far.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// Where the line starts that is being read.
    start: usize,
    /// How many of its bytes need not be looked at again. Zero until its code and separator are known to be good.
    searched: usize,
    /// How many lines are complete.
    lines: usize,
    /// The digits of the latest line.
    digits: [u8; 3],
    code: ReplyCode,
    /// The first enhanced code, or a later one if its class suits the reply code better.
    enhanced: Option<EnhancedCode>,
    /// How many lines carry an enhanced code.
    enhanced_lines: usize,
    deviations: Deviations,
}

impl Scan {
    pub(super) const fn new() -> Self {
        Self {
            start: 0,
            searched: 0,
            lines: 0,
            // Starts with the most frequent code, so that the first line is compared with a code, too.
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

    /// Goes on with `bytes`, which begin where the reply begins. The length of the reply, or `None` where more bytes
    /// are needed. With `whole`, no more bytes will come and the last line needs no line end.
    pub(super) fn advance(
        &mut self,
        bytes: &[u8],
        limits: &Limits,
        whole: bool,
    ) -> Result<Option<usize>, ParseError> {
        loop {
            let rest = &bytes[self.start..];
            // Nothing behind the nearest limit is looked at: the outcome must not depend on how much came at once.
            let budget = limits.line.min(limits.reply - self.start);
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
            if self.lines >= limits.lines {
                return Err(self.error(Problem::limit(Problem::TooManyLines, limits.lines), 0));
            }
        }
    }

    /// The reply in `bytes`, once `advance` has told that they are all of it.
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

    /// Why the reply is not whole, where no more bytes will come.
    pub(super) fn cut_short(&self, bytes: &[u8]) -> ParseError {
        let problem =
            if self.lines == 0 && self.start == bytes.len() { Problem::Empty } else { Problem::Incomplete };
        self.error(problem, bytes.len() - self.start)
    }

    fn skip_blank(&mut self, len: usize) {
        self.start += len;
        self.deviations.insert(Deviation::BlankLineBefore);
    }

    /// Reads the code at the front of a line, as far as it is there.
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
            // The last line's code counts, but a refusal never reads as a success.
            if self.lines == 0 || code.is_refusal() || !self.code.is_refusal() {
                self.code = code;
            }
            self.digits = digits;
        }
        match rest {
            // The end of the line tells which of them it is.
            [b'\r' | b'\n', ..] => self.searched = 3,
            [b' ' | b'-' | b'\t' | b'a'..=b'z' | b'A'..=b'Z', ..] => self.searched = 4,
            [] => {}
            [byte, ..] => return Err(self.error(Problem::Separator(*byte), 3)),
        }
        Ok(())
    }

    /// The LF that ends the line, if it is there.
    fn find_end(&mut self, line: &[u8]) -> Option<usize> {
        let end = find_lf(line, self.searched);
        // Without its separator the head has to be looked at once more.
        if self.searched != 0 {
            self.searched = line.len();
        }
        end
    }

    /// Takes a line with its line end. Whether it is the last one.
    fn take_line(&mut self, line: &[u8]) -> Result<bool, ParseError> {
        // A line end that is cut off counts too.
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
        if find_odd(line).is_some() {
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

    /// Notes what a line has in its text that it should not have.
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

    /// These bytes, three at most, do not begin a line; the one at `at` shows it.
    #[cold]
    fn no_code(&self, bytes: &[u8], at: usize) -> ParseError {
        self.error(Problem::code(bytes), at)
    }

    #[cold]
    fn over_limit(&self, limits: &Limits, budget: usize) -> ParseError {
        let problem = if budget == limits.line {
            Problem::limit(Problem::LineTooLong, limits.line)
        } else {
            Problem::limit(Problem::ReplyTooLong, limits.reply)
        };
        self.error(problem, budget)
    }

    pub(super) fn error(&self, problem: Problem, at: usize) -> ParseError {
        ParseError { problem, line: self.lines + 1, offset: self.start + at }
    }
}

/// A line without the CRs at its end: mostly one, but two have been seen.
pub(super) fn trim_cr(mut line: &[u8]) -> &[u8] {
    while let [rest @ .., b'\r'] = line {
        line = rest;
    }
    line
}

/// What follows the code of a line and the separator. A letter in the separator's place is text.
pub(super) fn text(line: &[u8]) -> &[u8] {
    match line {
        [_, _, _, b' ' | b'-' | b'\t', text @ ..] | [_, _, _, text @ ..] => text,
        _ => &[],
    }
}

/// The first LF at or after `from`.
pub(super) fn find_lf(bytes: &[u8], from: usize) -> Option<usize> {
    find(bytes, from, |word| equals(word, b'\n'))
}

/// The first `#`, `(` or `[` at or after `from`.
pub(super) fn find_mark(bytes: &[u8], from: usize) -> Option<usize> {
    find(bytes, from, |word| equals(word, b'#') | equals(word, b'(') | equals(word, b'['))
}

const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES << 7;

/// The high bit of each byte that is not `%d32-126`. Carries may mark a byte wrongly, but none before the first right
/// one.
#[inline]
const fn not_printable(word: u64) -> u64 {
    (word.wrapping_sub(ONES * 0x20) | word.wrapping_add(ONES) | word) & HIGH
}

/// The high bit of each byte that is `byte`, with the same proviso.
#[inline]
const fn equals(word: u64, byte: u8) -> u64 {
    let zero = word ^ (ONES * byte as u64);
    zero.wrapping_sub(ONES) & !zero & HIGH
}

/// The first byte that is not `%d32-126`.
#[inline]
pub(super) fn find_odd(bytes: &[u8]) -> Option<usize> {
    // The compiler turns the look at all of a chunk into a few vector instructions.
    let odd = |chunk: &[u8; 16]| chunk.iter().fold(false, |odd, byte| odd | !matches!(byte, b' '..=b'~'));
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        if odd(chunk) {
            break;
        }
        rest = after;
    }
    // What is less than a chunk is looked at together with some bytes before it.
    if rest.len() < 16 && bytes.last_chunk().is_some_and(|chunk| !odd(chunk)) {
        return None;
    }
    find(bytes, bytes.len() - rest.len(), not_printable)
}

/// The first byte at or after `from` that `marks` gives a high bit, eight at a time.
#[inline]
fn find(bytes: &[u8], from: usize, marks: impl Fn(u64) -> u64) -> Option<usize> {
    let mut rest = bytes.get(from..)?;
    while let Some((word, after)) = rest.split_first_chunk() {
        let marked = marks(u64::from_le_bytes(*word));
        if marked != 0 {
            return Some(bytes.len() - rest.len() + marked.trailing_zeros() as usize / 8);
        }
        rest = after;
    }
    let word = match bytes.last_chunk() {
        // The last whole word, moved on to where the search stands.
        Some(word) if !rest.is_empty() => u64::from_le_bytes(*word) >> (64 - rest.len() * 8),
        _ => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    // What is marked behind the end is not there.
    let at = marks(word).trailing_zeros() as usize / 8;
    (at < rest.len()).then(|| bytes.len() - rest.len() + at)
}
