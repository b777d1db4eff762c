//! The time that a log covers, as its lines write it.

/// The first and the last time that was seen. Logs are read in the order of time.
#[derive(Default)]
pub(crate) struct Period {
    first: Option<Box<[u8]>>,
    last: Vec<u8>,
}

/// No time is longer.
const LONGEST: usize = 40;

impl Period {
    pub(crate) fn add(&mut self, time: &[u8]) {
        if time.is_empty() || time.len() > LONGEST {
            return;
        }
        if self.first.is_none() {
            self.first = Some(time.into());
        }
        self.last.clear();
        self.last.extend_from_slice(time);
    }

    /// The first and the last, if there are any; times that are numbers as dates.
    pub(crate) fn ends(&self) -> Option<(String, String)> {
        Some((readable(self.first.as_deref()?), readable(&self.last)))
    }
}

/// A time as people write it. Numbers are seconds since 1970, or parts of them, or a label of TAI64N.
fn readable(time: &[u8]) -> String {
    let text = String::from_utf8_lossy(time);
    let seconds = if let Some(label) = text.strip_prefix('@') {
        // 2^62 and the ten seconds that TAI was ahead in 1970.
        let label = label.get(..16).and_then(|label| u64::from_str_radix(label, 16).ok());
        label.and_then(|label| label.checked_sub((1 << 62) + 10))
    } else {
        let whole = text.split('.').next().unwrap_or_default();
        let digits = whole.bytes().all(|byte| byte.is_ascii_digit()) && matches!(whole.len(), 10 | 13 | 16);
        if digits { whole[..10].parse().ok() } else { None }
    };
    seconds.map_or_else(|| text.into_owned(), date)
}

/// `2025-03-04T09:12:55Z`, by the civil calendar (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn date(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400 + 719_468, seconds % 86_400);
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_dates_and_the_rest_stays_as_written() {
        for (time, wanted) in [
            ("Mar  4 09:12:55", "Mar  4 09:12:55"),
            ("2025-03-04 09:12:55 +0100", "2025-03-04 09:12:55 +0100"),
            ("0", "0"),
            ("1741075975", "2025-03-04T08:12:55Z"),
            ("1741075975.421", "2025-03-04T08:12:55Z"),
            ("1767000000550000", "2025-12-29T09:20:00Z"),
            ("1709164800", "2024-02-29T00:00:00Z"),
            ("@4000000067c6d1a7155042ac", "2025-03-04T10:10:37Z"),
        ] {
            assert_eq!(readable(time.as_bytes()), wanted, "{time}");
        }
    }

    #[test]
    fn a_period_is_from_the_first_time_to_the_last() {
        let mut period = Period::default();
        assert_eq!(period.ends(), None);
        for time in [&b"Mar  4 09:00:00"[..], b"", b"Mar  5 10:00:00"] {
            period.add(time);
        }
        assert_eq!(period.ends(), Some(("Mar  4 09:00:00".to_owned(), "Mar  5 10:00:00".to_owned())));
    }
}
