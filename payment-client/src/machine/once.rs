//! Calls that reach the gateway at most once: confirm, capture, and calls about which nothing is known.

use super::{
    Action, Attempt,
    Attempt::{NoToken, NotSent, Rejected, Succeeded, Throttled, Unauthorized, Uncertain},
    Event, Look, Pause, Verdict,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Once {
    state: State,
    effect: Effect,
}

/// The way to find out whether an uncertain attempt was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Effect {
    IsVisible,
    IsHidden,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum State {
    Ready,
    Sending(Past),
    /// No attempt can have had an effect.
    WaitingToSend {
        past: Past,
        otherwise: Verdict,
    },
    /// An attempt may have been carried out. From here on, nothing is sent.
    LookingUp(Time),
    /// The same.
    WaitingToLook,
    Finished,
}

/// The attempts so far, none of which can have had an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Past {
    Clean,
    /// One of them got 401.
    Renewed,
}

/// The time of a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Time {
    AtOnce,
    /// After the gateway itself has ended the request.
    AfterGatewayTimeout,
}

impl Once {
    pub const DECIDABLE: Self = Self { state: State::Ready, effect: Effect::IsVisible };
    pub const UNDECIDABLE: Self = Self { state: State::Ready, effect: Effect::IsHidden };

    pub fn next(&mut self, event: Event) -> Action {
        match (self.state, event) {
            (State::Ready, Event::Started) => self.send(Past::Clean),
            (State::Sending(past), Event::Sent(attempt)) => self.sent(past, attempt),
            (State::WaitingToSend { past, .. }, Event::Waited) => self.send(past),
            (State::WaitingToSend { otherwise, .. }, Event::Exhausted) => self.finish(otherwise),
            (State::LookingUp(_), Event::Found(Look::Done)) => self.finish(Verdict::Found),
            (State::LookingUp(_), Event::Found(Look::Conflict)) => self.finish(Verdict::Conflict),
            (State::LookingUp(Time::AtOnce), Event::Found(Look::NotDone | Look::Failed)) => {
                self.enter(State::WaitingToLook, Action::Wait(Pause::GatewayTimeout))
            }
            (State::WaitingToLook, Event::Waited) => self.look_up(Time::AfterGatewayTimeout),
            // No time is left for a second look-up, or it showed nothing either.
            _ => self.finish(Verdict::Unknown),
        }
    }

    fn sent(&mut self, past: Past, attempt: Attempt) -> Action {
        match attempt {
            Succeeded => self.finish(Verdict::Response),
            Uncertain if self.effect == Effect::IsVisible => self.look_up(Time::AtOnce),
            Uncertain => self.finish(Verdict::Unknown),
            Unauthorized if past == Past::Clean => self.send(Past::Renewed),
            Unauthorized => self.finish(Verdict::NotProcessed),
            Throttled => self.wait(past, Pause::AsAsked, Verdict::NotProcessed),
            NotSent => self.wait(past, Pause::Backoff, Verdict::NotSent),
            NoToken => self.finish(Verdict::NotSent),
            Rejected => self.finish(Verdict::Rejected),
        }
    }

    const fn send(&mut self, past: Past) -> Action {
        self.enter(State::Sending(past), Action::Send)
    }

    const fn look_up(&mut self, time: Time) -> Action {
        self.enter(State::LookingUp(time), Action::LookUp)
    }

    const fn wait(&mut self, past: Past, pause: Pause, otherwise: Verdict) -> Action {
        self.enter(State::WaitingToSend { past, otherwise }, Action::Wait(pause))
    }

    const fn finish(&mut self, verdict: Verdict) -> Action {
        self.enter(State::Finished, Action::Finish(verdict))
    }

    const fn enter(&mut self, state: State, action: Action) -> Action {
        self.state = state;
        action
    }
}
