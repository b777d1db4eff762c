//! Events in JSON: those that sending services post to webhooks, KumoMTA's log records, and log lines that a journal or a
//! container runtime has wrapped in JSON. Only the members in the tables are read, at any depth. An event may list several
//! recipients, each with a reply of its own.

use super::codes;
use super::forms::Outcome;
use super::frame::Frame;
use super::json::{Token, Tokens};
use super::known_line::KnownLine;
use super::system::System;
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::find::starts_with;
use crate::reason::Delivery::{Delayed, Delivered, Failed, Relayed};
use crate::reason::Reason;
use crate::table::{Index, index};

/// What a member is used for. Of several of one kind, the one with the lowest rank counts, then the first. Of log lines and of
/// the words for what happened the outermost counts, then one that is no success: what senders add is further inside.
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
    /// The command that the reply answers.
    Command,
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

/// The number of kinds.
const KINDS: usize = Kind::Enclosed as usize + 1;

/// The rank of `type`, which is a member of all kinds of JSON.
const TYPE: u8 = 1;

/// The rank from which members list the recipients of the mail, to whom the event may not apply.
const OF_MAIL: u8 = 3;

/// The members, by name.
static MEMBERS: Index<(Kind, u8)> = index!((Kind, u8):
    "event" => (Kind::Event, 0),
    "eventType" => (Kind::Event, 0),
    "notificationType" => (Kind::Event, 0),
    "RecordType" => (Kind::Event, 0),
    "type" => (Kind::Event, TYPE),
    "Type" => (Kind::Detail, 0),
    "severity" => (Kind::Detail, 0),
    "bounceType" => (Kind::Detail, 0),
    "complaintFeedbackType" => (Kind::Detail, 0),
    "fbtype" => (Kind::Detail, 0),
    "feedback_type" => (Kind::Detail, 0),
    "original_rcpt_to" => (Kind::Recipient, 0),
    "email" => (Kind::Recipient, 1),
    "Email" => (Kind::Recipient, 1),
    "emailAddress" => (Kind::Recipient, 1),
    "recipient" => (Kind::Recipient, 1),
    "Recipient" => (Kind::Recipient, 1),
    "rcpt_to" => (Kind::Recipient, 1),
    "rcpt" => (Kind::Recipient, 1),
    "recipients" => (Kind::Recipient, 2),
    "destination" => (Kind::Recipient, OF_MAIL),
    "to" => (Kind::Recipient, OF_MAIL + 1),
    "raw_reason" => (Kind::Words, 0),
    "diagnosticCode" => (Kind::Words, 0),
    "smtpResponse" => (Kind::Words, 0),
    "smtp_reply" => (Kind::Words, 0),
    "response" => (Kind::Words, 0),
    "diag" => (Kind::Words, 0),
    "smtp" => (Kind::Words, 0),
    "content" => (Kind::Words, 0),
    "Details" => (Kind::Words, 0),
    "message" => (Kind::Words, 1),
    "description" => (Kind::Words, 2),
    "reason" => (Kind::Words, 3),
    "reject_reason" => (Kind::Words, 3),
    "error" => (Kind::Words, 4),
    "comment" => (Kind::Words, 4),
    "Description" => (Kind::Words, 4),
    "bounce_description" => (Kind::Words, 4),
    "bounceSubType" => (Kind::Words, 5),
    "code" => (Kind::Code, 0),
    "error_code" => (Kind::Code, 0),
    "status" => (Kind::Status, 0),
    "enhanced-code" => (Kind::Status, 0),
    "command" => (Kind::Command, 0),
    "mx-host" => (Kind::Relay, 0),
    "site" => (Kind::Relay, 1),
    "remoteMtaIp" => (Kind::Relay, 1),
    "mta" => (Kind::Relay, 1),
    "messageId" => (Kind::Id, 0),
    "MessageID" => (Kind::Id, 0),
    "sg_message_id" => (Kind::Id, 0),
    "message_id" => (Kind::Id, 0),
    "message-id" => (Kind::Id, 0),
    "id" => (Kind::Id, 1),
    "timestamp" => (Kind::Time, 0),
    "DeliveredAt" => (Kind::Time, 0),
    "BouncedAt" => (Kind::Time, 0),
    "date" => (Kind::Time, 0),
    "time" => (Kind::Time, 0),
    "ts" => (Kind::Time, 1),
    "created_at" => (Kind::Time, 1),
    "__REALTIME_TIMESTAMP" => (Kind::Time, 2),
    "MESSAGE" => (Kind::Line, 0),
    "log" => (Kind::Line, 0),
    "short_message" => (Kind::Line, 1),
    "Message" => (Kind::Enclosed, 0),
    "SYSLOG_IDENTIFIER" => (Kind::Program, 0),
    "programname" => (Kind::Program, 0),
    "ident" => (Kind::Program, 0),
    "appname" => (Kind::Program, 0),
    "app_name" => (Kind::Program, 0),
    "syslogtag" => (Kind::Program, 0),
);

/// Members that only one system writes.
static SIGNATURES: Index<System> = index!(System:
    "notificationType" => System::AmazonSes,
    "eventType" => System::AmazonSes,
    "sg_event_id" => System::SendGrid,
    "sg_message_id" => System::SendGrid,
    "event-data" => System::Mailgun,
    "log-level" => System::Mailgun,
    "delivery-status" => System::Mailgun,
    "msys" => System::SparkPost,
    "RecordType" => System::Postmark,
    "mj_campaign_id" => System::Mailjet,
    "mj_contact_id" => System::Mailjet,
    "mj_message_id" => System::Mailjet,
    "Message_GUID" => System::Mailjet,
    "ts_event" => System::Brevo,
    "ts_epoch" => System::Brevo,
    "X-Mailin-custom" => System::Brevo,
    "peer_address" => System::KumoMta,
    "num_attempts" => System::KumoMta,
    "feedback_report" => System::KumoMta,
    "bounce_description" => System::Mandrill,
    "_id" => System::Mandrill,
    "email_id" => System::Resend,
);

/// What the words for events mean.
static EVENTS: Index<Outcome> = index!(Outcome:
    "delivered" => Outcome::Sent(Delivered),
    "delivery" => Outcome::Sent(Delivered),
    "Delivery" => Outcome::Sent(Delivered),
    "send" => Outcome::Sent(Delivered),
    "email.delivered" => Outcome::Sent(Delivered),
    "deferred" => Outcome::Result(Delayed),
    "deferral" => Outcome::Result(Delayed),
    "delay" => Outcome::Result(Delayed),
    "DeliveryDelay" => Outcome::Result(Delayed),
    "TransientFailure" => Outcome::Result(Delayed),
    "email.delivery_delayed" => Outcome::Result(Delayed),
    "bounce" => Outcome::Result(Failed),
    "bounced" => Outcome::Result(Failed),
    "Bounce" => Outcome::Result(Failed),
    "hard_bounce" => Outcome::Result(Failed),
    "hardBounce" => Outcome::Result(Failed),
    "soft_bounce" => Outcome::Result(Failed),
    "softBounce" => Outcome::Result(Failed),
    "blocked" => Outcome::Result(Failed),
    "dropped" => Outcome::Result(Failed),
    "failed" => Outcome::Result(Failed),
    "invalid" => Outcome::Result(Failed),
    "invalid_email" => Outcome::Result(Failed),
    "error" => Outcome::Result(Failed),
    "reject" => Outcome::Result(Failed),
    "rejected" => Outcome::Result(Failed),
    "Reject" => Outcome::Result(Failed),
    "AdminBounce" => Outcome::Result(Failed),
    "Expiration" => Outcome::Result(Failed),
    "OOB" => Outcome::Result(Failed),
    "out_of_band" => Outcome::Result(Failed),
    "policy_rejection" => Outcome::Result(Failed),
    "generation_failure" => Outcome::Result(Failed),
    "generation_rejection" => Outcome::Result(Failed),
    "email.bounced" => Outcome::Result(Failed),
    "email.failed" => Outcome::Result(Failed),
    "Rejection" => Outcome::Refusal(Failed),
    "request" => Outcome::Nothing,
    "requests" => Outcome::Nothing,
    "processed" => Outcome::Nothing,
    "injection" => Outcome::Nothing,
    "Reception" => Outcome::Nothing,
    "Send" => Outcome::Nothing,
    "email.sent" => Outcome::Nothing,
    "open" => Outcome::Nothing,
    "Open" => Outcome::Nothing,
    "opened" => Outcome::Nothing,
    "unique_opened" => Outcome::Nothing,
    "first_opening" => Outcome::Nothing,
    "proxy_open" => Outcome::Nothing,
    "unique_proxy_open" => Outcome::Nothing,
    "email.opened" => Outcome::Nothing,
    "click" => Outcome::Nothing,
    "Click" => Outcome::Nothing,
    "clicked" => Outcome::Nothing,
    "email.clicked" => Outcome::Nothing,
    "spam" => Outcome::Complaint,
    "spamreport" => Outcome::Complaint,
    "spam_complaint" => Outcome::Complaint,
    "SpamComplaint" => Outcome::Complaint,
    "Complaint" => Outcome::Complaint,
    "complaint" => Outcome::Complaint,
    "complained" => Outcome::Complaint,
    "email.complained" => Outcome::Complaint,
    "Feedback" => Outcome::Complaint,
    "unsub" => Outcome::Nothing,
    "unsubscribe" => Outcome::Nothing,
    "unsubscribed" => Outcome::Nothing,
    "group_unsubscribe" => Outcome::Nothing,
    "group_resubscribe" => Outcome::Nothing,
    "list_unsubscribe" => Outcome::Nothing,
    "link_unsubscribe" => Outcome::Nothing,
    "SubscriptionChange" => Outcome::Nothing,
);

/// Second words that change what a failure or a complaint is: another outcome, and whether it is temporary.
static DETAILS: Index<(Option<Outcome>, bool)> = index!((Option<Outcome>, bool):
    // Mailgun tries again.
    "temporary" => (Some(Outcome::Result(Delayed)), true),
    // Amazon SES and Postmark have given up.
    "Transient" => (None, true),
    "SoftBounce" => (None, true),
    "DnsError" => (None, true),
    // Postmark: answers to the message.
    "AutoResponder" => (Some(Outcome::Nothing), false),
    "AddressChange" => (Some(Outcome::Nothing), false),
    "Subscribe" => (Some(Outcome::Nothing), false),
    "Unsubscribe" => (Some(Outcome::Nothing), false),
    "ChallengeVerification" => (Some(Outcome::Nothing), false),
    "OpenRelayTest" => (Some(Outcome::Nothing), false),
    // Postmark lists complaints with the bounces.
    "SpamComplaint" => (Some(Outcome::Complaint), false),
);

/// The types of feedback that are no complaints of a recipient.
const NO_COMPLAINTS: &[&[u8]] = &[
    // The mail was put into the folder for spam by mistake (RFC 6430).
    b"not-spam",
    // The sender could not be authenticated (RFC 6591).
    b"auth-failure",
    // A virus was found in the mail (RFC 5965 §7.3).
    b"virus",
];

/// Whether this type of feedback is no complaint of a recipient.
pub(super) fn is_no_complaint(feedback: &[u8]) -> bool {
    NO_COMPLAINTS.contains(&feedback)
}

/// Words for events that give the reason: of KumoMTA, Brevo, and Amazon SES, which rejects for viruses alone.
static REASONS: Index<Reason> = index!(Reason:
    "Expiration" => Reason::Expired,
    "invalid_email" => Reason::InvalidAddress,
    "Reject" => Reason::VirusDetected,
);

/// The phrases by which services say that they held a message back themselves.
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

/// How members of one kind are ordered: by depth, whether it is a success, and rank.
type Order = (u32, bool, u8);

/// Where a value is.
#[derive(Clone, Copy, Default)]
struct Place<'a> {
    /// The member that has it.
    name: &'a [u8],
    /// The member whose object has that member.
    parent: &'a [u8],
    /// The text from the first element of the innermost list that it is in; empty if it is in none.
    list: &'a [u8],
}

impl Place<'_> {
    /// Whether the number in this value is a reply code for certain: in the response of a server, and not in a member that a
    /// sender may have added.
    fn is_of_a_reply(&self, kind: Kind, rank: u8, value: &[u8]) -> bool {
        let is_in_response = matches!(self.parent, b"delivery-status" | b"response");
        match kind {
            Kind::Words => {
                rank == 0
                    && codes::code_in_front(value.trim_ascii_start()).is_some()
                    && (is_in_response || self.name != b"content")
            }
            _ => is_in_response || self.name == b"error_code",
        }
    }
}

/// What says against a success.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    None,
    /// A number that may be the code of a refusal, or one that a sender has added.
    Number,
    /// An error, which need not be one of mail.
    Error,
    /// An enhanced code of a refusal, or a reply with one or of the type `smtp` (RFC 3464 §2.3.6).
    Refusal,
}

/// The values of an event.
#[derive(Clone)]
pub(super) struct Event<'a> {
    /// The tokens that it was read from.
    tokens: Tokens<'a>,
    values: [Option<(Order, &'a [u8])>; KINDS],
    /// By the outermost member that only this system writes, and its depth.
    system: Option<(u32, System)>,
    /// Subject and detail of an enhanced code that is written as three numbers.
    numbers: [Option<u16>; 3],
    /// Whether one of the values says that the message was held back.
    held_back: bool,
    /// What the values say against a success.
    doubt: Doubt,
    /// Where the recipient is, and whether that list has other recipients.
    recipient: Place<'a>,
    has_several: bool,
    /// The list that the enclosed event is in, and whether that list has others.
    enclosing: &'a [u8],
    has_several_enclosed: bool,
}

/// How many bytes are read of a text about several recipients, since it is read again for each of them.
const SHARED: usize = 1024;

/// The depth to which lists are told apart.
const LEVELS: usize = 8;

impl<'a> Event<'a> {
    /// Reads the next value of the tokens: an event, which may be wrapped in other objects.
    pub(super) fn read(tokens: &mut Tokens<'a>) -> Self {
        Self::read_part(tokens, b"", b"")
    }

    /// Reads an event, or an element of the list with this name. The other list is skipped.
    fn read_part(tokens: &mut Tokens<'a>, name: &'a [u8], without: &[u8]) -> Self {
        let mut event = Self {
            tokens: tokens.clone(),
            values: [None; KINDS],
            system: None,
            numbers: [None; 3],
            held_back: false,
            doubt: Doubt::None,
            recipient: Place::default(),
            has_several: false,
            enclosing: b"",
            has_several_enclosed: false,
        };
        let outside = tokens.depth();
        let mut place = Place { name, ..Place::default() };
        // The list that is open at each level, if it is one, and the member whose object is the innermost there.
        let mut lists: [&[u8]; LEVELS] = [b""; LEVELS];
        let mut parents: [&[u8]; LEVELS] = [b""; LEVELS];
        while let Some(token) = tokens.next() {
            let level = (tokens.depth() - outside) as usize;
            match token {
                Token::Name(found) => {
                    place.name = found;
                    if let Some(system) = SIGNATURES.get(found) {
                        let depth = tokens.depth();
                        event.system =
                            event.system.filter(|(other, _)| *other <= depth).or(Some((depth, system)));
                    }
                }
                Token::Open(b'[') if core::ptr::eq(tokens.rest(), without) => tokens.skip_innermost(),
                Token::Open(bracket) => {
                    let is_list = bracket == b'[';
                    if let Some(open) = lists.get_mut(level) {
                        *open = if is_list { tokens.rest() } else { b"" };
                    }
                    if is_list {
                        place.list = tokens.rest();
                    } else {
                        place.parent = place.name;
                    }
                    if let Some(parent) = parents.get_mut(level) {
                        *parent = place.parent;
                    }
                }
                Token::Close => {
                    place.parent = parents.get(level).copied().unwrap_or_default();
                    let open = lists.iter().take(level + 1).rev();
                    place.list = open.copied().find(|list| !list.is_empty()).unwrap_or_default();
                }
                Token::String(value) | Token::Scalar(value) => {
                    event.take(place, value, token, tokens.depth());
                }
            }
            if level == 0 {
                break;
            }
        }
        event
    }

    fn take(&mut self, place: Place<'a>, value: &'a [u8], token: Token<'a>, depth: u32) {
        let name = place.name;
        if place.parent == b"enhanced_code" {
            let part = [&b"class"[..], b"subject", b"detail"].iter().position(|part| *part == name);
            if let Some(part) = part {
                self.numbers[part] = core::str::from_utf8(value).ok().and_then(|number| number.parse().ok());
                if part == 0 && matches!(value, b"4" | b"5") {
                    self.doubt = Doubt::Refusal;
                }
            }
            return;
        }
        let is_error = place.parent == b"error" || name == b"error";
        if is_error && !matches!(value, b"" | b"null" | b"false" | b"0") {
            self.doubt = self.doubt.max(Doubt::Error);
        }
        let Some((kind, mut rank)) = MEMBERS.get(name) else { return };
        if name == b"recipients" && place.parent == b"message" {
            // Mailgun lists all of the message there.
            rank = OF_MAIL;
        }
        if matches!(kind, Kind::Words | Kind::Code | Kind::Status) {
            let doubt = doubt(value);
            let is_refusal = doubt == Doubt::Number && place.is_of_a_reply(kind, rank, value);
            self.doubt = self.doubt.max(if is_refusal { Doubt::Refusal } else { doubt });
        }
        let may_be_scalar = matches!(kind, Kind::Code | Kind::Time | Kind::Id);
        if value.is_empty() || value == b"null" || (matches!(token, Token::Scalar(_)) && !may_be_scalar) {
            return;
        }
        if kind == Kind::Words {
            self.held_back |= HELD_BACK.iter().any(|words| starts_with(value, words.as_bytes()));
        }
        let order = match kind {
            Kind::Event | Kind::Status => {
                let outcome = EVENTS.get(value);
                if kind == Kind::Event && rank == TYPE && outcome.is_none() {
                    return;
                }
                (depth, matches!(outcome, Some(Outcome::Sent(_))), rank)
            }
            Kind::Line => (depth, false, rank),
            _ => (0, false, rank),
        };
        let slot = &mut self.values[kind as usize];
        let is_same = |list: &[u8]| !list.is_empty() && core::ptr::eq(list, place.list);
        if slot.is_none_or(|(other, _)| order < other) {
            *slot = Some((order, value));
            match kind {
                Kind::Recipient => (self.recipient, self.has_several) = (place, false),
                Kind::Enclosed => self.enclosing = place.list,
                _ => {}
            }
        } else if slot.is_some_and(|(other, _)| order == other) {
            match kind {
                Kind::Recipient => self.has_several |= is_same(self.recipient.list),
                Kind::Enclosed => self.has_several_enclosed |= is_same(self.enclosing),
                _ => {}
            }
        }
    }

    /// Returns an event for each recipient, if a list has several.
    pub(super) fn recipients(&self) -> Option<Recipients<'a>> {
        (self.has_several && !self.has_those_of_mail()).then(|| {
            let Place { name, list, .. } = self.recipient;
            let mut shared = Self::read_part(&mut self.tokens.clone(), b"", list);
            shared.values[Kind::Recipient as usize] = None;
            let has_names = shared.get(Kind::Words).is_some_and(|words| words.contains(&b'@'));
            for (_, value) in shared.values.iter_mut().flatten() {
                *value = &value[..value.len().min(SHARED)];
            }
            Recipients { shared, has_names, list: self.tokens.of_list(list), name }
        })
    }

    /// Whether the recipient is one of those of the mail.
    fn has_those_of_mail(&self) -> bool {
        self.values[Kind::Recipient as usize].is_some_and(|((.., rank), _)| rank >= OF_MAIL)
    }

    /// The event without the reply.
    fn without_reply(mut self) -> Self {
        for kind in [Kind::Words, Kind::Code, Kind::Status] {
            let value = &mut self.values[kind as usize];
            // A status may be the word for what happened.
            *value = value.filter(|(_, value)| kind == Kind::Status && EVENTS.get(value).is_some());
        }
        Self { numbers: [None; 3], ..self }
    }

    /// Adds what the event says about all recipients.
    fn with(mut self, shared: &Self) -> Self {
        for (kind, (own, shared)) in self.values.iter_mut().zip(shared.values).enumerate() {
            let is_event = kind == Kind::Event as usize;
            if shared
                .is_some_and(|((.., rank), _)| own.is_none_or(|((.., other), _)| is_event || rank < other))
            {
                *own = shared;
            }
        }
        self.system = shared.system.or(self.system);
        self.numbers = if self.numbers == [None; 3] { shared.numbers } else { self.numbers };
        self.held_back |= shared.held_back;
        self.doubt = self.doubt.max(shared.doubt);
        self
    }

    fn get(&self, kind: Kind) -> Option<&'a [u8]> {
        self.values[kind as usize].map(|(_, value)| value)
    }

    /// The depth of an event, a status or a log line.
    fn depth(&self, kind: Kind) -> Option<u32> {
        self.values[kind as usize].map(|((depth, ..), _)| depth)
    }

    /// A log line in JSON: its time and program, if it has them, and the message.
    pub(super) fn record(&self) -> Option<Frame<'a>> {
        let program = self.get(Kind::Program);
        let line = self.get(Kind::Line).or(program.and(self.get(Kind::Words)))?;
        let message = line.strip_suffix(b"\\n").unwrap_or(line);
        Some(Frame { time: self.get(Kind::Time), program, message })
    }

    /// The event that is enclosed in this one, as a string.
    pub(super) fn enclosed(&self) -> Option<Self> {
        let text = self.get(Kind::Enclosed).filter(|text| text.starts_with(b"{"))?;
        let mut tokens = Tokens::inside(text);
        let event = Self::read(&mut tokens);
        tokens.is_complete().then_some(event)
    }

    /// The list with several events that are enclosed, if there is one.
    pub(super) fn enclosing(&self) -> Option<Tokens<'a>> {
        self.has_several_enclosed.then(|| self.tokens.of_list(self.enclosing))
    }

    /// Whether it has a time, as records of logs do.
    pub(super) fn has_time(&self) -> bool {
        self.get(Kind::Time).is_some()
    }

    /// Returns the parts of the event; `None` if it is of no known system and its word for what happened is not known.
    pub(super) fn known_line(&self) -> Option<KnownLine<'a>> {
        // Mandrill calls it a status.
        let word = self.get(Kind::Event).or(self.get(Kind::Status));
        let system = self.system.map(|(_, system)| system).or_else(|| of_word(word));
        if self.is_in_a_record() {
            return None;
        }
        let outcome = match (system, word.and_then(|word| EVENTS.get(word))) {
            (None, None) => return None,
            // "sent" is what Mailjet calls a delivery, others their own part of it.
            (Some(System::Mailjet), None) if word == Some(b"sent") => Outcome::Sent(Delivered),
            (Some(System::KumoMta), Some(Outcome::Sent(_))) => Outcome::Sent(Relayed),
            (_, None) => Outcome::Nothing,
            (_, Some(outcome)) => outcome,
        };
        let outcome = match outcome {
            // A success that has a refusal in it is an attempt, or of another program.
            Outcome::Sent(_) if self.doubt >= Doubt::Error || self.has_status_of_failure() => {
                Outcome::ByClass(Failed)
            }
            Outcome::Sent(_) if system.is_none() && !self.is_plainly_delivered() => return None,
            Outcome::Sent(_) if system.is_none() && self.doubt == Doubt::Number => Outcome::ByClass(Failed),
            // What filters, shops and forums call spam or a failure is about no mail of this sender.
            Outcome::Complaint if system.is_none() => Outcome::Nothing,
            Outcome::Result(Failed)
                if system.is_none() && self.doubt < Doubt::Refusal && !self.is_plainly_failed() =>
            {
                Outcome::Nothing
            }
            _ => outcome,
        };
        let mut known = KnownLine {
            system,
            outcome,
            time: self.get(Kind::Time),
            queue_id: self.get(Kind::Id),
            recipient: self.recipient(system, outcome),
            relay: self.get(Kind::Relay),
            code: self.code(),
            status: self.status(),
            words: self.get(Kind::Words).unwrap_or_default(),
            ..KnownLine::of(System::AmazonSes, self.get(Kind::Command).unwrap_or_default())
        };
        if matches!(outcome, Outcome::Result(_) | Outcome::Complaint) {
            self.apply_detail(&mut known);
        }
        if matches!(known.outcome, Outcome::Result(_)) {
            known.soft |= word.is_some_and(|word| word.starts_with(b"soft"));
            known.reason = if self.held_back && known.code.is_none() {
                Some(Reason::Suppressed)
            } else {
                word.and_then(|word| REASONS.get(word))
            };
        }
        Some(known)
    }

    /// Whether what makes it an event is further inside than a log line, as in what a program has added to its record.
    fn is_in_a_record(&self) -> bool {
        let of_event = self.depth(Kind::Event).or(self.depth(Kind::Status)).unwrap_or(u32::MAX);
        let of_system = self.system.map_or(u32::MAX, |(depth, _)| depth);
        self.depth(Kind::Line).is_some_and(|line| line < of_event.min(of_system))
    }

    /// Whether the word says without a known system that it is a delivery of mail. Any program may have a type or an event
    /// that is called "delivery" or "send".
    fn is_plainly_delivered(&self) -> bool {
        self.has_event(|word| word == b"delivered")
    }

    /// Whether the word says without a known system and a reply that mail was not delivered.
    fn is_plainly_failed(&self) -> bool {
        self.has_event(|word| !matches!(word, b"error" | b"invalid"))
    }

    /// Whether the status is a word for a failure. What senders add is further inside than the word for what happened.
    fn has_status_of_failure(&self) -> bool {
        let is_outside = self.depth(Kind::Status) <= self.depth(Kind::Event);
        let outcome = self.get(Kind::Status).and_then(|status| EVENTS.get(status));
        is_outside && matches!(outcome, Some(Outcome::Result(_)))
    }

    /// Whether the word for what happened is such a one, and no `type`.
    fn has_event(&self, is_such: impl Fn(&[u8]) -> bool) -> bool {
        let event = self.values[Kind::Event as usize].or(self.values[Kind::Status as usize]);
        event.is_some_and(|((_, _, rank), word)| rank != TYPE && is_such(word))
    }

    fn recipient(&self, system: Option<System>, outcome: Outcome) -> Option<&'a [u8]> {
        if self.has_several && self.has_those_of_mail() {
            return None;
        }
        let ((.., rank), recipient) = self.values[Kind::Recipient as usize]?;
        // KumoMTA logs the report on a complaint as a message. Its recipient is not the one who complains.
        let is_of_report =
            matches!((system, outcome), (Some(System::KumoMta), Outcome::Complaint)) && rank > 0;
        (!is_of_report).then(|| bare_address(recipient))
    }

    /// The recipient of an event of any program.
    pub(super) fn any_recipient(&self) -> Option<&'a [u8]> {
        self.get(Kind::Recipient).map(bare_address)
    }

    fn apply_detail(&self, known: &mut KnownLine<'a>) {
        if let Some((outcome, soft)) = self.get(Kind::Detail).and_then(|detail| DETAILS.get(detail)) {
            known.outcome = outcome.unwrap_or(known.outcome);
            known.soft = soft;
        }
        if matches!(known.outcome, Outcome::Complaint) && self.get(Kind::Detail).is_some_and(is_no_complaint)
        {
            known.outcome = Outcome::Nothing;
        }
    }

    /// The reply code. Services also have codes of their own, which are none.
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

/// What a code or words say against a success.
fn doubt(value: &[u8]) -> Doubt {
    let typed = value.strip_prefix(b"smtp;");
    let reply = typed.unwrap_or(value).trim_ascii_start();
    match EnhancedCode::prefix(reply) {
        Ok((code, _)) if codes::starts_with_enhanced(reply) => {
            return if code.class() == Class::PositiveCompletion { Doubt::None } else { Doubt::Refusal };
        }
        _ => {}
    }
    match codes::code_in_front(reply).or_else(|| codes::find_code(reply)) {
        // Of several codes the first is that of the reply.
        Some((code, at)) if code.is_refusal() && codes::find_code(&reply[..at]).is_none() => {
            let is_reply = typed.is_some() || codes::starts_with_enhanced(&reply[at + 3..]);
            if is_reply { Doubt::Refusal } else { Doubt::Number }
        }
        _ => Doubt::None,
    }
}

/// The events of one that lists several recipients: one for each.
#[derive(Clone)]
pub(super) struct Recipients<'a> {
    /// The event without the list.
    shared: Event<'a>,
    /// Whether its words name an address: then they are about the recipient with this address alone.
    has_names: bool,
    list: Tokens<'a>,
    /// The name of the list.
    name: &'a [u8],
}

impl<'a> Iterator for Recipients<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        while self.list.has_element() {
            let event = Event::read_part(&mut self.list, self.name, b"");
            if let Some(recipient) = event.get(Kind::Recipient) {
                let words = self.shared.get(Kind::Words).unwrap_or_default();
                let is_of_another = self.has_names && !names(words, bare_address(recipient));
                return Some(if is_of_another {
                    event.with(&self.shared.clone().without_reply())
                } else {
                    event.with(&self.shared)
                });
            }
        }
        None
    }
}

/// The address without a name and brackets: `Ann <ann@example.com>`.
fn bare_address(recipient: &[u8]) -> &[u8] {
    let inside = recipient.strip_suffix(b">").and_then(|front| front.rsplit(|byte| *byte == b'<').next());
    inside.unwrap_or(recipient)
}

/// Whether the words name this address.
fn names(words: &[u8], address: &[u8]) -> bool {
    let Some(local_part) = address.iter().rposition(|byte| *byte == b'@') else { return false };
    let at_signs = words.iter().enumerate().filter(|(_, byte)| **byte == b'@');
    let mut starts = at_signs.filter_map(|(at, _)| at.checked_sub(local_part));
    starts.any(|start| {
        let (before, rest) = words.split_at(start);
        let Some((found, after)) = rest.split_at_checked(address.len()) else { return false };
        // JSON's writers may escape a bracket.
        let begins = before.ends_with(b"\\u003c") || !before.last().is_some_and(|byte| is_in_address(*byte));
        let ends = match after {
            [b'.', next, ..] => !next.is_ascii_alphanumeric(),
            [next, ..] => !is_in_address(*next),
            [] => true,
        };
        begins && ends && found.eq_ignore_ascii_case(address)
    })
}

/// Whether a byte may be in an address. Of the signs that a local part may have (RFC 5321 §4.1.2), those that are rather between
/// words are left out.
const fn is_in_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'.' | b'-' | b'_' | b'+')
}

/// The system, if only one uses this word for an event.
fn of_word(word: Option<&[u8]>) -> Option<System> {
    word.is_some_and(|word| word.starts_with(b"email.")).then_some(System::Resend)
}
