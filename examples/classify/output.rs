//! Answers as JSON, and as a table for people.

use crate::rules::{self, Rules};
use serde_json::{Value, json};
use smtp_reply::{
    Blocklist, BounceKind, Class, Classification, Delivery, Diagnostic, Escaped, Provider, Reason, ReplyCode,
    Stage, Subject,
};
use std::io::{self, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// One object a line.
    Json,
    Table {
        colour: bool,
        /// On a terminal a reply is cut to what fits.
        width: Option<usize>,
    },
}

impl Output {
    pub(crate) fn table(terminal: bool) -> Self {
        // https://no-color.org: set and not empty.
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self::Table { colour, width: width.filter(|_| terminal) }
    }

    pub(crate) fn write_head(self, out: &mut impl Write) -> io::Result<()> {
        let Self::Table { colour, .. } = self else { return Ok(()) };
        let columns = COLUMNS.map(|(head, _)| head.to_owned());
        write_row(out, &columns, if colour { [BOLD; 6] } else { [""; 6] })
    }

    pub(crate) fn write(
        self,
        out: &mut impl Write,
        reply: &[u8],
        c: &Classification,
        rules: Option<&Rules>,
    ) -> io::Result<()> {
        let rule = rules::name(rules, c);
        match self {
            Self::Json => {
                write_json(out, reply, c)?;
                // Only those who have rules have something to read there.
                if rules.is_some() {
                    write!(out, ",\"rule\":{}", json!(rule))?;
                }
                out.write_all(b"}\n")
            }
            Self::Table { colour, width } => {
                let codes =
                    [c.code().map(|code| code.to_string()), c.enhanced().map(|code| code.to_string())];
                let room = width.map_or(usize::MAX, |width| width.saturating_sub(REPLY_AT).max(20));
                let columns = [
                    codes.into_iter().flatten().collect::<Vec<_>>().join(" "),
                    c.reason().to_string(),
                    c.bounce().to_string(),
                    c.action().to_string(),
                    c.evidence().to_string(),
                    cut(Escaped::new(reply).to_string(), room),
                ];
                let bounce = if colour { colour_of(c.bounce()) } else { "" };
                write_row(out, &columns, ["", "", bounce, "", "", if colour { DIM } else { "" }])?;
                match rule {
                    Some(rule) => writeln!(out, "{:RULE_AT$}by rule {rule:?}", ""),
                    None => Ok(()),
                }
            }
        }
    }
}

/// All that is known, in the order that readers of the output may rely on, and no end yet. What is absent is null.
fn write_json(out: &mut impl Write, reply: &[u8], c: &Classification) -> io::Result<()> {
    let line = Diagnostic::parse(reply);
    let fields: [(&str, Value); 18] = [
        ("code", json!(c.code().map(ReplyCode::as_u16))),
        ("enhanced", json!(c.enhanced().map(|code| code.to_string()))),
        ("class", json!(c.class().map(Class::as_str))),
        ("subject", json!(c.subject().map(Subject::as_str))),
        ("category", json!(c.category().as_str())),
        ("reason", json!(c.reason().as_str())),
        ("bounce", json!(c.bounce().as_str())),
        ("action", json!(c.action().as_str())),
        ("evidence", json!(c.evidence().as_str())),
        ("matched", json!(c.matched().map(|at| Escaped::new(&reply[at]).to_string()))),
        ("retry_after", json!(c.retry_after().map(|time| time.as_secs()))),
        ("blocklist", json!(c.blocklist().map(Blocklist::name))),
        ("provider", json!(c.provider().map(Provider::id))),
        ("stage", json!(c.stage().map(Stage::as_str))),
        ("confidence", json!(c.confidence().percent())),
        ("runner_up", json!(c.runner_up().map(Reason::as_str))),
        ("delivery", json!(line.delivery().map(Delivery::as_str))),
        ("recipient", json!(line.recipient().map(String::from_utf8_lossy))),
    ];
    for (i, (name, value)) in fields.iter().enumerate() {
        write!(out, "{}\"{name}\":{value}", if i == 0 { '{' } else { ',' })?;
    }
    Ok(())
}

/// The head of each column and how wide it is, so that rows line up before the last one is known.
const COLUMNS: [(&str, usize); 6] =
    [("CODE", 11), ("REASON", 23), ("BOUNCE", 6), ("ACTION", 18), ("EVIDENCE", 13), ("REPLY", 0)];

/// What stands between two columns.
const GAP: &str = "  ";

/// Where the reply begins.
const REPLY_AT: usize = 11 + 23 + 6 + 18 + 13 + 5 * GAP.len();

/// Where the name of a rule begins, below the row.
const RULE_AT: usize = 11 + GAP.len();

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const RESET: &str = "\x1b[0m";

const fn colour_of(bounce: BounceKind) -> &'static str {
    match bounce {
        BounceKind::None => "\x1b[32m",
        BounceKind::Soft => "\x1b[33m",
        BounceKind::Hard => "\x1b[31m",
        BounceKind::Block => "\x1b[35m",
        _ => "",
    }
}

fn write_row(out: &mut impl Write, columns: &[String; 6], colours: [&str; 6]) -> io::Result<()> {
    for (i, ((column, (_, width)), colour)) in columns.iter().zip(COLUMNS).zip(colours).enumerate() {
        let gap = if i == 0 { "" } else { GAP };
        let reset = if colour.is_empty() { "" } else { RESET };
        write!(out, "{gap}{colour}{column:width$}{reset}")?;
    }
    out.write_all(b"\n")
}

/// The text, or as much of it as there is room for.
fn cut(mut text: String, room: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(room) {
        let last = text[..at].char_indices().next_back().map_or(0, |(at, _)| at);
        text.truncate(last);
        text.push('…');
    }
    text
}
