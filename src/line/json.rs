//! JSON (RFC 8259) as a sequence of tokens, without allocating. Strings are as written, with their escapes.

use crate::find::{self, places};

/// A token of a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{` or `[`.
    Open(u8),
    /// `}` or `]`.
    Close,
    /// The name of a member.
    Name(&'a [u8]),
    String(&'a [u8]),
    /// A number, `true`, `false` or `null`.
    Scalar(&'a [u8]),
}

/// The maximum depth of a text.
const DEEPEST: u32 = 64;

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Value,
    /// A value, or the end of the array that has just begun.
    FirstElement,
    Name,
    /// A name, or the end of the object that has just begun.
    FirstName,
    CommaOrClose,
    End,
}

/// The length of the JSON value that a text begins with, if it is complete.
#[cfg(feature = "message")]
pub(crate) fn json_at_start(text: &[u8]) -> Option<usize> {
    let mut tokens = Tokens::of(text);
    loop {
        tokens.next()?;
        if tokens.depth() == 0 {
            return Some(text.len() - tokens.rest().len());
        }
    }
}

/// The tokens of a text. They end early if the text is not JSON; see [`is_complete`](Self::is_complete).
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
    expect: Expect,
    depth: u32,
    /// Whether each level is an object: one bit each, the lowest for the innermost.
    objects: u64,
    /// Whether the text is itself the value of a string, so that its quotes are escaped.
    is_inside: bool,
}

impl<'a> Tokens<'a> {
    pub(super) const fn of(text: &'a [u8]) -> Self {
        Self { rest: text, expect: Expect::Value, depth: 0, objects: 0, is_inside: false }
    }

    /// The tokens of a JSON text that is the value of a string in another: `{\"a\":1}`.
    pub(super) const fn inside(string: &'a [u8]) -> Self {
        Self { is_inside: true, ..Self::of(string) }
    }

    /// The tokens of a list in this text, from its first element on.
    pub(super) fn of_list(&self, first: &'a [u8]) -> Self {
        Self { rest: first, expect: Expect::FirstElement, depth: 1, objects: 0, is_inside: self.is_inside }
    }

    /// Skips the rest of the innermost array or object.
    pub(super) fn skip_innermost(&mut self) {
        let depth = self.depth;
        while self.depth >= depth && self.next().is_some() {}
    }

    /// Whether the list that is open has another element.
    pub(super) fn has_element(&self) -> bool {
        self.clone().next().is_some_and(|token| token != Token::Close)
    }

    /// Whether all of the text was read and is JSON.
    pub(super) fn is_complete(&self) -> bool {
        self.expect == Expect::End
            && self.rest.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    }

    /// Returns the rest of the text.
    pub(super) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Returns the number of open arrays and objects.
    pub(super) const fn depth(&self) -> u32 {
        self.depth
    }

    fn read(&mut self) -> Option<Token<'a>> {
        self.skip_blanks();
        if self.expect == Expect::CommaOrClose && self.take(b',') {
            self.expect = if self.in_object() { Expect::Name } else { Expect::Value };
            self.skip_blanks();
        }
        let first = match *self.rest {
            [b'\\', b'"', ..] if self.is_inside => b'"',
            [b'"', ..] if self.is_inside => return None,
            [first, ..] => first,
            [] => return None,
        };
        match (self.expect, first) {
            (Expect::FirstElement, b']') | (Expect::FirstName, b'}') => Some(self.close()),
            (Expect::CommaOrClose, b'}') if self.in_object() => Some(self.close()),
            (Expect::CommaOrClose, b']') if !self.in_object() => Some(self.close()),
            (Expect::Name | Expect::FirstName, b'"') => {
                let name = self.string()?;
                self.skip_blanks();
                self.expect = Expect::Value;
                self.take(b':').then_some(Token::Name(name))
            }
            (Expect::Name | Expect::FirstName | Expect::CommaOrClose | Expect::End, _) => None,
            (Expect::Value | Expect::FirstElement, b'{' | b'[') => self.open(first),
            (Expect::Value | Expect::FirstElement, b'"') => {
                let string = self.string()?;
                self.value_ends();
                Some(Token::String(string))
            }
            (Expect::Value | Expect::FirstElement, _) => {
                let scalar = self.scalar()?;
                self.value_ends();
                Some(Token::Scalar(scalar))
            }
        }
    }

    const fn in_object(&self) -> bool {
        self.objects & 1 != 0
    }

    fn take(&mut self, byte: u8) -> bool {
        match self.rest {
            [first, rest @ ..] if *first == byte => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    fn skip_blanks(&mut self) {
        while let [b' ' | b'\t' | b'\r' | b'\n', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn open(&mut self, bracket: u8) -> Option<Token<'a>> {
        if self.depth == DEEPEST {
            return None;
        }
        self.rest = &self.rest[1..];
        self.depth += 1;
        self.objects = self.objects << 1 | u64::from(bracket == b'{');
        self.expect = if bracket == b'{' { Expect::FirstName } else { Expect::FirstElement };
        Some(Token::Open(bracket))
    }

    fn close(&mut self) -> Token<'a> {
        self.rest = &self.rest[1..];
        self.depth -= 1;
        self.objects >>= 1;
        self.value_ends();
        Token::Close
    }

    fn value_ends(&mut self) {
        self.expect = if self.depth == 0 { Expect::End } else { Expect::CommaOrClose };
    }

    /// Reads a string whose quotes are escaped, as are the backslashes of its own escapes: `\\n`, `\\\"`.
    fn string_inside(&mut self) -> Option<&'a [u8]> {
        let text = &self.rest[2..];
        let mut at = 0;
        loop {
            at = find::byte(text, at, b'\\')?;
            match text[at..] {
                [_, b'"', ..] => {
                    self.rest = &text[at + 2..];
                    return Some(&text[..at]);
                }
                [_, b'\\', b'\\', _, ..] => at += 4,
                [_, _, _, ..] => at += 2,
                _ => return None,
            }
        }
    }

    /// Reads a string.
    fn string(&mut self) -> Option<&'a [u8]> {
        if self.is_inside {
            return self.string_inside();
        }
        let text = &self.rest[1..];
        let mut escaped_until = 0;
        #[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
        let marks = places(text, |byte, _, _, _| (byte == b'"') | (byte == b'\\') | (byte < b' '));
        for at in marks.take_while(|at| *at < text.len()) {
            match text[at] {
                _ if at < escaped_until => {}
                b'\\' => escaped_until = at + escape_len(&text[at..])?,
                b'"' => {
                    self.rest = &text[at + 1..];
                    return Some(&text[..at]);
                }
                _ => return None,
            }
        }
        None
    }

    fn scalar(&mut self) -> Option<&'a [u8]> {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let end = self.rest.iter().position(|byte| !is_part(byte)).unwrap_or(self.rest.len());
        let (scalar, rest) = self.rest.split_at(end);
        self.rest = rest;
        (matches!(scalar, b"true" | b"false" | b"null") || is_number(scalar)).then_some(scalar)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let token = self.read();
        if token.is_none() && !self.is_complete() {
            // After an error there are no more tokens.
            self.expect = Expect::CommaOrClose;
            self.rest = b"?";
        }
        token
    }
}

/// The length of the escape at the front (RFC 8259 §7).
fn escape_len(text: &[u8]) -> Option<usize> {
    match text {
        [_, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => Some(2),
        [_, b'u', a, b, c, d, ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) => Some(6),
        _ => None,
    }
}

/// Whether it is a number (RFC 8259 §6).
fn is_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text[0] == b'0') {
        return false;
    }
    let mut rest = &text[whole..];
    if let [b'.', fraction @ ..] = rest {
        let len = digits(fraction);
        if len == 0 {
            return false;
        }
        rest = &fraction[len..];
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = exponent.strip_prefix(b"-").or(exponent.strip_prefix(b"+")).unwrap_or(exponent);
        return !exponent.is_empty() && digits(exponent) == exponent.len();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use serde_json::Value;
    use std::string::{String, ToString};
    use std::vec::Vec;
    use std::{format, vec};

    /// What `serde_json` reads, as tokens; strings as they are when unescaped.
    fn flatten(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Array(values) => {
                into.push("[".to_string());
                for value in values {
                    flatten(value, into);
                }
                into.push("close".to_string());
            }
            Value::Object(members) => {
                into.push("{".to_string());
                for (name, value) in members {
                    into.push(format!("name {name}"));
                    flatten(value, into);
                }
                into.push("close".to_string());
            }
            Value::String(string) => into.push(format!("string {string}")),
            scalar => into.push(format!("scalar {scalar}")),
        }
    }

    /// What this reader reads, in the same form; `None` where it is not JSON.
    fn read(text: &[u8]) -> Option<Vec<String>> {
        let unescaped = |string: &[u8]| {
            serde_json::from_slice::<String>(&[b"\"", string, b"\""].concat()).expect("a string of JSON")
        };
        let mut tokens = Tokens::of(text);
        let read = tokens
            .by_ref()
            .map(|token| match token {
                Token::Open(bracket) => char::from(bracket).to_string(),
                Token::Close => "close".to_string(),
                Token::Name(name) => format!("name {}", unescaped(name)),
                Token::String(string) => format!("string {}", unescaped(string)),
                Token::Scalar(scalar) => {
                    format!("scalar {}", serde_json::from_slice::<Value>(scalar).expect("a scalar of JSON"))
                }
            })
            .collect();
        tokens.is_complete().then_some(read)
    }

    /// Every kind of value, and lists and objects of them. Members are in the order of `serde_json`.
    const DOCUMENTS: &[&str] = &[
        "null",
        "true",
        "false",
        "0",
        "-0.25",
        "-9223372036854775808",
        "1e30",
        "2.5E-3",
        r#""""#,
        r#""text""#,
        r#""\" \\ \/ \b\f\n\r\t é \u00e9 \ud83d\udce7 📧""#,
        "[]",
        "{}",
        "[[],[[]],{}]",
        r#"[null,-1.5,"a",[true,{"b":"c"}],{"d":[],"e":{}}]"#,
        r#"{"":"","\\":[false],"a":{"b":[1,{"c":null}],"d":"\"}"},"e\"":"]"}"#,
        r#"{"email":"joe@example.com","event":"bounce","reason":"550 5.1.1 \"joe\" unknown","status":5.1,"tags":["x","y"]}"#,
    ];

    #[test]
    fn json_is_read_as_serde_json_reads_it() {
        for document in DOCUMENTS {
            let value: Value = serde_json::from_str(document).unwrap();
            let mut wanted = Vec::new();
            flatten(&value, &mut wanted);
            for text in [document.as_bytes(), &serde_json::to_vec_pretty(&value).unwrap()] {
                assert_eq!(read(text), Some(wanted.clone()), "{document}");
            }
        }
    }

    /// A byte that is another, missing or too many.
    #[test]
    fn what_serde_json_reads_is_json_and_nothing_makes_the_reader_fail() {
        let check = |text: &[u8]| {
            let mut tokens = Tokens::of(text);
            tokens.by_ref().for_each(drop);
            if serde_json::from_slice::<Value>(text).is_ok() {
                assert!(tokens.is_complete(), "{}", String::from_utf8_lossy(text));
            }
        };
        for document in DOCUMENTS {
            for at in 0..document.len() {
                let (front, rest) = document.as_bytes().split_at(at);
                check(&[front, &rest[1..]].concat());
                for byte in *b"\"\\{}[],: 0-1.eEu\ntn" {
                    check(&[front, &[byte], rest].concat());
                    check(&[front, &[byte], &rest[1..]].concat());
                }
            }
        }
    }

    #[test]
    fn json_in_a_string_of_json_is_read_too() {
        let inner = serde_json::json!({"a \" \\ b": ["x\n\"y\"", 1, {"c": "\\"}], "d": ""});
        let text = serde_json::to_string(&inner).unwrap();
        let outer = serde_json::to_string(&text).unwrap();
        let string = &outer.as_bytes()[1..outer.len() - 1];
        let mut tokens = Tokens::inside(string);
        let kinds: String = tokens
            .by_ref()
            .map(|token| match token {
                Token::Open(bracket) => char::from(bracket),
                Token::Close => '.',
                Token::Name(_) => 'n',
                Token::String(_) => 's',
                Token::Scalar(_) => '1',
            })
            .collect();
        assert_eq!(kinds, "{n[s1{ns..ns.");
        assert!(tokens.is_complete());
        for end in 0..string.len() {
            let mut tokens = Tokens::inside(&string[..end]);
            tokens.by_ref().for_each(drop);
            assert!(!tokens.is_complete(), "{end}");
        }
    }

    #[test]
    fn what_is_not_json_is_not_complete() {
        let texts: Vec<&[u8]> = vec![
            b"",
            b"{",
            b"}",
            b"[1,]",
            b"[,1]",
            b"{\"a\"}",
            b"{\"a\":}",
            b"{\"a\":1,}",
            b"{1:2}",
            b"[1 2]",
            b"\"a",
            b"\"\\x\"",
            b"\"\\u12g4\"",
            b"\"a\nb\"",
            b"01",
            b"1.",
            b"1e",
            b"+1",
            b"nul",
            b"1 2",
            b"[}",
            b"{]",
        ];
        for text in texts {
            let mut tokens = Tokens::of(text);
            tokens.by_ref().for_each(drop);
            assert!(!tokens.is_complete(), "{}", String::from_utf8_lossy(text));
        }
        let deep = [vec![b'['; 1000], vec![b']'; 1000]].concat();
        assert_eq!(read(&deep), None);
    }
}
