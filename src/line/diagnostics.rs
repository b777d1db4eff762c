//! The events of a line, one after the other.

use super::diagnostic::{Diagnostic, Kind};
use super::events::{Event, Recipients};
use super::frame::Frame;
use super::front;
use super::json::Tokens;
use super::known_line::KnownLine;
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
    /// The rest of a list with several events that are enclosed.
    enclosed: Option<(Tokens<'a>, Frame<'a>)>,
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
        Self { given, state, recipients: None, enclosed: None }
    }

    /// The parts of a message that may be an event in JSON.
    fn of_message(&mut self, frame: Frame<'a>) -> Diagnostic<'a> {
        let mut tokens = Tokens::of(frame.message);
        let event = Event::read(&mut tokens);
        let known = tokens.is_complete().then(|| event.known_line());
        match known {
            Some(known) if known.is_some() || !frame.is_log() => self.of_event(&event, known, frame),
            _ if frame.is_log() => Diagnostic::of_frame(frame),
            _ => Diagnostic::of_line(frame.message),
        }
    }

    /// The parts of an event, of one that is enclosed in it, or of another JSON text.
    fn of_event(
        &mut self,
        event: &Event<'a>,
        known: Option<KnownLine<'a>>,
        frame: Frame<'a>,
    ) -> Diagnostic<'a> {
        if let Some(known) = known {
            return self.of_known_event(event, &known, frame);
        }
        self.enclosed = event.enclosing().map(|list| (list, frame));
        self.next_enclosed().unwrap_or_else(|| match event.enclosed() {
            Some(enclosed) => self.of_enclosed(&enclosed, frame),
            None => Diagnostic::of_json(event, frame),
        })
    }

    fn of_enclosed(&mut self, event: &Event<'a>, frame: Frame<'a>) -> Diagnostic<'a> {
        match event.known_line() {
            Some(known) => self.of_known_event(event, &known, frame),
            None => Diagnostic { kind: Kind::Noise, ..Diagnostic::EMPTY },
        }
    }

    fn next_enclosed(&mut self) -> Option<Diagnostic<'a>> {
        let (list, frame) = self.enclosed.as_mut()?;
        let frame = *frame;
        while list.has_element() {
            if let Some(enclosed) = Event::read(list).enclosed() {
                return Some(self.of_enclosed(&enclosed, frame));
            }
        }
        self.enclosed = None;
        None
    }

    /// The parts of an event. If it lists several recipients, those for the first.
    fn of_known_event(
        &mut self,
        event: &Event<'a>,
        known: &KnownLine<'a>,
        frame: Frame<'a>,
    ) -> Diagnostic<'a> {
        self.recipients = event.recipients().map(|recipients| (recipients, frame));
        self.next_recipient().unwrap_or_else(|| Diagnostic::of_known_line(known, &frame))
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
        let found = self.next_recipient().or_else(|| self.next_enclosed());
        let found = found.or_else(|| match &mut self.state {
            State::Array(tokens) => {
                if !tokens.has_element() {
                    return None;
                }
                let from = tokens.rest();
                let event = Event::read(tokens);
                let text = &from[..from.len() - tokens.rest().len()];
                Some(self.of_event(&event, event.known_line(), Frame::bare(text.trim_ascii())))
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
    /// The parts of a log line in JSON, or of another JSON text that is no event, which is read as a text unless it is a record
    /// of a log.
    fn of_json(event: &Event<'a>, frame: Frame<'a>) -> Self {
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
