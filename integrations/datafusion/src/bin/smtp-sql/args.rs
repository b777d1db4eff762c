//! The command line.

use crate::output::Format;
use clap::{Args, Parser, Subcommand};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

/// SQL over mail logs, and over tables made of them.
///
/// The files are the table `events`: mail logs, plain or packed with gzip or zstd, or files of Parquet, CSV or JSON lines,
/// by the ends of their names (.parquet, .csv, .json, .jsonl, .ndjson). Of a log, each line is a row.
#[derive(Debug, Parser)]
#[command(version, name = "smtp-sql", args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) query: Query,
}

const EXAMPLES: &str = "\
Examples:
  smtp-sql /var/log/mail.log* --report reasons
  smtp-sql /var/log/mail.log* --query \"SELECT provider, count(*) FROM events WHERE delivery = 'failed' GROUP BY provider\"
  smtp-sql convert /var/log/mail.log* -o events
  smtp-sql events --report deliverability-by-week -o weeks.csv
  smtp-sql --cluster scheduler.example.com:50050 /data/events --report failures-by-provider-and-day";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Turn logs into Parquet, a directory for each day
    ///
    /// Lines that tell nothing of a delivery are left out.
    Convert(Convert),
    /// Run the scheduler of a cluster
    Scheduler(Scheduler),
    /// Run an executor of a cluster
    Executor(Executor),
}

#[derive(Debug, Args)]
pub(crate) struct Query {
    #[command(flatten)]
    pub(crate) input: Input,
    /// A further table: its name, and a file, a directory or a pattern
    #[arg(short, long = "table", value_name = "NAME=PATH", value_parser = table)]
    pub(crate) tables: Vec<(String, PathBuf)>,
    /// Read the files as logs, whatever their names are, such as files of events that a service has sent
    #[arg(long)]
    pub(crate) logs: bool,
    /// The statements to run; several stand between semicolons
    #[arg(short = 'q', long = "query", value_name = "SQL", conflicts_with = "report")]
    pub(crate) sql: Option<String>,
    /// The report to make of the table `events`
    #[arg(short, long, value_name = "NAME")]
    pub(crate) report: Option<String>,
    /// List the reports, with their SQL
    #[arg(long)]
    pub(crate) list_reports: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What to write; without it, what the file's name says, or a table
    #[arg(short, long)]
    pub(crate) format: Option<Format>,
    /// Run on a cluster, whose machines all have the files under the same names
    #[arg(long, value_name = "HOST:PORT")]
    pub(crate) cluster: Option<String>,
    /// Set an option of DataFusion or Ballista
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) options: Vec<(String, String)>,
}

#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The files, directories or patterns that are the table `events`
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The year of the last lines of logs that write none [default: by when each log was written]
    #[arg(long)]
    pub(crate) year: Option<i32>,
    /// Memory for sorting and grouping, in MiB; what takes more goes to temporary files
    #[arg(long, value_name = "MIB", default_value_t = 2048, value_parser = clap::value_parser!(u32).range(16..))]
    pub(crate) memory: u32,
    /// Read with so many cores [default: all]
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) cores: Option<u16>,
}

#[derive(Debug, Args)]
pub(crate) struct Convert {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The directory to write; it must not be there, or be empty
    #[arg(short, long, value_name = "DIRECTORY")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Scheduler {
    /// The address to listen at
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(crate) bind: IpAddr,
    /// The port to listen at; 0 takes a free one
    #[arg(long, default_value_t = 50050)]
    pub(crate) port: u16,
    /// The name under which executors reach this machine
    #[arg(long, default_value = "localhost")]
    pub(crate) host: String,
    /// After so many seconds without a sign of life an executor is given up, and its work done by others
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) executor_timeout: u64,
}

#[derive(Debug, Args)]
pub(crate) struct Executor {
    /// The scheduler to work for
    #[arg(long, value_name = "HOST:PORT", default_value = "localhost:50050")]
    pub(crate) scheduler: String,
    /// The address to listen at
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(crate) bind: IpAddr,
    /// The port for the data; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// The port for tasks; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    pub(crate) task_port: u16,
    /// The name under which the others reach this machine [default: its address]
    #[arg(long)]
    pub(crate) host: Option<String>,
    /// Run so many tasks at once [default: as many as there are cores]
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) cores: Option<u16>,
    /// Seconds between signs of life
    #[arg(long, value_name = "SECONDS", default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) heartbeat: u64,
    /// Where intermediate results are kept [default: a temporary directory]
    #[arg(long, value_name = "DIRECTORY")]
    pub(crate) work: Option<PathBuf>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    if name.is_empty() || value.is_empty() {
        return Err("expected NAME=VALUE".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}

fn table(text: &str) -> Result<(String, PathBuf), String> {
    pair(text).map(|(name, path)| (name, path.into()))
}

/// Takes a host and a port apart.
pub(crate) fn host_and_port(text: &str) -> Result<(String, u16), crate::error::Error> {
    let parts = text.rsplit_once(':').and_then(|(host, port)| Some((host.to_owned(), port.parse().ok()?)));
    parts.filter(|(host, _)| !host.is_empty()).ok_or_else(|| crate::error::Error::Address(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, host_and_port};
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn addresses_have_a_host_and_a_port() {
        for (text, wanted) in [
            ("scheduler.example.com:50050", Some(("scheduler.example.com", 50050))),
            ("[2001:db8::1]:80", Some(("[2001:db8::1]", 80))),
            ("scheduler.example.com", None),
            (":50050", None),
            ("scheduler.example.com:port", None),
        ] {
            let found = host_and_port(text).ok();
            assert_eq!(found.as_ref().map(|(host, port)| (&host[..], *port)), wanted, "{text}");
        }
    }
}
