//! Files as tables.

use crate::error::{Error, log_error};
use datafusion::arrow::datatypes::DataType;
use datafusion::arrow::error::ArrowError;
use datafusion::catalog::TableProvider;
use datafusion::datasource::file_format::FileFormat;
use datafusion::datasource::file_format::csv::CsvFormat;
use datafusion::datasource::file_format::file_compression_type::FileCompressionType;
use datafusion::datasource::file_format::json::JsonFormat;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::error::DataFusionError;
use datafusion::prelude::{SessionConfig, SessionContext};
use futures::StreamExt;
use smtp_reply_datafusion::LogTable;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use url::Url;

/// A table of files of one kind.
#[derive(Debug)]
pub(crate) struct Table {
    name: String,
    kind: Kind,
    /// The files and directories that were named.
    roots: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Log,
    Parquet,
    Csv(Packing),
    Json(Packing),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
    Zstd,
}

impl Kind {
    /// By the end of a file's name. Whatever has none of the ends is a log.
    fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let (stem, packing) = [(".gz", Packing::Gzip), (".zst", Packing::Zstd)]
            .into_iter()
            .find_map(|(end, packing)| Some((name.strip_suffix(end)?, packing)))
            .unwrap_or((&name, Packing::Plain));
        match stem.rsplit_once('.').map(|(_, end)| end) {
            Some("parquet") => Self::Parquet,
            Some("csv") => Self::Csv(packing),
            Some("json" | "jsonl" | "ndjson") => Self::Json(packing),
            _ => Self::Log,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Log => "logs",
            Self::Parquet => "Parquet",
            Self::Csv(Packing::Plain) => "CSV",
            Self::Csv(_) => "packed CSV",
            Self::Json(Packing::Plain) => "JSON",
            Self::Json(_) => "packed JSON",
        }
    }

    fn format(self) -> Option<Arc<dyn FileFormat>> {
        Some(match self {
            Self::Log => return None,
            Self::Parquet => Arc::new(ParquetFormat::default()),
            Self::Csv(packing) => Arc::new(CsvFormat::default().with_file_compression_type(packing.into())),
            Self::Json(packing) => Arc::new(JsonFormat::default().with_file_compression_type(packing.into())),
        })
    }
}

impl From<Packing> for FileCompressionType {
    fn from(packing: Packing) -> Self {
        match packing {
            Packing::Plain => Self::UNCOMPRESSED,
            Packing::Gzip => Self::GZIP,
            Packing::Zstd => Self::ZSTD,
        }
    }
}

impl Table {
    /// Finds the files of a table. Patterns are resolved, directories are read with all that is in them. All files have
    /// to be of one kind; `as_logs` takes them for logs, whatever their names are.
    pub(crate) fn find(name: &str, paths: &[PathBuf], as_logs: bool) -> Result<Self, Error> {
        let (mut roots, mut files) = (Vec::new(), Vec::new());
        for path in paths {
            let found = if path.exists() { vec![path.clone()] } else { matches(path)? };
            if found.is_empty() {
                return Err(Error::NoFile(path.clone()));
            }
            roots.extend(found);
        }
        for root in &roots {
            add_files(root, &mut files)?;
        }
        let mut kinds = files.iter().map(|file| if as_logs { Kind::Log } else { Kind::of(file) });
        let kind = kinds.next().ok_or_else(|| Error::NoFile(paths.first().cloned().unwrap_or_default()))?;
        match kinds.find(|other| *other != kind) {
            Some(other) => Err(Error::Mixed(name.to_owned(), kind.name(), other.name())),
            None => Ok(Self { name: name.to_owned(), kind, roots, files }),
        }
    }

    /// Adds the table to a session.
    pub(crate) async fn register(&self, ctx: &SessionContext, year: Option<i32>) -> Result<(), Error> {
        let provider: Arc<dyn TableProvider> = match self.kind.format() {
            None => {
                let logs = LogTable::try_new(&self.files)?;
                Arc::new(match year {
                    Some(year) => logs.with_year(year)?,
                    None => logs,
                })
            }
            Some(format) => {
                if self.kind == Kind::Parquet {
                    self.files.iter().try_for_each(|file| check_footer(file))?;
                }
                let urls = self.urls();
                match listed(ctx, format, urls, &self.partitions()).await {
                    Ok(table) => Arc::new(table),
                    Err(error) => return Err(self.blame(&error).await.unwrap_or(error.into())),
                }
            }
        };
        ctx.register_table(&self.name, provider)?;
        Ok(())
    }

    /// Whether a cluster can read it.
    pub(crate) fn for_cluster(self) -> Result<Self, Error> {
        if self.kind == Kind::Log { Err(Error::LogOnCluster(self.files[0].clone())) } else { Ok(self) }
    }

    /// The columns that the names of directories tell, as in `day=2025-03-04`.
    fn partitions(&self) -> Vec<String> {
        let below = |root: &PathBuf| self.files[0].strip_prefix(root).ok();
        let path = self.roots.iter().find_map(below).and_then(Path::parent).unwrap_or(Path::new(""));
        let name = |part: Component<'_>| Some(part.as_os_str().to_str()?.split_once('=')?.0.to_owned());
        path.components().map_while(name).collect()
    }

    fn urls(&self) -> Vec<PathBuf> {
        if self.partitions().is_empty() { self.files.clone() } else { self.roots.clone() }
    }

    /// Tells which file of this table an error comes from, and after which row, if it is one of them.
    pub(crate) async fn blame(&self, error: &DataFusionError) -> Option<Error> {
        let format = self.kind.format().filter(|_| is_of_data(error))?;
        for file in &self.files {
            if let Err(error) = read_through(Arc::clone(&format), file).await {
                return Some(error);
            }
        }
        None
    }
}

/// Checks that a file ends as one of Parquet does: with the length of its metadata and a mark. The reader takes a length
/// that cannot be for granted.
fn check_footer(path: &Path) -> Result<(), Error> {
    let wrong = |error: &str| Error::Table { path: path.to_owned(), rows: None, error: error.to_owned() };
    let read = || -> io::Result<(u64, [u8; 8])> {
        let (mut file, mut end) = (File::open(path)?, [0; 8]);
        let size = file.metadata()?.len();
        file.seek(SeekFrom::Start(size.saturating_sub(8)))?;
        file.read_exact(&mut end)?;
        Ok((size, end))
    };
    let (size, end) = read().map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => wrong("it is too short for a file of Parquet"),
        _ => Error::Read { path: path.to_owned(), error },
    })?;
    let [a, b, c, d, mark @ ..] = end;
    match &mark {
        b"PAR1" if u64::from(u32::from_le_bytes([a, b, c, d])) + 12 <= size => Ok(()),
        b"PAR1" => Err(wrong("its metadata would be longer than the file")),
        _ => Err(wrong("it does not end as a file of Parquet does; part of it may be missing")),
    }
}

/// Whether an error may come from what stands in a file.
fn is_of_data(error: &DataFusionError) -> bool {
    let computing = |error: &ArrowError| {
        matches!(
            error,
            ArrowError::DivideByZero | ArrowError::ArithmeticOverflow(_) | ArrowError::CastError(_)
        )
    };
    match error.find_root() {
        DataFusionError::ArrowError(error, _) => !computing(error),
        DataFusionError::ParquetError(_)
        | DataFusionError::ObjectStore(_)
        | DataFusionError::IoError(_)
        | DataFusionError::External(_)
        | DataFusionError::Execution(_) => log_error(error).is_none(),
        _ => false,
    }
}

/// Reads a file to its end, or to what is wrong with it.
async fn read_through(format: Arc<dyn FileFormat>, path: &Path) -> Result<(), Error> {
    let wrong = |rows, error: DataFusionError| {
        let error = error.find_root().strip_backtrace();
        Error::Table { path: path.to_owned(), rows, error }
    };
    let ctx = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1));
    let table = listed(&ctx, format, vec![path.to_owned()], &[]).await.map_err(|error| wrong(None, error))?;
    let frame = ctx.read_table(Arc::new(table))?;
    let mut batches = frame.execute_stream().await.map_err(|error| wrong(None, error))?;
    let mut rows = 0;
    while let Some(batch) = batches.next().await {
        rows += batch.map_err(|error| wrong(Some(rows), error))?.num_rows();
    }
    Ok(())
}

/// Files as a table of DataFusion.
async fn listed(
    ctx: &SessionContext,
    format: Arc<dyn FileFormat>,
    paths: Vec<PathBuf>,
    partitions: &[String],
) -> Result<ListingTable, DataFusionError> {
    let urls = paths.iter().map(|path| ListingTableUrl::parse(url(path)?)).collect::<Result<_, _>>()?;
    let extension = if partitions.is_empty() { String::new() } else { format.get_ext() };
    let columns = partitions.iter().map(|name| (name.clone(), DataType::Utf8)).collect();
    let options =
        ListingOptions::new(format).with_file_extension(extension).with_table_partition_cols(columns);
    let config = ListingTableConfig::new_with_multi_paths(urls).with_listing_options(options);
    ListingTable::try_new(config.infer_schema(&ctx.state()).await?)
}

fn url(path: &Path) -> Result<String, DataFusionError> {
    let path = path.canonicalize()?;
    let url = if path.is_dir() { Url::from_directory_path(&path) } else { Url::from_file_path(&path) };
    Ok(url.expect("the path is absolute").into())
}

/// The files that a pattern names, in the order of their names.
fn matches(pattern: &Path) -> Result<Vec<PathBuf>, Error> {
    let text = pattern.to_string_lossy();
    let paths = glob::glob(&text).map_err(|error| Error::Pattern(text.to_string(), error))?;
    paths
        .map(|path| path.map_err(|error| Error::Read { path: error.path().to_owned(), error: error.into() }))
        .collect()
}

/// Adds a file, or all files in a directory and below, in the order of their names. Hidden ones are left out.
fn add_files(root: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    if !root.is_dir() {
        files.push(root.to_owned());
        return Ok(());
    }
    let read = |error| Error::Read { path: root.to_owned(), error };
    let mut entries = std::fs::read_dir(root)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
        })
        .map_err(read)?;
    entries.retain(|path| !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
    entries.sort();
    entries.iter().try_for_each(|entry| add_files(entry, files))
}
