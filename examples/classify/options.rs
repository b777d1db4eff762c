//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Classifies SMTP replies: what a mail server said, why, and what to do next.

Usage: classify [--json] [--rules FILE] [TEXT ...]

  TEXT          a reply, a log line or a Diagnostic-Code field; without any, each line of standard input,
                and without standard input a few examples
  --json        print one JSON object a line, with all that is known
  --rules FILE  override answers by the rules in this TOML file, and name the rule; it needs the feature `rules`
  --help        print this
  --            what comes after is no option
";

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) json: bool,
    pub(crate) rules: Option<PathBuf>,
    pub(crate) replies: Replies,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Replies {
    /// As bytes: an argument need not be UTF-8.
    Arguments(Vec<Vec<u8>>),
    StandardInput,
}

impl Options {
    /// Reads the arguments. `None` asks for help; the error is one line for the user.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Option<Self>, String> {
        let (mut json, mut rules, mut texts, mut only_texts) = (false, None, Vec::new(), false);
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let bytes = argument.into_encoded_bytes();
            match &bytes[..] {
                b"--" if !only_texts => only_texts = true,
                b"--json" if !only_texts => json = true,
                b"--rules" if !only_texts => {
                    let file = arguments.next().ok_or("--rules takes the name of a file")?;
                    rules = Some(PathBuf::from(file));
                }
                b"--help" | b"-h" if !only_texts => return Ok(None),
                [b'-', _, ..] if !only_texts => {
                    let option = bytes.escape_ascii();
                    return Err(format!("unknown option '{option}'; try --help, or put -- before a text"));
                }
                _ => texts.push(bytes),
            }
        }
        let replies = if texts.is_empty() { Replies::StandardInput } else { Replies::Arguments(texts) };
        Ok(Some(Self { json, rules, replies }))
    }
}
