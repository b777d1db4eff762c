//! Turns `words.txt` and `phrases.txt` into static tables while the crate compiles: nothing is built at run time.
//!
//! Two tables come out: a hash table from the spellings of words to [`Word`]s, and the list of [`Phrase`]s with an
//! index from each word to the phrases that hang on it. Each phrase hangs on its rarest element, so that a text word
//! leads to few phrases. How rare a word is in replies is told by how many rows name it.

use super::hash::{hash_foreign, hash_without_umlauts};
use super::tables::{Mask, Part, Phrase, SHIFTS, SLOTS, Sense, Word, shift_of, slot_of, special};
use crate::knowledge::{Provider, equal};
use crate::reason::Reason;

/// The most groups: each is a bit of a `u64`.
const MAX_GROUPS: usize = 64;
const MAX_MEMBERS: usize = 2048;
const MAX_WORDS: usize = SLOTS;
const MAX_PHRASES: usize = 3000;
const MAX_CHOICES: usize = 12000;
const MAX_PARTS: usize = 12000;
const MAX_LINKS: usize = 48000;
const MAX_SECTIONS: usize = 255;

const NO_PART: Part = Part { mask: Mask::NONE, first_word: 0, words: 0, after_not: false, reach: NEAR };

/// An element may stand this far after the one before it, when nothing else is said: two words may come between.
const NEAR: u16 = 3;
/// After `..`.
const FAR: u16 = 8;
/// After `...`.
const ANYWHERE: u16 = u16::MAX;

const NO_PHRASE: Phrase = Phrase {
    required: Mask::NONE,
    start: 0,
    first: 0,
    len: 0,
    elements: 0,
    needs: 0,
    vetoes: 0,
    key: 0,
    section: 0,
};

/// A table while it is made, with room to spare.
pub(super) struct List<T, const N: usize> {
    items: [T; N],
    pub(super) len: usize,
}

impl<T: Copy, const N: usize> List<T, N> {
    const fn of(filler: T) -> Self {
        Self { items: [filler; N], len: 0 }
    }

    const fn push(&mut self, item: T) {
        self.items[self.len] = item;
        self.len += 1;
    }

    /// The table cut to size.
    pub(super) const fn cut<const LEN: usize>(&self) -> [T; LEN] {
        let mut cut = [self.items[0]; LEN];
        let mut i = 0;
        while i < LEN {
            cut[i] = self.items[i];
            i += 1;
        }
        cut
    }
}

/// All tables while they are made.
pub(super) struct Draft {
    /// A spelling's hash and word at or behind the slot that the hash leads to.
    hashes: [u64; SLOTS],
    spelled: [Word; SLOTS],
    pub(super) spellings: [u64; SLOTS],
    pub(super) shifts: [u8; SHIFTS],
    /// The groups of each word; 0 is no word.
    pub(super) groups: List<u64, MAX_WORDS>,
    pub(super) not: u64,
    group_names: List<(u32, u32), MAX_GROUPS>,
    /// The words of each group, and where those of a group end.
    members: List<Word, MAX_MEMBERS>,
    member_end: [u16; MAX_GROUPS],
    pub(super) sections: List<Sense, MAX_SECTIONS>,
    pub(super) choices: List<Word, MAX_CHOICES>,
    pub(super) parts: List<Part, MAX_PARTS>,
    pub(super) phrases: List<Phrase, MAX_PHRASES>,
    pub(super) noise: u16,
    pub(super) link_start: List<u16, { MAX_WORDS + 1 }>,
    pub(super) links: List<u16, MAX_LINKS>,
}

/// Reads both files.
pub(super) const fn compile(words: &str, phrases: &str) -> Draft {
    let mut draft = Draft {
        hashes: [0; SLOTS],
        spelled: [0; SLOTS],
        spellings: [0; SLOTS],
        shifts: [0; SHIFTS],
        groups: List::of(0),
        not: 0,
        group_names: List::of((0, 0)),
        members: List::of(0),
        member_end: [0; MAX_GROUPS],
        sections: List::of(Sense::Noise),
        choices: List::of(0),
        parts: List::of(NO_PART),
        phrases: List::of(NO_PHRASE),
        noise: 0,
        link_start: List::of(0),
        links: List::of(0),
    };
    draft.groups.len = 1 + special::NAMES.len();
    let words = words.as_bytes();
    draft.read_words(words, false);
    draft.read_words(words, true);
    draft.read_phrases(phrases.as_bytes(), words);
    draft.require();
    draft.link();
    draft.settle();
    draft
}

impl Draft {
    /// `words.txt`: first the words with their spellings, then the groups, which name words by any spelling.
    const fn read_words(&mut self, file: &[u8], groups: bool) {
        let mut at = 0;
        let mut wanted = false;
        let mut word = 0;
        let mut bit = 0;
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
                    assert!(self.group_names.len < MAX_GROUPS, "words.txt: more than 64 groups");
                    bit = 1 << self.group_names.len;
                    self.group_names.push((from as u32, (to - 1) as u32));
                    if equal(name, b"NOT") {
                        self.not = bit;
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
                    if self.groups.items[member as usize] & bit == 0 {
                        self.groups.items[member as usize] |= bit;
                        self.members.push(member);
                    }
                    self.member_end[self.group_names.len - 1] = self.members.len as u16;
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
                self.sections.push(sense(piece(file, at + 1, end - 1)));
            } else {
                self.read_phrase(file, at, end, words);
            }
            at = end + 1;
        }
    }

    const fn read_phrase(&mut self, file: &[u8], start: usize, end: usize, words: &[u8]) {
        assert!(self.sections.len > 0, "phrases.txt: a phrase before the first [section]");
        assert!(end - start < 256, "phrases.txt: a line is too long");
        let mut phrase = Phrase {
            start: start as u32,
            len: (end - start) as u8,
            first: self.parts.len as u16,
            section: (self.sections.len - 1) as u8,
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
                    inner = next;
                    if kind == b'!' && phrase.vetoes == 1 {
                        // Any of the vetoed words forbids the phrase, so they are one part. Its words stand together.
                        let vetoed = &mut self.parts.items[self.parts.len - 1];
                        vetoed.mask = vetoed.mask.and(part.mask);
                        vetoed.words = (part.first_word + part.words as u16 - vetoed.first_word) as u8;
                        continue;
                    }
                    self.parts.push(part);
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
                        _ => phrase.vetoes = 1,
                    }
                }
                reach = NEAR;
            }
        }
        assert!(phrase.elements > 0, "phrases.txt: a row without an element");
        self.phrases.push(phrase);
        if let Sense::Noise = self.sections.items[phrase.section as usize] {
            self.noise += 1;
            assert!(self.noise as usize == self.phrases.len, "phrases.txt: noise comes first");
        }
    }

    /// `a|b|GROUP`
    const fn part(&mut self, text: &[u8], words: &[u8]) -> Part {
        let mut part = Part { first_word: self.choices.len as u16, ..NO_PART };
        let mut from = 0;
        while from < text.len() {
            let mut to = from;
            while to < text.len() && text[to] != b'|' {
                to += 1;
            }
            let name = piece(text, from, to);
            if name[0].is_ascii_uppercase() {
                part.mask = part.mask.and(Mask::groups(self.group_named(name, words)));
            } else {
                let word = if name[0] == b'<' { special_word(name) } else { self.word_spelled(name) };
                self.choices.push(word);
                part.mask = part.mask.and(Mask::word(word));
                part.words += 1;
            }
            from = to + 1;
        }
        part
    }

    const fn is_stop(&self, part: &Part) -> bool {
        let mut i = 0;
        while i < part.words {
            if self.choices.items[part.first_word as usize + i as usize] != special::STOP {
                return false;
            }
            i += 1;
        }
        part.mask.groups == 0
    }

    const fn may_negate(&self, part: &Part) -> bool {
        let mut i = 0;
        while i < part.words {
            let word = self.choices.items[part.first_word as usize + i as usize];
            if self.groups.items[word as usize] & self.not != 0 {
                return true;
            }
            i += 1;
        }
        part.mask.groups & self.not != 0
    }

    const fn group_named(&self, name: &[u8], words: &[u8]) -> u64 {
        let mut i = 0;
        while i < self.group_names.len {
            let (from, to) = self.group_names.items[i];
            if equal(piece(words, from as usize, to as usize), name) {
                return 1 << i;
            }
            i += 1;
        }
        panic!("phrases.txt: a group that words.txt does not have")
    }

    const fn new_word(&mut self, spelling: &[u8]) -> Word {
        let word = self.groups.len as Word;
        self.groups.push(0);
        self.spell(spelling, word);
        word
    }

    const fn spell(&mut self, spelling: &[u8], word: Word) {
        self.enter(hash_foreign(spelling), word);
        self.enter(hash_without_umlauts(spelling), word);
    }

    const fn enter(&mut self, hash: u64, word: Word) {
        let slot = self.slot(hash);
        assert!(
            self.spelled[slot] == 0 || self.spelled[slot] == word,
            "words.txt: one spelling of two words"
        );
        self.hashes[slot] = hash;
        self.spelled[slot] = word;
    }

    /// The word with this spelling; a new one where none has it.
    const fn word_spelled(&mut self, spelling: &[u8]) -> Word {
        match self.spelled[self.slot(hash_foreign(spelling))] {
            0 => self.new_word(spelling),
            word => word,
        }
    }

    /// Where a hash stands, or may be put.
    const fn slot(&self, hash: u64) -> usize {
        let mut slot = slot_of(hash, 0);
        while self.spelled[slot] != 0 && self.hashes[slot] != hash {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    /// Finds a shift for each group of spellings, the largest groups first, so that each spelling has a slot of its own.
    const fn settle(&mut self) {
        // The spellings of a group form a chain.
        let mut first = [SLOTS; SHIFTS];
        let mut next = [SLOTS; SLOTS];
        let mut sizes = [0; SHIFTS];
        let mut largest = 0;
        let mut i = 0;
        while i < SLOTS {
            if self.spelled[i] != 0 {
                let group = shift_of(self.hashes[i]);
                next[i] = first[group];
                first[group] = i;
                sizes[group] += 1;
                if sizes[group] > largest {
                    largest = sizes[group];
                }
            }
            i += 1;
        }
        while largest > 0 {
            let mut group = 0;
            while group < SHIFTS {
                if sizes[group] == largest {
                    while !self.settles(first[group], &next, self.shifts[group]) {
                        assert!(self.shifts[group] < u8::MAX, "words.txt: SLOTS is too small");
                        self.shifts[group] += 1;
                    }
                }
                group += 1;
            }
            largest -= 1;
        }
    }

    /// Puts the chain of spellings into its slots, unless one of them is taken.
    const fn settles(&mut self, first: usize, next: &[usize; SLOTS], shift: u8) -> bool {
        let mut at = first;
        while at < SLOTS {
            let slot = slot_of(self.hashes[at], shift);
            if self.spellings[slot] != 0 {
                // Take out again what is already in.
                let mut undo = first;
                while undo != at {
                    self.spellings[slot_of(self.hashes[undo], shift)] = 0;
                    undo = next[undo];
                }
                return false;
            }
            self.spellings[slot] = self.hashes[at] >> 16 << 16 | self.spelled[at] as u64;
            at = next[at];
        }
        true
    }

    /// Notes for each phrase what must be in a text besides: its elements and needs that leave no choice.
    const fn require(&mut self) {
        let mut number = 0;
        while number < self.phrases.len {
            let phrase = &mut self.phrases.items[number];
            let mut i = 0;
            while i < phrase.elements + phrase.needs {
                let mask = self.parts.items[phrase.first as usize + i as usize].mask;
                if mask.leaves_no_choice() {
                    phrase.required = phrase.required.and(mask);
                }
                i += 1;
            }
            number += 1;
        }
    }

    /// How often rows name each word, by itself or by a group: so often it may be expected in texts.
    const fn frequencies(&self) -> [u32; MAX_WORDS] {
        let mut of_groups = [0; MAX_GROUPS];
        let mut frequencies = [0; MAX_WORDS];
        let mut i = 0;
        while i < self.parts.len {
            let part = self.parts.items[i];
            let mut word = part.first_word as usize;
            while word < part.first_word as usize + part.words as usize {
                frequencies[self.choices.items[word] as usize] += 1;
                word += 1;
            }
            let mut groups = part.mask.groups;
            while groups != 0 {
                of_groups[groups.trailing_zeros() as usize] += 1;
                groups &= groups - 1;
            }
            i += 1;
        }
        let mut group = 0;
        while group < self.group_names.len {
            let (mut member, end) = self.members_of(group);
            while member < end {
                frequencies[self.members.items[member] as usize] += of_groups[group];
                member += 1;
            }
            group += 1;
        }
        frequencies
    }

    /// Hangs each phrase on its rarest element, and makes the index.
    const fn link(&mut self) {
        let frequencies = self.frequencies();
        // Links are counted for each word first, then placed.
        let mut placed = [0_u16; MAX_WORDS];
        let mut pass = 0;
        while pass < 2 {
            let mut number = 0;
            while number < self.phrases.len {
                if pass == 0 {
                    self.phrases.items[number].key = self.rarest(number, &frequencies);
                }
                let phrase = self.phrases.items[number];
                let key = self.parts.items[phrase.first as usize + phrase.key as usize];
                let mut i = 0;
                while i < key.words as usize {
                    let word = self.choices.items[key.first_word as usize + i];
                    self.place(word, number, pass, &mut placed);
                    i += 1;
                }
                let mut groups = key.mask.groups;
                while groups != 0 {
                    let (mut member, end) = self.members_of(groups.trailing_zeros() as usize);
                    while member < end {
                        self.place(self.members.items[member], number, pass, &mut placed);
                        member += 1;
                    }
                    groups &= groups - 1;
                }
                number += 1;
            }
            if pass == 0 {
                let mut word = 0;
                while word < self.groups.len {
                    self.link_start.push(self.links.len as u16);
                    self.links.len += placed[word] as usize;
                    placed[word] = 0;
                    word += 1;
                }
                self.link_start.push(self.links.len as u16);
                assert!(self.links.len <= MAX_LINKS, "phrases.txt: too many links");
            }
            pass += 1;
        }
    }

    const fn place(&mut self, word: Word, number: usize, pass: u8, placed: &mut [u16; MAX_WORDS]) {
        if pass == 1 {
            let at = self.link_start.items[word as usize] + placed[word as usize];
            self.links.items[at as usize] = number as u16;
        }
        placed[word as usize] += 1;
    }

    const fn members_of(&self, group: usize) -> (usize, usize) {
        let start = if group == 0 { 0 } else { self.member_end[group - 1] };
        (start as usize, self.member_end[group] as usize)
    }

    /// The element of a phrase whose words are the rarest, taken together.
    const fn rarest(&self, number: usize, frequencies: &[u32; MAX_WORDS]) -> u8 {
        let phrase = self.phrases.items[number];
        let mut best = 0;
        let mut fewest = u32::MAX;
        let mut i = 0;
        while i < phrase.elements {
            let part = self.parts.items[phrase.first as usize + i as usize];
            let mut frequency = 0;
            let mut word = part.first_word as usize;
            while word < part.first_word as usize + part.words as usize {
                frequency += frequencies[self.choices.items[word] as usize];
                word += 1;
            }
            let mut groups = part.mask.groups;
            while groups != 0 {
                let (mut member, end) = self.members_of(groups.trailing_zeros() as usize);
                while member < end {
                    frequency += frequencies[self.members.items[member] as usize];
                    member += 1;
                }
                groups &= groups - 1;
            }
            if frequency < fewest {
                fewest = frequency;
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

/// `user_unknown 7`, `provider google`, `noise` …
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
    if equal(piece(header, 0, name), b"provider") {
        let mut i = 0;
        while i < Provider::ALL.len() {
            if equal(Provider::ALL[i].as_str().as_bytes(), piece(header, from, to)) {
                return Sense::Provider(Provider::ALL[i]);
            }
            i += 1;
        }
        panic!("phrases.txt: a section of no provider");
    }
    assert!(to == from + 1, "phrases.txt: a section is [reason weight] or [provider name]");
    let weight = header[from];
    assert!(weight >= b'1' && weight <= b'9', "phrases.txt: the weight of a section is a digit from 1 to 9");
    let mut i = 0;
    while i < Reason::ALL.len() {
        if equal(Reason::ALL[i].as_str().as_bytes(), piece(header, 0, name)) {
            return Sense::Reason(Reason::ALL[i], weight - b'0');
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
