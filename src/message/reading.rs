//! Reading the parts of a message: its kind, its recipients, and what it says about each.

use super::complaint::Complaint;
use super::fields::{self, Fields};
use super::forms::{self, Form};
use super::kind::{self, MessageKind, Subject};
use super::mime::{self, Parts};
use super::notification;
use super::original::Original;
use super::prose::{self, Noted};
use super::recipient::Recipient;
use super::return_path::{self, ReturnPath};
use super::verdict::{Case, Source, is_telling};
use super::{BounceMessage, HEADER_LIMIT, address, text};
use crate::classify::{Classification, Classifier};
use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::line::{Diagnostic, System};
use crate::reason::{BounceKind, Delivery};
use mail_parser::Message;
use std::borrow::ToOwned;
use std::cell::OnceCell;
use std::string::String;
use std::vec::Vec;

/// The maximum length of the text for people, in bytes. The longest known bounces have some 10 kB of text.
const HUMAN_LIMIT: usize = 32 * 1024;
/// In reports about more recipients than these, the text for people is not searched for each of them.
const SEARCH_LIMIT: usize = 100;

/// A message being read.
pub(super) struct Reading<'m> {
    classifier: Classifier<'m>,
    parts: &'m Parts<'m>,
    /// The text for people, up to the returned mail.
    human: &'m str,
    /// The returned mail, where it is part of the text.
    rest: Option<&'m str>,
    /// The form of the text for people.
    form: Option<&'static Form>,
    /// The recipients in the text for people, read when a recipient of a report needs them.
    noted: OnceCell<Vec<Noted<'m>>>,
    /// The addresses that the message came from or went to.
    own: Vec<&'m str>,
}

impl<'m> Reading<'m> {
    pub(super) fn of(parts: &'m Parts<'m>, classifier: Classifier<'m>) -> Self {
        let (human, rest) = prose::cut_returned(&parts.human);
        let human = text::front(human, HUMAN_LIMIT);
        let own = kind::own_addresses(parts.headers);
        Self { classifier, parts, human, rest, form: prose::form_of(human), noted: OnceCell::new(), own }
    }

    /// Whether the message came from this address or went to it.
    fn is_own(&self, address: &str) -> bool {
        self.own.iter().any(|own| own.eq_ignore_ascii_case(address))
    }

    /// Reads the message as each kind, the most certain first; `None` if it is no bounce, no complaint and no automatic reply.
    pub(super) fn find(&self) -> Option<BounceMessage> {
        self.complaint()
            .or_else(|| self.delivery_report())
            .or_else(|| self.notification())
            .or_else(|| self.known_form())
            .or_else(|| self.auto_reply())
            .or_else(|| self.lines())
    }

    /// The bounce that the message encloses, as a part or in its text.
    pub(super) fn enclosed(&self, depth: usize) -> Option<BounceMessage> {
        let depth = depth.checked_sub(1)?;
        let read = |inner: &Message<'_>| BounceMessage::of(inner, &self.classifier, depth);
        let in_text = || {
            let text = self.parts.returned_text.as_deref().or(self.rest)?;
            let bytes = mime::prepared(text.as_bytes());
            mime::parse(&bytes).map(|inner| read(&inner))
        };
        let found = self.parts.returned.map(read).or_else(in_text)?;
        (found.kind != MessageKind::Other).then_some(found)
    }

    fn complaint(&self) -> Option<BounceMessage> {
        let report = self.parts.feedback.as_deref().or_else(|| fields::feedback_in_text(&self.parts.human));
        let mut complaint = match report {
            Some(report) => Complaint::of_report(report),
            None => Complaint::of_other_forms(self.parts)?,
        };
        if complaint.recipients().next().is_none() {
            // The address is often left out. The return path of the mail may have it; if the mail has only one recipient, it
            // is that one.
            let path = complaint.mail_from().and_then(ReturnPath::parse);
            let original = self.original();
            let by_path = path.as_ref().and_then(ReturnPath::recipient);
            complaint.add(by_path.or_else(|| original.as_ref()?.only_recipient()).into_iter());
        }
        Some(BounceMessage {
            kind: MessageKind::Complaint,
            complaint: Some(complaint),
            ..BounceMessage::other()
        })
    }

    fn delivery_report(&self) -> Option<BounceMessage> {
        let in_text = if self.parts.reports.is_empty() { fields::in_text(self.human) } else { None };
        let reports = self.parts.reports.iter().map(|report| &**report).chain(in_text.as_deref());
        let blocks: Vec<Fields<'_>> = reports.flat_map(fields::blocks).collect();
        let reporting_mta = blocks.iter().find_map(|block| block.get("Reporting-MTA")).map(host_of);
        let of_recipients = || blocks.iter().filter(|block| block.is_of_recipient());
        let total = of_recipients().count();
        let recipients: Vec<Recipient> =
            of_recipients().filter_map(|block| self.reported(block, total)).collect();
        if recipients.is_empty() {
            // The report names no recipient, so the text for people is read for one.
            return self.known_form().filter(|_| !self.parts.reports.is_empty()).map(|found| BounceMessage {
                kind: MessageKind::DeliveryReport,
                reporting_mta,
                ..found
            });
        }
        Some(BounceMessage {
            kind: MessageKind::DeliveryReport,
            recipients,
            reporting_mta,
            ..BounceMessage::other()
        })
    }

    /// The recipient of a block of fields.
    fn reported(&self, block: &Fields<'_>, total: usize) -> Option<Recipient> {
        let original = block.get("Original-Recipient").and_then(address::of_field);
        let found = block.get("Final-Recipient").and_then(address::of_field);
        // A name without a domain is a mailbox on that host. For a delivery to a file or program, Exim has the address in its
        // headers.
        let mut failed = self.parts.headers.addresses("X-Failed-Recipients");
        let only_failed = || failed.next().filter(|_| total == 1 && failed.next().is_none());
        let known = || found.iter().chain(&original).map(|address| &**address);
        let whole = known().find(|address| address.contains('@'));
        let address = whole.or_else(only_failed).or_else(|| known().next())?;
        let original = original.as_deref().filter(|original| !original.eq_ignore_ascii_case(address));
        let status = block.get("Status").and_then(status_of);
        let stated = delivery_of(block.get("Action"), status);
        let refusal = if stated.is_failure() { None } else { refusal(block, status) };
        let remote_mta = block.get("Remote-MTA").map(host_of);
        let mut case = Case::new(self.classifier, remote_mta.as_deref(), refusal.unwrap_or(stated), status);
        // A name alone may stand for anything, such as "unknown". A report that contradicts itself is no evidence.
        if !address.contains('@') || refusal.is_some() {
            case.never_suppress();
        }
        for text in block.all("Diagnostic-Code") {
            case.read_diagnostic(text);
        }
        case.read(Source::Own, block.get("Localized-Diagnostic").unwrap_or_default());
        self.read_human(&mut case, address, total);
        let recipient = case.into_recipient(address, original);
        let will_retry_until = block.get("Will-Retry-Until").map(ToOwned::to_owned);
        Some(Recipient { remote_mta, will_retry_until, ..recipient })
    }

    /// Reads the text for people about a recipient of a report, until a text is clear.
    fn read_human(&self, case: &mut Case<'_>, address: &str, total: usize) {
        if case.is_open() {
            let read = || prose::read(self.form.unwrap_or(&forms::LINES), self.human.lines(), |_| false);
            if let Some(noted) = self.noted.get_or_init(read).iter().find(|noted| noted.is(address)) {
                case.read(Source::Own, &noted.said);
            }
            self.read_rest(case, address, total);
        }
    }

    /// Reads the other lines of the text for people, and the status.
    fn read_rest(&self, case: &mut Case<'_>, address: &str, total: usize) {
        if case.is_open() && total <= SEARCH_LIMIT {
            case.read(Source::Lines, &prose::about(address, self.human));
        }
        case.read_status();
        if case.is_open() && total <= SEARCH_LIMIT {
            let human = prose::without_marks(self.form.unwrap_or(&forms::LINES), self.human);
            if total == 1 {
                case.read(Source::Lines, &prose::telling(&human));
            }
            // The text of a warning is about the delay, not the cause.
            if case.delivery == Delivery::Failed {
                let (source, human) = if total == 1 {
                    (Source::Whole, human)
                } else {
                    (Source::Shared, prose::without_others(address, &human))
                };
                case.read(source, &human);
                case.read(source, self.parts.headers.text("Subject").unwrap_or_default());
            }
        }
    }

    /// Reads the events of a sending service that the text begins with.
    fn notification(&self) -> Option<BounceMessage> {
        let json = notification::json_of(self.human)?;
        let (mut recipients, mut complaint, mut system) = (Vec::new(), None, None);
        // Other programs write JSON, too.
        for event in Diagnostic::parse_all(&json).filter(|event| event.system().is_some()) {
            let address = event.recipient().map(notification::unescaped);
            if event.is_complaint() {
                let complaint = complaint.get_or_insert_with(|| Complaint::of_event(&json));
                complaint.add(address.as_deref().into_iter());
            } else if let (Some(delivery), Some(address)) = (event.delivery(), address) {
                let status = event.status().or(event.enhanced());
                let mut case = Case::new(self.classifier, None, delivery, status);
                case.read_diagnostic(&notification::diagnostic_of(&event));
                case.read_status();
                recipients.push(case.into_recipient(&address, None));
                system = event.system();
            }
        }
        if complaint.is_some() {
            return Some(BounceMessage { kind: MessageKind::Complaint, complaint, ..BounceMessage::other() });
        }
        (!recipients.is_empty()).then(|| BounceMessage {
            kind: MessageKind::Prose,
            form: system.map(System::as_str),
            recipients,
            ..BounceMessage::other()
        })
    }

    fn known_form(&self) -> Option<BounceMessage> {
        let form = self.form?;
        let headers = self.parts.headers;
        let mut noted = prose::read(form, self.human.lines(), |address| self.is_own(address));
        if noted.is_empty() {
            noted = self.noted_in_lines();
        }
        let is_delay = form.delivery == Delivery::Failed && kind::is_subject_of_delay(headers);
        let delivery = if is_delay { Delivery::Delayed } else { form.delivery };
        let recipients = self.recipients(delivery, &noted);
        // The words of a form, without a recipient and in a mail that does not otherwise look like a bounce, are a quotation.
        let is_bounce = !recipients.is_empty()
            || kind::is_from_daemon(headers)
            || kind::subject(headers) == Subject::OfBounce;
        is_bounce.then(|| BounceMessage {
            kind: MessageKind::Prose,
            form: Some(form.name),
            recipients,
            ..BounceMessage::other()
        })
    }

    fn auto_reply(&self) -> Option<BounceMessage> {
        let headers = self.parts.headers;
        if !kind::is_auto_reply(headers) || kind::is_from_daemon(headers) {
            return None;
        }
        // Some systems mark their bounces as automatic replies. A vacation notice may mention a full mailbox, but hardly an
        // unknown one, and has no codes.
        let is_of_a_server = |answer: &Classification| {
            answer.bounce() == BounceKind::Hard || answer.code().is_some() || answer.enhanced().is_some()
        };
        let bounce = self.lines().filter(|message| {
            tells_cause(message) && message.recipients.iter().any(|one| is_of_a_server(&one.classification))
        });
        Some(bounce.unwrap_or(BounceMessage { kind: MessageKind::AutoReply, ..BounceMessage::other() }))
    }

    fn lines(&self) -> Option<BounceMessage> {
        let headers = self.parts.headers;
        let subject = kind::subject(headers);
        let is_report = !self.parts.reports.is_empty();
        let by_daemon = kind::is_from_daemon(headers);
        if !(is_report || by_daemon || subject != Subject::Other) {
            return None;
        }
        let is_delay = kind::is_subject_of_delay(headers) || kind::is_delay(self.human);
        let delivery = if is_delay { Delivery::Delayed } else { Delivery::Failed };
        let found = BounceMessage {
            kind: MessageKind::Prose,
            form: Some(forms::LINES.name),
            recipients: self.recipients(delivery, &self.noted_in_lines()),
            ..BounceMessage::other()
        };
        let is_bounce = is_report || (subject == Subject::OfBounce && !self.parts.is_receipt);
        (is_bounce || tells_cause(&found) || (by_daemon && !found.recipients.is_empty())).then_some(found)
    }

    /// The recipients that the lines of the text name, in any form.
    fn noted_in_lines(&self) -> Vec<Noted<'_>> {
        let is_own = |address: &str| address::is_of_staff(address) || self.is_own(address);
        // A bounce may be quoted as a whole. Otherwise a quotation is not about the failure.
        let mut noted =
            prose::read(&forms::LINES, self.human.lines().filter(|line| !prose::is_quoted(line)), is_own);
        if noted.is_empty() {
            noted = prose::read(&forms::LINES, self.human.lines(), is_own);
        }
        if noted.is_empty() { prose::read_causes(self.human, is_own) } else { noted }
    }

    /// The recipients that a bounce in prose names: in its text, or in its headers.
    fn recipients(&self, delivery: Delivery, noted: &[Noted<'_>]) -> Vec<Recipient> {
        let failed: Vec<&str> =
            self.parts.headers.addresses("X-Failed-Recipients").take(HEADER_LIMIT).collect();
        let is_failed = |one: &Noted<'_>| failed.is_empty() || failed.iter().any(|address| one.is(address));
        let mut named: Vec<(&str, Option<&str>, &str)> = noted
            .iter()
            .filter(|one| is_failed(one))
            .map(|one| (one.address, one.original, &*one.said))
            .collect();
        // An address that the text does not name may be an alias of the only one that it names.
        let alias_of = if let ([one], [], [_]) = (noted, &named[..], &failed[..]) { &*one.said } else { "" };
        for address in &failed {
            if !named.iter().any(|(known, ..)| known.eq_ignore_ascii_case(address)) {
                named.push((address, None, alias_of));
            }
        }
        let total = named.len();
        let named = named.into_iter();
        named
            .map(|(address, original, said)| self.recipient(delivery, address, original, said, total))
            .collect()
    }

    /// A recipient of a bounce in prose, with what the text says about it.
    fn recipient(
        &self,
        delivery: Delivery,
        address: &str,
        original: Option<&str>,
        said: &str,
        total: usize,
    ) -> Recipient {
        let mut case = Case::new(self.classifier, None, delivery, None);
        case.read_diagnostic(said);
        self.read_rest(&mut case, address, total);
        case.into_recipient(address, original)
    }

    /// The only recipient in the return path or the returned mail, for a report that names none.
    pub(super) fn recipient_of_returned(&self) -> Option<Recipient> {
        let original = self.original();
        let path = return_path::of_headers(self.parts.headers);
        let sender = self.parts.headers.addresses("To").next().unwrap_or_default();
        let domain = sender.rsplit_once('@').map_or("", |(_, domain)| domain);
        let by_path = path.as_ref().and_then(ReturnPath::recipient);
        let address = by_path.or_else(|| original.as_ref()?.recipient(domain))?;
        let delivery = self.form.map_or(Delivery::Failed, |form| form.delivery);
        Some(self.recipient(delivery, address, None, "", 1))
    }

    pub(super) fn original(&self) -> Option<Original> {
        let of_part = self.parts.returned_fields.and_then(Original::of_headers);
        let of_headers = || self.parts.returned_headers.as_deref().and_then(Original::of_text);
        let of_rest = || Original::of_text(self.rest?);
        // A report without its end continues with the mail.
        let of_report =
            || self.parts.reports.iter().find_map(|report| Original::of_text(prose::cut_returned(report).1?));
        of_part.or_else(of_headers).or_else(of_rest).or_else(of_report)
    }
}

/// Whether the cause of a failure is known.
fn tells_cause(message: &BounceMessage) -> bool {
    message.recipients.iter().any(|one| is_telling(&one.classification))
}

/// The host of a field: `dns; mail.example.com (192.0.2.1)`.
fn host_of(value: &str) -> String {
    let host = value.split_once(';').map_or(value, |(_, host)| host).trim();
    host.split_whitespace().next().unwrap_or_default().to_owned()
}

/// The code of a status field: `5.1.1`, `5.0.0 (permanent failure)`, `#5.1.1`.
fn status_of(value: &str) -> Option<EnhancedCode> {
    let at = value.find(['2', '4', '5'])?;
    // A reply code may precede it: "250 2.6.0 Message received".
    let at = value[at..].find('.').map_or(at, |dot| at + dot - 1);
    let (code, _) = EnhancedCode::prefix(value.get(at..)?.as_bytes()).ok()?;
    Some(code)
}

/// The result of the delivery: by the action (RFC 3464 §2.3.3), or else by the status. Some systems write other words for a
/// failure; those for a success have to be the defined ones.
fn delivery_of(action: Option<&str>, status: Option<EnhancedCode>) -> Delivery {
    const FAILURES: [&str; 5] = ["fail", "bounce", "den", "refus", "reject"];
    let action = action.unwrap_or_default().trim();
    let word = action.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let named = Delivery::ALL.iter().find(|delivery| delivery.as_str().eq_ignore_ascii_case(word));
    if FAILURES.iter().any(|failure| text::contains(action, failure)) {
        return Delivery::Failed;
    }
    if ["delay", "defer"].iter().any(|delay| text::begins(action, delay)) {
        return Delivery::Delayed;
    }
    match (named, status.map(EnhancedCode::class)) {
        (Some(delivery), _) => *delivery,
        (None, Some(Class::PositiveCompletion)) => Delivery::Delivered,
        (None, Some(Class::TransientNegative)) => Delivery::Delayed,
        (None, _) => Delivery::Failed,
    }
}

/// What a report says that calls a delivery a success, and gives the status or the reply of a refusal.
fn refusal(block: &Fields<'_>, status: Option<EnhancedCode>) -> Option<Delivery> {
    let quoted = block.all("Diagnostic-Code").filter_map(|text| {
        let found = Diagnostic::parse(text);
        found.code().map(ReplyCode::class).or(found.enhanced().map(EnhancedCode::class))
    });
    let mut classes = status.map(EnhancedCode::class).into_iter().chain(quoted);
    match classes.find(|class| class.is_refusal())? {
        Class::TransientNegative => Some(Delivery::Delayed),
        _ => Some(Delivery::Failed),
    }
}
