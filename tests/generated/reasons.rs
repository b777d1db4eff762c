//! The page of reasons.

use smtp_reply::{Action, BounceKind, Class, Explanation, Language, Reason, classify};
use std::fmt::Write;

const REPLIES: &str = include_str!("../replies/replies.tsv");

pub(crate) fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    for &reason in Reason::ALL {
        let name = reason.as_str();
        let (en, de) = (reason.explain(Language::En), reason.explain(Language::De));
        let (bounce, action) = outcome(reason, Class::PermanentNegative);
        let (_, transient_action) = outcome(reason, Class::TransientNegative);
        writeln!(
            page,
            "| [`{name}`](#{name}) | {} | {} | `{}` | `{bounce}` | `{action}` | `{transient_action}` |",
            en.title(),
            de.title(),
            reason.category(),
        )
        .unwrap();
    }
    for &reason in Reason::ALL {
        section(&mut page, reason);
    }
    page
}

const INTRODUCTION: &str = "\
Every [`Reason`](crate::Reason) with replies that have it, what it means, the usual causes, and what sender and recipient can \
do. These are the texts of [`Reason::explain`](crate::Reason::explain), in English and German (auf Deutsch: jeweils der \
zweite Teil eines Abschnitts). [`Classification::explain`](crate::Classification::explain) adds what else the reply \
says, such as the blocklist that it names.

Bounce kind and action are those of a permanent refusal (5yz). A transient one (4yz) is always `soft`; the last column has \
its action.

| reason | English | Deutsch | category | bounce | action | action after 4yz |
| --- | --- | --- | --- | --- | --- | --- |
";

fn outcome(reason: Reason, class: Class) -> (BounceKind, Action) {
    (reason.bounce(Some(class)), reason.action(Some(class)))
}

fn section(page: &mut String, reason: Reason) {
    let (bounce, action) = outcome(reason, Class::PermanentNegative);
    let category = reason.category();
    write!(
        page,
        "\n# `{reason}`\n\n[`Reason::{reason:?}`](crate::Reason::{reason:?}): category `{category}`, bounce kind `{bounce}`, \
         action `{action}`.\n\n```text\n",
    )
    .unwrap();
    for example in examples(reason) {
        writeln!(page, "{example}").unwrap();
    }
    page.push_str("```\n\n");
    page.push_str(&markdown(&reason.explain(Language::En)));
    let german = markdown(&reason.explain(Language::De));
    write!(page, "\n<div lang=\"de\">\n\n{german}\n</div>\n").unwrap();
}

/// The first replies in the table that can have this reason only, and have it.
fn examples(reason: Reason) -> Vec<&'static str> {
    const LONGEST: usize = 110;
    let rows = REPLIES.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let of_reason = rows.filter(|row| row[0] == reason.as_str() && row[1] == "-").map(|row| row[4]);
    let short = of_reason.filter(|text| text.len() <= LONGEST && classify(text).reason() == reason);
    let examples: Vec<_> = short.take(3).collect();
    assert_eq!(examples.len(), 3, "{reason}");
    examples
}

/// The explanation as it prints in full, with its title in bold.
fn markdown(explanation: &Explanation) -> String {
    let printed = format!("{explanation:#}");
    assert!(!printed.contains(['*', '_', '`', '<', '[', '|', '\\']), "Markdown in a text: {printed}");
    let (title, text) = printed.split_once('\n').unwrap();
    let mut markdown = format!("**{title}.** ");
    let mut paragraphs = text.split("\n\n").peekable();
    while let Some(paragraph) = paragraphs.next() {
        // The last one has lines of their own, the others are text or a list.
        let paragraph =
            if paragraphs.peek().is_some() { paragraph.to_owned() } else { paragraph.replace('\n', "\\\n") };
        writeln!(markdown, "{paragraph}").unwrap();
        if paragraphs.peek().is_some() {
            markdown.push('\n');
        }
    }
    markdown
}
