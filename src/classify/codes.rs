//! The two code witnesses: what reason an enhanced code or a reply code stands for.

use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::reason::{Reason, Stage};

/// The reason that an enhanced code stands for, and whether it tells it outright: a vague code (X.7.1, X.5.0) yields to
/// any words.
pub(super) const fn of_enhanced(code: EnhancedCode) -> Option<(Reason, bool)> {
    use Reason as R;
    match (code.subject_number(), code.detail()) {
        (1, 1 | 10) => Some((R::UserUnknown, true)),
        (1, 2) => Some((R::DomainUnknown, true)),
        (1, 3 | 4) => Some((R::InvalidAddress, true)),
        (1, 5) => Some((R::Accepted, false)),
        (1, 6) => Some((R::MailboxMoved, true)),
        (1, 7 | 8) => Some((R::SenderRejected, true)),
        (1, _) => Some((R::UserUnknown, false)),
        (2, 0) => Some((R::MailboxUnavailable, false)),
        (2, 1) => Some((R::MailboxDisabled, true)),
        (2, 2) => Some((R::MailboxFull, true)),
        (2, 3) => Some((R::MessageTooLarge, true)),
        (2, 4) => Some((R::SystemError, false)),
        (2, _) => Some((R::MailboxUnavailable, false)),
        (3, 1) => Some((R::SystemFull, true)),
        (3, 2) => Some((R::ServiceUnavailable, true)),
        (3, 3) => Some((R::CommandNotImplemented, false)),
        (3, 4) => Some((R::MessageTooLarge, true)),
        (3, 5) => Some((R::SystemError, true)),
        (3, _) => Some((R::SystemError, false)),
        (4, 1 | 2) => Some((R::ConnectionFailed, true)),
        (4, 3) => Some((R::DnsFailure, true)),
        (4, 4) => Some((R::RoutingFailed, true)),
        (4, 5) => Some((R::ServiceUnavailable, true)),
        (4, 6) => Some((R::RoutingLoop, true)),
        (4, 7) => Some((R::Expired, true)),
        (4, _) => Some((R::ConnectionFailed, false)),
        (5, 1) => Some((R::BadSequence, false)),
        (5, 2 | 4) => Some((R::SyntaxError, false)),
        (5, 3) => Some((R::TooManyRecipients, true)),
        (5, 5) => Some((R::SyntaxError, false)),
        (5, 6) => Some((R::AuthenticationFailed, true)),
        (6, 6) => Some((R::ContentRejected, false)),
        (6, 7 | 9 | 10 | 3 | 2) => Some((R::UnsupportedEncoding, true)),
        (6, 1) => Some((R::ContentRejected, true)),
        (6, _) => Some((R::ContentRejected, false)),
        (7, 2) => Some((R::RecipientRestricted, true)),
        (7, 3 | 6 | 7) => Some((R::PolicyRejected, false)),
        (7, 4 | 5 | 9) => Some((R::AuthenticationFailed, false)),
        (7, 8 | 12 | 14 | 15 | 16) => Some((R::AuthenticationFailed, true)),
        (7, 10 | 11 | 29 | 30) => Some((R::EncryptionRequired, true)),
        (7, 13) => Some((R::MailboxDisabled, true)),
        (7, 17 | 18) => Some((R::MailboxMoved, true)),
        (7, 20..=24 | 26) => Some((R::SenderUnauthenticated, true)),
        (7, 25) => Some((R::ReverseDnsMissing, true)),
        (7, 27) => Some((R::SenderRejected, true)),
        (7, 28) => Some((R::RateLimited, true)),
        (7, 19) => Some((R::PolicyRejected, true)),
        (7, _) => Some((R::PolicyRejected, false)),
        _ => None,
    }
}

/// The reason that a reply code stands for at this stage (RFC 5321 §4.2, §4.3.2).
pub(super) const fn of_reply(code: ReplyCode, stage: Option<Stage>) -> Option<Reason> {
    use Reason as R;
    use Stage as S;
    Some(match (code.as_u16(), stage) {
        (421, _) => R::ServiceUnavailable,
        (450, Some(S::Rcpt) | None) => R::MailboxUnavailable,
        (450, _) => R::ServiceUnavailable,
        (451, _) => R::SystemError,
        (452, Some(S::Rcpt)) => R::TooManyRecipients,
        (452 | 431, _) => R::SystemFull,
        (422 | 522, _) => R::MailboxFull,
        (432 | 454 | 534 | 535 | 538, _) => R::AuthenticationFailed,
        (530, _) => R::AuthenticationRequired,
        (523, _) => R::EncryptionRequired,
        (441 | 442 | 426 | 427, _) => R::ConnectionFailed,
        (447, _) => R::Expired,
        (500 | 501, _) => R::SyntaxError,
        (502 | 504 | 555, _) => R::CommandNotImplemented,
        (503, _) => R::BadSequence,
        (510 | 511, _) => R::UserUnknown,
        (512, _) => R::DomainUnknown,
        (513 | 553, _) => R::InvalidAddress,
        (521 | 556, _) => R::DomainRefusesMail,
        (525, _) => R::MailboxDisabled,
        (541 | 554 | 571, _) => R::PolicyRejected,
        (550, Some(S::Rcpt) | None) => R::MailboxUnavailable,
        (550, _) => R::PolicyRejected,
        (551, _) => R::MailboxMoved,
        (552, Some(S::Rcpt)) => R::TooManyRecipients,
        (552, _) => R::MailboxFull,
        _ => match code.class() {
            Class::PositivePreliminary | Class::PositiveIntermediate => R::Intermediate,
            Class::PositiveCompletion => R::Accepted,
            Class::TransientNegative | Class::PermanentNegative => return None,
        },
    })
}
