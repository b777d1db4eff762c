//! qmail-send's reports of deliveries, whose spaces are underscores:
//! `192.0.2.1_does_not_like_recipient./Remote_host_said:_550_no_such_user/Giving_up_on_192.0.2.1./`.

use super::Diagnostic;
use crate::code::{EnhancedCode, ReplyCode};
use crate::find::find;
use crate::reason::Stage;
use crate::reply::enhanced;

/// How qmail-remote(8) names the stage.
const STAGES: &[(&str, Stage)] = &[
    ("does_not_like_recipient", Stage::Rcpt),
    ("failed_after_I_sent_the_message", Stage::EndOfData),
    ("failed_on_DATA_command", Stage::Data),
    ("does_not_like_sender", Stage::Mail),
    ("but_greeting_failed", Stage::Connect),
    ("but_my_name_was_rejected", Stage::Ehlo),
    ("but_sender_was_rejected", Stage::Mail),
];

/// The parts of the reply in a report.
pub(super) fn reply(report: &[u8]) -> Diagnostic<'_> {
    const SAID: &[u8] = b"said:_";
    let stage =
        STAGES.iter().find(|(words, _)| find(report, words.as_bytes()).is_some()).map(|&(_, stage)| stage);
    let host = report.split(|byte| matches!(byte, b'_' | b'/')).next().filter(|host| host.contains(&b'.'));
    let found = Diagnostic { stage, host, ..Diagnostic::of_parts(None, None, report) };
    let Some(at) = find(report, SAID).map(|at| at + SAID.len()) else { return found };
    let Some(code) = report.get(at..at + 3).and_then(|digits| ReplyCode::from_bytes(digits).ok()) else {
        return found;
    };
    let (before, text) = (&report[..at], &report[at + 3..]);
    let text = text.strip_prefix(b"_").or(text.strip_prefix(b"-")).unwrap_or(text);
    let front =
        EnhancedCode::prefix(text).ok().filter(|(_, len)| matches!(text.get(*len), None | Some(b'_' | b'/')));
    let enhanced = front.map(|(enhanced, _)| enhanced).or_else(|| enhanced::in_text(text, code));
    Diagnostic { code: Some(code), enhanced, before, text, ..found }
}
