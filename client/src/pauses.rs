//! The pauses of a call between its steps.

use std::time::Duration;

use tokio::time::Instant;

use crate::{
    machine::{Event, Pause},
    policy::Policy,
    quota::Retry,
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

/// The random pauses of one call.
///
/// Each pause is a random part of a limit that doubles, so that clients that failed together do not return together.
#[derive(Debug)]
struct Backoff {
    limit: Duration,
    longest: Duration,
}

impl Backoff {
    const fn new(policy: &Policy) -> Self {
        Self { limit: policy.first_pause, longest: policy.longest_pause }
    }

    /// Returns the next pause: this fraction of the limit.
    fn next_pause(&mut self, fraction: f64) -> Duration {
        let limit = self.limit.min(self.longest);
        self.limit = limit.saturating_mul(2);
        limit.mul_f64(fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_double_up_to_the_longest_pause() {
        let (first_pause, longest_pause) = (Duration::from_secs(1), Duration::from_secs(5));
        let policy = Policy::default().with_first_pause(first_pause).with_longest_pause(longest_pause);
        let mut backoff = Backoff::new(&policy);
        for limit in [1, 2, 4, 5, 5] {
            assert_eq!(backoff.next_pause(1.0), Duration::from_secs(limit));
        }
        assert_eq!(backoff.limit, Duration::from_secs(10));
    }
}
