//! Explanations: every text is there, in every language, in whole sentences and in good German.

use smtp_reply::{
    Blocklist, Class, EnhancedCode, Explanation, KnownEnhancedCode, KnownReplyCode, Language, Reason,
    ReplyCode, Retry, classify,
};
use std::collections::BTreeMap;
use std::time::Duration;

/// The codes that help pages explain by their number.
const GUIDES: [u16; 28] = [
    101, 111, 211, 214, 220, 221, 250, 251, 354, 421, 422, 450, 451, 452, 455, 500, 501, 502, 503, 504, 530,
    541, 550, 551, 552, 553, 554, 571,
];

fn code(number: u16) -> ReplyCode {
    ReplyCode::new(number).unwrap()
}

/// Everything that can be explained without a reply, with a name for the message of a failure.
fn everything(language: Language) -> Vec<(String, Explanation)> {
    let reasons = Reason::ALL.iter().map(|reason| (reason.to_string(), reason.explain(language)));
    let codes = (100..600).map(|number| (number.to_string(), code(number).explain(language)));
    let enhanced = (0..=9).flat_map(|subject| (0..=31).map(move |detail| (subject, detail)));
    let enhanced = enhanced.flat_map(|(subject, detail)| {
        [2, 4, 5].map(|class| EnhancedCode::new(class, subject, detail).unwrap())
    });
    let enhanced = enhanced.map(|code| (code.to_string(), code.explain(language)));
    reasons.chain(codes).chain(enhanced).collect()
}

fn sentences(explanation: &Explanation) -> Vec<&'static str> {
    let mut texts = vec![explanation.meaning(), explanation.retry_text()];
    texts.extend(explanation.causes());
    texts.extend(explanation.sender_advice());
    texts.extend(explanation.recipient_advice());
    texts
}

#[test]
fn every_explanation_has_all_its_parts() {
    for &language in Language::ALL {
        for (name, explanation) in everything(language) {
            assert_eq!(explanation.language(), language);
            assert!(!explanation.title().is_empty(), "{language} {name}: title");
            assert!(!explanation.meaning().is_empty(), "{language} {name}: meaning");
            assert!(!explanation.causes().is_empty(), "{language} {name}: causes");
            assert!(!explanation.sender_advice().is_empty(), "{language} {name}: advice to the sender");
        }
    }
}

#[test]
fn titles_are_phrases_and_all_else_is_whole_sentences() {
    for &language in Language::ALL {
        for (name, explanation) in everything(language) {
            let title = explanation.title();
            assert!(!title.ends_with(['.', '!', '?', ':', ' ']), "{language} {name}: {title}");
            for text in sentences(&explanation) {
                assert!(text.ends_with('.'), "{language} {name}: {text}");
                assert!(text.starts_with(|c: char| c.is_uppercase()), "{language} {name}: {text}");
            }
        }
    }
}

#[test]
fn no_placeholder_and_no_double_blank_is_left_over() {
    for &language in Language::ALL {
        for (name, explanation) in everything(language) {
            for text in sentences(&explanation).into_iter().chain([explanation.title()]) {
                for wrong in ["{", "}", "TODO", "  ", "\n", "\t", "..", " .", " ,"] {
                    assert!(!text.contains(wrong), "{language} {name}: {wrong:?} in {text}");
                }
            }
        }
    }
}

#[test]
fn no_text_says_the_same_thing_twice() {
    for &language in Language::ALL {
        for (name, explanation) in everything(language) {
            let mut texts = sentences(&explanation);
            texts.sort_unstable();
            assert!(texts.windows(2).all(|pair| pair[0] != pair[1]), "{language} {name}");
        }
    }
}

#[track_caller]
fn assert_distinct(what: &str, texts: impl Iterator<Item = (String, &'static str)>) {
    let mut seen = BTreeMap::new();
    for (name, text) in texts {
        if let Some(other) = seen.insert(text, name.clone()) {
            panic!("{what} of {other} and {name}: {text}");
        }
    }
}

#[test]
fn reasons_have_distinct_titles_and_meanings() {
    for &language in Language::ALL {
        let all = || Reason::ALL.iter().map(move |reason| (reason.to_string(), reason.explain(language)));
        assert_distinct("title", all().map(|(name, explanation)| (name, explanation.title())));
        assert_distinct("meaning", all().map(|(name, explanation)| (name, explanation.meaning())));
    }
}

#[test]
fn codes_of_the_guides_have_distinct_titles_and_meanings() {
    for &language in Language::ALL {
        let all = || GUIDES.iter().map(move |&number| (number.to_string(), code(number).explain(language)));
        assert_distinct("title", all().map(|(name, explanation)| (name, explanation.title())));
        assert_distinct("meaning", all().map(|(name, explanation)| (name, explanation.meaning())));
    }
}

#[test]
fn no_two_languages_share_a_sentence() {
    for ((name, en), (_, de)) in everything(Language::En).into_iter().zip(everything(Language::De)) {
        assert_ne!(en.meaning(), de.meaning(), "{name}");
        assert_ne!(en.causes(), de.causes(), "{name}");
        assert_ne!(en.sender_advice(), de.sender_advice(), "{name}");
        assert_eq!(en.retry(), de.retry(), "{name}");
        assert_eq!(en.causes().len(), de.causes().len(), "{name}");
        assert_eq!(en.sender_advice().len(), de.sender_advice().len(), "{name}");
        assert_eq!(en.recipient_advice().len(), de.recipient_advice().len(), "{name}");
    }
}

/// A word spelt with ae, oe or ue for an umlaut.
fn spelt_without_umlaut(word: &str) -> bool {
    // Words in which the two letters are two sounds, or which are names.
    const LEGITIMATE: [&str; 7] =
        ["zuerst", "aktuell", "manuell", "eventuell", "individuell", "soeben", "kontoein"];
    let word = word.to_lowercase();
    let pairs = word.as_bytes().windows(2).enumerate();
    let suspect = pairs.into_iter().any(|(at, pair)| match pair {
        b"ae" | b"oe" => true,
        // "neue", "genaue", "Quelle".
        b"ue" => at == 0 || !matches!(word.as_bytes()[at - 1], b'a' | b'e' | b'q'),
        _ => false,
    });
    suspect && !LEGITIMATE.iter().any(|legitimate| word.starts_with(legitimate))
}

#[test]
fn german_is_spelt_with_umlauts() {
    assert!(
        spelt_without_umlaut("Empfaenger")
            && spelt_without_umlaut("pruefen")
            && spelt_without_umlaut("Uebel")
    );
    assert!(
        !spelt_without_umlaut("neue") && !spelt_without_umlaut("Quelle") && !spelt_without_umlaut("aktuelle")
    );
    for (name, explanation) in everything(Language::De) {
        for text in sentences(&explanation).into_iter().chain([explanation.title()]) {
            for word in text.split(|c: char| !c.is_alphabetic()) {
                assert!(!spelt_without_umlaut(word), "{name}: {word} in {text}");
            }
        }
    }
}

#[test]
fn german_readers_are_addressed_formally() {
    for (name, explanation) in everything(Language::De) {
        for text in sentences(&explanation) {
            for word in text.split(|c: char| !c.is_alphabetic()) {
                assert!(
                    !["du", "dein", "deine", "deiner", "dir", "dich"].contains(&word.to_lowercase().as_str()),
                    "{name}: {text}"
                );
            }
        }
    }
}

#[test]
fn known_codes_without_a_guide_are_titled_by_their_meaning() {
    for known in KnownReplyCode::all().filter(|known| !GUIDES.contains(&known.code().as_u16())) {
        assert_eq!(known.code().explain(Language::En).title(), known.meaning(Language::En));
        assert_eq!(known.code().explain(Language::De).title(), known.meaning(Language::De));
    }
    for known in KnownEnhancedCode::all() {
        assert_eq!(known.code().explain(Language::En).title(), known.meaning(Language::En));
        assert_eq!(known.code().explain(Language::De).title(), known.meaning(Language::De));
    }
}

#[test]
fn a_code_that_nobody_knows_is_explained_by_its_class() {
    let odd = code(489).explain(Language::En);
    assert_eq!(odd.title(), "Temporary failure");
    assert_eq!(code(599).explain(Language::De).title(), "Endgültiger Fehler");
}

#[test]
fn the_class_of_a_code_decides_whether_to_try_again() {
    for number in 100..600 {
        let retry = code(number).explain(Language::En).retry();
        match code(number).class() {
            Class::PositiveCompletion | Class::PositiveIntermediate => {
                assert_eq!(retry, Retry::NotNeeded, "{number}");
            }
            Class::TransientNegative => {
                assert!(matches!(retry, Retry::Later(_) | Retry::Split(_)), "{number}: {retry}");
            }
            Class::PositivePreliminary | Class::PermanentNegative => {
                assert_ne!(retry, Retry::NotNeeded, "{number}");
            }
        }
    }
    let later = |minutes: u64| Retry::Later(Duration::from_secs(60 * minutes));
    let cases = [
        ("550 5.1.1 No such user", Retry::No),
        ("450 4.1.1 No such user", later(30)),
        ("452 4.2.2 Mailbox full", later(24 * 60)),
        ("454 4.7.0 Temporary authentication failure", later(60)),
        ("535 5.7.8 Authentication credentials invalid", Retry::AfterFix),
        ("554 5.7.1 Message looks like spam", Retry::AfterFix),
        ("250 2.0.0 OK", Retry::NotNeeded),
        // Nothing rules out here that a rule refused the message, not the address.
        ("550", Retry::AfterFix),
        ("450", later(30)),
    ];
    for (reply, expected) in cases {
        assert_eq!(classify(reply).explain(Language::En).retry(), expected, "{reply}");
    }
}

#[test]
fn a_code_that_tells_its_reason_is_explained_by_it() {
    let cases = [
        ("535", Reason::AuthenticationFailed),
        ("522", Reason::MailboxFull),
        ("556", Reason::DomainRefusesMail),
    ];
    for (number, reason) in cases {
        let code: ReplyCode = number.parse().unwrap();
        assert_eq!(code.explain(Language::En).meaning(), reason.explain(Language::En).meaning(), "{number}");
    }
    let cases = [
        (EnhancedCode::MAILBOX_FULL, Reason::MailboxFull),
        (EnhancedCode::SPF_VALIDATION_FAILED, Reason::SenderUnauthenticated),
        (EnhancedCode::ROUTING_LOOP_DETECTED, Reason::RoutingLoop),
    ];
    for (code, reason) in cases {
        assert_eq!(code.explain(Language::De).meaning(), reason.explain(Language::De).meaning(), "{code}");
    }
}

#[test]
fn success_is_never_explained_as_a_failure() {
    for known in KnownEnhancedCode::all().filter(|known| known.classes().contains(&Class::PositiveCompletion))
    {
        let success = EnhancedCode::new(2, known.code().subject_number(), known.detail()).unwrap();
        assert_eq!(success.explain(Language::En).retry(), Retry::NotNeeded, "{success}");
        assert_eq!(success.explain(Language::En).causes(), ["Everything is in order."], "{success}");
    }
}

#[test]
fn the_facts_of_the_guides_are_told() {
    let cases: [(u16, &[&str], &[&str]); 12] = [
        (101, &["mistyped", "port"], &["vertippt", "Port"]),
        (
            421,
            &["overload", "maintenance", "firewall", "port 25"],
            &["überlastet", "gewartet", "Firewall", "Port 25"],
        ),
        (422, &["make room"], &["Platz zu schaffen"]),
        (450, &["greylisting", "blocklist", "locked"], &["Greylisting", "Sperrliste", "gesperrt"]),
        (451, &["sending limit", "MX"], &["Versandlimit", "MX"]),
        (452, &["fewer recipients"], &["weniger Empfänger"]),
        (503, &["authentication"], &["Authentifizierung"]),
        (550, &["SPF", "blocklist", "malware", "own outgoing server"], &["SPF", "Sperrliste", "Virus"]),
        (552, &["attachments", "quota"], &["Anhänge", "Speicherplatz"]),
        (553, &["To, Cc and Bcc"], &["An, Cc und Bcc"]),
        (554, &["professional", "special characters", "authentication"], &["professionell", "Sonderzeichen"]),
        (571, &["reverse DNS", "allow"], &["Reverse-DNS", "zugelassen"]),
    ];
    for (number, en, de) in cases {
        for (language, facts) in [(Language::En, en), (Language::De, de)] {
            let text = format!("{:#}", code(number).explain(language));
            for fact in facts {
                assert!(text.contains(fact), "{number} in {language}: {fact} in {text}");
            }
        }
    }
}

#[test]
fn list_hygiene_stands_where_addresses_are_dead() {
    for reason in [Reason::UserUnknown, Reason::MailboxDisabled, Reason::DomainUnknown] {
        let text = format!("{:#}", reason.explain(Language::En));
        assert!(text.contains("Remove the address from every mailing list"), "{reason}");
    }
    assert!(format!("{:#}", Reason::UserUnknown.explain(Language::De)).contains("Double-Opt-in"));
    for reason in
        [Reason::PoorReputation, Reason::SpamDetected, Reason::DomainBlocklisted, Reason::PolicyRejected]
    {
        assert!(format!("{:#}", reason.explain(Language::En)).contains("SPF, DKIM and DMARC"), "{reason}");
    }
}

#[test]
fn language_tags_read_as_the_nearest_language() {
    let cases = [
        ("en", Some(Language::En)),
        ("EN", Some(Language::En)),
        ("en_US", Some(Language::En)),
        ("en-GB-oxendict", Some(Language::En)),
        ("en_US.UTF-8", Some(Language::En)),
        ("eng", Some(Language::En)),
        ("de", Some(Language::De)),
        ("DE", Some(Language::De)),
        ("de-AT", Some(Language::De)),
        ("de_CH", Some(Language::De)),
        ("de_DE.UTF-8", Some(Language::De)),
        ("de_DE@euro", Some(Language::De)),
        ("de-DE-1996", Some(Language::De)),
        ("de.UTF-8", Some(Language::De)),
        ("deu", Some(Language::De)),
        ("ger", Some(Language::De)),
        ("", None),
        ("-", None),
        ("-de", None),
        ("de-", None),
        ("d", None),
        ("den", None),
        ("de DE", None),
        (" de", None),
        ("fr", None),
        ("fr-DE", None),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("deutsch", None),
        ("ß-de", None),
    ];
    for (tag, expected) in cases {
        assert_eq!(tag.parse::<Language>().ok(), expected, "{tag:?}");
    }
}

#[test]
fn each_language_reads_back_from_its_tag_and_is_listed_in_the_error() {
    let error = "tlh".parse::<Language>().unwrap_err().to_string();
    for &language in Language::ALL {
        assert_eq!(language.to_string().parse(), Ok(language));
        assert!(error.contains(language.tag()), "{error}");
    }
}

#[test]
fn the_short_form_is_a_few_lines_and_the_long_form_has_everything() {
    let explanation = ReplyCode::MAILBOX_UNAVAILABLE.explain(Language::En);
    let short = explanation.to_string();
    assert_eq!(short.lines().count(), 4, "{short}");
    assert!(short.starts_with("Message rejected for this mailbox (550)\n"), "{short}");
    let long = format!("{explanation:#}");
    for text in sentences(&explanation) {
        assert!(long.contains(text), "{text}");
    }
    assert!(long.ends_with("See also: RFC 5321 §4.2.3"), "{long}");
}

#[test]
fn no_reference_is_named_twice() {
    for (name, explanation) in everything(Language::En) {
        let mut references: Vec<_> = explanation.references().collect();
        assert!(references.iter().all(|reference| reference.starts_with("RFC ")), "{name}: {references:?}");
        references.sort_unstable();
        assert!(references.windows(2).all(|pair| pair[0] != pair[1]), "{name}: {references:?}");
    }
}

#[test]
fn a_named_blocklist_is_told_with_the_page_to_look_it_up() {
    for list in Blocklist::all() {
        let found = classify(&format!("554 5.7.1 Client host [192.0.2.1] blocked using {}", list.name()));
        let Some(named) = found.blocklist() else { continue };
        for &language in Language::ALL {
            let notes: Vec<_> = found.explain(language).notes().map(|note| note.to_string()).collect();
            assert!(notes.iter().any(|note| note.contains(named.name())), "{notes:?}");
            if let Some(lookup) = named.lookup_url().filter(|url| !url.starts_with("mailto:")) {
                assert!(notes.iter().any(|note| note.ends_with(&format!("{lookup}."))), "{notes:?}");
            }
            assert!(notes.iter().all(|note| note.ends_with('.')), "{notes:?}");
        }
    }
    let found = classify("554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org");
    assert_eq!(
        found.explain(Language::De).notes().next().map(|note| note.to_string()).as_deref(),
        Some(
            "Die Antwort nennt die Sperrliste zen.spamhaus.org. Prüfen Sie die IP-Adresse Ihres Mailservers unter \
             https://check.spamhaus.org/.",
        ),
    );
}

#[test]
fn whatever_is_classified_can_be_explained() {
    for text in
        ["", "550", "250 OK", "421 4.7.0 Try again later", "\u{0}\u{1}", "connect to mx.example: timed out"]
    {
        for &language in Language::ALL {
            let classification = classify(text);
            let explanation = classification.explain(language);
            assert!(!explanation.title().is_empty(), "{text:?}");
            assert!(explanation.to_string().lines().count() >= 4, "{text:?}");
        }
    }
}
