//! How values look in JSON, and that they are read back through the same checks as any other input.

use serde::de::{DeserializeOwned, Deserializer, Visitor, value::Error};
use serde::{Deserialize, Serialize};
use serde_json::{Value, from_value, json, to_value};
use smtp_reply::{
    Action, Blocklist, BounceKind, Category, Class, Classification, CodeStatus, Confidence, Delivery,
    Deviation, Deviations, Diagnostic, EnhancedCode, EnhancedSubject, Evidence, KnownEnhancedCode,
    KnownReplyCode, Language, Limits, Link, LinkKind, Listing, ParseErrorKind, ParseNameError, Provider,
    Reason, ReplyCode, Retry, Stage, Subject, System, Term, Vocabulary, classify,
};
use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// The table in the documentation of the features names the same types.
#[test]
fn every_value_is_written_and_those_that_can_be_checked_are_read() {
    fn is_written<T: Serialize>() {}
    fn is_read<T: Serialize + DeserializeOwned>() {}
    macro_rules! each {
        ($promise:ident: $($kind:ty),* $(,)?) => { $($promise::<$kind>();)* };
    }
    each! { is_read:
        Action, BounceKind, Category, Class, CodeStatus, Delivery, Deviation, EnhancedSubject, Evidence, Language, LinkKind,
        Listing, ParseErrorKind, Reason, Stage, Subject, System, Vocabulary,
        &'static Blocklist, Classification, Confidence, Deviations, EnhancedCode, Limits, &'static Provider, ReplyCode, Retry,
    }
    each! { is_written: Diagnostic<'static>, KnownEnhancedCode, KnownReplyCode, Link, Term }
    #[cfg(feature = "alloc")]
    each! { is_read: smtp_reply::Reply<'static> }
    #[cfg(feature = "rules")]
    {
        each! { is_read: smtp_reply::Rules }
        each! { is_written: smtp_reply::Rule }
    }
    #[cfg(feature = "explain")]
    each! { is_written: smtp_reply::Explanation, smtp_reply::Note }
    #[cfg(feature = "message")]
    {
        each! { is_read: smtp_reply::MessageKind, smtp_reply::ReturnPathScheme }
        each! { is_written:
            smtp_reply::BounceMessage, smtp_reply::Complaint, smtp_reply::Original, smtp_reply::Recipient,
            smtp_reply::ReturnPath,
        }
    }
}

#[test]
fn a_diagnostic_is_a_structure_of_what_its_methods_return() {
    let line = b"Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, orig_to=<info@example.com>, \
        relay=mx.example.com[192.0.2.1]:25, delay=0.9, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: \
        550 5.1.1 Bo\xEEte inconnue (in reply to RCPT TO command))";
    let written = serde_json::to_string(&Diagnostic::parse(line)).unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&written).unwrap(),
        json!({
            "code": 550,
            "enhanced": "5.1.1",
            "status": "5.1.1",
            "stage": "rcpt",
            "host": "mx.example.com",
            "text": "5.1.1 Bo\u{fffd}te inconnue",
            "delivery": "failed",
            "is_own_refusal": false,
            "is_complaint": false,
            "recipient": "joe@example.com",
            "original_recipient": "info@example.com",
            "relay": "mx.example.com[192.0.2.1]:25",
            "queue_id": "4Z6cK71NbC",
            "system": "postfix",
            "time": "Mar  4 09:14:07",
        })
    );
    let nothing = to_value(Diagnostic::parse("")).unwrap();
    let present = nothing.as_object().unwrap().iter().filter(|(_, value)| !value.is_null());
    let present: Vec<_> = present.map(|(name, value)| (name.as_str(), value.clone())).collect();
    let absent = json!(false);
    assert_eq!(present, [("is_complaint", absent.clone()), ("is_own_refusal", absent), ("text", json!(""))]);
}

#[test]
fn bytes_that_are_no_utf_8_are_written_as_the_standard_library_has_them() {
    for bytes in [
        &b"a\xFFb"[..],
        b"\xE2\x82",
        b"\xE2\x82x\xF0\x9F\x98",
        b"\xC0\xAF \xED\xA0\x80",
        "größe €".as_bytes(),
    ] {
        let found = Diagnostic::parse(bytes);
        assert_eq!(to_value(found).unwrap()["text"], json!(String::from_utf8_lossy(found.text())));
        assert_eq!(found.text(), bytes);
    }
}

#[track_caller]
fn refuses<T: DeserializeOwned + Debug>(value: Value, message: &str) {
    assert_eq!(from_value::<T>(value).unwrap_err().to_string(), message);
}

#[test]
fn a_reply_code_is_a_number() {
    for number in 100..=599 {
        let code = ReplyCode::new(number).unwrap();
        assert_eq!(to_value(code).unwrap(), json!(number));
        assert_eq!(from_value::<ReplyCode>(json!(number)).unwrap(), code);
        assert_eq!(from_value::<ReplyCode>(json!(number.to_string())).unwrap(), code);
    }
}

#[test]
fn a_reply_code_is_a_key() {
    let counts = BTreeMap::from([(ReplyCode::OK, 3), (ReplyCode::MAILBOX_UNAVAILABLE, 1)]);
    let text = serde_json::to_string(&counts).unwrap();
    assert_eq!(text, r#"{"250":3,"550":1}"#);
    assert_eq!(serde_json::from_str::<BTreeMap<ReplyCode, i32>>(&text).unwrap(), counts);
}

#[test]
fn what_is_no_reply_code_is_refused() {
    let expected = "expected a reply code from 100 to 599";
    for number in [0, 99, 600, 65_536 + 250, i64::MAX] {
        refuses::<ReplyCode>(json!(number), &format!("invalid value: integer `{number}`, {expected}"));
    }
    refuses::<ReplyCode>(json!(-250), &format!("invalid value: integer `-250`, {expected}"));
    refuses::<ReplyCode>(json!(250.0), &format!("invalid type: floating point `250.0`, {expected}"));
    refuses::<ReplyCode>(json!("+25"), &format!("{expected}, found '+' at offset 0"));
    refuses::<ReplyCode>(json!("600"), &format!("{expected}, found 600"));
    refuses::<ReplyCode>(json!(null), &format!("invalid type: null, {expected}"));
}

/// A format that is not self-describing: it gives the type that is asked for.
struct Untyped(u16);

impl<'de> Deserializer<'de> for Untyped {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(serde::de::Error::custom("the format does not know its types"))
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u16(self.0)
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn a_format_without_types_is_asked_for_a_u16() {
    assert_eq!(ReplyCode::deserialize(Untyped(250)), Ok(ReplyCode::OK));
    assert!(ReplyCode::deserialize(Untyped(600)).is_err());
}

#[test]
fn an_enhanced_code_is_a_string() {
    for text in ["2.0.0", "4.7.1", "5.7.1", "5.7.606", "5.999.999"] {
        let code: EnhancedCode = text.parse().unwrap();
        assert_eq!(to_value(code).unwrap(), json!(text));
        assert_eq!(from_value::<EnhancedCode>(json!(text)).unwrap(), code);
    }
    let expected = "expected an enhanced code such as 5.1.1, found";
    refuses::<EnhancedCode>(json!("3.1.1"), &format!("{expected} '3' at offset 0"));
    refuses::<EnhancedCode>(json!("5.1"), &format!("{expected} the end at offset 3"));
    refuses::<EnhancedCode>(
        json!(5.1),
        "invalid type: floating point `5.1`, expected an enhanced code such as \"5.1.1\"",
    );
}

#[track_caller]
fn goes_by_name<T>(all: &[T], names: &[&str])
where
    T: Copy
        + AsRef<str>
        + Into<&'static str>
        + Debug
        + Display
        + PartialEq
        + Serialize
        + DeserializeOwned
        + FromStr<Err = ParseNameError>,
{
    assert_eq!(all.len(), names.len());
    for (&value, &name) in all.iter().zip(names) {
        assert_eq!(value.to_string(), name);
        assert_eq!((value.as_ref(), value.into()), (name, name));
        assert_eq!(name.parse(), Ok(value));
        assert_eq!(to_value(value).unwrap(), json!(name));
        assert_eq!(from_value::<T>(json!(name)).unwrap(), value);
        // Its name in binary formats too, so that a new variant changes no old data.
        let bytes = postcard::to_allocvec(&value).unwrap();
        assert_eq!(bytes, postcard::to_allocvec(name).unwrap());
        assert_eq!(postcard::from_bytes::<T>(&bytes).unwrap(), value);
    }
    assert!(from_value::<T>(json!("NoSuchName")).is_err());
    assert!(from_value::<T>(json!(1)).is_err());
    assert!(postcard::from_bytes::<T>(&postcard::to_allocvec("NoSuchName").unwrap()).is_err());
}

#[test]
fn a_name_that_is_none_is_refused_with_what_was_expected() {
    refuses::<Reason>(
        json!("user-unknown"),
        "invalid value: string \"user-unknown\", expected a reason such as user_unknown",
    );
    refuses::<Stage>(json!(3), "invalid type: integer `3`, expected a stage such as rcpt");
}

#[test]
fn codes_go_through_a_binary_format() {
    let code = ReplyCode::MAILBOX_UNAVAILABLE;
    let bytes = postcard::to_allocvec(&code).unwrap();
    assert_eq!(postcard::from_bytes::<ReplyCode>(&bytes).unwrap(), code);
    let enhanced = EnhancedCode::MAILBOX_FULL;
    let bytes = postcard::to_allocvec(&enhanced).unwrap();
    assert_eq!(postcard::from_bytes::<EnhancedCode>(&bytes).unwrap(), enhanced);
}

#[test]
fn the_parts_of_codes_go_by_their_names() {
    goes_by_name(
        Class::ALL,
        &[
            "positive_preliminary",
            "positive_completion",
            "positive_intermediate",
            "transient_negative",
            "permanent_negative",
        ],
    );
    goes_by_name(Subject::ALL, &["syntax", "information", "connection", "unspecified", "mail_system"]);
    goes_by_name(
        EnhancedSubject::ALL,
        &[
            "other",
            "addressing",
            "mailbox",
            "mail_system",
            "network",
            "protocol",
            "content",
            "security",
            "unassigned",
        ],
    );
}

#[test]
fn reasons_go_by_their_names() {
    #[rustfmt::skip]
    let names = [
        "accepted", "intermediate", "user_unknown", "mailbox_disabled", "mailbox_full", "mailbox_moved",
        "mailbox_unavailable", "invalid_address", "domain_unknown", "domain_refuses_mail", "recipient_restricted",
        "sender_rejected", "authentication_required", "authentication_failed", "sender_unauthenticated",
        "reverse_dns_missing", "relay_denied", "ip_blocklisted", "domain_blocklisted", "poor_reputation",
        "spam_detected", "virus_detected", "content_rejected", "malformed_message", "message_too_large",
        "policy_rejected", "encryption_required", "region_blocked", "greylisted", "rate_limited",
        "too_many_connections", "too_many_recipients", "system_full", "system_error", "service_unavailable",
        "connection_failed", "dns_failure", "routing_failed", "routing_loop", "expired", "syntax_error",
        "command_not_implemented", "bad_sequence", "unsupported_encoding", "suppressed", "unknown",
    ];
    goes_by_name(Reason::ALL, &names);
}

#[test]
fn what_follows_from_a_reason_goes_by_its_names() {
    #[rustfmt::skip]
    goes_by_name(Category::ALL, &[
        "success", "recipient", "sender", "reputation", "content", "policy", "rate", "system", "network", "protocol",
        "unknown",
    ]);
    goes_by_name(BounceKind::ALL, &["none", "soft", "hard", "block"]);
    #[rustfmt::skip]
    goes_by_name(Action::ALL, &[
        "none", "proceed", "retry", "slow_down", "split_recipients", "suppress_recipient", "fix_address",
        "ask_recipient", "fix_sender", "fix_message", "request_delisting", "review",
    ]);
    #[rustfmt::skip]
    goes_by_name(Stage::ALL, &[
        "connect", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "end_of_data", "rset", "vrfy", "quit",
    ]);
}

#[test]
fn evidence_goes_by_its_names() {
    goes_by_name(Evidence::ALL, &["text", "enhanced_code", "reply_code", "rule", "line", "nothing"]);
}

#[test]
fn the_columns_of_the_tables_go_by_their_names() {
    goes_by_name(CodeStatus::ALL, &["standard", "historic", "de_facto"]);
    goes_by_name(Listing::ALL, &["ip", "domain", "uri", "mixed", "provider_page"]);
    #[rustfmt::skip]
    goes_by_name(Vocabulary::ALL, &[
        "sisimai", "amazon_ses", "spark_post", "send_grid", "mailgun", "postmark", "mailjet", "brevo", "mandrill",
        "power_mta", "kumo_mta", "zone_mta", "salesforce_marketing_cloud", "elastic_email", "email_engine", "mailtrap",
    ]);
}

#[test]
fn a_term_of_a_vocabulary_is_a_structure() {
    assert_eq!(
        to_value(Reason::MailboxMoved.term_in(Vocabulary::Postmark)).unwrap(),
        json!({ "name": "AddressChange", "code": 128, "bounce": "none", "reasons": ["mailbox_moved"] })
    );
}

#[test]
fn a_provider_is_its_id() {
    for provider in Provider::all() {
        let value = to_value(provider).unwrap();
        assert_eq!(value, json!(provider.id()));
        assert_eq!(from_value::<&'static Provider>(value).unwrap(), provider);
    }
    refuses::<&'static Provider>(
        json!("example"),
        "invalid value: string \"example\", expected the id of a known provider",
    );
}

#[test]
fn a_kind_of_parse_error_goes_by_its_name() {
    goes_by_name(
        ParseErrorKind::ALL,
        &[
            "empty",
            "code",
            "separator",
            "incomplete",
            "trailing",
            "line_too_long",
            "too_many_lines",
            "reply_too_long",
        ],
    );
}

#[test]
fn a_confidence_is_a_percentage() {
    for percent in 0..=100 {
        let confidence = Confidence::new(percent).unwrap();
        assert_eq!(to_value(confidence).unwrap(), json!(percent));
        assert_eq!(from_value::<Confidence>(json!(percent)).unwrap(), confidence);
        assert_eq!(postcard::from_bytes::<Confidence>(&[percent]).unwrap(), confidence);
    }
    refuses::<Confidence>(json!(101), "invalid value: integer `101`, expected a percentage from 0 to 100");
    assert!(postcard::from_bytes::<Confidence>(&[101]).is_err());
}

#[test]
fn a_blocklist_is_its_name() {
    for list in Blocklist::all() {
        let value = to_value(list).unwrap();
        assert_eq!(value, json!(list.name()));
        assert_eq!(from_value::<&'static Blocklist>(value).unwrap(), list);
    }
    assert_eq!(from_value::<Option<&'static Blocklist>>(json!(null)).unwrap(), None);
    refuses::<&'static Blocklist>(
        json!("zen.example.org"),
        "invalid value: string \"zen.example.org\", expected the name of a known blocklist",
    );
}

#[test]
fn a_classification_is_a_structure_of_names_in_a_settled_order() {
    let c = classify(
        "host mx.google.com[192.0.2.1] said: 450 4.7.1 Greylisted, try again in 300 seconds (in reply to RCPT TO command)",
    );
    let matched = c.matched().unwrap();
    let matched = json!([matched.start, matched.end]);
    let (percent, second) = (c.confidence().percent(), c.runner_up().unwrap());
    assert_eq!(
        serde_json::to_string(&c).unwrap(),
        format!(
            r#"{{"code":450,"enhanced":"4.7.1","class":"transient_negative","subject":"mail_system","category":"rate","reason":"greylisted","bounce":"soft","action":"retry","evidence":"text","matched":{matched},"retry_after":300,"blocklist":null,"provider":"google","stage":"rcpt","confidence":{percent},"runner_up":"{second}","rule":null}}"#
        )
    );
    assert_eq!(
        to_value(classify("")).unwrap(),
        json!({
            "code": null, "enhanced": null, "class": null, "subject": null, "category": "unknown",
            "reason": "unknown", "bounce": "soft", "action": "review", "evidence": "nothing", "matched": null,
            "retry_after": null, "blocklist": null, "provider": null, "stage": null,
            "confidence": 0, "runner_up": null, "rule": null,
        })
    );
    let listed = to_value(classify("554 5.7.1 Blocked using zen.spamhaus.org")).unwrap();
    assert_eq!(listed["blocklist"], json!("zen.spamhaus.org"));
}

/// Replies with each of the things that a classification may hold.
const REPLIES: [&str; 8] = [
    "host mx.google.com[192.0.2.1] said: 450 4.7.1 Greylisted, try again in 300 seconds (in reply to RCPT TO command)",
    "554 5.7.1 Blocked using zen.spamhaus.org",
    "550 5.1.1 No such user",
    "552 5.2.2",
    "421",
    "250 2.0.0 Ok",
    "connect to mx.example.com[192.0.2.1]:25: Connection timed out",
    "",
];

#[track_caller]
fn reads_back(c: Classification, read: Classification) {
    let all = |c: Classification| {
        (
            (c.code(), c.enhanced(), c.class(), c.subject(), c.reason(), c.category()),
            (c.bounce(), c.action(), c.evidence()),
            (c.retry_after(), c.blocklist(), c.provider(), c.stage(), c.rule()),
        )
    };
    assert_eq!(all(read), all(c));
}

#[test]
fn a_classification_is_read_back_from_a_format_with_names_and_from_one_without() {
    for reply in REPLIES {
        let c = classify(reply);
        reads_back(c, from_value(to_value(c).unwrap()).unwrap());
        reads_back(c, serde_json::from_str(&serde_json::to_string(&c).unwrap()).unwrap());
        reads_back(c, postcard::from_bytes(&postcard::to_allocvec(&c).unwrap()).unwrap());
    }
}

#[test]
fn names_of_a_newer_version_are_read_as_the_safe_answer() {
    let mut value = to_value(classify(REPLIES[0])).unwrap();
    for key in ["category", "reason", "bounce", "action", "evidence", "provider", "stage"] {
        value[key] = json!("not_yet_invented");
    }
    value["blocklist"] = json!("bl.example.org");
    value["a_new_field"] = json!({ "with": ["anything"] });
    let c: Classification = from_value(value).unwrap();
    assert_eq!((c.reason(), c.category()), (Reason::Unknown, Category::Unknown));
    assert_eq!((c.bounce(), c.action(), c.evidence()), (BounceKind::Soft, Action::Review, Evidence::Nothing));
    assert_eq!((c.provider(), c.stage(), c.blocklist()), (None, None, None));
    // What is known stays.
    assert_eq!((c.code(), c.retry_after().unwrap().as_secs()), (ReplyCode::new(450), 300));
}

#[test]
fn one_unknown_name_leaves_the_others_as_they_are() {
    let mut value = to_value(classify("550 5.1.1 No such user")).unwrap();
    value["reason"] = json!("mailbox_on_the_moon");
    let c: Classification = from_value(value).unwrap();
    assert_eq!(
        (c.reason(), c.bounce(), c.action()),
        (Reason::Unknown, BounceKind::Hard, Action::SuppressRecipient)
    );
}

#[test]
fn names_of_a_newer_version_are_read_in_a_binary_format() {
    // The fields of a classification of "550", in their order; a name is its length and its letters.
    #[derive(Serialize)]
    struct Newer {
        code: Option<u16>,
        texts: [Option<&'static str>; 3],
        answer: [&'static str; 5],
        matched: Option<(u32, u32)>,
        retry_after: Option<u64>,
        more: [Option<&'static str>; 3],
        confidence: u8,
        runner_up: Option<&'static str>,
        rule: Option<u16>,
    }
    let newer = Newer {
        code: Some(550),
        texts: [Some("5.1.1"), Some("permanent_negative"), Some("mail_system")],
        answer: ["galaxy", "mailbox_on_the_moon", "hard", "launch_rocket", "starlight"],
        matched: None,
        retry_after: Some(60),
        more: [Some("bl.example.org"), Some("moon_mail"), Some("rcpt")],
        confidence: 77,
        runner_up: Some("mailbox_on_mars"),
        rule: Some(7),
    };
    let c: Classification = postcard::from_bytes(&postcard::to_allocvec(&newer).unwrap()).unwrap();
    assert_eq!((c.code(), c.enhanced()), (ReplyCode::new(550), EnhancedCode::new(5, 1, 1)));
    assert_eq!((c.reason(), c.bounce(), c.action()), (Reason::Unknown, BounceKind::Hard, Action::Review));
    assert_eq!((c.blocklist(), c.provider(), c.stage()), (None, None, Some(Stage::Rcpt)));
    assert_eq!((c.retry_after().unwrap().as_secs(), c.rule()), (60, Some(7)));
    assert_eq!((c.confidence().percent(), c.runner_up(), c.matched()), (77, None, None));
}

#[test]
fn what_an_older_version_did_not_write_is_absent() {
    let c: Classification =
        from_value(json!({ "reason": "mailbox_full", "bounce": "soft", "action": "retry" })).unwrap();
    assert_eq!(
        (c.reason(), c.evidence(), c.code(), c.rule()),
        (Reason::MailboxFull, Evidence::Nothing, None, None)
    );
}

#[test]
fn what_is_no_classification_is_refused() {
    for value in [
        json!({}),
        json!({ "reason": "mailbox_full", "bounce": "soft" }),
        json!({ "reason": 3, "bounce": "soft", "action": "retry" }),
        json!({ "reason": "mailbox_full", "bounce": "soft", "action": "retry", "code": 600 }),
        json!({ "reason": "mailbox_full", "bounce": "soft", "action": "retry", "enhanced": "5.x" }),
        json!({ "reason": "mailbox_full", "bounce": "soft", "action": "retry", "retry_after": -1 }),
        json!("mailbox_full"),
    ] {
        assert!(from_value::<Classification>(value.clone()).is_err(), "{value}");
    }
}

#[test]
fn names_are_names_in_a_binary_format_too() {
    for reason in Reason::ALL {
        let bytes = postcard::to_allocvec(reason).unwrap();
        assert_eq!(bytes, postcard::to_allocvec(reason.as_str()).unwrap());
        assert_eq!(postcard::from_bytes::<Reason>(&bytes), Ok(*reason));
    }
}

#[test]
fn a_row_of_the_code_tables_is_a_structure() {
    let row = to_value(ReplyCode::DOMAIN_DOES_NOT_ACCEPT_MAIL.known().unwrap()).unwrap();
    assert_eq!(
        (&row["code"], &row["status"], &row["stages"]),
        (&json!(556), &json!("standard"), &json!(["rcpt"]))
    );
    let known = EnhancedCode::MAILBOX_FULL.known().unwrap();
    let row = to_value(known).unwrap();
    assert_eq!((&row["code"], &row["name"]), (&json!("5.2.2"), &json!("MAILBOX_FULL")));
    assert_eq!(row["classes"], json!(["transient_negative", "permanent_negative"]));
    let meaning = json!({ "en": known.meaning(Language::En), "de": known.meaning(Language::De) });
    assert_eq!(row["meaning"], meaning);
}

#[test]
fn limits_are_read_from_a_configuration() {
    let limits = Limits::new().with_max_line_len(512);
    assert_eq!(from_value::<Limits>(json!({ "max_line_len": 512 })).unwrap(), limits);
    assert_eq!(from_value::<Limits>(to_value(limits).unwrap()).unwrap(), limits);
    assert!(from_value::<Limits>(json!({ "max_line_length": 512 })).is_err());
}

#[cfg(feature = "explain")]
#[test]
fn an_explanation_is_a_structure_of_texts() {
    for &language in Language::ALL {
        assert_eq!(to_value(language).unwrap(), json!(language.tag()));
        assert_eq!(from_value::<Language>(json!(language.tag())).unwrap(), language);
    }
    refuses::<Language>(
        json!("fr"),
        "invalid value: string \"fr\", expected the tag of a language such as en",
    );
    let explanation = classify("451 4.7.1 Greylisted, try again in 300 seconds").explain(Language::De);
    let value = to_value(explanation).unwrap();
    assert_eq!((&value["language"], &value["retry"]), (&json!("de"), &json!("after")));
    assert_eq!(value["title"], json!(explanation.title()));
    assert_eq!(value["causes"], json!(explanation.causes()));
    let notes: Vec<String> = explanation.notes().map(|note| note.to_string()).collect();
    assert_eq!(value["notes"], json!(notes));
    assert!(notes.concat().contains("5 Minuten"), "{notes:?}");
    assert!(!value["references"].as_array().unwrap().is_empty());
}
