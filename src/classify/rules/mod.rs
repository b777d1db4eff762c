//! Custom rules, read at run time: what an operator knows about the servers that mail is sent to.
//!
//! A [`Rule`] is one rule as it is written; [`Rules`] is a set of rules that has been checked. [`conditions`] has what
//! a rule requires, [`settings`] what it sets, and [`texts`] the conditions about the text, as one set of regular
//! expressions.

mod conditions;
mod error;
mod rule;
mod serde;
mod settings;
mod texts;

use super::{Classification, Confidence, Evidence};
use crate::code::ReplyCode;
use crate::reason::Category;
use alloc::format;
use alloc::vec::Vec;
use conditions::Conditions;
pub use error::RulesError;
use error::{Problem, quoted};
pub use rule::Rule;
use settings::Settings;
use texts::Texts;

/// A set of custom rules that override answers, for servers and wordings that an operator knows better.
///
/// The crate classifies first. Then the first rule whose conditions are all met overrides the reason, and with it bounce
/// kind and action, or only some of these. The classification has the [index of the rule](Classification::rule), and
/// [`Evidence::Rule`]. Rules apply to refusals and failures only, and no rule makes a refusal a success.
///
/// # Reading rules
///
/// Rules are deserialised from any self-describing format, such as TOML, JSON or YAML: a table whose key `rule` has the list,
/// or the list itself. They are serialised as the table.
///
/// ```
/// use smtp_reply::{Action, Classifier, Reason, Rules};
/// use std::time::Duration;
///
/// let rules: Rules = toml::from_str(
///     r#"
///     [[rule]]
///     name = "full mailbox at Example Mail"
///     when.code = "55x"
///     when.contains = "storage allotment"
///     set.reason = "mailbox_full"
///
///     [[rule]]
///     name = "warm-up limit of Example Mail"
///     when.host = "example.net"
///     when.enhanced = ["4.7.*", "5.7.*"]
///     when.regex = 'limit of \d+ messages'
///     set.reason = "rate_limited"
///     set.bounce = "soft"
///     set.action = "retry"
///     set.retry_after = "30m"
///     "#,
/// )?;
///
/// let classifier = Classifier::new().with_rules(&rules).with_host("mx1.example.net");
/// let c = classifier.classify("554 5.7.1 Daily limit of 500 messages reached");
/// assert_eq!((c.reason(), c.action()), (Reason::RateLimited, Action::Retry));
/// assert_eq!(c.retry_after(), Some(Duration::from_secs(1800)));
/// assert_eq!(c.rule().and_then(|index| rules.name(index)), Some("warm-up limit of Example Mail"));
/// # Ok::<(), toml::de::Error>(())
/// ```
///
/// Each rule has a unique `name`, conditions in `when`, and what it sets in `set`. All conditions have to be met; a
/// condition with a list of values is met if one of them is.
///
/// | condition | is met if |
/// | --- | --- |
/// | `when.code` | the reply code is `550`, one of `55x`, one of `5xx` |
/// | `when.enhanced` | the enhanced code is `5.7.1`, one of `5.7.*`, `5.*` or `*.7.1` |
/// | `when.provider` | the provider is `google`; [all ids](crate::docs::names#providers) |
/// | `when.host` | the host that replied is `example.com` or below it: that of [`Classifier::with_host`], else that of the log line |
/// | `when.stage` | the stage of the dialogue is `rcpt`; [all stages](crate::docs::names#other-names) |
/// | `when.contains` | the text contains these words, in capital or small letters; a space also matches a line break and the codes that begin the next line |
/// | `when.regex` | the text matches this regular expression of the [`regex`](https://docs.rs/regex/latest/regex/#syntax) crate, `(?i)` for either case of letters |
/// | `when.reason`, `when.category` | the crate itself answers `policy_rejected`, or a reason of the category `policy` |
///
/// | setting | to |
/// | --- | --- |
/// | `set.reason` | a [`Reason`](crate::Reason); bounce kind and action follow from it where they are not set |
/// | `set.bounce` | a [`BounceKind`](crate::BounceKind) |
/// | `set.action` | an [`Action`](crate::Action) |
/// | `set.retry_after` | seconds, or a time such as `"90s"`, `"5m"`, `"2h"`, `"1d"` |
///
/// The text is what the server said after the reply code, as [`Diagnostic::text`](crate::Diagnostic::text) returns it; a
/// reply of several lines has its line breaks, and the codes at the start of the later lines. The first 8 KiB are
/// read.
///
/// `BounceMessage::parse_with` applies rules to whole bounces.
///
/// # In code
///
/// ```
/// use smtp_reply::{Classifier, Reason, Rule, Rules, Stage};
///
/// let rules = Rules::new([
///     Rule::new("sender unknown to Example Mail")
///         .when_host("example.com")
///         .when_stage(Stage::Mail)
///         .when_code("5xx")
///         .set_reason(Reason::SenderRejected),
/// ])?;
/// let classifier = Classifier::new().with_rules(&rules).with_stage(Stage::Mail);
/// assert_eq!(classifier.with_host("mx.example.com").classify("550 No").reason(), Reason::SenderRejected);
/// # Ok::<(), smtp_reply::RulesError>(())
/// ```
///
/// # Reloading rules
///
/// Rules are checked as a whole: the result is a complete set or an error. They are `Send` and `Sync`: share them in an
/// [`Arc`](std::sync::Arc), and replace it by a new one. Threads that use the old set keep it until they are done.
///
/// ```
/// # #[cfg(feature = "std")] {
/// use smtp_reply::{Classifier, Reason, Rule, Rules};
/// use std::sync::{Arc, RwLock};
///
/// let current = RwLock::new(Arc::new(Rules::default()));
/// let reason = |reply: &str| {
///     let rules = current.read().unwrap().clone();
///     Classifier::new().with_rules(&rules).classify(reply).reason()
/// };
/// assert_eq!(reason("554 Refused, code 17"), Reason::PolicyRejected);
///
/// let rules = Rules::new([Rule::new("code 17").when_regex(r"(?i)\bcode 17\b").set_reason(Reason::MailboxFull)])?;
/// *current.write().unwrap() = Arc::new(rules);
/// assert_eq!(reason("554 Refused, code 17"), Reason::MailboxFull);
/// # }
/// # Ok::<(), smtp_reply::RulesError>(())
/// ```
///
/// # Cost
///
/// The text is searched once for the conditions of all rules, and only rules of which something was found are checked
/// further. A rule without a condition about the text costs some nanoseconds. The time is linear in the text, of which
/// 8 KiB at most are searched; in the worst case, a text full of the rules' own words, it is also linear in the size of
/// the rules.
///
/// [`Classifier::with_host`]: crate::Classifier::with_host
#[derive(Clone, Default)]
pub struct Rules {
    written: Vec<Rule>,
    checked: Vec<Checked>,
    texts: Texts,
    /// The positions of the rules without a condition about the text.
    without_text: Vec<usize>,
}

/// The maximum number of conditions in a set. Each is compared with those of the rules before it.
const MAX_CONDITIONS: usize = 10 * Rules::MAX_LEN;

/// A rule that has been checked.
#[derive(Clone)]
struct Checked {
    conditions: Conditions,
    settings: Settings,
}

impl Checked {
    /// Checks a rule, and compares it with those before it.
    fn of(rule: &Rule, before: &[Rule], checked: &[Self]) -> Result<Self, Problem> {
        rule.check_name()?;
        if let Some(first) = before.iter().position(|other| other.name() == rule.name()) {
            let problem = Problem::new("name", "a name that no other rule has");
            return Err(problem.found_a(&format!("{}, the name of rules[{first}]", quoted(rule.name()))));
        }
        let conditions: usize = before.iter().map(|rule| rule.when.len()).sum();
        if conditions + rule.when.len() > MAX_CONDITIONS {
            return Err(Problem::new("when", format!("at most {MAX_CONDITIONS} conditions in all rules")));
        }
        let conditions = Conditions::of(&rule.when)?;
        let settings = Settings::of(&rule.set)?;
        if let Some(first) = checked.iter().position(|earlier| earlier.conditions.cover(&conditions)) {
            let name = quoted(before[first].name());
            let expected = format!("a condition that rules[{first}] ({name}) does not match already");
            return Err(Problem::new("when", expected));
        }
        Ok(Self { conditions, settings })
    }
}

impl Rules {
    /// The maximum number of rules in a set.
    pub const MAX_LEN: usize = 1000;

    /// Checks the rules and returns them as a set, in which the first rule that matches counts.
    ///
    /// # Errors
    ///
    /// Returns an error for the first mistake, with the index and name of the rule, the field, and what was expected there:
    ///
    /// ```
    /// use smtp_reply::{Reason, Rule, Rules};
    ///
    /// let rule = Rule::new("outage").when_code("4x1").set_reason(Reason::SystemError);
    /// assert_eq!(
    ///     Rules::new([rule]).unwrap_err().to_string(),
    ///     r#"rules[0] ("outage"): when.code: expected a reply code such as 550, 55x or 5xx, found "4x1""#,
    /// );
    /// ```
    ///
    /// Mistakes are a value that cannot be parsed, a regular expression that is invalid or too large, a rule that sets nothing
    /// or makes a refusal a success, a rule that cannot apply (it has no condition, its conditions exclude each other, or a
    /// rule before it matches whenever it does), two rules of one name, and more than [`MAX_LEN`](Self::MAX_LEN) rules.
    pub fn new(rules: impl IntoIterator<Item = Rule>) -> Result<Self, RulesError> {
        let rules: Vec<Rule> = rules.into_iter().take(Self::MAX_LEN + 1).collect();
        if rules.len() > Self::MAX_LEN {
            return Err(RulesError::of_set(Problem::new("rule", format!("at most {} rules", Self::MAX_LEN))));
        }
        let mut checked: Vec<Checked> = Vec::with_capacity(rules.len());
        for (position, rule) in rules.iter().enumerate() {
            let rule_checked = Checked::of(rule, &rules[..position], &checked);
            checked
                .push(rule_checked.map_err(|problem| RulesError::of_rule(position, rule.name(), problem))?);
        }
        let texts = Texts::of(checked.iter_mut().map(|rule| &mut rule.conditions)).map_err(
            |(position, problem)| match position {
                Some(position) => RulesError::of_rule(position, rules[position].name(), problem),
                None => RulesError::of_set(problem),
            },
        )?;
        let is_about_text = |position: &usize| checked[*position].conditions.are_about_text();
        let without_text = (0..checked.len()).filter(|position| !is_about_text(position)).collect();
        Ok(Self { written: rules, checked, texts, without_text })
    }

    /// Returns the name of the rule with this index, as [`Classification::rule`] gives it; the first rule has the index 0.
    ///
    /// An index belongs to the set that the reply was classified with.
    ///
    /// ```
    /// use smtp_reply::{Reason, Rule, Rules};
    ///
    /// let rules = Rules::new([Rule::new("busy").when_code("450").set_reason(Reason::MailboxUnavailable)])?;
    /// assert_eq!(rules.name(0), Some("busy"));
    /// assert_eq!(rules.name(1), None);
    /// # Ok::<(), smtp_reply::RulesError>(())
    /// ```
    pub fn name(&self, index: usize) -> Option<&str> {
        self.written.get(index).map(Rule::name)
    }

    /// Returns the rules in their order.
    ///
    /// ```
    /// # use smtp_reply::{Reason, Rule, Rules};
    /// let rules = Rules::new([Rule::new("busy").when_code("450").set_reason(Reason::MailboxUnavailable)])?;
    /// assert!(rules.iter().map(Rule::name).eq(["busy"]));
    /// # Ok::<(), smtp_reply::RulesError>(())
    /// ```
    pub fn iter(&self) -> core::slice::Iter<'_, Rule> {
        self.written.iter()
    }

    /// Returns the number of rules.
    pub fn len(&self) -> usize {
        self.written.len()
    }

    /// Returns `true` if there are no rules.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Overrides the reason by the first rule that matches, and returns the settings of that rule.
    pub(super) fn override_reason(
        &self,
        judged: Classification,
        host: Option<&[u8]>,
        text: &[u8],
    ) -> (Classification, Option<&Settings>) {
        if judged.category() == Category::Success {
            return (judged, None);
        }
        let found = self.texts.search(without_code(text, judged.code));
        let matches = |position: &usize| self.checked[*position].conditions.are_met(&judged, host, &found);
        let with_text = self.texts.rules(&found).find(matches);
        let without_text = self.without_text.iter().copied().find(matches);
        let Some(index) = with_text.into_iter().chain(without_text).min() else { return (judged, None) };
        let settings = &self.checked[index].settings;
        let overridden = Classification {
            reason: settings.reason.unwrap_or(judged.reason),
            evidence: Evidence::Rule,
            confidence: Confidence::MAX,
            runner_up: None,
            matched: None,
            rule: u16::try_from(index).ok(),
            ..judged
        };
        (overridden, Some(settings))
    }
}

/// Removes the code at the start of a reply, as [`Diagnostic`](crate::Diagnostic) does in log lines.
fn without_code(text: &[u8], code: Option<ReplyCode>) -> &[u8] {
    let text = text.trim_ascii_start();
    let rest = code.and_then(|code| text.strip_prefix(code.as_str().as_bytes()));
    rest.and_then(|rest| rest.strip_prefix(b" ").or_else(|| rest.strip_prefix(b"-"))).unwrap_or(text)
}

/// Two sets are equal if their rules are.
impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Rules {}

impl core::hash::Hash for Rules {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.written.hash(state);
    }
}

impl core::fmt::Debug for Rules {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Rules").field(&self.written).finish()
    }
}

impl<'a> IntoIterator for &'a Rules {
    type Item = &'a Rule;
    type IntoIter = core::slice::Iter<'a, Rule>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
