//! The languages of the texts for people, and their tags. Uses only `name`.

use core::fmt;
use core::str::FromStr;

/// A language of explanations and of the meanings of codes.
///
/// It parses language tags of mail and the web (RFC 5646), and POSIX locales:
///
/// ```
/// use smtp_reply::Language;
///
/// for tag in ["de", "DE", "de-AT", "de_DE.UTF-8", "deu"] {
///     assert_eq!(tag.parse(), Ok(Language::De), "{tag}");
/// }
/// assert_eq!("en_US".parse(), Ok(Language::En));
/// assert_eq!(Language::De.tag(), "de");
/// ```
///
/// # Errors
///
/// Returns an error for the tag of another language:
///
/// ```
/// # use smtp_reply::Language;
/// let error = "fr-FR".parse::<Language>().unwrap_err();
/// assert_eq!(error.to_string(), "expected the tag of one of the languages en, de; found another");
/// assert!("".parse::<Language>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German, deutsch.
    De,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::En, Self::De];

    /// Returns the tag of the language (RFC 5646), its two-letter code.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// The three-letter codes of ISO 639, which some systems use instead of the tag.
    const fn long_tags(self) -> &'static [&'static str] {
        match self {
            Self::En => &["eng"],
            Self::De => &["deu", "ger"],
        }
    }
}

impl fmt::Display for Language {
    /// The tag.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tag())
    }
}

impl FromStr for Language {
    type Err = ParseLanguageError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let (primary, rest) = match s.find(['-', '_', '.', '@']) {
            Some(at) => (&s[..at], Some(&s[at + 1..])),
            None => (s, None),
        };
        if rest == Some("") {
            return Err(ParseLanguageError(()));
        }
        let named = |tag: &&str| tag.eq_ignore_ascii_case(primary);
        Self::ALL
            .iter()
            .copied()
            .find(|language| named(&language.tag()) || language.long_tags().iter().any(named))
            .ok_or(ParseLanguageError(()))
    }
}

/// The error of parsing a [`Language`]: there are no texts in that language.
///
/// ```
/// use smtp_reply::Language;
///
/// // The program chooses a fallback for other languages.
/// let language: Language = "fr".parse().unwrap_or_default();
/// assert_eq!(language, Language::En);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the tag of one of the languages {Tags}; found another")]
pub struct ParseLanguageError(());

/// "en, de".
struct Tags;

impl fmt::Display for Tags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, language) in Language::ALL.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            f.write_str(language.tag())?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::Language;
    use crate::name::NameVisitor;
    use serde::de::{Deserialize, Deserializer};
    use serde::ser::{Serialize, Serializer};

    /// Serialised as its tag.
    impl Serialize for Language {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.tag())
        }
    }

    /// Parsed from a tag.
    impl<'de> Deserialize<'de> for Language {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(NameVisitor::new("the tag of a language such as en"))
        }
    }
}
