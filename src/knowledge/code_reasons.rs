//! The reason for an enhanced code or a reply code if nothing else is known.

#![allow(clippy::match_same_arms, reason = "a row a code, in the order of the codes")]

use super::{Provider, ProviderKey as Key};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::reason::{Reason, Stage};

/// The meaning of an enhanced code: a reason, and whether the code means only that reason. Others are vague (X.7.1,
/// X.5.0).
pub(crate) type Sense = (Reason, bool);

/// The reason for an enhanced code: as the provider uses it, otherwise as registered.
///
/// A refusal remains one even if its enhanced code has the class of a success.
pub(crate) fn of_enhanced(
    code: EnhancedCode,
    provider: Option<&'static Provider>,
    permanent: bool,
    refused: bool,
) -> Option<Sense> {
    if !refused && matches!(code.class(), Class::PositiveCompletion) {
        return Some((Reason::Accepted, false));
    }
    of_provider(code, provider, permanent).or_else(|| of_registry(code))
}

/// The codes that providers use in another sense than the registry, and those that are not in the registry.
#[rustfmt::skip]
fn of_provider(code: EnhancedCode, provider: Option<&'static Provider>, permanent: bool) -> Option<Sense> {
    use Reason as R;
    let reason = match (provider.map(Provider::key), code.subject_number(), code.detail()) {
        // Gmail: SPF, TLS and DKIM; the registry has null MX, ARC and REQUIRETLS.
        (Some(Key::Google), 7, 27 | 30 | 32) => R::SenderUnauthenticated,
        (Some(Key::Google), 7, 29) => R::EncryptionRequired,
        (Some(Key::Google), 2, 1) => return Some((R::MailboxDisabled, false)),
        // Yahoo: policy; the registry has a login mechanism that is too weak.
        (Some(Key::Yahoo), 7, 9) => return Some((R::PolicyRejected, false)),
        (Some(Key::Yahoo), 7, 5) => R::SenderUnauthenticated,
        // Exchange: recipient not found, also as "access denied" at the edge; outside senders refused.
        (Some(Key::Microsoft), 4, 1) if permanent => R::UserUnknown,
        (Some(Key::Microsoft), 7, 12) => R::RecipientRestricted,
        (Some(Key::Microsoft), 7, 3) => R::AuthenticationFailed,
        (Some(Key::Microsoft), 7, 51) => R::EncryptionRequired,
        (Some(Key::Microsoft), 7, 57) => R::AuthenticationRequired,
        (Some(Key::Microsoft), 7, 64) => R::RelayDenied,
        (Some(Key::Microsoft), 1, 90) => R::RateLimited,
        // Details of three digits are Exchange's alone.
        (_, 1, 351) => R::UserUnknown,
        (_, 2, 121 | 122) => R::RateLimited,
        (_, 4, 300) => R::Expired,
        (_, 4, 310) => R::DomainUnknown,
        (_, 4, 312) => R::DnsFailure,
        (_, 4, 316 | 318) => R::ConnectionFailed,
        (_, 4, 317) | (_, 7, 321..=323) => R::EncryptionRequired,
        (_, 7, 324) => R::DnsFailure,
        (_, 7, 123..=136 | 505) => R::RecipientRestricted,
        (_, 7, 501..=503 | 750) => R::SenderRejected,
        (_, 7, 504) => R::UserUnknown,
        (_, 7, 506) => R::ReverseDnsMissing,
        (_, 7, 507 | 511 | 513 | 606..=649) => R::IpBlocklisted,
        (_, 7, 508 | 705) => R::RateLimited,
        (_, 7, 509 | 515) => R::SenderUnauthenticated,
        (_, 7, 512) => R::MalformedMessage,
        (_, 7, 652) => R::TooManyConnections,
        (_, 7, 650..=699 | 708 | 850..=899) => R::PoorReputation,
        _ => return None,
    };
    Some((reason, true))
}

/// The registry's sense (RFC 3463 and what came after it), for a refusal.
#[rustfmt::skip]
pub(crate) const fn of_registry(code: EnhancedCode) -> Option<Sense> {
    use Reason as R;
    Some(match (code.subject_number(), code.detail()) {
        // X.1.10 is the recipient's null MX; those who send it mostly mean that there is no such recipient.
        (1, 1 | 10) => (R::UserUnknown, true),
        (1, 2) => (R::DomainUnknown, true),
        (1, 3 | 4) => (R::InvalidAddress, true),
        (1, 6) => (R::MailboxMoved, true),
        (1, 7 | 8) => (R::SenderRejected, true),
        (1, _) => (R::UserUnknown, false),

        // A transient one is mostly about rates and service.
        (2, 1) => (R::MailboxDisabled, matches!(code.class(), Class::PermanentNegative)),
        (2, 2) => (R::MailboxFull, true),
        (2, 3) => (R::MessageTooLarge, true),
        (2, 4) => (R::SystemError, false),
        (2, _) => (R::MailboxUnavailable, false),

        (3, 1) => (R::SystemFull, true),
        (3, 2) => (R::ServiceUnavailable, true),
        (3, 3) => (R::CommandNotImplemented, false),
        (3, 4) => (R::MessageTooLarge, true),
        (3, 5) => (R::SystemError, true),
        (3, _) => (R::SystemError, false),

        (4, 1 | 2) => (R::ConnectionFailed, matches!(code.class(), Class::TransientNegative)),
        (4, 3) => (R::DnsFailure, true),
        (4, 4) => (R::RoutingFailed, true),
        (4, 5) => (R::ServiceUnavailable, true),
        (4, 6) => (R::RoutingLoop, true),
        (4, 7) => (R::Expired, true),
        (4, _) => (R::ConnectionFailed, false),

        (5, 1) => (R::BadSequence, false),
        (5, 3) => (R::TooManyRecipients, true),
        (5, 6) => (R::AuthenticationFailed, true),
        (5, 2 | 4 | 5) => (R::SyntaxError, false),

        (6, 1) => (R::ContentRejected, true),
        (6, 2 | 3 | 7 | 9 | 10) => (R::UnsupportedEncoding, true),
        (6, _) => (R::MalformedMessage, false),

        (7, 2) => (R::RecipientRestricted, true),
        (7, 4 | 5 | 9 | 13) => (R::AuthenticationFailed, false),
        (7, 8 | 12 | 14 | 15 | 16) => (R::AuthenticationFailed, true),
        (7, 10 | 11 | 30) => (R::EncryptionRequired, true),
        (7, 17 | 18) => (R::MailboxMoved, true),
        (7, 20..=24 | 26 | 29) => (R::SenderUnauthenticated, true),
        (7, 25) => (R::ReverseDnsMissing, true),
        (7, 27) => (R::SenderRejected, true),
        (7, 28) => (R::RateLimited, true),
        (7, 19) => (R::PolicyRejected, true),
        (7, _) => (R::PolicyRejected, false),
        _ => return None,
    })
}

/// The reason for a reply code at this stage (RFC 5321 §4.2, §4.3.2).
#[rustfmt::skip]
pub(crate) const fn of_reply(code: ReplyCode, stage: Option<Stage>) -> Option<Reason> {
    use Reason as R;
    use Stage as S;
    Some(match (code.as_u16(), stage) {
        (421, _) => R::ServiceUnavailable,
        (450, Some(S::Rcpt | S::Vrfy) | None) => R::MailboxUnavailable,
        (450, _) => R::ServiceUnavailable,
        (451, _) => R::SystemError,
        (452, Some(S::Rcpt)) => R::TooManyRecipients,
        (452 | 431, _) => R::SystemFull,
        (422 | 522, _) => R::MailboxFull,
        (432 | 454 | 534 | 535 | 538, _) => R::AuthenticationFailed,
        (530, _) => R::AuthenticationRequired,
        (523, _) => R::EncryptionRequired,
        (426 | 427 | 441 | 442, _) => R::ConnectionFailed,
        (447, _) => R::Expired,
        (500 | 501, _) => R::SyntaxError,
        (502 | 504 | 555, _) => R::CommandNotImplemented,
        // After every recipient was refused, DATA is out of order.
        (503, _) => R::BadSequence,
        (510 | 511, _) => R::UserUnknown,
        (512, _) => R::DomainUnknown,
        (513, _) => R::InvalidAddress,
        (553, Some(S::Mail)) => R::SenderRejected,
        (553, _) => R::InvalidAddress,
        (521 | 556, _) => R::DomainRefusesMail,
        (525, _) => R::AuthenticationFailed,
        (541 | 571, _) => R::PolicyRejected,
        // In the greeting it says that there is no mail service here (RFC 5321 §4.3.2).
        (554, _) => R::PolicyRejected,
        (550, Some(S::Mail)) => R::SenderRejected,
        (550, Some(S::Rcpt | S::Vrfy) | None) => R::MailboxUnavailable,
        (550, _) => R::PolicyRejected,
        (551, _) => R::MailboxMoved,
        // To be treated as 452 (RFC 5321 §4.5.3.1.10).
        (552, Some(S::Rcpt)) => R::TooManyRecipients,
        (552, Some(S::Mail)) => R::MessageTooLarge,
        (552, _) => R::MailboxFull,
        _ => match code.class() {
            Class::PositivePreliminary | Class::PositiveIntermediate => R::Intermediate,
            Class::PositiveCompletion => R::Accepted,
            Class::TransientNegative | Class::PermanentNegative => return None,
        },
    })
}
