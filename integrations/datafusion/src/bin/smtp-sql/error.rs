//! What can go wrong.

use datafusion::error::DataFusionError;
use smtp_reply_datafusion::LogError;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

/// An error, as it is shown to who runs the program.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("nothing to do: give --query or --report, or try --help")]
    NothingToDo,
    #[error("there is no report {0}; --list-reports shows those that there are")]
    NoSuchReport(String),
    #[error("{0} is no pattern: {1}")]
    Pattern(String, glob::PatternError),
    #[error("{} names no file", .0.display())]
    NoFile(PathBuf),
    #[error("cannot read {}: {error}", path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("cannot read {}{}: {error}", path.display(), rows.map(|rows| format!(" after row {rows}")).unwrap_or_default())]
    Table { path: PathBuf, rows: Option<usize>, error: String },
    #[error("the table {0} has files of several kinds: {1} and {2}")]
    Mixed(String, &'static str, &'static str),
    #[error(
        "{} is a log: a cluster reads files of Parquet, CSV or JSON; make them with smtp-sql convert", .0.display()
    )]
    LogOnCluster(PathBuf),
    #[error("cannot write {}: {error}", path.display())]
    Write { path: PathBuf, error: String },
    #[error("{} is there already, and not empty", .0.display())]
    Exists(PathBuf),
    #[error("Parquet is not for the terminal: give a file with -o")]
    ParquetToTerminal,
    #[error("several statements give results: a file takes those of one")]
    SeveralResults,
    #[error("expected HOST:PORT, found {0}")]
    Address(String),
    #[error("cannot reach the scheduler at {0}: {1}")]
    Cluster(String, String),
    #[error("interrupted")]
    Interrupted,
    #[error(transparent)]
    Log(#[from] LogError),
    #[error("{}", message(.0))]
    DataFusion(#[from] DataFusionError),
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("{0}")]
    Ballista(#[from] ballista_core::error::BallistaError),
}

impl Error {
    pub(crate) fn write(path: &Path, error: &dyn Display) -> Self {
        Self::Write { path: path.to_owned(), error: error.to_string() }
    }
}

/// What DataFusion says, without its stack and without the chain of contexts where a log is the cause.
fn message(error: &DataFusionError) -> String {
    match log_error(error) {
        Some(error) => error.to_string(),
        None => error.strip_backtrace(),
    }
}

/// The log that is the cause of an error.
pub(crate) fn log_error(error: &DataFusionError) -> Option<&LogError> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref() {
            return Some(error);
        }
        cause = error.source();
    }
    None
}
