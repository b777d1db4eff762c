//! The lines of logs, however long the logs and their lines are, compressed or in UTF-16.

use encoding_rs::{UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What is kept of a line. An array of events may be long; no line of a log needs more.
const LINE_LIMIT: usize = 1 << 20;

const BUFFER: usize = 256 * 1024;

/// The first bytes of what is no text, and what is done with it.
const MAGIC: &[(&[u8], Format)] = &[
    (b"\x1f\x8b", Format::Gzip),
    (b"\xfd7zXZ\0", Format::Xz),
    (b"\x28\xb5\x2f\xfd", Format::Zstd),
    (b"BZh", Format::Unreadable("bzip2")),
    (b"PK\x03\x04", Format::Unreadable("zip")),
    (b"7z\xbc\xaf\x27\x1c", Format::Unreadable("7-Zip")),
    (b"\x04\x22\x4d\x18", Format::Unreadable("LZ4")),
    (b"LPKSHHRH", Format::Unreadable("the binary format of journald (see journalctl)")),
];

#[derive(Clone, Copy)]
enum Format {
    Gzip,
    Xz,
    Zstd,
    Unreadable(&'static str),
}

/// Opens a log, or standard input, and decompresses it where needed.
fn open(path: Option<&Path>) -> io::Result<(Box<dyn BufRead>, Option<u64>)> {
    let Some(path) = path else { return Ok((unpack(Box::new(io::stdin()))?, None)) };
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let size = about.is_file().then_some(about.len());
    Ok((unpack(Box::new(file))?, size))
}

fn unpack(input: Box<dyn Read>) -> io::Result<Box<dyn BufRead>> {
    let input = Peeked::new(input)?;
    let format = MAGIC.iter().find(|(magic, _)| input.front().starts_with(magic)).map(|&(_, format)| format);
    match format {
        None => Ok(text(input)),
        Some(Format::Gzip) => unpack(Box::new(flate2::read::MultiGzDecoder::new(input))),
        Some(Format::Xz) => unpack(Box::new(lzma_rust2::XzReader::new(input, true))),
        Some(Format::Zstd) => unpack(Box::new(Zstd::new(input)?)),
        Some(Format::Unreadable(name)) => {
            let message = format!("it is in {name}, which is not read here; unpack it first");
            Err(io::Error::new(io::ErrorKind::InvalidData, message))
        }
    }
}

/// Text as bytes; UTF-16, with a byte order mark or without, as UTF-8.
fn text(input: Peeked) -> Box<dyn BufRead> {
    let encoding = match *input.front() {
        [0xff, 0xfe, ..] | [0x20..=0x7e, 0, 0x20..=0x7e, 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, 0x20..=0x7e, 0, 0x20..=0x7e, ..] => UTF_16BE,
        _ => return Box::new(BufReader::with_capacity(BUFFER, input)),
    };
    let decoded = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(input);
    Box::new(BufReader::with_capacity(BUFFER, decoded))
}

/// A reader whose first bytes have been looked at.
struct Peeked {
    front: Vec<u8>,
    given: usize,
    rest: Box<dyn Read>,
}

impl Peeked {
    fn new(mut rest: Box<dyn Read>) -> io::Result<Self> {
        let mut front = Vec::new();
        rest.by_ref().take(16).read_to_end(&mut front)?;
        Ok(Self { front, given: 0, rest })
    }

    fn front(&self) -> &[u8] {
        &self.front
    }
}

impl Read for Peeked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let front = &self.front[self.given..];
        if front.is_empty() {
            return self.rest.read(buffer);
        }
        let len = front.len().min(buffer.len());
        buffer[..len].copy_from_slice(&front[..len]);
        self.given += len;
        Ok(len)
    }
}

type Frame = StreamingDecoder<BufReader<Peeked>, FrameDecoder>;

/// All frames of a zstd stream (RFC 8878 §3.1): the decoder reads one.
struct Zstd {
    frame: Frame,
}

impl Zstd {
    fn new(input: Peeked) -> io::Result<Self> {
        Ok(Self { frame: Self::frame(BufReader::with_capacity(BUFFER, input))? })
    }

    fn frame(input: BufReader<Peeked>) -> io::Result<Frame> {
        StreamingDecoder::new(input)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))
    }
}

impl Read for Zstd {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let len = self.frame.read(buffer)?;
            if len > 0 || buffer.is_empty() || self.frame.get_mut().fill_buf()?.is_empty() {
                return Ok(len);
            }
            // A frame more: what is left of the input moves to a decoder of its own.
            let empty = BufReader::new(Peeked { front: Vec::new(), given: 0, rest: Box::new(io::empty()) });
            let rest = std::mem::replace(self.frame.get_mut(), empty);
            self.frame = Self::frame(rest)?;
        }
    }
}

/// Calls `each` with every line of a log, without its end; what exceeds the limit is left out.
pub(crate) fn for_each_line(path: Option<&Path>, each: impl FnMut(&[u8])) -> io::Result<()> {
    let (input, size) = open(path)?;
    let progress = io::stderr().is_terminal().then(|| Progress::new(path, size));
    lines(input, progress, each)
}

fn lines(
    mut input: Box<dyn BufRead>,
    mut progress: Option<Progress>,
    mut each: impl FnMut(&[u8]),
) -> io::Result<()> {
    // The beginning of a line that the buffer cut in two.
    let mut begun = Vec::new();
    let mut is_begun = false;
    loop {
        let buffer = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        if buffer.is_empty() {
            break;
        }
        let (mut from, mut count) = (0, 0);
        for end in memchr::memchr_iter(b'\n', buffer) {
            let piece = &buffer[from..end];
            if is_begun {
                keep(&mut begun, piece);
                each(without_cr(&begun));
                begun.clear();
                is_begun = false;
            } else {
                each(without_cr(&piece[..piece.len().min(LINE_LIMIT)]));
            }
            from = end + 1;
            count += 1;
        }
        if from < buffer.len() {
            keep(&mut begun, &buffer[from..]);
            is_begun = true;
        }
        let used = buffer.len();
        input.consume(used);
        if let Some(progress) = &mut progress {
            progress.read(count, used);
        }
    }
    if is_begun {
        each(without_cr(&begun));
    }
    if progress.is_some_and(|progress| progress.shown) {
        eprint!("\r\x1b[K");
    }
    Ok(())
}

fn keep(line: &mut Vec<u8>, piece: &[u8]) {
    let room = LINE_LIMIT - line.len();
    line.extend_from_slice(&piece[..piece.len().min(room)]);
}

fn without_cr(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// A line on standard error, for logs that take more than a moment.
struct Progress {
    name: String,
    size: Option<u64>,
    lines: u64,
    bytes: u64,
    next: Instant,
    shown: bool,
}

impl Progress {
    fn new(path: Option<&Path>, size: Option<u64>) -> Self {
        let name = path.map_or_else(|| "-".to_owned(), |path| path.display().to_string());
        let next = Instant::now() + Duration::from_millis(500);
        // The size of a compressed file says little of how many bytes come out of it.
        let packed = path
            .and_then(Path::extension)
            .is_some_and(|end| matches!(end.to_str(), Some("gz" | "xz" | "zst")));
        Self { name, size: size.filter(|_| !packed), lines: 0, bytes: 0, next, shown: false }
    }

    fn read(&mut self, lines: u64, bytes: usize) {
        self.lines += lines;
        self.bytes += bytes as u64;
        if Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + Duration::from_millis(200);
        self.shown = true;
        match self.size {
            Some(size) if size > 0 => {
                let share = (self.bytes * 100 / size).min(100);
                eprint!("\r\x1b[K{}: {} lines, {share} %", self.name, self.lines);
            }
            _ => eprint!("\r\x1b[K{}: {} lines, {} MB", self.name, self.lines, self.bytes / 1_000_000),
        }
    }
}

/// Whether writing to `output` would overwrite one of the logs.
pub(crate) fn is_one_of(logs: &[PathBuf], output: &Path) -> bool {
    let output = output.canonicalize().ok();
    output.is_some() && logs.iter().any(|log| log.canonicalize().ok() == output)
}

/// The logs in the order of time: of `mail.log`, `mail.log.1` and `mail.log.2.gz` the last is the oldest.
pub(crate) fn in_order(mut logs: Vec<PathBuf>) -> Vec<PathBuf> {
    let rotated = |log: &Path| {
        let name = log.to_string_lossy().into_owned();
        let name = [".gz", ".xz", ".zst"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        match name.rsplit_once('.') {
            Some((stem, number)) if number.len() <= 4 => match number.parse::<u32>() {
                Ok(number) => (stem.to_owned(), number),
                Err(_) => (name.to_owned(), 0),
            },
            _ => (name.to_owned(), 0),
        }
    };
    logs.sort_by_cached_key(|log| {
        let (stem, age) = rotated(log);
        (stem, std::cmp::Reverse(age))
    });
    logs
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn read(bytes: &[u8]) -> io::Result<Vec<Vec<u8>>> {
        let input = unpack(Box::new(io::Cursor::new(bytes.to_vec())))?;
        let mut found = Vec::new();
        lines(input, None, |line| found.push(line.to_vec()))?;
        Ok(found)
    }

    #[test]
    fn lines_end_with_lf_or_crlf_or_the_end_of_the_log() {
        let cases: [(&[u8], &[&[u8]]); 5] = [
            (b"", &[]),
            (b"\n", &[b""]),
            (b"one\ntwo\r\nthree", &[b"one", b"two", b"three"]),
            (b"one\n\n\nfour\n", &[b"one", b"", b"", b"four"]),
            (b"\xff\x80\n\0", &[b"\xff\x80", b"\0"]),
        ];
        for (log, wanted) in cases {
            assert_eq!(read(log).unwrap(), wanted);
            // A small buffer, so that lines are cut at any place.
            let mut found = Vec::new();
            let input = Box::new(BufReader::with_capacity(3, io::Cursor::new(log.to_vec())));
            lines(input, None, |line| found.push(line.to_vec())).unwrap();
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn an_endless_line_is_one_line_and_takes_bounded_memory() {
        let mut log = vec![b'x'; 3 * LINE_LIMIT];
        log.extend_from_slice(b"\n250 OK\n");
        let found = read(&log).unwrap();
        assert_eq!((found.len(), found[0].len(), &found[1][..]), (2, LINE_LIMIT, &b"250 OK"[..]));
    }

    const LOG: &[u8] = b"550 5.1.1 No such user\n250 2.0.0 OK\n";

    /// `LOG`, twice, as `zstd` packs it, and as `xz` does.
    const ZSTD: &[u8] = include_bytes!("../tests/two_lines.zst");
    const XZ: &[u8] = include_bytes!("../tests/two_lines.xz");

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn compressed_logs_are_read_one_behind_the_other_too() {
        let two = [LOG, LOG].concat();
        let wanted = read(&two).unwrap();
        assert_eq!(read(&[gzip(LOG), gzip(LOG)].concat()).unwrap(), wanted);
        assert_eq!(read(ZSTD).unwrap(), wanted);
        assert_eq!(read(XZ).unwrap(), wanted);
    }

    #[test]
    fn utf_16_is_read_in_either_order_packed_or_not() {
        let wanted = read(LOG).unwrap();
        let units: Vec<u16> = std::str::from_utf8(LOG).unwrap().encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for log in [
            little.clone(),
            big.clone(),
            [vec![0xff, 0xfe], little.clone()].concat(),
            [vec![0xfe, 0xff], big].concat(),
        ] {
            assert_eq!(read(&log).unwrap(), wanted);
            assert_eq!(read(&gzip(&log)).unwrap(), wanted);
        }
    }

    #[test]
    fn what_cannot_be_read_is_an_error_and_not_an_empty_report() {
        let cut = gzip(LOG);
        assert!(read(&cut[..cut.len() / 2]).is_err());
        assert!(read(&ZSTD[..ZSTD.len() - 5]).is_err());
        assert!(read(&XZ[..XZ.len() - 9]).is_err());
        let error = read(b"BZh91AY&SY").unwrap_err();
        assert!(error.to_string().contains("bzip2"), "{error}");
    }

    #[test]
    fn rotated_logs_are_read_in_the_order_of_time() {
        let logs = ["mail.log", "mail.log.1", "mail.log.10.gz", "mail.log.2.gz", "other.log"];
        let sorted = in_order(logs.iter().map(PathBuf::from).collect());
        let wanted = ["mail.log.10.gz", "mail.log.2.gz", "mail.log.1", "mail.log", "other.log"];
        assert_eq!(sorted, wanted.map(PathBuf::from));
    }
}
