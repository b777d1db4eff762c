//! The texts that a language must provide.

use super::display::Wait;
use super::{Guide, de, en};
use crate::code::{Class, EnhancedSubject};
use crate::knowledge::{Blocklist, LinkKind};
use crate::language::Language;
use crate::reason::{Reason, Retry};
use core::fmt::{self, Formatter};

/// All texts of one language.
pub(super) struct Catalogue {
    pub(super) reason: fn(Reason) -> &'static Text,
    /// For the codes that people ask about by their number.
    pub(super) guide: fn(Guide) -> &'static Text,
    /// For every other reply code.
    pub(super) class: fn(Class) -> &'static Text,
    /// For enhanced codes.
    pub(super) subject: fn(EnhancedSubject) -> &'static Text,
    pub(super) retry: fn(Retry) -> &'static str,
    /// What a link leads to.
    pub(super) link: fn(LinkKind) -> &'static str,
    pub(super) unit: fn(Unit, u64) -> &'static str,
    pub(super) headings: Headings,
    /// The note for a usually permanent failure that the server calls temporary.
    pub(super) temporary: &'static str,
    pub(super) wait: fn(&mut Formatter<'_>, Wait) -> fmt::Result,
    pub(super) blocklist: fn(&mut Formatter<'_>, &Blocklist) -> fmt::Result,
    pub(super) provider: fn(&mut Formatter<'_>, &str) -> fmt::Result,
}

impl Catalogue {
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::CATALOGUE,
            Language::De => &de::CATALOGUE,
        }
    }
}

/// One explanation: a title without a full stop, everything else in whole sentences.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Text {
    pub(super) title: &'static str,
    pub(super) meaning: &'static str,
    pub(super) causes: &'static [&'static str],
    pub(super) sender: &'static [&'static str],
    pub(super) recipient: &'static [&'static str],
}

/// The headings of the parts of a printed explanation.
pub(super) struct Headings {
    pub(super) causes: &'static str,
    pub(super) sender: &'static str,
    pub(super) recipient: &'static str,
    pub(super) retry: &'static str,
    pub(super) references: &'static str,
    pub(super) links: &'static str,
}

/// A unit of time, for waiting.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
}
