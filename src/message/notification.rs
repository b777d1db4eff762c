//! Notifications of Amazon SNS about mail that Amazon SES has sent: JSON in the body of a mail.

use super::address;
use crate::reason::Delivery;
use std::borrow::ToOwned;
use std::string::String;
use std::vec::Vec;

/// One recipient of a notification.
pub(super) struct Event {
    pub(super) address: String,
    pub(super) delivery: Delivery,
    pub(super) status: Option<String>,
    pub(super) diagnostic: Option<String>,
}

/// What a notification is about.
pub(super) enum Notification {
    Deliveries(Vec<Event>),
    /// The recipients who complained, and the type of the complaint.
    Complaint(Vec<String>, Option<String>),
}

/// Reads the notification in a text.
pub(super) fn of_text(human: &str) -> Option<Notification> {
    let json = &human[human.find("{\"notificationType\"").or_else(|| human.find("{\"eventType\""))?..];
    match string_of(json, "notificationType").or_else(|| string_of(json, "eventType"))?.as_str() {
        "Bounce" => {
            let failed = objects(json, "bouncedRecipients").filter_map(|object| {
                Some(Event {
                    address: string_of(object, "emailAddress")?,
                    delivery: Delivery::Failed,
                    status: string_of(object, "status"),
                    diagnostic: string_of(object, "diagnosticCode"),
                })
            });
            Some(Notification::Deliveries(failed.collect()))
        }
        "Delivery" => {
            let delivery = &json[json.find("\"delivery\"")?..];
            let delivered = list(delivery, "recipients")?.split(',').filter_map(|quoted| {
                Some(Event {
                    address: address::find(quoted).next()?.address.to_owned(),
                    delivery: Delivery::Delivered,
                    status: string_of(delivery, "smtpResponse"),
                    diagnostic: string_of(delivery, "smtpResponse"),
                })
            });
            Some(Notification::Deliveries(delivered.collect()))
        }
        "Complaint" => {
            let who =
                objects(json, "complainedRecipients").filter_map(|object| string_of(object, "emailAddress"));
            Some(Notification::Complaint(who.collect(), string_of(json, "complaintFeedbackType")))
        }
        _ => None,
    }
}

/// The text in the square brackets of a list that contains no lists.
fn list<'t>(json: &'t str, key: &str) -> Option<&'t str> {
    let key = ["\"", key, "\":["].concat();
    let rest = &json[json.find(&key)? + key.len()..];
    Some(&rest[..rest.find(']')?])
}

/// The objects of a list.
fn objects<'t>(json: &'t str, key: &str) -> impl Iterator<Item = &'t str> {
    list(json, key).unwrap_or_default().split_inclusive('}')
}

/// The first string of this name. Long lines of JSON may have been broken on their way.
fn string_of(json: &str, key: &str) -> Option<String> {
    let key = ["\"", key, "\":\""].concat();
    let mut rest = json[json.find(&key)? + key.len()..].chars();
    let mut value = String::new();
    loop {
        match rest.next()? {
            '"' => return Some(value),
            '\\' => match rest.next()? {
                'n' | 'r' | 't' => value.push(' '),
                'u' => {
                    let code: String = rest.by_ref().take(4).collect();
                    value.push(
                        u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}'),
                    );
                }
                escaped => value.push(escaped),
            },
            '\r' | '\n' => {}
            c => value.push(c),
        }
    }
}
