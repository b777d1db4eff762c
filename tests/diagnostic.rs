//! Lines as mail systems write them: what each says of the reply that it holds.

use smtp_reply::{
    Classifier, Delivery, Diagnostic, EnhancedCode, Provider, Reason, ReplyCode, Stage, classify,
};

struct Line {
    text: &'static str,
    code: Option<u16>,
    enhanced: Option<&'static str>,
    stage: Option<Stage>,
    host: Option<&'static str>,
    reason: Reason,
}

#[rustfmt::skip]
const LINES: &[Line] = &[
    // Postfix: a report, a log line, a refusal in the greeting, no connection, no domain, its own refusals.
    Line {
        text: "host mx.example.com[192.0.2.1] said: 550 5.1.1 <joe@example.com>: no such mailbox (in reply to RCPT TO command)",
        code: Some(550), enhanced: Some("5.1.1"), stage: Some(Stage::Rcpt), host: Some("mx.example.com"), reason: Reason::UserUnknown,
    },
    Line {
        text: "Nov 20 10:00:00 mail postfix/smtp[587]: 4F1A2: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1.2, delays=0/0/1.1/0.1, dsn=4.2.2, status=deferred (host mx.example.com[192.0.2.1] said: 452 4.2.2 mailbox full (in reply to end of DATA command))",
        code: Some(452), enhanced: Some("4.2.2"), stage: Some(Stage::EndOfData), host: Some("mx.example.com"), reason: Reason::MailboxFull,
    },
    Line {
        text: "host mx.example.com[192.0.2.1] refused to talk to me: 554-mx.example.com 554 your address is on our blocklist",
        code: Some(554), enhanced: None, stage: Some(Stage::Connect), host: Some("mx.example.com"), reason: Reason::IpBlocklisted,
    },
    Line {
        text: "Nov 20 10:00:01 mail postfix/smtp[588]: 4F1A3: to=<joe@example.com>, relay=none, delay=30, delays=0/0/30/0, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.1]:587: Connection timed out)",
        code: None, enhanced: None, stage: None, host: Some("mx.example.com"), reason: Reason::ConnectionFailed,
    },
    Line {
        text: "x-postfix; Host or domain name not found. Name service error for name=gone.example type=A: Host not found",
        code: None, enhanced: None, stage: None, host: None, reason: Reason::DomainUnknown,
    },
    Line {
        text: "x-postfix; mail for example.com loops back to myself",
        code: None, enhanced: None, stage: None, host: None, reason: Reason::RoutingLoop,
    },
    Line {
        text: "NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 <joe@example.org>: Relay access denied; from=<a@example.com> to=<joe@example.org> proto=ESMTP helo=<spam.example>",
        code: Some(554), enhanced: Some("5.7.1"), stage: Some(Stage::Rcpt), host: None, reason: Reason::RelayDenied,
    },
    // Exim: a report, a log line, a line end as it escapes it, its own last word.
    Line {
        text: "SMTP error from remote mail server after RCPT TO:<joe@example.com>: host mx.example.com [192.0.2.1]: 550 Unknown user",
        code: Some(550), enhanced: None, stage: Some(Stage::Rcpt), host: Some("mx.example.com"), reason: Reason::UserUnknown,
    },
    Line {
        text: "2026-11-20 10:00:00 1aBcDe-000123-4F ** joe@example.com R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.1]: SMTP error from remote mail server after end of data: 550-5.7.1 this looks like spam\\n550 5.7.1 to us",
        code: Some(550), enhanced: Some("5.7.1"), stage: Some(Stage::EndOfData), host: Some("mx.example.com"), reason: Reason::SpamDetected,
    },
    Line {
        text: "smtp; 421 4.7.0 mx.example.com too many connections from your host: retry timeout exceeded",
        code: Some(421), enhanced: Some("4.7.0"), stage: None, host: None, reason: Reason::TooManyConnections,
    },
    // Sendmail: a log line, a transcript, a report.
    Line {
        text: "x9KA1: to=<joe@example.com>, delay=00:00:01, mailer=esmtp, relay=mx.example.com. [192.0.2.1], dsn=5.1.1, stat=User unknown",
        code: None, enhanced: None, stage: None, host: Some("mx.example.com."), reason: Reason::UserUnknown,
    },
    Line {
        text: "... while talking to mx.example.com.: >>> EHLO me.example <<< 502 what's that >>> RCPT To:<joe@example.com> <<< 550 5.1.1 no such user",
        code: Some(550), enhanced: Some("5.1.1"), stage: Some(Stage::Rcpt), host: None, reason: Reason::UserUnknown,
    },
    Line {
        text: "stat=Deferred: 450 4.7.1 Greylisted, come back in 5 minutes",
        code: Some(450), enhanced: Some("4.7.1"), stage: None, host: None, reason: Reason::Greylisted,
    },
    // OpenSMTPD, qmail, Courier, Exchange, Gmail's bounces.
    Line {
        text: "smtp-out: delivery evpid=1 to=<joe@example.com> result=\"PermFail\" stat=\"550 5.1.1 no mailbox of that name\"",
        code: Some(550), enhanced: Some("5.1.1"), stage: None, host: None, reason: Reason::UserUnknown,
    },
    Line {
        text: "<joe@example.com>: 192.0.2.1 does not like recipient. Remote host said: 550 user unknown Giving up on 192.0.2.1.",
        code: Some(550), enhanced: None, stage: Some(Stage::Rcpt), host: None, reason: Reason::UserUnknown,
    },
    Line {
        text: "Sorry, no mailbox here by that name. (#5.1.1)",
        code: None, enhanced: Some("5.1.1"), stage: None, host: None, reason: Reason::UserUnknown,
    },
    Line {
        text: "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        code: Some(550), enhanced: Some("5.1.1"), stage: None, host: None, reason: Reason::UserUnknown,
    },
    Line {
        text: "The error that the other server returned was: 550 550 5.1.1 User unknown (state 14).",
        code: Some(550), enhanced: Some("5.1.1"), stage: None, host: None, reason: Reason::UserUnknown,
    },
    Line {
        text: "mx.example.com [192.0.2.1] did not like our RCPT TO:550 5.2.2 <joe@example.com>: Mailbox full",
        code: Some(550), enhanced: Some("5.2.2"), stage: Some(Stage::Rcpt), host: None, reason: Reason::MailboxFull,
    },
    // What a server refused itself: what it says of the client is no part of the reason.
    Line {
        text: "2024-01-05 10:07:00 H=(gw) [192.0.2.210] F=<offers@example.net> rejected RCPT <ann@example.org>: Sender verify failed",
        code: None, enhanced: None, stage: Some(Stage::Rcpt), host: None, reason: Reason::SenderRejected,
    },
    Line {
        text: "postfix/cleanup[812]: 5C21D: reject: header Subject: You won from gw.example.net[192.0.2.8]; from=<a@example.net> to=<b@example.org>: 5.7.1 message content rejected",
        code: None, enhanced: Some("5.7.1"), stage: None, host: None, reason: Reason::ContentRejected,
    },
    // A number in brackets is no success.
    Line {
        text: "Domain example.org has exceeded the max emails per hour (300) allowed. Message discarded.",
        code: None, enhanced: None, stage: None, host: None, reason: Reason::RateLimited,
    },
    // Several replies: the first refusal counts, a success only without one.
    Line {
        text: "354 go ahead 451 4.3.0 queue file write error",
        code: Some(451), enhanced: Some("4.3.0"), stage: None, host: None, reason: Reason::SystemError,
    },
    Line {
        text: "250 2.0.0 Ok: queued as 550A1",
        code: Some(250), enhanced: Some("2.0.0"), stage: None, host: None, reason: Reason::Accepted,
    },
];

#[test]
fn each_line_gives_the_parts_of_its_reply() {
    for line in LINES {
        let found = Diagnostic::parse(line.text);
        let enhanced = line.enhanced.map(|code| code.parse::<EnhancedCode>().unwrap());
        assert_eq!(found.code().map(u16::from), line.code, "{}", line.text);
        assert_eq!(found.enhanced(), enhanced, "{}", line.text);
        assert_eq!(found.stage(), line.stage, "{}", line.text);
        let host = found.host().map(|host| String::from_utf8_lossy(host).into_owned());
        assert_eq!(host.as_deref(), line.host, "{}", line.text);
    }
}

#[test]
fn each_line_gives_the_reason_of_its_reply() {
    for line in LINES {
        assert_eq!(classify(line.text).reason(), line.reason, "{}", line.text);
    }
}

#[test]
fn ports_sizes_times_and_ids_are_no_reply_codes() {
    for text in [
        "connect to mx.example.com[192.0.2.1]:587: Connection refused",
        "delivered 550 messages",
        "took 421 ms, size 552 bytes",
        "host 192.0.2.250 is down",
        "queue id 554A1B2C",
        "version 4.5.0-552",
        "unknown mailer error 255",
    ] {
        assert_eq!(Diagnostic::parse(text).code(), None, "{text}");
    }
}

#[test]
fn addresses_and_versions_are_no_enhanced_codes() {
    for text in [
        "550 4.1.1.1 is not welcome",
        "550 host 5.5.0.1",
        "550 running 5.1.1/5.1.1",
        "550 mx-5.1.1.example.com",
    ] {
        assert_eq!(Diagnostic::parse(text).enhanced(), None, "{text}");
    }
}

#[test]
fn a_status_is_what_the_writer_made_of_the_failure_and_not_what_the_server_said() {
    let found = Diagnostic::parse("dsn=5.4.4, status=bounced (Host or domain name not found)");
    assert_eq!(found.status(), EnhancedCode::new(5, 4, 4));
    assert_eq!(found.enhanced(), None);
}

#[test]
fn the_stage_changes_what_the_same_words_mean() {
    let said = |after: &str| {
        classify(&format!(
            "host mx.example.com[192.0.2.1] said: 550 no such domain (in reply to {after} command)"
        ))
        .reason()
    };
    assert_eq!(said("RCPT TO"), Reason::DomainUnknown);
    assert_eq!(said("MAIL FROM"), Reason::SenderRejected);
    assert_eq!(said("EHLO"), Reason::ReverseDnsMissing);
}

#[test]
fn an_enhanced_code_may_be_given_or_stand_in_front_of_the_text() {
    let code = ReplyCode::new(550);
    let mailbox_full = EnhancedCode::new(5, 2, 2);
    for (given, text) in [(mailbox_full, "no"), (None, "5.2.2 no"), (mailbox_full, "5.1.1 no")] {
        let c = Classifier::new().classify_parts(code, given, text);
        assert_eq!((c.enhanced(), c.reason()), (mailbox_full, Reason::MailboxFull), "{text}");
    }
}

#[test]
fn blocklists_are_named_where_they_are_the_cause() {
    for (text, zone) in [
        ("554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org", Some("zen.spamhaus.org")),
        ("550 see https://www.spamhaus.org/query/ip/192.0.2.1", Some("www.spamhaus.org")),
        ("550 rejected, 1.2.0.192.bl.spamcop.net lists you", Some("bl.spamcop.net")),
        ("550 5.1.1 no such user, see https://postmaster.gmx.net", None),
        ("250 checked against zen.spamhaus.org", None),
    ] {
        assert_eq!(classify(text).blocklist().map(smtp_reply::Blocklist::name), zone, "{text}");
    }
}

#[test]
fn providers_are_told_by_hosts_and_by_words() {
    for (text, provider) in [
        ("host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.1.1 no such user", Some("google")),
        ("550 5.2.1 disabled account - gsmtp", Some("google")),
        ("550 5.1.1 Adresse inconnue OFR_416", Some("orange")),
        ("550 5.1.1 google is not mentioned by a host", None),
    ] {
        assert_eq!(classify(text).provider().map(Provider::id), provider, "{text}");
    }
}

#[test]
fn a_provider_uses_codes_in_a_sense_of_its_own() {
    let at_google = classify("host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.7.29 x");
    assert_eq!(at_google.reason(), Reason::EncryptionRequired);
    assert_eq!(classify("550 5.7.29 x").reason(), Reason::SenderUnauthenticated);
}

#[test]
fn whatever_it_is_given_it_answers() {
    let long = "user unknown ".repeat(800_000);
    for bytes in [
        &b""[..],
        b"\0\xFF\xFE\x80",
        b"\r\n\r\n",
        b"<a@b> <c@d>",
        b"550",
        long.as_bytes(),
        &[0xE2; 5000],
        &[b'.'; 5000],
    ] {
        let _ = classify(bytes);
        let _ = Diagnostic::parse(bytes);
    }
    assert_eq!(classify(&long).reason(), Reason::UserUnknown);
    assert_eq!(classify(b"<joe@full.example> <spam@blocked.example>").reason(), Reason::Unknown);
}

/// A log writes the lines of a reply one behind the other. The enhanced code is the same as on the wire.
#[test]
fn a_reply_whose_lines_were_joined_has_the_enhanced_code_of_its_lines() {
    for (lines, expected) in [
        (&["550-5.1.1 a", "550 5.2.2 b"][..], "5.1.1"),
        (&["550-a", "550 5.1.1 b"], "5.1.1"),
        // One in front of a line goes before one elsewhere.
        (&["550-see #5.2.2", "550 5.1.1 b"], "5.1.1"),
        (&["550-see #5.2.2", "550-5.1.1 b", "550 c"], "5.1.1"),
        // One of the reply's class goes before the first.
        (&["550-2.0.0 a", "550 5.1.1 b"], "5.1.1"),
        (&["550-4.0.0 a", "550-2.0.0 b", "550 5.1.1 c"], "5.1.1"),
        (&["550-2.0.0 a", "550 4.1.1 b"], "2.0.0"),
        (&["550-a", "550 2.1.1 b"], "2.1.1"),
        (&["550-a (#5.2.2)", "550 2.1.1 b"], "2.1.1"),
        // A success has one in front of a line only.
        (&["250-a", "250 2.1.5 b"], "2.1.5"),
        (&["250-a 2.0.0", "250 b (2.1.5)"], ""),
        // Other numbers begin no line.
        (&["550 see #5.2.2 450 5.1.1 b"], "5.2.2"),
        (&["550 see #5.2.2 540 5.1.1 b"], "5.2.2"),
        (&["550 see #5.2.2 551 5.1.1 b"], "5.2.2"),
        (&["550 see #5.2.2 1550 5.1.1 b"], "5.2.2"),
        (&["550 see #5.2.2 x550 5.1.1 b"], "5.2.2"),
        (&["550 see #5.2.2 550:5.1.1 b"], "5.2.2"),
    ] {
        let enhanced = (!expected.is_empty()).then(|| expected.parse().unwrap());
        assert_eq!(Diagnostic::parse(&lines.join(" ")).enhanced(), enhanced, "{lines:?}");
        let wire = lines.join("\r\n");
        assert_eq!(smtp_reply::Reply::parse(&wire).unwrap().enhanced(), enhanced, "{lines:?}");
    }
}

#[test]
fn a_bare_reply_means_a_result_and_a_line_has_its_own() {
    for (text, wanted) in [
        ("550 5.1.1 No such user", Some(Delivery::Failed)),
        ("550 5.1.1 No such user\r\n", Some(Delivery::Failed)),
        ("550-5.1.1 No such\n550 5.1.1\tuser", Some(Delivery::Failed)),
        ("452 4.2.2 Mailbox full", Some(Delivery::Delayed)),
        ("250 2.0.0 Ok", Some(Delivery::Relayed)),
        ("mx.example.com said: 421 try later", Some(Delivery::Delayed)),
        ("354 Go ahead", None),
        ("No such user", None),
        // Without a reply code, an enhanced code in front.
        ("2.0.0 Ok", Some(Delivery::Relayed)),
        ("4.2.2 Mailbox full", Some(Delivery::Delayed)),
        ("5.1.1 No such user", Some(Delivery::Failed)),
        ("No such user 5.1.1", None),
        ("version 5.1.1 is out", None),
        // What mail clients report, in a log as well.
        ("smtplib.SMTPDataError: (550, b'5.1.1 No such user')", Some(Delivery::Failed)),
        (
            "Mar  4 09:12:55 pc app[7]: smtplib.SMTPRecipientsRefused: {'joe@example.com': (450, b'4.2.1 Later')}",
            Some(Delivery::Delayed),
        ),
        ("", None),
        // Lines of a log, with a result and without one.
        (
            "Mar  4 09:12:55 mx postfix/smtp[1]: 4Z6: to=<joe@example.com>, dsn=5.1.1, status=bounced (550 no)",
            None,
        ),
        ("Mar  4 09:12:55 mx postfix/smtpd[1]: lost connection after RCPT: 550 x", None),
        (
            "NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 <joe@example.com>: Relay access denied; from=<> to=<joe@example.com>",
            None,
        ),
        // Not text for people.
        ("{\"x\":\"550 no\"}", None),
        ("[550 no", None),
        ("550 no\u{0}", None),
    ] {
        assert_eq!(Diagnostic::parse(text).delivery_of_reply(), wanted, "{text}");
    }
}
