//! Whole bounces: from a message to one classification for each recipient.
//!
//! `mail-parser` parses the message ([`mime`]). [`fields`] reads reports for programs, and [`prose`] the texts for people, by
//! the table of [`forms`] or line by line. [`verdict`] chooses the text about a recipient that says most. [`reading`] combines
//! these steps.

mod address;
mod complaint;
mod fields;
mod forms;
mod kind;
mod mime;
mod notification;
mod original;
mod prose;
mod reading;
mod recipient;
mod return_path;
mod text;
mod verdict;

pub use complaint::Complaint;
pub use kind::MessageKind;
pub use original::Original;
pub use recipient::Recipient;
pub use return_path::{ReturnPath, ReturnPathScheme};

use crate::classify::Classifier;
use mail_parser::Message;
use mime::Parts;
use reading::Reading;
use std::string::String;
use std::vec::Vec;

/// The maximum number of addresses that are read from a header.
const HEADER_LIMIT: usize = 1000;
/// The maximum depth of enclosed messages: a bounce that was forwarded, in a mail that was forwarded.
const DEPTH: usize = 3;

/// A message from the mailbox that bounces go to: what it is, and what it says about each recipient.
///
/// It takes any bytes and always answers; a message that is no bounce has the kind [`MessageKind::Other`] and no
/// recipients. It reads reports for programs (RFC 3464, and RFC 6533 in UTF-8), the prose of some sixty mail systems, and
/// complaints (RFC 5965), and recognises automatic replies (RFC 3834). A forwarded report is read as if it had come
/// directly.
///
/// ```
/// use smtp_reply::{Action, BounceMessage, Delivery, MessageKind, Reason};
///
/// let message = BounceMessage::parse(
///     b"From: MAILER-DAEMON@mail.example.com\r\n\
///       To: bounces+joe=example.org@lists.example.com\r\n\
///       Subject: Undelivered Mail Returned to Sender\r\n\
///       Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\
///       \r\n\
///       --b\r\n\
///       \r\n\
///       This is the mail system at host mail.example.com.\r\n\
///       --b\r\n\
///       Content-Type: message/delivery-status\r\n\
///       \r\n\
///       Reporting-MTA: dns; mail.example.com\r\n\
///       \r\n\
///       Final-Recipient: rfc822; joe@example.org\r\n\
///       Action: failed\r\n\
///       Status: 5.1.1\r\n\
///       Diagnostic-Code: smtp; 550 5.1.1 <joe@example.org>: no such user\r\n\
///       --b\r\n\
///       Content-Type: text/rfc822-headers\r\n\
///       \r\n\
///       Message-ID: <17@lists.example.com>\r\n\
///       Subject: News\r\n\
///       --b--\r\n",
/// );
/// assert_eq!(message.kind(), MessageKind::DeliveryReport);
/// assert_eq!(message.reporting_mta(), Some("mail.example.com"));
/// assert_eq!(message.original().unwrap().message_id(), Some("17@lists.example.com"));
/// assert_eq!(message.return_path().unwrap().recipient(), Some("joe@example.org"));
///
/// for recipient in message.recipients() {
///     assert_eq!((recipient.address(), recipient.delivery()), ("joe@example.org", Delivery::Failed));
///     assert_eq!(recipient.classification().reason(), Reason::UserUnknown);
///     assert_eq!(recipient.classification().action(), Action::SuppressRecipient);
/// }
/// ```
///
/// With the `serde` feature it is serialised as a structure with the fields `kind`, `form`, `recipients`, `reporting_mta`,
/// `complaint`, `original` and `return_path`. It cannot be deserialised: keep the message to parse it again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[doc(alias = "DSN")]
#[doc(alias = "NDR")]
pub struct BounceMessage {
    kind: MessageKind,
    form: Option<&'static str>,
    recipients: Vec<Recipient>,
    reporting_mta: Option<String>,
    complaint: Option<Complaint>,
    original: Option<Original>,
    return_path: Option<ReturnPath>,
}

impl BounceMessage {
    /// Parses a message as received: headers, an empty line, a body.
    ///
    /// ```
    /// use smtp_reply::{BounceMessage, MessageKind};
    ///
    /// let message = BounceMessage::parse("From: ann@example.com\nSubject: Lunch\n\nAt noon?\n");
    /// assert_eq!(message.kind(), MessageKind::Other);
    /// assert!(message.recipients().is_empty());
    /// ```
    #[must_use]
    pub fn parse<T: AsRef<[u8]> + ?Sized>(message: &T) -> Self {
        Self::parse_with(&Classifier::new(), message)
    }

    /// Parses a message with what the caller knows besides: rules, the current time.
    ///
    /// Rules override the answer for each recipient, and do not change the kind of the message. Their conditions on the host are
    /// about the one that replied, if the report names it (`Remote-MTA`, RFC 3464 §2.3.5) and the caller sets no other.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # #[cfg(feature = "rules")] {
    /// use smtp_reply::{BounceMessage, Classifier, Reason, Rule, Rules};
    ///
    /// let rules = Rules::new([Rule::new("full at Example Mail")
    ///     .when_host("example.org")
    ///     .when_contains("storage allotment")
    ///     .set_reason(Reason::MailboxFull)])?;
    /// let message = b"From: MAILER-DAEMON@mail.example.com\n\
    ///     Content-Type: message/delivery-status\n\
    ///     \n\
    ///     Reporting-MTA: dns; mail.example.com\n\
    ///     \n\
    ///     Final-Recipient: rfc822; joe@example.org\n\
    ///     Action: failed\n\
    ///     Status: 5.0.0\n\
    ///     Remote-MTA: dns; mx.example.org\n\
    ///     Diagnostic-Code: smtp; 554 Storage allotment used up\n";
    ///
    /// let message = BounceMessage::parse_with(&Classifier::new().with_rules(&rules), message);
    /// let c = message.recipients()[0].classification();
    /// assert_eq!(c.reason(), Reason::MailboxFull);
    /// assert_eq!(c.rule().and_then(|index| rules.name(index)), Some("full at Example Mail"));
    /// # }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn parse_with<T: AsRef<[u8]> + ?Sized>(classifier: &Classifier<'_>, message: &T) -> Self {
        let bytes = mime::prepared(message.as_ref());
        let Some(message) = mime::parse(&bytes) else { return Self::other() };
        let mut found = Self::of(&message, classifier, DEPTH);
        for recipient in &mut found.recipients {
            if let Some(by_rule) = recipient.by_rule.take() {
                recipient.classification = by_rule;
            }
        }
        found
    }

    /// Returns the kind of the message.
    pub const fn kind(&self) -> MessageKind {
        self.kind
    }

    /// Returns the form of a bounce in prose, named after the mail system that writes it, such as `qmail` or `exim`; `lines` if
    /// it has no known form.
    pub const fn form(&self) -> Option<&'static str> {
        self.form
    }

    /// Returns the recipients that the bounce names. Empty if the message is no bounce, or names none.
    pub fn recipients(&self) -> &[Recipient] {
        &self.recipients
    }

    /// Returns the host that reports (`Reporting-MTA`, RFC 3464 §2.2.2).
    pub fn reporting_mta(&self) -> Option<&str> {
        self.reporting_mta.as_deref()
    }

    /// Returns the complaint, if the message is one.
    pub const fn complaint(&self) -> Option<&Complaint> {
        self.complaint.as_ref()
    }

    /// Returns the mail that the message is about, as far as it was returned.
    pub const fn original(&self) -> Option<&Original> {
        self.original.as_ref()
    }

    /// Returns the address that the message was sent to, which is the return path of the mail that it is about. Of several
    /// addresses, it is the first that contains another address.
    pub const fn return_path(&self) -> Option<&ReturnPath> {
        self.return_path.as_ref()
    }

    /// Returns the address that the mail to this recipient was sent to, which is the one on the sender's list: the one that the
    /// return path contains, if the message is about one recipient; otherwise the original address that the report names;
    /// otherwise the address that failed.
    ///
    /// ```
    /// use smtp_reply::BounceMessage;
    ///
    /// let message = BounceMessage::parse(
    ///     "From: MAILER-DAEMON@mail.example.com\n\
    ///      To: bounces+joe=example.org@lists.example.com\n\
    ///      Subject: failure notice\n\
    ///      \n\
    ///      Hi. This is the qmail-send program at mail.example.com.\n\
    ///      \n\
    ///      <joe.smith@mail.example.net>:\n\
    ///      Remote host said: 550 5.1.1 No such user here\n",
    /// );
    /// let recipient = &message.recipients()[0];
    /// assert_eq!(recipient.address(), "joe.smith@mail.example.net");
    /// assert_eq!(message.sent_to(recipient), "joe@example.org");
    /// ```
    pub fn sent_to<'m>(&'m self, recipient: &'m Recipient) -> &'m str {
        let by_path =
            || self.return_path().and_then(ReturnPath::recipient).filter(|_| self.recipients.len() == 1);
        by_path().or(recipient.original_address()).unwrap_or(recipient.address())
    }

    const fn other() -> Self {
        Self {
            kind: MessageKind::Other,
            form: None,
            recipients: Vec::new(),
            reporting_mta: None,
            complaint: None,
            original: None,
            return_path: None,
        }
    }

    fn of(message: &Message<'_>, classifier: &Classifier<'_>, depth: usize) -> Self {
        let parts = Parts::of(message);
        let reading = Reading::of(&parts, *classifier);
        let own = Self { return_path: return_path::of_headers(parts.headers), ..Self::other() };
        let Some(mut found) = reading.find() else { return reading.enclosed(depth).unwrap_or(own) };
        if matches!(found.kind, MessageKind::DeliveryReport | MessageKind::Prose)
            && found.recipients.is_empty()
        {
            // It names no recipient, so it may enclose the report, or the mail whose recipient failed.
            if let Some(inner) = reading.enclosed(depth).filter(|inner| !inner.recipients.is_empty()) {
                return inner;
            }
            found.recipients.extend(reading.recipient_of_returned());
        }
        Self { original: reading.original(), return_path: own.return_path, ..found }
    }
}
