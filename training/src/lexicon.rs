//! The lexicon: `words.txt` and `tags.tsv`, and the words that the replies add to it.
//!
//! A spelling belongs to a concept. Concepts are numbers: first the stop words, then those that negate the word behind
//! them, then the others, then the tags, a concept for each provider.

use crate::error::{Error, at};
use smtp_reply::__training as features;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

/// What `words.txt` and `tags.tsv` say.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// Each concept with its spellings, the name first. The first one holds the stop words.
    pub(crate) concepts: Vec<(String, Vec<String>)>,
    /// Each tag with the id of its provider.
    pub(crate) tags: Vec<(String, String)>,
}

/// Names for what has no spelling in a text.
const NAMES: [&str; 7] = ["<address>", "<host>", "<ip>", "<iplist>", "<domainlist>", "<urilist>", "<desk>"];

impl Words {
    pub(crate) fn load(folder: &Path) -> Result<Self, Error> {
        let (words, tags) = (folder.join("words.txt"), folder.join("tags.tsv"));
        Ok(Self { concepts: concepts(&words)?, tags: load_tags(&tags)? })
    }
}

fn concepts(path: &Path) -> Result<Vec<(String, Vec<String>)>, Error> {
    let content = fs::read_to_string(path).map_err(|error| Error::read(path, error))?;
    let mut rows: Vec<(usize, String)> = Vec::new();
    for (index, line) in content.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match rows.last_mut() {
            Some((_, row)) if line.starts_with(' ') => row.push_str(line),
            _ => rows.push((index, line.to_owned())),
        }
    }
    let (mut stop, mut negations, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let mut negating = Vec::new();
    for (index, row) in rows {
        let (name, spellings) =
            row.split_once(':').ok_or_else(|| Error::row(&at(path, index), "a row is `name: spelling …`"))?;
        let mut spellings: Vec<String> = spellings.split_whitespace().map(str::to_owned).collect();
        match name {
            "<stop>" => stop = spellings,
            "<not>" => negating = spellings,
            _ => {
                spellings.insert(0, name.to_owned());
                if negating.contains(&spellings[0]) { &mut negations } else { &mut others }
                    .push((name.to_owned(), spellings));
            }
        }
    }
    if negations.len() != negating.len() || negations.len() > usize::from(features::LAST_NEGATION) {
        let what =
            format!("each of <not> is a concept below it, and they are {} at most", features::LAST_NEGATION);
        return Err(Error::row(&path.display().to_string(), what));
    }
    let mut concepts = vec![("<stop>".to_owned(), stop)];
    concepts.append(&mut negations);
    while concepts.len() <= usize::from(features::LAST_NEGATION) {
        concepts.push((String::new(), Vec::new()));
    }
    concepts.extend(NAMES.map(|name| (name.to_owned(), vec![name.to_owned()])));
    concepts.append(&mut others);
    Ok(concepts)
}

fn load_tags(path: &Path) -> Result<Vec<(String, String)>, Error> {
    let content = fs::read_to_string(path).map_err(|error| Error::read(path, error))?;
    let mut tags = Vec::new();
    for (index, line) in content.lines().enumerate().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [tag, provider, _reason, _source] = columns[..] else {
            return Err(Error::row(
                &at(path, index),
                "a row has four columns: tag, provider, reason, source",
            ));
        };
        if smtp_reply::Provider::by_id(provider).is_none() {
            return Err(Error::row(&at(path, index), format!("there is no provider {provider:?}")));
        }
        tags.push((tag.to_owned(), provider.to_owned()));
    }
    Ok(tags)
}

/// A spelling, or several that have the same stem.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) hash: u64,
    pub(crate) concept: u16,
    /// One of its spellings.
    pub(crate) spelling: String,
    /// Whether it has weights of its own beside those of its concept: it is frequent enough, or a tag.
    pub(crate) own: Own,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    /// The weights of the concept are all.
    No,
    /// The pieces of the spelling count, too.
    Pieces,
    /// The tag counts, too.
    Tag,
}

/// The lexicon, with the words of some replies.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    pub(crate) entries: Vec<Entry>,
    by_hash: HashMap<u64, usize>,
    pub(crate) names: Vec<String>,
    pub(crate) first_tag: u16,
    /// The providers of the tags, in the order of their concepts.
    pub(crate) providers: Vec<String>,
}

/// A word that so many replies have gets a place in the lexicon.
const FREQUENT: usize = 3;
/// The same for a word in the path of a URL.
const FREQUENT_IN_PATH: usize = 2;

impl Lexicon {
    /// The lexicon of the words, before it has seen replies.
    pub(crate) fn of_words(words: &Words) -> Result<Self, Error> {
        let mut names: Vec<String> = words.concepts.iter().map(|(name, _)| name.clone()).collect();
        let mut lexicon = Self {
            entries: Vec::new(),
            by_hash: HashMap::new(),
            names: Vec::new(),
            first_tag: 0,
            providers: Vec::new(),
        };
        let mut conflicts = Vec::new();
        for (concept, (name, spellings)) in words.concepts.iter().enumerate() {
            for spelling in spellings {
                for hash in features::spelling_hashes(spelling.as_bytes()) {
                    let entry =
                        Entry { hash, concept: number(concept), spelling: spelling.clone(), own: Own::No };
                    if let Some(other) =
                        lexicon.add(entry).filter(|other| usize::from(other.concept) != concept)
                    {
                        let other = &words.concepts[usize::from(other.concept)].0;
                        conflicts.push(format!(
                            "words.txt: {spelling:?} of {name:?} has the same stem as a spelling of {other:?}"
                        ));
                    }
                }
            }
        }
        if !conflicts.is_empty() {
            return Err(Error::Other(conflicts.join("\n")));
        }
        lexicon.names.append(&mut names);
        Ok(lexicon)
    }

    /// Adds an entry, or returns the one that has its hash.
    fn add(&mut self, entry: Entry) -> Option<Entry> {
        if let Some(&at) = self.by_hash.get(&entry.hash) {
            return Some(self.entries[at].clone());
        }
        self.by_hash.insert(entry.hash, self.entries.len());
        self.entries.push(entry);
        None
    }

    pub(crate) fn find(&self, hash: u64) -> Option<(u16, u32)> {
        let at = *self.by_hash.get(&hash)?;
        Some((self.entries[at].concept, u32::try_from(at).expect("entries are few")))
    }

    pub(crate) fn read(&self, text: &str) -> features::Reading {
        let providers: Vec<&str> = self.providers.iter().map(String::as_str).collect();
        let first_tag = if self.providers.is_empty() { u16::MAX } else { self.first_tag };
        features::read(text.as_bytes(), &|hash| self.find(hash), first_tag, &providers)
    }

    /// Adds the frequent words of these texts, gives frequent spellings weights of their own, and adds the tags.
    pub(crate) fn learn<'t>(&mut self, words: &Words, texts: impl Iterator<Item = &'t str>) {
        // How many texts have it: each entry, and each unknown word by its stem.
        let mut known = vec![0_usize; self.entries.len()];
        let mut unknown: BTreeMap<u64, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
        let tags: BTreeMap<u64, &str> = words
            .tags
            .iter()
            .flat_map(|(tag, _)| {
                features::spelling_hashes(tag.as_bytes()).into_iter().map(move |hash| (hash, tag.as_str()))
            })
            .collect();
        for text in texts {
            let reading = self.read(text);
            let mut seen: Vec<u32> = reading
                .features
                .iter()
                .filter_map(
                    |(feature, ..)| {
                        if let features::Feature::Word(word) = feature { Some(*word) } else { None }
                    },
                )
                .collect();
            seen.sort_unstable();
            seen.dedup();
            for word in seen {
                known[word as usize] += 1;
            }
            let mut spellings: BTreeMap<u64, String> = BTreeMap::new();
            for (word, in_path) in reading.unknown {
                let spelling = String::from_utf8_lossy(&word).to_lowercase();
                let spelling = if in_path { format!("/{spelling}") } else { spelling };
                let hash = features::spelling_hashes(spelling.as_bytes())[0];
                spellings.entry(hash).or_insert(spelling);
            }
            for (hash, spelling) in spellings {
                let (texts, forms) = unknown.entry(hash).or_default();
                *texts += 1;
                *forms.entry(spelling).or_default() += 1;
            }
        }
        for (entry, texts) in self.entries.iter_mut().zip(known) {
            if texts >= FREQUENT && !entry.spelling.starts_with('<') && entry.concept != features::STOP {
                entry.own = Own::Pieces;
            }
        }
        for (hash, (texts, forms)) in unknown {
            let (spelling, _) = forms
                .iter()
                .max_by_key(|(form, texts)| (**texts, std::cmp::Reverse(*form)))
                .expect("it has one");
            let in_path = spelling.starts_with('/');
            let has_digit = spelling.bytes().any(|byte| byte.is_ascii_digit());
            let enough = if in_path { FREQUENT_IN_PATH } else { FREQUENT };
            if texts < enough
                || is_initial(spelling)
                || tags.contains_key(&hash)
                || spelling.bytes().all(|byte| byte.is_ascii_digit())
            {
                continue;
            }
            let own = if in_path || has_digit { Own::No } else { Own::Pieces };
            let entry = Entry { hash, concept: number(self.names.len()), spelling: spelling.clone(), own };
            self.names.push(spelling.clone());
            self.add(entry);
        }
        self.add_tags(words);
    }

    fn add_tags(&mut self, words: &Words) {
        self.first_tag = number(self.names.len());
        let mut providers: Vec<String> = words.tags.iter().map(|(_, provider)| provider.clone()).collect();
        providers.sort();
        providers.dedup();
        for (tag, provider) in &words.tags {
            let at = providers.iter().position(|id| id == provider).expect("it is among them");
            let concept = self.first_tag + number(at);
            for hash in features::spelling_hashes(tag.as_bytes()) {
                self.add(Entry { hash, concept, spelling: tag.clone(), own: Own::Tag });
            }
        }
        self.names.extend(providers.iter().map(|provider| format!("<tag of {provider}>")));
        self.providers = providers;
    }
}

fn number(index: usize) -> u16 {
    u16::try_from(index).expect("there are fewer concepts than that")
}

/// Whether a word is one letter: an initial, or a part of an id.
fn is_initial(spelling: &str) -> bool {
    spelling.len() == 1
}
