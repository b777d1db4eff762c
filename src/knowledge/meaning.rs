//! What a code means, in each language.

use crate::language::Language;

/// A few words for each language.
#[derive(Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub(super) struct Meaning {
    pub(super) en: &'static str,
    pub(super) de: &'static str,
}

impl Meaning {
    pub(super) const fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::De => self.de,
        }
    }
}
