//! The same for mail-send, and for the responses of smtp-proto that it hands out.

use mail_send::smtp::message::Message;
use mail_send::{Error, SmtpClientBuilder};
use smtp_proto::Response;
use smtp_reply::{Classification, Classifier, EnhancedCode, ReplyCode, classify};
use smtp_reply_ecosystem::scripted_server;

/// smtp-proto keeps code, enhanced code and text apart. Its enhanced code holds a detail over 255 as 255 (5.7.606 reads
/// 5.7.255), so that one is left out.
fn meaning_of_response(response: &Response<String>) -> Classification {
    let [class, subject, detail] = response.esc;
    let enhanced = EnhancedCode::new(class, subject.into(), detail.into()).filter(|code| code.detail() < 255);
    Classifier::new().classify_parts(ReplyCode::new(response.code), enhanced, &response.message)
}

fn meaning(error: &Error) -> Classification {
    match error {
        Error::UnexpectedReply(response) => meaning_of_response(response),
        other => classify(&other.to_string()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = scripted_server();
    for name in ["friend", "unknown", "full", "greylisted", "blocked", "busy"] {
        let mut client = SmtpClientBuilder::new(server.ip().to_string(), server.port())?
            .implicit_tls(false)
            .connect_plain()
            .await?;
        let message = Message::new(
            String::from("newsletter@example.org"),
            [format!("{name}@example.com")],
            "Subject: Hello\r\n\r\nHello.\r\n".as_bytes(),
        );
        match client.send(message).await {
            Ok(_) => println!("{name}: delivered"),
            Err(error) => {
                let meaning = meaning(&error);
                println!("{name}: {} -> {}", meaning.reason(), meaning.action());
            }
        }
    }
    Ok(())
}
