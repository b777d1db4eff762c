//! What other systems call the reasons, and what their names mean here.

use smtp_reply::BounceKind::{self, Block, Hard, Soft};
use smtp_reply::Reason::{self, *};
use smtp_reply::Vocabulary::{self, *};
use std::collections::{BTreeSet, HashSet};

/// The reasons that a system has no name for.
fn without_name(vocabulary: Vocabulary) -> &'static [Reason] {
    match vocabulary {
        Sisimai | AmazonSes | SparkPost | SendGrid | Mailgun | Postmark | Brevo | Mandrill => &[Intermediate],
        Mailjet => &[Intermediate, Unknown],
        // Events of their own tell of a success; no mail system has the suppression list of a service.
        ElasticEmail => &[Accepted, Intermediate],
        _ => &[Accepted, Intermediate, Suppressed],
    }
}

#[test]
fn each_vocabulary_covers_all_reasons() {
    for &vocabulary in Vocabulary::ALL {
        for &reason in Reason::ALL {
            let named = reason.term_in(vocabulary).is_some();
            assert_eq!(named, !without_name(vocabulary).contains(&reason), "{vocabulary} {reason}");
        }
    }
}

#[test]
fn a_name_leads_back_to_the_reasons_that_bear_it() {
    for &vocabulary in Vocabulary::ALL {
        for &reason in Reason::ALL {
            let Some(term) = reason.term_in(vocabulary) else { continue };
            assert!(term.reasons().contains(&reason), "{vocabulary} {reason}");
            assert_eq!(vocabulary.term(term.name()), Some(term), "{vocabulary} {reason}");
            assert_eq!(vocabulary.term(&term.name().to_uppercase()), Some(term), "{vocabulary} {reason}");
            if let Some(code) = term.code() {
                assert_eq!(vocabulary.term_of_code(code), Some(term), "{vocabulary} {reason}");
            }
        }
    }
}

#[test]
fn names_numbers_and_reasons_stand_once() {
    for &vocabulary in Vocabulary::ALL {
        let names: BTreeSet<_> = vocabulary.terms().map(|term| term.name().to_lowercase()).collect();
        assert_eq!(names.len(), vocabulary.terms().len(), "{vocabulary}");
        let codes: Vec<_> = vocabulary.terms().filter_map(smtp_reply::Term::code).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "{vocabulary}");
        for term in vocabulary.terms() {
            let reasons: HashSet<_> = term.reasons().iter().collect();
            assert_eq!(reasons.len(), term.reasons().len(), "{vocabulary} {}", term.name());
            assert_eq!(term.name().trim(), term.name());
        }
    }
}

/// The system, its name and number, how it treats it, and the reason with that name.
type Case = (Vocabulary, &'static str, Option<u32>, BounceKind, Reason);

const KNOWN: &[Case] = &[
    (Sisimai, "userunknown", None, Hard, UserUnknown),
    (Sisimai, "requireptr", None, Soft, ReverseDnsMissing),
    (Sisimai, "networkerror", None, Soft, ConnectionFailed),
    (AmazonSes, "Permanent/NoEmail", None, Hard, UserUnknown),
    (AmazonSes, "Transient/General", None, Soft, IpBlocklisted),
    (AmazonSes, "Permanent/OnAccountSuppressionList", None, Hard, Suppressed),
    (SparkPost, "Spam Block", Some(51), Block, IpBlocklisted),
    (SparkPost, "Relaying Denied", Some(54), Block, RelayDenied),
    (SendGrid, "Frequency or Volume Too High", None, Block, RateLimited),
    (SendGrid, "Bounced Address", None, BounceKind::None, Suppressed),
    (Mailgun, "temporary/greylisted", None, Soft, Greylisted),
    (Mailgun, "permanent/suppress-bounce", Some(605), Hard, Suppressed),
    (Postmark, "DMARCPolicy", Some(100_009), Block, SenderUnauthenticated),
    (Mailjet, "recipient/mailbox inactive", None, Hard, MailboxDisabled),
    (Brevo, "invalid_email", None, Hard, InvalidAddress),
    (Mandrill, "soft_bounce/mailbox_full", Some(22), Soft, MailboxFull),
    (PowerMta, "quota-issues", None, Soft, MailboxFull),
    (KumoMta, "NoAnswerFromHost", None, Soft, ConnectionFailed),
    (ZoneMta, "greylist", None, Soft, Greylisted),
    (SalesforceMarketingCloud, "Bad Address", Some(2003), Hard, InvalidAddress),
    (ElasticEmail, "Throttled", None, Soft, RateLimited),
    (EmailEngine, "geo_blocked", None, Block, RegionBlocked),
    (Mailtrap, "relayfail", None, Soft, RelayDenied),
];

#[test]
fn well_known_names_are_those_of_the_systems() {
    for &(vocabulary, name, code, bounce, reason) in KNOWN {
        let term = reason.term_in(vocabulary).unwrap();
        assert_eq!((term.name(), term.code(), term.bounce()), (name, code, bounce), "{vocabulary} {reason}");
    }
}

#[test]
fn a_name_may_stand_for_several_reasons_or_for_none() {
    let term = PowerMta.term("spam-related").unwrap();
    assert_eq!(term.reasons(), [SpamDetected, IpBlocklisted, DomainBlocklisted, PoorReputation]);
    assert!(SparkPost.term("Auto-Reply").unwrap().reasons().is_empty());
    assert_eq!(PowerMta.term("spam related"), Option::None);
    assert_eq!(SparkPost.term_of_code(99), Option::None);
}
