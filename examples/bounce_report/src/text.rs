//! The report as text for a terminal of 80 columns.

use super::tally::{TOP, Tally};
use super::words::{kind, number, percent, words};
use smtp_reply::{Language, Reason};
use std::io::{self, Write};

const WIDTH: usize = 80;
const BAR: u64 = 16;
/// The widest label: what is left of the line beside counts, shares and bars. A longer one is cut.
const LABEL: usize = WIDTH - 2 - 2 - 9 - 2 - 7 - 2 - 16;

pub(crate) fn write(out: &mut dyn Write, tally: &Tally, language: Language, source: &str) -> io::Result<()> {
    head(out, tally, language, source)?;
    kinds_and_reasons(out, tally, language)?;
    places(out, tally, language)?;
    advice(out, tally, language)
}

/// Title, period and totals.
fn head(out: &mut dyn Write, tally: &Tally, language: Language, source: &str) -> io::Result<()> {
    let words = words(language);
    wrap(out, "", "  ", &format!("{}: {}", words.title, printable(source)))?;
    if let Some((from, to)) = tally.period.ends() {
        wrap(out, "", "  ", &format!("{}: {} – {}", words.period, printable(&from), printable(&to)))?;
    }
    writeln!(out)?;
    for (label, count) in tally.labelled_totals(words) {
        writeln!(out, "  {label:<24} {:>12}", number(language, count))?;
    }
    Ok(())
}

/// What failed or was delayed, and why.
fn kinds_and_reasons(out: &mut dyn Write, tally: &Tally, language: Language) -> io::Result<()> {
    let words = words(language);
    let kinds = tally.kinds.each().map(|(of, count)| (kind(language, of).to_owned(), count));
    bars(out, words.kinds, language, tally.kinds.total(), kinds)?;
    let reasons = tally.reasons();
    let reasons = reasons.iter().map(|(reason, kinds)| (title(*reason, language), kinds.total()));
    bars(out, words.reasons, language, tally.failed, reasons)?;
    let delays = tally.delays();
    let delays = delays.iter().map(|(reason, count)| (title(*reason, language), *count));
    bars(out, words.delays, language, tally.delayed, delays)
}

fn title(reason: Reason, language: Language) -> String {
    reason.explain(language).title().to_owned()
}

/// Where it failed: providers, blocklists and destinations.
fn places(out: &mut dyn Write, tally: &Tally, language: Language) -> io::Result<()> {
    let words = words(language);
    let providers = tally.providers();
    let providers = providers.iter().take(TOP).map(|&(name, rate)| {
        let share = percent(language, rate.failed, rate.total());
        (format!("{} ({share} {})", name.unwrap_or(words.other), words.of_its_mail), rate.failed)
    });
    bars(out, words.providers, language, tally.failed, providers)?;
    let blocklists = tally.blocklists();
    let shown = || blocklists.iter().take(TOP);
    let counts = shown().map(|&((name, _), count)| (name.to_owned(), count));
    bars(out, words.blocklists, language, tally.failed, counts)?;
    for ((name, lookup), _) in shown() {
        if let Some(url) = lookup {
            writeln!(out, "    {name}: {} {url}", words.look_up)?;
        }
    }
    let destinations = tally.destinations();
    let destinations = destinations.iter().map(|counted| {
        let name = printable(counted.name);
        (if counted.exact { name } else { format!("{name} ({})", words.at_least) }, counted.count)
    });
    bars(out, words.destinations, language, tally.failed, destinations)
}

/// What to do about the most frequent reasons.
fn advice(out: &mut dyn Write, tally: &Tally, language: Language) -> io::Result<()> {
    let words = words(language);
    for (i, (reason, kinds)) in tally.advised().enumerate() {
        let explanation = reason.explain(language);
        if i == 0 {
            writeln!(out, "\n{}", words.advice)?;
        }
        writeln!(out, "\n  {} ({})", explanation.title(), number(language, kinds.total()))?;
        wrap(out, "    ", "    ", explanation.meaning())?;
        for advice in explanation.sender_advice() {
            wrap(out, "    - ", "      ", advice)?;
        }
        for link in tally.links(reason) {
            let page = format!("{} ({}): {}", link.title(language), link.owner(), link.url());
            wrap(out, "    - ", "      ", &page)?;
        }
        wrap(out, "    ", "    ", &format!("{}: {}", words.retry, explanation.retry_text()))?;
        let example = tally.example(reason);
        if !example.is_empty() {
            wrap(out, "    ", "      ", &format!("{}: {}", words.example, printable(example)))?;
        }
    }
    Ok(())
}

fn bars(
    out: &mut dyn Write,
    heading: &str,
    language: Language,
    whole: u64,
    rows: impl IntoIterator<Item = (String, u64)>,
) -> io::Result<()> {
    let rows: Vec<_> = rows.into_iter().map(|(name, count)| (cut(name, LABEL), count)).collect();
    let Some(largest) = rows.iter().map(|&(_, count)| count).max() else { return Ok(()) };
    let label = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    writeln!(out, "\n{heading}")?;
    for (name, count) in &rows {
        // What was there at all is seen.
        let eighths = count.saturating_mul(8 * BAR).div_ceil(largest.max(1));
        let mut bar = "█".repeat(usize::try_from(eighths / 8).unwrap_or(0));
        bar.push_str(["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][usize::try_from(eighths % 8).unwrap_or(0)]);
        let share = percent(language, *count, whole);
        let line = format!("  {name:<label$}  {:>9}  {share:>7}  {bar}", number(language, *count));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The text, or as much of it as there is room for.
fn cut(text: String, room: usize) -> String {
    if text.chars().count() <= room {
        return text;
    }
    let mut short: String = text.chars().take(room - 1).collect();
    short.push('…');
    short
}

/// Control characters from a log do not reach the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Breaks lines where the terminal ends; a word that is longer than a line is broken, too.
fn wrap(out: &mut dyn Write, first: &str, other: &str, text: &str) -> io::Result<()> {
    let mut line = first.to_owned();
    let mut room = WIDTH - first.chars().count();
    let mut is_empty = true;
    let pieces = text.split(' ').flat_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        let longest = WIDTH - other.chars().count();
        letters.chunks(longest).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>()
    });
    for piece in pieces {
        let needed = piece.chars().count() + usize::from(!is_empty);
        if needed > room && !is_empty {
            writeln!(out, "{line}")?;
            other.clone_into(&mut line);
            room = WIDTH - other.chars().count();
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
            room -= 1;
        }
        room = room.saturating_sub(piece.chars().count());
        line.push_str(&piece);
        is_empty = false;
    }
    writeln!(out, "{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_fits_80_columns_in_every_language() {
        let mut tally = Tally::default();
        let zone = "blocked using zen.spamhaus.org; see https://www.spamhaus.org/query/ip/192.0.2.1";
        for text in [
            "550 5.1.1 no such user",
            "552 5.2.2 mailbox full",
            "550 5.7.26 this mail is unauthenticated: neither SPF nor DKIM passed",
            "550 4.4.7 message expired",
            "554 5.7.1 relay access denied",
            zone,
        ] {
            for (host, address) in
                [("gmail-smtp-in.l.google.com", "a"), (&*format!("{}.example", "x".repeat(80)), "b")]
            {
                let line = format!(
                    "Mar  4 09:14:07 mx postfix/smtp[1]: 4Z6: to=<{address}@{host}>, relay={host}[192.0.2.1]:25, dsn=5.0.0, \
                     status=bounced (host {host}[192.0.2.1] said: {text} (in reply to RCPT TO command))"
                );
                for _ in 0..1000 {
                    tally.line(line.as_bytes(), &mut |_| {});
                }
            }
        }
        for &language in Language::ALL {
            let mut out = Vec::new();
            write(&mut out, &tally, language, &"log ".repeat(50)).unwrap();
            let text = String::from_utf8(out).unwrap();
            for line in text.lines() {
                assert!(line.chars().count() <= WIDTH, "{language}, {}: {line}", line.chars().count());
            }
        }
    }
}
