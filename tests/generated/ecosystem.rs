//! The page of programs that use the crate next to others.

use super::super::{read, root};
use std::fmt::Write;
use std::fs;

const INTRODUCTION: &str = "\
Errors of other crates contain a server's reply, or say why there was none. These programs classify them and decide what to do. \
They are in the folder `examples/ecosystem` of the repository, a separate package, and run against a scripted server, \
`smtp_reply_ecosystem::scripted_server`.
";

pub(crate) fn page() -> String {
    let mut page = String::from(INTRODUCTION);
    let manifest = read("examples/ecosystem/Cargo.toml");
    let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
    let others = dependencies.lines().filter(|line| !line.starts_with("smtp-reply ") && !line.is_empty());
    page.push_str("\nThe versions of the other crates:\n\n```toml\n");
    others.for_each(|line| writeln!(page, "{line}").unwrap());
    page.push_str("```\n");

    let folder = fs::read_dir(root().join("examples/ecosystem/src/bin")).unwrap();
    let mut programs: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    programs.sort();
    for program in programs {
        let source = fs::read_to_string(&program).unwrap();
        let (about, source) = source.split_once("\n\n").unwrap();
        let about: Vec<_> = about.lines().map(|line| line.trim_start_matches("//!").trim()).collect();
        let name = program.file_stem().unwrap().to_str().unwrap();
        write!(page, "\n# `{name}`\n\n{}\n\n```ignore\n{source}```\n", about.join(" ")).unwrap();
    }
    page
}
