//! Logs to Parquet, a directory for each day.

use crate::args::Convert;
use crate::error::Error;
use crate::output::parquet_properties;
use crate::progress::Progress;
use crate::session;
use crate::tables::Table;
use datafusion::arrow::array::{AsArray, RecordBatch, UInt64Array};
use datafusion::arrow::compute::{partition, take_record_batch};
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::arrow::error::ArrowError;
use datafusion::error::DataFusionError;
use datafusion::execution::SendableRecordBatchStream;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::physical_plan::execute_stream_partitioned;
use futures::StreamExt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::task::JoinSet;

/// What is kept of a log: the lines that tell of a delivery, and the refusals of the server itself. The day comes last: it
/// is the name of a directory, not a column of the files.
const EVENTS: &str = "SELECT * EXCEPT (line, file, day), day FROM events WHERE delivery IS NOT NULL OR own_refusal OR complaint";

/// How many days each core has files open for. Logs are in the order of time: one or two are in use, and a month where
/// logs were merged without their times.
const OPEN_DAYS: usize = 32;

/// Turns logs into a directory of Parquet, whole or not at all.
pub(crate) async fn run(options: &Convert) -> Result<(), Error> {
    let ctx = session::local(&options.input, &[])?;
    Table::find("events", &options.input.files, true)?.register(&ctx, options.input.year).await?;
    let unfinished = Arc::new(beside(&options.output)?);

    let plan = ctx.sql(EVENTS).await?.create_physical_plan().await?;
    let progress = Progress::of(&plan);
    let mut shares = JoinSet::new();
    for (number, batches) in execute_stream_partitioned(plan, ctx.task_ctx())?.into_iter().enumerate() {
        shares.spawn(write(batches, Days::new(Arc::clone(&unfinished), number)));
    }
    while let Some(share) = shares.join_next().await {
        share.map_err(|error| DataFusionError::ExecutionJoin(Box::new(error)))??;
    }
    drop(progress);

    let written = Arc::into_inner(unfinished).expect("all shares are finished").keep();
    std::fs::rename(&written, &options.output).map_err(|error| {
        std::fs::remove_dir_all(&written).ok();
        Error::write(&options.output, &error)
    })
}

/// A new directory beside the one to be, which has to be new, too.
fn beside(output: &Path) -> Result<TempDir, Error> {
    if output.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Error::Exists(output.to_owned()));
    }
    let parent = output.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".smtp-sql-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(parent).map_err(|error| Error::write(output, &error))
}

async fn write(mut batches: SendableRecordBatchStream, mut days: Days) -> Result<(), Error> {
    while let Some(batch) = batches.next().await {
        let batch = batch?;
        days = tokio::task::spawn_blocking(move || days.write(&batch).map(|()| days))
            .await
            .map_err(|error| DataFusionError::ExecutionJoin(Box::new(error)))??;
    }
    days.finish()
}

/// The files of one share of the logs, one for each day.
struct Days {
    /// Removed with all that is in it, once no share writes any more, if it does not get its name.
    directory: Arc<TempDir>,
    share: usize,
    /// Files that are being written, the one written to last at the end.
    open: Vec<Day>,
    files: usize,
}

struct Day {
    name: String,
    path: PathBuf,
    writer: ArrowWriter<File>,
}

impl Days {
    fn new(directory: Arc<TempDir>, share: usize) -> Self {
        Self { directory, share, open: Vec::new(), files: 0 }
    }

    /// Writes each row to the file of its day.
    fn write(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        let batch = by_day(batch).map_err(DataFusionError::from)?;
        let (days, columns) = batch.columns().split_last().expect("the day is the last column");
        let events = batch.project(&(0..columns.len()).collect::<Vec<_>>()).map_err(DataFusionError::from)?;
        let names = days.as_string::<i32>();
        for range in partition(std::slice::from_ref(days)).map_err(DataFusionError::from)?.ranges() {
            let rows = events.slice(range.start, range.len());
            self.day(names.value(range.start), rows.schema())?.write(&rows)?;
        }
        Ok(())
    }

    /// The file of a day. Where too many are open, the one that was not written to for longest is closed.
    fn day(&mut self, name: &str, schema: SchemaRef) -> Result<&mut Day, Error> {
        if let Some(place) = self.open.iter().position(|day| day.name == name) {
            self.open[place..].rotate_left(1);
        } else {
            if self.open.len() == OPEN_DAYS {
                self.open.remove(0).finish()?;
            }
            self.files += 1;
            let file = format!("{}-{}.parquet", self.share, self.files);
            self.open.push(Day::create(self.directory.path(), name, &file, schema)?);
        }
        Ok(self.open.last_mut().expect("there is one"))
    }

    fn finish(self) -> Result<(), Error> {
        self.open.into_iter().try_for_each(Day::finish)
    }
}

/// The rows with those of each day together, where they are not: logs of several machines may have been merged without
/// their times.
fn by_day(batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let days = batch.columns().last().expect("the day is the last column").as_string::<i32>();
    if days.iter().is_sorted() {
        return Ok(batch.clone());
    }
    let mut order: Vec<usize> = (0..batch.num_rows()).collect();
    order.sort_by_key(|row| days.value(*row));
    take_record_batch(batch, &UInt64Array::from_iter_values(order.into_iter().map(|row| row as u64)))
}

impl Day {
    fn create(directory: &Path, day: &str, file: &str, schema: SchemaRef) -> Result<Self, Error> {
        let directory = directory.join(format!("day={day}"));
        let path = directory.join(file);
        let file = std::fs::create_dir_all(&directory)
            .and_then(|()| File::create_new(&path))
            .map_err(|error| Error::write(&path, &error))?;
        let writer = ArrowWriter::try_new(file, schema, Some(parquet_properties()))
            .map_err(|error| Error::write(&path, &error))?;
        Ok(Self { name: day.to_owned(), path, writer })
    }

    fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        self.writer.write(rows).map_err(|error| Error::write(&self.path, &error))
    }

    fn finish(self) -> Result<(), Error> {
        self.writer.close().map(drop).map_err(|error| Error::write(&self.path, &error))
    }
}
