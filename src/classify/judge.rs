//! Evidence → reason: from the form of the line, the scores of words and codes, or the tables of codes.

use super::{Confidence, Evidence};
use crate::code::Class;
use crate::knowledge::code_reasons;
use crate::line::Diagnostic;
use crate::reason::{Category, Reason, Stage};
use crate::text::features::Codes;
use crate::text::{self, Source, Text};
use core::ops::Range;

/// Decides by the form of the line if that gives the reason, otherwise by words and codes.
pub(super) fn judge(found: &Diagnostic<'_>, words: &Text, codes: Codes) -> Judged {
    if let Some(reason) = found.reason_of_form() {
        return Judged {
            reason,
            evidence: Evidence::Line,
            confidence: Confidence::BY_FORM,
            runner_up: None,
            deciding: None,
            passing: false,
            may_suppress: true,
        };
    }
    let refused = found.is_refusal();
    let judged = if words.is_empty() { by_tables(codes, refused) } else { by_model(words, codes, refused) };
    let judged = Judged { reason: at_stage(judged.reason, codes.stage), ..judged };
    match (judged.reason, codes.stage) {
        // A server that refuses a name in EHLO may use any words.
        (Reason::Unknown, Some(Stage::Ehlo)) if found.is_own_refusal() => {
            Judged { reason: Reason::ReverseDnsMissing, ..judged }
        }
        (Reason::Unknown, _) if found.is_own_refusal() => Judged { reason: Reason::PolicyRejected, ..judged },
        _ => judged,
    }
}

/// What follows from the evidence.
pub(super) struct Judged {
    pub(super) reason: Reason,
    pub(super) evidence: Evidence,
    pub(super) confidence: Confidence,
    pub(super) runner_up: Option<Reason>,
    pub(super) deciding: Option<Range<u16>>,
    /// The text calls the failure temporary.
    pub(super) passing: bool,
    /// The evidence is good enough to suppress an address.
    pub(super) may_suppress: bool,
}

/// Adjusts a reason to the stage: before RCPT no recipient is known, so an unknown address or domain is the sender's, or the
/// name that the client gave in EHLO.
pub(crate) const fn at_stage(reason: Reason, stage: Option<Stage>) -> Reason {
    use Reason as R;
    match (stage, reason) {
        (
            Some(Stage::Mail),
            R::UserUnknown | R::DomainUnknown | R::InvalidAddress | R::MailboxUnavailable,
        ) => R::SenderRejected,
        (Some(Stage::Connect | Stage::Ehlo), R::DomainUnknown | R::InvalidAddress) => R::ReverseDnsMissing,
        // The only address known by then is the client's.
        (Some(Stage::Connect), R::SenderRejected) => R::IpBlocklisted,
        _ => reason,
    }
}

/// Decides by the scores of words and codes.
fn by_model(words: &Text, codes: Codes, refused: bool) -> Judged {
    let verdict = text::verdict(words, codes, refused || codes.class().is_some_and(Class::is_refusal));
    let evidence = match verdict.source {
        Source::Words => Evidence::Text,
        Source::EnhancedCode => Evidence::EnhancedCode,
        Source::ReplyCode => Evidence::ReplyCode,
        Source::Nothing => Evidence::Nothing,
    };
    let confidence = Confidence::of(verdict.confidence);
    // The words alone support the reason, or a code that means only this reason does.
    let is_telling = verdict.words_agree || sense(codes, refused) == Some((verdict.reason, true));
    let may_suppress = is_telling && confidence >= Confidence::TO_SUPPRESS && !is_about_login(codes);
    Judged {
        reason: verdict.reason,
        evidence,
        confidence,
        runner_up: Some(verdict.runner_up),
        deciding: verdict.deciding,
        passing: verdict.passing,
        may_suppress,
    }
}

/// Whether the reply code is about the client's login: then the user who is unknown is the sender.
fn is_about_login(codes: Codes) -> bool {
    let reason = codes.code.and_then(|code| code_reasons::of_reply(code, codes.stage));
    matches!(reason, Some(Reason::AuthenticationRequired | Reason::AuthenticationFailed))
}

/// Decides by the tables of codes, where no word is known.
fn by_tables(codes: Codes, refused: bool) -> Judged {
    let (reason, evidence, confidence) = match (sense(codes, refused), codes.code) {
        (Some((reason, true)), _) => (reason, Evidence::EnhancedCode, TELLING),
        (Some((reason, false)), _) => (reason, Evidence::EnhancedCode, VAGUE),
        (None, Some(code)) => match code_reasons::of_reply(code, codes.stage) {
            Some(reason) if reason.category() == Category::Protocol => {
                (reason, Evidence::ReplyCode, PROTOCOL)
            }
            Some(reason) => (reason, Evidence::ReplyCode, VAGUE),
            None => (Reason::Unknown, Evidence::Nothing, Confidence::MIN),
        },
        (None, None) => (Reason::Unknown, Evidence::Nothing, Confidence::MIN),
    };
    Judged {
        reason,
        evidence,
        confidence,
        runner_up: None,
        deciding: None,
        passing: false,
        may_suppress: evidence == Evidence::EnhancedCode && confidence >= TELLING,
    }
}

/// The share of labelled replies whose reason is the one that the tables of codes give, in per cent: where an enhanced code
/// means one reason only, where a reply code is about the protocol, and elsewhere. `training report` prints them.
const TELLING: Confidence = Confidence::of(85);
const PROTOCOL: Confidence = Confidence::of(70);
const VAGUE: Confidence = Confidence::of(20);

/// The reason for the enhanced code, or for the status given in a log. With `refused`, it is never that of a success.
fn sense(codes: Codes, refused: bool) -> Option<code_reasons::Sense> {
    let permanent = codes.class() == Some(Class::PermanentNegative);
    let (code, provider) = match (codes.enhanced, codes.status) {
        (Some(enhanced), _) => (enhanced, codes.provider),
        (None, Some(status)) if codes.code.is_none() => (status, None),
        _ => return None,
    };
    code_reasons::of_enhanced(code, provider, permanent, refused)
}

/// Returns the reason that the tables of codes give, and whether the code means only that reason.
#[cfg(feature = "__training")]
pub(crate) fn by_code_tables(codes: Codes) -> Option<code_reasons::Sense> {
    sense(codes, codes.code.is_some())
        .or_else(|| Some((code_reasons::of_reply(codes.code?, codes.stage)?, false)))
}
