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
    EnhancedCode, Provider, Reason, Reply, ReplyCode, Retry, Rule, Rules, Stage, System, classify,
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

/// A line, and the system that it is of.
type Line = (Option<System>, String);

/// The lines that report a success, and those that report a failure or refuse a client.
static RESULTS: LazyLock<[Vec<Line>; 2]> = LazyLock::new(|| {
    let rows: Vec<Value> = LINES.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let with = |results: &[&str], others: &[&str]| -> Vec<Line> {
        let is_one = |row: &&Value| row["delivery"].as_str().is_some_and(|result| results.contains(&result));
        let rows = rows.iter().filter(is_one).map(|row| row["line"].as_str().unwrap());
        let of_system = |line: &str| (Diagnostic::parse(line).system(), line.to_owned());
        others.iter().copied().chain(rows).map(of_system).collect()
    };
    [with(&["delivered", "relayed", "expanded"], SENT), with(&["failed", "delayed"], FAILED)]
});

/// Forms that the table of lines has no failure of.
const FAILED: &[&str] = &[
    "Nov 20 10:00:00 zm zone-mta[4]: Sender/default/551 1950aa.001 REJECTED[policy] from=a@example.org to=joe@example.com \
     host=mx.example.com \"550 5.7.1 Refused\"",
    "Nov 20 10:00:00 zm zone-mta[4]: Sender/default/551 1950aa.001 BOUNCED from=a@example.org to=joe@example.com \"550 No\"",
    "4F1A2: to=<joe@example.com>, orig_to=<j@example.com>, relay=none, dsn=5.1.1, status=bounced (said: 550 5.1.1 No)",
    "status=deferred (host mx.example.com[192.0.2.1] said: 450 4.7.1 Later)",
    "smtp; 550 5.7.1 Refused",
    "host mx.example.com[192.0.2.1] said: 550 5.1.1 <joe@example.com> is gone",
    "<joe@example.com>: host mx.example.com[192.0.2.1] said: 450 4.7.1 Later (in reply to RCPT TO command)",
    "xAK9: to=joe@example.com, ctladdr=<a@example.org> (1/1), delay=00:00:01, mailer=esmtp, dsn=5.1.1, stat=User unknown",
    "Nov 20 10:00:00 mx courieresmtp: id=01,from=<a@example.org>,addr=<joe@example.com>: 550 5.1.1 No such user",
    "Mar 04 09:12:55 host=mx.example.com tls=on auth=off from=a@example.org recipients=joe@example.com smtpstatus=550 \
     smtpmsg='550 5.1.1 No' errormsg='recipient address joe@example.com not accepted by the server' exitcode=EX_DATAERR",
    "Mar  4 09:12:55 pc dma[27e93.8058d0]: remote delivery to mx.example.com [192.0.2.1] failed after RCPT TO: 550 5.1.1 No",
    "Mar  4 09:12:55 pc nullmailer-send[550]: smtp: Failed: 550 5.1.1 No such user",
    "Mar  4 09:12:55 pc sSMTP[5504]: RCPT TO:<joe@example.com> (550 5.1.1 User unknown)",
    "{\"event\":\"failed\",\"to\":\"joe@example.com\",\"response\":\"550 5.1.1 No\"}",
    "{\"status\":\"bounced\",\"to\":\"joe@example.com\",\"message\":\"550 5.1.1 No\"}",
    "{\"level\":\"error\",\"type\":\"delivery\",\"to\":\"joe@example.com\",\"message\":\"550 5.1.1 No\"}",
];

/// The same of successes.
const SENT: &[&str] = &[
    "Nov 20 10:00:00 zm zone-mta[4]: Sender/default/551 1950aa.001 ACCEPTED from=a@example.org to=joe@example.com \"250 Ok\"",
    "Nov 20 10:00:00 zm zone-mta[4]: Sender/default/551 1950aa.001 DELIVERED from=a@example.org to=joe@example.com",
    "2026-11-20T10:00:00Z INFO Message delivered (delivery.delivered) queueId = 5504, to = \"joe@example.com\", code = 250",
    "2026-11-20T10:00:00Z queue: delivered {\"msg_id\":\"5504\",\"rcpt\":\"joe@example.com\"}",
    "Mar 04 09:12:55 host=mx.example.com recipients=joe@example.com smtpstatus=250 smtpmsg='250 Ok' exitcode=EX_OK",
    "Mar  4 09:12:55 pc dma[27e93.8058d0]: <joe@example.com> delivery successful",
    "Mar  4 09:12:55 pc nullmailer-send[550]: smtp: Succeeded: 250 2.0.0 Ok",
    "Mar  4 09:12:55 pc sSMTP[5504]: Sent mail for a@example.org (221 closing) uid=0 username=root outbytes=331",
    "relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, stat=Sent (Ok)",
    "{\"event\":\"delivered\",\"to\":\"joe@example.com\",\"response\":\"250 2.0.0 Ok\"}",
];

/// Which words of a line: the line, the start, the end, what follows.
type Choice = (Index, Index, Index, String);

fn choice() -> impl Strategy<Value = Choice> {
    (any::<Index>(), any::<Index>(), any::<Index>(), "[ ,;:=()<>'\"\\\\]{0,2}")
}

/// A part of one of the lines: of this system, if there is one.
fn words_of(all: &[Line], system: Option<System>, (line, from, to, end): &Choice) -> String {
    let same: Vec<&Line> = all.iter().filter(|(of, _)| system.is_some() && *of == system).collect();
    let (_, line) = if same.is_empty() { line.get(all) } else { *line.get(&same) };
    // At the start of a word, so that most of them are whole markers.
    let starts: Vec<usize> =
        line.match_indices([' ', ',', '(', '"']).flat_map(|(at, _)| [at, at + 1]).chain([0]).collect();
    let from = *from.get(&starts);
    let ends: Vec<usize> = starts.into_iter().filter(|&to| to > from).chain([line.len()]).collect();
    format!("{}{end}", &line[from..*to.get(&ends)])
}

/// Where somebody else has a say in a line.
#[derive(Clone, Debug)]
enum Part {
    /// The local part of an address, which may be quoted.
    Address(Index),
    /// What follows in the reply.
    Reply,
    /// A member that the sender has added to an event: its name, and whether it is an object.
    Member(&'static str, bool),
}

fn part() -> impl Strategy<Value = Part> {
    let names = &["a", "zz", "metadata", "unique_args", "headers"][..];
    prop_oneof![
        any::<Index>().prop_map(Part::Address),
        Just(Part::Reply),
        (select(names), any::<bool>()).prop_map(|(name, object)| Part::Member(name, object)),
    ]
}

/// The line with these words in this part; `None` if the line has no such part.
fn with_words(line: &str, part: &Part, which: Index, words: &str) -> Option<String> {
    let Some(start) = line.find(['{', '[']).filter(|&at| serde_json::from_str::<Value>(&line[at..]).is_ok())
    else {
        return in_text(line, part, words);
    };
    let mut event: Value = serde_json::from_str(&line[start..]).unwrap();
    if let Part::Member(name, object) = part {
        let added = match serde_json::from_str(&which.get(&RESULTS[0]).1) {
            Ok(sent @ Value::Object(_)) if *object => sent,
            _ => json!({ "event": words, "type": "delivery", "status": "delivered" }),
        };
        // Where an array of events is posted, each has its own.
        let events = match &mut event {
            Value::Array(events) => events.as_mut_slice(),
            one => std::slice::from_mut(one),
        };
        for event in events {
            event[*name] = if *object { added.clone() } else { json!(words) };
        }
    } else {
        let mut strings = Vec::new();
        texts(&mut event, "", &mut strings);
        let chosen = which.index(strings.len().max(1));
        let string = strings.get_mut(chosen)?;
        **string = in_text(string, part, words)?;
    }
    Some(format!("{}{event}", &line[..start]))
}

/// The strings in an event that others write.
fn texts<'a>(value: &'a mut Value, name: &str, found: &mut Vec<&'a mut String>) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| texts(value, name, found)),
        Value::Object(members) => members.iter_mut().for_each(|(name, value)| texts(value, name, found)),
        Value::String(text) => {
            let is_own = |part: &str| name.to_ascii_lowercase().contains(part);
            if !["type", "event", "status", "code", "severity", "ident"].into_iter().any(is_own) {
                found.push(text);
            }
        }
        _ => {}
    }
}

fn in_text(line: &str, part: &Part, words: &str) -> Option<String> {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    match part {
        Part::Member(..) => None,
        Part::Address(which) => {
            let local = |byte: char| byte.is_ascii_alphanumeric() || "._+-".contains(byte);
            let places: Vec<(usize, usize)> = line
                .match_indices('@')
                .map(|(at, _)| (line[..at].trim_end_matches(local).len(), at))
                .filter(|&(start, at)| {
                    let before = &line[..start];
                    start < at
                        && (before.is_empty()
                            || ["<", " ", "\"", "to=", "from="].iter().any(|end| before.ends_with(end)))
                })
                .collect();
            let (start, at) = *places.get(which.index(places.len().max(1)))?;
            let quoted = format!("\"{}\"", escaped(words));
            let quoted = if line[..start].ends_with('"') { escaped(&quoted) } else { quoted };
            Some(format!("{}{quoted}{}", &line[..start], &line[at..]))
        }
        Part::Reply => {
            let found = Diagnostic::parse(line);
            let text = std::str::from_utf8(found.text()).ok().filter(|text| !text.is_empty())?;
            let end = text.as_ptr() as usize + text.len() - line.as_ptr() as usize;
            let (front, rest) = line.split_at(end);
            let words = match found.system() {
                // A writer of fields quotes what separates them.
                Some(System::PowerMta | System::Exchange) => words.replace(['"', ','], " "),
                _ if front.matches('"').count() % 2 == 1 => escaped(words),
                _ => words.to_owned(),
            };
            Some(format!("{front} {words}{rest}"))
        }
    }
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

fn is_success(found: &Diagnostic<'_>) -> bool {
    matches!(found.delivery(), Some(Delivery::Delivered | Delivery::Relayed | Delivery::Expanded))
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
    fn what_others_write_into_a_line_of_a_failure_makes_it_no_success(
        row in prop_oneof![0..FAILED.len(), any::<Index>().prop_map(|row| row.index(RESULTS[1].len()))],
        part in part(),
        which in any::<Index>(),
        is_same_system: bool,
        choice in choice(),
        known in known(),
    ) {
        let (system, line) = &RESULTS[1][row];
        let words = words_of(&RESULTS[0], system.filter(|_| is_same_system), &choice);
        if let Some(line) = with_words(line, &part, which, &words) {
            for found in Diagnostic::parse_all(&line).chain([Diagnostic::parse(&line)]) {
                prop_assert!(!is_success(&found), "{part:?} of {line}: {found:?}");
            }
            let c = known.classifier().classify(&line);
            prop_assert!(!c.is_success(), "{part:?} of {line}: {c}");
        }
    }

    #[test]
    fn what_others_write_into_a_line_of_a_success_makes_it_no_failure(
        row in prop_oneof![0..SENT.len(), any::<Index>().prop_map(|row| row.index(RESULTS[0].len()))],
        part in part(),
        which in any::<Index>(),
        is_same_system: bool,
        choice in choice(),
        known in known(),
    ) {
        let (system, line) = &RESULTS[0][row];
        let words = words_of(&RESULTS[1], system.filter(|_| is_same_system), &choice);
        if let Some(line) = with_words(line, &part, which, &words) {
            for found in Diagnostic::parse_all(&line).chain([Diagnostic::parse(&line)]) {
                prop_assert!(is_success(&found) || found.delivery().is_none(), "{part:?} of {line}: {found:?}");
            }
            let c = known.classifier().classify(&line);
            prop_assert!(!c.is_refusal(), "{part:?} of {line}: {c}");
        }
    }

    #[test]
    fn an_event_with_a_refusal_in_any_member_is_no_success(
        event in select(EVENT_MEMBERS),
        word in select(&["delivered", "delivery", "Delivery", "send", "email.delivered", "sent"][..]),
        words in select(WORDS_MEMBERS),
        refusal in prop_oneof![
            (refusal_code(), text()).prop_map(|(code, text)| format!("{code} 5.0.0 {}", String::from_utf8_lossy(&text))),
            (refusal_code(), text()).prop_map(|(code, text)| format!("smtp; {code} {}", String::from_utf8_lossy(&text))),
            "[45]\\.[0-7]\\.[0-9] gone",
        ],
        signature in prop::option::of(select(&["sg_event_id", "event-data", "msys", "num_attempts", "mj_contact_id"][..])),
        is_inside: bool,
    ) {
        let mut one = json!({ event: word, "to": "joe@example.com" });
        if let Some(signature) = signature {
            one[signature] = json!("a");
        }
        if is_inside {
            one["response"] = json!({ words: refusal });
        } else {
            one[words] = json!(refusal);
        }
        let c = classify(&one.to_string());
        prop_assert!(!c.is_success(), "{one}: {c}");
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

const EVENT_MEMBERS: &[&str] = &["event", "type", "eventType", "notificationType", "RecordType", "status"];
const WORDS_MEMBERS: &[&str] = &[
    "response",
    "message",
    "reason",
    "diagnosticCode",
    "error",
    "description",
    "smtp",
    "content",
    "Details",
];

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
