//! A cluster of real processes: a scheduler and two executors, of which one is killed in the middle of a query.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_smtp-sql");

/// Nothing here takes longer, on the slowest of machines.
const PATIENCE: Duration = Duration::from_mins(5);

/// A process that ends with its test.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).spawn().unwrap())
    }

    /// The first line that it writes, once it listens.
    fn first_line(&mut self) -> String {
        let mut line = String::new();
        BufReader::new(self.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        line
    }

    fn is_running(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }

    /// Ends it at once (on Unix with SIGKILL): it can clean up nothing and tell nobody.
    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn scheduler() -> (Process, String) {
    let mut scheduler = Process::start(
        Command::new(PROGRAM)
            .args(["scheduler", "--port", "0", "--executor-timeout", "3"])
            .stdout(Stdio::piped()),
    );
    let line = scheduler.first_line();
    let address = line.trim().strip_prefix("listening at ").unwrap().to_owned();
    (scheduler, address)
}

fn executor(scheduler: &str, work: &Path) -> Process {
    let mut executor = Process::start(
        Command::new(PROGRAM)
            .args(["executor", "--scheduler", scheduler, "--cores", "1", "--heartbeat", "1", "--work"])
            .arg(work)
            .stdout(Stdio::piped()),
    );
    assert!(executor.first_line().starts_with("listening at "));
    executor
}

/// Waits until something is so.
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "waited too long until {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// How many results of tasks an executor keeps.
fn results(directory: &Path) -> usize {
    let Ok(entries) = fs::read_dir(directory) else { return 0 };
    entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            if path.is_dir() {
                results(&path)
            } else {
                usize::from(path.extension().is_some_and(|end| end == "arrow"))
            }
        })
        .sum()
}

const DAYS: usize = 28;
const LINES_A_DAY: usize = 1500;

/// A log of four weeks: of fifteen messages eight were sent, four put off, two bounced, and one line tells of no message.
fn log() -> String {
    let mut log = String::new();
    for day in 1..=DAYS {
        for line in 0..LINES_A_DAY {
            let (time, id) = (
                format!("2025-02-{day:02}T{:02}:{:02}:00Z", line / 60 % 24, line % 60),
                format!("{day:02X}{line:04X}A"),
            );
            let told = |dsn: &str, status: &str| {
                format!(
                    "{id}: to=<u{line}@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, dsn={dsn}, status={status}"
                )
            };
            let message = match line % 15 {
                0..=7 => told("2.0.0", &format!("sent (250 2.0.0 Ok: queued as {id})")),
                8..=11 => told(
                    "4.2.2",
                    &format!(
                        "deferred (host mx.example.com[192.0.2.1] said: 452 4.2.2 Mailbox of u{line} is full)"
                    ),
                ),
                12 | 13 => told(
                    "5.1.1",
                    &format!("bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 No such user u{line})"),
                ),
                _ => format!("{id}: removed"),
            };
            let program = if line % 15 == 14 { "qmgr" } else { "smtp" };
            writeln!(log, "{time} mx postfix/{program}[1]: {message}").unwrap();
        }
    }
    log
}

/// Classifies each reply anew, on the executors: the same text is never there twice.
const QUERY: &str = "
    SELECT day, reason, bounce, count(*) AS replies FROM (
        SELECT day, smtp_reason(reply) AS reason, smtp_classify(reply)['bounce'] AS bounce
        FROM (SELECT day, concat(code, ' ', text, ' (', queue_id, ')') AS reply FROM events))
    GROUP BY day, reason, bounce ORDER BY day, reason";

/// What the query has to give, by how the log was made.
fn wanted() -> String {
    let of_fifteen = LINES_A_DAY / 15;
    let mut csv = "day,reason,bounce,replies\n".to_owned();
    for day in 1..=DAYS {
        for (reason, bounce, count) in
            [("accepted", "none", 8), ("mailbox_full", "soft", 4), ("user_unknown", "hard", 2)]
        {
            writeln!(csv, "2025-02-{day:02},{reason},{bounce},{}", count * of_fifteen).unwrap();
        }
    }
    csv
}

fn convert(directory: &Path) {
    fs::write(directory.join("mail.log"), log()).unwrap();
    let converted = Command::new(PROGRAM)
        .current_dir(directory)
        .args(["convert", "mail.log", "-o", "events"])
        .output()
        .unwrap();
    assert!(converted.status.success(), "{converted:?}");
}

fn query(directory: &Path, scheduler: &str) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(directory).args([
        "--cluster",
        scheduler,
        "events",
        "--format",
        "csv",
        "--query",
        QUERY,
    ]);
    command
}

#[track_caller]
fn assert_right(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), wanted());
}

#[test]
fn an_executor_that_is_killed_in_the_middle_of_a_query_loses_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let directory = directory.path();
    convert(directory);
    let (_scheduler, address) = scheduler();
    let works = ["first", "second"].map(|name| directory.join(name));
    let [mut victim, _survivor] = works.each_ref().map(|work| executor(&address, work));

    let mut client = Process::start(query(directory, &address).stdout(Stdio::piped()).stderr(Stdio::piped()));
    // Both have finished tasks, and there are more to do.
    wait_until("both executors have results", || works.iter().all(|work| results(work) > 0));
    victim.kill();
    assert!(client.is_running(), "the query was over before the executor was killed");
    // What it had worked out is gone, as it would be with its machine.
    fs::remove_dir_all(&works[0]).unwrap();

    wait_until("the query is over", || !client.is_running());
    let mut client = client;
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    std::io::Read::read_to_end(&mut client.0.stdout.take().unwrap(), &mut stdout).unwrap();
    std::io::Read::read_to_end(&mut client.0.stderr.take().unwrap(), &mut stderr).unwrap();
    assert_right(&Output { status: client.0.wait().unwrap(), stdout, stderr });

    // The one that is left goes on.
    assert_right(&query(directory, &address).output().unwrap());
}

#[test]
fn reports_say_the_same_on_a_cluster() {
    let directory = tempfile::tempdir().unwrap();
    let directory = directory.path();
    let run = |arguments: &[&str]| {
        let output = Command::new(PROGRAM).current_dir(directory).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run(&[
        "convert",
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail.log"),
        "--year",
        "2025",
        "-o",
        "events",
    ]);
    let (_scheduler, address) = scheduler();
    let _executors = ["first", "second"].map(|name| executor(&address, &directory.join(name)));
    let list = run(&["--list-reports"]);
    let reports: Vec<_> =
        list.lines().filter_map(|line| Some(line.strip_prefix("-- ")?.split_once(':')?.0)).collect();
    assert!(reports.contains(&"deliverability-by-week"));
    for report in reports {
        let here = run(&["events", "--report", report, "--format", "json"]);
        let there = run(&["events", "--report", report, "--format", "json", "--cluster", &address]);
        assert_eq!(there, here, "{report}");
        assert!(!here.is_empty(), "{report}");
    }
    // Results of a cluster go to files, too; a struct crosses the network.
    let sql = "SELECT smtp_classify(concat(code, ' ', text)) AS told FROM events WHERE delivery = 'failed'";
    run(&["events", "--query", sql, "--cluster", &address, "-o", "told.parquet"]);
    let reasons =
        "SELECT told['reason'] AS reason, count(*) AS n FROM told GROUP BY told['reason'] ORDER BY n DESC";
    let counts = run(&["--table", "told=told.parquet", "--query", reasons, "--format", "csv"]);
    assert_eq!(counts, "reason,n\nip_blocklisted,6\nuser_unknown,3\n");
}
