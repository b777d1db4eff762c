//! The one table from a reason to its category, bounce kind and action.

use super::{Action, BounceKind, Category, Reason};
use crate::code::Class;

/// One row: what follows from a reason in a permanent refusal.
struct Outcome(Category, BounceKind, Action);

/// The table. A 4yz reply overrides it, see [`Reason::bounce`] and [`Reason::action`].
#[rustfmt::skip]
const fn outcome(reason: Reason) -> Outcome {
    use Reason as R;
    match reason {
        R::Accepted => Outcome(Category::Success, BounceKind::None, Action::None),
        R::Intermediate => Outcome(Category::Success, BounceKind::None, Action::Proceed),

        R::UserUnknown | R::MailboxDisabled | R::MailboxUnavailable | R::DomainUnknown | R::DomainRefusesMail
            => Outcome(Category::Recipient, BounceKind::Hard, Action::SuppressRecipient),
        R::MailboxMoved | R::InvalidAddress
            => Outcome(Category::Recipient, BounceKind::Hard, Action::FixAddress),
        R::MailboxFull => Outcome(Category::Recipient, BounceKind::Soft, Action::AskRecipient),
        R::RecipientRestricted => Outcome(Category::Recipient, BounceKind::Block, Action::AskRecipient),

        R::SenderRejected | R::SenderUnauthenticated | R::ReverseDnsMissing | R::RelayDenied
            | R::AuthenticationRequired | R::AuthenticationFailed
            => Outcome(Category::Sender, BounceKind::Block, Action::FixSender),
        R::Suppressed => Outcome(Category::Sender, BounceKind::Block, Action::Review),

        R::IpBlocklisted | R::DomainBlocklisted | R::PoorReputation
            => Outcome(Category::Reputation, BounceKind::Block, Action::RequestDelisting),

        R::SpamDetected | R::VirusDetected | R::ContentRejected | R::MalformedMessage | R::MessageTooLarge
            => Outcome(Category::Content, BounceKind::Block, Action::FixMessage),

        R::PolicyRejected | R::RegionBlocked => Outcome(Category::Policy, BounceKind::Block, Action::Review),
        R::EncryptionRequired => Outcome(Category::Policy, BounceKind::Block, Action::FixSender),

        R::Greylisted => Outcome(Category::Rate, BounceKind::Soft, Action::Retry),
        R::RateLimited | R::TooManyConnections => Outcome(Category::Rate, BounceKind::Soft, Action::SlowDown),
        R::TooManyRecipients => Outcome(Category::Rate, BounceKind::Soft, Action::SplitRecipients),

        R::SystemFull | R::SystemError | R::ServiceUnavailable
            => Outcome(Category::System, BounceKind::Soft, Action::Retry),
        R::ConnectionFailed | R::DnsFailure | R::Expired
            => Outcome(Category::Network, BounceKind::Soft, Action::Retry),
        R::RoutingFailed | R::RoutingLoop => Outcome(Category::Network, BounceKind::Soft, Action::Review),

        R::SyntaxError | R::CommandNotImplemented | R::BadSequence | R::UnsupportedEncoding
            => Outcome(Category::Protocol, BounceKind::Block, Action::FixSender),

        R::Unknown => Outcome(Category::Unknown, BounceKind::Soft, Action::Review),
    }
}

impl Reason {
    /// Returns the category that the reason belongs to.
    ///
    /// ```
    /// # use smtp_reply::{Category, Reason};
    /// assert_eq!(Reason::MailboxFull.category(), Category::Recipient);
    /// ```
    pub const fn category(self) -> Category {
        outcome(self).0
    }

    /// Returns what the reason means for the recipient's address, in a reply of this class.
    ///
    /// A transient reply (4yz) is always [`Soft`](BounceKind::Soft); a reason that is temporary by nature, such as a full
    /// mailbox, is soft regardless of the code.
    ///
    /// ```
    /// use smtp_reply::{BounceKind, Class, Reason};
    ///
    /// assert_eq!(Reason::UserUnknown.bounce(Some(Class::PermanentNegative)), BounceKind::Hard);
    /// assert_eq!(Reason::UserUnknown.bounce(Some(Class::TransientNegative)), BounceKind::Soft);
    /// assert_eq!(Reason::MailboxFull.bounce(Some(Class::PermanentNegative)), BounceKind::Soft);
    /// assert_eq!(Reason::UserUnknown.bounce(None), BounceKind::Hard);
    /// ```
    pub const fn bounce(self, class: Option<Class>) -> BounceKind {
        match (outcome(self).1, class) {
            (BounceKind::None, _) => BounceKind::None,
            (_, Some(Class::TransientNegative)) => BounceKind::Soft,
            (_, Some(Class::PermanentNegative)) if matches!(self, Self::Unknown) => BounceKind::Block,
            (kind, _) => kind,
        }
    }

    /// Returns what to do about it, in a reply of this class.
    ///
    /// For a transient reply (4yz) that is [`Retry`](Action::Retry), unless another action removes the cause:
    /// [`FixSender`](Action::FixSender), [`RequestDelisting`](Action::RequestDelisting),
    /// [`SlowDown`](Action::SlowDown), [`SplitRecipients`](Action::SplitRecipients).
    ///
    /// ```
    /// use smtp_reply::{Action, Class, Reason};
    ///
    /// assert_eq!(Reason::SpamDetected.action(Some(Class::PermanentNegative)), Action::FixMessage);
    /// assert_eq!(Reason::SpamDetected.action(Some(Class::TransientNegative)), Action::Retry);
    /// assert_eq!(Reason::RateLimited.action(Some(Class::TransientNegative)), Action::SlowDown);
    /// ```
    pub const fn action(self, class: Option<Class>) -> Action {
        match (outcome(self).2, class) {
            (
                action @ (Action::None
                | Action::Proceed
                | Action::FixSender
                | Action::RequestDelisting
                | Action::SlowDown
                | Action::SplitRecipients),
                _,
            ) => action,
            (_, Some(Class::TransientNegative)) => Action::Retry,
            (action, _) => action,
        }
    }
}
