//! Times of the day, for callers that give the current time: "at 14:35 UTC", "until 2026-11-27T10:00:00Z".

use super::time::{sixty, skip, word_of};
use super::words::{AT, Talk, UNTIL};
use super::{is_one_of, last_word, nearest_talk, sentence_before};
use crate::table::texts;
use core::time::Duration;

const DAY: u64 = 86_400;

/// A time of the day that was less than this ago is over; one that was longer ago is meant for tomorrow.
const JUST_OVER: u64 = 3600;

/// Returns the seconds until the first time of the day in the text that is about trying again. It must have a zone.
pub(super) fn find(text: &[u8], now: Duration) -> Option<u64> {
    let now = now.as_secs();
    let mut colons = text.iter().enumerate().filter(|&(_, &byte)| byte == b':').map(|(at, _)| at);
    colons.find_map(|colon| at_colon(text, colon, now))
}

fn at_colon(text: &[u8], colon: usize, now: u64) -> Option<u64> {
    let start = colon.checked_sub(2)?;
    let hours = two_digits(text, start).filter(|hours| *hours < 24)?;
    let free = start == 0 || !matches!(text[start - 1], b':' | b'0'..=b'9');
    let (minutes, end) = sixty(text, colon).filter(|_| free)?;
    let (seconds, end) = sixty(text, end).unwrap_or((0, end));
    let east = zone(text, skip_fraction(text, end))?;
    let date = date(text, start);
    if !is_about_coming_back(text, date.map_or(start, |(_, start)| start)) {
        return None;
    }
    // Without a date any day will do, but the first, from which a zone may lead to the day before.
    let day = date.map_or(1, |(day, _)| day);
    let then = (day * DAY + hours * 3600 + minutes * 60 + seconds).checked_add_signed(-east)?;
    let wait = match date {
        Some(_) => then.saturating_sub(now),
        None => match (then % DAY + DAY - now % DAY) % DAY {
            wait if wait > DAY - JUST_OVER => 0,
            wait => wait,
        },
    };
    Some(wait.max(1))
}

/// Whether "14:35:00" is a time of the day, not a number of hours, minutes and seconds.
pub(super) fn is_time_of_day(text: &[u8], start: usize, end: usize) -> bool {
    text[start..end].contains(&b':')
        && (is_one_of(last_word(&text[..start]), AT)
            || zone(text, end).is_some()
            || date(text, start).is_some())
}

fn is_about_coming_back(text: &[u8], start: usize) -> bool {
    let before = sentence_before(text, start);
    match nearest_talk(before) {
        Some((Talk::Try | Talk::Wait, _)) => true,
        Some((Talk::Other, _)) => false,
        None => is_one_of(last_word(before), UNTIL),
    }
}

fn two_digits(text: &[u8], at: usize) -> Option<u64> {
    match text.get(at..at + 2)? {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Some(u64::from(tens - b'0') * 10 + u64::from(ones - b'0'))
        }
        _ => None,
    }
}

/// After the fraction of a second, where there is one.
fn skip_fraction(text: &[u8], at: usize) -> usize {
    if text.get(at) == Some(&b'.') { skip(text, at + 1, b"0123456789") } else { at }
}

/// How many seconds a zone is east of Greenwich: "UTC", "GMT", "Z", "+02:00", "-0500".
fn zone(text: &[u8], at: usize) -> Option<i64> {
    let at = skip(text, at, b" (");
    if word_of(text, at, texts!["utc", "gmt", "z"]).is_some() {
        return Some(0);
    }
    let sign = match text.get(at)? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let hours = two_digits(text, at + 1).filter(|hours| *hours <= 14)?;
    let minutes_at = skip(text, at + 3, b":");
    let minutes = two_digits(text, minutes_at).filter(|minutes| *minutes < 60)?;
    Some(sign * i64::try_from(hours * 3600 + minutes * 60).ok()?)
}

/// The day of "2026-11-27T" or "2026-11-27 " before this place, from the Unix epoch, and where it begins.
fn date(text: &[u8], at: usize) -> Option<(u64, usize)> {
    let start = at.checked_sub(11)?;
    let [year @ .., b'-', _, _, b'-', _, _, b'T' | b't' | b' '] = text.get(start..at)? else { return None };
    let year = two_digits(year, 0)? * 100 + two_digits(year, 2)?;
    let month = two_digits(text, start + 5).filter(|month| (1..=12).contains(month))?;
    let day = two_digits(text, start + 8).filter(|day| (1..=31).contains(day))?;
    // Years from March, so that the day of a leap year comes last; there are 719 468 days to 1970-01-01.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1;
    Some((days.checked_sub(719_468)?, start))
}
