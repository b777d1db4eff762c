//! Rules of the caller's own, from a file.

use smtp_reply::{Classification, Classifier};
use std::path::Path;

#[cfg(feature = "rules")]
pub(crate) use smtp_reply::Rules;

/// Without the feature there are none.
#[cfg(not(feature = "rules"))]
pub(crate) enum Rules {}

/// Reads the rules in a file; the error is for the user.
#[cfg(feature = "rules")]
pub(crate) fn read(file: &Path) -> Result<Rules, String> {
    /// Rules are far smaller; what is larger is another file.
    const MAX_BYTES: u64 = 1 << 20;

    let name = file.display();
    match std::fs::metadata(file) {
        Ok(found) if found.len() > MAX_BYTES => {
            return Err(format!("{name}: {} bytes are too many for rules, {MAX_BYTES} may be", found.len()));
        }
        Ok(_) => {}
        Err(error) => return Err(format!("{name}: {error}")),
    }
    let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    toml::from_str(&text).map_err(|error| format!("{name}: {}", error.to_string().trim_end()))
}

#[cfg(not(feature = "rules"))]
pub(crate) fn read(_: &Path) -> Result<Rules, String> {
    Err(String::from(
        "--rules needs the feature `rules`: cargo run --features rules --example classify -- --rules FILE",
    ))
}

pub(crate) fn classifier(rules: Option<&Rules>) -> Classifier<'_> {
    match rules {
        #[cfg(feature = "rules")]
        Some(rules) => Classifier::new().with_rules(rules),
        #[cfg(not(feature = "rules"))]
        Some(rules) => match *rules {},
        None => Classifier::new(),
    }
}

/// The name of the rule that overrode an answer.
#[cfg_attr(not(feature = "rules"), expect(unused_variables, reason = "there are no rules"))]
pub(crate) fn name<'a>(rules: Option<&'a Rules>, c: &Classification) -> Option<&'a str> {
    match rules? {
        #[cfg(feature = "rules")]
        rules => rules.name(c.rule()?),
        #[cfg(not(feature = "rules"))]
        rules => match *rules {},
    }
}
