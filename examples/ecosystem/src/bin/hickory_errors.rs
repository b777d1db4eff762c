//! What hickory-resolver's answers about a domain mean for mail to it. No server has replied yet, so the program describes what
//! it found as a mail server would, and classifies that text.

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::lookup::Lookup;
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RData;
use smtp_reply::{Classification, classify};
use smtp_reply_ecosystem::scripted_name_server;
use std::time::Duration;

/// Why no mail can be sent to the domain; `None` where it can, at least for now.
fn trouble(mx: &Result<Lookup, NetError>) -> Option<Classification> {
    match mx {
        Ok(lookup) => {
            // RFC 7505: a single MX record with the root as its host.
            let is_null = |data: &RData| matches!(data, RData::MX(mx) if mx.exchange.is_root());
            let is_null_mx = lookup.answers().iter().any(|record| is_null(&record.data));
            is_null_mx.then(|| classify("556 5.1.10 Domain does not accept mail (null MX)"))
        }
        Err(error) if error.is_nx_domain() => Some(classify("5.1.2 Host or domain name not found")),
        // RFC 5321 §5.1: without an MX record, the address of the domain itself is used.
        Err(error) if error.is_no_records_found() => None,
        // A server that fails, or none that answers: not a word about the domain.
        Err(_) => Some(classify("4.4.3 Temporary DNS lookup failure")),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = scripted_name_server();
    let mut connection = ConnectionConfig::udp();
    connection.port = server.port();
    let name_server = NameServerConfig::new(server.ip(), true, vec![connection]);
    let config = ResolverConfig::from_parts(None, Vec::new(), vec![name_server]);
    let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
    builder.options_mut().timeout = Duration::from_millis(300);
    builder.options_mut().attempts = 1;
    let resolver = builder.build()?;

    for domain in [
        "friend.example",
        "nothing.example",
        "null.example",
        "gone.example",
        "broken.example",
        "silent.example",
    ] {
        let mx = resolver.mx_lookup(format!("{domain}.")).await;
        match trouble(&mx) {
            None => println!("{domain}: goes on"),
            Some(meaning) => println!("{domain}: {} -> {}", meaning.reason(), meaning.action()),
        }
    }
    Ok(())
}
