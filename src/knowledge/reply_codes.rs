//! The known reply codes, one row a code.
//!
//! A row generates the entry that [`ReplyCode::known`] returns, a test, a line in the page `docs::codes`, and, for a code that
//! an RFC defines, the constant on [`ReplyCode`] with its documentation. To add a code, add a row; the rows are in numeric order.

use super::meaning::Meaning;
use crate::code::ReplyCode;
use crate::language::Language;
use crate::name::names;
use crate::reason::Stage;

/// What is known about a reply code in use: a row of [the table](crate::docs::codes#reply-codes).
///
/// ```
/// use smtp_reply::{CodeStatus, ReplyCode, Stage};
///
/// let known = ReplyCode::new(556).unwrap().known().unwrap();
/// assert_eq!(known.code(), ReplyCode::DOMAIN_DOES_NOT_ACCEPT_MAIL);
/// assert_eq!(known.name(), Some("DOMAIN_DOES_NOT_ACCEPT_MAIL"));
/// assert_eq!(known.status(), CodeStatus::Standard);
/// assert!(known.source().contains("RFC 7504"));
/// assert_eq!(known.stages(), [Stage::Rcpt]);
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct KnownReplyCode {
    code: ReplyCode,
    name: Option<&'static str>,
    meaning: Meaning,
    source: &'static str,
    status: CodeStatus,
    stages: &'static [Stage],
}

impl KnownReplyCode {
    /// Returns all known codes, in numeric order.
    ///
    /// ```
    /// use smtp_reply::{CodeStatus, KnownReplyCode};
    ///
    /// let standard = KnownReplyCode::all().filter(|known| known.status() == CodeStatus::Standard);
    /// assert_eq!(standard.map(|known| known.code().as_u16()).min(), Some(211));
    /// ```
    pub fn all() -> impl DoubleEndedIterator<Item = &'static Self> + ExactSizeIterator + Clone {
        TABLE.values()
    }

    /// Returns the code itself.
    pub const fn code(&self) -> ReplyCode {
        self.code
    }

    /// Returns the name of the code's constant, such as `MAILBOX_UNAVAILABLE`. `None` for a
    /// [`DeFacto`](CodeStatus::DeFacto) code: only the codes that an RFC defines have constants.
    ///
    /// ```
    /// use smtp_reply::{KnownReplyCode, ReplyCode};
    ///
    /// let name = |number| ReplyCode::new(number)?.known().and_then(KnownReplyCode::name);
    /// assert_eq!(name(550), Some("MAILBOX_UNAVAILABLE"));
    /// assert_eq!(name(571), None);
    /// ```
    pub const fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// Returns what the code means, in a few words; all its meanings where it has several.
    ///
    /// ```
    /// use smtp_reply::{Language, ReplyCode};
    ///
    /// let known = ReplyCode::OK.known().unwrap();
    /// assert_eq!(known.meaning(Language::En), "The command was carried out");
    /// assert_eq!(known.meaning(Language::De), "Der Befehl wurde ausgeführt");
    /// ```
    pub const fn meaning(&self, language: Language) -> &'static str {
        self.meaning.in_language(language)
    }

    /// Returns where the code is defined, or who uses it.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Returns whether a standard defines the code.
    pub const fn status(&self) -> CodeStatus {
        self.status
    }

    /// Returns the stages of the dialogue at which the code is used, in the order of the dialogue (RFC 5321 §4.3.2).
    ///
    /// Empty for answers to commands that have no stage, such as HELP and ETRN, and for codes that only programs write into
    /// logs and reports, and no server sends.
    ///
    /// ```
    /// use smtp_reply::{ReplyCode, Stage};
    ///
    /// let stages = |code: ReplyCode| code.known().unwrap().stages();
    /// assert_eq!(stages(ReplyCode::START_MAIL_INPUT), [Stage::Data]);
    /// assert!(stages(ReplyCode::SERVICE_NOT_AVAILABLE).contains(&Stage::Connect));
    /// assert!(!stages(ReplyCode::SYNTAX_ERROR).contains(&Stage::Connect));
    /// ```
    pub const fn stages(&self) -> &'static [Stage] {
        self.stages
    }
}

impl ReplyCode {
    /// Returns what is known about this code, or `None` if it is not in known use.
    ///
    /// ```
    /// # use smtp_reply::ReplyCode;
    /// let known = ReplyCode::MAILBOX_UNAVAILABLE.known().unwrap();
    /// assert_eq!(known.source(), "RFC 5321 §4.2.3");
    /// assert_eq!(ReplyCode::new(599).unwrap().known(), None);
    /// ```
    pub fn known(self) -> Option<&'static KnownReplyCode> {
        TABLE.get(self.as_str())
    }
}

names! {
    "a code status such as standard",
    /// Whether a standard defines a [`KnownReplyCode`].
    ///
    /// ```
    /// use smtp_reply::{CodeStatus, ReplyCode};
    ///
    /// assert_eq!(ReplyCode::new(571).unwrap().known().unwrap().status(), CodeStatus::DeFacto);
    /// assert_eq!(CodeStatus::DeFacto.as_str(), "de_facto");
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum CodeStatus {
        /// Defined in an RFC on the standards track, or in a registry made by one.
        Standard,
        /// Defined in an early or experimental RFC, or listed for the record only.
        Historic,
        /// Not in a standard, but used by servers or other mail programs.
        DeFacto,
    }
}

/// The stages after a command.
const AFTER_COMMANDS: &[Stage] = {
    let Some((Stage::Connect, after)) = Stage::ALL.split_first() else { panic!("the greeting comes first") };
    after
};

/// The stages of a row.
macro_rules! stages {
    (any) => {
        AFTER_COMMANDS
    };
    (Connect any) => {
        Stage::ALL
    };
    ($($stage:ident)*) => {
        &[$(Stage::$stage),*]
    };
}

/// The name of a row, if it has one.
macro_rules! name {
    () => {
        None
    };
    ($name:ident) => {
        Some(stringify!($name))
    };
}

/// A row has a name in brackets if its code has a constant: if it is `Standard` or `Historic`.
macro_rules! reply_codes {
    ($(
        $code:literal $status:ident $(($name:ident))? $source:literal [$($stage:ident)*]
            en $en:literal
            de $de:literal
    )*) => {
        /// The codes that an RFC defines, which work as patterns.
        impl ReplyCode {$($(
            #[doc = concat!($code, ": ", $en, ".")]
            #[doc = ""]
            #[doc = concat!("Source: ", $source, ".")]
            #[doc(alias = $code)]
            pub const $name: Self = Self::literal($code);
        )?)*}

        static TABLE: phf::OrderedMap<&'static str, KnownReplyCode> = phf::phf_ordered_map! {$(
            $code => KnownReplyCode {
                code: ReplyCode::literal($code),
                name: name!($($name)?),
                meaning: Meaning { en: $en, de: $de },
                source: $source,
                status: CodeStatus::$status,
                stages: stages!($($stage)*),
            },
        )*};

        #[cfg(test)]
        #[test]
        fn each_code_finds_its_own_row() {
            $(
                let known = ReplyCode::literal($code).known().expect($code);
                assert_eq!((known.code().as_str(), known.name()), ($code, name!($($name)?)));
                assert_eq!((known.meaning(Language::En), known.meaning(Language::De)), ($en, $de));
                $(assert_eq!(ReplyCode::$name, known.code());)?
            )*
        }
    };
}

reply_codes! {
    "101" DeFacto "help pages; error number ENETUNREACH of Linux" []
        en "Not from a server: the client could not reach the host, or its name or port is wrong"
        de "Nicht vom Server: Der Client konnte den Host nicht erreichen, oder Name oder Port ist falsch"
    "111" DeFacto "help pages; error number ECONNREFUSED of Linux" []
        en "Not from a server: the connection was refused before SMTP began"
        de "Nicht vom Server: Die Verbindung wurde abgewiesen, bevor SMTP begann"
    "200" Historic(NONSTANDARD_SUCCESS) "RFC 876, a survey of early servers" [any]
        en "Success, as reported by some early servers"
        de "Erfolg, wie ihn einige frühe Server meldeten"
    "211" Standard(SYSTEM_STATUS) "RFC 5321 §4.2.3 (HELP)" []
        en "Status of the system, or help about it"
        de "Status des Systems oder Hilfe dazu"
    "214" Standard(HELP_MESSAGE) "RFC 5321 §4.2.3 (HELP)" []
        en "Help text for a human user"
        de "Hilfetext für menschliche Benutzer"
    "220" Standard(SERVICE_READY) "RFC 5321 §4.2.3; RFC 3207 §4" [Connect Starttls]
        en "Greeting: the server is ready; after STARTTLS: the TLS handshake may begin"
        de "Begrüßung: Der Server ist bereit; nach STARTTLS: Die TLS-Aushandlung kann beginnen"
    "221" Standard(SERVICE_CLOSING) "RFC 5321 §4.2.3" [Quit]
        en "The server ends the session"
        de "Der Server beendet die Sitzung"
    "235" Standard(AUTHENTICATION_SUCCEEDED) "RFC 4954 §6" [Auth]
        en "The login succeeded"
        de "Die Anmeldung war erfolgreich"
    "250" Standard(OK) "RFC 5321 §4.2.3; RFC 3030; RFC 4468; RFC 1985; RFC 2645"
        [Ehlo Mail Rcpt Data EndOfData Rset Vrfy]
        en "The command was carried out"
        de "Der Befehl wurde ausgeführt"
    "251" Standard(USER_NOT_LOCAL_WILL_FORWARD) "RFC 5321 §4.2.3; RFC 1985" [Rcpt Vrfy]
        en "The user is not local, and the server forwards; to ETRN: no messages are waiting"
        de "Der Benutzer ist nicht auf diesem Server, der Server leitet weiter; auf ETRN: Es warten keine Nachrichten"
    "252" Standard(CANNOT_VERIFY_USER) "RFC 5321 §4.2.3; RFC 1985" [Vrfy]
        en "The user cannot be verified, but delivery will be tried; to ETRN: delivery of waiting messages begins"
        de "Benutzer nicht überprüfbar, Zustellung wird versucht; auf ETRN: Zustellung wartender Nachrichten beginnt"
    "253" Standard(PENDING_MESSAGES_STARTED) "RFC 1985 (ETRN)" []
        en "Delivery of the waiting messages begins; the reply gives their number"
        de "Die Zustellung der wartenden Nachrichten beginnt; die Antwort nennt ihre Anzahl"
    "334" Standard(AUTHENTICATION_CHALLENGE) "RFC 4954 §4" [Auth]
        en "Next step of the login: the client answers the challenge"
        de "Nächster Schritt der Anmeldung: Der Client antwortet auf die Challenge"
    "354" Standard(START_MAIL_INPUT) "RFC 5321 §4.2.3" [Data]
        en "Send the message now, and end it with a line that contains only a dot"
        de "Die Nachricht jetzt senden und mit einer Zeile beenden, in der nur ein Punkt steht"
    "355" Historic(TRANSACTION_OFFSET) "RFC 1845, experimental" [Mail]
        en "Continue the interrupted message at the given byte offset"
        de "Die unterbrochene Nachricht ab der angegebenen Byteposition fortsetzen"

    "400" DeFacto "Courier" [any]
        en "Temporary failure, without a reason"
        de "Vorübergehend fehlgeschlagen, ohne Angabe von Gründen"
    "401" DeFacto "seen from a mail relay, as 401 4.1.3" [Rcpt]
        en "Recipient address invalid, but reported as temporary"
        de "Empfängeradresse ungültig, aber als vorübergehend gemeldet"
    "403" DeFacto "Twilio SendGrid" [Mail EndOfData]
        en "The sender address is not a verified identity of this account"
        de "Die Absenderadresse ist keine bestätigte Identität dieses Kontos"
    "412" DeFacto "Courier" [Rcpt]
        en "The recipient's allow list has not been checked yet; try later"
        de "Die Liste der zugelassenen Absender ist noch nicht geprüft; später erneut versuchen"
    "417" DeFacto "Courier (4.1.7 without dots)" [Ehlo Mail]
        en "The DNS lookup of the HELO name or the sender's domain failed"
        de "Die DNS-Abfrage für den HELO-Namen oder die Absenderdomain ist fehlgeschlagen"
    "420" DeFacto "Exchange (420 4.2.0); help pages" [any]
        en "Several meanings: Exchange cannot resolve an ambiguous address yet; help pages: a timeout"
        de "Mehrdeutig: Exchange kann eine nicht eindeutige Adresse noch nicht auflösen; Hilfeseiten: Zeitüberschreitung"
    "421" Standard(SERVICE_NOT_AVAILABLE) "RFC 5321 §4.2.3" [Connect any]
        en "Service not available; the server closes the connection; try later"
        de "Dienst nicht verfügbar; der Server schließt die Verbindung; später erneut versuchen"
    "422" DeFacto "registry row X.7.12; help pages (4.2.2 without dots); Barracuda"
        [Auth Rcpt]
        en "Several meanings: mostly a full mailbox; in the registry a password transition"
        de "Mehrdeutig: meist ein volles Postfach; in der Registry eine Passwortumstellung"
    "423" DeFacto "Alibaba Cloud DirectMail" []
        en "The recipient's domain could not be resolved in the DNS for now"
        de "Die Empfängerdomain ließ sich vorübergehend nicht im DNS auflösen"
    "426" DeFacto "RFC 3464, in an example only; Alibaba Cloud DirectMail" []
        en "The connection timed out"
        de "Zeitüberschreitung bei der Verbindung"
    "427" DeFacto "Alibaba Cloud DirectMail" []
        en "The receiving host could not be reached"
        de "Der Zielserver war nicht erreichbar"
    "430" DeFacto "registry row X.5.1, without a definition" [any]
        en "A problem with a command; the registry lists only the number"
        de "Ein Problem mit einem Befehl; die Registry nennt nur die Nummer"
    "431" DeFacto "Courier; help pages (4.3.1 without dots)" [Mail Rcpt EndOfData]
        en "Several meanings: out of disk space or memory; Courier also: too many recipients"
        de "Mehrdeutig: kein Plattenplatz oder Arbeitsspeicher mehr; bei Courier auch zu viele Empfänger"
    "432" Standard(PASSWORD_TRANSITION_NEEDED) "RFC 4954 §6; Exchange (432 4.3.2); Courier" [Auth EndOfData]
        en "Several meanings: the user's password must be converted for this login method; Exchange: rate limited"
        de "Mehrdeutig: Das Passwort muss auf dieses Anmeldeverfahren umgestellt werden; Exchange: gedrosselt"
    "440" DeFacto "Courier" [Starttls Mail]
        en "TLS is temporarily not available"
        de "TLS ist vorübergehend nicht verfügbar"
    "441" DeFacto "Exchange (441 4.4.1); help pages" []
        en "The next server does not respond"
        de "Der nächste Server antwortet nicht"
    "442" DeFacto "help pages (4.4.2 without dots)" []
        en "The connection was lost during the transfer"
        de "Die Verbindung brach während der Übertragung ab"
    "446" DeFacto "help pages (4.4.6 without dots)" []
        en "The message passed through too many servers, most likely in a loop"
        de "Die Nachricht lief über zu viele Server, wahrscheinlich in einer Schleife"
    "447" DeFacto "help pages (4.4.7 without dots)" []
        en "The message waited too long for the receiving server"
        de "Die Nachricht hat zu lange auf den Zielserver gewartet"
    "449" DeFacto "help pages (4.4.9 without dots)" []
        en "The sending system has no matching route or connector"
        de "Das sendende System hat keine passende Route und keinen passenden Connector"
    "450" Standard(MAILBOX_TEMPORARILY_UNAVAILABLE) "RFC 5321 §4.2.3; RFC 2645" [Rcpt EndOfData]
        en "Mailbox in use, or deferred by a policy such as greylisting; to ATRN: refused; try later"
        de "Postfach in Benutzung, oder wegen einer Richtlinie wie Greylisting zurückgestellt; auf ATRN: abgelehnt; später erneut versuchen"
    "451" Standard(LOCAL_ERROR) "RFC 5321 §4.2.3; RFC 2645" [Mail Rcpt EndOfData]
        en "Error in the server's processing; try later"
        de "Fehler bei der Verarbeitung auf dem Server; später erneut versuchen"
    "452" Standard(INSUFFICIENT_STORAGE) "RFC 5321 §4.2.3 and §4.5.3.1.10; RFC 1870" [Mail Rcpt EndOfData]
        en "Several meanings: no storage space on the server for now; to RCPT: too many recipients at once"
        de "Mehrdeutig: vorerst kein Speicherplatz auf dem Server; auf RCPT: zu viele Empfänger auf einmal"
    "453" Standard(NO_MAIL_FOR_YOU) "RFC 2645 (ATRN); registry row X.3.2" []
        en "No mail is waiting for this client"
        de "Für diesen Client warten keine E-Mails"
    "454" Standard(TEMPORARY_AUTHENTICATION_FAILURE) "RFC 4954 §6; RFC 3207 §4" [Starttls Auth]
        en "Several meanings: the server cannot check logins for now; to STARTTLS: TLS is temporarily not available"
        de "Mehrdeutig: Der Server kann Anmeldungen vorübergehend nicht prüfen; auf STARTTLS: TLS vorübergehend nicht verfügbar"
    "455" Standard(PARAMETERS_TEMPORARILY_NOT_ACCEPTED) "RFC 5321 §4.2.3 and §4.1.1.11" [Mail Rcpt]
        en "The server cannot accommodate the parameters of MAIL or RCPT for now"
        de "Der Server kann die Parameter von MAIL oder RCPT vorübergehend nicht erfüllen"
    "456" DeFacto "an expired Internet-Draft; Courier" [Rcpt EndOfData]
        en "Several meanings: draft: send again over IPv4; Courier: address not available for now"
        de "Mehrdeutig: Entwurf: über IPv4 erneut senden; Courier: Adresse vorerst nicht verfügbar"
    "458" Standard(UNABLE_TO_QUEUE) "RFC 1985 (ETRN)" []
        en "Delivery of the waiting messages for this node cannot be started"
        de "Die Zustellung der wartenden Nachrichten für diesen Knoten lässt sich nicht starten"
    "459" Standard(NODE_NOT_ALLOWED) "RFC 1985 (ETRN)" []
        en "This node is not allowed to request its waiting messages"
        de "Dieser Knoten darf seine wartenden Nachrichten nicht anfordern"
    "471" DeFacto "help pages (4.7.1 without dots)" [EndOfData]
        en "Failed at the sender's own server, usually at its spam filter"
        de "Auf dem eigenen Server des Absenders fehlgeschlagen, meist an dessen Spamfilter"
    "498" DeFacto "seen from single servers" []
        en "The domain has no mail server in the DNS"
        de "Für die Domain steht kein Mailserver im DNS"
    "499" DeFacto "bounce lists of bulk mail services" []
        en "Not from a server: the sending service could not reach any mail server of the domain"
        de "Nicht vom Server: Der Versanddienst konnte keinen Mailserver der Domain erreichen"

    "500" Standard(SYNTAX_ERROR) "RFC 5321 §4.2.3; RFC 4954 §6" [any]
        en "The server does not recognise the command, or the line is too long"
        de "Der Server erkennt den Befehl nicht, oder die Zeile ist zu lang"
    "501" Standard(PARAMETER_SYNTAX_ERROR) "RFC 5321 §4.2.3; RFC 4954 §4" [any]
        en "The command's arguments are invalid; to AUTH: invalid Base64, or cancelled by the client"
        de "Die Argumente des Befehls sind ungültig; auf AUTH: ungültiges Base64 oder vom Client abgebrochen"
    "502" Standard(COMMAND_NOT_IMPLEMENTED) "RFC 5321 §4.2.3 and §4.2.4" [any]
        en "The server knows the command but does not support it"
        de "Der Server kennt den Befehl, unterstützt ihn aber nicht"
    "503" Standard(BAD_SEQUENCE) "RFC 5321 §4.2.3; RFC 4954 §4" [any]
        en "The command is not allowed at this point of the session"
        de "Der Befehl ist an dieser Stelle der Sitzung nicht erlaubt"
    "504" Standard(PARAMETER_NOT_IMPLEMENTED) "RFC 5321 §4.2.3; RFC 4954 §4"
        [Ehlo Auth Vrfy]
        en "The server does not support this parameter; to AUTH: this login method"
        de "Der Server unterstützt diesen Parameter nicht; auf AUTH: dieses Anmeldeverfahren"
    "505" DeFacto "seen from single servers" [Rcpt]
        en "The recipient's account is suspended, judging by the replies seen"
        de "Das Konto des Empfängers ist gesperrt, nach den beobachteten Antworten zu urteilen"
    "510" DeFacto "help pages (5.1.0 without dots)" [Rcpt]
        en "Something is wrong with the recipient's address"
        de "Mit der Adresse des Empfängers stimmt etwas nicht"
    "511" DeFacto "help pages (5.1.1 without dots); Courier" [Rcpt EndOfData]
        en "Several meanings: no such recipient; Courier: no recipient in the message's headers"
        de "Mehrdeutig: Diesen Empfänger gibt es nicht; Courier: kein Empfänger in den Kopfzeilen der Nachricht"
    "512" DeFacto "help pages (5.1.2 without dots)" [Rcpt]
        en "The recipient's domain has no host in the DNS"
        de "Für die Domain des Empfängers gibt es im DNS keinen Host"
    "513" DeFacto "Courier; help pages (5.1.3 without dots)" [Rcpt]
        en "Several meanings: the address has an invalid form; Courier also: relaying denied"
        de "Mehrdeutig: Die Adresse hat eine ungültige Form; bei Courier auch: Weiterleitung verweigert"
    "515" DeFacto "help pages (5.1.5 without dots)" [Rcpt]
        en "Destination invalid, according to help pages; X.1.5 actually means that it is valid"
        de "Laut Hilfeseiten: Ziel ungültig; X.1.5 bedeutet eigentlich, dass es gültig ist"
    "517" DeFacto "Courier; help pages (5.1.7 without dots)" [Mail]
        en "The sender's domain does not exist, or its DNS records are invalid"
        de "Die Domain des Absenders existiert nicht, oder ihre DNS-Einträge sind fehlerhaft"
    "520" DeFacto "an expired Internet-Draft (QHLO)" [Ehlo]
        en "The quick start identifier is outdated; defined in a draft only"
        de "Die Schnellstart-Kennung ist veraltet; nur in einem Entwurf definiert"
    "521" Standard(HOST_DOES_NOT_ACCEPT_MAIL) "RFC 7504 §3; RFC 1846, experimental" [Connect any]
        en "This host does not accept mail at all; some providers misuse the code for blocked clients"
        de "Dieser Host nimmt grundsätzlich keine E-Mails an; manche Anbieter missbrauchen den Code für gesperrte Clients"
    "522" DeFacto "Oracle Messaging Server (522 5.2.0); help pages (5.2.2 without dots)"
        [Rcpt EndOfData]
        en "The recipient's mailbox is over its quota"
        de "Der Speicherplatz im Postfach des Empfängers ist überschritten"
    "523" Standard(ENCRYPTION_NEEDED) "RFC 5248 (X.7.10); Courier; help pages (5.2.3 without dots)" [Auth Mail EndOfData]
        en "Several meanings: start encryption first; in practice also: the message exceeds a size limit"
        de "Mehrdeutig: zuerst die Verschlüsselung starten; in der Praxis auch: Nachricht überschreitet eine Größengrenze"
    "524" DeFacto "registry row X.7.11; Alibaba Cloud DirectMail" [Auth]
        en "Several meanings: this login method is allowed only over TLS; Alibaba Cloud: host not found in the DNS"
        de "Mehrdeutig: Dieses Anmeldeverfahren ist nur über TLS erlaubt; Alibaba Cloud: Host im DNS nicht gefunden"
    "525" Standard(USER_ACCOUNT_DISABLED) "RFC 5248 (X.7.13)" [Auth]
        en "The account used for the login is disabled"
        de "Das für die Anmeldung verwendete Konto ist deaktiviert"
    "526" DeFacto "Alibaba Cloud DirectMail" []
        en "The DNS has no mail records for the domain"
        de "Im DNS gibt es keine Mail-Einträge für die Domain"
    "530" Standard(AUTHENTICATION_REQUIRED) "RFC 4954 §6; RFC 3207 §4"
        [Mail Rcpt Data Vrfy]
        en "Log in first, or start TLS first"
        de "Zuerst anmelden oder zuerst TLS starten"
    "531" DeFacto "Courier; help pages (5.3.1 without dots)" [Rcpt EndOfData]
        en "Several meanings: Courier: too many recipients; help pages: the mail system is full"
        de "Mehrdeutig: Courier: zu viele Empfänger; Hilfeseiten: Das Mailsystem ist voll"
    "533" DeFacto "registry row X.7.1, without a definition; help pages (5.3.3 without dots)"
        [Mail Rcpt]
        en "Several meanings: the sender is not allowed to send this; help pages: the disk of the remote server is full"
        de "Mehrdeutig: Der Absender darf dies nicht senden; Hilfeseiten: Speicherplatz des Zielservers erschöpft"
    "534" Standard(AUTHENTICATION_MECHANISM_TOO_WEAK) "RFC 4954 §6; Courier (5.3.4 without dots)" [Auth Mail EndOfData]
        en "Several meanings: a stronger login method is required; Courier: the message is too large"
        de "Mehrdeutig: Ein stärkeres Anmeldeverfahren ist erforderlich; Courier: Die Nachricht ist zu groß"
    "535" Standard(AUTHENTICATION_CREDENTIALS_INVALID) "RFC 4954 §6" [Auth]
        en "The login failed: wrong user name or password, or not allowed in this way"
        de "Die Anmeldung ist fehlgeschlagen: Benutzername oder Passwort falsch oder so nicht erlaubt"
    "538" Historic(ENCRYPTION_REQUIRED_FOR_AUTHENTICATION) "RFC 4954 §6, for the record" [Auth]
        en "This login method is allowed only over an encrypted connection"
        de "Dieses Anmeldeverfahren ist nur über eine verschlüsselte Verbindung erlaubt"
    "540" DeFacto "Rambler (540 5.7.1); Courier; help pages (5.4.0 without dots)"
        [Starttls Rcpt]
        en "Several meanings: Rambler: mailbox not active; Courier: no TLS; help pages: no DNS server for the domain"
        de "Mehrdeutig: Rambler: Postfach nicht aktiv; Courier: kein TLS; Hilfeseiten: kein DNS-Server für die Domain"
    "541" DeFacto "Zoho (541 5.4.1); help pages" [Rcpt EndOfData]
        en "The recipient's side rejected the message, usually as spam"
        de "Die Empfängerseite hat die Nachricht abgelehnt, meist als Spam"
    "542" DeFacto "MessageLabs; help pages (5.4.2 without dots)" [Rcpt EndOfData]
        en "Several meanings: MessageLabs: rejected; help pages: the connection was bad"
        de "Mehrdeutig: MessageLabs: abgelehnt; Hilfeseiten: Die Verbindung war gestört"
    "543" DeFacto "help pages (5.4.3 without dots)" []
        en "Routing failed: no route to the destination was found"
        de "Das Routing ist fehlgeschlagen: Es wurde keine Route zum Ziel gefunden"
    "546" DeFacto "Courier; help pages (5.4.6 without dots)" [EndOfData]
        en "The message is in a mail loop"
        de "Die Nachricht läuft in einer Schleife"
    "547" DeFacto "help pages (5.4.7 without dots)" []
        en "The message could not be delivered in time"
        de "Die Nachricht konnte nicht rechtzeitig zugestellt werden"
    "550" Standard(MAILBOX_UNAVAILABLE) "RFC 5321 §4.2.3"
        [Ehlo Mail Rcpt EndOfData Vrfy]
        en "Rejected: no such mailbox, no access to it, or for policy reasons"
        de "Abgelehnt: Postfach nicht vorhanden, kein Zugriff darauf oder wegen einer Richtlinie"
    "551" Standard(USER_NOT_LOCAL) "RFC 5321 §4.2.3" [Rcpt Vrfy]
        en "The user is not local, and the server does not forward; try the address given in the reply"
        de "Der Benutzer ist nicht auf diesem Server, und dieser leitet nicht weiter; die genannte Adresse verwenden"
    "552" Standard(EXCEEDED_STORAGE_ALLOCATION) "RFC 5321 §4.2.3 and §4.5.3.1.10; RFC 1870" [Mail Rcpt EndOfData]
        en "Several meanings: mailbox over quota; message too large; old servers to RCPT: too many recipients"
        de "Mehrdeutig: Postfach voll; Nachricht zu groß; alte Server auf RCPT: zu viele Empfänger"
    "553" Standard(MAILBOX_NAME_NOT_ALLOWED) "RFC 5321 §4.2.3" [Mail Rcpt Vrfy]
        en "The address is not allowed, for example because of its syntax"
        de "Die Adresse ist nicht erlaubt, zum Beispiel wegen ihrer Form"
    "554" Standard(TRANSACTION_FAILED) "RFC 5321 §4.2.3 and §3.1; RFC 3207 §4.1; RFC 4468" [Connect any]
        en "The transaction failed; as a greeting: no mail service here; if TLS is too weak: command refused"
        de "Der Vorgang ist fehlgeschlagen; als Begrüßung: kein Maildienst hier; bei zu schwachem TLS: Befehl verweigert"
    "555" Standard(PARAMETERS_NOT_RECOGNIZED) "RFC 5321 §4.2.3 and §4.1.1.11" [Mail Rcpt]
        en "A parameter of MAIL or RCPT is unknown or not supported"
        de "Ein Parameter von MAIL oder RCPT ist unbekannt oder wird nicht unterstützt"
    "556" Standard(DOMAIN_DOES_NOT_ACCEPT_MAIL) "RFC 7504 §4; RFC 7505; Sina; Alibaba Cloud DirectMail" [Rcpt]
        en "Several meanings: the recipient's domain does not accept mail; Sina: bad client address; Alibaba Cloud: too many recipients"
        de "Mehrdeutig: Die Empfängerdomain nimmt keine E-Mails an; Sina: Client-Adresse unzulässig; Alibaba Cloud: zu viele Empfänger"
    "557" DeFacto "an expired Internet-Draft; Alibaba Cloud DirectMail" [EndOfData]
        en "Several meanings: draft: part of an address query; Alibaba Cloud: the message is too large"
        de "Mehrdeutig: Entwurf: Teil einer Adressabfrage; Alibaba Cloud: Die Nachricht ist zu groß"
    "559" DeFacto "Alibaba Cloud DirectMail" [Rcpt]
        en "The recipient is on the service's list of addresses that no longer work"
        de "Der Empfänger steht auf der Liste des Dienstes mit nicht mehr gültigen Adressen"
    "570" DeFacto "seen from single servers (570 5.7.0, 570 5.7.7)" [EndOfData]
        en "Rejected by policy, as spam, or because sender authentication failed"
        de "Abgelehnt wegen einer Richtlinie, als Spam oder wegen fehlgeschlagener Absenderauthentifizierung"
    "571" DeFacto "Courier, Verizon, Laposte.net (5.7.1 without dots)"
        [Mail Rcpt EndOfData]
        en "The sender is not allowed to deliver here, or is blocked"
        de "Der Absender darf hier nicht zustellen oder ist gesperrt"
    "572" DeFacto "seen from a single server" [Connect Rcpt]
        en "The server does not relay for this client, judging by the replies seen"
        de "Der Server leitet für diesen Client nicht weiter, nach den beobachteten Antworten zu urteilen"
    "585" DeFacto "seen from a single server" [Rcpt]
        en "Mail cannot be delivered to the recipient, judging by the replies seen"
        de "An den Empfänger kann nicht zugestellt werden, nach den beobachteten Antworten zu urteilen"
    "591" DeFacto "seen from a single server" [Rcpt]
        en "The client is on a DNS blocklist, judging by the replies seen"
        de "Der Client steht auf einer DNS-Sperrliste, nach den beobachteten Antworten zu urteilen"
}
