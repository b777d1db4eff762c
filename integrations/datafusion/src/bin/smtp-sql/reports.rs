//! Ready-made reports over the table `events`.
//!
//! To add one, add a row. The columns that it may use are those of a log that `smtp-sql convert` keeps.

use crate::error::Error;
use std::io::{self, Write};

/// A report: its name, what it tells, and its SQL.
pub(crate) struct Report {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) sql: &'static str,
}

pub(crate) const REPORTS: &[Report] = &[
    Report {
        name: "summary",
        about: "how many deliveries there were, and what came of them",
        sql: "\
SELECT count(*) FILTER (WHERE delivery IN ('delivered', 'relayed', 'expanded')) AS delivered,
       count(*) FILTER (WHERE delivery = 'delayed') AS delayed,
       count(*) FILTER (WHERE delivery = 'failed') AS failed,
       count(*) FILTER (WHERE own_refusal) AS own_refusals,
       count(*) FILTER (WHERE complaint) AS complaints
FROM events",
    },
    Report {
        name: "reasons",
        about: "why deliveries failed, with a reply as an example",
        sql: "\
SELECT reason, count(*) AS failed,
       count(*) FILTER (WHERE bounce = 'soft') AS soft,
       count(*) FILTER (WHERE bounce = 'hard') AS hard,
       count(*) FILTER (WHERE bounce = 'block') AS block,
       min(substr(text, 1, 80)) AS example
FROM events
WHERE delivery = 'failed'
GROUP BY reason
ORDER BY failed DESC, reason",
    },
    Report {
        name: "delays",
        about: "why deliveries were put off, and how long servers asked to wait",
        sql: "\
SELECT reason, count(*) AS delayed, max(retry_after_s) AS longest_wait_s
FROM events
WHERE delivery = 'delayed'
GROUP BY reason
ORDER BY delayed DESC, reason",
    },
    Report {
        name: "failures-by-provider-and-day",
        about: "deliveries and failures of each day, by mailbox provider",
        sql: "\
SELECT day, coalesce(provider, 'other') AS provider,
       count(*) FILTER (WHERE delivery <> 'delayed') AS finished,
       count(*) FILTER (WHERE delivery = 'failed') AS failed,
       count(*) FILTER (WHERE delivery = 'failed' AND bounce = 'block') AS blocked,
       count(*) FILTER (WHERE delivery = 'delayed') AS delays
FROM events
WHERE delivery IS NOT NULL
GROUP BY day, coalesce(provider, 'other')
ORDER BY day, failed DESC, provider",
    },
    Report {
        name: "deliverability-by-week",
        about: "the share of deliveries that worked, week by week",
        sql: "\
SELECT CAST(date_trunc('week', time) AS DATE) AS week,
       count(*) FILTER (WHERE delivery IN ('delivered', 'relayed', 'expanded')) AS delivered,
       count(*) FILTER (WHERE delivery = 'failed') AS failed,
       count(*) FILTER (WHERE delivery = 'failed' AND bounce = 'hard') AS hard,
       count(*) FILTER (WHERE delivery = 'failed' AND bounce = 'block') AS blocked,
       round(100.0 * count(*) FILTER (WHERE delivery IN ('delivered', 'relayed', 'expanded')) / count(*), 2) AS per_cent
FROM events
WHERE delivery <> 'delayed'
GROUP BY CAST(date_trunc('week', time) AS DATE)
ORDER BY week",
    },
    Report {
        name: "blocklists",
        about: "the blocklists that servers named",
        sql: "\
SELECT blocklist, count(*) AS replies, min(day) AS first_day, max(day) AS last_day
FROM events
WHERE blocklist IS NOT NULL AND delivery IN ('failed', 'delayed')
GROUP BY blocklist
ORDER BY replies DESC, blocklist",
    },
    Report {
        name: "suppressions",
        about: "the addresses to send no more to, after complaints and hard bounces, with the last reply",
        sql: "\
SELECT lower(recipient) AS recipient, count(*) FILTER (WHERE NOT complaint) AS bounces,
       count(*) FILTER (WHERE complaint) AS complaints, max(time) AS last_time,
       last_value(reason ORDER BY time) FILTER (WHERE NOT complaint) AS reason,
       last_value(text ORDER BY time) FILTER (WHERE NOT complaint) AS text
FROM events
WHERE (complaint OR (delivery = 'failed' AND bounce = 'hard')) AND recipient LIKE '%@%'
GROUP BY lower(recipient)
ORDER BY recipient",
    },
];

/// The SQL of a report.
pub(crate) fn sql(name: &str) -> Result<&'static str, Error> {
    let report = REPORTS.iter().find(|report| report.name == name);
    report.map(|report| report.sql).ok_or_else(|| Error::NoSuchReport(name.to_owned()))
}

/// Lists the reports.
pub(crate) fn list(out: &mut dyn Write) -> io::Result<()> {
    for report in REPORTS {
        writeln!(out, "-- {}: {}\n{};\n", report.name, report.about, report.sql)?;
    }
    Ok(())
}
