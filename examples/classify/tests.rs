use super::*;
use serde_json::{Value, json};
use smtp_reply::{Action, BounceKind, Evidence, Reason};
use std::path::Path;

const TABLE: Output = Output::Table { colour: false, width: None };

#[track_caller]
fn lines(output: Output, input: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    run_lines(input, None, output, &mut out).unwrap();
    String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
}

#[track_caller]
fn object(reply: &[u8]) -> Value {
    let mut out = Vec::new();
    run(&[reply], None, Output::Json, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn options(arguments: &[&str]) -> Result<Option<Options>, String> {
    Options::parse(arguments.iter().map(Into::into))
}

#[test]
fn every_line_gives_an_object_in_the_order_of_the_input() {
    let objects = lines(Output::Json, b"550 5.1.1 No such user\r\n\n\xff\xfe\x00\n250 2.0.0 Ok");
    let codes: Vec<Value> =
        objects.iter().map(|line| serde_json::from_str::<Value>(line).unwrap()["code"].clone()).collect();
    assert_eq!(codes, [json!(550), json!(null), json!(null), json!(250)]);
}

#[test]
fn an_object_has_these_keys_in_this_order() {
    let line = &lines(Output::Json, b"x\n")[0];
    let mut at = 0;
    let keys = [
        "code",
        "enhanced",
        "class",
        "subject",
        "category",
        "reason",
        "bounce",
        "action",
        "evidence",
        "matched",
        "retry_after",
        "blocklist",
        "provider",
        "stage",
        "confidence",
        "runner_up",
        "delivery",
        "recipient",
    ];
    for key in keys {
        let found = line[at..].find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} in {line}"));
        at += found;
    }
    assert_eq!(serde_json::from_str::<Value>(line).unwrap().as_object().unwrap().len(), keys.len());
}

#[test]
fn an_object_tells_all_that_is_known() {
    let c = object(
        b"host mx.google.com[192.0.2.1] said: 450 4.7.1 Greylisted, try again in 300 seconds (in reply to RCPT TO command)",
    );
    for (key, value) in [
        ("code", json!(450)),
        ("enhanced", json!("4.7.1")),
        ("class", json!("transient_negative")),
        ("subject", json!("mail_system")),
        ("category", json!("rate")),
        ("reason", json!("greylisted")),
        ("bounce", json!("soft")),
        ("action", json!("retry")),
        ("evidence", json!("text")),
        ("retry_after", json!(300)),
        ("blocklist", json!(null)),
        ("provider", json!("google")),
        ("stage", json!("rcpt")),
    ] {
        assert_eq!(c[key], value, "{key}");
    }
    assert!(c["matched"].is_string());
    assert_eq!(object(b"554 5.7.1 blocked using zen.spamhaus.org")["blocklist"], json!("zen.spamhaus.org"));
}

#[test]
fn what_is_absent_is_null() {
    let c = object(b"");
    for key in [
        "code",
        "enhanced",
        "class",
        "subject",
        "matched",
        "retry_after",
        "blocklist",
        "provider",
        "stage",
        "runner_up",
        "delivery",
        "recipient",
    ] {
        assert_eq!(c[key], json!(null), "{key}");
    }
    assert_eq!((&c["reason"], &c["evidence"]), (&json!("unknown"), &json!("nothing")));
    assert_eq!(c["confidence"], json!(0));
}

#[test]
fn an_empty_pipe_gives_nothing() {
    assert_eq!(lines(TABLE, b""), [""; 0]);
    assert_eq!(lines(Output::Json, b""), [""; 0]);
    assert_eq!(lines(TABLE, b"\n").len(), 2);
}

#[test]
fn a_log_line_tells_of_the_delivery_and_the_recipient() {
    let c =
        object(b"4F1A2: to=<joe@example.com>, relay=none, dsn=4.4.1, status=deferred (connection refused)");
    assert_eq!((&c["delivery"], &c["recipient"]), (&json!("delayed"), &json!("joe@example.com")));
}

#[test]
fn the_examples_show_each_kind_of_bounce_and_leave_nothing_unknown() {
    let answers = EXAMPLES.map(smtp_reply::classify::<str>);
    for bounce in BounceKind::ALL {
        assert!(answers.iter().any(|c| c.bounce() == *bounce), "{bounce}");
    }
    for (c, reply) in answers.iter().zip(EXAMPLES) {
        assert_ne!(c.reason(), Reason::Unknown, "{reply}");
    }
}

#[test]
fn rows_line_up() {
    let rows = lines(TABLE, b"550 5.7.606 Access denied\nx\n250 \xe2\x9c\x93\n");
    for (row, reply) in rows.iter().zip(["REPLY", "550 5.7.606 Access denied", "x", "250 ✓"]) {
        assert_eq!(row.find(reply), Some(row.len() - reply.len()), "{row}");
        assert_eq!(row.chars().count() - reply.chars().count(), rows[0].find("REPLY").unwrap(), "{row}");
    }
    for (names, width) in [
        (Reason::ALL.iter().map(|name| name.as_str()).collect::<Vec<_>>(), 23),
        (Action::ALL.iter().map(|name| name.as_str()).collect(), 18),
        (BounceKind::ALL.iter().map(|name| name.as_str()).collect(), 6),
        (Evidence::ALL.iter().map(|name| name.as_str()).collect(), 13),
    ] {
        assert!(names.iter().all(|name| name.len() <= width), "{names:?}");
    }
}

#[test]
fn a_terminal_gets_colour_and_short_replies_and_nothing_that_acts() {
    let output = Output::Table { colour: true, width: Some(120) };
    let rows = lines(output, format!("550 5.1.1 No such user \x1b[2J{}\n", "x".repeat(200)).as_bytes());
    assert!(rows[1].contains("\x1b[31mhard"));
    assert!(!rows[1].contains("\x1b[2J"));
    assert!(rows[1].ends_with("…\x1b[0m"), "{}", rows[1]);
    assert!(!lines(TABLE, b"550 5.1.1 No such user\n").concat().contains('\x1b'));
}

#[test]
fn an_argument_may_be_any_text() {
    let parsed = options(&["--json", "", "550 x", "--", "--json"]).unwrap().unwrap();
    let texts = [&b""[..], b"550 x", b"--json"].map(<[u8]>::to_vec).to_vec();
    assert_eq!(parsed, Options { json: true, rules: None, replies: Replies::Arguments(texts) });
    assert_eq!(
        options(&[]).unwrap().unwrap(),
        Options { json: false, rules: None, replies: Replies::StandardInput }
    );
}

#[test]
fn an_unknown_option_is_an_error_of_one_line() {
    assert_eq!(options(&["-h"]), Ok(None));
    for unknown in ["--jsno", "-j", "--json=yes", "--\n"] {
        let message = options(&[unknown]).unwrap_err();
        assert!(message.starts_with("unknown option '-") && message.lines().count() == 1, "{message}");
    }
}

#[test]
fn a_file_of_rules_is_an_option() {
    let parsed = options(&["--rules", "my rules.toml", "550 x"]).unwrap().unwrap();
    assert_eq!(parsed.rules.as_deref(), Some(Path::new("my rules.toml")));
    assert_eq!(options(&["--rules"]), Err(String::from("--rules takes the name of a file")));
}

#[cfg(not(feature = "rules"))]
#[test]
fn without_the_feature_rules_are_an_error_that_names_it() {
    let message = rules::read(Path::new("examples/rules.toml")).err().unwrap();
    assert!(message.contains("--features rules"), "{message}");
}

#[cfg(feature = "rules")]
mod with_rules {
    use super::*;

    fn our_rules() -> Rules {
        rules::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/rules.toml")).unwrap()
    }

    #[track_caller]
    fn output(output: Output, reply: &str) -> String {
        let mut out = Vec::new();
        run(&[reply], Some(&our_rules()), output, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_object_names_the_rule() {
        let rule =
            |reply| serde_json::from_str::<Value>(&output(Output::Json, reply)).unwrap()["rule"].clone();
        assert_eq!(rule("550 5.7.0 Held by list policy"), json!("own suppression list"));
        let none = output(Output::Json, "250 Ok");
        assert!(none.ends_with(",\"rule\":null}\n"), "{none}");
    }

    #[test]
    fn a_row_of_the_table_names_the_rule_below_it() {
        let rows = output(TABLE, "550 5.7.0 Held by list policy");
        assert_eq!(rows.lines().count(), 3);
        assert_eq!(rows.lines().last(), Some("             by rule \"own suppression list\""));
        assert_eq!(output(TABLE, "250 Ok").lines().count(), 2);
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_with_its_name() {
        let folder = std::env::temp_dir();
        let error = |name: &str, text: &str| {
            let file = folder.join(format!("smtp-reply-{}-{name}", std::process::id()));
            std::fs::write(&file, text).unwrap();
            let error = rules::read(&file).unwrap_err();
            std::fs::remove_file(&file).unwrap();
            assert!(error.starts_with(&file.display().to_string()), "{error}");
            error
        };
        let wrong = "[[rule]]\nname = \"r\"\nwhen.code = 700\nset.action = \"retry\"\n";
        let message =
            "rules[0] (\"r\"): when.code: expected a reply code of a refusal, 4xx or 5xx, found \"700\"";
        assert!(error("code.toml", wrong).contains(message));
        assert!(error("syntax.toml", "[[rule]\n").contains("line 1"));
        assert!(
            error("large.toml", &"#".repeat(10_000_000))
                .ends_with("10000000 bytes are too many for rules, 1048576 may be")
        );
        assert!(
            rules::read(&folder.join("smtp-reply/there is no such file"))
                .unwrap_err()
                .contains("no such file")
        );
    }
}

/// A reader that goes away.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_an_error_and_no_panic() {
    let error = run_lines(&b"550 x\n"[..], None, Output::Json, Closed).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
}
