//! Mailbox providers and filters, recognised by the hosts that a reply or log line names, and by some of their words.
//!
//! To add one, add a row: its key, its id for programs (which never changes), its name, what it is, and the domains of
//! its hosts. Its pages for senders are in `provider_pages.rs`.

use super::host::{Endings, Host, longest};
use crate::table::{Index, index};
use core::fmt;
use core::hash::{Hash, Hasher};

/// A mailbox provider or mail filter that is recognised by its hosts or its replies.
///
/// Providers use some enhanced codes in a sense of their own, which [`classify`](crate::classify) knows, and have pages
/// for those whose mail they refuse: see [`links`](Self::links).
///
/// ```
/// use smtp_reply::{classify, Provider};
///
/// let c = classify("550 5.1.1 https://support.google.com/mail/?p=NoSuchUser - gsmtp");
/// let google = c.provider().unwrap();
/// assert_eq!((google.id(), google.name()), ("google", "Google"));
/// assert_eq!(google.postmaster_url(), Some("https://postmaster.google.com/"));
/// assert_eq!(Provider::by_id("google"), Some(google));
/// ```
///
/// [`Display`](fmt::Display) is the id. With the `serde` feature a provider is serialised as its id, and `&'static Provider` is
/// deserialised from one.
#[doc(alias = "ESP")]
#[doc(alias = "ISP")]
pub struct Provider {
    key: Key,
    id: &'static str,
}

/// The description of a provider, apart from what it is recognised by, so that it is linked only into programs that use it.
struct Row {
    name: &'static str,
    about: &'static str,
}

impl Provider {
    /// Returns all providers of the table.
    ///
    /// ```
    /// # use smtp_reply::Provider;
    /// assert!(Provider::all().any(|provider| provider.id() == "yahoo"));
    /// ```
    pub fn all() -> impl DoubleEndedIterator<Item = &'static Self> + ExactSizeIterator + Clone {
        PROVIDERS.iter()
    }

    /// Returns the provider with this id; [names](crate::docs::names#providers) lists all.
    ///
    /// ```
    /// # use smtp_reply::Provider;
    /// assert_eq!(Provider::by_id("united_internet").unwrap().name(), "GMX, web.de and IONOS");
    /// assert_eq!(Provider::by_id("GMX"), None);
    /// ```
    pub fn by_id(id: &str) -> Option<&'static Self> {
        Self::all().find(|provider| provider.id == id)
    }

    /// Returns the provider that a host name or mail domain belongs to: it is one of the provider's domains, or below one.
    /// So mail can be limited for each provider before any reply is there.
    ///
    /// Give it the name of the MX host where that is known: most domains whose mail a provider takes are its customers' own.
    /// For an address such as `joe@example.com` its domain counts.
    ///
    /// ```
    /// # use smtp_reply::Provider;
    /// let id = |host| Provider::of_host(host).map(Provider::id);
    /// assert_eq!(id("example-com.mail.protection.outlook.com"), Some("microsoft"));
    /// assert_eq!(id("ALT1.ASPMX.L.GOOGLE.COM."), Some("google"));
    /// assert_eq!(id("gmail.com"), Some("google"));
    /// assert_eq!(id("mx.example.com"), None);
    /// ```
    pub fn of_host<T: AsRef<[u8]> + ?Sized>(host: &T) -> Option<&'static Self> {
        Self::of_prepared_host(Host::new(host.as_ref()))
    }

    /// Returns the stable name for programs, as in JSON and logs.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the name, as people write it.
    pub const fn name(&self) -> &'static str {
        self.row().name
    }

    /// Returns what the provider is, and which brands belong to it.
    ///
    /// ```
    /// # use smtp_reply::Provider;
    /// assert_eq!(Provider::by_id("microsoft").unwrap().about(), "Outlook.com, Hotmail and Microsoft 365");
    /// ```
    pub const fn about(&self) -> &'static str {
        self.row().about
    }

    const fn row(&self) -> &'static Row {
        &ROWS[self.key as usize]
    }

    /// Returns the key, for tables about single providers.
    pub(crate) const fn key(&self) -> Key {
        self.key
    }

    /// Returns the provider of a host name that is looked up in other tables, too.
    pub(crate) fn of_prepared_host(host: Host<'_>) -> Option<&'static Self> {
        let mut buffer = [0; LONGEST + 1];
        let domains = host.domains(&ENDINGS, &mut buffer)?;
        // Two labels, three at the most: "yahoo.com", "yahoo.co.jp".
        let mut domains = domains.rev().skip(1).take(2);
        domains.find_map(|domain| DOMAINS.get(domain.as_bytes())).map(|key| &PROVIDERS[key as usize])
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row { name, about } = self.row();
        let mut provider = f.debug_struct("Provider");
        provider
            .field("key", &self.key)
            .field("id", &self.id)
            .field("name", name)
            .field("about", about)
            .finish()
    }
}

/// Each provider has one row.
impl PartialEq for Provider {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Provider {}

impl Hash for Provider {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for Provider {
    /// The id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id)
    }
}

/// One row a provider: its key and id, its name, what it is, the domains of its hosts.
macro_rules! providers {
    ($($key:ident $id:literal $name:literal $about:literal $($domain:literal)+;)*) => {
        /// The names of providers in tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Key {
            $($key,)*
        }

        static PROVIDERS: &[Provider] = &[$(Provider { key: Key::$key, id: $id },)*];

        static ROWS: &[Row] = &[$(Row { name: $name, about: $about },)*];

        const NAMES: &[&str] = &[$($($domain,)+)*];

        static DOMAINS: Index<Key> = index!(Key: $($($domain => Key::$key,)+)*);
    };
}

providers! {
    Google "google" "Google" "Gmail and Google Workspace"
        "google.com" "googlemail.com" "gmail.com" "googleapis.com";
    Microsoft "microsoft" "Microsoft" "Outlook.com, Hotmail and Microsoft 365"
        "outlook.com" "hotmail.com" "live.com" "microsoft.com" "msn.com" "office365.com" "office.com" "aka.ms" "exchangelabs.com";
    Yahoo "yahoo" "Yahoo" "Yahoo Mail and AOL, Verizon and AT&T mailboxes that it runs"
        "yahoo.com" "yahoodns.net" "yahooinc.com" "aol.com" "verizon.net" "yahoo.net";
    YahooJapan "yahoo_japan" "Yahoo! JAPAN" "Yahoo! JAPAN"
        "yahoo.co.jp" "yahoo-help.jp";
    Apple "apple" "Apple iCloud" "iCloud, me.com and mac.com"
        "icloud.com" "me.com" "mac.com" "apple.com";
    Comcast "comcast" "Comcast" "Comcast Xfinity"
        "comcast.net" "xfinity.com";
    Spectrum "spectrum" "Spectrum" "Charter Spectrum, with Road Runner and Time Warner"
        "charter.net" "spectrum.net" "rr.com" "twcable.com";
    Cox "cox" "Cox" "Cox Communications"
        "cox.net" "cox.com";
    Att "att" "AT&T" "AT&T, with BellSouth and SBC"
        "att.net" "att-mail.com" "abuse-att.net" "bellsouth.net" "sbcglobal.net";
    Earthlink "earthlink" "EarthLink" "EarthLink"
        "earthlink.net";
    GoDaddy "go_daddy" "GoDaddy" "GoDaddy and its hosting brands"
        "secureserver.net" "godaddy.com";
    Mimecast "mimecast" "Mimecast" "Mimecast"
        "mimecast.com";
    Proofpoint "proofpoint" "Proofpoint" "Proofpoint"
        "pphosted.com" "proofpoint.com" "ppe-hosted.com";
    Symantec "symantec" "Symantec" "Symantec Email Security.cloud (MessageLabs)"
        "messagelabs.com" "symanteccloud.com";
    Cisco "cisco" "Cisco" "Cisco Secure Email (IronPort)"
        "iphmx.com" "ironport.com" "senderbase.org";
    Barracuda "barracuda" "Barracuda" "Barracuda"
        "barracudanetworks.com" "barracuda.com";
    Sophos "sophos" "Sophos" "Sophos Email"
        "sophos.com" "hydra.sophos.com";
    TrendMicro "trend_micro" "Trend Micro" "Trend Micro Email Security"
        "trendmicro.com" "trendmicro.eu";
    Fortinet "fortinet" "Fortinet" "FortiMail Cloud"
        "fortimailcloud.com" "fortinet.com";
    MailChannels "mail_channels" "MailChannels" "MailChannels"
        "mailchannels.com" "mailchannels.net";
    SpamExperts "spam_experts" "SpamExperts" "SpamExperts, now N-able Mail Assure"
        "spamexperts.com" "antispamcloud.com";
    MxLogic "mx_logic" "MX Logic" "MX Logic, later McAfee SaaS"
        "mxlogic.net" "mxlogic.com";
    Amazon "amazon" "Amazon" "Amazon SES and WorkMail"
        "amazonses.com" "amazonaws.com" "awsapps.com";
    SendGrid "send_grid" "SendGrid" "Twilio SendGrid"
        "sendgrid.net" "sendgrid.com";
    Mailgun "mailgun" "Mailgun" "Mailgun"
        "mailgun.org" "mailgun.net" "mailgun.com";
    Cloudflare "cloudflare" "Cloudflare" "Cloudflare Email Routing"
        "cloudflare.net" "cloudflare.com";
    Zoho "zoho" "Zoho Mail" "Zoho Mail"
        "zoho.com" "zoho.eu" "zoho.in" "zohomail.com";
    Fastmail "fastmail" "Fastmail" "Fastmail"
        "messagingengine.com" "fastmail.com";
    Proton "proton" "Proton Mail" "Proton Mail"
        "protonmail.ch" "proton.me" "protonmail.com";
    Facebook "facebook" "Facebook" "Facebook mail"
        "facebook.com";
    Hey "hey" "HEY" "HEY"
        "hey.com";
    DuckDuckGo "duck_duck_go" "DuckDuckGo" "DuckDuckGo Email Protection"
        "duck.com" "duckduckgo.com";
    Rackspace "rackspace" "Rackspace" "Rackspace Email"
        "emailsrvr.com" "rackspace.com";
    UnitedInternet "united_internet" "GMX, web.de and IONOS" "GMX, web.de, mail.com and IONOS of United Internet"
        "gmx.net" "gmx.de" "gmx.com" "web.de" "kundenserver.de" "1und1.de" "1and1.com" "ionos.com" "ionos.de" "mail.com";
    Telekom "telekom" "T-Online" "T-Online of Deutsche Telekom"
        "t-online.de" "telekom.de";
    Strato "strato" "STRATO" "STRATO"
        "strato.de" "rzone.de" "strato-rzone.de";
    Vodafone "vodafone" "Vodafone" "Vodafone Germany, with Arcor"
        "arcor.de" "arcor-online.net" "vodafonemail.de";
    Freenet "freenet" "freenet" "freenet"
        "freenet.de";
    Orange "orange" "Orange" "Orange and Wanadoo, France"
        "orange.fr" "wanadoo.fr";
    Laposte "laposte" "La Poste" "Laposte.net"
        "laposte.net";
    Free "free" "Free" "Free, France"
        "free.fr" "proxad.net";
    Sfr "sfr" "SFR" "SFR, France"
        "sfr.fr" "neuf.fr";
    Ovh "ovh" "OVHcloud" "OVHcloud"
        "ovh.net" "ovh.com" "ovhcloud.com";
    Infomaniak "infomaniak" "Infomaniak" "Infomaniak"
        "infomaniak.com" "infomaniak.ch";
    VirginMedia "virgin_media" "Virgin Media" "Virgin Media and UPC"
        "virginmedia.com" "upcmail.net";
    Bt "bt" "BT" "BT Mail"
        "btinternet.com" "bt.com";
    Kpn "kpn" "KPN" "KPN and XS4ALL"
        "kpnmail.nl" "kpn.com" "xs4all.nl";
    Ziggo "ziggo" "Ziggo" "Ziggo"
        "ziggo.nl";
    Libero "libero" "Libero" "Libero and Virgilio, Italy"
        "libero.it" "virgilio.it" "iol.it";
    Telstra "telstra" "Telstra" "BigPond of Telstra"
        "bigpond.com" "bigpond.net.au" "telstra.com";
    Yandex "yandex" "Yandex" "Yandex Mail"
        "yandex.ru" "yandex.net" "yandex.com";
    MailRu "mail_ru" "Mail.ru" "Mail.ru"
        "mail.ru";
    Rambler "rambler" "Rambler" "Rambler"
        "rambler.ru";
    IUa "i_ua" "I.UA" "I.UA"
        "i.ua";
    Seznam "seznam" "Seznam" "Seznam.cz"
        "seznam.cz";
    WirtualnaPolska "wirtualna_polska" "WP" "Wirtualna Polska and o2.pl"
        "wp.pl" "o2.pl";
    Tencent "tencent" "Tencent QQ" "Tencent QQ Mail"
        "qq.com";
    NetEase "net_ease" "NetEase" "NetEase 163, 126 and yeah.net"
        "163.com" "126.com" "yeah.net" "netease.com";
    Sina "sina" "Sina" "Sina Mail"
        "sina.com" "sina.com.cn";
    Sohu "sohu" "Sohu" "Sohu Mail"
        "sohu.com";
    Aliyun "aliyun" "Alibaba Cloud" "Alibaba Cloud mail services"
        "aliyun.com" "mxhichina.com" "alibaba-inc.com";
    Docomo "docomo" "NTT DOCOMO" "NTT DOCOMO"
        "docomo.ne.jp";
    Kddi "kddi" "KDDI" "au of KDDI"
        "ezweb.ne.jp" "au.com";
    SoftBank "soft_bank" "SoftBank" "SoftBank"
        "softbank.ne.jp" "softbank.jp";
    Naver "naver" "NAVER" "NAVER"
        "naver.com";
    Abusix "abusix" "Abusix" "Abusix"
        "abusix.com" "abusix.zone";
    Cloudmark "cloudmark" "Cloudmark" "Cloudmark"
        "cloudmark.com";
}

static ENDINGS: Endings = Endings::of(NAMES);

const LONGEST: usize = longest(NAMES);

#[cfg(feature = "serde")]
mod serde_impl {
    use super::Provider;
    use crate::name::NameVisitor;
    use serde::de::{Deserialize, Deserializer};
    use serde::ser::{Serialize, Serializer};

    /// Serialised as its id.
    impl Serialize for Provider {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.id)
        }
    }

    /// Deserialised from the id of a known provider.
    impl<'de> Deserialize<'de> for &'static Provider {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(NameVisitor::with("the id of a known provider", Provider::by_id))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_belongs_to_the_provider_whose_domain_it_is_in() {
        for (host, provider) in [
            ("gmail-smtp-in.l.google.com", Some("google")),
            ("ALT1.GMAIL-SMTP-IN.L.GOOGLE.COM", Some("google")),
            ("mx3.mail.yahoo.co.jp", Some("yahoo_japan")),
            ("mta7.am0.yahoodns.net", Some("yahoo")),
            ("web.de", Some("united_internet")),
            ("notweb.de", None),
            ("google.com.example", None),
            ("com", None),
            ("joe@gmail.com", Some("google")),
            ("mail.ru.", Some("mail_ru")),
            (".", None),
            ("@", None),
            ("", None),
        ] {
            let found = Provider::of_host(host).map(Provider::id);
            assert_eq!(found, provider, "{host}");
        }
    }

    #[test]
    fn each_row_stands_where_its_key_says_and_is_found_by_its_id() {
        for (at, row) in Provider::all().enumerate() {
            assert_eq!(row.key() as usize, at, "{row}");
            assert_eq!(Provider::by_id(row.id()), Some(row));
            assert!(row.id().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{row}");
            assert!(!row.name().is_empty() && !row.about().is_empty(), "{row}");
        }
    }
}
