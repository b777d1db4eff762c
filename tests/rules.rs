//! Rules of the caller's own: what they match, what they set, and what is wrong with those that are refused.

use serde_json::{Value, json};
use smtp_reply::{
    Action, BounceKind, Category, Classification, Classifier, Evidence, Provider, Reason, Reply, ReplyCode,
    Rule, Rules, RulesError, Stage, classify,
};
use std::sync::{Arc, RwLock};
use std::time::Duration;

/// What the rules under test make of a reply. No reply of these tests gets it otherwise.
const OURS: Reason = Reason::RegionBlocked;

fn rule() -> Rule {
    Rule::new("ours").set_reason(OURS)
}

#[track_caller]
fn rules(all: impl IntoIterator<Item = Rule>) -> Rules {
    Rules::new(all).unwrap()
}

#[track_caller]
fn error(rule: Rule) -> String {
    Rules::new([rule]).unwrap_err().to_string()
}

/// Reads one rule as a configuration has it.
fn read(rule: &Value) -> Result<Rules, String> {
    serde_json::from_value(json!([rule])).map_err(|error| error.to_string())
}

#[track_caller]
fn matches(rule: Rule, replies: &[(&str, bool)]) {
    let rules = rules([rule]);
    for (reply, matches) in replies {
        let c = Classifier::new().with_rules(&rules).classify(reply);
        assert_eq!(c.reason() == OURS, *matches, "{reply:?}: {c}");
        assert_eq!(c.rule().is_some(), *matches, "{reply:?}");
        assert_eq!(c.evidence() == Evidence::Rule, *matches, "{reply:?}");
    }
}

#[test]
fn a_code_is_one_or_a_range() {
    matches(rule().when_code("550"), &[("550 x", true), ("551 x", false), ("5.1.1 x", false)]);
    matches(rule().when_code("55X"), &[("550 x", true), ("559 x", true), ("560 x", false), ("455 x", false)]);
    matches(rule().when_code("4xx"), &[("400 x", true), ("499 x", true), ("500 x", false)]);
}

#[test]
fn an_enhanced_code_is_one_or_has_wildcards() {
    matches(
        rule().when_enhanced("5.7.*"),
        &[
            ("550 5.7.1 x", true),
            ("550 5.7.509 x", true),
            ("550 5.1.7 x", false),
            ("450 4.7.1 x", false),
            ("550 x", false),
        ],
    );
    matches(rule().when_enhanced("5.*"), &[("550 5.0.0 x", true), ("450 4.0.0 x", false)]);
    matches(
        rule().when_enhanced("X.2.2"),
        &[("550 5.2.2 x", true), ("450 4.2.2 x", true), ("550 5.2.1 x", false)],
    );
    matches(rule().when_enhanced("5.1.1"), &[("550 5.1.1 x", true), ("550 5.1.10 x", false)]);
}

#[test]
fn a_text_contains_words_in_either_case_and_over_the_end_of_a_line() {
    matches(
        rule().when_contains("Too  Many Letters"),
        &[
            ("452 too many letters today", true),
            ("452 TOO MANY\tLETTERS", true),
            ("452-too many\r\n452 letters\r\n", true),
            ("452-4.5.3 too many \r\n452-4.5.3 letters\r\n452 4.5.3 bye\r\n", true),
            ("452 4.5.3 too many 452 4.5.3 letters", true),
            ("452 too many new letters", false),
            ("452 toomany letters", false),
        ],
    );
    matches(rule().when_contains("a.b*c (d)"), &[("550 x A.B*C (D) x", true), ("550 axbc d", false)]);
    matches(rule().when_contains("İLETİ"), &[("550 Bu İLETİ reddedildi", true)]);
    matches(rule().when_contains("größe"), &[("550 Die GRÖSSE", false), ("550 Die GRÖßE", true)]);
}

#[test]
fn an_expression_is_as_it_is_written() {
    matches(rule().when_regex(r"limit of \d+"), &[("450 limit of 5", true), ("450 Limit of 5", false)]);
    matches(rule().when_regex(r"(?i)LIMIT"), &[("450 Limit", true)]);
    matches(rule().when_regex(r"(?-u)\xff"), &[("450 ÿ", false)]);
    let rules = rules([rule().when_regex(r"(?-u)\xff")]);
    assert_eq!(Classifier::new().with_rules(&rules).classify(b"450 \xff").reason(), OURS);
}

#[test]
fn the_text_begins_behind_the_code_whatever_it_stands_in() {
    let rules = rules([rule().when_regex("^Sorry")]);
    let classifier = Classifier::new().with_rules(&rules);
    let reply = Reply::parse(b"450-Sorry\r\n450 x\r\n").unwrap();
    for c in [
        classifier.classify("450 Sorry"),
        classifier.classify("450-Sorry\r\n450 x\r\n"),
        classifier.classify("host mx.example.com[192.0.2.1] said: 450 Sorry (in reply to RCPT TO command)"),
        classifier.classify_reply(&reply),
        classifier.classify_parts(ReplyCode::new(450), None, "Sorry"),
    ] {
        assert_eq!(c.reason(), OURS, "{c}");
    }
}

#[test]
fn a_host_is_the_one_given_or_that_of_the_line() {
    let rules = rules([rule().when_host("Example.com")]);
    let classifier = Classifier::new().with_rules(&rules);
    for (host, is_ours) in [
        ("example.com", true),
        ("mx1.EXAMPLE.com.", true),
        ("notexample.com", false),
        ("example.com.example.net", false),
        ("com", false),
        ("", false),
    ] {
        assert_eq!(classifier.with_host(host).classify("550 x").reason() == OURS, is_ours, "{host}");
    }
    let line = "host mx.example.com[192.0.2.1] said: 550 x";
    assert_eq!(classifier.classify(line).reason(), OURS);
    assert_ne!(classifier.with_host("mx.example.net").classify(line).reason(), OURS);
    assert_ne!(classifier.classify("550 x").reason(), OURS);
}

#[test]
fn provider_and_stage_are_those_that_the_classification_has() {
    let google = rules([rule().when_provider("google")]);
    let classifier = Classifier::new().with_rules(&google);
    assert_eq!(classifier.classify("550 5.1.1 https://support.google.com/mail - gsmtp").reason(), OURS);
    assert_eq!(classifier.with_host("aspmx.l.google.com").classify("550 x").reason(), OURS);
    assert_eq!(classifier.with_provider(Provider::by_id("google")).classify("550 x").reason(), OURS);
    assert_ne!(
        classifier
            .with_provider(Provider::by_id("yahoo"))
            .classify("550 5.1.1 https://support.google.com/mail - gsmtp")
            .reason(),
        OURS
    );

    let rcpt = rules([rule().when_stage(Stage::Rcpt)]);
    let classifier = Classifier::new().with_rules(&rcpt);
    assert_eq!(classifier.with_stage(Stage::Rcpt).classify("550 x").reason(), OURS);
    assert_eq!(
        classifier.classify("host mx.example.com said: 550 x (in reply to RCPT TO command)").reason(),
        OURS
    );
    assert_ne!(classifier.classify("550 x").reason(), OURS);
}

#[test]
fn the_reason_asked_for_is_the_one_that_the_crate_finds() {
    let replies = [("550 5.1.1 No such user", true), ("550 5.2.2 Mailbox full", false), ("what?", false)];
    assert_eq!(classify(replies[0].0).reason(), Reason::UserUnknown);
    matches(rule().when_reason(Reason::UserUnknown), &replies);
    let replies =
        [("550 5.1.1 No such user", true), ("550 5.2.2 Mailbox full", true), ("554 5.7.1 Spam", false)];
    matches(rule().when_category(Category::Recipient), &replies);
    matches(rule().when_reason(Reason::Unknown), &[("what?", true)]);
}

#[test]
fn all_conditions_have_to_hold_and_one_value_of_each() {
    matches(
        rule().when_code("450").when_code("451").when_contains("busy").when_contains("later"),
        &[("450 busy", true), ("451 come later", true), ("452 busy", false), ("450 x", false)],
    );
    matches(
        rule().when_contains("busy").when_regex(r"\d{4}"),
        &[("450 busy 1234", true), ("450 busy", false)],
    );
}

#[test]
fn the_first_rule_that_matches_counts() {
    let rules = rules([
        Rule::new("narrow").when_code("550").when_contains("moon").set_reason(Reason::MailboxMoved),
        Rule::new("wide").when_code("550").set_reason(OURS),
        Rule::new("other").when_contains("moon").set_reason(Reason::Suppressed),
    ]);
    let name = |reply: &str| {
        let index = Classifier::new().with_rules(&rules).classify(reply).rule()?;
        Some(rules.name(index).unwrap().to_owned())
    };
    assert_eq!(name("550 moon").as_deref(), Some("narrow"));
    assert_eq!(name("550 sun").as_deref(), Some("wide"));
    assert_eq!(name("551 moon").as_deref(), Some("other"));
    assert_eq!(name("551 sun"), None);
}

#[test]
fn what_follows_from_a_reason_follows_from_that_of_a_rule() {
    let full = rules([Rule::new("full").when_contains("allotment").set_reason(Reason::MailboxFull)]);
    let classifier = Classifier::new().with_rules(&full);
    let c = classifier.classify("554 5.7.1 Allotment used up");
    assert_eq!((c.bounce(), c.action()), (BounceKind::Soft, Action::AskRecipient));
    let c = classifier.classify("450 Allotment used up");
    assert_eq!((c.bounce(), c.action()), (BounceKind::Soft, Action::Retry));

    // The server's own time is used where the reason is a temporary one.
    let grey = rules([Rule::new("grey").when_contains("first contact").set_reason(Reason::Greylisted)]);
    let c = Classifier::new().with_rules(&grey).classify("550 First contact, try again in 300 seconds");
    assert_eq!((c.reason(), c.retry_after()), (Reason::Greylisted, Some(Duration::from_secs(300))));
}

#[test]
fn what_a_rule_sets_beside_the_reason_counts_more_than_what_follows_from_it() {
    let all = rules([rule()
        .when_code("450")
        .set_bounce(BounceKind::Hard)
        .set_action(Action::Review)
        .set_retry_after(Duration::from_secs(7200))]);
    let c = Classifier::new().with_rules(&all).classify("450 4.7.1 Greylisted, try again in 300 seconds");
    assert_eq!((c.reason(), c.bounce(), c.action()), (OURS, BounceKind::Hard, Action::Review));
    assert_eq!(c.retry_after(), Some(Duration::from_secs(7200)));
}

#[test]
fn a_rule_without_a_reason_leaves_the_crates_own() {
    let reply = "450 4.7.1 Greylisted, try again in 300 seconds";
    let slow = rules([Rule::new("slow").when_reason(Reason::Greylisted).set_action(Action::SlowDown)]);
    let (ours, own) = (Classifier::new().with_rules(&slow).classify(reply), classify(reply));
    assert_eq!(
        (ours.reason(), ours.bounce(), ours.retry_after()),
        (own.reason(), own.bounce(), own.retry_after())
    );
    assert_eq!((ours.action(), ours.evidence(), ours.rule()), (Action::SlowDown, Evidence::Rule, Some(0)));
}

#[test]
fn a_success_stays_one() {
    let rules = rules([rule().when_contains("spam"), Rule::new("any").when_regex("").set_reason(OURS)]);
    for reply in ["250 2.0.0 queued as spam-17", "354 send spam", "2.0.0 Ok"] {
        let c = Classifier::new().with_rules(&rules).classify(reply);
        assert_eq!((c, c.rule()), (classify(reply), None), "{reply}");
    }
}

#[test]
fn without_a_match_the_answer_is_the_crates_own() {
    let rules = rules([rule().when_contains("moon"), Rule::new("code").when_code("599").set_reason(OURS)]);
    for reply in ["550 5.1.1 No such user", "450 4.7.1 Greylisted, try again in 300 seconds", "", "250 Ok"] {
        assert_eq!(Classifier::new().with_rules(&rules).classify(reply), classify(reply));
        assert_eq!(Classifier::new().with_rules(&Rules::default()).classify(reply), classify(reply));
    }
}

#[test]
fn a_rule_is_told_in_a_log() {
    let rules = rules([rule().when_code("450")]);
    let line = Classifier::new().with_rules(&rules).classify("450").to_string();
    assert_eq!(line, "450 region_blocked (soft, retry) by rule rule=0");
}

#[test]
fn a_configuration_says_what_code_says() {
    let in_code = rules([
        Rule::new("one")
            .when_code("550")
            .when_code("55x")
            .when_enhanced("5.7.*")
            .when_provider("google")
            .when_host("example.com")
            .when_stage(Stage::EndOfData)
            .when_contains("a b")
            .when_regex("c")
            .when_reason(Reason::PolicyRejected)
            .when_category(Category::Policy)
            .set_reason(Reason::SpamDetected)
            .set_bounce(BounceKind::Soft)
            .set_action(Action::Retry)
            .set_retry_after(Duration::from_secs(300)),
        Rule::new("two").when_code("450").set_action(Action::Review),
    ]);
    let toml = r#"
        [[rule]]
        name = "one"
        [rule.when]
        code = [550, "55x"]
        enhanced = "5.7.*"
        provider = "google"
        host = "example.com"
        stage = "end_of_data"
        contains = "a b"
        regex = 'c'
        reason = ["policy_rejected"]
        category = "policy"
        [rule.set]
        reason = "spam_detected"
        bounce = "soft"
        action = "retry"
        retry_after = 300

        [[rule]]
        name = "two"
        when.code = 450
        set.action = "review"
    "#;
    let from_toml: Rules = toml::from_str(toml).unwrap();
    assert_eq!(from_toml, in_code);
    let json = json!({ "rule": [
        {
            "name": "one",
            "when": {
                "code": [550, "55x"], "enhanced": "5.7.*", "provider": "google", "host": "example.com",
                "stage": "end_of_data", "contains": "a b", "regex": "c", "reason": ["policy_rejected"],
                "category": "policy",
            },
            "set": { "reason": "spam_detected", "bounce": "soft", "action": "retry", "retry_after": "300" },
        },
        { "name": "two", "when": { "code": 450 }, "set": { "action": "review" } },
    ]});
    assert_eq!(serde_json::from_value::<Rules>(json.clone()).unwrap(), in_code);
    assert_eq!(serde_json::from_value::<Rules>(json["rule"].clone()).unwrap(), in_code);
}

#[test]
fn rules_are_written_as_they_are_read() {
    let all = rules([
        Rule::new("one")
            .when_code("550")
            .when_code("55x")
            .when_contains("a \"b\"")
            .when_stage(Stage::EndOfData)
            .set_reason(Reason::SpamDetected)
            .set_retry_after(Duration::from_secs(300)),
        Rule::new("two").when_regex(r"c\d+").set_action(Action::Review),
    ]);
    let one = json!({
        "name": "one",
        "when": { "code": ["550", "55x"], "contains": "a \"b\"", "stage": "end_of_data" },
        "set": { "reason": "spam_detected", "retry_after": "300" },
    });
    let two = json!({ "name": "two", "when": { "regex": r"c\d+" }, "set": { "action": "review" } });
    assert_eq!(serde_json::to_value(all.iter().next().unwrap()).unwrap(), one);
    assert_eq!(serde_json::to_value(&all).unwrap(), json!({ "rule": [one, two] }));
    assert_eq!(serde_json::from_str::<Rules>(&serde_json::to_string(&all).unwrap()).unwrap(), all);
    for set in [all, Rules::default()] {
        assert_eq!(toml::Table::try_from(&set).unwrap().try_into::<Rules>().unwrap(), set);
    }
}

#[test]
fn a_time_has_a_unit_or_is_in_seconds() {
    for (value, seconds) in [
        (json!(90), 90),
        (json!("90"), 90),
        (json!("90s"), 90),
        (json!("5m"), 300),
        (json!("2 h"), 7200),
        (json!("1d"), 86_400),
        (json!("30d"), 2_592_000),
    ] {
        let rules =
            read(&json!({ "name": "r", "when": { "code": 450 }, "set": { "retry_after": value } })).unwrap();
        let c = Classifier::new().with_rules(&rules).classify("450");
        assert_eq!(c.retry_after(), Some(Duration::from_secs(seconds)), "{value}");
    }
    for (value, expected) in [
        ("0", "a time from a second to 30 days"),
        ("31d", "a time from a second to 30 days"),
        ("-5", "a number of seconds, or a time such as 90s, 5m, 2h or 1d"),
        ("", "a number of seconds, or a time such as 90s, 5m, 2h or 1d"),
        ("5 minutes", "a number of seconds, or a time such as 90s, 5m, 2h or 1d"),
        ("1.5h", "a number of seconds, or a time such as 90s, 5m, 2h or 1d"),
        ("99999999999999999999", "a number of seconds, or a time such as 90s, 5m, 2h or 1d"),
    ] {
        assert_eq!(
            read(&json!({ "name": "r", "when": { "code": 450 }, "set": { "retry_after": value } }))
                .unwrap_err(),
            format!(r#"rules[0] ("r"): set.retry_after: expected {expected}, found "{value}""#),
        );
    }
}

#[test]
fn a_time_set_in_code_is_rounded_up_to_seconds() {
    for (time, seconds) in
        [(Duration::from_millis(1), 1), (Duration::from_millis(1001), 2), (Duration::from_secs(90), 90)]
    {
        let rules = rules([rule().when_code("450").set_retry_after(time)]);
        let c = Classifier::new().with_rules(&rules).classify("450");
        assert_eq!(c.retry_after(), Some(Duration::from_secs(seconds)), "{time:?}");
    }
    for (time, found) in [(Duration::ZERO, "0"), (Duration::MAX, "18446744073709551615")] {
        assert_eq!(
            error(rule().when_code("450").set_retry_after(time)),
            format!(
                r#"rules[0] ("ours"): set.retry_after: expected a time from a second to 30 days, found "{found}""#
            ),
        );
    }
}

#[test]
fn a_wrong_value_is_told_with_rule_and_field() {
    for (when, message) in [
        (
            json!({ "code": "5x0" }),
            r#"when.code: expected a reply code such as 550, 55x or 5xx, found "5x0""#,
        ),
        (
            json!({ "code": "xxx" }),
            r#"when.code: expected a reply code such as 550, 55x or 5xx, found "xxx""#,
        ),
        (
            json!({ "code": 5500 }),
            r#"when.code: expected a reply code such as 550, 55x or 5xx, found "5500""#,
        ),
        (json!({ "code": 600 }), r#"when.code: expected a reply code of a refusal, 4xx or 5xx, found "600""#),
        (
            json!({ "code": "2xx" }),
            r#"when.code: expected a reply code of a refusal, 4xx or 5xx, found "2xx""#,
        ),
        (
            json!({ "enhanced": "5.7" }),
            r#"when.enhanced: expected an enhanced code such as 5.7.1, 5.7.* or *.7.1, found "5.7""#,
        ),
        (
            json!({ "enhanced": "5.07.1" }),
            r#"when.enhanced: expected an enhanced code such as 5.7.1, 5.7.* or *.7.1, found "5.07.1""#,
        ),
        (
            json!({ "enhanced": "5.7.1.1" }),
            r#"when.enhanced: expected an enhanced code such as 5.7.1, 5.7.* or *.7.1, found "5.7.1.1""#,
        ),
        (
            json!({ "enhanced": "2.0.0" }),
            r#"when.enhanced: expected an enhanced code of a refusal, 4.* or 5.*, found "2.0.0""#,
        ),
        (
            json!({ "provider": "Gmail" }),
            r#"when.provider: expected the id of a provider such as google (smtp_reply::docs::names lists all), found "Gmail""#,
        ),
        (
            json!({ "host": "*.example.com" }),
            r#"when.host: expected a host or domain such as example.com, found "*.example.com""#,
        ),
        (
            json!({ "host": "example..com" }),
            r#"when.host: expected a host or domain such as example.com, found "example..com""#,
        ),
        (json!({ "stage": "RCPT" }), r#"when.stage: expected a stage such as rcpt, found "RCPT""#),
        (json!({ "reason": "spam" }), r#"when.reason: expected a reason such as user_unknown, found "spam""#),
        (
            json!({ "reason": "accepted" }),
            r#"when.reason: expected what a refusal can have, found "accepted""#,
        ),
        (
            json!({ "category": "success" }),
            r#"when.category: expected what a refusal can have, found "success""#,
        ),
        (json!({ "contains": " " }), r#"when.contains: expected words of the text, found " ""#),
        (
            json!({ "regex": "a(b" }),
            r#"when.regex: expected a regular expression (unclosed group), found "a(b""#,
        ),
        (
            json!({ "regex": r"\p{Moon}" }),
            r#"when.regex: expected a regular expression (Unicode property not found), found "\\p{Moon}""#,
        ),
        (
            json!({ "regex": r"\w{500}{500}" }),
            r#"when.regex: expected a smaller regular expression, found "\\w{500}{500}""#,
        ),
        (
            json!({ "text": "x" }),
            "when.text: expected one of code, enhanced, provider, host, stage, contains, regex, reason, category, found an unknown key",
        ),
        (json!({ "code": [] }), "when.code: expected a value, found an empty list"),
        (json!({ "code": null }), "when.code: expected a value, found an empty list"),
        (json!({ "code": [[550]] }), "when.code: expected single values, found a list"),
        (json!({ "code": { "from": 550 } }), "when.code: expected a value or a list of them, found a table"),
        (json!({}), "when: expected at least one condition"),
        (json!("550"), "when: expected a table, found a single value"),
    ] {
        let rule = json!({ "name": "mine", "when": when, "set": { "reason": "mailbox_full" } });
        assert_eq!(read(&rule).unwrap_err(), format!(r#"rules[0] ("mine"): {message}"#));
    }
}

#[test]
fn what_a_rule_sets_is_checked_and_never_a_success() {
    for (set, message) in [
        (
            json!({ "reason": "user_unkown" }),
            r#"set.reason: expected a reason such as user_unknown, found "user_unkown""#,
        ),
        (
            json!({ "reason": "accepted" }),
            r#"set.reason: expected a reason why mail is refused, found "accepted""#,
        ),
        (
            json!({ "reason": "intermediate" }),
            r#"set.reason: expected a reason why mail is refused, found "intermediate""#,
        ),
        (json!({ "bounce": "none" }), r#"set.bounce: expected a bounce kind of a refusal, found "none""#),
        (json!({ "bounce": "bouncy" }), r#"set.bounce: expected a bounce kind such as hard, found "bouncy""#),
        (
            json!({ "action": "none" }),
            r#"set.action: expected an action that a refusal calls for, found "none""#,
        ),
        (
            json!({ "action": "proceed" }),
            r#"set.action: expected an action that a refusal calls for, found "proceed""#,
        ),
        (json!({ "action": "drop" }), r#"set.action: expected an action such as retry, found "drop""#),
        (
            json!({ "category": "policy" }),
            "set.category: expected one of reason, bounce, action, retry_after, found an unknown key",
        ),
        (
            json!({ "reason": ["mailbox_full", "mailbox_moved"] }),
            r#"set.reason: expected one value, not several, found "mailbox_moved""#,
        ),
        (json!({}), "set: expected at least one of reason, bounce, action, retry_after"),
    ] {
        let rule = json!({ "name": "mine", "when": { "code": "450" }, "set": set });
        assert_eq!(read(&rule).unwrap_err(), format!(r#"rules[0] ("mine"): {message}"#));
    }
}

#[test]
fn a_rule_has_a_name_of_its_own_and_no_other_fields() {
    let (when, set) = (json!({ "code": 450 }), json!({ "reason": "mailbox_full" }));
    for (rule, message) in [
        (json!({ "when": when, "set": set }), r#"rules[0]: name: expected a name for the rule, found """#),
        (
            json!({ "name": "", "when": when, "set": set }),
            r#"rules[0]: name: expected a name for the rule, found """#,
        ),
        (json!({ "name": ["a"], "when": when, "set": set }), "rules[0]: name: expected a text, found a list"),
        (
            json!({ "name": "mine", "whne": when, "set": set }),
            r#"rules[0] ("mine"): whne: expected one of name, when, set, found an unknown key"#,
        ),
        (
            json!({ "name": "mine", "when": when }),
            r#"rules[0] ("mine"): set: expected at least one of reason, bounce, action, retry_after"#,
        ),
        (
            json!({ "name": "mine", "set": set }),
            r#"rules[0] ("mine"): when: expected at least one condition"#,
        ),
        (json!("mine"), "rules[0]: rule: expected a table of name, when and set, found a single value"),
    ] {
        assert_eq!(read(&rule).unwrap_err(), message);
    }
    let twice =
        [rule().when_code("450"), Rule::new("b").when_code("451").set_reason(OURS), rule().when_code("452")];
    assert_eq!(
        Rules::new(twice).unwrap_err().to_string(),
        r#"rules[2] ("ours"): name: expected a name that no other rule has, found "ours", the name of rules[0]"#,
    );
}

#[test]
fn what_is_no_list_of_rules_is_refused() {
    for (value, message) in [
        (json!("x"), "rule: expected a list of rules, found a single value"),
        (json!({ "rule": "x" }), "rule: expected a list of rules, found a single value"),
        (json!({ "rules": [] }), r#"rules: expected the key "rule" and no other, found an unknown key"#),
        (
            json!({ "rule": [], "more": 1 }),
            r#"more: expected the key "rule" and no other, found an unknown key"#,
        ),
        (json!({}), "rule: expected a list of rules, found none"),
    ] {
        assert_eq!(serde_json::from_value::<Rules>(value).unwrap_err().to_string(), message);
    }
    assert!(serde_json::from_value::<Rules>(json!([])).unwrap().is_empty());
}

#[test]
fn a_rule_that_cannot_match_is_refused() {
    assert_eq!(error(rule()), r#"rules[0] ("ours"): when: expected at least one condition"#);
    assert_eq!(
        error(rule().when_code("550").when_enhanced("4.7.1")),
        r#"rules[0] ("ours"): when.enhanced: expected the class of when.code"#,
    );
    assert_eq!(
        error(rule().when_reason(Reason::MailboxFull).when_category(Category::Policy)),
        r#"rules[0] ("ours"): when.reason: expected a reason of when.category"#,
    );
    rules([rule().when_code("450").when_code("550").when_enhanced("4.7.1")]);
    rules([rule().when_code("450").when_enhanced("*.7.1")]);
}

/// Adds conditions.
type With = fn(Rule) -> Rule;

#[test]
fn a_rule_behind_one_that_always_matches_first_is_refused() {
    let behind = |first: With, second: With| {
        let first = first(Rule::new("first").set_reason(OURS));
        Rules::new([first, second(Rule::new("second").set_reason(OURS))]).map_err(|error| error.to_string())
    };
    let message =
        r#"rules[1] ("second"): when: expected a condition that rules[0] ("first") does not match already"#;
    let cases: [[With; 2]; 7] = [
        [|r| r.when_code("550"), |r| r.when_code("550")],
        [|r| r.when_code("5xx"), |r| r.when_code("550").when_contains("x")],
        [|r| r.when_enhanced("*.7.*"), |r| r.when_enhanced("5.7.1").when_enhanced("4.7.*")],
        [|r| r.when_host("example.com"), |r| r.when_host("mx.example.com")],
        [|r| r.when_contains("Mailbox"), |r| r.when_contains("the mailbox")],
        [|r| r.when_regex("a"), |r| r.when_regex("a").when_stage(Stage::Rcpt)],
        [|r| r.when_reason(Reason::Expired).when_reason(Reason::Unknown), |r| r.when_reason(Reason::Expired)],
    ];
    for [first, second] in cases {
        assert_eq!(behind(first, second).unwrap_err(), message);
    }
    let cases: [[With; 2]; 5] = [
        [|r| r.when_code("550"), |r| r.when_code("55x")],
        [|r| r.when_code("550").when_contains("x"), |r| r.when_code("550")],
        [|r| r.when_host("mx.example.com"), |r| r.when_host("example.com")],
        [|r| r.when_contains("a"), |r| r.when_regex("a")],
        [|r| r.when_code("550"), |r| r.when_code("550").when_code("450")],
    ];
    for [first, second] in cases {
        behind(first, second).unwrap();
    }
}

#[test]
fn too_many_rules_and_texts_that_are_too_long_are_refused() {
    let many = |n: usize| {
        (0..n).map(|i| Rule::new(format!("r{i}")).when_contains(format!("t{i:04}")).set_reason(OURS))
    };
    assert_eq!(rules(many(Rules::MAX_LEN)).len(), Rules::MAX_LEN);
    let message = "rule: expected at most 1000 rules";
    assert_eq!(Rules::new(many(Rules::MAX_LEN + 1)).unwrap_err().to_string(), message);
    let ten = |i: usize| {
        let codes = (0..=10).map(|code| format!("{}", 400 + code));
        codes.fold(
            Rule::new(format!("r{i}")).when_host(format!("h{i}.example")).set_reason(OURS),
            Rule::when_code,
        )
    };
    let error_of_all = Rules::new((0..900).map(ten)).unwrap_err();
    assert_eq!(
        error_of_all.to_string(),
        r#"rules[833] ("r833"): when: expected at most 10000 conditions in all rules"#
    );
    let long = error(rule().when_contains("x".repeat(1001)));
    assert_eq!(long, r#"rules[0] ("ours"): when.contains: expected at most 1000 bytes, found 1001"#);
    let long = error(Rule::new("x".repeat(1001)).when_code("450").set_reason(OURS));
    assert!(long.ends_with("…\"): name: expected at most 1000 bytes, found 1001"), "{long}");
}

#[test]
fn a_file_of_ten_megabytes_is_an_error_and_not_a_wait() {
    let rule = |i: usize| {
        format!(r#"{{"name":"r{i}","when":{{"contains":"text {i}"}},"set":{{"reason":"mailbox_full"}}}}"#)
    };
    let rules: Vec<String> = (0..130_000).map(rule).collect();
    let file = format!("[{}]", rules.join(","));
    assert!(file.len() > 10_000_000);
    let error = serde_json::from_str::<Rules>(&file).unwrap_err().to_string();
    assert!(error.starts_with("rule: expected at most 1000 rules"), "{error}");

    let file = format!(
        r#"[{{"name":"r","when":{{"regex":"{}"}},"set":{{"reason":"mailbox_full"}}}}]"#,
        "x".repeat(10_000_000)
    );
    let error = serde_json::from_str::<Rules>(&file).unwrap_err().to_string();
    assert!(
        error.starts_with(r#"rules[0] ("r"): when.regex: expected at most 1000 bytes, found 10000000"#),
        "{error}"
    );
}

#[test]
fn expressions_that_are_too_large_together_are_refused() {
    let rule = |i| Rule::new(format!("r{i}")).when_regex(format!("(?-u){i}[ab]{{999}}")).set_reason(OURS);
    let rules = (0..Rules::MAX_LEN).map(rule);
    let error = Rules::new(rules).unwrap_err();
    assert_eq!(error.to_string(), "rule: expected expressions of 16 MiB at most when they are all compiled");
    assert_eq!((error.rule(), error.name(), error.field()), (None, None, "rule"));
}

#[test]
fn an_error_has_its_parts() {
    let good = Rule::new("good").when_code("451").set_reason(OURS);
    let error: RulesError = Rules::new([good, rule().when_code("bad")]).unwrap_err();
    assert_eq!((error.rule(), error.name(), error.field()), (Some(1), Some("ours"), "when.code"));
    assert_eq!(error.expected(), "a reply code such as 550, 55x or 5xx");
}

#[test]
fn a_set_is_swapped_while_others_classify() {
    const TEXT: &str = "450 moon";
    let reasons = [Reason::MailboxFull, Reason::RateLimited];
    let set = |reason| Arc::new(rules([Rule::new("moon").when_contains("moon").set_reason(reason)]));
    let current = RwLock::new(set(reasons[0]));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..500 {
                    let rules = current.read().unwrap().clone();
                    let c = Classifier::new().with_rules(&rules).classify(TEXT);
                    assert!(reasons.contains(&c.reason()), "{c}");
                    assert_eq!(rules.name(c.rule().unwrap()), Some("moon"));
                }
            });
        }
        for i in 0..50 {
            *current.write().unwrap() = set(reasons[i % 2]);
        }
    });
}

#[test]
fn a_classification_with_a_rule_goes_through_json() {
    let rules = rules([rule().when_code("450")]);
    let c = Classifier::new().with_rules(&rules).classify("450 x");
    let value = serde_json::to_value(c).unwrap();
    assert_eq!((&value["evidence"], &value["rule"]), (&json!("rule"), &json!(0)));
    assert_eq!(serde_json::from_value::<Classification>(value).unwrap(), c);
}

#[test]
fn the_rules_of_the_example_are_sound_and_each_answers_its_reply() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/rules.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let rules: Rules = toml::from_str(&text).unwrap();
    // Each rule has a reply that it is for in a comment above it.
    let replies: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("#> ")).collect();
    assert_eq!(replies.len(), rules.len());
    assert!(rules.len() >= 10);
    for (rule, reply) in rules.iter().zip(replies) {
        let c = Classifier::new().with_rules(&rules).classify(reply);
        assert_eq!(c.rule().and_then(|index| rules.name(index)), Some(rule.name()), "{reply}: {c}");
    }
}
