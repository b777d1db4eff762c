//! Serde support for classifications.

use super::{Classification, Confidence, Evidence};
use crate::code::{EnhancedCode, ReplyCode};
use crate::knowledge::{Blocklist, Provider};
use crate::reason::{Action, BounceKind, Reason, Stage};
use core::fmt;
use core::marker::PhantomData;
use core::time::Duration;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl Serialize for Classification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Classification", 17)?;
        fields.serialize_field("code", &self.code())?;
        fields.serialize_field("enhanced", &self.enhanced())?;
        fields.serialize_field("class", &self.class())?;
        fields.serialize_field("subject", &self.subject())?;
        fields.serialize_field("category", &self.category())?;
        fields.serialize_field("reason", &self.reason())?;
        fields.serialize_field("bounce", &self.bounce())?;
        fields.serialize_field("action", &self.action())?;
        fields.serialize_field("evidence", &self.evidence())?;
        fields.serialize_field("matched", &self.matched)?;
        fields.serialize_field("retry_after", &self.retry_after().as_ref().map(Duration::as_secs))?;
        fields.serialize_field("blocklist", &self.blocklist())?;
        fields.serialize_field("provider", &self.provider())?;
        fields.serialize_field("stage", &self.stage())?;
        fields.serialize_field("confidence", &self.confidence())?;
        fields.serialize_field("runner_up", &self.runner_up())?;
        fields.serialize_field("rule", &self.rule)?;
        fields.end()
    }
}

/// The fields as they are serialised. Those that follow from others are ignored; all but reason, bounce kind and action may
/// be missing, as an older version may not have had them.
#[derive(serde::Deserialize)]
#[serde(rename = "Classification")]
struct Fields {
    #[serde(default)]
    code: Option<ReplyCode>,
    #[serde(default)]
    enhanced: Option<EnhancedCode>,
    #[serde(default, rename = "class")]
    _class: Option<Name<()>>,
    #[serde(default, rename = "subject")]
    _subject: Option<Name<()>>,
    #[serde(default, rename = "category")]
    _category: Name<()>,
    reason: Name<Reason>,
    bounce: Name<BounceKind>,
    action: Name<Action>,
    #[serde(default)]
    evidence: Name<Evidence>,
    #[serde(default)]
    matched: Option<(u32, u32)>,
    #[serde(default)]
    retry_after: Option<u64>,
    #[serde(default)]
    blocklist: Option<Name<&'static Blocklist>>,
    #[serde(default)]
    provider: Option<Name<&'static Provider>>,
    #[serde(default)]
    stage: Option<Name<Stage>>,
    #[serde(default)]
    confidence: u8,
    #[serde(default)]
    runner_up: Option<Name<Reason>>,
    #[serde(default)]
    rule: Option<u16>,
}

impl<'de> Deserialize<'de> for Classification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        Ok(Self {
            code: fields.code,
            enhanced: fields.enhanced,
            reason: fields.reason.0.unwrap_or(Reason::Unknown),
            bounce: fields.bounce.0.unwrap_or(BounceKind::Soft),
            action: fields.action.0.unwrap_or(Action::Review),
            evidence: fields.evidence.0.unwrap_or(Evidence::Nothing),
            confidence: Confidence::of(fields.confidence),
            runner_up: fields.runner_up.and_then(|name| name.0),
            matched: fields.matched,
            retry_after: fields.retry_after.map(Duration::from_secs),
            blocklist: fields.blocklist.and_then(|name| name.0),
            provider: fields.provider.and_then(|name| name.0),
            stage: fields.stage.and_then(|name| name.0),
            rule: fields.rule,
        })
    }
}

/// The value of a name; `None` where this version does not know it.
struct Name<T>(Option<T>);

impl<T> Default for Name<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: FromName> Deserialize<'de> for Name<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor(PhantomData))
    }
}

struct NameVisitor<T>(PhantomData<T>);

impl<T: FromName> Visitor<'_> for NameVisitor<T> {
    type Value = Name<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name<T>, E> {
        Ok(Name(T::from_name(name)))
    }
}

/// A value that is serialised as its name.
trait FromName: Sized {
    fn from_name(name: &str) -> Option<Self>;
}

macro_rules! from_name {
    ($($kind:ty: $from_name:expr;)+) => {
        $(impl FromName for $kind {
            fn from_name(name: &str) -> Option<Self> {
                let from_name: fn(&str) -> Option<Self> = $from_name;
                from_name(name)
            }
        })+
    };
}

from_name! {
    Reason: |name| name.parse().ok();
    BounceKind: |name| name.parse().ok();
    Action: |name| name.parse().ok();
    Evidence: |name| name.parse().ok();
    Stage: |name| name.parse().ok();
    &'static Provider: Provider::by_id;
    &'static Blocklist: Blocklist::by_name;
    // Ignored: it follows from other fields.
    (): |_| None;
}
