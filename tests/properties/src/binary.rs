//! Values in a format without names and types, so that a new variant changes no old data.

use serde::{Serialize, de::DeserializeOwned};
use smtp_reply::{
    Action, BounceKind, Category, Class, CodeStatus, EnhancedCode, EnhancedSubject, Evidence, Listing,
    Reason, ReplyCode, Stage, Subject, Vocabulary,
};
use std::fmt::{Debug, Display};

#[track_caller]
fn goes_through<T: Debug + PartialEq + Serialize + DeserializeOwned>(value: &T) -> Vec<u8> {
    let bytes = postcard::to_allocvec(value).unwrap();
    assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), value);
    bytes
}

#[track_caller]
fn goes_by_name<T: Debug + Display + PartialEq + Serialize + DeserializeOwned>(all: &[T]) {
    for value in all {
        assert_eq!(goes_through(value), postcard::to_allocvec(&value.to_string()).unwrap());
    }
    assert!(postcard::from_bytes::<T>(&postcard::to_allocvec("NoSuchName").unwrap()).is_err());
}

#[test]
fn every_reply_code_goes_through_a_binary_format() {
    for number in 100..=599 {
        goes_through(&ReplyCode::new(number).unwrap());
    }
}

#[test]
fn enhanced_codes_go_through_a_binary_format() {
    for (subject, detail) in [(0, 0), (1, 1), (7, 26), (7, 606), (999, 999)] {
        for class in [2, 4, 5] {
            goes_through(&EnhancedCode::new(class, subject, detail).unwrap());
        }
    }
}

#[test]
fn every_variant_goes_by_its_name_in_a_binary_format() {
    goes_by_name(Class::ALL);
    goes_by_name(Subject::ALL);
    goes_by_name(EnhancedSubject::ALL);
    goes_by_name(Reason::ALL);
    goes_by_name(Category::ALL);
    goes_by_name(BounceKind::ALL);
    goes_by_name(Action::ALL);
    goes_by_name(Stage::ALL);
    goes_by_name(Evidence::ALL);
    goes_by_name(CodeStatus::ALL);
    goes_by_name(Listing::ALL);
    goes_by_name(Vocabulary::ALL);
}
