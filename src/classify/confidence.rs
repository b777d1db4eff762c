//! The confidence of a classification.

use core::fmt;

/// A calibrated confidence, in whole per cent: of a hundred answers with 90 %, about ninety are right.
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
    /// The confidence where nothing is known.
    pub(crate) const NONE: Self = Self(0);
    /// The confidence of a success code, and of the result that a log line gives.
    pub(crate) const CERTAIN: Self = Self(100);
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
