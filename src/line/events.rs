//! Events in JSON: what sending services post to webhooks, KumoMTA's log records, and log lines that a journal or a
//! container runtime has put into JSON. Only the members that matter are read, at any depth.

use super::forms::Tells;
use super::frame::Frame;
use super::json::{Token, Tokens};
use super::system::System;
use super::told::Told;
use crate::code::{EnhancedCode, ReplyCode};
use crate::find::starts_with;
use crate::reason::Delivery::{Delayed, Delivered, Failed, Relayed};
use crate::reason::Reason;

/// What a member is used for. Of several of one kind, the one with the lowest rank counts, then the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The word for what happened.
    Event,
    /// A second word for it.
    Detail,
    Recipient,
    /// The reply, or what is said instead.
    Words,
    Code,
    Status,
    Relay,
    Id,
    Time,
    /// A log line.
    Line,
    /// The program that wrote it.
    Program,
    /// An event as a string, as Amazon SNS passes it on.
    Enclosed,
}

/// How many kinds there are.
const KINDS: usize = Kind::Enclosed as usize + 1;

/// The members, by name.
static MEMBERS: phf::Map<&'static [u8], (Kind, u8)> = phf::phf_map! {
    b"event" => (Kind::Event, 0),
    b"eventType" => (Kind::Event, 0),
    b"notificationType" => (Kind::Event, 0),
    b"RecordType" => (Kind::Event, 0),
    b"type" => (Kind::Event, 1),
    b"Type" => (Kind::Detail, 0),
    b"severity" => (Kind::Detail, 0),
    b"bounceType" => (Kind::Detail, 0),
    b"original_rcpt_to" => (Kind::Recipient, 0),
    b"email" => (Kind::Recipient, 1),
    b"Email" => (Kind::Recipient, 1),
    b"emailAddress" => (Kind::Recipient, 1),
    b"recipient" => (Kind::Recipient, 1),
    b"Recipient" => (Kind::Recipient, 1),
    b"recipients" => (Kind::Recipient, 1),
    b"rcpt_to" => (Kind::Recipient, 1),
    b"rcpt" => (Kind::Recipient, 1),
    b"destination" => (Kind::Recipient, 2),
    b"to" => (Kind::Recipient, 3),
    b"raw_reason" => (Kind::Words, 0),
    b"diagnosticCode" => (Kind::Words, 0),
    b"smtpResponse" => (Kind::Words, 0),
    b"smtp_reply" => (Kind::Words, 0),
    b"response" => (Kind::Words, 0),
    b"diag" => (Kind::Words, 0),
    b"smtp" => (Kind::Words, 0),
    b"content" => (Kind::Words, 0),
    b"Details" => (Kind::Words, 0),
    b"message" => (Kind::Words, 1),
    b"description" => (Kind::Words, 2),
    b"reason" => (Kind::Words, 3),
    b"reject_reason" => (Kind::Words, 3),
    b"error" => (Kind::Words, 4),
    b"comment" => (Kind::Words, 4),
    b"Description" => (Kind::Words, 4),
    b"bounce_description" => (Kind::Words, 4),
    b"bounceSubType" => (Kind::Words, 5),
    b"code" => (Kind::Code, 0),
    b"error_code" => (Kind::Code, 0),
    b"status" => (Kind::Status, 0),
    b"enhanced-code" => (Kind::Status, 0),
    b"mx-host" => (Kind::Relay, 0),
    b"site" => (Kind::Relay, 1),
    b"remoteMtaIp" => (Kind::Relay, 1),
    b"mta" => (Kind::Relay, 1),
    b"messageId" => (Kind::Id, 0),
    b"MessageID" => (Kind::Id, 0),
    b"sg_message_id" => (Kind::Id, 0),
    b"message_id" => (Kind::Id, 0),
    b"message-id" => (Kind::Id, 0),
    b"id" => (Kind::Id, 1),
    b"timestamp" => (Kind::Time, 0),
    b"DeliveredAt" => (Kind::Time, 0),
    b"BouncedAt" => (Kind::Time, 0),
    b"date" => (Kind::Time, 0),
    b"time" => (Kind::Time, 0),
    b"ts" => (Kind::Time, 1),
    b"created_at" => (Kind::Time, 1),
    b"__REALTIME_TIMESTAMP" => (Kind::Time, 2),
    b"MESSAGE" => (Kind::Line, 0),
    b"log" => (Kind::Line, 0),
    b"short_message" => (Kind::Line, 1),
    b"Message" => (Kind::Enclosed, 0),
    b"SYSLOG_IDENTIFIER" => (Kind::Program, 0),
    b"programname" => (Kind::Program, 0),
    b"ident" => (Kind::Program, 0),
    b"appname" => (Kind::Program, 0),
    b"app_name" => (Kind::Program, 0),
    b"syslogtag" => (Kind::Program, 0),
};

/// Members that only one system writes.
static SIGNATURES: phf::Map<&'static [u8], System> = phf::phf_map! {
    b"notificationType" => System::AmazonSes,
    b"eventType" => System::AmazonSes,
    b"sg_event_id" => System::SendGrid,
    b"sg_message_id" => System::SendGrid,
    b"event-data" => System::Mailgun,
    b"log-level" => System::Mailgun,
    b"delivery-status" => System::Mailgun,
    b"msys" => System::SparkPost,
    b"RecordType" => System::Postmark,
    b"mj_campaign_id" => System::Mailjet,
    b"mj_contact_id" => System::Mailjet,
    b"mj_message_id" => System::Mailjet,
    b"Message_GUID" => System::Mailjet,
    b"ts_event" => System::Brevo,
    b"ts_epoch" => System::Brevo,
    b"peer_address" => System::KumoMta,
    b"num_attempts" => System::KumoMta,
    b"feedback_report" => System::KumoMta,
    b"bounce_description" => System::Mandrill,
    b"_id" => System::Mandrill,
    b"email_id" => System::Resend,
};

/// What the words for events tell.
static EVENTS: phf::Map<&'static [u8], Tells> = phf::phf_map! {
    b"delivered" => Tells::Sent(Delivered),
    b"delivery" => Tells::Sent(Delivered),
    b"Delivery" => Tells::Sent(Delivered),
    b"send" => Tells::Sent(Delivered),
    b"email.delivered" => Tells::Sent(Delivered),
    b"deferred" => Tells::Result(Delayed),
    b"deferral" => Tells::Result(Delayed),
    b"delay" => Tells::Result(Delayed),
    b"DeliveryDelay" => Tells::Result(Delayed),
    b"TransientFailure" => Tells::Result(Delayed),
    b"email.delivery_delayed" => Tells::Result(Delayed),
    b"bounce" => Tells::Result(Failed),
    b"bounced" => Tells::Result(Failed),
    b"Bounce" => Tells::Result(Failed),
    b"hard_bounce" => Tells::Result(Failed),
    b"hardBounce" => Tells::Result(Failed),
    b"soft_bounce" => Tells::Result(Failed),
    b"softBounce" => Tells::Result(Failed),
    b"blocked" => Tells::Result(Failed),
    b"dropped" => Tells::Result(Failed),
    b"failed" => Tells::Result(Failed),
    b"invalid" => Tells::Result(Failed),
    b"invalid_email" => Tells::Result(Failed),
    b"error" => Tells::Result(Failed),
    b"reject" => Tells::Result(Failed),
    b"rejected" => Tells::Result(Failed),
    b"Reject" => Tells::Result(Failed),
    b"AdminBounce" => Tells::Result(Failed),
    b"Expiration" => Tells::Result(Failed),
    b"OOB" => Tells::Result(Failed),
    b"out_of_band" => Tells::Result(Failed),
    b"policy_rejection" => Tells::Result(Failed),
    b"generation_failure" => Tells::Result(Failed),
    b"generation_rejection" => Tells::Result(Failed),
    b"email.bounced" => Tells::Result(Failed),
    b"email.failed" => Tells::Result(Failed),
    b"Rejection" => Tells::Refusal(Failed),
    b"request" => Tells::Nothing,
    b"requests" => Tells::Nothing,
    b"processed" => Tells::Nothing,
    b"injection" => Tells::Nothing,
    b"Reception" => Tells::Nothing,
    b"Send" => Tells::Nothing,
    b"email.sent" => Tells::Nothing,
    b"open" => Tells::Nothing,
    b"Open" => Tells::Nothing,
    b"opened" => Tells::Nothing,
    b"unique_opened" => Tells::Nothing,
    b"first_opening" => Tells::Nothing,
    b"proxy_open" => Tells::Nothing,
    b"unique_proxy_open" => Tells::Nothing,
    b"email.opened" => Tells::Nothing,
    b"click" => Tells::Nothing,
    b"Click" => Tells::Nothing,
    b"clicked" => Tells::Nothing,
    b"email.clicked" => Tells::Nothing,
    b"spam" => Tells::Nothing,
    b"spamreport" => Tells::Nothing,
    b"spam_complaint" => Tells::Nothing,
    b"SpamComplaint" => Tells::Nothing,
    b"Complaint" => Tells::Nothing,
    b"complaint" => Tells::Nothing,
    b"complained" => Tells::Nothing,
    b"email.complained" => Tells::Nothing,
    b"Feedback" => Tells::Nothing,
    b"unsub" => Tells::Nothing,
    b"unsubscribe" => Tells::Nothing,
    b"unsubscribed" => Tells::Nothing,
    b"group_unsubscribe" => Tells::Nothing,
    b"group_resubscribe" => Tells::Nothing,
    b"list_unsubscribe" => Tells::Nothing,
    b"link_unsubscribe" => Tells::Nothing,
    b"SubscriptionChange" => Tells::Nothing,
};

/// Second words that change what a failure is: whether it is one at all, and whether it is temporary.
const DETAILS: &[(&str, Option<Tells>, bool)] = &[
    // Mailgun still tries.
    ("temporary", Some(Tells::Result(Delayed)), true),
    // Amazon SES and Postmark have given up.
    ("Transient", None, true),
    ("SoftBounce", None, true),
    ("DnsError", None, true),
    // Postmark: answers to the message.
    ("AutoResponder", Some(Tells::Nothing), false),
    ("AddressChange", Some(Tells::Nothing), false),
    ("Subscribe", Some(Tells::Nothing), false),
    ("Unsubscribe", Some(Tells::Nothing), false),
    ("ChallengeVerification", Some(Tells::Nothing), false),
    ("OpenRelayTest", Some(Tells::Nothing), false),
];

/// Words for events that tell the reason: of KumoMTA, Brevo, and Amazon SES, which rejects for viruses alone.
const REASONS: &[(&str, Reason)] = &[
    ("Expiration", Reason::Expired),
    ("invalid_email", Reason::InvalidAddress),
    ("Reject", Reason::VirusDetected),
];

/// How the services say that they held a message back themselves.
const HELD_BACK: &[&str] = &[
    "suppress-",
    "OnAccountSuppressionList",
    "Suppressed",
    "Bounced Address",
    "Unsubscribed Address",
    "Spam Reporting Address",
    "preblocked",
    "blocked : contact",
    "hard-bounce",
    "soft-bounce",
    "unsub",
];

/// What was read of an event.
#[derive(Clone, Copy)]
pub(super) struct Event<'a> {
    values: [Option<(u8, &'a [u8])>; KINDS],
    system: Option<System>,
    /// Subject and detail of an enhanced code that is written as three numbers.
    numbers: [Option<u16>; 3],
    /// Whether one of the values says that the message was held back.
    held_back: bool,
}

impl<'a> Event<'a> {
    /// Reads the next value of the tokens: an event, which may be wrapped in other objects.
    pub(super) fn read(tokens: &mut Tokens<'a>) -> Self {
        let mut event = Self { values: [None; KINDS], system: None, numbers: [None; 3], held_back: false };
        let outside = tokens.depth();
        let (mut name, mut parent): (&[u8], &[u8]) = (b"", b"");
        while let Some(token) = tokens.next() {
            match token {
                Token::Name(found) => {
                    name = found;
                    event.system = event.system.or_else(|| SIGNATURES.get(name).copied());
                }
                Token::Open(b'{') => parent = name,
                Token::Open(_) => {}
                Token::Close => {
                    parent = b"";
                    if tokens.depth() == outside {
                        break;
                    }
                }
                Token::String(value) | Token::Scalar(value) => event.take(parent, name, value, token),
            }
            if tokens.depth() == outside {
                break;
            }
        }
        event
    }

    fn take(&mut self, parent: &[u8], name: &[u8], value: &'a [u8], token: Token<'a>) {
        if parent == b"enhanced_code" {
            let part = [&b"class"[..], b"subject", b"detail"].iter().position(|part| *part == name);
            if let Some(part) = part {
                self.numbers[part] = core::str::from_utf8(value).ok().and_then(|number| number.parse().ok());
            }
            return;
        }
        let Some(&(kind, rank)) = MEMBERS.get(name) else { return };
        let may_be_scalar = matches!(kind, Kind::Code | Kind::Time | Kind::Id);
        if value.is_empty() || value == b"null" || (matches!(token, Token::Scalar(_)) && !may_be_scalar) {
            return;
        }
        if kind == Kind::Words {
            self.held_back |= HELD_BACK.iter().any(|words| starts_with(value, words.as_bytes()));
        }
        let slot = &mut self.values[kind as usize];
        if slot.is_none_or(|(other, _)| rank < other) {
            *slot = Some((rank, value));
        }
    }

    fn get(&self, kind: Kind) -> Option<&'a [u8]> {
        self.values[kind as usize].map(|(_, value)| value)
    }

    /// A log line in JSON: its time and program, as far as they are there, and what was written.
    pub(super) fn record(&self) -> Option<Frame<'a>> {
        let program = self.get(Kind::Program);
        let line = self.get(Kind::Line).or(program.and(self.get(Kind::Words)))?;
        let message = line.strip_suffix(b"\\n").unwrap_or(line);
        Some(Frame { time: self.get(Kind::Time), program, message })
    }

    /// The event that is enclosed in this one, as a string.
    pub(super) fn enclosed(&self) -> Option<(Self, &'a [u8])> {
        let text = self.get(Kind::Enclosed).filter(|text| text.starts_with(b"{"))?;
        let mut tokens = Tokens::inside(text);
        let event = Self::read(&mut tokens);
        tokens.is_complete().then_some((event, text))
    }

    /// Whether it says when it was written, as records of logs do.
    pub(super) fn has_time(&self) -> bool {
        self.get(Kind::Time).is_some()
    }

    /// What the event tells; `None` if it is of no known system and its word for what happened is none of the known.
    pub(super) fn told(&self, text: &'a [u8]) -> Option<Told<'a>> {
        // Mandrill calls it a status.
        let word = self.get(Kind::Event).or(self.get(Kind::Status));
        let tells = word.and_then(|word| EVENTS.get(word).copied());
        let (system, tells) = match (self.system, tells) {
            (None, None) => return None,
            // "sent" is what Mailjet calls a delivery, others their own part of it.
            (Some(System::Mailjet), None) if word == Some(b"sent") => {
                (Some(System::Mailjet), Tells::Sent(Delivered))
            }
            (Some(System::KumoMta), Some(Tells::Sent(_))) => (Some(System::KumoMta), Tells::Sent(Relayed)),
            (Some(system), None) => (Some(system), Tells::Nothing),
            (None, Some(tells)) => (of_word(word), tells),
            (system, Some(tells)) => (system, tells),
        };
        let mut told = Told {
            system,
            tells,
            time: self.get(Kind::Time),
            queue_id: self.get(Kind::Id),
            recipient: self.get(Kind::Recipient),
            relay: self.get(Kind::Relay),
            code: self.code(),
            status: self.status(),
            words: self.get(Kind::Words).unwrap_or_default(),
            ..Told::of(System::AmazonSes, text)
        };
        if matches!(tells, Tells::Result(_)) {
            self.look_at_detail(&mut told);
            told.soft |= word.is_some_and(|word| word.starts_with(b"soft"));
            let known = REASONS.iter().find(|(known, _)| word == Some(known.as_bytes()));
            told.reason = match known {
                _ if self.held_back && told.code.is_none() => Some(Reason::Suppressed),
                known => known.map(|&(_, reason)| reason),
            };
        }
        Some(told)
    }

    fn look_at_detail(&self, told: &mut Told<'a>) {
        let detail = self.get(Kind::Detail);
        let known = DETAILS.iter().find(|(word, ..)| detail == Some(word.as_bytes()));
        if let Some(&(_, tells, soft)) = known {
            told.tells = tells.unwrap_or(told.tells);
            told.soft = soft;
        }
    }

    /// A code of SMTP; services have codes of their own, too.
    fn code(&self) -> Option<ReplyCode> {
        let code = ReplyCode::from_bytes(self.get(Kind::Code)?).ok()?;
        code.is_standard_form().then_some(code)
    }

    fn status(&self) -> Option<EnhancedCode> {
        let written = self.get(Kind::Status).and_then(|status| EnhancedCode::from_bytes(status).ok());
        written.or_else(|| {
            let [Some(class), Some(subject), Some(detail)] = self.numbers else { return None };
            EnhancedCode::new(u8::try_from(class).ok()?, subject, detail)
        })
    }
}

/// The system that has this word for an event to itself.
fn of_word(word: Option<&[u8]>) -> Option<System> {
    word.is_some_and(|word| word.starts_with(b"email.")).then_some(System::Resend)
}
