//! The examples run, and say what they promise.

use std::process::Command;

#[track_caller]
fn prints(program: &str, lines: &[&str]) {
    let output = Command::new(program).output().expect("runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    for line in lines {
        assert!(said.lines().any(|said| said.contains(line)), "{line:?} is missing in\n{said}");
    }
}

#[test]
fn lettre_errors_lead_to_a_decision() {
    prints(
        env!("CARGO_BIN_EXE_lettre_retry"),
        &[
            "friend: delivered",
            "unknown: user_unknown -> suppress the address",
            "full: mailbox_full -> retry after 900 s",
            "greylisted: greylisted -> retry after 300 s",
            "blocked: ip_blocklisted -> tell the operator",
            "busy: rate_limited -> retry after 3600 s",
            "no server: connection_failed",
        ],
    );
}

#[test]
fn mail_send_errors_lead_to_an_action() {
    prints(
        env!("CARGO_BIN_EXE_mail_send_retry"),
        &[
            "friend: delivered",
            "unknown: user_unknown -> suppress_recipient",
            "full: mailbox_full -> retry",
            "greylisted: greylisted -> retry",
            "blocked: ip_blocklisted -> request_delisting",
            "busy: rate_limited -> slow_down",
        ],
    );
}

#[test]
fn values_go_through_json_unchanged() {
    prints(
        env!("CARGO_BIN_EXE_json"),
        &[r#""code":452"#, r#""enhanced":"4.2.2""#, r#""reason":"mailbox_full""#],
    );
}

#[test]
fn names_are_labels() {
    prints(
        env!("CARGO_BIN_EXE_labels"),
        &[
            "smtp_replies_total{reason=user_unknown,bounce=hard,provider=other} 2",
            "smtp_replies_total{reason=mailbox_full,bounce=soft,provider=other} 1",
        ],
    );
}
