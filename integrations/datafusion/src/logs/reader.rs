//! The lines of logs, however long the logs and their lines are, plain or compressed.

use super::LogError;
use super::pieces::Piece;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// What is kept of a line. An array of events may be long; no line of a log needs more.
const LINE_LIMIT: usize = 1 << 20;

const BUFFER: usize = 256 * 1024;

/// How a log is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    Plain,
    Gzip,
    Zstd,
}

/// The first bytes of packed files (RFC 1952 §2.3.1, RFC 8878 §3.1.1), and of what is not read here.
const MAGIC: &[(&[u8], Result<Packing, &str>)] = &[
    (b"\x1f\x8b", Ok(Packing::Gzip)),
    (b"\x28\xb5\x2f\xfd", Ok(Packing::Zstd)),
    (b"\xfd7zXZ\0", Err("xz")),
    (b"BZh", Err("bzip2")),
    (b"PK\x03\x04", Err("zip")),
    (b"7z\xbc\xaf\x27\x1c", Err("7-Zip")),
    (b"\x04\x22\x4d\x18", Err("LZ4")),
    (b"LPKSHHRH", Err("the binary format of journald (see journalctl)")),
    (b"\xff\xfe", Err("UTF-16")),
    (b"\xfe\xff", Err("UTF-16")),
];

impl Packing {
    /// Tells how a file is packed from its first bytes.
    pub(super) fn of(path: &Path) -> Result<Self, LogError> {
        let mut front = Vec::new();
        File::open(path)
            .and_then(|file| file.take(16).read_to_end(&mut front))
            .map_err(|error| LogError::open(path, error))?;
        let found = MAGIC.iter().find(|(magic, _)| front.starts_with(magic));
        found.map_or(Ok(Self::Plain), |(_, packing)| {
            packing.map_err(|format| LogError::Format { path: path.to_owned(), format })
        })
    }
}

/// Calls `each` with every line that begins in a piece, without its end, until it returns `false`; what exceeds the limit
/// is left out. `read` is told how many bytes of the file were read.
pub(super) fn for_each_line(
    piece: &Piece,
    mut read: impl FnMut(usize),
    mut each: impl FnMut(&[u8]) -> bool,
) -> Result<(), LogError> {
    let path = &piece.log.path;
    let mut file = File::open(path).map_err(|error| LogError::open(path, error))?;
    let mut lines = Lines { at: 0, count: 0, begun: Vec::new(), is_begun: false };
    let result = match piece.log.packing {
        Packing::Plain => {
            // A line that ends at the start of a piece is of the piece before.
            lines.at = piece.range.start.saturating_sub(1);
            let skip = piece.range.start > 0;
            file.seek(SeekFrom::Start(lines.at)).and_then(|_| {
                let file = Counted { inner: file.take(piece.log.size - lines.at), read: &mut read };
                lines.each(BufReader::with_capacity(BUFFER, file), skip, piece.range.end, &mut each)
            })
        }
        Packing::Gzip => {
            let file = BufReader::with_capacity(BUFFER, Counted { inner: file, read: &mut read });
            let unpacked = flate2::bufread::MultiGzDecoder::new(file);
            lines.each(BufReader::with_capacity(BUFFER, unpacked), false, u64::MAX, &mut each)
        }
        Packing::Zstd => zstd::Decoder::new(Counted { inner: file, read: &mut read }).and_then(|unpacked| {
            lines.each(BufReader::with_capacity(BUFFER, unpacked), false, u64::MAX, &mut each)
        }),
    };
    result.map_err(|error| LogError::Read {
        path: path.clone(),
        line: (piece.range.start == 0).then_some(lines.count + 1),
        byte: lines.at,
        error,
    })
}

/// Where the reader of a stream stands.
struct Lines {
    /// The byte of the stream.
    at: u64,
    /// How many lines have ended.
    count: u64,
    /// The beginning of a line that the buffer cut in two.
    begun: Vec<u8>,
    is_begun: bool,
}

impl Lines {
    /// Reads the lines that begin before `end`; `skip` leaves out the first one.
    fn each(
        &mut self,
        mut input: impl BufRead,
        mut skip: bool,
        end: u64,
        each: &mut dyn FnMut(&[u8]) -> bool,
    ) -> io::Result<()> {
        loop {
            let buffer = match input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            if buffer.is_empty() {
                break;
            }
            let mut from = 0;
            for line_end in memchr::memchr_iter(b'\n', buffer) {
                if !self.is_begun && self.at + from as u64 >= end {
                    return Ok(());
                }
                let piece = &buffer[from..line_end];
                from = line_end + 1;
                self.count += 1;
                let goes_on = if std::mem::take(&mut skip) {
                    true
                } else if self.is_begun {
                    keep(&mut self.begun, piece);
                    each(without_cr(&self.begun))
                } else {
                    each(without_cr(&piece[..piece.len().min(LINE_LIMIT)]))
                };
                self.begun.clear();
                self.is_begun = false;
                if !goes_on {
                    return Ok(());
                }
            }
            if from < buffer.len() {
                if !self.is_begun && self.at + from as u64 >= end {
                    return Ok(());
                }
                keep(&mut self.begun, &buffer[from..]);
                self.is_begun = true;
            }
            let used = buffer.len();
            self.at += used as u64;
            input.consume(used);
        }
        if self.is_begun && !skip {
            self.count += 1;
            each(without_cr(&self.begun));
        }
        Ok(())
    }
}

fn keep(line: &mut Vec<u8>, piece: &[u8]) {
    let room = LINE_LIMIT - line.len();
    line.extend_from_slice(&piece[..piece.len().min(room)]);
}

fn without_cr(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// A reader that tells how much was read.
struct Counted<'a, R> {
    inner: R,
    read: &'a mut dyn FnMut(usize),
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.inner.read(buffer)?;
        (self.read)(len);
        Ok(len)
    }
}

#[cfg(test)]
mod tests {
    use super::super::LogError;
    use super::super::pieces::{Log, Piece};
    use super::super::times::Clock;
    use super::{LINE_LIMIT, Packing, for_each_line};
    use std::io::Write;
    use std::ops::Range;
    use std::sync::Arc;

    fn read(bytes: &[u8], range: Option<Range<u64>>) -> Result<Vec<Vec<u8>>, LogError> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let path = file.path().to_owned();
        let size = bytes.len() as u64;
        let log = Log { packing: Packing::of(&path)?, path, size, clock: Clock::of_year(2025).unwrap() };
        let mut found = Vec::new();
        let each = |line: &[u8]| {
            found.push(line.to_vec());
            true
        };
        for_each_line(&Piece { log: Arc::new(log), range: range.unwrap_or(0..size) }, |_| (), each)?;
        Ok(found)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn lines_end_with_lf_or_crlf_or_the_end_of_the_log() {
        let cases: [(&[u8], &[&[u8]]); 5] = [
            (b"", &[]),
            (b"\n", &[b""]),
            (b"one\ntwo\r\nthree", &[b"one", b"two", b"three"]),
            (b"one\n\n\nfour\n", &[b"one", b"", b"", b"four"]),
            (b"\xc3\x80\n\xe9\n\0", &[b"\xc3\x80", b"\xe9", b"\0"]),
        ];
        for (log, wanted) in cases {
            assert_eq!(read(log, None).unwrap(), wanted);
            assert_eq!(read(&gzip(log), None).unwrap(), wanted);
            assert_eq!(read(&zstd::encode_all(log, 1).unwrap(), None).unwrap(), wanted);
        }
    }

    #[test]
    fn compressed_logs_may_have_several_members() {
        for pack in [gzip, |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap()] {
            let mut log = pack(b"one\ntwo\nth");
            log.extend(pack(b"ree\n"));
            assert_eq!(read(&log, None).unwrap(), [&b"one"[..], b"two", b"three"]);
        }
    }

    #[test]
    fn wherever_a_log_is_cut_each_line_is_in_one_piece() {
        let log = b"one\n\ntwo and more\r\nthree\n\nx";
        let wanted = read(log, None).unwrap();
        let size = log.len() as u64;
        for first in 0..=size {
            for second in first..=size {
                let pieces =
                    [0..first, first..second, second..size].map(|range| read(log, Some(range)).unwrap());
                assert_eq!(pieces.concat(), wanted, "cut at {first} and {second}");
            }
        }
    }

    #[test]
    fn an_endless_line_is_one_line_and_takes_bounded_memory() {
        let mut log = vec![b'x'; 3 * LINE_LIMIT];
        log.extend_from_slice(b"\n250 OK\n");
        let found = read(&log, None).unwrap();
        assert_eq!((found.len(), found[0].len(), &found[1][..]), (2, LINE_LIMIT, &b"250 OK"[..]));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place() {
        let mut cut = gzip("550 5.1.1 No such user\n".repeat(50_000).as_bytes());
        cut.truncate(cut.len() / 2);
        let error = read(&cut, None).unwrap_err().to_string();
        let line = error.split_once(" in line ").unwrap().1.split_once(',').unwrap().0;
        assert!((1..50_000).contains(&line.parse::<u32>().unwrap()), "{error}");
        assert!(error.contains(" of its text: "), "{error}");

        let mut damaged = zstd::encode_all(&b"550 5.1.1 No such user\n"[..], 1).unwrap();
        damaged.truncate(damaged.len() - 3);
        assert!(read(&damaged, None).unwrap_err().to_string().contains(" in line 1"));

        let error = read(b"BZh91AY&SY", None).unwrap_err().to_string();
        assert!(error.ends_with("is in bzip2, which is not read here"), "{error}");
    }
}
