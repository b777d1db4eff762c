//! References to the standards.

use crate::code::{Class, EnhancedSubject};
use crate::reason::Reason;

pub(super) const fn of_reason(reason: Reason) -> &'static [&'static str] {
    use Reason as R;
    match reason {
        R::Accepted | R::Intermediate | R::Unknown => &["RFC 5321 §4.2.1"],
        R::UserUnknown | R::SenderRejected => &["RFC 3463 §3.2"],
        R::MailboxDisabled | R::MailboxFull | R::MailboxUnavailable => &["RFC 3463 §3.3"],
        R::MailboxMoved => &["RFC 5321 §3.4", "RFC 3463 §3.2"],
        R::InvalidAddress => &["RFC 5321 §4.1.2", "RFC 3463 §3.2"],
        R::DomainUnknown => &["RFC 5321 §5.1", "RFC 3463 §3.2"],
        R::DomainRefusesMail => &["RFC 7504 §4", "RFC 7505 §3"],
        R::RecipientRestricted => &["RFC 3463 §3.8"],
        R::AuthenticationRequired => &["RFC 4954 §6", "RFC 6409 §4.3"],
        R::AuthenticationFailed => &["RFC 4954 §6"],
        R::SenderUnauthenticated => &["RFC 7208", "RFC 6376", "RFC 7489", "RFC 7372"],
        R::ReverseDnsMissing => &["RFC 1912 §2.1", "RFC 7372 §3.3"],
        R::RelayDenied => &["RFC 5321 §3.6.2", "RFC 3463 §3.8"],
        R::IpBlocklisted => &["RFC 5782 §2", "RFC 6471"],
        R::DomainBlocklisted => &["RFC 5782 §3", "RFC 6471"],
        R::PoorReputation => &["RFC 5321 §7.9", "RFC 6449"],
        R::SpamDetected | R::VirusDetected => &["RFC 5321 §6.2"],
        R::ContentRejected => &["RFC 3463 §3.7"],
        R::MalformedMessage => &["RFC 5322 §3.6", "RFC 2045"],
        R::MessageTooLarge => &["RFC 1870", "RFC 3463 §3.4"],
        R::PolicyRejected | R::RegionBlocked | R::Suppressed => &["RFC 5321 §7.9", "RFC 3463 §3.8"],
        R::EncryptionRequired => &["RFC 3207 §4", "RFC 8314 §3"],
        R::Greylisted => &["RFC 6647"],
        R::RateLimited | R::TooManyConnections => &["RFC 5321 §7.8", "RFC 3463 §3.5"],
        R::TooManyRecipients => &["RFC 5321 §4.5.3.1.10", "RFC 3463 §3.6"],
        R::SystemFull | R::SystemError => &["RFC 3463 §3.4", "RFC 5321 §4.5.4.1"],
        R::ServiceUnavailable => &["RFC 5321 §3.8", "RFC 5321 §4.5.4.1"],
        R::ConnectionFailed | R::Expired => &["RFC 5321 §4.5.4.1", "RFC 3463 §3.5"],
        R::DnsFailure | R::RoutingFailed => &["RFC 5321 §5.1", "RFC 3463 §3.5"],
        R::RoutingLoop => &["RFC 5321 §6.3", "RFC 3463 §3.5"],
        R::SyntaxError => &["RFC 5321 §4.2.2", "RFC 3463 §3.6"],
        R::CommandNotImplemented => &["RFC 5321 §4.2.4", "RFC 3463 §3.6"],
        R::BadSequence => &["RFC 5321 §4.1.4", "RFC 3463 §3.6"],
        R::UnsupportedEncoding => &["RFC 6531", "RFC 6152"],
    }
}

pub(super) const fn of_class(class: Class) -> &'static [&'static str] {
    match class {
        // No server sends these.
        Class::PositivePreliminary => &[],
        _ => &["RFC 5321 §4.2.1"],
    }
}

pub(super) const fn of_subject(subject: EnhancedSubject) -> &'static [&'static str] {
    match subject {
        EnhancedSubject::Other => &["RFC 3463 §3.1"],
        EnhancedSubject::Addressing => &["RFC 3463 §3.2"],
        EnhancedSubject::Mailbox => &["RFC 3463 §3.3"],
        EnhancedSubject::MailSystem => &["RFC 3463 §3.4"],
        EnhancedSubject::Network => &["RFC 3463 §3.5"],
        EnhancedSubject::Protocol => &["RFC 3463 §3.6"],
        EnhancedSubject::Content => &["RFC 3463 §3.7"],
        EnhancedSubject::Security => &["RFC 3463 §3.8"],
        EnhancedSubject::Unassigned => &["RFC 5248 §2.1"],
    }
}

/// The main reference in the source of a known code: the first of "RFC 5321 §4.2.3 and §3.1; RFC 4468; Courier".
pub(super) fn first_in(source: &'static str) -> Option<&'static str> {
    source.split("; ").find_map(|part| {
        let number = part.strip_prefix("RFC ")?;
        let after_number = number.find(|c: char| !c.is_ascii_digit()).map_or("", |at| &number[at..]);
        let rest = after_number
            .strip_prefix(" §")
            .map_or(after_number, |section| section.find([' ', ',']).map_or("", |at| &section[at..]));
        Some(&part[..part.len() - rest.len()])
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_first_reference_of_a_source_is_found_among_other_words() {
        let cases = [
            ("RFC 5321 §4.2.3", Some("RFC 5321 §4.2.3")),
            ("RFC 5321 §4.2.3 and §3.1; RFC 4468", Some("RFC 5321 §4.2.3")),
            ("RFC 1846, experimental", Some("RFC 1846")),
            ("RFC 4954 §6, for the record", Some("RFC 4954 §6")),
            ("Courier; RFC 5248 (X.7.10)", Some("RFC 5248")),
            ("Courier; help pages", None),
            ("", None),
        ];
        for (source, expected) in cases {
            assert_eq!(super::first_in(source), expected, "{source}");
        }
    }
}
