//! Counting, in bounded memory.

use crate::period::Period;
use crate::top::{Counted, Top};
use crate::words::Words;
use serde_json::{Value, json};
use smtp_reply::{BounceKind, Classification, Delivery, Diagnostic, Language, Link, Reason};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

/// How many entries the longest lists of a report have.
pub(crate) const TOP: usize = 10;
/// For how many of the largest groups the report says what to do.
pub(crate) const ADVISED: usize = 5;
/// How much of a reply is shown as an example.
const EXAMPLE: usize = 160;
/// How many addresses are distinguished; each takes some 16 bytes. Beyond that, some may be written twice.
const ADDRESSES: usize = 4_000_000;

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

/// What of the mail to a provider, or to all others, was delivered and what failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) delivered: u64,
    pub(crate) failed: u64,
}

impl Rate {
    pub(crate) const fn total(self) -> u64 {
        self.delivered + self.failed
    }

    /// The share of failures, from 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "nobody reads the tenth digit")]
    pub(crate) fn share(self) -> f64 {
        self.failed as f64 / self.total() as f64
    }
}

/// How many pages are named with the advice for a group.
const LINKS: usize = 3;

/// The failures of one reason.
#[derive(Clone, Debug, Default)]
struct Group {
    kinds: Kinds,
    /// The first of them.
    example: String,
    /// The pages that help best, each with the number of failures that it helps with.
    links: HashMap<Link, u64>,
}

/// Everything that the report is made of.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) lines: u64,
    pub(crate) delivered: u64,
    pub(crate) delayed: u64,
    pub(crate) failed: u64,
    pub(crate) own_refusals: u64,
    pub(crate) complaints: u64,
    pub(crate) other_lines: u64,
    pub(crate) kinds: Kinds,
    pub(crate) period: Period,
    reasons: HashMap<Reason, Group>,
    delays: HashMap<Reason, u64>,
    providers: BTreeMap<Option<&'static str>, Rate>,
    blocklists: BTreeMap<(&'static str, Option<&'static str>), u64>,
    destinations: Top,
    suppressed: HashSet<u64>,
    hasher: RandomState,
}

impl Tally {
    /// Counts a line. An address that it tells to suppress goes to `suppress`.
    pub(crate) fn line(&mut self, line: &[u8], suppress: &mut dyn FnMut(&[u8])) {
        self.lines += 1;
        let mut told_something = false;
        for event in Diagnostic::parse_all(line) {
            if let Some(time) = event.time() {
                self.period.add(time);
            }
            told_something |= self.event(&event, suppress);
        }
        self.other_lines += u64::from(!told_something);
    }

    /// Whether the event is a result, a refusal or a complaint.
    fn event(&mut self, event: &Diagnostic<'_>, suppress: &mut dyn FnMut(&[u8])) -> bool {
        if event.is_own_refusal() {
            self.own_refusals += 1;
            return true;
        }
        if event.is_complaint() {
            self.complaints += 1;
            if let Some(address) = event.recipient().filter(|address| is_writable(address)) {
                self.suppress(address, suppress);
            }
            return true;
        }
        // Most lines of a log tell of nothing: there is nothing to classify.
        let Some(delivery) = event.delivery().or_else(|| event.delivery_of_reply()) else { return false };
        let c = event.classify();
        let provider = c.provider().map(smtp_reply::Provider::name);
        match delivery {
            Delivery::Failed => {
                self.failed += 1;
                self.kinds.add(c.bounce());
                self.providers.entry(provider).or_default().failed += 1;
                self.failure(event, &c, suppress);
            }
            Delivery::Delayed => {
                self.delayed += 1;
                self.kinds.add(c.bounce());
                *self.delays.entry(c.reason()).or_default() += 1;
            }
            _ => {
                self.delivered += 1;
                self.kinds.add(BounceKind::None);
                self.providers.entry(provider).or_default().delivered += 1;
            }
        }
        true
    }

    fn failure(&mut self, event: &Diagnostic<'_>, c: &Classification, suppress: &mut dyn FnMut(&[u8])) {
        let group = self.reasons.entry(c.reason()).or_default();
        group.kinds.add(c.bounce());
        if group.example.is_empty() {
            group.example = example(event);
        }
        if let Some(link) = c.links().next() {
            *group.links.entry(link).or_default() += 1;
        }
        if let Some(list) = c.blocklist() {
            *self.blocklists.entry((list.name(), list.lookup_url())).or_default() += 1;
        }
        if let Some(domain) = destination(event) {
            self.destinations.add(&domain);
        }
        let address = event.recipient().filter(|address| is_writable(address));
        if let Some(address) = address.filter(|_| c.bounce() == BounceKind::Hard) {
            self.suppress(address, suppress);
        }
    }

    fn suppress(&mut self, address: &[u8], write: &mut dyn FnMut(&[u8])) {
        let hash = self.hasher.hash_one(address.to_ascii_lowercase());
        let is_new = if self.suppressed.len() < ADDRESSES {
            self.suppressed.insert(hash)
        } else {
            !self.suppressed.contains(&hash)
        };
        if is_new {
            write(address);
        }
    }

    /// The counts that a report begins with.
    pub(crate) fn totals(&self) -> [u64; 6] {
        [self.lines, self.delivered, self.delayed, self.failed, self.own_refusals, self.other_lines]
    }

    /// The same with their labels, and those that few reports have.
    pub(crate) fn labelled_totals(&self, words: &Words) -> impl Iterator<Item = (&'static str, u64)> + use<> {
        let more = [(words.complaints, self.complaints), (words.suppress, self.suppressed())];
        let totals = words.totals.into_iter().zip(self.totals());
        totals.chain(more.into_iter().filter(|(_, count)| *count > 0))
    }

    /// How many addresses are to be suppressed.
    pub(crate) fn suppressed(&self) -> u64 {
        self.suppressed.len() as u64
    }

    /// Reasons of failures with their counts, the most frequent first.
    pub(crate) fn reasons(&self) -> Vec<(Reason, Kinds)> {
        let mut reasons: Vec<_> = self.reasons.iter().map(|(&reason, group)| (reason, group.kinds)).collect();
        reasons.sort_by_key(|&(reason, kinds)| (std::cmp::Reverse(kinds.total()), reason.as_str()));
        reasons
    }

    /// The pages that help with failures for this reason: those that help with most of them.
    pub(crate) fn links(&self, reason: Reason) -> impl Iterator<Item = Link> {
        let of_reason = self.reasons.get(&reason).into_iter().flat_map(|group| &group.links);
        let mut links: Vec<_> = of_reason.map(|(link, count)| (*link, *count)).collect();
        links.sort_by_key(|(link, count)| (std::cmp::Reverse(*count), link.url()));
        links.into_iter().map(|(link, _)| link).take(LINKS)
    }

    /// A reply that says so.
    pub(crate) fn example(&self, reason: Reason) -> &str {
        self.reasons.get(&reason).map_or("", |group| &group.example)
    }

    /// Reasons of delays, the most frequent first.
    pub(crate) fn delays(&self) -> Vec<(Reason, u64)> {
        let mut delays: Vec<_> = self.delays.iter().map(|(&reason, &count)| (reason, count)).collect();
        delays.sort_by_key(|&(reason, count)| (std::cmp::Reverse(count), reason.as_str()));
        delays
    }

    /// The groups that get advice: the largest, without those of unknown cause.
    pub(crate) fn advised(&self) -> impl Iterator<Item = (Reason, Kinds)> {
        self.reasons().into_iter().filter(|&(reason, _)| reason != Reason::Unknown).take(ADVISED)
    }

    /// Providers with failures, most of them first; `None` is everybody else.
    pub(crate) fn providers(&self) -> Vec<(Option<&'static str>, Rate)> {
        let failing = self.providers.iter().filter(|(_, rate)| rate.failed > 0);
        let mut rates: Vec<_> = failing.map(|(&name, &rate)| (name, rate)).collect();
        rates.sort_by_key(|&(name, rate)| (name.is_none(), std::cmp::Reverse(rate.failed), name));
        rates
    }

    /// Blocklists, as name and lookup page, the most frequent first.
    pub(crate) fn blocklists(&self) -> Vec<((&'static str, Option<&'static str>), u64)> {
        let mut lists: Vec<_> = self.blocklists.iter().map(|(&list, &count)| (list, count)).collect();
        lists.sort_by_key(|&(list, count)| (std::cmp::Reverse(count), list));
        lists
    }

    /// The destinations with most failures.
    pub(crate) fn destinations(&self) -> Vec<Counted<'_>> {
        self.destinations.top(TOP)
    }

    pub(crate) fn json(&self, language: Language) -> Value {
        json!({
            "lines": self.lines,
            "replies": self.kinds.total() + self.own_refusals,
            "without_reply": self.other_lines,
            "delivered": self.delivered,
            "delayed": self.delayed,
            "failed": self.failed,
            "own_refusals": self.own_refusals,
            "complaints": self.complaints,
            "other_lines": self.other_lines,
            "period": self.period.ends().map(|(from, to)| json!({"from": from, "to": to})),
            "bounce": self.kinds.json(),
            "suppress": self.suppressed(),
            "reasons": self.reasons().iter().map(|(reason, kinds)| json!({
                "reason": reason.as_str(),
                "title": reason.explain(language).title(),
                "count": kinds.total(),
                "soft": kinds.soft,
                "hard": kinds.hard,
                "block": kinds.block,
                "example": self.example(*reason),
            })).collect::<Vec<_>>(),
            "delay_reasons": self.delays().iter().map(|(reason, count)| json!({
                "reason": reason.as_str(), "title": reason.explain(language).title(), "count": count,
            })).collect::<Vec<_>>(),
            "providers": self.providers().iter().map(|(name, rate)| json!({
                "name": name.unwrap_or("other"),
                "count": rate.failed,
                "delivered": rate.delivered,
                "share": rate.share(),
            })).collect::<Vec<_>>(),
            "blocklists": self.blocklists().iter().map(|((name, lookup), count)| json!({
                "zone": name, "lookup": lookup, "count": count,
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

/// Whether an address can be written into a file, one a line.
fn is_writable(address: &[u8]) -> bool {
    address.contains(&b'@') && address.len() <= 320 && !address.iter().any(u8::is_ascii_control)
}

/// The reply of an event, or as much of it as is shown.
fn example(event: &Diagnostic<'_>) -> String {
    let text = smtp_reply::Escaped::new(event.text()).to_string();
    let code = event.code().map(|code| format!("{code} ")).unwrap_or_default();
    let mut text = format!("{code}{text}");
    if let Some((at, _)) = text.char_indices().nth(EXAMPLE) {
        text.truncate(at);
        text.push('…');
    }
    text
}

/// Where the mail was to go: the recipient's domain, else the host that was spoken to.
fn destination(event: &Diagnostic<'_>) -> Option<String> {
    let domain = event
        .recipient()
        .and_then(|address| Some(&address[address.iter().rposition(|byte| *byte == b'@')? + 1..]));
    let name = domain.or(event.host())?;
    // A domain has at most 255 octets (RFC 1035 §2.3.4).
    let name = String::from_utf8_lossy(&name[..name.len().min(255)]).to_lowercase();
    let name = name.trim_matches(['.', '>', '<']);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
