//! Calls that change nothing: every `GET`, and the request for an access token.

use super::event::{
    Attempt,
    Attempt::{Invalid, NoToken, NotSent, Rejected, Throttled, Unauthorized, Uncertain},
    Pause,
};

/// Something that happened to a reading call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadEvent {
    Started,
    Succeeded,
    Failed(Attempt),
    Waited,
    Exhausted,
}

/// The next step of a reading call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadAction {
    Send,
    Wait(Pause),
    Finish(ReadVerdict),
}

/// The end of a reading call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadVerdict {
    /// The response of the last attempt.
    Response,
    /// The gateway rejected the request.
    Rejected,
    /// The gateway did not process the request: 401 or 429.
    NotProcessed,
    /// There was no usable response.
    Unavailable,
}

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
    Waiting { otherwise: ReadVerdict },
    Finished,
}

impl Read {
    pub const AUTHORIZED: Self = Self { state: State::Ready, renewal: Renewal::Possible };
    pub const TOKEN: Self = Self { state: State::Ready, renewal: Renewal::Useless };

    pub fn next(&mut self, event: ReadEvent) -> ReadAction {
        match (self.state, event) {
            (State::Ready, ReadEvent::Started) | (State::Waiting { .. }, ReadEvent::Waited) => self.send(),
            (State::Waiting { otherwise }, ReadEvent::Exhausted) => self.finish(otherwise),
            (State::Sending, ReadEvent::Succeeded) => self.finish(ReadVerdict::Response),
            (State::Sending, ReadEvent::Failed(attempt)) => self.sent(attempt),
            _ => self.finish(ReadVerdict::Unavailable),
        }
    }

    fn sent(&mut self, attempt: Attempt) -> ReadAction {
        match (attempt, self.renewal) {
            (Unauthorized, Renewal::Possible) => {
                self.renewal = Renewal::Done;
                self.send()
            }
            (Unauthorized, Renewal::Done) => self.finish(ReadVerdict::NotProcessed),
            (Unauthorized, Renewal::Useless) | (Rejected | Invalid, _) => self.finish(ReadVerdict::Rejected),
            (Throttled, _) => self.wait(Pause::AsAsked, ReadVerdict::NotProcessed),
            (NotSent | Uncertain, _) => self.wait(Pause::Backoff, ReadVerdict::Unavailable),
            (NoToken, _) => self.finish(ReadVerdict::Unavailable),
        }
    }

    const fn send(&mut self) -> ReadAction {
        self.state = State::Sending;
        ReadAction::Send
    }

    const fn wait(&mut self, pause: Pause, otherwise: ReadVerdict) -> ReadAction {
        self.state = State::Waiting { otherwise };
        ReadAction::Wait(pause)
    }

    const fn finish(&mut self, verdict: ReadVerdict) -> ReadAction {
        self.state = State::Finished;
        ReadAction::Finish(verdict)
    }
}
