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
    temporary: "Der Server meldet einen vorübergehenden Fehler: Warten Sie das Ergebnis ab, bevor Sie die Adresse aus einem Verteiler entfernen.",
    headings: Headings {
        causes: "Häufige Ursachen",
        sender: "Was Sie tun können",
        recipient: "Was der Empfänger tun kann",
        retry: "Erneut versuchen",
        references: "Siehe auch",
        links: "Hilfreiche Seiten",
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
            Listing::Mixed | Listing::ProviderPage => "Ihre Domain und die IP-Adresse Ihres Mailservers",
        };
        write!(f, " Prüfen Sie {what} unter {page}.")
    },
};

const fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::NotNeeded => "Nicht nötig: Es liegt kein Fehler vor.",
        Retry::AtOnce => "Ja, sofort.",
        Retry::After(_) | Retry::Later(_) => {
            "Ja, später. In der Regel übernimmt das der sendende Mailserver von selbst."
        }
        Retry::Split(_) => {
            "Ja, sofort, jedoch an weniger Empfänger auf einmal; bei nur einem Empfänger später."
        }
        Retry::AfterFix => {
            "Erst wenn die Ursache behoben ist. Unverändert würde die Nachricht erneut abgelehnt."
        }
        Retry::No => "Nein. Auch jeder weitere Versuch an diese Adresse würde scheitern.",
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
const WAIT: &str = "Warten Sie ab: Der sendende Mailserver versucht es einige Tage lang von selbst weiter und benachrichtigt Sie, falls er aufgibt.";
const CHECK_ADDRESS: &str = "Prüfen Sie die Adresse Buchstabe für Buchstabe auf Tippfehler.";
const OTHER_WAY: &str = "Wenden Sie sich auf anderem Weg an den Empfänger, zum Beispiel per Telefon.";
const REMOVE: &str = "Entfernen Sie die Adresse sofort aus allen Verteilern: Wiederholte Zustellversuche schaden Ihrer Reputation als Absender.";
const DOUBLE_OPT_IN: &str = "Lassen Sie neue Abonnenten ihre Adresse bestätigen (Double-Opt-in), damit vertippte Adressen gar nicht erst in den Verteiler gelangen.";
const SEGMENT: &str = "Schreiben Sie vor allem an Empfänger, die Ihre E-Mails lesen. Fragen Sie die übrigen einmal, ob sie weiterhin E-Mails erhalten möchten, und entfernen Sie alle, die nicht antworten.";
const AUTHENTICATE: &str = "Richten Sie SPF, DKIM und DMARC für Ihre Domain ein und kontrollieren Sie, ob Ihre E-Mails alle drei Prüfungen bestehen.";
const MONITOR: &str = "Kontrollieren Sie regelmäßig, ob Ihre IP-Adresse oder Ihre Domain auf einer der gängigen Sperrlisten steht, und reagieren Sie sofort auf einen Eintrag.";
const LOG_IN: &str = "Melden Sie sich beim Postausgangsserver an: Schalten Sie im E-Mail-Programm die SMTP-Authentifizierung ein und geben Sie den vollständigen Benutzernamen und das Passwort an.";
const SUBMISSION_PORT: &str =
    "Senden Sie über Port 587 oder 465 und melden Sie sich dabei an: Viele Internetanbieter sperren Port 25.";
const TEST_CONTENT: &str = "Versuchen Sie es mit einer kurzen Nachricht im Nur-Text-Format: persönlich formuliert, mit wenigen Sonderzeichen, wenigen Links und ohne Bilder.";
const ASK_PROVIDER: &str = "Besteht das Problem weiter, schicken Sie die vollständige Fehlermeldung an Ihren E-Mail-Anbieter oder Administrator.";
const ALLOW_SENDER: &str = "Setzen Sie den Absender auf die Liste der zugelassenen Absender oder bitten Sie Ihren Administrator oder E-Mail-Anbieter darum.";
const TELL_ADMINISTRATOR: &str =
    "Geben Sie die vollständige Fehlermeldung an Ihren Administrator oder E-Mail-Anbieter weiter.";
const FREE_SPACE: &str = "Löschen oder archivieren Sie alte Nachrichten, leeren Sie den Papierkorb und den Spamordner oder lassen Sie den Speicherplatz vergrößern.";
const SCAN: &str =
    "Untersuchen Sie Ihre Computer und Ihr Netzwerk auf Schadsoftware, die unbemerkt E-Mails verschickt.";

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a table")]
const fn reason(reason: Reason) -> &'static Text {
    match reason {
        Reason::Accepted => &Text {
            title: "Angenommen",
            meaning: "Der Server hat den Befehl ausgeführt.",
            causes: &["Adresse, Absender und Nachricht haben die bis hierher vorgesehenen Prüfungen bestanden."],
            sender: &["Sie müssen nichts tun. Kommt eine Nachricht nicht an, bitten Sie den Empfänger, im Spamordner nachzusehen."],
            recipient: &[],
        },
        Reason::Intermediate => &Text {
            title: "Server wartet auf weitere Daten",
            meaning: "Bis hierher ist alles in Ordnung. Der Server wartet auf den nächsten Teil, etwa auf die Nachricht selbst oder die Zugangsdaten.",
            causes: &["Das ist ein normaler Schritt der Zustellung."],
            sender: &["Sie müssen nichts tun: Das E-Mail-Programm macht automatisch weiter."],
            recipient: &[],
        },
        Reason::UserUnknown => &Text {
            title: "Postfach nicht vorhanden",
            meaning: "Die Domain des Empfängers gibt es, aber kein Postfach mit dieser Adresse.",
            causes: &[
                "Der Teil vor dem @-Zeichen enthält einen Tippfehler.",
                "Die Person hat die Organisation verlassen, oder das Postfach wurde gelöscht.",
                "Die Adresse stammt aus einer alten Liste oder einem alten Adressbuch.",
            ],
            sender: &[CHECK_ADDRESS, "Fragen Sie den Empfänger auf anderem Weg nach seiner aktuellen Adresse.", REMOVE, DOUBLE_OPT_IN],
            recipient: &["Nennen Sie dem Absender Ihre aktuelle Adresse.", "Soll es die Adresse weiterhin geben, lassen Sie sie als Postfach oder Alias wieder einrichten."],
        },
        Reason::MailboxDisabled => &Text {
            title: "Postfach geschlossen oder inaktiv",
            meaning: "Das Postfach gibt oder gab es, es ist aber geschlossen, gesperrt, abgelaufen oder noch nicht freigeschaltet und nimmt keine E-Mails an.",
            causes: &[
                "Es hat sich lange niemand angemeldet, und der Anbieter hat das Postfach geschlossen.",
                "Der Vertrag ist abgelaufen, oder das Konto wurde gesperrt.",
                "Das Konto ist neu und noch nicht freigeschaltet.",
            ],
            sender: &[OTHER_WAY, REMOVE, SEGMENT],
            recipient: &["Melden Sie sich an und aktivieren Sie das Postfach wieder, oder fragen Sie Ihren E-Mail-Anbieter, warum es geschlossen ist."],
        },
        Reason::MailboxFull => &Text {
            title: "Postfach voll",
            meaning: "Der Speicherplatz des Postfachs ist aufgebraucht. Die Adresse stimmt, aber für die Nachricht ist dort zurzeit kein Platz.",
            causes: &[
                "Es haben sich viele oder große Nachrichten angesammelt.",
                "Das Postfach wird kaum noch genutzt und nicht mehr aufgeräumt.",
                "Andere Daten, etwa Dateien im selben Konto, belegen den gemeinsamen Speicherplatz.",
            ],
            sender: &[
                "Teilen Sie dem Empfänger auf anderem Weg mit, dass sein Postfach voll ist.",
                "Versuchen Sie es in ein bis zwei Tagen noch einmal, ohne große Anhänge.",
                "Bleibt das Postfach wochenlang voll, entfernen Sie die Adresse aus allen Verteilern: Vermutlich wird sie nicht mehr genutzt.",
            ],
            recipient: &[FREE_SPACE],
        },
        Reason::MailboxMoved => &Text {
            title: "Empfänger hat eine neue Adresse",
            meaning: "Der Empfänger ist unter dieser Adresse nicht mehr zu erreichen, und der Server leitet nicht weiter.",
            causes: &[
                "Die Person hat den Anbieter oder die Organisation gewechselt.",
                "Die Domain oder die Form der Adressen hat sich geändert.",
                "Eine Weiterleitung wurde nie eingerichtet oder ist abgelaufen.",
            ],
            sender: &[
                "Lesen Sie die Fehlermeldung: Manchmal nennt sie die neue Adresse.",
                "Fragen Sie den Empfänger nach der gültigen Adresse und ändern Sie sie in Ihrem Adressbuch.",
            ],
            recipient: &["Teilen Sie Ihren Kontakten die neue Adresse mit und lassen Sie E-Mails von der alten Adresse eine Zeit lang weiterleiten."],
        },
        Reason::MailboxUnavailable => &Text {
            title: "Postfach nicht verfügbar",
            meaning: "Der Server kann an dieses Postfach nicht zustellen und sagt nicht, warum. Vielleicht gibt es das Postfach nicht, es ist gesperrt, oder es nimmt von Ihnen keine E-Mails an.",
            causes: &[
                "Das Postfach gibt es nicht oder nicht mehr.",
                "Das Postfach wird gerade von einem anderen Vorgang benutzt, ist gesperrt oder beschädigt.",
                "Eine Regel auf dem Mailserver des Empfängers lehnt die Nachricht ab, ohne dass der Grund genannt wird.",
            ],
            sender: &[CHECK_ADDRESS, OTHER_WAY, "Entfernen Sie die Adresse aus allen Verteilern, wenn die Ablehnung endgültig ist."],
            recipient: &["Prüfen Sie, ob Ihr Postfach funktioniert und E-Mails von außen annimmt.", TELL_ADMINISTRATOR],
        },
        Reason::InvalidAddress => &Text {
            title: "Empfängeradresse ungültig",
            meaning: "Die Adresse des Empfängers hat nicht die Form einer gültigen E-Mail-Adresse, oder sie ist nicht eindeutig.",
            causes: &[
                "Die Adresse enthält ein Leerzeichen, ein Komma, ein Anführungszeichen oder ein anderes Zeichen, das dort nicht hingehört.",
                "Das @-Zeichen oder ein Teil der Domain fehlt.",
                "Eine der Adressen in An, Cc oder Bcc ist falsch, obwohl die anderen stimmen.",
            ],
            sender: &["Prüfen Sie alle Adressen in An, Cc und Bcc.", "Geben Sie die Adresse neu ein, statt sie zu kopieren oder einen Vorschlag zu übernehmen.", DOUBLE_OPT_IN],
            recipient: &[],
        },
        Reason::DomainUnknown => &Text {
            title: "Domain des Empfängers nicht gefunden",
            meaning: "Der Teil nach dem @-Zeichen ist im DNS nicht bekannt. Es gibt also keinen Server, an den die Nachricht zugestellt werden könnte.",
            causes: &[
                "Die Domain enthält einen Tippfehler, oder die Endung stimmt nicht.",
                "Die Registrierung der Domain ist abgelaufen, oder die Domain wurde aufgegeben.",
                "Die Nameserver der Domain kennen sie nicht, zum Beispiel nach einem Anbieterwechsel.",
            ],
            sender: &["Prüfen Sie die Schreibweise der Domain einschließlich der Endung.", "Sehen Sie nach, ob die Website der Domain noch erreichbar ist und ob dort eine neue Adresse steht.", REMOVE],
            recipient: &["Prüfen Sie, ob die Domain noch registriert ist und ihre Nameserver antworten."],
        },
        Reason::DomainRefusesMail => &Text {
            title: "Domain nimmt keine E-Mails an",
            meaning: "Die Domain oder den Server gibt es, aber dort werden keine E-Mails angenommen: entweder mit Absicht oder weil kein Mailserver eingerichtet ist.",
            causes: &[
                "Die Domain wird nur für eine Website oder nur zum Senden genutzt, und ein DNS-Eintrag besagt, dass sie keine E-Mails annimmt (Null-MX).",
                "Die Domain in der Adresse ist vertippt, und unter diesem Namen hat jemand eine ungenutzte Domain registriert.",
                "Die MX-Einträge der Domain fehlen.",
            ],
            sender: &["Prüfen Sie die Schreibweise der Domain.", "Suchen Sie auf der Website des Empfängers nach einer anderen Kontaktmöglichkeit.", REMOVE],
            recipient: &["Soll die Domain E-Mails empfangen, lassen Sie im DNS MX-Einträge für sie anlegen."],
        },
        Reason::RecipientRestricted => &Text {
            title: "Nur bestimmte Absender zugelassen",
            meaning: "Die Adresse stimmt, aber dieses Postfach oder dieser Verteiler nimmt E-Mails nur von bestimmten Absendern an.",
            causes: &[
                "Die Mailingliste nimmt nur Beiträge ihrer Mitglieder an.",
                "Das Postfach nimmt nur E-Mails aus der eigenen Organisation an.",
                "Der Empfänger nimmt nur E-Mails von bekannten Kontakten an oder hat Ihre Adresse gesperrt.",
            ],
            sender: &["Bitten Sie den Empfänger auf anderem Weg, Ihre Adresse zuzulassen.", "Senden Sie von der Adresse, mit der Sie bei der Mailingliste angemeldet sind.", "Möchte der Empfänger keine E-Mails von Ihnen, respektieren Sie das bitte."],
            recipient: &[ALLOW_SENDER],
        },
        Reason::SenderRejected => &Text {
            title: "Absenderadresse abgelehnt",
            meaning: "Der Server akzeptiert die Absenderadresse der Nachricht nicht.",
            causes: &[
                "Die Absenderadresse gibt es nicht, sie enthält einen Tippfehler, oder ihre Domain ist im DNS nicht zu finden.",
                "Der Mailserver des Empfängers hat geprüft, ob er an die Absenderadresse zustellen könnte, und das war nicht möglich.",
                "Mit Ihren Zugangsdaten dürfen Sie diese Adresse nicht als Absender verwenden, oder die Empfängerseite hat sie gesperrt.",
            ],
            sender: &[
                "Prüfen Sie die Absenderadresse in den Einstellungen Ihres E-Mail-Programms.",
                "Senden Sie von einer Adresse, die es gibt, die Antworten empfangen kann und die zu Ihren Zugangsdaten gehört.",
                "Sorgen Sie dafür, dass die Domain der Absenderadresse E-Mails empfangen kann (MX-Einträge).",
                AUTHENTICATE,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::AuthenticationRequired => &Text {
            title: "Anmeldung fehlt",
            meaning: "Der Server nimmt E-Mails nur von angemeldeten Benutzern an, und das sendende Programm hat sich nicht angemeldet.",
            causes: &[
                "Die Anmeldung am Postausgangsserver (SMTP-Authentifizierung) ist nicht eingeschaltet.",
                "Das E-Mail-Programm benutzt Port 25 statt des Ports, der für E-Mail-Programme vorgesehen ist (465 oder 587).",
                "Ein Gerät oder eine Website versendet E-Mails, ohne sich anzumelden.",
            ],
            sender: &[LOG_IN, "Verwenden Sie Port 465 oder Port 587 mit STARTTLS."],
            recipient: &[],
        },
        Reason::AuthenticationFailed => &Text {
            title: "Anmeldung fehlgeschlagen",
            meaning: "Der Server hat den Benutzernamen, das Passwort oder das Anmeldeverfahren nicht akzeptiert.",
            causes: &[
                "Das Passwort wurde geändert oder falsch eingegeben, oder der Benutzername stimmt nicht; oft ist das die vollständige E-Mail-Adresse.",
                "Der Anbieter verlangt ein App-Passwort oder OAuth statt des üblichen Passworts.",
                "Das Konto ist nach mehreren Fehlversuchen gesperrt, oder der Versand ist dafür nicht freigeschaltet.",
                "Der Anmeldedienst ist vorübergehend gestört.",
            ],
            sender: &[
                "Geben Sie Benutzername und Passwort neu ein und prüfen Sie, ob beides im Webmail funktioniert.",
                "Ist Ihr Konto durch eine Zwei-Faktor-Anmeldung geschützt, erstellen Sie ein App-Passwort oder wählen Sie OAuth.",
                "Wählen Sie eine verschlüsselte Verbindung: Ohne sie werden Passwörter oft nicht angenommen.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::SenderUnauthenticated => &Text {
            title: "Absenderdomain nicht authentifiziert",
            meaning: "Der Mailserver des Empfängers konnte nicht bestätigen, dass die Nachricht wirklich von der Domain des Absenders kommt: SPF, DKIM, DMARC oder ARC fehlt, oder die Prüfung ist fehlgeschlagen.",
            causes: &[
                "Der sendende Mailserver steht nicht im SPF-Eintrag der Domain.",
                "Die Nachricht hat keine DKIM-Signatur, oder die Signatur passt nicht zur Absenderadresse.",
                "Die Nachricht wurde weitergeleitet oder lief über eine Mailingliste, und deshalb schlägt die Prüfung fehl.",
                "Ein Newsletterdienst, ein Shop oder ein Webformular sendet im Namen einer Domain, ohne dazu berechtigt zu sein.",
            ],
            sender: &[
                "Nehmen Sie jeden Dienst, der für Ihre Domain sendet, in ihren SPF-Eintrag auf. Es darf nur einen SPF-Eintrag geben.",
                "Schalten Sie bei jedem dieser Dienste die DKIM-Signatur mit Ihrer eigenen Domain ein.",
                "Veröffentlichen Sie einen DMARC-Eintrag und werten Sie die Berichte aus, bevor Sie die Richtlinie verschärfen.",
                "Versenden Sie über Ihren eigenen Server keine E-Mails im Namen von Freemail-Adressen.",
            ],
            recipient: &["Wurde die Nachricht an Sie weitergeleitet, nennen Sie dem Absender die Adresse, an die weitergeleitet wird.", ALLOW_SENDER],
        },
        Reason::ReverseDnsMissing => &Text {
            title: "Reverse DNS oder Servername falsch",
            meaning: "Zur IP-Adresse des sendenden Mailservers gibt es im DNS keinen passenden Namen (Reverse DNS), oder der Mailserver meldet sich mit einem falschen Namen.",
            causes: &[
                "Der PTR-Eintrag für die IP-Adresse fehlt, oder er ist ein automatisch erzeugter Eintrag des Internetanbieters.",
                "Der Name und die IP-Adresse verweisen nicht aufeinander.",
                "Der Mailserver nennt im HELO oder EHLO einen Namen, den es im DNS nicht gibt, etwa localhost.",
                "Die E-Mail wird direkt von einem privaten Anschluss oder aus einem Büronetz zugestellt.",
            ],
            sender: &[
                "Lassen Sie Ihren Hosting-Anbieter den Namen Ihres Mailservers als Reverse-DNS-Eintrag (PTR) eintragen.",
                "Sorgen Sie dafür, dass dieser Name im DNS wieder auf dieselbe IP-Adresse verweist, bei IPv4 wie bei IPv6.",
                "Stellen Sie den Mailserver so ein, dass er diesen Namen auch im EHLO verwendet.",
                "Senden Sie von einem privaten Anschluss oder aus einem Büronetz über den Postausgangsserver Ihres E-Mail-Anbieters.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::RelayDenied => &Text {
            title: "Server leitet diese E-Mail nicht weiter",
            meaning: "Der Server sollte die Nachricht an eine andere Domain weiterleiten, tut das für diesen Absender aber nicht.",
            causes: &[
                "Sie sind am Postausgangsserver nicht angemeldet.",
                "Die Domain des Empfängers verweist auf einen Server, der diese Domain (noch) nicht kennt.",
                "Die Domain in der Adresse enthält einen Tippfehler.",
            ],
            sender: &[LOG_IN, "Prüfen Sie die Schreibweise der Empfängerdomain.", "Ist nur dieser eine Empfänger betroffen, teilen Sie ihm mit, dass sein Mailserver die eigene Domain nicht kennt."],
            recipient: &["Lassen Sie die MX-Einträge prüfen und die Domain auf dem Mailserver als eigene Domain eintragen."],
        },
        Reason::IpBlocklisted => &Text {
            title: "Sendender Mailserver auf einer Sperrliste",
            meaning: "Der Mailserver des Empfängers nimmt vom sendenden Mailserver keine E-Mails an, weil dessen IP-Adresse oder Netz auf einer Sperrliste steht. Die Adresse des Empfängers kann trotzdem richtig sein.",
            causes: &[
                "Über diese IP-Adresse wurde Spam verschickt, vielleicht von einem anderen Kunden auf demselben Server.",
                "Ein Computer in Ihrem Netzwerk ist infiziert, oder ein fremder Nutzer hat ein Konto übernommen.",
                "Die IP-Adresse gehört zu einem Bereich für private Anschlüsse, von denen E-Mails nicht direkt zugestellt werden sollen.",
                "Der Mailserver lässt sich missbrauchen, zum Beispiel als offenes Relay oder über ein Webformular.",
            ],
            sender: &[
                "Suchen Sie die IP-Adresse auf der Website der Sperrliste und lesen Sie dort, warum sie eingetragen ist.",
                "Beheben Sie zuerst die Ursache und beantragen Sie danach die Austragung; sonst wird die IP-Adresse erneut eingetragen.",
                SCAN,
                "Betreiben Sie den Mailserver nicht selbst, melden Sie den Eintrag Ihrem E-Mail-Anbieter oder senden Sie vorerst über einen anderen Mailserver mit guter Reputation.",
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::DomainBlocklisted => &Text {
            title: "Absenderdomain auf einer Sperrliste",
            meaning: "Der Mailserver des Empfängers lehnt die Nachricht ab, weil die Domain des Absenders auf einer Sperrliste steht.",
            causes: &[
                "Mit dieser Domain wurden unerwünschte E-Mails verschickt, oder solche E-Mails haben für sie geworben.",
                "Ein fremder Nutzer hat die Website oder ein Konto der Domain übernommen.",
                "Die Domain ist neu und hat noch keine Reputation.",
            ],
            sender: &[
                "Suchen Sie die Domain auf der Website der Sperrliste, beheben Sie die Ursache und beantragen Sie die Austragung.",
                "Prüfen Sie die Website und alle Konten der Domain auf Missbrauch.",
                AUTHENTICATE,
                MONITOR,
            ],
            recipient: &[ALLOW_SENDER],
        },
        Reason::PoorReputation => &Text {
            title: "Schlechte Reputation des Absenders",
            meaning: "Der Anbieter des Empfängers hat mit E-Mails von diesem Mailserver oder dieser Domain schlechte Erfahrungen gemacht und nimmt sie deshalb nicht oder nur verzögert an.",
            causes: &[
                "Empfänger haben E-Mails dieses Absenders als Spam markiert.",
                "Viele E-Mails gingen an Adressen, die es nicht gibt oder deren Postfach niemand mehr liest.",
                "Die IP-Adresse oder die Domain ist neu, oder von dort kommen plötzlich viel mehr E-Mails als bisher.",
            ],
            sender: &[
                "Senden Sie eine Zeit lang weniger und nur an Empfänger, die Ihre E-Mails sicher erhalten möchten, und steigern Sie die Menge langsam.",
                "Entfernen Sie ungültige und inaktive Adressen aus Ihren Verteilern und bieten Sie einen Abmeldelink an, der sofort wirkt.",
                AUTHENTICATE,
                "Behalten Sie die Postmaster-Seiten und die Beschwerdeberichte der großen Anbieter im Blick.",
                SEGMENT,
            ],
            recipient: &["Markieren Sie solche Nachrichten als „kein Spam“ und nehmen Sie den Absender in Ihr Adressbuch auf."],
        },
        Reason::SpamDetected => &Text {
            title: "Als Spam eingestuft",
            meaning: "Der Spamfilter des Empfängers hat diese Nachricht als Spam eingestuft. Die Adresse kann trotzdem richtig sein, und eine andere Nachricht kommt vielleicht an.",
            causes: &[
                "Wortwahl, Gestaltung oder Links sehen aus wie bei Spam.",
                "Ein Link führt zu einer Domain, die auf einer Sperrliste steht.",
                "Die Nachricht besteht überwiegend aus Bildern oder hat einen ungewöhnlichen Anhang.",
                "Die Domain des Absenders ist nicht authentifiziert oder hat eine schlechte Reputation.",
            ],
            sender: &[
                TEST_CONTENT,
                "Entfernen Sie Kurzlinks und Links zu fremden Domains und prüfen Sie, ob Ihre eigene Domain auf einer Sperrliste steht.",
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
                "Ein Link in der Nachricht führt zu einer gefährlichen Seite.",
                "Der Virenscanner irrt sich.",
            ],
            sender: &[
                "Öffnen Sie den Anhang nicht und senden Sie ihn nicht erneut, bevor ein aktueller Virenscanner ihn geprüft hat.",
                SCAN,
                "Ist die Datei unbedenklich, stellen Sie sie stattdessen über einen Download-Link bereit.",
            ],
            recipient: &["Erwarten Sie die Datei, vereinbaren Sie mit dem Absender, wie er sie Ihnen anders zukommen lassen kann."],
        },
        Reason::ContentRejected => &Text {
            title: "Inhalt nicht zugelassen",
            meaning: "Etwas an der Nachricht ist auf dem Mailserver des Empfängers nicht erlaubt: der Dateityp eines Anhangs, eine Kopfzeile oder ein bestimmter Inhalt.",
            causes: &[
                "Die Nachricht hat Programme, Skripte, verschlüsselte Archive oder Dokumente mit Makros im Anhang.",
                "Eine Regel auf der Empfängerseite verbietet eine Kopfzeile oder eine Formulierung.",
                "Der Mailserver des Empfängers akzeptiert das Format der Nachricht nicht.",
            ],
            sender: &[
                "Lassen Sie den Anhang weg oder stellen Sie die Datei über einen Download-Link bereit.",
                "Senden Sie nur den Text: So finden Sie heraus, welcher Teil abgelehnt wird.",
                OTHER_WAY,
            ],
            recipient: &["Fragen Sie Ihren Administrator, welche Inhalte abgelehnt werden und ob eine Ausnahme möglich ist."],
        },
        Reason::MalformedMessage => &Text {
            title: "Format der Nachricht fehlerhaft",
            meaning: "Die Nachricht entspricht nicht den E-Mail-Standards, und der Server nimmt sie in dieser Form nicht an.",
            causes: &[
                "Eine Kopfzeile wie From oder Date fehlt, oder eine Kopfzeile kommt doppelt vor, die nur einmal vorkommen darf.",
                "Die Kopfzeile From enthält keine gültige Adresse.",
                "Zeilen sind zu lang oder enden mit falschen Zeichen, häufig in E-Mails, die ein Skript erzeugt hat.",
            ],
            sender: &[
                "Aktualisieren Sie das E-Mail-Programm oder die Software, mit der die Nachricht erstellt wurde.",
                "Verwenden Sie in eigenen Programmen eine bewährte E-Mail-Bibliothek, statt die Nachricht selbst zusammenzusetzen.",
                "Schicken Sie die vollständige Fehlermeldung an den Hersteller der Software.",
            ],
            recipient: &[],
        },
        Reason::MessageTooLarge => &Text {
            title: "Nachricht zu groß",
            meaning: "Die Nachricht ist größer, als der Mailserver des Empfängers erlaubt.",
            causes: &[
                "Die Anhänge sind zu groß; beim Versand werden sie noch um etwa ein Drittel größer.",
                "Im Text oder in der Signatur sind große Bilder eingebettet.",
            ],
            sender: &[
                "Verkleinern oder komprimieren Sie die Anhänge oder verteilen Sie sie auf mehrere Nachrichten.",
                "Stellen Sie große Dateien über einen Download-Link bereit.",
            ],
            recipient: &["Fragen Sie Ihren Administrator oder E-Mail-Anbieter, welche Größe erlaubt ist und ob sich die Grenze anheben lässt."],
        },
        Reason::PolicyRejected => &Text {
            title: "Durch eine Richtlinie der Empfängerseite abgelehnt",
            meaning: "Der Mailserver des Empfängers lehnt die Nachricht aufgrund einer eigenen Richtlinie ab und nennt keine Einzelheiten. Die Adresse kann trotzdem richtig sein.",
            causes: &[
                "Der Mailserver des Empfängers vertraut dem Mailserver, der Domain oder der Versandart des Absenders nicht.",
                "Eine Regel der Organisation des Empfängers erlaubt solche Nachrichten nicht.",
                "SPF, DKIM, DMARC oder Reverse DNS fehlt oder ist fehlerhaft.",
            ],
            sender: &[
                "Lesen Sie die vollständige Fehlermeldung: Oft enthält sie einen Link oder eine Nummer, unter der Sie Einzelheiten finden.",
                "Prüfen Sie, ob Ihre IP-Adresse oder Ihre Domain auf einer Sperrliste steht.",
                AUTHENTICATE,
                OTHER_WAY,
            ],
            recipient: &["Geben Sie die vollständige Fehlermeldung an Ihren Administrator weiter und bitten Sie ihn, den Absender zuzulassen."],
        },
        Reason::EncryptionRequired => &Text {
            title: "Verschlüsselung erforderlich",
            meaning: "Der Server nimmt E-Mails nur über eine verschlüsselte Verbindung (TLS) an, oder die Verschlüsselung kam nicht zustande.",
            causes: &[
                "Das E-Mail-Programm oder der sendende Mailserver verbindet sich ohne TLS.",
                "Das Zertifikat des Servers ist abgelaufen oder passt nicht zu seinem Namen.",
                "Die beiden Seiten unterstützen keine gemeinsame TLS-Version, meist weil eine von ihnen sehr alt ist.",
                "Ein Virenscanner oder eine Firewall greift in die Verbindung ein.",
            ],
            sender: &[
                "Wählen Sie im E-Mail-Programm Port 465 mit TLS oder Port 587 mit STARTTLS.",
                "Schalten Sie auf Ihrem Mailserver TLS 1.2 oder neuer ein.",
                ASK_PROVIDER,
            ],
            recipient: &["Lassen Sie das Zertifikat und die TLS-Einstellungen Ihres Mailservers prüfen."],
        },
        Reason::RegionBlocked => &Text {
            title: "Herkunft nicht zugelassen",
            meaning: "Der Mailserver des Empfängers nimmt keine E-Mails an, die aus diesem Land oder Netz kommen oder in dieser Sprache geschrieben sind.",
            causes: &[
                "Der sendende Mailserver steht in einem Land oder Netz, das die Empfängerseite ausschließt.",
                "Die Sprache oder die Schrift der Nachricht ist ausgeschlossen.",
                "Der IP-Adresse ist ein falscher Standort zugeordnet.",
            ],
            sender: &["Senden Sie über einen E-Mail-Anbieter in einem anderen Land.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        Reason::Greylisted => &Text {
            title: "Absichtlich zurückgestellt (Greylisting)",
            meaning: "Der Mailserver des Empfängers kennt diesen Absender noch nicht und nimmt die Nachricht erst bei einem späteren Versuch an. Das hält Spam fern und erledigt sich in der Regel von selbst.",
            causes: &[
                "Es ist die erste Nachricht dieses Absenders an diesen Empfänger, oder die letzte liegt lange zurück.",
                "Die Nachricht kommt bei jedem Versuch von einer anderen IP-Adresse.",
            ],
            sender: &[
                "Warten Sie ab: Der sendende Mailserver versucht es von selbst noch einmal, meist gelingt das innerhalb einer Stunde.",
                "Betreiben Sie den Mailserver selbst, stellen Sie ihn so ein, dass er es einige Tage lang von derselben IP-Adresse aus erneut versucht.",
            ],
            recipient: &["Ist die Nachricht dringend, bitten Sie Ihren Administrator, den Absender vom Greylisting auszunehmen."],
        },
        Reason::RateLimited => &Text {
            title: "Zu viele E-Mails in kurzer Zeit",
            meaning: "Von diesem Absender oder für diesen Empfänger kamen in kurzer Zeit mehr E-Mails, als der Server annimmt.",
            causes: &[
                "Eine Massensendung lief zu schnell, oder ein Versandlimit des Anbieters ist erreicht.",
                "Die Menge ist plötzlich gestiegen, vielleicht weil ein fremder Nutzer ein Konto übernommen hat.",
                "Der Empfänger erhält zurzeit ungewöhnlich viele E-Mails.",
            ],
            sender: &[
                "Senden Sie langsamer und verteilen Sie Massensendungen über Stunden oder Tage.",
                "Fragen Sie Ihren E-Mail-Anbieter nach Ihren Versandlimits.",
                "Haben Sie selbst gar nicht viel verschickt, ändern Sie Ihr Passwort und prüfen Sie Ihr Konto auf Missbrauch.",
                "Nutzen Sie für Massensendungen einen professionellen Versanddienst.",
            ],
            recipient: &[],
        },
        Reason::TooManyConnections => &Text {
            title: "Zu viele Verbindungen",
            meaning: "Der sendende Mailserver hat mehr Verbindungen gleichzeitig geöffnet, als der Mailserver des Empfängers zulässt.",
            causes: &[
                "Viele Nachrichten gehen gleichzeitig an denselben Mailserver.",
                "Mehrere Server oder Programme senden über dieselbe IP-Adresse.",
                "Der Mailserver des Empfängers ist stark ausgelastet und lässt weniger Verbindungen zu als sonst.",
            ],
            sender: &[
                WAIT,
                "Betreiben Sie den Mailserver selbst, begrenzen Sie die Zahl der gleichzeitigen Verbindungen je Ziel.",
            ],
            recipient: &[],
        },
        Reason::TooManyRecipients => &Text {
            title: "Zu viele Empfänger auf einmal",
            meaning: "Die Nachricht hat mehr Empfänger, als der Server auf einmal annimmt. Die übrigen können in einem weiteren Versuch folgen.",
            causes: &["In An, Cc und Bcc stehen viele Adressen.", "Der Server erlaubt nur wenige Empfänger je Nachricht."],
            sender: &[
                "Teilen Sie die Empfänger in kleinere Gruppen auf.",
                "Nutzen Sie für große Gruppen eine Mailingliste oder einen Versanddienst.",
            ],
            recipient: &[],
        },
        Reason::SystemFull => &Text {
            title: "Mailserver des Empfängers ausgelastet oder voll",
            meaning: "Dem Mailsystem des Empfängers fehlt Speicherplatz, oder es ist anderweitig ausgelastet. Ihre Nachricht und die Adresse sind in Ordnung.",
            causes: &["Auf dem Mailserver des Empfängers ist kein Speicherplatz oder Arbeitsspeicher mehr frei.", "Der Mailserver muss zu viele E-Mails auf einmal verarbeiten."],
            sender: &[WAIT, "Besteht das Problem weiter, geben Sie dem Empfänger auf anderem Weg Bescheid."],
            recipient: &["Geben Sie Ihrem Administrator Bescheid: Auf dem Mailserver muss Platz geschaffen werden."],
        },
        Reason::SystemError => &Text {
            title: "Störung auf der Empfängerseite",
            meaning: "Im Mailsystem des Empfängers ist ein interner Fehler aufgetreten. Mit Ihrer Nachricht ist alles in Ordnung.",
            causes: &[
                "Auf dem Mailserver des Empfängers ist ein Programm, eine Datenbank oder ein Filter ausgefallen.",
                "Der Mailserver oder seine DNS-Einträge (MX) sind falsch eingerichtet.",
                "Der Server ist überlastet.",
            ],
            sender: &[WAIT, "Besteht das Problem weiter, geben Sie dem Empfänger auf anderem Weg Bescheid und nennen Sie ihm die vollständige Fehlermeldung."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Reason::ServiceUnavailable => &Text {
            title: "Mailserver des Empfängers nicht in Betrieb",
            meaning: "Der Mailserver des Empfängers nimmt zurzeit keine E-Mails an und bittet darum, es später erneut zu versuchen.",
            causes: &["Der Mailserver wird gewartet oder neu gestartet.", "Der Mailserver ist überlastet.", "Der Mailserver beendet Verbindungen von Absendern, die er noch nicht gut kennt."],
            sender: &[WAIT, "Dauert die Störung länger als einen Tag, geben Sie dem Empfänger auf anderem Weg Bescheid."],
            recipient: &["Fragen Sie Ihren Administrator oder E-Mail-Anbieter, ob eine Störung bekannt ist."],
        },
        Reason::ConnectionFailed => &Text {
            title: "Server nicht erreichbar",
            meaning: "Die Verbindung zum Server kam nicht zustande oder brach ab.",
            causes: &[
                "Der Server ist ausgefallen, oder sein Name oder sein Port ist falsch angegeben.",
                "Eine Firewall, ein Virenscanner oder der Internetanbieter blockiert die Verbindung, häufig auf Port 25.",
                "Das Netz zwischen den beiden Servern ist gestört.",
            ],
            sender: &[
                WAIT,
                "Tritt der Fehler bei jeder Nachricht auf, prüfen Sie Name und Port des Postausgangsservers.",
                SUBMISSION_PORT,
                "Erlauben Sie dem E-Mail-Programm in der Firewall und im Virenscanner den Zugriff auf das Internet.",
            ],
            recipient: &["Lassen Sie Ihren Administrator prüfen, ob der Mailserver von außen erreichbar ist."],
        },
        Reason::DnsFailure => &Text {
            title: "DNS-Abfrage fehlgeschlagen",
            meaning: "Eine DNS-Abfrage ist fehlgeschlagen. Deshalb konnte ein Server nicht gefunden oder nicht geprüft werden.",
            causes: &[
                "Die Nameserver der Domain antworten nicht oder melden einen Fehler (SERVFAIL).",
                "Die DNS-Signaturen (DNSSEC) der Domain sind ungültig.",
                "Der DNS-Resolver eines der beteiligten Server ist gestört.",
            ],
            sender: &[WAIT, "Prüfen Sie die Schreibweise der Domain.", "Geht es um Ihre eigene Domain, lassen Sie deren Nameserver prüfen."],
            recipient: &["Lassen Sie die Nameserver, die MX-Einträge und die DNSSEC-Signaturen der Domain prüfen."],
        },
        Reason::RoutingFailed => &Text {
            title: "Keine Route zum Ziel",
            meaning: "Ein Mailsystem auf dem Weg zum Empfänger weiß nicht, wohin es die Nachricht weiterleiten soll.",
            causes: &[
                "Die MX-Einträge der Empfängerdomain sind falsch oder verweisen auf keinen erreichbaren Mailserver.",
                "Ein Relay oder Gateway auf dem Weg ist falsch eingerichtet.",
                "Die Domain wurde auf einen anderen Mailserver umgezogen, und noch nicht alle Systeme kennen den neuen.",
            ],
            sender: &["Prüfen Sie die Schreibweise der Domain.", ASK_PROVIDER, OTHER_WAY],
            recipient: &["Lassen Sie die MX-Einträge und das Routing des Mailsystems prüfen."],
        },
        Reason::RoutingLoop => &Text {
            title: "E-Mail-Schleife",
            meaning: "Mailserver haben die Nachricht immer wieder untereinander weitergeleitet, bis einer von ihnen abgebrochen hat.",
            causes: &[
                "Zwei Weiterleitungen verweisen aufeinander.",
                "Die MX-Einträge verweisen auf einen Mailserver, der die E-Mail zurückschickt.",
                "Ein Gateway und ein Mailserver halten sich gegenseitig für zuständig.",
            ],
            sender: &[OTHER_WAY, "Haben Sie selbst eine Weiterleitung eingerichtet, prüfen Sie, wohin sie führt."],
            recipient: &["Prüfen Sie Ihre Weiterleitungen.", "Lassen Sie Ihren Administrator die MX-Einträge und das Routing der Domain prüfen."],
        },
        Reason::Expired => &Text {
            title: "Nicht rechtzeitig zugestellt",
            meaning: "Der sendende Mailserver hat lange vergeblich versucht, die Nachricht zuzustellen. Er hat aufgegeben, oder er weist nur darauf hin, dass sich die Zustellung verzögert.",
            causes: &[
                "Der Mailserver des Empfängers war tagelang nicht erreichbar.",
                "Der Mailserver des Empfängers hat die Nachricht immer wieder zurückgestellt.",
            ],
            sender: &[
                "Ist es nur ein Hinweis auf die Verzögerung, warten Sie ab: Die Versuche gehen weiter.",
                "Suchen Sie weiter unten im Bericht den letzten Fehler: Er nennt die eigentliche Ursache.",
                "Hat der Mailserver aufgegeben, geben Sie dem Empfänger auf anderem Weg Bescheid und senden Sie die Nachricht später noch einmal.",
            ],
            recipient: &["Fragen Sie Ihren Administrator oder E-Mail-Anbieter, ob es eine Störung gab."],
        },
        Reason::SyntaxError => &Text {
            title: "Befehl vom Server nicht verstanden",
            meaning: "Der Server konnte einen Befehl oder einen Teil davon nicht lesen. Es geht um die Kommunikation zwischen den Servern, nicht um den Text Ihrer Nachricht.",
            causes: &[
                "Eine Adresse oder ein Parameter hat eine ungültige Form.",
                "Ein Virenscanner oder eine Firewall verändert die Verbindung.",
                "Das E-Mail-Programm ist fehlerhaft, oder eine Zeile ist zu lang.",
            ],
            sender: &[
                "Prüfen Sie alle Adressen auf Zeichen, die dort nicht hingehören.",
                "Aktualisieren Sie das E-Mail-Programm und schalten Sie versuchsweise die E-Mail-Prüfung des Virenscanners ab.",
                ASK_PROVIDER,
            ],
            recipient: &[],
        },
        Reason::CommandNotImplemented => &Text {
            title: "Vom Server nicht unterstützt",
            meaning: "Der Server unterstützt einen Befehl oder eine Option nicht, die das sendende System verwendet hat.",
            causes: &[
                "Das sendende Programm nutzt eine Erweiterung, die der Server nicht unterstützt.",
                "Der Mailserver des Empfängers ist sehr alt oder sehr einfach.",
                "Eine Firewall zwischen den beiden Seiten filtert Befehle heraus.",
            ],
            sender: &["Schalten Sie besondere Optionen wie die Zustellbestätigung ab und senden Sie die Nachricht noch einmal.", ASK_PROVIDER],
            recipient: &[],
        },
        Reason::BadSequence => &Text {
            title: "Falsche Reihenfolge der Schritte",
            meaning: "Der Server hat zuerst einen anderen Schritt erwartet, meist die Anmeldung.",
            causes: &[
                "Das E-Mail-Programm sendet, ohne sich anzumelden.",
                "Alle Empfänger waren bereits abgelehnt worden, sodass es nichts mehr zuzustellen gab.",
                "Das sendende Programm hält die Reihenfolge des Protokolls nicht ein.",
            ],
            sender: &[LOG_IN, "Prüfen Sie auch die übrigen Einstellungen des Postausgangsservers und aktualisieren Sie das E-Mail-Programm."],
            recipient: &[],
        },
        Reason::UnsupportedEncoding => &Text {
            title: "Zeichen nicht unterstützt",
            meaning: "Der Mailserver des Empfängers kann die Zeichen oder die Kodierung dieser Nachricht oder einer Adresse nicht verarbeiten.",
            causes: &[
                "Eine Adresse enthält Umlaute oder andere Zeichen außerhalb von ASCII.",
                "Der Mailserver des Empfängers unterstützt keine internationalen Adressen (SMTPUTF8) oder keinen 8-Bit-Text.",
            ],
            sender: &[
                "Verwenden Sie eine Adresse ohne Umlaute und Sonderzeichen, falls der Empfänger eine hat.",
                "Stellen Sie die Kodierung der Nachricht auf ein 7-Bit-Format um (Quoted-Printable oder Base64).",
            ],
            recipient: &["Nennen Sie dem Absender eine Adresse ohne Umlaute und Sonderzeichen.", "Fragen Sie Ihren E-Mail-Anbieter, ob er internationale Adressen unterstützt."],
        },
        Reason::Suppressed => &Text {
            title: "Vom Versanddienst zurückgehalten",
            meaning: "Die Nachricht wurde gar nicht erst verschickt: Die Adresse steht auf der Ausschlussliste (Suppression List) Ihres eigenen Versanddienstes.",
            causes: &[
                "Frühere Nachrichten an diese Adresse kamen als unzustellbar zurück.",
                "Der Empfänger hat sich abgemeldet oder eine Nachricht als Spam gemeldet.",
            ],
            sender: &[
                "Suchen Sie die Adresse in der Ausschlussliste des Dienstes und lesen Sie dort, warum sie eingetragen ist.",
                "Nehmen Sie die Adresse nur dann von der Liste, wenn Sie wissen, dass sie funktioniert und dass der Empfänger Ihre E-Mails erhalten möchte.",
                DOUBLE_OPT_IN,
            ],
            recipient: &["Möchten Sie die E-Mails erhalten, bitten Sie den Absender, Ihre Adresse wieder freizugeben."],
        },
        Reason::Unknown => &Text {
            title: "Ursache unbekannt",
            meaning: "Aus der Antwort des Servers geht nicht hervor, was die Ursache ist.",
            causes: &["Die Antwort ist ungewöhnlich formuliert oder wurde unterwegs gekürzt."],
            sender: &[
                "Lesen Sie die vollständige Fehlermeldung: Manchmal enthält sie einen Link oder eine Telefonnummer.",
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
            meaning: "Das E-Mail-Programm konnte den Server gar nicht erreichen. Diese Nummer stammt nicht von einem Server, sondern von Ihrem eigenen Computer.",
            causes: &["Der Name des Servers ist vertippt.", "Der Port stimmt nicht.", "Das Netz oder der Server ist zurzeit nicht erreichbar."],
            sender: &["Prüfen Sie Name und Port des Postausgangsservers.", "Prüfen Sie Ihre Internetverbindung.", SUBMISSION_PORT],
            recipient: &[],
        },
        Guide::ConnectionRefused => &Text {
            title: "Verbindung abgewiesen",
            meaning: "Der Server ist erreichbar, nimmt aber auf diesem Port keine Verbindung an. Diese Nummer stammt nicht von einem Server, sondern von Ihrem eigenen Computer.",
            causes: &["Der Port stimmt nicht.", "Der Maildienst auf dem Server läuft nicht.", "Eine Firewall oder der Internetanbieter weist die Verbindung ab."],
            sender: &["Prüfen Sie Name und Port des Postausgangsservers.", SUBMISSION_PORT, "Erlauben Sie dem E-Mail-Programm in der Firewall und im Virenscanner den Zugriff auf das Internet."],
            recipient: &[],
        },
        Guide::SystemStatus => &Text {
            title: "Status des Servers",
            meaning: "Der Server gibt auf Anfrage Auskunft über seinen Status.",
            causes: &["Ein Programm oder ein Mensch hat den Status abgefragt."],
            sender: &["Sie müssen nichts tun: Es liegt kein Fehler vor."],
            recipient: &[],
        },
        Guide::HelpMessage => &Text {
            title: "Hilfetext des Servers",
            meaning: "Der Server sendet seinen Hilfetext, der für Menschen gedacht ist.",
            causes: &["Ein Programm oder ein Mensch hat den Hilfetext mit dem Befehl HELP abgerufen."],
            sender: &["Sie müssen nichts tun: Es liegt kein Fehler vor."],
            recipient: &[],
        },
        Guide::ServiceReady => &Text {
            title: "Server bereit",
            meaning: "Der Server begrüßt die sendende Seite und ist bereit.",
            causes: &["So beginnt jede Verbindung."],
            sender: &["Sie müssen nichts tun: Das E-Mail-Programm macht automatisch weiter."],
            recipient: &[],
        },
        Guide::ServiceClosing => &Text {
            title: "Verbindung ordnungsgemäß beendet",
            meaning: "Der Server beendet die Verbindung, wie es vorgesehen ist.",
            causes: &["Die sendende Seite hat nichts mehr zu übertragen."],
            sender: &["Sie müssen nichts tun: Was vorher angenommen wurde, bleibt angenommen."],
            recipient: &[],
        },
        Guide::Completed => &Text {
            title: "Erledigt",
            meaning: "Der Server hat den Befehl ausgeführt. Nach der Übertragung der Nachricht bedeutet das, dass er sie angenommen hat.",
            causes: &["Alles ist in Ordnung."],
            sender: &["Sie müssen nichts tun. Kommt die Nachricht nicht an, bitten Sie den Empfänger, im Spamordner nachzusehen."],
            recipient: &[],
        },
        Guide::WillForward => &Text {
            title: "Angenommen und weitergeleitet",
            meaning: "Das Postfach des Empfängers liegt auf einem anderen Server, und die Nachricht wird dorthin weitergeleitet.",
            causes: &["Das Postfach des Empfängers wurde auf einen anderen Server verlegt, oder der Empfänger nutzt eine Weiterleitung."],
            sender: &["Sie müssen nichts tun. Nennt die Antwort eine neue Adresse, übernehmen Sie sie in Ihr Adressbuch."],
            recipient: &[],
        },
        Guide::StartMailInput => &Text {
            title: "Server wartet auf die Nachricht",
            meaning: "Der Server hat den Absender und die Empfänger angenommen und wartet jetzt auf die Nachricht selbst.",
            causes: &["Das ist der normale Schritt nach dem Befehl DATA."],
            sender: &["Senden Sie die Nachricht und schließen Sie sie mit einem Punkt in einer eigenen Zeile ab; E-Mail-Programme tun das automatisch."],
            recipient: &[],
        },
        Guide::ServiceNotAvailable => &Text {
            title: "Dienst zurzeit nicht verfügbar",
            meaning: "Der Server beendet die Verbindung und nimmt vorübergehend keine E-Mails an.",
            causes: &[
                "Der Mailserver des Empfängers ist überlastet oder wird gewartet.",
                "Von diesem Absender kamen zu viele Verbindungen oder Nachrichten.",
                "Der Internetanbieter sperrt Port 25, oder die Einstellungen für den Postausgangsserver stimmen nicht.",
                "Eine Firewall oder ein Virenscanner unterbricht die Verbindung.",
            ],
            sender: &[
                WAIT,
                "Tritt der Fehler bei allen Empfängern auf, prüfen Sie die Einstellungen des Postausgangsservers.",
                SUBMISSION_PORT,
                "Erlauben Sie Verbindungen zu diesem Server in der Firewall und im Virenscanner.",
            ],
            recipient: &["Fragen Sie Ihren Administrator oder E-Mail-Anbieter, ob eine Störung bekannt ist."],
        },
        Guide::MailboxOverLimit => &Text {
            title: "Speichergrenze des Postfachs erreicht",
            meaning: "Das Postfach des Empfängers hat seine Speichergrenze erreicht und nimmt zurzeit keine weiteren E-Mails an.",
            causes: &["Es haben sich viele oder große Nachrichten angesammelt.", "Die Nachricht ist größer als der noch freie Platz."],
            sender: &["Bitten Sie den Empfänger auf anderem Weg, Platz zu schaffen.", "Versuchen Sie es später noch einmal, mit kleineren Anhängen."],
            recipient: &[FREE_SPACE],
        },
        Guide::MailboxBusy => &Text {
            title: "Postfach zurzeit nicht verfügbar",
            meaning: "Der Server kann zurzeit nicht an das Postfach zustellen oder stellt Nachrichten dieses Absenders vorerst zurück.",
            causes: &[
                "Das Postfach wird gerade von einem anderen Vorgang benutzt, ist gesperrt, beschädigt oder voll.",
                "Ein Teil des Mailsystems des Empfängers ist ausgefallen.",
                "Der Mailserver des Empfängers kennt den Absender noch nicht und verlangt einen zweiten Versuch (Greylisting).",
                "Die IP-Adresse des Absenders hat eine schlechte Reputation oder steht auf einer Sperrliste.",
                "Die Adresse gibt es nicht mehr, oder Sie dürfen nicht an sie schreiben.",
            ],
            sender: &[
                WAIT,
                CHECK_ADDRESS,
                "Besteht das Problem weiter, prüfen Sie, ob Ihre IP-Adresse auf einer Sperrliste steht, und senden Sie über einen Mailserver mit guter Reputation.",
            ],
            recipient: &["Prüfen Sie, ob Ihr Postfach funktioniert und noch Platz hat.", TELL_ADMINISTRATOR],
        },
        Guide::LocalError => &Text {
            title: "Verarbeitung wegen einer Störung abgebrochen",
            meaning: "Beim Verarbeiten der Nachricht ist auf dem Server ein Fehler aufgetreten, und er musste abbrechen.",
            causes: &[
                "Der Mailserver des Empfängers hat einen internen Fehler oder ist überlastet.",
                "Der Postausgangsserver Ihres Anbieters hat Verbindungsprobleme, oder ein Versandlimit ist überschritten.",
                "Die MX-Einträge oder andere DNS-Einstellungen einer Domain sind falsch.",
                "Der Server hält den Inhalt für verdächtig und stellt die Nachricht zurück.",
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
            title: "Zu wenig Speicherplatz auf dem Server",
            meaning: "Der Server hat zurzeit keinen Platz für die Nachricht, oder er hat zu viele Nachrichten oder Empfänger auf einmal erhalten.",
            causes: &["Auf dem Mailserver des Empfängers ist kein Speicherplatz mehr frei.", "Der Absender hat zu viele Nachrichten gesendet oder zu viele Empfänger angegeben."],
            sender: &[WAIT, "Senden Sie an weniger Empfänger je Nachricht und weniger Nachrichten auf einmal."],
            recipient: &["Geben Sie Ihrem Administrator Bescheid: Auf dem Mailserver muss Platz geschaffen werden."],
        },
        Guide::ParametersNotAccepted => &Text {
            title: "Optionen zurzeit nicht verfügbar",
            meaning: "Der Server kann die Optionen, die mit dem Absender oder Empfänger angegeben wurden, zurzeit nicht erfüllen.",
            causes: &["Der Server arbeitet vorübergehend nur eingeschränkt, zum Beispiel während einer Wartung."],
            sender: &[WAIT, "Besteht das Problem weiter, fragen Sie den Administrator des Mailservers."],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Guide::CommandUnrecognized => &Text {
            title: "Befehl nicht verstanden",
            meaning: "Der Server kennt den Befehl nicht, den er erhalten hat, oder die Zeile war zu lang.",
            causes: &["Ein Virenscanner oder eine Firewall verändert die Verbindung.", "Das E-Mail-Programm ist fehlerhaft oder veraltet.", "Eine Befehlszeile war zu lang."],
            sender: &["Aktualisieren Sie das E-Mail-Programm und prüfen Sie seine Einstellungen.", "Schalten Sie versuchsweise die E-Mail-Prüfung des Virenscanners ab.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::ParameterSyntax => &Text {
            title: "Ungültiger Parameter",
            meaning: "Der Server kennt den Befehl, konnte aber den Parameter nicht lesen, meist eine Adresse.",
            causes: &["Eine Adresse hat eine ungültige Form, etwa durch ein überzähliges Zeichen oder eine fehlende Domain.", "Ein Virenscanner oder eine Firewall verändert die Verbindung.", "Die Anmeldung wurde abgebrochen, oder die Zugangsdaten waren falsch kodiert."],
            sender: &["Prüfen Sie alle Adressen, auch Ihre eigene.", "Prüfen Sie den Virenscanner und seine E-Mail-Prüfung.", ASK_PROVIDER],
            recipient: &[],
        },
        Guide::NotImplemented => &Text {
            title: "Befehl nicht unterstützt",
            meaning: "Der Server kennt den Befehl, führt ihn aber nicht aus.",
            causes: &["Der Befehl ist auf dem Server aus Sicherheitsgründen abgeschaltet, wie oft bei VRFY und EXPN.", "Das E-Mail-Programm verwendet Befehle, die dieser Server nicht unterstützt."],
            sender: &["Fragen Sie Ihren E-Mail-Anbieter, welchen Versandweg er unterstützt, und nutzen Sie diesen.", "Prüfen Sie die Einstellungen des E-Mail-Programms."],
            recipient: &[],
        },
        Guide::BadSequence => &Text {
            title: "Falsche Reihenfolge der Befehle",
            meaning: "Der Server hat zuerst einen anderen Befehl erwartet. Häufig fehlt die Anmeldung.",
            causes: &["Die Anmeldung am Postausgangsserver (SMTP-Authentifizierung) ist nicht eingeschaltet.", "Das E-Mail-Programm sendet die Befehle in falscher Reihenfolge.", "Alle Empfänger waren bereits abgelehnt worden."],
            sender: &[LOG_IN, "Prüfen Sie auch die übrigen Einstellungen des E-Mail-Programms, etwa Port und Verschlüsselung."],
            recipient: &[],
        },
        Guide::ParameterNotImplemented => &Text {
            title: "Option nicht unterstützt",
            meaning: "Der Server unterstützt eine Option oder ein Anmeldeverfahren nicht, das vom E-Mail-Programm verwendet wird.",
            causes: &["Das E-Mail-Programm nutzt eine Erweiterung oder ein Anmeldeverfahren, das dieser Server nicht kennt."],
            sender: &["Schalten Sie die Option ab oder wählen Sie ein anderes Anmeldeverfahren.", "Fragen Sie Ihren E-Mail-Anbieter, welche Einstellungen er unterstützt."],
            recipient: &[],
        },
        Guide::AuthenticationRequired => &Text {
            title: "Anmeldung erforderlich",
            meaning: "Der Server nimmt diese Nachricht nur nach einer Anmeldung oder nur über eine verschlüsselte Verbindung an.",
            causes: &["Die Anmeldung am Postausgangsserver (SMTP-Authentifizierung) ist nicht eingeschaltet.", "In den Kontoeinstellungen fehlt der Benutzername oder das Passwort."],
            sender: &[LOG_IN, "Prüfen Sie in den Kontoeinstellungen den Servernamen, den Port und die Verschlüsselung.", "Verwenden Sie Port 465 oder Port 587 mit STARTTLS."],
            recipient: &[],
        },
        Guide::RejectedByRecipient => &Text {
            title: "Auf der Empfängerseite abgelehnt",
            meaning: "Die Empfängerseite hat die Nachricht nicht angenommen; meist hat ein Spamfilter sie abgelehnt.",
            causes: &["Ein Spamfilter der Empfängerseite hat die Nachricht abgelehnt.", "Die Organisation des Empfängers nimmt von diesem Absender keine E-Mails an."],
            sender: &["Bitten Sie den Empfänger auf anderem Weg, Ihre Adresse zuzulassen.", TEST_CONTENT, AUTHENTICATE],
            recipient: &[ALLOW_SENDER],
        },
        Guide::MailboxUnavailable => &Text {
            title: "Nachricht für dieses Postfach abgelehnt",
            meaning: "Der Server stellt die Nachricht nicht an dieses Postfach zu: Es existiert nicht, nimmt von Ihnen keine E-Mails an, oder eine Regel verbietet die Zustellung.",
            causes: &[
                "Das Postfach gibt es nicht, oder es nimmt keine E-Mails von außen an.",
                "Eine Regel auf der Empfängerseite lehnt die Nachricht, den Absender oder dessen Domain ab.",
                "SPF, DKIM oder DMARC fehlt oder schlägt fehl, oder die DNS-Einträge der Absenderdomain sind falsch.",
                "Die IP-Adresse oder die Domain des Absenders steht auf einer Sperrliste.",
                "Die Nachricht enthält einen Virus, oder ein Computer im Netzwerk des Absenders verschickt Spam.",
                "Vielleicht hat Ihr eigener Postausgangsserver die Nachricht abgelehnt: Die Fehlermeldung nennt den Server.",
            ],
            sender: &[
                CHECK_ADDRESS,
                OTHER_WAY,
                AUTHENTICATE,
                "Prüfen Sie, ob Ihre IP-Adresse oder Ihre Domain auf einer Sperrliste steht, und kontrollieren Sie Ihre DNS-Einträge.",
                SCAN,
                "Entfernen Sie die Adresse aus allen Verteilern, wenn es sie nicht mehr gibt.",
            ],
            recipient: &["Prüfen Sie, ob das Postfach existiert und E-Mails von außen annimmt.", ALLOW_SENDER],
        },
        Guide::UserNotLocal => &Text {
            title: "Benutzer nicht auf diesem Server",
            meaning: "Auf diesem Server gibt es das Postfach nicht, und eine Weiterleitung ist nicht eingerichtet.",
            causes: &["Der Empfänger ist zu einem anderen Anbieter gewechselt.", "Die MX-Einträge der Domain verweisen auf einen Server, auf dem ihre Postfächer nicht liegen."],
            sender: &["Lesen Sie die Fehlermeldung: Manchmal nennt sie die richtige Adresse.", "Fragen Sie den Empfänger nach der gültigen Adresse."],
            recipient: &["Nennen Sie dem Absender Ihre neue Adresse oder lassen Sie eine Weiterleitung einrichten.", "Lassen Sie die MX-Einträge der Domain prüfen."],
        },
        Guide::StorageExceeded => &Text {
            title: "Speicher- oder Größengrenze überschritten",
            meaning: "Das Postfach des Empfängers ist voll, oder die Nachricht ist größer als erlaubt.",
            causes: &["Der Speicherplatz des Postfachs ist aufgebraucht.", "Die Nachricht ist mit ihren Anhängen zu groß."],
            sender: &["Senden Sie kleinere oder weniger Anhänge oder stellen Sie große Dateien über einen Download-Link bereit.", "Teilen Sie dem Empfänger auf anderem Weg mit, dass sein Postfach voll sein könnte.", "Versuchen Sie es später noch einmal."],
            recipient: &[FREE_SPACE],
        },
        Guide::NameNotAllowed => &Text {
            title: "Adresse nicht zulässig",
            meaning: "Der Server akzeptiert eine der Adressen in dieser Form nicht.",
            causes: &[
                "Die Adresse enthält Leerzeichen oder andere Zeichen, die dort nicht hingehören, oder sie ist unvollständig.",
                "Eine der Adressen in An, Cc oder Bcc gibt es nicht.",
                "Eine Adresse steht auf einer Sperrliste, oder Ihre Absenderadresse gehört nicht zu Ihren Zugangsdaten.",
            ],
            sender: &["Prüfen Sie alle Adressen in An, Cc und Bcc sowie Ihre eigene Absenderadresse.", "Schreiben Sie die Empfänger einzeln an: So finden Sie die abgelehnte Adresse."],
            recipient: &[],
        },
        Guide::TransactionFailed => &Text {
            title: "Zustellung fehlgeschlagen",
            meaning: "Der Server hat die Nachricht insgesamt abgelehnt, meist weil er dem Absender nicht vertraut oder ohne den Grund zu nennen.",
            causes: &[
                "Ein strenger Filter hält die Nachricht für Spam.",
                "Die IP-Adresse oder die Domain des Absenders steht auf einer Sperrliste.",
                "Sie sind nicht angemeldet, und der Server leitet die Nachricht deshalb nicht weiter.",
                "Der Server nimmt von dieser Verbindung keine E-Mails an, falls er schon zur Begrüßung so geantwortet hat.",
            ],
            sender: &[
                "Prüfen Sie die Adresse auf Tippfehler und kontrollieren Sie, ob Ihre IP-Adresse oder Ihre Domain auf einer Sperrliste steht.",
                LOG_IN,
                TEST_CONTENT,
                AUTHENTICATE,
                "Nutzen Sie für Newsletter einen professionellen Versanddienst.",
            ],
            recipient: &[ALLOW_SENDER],
        },
        Guide::DeliveryNotAuthorized => &Text {
            title: "Absender nicht berechtigt",
            meaning: "Die Empfängerseite nimmt von diesem Absender keine E-Mails an.",
            causes: &[
                "Der Absender steht nicht auf der Liste der zugelassenen Absender oder gilt als Spamversender.",
                "Sie sind am Postausgangsserver nicht angemeldet.",
                "Die IP-Adresse des Absenders steht auf einer Sperrliste oder hat keinen Reverse-DNS-Eintrag.",
            ],
            sender: &[
                "Bitten Sie den Empfänger auf anderem Weg, Ihre Adresse zuzulassen.",
                LOG_IN,
                "Prüfen Sie, ob Ihre IP-Adresse auf einer Sperrliste steht, und beantragen Sie die Austragung, sobald die Ursache behoben ist.",
                "Lassen Sie Ihren Hosting-Anbieter den Reverse-DNS-Eintrag (PTR) Ihres Mailservers eintragen.",
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
            title: "Fehler des E-Mail-Programms",
            meaning: "Codes, die mit 1 beginnen, stammen nicht von Mailservern: Dieser kommt vom E-Mail-Programm oder von Ihrem Computer.",
            causes: &["Das E-Mail-Programm meldet einen eigenen Fehler oder einen Netzwerkfehler mit einer eigenen Nummer."],
            sender: &["Prüfen Sie Name und Port des Postausgangsservers und Ihre Internetverbindung.", ASK_PROVIDER],
            recipient: &[],
        },
        Class::PositiveCompletion => &Text {
            title: "Erfolg",
            meaning: "Codes, die mit 2 beginnen, bedeuten, dass der Server den Befehl ausgeführt hat.",
            causes: &["Alles ist in Ordnung."],
            sender: &["Sie müssen nichts tun: Es liegt kein Fehler vor."],
            recipient: &[],
        },
        Class::PositiveIntermediate => &Text {
            title: "Server wartet auf den nächsten Teil",
            meaning: "Codes, die mit 3 beginnen, bedeuten, dass bis hierher alles in Ordnung ist und der Server auf den nächsten Teil wartet.",
            causes: &["Das ist ein normaler Schritt der Übertragung."],
            sender: &["Sie müssen nichts tun: Das E-Mail-Programm macht automatisch weiter."],
            recipient: &[],
        },
        Class::TransientNegative => &Text {
            title: "Vorübergehender Fehler",
            meaning: "Codes, die mit 4 beginnen, bedeuten, dass der Versuch vorübergehend gescheitert ist und später gelingen kann.",
            causes: &["Der Mailserver des Empfängers ist überlastet, gestört oder wird gewartet.", "Der Mailserver des Empfängers stellt Nachrichten dieses Absenders eine Zeit lang zurück."],
            sender: &[WAIT, ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        Class::PermanentNegative => &Text {
            title: "Endgültiger Fehler",
            meaning: "Codes, die mit 5 beginnen, bedeuten eine endgültige Ablehnung: Dieselbe Nachricht würde erneut abgelehnt.",
            causes: &["Die Adresse ist nicht gültig.", "Eine Regel auf der Empfängerseite lehnt den Absender oder die Nachricht ab."],
            sender: &["Lesen Sie die vollständige Fehlermeldung: Manchmal nennt sie die Ursache.", CHECK_ADDRESS, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}

#[rustfmt::skip]
const fn subject(subject: EnhancedSubject) -> &'static Text {
    match subject {
        EnhancedSubject::Other => &Text {
            title: "Ohne nähere Angaben",
            meaning: "Der Statuscode sagt nur, ob der Vorgang gelungen ist, nicht, worum es geht.",
            causes: &["Der Server nennt keine Einzelheiten, oder er kennt keine."],
            sender: &["Lesen Sie die vollständige Antwort: Manchmal nennt sie die Ursache.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Addressing => &Text {
            title: "Es geht um eine Adresse",
            meaning: "Der Statuscode betrifft die Adresse des Empfängers oder des Absenders.",
            causes: &["Die Adresse enthält einen Tippfehler.", "Das Postfach oder die Domain existiert nicht oder nicht mehr."],
            sender: &[CHECK_ADDRESS, "Prüfen Sie auch Ihre eigene Absenderadresse.", OTHER_WAY],
            recipient: &["Nennen Sie dem Absender Ihre aktuelle Adresse."],
        },
        EnhancedSubject::Mailbox => &Text {
            title: "Es geht um das Postfach des Empfängers",
            meaning: "Der Statuscode betrifft das Postfach des Empfängers; meist kann der Empfänger das Problem selbst beheben.",
            causes: &["Das Postfach ist voll, geschlossen oder gesperrt.", "Die Nachricht ist für dieses Postfach zu groß."],
            sender: &[OTHER_WAY, "Versuchen Sie es später noch einmal, ohne große Anhänge."],
            recipient: &[FREE_SPACE, TELL_ADMINISTRATOR],
        },
        EnhancedSubject::MailSystem => &Text {
            title: "Es geht um das Mailsystem des Empfängers",
            meaning: "Der Statuscode betrifft das Mailsystem des Empfängers; dessen Betreiber kann das Problem beheben.",
            causes: &["Das Mailsystem ist voll, überlastet oder falsch eingerichtet.", "Die Nachricht ist für das Mailsystem zu groß."],
            sender: &[WAIT, OTHER_WAY],
            recipient: &[TELL_ADMINISTRATOR],
        },
        EnhancedSubject::Network => &Text {
            title: "Es geht um Netz oder Routing",
            meaning: "Der Statuscode betrifft den Weg zum Empfänger: Netz, DNS oder Routing.",
            causes: &["Ein Server auf dem Weg antwortet nicht oder ist überlastet.", "Die DNS-Einträge oder das Routing der Domain sind falsch."],
            sender: &[WAIT, "Prüfen Sie die Schreibweise der Domain.", ASK_PROVIDER],
            recipient: &["Lassen Sie die MX-Einträge der Domain und den Mailserver prüfen."],
        },
        EnhancedSubject::Protocol => &Text {
            title: "Es geht um das Mailprotokoll",
            meaning: "Der Statuscode betrifft die Kommunikation zwischen den Servern, nicht den Text Ihrer Nachricht.",
            causes: &["Ein Befehl oder eine Option wurde nicht verstanden, wird nicht unterstützt oder kam in falscher Reihenfolge.", "Ein Virenscanner oder eine Firewall verändert die Verbindung."],
            sender: &["Prüfen Sie die Einstellungen des E-Mail-Programms und aktualisieren Sie es.", ASK_PROVIDER],
            recipient: &[],
        },
        EnhancedSubject::Content => &Text {
            title: "Es geht um den Inhalt",
            meaning: "Der Statuscode betrifft den Inhalt der Nachricht, seine Kodierung oder seine Umwandlung.",
            causes: &["Ein Anhang oder ein Format wird nicht unterstützt.", "Die Nachricht müsste umgewandelt werden, und das ist nicht möglich oder nicht erlaubt."],
            sender: &["Senden Sie nur den Text, ohne Anhänge und besondere Formate.", "Stellen Sie Dateien über einen Download-Link bereit."],
            recipient: &[],
        },
        EnhancedSubject::Security => &Text {
            title: "Es geht um Sicherheit oder Richtlinien",
            meaning: "Der Statuscode betrifft die Sicherheit: Anmeldung, Authentifizierung, Verschlüsselung oder eine Regel auf der Empfängerseite.",
            causes: &["Sie sind nicht angemeldet oder dürfen dorthin nicht senden.", "SPF, DKIM oder DMARC fehlt oder schlägt fehl.", "Der Absender steht auf einer Sperrliste, oder eine Regel lehnt die Nachricht ab."],
            sender: &[AUTHENTICATE, LOG_IN, "Prüfen Sie, ob Ihre IP-Adresse oder Ihre Domain auf einer Sperrliste steht.", OTHER_WAY],
            recipient: &[ALLOW_SENDER],
        },
        EnhancedSubject::Unassigned => &Text {
            title: "Kein registrierter Statuscode",
            meaning: "Der Statuscode verwendet eine eigene Nummer des Serverbetreibers, die nicht registriert ist.",
            causes: &["Der Betreiber des Servers verwendet eigene Nummern."],
            sender: &["Lesen Sie die vollständige Antwort oder suchen Sie den Code auf den Hilfeseiten des Betreibers.", ASK_PROVIDER],
            recipient: &[TELL_ADMINISTRATOR],
        },
    }
}
