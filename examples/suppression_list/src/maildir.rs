//! A Maildir: messages are files that are moved from `new` to `cur`.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;

/// The names of the new messages.
pub(crate) fn new_messages(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = fs::read_dir(folder.join("new"))?;
    let mut names = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
    names.sort();
    Ok(names)
}

pub(crate) fn read(folder: &Path, name: &OsStr) -> io::Result<Vec<u8>> {
    fs::read(folder.join("new").join(name))
}

/// Moves a message to `cur`, with the flag of a message that was seen or without.
pub(crate) fn file_away(folder: &Path, name: &OsStr, seen: bool) -> io::Result<()> {
    let mut with_flags = name.to_owned();
    with_flags.push(if seen { ":2,S" } else { ":2," });
    fs::rename(folder.join("new").join(name), folder.join("cur").join(with_flags))
}
