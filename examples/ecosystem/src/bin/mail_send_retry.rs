//! Sends through mail-send and says what becomes of each recipient. The replies in its errors are those of smtp-proto.

use mail_send::smtp::message::Message;
use mail_send::{Error, SmtpClientBuilder};
use smtp_proto::Response;
use smtp_reply::{Classification, Classifier, ReplyCode, classify};
use smtp_reply_ecosystem::{enhanced_of_smtp_proto, scripted_server};

/// smtp-proto keeps code, enhanced code and text apart.
fn meaning_of_response(response: &Response<String>) -> Classification {
    let enhanced = enhanced_of_smtp_proto(response.esc);
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
