//! The access token that all calls of a client share.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use payment_session::{
    gateway::{AccessToken, Call},
    response::{ApiError, GatewayResponse, Outcome},
};
use tokio::time::{Instant, timeout_at};
use tracing::{Instrument, debug_span, warn};

use crate::{
    cause::{Cause, CauseKind},
    machine::Attempt,
    run::{Authorization, Patience, Time, repeat},
    sender::{Delivery, Failed, Kind, Sender},
    transport::Connection,
};

/// The least part of a token's life after which it is renewed, in percent.
const LEAST_LIFE_PERCENT: u32 = 10;

/// The token that is in use. A call that finds none, or one that is due, requests the next one: a client that makes no
/// calls renews nothing.
#[derive(Debug)]
pub struct Tokens {
    pub sender: Sender,
    /// The call that requests a token. It holds the credentials.
    call: Call<AccessToken>,
    /// Held while a token is requested, so that one request serves all calls.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    current: Option<Token>,
    /// The number of requests that have ended.
    requests: u64,
    /// The failure of the last request, for the calls that have waited for it.
    failure: Option<Cause>,
    /// The failure of the last attempt of the request that runs, for the calls that no longer wait for it.
    seen: Option<Cause>,
}

/// A token, numbered so that a late 401 does not end the life of its successor.
#[derive(Clone, Debug)]
pub struct Token {
    access: AccessToken,
    number: u64,
    /// The time from which on the next call requests its successor.
    due: Instant,
    expires: Instant,
}

impl Tokens {
    pub fn new(sender: Sender, call: Call<AccessToken>) -> Self {
        Self { sender, call, turn: tokio::sync::Mutex::default(), state: Mutex::default() }
    }

    /// Waits for the token in use until then.
    pub async fn token(&self, until: Instant) -> Result<Token, Cause> {
        let late = |_| {
            let seen = self.lock().seen.clone().unwrap_or(Cause::new(CauseKind::Timeout));
            warn!(cause = %seen, "no access token was received before the deadline");
            Err(Cause::with_source(CauseKind::Token, seen))
        };
        timeout_at(until, self.get()).await.unwrap_or_else(late)
    }

    /// Returns the token in use, unless the next call requests its successor.
    pub fn at_hand(&self) -> Option<Token> {
        let now = self.sender.clock.now();
        self.lock().usable(now).filter(|token| now < token.due)
    }

    /// Sends a call once, with a token, and reads its response like this.
    pub async fn attempt<A, B, T>(
        &self,
        token: &Token,
        call: &Call<A>,
        delivery: Delivery,
        read: impl FnOnce(u16, &[u8]) -> Result<B, ApiError>,
        accept: impl FnOnce(B) -> Option<T>,
    ) -> Result<T, Failed> {
        let call = call.clone().with_token(&token.access);
        let result = self.sender.attempt(call, delivery, read, accept).await;
        // Whatever the body says, the next call needs another token.
        if let Err(Failed { cause, .. }) = &result
            && cause.api_error().is_some_and(|error| error.status() == 401)
        {
            self.forget(token);
        }
        result
    }

    /// Returns the token in use. If there is none, waits for one.
    async fn get(&self) -> Result<Token, Cause> {
        let now = self.sender.clock.now();
        let (current, requests) = {
            let state = self.lock();
            (state.usable(now), state.requests)
        };
        let (_turn, patience) = match current {
            Some(token) if now < token.due => return Ok(token),
            // The old token still serves, so nobody waits for another call that renews it.
            Some(token) => match self.turn.try_lock() {
                Ok(turn) => (turn, Patience::None),
                Err(_) => return Ok(token),
            },
            None => (self.turn.lock().await, Patience::UntilTheDeadline),
        };
        if let Some(result) = self.lock().result_since(requests, self.sender.clock.now()) {
            return result;
        }
        self.request(patience).await
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

    /// Requests a token. If this fails, returns the old one while it still serves.
    async fn request(&self, patience: Patience) -> Result<Token, Cause> {
        let Sender { clock, policy, .. } = &self.sender;
        let time = Time { deadline: clock.after(policy.read_deadline), patience };
        self.lock().seen = None;
        let send = async |connection| {
            let timeout = policy.read_timeout.min(clock.until(time.deadline));
            let delivery = Delivery { call: "token", kind: Kind::Read, connection, timeout };
            let result = self.sender.attempt(self.call.clone(), delivery, AccessToken::parse, Some).await;
            self.lock().seen = result.as_ref().err().map(|failed| failed.cause.clone());
            Ok(result)
        };
        let reading = repeat(&self.sender, Kind::Read, time, Authorization::Credentials, Connection::Own, send);
        let result = reading.instrument(debug_span!("token")).await;
        let mut state = self.lock();
        state.requests += 1;
        match result {
            Ok(access) => {
                let expires = clock.after(access.expires_in());
                let due = clock.after(renewal_pause(clock.until(expires), policy.token_life_percent, clock.fraction()));
                let token = Token { access, number: state.requests, due, expires };
                state.failure = None;
                state.current = Some(token.clone());
                Ok(token)
            }
            Err(not_read) => {
                let cause = cause_of(not_read);
                state.failure = Some(cause.clone());
                let now = clock.now();
                match state.current.as_mut().filter(|token| now < token.expires) {
                    Some(token) => {
                        token.due = clock.after(clock.until(token.expires) / 2);
                        Ok(token.clone())
                    }
                    None => Err(cause),
                }
            }
        }
    }
}

impl State {
    fn usable(&self, now: Instant) -> Option<Token> {
        self.current.clone().filter(|token| now < token.expires)
    }

    /// Returns the result of a request that has ended since this number of requests, or `None` if there is none. A token
    /// that a 401 has ended is none either.
    fn result_since(&self, requests: u64, now: Instant) -> Option<Result<Token, Cause>> {
        if self.requests == requests {
            return None;
        }
        self.usable(now).map(Ok).or_else(|| self.failure.clone().map(Err))
    }
}

fn cause_of(Failed { attempt, cause, .. }: Failed) -> Cause {
    let is_documented =
        cause.api_error().is_some_and(|error| matches!(error.outcome(), Outcome::NotProcessed | Outcome::Rejected));
    let kind = match attempt {
        Attempt::Unauthorized | Attempt::Rejected | Attempt::Invalid if is_documented => CauseKind::Credentials,
        _ => CauseKind::Token,
    };
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
