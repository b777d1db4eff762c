//! The columns that a text becomes: one table for the functions and for logs.
//!
//! To add a column, add a row: to [`ANSWER`] if a reply alone tells it, to [`MESSAGE`] or [`LINE`] if it takes a log.

use crate::event::Event;
use crate::names::{Named, name_array, name_type};
use datafusion::arrow::array::{
    ArrayRef, BooleanBuilder, Int16Builder, StringArray, StringBuilder, TimestampMicrosecondBuilder,
    UInt8Builder, UInt16Builder, UInt64Builder,
};
use datafusion::arrow::datatypes::{DataType, Field, TimeUnit};
use smtp_reply::{
    Action, Blocklist, BounceKind, Category, Delivery, EnhancedCode, Provider, Reason, ReplyCode, System,
};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

/// Where an event stands in a log.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place<'a> {
    /// Microseconds since 1970.
    pub(crate) time: Option<i64>,
    /// `2025-03-04`, or what stands for a day that is not known.
    pub(crate) day: &'a str,
    pub(crate) line: &'a [u8],
    pub(crate) file: &'a str,
}

/// A column, and how its values come out of an event.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    get: Get,
}

/// A value by its type. A closed set of names is an array of these, and a place in it.
#[derive(Debug)]
enum Get {
    Name(fn() -> &'static Arc<StringArray>, fn(&Event<'_>) -> Option<i16>),
    Code(fn(&Event<'_>) -> Option<ReplyCode>),
    Enhanced(fn(&Event<'_>) -> Option<EnhancedCode>),
    Percent(fn(&Event<'_>) -> u8),
    Seconds(fn(&Event<'_>) -> Option<Duration>),
    Flag(fn(&Event<'_>) -> bool),
    Bytes(for<'a> fn(&Event<'a>) -> Option<&'a [u8]>),
    PlaceTime,
    PlaceBytes(for<'a> fn(&Place<'a>) -> &'a [u8]),
}

use Get::{Bytes, Code, Enhanced, Flag, Name, Percent, PlaceBytes, PlaceTime, Seconds};

const fn column(name: &'static str, get: Get) -> Column {
    Column { name, get }
}

/// What a reply tells: the fields of `smtp_classify`.
pub(crate) static ANSWER: [Column; 12] = [
    column("code", Code(|event| event.answer.code())),
    column("enhanced", Enhanced(|event| event.answer.enhanced())),
    column("reason", Name(Reason::names, |event| Some(event.answer.reason().key()))),
    column("category", Name(Category::names, |event| Some(event.answer.category().key()))),
    column("bounce", Name(BounceKind::names, |event| Some(event.answer.bounce().key()))),
    column("action", Name(Action::names, |event| Some(event.answer.action().key()))),
    column("confidence", Percent(|event| event.answer.confidence().percent())),
    column("provider", Name(<&Provider>::names, |event| event.answer.provider().map(Named::key))),
    column("blocklist", Name(<&Blocklist>::names, |event| event.answer.blocklist().map(Named::key))),
    column("retry_after_s", Seconds(|event| event.answer.retry_after())),
    column("delivery", Name(Delivery::names, |event| event.delivery.map(Named::key))),
    column("recipient", Bytes(|event| event.found.recipient())),
];

/// When, and of what message.
static MESSAGE: [Column; 4] = [
    column("time", PlaceTime),
    column("day", PlaceBytes(|place| place.day.as_bytes())),
    column("system", Name(System::names, |event| event.found.system().map(Named::key))),
    column("queue_id", Bytes(|event| event.found.queue_id())),
];

/// The rest of what a line of a log tells.
static LINE: [Column; 7] = [
    column("own_refusal", Flag(|event| event.found.is_own_refusal())),
    column("complaint", Flag(|event| event.found.is_complaint())),
    column("host", Bytes(|event| event.found.host())),
    column("relay", Bytes(|event| event.found.relay())),
    column("text", Bytes(|event| Some(event.found.text()).filter(|text| !text.is_empty()))),
    column("line", PlaceBytes(|place| place.line)),
    column("file", PlaceBytes(|place| place.file.as_bytes())),
];

/// The columns of a log.
pub(crate) fn log() -> Vec<&'static Column> {
    MESSAGE.iter().chain(&ANSWER).chain(&LINE).collect()
}

impl Column {
    pub(crate) fn data_type(&self) -> DataType {
        match self.get {
            Name(..) => name_type(),
            Code(_) => DataType::UInt16,
            Percent(_) => DataType::UInt8,
            Seconds(_) => DataType::UInt64,
            Flag(_) => DataType::Boolean,
            PlaceTime => DataType::Timestamp(TimeUnit::Microsecond, None),
            Enhanced(_) | Bytes(_) | PlaceBytes(_) => DataType::Utf8,
        }
    }

    pub(crate) fn field(&self) -> Field {
        Field::new(self.name, self.data_type(), true)
    }

    pub(crate) fn builder(&'static self) -> Builder {
        let values = match self.get {
            Name(..) => Values::Keys(Int16Builder::new()),
            Code(_) => Values::Codes(UInt16Builder::new()),
            Percent(_) => Values::Percents(UInt8Builder::new()),
            Seconds(_) => Values::Seconds(UInt64Builder::new()),
            Flag(_) => Values::Flags(BooleanBuilder::new()),
            PlaceTime => Values::Times(TimestampMicrosecondBuilder::new()),
            Enhanced(_) | Bytes(_) | PlaceBytes(_) => Values::Texts(StringBuilder::new()),
        };
        Builder { get: &self.get, values }
    }
}

/// Makes a column of events, one by one.
pub(crate) struct Builder {
    get: &'static Get,
    values: Values,
}

enum Values {
    Keys(Int16Builder),
    Codes(UInt16Builder),
    Percents(UInt8Builder),
    Seconds(UInt64Builder),
    Flags(BooleanBuilder),
    Times(TimestampMicrosecondBuilder),
    Texts(StringBuilder),
}

impl Builder {
    pub(crate) fn push(&mut self, event: &Event<'_>, place: &Place<'_>) {
        match (self.get, &mut self.values) {
            (Name(_, key), Values::Keys(keys)) => keys.append_option(key(event)),
            (Code(get), Values::Codes(codes)) => codes.append_option(get(event).map(ReplyCode::as_u16)),
            (Percent(get), Values::Percents(percents)) => percents.append_value(get(event)),
            (Seconds(get), Values::Seconds(seconds)) => {
                seconds.append_option(get(event).map(|time| time.as_secs()));
            }
            (Flag(get), Values::Flags(flags)) => flags.append_value(get(event)),
            (PlaceTime, Values::Times(times)) => times.append_option(place.time),
            (Enhanced(get), Values::Texts(texts)) => match get(event) {
                Some(code) => {
                    write!(texts, "{code}").expect("a builder takes any text");
                    texts.append_value("");
                }
                None => texts.append_null(),
            },
            (Bytes(get), Values::Texts(texts)) => match get(event) {
                Some(bytes) => append(texts, bytes),
                None => texts.append_null(),
            },
            (PlaceBytes(get), Values::Texts(texts)) => append(texts, get(place)),
            _ => unreachable!("a builder has the values of its column"),
        }
    }

    pub(crate) fn finish(self) -> ArrayRef {
        match (self.get, self.values) {
            (Name(names, _), Values::Keys(mut keys)) => name_array(names(), keys.finish()),
            (_, Values::Keys(mut keys)) => Arc::new(keys.finish()),
            (_, Values::Codes(mut codes)) => Arc::new(codes.finish()),
            (_, Values::Percents(mut percents)) => Arc::new(percents.finish()),
            (_, Values::Seconds(mut seconds)) => Arc::new(seconds.finish()),
            (_, Values::Flags(mut flags)) => Arc::new(flags.finish()),
            (_, Values::Times(mut times)) => Arc::new(times.finish()),
            (_, Values::Texts(mut texts)) => Arc::new(texts.finish()),
        }
    }
}

/// Appends bytes of a log: what is not UTF-8 becomes U+FFFD.
fn append(texts: &mut StringBuilder, bytes: &[u8]) {
    for chunk in bytes.utf8_chunks() {
        let replacement = if chunk.invalid().is_empty() { "" } else { "\u{fffd}" };
        texts
            .write_str(chunk.valid())
            .and_then(|()| texts.write_str(replacement))
            .expect("a builder takes any text");
    }
    texts.append_value("");
}
