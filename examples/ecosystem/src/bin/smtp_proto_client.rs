//! A small client that reads with smtp-proto's own reader, and knows what a reply is about: the host that it has connected
//! to, and the command that it has sent.

use smtp_proto::response::parser::ResponseReceiver;
use smtp_proto::{Error, Response};
use smtp_reply::{Classifier, ReplyCode, Stage};
use smtp_reply_ecosystem::{enhanced_of_smtp_proto, scripted_server};
use std::io::{self, Read, Write};
use std::net::TcpStream;

struct Client {
    stream: TcpStream,
    /// Read, but not yet looked at.
    buffer: Vec<u8>,
}

impl Client {
    fn command(&mut self, command: &str) -> io::Result<Response<String>> {
        self.stream.write_all(format!("{command}\r\n").as_bytes())?;
        self.reply()
    }

    fn reply(&mut self) -> io::Result<Response<String>> {
        let mut receiver = ResponseReceiver::default();
        loop {
            let mut bytes = self.buffer.iter();
            match receiver.parse(&mut bytes) {
                Ok(response) => {
                    self.buffer = bytes.copied().collect();
                    return Ok(response);
                }
                Err(Error::NeedsMoreData { .. }) => {
                    let mut more = [0; 1024];
                    let len = self.stream.read(&mut more)?;
                    if len == 0 {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    self.buffer = more[..len].to_vec();
                }
                Err(_) => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    }
}

fn main() -> io::Result<()> {
    let server = scripted_server();
    let classifier = Classifier::new().with_host("mx.example.com");
    for name in ["friend", "unknown", "full", "greylisted", "blocked", "busy"] {
        let mut client = Client { stream: TcpStream::connect(server)?, buffer: Vec::new() };
        client.reply()?;
        client.command("EHLO client.example.org")?;
        client.command("MAIL FROM:<newsletter@example.org>")?;
        let response = client.command(&format!("RCPT TO:<{name}@example.com>"))?;
        let meaning = classifier.with_stage(Stage::Rcpt).classify_parts(
            ReplyCode::new(response.code),
            enhanced_of_smtp_proto(response.esc),
            &response.message,
        );
        println!("{name}: {meaning}");
        client.command("QUIT")?;
    }
    Ok(())
}
