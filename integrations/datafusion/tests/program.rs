//! The program, as a person runs it.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const LOG: &str = "\
Mar  3 08:00:00 mx postfix/qmgr[1120]: 4Z6cJk1xqT: from=<news@example.com>, size=2042, nrcpt=1 (queue active)
Mar  3 08:00:01 mx postfix/smtp[1]: A1: to=<a@example.com>, relay=gmail-smtp-in.l.google.com[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 OK)
Mar  3 08:00:02 mx postfix/smtp[1]: A2: to=<B@example.com>, relay=gmail-smtp-in.l.google.com[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))
Mar  4 09:00:03 mx postfix/smtp[1]: A3: to=<c@example.net>, relay=none, delay=1, dsn=4.2.2, status=deferred (host mx.example.net[192.0.2.2] said: 452 4.2.2 Mailbox full, try again in 300 seconds (in reply to RCPT TO command))
Mar  4 09:00:04 mx postfix/smtp[1]: A4: to=<d@example.org>, relay=mx.example.org[192.0.2.3]:25, delay=1, dsn=5.7.1, status=bounced (host mx.example.org[192.0.2.3] said: 554 5.7.1 blocked using zen.spamhaus.org (in reply to RCPT TO command))
Mar  4 09:00:05 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 550 5.1.1 <e@example.com>: user unknown; from=<x@example.org> to=<e@example.com> proto=ESMTP helo=<x>
Mar 11 10:00:06 mx postfix/smtp[1]: A5: to=<b@example.com>, relay=gmail-smtp-in.l.google.com[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))
Mar 11 10:00:07 mx postfix/smtp[1]: A6: to=<f@example.com>, relay=mx.example.com[192.0.2.4]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 OK)
Mar 11 10:00:08 mx postfix/qmgr[1120]: A6: removed
";

/// A directory of its own for a test.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with_log() -> Self {
        let place = Self::new();
        place.write("mail.log", LOG.as_bytes());
        place
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_smtp-sql"))
            .current_dir(self.0.path())
            .args(arguments)
            .output()
            .unwrap()
    }

    /// What it prints.
    #[track_caller]
    fn output(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The rows that a query gives.
    #[track_caller]
    fn rows(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.output(&[arguments, &["--year", "2025", "--format", "json"]].concat());
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// What it complains of. It leaves no files behind.
    #[track_caller]
    fn error(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        assert_eq!(self.files(), before, "{arguments:?}");
        let message = String::from_utf8(output.stderr).unwrap();
        message.strip_prefix("smtp-sql: ").unwrap_or(&message).trim_end().to_owned()
    }

    /// All files and directories, hidden ones too.
    fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut directories = vec![self.0.path().to_owned()];
        while let Some(directory) = directories.pop() {
            for entry in fs::read_dir(directory).unwrap() {
                let path = entry.unwrap().path();
                found.push(path.strip_prefix(self.0.path()).unwrap().display().to_string());
                if path.is_dir() {
                    directories.push(path);
                }
            }
        }
        found.sort();
        found
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

const SUMMARY: &[&str] = &["--report", "summary"];

#[test]
fn logs_are_counted_alike_however_they_are_packed_named_and_divided() {
    let place = Place::with_log();
    place.write("mail.log.1.gz", &gzip(LOG.as_bytes()));
    place.write("mail.log.2.zst", &zstd::encode_all(LOG.as_bytes(), 1).unwrap());
    place.write("events.jsonl", LOG.as_bytes());
    let once = json!({"delivered": 2, "delayed": 1, "failed": 3, "own_refusals": 1, "complaints": 0});
    let thrice = json!({"delivered": 6, "delayed": 3, "failed": 9, "own_refusals": 3, "complaints": 0});
    for (files, wanted) in [
        (&["mail.log"][..], &once),
        (&["mail.log.1.gz"], &once),
        (&["mail.log.2.zst"], &once),
        (&["--logs", "events.jsonl"], &once),
        (&["mail.log", "mail.log.1.gz", "mail.log.2.zst"], &thrice),
        (&["mail.log*"], &thrice),
        (&["mail.log*", "--cores", "1"], &thrice),
        (&["mail.log*", "--cores", "7"], &thrice),
        (&["mail.log*", "--memory", "16", "--set", "datafusion.execution.batch_size=2"], &thrice),
    ] {
        assert_eq!(place.rows(&[files, SUMMARY].concat()), std::slice::from_ref(wanted), "{files:?}");
    }
}

#[test]
fn the_reports_say_what_stands_in_the_log() {
    let place = Place::with_log();
    let wanted = [
        (
            "reasons",
            json!([
                {"reason": "user_unknown", "failed": 2, "soft": 0, "hard": 2, "block": 0, "example": "5.1.1 no such user"},
                {"reason": "ip_blocklisted", "failed": 1, "soft": 0, "hard": 0, "block": 1, "example": "5.7.1 blocked using zen.spamhaus.org"},
            ]),
        ),
        ("delays", json!([{"reason": "mailbox_full", "delayed": 1, "longest_wait_s": 300}])),
        (
            "failures-by-provider-and-day",
            json!([
                {"day": "2025-03-03", "provider": "google", "finished": 2, "failed": 1, "blocked": 0, "delays": 0},
                {"day": "2025-03-04", "provider": "other", "finished": 1, "failed": 1, "blocked": 1, "delays": 1},
                {"day": "2025-03-11", "provider": "google", "finished": 1, "failed": 1, "blocked": 0, "delays": 0},
                {"day": "2025-03-11", "provider": "other", "finished": 1, "failed": 0, "blocked": 0, "delays": 0},
            ]),
        ),
        (
            "deliverability-by-week",
            json!([
                {"week": "2025-03-03", "delivered": 1, "failed": 2, "hard": 1, "blocked": 1, "per_cent": 33.33},
                {"week": "2025-03-10", "delivered": 1, "failed": 1, "hard": 1, "blocked": 0, "per_cent": 50.0},
            ]),
        ),
        (
            "blocklists",
            json!([{"blocklist": "zen.spamhaus.org", "replies": 1, "first_day": "2025-03-04", "last_day": "2025-03-04"}]),
        ),
        (
            "suppressions",
            json!([{"recipient": "b@example.com", "bounces": 2, "complaints": 0, "last_time": "2025-03-11T10:00:06", "reason": "user_unknown", "text": "5.1.1 no such user"}]),
        ),
        ("summary", json!([{"delivered": 2, "delayed": 1, "failed": 3, "own_refusals": 1, "complaints": 0}])),
    ];
    place.output(&["convert", "mail.log", "--year", "2025", "-o", "events"]);
    for (report, rows) in &wanted {
        for table in ["mail.log", "events"] {
            assert_eq!(Value::from(place.rows(&[table, "--report", report])), *rows, "{report} of {table}");
        }
    }
    let list = place.output(&["--list-reports"]);
    let names: Vec<_> =
        list.lines().filter_map(|line| Some(line.strip_prefix("-- ")?.split_once(':')?.0)).collect();
    assert_eq!(names.len(), wanted.len());
    assert!(names.iter().all(|name| wanted.iter().any(|(report, _)| report == name)), "{names:?}");
}

#[test]
fn who_complains_is_suppressed() {
    let place = Place::new();
    place.write(
        "events.log",
        b"{\"event\":\"spamreport\",\"email\":\"Joe@example.com\",\"sg_event_id\":\"a\",\"timestamp\":1741075200}\n",
    );
    place.output(&["convert", "events.log", "-o", "events"]);
    for table in ["events.log", "events"] {
        let rows = place.rows(&[table, "--report", "suppressions"]);
        assert_eq!(rows.len(), 1, "{table}: {rows:?}");
        assert_eq!(
            (&rows[0]["recipient"], &rows[0]["complaints"]),
            (&json!("joe@example.com"), &json!(1)),
            "{table}"
        );
        assert_eq!((&rows[0]["bounces"], &rows[0]["reason"]), (&json!(0), &Value::Null), "{table}");
        let rows = place.rows(&[table, "--report", "summary"]);
        assert_eq!(
            rows,
            [json!({"delivered": 0, "delayed": 0, "failed": 0, "own_refusals": 0, "complaints": 1})]
        );
    }
}

#[test]
fn the_columns_of_a_log_are_those_of_its_lines() {
    let place = Place::with_log();
    let rows = place.rows(&["mail.log", "--query", "SELECT * FROM events WHERE queue_id = 'A4'"]);
    let line = LOG.lines().nth(4).unwrap();
    let mut row = rows[0].as_object().unwrap().clone();
    assert!(row.remove("confidence").unwrap().as_u64().is_some_and(|percent| (50..=100).contains(&percent)));
    assert_eq!(
        Value::from(row),
        json!({
            "time": "2025-03-04T09:00:04", "day": "2025-03-04", "system": "postfix", "queue_id": "A4", "code": 554,
            "enhanced": "5.7.1", "reason": "ip_blocklisted", "category": "reputation", "bounce": "block",
            "action": "request_delisting", "provider": null, "blocklist": "zen.spamhaus.org", "retry_after_s": null,
            "delivery": "failed", "recipient": "d@example.org", "own_refusal": false, "complaint": false, "host": "mx.example.org",
            "relay": "mx.example.org[192.0.2.3]:25", "text": "5.7.1 blocked using zen.spamhaus.org", "line": line,
            "file": "mail.log",
        })
    );
    let all = place.rows(&[
        "mail.log",
        "--query",
        "SELECT count(*) AS lines, count(line) AS same, count(DISTINCT day) AS days FROM events",
    ]);
    assert_eq!(all, [json!({"lines": 9, "same": 9, "days": 3})]);
}

#[test]
fn a_log_becomes_a_directory_for_each_day() {
    let place = Place::with_log();
    place.write("replies.txt", b"550 5.1.1 No such user\n\xff\xfe\n");
    place.output(&["convert", "mail.log", "replies.txt", "--year", "2025", "-o", "events"]);
    let directories: Vec<_> = place
        .files()
        .into_iter()
        .filter(|path| path.contains("day=") && !path.ends_with(".parquet"))
        .collect();
    assert_eq!(
        directories,
        ["events/day=2025-03-03", "events/day=2025-03-04", "events/day=2025-03-11", "events/day=unknown"]
    );
    let rows = place.rows(&[
        "events",
        "--query",
        "SELECT day, count(*) AS events FROM events GROUP BY day ORDER BY day",
    ]);
    let wanted = [("2025-03-03", 2), ("2025-03-04", 3), ("2025-03-11", 2), ("unknown", 1)];
    assert_eq!(rows, wanted.map(|(day, events)| json!({"day": day, "events": events})));
    // What is there already is not touched.
    assert_eq!(
        place.error(&["convert", "mail.log", "-o", "events"]),
        "events is there already, and not empty"
    );
}

#[test]
fn more_days_than_files_may_be_open_are_no_trouble_in_any_order() {
    let place = Place::new();
    let mut log = Vec::new();
    for round in 0..3 {
        for (month, day) in (1..=28).flat_map(|day| [(2, day), (3, day)]) {
            writeln!(log, "2025-{month:02}-{day:02}T0{round}:00:00Z mx postfix/smtp[1]: A{day}: to=<a@example.com>, relay=none, dsn=2.0.0, status=sent (250 OK)").unwrap();
        }
    }
    place.write("mail.log", &log);
    place.output(&["convert", "mail.log", "-o", "events"]);
    let rows = place.rows(&[
        "events",
        "--query",
        "SELECT day, count(*) AS n FROM events GROUP BY day HAVING count(*) = 3",
    ]);
    assert_eq!(rows.len(), 56);
    // Not one for each change of the day.
    let days = fs::read_dir(place.path("events")).unwrap();
    let files = days.flat_map(|day| fs::read_dir(day.unwrap().path()).unwrap()).count();
    assert_eq!(files, 56);
}

#[test]
fn results_are_written_in_every_format_and_read_back() {
    let place = Place::with_log();
    let query = "SELECT recipient, reason, time, smtp_reason(text) AS again FROM events WHERE delivery IS NOT NULL ORDER BY time";
    let wanted = place.rows(&["mail.log", "--query", query]);
    assert_eq!(wanted.len(), 6);
    for file in ["result.csv", "result.jsonl", "result.parquet"] {
        place.output(&["mail.log", "--year", "2025", "--query", query, "-o", file]);
        let rows = place.rows(&[file, "--query", "SELECT * FROM events"]);
        assert_eq!(rows, wanted, "{file}");
    }
    assert_eq!(place.files().len(), 4);
    place.output(&["mail.log", "--query", "SELECT 1 AS one", "-o", "result.txt"]);
    assert_eq!(
        fs::read_to_string(place.path("result.txt")).unwrap(),
        "+-----+\n| one |\n+-----+\n| 1   |\n+-----+\n"
    );
    // No rows are a result, too.
    assert_eq!(place.output(&["--query", "SELECT 1 AS one WHERE false", "--format", "csv"]), "one\n");
    assert_eq!(place.output(&["--query", "SELECT 1 AS one WHERE false", "--format", "json"]), "");
}

#[test]
fn a_table_for_people_ends_after_a_thousand_rows() {
    let place = Place::new();
    let table = place.output(&["--query", "SELECT * FROM generate_series(1, 100000)"]);
    assert_eq!(table.lines().count(), 3 + 1000 + 1 + 1);
    assert!(table.ends_with("(the first 1000 rows; --format csv writes all)\n"));
}

#[test]
fn replies_in_tables_are_classified_by_the_functions() {
    let place = Place::new();
    place.write("bounces.csv", b"id,reply\n1,550 5.1.1 No such user\n2,\n3,452 4.2.2 Mailbox full\n");
    place.write("customers.jsonl", b"{\"id\": 1, \"name\": \"Ann\"}\n{\"id\": 3, \"name\": \"Joe\"}\n");
    let rows = place.rows(&[
        "-t", "bounces=bounces.csv", "-t", "customers=customers.jsonl", "--query",
        "CREATE VIEW classified AS SELECT id, smtp_classify(reply) AS told FROM bounces;
         SELECT name, told['reason'] AS reason, told['action'] AS action FROM classified JOIN customers USING (id) ORDER BY id",
    ]);
    assert_eq!(
        rows,
        [
            json!({"name": "Ann", "reason": "user_unknown", "action": "suppress_recipient"}),
            json!({"name": "Joe", "reason": "mailbox_full", "action": "retry"}),
        ]
    );
}

#[test]
fn what_cannot_be_read_is_told_with_its_file_and_place_and_leaves_nothing_behind() {
    let place = Place::with_log();
    let long = LOG.repeat(2000);
    let mut cut = gzip(long.as_bytes());
    cut.truncate(cut.len() / 2);
    place.write("cut.log.gz", &cut);
    place.write("mail.log.xz", b"\xfd7zXZ\0\0\0");
    place.write("columns.csv", b"code\n550\nno number\n");
    place.write("utf8.csv", b"reply\n550 \xe9\n");
    place.write("broken.jsonl", b"{\"reply\": \"550 No\"}\n{\"reply\": \n");
    place.write("no.parquet", b"PAR1 nothing of the kind PAR1");
    place.write("short.parquet", b"");
    fs::create_dir(place.path("empty")).unwrap();

    // A file of Parquet whose middle is overwritten.
    let numbers = "SELECT value, CAST(value AS VARCHAR) AS text FROM generate_series(1, 300000)";
    place.output(&["--query", numbers, "-o", "good.parquet"]);
    let mut parquet = fs::read(place.path("good.parquet")).unwrap();
    let middle = parquet.len() / 2;
    parquet[middle..middle * 3 / 2].fill(0xff);
    place.write("bad.parquet", &parquet);
    parquet.truncate(middle);
    place.write("cut.parquet", &parquet);

    let count = "SELECT count(*), max(time) FROM events";
    let all = "SELECT * FROM events";
    for (arguments, wanted) in [
        (
            &["cut.log.gz", "-q", count, "-o", "result.csv"][..],
            &["cannot read cut.log.gz in line ", ", byte "][..],
        ),
        (
            &["mail.log", "cut.log.gz", "-q", all, "-o", "result.parquet"],
            &["cannot read cut.log.gz in line "],
        ),
        (&["convert", "mail.log", "cut.log.gz", "-o", "events"], &["cannot read cut.log.gz in line "]),
        (&["convert", "mail.log", "-o", "no/such/events"], &["cannot write no/such/events: "]),
        (&["mail.log.xz", "-q", all], &["mail.log.xz is in xz, which is not read here"]),
        (&["bad.parquet", "-q", all, "-o", "result.csv"], &["cannot read bad.parquet after row "]),
        (
            &[
                "good.parquet",
                "bad.parquet",
                "-q",
                "SELECT max(length(text)) FROM events",
                "-o",
                "result.csv",
            ],
            &["cannot read bad.parquet after row "],
        ),
        (&["good.parquet", "cut.parquet", "-q", all], &["cannot read cut.parquet: it does not end as"]),
        (&["no.parquet", "-q", all], &["cannot read no.parquet: its metadata would be longer"]),
        (&["short.parquet", "-q", all], &["cannot read short.parquet: it is too short"]),
        (&["utf8.csv", "-q", all, "-o", "result.jsonl"], &["cannot read utf8.csv"]),
        (&["broken.jsonl", "-q", all, "-o", "result.jsonl"], &["cannot read broken.jsonl"]),
        (&["no.log", "-q", all], &["no.log names no file"]),
        (&["empty", "-q", all], &["empty names no file"]),
        (
            &["mail.log", "columns.csv", "-q", all],
            &["the table events has files of several kinds: logs and CSV"],
        ),
        (&["mail.log", "-q", "SELECT nothing FROM events"], &["nothing"]),
        (&["mail.log", "-q", "SELEC"], &["SELEC"]),
        (&["mail.log", "-q", "SELECT 1; SELECT 2", "-o", "result.csv"], &["several statements give results"]),
        (
            &["mail.log", "-q", "SELECT smtp_classify(line) FROM events", "-o", "result.csv"],
            &["cannot write result.csv: "],
        ),
        (&["mail.log", "-q", all, "-o", "no/such/result.csv"], &["cannot write no/such/result.csv: "]),
        (&["mail.log", "-q", all, "--format", "parquet"], &["Parquet is not for the terminal"]),
        (&["mail.log", "--report", "none"], &["there is no report none"]),
        (&["mail.log"], &["nothing to do"]),
        (&["mail.log", "-q", all, "--year", "1000000"], &["there is no year 1000000"]),
        (
            &["mail.log", "-q", all, "--cluster", "localhost:1"],
            &["mail.log is a log: a cluster reads files of Parquet"],
        ),
        (
            &["good.parquet", "-q", all, "--cluster", "localhost:1"],
            &["cannot reach the scheduler at localhost:1: "],
        ),
        (&["good.parquet", "-q", all, "--cluster", "localhost"], &["expected HOST:PORT, found localhost"]),
    ] {
        let error = place.error(arguments);
        for part in wanted {
            assert!(error.contains(part), "{arguments:?}: {error}");
        }
    }
    // A type that does not fit is told with its line.
    let error = place.error(&["columns.csv", "-q", "SELECT CAST(code AS INT) FROM events"]);
    assert!(error.contains("no number"), "{error}");
}

#[test]
fn logs_need_not_be_text_and_may_be_empty() {
    let place = Place::new();
    place.write("empty.log", b"");
    place.write("binary.log", &(0..=255).cycle().take(100_000).collect::<Vec<u8>>());
    place.write("latin1.log", b"550 5.1.1 Utilisateur inconnu, d\xe9sol\xe9\n");
    let nothing = json!({"delivered": 0, "delayed": 0, "failed": 0, "own_refusals": 0, "complaints": 0});
    assert_eq!(place.rows(&[&["empty.log"], SUMMARY].concat()), std::slice::from_ref(&nothing));
    assert_eq!(place.rows(&[&["binary.log"], SUMMARY].concat()), [nothing]);
    let rows = place.rows(&["latin1.log", "--query", "SELECT reason, text, delivery FROM events"]);
    let text = "5.1.1 Utilisateur inconnu, d\u{fffd}sol\u{fffd}";
    assert_eq!(rows, [json!({"reason": "user_unknown", "text": text, "delivery": "failed"})]);
    place.output(&["convert", "empty.log", "-o", "events"]);
    assert_eq!(place.error(&["events", "--report", "summary"]), "events names no file");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let place = Place::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_smtp-sql"))
        .args(["--query", "SELECT * FROM generate_series(1, 10000000)", "--format", "csv"])
        .current_dir(place.0.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_behind() {
    let place = Place::new();
    place.write("mail.log", LOG.repeat(5000).as_bytes());
    for arguments in [
        &["convert", "mail.log", "-o", "events"][..],
        &["mail.log", "-q", "SELECT * FROM events CROSS JOIN generate_series(1, 1000)", "-o", "result.csv"],
    ] {
        let before = place.files();
        let program = Command::new(env!("CARGO_BIN_EXE_smtp-sql"))
            .args(arguments)
            .current_dir(place.0.path())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        // It writes: then it can be interrupted.
        while place.files() == before {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        assert!(Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap().success());
        let output = program.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "smtp-sql: interrupted\n", "{arguments:?}");
        assert_eq!(place.files(), before, "{arguments:?}");
    }
}

/// What `examples/bounce_report` counts in a log.
fn bounce_report(log: &Path) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--locked", "--quiet", "--manifest-path"])
        .arg(root.join("examples/bounce_report/Cargo.toml"))
        .arg("--target-dir")
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("bounce_report"))
        .args(["--", "--json"])
        .arg(log)
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn sql_counts_what_bounce_report_counts() {
    let lines = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/lines/lines.jsonl");
    let place = Place::new();
    let mut log = LOG.to_owned();
    for line in fs::read_to_string(lines).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let line = line["line"].as_str().unwrap();
        assert!(!line.contains('\n'));
        log = log + line + "\n";
    }
    log += "550 5.1.1 No such user\n452 4.2.2 Mailbox full\n250 OK\n[{\"event\":\"delivered\",\"email\":\"ann@example.com\",\
        \"sg_event_id\":\"a\"},{\"event\":\"bounce\",\"email\":\"joe@example.com\",\"reason\":\"550 5.1.1 No such user\",\
        \"sg_event_id\":\"b\"}]\n";
    place.write("mail.log", log.as_bytes());
    let wanted = bounce_report(&place.path("mail.log"));
    place.output(&["convert", "mail.log", "--year", "2025", "-o", "events"]);

    for table in ["mail.log", "events"] {
        let summary = &place.rows(&[&[table], SUMMARY].concat())[0];
        for total in ["delivered", "delayed", "failed", "own_refusals", "complaints"] {
            assert_eq!(summary[total], wanted[total], "{total} of {table}");
        }
        assert!(wanted["failed"].as_u64() > Some(30));
        for (report, list, counted) in
            [("reasons", "reasons", "failed"), ("delays", "delay_reasons", "delayed")]
        {
            let counts = |rows: &[Value], count: &str| -> BTreeMap<String, u64> {
                let pair =
                    |row: &Value| (row["reason"].as_str().unwrap().to_owned(), row[count].as_u64().unwrap());
                rows.iter().map(pair).collect()
            };
            let found = counts(&place.rows(&[table, "--report", report]), counted);
            assert_eq!(found, counts(wanted[list].as_array().unwrap(), "count"), "{report} of {table}");
        }
        let suppressions = place.rows(&[table, "--report", "suppressions"]).len();
        assert_eq!(Some(suppressions as u64), wanted["suppress"].as_u64(), "{table}");
    }
    // The functions say the same of a line as the table does.
    let rows = place.rows(&[
        "mail.log",
        "--query",
        "SELECT smtp_delivery(line) AS delivery, count(*) AS lines FROM events
         WHERE line NOT LIKE '[%' GROUP BY smtp_delivery(line) ORDER BY delivery",
    ]);
    let same = place.rows(&[
        "mail.log",
        "--query",
        "SELECT delivery, count(*) AS lines FROM events WHERE line NOT LIKE '[%' GROUP BY delivery ORDER BY delivery",
    ]);
    assert_eq!(rows, same);
}
