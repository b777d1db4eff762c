//! The confidence of a classification.

use core::fmt;

/// A calibrated confidence, in whole per cent: of a hundred answers with 90 %, about ninety are right.
///
/// This holds for replies of servers, and for lines and events of mail systems. It says nothing about other texts: any text
/// gets an answer, and one that only resembles a refusal may get a high confidence.
///
/// It is calibrated by cross-validation: for each labelled reply, the answer of a model that was fitted without it and
/// without replies like it was compared with the label, and the distance to the second reason was mapped to the share
/// of right answers at that distance.
///
/// ```
/// use smtp_reply::classify;
///
/// let c = classify("550 5.1.1 The email account that you tried to reach does not exist");
/// assert!(c.confidence().percent() >= 90);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Confidence(u8);

impl Confidence {
    /// The lowest confidence, 0 %: nothing is known.
    pub const MIN: Self = Self(0);
    /// The highest confidence, 100 %: that of a success code, of the result that a log line gives, and of a custom rule.
    pub const MAX: Self = Self(100);
    /// The confidence of a reason that the form of a line gives: an error number, the name of an error, a marker of a
    /// log.
    pub(crate) const BY_FORM: Self = Self(95);
    /// The least confidence with which a refusal may suppress an address.
    pub(crate) const TO_SUPPRESS: Self = Self(50);

    /// A confidence of this many per cent, at most 100.
    pub(crate) const fn of(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// Returns a confidence of this many per cent, to compare with, or `None` above 100.
    ///
    /// ```
    /// use smtp_reply::{Confidence, classify};
    ///
    /// let enough = Confidence::new(75).unwrap();
    /// assert!(classify("452 4.2.2 Mailbox full").confidence() >= enough);
    /// assert_eq!(Confidence::new(101), None);
    /// ```
    #[must_use]
    pub const fn new(percent: u8) -> Option<Self> {
        if percent > 100 { None } else { Some(Self(percent)) }
    }

    /// Returns the percentage, from 0 to 100.
    ///
    /// ```
    /// # use smtp_reply::Confidence;
    /// assert_eq!(Confidence::new(75).map(Confidence::percent), Some(75));
    /// ```
    pub const fn percent(self) -> u8 {
        self.0
    }
}

/// Checks a percentage, such as one of a configuration.
///
/// ```
/// use smtp_reply::Confidence;
///
/// assert_eq!(Confidence::try_from(100)?, Confidence::MAX);
/// assert!(Confidence::try_from(101).is_err());
/// # Ok::<(), smtp_reply::ConfidenceError>(())
/// ```
impl TryFrom<u8> for Confidence {
    type Error = ConfidenceError;

    fn try_from(percent: u8) -> Result<Self, ConfidenceError> {
        Self::new(percent).ok_or(ConfidenceError(percent))
    }
}

impl From<Confidence> for u8 {
    fn from(confidence: Confidence) -> Self {
        confidence.percent()
    }
}

/// The error of making a [`Confidence`] of more than 100 %.
///
/// ```
/// use smtp_reply::Confidence;
///
/// let error = Confidence::try_from(101).unwrap_err();
/// assert_eq!(error.to_string(), "expected a percentage from 0 to 100, found 101");
/// assert_eq!(error.number(), 101);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a percentage from 0 to 100, found {0}")]
pub struct ConfidenceError(u8);

impl ConfidenceError {
    /// Returns the number that is out of range.
    pub const fn number(&self) -> u8 {
        self.0
    }
}

impl fmt::Display for Confidence {
    /// `90 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Confidence {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let percent = u8::deserialize(deserializer)?;
        Self::new(percent).ok_or_else(|| {
            let found = serde::de::Unexpected::Unsigned(percent.into());
            serde::de::Error::invalid_value(found, &"a percentage from 0 to 100")
        })
    }
}
