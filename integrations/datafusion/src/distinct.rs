//! Which rows are the same: logs repeat themselves, and classifying takes longer than finding that out.

use crate::texts::Texts;
use hashbrown::HashMap;

/// The hosts that said the texts.
pub(crate) enum Hosts<'a> {
    None,
    One(&'a [u8]),
    Each(Texts<'a>),
}

impl<'a> Hosts<'a> {
    pub(crate) fn get(&self, row: usize) -> Option<&'a [u8]> {
        match self {
            Self::None => None,
            Self::One(host) => Some(host),
            Self::Each(hosts) => hosts.get(row),
        }
    }
}

/// The place of each answer that is known already.
pub(crate) enum Known<'a> {
    /// By the place of the text in its dictionary.
    ByKey(&'a [Option<usize>], Vec<Option<u32>>),
    ByText(HashMap<(&'a [u8], Option<&'a [u8]>), u32>),
}

impl<'a> Known<'a> {
    pub(crate) fn new(texts: &'a Texts<'_>, hosts: &Hosts<'_>) -> Self {
        match (texts, hosts) {
            (Texts::Dictionary(keys, values), Hosts::None | Hosts::One(_)) => {
                Self::ByKey(keys, vec![None; values.len()])
            }
            _ => Self::ByText(HashMap::new()),
        }
    }

    /// The place of the answer to a row, which `classify` makes where it is not known.
    pub(crate) fn place(
        &mut self,
        row: usize,
        text: &'a [u8],
        host: Option<&'a [u8]>,
        classify: impl FnOnce() -> u32,
    ) -> u32 {
        match self {
            Self::ByKey(keys, places) => {
                let key = keys[row].expect("a text has a key");
                *places[key].get_or_insert_with(classify)
            }
            Self::ByText(places) => *places.entry((text, host)).or_insert_with(classify),
        }
    }
}
