//! Imports go one way, as the table of rooms in ARCHITECTURE.md has it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with those that it may use, in the order of the table.
fn rooms() -> Vec<(String, Vec<String>)> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| room |")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|row| (names(row, 1).remove(0), names(row, 3)))
        .collect()
}

/// The text in backticks in a cell of a row.
fn names(row: &str, cell: usize) -> Vec<String> {
    let cell = row.split('|').nth(cell).unwrap();
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sources below a folder, with the room that each belongs to.
fn sources() -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(root().join("src")).unwrap();
                let first = Path::new(inside.iter().next().unwrap());
                let room = first.file_stem().unwrap().to_str().unwrap().to_owned();
                // What is only for the training of the model looks into several rooms, and none looks into it.
                if !room.starts_with("__") {
                    found.insert(path.clone(), room);
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&root().join("src"), &mut found);
    found
}

/// The code of a source: no comments, no strings.
fn code(source: &str) -> String {
    let mut code = String::new();
    for line in source.lines() {
        let mut in_string = false;
        let mut before = ' ';
        for (at, c) in line.char_indices() {
            if !in_string && line[at..].starts_with("//") {
                break;
            }
            if c == '"' && before != '\\' && before != '\'' {
                in_string = !in_string;
            } else if !in_string {
                code.push(c);
            }
            before = c;
        }
        code.push('\n');
    }
    code
}

/// The first names of all paths from the crate's root.
fn from_root(code: &str) -> Vec<String> {
    code.match_indices("crate::").map(|(at, path)| first_name(&code[at + path.len()..])).collect()
}

/// The first names of all paths with as many `super`s as it takes to the crate's root from a module of this depth.
fn from_above(code: &str, depth: usize) -> Vec<String> {
    let whole = code.match_indices("super::").filter(|(at, _)| !code[..*at].ends_with("super::"));
    let paths = whole.map(|(at, _)| {
        let rest = code[at..].trim_start_matches("super::");
        ((code.len() - at - rest.len()) / "super::".len(), rest)
    });
    paths.filter(|(supers, _)| *supers == depth).map(|(_, rest)| first_name(rest)).collect()
}

fn first_name(path: &str) -> String {
    path.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// How deep below the crate's root the module of a file is.
fn depth(path: &Path) -> usize {
    let inside: Vec<&OsStr> = path.strip_prefix(root().join("src")).unwrap().iter().collect();
    if inside.last().is_some_and(|file| *file == "mod.rs") { inside.len() - 1 } else { inside.len() }
}

#[test]
fn the_table_names_every_room_and_each_uses_only_those_above_it() {
    let rooms = rooms();
    let mut above: Vec<&String> = Vec::new();
    for (room, uses) in &rooms {
        assert!(
            uses.iter().all(|used| above.contains(&used)),
            "{room} uses {uses:?}, above it are {above:?}"
        );
        above.push(room);
    }
    let mut in_the_table: Vec<String> = above.into_iter().cloned().collect();
    let mut in_src: Vec<String> = sources().into_values().filter(|room| room != "lib").collect();
    in_src.dedup();
    in_src.sort();
    in_src.dedup();
    in_the_table.sort();
    assert_eq!(in_the_table, in_src);
}

#[test]
fn no_source_imports_from_a_room_that_its_own_does_not_use() {
    let rooms: BTreeMap<String, Vec<String>> = rooms().into_iter().collect();
    let mut seen = 0;
    for (path, room) in sources() {
        let code = code(&fs::read_to_string(&path).unwrap());
        for several in ["crate::{", "crate::*"] {
            assert!(!code.contains(several), "{}: `{several}`; name the room", path.display());
        }
        // A module within the file reaches its own room with as many `super`s.
        let rooms_above = from_above(&code, depth(&path)).into_iter().filter(|name| rooms.contains_key(name));
        for import in from_root(&code).into_iter().chain(rooms_above) {
            let allowed = import == room || rooms.get(&room).is_some_and(|uses| uses.contains(&import));
            assert!(allowed, "{}: {room} does not use {import}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} imports were found");
}

#[test]
fn the_crate_root_holds_no_logic() {
    let code = code(&fs::read_to_string(root().join("src/lib.rs")).unwrap());
    for word in code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        let logic = ["fn", "impl", "struct", "enum", "trait", "const", "static", "type", "macro_rules"];
        assert!(!logic.contains(&word), "`{word}` in lib.rs");
    }
}

#[test]
fn imports_are_seen_where_they_are_and_not_in_comments_or_strings() {
    let source = r#"
        use crate::reply::Reply; // crate::explain
        /// [`classify`](crate::classify)
        #[doc = concat!("](crate::knowledge::", "x")]
        let quote = '"'; $crate::name::names! {}
    "#;
    assert_eq!(from_root(&code(source)), ["reply", "name"]);
    let source = "use super::super::knowledge::TABLE; use super::Text; use super::super::super::far;";
    assert_eq!(from_above(source, 2), ["knowledge"]);
}
