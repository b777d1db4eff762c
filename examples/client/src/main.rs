//! A small client that sends one message, prints each reply and says what it means.
//!
//! ```console
//! $ cargo run --manifest-path examples/client/Cargo.toml              # talks to a server of its own
//! $ cargo run --manifest-path examples/client/Cargo.toml -- HOST:PORT # talks to yours
//! ```
//!
//! It tries a recipient that each server must take (`postmaster`, RFC 5321 §4.5.1), one that none can, and a command
//! that does not exist. The exit status is 0 if the session was completed, even if the message was refused.

use futures_util::{SinkExt, StreamExt};
use smtp_reply::{EnhancedCode, Reply, ReplyBuilder, ReplyCode, ReplyCodec, classify};
use std::error::Error;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_util::codec::{Framed, FramedWrite};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    if let Some(server) = std::env::args().nth(1) {
        return Client::connect(&server).await?.run().await;
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    let (served, ran) = tokio::join!(serve(listener), async { Client::connect(&address).await?.run().await });
    served.and(ran)
}

struct Client {
    connection: Framed<TcpStream, ReplyCodec>,
}

impl Client {
    async fn connect(server: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(server).await?;
        Ok(Self { connection: Framed::new(stream, ReplyCodec::new()) })
    }

    async fn run(mut self) -> Outcome {
        expect(self.reply().await?, "a greeting", ReplyCode::is_success)?;
        expect(self.command("EHLO client.example.org").await?, "EHLO taken", ReplyCode::is_success)?;
        expect(self.command("MAIL FROM:<sender@example.org>").await?, "MAIL taken", ReplyCode::is_success)?;
        let mut recipients = 0;
        for recipient in ["postmaster", "no-such-user@nowhere.invalid"] {
            let code = self.command(&format!("RCPT TO:<{recipient}>")).await?;
            recipients += usize::from(code.is_success());
        }
        self.command("XYZZY").await?;
        if recipients > 0 && self.command("DATA").await?.is_intermediate() {
            let message =
                "From: <sender@example.org>\r\nTo: <postmaster>\r\nSubject: A test\r\n\r\nHello\r\n.";
            self.command(message).await?;
        }
        expect(self.command("QUIT").await?, "a good-bye", ReplyCode::is_success)
    }

    async fn command(&mut self, command: &str) -> Outcome<ReplyCode> {
        println!("C: {}", command.escape_debug());
        self.connection.get_mut().write_all(format!("{command}\r\n").as_bytes()).await?;
        self.reply().await
    }

    async fn reply(&mut self) -> Outcome<ReplyCode> {
        // RFC 5321 §4.5.3.2 has clients wait five minutes and more. This one has a user waiting.
        let reply = timeout(Duration::from_secs(60), self.connection.next()).await?;
        let reply = reply.ok_or("the server closed the connection")??;
        let meaning = classify(&reply);
        println!("S: {reply}");
        println!("   {}: bounce {}, {}", meaning.reason(), meaning.bounce(), meaning.action());
        for deviation in reply.deviations() {
            println!("   deviation: {deviation}");
        }
        Ok(reply.code())
    }
}

fn expect(code: ReplyCode, what: &str, is: impl FnOnce(ReplyCode) -> bool) -> Outcome {
    if is(code) { Ok(()) } else { Err(format!("expected {what}, found {code}").into()) }
}

/// A server for one connection, that knows one recipient.
async fn serve(listener: TcpListener) -> Outcome {
    let (mut stream, _) = listener.accept().await?;
    let (commands, replies) = stream.split();
    let mut commands = BufReader::new(commands).lines();
    let mut replies = FramedWrite::new(replies, ReplyCodec::new());
    replies.send(plain(220).line("mx.example.com ESMTP").build()?).await?;
    let mut in_data = false;
    while let Some(command) = commands.next_line().await? {
        if in_data && command != "." {
            continue;
        }
        let verb = command.split([' ', ':']).next().unwrap_or_default();
        let reply = match verb {
            "EHLO" => plain(250).lines(["mx.example.com", "PIPELINING", "ENHANCEDSTATUSCODES"]),
            "MAIL" => enhanced(250, 1, 0).line("Sender ok"),
            "RCPT" if command.eq_ignore_ascii_case("RCPT TO:<postmaster>") => {
                enhanced(250, 1, 5).line("Recipient ok")
            }
            "RCPT" => enhanced(550, 1, 1).lines(["No such user here", "Check the address for typing errors"]),
            "DATA" => plain(354).line("End with a line of one dot"),
            "." => enhanced(250, 6, 0).line("Queued"),
            "QUIT" => enhanced(221, 0, 0).line("Bye"),
            _ => enhanced(502, 5, 1).line("No such command"),
        };
        in_data = verb == "DATA";
        replies.send(reply.build()?).await?;
        if verb == "QUIT" {
            break;
        }
    }
    Ok(())
}

fn plain(code: u16) -> ReplyBuilder {
    Reply::builder(ReplyCode::new(code).expect("100 to 599"))
}

fn enhanced(code: u16, subject: u16, detail: u16) -> ReplyBuilder {
    let class = ReplyCode::new(code).expect("100 to 599").class().digit();
    plain(code).enhanced(EnhancedCode::new(class, subject, detail).expect("2, 4 or 5"))
}
