//! Reading the text that a mail system wrote for people, by the table of forms or line by line.

use super::address::{self, Found};
use super::forms::{FORMS, Form, List};
use super::text;
use super::verdict::is_telling as is_telling_answer;
use crate::classify::classify;
use crate::reason::Category;
use std::string::String;
use std::vec::Vec;

/// A recipient in the text, with the lines about it.
pub(super) struct Noted<'t> {
    pub(super) address: &'t str,
    /// The address that the mail was sent to, where it was forwarded or an alias.
    pub(super) original: Option<&'t str>,
    pub(super) said: String,
}

/// The header of a part with the returned mail, in a text whose parts could not be separated.
const RETURNED_PART: &[&str] = &[
    "Content-Type: message/rfc822",
    "Content-Type: text/rfc822",
    "Content-Type: message/global",
    // As `mime::prepared` writes them.
    "Content-Type: message/rfc82x",
    "Content-Type: message/globax",
];

/// Splits a text where the returned mail begins: what the mail system wrote, and the mail.
pub(super) fn cut_returned(human: &str) -> (&str, Option<&str>) {
    let mut at = 0;
    for line in human.split_inclusive('\n') {
        let end = at + line.len();
        let bare = text::bare(line);
        if at > 0 && is_mark(bare, FORMS.iter().flat_map(|form| form.returned).chain(RETURNED_PART)) {
            // A mark may be a header of the mail itself ("Received:").
            let begins = if begins_mail(&human[at..]) { at } else { end };
            return (&human[..at], Some(&human[begins..]));
        }
        if begins_mail(&human[at..]) && at > 0 {
            return (&human[..at], Some(&human[at..]));
        }
        at = end;
    }
    (human, None)
}

fn is_mark<'m>(line: &str, mut marks: impl Iterator<Item = &'m &'m str>) -> bool {
    !line.is_empty() && marks.any(|mark| text::begins(line, mark))
}

/// Whether a text begins with the headers of a mail, unmarked: at least three, one of which only mails have.
fn begins_mail(text: &str) -> bool {
    const TELLING: [&str; 4] = ["Received:", "Return-Path:", "Message-ID:", "DKIM-Signature:"];
    if !TELLING.iter().any(|name| text::begins(text, name)) {
        return false;
    }
    let mut headers = 0;
    for line in text.lines().take(12) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        if !is_header(line) {
            break;
        }
        headers += 1;
    }
    headers >= 3
}

fn is_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// The form of a text; `None` where it has none of the table.
pub(super) fn form_of(human: &str) -> Option<&'static Form> {
    let lines: Vec<&str> = human.lines().map(text::bare).filter(|line| !line.is_empty()).collect();
    // Most marks begin with a letter that no line begins with.
    let mut first = [false; 256];
    for line in &lines {
        first[usize::from(line.as_bytes()[0].to_ascii_lowercase())] = true;
    }
    FORMS.iter().find(|form| {
        form.marks.iter().any(|mark| {
            first[usize::from(mark.as_bytes()[0].to_ascii_lowercase())]
                && lines.iter().any(|line| text::begins(line, mark))
        })
    })
}

/// The recipients that a text of this form names.
pub(super) fn read<'t>(
    form: &Form,
    lines: impl Iterator<Item = &'t str> + Clone,
    is_sender: impl Fn(&str) -> bool,
) -> Vec<Noted<'t>> {
    let mut reader = Reader {
        noted: Vec::new(),
        current: None,
        listing: matches!(form.list, List::Everywhere),
        gap: true,
        answer: None,
        original_follows: false,
    };
    let senders = senders(lines.clone());
    for line in lines {
        reader.line(form, text::bare(line), &|address| {
            is_sender(address) || senders.iter().any(|sender| sender.eq_ignore_ascii_case(address))
        });
    }
    reader.noted
}

/// The recipient that a text of no known form names within its lines: the only address, except the sender's, in the lines that
/// give a cause.
pub(super) fn read_causes<'t>(human: &'t str, is_sender: impl Fn(&str) -> bool) -> Vec<Noted<'t>> {
    let of_line = |line: &'t str| {
        let mut addresses = address::find(line);
        let only = addresses.next().filter(|_| addresses.next().is_none())?;
        let before = &line[..only.address.as_ptr() as usize - line.as_ptr() as usize];
        if is_sender(only.address) || is_advice(before) {
            return None;
        }
        let answer = classify(line);
        // A problem of an address is in the same line; other advice has other addresses.
        let tells_cause = answer.category() == Category::Recipient && is_telling_answer(&answer);
        tells_cause.then(|| Noted {
            address: only.address,
            original: None,
            said: String::from(text::bare(line)),
        })
    };
    let mut noted: Vec<Noted<'t>> = Vec::new();
    for one in human.lines().filter_map(of_line) {
        match noted.first_mut() {
            None => noted.push(one),
            Some(known) if known.is(one.address) => push_line(&mut known.said, &one.said),
            // Advice and guesses name other addresses.
            Some(_) => return Vec::new(),
        }
    }
    noted
}

/// The senders in a transcript, which are no recipients.
fn senders<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let of_line = |line: &'t str| {
        let rest = text::after(line, "MAIL FROM:")?;
        Some(address::at_start(rest)?.address)
    };
    lines.filter_map(of_line).collect()
}

/// Whether a line is quoted from another mail.
pub(super) fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with(['>', '|'])
}

struct Reader<'t> {
    noted: Vec<Noted<'t>>,
    /// The recipient that the lines belong to.
    current: Option<usize>,
    /// Whether a line that begins with an address names a recipient.
    listing: bool,
    /// Whether the line before was empty.
    gap: bool,
    /// A server's answer before a recipient was named.
    answer: Option<&'t str>,
    /// Whether the line before ended with "(expanded from".
    original_follows: bool,
}

impl<'t> Reader<'t> {
    /// Reads the next line. The first of these steps that finds what it looks for has read the line.
    fn line(&mut self, form: &Form, line: &'t str, is_sender: &dyn Fn(&str) -> bool) {
        if line.is_empty() {
            self.gap = true;
            return;
        }
        let gap = core::mem::take(&mut self.gap);
        let is_read = self.begin_list(form, line, is_sender)
            || self.note_after_lead(form, line, is_sender)
            || self.end_list(form, line)
            || self.note_original(line)
            || (self.listing && self.note_listed(form, line, gap, is_sender))
            || is_description(line);
        if !is_read {
            self.add(line, gap);
        }
    }

    /// Begins a list of recipients below a line that announces it.
    fn begin_list(&mut self, form: &Form, line: &'t str, is_sender: &dyn Fn(&str) -> bool) -> bool {
        let List::Below(marks) = &form.list else { return false };
        if !is_mark(line, marks.iter()) {
            return false;
        }
        self.listing = true;
        self.current = None;
        // Some forms have the first recipient in the same line.
        let found = after_words(line, form.lead).or_else(|| address::find(line).next());
        if let Some(found) = found.filter(|found| !is_sender(found.address)) {
            self.note(found, found.after);
        }
        true
    }

    /// Notes the recipient after the words that lead to one in this form.
    fn note_after_lead(&mut self, form: &Form, line: &'t str, is_sender: &dyn Fn(&str) -> bool) -> bool {
        let Some(found) = after_words(line, form.lead).filter(|found| !is_sender(found.address)) else {
            return false;
        };
        // The words before an address say nothing by themselves.
        let says_more = found.after.contains(char::is_alphanumeric);
        self.note(found, if says_more { line } else { "" });
        true
    }

    /// Ends the list at a line that no list of this form goes beyond.
    fn end_list(&mut self, form: &Form, line: &str) -> bool {
        let ends = is_mark(line, form.ends.iter());
        if ends {
            self.current = None;
            self.listing = false;
            self.answer = None;
        }
        ends
    }

    /// Notes the address that the mail was sent to first, where the line before announced it.
    fn note_original(&mut self, line: &'t str) -> bool {
        if !core::mem::take(&mut self.original_follows) {
            return false;
        }
        let (Some(current), Some(found)) = (self.current, address::at_start(line)) else { return false };
        let noted = &mut self.noted[current];
        noted.original = Some(found.address);
        push_line(&mut noted.said, found.after.trim_start_matches([')', ':', ' ']));
        true
    }

    /// Notes the recipient of a line in a list.
    fn note_listed(
        &mut self,
        form: &Form,
        line: &'t str,
        gap: bool,
        is_sender: &dyn Fn(&str) -> bool,
    ) -> bool {
        // A text of no known form has other addresses too: in signatures, in advice.
        let is_recipient = |found: &Found<'_>| {
            !form.marks.is_empty()
                || found.bracketed
                || (!is_sender(found.address) && ends_address(found.after))
        };
        let may_have_name = gap && matches!(form.list, List::Below(_));
        let found = recipient_line(line, may_have_name).filter(is_recipient);
        // Exim writes "an undisclosed address", and below it the address that was forwarded to there.
        let found = found.or_else(|| if self.current.is_none() { forwarded_from(line) } else { None });
        if let Some(found) = found {
            self.note(found, found.after);
        }
        found.is_some()
    }

    /// Adds a line to what is said of the current recipient.
    fn add(&mut self, line: &'t str, gap: bool) {
        let Some(current) = self.current else {
            // The recipient that a server's answer is for may be named below it.
            if line.starts_with("<<< ") {
                self.answer = Some(line);
            }
            return;
        };
        let noted = &mut self.noted[current];
        // A paragraph about a recipient may be followed by words about all of them.
        let said = &noted.said;
        if gap && !said.is_empty() && !said.ends_with(':') && !is_telling(line) {
            self.current = None;
            return;
        }
        match forwarded_from(line) {
            Some(original) => noted.original = Some(original.address),
            None => push_line(&mut noted.said, line),
        }
    }

    /// Notes a recipient, with what the line says of it.
    fn note(&mut self, found: Found<'t>, said: &'t str) {
        let same = |noted: &Noted<'_>| noted.address.eq_ignore_ascii_case(found.address);
        let at = self.noted.iter().position(same).unwrap_or_else(|| {
            self.noted.push(Noted { address: found.address, original: None, said: String::new() });
            self.noted.len() - 1
        });
        self.current = Some(at);
        if let Some(answer) = self.answer.take() {
            push_line(&mut self.noted[at].said, answer);
        }
        let rest = said.trim_start_matches([':', ',', ';', '.', ' ', '\t']);
        if FORWARDED.iter().any(|words| rest.trim_end().eq_ignore_ascii_case(words)) {
            self.original_follows = true;
            return;
        }
        match forwarded_from(rest) {
            Some(original) => {
                self.noted[at].original = Some(original.address);
                if let Some((_, said)) = rest.split_once("): ") {
                    push_line(&mut self.noted[at].said, said);
                }
            }
            None => push_line(&mut self.noted[at].said, rest),
        }
    }
}

fn push_line(said: &mut String, line: &str) {
    let line = line.trim();
    if !line.is_empty() {
        if !said.is_empty() {
            said.push('\n');
        }
        said.push_str(line);
    }
}

/// Whether a line describes the mail, and not the result of its delivery.
fn is_description(line: &str) -> bool {
    ["Subject:", "Sent:", "Date:", "Message-ID:"].iter().any(|name| text::begins(line, name))
}

/// The address right after one of these words.
fn after_words<'t>(line: &'t str, words: &[&str]) -> Option<Found<'t>> {
    if !line.contains('@') {
        return None;
    }
    words.iter().find_map(|words| {
        let at = text::position(line, words)?;
        let rest = &line[at + words.len()..];
        let found = address::at_start(rest.trim_start_matches([' ', '\t', ':', '：', '\u{a0}']))?;
        (!is_advice(&line[..at])).then_some(found)
    })
}

/// Whether a sentence that begins so asks to write to the address behind it, and does not say that this has failed:
/// "Please send your mail to".
fn is_advice(before: &str) -> bool {
    const ADVICE: [&str; 8] = ["send", "resend", "forward", "redirect", "write", "contact", "reply", "mail"];
    const FAILURE: [&str; 9] =
        ["not", "cannot", "can't", "couldn't", "unable", "failed", "fails", "failure", "error"];
    let start = before.rfind([':', '!', '?', ';']).max(before.rfind(". ")).map_or(0, |at| at + 1);
    let words = || before[start..].split(|c: char| !c.is_alphanumeric() && c != '\'');
    let has = |list: &[&str]| words().any(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)));
    has(&ADVICE) && !has(&FAILURE)
}

/// The recipient that a line of a list names: the line begins with its address, or is its name and its address.
fn recipient_line(line: &str, may_have_name: bool) -> Option<Found<'_>> {
    let line = line.strip_prefix(">>> ").unwrap_or(line);
    if let Some(found) = address::at_start(line) {
        return Some(found);
    }
    if !may_have_name || line.len() > 120 {
        return None;
    }
    let found = address::find(line).last()?;
    let (name, _) = line.rsplit_once(found.address)?;
    let is_name = name.split_whitespace().count() <= 5 && !name.contains([':', '=', ';']);
    (is_name && found.after.trim().is_empty() && !address::is_of_staff(found.address)).then_some(found)
}

/// Words before the address that a mail was sent to first.
const FORWARDED: [&str; 5] =
    ["(expanded from:", "(expanded from", "(ultimately generated from", "(generated from", "generated by"];

/// Whether the text after an address does not continue the sentence: "joe@example.com: no such user".
fn ends_address(after: &str) -> bool {
    let after = after.trim();
    after.is_empty() || after.starts_with(|c: char| c.is_ascii_punctuation())
}

/// The address that the mail was sent to first: "(expanded from <joe@example.com>)".
fn forwarded_from(line: &str) -> Option<Found<'_>> {
    let words = FORWARDED.iter().find(|words| text::begins(line, words))?;
    address::find(&line[words.len()..]).next()
}

/// Whether a line looks like a server's reply or a cause, not like an apology.
pub(super) fn is_telling(line: &str) -> bool {
    const FRONTS: [&str; 27] = [
        "dns ",
        "for the following reason",
        "the recipient server",
        "google tried",
        "<<<",
        "connect ",
        "remote",
        "reason",
        "error",
        "diagnostic",
        "smtp",
        "said:",
        "host ",
        "connected to",
        "giving up",
        "status:",
        "i'm not going to try",
        "(reason:",
        "technical",
        "failed",
        "because",
        "mail server",
        "server ",
        "550",
        "the error",
        "the response",
        "response",
    ];
    let line = line.trim_start_matches(['"', '\'', '(', '[', '#', '<', ' ']);
    begins_with_code(line) || FRONTS.iter().any(|front| text::begins(line, front))
}

/// Whether a text begins with the code of a refusal: "550 …", "5.1.1 …".
pub(super) fn begins_with_code(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.starts_with(['4', '5']) && (digits == 3 || (digits == 1 && text[1..].starts_with('.')))
}

/// The lines of a text that are about this recipient: those that name it, with the answers to its commands.
pub(super) fn about(address: &str, human: &str) -> String {
    let mut found = String::new();
    let mut answers = false;
    for line in human.lines() {
        let line = text::bare_answer(line);
        if text::contains(line, address) {
            answers = line.contains("RCPT") || line.contains("rcpt");
            // The address alone says nothing.
            if line.len() > address.len() + "<>:".len() {
                push_line(&mut found, line);
            }
        } else if line.starts_with("<<<") {
            if answers {
                push_line(&mut found, line);
            }
        } else {
            answers = false;
        }
    }
    found
}

/// A text without the paragraphs that name others than this recipient.
pub(super) fn without_others(address: &str, human: &str) -> String {
    let mut rest = String::new();
    let mut paragraph = String::new();
    for line in human.lines().chain([""]) {
        push_line(&mut paragraph, line);
        if line.trim().is_empty() {
            let names_others =
                address::find(&paragraph).any(|found| !found.address.eq_ignore_ascii_case(address));
            if !names_others {
                push_line(&mut rest, &paragraph);
            }
            paragraph.clear();
        }
    }
    rest
}

/// The lines of a text that look like a server's reply.
pub(super) fn telling(human: &str) -> String {
    let mut found = String::new();
    let mut goes_on = false;
    for line in human.lines() {
        let bare = text::bare_answer(line);
        if is_telling(bare) {
            push_line(&mut found, bare);
            goes_on = true;
        } else if goes_on && !bare.is_empty() {
            push_line(&mut found, bare);
        } else {
            goes_on = false;
        }
    }
    found
}

/// A text without the words that occur in each mail of its form.
pub(super) fn without_marks(form: &Form, human: &str) -> String {
    let listed = if let List::Below(marks) = &form.list { *marks } else { &[] };
    let mut rest = String::new();
    for line in human.lines() {
        let bare = text::bare(line);
        if !is_mark(bare, form.ends.iter()) {
            // A cause may follow the words: "… could not be delivered because their mailboxes are full".
            let mark = listed.iter().find(|mark| text::begins(bare, mark));
            rest.push_str(&bare[mark.map_or(0, |mark| mark.len())..]);
        }
        rest.push('\n');
    }
    rest
}

impl Noted<'_> {
    pub(super) fn is(&self, address: &str) -> bool {
        self.address.eq_ignore_ascii_case(address)
    }
}
