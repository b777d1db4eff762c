//! The answer.

use crate::code::{Class, EnhancedCode, ReplyCode, Subject};
use crate::knowledge::{Blocklist, Provider};
use crate::name::names;
use crate::reason::{Action, BounceKind, Category, Reason, Stage};
use core::fmt;
use core::time::Duration;

/// What a reply means: why the server said it and what to do next.
///
/// It is a plain value: `Copy`, without lifetimes, and made only by [`classify`](crate::classify) and its kin.
///
/// ```
/// use smtp_reply::{classify, Action, BounceKind, Category, Evidence, Provider, Reason, Stage};
///
/// let c = classify(
///     "host mx.example.com[192.0.2.1] said: 554 5.7.1 Client host \
///      [198.51.100.7] blocked using zen.spamhaus.org (in reply to RCPT TO command)",
/// );
/// assert_eq!(c.code().unwrap(), 554);
/// assert_eq!(c.enhanced().unwrap().to_string(), "5.7.1");
/// assert_eq!((c.category(), c.reason()), (Category::Reputation, Reason::IpBlocklisted));
/// assert_eq!((c.bounce(), c.action()), (BounceKind::Block, Action::RequestDelisting));
/// assert_eq!(c.evidence(), Evidence::Text);
/// assert_eq!(c.blocklist().unwrap().zone(), "zen.spamhaus.org");
/// assert_eq!(c.stage(), Some(Stage::Rcpt));
/// assert_eq!((c.provider(), c.retry_after()), (None, None));
/// ```
///
/// # In a log
///
/// [`Display`](fmt::Display) is one line: the codes, the reason, bounce kind and action, the evidence, and what else is
/// known. The server's own words are no part of it, so it is safe wherever it is written.
///
/// ```
/// # use smtp_reply::classify;
/// assert_eq!(
///     classify("421").to_string(),
///     "421 service_unavailable (soft, retry) by reply_code",
/// );
/// assert_eq!(classify("").to_string(), "unknown (soft, review) by nothing");
/// ```
///
/// # With serde
///
/// With the `serde` feature it is written as a structure with the fields `code`, `enhanced`, `class`, `subject`,
/// `category`, `reason`, `bounce`, `action`, `evidence`, `matched`, `retry_after` (in seconds), `blocklist`,
/// `provider`, `stage` and `rule`, in this order. What is absent is `None`. It is read back from the same structure, in
/// formats that tell the names of fields and in those that rely on their order. A name that a newer version wrote and
/// this one does not know reads as reason [`Unknown`](Reason::Unknown), bounce kind [`Soft`](BounceKind::Soft), action
/// [`Review`](Action::Review) or evidence [`Nothing`](Evidence::Nothing), elsewhere as `None`. `matched` is not read: it
/// is a row of the phrase table, and another version has other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[doc(alias = "bounce")]
#[doc(alias = "verdict")]
pub struct Classification {
    pub(crate) code: Option<ReplyCode>,
    pub(crate) enhanced: Option<EnhancedCode>,
    pub(crate) reason: Reason,
    pub(crate) bounce: BounceKind,
    pub(crate) action: Action,
    pub(crate) evidence: Evidence,
    pub(crate) matched: Option<&'static str>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) blocklist: Option<&'static Blocklist>,
    pub(crate) provider: Option<Provider>,
    pub(crate) stage: Option<Stage>,
    pub(crate) rule: Option<u16>,
}

impl Classification {
    pub(crate) const fn unknown() -> Self {
        Self {
            code: None,
            enhanced: None,
            reason: Reason::Unknown,
            bounce: BounceKind::Soft,
            action: Action::Review,
            evidence: Evidence::Nothing,
            matched: None,
            retry_after: None,
            blocklist: None,
            provider: None,
            stage: None,
            rule: None,
        }
    }

    /// Fills in what follows from the reason.
    pub(crate) fn conclude(mut self, class: Option<Class>) -> Self {
        self.bounce = self.reason.bounce(class);
        self.action = self.reason.action(class);
        self
    }

    /// The reply code (RFC 5321 §4.2).
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// The enhanced status code (RFC 3463).
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// The class of the reply: its code's, else its enhanced code's.
    ///
    /// ```
    /// use smtp_reply::{classify, Class};
    ///
    /// assert_eq!(classify("452 5.2.2 Full").class(), Some(Class::TransientNegative));
    /// assert_eq!(classify("5.2.2 Full").class(), Some(Class::PermanentNegative));
    /// assert_eq!(classify("Full").class(), None);
    /// ```
    pub const fn class(&self) -> Option<Class> {
        match (self.code, self.enhanced) {
            (Some(code), _) => Some(code.class()),
            (None, Some(enhanced)) => Some(enhanced.class()),
            (None, None) => None,
        }
    }

    /// What the second digit of the reply code says.
    pub const fn subject(&self) -> Option<Subject> {
        match self.code {
            Some(code) => Some(code.subject()),
            None => None,
        }
    }

    /// Why the server said it.
    ///
    /// ```
    /// # use smtp_reply::{classify, Reason};
    /// assert_eq!(classify("550 5.7.1 Relaying denied").reason(), Reason::RelayDenied);
    /// ```
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The wider field of the reason.
    pub const fn category(&self) -> Category {
        self.reason.category()
    }

    /// What it means for the recipient's address.
    ///
    /// ```
    /// # use smtp_reply::{classify, BounceKind};
    /// assert_eq!(classify("450 4.1.1 No such user").bounce(), BounceKind::Soft);
    /// ```
    pub const fn bounce(&self) -> BounceKind {
        self.bounce
    }

    /// What to do next.
    ///
    /// ```
    /// # use smtp_reply::{classify, Action};
    /// assert_eq!(classify("552 5.3.4 Message too big").action(), Action::FixMessage);
    /// ```
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Which witness decided.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The row of the phrase table that decided, where the text did.
    ///
    /// It is there to be read by people, in a log or a report: rows change with every release.
    pub const fn matched(&self) -> Option<&'static str> {
        self.matched
    }

    /// After what time the server wants to be tried again, where it says so.
    ///
    /// ```
    /// use smtp_reply::classify;
    /// use std::time::Duration;
    ///
    /// let c = classify("450 4.2.0 Greylisted, please try again in 5 minutes");
    /// assert_eq!(c.retry_after(), Some(Duration::from_secs(300)));
    /// ```
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The blocklist that the reply names.
    ///
    /// ```
    /// # use smtp_reply::classify;
    /// let list = classify("554 5.7.1 Listed at bl.spamcop.net").blocklist().unwrap();
    /// println!("listed by {}, see {}", list.operator(), list.lookup().unwrap_or("their pages"));
    /// ```
    pub const fn blocklist(&self) -> Option<&'static Blocklist> {
        self.blocklist
    }

    /// Whose reply it is, where it can be told from the reply itself.
    ///
    /// ```
    /// # use smtp_reply::{classify, Provider};
    /// assert_eq!(classify("550 5.1.1 https://support.google.com/mail - gsmtp").provider(), Some(Provider::Google));
    /// ```
    pub const fn provider(&self) -> Option<Provider> {
        self.provider
    }

    /// Where in the dialogue the reply was given, where that is known.
    ///
    /// ```
    /// # use smtp_reply::{classify, Stage};
    /// let c = classify("550 5.7.1 Refused (in reply to end of DATA command)");
    /// assert_eq!(c.stage(), Some(Stage::EndOfData));
    /// ```
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// Returns the index of the caller's rule that overrode the answer, where one did. `Rules::name` knows its name.
    ///
    /// It is `Some` where [`evidence()`](Self::evidence) is [`Evidence::Rule`], and only there; without the feature
    /// `rules` it is always `None`.
    ///
    /// ```
    /// # #[cfg(feature = "rules")] {
    /// use smtp_reply::{Classifier, Evidence, Reason, Rule, Rules};
    ///
    /// let rules = Rules::new([Rule::new("forwarding loop")
    ///     .when_contains("mail is going round")
    ///     .set_reason(Reason::RoutingLoop)])?;
    /// let c = Classifier::new().with_rules(&rules).classify("554 Mail is going round and round");
    /// assert_eq!(c.evidence(), Evidence::Rule);
    /// assert_eq!(c.rule().and_then(|index| rules.name(index)), Some("forwarding loop"));
    /// # }
    /// # #[cfg(feature = "rules")]
    /// # Ok::<(), smtp_reply::RulesError>(())
    /// ```
    pub const fn rule(&self) -> Option<u16> {
        self.rule
    }
}

impl fmt::Display for Classification {
    /// One line for a log: `450 4.7.1 greylisted (soft, retry) by text "greylisted" stage=rcpt retry_after=300`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            write!(f, "{code} ")?;
        }
        if let Some(enhanced) = self.enhanced {
            write!(f, "{enhanced} ")?;
        }
        write!(f, "{} ({}, {}) by {}", self.reason, self.bounce, self.action, self.evidence)?;
        if let Some(matched) = self.matched {
            write!(f, " \"{matched}\"")?;
        }
        if let Some(stage) = self.stage {
            write!(f, " stage={stage}")?;
        }
        if let Some(provider) = self.provider {
            write!(f, " provider={provider}")?;
        }
        if let Some(time) = self.retry_after {
            write!(f, " retry_after={}", time.as_secs())?;
        }
        if let Some(list) = self.blocklist {
            write!(f, " blocklist={list}")?;
        }
        if let Some(rule) = self.rule {
            write!(f, " rule={rule}")?;
        }
        Ok(())
    }
}

names! {
    "evidence such as text",
    /// The witness that decided.
    ///
    /// All are heard, and each counts as much as it is telling: words that leave no doubt beat every code, words that may
    /// mean several things yield to an enhanced code that means one. Where several witnesses agree, this is the one that
    /// counted most.
    ///
    /// ```
    /// use smtp_reply::{classify, Evidence};
    ///
    /// assert_eq!(classify("550 5.7.1 No such user").evidence(), Evidence::Text);
    /// assert_eq!(classify("550 5.2.2 Sorry").evidence(), Evidence::EnhancedCode);
    /// assert_eq!(classify("550 Sorry").evidence(), Evidence::ReplyCode);
    /// assert_eq!(classify("Sorry").evidence(), Evidence::Nothing);
    /// ```
    #[derive(strum::Display)]
    #[non_exhaustive]
    pub enum Evidence {
        /// The words of the reply.
        Text,
        /// The enhanced status code.
        EnhancedCode,
        /// The reply code, with the stage.
        ReplyCode,
        /// A rule of the caller's own: see [`Classification::rule`].
        Rule,
        /// Nothing was known about the reply.
        Nothing,
    }
}

#[cfg(feature = "serde")]
mod serde_impl {
    use super::{Classification, Evidence};
    use crate::code::{EnhancedCode, ReplyCode};
    use crate::knowledge::{Blocklist, Provider};
    use crate::reason::{Action, BounceKind, Reason, Stage};
    use core::fmt;
    use core::marker::PhantomData;
    use core::time::Duration;
    use serde::de::{self, Deserialize, Deserializer, Visitor};
    use serde::ser::{Serialize, SerializeStruct, Serializer};

    impl Serialize for Classification {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut fields = serializer.serialize_struct("Classification", 15)?;
            fields.serialize_field("code", &self.code())?;
            fields.serialize_field("enhanced", &self.enhanced())?;
            fields.serialize_field("class", &self.class())?;
            fields.serialize_field("subject", &self.subject())?;
            fields.serialize_field("category", &self.category())?;
            fields.serialize_field("reason", &self.reason())?;
            fields.serialize_field("bounce", &self.bounce())?;
            fields.serialize_field("action", &self.action())?;
            fields.serialize_field("evidence", &self.evidence())?;
            fields.serialize_field("matched", &self.matched())?;
            fields.serialize_field("retry_after", &self.retry_after().as_ref().map(Duration::as_secs))?;
            fields.serialize_field("blocklist", &self.blocklist())?;
            fields.serialize_field("provider", &self.provider())?;
            fields.serialize_field("stage", &self.stage())?;
            fields.serialize_field("rule", &self.rule())?;
            fields.end()
        }
    }

    /// The fields as they are written. Those that follow from others are read over; all but the answer itself may be
    /// missing, as in what an older version wrote.
    #[derive(serde::Deserialize)]
    #[serde(rename = "Classification")]
    struct Fields {
        #[serde(default)]
        code: Option<ReplyCode>,
        #[serde(default)]
        enhanced: Option<EnhancedCode>,
        #[serde(default, rename = "class")]
        _class: Option<Name<()>>,
        #[serde(default, rename = "subject")]
        _subject: Option<Name<()>>,
        #[serde(default, rename = "category")]
        _category: Name<()>,
        reason: Name<Reason>,
        bounce: Name<BounceKind>,
        action: Name<Action>,
        #[serde(default)]
        evidence: Name<Evidence>,
        #[serde(default, rename = "matched")]
        _matched: Option<Name<()>>,
        #[serde(default)]
        retry_after: Option<u64>,
        #[serde(default)]
        blocklist: Option<Name<&'static Blocklist>>,
        #[serde(default)]
        provider: Option<Name<Provider>>,
        #[serde(default)]
        stage: Option<Name<Stage>>,
        #[serde(default)]
        rule: Option<u16>,
    }

    impl<'de> Deserialize<'de> for Classification {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let fields = Fields::deserialize(deserializer)?;
            Ok(Self {
                code: fields.code,
                enhanced: fields.enhanced,
                reason: fields.reason.0.unwrap_or(Reason::Unknown),
                bounce: fields.bounce.0.unwrap_or(BounceKind::Soft),
                action: fields.action.0.unwrap_or(Action::Review),
                evidence: fields.evidence.0.unwrap_or(Evidence::Nothing),
                matched: None,
                retry_after: fields.retry_after.map(Duration::from_secs),
                blocklist: fields.blocklist.and_then(|name| name.0),
                provider: fields.provider.and_then(|name| name.0),
                stage: fields.stage.and_then(|name| name.0),
                rule: fields.rule,
            })
        }
    }

    /// What a name stands for; `None` where this version does not know it.
    struct Name<T>(Option<T>);

    impl<T> Default for Name<T> {
        fn default() -> Self {
            Self(None)
        }
    }

    impl<'de, T: FromName> Deserialize<'de> for Name<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(NameVisitor(PhantomData))
        }
    }

    struct NameVisitor<T>(PhantomData<T>);

    impl<T: FromName> Visitor<'_> for NameVisitor<T> {
        type Value = Name<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a name")
        }

        fn visit_str<E: de::Error>(self, name: &str) -> Result<Name<T>, E> {
            Ok(Name(T::from_name(name)))
        }
    }

    /// What has a name in a classification.
    trait FromName: Sized {
        fn from_name(name: &str) -> Option<Self>;
    }

    macro_rules! from_name {
        ($($kind:ty: $from_name:expr;)+) => {
            $(impl FromName for $kind {
                fn from_name(name: &str) -> Option<Self> {
                    let from_name: fn(&str) -> Option<Self> = $from_name;
                    from_name(name)
                }
            })+
        };
    }

    from_name! {
        Reason: |name| name.parse().ok();
        BounceKind: |name| name.parse().ok();
        Action: |name| name.parse().ok();
        Evidence: |name| name.parse().ok();
        Stage: |name| name.parse().ok();
        Provider: |name| name.parse().ok();
        &'static Blocklist: Blocklist::by_zone;
        // Of no use: it follows from what else is read.
        (): |_| None;
    }
}
