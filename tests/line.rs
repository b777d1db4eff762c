//! What lines of mail systems say of a delivery, and what `classify` makes of it.

use serde_json::Value;
use smtp_reply::{
    Action, BounceKind, Class, Delivery, Diagnostic, EnhancedCode, Evidence, Provider, Reason, Reply, Stage,
    System, classify,
};

/// Lines of some 35 systems, with what they say; `note` has what else would be right (`alt FIELD: VALUES`).
const LINES: &str = include_str!("lines/lines.jsonl");

fn lines() -> impl Iterator<Item = Value> {
    LINES.lines().map(|line| serde_json::from_str(line).unwrap())
}

/// Whether the answer is the one of a row, or one that its note accepts.
fn is_accepted(row: &Value, field: &str, answer: Option<&str>) -> bool {
    let alternatives = row["note"].as_str().unwrap().split("; ");
    let alternatives =
        alternatives.filter_map(|note| note.strip_prefix("alt ")?.strip_prefix(field)?.strip_prefix(": "));
    let wanted = match &row[field] {
        Value::Number(number) => Some(number.to_string()),
        value => value.as_str().map(str::to_owned),
    };
    let mut accepted = alternatives.flat_map(|list| list.split(", "));
    answer == wanted.as_deref() || accepted.any(|value| value == answer.unwrap_or("null"))
}

fn text(bytes: Option<&[u8]>) -> Option<String> {
    bytes.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
}

/// Delivered, relayed and expanded as one.
fn result(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Failed => "failed",
        Delivery::Delayed => "delayed",
        _ => "sent",
    }
}

#[test]
fn a_line_says_what_became_of_a_message_and_for_whom() {
    for row in lines() {
        let line = row["line"].as_str().unwrap();
        let found = Diagnostic::parse(line);
        let wanted = row["delivery"].as_str().map(|name| result(name.parse().unwrap()));
        let is_right = found.delivery().map(result) == wanted
            || is_accepted(&row, "delivery", found.delivery().map(Delivery::as_str));
        assert!(is_right, "{:?}: {line}", found.delivery());
        let recipient = text(found.recipient());
        assert!(is_accepted(&row, "recipient", recipient.as_deref()), "{recipient:?}: {line}");
        let is_own = row["note"].as_str().unwrap().starts_with("own refusal");
        assert_eq!(found.is_own_refusal(), is_own, "{line}");
    }
}

#[test]
fn a_line_has_the_codes_of_the_reply_in_it_or_the_status_that_its_writer_gave() {
    for row in lines() {
        let line = row["line"].as_str().unwrap();
        let c = classify(line);
        let code = c.code().map(|code| code.to_string());
        assert!(is_accepted(&row, "code", code.as_deref()), "{code:?}: {line}");
        let enhanced = c.enhanced().map(|code| code.to_string());
        assert!(is_accepted(&row, "enhanced", enhanced.as_deref()), "{enhanced:?}: {line}");
    }
}

#[test]
fn no_line_without_a_result_is_a_bounce() {
    let without = lines().filter(|row| row["delivery"].is_null());
    let mut seen = 0;
    for row in without {
        let line = row["line"].as_str().unwrap();
        if Diagnostic::parse(line).delivery().is_none() {
            let c = classify(line);
            assert_eq!((c.bounce(), c.action()), (BounceKind::None, Action::None), "{line}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

struct Line {
    text: &'static str,
    system: Option<System>,
    delivery: Option<Delivery>,
    recipient: Option<&'static str>,
    relay: Option<&'static str>,
    queue_id: Option<&'static str>,
    time: Option<&'static str>,
}

const NOTHING: Line =
    Line { text: "", system: None, delivery: None, recipient: None, relay: None, queue_id: None, time: None };

#[rustfmt::skip]
const PARTS: &[Line] = &[
    Line {
        text: "Nov 20 10:00:00 mx postfix/smtp[587]: 4F1A2: to=<joe@example.com>, orig_to=<j@example.org>, relay=mx.example.com[192.0.2.1]:25, delay=1.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 550A1)",
        system: Some(System::Postfix), delivery: Some(Delivery::Relayed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com[192.0.2.1]:25"), queue_id: Some("4F1A2"), time: Some("Nov 20 10:00:00"),
    },
    Line {
        text: "Nov 20 2026 10:00:00 mx mx-out/smtp[587]: 4F1A2: to=<joe@example.com>, relay=none, dsn=4.4.1, status=SOFTBOUNCE (connect to mx.example.com[192.0.2.1]:25: Connection timed out)",
        system: Some(System::Postfix), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        relay: None, queue_id: Some("4F1A2"), time: Some("Nov 20 2026 10:00:00"),
    },
    Line {
        text: "<22>Nov 20 10:00:00 mx postfix/pipe[5]: 4F1A2: to=<list@example.com>, relay=mlmmj, dsn=2.0.0, status=sent (delivered via mlmmj service)",
        system: Some(System::Postfix), delivery: Some(Delivery::Delivered), recipient: Some("list@example.com"),
        relay: Some("mlmmj"), queue_id: Some("4F1A2"), time: Some("Nov 20 10:00:00"),
    },
    Line {
        text: "<22>1 2026-11-20T10:00:00.5Z mx postfix/local 5 - [meta@1 a=\"b\\]c\"][x@2 y=\"z\"] 4F1A2: to=<a@example.com>, relay=local, dsn=2.0.0, status=sent (forwarded as 5B1)",
        system: Some(System::Postfix), delivery: Some(Delivery::Expanded), recipient: Some("a@example.com"),
        relay: Some("local"), queue_id: Some("4F1A2"), time: Some("2026-11-20T10:00:00.5Z"),
    },
    Line {
        text: r#"{"MESSAGE":"1vgOab-00000001550-2mNo => joe <joe@example.com> R=local_user T=maildir_home","SYSLOG_IDENTIFIER":"exim","__REALTIME_TIMESTAMP":"1767000000550000"}"#,
        system: Some(System::Exim), delivery: Some(Delivery::Delivered), recipient: Some("joe@example.com"),
        relay: None, queue_id: Some("1vgOab-00000001550-2mNo"), time: Some("1767000000550000"),
    },
    Line {
        text: "2026-11-20 10:00:00 +0100 [77] 1vgOab-00000001550-2mNo -> joe@example.com <all@example.com> R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.1] C=\"250 OK\"",
        system: Some(System::Exim), delivery: Some(Delivery::Relayed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com"), queue_id: Some("1vgOab-00000001550-2mNo"), time: Some("2026-11-20 10:00:00 +0100"),
    },
    Line {
        text: "Nov 20 10:00:00 mx sm-mta[7]: xAK9: to=<joe@example.com>, ctladdr=<a@example.org> (1/1), delay=00:00:01, mailer=local, pri=1, dsn=2.0.0, stat=Sent",
        system: Some(System::Sendmail), delivery: Some(Delivery::Delivered), recipient: Some("joe@example.com"),
        queue_id: Some("xAK9"), time: Some("Nov 20 10:00:00"), ..NOTHING
    },
    Line {
        text: "Nov 20 10:00:00 mx sendmail[7]: xAK9: to=<joe@example.com>, mailer=esmtp, relay=mx.example.com. [192.0.2.1], dsn=5.1.1, reply=550 5.1.1 gone, stat=User unknown",
        system: Some(System::Sendmail), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com."), queue_id: Some("xAK9"), time: Some("Nov 20 10:00:00"),
    },
    Line {
        text: "@4000000067c6d1a7155042ac delivery 421: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_no_such_user/Giving_up_on_192.0.2.1./",
        system: Some(System::Qmail), delivery: Some(Delivery::Failed), time: Some("@4000000067c6d1a7155042ac"), ..NOTHING
    },
    Line {
        text: "Nov 20 10:00:00 mx courieresmtp: id=0001,from=<a@example.org>,addr=<joe@example.com>: 550 5.1.1 no such user",
        system: Some(System::Courier), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"),
        queue_id: Some("0001"), time: Some("Nov 20 10:00:00"), ..NOTHING
    },
    Line {
        text: "t,2026-11-20 10:00:00+0000,2026-11-20 09:00:00+0000,a@example.org,joe@example.com,j@example.net,delayed,4.2.2 (mailbox full),\"smtp;452 4.2.2 the box is full, \"\"really\"\"\",mx.example.com (192.0.2.1),quota-issues,smtp",
        system: Some(System::PowerMta), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com (192.0.2.1)"), time: Some("2026-11-20 10:00:00+0000"), ..NOTHING
    },
    Line {
        text: r#"{"type":"Bounce","id":"ab12","sender":"a@example.org","recipient":"joe@example.com","queue":"example.com","site":"mx","response":{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":1},"content":"gone","command":null},"peer_address":{"name":"mx.example.com."},"timestamp":1767000000,"num_attempts":1}"#,
        system: Some(System::KumoMta), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"),
        relay: Some("mx"), queue_id: Some("ab12"), time: Some("1767000000"),
    },
    Line {
        text: r#"{"type":"email.bounced","created_at":"2026-11-20T10:00:00Z","data":{"email_id":"e1","to":["joe@example.com"],"bounce":{"message":"550 5.1.1 gone","type":"Permanent"}}}"#,
        system: Some(System::Resend), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"),
        time: Some("2026-11-20T10:00:00Z"), ..NOTHING
    },
    Line {
        text: r#"{"Type":"Notification","TopicArn":"arn:aws:sns:x","Message":"{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{\"emailAddress\":\"joe@example.com\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 \\\"joe\\\" is gone\"}]}}"}"#,
        system: Some(System::AmazonSes), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"), ..NOTHING
    },
    Line {
        text: r#"Nov 20 10:00:00 mx hooks[3]: {"event":"deferred","email":"joe@example.com","response":"450 4.7.1 later","sg_event_id":"x"}"#,
        system: Some(System::SendGrid), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        time: Some("Nov 20 10:00:00"), ..NOTHING
    },
    Line {
        text: "Nov 20 10:00:00 mx smtpd[7]: 3f8b1c2a9d7e5f11 mta delivery evpid=3f8b1c2a9d7e5f12 from=<a@example.org> to=<joe@example.com> rcpt=<-> source=\"192.0.2.9\" relay=\"192.0.2.1 (mx.example.com)\" delay=3s result=\"Ok\" stat=\"250 2.0.0 ok\"",
        system: Some(System::OpenSmtpd), delivery: Some(Delivery::Relayed), recipient: Some("joe@example.com"),
        relay: Some("192.0.2.1 (mx.example.com)"), queue_id: Some("3f8b1c2a9d7e5f11"), time: Some("Nov 20 10:00:00"),
    },
    Line {
        text: "2026-11-20T10:00:00.421Z [NOTICE] [55AA-4210.1.1] [outbound] delivered file=1_0_5_a domain=example.org host=\"mx1.example.org\" ip=192.0.2.25 port=25 response=\"250 2.0.0 Ok: queued\" delay=0.5",
        system: Some(System::Haraka), delivery: Some(Delivery::Relayed),
        relay: Some("mx1.example.org"), queue_id: Some("55AA-4210.1.1"), time: Some("2026-11-20T10:00:00.421Z"), ..NOTHING
    },
    Line {
        text: "2026-11-20T10:00:00.421Z [INFO] [55AA-4210.1.1] [outbound] recipient <joe@example.com> deferred: 421 4.7.28 slow down",
        system: Some(System::Haraka), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        queue_id: Some("55AA-4210.1.1"), time: Some("2026-11-20T10:00:00.421Z"), ..NOTHING
    },
    Line {
        text: "Nov 20 10:00:00 zm zone-mta[421]: Sender/default/551 1950aa.001 DEFERRED[rate] from=a@example.org to=joe@example.com message-id=<5@example.com> src=192.0.2.10 mx=198.51.100.8 host=mx.example.com \"421 4.7.0 used up\"",
        system: Some(System::ZoneMta), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com"), queue_id: Some("1950aa.001"), time: Some("Nov 20 10:00:00"),
    },
    Line {
        text: "Nov 20 10:00:00 zm zone-mta: info Sender/default/551[9] 1950aa.001 ACCEPTED from=a@example.org to=joe@example.com host=mx.example.com response=\"250 ok\"",
        system: Some(System::ZoneMta), delivery: Some(Delivery::Relayed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com"), queue_id: Some("1950aa.001"), time: Some("Nov 20 10:00:00"),
    },
    Line {
        text: "2026-11-20T10:00:00Z INFO DSN temporary failure notification (delivery.dsn-temp-fail) queueId = 5504, from = \"a@example.org\", to = \"joe@example.com\", hostname = \"mx.example.com\", code = 451, details = \"4.7.1 later\"",
        system: Some(System::Stalwart), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com"), queue_id: Some("5504"), time: Some("2026-11-20T10:00:00Z"),
    },
    Line {
        text: r#"2026-11-20T10:00:00.421Z queue: not delivered, permanent error {"msg_id":"5504-421","rcpt":"joe@example.com","reason":"gone","remote_server":"mx1.example.org","smtp_code":550,"smtp_enchcode":"5.1.1","smtp_msg":"gone"}"#,
        system: Some(System::Maddy), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"),
        relay: Some("mx1.example.org"), queue_id: Some("5504-421"), time: Some("2026-11-20T10:00:00.421Z"),
    },
    Line {
        text: r#"2026-11-20T10:00:00.421Z queue: will retry {"attempts_count":2,"msg_id":"5504-421","rcpts":["joe@example.com"],"reason":"i/o timeout"}"#,
        system: Some(System::Maddy), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        queue_id: Some("5504-421"), time: Some("2026-11-20T10:00:00.421Z"), ..NOTHING
    },
    Line {
        text: "Nov 20 10:00:00 mbx dovecot: lmtp(joe@example.com)<5504><aBc>: Error: save failed to open mailbox INBOX: Timeout while waiting for lock",
        system: Some(System::Dovecot), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        time: Some("Nov 20 10:00:00"), ..NOTHING
    },
    Line {
        // The columns are those of the tracking log: a time, client-ip, client-hostname, server-ip, server-hostname,
        // source-context, connector-id, source, event-id, internal-message-id, message-id, network-message-id,
        // recipient-address, recipient-status.
        text: "2026-11-20T10:00:00.000Z,192.0.2.9,mx1,192.0.2.1,mx.example.com,,out,SMTP,FAIL,4711,<17@example.org>,n1,joe@example.com,550 5.1.1 gone,1",
        system: Some(System::Exchange), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com"), queue_id: Some("4711"), time: Some("2026-11-20T10:00:00.000Z"),
    },
    Line {
        text: "2026-11-20T10:00:00.000Z,Outbound,08DB,5,192.0.2.9:5000,192.0.2.1:25,<,550 5.1.1 gone,",
        system: Some(System::Exchange), delivery: Some(Delivery::Failed), time: Some("2026-11-20T10:00:00.000Z"), ..NOTHING
    },
    Line {
        text: "@4000000067c6d1a7155042ac starting delivery 421: msg 55042 to remote joe@example.com",
        system: Some(System::Qmail), recipient: Some("joe@example.com"), time: Some("@4000000067c6d1a7155042ac"), ..NOTHING
    },
    Line {
        text: "Nov 20 10:00:00 mx cyrus/lmtp[5]: verify_user(user.joe@example.com) failed: Mailbox does not exist",
        system: Some(System::Cyrus), delivery: Some(Delivery::Failed), recipient: Some("user.joe@example.com"),
        time: Some("Nov 20 10:00:00"), ..NOTHING
    },
    Line {
        text: "2026-11-20T10:00:00.421Z [NOTICE] [55AA-4210.1] [core] recipient <joe@example.com> code=DENYSOFT msg=\"Greylisted, come back in six minutes\" sender=\"a@example.org\"",
        system: Some(System::Haraka), delivery: Some(Delivery::Delayed), recipient: Some("joe@example.com"),
        queue_id: Some("55AA-4210.1"), time: Some("2026-11-20T10:00:00.421Z"), ..NOTHING
    },
    // Quoted local parts, lists, and values that are no name.
    Line {
        text: "2026-11-20 10:00:00 1vgOab-00000001550-2mNo ** \"joe smith\"@example.com R=dnslookup T=remote_smtp: 550 5.1.1 gone",
        system: Some(System::Exim), delivery: Some(Delivery::Failed), recipient: Some("\"joe smith\"@example.com"),
        queue_id: Some("1vgOab-00000001550-2mNo"), time: Some("2026-11-20 10:00:00"), ..NOTHING
    },
    Line {
        text: "2026-11-20 10:00:00 1vgOab-00000001550-2mNo ** \"a \\\" b\"@example.com <all@example.com>: gone",
        system: Some(System::Exim), delivery: Some(Delivery::Failed), recipient: Some("\"a \\\" b\"@example.com"),
        queue_id: Some("1vgOab-00000001550-2mNo"), time: Some("2026-11-20 10:00:00"), ..NOTHING
    },
    Line {
        text: "Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<\"a>, b\"@example.com>, relay=none, dsn=5.4.4, status=bounced (gone)",
        system: Some(System::Postfix), delivery: Some(Delivery::Failed), recipient: Some("\"a>, b\"@example.com"),
        queue_id: Some("4F1"), time: Some("Nov 20 10:00:00"), ..NOTHING
    },
    Line {
        text: "2026-11-20T10:00:00Z INFO DSN permanent failure notification (delivery.dsn-perm-fail) queueId = 5504, to = [\"joe@example.com\"], hostname = \"mx.example.com\", code = 550",
        system: Some(System::Stalwart), delivery: Some(Delivery::Failed), recipient: Some("joe@example.com"),
        relay: Some("mx.example.com"), queue_id: Some("5504"), time: Some("2026-11-20T10:00:00Z"),
    },
    Line {
        text: "2026-11-20T10:00:00Z INFO DSN permanent failure notification (delivery.dsn-perm-fail) queueId = 5504, to = [], hostname = \"mx.example.com\", code = 550",
        system: Some(System::Stalwart), delivery: Some(Delivery::Failed),
        relay: Some("mx.example.com"), queue_id: Some("5504"), time: Some("2026-11-20T10:00:00Z"), ..NOTHING
    },
    // What a policy server answers is a reply alone.
    Line { text: "Nov 20 10:00:00 mx policyd[5]: 450 4.7.1 Greylisted, come back later", time: Some("Nov 20 10:00:00"), ..NOTHING },
    Line { text: "Nov 20 10:00:00 mx tagger[5]: 4F1: recipient=<joe@example.com>, tagged", recipient: Some("joe@example.com"), time: Some("Nov 20 10:00:00"), ..NOTHING },
    // Noise: of a known program, of one that no table knows, of a journal.
    Line { text: "Nov 20 10:00:00 mx postfix/qmgr[1]: 4F1A2: removed", system: Some(System::Postfix), queue_id: Some("4F1A2"), time: Some("Nov 20 10:00:00"), ..NOTHING },
    Line { text: "Nov 20 10:00:00 mx shopd[1]: order 550 rejected: card expired", time: Some("Nov 20 10:00:00"), ..NOTHING },
    Line { text: r#"{"level":"info","ts":"2026-11-20T10:00:00Z","msg":"user unknown, mailbox full"}"#, ..NOTHING },
];

#[test]
fn the_parts_of_a_line_are_as_written() {
    for line in PARTS {
        let found = Diagnostic::parse(line.text);
        assert_eq!((found.system(), found.delivery()), (line.system, line.delivery), "{}", line.text);
        let parts = [found.recipient(), found.relay(), found.queue_id(), found.time()].map(text);
        let wanted =
            [line.recipient, line.relay, line.queue_id, line.time].map(|part| part.map(str::to_owned));
        assert_eq!(parts, wanted, "{}", line.text);
    }
    let original = Diagnostic::parse(PARTS[0].text).original_recipient();
    assert_eq!(text(original).as_deref(), Some("j@example.org"));
}

#[test]
fn a_log_line_is_known_in_whatever_form_a_log_has_it() {
    let message =
        "4F1A2: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, status=sent (250 Ok)";
    let json = |front: &str, back: &str| format!("{front}{message}{back}");
    for line in [
        format!("Nov 20 10:00:00 mx postfix/smtp[5]: {message}"),
        format!("Nov 20 10:00:00.123456 mx postfix/smtp[5]: {message}"),
        format!("<22>Nov 20 10:00:00 mx postfix/smtp[5]: {message}"),
        format!("<22>1 2026-11-20T10:00:00Z mx postfix/smtp 5 - - {message}"),
        format!("2026-11-20T10:00:00.5+01:00 mx postfix/smtp[5]: {message}"),
        format!("Fri 2026-11-20 10:00:00 CET mx postfix/smtp[5]: {message}"),
        format!("Nov 20 10:00:00 mx mail.info postfix/smtp[5]: {message}"),
        format!("Nov 20 10:00:00 mx postfix/smtp[5]: [ID 197553 mail.info] {message}"),
        format!("2026-11-20T10:00:00.5Z stdout F Nov 20 10:00:00 mx postfix/smtp[5]: {message}"),
        format!("2026-11-20T10:00:00.5Z stderr F postfix/smtp[5]: {message}"),
        format!("postfix/smtp[5]: {message}"),
        message.to_owned(),
        json(r#"{"MESSAGE":""#, r#"","SYSLOG_IDENTIFIER":"postfix/smtp"}"#),
        json(r#"{"message":""#, r#"","programname":"postfix/smtp","timestamp":"2026-11-20T10:00:00Z"}"#),
        json(r#"{"log":"Nov 20 10:00:00 mx postfix/smtp[5]: "#, r#"\n","stream":"stdout"}"#),
        json(r#"{"version":"1.1","short_message":"postfix/smtp[5]: "#, r#""}"#),
    ] {
        let found = Diagnostic::parse(&line);
        assert_eq!(
            (found.system(), found.delivery()),
            (Some(System::Postfix), Some(Delivery::Relayed)),
            "{line}"
        );
        assert_eq!(text(found.recipient()).as_deref(), Some("joe@example.com"), "{line}");
        assert_eq!(text(found.queue_id()).as_deref(), Some("4F1A2"), "{line}");
    }
}

#[test]
fn what_a_line_says_of_itself_goes_before_its_words_and_codes() {
    for (text, reason, bounce, evidence) in [
        ("status=sent (250 OK queued as expired-17)", Reason::Accepted, BounceKind::None, Evidence::Line),
        ("status=sent (delivered to mailbox)", Reason::Accepted, BounceKind::None, Evidence::Line),
        ("result=\"Ok\" stat=Delivered", Reason::Accepted, BounceKind::None, Evidence::Line),
        ("status=deferred (550 5.1.1 No such user)", Reason::UserUnknown, BounceKind::Soft, Evidence::Text),
        ("status=bounced (450 4.1.1 No such user)", Reason::UserUnknown, BounceKind::Hard, Evidence::Text),
        (
            "Nov 20 10:00:00 mx mailstat[4]: 550 user unknown 12",
            Reason::Unknown,
            BounceKind::None,
            Evidence::Line,
        ),
        ("Blorp", Reason::Unknown, BounceKind::Soft, Evidence::Nothing),
    ] {
        let c = classify(text);
        assert_eq!((c.reason(), c.bounce(), c.evidence()), (reason, bounce, evidence), "{text}");
    }
}

#[test]
fn trouble_on_the_way_that_has_no_result_yet_has_a_reason_and_no_bounce() {
    for (text, reason) in [
        (
            "Nov 20 10:00:00 mx postfix/smtp[1]: 4F1: host mx.example.com[192.0.2.1] said: 450 4.7.1 Greylisted (in reply to RCPT TO command)",
            Reason::Greylisted,
        ),
        (
            "Nov 20 10:00:00 mx postgrey[5]: action=greylist, reason=new, client_address=192.0.2.1, recipient=a@example.org",
            Reason::Greylisted,
        ),
        ("Nov 20 10:00:00 mx policyd[5]: 450 4.7.1 Greylisted, come back later", Reason::Greylisted),
        (
            "2026-11-20 10:00:00 1vgOab-0003Ab-2m mx.example.com [192.0.2.1] Connection refused",
            Reason::ConnectionFailed,
        ),
    ] {
        let (found, c) = (Diagnostic::parse(text), classify(text));
        assert_eq!(found.delivery(), None, "{text}");
        assert_eq!((c.reason(), c.bounce(), c.action()), (reason, BounceKind::None, Action::None), "{text}");
    }
}

#[test]
fn a_server_that_refuses_a_client_suppresses_nobody() {
    let line = "Nov 20 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from mx.google.com[192.0.2.1]: 550 5.1.1 \
        <joe@example.com>: Recipient address rejected: User unknown; from=<a@gmail.com> to=<joe@example.com> proto=ESMTP";
    let found = Diagnostic::parse(line);
    let c = found.classify();
    assert!(found.is_own_refusal());
    assert_eq!((c.reason(), c.action(), c.stage()), (Reason::UserUnknown, Action::Review, Some(Stage::Rcpt)));
    // The host is the client's.
    assert_eq!((found.host(), c.provider()), (None, None));
}

#[test]
fn a_refusal_without_a_code_is_temporary_by_its_form_or_its_words() {
    let exim = |how: &str, words: &str| {
        format!(
            "2026-11-20 10:00:00 H=mx.example.com [192.0.2.1] F=<a@example.net> {how} RCPT <joe@example.com>: {words}"
        )
    };
    for (line, bounce) in [
        (exim("rejected", "no such user"), BounceKind::Hard),
        (exim("temporarily rejected", "no such user"), BounceKind::Soft),
        (exim("rejected", "no such user, try again later"), BounceKind::Soft),
    ] {
        let found = Diagnostic::parse(&line);
        assert!(found.is_own_refusal(), "{line}");
        let c = found.classify();
        assert_eq!((c.reason(), c.bounce()), (Reason::UserUnknown, bounce), "{line}");
        assert_ne!(c.action(), Action::SuppressRecipient, "{line}");
    }
}

#[test]
fn deliveries_and_failures_can_be_counted_by_provider() {
    for (text, provider) in [
        (
            "to=<a@example.com>, relay=gmail-smtp-in.l.google.com[192.0.2.27]:25, status=sent (250 2.0.0 OK)",
            Some("google"),
        ),
        (r#"{"event":"delivered","email":"ann@outlook.com","sg_event_id":"x"}"#, Some("microsoft")),
        ("to=<ann@outlook.com>, relay=127.0.0.1[127.0.0.1]:10024, status=sent (250 2.0.0 OK)", None),
    ] {
        assert_eq!(classify(text).provider().map(Provider::id), provider, "{text}");
    }
}

#[test]
fn where_no_reply_is_quoted_the_status_of_a_line_is_its_enhanced_code() {
    let piece = "to=<a@example.com>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.1]:25: Connection refused)";
    let line = format!("Nov 20 10:00:00 mx postfix/smtp[1]: 4F1: {piece}");
    let c = classify(&line);
    assert_eq!((c.enhanced(), c.class()), (EnhancedCode::new(4, 4, 1), Some(Class::TransientNegative)));
    // A piece that was cut out of a log is taken for a text: what the server said.
    assert_eq!(classify(piece).enhanced(), None);
    let quoting = line.replace(
        "connect to mx.example.com[192.0.2.1]:25: Connection refused",
        "host mx.example.com[192.0.2.1] said: 450 No (in reply to RCPT TO command)",
    );
    assert_eq!(classify(&quoting).enhanced(), None);
}

#[test]
fn a_line_end_changes_nothing() {
    for line in lines() {
        let line = line["line"].as_str().unwrap().to_owned();
        for end in ["\n", "\r\n"] {
            assert_eq!(classify(&line), classify(&format!("{line}{end}")), "{line}");
        }
    }
    let refused = "552 Too much (in reply to RCPT TO command)";
    assert_eq!(classify(&format!("{refused}\r\n")).stage(), Some(Stage::Rcpt));
}

#[test]
fn a_reply_and_a_text_are_searched_for_enhanced_codes_by_one_rule() {
    for text in [
        "550 5.1.1 No",
        "550 (#5.1.1) No",
        "550 No such user 5.1.1",
        "550 5.1.1: No",
        "550 at 4.1.1 No",
        "450 5.7.1 No",
        "550 host 5.1.1.1 refused",
        "250 2.0.0 Ok",
        "250 Ok 2.0.0",
        "550 version 5.1.1-rc2",
    ] {
        let reply = Reply::parse(text.as_bytes()).unwrap();
        assert_eq!(Diagnostic::parse(text).enhanced(), reply.enhanced(), "{text}");
        assert_eq!(classify(&format!("{text}\r\n")).enhanced(), reply.enhanced(), "{text}");
    }
    let lines = Reply::parse(b"550-4.1.1 a\r\n550 5.1.1 b\r\n").unwrap().enhanced();
    assert_eq!(Diagnostic::parse("550-4.1.1 a 550 5.1.1 b").enhanced(), lines);
}

#[test]
fn what_programs_say_of_their_own_trouble_suppresses_nobody() {
    for (text, reason) in [
        ("getaddrinfo failed: Name or service not known", Reason::DnsFailure),
        ("socket.gaierror: [Errno -2] Name or service not known", Reason::DnsFailure),
        ("Error: getaddrinfo ENOTFOUND smtp.example.com", Reason::DnsFailure),
        ("dial tcp: lookup mail.example.com: no such host", Reason::DnsFailure),
        ("java.net.UnknownHostException: mail.example.com", Reason::DnsFailure),
        ("Connection error: Connection refused (os error 111)", Reason::ConnectionFailed),
        ("connect ECONNREFUSED 192.0.2.1:25", Reason::ConnectionFailed),
        ("ConnectionRefusedError: [WinError 10061] the target computer did", Reason::ConnectionFailed),
        ("invalid peer certificate: UnknownIssuer", Reason::EncryptionRequired),
        ("ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] verify", Reason::EncryptionRequired),
    ] {
        let c = classify(text);
        assert_eq!(c.reason(), reason, "{text}");
        assert_ne!(c.action(), Action::SuppressRecipient, "{text}");
        assert_ne!(c.bounce(), BounceKind::Hard, "{text}");
    }
}

/// `errno.h` of Linux, of macOS and the BSDs; `winsock2.h` and `winerror.h` of Windows; `netdb.h` of glibc and musl.
#[test]
fn the_number_of_an_error_of_the_network_is_known_on_each_platform() {
    let linux = [11, 32, 99, 100, 101, 102, 103, 104, 107, 108, 110, 111, 112, 113];
    let bsd = [32, 35, 49, 50, 51, 52, 53, 54, 57, 58, 60, 61, 64, 65];
    let windows = [
        64, 121, 1225, 1231, 1236, 10035, 10049, 10050, 10051, 10052, 10053, 10054, 10057, 10058, 10060,
        10061, 10064, 10065,
    ];
    let lookup = [-2, -3, -4, -5, 11001, 11002, 11003, 11004];
    let connection = [&linux[..], &bsd, &windows].concat();
    for (numbers, reason) in [(&connection[..], Reason::ConnectionFailed), (&lookup, Reason::DnsFailure)] {
        for number in numbers {
            for text in [format!("x (os error {number})"), format!("OSError: [Errno {number}] x")] {
                let c = classify(&text);
                assert_eq!((c.reason(), c.evidence()), (reason, Evidence::Line), "{text}");
            }
        }
    }
    // Errors of files and memory.
    for number in [1, 2, 5, 12, 13, 24, 28, 30] {
        assert_ne!(classify(&format!("x (os error {number})")).evidence(), Evidence::Line, "{number}");
    }
}

/// The texts and names of libraries that have no numbers for an error.
#[test]
fn what_libraries_say_of_a_connection_that_ended_is_known() {
    for (text, reason) in [
        // Rust: std, tokio, rustls.
        ("Resource temporarily unavailable (os error 11)", Reason::ConnectionFailed),
        (
            "Os { code: 11, kind: WouldBlock, message: \"Resource temporarily unavailable\" }",
            Reason::ConnectionFailed,
        ),
        ("network error: failed to fill whole buffer", Reason::ConnectionFailed),
        ("unexpected end of file", Reason::ConnectionFailed),
        ("Custom { kind: UnexpectedEof, error: \"early eof\" }", Reason::ConnectionFailed),
        ("Connection(TimedOut)", Reason::ConnectionFailed),
        ("deadline has elapsed", Reason::ConnectionFailed),
        ("received corrupt message of type InvalidContentType", Reason::EncryptionRequired),
        // Go.
        ("context deadline exceeded", Reason::ConnectionFailed),
        ("sending mail: context canceled", Reason::Unknown),
        // Node: a refusal of the name server.
        ("queryMx ECONNREFUSED example.com", Reason::DnsFailure),
        ("queryMx ETIMEOUT example.com", Reason::DnsFailure),
        ("Error: Greeting never received", Reason::ConnectionFailed),
        ("read EAGAIN", Reason::ConnectionFailed),
        // Java.
        ("java.io.EOFException", Reason::ConnectionFailed),
        // Python.
        ("BlockingIOError: [Errno 11] Resource temporarily unavailable", Reason::ConnectionFailed),
    ] {
        let c = classify(text);
        assert_eq!((c.reason(), c.evidence()), (reason, Evidence::Line), "{text}");
        assert_ne!(c.bounce(), BounceKind::Hard, "{text}");
    }
    // A server that says so has no memory.
    assert_eq!(classify("fork: Resource temporarily unavailable").reason(), Reason::SystemFull);
}

#[test]
fn a_summary_without_a_cause_has_no_reason() {
    for text in [
        "Error: Can't send mail - all recipients were rejected",
        "SMTP Error: The following recipients failed: ann@example.com",
        "SmtpFailedRecipientsException: Unable to send to all recipients.",
    ] {
        let c = classify(text);
        assert_eq!((c.reason(), c.bounce()), (Reason::Unknown, BounceKind::Soft), "{text}");
    }
    let with_cause = "Can't send mail - all recipients were rejected: 550 5.1.1 no such user";
    assert_eq!(classify(with_cause).reason(), Reason::UserUnknown);
}

#[test]
fn expected_codes_and_exit_codes_are_no_replies() {
    for (text, code) in [
        ("Expected response code \"250\" but got an empty response", None),
        ("expected 250 but got 550 5.1.1 no such user", Some(550)),
        ("Expected response code 354 but got code \"503\", with message \"503 no\"", Some(503)),
        ("The client expected 250 here", None),
        ("Expecting 354, received 554 5.7.1 no", Some(554)),
        ("expected 250 was 550 5.1.1 no such user", Some(550)),
        ("unexpected reply: 421 closing", Some(421)),
        ("unexpected 421 4.3.2 closing", Some(421)),
        ("RCPT TO:550 no such user", Some(550)),
        ("[192.0.2.1]:587: Connection refused", None),
        ("X-Unix; 255", None),
        ("x-unix; 75", None),
    ] {
        assert_eq!(Diagnostic::parse(text).code().map(u16::from), code, "{text}");
        assert!(code.is_some() || classify(text).reason() != Reason::Accepted, "{text}");
    }
}

#[test]
fn of_several_events_the_first_that_failed_counts_and_all_can_be_had() {
    let line = r#" [{"event":"processed","email":"a@example.com"},
        {"event":"deferred","email":"b@example.com","response":"450 4.2.1 slow"},
        {"event":"bounce","email":"c@example.com","reason":"550 5.1.1 no such user"},
        {"event":"dropped","email":"d@example.com","reason":"Bounced Address"}] "#;
    let all: Vec<_> =
        Diagnostic::parse_all(line).map(|event| (event.delivery(), text(event.recipient()))).collect();
    let of = |delivery, address: &str| (delivery, Some(address.to_owned()));
    assert_eq!(
        all,
        [
            of(None, "a@example.com"),
            of(Some(Delivery::Delayed), "b@example.com"),
            of(Some(Delivery::Failed), "c@example.com"),
            of(Some(Delivery::Failed), "d@example.com"),
        ],
    );
    assert_eq!(classify(line).reason(), Reason::UserUnknown);
    assert_eq!(Diagnostic::parse_all(line).last().unwrap().classify().reason(), Reason::Suppressed);
    assert_eq!(Diagnostic::parse_all("550 5.1.1 No").count(), 1);
}

/// What is said in a line: code, enhanced code ("" for none), the host that said it, the stage, the text.
type Said = (&'static str, Option<u16>, &'static str, Option<&'static str>, Option<Stage>, &'static str);

#[rustfmt::skip]
const SAID: &[Said] = &[
    // Postfix quotes the reply, with the host before it and the command behind it.
    (
        "Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 gone (in reply to RCPT TO command))",
        Some(550), "5.1.1", Some("mx.example.com"), Some(Stage::Rcpt), "5.1.1 gone",
    ),
    (
        "Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=4.0.0, status=deferred (host mx.example.com[192.0.2.1] refused to talk to me: 421 later)",
        Some(421), "", Some("mx.example.com"), Some(Stage::Connect), "later",
    ),
    (
        "Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued)",
        Some(250), "2.0.0", Some("mx.example.com"), None, "2.0.0 Ok: queued",
    ),
    // PowerMTA: without a reply the columns from the status to the category.
    (
        "b,2026-11-20 10:00:00+0000,2026-11-20 09:00:00+0000,a@example.org,joe@example.com,j@example.net,failed,5.1.1 (bad destination mailbox address),\"smtp;550 5.1.1 gone\",mx.example.com (192.0.2.1),bad-mailbox,smtp",
        Some(550), "5.1.1", Some("mx.example.com"), None, "5.1.1 gone",
    ),
    (
        "b,2026-11-20 10:00:00+0000,2026-11-20 09:00:00+0000,a@example.org,joe@example.com,,failed,5.4.4 (unable to route),,,bad-domain,smtp",
        None, "5.4.4", None, None, "5.4.4 (unable to route),,,bad-domain",
    ),
    // The columns are a site's choice: the address of a host is no status.
    (
        "b,2026-11-20 10:00:00+0000,5.6.7.8,a@example.org,joe@example.com,failed,5.1.1 (bad destination mailbox address),smtp;550 gone,mx.example.com (192.0.2.1),bad-mailbox",
        Some(550), "", Some("mx.example.com"), None, "gone",
    ),
    (
        "b,2026-11-20 10:00:00+0000,5.6.7,a@example.org,joe@example.com,failed,5.1.1,smtp;550 gone,mx.example.com (192.0.2.1),bad-mailbox",
        Some(550), "", Some("mx.example.com"), None, "gone",
    ),
    (
        "b,2026-11-20 10:00:00+0000,joe@example.com,4.3.2.1,5.1.1(bad),smtp;550 gone",
        Some(550), "", None, None, "gone",
    ),
    // Exchange: what the other side said, what it said itself, and lines of the dialogue that refuse nothing.
    ("2026-11-20T10:00:00.000Z,Outbound,08DB,5,192.0.2.9:5000,192.0.2.1:25,<,550 5.1.1 gone,", Some(550), "5.1.1", None, None, "5.1.1 gone"),
    ("2026-11-20T10:00:00.000Z,Inbound,08DB,5,192.0.2.9:25,192.0.2.1:5000,>,550 5.7.1 no relay,", Some(550), "5.7.1", None, None, "5.7.1 no relay"),
    // Events: a code in a member of its own, which the words may have as well.
    (
        r#"{"event":"failed","severity":"permanent","recipient":"joe@example.com","delivery-status":{"code":550,"message":"550 5.1.1 gone"}}"#,
        Some(550), "5.1.1", None, None, "5.1.1 gone",
    ),
    (
        r#"{"event":"failed","severity":"permanent","recipient":"joe@example.com","delivery-status":{"code":550,"message":"5.1.1 gone"}}"#,
        Some(550), "5.1.1", None, None, "5.1.1 gone",
    ),
    (
        r#"{"event":"failed","severity":"permanent","recipient":"joe@example.com","delivery-status":{"code":550,"message":"gone","enhanced-code":"5.1.1"}}"#,
        Some(550), "5.1.1", None, None, "gone",
    ),
    (
        r#"{"type":"Bounce","id":"ab12","sender":"a@example.org","recipient":"joe@example.com","queue":"example.com","site":"mx1.example.com","response":{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":10},"content":"gone","command":null},"timestamp":1767000000}"#,
        Some(550), "5.1.10", Some("mx1.example.com"), None, "gone",
    ),
    // Programs of servers, each with its own fields.
    (
        "2026-11-20 10:00:00 1vgOab-00000001550-2mNo ** \"a: 250 b\"@example.com R=dnslookup T=remote_smtp: 550 5.1.1 gone",
        Some(550), "5.1.1", None, None, "5.1.1 gone",
    ),
    (
        "Nov 20 10:00:00 mx sendmail[7]: xAK9: to=<joe@example.com>, delay=00:00:02, mailer=esmtp, relay=mx.example.com. [192.0.2.1], dsn=4.7.1, stat=Deferred: 451 4.7.1 later",
        Some(451), "4.7.1", Some("mx.example.com."), None, "4.7.1 later",
    ),
    (
        "Nov 20 10:00:00 mx smtpd[7]: relay: PermFail for 3f8b: session=3f8c, from=<a@example.org>, to=<joe@example.com>, rcpt=<->, source=192.0.2.9, relay=192.0.2.1 (mx.example.com), delay=3s, stat=550 5.7.1 held",
        Some(550), "5.7.1", Some("192.0.2.1"), None, "5.7.1 held",
    ),
    (
        "2026-11-20T10:00:00.421Z [INFO] [55AA-4210.1.1] [outbound] recipient <joe@example.com> deferred: 421 4.7.28 slow down",
        Some(421), "4.7.28", None, None, "4.7.28 slow down",
    ),
    (
        "2026-11-20T10:00:00.421Z [NOTICE] [55AA-4210.1.1] [outbound] delivered file=1_0_5_a domain=example.org host=\"mx1.example.org\" ip=192.0.2.25 port=25 mode=SMTP response=\"250 2.0.0 Ok: queued\" delay=0.5 fails=0",
        Some(250), "2.0.0", Some("mx1.example.org"), None, "2.0.0 Ok: queued",
    ),
    (
        "Nov 20 10:00:00 zm zone-mta[421]: Sender/default/551 1950aa.001 DEFERRED[rate] from=a@example.org to=joe@example.com message-id=<5@example.com> src=192.0.2.10 mx=198.51.100.8 host=mx.example.com \"421 4.7.0 used up\"",
        Some(421), "4.7.0", Some("mx.example.com"), None, "4.7.0 used up",
    ),
    (
        "2026-11-20T10:00:00Z INFO DSN temporary failure notification (delivery.dsn-temp-fail) queueId = 5504, from = \"a@example.org\", to = \"joe@example.com\", hostname = \"mx.example.com\", code = 451, details = \"4.7.1 later\", nextRetry = 2026-11-20T10:20:55Z",
        Some(451), "4.7.1", Some("mx.example.com"), None, "4.7.1 later",
    ),
    (
        r#"2026-11-20T10:00:00.421Z queue: not delivered, permanent error {"msg_id":"5504-421","rcpt":"joe@example.com","reason":"gone","remote_server":"mx1.example.org","smtp_code":550,"smtp_enchcode":"5.1.1","smtp_msg":"nobody"}"#,
        Some(550), "5.1.1", Some("mx1.example.org"), None, "gone",
    ),
    (
        "Nov 20 10:00:00 mx courieresmtp: id=0001,from=<a@example.org>,addr=<joe@example.com>: Connection timed out",
        None, "", None, None, "Connection timed out",
    ),
    (
        "@4000000067c6d1a7155042ac delivery 421: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_no_such_user/Giving_up_on_192.0.2.1./",
        Some(550), "5.1.1", Some("192.0.2.1"), Some(Stage::Rcpt), "5.1.1_no_such_user/Giving_up_on_192.0.2.1./",
    ),
];

#[test]
fn what_is_said_in_a_line_is_taken_apart() {
    for &(line, code, enhanced, host, stage, said) in SAID {
        let found = Diagnostic::parse(line);
        assert_eq!(found.code().map(u16::from), code, "{line}");
        assert_eq!(found.enhanced().map(|code| code.to_string()).unwrap_or_default(), enhanced, "{line}");
        assert_eq!((text(found.host()).as_deref(), found.stage()), (host, stage), "{line}");
        assert_eq!(text(Some(found.text())).as_deref(), Some(said), "{line}");
    }
}

#[test]
fn the_address_that_an_alias_stood_for_is_told_too() {
    for (line, recipient, original) in [
        (
            "b,2026-11-20 10:00:00+0000,2026-11-20 09:00:00+0000,a@example.org,joe@example.com,j@example.net,failed,5.1.1 (gone),smtp;550 gone,mx,bad-mailbox,smtp",
            "joe@example.com",
            Some("j@example.net"),
        ),
        (
            "b,2026-11-20 10:00:00+0000,5.6.7.8,a@example.net,joe@example.com,failed,5.1.1 (gone),smtp;550 gone,mx,bad-mailbox,smtp",
            "joe@example.com",
            None,
        ),
        (
            "b,2026-11-20 10:00:00+0000,2026-11-20 09:00:00+0000,a@example.org,joe@example.com,,failed,5.1.1 (gone),smtp;550 gone,mx,bad-mailbox,smtp",
            "joe@example.com",
            None,
        ),
        (
            "2026-11-20 10:00:00 1vgOab-00000001550-2mNo ** joe@example.com <all@example.com> R=dnslookup T=remote_smtp: 550 gone",
            "joe@example.com",
            Some("all@example.com"),
        ),
        // The same address is no other one.
        (
            "Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<joe@example.com>, orig_to=<joe@example.com>, relay=none, dsn=5.4.4, status=bounced (gone)",
            "joe@example.com",
            None,
        ),
    ] {
        let found = Diagnostic::parse(line);
        assert_eq!(text(found.recipient()).as_deref(), Some(recipient), "{line}");
        assert_eq!(text(found.original_recipient()).as_deref(), original, "{line}");
    }
}

#[test]
fn a_dialogue_in_a_log_is_no_result_until_something_is_refused() {
    let line = |direction: &str, data: &str| {
        format!("2026-11-20T10:00:00.000Z,Outbound,08DB,5,192.0.2.9:5000,192.0.2.1:25,{direction},{data},")
    };
    for (direction, data, delivery, is_own) in [
        ("<", "550 5.1.1 gone", Some(Delivery::Failed), false),
        ("<", "450-4.7.1 later", Some(Delivery::Delayed), false),
        ("<", "250 2.1.5 ok", None, false),
        ("<", "354 go on", None, false),
        (">", "RCPT TO:<joe@example.com>", None, false),
        (">", "250 2.1.5 ok", None, false),
        (">", "550 5.7.1 no relay", Some(Delivery::Failed), true),
        (">", "450 4.7.1 later", Some(Delivery::Delayed), true),
        ("*", "550 5.1.1 as a note", None, false),
        ("+", "", None, false),
        ("-", "", None, false),
    ] {
        let line = line(direction, data);
        let found = Diagnostic::parse(&line);
        assert_eq!(found.system(), Some(System::Exchange), "{line}");
        assert_eq!((found.delivery(), found.is_own_refusal()), (delivery, is_own), "{line}");
        let code =
            data.get(..3).filter(|_| matches!(direction, "<" | ">")).and_then(|code| code.parse().ok());
        assert_eq!(found.code().map(u16::from), code, "{line}");
        if delivery.is_none() {
            let c = found.classify();
            assert_eq!((c.bounce(), c.action()), (BounceKind::None, Action::None), "{line}");
        }
    }
}

/// A reporter may quote a reply to another command, or fill in a status that means nothing (RFC 3464 §2.3.3: the action is
/// what became of the message).
#[test]
fn what_a_line_tells_of_a_delivery_stands_against_any_code_in_it() {
    for line in [
        "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, \
         delay=1, delays=0/0/1/0, dsn=2.0.0, status=deferred ()",
        "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, \
         delay=1, delays=0/0/1/0, dsn=2.0.0, status=bounced (2.0.0 success)",
        "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, \
         status=bounced (host mx.example.com[192.0.2.1] said: 250 2.0.0 Ok: queued as 4Z6cJl55Xy)",
        "@400000006743e1a83b1f5c2c delivery 7: failure: 192.0.2.1_said:_250_2.0.0_ok/",
        "@400000006743e1a83b1f5c2c delivery 7: deferral: 192.0.2.1_said:_250_2.0.0_ok/",
        r#"{"event":"failed","recipient":"joe@example.com","severity":"permanent","delivery-status":{"code":250,"message":"OK"}}"#,
        r#"{"event":"bounce","email":"joe@example.com","status":"2.0.0","reason":"success","sg_event_id":"b"}"#,
    ] {
        let found = Diagnostic::parse(line);
        assert!(matches!(found.delivery(), Some(Delivery::Failed | Delivery::Delayed)), "{line}");
        assert_eq!((found.code(), found.enhanced(), found.status()), (None, None, None), "{line}");
        let c = found.classify();
        assert_eq!(c.enhanced(), None, "{c}: {line}");
        assert!(c.is_refusal() && !c.is_success(), "{c}: {line}");
        assert_ne!(c.action(), Action::None, "{c}: {line}");
    }
    let line = "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, \
         dsn=5.1.1, status=sent (250 ok, 550 5.1.1 no)";
    let found = Diagnostic::parse(line);
    assert_eq!((found.delivery(), found.status()), (Some(Delivery::Relayed), None));
    assert!(found.classify().is_success());
}

/// Other than a line, an event is of anyone, and has values of anyone.
#[test]
fn an_event_that_has_a_refusal_in_it_is_no_success() {
    for line in [
        r#"{"level":"error","type":"delivery","message":"550 5.1.1 no such user","to":"joe@example.com"}"#,
        r#"{"event":"send","error":"ECONNREFUSED 192.0.2.1:25","to":"joe@example.com"}"#,
        r#"{"event":"delivered","error":{"errno":-111},"to":"joe@example.com"}"#,
        r#"{"event":"delivered","error":["no such user"],"to":"joe@example.com"}"#,
        r#"{"event":"delivered","code":550,"to":"joe@example.com"}"#,
        r#"{"status":"delivered","response":"550 no such user","to":"joe@example.com"}"#,
        r#"{"status":"delivered","response":"smtp; 550-5.1.1 no such user","to":"joe@example.com"}"#,
        r#"{"event":"delivered","response":"250 ok","reason":"mx.example.com said: 550 5.1.1 no","to":"joe@example.com"}"#,
        r#"{"event":"delivered","status":"5.1.1","to":"joe@example.com"}"#,
        r#"{"event":"delivered","status":550,"to":"joe@example.com"}"#,
        r#"{"event":"delivered","status":"4.2.2","to":"joe@example.com","sg_event_id":"a"}"#,
        r#"{"type":"Delivery","response":{"code":250,"enhanced_code":{"class":5,"subject":1,"detail":1}},"num_attempts":1,"to":"joe@example.com"}"#,
        r#"{"event":"sent","mj_contact_id":1,"smtp_reply":"550 5.1.1 no","email":"joe@example.com"}"#,
        // A service that writes what contradicts its word has not delivered.
        r#"{"event":"delivered","status":"bounced","email":"joe@example.com","sg_event_id":"a"}"#,
        r#"{"event":"delivered","status":"failed","email":"joe@example.com"}"#,
        r#"{"event":"delivered","status":"deferred","email":"joe@example.com","sg_event_id":"a"}"#,
        r#"{"event":"delivered","response":"550 user unknown","email":"joe@example.com","sg_event_id":"a"}"#,
        r#"{"event":"delivered","response":" 450","email":"joe@example.com","sg_event_id":"a"}"#,
        r#"{"event":"delivered","recipient":"joe@example.com","delivery-status":{"attempt":{"no":1},"code":550,"message":"no such user"}}"#,
        r#"{"type":"Delivery","recipient":"joe@example.com","response":{"code":550,"content":"gone"},"num_attempts":1}"#,
        r#"{"type":"Delivery","recipient":"joe@example.com","response":{"content":"550 gone"},"num_attempts":1}"#,
        r#"{"msys":{"message_event":{"type":"delivery","rcpt_to":"joe@example.com","error_code":"550"}}}"#,
        // Members that a sender adds, and members that are there twice.
        r#"{"unique_args":{"event":"delivered"},"event":"bounce","email":"joe@example.com","sg_event_id":"a"}"#,
        r#"{"metadata":{"event":"delivered"},"type":"Bounce","num_attempts":1,"to":"joe@example.com"}"#,
        r#"{"meta":{"status":"delivered"},"status":"bounced","to":"joe@example.com"}"#,
        r#"{"args":{"mj_contact_id":1,"event":"sent"},"sg_event_id":"a","event":"bounce","to":"joe@example.com"}"#,
        r#"{"fields":{"event":"delivered","sg_event_id":"a"},"MESSAGE":"4F1: to=<joe@example.com>, relay=none, status=bounced (gone)","SYSLOG_IDENTIFIER":"postfix/smtp"}"#,
        r#"{"event":"delivered","event":"bounce","to":"joe@example.com"}"#,
    ] {
        let found = Diagnostic::parse(line);
        assert!(matches!(found.delivery(), Some(Delivery::Failed | Delivery::Delayed)), "{found:?}");
        assert_eq!(text(found.recipient()).as_deref(), Some("joe@example.com"), "{line}");
        let c = found.classify();
        assert!(c.is_refusal() && !c.is_success(), "{c}: {line}");
    }
    let tea = r#"{"type":"delivery","description":"500 g of tea","to":"Joe"}"#;
    assert_eq!(Diagnostic::parse(tea).delivery(), None);
    for line in [
        r#"{"event":"delivered","error":"","reason":null,"response":"250 550 octets","to":"joe@example.com"}"#,
        // A service knows what it has delivered; numbers are what its users have added.
        r#"{"event":"delivered","recipient":"joe@example.com","delivery-status":{"code":250},"user-variables":{"code":"550"}}"#,
        r#"{"event":"delivered","sg_event_id":"a","description":"500 g of tea","email":"joe@example.com"}"#,
        r#"{"event":"delivered","sg_event_id":"a","content":"500 g of tea","code":550,"email":"joe@example.com"}"#,
        r#"{"event":"delivered","sg_event_id":"a","args":{"status":"failed"},"email":"joe@example.com"}"#,
        r#"{"event":"delivered","sg_event_id":"a","status":"paid","email":"joe@example.com"}"#,
        r#"{"event":"delivered","response":"5.6.7.8 took it","to":"joe@example.com"}"#,
        r#"{"event":"delivered","response":"mx.example.com said: 250 ok, \"550 5.1.1 no\"","to":"joe@example.com"}"#,
        r#"{"event":"delivered","error":false,"code":250,"status":"2.0.0","to":"joe@example.com"}"#,
        r#"{"type":"webhook","data":{"event":"delivered","type":"campaign","args":{"event":"bounce"}}}"#,
    ] {
        assert!(Diagnostic::parse(line).classify().is_success(), "{line}");
    }
}

/// Words of success in what others have a say in: the reply, an address, the name of a host.
#[rustfmt::skip]
const NO_SUCCESSES: &[&str] = &[
    "Nov 20 10:00:00 zm zone-mta[421]: Sender/default/551 1950aa.001 REJECTED[policy] from=a@example.org to=joe@example.com host=mx.example.com \"550 5.7.1 Message was not ACCEPTED here\"",
    "Nov 20 10:00:00 zm zone-mta[421]: Sender/default/551 1950aa.001 DEFERRED[rate] from=a@example.org to=joe@example.com host=mx.example.com \"450 not DELIVERED yet, ACCEPTED later\"",
    "Nov 20 10:00:00 zm zone-mta[421]: Sender/default/551 1950aa.001 BOUNCED to=\" ACCEPTED \"@example.com host=mx.example.com \"550 5.1.1 gone\"",
    "2026-11-20T10:00:00Z INFO Recipient rejected (smtp.mailbox-does-not-exist) from = \"x (delivery.delivered) y\", to = \"joe@example.com\"",
    // A reply that goes on as another system does.
    "xAK9: to=joe@example.com, delay=00:00:01, mailer=esmtp, dsn=5.1.1, stat=User unknown, dsn=2.1.5, status=sent (x)",
    // A sender chooses the addresses of both sides; a quoted local part has any characters.
    r#"Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<", status=sent (x"@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 gone)"#,
    r#"Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<"\">, status=sent (x"@example.com>, relay=none, dsn=5.4.4, status=bounced (gone)"#,
    r#"Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<j@example.com>, orig_to=<", status=sent (x"@example.com>, relay=none, dsn=5.4.4, status=bounced (gone)"#,
    "Nov 20 10:00:00 mx postfix/smtp[5]: 4F1: to=<, status=sent (x@example.com>, relay=none, dsn=5.4.4, status=bounced (said \"no\")",
    r#"4F1A2: to=<", status=sent (x"@example.com>, relay=none, dsn=5.4.4, status=bounced (gone)"#,
    r#"{"log":"4F1A2: to=<\", status=sent (x\"@example.com>, relay=none, dsn=5.4.4, status=bounced (gone)\n","time":"2026-11-20T10:00:00Z"}"#,
    r#"{"log":"4F1A2: to=\u003c\"\\\">, status=sent (x\"@example.com\u003e, relay=none, dsn=5.4.4, status=bounced (gone)\n","time":"2026-11-20T10:00:00Z"}"#,
    r#"Nov 20 10:00:00 mx sendmail[7]: xAK9: to=<a@example.org>,<", stat=Sent (x"@example.com>, delay=00:00:01, mailer=esmtp, dsn=5.1.1, stat=User unknown"#,
    r#"Nov 20 10:00:00 mx sendmail[7]: xAK9: to=", stat=Sent (x"@example.com, delay=00:00:01, mailer=esmtp, dsn=5.1.1, stat=User unknown"#,
    r#"Nov 20 10:00:00 mx smtpd[7]: 3f8b1c2a9d7e5f11 mta delivery evpid=3f8b from=<" result="Ok" x"@example.org> to=<joe@example.com> rcpt=<-> result="PermFail" stat="550 5.1.1 gone""#,
    r#"Nov 20 10:00:00 mx courieresmtp: id=0001,from=<",success: x"@example.org>,addr=<joe@example.com>: 550 5.1.1 gone"#,
    "Nov 20 10:00:00 mx courieresmtp: id=0001,from=<a@example.org>,addr=<joe@example.com>: 550 5.1.1 gone,success: delivered: mx",
];

#[test]
fn no_words_in_a_line_of_a_failure_make_it_a_success() {
    for &line in NO_SUCCESSES {
        let found = Diagnostic::parse(line);
        assert!(matches!(found.delivery(), Some(Delivery::Failed | Delivery::Delayed)), "{found:?}");
        let c = found.classify();
        assert!(c.is_refusal() && !c.is_success(), "{c}: {line}");
    }
}

/// Clients and small relays, with a time or without: who wrote a line, what became of the message, for whom, why.
#[test]
#[rustfmt::skip]
fn clients_have_lines_of_their_own() {
    use Delivery::{Delayed, Failed, Relayed};
    use Reason::{
        Accepted, AuthenticationFailed, ConnectionFailed, Greylisted, MailboxFull, Unknown, UserUnknown,
    };
    let joe = Some("joe@example.com");
    let msmtp = "Mar 04 09:12:55 host=smtp.example.com tls=on auth=on user=a from=a@example.org recipients=joe@example.com";
    for (line, system, delivery, recipient, reason) in [
        (
            &*format!("{msmtp} mailsize=331 smtpstatus=250 smtpmsg='250 2.0.0 Ok: queued' exitcode=EX_OK"),
            System::Msmtp, Some(Relayed), joe, Accepted,
        ),
        (
            &*format!("{msmtp} smtpstatus=550 smtpmsg='550 5.1.1 <joe@example.com>: User unknown, isn't here' errormsg='recipient address joe@example.com not accepted by the server' exitcode=EX_DATAERR"),
            System::Msmtp, Some(Failed), joe, UserUnknown,
        ),
        (
            &format!("{msmtp} smtpstatus=450 smtpmsg='450 4.7.1 Greylisted exitcode=EX_OK' errormsg='recipient address joe@example.com not accepted by the server' exitcode=EX_UNAVAILABLE"),
            System::Msmtp, Some(Delayed), joe, Greylisted,
        ),
        (
            &format!("{msmtp} smtpstatus=220 smtpmsg='220 mx' errormsg='network read error: Connection reset by peer' exitcode=EX_TEMPFAIL"),
            System::Msmtp, Some(Failed), joe, ConnectionFailed,
        ),
        (
            &format!("{msmtp} errormsg='cannot connect to smtp.example.com, port 587: Connection refused' exitcode=EX_TEMPFAIL"),
            System::Msmtp, Some(Delayed), joe, ConnectionFailed,
        ),
        (
            &msmtp.replace("host=", "pc msmtp[17]: host=").replace("joe@example.com", "joe@example.com errormsg='cannot connect to smtp.example.com, port 587: Connection refused' exitcode=EX_UNAVAILABLE"),
            System::Msmtp, Some(Failed), joe, ConnectionFailed,
        ),
        ("Mar  4 09:12:55 pc dma[27e93.8058d0]: <joe@example.com> trying delivery", System::Dma, None, joe, Unknown),
        ("Mar  4 09:12:55 pc dma[27e93.8058d0][2543]: <joe@example.com> delivery successful", System::Dma, Some(Relayed), joe, Accepted),
        ("Mar  4 09:12:55 pc dma[2543]: delivery successful", System::Dma, Some(Relayed), None, Accepted),
        (
            "Mar  4 09:12:55 pc dma[27e93.8058d0]: remote delivery deferred: mx.example.com [192.0.2.1] failed after RCPT TO: 450 4.7.1 Greylisted",
            System::Dma, Some(Delayed), None, Greylisted,
        ),
        (
            "Mar  4 09:12:55 pc dma[27e93.8058d0][2543]: remote delivery to mx.example.com [192.0.2.1] failed after RCPT TO: 550 5.1.1 No such user, delivery successful",
            System::Dma, Some(Failed), None, UserUnknown,
        ),
        ("Mar  4 09:12:55 pc nullmailer-send[550]: smtp: Succeeded: 250 2.0.0 Ok: queued", System::Nullmailer, Some(Relayed), None, Accepted),
        ("Mar  4 09:12:55 pc nullmailer-send[550]: smtp: Failed: 550 5.1.1 No such user", System::Nullmailer, Some(Failed), None, UserUnknown),
        ("Mar  4 09:12:55 pc nullmailer[550]: smtp: Failed: 452 4.2.2 Mailbox full", System::Nullmailer, Some(Delayed), None, MailboxFull),
        ("Mar  4 09:12:55 pc nullmailer[550]: smtp: Failed: Connection refused", System::Nullmailer, Some(Delayed), None, ConnectionFailed),
        ("Mar  4 09:12:55 pc nullmailer-send[550]: Rescanning queue.", System::Nullmailer, None, None, Unknown),
        (
            "Mar  4 09:12:55 pc sSMTP[5504]: Sent mail for a@example.org (221 2.0.0 closing connection) uid=0 username=root outbytes=331",
            System::Ssmtp, Some(Relayed), None, Accepted,
        ),
        ("Mar  4 09:12:55 pc sSMTP[5504]: RCPT TO:<joe@example.com> (550 5.1.1 User unknown)", System::Ssmtp, Some(Failed), joe, UserUnknown),
        ("Mar  4 09:12:55 pc sSMTP[5504]: Authorization failed (535 5.7.8 bad credentials)", System::Ssmtp, Some(Failed), None, AuthenticationFailed),
        ("Mar  4 09:12:55 pc sSMTP[5504]: 452 4.2.2 Mailbox full", System::Ssmtp, Some(Delayed), None, MailboxFull),
        ("Mar  4 09:12:55 pc sSMTP[5504]: Unable to connect to smtp.example.com port 587.", System::Ssmtp, Some(Failed), None, ConnectionFailed),
        // maddy, when something else has the times.
        (
            r#"queue: not delivered, permanent error {"msg_id":"5504-421","rcpt":"joe@example.com","reason":"gone","smtp_code":550,"smtp_enchcode":"5.1.1","smtp_msg":"no such user"}"#,
            System::Maddy, Some(Failed), joe, UserUnknown,
        ),
        (r#"queue: delivered {"msg_id":"5504-421","rcpt":"joe@example.com","attempt":1}"#, System::Maddy, Some(Relayed), joe, Accepted),
    ] {
        let found = Diagnostic::parse(line);
        assert_eq!((found.system(), found.delivery()), (Some(system), delivery), "{line}");
        assert_eq!(text(found.recipient()).as_deref(), recipient, "{line}");
        let c = found.classify();
        assert_eq!(c.reason(), reason, "{c}: {line}");
        let is_refused = matches!(delivery, Some(Failed | Delayed));
        assert_eq!((c.is_refusal(), c.bounce() == BounceKind::None), (is_refused, !is_refused), "{c}: {line}");
    }
    // Programs whose names begin likewise, and addresses where a process might be.
    let other = "Mar  4 09:12:55 pc dmarcd[2543]: delivery successful";
    assert_eq!(Diagnostic::parse(other).system(), None);
    assert_eq!(Diagnostic::parse("queue: 550 5.1.1 no such user {7}").code().map(u16::from), Some(550));
}

/// msmtp writes one line for all recipients, and names the one that the server refused.
#[test]
fn of_several_recipients_msmtp_names_one_or_none() {
    let refused = |recipients: &str, end: &str| {
        format!(
            "Mar 04 09:12:55 host=smtp.example.com tls=on auth=off from=a@example.org recipients={recipients} \
             smtpstatus=550 smtpmsg='550 5.1.1 <b@example.com>: user unknown' {end} exitcode=EX_NOUSER"
        )
    };
    let named = |address: &str| format!("errormsg='recipient address {address} not accepted by the server'");
    for (line, delivery, recipient) in [
        (refused("a@example.com,b@example.com", &named("b@example.com")), Delivery::Failed, Some("b@example.com")),
        (refused("a@example.com,b@example.com", &named("a@example.com")), Delivery::Failed, Some("a@example.com")),
        (refused("b@example.com", &named("b@example.com")), Delivery::Failed, Some("b@example.com")),
        // Not one of them, and none.
        (refused("a@example.com,b@example.com", &named("c@example.com")), Delivery::Failed, None),
        (
            refused("a@example.com,b@example.com", "errormsg='the server did not accept the mail'"),
            Delivery::Failed,
            None,
        ),
        (
            "host=smtp.example.com tls=on from=a@example.org recipients=a@example.com,b@example.com smtpstatus=250 \
             smtpmsg='250 2.0.0 Ok' exitcode=EX_OK"
                .to_owned(),
            Delivery::Relayed,
            None,
        ),
    ] {
        let found = Diagnostic::parse(&line);
        assert_eq!((found.system(), found.delivery()), (Some(System::Msmtp), Some(delivery)), "{line}");
        assert_eq!(text(found.recipient()).as_deref(), recipient, "{line}");
    }
}

#[test]
fn what_a_library_tells_in_a_log_is_read_as_outside_of_it() {
    for front in [
        "2025-03-04 09:12:55,120 ERROR ",
        "2025-03-04T09:12:55Z ",
        "Mar  4 09:12:55 pc app[7]: ",
        "Mar  4 09:12:55 pc ",
        "",
    ] {
        for error in [
            "smtplib.SMTPRecipientsRefused: {'joe@example.com': (550, b'5.1.1 No such user')}",
            "smtplib.SMTPDataError: (550, b'5.1.1 No such user')",
        ] {
            let c = classify(&format!("{front}{error}"));
            assert_eq!(
                (c.reason(), c.code().map(u16::from)),
                (Reason::UserUnknown, Some(550)),
                "{front}{error}"
            );
        }
    }
}

#[test]
fn that_a_line_has_no_result_is_certain_only_of_known_systems() {
    for (line, percent) in [
        ("Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed", 100),
        (r#"{"event":"open","email":"joe@example.com","sg_event_id":"a"}"#, 100),
        ("Mar  4 09:12:55 mx shopd[1]: order 550 rejected: card expired", 0),
        (r#"{"time":1,"msg":"550 5.1.1 no"}"#, 0),
    ] {
        let c = classify(line);
        assert_eq!((c.reason(), c.evidence()), (Reason::Unknown, Evidence::Line), "{line}");
        assert_eq!((c.bounce(), c.action()), (BounceKind::None, Action::None), "{line}");
        assert_eq!(c.confidence().percent(), percent, "{line}");
    }
}

/// A success in a piece of a line has fields alone before it.
#[test]
fn a_reply_that_goes_on_like_a_line_is_no_success() {
    for text in [
        "smtp; 550 5.7.1 refused, status=sent (x)",
        "550 refused, status=sent (x)",
        "said: 450 4.7.1 later status=sent (250 ok)",
        "5.1.1 no such user, status=sent (x)",
        "User unknown, dsn=2.0.0, status=sent (x)",
        "reply=550 5.1.1 gone, stat=Sent (x)",
        "dsn=4.0.0, stat=Deferred: later, status=sent (x)",
        "stat=User unknown, status=sent (x)",
        "status=bounced (gone), status=sent (x)",
        "delay=1 stat=Deferred, status=sent (x)",
        "<j@example.com>: gone, stat=Delivered",
        "refused status=sent (x)",
        "sendmail: refused, status=sent (x)",
        // A word and a colon are no program or queue id.
        "rejected: relay=mx.example.com, status=sent (250 ok)",
        "failed: status=sent (250 ok)",
        "Failed: status=sent (250 ok)",
        "FAILED: dsn=2.0.0, status=sent (250 ok)",
        "app: failed: status=sent (250 ok)",
        "postfix/smtp: failed: status=sent (250 ok)",
        "refused [14]: status=sent (250 ok)",
        "refused shopd[14]: status=sent (250 ok)",
        "refused by postfix/smtp[14]: status=sent (250 ok)",
    ] {
        let c = classify(text);
        assert!(c.is_refusal() && !c.is_success(), "{c}: {text}");
    }
    for text in [
        "status=sent (x)",
        "delay=550, delays=0/0/1/0, dsn=2.0.0, status=sent (x)",
        "relay=mx.example.com. [192.0.2.1], dsn=2.0.0, stat=Sent (x)",
        "orig_to=<j@example.com>, relay=mx.example.com[192.0.2.1]:25, status=sent (x)",
        "dsn=2.0.0, stat=Sent (x), dsn=5.0.0, status=bounced (x)",
        "postfix/smtp: 5F11: to=<j@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, status=sent (x)",
        "26 Nov, 10:00:00 mx postfix/smtp[14]: 5F11: to=<j@example.com>, dsn=2.0.0, status=sent (x)",
        "sendmail stat=Sent (x) delay=00:00:02, mailer=esmtp",
        "sendmail: stat=Sent (2.0.0 queued)",
        "5F11: dsn=2.0.0, status=sent (x)",
        "NOQUEUE: dsn=2.0.0, status=sent (x)",
        "10:00:00 postfix/smtp[14]: 5F11: relay=mx.example.com, status=sent (x)",
    ] {
        assert_eq!(Diagnostic::parse(text).delivery(), Some(Delivery::Relayed), "{text}");
    }
}

/// Services call a bounce soft whose address they will try again, whatever the code.
#[test]
fn a_soft_bounce_is_soft() {
    for (event, bounce) in [("soft_bounce", BounceKind::Soft), ("hard_bounce", BounceKind::Hard)] {
        let line = format!(
            r#"{{"event":"{event}","email":"joe@example.com","reason":"550 5.1.1 no such user","id":1}}"#
        );
        let found = Diagnostic::parse(&line);
        assert_eq!(found.delivery(), Some(Delivery::Failed), "{line}");
        let c = found.classify();
        assert_eq!((c.reason(), c.bounce()), (Reason::UserUnknown, bounce), "{line}");
    }
}

#[test]
fn what_is_no_event_yields_one_item() {
    let lines: Vec<_> = lines().map(|row| row["line"].as_str().unwrap().to_owned()).collect();
    let others = ["", " ", "550", "\"550 5.1.1 no\"", "250", "null", "{", "[", "[1", "{}", "x}"];
    for line in lines.iter().map(String::as_str).chain(others) {
        let found: Vec<_> = Diagnostic::parse_all(line).collect();
        assert_eq!(found, [Diagnostic::parse(line)], "{line}");
    }
}

#[test]
fn half_an_event_is_none() {
    let whole = r#"{"event":"bounce","email":"joe@example.com","reason":"550 5.1.1 no such user"}"#;
    assert_eq!(Diagnostic::parse(whole).delivery(), Some(Delivery::Failed));
    for end in 0..whole.len() {
        assert_eq!(Diagnostic::parse(&whole[..end]).delivery(), None, "{}", &whole[..end]);
    }
}

/// The events by which services report that a recipient marked a mail as spam; with the address of the one who did.
const COMPLAINTS: &[(&str, Option<&str>)] = &[
    (
        r#"{"eventType":"Complaint","mail":{"messageId":"17","destination":["ann@example.com","joe@example.com"]},
            "complaint":{"complainedRecipients":[{"emailAddress":"joe@example.com"}],"complaintFeedbackType":"abuse"}}"#,
        Some("joe@example.com"),
    ),
    (
        r#"{"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"joe@example.com"}]}}"#,
        Some("joe@example.com"),
    ),
    (
        r#"{"Type":"Notification","Message":"{\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"joe@example.com\"}]}}"}"#,
        Some("joe@example.com"),
    ),
    (r#"{"event":"spamreport","email":"joe@example.com","sg_event_id":"a"}"#, Some("joe@example.com")),
    (
        r#"{"event-data":{"event":"complained","recipient":"joe@example.com","log-level":"warn"}}"#,
        Some("joe@example.com"),
    ),
    (
        r#"{"msys":{"message_event":{"type":"spam_complaint","fbtype":"abuse","rcpt_to":"joe@example.com"}}}"#,
        Some("joe@example.com"),
    ),
    (
        r#"{"RecordType":"SpamComplaint","Type":"SpamComplaint","Email":"joe@example.com","From":"a@example.net"}"#,
        Some("joe@example.com"),
    ),
    // The same, in a list of all that bounced.
    (r#"{"RecordType":"Bounce","Type":"SpamComplaint","Email":"joe@example.com"}"#, Some("joe@example.com")),
    (
        r#"{"event":"spam","email":"joe@example.com","mj_campaign_id":17,"source":"x"}"#,
        Some("joe@example.com"),
    ),
    (r#"{"event":"spam","email":"joe@example.com","ts_event":17}"#, Some("joe@example.com")),
    (r#"{"event":"complaint","email":"joe@example.com","ts_event":17}"#, Some("joe@example.com")),
    (r#"{"event":"spam","_id":"17","msg":{"email":"joe@example.com"}}"#, Some("joe@example.com")),
    (r#"{"type":"email.complained","data":{"to":["joe@example.com"]}}"#, Some("joe@example.com")),
    // The report goes to an address of the sender's.
    (
        r#"{"type":"Feedback","recipient":"reports@example.net","num_attempts":0,"feedback_report":{"feedback_type":"abuse","original_rcpt_to":["<joe@example.com>"]}}"#,
        Some("joe@example.com"),
    ),
    (
        r#"{"type":"Feedback","recipient":"reports@example.net","num_attempts":0,"feedback_report":{"feedback_type":"abuse","original_rcpt_to":[]}}"#,
        None,
    ),
    // A recipient reports fraud as well.
    (
        r#"{"type":"Feedback","num_attempts":0,"feedback_report":{"feedback_type":"fraud","original_rcpt_to":["joe@example.com"]}}"#,
        Some("joe@example.com"),
    ),
    ("f,2026-11-20 10:00:00+0000,fraud,reports@example.net,joe@example.com,Unsubscribe", None),
    // The columns are as the site wants them, so nothing tells which address is the recipient's.
    ("f,2026-11-20 10:00:00+0000,abuse,reports@example.net,joe@example.com", None),
    (
        r#"Nov 20 10:00:00 mx hooks[3]: {"event":"spamreport","email":"joe@example.com","sg_event_id":"a"}"#,
        Some("joe@example.com"),
    ),
    (
        r#"{"event":"spam","email":"joe@example.com","id":17,"ts":17,"X-Mailin-custom":"a"}"#,
        Some("joe@example.com"),
    ),
];

#[test]
fn a_complaint_names_who_complains_and_is_no_bounce() {
    for &(line, recipient) in COMPLAINTS {
        let found = Diagnostic::parse(line);
        assert!(found.is_complaint(), "{line}");
        assert_eq!(text(found.recipient()).as_deref(), recipient, "{line}");
        assert_eq!((found.delivery(), found.is_own_refusal()), (None, false), "{line}");
        let c = found.classify();
        assert_eq!((c.reason(), c.bounce(), c.action()), (Reason::Unknown, BounceKind::None, Action::None));
        assert_eq!(c.evidence(), Evidence::Line, "{line}");
    }
}

#[test]
fn what_is_no_complaint_is_none() {
    for line in [
        // To unsubscribe is no complaint.
        r#"{"event":"unsubscribe","email":"joe@example.com","sg_event_id":"a"}"#,
        r#"{"event":"unsubscribed","recipient":"joe@example.com","log-level":"info"}"#,
        r#"{"msys":{"unsubscribe_event":{"type":"list_unsubscribe","rcpt_to":"joe@example.com"}}}"#,
        r#"{"RecordType":"SubscriptionChange","Recipient":"joe@example.com","SuppressionReason":"ManualSuppression"}"#,
        // A filter refused the mail, or the service sent none because of an earlier complaint.
        r#"{"RecordType":"Bounce","Type":"SpamNotification","Email":"joe@example.com"}"#,
        r#"{"event":"dropped","email":"joe@example.com","reason":"Spam Reporting Address","sg_event_id":"a"}"#,
        // The recipient moved the mail out of the folder for spam (RFC 6430).
        r#"{"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"joe@example.com"}],"complaintFeedbackType":"not-spam"}}"#,
        r#"{"msys":{"message_event":{"type":"spam_complaint","fbtype":"not-spam","rcpt_to":"joe@example.com"}}}"#,
        r#"{"type":"Feedback","num_attempts":0,"feedback_report":{"feedback_type":"not-spam","original_rcpt_to":["joe@example.com"]}}"#,
        "f,2026-11-20 10:00:00+0000,not-spam,reports@example.net,joe@example.com",
        // A server reports a mail that has failed a check of its sender (RFC 6591), or that has a virus in it.
        r#"{"type":"Feedback","num_attempts":0,"feedback_report":{"feedback_type":"auth-failure","original_rcpt_to":["joe@example.com"]}}"#,
        r#"{"type":"Feedback","num_attempts":0,"feedback_report":{"feedback_type":"virus","original_rcpt_to":["joe@example.com"]}}"#,
        r#"{"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"joe@example.com"}],"complaintFeedbackType":"auth-failure"}}"#,
        "f,2026-11-20 10:00:00+0000,auth-failure,reports@example.net,joe@example.com",
        "f,2026-11-20 10:00:00+0000,virus,reports@example.net,joe@example.com",
        r#"{"event":"open","email":"joe@example.com","sg_event_id":"a"}"#,
        "d,2026-11-20 10:00:00+0000,joe@example.com,2.0.0,250 Ok",
        // The words are those of filters, shops and forums as well.
        r#"{"type":"spam","rcpt":"joe@example.com"}"#,
        r#"{"event":"spam","recipient":"joe@example.com","module":"rspamd"}"#,
        r#"{"event":"spamreport","email":"joe@example.com"}"#,
        r#"{"type":"complaint","email":"joe@example.com","ticket":42}"#,
        r#"{"type":"Feedback","email":"joe@example.com","message":"user unknown"}"#,
        r#"Nov 20 10:00:00 mx rspamd[3]: {"event":"spam","recipient":"joe@example.com"}"#,
        "f",
        "550 5.7.1 This message was the cause of complaints",
    ] {
        assert!(!Diagnostic::parse(line).is_complaint(), "{line}");
    }
}

/// Any program may call something an error, or something of its own a bounce.
#[test]
fn an_event_of_no_known_service_is_a_failure_by_a_word_of_mail_or_a_reply() {
    for line in [
        r#"{"level":"error","event":"invalid","email":"joe@example.com","message":"login failed: user unknown"}"#,
        r#"{"event":"invalid","email":"joe@example.com","error":"user unknown"}"#,
        r#"{"event":"error","email":"joe@example.com","message":"no such user"}"#,
        r#"{"status":"error","email":"joe@example.com","message":"no such user"}"#,
        r#"{"type":"bounce","email":"joe@example.com","message":"no such user"}"#,
        r#"{"type":"failed","email":"joe@example.com","message":"500 items, user unknown"}"#,
        r#"Nov 20 10:00:00 mx app[3]: {"type":"rejected","email":"joe@example.com","message":"no such user"}"#,
        r#"{"event":"delivered","type":"bounce","to":"joe@example.com"}"#,
        r#"{"event":"spam","email":"joe@example.com","message":"550 5.1.1 no such user"}"#,
    ] {
        let found = Diagnostic::parse(line);
        assert_eq!((found.delivery(), found.is_complaint()), (None, false), "{line}");
        assert_eq!(text(found.recipient()).as_deref(), Some("joe@example.com"), "{line}");
        let c = found.classify();
        assert_eq!((c.bounce(), c.action()), (BounceKind::None, Action::None), "{line}");
    }
    for line in [
        r#"{"event":"bounce","email":"joe@example.com","message":"no such user"}"#,
        r#"{"type":"bounce","email":"joe@example.com","message":"550 5.1.1 no such user"}"#,
        r#"{"type":"bounce","email":"joe@example.com","response":"550 no such user"}"#,
        r#"{"event":"invalid","email":"joe@example.com","reason":"no such user","mj_campaign_id":1}"#,
        r#"{"event":"error","email":"joe@example.com","reason":"no such user","ts_event":1}"#,
        r#"{"event":"error","email":"joe@example.com","status":"5.1.1","reason":"no such user"}"#,
    ] {
        assert_eq!(Diagnostic::parse(line).classify().bounce(), BounceKind::Hard, "{line}");
    }
}

/// It tells more than that a mail was opened, and less than that one failed.
#[test]
fn of_several_events_a_complaint_goes_before_those_without_a_result() {
    let open = r#"{"event":"open","email":"a@example.com"}"#;
    let complaint = r#"{"event":"spamreport","email":"b@example.com","sg_event_id":"a"}"#;
    let sent = r#"{"event":"delivered","email":"c@example.com"}"#;
    for (events, recipient) in [
        ([open, complaint], "b@example.com"),
        ([complaint, open], "b@example.com"),
        ([complaint, sent], "c@example.com"),
    ] {
        let line = format!("[{}]", events.join(","));
        assert_eq!(text(Diagnostic::parse(&line).recipient()).as_deref(), Some(recipient), "{line}");
    }
}

/// What an event says of one recipient: the address, the code, the enhanced code or else the status, the text.
type ToOne = (&'static str, Option<u16>, &'static str, &'static str);

/// Events that list several recipients.
#[rustfmt::skip]
const LISTS: &[(&str, Option<Delivery>, &[ToOne])] = &[
    (
        r#"{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","bouncedRecipients":[
            {"emailAddress":"a@example.com","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 no such user"},
            {"emailAddress":"b@example.com","action":"failed","status":"5.2.2","diagnosticCode":"smtp; 552 the box is full"},
            {"emailAddress":"c@example.com"}],"timestamp":"17"},"mail":{"destination":["a@example.com","b@example.com","c@example.com","d@example.com"]}}"#,
        Some(Delivery::Failed),
        &[
            ("a@example.com", Some(550), "5.1.1", "5.1.1 no such user"),
            ("b@example.com", Some(552), "5.2.2", "the box is full"),
            ("c@example.com", None, "", "General"),
        ],
    ),
    (
        r#"{"eventType":"DeliveryDelay","mail":{"destination":["a@example.com","b@example.com","c@example.com"]},"deliveryDelay":{"delayType":"MailboxFull","delayedRecipients":[
            {"emailAddress":"a@example.com","status":"4.2.2","diagnosticCode":"452 4.2.2 full"},
            {"emailAddress":"b@example.com","status":"4.4.1","diagnosticCode":"421 no answer"}]}}"#,
        Some(Delivery::Delayed),
        &[("a@example.com", Some(452), "4.2.2", "4.2.2 full"), ("b@example.com", Some(421), "4.4.1", "no answer")],
    ),
    (
        r#"{"eventType":"Delivery","mail":{"destination":["a@example.com","b@example.com","c@example.com"]},"delivery":{"recipients":["a@example.com","Bob <b@example.com>"],"smtpResponse":"250 2.0.0 Ok"}}"#,
        Some(Delivery::Delivered),
        &[("a@example.com", Some(250), "2.0.0", "2.0.0 Ok"), ("b@example.com", Some(250), "2.0.0", "2.0.0 Ok")],
    ),
    (
        r#"{"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"a@example.com"},{"emailAddress":"b@example.com"}]},"mail":{"destination":["c@example.com"]}}"#,
        None,
        &[("a@example.com", None, "", ""), ("b@example.com", None, "", "")],
    ),
    // As Amazon SNS passes it on.
    (
        r#"{"Type":"Notification","Message":"{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{\"emailAddress\":\"a@example.com\",\"diagnosticCode\":\"550 \\\"a\\\" is gone\"},{\"emailAddress\":\"b@example.com\",\"status\":\"5.1.1\"}]}}"}"#,
        Some(Delivery::Failed),
        &[("a@example.com", Some(550), "", r#"\\\"a\\\" is gone"#), ("b@example.com", None, "5.1.1", "")],
    ),
    (
        r#"{"type":"Bounce","recipient":["a@example.com","b@example.com"],"response":{"code":550,"content":"gone","enhanced_code":{"class":5,"subject":1,"detail":1}},"num_attempts":1}"#,
        Some(Delivery::Failed),
        &[("a@example.com", Some(550), "5.1.1", "gone"), ("b@example.com", Some(550), "5.1.1", "gone")],
    ),
    (
        r#"{"type":"Feedback","recipient":"reports@example.net","num_attempts":0,"feedback_report":{"feedback_type":"abuse","original_rcpt_to":["<a@example.com>","<b@example.com>"]}}"#,
        None,
        &[("a@example.com", None, "", ""), ("b@example.com", None, "", "")],
    ),
    // A reply that names one of them is about that one alone.
    (
        r#"{"event":"bounce","reason":"550 5.1.1 <B@example.com> user unknown","recipients":["ab@example.com","b@example.com","b@example.com.test"]}"#,
        Some(Delivery::Failed),
        &[("ab@example.com", None, "", ""), ("b@example.com", Some(550), "5.1.1", "5.1.1 <B@example.com> user unknown"), ("b@example.com.test", None, "", "")],
    ),
    (
        r#"{"event":"bounce","reason":"550 5.1.1 <ab@example.com> user unknown","recipients":["ab@example.com","b@example.com","ab@example.co"]}"#,
        Some(Delivery::Failed),
        &[("ab@example.com", Some(550), "5.1.1", "5.1.1 <ab@example.com> user unknown"), ("b@example.com", None, "", ""), ("ab@example.co", None, "", "")],
    ),
    (
        r#"{"type":"Bounce","recipient":["a@example.com","b@example.com"],"response":{"code":550,"content":"\u003cb@example.com\u003e is gone","enhanced_code":{"class":5,"subject":1,"detail":1}},"num_attempts":1}"#,
        Some(Delivery::Failed),
        &[("a@example.com", None, "", ""), ("b@example.com", Some(550), "5.1.1", r"\u003cb@example.com\u003e is gone")],
    ),
    (
        r#"{"event":"bounce","status":"5.1.1","reason":"ask postmaster@example.net","recipients":[{"email":"a@example.com"},{"email":"b@example.com","status":"5.2.2","reason":"552 full"}]}"#,
        Some(Delivery::Failed),
        &[("a@example.com", None, "", ""), ("b@example.com", Some(552), "5.2.2", "full")],
    ),
    // What is said of one goes before what is said of all.
    (
        r#"{"event":"bounce","reason":"552 full","recipients":[{"email":"a@example.com","reason":"550 gone"},{"email":"b@example.com"},{"name":"x"},null]}"#,
        Some(Delivery::Failed),
        &[("a@example.com", Some(550), "", "gone"), ("b@example.com", Some(552), "", "full")],
    ),
    (
        r#"{"type":"Bounce","num_attempts":1,"enhanced_code":{"class":5,"subject":0,"detail":0},"recipients":[{"email":"a@example.com","enhanced_code":{"class":5,"subject":1,"detail":1}},{"email":"b@example.com"}]}"#,
        Some(Delivery::Failed),
        &[("a@example.com", None, "5.1.1", ""), ("b@example.com", None, "5.0.0", "")],
    ),
    // A second word for a recipient is not what happened.
    (
        r#"{"event":"bounce","recipients":[{"email":"a@example.com","type":"to"},{"email":"b@example.com","type":"cc"}]}"#,
        Some(Delivery::Failed),
        &[("a@example.com", None, "", ""), ("b@example.com", None, "", "")],
    ),
    // Whole events in a list; the lists in them are others.
    (
        r#"{"items":[
            {"event":"failed","severity":"permanent","tags":["x"],"recipient":"a@example.com","delivery-status":{"code":550,"message":"gone"}},
            {"event":"failed","severity":"permanent","tags":[],"recipient":"b@example.com","delivery-status":{"code":552,"message":"full"}},
            {"event":"failed","severity":"permanent"}],"paging":{"next":"x"}}"#,
        Some(Delivery::Failed),
        &[("a@example.com", Some(550), "", "gone"), ("b@example.com", Some(552), "", "full")],
    ),
    // In a log.
    (
        r#"Nov 20 10:00:00 mx hooks[3]: {"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"a@example.com","status":"5.1.1"},{"emailAddress":"b@example.com","status":"5.2.2"}]}}"#,
        Some(Delivery::Failed),
        &[("a@example.com", None, "5.1.1", ""), ("b@example.com", None, "5.2.2", "")],
    ),
    // In an array.
    (
        r#"[{"event":"bounce","email":"a@example.com","reason":"550 gone"},
            {"event":"bounce","recipients":["b@example.com","c@example.com"],"sg_event_id":"a"},
            {"event":"bounce","email":"d@example.com","reason":"552 full"}]"#,
        Some(Delivery::Failed),
        &[
            ("a@example.com", Some(550), "", "gone"),
            ("b@example.com", None, "", ""),
            ("c@example.com", None, "", ""),
            ("d@example.com", Some(552), "", "full"),
        ],
    ),
];

#[test]
fn an_event_about_several_recipients_yields_each_with_what_is_said_of_it() {
    for &(line, delivery, wanted) in LISTS {
        let all: Vec<_> = Diagnostic::parse_all(line).collect();
        assert_eq!(all.len(), wanted.len(), "{all:#?}");
        for (found, &(recipient, code, enhanced, said)) in all.iter().zip(wanted) {
            assert_eq!(found.delivery(), delivery, "{line}");
            assert_eq!(text(found.recipient()).as_deref(), Some(recipient), "{line}");
            assert_eq!(found.code().map(u16::from), code, "{recipient} in {line}");
            let status = found.enhanced().or(found.status()).map(|code| code.to_string()).unwrap_or_default();
            assert_eq!(status, enhanced, "{recipient} in {line}");
            assert_eq!(text(Some(found.text())).as_deref(), Some(said), "{recipient} in {line}");
        }
        assert_eq!(Diagnostic::parse(line), all[0], "{line}");
    }
}

/// Whom the mail was for is not who it failed for.
#[test]
fn the_recipients_of_a_mail_are_not_those_of_its_event() {
    for (line, delivery, is_complaint) in [
        (
            r#"{"type":"email.bounced","data":{"email_id":"e1","to":["a@example.com","b@example.com"],"bounce":{"message":"550 5.1.1 <a@example.com> user unknown"}}}"#,
            Some(Delivery::Failed),
            false,
        ),
        (
            r#"{"event":"failed","log-level":"error","severity":"permanent","message":{"headers":{"to":"x"},"attachments":[],"recipients":["a@example.com","b@example.com"]},"delivery-status":{"code":550,"message":"user unknown"}}"#,
            Some(Delivery::Failed),
            false,
        ),
        (
            r#"{"eventType":"Reject","mail":{"destination":["a@example.com","b@example.com"],"commonHeaders":{"to":["x@example.com","y@example.com"]}},"reject":{"reason":"Bad content"}}"#,
            Some(Delivery::Failed),
            false,
        ),
        (
            r#"{"eventType":"Bounce","bounce":{"bouncedRecipients":[]},"mail":{"destination":["a@example.com","b@example.com"]}}"#,
            Some(Delivery::Failed),
            false,
        ),
        (r#"{"type":"email.complained","data":{"to":["a@example.com","b@example.com"]}}"#, None, true),
        (
            r#"{"type":"email.delivered","data":{"to":["a@example.com","b@example.com"]}}"#,
            Some(Delivery::Delivered),
            false,
        ),
    ] {
        let all: Vec<_> = Diagnostic::parse_all(line).collect();
        assert_eq!(all, [Diagnostic::parse(line)], "{line}");
        assert_eq!((all[0].delivery(), all[0].is_complaint()), (delivery, is_complaint), "{line}");
        assert_eq!(text(all[0].recipient()), None, "{line}");
    }
    // A mail for one.
    for line in [
        r#"{"type":"email.bounced","data":{"to":["a@example.com"],"bounce":{"message":"550 5.1.1 gone"}}}"#,
        r#"{"event":"failed","log-level":"error","message":{"attachments":[],"recipients":["a@example.com"]}}"#,
    ] {
        assert_eq!(text(Diagnostic::parse(line).recipient()).as_deref(), Some("a@example.com"), "{line}");
    }
}

/// AWS Lambda passes on several notifications of Amazon SNS as one list.
#[test]
fn several_events_that_are_enclosed_yield_each() {
    let record = |message: &str| {
        format!(r#"{{"EventSource":"aws:sns","Sns":{{"Type":"Notification","Message":"{message}"}}}}"#)
    };
    let bounce = |address: &str| {
        let recipient = format!(r#"{{\"emailAddress\":\"{address}\"}}"#);
        record(&format!(r#"{{\"eventType\":\"Bounce\",\"bounce\":{{\"bouncedRecipients\":[{recipient}]}}}}"#))
    };
    let both = record(
        r#"{\"eventType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"b@example.com\"},{\"emailAddress\":\"c@example.com\"}]}}"#,
    );
    let other = record(r#"{\"x\":1}"#);
    let (a, d, none) =
        (bounce("a@example.com"), bounce("d@example.com"), r#"{"x":"550 5.1.1 no"}"#.to_owned());
    let list = |records: &[&String]| {
        let records: Vec<_> = records.iter().map(|record| record.as_str()).collect();
        format!(r#"{{"Records":[{}]}}"#, records.join(","))
    };
    for (line, recipients) in [
        (list(&[&a]), &["a"][..]),
        (list(&[&a, &d]), &["a", "d"]),
        (list(&[&both, &none, &a, &other, &d]), &["b", "c", "a", "-", "d"]),
        (format!("Nov 20 10:00:00 mx hooks[3]: {}", list(&[&a, &d])), &["-"]),
        (format!("[{},{},{d}]", list(&[&a, &d]), list(&[&both])), &["a", "d", "b", "c", "d"]),
    ] {
        let found: Vec<_> = Diagnostic::parse_all(&line)
            .map(|found| text(found.recipient()).map_or("-".to_owned(), |address| address[..1].to_owned()))
            .collect();
        assert_eq!(found, recipients, "{line}");
    }
    assert_eq!(text(Diagnostic::parse(&list(&[&both, &d])).recipient()).as_deref(), Some("d@example.com"));
}

/// The word for what happened may be known of one event and not of another.
#[test]
fn an_event_in_a_list_that_has_no_result_is_no_text() {
    let line = r#"{"results":[{"type":"bounce","rcpt_to":"a@example.com","reason":"550 5.1.1 no"},{"type":"delivery","rcpt_to":"b@example.com"}]}"#;
    let all: Vec<_> =
        Diagnostic::parse_all(line).map(|found| (found.delivery(), text(found.recipient()))).collect();
    assert_eq!(
        all,
        [
            (Some(Delivery::Failed), Some("a@example.com".to_owned())),
            (None, Some("b@example.com".to_owned()))
        ]
    );
    let last = Diagnostic::parse_all(line).last().unwrap();
    assert_eq!((last.code(), last.text()), (None, &b""[..]));
    assert_eq!((last.classify().bounce(), last.classify().action()), (BounceKind::None, Action::None));
}

#[test]
fn a_message_that_was_held_back_was_so_for_each_recipient() {
    let event = |kind: &str, said: &str| {
        format!(
            r#"{{"eventType":"Bounce","bounce":{{"bounceSubType":"{kind}","bouncedRecipients":[
                {{"emailAddress":"a@example.com","diagnosticCode":"{said}"}},{{"emailAddress":"b@example.com"}}]}}}}"#
        )
    };
    for (line, reasons) in [
        (event("OnAccountSuppressionList", "no"), [Reason::Suppressed, Reason::Suppressed]),
        (event("OnAccountSuppressionList", "suppress-bounce"), [Reason::Suppressed, Reason::Suppressed]),
        (event("MailboxFull", "suppress-bounce"), [Reason::Suppressed, Reason::MailboxFull]),
    ] {
        let found: Vec<_> = Diagnostic::parse_all(&line).map(|found| found.classify().reason()).collect();
        assert_eq!(found, reasons, "{line}");
    }
}

#[test]
fn json_that_is_only_a_part_of_an_event_or_of_a_line_is_no_event_itself() {
    let line = r#"{"event":"bounce","email":"joe@example.com","Message":"{\"event\":\"open\"}"}"#;
    assert_eq!(Diagnostic::parse(line).delivery(), Some(Delivery::Failed));
    let line = r#"maddy[5]: queue: delivered {"rcpt":"joe@example.com","msg_id":"17"}"#;
    let found = Diagnostic::parse(line);
    assert_eq!((found.system(), found.delivery()), (Some(System::Maddy), Some(Delivery::Relayed)));
    // Without a time it is not a line of a log.
    assert_eq!(
        Diagnostic::parse(r#"hooks[5]: {"event":"bounce","email":"joe@example.com"}"#).delivery(),
        None
    );
}

#[test]
fn of_several_events_of_one_result_the_first_counts() {
    for event in ["deferred", "delivered", "spamreport", "open"] {
        let event = |email: &str| format!(r#"{{"event":"{event}","email":"{email}","sg_event_id":"x"}}"#);
        let line = format!("[{},{}]", event("a@example.com"), event("b@example.com"));
        assert_eq!(text(Diagnostic::parse(&line).recipient()).as_deref(), Some("a@example.com"), "{line}");
    }
}

/// A recipient may be named in several places.
#[test]
fn an_event_about_one_recipient_yields_one() {
    for line in [
        r#"{"event":"delivered","log-level":"info","message":{"recipients":["a@example.com"],"headers":{"to":"x@example.com, y@example.com"}},"recipient":"a@example.com"}"#,
        r#"{"event":"delivered","log-level":"info","message":{"recipients":["a@example.com","x@example.com"]},"recipient":"a@example.com"}"#,
        r#"{"event":"bounce","rcpt":"a@example.com","recipient":"a@example.com","tags":["a@example.com"]}"#,
        r#"{"event":"bounce","rcpts":[{"email":"a@example.com"}],"others":[{"email":"a@example.com"}]}"#,
        r#"{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"a@example.com"}]},"mail":{"destination":["a@example.com","b@example.com"]}}"#,
        r#"{"MESSAGE":"4F1: to=<a@example.com>, status=bounced (gone)","to":["x@example.com","y@example.com"]}"#,
    ] {
        let all: Vec<_> = Diagnostic::parse_all(line).map(|found| text(found.recipient())).collect();
        assert_eq!(all, [Some("a@example.com".to_owned())], "{line}");
    }
    // No event, and so no recipients.
    assert_eq!(Diagnostic::parse_all(r#"{"to":["a@example.com","b@example.com"],"x":1}"#).count(), 1);
    assert_eq!(
        Diagnostic::parse_all(r#"Nov 20 10:00:00 mx x[3]: {"to":["a@example.com","b@example.com"]}"#).count(),
        1
    );
}

#[test]
fn an_event_has_the_stage_of_the_command_that_it_names() {
    let event = |member: &str| {
        format!(
            r#"{{"type":"Bounce","recipient":"joe@example.com","response":{{"code":550,"content":"no",{member}}},"num_attempts":1}}"#
        )
    };
    for (member, stage) in [
        (r#""command":"RCPT TO:<joe@example.com>""#, Some(Stage::Rcpt)),
        (r#""command":"MAIL FROM:<a@example.net>""#, Some(Stage::Mail)),
        (r#""command":null"#, None),
        (r#""subject":"How RCPT TO works""#, None),
    ] {
        let line = event(member);
        assert_eq!(Diagnostic::parse(&line).stage(), stage, "{line}");
    }
}

/// What is said of all is read for each, so only the front of it is.
#[test]
fn a_long_text_about_many_recipients_is_cut() {
    let event = |recipients: &str| {
        let words = format!("550 5.1.1 No such user here {}", "la-".repeat(1000));
        format!(r#"{{"event":"bounce","reason":"{words}","recipients":[{recipients}]}}"#)
    };
    let one = event(r#""joe@example.com""#);
    assert_eq!(Diagnostic::parse(&one).text().len(), 3000 + "5.1.1 No such user here ".len());
    let two = event(r#""joe@example.com","ann@example.com""#);
    for found in Diagnostic::parse_all(&two) {
        assert_eq!(found.text().len(), 1024 - "550 ".len());
        assert_eq!(found.classify().reason(), Reason::UserUnknown);
    }
    let long = "x".repeat(2000);
    for (member, recipients, relay, stage) in [
        (format!(r#""command":"{long} RCPT TO:""#), 1, None, Some(Stage::Rcpt)),
        (format!(r#""command":"{long} RCPT TO:""#), 2, None, None),
        (format!(r#""mx-host":"{long}""#), 1, Some(2000), None),
        (format!(r#""mx-host":"{long}""#), 2, Some(1024), None),
    ] {
        let recipients = [r#""joe@example.com""#, r#""ann@example.com""#][..recipients].join(",");
        let line = format!(r#"{{"event":"bounce",{member},"recipients":[{recipients}]}}"#);
        for found in Diagnostic::parse_all(&line) {
            assert_eq!((found.relay().map(<[u8]>::len), found.stage()), (relay, stage), "{line}");
        }
    }
}
