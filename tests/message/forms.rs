//! A message for each form of prose, in our own words but those that tell the form.

use crate::told;
use smtp_reply::{BounceMessage, MessageKind};

/// Headers of a bounce.
const HEADERS: &str = "From: MAILER-DAEMON@mail.example.com (Mail Delivery System)\n\
To: <news@lists.example.com>\n\
Subject: Returned mail\n\
MIME-Version: 1.0\n\
Content-Type: text/plain; charset=utf-8\n\n";

/// The mail that comes back. Its text looks like a bounce, and must not be read.
const MAIL: &str = "\n\
Received: from lists.example.com by mail.example.com; Thu, 1 Jan 2026 00:00:00 +0000\n\
Message-ID: <17@lists.example.com>\n\
From: News <news@lists.example.com>\n\
To: all@lists.example.com\n\
Subject: News\n\
\n\
<nobody@example.net>:\n\
550 5.7.1 Relaying denied\n";

struct Form {
    name: &'static str,
    text: &'static str,
    told: &'static [&'static str],
}

const JOE: &[&str] = &["joe@example.org failed user_unknown"];
const JOE_AND_ANN: &[&str] = &["joe@example.org failed user_unknown", "ann@example.net failed mailbox_full"];
const JOE_IS_FULL: &[&str] = &["joe@example.org failed mailbox_full"];
const JOE_IS_LATE: &[&str] = &["joe@example.org delayed connection_failed"];

const FORMS: &[Form] = &[
    Form {
        name: "exim_delay",
        text: "This message was created automatically by mail delivery software.\n\
A message that you sent has not yet been delivered to one or more of its\n\
recipients after more than 24 hours on the queue on mail.example.com.\n\n\
The message identifier is:     1abcde-000000-00\n\n\
The address to which the message has not yet been delivered is:\n\n\
  joe@example.org\n    host mx.example.org [192.0.2.1]\n    Delay reason: Connection refused\n\n\
No action is required on your part.\n",
        told: JOE_IS_LATE,
    },
    Form {
        name: "gmail_delay",
        text: "THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n\
     joe@example.org\n\nMessage will be retried for 2 more day(s)\n\n\
Technical details of temporary failure:\nconnect to mx.example.org[192.0.2.1]:25: Connection timed out\n\n\
----- Original message -----\n",
        told: JOE_IS_LATE,
    },
    Form {
        name: "opensmtpd_delay",
        text: "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n\
    A message is delayed for more than 4 hours for the following\n    list of recipients:\n\n\
joe@example.org: Connection timed out\n\n    Below is a copy of the original message:\n",
        told: JOE_IS_LATE,
    },
    Form {
        name: "courier_delay",
        text: "This is a delivery status notification from mail.example.com.\n\n\
                           DELAYED MAIL\n\n\
Your message to the following recipients has not been delivered yet:\n\n\
<joe@example.org>:\n    mx.example.org [192.0.2.1]:\n<<< 421 connection timed out\n",
        told: JOE_IS_LATE,
    },
    Form {
        name: "sendmail_delay",
        text: "    **********************************************\n\
    **      THIS IS A WARNING MESSAGE ONLY      **\n    **********************************************\n\n\
   ----- The following addresses had transient non-fatal errors -----\n<joe@example.org>\n    (reason: Connection timed out)\n\n\
   ----- Transcript of session follows -----\nWarning: message still undelivered after 4 hours\n\
   ----- Original message follows -----\n",
        told: JOE_IS_LATE,
    },
    Form {
        name: "sendmail_success",
        text: "   ----- The following addresses had successful delivery notifications -----\n<joe@example.org>  (successfully delivered to mailbox)\n\n\
   ----- Transcript of session follows -----\n<joe@example.org>... Successfully delivered\n   ----- Original message follows -----\n",
        told: &["joe@example.org delivered accepted"],
    },
    Form {
        name: "postfix_delay",
        text: "This is the mail system at host mail.example.com.\n\n\
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n\n\
Your message could not be delivered for more than 4 hour(s).\n\n\
<joe@example.org>: connect to mx.example.org[192.0.2.1]:25: Connection refused\n",
        told: JOE_IS_LATE,
    },
    Form {
        name: "postfix_success",
        text: "This is the mail system at host mail.example.com.\n\n\
Your message was successfully delivered to the destination(s)\nlisted below.\n\n                   The mail system\n\n\
<joe@example.org>: delivery via mx.example.org[192.0.2.1]:25: 250 2.0.0 Ok\n",
        told: &["joe@example.org delivered accepted"],
    },
    Form {
        name: "mdaemon_delay",
        text: "The attached message had TEMPORARY non-fatal delivery errors.\n\nDelayed address: joe@example.org\nConnection timed out\n",
        told: JOE_IS_LATE,
    },
    Form {
        name: "exchange_delay",
        text: "Delivery is delayed to these recipients or groups:\n\njoe@example.org\n\nSubject: News\n\n\
This message hasn't been delivered yet. Delivery will continue to be attempted.\n",
        told: &["joe@example.org delayed expired"],
    },
    Form {
        name: "qmail",
        text: "Hi. This is the qmail-send program at mail.example.com.\n\
I'm afraid I wasn't able to deliver your message to the following addresses.\n\
This is a permanent error; I've given up. Sorry it didn't work out.\n\n\
<joe@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\nGiving up on 192.0.2.1.\n\n\
<ann@example.net>:\n192.0.2.2 does not like recipient.\nRemote host said: 552 5.2.2 over quota\nGiving up on 192.0.2.2.\n\n\
--- Below this line is a copy of the message.\n",
        told: JOE_AND_ANN,
    },
    Form {
        name: "yahoo",
        text: "Sorry, we were unable to deliver your message to the following address.\n\n<joe@example.org>:\n\
Remote  host said:\n550 5.1.1 no such user here\n[RCPT_TO]\n\n--- Below this line is a copy of the message.\n",
        told: JOE,
    },
    Form {
        name: "unable_to_deliver",
        text: "Message from mail.example.com.\nUnable to deliver message to the following address(es).\n\n<joe@example.org>:\n\
This user doesn't have an example.org account (joe@example.org) [-5]\n\n--- Original message follows.\n",
        told: JOE,
    },
    Form {
        name: "delivery_failure_notice",
        text: "NOTICE: Delivery Failure.\n\nYour delivery to the following address has been failed.\n\n\
Delivery failed: joe@example.org\nRemote host said: 550 5.1.1 no such user\nSTEP: RCPT TO\n",
        told: JOE,
    },
    Form {
        name: "qmail_like",
        text: "This is the mail delivery agent at mail.example.com.\nI was unable to deliver your message to the following addresses:\n\n\
joe@example.org\nReason: 550 5.1.1 no such user\n\n---- Original message follows. ----\n",
        told: JOE,
    },
    Form {
        name: "one_and_one",
        text: "This message was created automatically by mail delivery software.\n\n\
A message that you sent could not be delivered to one or more of\nits recipients. This is a permanent error. The following address\nfailed:\n\n\
\"joe@example.org\":\nSMTP error from remote server after RCPT command:\nhost: mx.example.org\n5.1.1 no such user\n\n\
\"ann@example.net\":\nSMTP error from remote server after RCPT command:\nhost: mx.example.net\n5.2.2 over quota\n\n\
--- The header of the original message is following. ---\n",
        told: JOE_AND_ANN,
    },
    Form {
        name: "exim_address",
        text: "A message that you sent contained one or more recipient addresses that were\nincorrectly constructed:\n\n\
  joe@example.org,ann: malformed address: ,ann may not follow joe@example.org\n\n\
This address has been ignored.\n\n------ This is a copy of your message, including all the headers. ------\n",
        told: &["joe@example.org failed invalid_address"],
    },
    Form {
        name: "exim_scan",
        text: "A message that you sent was rejected by the local scanning code that\nchecks incoming messages on this system.\n\n\
The following error was given:\n\n  This message carries a virus\n\n\
------ This is a copy of your message, including all the headers.\n",
        told: &[],
    },
    Form {
        name: "exim_frozen",
        text: "Message 1abcde-000000-00 has been frozen (delivery error message).\nThe sender is <>.\n\n\
The following address(es) have yet to be delivered:\n\n  joe@example.org: unknown user\n",
        told: JOE,
    },
    Form {
        name: "exim",
        text: "This message was created automatically by mail delivery software.\n\n\
A message that you sent could not be delivered to one or more of its\n\
recipients. This is a permanent error. The following address(es) failed:\n\n\
  joe@example.org\n    host mx.example.org [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<joe@example.org>:\n    550 5.1.1 no such user\n\
  ann@example.net\n    (generated from team@example.com)\n    mailbox is full: over quota\n\n\
------ This is a copy of the message, including all the headers. ------\n",
        told: JOE_AND_ANN,
    },
    Form {
        name: "mail_ru",
        text: "Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\n\
К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n\
  joe@example.org\n    host mx.example.org [192.0.2.1]: 550 5.1.1 no such user\n\n\
Рекомендуем Вам проверить корректность указания адресов получателей.\n",
        told: JOE,
    },
    Form {
        name: "surfcontrol",
        text: "Your message could not be sent.\nThe number of attempts made: 1\nAddressed To: joe@example.org\n\n\
Failed to send to identified host,\njoe@example.org: [192.0.2.1], 550 no such user\n\n--- Message non-deliverable.\n",
        told: JOE,
    },
    Form {
        name: "smail",
        text: "|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n\
|------------------------- Failed addresses follow: ---------------------|\n <joe@example.org> ... unknown user\n\
|------------------------- Message text follows: ------------------------|\n",
        told: JOE,
    },
    Form {
        name: "delivery_errors",
        text: "The original message was received at Thu, 1 Jan 2026 00:00:00 +0000\nfrom news@lists.example.com\n\n\
---The following addresses had delivery errors---\n\njoe@example.org [User unknown]\n",
        told: JOE,
    },
    Form {
        name: "delivery_problems",
        text: "    --- The following addresses had delivery problems ---\n\n<joe@example.org>   (5.1.1 no such user)\n",
        told: JOE,
    },
    Form {
        name: "sendmail",
        text: "The original message was received at Thu, 1 Jan 2026 00:00:00 GMT\nfrom lists.example.com [198.51.100.1]\n\n\
   ----- The following addresses had permanent fatal errors -----\n<joe@example.org>\n    (reason: 550 5.1.1 no such user)\n\
<ann@example.net>\n\n   ----- Transcript of session follows -----\n... while talking to mx.example.net.:\n\
>>> RCPT To:<ann@example.net>\n<<< 552 5.2.2 over quota\n   ----- Original message follows -----\n",
        told: JOE_AND_ANN,
    },
    Form {
        name: "sendmail_transcript",
        text: "   ----- Transcript of session follows -----\nWhile talking to mx.example.org:\n>>> RCPT To:<joe@example.org>\n\
<<< 550 no such user\n550 <joe@example.org>... User unknown\n\
While talking to mx.example.net:\n>>> MAIL From:<news@lists.example.com>\n<<< 552 over quota, mailbox full\n554 <ann@example.net>... Remote error\n\
   ----- Unsent message follows -----\n",
        told: JOE_AND_ANN,
    },
    Form {
        name: "postfix_transcript",
        text: "Transcript of session follows.\n\n Out: 220 mail.example.com ESMTP\n In:  MAIL FROM:<news@lists.example.com>\n Out: 250 2.1.0 Ok\n\
 In:  RCPT TO:<joe@example.org>\n Out: 550 5.1.1 <joe@example.org>: no such user\n",
        told: JOE,
    },
    Form {
        name: "courier",
        text: "This is a delivery status notification from mail.example.com,\nrunning the Courier mail server.\n\n\
                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n\
<joe@example.org>:\n    mx.example.org [192.0.2.1]:\n>>> RCPT TO:<joe@example.org>\n<<< 550 no such user\n",
        told: JOE,
    },
    Form {
        name: "postfix",
        text: "This is the mail system at host mail.example.com.\n\n\
I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n\
For further assistance, please send mail to postmaster.\n\n                   The mail system\n\n\
<joe@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user\n    (in reply to RCPT TO command)\n\n\
<ann@example.net> (expanded from <team@example.com>): host mx.example.net[192.0.2.2] said: 552\n    5.2.2 over quota (in reply to RCPT TO command)\n",
        told: JOE_AND_ANN,
    },
    Form {
        name: "dragonfly",
        text: "This is the DragonFly Mail Agent v0.13 at mail.example.com.\n\nThere was an error delivering your mail to <joe@example.org>.\n\n\
mx.example.org [192.0.2.1] did not like our RCPT TO:\n550 5.1.1 no such user\n\nMessage headers follow.\n",
        told: JOE,
    },
    Form {
        name: "opensmtpd",
        text: "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n\
    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\n\
joe@example.org: 550 5.1.1 no such user\nann@example.net: 552 5.2.2 over quota\n\n    Below is a copy of the original message:\n",
        told: JOE_AND_ANN,
    },
    Form {
        name: "hmailserver",
        text: "Your message did not reach some or all of the intended recipients.\n\n   Subject: News\n\n\
The following recipient(s) could not be reached:\n\njoe@example.org\n   Error Type: SMTP\n   Remote server (192.0.2.1) issued an error.\n\
   hMailServer sent: RCPT TO:<joe@example.org>\n   Remote server replied: 550 5.1.1 no such user\n",
        told: JOE,
    },
    Form {
        name: "exchange_5",
        text: "Your message\n\n  To:      joe@example.org\n  Subject: News\n\ndid not reach the following recipient(s):\n\n\
joe@example.org on Thu, 1 Jan 2026 00:00:00 +0000\n    The recipient name is not recognized\n    MSEXCH:IMS:EXAMPLE:MAIL 0 (000C05A6) Unknown Recipient\n",
        told: JOE,
    },
    Form {
        name: "exchange",
        text: "Delivery has failed to these recipients or groups:\n\nJoe (joe@example.org)<mailto:joe@example.org>\n\
The e-mail address you entered couldn't be found.\n\nDiagnostic information for administrators:\n\n\
Generating server: mail.example.com\n\njoe@example.org\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nOriginal message headers:\n",
        told: JOE,
    },
    Form {
        name: "google_groups",
        text: "Hello news@lists.example.com,\n\n\
We're writing to let you know that the group you tried to contact (joe) may not exist, or you may not have permission to post messages to the group.\n\n\
Google Groups\n\n----- Original message -----\n",
        told: &[],
    },
    Form {
        name: "gmail",
        text: "Delivery to the following recipient failed permanently:\n\n     joe@example.org\n\n\
Technical details of permanent failure:\nThe error that the other server returned was: 550 5.1.1 no such user\n\n----- Original message -----\n",
        told: JOE,
    },
    Form {
        name: "notes",
        text: "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\njoe@example.org\n\n------- Returned Message --------\n",
        told: JOE,
    },
    Form {
        name: "domino",
        text: "Your message\n\n  Subject: News\n\nwas not delivered to:\n\n  joe@example.org\n\nbecause:\n\n  User Joe (joe@example.org) not listed in Domino Directory\n",
        told: JOE,
    },
    Form {
        name: "groupwise",
        text: "The message that you sent was undeliverable to the following:\n\tjoe@example.org (user not found)\n",
        told: JOE,
    },
    Form {
        name: "messaging_server",
        text: "This report relates to a message you sent with the following header fields:\n\n  Message-id: <17@lists.example.com>\n\n\
Your message cannot be delivered to the following recipients:\n\n  Recipient address: joe@example.org\n  Reason: Remote SMTP server has rejected address\n\
  Diagnostic code: smtp;550 5.1.1 no such user\n  Remote system: dns;mx.example.org\n",
        told: JOE,
    },
    Form { name: "imail", text: "Unknown user: joe@example.org\n\n\nOriginal message follows.\n", told: JOE },
    Form {
        name: "mailfoundry",
        text: "Unable to deliver message to: <joe@example.org>\nDelivery failed for the following reason:\n\
Server mx.example.org[192.0.2.1] failed with: 550 no such user here\n\nThis has been a permanent failure.  No further delivery attempts will be made.\n",
        told: JOE,
    },
    Form {
        name: "mailmarshal",
        text: "Your message:\n   From:    news@lists.example.com\n   Subject: News\n\nCould not be delivered because of\n\n550 5.1.1 no such user\n\n\
The following recipients were affected:\n    joe@example.org\n\nAdditional Information\n======================\nRemote-MTA: <192.0.2.1>\n",
        told: JOE,
    },
    Form {
        name: "mdaemon",
        text: "The attached message had PERMANENT fatal delivery errors!\n\nFailed address: joe@example.org\n\n--- Session Transcript ---\n\
 --> RCPT To:<joe@example.org>\n <-- 550 5.1.1 <joe@example.org>, no such user\n--- End Transcript ---\n",
        told: JOE,
    },
    Form {
        name: "smartermail",
        text: "Could not deliver message to the following recipient(s):\n\nFailed Recipient: joe@example.org\nReason: Remote host said: 550 5.1.1 no such user\n\n\
-- The header and top 20 lines of the message follows --\n",
        told: JOE,
    },
    Form {
        name: "mailenable",
        text: "Message could not be delivered to some recipients.\nThe following recipient(s) could not be reached:\n\n\
\tRecipient: [SMTP:joe@example.org]\n\tReason: 550 5.1.1 no such user\n\nMessage headers follow:\n",
        told: JOE,
    },
    Form {
        name: "communigate",
        text: "Failed to deliver to 'joe@example.org'\nSMTP module(domain example.org) reports:\n host mx.example.org says:\n 550 5.1.1 no such user\n",
        told: JOE,
    },
    Form {
        name: "james",
        text: "Error message below:\n550 - no such user here\n\nMessage details:\n  Subject: News\n  MAIL FROM: news@lists.example.com\n  RCPT TO: joe@example.org\n",
        told: JOE,
    },
    Form {
        name: "verizon",
        text: "Message could not be delivered to mobile.\nError: No such user\n\nOriginal Message:\nFrom: News <news@lists.example.com>\nTo: joe@example.org\n",
        told: JOE,
    },
    Form {
        name: "trendmicro",
        text: "Sent >>> RCPT TO:<joe@example.org>\nReceived <<< 550 5.1.1 no such user\n",
        told: JOE,
    },
    Form {
        name: "mail_filter_ja",
        text: "以下のメールアドレスへの送信に失敗しました。\njoe@example.org\n\n-------server message\n550 5.1.1 no such user\n\n-------SMTP command\nDATA\n\n-------original message\n",
        told: JOE,
    },
    Form {
        name: "kddi",
        text: "Your mail sent on: Thu, 1 Jan 2026 00:00:00 +0900\n     Could not be delivered to: <joe@example.org>\n     As their mailbox is full.\n",
        told: JOE_IS_FULL,
    },
    Form {
        name: "intermail",
        text: "Each of the following recipients was rejected by a remote\nmail server.\n\n    Recipient: <joe@example.org>\n    >>> RCPT TO:<joe@example.org>\n    <<< 550 no such user\n",
        told: JOE,
    },
    Form {
        name: "trouble_delivering",
        text: "We had trouble delivering your message. Full details follow:\n\n1 error(s):\n\n\
The following recipients returned permanent errors: joe@example.org. Reason: SMTP Server <192.0.2.1> refused to accept your message (RCPT), with the following error message: 550 5.1.1 no such user\n",
        told: JOE,
    },
    Form {
        name: "aol",
        text: "Your mail to the following recipients could not be delivered because their mailboxes are full:\n\tjoe@example.org\n",
        told: JOE_IS_FULL,
    },
    Form {
        name: "barracuda",
        text: "Your message to: joe@example.org\nwas blocked by our Spam Firewall. The email you sent has NOT BEEN DELIVERED: spam message rejected\n",
        told: &["joe@example.org failed spam_detected"],
    },
    Form {
        name: "amazon",
        text: "An error occurred while trying to deliver the mail to the following recipients:\njoe@example.org\n550 5.1.1 no such user\n",
        told: JOE,
    },
    Form {
        name: "fml",
        text: "You are not a member of this mailing list <joe@example.org>.\n\nOriginal mail as follows:\n",
        told: &["joe@example.org failed recipient_restricted"],
    },
    Form {
        name: "sieve_reject",
        text: "Your message to <joe@example.org> was automatically rejected:\nmailbox is full, over quota\n",
        told: JOE_IS_FULL,
    },
    Form {
        name: "listserv",
        text: "You are not authorized to send mail to the NEWS list from your news@lists.example.com account.\n\n\
------------------------- Rejected message (2 lines) --------------------------\n",
        told: &[],
    },
    Form {
        name: "mailman",
        text: "You are not allowed to post to this mailing list, and your message has been automatically rejected.\n",
        told: &[],
    },
];

#[test]
fn each_form_is_known_and_tells_its_recipients() {
    let mut wrong = Vec::new();
    for form in FORMS {
        for mail in ["", MAIL] {
            let message = BounceMessage::parse(&[HEADERS, form.text, mail].concat());
            let id = message.original().and_then(|original| original.message_id());
            let found = (message.kind(), message.form(), told(&message), id);
            let mut wanted = (
                MessageKind::Prose,
                Some(form.name),
                form.told.iter().map(ToString::to_string).collect::<Vec<_>>(),
                (!mail.is_empty()).then_some("17@lists.example.com"),
            );
            // Where the text names no recipient, the returned mail does.
            if form.told.is_empty() && !mail.is_empty() {
                wanted.2.clone_from(&found.2);
                wanted.2.retain(|one| one.starts_with("all@lists.example.com failed"));
            }
            if found != wanted {
                wrong.push(format!("{found:?}\n    instead of {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_form_is_known_when_it_is_quoted_or_has_other_line_ends() {
    let mut wrong = Vec::new();
    for form in FORMS.iter().filter(|form| !form.told.is_empty()) {
        let crlf = [HEADERS, form.text].concat().replace('\n', "\r\n");
        let quoted: Vec<String> = form.text.lines().map(|line| format!("> {line}\n")).collect();
        let forwarded =
            ["From: joe@example.com\nSubject: Fwd: what is this?\n\nLook:\n\n", &quoted.concat()].concat();
        for message in [crlf, forwarded] {
            let found = told(&BounceMessage::parse(&message));
            if found != form.told {
                wrong.push(format!("{}: {found:?} instead of {:?}", form.name, form.told));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_form_of_the_table_has_a_message_here() {
    let table = include_str!("../../src/message/forms.rs");
    let (_, table) = table.split_once("static FORMS").unwrap();
    let mut names: Vec<&str> =
        table.split("name: \"").skip(1).map(|row| row.split('"').next().unwrap()).collect();
    let mut tested: Vec<&str> = FORMS.iter().map(|form| form.name).collect();
    names.sort_unstable();
    tested.sort_unstable();
    assert_eq!(names, tested);
}

#[test]
fn an_alias_is_the_original_address_and_no_recipient() {
    for said in [
        "(expanded from <team@example.com>): host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user",
        "(expanded from\n    <team@example.com>): host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user",
        ":\n    (generated from team@example.com)\n    550 5.1.1 no such user",
    ] {
        let text = format!(
            "This is the mail system at host mail.example.com.\n\nThe mail system\n\n<joe@example.org> {said}\n"
        );
        let message = BounceMessage::parse(&[HEADERS, &text].concat());
        assert_eq!(told(&message), JOE, "{said}");
        assert_eq!(message.recipients()[0].original_address(), Some("team@example.com"), "{said}");
    }
}
