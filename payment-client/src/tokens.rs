//! The access token that all calls of a client share.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use payment_core::{
    gateway::{AccessToken, Call},
    response::{GatewayResponse, Outcome},
};
use tokio::{
    sync::watch,
    time::{Instant, timeout_at},
};
use tracing::{Instrument, debug_span};

use crate::{
    cause::{Cause, CauseKind},
    machine::{Attempt, Machine, Verdict},
    run::{Limits, Patience, Sending, Stopped, Work, run},
    sender::{Delivery, Failed, Kind, Sender},
    transport::Connection,
};

/// The least part of a token's life after which it is renewed, in percent.
const LEAST_LIFE_PERCENT: u32 = 10;

/// The token that is in use, and the request for the next one.
#[derive(Debug)]
pub struct Tokens {
    pub sender: Sender,
    /// The call that requests a token. It holds the credentials.
    call: Call<AccessToken>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    current: Option<Token>,
    /// The result of the request that is under way. It is shared, failures too.
    renewal: Option<watch::Receiver<Option<Result<(), Cause>>>>,
    /// The number of tokens so far.
    count: u64,
    /// Whether a call has used the current token. Nobody renews a token for a client that makes no calls.
    is_used: bool,
}

/// A token, numbered so that a late 401 does not end the life of its successor.
#[derive(Clone, Debug)]
pub struct Token {
    access: AccessToken,
    number: u64,
    expires: Instant,
}

/// The request for a token.
struct Request<'a>(&'a Tokens);

impl Work for Request<'_> {
    type Output = AccessToken;
    type Seen = Infallible;

    async fn send(&self, sending: Sending) -> Result<AccessToken, Failed> {
        let Sender { seams, policy, .. } = &self.0.sender;
        let timeout = policy.read_timeout.min(seams.until(sending.deadline));
        let delivery = Delivery { kind: Kind::Read, connection: Connection::Own, timeout };
        self.0.sender.attempt(self.0.call.clone(), delivery, Some).await
    }
}

impl Tokens {
    pub fn new(sender: Sender, call: Call<AccessToken>) -> Self {
        Self { sender, call, state: Mutex::default() }
    }

    /// Waits for the token in use until then.
    pub async fn token(self: &Arc<Self>, until: Instant) -> Result<Token, Failed> {
        let late = |_| Err(Cause::with_source(CauseKind::Token, Cause::new(CauseKind::Timeout)));
        let token = timeout_at(until, self.get()).await.unwrap_or_else(late);
        token.map_err(|cause| Failed::new(Attempt::NoToken, cause))
    }

    /// Sends a call once, with a token.
    pub async fn attempt<A: GatewayResponse, T>(
        &self,
        token: &Token,
        call: &Call<A>,
        delivery: Delivery,
        accept: impl FnOnce(A) -> Option<T>,
    ) -> Result<T, Failed> {
        let result = self.sender.attempt(call.clone().with_token(&token.access), delivery, accept).await;
        // Whatever the body says, the next call needs another token.
        if let Err(Failed { cause, .. }) = &result
            && cause.api_error().is_some_and(|error| error.status() == 401)
        {
            self.forget(token);
        }
        result
    }

    /// Returns the token in use. If there is none, waits for one.
    ///
    /// One request serves all waiters. It runs in a task, so it ends for the others even if the first waiter is dropped.
    async fn get(self: &Arc<Self>) -> Result<Token, Cause> {
        loop {
            let mut renewal = {
                let mut state = self.lock();
                if let Some(token) = state.usable(self.sender.seams.now()) {
                    state.is_used = true;
                    return Ok(token);
                }
                state.renewal.clone().unwrap_or_else(|| self.renew(&mut state))
            };
            let result = match renewal.wait_for(Option::is_some).await {
                Ok(result) => result.clone(),
                // The task has ended with the client or its runtime. On another runtime, the next call starts a new one.
                Err(_) => {
                    self.lock().forget_ended_renewal();
                    Some(Err(Cause::new(CauseKind::Closed)))
                }
            };
            if let Some(Err(cause)) = result {
                return Err(cause);
            }
        }
    }

    /// Forgets the token after a 401, unless another one has replaced it already.
    fn forget(&self, token: &Token) {
        let mut state = self.lock();
        if state.current.as_ref().is_some_and(|current| current.number == token.number) {
            state.current = None;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Requests a token in a task, and later its successor, while it is used.
    fn renew(self: &Arc<Self>, state: &mut State) -> watch::Receiver<Option<Result<(), Cause>>> {
        let (done, receiver) = watch::channel(None);
        state.renewal = Some(receiver.clone());
        let tokens = Arc::clone(self);
        let work = async move {
            let serve = async {
                let Some(pause) = tokens.request(done).await else { return };
                tokens.sender.seams.sleep(pause).await;
                let mut state = tokens.lock();
                if state.renewal.is_none() && state.is_used {
                    tokens.renew(&mut state);
                }
            };
            tokens.sender.while_open(serve).await
        };
        tokio::spawn(work.instrument(tracing::Span::none()));
        receiver
    }

    /// Requests a token, and returns the time after which the next request should begin.
    async fn request(&self, done: watch::Sender<Option<Result<(), Cause>>>) -> Option<Duration> {
        let Sender { seams, policy, .. } = &self.sender;
        let limits = Limits {
            deadline: seams.after(policy.read_deadline),
            patience: Patience::UntilTheDeadline,
            connection: Connection::Own,
            late_at: None,
        };
        let result = run(&self.sender, Machine::token(), &Request(self), limits).instrument(debug_span!("token")).await;
        let mut state = self.lock();
        state.renewal = None;
        let (result, pause) = match result {
            Ok(access) => {
                state.count += 1;
                let life = access.expires_in();
                state.current = Some(Token { access, number: state.count, expires: seams.after(life) });
                state.is_used = false;
                let life = seams.until(seams.after(life));
                (Ok(()), Some(renewal_pause(life, policy.token_life_percent, seams.fraction())))
            }
            // The old token still serves: try again in the middle of the time that it has left.
            Err(stopped) => {
                let left = state.usable(seams.now()).map(|token| seams.until(token.expires));
                (Err(cause_of(stopped)), left.filter(|left| *left > policy.first_pause).map(|left| left / 2))
            }
        };
        drop(state);
        done.send_replace(Some(result));
        pause
    }
}

impl State {
    fn usable(&self, now: Instant) -> Option<Token> {
        self.current.clone().filter(|token| now < token.expires)
    }

    fn forget_ended_renewal(&mut self) {
        if self.renewal.as_ref().is_some_and(|renewal| renewal.has_changed().is_err()) {
            self.renewal = None;
        }
    }
}

fn cause_of(stopped: Stopped<Infallible>) -> Cause {
    let (verdict, cause) = match stopped {
        Stopped::Failed(verdict, cause) => (verdict, cause),
        Stopped::Unseen(cause) => (Verdict::Unavailable, cause),
        Stopped::Conflict(never) => match *never {},
    };
    let is_documented =
        cause.api_error().is_some_and(|error| matches!(error.outcome(), Outcome::NotProcessed | Outcome::Rejected));
    let kind = if verdict == Verdict::Rejected && is_documented { CauseKind::Credentials } else { CauseKind::Token };
    Cause::with_source(kind, cause)
}

/// Returns the time until a token of this life is renewed: this percentage of its life, or up to a tenth less. `random`
/// is from 0 to 1.
fn renewal_pause(life: Duration, percent: u32, random: f64) -> Duration {
    (life / 100 * percent.clamp(LEAST_LIFE_PERCENT, 100)).mul_f64(1.0 - random / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_before_the_end_of_its_life() {
        let pause = |percent, random| renewal_pause(Duration::from_secs(900), percent, random).as_secs();
        assert_eq!((pause(80, 0.0), pause(80, 0.5), pause(80, 1.0)), (720, 684, 648));
        assert_eq!((pause(200, 0.0), pause(0, 0.0)), (900, 90));
    }
}
