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
/// With the feature `explain`, `title` says what it is in the reader's language.
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

    /// Returns the address: `https:` or `http:`, or `mailto:` where the owner is asked by mail.
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// Returns the name of the owner, as a person would write it.
    pub const fn owner(&self) -> &'static str {
        self.owner
    }
}

names! {
    "a kind of link such as delisting",
    /// What is found behind a [`Link`].
    ///
    /// ```
    /// use smtp_reply::LinkKind;
    ///
    /// assert_eq!(LinkKind::ErrorCodes.as_str(), "error_codes");
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum LinkKind {
        /// Where a listing is looked up, and its removal asked for.
        Delisting,
        /// A form or an address for senders whose mail is refused.
        Support,
        /// What the answers of these servers mean.
        ErrorCodes,
        /// What is asked of those who send there.
        SenderGuidelines,
        /// The start page for postmasters.
        Postmaster,
        /// Where to sign up for complaints of recipients and for reports about your own mail.
        FeedbackLoop,
    }
}
