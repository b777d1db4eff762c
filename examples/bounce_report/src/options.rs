//! The command line.

use smtp_reply::Language;
use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Turns mail logs into a bounce report.

Usage: bounce_report [--lang en|de] [--json] [--html FILE] [--suppress FILE] [LOG ...]

  LOG              a mail log, or events or replies one a line, also packed by
                   gzip, xz or zstd and in UTF-16; standard input where none is
                   given, or for -
  --lang TAG       language of the report; else that of LC_ALL, LC_MESSAGES or
                   LANG, else English
  --json           print one JSON object instead of text
  --html FILE      also write the report as a page for a browser
  --suppress FILE  also write the addresses that no mail should be sent to any
                   more, one a line
  --help           print this
";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Options {
    Help,
    Report(Report),
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Report {
    /// None at all, or `-`, for standard input.
    pub(crate) logs: Vec<PathBuf>,
    pub(crate) language: Language,
    pub(crate) output: Output,
    pub(crate) html: Option<PathBuf>,
    pub(crate) suppress: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    Text,
    Json,
}

impl Options {
    /// Reads the arguments; the error is one line for the user.
    pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut args = args.into_iter();
        let (mut logs, mut language, mut output) = (Vec::new(), None, Output::Text);
        let (mut html, mut suppress) = (None, None);
        let mut only_paths = false;
        while let Some(arg) = args.next() {
            let text = arg.to_string_lossy();
            let (name, attached) = match text.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(OsString::from(value))),
                _ => (text.as_ref(), None),
            };
            let mut value =
                || attached.clone().or_else(|| args.next()).ok_or(format!("{name} needs a value"));
            match name {
                _ if only_paths || name == "-" || !name.starts_with('-') => {
                    logs.push(PathBuf::from(&arg));
                }
                "--" => only_paths = true,
                "--help" | "-h" => return Ok(Self::Help),
                "--json" if attached.is_none() => output = Output::Json,
                "--html" => html = Some(PathBuf::from(value()?)),
                "--suppress" => suppress = Some(PathBuf::from(value()?)),
                "--lang" => {
                    let tag = value()?;
                    let read = tag.to_string_lossy().parse::<Language>();
                    language =
                        Some(read.map_err(|error| format!("--lang {}: {error}", tag.to_string_lossy()))?);
                }
                _ => return Err(format!("unknown option {text}; --help lists them all")),
            }
        }
        let language = language.unwrap_or_else(language_of_environment);
        Ok(Self::Report(Report { logs, language, output, html, suppress }))
    }
}

/// The language of the locale, English where there is none or no report in it.
fn language_of_environment() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|locale| locale.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Options, String> {
        Options::parse(args.iter().map(OsString::from))
    }

    #[test]
    fn options_may_stand_anywhere() {
        let expected = Options::Report(Report {
            logs: vec!["mail.log".into(), "mail.log.1".into()],
            language: Language::De,
            output: Output::Json,
            html: Some("a.html".into()),
            suppress: Some("s".into()),
        });
        for args in [
            ["--lang", "de", "--json", "--html", "a.html", "mail.log", "--suppress", "s", "mail.log.1"]
                .as_slice(),
            &["mail.log", "--html=a.html", "--json", "--suppress=s", "mail.log.1", "--lang=de_AT"],
        ] {
            assert_eq!(parse(args).as_ref(), Ok(&expected));
        }
    }

    #[test]
    fn a_double_dash_ends_the_options() {
        let logs = |args: &[&str]| match parse(args) {
            Ok(Options::Report(Report { logs, .. })) => logs,
            other => panic!("{other:?}"),
        };
        assert!(logs(&[]).is_empty());
        assert_eq!(logs(&["-"]), [PathBuf::from("-")]);
        assert_eq!(logs(&["--", "--json"]), [PathBuf::from("--json")]);
    }

    #[test]
    fn what_cannot_be_understood_is_one_clear_line() {
        let cases: [(&[&str], &str); 5] = [
            (&["--jsonn"], "unknown option --jsonn; --help lists them all"),
            (&["--json=yes"], "unknown option --json=yes; --help lists them all"),
            (&["--html"], "--html needs a value"),
            (&["--lang"], "--lang needs a value"),
            (&["--lang", "fr"], "--lang fr: expected the tag of one of the languages en, de; found another"),
        ];
        for (args, message) in cases {
            assert_eq!(parse(args), Err(message.to_owned()));
        }
    }
}
