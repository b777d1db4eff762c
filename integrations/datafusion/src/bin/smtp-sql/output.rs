//! Results: a table on the terminal, CSV, JSON lines or Parquet; in a file, whole or not at all.

use crate::error::Error;
use clap::ValueEnum;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::compute::cast;
use datafusion::arrow::csv;
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::arrow::error::ArrowError;
use datafusion::arrow::json;
use datafusion::arrow::util::pretty::pretty_format_batches_with_schema;
use datafusion::error::DataFusionError;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::properties::WriterProperties;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::NamedTempFile;

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table for people, of the first thousand rows
    Table,
    Csv,
    /// One object a line
    Json,
    Parquet,
}

/// How many rows a table for people has.
const TABLE_ROWS: usize = 1000;

impl Format {
    /// What the name of a file says; a table for a file of another name.
    pub(crate) fn of(path: &Path) -> Self {
        match path.extension().and_then(|end| end.to_str()) {
            Some("csv") => Self::Csv,
            Some("json" | "jsonl" | "ndjson") => Self::Json,
            Some("parquet") => Self::Parquet,
            _ => Self::Table,
        }
    }
}

/// Where a result goes.
pub(crate) struct Output {
    writer: Writer,
    schema: SchemaRef,
    /// The file to be, under another name.
    file: Option<(NamedTempFile, PathBuf)>,
    is_closed: Arc<AtomicBool>,
}

/// Standard output. A reader that has seen enough, such as `head`, is no error: the rest is not written.
struct StandardOutput {
    is_closed: Arc<AtomicBool>,
}

impl StandardOutput {
    fn unless_closed<T>(&self, result: io::Result<T>, unwritten: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed.store(true, Ordering::Relaxed);
                Ok(unwritten)
            }
            result => result,
        }
    }
}

impl Write for StandardOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_closed(io::stdout().write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_closed(io::stdout().flush(), ())
    }
}

type Out = BufWriter<Box<dyn Write + Send>>;

enum Writer {
    Table(Out, Vec<RecordBatch>),
    Csv(Box<csv::Writer<Out>>),
    Json(Box<json::LineDelimitedWriter<Out>>),
    Parquet(Box<ArrowWriter<File>>),
}

/// What makes a result unwritable: it, or its place.
#[derive(Debug)]
pub(crate) enum Failure {
    Io(io::Error),
    Other(String),
}

impl Output {
    /// Begins to write a result, to a file or to standard output.
    pub(crate) fn create(path: Option<&Path>, format: Format, schema: SchemaRef) -> Result<Self, Error> {
        let file = path.map(|path| Ok::<_, Error>((beside(path)?, path.to_owned()))).transpose()?;
        let is_closed = Arc::new(AtomicBool::new(false));
        let out = || -> Result<Out, Error> {
            Ok(BufWriter::new(match &file {
                Some((file, _)) => Box::new(file.reopen()?),
                None => Box::new(StandardOutput { is_closed: Arc::clone(&is_closed) }),
            }))
        };
        let writer = match format {
            Format::Table => Writer::Table(out()?, Vec::new()),
            Format::Csv => Writer::Csv(Box::new(csv::Writer::new(out()?))),
            Format::Json => {
                let builder = json::WriterBuilder::new().with_explicit_nulls(true);
                Writer::Json(Box::new(builder.build(out()?)))
            }
            Format::Parquet => {
                let (file, _) = file.as_ref().ok_or(Error::ParquetToTerminal)?;
                let writer =
                    ArrowWriter::try_new(file.reopen()?, Arc::clone(&schema), Some(parquet_properties()));
                Writer::Parquet(Box::new(writer.map_err(DataFusionError::from)?))
            }
        };
        Ok(Self { writer, schema, file, is_closed })
    }

    /// Writes a batch. Returns `false` where no more is wanted.
    pub(crate) fn write(&mut self, batch: RecordBatch) -> Result<bool, Error> {
        let batch = &of_schema(batch, &self.schema).map_err(DataFusionError::from)?;
        let result = match &mut self.writer {
            Writer::Table(_, batches) => {
                batches.push(batch.clone());
                return Ok(batches.iter().map(RecordBatch::num_rows).sum::<usize>() <= TABLE_ROWS);
            }
            Writer::Csv(writer) => writer.write(batch).map_err(Failure::from),
            Writer::Json(writer) => writer.write(batch).map_err(Failure::from),
            Writer::Parquet(writer) => writer.write(batch).map_err(Failure::from),
        };
        result.map_err(|failure| failure.at(self.file.as_ref().map(|(_, path)| path.as_path())))?;
        Ok(!self.is_closed.load(Ordering::Relaxed))
    }

    /// Writes the rest, and gives the file its name.
    pub(crate) fn finish(self) -> Result<(), Error> {
        let path = self.file.as_ref().map(|(_, path)| path.clone());
        self.writer.finish(self.schema).map_err(|failure| failure.at(path.as_deref()))?;
        let Some((file, path)) = self.file else { return Ok(()) };
        file.persist(&path).map_err(|error| Error::write(&path, &error.error))?;
        Ok(())
    }
}

impl Writer {
    fn finish(self, schema: SchemaRef) -> Result<(), Failure> {
        match self {
            Self::Table(mut out, mut batches) => {
                let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
                cut(&mut batches, TABLE_ROWS);
                let table = pretty_format_batches_with_schema(schema, &batches)?;
                writeln!(out, "{table}")?;
                if rows > TABLE_ROWS {
                    writeln!(out, "(the first {TABLE_ROWS} rows; --format csv writes all)")?;
                }
                out.flush()?;
            }
            Self::Csv(mut writer) => {
                // The names of the columns, where there are no rows.
                writer.write(&RecordBatch::new_empty(schema))?;
                writer.into_inner().flush()?;
            }
            Self::Json(mut writer) => {
                writer.finish()?;
                writer.into_inner().flush()?;
            }
            Self::Parquet(writer) => {
                writer.close()?;
            }
        }
        Ok(())
    }
}

impl Failure {
    /// The error of writing there, or to standard output.
    fn at(self, path: Option<&Path>) -> Error {
        match (self, path) {
            (Self::Io(error), None) => Error::Io(error),
            (Self::Io(error), Some(path)) => Error::write(path, &error),
            (Self::Other(error), path) => Error::write(path.unwrap_or(Path::new("standard output")), &error),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<ArrowError> for Failure {
    fn from(error: ArrowError) -> Self {
        match error {
            ArrowError::IoError(_, error) => Self::Io(error),
            error => Self::Other(error.to_string()),
        }
    }
}

impl From<ParquetError> for Failure {
    fn from(error: ParquetError) -> Self {
        Self::Other(error.to_string())
    }
}

/// A new file beside one to be, so that it needs only another name in the end. It is removed if it does not get it.
fn beside(path: &Path) -> Result<NamedTempFile, Error> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".smtp-sql-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(directory).map_err(|error| Error::write(path, &error))
}

/// Gives columns the types that were announced: a cluster sends dictionaries as strings.
fn of_schema(batch: RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
    if batch.schema_ref().fields() == schema.fields() {
        return Ok(batch);
    }
    let columns =
        batch.columns().iter().zip(schema.fields()).map(|(column, field)| cast(column, field.data_type()));
    RecordBatch::try_new(Arc::clone(schema), columns.collect::<Result<_, _>>()?)
}

/// Leaves so many rows.
fn cut(batches: &mut [RecordBatch], mut rows: usize) {
    for batch in batches {
        *batch = batch.slice(0, batch.num_rows().min(rows));
        rows -= batch.num_rows();
    }
}

/// How Parquet is written. Row groups are small, so that many files may be in the making at once.
pub(crate) fn parquet_properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(1 << 17))
        .build()
}
