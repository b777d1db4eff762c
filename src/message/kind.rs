//! The kind of a message, by its headers.

use super::HEADER_LIMIT;
use super::mime::Headers;
use super::text;
use crate::name::names;
use std::vec::Vec;

names! {
    "a kind of message such as prose",
    /// What a message from the mailbox for bounces is.
    ///
    /// ```
    /// use smtp_reply::MessageKind;
    ///
    /// assert_eq!(MessageKind::DeliveryReport.as_str(), "delivery_report");
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum MessageKind {
        /// A report for programs about the delivery of a mail (RFC 3464, RFC 6533): failed, delayed or delivered.
        DeliveryReport,
        /// The same in a text for people.
        Prose,
        /// A complaint about a mail (RFC 5965): a recipient reported it as spam.
        Complaint,
        /// An automatic reply, such as a vacation notice (RFC 3834): no bounce.
        AutoReply,
        /// None of these.
        Other,
    }
}

/// Whether the message comes from a program that delivers mail.
pub(super) fn is_from_daemon(headers: Headers<'_>) -> bool {
    const NAMES: [&str; 11] = [
        "mdaemon",
        "mailer-daemon",
        "mail delivery",
        "mail deliver system",
        "postmaster",
        "post_master",
        "mailerdaemon",
        "mail-daemon",
        "mailer daemon",
        "delivery subsystem",
        "system administrator",
    ];
    let from = headers.all().find(|(name, _)| name.eq_ignore_ascii_case("From")).map(|(_, value)| value);
    let from = from.as_deref().unwrap_or_default();
    let path = headers.text("Return-Path").unwrap_or_default();
    headers.has("X-Failed-Recipients")
        || text::contains(path, "mailer-daemon")
        || NAMES.iter().any(|name| text::contains(from, name))
}

/// What the subject says about a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    OfBounce,
    /// The subject of a bounce, in a reply or a forwarded mail.
    OfAnswer,
    Other,
}

pub(super) fn subject(headers: Headers<'_>) -> Subject {
    const WORDS: [&str; 50] = [
        "user unknown",
        "undeliver",
        "delivery status",
        "delivery fail",
        "delivery problem",
        "delivery error",
        "delivery notification",
        "delivery report",
        "delivery delay",
        "delivery has failed",
        "mail delivery",
        "message delivery",
        "failure notice",
        "failure delivery",
        "failed delivery",
        "mail failure",
        "message failure",
        "returned mail",
        "returned message",
        "returned to sender",
        "return to sender",
        "mail system error",
        "couldn't be delivered",
        "not be delivered",
        "not delivered",
        "wasn't delivered",
        "not deliver",
        "non-delivery",
        "nondeliver",
        "non delivery",
        "bounced mail",
        "error sending your mail",
        "could not send m",
        "delayed mail",
        "message delayed",
        "bounce notification",
        "unzustellbar",
        "nicht zugestellt",
        "échec",
        "non remis",
        "non distribu",
        "non recapitabile",
        "mancato recapito",
        "no se puede entregar",
        "no entregado",
        "onbestelbaar",
        "配信不能",
        "配信不可",
        "退信",
        "未送達",
    ];
    let subject = headers.text("Subject").unwrap_or_default();
    if !WORDS.iter().any(|words| text::contains(subject, words)) {
        Subject::Other
    } else if ["re:", "fwd:", "fw:", "aw:", "wg:"].iter().any(|front| text::begins(subject, front)) {
        Subject::OfAnswer
    } else {
        Subject::OfBounce
    }
}

/// Whether the subject is that of a warning of delay.
pub(super) fn is_subject_of_delay(headers: Headers<'_>) -> bool {
    const WORDS: [&str; 6] = [
        "delayed",
        "delivery delay",
        "(delay)",
        "not yet been delivered",
        "could not send message for",
        "could not send mail for",
    ];
    let subject = headers.text("Subject").unwrap_or_default();
    WORDS.iter().any(|words| text::contains(subject, words))
}

/// Whether a text says that delivery is still attempted: it is a warning of delay.
pub(super) fn is_delay(human: &str) -> bool {
    const WORDS: [&str; 14] = [
        "not yet been delivered",
        "has been delayed",
        "is delayed",
        "has been postponed",
        "just a warning",
        "warning message only",
        "warning only",
        "delivery attempts will continue",
        "will continue to attempt",
        "will continue to try",
        "will keep trying",
        "will be retried",
        "temporary failure report",
        "still being tried",
    ];
    WORDS.iter().any(|words| text::contains(human, words))
}

/// Whether the message is an automatic reply.
pub(super) fn is_auto_reply(headers: Headers<'_>) -> bool {
    const SUBJECTS: [&str; 27] = [
        "automatic reply",
        "auto:",
        "auto reply",
        "auto-reply",
        "autoreply",
        "auto response",
        "auto-response",
        "autoresponse",
        "automated reply",
        "automated response",
        "out of office",
        "out of the office",
        "out-of-office",
        "vacation",
        "on leave",
        "away from my mail",
        "automatische antwort",
        "abwesenheit",
        "réponse automatique",
        "respuesta automática",
        "risposta automatica",
        "resposta automática",
        "automatisch antwoord",
        "autosvar",
        "自動返信",
        "自动回复",
        "автоматический ответ",
    ];
    const OWN_HEADERS: [&str; 5] =
        ["X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Autoreply-From", "X-Mail-Autoreply"];
    let subject = headers.text("Subject").unwrap_or_default();
    let by_subject = SUBJECTS.iter().any(|words| text::begins(subject, words))
        || ["out of office", "out of the office", "自動返信", "automatic reply"]
            .iter()
            .any(|words| text::contains(subject, words));
    let submitted = headers.text("Auto-Submitted").unwrap_or_default();
    let precedence = headers.text("Precedence").unwrap_or_default();
    text::begins(submitted, "auto-replied")
        || text::begins(submitted, "auto-notified")
        || OWN_HEADERS.iter().any(|name| headers.has(name))
        || text::begins(precedence, "auto_reply")
        || text::begins(precedence, "auto-reply")
        || by_subject
}

/// The addresses that the message came from or went to.
pub(super) fn own_addresses(headers: Headers<'_>) -> Vec<&str> {
    let names = ["From", "Sender", "Reply-To", "To", "Return-Path", "Envelope-To"];
    names.iter().flat_map(|name| headers.addresses(name)).take(HEADER_LIMIT).collect()
}
