//! The date before a time of the day: "2026-12-03T", "Thu, 03 Dec 2026", "Dec 3, 2026 at", "03.12.2026".

use super::time::{digits, is_letter};
use super::words::{DAYS, MONTHS, ON};
use super::{is_one_of, last_word};

/// What is before a time of the day.
pub(super) enum Day {
    /// No date: the time is that of any day.
    Any,
    /// Something that looks like a date and can't be read, or has two meanings: "03/04/2026", "Friday".
    Unclear,
    On(Date),
}

/// A day of a year, or of each year.
#[derive(Clone, Copy)]
pub(super) struct Date {
    year: Option<u64>,
    month: u64,
    day: u64,
    /// Where it begins.
    pub(super) start: usize,
}

/// A number or a word of a date.
#[derive(Clone, Copy)]
struct Field {
    kind: Kind,
    /// How many bytes it has: a year has four.
    len: usize,
    start: usize,
    /// The mark between it and the field after it.
    mark: u8,
}

#[derive(Clone, Copy)]
enum Kind {
    Number(u64),
    Month(u64),
    /// A day of the week, "tomorrow", or the end of "3rd" and "3日".
    Day,
    Word,
}

/// Reads what is before the time of the day at this position.
pub(super) fn before(text: &[u8], at: usize) -> Day {
    let last = last_field(text, end_of_date(text, at));
    let earlier = last.and_then(|last| last_field(text, last.start));
    let first = earlier.and_then(|earlier| last_field(text, earlier.start));
    let date = match [first, earlier, last].map(|field| field.map(|field| field.kind)) {
        [_, _, None | Some(Kind::Word)] => return Day::Any,
        _ => of_three(first, earlier, last).or_else(|| of_two(earlier, last)),
    };
    date.map_or(Day::Unclear, |date| Day::On(Date { start: with_day_of_week(text, date.start), ..date }))
}

/// Whether the word at this position is the name of a month.
pub(super) fn is_month(text: &[u8], at: usize) -> bool {
    let len = text[at..].iter().take_while(|&&byte| is_letter(byte)).count();
    month(&text[at..at + len]).is_some()
}

/// Skips what may be between a date and a time: "2026-12-03T", "3 Dec at", "3 Dec 2026, ".
fn end_of_date(text: &[u8], at: usize) -> usize {
    if let [.., b'0'..=b'9', b'T' | b't'] = text[..at] {
        return at - 1;
    }
    let before = text[..at].trim_ascii_end();
    let word = last_word(before);
    if is_one_of(word, ON) { before.len() - word.len() } else { before.len() }
}

/// The last number or word before this position, after at most two spaces and marks.
fn last_field(text: &[u8], end: usize) -> Option<Field> {
    let mark_at =
        |end: usize| end.checked_sub(1).filter(|&at| matches!(text[at], b' ' | b',' | b'.' | b'-' | b'/'));
    let nearer = mark_at(end);
    let farther = nearer.and_then(mark_at);
    let field_end = farther.or(nearer).unwrap_or(end);
    // Of "3, 2026" the comma.
    let mark = if field_end < end { text[field_end] } else { b' ' };
    let same_kind = |wanted: fn(u8) -> bool| {
        text[..field_end].iter().rposition(|&byte| !wanted(byte)).map_or(0, |other| other + 1)
    };
    let (number, word) = (same_kind(|byte| byte.is_ascii_digit()), same_kind(is_letter));
    let (start, kind) = if number < field_end {
        (number, Kind::Number(digits(text, number)?.0))
    } else if word < field_end {
        let name = &text[word..field_end];
        let is_day = is_one_of(name, DAYS) || text[..word].last().is_some_and(u8::is_ascii_digit);
        (word, month(name).map_or(if is_day { Kind::Day } else { Kind::Word }, Kind::Month))
    } else {
        return None;
    };
    Some(Field { kind, len: field_end - start, start, mark })
}

fn month(name: &[u8]) -> Option<u64> {
    MONTHS.iter().find_map(|(month, names)| is_one_of(name, *names).then_some(*month))
}

/// "03 Dec 2026", "December 3, 2026", "2026-12-03", "03.12.2026", "12/13/2026".
fn of_three(first: Option<Field>, second: Option<Field>, third: Option<Field>) -> Option<Date> {
    let (first, second, third) = (first?, second?, third?);
    let year_is = |year: Field| year.len == 4;
    let (year, month, day) = match (first.kind, second.kind, third.kind) {
        (Kind::Number(day), Kind::Month(month), Kind::Number(year))
        | (Kind::Month(month), Kind::Number(day), Kind::Number(year))
            if year_is(third) =>
        {
            (year, month, day)
        }
        (Kind::Number(a), Kind::Number(b), Kind::Number(c)) if first.mark == second.mark => {
            match first.mark {
                b' ' | b',' => return None,
                _ if year_is(first) => (a, b, c),
                _ if !year_is(third) => return None,
                b'.' => (c, b, a),
                // The day comes first in some countries, the month in others.
                _ if a > 12 || a == b => (c, b, a),
                _ if b > 12 => (c, a, b),
                _ => return None,
            }
        }
        _ => return None,
    };
    valid(Some(year), month, day, first.start)
}

/// "Dec 3", "3 Dec".
fn of_two(first: Option<Field>, second: Option<Field>) -> Option<Date> {
    let (first, second) = (first?, second?);
    match (first.kind, second.kind) {
        (Kind::Month(month), Kind::Number(day)) | (Kind::Number(day), Kind::Month(month)) => {
            valid(None, month, day, first.start)
        }
        _ => None,
    }
}

fn valid(year: Option<u64>, month: u64, day: u64, start: usize) -> Option<Date> {
    // Without a year it may be a leap year.
    let is_leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let days = match month {
        2 => 28 + u64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then_some(Date { year, month, day, start })
}

/// The start of "Thu, " where that is before a date.
fn with_day_of_week(text: &[u8], start: usize) -> usize {
    last_field(text, start).filter(|field| matches!(field.kind, Kind::Day)).map_or(start, |field| field.start)
}

impl Date {
    /// Returns the days since the Unix epoch. Without a year it is the one nearest to today.
    pub(super) fn days(self, today: u64) -> Option<u64> {
        if let Some(year) = self.year {
            return days_since_epoch(year, self.month, self.day);
        }
        // 400 years of the Gregorian calendar have 146 097 days.
        let year = 1970 + today.checked_mul(400)? / 146_097;
        let in_years = (year - 1..=year + 1).filter_map(|year| days_since_epoch(year, self.month, self.day));
        in_years.min_by_key(|day| day.abs_diff(today))
    }
}

fn days_since_epoch(year: u64, month: u64, day: u64) -> Option<u64> {
    // Years from March, so that the day of a leap year comes last; there are 719 468 days to 1970-01-01.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1;
    days.checked_sub(719_468)
}
