//! Parsing a message into its parts: headers, text for people, reports for programs, the returned mail.

use super::text;
use crate::find;
use mail_parser::{
    Address, Header, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};
use std::borrow::Cow;
use std::ops::Deref;
use std::string::String;
use std::sync::LazyLock;
use std::vec::Vec;

/// Headers are parsed as text, except those of MIME and with addresses.
static PARSER: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .with_mime_headers()
        .with_address_headers()
        .header_raw(HeaderName::Received)
        .ignore_header(HeaderName::DkimSignature)
        .ignore_header(HeaderName::ArcSeal)
        .ignore_header(HeaderName::ArcMessageSignature)
        .ignore_header(HeaderName::ArcAuthenticationResults)
        .default_header_text()
});

/// The bytes for [`parse`]: as they are, but messages that are encoded get another type, so that the parser does not look
/// into them. It copies what a decoded message encloses, and calls itself for each level, while a level costs the sender only a
/// short header.
///
/// Most messages within messages must not be encoded (RFC 2046 §5.2.1, but see RFC 6532 §3.5).
pub(super) fn prepared(bytes: &[u8]) -> Cow<'_, [u8]> {
    const ENCODING: &[u8] = b"content-transfer-encoding";

    let mut prepared = Cow::Borrowed(bytes);
    let is_digest = places_of(bytes, b"digest").next().is_some();
    let mut start = 0;
    while start < bytes.len() {
        // Headers end at an empty line.
        let rest = &bytes[start..];
        let end = rest.windows(3).position(|bytes| matches!(bytes, [b'\n', b'\n', _] | b"\n\r\n"));
        let block = &rest[..end.map_or(rest.len(), |end| end + 1)];
        let has = |words| places_of(block, words).next().is_some();
        if has(ENCODING) {
            if has(b"message") {
                for (name, other) in [(b"rfc822", b"rfc82x"), (b"global", b"globax")] {
                    for at in places_of(block, name) {
                        prepared.to_mut()[start + at..][..name.len()].copy_from_slice(other);
                    }
                }
            }
            // Parts of a digest are messages, unless they say something else.
            if is_digest && !has(b"content-type") {
                for at in places_of(block, ENCODING) {
                    prepared.to_mut()[start + at] = b'x';
                }
            }
        }
        start += block.len();
    }
    prepared
}

/// The places of these words, which are in lower case, in any case.
fn places_of<'b>(bytes: &'b [u8], words: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    let front = [words[0], words[1], words[2]];
    // With this bit, capitals become small letters; digits and the hyphen have it already.
    #[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
    let starts = find::places(bytes, move |a, b, c, _| {
        (a | 0x20 == front[0]) & (b | 0x20 == front[1]) & (c | 0x20 == front[2])
    });
    starts.filter(move |&at| {
        bytes.get(at..at + words.len()).is_some_and(|found| found.eq_ignore_ascii_case(words))
    })
}

/// A message with all that it encloses.
pub(super) struct Parsed<'x>(Message<'x>);

impl<'x> Deref for Parsed<'x> {
    type Target = Message<'x>;

    fn deref(&self) -> &Message<'x> {
        &self.0
    }
}

/// Takes messages within messages apart one after the other. To drop the outermost would take as much of the stack as there
/// are levels.
impl Drop for Parsed<'_> {
    fn drop(&mut self) {
        let mut parts = std::mem::take(&mut self.0.parts);
        while let Some(part) = parts.pop() {
            if let PartType::Message(mut inner) = part.body {
                parts.append(&mut inner.parts);
            }
        }
    }
}

pub(super) fn parse(bytes: &[u8]) -> Option<Parsed<'_>> {
    // Offsets in the parser have 32 bits.
    let bytes = &bytes[..bytes.len().min(u32::MAX as usize)];
    if cfg!(debug_assertions) {
        // Some broken messages fail the debug assertions of the parser, which releases do not have. Of such a message only the
        // headers are read.
        let parts = std::panic::catch_unwind(|| PARSER.parse(bytes));
        return parts.unwrap_or_else(|_| PARSER.parse_headers(bytes)).map(Parsed);
    }
    PARSER.parse(bytes).map(Parsed)
}

/// The headers at the start of a text.
pub(super) fn parse_headers(text: &str) -> Option<Message<'_>> {
    PARSER.parse_headers(text.as_bytes())
}

/// The headers of a message or of a returned one.
#[derive(Clone, Copy)]
pub(super) struct Headers<'m>(&'m [Header<'m>]);

impl<'m> Headers<'m> {
    pub(super) fn of(message: &'m Message<'m>) -> Self {
        Self(message.parts.first().map_or(&[], |part| &part.headers))
    }

    /// All values of a header, by its name in any case.
    fn values(self, name: &str) -> impl Iterator<Item = &'m HeaderValue<'m>> {
        self.0.iter().filter(move |header| header.name().eq_ignore_ascii_case(name)).map(Header::value)
    }

    /// The first value of a header that is a text.
    pub(super) fn text(self, name: &str) -> Option<&'m str> {
        self.values(name).find_map(|value| value.as_text()).map(str::trim)
    }

    /// Whether there is such a header, even without a value.
    pub(super) fn has(self, name: &str) -> bool {
        self.values(name).next().is_some()
    }

    /// The addresses of all headers of this name.
    pub(super) fn addresses(self, name: &str) -> impl Iterator<Item = &'m str> {
        self.values(name).flat_map(addresses_of)
    }

    /// Each header with its value as one line.
    pub(super) fn all(self) -> impl Iterator<Item = (&'m str, Cow<'m, str>)> {
        self.0.iter().filter_map(|header| {
            let value = match header.value() {
                HeaderValue::Text(value) => Cow::Borrowed(value.trim()),
                HeaderValue::Address(list) => Cow::Owned(written(list)),
                _ => return None,
            };
            Some((header.name(), value))
        })
    }
}

/// The addresses of a header that the parser has read as such, or of a plain text: `Delivered-To`.
fn addresses_of<'m>(value: &'m HeaderValue<'m>) -> Vec<&'m str> {
    match value {
        HeaderValue::Address(list) => list.iter().filter_map(|one| one.address.as_deref()).collect(),
        HeaderValue::Text(value) => super::address::find(value).map(|found| found.address).collect(),
        _ => Vec::new(),
    }
}

/// An address list as it is written in a header.
fn written(list: &Address<'_>) -> String {
    let mut text = String::new();
    for one in list.iter() {
        if !text.is_empty() {
            text.push_str(", ");
        }
        match (one.name.as_deref(), one.address.as_deref()) {
            (Some(name), Some(address)) => {
                text.push_str(name);
                text.push_str(" <");
                text.push_str(address);
                text.push('>');
            }
            (name, address) => text.push_str(address.or(name).unwrap_or_default()),
        }
    }
    text
}

/// The parts of a message.
pub(super) struct Parts<'m> {
    pub(super) headers: Headers<'m>,
    /// The text for people.
    pub(super) human: String,
    /// The parts of type `message/delivery-status` and its kin.
    pub(super) reports: Vec<Cow<'m, str>>,
    /// The part of type `message/feedback-report` (RFC 5965).
    pub(super) feedback: Option<Cow<'m, str>>,
    /// The returned mail, whole.
    pub(super) returned: Option<&'m Message<'m>>,
    /// The same, where it was encoded.
    pub(super) returned_text: Option<Cow<'m, str>>,
    /// Its headers.
    pub(super) returned_fields: Option<Headers<'m>>,
    /// Its headers, as text.
    pub(super) returned_headers: Option<Cow<'m, str>>,
    /// Whether there is a part of type `message/disposition-notification` (RFC 8098).
    pub(super) is_receipt: bool,
}

impl<'m> Parts<'m> {
    pub(super) fn of(message: &'m Message<'m>) -> Self {
        let mut parts = Self {
            headers: Headers::of(message),
            human: String::new(),
            reports: Vec::new(),
            feedback: None,
            returned: None,
            returned_text: None,
            returned_fields: None,
            returned_headers: None,
            is_receipt: false,
        };
        // Text in HTML, and plain text after the returned mail: each counts only if there is no other.
        let (mut html, mut late) = (String::new(), String::new());
        for (at, part) in message.parts.iter().enumerate() {
            match &part.body {
                PartType::Message(inner) => parts.add_returned(inner),
                PartType::Multipart(_) => {}
                body if parts.add_report(part, body) => {}
                // The headers of the mail are in place of those of the part.
                _ if at > 0
                    && Headers(&part.headers).has("Message-ID")
                    && parts.returned_fields.is_none() =>
                {
                    parts.returned_fields = Some(Headers(&part.headers));
                }
                PartType::Html(body) => push_paragraph(&mut html, body),
                PartType::Text(body) => {
                    let is_late = parts.returned.is_some() || parts.returned_headers.is_some();
                    push_paragraph(if is_late { &mut late } else { &mut parts.human }, body);
                }
                // Parts whose boundary is lost.
                body @ PartType::Binary(_) if media_type(part).0.eq_ignore_ascii_case("multipart") => {
                    push_paragraph(&mut parts.human, &text_of(body));
                }
                PartType::Binary(_) | PartType::InlineBinary(_) => {}
            }
        }
        if parts.human.trim().is_empty() {
            parts.human = if html.is_empty() { late } else { text::of_html(&html) };
        }
        if let Some(decoded) = text::undo_quoted_printable(&parts.human) {
            parts.human = decoded;
        }
        parts
    }

    /// Adds a mail that the message encloses.
    fn add_returned(&mut self, inner: &'m Message<'m>) {
        self.returned.get_or_insert(inner);
        match inner.parts.first() {
            // An empty line too many before the headers.
            Some(first) if first.headers.is_empty() => {
                self.returned_headers.get_or_insert(text_of(&first.body));
            }
            _ => {
                self.returned_fields.get_or_insert(Headers::of(inner));
            }
        }
    }

    /// Adds a part whose type says that it is a report, or the headers of a mail. Returns `false` for any other part.
    fn add_report(&mut self, part: &'m MessagePart<'m>, body: &'m PartType<'m>) -> bool {
        let (main, sub) = media_type(part);
        let is_sub = |name: &str| text::contains(sub, name);
        if is_sub("delivery-status") {
            self.reports.push(text_of(body));
        } else if is_sub("feedback-report") {
            self.feedback = Some(text_of(body));
        } else if is_sub("disposition-notification") {
            self.is_receipt = true;
        } else if sub == "rfc82x" || sub == "globax" {
            // A message that was encoded, see `prepared`.
            self.returned_text.get_or_insert(text_of(body));
            self.returned_headers.get_or_insert(text_of(body));
        } else if is_sub("rfc822")
            || is_sub("rfc82x")
            || is_sub("global-headers")
            || is_sub("globax-headers")
            || (main.eq_ignore_ascii_case("message") && is_sub("partial"))
        {
            self.returned_headers.get_or_insert(text_of(body));
        } else {
            return false;
        }
        true
    }
}

/// The two halves of the media type of a part (RFC 2045 §5.2): `text` and `plain` where it has none.
fn media_type<'m>(part: &'m MessagePart<'m>) -> (&'m str, &'m str) {
    part.content_type().map_or(("text", "plain"), |kind| (kind.ctype(), kind.subtype().unwrap_or_default()))
}

fn push_paragraph(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn text_of<'m>(body: &'m PartType<'m>) -> Cow<'m, str> {
    match body {
        PartType::Text(text) | PartType::Html(text) => Cow::Borrowed(text),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes),
        PartType::Message(_) | PartType::Multipart(_) => Cow::Borrowed(""),
    }
}
