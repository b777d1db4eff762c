//! Names of smtp-reply as labels of `metrics` and as fields of `tracing` events: few, known beforehand, and never text that a
//! server chose.

use metrics::counter;
use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use smtp_reply::{Classification, classify};

const REPLIES: [&str; 4] = [
    "550 5.1.1 User unknown",
    "550 5.1.1 No such user here",
    "452 4.2.2 The mailbox is over quota",
    "250 2.0.0 Queued",
];

fn record(meaning: &Classification) {
    counter!(
        "smtp_replies_total",
        "reason" => meaning.reason().as_str(),
        "bounce" => meaning.bounce().as_str(),
        "provider" => meaning.provider().map_or("other", |provider| provider.id()),
    )
    .increment(1);
    tracing::info!(
        reason = meaning.reason().as_str(),
        action = meaning.action().as_str(),
        code = meaning.code().map(|code| code.as_u16()),
        "reply"
    );
}

fn main() {
    tracing_subscriber::fmt().without_time().with_target(false).with_ansi(false).init();
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    metrics::with_local_recorder(&recorder, || {
        for reply in REPLIES {
            record(&classify(reply));
        }
    });

    let mut lines: Vec<String> = snapshotter
        .snapshot()
        .into_vec()
        .into_iter()
        .map(|(key, _, _, value)| {
            let labels: Vec<String> =
                key.key().labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
            let DebugValue::Counter(count) = value else { unreachable!("only counters are recorded") };
            format!("{}{{{}}} {count}", key.key().name(), labels.join(","))
        })
        .collect();
    lines.sort();
    println!("{}", lines.join("\n"));
}
