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
            // A day, as the documentation of `Classification::retry` has it.
            "full: mailbox_full -> retry after 86400 s",
            "greylisted: greylisted -> retry after 300 s",
            "blocked: ip_blocklisted -> tell the operator",
            // A quarter of an hour, where neither the server nor the provider names a period.
            "busy: rate_limited -> retry after 900 s",
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
fn async_smtp_errors_lead_to_an_action() {
    prints(
        env!("CARGO_BIN_EXE_async_smtp_retry"),
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
fn replies_that_smtp_proto_reads_are_classified_with_host_and_stage() {
    prints(
        env!("CARGO_BIN_EXE_smtp_proto_client"),
        &[
            "friend: 250 2.1.5 accepted",
            "unknown: 550 5.1.1 user_unknown (hard, suppress_recipient)",
            "full: 452 4.2.2 mailbox_full (soft, retry)",
            "greylisted: 450 4.7.1 greylisted (soft, retry)",
            "stage=rcpt retry_after=300",
            "blocked: 554 5.7.1 ip_blocklisted (block, request_delisting)",
            "busy: 421 4.7.0 rate_limited (soft, slow_down)",
        ],
    );
}

#[test]
fn what_a_resolver_finds_is_classified_without_a_reply() {
    prints(
        env!("CARGO_BIN_EXE_hickory_errors"),
        &[
            "friend.example: goes on",
            "nothing.example: goes on",
            "null.example: domain_refuses_mail -> suppress_recipient",
            "gone.example: domain_unknown -> suppress_recipient",
            "broken.example: dns_failure -> retry",
            "silent.example: dns_failure -> retry",
        ],
    );
}

#[test]
fn names_are_labels_of_prometheus() {
    prints(
        env!("CARGO_BIN_EXE_prometheus_labels"),
        &[
            r#"smtp_replies_total{action="suppress_recipient",bounce="hard",provider="other",reason="user_unknown"} 2"#,
            r#"smtp_replies_total{action="suppress_recipient",bounce="hard",provider="google",reason="user_unknown"} 1"#,
            r#"smtp_replies_total{action="retry",bounce="soft",provider="other",reason="mailbox_full"} 1"#,
        ],
    );
}

#[test]
fn values_go_through_json_unchanged() {
    prints(
        env!("CARGO_BIN_EXE_json"),
        &[
            r#""code":452"#,
            r#""enhanced":"4.2.2""#,
            r#""reason":"mailbox_full""#,
            "kept as mailbox_full, retry",
            "600: invalid value: integer `600`, expected a reply code from 100 to 599",
        ],
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
