//! What a reply parser has to do at the very least, written by hand for this one purpose: read the code and the enhanced
//! code, check that they agree on every line, count the lines; nothing is kept, nothing is reported.

/// What the scan found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scan {
    pub code: u16,
    pub enhanced: Option<(u8, u16, u16)>,
    pub lines: usize,
}

/// Scans one reply with CRLF line ends.
pub fn scan(input: &[u8]) -> Option<Scan> {
    let mut rest = input;
    let mut first: Option<Scan> = None;
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let line = rest[..end].strip_suffix(b"\r")?;
        rest = &rest[end + 1..];
        let [a @ b'2'..=b'5', b @ b'0'..=b'9', c @ b'0'..=b'9', separator @ (b' ' | b'-'), text @ ..] = line
        else {
            return None;
        };
        let code = u16::from(a - b'0') * 100 + u16::from(b - b'0') * 10 + u16::from(c - b'0');
        match &mut first {
            None => first = Some(Scan { code, enhanced: enhanced(text), lines: 1 }),
            Some(scan) if scan.code != code => return None,
            Some(scan) => {
                if scan.enhanced.is_some() && enhanced(text) != scan.enhanced {
                    return None;
                }
                scan.lines += 1;
            }
        }
        if *separator == b' ' {
            return if rest.is_empty() { first } else { None };
        }
    }
}

/// Reads an enhanced code at the front of a text: class, subject, detail, then a space or the end.
pub fn enhanced(text: &[u8]) -> Option<(u8, u16, u16)> {
    let [class @ (b'2' | b'4' | b'5'), b'.', rest @ ..] = text else { return None };
    let (subject, rest) = number(rest)?;
    let [b'.', rest @ ..] = rest else { return None };
    let (detail, rest) = number(rest)?;
    matches!(rest, [] | [b' ', ..]).then_some((class - b'0', subject, detail))
}

fn number(text: &[u8]) -> Option<(u16, &[u8])> {
    let mut value = 0;
    let mut digits = 0;
    while digits < 3 {
        let Some(digit @ b'0'..=b'9') = text.get(digits) else { break };
        value = value * 10 + u16::from(digit - b'0');
        digits += 1;
    }
    (digits > 0).then_some((value, &text[digits..]))
}
