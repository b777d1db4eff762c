use super::*;

const SEEN: Seen = Seen {
    reason: Reason::UserUnknown,
    bounce: BounceKind::Hard,
    provider: None,
    blocklist: None,
    link: None,
};

/// A log with known content: three delivered, two unknown users, one full mailbox, two blocks, two other lines.
fn known() -> Tally {
    let delivered =
        Seen { reason: Reason::Accepted, bounce: BounceKind::None, provider: Some("Example"), ..SEEN };
    let full =
        Seen { reason: Reason::MailboxFull, bounce: BounceKind::Soft, provider: Some("Example"), ..SEEN };
    let listed = Seen {
        reason: Reason::IpBlocklisted,
        bounce: BounceKind::Block,
        blocklist: Some(("bl.example.org", Some("www.example.org"))),
        ..SEEN
    };
    let mut tally = Tally::default();
    for (seen, line) in [
        (Some(delivered), "postfix/smtp[1]: A: to=<a@example.com>, status=sent (250 OK)"),
        (Some(delivered), "postfix/smtp[1]: A: to=<b@example.com>, status=sent (250 OK)"),
        (Some(delivered), "250 OK"),
        (Some(SEEN), "postfix/smtp[1]: A: to=<c@Example.ORG>, status=bounced (550 5.1.1 No such user)"),
        (Some(SEEN), "2026-01-01 00:00:00 1a-2b-3c ** d@example.org R=dns T=smtp: 550 no such user"),
        (Some(full), "postfix/smtp[1]: A: to=<e@example.net>, status=deferred (452 4.2.2 full)"),
        (Some(listed), "550 listed"),
        (Some(listed), "postfix/smtp[1]: A: to=<f@example.org>, status=bounced (550 listed)"),
        (None, "postfix/qmgr[1]: A: removed"),
        (None, ""),
    ] {
        tally.count(seen, line.as_bytes());
    }
    tally
}

#[test]
fn every_line_is_counted_once() {
    let tally = known();
    assert_eq!((tally.lines, tally.without_reply, tally.kinds.total()), (10, 2, 8));
    assert_eq!(tally.kinds, Kinds { none: 3, soft: 1, hard: 2, block: 2 });
    let reasons = tally.reasons();
    assert_eq!(reasons.iter().map(|(_, kinds)| kinds.failed()).sum::<u64>(), tally.kinds.failed());
    assert_eq!(
        reasons.iter().map(|&(reason, kinds)| (reason, kinds.failed())).collect::<Vec<_>>(),
        [(Reason::UserUnknown, 2), (Reason::IpBlocklisted, 2), (Reason::MailboxFull, 1)],
    );
}

#[test]
fn providers_blocklists_and_destinations_count_failures_only() {
    let tally = known();
    assert_eq!(tally.providers(), [("Example", 1)]);
    assert_eq!(tally.blocklists(), [(("bl.example.org", Some("www.example.org")), 2)]);
    let destinations = tally.destinations();
    assert_eq!(
        destinations,
        [
            Counted { name: "example.org", count: 3, exact: true },
            Counted { name: "example.net", count: 1, exact: true },
        ],
    );
}

#[test]
fn the_json_adds_up() {
    for &language in Language::ALL {
        let json = known().json(language);
        assert_eq!(json["lines"], 10);
        assert_eq!(json["without_reply"], 2);
        assert_eq!(json["bounce"], json!({"none": 3, "soft": 1, "hard": 2, "block": 2}));
        assert_eq!(json["reasons"][0]["reason"], "user_unknown");
        assert_eq!(json["reasons"][0]["hard"], 2);
        assert_eq!(json["destinations"][0], json!({"domain": "example.org", "count": 3, "exact": true}));
        assert_eq!(json["advice"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn lines_of_a_real_looking_log_are_classified_and_none_is_lost() {
    let log = "\
        Jan  1 00:00:01 mx postfix/smtp[1]: A1: to=<a@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 OK)\n\
        Jan  1 00:00:02 mx postfix/smtp[1]: A2: to=<b@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 <b@example.com>: Recipient address rejected: User unknown (in reply to RCPT TO command))\n\
        452 4.2.2 Mailbox full\n\
        \n\
        hello world\n";
    let mut tally = Tally::default();
    log.lines().for_each(|line| tally.line(line.as_bytes()));
    assert_eq!(tally.lines, 5);
    assert_eq!(tally.without_reply, 2);
    assert_eq!(tally.kinds, Kinds { none: 1, soft: 1, hard: 1, block: 0 });
    assert_eq!(tally.destinations()[0], Counted { name: "example.com", count: 1, exact: true });
}

#[test]
fn the_advice_for_a_group_names_the_pages_that_help_most() {
    let mut tally = Tally::default();
    for line in [
        "550 5.7.1 part of their network is on our block list (S3150)",
        "550 5.7.1 part of their network is on our block list (S3150)",
        "554 5.7.1 192.0.2.1 listed at bl.spamcop.net",
    ] {
        tally.line(line.as_bytes());
    }
    let urls: Vec<_> = tally.links(Reason::IpBlocklisted).map(|link| link.url()).collect();
    assert_eq!(urls, ["https://olcsupport.office.com/", "https://www.spamcop.net/"]);
    assert_eq!(tally.links(Reason::UserUnknown).count(), 0);
    for &language in Language::ALL {
        let (mut text, mut page) = (Vec::new(), Vec::new());
        crate::text::write(&mut text, &tally, language, "-").unwrap();
        crate::html::write(&mut page, &tally, language, "-").unwrap();
        let (text, page) = (String::from_utf8(text).unwrap(), String::from_utf8(page).unwrap());
        for url in &urls {
            assert_eq!(text.matches(url).count(), 1, "{text}");
            assert_eq!(page.matches(&format!("<a href=\"{url}\">")).count(), 1, "{page}");
        }
    }
}

#[test]
fn the_destination_is_the_recipients_domain_else_the_host() {
    let cases = [
        (
            "x postfix/smtp[1]: A: to=<a@example.com>, orig_to=<b@example.org>, relay=none",
            Some("example.com"),
        ),
        (
            "x postfix/smtpd[1]: NOQUEUE: reject: 550; from=<a@example.org> to=<b@example.com>",
            Some("example.com"),
        ),
        ("x 1a-2b-3c ** a@example.com R=dns T=smtp H=mx.example.net [192.0.2.1]: 550", Some("example.com")),
        ("x 1a-2b-3c == a@example.com R=dns T=smtp defer (-44): 450", Some("example.com")),
        ("x 1a-2b-3c ** a@example.com: retry timeout exceeded", Some("example.com")),
        ("SMTP error from remote mail server after RCPT TO:<a@example.com>: 550", Some("example.com")),
        ("connect to mx.example.net[192.0.2.1]:25: Connection timed out", Some("mx.example.net")),
        ("A: host mx.example.net[192.0.2.1] said: 421 later", Some("mx.example.net")),
        ("A: to=<postmaster>, relay=none, status=deferred", None),
        ("550 5.1.1 no such user", None),
        ("A: to=<@>", None),
    ];
    for (line, expected) in cases {
        assert_eq!(destination(line.as_bytes()).as_deref(), expected, "{line}");
    }
}

#[test]
fn frequent_names_survive_a_flood_of_rare_ones_in_bounded_memory() {
    let mut top = Top::default();
    for i in 0..20_000 {
        top.add(&format!("rare{i}.example"));
        if i % 4 == 0 {
            top.add("frequent.example");
        }
    }
    assert_eq!(top.slots.len(), WATCHED);
    assert_eq!(top.by_name.len(), WATCHED);
    assert_eq!(top.by_count.len(), WATCHED);
    let first = &top.top(1)[0];
    assert_eq!(first.name, "frequent.example");
    assert_eq!((first.count, first.exact), (5000, true));
}

#[test]
fn an_inexact_count_is_never_too_high() {
    let mut top = Top::default();
    for i in 0..WATCHED {
        top.add(&format!("early{i}.example"));
        top.add(&format!("early{i}.example"));
    }
    top.add("late.example");
    let all = top.top(WATCHED);
    let late = all.iter().find(|counted| counted.name == "late.example").unwrap();
    assert_eq!((late.count, late.exact), (1, false));
}
