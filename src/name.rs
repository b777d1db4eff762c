//! Stable `snake_case` names of enum values, the same in JSON, logs and `Display`, and their parser. Uses only `core`.

/// Defines an enum whose values have names: `names! { "what to expect", pub enum … }`.
macro_rules! names {
    (
        $what:literal,
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident $(= $number:literal)?,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumString)]
        #[strum(
            serialize_all = "snake_case",
            parse_err_ty = crate::name::ParseNameError,
            parse_err_fn = $name::unknown_name
        )]
        pub enum $name {
            $($(#[$variant_meta])* $variant $(= $number)?,)+
        }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the stable `snake_case` name, as in JSON and logs.
            pub const fn as_str(self) -> &'static str {
                /// Implements strum's traits in place of the enum, so that they are not part of the public API.
                #[derive(strum::VariantNames)]
                #[strum(serialize_all = "snake_case")]
                #[allow(dead_code, reason = "for its names only")]
                enum Names {
                    $($variant,)+
                }
                const NAMES: &[&str] = <Names as strum::VariantNames>::VARIANTS;
                NAMES[self as usize - Self::ALL[0] as usize]
            }

            fn unknown_name(_: &str) -> $crate::name::ParseNameError {
                $crate::name::ParseNameError { expected: $what }
            }
        }

        /// The stable name.
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        /// The stable name.
        impl From<$name> for &'static str {
            fn from(value: $name) -> Self {
                value.as_str()
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::name::NameVisitor::new($what))
            }
        }
    };
}
pub(crate) use names;

/// Deserialises a name. Binary formats have the name, too, as the number of a variant may change with a release.
#[cfg(feature = "serde")]
pub(crate) struct NameVisitor<T> {
    what: &'static str,
    find: fn(&str) -> Option<T>,
}

#[cfg(feature = "serde")]
impl<T: core::str::FromStr> NameVisitor<T> {
    /// Returns a visitor that parses the name.
    pub(crate) fn new(what: &'static str) -> Self {
        Self::with(what, |name| name.parse().ok())
    }
}

#[cfg(feature = "serde")]
impl<T> NameVisitor<T> {
    /// Returns a visitor that finds the value by its name.
    pub(crate) const fn with(what: &'static str, find: fn(&str) -> Option<T>) -> Self {
        Self { what, find }
    }
}

#[cfg(feature = "serde")]
impl<T> serde::de::Visitor<'_> for NameVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<T, E> {
        (self.find)(name).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(name), &self))
    }
}

/// The error of parsing one of the names in this crate.
///
/// ```
/// use smtp_reply::Reason;
///
/// let error = "user-unknown".parse::<Reason>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a reason such as user_unknown, found an unknown name");
/// assert_eq!(error.expected(), "a reason such as user_unknown");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found an unknown name")]
pub struct ParseNameError {
    pub(crate) expected: &'static str,
}

impl ParseNameError {
    /// Returns what was expected, with an example.
    pub const fn expected(&self) -> &'static str {
        self.expected
    }
}
