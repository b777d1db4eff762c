//! Serde support for diagnostics.

use super::Diagnostic;
use core::fmt::{self, Write};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// Serialised as a structure of its parts.
impl Serialize for Diagnostic<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Diagnostic", 15)?;
        fields.serialize_field("code", &self.code())?;
        fields.serialize_field("enhanced", &self.enhanced())?;
        fields.serialize_field("status", &self.status())?;
        fields.serialize_field("stage", &self.stage())?;
        fields.serialize_field("host", &self.host().map(Lossy))?;
        fields.serialize_field("text", &Lossy(self.text()))?;
        fields.serialize_field("delivery", &self.delivery())?;
        fields.serialize_field("is_own_refusal", &self.is_own_refusal())?;
        fields.serialize_field("is_complaint", &self.is_complaint())?;
        fields.serialize_field("recipient", &self.recipient().map(Lossy))?;
        fields.serialize_field("original_recipient", &self.original_recipient().map(Lossy))?;
        fields.serialize_field("relay", &self.relay().map(Lossy))?;
        fields.serialize_field("queue_id", &self.queue_id().map(Lossy))?;
        fields.serialize_field("system", &self.system())?;
        fields.serialize_field("time", &self.time().map(Lossy))?;
        fields.end()
    }
}

/// Bytes as a string, with U+FFFD for what is not UTF-8.
struct Lossy<'a>(&'a [u8]);

impl Serialize for Lossy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match core::str::from_utf8(self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.collect_str(self),
        }
    }
}

impl fmt::Display for Lossy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_char(char::REPLACEMENT_CHARACTER)?;
            }
        }
        Ok(())
    }
}
