//! Calls that change nothing: every `GET`, and the request for an access token.

use super::{
    Action, Attempt,
    Attempt::{Invalid, NoToken, NotSent, Rejected, Succeeded, Throttled, Unauthorized, Uncertain},
    Event, Pause, Verdict,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Read {
    state: State,
    renewal: Renewal,
}

/// The use of a new token after a 401.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Renewal {
    Possible,
    /// The call was sent with a new token.
    Done,
    /// The call needs no token: the merchant's credentials are not valid.
    Useless,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum State {
    Ready,
    Sending,
    Waiting { otherwise: Verdict },
    Finished,
}

impl Read {
    pub const AUTHORIZED: Self = Self { state: State::Ready, renewal: Renewal::Possible };
    pub const TOKEN: Self = Self { state: State::Ready, renewal: Renewal::Useless };

    pub fn next(&mut self, event: Event) -> Action {
        match (self.state, event) {
            (State::Ready, Event::Started) | (State::Waiting { .. }, Event::Waited) => self.send(),
            (State::Waiting { otherwise }, Event::Exhausted) => self.finish(otherwise),
            (State::Sending, Event::Sent(attempt)) => self.sent(attempt),
            _ => self.finish(Verdict::Unknown),
        }
    }

    fn sent(&mut self, attempt: Attempt) -> Action {
        match (attempt, self.renewal) {
            (Succeeded, _) => self.finish(Verdict::Response),
            (Unauthorized, Renewal::Possible) => {
                self.renewal = Renewal::Done;
                self.send()
            }
            (Unauthorized, Renewal::Done) => self.finish(Verdict::NotProcessed),
            (Unauthorized, Renewal::Useless) | (Rejected | Invalid, _) => self.finish(Verdict::Rejected),
            (Throttled, _) => self.wait(Pause::AsAsked, Verdict::NotProcessed),
            (NotSent | Uncertain, _) => self.wait(Pause::Backoff, Verdict::Unavailable),
            (NoToken, _) => self.finish(Verdict::Unavailable),
        }
    }

    const fn send(&mut self) -> Action {
        self.state = State::Sending;
        Action::Send
    }

    const fn wait(&mut self, pause: Pause, otherwise: Verdict) -> Action {
        self.state = State::Waiting { otherwise };
        Action::Wait(pause)
    }

    const fn finish(&mut self, verdict: Verdict) -> Action {
        self.state = State::Finished;
        Action::Finish(verdict)
    }
}
