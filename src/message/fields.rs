//! Fields of reports (RFC 3464, RFC 5965): names and values in blocks.

use super::text;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;

/// The fields of one block, each with its value on one line.
#[derive(Default)]
pub(super) struct Fields<'t>(Vec<(&'t str, Cow<'t, str>)>);

impl Fields<'_> {
    /// The value of the first field of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut named = self.0.iter().filter(|(field, _)| field.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| &**value)
    }

    /// The values of all fields of this name.
    pub(super) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| &**value)
    }

    /// Whether these fields are about a recipient.
    pub(super) fn is_of_recipient(&self) -> bool {
        self.0.iter().any(|(name, _)| is_recipient(name))
    }
}

/// Whether a field of this name has a recipient.
fn is_recipient(name: &str) -> bool {
    ["Final-Recipient", "Original-Recipient"].iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// Fields that occur once in the block of a recipient: a second one begins the next block if the empty line is missing.
const ONCE: [&str; 3] = ["Final-Recipient", "Action", "Original-Recipient"];

/// The blocks of a report: the one about the message first, then one for each recipient.
pub(super) fn blocks(report: &str) -> Vec<Fields<'_>> {
    let mut blocks: Vec<Fields<'_>> = Vec::new();
    let mut new_block = true;
    let mut lines = report.lines();
    loop {
        // From here to the next empty line.
        let ahead = lines.clone();
        let Some(line) = lines.next() else { return blocks };
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            new_block = true;
            continue;
        }
        match field(line) {
            Some((name, value)) => {
                let repeats = ONCE.iter().any(|once| once.eq_ignore_ascii_case(name))
                    && blocks.last().is_some_and(|block| block.get(name).is_some());
                let begins = || begins_block(name, blocks.last()) || names_recipient(ahead);
                if repeats || (new_block && begins()) {
                    blocks.push(Fields::default());
                }
                new_block = false;
                if let Some(block) = blocks.last_mut() {
                    block.0.push((name, Cow::Borrowed(value)));
                }
            }
            // The next line of a value, even where it is not indented.
            None if !new_block => {
                if let Some((_, value)) = blocks.last_mut().and_then(|block| block.0.last_mut()) {
                    let value = value.to_mut();
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            None => {}
        }
    }
}

/// Whether one of the lines up to the next empty one names a recipient.
fn names_recipient<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let mut fields = lines.take_while(|line| !line.trim().is_empty()).filter_map(field);
    fields.any(|(name, _)| is_recipient(name))
}

/// Whether a field after an empty line begins a block. It does not if the block before lacks it.
fn begins_block(name: &str, before: Option<&Fields<'_>>) -> bool {
    let Some(before) = before else { return true };
    let is_detail = ["Status", "Diagnostic-Code", "Remote-MTA", "Last-Attempt-Date"]
        .iter()
        .any(|detail| detail.eq_ignore_ascii_case(name));
    !(is_detail && before.is_of_recipient() && before.get(name).is_none())
}

/// The name and the value of a field. A line of a diagnostic text may also have a colon, so only names of fields of reports
/// count.
fn field(line: &str) -> Option<(&str, &str)> {
    if line.starts_with([' ', '\t']) {
        return None;
    }
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end();
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_known = || {
        const SHORT: [&str; 4] = ["Action", "Status", "Version", "Incidents"];
        const COMPOUND: [&str; 15] = [
            "Final-",
            "Original-",
            "Diagnostic-",
            "Remote-",
            "Reporting-",
            "Received-",
            "Arrival-",
            "Last-",
            "Will-",
            "X-",
            "DSN-",
            "Feedback-",
            "User-",
            "Source-",
            "Reported-",
        ];
        SHORT.iter().any(|short| short.eq_ignore_ascii_case(name))
            || COMPOUND.iter().any(|front| text::begins(name, front))
            || [
                "Authentication-Results",
                "Auth-Failure",
                "Delivery-Result",
                "Identity-Alignment",
                "Localized-Diagnostic",
            ]
            .iter()
            .any(|other| other.eq_ignore_ascii_case(name))
    };
    (is_name && is_known()).then(|| (name, value.trim()))
}

/// The lines of a text from the first field of a report on, without the marks of a quotation; `None` if there is none.
pub(super) fn in_text(human: &str) -> Option<String> {
    let is_first = |line: &str| {
        ["Final-Recipient:", "Original-Recipient:", "Reporting-MTA:"]
            .iter()
            .any(|name| text::begins(line, name))
    };
    let has_recipient =
        text::contains(human, "Final-Recipient:") || text::contains(human, "Original-Recipient:");
    if !has_recipient {
        return None;
    }
    let unquoted = |line| {
        let line: &str = line;
        line.trim_start_matches(['>', '|']).strip_prefix(' ').unwrap_or(line)
    };
    let mut lines = human.lines();
    let first = lines.find(|line| is_first(text::bare(line)))?;
    let mut found = String::from(text::bare(first));
    // Action and status may come before the recipient.
    for line in lines {
        found.push('\n');
        let bare = text::bare(line);
        let is_field = field(bare).is_some();
        found.push_str(if is_field { bare } else { unquoted(line) });
    }
    Some(found)
}

/// A text from the first field of a complaint on, if its parts could not be separated; `None` if there is none.
pub(super) fn feedback_in_text(human: &str) -> Option<&str> {
    let mut at = 0;
    for line in human.split_inclusive('\n') {
        if text::begins(line, "Feedback-Type:") {
            return Some(&human[at..]);
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn recipients(report: &str) -> Vec<String> {
        let of_recipients = blocks(report).into_iter().filter(Fields::is_of_recipient).collect::<Vec<_>>();
        of_recipients
            .iter()
            .map(|block| {
                let get = |name| block.get(name).unwrap_or("-");
                std::format!("{} {} {}", get("Final-Recipient"), get("Action"), get("Status"))
            })
            .collect()
    }

    #[test]
    fn a_block_ends_where_it_should_and_where_the_empty_line_is_missing_or_too_much() {
        let wanted = ["a failed 5.1.1", "b delayed 4.2.2"];
        let usual = "Reporting-MTA: dns;x\n\nFinal-Recipient: a\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: b\nAction: delayed\nStatus: 4.2.2\n";
        assert_eq!(recipients(usual), wanted);
        assert_eq!(recipients(&usual.replace("\n\n", "\n")), wanted);
        assert_eq!(recipients(&usual.replace('\n', "\r\n")), wanted);
        let gap = usual.replace("\nStatus", "\n\nStatus");
        assert_eq!(recipients(&gap), wanted);
        let action_first = "Action: failed\nFinal-Recipient: a\nStatus: 5.1.1\nAction: delayed\nFinal-Recipient: b\nStatus: 4.2.2\n";
        assert_eq!(recipients(action_first), wanted);
    }

    #[test]
    fn a_value_goes_on_in_the_next_line_indented_or_not() {
        let blocks = blocks(
            "Final-Recipient: a\nDiagnostic-Code: smtp; 550 No\n\tsuch user\n550 http://example.com/: see there\nStatus: 5.1.1\n",
        );
        assert_eq!(
            blocks[0].get("diagnostic-code"),
            Some("smtp; 550 No such user 550 http://example.com/: see there")
        );
        assert_eq!(blocks[0].get("Status"), Some("5.1.1"));
    }
}
