//! Whether and when a reply is tried again.

use smtp_reply::{Action, BounceKind, Class, Classifier, Reason, Retry, Stage, classify};
use std::time::Duration;

/// Seconds to wait, or "-", and a reply, read at 2026-11-26 14:00:00 UTC.
const TIMES: &str = include_str!("replies/retry_after.tsv");

fn minutes(number: u64) -> Duration {
    Duration::from_secs(60 * number)
}

#[test]
fn each_reply_says_whether_and_when_to_try_again() {
    let later = |number| Retry::Later(minutes(number));
    let after = |seconds| Retry::After(Duration::from_secs(seconds));
    #[rustfmt::skip]
    let cases = [
        // Nothing failed.
        ("250 2.0.0 Ok: queued", Retry::NotNeeded),
        ("354 End data with <CR><LF>.<CR><LF>", Retry::NotNeeded),
        // The server gave a time.
        ("450 4.7.1 Greylisted, try again in 300 seconds", after(300)),
        ("421 4.7.0 Too many connections, retry in 2 minutes", after(120)),
        ("451 4.7.1 No reverse DNS for 192.0.2.1, try again in 30 minutes", after(1800)),
        // It did not.
        ("450 4.7.1 Greylisted", later(5)),
        ("421 4.7.0 Too many concurrent connections from your host", later(5)),
        ("450 4.7.1 You are sending too many messages", later(15)),
        ("452 4.2.2 Mailbox full", later(24 * 60)),
        ("552 5.2.2 Mailbox full", later(24 * 60)),
        ("451 4.3.0 Local error in processing", later(30)),
        ("421 4.3.2 Service shutting down", later(30)),
        ("452 4.3.1 Insufficient system storage", later(30)),
        ("connect to mx.example.com[192.0.2.1]:25: Connection timed out", later(30)),
        ("450 4.1.1 No such user", later(30)),
        ("", later(30)),
        // Transient, and something has to be fixed.
        ("451 4.7.26 This mail fails SPF and DKIM", later(60)),
        ("450 4.7.25 Client host rejected: cannot find your reverse hostname", later(60)),
        ("421 4.7.1 Your address 192.0.2.1 is listed at bl.spamcop.net", later(60)),
        ("454 4.7.0 Temporary authentication failure", later(60)),
        ("454 4.7.1 Relaying denied for now", later(60)),
        // Counted by the hour or by the day.
        ("550 5.4.5 Daily user sending limit exceeded - gsmtp", later(24 * 60)),
        ("554 5.2.122 The recipient has exceeded their limit of messages per hour", later(60)),
        ("host mta5.am0.yahoodns.net[192.0.2.4] said: 421 4.7.0 [TSS04] Temporarily deferred due to unexpected volume", later(120)),
        ("host p3plibsmtp.secureserver.net[192.0.2.9] said: 451 this IP has sent too many messages this hour", later(60)),
        // To fewer recipients.
        ("452 4.5.3 Too many recipients", Retry::Split(minutes(30))),
        ("550 5.5.3 Too many recipients", Retry::Split(minutes(30))),
        ("452 4.5.3 Too many recipients, try again in 10 minutes", Retry::Split(minutes(10))),
        // In a new connection.
        ("421 4.4.2 mx.example.com Error: timeout exceeded", Retry::AtOnce),
        // Only when something has changed.
        ("554 5.7.1 Message looks like spam", Retry::AfterFix),
        ("552 5.3.4 Message too big", Retry::AfterFix),
        ("550 5.7.26 This mail fails SPF and DKIM", Retry::AfterFix),
        ("550 5.7.1 Relaying denied", Retry::AfterFix),
        ("554 5.7.1 Your address 192.0.2.1 is listed at bl.spamcop.net", Retry::AfterFix),
        ("553 5.1.3 Bad recipient address syntax", Retry::AfterFix),
        ("551 5.1.6 User has moved, try joe@example.org", Retry::AfterFix),
        ("550 5.7.2 Only members may post to this list", Retry::AfterFix),
        ("550 5.4.6 Too many hops", Retry::AfterFix),
        // Never.
        ("550 5.1.1 No such user", Retry::No),
        ("550 5.1.2 Domain does not exist", Retry::No),
        ("550 5.2.1 This mailbox has been closed", Retry::No),
        ("556 5.1.10 example.com takes no mail", Retry::No),
    ];
    for (reply, retry) in cases {
        assert_eq!(classify(reply).retry(1), retry, "{reply}");
    }
}

#[test]
fn retry_after_is_what_the_text_asks_for() {
    let classifier = Classifier::new().with_now(Duration::from_secs(1_795_701_600));
    let mut rows = 0;
    for row in TIMES.lines().skip(1) {
        let (seconds, reply) = row.split_once('\t').unwrap();
        let expected =
            (seconds != "-").then(|| Duration::from_secs(seconds.parse().expect("a number or a dash")));
        assert_eq!(classifier.classify(reply).retry_after(), expected, "{reply}");
        rows += 1;
    }
    assert!(rows > 200);
}

#[test]
fn each_further_attempt_waits_longer_up_to_a_limit() {
    for (reply, expected) in [
        ("450 4.7.1 Greylisted", [5, 10, 20, 40, 60, 60]),
        ("451 4.3.0 Local error", [30, 60, 120, 180, 180, 180]),
        ("450 4.7.25 No reverse DNS", [60, 120, 240, 240, 240, 240]),
        ("452 4.2.2 Mailbox full", [1440; 6]),
        // A single recipient is not tried again at once for ever.
        ("450 4.7.1 You are sending too many messages", [15, 30, 60, 120, 240, 240]),
        ("452 4.5.3 Too many recipients", [30, 60, 120, 180, 180, 180]),
        // Where the server gave a time, that is what counts.
        ("450 4.7.1 Greylisted, try again in 300 seconds", [5; 6]),
    ] {
        let waits = [1, 2, 3, 4, 5, u32::MAX].map(|attempt| classify(reply).retry(attempt).delay());
        assert_eq!(waits, expected.map(|number| Some(minutes(number))), "{reply}");
        assert_eq!(classify(reply).retry(0), classify(reply).retry(1), "{reply}");
    }
}

#[test]
fn what_is_tried_again_at_once_is_so_once() {
    let idle = classify("421 4.4.2 Idle for too long, closing connection");
    assert_eq!(idle.retry(1), Retry::AtOnce);
    assert_eq!(idle.retry(2), Retry::Later(minutes(60)));

    let ehlo = Classifier::new().with_stage(Stage::Ehlo).classify("502 5.5.1 Command not implemented");
    assert_eq!((ehlo.retry(1), ehlo.retry(2)), (Retry::AtOnce, Retry::AfterFix));
    // At another stage that is no way out.
    let mail = Classifier::new().with_stage(Stage::Mail).classify("502 5.5.1 Command not implemented");
    assert_eq!(mail.retry(1), Retry::AfterFix);
}

#[test]
fn bounce_kind_and_action_agree_with_trying_again() {
    let texts =
        ["", " 4.7.1 x", " greylisted", " no such user", " listed at bl.spamcop.net", " too many recipients"];
    for number in 200..600 {
        for text in texts {
            let c = classify(&format!("{number}{text}"));
            let retry = c.retry(1);
            match c.bounce() {
                BounceKind::None => assert_eq!(retry, Retry::NotNeeded, "{c}"),
                BounceKind::Hard => assert_eq!(retry.delay(), None, "{c}"),
                BounceKind::Soft => {
                    let delay = retry.delay();
                    assert!(delay.is_some() || c.action() == Action::Review, "{c}");
                    if c.class() == Some(Class::TransientNegative) {
                        assert!(delay.is_some(), "{c}");
                    }
                }
                _ => assert!(matches!(retry, Retry::AfterFix | Retry::AtOnce), "{c}"),
            }
            assert_eq!(c.is_refusal(), retry != Retry::NotNeeded, "{c}");
            assert_eq!(c.is_transient(), c.bounce() == BounceKind::Soft, "{c}");
            assert_eq!(c.is_permanent(), c.is_refusal() && !c.is_transient(), "{c}");
            assert!(!(c.is_success() && c.is_refusal()), "{c}");
            assert_eq!(c.is_success(), c.reason() == Reason::Accepted, "{c}");
        }
    }
}

#[test]
fn a_decision_prints_as_its_name_with_its_time() {
    assert_eq!(Retry::Later(minutes(30)).to_string(), "later 1800");
    assert_eq!(Retry::After(minutes(5)).to_string(), "after 300");
    assert_eq!(Retry::Split(minutes(30)).to_string(), "split 1800");
    for (retry, name) in [
        (Retry::NotNeeded, "not_needed"),
        (Retry::AtOnce, "at_once"),
        (Retry::AfterFix, "after_fix"),
        (Retry::No, "no"),
    ] {
        assert_eq!((retry.as_str(), retry.to_string().as_str()), (name, name));
    }
}

#[cfg(feature = "serde")]
mod serde {
    use super::{Duration, Retry, minutes};
    use serde_json::{Value, from_value, json, to_value};

    /// Each variant, as it is written.
    fn written() -> [(Retry, Value); 7] {
        [
            (Retry::NotNeeded, json!({ "kind": "not_needed", "delay": null })),
            (Retry::AtOnce, json!({ "kind": "at_once", "delay": 0 })),
            (Retry::After(minutes(5)), json!({ "kind": "after", "delay": 300 })),
            (Retry::Later(Duration::from_secs(3)), json!({ "kind": "later", "delay": 3 })),
            (Retry::Split(minutes(30)), json!({ "kind": "split", "delay": 1800 })),
            (Retry::AfterFix, json!({ "kind": "after_fix", "delay": null })),
            (Retry::No, json!({ "kind": "no", "delay": null })),
        ]
    }

    #[test]
    fn a_decision_is_a_structure_and_is_read_back() {
        for (retry, value) in written() {
            assert_eq!(to_value(retry).unwrap(), value);
            assert_eq!(from_value::<Retry>(value).unwrap(), retry);
            assert_eq!(
                postcard::from_bytes::<Retry>(&postcard::to_allocvec(&retry).unwrap()).unwrap(),
                retry
            );
        }
        for retry in [Retry::NotNeeded, Retry::AtOnce, Retry::AfterFix, Retry::No] {
            assert_eq!(from_value::<Retry>(json!({ "kind": retry.as_str() })).unwrap(), retry);
        }
    }

    #[test]
    fn what_is_no_decision_is_refused() {
        let no_delay =
            |delay: u64| format!("invalid value: integer `{delay}`, expected no delay for this kind");
        for (value, message) in [
            (json!({ "kind": "later" }), "missing field `delay`".to_owned()),
            (json!({ "kind": "after", "delay": null }), "missing field `delay`".to_owned()),
            (json!({ "kind": "split" }), "missing field `delay`".to_owned()),
            (json!({ "kind": "no", "delay": 0 }), no_delay(0)),
            (json!({ "kind": "at_once", "delay": 5 }), no_delay(5)),
            (json!({ "kind": "after_fix", "delay": 60 }), no_delay(60)),
            (
                json!({ "kind": "sometime", "delay": 3 }),
                "invalid value: string \"sometime\", expected a kind of retry such as later".to_owned(),
            ),
            (json!({ "delay": 3 }), "missing field `kind`".to_owned()),
        ] {
            assert_eq!(from_value::<Retry>(value).unwrap_err().to_string(), message);
        }
    }
}
