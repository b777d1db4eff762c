//! Replies in many wordings, labelled by hand, and texts that hold a tell-tale word which means something else there.
//!
//! The tables lie in `tests/replies/`: a header row, then one reply a line, tab-separated. In the columns of expected
//! values `-` pins nothing. `alt` and `reason` may name several reasons, with commas between them, where careful
//! readers would differ.

use smtp_reply::{Action, Reason, classify};

const REPLIES: &str = include_str!("replies/replies.tsv");
const NEAR_MISSES: &str = include_str!("replies/near_misses.tsv");

/// The rows under the header, split into exactly `N` columns, with their line numbers.
#[track_caller]
fn rows<'a, const N: usize>(table: &'a str, header: [&str; N]) -> Vec<(usize, [&'a str; N])> {
    let mut rows = table.lines().enumerate().map(|(index, line)| {
        let columns: Vec<&str> = line.split('\t').collect();
        let found = columns.len();
        let columns = columns.try_into();
        (index + 1, columns.unwrap_or_else(|_| panic!("line {}: {N} columns, found {found}", index + 1)))
    });
    assert_eq!(rows.next().map(|(_, columns)| columns), Some(header));
    rows.collect()
}

/// The reasons that a column names; a misspelt name fails here and not as a miss.
#[track_caller]
fn reasons(column: &str) -> Vec<Reason> {
    let names = column.split(',').filter(|name| *name != "-");
    names.map(|name| name.parse().unwrap_or_else(|error| panic!("{name:?}: {error}"))).collect()
}

/// Right in so many of a hundred: a model that is right in all of what it was fitted to has learned it by heart.
#[track_caller]
fn assert_right(percent: usize, misses: &[String], total: usize) {
    let right = 100 * (total - misses.len());
    assert!(right >= percent * total, "{} of {total} missed:\n{}\n", misses.len(), misses.join("\n"));
}

#[test]
fn replies_are_classified_as_a_reader_would() {
    let rows = rows(REPLIES, ["reason", "alt", "bounce", "action", "text"]);
    let (mut reasons_missed, mut outcomes_missed) = (Vec::new(), Vec::new());
    for &(line, [reason, alt, bounce, action, text]) in &rows {
        let found = classify(text);
        let mut wanted = reasons(reason);
        wanted.extend(reasons(alt));
        if !wanted.contains(&found.reason()) {
            reasons_missed.push(format!("{line}: {} for {reason}: {text}", found.reason()));
        }
        let is_bounce = bounce == "-" || found.bounce().as_str() == bounce;
        let is_action = action == "-" || found.action().as_str() == action;
        if !(is_bounce && is_action) {
            let (found_bounce, found_action) = (found.bounce(), found.action());
            outcomes_missed
                .push(format!("{line}: {found_bounce}, {found_action} for {bounce}, {action}: {text}"));
        }
    }
    assert_right(97, &reasons_missed, rows.len());
    assert_right(93, &outcomes_missed, rows.len());
}

#[test]
fn tell_tale_words_in_names_numbers_and_negations_decide_nothing() {
    let rows = rows(NEAR_MISSES, ["not_reason", "reason", "text"]);
    let mut misses = Vec::new();
    for &(line, [not_reason, reason, text]) in &rows {
        let found = classify(text);
        let wanted = reasons(reason);
        let is_wanted = wanted.is_empty() || wanted.contains(&found.reason());
        if !is_wanted || reasons(not_reason).contains(&found.reason()) {
            misses.push(format!("{line}: {} for {reason}: {text}", found.reason()));
        }
    }
    assert_right(97, &misses, rows.len());
}

/// What a careless reader of mail would do harm with.
#[test]
fn no_address_is_suppressed_where_the_label_is_another_bounce() {
    let rows = rows(REPLIES, ["reason", "alt", "bounce", "action", "text"]);
    let suppressed = rows.iter().filter(|(_, [_, _, bounce, _, text])| {
        !matches!(*bounce, "hard" | "-") && classify(*text).action() == Action::SuppressRecipient
    });
    let wrongly: Vec<String> = suppressed.map(|(line, columns)| format!("{line}: {}", columns[4])).collect();
    assert_right(99, &wrongly, rows.len());
}

#[test]
fn every_reason_has_replies_of_its_own() {
    let rows = rows(REPLIES, ["reason", "alt", "bounce", "action", "text"]);
    for reason in Reason::ALL {
        let count = rows.iter().filter(|(_, columns)| columns[0] == reason.as_str()).count();
        assert!(count >= 15, "{reason}: {count} replies");
    }
}
