//! Names: what all enums of plain values share is a stable `snake_case` name for each, the same in JSON, logs and
//! `Display`, and read back from there. Uses only `core`.

/// Defines an enum whose values go by their names: `names! { "what to expect", pub enum … }`.
macro_rules! names {
    (
        $what:literal,
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident $(= $number:literal)?,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumString)]
        #[strum(
            serialize_all = "snake_case",
            parse_err_ty = crate::name::ParseNameError,
            parse_err_fn = $name::unknown_name
        )]
        pub enum $name {
            $($(#[$variant_meta])* $variant $(= $number)?,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable `snake_case` name, as in JSON and logs.
            pub const fn as_str(self) -> &'static str {
                /// Bears strum's traits in the enum's place, so that they are no part of the public API.
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

        /// As its name, in binary formats too: a number would change its meaning when a variant is added.
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

/// The error of reading one of the names in this crate: no such name.
///
/// ```
/// use smtp_reply::Reason;
///
/// let error = "user-unknown".parse::<Reason>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a reason such as user_unknown, found another name");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found another name")]
pub struct ParseNameError {
    pub(crate) expected: &'static str,
}

#[cfg(feature = "serde")]
pub(crate) use visitor::NameVisitor;

#[cfg(feature = "serde")]
mod visitor {
    use core::fmt;
    use core::marker::PhantomData;
    use core::str::FromStr;
    use serde::de::{self, Visitor};

    /// Reads a value from its name.
    pub(crate) struct NameVisitor<T> {
        expected: &'static str,
        value: PhantomData<T>,
    }

    impl<T> NameVisitor<T> {
        pub(crate) const fn new(expected: &'static str) -> Self {
            Self { expected, value: PhantomData }
        }
    }

    impl<T: FromStr> Visitor<'_> for NameVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.expected)
        }

        fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
            name.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(name), &self))
        }
    }
}
