//! The parts of a line of any known form.

use super::forms::Outcome;
use super::system::System;
use crate::code::{EnhancedCode, ReplyCode};
use crate::reason::Reason;

/// The parts of a line whose form is known, as written.
#[derive(Clone, Copy)]
pub(super) struct KnownLine<'a> {
    pub(super) system: Option<System>,
    pub(super) outcome: Outcome,
    pub(super) time: Option<&'a [u8]>,
    pub(super) queue_id: Option<&'a [u8]>,
    pub(super) recipient: Option<&'a [u8]>,
    pub(super) original_recipient: Option<&'a [u8]>,
    pub(super) relay: Option<&'a [u8]>,
    /// A code in a field of its own.
    pub(super) code: Option<ReplyCode>,
    pub(super) status: Option<EnhancedCode>,
    /// The reason, if the form itself gives it.
    pub(super) reason: Option<Reason>,
    /// Whether the line calls the failure temporary.
    pub(super) soft: bool,
    /// The part that may name the stage.
    pub(super) head: &'a [u8],
    /// The reply, or the text in its place.
    pub(super) words: &'a [u8],
}

impl<'a> KnownLine<'a> {
    /// Returns a line of which only the system is known yet.
    pub(super) const fn of(system: System, head: &'a [u8]) -> Self {
        Self {
            system: Some(system),
            outcome: Outcome::Nothing,
            time: None,
            queue_id: None,
            recipient: None,
            original_recipient: None,
            relay: None,
            code: None,
            status: None,
            reason: None,
            soft: false,
            head,
            words: b"",
        }
    }
}
