//! The tables of known codes: their order, and what every row must have.

use smtp_reply::{
    Class, CodeStatus, EnhancedCode, KnownEnhancedCode, KnownReplyCode, Language, Listing, ParseNameError,
    ReplyCode, Stage,
};
use std::collections::BTreeSet;

#[test]
fn known_reply_codes_are_in_numeric_order_and_no_other_code_is_known() {
    let codes: Vec<_> = KnownReplyCode::all().map(KnownReplyCode::code).collect();
    assert_eq!(KnownReplyCode::all().len(), codes.len());
    assert!(codes.is_sorted_by(|a, b| a < b));
    for number in 100..=599 {
        let code = ReplyCode::new(number).unwrap();
        assert_eq!(code.known().map(KnownReplyCode::code), codes.contains(&code).then_some(code));
    }
}

#[test]
fn known_enhanced_codes_are_in_numeric_order_and_no_other_code_is_known() {
    let numbers: Vec<_> =
        KnownEnhancedCode::all().map(|known| (known.code().subject_number(), known.detail())).collect();
    assert_eq!(KnownEnhancedCode::all().len(), numbers.len());
    assert!(numbers.is_sorted_by(|a, b| a < b));
    for subject in 0..=10 {
        for detail in 0..=999 {
            for class in [2, 4, 5] {
                let known = EnhancedCode::new(class, subject, detail).unwrap().known();
                let found = known.map(|known| (known.code().subject_number(), known.detail()));
                assert_eq!(found, numbers.contains(&(subject, detail)).then_some((subject, detail)));
            }
        }
    }
}

#[test]
fn the_registry_is_complete_up_to_the_last_detail_of_each_subject() {
    for (subject, last) in [(0, 0), (1, 10), (2, 4), (3, 6), (4, 7), (5, 6), (6, 10), (7, 30)] {
        for detail in 0..=last {
            assert!(EnhancedCode::new(5, subject, detail).unwrap().known().is_some(), "X.{subject}.{detail}");
        }
        assert_eq!(EnhancedCode::new(5, subject, last + 1).unwrap().known(), None);
    }
}

#[track_caller]
fn reads_well(what: &str, meaning: &str, meaning_de: &str) {
    assert_ne!(meaning, meaning_de, "{what}");
    for text in [meaning, meaning_de] {
        assert!(text.chars().next().is_some_and(char::is_uppercase), "{what}: {text}");
        assert!(!text.ends_with(['.', ' ', ',', ';']), "{what}: {text}");
        assert!(!text.contains(['|', '\n', '<', '[']), "{what}: {text} would break the page of the table");
        assert!(!text.contains("  "), "{what}: {text}");
    }
    assert!(meaning.is_ascii(), "{what}: {meaning}");
    for word in [
        "fuer",
        "ueber",
        "Groesse",
        "groess",
        "koenn",
        "moegl",
        "zurueck",
        "verfueg",
        "Empfaeng",
        "ungueltig",
    ] {
        assert!(!meaning_de.contains(word), "{what}: {meaning_de}");
    }
}

#[test]
fn each_reply_code_is_told_in_both_languages() {
    let (mut names, mut meanings) = (BTreeSet::new(), BTreeSet::new());
    for known in KnownReplyCode::all() {
        let code = known.code();
        reads_well(code.as_str(), known.meaning(Language::En), known.meaning(Language::De));
        assert!(known.name().is_none_or(|name| names.insert(name)), "{code}: its name twice");
        assert!(meanings.insert(known.meaning(Language::En)), "{code}: its meaning twice");
        assert_eq!(
            known.meaning(Language::En).contains("everal meanings"),
            known.meaning(Language::De).contains("ehrdeutig: "),
            "{code}",
        );
        assert!(!known.source().is_empty());
    }
}

#[test]
fn each_enhanced_code_is_told_in_both_languages() {
    let (mut names, mut meanings) = (BTreeSet::new(), BTreeSet::new());
    for known in KnownEnhancedCode::all() {
        reads_well(known.name(), known.meaning(Language::En), known.meaning(Language::De));
        assert!(
            names.insert(known.name()) && meanings.insert(known.meaning(Language::En)),
            "{} twice",
            known.name()
        );
        assert!(
            known.source().starts_with("RFC ") || known.source().starts_with("draft-"),
            "{}",
            known.name()
        );
        assert!(known.reply_codes().is_sorted_by(|a, b| a < b), "{}", known.name());
        assert!(known.classes().is_sorted_by(|a, b| a < b), "{}", known.name());
        assert_eq!(known.classes().last(), Some(&known.code().class()), "{}", known.name());
        assert!(!known.classes().contains(&Class::PositivePreliminary));
        assert!(!known.classes().contains(&Class::PositiveIntermediate));
    }
}

#[test]
fn the_codes_of_rfcs_have_constants_and_names() {
    for (code, name) in [
        (ReplyCode::OK, "OK"),
        (ReplyCode::TRANSACTION_OFFSET, "TRANSACTION_OFFSET"),
        (ReplyCode::MAILBOX_UNAVAILABLE, "MAILBOX_UNAVAILABLE"),
        (ReplyCode::ENCRYPTION_REQUIRED_FOR_AUTHENTICATION, "ENCRYPTION_REQUIRED_FOR_AUTHENTICATION"),
    ] {
        assert_eq!(code.known().and_then(KnownReplyCode::name), Some(name));
    }
    for known in KnownReplyCode::all() {
        assert_eq!(known.name().is_some(), known.status() != CodeStatus::DeFacto, "{}", known.code());
        let is_of_a_constant = |byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
        assert!(known.name().is_none_or(|name| name.bytes().all(is_of_a_constant)), "{}", known.code());
    }
}

/// The numbers are those of RFC 5321 §4.2.3, RFC 3207, RFC 4954, RFC 1985, RFC 2645, RFC 5248 and RFC 7504.
#[test]
fn the_codes_of_the_standards_are_marked_so() {
    let standard: Vec<u16> = KnownReplyCode::all()
        .filter(|known| known.status() == CodeStatus::Standard)
        .map(|known| known.code().as_u16())
        .collect();
    assert_eq!(
        standard,
        [
            211, 214, 220, 221, 235, 250, 251, 252, 253, 334, 354, 421, 432, 450, 451, 452, 453, 454, 455,
            458, 459, 500, 501, 502, 503, 504, 521, 523, 525, 530, 534, 535, 550, 551, 552, 553, 554, 555,
            556,
        ]
    );
    for known in KnownReplyCode::all().filter(|known| known.status() == CodeStatus::Standard) {
        assert!(known.source().starts_with("RFC "), "{}", known.source());
        // What answers HELP, ETRN (RFC 1985) and ATRN (RFC 2645) has no stage.
        let of_other_commands = [211, 214, 253, 453, 458, 459].contains(&known.code().as_u16());
        assert_eq!(known.stages().is_empty(), of_other_commands, "{}", known.code());
    }
}

/// The stages are those of RFC 5321 §4.3.2; RFC 3030 has 250 after each piece of the data, RFC 3207 and RFC 4954 the others.
#[test]
fn codes_have_the_stages_that_the_standards_give_them() {
    use Stage as S;
    for (code, stages) in [
        (220, &[S::Connect, S::Starttls][..]),
        (221, &[S::Quit]),
        (235, &[S::Auth]),
        (250, &[S::Ehlo, S::Mail, S::Rcpt, S::Data, S::EndOfData, S::Rset, S::Vrfy]),
        (251, &[S::Rcpt, S::Vrfy]),
        (334, &[S::Auth]),
        (354, &[S::Data]),
        (421, S::ALL),
        (450, &[S::Rcpt, S::EndOfData]),
        (452, &[S::Mail, S::Rcpt, S::EndOfData]),
        (454, &[S::Starttls, S::Auth]),
        (550, &[S::Ehlo, S::Mail, S::Rcpt, S::EndOfData, S::Vrfy]),
        (553, &[S::Mail, S::Rcpt, S::Vrfy]),
        (554, S::ALL),
    ] {
        assert_eq!(ReplyCode::new(code).unwrap().known().unwrap().stages(), stages, "{code}");
    }
    let after_commands: Vec<_> = S::ALL.iter().copied().filter(|stage| *stage != S::Connect).collect();
    for code in [500, 501, 502, 503] {
        assert_eq!(ReplyCode::new(code).unwrap().known().unwrap().stages(), after_commands, "{code}");
    }
}

#[test]
fn a_code_used_in_several_senses_says_so() {
    for number in [422, 432, 452, 454, 523, 524, 534, 540, 552, 556, 557] {
        let known = ReplyCode::new(number).unwrap().known().unwrap();
        assert!(
            known.meaning(Language::En).starts_with("Several meanings: "),
            "{number}: {}",
            known.meaning(Language::En)
        );
        assert!(
            known.meaning(Language::De).starts_with("Mehrdeutig: "),
            "{number}: {}",
            known.meaning(Language::De)
        );
    }
    for number in [101, 111, 499] {
        let known = ReplyCode::new(number).unwrap().known().unwrap();
        assert!(
            known.meaning(Language::En).starts_with("Not from a server: "),
            "{number}: {}",
            known.meaning(Language::En)
        );
        assert!(known.stages().is_empty(), "{number}");
    }
}

/// The pairs are given in RFC 3207, RFC 4954, RFC 7372, RFC 7504, RFC 7505 and RFC 8689.
#[test]
fn enhanced_codes_go_with_the_reply_codes_that_the_standards_pair_them_with() {
    for (enhanced, reply) in [
        (EnhancedCode::AUTHENTICATION_CREDENTIALS_INVALID, 535),
        (EnhancedCode::AUTHENTICATION_MECHANISM_TOO_WEAK, 534),
        (EnhancedCode::PASSWORD_TRANSITION_NEEDED, 432),
        (EnhancedCode::ENCRYPTION_REQUIRED_FOR_MECHANISM, 538),
        (EnhancedCode::AUTHENTICATION_EXCHANGE_LINE_TOO_LONG, 500),
        (EnhancedCode::OTHER_SECURITY_STATUS, 530),
        (EnhancedCode::SPF_VALIDATION_FAILED, 550),
        (EnhancedCode::SPF_VALIDATION_ERROR, 451),
        (EnhancedCode::SYSTEM_NOT_ACCEPTING_MESSAGES, 521),
        (EnhancedCode::RECIPIENT_ADDRESS_HAS_NULL_MX, 556),
        (EnhancedCode::SENDER_ADDRESS_HAS_NULL_MX, 550),
        (EnhancedCode::REQUIRETLS_SUPPORT_REQUIRED, 550),
    ] {
        let known = enhanced.known().unwrap();
        assert!(known.reply_codes().iter().any(|&code| code == reply), "{enhanced} with {reply}");
    }
}

#[test]
fn the_small_enums_read_their_names_back() {
    for status in CodeStatus::ALL {
        assert_eq!(status.to_string().parse(), Ok(*status));
    }
    for listing in Listing::ALL {
        assert_eq!(listing.to_string().parse(), Ok(*listing));
    }
    assert_eq!(
        CodeStatus::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>(),
        ["standard", "historic", "de_facto"]
    );
    assert_eq!(
        Listing::ALL.iter().map(|l| l.as_str()).collect::<Vec<_>>(),
        ["ip", "domain", "uri", "mixed", "provider_page"]
    );
    let error: ParseNameError = "DeFacto".parse::<CodeStatus>().unwrap_err();
    assert_eq!(error.to_string(), "expected a code status such as standard, found an unknown name");
    let error = "ips".parse::<Listing>().unwrap_err();
    assert_eq!(error.to_string(), "expected a listing such as ip, found an unknown name");
}
