//! Calls that change something.

use super::{
    Action, Attempt,
    Attempt::{Invalid, NoToken, NotSent, Rejected, Succeeded, Throttled, Unauthorized, Uncertain},
    Event, Evidence, Pause, Verdict, When,
};
use crate::policy::Trust;

/// The greatest number of uncertain attempts of one call.
pub const MOST_UNCERTAIN: u8 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    state: State,
    again: Again,
    /// The number of uncertain attempts.
    uncertain: u8,
}

/// What permits another attempt after an uncertain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Again {
    /// Any look-up that shows nothing.
    LookUp,
    /// A look-up that shows nothing, and that began after the attempt could not be carried out any more.
    LateLookUp,
    Nothing,
    /// The same, and look-ups cannot show the effect of the call.
    NothingIsVisible,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum State {
    Ready(Past),
    Sending(Past),
    LookingUp(Past),
    Waiting { past: Past, then: Then, otherwise: Verdict },
    Finished,
}

/// The attempts so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Past {
    /// No attempt can have had an effect.
    Clean,
    /// The same, and one of them got 401.
    Renewed,
    /// The last one was rejected, perhaps because an earlier copy of it, or another call, was carried out.
    Rejected,
    /// An attempt may have been carried out.
    Uncertain,
    /// The same, and a later one was rejected: sending again makes no sense.
    UncertainRejected,
}

/// The step after a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Then {
    Send,
    LookUp,
}

impl Change {
    const fn new(again: Again) -> Self {
        Self { state: State::Ready(Past::Clean), again, uncertain: 0 }
    }

    pub const fn create(trust: Trust) -> Self {
        Self::new(match trust {
            Trust::Documented => Again::LookUp,
            Trust::LookUps => Again::LateLookUp,
        })
    }

    pub const CANCEL: Self = Self::new(Again::LookUp);
    pub const ONCE: Self = Self::new(Again::Nothing);
    pub const ONCE_UNSEEN: Self = Self::new(Again::NothingIsVisible);

    /// Returns the machine after this number of earlier attempts, whose outcomes are not known.
    pub const fn in_doubt(self, uncertain: u8) -> Self {
        Self { state: State::Ready(Past::Uncertain), uncertain, ..self }
    }

    pub fn next(&mut self, event: Event) -> Action {
        match (self.state, event) {
            (State::Ready(Past::Uncertain), Event::Started) => self.look_up(Past::Uncertain),
            (State::Ready(past), Event::Started) | (State::Waiting { past, then: Then::Send, .. }, Event::Waited) => {
                self.send(past)
            }
            (State::Sending(past), Event::Sent(attempt)) => self.sent(past, attempt),
            (State::LookingUp(past), Event::Saw(evidence, when)) => self.saw(past, evidence, when),
            (State::LookingUp(past), Event::LookUpFailed) => {
                self.wait(past, Pause::Backoff, Then::LookUp, Verdict::Unknown)
            }
            (State::Waiting { past, then: Then::LookUp, .. }, Event::Waited) => self.look_up(past),
            (State::Waiting { otherwise, .. }, Event::Exhausted) => self.finish(otherwise),
            _ => self.finish(Verdict::Unknown),
        }
    }

    fn sent(&mut self, past: Past, attempt: Attempt) -> Action {
        let is_visible = self.again != Again::NothingIsVisible;
        let is_in_doubt = matches!(past, Past::Uncertain | Past::UncertainRejected);
        self.uncertain = self.uncertain.saturating_add(u8::from(attempt == Uncertain));
        match attempt {
            Succeeded => self.finish(Verdict::Response),
            Uncertain if is_visible => self.look_up(Past::Uncertain),
            Uncertain => self.finish(Verdict::Unknown),

            Rejected | Invalid if is_in_doubt => self.look_up(Past::UncertainRejected),
            Throttled if is_in_doubt => self.wait(past, Pause::AsAsked, Then::LookUp, Verdict::Unknown),
            NotSent | NoToken | Unauthorized if is_in_doubt => {
                self.wait(past, Pause::Backoff, Then::LookUp, Verdict::Unknown)
            }

            Unauthorized if past == Past::Clean => self.send(Past::Renewed),
            Unauthorized => self.finish(Verdict::NotProcessed),
            Rejected if is_visible => self.look_up(Past::Rejected),
            Rejected | Invalid => self.finish(Verdict::Rejected),
            Throttled => self.wait(past, Pause::AsAsked, Then::Send, Verdict::NotProcessed),
            NotSent => self.wait(past, Pause::Backoff, Then::Send, Verdict::NotSent),
            NoToken => self.finish(Verdict::NotSent),
        }
    }

    fn saw(&mut self, past: Past, evidence: Evidence, when: When) -> Action {
        let is_uncertain = matches!(past, Past::Uncertain | Past::UncertainRejected);
        match evidence {
            Evidence::Done(()) => self.finish(Verdict::Found),
            // Nothing but look-ups is trusted: this reference can have two sessions.
            Evidence::Conflict(()) if self.again == Again::LateLookUp && is_uncertain && when == When::Early => {
                self.wait(past, Pause::Backoff, Then::LookUp, Verdict::Unknown)
            }
            Evidence::Conflict(()) => self.finish(Verdict::Conflict),
            Evidence::Absent if past == Past::Uncertain && self.permits_another(when) => match when {
                When::Early => self.wait(past, Pause::Backoff, Then::Send, Verdict::Unknown),
                When::Late => self.send(past),
            },
            Evidence::Absent if when == When::Early => self.wait(past, Pause::Backoff, Then::LookUp, Verdict::Unknown),
            // Whatever else the rejection can mean, the look-up would show it by now.
            Evidence::Absent if past == Past::Rejected => self.finish(Verdict::Rejected),
            Evidence::Absent | Evidence::Undecidable => self.finish(Verdict::Unknown),
        }
    }

    const fn permits_another(self, when: When) -> bool {
        let is_permitted = match self.again {
            Again::LookUp => true,
            Again::LateLookUp => matches!(when, When::Late),
            Again::Nothing | Again::NothingIsVisible => false,
        };
        is_permitted && self.uncertain < MOST_UNCERTAIN
    }

    const fn send(&mut self, past: Past) -> Action {
        self.enter(State::Sending(past), Action::Send)
    }

    const fn look_up(&mut self, past: Past) -> Action {
        self.enter(State::LookingUp(past), Action::LookUp)
    }

    const fn wait(&mut self, past: Past, pause: Pause, then: Then, otherwise: Verdict) -> Action {
        self.enter(State::Waiting { past, then, otherwise }, Action::Wait(pause))
    }

    const fn finish(&mut self, verdict: Verdict) -> Action {
        self.enter(State::Finished, Action::Finish(verdict))
    }

    const fn enter(&mut self, state: State, action: Action) -> Action {
        self.state = state;
        action
    }
}
