//! A client that discards what was received before the TLS handshake.
//!
//! STARTTLS begins in clear text, so someone on the way can append replies to the server's 220. A client that leaves
//! them in its buffer takes them for replies to its commands under TLS: they may claim that it has logged in, or that
//! the server offers a weaker way to do so. Two scripted dialogues show the check: an honest one, and one with such
//! replies in it.

use smtp_reply::{ParseError, ReplyCode, ReplyDecoder};
use std::fmt;
use std::process::ExitCode;

const HONEST: &[&[u8]] = &[
    b"220 mx.example.com ESMTP\r\n",
    b"250-mx.example.com\r\n250 STARTTLS\r\n",
    b"220 2.0.0 Ready to start TLS\r\n",
];

const INJECTED: &[&[u8]] = &[
    b"220 mx.example.com ESMTP\r\n",
    b"250-mx.example.com\r\n250 STARTTLS\r\n",
    b"220 2.0.0 Ready to start TLS\r\n250-mx.example.com\r\n250 AUTH PLAIN\r\n235 2.7.0 Welcome\r\n",
];

/// Why TLS does not start.
#[derive(Debug, PartialEq)]
enum Refused {
    /// The server sent what is no reply.
    Parse(ParseError),
    /// The server closed the connection, or said no.
    Server,
    /// This many unrequested bytes came before the handshake.
    Injected(usize),
}

impl From<ParseError> for Refused {
    fn from(error: ParseError) -> Self {
        Self::Parse(error)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parse(error) => error.fmt(f),
            Self::Server => f.write_str("the server does not start TLS"),
            Self::Injected(len) => write!(f, "{len} bytes came before the TLS handshake: response injection"),
        }
    }
}

/// The clear part of a session. Each piece is what one read from the socket would give.
fn start_tls(pieces: &[&[u8]]) -> Result<(), Refused> {
    let mut pieces = pieces.iter();
    let mut decoder = ReplyDecoder::new();
    for (command, expected) in [("(connect)", 220), ("EHLO client.example.org", 250), ("STARTTLS", 220)] {
        println!("C: {command}");
        if next_code(&mut decoder, &mut pieces)? != expected {
            return Err(Refused::Server);
        }
    }
    // The decoder ends here, with what it holds. Under TLS a new one begins.
    match decoder.buffered() {
        [] => Ok(()),
        bytes => Err(Refused::Injected(bytes.len())),
    }
}

fn next_code<'a>(
    decoder: &mut ReplyDecoder,
    pieces: &mut impl Iterator<Item = &'a &'a [u8]>,
) -> Result<ReplyCode, Refused> {
    loop {
        if let Some(reply) = decoder.next_reply()? {
            println!("S: {reply}");
            return Ok(reply.code());
        }
        let Some(piece) = pieces.next() else { return Err(Refused::Server) };
        decoder.feed(piece);
    }
}

fn main() -> ExitCode {
    let mut as_expected = true;
    for (name, pieces, expected) in
        [("honest", HONEST, Ok(())), ("injected", INJECTED, Err(Refused::Injected(55)))]
    {
        println!("-- {name}");
        let outcome = start_tls(pieces);
        match &outcome {
            Ok(()) => println!("=> handshake"),
            Err(refused) => println!("=> closed: {refused}"),
        }
        as_expected &= outcome == expected;
    }
    if as_expected { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
