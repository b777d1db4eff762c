//! The registered enhanced status codes, one row a code.
//!
//! A row generates the constant on [`EnhancedCode`] with its documentation, the entry that [`EnhancedCode::known`] returns, a
//! test, and a line in the page `docs::codes`. To add a code, add a row; the rows are in numeric order. A row begins
//! with subject and detail, by which a code is looked up, and the constant's text, which is compared with them when the
//! crate is compiled.

use super::meaning::Meaning;
use crate::code::{Class, EnhancedCode, EnhancedSubject, ReplyCode};
use crate::language::Language;

/// What is known about a registered enhanced status code: a row of [the table](crate::docs::codes#enhanced-codes).
///
/// The registry lists codes by subject and detail, such as X.2.2, with the classes in which each is used. Servers also send
/// them with other classes, so [`EnhancedCode::known`] ignores the class: 4.2.2 and 5.2.2 share a row.
///
/// ```
/// use smtp_reply::{Class, EnhancedCode, ReplyCode};
///
/// let known = EnhancedCode::new(4, 1, 10).unwrap().known().unwrap();
/// assert_eq!(known.code(), EnhancedCode::RECIPIENT_ADDRESS_HAS_NULL_MX);
/// assert_eq!(known.name(), "RECIPIENT_ADDRESS_HAS_NULL_MX");
/// assert_eq!(known.classes(), [Class::PermanentNegative]);
/// assert_eq!(known.reply_codes(), [ReplyCode::DOMAIN_DOES_NOT_ACCEPT_MAIL]);
/// assert_eq!(known.source(), "RFC 7505");
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct KnownEnhancedCode {
    code: EnhancedCode,
    name: &'static str,
    meaning: Meaning,
    source: &'static str,
    classes: &'static [Class],
    reply_codes: &'static [ReplyCode],
}

impl KnownEnhancedCode {
    /// Returns all registered codes, in numeric order of subject and detail.
    ///
    /// ```
    /// use smtp_reply::{EnhancedSubject, KnownEnhancedCode};
    ///
    /// let mut about_mailboxes = KnownEnhancedCode::all().filter(|known| known.subject() == EnhancedSubject::Mailbox);
    /// assert!(about_mailboxes.any(|known| known.name() == "MAILBOX_FULL"));
    /// ```
    pub fn all() -> impl DoubleEndedIterator<Item = &'static Self> + ExactSizeIterator + Clone {
        TABLE.values()
    }

    /// Returns the code in the highest class that it is registered for: the value of its constant.
    pub const fn code(&self) -> EnhancedCode {
        self.code
    }

    /// Returns what the code is about: its second number.
    pub const fn subject(&self) -> EnhancedSubject {
        self.code.subject()
    }

    /// Returns the third number.
    pub const fn detail(&self) -> u16 {
        self.code.detail()
    }

    /// Returns the name of the code's constant, such as `MAILBOX_FULL`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns what the code means, in a few words.
    ///
    /// ```
    /// use smtp_reply::{EnhancedCode, Language};
    ///
    /// let known = EnhancedCode::MAILBOX_FULL.known().unwrap();
    /// assert_eq!(known.meaning(Language::En), "The mailbox is full until its user deletes something");
    /// assert_eq!(known.meaning(Language::De), "Das Postfach ist voll, bis sein Benutzer etwas löscht");
    /// ```
    pub const fn meaning(&self, language: Language) -> &'static str {
        self.meaning.in_language(language)
    }

    /// Returns where the code is defined.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Returns the classes that the code is registered for, in numeric order.
    pub const fn classes(&self) -> &'static [Class] {
        self.classes
    }

    /// Returns the reply codes that the registry pairs with the code, in numeric order.
    ///
    /// Empty if it lists none, and for X.0.0, which goes with any. Servers send the code with others, too.
    pub const fn reply_codes(&self) -> &'static [ReplyCode] {
        self.reply_codes
    }
}

impl EnhancedCode {
    /// Returns what the registry says about this subject and detail, regardless of the class; `None` if they are not
    /// registered.
    ///
    /// Some providers give registered codes a sense of their own.
    ///
    /// ```
    /// # use smtp_reply::EnhancedCode;
    /// let full = EnhancedCode::new(4, 2, 2).unwrap();
    /// assert_eq!(full.known(), EnhancedCode::MAILBOX_FULL.known());
    /// assert_eq!(EnhancedCode::new(5, 7, 606).unwrap().known(), None);
    /// ```
    pub fn known(self) -> Option<&'static KnownEnhancedCode> {
        TABLE.get(&(self.subject_number(), self.detail()))
    }
}

/// The class of a digit in a row.
const fn class(digit: u8) -> Class {
    match Class::from_digit(digit) {
        Some(class) => class,
        None => panic!("a class is 1 to 5"),
    }
}

/// The reply code of a number in a row.
const fn reply(number: u16) -> ReplyCode {
    match ReplyCode::new(number) {
        Some(code) => code,
        None => panic!("a reply code is 100 to 599"),
    }
}

macro_rules! enhanced_codes {
    ($(
        ($subject:literal, $detail:literal) $code:literal $name:ident [$($class:literal)*] [$($reply:literal)*]
            $source:literal
            en $en:literal
            de $de:literal
    )*) => {
        /// The registered codes, which work as patterns.
        ///
        /// Each has the highest class that it is registered for: 5 for most,
        /// [`MAIL_SYSTEM_FULL`](Self::MAIL_SYSTEM_FULL) is 4.3.1 and
        /// [`DESTINATION_ADDRESS_VALID`](Self::DESTINATION_ADDRESS_VALID) is 2.1.5. To ask for a code whatever its
        /// class, compare what [`known`](Self::known) gives.
        impl EnhancedCode {$(
            #[doc = concat!($code, ": ", $en, ".")]
            #[doc = ""]
            #[doc = concat!("Registered as X.", $subject, ".", $detail, " for class", $(" ", $class,)* ".")]
            #[doc = ""]
            #[doc = concat!("Source: ", $source, ".")]
            #[doc(alias = $code)]
            pub const $name: Self = {
                let code = Self::literal($code);
                assert!(
                    code.subject_number() == $subject && code.detail() == $detail,
                    "the constant differs from the row's subject and detail"
                );
                code
            };
        )*}

        static TABLE: phf::OrderedMap<(u16, u16), KnownEnhancedCode> = phf::phf_ordered_map! {$(
            ($subject, $detail) => KnownEnhancedCode {
                code: EnhancedCode::$name,
                name: stringify!($name),
                meaning: Meaning { en: $en, de: $de },
                source: $source,
                classes: &[$(class($class)),*],
                reply_codes: &[$(reply($reply)),*],
            },
        )*};

        #[cfg(test)]
        #[test]
        fn each_constant_finds_its_own_row() {
            extern crate alloc;
            use alloc::string::ToString;
            $(
                let code = EnhancedCode::$name;
                let known = code.known().expect($code);
                assert_eq!((known.code(), known.name()), (code, stringify!($name)));
                assert_eq!(code.to_string(), $code);
                assert_eq!((known.meaning(Language::En), known.meaning(Language::De)), ($en, $de));
                assert_eq!(known.classes().last(), Some(&code.class()), "{}: its highest class", $code);
            )*
        }
    };
}

// The suffix of the first key tells phf the type of all.
enhanced_codes! {
    (0u16, 0u16) "5.0.0" OTHER_UNDEFINED_STATUS [2 4 5] [] "RFC 3463 §3.1"
        en "Success or failure, without details"
        de "Erfolg oder Fehlschlag, ohne nähere Angaben"

    (1, 0) "5.1.0" OTHER_ADDRESS_STATUS [2 4 5] [] "RFC 3463 §3.2"
        en "Something about an address, without details"
        de "Es geht um eine Adresse, ohne nähere Angaben"
    (1, 1) "5.1.1" BAD_DESTINATION_MAILBOX_ADDRESS [5] [451 550] "RFC 3463 §3.2"
        en "The recipient's domain has no such mailbox"
        de "In der Domain des Empfängers gibt es dieses Postfach nicht"
    (1, 2) "5.1.2" BAD_DESTINATION_SYSTEM_ADDRESS [5] [] "RFC 3463 §3.2"
        en "The recipient's domain does not exist or cannot accept mail"
        de "Die Domain des Empfängers gibt es nicht, oder sie kann keine E-Mails annehmen"
    (1, 3) "5.1.3" BAD_DESTINATION_MAILBOX_ADDRESS_SYNTAX [5] [501] "RFC 3463 §3.2"
        en "The recipient's address has an invalid form"
        de "Die Adresse des Empfängers hat eine ungültige Form"
    (1, 4) "5.1.4" DESTINATION_MAILBOX_ADDRESS_AMBIGUOUS [4 5] [] "RFC 3463 §3.2"
        en "The recipient's address matches several mailboxes"
        de "Die Adresse des Empfängers passt auf mehrere Postfächer"
    (1, 5) "2.1.5" DESTINATION_ADDRESS_VALID [2] [250] "RFC 3463 §3.2"
        en "The recipient's address is valid"
        de "Die Adresse des Empfängers ist gültig"
    (1, 6) "5.1.6" DESTINATION_MAILBOX_MOVED [5] [] "RFC 3463 §3.2"
        en "The mailbox was here but has moved to an unknown address"
        de "Das Postfach war hier, die neue Adresse ist nicht bekannt"
    (1, 7) "5.1.7" BAD_SENDER_MAILBOX_ADDRESS_SYNTAX [4 5] [] "RFC 3463 §3.2"
        en "The sender's address has an invalid form"
        de "Die Adresse des Absenders hat eine ungültige Form"
    (1, 8) "5.1.8" BAD_SENDER_SYSTEM_ADDRESS [4 5] [451 501] "RFC 3463 §3.2"
        en "The sender's domain does not exist or cannot accept replies"
        de "Die Domain des Absenders gibt es nicht, oder sie kann keine Antworten annehmen"
    (1, 9) "2.1.9" RELAYED_TO_NON_COMPLIANT_MAILER [2] [] "RFC 3886"
        en "Relayed to a mail system that does not report on delivery"
        de "An ein Mailsystem weitergeleitet, das keine Zustellberichte sendet"
    (1, 10) "5.1.10" RECIPIENT_ADDRESS_HAS_NULL_MX [5] [556] "RFC 7505"
        en "The recipient's domain has a null MX: it does not accept mail"
        de "Die Domain des Empfängers hat einen Null-MX: Sie nimmt keine E-Mails an"

    (2, 0) "5.2.0" OTHER_MAILBOX_STATUS [2 4 5] [] "RFC 3463 §3.3"
        en "Something about the recipient's mailbox, without details"
        de "Es geht um das Postfach des Empfängers, ohne nähere Angaben"
    (2, 1) "5.2.1" MAILBOX_DISABLED [4 5] [] "RFC 3463 §3.3"
        en "The mailbox exists but does not accept messages"
        de "Das Postfach ist vorhanden, nimmt aber keine Nachrichten an"
    (2, 2) "5.2.2" MAILBOX_FULL [4 5] [552] "RFC 3463 §3.3"
        en "The mailbox is full until its user deletes something"
        de "Das Postfach ist voll, bis sein Benutzer etwas löscht"
    (2, 3) "5.2.3" MESSAGE_LENGTH_EXCEEDS_LIMIT [5] [552] "RFC 3463 §3.3"
        en "The message is larger than this mailbox accepts"
        de "Die Nachricht ist größer, als für dieses Postfach erlaubt"
    (2, 4) "5.2.4" MAILING_LIST_EXPANSION_PROBLEM [4 5] [450 452] "RFC 3463 §3.3"
        en "The members of the mailing list could not be determined"
        de "Die Mitglieder der Mailingliste ließen sich nicht ermitteln"

    (3, 0) "5.3.0" OTHER_MAIL_SYSTEM_STATUS [2 4 5] [221 250 421 451 550 554] "RFC 3463 §3.4"
        en "Something about the receiving mail system, without details"
        de "Es geht um das empfangende Mailsystem, ohne nähere Angaben"
    (3, 1) "4.3.1" MAIL_SYSTEM_FULL [4] [452] "RFC 3463 §3.4"
        en "The receiving mail system has run out of storage space"
        de "Dem empfangenden Mailsystem ist der Speicherplatz ausgegangen"
    (3, 2) "5.3.2" SYSTEM_NOT_ACCEPTING_MESSAGES [4 5] [453 521] "RFC 3463 §3.4; RFC 7504"
        en "The host does not accept mail, for now or at all"
        de "Der Host nimmt vorerst oder grundsätzlich keine E-Mails an"
    (3, 3) "5.3.3" SYSTEM_NOT_CAPABLE_OF_FEATURES [4 5] [] "RFC 3463 §3.4"
        en "The message requires a feature that the host does not support"
        de "Die Nachricht erfordert eine Funktion, die der Host nicht unterstützt"
    (3, 4) "5.3.4" MESSAGE_TOO_BIG_FOR_SYSTEM [5] [552 554] "RFC 3463 §3.4"
        en "The message is larger than the mail system accepts"
        de "Die Nachricht ist größer, als das Mailsystem erlaubt"
    (3, 5) "5.3.5" SYSTEM_INCORRECTLY_CONFIGURED [4 5] [] "RFC 3463 §3.4"
        en "The configuration of the host does not let it accept this message"
        de "Der Host kann diese Nachricht so, wie er eingerichtet ist, nicht annehmen"
    (3, 6) "2.3.6" REQUESTED_PRIORITY_CHANGED [2] [250 251] "RFC 6710"
        en "Accepted with a priority other than the one requested"
        de "Mit anderer als der gewünschten Priorität angenommen"

    (4, 0) "5.4.0" OTHER_NETWORK_OR_ROUTING_STATUS [4 5] [] "RFC 3463 §3.5"
        en "Something about the network or routing, without details"
        de "Es geht um Netz oder Routing, ohne nähere Angaben"
    (4, 1) "4.4.1" NO_ANSWER_FROM_HOST [4] [451] "RFC 3463 §3.5"
        en "The other host did not answer the connection"
        de "Der andere Host hat auf den Verbindungsversuch nicht geantwortet"
    (4, 2) "4.4.2" BAD_CONNECTION [4] [421] "RFC 3463 §3.5"
        en "The connection failed before the message was transferred"
        de "Die Verbindung brach ab, bevor die Nachricht übertragen war"
    (4, 3) "4.4.3" DIRECTORY_SERVER_FAILURE [4] [451 550] "RFC 3463 §3.5"
        en "A directory needed for delivery, such as DNS, did not answer"
        de "Ein Verzeichnis, das für die Zustellung nötig ist, etwa das DNS, hat nicht geantwortet"
    (4, 4) "5.4.4" UNABLE_TO_ROUTE [4 5] [] "RFC 3463 §3.5"
        en "There is no route to forward the message"
        de "Es gibt keine Route, um die Nachricht weiterzuleiten"
    (4, 5) "4.4.5" MAIL_SYSTEM_CONGESTION [4] [451] "RFC 3463 §3.5"
        en "The mail system is overloaded"
        de "Das Mailsystem ist überlastet"
    (4, 6) "4.4.6" ROUTING_LOOP_DETECTED [4] [] "RFC 3463 §3.5"
        en "The message was forwarded too often, most likely in a loop"
        de "Die Nachricht wurde zu oft weitergeleitet, wahrscheinlich in einer Schleife"
    (4, 7) "5.4.7" DELIVERY_TIME_EXPIRED [4 5] [] "RFC 3463 §3.5"
        en "The message was not delivered within the time allowed"
        de "Die Nachricht wurde nicht innerhalb der Frist zugestellt"

    (5, 0) "5.5.0" OTHER_PROTOCOL_STATUS [2 4 5] [220 250 251 252 253 451 452 454 458 459 501 502 503 554] "RFC 3463 §3.6"
        en "Something about the mail protocol, without details"
        de "Es geht um das Mailprotokoll, ohne nähere Angaben"
    (5, 1) "5.5.1" INVALID_COMMAND [5] [430 500 501 503 530 550 554 555] "RFC 3463 §3.6"
        en "The command is out of sequence or not supported"
        de "Der Befehl kam in falscher Reihenfolge oder wird nicht unterstützt"
    (5, 2) "5.5.2" SYNTAX_ERROR [5] [500 501 502 550 555] "RFC 3463 §3.6"
        en "The command could not be understood or was too long"
        de "Der Befehl wurde nicht verstanden oder war zu lang"
    (5, 3) "5.5.3" TOO_MANY_RECIPIENTS [4 5] [451] "RFC 3463 §3.6"
        en "Too many recipients in one transaction; split them"
        de "Zu viele Empfänger auf einmal; auf mehrere Vorgänge verteilen"
    (5, 4) "5.5.4" INVALID_COMMAND_ARGUMENTS [5] [451 501 502 503 504 550 555] "RFC 3463 §3.6"
        en "The command is valid, but its arguments are not"
        de "Der Befehl ist gültig, seine Argumente sind es nicht"
    (5, 5) "5.5.5" WRONG_PROTOCOL_VERSION [4 5] [] "RFC 3463 §3.6"
        en "Client and server use incompatible versions of the protocol"
        de "Client und Server verwenden unvereinbare Versionen des Protokolls"
    (5, 6) "5.5.6" AUTHENTICATION_EXCHANGE_LINE_TOO_LONG [4 5] [500] "RFC 4954 §6"
        en "A line of the login is too long for the server"
        de "Eine Zeile der Anmeldung ist für den Server zu lang"

    (6, 0) "5.6.0" OTHER_MEDIA_ERROR [4 5] [] "RFC 3463 §3.7"
        en "Something about the content, without details"
        de "Es geht um den Inhalt, ohne nähere Angaben"
    (6, 1) "5.6.1" MEDIA_NOT_SUPPORTED [5] [] "RFC 3463 §3.7"
        en "The recipient or a system on the way does not support this type of content"
        de "Der Empfänger oder ein System auf dem Weg dorthin unterstützt diese Art von Inhalt nicht"
    (6, 2) "5.6.2" CONVERSION_REQUIRED_AND_PROHIBITED [4 5] [] "RFC 3463 §3.7"
        en "The content would have to be converted, but that is not allowed"
        de "Der Inhalt müsste umgewandelt werden, was nicht erlaubt ist"
    (6, 3) "5.6.3" CONVERSION_REQUIRED_BUT_NOT_SUPPORTED [4 5] [554] "RFC 3463 §3.7"
        en "The content would have to be converted, but the host cannot do that"
        de "Der Inhalt müsste umgewandelt werden, was der Host nicht kann"
    (6, 4) "5.6.4" CONVERSION_WITH_LOSS_PERFORMED [2 5] [250] "RFC 3463 §3.7"
        en "Something was lost when the content was converted"
        de "Beim Umwandeln des Inhalts ging etwas verloren"
    (6, 5) "5.6.5" CONVERSION_FAILED [4 5] [] "RFC 3463 §3.7"
        en "The content had to be converted, and the conversion failed"
        de "Der Inhalt musste umgewandelt werden, und das ist fehlgeschlagen"
    (6, 6) "5.6.6" MESSAGE_CONTENT_NOT_AVAILABLE [4 5] [554] "RFC 4468"
        en "The server could not fetch the content that BURL refers to"
        de "Der Server konnte den Inhalt, auf den BURL verweist, nicht abrufen"
    (6, 7) "5.6.7" NON_ASCII_ADDRESSES_NOT_PERMITTED [5] [550 553] "RFC 6531"
        en "Sender or recipient addresses with non-ASCII characters are not allowed here"
        de "Absender- oder Empfängeradressen mit Zeichen außerhalb von ASCII sind hier nicht erlaubt"
    (6, 8) "5.6.8" UTF8_REPLY_REQUIRED [2 5] [252 550 553] "RFC 6531"
        en "The reply requires UTF-8, which the client did not request"
        de "Die Antwort erfordert UTF-8, das der Client nicht angefordert hat"
    (6, 9) "5.6.9" UTF8_HEADER_NOT_TRANSFERABLE [5] [550] "RFC 6531"
        en "A message with UTF-8 headers cannot be delivered to a recipient"
        de "Eine Nachricht mit UTF-8 in den Kopfzeilen kann einem Empfänger nicht zugestellt werden"
    (6, 10) "5.6.10" UTF8_REPLY_REQUIRED_DEPRECATED [2 5] [] "RFC 6531"
        en "The same as X.6.8; do not use"
        de "Dasselbe wie X.6.8; nicht verwenden"

    (7, 0) "5.7.0" OTHER_SECURITY_STATUS [2 4 5] [220 235 450 454 500 501 503 504 530 535 550] "RFC 3463 §3.8"
        en "Something about security or policy, without details"
        de "Es geht um Sicherheit oder Richtlinien, ohne nähere Angaben"
    (7, 1) "5.7.1" DELIVERY_NOT_AUTHORIZED [5] [451 454 502 503 533 550 551] "RFC 3463 §3.8"
        en "The sender is not allowed to send to this recipient"
        de "Der Absender darf an diesen Empfänger nicht senden"
    (7, 2) "5.7.2" MAILING_LIST_EXPANSION_PROHIBITED [5] [550] "RFC 3463 §3.8"
        en "The sender is not allowed to send to this mailing list"
        de "Der Absender darf an diese Mailingliste nicht senden"
    (7, 3) "5.7.3" SECURITY_CONVERSION_NOT_POSSIBLE [5] [] "RFC 3463 §3.8"
        en "The message would have to be converted to another security protocol, which is not possible"
        de "Die Nachricht müsste in ein anderes Sicherheitsprotokoll umgewandelt werden, was nicht möglich ist"
    (7, 4) "5.7.4" SECURITY_FEATURES_NOT_SUPPORTED [5] [504] "RFC 3463 §3.8"
        en "The message requires a security feature that is not supported"
        de "Die Nachricht verlangt eine Sicherheitsfunktion, die nicht unterstützt wird"
    (7, 5) "5.7.5" CRYPTOGRAPHIC_FAILURE [4 5] [] "RFC 3463 §3.8"
        en "The message could not be decrypted, or its signature could not be verified"
        de "Die Nachricht ließ sich nicht entschlüsseln, oder ihre Signatur ließ sich nicht prüfen"
    (7, 6) "5.7.6" CRYPTOGRAPHIC_ALGORITHM_NOT_SUPPORTED [4 5] [] "RFC 3463 §3.8"
        en "The cipher or signature method is not supported"
        de "Das Verschlüsselungs- oder Signaturverfahren wird nicht unterstützt"
    (7, 7) "5.7.7" MESSAGE_INTEGRITY_FAILURE [2 4 5] [] "RFC 3463 §3.8"
        en "The message was changed on the way"
        de "Die Nachricht wurde unterwegs verändert"
    (7, 8) "5.7.8" AUTHENTICATION_CREDENTIALS_INVALID [5] [535 554] "RFC 4954 §6"
        en "The login failed: wrong user name or password, or not allowed in this way"
        de "Die Anmeldung ist fehlgeschlagen: Benutzername oder Passwort falsch oder so nicht erlaubt"
    (7, 9) "5.7.9" AUTHENTICATION_MECHANISM_TOO_WEAK [5] [534] "RFC 4954 §6"
        en "This user needs a stronger login method"
        de "Dieser Benutzer braucht ein stärkeres Anmeldeverfahren"
    (7, 10) "5.7.10" ENCRYPTION_NEEDED [5] [523] "RFC 5248"
        en "The connection must be encrypted first"
        de "Die Verbindung muss zuerst verschlüsselt werden"
    (7, 11) "5.7.11" ENCRYPTION_REQUIRED_FOR_MECHANISM [5] [524 538] "RFC 4954 §6"
        en "This login method is allowed only over an encrypted connection; historic"
        de "Dieses Anmeldeverfahren ist nur über eine verschlüsselte Verbindung erlaubt; historisch"
    (7, 12) "4.7.12" PASSWORD_TRANSITION_NEEDED [4] [422 432] "RFC 4954 §6"
        en "The user's password must first be converted for this login method"
        de "Das Passwort des Benutzers muss zuerst auf dieses Anmeldeverfahren umgestellt werden"
    (7, 13) "5.7.13" USER_ACCOUNT_DISABLED [5] [525] "RFC 5248"
        en "The login details are correct, but the account is disabled"
        de "Die Zugangsdaten stimmen, aber das Konto ist deaktiviert"
    (7, 14) "5.7.14" TRUST_RELATIONSHIP_REQUIRED [5] [535 554] "RFC 5248"
        en "The submission server has no trust relationship with the server that holds the content"
        de "Zwischen dem Postausgangsserver und dem Server mit dem Inhalt besteht kein Vertrauensverhältnis"
    (7, 15) "5.7.15" PRIORITY_TOO_LOW [4 5] [450 550] "RFC 6710"
        en "Messages of such low priority are not accepted"
        de "Nachrichten mit so niedriger Priorität werden nicht angenommen"
    (7, 16) "5.7.16" MESSAGE_TOO_BIG_FOR_PRIORITY [4 5] [552] "RFC 6710"
        en "The message is larger than its priority allows"
        de "Die Nachricht ist größer, als ihre Priorität erlaubt"
    (7, 17) "5.7.17" MAILBOX_OWNER_CHANGED [5] [] "RFC 7293"
        en "The mailbox has changed owners since the date that the sender gave"
        de "Das Postfach hat seit dem Zeitpunkt, den der Absender angegeben hat, den Besitzer gewechselt"
    (7, 18) "5.7.18" DOMAIN_OWNER_CHANGED [5] [] "RFC 7293"
        en "The domain has changed owners since the date that the sender gave"
        de "Die Domain hat seit dem Zeitpunkt, den der Absender angegeben hat, den Besitzer gewechselt"
    (7, 19) "5.7.19" RRVS_TEST_CANNOT_BE_COMPLETED [5] [] "RFC 7293"
        en "It cannot be determined whether the mailbox has changed owners"
        de "Es lässt sich nicht feststellen, ob das Postfach den Besitzer gewechselt hat"
    (7, 20) "5.7.20" NO_PASSING_DKIM_SIGNATURE [5] [550] "RFC 7372"
        en "The message has no valid DKIM signature"
        de "Die Nachricht hat keine gültige DKIM-Signatur"
    (7, 21) "5.7.21" NO_ACCEPTABLE_DKIM_SIGNATURE [5] [550] "RFC 7372"
        en "The message has valid DKIM signatures, but none that the receiving server accepts"
        de "Die Nachricht hat gültige DKIM-Signaturen, aber keine, die der empfangende Server akzeptiert"
    (7, 22) "5.7.22" NO_AUTHOR_MATCHED_DKIM_SIGNATURE [5] [550] "RFC 7372"
        en "No valid DKIM signature matches the domain in From"
        de "Keine gültige DKIM-Signatur passt zur Domain in der Kopfzeile From"
    (7, 23) "5.7.23" SPF_VALIDATION_FAILED [5] [550] "RFC 7372"
        en "SPF does not allow this client to send for the domain"
        de "SPF erlaubt diesem Client nicht, für die Domain zu senden"
    (7, 24) "5.7.24" SPF_VALIDATION_ERROR [4 5] [451 550] "RFC 7372"
        en "The SPF check itself failed with an error"
        de "Bei der SPF-Prüfung selbst ist ein Fehler aufgetreten"
    (7, 25) "5.7.25" REVERSE_DNS_VALIDATION_FAILED [5] [550] "RFC 7372"
        en "The reverse DNS record of the client is missing or wrong"
        de "Der Reverse-DNS-Eintrag des Clients fehlt oder ist falsch"
    (7, 26) "5.7.26" MULTIPLE_AUTHENTICATION_CHECKS_FAILED [5] [550] "RFC 7372"
        en "Several checks failed, such as SPF and DKIM together"
        de "Mehrere Prüfungen sind fehlgeschlagen, etwa SPF und DKIM zugleich"
    (7, 27) "5.7.27" SENDER_ADDRESS_HAS_NULL_MX [5] [550] "RFC 7505"
        en "The sender's domain has a null MX, so it cannot accept replies"
        de "Die Domain des Absenders hat einen Null-MX und kann deshalb keine Antworten annehmen"
    (7, 28) "5.7.28" MAIL_FLOOD_DETECTED [4 5] [] "draft-levine-mailbomb-header"
        en "The message seems to be part of a flood of mail to the recipient"
        de "Die Nachricht gehört offenbar zu einer Flut von E-Mails an den Empfänger"
    (7, 29) "5.7.29" ARC_VALIDATION_FAILURE [5] [550] "RFC 8617"
        en "The ARC seals of the message are not valid"
        de "Die ARC-Siegel der Nachricht sind ungültig"
    (7, 30) "5.7.30" REQUIRETLS_SUPPORT_REQUIRED [5] [550] "RFC 8689"
        en "The message requires REQUIRETLS, which the next server does not support"
        de "Die Nachricht verlangt REQUIRETLS, das der nächste Server nicht unterstützt"
}
