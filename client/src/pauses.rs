//! The pauses of a call between its steps.

use std::time::Duration;

use tokio::time::Instant;

use crate::{
    machine::{Event, Pause},
    retry::{Backoff, Retry},
    sender::Sender,
};

/// The longest pause of a call that waits for another one.
const LONGEST_TURN: Duration = Duration::from_secs(1);

/// The pauses of a call.
#[derive(Debug)]
pub struct Pauses<'a> {
    sender: &'a Sender,
    pub deadline: Instant,
    backoff: Backoff,
    retry: Option<Retry>,
    /// The pause that the gateway asked for.
    pub retry_after: Option<Duration>,
}

impl<'a> Pauses<'a> {
    pub fn new(sender: &'a Sender, deadline: Instant) -> Self {
        Self { sender, deadline, backoff: Backoff::new(&sender.policy), retry: None, retry_after: None }
    }

    /// Waits, at most until this time, which has not come yet. Returns the event of a call that has waited, or has not.
    pub async fn wait<I>(&mut self, pause: Pause, until: Option<Instant>) -> Event<I> {
        let Sender { clock, policy, quota, .. } = self.sender;
        let random = self.backoff.next_pause(clock.fraction());
        let until = until.map(|until| clock.until(until));
        let asked = self.retry_after.unwrap_or_default();
        let (time, costs_retry) = match pause {
            Pause::Backoff => (random.min(until.unwrap_or(random)), true),
            Pause::AsAsked => (random.max(asked), true),
            Pause::Turn => (random.min(LONGEST_TURN), false),
            Pause::Longest => (policy.longest_pause.max(asked), false),
        };
        if time >= clock.until(self.deadline) {
            return Event::Exhausted;
        }
        if costs_retry {
            self.retry = quota.take();
            if self.retry.is_none() {
                return Event::NoRetry;
            }
        }
        self.retry_after = None;
        clock.sleep(time).await;
        Event::Waited
    }

    /// Permits other calls a part of a retry.
    pub fn succeeded(&mut self) {
        self.sender.quota.succeeded(self.retry.take());
    }
}
