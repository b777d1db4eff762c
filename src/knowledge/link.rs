//! Pages that help senders whose mail was refused.

use crate::name::names;

/// A page that helps those whose mail was refused: see [`Classification::links`](crate::Classification::links) and
/// [`Provider::links`](crate::Provider::links).
///
/// ```
/// use smtp_reply::{LinkKind, classify};
///
/// let c = classify("550 5.7.1 part of their network is on our block list (S3150)");
/// let form = c.links().next().unwrap();
/// assert_eq!(form.kind(), LinkKind::Delisting);
/// assert_eq!(form.url(), "https://olcsupport.office.com/");
/// assert_eq!(form.owner(), "Microsoft Outlook.com");
/// ```
///
/// With the feature `explain`, `title` returns a title in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Link {
    kind: LinkKind,
    url: &'static str,
    owner: &'static str,
}

impl Link {
    pub(super) const fn new(kind: LinkKind, url: &'static str, owner: &'static str) -> Self {
        Self { kind, url, owner }
    }

    /// Returns what the page is for.
    pub const fn kind(&self) -> LinkKind {
        self.kind
    }

    /// Returns the URL: `https:` or `http:`, or `mailto:` if the owner is asked by mail.
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// Returns the name of the owner, as people write it.
    pub const fn owner(&self) -> &'static str {
        self.owner
    }
}

names! {
    "a kind of link such as delisting",
    /// The kind of page that a [`Link`] leads to.
    ///
    /// ```
    /// use smtp_reply::LinkKind;
    ///
    /// assert_eq!(LinkKind::ErrorCodes.as_str(), "error_codes");
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum LinkKind {
        /// A page to look up a listing and to request its removal.
        Delisting,
        /// A form or an address for senders whose mail is refused.
        Support,
        /// A list of the error messages of these servers, and their meaning.
        ErrorCodes,
        /// The requirements for senders.
        SenderGuidelines,
        /// The start page for postmasters.
        Postmaster,
        /// A page to subscribe to complaints of recipients and reports about your mail.
        FeedbackLoop,
    }
}
