//! The words and numbers of the report itself.

use smtp_reply::{BounceKind, Language};

pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) standard_input: &'static str,
    /// Of the counts that `Tally::totals` gives, in its order.
    pub(crate) totals: [&'static str; 6],
    pub(crate) period: &'static str,
    pub(crate) complaints: &'static str,
    pub(crate) suppress: &'static str,
    pub(crate) kinds: &'static str,
    pub(crate) reasons: &'static str,
    pub(crate) delays: &'static str,
    pub(crate) providers: &'static str,
    /// All providers without a name of their own.
    pub(crate) other: &'static str,
    /// Behind a share: of what it is one.
    pub(crate) of_its_mail: &'static str,
    pub(crate) example: &'static str,
    pub(crate) blocklists: &'static str,
    pub(crate) destinations: &'static str,
    pub(crate) advice: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) look_up: &'static str,
    pub(crate) at_least: &'static str,
}

const EN: Words = Words {
    title: "Bounce report",
    standard_input: "standard input",
    totals: ["Lines", "Delivered", "Delayed", "Failed", "Own refusals", "Other lines"],
    period: "Period",
    complaints: "Complaints",
    suppress: "Addresses to suppress",
    kinds: "Results by bounce kind",
    reasons: "Failures by reason",
    delays: "Delays by reason",
    providers: "Failures by provider",
    other: "All others",
    of_its_mail: "of its mail",
    example: "For example",
    blocklists: "Blocklists named",
    destinations: "Destinations with most failures",
    advice: "What to do",
    retry: "Trying again",
    look_up: "look up at",
    at_least: "at least",
};

const DE: Words = Words {
    title: "Bericht über Rückläufer",
    standard_input: "Standardeingabe",
    totals: ["Zeilen", "Zugestellt", "Verzögert", "Fehlgeschlagen", "Selbst abgelehnt", "Andere Zeilen"],
    period: "Zeitraum",
    complaints: "Beschwerden",
    suppress: "Adressen für die Ausschlussliste",
    kinds: "Ergebnisse nach Art des Rückläufers",
    reasons: "Fehlgeschlagene Zustellungen nach Ursache",
    delays: "Verzögerungen nach Ursache",
    providers: "Fehlgeschlagene Zustellungen nach Anbieter",
    other: "Alle anderen",
    of_its_mail: "seiner Mails",
    example: "Zum Beispiel",
    blocklists: "Genannte Sperrlisten",
    destinations: "Ziele mit den meisten fehlgeschlagenen Zustellungen",
    advice: "Was zu tun ist",
    retry: "Erneut versuchen",
    look_up: "nachschlagen unter",
    at_least: "mindestens",
};

pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::De => &DE,
        _ => &EN,
    }
}

pub(crate) fn kind(language: Language, kind: BounceKind) -> &'static str {
    match (language, kind) {
        (Language::De, BounceKind::None) => "Kein Fehler",
        (Language::De, BounceKind::Hard) => "Endgültig (Adresse ungültig)",
        (Language::De, BounceKind::Block) => "Abgelehnt (Absender oder Inhalt)",
        (Language::De, _) => "Vorübergehend",
        (_, BounceKind::None) => "No failure",
        (_, BounceKind::Hard) => "Hard (address invalid)",
        (_, BounceKind::Block) => "Block (sender or content rejected)",
        (_, _) => "Soft (temporary)",
    }
}

/// A count with its thousands set apart: 1,234,567 or 1.234.567.
pub(crate) fn number(language: Language, count: u64) -> String {
    let separator = if language == Language::De { '.' } else { ',' };
    let digits = count.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A share: 12.3% or 12,3 %.
pub(crate) fn percent(language: Language, part: u64, whole: u64) -> String {
    let tenths = tenths_of_percent(part, whole);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if language == Language::De { format!("{whole},{tenth}\u{a0}%") } else { format!("{whole}.{tenth}%") }
}

/// A share in tenths of a percent, rounded.
pub(crate) fn tenths_of_percent(part: u64, whole: u64) -> u64 {
    let whole = u128::from(whole.max(1));
    u64::try_from((u128::from(part) * 1000 + whole / 2) / whole).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_has_it() {
        assert_eq!(number(Language::En, 0), "0");
        assert_eq!(number(Language::En, 999), "999");
        assert_eq!(number(Language::En, 1_234_567), "1,234,567");
        assert_eq!(number(Language::De, 12_345), "12.345");
        assert_eq!(percent(Language::En, 1, 8), "12.5%");
        assert_eq!(percent(Language::De, 1, 3), "33,3\u{a0}%");
        assert_eq!(percent(Language::En, 0, 0), "0.0%");
        assert_eq!(percent(Language::En, u64::MAX, u64::MAX), "100.0%");
    }
}
