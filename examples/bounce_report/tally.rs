//! Counting, in constant memory.

use serde_json::{Value, json};
use smtp_reply::{BounceKind, Classification, Evidence, Language, Link, Reason, classify};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many destinations are watched at a time, of which the top is shown.
const WATCHED: usize = 1000;
/// How many entries the longest lists of a report have.
pub(crate) const TOP: usize = 10;
/// For how many of the largest groups the report says what to do.
pub(crate) const ADVISED: usize = 5;
/// So many pages are named with the advice for a group.
const LINKS: usize = 3;

/// What of a classification is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) reason: Reason,
    pub(crate) bounce: BounceKind,
    pub(crate) provider: Option<&'static str>,
    /// The zone, and the host to look it up.
    pub(crate) blocklist: Option<(&'static str, Option<&'static str>)>,
    /// The page that helps best.
    pub(crate) link: Option<Link>,
}

impl Seen {
    /// `None` where the line holds no reply.
    fn of(found: &Classification) -> Option<Self> {
        let is_reply = found.code().is_some() || found.evidence() != Evidence::Nothing;
        is_reply.then(|| Self {
            reason: found.reason(),
            bounce: found.bounce(),
            provider: found.provider().map(smtp_reply::Provider::name),
            blocklist: found.blocklist().map(|list| (list.zone(), list.lookup())),
            link: found.links().next(),
        })
    }
}

/// Counts by bounce kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds {
    pub(crate) none: u64,
    pub(crate) soft: u64,
    pub(crate) hard: u64,
    pub(crate) block: u64,
}

impl Kinds {
    fn add(&mut self, kind: BounceKind) {
        *match kind {
            BounceKind::Hard => &mut self.hard,
            BounceKind::Block => &mut self.block,
            BounceKind::None => &mut self.none,
            _ => &mut self.soft,
        } += 1;
    }

    /// The counts of failures, each with its kind.
    pub(crate) fn failures(&self) -> [(BounceKind, u64); 3] {
        [(BounceKind::Soft, self.soft), (BounceKind::Hard, self.hard), (BounceKind::Block, self.block)]
    }

    /// All counts, each with its kind.
    pub(crate) fn each(&self) -> impl Iterator<Item = (BounceKind, u64)> + Clone {
        std::iter::once((BounceKind::None, self.none)).chain(self.failures())
    }

    pub(crate) fn failed(&self) -> u64 {
        self.soft + self.hard + self.block
    }

    pub(crate) fn total(&self) -> u64 {
        self.none + self.failed()
    }

    fn json(&self) -> Value {
        json!({"none": self.none, "soft": self.soft, "hard": self.hard, "block": self.block})
    }
}

/// Everything that the report is made of.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) lines: u64,
    pub(crate) without_reply: u64,
    pub(crate) kinds: Kinds,
    reasons: BTreeMap<Reason, Kinds>,
    providers: BTreeMap<&'static str, u64>,
    blocklists: BTreeMap<(&'static str, Option<&'static str>), u64>,
    links: HashMap<(Reason, Link), u64>,
    destinations: Top,
}

impl Tally {
    pub(crate) fn line(&mut self, line: &[u8]) {
        self.count(Seen::of(&classify(line)), line);
    }

    pub(crate) fn count(&mut self, seen: Option<Seen>, line: &[u8]) {
        self.lines += 1;
        let Some(seen) = seen else {
            self.without_reply += 1;
            return;
        };
        self.kinds.add(seen.bounce);
        self.reasons.entry(seen.reason).or_default().add(seen.bounce);
        if seen.bounce == BounceKind::None {
            return;
        }
        if let Some(provider) = seen.provider {
            *self.providers.entry(provider).or_default() += 1;
        }
        if let Some(blocklist) = seen.blocklist {
            *self.blocklists.entry(blocklist).or_default() += 1;
        }
        if let Some(link) = seen.link {
            *self.links.entry((seen.reason, link)).or_default() += 1;
        }
        if let Some(domain) = destination(line) {
            self.destinations.add(&domain);
        }
    }

    /// The counts that a report begins with: lines, replies, lines without a reply, failures.
    pub(crate) fn totals(&self) -> [u64; 4] {
        [self.lines, self.kinds.total(), self.without_reply, self.kinds.failed()]
    }

    /// Reasons of failures, the most frequent first.
    pub(crate) fn reasons(&self) -> Vec<(Reason, Kinds)> {
        let failed = self.reasons.iter().filter(|(_, kinds)| kinds.failed() > 0);
        let mut reasons: Vec<_> =
            failed.map(|(&reason, &kinds)| (reason, Kinds { none: 0, ..kinds })).collect();
        reasons.sort_by_key(|&(reason, kinds)| (std::cmp::Reverse(kinds.failed()), reason));
        reasons
    }

    /// The groups that are worth advice: the largest of them, but for what nobody can tell.
    pub(crate) fn advised(&self) -> impl Iterator<Item = (Reason, Kinds)> {
        self.reasons().into_iter().filter(|&(reason, _)| reason != Reason::Unknown).take(ADVISED)
    }

    /// The pages that help with failures for this reason: those that help with most of them.
    pub(crate) fn links(&self, reason: Reason) -> impl Iterator<Item = Link> {
        let of_reason = self.links.iter().filter(|((of, _), _)| *of == reason);
        let mut links: Vec<_> = of_reason.map(|((_, link), count)| (*link, *count)).collect();
        links.sort_by_key(|(link, count)| (std::cmp::Reverse(*count), link.url()));
        links.into_iter().map(|(link, _)| link).take(LINKS)
    }

    /// Providers of failures, the most frequent first.
    pub(crate) fn providers(&self) -> Vec<(&'static str, u64)> {
        descending(self.providers.iter().map(|(&name, &count)| (name, count)))
    }

    /// Blocklists, as zone and lookup host, the most frequent first.
    pub(crate) fn blocklists(&self) -> Vec<((&'static str, Option<&'static str>), u64)> {
        descending(self.blocklists.iter().map(|(&list, &count)| (list, count)))
    }

    /// The destinations with most failures.
    pub(crate) fn destinations(&self) -> Vec<Counted<'_>> {
        self.destinations.top(TOP)
    }

    pub(crate) fn json(&self, language: Language) -> Value {
        json!({
            "lines": self.lines,
            "replies": self.kinds.total(),
            "without_reply": self.without_reply,
            "failed": self.kinds.failed(),
            "bounce": self.kinds.json(),
            "reasons": self.reasons().iter().map(|(reason, kinds)| json!({
                "reason": reason.as_str(),
                "title": reason.explain(language).title(),
                "count": kinds.failed(),
                "soft": kinds.soft,
                "hard": kinds.hard,
                "block": kinds.block,
            })).collect::<Vec<_>>(),
            "providers": self.providers().iter().map(|(name, count)| json!({
                "name": name, "count": count,
            })).collect::<Vec<_>>(),
            "blocklists": self.blocklists().iter().map(|((zone, lookup), count)| json!({
                "zone": zone, "lookup": lookup, "count": count,
            })).collect::<Vec<_>>(),
            "destinations": self.destinations().iter().map(|counted| json!({
                "domain": counted.name, "count": counted.count, "exact": counted.exact,
            })).collect::<Vec<_>>(),
            "advice": self.advised().map(|(reason, _)| {
                let explanation = reason.explain(language);
                json!({
                    "reason": reason.as_str(),
                    "meaning": explanation.meaning(),
                    "what_to_do": explanation.sender_advice(),
                })
            }).collect::<Vec<_>>(),
        })
    }
}

fn descending<T: Ord + Copy>(counts: impl Iterator<Item = (T, u64)>) -> Vec<(T, u64)> {
    let mut counts: Vec<_> = counts.collect();
    counts.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    counts
}

/// The most frequent names of a stream in constant memory: the Space-Saving algorithm of Metwally, Agrawal and
/// El Abbadi. A new name takes the place of the rarest and inherits its count as the possible error.
#[derive(Default)]
struct Top {
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
    fn add(&mut self, name: &str) {
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

    fn top(&self, len: usize) -> Vec<Counted<'_>> {
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

/// Where the mail of a log line was to go: the recipient's domain, else the host that was spoken to.
fn destination(line: &[u8]) -> Option<String> {
    let address = between(line, b" to=<", b">")
        .or_else(|| {
            // Exim's marks of a failure, a deferral and a delivery.
            let mark =
                [&b" ** "[..], b" == ", b" => ", b" -> "].into_iter().find_map(|mark| after(line, mark));
            mark.map(|rest| until(rest, |byte| byte == b' ' || byte == b':'))
        })
        .or_else(|| between(line, b"RCPT TO:<", b">"))
        .and_then(|address| Some(&address[address.iter().rposition(|&byte| byte == b'@')? + 1..]));
    let host = || {
        [&b" host "[..], b" H=", b" relay=", b"connect to "]
            .into_iter()
            .find_map(|mark| after(line, mark))
            .map(|rest| until(rest, |byte| matches!(byte, b'[' | b' ' | b',' | b':')))
    };
    let name = address.or_else(host)?;
    // A domain has at most 255 octets (RFC 1035 §2.3.4).
    let name =
        String::from_utf8_lossy(&name[..name.len().min(255)]).trim_matches(['.', '>', '<']).to_lowercase();
    (!name.is_empty() && name != "none").then_some(name)
}

fn after<'a>(line: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let at = line.windows(mark.len()).position(|window| window == mark)?;
    Some(&line[at + mark.len()..])
}

fn between<'a>(line: &'a [u8], start: &[u8], end: &[u8]) -> Option<&'a [u8]> {
    let rest = after(line, start)?;
    let end = rest.windows(end.len()).position(|window| window == end)?;
    Some(&rest[..end])
}

fn until(rest: &[u8], end: impl Fn(u8) -> bool) -> &[u8] {
    &rest[..rest.iter().position(|&byte| end(byte)).unwrap_or(rest.len())]
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
