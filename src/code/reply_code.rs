//! The three-digit reply code (RFC 5321 §4.2).

use super::found::Found;
use crate::name::names;
use core::fmt;
use core::num::NonZeroU16;
use core::str::FromStr;

/// A three-digit SMTP reply code, 100 to 599 (RFC 5321 §4.2).
///
/// The grammar of RFC 5321 allows 0 to 5 as the second digit, and no 1yz code at all. But servers send 560, 571 and
/// 599, so these are accepted; [`is_standard_form`](Self::is_standard_form) distinguishes them. No value is outside
/// 100–599, and `Option<ReplyCode>` takes two bytes, too.
///
/// The codes that an RFC defines have constants, which can be patterns; [`known`](Self::known) also describes other codes in
/// use.
///
/// ```
/// use smtp_reply::{Class, ReplyCode, Subject};
///
/// let code: ReplyCode = "550".parse()?;
/// assert_eq!(code.class(), Class::PermanentNegative);
/// assert_eq!(code.subject(), Subject::MailSystem);
/// assert_eq!(code.detail(), 0);
/// match code {
///     ReplyCode::MAILBOX_UNAVAILABLE => assert_eq!(code, 550),
///     _ => unreachable!(),
/// }
/// # Ok::<(), smtp_reply::ReplyCodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "status code")]
pub struct ReplyCode(NonZeroU16);

impl ReplyCode {
    /// The lowest code, 100.
    pub const MIN: Self = Self::literal("100");
    /// The highest code, 599.
    pub const MAX: Self = Self::literal("599");

    /// Returns the code with this number, or `None` if it is not from 100 to 599.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert_eq!(ReplyCode::new(571).unwrap().as_u16(), 571);
    /// assert_eq!(ReplyCode::new(600), None);
    /// ```
    #[must_use]
    pub const fn new(number: u16) -> Option<Self> {
        match NonZeroU16::new(number) {
            Some(n) if number >= 100 && number <= 599 => Some(Self(n)),
            _ => None,
        }
    }

    /// Returns the code of a constant. Wrong digits fail to compile.
    pub(crate) const fn literal(digits: &str) -> Self {
        match Self::from_bytes(digits.as_bytes()) {
            Ok(code) => code,
            Err(_) => panic!("a reply code is 100 to 599"),
        }
    }

    /// Parses exactly three digits, 100–599, without sign or space.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not exactly three digits, or if the number is out of range:
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert_eq!(ReplyCode::from_bytes(b"250"), Ok(ReplyCode::OK));
    /// for (wrong, message) in [
    ///     ("+25", "expected a reply code from 100 to 599, found '+' at offset 0"),
    ///     ("25", "expected a reply code from 100 to 599, found the end at offset 2"),
    ///     ("2500", "expected a reply code from 100 to 599, found '0' at offset 3"),
    ///     ("099", "expected a reply code from 100 to 599, found 99"),
    /// ] {
    ///     assert_eq!(ReplyCode::from_bytes(wrong.as_bytes()).unwrap_err().to_string(), message);
    /// }
    /// ```
    #[inline]
    pub const fn from_bytes(bytes: &[u8]) -> Result<Self, ReplyCodeError> {
        let &[a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9'] = bytes else {
            return Err(ReplyCodeError::of_text(bytes));
        };
        let number = (a - b'0') as u16 * 100 + (b - b'0') as u16 * 10 + (c - b'0') as u16;
        match Self::new(number) {
            Some(code) => Ok(code),
            None => Err(ReplyCodeError(Problem::Number(number))),
        }
    }

    /// Returns the code as a number, 100–599.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert_eq!(ReplyCode::MAILBOX_UNAVAILABLE.as_u16(), 550);
    /// ```
    pub const fn as_u16(self) -> u16 {
        self.0.get()
    }

    /// Returns the three digits.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// let digits: &'static str = ReplyCode::START_MAIL_INPUT.as_str();
    /// assert_eq!(digits, "354");
    /// ```
    pub const fn as_str(self) -> &'static str {
        let (_, from) = DIGITS.split_at((self.as_u16() as usize - 100) * 3);
        match core::str::from_utf8(from.split_at(3).0) {
            Ok(digits) => digits,
            Err(_) => unreachable!(),
        }
    }

    /// Returns the class, by the first digit (RFC 5321 §4.2.1).
    ///
    /// ```
    /// # use smtp_reply::{Class, ReplyCode};
    /// assert_eq!(ReplyCode::START_MAIL_INPUT.class(), Class::PositiveIntermediate);
    /// ```
    pub const fn class(self) -> Class {
        match self.as_u16() / 100 {
            1 => Class::PositivePreliminary,
            2 => Class::PositiveCompletion,
            3 => Class::PositiveIntermediate,
            4 => Class::TransientNegative,
            _ => Class::PermanentNegative,
        }
    }

    /// Returns the subject, by the second digit (RFC 5321 §4.2.1).
    ///
    /// ```
    /// # use smtp_reply::{ReplyCode, Subject};
    /// assert_eq!(ReplyCode::SYNTAX_ERROR.subject(), Subject::Syntax);
    /// assert_eq!(ReplyCode::new(571).unwrap().subject(), Subject::Unspecified);
    /// ```
    pub const fn subject(self) -> Subject {
        match self.as_u16() / 10 % 10 {
            0 => Subject::Syntax,
            1 => Subject::Information,
            2 => Subject::Connection,
            5 => Subject::MailSystem,
            _ => Subject::Unspecified,
        }
    }

    /// Returns the third digit, 0–9: the finer gradation within class and subject.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert_eq!(ReplyCode::TRANSACTION_FAILED.detail(), 4);
    /// ```
    pub const fn detail(self) -> u8 {
        (self.as_u16() % 10) as u8
    }

    /// Returns `true` if the code has the form that RFC 5321 §4.2 allows: first digit 2–5, second digit 0–5.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert!(ReplyCode::MAILBOX_UNAVAILABLE.is_standard_form());
    /// assert!(!ReplyCode::new(571).unwrap().is_standard_form());
    /// ```
    pub const fn is_standard_form(self) -> bool {
        self.as_u16() >= 200 && self.as_u16() / 10 % 10 <= 5
    }

    /// Returns `true` for 4yz and 5yz: the server did not do what was asked.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert!(ReplyCode::SERVICE_NOT_AVAILABLE.is_refusal());
    /// assert!(ReplyCode::MAILBOX_UNAVAILABLE.is_refusal());
    /// assert!(!ReplyCode::OK.is_refusal());
    /// ```
    pub const fn is_refusal(self) -> bool {
        self.class().is_refusal()
    }

    /// Returns `true` for 2yz: the server did what was asked.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert!(ReplyCode::OK.is_success());
    /// assert!(!ReplyCode::START_MAIL_INPUT.is_success());
    /// ```
    pub const fn is_success(self) -> bool {
        self.class().is_success()
    }

    /// Returns `true` for 1yz and 3yz: the server waits for more.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert!(ReplyCode::START_MAIL_INPUT.is_intermediate());
    /// ```
    pub const fn is_intermediate(self) -> bool {
        self.class().is_intermediate()
    }

    /// Returns `true` for 4yz: a temporary failure. The same command may succeed later.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert!(ReplyCode::SERVICE_NOT_AVAILABLE.is_transient());
    /// ```
    pub const fn is_transient(self) -> bool {
        self.class().is_transient()
    }

    /// Returns `true` for 5yz: a permanent failure. The same command will fail again.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// assert!(ReplyCode::MAILBOX_UNAVAILABLE.is_permanent());
    /// ```
    pub const fn is_permanent(self) -> bool {
        self.class().is_permanent()
    }
}

/// "100101102…599", of which `as_str` returns pieces.
#[expect(clippy::cast_possible_truncation, reason = "one digit fits")]
static DIGITS: [u8; 1500] = {
    let mut digits = [b'0'; 1500];
    let mut code = 100;
    while code < 600 {
        let at = (code - 100) * 3;
        digits[at] += (code / 100) as u8;
        digits[at + 1] += (code / 10 % 10) as u8;
        digits[at + 2] += (code % 10) as u8;
        code += 1;
    }
    digits
};

impl fmt::Display for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReplyCode({})", self.as_str())
    }
}

impl FromStr for ReplyCode {
    type Err = ReplyCodeError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Self::from_bytes(s.as_bytes())
    }
}

impl TryFrom<u16> for ReplyCode {
    type Error = ReplyCodeError;

    fn try_from(number: u16) -> Result<Self, Self::Error> {
        Self::new(number).ok_or(ReplyCodeError(Problem::Number(number)))
    }
}

impl From<ReplyCode> for u16 {
    fn from(code: ReplyCode) -> Self {
        code.as_u16()
    }
}

impl PartialEq<u16> for ReplyCode {
    fn eq(&self, other: &u16) -> bool {
        self.as_u16() == *other
    }
}

impl PartialEq<ReplyCode> for u16 {
    fn eq(&self, other: &ReplyCode) -> bool {
        *self == other.as_u16()
    }
}

names! {
    "a class such as permanent_negative",
    /// The class of a code, by its first digit: whether the command succeeded (RFC 5321 §4.2.1, RFC 3463 §3.1).
    ///
    /// ```
    /// use smtp_reply::{Class, ReplyCode};
    ///
    /// assert_eq!(ReplyCode::OK.class(), Class::PositiveCompletion);
    /// assert_eq!(Class::TransientNegative.digit(), 4);
    /// assert_eq!(Class::TransientNegative.to_string(), "transient_negative");
    /// ```
    ///
    /// Classes are in the order of their digits.
    #[derive(PartialOrd, Ord, strum::Display)]
    #[doc(alias = "severity")]
    #[expect(clippy::exhaustive_enums, reason = "RFC 5321 has five first digits")]
    pub enum Class {
        /// 1yz: accepted, and the server waits for a confirmation. Not used in SMTP.
        PositivePreliminary = 1,
        /// 2yz: the server did what was asked.
        PositiveCompletion = 2,
        /// 3yz: accepted so far, and the server waits for the rest.
        PositiveIntermediate = 3,
        /// 4yz: a temporary failure. The same command may succeed later.
        TransientNegative = 4,
        /// 5yz: a permanent failure. The same command will fail again.
        PermanentNegative = 5,
    }
}

impl Class {
    /// Returns the digit, 1–5.
    ///
    /// ```
    /// # use smtp_reply::Class;
    /// assert_eq!(Class::PermanentNegative.digit(), 5);
    /// ```
    pub const fn digit(self) -> u8 {
        self as u8
    }

    /// Returns the class of a first digit, given as the number 1–5.
    ///
    /// ```
    /// # use smtp_reply::Class;
    /// assert_eq!(Class::from_digit(4), Some(Class::TransientNegative));
    /// assert_eq!(Class::from_digit(6), None);
    /// ```
    pub const fn from_digit(digit: u8) -> Option<Self> {
        match digit {
            1 => Some(Self::PositivePreliminary),
            2 => Some(Self::PositiveCompletion),
            3 => Some(Self::PositiveIntermediate),
            4 => Some(Self::TransientNegative),
            5 => Some(Self::PermanentNegative),
            _ => None,
        }
    }

    /// Returns `true` for 4yz and 5yz: the server did not do what was asked.
    ///
    /// ```
    /// # use smtp_reply::Class;
    /// assert!(Class::TransientNegative.is_refusal());
    /// assert!(!Class::PositiveIntermediate.is_refusal());
    /// ```
    pub const fn is_refusal(self) -> bool {
        self.is_transient() || self.is_permanent()
    }

    /// Returns `true` for 2yz: the server did what was asked.
    ///
    /// ```
    /// # use smtp_reply::Class;
    /// assert!(Class::PositiveCompletion.is_success());
    /// assert!(!Class::PositiveIntermediate.is_success());
    /// ```
    pub const fn is_success(self) -> bool {
        matches!(self, Self::PositiveCompletion)
    }

    /// Returns `true` for 1yz and 3yz: the server waits for more.
    ///
    /// ```
    /// # use smtp_reply::Class;
    /// assert!(Class::PositiveIntermediate.is_intermediate());
    /// ```
    pub const fn is_intermediate(self) -> bool {
        matches!(self, Self::PositivePreliminary | Self::PositiveIntermediate)
    }

    /// Returns `true` for 4yz: a temporary failure. The same command may succeed later.
    ///
    /// ```
    /// # use smtp_reply::Class;
    /// assert!(Class::TransientNegative.is_transient());
    /// ```
    pub const fn is_transient(self) -> bool {
        matches!(self, Self::TransientNegative)
    }

    /// Returns `true` for 5yz: a permanent failure. The same command will fail again.
    ///
    /// ```
    /// # use smtp_reply::Class;
    /// assert!(Class::PermanentNegative.is_permanent());
    /// ```
    pub const fn is_permanent(self) -> bool {
        matches!(self, Self::PermanentNegative)
    }
}

names! {
    "a subject such as mail_system",
    /// What a reply code is about, by its second digit (RFC 5321 §4.2.1).
    ///
    /// ```
    /// use smtp_reply::{ReplyCode, Subject};
    ///
    /// assert_eq!(ReplyCode::SERVICE_READY.subject(), Subject::Connection);
    /// ```
    #[derive(strum::Display)]
    #[doc(alias = "category")]
    #[expect(clippy::exhaustive_enums, reason = "every second digit has a variant")]
    pub enum Subject {
        /// x0z: syntax errors, and commands that are not implemented.
        Syntax,
        /// x1z: replies to requests for information, such as status or help.
        Information,
        /// x2z: the transmission channel.
        Connection,
        /// x3z and x4z, which RFC 5321 leaves unspecified, and x6z to x9z, which it does not allow.
        Unspecified,
        /// x5z: the state of the receiving mail system with regard to the request.
        MailSystem,
    }
}

/// The error of making a [`ReplyCode`]: not three digits, or not a number from 100 to 599.
///
/// ```
/// use smtp_reply::ReplyCode;
///
/// let error = "5x0".parse::<ReplyCode>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a reply code from 100 to 599, found 'x' at offset 1");
/// assert_eq!((error.offset(), error.found()), (Some(1), Some(b'x')));
///
/// let error = ReplyCode::try_from(600).unwrap_err();
/// assert_eq!(error.to_string(), "expected a reply code from 100 to 599, found 600");
/// assert_eq!(error.number(), Some(600));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ReplyCodeError(Problem);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    #[error("expected a reply code from 100 to 599, found {found} at offset {offset}")]
    Text { offset: usize, found: Found },
    #[error("expected a reply code from 100 to 599, found {0}")]
    Number(u16),
}

impl ReplyCodeError {
    /// Returns the error of a text that is not three digits.
    #[cold]
    const fn of_text(bytes: &[u8]) -> Self {
        let mut offset = 0;
        while offset < 3 && offset < bytes.len() && bytes[offset].is_ascii_digit() {
            offset += 1;
        }
        Self(Problem::Text { offset, found: Found::at(bytes, offset) })
    }

    /// Returns the index of the byte at which the text stops being three digits, or its length where it ends too early.
    /// `None` if the [`number`](Self::number) is wrong.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// let offset = |text: &str| text.parse::<ReplyCode>().unwrap_err().offset();
    /// assert_eq!((offset(" 250"), offset("2500"), offset("25")), (Some(0), Some(3), Some(2)));
    /// assert_eq!(offset("600"), None);
    /// ```
    pub const fn offset(&self) -> Option<usize> {
        match self.0 {
            Problem::Text { offset, .. } => Some(offset),
            Problem::Number(_) => None,
        }
    }

    /// Returns the byte at [`offset`](Self::offset), if there is one.
    pub const fn found(&self) -> Option<u8> {
        match self.0 {
            Problem::Text { found, .. } => found.byte(),
            Problem::Number(_) => None,
        }
    }

    /// Returns the number, if it is out of range.
    pub const fn number(&self) -> Option<u16> {
        match self.0 {
            Problem::Number(number) => Some(number),
            Problem::Text { .. } => None,
        }
    }
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::{ReplyCode, ReplyCodeError};
    use core::fmt;
    use serde::de::{self, Deserialize, Deserializer, Visitor};
    use serde::ser::{Serialize, Serializer};

    /// Serialised as a number.
    impl Serialize for ReplyCode {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u16(self.as_u16())
        }
    }

    struct CodeVisitor;

    impl Visitor<'_> for CodeVisitor {
        type Value = ReplyCode;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a reply code from 100 to 599")
        }

        fn visit_u64<E: de::Error>(self, n: u64) -> Result<ReplyCode, E> {
            u16::try_from(n)
                .ok()
                .and_then(ReplyCode::new)
                .ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(n), &self))
        }

        fn visit_i64<E: de::Error>(self, n: i64) -> Result<ReplyCode, E> {
            u16::try_from(n)
                .ok()
                .and_then(ReplyCode::new)
                .ok_or_else(|| E::invalid_value(de::Unexpected::Signed(n), &self))
        }

        fn visit_str<E: de::Error>(self, s: &str) -> Result<ReplyCode, E> {
            s.parse().map_err(|e: ReplyCodeError| E::custom(e))
        }
    }

    /// Deserialised from a number, or from a string of three digits if the format is self-describing.
    impl<'de> Deserialize<'de> for ReplyCode {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            if deserializer.is_human_readable() {
                deserializer.deserialize_any(CodeVisitor)
            } else {
                deserializer.deserialize_u16(CodeVisitor)
            }
        }
    }
}
