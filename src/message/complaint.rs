//! Complaints: what a recipient's provider reports when somebody presses "this is spam" (RFC 5965).

use super::address;
use super::fields::{self, Fields};
use super::mime::Parts;
use super::text;
use std::borrow::{Cow, ToOwned};
use std::net::IpAddr;
use std::string::String;
use std::vec::Vec;

/// What a complaint says.
///
/// ```
/// use smtp_reply::{BounceMessage, MessageKind};
///
/// let message = BounceMessage::parse(
///     b"From: feedback@example.net\r\n\
///       Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\
///       \r\n\
///       --b\r\n\
///       Content-Type: message/feedback-report\r\n\
///       \r\n\
///       Feedback-Type: abuse\r\n\
///       Source-IP: 192.0.2.1\r\n\
///       Original-Rcpt-To: <joe@example.com>\r\n\
///       --b--\r\n",
/// );
/// assert_eq!(message.kind(), MessageKind::Complaint);
/// let complaint = message.complaint().unwrap();
/// assert_eq!(complaint.feedback_type(), Some("abuse"));
/// assert_eq!(complaint.source_ip(), Some([192, 0, 2, 1].into()));
/// assert!(complaint.recipients().eq(["joe@example.com"]));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(docsrs, doc(cfg(feature = "message")))]
#[doc(alias = "ARF")]
#[doc(alias = "feedback loop")]
pub struct Complaint {
    feedback_type: Option<String>,
    source_ip: Option<IpAddr>,
    user_agent: Option<String>,
    recipients: Vec<String>,
    mail_from: Option<String>,
}

impl Complaint {
    /// Reads the part of type `message/feedback-report`.
    pub(super) fn of_report(report: &str) -> Self {
        let blocks = fields::blocks(report);
        let first =
            |name: &str| blocks.iter().find_map(|block: &Fields<'_>| block.get(name)).map(ToOwned::to_owned);
        let mut complaint = Self {
            feedback_type: first("Feedback-Type").map(|kind| kind.to_ascii_lowercase()),
            source_ip: first("Source-IP").and_then(|ip| ip_of(&ip)),
            user_agent: first("User-Agent"),
            recipients: Vec::new(),
            mail_from: first("Original-Mail-From")
                .and_then(|from| address::of_field(&from).map(Cow::into_owned)),
        };
        for name in ["Original-Rcpt-To", "Removal-Recipient"] {
            for value in blocks.iter().flat_map(|block| block.all(name)) {
                complaint.add(address::find(value).map(|found| found.address));
            }
        }
        complaint
    }

    /// A complaint in a form of its own: a provider that returns the mail with a line about it, a mail program that
    /// unsubscribes its user.
    pub(super) fn of_other_forms(parts: &Parts<'_>) -> Option<Self> {
        let subject = parts.headers.text("Subject").unwrap_or_default();
        if text::begins(subject, "complaint about message from ") {
            let ip = subject.rsplit(' ').next().and_then(ip_of);
            let mut complaint =
                Self { feedback_type: Some("abuse".to_owned()), source_ip: ip, ..Self::default() };
            if let Some(mail) = parts.returned {
                let headers = super::mime::Headers::of(mail);
                complaint.add(headers.addresses("X-HmXmrOriginalRecipient"));
            }
            return Some(complaint);
        }
        let unsubscribes = text::contains(&parts.human, "sent this email to unsubscribe from the message");
        unsubscribes.then(|| {
            let mut complaint = Self { feedback_type: Some("opt-out".to_owned()), ..Self::default() };
            complaint.add(parts.headers.addresses("From"));
            complaint
        })
    }

    pub(super) fn add<'a>(&mut self, addresses: impl Iterator<Item = &'a str>) {
        for address in addresses.take(super::HEADER_LIMIT) {
            if !self.recipients.iter().any(|known| known.eq_ignore_ascii_case(address)) {
                self.recipients.push(address.to_owned());
            }
        }
    }

    /// What it is about: `abuse`, `fraud`, `not-spam`, `opt-out` …, in lower case.
    pub fn feedback_type(&self) -> Option<&str> {
        self.feedback_type.as_deref()
    }

    /// The address that the mail came from.
    pub const fn source_ip(&self) -> Option<IpAddr> {
        self.source_ip
    }

    /// The program that made the report.
    pub fn user_agent(&self) -> Option<&str> {
        self.user_agent.as_deref()
    }

    /// Who complains, as far as the report says so: many providers leave the address out.
    pub fn recipients(&self) -> impl Iterator<Item = &str> {
        self.recipients.iter().map(String::as_str)
    }

    /// The return path of the mail.
    pub fn mail_from(&self) -> Option<&str> {
        self.mail_from.as_deref()
    }
}

fn ip_of(text: &str) -> Option<IpAddr> {
    text.trim().trim_matches(['[', ']', '<', '>']).parse().ok()
}

impl Complaint {
    /// What a notification of a sending service says.
    pub(super) fn of_notification(who: &[String], feedback_type: Option<String>) -> Self {
        let mut complaint = Self { feedback_type, ..Self::default() };
        complaint.add(who.iter().map(String::as_str));
        complaint
    }
}
