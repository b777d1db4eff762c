//! Turns `words.txt` and `phrases.txt` into static tables while the crate compiles: nothing is built at run time.
//!
//! Two tables come out: a hash table from the spellings of words to [`Word`]s, and the list of [`Phrase`]s with an
//! index from each word to the phrases that hang on it. Each phrase hangs on its rarest element, so that a text word
//! leads to few phrases. How rare a word is in replies is told by how many rows name it.

use super::hash::{hash, hash_foreign, hash_without_umlauts};
use super::list::List;
use super::syntax::{element_end, line_end, piece, sense, special_word, token};
use super::tables::{Mask, Part, Phrase, SHIFTS, SLOTS, Sense, Set, Word, shift_of, slot_of, special};
use crate::knowledge::equal;

/// The most groups: each is a bit of a `u64`.
const MAX_GROUPS: usize = 64;
const MAX_MEMBERS: usize = 2048;
const MAX_WORDS: usize = SLOTS;
const MAX_PHRASES: usize = 3000;
const MAX_CHOICES: usize = 12000;
const MAX_PARTS: usize = 12000;
const MAX_SETS: usize = 4000;
/// A power of two, so that slots are left when there are as many sets as there may be.
const SET_SLOTS: usize = 8192;
const MAX_LINKS: usize = 48000;

const NO_SET: Set = Set { mask: Mask::NONE, first_word: 0, words: 0 };
const NO_PART: Part = Part { set: 0, reach: NEAR, after_not: false };

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
    sense: Sense::Noise,
};

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
    pub(super) choices: List<Word, MAX_CHOICES>,
    pub(super) sets: List<Set, MAX_SETS>,
    /// The number of a set, and one more, at or behind the slot that its mask leads to.
    set_slots: [u16; SET_SLOTS],
    pub(super) parts: List<Part, MAX_PARTS>,
    pub(super) phrases: List<Phrase, MAX_PHRASES>,
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
        choices: List::of(0),
        sets: List::of(NO_SET),
        set_slots: [0; SET_SLOTS],
        parts: List::of(NO_PART),
        phrases: List::of(NO_PHRASE),
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
        let mut section = None;
        while at < file.len() {
            let end = line_end(file, at);
            if at == end || file[at] == b'#' {
            } else if file[at] == b'[' {
                section = Some(sense(piece(file, at + 1, end - 1)));
            } else {
                let sense = section.expect("phrases.txt: a phrase before the first [section]");
                self.read_phrase(file, at, end, sense, words);
            }
            at = end + 1;
        }
    }

    const fn read_phrase(&mut self, file: &[u8], start: usize, end: usize, sense: Sense, words: &[u8]) {
        assert!(end - start < 256, "phrases.txt: a line is too long");
        let mut phrase = Phrase {
            start: start as u32,
            len: (end - start) as u8,
            first: self.parts.len as u16,
            sense,
            ..NO_PHRASE
        };
        let mut cursor = start;
        let mut reach = NEAR;
        // What the next word is: an element, a need or a veto. Conditions stand after all elements.
        let mut kind = b' ';
        let mut after_not = false;
        let mut vetoed = NO_SET;
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
                    let set = self.set(piece(file, inner, stop), words);
                    let reach = if inner == from { reach } else { 1 };
                    inner = if stop < to && file[stop] == b'-' { stop + 1 } else { stop };
                    if self.is_stop(&set) {
                        // The text will not have it either.
                        self.choices.len = set.first_word as usize;
                        continue;
                    }
                    if kind == b'!' {
                        // Any of the vetoed words forbids the phrase, so they are one set.
                        vetoed = if phrase.vetoes == 0 { set } else { vetoed.and(set) };
                        phrase.vetoes = 1;
                        continue;
                    }
                    assert!(phrase.vetoes == 0, "phrases.txt: `! x` stands at the end of a row");
                    if kind == b'&' {
                        phrase.needs += 1;
                    } else {
                        phrase.elements += 1;
                    }
                    let shared = self.shared(set);
                    self.parts.push(Part { set: shared, reach, after_not });
                    after_not = kind == b' ' && self.may_negate(&set);
                }
                reach = NEAR;
            }
        }
        if phrase.vetoes > 0 {
            let shared = self.shared(vetoed);
            self.parts.push(Part { set: shared, ..NO_PART });
        }
        assert!(phrase.elements > 0, "phrases.txt: a row without an element");
        if phrase.is_noise() && self.phrases.len > 0 {
            assert!(self.phrases.items[self.phrases.len - 1].is_noise(), "phrases.txt: noise comes first");
        }
        self.phrases.push(phrase);
    }

    /// `a|b|GROUP`
    const fn set(&mut self, text: &[u8], words: &[u8]) -> Set {
        let mut set = Set { first_word: self.choices.len as u16, ..NO_SET };
        let mut from = 0;
        while from < text.len() {
            let mut to = from;
            while to < text.len() && text[to] != b'|' {
                to += 1;
            }
            let name = piece(text, from, to);
            if name[0].is_ascii_uppercase() {
                set.mask = set.mask.and(Mask::groups(self.group_named(name, words)));
            } else {
                let word = if name[0] == b'<' { special_word(name) } else { self.word_spelled(name) };
                self.choices.push(word);
                set.mask = set.mask.and(Mask::word(word));
                set.words += 1;
            }
            from = to + 1;
        }
        set
    }

    /// The number of a set with these words; those of a set that is there already are taken out again.
    const fn shared(&mut self, set: Set) -> u16 {
        let mut slot = set.mask.hash() as usize % SET_SLOTS;
        while self.set_slots[slot] != 0 {
            let number = self.set_slots[slot] - 1;
            if self.is_same(&self.sets.items[number as usize], &set) {
                self.choices.len = set.first_word as usize;
                return number;
            }
            slot = (slot + 1) % SET_SLOTS;
        }
        self.sets.push(set);
        self.set_slots[slot] = self.sets.len as u16;
        self.sets.len as u16 - 1
    }

    const fn is_same(&self, a: &Set, b: &Set) -> bool {
        if !a.mask.is(b.mask) || a.words != b.words {
            return false;
        }
        let mut i = 0;
        while i < a.words {
            if self.choice(a, i) != self.choice(b, i) {
                return false;
            }
            i += 1;
        }
        true
    }

    /// A word of a set.
    const fn choice(&self, set: &Set, i: u8) -> Word {
        self.choices.items[set.first_word as usize + i as usize]
    }

    const fn is_stop(&self, set: &Set) -> bool {
        let mut i = 0;
        while i < set.words {
            if self.choice(set, i) != special::STOP {
                return false;
            }
            i += 1;
        }
        set.mask.groups == 0
    }

    const fn may_negate(&self, set: &Set) -> bool {
        let mut i = 0;
        while i < set.words {
            let word = self.choice(set, i);
            if self.groups.items[word as usize] & self.not != 0 {
                return true;
            }
            i += 1;
        }
        set.mask.groups & self.not != 0
    }

    const fn group_named(&self, name: &[u8], words: &[u8]) -> u64 {
        let mut i = 0;
        while i < self.group_names.len {
            let (from, to) = self.group_names.items[i];
            let (from, to) = (from as usize, to as usize);
            // Most names differ in length: that is seen without cutting them out.
            if to - from == name.len() && equal(piece(words, from, to), name) {
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
        self.enter(hash_spelling(spelling), word);
        if !spelling.is_ascii() {
            self.enter(hash_without_umlauts(spelling), word);
        }
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
        match self.spelled[self.slot(hash_spelling(spelling))] {
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
            let mut phrase = self.phrases.items[number];
            let mut i = 0;
            while i < phrase.elements + phrase.needs {
                let mask = self.set_of(phrase.first as usize + i as usize).mask;
                if mask.leaves_no_choice() {
                    phrase.required = phrase.required.and(mask);
                }
                i += 1;
            }
            self.phrases.items[number] = phrase;
            number += 1;
        }
    }

    /// How often rows name each word, by itself or by a group: so often it may be expected in texts. And the same of all
    /// words of each group.
    const fn frequencies(&self) -> ([u32; MAX_WORDS], [u32; MAX_GROUPS]) {
        let mut of_groups = [0; MAX_GROUPS];
        let mut frequencies = [0; MAX_WORDS];
        let mut i = 0;
        while i < self.parts.len {
            let set = self.set_of(i);
            let mut word = 0;
            while word < set.words {
                frequencies[self.choice(&set, word) as usize] += 1;
                word += 1;
            }
            let mut groups = set.mask.groups;
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
        group = 0;
        while group < self.group_names.len {
            let (mut member, end) = self.members_of(group);
            of_groups[group] = 0;
            while member < end {
                of_groups[group] += frequencies[self.members.items[member] as usize];
                member += 1;
            }
            group += 1;
        }
        (frequencies, of_groups)
    }

    /// Hangs each phrase on its rarest element, and makes the index.
    const fn link(&mut self) {
        let (words, groups) = self.frequencies();
        // Links are counted for each word first, then placed.
        let mut placed = [0_u16; MAX_WORDS];
        let mut pass = 0;
        while pass < 2 {
            let mut number = 0;
            while number < self.phrases.len {
                if pass == 0 {
                    self.phrases.items[number].key = self.rarest(number, &words, &groups);
                }
                let phrase = self.phrases.items[number];
                let key = self.set_of(phrase.first as usize + phrase.key as usize);
                let mut i = 0;
                while i < key.words {
                    self.place(self.choice(&key, i), number, pass, &mut placed);
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

    /// The set of a part.
    const fn set_of(&self, part: usize) -> Set {
        self.sets.items[self.parts.items[part].set as usize]
    }

    const fn members_of(&self, group: usize) -> (usize, usize) {
        let start = if group == 0 { 0 } else { self.member_end[group - 1] };
        (start as usize, self.member_end[group] as usize)
    }

    /// The element of a phrase whose words are the rarest, taken together.
    const fn rarest(&self, number: usize, words: &[u32; MAX_WORDS], groups: &[u32; MAX_GROUPS]) -> u8 {
        let phrase = self.phrases.items[number];
        let mut best = 0;
        let mut fewest = u32::MAX;
        let mut i = 0;
        while i < phrase.elements {
            let set = self.set_of(phrase.first as usize + i as usize);
            let mut frequency = 0;
            let mut word = 0;
            while word < set.words {
                frequency += words[self.choice(&set, word) as usize];
                word += 1;
            }
            let mut left = set.mask.groups;
            while left != 0 {
                frequency += groups[left.trailing_zeros() as usize];
                left &= left - 1;
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

const fn hash_spelling(spelling: &[u8]) -> u64 {
    if spelling.is_ascii() { hash(spelling) } else { hash_foreign(spelling) }
}
