//! Bytes → tokens.
//!
//! Case, punctuation, quotes and continuation prefixes are dropped. Addresses, host names, IP addresses and URLs become
//! one token each, so that a relay called `mx.mailspamprotection.example` says nothing about spam. Of a URL the value
//! of its parameter `p` is read as words (`?p=NoSuchUser`), and the words of its path as tokens of their own kind.
//!
//! Tokens are passed on in the order of the text, as soon as it is certain that they are not part of a name.

use super::hash::{hash, hash_in_path};
use super::kind::{Kind, is_ideograph, is_punctuation, is_thai, kind};
use super::word::{Found, WordEnds, foreign_word_at, found};
use crate::knowledge::{Blocklist, Host, Listing, Provider};

/// How many places the end of a sentence counts: more than [`REACH`](super::features::REACH), so that no pair of words
/// crosses it.
const SENTENCE: u8 = 6;

/// How many tokens are passed on at once, at most.
pub(crate) const TOKENS: usize = 64;

/// How many tokens of a run without spaces are kept at least until it is certain that the run is no name. Of a longer run
/// the first ones are taken for words.
const RUN: usize = 24;

/// The words that stand for names and numbers, as the lexicon spells them.
pub(crate) mod name {
    use super::hash;

    /// `user@example.org`
    pub(crate) const ADDRESS: u64 = hash(b"<address>");
    /// `mx.example.org`
    pub(crate) const HOST: u64 = hash(b"<host>");
    /// `192.0.2.1`
    pub(crate) const IP: u64 = hash(b"<ip>");
    /// The host name of a blocklist of IP addresses.
    pub(crate) const IP_LIST: u64 = hash(b"<iplist>");
    /// The host name of a blocklist of domains.
    pub(crate) const DOMAIN_LIST: u64 = hash(b"<domainlist>");
    /// The host name of a blocklist of web addresses.
    pub(crate) const URI_LIST: u64 = hash(b"<urilist>");
    /// The page of a provider for senders.
    pub(crate) const DESK: u64 = hash(b"<desk>");
}

/// A word of the text, or what stands for a name.
#[derive(Clone, Copy)]
pub(crate) struct Token {
    pub(crate) hash: u64,
    /// Where it stands in the text: of what is read, all places fit.
    pub(crate) start: u16,
    pub(crate) end: u16,
    /// How many places lie between it and the token before, beyond their order: the ends of sentences.
    pub(crate) gap: u8,
    pub(crate) form: Form,
}

/// What a token looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Letters only.
    Word,
    /// Letters and digits, or digits only: a number, an id, a tag.
    Number,
    /// A Chinese, Japanese or Korean character.
    Ideograph,
    /// A word in the path of a URL.
    Path,
    /// What stands for an address, a host or a URL.
    Name,
}

/// Takes the tokens of a text.
pub(crate) trait TokenSink {
    /// The next tokens of the text, [`TOKENS`] at most.
    fn tokens(&mut self, text: &[u8], tokens: &[Token]);
}

/// What the host names of a text tell.
#[derive(Clone, Copy, Default)]
pub(crate) struct Hosts {
    pub(crate) blocklist: Option<&'static Blocklist>,
    pub(crate) provider: Option<&'static Provider>,
}

/// Reads the tokens of a text, and returns what its host names tell.
pub(crate) fn read(text: &[u8], sink: &mut impl TokenSink) -> Hosts {
    let start = Mark { at: 0, number: 0, gap: SENTENCE };
    let mut tokens = Tokenizer {
        text,
        sink,
        at: 0,
        run: start,
        name: start,
        words_until: 0,
        tokens: [Token { hash: 0, start: 0, end: 0, gap: 0, form: Form::Word }; TOKENS],
        len: 0,
        passed_on: 0,
        gap: SENTENCE,
        hosts: Hosts::default(),
    };
    let mut ends = WordEnds::of(text);
    while tokens.at < text.len() {
        let at = tokens.at;
        tokens.step(&mut ends);
        debug_assert!(tokens.at > at, "the tokenizer must not stand still");
    }
    tokens.pass_on();
    tokens.hosts
}

/// Where something begins: in the text and among the tokens.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    number: usize,
    gap: u8,
}

struct Tokenizer<'t, S> {
    text: &'t [u8],
    sink: &'t mut S,
    /// The place that is read next.
    at: usize,
    /// The beginning of the present run, which may turn out to be a name.
    run: Mark,
    /// The beginning of what may be a host name: that has fewer joints than the local part of an address.
    name: Mark,
    /// Up to where dots stand between words.
    words_until: usize,
    /// The tokens that are not passed on yet, those of the present run among them.
    tokens: [Token; TOKENS],
    len: usize,
    /// How many tokens have been passed on.
    passed_on: usize,
    gap: u8,
    hosts: Hosts,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Reads on by a word, a name or a character between them.
    #[inline]
    fn step(&mut self, ends: &mut WordEnds<'_>) {
        let (text, at) = (self.text, self.at);
        match kind(text, at) {
            Kind::Digit | Kind::Lower | Kind::Upper => {
                let word = ends.word_at(at);
                if kind(text, word.end) == Kind::Break {
                    self.push_word(at, &word);
                    self.start_run(word.end + 1);
                } else {
                    self.word(&word);
                }
            }
            Kind::Break | Kind::Bracket | Kind::Colon => self.start_run(at + 1),
            Kind::Joint => self.joint(),
            Kind::Dot => self.dot(),
            Kind::Stop => {
                self.end_sentence();
                self.start_run(at + 1);
            }
            Kind::At => self.address(),
            Kind::Slash => self.slash(),
            // A log may have written a line end as `\n`.
            Kind::Escape => {
                self.start_run(at + 1 + usize::from(matches!(text.get(at + 1), Some(b'n' | b'r' | b't'))));
            }
            Kind::High => self.high(),
        }
    }

    /// A run begins here; the tokens before it are certain.
    #[inline]
    fn start_run(&mut self, at: usize) {
        if self.len > TOKENS - RUN {
            self.pass_on();
        }
        self.at = at;
        self.run = self.mark(at);
        self.name = self.run;
    }

    #[inline]
    const fn mark(&self, at: usize) -> Mark {
        Mark { at, number: self.passed_on + self.len, gap: self.gap }
    }

    #[inline(never)]
    fn pass_on(&mut self) {
        self.sink.tokens(self.text, &self.tokens[..self.len]);
        self.passed_on += self.len;
        self.len = 0;
    }

    #[inline]
    const fn end_sentence(&mut self) {
        self.gap = self.gap.saturating_add(SENTENCE);
    }

    fn joint(&mut self) {
        let at = self.at + 1;
        if !is_joint(self.text[self.at]) {
            self.name = self.mark(at);
        }
        self.at = at;
    }

    fn dot(&mut self) {
        self.at += 1;
        if !kind(self.text, self.at).is_word() {
            self.end_sentence();
        }
    }

    /// An address: what stood before the @ was its local part.
    fn address(&mut self) {
        let end = name_end(self.text, self.at + 1);
        self.name(self.run, end, name::ADDRESS);
        self.start_run(end);
    }

    /// A slash at the front of a run is that of a path.
    fn slash(&mut self) {
        let mut at = self.at + 1;
        if at == self.run.at + 1 && kind(self.text, at).is_word() {
            at = self.path(at, url_end(self.text, at));
        }
        self.start_run(at);
    }

    /// A character outside ASCII.
    #[inline(never)]
    fn high(&mut self) {
        let (text, at) = (self.text, self.at);
        if is_punctuation(text, at) {
            self.start_run(at + 3);
        } else if is_ideograph(text[at]) {
            let end = (at + 3).min(text.len());
            self.push(at, end, found(text, at, end).hash, Form::Ideograph);
            self.start_run(end);
        } else if is_thai(&text[at..]) {
            let word = foreign_word_at(text, at);
            self.push(at, word.end, word.hash, Form::Word);
            self.start_run(word.end);
        } else {
            self.word(&foreign_word_at(text, at));
        }
    }

    /// A word, if it is not part of a name: what stands behind it tells.
    #[inline(never)]
    fn word(&mut self, word: &Found) {
        let (text, at) = (self.text, self.at);
        match kind(text, word.end) {
            // Postfix writes `unknown[192.0.2.1]` where a client has no host name.
            Kind::Bracket if text[at..word.end].eq_ignore_ascii_case(b"unknown") => {
                self.push(at, word.end, name::HOST, Form::Name);
                self.at = word.end;
                return;
            }
            Kind::Dot if at >= self.words_until && kind(text, word.end + 1).is_word() => {
                match self.dotted() {
                    Ok(end) => {
                        self.start_run(end);
                        return;
                    }
                    Err(end) => self.words_until = end,
                }
            }
            Kind::Colon if text[word.end..].starts_with(b"://") => {
                let end = self.url(word.end + 3);
                self.start_run(end);
                return;
            }
            _ => {}
        }
        self.push_word(at, word);
        self.at = word.end;
    }

    /// A word as it stands.
    #[inline]
    fn push_word(&mut self, at: usize, found: &Found) {
        self.push(at, found.end, found.hash, if found.has_digit { Form::Number } else { Form::Word });
    }

    /// A token for the name that began at the mark: the words since then were parts of it.
    fn name(&mut self, from: Mark, end: usize, hash: u64) {
        self.take_back(from);
        self.push(from.at, end, hash, Form::Name);
    }

    /// Drops the tokens since the mark, as far as they have not been passed on.
    fn take_back(&mut self, mark: Mark) {
        if let Some(len) = mark.number.checked_sub(self.passed_on) {
            (self.len, self.gap) = (len, mark.gap);
        }
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "of a text less than 64 KiB are read")]
    fn push(&mut self, start: usize, end: usize, hash: u64, form: Form) {
        if self.len == TOKENS {
            self.pass_on();
        }
        self.tokens[self.len] = Token { hash, start: start as u16, end: end as u16, gap: self.gap, form };
        self.len += 1;
        self.gap = 0;
    }

    /// A run with dots in it: a host name, an IP address, a number. `Err`: words with dots between them, up to there.
    fn dotted(&mut self) -> Result<usize, usize> {
        let (text, start) = (self.text, self.name);
        let end = name_end(text, start.at);
        if text.get(end) == Some(&b'@') {
            // The local part of an address: left to the @.
            return Ok(end);
        }
        let joints = text[start.at..end].iter().rev().take_while(|&&byte| is_joint(byte)).count();
        let end = end - joints;
        match dotted_form(&text[start.at..end]) {
            Dotted::Words => return Err(end),
            Dotted::Number => self.take_back(start),
            Dotted::Ip => self.name(start, end, name::IP),
            Dotted::Host => {
                self.take_back(start);
                let path_end = if text.get(end) == Some(&b'/') { url_end(text, end) } else { end };
                return Ok(self.host(start.at, end, path_end));
            }
        }
        Ok(end)
    }

    /// A URL, from its host on.
    fn url(&mut self, start: usize) -> usize {
        let text = self.text;
        self.take_back(self.run);
        let mut end = start;
        while matches!(kind(text, end), Kind::Digit | Kind::Lower | Kind::Upper | Kind::Dot)
            || matches!(text.get(end), Some(b'-' | b'_'))
        {
            end += 1;
        }
        self.host(start, end, url_end(text, end))
    }

    /// A host name, and the path behind it. Returns where to read on.
    fn host(&mut self, start: usize, end: usize, path_end: usize) -> usize {
        let host = Host::new(&self.text[start..end]);
        let list = Blocklist::of_host(host, &self.text[end..path_end]);
        let word = match list.map(Blocklist::listing) {
            None => name::HOST,
            Some(Listing::ProviderPage) => name::DESK,
            Some(Listing::Domain) => name::DOMAIN_LIST,
            Some(Listing::Uri) => name::URI_LIST,
            Some(_) => name::IP_LIST,
        };
        self.hosts.blocklist = self.hosts.blocklist.or(list);
        if self.hosts.provider.is_none() {
            self.hosts.provider = Provider::of_prepared_host(host);
        }
        self.push(start, end, word, Form::Name);
        self.path(end, path_end)
    }

    /// The words of a path. Returns where the value of its parameter `p` starts; where there is none, its end.
    fn path(&mut self, start: usize, end: usize) -> usize {
        let text = self.text;
        let is_letter = |at: usize| at < end && text[at].is_ascii_alphabetic();
        let mut at = start;
        while at < end {
            if matches!(text[at..end], [b'?' | b'&', b'p', b'=', ..]) {
                return at + 3;
            }
            let word = at;
            while is_letter(at) {
                at += 1;
            }
            if at - word >= SHORTEST_IN_PATH {
                self.push(word, at, hash_in_path(&text[word..at]), Form::Path);
            }
            at += usize::from(at == word);
        }
        end
    }
}

/// Shorter words of a path are mostly parts of ids.
const SHORTEST_IN_PATH: usize = 4;

enum Dotted {
    Host,
    Ip,
    /// A version, an enhanced code, a date.
    Number,
    /// Words with dots between them.
    Words,
}

fn dotted_form(run: &[u8]) -> Dotted {
    let (mut labels, mut numbers) = (0, 0);
    let mut last: &[u8] = b"";
    for label in run.split(|&byte| byte == b'.') {
        if labels > 0 && label.len() > 1 && label[0].is_ascii_uppercase() && label[1].is_ascii_lowercase() {
            // "rejected.Please": the space is missing.
            return Dotted::Words;
        }
        labels += 1;
        numbers += usize::from(label.iter().all(u8::is_ascii_digit));
        last = label;
    }
    if numbers == labels {
        if labels == 4 { Dotted::Ip } else { Dotted::Number }
    } else if last.len() > 1 && last.iter().any(u8::is_ascii_alphabetic) {
        Dotted::Host
    } else {
        // "MCSpamSignature.2"
        Dotted::Words
    }
}

/// Where the host name that starts here ends, or what looks like one. A word of a language without spaces may follow it.
fn name_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while (kind(text, end).is_word() && !is_unspaced(text, end))
        || text.get(end).is_some_and(|&byte| is_joint(byte))
    {
        end += 1;
    }
    end
}

/// Whether a character begins here that needs no space before it.
fn is_unspaced(text: &[u8], at: usize) -> bool {
    is_ideograph(text[at]) || is_punctuation(text, at) || is_thai(&text[at..])
}

/// Whether the byte joins the words of a host name.
const fn is_joint(byte: u8) -> bool {
    matches!(byte, b'.' | b'-' | b'_' | b'*')
}

fn url_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(byte) = text.get(end) {
        if byte.is_ascii_whitespace()
            || matches!(byte, b'>' | b'<' | b'"' | b'\'' | b')' | b']' | b'|' | b'\\' | b';')
            || is_unspaced(text, end)
        {
            break;
        }
        end += 1;
    }
    end
}
