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
    temporary: "The server reports a temporary error: wait for the outcome before you remove the address from a mailing list.",
    headings: Headings {
        causes: "Usual causes",
        sender: "What you can do",
        recipient: "What the recipient can do",
        retry: "Trying again",
        references: "See also",
        links: "Helpful pages",
    },
    wait: |f, wait| write!(f, "The server asks you to wait {wait} before the next attempt."),
    provider: |f, name| write!(f, "The reply comes from {name}."),
    blocklist: |f, list| {
        write!(f, "The reply names the blocklist {}.", list.name())?;
        let Some(page) = lookup_page(list) else { return Ok(()) };
        let what = match list.listing() {
            Listing::Ip => "the IP address of your mail server",
            Listing::Domain => "your domain",
            Listing::Uri => "the links in your message",
            Listing::Mixed | Listing::ProviderPage => "your domain and the IP address of your mail server",
        };
        write!(f, " Look up {what} at {page}.")
    },
};

const fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::NotNeeded => "Not necessary: there is no error.",
        Retry::AtOnce => "Yes, immediately.",
        Retry::After(_) | Retry::Later(_) => {
            "Yes, later. The sending mail server usually does this automatically."
        }
        Retry::Split(_) => {
            "Yes, immediately, but to fewer recipients at a time; if there is only one, later."
        }
        Retry::AfterFix => {
            "Only after the cause has been fixed. If it is sent again unchanged, the message will be rejected again."
        }
        Retry::No => "No. Further attempts to reach this address will fail as well.",
    }
}

const fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Delisting => "Look up a listing and request its removal",
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
const WAIT: &str =
    "Wait: the sending mail server keeps trying automatically for some days and notifies you if it gives up.";
const CHECK_ADDRESS: &str = "Check the address carefully for typing errors.";
const OTHER_WAY: &str = "Contact the recipient another way, for example by phone.";
const REMOVE: &str = "Remove the address from every mailing list immediately: repeated delivery attempts harm your reputation as a sender.";
const DOUBLE_OPT_IN: &str = "Have new subscribers confirm their address (double opt-in), so that mistyped addresses never get onto a list.";
const SEGMENT: &str = "Send mainly to recipients who read your mail. Ask the others once whether they still want to receive it, and remove those who do not answer.";
const AUTHENTICATE: &str =
    "Set up SPF, DKIM and DMARC for your domain, and check that your mail passes all three.";
const MONITOR: &str = "Check regularly whether your IP address or your domain is on one of the common blocklists, and react to a listing immediately.";
const LOG_IN: &str = "Log in to the outgoing server: turn on SMTP authentication in your mail program, and enter your full user name and your password.";
const SUBMISSION_PORT: &str =
    "Send through port 587 or 465, and log in there: many internet providers block port 25.";
const TEST_CONTENT: &str = "Try a short plain-text message: written personally, with few special characters, few links and no images.";
const ASK_PROVIDER: &str =
    "If the problem persists, send the full error message to your mail provider or administrator.";
const ALLOW_SENDER: &str =
    "Put the sender on the list of allowed senders, or ask your administrator or mail provider to do so.";
const TELL_ADMINISTRATOR: &str = "Send the full error message to your administrator or mail provider.";
const FREE_SPACE: &str =
    "Delete or archive old messages, empty the trash and the spam folder, or ask for more storage.";
const SCAN: &str = "Scan your computers and your network for malware that sends mail without your knowledge.";

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a table")]
const fn reason(reason: Reason) -> &'static Text {
    match reason {
        Reason::Accepted => &Text {
            title: "Accepted",
            meaning: "The server has carried out the command.",
            causes: &["The address, the sender and the message have passed the checks made so far."],
            sender: &["There is nothing to do. If a message does not arrive, ask the recipient to look in the spam folder."],
            recipient: &[],
        },
        Reason::Intermediate => &Text {
            title: "Server is waiting for more data",
            meaning: "Everything is in order so far. The server is waiting for the next part, such as the message itself or the login details.",
            causes: &["This is a normal step of the delivery."],
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
            sender: &[CHECK_ADDRESS, "Ask the recipient another way for their current address.", REMOVE, DOUBLE_OPT_IN],
            recipient: &["Give the sender your current address.", "If the address should still exist, have it set up again as a mailbox or an alias."],
        },
        Reason::MailboxDisabled => &Text {
            title: "Mailbox closed or inactive",
            meaning: "The mailbox exists or existed, but it is closed, suspended, expired or not yet active, and does not accept mail.",
            causes: &[
                "Nobody has logged in for a long time, and the provider has closed the mailbox.",
                "The contract has expired, or the account has been suspended.",
                "The account is new and has not been activated yet.",
            ],
            sender: &[OTHER_WAY, REMOVE, SEGMENT],
            recipient: &["Log in and reactivate the mailbox, or ask your mail provider why it is closed."],
        },
        Reason::MailboxFull => &Text {
            title: "Mailbox full",
            meaning: "The recipient's mailbox has used up its storage space. The address is correct, but there is no room for the message at the moment.",
            causes: &[
                "Many or large messages have accumulated in the mailbox.",
                "The mailbox is hardly used any more, and nobody tidies it up.",
                "Other data, such as files in the same account, takes up the shared storage space.",
            ],
            sender: &[
                "Let the recipient know another way that the mailbox is full.",
                "Try again in a day or two, without large attachments.",
                "Remove the address from mailing lists if the mailbox stays full for weeks: it is probably abandoned.",
            ],
            recipient: &[FREE_SPACE],
        },
        Reason::MailboxMoved => &Text {
            title: "Recipient has a new address",
            meaning: "The recipient no longer receives mail at this address, and the server does not forward it.",
            causes: &[
                "The person has changed provider or organisation.",
                "The domain or the form of the addresses has changed.",
                "Forwarding was never set up, or it has expired.",
            ],
            sender: &[
                "Read the error message: it may name the new address.",
                "Ask the recipient for the valid address, and change it in your address book.",
            ],
            recipient: &["Tell your contacts the new address, and have mail to the old address forwarded for a while."],
        },
        Reason::MailboxUnavailable => &Text {
            title: "Mailbox unavailable",
            meaning: "The server cannot deliver to this mailbox and does not say why. The mailbox may not exist, it may be locked, or it may not accept mail from you.",
            causes: &[
                "The mailbox does not exist, or no longer exists.",
                "The mailbox is in use by another process, locked or damaged.",
                "A rule on the recipient's mail server rejects the message without giving the reason.",
            ],
            sender: &[CHECK_ADDRESS, OTHER_WAY, "Remove the address from every mailing list if the rejection is permanent."],
            recipient: &["Check that your mailbox works and that it accepts mail from outside.", TELL_ADMINISTRATOR],
        },
        Reason::InvalidAddress => &Text {
            title: "Recipient address invalid",
            meaning: "The recipient's address does not have the form of a valid email address, or it is ambiguous.",
            causes: &[
                "The address contains a space, a comma, a quotation mark or another character that does not belong there.",
                "The @ sign or part of the domain is missing.",
                "One of the addresses in To, Cc or Bcc is wrong, although the others are correct.",
            ],
            sender: &["Check every address in To, Cc and Bcc.", "Type the address again instead of copying it or choosing a suggestion.", DOUBLE_OPT_IN],
            recipient: &[],
        },
        Reason::DomainUnknown => &Text {
            title: "Recipient's domain not found",
            meaning: "The part after the @ sign is not known in the DNS, so there is no server to deliver the message to.",
            causes: &[
                "The domain contains a typing error, or its ending is wrong.",
                "The registration of the domain has expired, or the domain has been given up.",
                "The domain's name servers do not know it, for example after a change of provider.",
            ],
            sender: &["Check the spelling of the domain, including its ending.", "Check whether the website of the domain still works and whether it gives a new address.", REMOVE],
            recipient: &["Check that the domain is still registered and that its name servers respond."],
        },
        Reason::DomainRefusesMail => &Text {
            title: "Domain does not accept mail",
            meaning: "The domain or the server exists, but it does not accept mail, either on purpose or because no mail server is set up.",
            causes: &[
                "The domain is used only for a website or only for sending, and a DNS record says that it does not accept mail (null MX).",
                "The domain in the address is mistyped, and somebody has registered an unused domain of that name.",
                "The MX records of the domain are missing.",
            ],
            sender: &["Check the spelling of the domain.", "Look on the recipient's website for another way to get in touch.", REMOVE],
            recipient: &["If the domain should receive mail, have MX records added for it in the DNS."],
        },
        Reason::RecipientRestricted => &Text {
            title: "Only certain senders allowed",
            meaning: "The address is correct, but this mailbox or mailing list accepts mail only from certain senders.",
            causes: &[
                "The mailing list accepts messages only from its members.",
                "The mailbox accepts mail only from within its own organisation.",
                "The recipient accepts mail only from known contacts, or has blocked your address.",
            ],
            sender: &["Contact the recipient another way, and ask them to allow your address.", "Send from the address that is subscribed to the mailing list.", "If the recipient does not want mail from you, please respect that."],
            recipient: &[ALLOW_SENDER],
        },
        Reason::SenderRejected => &Text {
            title: "Sender address rejected",
            meaning: "The server does not accept the sender address of the message.",
            causes: &[
                "The sender address does not exist, contains a typing error, or its domain cannot be found in the DNS.",
                "The recipient's mail server checked whether it could deliver to the sender address, and it could not.",
                "Your login does not permit you to use this address as the sender, or the recipient's side has blocked it.",
            ],
            sender: &[
                "Check the sender address in the settings of your mail program.",
                "Send from an address that exists, that can receive replies and that belongs to your login.",
                "Make sure that the domain of the sender address can receive mail (MX records).",
                AUTHENTICATE,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::AuthenticationRequired => &Text {
            title: "Login missing",
            meaning: "The server accepts mail only from users who have logged in, and the sending program has not logged in.",
            causes: &[
                "The login to the outgoing server (SMTP authentication) is not turned on.",
                "The mail program uses port 25 instead of the port meant for mail programs (465 or 587).",
                "A device or a website sends mail without logging in.",
            ],
            sender: &[LOG_IN, "Use port 465, or port 587 with STARTTLS."],
            recipient: &[],
        },
        Reason::AuthenticationFailed => &Text {
            title: "Login failed",
            meaning: "The server did not accept the user name, the password or the login method.",
            causes: &[
                "The password was changed or mistyped, or the user name is wrong; it is often the full email address.",
                "The provider requires an app password or OAuth instead of the usual password.",
                "The account has been locked after several failed attempts, or sending is not enabled for it.",
                "The login service has a temporary problem.",
            ],
            sender: &[
                "Enter the user name and the password again, and check that both work in webmail.",
                "If your account uses two-factor authentication, create an app password or choose OAuth.",
                "Choose an encrypted connection: passwords are often not accepted without one.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::SenderUnauthenticated => &Text {
            title: "Sender's domain not authenticated",
            meaning: "The recipient's mail server could not verify that the message really comes from the sender's domain: SPF, DKIM, DMARC or ARC is missing, or the check failed.",
            causes: &[
                "The sending mail server is not in the SPF record of the domain.",
                "The message has no DKIM signature, or the signature does not match the From address.",
                "The message was forwarded or sent through a mailing list, which makes the check fail.",
                "A newsletter service, a shop or a web form sends on behalf of a domain without being authorised to do so.",
            ],
            sender: &[
                "Add every service that sends for your domain to its SPF record. There must be only one SPF record.",
                "Turn on DKIM signing with your own domain at each of these services.",
                "Publish a DMARC record, and read the reports before you make the policy stricter.",
                "Do not send mail on behalf of freemail addresses through your own server.",
            ],
            recipient: &["If the message was forwarded to you, give the sender the address that it is forwarded to.", ALLOW_SENDER],
        },
        Reason::ReverseDnsMissing => &Text {
            title: "Reverse DNS or server name wrong",
            meaning: "The IP address of the sending mail server has no matching name in the DNS (reverse DNS), or the mail server identifies itself by a wrong name.",
            causes: &[
                "The PTR record for the IP address is missing, or it is a generic one created by the internet provider.",
                "The name and the IP address do not point to each other.",
                "The mail server gives a name in HELO or EHLO that does not exist in the DNS, such as localhost.",
                "The mail is delivered directly from a home or office connection.",
            ],
            sender: &[
                "Have your hosting provider set the reverse DNS record (PTR) to the name of your mail server.",
                "Make sure that this name resolves to the same IP address, for IPv4 and for IPv6.",
                "Configure the mail server to use this name in EHLO as well.",
                "From a home or office connection, send through the outgoing server of your mail provider.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::RelayDenied => &Text {
            title: "Server does not relay this mail",
            meaning: "The server was asked to forward the message to another domain but does not do so for this sender.",
            causes: &[
                "You are not logged in to the outgoing server.",
                "The recipient's domain points to a server that does not know the domain (yet).",
                "The domain in the address contains a typing error.",
            ],
            sender: &[LOG_IN, "Check the spelling of the recipient's domain.", "If only this recipient is affected, tell them that their mail server does not know its own domain."],
            recipient: &["Have the MX records checked, and have the domain set up as a local domain on the mail server."],
        },
        Reason::IpBlocklisted => &Text {
            title: "Sending mail server on a blocklist",
            meaning: "The recipient's mail server does not accept mail from the sending mail server, because its IP address or network is on a blocklist. The recipient's address may still be correct.",
            causes: &[
                "Spam was sent from this IP address, perhaps by another customer on the same server.",
                "A computer in your network is infected, or someone else has taken over an account.",
                "The IP address belongs to a range for home connections, which are not supposed to deliver mail directly.",
                "The mail server can be misused, for example as an open relay or through a web form.",
            ],
            sender: &[
                "Look up the IP address on the blocklist's website, and read there why it is listed.",
                "Fix the cause first, and then request removal; otherwise the IP address will be listed again.",
                SCAN,
                "If you do not run the mail server yourself, report the listing to your mail provider, or send through another mail server with a good reputation for now.",
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::DomainBlocklisted => &Text {
            title: "Sender's domain on a blocklist",
            meaning: "The recipient's mail server rejects the message because the sender's domain is on a blocklist.",
            causes: &[
                "Unwanted mail was sent from this domain, or such mail has advertised it.",
                "The website or an account of the domain has been taken over by someone else.",
                "The domain is new and has no reputation yet.",
            ],
            sender: &[
                "Look up the domain on the blocklist's website, fix the cause, and request removal.",
                "Check the website and all accounts of the domain for misuse.",
                AUTHENTICATE,
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::PoorReputation => &Text {
            title: "Poor sender reputation",
            meaning: "The recipient's provider has had bad experiences with mail from this mail server or domain, and therefore does not accept it or accepts it only after a delay.",
            causes: &[
                "Recipients have marked mail from this sender as spam.",
                "A lot of mail was sent to addresses that do not exist or to mailboxes that nobody reads any more.",
                "The IP address or the domain is new, or suddenly sends much more mail than before.",
            ],
            sender: &[
                "Send less for a while, only to recipients who certainly want your mail, and increase the volume slowly.",
                "Remove invalid and inactive addresses from your mailing lists, and offer an unsubscribe link that takes effect immediately.",
                AUTHENTICATE,
                "Keep an eye on the postmaster pages and the complaint reports of the large providers.",
                SEGMENT,
            ],
            recipient: &["Mark such messages as \"not spam\" and add the sender to your address book."],
        },
        Reason::SpamDetected => &Text {
            title: "Classified as spam",
            meaning: "The recipient's spam filter has classified this message as spam. The address may still be correct, and another message may get through.",
            causes: &[
                "The wording, layout or links look like those of spam.",
                "A link leads to a domain that is on a blocklist.",
                "The message consists mostly of images or has an unusual attachment.",
                "The sender's domain is not authenticated or has a poor reputation.",
            ],
            sender: &[
                TEST_CONTENT,
                "Remove shortened links and links to other people's domains, and check whether your own domain is on a blocklist.",
                AUTHENTICATE,
                "Contact the recipient another way, and ask them to allow your address.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::VirusDetected => &Text {
            title: "Malware suspected",
            meaning: "The recipient's virus scanner found malware, or something that looks like it, in the message.",
            causes: &[
                "An attachment is infected, or contains macros or a program.",
                "A link in the message leads to a dangerous page.",
                "The virus scanner is mistaken.",
            ],
            sender: &[
                "Do not open or resend the attachment until an up-to-date virus scanner has checked it.",
                SCAN,
                "If the file is safe, share it through a download link instead.",
            ],
            recipient: &["If you are expecting the file, agree with the sender on another way to send it to you."],
        },
        Reason::ContentRejected => &Text {
            title: "Content not allowed",
            meaning: "Something in the message is not allowed on the recipient's mail server: the file type of an attachment, a header or certain content.",
            causes: &[
                "Programs, scripts, encrypted archives or documents with macros are attached to the message.",
                "A rule on the recipient's side forbids a header or a phrase.",
                "The recipient's mail server does not accept the format of the message.",
            ],
            sender: &[
                "Leave out the attachment, or share the file through a download link.",
                "Send only the text to find out which part is rejected.",
                OTHER_WAY,
            ],
            recipient: &["Ask your administrator which content is rejected and whether an exception is possible."],
        },
        Reason::MalformedMessage => &Text {
            title: "Message format invalid",
            meaning: "The message does not follow the email standards, and the server does not accept it in this form.",
            causes: &[
                "A header such as From or Date is missing, or a header that may occur only once occurs twice.",
                "The From header does not contain a valid address.",
                "Lines are too long or end with the wrong characters, often in mail created by a script.",
            ],
            sender: &[
                "Update the mail program or the software that creates the message.",
                "In programs of your own, use an established mail library instead of building the message yourself.",
                "Send the full error message to the vendor of the software.",
            ],
            recipient: &[],
        },
        Reason::MessageTooLarge => &Text {
            title: "Message too large",
            meaning: "The message is larger than the recipient's mail server allows.",
            causes: &[
                "The attachments are too large; they grow by about a third when they are sent.",
                "Large images are embedded in the text or the signature.",
            ],
            sender: &[
                "Shrink or compress the attachments, or spread them over several messages.",
                "Share large files through a download link.",
            ],
            recipient: &["Ask your administrator or mail provider which size is allowed and whether the limit can be raised."],
        },
        Reason::PolicyRejected => &Text {
            title: "Rejected by a policy of the recipient's side",
            meaning: "The recipient's mail server rejects the message because of a policy of its own and gives no details. The address may still be correct.",
            causes: &[
                "The recipient's mail server does not trust the sender's mail server, domain or way of sending.",
                "A rule of the recipient's organisation does not allow such messages.",
                "SPF, DKIM, DMARC or reverse DNS is missing or wrong.",
            ],
            sender: &[
                "Read the full error message: it often contains a link or a number that leads to the details.",
                "Check whether your IP address or your domain is on a blocklist.",
                AUTHENTICATE,
                OTHER_WAY,
            ],
            recipient: &["Send the full error message to your administrator, and ask them to allow the sender."],
        },
        Reason::EncryptionRequired => &Text {
            title: "Encryption required",
            meaning: "The server accepts mail only over an encrypted connection (TLS), or the encryption could not be set up.",
            causes: &[
                "The mail program or the sending mail server connects without TLS.",
                "The server's certificate has expired or does not match its name.",
                "The two sides support no common TLS version, usually because one of them is very old.",
                "A virus scanner or a firewall interferes with the connection.",
            ],
            sender: &[
                "Choose port 465 with TLS, or port 587 with STARTTLS, in the mail program.",
                "Turn on TLS 1.2 or newer on your mail server.",
                ASK_PROVIDER,
            ],
            recipient: &["Have the certificate and the TLS settings of your mail server checked."],
        },
        Reason::RegionBlocked => &Text {
            title: "Origin not allowed",
            meaning: "The recipient's mail server does not accept mail that comes from this country or network or is written in this language.",
            causes: &[
                "The sending mail server is in a country or network that the recipient's side blocks.",
                "The language or the script of the message is blocked.",
                "The wrong location is recorded for the IP address.",
            ],
            sender: &["Send through a mail provider in another country.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        Reason::Greylisted => &Text {
            title: "Deliberately deferred (greylisting)",
            meaning: "The recipient's mail server does not know this sender yet and accepts the message only at a later attempt. This keeps spam out and usually resolves itself.",
            causes: &[
                "It is the first message from this sender to this recipient, or the first in a long time.",
                "The message comes from a different IP address at each attempt.",
            ],
            sender: &[
                "Wait: the sending mail server tries again automatically, and this usually succeeds within an hour.",
                "If you run the mail server yourself, configure it to try again from the same IP address for some days.",
            ],
            recipient: &["If the message is urgent, ask your administrator to exempt the sender from greylisting."],
        },
        Reason::RateLimited => &Text {
            title: "Too much mail in a short time",
            meaning: "More mail has come from this sender, or for this recipient, than the server accepts in a short time.",
            causes: &[
                "A bulk mailing was sent too fast, or a sending limit of the provider has been reached.",
                "The volume has risen suddenly, perhaps because someone else has taken over an account.",
                "The recipient is receiving an unusual amount of mail at the moment.",
            ],
            sender: &[
                "Send more slowly, and spread bulk mailings over hours or days.",
                "Ask your mail provider about your sending limits.",
                "If you have not sent much yourself, change your password and check your account for misuse.",
                "Use a professional mailing service for bulk mailings.",
            ],
            recipient: &[],
        },
        Reason::TooManyConnections => &Text {
            title: "Too many connections",
            meaning: "The sending mail server has opened more connections at the same time than the recipient's mail server allows.",
            causes: &[
                "Many messages are being sent to the same mail server at the same time.",
                "Several servers or programs send from the same IP address.",
                "The recipient's mail server is under heavy load and allows fewer connections than usual.",
            ],
            sender: &[
                WAIT,
                "If you run the mail server yourself, limit the number of simultaneous connections to each destination.",
            ],
            recipient: &[],
        },
        Reason::TooManyRecipients => &Text {
            title: "Too many recipients at once",
            meaning: "The message has more recipients than the server accepts at once. The others can follow in another attempt.",
            causes: &["There are many addresses in To, Cc and Bcc.", "The server allows only a few recipients for each message."],
            sender: &[
                "Split the recipients into smaller groups.",
                "Use a mailing list or a mailing service for large groups.",
            ],
            recipient: &[],
        },
        Reason::SystemFull => &Text {
            title: "Recipient's mail server full or overloaded",
            meaning: "The recipient's mail system is short of storage space or other resources. There is nothing wrong with your message or the address.",
            causes: &["The recipient's mail server has no free storage space or memory left.", "The mail server has to process too much mail at once."],
            sender: &[WAIT, "If the problem persists, let the recipient know another way."],
            recipient: &["Let your administrator know: space must be freed on the mail server."],
        },
        Reason::SystemError => &Text {
            title: "Error on the recipient's side",
            meaning: "An internal error has occurred in the recipient's mail system. There is nothing wrong with your message.",
            causes: &[
                "A program, a database or a filter on the recipient's mail server has failed.",
                "The mail server or its DNS records (MX) are configured incorrectly.",
                "The server is overloaded.",
            ],
            sender: &[WAIT, "If the problem persists, let the recipient know another way, and give them the full error message."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Reason::ServiceUnavailable => &Text {
            title: "Recipient's mail server out of service",
            meaning: "The recipient's mail server is not accepting mail at the moment and asks you to try again later.",
            causes: &["The mail server is under maintenance or being restarted.", "The mail server is overloaded.", "The mail server closes connections from senders that it does not know well yet."],
            sender: &[WAIT, "If the outage lasts longer than a day, let the recipient know another way."],
            recipient: &["Ask your administrator or mail provider whether there is a known outage."],
        },
        Reason::ConnectionFailed => &Text {
            title: "Server cannot be reached",
            meaning: "The connection to the server could not be established, or it was lost.",
            causes: &[
                "The server is down, or its name or port is set incorrectly.",
                "A firewall, a virus scanner or the internet provider blocks the connection, often on port 25.",
                "There is a network problem between the two servers.",
            ],
            sender: &[
                WAIT,
                "If the error occurs with every message, check the name and the port of the outgoing server.",
                SUBMISSION_PORT,
                "Allow the mail program to access the internet in the firewall and in the virus scanner.",
            ],
            recipient: &["Have your administrator check that the mail server can be reached from outside."],
        },
        Reason::DnsFailure => &Text {
            title: "DNS lookup failed",
            meaning: "A DNS lookup failed, so a server could not be found or could not be verified.",
            causes: &[
                "The name servers of the domain do not respond or return an error (SERVFAIL).",
                "The DNS signatures (DNSSEC) of the domain are not valid.",
                "The DNS resolver of one of the servers involved has a problem.",
            ],
            sender: &[WAIT, "Check the spelling of the domain.", "If your own domain is affected, have its name servers checked."],
            recipient: &["Have the name servers, the MX records and the DNSSEC signatures of the domain checked."],
        },
        Reason::RoutingFailed => &Text {
            title: "No route to the destination",
            meaning: "A mail system on the way to the recipient does not know where to forward the message.",
            causes: &[
                "The MX records of the recipient's domain are wrong or do not point to a reachable mail server.",
                "A relay or gateway on the way is configured incorrectly.",
                "The domain was moved to another mail server, and not all systems know the new one yet.",
            ],
            sender: &["Check the spelling of the domain.", ASK_PROVIDER, OTHER_WAY],
            recipient: &["Have the MX records and the routing of the mail system checked."],
        },
        Reason::RoutingLoop => &Text {
            title: "Mail loop",
            meaning: "Mail servers kept forwarding the message to each other until one of them stopped.",
            causes: &[
                "Two forwarding rules point to each other.",
                "The MX records point to a mail server that sends the mail back.",
                "A gateway and a mail server each consider the other responsible.",
            ],
            sender: &[OTHER_WAY, "If you have set up forwarding yourself, check where it leads."],
            recipient: &["Check your forwarding rules.", "Have your administrator check the MX records and the routing of the domain."],
        },
        Reason::Expired => &Text {
            title: "Not delivered in time",
            meaning: "The sending mail server has tried for a long time to deliver the message, without success. It has given up, or it only reports that delivery is delayed.",
            causes: &[
                "The recipient's mail server could not be reached for days.",
                "The recipient's mail server deferred the message again and again.",
            ],
            sender: &[
                "If it is only a notice about the delay, wait: the attempts continue.",
                "Look for the last error further down in the report: it names the actual cause.",
                "If the mail server has given up, let the recipient know another way, and send the message again later.",
            ],
            recipient: &["Ask your administrator or mail provider whether there was an outage."],
        },
        Reason::SyntaxError => &Text {
            title: "Server did not understand a command",
            meaning: "The server could not read a command or part of it. This is about the communication between the servers, not about the text of your message.",
            causes: &[
                "An address or a parameter has an invalid form.",
                "A virus scanner or a firewall alters the connection.",
                "The mail program has a bug, or a line is too long.",
            ],
            sender: &[
                "Check all addresses for characters that do not belong there.",
                "Update the mail program, and as a test turn off the mail scanning of the virus scanner.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::CommandNotImplemented => &Text {
            title: "Not supported by the server",
            meaning: "The server does not support a command or an option that the sending system has used.",
            causes: &[
                "The sending program uses an extension that the server does not support.",
                "The recipient's mail server is very old or very simple.",
                "A firewall between the two sides filters out commands.",
            ],
            sender: &["Turn off special options, such as delivery notifications, and send the message again.", ASK_PROVIDER],
            recipient: &[],
        },
        Reason::BadSequence => &Text {
            title: "Steps in the wrong order",
            meaning: "The server expected another step first, usually the login.",
            causes: &[
                "The mail program sends without logging in.",
                "All recipients had already been rejected, so there was nothing left to deliver.",
                "The sending program does not follow the order of the protocol.",
            ],
            sender: &[LOG_IN, "Check the other settings of the outgoing server, and update the mail program."],
            recipient: &[],
        },
        Reason::UnsupportedEncoding => &Text {
            title: "Characters not supported",
            meaning: "The recipient's mail server cannot handle the characters or the encoding of this message or of an address.",
            causes: &[
                "An address contains umlauts or other characters outside ASCII.",
                "The recipient's mail server does not support international addresses (SMTPUTF8) or 8-bit text.",
            ],
            sender: &[
                "Use an address without umlauts and special characters, if the recipient has one.",
                "Change the encoding of the message to a 7-bit format (quoted-printable or Base64).",
            ],
            recipient: &["Give the sender an address without umlauts and special characters.", "Ask your mail provider whether it supports international addresses."],
        },
        Reason::Suppressed => &Text {
            title: "Held back by the mailing service",
            meaning: "The message was not sent at all: the address is on the suppression list of your own mailing service.",
            causes: &[
                "Earlier messages to this address came back as undeliverable.",
                "The recipient has unsubscribed or reported a message as spam.",
            ],
            sender: &[
                "Look up the address in the suppression list of the service, and read there why it is listed.",
                "Take it off the list only if you know that the address works and that the recipient wants your mail.",
                DOUBLE_OPT_IN,
            ],
            recipient: &["If you want to receive the mail, ask the sender to take your address off the list."],
        },
        Reason::Unknown => &Text {
            title: "Cause unknown",
            meaning: "The server's reply does not show what the cause is.",
            causes: &["The reply is worded in an unusual way, or it was cut short on the way."],
            sender: &[
                "Read the full error message: it may contain a link or a telephone number.",
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
            meaning: "The mail program could not reach the server at all. This number does not come from a server but from your own computer.",
            causes: &["The name of the server is mistyped.", "The port is wrong.", "The network or the server cannot be reached at the moment."],
            sender: &["Check the name and the port of the outgoing server.", "Check your internet connection.", SUBMISSION_PORT],
            recipient: &[],
        },
        Guide::ConnectionRefused => &Text {
            title: "Connection refused",
            meaning: "The server can be reached but does not accept connections on this port. This number does not come from a server but from your own computer.",
            causes: &["The port is wrong.", "The mail service on the server is not running.", "A firewall or the internet provider refuses the connection."],
            sender: &["Check the name and the port of the outgoing server.", SUBMISSION_PORT, "Allow the mail program to access the internet in the firewall and in the virus scanner."],
            recipient: &[],
        },
        Guide::SystemStatus => &Text {
            title: "Status of the server",
            meaning: "The server reports its status on request.",
            causes: &["A program or a person has asked for the status."],
            sender: &["There is nothing to do: there is no error."],
            recipient: &[],
        },
        Guide::HelpMessage => &Text {
            title: "Help text of the server",
            meaning: "The server sends its help text, which is meant for people.",
            causes: &["A program or a person has requested the help text with the HELP command."],
            sender: &["There is nothing to do: there is no error."],
            recipient: &[],
        },
        Guide::ServiceReady => &Text {
            title: "Server ready",
            meaning: "The server greets the sending side and is ready.",
            causes: &["Every connection starts like this."],
            sender: &["There is nothing to do: the mail program continues automatically."],
            recipient: &[],
        },
        Guide::ServiceClosing => &Text {
            title: "Connection closed normally",
            meaning: "The server ends the connection as it should.",
            causes: &["The sending side has nothing more to send."],
            sender: &["There is nothing to do: what was accepted before stays accepted."],
            recipient: &[],
        },
        Guide::Completed => &Text {
            title: "Done",
            meaning: "The server has carried out the command. After the message has been transferred, this means that the server has accepted it.",
            causes: &["Everything is in order."],
            sender: &["There is nothing to do. If the message does not arrive, ask the recipient to look in the spam folder."],
            recipient: &[],
        },
        Guide::WillForward => &Text {
            title: "Accepted and forwarded",
            meaning: "The recipient's mailbox is on another server, and the message is forwarded there.",
            causes: &["The recipient's mailbox was moved to another server, or the recipient uses forwarding."],
            sender: &["There is nothing to do. If the reply names a new address, add it to your address book."],
            recipient: &[],
        },
        Guide::StartMailInput => &Text {
            title: "Server is waiting for the message",
            meaning: "The server has accepted the sender and the recipients and is now waiting for the message itself.",
            causes: &["This is the normal step after the DATA command."],
            sender: &["Send the message, and end it with a dot on a line of its own; mail programs do this automatically."],
            recipient: &[],
        },
        Guide::ServiceNotAvailable => &Text {
            title: "Service not available at the moment",
            meaning: "The server closes the connection and temporarily does not accept mail.",
            causes: &[
                "The recipient's mail server is overloaded or under maintenance.",
                "Too many connections or messages have come from this sender.",
                "The internet provider blocks port 25, or the settings for the outgoing server are wrong.",
                "A firewall or a virus scanner interrupts the connection.",
            ],
            sender: &[
                WAIT,
                "If the error occurs with every recipient, check the settings of the outgoing server.",
                SUBMISSION_PORT,
                "Allow connections to this server in the firewall and in the virus scanner.",
            ],
            recipient: &["Ask your administrator or mail provider whether there is a known outage."],
        },
        Guide::MailboxOverLimit => &Text {
            title: "Mailbox has reached its storage limit",
            meaning: "The recipient's mailbox has reached its storage limit and does not accept more mail at the moment.",
            causes: &["Many or large messages have accumulated in the mailbox.", "The message is larger than the remaining space."],
            sender: &["Contact the recipient another way, and ask them to make room.", "Try again later, with smaller attachments."],
            recipient: &[FREE_SPACE],
        },
        Guide::MailboxBusy => &Text {
            title: "Mailbox not available at the moment",
            meaning: "The server cannot deliver to the mailbox at the moment, or it defers messages from this sender for now.",
            causes: &[
                "The mailbox is in use by another process, locked, damaged or full.",
                "Part of the recipient's mail system is out of service.",
                "The recipient's mail server does not know the sender yet and requires a second attempt (greylisting).",
                "The sender's IP address has a poor reputation or is on a blocklist.",
                "The address no longer exists, or you are not allowed to write to it.",
            ],
            sender: &[
                WAIT,
                CHECK_ADDRESS,
                "If the problem persists, check whether your IP address is on a blocklist, and send through a mail server with a good reputation.",
            ],
            recipient: &["Check that your mailbox works and has room.", TELL_ADMINISTRATOR],
        },
        Guide::LocalError => &Text {
            title: "Processing aborted because of an error",
            meaning: "An error occurred on the server while it was processing the message, and it had to stop.",
            causes: &[
                "The recipient's mail server has an internal error or is overloaded.",
                "Your provider's outgoing server has connection problems, or a sending limit has been exceeded.",
                "The MX records or other DNS settings of a domain are wrong.",
                "The server considers the content suspicious and defers the message.",
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
            title: "Server short of storage space",
            meaning: "The server has no room for the message at the moment, or it has received too many messages or recipients at once.",
            causes: &["The recipient's mail server has no free storage space left.", "The sender has sent too many messages or named too many recipients."],
            sender: &[WAIT, "Send to fewer recipients per message, and send fewer messages at once."],
            recipient: &["Let your administrator know: space must be freed on the mail server."],
        },
        Guide::ParametersNotAccepted => &Text {
            title: "Options not available at the moment",
            meaning: "The server cannot support the options that were given with the sender or the recipient at the moment.",
            causes: &["The server is temporarily running with limited functions, for example during maintenance."],
            sender: &[WAIT, "If the problem persists, ask the administrator of the mail server."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Guide::CommandUnrecognized => &Text {
            title: "Command not understood",
            meaning: "The server does not know the command that it received, or the line was too long.",
            causes: &["A virus scanner or a firewall alters the connection.", "The mail program has a bug or is outdated.", "A command line was too long."],
            sender: &["Update the mail program, and check its settings.", "As a test, turn off the mail scanning of the virus scanner.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::ParameterSyntax => &Text {
            title: "Invalid parameter",
            meaning: "The server knows the command but could not read its parameter, usually an address.",
            causes: &["An address has an invalid form, for example because of an extra character or a missing domain.", "A virus scanner or a firewall alters the connection.", "The login was cancelled, or the login details were encoded incorrectly."],
            sender: &["Check all addresses, including your own.", "Check the virus scanner and its mail scanning.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::NotImplemented => &Text {
            title: "Command not supported",
            meaning: "The server knows the command but does not carry it out.",
            causes: &["The command is turned off on the server for security reasons, as is often the case with VRFY and EXPN.", "The mail program uses commands that this server does not support."],
            sender: &["Ask your mail provider which way of sending it supports, and use that one.", "Check the settings of the mail program."],
            recipient: &[],
        },
        Guide::BadSequence => &Text {
            title: "Commands in the wrong order",
            meaning: "The server expected another command first. Often the login is missing.",
            causes: &["The login to the outgoing server (SMTP authentication) is not turned on.", "The mail program sends the commands in the wrong order.", "All recipients had already been rejected."],
            sender: &[LOG_IN, "Check the other settings of the mail program, such as port and encryption."],
            recipient: &[],
        },
        Guide::ParameterNotImplemented => &Text {
            title: "Option not supported",
            meaning: "The server does not support an option or a login method that the mail program uses.",
            causes: &["The mail program uses an extension or a login method that this server does not know."],
            sender: &["Turn the option off, or choose another login method.", "Ask your mail provider which settings it supports."],
            recipient: &[],
        },
        Guide::AuthenticationRequired => &Text {
            title: "Login required",
            meaning: "The server accepts this message only after a login or only over an encrypted connection.",
            causes: &["The login to the outgoing server (SMTP authentication) is not turned on.", "The user name or the password is missing in the account settings."],
            sender: &[LOG_IN, "Check the server name, the port and the encryption in the account settings.", "Use port 465, or port 587 with STARTTLS."],
            recipient: &[],
        },
        Guide::RejectedByRecipient => &Text {
            title: "Rejected on the recipient's side",
            meaning: "The recipient's side did not accept the message; usually a spam filter rejected it.",
            causes: &["A spam filter on the recipient's side has rejected the message.", "The recipient's organisation does not accept mail from this sender."],
            sender: &["Contact the recipient another way, and ask them to allow your address.", TEST_CONTENT, AUTHENTICATE],
            recipient: &[ALLOW_SENDER],
        },
        Guide::MailboxUnavailable => &Text {
            title: "Message rejected for this mailbox",
            meaning: "The server does not deliver the message to this mailbox: it does not exist, it does not accept mail from you, or a rule forbids the delivery.",
            causes: &[
                "The mailbox does not exist, or it does not accept mail from outside.",
                "A rule on the recipient's side rejects the message, the sender or the sender's domain.",
                "SPF, DKIM or DMARC is missing or fails, or the DNS records of the sender's domain are wrong.",
                "The sender's IP address or domain is on a blocklist.",
                "The message contains a virus, or a computer in the sender's network is sending spam.",
                "Your own outgoing server may have rejected the message: the error message names the server.",
            ],
            sender: &[
                CHECK_ADDRESS,
                OTHER_WAY,
                AUTHENTICATE,
                "Check whether your IP address or your domain is on a blocklist, and check your DNS records.",
                SCAN,
                "Remove the address from every mailing list if it no longer exists.",
            ],
            recipient: &["Check that the mailbox exists and accepts mail from outside.", ALLOW_SENDER],
        },
        Guide::UserNotLocal => &Text {
            title: "User not on this server",
            meaning: "The mailbox is not on this server, and no forwarding is set up.",
            causes: &["The recipient has moved to another provider.", "The MX records of the domain point to a server that does not hold its mailboxes."],
            sender: &["Read the error message: it may name the right address.", "Ask the recipient for the valid address."],
            recipient: &["Give the sender your new address, or have forwarding set up.", "Have the MX records of the domain checked."],
        },
        Guide::StorageExceeded => &Text {
            title: "Storage or size limit exceeded",
            meaning: "The recipient's mailbox is full, or the message is larger than allowed.",
            causes: &["The storage quota of the mailbox is used up.", "The message with its attachments is too large."],
            sender: &["Send smaller or fewer attachments, or share large files through a download link.", "Let the recipient know another way that the mailbox may be full.", "Try again later."],
            recipient: &[FREE_SPACE],
        },
        Guide::NameNotAllowed => &Text {
            title: "Address not allowed",
            meaning: "The server does not accept one of the addresses in this form.",
            causes: &[
                "The address contains spaces or other characters that do not belong there, or it is incomplete.",
                "One of the addresses in To, Cc or Bcc does not exist.",
                "An address is on a blocklist, or your sender address does not belong to your login.",
            ],
            sender: &["Check every address in To, Cc and Bcc, and your own sender address.", "Send to each recipient separately to find the address that is rejected."],
            recipient: &[],
        },
        Guide::TransactionFailed => &Text {
            title: "Delivery failed",
            meaning: "The server has rejected the message as a whole, usually because it does not trust the sender or without giving the reason.",
            causes: &[
                "A strict filter considers the message spam.",
                "The sender's IP address or domain is on a blocklist.",
                "You are not logged in, and the server therefore does not forward the message.",
                "The server does not accept mail from this connection, if it already gave this reply as its greeting.",
            ],
            sender: &[
                "Check the address for typing errors, and check whether your IP address or your domain is on a blocklist.",
                LOG_IN,
                TEST_CONTENT,
                AUTHENTICATE,
                "Use a professional mailing service for newsletters.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Guide::DeliveryNotAuthorized => &Text {
            title: "Sender not authorised",
            meaning: "The recipient's side does not accept mail from this sender.",
            causes: &[
                "The sender is not on the list of allowed senders, or is considered a spammer.",
                "You are not logged in to the outgoing server.",
                "The sender's IP address is on a blocklist or has no reverse DNS record.",
            ],
            sender: &[
                "Contact the recipient another way, and ask them to allow your address.",
                LOG_IN,
                "Check whether your IP address is on a blocklist, and request removal once the cause has been fixed.",
                "Have your hosting provider set the reverse DNS record (PTR) of your mail server.",
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
            meaning: "Codes that begin with 1 do not come from mail servers: this one comes from the mail program or from your computer.",
            causes: &["The mail program reports an error of its own or a network error with a number of its own."],
            sender: &["Check the name and the port of the outgoing server and your internet connection.", ASK_PROVIDER],
            recipient: &[],
        },
        Class::PositiveCompletion => &Text {
            title: "Success",
            meaning: "Codes that begin with 2 mean that the server has carried out the command.",
            causes: &["Everything is in order."],
            sender: &["There is nothing to do: there is no error."],
            recipient: &[],
        },
        Class::PositiveIntermediate => &Text {
            title: "Server is waiting for the next part",
            meaning: "Codes that begin with 3 mean that everything is in order so far and that the server is waiting for the next part.",
            causes: &["This is a normal step of the transfer."],
            sender: &["There is nothing to do: the mail program continues automatically."],
            recipient: &[],
        },
        Class::TransientNegative => &Text {
            title: "Temporary failure",
            meaning: "Codes that begin with 4 mean that the attempt has failed temporarily and may succeed later.",
            causes: &["The recipient's mail server is overloaded, has a problem or is under maintenance.", "The recipient's mail server defers messages from this sender for a while."],
            sender: &[WAIT, ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Class::PermanentNegative => &Text {
            title: "Permanent failure",
            meaning: "Codes that begin with 5 mean a permanent rejection: the same message would be rejected again.",
            causes: &["The address is not valid.", "A rule on the recipient's side rejects the sender or the message."],
            sender: &["Read the full error message: it may name the cause.", CHECK_ADDRESS, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}

#[rustfmt::skip]
const fn subject(subject: EnhancedSubject) -> &'static Text {
    match subject {
        EnhancedSubject::Other => &Text {
            title: "No details given",
            meaning: "The status code says only whether the operation succeeded, not what it is about.",
            causes: &["The server does not give details, or it has none."],
            sender: &["Read the full reply: it may name the cause.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Addressing => &Text {
            title: "About an address",
            meaning: "The status code is about the address of the recipient or of the sender.",
            causes: &["The address contains a typing error.", "The mailbox or the domain does not exist, or no longer exists."],
            sender: &[CHECK_ADDRESS, "Check your own sender address as well.", OTHER_WAY],
            recipient: &["Give the sender your current address."],
        },
        EnhancedSubject::Mailbox => &Text {
            title: "About the recipient's mailbox",
            meaning: "The status code is about the recipient's mailbox; usually the recipient can solve the problem.",
            causes: &["The mailbox is full, closed or locked.", "The message is too large for this mailbox."],
            sender: &[OTHER_WAY, "Try again later, without large attachments."],
            recipient: &[FREE_SPACE, TELL_ADMINISTRATOR],
        },
        EnhancedSubject::MailSystem => &Text {
            title: "About the recipient's mail system",
            meaning: "The status code is about the recipient's mail system; its operator can solve the problem.",
            causes: &["The mail system is full, overloaded or configured incorrectly.", "The message is too large for the mail system."],
            sender: &[WAIT, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Network => &Text {
            title: "About the network or routing",
            meaning: "The status code is about the way to the recipient: network, DNS or routing.",
            causes: &["A server on the way does not respond or is overloaded.", "The DNS records or the routing of the domain are wrong."],
            sender: &[WAIT, "Check the spelling of the domain.", ASK_PROVIDER],
            recipient: &["Have the MX records of the domain and the mail server checked."],
        },
        EnhancedSubject::Protocol => &Text {
            title: "About the mail protocol",
            meaning: "The status code is about the communication between the servers, not about the text of your message.",
            causes: &["A command or an option was not understood, is not supported or came in the wrong order.", "A virus scanner or a firewall alters the connection."],
            sender: &["Check the settings of the mail program, and update it.", ASK_PROVIDER],
            recipient: &[],
        },
        EnhancedSubject::Content => &Text {
            title: "About the content",
            meaning: "The status code is about the content of the message, its encoding or its conversion.",
            causes: &["An attachment or a format is not supported.", "The message would have to be converted, and that is not possible or not allowed."],
            sender: &["Send only the text, without attachments and special formats.", "Share files through a download link."],
            recipient: &[],
        },
        EnhancedSubject::Security => &Text {
            title: "About security or policy",
            meaning: "The status code is about security: login, authentication, encryption or a rule on the recipient's side.",
            causes: &["You are not logged in, or you are not allowed to send there.", "SPF, DKIM or DMARC is missing or fails.", "The sender is on a blocklist, or a rule rejects the message."],
            sender: &[AUTHENTICATE, LOG_IN, "Check whether your IP address or your domain is on a blocklist.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        EnhancedSubject::Unassigned => &Text {
            title: "No registered status code",
            meaning: "The status code uses a number of the server operator's own, which is not registered.",
            causes: &["The operator of the server uses numbers of its own."],
            sender: &["Read the full reply, or look up the code on the help pages of the operator.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}
