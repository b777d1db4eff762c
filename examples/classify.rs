//! Classifies its arguments, or each line of standard input.
use smtp_reply::classify;
use std::io::{BufRead, Write};

fn main() {
    let stdin = std::io::stdin();
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in stdin.lock().split(b'\n') {
        let line = line.unwrap();
        let c = classify(&line);
        let v = serde_json::json!({
            "code": c.code().map(|c| c.as_u16()),
            "enhanced": c.enhanced().map(|e| e.to_string()),
            "reason": c.reason().as_str(),
            "bounce": c.bounce().as_str(),
            "action": c.action().as_str(),
            "evidence": c.evidence().to_string(),
            "matched": c.matched(),
            "stage": c.stage().map(|s| s.as_str()),
            "provider": c.provider().map(|s| s.as_str()),
            "blocklist": c.blocklist().map(|s| s.zone()),
            "retry_after": c.retry_after().map(|s| s.as_secs()),
        });
        writeln!(out, "{v}").unwrap();
    }
}
