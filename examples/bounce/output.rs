//! Answers as JSON, and as lines for people.

use serde_json::{Value, json};
use smtp_reply::{BounceMessage, Complaint, Escaped, Recipient, ReplyCode};
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

pub(crate) struct Output<W> {
    out: W,
    json: bool,
    progress: Option<Progress>,
}

impl<W: Write> Output<W> {
    pub(crate) fn new(out: W, json: bool) -> Self {
        Self { out, json, progress: io::stderr().is_terminal().then(Progress::new) }
    }

    /// Writes what a message says.
    pub(crate) fn message(&mut self, file: &str, bytes: &[u8]) -> io::Result<()> {
        let message = BounceMessage::parse(bytes);
        if let Some(progress) = &mut self.progress {
            progress.count();
        }
        if self.json { self.objects(file, &message) } else { self.lines(file, &message) }
    }

    pub(crate) fn clear_progress(&mut self) {
        if let Some(progress) = &mut self.progress {
            progress.clear();
        }
    }

    pub(crate) fn finish(&mut self) -> io::Result<()> {
        self.clear_progress();
        self.out.flush()
    }

    fn objects(&mut self, file: &str, message: &BounceMessage) -> io::Result<()> {
        let complainers: Vec<&str> =
            message.complaint().into_iter().flat_map(Complaint::recipients).collect();
        for recipient in message.recipients() {
            self.object(file, message, Some(recipient.address()), Some(recipient))?;
        }
        for address in &complainers {
            self.object(file, message, Some(address), None)?;
        }
        if message.recipients().is_empty() && complainers.is_empty() {
            self.object(file, message, None, None)?;
        }
        Ok(())
    }

    /// All that is known of a recipient, in the order that readers of the output may rely on. What is absent is null.
    fn object(
        &mut self,
        file: &str,
        message: &BounceMessage,
        address: Option<&str>,
        recipient: Option<&Recipient>,
    ) -> io::Result<()> {
        let answer = recipient.map(Recipient::classification);
        let fields: [(&str, Value); 12] = [
            ("file", json!(file)),
            ("kind", json!(message.kind().as_str())),
            ("recipient", json!(address)),
            ("original_recipient", json!(recipient.and_then(Recipient::original_address))),
            ("delivery", json!(recipient.map(|one| one.delivery().as_str()))),
            ("status", json!(recipient.and_then(Recipient::status).map(|code| code.to_string()))),
            ("code", json!(answer.and_then(|answer| answer.code()).map(ReplyCode::as_u16))),
            ("reason", json!(answer.map(|answer| answer.reason().as_str()))),
            ("bounce", json!(answer.map(|answer| answer.bounce().as_str()))),
            ("action", json!(answer.map(|answer| answer.action().as_str()))),
            ("confidence", json!(answer.map(|answer| answer.confidence().percent()))),
            ("message_id", json!(message.original().and_then(|original| original.message_id()))),
        ];
        for (i, (name, value)) in fields.iter().enumerate() {
            let front = if i == 0 { '{' } else { ',' };
            write!(self.out, "{front}\"{name}\":{value}")?;
        }
        self.out.write_all(b"}\n")
    }

    fn lines(&mut self, file: &str, message: &BounceMessage) -> io::Result<()> {
        for one in message.recipients() {
            let (address, answer) = (Escaped::new(one.address().as_bytes()), one.classification());
            writeln!(self.out, "{address} {}: {answer}", one.delivery())?;
        }
        for address in message.complaint().into_iter().flat_map(Complaint::recipients) {
            writeln!(self.out, "{} complains", Escaped::new(address.as_bytes()))?;
        }
        if message.recipients().is_empty() {
            writeln!(self.out, "{}: {}", Escaped::new(file.as_bytes()), message.kind())?;
        }
        Ok(())
    }
}

/// A line on standard error, for mailboxes that take more than a moment.
struct Progress {
    messages: u64,
    next: Instant,
    shown: bool,
}

impl Progress {
    fn new() -> Self {
        Self { messages: 0, next: Instant::now() + Duration::from_millis(500), shown: false }
    }

    fn count(&mut self) {
        self.messages += 1;
        // The clock is asked once in a while only.
        if self.messages % 64 != 0 || Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + Duration::from_millis(200);
        self.shown = true;
        eprint!("\r\x1b[K{} messages", self.messages);
    }

    fn clear(&mut self) {
        if core::mem::take(&mut self.shown) {
            eprint!("\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn written(json: bool, message: &str) -> String {
        let mut out = Vec::new();
        Output { out: &mut out, json, progress: None }.message("a.eml", message.as_bytes()).unwrap();
        String::from_utf8(out).unwrap()
    }

    const QMAIL: &str = "From: MAILER-DAEMON@mail.example.com\nSubject: failure notice\n\n\
        Hi. This is the qmail-send program at mail.example.com.\n\n<joe@example.org>:\n\
        Remote host said: 550 5.1.1 no such user\n\n<ann@example.net>:\nRemote host said: 452 4.2.2 over quota\n\n\
        --- Below this line is a copy of the message.\n\nMessage-ID: <17@lists.example.com>\n";

    #[test]
    fn each_recipient_is_an_object_with_these_keys_in_this_order() {
        let lines = written(true, QMAIL);
        let [joe, ann] = lines.lines().collect::<Vec<_>>()[..] else { panic!("{lines}") };
        let keys = [
            "file",
            "kind",
            "recipient",
            "original_recipient",
            "delivery",
            "status",
            "code",
            "reason",
            "bounce",
            "action",
            "confidence",
            "message_id",
        ];
        let places: Vec<Option<usize>> = keys.iter().map(|key| joe.find(&format!("\"{key}\":"))).collect();
        assert!(places.is_sorted() && places[0].is_some(), "{joe}");
        let joe: Value = serde_json::from_str(joe).unwrap();
        assert_eq!(joe.as_object().unwrap().len(), keys.len());
        for (key, value) in [
            ("file", json!("a.eml")),
            ("kind", json!("prose")),
            ("recipient", json!("joe@example.org")),
            ("original_recipient", Value::Null),
            ("delivery", json!("failed")),
            ("status", json!("5.1.1")),
            ("code", json!(550)),
            ("reason", json!("user_unknown")),
            ("bounce", json!("hard")),
            ("action", json!("suppress_recipient")),
            ("message_id", json!("17@lists.example.com")),
        ] {
            assert_eq!(joe[key], value, "{key}");
        }
        assert!((50..=100).contains(&joe["confidence"].as_u64().unwrap()));
        let ann: Value = serde_json::from_str(ann).unwrap();
        assert_eq!((&ann["recipient"], &ann["reason"]), (&json!("ann@example.net"), &json!("mailbox_full")));
    }

    #[test]
    fn what_is_no_bounce_is_one_object() {
        for (message, kind) in [
            ("Subject: Hello\n\nHow are you?\n", "other"),
            ("Subject: Out of office\n\nI am away.\n", "auto_reply"),
        ] {
            let object: Value = serde_json::from_str(&written(true, message)).unwrap();
            assert_eq!((&object["kind"], &object["recipient"]), (&json!(kind), &Value::Null), "{message}");
            assert_eq!(written(false, message), format!("a.eml: {kind}\n"));
        }
    }

    #[test]
    fn a_line_is_a_line_whatever_an_address_is() {
        let message = QMAIL.replace("joe@example.org", "j\u{1b}e@example.org");
        assert!(written(false, &message).lines().all(|line| !line.chars().any(char::is_control)));
    }
}
