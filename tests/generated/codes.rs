//! The page of codes.

use smtp_reply::{
    Classification, Classifier, EnhancedCode, KnownEnhancedCode, KnownReplyCode, Language, Provider, Reason,
    ReplyCode, Stage,
};
use std::fmt::Write;

pub(crate) fn page() -> String {
    let mut page = String::from(REPLY_CODES);
    for known in KnownReplyCode::all() {
        reply_code(&mut page, known);
    }
    page.push_str(ENHANCED_CODES);
    for known in KnownEnhancedCode::all() {
        enhanced_code(&mut page, known);
    }
    page.push_str(PROVIDERS_CODES);
    for (who, codes, reason) in of_providers() {
        writeln!(page, "| {who} | {codes} | {reason} |").unwrap();
    }
    page
}

const REPLY_CODES: &str = "\
Every code in known use, with its meaning in English and German, and the reason of a reply that has only the code. The codes \
that an RFC defines have a constant. [`ReplyCode::known`](crate::ReplyCode::known) and \
[`EnhancedCode::known`](crate::EnhancedCode::known) return one row, \
[`KnownReplyCode::all`](crate::KnownReplyCode::all) and [`KnownEnhancedCode::all`](crate::KnownEnhancedCode::all) all rows.

# Reply codes

The stages are those at which a code is used. Codes without one answer commands that have no stage, such as HELP and ETRN, or \
are not sent by servers but written into logs and reports.

| code | meaning | Bedeutung | reason | stages | source |
| --- | --- | --- | --- | --- | --- |
";

const ENHANCED_CODES: &str = "
# Enhanced codes

The registered codes of RFC 3463 and what came after it. X stands for the class: 2, 4 or 5. The reason is that of a refusal. \
\"Vaguely\" marks codes that are also used for other reasons, so that the words of a reply decide. The reply codes are \
those that the registry pairs with the code.

| code | meaning | Bedeutung | reason | classes | reply codes | source |
| --- | --- | --- | --- | --- | --- | --- |
";

const PROVIDERS_CODES: &str = "
# Enhanced codes of providers

Some providers use registered codes in another sense, or codes that are not registered. Use \
[`Classifier::with_host`](crate::Classifier::with_host) if the reply does not name its provider.

| who | codes | reason |
| --- | --- | --- |
";

fn reply_code(page: &mut String, known: &KnownReplyCode) {
    let code = known.code();
    let status = match known.status().as_str() {
        "standard" => "",
        "historic" => "historic: ",
        _ => "de facto: ",
    };
    let (number, constant) = match known.name() {
        Some(name) => (format!("[{code}](crate::ReplyCode::{name})"), format!("<br>`{name}`")),
        None => (code.to_string(), String::new()),
    };
    writeln!(
        page,
        "| {number} | {}{constant} | {} | {} | {} | {status}{} |",
        known.meaning(Language::En),
        known.meaning(Language::De),
        reasons(code, known.stages()),
        stages(known.stages()),
        known.source(),
    )
    .unwrap();
}

/// The stages at which a code is used, or a word for all of them.
fn stages(stages: &[Stage]) -> String {
    if stages == Stage::ALL {
        "any".to_owned()
    } else if stages == &Stage::ALL[1..] {
        "any command".to_owned()
    } else {
        stages.iter().map(|stage| stage.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The reason of a bare code where the stage is not known, and the reasons at stages where they differ.
fn reasons(code: ReplyCode, used_at: &[Stage]) -> String {
    let reason = |stage: Option<Stage>| {
        Classifier::new().with_stage(stage).classify_parts(Some(code), None, "").reason()
    };
    let alone = reason(None);
    let mut others: Vec<(Reason, Vec<Stage>)> = Vec::new();
    for &stage in used_at {
        let at_stage = reason(Some(stage));
        match others.iter_mut().find(|(other, _)| *other == at_stage) {
            _ if at_stage == alone => {}
            Some((_, stages)) => stages.push(stage),
            None => others.push((at_stage, vec![stage])),
        }
    }
    let mut text = link(alone);
    for (reason, at) in others {
        write!(text, "; {} at {}", link(reason), stages(&at)).unwrap();
    }
    text
}

fn enhanced_code(page: &mut String, known: &KnownEnhancedCode) {
    let code = known.code();
    let classes: Vec<_> = known.classes().iter().map(|&class| (class as u8).to_string()).collect();
    let reply_codes: Vec<_> = known.reply_codes().iter().map(ToString::to_string).collect();
    writeln!(
        page,
        "| [X.{}.{}](crate::EnhancedCode::{name}) | {}<br>`{name}` | {} | {} | {} | {} | {} |",
        code.subject_number(),
        code.detail(),
        known.meaning(Language::En),
        known.meaning(Language::De),
        of_enhanced(code),
        classes.join(" "),
        reply_codes.join(" "),
        known.source(),
        name = known.name(),
    )
    .unwrap();
}

/// What a bare enhanced code says of a refusal, or of a success where it is never about one.
fn of_enhanced(code: EnhancedCode) -> String {
    let sense = |class| {
        let code = EnhancedCode::new(class, code.subject_number(), code.detail());
        of(&Classifier::new().classify_parts(None, code, ""))
    };
    let is_about_successes = code.class() as u8 == 2;
    match (sense(5), sense(4)) {
        _ if is_about_successes => sense(2),
        (permanent, transient) if permanent == transient => permanent,
        (permanent, transient) => format!("{permanent}; 4yz: {transient}"),
    }
}

fn of(classification: &Classification) -> String {
    let vaguely = if is_vague(classification) { ", vaguely" } else { "" };
    format!("{}{vaguely}", link(classification.reason()))
}

/// The reason, with a link to its explanation.
fn link(reason: Reason) -> String {
    format!("[`{reason}`](crate::docs::reasons#{reason})")
}

/// A code that stands for one reason has a confidence that may suppress.
fn is_vague(classification: &Classification) -> bool {
    classification.is_refusal() && classification.confidence().percent() < 50
}

/// Enhanced codes that say something else, or more, than the registry: whose they are, which, and their reason.
fn of_providers() -> Vec<(&'static str, String, String)> {
    let mut rows = Vec::new();
    for provider in Provider::all() {
        let codes = codes(0..100).filter(|&code| sense(code, Some(provider)) != sense(code, None));
        append(&mut rows, provider.name(), codes, Some(provider));
    }
    // Details of three digits are of one system alone.
    let codes = codes(100..1000).filter(|&code| {
        !is_vague(&Classifier::new().classify_parts(None, Some(code), "")) && code.known().is_none()
    });
    append(&mut rows, "Exchange and Exchange Online", codes, None);
    rows
}

fn codes(details: std::ops::Range<u16>) -> impl Iterator<Item = EnhancedCode> {
    (0..=7).flat_map(move |subject| {
        details.clone().filter_map(move |detail| EnhancedCode::new(5, subject, detail))
    })
}

fn sense(code: EnhancedCode, provider: Option<&'static Provider>) -> String {
    of(&Classifier::new().with_provider(provider).classify_parts(None, Some(code), ""))
}

/// Adds a row for each sense, with neighbouring codes as a range.
fn append(
    rows: &mut Vec<(&'static str, String, String)>,
    who: &'static str,
    codes: impl Iterator<Item = EnhancedCode>,
    provider: Option<&'static Provider>,
) {
    let mut senses: Vec<(String, Vec<EnhancedCode>)> = Vec::new();
    for code in codes {
        let sense = sense(code, provider);
        match senses.iter_mut().find(|(other, _)| *other == sense) {
            Some((_, codes)) => codes.push(code),
            None => senses.push((sense, vec![code])),
        }
    }
    rows.extend(senses.into_iter().map(|(sense, codes)| (who, ranges(&codes), sense)));
}

fn ranges(codes: &[EnhancedCode]) -> String {
    let are_neighbours = |a: &EnhancedCode, b: &EnhancedCode| {
        a.subject_number() == b.subject_number() && a.detail() + 1 == b.detail()
    };
    let ranges = codes.chunk_by(are_neighbours).map(|range| {
        let (subject, first) = (range[0].subject_number(), range[0].detail());
        match range {
            [_] => format!("X.{subject}.{first}"),
            [.., last] => format!("X.{subject}.{first} to {}", last.detail()),
            [] => String::new(),
        }
    });
    ranges.collect::<Vec<_>>().join(", ")
}
