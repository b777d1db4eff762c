//! After what time the server wants to be tried again, where the words say so.

use crate::find::places;
use core::time::Duration;

/// Longer is not believed: no mail system keeps a message for so long.
const LONGEST: u64 = 30 * 24 * 60 * 60;

/// So many bytes before the number may say that it is about retrying.
const CONTEXT: usize = 64;

/// The first time in the text that is about retrying: "try again in 300 seconds", "wait 5 minutes", "in 00:04:32".
pub(super) fn find(text: &[u8]) -> Option<Duration> {
    // A number that stands free; at the front it has no words before it.
    let before_numbers = places(text, |a, b, _, _| {
        let glued = a.is_ascii_alphanumeric() | matches!(a, b'.' | b'-' | b'_');
        !glued & b.is_ascii_digit()
    });
    let mut end = 0;
    for start in before_numbers.map(|at| at + 1) {
        if start < end {
            continue;
        }
        let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b':';
        end = start + text[start..].iter().take_while(|byte| is_number(byte)).count();
        let seconds = time(&text[start..end], &text[end..]).filter(|seconds| (1..=LONGEST).contains(seconds));
        if seconds.is_some() && is_about_retrying(&text[start.saturating_sub(CONTEXT)..start]) {
            return seconds.map(Duration::from_secs);
        }
    }
    None
}

/// `300` and ` seconds`, or `00:04:32`.
fn time(digits: &[u8], after: &[u8]) -> Option<u64> {
    if digits.contains(&b':') {
        let mut parts = digits.split(|&byte| byte == b':').map(number);
        let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
        let fits = parts.next().is_none() && minutes < 60 && seconds < 60;
        return fits.then(|| hours * 3600 + minutes * 60 + seconds);
    }
    let unit = after.iter().position(|byte| !matches!(byte, b' ' | b'-' | b'+'))?;
    let unit = if unit <= 2 { &after[unit..] } else { return None };
    let end =
        unit.iter().position(|byte| !(byte.is_ascii_alphabetic() || *byte >= 0x80)).unwrap_or(unit.len());
    number(digits)?.checked_mul(seconds_in(&unit[..end])?)
}

fn number(digits: &[u8]) -> Option<u64> {
    // No time worth believing has more digits.
    (1..=7)
        .contains(&digits.len())
        .then(|| digits.iter().fold(0, |n, digit| n * 10 + u64::from(digit - b'0')))
}

/// The units as servers write them, in the languages of the replies.
fn seconds_in(unit: &[u8]) -> Option<u64> {
    const UNITS: [(&[&str], u64); 4] = [
        (
            &[
                "s",
                "sec",
                "secs",
                "second",
                "seconds",
                "sekunde",
                "sekunden",
                "seconde",
                "secondes",
                "segundos",
                "secondi",
                "секунд",
            ],
            1,
        ),
        (&["m", "min", "mins", "minute", "minutes", "minuten", "minutos", "minuti", "минут", "минуты"], 60),
        (
            &[
                "h",
                "hr",
                "hrs",
                "hour",
                "hours",
                "stunde",
                "stunden",
                "heure",
                "heures",
                "hora",
                "horas",
                "ore",
                "часа",
                "часов",
            ],
            3600,
        ),
        (&["d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "dias", "días", "giorni"], 86400),
    ];
    UNITS
        .iter()
        .find(|(names, _)| names.iter().any(|name| unit.eq_ignore_ascii_case(name.as_bytes())))
        .map(|(_, seconds)| *seconds)
}

/// Whether the words before a time speak of coming back, in the same sentence.
fn is_about_retrying(before: &[u8]) -> bool {
    const WORDS: [&str; 18] = [
        "again",
        "attend",
        "back",
        "defer",
        "delay",
        "essay",
        "graylist",
        "greylist",
        "intent",
        "next attempt",
        "reconnect",
        "resend",
        "retr",
        "riprov",
        "try",
        "versuch",
        "wait",
        "warten",
    ];
    /// For each letter the letters that may follow it, where the two begin one of the words.
    const BEGINNINGS: [u32; 26] = {
        let mut letters = [0; 26];
        let mut i = 0;
        while i < WORDS.len() {
            let word = WORDS[i].as_bytes();
            letters[(word[0] - b'a') as usize] |= 1 << (word[1] - b'a');
            i += 1;
        }
        letters
    };
    let ends = places(before, |a, b, _, _| matches!([a, b], [b'.' | b'!' | b';', b' ']));
    let sentence = &before[ends.last().map_or(0, |end| end + 2)..];
    sentence.windows(2).enumerate().any(|(at, two)| {
        let [first, second] = [two[0] | 0x20, two[1] | 0x20].map(|byte| byte.wrapping_sub(b'a'));
        first < 26
            && second < 26
            && BEGINNINGS[usize::from(first)] >> second & 1 != 0
            && WORDS.iter().any(|word| {
                sentence
                    .get(at..at + word.len())
                    .is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn assert_seconds(cases: &[(&str, u64)]) {
        for (text, seconds) in cases {
            assert_eq!(find(text.as_bytes()).map(|time| time.as_secs()), Some(*seconds), "{text}");
        }
    }

    #[test]
    fn a_time_to_wait_is_read_in_its_unit() {
        assert_seconds(&[
            ("Greylisted, try again in 300 seconds", 300),
            ("Greylisted for 300s", 300),
            ("please wait 5 minutes", 300),
            ("retry in 1 hour", 3600),
            ("Please try again in 00:04:32", 272),
            ("come back after 2 days", 172_800),
            ("You must wait 10 mins before retrying", 600),
            ("try again in 45sec", 45),
            ("Bitte versuchen Sie es in 15 Minuten erneut", 900),
            ("Veuillez réessayer dans 2 heures", 7200),
            ("defer for 1-hour", 3600),
        ]);
    }

    #[test]
    fn what_is_no_time_to_wait_is_not_read() {
        for text in [
            "",
            "try again later",
            "try again in 0 seconds",
            "try again in 31 days",
            "try again in 99999999999999999999 seconds",
            "could not be delivered for 8 hours",
            "limit of 100 messages in 60 seconds exceeded",
            "try again later. At most 5 connections in 60 seconds",
            "retry 3 messages",
            "try mx2.example.com on port 25 hosts",
            "try again at 25:61:61",
            "retry 192.0.2.1 s",
        ] {
            assert_eq!(find(text.as_bytes()), None, "{text}");
        }
    }
}
