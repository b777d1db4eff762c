//! The command line.

use smtp_reply::Language;
use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Turns a mail log into a bounce report.

Usage: bounce_report [--lang en|de] [--json] [--html FILE] [LOG]

  LOG           a mail log, or replies one a line; standard input where it is missing or -
  --lang TAG    language of the report; else that of LC_ALL, LC_MESSAGES or LANG, else English
  --json        print one JSON object instead of text
  --html FILE   also write the report as a page for a browser
  --help        print this
";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Options {
    Help,
    Report { path: Option<PathBuf>, language: Language, output: Output, html: Option<PathBuf> },
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
        let (mut path, mut language, mut output, mut html) = (None, None, Output::Text, None);
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
                    if path.replace(PathBuf::from(&arg)).is_some() {
                        return Err(format!("one log at a time, found another: {text}"));
                    }
                }
                "--" => only_paths = true,
                "--help" | "-h" => return Ok(Self::Help),
                "--json" if attached.is_none() => output = Output::Json,
                "--html" => html = Some(PathBuf::from(value()?)),
                "--lang" => {
                    let tag = value()?;
                    let read = tag.to_string_lossy().parse::<Language>();
                    language =
                        Some(read.map_err(|error| format!("--lang {}: {error}", tag.to_string_lossy()))?);
                }
                _ => return Err(format!("unknown option {text}; --help lists them all")),
            }
        }
        Ok(Self::Report {
            path: path.filter(|path| path.as_os_str() != "-"),
            language: language.unwrap_or_else(language_of_environment),
            output,
            html,
        })
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
        let expected = Options::Report {
            path: Some("mail.log".into()),
            language: Language::De,
            output: Output::Json,
            html: Some("a.html".into()),
        };
        assert_eq!(
            parse(&["--lang", "de", "--json", "--html", "a.html", "mail.log"]).as_ref(),
            Ok(&expected)
        );
        assert_eq!(parse(&["mail.log", "--html=a.html", "--json", "--lang=de_AT"]).as_ref(), Ok(&expected));
    }

    #[test]
    fn a_dash_is_standard_input_and_a_double_dash_ends_the_options() {
        let path = |args: &[&str]| match parse(args) {
            Ok(Options::Report { path, .. }) => path,
            other => panic!("{other:?}"),
        };
        assert_eq!(path(&[]), None);
        assert_eq!(path(&["-"]), None);
        assert_eq!(path(&["--", "--json"]), Some("--json".into()));
    }

    #[test]
    fn what_cannot_be_understood_is_one_clear_line() {
        let cases: [(&[&str], &str); 6] = [
            (&["--jsonn"], "unknown option --jsonn; --help lists them all"),
            (&["--json=yes"], "unknown option --json=yes; --help lists them all"),
            (&["--html"], "--html needs a value"),
            (&["--lang"], "--lang needs a value"),
            (&["--lang", "fr"], "--lang fr: expected the tag of one of the languages en, de; found another"),
            (&["a", "b"], "one log at a time, found another: b"),
        ];
        for (args, message) in cases {
            assert_eq!(parse(args), Err(message.to_owned()));
        }
    }
}
