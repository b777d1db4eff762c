//! One table for each vocabulary.
//!
//! A row: the name as written in events, the number where there is one, how the other system treats it, and the
//! reasons that it may mean, the most likely first. A reason's own name is the first row that has the reason, so what
//! names it best comes before what may mean it too. A reason without a row has no name there.
//!
//! Where a system's documentation names no reason as ours, the row is the reading of its words that comes nearest.

use super::Term;
use crate::reason::{BounceKind, Reason};

macro_rules! terms {
    ($table:ident $($name:literal $($code:literal)? $bounce:ident: $($reason:ident)*;)*) => {
        pub(super) static $table: &[Term] = &[$(
            Term {
                name: $name,
                code: terms!(@code $($code)?),
                bounce: BounceKind::$bounce,
                reasons: &[$(Reason::$reason),*],
            },
        )*];
    };
    (@code) => { None };
    (@code $code:literal) => { Some($code) };
}

// Sisimai: the reasons of libsisimai.org/en/reason, from version 5.5 on; older names come after the newer ones.
terms! { SISIMAI
    "delivered" None: Accepted;
    "userunknown" Hard: UserUnknown InvalidAddress MailboxUnavailable;
    "hasmoved" Hard: MailboxMoved;
    "notaccept" Hard: DomainRefusesMail ServiceUnavailable;
    "suspend" Soft: MailboxDisabled;
    "mailboxfull" Soft: MailboxFull;
    "filtered" Soft: RecipientRestricted UserUnknown MailboxUnavailable MailboxDisabled;
    "requireptr" Soft: ReverseDnsMissing;
    "authfailure" Soft: SenderUnauthenticated;
    "blocked" Soft: IpBlocklisted DomainBlocklisted ReverseDnsMissing SenderUnauthenticated;
    "rejected" Soft: SenderRejected DomainBlocklisted;
    "spamdetected" Soft: SpamDetected Greylisted;
    "badreputation" Soft: PoorReputation Greylisted;
    "virusdetected" Soft: VirusDetected;
    "policyviolation" Soft: PolicyRejected ContentRejected RegionBlocked;
    "failedstarttls" Soft: EncryptionRequired;
    "securityerror" Soft: AuthenticationRequired AuthenticationFailed PolicyRejected EncryptionRequired;
    "norelaying" Soft: RelayDenied AuthenticationRequired;
    "notcompliantrfc" Soft: MalformedMessage;
    "emailtoolarge" Soft: MessageTooLarge;
    "mesgtoobig" Soft: MessageTooLarge;
    "ratelimited" Soft: RateLimited TooManyConnections TooManyRecipients;
    "exceedlimit" Soft: MessageTooLarge RateLimited;
    "speeding" Soft: RateLimited;
    "toomanyconn" Soft: TooManyConnections RateLimited TooManyRecipients;
    "systemfull" Soft: SystemFull;
    "networkerror" Soft: ConnectionFailed DnsFailure RoutingFailed RoutingLoop;
    "hostunknown" Hard: DomainUnknown RoutingFailed;
    "contenterror" Soft: ContentRejected MalformedMessage UnsupportedEncoding RoutingLoop;
    "systemerror" Soft: SystemError RoutingLoop;
    "mailererror" Soft: SystemError;
    "expired" Soft: Expired ConnectionFailed;
    "syntaxerror" Soft: SyntaxError CommandNotImplemented BadSequence;
    "suppressed" Soft: Suppressed;
    "undefined" Soft: Unknown;
    "onhold" Soft: Unknown;
    "feedback" None:;
    "vacation" None:;
}

// Amazon SES: bounceType and bounceSubType of a bounce, delayType of a delay, with a slash between them
// (docs.aws.amazon.com/ses/latest/dg/notification-contents.html).
terms! { AMAZON_SES
    "Permanent/NoEmail" Hard: UserUnknown;
    "Permanent/General" Hard: MailboxDisabled MailboxMoved MailboxUnavailable InvalidAddress DomainUnknown
        DomainRefusesMail UserUnknown;
    "Permanent/OnAccountSuppressionList" Hard: Suppressed;
    "Permanent/Suppressed" Hard: Suppressed;
    "Transient/MailboxFull" Soft: MailboxFull;
    "Transient/MessageTooLarge" Soft: MessageTooLarge;
    "Transient/ContentRejected" Soft: SpamDetected ContentRejected VirusDetected;
    "Transient/AttachmentRejected" Soft: ContentRejected VirusDetected MessageTooLarge;
    "Undetermined/Undetermined" None: Unknown;
    "Transient/General" Soft: Unknown ConnectionFailed ServiceUnavailable SystemError Greylisted RateLimited
        PolicyRejected IpBlocklisted PoorReputation DnsFailure Expired RecipientRestricted SenderRejected
        AuthenticationRequired AuthenticationFailed SenderUnauthenticated ReverseDnsMissing RelayDenied
        DomainBlocklisted MalformedMessage EncryptionRequired RegionBlocked TooManyConnections TooManyRecipients
        SystemFull RoutingFailed RoutingLoop SyntaxError CommandNotImplemented BadSequence UnsupportedEncoding;
    "Delivery" None: Accepted;
    "Reject" None: VirusDetected;
    "DeliveryDelay/TransientCommunicationFailure" Soft: ConnectionFailed;
    "DeliveryDelay/MailboxFull" Soft: MailboxFull;
    "DeliveryDelay/SpamDetected" Soft: SpamDetected RateLimited;
    "DeliveryDelay/RecipientServerError" Soft: SystemError SystemFull ServiceUnavailable;
    "DeliveryDelay/IPFailure" Soft: IpBlocklisted RateLimited PoorReputation;
    "DeliveryDelay/InternalFailure" Soft: Unknown;
    "DeliveryDelay/General" Soft: Unknown;
    "DeliveryDelay/BYOIPHostNameLookupUnavailable" Soft: ReverseDnsMissing DnsFailure;
    "DeliveryDelay/SendingDeferral" Soft: RateLimited;
    "DeliveryDelay/Undetermined" Soft: Unknown;
}

// SparkPost: the bounce classification and its code (SparkPost support documentation, "bounce classification codes").
terms! { SPARK_POST
    "Undetermined" 1 None: Unknown;
    "Invalid Recipient" 10 Hard: UserUnknown MailboxDisabled MailboxMoved MailboxUnavailable InvalidAddress;
    "DNS Failure" 21 Soft: DnsFailure DomainUnknown DomainRefusesMail;
    "Mailbox Full" 22 Soft: MailboxFull;
    "Too Large" 23 Soft: MessageTooLarge;
    "Timeout" 24 Soft: Expired ConnectionFailed;
    "Generic Bounce: No RCPT" 30 Hard: InvalidAddress Unknown;
    "Generic Bounce" 40 Soft: Unknown RoutingFailed RoutingLoop MalformedMessage SyntaxError CommandNotImplemented
        BadSequence UnsupportedEncoding;
    "Spam Block" 51 Block: IpBlocklisted DomainBlocklisted PoorReputation;
    "Mail Block" 50 Block: PolicyRejected SenderRejected SenderUnauthenticated ReverseDnsMissing RecipientRestricted
        RegionBlocked IpBlocklisted AuthenticationRequired AuthenticationFailed EncryptionRequired;
    "Admin Failure" 25 None: Suppressed PolicyRejected;
    "Prohibited Attachment" 53 Block: ContentRejected VirusDetected;
    "Spam Content" 52 Block: SpamDetected ContentRejected;
    "Relaying Denied" 54 Block: RelayDenied AuthenticationRequired;
    "Auto-Reply" 60 Soft:;
    "Transient Failure" 70 Soft: ServiceUnavailable Greylisted RateLimited TooManyConnections TooManyRecipients;
    "Soft Bounce" 20 Soft: MailboxUnavailable SystemError SystemFull ServiceUnavailable Greylisted RateLimited;
    "Subscribe" 80 None:;
    "Unsubscribe" 90 Hard:;
    "Challenge-Response" 100 Soft:;
    "delivery" None: Accepted;
}

// SendGrid: the bounce and block classifications (docs.sendgrid.com/ui/analytics-and-reporting), in the spelling of the
// API before that of the page; the last rows are events.
terms! { SEND_GRID
    "Invalid Address" Hard: UserUnknown InvalidAddress MailboxMoved DomainUnknown DomainRefusesMail;
    "Mailbox Unavailable" Soft: MailboxFull MailboxDisabled MailboxUnavailable RecipientRestricted;
    "Technical Failure" Block: SenderUnauthenticated ReverseDnsMissing DnsFailure ConnectionFailed ServiceUnavailable
        SystemError EncryptionRequired AuthenticationRequired AuthenticationFailed RelayDenied MalformedMessage
        SystemFull RoutingFailed RoutingLoop Expired SyntaxError CommandNotImplemented BadSequence
        UnsupportedEncoding;
    "Technical" Block: SenderUnauthenticated ReverseDnsMissing DnsFailure ConnectionFailed ServiceUnavailable
        SystemError EncryptionRequired;
    "Content" Block: SpamDetected VirusDetected ContentRejected MessageTooLarge;
    "Reputation" Block: PoorReputation IpBlocklisted DomainBlocklisted SenderRejected;
    "Frequency or Volume Too High" Block: RateLimited TooManyConnections TooManyRecipients;
    "Frequency/Volume Too High" Block: RateLimited TooManyConnections TooManyRecipients;
    "Unclassified" None: Unknown PolicyRejected RegionBlocked Greylisted;
    "delivered" None: Accepted;
    "deferred" Soft: Greylisted RateLimited ServiceUnavailable ConnectionFailed DnsFailure;
    "Bounced Address" None: Suppressed;
    "Unsubscribed Address" None: Suppressed;
    "Spam Reporting Address" None: Suppressed;
    "Invalid" None: Suppressed InvalidAddress;
}

// Mailgun: severity and reason of an event, with a slash between them, and the code of a suppression (documentation
// of the events API).
terms! { MAILGUN
    "delivered" None: Accepted;
    "permanent/bounce" Hard: UserUnknown MailboxDisabled MailboxMoved MailboxUnavailable InvalidAddress DomainUnknown
        DomainRefusesMail;
    "permanent/delayed-bounce" Hard: Expired UserUnknown;
    "permanent/suppress-bounce" 605 Hard: Suppressed;
    "permanent/suppress-unsubscribe" 606 Hard: Suppressed;
    "permanent/suppress-complaint" 607 Hard: Suppressed;
    "temporary/espblock" Soft: IpBlocklisted DomainBlocklisted PoorReputation SpamDetected RateLimited;
    "permanent/generic" Hard: Unknown PolicyRejected SpamDetected SenderUnauthenticated SenderRejected RelayDenied
        ContentRejected RecipientRestricted AuthenticationRequired AuthenticationFailed ReverseDnsMissing
        VirusDetected MalformedMessage MessageTooLarge EncryptionRequired RegionBlocked RoutingFailed RoutingLoop
        SyntaxError CommandNotImplemented BadSequence UnsupportedEncoding;
    "temporary/generic" Soft: Unknown MailboxFull ServiceUnavailable SystemError ConnectionFailed DnsFailure
        TooManyConnections TooManyRecipients SystemFull;
    "temporary/greylisted" Soft: Greylisted;
}

// Postmark: type and type code of a bounce (documentation of the bounce API).
terms! { POSTMARK
    "HardBounce" 1 Hard: UserUnknown MailboxUnavailable DomainUnknown DomainRefusesMail;
    "Transient" 2 Soft: ConnectionFailed ServiceUnavailable SystemError Greylisted RateLimited TooManyConnections
        RoutingFailed Expired EncryptionRequired TooManyRecipients;
    "Unsubscribe" 16 None:;
    "Subscribe" 32 None:;
    "AutoResponder" 64 None:;
    "AddressChange" 128 None: MailboxMoved;
    "DnsError" 256 Soft: DnsFailure;
    "SpamNotification" 512 Block: SpamDetected ContentRejected RecipientRestricted;
    "Unknown" 2048 None: Unknown AuthenticationRequired AuthenticationFailed MalformedMessage RoutingLoop SyntaxError
        CommandNotImplemented BadSequence UnsupportedEncoding;
    "SoftBounce" 4096 Soft: MailboxFull MailboxDisabled SystemFull MessageTooLarge;
    "VirusNotification" 8192 Block: VirusDetected;
    "ChallengeVerification" 16384 None: RecipientRestricted;
    "BadEmailAddress" 100_000 Hard: InvalidAddress;
    "SpamComplaint" 100_001 None:;
    "ManuallyDeactivated" 100_002 None: Suppressed;
    "Unconfirmed" 100_003 None:;
    "Blocked" 100_006 Block: IpBlocklisted DomainBlocklisted PoorReputation PolicyRejected ContentRejected SpamDetected
        SenderRejected ReverseDnsMissing RelayDenied RegionBlocked;
    "OpenRelayTest" 1024 Soft: RelayDenied;
    "SMTPApiError" 100_007 None: AuthenticationFailed MalformedMessage SyntaxError;
    "InboundError" 100_008 None:;
    "DMARCPolicy" 100_009 Block: SenderUnauthenticated;
    "TemplateRenderingFailed" 100_010 None:;
    "ManualSuppression" None: Suppressed;
    "Delivery" None: Accepted;
}

// Mailjet: error_related_to and error of an event, with a slash between them (documentation of the event API).
terms! { MAILJET
    "sent" None: Accepted;
    "recipient/user unknown" Hard: UserUnknown MailboxMoved MailboxUnavailable;
    "recipient/mailbox inactive" Hard: MailboxDisabled;
    "recipient/quota exceeded" Soft: MailboxFull MailboxDisabled;
    "domain/invalid domain" Hard: DomainUnknown;
    "domain/no mail host" Soft: DomainRefusesMail ConnectionFailed;
    "domain/greylisted" Soft: Greylisted;
    "domain/typofix" Hard: InvalidAddress DomainUnknown;
    "content/bad or empty template" None:;
    "content/error in template language" None:;
    "spam/sender blocked" Block: SenderRejected IpBlocklisted DomainBlocklisted PoorReputation;
    "spam/content blocked" Block: SpamDetected ContentRejected VirusDetected MalformedMessage MessageTooLarge;
    "spam/policy issue" Block: PolicyRejected RateLimited TooManyConnections SenderUnauthenticated ReverseDnsMissing
        EncryptionRequired RegionBlocked TooManyRecipients;
    "domain/relay/access denied" Soft: RelayDenied RecipientRestricted ServiceUnavailable PolicyRejected
        AuthenticationRequired AuthenticationFailed;
    "system/system issue" Soft: SystemError SystemFull RoutingLoop;
    "system/protocol issue" Soft: SyntaxError CommandNotImplemented BadSequence UnsupportedEncoding;
    "system/connection issue" Soft: ConnectionFailed DnsFailure RoutingFailed Expired;
    "mailjet/preblocked" None: Suppressed;
    "recipient/blacklisted" None: Suppressed;
    "recipient/spam reporter" None: Suppressed;
    "mailjet/duplicate in campaign" None:;
}

// Brevo: the events of a transactional message (developers.brevo.com).
terms! { BREVO
    "sent" None:;
    "request" None:;
    "delivered" None: Accepted;
    "hard_bounce" Hard: UserUnknown MailboxDisabled MailboxMoved MailboxUnavailable DomainUnknown DomainRefusesMail;
    "soft_bounce" Soft: MailboxFull PolicyRejected SpamDetected IpBlocklisted PoorReputation MessageTooLarge
        ContentRejected SenderUnauthenticated Expired RecipientRestricted SenderRejected AuthenticationRequired
        AuthenticationFailed ReverseDnsMissing RelayDenied DomainBlocklisted VirusDetected MalformedMessage
        EncryptionRequired RegionBlocked RoutingFailed RoutingLoop UnsupportedEncoding;
    "blocked" Block: Suppressed SenderRejected;
    "invalid_email" Hard: InvalidAddress;
    "invalid" Hard: InvalidAddress;
    "deferred" Soft: Greylisted RateLimited TooManyConnections ServiceUnavailable ConnectionFailed DnsFailure
        SystemError SystemFull TooManyRecipients;
    "error" Soft: Unknown SystemError SyntaxError BadSequence CommandNotImplemented;
    "spam" None:;
    "unsubscribed" None:;
}

// Mandrill (Mailchimp Transactional): event and bounce description or reject reason, with a slash between them; the code
// is bgtools_code.
terms! { MANDRILL
    "send" None: Accepted;
    "deferral" Soft: Greylisted RateLimited TooManyConnections ServiceUnavailable ConnectionFailed DnsFailure
        SystemError SystemFull TooManyRecipients;
    "hard_bounce/bad_mailbox" 10 Hard: UserUnknown MailboxDisabled MailboxMoved MailboxUnavailable;
    "hard_bounce/invalid_domain" 21 Hard: DomainUnknown DomainRefusesMail;
    "soft_bounce/mailbox_full" 22 Soft: MailboxFull;
    "soft_bounce/general" Soft: Unknown PolicyRejected SpamDetected IpBlocklisted RelayDenied ContentRejected
        MessageTooLarge RecipientRestricted SenderRejected AuthenticationRequired AuthenticationFailed
        SenderUnauthenticated ReverseDnsMissing DomainBlocklisted PoorReputation VirusDetected MalformedMessage
        EncryptionRequired RegionBlocked RoutingFailed RoutingLoop Expired SyntaxError CommandNotImplemented
        BadSequence UnsupportedEncoding;
    "reject/hard-bounce" None: Suppressed;
    "reject/soft-bounce" None: Suppressed;
    "reject/spam" None: Suppressed;
    "reject/unsub" None: Suppressed;
    "reject/custom" None: Suppressed;
    "reject/invalid-sender" None: SenderRejected;
    "reject/invalid" None: InvalidAddress;
    "reject/test-mode-limit" None: RateLimited;
    "reject/unsigned" None: SenderUnauthenticated;
    "reject/rule" None: Suppressed;
    "spam" None:;
    "unsub" None:;
}

// PowerMTA: the bounce categories.
terms! { POWER_MTA
    "bad-mailbox" Hard: UserUnknown MailboxUnavailable InvalidAddress MailboxMoved;
    "bad-domain" Hard: DomainUnknown DomainRefusesMail;
    "inactive-mailbox" Soft: MailboxDisabled;
    "quota-issues" Soft: MailboxFull;
    "bad-configuration" Soft: SystemError SystemFull;
    "no-answer-from-host" Soft: ConnectionFailed;
    "bad-connection" Soft: ConnectionFailed TooManyConnections ServiceUnavailable;
    "message-expired" Soft: Expired;
    "content-related" Soft: ContentRejected MalformedMessage MessageTooLarge;
    "invalid-sender" Soft: SenderRejected;
    "policy-related" Soft: PolicyRejected SenderUnauthenticated ReverseDnsMissing RecipientRestricted RateLimited
        TooManyRecipients RegionBlocked EncryptionRequired Greylisted AuthenticationRequired AuthenticationFailed;
    "protocol-errors" Soft: SyntaxError CommandNotImplemented BadSequence UnsupportedEncoding;
    "relaying-issues" Soft: RelayDenied AuthenticationRequired;
    "routing-errors" Soft: RoutingFailed RoutingLoop DnsFailure;
    "spam-related" Soft: SpamDetected IpBlocklisted DomainBlocklisted PoorReputation;
    "virus-related" Soft: VirusDetected;
    "other" Soft: Unknown;
}

// KumoMTA: the predefined bounce classes (docs.kumomta.com), as its rules for enhanced codes use them.
terms! { KUMO_MTA
    "InvalidRecipient" Hard: UserUnknown MailboxUnavailable InvalidAddress;
    "DNSFailure" Soft: DnsFailure;
    "SpamBlock" Block: IpBlocklisted DomainBlocklisted PoorReputation;
    "SpamContent" Block: SpamDetected;
    "RelayDenied" Block: RelayDenied;
    "AutoReply" None:;
    "Subscribe" None:;
    "Unsubscribe" None:;
    "BadConfiguration" Block: SystemError;
    "TransientFailure" Soft: ServiceUnavailable Greylisted RateLimited TooManyConnections SystemError;
    "BadDomain" Hard: DomainUnknown DomainRefusesMail;
    "InactiveMailbox" Hard: MailboxDisabled MailboxMoved;
    "InvalidSender" Block: SenderRejected;
    "MessageExpired" Soft: Expired;
    "NoAnswerFromHost" Soft: ConnectionFailed;
    "BadConnection" Soft: ConnectionFailed;
    "PolicyRelated" Block: PolicyRejected RecipientRestricted RegionBlocked RateLimited;
    "ChallengeResponse" None: RecipientRestricted;
    "ProtocolErrors" Block: SyntaxError CommandNotImplemented BadSequence MalformedMessage UnsupportedEncoding;
    "ContentRelated" Block: ContentRejected MalformedMessage;
    "QuotaIssues" Soft: MailboxFull SystemFull MessageTooLarge;
    "RelayingIssues" Block: RelayDenied;
    "RoutingErrors" Soft: RoutingFailed RoutingLoop;
    "SpamRelated" Block: SpamDetected IpBlocklisted PoorReputation;
    "VirusRelated" Block: VirusDetected;
    "ProhibitedAttachment" Block: ContentRejected VirusDetected;
    "AuthenticationFailed" Block: SenderUnauthenticated AuthenticationRequired AuthenticationFailed ReverseDnsMissing
        EncryptionRequired PolicyRejected;
    "TooManyRecipients" Soft: TooManyRecipients;
    "Uncategorized" None: Unknown;
}

// ZoneMTA: the categories of its bounce rules (config/bounces.txt).
terms! { ZONE_MTA
    "rate" Soft: RateLimited;
    "recipient" Hard: UserUnknown MailboxDisabled MailboxMoved DomainRefusesMail RateLimited;
    "capacity" Hard: MailboxFull SystemFull TooManyConnections ServiceUnavailable;
    "greylist" Soft: Greylisted;
    "network" Soft: ConnectionFailed RoutingFailed RoutingLoop Expired;
    "protocol" Hard: SyntaxError CommandNotImplemented BadSequence;
    "blacklist" Soft: IpBlocklisted PoorReputation RegionBlocked;
    "spam" Hard: SpamDetected DomainBlocklisted PoorReputation;
    "dmarc" Hard: SenderUnauthenticated;
    "policy" Hard: PolicyRejected RecipientRestricted;
    "block" Hard: SenderRejected IpBlocklisted RecipientRestricted PoorReputation;
    "other" Soft: Unknown MailboxUnavailable SystemError PolicyRejected RelayDenied;
    "config" Hard: ReverseDnsMissing EncryptionRequired SenderRejected SystemError;
    "auth" Hard: AuthenticationRequired AuthenticationFailed EncryptionRequired RecipientRestricted;
    "envelope" Hard: UserUnknown DomainUnknown InvalidAddress TooManyRecipients SenderRejected UnsupportedEncoding;
    "message" Hard: ContentRejected MalformedMessage MessageTooLarge UnsupportedEncoding;
    "virus" Hard: VirusDetected ContentRejected;
    "sender" Hard: SenderRejected;
    "dns" Soft: DnsFailure DomainUnknown;
    "http" Soft: SystemError;
}

// Salesforce Marketing Cloud: bounce subcategory and its id.
terms! { SALESFORCE
    "Complaints" 1001 Block: PoorReputation;
    "Spamblocked" 1002 Block: SpamDetected IpBlocklisted DomainBlocklisted PoorReputation;
    "Content" 1004 Block: ContentRejected VirusDetected SpamDetected;
    "URL Block" 1005 Block: SpamDetected DomainBlocklisted;
    "High Unknown Address Pct." 1009 Block: PoorReputation;
    "Authentication" 1010 Block: SenderUnauthenticated ReverseDnsMissing;
    "Other (Block)" 1999 Block: PolicyRejected SenderRejected RecipientRestricted RelayDenied RegionBlocked
        AuthenticationRequired AuthenticationFailed EncryptionRequired;
    "User Unknown" 2001 Hard: UserUnknown MailboxMoved;
    "Domain Unknown" 2002 Hard: DomainUnknown;
    "Bad Address" 2003 Hard: InvalidAddress;
    "Mailbox Full" 3001 Soft: MailboxFull;
    "Inactive Account" 3002 Soft: MailboxDisabled;
    "Other (Hard)" 2999 Hard: DomainRefusesMail MailboxDisabled MailboxMoved;
    "Server Too Busy" 4001 Soft: ServiceUnavailable RateLimited TooManyConnections Greylisted TooManyRecipients;
    "Temporary Domain Failure" 3003 Soft: DnsFailure SystemError ServiceUnavailable SystemFull RoutingFailed;
    "Data Format Error" 4002 Soft: MalformedMessage SyntaxError UnsupportedEncoding CommandNotImplemented BadSequence;
    "Network Error" 4003 Soft: ConnectionFailed Expired;
    "Other (Technical)" 4999 Soft: Unknown MessageTooLarge RoutingLoop;
    "Other (Soft)" 3999 Soft: MailboxUnavailable Unknown;
}

// Elastic Email: the message categories.
terms! { ELASTIC_EMAIL
    "Unknown" None: Unknown;
    "Ignore" None:;
    "Spam" Block: SpamDetected;
    "BlackListed" Block: IpBlocklisted DomainBlocklisted PoorReputation;
    "NoMailbox" Hard: UserUnknown MailboxDisabled InvalidAddress MailboxMoved MailboxUnavailable;
    "GreyListed" Soft: Greylisted;
    "Throttled" Soft: RateLimited TooManyConnections TooManyRecipients;
    "ConnectionProblem" Soft: ConnectionFailed;
    "Timeout" Soft: Expired ConnectionFailed;
    "SPFProblem" Block: SenderUnauthenticated;
    "AccountProblem" Soft: MailboxFull MailboxDisabled MailboxUnavailable;
    "DNSProblem" Soft: DnsFailure DomainUnknown DomainRefusesMail;
    "NotDeliveredCancelled" None: Suppressed;
    "ManualCancel" None:;
    "ConnectionTerminated" Soft: ConnectionFailed ServiceUnavailable;
    "NotDelivered" Soft: Unknown RecipientRestricted SenderRejected AuthenticationRequired AuthenticationFailed
        ReverseDnsMissing RelayDenied VirusDetected ContentRejected MalformedMessage MessageTooLarge PolicyRejected
        EncryptionRequired RegionBlocked SystemFull SystemError RoutingFailed RoutingLoop UnsupportedEncoding;
    "CodeError" Soft: SyntaxError BadSequence SystemError CommandNotImplemented;
}

// EmailEngine: the labels of its bounce classifier.
terms! { EMAIL_ENGINE
    "user_unknown" Hard: UserUnknown MailboxMoved MailboxUnavailable;
    "invalid_address" Hard: InvalidAddress DomainUnknown DomainRefusesMail;
    "mailbox_disabled" Hard: MailboxDisabled;
    "mailbox_full" Soft: MailboxFull;
    "greylisting" Soft: Greylisted;
    "rate_limited" Soft: RateLimited TooManyConnections TooManyRecipients;
    "server_error" Soft: SystemError ConnectionFailed ServiceUnavailable DnsFailure SystemFull RoutingFailed
        RoutingLoop Expired SyntaxError CommandNotImplemented BadSequence UnsupportedEncoding;
    "ip_blacklisted" Block: IpBlocklisted PoorReputation;
    "domain_blacklisted" Block: DomainBlocklisted;
    "auth_failure" Block: SenderUnauthenticated AuthenticationFailed ReverseDnsMissing;
    "relay_denied" Block: RelayDenied;
    "spam_blocked" Block: SpamDetected;
    "policy_blocked" Block: PolicyRejected SenderRejected RecipientRestricted ContentRejected AuthenticationRequired
        MalformedMessage MessageTooLarge EncryptionRequired;
    "virus_detected" Block: VirusDetected;
    "geo_blocked" Block: RegionBlocked;
    "unknown" None: Unknown;
}

// Mailtrap: the bounce categories.
terms! { MAILTRAP
    "transientfail" Soft: ServiceUnavailable RateLimited TooManyConnections TooManyRecipients;
    "greylisting" Soft: Greylisted;
    "badsender" Soft: SenderRejected;
    "content" Soft: ContentRejected MalformedMessage VirusDetected MessageTooLarge;
    "dnsFail" Soft: DnsFailure DomainUnknown DomainRefusesMail;
    "other" Soft: Unknown;
    "relayfail" Soft: RelayDenied;
    "serverfail" Soft: SystemError SystemFull;
    "generalfail" Soft: Unknown SystemError RoutingFailed RoutingLoop SyntaxError CommandNotImplemented BadSequence
        UnsupportedEncoding;
    "spam" Soft: SpamDetected;
    "timeout" Hard: Expired ConnectionFailed;
    "badrecipient" Hard: UserUnknown InvalidAddress MailboxDisabled MailboxMoved MailboxUnavailable;
    "verifyfail" Soft: SenderRejected UserUnknown;
    "overquota" Hard: MailboxFull;
    "serverpolicy" Hard: PolicyRejected SenderUnauthenticated RecipientRestricted AuthenticationRequired
        AuthenticationFailed ReverseDnsMissing EncryptionRequired RegionBlocked;
    "block" Soft: IpBlocklisted DomainBlocklisted PoorReputation PolicyRejected;
    "spam_gmail" Soft: RateLimited SenderUnauthenticated PoorReputation;
}
