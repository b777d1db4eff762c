//! Blocklists as replies name them.
//!
//! To add one, add a row: the name that replies use for it, mostly its DNS zone; what it lists; who runs it; the page where an
//! entry can be looked up, unless it is closed; and other names for it in lower case. A name matches every host below it that
//! has no row of its own.

use super::host::{Endings, Host, longest};
use super::link::{Link, LinkKind};
use crate::name::names;
use crate::table::{Index, index};
use core::fmt;

/// A blocklist that a reply named, or a provider's page for senders that it named in place of one.
///
/// ```
/// use smtp_reply::{Blocklist, Listing};
///
/// let zen = Blocklist::by_name("zen.spamhaus.org").unwrap();
/// assert_eq!(zen.operator(), "The Spamhaus Project");
/// assert_eq!(zen.listing(), Listing::Ip);
/// assert_eq!(zen.lookup_url(), Some("https://check.spamhaus.org/"));
/// ```
///
/// With the `serde` feature a blocklist is serialised as its name, and `&'static Blocklist` is deserialised from one.
#[derive(PartialEq, Eq, Hash)]
#[doc(alias = "DNSBL")]
#[doc(alias = "RBL")]
pub struct Blocklist {
    /// The number of its row.
    row: u8,
    listing: Listing,
}

/// The description of a blocklist, apart from what it is recognised by, so that it is linked only into programs that use it.
struct Row {
    name: &'static str,
    operator: &'static str,
    lookup_url: Option<&'static str>,
}

impl Blocklist {
    /// Returns all blocklists of the table.
    ///
    /// ```
    /// # use smtp_reply::Blocklist;
    /// assert!(Blocklist::all().any(|list| list.name() == "bl.spamcop.net"));
    /// ```
    pub fn all() -> impl DoubleEndedIterator<Item = &'static Self> + ExactSizeIterator + Clone {
        LISTS.iter()
    }

    /// Returns the blocklist with this [`name`](Self::name), in upper or lower case; [names](crate::docs::names#blocklists) lists
    /// all.
    ///
    /// ```
    /// # use smtp_reply::Blocklist;
    /// assert_eq!(Blocklist::by_name("BL.SPAMCOP.NET").unwrap().name(), "bl.spamcop.net");
    /// assert_eq!(Blocklist::by_name("2.0.0.127.bl.spamcop.net"), None);
    /// ```
    pub fn by_name(name: &str) -> Option<&'static Self> {
        Self::all().find(|list| list.name().eq_ignore_ascii_case(name))
    }

    /// Returns the name that replies use: the DNS zone for most, otherwise a page or a phrase such as
    /// `block list (S3150)`.
    pub const fn name(&self) -> &'static str {
        self.row().name
    }

    /// Returns who runs it, and whether it is closed.
    pub const fn operator(&self) -> &'static str {
        self.row().operator
    }

    /// Returns what it lists.
    pub const fn listing(&self) -> Listing {
        self.listing
    }

    /// Returns the URL of the page where an entry can be looked up, and removed from most lists; a `mailto:` URL if the
    /// operator has no page. `None` for lists that are closed or private.
    ///
    /// ```
    /// # use smtp_reply::Blocklist;
    /// let lookup_url = |name| Blocklist::by_name(name).unwrap().lookup_url();
    /// assert_eq!(lookup_url("zen.spamhaus.org"), Some("https://check.spamhaus.org/"));
    /// assert_eq!(lookup_url("list.dsbl.org"), None);
    /// ```
    pub const fn lookup_url(&self) -> Option<&'static str> {
        self.row().lookup_url
    }

    pub(crate) fn link(&self) -> Option<Link> {
        self.lookup_url().map(|url| Link::new(LinkKind::Delisting, url, self.operator()))
    }

    /// The path that has to follow the host, if the host alone does not identify the list.
    fn path(&self) -> &'static [u8] {
        PATHS.iter().find(|(row, _)| *row == self.row).map_or(b"", |(_, path)| path)
    }

    const fn row(&self) -> &'static Row {
        &ROWS[self.row as usize]
    }

    /// Returns the blocklist that a host name with a path names, or one of the few single words such as `ivmSIP`.
    ///
    /// The longest name of the table that is a suffix of the host counts, in whole labels; a single word has to be the whole
    /// text.
    pub(crate) fn of_host(host: Host<'_>, path: &[u8]) -> Option<&'static Self> {
        host.domains(&ENDINGS, &mut [0; LONGEST + 1])?
            .filter(|name| name.contains('.') || host.is_all_of(name))
            .filter_map(|name| Self::by_any_name(name.as_bytes()))
            .find(|list| {
                let wanted = list.path();
                path.get(..wanted.len()).is_some_and(|found| found.eq_ignore_ascii_case(wanted))
            })
    }
}

impl Blocklist {
    /// Returns the blocklist that a single word of the text names, such as `S3150`.
    pub(crate) fn of_words(text: &[u8]) -> Option<&'static Self> {
        let words =
            text.split(|&byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b':' | b'.')));
        let mut words = words.map(|word| word.strip_suffix(b".").unwrap_or(word));
        let name = words.find_map(|word| {
            WORDS.iter().find(|name| name.len() == word.len() && word.eq_ignore_ascii_case(name.as_bytes()))
        })?;
        Self::by_any_name(name.as_bytes())
    }

    /// Returns the blocklist with this name, one of the table in lower case.
    fn by_any_name(name: &[u8]) -> Option<&'static Self> {
        NAMES.get(name).map(|row| &LISTS[usize::from(row)])
    }
}

#[expect(clippy::missing_fields_in_debug, reason = "the row is shown instead of its number")]
impl fmt::Debug for Blocklist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row { name, operator, lookup_url } = self.row();
        let mut list = f.debug_struct("Blocklist");
        list.field("name", name).field("operator", operator).field("listing", &self.listing);
        list.field("lookup_url", lookup_url).finish()
    }
}

impl fmt::Display for Blocklist {
    /// The name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

names! {
    "a listing such as ip",
    /// What a [`Blocklist`] lists.
    ///
    /// ```
    /// use smtp_reply::Listing;
    ///
    /// assert_eq!(Listing::Domain.as_str(), "domain");
    /// assert_eq!("ip".parse(), Ok(Listing::Ip));
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Listing {
        /// IP addresses.
        Ip,
        /// Domains.
        Domain,
        /// Addresses of web pages in the message.
        Uri,
        /// Several of these.
        Mixed,
        /// Nothing: it is a provider's page for senders, which refusals of every kind name.
        ProviderPage,
    }
}

static ENDINGS: Endings = Endings::of(ALL_NAMES);

const LONGEST: usize = longest(ALL_NAMES);

/// How many names are not names of hosts.
const fn words() -> usize {
    let (mut count, mut i) = (0, 0);
    while i < ALL_NAMES.len() {
        count += is_word(ALL_NAMES[i]) as usize;
        i += 1;
    }
    count
}

/// The names that are not names of hosts.
static WORDS: [&str; words()] = {
    let (mut found, mut count, mut i) = ([""; words()], 0, 0);
    while i < ALL_NAMES.len() {
        if is_word(ALL_NAMES[i]) {
            found[count] = ALL_NAMES[i];
            count += 1;
        }
        i += 1;
    }
    found
};

const fn is_word(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if matches!(bytes[i], b'.' | b' ' | b'/') {
            return false;
        }
        i += 1;
    }
    true
}

/// The rows of lists that are pages, with their paths.
static PATHS: [(u8, &[u8]); paths()] = {
    let (mut found, mut count, mut i) = ([(0, b"".as_slice()); paths()], 0, 0);
    while i < FIRST_NAMES.len() {
        if let Some(path) = path(FIRST_NAMES[i]) {
            found[count] = (row(FIRST_NAMES[i]), path);
            count += 1;
        }
        i += 1;
    }
    found
};

const fn paths() -> usize {
    let (mut count, mut i) = (0, 0);
    while i < FIRST_NAMES.len() {
        count += path(FIRST_NAMES[i]).is_some() as usize;
        i += 1;
    }
    count
}

/// What follows the host in a name.
const fn path(name: &'static str) -> Option<&'static [u8]> {
    let mut path = name.as_bytes();
    while let [first, rest @ ..] = path {
        if *first == b'/' {
            return Some(path);
        }
        path = rest;
    }
    None
}

/// The row of a name, found by the compiler.
#[expect(clippy::cast_possible_truncation, reason = "checked")]
const fn row(name: &str) -> u8 {
    let mut i = 0;
    while !super::equal(FIRST_NAMES[i].as_bytes(), name.as_bytes()) {
        i += 1;
    }
    assert!(i <= u8::MAX as usize);
    i as u8
}

macro_rules! blocklists {
    ($(
        $name:literal $listing:ident $operator:literal $(at $url:literal)? $(, also $($other_name:literal)*)?;
    )*) => {
        static LISTS: &[Blocklist] =
            &[$(Blocklist { row: row($name), listing: Listing::$listing },)*];

        static ROWS: &[Row] = &[$(Row {
            name: $name,
            operator: $operator,
            lookup_url: blocklists!(@option $($url)?),
        },)*];

        const FIRST_NAMES: &[&str] = &[$($name,)*];

        const ALL_NAMES: &[&str] = &[$($name, $($($other_name,)*)?)*];

        static NAMES: Index<u8> = index!(u8: $(
            $name => row($name),
            $($($other_name => row($name),)*)?
        )*);
    };
    (@option $url:literal) => { Some($url) };
    (@option) => { None };
}

blocklists! {
    "zen.spamhaus.org" Ip "The Spamhaus Project" at "https://check.spamhaus.org/";
    "sbl.spamhaus.org" Ip "The Spamhaus Project" at "https://check.spamhaus.org/";
    "sbl-xbl.spamhaus.org" Ip "The Spamhaus Project" at "https://check.spamhaus.org/";
    "xbl.spamhaus.org" Ip "The Spamhaus Project" at "https://check.spamhaus.org/";
    "pbl.spamhaus.org" Ip "The Spamhaus Project" at "https://check.spamhaus.org/";
    "dbl.spamhaus.org" Domain "The Spamhaus Project" at "https://check.spamhaus.org/";
    "www.spamhaus.org" Mixed "The Spamhaus Project" at "https://check.spamhaus.org/", also "spamhaus.org";
    "cbl.abuseat.org" Ip "Composite Blocking List, now in the XBL of Spamhaus"
        at "https://check.spamhaus.org/", also "abuseat.org";
    "b.barracudacentral.org" Ip "Barracuda Networks"
        at "https://www.barracudacentral.org/rbl/removal-request", also "barracudacentral.org";
    "bb.barracudacentral.org" Ip "Barracuda Networks" at "https://www.barracudacentral.org/rbl/removal-request";
    "www.barracudanetworks.com/reputation" Ip "Barracuda Networks"
        at "https://www.barracudacentral.org/rbl/removal-request", also "barracudanetworks.com";
    "bl.spamcop.net" Ip "SpamCop (Cisco)" at "https://www.spamcop.net/", also "www.spamcop.net";
    "dnsbl.sorbs.net" Ip "SORBS, closed in 2024", also "sorbs.net";
    "spam.dnsbl.sorbs.net" Ip "SORBS, closed in 2024";
    "duhl.dnsbl.sorbs.net" Ip "SORBS, closed in 2024";
    "web.dnsbl.sorbs.net" Ip "SORBS, closed in 2024";
    "psbl.surriel.com" Ip "Passive Spam Block List" at "https://psbl.org/", also "psbl.org";
    "ix.dnsbl.manitu.net" Ip "NiX Spam, closed in 2025", also "nixspam.net" "dnsbl.manitu.net";
    "multi.surbl.org" Uri "SURBL" at "https://www.surbl.org/", also "surbl.org";
    "multi.uribl.com" Uri "URIBL" at "https://uribl.com/", also "uribl.com";
    "hostkarma.junkemailfilter.com" Mixed "Junk Email Filter (Hostkarma)"
        at "https://ipadmin.junkemailfilter.com/", also "junkemailfilter.com";
    "bl.mailspike.net" Ip "Mailspike (AnubisNetworks)" at "https://mailspike.org/";
    "z.mailspike.net" Ip "Mailspike (AnubisNetworks)" at "https://mailspike.org/";
    "rep.mailspike.net" Ip "Mailspike (AnubisNetworks)" at "https://mailspike.org/";
    "dnsbl-1.uceprotect.net" Ip "UCEPROTECT, level 1: single addresses" at "https://www.uceprotect.net/";
    "dnsbl-2.uceprotect.net" Ip "UCEPROTECT, level 2: allocations" at "https://www.uceprotect.net/";
    "dnsbl-3.uceprotect.net" Ip "UCEPROTECT, level 3: whole providers" at "https://www.uceprotect.net/";
    "ips.backscatterer.org" Ip "Backscatterer (UCEPROTECT)"
        at "https://www.backscatterer.org/", also "backscatterer.org";
    "truncate.gbudb.net" Ip "GBUdb" at "https://www.gbudb.com/", also "gbudb.net" "gbudb.com";
    "sip.invaluement.com" Ip "Invaluement ivmSIP" at "https://www.invaluement.com/";
    "sip24.invaluement.com" Ip "Invaluement ivmSIP/24" at "https://www.invaluement.com/";
    "uri.invaluement.com" Uri "Invaluement ivmURI" at "https://www.invaluement.com/";
    "ivmsip" Ip "Invaluement ivmSIP" at "https://www.invaluement.com/";
    "all.spamrats.com" Ip "SpamRATS" at "https://www.spamrats.com/", also "spamrats.com";
    "dyna.spamrats.com" Ip "SpamRATS" at "https://www.spamrats.com/";
    "noptr.spamrats.com" Ip "SpamRATS" at "https://www.spamrats.com/";
    "spam.spamrats.com" Ip "SpamRATS" at "https://www.spamrats.com/";
    "bl.score.senderscore.com" Ip "Validity Sender Score" at "https://www.senderscore.org/", also "senderscore.com";
    "senderscore.org" Ip "Validity Sender Score" at "https://www.senderscore.org/";
    "talosintelligence.com" Mixed "Cisco Talos" at "https://talosintelligence.com/reputation_center";
    "senderbase.org" Ip "Cisco SenderBase, now Talos" at "https://talosintelligence.com/reputation_center";
    "csi.cloudmark.com" Ip "Cloudmark Sender Intelligence (Proofpoint)" at "https://csi.cloudmark.com/en/reset/";
    "cm-csi" Ip "Cloudmark Sender Intelligence (Proofpoint)" at "https://csi.cloudmark.com/en/reset/";
    "ipcheck.proofpoint.com" Ip "Proofpoint Dynamic Reputation" at "https://ipcheck.proofpoint.com/";
    "prs.proofpoint.com" Ip "Proofpoint Reputation Service" at "https://ipcheck.proofpoint.com/";
    "support.proofpoint.com/dnsbl-lookup.cgi" Ip "Proofpoint Dynamic Reputation"
        at "https://ipcheck.proofpoint.com/", also "support.proofpoint.com";
    "block list (S3150)" Ip "Microsoft Outlook.com" at "https://olcsupport.office.com/", also "s3150";
    "block list (S3140)" Ip "Microsoft Outlook.com" at "https://olcsupport.office.com/", also "s3140";
    "sender.office.com" Ip "Microsoft 365" at "https://sender.office.com/";
    "combined.mail.abusix.zone" Ip "Abusix Mail Intelligence"
        at "https://lookup.abusix.com/", also "abusix.zone" "lookup.abusix.com";
    "black.mail.abusix.zone" Ip "Abusix Mail Intelligence" at "https://lookup.abusix.com/";
    "exploit.mail.abusix.zone" Ip "Abusix Mail Intelligence" at "https://lookup.abusix.com/";
    "dblack.mail.abusix.zone" Domain "Abusix Mail Intelligence" at "https://lookup.abusix.com/";
    "dnsbl.spfbl.net" Ip "SPFBL.net" at "https://spfbl.net/", also "spfbl.net";
    "bl.blocklist.de" Ip "blocklist.de" at "https://www.blocklist.de/", also "blocklist.de";
    "dnsbl.dronebl.org" Ip "DroneBL" at "https://dronebl.org/", also "dronebl.org";
    "all.s5h.net" Ip "s5h.net" at "https://s5h.net/";
    "db.wpbl.info" Ip "Weighted Private Block List, closed";
    "bl.spameatingmonkey.net" Ip "Spam Eating Monkey"
        at "https://spameatingmonkey.com/", also "spameatingmonkey.net" "spameatingmonkey.com";
    "fresh.spameatingmonkey.net" Domain "Spam Eating Monkey, new domains" at "https://spameatingmonkey.com/";
    "backscatter.spameatingmonkey.net" Ip "Spam Eating Monkey" at "https://spameatingmonkey.com/";
    "ubl.unsubscore.com" Ip "LashBack UBL" at "https://blacklist.lashback.com/";
    "ubl.lashback.com" Ip "LashBack UBL" at "https://blacklist.lashback.com/";
    "dnsbl.zapbl.net" Ip "ZapBL" at "https://zapbl.net/", also "zapbl.net";
    "dnsbl.inps.de" Ip "inps.de" at "https://dnsbl.inps.de/";
    "bl.0spam.org" Ip "0Spam" at "https://0spam.org/", also "0spam.org";
    "dnsbl.justspam.org" Ip "JustSpam" at "https://www.justspam.org/", also "justspam.org";
    "dnsbl.tornevall.org" Ip "Tornevall Networks" at "https://dnsbl.tornevall.org/";
    "bl.nordspam.com" Ip "NordSpam" at "https://www.nordspam.com/", also "nordspam.com";
    "bl.suomispam.net" Ip "Suomispam" at "https://suomispam.net/", also "suomispam.net";
    "rbl.efnetrbl.org" Ip "EFnet RBL" at "https://rbl.efnetrbl.org/", also "efnetrbl.org";
    "rbl.interserver.net" Ip "InterServer" at "https://rbl.interserver.net/";
    "rbl.megarbl.net" Ip "MegaRBL" at "https://www.megarbl.net/", also "megarbl.net";
    "blacklist.woody.ch" Ip "Woody's SMTP Blacklist" at "https://blacklist.woody.ch/";
    "dnsrbl.swinog.ch" Ip "SwiNOG" at "https://antispam.imp.ch/";
    "spamrbl.swinog.ch" Ip "SwiNOG" at "https://antispam.imp.ch/";
    "bl.spamcannibal.org" Ip "SpamCannibal, closed in 2018", also "spamcannibal.org";
    "dnsbl.ahbl.org" Ip "Abusive Hosts Blocking List, closed in 2015", also "ahbl.org";
    "dnsbl.njabl.org" Ip "NJABL, closed in 2013", also "njabl.org";
    "list.dsbl.org" Ip "DSBL, closed in 2008", also "dsbl.org";
    "relays.ordb.org" Ip "ORDB, closed in 2006", also "ordb.org";
    "relays.osirusoft.com" Ip "Osirusoft, closed in 2003", also "osirusoft.com";
    "opm.blitzed.org" Ip "Blitzed Open Proxy Monitor, closed in 2006", also "blitzed.org";
    "blackholes.five-ten-sg.com" Ip "Five-Ten", also "five-ten-sg.com";
    "blackholes.easynet.nl" Ip "Easynet";
    "dynablock.easynet.nl" Ip "Easynet, dynamic addresses";
    "rfc-ignorant.org" Domain "RFC-Ignorant, closed in 2012";
    "spamcop.net/bl" Ip "SpamCop (Cisco)" at "https://www.spamcop.net/", also "spamcop.net";
    "dnsbl.cobion.com" Ip "IBM (Cobion)" at "https://exchange.xforce.ibmcloud.com/";
    "spamrl.com" Mixed "SpamRL (SpamExperts / N-able)" at "https://spamrl.com/";
    "grey.rbl" Ip "a private zone of several hosts";
    "87.blocklist.zap" Ip "Microsoft, in its former mail protection service" at "https://sender.office.com/";
    "ee.countries.nerd.dk" Ip "countries.nerd.dk, by country" at "https://countries.nerd.dk/";
    "work.drbl.imedia.ru" Ip "DRBL";
    "Trend Micro RBL+" Ip "Trend Micro Email Reputation"
        at "https://www.ers.trendmicro.com/reputations", also "rbl+" "ers.trendmicro.com";
    "www.mail-abuse.com" Ip "MAPS, now Trend Micro" at "https://ers.trendmicro.com/", also "mail-abuse.com";
    "DNSBL:ATTRBL" Ip "AT&T" at "mailto:abuse_rbl@abuse-att.net", also "attrbl" "dnsbl:attrbl";
    "cloud-security.net" Ip "unknown" at "https://cloud-security.net/";
    "csi.mimecast.org" Ip "Mimecast" at "https://community.mimecast.com/";
    "sophos.com/threat-center/ip-lookup" Ip "Sophos"
        at "https://www.sophos.com/en-us/threat-center/ip-lookup", also "sophos.com";
    "MagicSpam" Ip "MagicSpam (LinuxMagic)" at "https://www.magicspam.com/", also "magicspam" "magicspam.com";
    "ipremoval.sms.symantec.com" Ip "Broadcom (Symantec)" at "https://ipremoval.sms.symantec.com/";
    "senders.yahooinc.com" ProviderPage "Yahoo and AOL" at "https://senders.yahooinc.com/";
    "rx.t-online.de" Ip "Deutsche Telekom (T-Online)" at "https://postmaster.t-online.de/kontakt.en.php";
    "postmaster.gmx.net" ProviderPage "United Internet (GMX, web.de, IONOS)" at "https://postmaster.gmx.net/";
    "postmaster.web.de" ProviderPage "United Internet (GMX, web.de, IONOS)" at "https://postmaster.web.de/";
    "postmaster.1und1.de" ProviderPage "United Internet (GMX, web.de, IONOS)" at "https://postmaster.gmx.net/";
    "sa-ip4tset.blagr.emailsrvr.com" Ip "Rackspace Email";
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::Blocklist;
    use crate::name::NameVisitor;
    use serde::de::{Deserialize, Deserializer};
    use serde::ser::{Serialize, Serializer};

    /// Serialised as its name.
    impl Serialize for Blocklist {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.name())
        }
    }

    /// Deserialised from the name of a known blocklist.
    impl<'de> Deserialize<'de> for &'static Blocklist {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer
                .deserialize_str(NameVisitor::with("the name of a known blocklist", Blocklist::by_name))
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::{ALL_NAMES, Blocklist, Host};
    use std::format;

    /// The blocklist of a host name with a path.
    fn find(text: &[u8]) -> Option<&'static Blocklist> {
        let slash = text.iter().position(|&byte| byte == b'/').unwrap_or(text.len());
        let (host, path) = text.split_at(slash);
        Blocklist::of_host(Host::new(host), path)
    }

    #[track_caller]
    fn names(text: &str, list: Option<&str>) {
        assert_eq!(find(text.as_bytes()).map(Blocklist::name), list, "{text}");
    }

    #[test]
    fn the_longest_name_that_the_host_ends_with_counts() {
        for (host, list) in [
            ("zen.spamhaus.org", "zen.spamhaus.org"),
            ("2.0.0.127.zen.spamhaus.org", "zen.spamhaus.org"),
            ("2.0.0.127.sbl-xbl.spamhaus.org", "sbl-xbl.spamhaus.org"),
            ("example.com.dbl.spamhaus.org", "dbl.spamhaus.org"),
            ("www.spamhaus.org", "www.spamhaus.org"),
            ("check.spamhaus.org", "www.spamhaus.org"),
            ("spamhaus.org", "www.spamhaus.org"),
            ("xzen.spamhaus.org", "www.spamhaus.org"),
            ("spam.dnsbl.sorbs.net", "spam.dnsbl.sorbs.net"),
            ("new.dnsbl.sorbs.net", "dnsbl.sorbs.net"),
            ("dnsbl-2.uceprotect.net", "dnsbl-2.uceprotect.net"),
            ("rx.t-online.de", "rx.t-online.de"),
            ("tosa@rx.t-online.de", "rx.t-online.de"),
        ] {
            names(host, Some(list));
        }
    }

    #[test]
    fn case_and_a_last_dot_do_not_matter() {
        names("Zen.SpamHaus.ORG", Some("zen.spamhaus.org"));
        names("zen.spamhaus.org.", Some("zen.spamhaus.org"));
        names("MAGICSPAM", Some("MagicSpam"));
    }

    #[test]
    fn a_list_that_is_a_page_needs_its_path() {
        let barracuda = Some("www.barracudanetworks.com/reputation");
        names("www.barracudanetworks.com/reputation", barracuda);
        names("www.barracudanetworks.com/Reputation/?pr=1&ip=192.0.2.1", barracuda);
        names("barracudanetworks.com/reputation/", barracuda);
        names("www.barracudanetworks.com", None);
        names("www.barracudanetworks.com/products", None);
        names(
            "support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.1",
            Some("support.proofpoint.com/dnsbl-lookup.cgi"),
        );
        names("www.sophos.com/threat-center/ip-lookup", Some("sophos.com/threat-center/ip-lookup"));
        names("zen.spamhaus.org/query/ip/192.0.2.1", Some("zen.spamhaus.org"));
    }

    #[test]
    fn some_lists_go_by_a_word() {
        names("ivmSIP", Some("ivmsip"));
        names("CM-CSI", Some("cm-csi"));
        names("S3150", Some("block list (S3150)"));
        names("RBL+", Some("Trend Micro RBL+"));
        names("ATTRBL", Some("DNSBL:ATTRBL"));
        names("mail.ivmsip", None);
    }

    #[test]
    fn other_hosts_name_no_list() {
        for host in [
            "",
            ".",
            "..",
            "/",
            "a",
            "org",
            ".org",
            "us.org",
            "x",
            "mail.example.com",
            "xspamhaus.org",
            "spamhaus.com",
            "zen.spamhaus.org.example.com",
            "spamcop.net",
            "mx.spamcop.net",
            "192.0.2.1",
            "s3151",
            "office.com",
            "zen\u{b7}spamhaus.org",
            "example.com/zen.spamhaus.org",
        ] {
            names(host, None);
        }
        assert_eq!(find(b"\xff.spamhaus.org\xff"), None);
        assert_eq!(find(b"\xff.spamhaus.org").map(Blocklist::name), Some("www.spamhaus.org"));
        assert_eq!(find(&b"a.".repeat(100_000)), None);
    }

    #[test]
    fn a_list_with_a_name_of_one_word_is_found_among_other_words() {
        for (text, list) in [
            ("on our block list (S3150).", Some("block list (S3150)")),
            ("blocked by DNSBL:ATTRBL 192.0.2.1", Some("DNSBL:ATTRBL")),
            ("listed at s3140.", Some("block list (S3140)")),
            ("listed in RBL+, see", Some("Trend Micro RBL+")),
            ("S31501 xs3150 s3150x S-3150", None),
            ("listed at s3150.example.com", None),
            ("", None),
        ] {
            assert_eq!(Blocklist::of_words(text.as_bytes()).map(Blocklist::name), list, "{text}");
        }
    }

    #[test]
    fn each_row_is_found_by_its_name_and_each_name_leads_to_a_row() {
        for list in Blocklist::all() {
            assert_eq!(Blocklist::by_name(list.name()), Some(list));
            assert!(!list.operator().is_empty(), "{}", list.name());
            let is_url = |url: &str| url.starts_with("https://") || url.starts_with("mailto:");
            assert!(list.lookup_url().is_none_or(is_url), "{}", list.name());
            if !list.name().contains([' ', '/', ':', '+']) {
                assert_eq!(find(list.name().to_ascii_lowercase().as_bytes()), Some(list));
            }
        }
        for name in ALL_NAMES {
            let by_host = find(name.as_bytes());
            let by_page = Blocklist::all().find(|list| !list.path().is_empty() && list.name().contains(name));
            let by_name = Blocklist::by_name(name);
            assert!(by_host.or(by_page).or(by_name).is_some(), "{name}");
        }
    }

    /// The same question, answered by trying every name.
    fn find_slowly(host: &str) -> Option<&'static str> {
        let ends_in = |name: &str| {
            host.strip_suffix(name)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(['.', '@']) && name.contains('.'))
        };
        let names = ALL_NAMES.iter().filter(|name| ends_in(name));
        let lists = names
            .map(|name| (name.len(), Blocklist::by_any_name(name.as_bytes()).unwrap()))
            .filter(|(_, list)| list.path().is_empty());
        lists.max_by_key(|(length, _)| *length).map(|(_, list)| list.name())
    }

    #[test]
    fn a_host_is_found_as_by_trying_every_name() {
        let fronts = ["", "a", "-", "a.", "mx-1.", "1.2.0.192.", "joe@", "joe@a.", "a.b@c", "a.b@c.d.e-f.g"];
        for name in ALL_NAMES.iter().filter(|name| !name.contains('/')) {
            let labels = name.to_ascii_lowercase();
            let ends = core::iter::once(&labels[..])
                .chain(labels.match_indices('.').map(|(at, _)| &labels[at + 1..]));
            for end in ends.chain([&labels[1..]]) {
                for front in fronts {
                    let host = format!("{front}{end}");
                    assert_eq!(find(host.as_bytes()).map(Blocklist::name), find_slowly(&host), "{host}");
                }
            }
        }
    }
}
