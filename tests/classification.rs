//! What holds for every answer, and what it looks like when it is printed.

use smtp_reply::{BounceKind, Category, Evidence, Reason, classify};

#[track_caller]
fn prints(reply: &str, line: &str) {
    assert_eq!(classify(reply).to_string(), line);
}

#[test]
fn it_is_one_line_for_a_log() {
    prints("", "unknown (soft, review) by nothing");
    prints("250 2.0.0 OK", "250 2.0.0 accepted (none, none) by reply_code");
    prints("421", "421 service_unavailable (soft, retry) by reply_code");
    prints("550 5.2.2 Sorry", "550 5.2.2 mailbox_full (soft, ask_recipient) by enhanced_code");
}

#[test]
fn the_phrase_that_decided_stands_in_quotes() {
    let c = classify("550 5.1.1 No such user here");
    assert_eq!((c.reason(), c.evidence()), (Reason::UserUnknown, Evidence::Text));
    let matched = c.matched().unwrap();
    assert!(!matched.contains(|c: char| c == '"' || c.is_control()), "{matched}");
    let expected = format!("550 5.1.1 user_unknown (hard, suppress_recipient) by text \"{matched}\"");
    assert_eq!(c.to_string(), expected);
}

#[test]
fn what_else_is_known_stands_at_the_end() {
    let line = classify(
        "host mx1.yahoo.com[192.0.2.1] said: 451 4.7.1 Blocked by zen.spamhaus.org, try again in 300 seconds \
         (in reply to MAIL FROM command)",
    )
    .to_string();
    assert!(
        line.ends_with(" stage=mail provider=yahoo retry_after=300 blocklist=zen.spamhaus.org"),
        "{line}"
    );
}

#[test]
fn nothing_that_a_server_wrote_gets_into_a_log() {
    let line = classify(b"550 5.1.1 no such user\r\nNov 22 mx: root logged in\x1b[2J \xff <a@example.com>")
        .to_string();
    assert!(!line.contains("root") && !line.contains("example.com"), "{line}");
    assert!(!line.contains(char::is_control), "{line:?}");
}

#[test]
fn a_refusal_is_never_a_success_whatever_its_enhanced_code() {
    for code in [421, 450, 500, 550, 554, 571] {
        for class in [2, 4, 5] {
            for subject in 0..=7 {
                for detail in 0..=30 {
                    let reply = format!("{code} {class}.{subject}.{detail} x");
                    let c = classify(&reply);
                    assert_ne!(c.category(), Category::Success, "{reply}");
                    assert_ne!(c.bounce(), BounceKind::None, "{reply}");
                }
            }
        }
    }
}

#[test]
fn an_enhanced_code_alone_is_a_success_where_its_class_is() {
    for (code, reason) in
        [("2.1.5", Reason::Accepted), ("2.0.0", Reason::Accepted), ("5.1.5", Reason::UserUnknown)]
    {
        assert_eq!(classify(code).reason(), reason, "{code}");
    }
}
