//! The lexicon: `words.txt` and `tags.tsv`, and the words that the replies add to it.
//!
//! A spelling belongs to a concept. Concepts are numbers: first the stop words, then those that negate the word behind
//! them, then the others, then the tags, a concept for each provider.

use crate::error::{Error, at};
use smtp_reply::__training::{self as features, Feature, Reading};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

/// What `words.txt` and `tags.tsv` say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// The concepts by their numbers. The first one holds the stop words.
    pub(crate) concepts: Vec<Concept>,
    pub(crate) tags: Vec<Tag>,
}

/// A row of `words.txt`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Concept {
    pub(crate) name: String,
    /// The name first, but for that of the stop words.
    pub(crate) spellings: Vec<Spelling>,
}

#[derive(Clone, Debug)]
pub(crate) struct Spelling {
    pub(crate) text: String,
    /// `file:line`, for messages.
    pub(crate) place: String,
}

/// A row of `tags.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) text: String,
    /// The id of the provider whose tag it is.
    pub(crate) provider: String,
    /// `file:line`, for messages.
    pub(crate) place: String,
}

/// Names for what has no spelling in a text.
const NAMES: [&str; 7] = ["<address>", "<host>", "<ip>", "<iplist>", "<domainlist>", "<urilist>", "<desk>"];

impl Words {
    pub(crate) fn load(folder: &Path) -> Result<Self, Error> {
        let (words, tags) = (folder.join("words.txt"), folder.join("tags.tsv"));
        let content = |path: &Path| fs::read_to_string(path).map_err(|error| Error::read(path, error));
        Ok(Self {
            concepts: concepts(&words, &content(&words)?)?,
            tags: parse_tags(&tags, &content(&tags)?)?,
        })
    }
}

/// The concepts in the order of their numbers.
fn concepts(path: &Path, content: &str) -> Result<Vec<Concept>, Error> {
    let (mut stop, mut negations, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let mut negating: Vec<String> = Vec::new();
    for Concept { name, spellings } in rows(path, content)? {
        // The name of a row is its first spelling; that of the special ones is none.
        match name.as_str() {
            "<stop>" => stop = spellings[1..].to_vec(),
            "<not>" => negating = spellings[1..].iter().map(|spelling| spelling.text.clone()).collect(),
            _ if negating.contains(&name) => negations.push(Concept { name, spellings }),
            _ => others.push(Concept { name, spellings }),
        }
    }
    let most = usize::from(features::LAST_NEGATION);
    if negations.len() != negating.len() || negations.len() > most {
        let what = format!("each of <not> is a concept below it, and they are {most} at most");
        return Err(Error::row(&path.display().to_string(), what));
    }
    negations.resize_with(most, Concept::default);
    let mut concepts = vec![Concept { name: "<stop>".to_owned(), spellings: stop }];
    concepts.append(&mut negations);
    concepts.extend(NAMES.map(|name| Concept {
        name: name.to_owned(),
        spellings: vec![Spelling { text: name.to_owned(), place: path.display().to_string() }],
    }));
    concepts.append(&mut others);
    Ok(concepts)
}

/// The rows of `words.txt`, each with its name as the first spelling.
fn rows(path: &Path, content: &str) -> Result<Vec<Concept>, Error> {
    let mut rows: Vec<Concept> = Vec::new();
    for (index, line) in content.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let spelling = |text: &str| Spelling { text: text.to_owned(), place: at(path, index) };
        if let Some(row) = rows.last_mut().filter(|_| line.starts_with(' ')) {
            row.spellings.extend(line.split_whitespace().map(spelling));
            continue;
        }
        let (name, spellings) = line
            .split_once(':')
            .ok_or_else(|| Error::row(&at(path, index), "a row is `name: spelling …`"))?;
        let spellings = std::iter::once(name).chain(spellings.split_whitespace()).map(spelling).collect();
        rows.push(Concept { name: name.to_owned(), spellings });
    }
    Ok(rows)
}

fn parse_tags(path: &Path, content: &str) -> Result<Vec<Tag>, Error> {
    // The first line names the columns.
    content.lines().enumerate().skip(1).map(|(index, line)| parse_tag(line, at(path, index))).collect()
}

fn parse_tag(line: &str, place: String) -> Result<Tag, Error> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [tag, provider, _reason, _source] = columns[..] else {
        return Err(Error::row(&place, "a row has four columns: tag, provider, reason, source"));
    };
    if smtp_reply::Provider::by_id(provider).is_none() {
        return Err(Error::row(&place, format!("there is no provider {provider:?}")));
    }
    Ok(Tag { text: tag.to_owned(), provider: provider.to_owned(), place })
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
        let mut lexicon = Self {
            entries: Vec::new(),
            by_hash: HashMap::new(),
            names: words.concepts.iter().map(|concept| concept.name.clone()).collect(),
            first_tag: 0,
            providers: Vec::new(),
        };
        let mut conflicts = Vec::new();
        for (number, concept) in words.concepts.iter().enumerate() {
            for spelling in &concept.spellings {
                conflicts.extend(lexicon.add_spelling(spelling, as_number(number)));
            }
        }
        if conflicts.is_empty() { Ok(lexicon) } else { Err(Error::Other(conflicts.join("\n"))) }
    }

    /// Adds a spelling, and returns what is wrong where other concepts have its stem.
    fn add_spelling(&mut self, spelling: &Spelling, concept: u16) -> Vec<String> {
        let mut conflicts = Vec::new();
        for hash in features::spelling_hashes(spelling.text.as_bytes()) {
            let entry = Entry { hash, concept, spelling: spelling.text.clone(), own: Own::No };
            if let Some(other) = self.add(entry).filter(|other| other.concept != concept) {
                let name = |concept: u16| &self.names[usize::from(concept)];
                conflicts.push(format!(
                    "{}: {:?} of {:?} has the same stem as {:?} of {:?}",
                    spelling.place,
                    spelling.text,
                    name(concept),
                    other.spelling,
                    name(other.concept),
                ));
            }
        }
        conflicts
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

    /// The concept and the number of the entry with this hash.
    pub(crate) fn find(&self, hash: u64) -> Option<(u16, u32)> {
        let at = *self.by_hash.get(&hash)?;
        Some((self.entries[at].concept, u32::try_from(at).expect("entries are few")))
    }

    /// Reads a text as the classifier does, with this lexicon.
    pub(crate) fn read(&self, text: &str) -> Reading {
        let providers: Vec<&str> = self.providers.iter().map(String::as_str).collect();
        let first_tag = if self.providers.is_empty() { u16::MAX } else { self.first_tag };
        features::read(text.as_bytes(), &|hash| self.find(hash), first_tag, &providers)
    }

    /// Adds the frequent words of these texts, gives frequent spellings weights of their own, and adds the tags.
    pub(crate) fn learn<'t>(&mut self, words: &Words, texts: impl Iterator<Item = &'t str>) {
        let counts = self.count(texts);
        for (entry, texts) in self.entries.iter_mut().zip(&counts.known) {
            if *texts >= FREQUENT && !entry.spelling.starts_with('<') && entry.concept != features::STOP {
                entry.own = Own::Pieces;
            }
        }
        let tags: HashSet<u64> =
            words.tags.iter().flat_map(|tag| features::spelling_hashes(tag.text.as_bytes())).collect();
        for (hash, unknown) in counts.unknown {
            if !tags.contains(&hash) {
                self.add_unknown(hash, &unknown);
            }
        }
        self.add_tags(&words.tags);
    }

    /// Counts the words of the texts.
    fn count<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Counts {
        let mut counts = Counts { known: vec![0; self.entries.len()], unknown: BTreeMap::new() };
        for text in texts {
            let reading = self.read(text);
            let known: HashSet<u32> = words_of(&reading).collect();
            for word in known {
                counts.known[word as usize] += 1;
            }
            let mut unknown: BTreeMap<u64, String> = BTreeMap::new();
            for (word, in_path) in reading.unknown {
                let spelling = String::from_utf8_lossy(&word).to_lowercase();
                let spelling = if in_path { format!("/{spelling}") } else { spelling };
                let hash = features::spelling_hashes(spelling.as_bytes())[0];
                unknown.entry(hash).or_insert(spelling);
            }
            for (hash, spelling) in unknown {
                let count = counts.unknown.entry(hash).or_default();
                count.texts += 1;
                *count.forms.entry(spelling).or_default() += 1;
            }
        }
        counts
    }

    /// Adds a word that `words.txt` does not have, if it is frequent enough.
    fn add_unknown(&mut self, hash: u64, unknown: &Unknown) {
        let spelling = unknown.spelling();
        let in_path = spelling.starts_with('/');
        let is_digit = |byte: u8| byte.is_ascii_digit();
        let enough = if in_path { FREQUENT_IN_PATH } else { FREQUENT };
        if unknown.texts < enough || is_initial(spelling) || spelling.bytes().all(is_digit) {
            return;
        }
        let own = if in_path || spelling.bytes().any(is_digit) { Own::No } else { Own::Pieces };
        let concept = as_number(self.names.len());
        self.names.push(spelling.to_owned());
        self.add(Entry { hash, concept, spelling: spelling.to_owned(), own });
    }

    fn add_tags(&mut self, tags: &[Tag]) {
        self.first_tag = as_number(self.names.len());
        let mut providers: Vec<String> = tags.iter().map(|tag| tag.provider.clone()).collect();
        providers.sort();
        providers.dedup();
        for tag in tags {
            let at = providers.binary_search(&tag.provider).expect("it is among them");
            let concept = self.first_tag + as_number(at);
            for hash in features::spelling_hashes(tag.text.as_bytes()) {
                self.add(Entry { hash, concept, spelling: tag.text.clone(), own: Own::Tag });
            }
        }
        self.names.extend(providers.iter().map(|provider| format!("<tag of {provider}>")));
        self.providers = providers;
    }
}

/// How many texts have a word.
struct Counts {
    /// For each entry of the lexicon.
    known: Vec<usize>,
    /// For each word that the lexicon does not have, by the hash of its stem.
    unknown: BTreeMap<u64, Unknown>,
}

#[derive(Default)]
struct Unknown {
    texts: usize,
    /// How many texts have it in each form.
    forms: BTreeMap<String, usize>,
}

impl Unknown {
    /// The most frequent form; of several the first by the alphabet.
    fn spelling(&self) -> &str {
        let most = self.forms.iter().max_by_key(|(form, texts)| (**texts, std::cmp::Reverse(*form)));
        most.expect("a word has a form").0
    }
}

/// The entries of the lexicon that a text has.
pub(crate) fn words_of(reading: &Reading) -> impl Iterator<Item = u32> + '_ {
    reading.features.iter().filter_map(|(feature, ..)| match feature {
        Feature::Word(entry) => Some(*entry),
        _ => None,
    })
}

fn as_number(index: usize) -> u16 {
    u16::try_from(index).expect("there are fewer concepts than that")
}

/// Whether a word is one letter: an initial, or a part of an id.
fn is_initial(spelling: &str) -> bool {
    spelling.len() == 1
}
#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "words.txt";

    fn words(content: &str, tags: &[&str]) -> Words {
        let tags = tags.iter().map(|tag| Tag {
            text: (*tag).to_owned(),
            provider: "google".to_owned(),
            place: "tags.tsv:2".to_owned(),
        });
        Words { concepts: concepts(Path::new(PATH), content).unwrap(), tags: tags.collect() }
    }

    #[test]
    fn rows_go_on_behind_a_space_and_each_spelling_knows_its_line() {
        let words = words("# Words\n<not>: not\n\nnot: kein\nuser: person\n benutzer\n", &[]);
        let places: Vec<(&str, &str, &str)> = words
            .concepts
            .iter()
            .filter(|concept| !concept.name.starts_with('<'))
            .flat_map(|concept| concept.spellings.iter().map(|spelling| (concept.name.as_str(), spelling)))
            .map(|(name, spelling)| (name, spelling.text.as_str(), spelling.place.as_str()))
            .collect();
        let expected = [
            ("not", "not", "words.txt:4"),
            ("not", "kein", "words.txt:4"),
            ("user", "user", "words.txt:5"),
            ("user", "person", "words.txt:5"),
            ("user", "benutzer", "words.txt:6"),
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn what_is_no_row_is_an_error_with_its_line() {
        let error = concepts(Path::new(PATH), "user: person\nmailbox\n").unwrap_err().to_string();
        assert!(error.starts_with("words.txt:2: "), "{error}");
        let error = concepts(Path::new(PATH), "<not>: not\n").unwrap_err().to_string();
        assert!(error.starts_with("words.txt: ") && error.contains("<not>"), "{error}");
    }

    #[test]
    fn two_rows_that_claim_a_spelling_are_an_error_that_names_all() {
        let words = words("reject: refuse\ndecline:\n refused\n", &[]);
        let error = Lexicon::of_words(&words).unwrap_err().to_string();
        let expected = r#"words.txt:3: "refused" of "decline" has the same stem as "refuse" of "reject""#;
        assert_eq!(error, expected);
    }

    #[test]
    fn tags_are_checked() {
        let parse =
            |row: &str| parse_tags(Path::new("tags.tsv"), &format!("tag\tprovider\treason\tsource\n{row}\n"));
        let tags = parse("gsmtp\tgoogle\t\tsignature").unwrap();
        assert_eq!((tags[0].text.as_str(), tags[0].place.as_str()), ("gsmtp", "tags.tsv:2"));
        for wrong in ["gsmtp\tgoogle", "gsmtp\tnobody\t\tsignature"] {
            let error = parse(wrong).unwrap_err().to_string();
            assert!(error.starts_with("tags.tsv:2: "), "{error}");
        }
    }

    #[test]
    fn frequent_words_and_tags_are_learned() {
        let words = words("reject: refuse\n", &["xyz77"]);
        let mut lexicon = Lexicon::of_words(&words).unwrap();
        let texts =
            ["550 rejected by florbel xyz77", "550 Florbel rejected 12345678", "Florbels reject, quuz"];
        lexicon.learn(&words, texts.into_iter());
        let entry = |spelling: &str| {
            let hash = features::spelling_hashes(spelling.as_bytes())[0];
            lexicon.find(hash).map(|(_, at)| &lexicon.entries[at as usize])
        };
        assert_eq!(entry("reject").map(|entry| entry.own), Some(Own::Pieces), "three texts have it");
        assert_eq!(entry("refuse").map(|entry| entry.own), Some(Own::No), "no text has it");
        assert_eq!(entry("florbel").map(|entry| entry.own), Some(Own::Pieces));
        assert!(entry("quuz").is_none(), "one text has it");
        let tag = entry("xyz77").unwrap();
        assert_eq!((tag.own, tag.concept), (Own::Tag, lexicon.first_tag));
    }
}
