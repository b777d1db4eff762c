//! Turns `words.txt` and `phrases.txt` into static tables while the crate compiles: nothing is built at run time.
//!
//! Two tables come out: a hash table from the spellings of words to [`Word`]s, and the list of [`Phrase`]s with an
//! index from each word to the phrases that hang on it. Each phrase hangs on its rarest element, so that a text word
//! leads to few phrases.

use super::hash::hash;
use crate::reason::Reason;

/// A word as phrases know it: all its spellings are one number. 0 stands for no word.
pub(crate) type Word = u16;

/// The most groups: each is a bit of a `u64`.
const MAX_GROUPS: usize = 64;
const MAX_MEMBERS: usize = 2048;
const MAX_WORDS: usize = 2048;
const SLOTS: usize = 4096;
const MAX_PHRASES: usize = 2048;
const MAX_CHOICES: usize = 12000;
const MAX_PARTS: usize = 8000;
const MAX_LINKS: usize = 24000;
const MAX_SECTIONS: usize = 160;

/// Words that the tokenizer finds by their form. They have fixed numbers and these names in `phrases.txt`.
pub(crate) mod special {
    use super::Word;

    /// A word that does not count for distance.
    pub(crate) const STOP: Word = 1;
    /// `user@example.org`
    pub(crate) const ADDRESS: Word = 2;
    /// `mx.example.org`
    pub(crate) const HOST: Word = 3;
    /// `192.0.2.1`
    pub(crate) const IP: Word = 4;
    /// The host name of a blocklist of IP addresses.
    pub(crate) const IP_LIST: Word = 5;
    /// The host name of a blocklist of domains.
    pub(crate) const DOMAIN_LIST: Word = 6;
    /// The host name of a blocklist of web addresses.
    pub(crate) const URI_LIST: Word = 7;

    pub(super) const NAMES: [&[u8]; 7] =
        [b"<stop>", b"<address>", b"<host>", b"<ip>", b"<iplist>", b"<domainlist>", b"<urilist>"];
}

/// One element of a phrase, or a condition of it: any of these words, or a word of these groups.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    /// Bits of groups.
    pub(crate) groups: u64,
    /// Where its words stand, and how many they are.
    first_word: u16,
    words: u8,
    /// How far after the element before it this one may stand; adjacent is 1.
    pub(crate) reach: u16,
    /// Whether the element before says "not": then this one may, and must, be negated in the text.
    pub(crate) after_not: bool,
}

const NO_PART: Part = Part { groups: 0, first_word: 0, words: 0, reach: NEAR, after_not: false };

/// An element may stand this far after the one before it, when nothing else is said: two words may come between.
const NEAR: u16 = 3;
/// After `..`.
const FAR: u16 = 8;
/// After `...`.
const ANYWHERE: u16 = u16::MAX;

/// A row of `phrases.txt`.
#[derive(Clone, Copy)]
pub(crate) struct Phrase {
    /// Where the row stands in the file.
    pub(crate) start: u32,
    /// The first of its parts: its elements, then what must occur, then what must not.
    first: u16,
    pub(crate) len: u8,
    elements: u8,
    needs: u8,
    vetoes: u8,
    /// The element that the index leads to.
    pub(crate) key: u8,
    pub(crate) section: u8,
}

const NO_PHRASE: Phrase =
    Phrase { start: 0, first: 0, len: 0, elements: 0, needs: 0, vetoes: 0, key: 0, section: 0 };

/// What a section of `phrases.txt` says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Its words say nothing: they are taken out before anything else is looked for.
    Noise,
    /// It will pass, whatever the code says.
    Temporary,
    /// It will not pass, though other words may sound like it.
    Permanent,
    /// The reason, told outright: beats the enhanced code.
    Specific(Reason),
    /// The reason, in words that may stand for others too: yields to a telling enhanced code.
    Generic(Reason),
}

/// The tables, with their exact numbers of parts, phrases and links.
pub(crate) struct Tables<const CHOICES: usize, const PARTS: usize, const PHRASES: usize, const LINKS: usize> {
    hashes: [u64; SLOTS],
    words: [Word; SLOTS],
    groups: [u64; MAX_WORDS],
    not: u64,
    sections: [Sense; MAX_SECTIONS],
    /// The words of all parts.
    choices: [Word; CHOICES],
    parts: [Part; PARTS],
    phrases: [Phrase; PHRASES],
    /// For each word, where its links start; they end where those of the next word start.
    link_start: [u16; MAX_WORDS + 1],
    links: [u16; LINKS],
}

impl<const CHOICES: usize, const PARTS: usize, const PHRASES: usize, const LINKS: usize>
    Tables<CHOICES, PARTS, PHRASES, LINKS>
{
    /// The word with this hash, or 0.
    #[inline]
    pub(crate) const fn word(&self, hash: u64) -> Word {
        let mut slot = slot_of(hash);
        while self.words[slot] != 0 {
            if self.hashes[slot] == hash {
                return self.words[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        0
    }

    /// The groups of a word.
    #[inline]
    pub(crate) const fn groups(&self, word: Word) -> u64 {
        self.groups[word as usize % MAX_WORDS]
    }

    /// Whether the word says "not".
    #[inline]
    pub(crate) const fn negates(&self, word: Word) -> bool {
        self.groups(word) & self.not != 0
    }

    /// The phrases that hang on this word, in the order of the file.
    #[inline]
    pub(crate) fn phrases_of(&self, word: Word) -> &[u16] {
        let word = word as usize % MAX_WORDS;
        &self.links[self.link_start[word] as usize..self.link_start[word + 1] as usize]
    }

    #[inline]
    pub(crate) fn phrase(&self, number: u16) -> &Phrase {
        &self.phrases[number as usize]
    }

    #[inline]
    pub(crate) const fn sense(&self, section: u8) -> Sense {
        self.sections[section as usize]
    }

    #[inline]
    pub(crate) fn elements(&self, phrase: &Phrase) -> &[Part] {
        &self.parts[phrase.first as usize..][..phrase.elements as usize]
    }

    /// Whether the part stands for this word, which is in these groups.
    #[inline]
    pub(crate) fn has(&self, part: &Part, word: Word, groups: u64) -> bool {
        part.groups & groups != 0
            || self.choices[part.first_word as usize..][..part.words as usize].contains(&word)
    }

    /// What must occur somewhere in the text.
    #[inline]
    pub(crate) fn needs(&self, phrase: &Phrase) -> &[Part] {
        &self.parts[phrase.first as usize + phrase.elements as usize..][..phrase.needs as usize]
    }

    /// What must not occur anywhere in the text.
    #[inline]
    pub(crate) fn vetoes(&self, phrase: &Phrase) -> &[Part] {
        let before = phrase.first as usize + phrase.elements as usize + phrase.needs as usize;
        &self.parts[before..][..phrase.vetoes as usize]
    }
}

const fn slot_of(hash: u64) -> usize {
    (hash >> 40) as usize % SLOTS
}

/// The tables while they are made, with room to spare.
pub(crate) struct Draft {
    tables: Tables<MAX_CHOICES, MAX_PARTS, MAX_PHRASES, MAX_LINKS>,
    words: u16,
    group_names: [(u32, u32); MAX_GROUPS],
    groups: u32,
    /// The words of each group, and where those of a group end.
    members: [Word; MAX_MEMBERS],
    member_end: [u16; MAX_GROUPS],
    sections: u8,
    pub(crate) choices: usize,
    pub(crate) parts: usize,
    pub(crate) phrases: usize,
    pub(crate) links: usize,
}

/// Reads both files.
pub(crate) const fn compile(words: &str, phrases: &str) -> Draft {
    let mut draft = Draft {
        tables: Tables {
            hashes: [0; SLOTS],
            words: [0; SLOTS],
            groups: [0; MAX_WORDS],
            not: 0,
            sections: [Sense::Noise; MAX_SECTIONS],
            choices: [0; MAX_CHOICES],
            parts: [NO_PART; MAX_PARTS],
            phrases: [NO_PHRASE; MAX_PHRASES],
            link_start: [0; MAX_WORDS + 1],
            links: [0; MAX_LINKS],
        },
        words: special::NAMES.len() as u16,
        group_names: [(0, 0); MAX_GROUPS],
        groups: 0,
        members: [0; MAX_MEMBERS],
        member_end: [0; MAX_GROUPS],
        sections: 0,
        choices: 0,
        parts: 0,
        phrases: 0,
        links: 0,
    };
    let words = words.as_bytes();
    draft.read_words(words, false);
    draft.read_words(words, true);
    draft.read_phrases(phrases.as_bytes(), words);
    draft.link();
    draft
}

impl Draft {
    /// The tables cut to size.
    pub(crate) const fn finish<
        const CHOICES: usize,
        const PARTS: usize,
        const PHRASES: usize,
        const LINKS: usize,
    >(
        &self,
    ) -> Tables<CHOICES, PARTS, PHRASES, LINKS> {
        let mut choices = [0; CHOICES];
        let mut i = 0;
        while i < CHOICES {
            choices[i] = self.tables.choices[i];
            i += 1;
        }
        let mut parts = [NO_PART; PARTS];
        let mut i = 0;
        while i < PARTS {
            parts[i] = self.tables.parts[i];
            i += 1;
        }
        let mut phrases = [NO_PHRASE; PHRASES];
        let mut i = 0;
        while i < PHRASES {
            phrases[i] = self.tables.phrases[i];
            i += 1;
        }
        let mut links = [0; LINKS];
        let mut i = 0;
        while i < LINKS {
            links[i] = self.tables.links[i];
            i += 1;
        }
        Tables {
            hashes: self.tables.hashes,
            words: self.tables.words,
            groups: self.tables.groups,
            not: self.tables.not,
            sections: self.tables.sections,
            choices,
            parts,
            phrases,
            link_start: self.tables.link_start,
            links,
        }
    }

    /// `words.txt`: first the words with their spellings, then the groups, which name words by any spelling.
    const fn read_words(&mut self, file: &[u8], groups: bool) {
        let mut at = 0;
        let mut wanted = false;
        let mut word = 0;
        let mut bit = 0;
        let mut members = 0;
        while at < file.len() {
            let end = line_end(file, at);
            if file[at] == b'#' || at == end {
                at = end + 1;
                continue;
            }
            let mut cursor = at;
            if file[at] != b' ' {
                let (from, to) = token(file, at, end);
                assert!(file[to - 1] == b':', "words.txt: a line starts with `name:` or with a space");
                let name = piece(file, from, to - 1);
                let is_group = name[0].is_ascii_uppercase();
                wanted = is_group == groups;
                if wanted && is_group {
                    assert!((self.groups as usize) < MAX_GROUPS, "words.txt: more than 64 groups");
                    bit = 1 << self.groups;
                    self.group_names[self.groups as usize] = (from as u32, (to - 1) as u32);
                    self.groups += 1;
                    if equal(name, b"NOT") {
                        self.tables.not = bit;
                    }
                } else if wanted {
                    word = if name[0] == b'<' { special_word(name) } else { self.new_word(name) };
                }
                cursor = to;
            }
            loop {
                let (from, to) = token(file, cursor, end);
                if !wanted || from == to {
                    break;
                }
                if groups {
                    let member = self.word_spelled(piece(file, from, to));
                    if self.tables.groups[member as usize] & bit == 0 {
                        self.tables.groups[member as usize] |= bit;
                        self.members[members] = member;
                        members += 1;
                    }
                    self.member_end[self.groups as usize - 1] = members as u16;
                } else {
                    self.spell(piece(file, from, to), word);
                }
                cursor = to;
            }
            at = end + 1;
        }
    }

    /// `phrases.txt`.
    const fn read_phrases(&mut self, file: &[u8], words: &[u8]) {
        let mut at = 0;
        while at < file.len() {
            let end = line_end(file, at);
            if at == end || file[at] == b'#' {
            } else if file[at] == b'[' {
                assert!((self.sections as usize) < MAX_SECTIONS, "phrases.txt: too many sections");
                self.tables.sections[self.sections as usize] = sense(piece(file, at + 1, end - 1));
                self.sections += 1;
            } else {
                self.read_phrase(file, at, end, words);
            }
            at = end + 1;
        }
    }

    const fn read_phrase(&mut self, file: &[u8], start: usize, end: usize, words: &[u8]) {
        assert!(self.sections > 0, "phrases.txt: a phrase before the first [section]");
        assert!(end - start < 256, "phrases.txt: a line is too long");
        let mut phrase = Phrase {
            start: start as u32,
            len: (end - start) as u8,
            first: self.parts as u16,
            section: self.sections - 1,
            ..NO_PHRASE
        };
        let mut cursor = start;
        let mut reach = NEAR;
        // What the next word is: an element, a need or a veto. Conditions stand after all elements.
        let mut kind = b' ';
        let mut after_not = false;
        loop {
            let (from, to) = token(file, cursor, end);
            if from == to {
                break;
            }
            cursor = to;
            let text = piece(file, from, to);
            if equal(text, b"..") {
                reach = FAR;
            } else if equal(text, b"...") {
                reach = ANYWHERE;
            } else if equal(text, b"&") || equal(text, b"!") {
                kind = text[0];
            } else {
                // `mail-box` and CJK text are several words, each right after the one before.
                let mut inner = from;
                while inner < to {
                    let stop = element_end(file, inner, to);
                    let mut part = self.part(piece(file, inner, stop), words);
                    let next = if stop < to && file[stop] == b'-' { stop + 1 } else { stop };
                    if self.is_stop(&part) {
                        // The text will not have it either.
                        inner = next;
                        continue;
                    }
                    part.reach = if inner == from { reach } else { 1 };
                    part.after_not = after_not;
                    self.tables.parts[self.parts] = part;
                    self.parts += 1;
                    match kind {
                        b' ' => {
                            assert!(phrase.needs == 0 && phrase.vetoes == 0);
                            phrase.elements += 1;
                            after_not = self.may_negate(&part);
                        }
                        b'&' => {
                            assert!(phrase.vetoes == 0, "phrases.txt: `& x` stands before `! x`");
                            phrase.needs += 1;
                        }
                        _ => phrase.vetoes += 1,
                    }
                    inner = next;
                }
                reach = NEAR;
            }
        }
        assert!(phrase.elements > 0, "phrases.txt: a row without an element");
        self.tables.phrases[self.phrases] = phrase;
        self.phrases += 1;
    }

    /// `a|b|GROUP`
    const fn part(&mut self, text: &[u8], words: &[u8]) -> Part {
        let mut part = Part { first_word: self.choices as u16, ..NO_PART };
        let mut from = 0;
        while from < text.len() {
            let mut to = from;
            while to < text.len() && text[to] != b'|' {
                to += 1;
            }
            let name = piece(text, from, to);
            if name[0].is_ascii_uppercase() {
                part.groups |= self.group_named(name, words);
            } else {
                self.tables.choices[self.choices] =
                    if name[0] == b'<' { special_word(name) } else { self.word_spelled(name) };
                self.choices += 1;
                part.words += 1;
            }
            from = to + 1;
        }
        part
    }

    const fn is_stop(&self, part: &Part) -> bool {
        let mut i = 0;
        while i < part.words {
            if self.tables.choices[part.first_word as usize + i as usize] != special::STOP {
                return false;
            }
            i += 1;
        }
        part.groups == 0
    }

    const fn may_negate(&self, part: &Part) -> bool {
        let mut i = 0;
        while i < part.words {
            if self.tables.negates(self.tables.choices[part.first_word as usize + i as usize]) {
                return true;
            }
            i += 1;
        }
        part.groups & self.tables.not != 0
    }

    const fn group_named(&self, name: &[u8], words: &[u8]) -> u64 {
        let mut i = 0;
        while i < self.groups as usize {
            let (from, to) = self.group_names[i];
            if equal(piece(words, from as usize, to as usize), name) {
                return 1 << i;
            }
            i += 1;
        }
        panic!("phrases.txt: a group that words.txt does not have")
    }

    const fn new_word(&mut self, spelling: &[u8]) -> Word {
        self.words += 1;
        assert!((self.words as usize) < MAX_WORDS, "too many words");
        self.spell(spelling, self.words);
        self.words
    }

    const fn spell(&mut self, spelling: &[u8], word: Word) {
        let hash = hash(spelling);
        let mut slot = slot_of(hash);
        while self.tables.words[slot] != 0 {
            if self.tables.hashes[slot] == hash {
                assert!(self.tables.words[slot] == word, "words.txt: one spelling of two words");
                return;
            }
            slot = (slot + 1) % SLOTS;
        }
        self.tables.hashes[slot] = hash;
        self.tables.words[slot] = word;
    }

    /// The word with this spelling; a new one where none has it.
    const fn word_spelled(&mut self, spelling: &[u8]) -> Word {
        match self.tables.word(hash(spelling)) {
            0 => self.new_word(spelling),
            word => word,
        }
    }

    /// Hangs each phrase on that element which the fewest words stand for, and makes the index.
    const fn link(&mut self) {
        // Links are counted for each word first, then placed.
        let mut placed = [0_u16; MAX_WORDS + 1];
        let mut pass = 0;
        while pass < 2 {
            let mut number = 0;
            while number < self.phrases {
                if pass == 0 {
                    self.tables.phrases[number].key = self.rarest(number);
                }
                let phrase = self.tables.phrases[number];
                let key = self.tables.parts[phrase.first as usize + phrase.key as usize];
                let mut i = 0;
                while i < key.words as usize {
                    self.place(self.tables.choices[key.first_word as usize + i], number, pass, &mut placed);
                    i += 1;
                }
                let mut groups = key.groups;
                while groups != 0 {
                    let (mut member, end) = self.members_of(groups.trailing_zeros() as usize);
                    while member < end {
                        self.place(self.members[member], number, pass, &mut placed);
                        member += 1;
                    }
                    groups &= groups - 1;
                }
                number += 1;
            }
            if pass == 0 {
                let mut word = 0;
                let mut total = 0;
                while word <= MAX_WORDS {
                    self.tables.link_start[word] = total;
                    total += placed[word];
                    placed[word] = 0;
                    word += 1;
                }
                self.links = total as usize;
            }
            pass += 1;
        }
    }

    const fn place(&mut self, word: Word, number: usize, pass: u8, placed: &mut [u16; MAX_WORDS + 1]) {
        if pass == 1 {
            let at = self.tables.link_start[word as usize] + placed[word as usize];
            self.tables.links[at as usize] = number as u16;
        }
        placed[word as usize] += 1;
    }

    const fn members_of(&self, group: usize) -> (usize, usize) {
        let start = if group == 0 { 0 } else { self.member_end[group - 1] };
        (start as usize, self.member_end[group] as usize)
    }

    /// The element of a phrase that the fewest words stand for.
    const fn rarest(&self, number: usize) -> u8 {
        let phrase = self.tables.phrases[number];
        let mut best = 0;
        let mut fewest = usize::MAX;
        let mut i = 0;
        while i < phrase.elements {
            let part = self.tables.parts[phrase.first as usize + i as usize];
            let mut size = part.words as usize;
            let mut groups = part.groups;
            while groups != 0 {
                let (start, end) = self.members_of(groups.trailing_zeros() as usize);
                size += end - start;
                groups &= groups - 1;
            }
            if size < fewest {
                fewest = size;
                best = i;
            }
            i += 1;
        }
        best
    }
}

const fn special_word(name: &[u8]) -> Word {
    let mut i = 0;
    while i < special::NAMES.len() {
        if equal(special::NAMES[i], name) {
            return i as Word + 1;
        }
        i += 1;
    }
    panic!("an unknown <name>")
}

/// `user_unknown`, `policy_rejected generic`, `noise` …
const fn sense(header: &[u8]) -> Sense {
    if equal(header, b"noise") {
        return Sense::Noise;
    } else if equal(header, b"temporary") {
        return Sense::Temporary;
    } else if equal(header, b"permanent") {
        return Sense::Permanent;
    }
    let (_, name) = token(header, 0, header.len());
    let (from, to) = token(header, name, header.len());
    let generic = equal(piece(header, from, to), b"generic");
    assert!(generic || from == to, "phrases.txt: a section is [reason] or [reason generic]");
    let mut i = 0;
    while i < Reason::ALL.len() {
        if equal(Reason::ALL[i].as_str().as_bytes(), piece(header, 0, name)) {
            return if generic { Sense::Generic(Reason::ALL[i]) } else { Sense::Specific(Reason::ALL[i]) };
        }
        i += 1;
    }
    panic!("phrases.txt: a section that is no reason")
}

const fn line_end(file: &[u8], mut at: usize) -> usize {
    while at < file.len() && file[at] != b'\n' {
        at += 1;
    }
    at
}

/// The next run of bytes without a space.
const fn token(file: &[u8], mut from: usize, end: usize) -> (usize, usize) {
    while from < end && file[from] == b' ' {
        from += 1;
    }
    let mut to = from;
    while to < end && file[to] != b' ' {
        to += 1;
    }
    (from, to)
}

/// Where the first word of `mail-box`, or of a run of characters that are words each, ends; `a|b` stays together.
const fn element_end(file: &[u8], from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to && file[at] != b'-' {
        if super::is_ideograph(file[at]) {
            at += 3;
            if at == to || file[at] != b'|' {
                return at;
            }
        }
        at += 1;
    }
    at
}

const fn piece(bytes: &[u8], from: usize, to: usize) -> &[u8] {
    bytes.split_at(to).0.split_at(from).1
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
