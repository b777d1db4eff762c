//! Text → the words that the phrase tables know.
//!
//! Case, punctuation, quotes, numbers, continuation prefixes and stop-words leave no trace. Addresses, host names, IP
//! addresses and URLs become one word each, so that a relay called `mx.mailspamprotection.example` says nothing about
//! spam; of a URL only the value of its parameter `p` is read (`?p=NoSuchUser`).

use super::kind::{Kind, is_punctuation, kind};
use super::word::{Found, WordEnds, foreign_word_at, found};
use crate::knowledge::phrases::{TABLES, Word, is_ideograph, special};
use crate::knowledge::{Blocklist, Host, Listing, Provider};

/// So many known words of a text are looked at.
const MAX_TOKENS: usize = 160;

/// The end of a sentence counts as so many words between.
const SENTENCE: u16 = 3;

/// A known word in the text.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) word: Word,
    /// Its place, in words; unknown words and ends of sentences count, numbers, names and stop-words don't.
    pub(super) place: u16,
    /// Whether "not" stands right before it.
    pub(super) negated: bool,
}

/// Where something begins: in the text, in the tokens, and in places.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    place: u16,
}

/// The known words of a text, and what its host names tell.
pub(super) struct Tokens {
    list: [Token; MAX_TOKENS],
    len: usize,
    place: u16,
    pub(super) blocklist: Option<&'static Blocklist>,
    pub(super) provider: Option<&'static Provider>,
}

impl Tokens {
    /// No words yet.
    pub(super) const EMPTY: Self = Self {
        list: [Token { word: 0, place: 0, negated: false }; MAX_TOKENS],
        len: 0,
        place: SENTENCE,
        blocklist: None,
        provider: None,
    };

    pub(super) fn as_mut_slice(&mut self) -> &mut [Token] {
        &mut self.list[..self.len]
    }

    /// Adds the words of a text.
    pub(super) fn read(&mut self, text: &[u8]) {
        let mut at = 0;
        let mut ends = WordEnds::of(text);
        // Of the present run, and of what may be a host name: that has fewer joints than the local part of an address.
        let mut run = self.mark(0);
        let mut name = run;
        // Up to where dots stand between words.
        let mut words_until = 0;
        while at < text.len() && self.len < MAX_TOKENS {
            if at == run.at {
                name = run;
            }
            match kind(text, at) {
                Kind::Break | Kind::Bracket | Kind::Colon => {
                    at += 1;
                    run = self.mark(at);
                }
                Kind::Escape => {
                    // A log may have written a line end as `\n`.
                    at += 1 + usize::from(matches!(text.get(at + 1), Some(b'n' | b'r' | b't')));
                    run = self.mark(at);
                }
                Kind::Joint => {
                    at += 1;
                    if !is_joint(text[at - 1]) {
                        name = self.mark(at);
                    }
                }
                Kind::Stop => {
                    self.place += SENTENCE;
                    at += 1;
                    run = self.mark(at);
                }
                Kind::Dot => {
                    if !kind(text, at + 1).is_word() {
                        self.place += SENTENCE;
                    }
                    at += 1;
                }
                Kind::At => {
                    // An address: what stood before the @ was its local part.
                    at = name_end(text, at + 1);
                    self.back_to(run);
                    self.push(special::ADDRESS);
                    run = self.mark(at);
                }
                Kind::Slash => {
                    at += 1;
                    if at == run.at + 1 && kind(text, at).is_word() {
                        at = after_path(text, at, url_end(text, at));
                    }
                    run = self.mark(at);
                }
                Kind::High if is_punctuation(text, at) => {
                    at += 3;
                    run = self.mark(at);
                }
                Kind::High if is_ideograph(text[at]) => {
                    let end = (at + 3).min(text.len());
                    self.word(&found(text, at, end));
                    at = end;
                    run = self.mark(at);
                }
                first @ (Kind::Digit | Kind::Lower | Kind::Upper | Kind::High) => {
                    let word = if first == Kind::High { foreign_word_at(text, at) } else { ends.word_at(at) };
                    let after = kind(text, word.end);
                    match after {
                        // Postfix writes `unknown[192.0.2.1]` where a client has no host name.
                        Kind::Bracket if text[at..word.end].eq_ignore_ascii_case(b"unknown") => {
                            at = word.end;
                            self.push(special::HOST);
                            continue;
                        }
                        Kind::Dot if at >= words_until && kind(text, word.end + 1).is_word() => {
                            match self.dotted(text, name) {
                                Ok(end) => {
                                    at = end;
                                    run = self.mark(at);
                                    continue;
                                }
                                Err(end) => words_until = end,
                            }
                        }
                        Kind::Colon if text[word.end..].starts_with(b"://") => {
                            self.back_to(run);
                            at = self.url(text, word.end + 3);
                            run = self.mark(at);
                            continue;
                        }
                        _ => {}
                    }
                    at = word.end;
                    self.word(&word);
                    if after == Kind::Break {
                        at += 1;
                        run = self.mark(at);
                    }
                }
            }
        }
    }

    #[inline]
    const fn mark(&self, at: usize) -> Mark {
        Mark { at, len: self.len, place: self.place }
    }

    /// Takes back the words since the mark: they were parts of a name.
    #[inline]
    const fn back_to(&mut self, mark: Mark) {
        (self.len, self.place) = (mark.len, mark.place);
    }

    /// A word as it stands.
    #[inline]
    fn word(&mut self, found: &Found) {
        let word = TABLES.word(found.hash);
        // Stop-words do not count, nor do numbers and ids.
        self.place += u16::from(word != special::STOP && (word != 0 || !found.has_digit));
        if word > special::STOP {
            self.push(word);
        }
    }

    #[inline]
    fn push(&mut self, word: Word) {
        if let Some(free) = self.list.get_mut(self.len) {
            *free = Token { word, place: self.place, negated: false };
            self.len += 1;
        }
    }

    /// A run with dots in it: a host name, an IP address, a number. `Err`: words with dots between them, up to there.
    fn dotted(&mut self, text: &[u8], start: Mark) -> Result<usize, usize> {
        let end = name_end(text, start.at);
        if text.get(end) == Some(&b'@') {
            // The local part of an address: left to the @.
            return Ok(end);
        }
        let joints = text[start.at..end].iter().rev().take_while(|&&byte| is_joint(byte)).count();
        let end = end - joints;
        let host = &text[start.at..end];
        let (mut labels, mut numbers) = (0, 0);
        let mut last: &[u8] = b"";
        for label in host.split(|&byte| byte == b'.') {
            if labels > 0 && label.len() > 1 && label[0].is_ascii_uppercase() && label[1].is_ascii_lowercase()
            {
                // "rejected.Please": the space is missing.
                return Err(end);
            }
            labels += 1;
            numbers += usize::from(label.iter().all(u8::is_ascii_digit));
            last = label;
        }
        let is_number = numbers == labels;
        let is_host = last.len() > 1 && last.iter().any(u8::is_ascii_alphabetic);
        if !(is_number || is_host) {
            // "MCSpamSignature.2"
            return Err(end);
        }
        self.back_to(start);
        if is_number {
            if labels == 4 {
                self.push(special::IP);
            }
            return Ok(end);
        }
        let path_end = if text.get(end) == Some(&b'/') { url_end(text, end) } else { end };
        self.host(host, &text[end..path_end]);
        Ok(after_path(text, end, path_end))
    }

    /// A URL, from its host on: its host counts, its path doesn't.
    fn url(&mut self, text: &[u8], start: usize) -> usize {
        let mut end = start;
        while matches!(kind(text, end), Kind::Digit | Kind::Lower | Kind::Upper | Kind::Dot)
            || matches!(text.get(end), Some(b'-' | b'_'))
        {
            end += 1;
        }
        let path_end = url_end(text, end);
        self.host(&text[start..end], &text[end..path_end]);
        after_path(text, end, path_end)
    }

    fn host(&mut self, name: &[u8], path: &[u8]) {
        let host = Host::new(name);
        let list = Blocklist::of_host(host, path);
        let word = match list.map(Blocklist::listing) {
            None | Some(Listing::Desk) => page(path),
            Some(Listing::Domain) => special::DOMAIN_LIST,
            Some(Listing::Uri) => special::URI_LIST,
            Some(_) => special::IP_LIST,
        };
        if self.blocklist.is_none() {
            self.blocklist = list;
        }
        if self.provider.is_none() {
            self.provider = Provider::of_host(host);
        }
        self.push(word);
    }
}

/// The word for a host with this path: some pages are known wherever they stand.
fn page(path: &[u8]) -> Word {
    if path.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"/why")) {
        special::SPF_PAGE
    } else if path.strip_suffix(b".").unwrap_or(path).ends_with(b"/smtplf.html") {
        special::LF_PAGE
    } else {
        special::HOST
    }
}

/// Where the host name that starts here ends, or what looks like one.
fn name_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while kind(text, end).is_word() || text.get(end).is_some_and(|&byte| is_joint(byte)) {
        end += 1;
    }
    end
}

/// Whether the byte joins the words of a host name.
const fn is_joint(byte: u8) -> bool {
    matches!(byte, b'.' | b'-' | b'_' | b'*')
}

/// Where the value of a path's parameter `p` starts; where there is none, the end of the path.
fn after_path(text: &[u8], start: usize, end: usize) -> usize {
    let path = &text[start..end];
    match path.windows(3).position(|three| matches!(three, b"?p=" | b"&p=")) {
        Some(at) => start + at + 3,
        None => end,
    }
}

fn url_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(byte) = text.get(end) {
        if byte.is_ascii_whitespace()
            || matches!(byte, b'>' | b'<' | b'"' | b'\'' | b')' | b']' | b'|' | b'\\' | b';')
        {
            break;
        }
        end += 1;
    }
    end
}
