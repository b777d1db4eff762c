//! Values of smtp-reply in JSON and back: names stay stable, and invalid codes are rejected.

use serde_json::{Value, json};
use smtp_reply::{Action, Classification, EnhancedCode, Reason, ReplyCode, classify};

fn main() -> serde_json::Result<()> {
    let meaning = classify("452 4.2.2 The mailbox is over quota");
    let event = json!({
        "code": meaning.code(),
        "enhanced": meaning.enhanced(),
        "reason": meaning.reason(),
        "action": meaning.action(),
    });
    println!("{event}");

    let read: Value = serde_json::from_str(&event.to_string())?;
    assert_eq!(ReplyCode::new(452), serde_json::from_value(read["code"].clone())?);
    assert_eq!(EnhancedCode::new(4, 2, 2), serde_json::from_value(read["enhanced"].clone())?);
    assert_eq!(Reason::MailboxFull, serde_json::from_value(read["reason"].clone())?);
    assert_eq!(Action::Retry, serde_json::from_value(read["action"].clone())?);

    // A whole classification, as a queue keeps it with a message.
    let kept = serde_json::to_string(&meaning)?;
    let meaning: Classification = serde_json::from_str(&kept)?;
    println!("kept as {}, {}", meaning.reason(), meaning.action());

    for wrong in [json!(99), json!(600), json!("+25")] {
        println!(
            "{wrong}: {}",
            serde_json::from_value::<ReplyCode>(wrong.clone()).expect_err("no reply code")
        );
    }
    Ok(())
}
