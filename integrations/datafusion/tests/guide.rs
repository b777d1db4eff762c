//! The guide in README.md: its statements run, and give what it prints.

use std::process::Command;

/// What stands in the fences of this kind in a section.
fn fences(kind: &str, section: &str) -> Vec<String> {
    let readme = include_str!("../README.md");
    let (_, section) = readme.split_once(&format!("\n## {section}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let opening = format!("\n```{kind}\n");
    section.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn five_statements_lead_from_a_log_to_a_table_of_weeks() {
    let section = "From mail.log to a weekly deliverability table";
    let statements = fences("sql", section);
    assert_eq!(statements.len(), 5);
    let printed = fences("text", section);
    assert_eq!(printed.len(), 2);

    let directory = tempfile::tempdir().unwrap();
    let program = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_smtp-sql"))
            .args(arguments)
            .current_dir(directory.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let log = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail.log");
    assert_eq!(program(&[log, "--year", "2025", "--query", &statements.concat()]), printed.concat());

    // Of Parquet the table is the same.
    program(&["convert", log, "--year", "2025", "-o", "events"]);
    assert_eq!(program(&["events", "--query", &statements[1..].concat()]), printed[1]);
}
