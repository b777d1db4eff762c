//! What a line says besides the reply in it, in any form.

use super::forms::Tells;
use super::system::System;
use crate::code::{EnhancedCode, ReplyCode};
use crate::reason::Reason;

/// The parts of a line whose form is known.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) system: Option<System>,
    pub(super) tells: Tells,
    pub(super) time: Option<&'a [u8]>,
    pub(super) queue_id: Option<&'a [u8]>,
    pub(super) recipient: Option<&'a [u8]>,
    pub(super) original_recipient: Option<&'a [u8]>,
    pub(super) relay: Option<&'a [u8]>,
    /// A code in a field of its own.
    pub(super) code: Option<ReplyCode>,
    pub(super) status: Option<EnhancedCode>,
    /// What the form itself says of the reason.
    pub(super) reason: Option<Reason>,
    /// Whether it calls the failure temporary.
    pub(super) soft: bool,
    /// Where the stage is looked for.
    pub(super) head: &'a [u8],
    /// The reply, or what is said instead of one.
    pub(super) words: &'a [u8],
}

impl<'a> Told<'a> {
    /// Nothing but the system yet.
    pub(super) const fn of(system: System, head: &'a [u8]) -> Self {
        Self {
            system: Some(system),
            tells: Tells::Nothing,
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
