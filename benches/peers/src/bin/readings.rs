//! What each crate reads in a reply that is not quite as the RFC has it, as a table in Markdown:
//!
//! ```sh
//! cargo run --manifest-path benches/peers/Cargo.toml --bin readings
//! ```

use io_smtp::rfc5321::SmtpResponse;
use lettre::transport::smtp::response::Response as LettreResponse;
use smtp_proto::response::parser::ResponseReceiver;
use smtp_reply::Reply;

const REPLIES: &[(&str, &[u8])] = &[
    ("code alone", b"250\r\n"),
    ("code and space alone", b"250 \r\n"),
    ("571", b"571 5.7.1 Refused\r\n"),
    ("5.7.606", b"550 5.7.606 Access denied\r\n"),
    ("9.1.1 is no enhanced code", b"550 9.1.1 Text\r\n"),
    ("a refusal after 220", b"220-mx.example.com\r\n521 5.7.1 Blocked\r\n"),
    ("success after a refusal", b"550-5.1.1 No\r\n250 2.0.0 OK\r\n"),
    ("enhanced code on the last line only", b"550-No such user\r\n550 5.1.1 here\r\n"),
    ("bare LF", b"250-mx.example.com\n250 SIZE\n"),
    ("UTF-8", "550 5.1.1 Zustellung unm\u{f6}glich\r\n".as_bytes()),
    ("GBK", b"550 5.1.1 \xd3\xca\xcf\xe4\r\n"),
    ("four digits", b"2500 OK\r\n"),
    ("600", b"600 What\r\n"),
    ("an unfinished reply", b"250-mx.example.com\r\n"),
];

type Reader = fn(&[u8]) -> String;

const READERS: [(&str, Reader); 4] = [
    ("smtp-reply", smtp_reply_reads),
    ("smtp-proto 0.2.5", smtp_proto_reads),
    ("lettre 0.11.23", lettre_reads),
    ("io-smtp 0.6.0", io_smtp_reads),
];

fn main() {
    let names: Vec<&str> = READERS.iter().map(|(name, _)| *name).collect();
    println!("| reply | bytes | {} |", names.join(" | "));
    println!("|{}", " --- |".repeat(names.len() + 2));
    for (what, bytes) in REPLIES {
        let readings: Vec<String> = READERS.iter().map(|(_, read)| read(bytes)).collect();
        println!("| {what} | `{}` | {} |", bytes.escape_ascii(), readings.join(" | "));
    }
}

fn show(code: impl std::fmt::Display, enhanced: Option<String>, lines: usize) -> String {
    let enhanced = enhanced.map(|enhanced| format!(" {enhanced}")).unwrap_or_default();
    let lines = if lines == 1 { String::new() } else { format!(", {lines} lines") };
    format!("{code}{enhanced}{lines}")
}

fn smtp_reply_reads(bytes: &[u8]) -> String {
    match Reply::parse_prefix(bytes) {
        Ok(Some((reply, _))) => {
            show(reply.code(), reply.enhanced().map(|code| code.to_string()), reply.lines().count())
        }
        Ok(None) => "waits".to_owned(),
        Err(_) => "error".to_owned(),
    }
}

fn smtp_proto_reads(bytes: &[u8]) -> String {
    match ResponseReceiver::default().parse(&mut bytes.iter()) {
        Ok(reply) => {
            let [class, subject, detail] = reply.esc;
            let enhanced = (class != 0).then(|| format!("{class}.{subject}.{detail}"));
            show(reply.code, enhanced, reply.message.trim_end_matches('\n').lines().count().max(1))
        }
        Err(smtp_proto::Error::NeedsMoreData { .. }) => "waits".to_owned(),
        Err(_) => "error".to_owned(),
    }
}

/// It gives no enhanced code, and does not tell an unfinished reply from a wrong one.
fn lettre_reads(bytes: &[u8]) -> String {
    let reply = std::str::from_utf8(bytes).ok().and_then(|text| text.parse::<LettreResponse>().ok());
    reply.map_or("error".to_owned(), |reply| show(reply.code(), None, reply.message().count()))
}

/// It gives no enhanced code; its client waits as long as the reply is not complete.
fn io_smtp_reads(bytes: &[u8]) -> String {
    match SmtpResponse::parse(bytes) {
        _ if !SmtpResponse::is_complete(bytes) => "waits".to_owned(),
        Ok(reply) => show(reply.code.code(), None, reply.lines.as_ref().len()),
        Err(_) => "error".to_owned(),
    }
}
