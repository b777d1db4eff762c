//! English.

use super::Guide;
use super::catalogue::{Catalogue, Headings, Text, Unit};
use super::display::lookup_page;
use crate::code::{Class, EnhancedSubject};
use crate::knowledge::{LinkKind, Listing};
use crate::reason::{Reason, Retry};

pub(super) static CATALOGUE: Catalogue = Catalogue {
    reason,
    guide,
    class,
    subject,
    retry,
    link,
    unit,
    temporary: "The server calls this temporary: wait for the outcome before you remove the address from a list.",
    headings: Headings {
        causes: "Usual causes",
        sender: "What you can do",
        recipient: "What the recipient can do",
        retry: "Trying again",
        references: "See also",
        links: "Pages that help",
    },
    wait: |f, wait| write!(f, "The server asks you to wait {wait} before the next attempt."),
    provider: |f, name| write!(f, "The answer comes from {name}."),
    blocklist: |f, list| {
        write!(f, "The answer names the blocklist {}.", list.name())?;
        let Some(page) = lookup_page(list) else { return Ok(()) };
        let what = match list.listing() {
            Listing::Ip => "the IP address of your mail server",
            Listing::Domain => "your domain",
            Listing::Uri => "the links in your message",
            Listing::Mixed | Listing::Desk => "your domain and the IP address of your mail server",
        };
        write!(f, " Look up {what} at {page}.")
    },
};

const fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::NotNeeded => "Not needed: nothing has failed.",
        Retry::AtOnce => "Yes, at once.",
        Retry::After(_) | Retry::Later(_) => {
            "Yes, later. The sending mail system usually does so automatically."
        }
        Retry::Split => "Yes, at once, to fewer recipients at a time.",
        Retry::AfterFix => {
            "Only after the cause is fixed. Sent again unchanged, the message will be refused again."
        }
        Retry::No => "No. Every further attempt at this address will fail.",
    }
}

const fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Delisting => "Look up a listing and ask for its removal",
        LinkKind::Support => "Contact for senders",
        LinkKind::ErrorCodes => "What the error messages mean",
        LinkKind::SenderGuidelines => "Guidelines for senders",
        LinkKind::Postmaster => "Page for postmasters",
        LinkKind::FeedbackLoop => "Reports on complaints and reputation",
    }
}

const fn unit(unit: Unit, count: u64) -> &'static str {
    match (unit, count) {
        (Unit::Second, 1) => "second",
        (Unit::Second, _) => "seconds",
        (Unit::Minute, 1) => "minute",
        (Unit::Minute, _) => "minutes",
        (Unit::Hour, 1) => "hour",
        (Unit::Hour, _) => "hours",
        (Unit::Day, 1) => "day",
        (Unit::Day, _) => "days",
    }
}

// Advice that helps with several causes.
const WAIT: &str = "Wait: the sending mail system keeps trying for some days and reports if it gives up.";
const CHECK_ADDRESS: &str = "Check the address carefully for typing errors.";
const OTHER_WAY: &str = "Contact the recipient another way, for example by phone.";
const REMOVE: &str =
    "Remove the address from every mailing list at once: repeated attempts harm your reputation as a sender.";
const DOUBLE_OPT_IN: &str = "Have new subscribers confirm their address (double opt-in), so that mistyped addresses never get onto a list.";
const SEGMENT: &str = "Send mainly to people who read your mail; ask the others once whether they want to stay, and remove those who do not answer.";
const AUTHENTICATE: &str =
    "Set up SPF, DKIM and DMARC for your domain, and check that your mail passes all three.";
const MONITOR: &str = "Check your IP address and your domain against the common blocklists regularly, and act on a listing at once.";
const LOG_IN: &str = "Turn on authentication for the outgoing server in your mail program, with your full user name and password.";
const SUBMISSION_PORT: &str =
    "Send through port 587 or 465 with a login: many internet providers block port 25.";
const TEST_CONTENT: &str = "Try a short plain-text version: write personally, with few special characters, few links and properly embedded images.";
const ASK_PROVIDER: &str =
    "If the problem persists, send the full text of the error to your mail provider or administrator.";
const ALLOW_SENDER: &str =
    "Put the sender on the list of allowed senders, or ask the administrator or provider to do so.";
const TELL_ADMINISTRATOR: &str =
    "Pass the full text of the error to the administrator or provider of the mailbox.";
const FREE_SPACE: &str =
    "Delete or archive old messages, empty the trash and the spam folder, or ask for a higher quota.";
const SCAN: &str = "Scan your computers and your network for malware that sends mail unnoticed.";

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a table")]
const fn reason(reason: Reason) -> &'static Text {
    match reason {
        Reason::Accepted => &Text {
            title: "Accepted",
            meaning: "The server did what it was asked to do.",
            causes: &["Address, sender and message passed the checks that are made at this point."],
            sender: &["There is nothing to do. If a message does not arrive, ask the recipient to look in the spam folder."],
            recipient: &[],
        },
        Reason::Intermediate => &Text {
            title: "The server waits for more",
            meaning: "Everything is fine so far; the server expects the next part, such as the message itself or the login data.",
            causes: &["This is a normal step on the way to delivery."],
            sender: &["There is nothing to do: the mail program continues automatically."],
            recipient: &[],
        },
        Reason::UserUnknown => &Text {
            title: "No such mailbox",
            meaning: "The recipient's domain exists, but it has no mailbox with this address.",
            causes: &[
                "The part before the @ sign contains a typing error.",
                "The person has left the organisation, or the mailbox has been deleted.",
                "The address was copied from an old list or address book.",
            ],
            sender: &[CHECK_ADDRESS, "Ask the recipient for the current address another way.", REMOVE, DOUBLE_OPT_IN],
            recipient: &["Give the sender your current address.", "If the address should exist, have it set up again as a mailbox or an alias."],
        },
        Reason::MailboxDisabled => &Text {
            title: "Mailbox closed or inactive",
            meaning: "The mailbox exists or existed, but it is closed, suspended, expired or not yet active, and does not accept mail.",
            causes: &[
                "Nobody has logged in for a long time, and the provider has closed the mailbox.",
                "The contract has ended, or the account has been suspended.",
                "The account is new and has not been activated yet.",
            ],
            sender: &[OTHER_WAY, REMOVE, SEGMENT],
            recipient: &["Log in and reactivate the mailbox, or ask the provider why it is closed."],
        },
        Reason::MailboxFull => &Text {
            title: "Mailbox full",
            meaning: "The recipient's mailbox has used up its storage. The address is correct, but there is no room for the message at the moment.",
            causes: &[
                "Many or large messages have accumulated in the mailbox.",
                "The mailbox is hardly used any more, and nobody cleans it up.",
                "Other data, such as files in the same account, use up the shared storage.",
            ],
            sender: &[
                "Let the recipient know another way that the mailbox is full.",
                "Try again in a day or two, without large attachments.",
                "Remove the address from mailing lists if the mailbox stays full for weeks: it is probably abandoned.",
            ],
            recipient: &[FREE_SPACE],
        },
        Reason::MailboxMoved => &Text {
            title: "Recipient has moved",
            meaning: "The recipient no longer receives mail at this address, and the server does not forward it.",
            causes: &[
                "The person has changed provider or organisation.",
                "The domain or the form of the addresses has changed.",
                "Forwarding was never set up, or it has ended.",
            ],
            sender: &[
                "Check the error message: it may name the new address.",
                "Ask the recipient for the valid address, and correct it in your address book.",
            ],
            recipient: &["Tell your contacts the new address, and have the old provider forward mail for a while."],
        },
        Reason::MailboxUnavailable => &Text {
            title: "Mailbox unavailable",
            meaning: "The server cannot deliver to this mailbox and does not say why. It may not exist, be locked, or be closed to you.",
            causes: &[
                "The mailbox does not exist, or no longer exists.",
                "The mailbox is busy, locked or damaged.",
                "A rule of the receiver blocks the message without giving the reason.",
            ],
            sender: &[CHECK_ADDRESS, OTHER_WAY, "Remove the address from mailing lists if the refusal is final."],
            recipient: &["Check that the mailbox works and that it accepts mail from outside.", TELL_ADMINISTRATOR],
        },
        Reason::InvalidAddress => &Text {
            title: "Recipient address not valid",
            meaning: "The recipient's address is not in the correct form, or it is ambiguous.",
            causes: &[
                "It contains a space, a comma, a quotation mark or another character that does not belong there.",
                "The @ sign or part of the domain is missing.",
                "One of the addresses in To, Cc or Bcc is wrong, although the others are correct.",
            ],
            sender: &["Check every address in To, Cc and Bcc.", "Type the address again instead of copying it or choosing a suggestion.", DOUBLE_OPT_IN],
            recipient: &[],
        },
        Reason::DomainUnknown => &Text {
            title: "Recipient's domain does not exist",
            meaning: "The part after the @ sign is not known in the DNS, so there is no server to deliver to.",
            causes: &[
                "The domain contains a typing error, or its ending is wrong.",
                "The domain has expired or has been given up.",
                "The domain's name servers do not know it, for example after a move.",
            ],
            sender: &["Check the spelling of the domain, including its ending.", "Check whether the website of the domain still works, and look for the new address there.", REMOVE],
            recipient: &["Check that the registration of the domain is paid for and that its name servers answer."],
        },
        Reason::DomainRefusesMail => &Text {
            title: "Domain does not accept mail",
            meaning: "The domain or host exists, but it does not receive mail, on purpose or because no mail server is set up for it.",
            causes: &[
                "The domain is used for a website or for sending only and declares that it does not accept mail (null MX).",
                "The address contains a mistyped domain that somebody has registered and parked.",
                "The MX records of the domain are missing.",
            ],
            sender: &["Check the spelling of the domain.", "Look for another way to get in touch on the recipient's website.", REMOVE],
            recipient: &["If the domain should receive mail, have MX records added for it in the DNS."],
        },
        Reason::RecipientRestricted => &Text {
            title: "Recipient accepts certain senders only",
            meaning: "The address is correct, but this mailbox or mailing list accepts mail from selected senders only.",
            causes: &[
                "The mailing list accepts mail from its members only.",
                "The mailbox is open to colleagues inside the organisation only.",
                "The recipient accepts mail from known contacts only, or has blocked your address.",
            ],
            sender: &["Ask the recipient, another way, to allow your address.", "Write from the address with which you are registered on the list.", "If the recipient does not want your mail, please respect that."],
            recipient: &[ALLOW_SENDER],
        },
        Reason::SenderRejected => &Text {
            title: "Sender address refused",
            meaning: "The server does not accept the address that the message comes from.",
            causes: &[
                "The sender address does not exist, is mistyped, or its domain cannot be found in the DNS.",
                "The receiver checked whether the sender address can be replied to, and it could not.",
                "The address may not be used with this login, or the receiver has blocked it.",
            ],
            sender: &[
                "Check the sender address in the settings of your mail program.",
                "Send from an address that exists, that receives replies and that belongs to your login.",
                "Make sure that the domain of the sender address has MX records.",
                AUTHENTICATE,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::AuthenticationRequired => &Text {
            title: "Login needed",
            meaning: "The server sends mail for users who have logged in, and this connection came without a login.",
            causes: &[
                "Authentication for the outgoing server (SMTP AUTH) is not turned on.",
                "The mail program uses port 25 instead of the port for submission.",
                "A device or a website sends mail without logging in.",
            ],
            sender: &[LOG_IN, "Use port 465, or port 587 with STARTTLS."],
            recipient: &[],
        },
        Reason::AuthenticationFailed => &Text {
            title: "Login refused",
            meaning: "The server did not accept the user name, the password or the way of logging in.",
            causes: &[
                "The password was changed or mistyped; often the user name has to be the full mail address.",
                "The provider asks for an app password or for OAuth instead of the usual password.",
                "The account is locked after several failed attempts, or sending is not enabled for it.",
                "The login service has a problem at the moment.",
            ],
            sender: &[
                "Enter user name and password again, and check that both work in webmail.",
                "Create an app password, or choose OAuth, if your account uses two-factor login.",
                "Choose an encrypted connection, as passwords are often refused without one.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::SenderUnauthenticated => &Text {
            title: "Sender's domain not authenticated",
            meaning: "The receiver could not verify that the message really comes from the sender's domain: SPF, DKIM, DMARC or ARC failed or is missing.",
            causes: &[
                "The sending server is missing from the SPF record of the domain.",
                "The message carries no DKIM signature, or the signature does not match the From address.",
                "The message was forwarded or sent through a mailing list, which broke the check.",
                "A newsletter, a shop or a form sends on behalf of a domain that has not authorised it.",
            ],
            sender: &[
                "Add every service that sends for your domain to its SPF record; there must be only one such record.",
                "Turn on DKIM signing with your own domain at each of these services.",
                "Publish a DMARC record, and read its reports before you make it stricter.",
                "Do not send on behalf of free-mail addresses through your own server.",
            ],
            recipient: &["If the message was forwarded to you, give the sender the address of the final mailbox.", ALLOW_SENDER],
        },
        Reason::ReverseDnsMissing => &Text {
            title: "Sending server not properly named",
            meaning: "The IP address of the sending server has no matching name in the DNS (reverse DNS), or the server identifies itself by a wrong name.",
            causes: &[
                "There is no PTR record for the IP address, or it is a generic one of the internet provider.",
                "The name and the IP address do not point to each other.",
                "The server gives a name in HELO or EHLO that does not exist, such as localhost.",
                "Mail is sent directly from a home or office connection.",
            ],
            sender: &[
                "Have your hosting provider set the reverse DNS record (PTR) to the name of your mail server.",
                "Make sure that this name resolves to the same IP address, for IPv4 and for IPv6.",
                "Configure the server to use this name in EHLO as well.",
                "From a home or office connection, send through the server of your mail provider.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::RelayDenied => &Text {
            title: "Server does not relay this mail",
            meaning: "The server was asked to forward mail to another domain and does not do so for this sender.",
            causes: &[
                "You have not logged in to your outgoing server.",
                "The recipient's domain points to a server that does not know the domain (yet).",
                "The address contains a typing error in the domain.",
            ],
            sender: &[LOG_IN, "Check the spelling of the recipient's domain.", "If only this recipient is affected, tell them that their mail server does not know its own domain."],
            recipient: &["Have the MX records checked, and have the domain added as a local domain of the mail server."],
        },
        Reason::IpBlocklisted => &Text {
            title: "Sending server on a blocklist",
            meaning: "The receiver refuses mail from the IP address or network of the sending server, because it is on a blocklist. The recipient's address may be correct.",
            causes: &[
                "Spam was sent over this IP address, perhaps by another customer of the same server.",
                "A computer in your network is infected, or an account has been taken over.",
                "The address belongs to a range for home connections, which should not deliver mail directly.",
                "The server can be misused, for example as an open relay or through a web form.",
            ],
            sender: &[
                "Look up the IP address on the blocklist's website, and read the reason for the listing.",
                "Fix the cause first, then ask for removal; otherwise the address will be listed again.",
                SCAN,
                "If the server is not yours, report it to your mail provider, or use another server with a good reputation in the meantime.",
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::DomainBlocklisted => &Text {
            title: "Sender's domain on a blocklist",
            meaning: "The receiver refuses the message because the sender's domain is on a blocklist.",
            causes: &[
                "Unwanted mail was sent, or advertised, with this domain.",
                "The website or an account of the domain has been taken over.",
                "The domain is new and has not earned trust yet.",
            ],
            sender: &[
                "Look up the domain on the blocklist's website, fix the cause, and ask for removal.",
                "Check the website and all accounts of the domain for misuse.",
                AUTHENTICATE,
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::PoorReputation => &Text {
            title: "Low reputation of the sender",
            meaning: "The receiver has had bad experiences with mail from this server or domain, and holds it back.",
            causes: &[
                "Recipients have marked mail from this sender as spam.",
                "A lot of mail was sent to addresses that do not exist or are no longer read.",
                "The IP address or domain is new, or suddenly sends much more than before.",
            ],
            sender: &[
                "Send less for a while, to people who certainly want your mail, and increase the volume slowly.",
                "Remove invalid and inactive addresses, and offer an unsubscribe link that works at once.",
                AUTHENTICATE,
                "Watch the postmaster pages and complaint reports of the large providers.",
                SEGMENT,
            ],
            recipient: &["Mark such messages as \"not spam\" and add the sender to your address book."],
        },
        Reason::SpamDetected => &Text {
            title: "Classified as spam",
            meaning: "The receiver's filter classified this message as spam. The address may be correct, and another message may get through.",
            causes: &[
                "Its words, layout or links look like those of spam.",
                "A link leads to a domain that is on a blocklist.",
                "The message consists mostly of images, or carries an unusual attachment.",
                "The sender's domain is not authenticated, or its reputation is low.",
            ],
            sender: &[
                TEST_CONTENT,
                "Remove shortened links and links to other people's domains, and check your own against blocklists.",
                AUTHENTICATE,
                "Ask the recipient, another way, to allow your address.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::VirusDetected => &Text {
            title: "Malware suspected",
            meaning: "The receiver's scanner found malware, or something that looks like it, in the message.",
            causes: &[
                "An attachment is infected, or contains macros or a program.",
                "A link in the message leads to a dangerous page.",
                "The scanner is mistaken.",
            ],
            sender: &[
                "Do not open or resend the attachment until it has been checked with an up-to-date virus scanner.",
                SCAN,
                "If the file is clean, share it by a download link instead.",
            ],
            recipient: &["If you expect the file, agree with the sender on another way of transfer."],
        },
        Reason::ContentRejected => &Text {
            title: "Content not allowed",
            meaning: "Something in the message is not allowed by the receiver: an attachment type, a header or a rule about content.",
            causes: &[
                "Programs, scripts, encrypted archives or documents with macros are attached.",
                "A rule of the receiver forbids a header or phrase.",
                "The receiver does not accept the format of the message.",
            ],
            sender: &[
                "Leave out the attachment, or share the file by a download link.",
                "Send only the text to find out which part is refused.",
                OTHER_WAY,
            ],
            recipient: &["Ask the administrator which content is refused and whether an exception is possible."],
        },
        Reason::MalformedMessage => &Text {
            title: "Message malformed",
            meaning: "The message does not follow the standards for mail, and the server does not accept it in this form.",
            causes: &[
                "A required header is missing or occurs twice, such as From, Date or Message-ID.",
                "The From header holds no valid address.",
                "Lines are too long or end incorrectly, often in mail created by a script.",
            ],
            sender: &[
                "Update the mail program or the software that creates the message.",
                "Use a well-tested mail library instead of putting the message together by hand.",
                "Send the full text of the error to the vendor of the software.",
            ],
            recipient: &[],
        },
        Reason::MessageTooLarge => &Text {
            title: "Message too large",
            meaning: "The message is larger than the receiver allows.",
            causes: &[
                "Attachments are too large; they grow by about a third when they are sent.",
                "Large images are embedded in the text or the signature.",
            ],
            sender: &[
                "Compress or shrink the attachments, or split them over several messages.",
                "Share large files by a download link.",
            ],
            recipient: &["Ask the administrator or provider which size is allowed and whether the limit can be raised."],
        },
        Reason::PolicyRejected => &Text {
            title: "Refused by a rule of the receiver",
            meaning: "The receiver refuses the message because of a rule of its own and gives no details. The address may be correct.",
            causes: &[
                "The receiver distrusts the sender's server, domain or way of sending.",
                "A rule of the organisation does not allow such messages.",
                "SPF, DKIM, DMARC or reverse DNS is missing or wrong.",
            ],
            sender: &[
                "Read the full text of the error: it often contains a link or a number with the details.",
                "Check whether your IP address or your domain is on a blocklist.",
                AUTHENTICATE,
                OTHER_WAY,
            ],
            recipient: &["Give the full text of the error to your administrator, and ask for the sender to be allowed."],
        },
        Reason::EncryptionRequired => &Text {
            title: "Encryption needed",
            meaning: "The server accepts mail only over an encrypted connection (TLS), or the encryption could not be set up.",
            causes: &[
                "The mail program or server connects without TLS.",
                "The server's certificate has expired or does not match its name.",
                "The two sides have no TLS version in common, mostly because one of them is very old.",
                "Antivirus software or a firewall interferes with the connection.",
            ],
            sender: &[
                "Choose port 465 with TLS, or port 587 with STARTTLS, in the mail program.",
                "Turn on TLS 1.2 or newer on your mail server.",
                ASK_PROVIDER,
            ],
            recipient: &["Have the certificate and the TLS settings of the receiving server checked."],
        },
        Reason::RegionBlocked => &Text {
            title: "Origin not accepted",
            meaning: "The receiver does not accept mail from the country, network region or language of this message.",
            causes: &[
                "The sending server is in a country or network that the receiver blocks.",
                "The language or the characters of the message are blocked.",
                "The IP address is assigned to the wrong location.",
            ],
            sender: &["Send through a mail provider in another country.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        Reason::Greylisted => &Text {
            title: "Deferred on purpose (greylisting)",
            meaning: "The receiver does not know this sender yet and asks for a second attempt a little later. This keeps spam out and resolves itself.",
            causes: &[
                "It is the first message from this sender to this recipient, or the first for a long time.",
                "The message comes from another IP address at each attempt.",
            ],
            sender: &[
                "Wait: the second attempt usually succeeds after some minutes.",
                "If you run the server, make sure that it tries again from the same IP address and for some days.",
            ],
            recipient: &["If the message is urgent, have the administrator exempt the sender from greylisting."],
        },
        Reason::RateLimited => &Text {
            title: "Too much mail in a short time",
            meaning: "More mail has come from this sender, or for this recipient, than the server accepts in a given time.",
            causes: &[
                "A mailing was sent too fast, or a sending limit of the provider has been reached.",
                "The volume has risen suddenly, perhaps because an account has been taken over.",
                "The recipient gets an unusual amount of mail at the moment.",
            ],
            sender: &[
                "Send more slowly, and spread large mailings over hours or days.",
                "Ask your provider about your sending limits.",
                "If you have not sent much yourself, change the password and look for misuse of the account.",
                "Use a professional mailing service for large mailings.",
            ],
            recipient: &[],
        },
        Reason::TooManyConnections => &Text {
            title: "Too many connections",
            meaning: "The sending server has opened more connections at once than the receiver allows.",
            causes: &[
                "Many messages go to the same receiver at the same time.",
                "Several servers or programs send from the same IP address.",
                "The receiver is under load and allows fewer connections than usual.",
            ],
            sender: &[
                WAIT,
                "If you run the server, lower the number of parallel connections to each destination.",
            ],
            recipient: &[],
        },
        Reason::TooManyRecipients => &Text {
            title: "Too many recipients at once",
            meaning: "The message has more recipients than the server accepts at once. The others can follow in another attempt.",
            causes: &["There are many addresses in To, Cc and Bcc.", "The receiver allows only a few recipients for each message."],
            sender: &[
                "Split the recipients into smaller groups.",
                "Use a mailing list or a mailing service for large groups.",
            ],
            recipient: &[],
        },
        Reason::SystemFull => &Text {
            title: "Receiving server out of space",
            meaning: "The receiver's mail system has no storage or resources left. Your message and the address are fine.",
            causes: &["The disk or memory of the receiving server is used up.", "The server has too much mail to handle at once."],
            sender: &[WAIT, "If the problem persists, let the recipient know another way."],
            recipient: &["Let the administrator know: space must be freed on the server."],
        },
        Reason::SystemError => &Text {
            title: "Error at the receiver",
            meaning: "The receiver's mail system has had an internal error. There is nothing wrong with your message.",
            causes: &[
                "A program, a database or a check on the receiving server has failed.",
                "The server or its DNS records (MX) are configured incorrectly.",
                "The server is overloaded.",
            ],
            sender: &[WAIT, "If the problem persists, let the recipient know another way, with the full text of the error."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Reason::ServiceUnavailable => &Text {
            title: "Receiving server not in service",
            meaning: "The receiver's server does not accept mail right now and asks for another attempt later.",
            causes: &["The server is being maintained or restarted.", "The server is overloaded.", "The server closes connections from senders that it does not know well."],
            sender: &[WAIT, "If the problem lasts for more than a day, let the recipient know another way."],
            recipient: &["Ask the administrator or provider whether there is a known outage."],
        },
        Reason::ConnectionFailed => &Text {
            title: "Server cannot be reached",
            meaning: "The connection to the server could not be established, or it was lost.",
            causes: &[
                "The server is down, or its name or port is wrong.",
                "A firewall, antivirus software or the internet provider blocks the connection, often on port 25.",
                "There is a network problem between the two sides.",
            ],
            sender: &[
                WAIT,
                "If it happens with every message, check the name and the port of the outgoing server.",
                SUBMISSION_PORT,
                "Allow the mail program in the firewall and in the antivirus software.",
            ],
            recipient: &["Have the administrator check that the mail server can be reached from outside."],
        },
        Reason::DnsFailure => &Text {
            title: "Name lookup failed",
            meaning: "A name could not be looked up in the DNS right now, so the server was not found or not verified.",
            causes: &[
                "The name servers of the domain do not answer or return errors (SERVFAIL).",
                "The DNS signatures (DNSSEC) of the domain are not valid.",
                "The DNS resolver of one of the servers has a problem.",
            ],
            sender: &[WAIT, "Check the spelling of the domain.", "If your own domain is affected, have its name servers checked."],
            recipient: &["Have the name servers, the MX records and the DNSSEC signatures of the domain checked."],
        },
        Reason::RoutingFailed => &Text {
            title: "No way to the destination",
            meaning: "A mail system on the way does not know where to send the message.",
            causes: &[
                "The MX records of the recipient's domain are wrong or point to nowhere.",
                "A relay or gateway on the way is configured incorrectly.",
                "The domain has moved, and not all systems know it yet.",
            ],
            sender: &["Check the spelling of the domain.", ASK_PROVIDER, OTHER_WAY],
            recipient: &["Have the MX records and the routing of the mail system checked."],
        },
        Reason::RoutingLoop => &Text {
            title: "Mail loop",
            meaning: "Mail servers sent the message back and forth until one of them stopped it.",
            causes: &[
                "Two forwardings point to each other.",
                "The MX records lead to a server that sends the mail back.",
                "A gateway and a mail server each consider the other responsible.",
            ],
            sender: &[OTHER_WAY, "If you have set up forwarding yourself, check where it leads."],
            recipient: &["Check your forwarding rules.", "Have the administrator check the MX records and the routing of the domain."],
        },
        Reason::Expired => &Text {
            title: "Not delivered in time",
            meaning: "The sending server has tried for a long time without success. It has given up, or it warns that the message is late.",
            causes: &[
                "The receiver's server could not be reached for days.",
                "The receiver deferred the message again and again.",
            ],
            sender: &[
                "If it is only a warning, wait: the attempts continue.",
                "Look for the last error further down in the report: it names the actual cause.",
                "If it has given up, let the recipient know another way, and send again later.",
            ],
            recipient: &["Ask the administrator or provider whether there was an outage."],
        },
        Reason::SyntaxError => &Text {
            title: "Server did not understand the request",
            meaning: "The server could not read a command or a part of it. This is about the technical dialogue, not about your text.",
            causes: &[
                "An address or a parameter is malformed.",
                "Antivirus software or a firewall alters the connection.",
                "The mail program has a bug, or a line is too long.",
            ],
            sender: &[
                "Check all addresses for characters that do not belong there.",
                "Update the mail program, and try with the mail scanning of your security software turned off.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::CommandNotImplemented => &Text {
            title: "Not supported by the server",
            meaning: "The server does not offer a command or an option that the sending side asked for.",
            causes: &[
                "The sending program uses an extension that the server lacks.",
                "The server of the receiver is very old or very simple.",
                "A firewall in between hides commands.",
            ],
            sender: &["Turn off special options, such as delivery notifications, and send again.", ASK_PROVIDER],
            recipient: &[],
        },
        Reason::BadSequence => &Text {
            title: "Steps in the wrong order",
            meaning: "The server expected another step first, in most cases the login.",
            causes: &[
                "The mail program sends without logging in.",
                "All recipients had already been refused, so there was nothing left to deliver.",
                "The sending program does not follow the order of the protocol.",
            ],
            sender: &[LOG_IN, "Check the other settings of the outgoing server, and update the mail program."],
            recipient: &[],
        },
        Reason::UnsupportedEncoding => &Text {
            title: "Characters not supported",
            meaning: "The receiver cannot handle the characters or the encoding of this message or of an address.",
            causes: &[
                "An address contains umlauts or other characters outside ASCII.",
                "The receiving server does not support international addresses (SMTPUTF8) or 8-bit text.",
            ],
            sender: &[
                "Use an address without special characters, if the recipient has one.",
                "Set the encoding of the message to a 7-bit form (quoted-printable or base64).",
            ],
            recipient: &["Give the sender an address without special characters.", "Ask the provider about support for international addresses."],
        },
        Reason::Suppressed => &Text {
            title: "Held back by the sending service",
            meaning: "The message was not sent: your own sending service keeps this address on its suppression list.",
            causes: &[
                "Earlier messages to this address came back.",
                "The recipient has unsubscribed or complained.",
            ],
            sender: &[
                "Look up the address in the suppression list of the service, with the reason.",
                "Take it off the list only if you know that the address works and that the recipient wants your mail.",
                DOUBLE_OPT_IN,
            ],
            recipient: &["If you do want the mail, ask the sender to release your address."],
        },
        Reason::Unknown => &Text {
            title: "Cause not known",
            meaning: "The server's answer does not say why it was given.",
            causes: &["The answer is worded in an unusual way, or it was shortened on the way."],
            sender: &[
                "Read the full text of the error: it may contain a link or a telephone number.",
                OTHER_WAY,
                ASK_PROVIDER,
            ],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a table")]
const fn guide(guide: Guide) -> &'static Text {
    match guide {
        Guide::NetworkUnreachable => &Text {
            title: "Outgoing server not reachable",
            meaning: "The mail program could not reach the server at all. No server sends this number: it comes from your own computer.",
            causes: &["The name of the server is mistyped.", "The port is wrong.", "The network or the server cannot be reached at the moment."],
            sender: &["Check the name and the port of the outgoing server.", "Check your internet connection.", SUBMISSION_PORT],
            recipient: &[],
        },
        Guide::ConnectionRefused => &Text {
            title: "Connection refused",
            meaning: "The host was reached but does not answer on this port. No server sends this number: it comes from your own computer.",
            causes: &["The port is wrong.", "The mail service on the host is not running.", "A firewall or the internet provider refuses the connection."],
            sender: &["Check the name and the port of the outgoing server.", SUBMISSION_PORT, "Allow the mail program in the firewall and in the antivirus software."],
            recipient: &[],
        },
        Guide::SystemStatus => &Text {
            title: "Status of the server",
            meaning: "The server reports its status because it was asked to.",
            causes: &["A program or a person has asked for the status."],
            sender: &["There is nothing to do: this is no error."],
            recipient: &[],
        },
        Guide::HelpMessage => &Text {
            title: "Help text of the server",
            meaning: "The server sends its help text, which is meant for people.",
            causes: &["A program or a person has asked for help with the HELP command."],
            sender: &["There is nothing to do: this is no error."],
            recipient: &[],
        },
        Guide::ServiceReady => &Text {
            title: "Server ready",
            meaning: "The server greets the sending side and is ready.",
            causes: &["This is the normal start of a connection."],
            sender: &["There is nothing to do: the mail program continues automatically."],
            recipient: &[],
        },
        Guide::ServiceClosing => &Text {
            title: "Connection closed normally",
            meaning: "The server says goodbye, and the connection ends as it should.",
            causes: &["The sending side has finished its work."],
            sender: &["There is nothing to do: what was accepted before stays accepted."],
            recipient: &[],
        },
        Guide::Completed => &Text {
            title: "Done",
            meaning: "The server has carried out the command; after the message itself this means that the server has accepted it.",
            causes: &["Everything is in order."],
            sender: &["There is nothing to do. If the message does not arrive, ask the recipient to look in the spam folder."],
            recipient: &[],
        },
        Guide::WillForward => &Text {
            title: "Accepted and forwarded",
            meaning: "The recipient's mailbox is on another server, and this one forwards the message there.",
            causes: &["The recipient has moved to another server or uses forwarding."],
            sender: &["There is nothing to do. If the answer names a new address, note it for next time."],
            recipient: &[],
        },
        Guide::StartMailInput => &Text {
            title: "Server waits for the message",
            meaning: "The server has accepted sender and recipients and now waits for the message itself.",
            causes: &["This is the normal step after the DATA command."],
            sender: &["Send the message, and end it with a dot on a line of its own; mail programs do so automatically."],
            recipient: &[],
        },
        Guide::ServiceNotAvailable => &Text {
            title: "Service not available at the moment",
            meaning: "The server closes the connection and does not accept mail at the moment.",
            causes: &[
                "The receiving server is overloaded or under maintenance.",
                "Too many connections or messages have come from the same sender.",
                "The internet provider blocks port 25, or the settings for the outgoing server are wrong.",
                "A firewall or antivirus software interrupts the connection.",
            ],
            sender: &[
                WAIT,
                "If it happens with every recipient, check the settings of the outgoing server.",
                SUBMISSION_PORT,
                "Allow the server in the firewall and in the antivirus software.",
            ],
            recipient: &["Ask the administrator or provider whether there is a known outage."],
        },
        Guide::MailboxOverLimit => &Text {
            title: "Mailbox over its limit",
            meaning: "The recipient's mailbox has reached its limit and does not accept more mail at the moment.",
            causes: &["Many or large messages have accumulated in the mailbox.", "The message itself is larger than the remaining space."],
            sender: &["Contact the recipient another way, and ask them to make room.", "Try again later, with smaller attachments."],
            recipient: &[FREE_SPACE],
        },
        Guide::MailboxBusy => &Text {
            title: "Mailbox not available at the moment",
            meaning: "The server cannot deliver to the mailbox right now, or defers the sender for now.",
            causes: &[
                "The mailbox is busy, locked, damaged or full.",
                "Part of the receiving system is out of service.",
                "The receiver does not know the sender yet and asks for a second attempt (greylisting).",
                "The sender's IP address has a poor reputation or is on a blocklist.",
                "The address no longer exists, or you have no permission to write to it.",
            ],
            sender: &[
                WAIT,
                CHECK_ADDRESS,
                "If the problem persists, check your IP address against blocklists, and send from one with a good reputation.",
            ],
            recipient: &["Check that the mailbox works and has room.", TELL_ADMINISTRATOR],
        },
        Guide::LocalError => &Text {
            title: "Processing stopped by an error",
            meaning: "The server had to stop because of an error while it was handling the message.",
            causes: &[
                "The receiving server has an internal error or is overloaded.",
                "The relay of your provider has connection problems, or a sending limit is exceeded.",
                "The MX records or other settings of a domain in the DNS are wrong.",
                "The server finds the content suspicious and defers the message.",
            ],
            sender: &[
                WAIT,
                "Check whether you have reached a sending limit of your provider.",
                "Check the MX records and the other DNS settings of your domain.",
                ASK_PROVIDER,
            ],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Guide::InsufficientStorage => &Text {
            title: "Server short of storage",
            meaning: "The server has no room for the message at the moment, or it received too much at once.",
            causes: &["The receiving server has run out of storage.", "Too many messages or recipients came at once."],
            sender: &[WAIT, "Send to fewer recipients at a time, and send fewer messages at once."],
            recipient: &["Let the administrator know: space must be freed on the server."],
        },
        Guide::ParametersNotAccepted => &Text {
            title: "Options not possible at the moment",
            meaning: "The server cannot support the options that came with the sender or the recipient right now.",
            causes: &["The server is limited at the moment, for example during maintenance."],
            sender: &[WAIT, "If the problem persists, ask the administrator of the receiving server."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Guide::CommandUnrecognized => &Text {
            title: "Command not understood",
            meaning: "The server does not know the command it was sent, or the line was too long.",
            causes: &["Antivirus software or a firewall alters the connection.", "The mail program has a bug or is outdated.", "A line of the dialogue was too long."],
            sender: &["Update the mail program, and check its settings.", "Try with the mail scanning of your security software turned off.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::ParameterSyntax => &Text {
            title: "Invalid parameter",
            meaning: "The server knows the command but could not read its parameter, in most cases an address.",
            causes: &["An address is malformed, for example because of an extra character or a missing domain.", "The security software alters the connection.", "The login was cancelled or badly encoded."],
            sender: &["Check all addresses, including your own.", "Check the security software and its mail scanning.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::NotImplemented => &Text {
            title: "Command not offered",
            meaning: "The server knows the command but does not offer it.",
            causes: &["The server turns the command off for security, as many do with VRFY and EXPN.", "The mail program expects more than this server can do."],
            sender: &["Ask your provider which way of sending it supports, and use that one.", "Check the settings of the mail program."],
            recipient: &[],
        },
        Guide::BadSequence => &Text {
            title: "Commands out of order",
            meaning: "The server expected another command first. Often the login is missing.",
            causes: &["Authentication for the outgoing server is not turned on.", "The mail program sends the commands in the wrong order.", "All recipients had already been refused."],
            sender: &[LOG_IN, "Check the other settings of the mail program, such as port and encryption."],
            recipient: &[],
        },
        Guide::ParameterNotImplemented => &Text {
            title: "Option not offered",
            meaning: "The server does not offer an option or a login method that the mail program asked for.",
            causes: &["The mail program uses an extension or a login method that this server lacks."],
            sender: &["Turn the option off, or choose another login method.", "Ask your provider which settings it supports."],
            recipient: &[],
        },
        Guide::AuthenticationRequired => &Text {
            title: "Login required",
            meaning: "The server takes this message only after a login, or only over an encrypted connection.",
            causes: &["Authentication for the outgoing server (SMTP AUTH) is not turned on.", "User name or password is missing in the account settings."],
            sender: &[LOG_IN, "Check the account's settings: server name, port and encryption.", "Use port 465, or port 587 with STARTTLS."],
            recipient: &[],
        },
        Guide::RejectedByRecipient => &Text {
            title: "Refused on the recipient's side",
            meaning: "The recipient's side did not want the message; in most cases this was decided by a spam filter.",
            causes: &["A spam filter of the recipient has rejected the message.", "The recipient's organisation does not accept mail from this sender."],
            sender: &["Ask the recipient, another way, to allow your address.", TEST_CONTENT, AUTHENTICATE],
            recipient: &[ALLOW_SENDER],
        },
        Guide::MailboxUnavailable => &Text {
            title: "Message refused for this mailbox",
            meaning: "The server does not deliver to this mailbox: it does not exist, is not open to you, or a rule refuses the message.",
            causes: &[
                "The mailbox does not exist, or mail from outside is not allowed there.",
                "A rule of the receiver refuses the message, the sender or the sender's domain.",
                "SPF, DKIM or DMARC is missing or fails, or the DNS records of the sender's domain are wrong.",
                "The sender's IP address or domain is on a blocklist.",
                "The message contains a virus, or a computer in the sender's network spreads spam.",
                "Your own outgoing server may have refused the message: the error names the server.",
            ],
            sender: &[
                CHECK_ADDRESS,
                OTHER_WAY,
                AUTHENTICATE,
                "Check your IP address and your domain against blocklists, and check your DNS records.",
                SCAN,
                "Remove the address from mailing lists if it no longer exists.",
            ],
            recipient: &["Check that the mailbox exists and accepts mail from outside.", ALLOW_SENDER],
        },
        Guide::UserNotLocal => &Text {
            title: "User is not at this server",
            meaning: "The server does not have this mailbox, and no forwarding is set up.",
            causes: &["The recipient has moved to another provider.", "The domain points to a server that does not have its mailboxes."],
            sender: &["Check the error message: it may name the right address.", "Ask the recipient for the valid address."],
            recipient: &["Give the sender your new address, or have forwarding set up.", "Have the MX records of the domain checked."],
        },
        Guide::StorageExceeded => &Text {
            title: "Storage limit exceeded",
            meaning: "The recipient's mailbox is over its quota, or the message is larger than allowed.",
            causes: &["The recipient's mailbox is full.", "The message with its attachments is too large."],
            sender: &["Send smaller or fewer attachments, or share large files by a download link.", "Let the recipient know another way that the mailbox may be full.", "Try again later."],
            recipient: &[FREE_SPACE],
        },
        Guide::NameNotAllowed => &Text {
            title: "Address not allowed",
            meaning: "The server does not accept an address in this form.",
            causes: &[
                "The address contains spaces or characters that do not belong there, or is incomplete.",
                "One of the addresses in To, Cc or Bcc does not exist.",
                "An address is on a blocklist, or your sender address does not belong to your login.",
            ],
            sender: &["Check every address in To, Cc and Bcc, and your own sender address.", "Send to each recipient separately, to find the address that is refused."],
            recipient: &[],
        },
        Guide::TransactionFailed => &Text {
            title: "Delivery failed",
            meaning: "The server has refused the message as a whole, in most cases because it does not trust the sender, or without a stated reason.",
            causes: &[
                "A strict filter considers the message spam.",
                "The sender's IP address or domain is on a blocklist.",
                "You are not logged in, and the server does not forward the message.",
                "The server has no mail service for this connection, if this was its greeting.",
            ],
            sender: &[
                "Check the address, your IP address and your domain against blocklists.",
                LOG_IN,
                TEST_CONTENT,
                AUTHENTICATE,
                "Use a professional mailing service for newsletters.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Guide::DeliveryNotAuthorized => &Text {
            title: "Sender not authorised",
            meaning: "The receiver does not accept mail from this sender.",
            causes: &[
                "The sender is not on the recipient's allow list, or is listed as a spammer.",
                "You are not logged in to the outgoing server.",
                "The sender's IP address is on a blocklist or has no reverse DNS record.",
            ],
            sender: &[
                "Ask the recipient, another way, to allow your address.",
                LOG_IN,
                "Check your IP address against blocklists, and ask for removal once the cause is fixed.",
                "Have your hosting provider set the reverse DNS record of your server.",
                AUTHENTICATE,
            ],
            recipient: &[ALLOW_SENDER],
        },
    }
}

#[rustfmt::skip]
const fn class(class: Class) -> &'static Text {
    match class {
        Class::PositivePreliminary => &Text {
            title: "Error of the mail program",
            meaning: "Mail servers send no codes that begin with 1: this one comes from the mail program or from the computer itself.",
            causes: &["The mail program reports an error of its own or of the network with a number of its own."],
            sender: &["Check the name and the port of the outgoing server and your internet connection.", ASK_PROVIDER],
            recipient: &[],
        },
        Class::PositiveCompletion => &Text {
            title: "Success",
            meaning: "Codes that begin with 2 say that the server has done what was asked.",
            causes: &["Everything is in order."],
            sender: &["There is nothing to do: this is no error."],
            recipient: &[],
        },
        Class::PositiveIntermediate => &Text {
            title: "Server expects more",
            meaning: "Codes that begin with 3 say that everything is fine so far and that the server waits for the next part.",
            causes: &["This is a normal step of the dialogue."],
            sender: &["There is nothing to do: the mail program continues automatically."],
            recipient: &[],
        },
        Class::TransientNegative => &Text {
            title: "Temporary failure",
            meaning: "Codes that begin with 4 say that it does not work now but may work later.",
            causes: &["The receiver is overloaded, has a problem or is under maintenance.", "The receiver defers the sender for a while."],
            sender: &[WAIT, ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Class::PermanentNegative => &Text {
            title: "Permanent failure",
            meaning: "Codes that begin with 5 say that the server refuses for good; the same message will be refused again.",
            causes: &["The address is not valid.", "A rule of the receiver refuses the sender or the message."],
            sender: &["Read the full text of the error: it may name the cause.", CHECK_ADDRESS, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}

#[rustfmt::skip]
const fn subject(subject: EnhancedSubject) -> &'static Text {
    match subject {
        EnhancedSubject::Other => &Text {
            title: "No details given",
            meaning: "The status code says only whether it worked, not what it is about.",
            causes: &["The server does not want to give details, or it has none."],
            sender: &["Read the full text of the answer: it may name the cause.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Addressing => &Text {
            title: "About an address",
            meaning: "The status code is about the address of the recipient or of the sender.",
            causes: &["The address contains a typing error.", "The mailbox or the domain does not exist or has moved."],
            sender: &[CHECK_ADDRESS, "Check your own sender address as well.", OTHER_WAY],
            recipient: &["Give the sender your current address."],
        },
        EnhancedSubject::Mailbox => &Text {
            title: "About the recipient's mailbox",
            meaning: "The status code is about the recipient's mailbox, and the recipient can usually solve the problem.",
            causes: &["The mailbox is full, closed or locked.", "The message is too large for this mailbox."],
            sender: &[OTHER_WAY, "Try again later, without large attachments."],
            recipient: &[FREE_SPACE, TELL_ADMINISTRATOR],
        },
        EnhancedSubject::MailSystem => &Text {
            title: "About the receiving system",
            meaning: "The status code is about the receiver's mail system, and its operator can solve the problem.",
            causes: &["The system is full, overloaded or configured incorrectly.", "The message is too large for the system."],
            sender: &[WAIT, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Network => &Text {
            title: "About the network or the route",
            meaning: "The status code is about the route to the receiver: network, DNS or routing.",
            causes: &["A server on the way does not answer or is overloaded.", "DNS records or the routing of the domain are wrong."],
            sender: &[WAIT, "Check the spelling of the domain.", ASK_PROVIDER],
            recipient: &["Have the MX records of the domain and the mail server checked."],
        },
        EnhancedSubject::Protocol => &Text {
            title: "About the technical dialogue",
            meaning: "The status code is about the dialogue between the servers, not about your text.",
            causes: &["A command or an option was not understood, not offered or out of order.", "Security software alters the connection."],
            sender: &["Check the settings of the mail program, and update it.", ASK_PROVIDER],
            recipient: &[],
        },
        EnhancedSubject::Content => &Text {
            title: "About the content",
            meaning: "The status code is about the content of the message, its encoding or its conversion.",
            causes: &["An attachment or a format is not supported.", "The message would have to be converted, which is not possible or not allowed."],
            sender: &["Send only the text, without attachments and special formats.", "Share files by a download link."],
            recipient: &[],
        },
        EnhancedSubject::Security => &Text {
            title: "About security or policy",
            meaning: "The status code is about security: login, authentication, encryption or a rule of the receiver.",
            causes: &["You are not logged in, or not authorised to send there.", "SPF, DKIM or DMARC is missing or fails.", "The sender is on a blocklist, or a rule refuses the message."],
            sender: &[AUTHENTICATE, LOG_IN, "Check whether your IP address or your domain is on a blocklist.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        EnhancedSubject::Unassigned => &Text {
            title: "Subject not registered",
            meaning: "The status code uses a number of the operator's own, which is not registered.",
            causes: &["The operator of the server uses its own numbers."],
            sender: &["Read the full text of the answer, or look up the code on the pages of the operator.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}
