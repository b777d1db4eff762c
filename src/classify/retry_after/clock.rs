//! Times of the day, for callers that give the current time: "at 14:35 UTC", "until 2026-11-27T10:00:00Z", "after Thu, 03 Dec
//! 2026 15:00:00 GMT".

use super::date::{self, Day};
use super::time::{DAY, digits, sixty, skip, word_of};
use super::words::{AFTER, AT, HALVES, OCLOCK, ON, Talk, UNTIL, ZONES};
use super::{is_negated, is_one_of, is_own_plan, last_word, nearest_talk, sentence_before};
use crate::table::texts;
use core::time::Duration;

/// A time of the day that was less than this ago is over; one that was longer ago is meant for tomorrow. The text may be
/// that of the last attempt, and attempts should be at least 30 minutes apart (RFC 5321 §4.5.4.1); twice that allows for a
/// slow queue and a wrong clock.
const JUST_OVER: u64 = 2 * 30 * 60;

/// Returns the seconds until the first time of the day in the text that is about trying again. It must have a zone.
pub(super) fn find(text: &[u8], now: Duration) -> Option<u64> {
    let now = now.as_secs();
    let mut colons = text.iter().enumerate().filter(|&(_, &byte)| byte == b':').map(|(at, _)| at);
    colons.find_map(|colon| at_colon(text, colon, now))
}

fn at_colon(text: &[u8], colon: usize, now: u64) -> Option<u64> {
    let start = start_of_hours(text, colon)?;
    let hours = digits(text, start)?.0;
    let (minutes, end) = sixty(text, colon)?;
    let (seconds, end) = sixty(text, end).unwrap_or((0, end));
    let (hours, end) = with_half(text, hours, skip_fraction(text, end)).filter(|(hours, _)| *hours < 24)?;
    let east = zone(text, end)?;
    // Without a date any day will do, but the first, from which a zone may lead to the day before.
    let (day, date_start) = match date::before(text, start) {
        Day::Any => (None, start),
        Day::On(date) => (Some(date.days(now / DAY)?), date.start),
        Day::Unclear => return None,
    };
    if !is_about_coming_back(text, date_start) {
        return None;
    }
    let midnight = day.unwrap_or(1).checked_mul(DAY)?;
    let then = midnight.checked_add(hours * 3600 + minutes * 60 + seconds)?.checked_add_signed(-east)?;
    let wait = match day {
        Some(_) => then.saturating_sub(now),
        None => match (then % DAY + DAY - now % DAY) % DAY {
            wait if wait > DAY - JUST_OVER => 0,
            wait => wait,
        },
    };
    Some(wait.max(1))
}

/// Where the one or two digits before a colon begin, if they are not part of something longer.
fn start_of_hours(text: &[u8], colon: usize) -> Option<usize> {
    let before = &text[..colon];
    let start = before.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |other| other + 1);
    let is_free = match text[..start] {
        [.., b'0'..=b'9', b'T' | b't'] | [] => true,
        [.., byte] => !byte.is_ascii_alphabetic() && !matches!(byte, b':' | b'.' | b'-' | b'/'),
    };
    ((1..=2).contains(&(colon - start)) && is_free).then_some(start)
}

/// The hours of "3:30 PM", and where that ends.
fn with_half(text: &[u8], hours: u64, end: usize) -> Option<(u64, usize)> {
    let Some((half, half_end)) = word_of(text, skip(text, end, b" "), HALVES) else {
        return Some((hours, end));
    };
    let afternoon = if half == b"pm" { 12 } else { 0 };
    (1..=12).contains(&hours).then_some((hours % 12 + afternoon, half_end))
}

/// Whether "14:35:00" is a time of the day, not a number of hours, minutes and seconds.
pub(super) fn is_time_of_day(text: &[u8], start: usize, end: usize) -> bool {
    let time = &text[start..end];
    let is_clock_form = time.iter().find(|byte| !byte.is_ascii_digit()) == Some(&b':');
    // "after 00:05:00" is hardly just past midnight.
    let has_hours = !time.starts_with(b"0:") && !time.starts_with(b"00:");
    let word = last_word(&text[..start]);
    is_clock_form
        && (is_one_of(word, AT)
            || has_hours && is_one_of(word, AFTER)
            || zone(text, end).is_some()
            || !matches!(date::before(text, start), Day::Any))
}

fn is_about_coming_back(text: &[u8], start: usize) -> bool {
    let before = sentence_before(text, start).trim_ascii_end();
    let word = last_word(before);
    let until = is_one_of(word, UNTIL);
    match nearest_talk(before) {
        Some((Talk::Try, at)) => {
            // "we retry until"
            let talk = before[at..].strip_suffix(word).unwrap_or_default().trim_ascii_end();
            let goes_on = until && !talk.contains(&b' ');
            !is_own_plan(before, at) && (!goes_on || is_negated(&before[..at]))
        }
        // "Deferred at"
        Some((Talk::Wait, _)) => !is_one_of(word, ON),
        Some((Talk::Other, _)) => false,
        None => until,
    }
}

/// After the fraction of a second, where there is one.
fn skip_fraction(text: &[u8], at: usize) -> usize {
    if text.get(at) == Some(&b'.') { skip(text, at + 1, b"0123456789") } else { at }
}

/// How many seconds a zone is east of Greenwich: "UTC", "GMT+2", "Z", "+02:00", "-0500", "CET".
fn zone(text: &[u8], at: usize) -> Option<i64> {
    let at = skip(text, at, b" (");
    let at = word_of(text, at, OCLOCK).map_or(at, |(_, end)| skip(text, end, b" ("));
    match named_zone(text, at) {
        Some((0, end)) => Some(offset(text, end, true).map_or(0, |(east, _)| east)),
        Some((east, _)) => Some(east),
        None => {
            let (east, end) = offset(text, at, false)?;
            // "08:00-10:00 UTC" is a span of time.
            let named = named_zone(text, skip(text, end, b" "));
            named.is_none_or(|(named, _)| named == east).then_some(east)
        }
    }
}

fn named_zone(text: &[u8], at: usize) -> Option<(i64, usize)> {
    let name = word_of(text, at, texts!["utc", "gmt", "z", "ut"]);
    let greenwich = name.map(|(_, end)| (0, end));
    greenwich.or_else(|| {
        ZONES.iter().find_map(|(hours, names)| {
            let (_, end) = word_of(text, at, *names)?;
            // "est" is a word in French.
            text[at..end].iter().all(u8::is_ascii_uppercase).then_some((hours * 3600, end))
        })
    })
}

/// "+02:00", "-0500"; after "UTC" also "+2".
fn offset(text: &[u8], at: usize, may_be_hours: bool) -> Option<(i64, usize)> {
    let sign = match text.get(at)? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (number, end) = digits(text, at + 1)?;
    let (hours, minutes, end) = match (end - at - 1, sixty(text, end)) {
        (4, _) => (number / 100, number % 100, end),
        (2, Some((minutes, end))) => (number, minutes, end),
        (1 | 2, None) if may_be_hours => (number, 0, end),
        _ => return None,
    };
    let is_valid = hours <= 14 && minutes < 60;
    let east = i64::try_from(hours * 3600 + minutes * 60).ok()?;
    is_valid.then_some((sign * east, end))
}
