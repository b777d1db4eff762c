//! The mail that was returned.

use super::mime::{self, Headers};
use std::borrow::ToOwned;
use std::string::{String, ToString};
use std::vec::Vec;

/// The mail that a report is about: its headers, as far as they were returned.
///
/// ```
/// use smtp_reply::BounceMessage;
///
/// let message = BounceMessage::parse(
///     "From: MAILER-DAEMON@mail.example.com\n\
///      Subject: failure notice\n\
///      \n\
///      Hi. This is the qmail-send program at mail.example.com.\n\
///      \n\
///      <joe@example.org>:\n\
///      Remote host said: 550 5.1.1 No such user here\n\
///      \n\
///      --- Below this line is a copy of the message.\n\
///      \n\
///      Message-ID: <17@lists.example.com>\n\
///      Subject: News\n\
///      List-Id: <news.lists.example.com>\n",
/// );
/// let original = message.original().unwrap();
/// assert_eq!(original.message_id(), Some("17@lists.example.com"));
/// assert_eq!(original.subject(), Some("News"));
/// assert_eq!(original.header("list-id"), Some("<news.lists.example.com>"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Original {
    message_id: Option<String>,
    author: Option<String>,
    to: Vec<String>,
    subject: Option<String>,
    headers: Vec<(String, String)>,
    /// The recipient of the mail in `To`, `Cc` and `Bcc`, if there is only one.
    #[cfg_attr(feature = "serde", serde(skip))]
    only_recipient: Option<String>,
    /// The recipient in the `Received` header of the last server.
    #[cfg_attr(feature = "serde", serde(skip))]
    received_for: Option<String>,
}

impl Original {
    pub(super) fn of_headers(headers: Headers<'_>) -> Option<Self> {
        let all: Vec<(String, String)> = headers
            .all()
            .filter(|(name, _)| *name != "Received")
            .map(|(name, value)| (name.to_owned(), value.into_owned()))
            .collect();
        if all.is_empty() {
            return None;
        }
        let text = |name| headers.text(name).filter(|value| !value.is_empty()).map(ToString::to_string);
        let mut recipients = ["To", "Cc", "Bcc"].into_iter().flat_map(|name| headers.addresses(name));
        let only_recipient = recipients.next().filter(|_| recipients.next().is_none());
        let message_id = text("Message-ID").map(|id| id.trim_matches(['<', '>', ' ']).to_owned());
        Some(Self {
            message_id: message_id.filter(|id| !id.is_empty()),
            author: headers.addresses("From").next().map(ToOwned::to_owned),
            to: headers.addresses("To").map(ToOwned::to_owned).collect(),
            subject: text("Subject"),
            only_recipient: only_recipient.map(ToOwned::to_owned),
            received_for: headers.text("Received").and_then(received_for).map(ToOwned::to_owned),
            headers: all,
        })
    }

    /// The headers of a returned mail that is part of a text.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        // The parser requires a line end after the last line.
        let text = [text.trim_start(), "\n"].concat();
        let message = mime::parse_headers(&text)?;
        Self::of_headers(Headers::of(&message))
    }

    /// The recipient of the mail, if it names only one.
    pub(super) fn only_recipient(&self) -> Option<&str> {
        self.only_recipient.as_deref()
    }

    /// The recipient of the mail: the only one that it names, else the one in `Received`, unless it is in the sender's own domain:
    /// that is the address of a list, not of its members.
    pub(super) fn recipient(&self, sender_domain: &str) -> Option<&str> {
        let is_other = |address: &str| {
            address.rsplit_once('@').is_some_and(|(_, domain)| !domain.eq_ignore_ascii_case(sender_domain))
        };
        self.only_recipient()
            .filter(|address| is_other(address))
            .or(self.received_for.as_deref().filter(|address| is_other(address)))
    }

    /// Returns the `Message-ID`, without angle brackets.
    pub fn message_id(&self) -> Option<&str> {
        self.message_id.as_deref()
    }

    /// Returns the address of the author (`From`, RFC 5322 §3.6.2).
    pub fn author(&self) -> Option<&str> {
        self.author.as_deref()
    }

    /// Returns the addresses in `To`.
    pub fn to(&self) -> impl Iterator<Item = &str> {
        self.to.iter().map(String::as_str)
    }

    /// Returns the subject, decoded.
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// Returns the value of the first header with this name, decoded, such as `List-Id` or a header of your own. Case does not
    /// matter.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }
}

/// The recipient in a `Received` header (RFC 5321 §4.4): "for <joe@example.com>;".
fn received_for(value: &str) -> Option<&str> {
    let rest = super::text::after(value, " for <").or_else(|| super::text::after(value, "\tfor <"))?;
    let (address, _) = rest.split_once('>')?;
    address.contains('@').then_some(address)
}
