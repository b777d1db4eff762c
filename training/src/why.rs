//! x
use crate::Data;
pub(crate) fn print(_: &Data, _: &str) {}
