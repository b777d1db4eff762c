//! Rules match as their conditions say, and those that cannot be read name the field.

use proptest::prelude::*;
use serde_json::json;
use smtp_reply::{Classifier, EnhancedCode, Reason, ReplyCode, Rule, Rules};

/// A rule's conditions, each with or without a value from a few.
fn some_rule() -> impl Strategy<Value = (Option<u16>, Option<(u16, u16)>, Option<String>)> {
    use proptest::option;
    (option::of(400_u16..600), option::of((0_u16..4, 0_u16..4)), option::of("[a-cA-C .*]{1,6}"))
}

proptest! {
    #[test]
    fn any_text_in_any_field_is_a_rule_or_an_error_that_names_the_field(
        field in 0_usize..13,
        text in "\\PC{0,12}|[0-9x*.a-z_ ]{0,12}",
    ) {
        let fields = [
            "code", "enhanced", "provider", "host", "stage", "contains", "regex", "reason", "category",
            "reason", "bounce", "action", "retry_after",
        ];
        let (name, is_condition) = (fields[field], field < 9);
        let (when, set) = (json!({ "code": 450 }), json!({ "action": "review" }));
        let this = json!({ name: text });
        let (when, set) = if is_condition { (this, set) } else { (when, this) };
        let rule = json!({ "name": "r", "when": when, "set": set });
        if let Err(error) = serde_json::from_value::<Rules>(json!([rule])) {
            let error = error.to_string();
            let table = if is_condition { "when" } else { "set" };
            let start = format!("rules[0] (\"r\"): {table}.{name}: expected ");
            prop_assert!(error.starts_with(&start), "{error}");
        }
    }

    #[test]
    fn a_rule_matches_as_its_conditions_say_one_by_one(
        (code, enhanced, words) in some_rule(),
        reply_code in 400_u16..600,
        (subject, detail) in (0_u16..4, 0_u16..4),
        // White space around a text is no part of it.
        text in "[a-cA-C.*]([a-cA-C .*]{0,28}[a-cA-C.*])?",
    ) {
        let words = words.filter(|words| !words.trim().is_empty());
        let class = reply_code / 100;
        let mut rule = Rule::new("ours").set_reason(Reason::RegionBlocked);
        if let Some(code) = code {
            rule = rule.when_code(code.to_string());
        }
        if let Some((subject, detail)) = enhanced {
            rule = rule.when_enhanced(format!("*.{subject}.{detail}"));
        }
        if let Some(words) = &words {
            rule = rule.when_contains(words);
        }
        prop_assume!(code.is_some() || enhanced.is_some() || words.is_some());
        let rules = Rules::new([rule]).unwrap();
        let written = serde_json::to_value(&rules).unwrap();
        prop_assert_eq!(serde_json::from_value::<Rules>(written).unwrap(), rules.clone());
        let c = Classifier::new().with_rules(&rules).classify_parts(
            ReplyCode::new(reply_code),
            EnhancedCode::new(u8::try_from(class).unwrap(), subject, detail),
            &text,
        );
        let squeezed = |text: &str| {
            let mut text = text.to_lowercase();
            while text.contains("  ") {
                text = text.replace("  ", " ");
            }
            text
        };
        let expected = code.is_none_or(|code| code == reply_code)
            && enhanced.is_none_or(|numbers| numbers == (subject, detail))
            && words.is_none_or(|words| squeezed(&text).contains(&squeezed(&words)));
        prop_assert_eq!(c.rule().is_some(), expected);
    }
}
