//! Pages that help with a refusal.

use smtp_reply::{LinkKind, Provider, Reason, classify};

/// A reply and the addresses that help with it, the best first.
const CASES: &[(&str, &[&str])] = &[
    ("554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org", &["https://check.spamhaus.org/"]),
    ("521 5.7.1 192.0.2.1 blocked by DNSBL:ATTRBL", &["mailto:abuse_rbl@abuse-att.net"]),
    // A list that is closed has no page.
    ("554 5.7.1 192.0.2.1 listed at dnsbl.sorbs.net", &[]),
    // Neither a list nor a provider is known.
    ("550 5.1.1 No such user", &[]),
    // Nothing failed.
    ("250 2.0.0 OK 1714000000 x - gsmtp", &[]),
    ("550 5.1.1 No such user - gsmtp", &["https://support.google.com/a/answer/3726730"]),
    (
        "host mx1.comcast.net[192.0.2.2] said: 554 5.7.1 Your IP address 192.0.2.1 is blocked",
        &[
            "https://spa.xfinity.com/report",
            "https://spa.xfinity.com/help/postmaster",
            "https://spa.xfinity.com/help/postmaster?faq=comcast-mail-errors",
        ],
    ),
];

#[test]
fn the_pages_for_a_reply_are_given_the_best_first() {
    for (reply, urls) in CASES {
        let c = classify(reply);
        assert!(c.links().map(|link| link.url()).eq(urls.iter().copied()), "{c}: {:?}", c.links().next());
    }
}

#[test]
fn a_tag_of_a_provider_leads_to_its_form_before_anything_else() {
    for tag in ["S3150", "S3140"] {
        let c = classify(&format!(
            "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service \
             provider since part of their network is on our block list ({tag})."
        ));
        let form = c.links().next().unwrap();
        assert_eq!(
            (form.kind(), form.url()),
            (LinkKind::Delisting, "https://olcsupport.office.com/"),
            "{tag}"
        );
    }
}

#[test]
fn the_page_of_the_list_comes_before_those_of_the_provider_and_once() {
    let c = classify(
        "host example-com.mail.protection.outlook.com[192.0.2.3] said: 550 5.7.606 Access denied, banned sending IP \
         [192.0.2.1]. To request removal from this list visit https://sender.office.com/",
    );
    let links: Vec<_> = c.links().collect();
    assert_eq!((links[0].kind(), links[0].url()), (LinkKind::Delisting, "https://sender.office.com/"));
    assert_eq!(links.iter().filter(|link| link.url() == links[0].url()).count(), 1);
    assert!(links.iter().any(|link| link.kind() == LinkKind::Postmaster && link.owner() == "Microsoft"));
}

#[test]
fn start_pages_are_named_where_the_sender_can_do_something() {
    for provider in Provider::all() {
        assert_eq!(
            provider.links().find(|link| link.kind() == LinkKind::Postmaster).map(|link| link.url()),
            provider.postmaster_url(),
        );
    }
    let known = Provider::all().filter(|provider| provider.postmaster_url().is_some()).count();
    assert!(known >= 15, "{known}");
    let full = classify("host mx00.gmx.net[192.0.2.5] said: 452 4.2.2 Mailbox full");
    assert_eq!(full.reason(), Reason::MailboxFull);
    assert!(full.links().all(|link| link.kind() == LinkKind::ErrorCodes));
}

#[cfg(feature = "explain")]
#[test]
fn every_kind_of_link_has_a_title_in_every_language() {
    use smtp_reply::Language;

    let links = || Provider::all().flat_map(Provider::links);
    for &kind in LinkKind::ALL {
        let link = links().find(|link| link.kind() == kind).unwrap();
        let titles: Vec<_> = Language::ALL.iter().map(|&language| link.title(language)).collect();
        assert!(titles.iter().all(|title| !title.is_empty() && !title.ends_with('.')), "{titles:?}");
        assert_ne!(titles[0], titles[1]);
    }
}

#[cfg(feature = "explain")]
#[test]
fn explanations_name_the_pages() {
    use smtp_reply::Language;

    let blocked = classify("521 5.7.1 192.0.2.1 blocked by DNSBL:ATTRBL");
    for (language, line) in [
        (Language::En, "Look up a listing and request its removal (AT&T): mailto:abuse_rbl@abuse-att.net"),
        (Language::De, "Eintrag prüfen und Austragung beantragen (AT&T): mailto:abuse_rbl@abuse-att.net"),
    ] {
        let explanation = blocked.explain(language);
        assert!(explanation.to_string().lines().any(|found| found == line), "{explanation}");
        let whole = format!("{explanation:#}");
        assert!(whole.lines().any(|found| found.strip_prefix("- ") == Some(line)), "{whole}");
        assert!(explanation.links().eq(blocked.links()));
    }
    // The note on the list says it already.
    for (reply, page) in [
        ("554 5.7.1 192.0.2.1 listed at bl.spamcop.net", "https://www.spamcop.net/"),
        ("550 5.7.1 part of their network is on our block list (S3150)", "https://olcsupport.office.com/"),
    ] {
        let listed = classify(reply).explain(Language::En);
        assert_eq!(listed.to_string().matches(page).count(), 1, "{listed}");
    }
    // Without a reply there is nothing to link to.
    assert_eq!(Reason::IpBlocklisted.explain(Language::En).links().count(), 0);
}
