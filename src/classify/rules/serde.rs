//! Rules from a configuration.
//!
//! A configuration is read as texts, lists and tables, which any format has. So the fields are known in one place, and
//! an error names the rule in every format.

use super::error::{Expected, Problem, UNKNOWN_KEY};
use super::rule::Entry;
use super::{Rule, Rules, RulesError};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// Serialised as a table with the key `rule`, which has the list of rules.
impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_struct("Rules", 1)?;
        table.serialize_field("rule", &self.written)?;
        table.end()
    }
}

/// Serialised as a table of name, conditions and settings.
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_struct("Rule", 3)?;
        table.serialize_field("name", self.name())?;
        table.serialize_field("when", &Fields(&self.when))?;
        table.serialize_field("set", &Fields(&self.set))?;
        table.end()
    }
}

/// The fields of `when` or `set`.
struct Fields<'a>(&'a [Entry]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.chunk_by(|a, b| a.field == b.field);
        serializer.collect_map(fields.map(|entries| (&entries[0].field, Values(entries))))
    }
}

/// The values of one field: a text, or a list if there are several.
struct Values<'a>(&'a [Entry]);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            [entry] => serializer.serialize_str(&entry.value),
            entries => serializer.collect_seq(entries.iter().map(|entry| &entry.value)),
        }
    }
}

/// From a table with the key `rule`, or from a list of rules; see [`Rules`].
impl<'de> Deserialize<'de> for Rules {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rules = rules_of(Value::deserialize(deserializer)?).and_then(Rules::new);
        rules.map_err(de::Error::custom)
    }
}

/// What a configuration may have somewhere. Numbers and the like are texts, as they are written.
enum Value {
    Text(String),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
}

impl Value {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a single value",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

fn rules_of(value: Value) -> Result<Vec<Rule>, RulesError> {
    const EXPECTED: &str = "a list of rules";
    let value = match value {
        Value::Table(entries) => {
            let mut list = None;
            for (key, value) in entries {
                if key != "rule" {
                    let problem = Problem::new(key, "the key \"rule\" and no other");
                    return Err(RulesError::of_set(problem.found_a(UNKNOWN_KEY)));
                }
                list = Some(value);
            }
            list.ok_or_else(|| RulesError::of_set(Problem::new("rule", EXPECTED).found_a("none")))?
        }
        value => value,
    };
    let Value::List(rules) = value else {
        return Err(RulesError::of_set(Problem::new("rule", EXPECTED).found_a(value.kind())));
    };
    rules.into_iter().enumerate().map(|(position, rule)| rule_of(position, rule)).collect()
}

fn rule_of(position: usize, value: Value) -> Result<Rule, RulesError> {
    let entries = match value {
        Value::Table(entries) => entries,
        other => {
            let problem = Problem::new("rule", "a table of name, when and set").found_a(other.kind());
            return Err(RulesError::of_rule(position, "", problem));
        }
    };
    let name = entries.iter().find_map(|(key, value)| match value {
        Value::Text(name) if key == "name" => Some(name.to_owned()),
        _ => None,
    });
    let name = name.unwrap_or_default();
    let of_rule = |problem| RulesError::of_rule(position, &name, problem);
    let mut rule = Rule::new(name.clone());
    for (key, value) in entries {
        match (&*key, value) {
            ("name", Value::Text(_)) => {}
            ("when", Value::Table(fields)) => rule = add(rule, &key, fields, Rule::when).map_err(of_rule)?,
            ("set", Value::Table(fields)) => rule = add(rule, &key, fields, Rule::set).map_err(of_rule)?,
            ("name", value) => return Err(of_rule(Problem::new("name", "a text").found_a(value.kind()))),
            ("when" | "set", value) => {
                return Err(of_rule(Problem::new(key, "a table").found_a(value.kind())));
            }
            _ => {
                let problem = Problem::new(key, "one of name, when, set").found_a(UNKNOWN_KEY);
                return Err(of_rule(problem));
            }
        }
    }
    Ok(rule)
}

/// Adds the fields of `when` or `set` to a rule; each has a value or a list of them.
fn add(
    mut rule: Rule,
    table: &str,
    fields: Vec<(String, Value)>,
    entry: impl Fn(Rule, &str, &str) -> Rule,
) -> Result<Rule, Problem> {
    for (field, value) in fields {
        let wrong = |expected: &'static str, found| {
            Problem::new(format!("{table}.{field}"), Expected::from(expected)).found_a(found)
        };
        match value {
            Value::Text(text) => rule = entry(rule, &field, &text),
            Value::List(values) if values.is_empty() => return Err(wrong("a value", "an empty list")),
            Value::List(values) => {
                for value in values {
                    let Value::Text(text) = value else { return Err(wrong("single values", value.kind())) };
                    rule = entry(rule, &field, &text);
                }
            }
            Value::Table(_) => return Err(wrong("a value or a list of them", "a table")),
        }
    }
    Ok(rule)
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rules")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    /// Nothing where something should be, as JSON's null.
    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::List(Vec::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            check_room(list.len())?;
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut table = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            check_room(table.len())?;
            table.push(entry);
        }
        Ok(Value::Table(table))
    }
}

/// Stops reading where there is more than a set may have.
fn check_room<E: de::Error>(len: usize) -> Result<(), E> {
    if len < Rules::MAX_LEN {
        return Ok(());
    }
    let expected = format!("at most {} rules, and no list that is longer", Rules::MAX_LEN);
    Err(E::custom(RulesError::of_set(Problem::new("rule", expected))))
}
