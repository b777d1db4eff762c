use super::*;

/// The tally of these lines, and the addresses to suppress.
fn tally(lines: &[&str]) -> (Tally, Vec<String>) {
    let mut tally = Tally::default();
    let mut addresses = Vec::new();
    for line in lines {
        tally.line(line.as_bytes(), &mut |address| {
            addresses.push(String::from_utf8(address.to_vec()).unwrap());
        });
    }
    (tally, addresses)
}

const SENT: &str = "Jan  1 00:00:01 mx postfix/smtp[1]: A1: to=<a@example.com>, relay=gmail-smtp-in.l.google.com[192.0.2.1]:25, \
    dsn=2.0.0, status=sent (250 2.0.0 OK)";
const UNKNOWN: &str = "Jan  1 00:00:02 mx postfix/smtp[1]: A2: to=<B@example.com>, relay=gmail-smtp-in.l.google.com[192.0.2.1]:25, \
    dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))";
const FULL: &str = "Jan  1 00:00:03 mx postfix/smtp[1]: A3: to=<c@example.net>, relay=none, dsn=4.2.2, status=deferred (452 4.2.2 mailbox full)";
const LISTED: &str = "Jan  1 00:00:04 mx postfix/smtp[1]: A4: to=<d@example.org>, relay=mx.example.org[192.0.2.2]:25, dsn=5.7.1, \
    status=bounced (554 5.7.1 blocked using zen.spamhaus.org)";
const REFUSED: &str = "Jan  1 00:00:05 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 550 5.1.1 <e@example.com>: \
    user unknown; from=<x@example.org> to=<e@example.com> proto=ESMTP helo=<x>";
const NOISE: &str = "Jan  1 00:00:06 mx postfix/qmgr[1]: A2: removed";

#[test]
fn every_result_is_counted_once_and_every_other_line_too() {
    let (tally, addresses) = tally(&[SENT, SENT, UNKNOWN, FULL, LISTED, REFUSED, NOISE, "", "hello world"]);
    assert_eq!(tally.totals(), [9, 2, 1, 2, 1, 3]);
    assert_eq!(tally.kinds, Kinds { none: 2, soft: 1, hard: 1, block: 1 });
    let reasons: Vec<_> =
        tally.reasons().into_iter().map(|(reason, kinds)| (reason, kinds.total())).collect();
    assert_eq!(reasons, [(Reason::IpBlocklisted, 1), (Reason::UserUnknown, 1)]);
    assert_eq!(tally.delays(), [(Reason::MailboxFull, 1)]);
    assert_eq!(addresses, ["B@example.com"]);
    assert_eq!(tally.example(Reason::UserUnknown), "550 5.1.1 no such user");
    let period = tally.period.ends().unwrap();
    assert_eq!(period, ("Jan  1 00:00:01".to_owned(), "Jan  1 00:00:06".to_owned()));
}

#[test]
fn an_address_is_suppressed_once_and_only_for_a_hard_bounce_of_a_delivery() {
    let again = UNKNOWN.replace("B@", "b@");
    let bare = "550 5.1.1 no such user";
    assert_eq!(tally(&[UNKNOWN, &again, FULL, LISTED, REFUSED, SENT, bare]).1, ["B@example.com"]);
}

#[test]
fn providers_have_their_share_of_failures_and_the_others_theirs() {
    let (tally, _) = tally(&[SENT, SENT, SENT, UNKNOWN, LISTED]);
    assert_eq!(
        tally.providers(),
        [(Some("Google"), Rate { delivered: 3, failed: 1 }), (None, Rate { delivered: 0, failed: 1 })],
    );
    let json = tally.json(Language::En);
    assert_eq!(json["providers"][0]["share"], 0.25);
    assert_eq!(json["providers"][1]["name"], "other");
}

#[test]
fn the_json_adds_up_in_every_language() {
    for &language in Language::ALL {
        let json = tally(&[SENT, UNKNOWN, UNKNOWN, FULL, LISTED, REFUSED, NOISE]).0.json(language);
        for (key, value) in [
            ("lines", 7),
            ("replies", 6),
            ("without_reply", 1),
            ("delivered", 1),
            ("delayed", 1),
            ("failed", 3),
            ("own_refusals", 1),
            ("other_lines", 1),
            ("suppress", 1),
        ] {
            assert_eq!(json[key], value, "{key}");
        }
        assert_eq!(json["bounce"], json!({"none": 1, "soft": 1, "hard": 2, "block": 1}));
        assert_eq!(json["reasons"][0]["reason"], "user_unknown");
        assert_eq!(json["destinations"][0], json!({"domain": "example.com", "count": 2, "exact": true}));
        assert_eq!(json["blocklists"][0]["lookup"], "https://check.spamhaus.org/");
        assert_eq!(json["period"], json!({"from": "Jan  1 00:00:01", "to": "Jan  1 00:00:06"}));
        assert_eq!(json["advice"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn replies_one_a_line_are_results_too() {
    let (tally, _) = tally(&["250 OK", "452 4.2.2 mailbox full", "550 5.1.1 no such user", "354 go on"]);
    assert_eq!(tally.totals(), [4, 1, 1, 1, 0, 1]);
}

#[test]
fn several_events_of_a_line_count_each() {
    let events = r#"[{"event":"delivered","email":"a@example.com"},{"event":"bounce","email":"b@example.com","reason":"550 5.1.1 no such user"}]"#;
    let (tally, addresses) = tally(&[events]);
    assert_eq!(tally.totals(), [1, 1, 0, 1, 0, 0]);
    assert_eq!(addresses, ["b@example.com"]);
}

#[test]
fn who_complains_is_suppressed() {
    let event = r#"{"event":"spamreport","email":"a@example.com","sg_event_id":"x"}"#;
    let (tally, addresses) = tally(&[event, event]);
    assert_eq!(
        (tally.totals(), tally.json(Language::En)["complaints"].as_u64()),
        ([2, 0, 0, 0, 0, 0], Some(2))
    );
    assert_eq!(addresses, ["a@example.com"]);
}

#[test]
fn what_is_no_text_is_an_other_line() {
    let event = r#"{"event":"bounce","email":"b@example.com","reason":"550 5.1.1 no such user"}"#;
    let long = "user unknown ".repeat(10_000);
    let lines = [
        &event[..40],
        &event[..event.len() - 1],
        "\0\0\x01 550 5.1.1 user unknown",
        "550 5.1.1 \x1b[2J",
        &long,
        "{\"a\":",
        "[1,2",
    ];
    let (tally, addresses) = tally(&lines);
    assert_eq!(tally.totals(), [7, 0, 0, 0, 0, 7]);
    assert!(addresses.is_empty());
}

#[test]
fn a_quiet_day_has_no_failure_but_the_one_it_had() {
    let mut lines = Vec::new();
    for i in 0..100 {
        let minute = i % 60;
        lines.push(format!(
            "Nov 26 10:{minute:02}:00 mx postfix/smtpd[11]: connect from mx{i}.example.net[192.0.2.{i}]"
        ));
        lines.push(format!("Nov 26 10:{minute:02}:00 mx postfix/smtpd[11]: disconnect from mx.example.net[192.0.2.1] quit=1 commands={i}"));
        lines.push(format!(
            "Nov 26 10:{minute:02}:00 mx opendkim[55]: 4Bq{i}: DKIM-Signature field added (s=mail, d=example.org)"
        ));
        lines.push(format!(
            "Nov 26 10:{minute:02}:01 mx dovecot: lmtp(a)<{i}><x>: msgid=<m{i}@example.org>: saved mail to INBOX"
        ));
        lines.push(format!("Nov 26 10:{minute:02}:01 mx postfix/smtp[14]: Trusted TLS connection established to mx.example.net[192.0.2.1]:25"));
        lines.push(format!("Nov 26 10:{minute:02}:02 mx postfix/smtp[14]: 4Bq{i}: to=<u{i}@example.com>, relay=mx.example.com[192.0.2.3]:25, dsn=2.0.0, status=sent (250 OK queued as 550{i})"));
    }
    lines.push(UNKNOWN.to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_eq!(tally(&lines).0.totals(), [601, 100, 0, 1, 0, 500]);
}
