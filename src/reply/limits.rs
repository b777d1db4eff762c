//! Limits on the size of a reply.

/// The limits on the size of one reply, which a `ReplyDecoder` enforces.
///
/// RFC 5321 §4.5.3.1.5 limits a reply line to 512 octets with code and line end, and does not limit the number of lines. Some
/// servers send longer lines, so the defaults are larger: lines of 4,096 octets, 1,000 lines, 65,536 octets in all. The last
/// one bounds the memory for an incomplete reply.
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use smtp_reply::{Limits, ParseErrorKind, ReplyDecoder};
///
/// const STRICT: Limits = Limits::new().with_max_line_len(512).with_max_lines(100);
/// let mut decoder = ReplyDecoder::with_limits(STRICT);
/// decoder.feed(b"220 ");
/// decoder.feed(&[b'x'; 600]);
/// assert_eq!(decoder.next_reply().unwrap_err().kind(), ParseErrorKind::LineTooLong);
/// # }
/// ```
///
/// With the `serde` feature it is serialised as a structure of `max_line_len` and `max_reply_len`, in octets, and
/// `max_lines`, a count. Missing fields have their defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[expect(
    clippy::struct_field_names,
    reason = "the names in a configuration, the same as those of the methods"
)]
pub struct Limits {
    pub(super) max_line_len: usize,
    pub(super) max_lines: usize,
    pub(super) max_reply_len: usize,
}

impl Limits {
    /// No limits, for input that is complete.
    pub(super) const NONE: Self =
        Self { max_line_len: usize::MAX, max_lines: usize::MAX, max_reply_len: usize::MAX };

    /// Returns the length up to which no conforming reply exceeds a limit: its lines have at least six octets.
    #[cfg(feature = "alloc")]
    pub(super) fn least(&self) -> usize {
        self.max_line_len.min(self.max_reply_len).min(self.max_lines.saturating_mul(6))
    }

    /// Returns the defaults: lines of 4,096 octets, 1,000 lines, 65,536 octets in all.
    #[must_use]
    pub const fn new() -> Self {
        Self { max_line_len: 4096, max_lines: 1000, max_reply_len: 65_536 }
    }

    /// Sets the maximum length of a line, in octets, with the code and the line end.
    #[must_use]
    pub const fn with_max_line_len(self, octets: usize) -> Self {
        Self { max_line_len: octets, ..self }
    }

    /// Sets the maximum number of lines of one reply.
    #[must_use]
    pub const fn with_max_lines(self, lines: usize) -> Self {
        Self { max_lines: lines, ..self }
    }

    /// Sets the maximum length of one reply, in octets, with all its line ends and any blank lines before it.
    #[must_use]
    pub const fn with_max_reply_len(self, octets: usize) -> Self {
        Self { max_reply_len: octets, ..self }
    }

    /// Returns the maximum length of a line, in octets, with the code and the line end.
    ///
    /// ```
    /// # use smtp_reply::Limits;
    /// assert_eq!(Limits::new().with_max_line_len(512).max_line_len(), 512);
    /// ```
    pub const fn max_line_len(&self) -> usize {
        self.max_line_len
    }

    /// Returns the maximum number of lines of one reply.
    ///
    /// ```
    /// # use smtp_reply::Limits;
    /// assert_eq!(Limits::new().max_lines(), 1000);
    /// ```
    pub const fn max_lines(&self) -> usize {
        self.max_lines
    }

    /// Returns the maximum length of one reply, in octets, with all its line ends and any blank lines before it.
    ///
    /// ```
    /// # use smtp_reply::Limits;
    /// assert_eq!(Limits::new().max_reply_len(), 65_536);
    /// ```
    pub const fn max_reply_len(&self) -> usize {
        self.max_reply_len
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
