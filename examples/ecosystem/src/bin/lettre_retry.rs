//! Sends through lettre and decides from its error what becomes of each recipient.

use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::{Message, SmtpTransport, Transport};
use smtp_reply::{Action, Classification, Classifier, ReplyCode, Retry, classify};
use smtp_reply_ecosystem::scripted_server;
use std::error::Error as _;

/// lettre keeps the code apart from the text, which begins with the enhanced code if there is one. Where there was no
/// reply, its own message says why.
fn meaning(error: &Error) -> Classification {
    let Some(code) = error.status() else { return classify(&error.to_string()) };
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    let enhanced = text.split_whitespace().next().and_then(|word| word.parse().ok());
    Classifier::new().classify_parts(ReplyCode::new(code.into()), enhanced, &text)
}

/// What becomes of a recipient whose mail was not taken.
fn decide(meaning: &Classification) -> String {
    // After the first attempt.
    match meaning.retry(1) {
        Retry::NotNeeded => "done".to_owned(),
        Retry::AtOnce => "retry at once".to_owned(),
        // Each message has one recipient and cannot be split.
        Retry::After(time) | Retry::Later(time) | Retry::Split(time) => {
            format!("retry after {} s", time.as_secs())
        }
        Retry::No => "suppress the address".to_owned(),
        Retry::AfterFix if meaning.action() == Action::FixMessage => "return to the sender".to_owned(),
        _ => "tell the operator".to_owned(),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = scripted_server();
    let mailer = SmtpTransport::builder_dangerous(server.ip().to_string()).port(server.port()).build();
    for name in ["friend", "unknown", "full", "greylisted", "blocked", "busy"] {
        let to: Mailbox = format!("{name}@example.com").parse()?;
        let message = Message::builder()
            .from("newsletter@example.org".parse()?)
            .to(to)
            .subject("Hello")
            .body(String::from("Hello.\n"))?;
        match mailer.send(&message) {
            Ok(_) => println!("{name}: delivered"),
            Err(error) => {
                let meaning = meaning(&error);
                println!("{name}: {} -> {}", meaning.reason(), decide(&meaning));
            }
        }
    }

    // No server listens there: an error without a reply.
    let nobody = SmtpTransport::builder_dangerous("127.0.0.1").port(1).build();
    let error = nobody.test_connection().expect_err("nobody listens");
    println!("no server: {}", meaning(&error).reason());
    Ok(())
}
