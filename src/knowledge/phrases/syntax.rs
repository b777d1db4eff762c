//! How the two files are written: lines, words, the headers of sections.

use super::tables::{Sense, Word, special};
use crate::knowledge::{Provider, equal};
use crate::reason::Reason;

pub(super) const fn special_word(name: &[u8]) -> Word {
    let mut i = 0;
    while i < special::NAMES.len() {
        if equal(special::NAMES[i], name) {
            return i as Word + 1;
        }
        i += 1;
    }
    panic!("an unknown <name>")
}

/// `user_unknown 7`, `provider google`, `noise` …
pub(super) const fn sense(header: &[u8]) -> Sense {
    if equal(header, b"noise") {
        return Sense::Noise;
    } else if equal(header, b"temporary") {
        return Sense::Temporary;
    } else if equal(header, b"permanent") {
        return Sense::Permanent;
    }
    let (_, name) = token(header, 0, header.len());
    let (from, to) = token(header, name, header.len());
    if equal(piece(header, 0, name), b"provider") {
        match Provider::row(piece(header, from, to)) {
            Some(provider) => return Sense::Provider(provider),
            None => panic!("phrases.txt: a section of no provider"),
        }
    }
    assert!(to == from + 1, "phrases.txt: a section is [reason weight] or [provider name]");
    let weight = header[from];
    assert!(weight >= b'1' && weight <= b'9', "phrases.txt: the weight of a section is a digit from 1 to 9");
    let mut i = 0;
    while i < Reason::ALL.len() {
        if equal(Reason::ALL[i].as_str().as_bytes(), piece(header, 0, name)) {
            return Sense::Reason(Reason::ALL[i], weight - b'0');
        }
        i += 1;
    }
    panic!("phrases.txt: a section that is no reason")
}

pub(super) const fn line_end(file: &[u8], mut at: usize) -> usize {
    while at < file.len() && file[at] != b'\n' {
        at += 1;
    }
    at
}

/// The next run of bytes without a space.
pub(super) const fn token(file: &[u8], mut from: usize, end: usize) -> (usize, usize) {
    while from < end && file[from] == b' ' {
        from += 1;
    }
    let mut to = from;
    while to < end && file[to] != b' ' {
        to += 1;
    }
    (from, to)
}

/// Where the first word of `mail-box`, or of a run of characters that are words each, ends; `a|b` stays together.
pub(super) const fn element_end(file: &[u8], from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to && file[at] != b'-' {
        if super::is_ideograph(file[at]) {
            at += 3;
            if at == to || file[at] != b'|' {
                return at;
            }
        }
        at += 1;
    }
    at
}

pub(super) const fn piece(bytes: &[u8], from: usize, to: usize) -> &[u8] {
    bytes.split_at(to).0.split_at(from).1
}
