//! The page of names.

use smtp_reply::{
    Action, Blocklist, BounceKind, Category, Delivery, Evidence, Listing, Provider, Reason, Stage, System,
    Vocabulary,
};
use std::fmt::{Display, Write};

pub(crate) fn page() -> String {
    let mut page = String::from(PROVIDERS);
    for provider in Provider::all() {
        writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            provider.id(),
            provider.name(),
            provider.about(),
            link(provider.postmaster_url()),
        )
        .unwrap();
    }
    page.push_str(BLOCKLISTS);
    for list in Blocklist::all() {
        writeln!(
            page,
            "| `{}` | `{}` | {} | {} |",
            list.name(),
            list.listing(),
            list.operator(),
            link(list.lookup_url()),
        )
        .unwrap();
    }
    page.push_str(VOCABULARIES);
    for vocabulary in Vocabulary::ALL {
        let term = Reason::UserUnknown.term_in(*vocabulary).unwrap();
        let code = term.code().map(|code| format!(", {code}")).unwrap_or_default();
        writeln!(
            page,
            "| `{vocabulary}` | [`{vocabulary:?}`](crate::Vocabulary::{vocabulary:?}) | {} | `{}`{code} |",
            vocabulary.terms().len(),
            term.name(),
        )
        .unwrap();
    }
    page.push_str(ENUMS);
    names(&mut page, "Category", Category::ALL);
    names(&mut page, "BounceKind", BounceKind::ALL);
    names(&mut page, "Action", Action::ALL);
    names(&mut page, "Stage", Stage::ALL);
    names(&mut page, "Delivery", Delivery::ALL);
    names(&mut page, "Evidence", Evidence::ALL);
    names(&mut page, "System", System::ALL);
    names(&mut page, "Listing", Listing::ALL);
    page
}

const PROVIDERS: &str = "\
The names that rules, JSON and logs use, and that never change. [Reasons](crate::docs::reasons) and \
[codes](crate::docs::codes) have pages of their own.

# Providers

[`Provider::by_id`](crate::Provider::by_id) returns one row, [`Provider::all`](crate::Provider::all) all rows, and \
[`Provider::of_host`](crate::Provider::of_host) the provider of a host.

| id | name | what it is | page for senders |
| --- | --- | --- | --- |
";

const BLOCKLISTS: &str = "
# Blocklists

[`Blocklist::by_name`](crate::Blocklist::by_name) returns one row, [`Blocklist::all`](crate::Blocklist::all) all rows. A list \
without a page is closed or private. [`Listing`](crate::Listing) explains what is listed.

| name | lists | operator | page to look up an entry |
| --- | --- | --- | --- |
";

const VOCABULARIES: &str = "
# Vocabularies

The names that other systems have for reasons. [`Vocabulary::terms`](crate::Vocabulary::terms) returns all terms of one, \
[`Reason::term_in`](crate::Reason::term_in) that for a reason.

| name | variant | terms | term for `user_unknown` |
| --- | --- | --- | --- |
";

const ENUMS: &str = "
# Other names

`as_str` returns the name of a value, and `parse` reads it.

| type | names |
| --- | --- |
";

fn link(url: Option<&str>) -> String {
    url.map(|url| format!("<{url}>")).unwrap_or_default()
}

fn names(page: &mut String, kind: &str, all: &[impl Display]) {
    let names: Vec<String> = all.iter().map(|value| format!("`{value}`")).collect();
    writeln!(page, "| [`{kind}`](crate::{kind}) | {} |", names.join(", ")).unwrap();
}
