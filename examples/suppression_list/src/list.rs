//! The list, and the rules by which an address gets on it.

use rusqlite::{Connection, OptionalExtension, Row, params};
use smtp_reply::{BounceKind, BounceMessage, Delivery, MessageKind};
use std::ffi::OsStr;
use std::fmt;

/// How many soft bounces, without a hard one among them …
const SOFT_LIMIT: i64 = 5;
/// … on different days within this time put an address on the list: a mailbox that has been full for a month is abandoned.
const SOFT_DAYS: i64 = 30;

const DAY: i64 = 24 * 60 * 60;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS bounce (
        message TEXT NOT NULL,
        address TEXT NOT NULL,
        time INTEGER NOT NULL,
        bounce TEXT NOT NULL,
        reason TEXT NOT NULL,
        diagnostic TEXT,
        PRIMARY KEY (message, address)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS bounce_address ON bounce (address, time);
    CREATE TABLE IF NOT EXISTS suppressed (
        address TEXT PRIMARY KEY,
        since INTEGER NOT NULL,
        why TEXT NOT NULL
    ) WITHOUT ROWID;";

pub(crate) struct List(Connection);

/// An address on the list.
pub(crate) struct Entry {
    address: String,
    since: i64,
    why: String,
}

impl Entry {
    fn of_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { address: row.get(0)?, since: row.get(1)?, why: row.get(2)? })
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.address, self.since, self.why)
    }
}

impl List {
    pub(crate) fn open(database: &str) -> rusqlite::Result<Self> {
        let connection = Connection::open(database)?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self(connection))
    }

    /// Records what a message says, and returns whether it was understood: a person should see the others.
    ///
    /// A message that was recorded before, under the same name, is not counted again.
    pub(crate) fn record(
        &mut self,
        name: &OsStr,
        message: &BounceMessage,
        now: i64,
    ) -> rusqlite::Result<bool> {
        let name = name.to_string_lossy();
        let transaction = self.0.transaction()?;
        for recipient in message.recipients() {
            // A warning of delay is no bounce: the mail may still arrive. Nor is a report of success.
            if recipient.delivery() != Delivery::Failed {
                continue;
            }
            let address = normal(message.sent_to(recipient));
            let answer = recipient.classification();
            transaction.execute(
                "INSERT OR IGNORE INTO bounce VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    name,
                    address,
                    now,
                    answer.bounce().as_str(),
                    answer.reason().as_str(),
                    recipient.diagnostic()
                ],
            )?;
            let why = match answer.bounce() {
                // There is no such mailbox, and there will be none.
                BounceKind::Hard => Some(answer.reason().as_str()),
                // It may be over tomorrow. Several on one day are one: a mailing of five mails is no five attempts.
                BounceKind::Soft => {
                    let days: i64 = transaction.query_row(
                        "SELECT count(DISTINCT time / ?1) FROM bounce WHERE address = ?2 AND bounce = 'soft' AND time > ?3",
                        params![DAY, address, now - SOFT_DAYS * DAY],
                        |row| row.get(0),
                    )?;
                    (days >= SOFT_LIMIT).then_some("soft_bounces")
                }
                // The sender, the content or a policy was refused: the address is fine, and stays.
                _ => None,
            };
            if let Some(why) = why {
                suppress(&transaction, &address, now, why)?;
            }
        }
        // A recipient who complains gets no more mail, regardless of what the complaint is about.
        for address in message.complaint().into_iter().flat_map(|complaint| complaint.recipients()) {
            suppress(&transaction, &normal(address), now, "complaint")?;
        }
        transaction.commit()?;
        Ok(match message.kind() {
            MessageKind::Other => false,
            MessageKind::AutoReply | MessageKind::Complaint => true,
            _ => !message.recipients().is_empty(),
        })
    }

    /// The entry of an address, if it is on the list.
    pub(crate) fn find(&self, address: &str) -> rusqlite::Result<Option<Entry>> {
        let query = "SELECT address, since, why FROM suppressed WHERE address = ?1";
        self.0.query_row(query, [normal(address)], Entry::of_row).optional()
    }

    pub(crate) fn entries(&self) -> rusqlite::Result<Vec<Entry>> {
        let mut query = self.0.prepare("SELECT address, since, why FROM suppressed ORDER BY address")?;
        query.query_map([], Entry::of_row)?.collect()
    }

    /// Removes an address and its bounces, because it works again.
    pub(crate) fn remove(&mut self, address: &str) -> rusqlite::Result<()> {
        let address = normal(address);
        let transaction = self.0.transaction()?;
        transaction.execute("DELETE FROM suppressed WHERE address = ?1", [&address])?;
        transaction.execute("DELETE FROM bounce WHERE address = ?1", [&address])?;
        transaction.commit()
    }
}

fn suppress(connection: &Connection, address: &str, now: i64, why: &str) -> rusqlite::Result<()> {
    connection.execute("INSERT OR IGNORE INTO suppressed VALUES (?1, ?2, ?3)", params![address, now, why])?;
    Ok(())
}

/// The form in which addresses are compared. Local parts could differ by case, but in practice they do not.
fn normal(address: &str) -> String {
    address.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report about joe@example.org, sent to this return path.
    fn report(return_path: &str, action: &str, diagnostic: &str) -> BounceMessage {
        BounceMessage::parse(&format!(
            "From: MAILER-DAEMON@mail.example.com\nTo: {return_path}\nSubject: Undelivered mail\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
             --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n\
             Final-Recipient: rfc822; joe@example.org\nAction: {action}\nDiagnostic-Code: smtp; {diagnostic}\n--b--\n"
        ))
    }

    /// The list after this report on each of these days.
    #[track_caller]
    fn after(days: &[i64], action: &str, diagnostic: &str) -> Vec<String> {
        let mut list = List::open(":memory:").unwrap();
        for (at, day) in days.iter().enumerate() {
            let message = report("news@example.com", action, diagnostic);
            list.record(at.to_string().as_ref(), &message, day * DAY).unwrap();
        }
        list.entries().unwrap().iter().map(|entry| format!("{} {}", entry.address, entry.why)).collect()
    }

    const NO_USER: &str = "550 5.1.1 no such user";
    const FULL: &str = "452 4.2.2 mailbox is over quota";
    const SPAM: &str = "554 5.7.1 this message looks like spam";

    #[test]
    fn a_hard_bounce_counts_at_once() {
        assert_eq!(after(&[1], "failed", NO_USER), ["joe@example.org user_unknown"]);
    }

    #[test]
    fn soft_bounces_count_when_they_go_on_for_days() {
        assert_eq!(after(&[1, 2, 3, 4, 5], "failed", FULL), ["joe@example.org soft_bounces"]);
        assert_eq!(after(&[1, 2, 3, 4], "failed", FULL), [""; 0]);
        assert_eq!(after(&[1, 1, 1, 2, 2, 2], "failed", FULL), [""; 0]);
        assert_eq!(after(&[1, 2, 3, 40, 41], "failed", FULL), [""; 0]);
    }

    #[test]
    fn blocks_delays_and_successes_never_count() {
        assert_eq!(after(&[1, 2, 3, 4, 5, 6], "failed", SPAM), [""; 0]);
        assert_eq!(after(&[1, 2, 3, 4, 5, 6], "delayed", FULL), [""; 0]);
        assert_eq!(after(&[1, 2, 3, 4, 5, 6], "delivered", "250 2.0.0 Ok"), [""; 0]);
    }

    #[test]
    fn a_message_counts_once() {
        let mut list = List::open(":memory:").unwrap();
        for day in 1..10 {
            list.record("same".as_ref(), &report("news@example.com", "failed", FULL), day * DAY).unwrap();
        }
        assert!(list.entries().unwrap().is_empty());
    }

    #[test]
    fn the_return_path_tells_whom_the_mail_was_sent_to() {
        let mut list = List::open(":memory:").unwrap();
        let message = report("bounces+team=example.net@example.com", "failed", NO_USER);
        list.record("1".as_ref(), &message, DAY).unwrap();
        assert!(list.find("team@example.net").unwrap().is_some());
        assert!(list.find("joe@example.org").unwrap().is_none());
    }

    #[test]
    fn who_complains_gets_nothing_more_until_taken_off() {
        let complaint = BounceMessage::parse(
            "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n\
             --b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: joe@example.org\n--b--\n",
        );
        let mut list = List::open(":memory:").unwrap();
        assert!(list.record("1".as_ref(), &complaint, DAY).unwrap());
        assert_eq!(list.find("joe@example.org").unwrap().unwrap().why, "complaint");
        list.remove("Joe@Example.org").unwrap();
        assert!(list.find("joe@example.org").unwrap().is_none());
    }
}
