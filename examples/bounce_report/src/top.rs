//! The most frequent names of a stream.

use std::collections::{BTreeSet, HashMap};

/// How many names are watched at a time.
const WATCHED: usize = 1000;

/// The most frequent names of a stream in constant memory: the Space-Saving algorithm of Metwally, Agrawal and
/// El Abbadi. A new name takes the place of the rarest and inherits its count as the possible error.
#[derive(Default)]
pub(crate) struct Top {
    slots: Vec<Slot>,
    by_name: HashMap<Box<str>, usize>,
    by_count: BTreeSet<(u64, usize)>,
}

struct Slot {
    name: Box<str>,
    count: u64,
    error: u64,
}

/// One of the most frequent names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Counted<'a> {
    pub(crate) name: &'a str,
    /// Counted for certain.
    pub(crate) count: u64,
    /// False where the name may have been there more often.
    pub(crate) exact: bool,
}

impl Top {
    pub(crate) fn add(&mut self, name: &str) {
        let at = if let Some(&at) = self.by_name.get(name) {
            at
        } else if self.slots.len() < WATCHED {
            self.slots.push(Slot { name: name.into(), count: 0, error: 0 });
            self.by_name.insert(name.into(), self.slots.len() - 1);
            self.slots.len() - 1
        } else {
            let Some(&(count, at)) = self.by_count.first() else { return };
            self.by_name.remove(&self.slots[at].name);
            self.by_name.insert(name.into(), at);
            self.slots[at] = Slot { name: name.into(), count, error: count };
            at
        };
        let slot = &mut self.slots[at];
        self.by_count.remove(&(slot.count, at));
        slot.count += 1;
        self.by_count.insert((slot.count, at));
    }

    pub(crate) fn top(&self, len: usize) -> Vec<Counted<'_>> {
        let mut counted: Vec<_> = self
            .slots
            .iter()
            .map(|slot| Counted { name: &slot.name, count: slot.count - slot.error, exact: slot.error == 0 })
            .collect();
        counted.sort_by_key(|counted| (std::cmp::Reverse(counted.count), counted.name));
        counted.truncate(len);
        counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_names_survive_a_flood_of_rare_ones_in_bounded_memory() {
        let mut top = Top::default();
        for i in 0..20_000 {
            top.add(&format!("rare{i}.example"));
            if i % 4 == 0 {
                top.add("frequent.example");
            }
        }
        assert_eq!(top.slots.len(), WATCHED);
        assert_eq!(top.by_name.len(), WATCHED);
        assert_eq!(top.by_count.len(), WATCHED);
        let first = &top.top(1)[0];
        assert_eq!(first.name, "frequent.example");
        assert_eq!((first.count, first.exact), (5000, true));
    }

    #[test]
    fn an_inexact_count_is_never_too_high() {
        let mut top = Top::default();
        for i in 0..WATCHED {
            top.add(&format!("early{i}.example"));
            top.add(&format!("early{i}.example"));
        }
        top.add("late.example");
        let all = top.top(WATCHED);
        let late = all.iter().find(|counted| counted.name == "late.example").unwrap();
        assert_eq!((late.count, late.exact), (1, false));
    }
}
