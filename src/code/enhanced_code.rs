//! The enhanced status code (RFC 3463): `class.subject.detail`.

use super::Class;
use super::found::Found;
use crate::name::names;
use core::fmt;
use core::num::NonZeroU32;
use core::str::FromStr;

/// An enhanced status code such as 5.1.1 (RFC 3463 §2): class 2, 4 or 5, subject and detail 0–999.
///
/// ```
/// use smtp_reply::{Class, EnhancedCode, EnhancedSubject};
///
/// let code: EnhancedCode = "5.7.606".parse()?;
/// assert_eq!(code.class(), Class::PermanentNegative);
/// assert_eq!(code.subject(), EnhancedSubject::Security);
/// assert_eq!(code.detail(), 606);
/// # Ok::<(), smtp_reply::EnhancedCodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "ESC")]
#[doc(alias = "DSN")]
#[doc(alias = "status code")]
pub struct EnhancedCode(NonZeroU32);

impl EnhancedCode {
    /// Returns the code of these three numbers, or `None` if the class is not 2, 4 or 5 or another number exceeds 999.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert_eq!(EnhancedCode::new(5, 1, 1).unwrap().to_string(), "5.1.1");
    /// assert_eq!(EnhancedCode::new(3, 1, 1), None);
    /// assert_eq!(EnhancedCode::new(5, 7, 1234), None);
    /// ```
    #[must_use]
    pub const fn new(class: u8, subject: u16, detail: u16) -> Option<Self> {
        if !matches!(class, 2 | 4 | 5) || subject > 999 || detail > 999 {
            return None;
        }
        Some(Self::pack(class, subject, detail))
    }

    /// Packs the three numbers into one, with ten bits for subject and detail each, so that codes compare as one number.
    #[inline]
    const fn pack(class: u8, subject: u16, detail: u16) -> Self {
        match NonZeroU32::new((class as u32) << 20 | (subject as u32) << 10 | detail as u32) {
            Some(packed) => Self(packed),
            None => unreachable!(),
        }
    }

    /// Returns the code of a constant. A wrong text fails to compile.
    pub(crate) const fn literal(text: &str) -> Self {
        match Self::from_bytes(text.as_bytes()) {
            Ok(code) => code,
            Err(_) => panic!("an enhanced code is like 5.1.1"),
        }
    }

    /// Parses `class.subject.detail`, with nothing before or after it.
    ///
    /// Leading zeros are not allowed (RFC 3463 §2): every accepted text is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    ///
    /// Returns an error for any other text:
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert!(EnhancedCode::from_bytes(b"5.1.1").is_ok());
    /// for wrong in ["", "5", "5.1", "5..1", "+5.1.1", "3.1.1", "4.1.1.1", "5.7.1234", "5.01.1", "5.1.1 x"] {
    ///     assert!(EnhancedCode::from_bytes(wrong.as_bytes()).is_err(), "{wrong}");
    /// }
    /// assert_eq!(
    ///     EnhancedCode::from_bytes(b"5.+1.1").unwrap_err().to_string(),
    ///     "expected an enhanced code such as 5.1.1, found '+' at offset 2",
    /// );
    /// ```
    #[inline]
    pub const fn from_bytes(bytes: &[u8]) -> Result<Self, EnhancedCodeError> {
        match Self::prefix(bytes) {
            Ok((code, len)) if len == bytes.len() => Ok(code),
            Ok((_, offset)) | Err(offset) => Err(EnhancedCodeError::at(bytes, offset)),
        }
    }

    /// Returns the code at the start of `bytes` and its length, or the index at which they stop being one. Anything but a
    /// digit may follow.
    #[inline]
    pub(crate) const fn prefix(bytes: &[u8]) -> Result<(Self, usize), usize> {
        let [class @ (b'2' | b'4' | b'5'), ..] = bytes else { return Err(0) };
        let (subject, at) = match number_after_dot(bytes, 1) {
            Ok(found) => found,
            Err(offset) => return Err(offset),
        };
        match number_after_dot(bytes, at) {
            Ok((detail, at)) => Ok((Self::pack(*class - b'0', subject, detail), at)),
            Err(offset) => Err(offset),
        }
    }

    /// Returns the class: [`PositiveCompletion`](Class::PositiveCompletion),
    /// [`TransientNegative`](Class::TransientNegative) or [`PermanentNegative`](Class::PermanentNegative).
    ///
    /// ```
    /// # use smtp_reply::{Class, EnhancedCode};
    /// assert_eq!(EnhancedCode::new(4, 2, 2).unwrap().class(), Class::TransientNegative);
    /// ```
    pub const fn class(self) -> Class {
        match self.0.get() >> 20 {
            2 => Class::PositiveCompletion,
            4 => Class::TransientNegative,
            _ => Class::PermanentNegative,
        }
    }

    /// Returns `true` for 4.X.X and 5.X.X: the server did not do what was asked.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert!(EnhancedCode::MAILBOX_FULL.is_refusal());
    /// assert!(!EnhancedCode::new(2, 1, 5).unwrap().is_refusal());
    /// ```
    pub const fn is_refusal(self) -> bool {
        self.class().is_refusal()
    }

    /// Returns `true` for 2.X.X: the server did what was asked.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert!(EnhancedCode::new(2, 1, 5).unwrap().is_success());
    /// ```
    pub const fn is_success(self) -> bool {
        self.class().is_success()
    }

    /// Returns `true` for 4.X.X: a temporary failure. A later attempt may succeed.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert!(EnhancedCode::new(4, 7, 1).unwrap().is_transient());
    /// ```
    pub const fn is_transient(self) -> bool {
        self.class().is_transient()
    }

    /// Returns `true` for 5.X.X: a permanent failure. Another attempt will fail, too.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert!(EnhancedCode::new(5, 1, 1).unwrap().is_permanent());
    /// ```
    pub const fn is_permanent(self) -> bool {
        self.class().is_permanent()
    }

    /// Returns what the code is about, by its second number.
    ///
    /// ```
    /// # use smtp_reply::{EnhancedCode, EnhancedSubject};
    /// assert_eq!(EnhancedCode::MAILBOX_FULL.subject(), EnhancedSubject::Mailbox);
    /// ```
    pub const fn subject(self) -> EnhancedSubject {
        match self.subject_number() {
            0 => EnhancedSubject::Other,
            1 => EnhancedSubject::Addressing,
            2 => EnhancedSubject::Mailbox,
            3 => EnhancedSubject::MailSystem,
            4 => EnhancedSubject::Network,
            5 => EnhancedSubject::Protocol,
            6 => EnhancedSubject::Content,
            7 => EnhancedSubject::Security,
            _ => EnhancedSubject::Unassigned,
        }
    }

    /// Returns the second number, 0–999, also where [`subject`](Self::subject) is unassigned.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert_eq!(EnhancedCode::new(5, 47, 11).unwrap().subject_number(), 47);
    /// ```
    pub const fn subject_number(self) -> u16 {
        (self.0.get() >> 10 & 0x3ff) as u16
    }

    /// Returns the third number, 0–999.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// assert_eq!(EnhancedCode::new(5, 7, 606).unwrap().detail(), 606);
    /// ```
    pub const fn detail(self) -> u16 {
        (self.0.get() & 0x3ff) as u16
    }
}

/// Parses a dot at `at`, then one to three digits without a leading zero, then no digit. Returns the number and where it
/// ends, or the index at which it stops being one.
#[inline]
const fn number_after_dot(bytes: &[u8], at: usize) -> Result<(u16, usize), usize> {
    if at >= bytes.len() || bytes[at] != b'.' {
        return Err(at);
    }
    let Some(mut number) = digit(bytes, at + 1) else { return Err(at + 1) };
    let mut end = at + 2;
    while let Some(digit) = digit(bytes, end) {
        if number == 0 || number > 99 {
            return Err(end);
        }
        number = number * 10 + digit;
        end += 1;
    }
    Ok((number, end))
}

#[inline]
const fn digit(bytes: &[u8], at: usize) -> Option<u16> {
    if at < bytes.len() && bytes[at].is_ascii_digit() { Some((bytes[at] - b'0') as u16) } else { None }
}

impl fmt::Display for EnhancedCode {
    /// "5.1.1"; width and alignment are honoured.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // At most "5.999.999".
        let mut text = [0_u8; 9];
        let mut len = 0;
        let numbers = [u16::from(self.class().digit()), self.subject_number(), self.detail()];
        for (i, number) in numbers.into_iter().enumerate() {
            if i > 0 {
                text[len] = b'.';
                len += 1;
            }
            for unit in [100, 10, 1] {
                if number >= unit || unit == 1 {
                    text[len] = b'0' + u8::try_from(number / unit % 10).unwrap_or(0);
                    len += 1;
                }
            }
        }
        f.pad(core::str::from_utf8(&text[..len]).unwrap_or_default())
    }
}

impl fmt::Debug for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EnhancedCode({self})")
    }
}

impl FromStr for EnhancedCode {
    type Err = EnhancedCodeError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Self::from_bytes(s.as_bytes())
    }
}

/// From class, subject and detail, as [`EnhancedCode::new`] takes them.
impl TryFrom<(u8, u16, u16)> for EnhancedCode {
    type Error = EnhancedCodeError;

    fn try_from((class, subject, detail): (u8, u16, u16)) -> Result<Self, Self::Error> {
        let expected = "a class of 2, 4 or 5 and numbers up to 999";
        Self::new(class, subject, detail).ok_or(EnhancedCodeError(Problem::Numbers {
            expected,
            class,
            subject,
            detail,
        }))
    }
}

/// Class, subject and detail.
impl From<EnhancedCode> for (u8, u16, u16) {
    fn from(code: EnhancedCode) -> Self {
        (code.class().digit(), code.subject_number(), code.detail())
    }
}

/// From three bytes, as other crates keep an enhanced code.
impl TryFrom<[u8; 3]> for EnhancedCode {
    type Error = EnhancedCodeError;

    fn try_from([class, subject, detail]: [u8; 3]) -> Result<Self, Self::Error> {
        Self::try_from((class, u16::from(subject), u16::from(detail)))
    }
}

/// Into three bytes, as other crates keep an enhanced code. Details of three digits may not fit: 5.7.509.
impl TryFrom<EnhancedCode> for [u8; 3] {
    type Error = EnhancedCodeError;

    fn try_from(code: EnhancedCode) -> Result<Self, Self::Error> {
        let (class, subject, detail) = code.into();
        let bytes = u8::try_from(subject).and_then(|subject| Ok([class, subject, u8::try_from(detail)?]));
        let expected = "numbers up to 255";
        bytes.map_err(|_| EnhancedCodeError(Problem::Numbers { expected, class, subject, detail }))
    }
}

names! {
    "a subject such as mailbox",
    /// What an enhanced code is about, by its second number (RFC 3463 §3.2–3.8).
    ///
    /// ```
    /// use smtp_reply::{EnhancedCode, EnhancedSubject};
    ///
    /// assert_eq!(EnhancedCode::new(5, 2, 2).unwrap().subject(), EnhancedSubject::Mailbox);
    /// assert_eq!(EnhancedCode::new(5, 9, 2).unwrap().subject(), EnhancedSubject::Unassigned);
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum EnhancedSubject {
        /// X.0: other or undefined.
        Other,
        /// X.1: a sender or recipient address.
        Addressing,
        /// X.2: the recipient's mailbox.
        Mailbox,
        /// X.3: the receiving mail system.
        MailSystem,
        /// X.4: network and routing.
        Network,
        /// X.5: the mail delivery protocol.
        Protocol,
        /// X.6: message content or media.
        Content,
        /// X.7: security or policy.
        Security,
        /// X.8 and above, which the registry does not assign.
        Unassigned,
    }
}

/// The error of making an [`EnhancedCode`] of a text or of numbers, or three bytes of an [`EnhancedCode`].
///
/// ```
/// use smtp_reply::EnhancedCode;
///
/// let error = "5.7".parse::<EnhancedCode>().unwrap_err();
/// assert_eq!(error.to_string(), "expected an enhanced code such as 5.1.1, found the end at offset 3");
/// assert_eq!((error.offset(), error.found()), (Some(3), None));
///
/// let error = EnhancedCode::try_from((3, 1, 1)).unwrap_err();
/// assert_eq!(error.to_string(), "expected a class of 2, 4 or 5 and numbers up to 999, found 3.1.1");
/// assert_eq!(error.numbers(), Some((3, 1, 1)));
///
/// let error = <[u8; 3]>::try_from(EnhancedCode::new(5, 7, 509).unwrap()).unwrap_err();
/// assert_eq!(error.to_string(), "expected numbers up to 255, found 5.7.509");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct EnhancedCodeError(Problem);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    #[error("expected an enhanced code such as 5.1.1, found {found} at offset {offset}")]
    Text { offset: usize, found: Found },
    #[error("expected {expected}, found {class}.{subject}.{detail}")]
    Numbers { expected: &'static str, class: u8, subject: u16, detail: u16 },
}

impl EnhancedCodeError {
    #[cold]
    const fn at(bytes: &[u8], offset: usize) -> Self {
        Self(Problem::Text { offset, found: Found::at(bytes, offset) })
    }

    /// Returns the index of the byte at which the text stops being an enhanced code, or its length where it ends too
    /// early. `None` if the [`numbers`](Self::numbers) are wrong.
    pub const fn offset(&self) -> Option<usize> {
        match self.0 {
            Problem::Text { offset, .. } => Some(offset),
            Problem::Numbers { .. } => None,
        }
    }

    /// Returns the byte at [`offset`](Self::offset), if there is one.
    pub const fn found(&self) -> Option<u8> {
        match self.0 {
            Problem::Text { found, .. } => found.byte(),
            Problem::Numbers { .. } => None,
        }
    }

    /// Returns class, subject and detail, if these are out of range.
    pub const fn numbers(&self) -> Option<(u8, u16, u16)> {
        match self.0 {
            Problem::Numbers { class, subject, detail, .. } => Some((class, subject, detail)),
            Problem::Text { .. } => None,
        }
    }
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::{EnhancedCode, EnhancedCodeError};
    use core::fmt;
    use serde::de::{self, Deserialize, Deserializer, Visitor};
    use serde::ser::{Serialize, Serializer};

    /// Serialised as a string such as "5.1.1".
    impl Serialize for EnhancedCode {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    struct CodeVisitor;

    impl Visitor<'_> for CodeVisitor {
        type Value = EnhancedCode;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an enhanced code such as \"5.1.1\"")
        }

        fn visit_str<E: de::Error>(self, s: &str) -> Result<EnhancedCode, E> {
            s.parse().map_err(|e: EnhancedCodeError| E::custom(e))
        }
    }

    impl<'de> Deserialize<'de> for EnhancedCode {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(CodeVisitor)
        }
    }
}
