//! One recipient of a report.

use crate::classify::Classification;
use crate::code::EnhancedCode;
use crate::reason::Delivery;
use std::string::String;

/// One recipient of a report, and the result of the delivery.
///
/// ```
/// use smtp_reply::{BounceMessage, Delivery, Reason};
///
/// let message = BounceMessage::parse(
///     b"From: MAILER-DAEMON@mail.example.com\n\
///       Subject: failure notice\n\
///       \n\
///       Hi. This is the qmail-send program at mail.example.com.\n\
///       I'm afraid I wasn't able to deliver your message to the following addresses.\n\
///       \n\
///       <joe@example.org>:\n\
///       192.0.2.1 does not like recipient.\n\
///       Remote host said: 552 5.2.2 This mailbox is over its quota\n\
///       Giving up on 192.0.2.1.\n",
/// );
/// let [joe] = message.recipients() else { panic!("one recipient") };
/// assert_eq!((joe.address(), joe.delivery()), ("joe@example.org", Delivery::Failed));
/// assert_eq!(joe.status().unwrap().to_string(), "5.2.2");
/// assert_eq!(joe.classification().reason(), Reason::MailboxFull);
/// assert!(joe.diagnostic().unwrap().contains("over its quota"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Recipient {
    pub(super) address: String,
    pub(super) original_address: Option<String>,
    pub(super) delivery: Delivery,
    pub(super) status: Option<EnhancedCode>,
    pub(super) diagnostic: Option<String>,
    pub(super) remote_mta: Option<String>,
    pub(super) will_retry_until: Option<String>,
    pub(super) classification: Classification,
    /// The answer of the caller's rules, until the whole message is read.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) by_rule: Option<Classification>,
}

impl Recipient {
    /// Returns the address that the mail could or could not be delivered to (`Final-Recipient`, RFC 3464 §2.3.2).
    ///
    /// It is as written in the report. Compare it without regard to case.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns the address that the mail was sent to, if the report names it and it is different: before an alias or a forwarding (`Original-Recipient`, RFC 3464 §2.3.1).
    pub fn original_address(&self) -> Option<&str> {
        self.original_address.as_deref()
    }

    /// Returns the result of the delivery (`Action`, RFC 3464 §2.3.3).
    ///
    /// Only [`Delivery::Failed`] is a bounce. After a warning of delay the mail may still arrive.
    pub const fn delivery(&self) -> Delivery {
        self.delivery
    }

    /// Returns the status code (RFC 3464 §2.3.4), or the enhanced code in the server's reply if that is more specific.
    pub const fn status(&self) -> Option<EnhancedCode> {
        self.status
    }

    /// Returns what the server or the reporting system said, as written: the field `Diagnostic-Code` (RFC 3464 §2.3.6)
    /// with its type in front, or the lines about this recipient.
    ///
    /// It is text from others. Print it through [`Escaped`](crate::Escaped).
    pub fn diagnostic(&self) -> Option<&str> {
        self.diagnostic.as_deref()
    }

    /// Returns the name or address of the host that refused the mail (`Remote-MTA`, RFC 3464 §2.3.5).
    pub fn remote_mta(&self) -> Option<&str> {
        self.remote_mta.as_deref()
    }

    /// Returns until when a delayed mail will be tried again (`Will-Retry-Until`, RFC 3464 §2.3.9): a date as in a
    /// mail's header.
    pub fn will_retry_until(&self) -> Option<&str> {
        self.will_retry_until.as_deref()
    }

    /// Returns the classification of the failure: by the diagnostic text, the status or the text for people, whichever says
    /// most.
    pub const fn classification(&self) -> Classification {
        self.classification
    }
}
