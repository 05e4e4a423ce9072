//! The knowledge of one call that a run needs: the responses that belong to it, and the results of look-ups.

use std::sync::Arc;

use payment_core::{
    gateway::Server,
    response::{CaptureResponse, SessionResponse},
};

use crate::{
    caller::Caller,
    effect::{Effect, Sight},
};

/// The knowledge of one call.
pub trait Probe<A>: Sync {
    /// Returns whether the response belongs to the call. A response that was meant for another request proves nothing.
    fn belongs(&self, response: &A) -> bool;

    /// Looks the effect of the call up.
    fn look_up(&self) -> impl Future<Output = Seen<A>> + Send;
}

/// The result of a look-up.
#[derive(Debug)]
pub enum Seen<A> {
    Done(A),
    NotDone,
    Conflict(A),
    Failed,
}

/// A call that cannot be looked up, with the test of its responses.
pub struct Nothing<F>(pub F);

impl<A, F: Fn(&A) -> bool + Sync> Probe<A> for Nothing<F> {
    fn belongs(&self, response: &A) -> bool {
        (self.0)(response)
    }

    async fn look_up(&self) -> Seen<A> {
        Seen::Failed
    }
}

/// A call that has an effect on a session.
pub struct OfSession<S> {
    pub caller: Arc<Caller<S>>,
    pub effect: Arc<Effect>,
}

impl<S: Server + Send + Sync> Probe<SessionResponse> for OfSession<S> {
    fn belongs(&self, session: &SessionResponse) -> bool {
        self.effect.can_return(session)
    }

    async fn look_up(&self) -> Seen<SessionResponse> {
        match self.effect.look_up(&self.caller).await {
            Ok(Sight::Done(session)) => Seen::Done(session),
            Ok(Sight::NotSeen) => Seen::NotDone,
            Ok(Sight::Conflict(session)) => Seen::Conflict(session),
            Ok(Sight::Undecidable) | Err(_) => Seen::Failed,
        }
    }
}

impl<S: Server + Send + Sync> Probe<CaptureResponse> for OfSession<S> {
    fn belongs(&self, capture: &CaptureResponse) -> bool {
        self.effect.can_return_capture(capture)
    }

    async fn look_up(&self) -> Seen<CaptureResponse> {
        match self.effect.look_up(&self.caller).await {
            Ok(Sight::Done(session)) => self.effect.capture_of(&session).map_or(Seen::Failed, Seen::Done),
            Ok(Sight::NotSeen) => Seen::NotDone,
            Ok(Sight::Conflict(_) | Sight::Undecidable) | Err(_) => Seen::Failed,
        }
    }
}
