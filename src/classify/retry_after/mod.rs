//! Finds how long the server asks the client to wait, if the text says so.
//!
//! A time counts where the words before it in its sentence, or those after it in its clause, are about trying again; in
//! a greylisting reply each time counts. [`words`] has the units, numbers and words, [`time`] reads times made of them,
//! and [`clock`] reads times of the day, with the [`date`] before them.

mod clock;
mod date;
mod time;
mod words;

use crate::find::places;
use crate::line::front;
use crate::reason::Reason;
use crate::table::{Texts, texts};
use clock::is_time_of_day;
use core::time::Duration;
use time::{FIRST_WITHOUT_SPACES, Time, digits, is_letter, skip, time_at, word_of};
use words::{
    ABBREVIATIONS, BEFORE_ARTICLES, COUNTED_IN, GOING_ON, OF_NUMBERS, OF_TALK, OWN_PLANS, PERIODS, TALK,
    Talk, WAITING,
};

/// The longest time that counts, 30 days: mail systems give up after four to five days (RFC 5321 §4.5.4.1).
const LONGEST: u64 = 30 * 24 * 60 * 60;

/// How many bytes before a time, and after it, are read to find out what it is about.
const CONTEXT: usize = 96;

/// The same from "greylisted" to the time in "greylisted example.com for 60 seconds".
const NEAR: usize = 32;

/// Returns the first time in the text that is about trying again, in whole seconds; also times of the day, if the current
/// time is given.
pub(super) fn find(text: &[u8], reason: Reason, now: Option<Duration>) -> Option<Duration> {
    let text = front(text);
    let believed = |seconds: &u64| (1..=LONGEST).contains(seconds);
    let mut in_a_greylisting = None;
    let mut next = 0;
    for start in starts(text) {
        if start < next {
            continue;
        }
        if text[start].is_ascii_digit() {
            if let Some(seconds) = header(text, start).filter(believed) {
                return Some(Duration::from_secs(seconds));
            }
        }
        let time = time_at(text, start).filter(|time| believed(&time.seconds));
        let is_wait = |time: &Time| !is_time_of_day(text, start, time.end) && !is_period(text, time.end);
        let Some(time) = time.filter(is_wait) else { continue };
        next = time.end;
        if is_about_retrying(text, start, &time) {
            return Some(Duration::from_secs(time.seconds));
        }
        if matches!(reason, Reason::Greylisted)
            && in_a_greylisting.is_none()
            && may_be_any(text, start, &time)
        {
            in_a_greylisting = Some(time.seconds);
        }
    }
    let at_a_clock_time = now.and_then(|now| clock::find(text, now)).filter(believed);
    at_a_clock_time.or(in_a_greylisting).map(Duration::from_secs)
}

/// Returns the positions at which a time may begin.
#[expect(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
fn starts(text: &[u8]) -> impl Iterator<Item = usize> {
    let after_others = places(text, |before, byte, _, _| {
        let free = !(before.is_ascii_alphanumeric() | (before == b'@'));
        let digit = byte.is_ascii_digit() & !matches!(before, b'.' | b'-' | b':' | b'/');
        // A letter within a word begins none, except in scripts without spaces.
        let letter = (byte.is_ascii_alphabetic() | (byte >= 0x80)) & (before < 0x80);
        (free & (digit | letter)) | (byte >= FIRST_WITHOUT_SPACES)
    });
    let first = (!text.is_empty()).then_some(0);
    let starts = first.into_iter().chain(after_others.map(|at| at + 1));
    starts.filter(|&at| text[at].is_ascii_digit() || OF_NUMBERS.has(text, at))
}

/// Returns the number of "Retry-After: 3600".
fn header(text: &[u8], start: usize) -> Option<u64> {
    let before = text[..start].trim_ascii_end();
    let name = before.strip_suffix(b":").or_else(|| before.strip_suffix(b"="))?.trim_ascii_end();
    let name = name.strip_suffix(b"\"").unwrap_or(name);
    let ends_in = |wanted: &str| {
        name[name.len().saturating_sub(wanted.len())..].eq_ignore_ascii_case(wanted.as_bytes())
    };
    ["retry-after", "retry_after", "retryafter", "retry after"].into_iter().find(|wanted| ends_in(wanted))?;
    let (seconds, end) = digits(text, start)?;
    let is_date = match text[end..] {
        [b' ', ..] => date::is_month(text, end + 1),
        [b'.' | b'/', b'0'..=b'9', ..] => true,
        _ => false,
    };
    let bare = !text.get(end).is_some_and(|&byte| is_letter(byte) || matches!(byte, b':' | b'-'));
    (bare && !is_date && time_at(text, start).is_none()).then_some(seconds)
}

/// Whether a time is the value of a field of a log: "delay=00:00:04".
fn is_a_field(text: &[u8], start: usize) -> bool {
    text[..start].ends_with(b"=") && !text[..start].ends_with(b">=")
}

/// Whether the word after a time makes it a period, or one that is over: "10 minutes ago", "24時間以内".
fn is_period(text: &[u8], end: usize) -> bool {
    word_of(text, skip(text, end, b" "), PERIODS).is_some()
}

/// Whether a time without other words may be a time to wait: not a date, a field of a log, or the period of a limit.
fn may_be_any(text: &[u8], start: usize, time: &Time) -> bool {
    let before = sentence_before(text, start);
    let written_out = !text[start..time.end].contains(&b':') && !time.article;
    let of_other = matches!(nearest_talk(before), Some((Talk::Other, _)));
    written_out && !of_other && !is_a_field(text, start) && !goes_on(before) && !is_counted(before)
}

fn is_about_retrying(text: &[u8], start: usize, time: &Time) -> bool {
    let before = sentence_before(text, start);
    let goes_on = goes_on(before);
    let is_counted_after = |at: usize| is_counted(&before[at..]);
    match nearest_talk(before) {
        Some((Talk::Other, _)) => false,
        _ if is_a_field(text, start) => false,
        // "100 mails a day"
        _ if time.article && !is_one_of(last_word(before), BEFORE_ARTICLES) => false,
        Some((_, at)) if is_counted_after(at) => false,
        // "Delayed: no answer from the host for 8 hours"
        Some((Talk::Wait, at)) => !goes_on || before.len() - at <= NEAR,
        Some((Talk::Try, at)) => !is_own_plan(before, at) && (!goes_on || is_negated(&before[..at])),
        None => {
            (!goes_on || is_negated(before))
                && !is_counted(before)
                && speaks_of_retrying(clause_after(text, time.end))
        }
    }
}

/// Whether the word before a time means a duration: "for", "within", "每".
fn goes_on(before: &[u8]) -> bool {
    let word = last_word(before);
    GOING_ON.iter().any(|wanted| match wanted.first() {
        Some(&first) if first >= FIRST_WITHOUT_SPACES => word.ends_with(wanted),
        _ => word.eq_ignore_ascii_case(wanted),
    })
}

/// Whether something is counted by the time after these words: "20 messages in", "20 new messages in the first".
fn is_counted(before: &[u8]) -> bool {
    let mut words = before.rsplit(|&byte| byte == b' ').filter(|word| !word.is_empty());
    words.by_ref().take(3).any(|word| is_one_of(word, COUNTED_IN))
        && words.take(4).skip(1).any(|word| word.iter().all(u8::is_ascii_digit))
}

/// Whether the sender speaks of itself: "We will try again in 4 hours".
fn is_own_plan(before: &[u8], at: usize) -> bool {
    let near = &before[at.saturating_sub(10)..(at + 5).min(before.len())];
    OWN_PLANS.iter().any(|plan| near.windows(plan.len()).any(|here| here.eq_ignore_ascii_case(plan)))
}

/// Whether the words before "again" are negated: "do not try again for 10 minutes".
fn is_negated(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(16)..];
    word_starts(near)
        .any(|at| texts!["not ", "never ", "nicht "].iter().any(|word| begins_with(&near[at..], word)))
        || near.windows(4).any(|four| four.eq_ignore_ascii_case(b"n't "))
}

/// The text before this position in the same sentence, without what is before a parenthesis that the position is in: "in a few
/// minutes (5 connections in 60 seconds)".
fn sentence_before(text: &[u8], start: usize) -> &[u8] {
    let before = &text[start.saturating_sub(CONTEXT)..start];
    let mut closed = 0;
    for at in (0..before.len()).rev() {
        let Some((mark, end)) = mark(before, at) else { continue };
        let rest = before[end..].trim_ascii_start();
        let is_start = match mark {
            b'.' | b'!' | b'?' | b';' => {
                !(rest.is_empty() && is_one_of(last_word(&before[..at]), ABBREVIATIONS))
            }
            b')' => {
                closed += 1;
                false
            }
            b'(' if closed > 0 => {
                closed -= 1;
                false
            }
            // "try again later (in 5 minutes)"
            b'(' => rest.trim_ascii_end().contains(&b' '),
            _ => false,
        };
        if is_start {
            return rest;
        }
    }
    before
}

/// The text after this position in the same clause.
fn clause_after(text: &[u8], end: usize) -> &[u8] {
    let after = &text[end..text.len().min(end + CONTEXT)];
    // "10 min. warten"
    let after = match after {
        [b'.', b' ', b'a'..=b'z', ..] => &after[1..],
        _ => after,
    };
    let clause = (0..after.len())
        .find(|&at| matches!(after[at], b'.' | b'!' | b'?' | b';') || mark(after, at).is_some());
    &after[..clause.unwrap_or(after.len())]
}

/// Returns the mark at this position that ends a sentence or a clause, as in ASCII, and where it ends. A mark of ASCII that
/// ends a sentence is before a space.
fn mark(text: &[u8], at: usize) -> Option<(u8, usize)> {
    match text[at..] {
        [mark @ (b'.' | b'!' | b'?' | b';'), b' ', ..] => Some((mark, at + 2)),
        [mark @ (b',' | b':' | b'(' | b')'), ..] => Some((mark, at + 1)),
        // U+3001 and U+3002
        [0xe3, 0x80, 0x81, ..] => Some((b',', at + 3)),
        [0xe3, 0x80, 0x82, ..] => Some((b'.', at + 3)),
        // U+FF01 to U+FF3F are the characters from "!" to "_".
        [0xef, 0xbc, low @ 0x81..=0xbf, ..] => {
            let mark = low - 0x60;
            matches!(mark, b'.' | b'!' | b'?' | b';' | b',' | b':' | b'(' | b')').then_some((mark, at + 3))
        }
        _ => None,
    }
}

fn is_one_of(word: &[u8], words: Texts) -> bool {
    words.iter().any(|wanted| word.eq_ignore_ascii_case(wanted))
}

fn last_word(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_end();
    let start = text.iter().rposition(|&byte| !(is_letter(byte) || byte.is_ascii_digit() || byte == b'\''));
    &text[start.map_or(0, |start| start + 1)..]
}

/// Returns what the last word that is about something is about, and its position.
fn nearest_talk(text: &[u8]) -> Option<(Talk, usize)> {
    word_starts(text).rev().find_map(|at| Some((talk_at(text, at)?, at)))
}

/// Whether the words after a time say to try again then.
fn speaks_of_retrying(clause: &[u8]) -> bool {
    let mut speaks = false;
    for at in word_starts(clause) {
        match talk_at(clause, at) {
            Some(Talk::Other) => return false,
            Some(Talk::Try) => speaks = true,
            _ => speaks |= WAITING.iter().any(|piece| begins_with(&clause[at..], piece)),
        }
    }
    speaks
}

/// Returns what the word at this position is about.
fn talk_at(text: &[u8], at: usize) -> Option<Talk> {
    if !OF_TALK.has(text, at) {
        return None;
    }
    TALK.iter()
        .find(|(_, pieces)| pieces.iter().any(|piece| begins_with(&text[at..], piece)))
        .map(|(talk, _)| *talk)
}

/// Returns the starts of words.
fn word_starts(text: &[u8]) -> impl DoubleEndedIterator<Item = usize> {
    (0..text.len()).filter(|&at| {
        let is_inside = at > 0 && is_letter(text[at - 1]) && text[at] < FIRST_WITHOUT_SPACES;
        is_letter(text[at]) && !is_inside
    })
}

fn begins_with(text: &[u8], piece: &[u8]) -> bool {
    // Most differ in the first byte.
    text.first().map(u8::to_ascii_lowercase) == piece.first().copied()
        && text.get(..piece.len()).is_some_and(|start| start.eq_ignore_ascii_case(piece))
}

#[cfg(test)]
mod tests;
