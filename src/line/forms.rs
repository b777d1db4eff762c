//! The forms of lines: what each marker means, for each mail system. A line is recognised by the first row that fits.
//!
//! To add one, add a row to the table of its system. A line that no row fits has no result.

use super::codes::find_code;
use super::frame::without_program;
use super::message::queue_id;
use super::system::System;
use crate::find::{find, places, starts_with};
use crate::reason::Delivery::{self, Delayed, Delivered, Expanded, Failed, Relayed};
use crate::table::copy;

/// What a form says about a delivery.
#[derive(Clone, Copy)]
pub(super) enum Outcome {
    /// A success: of the kind that the words name (see [`how_sent`]), else this.
    Sent(Delivery),
    /// The result.
    Result(Delivery),
    /// This result, unless the class of a code makes it the other of delayed and failed.
    ByClass(Delivery),
    /// This server refused a client: permanently or temporarily by the class of the code, else this.
    Refusal(Delivery),
    /// No result yet, but a failure: what another server or a filter said, or that there was no answer.
    Quote,
    /// No result: a recipient has marked a mail as spam.
    Complaint,
    /// No result.
    Nothing,
}

/// Where the text that gives the reason begins.
#[derive(Clone, Copy)]
pub(super) enum Words {
    /// After the marker.
    Here,
    /// After the next colon and space.
    AfterColon,
    /// After the last colon and space.
    AfterLastColon,
    /// In one of the system's own fields; see [`Fields::words`].
    Field,
}

/// One form: the start of the message after its queue id; a text anywhere after that; the text that follows immediately.
#[derive(Clone, Copy)]
struct Form(&'static str, &'static str, &'static str, Outcome, Words);

/// The forms of a system in static memory: the three texts of each, concatenated, and their lengths.
struct Forms {
    rows: &'static [Row],
    texts: &'static [u8],
    /// One bit for each ASCII character that a form begins with.
    fronts: u128,
}

#[derive(Clone, Copy)]
struct Row {
    lengths: [u8; 3],
    outcome: Outcome,
    words: Words,
}

const fn size(forms: &[Form]) -> usize {
    let (mut size, mut i) = (0, 0);
    while i < forms.len() {
        size += forms[i].0.len() + forms[i].1.len() + forms[i].2.len();
        i += 1;
    }
    size
}

#[expect(clippy::cast_possible_truncation, reason = "a row is much shorter than a line")]
const fn store<const ROWS: usize, const SIZE: usize>(forms: &[Form]) -> ([Row; ROWS], [u8; SIZE]) {
    let (mut rows, mut texts) = ([Row { lengths: [0; 3], outcome: Nothing, words: Here }; ROWS], [0; SIZE]);
    let (mut end, mut i) = (0, 0);
    while i < ROWS {
        let Form(start, key, value, outcome, words) = forms[i];
        let parts = [start.as_bytes(), key.as_bytes(), value.as_bytes()];
        let mut part = 0;
        while part < 3 {
            copy(parts[part], &mut texts, end);
            end += parts[part].len();
            part += 1;
        }
        rows[i] = Row { lengths: [start.len() as u8, key.len() as u8, value.len() as u8], outcome, words };
        i += 1;
    }
    (rows, texts)
}

const fn fronts(forms: &[Form]) -> u128 {
    let (mut fronts, mut i) = (0, 0);
    while i < forms.len() {
        fronts |= match forms[i].0.as_bytes() {
            [first, ..] => 1 << *first,
            [] => return u128::MAX,
        };
        i += 1;
    }
    fronts
}

/// The table of a system, stored.
macro_rules! stored {
    ($forms:ident) => {{
        const STORED: ([Row; $forms.len()], [u8; size($forms)]) = store($forms);
        const FORMS: Forms = Forms { rows: &STORED.0, texts: &STORED.1, fronts: fronts($forms) };
        &FORMS
    }};
}

use Outcome::{ByClass, Nothing, Quote, Refusal, Result, Sent};
use Words::{AfterColon, AfterLastColon, Field, Here};

/// smtp(8), lmtp(8), local(8), virtual(8), pipe(8), error(8), bounce(8) and qmgr(8) write the status of a recipient;
/// smtpd(8), postscreen(8) and cleanup(8) write what they refuse. A probe of verify(8) delivers nothing.
const POSTFIX: &[Form] = &[
    Form("to=", ", status=", "sent (", Sent(Relayed), Here),
    Form("to=", ", status=", "bounced (", Result(Failed), Here),
    Form("to=", ", status=", "deferred (", Result(Delayed), Here),
    Form("to=", ", status=", "SOFTBOUNCE (", Result(Delayed), Here),
    Form("to=", ", status=", "deliverable (", Quote, Here),
    Form("to=", ", status=", "undeliverable (", Quote, Here),
    Form("to=", ", status=", "expired", Result(Failed), Here),
    Form("from=", ", status=", "expired", Result(Failed), Words::Field),
    Form("from=", ", status=", "force-expired", Result(Failed), Words::Field),
    Form("reject: header ", "", "", Refusal(Failed), AfterLastColon),
    Form("reject: body ", "", "", Refusal(Failed), AfterLastColon),
    Form("reject: mime-", "", "", Refusal(Failed), AfterLastColon),
    Form("reject: nested-", "", "", Refusal(Failed), AfterLastColon),
    Form("reject: CONNECT from ", ": all ", "", Refusal(Delayed), Here),
    Form("reject: ", "", "", Refusal(Failed), AfterColon),
    Form("milter-reject: ", "", "", Refusal(Failed), AfterColon),
    Form("proxy-reject: ", "", "", Refusal(Failed), AfterColon),
    Form("reject_warning: ", "", "", Quote, AfterColon),
    Form("host ", " said: ", "", Quote, Here),
    Form("host ", " refused to talk to me: ", "", Quote, Here),
    Form("connect to ", ": ", "", Quote, Here),
    Form("lost connection with ", "", "", Quote, Field),
];

/// The main log: a flag after the message id (The Exim Specification, chapter "Log files"), or what it refused.
const EXIM: &[Form] = &[
    Form("=> ", "", "", Sent(Relayed), Here),
    Form("-> ", "", "", Sent(Relayed), Here),
    Form(">> ", "", "", Sent(Relayed), Here),
    Form("** ", "", "", Result(Failed), AfterColon),
    Form("== ", " defer ", "", Result(Delayed), AfterColon),
    Form("== ", "", "", Result(Delayed), AfterColon),
    Form("*> ", "", "", Nothing, Here),
    Form("<= ", "", "", Nothing, Here),
    Form("", " authenticator failed for ", "", Quote, AfterColon),
    Form("", "temporarily rejected ", "", Refusal(Delayed), AfterColon),
    Form("SMTP protocol synchronization error ", ": rejected ", "", Refusal(Failed), Field),
    Form("SMTP protocol synchronization error ", "", "", Nothing, Here),
    Form("", "rejected connection ", "", Refusal(Failed), AfterColon),
    Form("refused connection ", "", "", Refusal(Failed), Here),
    Form("", " rejected ", "", Refusal(Failed), AfterColon),
    Form("Connection from ", " refused: ", "", Refusal(Delayed), Here),
    Form("SMTP call from ", " dropped: ", "", Refusal(Failed), Here),
    Form("SMTP protocol error in ", "", "", Refusal(Failed), Here),
    Form("", "SMTP error from remote mail server ", "", Quote, AfterColon),
    Form("SMTP timeout while connected ", "", "", Quote, Field),
    Form("", "] Connection refused", "", Quote, Field),
    Form("", "] Connection timed out", "", Quote, Field),
    Form("", "] Operation timed out", "", Quote, Field),
];

/// The lines for recipients have `stat=`; rules and milters write `reject=`.
const SENDMAIL: &[Form] = &[
    Form("to=", ", stat=", "Sent", Sent(Relayed), Here),
    Form("to=", ", stat=", "Deferred", Result(Delayed), Here),
    Form("to=", ", stat=", "queued", Nothing, Here),
    Form("to=", ", stat=", "", ByClass(Failed), Here),
    Form("ruleset=", ", reject=", "", Refusal(Failed), Here),
    Form("Milter: ", "reject=", "", Refusal(Failed), Here),
    Form("<", ">... ", "", Refusal(Failed), Here),
    Form("rejecting commands from ", " due to ", "", Refusal(Failed), Here),
    Form("tcpwrappers ", "", "", Refusal(Failed), Here),
];

/// Version 6.1 and later, 6.0 (`event=`), 5 and before (`relay:`).
const OPENSMTPD: &[Form] = &[
    Form("mta delivery ", " result=", "Ok", Sent(Relayed), Field),
    Form("mda delivery ", " result=", "Ok", Sent(Delivered), Field),
    Form("mta delivery ", " result=", "TempFail", Result(Delayed), Field),
    Form("mda delivery ", " result=", "TempFail", Result(Delayed), Field),
    Form("mta delivery ", " result=", "", Result(Failed), Field),
    Form("mda delivery ", " result=", "", Result(Failed), Field),
    Form("mta event=delivery ", " result=", "Ok", Sent(Relayed), Field),
    Form("mda event=delivery ", " result=", "Ok", Sent(Delivered), Field),
    Form("mta event=delivery ", " result=", "TempFail", Result(Delayed), Field),
    Form("mda event=delivery ", " result=", "TempFail", Result(Delayed), Field),
    Form("mta event=delivery ", " result=", "", Result(Failed), Field),
    Form("mda event=delivery ", " result=", "", Result(Failed), Field),
    Form("relay: Ok for ", "", "", Sent(Relayed), Field),
    Form("delivery: Ok for ", "", "", Sent(Delivered), Field),
    Form("relay: TempFail for ", "", "", Result(Delayed), Field),
    Form("delivery: TempFail for ", "", "", Result(Delayed), Field),
    Form("relay: PermFail for ", "", "", Result(Failed), Field),
    Form("delivery: PermFail for ", "", "", Result(Failed), Field),
    Form("relay: Expired for ", "", "", Result(Failed), Field),
    Form("smtp failed-command ", " result=", "", Refusal(Failed), Here),
    Form("smtp event=failed-command ", " result=", "", Refusal(Failed), Here),
    Form("smtp-in: Failed command ", " => ", "", Refusal(Failed), Here),
    Form("smtp-out: delivery ", " result=", "PermFail", Result(Failed), Field),
    Form("smtp-out: delivery ", " result=", "TempFail", Result(Delayed), Field),
    Form("result=", "", "PermFail", Result(Failed), Field),
    Form("result=", "", "TempFail", Result(Delayed), Field),
];

/// qmail-send's reports, with underscores for spaces.
const QMAIL: &[Form] = &[
    Form("delivery ", ": ", "success: ", Sent(Relayed), Here),
    Form("delivery ", ": ", "deferral: ", Result(Delayed), Here),
    Form("delivery ", ": ", "failure: ", Result(Failed), Here),
];

/// courieresmtp, courierlocal and their like, after the fields of the message; `error,` is courieresmtpd's.
const COURIER: &[Form] = &[
    Form("success: ", "", "", Sent(Delivered), Here),
    Form("status: ", "", "deferred", Result(Delayed), Here),
    Form("status: ", "", "failure", Result(Failed), Here),
    Form(": ", "", "", ByClass(Delayed), Here),
    Form("error,", ">: ", "", Refusal(Failed), Here),
    Form("error,", "", "", Refusal(Failed), AfterColon),
];

/// The outbound queue, and what the hooks answered to a client.
const HARAKA: &[Form] = &[
    Form("delivered file=", "", "", Sent(Relayed), Field),
    Form("Temp failing ", "", "", Result(Delayed), AfterColon),
    Form("Temp fail for: ", "", "", Result(Delayed), Here),
    Form("Ongoing connection failed to ", "", "", Result(Delayed), AfterColon),
    Form("Deferring: ", "", "", Result(Delayed), Here),
    Form("bouncing: ", "", "", Result(Failed), Here),
    Form("bouncing ", "", "", Result(Failed), AfterColon),
    Form("Bouncing ", "", "", Result(Failed), AfterColon),
    Form("bounced ", "", "", Result(Failed), AfterColon),
    Form("recipient ", "> ", "deferred: ", Result(Delayed), Here),
    Form("recipient ", "> ", "rejected: ", Result(Failed), Here),
    Form("recipient ", "> ", "bounced: ", Result(Failed), Here),
    Form("", " code=", "DENYSOFT", Refusal(Delayed), Field),
    Form("", " code=", "DENY", Refusal(Failed), Field),
    Form("", " retval=", "DENYSOFT", Refusal(Delayed), Field),
    Form("", " retval=", "DENY", Refusal(Failed), Field),
    Form("", " lr=", "", Quote, Here),
];

/// The sender's lines after zone and id: result, fields, the reply in quotes.
const ZONEMTA: &[Form] = &[
    Form("ACCEPTED ", "", "", Sent(Relayed), Field),
    Form("DELIVERED ", "", "", Sent(Relayed), Field),
    Form("DEFERRED", "", "", Result(Delayed), Field),
    Form("REJECTED", "", "", Result(Failed), Field),
    Form("BOUNCED", "", "", Result(Failed), Field),
    Form("SMTPCLOSE ", "", "", Quote, Field),
];

/// Events by their ids, which follow the description. Those of `smtp.` are about clients of this server.
const STALWART: &[Form] = &[
    Form("delivery.", "", "delivered)", Sent(Relayed), Field),
    Form("delivery.", "", "dsn-success)", Sent(Relayed), Field),
    Form("delivery.", "", "dsn-temp-fail)", Result(Delayed), Field),
    Form("delivery.", "", "dsn-perm-fail)", Result(Failed), Field),
    Form("delivery.", "", "connect-error)", Result(Delayed), Field),
    Form("delivery.", "", "mx-lookup-failed)", Result(Delayed), Field),
    Form("delivery.", "", "ip-lookup-failed)", Result(Delayed), Field),
    Form("delivery.", "", "null-mx)", Result(Failed), Field),
    Form("delivery.", "", "start-tls-error)", Result(Delayed), Field),
    Form("delivery.", "", "start-tls-unavailable)", Result(Delayed), Field),
    Form("delivery.", "", "greeting-failed)", ByClass(Delayed), Field),
    Form("delivery.", "", "ehlo-rejected)", ByClass(Delayed), Field),
    Form("delivery.", "", "auth-failed)", ByClass(Delayed), Field),
    Form("delivery.", "", "mail-from-rejected)", ByClass(Failed), Field),
    Form("delivery.", "", "rcpt-to-rejected)", ByClass(Failed), Field),
    Form("delivery.", "", "rcpt-to-failed)", ByClass(Delayed), Field),
    Form("delivery.", "", "message-rejected)", ByClass(Failed), Field),
    Form("smtp.", "", "rate-limit-exceeded)", Refusal(Delayed), Field),
    Form("smtp.", "", "concurrency-limit-exceeded)", Refusal(Delayed), Field),
    Form("smtp.", "", "mailbox-does-not-exist)", Refusal(Failed), Field),
    Form("smtp.", "", "relay-not-allowed)", Refusal(Failed), Field),
    Form("smtp.", "", "rcpt-to-rejected)", Refusal(Failed), Field),
    Form("smtp.", "", "rcpt-to-greylisted)", Refusal(Delayed), Field),
    Form("smtp.", "", "mail-from-rejected)", Refusal(Failed), Field),
    Form("smtp.", "", "mail-from-unauthenticated)", Refusal(Failed), Field),
    Form("smtp.", "", "mail-from-not-allowed)", Refusal(Failed), Field),
    Form("smtp.", "", "message-too-large)", Refusal(Failed), Field),
    Form("smtp.", "", "request-too-large)", Refusal(Failed), Field),
    Form("smtp.", "", "too-many-recipients)", Refusal(Failed), Field),
    Form("smtp.", "", "too-many-messages)", Refusal(Delayed), Field),
    Form("smtp.", "", "too-many-invalid-rcpt)", Refusal(Failed), Field),
    Form("smtp.", "", "loop-detected)", Refusal(Failed), Field),
    Form("smtp.", "", "invalid-ehlo)", Refusal(Failed), Field),
    Form("smtp.", "", "invalid-command)", Refusal(Failed), Field),
    Form("smtp.", "", "message-rejected)", Refusal(Failed), Field),
];

/// The queue, and the endpoints' answers to clients; the fields are JSON.
const MADDY: &[Form] = &[
    Form("delivered", "", "", Sent(Relayed), Field),
    Form("delivery attempt failed", "", "", ByClass(Delayed), Field),
    Form("will retry", "", "", Result(Delayed), Field),
    Form("not delivered, ", "", "", Result(Failed), Field),
    Form("RCPT error", "", "", Refusal(Failed), Field),
    Form("MAIL FROM error", "", "", Refusal(Failed), Field),
    Form("DATA error", "", "", Refusal(Failed), Field),
    Form("EHLO error", "", "", Refusal(Failed), Field),
];

/// What its delivery agent could not store. What it did store is logged by the server that handed it over.
const DOVECOT: &[Form] = &[
    Form("lmtp(", ": Error: ", "", ByClass(Delayed), Here),
    Form("lmtp(", "save failed to ", "", ByClass(Delayed), Field),
    Form("lmtp(", "could not store into mailbox ", "", ByClass(Delayed), Field),
    Form("lda(", ": Error: ", "", ByClass(Delayed), Here),
    Form("lda(", "save failed to ", "", ByClass(Delayed), Field),
    Form("lda(", "could not store into mailbox ", "", ByClass(Delayed), Field),
];

const CYRUS: &[Form] = &[Form("verify_user(", ") failed: ", "", Refusal(Failed), Here)];

/// What filters and policy servers advise; the server that asked them writes what it did.
const AMAVIS: &[Form] = &[Form("", ") Blocked ", "", Quote, Here)];

const POSTGREY: &[Form] = &[Form("action=", "", "greylist", Quote, Field)];

/// A line for each message, with the status of the reply and, as the last field, how msmtp ended (msmtp(1), "logfile").
const MSMTP: &[Form] = &[
    Form("host=", " smtpstatus=", "2", Sent(Relayed), Field),
    Form("host=", " smtpstatus=", "", ByClass(Failed), Field),
    Form("host=", " exitcode=", "EX_OK", Nothing, Here),
    Form("host=", " exitcode=", "EX_TEMPFAIL", ByClass(Delayed), Field),
    Form("host=", " exitcode=", "", ByClass(Failed), Field),
];

/// What `dma` could not deliver it tells with the cause; "delivery failed, bouncing as …" follows.
const DMA: &[Form] = &[
    Form("<", "> ", "delivery successful", Sent(Relayed), Here),
    Form("delivery successful", "", "", Sent(Relayed), Here),
    Form("remote delivery deferred: ", "", "", Result(Delayed), Here),
    Form("local delivery deferred: ", "", "", Result(Delayed), Here),
    Form("remote delivery failed: ", "", "", Result(Failed), Here),
    Form("remote delivery to ", " failed after ", "", ByClass(Failed), AfterColon),
    Form("connect to ", " failed: ", "", Quote, Here),
];

/// nullmailer-send tries again what is not refused for good.
const NULLMAILER: &[Form] = &[
    Form("smtp: Succeeded: ", "", "", Sent(Relayed), Here),
    Form("qmqp: Succeeded: ", "", "", Sent(Relayed), Here),
    Form("smtp: Failed: ", "", "", ByClass(Delayed), Here),
    Form("qmqp: Failed: ", "", "", ByClass(Delayed), Here),
    Form("Sending failed: ", "", "", Quote, Here),
];

/// It has no queue: what it could not send has failed. It writes what the server said, alone or after its command.
const SSMTP: &[Form] = &[
    Form("Sent mail for ", "", "", Sent(Relayed), Field),
    Form("RCPT TO:<", "> (", "", ByClass(Failed), Here),
    Form("Authorization failed (", "", "", ByClass(Failed), Here),
    Form("4", "", "", ByClass(Failed), Field),
    Form("5", "", "", ByClass(Failed), Field),
    Form("Cannot open ", "", "", Result(Failed), Field),
    Form("Unable to ", "", "", Result(Failed), Field),
    Form("Invalid response", "", "", Result(Failed), Field),
];

/// Forms of pieces of lines, cut out of a log: of Postfix's, of those of others.
const PIECES: &[Form] = &[
    Form("", "status=", "sent (", Sent(Relayed), Here),
    Form("", "status=", "bounced (", Result(Failed), Here),
    Form("", "status=", "deferred (", Result(Delayed), Here),
];

const OTHER_PIECES: &[Form] = &[
    Form("", "stat=", "Sent", Sent(Relayed), Here),
    Form("", "stat=", "Delivered", Sent(Delivered), Here),
    Form("", "stat=", "Deferred", Result(Delayed), Here),
];

const fn forms_of(system: System) -> &'static Forms {
    match system {
        System::Postfix => stored!(POSTFIX),
        System::Exim => stored!(EXIM),
        System::Sendmail => stored!(SENDMAIL),
        System::OpenSmtpd => stored!(OPENSMTPD),
        System::Qmail => stored!(QMAIL),
        System::Courier => stored!(COURIER),
        System::Haraka => stored!(HARAKA),
        System::ZoneMta => stored!(ZONEMTA),
        System::Stalwart => stored!(STALWART),
        System::Maddy => stored!(MADDY),
        System::Dovecot => stored!(DOVECOT),
        System::Cyrus => stored!(CYRUS),
        System::Amavis => stored!(AMAVIS),
        System::Postgrey => stored!(POSTGREY),
        System::Msmtp => stored!(MSMTP),
        System::Dma => stored!(DMA),
        System::Nullmailer => stored!(NULLMAILER),
        System::Ssmtp => stored!(SSMTP),
        _ => &Forms { rows: &[], texts: b"", fronts: 0 },
    }
}

/// Systems whose forms are distinct enough to be recognised without a time and a program in front.
const DISTINCT: &[System] =
    &[System::Postfix, System::Sendmail, System::OpenSmtpd, System::Qmail, System::Cyrus];

/// The form of a line, and the parts of the line around its marker.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) outcome: Outcome,
    /// The text before the marker and the text after it.
    pub(super) before: &'a [u8],
    pub(super) after: &'a [u8],
    pub(super) words: Words,
}

/// The form of a message of this system.
pub(super) fn form(system: System, message: &[u8]) -> Option<Found<'_>> {
    first(forms_of(system), message)
}

/// The form of a message without a program, and the system that writes so. Of several forms the one with the first marker
/// counts: the others may be in the reply.
pub(super) fn form_of_any(message: &[u8]) -> Option<(System, Found<'_>)> {
    let found = DISTINCT.iter().filter_map(|&system| {
        let forms = forms_of(system);
        if !forms.may_fit(message) {
            return None;
        }
        let mut starts = forms.iter().map(|(_, [start, ..])| start);
        starts.find(|start| !start.is_empty() && starts_with(message, start))?;
        let found = first(forms, message)?;
        // Text that is only quoted is classified as any other text.
        (!matches!(found.outcome, Quote | Nothing)).then_some((system, found))
    });
    found.min_by_key(|(_, found)| found.before.len())
}

/// The form of a piece of a line. Words before the marker may be a reply, so a success has nothing but fields there.
pub(super) fn form_of_piece(text: &[u8]) -> Option<Found<'_>> {
    find(text, b"stat")?;
    let found = [stored!(PIECES), stored!(OTHER_PIECES)].into_iter().filter_map(|forms| first(forms, text));
    found.min_by_key(|found| found.before.len()).filter(|found| {
        let before = found.before;
        let is_marked = before.last().is_none_or(|byte| matches!(byte, b' ' | b','));
        is_marked && (!matches!(found.outcome, Sent(_)) || are_fields(before))
    })
}

/// Whether a text has fields alone (`relay=mx.example.com, dsn=2.0.0, `), and no code or result among them.
fn are_fields(text: &[u8]) -> bool {
    let is_field = |field: &[u8]| {
        let field = field.trim_ascii();
        let name = field.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        field.is_empty() || (name > 0 && field.get(name) == Some(&b'='))
    };
    let has = |key| find(text, key).is_some();
    without_labels(text).split(|byte| *byte == b',').all(is_field)
        && !(has(b"stat=") || has(b"status=") || find_code(text).is_some())
}

/// The text after a known program and a queue id: `postfix/smtp: 5F11: `. A word without digits is no certain id.
fn without_labels(text: &[u8]) -> &[u8] {
    let text = without_program(text);
    match queue_id(text) {
        (Some(id), _) if !id.iter().any(u8::is_ascii_digit) => text,
        (_, rest) => rest,
    }
}

impl Forms {
    /// Whether a form may begin as the message does; for most systems none does.
    fn may_fit(&self, message: &[u8]) -> bool {
        self.fronts == u128::MAX
            || message.first().is_some_and(|&first| first < 128 && self.fronts >> first & 1 != 0)
    }

    /// Each row with its texts.
    #[inline]
    fn iter(&self) -> impl Iterator<Item = (&'static Row, [&'static [u8]; 3])> {
        let mut rest = self.texts;
        self.rows.iter().map(move |row| {
            let texts = row.lengths.map(|length| {
                let (text, others) = rest.split_at_checked(length.into()).unwrap_or_default();
                rest = others;
                text
            });
            (row, texts)
        })
    }
}

fn first<'a>(forms: &Forms, message: &'a [u8]) -> Option<Found<'a>> {
    if !forms.may_fit(message) {
        return None;
    }
    // Rows that share a key are adjacent, so that it is searched for once.
    let mut looked_for = (&b""[..], Some(0));
    for (&Row { outcome, words, .. }, [start, key, value]) in forms.iter() {
        if !starts_with(message, start) {
            continue;
        }
        let at = if key.is_empty() {
            Some(start.len())
        } else {
            if looked_for.0 != key {
                looked_for = (key, find_outside(message, key).map(|at| at + key.len()));
            }
            looked_for.1
        };
        let Some(at) = at else { continue };
        let rest = message[at..].strip_prefix(b"\"").unwrap_or(&message[at..]);
        let rest = rest.strip_prefix(b"\\\"").unwrap_or(rest);
        if let Some(after) = rest.strip_prefix(value) {
            let before = &message[..at - key.len()];
            return Some(Found { outcome, before, after, words });
        }
    }
    None
}

/// How it was sent, by the first words of what follows the marker.
pub(super) fn how_sent(after: &[u8]) -> Option<Delivery> {
    const HOW: &[(&str, Delivery)] = &[
        ("delivered to ", Delivered),
        ("delivered via ", Delivered),
        ("forwarded as ", Expanded),
        ("alias expanded", Expanded),
        ("mailing list expanded", Expanded),
        ("delivered: ", Relayed),
        ("did_", Delivered),
    ];
    HOW.iter().find(|(words, _)| starts_with(after, words.as_bytes())).map(|&(_, how)| how)
}

/// The names of a system's fields. `^` matches the start of the message. A value goes on to what closes it.
pub(super) struct Fields {
    pub(super) recipient: &'static [&'static str],
    pub(super) original: &'static [&'static str],
    pub(super) relay: &'static [&'static str],
    pub(super) id: &'static [&'static str],
    pub(super) code: &'static [&'static str],
    pub(super) status: &'static [&'static str],
    pub(super) words: &'static [&'static str],
}

const NO_FIELDS: Fields = Fields {
    recipient: &["recipient=", "recipient <"],
    original: &[],
    relay: &[],
    id: &[],
    code: &[],
    status: &[],
    words: &[],
};

impl Fields {
    pub(super) const fn of(system: Option<System>) -> Self {
        match system {
            Some(System::Postfix) => Self {
                recipient: &["^to=", " to="],
                original: &[", orig_to="],
                relay: &["relay="],
                status: &["dsn="],
                words: &["status="],
                ..NO_FIELDS
            },
            Some(System::Exim) => {
                Self { recipient: &["rejected RCPT "], relay: &[" H="], words: &["^"], ..NO_FIELDS }
            }
            Some(System::Sendmail) => Self {
                recipient: &["^to=", " to=", "check_rcpt, arg1=", "^<"],
                relay: &["relay="],
                status: &["dsn="],
                words: &["reply="],
                ..NO_FIELDS
            },
            Some(System::OpenSmtpd) => Self {
                recipient: &[" to=", "\"RCPT TO:<"],
                original: &[" rcpt="],
                relay: &[" relay="],
                id: &["evpid="],
                words: &["stat="],
                ..NO_FIELDS
            },
            Some(System::Qmail) => Self { recipient: &[" to remote ", " to local "], ..NO_FIELDS },
            Some(System::Courier) => {
                Self { recipient: &[",addr=", ",to="], relay: &["delivered: "], id: &["^id="], ..NO_FIELDS }
            }
            Some(System::Haraka) => Self {
                recipient: &["recipient <", "^bouncing ", " rcpt=", "RCPT TO:<"],
                relay: &[" host="],
                words: &[" response=", " msg="],
                ..NO_FIELDS
            },
            Some(System::ZoneMta) => {
                Self { recipient: &[" to="], relay: &[" host="], words: &[" response=", " \""], ..NO_FIELDS }
            }
            Some(System::Stalwart) => Self {
                recipient: &[" to = \"", " rcptTo = \"", " to = "],
                relay: &[" hostname = \""],
                id: &["queueId = "],
                code: &[" code = "],
                words: &[" details = ", " reason = ", "^"],
                ..NO_FIELDS
            },
            Some(System::Maddy) => Self {
                recipient: &["\"rcpt\":", "\"rcpts\":["],
                original: &["\"effective_rcpt\":"],
                relay: &["\"remote_server\":"],
                id: &["\"msg_id\":"],
                code: &["\"smtp_code\":"],
                status: &["\"smtp_enchcode\":"],
                words: &["\"reason\":", "\"smtp_msg\":"],
            },
            Some(System::Dovecot) => {
                Self { recipient: &["^lmtp(", "^lda(", "^deliver("], words: &["^"], ..NO_FIELDS }
            }
            Some(System::Msmtp) => Self {
                recipient: &[" recipients="],
                relay: &["^host="],
                code: &[" smtpstatus="],
                words: &[" smtpmsg='", " errormsg='"],
                ..NO_FIELDS
            },
            Some(System::Dma) => Self { recipient: &["^<"], ..NO_FIELDS },
            Some(System::Ssmtp) => Self { recipient: &["^RCPT TO:"], words: &["^"], ..NO_FIELDS },
            Some(System::Postgrey) => Self { words: &["^action="], ..NO_FIELDS },
            Some(System::Cyrus) => Self { recipient: &["verify_user("], ..NO_FIELDS },
            Some(System::Amavis) => Self { recipient: &["-> "], id: &["Queue-ID: "], ..NO_FIELDS },
            _ => NO_FIELDS,
        }
    }
}

/// The text after the first of these names that occurs.
pub(super) fn text_after<'a>(message: &'a [u8], names: &[&str]) -> Option<&'a [u8]> {
    names.iter().find_map(|name| match name.strip_prefix('^') {
        Some(start) => message.strip_prefix(start.as_bytes()),
        None => find_outside(message, name.as_bytes()).map(|at| &message[at + name.len()..]),
    })
}

/// The value of the first of these fields that is there and not empty.
pub(super) fn field<'a>(message: &'a [u8], names: &[&str]) -> Option<&'a [u8]> {
    names.iter().find_map(|name| Some(value(text_after(message, &[name])?)).filter(|value| !value.is_empty()))
}

/// What a value may be wrapped in. The last are `<` and `>` as JSON's writers escape them.
const WRAPS: &[(&[u8], &[u8])] =
    &[(b"<", b">"), (b"\"", b"\""), (b"\\\"", b"\\\""), (b"\\u003c", b"\\u003e")];

/// The position of a key that is neither in an address nor in quotes: what stands there is the choice of others, even
/// another result (`to=<", status=sent (x"@example.com>, …`).
pub(super) fn find_outside(text: &[u8], key: &[u8]) -> Option<usize> {
    let mut at = find(text, key)?;
    // Exim's flag of a message that has arrived is no bracket.
    let mut closed = usize::from(text.starts_with(b"<= "));
    #[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
    let opened = places(text, |byte, _, _, _| (byte == b'<') | (byte == b'"') | (byte == b'\\'));
    for open in opened {
        if open >= at {
            break;
        }
        if open < closed {
            continue;
        }
        closed = match wrapped(&text[open..]) {
            Some((_, after)) => open + after,
            // What is never closed wraps nothing.
            None if is_wrapped(&text[open..]) => break,
            None => continue,
        };
        if at < closed {
            at = closed + find(&text[closed..], key)?;
        }
    }
    Some(at)
}

fn is_wrapped(text: &[u8]) -> bool {
    WRAPS.iter().any(|(open, _)| text.starts_with(open))
}

/// What is wrapped at the front of a text, and where the key of a form may follow: at the bracket that closes it, or after
/// the quote.
pub(super) fn wrapped(text: &[u8]) -> Option<(&[u8], usize)> {
    let (open, close) = *WRAPS.iter().find(|(open, _)| starts_with(text, open))?;
    let start = open.len();
    if open == close {
        let end = start + closing_quote(&text[start..], close)?;
        return Some((&text[start..end], end + close.len()));
    }
    // Any character may be in a quoted local part (RFC 5321 §4.1.2).
    let local_part = start + quoted_local_part(&text[start..]);
    let end = local_part + find(&text[local_part..], close)?;
    Some((&text[start..end], end))
}

/// The length of the quoted local part of an address at the front; 0 if there is none.
fn quoted_local_part(text: &[u8]) -> usize {
    match text {
        [b'"' | b'\\', ..] => {
            wrapped(text).filter(|&(_, after)| text.get(after) == Some(&b'@')).map_or(0, |(_, after)| after)
        }
        _ => 0,
    }
}

/// The position of the quote that closes a text: not one behind a backslash. In a string of JSON both are escaped.
fn closing_quote(text: &[u8], quote: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at = text.get(at..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))? + at;
        match text[at..] {
            ref rest if rest.starts_with(quote) => return Some(at),
            // `\\\"` or `\\\\`: what JSON makes of the two characters that RFC 5321 escapes.
            [b'\\', b'\\', b'\\', ..] if quote.len() > 1 => at += 4,
            [b'\\', ..] => at += 2,
            _ => at += 1,
        }
    }
}

/// The value at the front; of a list the first.
pub(super) fn value(text: &[u8]) -> &[u8] {
    let text = text.strip_prefix(b"[").filter(|list| is_wrapped(list)).unwrap_or(text);
    let local_part = quoted_local_part(text);
    if local_part == 0 && is_wrapped(text) {
        return wrapped(text).map_or(b"", |(value, _)| value);
    }
    let ends = |byte: &u8| matches!(byte, b' ' | b',' | b';' | b')' | b'>' | b'"' | b'\t' | b'\n' | b'}');
    let rest = &text[local_part..];
    let end = local_part + rest.iter().position(ends).unwrap_or(rest.len());
    // An address may be followed by a colon.
    text[..end].strip_suffix(b":").unwrap_or(&text[..end])
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;

    /// Otherwise the words of success might be those of a reply that the line quotes.
    #[test]
    fn a_line_of_a_success_begins_as_its_form_says() {
        for &system in System::ALL {
            for (row, [start, ..]) in forms_of(system).iter() {
                assert!(!matches!(row.outcome, Sent(_)) || !start.is_empty(), "{system}");
            }
        }
    }
}
