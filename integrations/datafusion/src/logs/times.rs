//! Times as logs write them, as microseconds since 1970.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// Reads times. One without a year is of the last year in which it is not later than the log itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    /// A log has no lines of a later day.
    last: NaiveDate,
}

impl Clock {
    /// For a log that was last written to at this time. A day is added for time zones: a log has local times.
    pub(crate) fn of_log(written: DateTime<chrono::Utc>) -> Self {
        Self { last: written.date_naive() + TimeDelta::days(1) }
    }

    /// For a log of this year, or of the end of the year before.
    pub(crate) fn of_year(year: i32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, 12, 31).map(|last| Self { last })
    }

    /// Reads a time. Where it has no zone, it is taken for UTC.
    pub(crate) fn read(self, time: &[u8]) -> Option<i64> {
        let text = time.trim_ascii();
        match text {
            [b'@', label @ ..] => tai64(label),
            [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'-' | b'/', ..] => iso(text),
            [b'0'..=b'9', ..] => number(text).or_else(|| rfc5322(text)),
            _ => self.syslog(text).or_else(|| rfc5322(text)),
        }
    }

    /// `Mar  4 09:12:55`, or with a year behind the day.
    fn syslog(self, text: &[u8]) -> Option<i64> {
        let mut words = words(text);
        let month = month(words.next()?)?;
        let day = digits(words.next()?)?;
        let mut clock = words.next()?;
        let date = if clock.len() == 4 {
            let year = digits(clock)?;
            clock = words.next()?;
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?
        } else {
            self.date_without_year(month, day)?
        };
        Some(micros(date.and_time(time_of_day(clock)?)))
    }

    fn date_without_year(self, month: u32, day: u32) -> Option<NaiveDate> {
        // February 29 is of the last leap year: at most eight years ago, around 1900 and 2100.
        (0..=8)
            .filter_map(|ago| NaiveDate::from_ymd_opt(self.last.year() - ago, month, day))
            .find(|date| *date <= self.last)
    }
}

/// `2025-03-04T09:12:55.120+01:00`, with a space or slashes, with or without fraction and zone.
fn iso(text: &[u8]) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(digits(&date[..4])?).ok()?,
        digits(&date[5..7])?,
        digits(&date[8..])?,
    )?;
    let Some((_, rest)) = rest.split_first() else { return Some(micros(date.and_time(NaiveTime::MIN))) };
    let end =
        rest.iter().position(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-' | b' ')).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(end);
    Some(micros(date.and_time(time_of_day(clock)?)) - offset(zone)?)
}

/// `Tue, 4 Mar 2025 09:12:55 +0100` (RFC 5322 §3.3).
fn rfc5322(text: &[u8]) -> Option<i64> {
    let mut words = words(text).skip_while(|word| word.ends_with(b","));
    let day = digits(words.next()?)?;
    let month = month(words.next()?)?;
    let year = digits(words.next()?)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let clock = time_of_day(words.next()?)?;
    Some(micros(date.and_time(clock)) - words.next().map_or(Some(0), offset)?)
}

/// Seconds since 1970, with a fraction or without, milliseconds or microseconds.
fn number(text: &[u8]) -> Option<i64> {
    let end = text.iter().position(|byte| *byte == b'.').unwrap_or(text.len());
    let (whole, fraction) = text.split_at(end);
    let value: i64 =
        std::str::from_utf8(whole).ok().filter(|_| whole.iter().all(u8::is_ascii_digit))?.parse().ok()?;
    match whole.len() {
        9 | 10 => Some(value * 1_000_000 + i64::from(microseconds(fraction)?)),
        13 => Some(value * 1000),
        16 => Some(value),
        _ => None,
    }
}

/// A label of TAI64N: seconds from 2^62, ten of which TAI was ahead in 1970, and nanoseconds.
fn tai64(label: &[u8]) -> Option<i64> {
    let hex = |part: &[u8]| u64::from_str_radix(std::str::from_utf8(part).ok()?, 16).ok();
    let (seconds, nanoseconds) = label.split_at_checked(16)?;
    let seconds = hex(seconds)?.checked_sub((1 << 62) + 10)?;
    let micros = hex(nanoseconds.get(..8)?)? / 1000;
    i64::try_from(seconds).ok()?.checked_mul(1_000_000)?.checked_add(i64::try_from(micros).ok()?)
}

fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b' ').filter(|word| !word.is_empty())
}

fn month(word: &[u8]) -> Option<u32> {
    let at = MONTHS.iter().position(|month| word.eq_ignore_ascii_case(month))?;
    u32::try_from(at + 1).ok()
}

fn digits(text: &[u8]) -> Option<u32> {
    let is_short = matches!(text.len(), 1..=4);
    text.iter()
        .filter(|_| is_short)
        .try_fold(None, |value: Option<u32>, byte| {
            byte.is_ascii_digit().then(|| Some(value.unwrap_or(0) * 10 + u32::from(byte - b'0')))
        })
        .flatten()
}

/// `09:12:55`, with a fraction after a dot or comma.
fn time_of_day(text: &[u8]) -> Option<NaiveTime> {
    let (clock, fraction) = text.split_at_checked(8)?;
    if clock[2] != b':' || clock[5] != b':' {
        return None;
    }
    // A leap second is the last of its minute.
    let second = digits(&clock[6..])?.min(59);
    NaiveTime::from_hms_micro_opt(
        digits(&clock[..2])?,
        digits(&clock[3..5])?,
        second,
        microseconds(fraction)?,
    )
}

/// A fraction behind its dot or comma.
fn microseconds(fraction: &[u8]) -> Option<u32> {
    let [b'.' | b',', digits @ ..] = fraction else { return fraction.is_empty().then_some(0) };
    let value = |at: usize| digits.get(at).map_or(Some(0), |byte| byte.is_ascii_digit().then(|| byte - b'0'));
    (0..6).try_fold(0, |sum, at| Some(sum * 10 + u32::from(value(at)?)))
}

/// What a zone is ahead of UTC, in microseconds: `Z`, `+01:00`, ` +0100`, `GMT` or nothing.
fn offset(zone: &[u8]) -> Option<i64> {
    let (sign, clock) = match zone.trim_ascii() {
        b"" | b"Z" | b"z" | b"GMT" | b"UTC" | b"UT" => return Some(0),
        [b'+', clock @ ..] => (1, clock),
        [b'-', clock @ ..] => (-1, clock),
        _ => return None,
    };
    let (hours, minutes) = clock.split_at_checked(2)?;
    let minutes = digits(minutes.strip_prefix(b":").unwrap_or(minutes))?;
    Some(sign * i64::from(digits(hours)? * 60 + minutes) * 60_000_000)
}

fn micros(time: NaiveDateTime) -> i64 {
    time.and_utc().timestamp_micros()
}

/// The day of a time, such as `2025-03-04`.
pub(crate) fn day(micros: i64) -> String {
    DateTime::from_timestamp_micros(micros)
        .map_or_else(|| UNKNOWN_DAY.to_owned(), |time| time.date_naive().to_string())
}

/// What stands for a day where a line has no time.
pub(crate) const UNKNOWN_DAY: &str = "unknown";

#[cfg(test)]
mod tests {
    use super::{Clock, day};
    use chrono::DateTime;

    #[test]
    fn times_of_all_forms_are_read() {
        let clock = Clock::of_year(2025).unwrap();
        // What `date --date=… +%s%6N` says of them.
        let cases: [(&str, Option<i64>); 27] = [
            ("Mar  4 09:12:55", Some(1_741_079_575_000_000)),
            ("Mar 14 09:12:55.25", Some(1_741_943_575_250_000)),
            ("Mar 04 2024 09:12:55", Some(1_709_543_575_000_000)),
            ("Dec 31 23:59:60", Some(1_767_225_599_000_000)),
            ("Feb 29 00:00:00", Some(1_709_164_800_000_000)),
            ("2025-03-04 09:12:55", Some(1_741_079_575_000_000)),
            ("2025/03/04 09:12:55", Some(1_741_079_575_000_000)),
            ("2025-03-04T09:12:55Z", Some(1_741_079_575_000_000)),
            ("2025-03-04T09:12:55.120+01:00", Some(1_741_075_975_120_000)),
            ("2025-03-04 09:12:55,120", Some(1_741_079_575_120_000)),
            ("2025-03-04 09:12:55 +0100", Some(1_741_075_975_000_000)),
            ("2025-03-04 09:12:55-0230", Some(1_741_088_575_000_000)),
            ("2025-03-04", Some(1_741_046_400_000_000)),
            ("Tue, 4 Mar 2025 09:12:55 +0100", Some(1_741_075_975_000_000)),
            ("4 Mar 2025 09:12:55 GMT", Some(1_741_079_575_000_000)),
            ("1741079575", Some(1_741_079_575_000_000)),
            ("1741079575.421", Some(1_741_079_575_421_000)),
            ("1741079575421", Some(1_741_079_575_421_000)),
            ("1741079575421123", Some(1_741_079_575_421_123)),
            ("@4000000067c6d1a7155042ac", Some(1_741_083_037_357_581)),
            ("", None),
            ("0", None),
            ("Mar", None),
            ("Mar 32 09:12:55", None),
            ("2025-13-04 09:12:55", None),
            ("2025-03-04 09:12:55 CET", None),
            ("@4000", None),
        ];
        for (time, wanted) in cases {
            assert_eq!(clock.read(time.as_bytes()), wanted, "{time}");
        }
    }

    #[test]
    fn a_year_that_is_not_written_follows_from_the_log() {
        let clock = Clock::of_log(DateTime::parse_from_rfc3339("2025-01-02T03:00:00Z").unwrap().into());
        let day_of = |time: &str| day(clock.read(time.as_bytes()).unwrap());
        assert_eq!(day_of("Dec 31 23:00:00"), "2024-12-31");
        assert_eq!(day_of("Jan  1 00:00:00"), "2025-01-01");
        // A time zone ahead of UTC.
        assert_eq!(day_of("Jan  3 01:00:00"), "2025-01-03");
        assert_eq!(day_of("Jan  4 00:00:00"), "2024-01-04");
    }
}
