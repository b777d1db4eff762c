//! Tokens and codes → features.
//!
//! What counts is the same when the weights are fitted and when they are used, because both read texts through this
//! file. A feature is one of these:
//!
//! - a **word** of the lexicon, whose spellings share a concept;
//! - a **negated** concept: the word right behind "not";
//! - a **pair** of concepts up to [`REACH`] places apart;
//! - a **piece**, four letters of a word that is not in the lexicon;
//! - a **code**: the reply code, the enhanced code, and each with the stage or the provider.

use super::hash::{hash_foreign, mix};
use super::kind::is_thai;
use super::tokens::{Form, TOKENS, Token, TokenSink};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::knowledge::{Provider, code_reasons};
use crate::reason::Stage;

/// How many places the words of a pair may be apart. In cross-validation three places were as good as five, and without
/// pairs more than one answer in a hundred was lost.
pub(crate) const REACH: u16 = 5;

/// How many concepts before a word can form pairs with it. Tags with digits take no place, so there may be more than
/// [`REACH`].
const RECENT: usize = 6;

/// Shorter unknown words are initials or parts of ids.
const SHORTEST_UNKNOWN: usize = 2;

/// How many bytes a Thai letter has, and how many the longest words have that are looked for.
const THAI_LETTER: usize = 3;
const LONGEST_THAI: usize = 16 * THAI_LETTER;

/// How many letters of an unknown word are cut into pieces.
const LETTERS: usize = 24;

/// What the lexicon knows of a spelling.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) concept: u16,
    /// Where the weights of the spelling stand.
    pub(crate) row: u32,
}

/// The lexicon.
pub(crate) trait Lexicon {
    /// Returns what is known of the spelling with this hash. It is called for every word of a text.
    fn find(&self, hash: u64) -> Option<Known>;
}

/// The concept of words that say nothing: they take no place.
pub(crate) const STOP: u16 = 0;

/// The concepts from 1 to this one negate the word behind them.
pub(crate) const LAST_NEGATION: u16 = 15;

/// The concepts of plain names, which say nothing by themselves: `<address>`, `<host>` and `<ip>`.
pub(crate) const PLAIN_NAMES: core::ops::RangeInclusive<u16> = LAST_NEGATION + 1..=LAST_NEGATION + 3;

/// Takes the features of a text.
pub(crate) trait FeatureSink {
    /// A spelling of the lexicon.
    fn word(&mut self, known: Known, start: u16, end: u16);
    /// Returns `false` if the model has no such key. It is called for every key, so it should be fast.
    fn may_have(&self, key: u64) -> bool;
    /// Keys that the model may have.
    fn keys(&mut self, keys: &[Keyed]);
}

/// The key of a negated concept, a pair or a piece, and where its words stand.
#[derive(Clone, Copy)]
pub(crate) struct Keyed {
    pub(crate) key: u64,
    pub(crate) start: u16,
    pub(crate) end: u16,
}

/// Makes the keys of features. Each kind has a salt of its own, so that keys of different kinds differ.
pub(crate) mod key {
    use super::mix;

    const fn of(kind: u64, value: u64) -> u64 {
        mix(kind.wrapping_mul(0x9E6C_63D0_876A_46AD), value)
    }

    pub(crate) const fn negated(concept: u16) -> u64 {
        of(1, concept as u64)
    }

    /// The key of a pair is `first ^ second` of its concepts: both may carry [`NEGATED`](super::NEGATED). So the half of
    /// each concept is made once for all its pairs.
    pub(crate) const fn first(concept: u16) -> u64 {
        of(2, concept as u64)
    }

    pub(crate) const fn second(concept: u16) -> u64 {
        of(5, concept as u64)
    }

    #[cfg(any(test, feature = "__training"))]
    pub(crate) const fn pair(first: u16, second: u16) -> u64 {
        self::first(first) ^ self::second(second)
    }

    pub(crate) const fn piece(letters: u32) -> u64 {
        of(3, letters as u64)
    }

    pub(crate) const fn ideograph(hash: u64) -> u64 {
        of(4, hash)
    }

    /// The kinds of codes, from 16 on.
    pub(crate) const fn code(kind: u64, value: u64) -> u64 {
        of(16 + kind, value)
    }
}

/// Marks a concept of a pair as negated.
pub(crate) const NEGATED: u16 = 1 << 15;

/// Turns tokens into features.
pub(crate) struct Features<'a, L, S> {
    lexicon: &'a L,
    sink: &'a mut S,
    has_words: bool,
    /// The place of the next word.
    place: u16,
    /// A word up to this place is negated.
    negated_up_to: u16,
    /// The concepts of the present tokens, behind the last ones of the tokens before.
    concepts: [Placed; RECENT + TOKENS],
    concepts_len: usize,
    /// The keys that are not passed on yet.
    keys: [Keyed; KEYS],
    keys_len: usize,
}

/// How many keys are passed on at once, at most.
const KEYS: usize = 64;

/// A concept in the text.
#[derive(Clone, Copy)]
struct Placed {
    /// Its half of the key of a pair in which it is the first.
    first: u64,
    place: u16,
    start: u16,
}

impl<'a, L: Lexicon, S: FeatureSink> Features<'a, L, S> {
    pub(crate) fn new(lexicon: &'a L, sink: &'a mut S) -> Self {
        let none = Placed { first: 0, place: 0, start: 0 };
        Self {
            lexicon,
            sink,
            has_words: false,
            // The first word must not be near the places that are empty.
            place: REACH + 1,
            negated_up_to: 0,
            concepts: [none; RECENT + TOKENS],
            concepts_len: RECENT,
            keys: [Keyed { key: 0, start: 0, end: 0 }; KEYS],
            keys_len: 0,
        }
    }

    /// Whether there was a word, known or not, that is no plain name.
    pub(crate) const fn has_words(&self) -> bool {
        self.has_words
    }

    #[inline]
    fn token(&mut self, text: &[u8], token: Token) {
        self.place = self.place.saturating_add(u16::from(token.gap));
        match self.lexicon.find(token.hash) {
            Some(known) if known.concept == STOP => return,
            Some(known) if token.form == Form::Path => {
                self.sink.word(known, token.start, token.end);
                return;
            }
            Some(known) => self.known(token, known),
            None if matches!(token.form, Form::Word | Form::Ideograph) => self.unknown(text, token),
            None => return,
        }
        if token.form != Form::Number {
            self.place = self.place.saturating_add(1);
        }
    }

    #[inline]
    fn known(&mut self, token: Token, known: Known) {
        let place = self.place;
        let negated = place <= self.negated_up_to;
        let concept = known.concept | if negated { NEGATED } else { 0 };
        self.has_words |= !PLAIN_NAMES.contains(&known.concept);
        if negated {
            self.key(key::negated(known.concept), token.start, token.end);
        } else {
            self.sink.word(known, token.start, token.end);
        }
        let second = key::second(concept);
        let len = self.concepts_len;
        self.concepts_len += 1;
        self.concepts[len] = Placed { first: key::first(concept), place, start: token.start };
        for at in 0..RECENT {
            let before = self.concepts[len - 1 - at];
            if place - before.place > REACH {
                break;
            }
            self.key(before.first ^ second, before.start, token.end);
        }
        if known.concept <= LAST_NEGATION {
            self.negated_up_to = place + 1;
        }
    }

    /// The pieces of a word that is not in the lexicon.
    #[cold]
    fn unknown(&mut self, text: &[u8], token: Token) {
        if token.form == Form::Ideograph {
            self.has_words = true;
            self.key(key::ideograph(token.hash), token.start, token.end);
            return;
        }
        let word = &text[usize::from(token.start)..usize::from(token.end)];
        if is_thai(word) {
            self.thai(text, token);
            return;
        }
        if word.len() < SHORTEST_UNKNOWN {
            return;
        }
        self.has_words = true;
        for piece in pieces(word) {
            self.key(piece, token.start, token.end);
        }
    }

    /// Words of the lexicon in a text without spaces, the longest one at each place.
    fn thai(&mut self, text: &[u8], token: Token) {
        self.has_words = true;
        let (mut at, end) = (usize::from(token.start), usize::from(token.end));
        while at < end {
            let rest = &text[at..end];
            let mut lens =
                (1..=rest.len().min(LONGEST_THAI) / THAI_LETTER).rev().map(|letters| letters * THAI_LETTER);
            let found = lens.find_map(|len| Some((self.lexicon.find(hash_foreign(&rest[..len]))?, len)));
            let Some((known, len)) = found else {
                at += THAI_LETTER;
                continue;
            };
            #[expect(clippy::cast_possible_truncation, reason = "they lie within the token")]
            let (start, end) = (at as u16, (at + len) as u16);
            if known.concept != STOP {
                self.known(Token { start, end, ..token }, known);
                self.place = self.place.saturating_add(1);
            }
            at += len;
        }
    }

    /// Takes a key if the model may have it. That is hard to predict, so there is no branch.
    #[inline]
    fn key(&mut self, key: u64, start: u16, end: u16) {
        if self.keys_len == KEYS {
            self.pass_on();
        }
        self.keys[self.keys_len] = Keyed { key, start, end };
        self.keys_len += usize::from(self.sink.may_have(key));
    }

    #[inline(never)]
    fn pass_on(&mut self) {
        self.sink.keys(&self.keys[..self.keys_len]);
        self.keys_len = 0;
    }
}

impl<L: Lexicon, S: FeatureSink> TokenSink for Features<'_, L, S> {
    fn tokens(&mut self, text: &[u8], tokens: &[Token]) {
        self.concepts.copy_within(self.concepts_len - RECENT..self.concepts_len, 0);
        self.concepts_len = RECENT;
        for token in tokens {
            self.token(text, *token);
        }
        self.pass_on();
    }
}

/// The keys of a word's pieces: each four letters that follow each other, where its start and its end count as letters.
pub(crate) fn pieces(word: &[u8]) -> impl Iterator<Item = u64> {
    let mut letters = [0; LETTERS + 2];
    letters[0] = b'^';
    let mut len = 1;
    let mut at = 0;
    while at < word.len() && len <= LETTERS {
        let (letter, bytes) = letter(&word[at..]);
        letters[len] = letter;
        len += 1;
        at += bytes;
    }
    letters[len] = b'$';
    len += 1;
    // Shorter words are one piece, filled up.
    let count = len.saturating_sub(3).max(1);
    (0..count).map(move |at| {
        let piece = [0, 1, 2, 3].map(|next| letters.get(at + next).copied().unwrap_or(0));
        key::piece(u32::from_le_bytes(piece))
    })
}

/// The letter at the front, folded to one byte, and how many bytes it has. ASCII and Latin letters become small ASCII
/// letters; those of other alphabets keep seven bits, which tell the letters of one alphabet apart.
fn letter(word: &[u8]) -> (u8, usize) {
    match *word {
        [ascii, ..] if ascii < 0x80 => (ascii | 0x20, 1),
        [lead @ 0xC3..=0xC5, next, ..] => (super::hash::plain_letter(lead, next), 2),
        [lead @ 0xC6..=0xDF, next, ..] => {
            let letter = u16::from(lead & 0x1F) << 6 | u16::from(next & 0x3F);
            let small = match letter {
                0x391..=0x3AB | 0x410..=0x42F => letter + 0x20,
                0x400..=0x40F => letter + 0x50,
                _ => letter,
            };
            #[expect(clippy::cast_possible_truncation, reason = "seven bits are kept")]
            (0x80 | small as u8, 2)
        }
        [0xE0..=0xEF, second, third, ..] => (0x80 | (second << 5 ^ third), 3),
        [other, ..] => (other, 1),
        [] => (0, 1),
    }
}

/// The codes of a reply, and what is known of where they come from.
#[derive(Clone, Copy)]
pub(crate) struct Codes {
    pub(crate) code: Option<ReplyCode>,
    pub(crate) enhanced: Option<EnhancedCode>,
    /// The status that the writer of a line gave, where no reply is quoted.
    pub(crate) status: Option<EnhancedCode>,
    pub(crate) stage: Option<Stage>,
    pub(crate) provider: Option<&'static Provider>,
}

/// Which code a feature is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeKind {
    Reply,
    Enhanced,
}

impl Codes {
    /// The class of the reply: its code's, else its enhanced code's, else that of the status.
    pub(crate) fn class(self) -> Option<Class> {
        let enhanced = self.enhanced.or(self.status).map(EnhancedCode::class);
        self.code.map(ReplyCode::class).or(enhanced)
    }

    /// The keys of the features that the codes are.
    pub(crate) fn features(self, mut sink: impl FnMut(CodeKind, u64)) {
        let code = self.code.map_or(0, |code| u64::from(code.as_u16()));
        let stage = self.stage.map_or(0, |stage| 1 + stage as u64);
        sink(CodeKind::Reply, key::code(0, code));
        sink(CodeKind::Reply, key::code(1, code << 8 | stage));
        sink(CodeKind::Reply, key::code(2, stage));
        let provider = self.provider.map_or(0, |provider| 1 + provider.key() as u64);
        if provider != 0 {
            sink(CodeKind::Reply, key::code(9, provider));
        }
        let permanent = self.class() == Some(Class::PermanentNegative);
        if let Some(reason) = self.code.and_then(|code| code_reasons::of_reply(code, self.stage)) {
            sink(CodeKind::Reply, key::code(10, reason as u64));
        }
        let (of, number) = match (self.enhanced, self.status) {
            (Some(enhanced), _) => (3, enhanced),
            (None, Some(status)) if self.code.is_none() => (4, status),
            _ => {
                sink(CodeKind::Enhanced, key::code(5, 0));
                return;
            }
        };
        let sense = code_reasons::of_enhanced(number, self.provider, permanent, self.code.is_some());
        if let Some((reason, telling)) = sense {
            sink(CodeKind::Enhanced, key::code(11 + u64::from(telling), reason as u64));
        }
        let detail = u64::from(number.subject_number()) << 16 | u64::from(number.detail());
        let class = number.class() as u64;
        sink(CodeKind::Enhanced, key::code(of, detail));
        if of == 3 {
            sink(CodeKind::Enhanced, key::code(6, class << 32 | detail));
            sink(CodeKind::Enhanced, key::code(7, code << 32 | detail));
            if provider != 0 {
                sink(CodeKind::Enhanced, key::code(8, provider << 32 | detail));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::super::hash::hash_in_path;
    use super::super::tokens::{self, name};
    use super::*;
    use std::string::{String, ToString};
    use std::vec::Vec;
    use std::{format, vec};

    /// A lexicon of a few words, in which each is its own concept.
    struct Few(&'static [(&'static str, u16)]);

    const FEW: Few = Few(&[
        ("the", STOP),
        ("not", 1),
        ("user", 20),
        ("unknown", 21),
        ("mailbox", 22),
        ("full", 23),
        ("spam", 24),
        ("s3150", 25),
        ("กล่อง", 26),
        ("เต็ม", 27),
    ]);

    const NAMES: [(u64, u16, &str); 4] = [
        (name::ADDRESS, LAST_NEGATION + 1, "<address>"),
        (name::HOST, LAST_NEGATION + 2, "<host>"),
        (name::IP, LAST_NEGATION + 3, "<ip>"),
        (name::IP_LIST, LAST_NEGATION + 4, "<iplist>"),
    ];

    impl Lexicon for Few {
        fn find(&self, hash: u64) -> Option<Known> {
            let word = self.0.iter().find(|(word, _)| hash_foreign(word.as_bytes()) == hash);
            let name = NAMES.iter().find(|(name, ..)| *name == hash).map(|(_, concept, _)| *concept);
            let concept = word.map(|(_, concept)| *concept).or(name)?;
            Some(Known { concept, row: u32::from(concept) })
        }
    }

    impl Few {
        fn name(&self, concept: u16) -> &'static str {
            let word = self.0.iter().find(|(_, of)| *of == concept).map(|(word, _)| *word);
            let name = NAMES.iter().find(|(_, of, _)| *of == concept).map(|(.., name)| *name);
            word.or(name).unwrap()
        }

        /// What a key stands for.
        fn name_of_key(&self, wanted: u64) -> Option<String> {
            let concepts: Vec<u16> =
                self.0.iter().map(|(_, of)| *of).chain(NAMES.iter().map(|(_, of, _)| *of)).collect();
            let sign = |concept: u16| {
                let not = if concept & NEGATED == 0 { "" } else { "not " };
                format!("{not}{}", self.name(concept & !NEGATED))
            };
            for &first in &concepts {
                if key::negated(first) == wanted {
                    return Some(format!("not {}", self.name(first)));
                }
                for second in concepts.iter().flat_map(|second| [*second, *second | NEGATED]) {
                    for first in [first, first | NEGATED] {
                        if key::pair(first, second) == wanted {
                            return Some(format!("{} + {}", sign(first), sign(second)));
                        }
                    }
                }
            }
            None
        }
    }

    #[derive(Default)]
    struct Found(Vec<String>);

    impl FeatureSink for Found {
        fn word(&mut self, known: Known, _: u16, _: u16) {
            self.0.push(FEW.name(known.concept).to_string());
        }

        fn may_have(&self, _: u64) -> bool {
            true
        }

        fn keys(&mut self, keys: &[Keyed]) {
            let name = |keyed: &Keyed| FEW.name_of_key(keyed.key).unwrap_or_else(|| "piece".to_string());
            self.0.extend(keys.iter().map(name));
        }
    }

    fn features(text: &str) -> Vec<String> {
        let mut found = Found::default();
        tokens::read(text.as_bytes(), &mut Features::new(&FEW, &mut found));
        found.0
    }

    #[test]
    fn words_count_alone_and_in_pairs_with_those_near_them() {
        for (text, expected) in [
            ("user unknown", vec!["user", "unknown", "user + unknown"]),
            ("USER <the> Unknown", vec!["user", "unknown", "user + unknown"]),
            ("userUnknown", vec!["user", "unknown", "user + unknown"]),
            ("mailbox is_full", vec!["mailbox", "full", "mailbox + full"]),
            // A tag with digits takes no place of its own.
            ("full (S3150)", vec!["full", "s3150", "full + s3150"]),
            ("550 5.1.1 12:30", vec![]),
        ] {
            let found: Vec<String> = features(text).into_iter().filter(|name| name != "piece").collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn no_pair_crosses_the_end_of_a_sentence_or_is_too_far_apart() {
        let pairs = |text: &str| features(text).iter().filter(|name| name.contains('+')).count();
        assert_eq!(pairs("user unknown"), 1);
        assert_eq!(pairs("user. Unknown"), 0);
        assert_eq!(pairs("user; unknown"), 0);
        assert_eq!(pairs("user aa bb cc dd unknown"), 1);
        assert_eq!(pairs("user aa bb cc dd ee unknown"), 0);
    }

    #[test]
    fn not_binds_to_the_word_behind_it() {
        assert_eq!(features("not the spam"), ["not", "not spam", "not + not spam"]);
        let farther = features("not mailbox spam");
        assert!(farther.contains(&"not mailbox".to_string()) && farther.contains(&"spam".to_string()));
    }

    #[test]
    fn names_are_one_token_and_their_words_leave_no_trace() {
        for (text, expected) in [
            ("<spam.full@mailbox.example.com>", "<address>"),
            ("mx.spam-full.example.net", "<host>"),
            ("192.0.2.1", "<ip>"),
            ("zen.spamhaus.org", "<iplist>"),
            ("https://user.example.org/a/b?c=1", "<host>"),
            ("unknown[192.0.2.1]", "<host>"),
        ] {
            assert_eq!(features(text)[0], expected, "{text}");
            assert!(!features(text).iter().any(|name| FEW.0.iter().any(|(word, _)| name == word)), "{text}");
        }
        // The value of the parameter `p` is words.
        let found = features("https://mail.example.com/?p=MailboxFull");
        for expected in ["mailbox", "full", "<host> + mailbox", "mailbox + full"] {
            assert!(found.iter().any(|name| name == expected), "{expected}: {found:?}");
        }
    }

    #[test]
    fn thai_words_are_found_without_spaces() {
        assert_eq!(features("กล่องจดหมายเต็มแล้ว"), ["กล่อง", "เต็ม", "กล่อง + เต็ม"]);
        for text in ["joe@example.comกล่องเต็ม", "mx.example.comกล่องเต็ม", "กล่องเต็มexample.com", "xกล่อง.เต็มx"]
        {
            let found = features(text);
            assert!(found.contains(&"เต็ม".to_string()), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_word_in_a_path_is_another_word() {
        assert_ne!(hash_in_path(b"spam"), hash_foreign(b"spam"));
        assert!(!features("https://www.example.org/spam").contains(&"spam".to_string()));
    }

    #[test]
    fn pieces_do_not_depend_on_case_or_accents() {
        let pieces = |word: &str| super::pieces(word.as_bytes()).collect::<Vec<u64>>();
        assert_eq!(pieces("abcd").len(), 3);
        assert_eq!(pieces("ab").len(), 1);
        assert_eq!(pieces("REFUSÉ"), pieces("refuse"));
        assert_eq!(pieces("ЯЩИК"), pieces("ящик"));
        assert_ne!(pieces("ящик"), pieces("щикя"));
    }

    #[test]
    fn a_long_run_without_spaces_is_read_to_its_end() {
        let run = "user_".repeat(500);
        assert_eq!(features(&run).iter().filter(|name| *name == "user").count(), 500);
    }
}
