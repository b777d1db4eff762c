//! The labelled replies: `replies/*.jsonl`, and the tables of the crate's own tests.

use crate::error::{Error, at};
use serde::Deserialize;
use smtp_reply::Reason;
use std::fs;
use std::path::Path;

/// A labelled reply.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    pub(crate) text: String,
    pub(crate) reason: Reason,
    /// Other reasons that a careful postmaster accepts.
    pub(crate) alt: Vec<Reason>,
    /// The accepted bounce kinds, the best one first.
    pub(crate) bounce: Vec<String>,
    /// The accepted actions, the best one first.
    pub(crate) action: Vec<String>,
    pub(crate) lang: String,
    /// The file it is from, without the ending.
    pub(crate) source: String,
    /// `file:line`, for messages.
    pub(crate) place: String,
}

impl Labelled {
    pub(crate) fn accepts(&self, reason: Reason) -> bool {
        self.reason == reason || self.alt.contains(&reason)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    reason: String,
    #[serde(default)]
    alt: Vec<String>,
    bounce: Vec<String>,
    action: Vec<String>,
    #[serde(default = "english")]
    lang: String,
}

fn english() -> String {
    "en".to_owned()
}

const BOUNCES: [&str; 4] = ["none", "soft", "hard", "block"];

/// The tables of the crate's tests, below the folder of this package.
const TABLES: [&str; 2] = ["../tests/replies/replies.tsv", "../tests/replies/near_misses.tsv"];

/// All replies, in the order of the files' names, then those of the crate's tests.
pub(crate) fn load(package: &Path) -> Result<Vec<Labelled>, Error> {
    let folder = &package.join("replies");
    let mut files: Vec<_> = fs::read_dir(folder)
        .map_err(|error| Error::read(folder, error))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    files.sort();
    let mut replies = Vec::new();
    for file in files {
        let content = fs::read_to_string(&file).map_err(|error| Error::read(&file, error))?;
        replies.append(&mut parse(&file, &content)?);
    }
    for table in TABLES {
        let file = package.join(table);
        let content = fs::read_to_string(&file).map_err(|error| Error::read(&file, error))?;
        replies.append(&mut parse_table(&file, &content)?);
    }
    Ok(replies)
}

/// The replies of a table of the tests: columns by the names in its first row, where `-` stands for nothing and commas stand
/// between several. A row that only says what a reply is not is passed over.
fn parse_table(file: &Path, content: &str) -> Result<Vec<Labelled>, Error> {
    let mut lines = content.lines().enumerate();
    let names: Vec<&str> = lines.next().map_or_else(Vec::new, |(_, head)| head.split('\t').collect());
    let mut replies = Vec::new();
    for (index, line) in lines {
        let place = at(file, index);
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() != names.len() {
            return Err(Error::row(&place, format!("a row has the columns {}", names.join(", "))));
        }
        let values = |name: &str| -> Vec<String> {
            let column = names.iter().position(|of| *of == name).map_or("-", |column| columns[column]);
            column.split(',').filter(|value| *value != "-").map(str::to_owned).collect()
        };
        let mut reasons = values("reason");
        if reasons.is_empty() {
            continue;
        }
        let reason = reasons.remove(0);
        reasons.append(&mut values("alt"));
        let text = columns[columns.len() - 1].to_owned();
        let row = Row {
            text,
            reason,
            alt: reasons,
            bounce: values("bounce"),
            action: values("action"),
            lang: english(),
        };
        replies.push(labelled(row, "tests", place)?);
    }
    Ok(replies)
}

/// The replies of a file.
fn parse(file: &Path, content: &str) -> Result<Vec<Labelled>, Error> {
    let source = file.file_stem().unwrap_or_default().to_string_lossy();
    let lines = content.lines().enumerate();
    lines
        .map(|(index, line)| {
            let place = at(file, index);
            let row: Row = serde_json::from_str(line).map_err(|error| Error::row(&place, error))?;
            labelled(row, &source, place)
        })
        .collect()
}

fn labelled(row: Row, source: &str, place: String) -> Result<Labelled, Error> {
    let reason_of =
        |name: &String| name.parse().map_err(|_| Error::row(&place, format!("there is no reason {name:?}")));
    let reason = reason_of(&row.reason)?;
    let alt = row.alt.iter().map(reason_of).collect::<Result<Vec<Reason>, _>>()?;
    if let Some(wrong) = row.bounce.iter().find(|kind| !BOUNCES.contains(&kind.as_str())) {
        return Err(Error::row(&place, format!("there is no bounce kind {wrong:?}, only {BOUNCES:?}")));
    }
    for action in &row.action {
        action
            .parse::<smtp_reply::Action>()
            .map_err(|_| Error::row(&place, format!("there is no action {action:?}")))?;
    }
    if row.text.contains(['\n', '\r']) {
        return Err(Error::row(&place, "a text is one line"));
    }
    Ok(Labelled {
        text: row.text,
        reason,
        alt,
        bounce: row.bounce,
        action: row.action,
        lang: row.lang,
        source: source.to_owned(),
        place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = r#"{"text": "550 No", "reason": "user_unknown", "bounce": ["hard"], "action": ["suppress_recipient"]}"#;

    #[test]
    fn a_reply_knows_where_it_is_from() {
        let replies = parse(Path::new("some/made_up.jsonl"), &format!("{RIGHT}\n{RIGHT}\n")).unwrap();
        let [first, second] = &replies[..] else { panic!("there are two") };
        assert_eq!(
            (first.place.as_str(), second.place.as_str()),
            ("some/made_up.jsonl:1", "some/made_up.jsonl:2")
        );
        assert_eq!((first.source.as_str(), first.lang.as_str()), ("made_up", "en"));
        assert!(first.accepts(Reason::UserUnknown) && !first.accepts(Reason::MailboxFull));
    }

    #[test]
    fn a_table_of_the_tests_is_read_by_the_names_of_its_columns() {
        let table = "reason\talt\tbounce\taction\ttext\n\
            user_unknown\tmailbox_disabled,mailbox_unavailable\thard\t-\t550 No\n";
        let [reply] = &parse_table(Path::new("made_up.tsv"), table).unwrap()[..] else {
            panic!("there is one")
        };
        assert_eq!((reply.text.as_str(), reply.alt.len(), reply.action.len()), ("550 No", 2, 0));
        assert_eq!(reply.place, "made_up.tsv:2");
        let error = parse_table(Path::new("made_up.tsv"), &format!("{table}user_unknown\n")).unwrap_err();
        assert!(error.to_string().starts_with("made_up.tsv:3: "), "{error}");
    }

    #[test]
    fn what_is_wrong_is_told_with_file_and_line() {
        let cases = [
            ("user_unknown", "user_gone", "there is no reason \"user_gone\""),
            ("hard", "harsh", "there is no bounce kind \"harsh\""),
            ("suppress_recipient", "sulk", "there is no action \"sulk\""),
            ("550 No", r"550 No\n550 Yes", "a text is one line"),
            (r#""reason""#, r#""cause""#, "unknown field `cause`"),
            ("}", "", "EOF"),
        ];
        for (right, wrong, message) in cases {
            let content = format!("{RIGHT}\n{}\n", RIGHT.replace(right, wrong));
            let error = parse(Path::new("made_up.jsonl"), &content).unwrap_err().to_string();
            assert!(error.starts_with("made_up.jsonl:2: ") && error.contains(message), "{error}");
        }
    }
}
