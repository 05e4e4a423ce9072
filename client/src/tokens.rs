//! The access token that all calls of a client share.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use payment_session::{
    gateway::{AccessToken, Call},
    response::{ApiError, GatewayResponse, Outcome},
};
use tokio::{
    sync::Mutex,
    time::{Instant, timeout_at},
};
use tracing::{Instrument, debug_span, warn};

use crate::{
    cause::{Cause, CauseKind},
    clock::Clock,
    machine::AttemptOutcome,
    repeat::{Authorization, Patience, Time, repeat},
    sender::{CallKind, Delivery, FailedAttempt, Sender},
    transport::Connection,
};

/// A token is renewed this long before its end, or after half its life if that is later.
const RENEWAL: Duration = Duration::from_secs(60);

/// The token that is in use. A call that finds none, or one that is due, requests the next one: a client that makes no
/// calls renews nothing.
#[derive(Debug)]
pub struct Tokens {
    pub sender: Sender,
    /// The call that requests a token. It holds the credentials.
    call: Call<AccessToken>,
    /// Locked while a token is requested, so that one request serves all calls.
    current: Mutex<Option<Token>>,
}

/// A token that the gateway gave out.
#[derive(Clone, Debug)]
pub struct Token {
    access: AccessToken,
    /// The time from which on the next call requests its successor.
    due: Instant,
    expires: Instant,
    /// Whether the gateway has rejected it.
    is_rejected: Arc<AtomicBool>,
}

impl Tokens {
    pub fn new(sender: Sender, call: Call<AccessToken>) -> Self {
        Self { sender, call, current: Mutex::default() }
    }

    /// Returns the token in use. If there is none, waits for one until then.
    pub async fn token(&self, until: Instant) -> Result<Token, Cause> {
        let late = |_| Cause::with_source(CauseKind::Token, Cause::new(CauseKind::Connection));
        let mut current = timeout_at(until, self.current.lock()).await.map_err(late)?;
        let Sender { clock, .. } = &self.sender;
        let patience = match &*current {
            Some(token) if token.is_fresh(clock.now()) => return Ok(token.clone()),
            // The old token still serves, so nobody waits for more than one attempt.
            Some(token) if token.lives(clock.now()) => Patience::None,
            _ => Patience::UntilTheDeadline,
        };
        let token = match self.request(until, patience).await {
            Ok(access) => Token::new(access, clock),
            Err(failed) => {
                let now = clock.now();
                let old = current.clone().filter(|token| token.lives(now)).ok_or_else(|| not_received(failed))?;
                Token { due: now + (old.expires - now) / 2, ..old }
            }
        };
        *current = Some(token.clone());
        Ok(token)
    }

    /// Returns the token in use, unless the next call requests its successor.
    pub fn at_hand(&self) -> Option<Token> {
        let current = self.current.try_lock().ok()?;
        current.clone().filter(|token| token.is_fresh(self.sender.clock.now()))
    }

    /// Sends a call once, with a token, and reads its response like this.
    pub async fn attempt<A, B, T>(
        &self,
        token: &Token,
        call: &Call<A>,
        delivery: Delivery,
        read: impl FnOnce(u16, &[u8]) -> Result<B, ApiError>,
        accept: impl FnOnce(B) -> Option<T>,
    ) -> Result<T, FailedAttempt> {
        let call = call.clone().with_token(&token.access);
        let result = self.sender.attempt(call, delivery, read, accept).await;
        // Whatever the body says, the next call needs another token.
        if let Err(FailedAttempt { cause, .. }) = &result
            && cause.api_error().is_some_and(|error| error.status() == 401)
        {
            token.is_rejected.store(true, Ordering::Relaxed);
        }
        result
    }

    async fn request(&self, until: Instant, patience: Patience) -> Result<AccessToken, FailedAttempt> {
        let Sender { clock, policy, .. } = &self.sender;
        let time = Time { deadline: clock.after(policy.read_deadline).min(until), patience };
        let send = async |connection| {
            let timeout = policy.read_timeout.min(clock.until(time.deadline));
            let delivery = Delivery { call: "token", kind: CallKind::Read, connection, timeout };
            Ok(self.sender.attempt(self.call.clone(), delivery, AccessToken::parse, Some).await)
        };
        let reading = repeat(&self.sender, CallKind::Read, time, Authorization::Credentials, Connection::Own, send);
        reading.instrument(debug_span!("token")).await
    }
}

impl Token {
    fn new(access: AccessToken, clock: &Clock) -> Self {
        let expires = clock.after(access.expires_in());
        let due = clock.after(renewal_pause(clock.until(expires)));
        Self { access, due, expires, is_rejected: Arc::default() }
    }

    /// Returns whether it need not be renewed.
    fn is_fresh(&self, now: Instant) -> bool {
        self.lives(now) && now < self.due
    }

    fn lives(&self, now: Instant) -> bool {
        now < self.expires && !self.is_rejected.load(Ordering::Relaxed)
    }
}

/// Returns why there is no token.
fn not_received(FailedAttempt { outcome, cause, .. }: FailedAttempt) -> Cause {
    let is_documented =
        cause.api_error().is_some_and(|error| matches!(error.outcome(), Outcome::NotProcessed | Outcome::Rejected));
    let kind = match outcome {
        AttemptOutcome::Unauthorized | AttemptOutcome::Rejected | AttemptOutcome::Invalid if is_documented => {
            CauseKind::Credentials
        }
        _ => CauseKind::Token,
    };
    warn!(%cause, "no access token was received");
    Cause::with_source(kind, cause)
}

/// Returns the time until a token of this life is renewed.
fn renewal_pause(life: Duration) -> Duration {
    life.saturating_sub(RENEWAL).max(life / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_a_minute_before_its_end_or_after_half_its_life() {
        let pause = |life| renewal_pause(Duration::from_secs(life)).as_secs();
        assert_eq!([900, 150, 100, 10, 0].map(pause), [840, 90, 50, 5, 0]);
    }
}
