//! The command line.

use std::ffi::OsString;

pub(crate) const HELP: &str = "\
Classifies SMTP replies: what a mail server said, why, and what to do next.

Usage: classify [--json] [TEXT ...]

  TEXT          a reply, a log line or a Diagnostic-Code field; without any, each line of standard input,
                and if that is a terminal a few examples
  --json        print one JSON object a line, with all that is known
  --help        print this
  --            what comes after is no option
";

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) json: bool,
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
        let (mut json, mut texts, mut only_texts) = (false, Vec::new(), false);
        for argument in arguments {
            let bytes = argument.into_encoded_bytes();
            match &bytes[..] {
                b"--" if !only_texts => only_texts = true,
                b"--json" if !only_texts => json = true,
                b"--help" | b"-h" if !only_texts => return Ok(None),
                [b'-', _, ..] if !only_texts => {
                    let option = bytes.escape_ascii();
                    return Err(format!("unknown option '{option}'; try --help, or put -- before a text"));
                }
                _ => texts.push(bytes),
            }
        }
        let replies = if texts.is_empty() { Replies::StandardInput } else { Replies::Arguments(texts) };
        Ok(Some(Self { json, replies }))
    }
}
