//! Parsing a time at a position: "300 seconds", "1 h 30 min", "5-10 minutes", "half an hour", "00:04:32", "PT5M".

use super::words::{AND, ARTICLES, LINKS, NUMBERS, OF_NEXT, OF_UNITS, OF_WHOLE, PARTS, TO, UNITS, WHOLE};
use crate::table::Texts;

pub(super) const DAY: u64 = 86_400;

/// A time in the text.
#[derive(Clone, Copy)]
pub(super) struct Time {
    pub(super) seconds: u64,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it begins with a word that may be an article: "a day" is often the period of a limit.
    pub(super) article: bool,
}

/// A number, as a fraction.
#[derive(Clone, Copy)]
struct Number {
    over: u64,
    under: u64,
    end: usize,
}

/// Parses a time at this position, the start of a word or number.
pub(super) fn time_at(text: &[u8], at: usize) -> Option<Time> {
    match text[at] {
        b'0'..=b'9' => clock_form(text, at).or_else(|| in_figures(text, at)),
        b'P' => iso(text, at).or_else(|| in_words(text, at)),
        _ => in_words(text, at),
    }
}

/// "300 seconds", "1 hour and 30 minutes", "5-10 minutes", "1,5 Stunden".
fn in_figures(text: &[u8], at: usize) -> Option<Time> {
    let first = figures(text, at)?;
    let number = larger_end(text, first).unwrap_or(first);
    // "100M" is a size.
    let part = times_unit(text, number).filter(|part| text[number.end..part.end] != *b"M")?;
    Some(with_smaller_units(text, part))
}

/// Digits, with a fraction where there is one.
fn figures(text: &[u8], at: usize) -> Option<Number> {
    let (whole, end) = digits(text, at)?;
    let number = Number { over: whole, under: 1, end };
    let [point @ (b'.' | b','), rest @ ..] = &text[end..] else { return Some(number) };
    let Some((fraction, fraction_end)) = digits(text, end + 1) else { return Some(number) };
    let len = fraction_end - end - 1;
    if matches!(text.get(fraction_end), Some(b'.' | b','))
        && rest.get(len + 1).is_some_and(u8::is_ascii_digit)
    {
        // An address or a version.
        return None;
    }
    let under = 10_u64.pow(u32::try_from(len).ok()?);
    if *point == b',' && len == 3 {
        // "3,600 seconds"
        return Some(Number { over: whole * under + fraction, under: 1, end: fraction_end });
    }
    Some(Number { over: whole * under + fraction, under, end: fraction_end })
}

/// Parses up to seven digits: times to wait have no more.
pub(super) fn digits(text: &[u8], at: usize) -> Option<(u64, usize)> {
    let rest = text.get(at..)?;
    let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let value = || rest[..len].iter().fold(0, |n, digit| n * 10 + u64::from(digit - b'0'));
    (1..=7).contains(&len).then(|| (value(), at + len))
}

/// The second number of "5-10 minutes" or "5 to 10 minutes", if it is the larger one.
fn larger_end(text: &[u8], first: Number) -> Option<Number> {
    let at = skip(text, first.end, b" ");
    let dash = ["-", "–", "—", "~"].iter().find(|dash| text[at..].starts_with(dash.as_bytes()));
    let at = match dash {
        Some(dash) => at + dash.len(),
        None => word_of(text, at, TO)?.1,
    };
    let second = figures(text, skip(text, at, b" "))?;
    (second.over * first.under > first.over * second.under).then_some(second)
}

/// A number with its unit.
#[derive(Clone, Copy)]
struct Part {
    seconds: u64,
    unit: u64,
    end: usize,
}

/// The number times the unit that follows, rounded up to whole seconds.
fn times_unit(text: &[u8], number: Number) -> Option<Part> {
    let at = skip(text, number.end, b" -+_)\xc2\xa0");
    if at > number.end + 2 || !OF_UNITS.has(text, at) {
        return None;
    }
    let (unit, end) =
        UNITS.iter().find_map(|(unit, names)| word_of(text, at, *names).map(|(_, end)| (*unit, end)))?;
    Some(Part { seconds: number.over.checked_mul(unit)?.div_ceil(number.under), unit, end })
}

/// Adds the rest of "1 hour and 30 minutes", "1h30m", "0 hour(s) 48 minute(s)", "1 day, 2:00:00".
fn with_smaller_units(text: &[u8], first: Part) -> Time {
    if first.unit == DAY {
        if let Some(rest) = clock_form(text, skip(text, first.end, b" ,")) {
            return Time { seconds: first.seconds + rest.seconds, ..rest };
        }
    }
    let mut time = Time { seconds: first.seconds, end: first.end, article: false };
    let mut unit = first.unit;
    while let Some(part) = next_part(text, time.end).filter(|part| part.unit < unit) {
        time = Time { seconds: time.seconds + part.seconds, end: part.end, ..time };
        unit = part.unit;
    }
    time
}

fn next_part(text: &[u8], end: usize) -> Option<Part> {
    let end = if text[end..].starts_with(b"(s)") { end + 3 } else { end };
    let at = skip(text, end, b" ,");
    let at = word_of(text, at, AND).map_or(at, |(_, end)| skip(text, end, b" "));
    times_unit(text, figures(text, at)?)
}

/// "half an hour", "five minutes", "eine Stunde", "eine halbe Stunde", "полчаса".
fn in_words(text: &[u8], at: usize) -> Option<Time> {
    if !may_go_on(text, at) {
        return None;
    }
    if let Some(time) = part_of_an_hour(text, at) {
        return Some(time);
    }
    let (count, word, end) = NUMBERS
        .iter()
        .find_map(|(count, names)| word_of(text, at, *names).map(|(word, end)| (*count, word, end)))?;
    let article = ARTICLES.iter().any(|article| article == word);
    let time = if count == 1 { part_of_an_hour(text, skip(text, end, b" -")) } else { None };
    time.or_else(|| {
        let part = times_unit(text, Number { over: count, under: 1, end: skip(text, end, b"'") })?;
        Some(Time { seconds: part.seconds, end: part.end, article })
    })
}

/// Whether what follows the word may belong to a time, as it mostly may not: "one of", "a mailbox".
fn may_go_on(text: &[u8], at: usize) -> bool {
    let end = at + text[at..].iter().take_while(|&&byte| is_letter(byte)).count();
    text[at] >= FIRST_WITHOUT_SPACES || OF_WHOLE.has(text, at) || OF_NEXT.has(text, skip(text, end, b" -'_"))
}

/// "half an hour", "demi-heure", "quart d'heure", "mezz'ora", "Viertelstunde".
fn part_of_an_hour(text: &[u8], at: usize) -> Option<Time> {
    if let Some((seconds, end)) =
        WHOLE.iter().find_map(|(seconds, names)| word_of(text, at, *names).map(|(_, end)| (*seconds, end)))
    {
        return Some(Time { seconds, end, article: false });
    }
    let (under, mut end) =
        PARTS.iter().find_map(|(under, names)| word_of(text, at, *names).map(|(_, end)| (*under, end)))?;
    // "half an hour", "quarter of an hour"
    for _ in 0..2 {
        end = word_of(text, skip(text, end, b" "), LINKS).map_or(end, |(_, link_end)| link_end);
    }
    let part = times_unit(text, Number { over: 1, under, end: skip(text, end, b"'") })?;
    Some(Time { seconds: part.seconds, end: part.end, article: false })
}

/// Hours, minutes and seconds: "00:04:32".
fn clock_form(text: &[u8], at: usize) -> Option<Time> {
    let (hours, end) = digits(text, at)?;
    let (minutes, end) = sixty(text, end)?;
    let (seconds, end) = sixty(text, end)?;
    let free = !matches!(text.get(end), Some(b':' | b'0'..=b'9'));
    free.then_some(Time { seconds: hours * 3600 + minutes * 60 + seconds, end, article: false })
}

/// A colon and two digits, 00 to 59.
pub(super) fn sixty(text: &[u8], at: usize) -> Option<(u64, usize)> {
    match text.get(at..at + 3)? {
        [b':', tens @ b'0'..=b'5', ones @ b'0'..=b'9'] => {
            Some((u64::from(tens - b'0') * 10 + u64::from(ones - b'0'), at + 3))
        }
        _ => None,
    }
}

/// A duration of ISO 8601 in days, hours, minutes and seconds: "PT5M", "P1DT12H".
fn iso(text: &[u8], start: usize) -> Option<Time> {
    let mut at = start + 1;
    let mut seconds: u64 = 0;
    let mut units: &[(u8, u64)] = &[(b'D', DAY)];
    let mut parts = 0;
    loop {
        if units.first().is_some_and(|unit| unit.0 == b'D') && text.get(at) == Some(&b'T') {
            units = &[(b'H', 3600), (b'M', 60), (b'S', 1)];
            at += 1;
        }
        let Some((value, end)) = digits(text, at) else { break };
        let place = units.iter().position(|unit| Some(&unit.0) == text.get(end))?;
        seconds = seconds.checked_add(value.checked_mul(units[place].1)?)?;
        units = if units[place].0 == b'D' { units } else { &units[place + 1..] };
        at = end + 1;
        parts += 1;
    }
    let free = !text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    (parts > 0 && free).then_some(Time { seconds, end: at, article: false })
}

/// Which of the words is at this position, and where it ends.
pub(super) fn word_of(text: &[u8], at: usize, words: Texts) -> Option<(&'static [u8], usize)> {
    let rest = text.get(at..)?;
    let first = rest.first()?.to_ascii_lowercase();
    let without_spaces = first >= FIRST_WITHOUT_SPACES;
    words.iter().filter(|word| word.first() == Some(&first)).find_map(|word| {
        let stem = word.strip_suffix(b"*").unwrap_or(word);
        let (start, after) = rest.split_at_checked(stem.len())?;
        if !start.eq_ignore_ascii_case(stem) {
            return None;
        }
        let more = if without_spaces { 0 } else { after.iter().take_while(|&&byte| is_letter(byte)).count() };
        (more == 0 || stem.len() < word.len()).then_some((word, at + stem.len() + more))
    })
}

/// Thai, Chinese, Japanese and Korean characters begin with this byte or a greater one; of the other words here none does.
pub(super) const FIRST_WITHOUT_SPACES: u8 = 0xe0;

/// Letters, and all of UTF-8 but what begins with the first byte of spaces, dashes and quotation marks.
pub(super) const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80 && !matches!(byte, 0xc2 | 0xe2)
}

pub(super) fn skip(text: &[u8], at: usize, bytes: &[u8]) -> usize {
    let rest = text.get(at..).unwrap_or(&[]);
    at + rest.iter().take_while(|byte| bytes.contains(byte)).count()
}
