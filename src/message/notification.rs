//! Events of sending services in the body of a mail, as Amazon SNS sends those of Amazon SES: JSON.

use crate::line::{Diagnostic, json_at_start};
use std::format;
use std::string::String;
use std::vec::Vec;

/// The JSON that a text begins with. Long lines may have been broken on their way.
pub(super) fn json_of(human: &str) -> Option<String> {
    let human = human.trim_start();
    if !human.starts_with('{') {
        return None;
    }
    let json: String = human.split(['\r', '\n']).collect();
    Some(json[..json_at_start(json.as_bytes())?].into())
}

/// What the server or the service said of a recipient: the type, the reply.
pub(super) fn diagnostic_of(event: &Diagnostic<'_>) -> String {
    let (before, text) = (unescaped(event.before), unescaped(event.text()));
    match event.code() {
        Some(code) => format!("{before}{code} {text}"),
        None => format!("{before}{text}"),
    }
}

/// The value of a string in JSON (RFC 8259 §7), on one line.
pub(super) fn unescaped(string: &[u8]) -> String {
    let string = String::from_utf8_lossy(string);
    let mut units: Vec<u16> = Vec::with_capacity(string.len());
    let mut rest = &*string;
    while let Some(at) = rest.find('\\') {
        units.extend(rest[..at].encode_utf16());
        let mut escape = rest[at + 1..].chars();
        let c = escape.next();
        rest = escape.as_str();
        match c {
            Some('n' | 'r' | 't') => units.push(u16::from(b' ')),
            Some('u') => {
                let unit = rest.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
                units.extend(unit);
                rest = unit.map_or(rest, |_| &rest[4..]);
            }
            other => units.extend(other.into_iter().flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())),
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}
