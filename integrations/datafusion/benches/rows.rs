//! Rows a second, in SQL and in a loop over `classify()`, in the same run:
//!
//! ```sh
//! cargo bench --manifest-path integrations/datafusion/Cargo.toml
//! ```
//!
//! The texts are the labelled replies of `training/`. Each line is the best of several rounds.

use datafusion::arrow::array::{ArrayRef, AsArray, RecordBatch, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, SchemaRef};
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};
use serde_json::Value;
use smtp_reply::{Diagnostic, Reason};
use smtp_reply_datafusion::{LogTable, register_all};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROWS: usize = 400_000;
const BATCH: usize = 8192;
const ROUNDS: usize = 5;

/// How many different texts there are where they repeat themselves.
const REPEATING: usize = 200;

/// How often each reason is given.
type Counts = BTreeMap<String, usize>;

fn main() {
    let replies = replies();
    let texts =
        |distinct: usize| -> Vec<&str> { (0..ROWS).map(|row| &replies[row % distinct][..]).collect() };
    println!("{ROWS} rows, {} distinct texts, {REPEATING} where they repeat themselves", replies.len());
    println!("{:44} {:>12} {:>8}", "", "rows/s", "of loop");
    for (what, distinct) in [("distinct", replies.len()), ("repeating", REPEATING)] {
        let texts = texts(distinct);
        let (loop_time, wanted) = best(|| in_a_loop(&texts));
        print(&format!("{what} texts, a loop, 1 core"), loop_time, loop_time);
        let strings: ArrayRef = Arc::new(StringArray::from(texts));
        for (kind, data_type) in [
            ("strings", DataType::Utf8),
            ("views", DataType::Utf8View),
            ("a dictionary", DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))),
        ] {
            for cores in [1, 2] {
                let table = Table::of(&cast(&strings, &data_type).unwrap(), cores);
                let (time, counts) = best(|| table.count_reasons());
                assert_eq!(counts, wanted);
                print(&format!("{what} texts, {kind}, {cores} core(s)"), time, loop_time);
            }
        }
    }
    logs(&replies);
}

/// The replies of `training/`, each once.
fn replies() -> Vec<String> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../training/replies");
    let mut paths: Vec<_> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut texts: Vec<String> = Vec::new();
    for path in paths {
        for line in fs::read_to_string(path).unwrap().lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            texts.push(row["text"].as_str().unwrap().to_owned());
        }
    }
    texts.sort();
    texts.dedup();
    // Neighbours in the order of the alphabet are alike.
    let len = texts.len();
    (0..len).map(|at| texts[at * 7919 % len].clone()).collect()
}

fn best<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut time = || {
        let began = Instant::now();
        let result = run();
        (began.elapsed(), result)
    };
    let mut best = time();
    for _ in 1..ROUNDS {
        let next = time();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

fn print(what: &str, time: Duration, loop_time: Duration) {
    let rows = u32::try_from(ROWS).unwrap();
    let share = loop_time.as_secs_f64() / time.as_secs_f64() * 100.0;
    println!("{what:44} {:>12.0} {share:>6.0} %", f64::from(rows) / time.as_secs_f64());
}

fn in_a_loop(texts: &[&str]) -> Counts {
    let mut counts: HashMap<Reason, usize> = HashMap::new();
    for text in texts {
        *counts.entry(smtp_reply::classify(text).reason()).or_default() += 1;
    }
    counts.into_iter().map(|(reason, count)| (reason.as_str().to_owned(), count)).collect()
}

/// A column of texts in memory, and so many threads.
struct Table {
    ctx: SessionContext,
    runtime: tokio::runtime::Runtime,
}

impl Table {
    fn of(column: &ArrayRef, cores: usize) -> Self {
        let batches: Vec<_> = (0..column.len())
            .step_by(BATCH)
            .map(|from| column.slice(from, BATCH.min(column.len() - from)))
            .map(|column| RecordBatch::try_from_iter([("text", column)]).unwrap())
            .collect();
        let schema: SchemaRef = batches[0].schema();
        let partitions = batches.chunks(batches.len().div_ceil(cores)).map(<[_]>::to_vec).collect();
        let table = Self::new(cores);
        table
            .ctx
            .register_table("replies", Arc::new(MemTable::try_new(schema, partitions).unwrap()))
            .unwrap();
        table
    }

    fn new(cores: usize) -> Self {
        let ctx = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(cores));
        register_all(&ctx);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(cores).build().unwrap();
        Self { ctx, runtime }
    }

    fn count_reasons(&self) -> Counts {
        self.counts("SELECT smtp_reason(text), count(*) FROM replies GROUP BY smtp_reason(text)")
    }

    fn counts(&self, sql: &str) -> Counts {
        let batches =
            self.runtime.block_on(async { self.ctx.sql(sql).await.unwrap().collect().await.unwrap() });
        let mut counts = Counts::new();
        for batch in batches {
            let names = cast(batch.column(0), &DataType::Utf8).unwrap();
            let numbers = batch.column(1).as_primitive::<datafusion::arrow::datatypes::Int64Type>();
            for (name, number) in names.as_string::<i32>().iter().zip(numbers.values()) {
                counts.insert(name.unwrap().to_owned(), usize::try_from(*number).unwrap());
            }
        }
        counts
    }
}

/// A log of Postfix, from its lines to counts.
fn logs(replies: &[String]) {
    let file = tempfile::NamedTempFile::new().unwrap();
    let lines: Vec<String> = (0..ROWS)
        .map(|row| {
            let reply = replies[row % replies.len()].replace(['\n', '\r'], " ");
            format!(
                "2025-03-04T09:12:55Z mx postfix/smtp[1]: {row:X}: to=<a{row}@example.com>, \
                 relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.0.0, status=bounced (host mx.example.com[192.0.2.1] \
                 said: {reply} (in reply to RCPT TO command))"
            )
        })
        .collect();
    fs::write(file.path(), lines.join("\n")).unwrap();
    let (loop_time, wanted) = best(|| {
        let log = fs::read(file.path()).unwrap();
        let mut counts: HashMap<Reason, usize> = HashMap::new();
        for line in log.split(|byte| *byte == b'\n') {
            *counts.entry(Diagnostic::parse(line).classify().reason()).or_default() += 1;
        }
        counts.into_iter().map(|(reason, count)| (reason.as_str().to_owned(), count)).collect::<Counts>()
    });
    print("lines of a log, a loop, 1 core", loop_time, loop_time);
    for cores in [1, 2] {
        let table = Table::new(cores);
        table.ctx.register_table("logs", Arc::new(LogTable::try_new([file.path()]).unwrap())).unwrap();
        let (time, counts) = best(|| table.counts("SELECT reason, count(*) FROM logs GROUP BY reason"));
        assert_eq!(counts, wanted);
        print(&format!("lines of a log, a table, {cores} core(s)"), time, loop_time);
        let sql = "SELECT reason, count(*) FROM (SELECT reason, * EXCEPT (reason) FROM logs) \
            WHERE concat(time, system, queue_id, recipient, relay, text) IS NOT NULL GROUP BY reason";
        let (time, counts) = best(|| table.counts(sql));
        assert_eq!(counts, wanted);
        print(&format!("lines of a log, all their parts, {cores} core(s)"), time, loop_time);
    }
}
