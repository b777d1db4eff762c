//! How long to wait after a provider's limit was exceeded.

use super::provider::{Key, Provider};
use crate::code::EnhancedCode;
use crate::reason::Pause;

/// The pause after a refusal for too many messages, if the period of the limit follows from the provider or its code.
pub(crate) fn after_too_many(
    provider: Option<&'static Provider>,
    enhanced: Option<EnhancedCode>,
) -> Option<Pause> {
    let code = enhanced.map(|code| (code.subject_number(), code.detail()));
    Some(match (provider.map(Provider::key), code) {
        // The limits of an account for a day: support.google.com/a/answer/166852; Exchange Online, 5.1.90.
        (Some(Key::Google), Some((4, 5))) | (Some(Key::Microsoft), Some((1, 90))) => Pause::DAY,
        // What a mailbox of Exchange Online may get in an hour; details of three digits are Exchange's alone. GoDaddy
        // says "too many messages this hour".
        (_, Some((2, 121 | 122))) | (Some(Key::GoDaddy), _) => Pause::HOUR,
        // Deferrals for volume or complaints (TSS04) last for hours rather than minutes; how many is this crate's choice.
        (Some(Key::Yahoo), _) => Pause::minutes(2 * 60, 4 * 60),
        _ => return None,
    })
}
