//! The access token that all calls of a client share.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use payment_core::gateway::AccessToken;
use tokio::{sync::watch, time::Instant};
use tracing::Instrument;

use crate::{Cause, CauseKind, run, shared::Shared, time::after};

/// The token that is in use, and the request for the next one.
#[derive(Debug, Default)]
pub struct Tokens {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    current: Option<Token>,
    /// The result of the request that is under way. It is shared, failures too.
    renewal: Option<watch::Receiver<Option<Result<(), Cause>>>>,
    /// The number of tokens so far.
    count: u64,
}

/// A token, numbered so that a late 401 does not end the life of its successor.
#[derive(Clone, Debug)]
pub struct Token {
    pub access: AccessToken,
    number: u64,
    expires: Instant,
}

impl Tokens {
    /// Returns the token in use. If there is none, waits for one.
    ///
    /// One request serves all waiters. It runs in a task, so it ends for the others even if the first waiter is dropped.
    pub async fn get(shared: &Arc<Shared>) -> Result<Token, Cause> {
        loop {
            let mut renewal = {
                let mut state = shared.tokens.lock();
                if let Some(token) = state.usable() {
                    return Ok(token);
                }
                state.renewal.clone().unwrap_or_else(|| state.renew(shared))
            };
            let result = match renewal.wait_for(Option::is_some).await {
                Ok(result) => result.clone(),
                // The task has ended with the client or its runtime. On another runtime, the next call starts a new one.
                Err(_) => {
                    shared.tokens.lock().forget_ended_renewal();
                    Some(Err(Cause::new(CauseKind::Closed)))
                }
            };
            if let Some(Err(cause)) = result {
                return Err(Cause::with_source(CauseKind::Token, cause));
            }
        }
    }

    /// Forgets the token after a 401, unless another one has replaced it already.
    pub fn forget(&self, token: &Token) {
        let mut state = self.lock();
        if state.current.as_ref().is_some_and(|current| current.number == token.number) {
            state.current = None;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn usable(&self) -> Option<Token> {
        self.current.clone().filter(|token| Instant::now() < token.expires)
    }

    fn forget_ended_renewal(&mut self) {
        if self.renewal.as_ref().is_some_and(|renewal| renewal.has_changed().is_err()) {
            self.renewal = None;
        }
    }

    /// Requests a token in a task, and later its successor, while it serves.
    fn renew(&mut self, shared: &Arc<Shared>) -> watch::Receiver<Option<Result<(), Cause>>> {
        let (sender, receiver) = watch::channel(None);
        self.renewal = Some(receiver.clone());
        let shared = Arc::clone(shared);
        let mut closed = shared.closed.clone();
        let work = async move {
            if let Some(pause) = request(&shared, sender).await {
                tokio::time::sleep(pause).await;
                let mut state = shared.tokens.lock();
                if state.renewal.is_none() {
                    state.renew(&shared);
                }
            }
        };
        let work = async move {
            tokio::select! {
                () = work => {}
                _ = closed.wait_for(|()| false) => {}
            }
        };
        tokio::spawn(work.instrument(tracing::Span::none()));
        receiver
    }
}

/// Requests a token, and returns the time after which the next request should begin.
async fn request(shared: &Arc<Shared>, sender: watch::Sender<Option<Result<(), Cause>>>) -> Option<Duration> {
    let result = run::request_token(shared).await;
    let mut state = shared.tokens.lock();
    state.renewal = None;
    let (result, pause) = match result {
        Ok(access) => {
            state.count += 1;
            let expires = after(access.expires_in());
            state.current = Some(Token { access, number: state.count, expires });
            let life = expires.duration_since(Instant::now());
            (Ok(()), Some(renewal_pause(life, shared.policy.token_life_percent, fastrand::f64())))
        }
        // The old token still serves: try again in the middle of the time that it has left.
        Err(cause) => {
            let left = state.usable().map(|token| token.expires.duration_since(Instant::now()));
            (Err(cause), left.filter(|left| *left > shared.policy.first_pause).map(|left| left / 2))
        }
    };
    drop(state);
    sender.send_replace(Some(result));
    pause
}

/// Returns the time until a token of this life is renewed: this percentage of its life, or up to a tenth less. `random`
/// is from 0 to 1.
fn renewal_pause(life: Duration, percent: u32, random: f64) -> Duration {
    (life / 100 * percent.min(100)).mul_f64(1.0 - random / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_before_the_end_of_its_life() {
        let pause = |percent, random| renewal_pause(Duration::from_secs(900), percent, random).as_secs();
        assert_eq!((pause(80, 0.0), pause(80, 0.5), pause(80, 1.0)), (720, 684, 648));
        assert_eq!(pause(200, 0.0), 900);
    }
}
