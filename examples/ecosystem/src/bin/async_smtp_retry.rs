//! Sends through async-smtp and says what becomes of each recipient.

use async_smtp::error::Error;
use async_smtp::response::Response;
use async_smtp::{Envelope, SendableEmail, SmtpClient, SmtpTransport};
use smtp_reply::{Classification, Classifier, classify};
use smtp_reply_ecosystem::scripted_server;
use tokio::io::BufStream;
use tokio::net::TcpStream;

/// async-smtp keeps the code apart from the lines, the first of which begins with the enhanced code if there is one.
fn meaning_of_response(response: &Response) -> Classification {
    let code = response.code.to_string().parse().ok();
    Classifier::new().classify_parts(code, None, &response.message.join("\n"))
}

/// Where there was no reply, the error's own message says why.
fn meaning(error: &Error) -> Classification {
    match error {
        Error::Transient(response) | Error::Permanent(response) => meaning_of_response(response),
        other => classify(&other.to_string()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = scripted_server();
    for name in ["friend", "unknown", "full", "greylisted", "blocked", "busy"] {
        let stream = BufStream::new(TcpStream::connect(server).await?);
        let mut transport = SmtpTransport::new(SmtpClient::new(), stream).await?;
        let envelope = Envelope::new(
            Some("newsletter@example.org".parse()?),
            vec![format!("{name}@example.com").parse()?],
        )?;
        match transport.send(SendableEmail::new(envelope, "Subject: Hello\r\n\r\nHello.\r\n")).await {
            Ok(_) => println!("{name}: delivered"),
            Err(error) => {
                let meaning = meaning(&error);
                println!("{name}: {} -> {}", meaning.reason(), meaning.action());
            }
        }
    }
    Ok(())
}
