//! The fact that explains the end of a call to its caller.

use super::{
    age::Age,
    call::Origin,
    event::{Event, Found},
    rule::{Again, Rule},
};

/// The fact that explains the end of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// No look-up shows whether the call was carried out.
    NotFound,
    /// The shop has withdrawn the call.
    Withdrawn,
    /// The call must not begin.
    Refused,
    /// The last failure of the journal.
    Journal,
    /// Another process carries the call out.
    Held,
    /// An equal call, or this one, has ended before.
    Recorded,
    /// The entry that is in the way.
    InTheWay,
    /// The bytes of the request are missing.
    NoBytes,
    /// The attempt is too old to be repeated.
    TooOld,
    /// Before the first attempt, another call had not been quiet for long enough.
    Busy,
    /// Before the first attempt, the last look-up could not be read, or not to its end.
    Unread,
    /// There was no access token.
    Token,
    /// The last attempt.
    Attempt,
}

/// Finds the reason: each event of a call can replace the one before it.
#[derive(Debug)]
pub struct Reasons {
    rule: Rule,
    /// Whether an earlier process has sent an attempt.
    is_in_doubt: bool,
    has_sent: bool,
    now: Reason,
}

impl Reasons {
    /// Creates the reasons of a call that has not begun.
    pub fn new(rule: Rule, origin: Origin) -> Self {
        let now = if origin == Origin::Withdrawn { Reason::Withdrawn } else { Reason::NotFound };
        Self { rule, is_in_doubt: false, has_sent: false, now }
    }

    /// Returns the reason, if the call ends now.
    pub const fn now(&self) -> Reason {
        self.now
    }

    /// Adds an event. After an own attempt, look-ups do not hide how it ended.
    pub fn add<I>(&mut self, event: &Event<I>) {
        match event {
            Event::Held(held) => self.is_in_doubt = held.past.attempts > 0,
            Event::Sent(_) => self.has_sent = true,
            _ => {}
        }
        self.now = self.after(event).unwrap_or(self.now);
    }

    fn after<I>(&self, event: &Event<I>) -> Option<Reason> {
        let sends_again = self.rule.again == Again::WhenQuiet;
        let is_new = !self.has_sent && !self.is_in_doubt;
        match event {
            Event::Refused => Some(Reason::Refused),
            Event::NotWritten | Event::PerhapsWritten | Event::NotMarked | Event::NotRecorded { .. } => {
                Some(Reason::Journal)
            }
            Event::Lost => Some(Reason::Held),
            Event::Found(Found { is_mine, is_equal, end }) => Some(match (end, is_mine | is_equal) {
                (_, false) => Reason::InTheWay,
                (None, true) => Reason::Held,
                (Some(_), true) => Reason::Recorded,
            }),
            Event::Ended(_) => Some(Reason::Recorded),
            Event::Held(held) => (!held.has_bytes && (is_new || sends_again)).then_some(Reason::NoBytes),
            Event::NotSeen | Event::CannotSee { .. } if !self.has_sent => Some(Reason::Unread),
            Event::Saw { view, .. } if !self.has_sent && view.shows_nothing() => Some(Reason::Unread),
            Event::Saw { .. } if is_new => Some(Reason::Busy),
            Event::Saw { ages, .. } | Event::CannotSee { ages } if ages.own == Age::TooOld && sends_again => {
                Some(Reason::TooOld)
            }
            Event::NotReady | Event::NotAccepted => Some(Reason::Token),
            Event::Sent(_) => Some(Reason::Attempt),
            Event::Started
            | Event::Saw { .. }
            | Event::NotSeen
            | Event::CannotSee { .. }
            | Event::Marked
            | Event::Answered { .. }
            | Event::Recorded { .. }
            | Event::Recalled { .. }
            | Event::NotRecalled
            | Event::Released
            | Event::Waited
            | Event::Exhausted
            | Event::NoRetry => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::machine::{Ages, Attempt, End, EndKind, Held, Past, Status, View};

    /// Returns the reason after these events.
    fn reason(rule: Rule, origin: Origin, events: &[Event<u8>]) -> Reason {
        let mut reasons = Reasons::new(rule, origin);
        for event in events {
            reasons.add(event);
        }
        reasons.now()
    }

    fn held(attempts: u8, has_bytes: bool) -> Event<u8> {
        Event::Held(Held { is_mine: true, past: Past { attempts, before: None }, others: Vec::new(), has_bytes })
    }

    fn saw(session: Status, own: Age) -> Event<u8> {
        let view = View { objects: Vec::new(), session, is_complete: session != Status::Unknown };
        Event::Saw { view, ages: Ages { own, others: Age::Settled } }
    }

    fn found(is_equal: bool, kind: Option<EndKind>) -> Event<u8> {
        let end = kind.map(|kind| End { kind, ids: BTreeSet::new() });
        Event::Found(Found { is_mine: false, is_equal, end })
    }

    #[test]
    fn each_event_explains_the_end() {
        let uncertain = Event::Sent(Attempt::Uncertain);
        for (rule, events, expected) in [
            (Rule::CREATE, vec![Event::Started], Reason::NotFound),
            (Rule::CREATE, vec![Event::Refused], Reason::Refused),
            (Rule::CREATE, vec![found(false, None)], Reason::InTheWay),
            (Rule::CREATE, vec![found(false, Some(EndKind::Done))], Reason::InTheWay),
            (Rule::CREATE, vec![found(true, None)], Reason::Held),
            (Rule::CREATE, vec![Event::Found(Found { is_mine: true, is_equal: false, end: None })], Reason::Held),
            (Rule::CREATE, vec![found(true, Some(EndKind::Done))], Reason::Recorded),
            (Rule::CREATE, vec![Event::Ended(End { kind: EndKind::Rejected, ids: BTreeSet::new() })], Reason::Recorded),
            (Rule::CREATE, vec![Event::PerhapsWritten], Reason::Journal),
            (Rule::CREATE, vec![held(0, true), Event::Lost], Reason::Held),
            (Rule::CREATE, vec![held(0, true), Event::NotReady], Reason::Token),
            // Only what is sent needs its bytes.
            (Rule::CAPTURE, vec![held(0, false)], Reason::NoBytes),
            (Rule::CREATE, vec![held(1, false)], Reason::NoBytes),
            (Rule::CAPTURE, vec![held(1, false)], Reason::NotFound),
            // A look-up before the first attempt.
            (Rule::CAPTURE, vec![held(0, true), saw(Status::Moved, Age::Quiet)], Reason::Busy),
            (Rule::CAPTURE, vec![held(0, true), Event::NotSeen], Reason::Unread),
            (Rule::CAPTURE, vec![held(0, true), saw(Status::Unknown, Age::Quiet)], Reason::Unread),
            // An earlier process has sent the call.
            (Rule::CAPTURE, vec![held(1, true), saw(Status::Moved, Age::Quiet)], Reason::NotFound),
            (Rule::CAPTURE, vec![held(1, true), saw(Status::Moved, Age::TooOld)], Reason::NotFound),
            (Rule::CREATE, vec![held(1, true), saw(Status::Moved, Age::TooOld)], Reason::TooOld),
            // No look-up hides how an own attempt ended.
            (Rule::CREATE, vec![held(0, true), uncertain.clone(), Event::NotSeen], Reason::Attempt),
            (Rule::CREATE, vec![held(0, true), uncertain.clone(), saw(Status::Unknown, Age::Quiet)], Reason::Attempt),
            (Rule::CREATE, vec![held(0, true), uncertain, Event::Exhausted], Reason::Attempt),
        ] {
            assert_eq!(reason(rule, Origin::Given, &events), expected, "{rule:?} {events:?}");
        }
        assert_eq!(reason(Rule::CREATE, Origin::Withdrawn, &[held(0, true)]), Reason::Withdrawn);
    }
}
