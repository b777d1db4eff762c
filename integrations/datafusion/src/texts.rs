//! Text columns of all types that Arrow has for them, read without copying.

use datafusion::arrow::array::{
    AnyDictionaryArray, Array, AsArray, BinaryArray, BinaryViewArray, LargeBinaryArray, LargeStringArray,
    StringArray, StringViewArray,
};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, internal_err};

/// Whether a column of this type holds text: strings, bytes, or a dictionary of either.
pub(crate) fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, values) => is_plain_text(values),
        other => is_plain_text(other),
    }
}

const fn is_plain_text(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
    )
}

/// The values of a column.
pub(crate) enum Texts<'a> {
    Utf8(&'a StringArray),
    LargeUtf8(&'a LargeStringArray),
    Utf8View(&'a StringViewArray),
    Binary(&'a BinaryArray),
    LargeBinary(&'a LargeBinaryArray),
    BinaryView(&'a BinaryViewArray),
    /// For each row the place of its value, and the values.
    Dictionary(Vec<Option<usize>>, Box<Texts<'a>>),
}

impl<'a> Texts<'a> {
    pub(crate) fn of(array: &'a dyn Array) -> Result<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Utf8(array.as_string()),
            DataType::LargeUtf8 => Self::LargeUtf8(array.as_string()),
            DataType::Utf8View => Self::Utf8View(array.as_string_view()),
            DataType::Binary => Self::Binary(array.as_binary()),
            DataType::LargeBinary => Self::LargeBinary(array.as_binary()),
            DataType::BinaryView => Self::BinaryView(array.as_binary_view()),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                Self::Dictionary(places(dictionary), Box::new(Self::of(dictionary.values().as_ref())?))
            }
            other => return internal_err!("a column of {other} is no text"),
        })
    }

    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Utf8(array) => array.len(),
            Self::LargeUtf8(array) => array.len(),
            Self::Utf8View(array) => array.len(),
            Self::Binary(array) => array.len(),
            Self::LargeBinary(array) => array.len(),
            Self::BinaryView(array) => array.len(),
            Self::Dictionary(places, _) => places.len(),
        }
    }

    /// The text of a row; none where it is null.
    pub(crate) fn get(&self, row: usize) -> Option<&'a [u8]> {
        macro_rules! value {
            ($array:expr) => {
                $array.is_valid(row).then(|| AsRef::<[u8]>::as_ref($array.value(row)))
            };
        }
        match self {
            Self::Utf8(array) => value!(array),
            Self::LargeUtf8(array) => value!(array),
            Self::Utf8View(array) => value!(array),
            Self::Binary(array) => value!(array),
            Self::LargeBinary(array) => value!(array),
            Self::BinaryView(array) => value!(array),
            Self::Dictionary(places, values) => values.get(places[row]?),
        }
    }
}

/// For each row the place of its value.
fn places(dictionary: &dyn AnyDictionaryArray) -> Vec<Option<usize>> {
    let keys = dictionary.keys();
    if dictionary.values().is_empty() {
        return vec![None; keys.len()];
    }
    let is_valid = |row: usize| keys.is_valid(row);
    dictionary
        .normalized_keys()
        .into_iter()
        .enumerate()
        .map(|(row, key)| is_valid(row).then_some(key))
        .collect()
}
