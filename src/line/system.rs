//! The mail systems whose lines are known, and the names of their programs in a log.

use crate::find::starts_with;
use crate::name::names;

names! {
    "a mail system such as postfix",
    /// The mail system or sending service that wrote a line.
    ///
    /// ```
    /// use smtp_reply::{Diagnostic, System};
    ///
    /// let line = "Mar  4 09:12:55 mx postfix/qmgr[1120]: 4Z6cJk1xqT: removed";
    /// assert_eq!(Diagnostic::parse(line).system(), Some(System::Postfix));
    /// assert_eq!(System::PowerMta.as_str(), "power_mta");
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum System {
        /// Postfix.
        Postfix,
        /// Exim.
        Exim,
        /// Sendmail.
        Sendmail,
        /// OpenSMTPD.
        OpenSmtpd,
        /// qmail, netqmail and notqmail.
        Qmail,
        /// Courier.
        Courier,
        /// Microsoft Exchange Server.
        Exchange,
        /// Haraka.
        Haraka,
        /// ZoneMTA.
        ZoneMta,
        /// Stalwart.
        Stalwart,
        /// maddy.
        Maddy,
        /// PowerMTA.
        PowerMta,
        /// KumoMTA.
        KumoMta,
        /// Dovecot.
        Dovecot,
        /// Cyrus.
        Cyrus,
        /// amavis.
        Amavis,
        /// Postgrey.
        Postgrey,
        /// msmtp.
        Msmtp,
        /// dma, the `DragonFly` Mail Agent.
        Dma,
        /// nullmailer.
        Nullmailer,
        /// sSMTP.
        Ssmtp,
        /// Amazon SES.
        AmazonSes,
        /// SendGrid.
        SendGrid,
        /// Mailgun.
        Mailgun,
        /// SparkPost.
        SparkPost,
        /// Postmark.
        Postmark,
        /// Mailjet.
        Mailjet,
        /// Brevo.
        Brevo,
        /// Mailchimp Transactional (Mandrill).
        Mandrill,
        /// Resend.
        Resend,
    }
}

/// How the names of programs begin in a log, and their systems.
const PROGRAMS: &[(&str, System)] = &[
    ("postfix", System::Postfix),
    ("exim", System::Exim),
    ("sendmail", System::Sendmail),
    ("sm-", System::Sendmail),
    ("smtpd", System::OpenSmtpd),
    ("opensmtpd", System::OpenSmtpd),
    ("qmail", System::Qmail),
    ("courier", System::Courier),
    ("haraka", System::Haraka),
    ("zone-mta", System::ZoneMta),
    ("zonemta", System::ZoneMta),
    ("stalwart", System::Stalwart),
    ("maddy", System::Maddy),
    ("pmta", System::PowerMta),
    ("kumo", System::KumoMta),
    ("dovecot", System::Dovecot),
    ("cyrus", System::Cyrus),
    ("lmtp", System::Cyrus),
    ("amavis", System::Amavis),
    ("postgrey", System::Postgrey),
    ("msmtp", System::Msmtp),
    ("nullmailer", System::Nullmailer),
    ("sSMTP", System::Ssmtp),
    ("ssmtp", System::Ssmtp),
];

/// The daemons of Postfix, which follow the name of the instance: that need not be `postfix`.
const POSTFIX_DAEMONS: &[&str] = &[
    "/smtp",
    "/lmtp",
    "/smtpd",
    "/local",
    "/virtual",
    "/pipe",
    "/error",
    "/bounce",
    "/qmgr",
    "/cleanup",
    "/postscreen",
];

impl System {
    /// The system that a program belongs to.
    pub(super) fn of_program(name: &[u8]) -> Option<Self> {
        // Others begin like it, such as those for DMARC.
        if name == b"dma" {
            return Some(Self::Dma);
        }
        let known = PROGRAMS.iter().find(|(start, _)| starts_with(name, start.as_bytes()));
        known.map(|&(_, system)| system).or_else(|| {
            let is_postfix = POSTFIX_DAEMONS.iter().any(|daemon| name.ends_with(daemon.as_bytes()));
            is_postfix.then_some(Self::Postfix)
        })
    }
}
