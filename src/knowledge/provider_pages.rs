//! The pages of providers for those who send to them.
//!
//! To add one, add a row below its provider: its kind, its address, and for which replies it helps: a list of reasons,
//! and if it is about single enhanced codes their subject and details. `ANY` means every refusal. Where several rows
//! help, those for a code come first, then those for a reason, then the others, each in the order of the table.
//!
//! The addresses are those that the providers' own replies and pages name, and that tools and guides for postmasters
//! point to. If a page is gone, replace it with the provider's start page for postmasters.

use super::link::{Link, LinkKind};
use super::provider::{Key, Provider};
use crate::code::EnhancedCode;
#[allow(clippy::enum_glob_use, reason = "the table is full of them")]
use crate::reason::Reason::{self, *};

/// A row.
struct Page {
    kind: LinkKind,
    url: &'static str,
    /// The reasons that it helps with; all, if there are none.
    reasons: &'static [Reason],
    codes: Option<Codes>,
}

/// The codes X.7.606 to X.7.649, for instance.
struct Codes {
    subject: u16,
    first: u16,
    last: u16,
}

/// How closely a page is about a reply.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Code,
    Reason,
    Any,
}

impl Page {
    fn fit(&self, reason: Reason, enhanced: Option<EnhancedCode>) -> Option<Fit> {
        if !self.reasons.is_empty() && !self.reasons.contains(&reason) {
            return None;
        }
        match (&self.codes, self.reasons) {
            (Some(codes), _) => enhanced.is_some_and(|code| codes.contain(code)).then_some(Fit::Code),
            (None, []) => Some(Fit::Any),
            (None, _) => Some(Fit::Reason),
        }
    }
}

impl Codes {
    const fn contain(&self, code: EnhancedCode) -> bool {
        code.subject_number() == self.subject && code.detail() >= self.first && code.detail() <= self.last
    }
}

impl Provider {
    /// Returns all pages of the provider for senders, in no particular order.
    ///
    /// [`Classification::links`](crate::Classification::links) has those that help with one reply.
    ///
    /// ```
    /// use smtp_reply::{LinkKind, Provider};
    ///
    /// let gmx = Provider::by_id("united_internet").unwrap();
    /// assert!(gmx.links().any(|link| link.kind() == LinkKind::ErrorCodes));
    /// ```
    pub fn links(&'static self) -> impl Iterator<Item = Link> + Clone {
        pages(self.key()).iter().map(|page| page.link(self))
    }

    /// Returns the start page for postmasters, where there is one.
    ///
    /// ```
    /// # use smtp_reply::Provider;
    /// assert_eq!(Provider::by_id("yahoo").unwrap().postmaster_url(), Some("https://senders.yahooinc.com/"));
    /// ```
    pub fn postmaster_url(&self) -> Option<&'static str> {
        pages(self.key()).iter().find(|page| page.kind == LinkKind::Postmaster).map(|page| page.url)
    }

    /// The pages that help with a refusal for this reason, with this enhanced code: the most specific first.
    pub(crate) fn links_for(
        &'static self,
        reason: Reason,
        enhanced: Option<EnhancedCode>,
    ) -> impl Iterator<Item = Link> + Clone {
        [Fit::Code, Fit::Reason, Fit::Any].into_iter().flat_map(move |fit| {
            let pages = pages(self.key()).iter();
            pages.filter(move |page| page.fit(reason, enhanced) == Some(fit)).map(|page| page.link(self))
        })
    }
}

impl Page {
    const fn link(&self, owner: &Provider) -> Link {
        Link::new(self.kind, self.url, owner.name())
    }
}

macro_rules! pages {
    ($($key:ident {
        $($kind:ident $url:literal $reasons:expr $(, codes $subject:literal $first:literal..=$last:literal)?;)*
    })*) => {
        const fn pages(key: Key) -> &'static [Page] {
            match key {
                $(Key::$key => &[$(Page {
                    kind: LinkKind::$kind,
                    url: $url,
                    reasons: $reasons,
                    codes: pages!(@codes $($subject $first $last)?),
                }),*],)*
                _ => &[],
            }
        }
    };
    (@codes) => { None };
    (@codes $subject:literal $first:literal $last:literal) => {
        Some(Codes { subject: $subject, first: $first, last: $last })
    };
}

const ANY: &[Reason] = &[];
/// The sender's address, network or domain is not trusted.
const REPUTATION: &[Reason] = &[IpBlocklisted, DomainBlocklisted, PoorReputation];
/// The provider's support can look into it.
const BLOCKED: &[Reason] = &[
    IpBlocklisted, DomainBlocklisted, PoorReputation, SpamDetected, PolicyRejected, RegionBlocked, RateLimited,
    TooManyConnections,
];
/// The sender can do something about it.
const SENDER: &[Reason] = &[
    IpBlocklisted, DomainBlocklisted, PoorReputation, SpamDetected, PolicyRejected, RegionBlocked, RateLimited,
    TooManyConnections, TooManyRecipients, Greylisted, SenderRejected, SenderUnauthenticated, ReverseDnsMissing,
    EncryptionRequired, ContentRejected, MalformedMessage,
];
const COMPLAINTS: &[Reason] = &[PoorReputation, SpamDetected];
const RATE: &[Reason] = &[RateLimited, TooManyConnections, TooManyRecipients];

pages! {
    Google {
        SenderGuidelines "https://support.google.com/mail/answer/81126" SENDER;
        Support "https://support.google.com/mail/contact/bulk_send_new" BLOCKED;
        ErrorCodes "https://support.google.com/mail/answer/6592" RATE;
        Postmaster "https://postmaster.google.com/" SENDER;
        ErrorCodes "https://support.google.com/a/answer/3726730" ANY;
    }
    Microsoft {
        Delisting "https://sender.office.com/" REPUTATION, codes 7 606..=649;
        Delisting "https://sender.office.com/" REPUTATION, codes 7 511..=511;
        ErrorCodes "https://support.microsoft.com/en-us/outlook/fix-ndr-error-550-5-7-515-in-outlook-com"
            ANY, codes 7 515..=515;
        ErrorCodes "https://aka.ms/EXOSmtpErrors" ANY, codes 4 1..=1;
        Support "https://support.microsoft.com/supportrequestform/8ad563e3-288e-2a61-8122-3ba03d6b8d75" BLOCKED;
        FeedbackLoop "https://sendersupport.olc.protection.outlook.com/snds/" REPUTATION;
        SenderGuidelines "https://sendersupport.olc.protection.outlook.com/pm/Policies" SENDER;
        Postmaster "https://sendersupport.olc.protection.outlook.com/pm/" SENDER;
        ErrorCodes "https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online"
            ANY;
    }
    Yahoo {
        Support "https://senders.yahooinc.com/contact" BLOCKED;
        SenderGuidelines "https://senders.yahooinc.com/best-practices/" SENDER;
        Postmaster "https://senders.yahooinc.com/" SENDER;
        ErrorCodes "https://senders.yahooinc.com/smtp-error-codes/" ANY;
    }
    YahooJapan {
        SenderGuidelines "https://www.yahoo-help.jp/app/answers/detail/a_id/80870/p/622" &[SenderUnauthenticated];
    }
    Apple {
        Delisting "https://ipcheck.proofpoint.com/" &[IpBlocklisted];
        Support "mailto:icloudadmin@apple.com" BLOCKED;
        Postmaster "https://support.apple.com/en-us/102322" SENDER;
    }
    Comcast {
        Delisting "https://spa.xfinity.com/report" REPUTATION;
        Postmaster "https://spa.xfinity.com/help/postmaster" SENDER;
        ErrorCodes "https://spa.xfinity.com/help/postmaster?faq=comcast-mail-errors" ANY;
    }
    Spectrum {
        ErrorCodes "https://www.spectrum.net/support/internet/understanding-email-error-codes" ANY;
    }
    Cox {
        Delisting "mailto:unblock.request@cox.net" REPUTATION;
        ErrorCodes "https://www.cox.com/residential/support/email-error-codes.html" ANY;
    }
    Att {
        Delisting "mailto:abuse_rbl@abuse-att.net" REPUTATION;
        SenderGuidelines "https://www.att.com/support/article/email-support/KM1010455/" SENDER;
        ErrorCodes "https://www.att.com/support/article/email-support/KM1401980/" ANY;
    }
    Earthlink {
        Delisting "https://sendertool.vadesecure.com/en/" REPUTATION;
    }
    GoDaddy {
        Delisting "https://unblock.secureserver.net" REPUTATION;
        Support "https://checkspam.godaddy.com/" &[SpamDetected];
        ErrorCodes "https://www.godaddy.com/help/what-does-my-email-bounceback-mean-3568" ANY;
    }
    Rackspace {
        SenderGuidelines "https://postmaster.emailsrvr.com/sending-to-us" SENDER;
        Postmaster "https://postmaster.apps.rackspace.com/home" SENDER;
        ErrorCodes "https://postmaster.apps.rackspace.com/system-info/response-codes" ANY;
    }
    Mimecast {
        ErrorCodes "https://community.mimecast.com/s/article/email-security-cloud-gateway-mimecast-smtp-error-codes" ANY;
    }
    Proofpoint {
        Delisting "https://ipcheck.proofpoint.com/" REPUTATION;
        ErrorCodes "https://help.proofpoint.com/Proofpoint_Essentials/Email_Security/Administrator_Topics/110_logs/Common_Error_Codes_found_in_Message_Details"
            ANY;
    }
    Symantec {
        Delisting "https://ipremoval.sms.symantec.com/" REPUTATION;
        ErrorCodes "https://knowledge.broadcom.com/external/article/165144/smtp-bounce-back-error-codes-for-email-s.html" ANY;
    }
    Cisco {
        Delisting "https://talosintelligence.com/reputation_center" REPUTATION;
    }
    Barracuda {
        Delisting "https://www.barracudacentral.org/rbl/removal-request" REPUTATION;
        ErrorCodes "https://campus.barracuda.com/product/emailsecuritygateway/doc/39815000/smtp-error-codes/" ANY;
    }
    Sophos {
        Delisting "https://www.sophos.com/en-us/threat-center/ip-lookup" REPUTATION;
    }
    TrendMicro {
        Delisting "https://www.ers.trendmicro.com/reputations" REPUTATION;
    }
    Fortinet {
        Delisting "https://www.fortiguard.com/faq/wfraterequest" &[DomainBlocklisted];
    }
    MailChannels {
        ErrorCodes "https://docs.mailchannels.com/inbound/smtp-errors" ANY;
        ErrorCodes "https://docs.mailchannels.com/outbound/smtp-errors" ANY;
    }
    SpamExperts {
        Delisting "https://www.spamrl.com/" REPUTATION;
    }
    Cloudmark {
        Delisting "https://csi.cloudmark.com/en/reset/" REPUTATION;
    }
    Abusix {
        Delisting "https://lookup.abusix.com/" REPUTATION;
    }
    Amazon {
        Support "https://docs.aws.amazon.com/ses/latest/dg/faqs-dnsbls.html" &[IpBlocklisted];
        ErrorCodes "https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html" ANY;
    }
    SendGrid {
        Support "https://support.sendgrid.com/" BLOCKED;
        ErrorCodes "https://sendgrid.com/docs/for-developers/sending-email/smtp-errors-and-troubleshooting/" ANY;
    }
    Cloudflare {
        ErrorCodes "https://developers.cloudflare.com/email-routing/postmaster" ANY;
    }
    Facebook {
        ErrorCodes "https://www.facebook.com/postmaster/response_codes" ANY;
    }
    Hey {
        SenderGuidelines "https://hey.com/how-it-works/" SENDER;
    }
    DuckDuckGo {
        Support "https://duckduckgo.com/email/support" BLOCKED;
    }
    Zoho {
        Delisting "https://help.zoho.com/portal/en/kb/campaigns/faqs/campaign-review/articles/how-do-i-delist-my-ip-address"
            REPUTATION;
        SenderGuidelines "https://www.zoho.com/mail/help/spam-reason.html" &[SpamDetected, SenderUnauthenticated];
        Support "mailto:support@zohomail.com" BLOCKED;
    }
    Fastmail {
        Support "https://www.fastmail.com/support/" BLOCKED;
        ErrorCodes "https://www.fastmail.help/hc/en-us/articles/360058753614-Why-messages-bounce-back" ANY;
    }
    Proton {
        Support "https://proton.me/support/contact" BLOCKED;
    }
    UnitedInternet {
        Support "https://postmaster.gmx.net/en/contact" BLOCKED;
        SenderGuidelines "https://postmaster.gmx.com/en/email-policy" SENDER;
        Postmaster "https://postmaster.gmx.net/en" SENDER;
        ErrorCodes "https://postmaster.gmx.net/en/error-messages" ANY;
    }
    Telekom {
        Delisting "https://postmaster.t-online.de/kontakt.en.php" REPUTATION;
        SenderGuidelines "https://postmaster.t-online.de/#t4.1" SENDER;
        Postmaster "https://postmaster.t-online.de/index.en.html" SENDER;
    }
    Vodafone {
        Support "https://www.vodafone.de/hilfe/" BLOCKED;
    }
    Orange {
        Support "mailto:abuse@orange.fr" REPUTATION;
        FeedbackLoop "https://www.signal-spam.fr/feedback-loop/" COMPLAINTS;
        Postmaster "https://postmaster.orange.fr/" SENDER;
        ErrorCodes "https://postmaster.orange.fr/index.html" ANY;
    }
    Laposte {
        SenderGuidelines "https://postmaster.laposte.net/contents/quelles-sont-les-specifications-techniques-a-respecter-pour-emettre-des-emails-vers-laposte-net"
            SENDER;
        Postmaster "https://postmaster.laposte.net/" SENDER;
        ErrorCodes "https://postmaster.laposte.net/categories/difficultes-pour-emettre-des-emails" ANY;
    }
    Free {
        Postmaster "https://postmaster.free.fr/" SENDER;
        ErrorCodes "https://postmaster.free.fr/index_en.html" ANY;
    }
    Sfr {
        FeedbackLoop "https://www.signal-spam.fr/feedback-loop/" COMPLAINTS;
        Postmaster "https://postmaster.sfr.fr/" SENDER;
    }
    Infomaniak {
        Support "https://www.infomaniak.com/en/support/faq/admin2/e-mail-hosting" BLOCKED;
    }
    VirginMedia {
        SenderGuidelines "https://community.virginmedia.com/t5/Email/Advice-for-sending-emails-to-Virgin-Media-domains/td-p/3957034"
            SENDER;
    }
    Bt {
        SenderGuidelines "https://www.bt.com/help/email/fix-a-problem/sending-or-receiving-email/bt-email---best-practices-for-postmasters-and-senders-of-email"
            SENDER;
    }
    Kpn {
        Delisting "https://blacklist.kpnmail.nl/" REPUTATION;
    }
    Libero {
        Delisting "mailto:block@postmaster.libero.it" &[IpBlocklisted];
        ErrorCodes "https://aiuto.libero.it/articolo/mail/messaggi-di-errore-piu-frequenti-dopo-invio-email" ANY;
    }
    Telstra {
        Support "https://crowdsupport.telstra.com.au/t5/broadband-nbn/why-is-my-email-being-blacklisted/ta-p/76234"
            &[IpBlocklisted];
    }
    Yandex {
        SenderGuidelines "https://yandex.com/support/mail/web/spam/honest-mailers.html" COMPLAINTS;
        Postmaster "https://postoffice.yandex.com/" SENDER;
        ErrorCodes "https://yandex.com/support/mail/bounces/yandex.html" ANY;
    }
    MailRu {
        Support "mailto:postmaster@corp.mail.ru" BLOCKED;
        SenderGuidelines "https://help.mail.ru/enpostmaster/mailing_rules" SENDER;
        Postmaster "https://postmaster.mail.ru/" SENDER;
        ErrorCodes "https://help.mail.ru/notspam-support/errors" ANY;
    }
    Rambler {
        Support "https://help.rambler.ru/feedback/mail/form/144" BLOCKED;
        ErrorCodes "https://help.rambler.ru/mail/mail-soobsheniya-ob-oshibkah/1326/" ANY;
    }
    Seznam {
        SenderGuidelines "https://o-seznam.cz/napoveda/email/pro-odesilatele-hromadnych-zprav/dalsi-tipy-a-doporuceni" SENDER;
        Postmaster "https://postmaster.seznam.cz/" SENDER;
    }
    WirtualnaPolska {
        Support "mailto:kontakt@pomoc.wp.pl" BLOCKED;
        SenderGuidelines "https://pomoc.wp.pl/dlaczego-mam-problem-z-wysylaniem" SENDER;
    }
    Tencent {
        Delisting "https://open.mail.qq.com/" REPUTATION;
        Support "mailto:service@mail.qq.com" BLOCKED;
        Postmaster "https://openmail.qq.com/" SENDER;
        ErrorCodes "https://service.mail.qq.com/detail/122" ANY;
    }
    NetEase {
        Delisting "https://money.mail.yeah.net/" REPUTATION;
        Support "mailto:service@163.com" BLOCKED;
        Postmaster "https://mail.163.com/postmaster/" SENDER;
        ErrorCodes "http://mail.163.com/help/help_spam_16.htm" ANY;
    }
    Aliyun {
        Support "https://www.alibabacloud.com/help/en/alibaba-mail/" BLOCKED;
    }
    Naver {
        SenderGuidelines "https://policy.naver.com/rules/spamcheck.html" SENDER;
    }
    Docomo {
        SenderGuidelines "https://www.docomo.ne.jp/service/imode_mail/notice/mass_send/" &[RateLimited, TooManyRecipients, UserUnknown];
        SenderGuidelines "https://www.docomo.ne.jp/service/docomo_mail/smtp_notice/" SENDER;
    }
    Kddi {
        SenderGuidelines "https://au.com/mobile/service/attention/faq" SENDER;
    }
    SoftBank {
        SenderGuidelines "https://www.softbank.jp/mobile/support/antispam/wrestle/" SENDER;
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::knowledge::Blocklist;
    use std::collections::BTreeSet;
    use std::vec::Vec;

    #[track_caller]
    fn links(provider: &str, reason: Reason, code: &str) -> Vec<Link> {
        Provider::by_id(provider).unwrap().links_for(reason, code.parse().ok()).collect()
    }

    #[test]
    fn the_page_for_a_code_comes_before_those_for_a_reason_and_these_before_the_others() {
        let found = links("microsoft", IpBlocklisted, "5.7.606");
        assert_eq!(found[0].url(), "https://sender.office.com/");
        assert_eq!(found.last().unwrap().kind(), LinkKind::ErrorCodes);
        assert!(found.iter().any(|link| link.kind() == LinkKind::Postmaster));
        let other = links("microsoft", IpBlocklisted, "5.7.1");
        assert_eq!(other, found[1..]);
    }

    #[test]
    fn a_page_is_named_for_its_reasons_only() {
        let kinds = |reason| links("yahoo", reason, "").iter().map(Link::kind).collect::<Vec<_>>();
        assert_eq!(kinds(UserUnknown), [LinkKind::ErrorCodes]);
        assert_eq!(
            kinds(SenderUnauthenticated),
            [LinkKind::SenderGuidelines, LinkKind::Postmaster, LinkKind::ErrorCodes]
        );
        assert_eq!(kinds(RateLimited)[0], LinkKind::Support);
    }

    #[test]
    fn every_address_is_whole_and_stands_once_for_a_provider() {
        let pages = Provider::all().flat_map(Provider::links).map(|link| link.url());
        let lists = Blocklist::all().filter_map(Blocklist::lookup_url);
        for url in pages.chain(lists) {
            let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| url.strip_prefix(scheme));
            let host = rest.unwrap().split(['/', '?', '#']).next().unwrap();
            assert!(host.contains('.') && url.bytes().all(|byte| byte.is_ascii_graphic()), "{url}");
            assert_eq!(url.starts_with("mailto:"), host.contains('@'), "{url}");
        }
        for provider in Provider::all() {
            let rows: Vec<_> = pages_of(provider).collect();
            assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "{provider}");
        }
    }

    /// Address and first code of each row.
    fn pages_of(provider: &Provider) -> impl Iterator<Item = (&'static str, Option<u16>)> {
        super::pages(provider.key()).iter().map(|page| (page.url, page.codes.as_ref().map(|codes| codes.first)))
    }

    #[test]
    fn no_reply_is_given_the_same_page_twice() {
        for provider in Provider::all() {
            for &reason in Reason::ALL {
                for code in ["", "5.7.1", "5.7.511", "5.7.606", "5.7.515", "5.4.1"] {
                    let urls: Vec<_> = links(provider.id(), reason, code).iter().map(Link::url).collect();
                    assert_eq!(urls.iter().collect::<BTreeSet<_>>().len(), urls.len(), "{provider} {urls:?}");
                }
            }
        }
    }
}
