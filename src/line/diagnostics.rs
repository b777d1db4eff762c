//! The events of a line, one after the other.

use super::diagnostic::{Diagnostic, Kind};
use super::events::{Event, Recipients};
use super::frame::Frame;
use super::front;
use super::json::Tokens;
use crate::reply::Escaped;
use core::fmt;
use core::iter::FusedIterator;

/// An iterator over the events of a line, with an item for each recipient. [`Diagnostic::parse_all`] creates it.
///
/// ```
/// use smtp_reply::Diagnostic;
///
/// assert_eq!(Diagnostic::parse_all("550 5.1.1 No such user").count(), 1);
/// ```
#[derive(Clone)]
pub struct Diagnostics<'a> {
    given: &'a [u8],
    state: State<'a>,
    /// The rest of an event that lists several recipients.
    recipients: Option<(Recipients<'a>, Frame<'a>)>,
}

#[derive(Clone)]
enum State<'a> {
    Line(&'a [u8]),
    /// A message that may be an event, and what the log has before it.
    Message(Frame<'a>),
    /// Between the elements of an array.
    Array(Tokens<'a>),
    End,
}

impl<'a> Diagnostics<'a> {
    pub(super) fn of(given: &'a [u8]) -> Self {
        let line = given.trim_ascii();
        let state = match line {
            [b'{', ..] => State::Message(Frame::bare(line)),
            [.., b'}'] => {
                // Events may be written to a log, too.
                let frame = Frame::of(front(line));
                if frame.is_log() { State::Message(frame) } else { State::Line(line) }
            }
            _ if may_be_json(line) => {
                // Only complete JSON counts: part of an event is not an event.
                let mut all = Tokens::of(line);
                all.by_ref().for_each(drop);
                let mut tokens = Tokens::of(line);
                tokens.next();
                if all.is_complete() { State::Array(tokens) } else { State::Line(line) }
            }
            _ => State::Line(line),
        };
        Self { given, state, recipients: None }
    }

    /// The parts of a message that may be an event in JSON.
    fn of_message(&mut self, frame: Frame<'a>) -> Diagnostic<'a> {
        let mut tokens = Tokens::of(frame.message);
        let event = Event::read(&mut tokens);
        if frame.is_log() {
            if tokens.is_complete() && event.known_line().is_some() {
                self.of_event(event, frame)
            } else {
                Diagnostic::of_frame(frame)
            }
        } else if tokens.is_complete() {
            self.of_event(event, frame)
        } else {
            Diagnostic::of_line(frame.message)
        }
    }

    /// The parts of an event. If it lists several recipients, those for the first.
    fn of_event(&mut self, event: Event<'a>, frame: Frame<'a>) -> Diagnostic<'a> {
        let (event, frame) = match event.enclosed() {
            Some((enclosed, message)) if event.known_line().is_none() => {
                (enclosed, Frame { message, ..frame })
            }
            _ => (event, frame),
        };
        match event.recipients() {
            Some(recipients) if event.known_line().is_some() => {
                self.recipients = Some((recipients, frame));
            }
            _ => {}
        }
        self.next_recipient().unwrap_or_else(|| Diagnostic::of_event(&event, frame))
    }

    fn next_recipient(&mut self) -> Option<Diagnostic<'a>> {
        let (recipients, frame) = self.recipients.as_mut()?;
        let found = recipients.next().map(|event| match event.known_line() {
            Some(known) => Diagnostic::of_known_line(&known, frame),
            None => Diagnostic { kind: Kind::Noise, recipient: event.any_recipient(), ..Diagnostic::EMPTY },
        });
        if found.is_none() {
            self.recipients = None;
        }
        found
    }
}

impl<'a> Iterator for Diagnostics<'a> {
    type Item = Diagnostic<'a>;

    fn next(&mut self) -> Option<Diagnostic<'a>> {
        let given = self.given;
        let found = self.next_recipient().or_else(|| match &mut self.state {
            State::Array(tokens) => {
                if !tokens.has_element() {
                    return None;
                }
                let from = tokens.rest();
                let event = Event::read(tokens);
                let text = &from[..from.len() - tokens.rest().len()];
                Some(self.of_event(event, Frame::bare(text.trim_ascii())))
            }
            state => match core::mem::replace(state, State::End) {
                State::Line(line) => Some(Diagnostic::of_line(line)),
                State::Message(frame) => Some(self.of_message(frame)),
                State::Array(_) | State::End => None,
            },
        });
        found.map(|found| Diagnostic { given, ..found })
    }
}

impl fmt::Debug for Diagnostics<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diagnostics").field("given", &Escaped::new(self.given)).finish_non_exhaustive()
    }
}

impl FusedIterator for Diagnostics<'_> {}

impl<'a> Diagnostic<'a> {
    /// The parts of an event, of a log line in JSON, or of another JSON text, which is read as a text unless it is a record of
    /// a log.
    fn of_event(event: &Event<'a>, frame: Frame<'a>) -> Self {
        if let Some(known) = event.known_line() {
            return Self::of_known_line(&known, &frame);
        }
        if event.is_enclosed() {
            return Self { kind: Kind::Noise, ..Self::EMPTY };
        }
        if let Some(record) = event.record() {
            let message = front(record.message);
            return match record.program {
                Some(_) => Self::of_frame(Frame { time: record.time.or(Some(b"")), message, ..record }),
                None => Self::of_line(message),
            };
        }
        if event.has_time() {
            return Self { kind: Kind::Noise, ..Self::EMPTY };
        }
        Self::of_text(front(frame.message))
    }
}

/// Whether a line may be an event or an array of events, or a line of a log that ends with an event.
pub(super) const fn may_have_events(line: &[u8]) -> bool {
    may_be_json(line) || matches!(line, [.., b'}'])
}

/// Whether a line begins as an event or an array of events does.
const fn may_be_json(line: &[u8]) -> bool {
    matches!(line, [b'{', ..] | [b'[', b'{' | b' ' | b'\n' | b'\r', ..])
}
