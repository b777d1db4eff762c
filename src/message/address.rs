//! Finding mail addresses in text.

use std::borrow::{Cow, ToOwned};
use std::string::String;

/// The characters allowed in a local part without quotes (RFC 5321 §4.1.2, RFC 6531 §3.3).
fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c) || is_international(c)
}

/// The characters allowed in a domain.
fn is_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') || is_international(c)
}

/// Letters of other scripts (RFC 6531), but not their punctuation: a full-width colon or comma ends an address.
fn is_international(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric()
}

/// An address, and the text after it in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub(super) address: &'a str,
    pub(super) after: &'a str,
    /// Whether it is in angle brackets.
    pub(super) bracketed: bool,
}

/// The address that the line begins with, bare, in quotes or in angle brackets.
pub(super) fn at_start(line: &str) -> Option<Found<'_>> {
    let line = line.trim_start();
    let inner = line.trim_start_matches(['<', '"', '\'', '[', '(']);
    let opened = &line[..line.len() - inner.len()];
    let inner = without_route(inner);
    let (local, is_quoted) = local_part(inner, line[..line.len() - inner.len()].ends_with('"'))?;
    let domain_at = local.len() + if is_quoted { 2 } else { 1 };
    let domain = domain_part(&inner[domain_at..])?;
    let bracketed = opened.contains('<');
    if local.is_empty() || !(bracketed || domain.contains('.') || domain.starts_with('[')) {
        return None;
    }
    let end = domain_at + domain.len();
    let after = inner[end..].trim_start_matches(['>', '"', '\'', ']', ')']);
    let start = line.len() - inner.len() - usize::from(is_quoted);
    let address = &line[start..line.len() - inner.len() + end];
    Some(Found { address, after, bracketed })
}

/// The address after a source route (RFC 5321 §4.1.1.3) or a type: "@relay.example.net:joe@example.com",
/// "SMTP:joe@example.com".
fn without_route(text: &str) -> &str {
    let Some((front, rest)) = text.split_once(':') else { return text };
    let is_front = front.starts_with('@') && !front.contains(char::is_whitespace)
        || ["smtp", "mailto", "rfc822"].iter().any(|kind| front.eq_ignore_ascii_case(kind));
    if is_front { rest } else { text }
}

/// The local part before an at sign, and whether it ends with a quotation mark that was opened before the text.
fn local_part(text: &str, quote_is_open: bool) -> Option<(&str, bool)> {
    let plain = text.find(|c| !is_local(c)).unwrap_or(text.len());
    if text[plain..].starts_with('@') {
        return Some((&text[..plain], false));
    }
    // "joe smith"@example.com
    let quoted = &text[..text.find('"').filter(|_| quote_is_open)?];
    let fits = !quoted.is_empty() && quoted.len() <= 64 && !quoted.contains(['\n', '<', '>', '@']);
    (fits && text[quoted.len() + 1..].starts_with('@')).then_some((quoted, true))
}

fn domain_part(text: &str) -> Option<&str> {
    if let Some(literal) = text.strip_prefix('[') {
        let end = literal.find(|c: char| !(c.is_ascii_alphanumeric() || ".:-".contains(c)))?;
        return literal[end..].starts_with(']').then(|| &text[..end + 2]);
    }
    let end = text.find(|c| !is_domain(c)).unwrap_or(text.len());
    let domain = text[..end].trim_end_matches(['.', '-', '_']);
    (domain.starts_with(char::is_alphanumeric) && domain.len() <= 255 && !domain.contains(".."))
        .then_some(domain)
}

/// All addresses in a text, in order.
pub(super) fn find(text: &str) -> impl Iterator<Item = Found<'_>> {
    let mut rest = text;
    core::iter::from_fn(move || {
        loop {
            let at = rest.find('@')?;
            let local = rest[..at]
                .rfind(|c| !is_local(c))
                .map_or(0, |before| before + rest[before..].chars().next().map_or(1, char::len_utf8));
            // Punctuation that the grammar allows and people put around an address.
            let local = local
                + (rest[local..at].len()
                    - rest[local..at].trim_start_matches(['\'', '`', '*', '=', '/', '-', '.']).len());
            let before = &rest[..local];
            let start = if before.ends_with('<') { local - 1 } else { local };
            let found = at_start(&rest[start..]).filter(|found| found.address.find('@') == Some(at - local));
            match found {
                Some(found) => {
                    rest = found.after;
                    return Some(found);
                }
                None => rest = &rest[at + 1..],
            }
        }
    })
}

/// The address of a report's field: a type, a semicolon, an address (RFC 3464 §2.3.2), in all spellings that occur:
/// `rfc822; joe@example.com`, `RFC822;<joe@example.com>`, `joe@example.com`, `rfc822; "joe"`.
pub(super) fn of_field(value: &str) -> Option<Cow<'_, str>> {
    let (kind, value) = match value.split_once(';') {
        Some((kind, address)) if !kind.contains('@') => (kind.trim(), address.trim()),
        _ => ("", value.trim()),
    };
    if kind.eq_ignore_ascii_case("utf-8") {
        if let Some(unescaped) = unescape(value) {
            return in_field(&unescaped).map(|address| Cow::Owned(address.to_owned()));
        }
    }
    in_field(value).map(Cow::Borrowed)
}

fn in_field(value: &str) -> Option<&str> {
    if let Some(found) = at_start(value).filter(|found| found.bracketed || found.after.trim().is_empty()) {
        return Some(found.address);
    }
    if let Some(found) = find(value).next() {
        return Some(found.address);
    }
    let bare = value.trim_matches(['<', '>', '"', '\'', ' ']);
    let is_name = !bare.is_empty() && bare.chars().all(|c| is_local(c) || c == '@');
    is_name.then_some(bare)
}

/// Decodes characters written as `\x{E9}` in an ASCII address (RFC 6533 §3); `None` if there are none.
fn unescape(value: &str) -> Option<String> {
    let mut pieces = value.split("\\x{");
    let mut text = String::from(pieces.next()?);
    let mut any = false;
    for piece in pieces {
        let (code, rest) = piece.split_once('}')?;
        text.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        text.push_str(rest);
        any = true;
    }
    any.then_some(text)
}

/// Whether an address is one for questions, or one that reports come from. It is no failed recipient unless a report names it
/// as such.
pub(super) fn is_of_staff(address: &str) -> bool {
    const STAFF: [&str; 12] = [
        "mailer-daemon",
        "postmaster",
        "abuse",
        "noreply",
        "no-reply",
        "support",
        "helpdesk",
        "mailerdaemon",
        "post_master",
        "hostmaster",
        "webmaster",
        "root",
    ];
    let local = address.split('@').next().unwrap_or_default();
    STAFF.iter().any(|name| name.eq_ignore_ascii_case(local))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[track_caller]
    fn found(text: &str) -> Vec<&str> {
        find(text).map(|found| found.address).collect()
    }

    #[test]
    fn an_address_is_found_in_any_surroundings() {
        for text in [
            "joe@example.com",
            "<joe@example.com>:",
            "\"joe@example.com\"",
            "(joe@example.com)",
            "to joe@example.com.",
            "mailto:joe@example.com?subject=x",
            "[SMTP:joe@example.com]",
            "'joe@example.com'",
            "RCPT TO:<joe@example.com>",
            "<@relay.example.net:joe@example.com>",
            "アドレス：joe@example.com。",
        ] {
            assert_eq!(found(text), ["joe@example.com"], "{text}");
        }
        assert_eq!(found("<a@example.com>, <b@example.org>"), ["a@example.com", "b@example.org"]);
        assert_eq!(found("j.o-e+tag=x@mail.example.co.jp"), ["j.o-e+tag=x@mail.example.co.jp"]);
        assert_eq!(found("用户@例え.example"), ["用户@例え.example"]);
        assert_eq!(found("joe@[192.0.2.1]"), ["joe@[192.0.2.1]"]);
        assert_eq!(found("\"joe smith\"@example.com"), [""; 0]);
        let quoted = at_start("<\"joe smith\"@example.com> x").unwrap();
        assert_eq!((quoted.address, quoted.after), ("\"joe smith\"@example.com", " x"));
        assert_eq!(at_start("\"joe@example.com\": x").unwrap().after, ": x");
    }

    #[test]
    fn what_is_no_address_is_none() {
        for text in [
            "",
            "@",
            "joe@",
            "@example.com",
            "joe @ example.com",
            "joe@@example.com",
            "joe@localhost",
            "5@-",
            "a@b..c",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(found("<joe@localhost>"), ["joe@localhost"]);
    }

    #[test]
    fn a_field_may_have_a_type() {
        for value in [
            "rfc822; joe@example.com",
            "RFC822;<joe@example.com>",
            "joe@example.com",
            "rfc822;joe@example.com (Joe)",
            "<joe@example.com>",
            "utf-8; joe@example.com",
            "rfc822; Joe <joe@example.com>",
            " x-local;joe@example.com",
        ] {
            assert_eq!(of_field(value).as_deref(), Some("joe@example.com"), "{value}");
        }
        assert_eq!(of_field("x-local; joe").as_deref(), Some("joe"));
        assert_eq!(of_field("rfc822;"), None);
        assert_eq!(of_field("rfc822; not to be told"), None);
    }
}
