//! How logs are divided between the cores: plain files by ranges of bytes, compressed ones whole.

use super::reader::Packing;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// A log, as it was when the query began.
#[derive(Clone, Debug)]
pub(crate) struct Log {
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
    pub(crate) packing: Packing,
    pub(crate) clock: super::times::Clock,
}

/// A part of a log: the lines that begin in a range of bytes. A compressed log has one piece.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) log: Arc<Log>,
    pub(crate) range: Range<u64>,
}

/// By how much logs shrink when they are compressed, roughly: so much more work is a byte of them.
const COMPRESSION: u64 = 10;

/// No piece of a plain file is smaller: a core has nothing to gain from less.
const SMALLEST: u64 = 1 << 20;

impl Log {
    const fn work(&self) -> u64 {
        match self.packing {
            Packing::Plain => self.size,
            Packing::Gzip | Packing::Zstd => self.size * COMPRESSION,
        }
    }
}

/// Divides logs into at most so many shares of about the same work, each of which is a row of neighbours: what is in one
/// share is of few days.
pub(crate) fn shares(logs: &[Arc<Log>], count: usize) -> Vec<Vec<Piece>> {
    let total: u64 = logs.iter().map(|log| log.work()).sum();
    let share = total.div_ceil(count.max(1) as u64).max(SMALLEST);
    let mut shares = vec![Vec::new()];
    let mut room = share;
    for log in logs.iter().filter(|log| log.size > 0) {
        let mut range = 0..log.size;
        while !range.is_empty() {
            if room == 0 {
                shares.push(Vec::new());
                room = share;
            }
            let end = match log.packing {
                Packing::Plain => range.end.min(range.start + room),
                Packing::Gzip | Packing::Zstd => range.end,
            };
            let work = if end == log.size && range.start == 0 { log.work() } else { end - range.start };
            room = room.saturating_sub(work);
            let last = shares.last_mut().expect("there is one");
            last.push(Piece { log: Arc::clone(log), range: range.start..end });
            range.start = end;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::super::times::Clock;
    use super::{Log, Packing, SMALLEST, shares};
    use std::sync::Arc;

    #[test]
    fn every_byte_is_in_one_share_and_shares_are_about_equal() {
        let log = |name: &str, size, packing| {
            Arc::new(Log { path: name.into(), size, packing, clock: Clock::of_year(2025).unwrap() })
        };
        let logs = [
            log("mail.log.2.gz", 3 * SMALLEST, Packing::Gzip),
            log("empty", 0, Packing::Plain),
            log("mail.log.1", 50 * SMALLEST + 7, Packing::Plain),
            log("mail.log", 9, Packing::Plain),
        ];
        for count in 1..=9 {
            let shares = shares(&logs, count);
            assert!(shares.len() <= count, "{count}");
            for log in &logs {
                let pieces: Vec<_> = shares
                    .iter()
                    .flatten()
                    .filter(|piece| piece.log.path == log.path)
                    .map(|piece| &piece.range)
                    .collect();
                let ends = pieces.iter().map(|range| range.end);
                let starts: Vec<_> = pieces.iter().map(|range| range.start).collect();
                let wanted: Vec<_> = [0].into_iter().chain(ends).take(pieces.len()).collect();
                assert_eq!(starts, wanted, "{count} {:?}", log.path);
                assert_eq!(pieces.last().map_or(0, |range| range.end), log.size);
                assert!(log.packing == Packing::Plain || pieces.len() == 1);
            }
            let work = |share: &Vec<super::Piece>| -> u64 {
                share
                    .iter()
                    .map(|piece| {
                        if piece.log.packing == Packing::Plain {
                            piece.range.end - piece.range.start
                        } else {
                            30 * SMALLEST
                        }
                    })
                    .sum()
            };
            let most = shares.iter().map(work).max().unwrap();
            assert!(most <= 80 * SMALLEST / count as u64 + 31 * SMALLEST, "{count}: {most}");
        }
    }

    #[test]
    fn small_logs_are_not_divided() {
        let log = Arc::new(Log {
            path: "mail.log".into(),
            size: SMALLEST,
            packing: Packing::Plain,
            clock: Clock::of_year(2025).unwrap(),
        });
        assert_eq!(shares(&[log], 8).len(), 1);
        assert_eq!(shares(&[], 8).len(), 1);
    }
}
