//! Closed sets of names as dictionaries: a column of reasons holds two bytes a row, and all names once.
//!
//! Every batch shares the same array of names. That makes building a column cheap, and it is what the IPC files that
//! Ballista exchanges between executors need: one dictionary for a column, whatever the batch.

use datafusion::arrow::array::{ArrayRef, DictionaryArray, Int16Array, StringArray};
use datafusion::arrow::datatypes::{DataType, Int16Type};
use smtp_reply::{Action, Blocklist, BounceKind, Category, Delivery, Provider, Reason, System};
use std::sync::{Arc, LazyLock};

/// A value of a closed set that goes by a name.
pub(crate) trait Named: Copy {
    /// The names of the set, each at the place that [`key`](Self::key) tells.
    fn names() -> &'static Arc<StringArray>;

    /// The place of the value's name.
    fn key(self) -> i16;
}

/// The type of a column of names.
pub(crate) fn name_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int16), Box::new(DataType::Utf8))
}

/// Makes a column of names.
pub(crate) fn name_array(names: &Arc<StringArray>, keys: Int16Array) -> ArrayRef {
    Arc::new(DictionaryArray::<Int16Type>::new(keys, Arc::clone(names) as ArrayRef))
}

fn place<T: PartialEq>(all: impl IntoIterator<Item = T>, value: &T) -> i16 {
    let place = all.into_iter().position(|each| each == *value).expect("the set holds all values");
    i16::try_from(place).expect("no set is that large")
}

macro_rules! named {
    ($($type:ty: $all:expr, $name:expr;)+) => {
        $(impl Named for $type {
            fn names() -> &'static Arc<StringArray> {
                static NAMES: LazyLock<Arc<StringArray>> =
                    LazyLock::new(|| Arc::new($all.map($name).map(Some).collect()));
                &NAMES
            }

            fn key(self) -> i16 {
                place($all, &self)
            }
        })+
    };
}

named! {
    Action: Action::ALL.iter().copied(), Action::as_str;
    BounceKind: BounceKind::ALL.iter().copied(), BounceKind::as_str;
    Category: Category::ALL.iter().copied(), Category::as_str;
    Delivery: Delivery::ALL.iter().copied(), Delivery::as_str;
    Reason: Reason::ALL.iter().copied(), Reason::as_str;
    System: System::ALL.iter().copied(), System::as_str;
    &'static Provider: Provider::all(), Provider::id;
    &'static Blocklist: Blocklist::all(), Blocklist::name;
}
