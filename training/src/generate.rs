//! Writes the model as the tables of the crate: `src/text/model.bin` and `src/text/generated.rs`.

use crate::Data;
use crate::error::Error;
use crate::examples::Name;
use crate::lexicon::Lexicon;
use crate::model::{Model, Row};
use smtp_reply::__training::stored;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;

/// The generated files, by their names.
fn files(data: &Data, lexicon: &Lexicon, model: &Model) -> Result<[(PathBuf, Vec<u8>); 2], Error> {
    let mut rows = Rows::default();
    let words = words(lexicon, model, &mut rows)?;
    let keys = keys(model)?;
    let mut bytes = Vec::new();
    let mut ends = Vec::new();
    for part in [&words.shifts, &words.slots, &keys.shifts, &keys.slots, &filter(model), &rows.bytes] {
        bytes.extend(part);
        ends.push(bytes.len());
    }
    eprintln!(
        "{} words and codes, {} keys, {} bytes of rows, {} bytes",
        words.used,
        keys.used,
        rows.bytes.len(),
        bytes.len()
    );
    let source = source(data, lexicon, model, &ends);
    let folder = crate::folder().join("../src/text");
    Ok([(folder.join("generated.rs"), source.into_bytes()), (folder.join("model.bin"), bytes)])
}

/// Writes the files.
pub(crate) fn write(data: &Data, lexicon: &Lexicon, model: &Model) -> Result<(), Error> {
    for (path, content) in files(data, lexicon, model)? {
        fs::write(&path, content).map_err(|error| Error::read(&path, error))?;
    }
    Ok(())
}

/// Checks that the files are what the data give.
pub(crate) fn check(data: &Data, lexicon: &Lexicon, model: &Model) -> Result<(), Error> {
    for (path, content) in files(data, lexicon, model)? {
        let present = fs::read(&path).map_err(|error| Error::read(&path, error))?;
        if present != content {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            return Err(Error::Other(format!(
                "src/text/{name} is not what the data give: run `training fit`"
            )));
        }
    }
    Ok(())
}

/// The rows of words and codes.
#[derive(Default)]
struct Rows {
    bytes: Vec<u8>,
    starts: HashMap<Vec<u8>, u32>,
}

impl Rows {
    /// Where the row starts; equal ones are stored once.
    fn start(&mut self, concept: u16, row: &Row) -> u32 {
        let mut stored = concept.to_le_bytes().to_vec();
        stored.extend([row.length, row.unit, number(row.weights.len())]);
        stored.extend(row.weights.iter().copied().map(weight));
        let next = u32::try_from(self.bytes.len()).expect("rows are few");
        *self.starts.entry(stored).or_insert_with_key(|row| {
            self.bytes.extend(row);
            next
        })
    }
}

/// A count as the byte that is stored.
fn number(count: usize) -> u8 {
    u8::try_from(count).expect("a row has few weights")
}

/// A weight as it is stored.
fn weight((class, level): (u8, u8)) -> u8 {
    class * number(stored::LEVELS.len()) + level
}

/// The table of words and codes.
fn words(lexicon: &Lexicon, model: &Model, rows: &mut Rows) -> Result<HashTable, Error> {
    let none = Row::default();
    let mut slots: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    let mut add = |key: u64, concept: u16, row: &Row| {
        let slot = stored::word(key, rows.start(concept, row));
        match slots.insert(key, slot.to_le_bytes().to_vec()) {
            None => Ok(()),
            Some(_) => Err(Error::Other(format!("two words or codes have the key {key:#x}"))),
        }
    };
    for (at, entry) in lexicon.entries.iter().enumerate() {
        let row = model.of_entry[at].map_or(&none, |row| &model.rows[row as usize]);
        add(entry.hash, entry.concept, row)?;
    }
    for (name, row) in model.of_feature.iter().collect::<BTreeMap<_, _>>() {
        if let Name::Reply(key) | Name::Enhanced(key) = name {
            add(*key, 0, &model.rows[*row as usize])?;
        }
    }
    HashTable::of(slots, vec![u8::MAX; 4])
}

/// The table of keys.
fn keys(model: &Model) -> Result<HashTable, Error> {
    let mut slots: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    for (name, row) in &model.of_feature {
        let Name::Key(key) = name else { continue };
        let row = &model.rows[*row as usize];
        let fingerprint = (*key as u16).to_le_bytes();
        let mut slot = vec![fingerprint[0], fingerprint[1], row.length, row.unit];
        slot.extend(row.weights.iter().copied().map(weight));
        slot.resize(4 + stored::WEIGHTS, stored::NO_WEIGHT);
        slots.insert(*key, slot);
    }
    // An unknown key may match the fingerprint of a free slot, but that has no weights.
    let mut free = vec![0; 4];
    free.resize(4 + stored::WEIGHTS, stored::NO_WEIGHT);
    HashTable::of(slots, free)
}

/// The filter of keys.
fn filter(model: &Model) -> Vec<u8> {
    let mut filter = vec![0; stored::FILTER_BITS / 8];
    for name in model.of_feature.keys() {
        if let Name::Key(key) = name {
            let bit = stored::filter_bit(*key);
            filter[bit / 8] |= 1 << (bit % 8);
        }
    }
    filter
}

/// A perfect hash (Belazzougui, Botelho, Dietzfelbinger: Hash, displace, and compress, ESA 2009): the keys of a group are
/// moved together until all of them have slots of their own.
struct HashTable {
    shifts: Vec<u8>,
    slots: Vec<u8>,
    used: usize,
}

/// How many keys a group has on average, and how many slots there are at least for a hundred keys.
const GROUP: usize = 4;
const SLOTS: usize = 103;

impl HashTable {
    /// The table of these slots, by their keys; the others are free.
    fn of(slots: BTreeMap<u64, Vec<u8>>, free: Vec<u8>) -> Result<Self, Error> {
        let keys: Vec<u64> = slots.keys().copied().collect();
        let used = keys.len();
        let groups = used.div_ceil(GROUP).max(1);
        // The smallest size that does, in steps of a hundredth.
        let sizes = ((used * SLOTS / 100).max(1)..=2 * used + 1).step_by((used / 100).max(1));
        for size in sizes {
            let Some(shifts) = shifts(&keys, groups, size) else { continue };
            let mut table = vec![free; size];
            for (key, slot) in slots {
                table[stored::slot(key, shifts[stored::group(key, groups)], size)] = slot;
            }
            return Ok(Self { shifts, slots: table.concat(), used });
        }
        Err(Error::Other("no perfect hash was found".to_owned()))
    }
}

/// The shifts that give each key a slot of its own, if they exist.
fn shifts(keys: &[u64], groups: usize, size: usize) -> Option<Vec<u8>> {
    let mut members: Vec<Vec<u64>> = vec![Vec::new(); groups];
    for key in keys {
        members[stored::group(*key, groups)].push(*key);
    }
    let mut order: Vec<usize> = (0..groups).collect();
    order.sort_by_key(|group| std::cmp::Reverse(members[*group].len()));
    let mut shifts = vec![0; groups];
    let mut taken = vec![false; size];
    for group in order {
        let (shift, places) = (0..=u8::MAX).find_map(|shift| {
            let mut places: Vec<usize> =
                members[group].iter().map(|key| stored::slot(*key, shift, size)).collect();
            places.sort_unstable();
            places.dedup();
            let free = places.len() == members[group].len() && places.iter().all(|place| !taken[*place]);
            free.then_some((shift, places))
        })?;
        shifts[group] = shift;
        for place in places {
            taken[place] = true;
        }
    }
    Some(shifts)
}

/// `generated.rs`.
fn source(data: &Data, lexicon: &Lexicon, model: &Model, ends: &[usize]) -> String {
    let [word_shifts, words, key_shifts, keys, filter, total] = ends[..] else {
        unreachable!("there are six parts")
    };
    format!(
        "// Generated by `training fit` from {replies} replies, {spellings} spellings and {tags} tags. Do not edit.

use super::model::{{CLASSES, Table}};

const MODEL: &[u8; {total}] = include_bytes!(\"model.bin\");

pub(super) static CODES_AND_WORDS: Table =
    Table {{ shifts: part(0, {word_shifts}), slots: part({word_shifts}, {words}) }};
pub(super) static KEYS: Table = Table {{ shifts: part({words}, {key_shifts}), slots: part({key_shifts}, {keys}) }};
pub(super) static FILTER: &[u8] = part({keys}, {filter});
pub(super) static ROWS: &[u8] = part({filter}, {total});

/// What each class has before anything is read.
pub(super) static BIAS: [i32; CLASSES] = {bias:?};

/// From which distance to the next reason on how many answers of a hundred are right.
pub(super) static CONFIDENCE: [(i32, u8); {steps}] = {confidence:?};

/// The concepts from this one on are tags of these providers.
pub(super) const FIRST_TAG: u16 = {first_tag};
pub(super) static TAGS: [&str; {providers_len}] = {providers:?};

const fn part(start: usize, end: usize) -> &'static [u8] {{
    MODEL.split_at(end).0.split_at(start).1
}}
",
        replies = data.replies.len(),
        spellings = data.words.concepts.iter().map(|concept| concept.spellings.len()).sum::<usize>(),
        tags = data.words.tags.len(),
        bias = model.bias,
        steps = model.confidence.len(),
        confidence = model.confidence,
        first_tag = lexicon.first_tag,
        providers_len = lexicon.providers.len(),
        providers = lexicon.providers,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fit::Random;

    /// A table of so many keys, each of whose slots holds the key.
    fn table(count: usize) -> (Vec<u64>, HashTable) {
        let mut random = Random(7);
        let keys: Vec<u64> = (0..count).map(|_| random.next()).collect();
        let slots = keys.iter().map(|key| (*key, key.to_le_bytes().to_vec())).collect();
        (keys, HashTable::of(slots, vec![0; 8]).unwrap())
    }

    #[test]
    fn each_key_has_a_slot_of_its_own() {
        for count in [1, 2, 5, 100, 5000] {
            let (keys, table) = table(count);
            assert_eq!(table.used, count);
            let size = table.slots.len() / 8;
            for key in keys {
                let shift = table.shifts[stored::group(key, table.shifts.len())];
                let slot = &table.slots[8 * stored::slot(key, shift, size)..][..8];
                assert_eq!(slot, key.to_le_bytes(), "{key:#x} of {count}");
            }
        }
    }

    #[test]
    fn few_slots_of_a_large_table_are_free() {
        let (_, table) = table(5000);
        let slots = table.slots.len() / 8;
        assert!(slots <= 5000 * 4 / 3, "{slots} slots");
    }

    #[test]
    fn an_empty_table_has_a_free_slot() {
        let table = HashTable::of(BTreeMap::new(), vec![9; 4]).unwrap();
        assert_eq!((table.used, table.slots, table.shifts), (0, vec![9; 4], vec![0]));
    }

    #[test]
    fn equal_rows_are_stored_once() {
        let row = |unit| Row { length: 8, unit, weights: vec![(3, 1)] };
        let mut rows = Rows::default();
        let starts = [rows.start(7, &row(1)), rows.start(7, &row(2)), rows.start(7, &row(1))];
        assert_eq!(starts, [0, 6, 0]);
        assert_eq!(rows.bytes, [7, 0, 8, 1, 1, 3 * 5 + 1, 7, 0, 8, 2, 1, 3 * 5 + 1]);
    }
}
