//! A mail server for the examples: it plays a script on a loopback port.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

/// Starts the server; each connection is served in turn. The answer to RCPT depends on the local part of the address.
///
/// # Panics
///
/// If there is no free port.
#[must_use]
pub fn scripted_server() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away early is no concern of the script.
            let _ = serve(stream);
        }
    });
    address
}

fn serve(stream: TcpStream) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    out.write_all(b"220 mx.example.com ESMTP\r\n")?;
    let mut in_data = false;
    for line in BufReader::new(stream).lines() {
        let line = line?;
        let reply = if in_data {
            if line != "." {
                continue;
            }
            in_data = false;
            "250 2.0.0 Queued"
        } else {
            match line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase().as_str() {
                "EHLO" => "250-mx.example.com\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 26214400",
                "MAIL" => "250 2.1.0 Sender OK",
                "RCPT" => rcpt(&line),
                "DATA" => {
                    in_data = true;
                    "354 Go ahead"
                }
                "RSET" | "NOOP" => "250 2.0.0 OK",
                "QUIT" => "221 2.0.0 Bye",
                _ => "502 5.5.1 Not implemented",
            }
        };
        out.write_all(format!("{reply}\r\n").as_bytes())?;
    }
    Ok(())
}

fn rcpt(line: &str) -> &'static str {
    let local_part = line.split(['<', '@']).nth(1).unwrap_or_default();
    match local_part {
        "unknown" => "550-5.1.1 The mailbox does not exist here.\r\n550 5.1.1 Please check the address",
        "full" => "452 4.2.2 The mailbox is over quota",
        "greylisted" => "450 4.7.1 Greylisted, please try again in 300 seconds",
        "blocked" => {
            "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; see https://check.spamhaus.org/"
        }
        "busy" => "421 4.7.0 Too many messages from your IP address, slow down",
        _ => "250 2.1.5 Recipient OK",
    }
}
