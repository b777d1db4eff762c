//! Sends through lettre and decides from its error what becomes of each recipient.

use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::{Message, SmtpTransport, Transport};
use smtp_reply::{Action, BounceKind, Classification, Classifier, ReplyCode, classify};
use smtp_reply_ecosystem::scripted_server;
use std::error::Error as _;
use std::fmt;
use std::time::Duration;

/// What becomes of a recipient whose mail was not taken.
enum Decision {
    RetryAfter(Duration),
    Suppress,
    ReturnToSender,
    TellOperator,
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RetryAfter(time) => write!(f, "retry after {} s", time.as_secs()),
            Self::Suppress => f.write_str("suppress the address"),
            Self::ReturnToSender => f.write_str("return to the sender"),
            Self::TellOperator => f.write_str("tell the operator"),
        }
    }
}

/// lettre keeps the code apart from the text, which begins with the enhanced code if there is one. Where there was no
/// reply, its own message says why.
fn meaning(error: &Error) -> Classification {
    let Some(code) = error.status() else { return classify(&error.to_string()) };
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    let enhanced = text.split_whitespace().next().and_then(|word| word.parse().ok());
    Classifier::new().classify_parts(ReplyCode::new(code.into()), enhanced, &text)
}

fn decide(meaning: &Classification) -> Decision {
    match (meaning.bounce(), meaning.action()) {
        (BounceKind::Hard, _) => Decision::Suppress,
        (BounceKind::Soft, Action::SlowDown) => Decision::RetryAfter(Duration::from_secs(3600)),
        (BounceKind::Soft, _) => {
            Decision::RetryAfter(meaning.retry_after().unwrap_or(Duration::from_secs(900)))
        }
        (_, Action::FixMessage) => Decision::ReturnToSender,
        _ => Decision::TellOperator,
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

    // Nobody listens there: an error without a reply.
    let nobody = SmtpTransport::builder_dangerous("127.0.0.1").port(1).build();
    let error = nobody.test_connection().expect_err("nobody listens");
    println!("no server: {}", meaning(&error).reason());
    Ok(())
}
