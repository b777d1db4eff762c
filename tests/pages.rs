//! The documentation: generated pages match the tables of the crate, links lead to files of the package, and numbers are
//! correct.
//!
//! `BLESS=1 cargo test --test pages` writes the generated pages.

#[cfg(feature = "explain")]
mod generated {
    pub(crate) mod codes;
    pub(crate) mod ecosystem;
    pub(crate) mod names;
    pub(crate) mod reasons;
}

use smtp_reply::{Action, Category, Reason};
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a generated page with its file, or writes the file.
#[cfg(feature = "explain")]
#[track_caller]
fn assert_is_generated(path: &str, page: &str) {
    let page =
        format!("<!-- Generated: do not edit. `BLESS=1 cargo test --test pages` writes it. -->\n\n{page}");
    if std::env::var_os("BLESS").is_some() {
        fs::write(root().join(path), page).unwrap();
        return;
    }
    let found = read(path);
    let differing = found.lines().zip(page.lines()).position(|(found, wanted)| found != wanted);
    let line = 1 + differing.unwrap_or_else(|| found.lines().count().min(page.lines().count()));
    assert!(found == page, "{path} is out of date from line {line} on: run BLESS=1 cargo test --test pages");
}

#[cfg(feature = "explain")]
#[test]
fn the_page_of_reasons_is_what_the_tables_give() {
    assert_is_generated("src/docs/reasons.md", &generated::reasons::page());
}

#[cfg(feature = "explain")]
#[test]
fn the_page_of_codes_is_what_the_tables_give() {
    assert_is_generated("src/docs/codes.md", &generated::codes::page());
}

#[cfg(feature = "explain")]
#[test]
fn the_page_of_names_is_what_the_tables_give() {
    assert_is_generated("src/docs/names.md", &generated::names::page());
}

/// The programs are a package of their own, which is not part of the published one.
#[cfg(feature = "explain")]
#[test]
fn the_page_of_other_crates_has_the_programs_as_they_are() {
    if root().join("examples/ecosystem").is_dir() {
        assert_is_generated("src/docs/ecosystem.md", &generated::ecosystem::page());
    }
}

/// The files for readers, from the root of the package.
const FILES: &[&str] = &[
    "README.md",
    "ACCURACY.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "COMPARE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
];

/// The files that are pages of docs.rs, where nothing lies beside them.
fn pages() -> Vec<String> {
    let modules = read("src/docs/mod.rs");
    let included = modules.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let pages = included.map(|path| match path.strip_prefix("../../") {
        Some(path) => path.to_owned(),
        None => format!("src/docs/{path}"),
    });
    pages.filter(|page| page != "README.md").collect()
}

/// Where the links of a text in Markdown lead, without code.
fn links(text: &str) -> Vec<String> {
    let mut links = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            links.extend(targets.map(str::to_owned));
        }
    }
    links
}

/// Whether a file is in the published package: a pattern of `include` names it, and no manifest below the root makes it part
/// of another package.
fn is_packaged(path: &str) -> bool {
    let manifest = read("Cargo.toml");
    let (_, patterns) = manifest.split_once("include = [").expect("`include` lists the files");
    let (patterns, _) = patterns.split_once(']').unwrap();
    let mut patterns = patterns.split('"').skip(1).step_by(2).map(|pattern| pattern.trim_start_matches('/'));
    let is_included = patterns.any(|pattern| match (pattern.split_once('*'), pattern.rsplit_once('*')) {
        (Some((before, _)), Some((_, behind))) => path.starts_with(before) && path.ends_with(behind),
        _ => pattern == path,
    });
    let folders = Path::new(path).ancestors().skip(1).filter(|folder| folder.parent().is_some());
    let is_elsewhere = folders.into_iter().any(|folder| root().join(folder).join("Cargo.toml").exists());
    is_included && !is_elsewhere && root().join(path).is_file()
}

#[test]
fn links_of_the_files_lead_to_files_of_the_package() {
    let mut checked = 0;
    for file in FILES {
        assert!(is_packaged(file), "{file} is not in the package");
        for link in links(&read(file)) {
            let path = link.split('#').next().unwrap();
            if !path.is_empty() && !path.contains(':') {
                assert!(is_packaged(path), "{file}: {link} is not in the package");
                checked += 1;
            }
        }
    }
    assert!(checked >= 5, "only {checked} links were found");
    assert!(!is_packaged("training/README.md") && !is_packaged("examples/ecosystem/src/lib.rs"));
}

#[test]
fn pages_of_docs_rs_link_to_no_files() {
    let pages = pages();
    assert!(pages.len() >= 12, "{pages:?}");
    for page in pages {
        for link in links(&read(&page)) {
            let leads_somewhere =
                link.starts_with("crate::") || link.starts_with("crate#") || link.contains(':');
            assert!(leads_somewhere || link.starts_with('#'), "{page}: {link} leads nowhere on docs.rs");
        }
    }
}

#[test]
fn links_to_pages_of_docs_rs_name_pages_that_are_there() {
    let modules = read("src/docs/mod.rs");
    let mut checked = 0;
    for file in FILES {
        for link in links(&read(file)) {
            let Some(path) = link.strip_prefix("https://docs.rs/smtp-reply/latest/smtp_reply/docs/") else {
                continue;
            };
            let module = path.strip_suffix("/index.html").unwrap_or_default();
            assert!(
                path == "index.html" || modules.contains(&format!("pub mod {module} {{}}")),
                "{file}: {link}"
            );
            checked += 1;
        }
    }
    assert!(checked >= 5, "only {checked} links were found");
}

#[test]
fn numbers_in_the_texts_are_those_of_the_tables() {
    let accuracy = read("ACCURACY.md");
    let (_, languages) = accuracy.split_once("<!-- language -->").unwrap();
    let (languages, _) = languages.split_once("<!-- end -->").unwrap();
    let languages = languages.lines().filter(|line| line.starts_with("| ")).count() - 2;
    let true_numbers = [
        (Reason::ALL.len(), "reasons"),
        (Category::ALL.len(), "categories"),
        (Action::ALL.len(), "actions"),
        (languages, "languages"),
    ];
    let texts = [read("README.md"), read("src/lib.rs")].join("\n");
    // A link may begin between number and word.
    let texts = texts.replace(['[', ']'], " ");
    let words: Vec<&str> = texts.split_whitespace().collect();
    for (number, what) in true_numbers {
        let told = words.windows(2).filter(|pair| pair[1].trim_end_matches(['.', ',', '`']) == what);
        let told: Vec<usize> = told.filter_map(|pair| pair[0].parse().ok()).collect();
        assert!(!told.is_empty(), "no text tells how many {what} there are");
        assert!(told.iter().all(|&told| told == number), "{number} {what}, not {told:?}");
    }
    let compared = format!("{} reasons in {} categories", Reason::ALL.len(), Category::ALL.len());
    assert!(read("COMPARE.md").contains(&compared));
}
