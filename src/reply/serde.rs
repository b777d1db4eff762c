//! Serde support for replies and deviations.

use super::{Deviation, Deviations};
use core::fmt;
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Serialised as a sequence of names.
impl Serialize for Deviations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Deviations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;

        impl<'de> Visitor<'de> for Names {
            type Value = Deviations;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence of deviations such as bare_lf")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> Result<Deviations, A::Error> {
                let mut deviations = Deviations::NONE;
                while let Some(deviation) = names.next_element::<Deviation>()? {
                    deviations.insert(deviation);
                }
                Ok(deviations)
            }
        }

        deserializer.deserialize_seq(Names)
    }
}

#[cfg(feature = "alloc")]
mod reply {
    use crate::code::{EnhancedCode, ReplyCode};
    use crate::reply::{Line, Reply};
    use alloc::{string::String, vec::Vec};
    use serde::de::{Deserialize, Deserializer, Error as _};
    use serde::ser::{Serialize, SerializeStruct, Serializer};

    /// Serialised as code, enhanced code and the texts of the lines.
    impl Serialize for Reply<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut reply = serializer.serialize_struct("Reply", 3)?;
            reply.serialize_field("code", &self.code())?;
            reply.serialize_field("enhanced", &self.enhanced())?;
            reply.serialize_field("lines", &Texts(self))?;
            reply.end()
        }
    }

    struct Texts<'a>(&'a Reply<'a>);

    impl Serialize for Texts<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.0.lines().map(|line: Line<'_>| line.text_lossy()))
        }
    }

    /// Built from the parts like a reply to send. The lines get the enhanced code only if they have none.
    impl<'de> Deserialize<'de> for Reply<'static> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            #[derive(serde::Deserialize)]
            #[serde(rename = "Reply")]
            struct Fields {
                code: ReplyCode,
                #[serde(default)]
                enhanced: Option<EnhancedCode>,
                #[serde(default)]
                lines: Vec<String>,
            }

            let Fields { code, enhanced, lines } = Fields::deserialize(deserializer)?;
            let builder = Reply::builder(code).lines(lines);
            let reply = builder.clone().build().map_err(D::Error::custom)?;
            match enhanced {
                Some(enhanced) if reply.enhanced().is_none() => {
                    builder.enhanced(enhanced).build().map_err(D::Error::custom)
                }
                _ => Ok(reply),
            }
        }
    }
}
