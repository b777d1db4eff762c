//! The report as one page: no script, nothing from the network, light and dark, for a phone and a desk.

use super::tally::{TOP, Tally};
use super::words::{kind, number, percent, tenths_of_percent, words};
use smtp_reply::Language;
use std::fmt::{self, Display, Formatter};
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");

pub(crate) fn write(out: &mut dyn Write, tally: &Tally, language: Language, source: &str) -> io::Result<()> {
    let words = words(language);
    let source = Escaped(source);
    write!(
        out,
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}: {source}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1><p>{source}</p>",
        title = words.title,
    )?;
    if let Some((from, to)) = tally.period.ends() {
        write!(out, "<p>{}: {} – {}</p>", words.period, Escaped(&from), Escaped(&to))?;
    }
    writeln!(out, "</header>\n<main>")?;
    totals(out, tally, language)?;
    failures(out, tally, language)?;
    advice(out, tally, language)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

fn totals(out: &mut dyn Write, tally: &Tally, language: Language) -> io::Result<()> {
    let words = words(language);
    let replies = tally.kinds.total();
    writeln!(out, "<dl class=\"tiles\">")?;
    for (label, count) in tally.labelled_totals(words) {
        writeln!(out, "<div><dt>{label}</dt><dd>{}</dd></div>", number(language, count))?;
    }
    writeln!(out, "</dl>\n<section>\n<h2>{}</h2>", words.kinds)?;
    let pieces = tally.kinds.each();
    bar(out, pieces.clone().map(|(kind, count)| (kind.as_str(), count)), replies)?;
    writeln!(out, "<ul class=\"legend\">")?;
    for (of, count) in pieces {
        writeln!(
            out,
            "<li><i class=\"{of}\"></i>{} <span><b>{}</b> <small>{}</small></span></li>",
            kind(language, of),
            number(language, count),
            percent(language, count, replies),
        )?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn failures(out: &mut dyn Write, tally: &Tally, language: Language) -> io::Result<()> {
    let words = words(language);
    let list = |out: &mut dyn Write, class: &str, heading: &str, rows: Vec<Row<'_>>| {
        list(out, class, heading, language, tally.failed, rows)
    };
    let reasons = tally.reasons();
    let rows = reasons.iter().map(|&(reason, kinds)| Row {
        name: reason.explain(language).title(),
        note: Note::None,
        pieces: kinds.failures().map(|(kind, count)| (kind.as_str(), count)).to_vec(),
    });
    list(out, "reasons", words.reasons, rows.collect())?;
    let delays = tally.delays();
    let rows = delays.iter().map(|&(reason, count)| Row {
        name: reason.explain(language).title(),
        note: Note::None,
        pieces: vec![("soft", count)],
    });
    self::list(out, "reasons", words.delays, language, tally.delayed, rows.collect())?;

    writeln!(out, "<div class=\"row\">")?;
    let plain = |count| vec![("plain", count)];
    let destinations = tally.destinations();
    let rows = destinations.iter().map(|counted| Row {
        name: counted.name,
        note: if counted.exact { Note::None } else { Note::Text(words.at_least.to_owned()) },
        pieces: plain(counted.count),
    });
    list(out, "", words.destinations, rows.collect())?;
    let providers = tally.providers();
    let rows = providers.iter().take(TOP);
    let rows = rows.map(|&(name, rate)| {
        let share = percent(language, rate.failed, rate.total());
        Row {
            name: name.unwrap_or(words.other),
            note: Note::Text(format!("{share} {}", words.of_its_mail)),
            pieces: plain(rate.failed),
        }
    });
    list(out, "", words.providers, rows.collect())?;
    let blocklists = tally.blocklists();
    let rows = blocklists.iter().take(TOP).map(|&((name, lookup), count)| Row {
        name,
        note: lookup.map_or(Note::None, |lookup| Note::Page(words.look_up, lookup)),
        pieces: plain(count),
    });
    list(out, "", words.blocklists, rows.collect())?;
    writeln!(out, "</div>")
}

fn advice(out: &mut dyn Write, tally: &Tally, language: Language) -> io::Result<()> {
    let words = words(language);
    if tally.advised().next().is_none() {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>{}</h2>\n<div class=\"cards\">", words.advice)?;
    for (reason, kinds) in tally.advised() {
        let explanation = reason.explain(language);
        writeln!(
            out,
            "<article>\n<h3>{} <small>{}</small></h3>\n<p>{}</p>\n<ul>",
            Escaped(explanation.title()),
            number(language, kinds.total()),
            Escaped(explanation.meaning()),
        )?;
        for advice in explanation.sender_advice() {
            writeln!(out, "<li>{}</li>", Escaped(advice))?;
        }
        for link in tally.links(reason) {
            let (title, owner, url) =
                (Escaped(link.title(language)), Escaped(link.owner()), Escaped(link.url()));
            writeln!(out, "<li><a href=\"{url}\">{title}</a> ({owner})</li>")?;
        }
        writeln!(
            out,
            "</ul>\n<p class=\"retry\"><b>{}:</b> {}</p>",
            words.retry,
            Escaped(explanation.retry_text()),
        )?;
        let example = tally.example(reason);
        if !example.is_empty() {
            writeln!(out, "<p class=\"retry\"><b>{}:</b> <q>{}</q></p>", words.example, Escaped(example))?;
        }
        writeln!(out, "</article>")?;
    }
    writeln!(out, "</div>\n</section>")
}

/// A name with a bar; each piece of the bar has its colour by its class.
struct Row<'a> {
    name: &'a str,
    note: Note,
    pieces: Vec<(&'static str, u64)>,
}

/// What stands below a name.
enum Note {
    None,
    Text(String),
    /// Words, and the host whose page they lead to.
    Page(&'static str, &'static str),
}

impl Row<'_> {
    fn count(&self) -> u64 {
        self.pieces.iter().map(|&(_, count)| count).sum()
    }
}

fn list(
    out: &mut dyn Write,
    class: &str,
    heading: &str,
    language: Language,
    whole: u64,
    rows: Vec<Row<'_>>,
) -> io::Result<()> {
    let Some(largest) = rows.iter().map(Row::count).max() else { return Ok(()) };
    writeln!(out, "<section>\n<h2>{heading}</h2>\n<ol class=\"bars {class}\">")?;
    for row in rows {
        write!(out, "<li><span class=\"name\">{}", Escaped(row.name))?;
        match &row.note {
            Note::None => {}
            Note::Text(text) => write!(out, " <small>{}</small>", Escaped(text))?,
            Note::Page(words, url) => {
                let url = Escaped(url);
                write!(out, " <small>{words} <a href=\"{url}\">{url}</a></small>")?;
            }
        }
        writeln!(
            out,
            "</span><span class=\"count\">{} <small>{}</small></span>",
            number(language, row.count()),
            percent(language, row.count(), whole),
        )?;
        bar(out, row.pieces.into_iter(), largest)?;
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ol>\n</section>")
}

fn bar(out: &mut dyn Write, pieces: impl Iterator<Item = (&'static str, u64)>, whole: u64) -> io::Result<()> {
    write!(out, "<span class=\"bar\" aria-hidden=\"true\">")?;
    for (class, count) in pieces.filter(|&(_, count)| count > 0) {
        let tenths = tenths_of_percent(count, whole);
        write!(out, "<i class=\"{class}\" style=\"width:{}.{}%\"></i>", tenths / 10, tenths % 10)?;
    }
    writeln!(out, "</span>")
}

/// Text from a log or a file name, made harmless for a page.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                c if c.is_control() => f.write_str("\u{fffd}")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_from_the_log_is_escaped() {
        let mut tally = Tally::default();
        let line = "A1: to=<a@<script>alert('1')\"&.example>, status=bounced (550 5.1.1 no such user <img src=y onerror=z>)";
        tally.line(line.as_bytes(), &mut |_| {});
        assert_eq!(tally.failed, 1);
        for &language in Language::ALL {
            let mut page = Vec::new();
            write(&mut page, &tally, language, "<img src=x>.log").unwrap();
            let page = String::from_utf8(page).unwrap();
            assert!(
                !page.contains("<script") && !page.contains("<img") && !page.contains("alert('"),
                "{page}"
            );
            assert!(page.contains("&lt;img src=x&gt;.log") && page.contains("&lt;img src=y"), "{page}");
            assert_eq!(page.matches("<section").count(), page.matches("</section>").count());
            assert_eq!(page.matches("<span").count(), page.matches("</span>").count());
        }
    }

    #[test]
    fn an_empty_log_makes_a_page_too() {
        let mut page = Vec::new();
        write(&mut page, &Tally::default(), Language::En, "standard input").unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("standard input") && page.ends_with("</html>\n"), "{page}");
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("<script"), "{page}");
    }

    #[test]
    fn a_blocklist_has_a_link_to_its_page() {
        let mut tally = Tally::default();
        tally.line(b"554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org", &mut |_| {});
        let mut page = Vec::new();
        write(&mut page, &tally, Language::En, "-").unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("<a href=\"https://check.spamhaus.org/\">"), "{page}");
    }
}
