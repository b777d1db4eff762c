//! One word of a text: where it ends, and its hash.

use super::hash::{eight_at, hash, hash_foreign, hash_short};
use super::kind::{Kind, is_ideograph, is_punctuation, is_thai, kind};
use crate::find::{PLACES, look};

/// A word, found at some place of a text.
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) hash: u64,
    pub(super) has_digit: bool,
}

/// Words end where their letters and digits end, or before a capital that follows a small letter (`OverQuotaPerm`).
/// This is found out for 64 bytes at once.
pub(super) struct WordEnds<'a> {
    text: &'a [u8],
    /// From where on it is known.
    start: usize,
    /// For each byte whether a word that has it goes on behind it.
    goes_on: u64,
}

impl<'a> WordEnds<'a> {
    pub(super) fn of(text: &'a [u8]) -> Self {
        Self { text, start: 0, goes_on: look(text, 0, goes_on) }
    }

    /// The word that starts here with a letter or digit.
    #[inline]
    pub(super) fn word_at(&mut self, start: usize) -> Found {
        let mut end = self.end(start);
        if end == start + 1 && self.text.get(end).is_some_and(u8::is_ascii_uppercase) {
            // "rDNS", "eMail"
            end = self.end(end);
        }
        if self.text.get(end).is_some_and(|&byte| byte >= 0x80) {
            return foreign_word_at(self.text, start);
        }
        let len = end - start;
        if len > 8 {
            return long_word(self.text, start, end);
        }
        let eight = eight_at(self.text, start);
        // Of letters and digits, digits alone lack this bit.
        let has_digit = (!eight & 0x4040_4040_4040_4040) << (64 - 8 * len) != 0;
        Found { end, hash: hash_short(eight, len), has_digit }
    }

    #[inline]
    fn end(&mut self, start: usize) -> usize {
        // The reader may go back into a run that turns out to be no name.
        if let Some(skip) = start.checked_sub(self.start).filter(|&skip| skip < PLACES) {
            let more = (self.goes_on >> skip).trailing_ones() as usize;
            if skip + more < PLACES {
                return start + more + 1;
            }
        }
        self.end_behind(start)
    }

    /// The same where it is not known yet.
    fn end_behind(&mut self, start: usize) -> usize {
        let mut end = start;
        loop {
            self.start = end;
            self.goes_on = look(self.text, end, goes_on);
            let more = self.goes_on.trailing_ones() as usize;
            end += more;
            if more < PLACES {
                return end + 1;
            }
        }
    }
}

/// Whether a word with the byte `a` goes on with `b`.
#[inline]
fn goes_on(a: u8, b: u8, _: u8, _: u8) -> bool {
    // These two bits are set in small letters, and the lower one is not in capitals.
    let small_then_capital = a & 0x60 & !(b & 0x20) == 0x60;
    !small_then_capital & ((b | 0x20).is_ascii_lowercase() | b.is_ascii_digit())
}

/// A word with letters outside ASCII. Thai and other letters are not of one word.
#[cold]
pub(super) fn foreign_word_at(text: &[u8], start: usize) -> Found {
    let mut end = start;
    let mut before = Kind::Break;
    let thai = is_thai(&text[start..]);
    loop {
        let here = kind(text, end);
        if !here.is_word()
            || is_thai(&text[end..]) != thai
            || (here == Kind::Upper && before == Kind::Lower)
            || (here == Kind::High && (is_ideograph(text[end]) || is_punctuation(text, end)))
        {
            break;
        }
        end += 1;
        // A character whose bytes are not all there ends where they end.
        while here == Kind::High && matches!(text.get(end), Some(0x80..=0xBF)) {
            end += 1;
        }
        before = here;
    }
    // A stray continuation byte must not stop the reader.
    found(text, start, end.max(start + 1))
}

#[inline(never)]
fn long_word(text: &[u8], start: usize, end: usize) -> Found {
    let word = &text[start..end];
    Found { end, hash: hash(word), has_digit: word.iter().any(u8::is_ascii_digit) }
}

/// The word between these places.
pub(super) fn found(text: &[u8], start: usize, end: usize) -> Found {
    let word = &text[start..end];
    Found { end, hash: hash_foreign(word), has_digit: word.iter().any(u8::is_ascii_digit) }
}
