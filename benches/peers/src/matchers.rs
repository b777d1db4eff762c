//! Two general ways to recognise wordings, to set beside a classifier: one pass of an Aho-Corasick automaton over a list
//! of phrases, and a `RegexSet` of rules. Neither decides anything; they only say what occurs.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::bytes::{RegexSet, RegexSetBuilder};

const MAILBOX: &[&str] = &[
    "user",
    "recipient",
    "mailbox",
    "account",
    "address",
    "email address",
    "recipient address",
    "mail account",
    "inbox",
    "destination address",
    "local user",
    "addressee",
    "customer",
    "alias",
];

const STATE: &[&str] = &[
    "unknown",
    "not found",
    "does not exist",
    "doesn't exist",
    "is unknown",
    "not known",
    "is invalid",
    "rejected",
    "is not valid",
    "unavailable",
    "is unavailable",
    "disabled",
    "is disabled",
    "has been disabled",
    "suspended",
    "is suspended",
    "inactive",
    "is inactive",
    "expired",
    "is full",
    "full",
    "over quota",
    "is over quota",
    "exceeded quota",
    "exceeds quota",
    "quota exceeded",
    "has moved",
    "not allowed",
    "is locked",
    "is closed",
    "is not active",
    "has been blocked",
    "is blocked",
    "is restricted",
    "is not accepting mail",
    "was not found",
    "no longer exists",
    "no longer in use",
    "is ambiguous",
    "is frozen",
];

const OTHER: &[&str] = &[
    "spam",
    "blocked",
    "blacklisted",
    "listed at",
    "block list",
    "poor reputation",
    "low reputation",
    "complaints",
    "greylisted",
    "greylisting",
    "try again later",
    "too many messages",
    "too many connections",
    "rate limit",
    "too many recipients",
    "relay access denied",
    "relaying denied",
    "authentication required",
    "reverse dns",
    "ptr record",
    "spf",
    "dkim",
    "dmarc",
    "virus",
    "malware",
    "attachment",
    "message too large",
    "size limit",
    "policy",
    "access denied",
    "starttls",
    "encryption",
    "no such user",
    "no such recipient",
    "no mailbox",
    "host not found",
    "domain not found",
    "unrouteable",
    "no route to host",
    "connection refused",
    "connection timed out",
    "lost connection",
    "hop count exceeded",
    "mail loop",
    "insufficient system storage",
];

/// The phrase list: every subject with every state, and some fixed ones.
pub fn phrases() -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for mailbox in MAILBOX {
        for state in STATE {
            all.push(format!("{mailbox} {state}"));
        }
    }
    all.extend(OTHER.iter().map(|phrase| (*phrase).to_owned()));
    all
}

/// The fastest kind of automaton that the crate has, for all overlapping matches.
pub fn automaton() -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::DFA))
        .build(phrases())
        .expect("the phrases are plain text")
}

/// Rules as an administrator writes them: a reply code, then words with gaps.
pub fn rules() -> Vec<String> {
    let mut all = Vec::new();
    for mailbox in ["user", "recipient", "mailbox", "account", "address"] {
        for state in [
            "unknown",
            "not found",
            "does(?: not|n't) exist",
            "invalid",
            "rejected",
            "unavailable",
            "disabled",
            "suspended",
            "inactive",
            "expired",
            "full",
            "(?:over|exceeded|exceeds) quota",
            "moved",
            "not allowed",
            "locked",
            "closed",
            "blocked",
            "restricted",
        ] {
            all.push(format!(r"^5\d\d[- ].*{mailbox}.*{state}"));
        }
    }
    all.extend(OTHER.iter().map(|phrase| format!(r"^[45]\d\d[- ].*{phrase}")));
    all
}

/// The rules as one set, without regard to case, over bytes. Each text is searched as one line.
pub fn rule_set() -> RegexSet {
    RegexSetBuilder::new(rules())
        .case_insensitive(true)
        .dot_matches_new_line(true)
        .unicode(false)
        .size_limit(64 << 20)
        .dfa_size_limit(64 << 20)
        .build()
        .expect("the rules are valid")
}
