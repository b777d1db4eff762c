//! Deviations of a reply from the standards.

use crate::name::names;
use core::fmt;
use core::iter::FusedIterator;
use core::ops::{BitOr, BitOrAssign};

names! {
    "a deviation such as bare_lf",
    /// A violation of the standards by a reply that can still be understood.
    ///
    /// [`Display`](fmt::Display) describes it and names the RFC; [`as_str`](Self::as_str) returns the stable name.
    ///
    /// ```
    /// use smtp_reply::Deviation;
    ///
    /// assert_eq!(Deviation::BareLf.as_str(), "bare_lf");
    /// assert_eq!(Deviation::BareLf.to_string(), "a line ends in LF without CR (RFC 5321 §2.3.8)");
    /// ```
    #[non_exhaustive]
    pub enum Deviation {
        /// A blank line precedes the reply.
        BlankLineBefore,
        /// A line ends in LF without CR.
        BareLf,
        /// A CR is not followed by LF: in the text, or doubled before the LF.
        BareCr,
        /// A tab or a letter follows the code, where only a space, a hyphen or the end of the line may.
        NoSpaceAfterCode,
        /// The code is 1yz, or its second digit is over 5.
        NonStandardCode,
        /// The lines have different codes.
        CodesDiffer,
        /// The lines have different enhanced codes.
        EnhancedCodesDiffer,
        /// Some lines have an enhanced code and some do not.
        EnhancedCodeNotOnEveryLine,
        /// The class of an enhanced code is not the class of the reply code in front of it.
        EnhancedClassMismatch,
        /// The enhanced code is not at the start of the text, followed by a space: `#5.1.1`, `5.7.1:`, `(#5.1.1)`.
        EnhancedCodeMisplaced,
        /// A line is longer than 512 octets with its line end.
        LineTooLong,
        /// The text contains a control character other than the tab.
        ControlCharacter,
        /// The text is neither ASCII nor UTF-8.
        NotUtf8,
    }
}

impl Deviation {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BlankLineBefore => "a blank line precedes the reply (RFC 5321 §4.2)",
            Self::BareLf => "a line ends in LF without CR (RFC 5321 §2.3.8)",
            Self::BareCr => "a CR is not followed by LF (RFC 5321 §2.3.8)",
            Self::NoSpaceAfterCode => "neither space, hyphen nor line end follows the code (RFC 5321 §4.2)",
            Self::NonStandardCode => "the code is not of the form 2-5, 0-5, 0-9 (RFC 5321 §4.2)",
            Self::CodesDiffer => "the lines have different codes (RFC 5321 §4.2.1)",
            Self::EnhancedCodesDiffer => "the lines have different enhanced codes (RFC 2034 §4)",
            Self::EnhancedCodeNotOnEveryLine => "not every line has the enhanced code (RFC 2034 §4)",
            Self::EnhancedClassMismatch => {
                "the class of the enhanced code is not that of the reply code (RFC 2034 §4)"
            }
            Self::EnhancedCodeMisplaced => "the enhanced code is not at the start of the text (RFC 2034 §4)",
            Self::LineTooLong => "a line is longer than 512 octets (RFC 5321 §4.5.3.1.5)",
            Self::ControlCharacter => "the text contains a control character (RFC 5321 §4.2)",
            Self::NotUtf8 => "the text is neither ASCII nor UTF-8 (RFC 6531 §3.7.4)",
        })
    }
}

/// A set of deviations of a reply from the standards.
///
/// ```
/// use smtp_reply::{Deviation, Reply};
///
/// let deviations = Reply::parse(b"550-5.1.1 No such user\n571 5.1.1 here\n")?.deviations();
/// assert!(deviations.contains(Deviation::BareLf));
/// assert!(deviations.iter().eq([
///     Deviation::BareLf,
///     Deviation::NonStandardCode,
///     Deviation::CodesDiffer,
/// ]));
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Deviations(u16);

impl Deviations {
    /// No deviation: the reply conforms to the standards.
    pub const NONE: Self = Self(0);

    /// Returns `true` if the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the number of deviations.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Returns `true` if the deviation is in the set.
    ///
    /// ```
    /// # use smtp_reply::{Deviation, Reply};
    /// let deviations = Reply::parse(b"250 Ok\n")?.deviations();
    /// assert!(deviations.contains(Deviation::BareLf));
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub const fn contains(self, deviation: Deviation) -> bool {
        self.0 & deviation.bit() != 0
    }

    /// Returns the deviations in the order of [`Deviation::ALL`].
    ///
    /// ```
    /// # use smtp_reply::Reply;
    /// let names: Vec<_> = Reply::parse(b"571 Refused\n")?.deviations().iter().map(|found| found.as_str()).collect();
    /// assert_eq!(names, ["bare_lf", "non_standard_code"]);
    /// # Ok::<(), smtp_reply::ParseError>(())
    /// ```
    pub const fn iter(self) -> DeviationsIter {
        DeviationsIter(self)
    }

    /// Returns the set with one more deviation.
    ///
    /// ```
    /// # use smtp_reply::{Deviation, Deviations};
    /// let tolerated = Deviations::NONE.with(Deviation::BareLf).with(Deviation::LineTooLong);
    /// assert_eq!(tolerated.len(), 2);
    /// ```
    #[must_use]
    pub const fn with(self, deviation: Deviation) -> Self {
        Self(self.0 | deviation.bit())
    }

    pub(super) const fn insert(&mut self, deviation: Deviation) {
        *self = self.with(deviation);
    }
}

impl fmt::Display for Deviations {
    /// The deviations, separated by semicolons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, deviation) in self.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            deviation.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Deviations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl FromIterator<Deviation> for Deviations {
    fn from_iter<I: IntoIterator<Item = Deviation>>(deviations: I) -> Self {
        deviations.into_iter().fold(Self::NONE, Self::with)
    }
}

/// ```
/// # use smtp_reply::Reply;
/// for deviation in Reply::parse(b"571 Refused\n")?.deviations() {
///     println!("{deviation}");
/// }
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
impl IntoIterator for Deviations {
    type Item = Deviation;
    type IntoIter = DeviationsIter;

    fn into_iter(self) -> DeviationsIter {
        self.iter()
    }
}

/// The union of two sets.
///
/// ```
/// # use smtp_reply::{Deviations, Reply};
/// let mut seen = Deviations::NONE;
/// for reply in ["250 Ok\n", "250 Ok\r\n", "571 Refused\r\n"] {
///     seen |= Reply::parse(reply)?.deviations();
/// }
/// assert_eq!(seen.len(), 2);
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
impl BitOr for Deviations {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Deviations {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

/// The deviations of a set. Made by [`Deviations::iter`].
///
/// ```
/// # use smtp_reply::{Deviation, Reply};
/// let mut deviations = Reply::parse(b"571 Refused\n")?.deviations().iter();
/// assert_eq!(deviations.len(), 2);
/// assert_eq!(deviations.next(), Some(Deviation::BareLf));
/// # Ok::<(), smtp_reply::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct DeviationsIter(Deviations);

impl Iterator for DeviationsIter {
    type Item = Deviation;

    fn next(&mut self) -> Option<Deviation> {
        let Deviations(rest) = &mut self.0;
        // The bits are in the order of the variants. Without a bit, the index is over them.
        let first = *Deviation::ALL.get(rest.trailing_zeros() as usize)?;
        *rest &= !first.bit();
        Some(first)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

impl ExactSizeIterator for DeviationsIter {}

impl FusedIterator for DeviationsIter {}
