//! Servers for the examples, which play a script on a loopback port: a mail server and a name server. And what several of
//! the examples need.

use smtp_reply::EnhancedCode;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};

/// Returns the enhanced code of a reply that smtp-proto has read. It holds a number over 255 as 255, 5.7.606 as 5.7.255, so
/// that such a code is left out.
#[must_use]
pub fn enhanced_of_smtp_proto([class, subject, detail]: [u8; 3]) -> Option<EnhancedCode> {
    EnhancedCode::new(class, subject.into(), detail.into()).filter(|code| code.detail() < 255)
}

/// Starts a mail server; each connection is served in turn. The answer to RCPT depends on the local part of the address.
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

/// Starts a name server for MX records; what it answers depends on the first label of the name.
///
/// # Panics
///
/// If there is no free port.
#[must_use]
pub fn scripted_name_server() -> SocketAddr {
    let socket = UdpSocket::bind(("127.0.0.1", 0)).expect("a free port");
    let address = socket.local_addr().expect("an address");
    std::thread::spawn(move || {
        let mut query = [0; 512];
        while let Ok((len, client)) = socket.recv_from(&mut query) {
            if let Some(answer) = answer(&query[..len]) {
                // A client that goes away early is no concern of the script.
                let _ = socket.send_to(&answer, client);
            }
        }
    });
    address
}

/// The answer to a query (RFC 1035 §4.1); `None` where there is none.
fn answer(query: &[u8]) -> Option<Vec<u8>> {
    const NO_ERROR: u8 = 0;
    const SERVER_FAILURE: u8 = 2;
    const NAME_ERROR: u8 = 3;
    const HEADER: usize = 12;

    let label = query.get(HEADER + 1..)?.get(..usize::from(*query.get(HEADER)?))?;
    // The preference and the host of an MX record: "mx" in the domain asked for, or the root.
    let (code, record): (u8, Option<&[u8]>) = match label {
        b"friend" => (NO_ERROR, Some(b"\x00\x0a\x02mx\xc0\x0c")),
        b"null" => (NO_ERROR, Some(b"\x00\x00\x00")),
        b"nothing" => (NO_ERROR, None),
        b"broken" => (SERVER_FAILURE, None),
        b"silent" => return None,
        _ => (NAME_ERROR, None),
    };
    // The name of the question ends with an empty label; type and class follow.
    let name_len = query[HEADER..].iter().position(|&byte| byte == 0)?;
    let question = query.get(HEADER..HEADER + name_len + 5)?;
    let mut answer =
        vec![query[0], query[1], 0x81, 0x80 | code, 0, 1, 0, u8::from(record.is_some()), 0, 0, 0, 0];
    answer.extend_from_slice(question);
    if let Some(record) = record {
        // The name asked for, type MX, class IN, a minute to live.
        answer.extend_from_slice(b"\xc0\x0c\x00\x0f\x00\x01\x00\x00\x00\x3c\x00");
        answer.push(u8::try_from(record.len()).ok()?);
        answer.extend_from_slice(record);
    }
    Some(answer)
}
