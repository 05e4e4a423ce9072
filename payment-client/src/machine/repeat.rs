//! Calls that may be sent again after a look-up: create and cancel.

use super::{
    Action, Attempt,
    Attempt::{NoToken, NotSent, Rejected, Succeeded, Throttled, Unauthorized, Uncertain},
    Event, Look, Pause, Then, Verdict,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Repeat {
    state: State,
    rejection: Rejection,
}

/// The meaning of a rejection that follows no uncertain attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Rejection {
    /// It can mean that the reference is taken, perhaps by an earlier process of the same shop.
    NeedsLookUp,
    IsFinal,
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
    /// The same, and the last one was rejected.
    Rejected,
    /// An attempt may have been carried out.
    Uncertain,
    /// The same, and a later one was rejected: sending again makes no sense.
    UncertainRejected,
}

impl Repeat {
    pub const CREATE: Self = Self { state: State::Ready(Past::Clean), rejection: Rejection::NeedsLookUp };
    pub const CREATE_AGAIN: Self = Self { state: State::Ready(Past::Uncertain), rejection: Rejection::NeedsLookUp };
    pub const CANCEL: Self = Self { state: State::Ready(Past::Clean), rejection: Rejection::IsFinal };

    pub fn next(&mut self, event: Event) -> Action {
        match (self.state, event) {
            (State::Ready(Past::Uncertain), Event::Started) => self.look_up(Past::Uncertain),
            (State::Ready(past), Event::Started) | (State::Waiting { past, then: Then::Send, .. }, Event::Waited) => {
                self.send(past)
            }
            (State::Sending(past), Event::Sent(attempt)) => self.sent(past, attempt),
            (State::LookingUp(past), Event::Found(look)) => self.found(past, look),
            (State::Waiting { past, then: Then::LookUp, .. }, Event::Waited) => self.look_up(past),
            (State::Waiting { otherwise, .. }, Event::Exhausted) => self.finish(otherwise),
            _ => self.finish(Verdict::Unknown),
        }
    }

    fn sent(&mut self, past: Past, attempt: Attempt) -> Action {
        let is_uncertain = matches!(past, Past::Uncertain | Past::UncertainRejected);
        match attempt {
            Succeeded => self.finish(Verdict::Response),
            Uncertain => self.look_up(Past::Uncertain),

            Unauthorized if is_uncertain => self.look_up(past),
            Rejected if is_uncertain => self.look_up(Past::UncertainRejected),
            Throttled if is_uncertain => self.wait(past, Pause::AsAsked, Then::LookUp, Verdict::Unknown),
            NotSent if is_uncertain => self.wait(past, Pause::Backoff, Then::LookUp, Verdict::Unknown),
            NoToken if is_uncertain => self.finish(Verdict::Unknown),

            Unauthorized if past == Past::Clean => self.send(Past::Renewed),
            Unauthorized => self.finish(Verdict::NotProcessed),
            Rejected if self.rejection == Rejection::NeedsLookUp => self.look_up(Past::Rejected),
            Rejected => self.finish(Verdict::Rejected),
            Throttled => self.wait(past, Pause::AsAsked, Then::Send, Verdict::NotProcessed),
            NotSent => self.wait(past, Pause::Backoff, Then::Send, Verdict::NotSent),
            NoToken => self.finish(Verdict::NotSent),
        }
    }

    fn found(&mut self, past: Past, look: Look) -> Action {
        match (past, look) {
            (_, Look::Done) => self.finish(Verdict::Found),
            (_, Look::Conflict) => self.finish(Verdict::Conflict),
            (Past::Rejected, Look::NotDone | Look::Failed) => self.finish(Verdict::Rejected),
            (_, Look::Failed) => self.finish(Verdict::Unknown),
            // A rejected request would be rejected again, but the look-up may have lagged.
            (Past::UncertainRejected, Look::NotDone) => self.wait(past, Pause::Backoff, Then::LookUp, Verdict::Unknown),
            (_, Look::NotDone) => self.wait(past, Pause::Backoff, Then::Send, Verdict::Unknown),
        }
    }

    const fn send(&mut self, past: Past) -> Action {
        self.state = State::Sending(past);
        Action::Send
    }

    const fn look_up(&mut self, past: Past) -> Action {
        self.state = State::LookingUp(past);
        Action::LookUp
    }

    const fn wait(&mut self, past: Past, pause: Pause, then: Then, otherwise: Verdict) -> Action {
        self.state = State::Waiting { past, then, otherwise };
        Action::Wait(pause)
    }

    const fn finish(&mut self, verdict: Verdict) -> Action {
        self.state = State::Finished;
        Action::Finish(verdict)
    }
}
