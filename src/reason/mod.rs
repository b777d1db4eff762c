//! The terms of a classification: why a server gave a reply, and what follows from it. Plain enums; the only logic is the
//! table from a reason to its category, bounce kind and action (`outcome`), and when to try again (`retry`).

mod outcome;
mod retry;

pub(crate) use retry::Pause;
pub use retry::Retry;

use crate::name::names;

names! {
    "a reason such as user_unknown",
    /// Why the server answered as it did: the most specific reason that text, enhanced code and reply code support.
    ///
    /// [All reasons](crate::docs::reasons) lists them with example replies, causes and remedies.
    ///
    /// ```
    /// use smtp_reply::{classify, Reason};
    ///
    /// assert_eq!(classify("550 5.1.1 No such user here").reason(), Reason::UserUnknown);
    /// assert_eq!(Reason::UserUnknown.as_str(), "user_unknown");
    /// assert_eq!("user_unknown".parse(), Ok(Reason::UserUnknown));
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Reason {
        /// The server did what was asked (2yz).
        Accepted,
        /// The server waits for more (1yz, 3yz).
        Intermediate,
        /// The domain exists, the mailbox does not.
        UserUnknown,
        /// The mailbox is or was there, but is closed, suspended, inactive, expired or not yet active.
        MailboxDisabled,
        /// The mailbox is over its quota.
        MailboxFull,
        /// The user has moved; another address has to be used.
        MailboxMoved,
        /// The mailbox cannot take mail, now or ever, for no stated reason.
        MailboxUnavailable,
        /// The recipient's address is malformed, not allowed or ambiguous.
        InvalidAddress,
        /// The recipient's domain does not exist.
        DomainUnknown,
        /// The recipient's domain or host exists and takes no mail: null MX, no MX and no address, 521, 556.
        DomainRefusesMail,
        /// This recipient or list takes mail from some senders only.
        RecipientRestricted,
        /// The envelope or header sender is refused: invalid, unresolvable, failed verification, or blocked as an address.
        SenderRejected,
        /// The server wants a login first.
        AuthenticationRequired,
        /// The credentials or the login mechanism were refused.
        AuthenticationFailed,
        /// The message failed SPF, DKIM, DMARC or ARC, or lacks the one that is required.
        #[doc(alias = "SPF")]
        #[doc(alias = "DKIM")]
        #[doc(alias = "DMARC")]
        SenderUnauthenticated,
        /// The client has no or a wrong reverse DNS entry, or introduced itself with a bad host name.
        #[doc(alias = "PTR")]
        #[doc(alias = "HELO")]
        ReverseDnsMissing,
        /// The server does not relay for this client.
        RelayDenied,
        /// The client's IP address, network or host is on a blocklist or blocked by the receiver.
        IpBlocklisted,
        /// The sender's domain is on a blocklist.
        DomainBlocklisted,
        /// Low reputation or complaints, without a list being named.
        PoorReputation,
        /// This message looks like spam.
        SpamDetected,
        /// This message contains malware.
        VirusDetected,
        /// Something in the content is not allowed: an attachment type, a header, a content policy.
        ContentRejected,
        /// The message violates RFC 5322 or MIME.
        MalformedMessage,
        /// The message exceeds a size limit.
        MessageTooLarge,
        /// A local policy, or a refusal without a stated reason.
        PolicyRejected,
        /// TLS is needed, or TLS failed.
        EncryptionRequired,
        /// The country, language or network region is refused.
        RegionBlocked,
        /// Greylisting: the server refuses the first attempt on purpose.
        #[doc(alias = "graylisted")]
        Greylisted,
        /// Too many messages, or too fast.
        RateLimited,
        /// Too many connections or sessions at once.
        TooManyConnections,
        /// Too many recipients in one transaction.
        TooManyRecipients,
        /// The receiver's own system is out of space or resources.
        SystemFull,
        /// A fault of the receiver's own system: a local error, its configuration, a failed program or lookup.
        SystemError,
        /// The receiver's service is not available now.
        ServiceUnavailable,
        /// The connection was refused, timed out or was dropped, or there is no route to the host.
        ConnectionFailed,
        /// A DNS lookup failed temporarily.
        DnsFailure,
        /// There is no route for mail to the destination.
        RoutingFailed,
        /// Too many hops, a mail loop.
        RoutingLoop,
        /// The retry time ran out, and no other cause is given; also warnings of delay.
        Expired,
        /// A command or parameter was not understood (500, 501).
        SyntaxError,
        /// A command or parameter is not supported (502, 504, 555).
        CommandNotImplemented,
        /// Commands out of order (503).
        BadSequence,
        /// SMTPUTF8, 8BITMIME or a character set is not supported.
        UnsupportedEncoding,
        /// The sender's own service held the message back: its suppression list.
        Suppressed,
        /// The reply does not say.
        Unknown,
    }
}

names! {
    "a category such as recipient",
    /// The group that a [`Reason`] belongs to.
    ///
    /// ```
    /// use smtp_reply::{Category, Reason};
    ///
    /// assert_eq!(Reason::IpBlocklisted.category(), Category::Reputation);
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Category {
        /// No failure.
        Success,
        /// The recipient's address, mailbox or domain.
        Recipient,
        /// The sender's address, login, authentication or host name.
        Sender,
        /// The reputation of the sender's address or domain.
        Reputation,
        /// The message itself.
        Content,
        /// A policy of the receiver.
        Policy,
        /// Too much, too fast, or too early.
        Rate,
        /// The receiver's own system.
        System,
        /// The route to the receiver: connection, DNS, routing.
        Network,
        /// The SMTP dialogue.
        Protocol,
        /// The reply does not say.
        Unknown,
    }
}

names! {
    "a bounce kind such as hard",
    /// What the reply means for the recipient's address.
    ///
    /// ```
    /// use smtp_reply::{classify, BounceKind};
    ///
    /// assert_eq!(classify("550 5.1.1 No such user").bounce(), BounceKind::Hard);
    /// assert_eq!(classify("452 4.2.2 Over quota").bounce(), BounceKind::Soft);
    /// assert_eq!(classify("554 5.7.1 Message looks like spam").bounce(), BounceKind::Block);
    /// assert_eq!(classify("250 2.0.0 OK").bounce(), BounceKind::None);
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    #[doc(alias = "bounce type")]
    pub enum BounceKind {
        /// No failure.
        None,
        /// Temporary: the same message may get through later.
        #[doc(alias = "soft bounce")]
        #[doc(alias = "deferral")]
        Soft,
        /// Permanent, because of the address or its domain: it does not take mail.
        #[doc(alias = "hard bounce")]
        Hard,
        /// Permanent, because of the sender, its reputation, the content or a policy: the address may be fine.
        Block,
    }
}

names! {
    "an action such as retry",
    /// What to do next.
    ///
    /// ```
    /// use smtp_reply::{classify, Action};
    ///
    /// assert_eq!(classify("421 4.7.0 Too many connections").action(), Action::SlowDown);
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Action {
        /// Nothing: it succeeded.
        None,
        /// Continue the dialogue: the server waits.
        Proceed,
        /// Try again later.
        Retry,
        /// Send less and slower, then try again.
        SlowDown,
        /// Send to fewer recipients at a time.
        SplitRecipients,
        /// Send nothing more to this recipient.
        SuppressRecipient,
        /// Correct the recipient's address.
        FixAddress,
        /// Contact the recipient another way: only the recipient can solve it.
        AskRecipient,
        /// Fix the sender's side: login, address, SPF, DKIM, DMARC, reverse DNS, TLS.
        FixSender,
        /// Fix the message: content, size, attachments, form.
        FixMessage,
        /// Look up the listing or reputation, fix its cause, and request removal.
        RequestDelisting,
        /// A person should look at it.
        Review,
    }
}

names! {
    "a stage such as rcpt",
    /// Where in the SMTP dialogue a reply was given (RFC 5321 §4.1.4).
    ///
    /// The same code means different things at different stages: 554 in the greeting is "no mail service here", after the
    /// data it is a refused message.
    ///
    /// ```
    /// use smtp_reply::Stage;
    ///
    /// assert_eq!(Stage::EndOfData.as_str(), "end_of_data");
    /// assert_eq!("rcpt".parse(), Ok(Stage::Rcpt));
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Stage {
        /// The greeting, before any command.
        Connect,
        /// After EHLO, HELO or LHLO.
        Ehlo,
        /// After STARTTLS.
        Starttls,
        /// After AUTH or one of its continuation lines.
        Auth,
        /// After MAIL FROM.
        Mail,
        /// After RCPT TO.
        Rcpt,
        /// After DATA or BDAT, before the message.
        Data,
        /// After the message and its final dot.
        EndOfData,
        /// After RSET.
        Rset,
        /// After VRFY or EXPN.
        Vrfy,
        /// After QUIT.
        Quit,
    }
}

names! {
    "a delivery such as relayed",
    /// The result of a delivery to a recipient: the actions of delivery reports (RFC 3464 §2.3.3).
    ///
    /// ```
    /// use smtp_reply::{Delivery, Diagnostic};
    ///
    /// let line = "to=<joe@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)";
    /// assert_eq!(Diagnostic::parse(line).delivery(), Some(Delivery::Delivered));
    /// assert_eq!("relayed".parse(), Ok(Delivery::Relayed));
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Delivery {
        /// It is in the recipient's mailbox, or was passed to the program that takes the recipient's mail.
        Delivered,
        /// Another server has taken it.
        Relayed,
        /// It was passed on to other recipients: an alias, a list, a forwarding.
        Expanded,
        /// It could not be delivered yet; the system tries again.
        Delayed,
        /// It was not delivered, and the system does not try again.
        Failed,
    }
}

impl Delivery {
    /// Whether the mail has not arrived, or not yet.
    pub(crate) const fn is_failure(self) -> bool {
        matches!(self, Self::Delayed | Self::Failed)
    }
}
