//! No input makes a refusal a success, nor a success a refusal: no bytes, no stage, host or provider, and no rule.
//!
//! What is a refusal:
//! - a reply whose code is 4yz or 5yz, on whichever of its lines (RFC 5321 §4.2.1);
//! - a line, or an event, that says that a delivery failed or is put off, whatever code it quotes (RFC 3464 §2.3.3);
//! - a line in which a server tells that it refused a client.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use smtp_reply::{
    Action, BounceKind, BounceMessage, Category, Classification, Classifier, Delivery, Diagnostic,
    EnhancedCode, Provider, Reason, Reply, ReplyCode, Retry, Rule, Rules, Stage,
};
use std::sync::LazyLock;

const LINES: &str = include_str!("../../lines/lines.jsonl");

static ROWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    LINES
        .lines()
        .map(|row| serde_json::from_str::<Value>(row).unwrap()["line"].as_str().unwrap().to_owned())
        .collect()
});

/// Rules that match nearly everything and set what they may.
static RULES: LazyLock<Vec<Rules>> = LazyLock::new(|| {
    let of_refusals = |reason: &&Reason| reason.category() != Category::Success;
    let reasons = Reason::ALL
        .iter()
        .filter(of_refusals)
        .map(|reason| Rule::new("all").when_regex("").set_reason(*reason));
    let bounces = BounceKind::ALL
        .iter()
        .filter(|kind| **kind != BounceKind::None)
        .map(|kind| Rule::new("all").when_regex("").set_bounce(*kind));
    let actions = Action::ALL
        .iter()
        .filter(|action| !matches!(action, Action::None | Action::Proceed))
        .map(|action| Rule::new("all").when_regex("").set_action(*action));
    reasons.chain(bounces).chain(actions).map(|rule| Rules::new([rule]).unwrap()).collect()
});

/// What the caller knows, or believes to know.
#[derive(Clone, Debug)]
struct Known {
    stage: Option<Stage>,
    host: &'static str,
    provider: Option<&'static Provider>,
    rules: Option<Index>,
}

impl Known {
    fn classifier(&self) -> Classifier<'static> {
        let classifier =
            Classifier::new().with_stage(self.stage).with_host(self.host).with_provider(self.provider);
        match self.rules {
            Some(index) => classifier.with_rules(index.get(&RULES)),
            None => classifier,
        }
    }
}

fn known() -> impl Strategy<Value = Known> {
    use proptest::option;
    let host =
        select(&["", "mx.example.com", "gmail-smtp-in.l.google.com", "mta5.am0.yahoodns.net", "250 ok"][..]);
    (option::of(select(Stage::ALL)), host, option::of(any::<Index>()), option::of(any::<Index>())).prop_map(
        |(stage, host, provider, rules)| {
            let all: Vec<_> = Provider::all().collect();
            Known { stage, host, provider: provider.map(|index| *index.get(&all)), rules }
        },
    )
}

/// Texts that speak of success, of refusals, and of anything.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let pieces = select(PIECES).prop_map(|piece| piece.as_bytes().to_vec());
    let piece = prop_oneof![6 => pieces, 1 => proptest::collection::vec(any::<u8>(), 0..12)];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(&b' '))
}

const PIECES: &[&str] = &[
    "250",
    "250 OK",
    "250 2.0.0 Ok: queued as 4Z6cK71NbC",
    "250-",
    "354 End data with <CR><LF>.<CR><LF>",
    "220 mx.example.com ESMTP",
    "2.0.0",
    "(2.1.5)",
    "#2.0.0",
    "dsn=2.0.0,",
    "status=sent",
    "status=bounced",
    "stat=Sent",
    "delivered",
    "accepted",
    "success",
    "message accepted for delivery",
    "no error",
    "=> joe@example.com",
    "Completed",
    "\"event\":\"delivered\"",
    "{\"event\":\"delivered\"}",
    "Action: delivered",
    "Status: 2.0.0",
    "550 5.1.1",
    "450 4.7.1",
    "5.1.1",
    "user unknown",
    "mailbox full",
    "greylisted",
    "try again in 300 seconds",
    "said:",
    "(in reply to end of DATA command)",
    "(",
    ")",
    "\"",
    "\\",
    "{",
    "}",
    ",",
    "\n",
    "\r\n",
    "\r\n250 OK\r\n",
    "\n250-OK\n",
];

fn refusal_code() -> impl Strategy<Value = ReplyCode> {
    (400_u16..600).prop_map(|number| ReplyCode::new(number).unwrap())
}

#[track_caller]
fn assert_refused(c: Classification, what: &dyn std::fmt::Debug) {
    assert!(c.is_refusal() && !c.is_success(), "{c}: {what:?}");
    assert!(!matches!(c.reason(), Reason::Accepted | Reason::Intermediate), "{c}: {what:?}");
    assert_ne!(c.category(), Category::Success, "{c}: {what:?}");
    assert_ne!(c.bounce(), BounceKind::None, "{c}: {what:?}");
    assert!(!matches!(c.action(), Action::None | Action::Proceed), "{c}: {what:?}");
    assert_ne!(c.is_transient(), c.is_permanent(), "{c}: {what:?}");
    for attempt in [0, 1, 2, 100, u32::MAX] {
        assert_ne!(c.retry(attempt), Retry::NotNeeded, "{c}: {what:?}");
    }
}

#[track_caller]
fn assert_not_refused(c: Classification, what: &dyn std::fmt::Debug) {
    assert!(!c.is_refusal(), "{c}: {what:?}");
    assert_eq!(c.category(), Category::Success, "{c}: {what:?}");
    assert_eq!(c.bounce(), BounceKind::None, "{c}: {what:?}");
    assert!(matches!(c.action(), Action::None | Action::Proceed), "{c}: {what:?}");
    assert_eq!(c.retry(1), Retry::NotNeeded, "{c}: {what:?}");
    assert_eq!(c.rule(), None, "{c}: {what:?}");
}

/// Checks what a line, or anything else, is classified as against what it says of itself.
#[track_caller]
fn check_line(found: &Diagnostic<'_>, classifier: Classifier<'_>) {
    let c = classifier.classify_diagnostic(found);
    match found.delivery() {
        Some(Delivery::Failed | Delivery::Delayed) => assert_refused(c, &found),
        _ if found.is_own_refusal() => assert_refused(c, &found),
        Some(_) => assert_not_refused(c, &found),
        // A code that a line mentions in passing is no result: neither a success nor a bounce.
        None if found.code().is_some_and(ReplyCode::is_refusal) => {
            assert_ne!(c.category(), Category::Success, "{c}: {found:?}");
            if found.system().is_none() && found.time().is_none() {
                assert_refused(c, &found);
            }
        }
        None => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_reply_with_a_refusal_on_any_line_is_refused(
        before in proptest::collection::vec(("(250|220|354|550|450)", text()), 0..3),
        code in refusal_code(),
        words in text(),
        behind in proptest::collection::vec(("(250|220|354|550|450)", text()), 0..3),
        known in known(),
    ) {
        let mut lines: Vec<(String, Vec<u8>)> = before;
        lines.push((code.to_string(), words));
        lines.extend(behind);
        let last = lines.len() - 1;
        let mut wire = Vec::new();
        for (at, (code, words)) in lines.iter().enumerate() {
            wire.extend_from_slice(code.as_bytes());
            wire.push(if at == last { b' ' } else { b'-' });
            wire.extend(words.iter().filter(|byte| !b"\r\n".contains(byte)));
            wire.extend_from_slice(b"\r\n");
        }
        let reply = Reply::parse(&wire).unwrap();
        prop_assert!(reply.is_refusal());
        let classifier = known.classifier();
        for c in [classifier.classify_reply(&reply), classifier.classify(&wire)] {
            assert_refused(c, &reply);
            prop_assert!(!matches!(c.runner_up(), Some(Reason::Accepted | Reason::Intermediate)), "{:?}", c);
        }
    }

    #[test]
    fn a_refusal_and_any_text_is_refused(code in refusal_code(), hyphen: bool, words in text(), known in known()) {
        let classifier = known.classifier();
        let separator = if hyphen { '-' } else { ' ' };
        let flat = [format!("{code}{separator}").as_bytes(), &words].concat();
        assert_refused(classifier.classify(&flat), &flat.escape_ascii().to_string());
        for enhanced in [None, EnhancedCode::new(2, 0, 0), EnhancedCode::new(5, 1, 1), EnhancedCode::new(4, 7, 1)] {
            let c = classifier.classify_parts(Some(code), enhanced, &words);
            assert_refused(c, &words.escape_ascii().to_string());
        }
    }

    #[test]
    fn a_success_and_any_text_is_accepted(number in 200_u16..400, words in text(), known in known()) {
        let code = ReplyCode::new(number);
        for enhanced in [None, EnhancedCode::new(2, 0, 0), EnhancedCode::new(5, 1, 1), EnhancedCode::new(4, 7, 1)] {
            let c = known.classifier().classify_parts(code, enhanced, &words);
            assert_not_refused(c, &words.escape_ascii().to_string());
        }
    }

    #[test]
    fn a_line_that_tells_a_failure_is_refused_whatever_stands_in_it(
        row in any::<Index>(),
        cut in any::<Index>(),
        words in text(),
        known in known(),
    ) {
        let line = row.get(&ROWS).as_bytes();
        let (front, rest) = line.split_at(cut.index(line.len() + 1));
        let classifier = known.classifier();
        for text in [[front, &words, rest].concat(), [front, &words].concat(), [&words, rest].concat()] {
            for event in Diagnostic::parse_all(&text) {
                check_line(&event, classifier);
            }
            check_line(&Diagnostic::parse(&text), classifier);
        }
    }

    #[test]
    fn each_form_of_a_failure_is_refused_with_any_words_in_it(form in select(FAILURES), words in text(), known in known()) {
        let words: Vec<u8> = words.into_iter().filter(|byte| !b"\r\n".contains(byte)).collect();
        let words = String::from_utf8_lossy(&words);
        let text = if form.starts_with('{') {
            form.replace("\"~\"", &json!(words).to_string())
        } else {
            form.replace('~', &words)
        };
        let found = Diagnostic::parse(&text);
        check_line(&found, known.classifier());
        // Words that break the form may hide what it tells, but never turn it.
        if found.delivery().is_none() && !found.is_own_refusal() {
            let c = known.classifier().classify(&text);
            prop_assert!(!c.is_success(), "{}: {}", c, text);
        }
    }

    #[test]
    fn a_recipient_that_failed_is_refused(words in text(), status in "[245]\\.[0-7]\\.[0-9]") {
        let words: Vec<u8> = words.into_iter().filter(|byte| !b"\r\n".contains(byte)).collect();
        for action in ["failed", "delayed"] {
            let mut message = format!(
                "From: MAILER-DAEMON@mail.example.com\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
                 --b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n\
                 Reporting-MTA: dns; mail.example.com\n\nFinal-Recipient: rfc822; joe@example.org\nAction: {action}\n\
                 Status: {status}\nDiagnostic-Code: smtp; "
            )
            .into_bytes();
            message.extend_from_slice(&words);
            message.extend_from_slice(b"\n--b--\n");
            let message = BounceMessage::parse(&message);
            for one in message.recipients() {
                prop_assert!(matches!(one.delivery(), Delivery::Failed | Delivery::Delayed), "{:?}", message);
                assert_refused(one.classification(), &message);
            }
        }
    }
}

/// Lines and events of a failure. `~` is where words of somebody else stand.
const FAILURES: &[&str] = &[
    "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, \
     delay=1, delays=0/0/1/0, dsn=5.0.0, status=bounced (host mx.example.com[192.0.2.1] said: ~)",
    "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=mx.example.com[192.0.2.1]:25, \
     delay=1, delays=0/0/1/0, dsn=2.0.0, status=deferred (~)",
    "2025-03-04 09:12:55 1tpNab-000000004Xy-2ZzK ** joe@example.com R=dnslookup T=remote_smtp: ~",
    "2025-03-04 09:12:55 1tpNab-000000004Xy-2ZzK == joe@example.com R=dnslookup T=remote_smtp defer (0): ~",
    "{\"event\":\"bounce\",\"email\":\"joe@example.com\",\"sg_event_id\":\"b\",\"reason\":\"~\",\"status\":\"2.0.0\"}",
    "{\"event\":\"deferred\",\"email\":\"joe@example.com\",\"sg_event_id\":\"b\",\"response\":\"~\"}",
];

/// Spellings that somebody may try in a file of rules.
#[test]
fn no_rule_sets_what_a_success_has() {
    for (field, values) in [
        ("reason", &["accepted", "intermediate", "Accepted", " accepted", "ACCEPTED", "success"][..]),
        ("bounce", &["none", "None", " none ", ""]),
        ("action", &["none", "proceed", "Proceed", "NONE", ""]),
    ] {
        for value in values {
            let rule = json!([{ "name": "r", "when": { "code": "5xx" }, "set": { field: value } }]);
            assert!(serde_json::from_value::<Rules>(rule.clone()).is_err(), "{rule}");
            let also = json!([{ "name": "r", "when": { "code": "5xx" }, "set": { field: [value] } }]);
            assert!(serde_json::from_value::<Rules>(also.clone()).is_err(), "{also}");
        }
    }
    let set = |rule: Rule| Rules::new([rule.when_code("5xx")]).is_err();
    assert!(
        set(Rule::new("r").set_reason(Reason::Accepted))
            && set(Rule::new("r").set_reason(Reason::Intermediate))
    );
    assert!(set(Rule::new("r").set_bounce(BounceKind::None)));
    assert!(set(Rule::new("r").set_action(Action::None)) && set(Rule::new("r").set_action(Action::Proceed)));
}
