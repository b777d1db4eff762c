//! Deutsch.

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
    temporary: "Der Server bezeichnet das als vorübergehend: Warten Sie ab, bevor Sie die Adresse aus einem Verteiler streichen.",
    headings: Headings {
        causes: "Häufige Ursachen",
        sender: "Was Sie tun können",
        recipient: "Was der Empfänger tun kann",
        retry: "Erneut versuchen",
        references: "Siehe auch",
        links: "Seiten, die weiterhelfen",
    },
    wait: |f, wait| write!(f, "Der Server bittet Sie, bis zum nächsten Versuch {wait} zu warten."),
    provider: |f, name| write!(f, "Die Antwort stammt von {name}."),
    blocklist: |f, list| {
        write!(f, "Die Antwort nennt die Sperrliste {}.", list.name())?;
        let Some(page) = lookup_page(list) else { return Ok(()) };
        let what = match list.listing() {
            Listing::Ip => "die IP-Adresse Ihres Mailservers",
            Listing::Domain => "Ihre Domain",
            Listing::Uri => "die Links in Ihrer Nachricht",
            Listing::Mixed | Listing::Desk => "Ihre Domain und die IP-Adresse Ihres Mailservers",
        };
        write!(f, " Prüfen Sie {what} unter {page}.")
    },
};

const fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::NotNeeded => "Nicht nötig, es liegt kein Fehler vor.",
        Retry::AtOnce => "Ja, sofort.",
        Retry::After(_) | Retry::Later(_) => {
            "Ja, später. Das sendende System übernimmt das in der Regel selbst."
        }
        Retry::Split => "Ja, sofort, aber an weniger Empfänger auf einmal.",
        Retry::AfterFix => {
            "Erst wenn die Ursache behoben ist. Unverändert wird die Nachricht wieder abgelehnt."
        }
        Retry::No => "Nein. An diese Adresse wird auch jeder weitere Versuch scheitern.",
    }
}

const fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Delisting => "Eintrag prüfen und Austragung beantragen",
        LinkKind::Support => "Kontakt für Absender",
        LinkKind::ErrorCodes => "Was die Fehlermeldungen bedeuten",
        LinkKind::SenderGuidelines => "Richtlinien für Absender",
        LinkKind::Postmaster => "Seite für Postmaster",
        LinkKind::FeedbackLoop => "Berichte über Beschwerden und Reputation",
    }
}

const fn unit(unit: Unit, count: u64) -> &'static str {
    match (unit, count) {
        (Unit::Second, 1) => "Sekunde",
        (Unit::Second, _) => "Sekunden",
        (Unit::Minute, 1) => "Minute",
        (Unit::Minute, _) => "Minuten",
        (Unit::Hour, 1) => "Stunde",
        (Unit::Hour, _) => "Stunden",
        (Unit::Day, 1) => "Tag",
        (Unit::Day, _) => "Tage",
    }
}

// Ratschläge, die bei mehr als einer Ursache helfen.
const WAIT: &str =
    "Warten Sie ab: Ihr Mailserver versucht es einige Tage lang weiter und meldet sich, falls er aufgibt.";
const CHECK_ADDRESS: &str = "Prüfen Sie die Adresse Buchstabe für Buchstabe auf Tippfehler.";
const OTHER_WAY: &str = "Wenden Sie sich auf anderem Weg an den Empfänger, zum Beispiel telefonisch.";
const REMOVE: &str = "Streichen Sie die Adresse umgehend aus allen Verteilern: Wiederholte Versuche schaden Ihrem Ruf als Absender.";
const DOUBLE_OPT_IN: &str = "Lassen Sie neue Adressen vom Inhaber bestätigen (Double-Opt-in), damit Tippfehler gar nicht erst in den Verteiler gelangen.";
const SEGMENT: &str = "Schreiben Sie vor allem an Leser, die Ihre Mails öffnen; fragen Sie die übrigen einmal, ob sie bleiben möchten, und streichen Sie, wer nicht antwortet.";
const AUTHENTICATE: &str = "Richten Sie SPF, DKIM und DMARC für Ihre Domain ein und vergewissern Sie sich, dass Ihre Mails alle drei Prüfungen bestehen.";
const MONITOR: &str = "Prüfen Sie IP-Adresse und Domain regelmäßig gegen die gängigen Sperrlisten und reagieren Sie auf einen Eintrag sofort.";
const LOG_IN: &str = "Schalten Sie im Mailprogramm die Authentifizierung für den Postausgangsserver ein, mit vollständigem Benutzernamen und Passwort.";
const SUBMISSION_PORT: &str =
    "Senden Sie mit Anmeldung über Port 587 oder 465: Viele Internetanbieter sperren Port 25.";
const TEST_CONTENT: &str = "Versuchen Sie es mit einer kurzen Fassung als reinem Text: persönlich formuliert, mit wenigen Sonderzeichen und Links und mit sauber eingebundenen Bildern.";
const ASK_PROVIDER: &str = "Bleibt es dabei, geben Sie den vollständigen Fehlertext an Ihren Mailanbieter oder Administrator weiter.";
const ALLOW_SENDER: &str = "Nehmen Sie den Absender in die Liste der zugelassenen Absender auf oder bitten Sie Ihren Administrator oder Anbieter darum.";
const TELL_ADMINISTRATOR: &str =
    "Geben Sie den vollständigen Fehlertext an den Administrator oder Anbieter des Postfachs weiter.";
const FREE_SPACE: &str = "Löschen oder archivieren Sie alte Nachrichten, leeren Sie Papierkorb und Spamordner oder lassen Sie den Speicherplatz vergrößern.";
const SCAN: &str =
    "Untersuchen Sie Ihre Rechner und Ihr Netz auf Schadsoftware, die unbemerkt Mails verschickt.";

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a table")]
const fn reason(reason: Reason) -> &'static Text {
    match reason {
        Reason::Accepted => &Text {
            title: "Angenommen",
            meaning: "Der Server hat den Befehl ausgeführt.",
            causes: &["Adresse, Absender und Nachricht haben die Prüfungen an dieser Stelle bestanden."],
            sender: &["Sie müssen nichts tun. Taucht eine Nachricht nicht auf, bitten Sie den Empfänger, im Spamordner nachzusehen."],
            recipient: &[],
        },
        Reason::Intermediate => &Text {
            title: "Der Server wartet auf mehr",
            meaning: "Bis hierher ist alles in Ordnung; der Server erwartet den nächsten Teil, etwa die Nachricht selbst oder die Anmeldedaten.",
            causes: &["Das ist ein normaler Schritt auf dem Weg zur Zustellung."],
            sender: &["Sie müssen nichts tun: Das Mailprogramm macht automatisch weiter."],
            recipient: &[],
        },
        Reason::UserUnknown => &Text {
            title: "Postfach nicht vorhanden",
            meaning: "Die Domain des Empfängers gibt es, ein Postfach mit dieser Adresse aber nicht.",
            causes: &[
                "Im Teil vor dem @-Zeichen steckt ein Tippfehler.",
                "Die Person gehört der Organisation nicht mehr an, oder das Postfach wurde gelöscht.",
                "Die Adresse stammt aus einer alten Liste oder einem alten Adressbuch.",
            ],
            sender: &[CHECK_ADDRESS, "Erfragen Sie die aktuelle Adresse auf anderem Weg beim Empfänger.", REMOVE, DOUBLE_OPT_IN],
            recipient: &["Nennen Sie dem Absender Ihre aktuelle Adresse.", "Falls es die Adresse geben sollte, lassen Sie sie als Postfach oder Alias wieder einrichten."],
        },
        Reason::MailboxDisabled => &Text {
            title: "Postfach geschlossen oder inaktiv",
            meaning: "Das Postfach gibt oder gab es, es ist aber geschlossen, gesperrt, abgelaufen oder noch nicht freigeschaltet und nimmt keine Mails an.",
            causes: &[
                "Lange hat sich niemand angemeldet, und der Anbieter hat das Postfach stillgelegt.",
                "Der Vertrag ist beendet, oder das Konto wurde gesperrt.",
                "Das Konto ist neu und noch nicht freigeschaltet.",
            ],
            sender: &[OTHER_WAY, REMOVE, SEGMENT],
            recipient: &["Melden Sie sich an und aktivieren Sie das Postfach wieder, oder fragen Sie beim Anbieter nach dem Grund der Sperre."],
        },
        Reason::MailboxFull => &Text {
            title: "Postfach voll",
            meaning: "Der Speicherplatz des Postfachs ist aufgebraucht. Die Adresse stimmt, die Nachricht hat dort nur zurzeit keinen Platz.",
            causes: &[
                "Es haben sich viele oder große Nachrichten angesammelt.",
                "Das Postfach wird kaum noch genutzt, und niemand räumt es auf.",
                "Andere Daten, etwa Dateien im selben Konto, belegen den gemeinsamen Speicher.",
            ],
            sender: &[
                "Sagen Sie dem Empfänger auf anderem Weg, dass sein Postfach voll ist.",
                "Versuchen Sie es in ein bis zwei Tagen noch einmal, ohne große Anhänge.",
                "Bleibt das Postfach wochenlang voll, streichen Sie die Adresse aus Verteilern: Vermutlich wird sie nicht mehr genutzt.",
            ],
            recipient: &[FREE_SPACE],
        },
        Reason::MailboxMoved => &Text {
            title: "Empfänger ist umgezogen",
            meaning: "Der Empfänger ist unter dieser Adresse nicht mehr zu erreichen, und der Server leitet nicht weiter.",
            causes: &[
                "Die Person hat den Anbieter oder den Arbeitgeber gewechselt.",
                "Die Domain oder der Aufbau der Adressen hat sich geändert.",
                "Eine Weiterleitung wurde nie eingerichtet oder ist ausgelaufen.",
            ],
            sender: &[
                "Sehen Sie in der Fehlermeldung nach: Manchmal nennt sie die neue Adresse.",
                "Erfragen Sie die gültige Adresse beim Empfänger und berichtigen Sie Ihr Adressbuch.",
            ],
            recipient: &["Teilen Sie Ihren Kontakten die neue Adresse mit und lassen Sie den alten Anbieter eine Zeit lang weiterleiten."],
        },
        Reason::MailboxUnavailable => &Text {
            title: "Postfach nicht erreichbar",
            meaning: "Der Server kann an dieses Postfach nicht zustellen und sagt nicht, warum. Vielleicht gibt es das Postfach nicht, vielleicht ist es gesperrt oder nimmt von Ihnen keine Mails an.",
            causes: &[
                "Das Postfach gibt es nicht oder nicht mehr.",
                "Das Postfach ist belegt, gesperrt oder beschädigt.",
                "Eine Regel des Empfängers blockiert die Nachricht, ohne den Grund zu nennen.",
            ],
            sender: &[CHECK_ADDRESS, OTHER_WAY, "Streichen Sie die Adresse aus Verteilern, wenn die Ablehnung endgültig ist."],
            recipient: &["Prüfen Sie, ob das Postfach funktioniert und Mails von außen annimmt.", TELL_ADMINISTRATOR],
        },
        Reason::InvalidAddress => &Text {
            title: "Empfängeradresse ungültig",
            meaning: "Die Adresse des Empfängers ist nicht so geschrieben, wie eine Mailadresse aussehen muss, oder sie ist nicht eindeutig.",
            causes: &[
                "Ein Leerzeichen, ein Komma, ein Anführungszeichen oder ein anderes Zeichen ist versehentlich hineingeraten.",
                "Das @-Zeichen oder ein Teil der Domain fehlt.",
                "Eine der Adressen in An, Cc oder Bcc ist fehlerhaft, auch wenn die anderen stimmen.",
            ],
            sender: &["Prüfen Sie alle Adressen in An, Cc und Bcc.", "Tippen Sie die Adresse neu ein, statt sie zu kopieren oder einen Vorschlag zu übernehmen.", DOUBLE_OPT_IN],
            recipient: &[],
        },
        Reason::DomainUnknown => &Text {
            title: "Domain des Empfängers nicht gefunden",
            meaning: "Der Teil hinter dem @-Zeichen ist im DNS nicht bekannt. Deshalb gibt es keinen Server, an den zugestellt werden könnte.",
            causes: &[
                "Die Domain enthält einen Tippfehler, oder die Endung stimmt nicht.",
                "Die Domain ist abgelaufen oder wurde aufgegeben.",
                "Die Nameserver der Domain kennen sie nicht, zum Beispiel nach einem Umzug.",
            ],
            sender: &["Prüfen Sie die Schreibweise der Domain einschließlich der Endung.", "Sehen Sie nach, ob die Website der Domain noch erreichbar ist und dort eine neue Adresse steht.", REMOVE],
            recipient: &["Prüfen Sie, ob die Domain noch registriert ist und ihre Nameserver antworten."],
        },
        Reason::DomainRefusesMail => &Text {
            title: "Domain nimmt keine Mails an",
            meaning: "Die Domain oder den Server gibt es, Mails werden dort aber nicht empfangen: entweder mit Absicht oder weil kein Mailserver eingetragen ist.",
            causes: &[
                "Die Domain dient nur einer Website oder nur dem Versand und erklärt, keine Mails anzunehmen (Null-MX).",
                "Die Domain in der Adresse ist vertippt, und unter diesem Namen ist nur eine geparkte Domain registriert.",
                "Die MX-Einträge der Domain fehlen.",
            ],
            sender: &["Prüfen Sie die Schreibweise der Domain.", "Suchen Sie auf der Website des Empfängers nach einem anderen Kontaktweg.", REMOVE],
            recipient: &["Soll die Domain Mails empfangen, lassen Sie MX-Einträge für sie im DNS anlegen."],
        },
        Reason::RecipientRestricted => &Text {
            title: "Nur bestimmte Absender zugelassen",
            meaning: "Die Adresse stimmt, aber dieses Postfach oder dieser Verteiler nimmt Mails nur von ausgewählten Absendern an.",
            causes: &[
                "Die Mailingliste nimmt nur Beiträge ihrer Mitglieder an.",
                "Das Postfach ist nur für Mails aus der eigenen Organisation geöffnet.",
                "Der Empfänger lässt nur bekannte Kontakte zu oder hat Ihre Adresse gesperrt.",
            ],
            sender: &["Bitten Sie den Empfänger auf anderem Weg, Ihre Adresse zuzulassen.", "Schreiben Sie von der Adresse aus, mit der Sie bei der Liste angemeldet sind.", "Möchte der Empfänger keine Mails von Ihnen, respektieren Sie das bitte."],
            recipient: &[ALLOW_SENDER],
        },
        Reason::SenderRejected => &Text {
            title: "Absenderadresse abgelehnt",
            meaning: "Der Server akzeptiert die Adresse nicht, von der die Nachricht kommt.",
            causes: &[
                "Die Absenderadresse gibt es nicht, sie ist vertippt, oder ihre Domain ist im DNS nicht zu finden.",
                "Der Empfänger hat geprüft, ob man der Absenderadresse antworten kann, und das war nicht möglich.",
                "Die Adresse darf mit dieser Anmeldung nicht verwendet werden, oder der Empfänger hat sie gesperrt.",
            ],
            sender: &[
                "Prüfen Sie die Absenderadresse in den Einstellungen Ihres Mailprogramms.",
                "Senden Sie von einer Adresse aus, die es gibt, die Antworten empfängt und die zu Ihrer Anmeldung gehört.",
                "Sorgen Sie dafür, dass die Domain der Absenderadresse MX-Einträge hat.",
                AUTHENTICATE,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::AuthenticationRequired => &Text {
            title: "Anmeldung nötig",
            meaning: "Der Server verschickt Mails nur für angemeldete Benutzer, und diese Verbindung kam ohne Anmeldung.",
            causes: &[
                "Die Authentifizierung für den Postausgangsserver (SMTP-AUTH) ist nicht eingeschaltet.",
                "Das Mailprogramm benutzt Port 25 statt des Ports für den Mailversand.",
                "Ein Gerät oder eine Website sendet ohne Zugangsdaten.",
            ],
            sender: &[LOG_IN, "Verwenden Sie Port 465 oder Port 587 mit STARTTLS."],
            recipient: &[],
        },
        Reason::AuthenticationFailed => &Text {
            title: "Anmeldung abgelehnt",
            meaning: "Der Server hat den Benutzernamen, das Passwort oder das Anmeldeverfahren nicht akzeptiert.",
            causes: &[
                "Das Passwort wurde geändert oder vertippt; oft muss als Benutzername die vollständige Mailadresse stehen.",
                "Der Anbieter verlangt ein App-Passwort oder OAuth anstelle des gewohnten Passworts.",
                "Das Konto ist nach mehreren Fehlversuchen gesperrt oder für den Versand nicht freigegeben.",
                "Der Anmeldedienst ist vorübergehend gestört.",
            ],
            sender: &[
                "Geben Sie Benutzername und Passwort neu ein und prüfen Sie, ob beides im Webmail funktioniert.",
                "Erstellen Sie ein App-Passwort oder wählen Sie OAuth, falls Ihr Konto mit zweitem Faktor geschützt ist.",
                "Wählen Sie eine verschlüsselte Verbindung; ohne sie werden Passwörter oft nicht angenommen.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::SenderUnauthenticated => &Text {
            title: "Absenderdomain nicht bestätigt",
            meaning: "Der Empfänger konnte nicht feststellen, dass die Nachricht wirklich von der Domain des Absenders kommt: SPF, DKIM, DMARC oder ARC fehlt oder ist fehlgeschlagen.",
            causes: &[
                "Der sendende Server steht nicht im SPF-Eintrag der Domain.",
                "Die Nachricht trägt keine DKIM-Signatur, oder die Signatur passt nicht zur Absenderadresse.",
                "Die Nachricht wurde weitergeleitet oder lief über eine Mailingliste, und dabei ging die Prüfung verloren.",
                "Ein Newsletterdienst, ein Shop oder ein Formular sendet im Namen einer Domain, die das nicht erlaubt hat.",
            ],
            sender: &[
                "Nehmen Sie jeden Dienst, der für Ihre Domain sendet, in deren SPF-Eintrag auf; es darf nur einen solchen Eintrag geben.",
                "Schalten Sie bei jedem dieser Dienste die DKIM-Signatur mit Ihrer eigenen Domain ein.",
                "Veröffentlichen Sie einen DMARC-Eintrag und werten Sie die Berichte aus, bevor Sie ihn verschärfen.",
                "Versenden Sie über Ihren eigenen Server keine Mails im Namen von Freemail-Adressen.",
            ],
            recipient: &["Wurde die Nachricht an Sie weitergeleitet, nennen Sie dem Absender die Adresse des eigentlichen Postfachs.", ALLOW_SENDER],
        },
        Reason::ReverseDnsMissing => &Text {
            title: "Name des sendenden Servers unstimmig",
            meaning: "Zur IP-Adresse des sendenden Servers gibt es im DNS keinen passenden Namen (Reverse DNS), oder der Server meldet sich mit einem falschen Namen.",
            causes: &[
                "Für die IP-Adresse fehlt der PTR-Eintrag, oder es ist ein allgemeiner Eintrag des Internetanbieters.",
                "Name und IP-Adresse verweisen nicht aufeinander.",
                "Der Server nennt in HELO oder EHLO einen Namen, den es nicht gibt, etwa localhost.",
                "Die Mail wird direkt von einem privaten Anschluss oder aus dem Büronetz zugestellt.",
            ],
            sender: &[
                "Lassen Sie Ihren Hosting-Anbieter den Reverse-DNS-Eintrag (PTR) auf den Namen Ihres Mailservers setzen.",
                "Sorgen Sie dafür, dass dieser Name wieder auf dieselbe IP-Adresse zeigt, bei IPv4 wie bei IPv6.",
                "Lassen Sie den Server denselben Namen auch im EHLO verwenden.",
                "Senden Sie von einem privaten Anschluss oder aus dem Büronetz über den Server Ihres Mailanbieters.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::RelayDenied => &Text {
            title: "Server leitet diese Mail nicht weiter",
            meaning: "Der Server sollte die Nachricht an eine fremde Domain weitergeben und tut das für diesen Absender nicht.",
            causes: &[
                "Sie sind am Postausgangsserver nicht angemeldet.",
                "Die Domain des Empfängers verweist auf einen Server, der diese Domain (noch) nicht kennt.",
                "In der Domain der Adresse steckt ein Tippfehler.",
            ],
            sender: &[LOG_IN, "Prüfen Sie die Schreibweise der Empfängerdomain.", "Ist nur dieser eine Empfänger betroffen, sagen Sie ihm, dass sein Mailserver die eigene Domain nicht kennt."],
            recipient: &["Lassen Sie die MX-Einträge prüfen und die Domain auf dem Mailserver als eigene Domain eintragen."],
        },
        Reason::IpBlocklisted => &Text {
            title: "Sendender Server auf einer Sperrliste",
            meaning: "Der Empfänger lehnt Mails des sendenden Servers ab, weil dessen IP-Adresse oder Netz auf einer Sperrliste steht. Die Adresse des Empfängers kann völlig in Ordnung sein.",
            causes: &[
                "Über diese IP-Adresse wurde Spam verschickt, vielleicht von einem anderen Kunden desselben Servers.",
                "Ein Rechner in Ihrem Netz ist infiziert, oder ein Konto wurde gekapert.",
                "Die Adresse gehört zu einem Bereich für private Anschlüsse, von denen Mails nicht direkt zugestellt werden sollen.",
                "Der Server lässt sich missbrauchen, zum Beispiel als offenes Relay oder über ein Webformular.",
            ],
            sender: &[
                "Schlagen Sie die IP-Adresse auf der Website der Sperrliste nach und lesen Sie dort den Grund des Eintrags.",
                "Beheben Sie zuerst die Ursache und beantragen Sie dann die Löschung; sonst kommt der Eintrag wieder.",
                SCAN,
                "Betreiben Sie den Server nicht selbst, melden Sie den Fall Ihrem Mailanbieter oder senden Sie vorerst über einen anderen Server mit gutem Ruf.",
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::DomainBlocklisted => &Text {
            title: "Absenderdomain auf einer Sperrliste",
            meaning: "Der Empfänger lehnt die Nachricht ab, weil die Domain des Absenders auf einer Sperrliste steht.",
            causes: &[
                "Mit dieser Domain wurden unerwünschte Mails verschickt oder beworben.",
                "Die Website oder ein Konto der Domain wurde gekapert.",
                "Die Domain ist neu und hat sich noch kein Vertrauen erarbeitet.",
            ],
            sender: &[
                "Schlagen Sie die Domain auf der Website der Sperrliste nach, beheben Sie die Ursache und beantragen Sie die Löschung.",
                "Prüfen Sie die Website und alle Konten der Domain auf Missbrauch.",
                AUTHENTICATE,
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::PoorReputation => &Text {
            title: "Geringe Reputation des Absenders",
            meaning: "Der Empfänger hat mit Mails von diesem Server oder dieser Domain schlechte Erfahrungen gemacht und hält sie deshalb zurück.",
            causes: &[
                "Empfänger haben Mails von dort als Spam markiert.",
                "Viele Mails gingen an Adressen, die es nicht gibt oder die niemand mehr liest.",
                "Die IP-Adresse oder Domain ist neu oder versendet plötzlich viel mehr als bisher.",
            ],
            sender: &[
                "Versenden Sie eine Zeit lang weniger, nur an Menschen, die Ihre Mails sicher haben möchten, und steigern Sie die Menge langsam.",
                "Streichen Sie ungültige und inaktive Adressen und bieten Sie einen Abmeldelink an, der sofort wirkt.",
                AUTHENTICATE,
                "Behalten Sie die Postmaster-Seiten und Beschwerdeberichte der großen Anbieter im Blick.",
                SEGMENT,
            ],
            recipient: &["Markieren Sie solche Nachrichten als „kein Spam“ und nehmen Sie den Absender ins Adressbuch auf."],
        },
        Reason::SpamDetected => &Text {
            title: "Als Spam eingestuft",
            meaning: "Der Filter des Empfängers hat diese Nachricht für Spam gehalten. Die Adresse kann in Ordnung sein, und eine andere Nachricht kommt vielleicht durch.",
            causes: &[
                "Wortwahl, Aufmachung oder Links ähneln denen von Spam.",
                "Ein Link führt zu einer Domain, die auf einer Sperrliste steht.",
                "Die Nachricht besteht fast nur aus Bildern oder hat einen ungewöhnlichen Anhang.",
                "Die Domain des Absenders ist nicht authentifiziert, oder ihr Ruf ist gering.",
            ],
            sender: &[
                TEST_CONTENT,
                "Entfernen Sie Kurzlinks und Links auf fremde Domains und prüfen Sie Ihre eigenen gegen Sperrlisten.",
                AUTHENTICATE,
                "Bitten Sie den Empfänger auf anderem Weg, Ihre Adresse zuzulassen.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::VirusDetected => &Text {
            title: "Verdacht auf Schadsoftware",
            meaning: "Der Virenscanner des Empfängers hat in der Nachricht Schadsoftware gefunden oder etwas, das danach aussieht.",
            causes: &[
                "Ein Anhang ist infiziert oder enthält Makros oder ein Programm.",
                "Ein Link in der Nachricht führt auf eine gefährliche Seite.",
                "Der Virenscanner irrt sich.",
            ],
            sender: &[
                "Öffnen und versenden Sie den Anhang nicht noch einmal, bevor ein aktueller Virenscanner ihn geprüft hat.",
                SCAN,
                "Ist die Datei sauber, stellen Sie sie stattdessen über einen Download-Link bereit.",
            ],
            recipient: &["Erwarten Sie die Datei, vereinbaren Sie mit dem Absender einen anderen Übertragungsweg."],
        },
        Reason::ContentRejected => &Text {
            title: "Inhalt nicht zugelassen",
            meaning: "Etwas an der Nachricht ist beim Empfänger nicht erlaubt: die Art eines Anhangs, eine Kopfzeile oder ein bestimmter Inhalt.",
            causes: &[
                "Programme, Skripte, verschlüsselte Archive oder Dokumente mit Makros sind angehängt.",
                "Eine Regel des Empfängers verbietet eine Kopfzeile oder eine Formulierung.",
                "Der Empfänger akzeptiert das Format der Nachricht nicht.",
            ],
            sender: &[
                "Lassen Sie den Anhang weg oder stellen Sie die Datei über einen Download-Link bereit.",
                "Senden Sie den Text allein, um herauszufinden, welcher Teil abgelehnt wird.",
                OTHER_WAY,
            ],
            recipient: &["Fragen Sie Ihren Administrator, welche Inhalte abgelehnt werden und ob eine Ausnahme möglich ist."],
        },
        Reason::MalformedMessage => &Text {
            title: "Nachricht fehlerhaft aufgebaut",
            meaning: "Die Nachricht entspricht nicht den Standards für E-Mail, und der Server nimmt sie so nicht an.",
            causes: &[
                "Eine vorgeschriebene Kopfzeile fehlt oder steht doppelt da, etwa From, Date oder Message-ID.",
                "In der Kopfzeile From steht keine gültige Adresse.",
                "Zeilen sind zu lang oder enden falsch, häufig in Mails aus Skripten.",
            ],
            sender: &[
                "Bringen Sie das Mailprogramm oder die Software, die die Nachricht erzeugt, auf den aktuellen Stand.",
                "Verwenden Sie eine erprobte Mail-Bibliothek, statt die Nachricht von Hand zusammenzusetzen.",
                "Geben Sie den vollständigen Fehlertext an den Hersteller der Software weiter.",
            ],
            recipient: &[],
        },
        Reason::MessageTooLarge => &Text {
            title: "Nachricht zu groß",
            meaning: "Die Nachricht ist größer, als der Empfänger erlaubt.",
            causes: &[
                "Die Anhänge sind zu groß; beim Versand wachsen sie noch um etwa ein Drittel.",
                "Große Bilder sind im Text oder in der Signatur eingebettet.",
            ],
            sender: &[
                "Verkleinern oder komprimieren Sie die Anhänge oder verteilen Sie sie auf mehrere Nachrichten.",
                "Stellen Sie große Dateien über einen Download-Link bereit.",
            ],
            recipient: &["Fragen Sie Ihren Administrator oder Anbieter, welche Größe erlaubt ist und ob sich die Grenze anheben lässt."],
        },
        Reason::PolicyRejected => &Text {
            title: "Durch eine Regel des Empfängers abgelehnt",
            meaning: "Der Empfänger lehnt die Nachricht aufgrund einer eigenen Richtlinie ab und nennt nichts Genaueres. Die Adresse kann in Ordnung sein.",
            causes: &[
                "Der Empfänger traut dem Server, der Domain oder der Versandart des Absenders nicht.",
                "Eine Regel der Organisation lässt solche Nachrichten nicht zu.",
                "SPF, DKIM, DMARC oder Reverse DNS fehlt oder ist fehlerhaft.",
            ],
            sender: &[
                "Lesen Sie den vollständigen Fehlertext: Oft enthält er einen Link oder eine Nummer mit Einzelheiten.",
                "Prüfen Sie, ob Ihre IP-Adresse oder Ihre Domain auf einer Sperrliste steht.",
                AUTHENTICATE,
                OTHER_WAY,
            ],
            recipient: &["Geben Sie den vollständigen Fehlertext an Ihren Administrator weiter und bitten Sie ihn, den Absender zuzulassen."],
        },
        Reason::EncryptionRequired => &Text {
            title: "Verschlüsselung nötig",
            meaning: "Der Server nimmt Mails nur über eine verschlüsselte Verbindung (TLS) an, oder die Verschlüsselung kam nicht zustande.",
            causes: &[
                "Das Mailprogramm oder der Server verbindet sich ohne TLS.",
                "Das Zertifikat des Servers ist abgelaufen oder passt nicht zu seinem Namen.",
                "Beide Seiten haben keine TLS-Version gemeinsam, meist weil eine von ihnen sehr alt ist.",
                "Ein Virenscanner oder eine Firewall greift in die Verbindung ein.",
            ],
            sender: &[
                "Wählen Sie im Mailprogramm Port 465 mit TLS oder Port 587 mit STARTTLS.",
                "Schalten Sie auf Ihrem Mailserver TLS 1.2 oder neuer ein.",
                ASK_PROVIDER,
            ],
            recipient: &["Lassen Sie Zertifikat und TLS-Einstellungen des empfangenden Servers prüfen."],
        },
        Reason::RegionBlocked => &Text {
            title: "Herkunft nicht zugelassen",
            meaning: "Der Empfänger nimmt aus dem Land, dem Netz oder in der Sprache dieser Nachricht keine Mails an.",
            causes: &[
                "Der sendende Server steht in einem Land oder Netz, das der Empfänger ausschließt.",
                "Die Sprache oder die Schriftzeichen der Nachricht sind ausgeschlossen.",
                "Der IP-Adresse wird ein falscher Standort zugeordnet.",
            ],
            sender: &["Senden Sie über einen Mailanbieter in einem anderen Land.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        Reason::Greylisted => &Text {
            title: "Absichtlich zurückgestellt (Greylisting)",
            meaning: "Der Empfänger kennt diesen Absender noch nicht und bittet um einen zweiten Versuch etwas später. Das hält Spam fern und erledigt sich von selbst.",
            causes: &[
                "Es ist die erste Nachricht dieses Absenders an diesen Empfänger, oder die letzte liegt lange zurück.",
                "Die Nachricht kommt bei jedem Versuch von einer anderen IP-Adresse.",
            ],
            sender: &[
                "Warten Sie ab: Der zweite Versuch gelingt meist nach einigen Minuten.",
                "Betreiben Sie den Server selbst, lassen Sie ihn von derselben IP-Adresse aus einige Tage lang weiter versuchen.",
            ],
            recipient: &["Ist die Nachricht dringend, lassen Sie den Absender vom Greylisting ausnehmen."],
        },
        Reason::RateLimited => &Text {
            title: "Zu viele Mails in kurzer Zeit",
            meaning: "Von diesem Absender oder für diesen Empfänger kamen mehr Mails, als der Server in einer bestimmten Zeit annimmt.",
            causes: &[
                "Eine Aussendung lief zu schnell, oder ein Versandlimit des Anbieters ist erreicht.",
                "Die Menge ist plötzlich gestiegen, vielleicht weil ein Konto gekapert wurde.",
                "Der Empfänger erhält zurzeit ungewöhnlich viele Mails.",
            ],
            sender: &[
                "Senden Sie langsamer und verteilen Sie große Aussendungen über Stunden oder Tage.",
                "Erkundigen Sie sich bei Ihrem Anbieter nach Ihren Versandlimits.",
                "Haben Sie selbst gar nicht viel verschickt, ändern Sie das Passwort und prüfen Sie das Konto auf Missbrauch.",
                "Nutzen Sie für große Aussendungen einen professionellen Versanddienst.",
            ],
            recipient: &[],
        },
        Reason::TooManyConnections => &Text {
            title: "Zu viele Verbindungen",
            meaning: "Der sendende Server hat mehr Verbindungen gleichzeitig geöffnet, als der Empfänger zulässt.",
            causes: &[
                "Viele Nachrichten gehen zur selben Zeit an denselben Empfangsserver.",
                "Mehrere Server oder Programme senden von derselben IP-Adresse.",
                "Der Empfänger ist stark ausgelastet und lässt weniger Verbindungen zu als sonst.",
            ],
            sender: &[
                WAIT,
                "Betreiben Sie den Server selbst, begrenzen Sie die Zahl der gleichzeitigen Verbindungen je Ziel.",
            ],
            recipient: &[],
        },
        Reason::TooManyRecipients => &Text {
            title: "Zu viele Empfänger auf einmal",
            meaning: "Die Nachricht nennt mehr Empfänger, als der Server auf einmal annimmt. Die übrigen können in einem weiteren Durchgang folgen.",
            causes: &["In An, Cc und Bcc stehen viele Adressen.", "Der Empfangsserver erlaubt nur wenige Empfänger je Nachricht."],
            sender: &[
                "Teilen Sie die Empfänger in kleinere Gruppen auf.",
                "Nutzen Sie für große Gruppen eine Mailingliste oder einen Versanddienst.",
            ],
            recipient: &[],
        },
        Reason::SystemFull => &Text {
            title: "Empfangsserver ohne Speicherplatz",
            meaning: "Dem Mailsystem des Empfängers fehlt es an Speicherplatz oder anderen Ressourcen. Ihre Nachricht und die Adresse sind in Ordnung.",
            causes: &["Festplatte oder Arbeitsspeicher des Empfangsservers sind erschöpft.", "Der Server hat zu viele Mails auf einmal zu verarbeiten."],
            sender: &[WAIT, "Dauert es an, sagen Sie dem Empfänger auf anderem Weg Bescheid."],
            recipient: &["Sagen Sie dem Administrator Bescheid: Auf dem Server muss Platz geschaffen werden."],
        },
        Reason::SystemError => &Text {
            title: "Störung beim Empfänger",
            meaning: "Im Mailsystem des Empfängers ist ein interner Fehler aufgetreten. Mit Ihrer Nachricht ist alles in Ordnung.",
            causes: &[
                "Ein Programm, eine Datenbank oder eine Prüfung auf dem Empfangsserver ist ausgefallen.",
                "Der Server oder seine DNS-Einträge (MX) sind falsch eingerichtet.",
                "Der Server ist überlastet.",
            ],
            sender: &[WAIT, "Dauert es an, sagen Sie dem Empfänger auf anderem Weg Bescheid und nennen Sie den vollständigen Fehlertext."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Reason::ServiceUnavailable => &Text {
            title: "Empfangsserver nicht in Betrieb",
            meaning: "Der Server des Empfängers nimmt gerade keine Mails an und bittet um einen späteren Versuch.",
            causes: &["Der Server wird gewartet oder neu gestartet.", "Der Server ist überlastet.", "Der Server trennt Verbindungen von Absendern, die er nicht gut kennt."],
            sender: &[WAIT, "Dauert es länger als einen Tag, sagen Sie dem Empfänger auf anderem Weg Bescheid."],
            recipient: &["Fragen Sie Ihren Administrator oder Anbieter, ob eine Störung bekannt ist."],
        },
        Reason::ConnectionFailed => &Text {
            title: "Server nicht erreichbar",
            meaning: "Die Verbindung zum Server kam nicht zustande oder brach ab.",
            causes: &[
                "Der Server ist ausgefallen, oder sein Name oder der Port stimmt nicht.",
                "Eine Firewall, ein Virenscanner oder der Internetanbieter blockiert die Verbindung, häufig auf Port 25.",
                "Das Netz zwischen beiden Seiten ist gestört.",
            ],
            sender: &[
                WAIT,
                "Tritt der Fehler bei jeder Nachricht auf, prüfen Sie Name und Port des Postausgangsservers.",
                SUBMISSION_PORT,
                "Lassen Sie das Mailprogramm in der Firewall und im Virenscanner zu.",
            ],
            recipient: &["Lassen Sie Ihren Administrator prüfen, ob der Mailserver von außen erreichbar ist."],
        },
        Reason::DnsFailure => &Text {
            title: "Namensauflösung fehlgeschlagen",
            meaning: "Ein Name ließ sich im DNS gerade nicht nachschlagen. Deshalb konnte der Server nicht gefunden oder nicht geprüft werden.",
            causes: &[
                "Die Nameserver der Domain antworten nicht oder sind gestört (SERVFAIL).",
                "Die DNS-Signaturen (DNSSEC) der Domain sind ungültig.",
                "Der DNS-Resolver eines der beteiligten Server ist gestört.",
            ],
            sender: &[WAIT, "Prüfen Sie die Schreibweise der Domain.", "Geht es um Ihre eigene Domain, lassen Sie deren Nameserver prüfen."],
            recipient: &["Lassen Sie die Nameserver, die MX-Einträge und die DNSSEC-Signaturen der Domain prüfen."],
        },
        Reason::RoutingFailed => &Text {
            title: "Kein Weg zum Ziel",
            meaning: "Ein Mailsystem unterwegs weiß nicht, wohin es die Nachricht weitergeben soll.",
            causes: &[
                "Die MX-Einträge der Empfängerdomain sind falsch oder führen ins Leere.",
                "Ein Relay oder Gateway auf dem Weg ist falsch eingerichtet.",
                "Die Domain ist umgezogen, und noch nicht alle Systeme wissen davon.",
            ],
            sender: &["Prüfen Sie die Schreibweise der Domain.", ASK_PROVIDER, OTHER_WAY],
            recipient: &["Lassen Sie die MX-Einträge und die Weiterleitungswege des Mailsystems prüfen."],
        },
        Reason::RoutingLoop => &Text {
            title: "Mail läuft im Kreis",
            meaning: "Mailserver haben die Nachricht untereinander weitergereicht, bis einer von ihnen abgebrochen hat.",
            causes: &[
                "Zwei Weiterleitungen verweisen aufeinander.",
                "Die MX-Einträge führen zu einem Server, der die Mail zurückschickt.",
                "Ein Gateway und ein Mailserver halten jeweils den anderen für zuständig.",
            ],
            sender: &[OTHER_WAY, "Haben Sie selbst eine Weiterleitung eingerichtet, prüfen Sie, wohin sie führt."],
            recipient: &["Prüfen Sie Ihre Weiterleitungen.", "Lassen Sie die MX-Einträge und die Mailwege der Domain prüfen."],
        },
        Reason::Expired => &Text {
            title: "Nicht rechtzeitig zugestellt",
            meaning: "Der sendende Server hat es lange ohne Erfolg versucht. Er hat aufgegeben, oder er weist darauf hin, dass sich die Nachricht verspätet.",
            causes: &[
                "Der Server des Empfängers war tagelang nicht erreichbar.",
                "Der Empfänger hat die Nachricht immer wieder zurückgestellt.",
            ],
            sender: &[
                "Ist es nur ein Hinweis auf die Verspätung, warten Sie ab: Die Versuche gehen weiter.",
                "Suchen Sie weiter unten im Bericht den letzten Fehler: Er nennt die eigentliche Ursache.",
                "Hat der Server aufgegeben, sagen Sie dem Empfänger auf anderem Weg Bescheid und senden Sie später noch einmal.",
            ],
            recipient: &["Fragen Sie Ihren Administrator oder Anbieter, ob der Server gestört war."],
        },
        Reason::SyntaxError => &Text {
            title: "Anfrage vom Server nicht verstanden",
            meaning: "Der Server konnte einen Befehl oder einen Teil davon nicht lesen. Es geht um den technischen Dialog, nicht um Ihren Text.",
            causes: &[
                "Eine Adresse oder ein Parameter ist fehlerhaft aufgebaut.",
                "Ein Virenscanner oder eine Firewall verändert die Verbindung.",
                "Das Mailprogramm hat einen Fehler, oder eine Zeile ist zu lang.",
            ],
            sender: &[
                "Prüfen Sie alle Adressen auf Zeichen, die dort nicht hingehören.",
                "Aktualisieren Sie das Mailprogramm und versuchen Sie es bei abgeschalteter Mailprüfung des Virenscanners.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::CommandNotImplemented => &Text {
            title: "Vom Server nicht unterstützt",
            meaning: "Der Server bietet einen Befehl oder eine Option nicht an, die das sendende System verlangt hat.",
            causes: &[
                "Das sendende Programm nutzt eine Erweiterung, die der Server nicht hat.",
                "Der Server des Empfängers ist sehr alt oder sehr einfach gehalten.",
                "Eine Firewall dazwischen verbirgt Befehle.",
            ],
            sender: &["Schalten Sie besondere Optionen wie die Zustellbestätigung ab und senden Sie noch einmal.", ASK_PROVIDER],
            recipient: &[],
        },
        Reason::BadSequence => &Text {
            title: "Schritte in falscher Reihenfolge",
            meaning: "Der Server hat zuerst einen anderen Schritt erwartet, meist die Anmeldung.",
            causes: &[
                "Das Mailprogramm sendet ohne Anmeldung.",
                "Zuvor waren schon alle Empfänger abgelehnt worden, sodass nichts mehr zuzustellen war.",
                "Das sendende Programm hält die Reihenfolge des Protokolls nicht ein.",
            ],
            sender: &[LOG_IN, "Prüfen Sie auch die übrigen Einstellungen des Postausgangsservers und aktualisieren Sie das Mailprogramm."],
            recipient: &[],
        },
        Reason::UnsupportedEncoding => &Text {
            title: "Zeichen nicht unterstützt",
            meaning: "Der Empfänger kann mit den Zeichen oder der Kodierung dieser Nachricht oder einer Adresse nicht umgehen.",
            causes: &[
                "Eine Adresse enthält Umlaute oder andere Zeichen außerhalb von ASCII.",
                "Der Empfangsserver unterstützt keine internationalen Adressen (SMTPUTF8) oder keinen 8-Bit-Text.",
            ],
            sender: &[
                "Verwenden Sie eine Adresse ohne Umlaute und Sonderzeichen, falls der Empfänger eine hat.",
                "Stellen Sie die Kodierung der Nachricht auf eine 7-Bit-Form um (quoted-printable oder Base64).",
            ],
            recipient: &["Nennen Sie dem Absender eine Adresse ohne Umlaute und Sonderzeichen.", "Fragen Sie Ihren Anbieter nach der Unterstützung internationaler Adressen."],
        },
        Reason::Suppressed => &Text {
            title: "Vom Versanddienst zurückgehalten",
            meaning: "Die Nachricht wurde gar nicht erst verschickt: Ihr eigener Versanddienst führt diese Adresse auf seiner Ausschlussliste.",
            causes: &[
                "Frühere Nachrichten an diese Adresse kamen zurück.",
                "Der Empfänger hat sich abgemeldet oder beschwert.",
            ],
            sender: &[
                "Schlagen Sie die Adresse und den Grund in der Ausschlussliste des Dienstes nach.",
                "Nehmen Sie die Adresse nur heraus, wenn Sie wissen, dass sie funktioniert und dass der Empfänger Ihre Mails haben möchte.",
                DOUBLE_OPT_IN,
            ],
            recipient: &["Möchten Sie die Mails erhalten, bitten Sie den Absender, Ihre Adresse wieder freizugeben."],
        },
        Reason::Unknown => &Text {
            title: "Ursache nicht bekannt",
            meaning: "Aus der Antwort des Servers geht nicht hervor, warum er so geantwortet hat.",
            causes: &["Die Antwort ist ungewöhnlich formuliert oder wurde unterwegs gekürzt."],
            sender: &[
                "Lesen Sie den vollständigen Fehlertext: Manchmal enthält er einen Link oder eine Telefonnummer.",
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
            title: "Postausgangsserver nicht erreichbar",
            meaning: "Das Mailprogramm konnte den Server gar nicht erreichen. Diese Nummer sendet kein Server, sie kommt von Ihrem eigenen Rechner.",
            causes: &["Der Name des Servers ist vertippt.", "Der Port stimmt nicht.", "Das Netz oder der Server ist zurzeit nicht erreichbar."],
            sender: &["Prüfen Sie Name und Port des Postausgangsservers.", "Prüfen Sie die Internetverbindung.", SUBMISSION_PORT],
            recipient: &[],
        },
        Guide::ConnectionRefused => &Text {
            title: "Verbindung abgewiesen",
            meaning: "Der Rechner ist erreichbar, nimmt aber auf diesem Port keine Verbindung an. Diese Nummer sendet kein Server, sie kommt von Ihrem eigenen Rechner.",
            causes: &["Der Port stimmt nicht.", "Der Maildienst läuft dort nicht.", "Eine Firewall oder der Internetanbieter weist die Verbindung ab."],
            sender: &["Prüfen Sie Name und Port des Postausgangsservers.", SUBMISSION_PORT, "Lassen Sie das Mailprogramm in der Firewall und im Virenscanner zu."],
            recipient: &[],
        },
        Guide::SystemStatus => &Text {
            title: "Status des Servers",
            meaning: "Der Server gibt auf Anfrage Auskunft über seinen Zustand.",
            causes: &["Ein Programm oder ein Mensch hat den Status abgefragt."],
            sender: &["Sie müssen nichts tun, es liegt kein Fehler vor."],
            recipient: &[],
        },
        Guide::HelpMessage => &Text {
            title: "Hilfetext des Servers",
            meaning: "Der Server sendet seinen Hilfetext, der für Menschen gedacht ist.",
            causes: &["Ein Programm oder ein Mensch hat mit dem Befehl HELP um Hilfe gebeten."],
            sender: &["Sie müssen nichts tun, es liegt kein Fehler vor."],
            recipient: &[],
        },
        Guide::ServiceReady => &Text {
            title: "Server bereit",
            meaning: "Der Server begrüßt die sendende Seite und ist bereit.",
            causes: &["So beginnt jede Verbindung."],
            sender: &["Sie müssen nichts tun: Das Mailprogramm macht automatisch weiter."],
            recipient: &[],
        },
        Guide::ServiceClosing => &Text {
            title: "Verbindung regulär beendet",
            meaning: "Der Server verabschiedet sich, und die Verbindung endet, wie sie soll.",
            causes: &["Die sendende Seite ist fertig."],
            sender: &["Sie müssen nichts tun: Was vorher angenommen wurde, bleibt angenommen."],
            recipient: &[],
        },
        Guide::Completed => &Text {
            title: "Erledigt",
            meaning: "Der Server hat den Befehl ausgeführt; nach der Nachricht selbst heißt das, dass er sie übernommen hat.",
            causes: &["Alles ist in Ordnung."],
            sender: &["Sie müssen nichts tun. Taucht die Nachricht nicht auf, bitten Sie den Empfänger, im Spamordner nachzusehen."],
            recipient: &[],
        },
        Guide::WillForward => &Text {
            title: "Angenommen und weitergeleitet",
            meaning: "Das Postfach des Empfängers liegt auf einem anderen Server, und dieser leitet die Nachricht dorthin weiter.",
            causes: &["Der Empfänger ist zu einem anderen Server umgezogen oder nutzt eine Weiterleitung."],
            sender: &["Sie müssen nichts tun. Nennt die Antwort eine neue Adresse, merken Sie sich diese für das nächste Mal."],
            recipient: &[],
        },
        Guide::StartMailInput => &Text {
            title: "Server wartet auf die Nachricht",
            meaning: "Der Server hat Absender und Empfänger angenommen und wartet jetzt auf die Nachricht selbst.",
            causes: &["Das ist der normale Schritt nach dem Befehl DATA."],
            sender: &["Senden Sie die Nachricht und schließen Sie sie mit einem Punkt in einer eigenen Zeile ab; Mailprogramme tun das von selbst."],
            recipient: &[],
        },
        Guide::ServiceNotAvailable => &Text {
            title: "Dienst zurzeit nicht verfügbar",
            meaning: "Der Server bricht die Verbindung ab und nimmt vorübergehend keine Mails an.",
            causes: &[
                "Der Empfangsserver ist überlastet oder wird gewartet.",
                "Vom selben Absender kamen zu viele Verbindungen oder Nachrichten.",
                "Der Internetanbieter sperrt Port 25, oder die Einstellungen für den Postausgangsserver stimmen nicht.",
                "Eine Firewall oder ein Virenscanner unterbricht die Verbindung.",
            ],
            sender: &[
                WAIT,
                "Tritt der Fehler bei allen Empfängern auf, prüfen Sie die Einstellungen des Postausgangsservers.",
                SUBMISSION_PORT,
                "Lassen Sie den Server in der Firewall und im Virenscanner zu.",
            ],
            recipient: &["Fragen Sie Ihren Administrator oder Anbieter, ob eine Störung bekannt ist."],
        },
        Guide::MailboxOverLimit => &Text {
            title: "Postfach über dem Limit",
            meaning: "Das Postfach des Empfängers ist bis zur erlaubten Grenze gefüllt und nimmt vorerst nichts mehr an.",
            causes: &["Es haben sich viele oder große Nachrichten angesammelt.", "Die Nachricht selbst ist größer als der freie Platz."],
            sender: &["Bitten Sie den Empfänger auf anderem Weg, Platz zu schaffen.", "Versuchen Sie es später mit kleineren Anhängen noch einmal."],
            recipient: &[FREE_SPACE],
        },
        Guide::MailboxBusy => &Text {
            title: "Postfach zurzeit nicht verfügbar",
            meaning: "Der Server kann gerade nicht an das Postfach zustellen oder stellt den Absender vorerst zurück.",
            causes: &[
                "Das Postfach ist belegt, gesperrt, beschädigt oder voll.",
                "Ein Teil des Empfangssystems ist ausgefallen.",
                "Der Empfänger kennt den Absender noch nicht und bittet um einen zweiten Versuch (Greylisting).",
                "Die IP-Adresse des Absenders hat einen schlechten Ruf oder steht auf einer Sperrliste.",
                "Die Adresse gibt es nicht mehr, oder Sie dürfen an sie nicht schreiben.",
            ],
            sender: &[
                WAIT,
                CHECK_ADDRESS,
                "Bleibt es dabei, prüfen Sie Ihre IP-Adresse gegen Sperrlisten und senden Sie von einer Adresse mit gutem Ruf.",
            ],
            recipient: &["Prüfen Sie, ob das Postfach funktioniert und noch Platz hat.", TELL_ADMINISTRATOR],
        },
        Guide::LocalError => &Text {
            title: "Verarbeitung durch Störung abgebrochen",
            meaning: "Der Server musste die Verarbeitung der Nachricht wegen einer Störung abbrechen.",
            causes: &[
                "Der Empfangsserver hat einen internen Fehler oder ist überlastet.",
                "Das Relay Ihres Anbieters hat Verbindungsprobleme, oder ein Versandlimit ist überschritten.",
                "Die MX-Einträge oder andere DNS-Einstellungen einer Domain sind falsch.",
                "Der Server hat Bedenken gegen den Inhalt und stellt die Nachricht zurück.",
            ],
            sender: &[
                WAIT,
                "Prüfen Sie, ob Sie ein Versandlimit Ihres Anbieters erreicht haben.",
                "Prüfen Sie die MX-Einträge und die übrigen DNS-Einstellungen Ihrer Domain.",
                ASK_PROVIDER,
            ],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Guide::InsufficientStorage => &Text {
            title: "Server knapp an Speicherplatz",
            meaning: "Der Server hat zurzeit keinen Platz für die Nachricht, oder es war ihm zu viel auf einmal.",
            causes: &["Dem Empfangsserver ist der Speicherplatz ausgegangen.", "Es kamen zu viele Nachrichten oder Empfänger auf einmal."],
            sender: &[WAIT, "Schreiben Sie an weniger Empfänger je Nachricht und senden Sie weniger Nachrichten auf einmal."],
            recipient: &["Sagen Sie dem Administrator Bescheid: Auf dem Server muss Platz geschaffen werden."],
        },
        Guide::ParametersNotAccepted => &Text {
            title: "Optionen zurzeit nicht möglich",
            meaning: "Der Server kann die Optionen, die zu Absender oder Empfänger mitgeschickt wurden, gerade nicht erfüllen.",
            causes: &["Der Server ist vorübergehend eingeschränkt, zum Beispiel während einer Wartung."],
            sender: &[WAIT, "Bleibt es dabei, fragen Sie beim Administrator des Empfangsservers nach."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Guide::CommandUnrecognized => &Text {
            title: "Befehl nicht verstanden",
            meaning: "Der Server kennt den Befehl nicht, den er erhalten hat, oder die Zeile war zu lang.",
            causes: &["Ein Virenscanner oder eine Firewall verändert die Verbindung.", "Das Mailprogramm ist fehlerhaft oder veraltet.", "Eine Zeile des Dialogs war zu lang."],
            sender: &["Aktualisieren Sie das Mailprogramm und prüfen Sie seine Einstellungen.", "Versuchen Sie es bei abgeschalteter Mailprüfung des Virenscanners.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::ParameterSyntax => &Text {
            title: "Parameter fehlerhaft",
            meaning: "Der Server kennt den Befehl, konnte aber die Angaben dazu nicht lesen, meist eine Adresse.",
            causes: &["Eine Adresse ist falsch aufgebaut, etwa durch ein überzähliges Zeichen oder eine fehlende Domain.", "Ein Sicherheitsprogramm verändert die Verbindung.", "Die Anmeldung wurde abgebrochen oder falsch kodiert."],
            sender: &["Prüfen Sie alle Adressen, auch Ihre eigene.", "Prüfen Sie Ihr Sicherheitsprogramm und dessen Mailprüfung.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::NotImplemented => &Text {
            title: "Befehl wird nicht angeboten",
            meaning: "Der Server kennt den Befehl, bietet ihn aber nicht an.",
            causes: &["Der Server verzichtet aus Sicherheitsgründen auf den Befehl, wie viele bei VRFY und EXPN.", "Das Mailprogramm erwartet mehr, als dieser Server kann."],
            sender: &["Fragen Sie Ihren Anbieter, welchen Versandweg er unterstützt, und nutzen Sie diesen.", "Prüfen Sie die Einstellungen des Mailprogramms."],
            recipient: &[],
        },
        Guide::BadSequence => &Text {
            title: "Befehle in falscher Reihenfolge",
            meaning: "Der Server hat zuerst einen anderen Befehl erwartet. Häufig fehlt die Anmeldung.",
            causes: &["Die Authentifizierung für den Postausgangsserver ist nicht eingeschaltet.", "Das Mailprogramm sendet die Befehle in falscher Reihenfolge.", "Zuvor waren alle Empfänger abgelehnt worden."],
            sender: &[LOG_IN, "Prüfen Sie auch die übrigen Einstellungen des Mailprogramms, etwa Port und Verschlüsselung."],
            recipient: &[],
        },
        Guide::ParameterNotImplemented => &Text {
            title: "Option wird nicht angeboten",
            meaning: "Der Server bietet eine Option oder ein Anmeldeverfahren nicht an, das das Mailprogramm verlangt hat.",
            causes: &["Das Mailprogramm nutzt eine Erweiterung oder ein Anmeldeverfahren, das dieser Server nicht hat."],
            sender: &["Schalten Sie die Option ab oder wählen Sie ein anderes Anmeldeverfahren.", "Fragen Sie Ihren Anbieter, welche Einstellungen er unterstützt."],
            recipient: &[],
        },
        Guide::AuthenticationRequired => &Text {
            title: "Anmeldung erforderlich",
            meaning: "Der Server nimmt diese Nachricht nur nach einer Anmeldung oder nur über eine verschlüsselte Verbindung an.",
            causes: &["Die Authentifizierung für den Postausgangsserver (SMTP-AUTH) ist nicht eingeschaltet.", "In den Kontoeinstellungen fehlt der Benutzername oder das Passwort."],
            sender: &[LOG_IN, "Prüfen Sie die Kontoeinstellungen: Servername, Port und Verschlüsselung.", "Verwenden Sie Port 465 oder Port 587 mit STARTTLS."],
            recipient: &[],
        },
        Guide::RejectedByRecipient => &Text {
            title: "Auf der Empfängerseite abgelehnt",
            meaning: "Die Empfängerseite wollte die Nachricht nicht annehmen; meist hat das ein Spamfilter entschieden.",
            causes: &["Ein Spamfilter des Empfängers hat die Nachricht aussortiert.", "Die Organisation des Empfängers nimmt von diesem Absender keine Mails an."],
            sender: &["Bitten Sie den Empfänger auf anderem Weg, Ihre Adresse zuzulassen.", TEST_CONTENT, AUTHENTICATE],
            recipient: &[ALLOW_SENDER],
        },
        Guide::MailboxUnavailable => &Text {
            title: "Nachricht für dieses Postfach abgelehnt",
            meaning: "Der Server stellt an dieses Postfach nicht zu: Es existiert nicht, ist für Sie nicht zugänglich, oder eine Regel lehnt die Nachricht ab.",
            causes: &[
                "Das Postfach gibt es nicht, oder es nimmt keine Mails von außen an.",
                "Eine Regel des Empfängers lehnt die Nachricht, den Absender oder dessen Domain ab.",
                "SPF, DKIM oder DMARC fehlt oder schlägt fehl, oder die DNS-Einträge der Absenderdomain sind fehlerhaft.",
                "Die IP-Adresse oder Domain des Absenders steht auf einer Sperrliste.",
                "Die Nachricht enthält einen Virus, oder ein Rechner im Netz des Absenders verschickt Spam.",
                "Vielleicht hat Ihr eigener Postausgangsserver die Nachricht abgelehnt: Die Fehlermeldung nennt den Server.",
            ],
            sender: &[
                CHECK_ADDRESS,
                OTHER_WAY,
                AUTHENTICATE,
                "Prüfen Sie IP-Adresse und Domain gegen Sperrlisten und kontrollieren Sie Ihre DNS-Einträge.",
                SCAN,
                "Streichen Sie die Adresse aus Verteilern, wenn es sie nicht mehr gibt.",
            ],
            recipient: &["Prüfen Sie, ob das Postfach existiert und Mails von außen annimmt.", ALLOW_SENDER],
        },
        Guide::UserNotLocal => &Text {
            title: "Benutzer nicht auf diesem Server",
            meaning: "Der Server führt dieses Postfach nicht, und eine Weiterleitung ist nicht eingerichtet.",
            causes: &["Der Empfänger ist zu einem anderen Anbieter gewechselt.", "Die Domain verweist auf einen Server, der ihre Postfächer nicht hat."],
            sender: &["Sehen Sie in der Fehlermeldung nach: Manchmal nennt sie die richtige Adresse.", "Erfragen Sie die gültige Adresse beim Empfänger."],
            recipient: &["Nennen Sie dem Absender Ihre neue Adresse oder lassen Sie eine Weiterleitung einrichten.", "Lassen Sie die MX-Einträge der Domain prüfen."],
        },
        Guide::StorageExceeded => &Text {
            title: "Speichergrenze überschritten",
            meaning: "Das Postfach des Empfängers ist voll, oder die Nachricht ist größer als erlaubt.",
            causes: &["Das Postfach des Empfängers hat keinen freien Platz mehr.", "Die Nachricht ist samt ihren Anhängen zu groß."],
            sender: &["Senden Sie kleinere oder weniger Anhänge oder stellen Sie große Dateien über einen Download-Link bereit.", "Sagen Sie dem Empfänger auf anderem Weg, dass sein Postfach voll sein könnte.", "Versuchen Sie es später noch einmal."],
            recipient: &[FREE_SPACE],
        },
        Guide::NameNotAllowed => &Text {
            title: "Adresse nicht zulässig",
            meaning: "Der Server akzeptiert eine Adresse in dieser Form nicht.",
            causes: &[
                "Die Adresse enthält Leerzeichen oder andere überzählige Zeichen oder ist unvollständig.",
                "Eine der Adressen in An, Cc oder Bcc gibt es nicht.",
                "Eine Adresse steht auf einer Sperrliste, oder Ihre Absenderadresse gehört nicht zu Ihrer Anmeldung.",
            ],
            sender: &["Prüfen Sie alle Adressen in An, Cc und Bcc und auch Ihre Absenderadresse.", "Schreiben Sie die Empfänger einzeln an, um die abgelehnte Adresse zu finden."],
            recipient: &[],
        },
        Guide::TransactionFailed => &Text {
            title: "Zustellung fehlgeschlagen",
            meaning: "Der Server hat die Nachricht im Ganzen abgelehnt, meist aus Misstrauen oder ohne Angabe von Gründen.",
            causes: &[
                "Ein strenger Filter hält die Nachricht für Spam.",
                "Die IP-Adresse oder Domain des Absenders steht auf einer Sperrliste.",
                "Sie sind nicht angemeldet, und der Server leitet die Nachricht deshalb nicht weiter.",
                "Der Server bietet für diese Verbindung keinen Maildienst an, falls es seine Begrüßung war.",
            ],
            sender: &[
                "Prüfen Sie die Adresse sowie Ihre IP-Adresse und Domain gegen Sperrlisten.",
                LOG_IN,
                TEST_CONTENT,
                AUTHENTICATE,
                "Nutzen Sie für Newsletter einen professionellen Versanddienst.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Guide::DeliveryNotAuthorized => &Text {
            title: "Absender nicht berechtigt",
            meaning: "Der Empfänger nimmt von diesem Absender keine Mails an.",
            causes: &[
                "Der Absender steht nicht auf der Liste der zugelassenen Absender oder gilt dort als Spamversender.",
                "Sie sind am Postausgangsserver nicht angemeldet.",
                "Die IP-Adresse des Absenders steht auf einer Sperrliste oder hat keinen Reverse-DNS-Eintrag.",
            ],
            sender: &[
                "Bitten Sie den Empfänger auf anderem Weg, Ihre Adresse zuzulassen.",
                LOG_IN,
                "Prüfen Sie Ihre IP-Adresse gegen Sperrlisten und beantragen Sie die Löschung, sobald die Ursache behoben ist.",
                "Lassen Sie Ihren Hosting-Anbieter den Reverse-DNS-Eintrag Ihres Servers setzen.",
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
            title: "Meldung des Mailprogramms",
            meaning: "Codes, die mit 1 beginnen, senden Mailserver nicht: Dieser kommt vom Mailprogramm oder vom Rechner selbst.",
            causes: &["Das Mailprogramm meldet einen eigenen Fehler oder einen des Netzes unter einer eigenen Nummer."],
            sender: &["Prüfen Sie Name und Port des Postausgangsservers und die Internetverbindung.", ASK_PROVIDER],
            recipient: &[],
        },
        Class::PositiveCompletion => &Text {
            title: "Erfolg",
            meaning: "Codes, die mit 2 beginnen, bedeuten, dass der Server den Befehl ausgeführt hat.",
            causes: &["Alles ist in Ordnung."],
            sender: &["Sie müssen nichts tun, es liegt kein Fehler vor."],
            recipient: &[],
        },
        Class::PositiveIntermediate => &Text {
            title: "Server erwartet mehr",
            meaning: "Codes, die mit 3 beginnen, bedeuten, dass bis hierher alles stimmt und der Server auf den nächsten Teil wartet.",
            causes: &["Das ist ein normaler Schritt des Dialogs."],
            sender: &["Sie müssen nichts tun: Das Mailprogramm macht automatisch weiter."],
            recipient: &[],
        },
        Class::TransientNegative => &Text {
            title: "Vorübergehender Fehler",
            meaning: "Codes, die mit 4 beginnen, bedeuten, dass es jetzt nicht geht, später aber gelingen kann.",
            causes: &["Der Empfangsserver ist überlastet, gestört oder wird gewartet.", "Der Empfänger stellt den Absender eine Zeit lang zurück."],
            sender: &[WAIT, ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Class::PermanentNegative => &Text {
            title: "Endgültiger Fehler",
            meaning: "Codes, die mit 5 beginnen, bedeuten, dass der Server endgültig ablehnt; dieselbe Nachricht wird er wieder ablehnen.",
            causes: &["Die Adresse ist nicht gültig.", "Eine Regel des Empfängers lehnt den Absender oder die Nachricht ab."],
            sender: &["Lesen Sie den vollständigen Fehlertext: Manchmal nennt er die Ursache.", CHECK_ADDRESS, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}

#[rustfmt::skip]
const fn subject(subject: EnhancedSubject) -> &'static Text {
    match subject {
        EnhancedSubject::Other => &Text {
            title: "Ohne nähere Angaben",
            meaning: "Der Statuscode sagt nur, ob es gelungen ist, nicht, worum es geht.",
            causes: &["Der Server nennt keine Einzelheiten, oder er kennt keine."],
            sender: &["Lesen Sie den vollständigen Text der Antwort: Manchmal nennt er die Ursache.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Addressing => &Text {
            title: "Es geht um eine Adresse",
            meaning: "Der Statuscode betrifft die Adresse des Empfängers oder des Absenders.",
            causes: &["Die Adresse enthält einen Tippfehler.", "Das Postfach oder die Domain gibt es nicht oder ist umgezogen."],
            sender: &[CHECK_ADDRESS, "Prüfen Sie auch Ihre eigene Absenderadresse.", OTHER_WAY],
            recipient: &["Nennen Sie dem Absender Ihre aktuelle Adresse."],
        },
        EnhancedSubject::Mailbox => &Text {
            title: "Es geht um das Postfach des Empfängers",
            meaning: "Der Statuscode betrifft das Postfach des Empfängers; meist kann er selbst Abhilfe schaffen.",
            causes: &["Das Postfach ist voll, geschlossen oder gesperrt.", "Die Nachricht ist für dieses Postfach zu groß."],
            sender: &[OTHER_WAY, "Versuchen Sie es später ohne große Anhänge noch einmal."],
            recipient: &[FREE_SPACE, TELL_ADMINISTRATOR],
        },
        EnhancedSubject::MailSystem => &Text {
            title: "Es geht um das Empfangssystem",
            meaning: "Der Statuscode betrifft das Mailsystem des Empfängers; Abhilfe schaffen kann dessen Betreiber.",
            causes: &["Das System ist voll, überlastet oder falsch eingerichtet.", "Die Nachricht ist für das System zu groß."],
            sender: &[WAIT, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Network => &Text {
            title: "Es geht um Netz oder Leitweg",
            meaning: "Der Statuscode betrifft den Weg zum Empfänger: Netz, DNS oder Leitweg.",
            causes: &["Ein Server auf dem Weg antwortet nicht oder ist überlastet.", "DNS-Einträge oder Leitwege der Domain sind falsch."],
            sender: &[WAIT, "Prüfen Sie die Schreibweise der Domain.", ASK_PROVIDER],
            recipient: &["Lassen Sie die MX-Einträge der Domain und den Mailserver prüfen."],
        },
        EnhancedSubject::Protocol => &Text {
            title: "Es geht um den technischen Dialog",
            meaning: "Der Statuscode betrifft den Dialog zwischen den Servern, nicht Ihren Text.",
            causes: &["Ein Befehl oder eine Option wurde nicht verstanden, wird nicht angeboten oder kam zur falschen Zeit.", "Ein Sicherheitsprogramm verändert die Verbindung."],
            sender: &["Prüfen Sie die Einstellungen des Mailprogramms und aktualisieren Sie es.", ASK_PROVIDER],
            recipient: &[],
        },
        EnhancedSubject::Content => &Text {
            title: "Es geht um den Inhalt",
            meaning: "Der Statuscode betrifft den Inhalt der Nachricht, seine Kodierung oder Umwandlung.",
            causes: &["Ein Anhang oder ein Format wird nicht unterstützt.", "Die Nachricht müsste umgewandelt werden, was nicht möglich oder nicht erlaubt ist."],
            sender: &["Senden Sie den Text allein, ohne Anhänge und besondere Formate.", "Stellen Sie Dateien über einen Download-Link bereit."],
            recipient: &[],
        },
        EnhancedSubject::Security => &Text {
            title: "Es geht um Sicherheit oder Richtlinien",
            meaning: "Der Statuscode betrifft die Sicherheit: Anmeldung, Authentifizierung, Verschlüsselung oder eine Regel des Empfängers.",
            causes: &["Sie sind nicht angemeldet oder dürfen dorthin nicht senden.", "SPF, DKIM oder DMARC fehlt oder schlägt fehl.", "Der Absender steht auf einer Sperrliste, oder eine Regel lehnt die Nachricht ab."],
            sender: &[AUTHENTICATE, LOG_IN, "Prüfen Sie, ob Ihre IP-Adresse oder Ihre Domain auf einer Sperrliste steht.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        EnhancedSubject::Unassigned => &Text {
            title: "Thema nicht registriert",
            meaning: "Der Statuscode verwendet eine eigene Nummer des Betreibers, die in keinem Register steht.",
            causes: &["Der Betreiber des Servers nummeriert seine Antworten auf eigene Weise."],
            sender: &["Lesen Sie den vollständigen Text der Antwort oder schlagen Sie den Code auf den Seiten des Betreibers nach.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}
