//! Mail logs as a table.

mod pieces;
mod reader;
mod scan;
mod times;

use crate::columns::{self, Column};
use chrono::{DateTime, Utc};
use datafusion::arrow::datatypes::{Schema, SchemaRef};
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::{Result, project_schema};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{Expr, TableType};
use datafusion::physical_plan::ExecutionPlan;
use pieces::Log;
use reader::Packing;
use scan::LogExec;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use times::Clock;

/// Mail logs as a table: a row for each line, or for each event where a line holds several.
///
/// The logs are read as they are queried, in bounded memory. Plain logs are divided between the cores; logs packed with
/// gzip or zstd are unpacked on the way, each by one core. Logs need not be UTF-8: other bytes are classified as they
/// are, and shown as U+FFFD.
///
/// | column | type | what it is |
/// | --- | --- | --- |
/// | `time` | timestamp | when; UTC where the line names no zone |
/// | `day` | string | the day of `time`, such as `2025-03-04`, or `unknown` |
/// | `system` | name | what wrote the line, such as `postfix` |
/// | `queue_id` | string | the id that the system gave the message |
/// | `code` … `recipient` | | what [`smtp_classify`](crate#functions) tells of the line |
/// | `own_refusal` | boolean | whether the server itself refused a client: `delivery` is null then |
/// | `complaint` | boolean | whether a recipient has marked a mail as spam: `delivery` is null then |
/// | `host` | string | who gave the reply |
/// | `relay` | string | where the message was handed over, as written |
/// | `text` | string | what was said, without its code |
/// | `line` | string | the line itself |
/// | `file` | string | the log it is from |
///
/// A name is a string of a closed set, as a dictionary.
///
/// ```
/// use datafusion::prelude::SessionContext;
/// use smtp_reply_datafusion::LogTable;
/// use std::sync::Arc;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let directory = tempfile::tempdir()?;
/// # let path = directory.path().join("mail.log");
/// std::fs::write(&path, "\
///     Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, \
///     delay=0.9, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 No such user (in reply to \
///     RCPT TO command))\n")?;
/// let ctx = SessionContext::new();
/// ctx.register_table("logs", Arc::new(LogTable::try_new([path])?.with_year(2025)?))?;
/// let found = ctx.sql("SELECT day, recipient, reason FROM logs WHERE delivery = 'failed'").await?.to_string().await?;
/// assert!(found.contains("| 2025-03-04 | joe@example.com | user_unknown |"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct LogTable {
    logs: Vec<Arc<Log>>,
    schema: SchemaRef,
}

/// What makes a log unreadable.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// A log cannot be opened.
    #[error("cannot open {}: {error}", path.display())]
    #[non_exhaustive]
    Open {
        /// The log.
        path: PathBuf,
        /// What the operating system says.
        error: io::Error,
    },
    /// A log is packed in a way that is not read.
    #[error("{} is in {format}, which is not read here", path.display())]
    #[non_exhaustive]
    Format {
        /// The log.
        path: PathBuf,
        /// What it is packed with.
        format: &'static str,
    },
    /// A log cannot be read on.
    #[error(
        "cannot read {}{}, byte {byte} of its text: {error}",
        path.display(),
        line.map(|line| format!(" in line {line}")).unwrap_or_default()
    )]
    #[non_exhaustive]
    Read {
        /// The log.
        path: PathBuf,
        /// The number of the line, from 1, where it is known.
        line: Option<u64>,
        /// How many bytes had been read, unpacked.
        byte: u64,
        /// What is wrong.
        error: io::Error,
    },
    /// There is no such year in the calendar.
    #[error("there is no year {0}")]
    Year(i32),
}

impl LogError {
    fn open(path: &Path, error: io::Error) -> Self {
        Self::Open { path: path.to_owned(), error }
    }
}

impl From<LogError> for DataFusionError {
    fn from(error: LogError) -> Self {
        Self::External(Box::new(error))
    }
}

impl LogTable {
    /// Makes a table of these files. It looks at the first bytes of each to tell how it is packed.
    ///
    /// # Errors
    ///
    /// Fails where a file cannot be opened, or is packed in a way that is not read.
    ///
    /// ```
    /// use smtp_reply_datafusion::LogTable;
    ///
    /// let error = LogTable::try_new(["no/such.log"]).unwrap_err();
    /// assert!(error.to_string().starts_with("cannot open no/such.log: "));
    /// ```
    pub fn try_new<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Result<Self, LogError> {
        let logs =
            paths.into_iter().map(|path| Log::open(path.into()).map(Arc::new)).collect::<Result<_, _>>()?;
        let fields: Vec<_> = columns::log().iter().map(|column| column.field()).collect();
        Ok(Self { logs, schema: Arc::new(Schema::new(fields)) })
    }

    /// Sets the year of the last lines, for logs that write none: else it follows from when each log was last written to.
    ///
    /// # Errors
    ///
    /// Fails where there is no such year.
    pub fn with_year(mut self, year: i32) -> Result<Self, LogError> {
        let clock = Clock::of_year(year).ok_or(LogError::Year(year))?;
        for log in &mut self.logs {
            Arc::make_mut(log).clock = clock;
        }
        Ok(self)
    }
}

impl Log {
    fn open(path: PathBuf) -> Result<Self, LogError> {
        let about = path.metadata().map_err(|error| LogError::open(&path, error))?;
        if about.is_dir() {
            return Err(LogError::open(&path, io::ErrorKind::IsADirectory.into()));
        }
        let written = about.modified().map_or_else(|_| Utc::now(), DateTime::from);
        Ok(Self { packing: Packing::of(&path)?, size: about.len(), clock: Clock::of_log(written), path })
    }
}

#[async_trait::async_trait]
impl TableProvider for LogTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        _limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let columns: Vec<&'static Column> = match projection {
            Some(places) => places.iter().map(|&place| columns::log()[place]).collect(),
            None => columns::log(),
        };
        let shares = pieces::shares(&self.logs, state.config().target_partitions());
        Ok(Arc::new(LogExec::new(shares, columns, project_schema(&self.schema, projection)?)))
    }
}
