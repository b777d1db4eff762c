//! The tables as a text is read with them.

use super::hash::mix;
use crate::knowledge::Provider;
use crate::reason::Reason;

/// A word as phrases know it: all its spellings are one number. 0 stands for no word.
pub(crate) type Word = u16;

/// The places of spellings, a power of two: twice as many as there are spellings, more or less.
pub(super) const SLOTS: usize = 4096;
/// How many groups of spellings are moved together to places that are free.
pub(super) const SHIFTS: usize = 1024;

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
    /// `www.openspf.org/Why?…`: the page that explains an SPF result.
    pub(crate) const SPF_PAGE: Word = 8;
    /// `pobox.com/~djb/docs/smtplf.html`: the page about bare line feeds.
    pub(crate) const LF_PAGE: Word = 9;

    pub(in super::super) const NAMES: [&[u8]; 9] = [
        b"<stop>",
        b"<address>",
        b"<host>",
        b"<ip>",
        b"<iplist>",
        b"<domainlist>",
        b"<urilist>",
        b"<spfpage>",
        b"<lfpage>",
    ];
}

/// What may stand in a place: words by their groups, and words by their numbers modulo 64. As `Present` of a text it
/// tells for sure only what is missing.
#[derive(Clone, Copy, Default)]
pub(crate) struct Mask {
    pub(super) groups: u64,
    words: u64,
}

impl Mask {
    pub(super) const NONE: Self = Self { groups: 0, words: 0 };

    #[inline]
    pub(super) const fn word(word: Word) -> Self {
        Self { groups: 0, words: 1 << (word % 64) }
    }

    #[inline]
    pub(super) const fn groups(groups: u64) -> Self {
        Self { groups, words: 0 }
    }

    #[inline]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self { groups: self.groups | other.groups, words: self.words | other.words }
    }

    pub(super) const fn is(self, other: Self) -> bool {
        self.groups == other.groups && self.words == other.words
    }

    /// A number that tells most masks apart.
    pub(super) const fn hash(self) -> u64 {
        mix(self.groups.rotate_left(32), self.words)
    }

    /// Whether only one group or one word makes this mask.
    pub(super) const fn leaves_no_choice(self) -> bool {
        self.groups.count_ones() + self.words.count_ones() == 1
    }

    /// Whether a word of the set may be among these.
    #[inline]
    pub(crate) const fn may_have(self, set: &Set) -> bool {
        (set.mask.groups & self.groups) | (set.mask.words & self.words) != 0
    }

    #[inline]
    const fn lacks_some_of(self, other: Self) -> bool {
        (other.groups & !self.groups) | (other.words & !self.words) != 0
    }
}

/// What an element of a phrase, or a condition of it, stands for: any of these words, or a word of these groups. Many
/// rows share a set.
#[derive(Clone, Copy)]
pub(crate) struct Set {
    /// Its groups, and a bit for each of its words.
    pub(super) mask: Mask,
    /// Where its words stand, and how many they are.
    pub(super) first_word: u16,
    pub(super) words: u8,
}

impl Set {
    /// Both of them, where the words of the other stand behind those of this one.
    pub(super) const fn and(self, other: Self) -> Self {
        Self { mask: self.mask.and(other.mask), words: self.words + other.words, ..self }
    }
}

/// One element of a phrase, or a condition of it.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub(super) set: u16,
    /// How far after the element before it this one may stand; adjacent is 1.
    pub(crate) reach: u16,
    /// Whether the element before says "not": then this one may, and must, be negated in the text.
    pub(crate) after_not: bool,
}

/// A row of `phrases.txt`.
#[derive(Clone, Copy)]
pub(crate) struct Phrase {
    /// The words and groups that it cannot do without; of elements with a choice there are none.
    pub(super) required: Mask,
    /// Where the row stands in the file.
    pub(super) start: u32,
    /// The first of its parts: its elements, then what must occur, then what must not.
    pub(super) first: u16,
    pub(super) len: u8,
    pub(super) elements: u8,
    pub(super) needs: u8,
    pub(super) vetoes: u8,
    /// The element that the index leads to.
    pub(crate) key: u8,
    pub(crate) sense: Sense,
}

impl Phrase {
    #[inline]
    pub(crate) const fn is_noise(&self) -> bool {
        matches!(self.sense, Sense::Noise)
    }

    /// Whether the phrase can be told to be missing from a text with these words. It mostly can.
    #[inline]
    pub(crate) const fn is_missing(&self, present: Mask) -> bool {
        present.lacks_some_of(self.required)
    }
}

/// What a section of `phrases.txt` says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Its words say nothing: they are taken out before anything else is looked for.
    Noise,
    /// It will pass, whatever the code says.
    Temporary,
    /// It will not pass, though other words may sound like it.
    Permanent,
    /// Who wrote it.
    Provider(&'static Provider),
    /// The reason, and how surely it is told: from 1, where the words may as well stand for others, to 9.
    Reason(Reason, u8),
}

pub(crate) struct Tables {
    /// For each place the upper 48 bits of a spelling's hash, then its word; 0 where the place is free.
    pub(super) spellings: &'static [u64; SLOTS],
    pub(super) shifts: &'static [u8; SHIFTS],
    /// The groups of each word.
    pub(super) groups: &'static [u64],
    /// The group of words that say "not".
    pub(super) not: u64,
    /// The words of all sets.
    pub(super) choices: &'static [Word],
    pub(super) sets: &'static [Set],
    pub(super) parts: &'static [Part],
    pub(super) phrases: &'static [Phrase],
    /// For each word, where its links start; they end where those of the next word start.
    pub(super) link_start: &'static [u16],
    pub(super) links: &'static [u16],
}

/// The place of a spelling, where the shift of its group is known.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "two halves of the hash are wanted")]
pub(super) const fn slot_of(hash: u64, shift: u8) -> usize {
    let step = (hash as u32) | 1;
    (((hash >> 32) as u32).wrapping_add(step.wrapping_mul(shift as u32)) >> 20) as usize % SLOTS
}

#[inline]
pub(super) const fn shift_of(hash: u64) -> usize {
    (hash >> 10) as usize % SHIFTS
}

impl Tables {
    /// The word with this hash, or 0. One look, whatever the answer: most words of a text are not in the table.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the word is the lower part")]
    pub(crate) fn word(&self, hash: u64) -> Word {
        let spelling = self.spellings[slot_of(hash, self.shifts[shift_of(hash)])];
        if spelling >> 16 == hash >> 16 { spelling as Word } else { 0 }
    }

    #[inline]
    fn groups(&self, word: Word) -> u64 {
        self.groups[word as usize]
    }

    /// Whether the word of this mask says "not".
    #[inline]
    pub(crate) fn negates(&self, word: Mask) -> bool {
        word.groups & self.not != 0
    }

    /// What this word is a case of.
    #[inline]
    pub(crate) fn mask(&self, word: Word) -> Mask {
        Mask::word(word).and(Mask::groups(self.groups(word)))
    }

    /// The phrases that hang on this word, in the order of the file.
    #[inline]
    pub(crate) fn phrases_of(&self, word: Word) -> &[u16] {
        let word = word as usize;
        &self.links[self.link_start[word] as usize..self.link_start[word + 1] as usize]
    }

    #[inline]
    pub(crate) fn phrase(&self, number: u16) -> &Phrase {
        &self.phrases[number as usize]
    }

    #[inline]
    pub(crate) fn elements(&self, phrase: &Phrase) -> &[Part] {
        &self.parts[phrase.first as usize..][..phrase.elements as usize]
    }

    #[inline]
    pub(crate) fn set(&self, part: Part) -> &Set {
        &self.sets[part.set as usize]
    }

    /// Whether the set has this word.
    #[inline]
    pub(crate) fn has(&self, set: &Set, word: Word) -> bool {
        set.mask.groups & self.groups(word) != 0
            || (set.mask.words >> (word % 64) & 1 != 0 && self.is_choice(set, word))
    }

    #[inline(never)]
    fn is_choice(&self, set: &Set, word: Word) -> bool {
        self.choices[set.first_word as usize..][..set.words as usize].contains(&word)
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
