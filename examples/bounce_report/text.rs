//! The report as text for a terminal.

use super::tally::{TOP, Tally};
use super::words::{kind, number, percent, words};
use smtp_reply::Language;
use std::io::{self, Write};

const BAR: u64 = 24;
/// The widest label; a longer one pushes its own row only.
const LABEL: usize = 44;

pub(crate) fn write(out: &mut dyn Write, tally: &Tally, language: Language, source: &str) -> io::Result<()> {
    let words = words(language);
    let source = if source == "-" { words.standard_input } else { source };
    writeln!(out, "{}: {}\n", words.title, printable(source))?;
    for (label, count) in words.totals.into_iter().zip(tally.totals()) {
        writeln!(out, "  {label:<20} {:>12}", number(language, count))?;
    }

    bars(
        out,
        words.kinds,
        language,
        tally.kinds.total(),
        tally.kinds.each().map(|(of, count)| (kind(language, of).to_owned(), count)),
    )?;
    let reasons = tally.reasons();
    let failed = tally.kinds.failed();
    bars(
        out,
        words.reasons,
        language,
        failed,
        reasons.iter().map(|(reason, kinds)| (reason.explain(language).title().to_owned(), kinds.failed())),
    )?;
    let providers = tally.providers();
    bars(
        out,
        words.providers,
        language,
        failed,
        providers.iter().take(TOP).map(|&(name, count)| (name.to_owned(), count)),
    )?;
    let blocklists = tally.blocklists();
    bars(
        out,
        words.blocklists,
        language,
        failed,
        blocklists.iter().take(TOP).map(|&((zone, lookup), count)| {
            let name = lookup.map(|lookup| format!("{zone} ({} {lookup})", words.look_up));
            (name.unwrap_or_else(|| zone.to_owned()), count)
        }),
    )?;
    let destinations = tally.destinations();
    bars(
        out,
        words.destinations,
        language,
        failed,
        destinations.iter().map(|counted| {
            let name = printable(counted.name);
            (if counted.exact { name } else { format!("{name} ({})", words.at_least) }, counted.count)
        }),
    )?;

    for (i, (reason, kinds)) in tally.advised().enumerate() {
        let explanation = reason.explain(language);
        if i == 0 {
            writeln!(out, "\n{}", words.advice)?;
        }
        writeln!(out, "\n  {} ({})", explanation.title(), number(language, kinds.failed()))?;
        wrap(out, "    ", "    ", explanation.meaning())?;
        for advice in explanation.sender_advice() {
            wrap(out, "    - ", "      ", advice)?;
        }
        for link in tally.links(reason) {
            writeln!(out, "    - {} ({}): {}", link.title(language), link.owner(), link.url())?;
        }
        wrap(out, "    ", "    ", &format!("{}: {}", words.retry, explanation.retry_text()))?;
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
    let rows: Vec<_> = rows.into_iter().collect();
    let Some(largest) = rows.iter().map(|&(_, count)| count).max() else { return Ok(()) };
    let label = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).min(LABEL);
    writeln!(out, "\n{heading}")?;
    for (name, count) in &rows {
        // What was there at all is seen.
        let eighths = count.saturating_mul(8 * BAR).div_ceil(largest.max(1));
        let mut bar = "█".repeat(usize::try_from(eighths / 8).unwrap_or(0));
        bar.push_str(["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][usize::try_from(eighths % 8).unwrap_or(0)]);
        let share = percent(language, *count, whole);
        let line = format!("  {name:<label$}  {:>11}  {share:>7}  {bar}", number(language, *count));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Control characters from a log do not reach the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Breaks lines at 100 columns.
fn wrap(out: &mut dyn Write, first: &str, other: &str, text: &str) -> io::Result<()> {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ') {
        if !empty && line.chars().count() + 1 + word.chars().count() > 100 {
            writeln!(out, "{line}")?;
            other.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    writeln!(out, "{line}")
}
