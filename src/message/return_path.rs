//! Return paths that contain another address: VERP, BATV, SRS.

use super::address;
use crate::name::names;
use std::borrow::ToOwned;
use std::string::String;

names! {
    "a scheme such as verp",
    /// The scheme by which a return path contains another address.
    ///
    /// ```
    /// use smtp_reply::ReturnPathScheme;
    ///
    /// assert_eq!(ReturnPathScheme::Srs0.as_str(), "srs0");
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum ReturnPathScheme {
        /// It contains no other address.
        Plain,
        /// Variable envelope return path: `bounces+joe=example.com@lists.example.org` names the recipient that the mail
        /// was sent to.
        Verp,
        /// Bounce address tag validation: `prvs=1234567890=joe@example.com` names the sender.
        Batv,
        /// Sender rewriting scheme, first hop: `SRS0=hash=tt=example.com=joe@forward.example.org` names the sender.
        Srs0,
        /// Sender rewriting scheme, later hops: `SRS1=hash=first.example.org==hash=tt=example.com=joe@second.example.org`.
        Srs1,
    }
}

/// A return path, and the address that it contains.
///
/// ```
/// use smtp_reply::{ReturnPath, ReturnPathScheme};
///
/// let path = ReturnPath::parse("bounces+joe=example.com@lists.example.org").unwrap();
/// assert_eq!(path.scheme(), ReturnPathScheme::Verp);
/// assert_eq!(path.recipient(), Some("joe@example.com"));
/// assert_eq!(path.address(), "bounces+joe=example.com@lists.example.org");
///
/// let path = ReturnPath::parse("<prvs=0123ab4567=news@example.com>").unwrap();
/// assert_eq!((path.scheme(), path.sender()), (ReturnPathScheme::Batv, Some("news@example.com")));
///
/// let path = ReturnPath::parse("SRS0=a1b2=Q7=example.com=news@forward.example.org").unwrap();
/// assert_eq!((path.scheme(), path.sender()), (ReturnPathScheme::Srs0, Some("news@example.com")));
///
/// assert_eq!(ReturnPath::parse("not an address"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[doc(alias = "VERP")]
#[doc(alias = "BATV")]
#[doc(alias = "SRS")]
pub struct ReturnPath {
    address: String,
    scheme: ReturnPathScheme,
    recipient: Option<String>,
    sender: Option<String>,
}

impl ReturnPath {
    /// Parses an address, which may be in UTF-8 (RFC 6531); `None` if it is none.
    pub fn parse<T: AsRef<[u8]> + ?Sized>(address: &T) -> Option<Self> {
        let found = address::at_start(core::str::from_utf8(address.as_ref()).ok()?)?;
        found.after.trim().is_empty().then(|| Self::of(found.address))
    }

    fn of(address: &str) -> Self {
        let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
        let (scheme, inner) = srs(local)
            .or_else(|| batv(local, domain))
            .or_else(|| verp(local).map(|inner| (ReturnPathScheme::Verp, inner)))
            .map_or((ReturnPathScheme::Plain, None), |(scheme, inner)| (scheme, Some(inner)));
        let is_verp = scheme == ReturnPathScheme::Verp;
        let (recipient, sender) = if is_verp { (inner, None) } else { (None, inner) };
        Self { address: address.to_owned(), scheme, recipient, sender }
    }

    /// Returns the whole address.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns the scheme by which it contains another address.
    pub const fn scheme(&self) -> ReturnPathScheme {
        self.scheme
    }

    /// Returns the recipient that the mail was sent to, if it is a VERP address.
    pub fn recipient(&self) -> Option<&str> {
        self.recipient.as_deref()
    }

    /// Returns the original sender that a forwarding (SRS) or tagging (BATV) system has encoded.
    pub fn sender(&self) -> Option<&str> {
        self.sender.as_deref()
    }
}

/// `bounces+joe=example.com`, `bounce-joe=example.com`, `list-return-17-joe=example.com`.
fn verp(local: &str) -> Option<String> {
    let (front, domain) = local.rsplit_once('=')?;
    let is_domain = domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty())
        && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    if !is_domain {
        return None;
    }
    // A list's number precedes the recipient: "-return-17-". Otherwise the first separator ends the front.
    let user = match front.split_once("-return-") {
        Some((_, numbered)) => numbered.split_once('-').map_or(numbered, |(_, user)| user),
        None => without_tag(front.split_once('+').or_else(|| front.split_once('-'))?.1)?,
    };
    (!user.is_empty()).then(|| [user, "@", domain].concat())
}

/// The user behind the tag of a sending service. `None` where another tag may stand before the user, or is part of its name.
fn without_tag(tagged: &str) -> Option<&str> {
    let (tag, rest) = match tagged.split_once('-') {
        Some((tag, rest)) if tag.contains(|c: char| c.is_ascii_digit()) => (tag, rest),
        _ => return Some(tagged),
    };
    let is_hex = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_number = tag.bytes().all(|byte| byte.is_ascii_digit());
    match rest.split_once('-') {
        // SendGrid: `1234567-ab12-joe`
        Some((second, user)) if is_number && second.len() == 4 && is_hex(second) => Some(user),
        // Mailgun: `ca3b2c.eb1234-joe`
        _ if tag.split_once('.').is_some_and(|(one, other)| is_hex(one) && is_hex(other)) => Some(rest),
        // Mailchimp: `mc.us1_1234567.8901234-joe`
        _ if tag.starts_with("mc.") => Some(rest),
        _ => None,
    }
}

/// `prvs=tag=joe` (BATV), the older `prvs=joe/tag`, and `btv1==tag==joe` of Barracuda.
fn batv(local: &str, domain: &str) -> Option<(ReturnPathScheme, String)> {
    if let Some(rest) = strip_front(local, "btv1==") {
        let (_tag, user) = rest.split_once("==")?;
        return (!user.is_empty()).then(|| (ReturnPathScheme::Batv, [user, "@", domain].concat()));
    }
    let rest = strip_front(local, "prvs=").or_else(|| strip_front(local, "msprvs1="))?;
    let of_old_form = || rest.split_once('/').map(|(user, _)| user);
    let user = rest.split_once('=').map(|(_, user)| user).or_else(of_old_form)?;
    (!user.is_empty()).then(|| (ReturnPathScheme::Batv, [user, "@", domain].concat()))
}

/// `SRS0=hash=time=domain=joe`; `SRS1=hash=host==hash=time=domain=joe`. The separator after the name may be `+` or `-`.
fn srs(local: &str) -> Option<(ReturnPathScheme, String)> {
    let of_first = |rest: &str| {
        let mut parts = rest.splitn(4, '=');
        let (_hash, _time) = (parts.next()?, parts.next()?);
        let (domain, user) = (parts.next()?, parts.next()?);
        (!domain.is_empty() && !user.is_empty()).then(|| [user, "@", domain].concat())
    };
    if let Some(rest) = strip_front(local, "SRS0") {
        let sender = of_first(rest.strip_prefix(['=', '+', '-'])?)?;
        return Some((ReturnPathScheme::Srs0, sender));
    }
    let rest = strip_front(local, "SRS1")?;
    let (_, inner) =
        rest.split_once("==").or_else(|| rest.split_once("=+")).or_else(|| rest.split_once("=-"))?;
    Some((ReturnPathScheme::Srs1, of_first(inner)?))
}

fn strip_front<'t>(text: &'t str, front: &str) -> Option<&'t str> {
    super::text::begins(text, front).then(|| &text[front.len()..])
}

/// The maximum number of return paths that are read from a header: a bounce goes to one.
const PATHS_LIMIT: usize = 16;

/// The return path that a bounce was sent to, by its own headers: of several, the first that contains another address.
pub(super) fn of_headers(headers: super::mime::Headers<'_>) -> Option<ReturnPath> {
    let names = ["X-Original-To", "Envelope-To", "Delivered-To", "To"];
    let mut paths =
        names.iter().flat_map(|name| headers.addresses(name).take(PATHS_LIMIT)).map(ReturnPath::of);
    let first = paths.next()?;
    if first.scheme != ReturnPathScheme::Plain {
        return Some(first);
    }
    paths.find(|path| path.scheme != ReturnPathScheme::Plain).or(Some(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, scheme: ReturnPathScheme, recipient: Option<&str>, sender: Option<&str>) {
        let path = ReturnPath::parse(address).unwrap();
        assert_eq!(
            (path.scheme(), path.recipient(), path.sender()),
            (scheme, recipient, sender),
            "{address}"
        );
    }

    #[test]
    fn return_paths_are_taken_apart() {
        use ReturnPathScheme as S;
        check("news@example.com", S::Plain, None, None);
        check("bounces+joe=example.com@lists.example.org", S::Verp, Some("joe@example.com"), None);
        check("bounce-joe=mail.example.com@example.org", S::Verp, Some("joe@mail.example.com"), None);
        check("b+joe+tag=example.com@example.org", S::Verp, Some("joe+tag@example.com"), None);
        check("list-return-17-joe=example.com@example.org", S::Verp, Some("joe@example.com"), None);
        check("bounces+17=x@example.org", S::Plain, None, None);
        check("prvs=4712ab34cd=joe@example.com", S::Batv, None, Some("joe@example.com"));
        check("PRVS=joe/4712ab34cd@example.com", S::Batv, None, Some("joe@example.com"));
        check("SRS0+HHH=TT=example.com=joe@example.org", S::Srs0, None, Some("joe@example.com"));
        check("srs0=HHH=TT=example.com=joe=x@example.org", S::Srs0, None, Some("joe=x@example.com"));
        check(
            "SRS1=HH=one.example==HHH=TT=example.com=joe@two.example",
            S::Srs1,
            None,
            Some("joe@example.com"),
        );
    }

    #[test]
    fn what_is_cut_off_is_plain() {
        for address in
            ["SRS0=HHH@example.org", "SRS1=x@example.org", "prvs=@example.org", "=example.com@example.org"]
        {
            check(address, ReturnPathScheme::Plain, None, None);
        }
    }
}
