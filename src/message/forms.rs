//! The texts with which mail systems tell people that a mail was not delivered.
//!
//! A row has the lines that identify a form, the places of its recipients, and the start of the returned mail. Words match at
//! the start of a line, after the marks of quotations and lists, regardless of case; those of `lead` match anywhere in a line.
//! The first row that matches is used, so special forms come before general ones.

use crate::reason::Delivery;

pub(super) struct Form {
    /// The name of the form, after the system that writes it.
    pub(super) name: &'static str,
    /// The starts of lines that identify the form.
    pub(super) marks: &'static [&'static str],
    /// Where lines that begin with an address name recipients.
    pub(super) list: List,
    /// The starts of lines that end a list.
    pub(super) ends: &'static [&'static str],
    /// The words that a recipient follows directly.
    pub(super) lead: &'static [&'static str],
    /// The starts of lines after which the returned mail begins.
    pub(super) returned: &'static [&'static str],
    /// The result of the delivery.
    pub(super) delivery: Delivery,
}

/// Where lines that begin with an address name recipients.
pub(super) enum List {
    Everywhere,
    /// Below a line that begins with one of these.
    Below(&'static [&'static str]),
    Nowhere,
}

impl Form {
    const ANY: Self = Self {
        name: "lines",
        marks: &[],
        list: List::Everywhere,
        ends: &[],
        lead: &[],
        returned: &[],
        delivery: Delivery::Failed,
    };
}

/// The form of all other bounces.
#[rustfmt::skip]
pub(super) static LINES: Form = Form {
    lead: &[
        "recipient:", "recipient address:", "failed recipient:", "failed address:", "rcpt to:", "rcpt to ", "rcpt:",
        "addressed to:", "undeliverable to ", "could not be delivered to:", "could not be delivered to ",
        "couldn't be delivered to ", "cannot be delivered to ", "was not delivered to:", "was not delivered to ",
        "wasn't delivered to ", "not be sent to ", "unable to deliver message to:", "unable to deliver message to ",
        "unable to deliver your message to ", "unable to deliver mail to ", "unable to deliver to ", "failed to deliver to ",
        "failed to deliver message to ", "delivery failed to ", "delivery failed:", "delivery to ", "deliver your mail to ",
        "deliver your message to ", "deliver the message to ", "user unknown:", "unknown user:", "no such user:",
        "your message to:", "your message to ", "your mail to ", "your email to ", "message sent to ", "mail sent to ",
        "addressed to email address", "addressed to ", "error-for:", "mailbox of ", "mailbox for ", "mailbox ", "account ", "user ", "recipient ", "to:",
        "无法发送到", "收件人", "宛先", "받는사람", "수신자",
    ],
    ..Form::ANY
};

const BRACES_BELOW: &[&str] = &[
    "--- Below this line is a copy of",
    "--- Below the next line is a copy of",
    "--- Enclosed is a copy of",
    "--- Undelivered message follows",
    "--- Original message follows",
    "---- Original message follows",
];
const EXIM_COPY: &[&str] = &[
    "------ This is a copy of",
    "------ The body of the message",
    "------ The original message",
    "------ Original message",
];
const SENDMAIL_RETURNED: &[&str] = &[
    "----- Original message follows",
    "----- Unsent message follows",
    "----- Message header follows",
    "----- Message headers follow",
    "----- No message was collected",
    "----- Original message lost",
    "----- Original message header",
    "----- Unsent message header",
];
const SENDMAIL_ENDS: &[&str] =
    &["----- Transcript of session", "----- Non-delivered information", "... while talking to"];

/// The table.
#[rustfmt::skip]
pub(super) static FORMS: &[Form] = &[
    // --- warnings of delay and notices of success, which share words with failures
    Form {
        name: "exim_delay",
        marks: &["A message that you sent has not yet been delivered", "A message that you have sent has not yet been delivered",
            "The address to which the message has not yet been delivered", "The addresses to which the message has not yet been delivered",
            "The address(es) to which the message has not yet been delivered"],
        list: List::Below(&["The address to which the message has not yet", "The addresses to which the message has not yet",
            "The address(es) to which the message has not yet", "The following address", "recipients after more than"]),
        ends: &["No action is required"],
        returned: EXIM_COPY,
        delivery: Delivery::Delayed,
        ..Form::ANY
    },
    Form {
        name: "gmail_delay",
        marks: &["Delivery to the following recipient has been delayed", "Delivery to the following recipients has been delayed",
            "Delivery incomplete", "Delivery delayed"],
        list: List::Below(&["Delivery to the following recipient"]),
        lead: &["problem delivering your message to "],
        ends: &["Message will be retried", "Technical details"],
        returned: &["----- Original message -----", "----- Message header follows -----"],
        delivery: Delivery::Delayed,
    },
    Form {
        name: "opensmtpd_delay",
        marks: &["A message is delayed for more than"],
        list: List::Below(&["A message is delayed", "following list of recipients", "list of recipients"]),
        returned: &["Below is a copy of the original message"],
        delivery: Delivery::Delayed,
        ..Form::ANY
    },
    Form {
        name: "courier_delay",
        marks: &["DELAYED MAIL", "Your message to the following recipients has not been delivered"],
        list: List::Below(&["Your message to the following recipients"]),
        returned: &["The original message follows as a separate attachment"],
        delivery: Delivery::Delayed,
        ..Form::ANY
    },
    Form {
        name: "sendmail_delay",
        marks: &["THIS IS A WARNING MESSAGE ONLY", "     THIS IS A WARNING MESSAGE ONLY", "----- The following addresses had transient non-fatal errors"],
        list: List::Below(&["----- The following addresses had transient", "----- The following addresses had delivery problems"]),
        ends: SENDMAIL_ENDS,
        lead: &["RCPT To:"],
        returned: SENDMAIL_RETURNED,
        delivery: Delivery::Delayed,
    },
    Form {
        name: "sendmail_success",
        marks: &["----- The following addresses had successful delivery", "----- Transcript of successful delivery"],
        list: List::Below(&["----- The following addresses had successful", "----- Transcript of successful"]),
        ends: SENDMAIL_ENDS,
        returned: SENDMAIL_RETURNED,
        delivery: Delivery::Delivered,
        ..Form::ANY
    },
    Form {
        name: "postfix_delay",
        marks: &["THIS IS A WARNING ONLY.  YOU DO NOT NEED", "THIS IS A WARNING ONLY. YOU DO NOT NEED"],
        returned: &["--- Original message follows"],
        delivery: Delivery::Delayed,
        ..Form::ANY
    },
    Form {
        name: "postfix_success",
        marks: &["Your message was successfully delivered to the destination"],
        list: List::Below(&["Your message was successfully delivered"]),
        delivery: Delivery::Delivered,
        ..Form::ANY
    },
    Form {
        name: "mdaemon_delay",
        marks: &["The attached message has been delayed", "The attached message had TEMPORARY non-fatal delivery errors"],
        list: List::Below(&["The following addresses did NOT receive", "The following addresses have not"]),
        lead: &["Failed address:", "Delayed address:"],
        ends: &["--- Session Transcript ---"],
        delivery: Delivery::Delayed,
        ..Form::ANY
    },
    Form {
        name: "exchange_delay",
        marks: &["Delivery is delayed to these recipients", "Delivery to these recipients or groups is delayed",
            "Delivery to these recipients or distribution lists has been delayed", "This message has not been delivered yet",
            "This message hasn't been delivered yet", "Delivery of this message is delayed"],
        list: List::Below(&["Delivery is delayed to these", "Delivery to these recipients"]),
        returned: &["Original message headers"],
        delivery: Delivery::Delayed,
        ..Form::ANY
    },

    // --- qmail and its relatives
    Form {
        name: "qmail",
        marks: &["Hi. This is the qmail-send program", "Hi. This is the deliver program", "Hi. This is the MTA program",
            "Hi. The MTA program at", "Hi, this is the qmail-send program", "This is the qmail-send program",
            "Hi. This is the SMTP program", "I'm afraid I wasn't able to deliver your message", "I wasn't able to deliver your message to the following",
            "I tried to deliver a bounce message to this address", "Rejected for the following reason"],
        returned: BRACES_BELOW,
        ..Form::ANY
    },
    Form {
        name: "yahoo",
        marks: &["Sorry, we were unable to deliver your message to the following address",
            "Unfortunately, we were unable to deliver your message", "We were unable to deliver your message to the following"],
        returned: BRACES_BELOW,
        ..Form::ANY
    },
    Form {
        name: "unable_to_deliver",
        marks: &["Unable to deliver message to the following address", "Unable to deliver message to the following recipient"],
        returned: BRACES_BELOW,
        ..Form::ANY
    },
    Form {
        name: "delivery_failure_notice",
        marks: &["NOTICE: Delivery Failure", "Your delivery to the following address has been failed"],
        lead: &["Delivery failed:"],
        list: List::Below(&["Delivery failed:"]),
        ..Form::ANY
    },

    Form {
        name: "qmail_like",
        marks: &["This is the machine generated message from mail service", "This is the mail delivery agent at", "He/Her is not ",
            "Unfortunately, your mail was not delivered to the following", "Your mail message to the following address", "Su mensaje no pudo ser entregado",
            "Sorry, I wasn't able to establish an SMTP connection", "We're sorry. There's a problem with the e-mail address"],
        returned: &["---- Original message", "--- Original message", "--- Mensaje original"],
        ..Form::ANY
    },

    // --- programs that say the same as Exim does
    Form {
        name: "one_and_one",
        marks: &["For the following reason:", "SMTP error from remote server for", "SMTP error from remote server after"],
        list: List::Below(&["The following address", "its recipients. The following", "its recipients. This is a permanent error", "failed:"]),
        returned: &["--- The header of the original message", "--- The message headers"],
        ..Form::ANY
    },
    Form {
        name: "exim_address",
        marks: &["A message that you sent contained one or more recipient addresses", "A message that you sent contained no recipient addresses",
            "incorrectly constructed:"],
        list: List::Below(&["incorrectly constructed"]),
        ends: &["This address has been ignored", "These addresses have been ignored"],
        returned: EXIM_COPY,
        ..Form::ANY
    },
    Form {
        name: "exim_scan",
        marks: &["A message that you sent was rejected by the local scanning code", "A message that you sent was rejected"],
        list: List::Nowhere,
        returned: EXIM_COPY,
        ..Form::ANY
    },
    Form {
        name: "exim_frozen",
        marks: &["The following address(es) have yet to be delivered", "The following addresses have yet to be delivered"],
        list: List::Below(&["The following address"]),
        returned: EXIM_COPY,
        ..Form::ANY
    },
    Form {
        name: "exim",
        marks: &["This message was created automatically by mail delivery software", "This message was created automatically by the SMTP relay",
            "This message was created automatically by the mail system", "A message that you sent could not be delivered",
            "A message that you have sent could not be delivered", "could not be delivered to one or more of its recipients"],
        list: List::Below(&["The following address", "address(es) failed", "A message that you sent could not be delivered", "its recipients. This is a permanent error", "its recipients. The following", "recipients.  This is a permanent error", "recipients. This is a permanent error",
            "could not be delivered to one or more of its recipients", "This is a permanent error", "К сожалению, Ваше письмо"]),
        lead: &["Address: <"],
        ends: &["Рекомендуем"],
        returned: &["------ This is a copy of", "------ The body of the message", "------ The original message",
            "--- The header of the original message", "Included is a copy of the message header", "--- Below this line is a copy of", "---- START OF RETURNED MESSAGE"],
        ..Form::ANY
    },
    Form {
        name: "mail_ru",
        marks: &["Это письмо создано автоматически"],
        list: List::Below(&["К сожалению"]),
        ends: &["Рекомендуем"],
        returned: EXIM_COPY,
        ..Form::ANY
    },

    // --- Sendmail and what looks like it
    Form {
        name: "surfcontrol",
        marks: &["--- Message non-deliverable", "Your message could not be sent.", "--- Message queued"],
        lead: &["Addressed To:"],
        ends: &["Message date:"],
        ..Form::ANY
    },
    Form {
        name: "smail",
        marks: &["------------------------- Message log follows", "------------------------- Failed addresses follow"],
        list: List::Below(&["------------------------- Failed addresses follow"]),
        ends: &["------------------------- Message"],
        returned: &["------------------------- Message text follows", "------------------------- Message header follows"],
        ..Form::ANY
    },
    Form {
        name: "delivery_errors",
        marks: &["---The following addresses had delivery errors---", "--- The following addresses had delivery errors"],
        list: List::Below(&["---The following addresses", "--- The following addresses"]),
        returned: &["---Original message", "Received: "],
        ..Form::ANY
    },
    Form {
        name: "delivery_problems",
        marks: &["--- The following addresses had delivery problems ---"],
        list: List::Below(&["--- The following addresses"]),
        ..Form::ANY
    },
    Form {
        name: "sendmail",
        marks: &["----- The following addresses had permanent fatal errors", "----- The following addresses had delivery problems",
            "----- The following addresses had fatal errors", "----- The following address had permanent fatal errors",
            "----- The following addresses had permanent delivery errors"],
        list: List::Below(&["----- The following address"]),
        ends: SENDMAIL_ENDS,
        returned: SENDMAIL_RETURNED,
        ..Form::ANY
    },
    Form {
        name: "sendmail_transcript",
        marks: &["----- Transcript of session follows", "----- Transcript of the session follows", "----- Transcript follows"],
        list: List::Nowhere,
        ends: &["While talking to", "... while talking to", "421 ", "450 ", "451 ", "452 ", "501 ", "550 ", "551 ", "552 ", "553 ", "554 "],
        lead: &["RCPT To:", "421 ", "450 ", "451 ", "452 ", "501 ", "550 ", "551 ", "552 ", "553 ", "554 "],
        returned: SENDMAIL_RETURNED,
        ..Form::ANY
    },
    Form {
        name: "postfix_transcript",
        marks: &["Transcript of session follows"],
        list: List::Nowhere,
        lead: &["RCPT TO:"],
        ..Form::ANY
    },
    Form {
        name: "courier",
        marks: &["UNDELIVERABLE MAIL", "This is a delivery status notification from", "Your message to the following recipients cannot be delivered"],
        list: List::Below(&["Your message to the following recipients"]),
        ends: &["If your message was also sent"],
        returned: &["The original message follows as a separate attachment"],
        ..Form::ANY
    },
    Form {
        name: "postfix",
        marks: &["This is the mail system at host", "This is the Postfix program at host", "I'm sorry to have to inform you that",
            "For further assistance, please send mail to"],
        list: List::Below(&["The mail system", "The Postfix program", "The SMTP program", "If you do so, please include", "your own text from", "message returned below"]),
        returned: &["--- Original message follows"],
        ..Form::ANY
    },
    Form {
        name: "dragonfly",
        marks: &["This is the DragonFly Mail Agent"],
        list: List::Nowhere,
        lead: &["error delivering your mail to "],
        returned: &["Message headers follow", "Original message follows"],
        ..Form::ANY
    },
    Form {
        name: "opensmtpd",
        marks: &["This is the MAILER-DAEMON, please DO NOT REPLY", "An error has occurred while attempting to deliver a message"],
        list: List::Below(&["An error has occurred", "the following list of recipients", "following list of recipients", "list of recipients"]),
        returned: &["Below is a copy of the original message"],
        ..Form::ANY
    },

    // --- Microsoft
    Form {
        name: "hmailserver",
        marks: &["hMailServer sent:", "Error Type: SMTP"],
        list: List::Below(&["The following recipient(s) could not be reached"]),
        returned: &["Original message headers"],
        ..Form::ANY
    },
    Form {
        name: "mailenable",
        marks: &["Message could not be delivered to some recipients"],
        list: List::Below(&["The following recipient"]),
        lead: &["Recipient: [SMTP:", "Recipient:"],
        returned: &["Message headers follow"],
        ..Form::ANY
    },
    Form {
        name: "exchange_5",
        marks: &["did not reach the following recipient", "The following recipient(s) could not be reached", "The following recipient could not be reached",
            "konnte den folgenden Empfänger nicht erreichen", "Folgende(r) Empfänger konnte(n) nicht erreicht werden", "Folgende Empfänger konnten nicht erreicht werden",
            "n'est pas parvenu aux destinataires suivants", "Le ou les destinataires suivants n'ont pu être joints", "no llegó a los destinatarios siguientes",
            "non ha raggiunto i seguenti destinatari"],
        list: List::Below(&["did not reach the following", "The following recipient", "konnte den folgenden", "Folgende", "n'est pas parvenu", "Le ou les destinataires",
            "no llegó", "non ha raggiunto"]),
        lead: &["Recipient: [SMTP:", ":SMTP="],
        returned: &["The message header for the", "Message headers:"],
        ..Form::ANY
    },
    Form {
        name: "exchange",
        marks: &["Delivery has failed to these recipients", "Delivery has failed to this recipient", "Diagnostic information for administrators",
            "Informations de diagnostic pour les administrateurs", "Diagnoseinformationen für Administratoren", "Información de diagnóstico para los administradores",
            "Información de diagnóstico para administradores", "Informazioni di diagnostica per gli amministratori", "Informações de diagnóstico para administradores",
            "Diagnostische gegevens voor beheerders", "Diagnosegegevens voor beheerders", "Diagnostikinformation för administratörer", "管理者向けの診断情報", "供管理员使用的诊断信息", "供管理員使用的診斷資訊", "管理員的診斷資訊",
            "Informacje diagnostyczne dla administratorów", "Диагностические сведения для администраторов",
            "Fehler bei der Nachrichtenzustellung an folgende Empfänger", "Die Nachricht konnte diesen Empfängern nicht zugestellt werden", "Échec de la remise",
            "Error de entrega a estos destinatarios", "Impossibile recapitare il messaggio", "Generating server:", "Serveur de génération", "Server di generazione", "Generierender Server", "Generierungsserver",
            "Your message couldn't be delivered", "Your message wasn't delivered"],
        list: List::Below(&["Delivery has failed", "Diagnostic information", "Informations de diagnostic", "Diagnoseinformationen", "Información de diagnóstico", "Informazioni di diagnostica",
            "Informações de diagnóstico", "Diagnostische gegevens", "Diagnosegegevens", "Diagnostikinformation", "管理者向けの診断情報", "供管理员", "供管理員", "管理員的診斷資訊", "Informacje diagnostyczne", "Диагностические сведения",
            "Fehler bei der Nachrichtenzustellung", "Die Nachricht konnte diesen", "Échec de la remise", "Error de entrega", "Impossibile recapitare",
            "Generating server", "Serveur de génération", "Server di generazione", "Generierender Server", "Generierungsserver"]),
        lead: &["Your message to ", "Ihre Nachricht an ", "Votre message à ", "Recipient Address:", "Empfängeradresse:", "wasn't delivered to "],
        returned: &["Original message headers", "Original Message Headers", "Ursprüngliche Nachrichtenkopfzeilen", "En-têtes de message d'origine", "En-tête de message d'origine", "Encabezados de mensajes originales",
            "Encabezados del mensaje original", "Intestazioni originali del messaggio", "Intestazioni del messaggio originale", "Cabeçalhos da mensagem original", "元のメッセージ ヘッダー", "原始邮件头", "原始郵件標頭",
            "Oorspronkelijke berichtkoppen", "Исходные заголовки сообщения"],
        ..Form::ANY
    },

    // --- Google
    Form {
        name: "google_groups",
        // The signature, which is the same in all languages.
        marks: &["We're writing to let you know that the group you tried to contact", "Google Groups"],
        list: List::Nowhere,
        returned: &["----- Original message -----"],
        ..Form::ANY
    },
    Form {
        name: "gmail",
        marks: &["Delivery to the following recipient failed permanently", "Delivery to the following recipients failed permanently",
            "Technical details of permanent failure", "Technical details of temporary failure", "Address not found", "Message not delivered",
            "Message blocked", "The following message to"],
        list: List::Below(&["Delivery to the following recipient"]),
        lead: &["wasn't delivered to ", "problem delivering your message to ", "Your message to "],
        returned: &["----- Original message -----", "----- Message header follows -----"],
        ..Form::ANY
    },

    // --- other servers
    Form {
        name: "notes",
        marks: &["------- Failure Reasons"],
        list: List::Below(&["------- Failure Reasons", "------- Failure"]),
        returned: &["------- Returned Message", "------- Original Message"],
        ..Form::ANY
    },
    Form {
        name: "domino",
        marks: &["was not delivered to:", "wurde nicht zugestellt an:", "n'a pas été remis à :", "non è stato recapitato a:", "no se entregó a:"],
        list: List::Below(&["was not delivered to", "wurde nicht zugestellt", "n'a pas été remis", "non è stato recapitato", "no se entregó"]),
        ..Form::ANY
    },
    Form {
        name: "groupwise",
        marks: &["The message that you sent was undeliverable to the following"],
        list: List::Below(&["The message that you sent was undeliverable"]),
        ..Form::ANY
    },
    Form {
        name: "messaging_server",
        marks: &["This report relates to a message you sent", "Your message cannot be delivered to the following recipients",
            "Your message has been enqueued and undeliverable", "Your message is being returned"],
        list: List::Below(&["Your message cannot be delivered", "The following recipient", "undeliverable for"]),
        lead: &["Recipient address:", "Original address:"],
        returned: &["The message headers", "Returned message"],
        ..Form::ANY
    },
    Form {
        name: "imail",
        marks: &["Unknown user:", "Unknown host:", "User mailbox exceeds allowed size:", "Invalid final delivery user:", "Invalid final delivery userid:",
            "undeliverable to ", "undeliverable  to ", "Delivery failed 20 attempts:"],
        list: List::Nowhere,
        lead: &["Unknown user:", "Unknown host:", "exceeds allowed size:", "final delivery user:", "final delivery userid:", "undeliverable to ", "undeliverable  to ", "attempts:"],
        returned: &["Original message follows"],
        ..Form::ANY
    },
    Form {
        name: "mailfoundry",
        marks: &["This has been a permanent failure.  No further", "This has been a permanent failure. No further", "Unable to deliver message to:"],
        list: List::Nowhere,
        lead: &["Unable to deliver message to:"],
        ends: &["This has been a permanent failure"],
        ..Form::ANY
    },
    Form {
        name: "mailmarshal",
        marks: &["The following recipients were affected", "Could not be delivered because of", "could not be delivered because of"],
        list: List::Below(&["The following recipients were affected"]),
        ends: &["Additional Information", "======"],
        ..Form::ANY
    },
    Form {
        name: "mdaemon",
        marks: &["The attached message had PERMANENT fatal delivery errors", "The following addresses did NOT receive a copy of your message",
            "--- Session Transcript ---"],
        list: List::Below(&["The following addresses did NOT receive"]),
        lead: &["Failed address:"],
        ends: &["--- Session Transcript", "--- End"],
        ..Form::ANY
    },
    Form {
        name: "smartermail",
        marks: &["Could not deliver message to the following recipient"],
        list: List::Nowhere,
        lead: &["Failed Recipient:"],
        returned: &["-- The header and top"],
        ..Form::ANY
    },
    Form {
        name: "communigate",
        marks: &["Failed to deliver to '", "Failed to deliver to \""],
        list: List::Nowhere,
        lead: &["Failed to deliver to "],
        ..Form::ANY
    },
    Form {
        name: "james",
        marks: &["Error message below:", "The error message below was generated by the server"],
        list: List::Below(&["Failed recipient(s):", "Failed recipient"]),
        lead: &["RCPT TO:"],
        ..Form::ANY
    },
    Form {
        name: "verizon",
        marks: &["Message could not be delivered to mobile"],
        list: List::Nowhere,
        lead: &["To:"],
        ..Form::ANY
    },
    Form {
        name: "trendmicro",
        marks: &["Message from InterScan", "Sent <<< RCPT TO", "Sent >>> RCPT TO", "Undelivered message"],
        list: List::Nowhere,
        lead: &["RCPT TO:", "Unable to deliver message to "],
        ..Form::ANY
    },
    Form {
        name: "mail_filter_ja",
        marks: &["-------server message", "以下のメールアドレスへの送信に失敗しました"],
        list: List::Below(&["以下のメールアドレスへの送信に失敗しました"]),
        ends: &["-------SMTP command"],
        returned: &["-------original message", "-------original mail info"],
        ..Form::ANY
    },
    Form {
        name: "kddi",
        marks: &["Your mail sent on:", "Your mail attempted to be delivered on:"],
        list: List::Nowhere,
        lead: &["Could not be delivered to:"],
        ..Form::ANY
    },
    Form {
        name: "intermail",
        marks: &["This Message was undeliverable due to the following reason", "The following recipients did not receive this message",
            "Each of the following recipients was rejected", "The user(s) account is", "Remote host is not responding",
            "This message could not be sent to the following recipient"],
        list: List::Below(&["The following recipients did not receive", "The user(s) account is"]),
        lead: &["Recipient:"],
        ends: &["Please reply to"],
        ..Form::ANY
    },
    Form {
        name: "trouble_delivering",
        marks: &["We had trouble delivering your message"],
        list: List::Nowhere,
        lead: &["returned permanent errors:", "returned temporary errors:", "returned errors:"],
        returned: &["Received: "],
        ..Form::ANY
    },
    Form {
        name: "aol",
        marks: &["Your mail to the following recipients could not be delivered", "Your message to the following recipients could not be delivered"],
        list: List::Below(&["Your mail to the following", "Your message to the following"]),
        ..Form::ANY
    },
    Form {
        name: "barracuda",
        marks: &["was blocked by our Spam Firewall"],
        list: List::Nowhere,
        lead: &["Your message to:"],
        ..Form::ANY
    },
    Form {
        name: "amazon",
        marks: &["An error occurred while trying to deliver the mail to the following recipients", "The following message to <"],
        list: List::Below(&["An error occurred while trying to deliver"]),
        lead: &["The following message to "],
        ends: &["Technical report"],
        ..Form::ANY
    },
    Form {
        name: "sieve_reject",
        marks: &["Your message to <"],
        list: List::Nowhere,
        lead: &["Your message to "],
        ..Form::ANY
    },

    // --- lists
    Form {
        name: "fml",
        marks: &["You are not a member of this mailing list", "You are not a member"],
        list: List::Nowhere,
        lead: &["mailing list "],
        returned: &["Original mail as follows", "Original Mail as follows"],
        ..Form::ANY
    },
    Form {
        name: "listserv",
        marks: &["You are not authorized to send mail to the", "Your message is being returned to you unprocessed"],
        list: List::Nowhere,
        returned: &["------------------------- Rejected message", "--- Rejected message"],
        ..Form::ANY
    },
    Form {
        name: "mailman",
        marks: &["You are not allowed to post to this mailing list", "Your message has been rejected, probably because you are not subscribed",
            "Non-members are not allowed to post messages to this list"],
        list: List::Nowhere,
        ..Form::ANY
    },
];
