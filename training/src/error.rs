//! What can go wrong, with file and line.

use std::fmt::Display;
use std::io;
use std::path::Path;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{path}: {error}")]
    File { path: String, error: io::Error },
    #[error("{place}: {what}")]
    Row { place: String, what: String },
    #[error("{0}")]
    Other(String),
}

impl Error {
    pub(crate) fn read(path: &Path, error: io::Error) -> Self {
        Self::File { path: path.display().to_string(), error }
    }

    pub(crate) fn row(place: &str, what: impl Display) -> Self {
        Self::Row { place: place.to_owned(), what: what.to_string() }
    }
}

/// `file:line`, from the index of a line.
pub(crate) fn at(file: &Path, index: usize) -> String {
    format!("{}:{}", file.display(), index + 1)
}
