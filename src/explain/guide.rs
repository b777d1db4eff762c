//! The reply codes that people look up by number; each has its own text in every language.

use crate::code::ReplyCode;
use crate::reason::Reason;

macro_rules! guides {
    ($($code:literal $name:ident [$($reason:ident)*])*) => {
        /// A reply code with its own text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Guide {
            $($name,)*
        }

        impl Guide {
            pub(super) const fn of(code: ReplyCode) -> Option<Self> {
                match code.as_u16() {
                    $($code => Some(Self::$name),)*
                    _ => None,
                }
            }

            /// Whether the text includes that of this reason, so that it is better for a reply whose code alone is known.
            pub(super) const fn covers(self, reason: Reason) -> bool {
                match self {
                    $(Self::$name => matches!(reason, Reason::Unknown $(| Reason::$reason)*),)*
                }
            }
        }
    };
}

guides! {
    101 NetworkUnreachable [ConnectionFailed]
    111 ConnectionRefused [ConnectionFailed]
    211 SystemStatus [Accepted]
    214 HelpMessage [Accepted]
    220 ServiceReady [Accepted]
    221 ServiceClosing [Accepted]
    250 Completed [Accepted]
    251 WillForward [Accepted]
    354 StartMailInput [Intermediate]
    421 ServiceNotAvailable [ServiceUnavailable]
    422 MailboxOverLimit [MailboxFull]
    450 MailboxBusy [MailboxUnavailable]
    451 LocalError [SystemError]
    452 InsufficientStorage [SystemFull]
    455 ParametersNotAccepted [CommandNotImplemented SystemError]
    500 CommandUnrecognized [SyntaxError]
    501 ParameterSyntax [SyntaxError]
    502 NotImplemented [CommandNotImplemented]
    503 BadSequence [BadSequence]
    504 ParameterNotImplemented [CommandNotImplemented]
    530 AuthenticationRequired [AuthenticationRequired]
    541 RejectedByRecipient [PolicyRejected SpamDetected]
    550 MailboxUnavailable [MailboxUnavailable PolicyRejected]
    551 UserNotLocal [MailboxMoved]
    552 StorageExceeded [MailboxFull MessageTooLarge]
    553 NameNotAllowed [InvalidAddress]
    554 TransactionFailed [PolicyRejected]
    571 DeliveryNotAuthorized [PolicyRejected]
}
