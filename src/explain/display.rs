//! Formatting of an explanation.

use super::Explanation;
use super::catalogue::{Catalogue, Unit};
use crate::knowledge::{Blocklist, Link, LinkKind};
use crate::language::Language;
use core::fmt::{self, Display, Formatter};
use core::time::Duration;

impl Display for Explanation {
    /// A few lines: title, meaning, notes, the first advice, the first page to ask for help, whether to try again.
    /// `{:#}` prints everything. The last line has no line end.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let headings = &Catalogue::of(self.language()).headings;
        f.write_str(self.title())?;
        match (self.code(), self.enhanced()) {
            (Some(code), Some(enhanced)) => write!(f, " ({code} {enhanced})")?,
            (Some(code), None) => write!(f, " ({code})")?,
            (None, Some(enhanced)) => write!(f, " ({enhanced})")?,
            (None, None) => {}
        }
        write!(f, "\n{}", self.meaning())?;
        for note in self.notes() {
            write!(f, "\n{note}")?;
        }
        if f.alternate() {
            list(f, headings.causes, self.causes())?;
            list(f, headings.sender, self.sender_advice())?;
            list(f, headings.recipient, self.recipient_advice())?;
            for (i, link) in self.links().enumerate() {
                if i == 0 {
                    write!(f, "\n\n{}:", headings.links)?;
                }
                f.write_str("\n- ")?;
                self.write_link(f, &link)?;
            }
            write!(f, "\n\n{}: {}", headings.retry, self.retry_text())?;
            for (i, reference) in self.references().enumerate() {
                if i == 0 {
                    write!(f, "\n{}: {reference}", headings.references)?;
                } else {
                    write!(f, ", {reference}")?;
                }
            }
            Ok(())
        } else {
            if let Some(advice) = self.sender_advice().first() {
                write!(f, "\n{}: {advice}", headings.sender)?;
            }
            if let Some(link) = self.where_to_ask() {
                f.write_str("\n")?;
                self.write_link(f, &link)?;
            }
            write!(f, "\n{}: {}", headings.retry, self.retry_text())
        }
    }
}

impl Explanation {
    /// The first link, if it is a contact that the note on the blocklist does not name.
    fn where_to_ask(&self) -> Option<Link> {
        let named = self.blocklist().and_then(lookup_page);
        self.links()
            .next()
            .filter(|link| matches!(link.kind(), LinkKind::Delisting | LinkKind::Support))
            .filter(|link| named != Some(link.url()))
    }

    /// "Contact for senders (Yahoo): https://…"
    fn write_link(&self, f: &mut Formatter<'_>, link: &Link) -> fmt::Result {
        write!(f, "{} ({}): {}", link.title(self.language()), link.owner(), link.url())
    }
}

/// The page that the note on a blocklist names.
pub(super) fn lookup_page(list: &Blocklist) -> Option<&'static str> {
    list.lookup_url().filter(|url| !url.starts_with("mailto:"))
}

fn list(f: &mut Formatter<'_>, heading: &str, items: &[&str]) -> fmt::Result {
    if !items.is_empty() {
        write!(f, "\n\n{heading}:")?;
    }
    items.iter().try_for_each(|item| write!(f, "\n- {item}"))
}

/// A time to wait in the two largest units that it fills, rounded up: "5 minutes", "1 day 2 hours".
#[derive(Clone, Copy)]
pub(super) struct Wait {
    language: Language,
    seconds: u64,
}

impl Wait {
    pub(super) fn new(language: Language, time: Duration) -> Self {
        let seconds = time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0)).max(1);
        Self { language, seconds }
    }
}

impl Display for Wait {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        const DAY: u64 = 24 * HOUR;
        let seconds = self.seconds;
        let (large, large_unit, small, small_unit) = match seconds {
            0..MINUTE => (0, Unit::Minute, seconds, Unit::Second),
            MINUTE..HOUR => (seconds / MINUTE, Unit::Minute, seconds % MINUTE, Unit::Second),
            HOUR..DAY => {
                let minutes = seconds.div_ceil(MINUTE);
                (minutes / 60, Unit::Hour, minutes % 60, Unit::Minute)
            }
            _ => {
                let hours = seconds.div_ceil(HOUR);
                (hours / 24, Unit::Day, hours % 24, Unit::Hour)
            }
        };
        let unit = Catalogue::of(self.language).unit;
        if large > 0 {
            write!(f, "{large} {}", unit(large_unit, large))?;
        }
        if large > 0 && small > 0 {
            f.write_str(" ")?;
        }
        if small > 0 {
            write!(f, "{small} {}", unit(small_unit, small))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::ToString;

    #[track_caller]
    fn check(seconds: u64, en: &str, de: &str) {
        let time = Duration::from_secs(seconds);
        assert_eq!(Wait::new(Language::En, time).to_string(), en);
        assert_eq!(Wait::new(Language::De, time).to_string(), de);
    }

    #[test]
    fn a_wait_is_said_in_its_two_largest_units() {
        check(0, "1 second", "1 Sekunde");
        check(1, "1 second", "1 Sekunde");
        check(59, "59 seconds", "59 Sekunden");
        check(60, "1 minute", "1 Minute");
        check(90, "1 minute 30 seconds", "1 Minute 30 Sekunden");
        check(300, "5 minutes", "5 Minuten");
        check(3600, "1 hour", "1 Stunde");
        check(3601, "1 hour 1 minute", "1 Stunde 1 Minute");
        check(7200 + 1740, "2 hours 29 minutes", "2 Stunden 29 Minuten");
        check(86_399, "24 hours", "24 Stunden");
        check(86_400, "1 day", "1 Tag");
        check(2 * 86_400 + 1, "2 days 1 hour", "2 Tage 1 Stunde");
    }

    #[test]
    fn a_wait_is_rounded_up_and_never_too_short() {
        assert_eq!(Wait::new(Language::En, Duration::from_millis(1500)).to_string(), "2 seconds");
        assert!(Wait::new(Language::En, Duration::MAX).to_string().contains("days"));
    }
}
