//! The answer.

use crate::code::{Class, EnhancedCode, ReplyCode};
use crate::knowledge::{Blocklist, Provider};
use crate::reason::{Action, BounceKind, Category, Reason, Stage};
use core::time::Duration;

/// What a reply means: why the server said it and what to do next.
#[derive(Clone, Copy, Debug)]
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
        }
    }

    /// Fills in what follows from the reason.
    pub(crate) fn conclude(mut self, class: Option<Class>) -> Self {
        self.bounce = self.reason.bounce(class);
        self.action = self.reason.action(class);
        self
    }

    /// The reply code.
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// The enhanced status code.
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// The class of the reply: its code's, else its enhanced code's.
    pub const fn class(&self) -> Option<Class> {
        match (self.code, self.enhanced) {
            (Some(code), _) => Some(code.class()),
            (None, Some(enhanced)) => Some(enhanced.class()),
            (None, None) => None,
        }
    }

    /// Why the server said it.
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The wider field of the reason.
    pub const fn category(&self) -> Category {
        self.reason.category()
    }

    /// What it means for the recipient's address.
    pub const fn bounce(&self) -> BounceKind {
        self.bounce
    }

    /// What to do next.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Which witness decided.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The row of the phrase table that decided, where the text did.
    pub const fn matched(&self) -> Option<&'static str> {
        self.matched
    }

    /// After what time the server wants to be tried again, where it says so.
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The blocklist that the reply names.
    pub const fn blocklist(&self) -> Option<&'static Blocklist> {
        self.blocklist
    }

    /// Whose reply it is, where it can be told from the reply itself.
    pub const fn provider(&self) -> Option<Provider> {
        self.provider
    }

    /// Where in the dialogue the reply was given, where that is known.
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }
}

/// The witness that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::Display)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Evidence {
    /// The words of the reply.
    Text,
    /// The enhanced status code.
    EnhancedCode,
    /// The reply code, with the stage.
    ReplyCode,
    /// Nothing was known about the reply.
    Nothing,
}
