//! SQL over mail logs: see the README of this package.

mod args;
mod cluster;
mod convert;
mod error;
mod output;
mod progress;
mod query;
mod reports;
mod session;
mod tables;

use args::{Arguments, Command};
use clap::Parser;
use error::Error;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

/// The planner of SQL calls itself for what is nested.
const STACK: usize = 16 << 20;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error")).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
    let result =
        runtime.map_err(Error::Io).and_then(|runtime| runtime.block_on(run_or_interrupt(&arguments)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough.
        Err(Error::Io(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("smtp-sql: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs what was asked for. An interrupt gives it up, and with it the files that are not finished.
async fn run_or_interrupt(arguments: &Arguments) -> Result<(), Error> {
    tokio::select! {
        // Interrupts are waited for before there is anything to give up.
        biased;
        interrupt = tokio::signal::ctrl_c() => interrupt.map_err(Error::Io).and(Err(Error::Interrupted)),
        result = run(arguments) => result,
    }
}

async fn run(arguments: &Arguments) -> Result<(), Error> {
    match &arguments.command {
        Some(Command::Convert(options)) => convert::run(options).await,
        Some(Command::Scheduler(options)) => cluster::schedule(options).await,
        Some(Command::Executor(options)) => cluster::execute(options).await,
        None if arguments.query.list_reports => reports::list(&mut io::stdout().lock()).map_err(Error::Io),
        None => query::run(&arguments.query).await,
    }
}
