//! What can go wrong, with file and line.

use std::fmt::Display;
use std::io;
use std::path::Path;

/// Why a command fails.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A file cannot be read or written.
    #[error("{path}: {error}")]
    File { path: String, error: io::Error },
    /// Something is wrong in a file.
    #[error("{place}: {what}")]
    Row { place: String, what: String },
    /// All else.
    #[error("{0}")]
    Other(String),
}

impl Error {
    pub(crate) fn read(path: &Path, error: io::Error) -> Self {
        Self::File { path: from_root(path).display().to_string(), error }
    }

    pub(crate) fn row(place: &str, what: impl Display) -> Self {
        Self::Row { place: place.to_owned(), what: what.to_string() }
    }
}

/// `file:line`, from the index of a line.
pub(crate) fn at(file: &Path, index: usize) -> String {
    format!("{}:{}", from_root(file).display(), index + 1)
}

/// The path as it is from the root of the repository.
fn from_root(path: &Path) -> &Path {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.and_then(|root| path.strip_prefix(root).ok()).unwrap_or(path)
}
