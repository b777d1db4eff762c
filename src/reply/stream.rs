//! The replies of one connection, in sequence. The caller passes the bytes to each call.

use super::conforming::conforming;
use super::error::Problem;
use super::scan::Scan;
use super::{Limits, ParseError, Reply};

#[derive(Clone, Debug)]
pub(super) struct Stream {
    pub(super) limits: Limits,
    /// The state of the next reply.
    scan: Scan,
    /// The first error. No reply after it can be parsed.
    pub(super) error: Option<ParseError>,
}

impl Stream {
    pub(super) const fn new(limits: Limits) -> Self {
        Self { limits, scan: Scan::new(), error: None }
    }

    /// Returns the next reply, or `None` if more bytes are needed. `bytes` begin after the previous reply.
    #[inline]
    pub(super) fn next<'a>(&mut self, bytes: &'a [u8]) -> Result<Option<Reply<'a>>, ParseError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.scan.is_new() {
            let window = &bytes[..bytes.len().min(self.limits.least())];
            if let Some(found) = conforming(window, false) {
                return Ok(Some(found.reply(bytes)));
            }
        }
        match self.scan.advance(bytes, &self.limits, false) {
            Ok(None) => Ok(None),
            Ok(Some(len)) => {
                let scan = core::mem::replace(&mut self.scan, Scan::new());
                Ok(Some(scan.reply(&bytes[..len])))
            }
            Err(error) => {
                self.error = Some(error);
                Err(error)
            }
        }
    }

    /// Checks that the connection may end with these bytes, which contain no complete reply.
    pub(super) fn finish(&self, bytes: &[u8]) -> Result<(), ParseError> {
        match self.scan.cut_short(bytes) {
            // Nothing is left, or blank lines.
            ParseError { problem: Problem::Empty, .. } => Ok(()),
            error => Err(error),
        }
    }
}
