//! Serde support for explanations.

use super::{Explanation, Note};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// Serialised as a structure of its parts, with lists for parts that have several texts. It cannot be deserialised: the texts
/// are part of this crate.
impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Explanation", 11)?;
        fields.serialize_field("language", &self.language())?;
        fields.serialize_field("title", self.title())?;
        fields.serialize_field("meaning", self.meaning())?;
        fields.serialize_field("causes", self.causes())?;
        fields.serialize_field("sender_advice", self.sender_advice())?;
        fields.serialize_field("recipient_advice", self.recipient_advice())?;
        fields.serialize_field("retry", self.retry().as_str())?;
        fields.serialize_field("retry_text", self.retry_text())?;
        fields.serialize_field("notes", &Each(|| self.notes()))?;
        fields.serialize_field("links", &Each(|| self.links()))?;
        fields.serialize_field("references", &Each(|| self.references()))?;
        fields.end()
    }
}

/// Serialised as its text.
impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The items of an iterator, as a sequence.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
