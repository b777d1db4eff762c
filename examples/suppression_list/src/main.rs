//! Keeps a suppression list from a Maildir of bounces.
//!
//! ```console
//! $ cargo run --release --manifest-path examples/suppression_list/Cargo.toml -- bounces.db read ~/Maildir
//! $ cargo run --release --manifest-path examples/suppression_list/Cargo.toml -- bounces.db check joe@example.org
//! ```
//!
//! It is meant to be copied: [`list`] holds the rules and the database, [`maildir`] the mailbox.

mod list;
mod maildir;

use list::List;
use smtp_reply::BounceMessage;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

const HELP: &str = "\
Keeps a suppression list from a Maildir of bounces.

Usage: suppression_list DATABASE read MAILDIR    read new messages, and file them away
       suppression_list DATABASE check ADDRESS   exit status 1 if nothing may be sent to the address
       suppression_list DATABASE list            print the list: address, since when (Unix time), why
       suppression_list DATABASE remove ADDRESS  take an address off, and forget its bounces
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("suppression_list: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode, Box<dyn Error>> {
    match arguments {
        [database, "read", folder] => {
            let mut list = List::open(database)?;
            let read = read(&mut list, Path::new(folder), now())?;
            println!("{read} messages, {} addresses on the list", list.entries()?.len());
        }
        [database, "check", address] => {
            if let Some(entry) = List::open(database)?.find(address)? {
                println!("{entry}");
                return Ok(ExitCode::FAILURE);
            }
        }
        [database, "list"] => {
            for entry in List::open(database)?.entries()? {
                println!("{entry}");
            }
        }
        [database, "remove", address] => List::open(database)?.remove(address)?,
        _ => print!("{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads all new messages of a Maildir, and files them away: bounces as seen, what a person should look at as unseen.
fn read(list: &mut List, folder: &Path, now: i64) -> Result<usize, Box<dyn Error>> {
    let names = maildir::new_messages(folder)?;
    for name in &names {
        let message = BounceMessage::parse(&maildir::read(folder, name)?);
        // First the database, then the mailbox: if this ends in between, the message is read again, and not counted twice.
        let is_done = list.record(name, &message, now)?;
        maildir::file_away(folder, name, is_done)?;
    }
    Ok(names.len())
}

fn now() -> i64 {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i64::try_from(time).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_mailbox_becomes_a_list() {
        let folder = std::env::temp_dir().join(format!("suppression-list-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for name in ["new", "cur", "tmp"] {
            fs::create_dir_all(folder.join(name)).unwrap();
        }
        let bounce = "From: MAILER-DAEMON@mail.example.com\nSubject: failure notice\n\n\
            Hi. This is the qmail-send program at mail.example.com.\n\n<Joe@example.org>:\n\
            Remote host said: 550 5.1.1 no such user\n";
        fs::write(folder.join("new/1.host"), bounce).unwrap();
        fs::write(folder.join("new/2.host"), "Subject: Hello\n\nIs anybody there?\n").unwrap();

        let mut list = List::open(":memory:").unwrap();
        assert_eq!(read(&mut list, &folder, 1_000).unwrap(), 2);
        let entry = list.find("joe@EXAMPLE.org").unwrap().unwrap();
        assert_eq!(entry.to_string(), "joe@example.org 1000 user_unknown");
        // What is no bounce is left to be seen.
        assert!(folder.join("cur/1.host:2,S").exists());
        assert!(folder.join("cur/2.host:2,").exists());
        assert_eq!(read(&mut list, &folder, 2_000).unwrap(), 0);
        fs::remove_dir_all(&folder).unwrap();
    }
}
