//! What the bytes of a text are to the tokenizer.

/// What a byte is to the tokenizer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ends a run of characters that could be an address, a host name or a path.
    Break,
    /// `\`, a break too, with what it escapes.
    Escape,
    /// `[`, a break too.
    Bracket,
    /// `:`, a break too.
    Colon,
    /// Stands between words of such a run.
    Joint,
    /// `.`
    Dot,
    /// `!`, `?`, `;`
    Stop,
    At,
    Slash,
    Digit,
    Lower,
    Upper,
    /// Part of a UTF-8 sequence.
    High,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Break; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "it is below 256")]
        let kind = match byte as u8 {
            b'0'..=b'9' => Kind::Digit,
            b'a'..=b'z' => Kind::Lower,
            b'A'..=b'Z' => Kind::Upper,
            b'.' => Kind::Dot,
            b'!' | b'?' | b';' => Kind::Stop,
            b'\\' => Kind::Escape,
            b'[' => Kind::Bracket,
            b':' => Kind::Colon,
            b'@' => Kind::At,
            b'/' => Kind::Slash,
            b'-' | b'_' | b'+' | b'=' | b'%' | b'&' | b'#' | b'~' | b'*' | b'$' | b'^' | b'\'' => Kind::Joint,
            0x80.. => Kind::High,
            _ => Kind::Break,
        };
        kinds[byte] = kind;
        byte += 1;
    }
    kinds
};

#[inline]
pub(super) fn kind(text: &[u8], at: usize) -> Kind {
    text.get(at).map_or(Kind::Break, |&byte| KINDS[usize::from(byte)])
}

impl Kind {
    #[inline]
    pub(super) const fn is_word(self) -> bool {
        matches!(self, Self::Digit | Self::Lower | Self::Upper | Self::High)
    }
}

/// Punctuation outside ASCII: « », typographic quotes and dashes, and what Chinese and Japanese use.
pub(super) fn is_punctuation(text: &[u8], at: usize) -> bool {
    matches!(text[at..], [0xE2, 0x80..=0x81, ..] | [0xE3, 0x80, 0x80..=0x9F, ..] | [0xEF, 0xBC, ..])
}

/// Whether a byte starts a Chinese, Japanese or Korean character: each is a word, as such text has no spaces, or none
/// before its particles.
pub(super) const fn is_ideograph(byte: u8) -> bool {
    matches!(byte, 0xE3..=0xED)
}

/// Whether a Thai letter or sign begins here, which has three bytes. Thai is written without spaces between words.
pub(super) const fn is_thai(text: &[u8]) -> bool {
    matches!(text, [0xE0, 0xB8 | 0xB9, ..])
}
