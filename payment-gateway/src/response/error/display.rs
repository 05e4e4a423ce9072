//! The text of an error.

use core::fmt::{self, Write};

use super::{ApiError, ErrorFields};
use crate::response::Outcome;

/// The help for every uncertain outcome.
const LOOK_UP: &str = "the request may have been processed: look the payment up before you send anything again";

/// The gateway's own message, on one line.
struct Line<'a>(&'a str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            // Characters that end a line, or that change the direction of the following text.
            let is_unseen = matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if c.is_control() || is_unseen {
                write!(f, "{}", c.escape_debug())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

/// Writes what happened, the gateway's code and message, and what to do. Control characters of the gateway are escaped.
impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ErrorFields { status, kind, outcome, unreadable, code, message, details, trace_id, .. } = &*self.0;
        let unreadable = unreadable.filter(|_| *status < 400);
        f.write_str(match outcome {
            _ if unreadable.is_some() => "the response",
            Outcome::Rejected => "the gateway rejected the request",
            Outcome::NotProcessed | Outcome::NotSent => "the gateway did not process the request",
            Outcome::Uncertain => "the outcome of the request is unknown",
        })?;
        match code {
            Some(code) => write!(f, " ({status} {})", Line(code))?,
            None => write!(f, " ({status})")?,
        }
        if let Some(reason) = unreadable {
            write!(f, " cannot be read: {reason}")?;
        }
        if let Some(message) = message {
            write!(f, ": {}", Line(message))?;
        }
        for detail in details {
            match (&detail.field, &detail.message) {
                (Some(field), Some(message)) => write!(f, "; `{}`: {}", Line(field), Line(message))?,
                (Some(text), None) | (None, Some(text)) => write!(f, "; {}", Line(text))?,
                (None, None) => {}
            }
        }
        let help = match outcome {
            Outcome::Uncertain => Some(LOOK_UP),
            _ => kind.help(),
        };
        if let Some(help) = help {
            write!(f, "; {help}")?;
        }
        match trace_id {
            Some(id) => write!(f, " (trace id {})", Line(id)),
            None => Ok(()),
        }
    }
}
