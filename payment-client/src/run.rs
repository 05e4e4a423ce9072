//! A call from its first attempt to its end: the machine decides, and this module acts.

use std::{sync::Arc, time::Duration};

use payment_core::{
    gateway::{AccessToken, Call},
    response::{ApiError, GatewayResponse, Outcome},
};
use tokio::time::{Instant, sleep};
use tracing::{Instrument, debug, debug_span};

use crate::{
    Cause, CauseKind, Policy,
    machine::{Action, Attempt, Event, Look, Machine, Pause, Verdict},
    probe::{Nothing, Probe, Seen},
    retry::{Backoff, Retry},
    shared::Shared,
    time::after,
    tokens::{Token, Tokens},
    transport::Failure,
};

/// The end of a call.
#[derive(Debug)]
pub enum End<A> {
    /// The response of the last attempt.
    Response(A),
    /// The object that a look-up found.
    Found(A),
    /// The object that a look-up found, which shows that the call cannot be carried out.
    Conflict(A),
    /// Anything else, with the reason of the last attempt.
    Failed(Verdict, Reason),
}

/// The reason why the last attempt failed.
#[derive(Debug)]
pub enum Reason {
    Response(ApiError),
    Other(Cause),
}

impl From<Reason> for Cause {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Response(error) => Self::response(error),
            Reason::Other(cause) => cause,
        }
    }
}

/// Runs a call that changes something.
pub async fn change<A: GatewayResponse>(
    shared: &Arc<Shared>,
    machine: Machine,
    call: &Call<A>,
    probe: &impl Probe<A>,
) -> End<A> {
    Run::new(shared, call, Kind::Change).complete(machine, probe).await
}

/// Runs a call that changes nothing.
pub async fn read<A: GatewayResponse>(
    shared: &Arc<Shared>,
    call: &Call<A>,
    belongs: impl Fn(&A) -> bool + Sync,
) -> End<A> {
    // The query contains the reference.
    let span = debug_span!("read", path = call.request().uri().path());
    Run::new(shared, call, Kind::Read).complete(Machine::read(), &Nothing(belongs)).instrument(span).await
}

/// Requests a token.
pub async fn request_token(shared: &Arc<Shared>) -> Result<AccessToken, Cause> {
    let run = Run::new(shared, &shared.token_call, Kind::Token);
    let end = run.complete(Machine::token(), &Nothing(|_: &AccessToken| true)).instrument(debug_span!("token")).await;
    match end {
        End::Response(token) | End::Found(token) | End::Conflict(token) => Ok(token),
        End::Failed(_, reason) => Err(reason.into()),
    }
}

struct Run<'a, A> {
    shared: &'a Arc<Shared>,
    call: &'a Call<A>,
    kind: Kind,
    deadline: Instant,
    backoff: Backoff,
    retry: Option<Retry>,
    retry_after: Option<Duration>,
    attempts: u32,
    response: Option<A>,
    found: Option<A>,
    reason: Reason,
}

/// The kind of a call, which has its own times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Change,
    Read,
    /// A call that needs no token, because it requests one.
    Token,
}

impl Kind {
    const fn deadline(self, policy: &Policy) -> Duration {
        match self {
            Self::Change => policy.deadline,
            Self::Read | Self::Token => policy.read_deadline,
        }
    }

    const fn timeout(self, policy: &Policy) -> Duration {
        match self {
            Self::Change => policy.attempt_timeout,
            Self::Read | Self::Token => policy.read_timeout,
        }
    }
}

impl<'a, A: GatewayResponse> Run<'a, A> {
    fn new(shared: &'a Arc<Shared>, call: &'a Call<A>, kind: Kind) -> Self {
        Self {
            shared,
            call,
            kind,
            deadline: after(kind.deadline(&shared.policy)),
            backoff: Backoff::new(&shared.policy),
            retry: None,
            retry_after: None,
            attempts: 0,
            response: None,
            found: None,
            reason: Reason::Other(Cause::new(CauseKind::Closed)),
        }
    }

    /// Carries out the actions of the machine, until it ends.
    async fn complete(mut self, mut machine: Machine, probe: &impl Probe<A>) -> End<A> {
        let mut event = Event::Started;
        loop {
            event = match machine.next(event) {
                Action::Send => Event::Sent(self.send(probe).await),
                Action::LookUp => Event::Found(self.look_up(probe).await),
                Action::Wait(pause) => self.wait(pause).await,
                Action::Finish(verdict) => return self.finish(verdict),
            };
        }
    }

    async fn send(&mut self, probe: &impl Probe<A>) -> Attempt {
        self.attempts += 1;
        let (attempt, status, trace_id) = match self.exchange(probe).await {
            Ok(response) => {
                self.response = Some(response);
                (Attempt::Succeeded, None, None)
            }
            Err((attempt, reason)) => {
                self.reason = reason;
                let error = match &self.reason {
                    Reason::Response(error) => Some(error),
                    Reason::Other(_) => None,
                };
                (attempt, error.map(ApiError::status), error.and_then(ApiError::trace_id))
            }
        };
        debug!(attempt = self.attempts, outcome = ?attempt, status, trace_id, "sent");
        attempt
    }

    async fn exchange(&mut self, probe: &impl Probe<A>) -> Result<A, (Attempt, Reason)> {
        let (call, token) = if self.kind == Kind::Token {
            (self.call.clone(), None)
        } else {
            let token = Tokens::get(self.shared).await;
            let token = token.map_err(|cause| (Attempt::NoToken, Reason::Other(cause)))?;
            (self.call.clone().with_token(&token.access), Some(token))
        };
        let timeout = self.kind.timeout(&self.shared.policy);
        let repeatability = call.repeatability();
        let received = self.shared.transport.exchange(call.into_request(), repeatability, timeout).await;
        let received = received.map_err(|failure| match failure {
            Failure::NotSent(cause) => (Attempt::NotSent, Reason::Other(cause)),
            Failure::Uncertain(cause) => (Attempt::Uncertain, Reason::Other(cause)),
        })?;
        self.retry_after = received.retry_after;
        match self.call.parse(received.status, &received.body) {
            Ok(response) if probe.belongs(&response) => Ok(response),
            Ok(_) => Err((Attempt::Uncertain, Reason::Other(Cause::new(CauseKind::ForeignResponse)))),
            Err(error) => Err((self.attempt(&error, token.as_ref()), Reason::Response(error))),
        }
    }

    fn attempt(&self, error: &ApiError, token: Option<&Token>) -> Attempt {
        match (error.outcome(), error.status()) {
            (Outcome::NotProcessed, 429) => Attempt::Throttled,
            (Outcome::NotProcessed, _) => {
                if let Some(token) = token {
                    self.shared.tokens.forget(token);
                }
                Attempt::Unauthorized
            }
            (Outcome::Rejected, _) => Attempt::Rejected,
            // A reading call has changed nothing, so only its repetition matters.
            (Outcome::Uncertain, 400 | 402..=407 | 410..=428 | 430..=499) if self.kind != Kind::Change => {
                Attempt::Rejected
            }
            (Outcome::Uncertain, _) => Attempt::Uncertain,
            (Outcome::NotSent, _) => Attempt::NotSent,
        }
    }

    async fn look_up(&mut self, probe: &impl Probe<A>) -> Look {
        // A look-up is rare and its future is large, so it is not part of the future of every call.
        let seen = Box::pin(probe.look_up().instrument(debug_span!("look_up"))).await;
        let look = match seen {
            Seen::Done(found) => {
                self.found = Some(found);
                Look::Done
            }
            Seen::Conflict(found) => {
                self.found = Some(found);
                Look::Conflict
            }
            Seen::NotDone => Look::NotDone,
            Seen::Failed => Look::Failed,
        };
        debug!(outcome = ?look, "looked up");
        look
    }

    async fn wait(&mut self, pause: Pause) -> Event {
        let time = match pause {
            Pause::Backoff => self.backoff.next_pause(),
            Pause::AsAsked => self.retry_after.take().unwrap_or_default().max(self.backoff.next_pause()),
            Pause::GatewayTimeout => self.shared.policy.gateway_timeout,
        };
        if time >= self.deadline.duration_since(Instant::now()) {
            return Event::Exhausted;
        }
        if pause != Pause::GatewayTimeout {
            match self.shared.quota.take() {
                None => return Event::Exhausted,
                retry => self.retry = retry,
            }
        }
        sleep(time).await;
        Event::Waited
    }

    fn finish(self, verdict: Verdict) -> End<A> {
        debug!(attempts = self.attempts, ?verdict, "finished");
        if matches!(verdict, Verdict::Response | Verdict::Found) {
            self.shared.quota.succeeded(self.retry);
        }
        match (verdict, self.response, self.found) {
            (Verdict::Response, Some(response), _) => End::Response(response),
            (Verdict::Found, _, Some(found)) => End::Found(found),
            (Verdict::Conflict, _, Some(found)) => End::Conflict(found),
            _ => End::Failed(verdict, self.reason),
        }
    }
}
