//! Whether and when to try again: what follows from a reason, and how long to wait if the server does not say.

use super::{Action, BounceKind, Reason};
use core::time::Duration;

/// Whether and when to try the same message for the same recipient again (RFC 5321 §4.5.4.1).
///
/// [`Classification::retry`](crate::Classification::retry) returns it, so that a queue needs one `match`:
///
/// ```
/// use smtp_reply::{Retry, classify};
/// # fn deliver_later(_: std::time::Duration) {}
/// # fn remove_from_queue() {}
/// # fn split_or_deliver_later(_: std::time::Duration) {}
/// # fn give_back_to_sender() {}
///
/// let attempt = 1;
/// match classify("450 4.2.0 Greylisted, try again in 5 minutes").retry(attempt) {
///     Retry::NotNeeded => remove_from_queue(),
///     Retry::AtOnce => deliver_later(std::time::Duration::ZERO),
///     Retry::After(time) | Retry::Later(time) => deliver_later(time),
///     // To half of the recipients at once, or later if there is only one.
///     Retry::Split(time) => split_or_deliver_later(time),
///     Retry::AfterFix | Retry::No => give_back_to_sender(),
///     // A later version may have more variants; waiting is safe.
///     other => deliver_later(other.delay().unwrap_or(std::time::Duration::from_secs(1800))),
/// }
/// ```
///
/// [`Display`](core::fmt::Display) is the [name](Self::as_str), with the seconds if it has a time: `later 1800`. With the
/// `serde` feature it is a structure of `kind`, the name, and `delay`, the [delay](Self::delay) in whole seconds or `None`:
/// `{"kind":"later","delay":1800}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// No failure is reported: the server accepted, or waits for more, or the line has no result.
    ///
    /// This is not yet a delivery: most lines of a log have no result. Check [`Classification::is_success`] or
    /// [`Diagnostic::delivery`] before a message is counted as delivered.
    ///
    /// [`Classification::is_success`]: crate::Classification::is_success
    /// [`Diagnostic::delivery`]: crate::Diagnostic::delivery
    NotNeeded,
    /// At once, but only once: in a new connection if the server has closed an open one (421 X.4.2), with HELO if it does not
    /// know EHLO (RFC 5321 §3.2).
    AtOnce,
    /// After the time that the server gave.
    After(Duration),
    /// Later. The time depends on the reason, the provider and the number of the attempt.
    Later(Duration),
    /// At once to fewer recipients at a time. If there is only one recipient, after this pause, which grows with each attempt
    /// as that of [`Later`](Self::Later), or is the time that the server gave.
    Split(Duration),
    /// Only after a fix: of the message, the address, the sender's side, a listing. The unchanged message will be refused
    /// again.
    AfterFix,
    /// Never: nothing that the sender fixes will help.
    No,
}

impl Retry {
    /// Returns the stable `snake_case` name, without the time.
    ///
    /// ```
    /// # use smtp_reply::Retry;
    /// assert_eq!(Retry::AfterFix.as_str(), "after_fix");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotNeeded => "not_needed",
            Self::AtOnce => "at_once",
            Self::After(_) => "after",
            Self::Later(_) => "later",
            Self::Split(_) => "split",
            Self::AfterFix => "after_fix",
            Self::No => "no",
        }
    }

    /// Returns how long to wait before the next attempt; `None` if there should be none. For [`Split`](Self::Split) it is the
    /// time for a message that is not split.
    ///
    /// ```
    /// use smtp_reply::classify;
    /// use std::time::Duration;
    ///
    /// let delay = |reply| classify(reply).retry(1).delay();
    /// assert_eq!(delay("450 4.2.0 Greylisted, try again in 5 minutes"), Some(Duration::from_secs(300)));
    /// assert_eq!(delay("452 4.5.3 Too many recipients"), Some(Duration::from_secs(1800)));
    /// assert_eq!(delay("550 5.1.1 No such user"), None);
    /// ```
    pub const fn delay(self) -> Option<Duration> {
        match self {
            Self::AtOnce => Some(Duration::ZERO),
            Self::After(time) | Self::Later(time) | Self::Split(time) => Some(time),
            Self::NotNeeded | Self::AfterFix | Self::No => None,
        }
    }

    /// Returns what follows from a reason with its bounce kind and action.
    pub(crate) const fn of(reason: Reason, bounce: BounceKind, action: Action, attempt: u32) -> Self {
        match (bounce, action) {
            (BounceKind::None, _) => Self::NotNeeded,
            (_, Action::SuppressRecipient) => Self::No,
            (_, Action::SplitRecipients) => Self::Split(Pause::of(reason).before(attempt)),
            // Neither caused by this server nor temporary: a wrong route, a loop.
            (BounceKind::Soft, Action::Review) if !matches!(reason, Reason::Unknown) => Self::AfterFix,
            (BounceKind::Soft, _) => Self::Later(Pause::of(reason).before(attempt)),
            (BounceKind::Hard | BounceKind::Block, _) => Self::AfterFix,
        }
    }
}

impl core::fmt::Display for Retry {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::After(time) | Self::Later(time) | Self::Split(time) => {
                write!(f, "{} {}", self.as_str(), time.as_secs())
            }
            _ => f.write_str(self.as_str()),
        }
    }
}

/// How long to wait, in minutes: after the first attempt, and the maximum. The pause doubles with each attempt.
#[derive(Clone, Copy)]
pub(crate) struct Pause {
    first: u32,
    most: u32,
}

impl Pause {
    pub(crate) const fn minutes(first: u32, most: u32) -> Self {
        Self { first, most }
    }

    /// RFC 5321 §4.5.4.1: at least 30 minutes; twice in the first hour or so, then every two or three hours.
    const USUAL: Self = Self::minutes(30, 3 * 60);

    /// A day, for limits per day and for mailboxes that their users have to clear.
    pub(crate) const DAY: Self = Self::minutes(24 * 60, 24 * 60);

    /// An hour and more, for limits per hour.
    pub(crate) const HOUR: Self = Self::minutes(60, 4 * 60);

    /// The table.
    const fn of(reason: Reason) -> Self {
        use Reason as R;
        match reason {
            // Postgrey's default delay for greylisting (RFC 6647 describes the method); other connections end within
            // minutes.
            R::Greylisted | R::TooManyConnections => Self::minutes(5, 60),
            R::RateLimited => Self::minutes(15, 4 * 60),
            R::MailboxFull => Self::DAY,
            // Refused for now, until the sender's side is fixed or its reputation recovers.
            R::SenderRejected
            | R::SenderUnauthenticated
            | R::ReverseDnsMissing
            | R::RelayDenied
            | R::AuthenticationRequired
            | R::AuthenticationFailed
            | R::EncryptionRequired
            | R::IpBlocklisted
            | R::DomainBlocklisted
            | R::PoorReputation
            | R::SpamDetected
            | R::PolicyRejected
            | R::RegionBlocked => Self::HOUR,
            _ => Self::USUAL,
        }
    }

    /// Returns the time between this attempt, the first being 1, and the next.
    pub(crate) const fn before(self, attempt: u32) -> Duration {
        // More doublings exceed every maximum.
        let doublings = if attempt > 12 { 11 } else { attempt.saturating_sub(1) };
        let minutes = self.first << doublings;
        Duration::from_secs(60 * if minutes > self.most { self.most } else { minutes } as u64)
    }
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::Retry;
    use crate::name::NameVisitor;
    use core::time::Duration;
    use serde::de::{Deserialize, Deserializer, Error, Unexpected};
    use serde::ser::{Serialize, SerializeStruct, Serializer};

    /// Serialised as a structure of the name and the seconds.
    impl Serialize for Retry {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut fields = serializer.serialize_struct("Retry", 2)?;
            fields.serialize_field("kind", self.as_str())?;
            fields.serialize_field("delay", &self.delay().as_ref().map(Duration::as_secs))?;
            fields.end()
        }
    }

    #[derive(serde::Deserialize)]
    #[serde(rename = "Retry")]
    struct Fields {
        kind: Kind,
        #[serde(default)]
        delay: Option<u64>,
    }

    /// The variant, without its time.
    struct Kind(Retry);

    impl<'de> Deserialize<'de> for Kind {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(NameVisitor::with("a kind of retry such as later", Kind::of))
        }
    }

    impl Kind {
        fn of(name: &str) -> Option<Self> {
            use Retry as R;
            const ZERO: Duration = Duration::ZERO;
            let all =
                [R::NotNeeded, R::AtOnce, R::After(ZERO), R::Later(ZERO), R::Split(ZERO), R::AfterFix, R::No];
            all.into_iter().find(|retry| retry.as_str() == name).map(Self)
        }
    }

    /// Deserialised from the same structure. A delay is required where the variant has a time, and refused where it has none.
    impl<'de> Deserialize<'de> for Retry {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let Fields { kind: Kind(retry), delay } = Fields::deserialize(deserializer)?;
            let seconds = || delay.map(Duration::from_secs).ok_or_else(|| D::Error::missing_field("delay"));
            match retry {
                Self::After(_) => seconds().map(Self::After),
                Self::Later(_) => seconds().map(Self::Later),
                Self::Split(_) => seconds().map(Self::Split),
                Self::AtOnce if delay.is_none_or(|delay| delay == 0) => Ok(retry),
                Self::NotNeeded | Self::AfterFix | Self::No if delay.is_none() => Ok(retry),
                Self::AtOnce | Self::NotNeeded | Self::AfterFix | Self::No => {
                    let found = Unexpected::Unsigned(delay.unwrap_or_default());
                    Err(D::Error::invalid_value(found, &"no delay for this kind"))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Class;

    #[test]
    fn pauses_double_up_to_the_most() {
        let minutes = |pause: Pause, attempt| pause.before(attempt).as_secs() / 60;
        let five = Pause::minutes(5, 60);
        for (attempt, expected) in
            [(0, 5), (1, 5), (2, 10), (3, 20), (4, 40), (5, 60), (99, 60), (u32::MAX, 60)]
        {
            assert_eq!(minutes(five, attempt), expected, "{attempt}");
        }
        assert_eq!([1, 2, 3, 4, 5].map(|attempt| minutes(Pause::USUAL, attempt)), [30, 60, 120, 180, 180]);
    }

    #[test]
    fn every_pause_begins_with_minutes_and_ends_within_a_day() {
        for &reason in Reason::ALL {
            let pause = Pause::of(reason);
            assert!(pause.before(1) >= Duration::from_secs(300), "{reason}");
            assert!(pause.before(u32::MAX) <= Duration::from_secs(24 * 3600), "{reason}");
        }
    }

    #[test]
    fn what_is_transient_is_always_tried_again() {
        let class = Some(Class::TransientNegative);
        for &reason in Reason::ALL {
            let retry = Retry::of(reason, reason.bounce(class), reason.action(class), 1);
            match reason {
                Reason::Accepted | Reason::Intermediate => assert_eq!(retry, Retry::NotNeeded),
                Reason::TooManyRecipients => assert_eq!(retry, Retry::Split(Pause::USUAL.before(1))),
                _ => assert!(matches!(retry, Retry::Later(_)), "{reason}: {retry}"),
            }
        }
    }
}
