//! What the caller knows besides the message: rules and the time.

use smtp_reply::{BounceMessage, Classifier, Reason};
use std::time::Duration;

/// A report about recipients with these fields.
fn report(recipients: &[&str]) -> String {
    format!(
        "From: MAILER-DAEMON@mail.example.com\nSubject: Undelivered Mail Returned to Sender\n\
         Content-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n{}\n",
        recipients.join("\n\n")
    )
}

#[test]
fn a_time_of_the_day_counts_from_now() {
    let message = report(&["Final-Recipient: rfc822; joe@example.org\nAction: delayed\nStatus: 4.7.1\n\
         Diagnostic-Code: smtp; 450 4.7.1 Too many messages, try again at 14:35 UTC"]);
    let retry_after = |classifier| {
        BounceMessage::parse_with(&classifier, &message).recipients()[0].classification().retry_after()
    };
    assert_eq!(retry_after(Classifier::new()), None);
    // 2026-11-26 14:00 UTC.
    let at_two = Classifier::new().with_now(Duration::from_secs(1_795_701_600));
    assert_eq!(retry_after(at_two), Some(Duration::from_secs(35 * 60)));
    assert_eq!(at_two.now(), Some(Duration::from_secs(1_795_701_600)));
}

#[test]
fn a_classifier_that_knows_nothing_changes_nothing() {
    let message = report(&["Final-Recipient: rfc822; joe@example.org\nAction: failed\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; 550 5.1.1 No such user"]);
    let plain = BounceMessage::parse(&message);
    assert_eq!(plain.recipients()[0].classification().reason(), Reason::UserUnknown);
    assert_eq!(BounceMessage::parse_with(&Classifier::new(), &message), plain);
}

#[cfg(feature = "rules")]
mod with_rules {
    use super::*;
    use smtp_reply::{Action, BounceKind, Evidence, MessageKind, Recipient, Rule, Rules};

    /// The index of the rule that decided about each recipient.
    fn rules_of(message: &BounceMessage) -> Vec<Option<usize>> {
        message.recipients().iter().map(|one| one.classification().rule()).collect()
    }

    #[test]
    fn a_rule_decides_about_the_recipient_whose_text_it_matches() {
        let rules = Rules::new([
            Rule::new("full").when_contains("storage allotment").set_reason(Reason::MailboxFull),
            Rule::new("gone").when_enhanced("5.7.99").set_reason(Reason::MailboxDisabled),
        ])
        .unwrap();
        let message = report(&[
            "Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.0.0\n\
             Diagnostic-Code: smtp; 554 Storage allotment used up",
            "Final-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 5.1.1\n\
             Diagnostic-Code: smtp; 550 5.1.1 No such user",
            // The status alone.
            "Final-Recipient: rfc822; c@example.org\nAction: failed\nStatus: 5.7.99",
            // What was delivered did not fail, whatever is said of it.
            "Final-Recipient: rfc822; d@example.org\nAction: delivered\nStatus: 2.0.0\n\
             Diagnostic-Code: smtp; 250 Storage allotment used up",
        ]);
        let found = BounceMessage::parse_with(&Classifier::new().with_rules(&rules), &message);
        assert_eq!(rules_of(&found), [Some(0), None, Some(1), None]);
        let answers: Vec<_> = found.recipients().iter().map(Recipient::classification).collect();
        assert_eq!(answers[0].reason(), Reason::MailboxFull);
        assert_eq!(answers[0].evidence(), Evidence::Rule);
        assert_eq!(answers[1].reason(), Reason::UserUnknown);
        assert_eq!(answers[2].reason(), Reason::MailboxDisabled);
        assert_eq!(answers[3].reason(), Reason::Accepted);
    }

    #[test]
    fn the_host_is_the_one_that_replied_unless_the_caller_gives_another() {
        let rules = Rules::new([Rule::new("ours")
            .when_host("example.org")
            .when_code("5xx")
            .set_action(Action::Review)
            .set_bounce(BounceKind::Block)])
        .unwrap();
        let fields = |mta| {
            format!(
                "Final-Recipient: rfc822; joe@example.net\nAction: failed\nRemote-MTA: dns; {mta} (192.0.2.1)\n\
                 Diagnostic-Code: smtp; 550 5.1.1 No such user"
            )
        };
        let classifier = Classifier::new().with_rules(&rules);
        for (classifier, mta, rule) in [
            (classifier, "mx.example.org", Some(0)),
            (classifier, "mx.example.com", None),
            (classifier.with_host("mx.example.com"), "mx.example.org", None),
            (classifier.with_host("mx.example.org"), "mx.example.com", Some(0)),
        ] {
            let found = BounceMessage::parse_with(&classifier, &report(&[&fields(mta)]));
            assert_eq!(rules_of(&found), [rule], "{mta} {classifier:?}");
            // The rule leaves the reason as it is.
            assert_eq!(found.recipients()[0].classification().reason(), Reason::UserUnknown);
        }
    }

    #[test]
    fn a_rule_reaches_bounces_in_prose() {
        let rules = Rules::new([Rule::new("full")
            .when_contains("storage allotment")
            .set_reason(Reason::MailboxFull)])
        .unwrap();
        let message = "From: MAILER-DAEMON@mail.example.com\nSubject: failure notice\n\n\
             Hi. This is the qmail-send program at mail.example.com.\n\
             I'm afraid I wasn't able to deliver your message to the following addresses.\n\n\
             <joe@example.org>:\n192.0.2.1 failed after I sent the message.\n\
             Remote host said: 554 Storage allotment used up\n";
        let found = BounceMessage::parse_with(&Classifier::new().with_rules(&rules), message);
        assert_eq!(found.form(), Some("qmail"));
        assert_eq!(found.recipients()[0].classification().reason(), Reason::MailboxFull);
        assert_eq!(rules_of(&found), [Some(0)]);
    }

    #[test]
    fn a_rule_that_matches_everything_makes_no_bounce_of_other_mail() {
        let everything =
            Rules::new([Rule::new("all").when_regex("(?s).").set_reason(Reason::UserUnknown)]).unwrap();
        let classifier = Classifier::new().with_rules(&everything);
        for (message, kind) in [
            (
                "From: joe@example.org\nSubject: Automatic reply: News\nAuto-Submitted: auto-replied\n\n\
                 I am away until Monday. Please write to ann@example.org.\n",
                MessageKind::AutoReply,
            ),
            (
                "From: joe@example.org\nSubject: Lunch\n\nShall we meet? Ask ann@example.org, too.\n",
                MessageKind::Other,
            ),
            (
                "From: joe@example.org\nSubject: Re: delivery failed\n\nWhat does that mean, ann@example.org?\n",
                MessageKind::Other,
            ),
        ] {
            assert_eq!(BounceMessage::parse(message).kind(), kind, "{message}");
            assert_eq!(BounceMessage::parse_with(&classifier, message).kind(), kind, "{message}");
        }
    }
}
