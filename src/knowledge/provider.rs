//! Mailbox providers and filters, recognised by the hosts that a reply or log line names, and by some of their words
//! (the `[provider …]` sections of `phrases.txt`).

use super::host::{Endings, Host, longest};
use crate::name::names;

/// One row a provider: its variant, its name, what it is, the domains of its hosts.
macro_rules! providers {
    ($($variant:ident $name:literal $what:literal $($domain:literal)+;)*) => {
        names! {
            "a provider such as google",
            /// A mailbox provider or mail filter whose reply can be told from the reply itself.
            ///
            /// Providers use some enhanced codes in a sense of their own, which [`classify`](crate::classify) knows.
            ///
            /// ```
            /// use smtp_reply::{classify, Provider};
            ///
            /// let c = classify("550 5.1.1 https://support.google.com/mail/?p=NoSuchUser - gsmtp");
            /// assert_eq!(c.provider(), Some(Provider::Google));
            /// assert_eq!(Provider::UnitedInternet.name(), "GMX, web.de and IONOS");
            /// assert_eq!(Provider::UnitedInternet.as_str(), "united_internet");
            /// ```
            #[derive(strum::Display)]
            #[non_exhaustive]
            pub enum Provider {
                $(#[doc = concat!($what, ".")] $variant,)*
            }
        }

        impl Provider {
            /// The name as a person would write it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }

        const NAMES: &[&str] = &[$($($domain,)+)*];

        static DOMAINS: phf::Map<&'static str, Provider> = phf::phf_map! {
            $($($domain => Provider::$variant,)+)*
        };
    };
}

providers! {
    Google "Google" "Gmail and Google Workspace"
        "google.com" "googlemail.com" "gmail.com" "googleapis.com";
    Microsoft "Microsoft" "Outlook.com, Hotmail and Microsoft 365"
        "outlook.com" "hotmail.com" "live.com" "microsoft.com" "msn.com" "office365.com" "office.com" "aka.ms" "exchangelabs.com";
    Yahoo "Yahoo" "Yahoo Mail and AOL, Verizon and AT&T mailboxes that it runs"
        "yahoo.com" "yahoodns.net" "yahooinc.com" "aol.com" "verizon.net" "yahoo.net";
    YahooJapan "Yahoo! JAPAN" "Yahoo! JAPAN"
        "yahoo.co.jp" "yahoo-help.jp";
    Apple "Apple iCloud" "iCloud, me.com and mac.com"
        "icloud.com" "me.com" "mac.com" "apple.com";
    Comcast "Comcast" "Comcast Xfinity"
        "comcast.net" "xfinity.com";
    Spectrum "Spectrum" "Charter Spectrum, with Road Runner and Time Warner"
        "charter.net" "spectrum.net" "rr.com" "twcable.com";
    Cox "Cox" "Cox Communications"
        "cox.net" "cox.com";
    Att "AT&T" "AT&T, with BellSouth and SBC"
        "att.net" "att-mail.com" "abuse-att.net" "bellsouth.net" "sbcglobal.net";
    Earthlink "EarthLink" "EarthLink"
        "earthlink.net";
    GoDaddy "GoDaddy" "GoDaddy and its hosting brands"
        "secureserver.net" "godaddy.com";
    Mimecast "Mimecast" "Mimecast"
        "mimecast.com";
    Proofpoint "Proofpoint" "Proofpoint"
        "pphosted.com" "proofpoint.com" "ppe-hosted.com";
    Symantec "Symantec" "Symantec Email Security.cloud (MessageLabs)"
        "messagelabs.com" "symanteccloud.com";
    Cisco "Cisco" "Cisco Secure Email (IronPort)"
        "iphmx.com" "ironport.com" "senderbase.org";
    Barracuda "Barracuda" "Barracuda"
        "barracudanetworks.com" "barracuda.com";
    Sophos "Sophos" "Sophos Email"
        "sophos.com" "hydra.sophos.com";
    TrendMicro "Trend Micro" "Trend Micro Email Security"
        "trendmicro.com" "trendmicro.eu";
    Fortinet "Fortinet" "FortiMail Cloud"
        "fortimailcloud.com" "fortinet.com";
    MailChannels "MailChannels" "MailChannels"
        "mailchannels.com" "mailchannels.net";
    SpamExperts "SpamExperts" "SpamExperts, now N-able Mail Assure"
        "spamexperts.com" "antispamcloud.com";
    MxLogic "MX Logic" "MX Logic, later McAfee SaaS"
        "mxlogic.net" "mxlogic.com";
    Amazon "Amazon" "Amazon SES and WorkMail"
        "amazonses.com" "amazonaws.com" "awsapps.com";
    SendGrid "SendGrid" "Twilio SendGrid"
        "sendgrid.net" "sendgrid.com";
    Mailgun "Mailgun" "Mailgun"
        "mailgun.org" "mailgun.net" "mailgun.com";
    Cloudflare "Cloudflare" "Cloudflare Email Routing"
        "cloudflare.net" "cloudflare.com";
    Zoho "Zoho Mail" "Zoho Mail"
        "zoho.com" "zoho.eu" "zoho.in" "zohomail.com";
    Fastmail "Fastmail" "Fastmail"
        "messagingengine.com" "fastmail.com";
    Proton "Proton Mail" "Proton Mail"
        "protonmail.ch" "proton.me" "protonmail.com";
    Facebook "Facebook" "Facebook mail"
        "facebook.com";
    Hey "HEY" "HEY"
        "hey.com";
    DuckDuckGo "DuckDuckGo" "DuckDuckGo Email Protection"
        "duck.com" "duckduckgo.com";
    Rackspace "Rackspace" "Rackspace Email"
        "emailsrvr.com" "rackspace.com";
    UnitedInternet "GMX, web.de and IONOS" "GMX, web.de, mail.com and IONOS of United Internet"
        "gmx.net" "gmx.de" "gmx.com" "web.de" "kundenserver.de" "1und1.de" "1and1.com" "ionos.com" "ionos.de" "mail.com";
    Telekom "T-Online" "T-Online of Deutsche Telekom"
        "t-online.de" "telekom.de";
    Strato "STRATO" "STRATO"
        "strato.de" "rzone.de" "strato-rzone.de";
    Vodafone "Vodafone" "Vodafone Germany, with Arcor"
        "arcor.de" "arcor-online.net" "vodafonemail.de";
    Freenet "freenet" "freenet"
        "freenet.de";
    Orange "Orange" "Orange and Wanadoo, France"
        "orange.fr" "wanadoo.fr";
    Laposte "La Poste" "Laposte.net"
        "laposte.net";
    Free "Free" "Free, France"
        "free.fr" "proxad.net";
    Sfr "SFR" "SFR, France"
        "sfr.fr" "neuf.fr";
    Ovh "OVHcloud" "OVHcloud"
        "ovh.net" "ovh.com" "ovhcloud.com";
    Infomaniak "Infomaniak" "Infomaniak"
        "infomaniak.com" "infomaniak.ch";
    VirginMedia "Virgin Media" "Virgin Media and UPC"
        "virginmedia.com" "upcmail.net";
    Bt "BT" "BT Mail"
        "btinternet.com" "bt.com";
    Kpn "KPN" "KPN and XS4ALL"
        "kpnmail.nl" "kpn.com" "xs4all.nl";
    Ziggo "Ziggo" "Ziggo"
        "ziggo.nl";
    Libero "Libero" "Libero and Virgilio, Italy"
        "libero.it" "virgilio.it" "iol.it";
    Telstra "Telstra" "BigPond of Telstra"
        "bigpond.com" "bigpond.net.au" "telstra.com";
    Yandex "Yandex" "Yandex Mail"
        "yandex.ru" "yandex.net" "yandex.com";
    MailRu "Mail.ru" "Mail.ru"
        "mail.ru";
    Rambler "Rambler" "Rambler"
        "rambler.ru";
    IUa "I.UA" "I.UA"
        "i.ua";
    Seznam "Seznam" "Seznam.cz"
        "seznam.cz";
    WirtualnaPolska "WP" "Wirtualna Polska and o2.pl"
        "wp.pl" "o2.pl";
    Tencent "Tencent QQ" "Tencent QQ Mail"
        "qq.com";
    NetEase "NetEase" "NetEase 163, 126 and yeah.net"
        "163.com" "126.com" "yeah.net" "netease.com";
    Sina "Sina" "Sina Mail"
        "sina.com" "sina.com.cn";
    Sohu "Sohu" "Sohu Mail"
        "sohu.com";
    Aliyun "Alibaba Cloud" "Alibaba Cloud mail services"
        "aliyun.com" "mxhichina.com" "alibaba-inc.com";
    Docomo "NTT DOCOMO" "NTT DOCOMO"
        "docomo.ne.jp";
    Kddi "KDDI" "au of KDDI"
        "ezweb.ne.jp" "au.com";
    SoftBank "SoftBank" "SoftBank"
        "softbank.ne.jp" "softbank.jp";
    Naver "NAVER" "NAVER"
        "naver.com";
    Abusix "Abusix" "Abusix"
        "abusix.com" "abusix.zone";
    Cloudmark "Cloudmark" "Cloudmark"
        "cloudmark.com";
}

static ENDINGS: Endings = Endings::of(NAMES);

const LONGEST: usize = longest(NAMES);

impl Provider {
    /// The provider that a host name belongs to: the whole of one of the domains, or a name in it.
    pub(crate) fn of_host(host: Host<'_>) -> Option<Self> {
        let mut buffer = [0; LONGEST + 1];
        let domains = host.domains(&ENDINGS, &mut buffer)?;
        // Two labels, three at the most: "yahoo.com", "yahoo.co.jp".
        domains.rev().skip(1).take(2).find_map(|domain| DOMAINS.get(domain).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_belongs_to_the_provider_whose_domain_it_is_in() {
        for (host, provider) in [
            ("gmail-smtp-in.l.google.com", Some(Provider::Google)),
            ("ALT1.GMAIL-SMTP-IN.L.GOOGLE.COM", Some(Provider::Google)),
            ("mx3.mail.yahoo.co.jp", Some(Provider::YahooJapan)),
            ("mta7.am0.yahoodns.net", Some(Provider::Yahoo)),
            ("web.de", Some(Provider::UnitedInternet)),
            ("notweb.de", None),
            ("google.com.example", None),
            ("com", None),
            ("", None),
        ] {
            assert_eq!(Provider::of_host(Host::new(host.as_bytes())), provider, "{host}");
        }
    }
}
