//! Reply and knowledge → why it was said and what to do.

mod classification;
mod codes;
mod diagnostic;
mod text;

pub use classification::{Classification, Evidence};
pub use diagnostic::Diagnostic;

use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::knowledge::Provider;
use crate::reason::{Reason, Stage};

/// Classifies whatever holds a reply.
pub fn classify<T: AsRef<[u8]> + ?Sized>(reply: &T) -> Classification {
    let found = Diagnostic::parse(reply);
    decide(found.code(), found.enhanced(), found.stage(), found.host(), found.text(), found.before())
}

fn decide(
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
    stage: Option<Stage>,
    host: Option<&[u8]>,
    text: &[u8],
    before: &[u8],
) -> Classification {
    let mut answer = Classification::unknown();
    answer.code = code;
    answer.enhanced = enhanced;
    answer.stage = stage;
    answer.provider = host.and_then(Provider::of_host);
    if let Some(code) = code
        && (code.is_success() || code.is_intermediate())
    {
        answer.reason = if code.is_success() { Reason::Accepted } else { Reason::Intermediate };
        answer.evidence = Evidence::ReplyCode;
        return answer.conclude(Some(code.class()));
    }
    let mut said = text::hear(text);
    if said.reason.is_none() && !before.is_empty() {
        let also = text::hear(before);
        said.reason = also.reason;
        said.specific = false;
        said.matched = also.matched;
    }
    answer.blocklist = said.blocklist;
    answer.provider = answer.provider.or(said.provider);
    let by_enhanced = enhanced.and_then(codes::of_enhanced);
    let by_code = code.and_then(|code| codes::of_reply(code, stage));
    let (reason, evidence) = match (said.reason, by_enhanced, by_code) {
        (Some(reason), _, _) if said.specific => (reason, Evidence::Text),
        (_, Some((reason, true)), _) => (reason, Evidence::EnhancedCode),
        (Some(reason), _, _) => (reason, Evidence::Text),
        (None, Some((reason, false)), _) => (reason, Evidence::EnhancedCode),
        (None, None, Some(reason)) => (reason, Evidence::ReplyCode),
        (None, None, None) => (Reason::Unknown, Evidence::Nothing),
    };
    answer.reason = reason;
    answer.evidence = evidence;
    if evidence == Evidence::Text {
        answer.matched = said.matched;
    }
    let class = if said.temporary { Some(Class::TransientNegative) } else { answer.class() };
    answer.conclude(class)
}
