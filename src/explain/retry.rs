//! Whether it helps to try again.

use crate::code::Class;
use crate::name::names;
use crate::reason::{Action, BounceKind, Reason};

names! {
    "advice on retrying such as after_change",
    /// Whether it helps to try again (RFC 5321 §4.2.1, §4.5.4.1).
    ///
    /// ```
    /// use smtp_reply::{Language, Reason, RetryAdvice};
    ///
    /// assert_eq!(Reason::Greylisted.explain(Language::En).retry(), RetryAdvice::Later);
    /// assert_eq!(Reason::UserUnknown.explain(Language::En).retry(), RetryAdvice::Never);
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum RetryAdvice {
        /// Nothing has failed.
        NotNeeded,
        /// It may work later; the sending system usually tries by itself.
        Later,
        /// It fails again until something has been changed: the address, the message, the sender's side.
        AfterChange,
        /// It will always fail.
        Never,
    }
}

impl RetryAdvice {
    pub(super) const fn of(reason: Reason, bounce: BounceKind, action: Action) -> Self {
        match (bounce, action) {
            (BounceKind::None, _) => Self::NotNeeded,
            (_, Action::SuppressRecipient) => Self::Never,
            // Not of this server's making, and not passing by itself: a wrong route, a loop.
            (BounceKind::Soft, Action::Review) if !matches!(reason, Reason::Unknown) => Self::AfterChange,
            (BounceKind::Soft, _) => Self::Later,
            _ => Self::AfterChange,
        }
    }

    pub(super) const fn of_class(class: Class) -> Self {
        match class {
            Class::PositiveCompletion | Class::PositiveIntermediate => Self::NotNeeded,
            Class::TransientNegative => Self::Later,
            // No server sends 1yz: it is a client's own report that it did not get through.
            Class::PositivePreliminary | Class::PermanentNegative => Self::AfterChange,
        }
    }
}
