//! Modules import only those that the table in ARCHITECTURE.md allows.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Each module with those that it may use. A row names only modules above it, so there are no cycles.
fn modules() -> BTreeMap<String, Vec<String>> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
    let mut modules = BTreeMap::new();
    for row in rows.take_while(|line| line.starts_with('|')) {
        let names =
            |cell: usize| row.split('|').nth(cell).unwrap().split('`').skip(1).step_by(2).map(str::to_owned);
        let (module, uses) = (names(1).next().unwrap(), names(3).collect::<Vec<_>>());
        assert!(
            uses.iter().all(|used| modules.contains_key(used)),
            "{module} uses a module that is not above it: {uses:?}"
        );
        modules.insert(module, uses);
    }
    modules
}

fn sources(path: PathBuf) -> Vec<PathBuf> {
    if path.is_dir() {
        fs::read_dir(path).unwrap().flat_map(|entry| sources(entry.unwrap().path())).collect()
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        vec![path]
    } else {
        Vec::new()
    }
}

/// The first names of the paths from the crate's root, except in comments and links.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| {
        let paths = line.match_indices("crate::").filter(|(at, _)| !line[..*at].ends_with("]("));
        paths.map(|(at, root)| first_name(&line[at + root.len()..]))
    })
}

fn first_name(path: &str) -> &str {
    path.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap()
}

#[test]
fn no_module_imports_from_one_that_its_row_does_not_name() {
    let modules = modules();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        // The exports, and the access for training.
        if module == "lib" || module == "__training" {
            continue;
        }
        let uses =
            modules.get(&module).unwrap_or_else(|| panic!("{module} is not in the table of ARCHITECTURE.md"));
        for file in sources(path) {
            for used in imports(&fs::read_to_string(&file).unwrap()) {
                assert!(
                    *used == module || uses.iter().any(|name| name == used),
                    "{}: `crate::{used}`",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn imports_are_found_in_code_and_not_in_comments_and_links() {
    let source = "
        use crate::reply::Reply;
        /// See crate::explain.
        doc = concat!(\"](crate::knowledge::\", $crate::name::name!(crate::code::MAX))";
    assert!(imports(source).eq(["reply", "name", "code"]));
    assert!(imports("use crate::{reply, code};").eq([""]));
}
