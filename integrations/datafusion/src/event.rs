//! What a text tells: the parts of a line, the answer, and the result of the delivery.

use smtp_reply::{Classification, Classifier, Delivery, Diagnostic};

/// A log line, an event, a DSN field or a reply, with the answer to why it was said.
pub(crate) struct Event<'a> {
    pub(crate) found: Diagnostic<'a>,
    pub(crate) answer: Classification,
    /// The result of the delivery; none for own refusals, where no message of one's own has failed.
    pub(crate) delivery: Option<Delivery>,
}

impl<'a> Event<'a> {
    /// Reads and classifies a text. Of several events in a text, the one counts that [`Diagnostic::parse`] gives.
    pub(crate) fn of(text: &'a [u8], classifier: &Classifier<'_>) -> Self {
        let found = Diagnostic::parse(text);
        // A reply of several lines has to be read as one.
        let answer = if memchr::memchr(b'\n', text).is_some() {
            classifier.classify(text)
        } else {
            classifier.classify_diagnostic(&found)
        };
        Self { found, answer, delivery: delivery(&found) }
    }

    /// Reads and classifies each event of a line of a log.
    pub(crate) fn each(line: &'a [u8]) -> impl Iterator<Item = Self> {
        Diagnostic::parse_all(line).map(move |found| {
            let answer = found.classify();
            Self { found, answer, delivery: delivery(&found) }
        })
    }
}

/// What the line says of the delivery, or the code of a bare reply.
fn delivery(found: &Diagnostic<'_>) -> Option<Delivery> {
    if found.is_own_refusal() {
        return None;
    }
    found.delivery().or_else(|| found.delivery_of_reply())
}

#[cfg(test)]
mod tests {
    use super::Event;
    use smtp_reply::{Classifier, Delivery, Reason};

    #[test]
    fn log_lines_replies_and_diagnostic_codes_tell_the_result() {
        let cases = [
            ("250 2.0.0 Ok: queued as 4Bq1Xk2Yz3", Some(Delivery::Relayed)),
            ("354 End data with <CR><LF>.<CR><LF>", None),
            ("452 4.2.2 Mailbox full", Some(Delivery::Delayed)),
            ("550 5.1.1 No such user", Some(Delivery::Failed)),
            ("550-5.1.1 No such user\r\n550 5.1.1 here", Some(Delivery::Failed)),
            ("smtp; 550 5.1.1 No such user", Some(Delivery::Failed)),
            ("{\"note\": \"550 5.1.1 No such user\"", None),
            ("connect to mx.example.com[192.0.2.1]:25: Connection timed out", None),
            (
                "Mar  4 09:14:07 mx postfix/smtp[20119]: 4Z6cK71NbC: to=<joe@example.com>, relay=none, delay=0.9, \
                 dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.1]:25: Connection refused)",
                Some(Delivery::Delayed),
            ),
            ("Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed", None),
            // This server refused a client.
            (
                "Mar  4 09:12:55 mx postfix/smtpd[1121]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 \
                 <joe@example.com>: Relay access denied; from=<a@example.net> to=<joe@example.com> proto=ESMTP helo=<pc>",
                None,
            ),
            ("", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(Event::of(text.as_bytes(), &Classifier::new()).delivery, wanted, "{text}");
        }
    }

    #[test]
    fn a_line_may_hold_several_events() {
        let line = br#"[{"event":"delivered","email":"ann@example.com","sg_event_id":"a"},
            {"event":"bounce","email":"joe@example.com","reason":"550 5.1.1 No such user","sg_event_id":"b"}]"#;
        let told: Vec<_> = Event::each(line).map(|event| (event.delivery, event.answer.reason())).collect();
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].0, Some(Delivery::Delivered));
        assert_eq!(told[1], (Some(Delivery::Failed), Reason::UserUnknown));
    }
}
