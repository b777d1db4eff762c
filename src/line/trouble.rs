//! Errors of the programs themselves whose names, numbers or fixed texts give the reason. The text model reads all others.

use crate::code::{Class, ReplyCode};
use crate::find::places;
use crate::reason::Reason::{self, ConnectionFailed, DnsFailure, EncryptionRequired, Expired, Unknown};
use crate::table::{Index, index};

/// Names of errors: of POSIX (`errno.h`, `netdb.h`), of Windows Sockets, of c-ares and Node, of Rust's std, of OpenSSL, Java and
/// rustls. `EAGAIN` on a socket is a time limit for reading that was exceeded.
static NAMES: Index<Reason> = index!(Reason:
    "EAI_AGAIN" => DnsFailure,
    "EAI_NONAME" => DnsFailure,
    "EAI_NODATA" => DnsFailure,
    "EAI_FAIL" => DnsFailure,
    "ENOTFOUND" => DnsFailure,
    "ENODATA" => DnsFailure,
    "ESERVFAIL" => DnsFailure,
    "ETIMEOUT" => DnsFailure,
    "WSAHOST_NOT_FOUND" => DnsFailure,
    "WSATRY_AGAIN" => DnsFailure,
    "UnknownHostException" => DnsFailure,
    "ECONNREFUSED" => ConnectionFailed,
    "ECONNRESET" => ConnectionFailed,
    "ECONNABORTED" => ConnectionFailed,
    "ETIMEDOUT" => ConnectionFailed,
    "ESOCKETTIMEDOUT" => ConnectionFailed,
    "EHOSTUNREACH" => ConnectionFailed,
    "EHOSTDOWN" => ConnectionFailed,
    "ENETUNREACH" => ConnectionFailed,
    "ENETDOWN" => ConnectionFailed,
    "ENETRESET" => ConnectionFailed,
    "ENOTCONN" => ConnectionFailed,
    "ESHUTDOWN" => ConnectionFailed,
    "EADDRNOTAVAIL" => ConnectionFailed,
    "EPIPE" => ConnectionFailed,
    "EAGAIN" => ConnectionFailed,
    "EWOULDBLOCK" => ConnectionFailed,
    "WSAECONNREFUSED" => ConnectionFailed,
    "WSAECONNRESET" => ConnectionFailed,
    "WSAECONNABORTED" => ConnectionFailed,
    "WSAETIMEDOUT" => ConnectionFailed,
    "WSAEHOSTUNREACH" => ConnectionFailed,
    "WSAENETUNREACH" => ConnectionFailed,
    "ConnectionRefused" => ConnectionFailed,
    "ConnectionReset" => ConnectionFailed,
    "ConnectionAborted" => ConnectionFailed,
    "NotConnected" => ConnectionFailed,
    "HostUnreachable" => ConnectionFailed,
    "NetworkUnreachable" => ConnectionFailed,
    "NetworkDown" => ConnectionFailed,
    "AddrNotAvailable" => ConnectionFailed,
    "BrokenPipe" => ConnectionFailed,
    "TimedOut" => ConnectionFailed,
    "UnexpectedEof" => ConnectionFailed,
    "WouldBlock" => ConnectionFailed,
    "EOFException" => ConnectionFailed,
    "CERTIFICATE_VERIFY_FAILED" => EncryptionRequired,
    "WRONG_VERSION_NUMBER" => EncryptionRequired,
    "UNSUPPORTED_PROTOCOL" => EncryptionRequired,
    "SSLV3_ALERT_HANDSHAKE_FAILURE" => EncryptionRequired,
    "TLSV1_ALERT_PROTOCOL_VERSION" => EncryptionRequired,
    "SSLHandshakeException" => EncryptionRequired,
    "InvalidCertificate" => EncryptionRequired,
    "HandshakeFailure" => EncryptionRequired,
    "ProtocolVersion" => EncryptionRequired,
    "DEPTH_ZERO_SELF_SIGNED_CERT" => EncryptionRequired,
    "SELF_SIGNED_CERT_IN_CHAIN" => EncryptionRequired,
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE" => EncryptionRequired,
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" => EncryptionRequired,
    "CERT_HAS_EXPIRED" => EncryptionRequired,
    "ERR_TLS_CERT_ALTNAME_INVALID" => EncryptionRequired,
    "SEC_E_UNTRUSTED_ROOT" => EncryptionRequired,
);

/// How programs write the number of an error: Rust's std; Python; Python on Windows.
const NUMBERED: &[&str] = &["(os error ", "[Errno ", "[WinError "];

/// The numbers of errors of the network: of Linux, and of macOS and the BSDs (`errno.h`); of Windows (`winerror.h`, `winsock2.h`);
/// of `getaddrinfo` (`netdb.h`). Where systems give a number different meanings, the others have nothing to do with mail.
static NUMBERS: Index<Reason> = index!(Reason:
    // Linux: EAGAIN, EPIPE, EADDRNOTAVAIL to ECONNRESET, ENOTCONN, ESHUTDOWN, ETIMEDOUT to EHOSTUNREACH.
    "11" => ConnectionFailed,
    "32" => ConnectionFailed,
    "99" => ConnectionFailed,
    "100" => ConnectionFailed,
    "101" => ConnectionFailed,
    "102" => ConnectionFailed,
    "103" => ConnectionFailed,
    "104" => ConnectionFailed,
    "107" => ConnectionFailed,
    "108" => ConnectionFailed,
    "110" => ConnectionFailed,
    "111" => ConnectionFailed,
    "112" => ConnectionFailed,
    "113" => ConnectionFailed,
    // macOS and the BSDs: EAGAIN, EADDRNOTAVAIL to ECONNRESET, ENOTCONN, ESHUTDOWN, ETIMEDOUT, ECONNREFUSED, EHOSTDOWN,
    // EHOSTUNREACH. 64 is also ERROR_NETNAME_DELETED of Windows.
    "35" => ConnectionFailed,
    "49" => ConnectionFailed,
    "50" => ConnectionFailed,
    "51" => ConnectionFailed,
    "52" => ConnectionFailed,
    "53" => ConnectionFailed,
    "54" => ConnectionFailed,
    "57" => ConnectionFailed,
    "58" => ConnectionFailed,
    "60" => ConnectionFailed,
    "61" => ConnectionFailed,
    "64" => ConnectionFailed,
    "65" => ConnectionFailed,
    // Windows: ERROR_SEM_TIMEOUT, ERROR_CONNECTION_REFUSED, ERROR_NETWORK_UNREACHABLE, ERROR_CONNECTION_ABORTED; WSAEWOULDBLOCK,
    // WSAEADDRNOTAVAIL to WSAECONNRESET, WSAENOTCONN, WSAESHUTDOWN, WSAETIMEDOUT, WSAECONNREFUSED, WSAEHOSTDOWN, WSAEHOSTUNREACH.
    "121" => ConnectionFailed,
    "1225" => ConnectionFailed,
    "1231" => ConnectionFailed,
    "1236" => ConnectionFailed,
    "10035" => ConnectionFailed,
    "10049" => ConnectionFailed,
    "10050" => ConnectionFailed,
    "10051" => ConnectionFailed,
    "10052" => ConnectionFailed,
    "10053" => ConnectionFailed,
    "10054" => ConnectionFailed,
    "10057" => ConnectionFailed,
    "10058" => ConnectionFailed,
    "10060" => ConnectionFailed,
    "10061" => ConnectionFailed,
    "10064" => ConnectionFailed,
    "10065" => ConnectionFailed,
    // EAI_NONAME, EAI_AGAIN, EAI_FAIL, EAI_NODATA; EAI_NONAME of macOS; the same of Windows.
    "-2" => DnsFailure,
    "-3" => DnsFailure,
    "-4" => DnsFailure,
    "-5" => DnsFailure,
    "8" => DnsFailure,
    "11001" => DnsFailure,
    "11002" => DnsFailure,
    "11003" => DnsFailure,
    "11004" => DnsFailure,
);

/// The fixed texts of `gai_strerror`, of libraries that have no names for their errors (Rust's std, tokio, rustls, OpenSSL,
/// Go, Node, curl, .NET), and of the queue managers of Postfix and OpenSMTPD. A failed lookup has priority over what failed
/// because of it. The last rows are summaries of nodemailer, PHPMailer, .NET and Go, which name no cause.
const TEXTS: &[(&str, Reason)] = &[
    ("getaddrinfo", DnsFailure),
    ("ame or service not known", DnsFailure),
    ("emporary failure in name resolution", DnsFailure),
    ("odename nor servname provided", DnsFailure),
    ("o address associated with hostname", DnsFailure),
    ("failed to lookup address information", DnsFailure),
    ("dial tcp: lookup ", DnsFailure),
    (": no such host", DnsFailure),
    ("o such host is known", DnsFailure),
    ("ould not resolve host", DnsFailure),
    ("remote name could not be resolved", DnsFailure),
    ("queryMx ", DnsFailure),
    ("invalid peer certificate", EncryptionRequired),
    ("received fatal alert", EncryptionRequired),
    ("ertificate verify failed", EncryptionRequired),
    ("wrong version number", EncryptionRequired),
    ("x509: certificate", EncryptionRequired),
    ("tls: handshake failure", EncryptionRequired),
    ("received corrupt message of type ", EncryptionRequired),
    ("expired, returned to sender", Expired),
    ("Envelope expired", Expired),
    (": i/o timeout", ConnectionFailed),
    ("connect: connection refused", ConnectionFailed),
    ("failed to fill whole buffer", ConnectionFailed),
    ("unexpected end of file", ConnectionFailed),
    ("deadline has elapsed", ConnectionFailed),
    ("context deadline exceeded", ConnectionFailed),
    ("reeting never received", ConnectionFailed),
    ("ll recipients were rejected", Unknown),
    ("he following recipients failed", Unknown),
    ("nable to send to all recipients", Unknown),
    ("context canceled", Unknown),
];

/// A bitmap of the texts that have this byte as their first, second or third.
static FRONTS: [[u32; 256]; 3] = fronts();

const fn fronts() -> [[u32; 256]; 3] {
    assert!(TEXTS.len() <= 32);
    let mut fronts = [[0; 256]; 3];
    let mut row = 0;
    while row < TEXTS.len() {
        let mut place = 0;
        while place < 3 {
            fronts[place][TEXTS[row].0.as_bytes()[place] as usize] |= 1 << row;
            place += 1;
        }
        row += 1;
    }
    fronts
}

/// The reason of a text without a reply code that contains one of these.
#[allow(clippy::needless_bitwise_bool, reason = "without branches it is vectorised")]
pub(super) fn reason_in(text: &[u8]) -> Option<Reason> {
    of_text(text).or_else(|| {
        let starts = places(text, |before, first, _, _| {
            let inside = before.is_ascii_alphanumeric() | (before == b'_');
            !inside & (first.is_ascii_uppercase() | matches!(first, b'(' | b'['))
        });
        let mut starts = core::iter::once(0).chain(starts.map(|at| at + 1)).map(|at| &text[at..]);
        starts.find_map(|rest| of_number(rest).or_else(|| of_name(rest)))
    })
}

/// Of several texts the one that has the first row.
fn of_text(text: &[u8]) -> Option<Reason> {
    let [first, second, third] = &FRONTS;
    let mut found = 0_u32;
    for (at, front) in text.windows(3).enumerate() {
        let mut rows =
            first[usize::from(front[0])] & second[usize::from(front[1])] & third[usize::from(front[2])];
        while rows != 0 {
            let row = rows.trailing_zeros();
            if text[at..].starts_with(TEXTS[row as usize].0.as_bytes()) {
                found |= 1 << row;
            }
            rows &= rows - 1;
        }
    }
    (found != 0).then(|| TEXTS[found.trailing_zeros() as usize].1)
}

fn of_name(text: &[u8]) -> Option<Reason> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let end = text.iter().position(|byte| !is_part(byte)).unwrap_or(text.len());
    NAMES.get(&text[..end])
}

/// The reason of a code that is the number of an error. No server sends 1yz codes (RFC 5321 §4.2.1), but programs write such a
/// number in place of the code of a server that they could not reach.
pub(super) fn reason_of_code(code: ReplyCode) -> Option<Reason> {
    if code.class() == Class::PositivePreliminary { NUMBERS.get(code.as_str().as_bytes()) } else { None }
}

fn of_number(text: &[u8]) -> Option<Reason> {
    let number = NUMBERED.iter().find_map(|front| text.strip_prefix(front.as_bytes()))?;
    let end = number.iter().position(|byte| matches!(byte, b')' | b']'))?;
    NUMBERS.get(&number[..end])
}
