//! A reading call from its first attempt to its end: the machine decides, and this module acts.

use std::time::Duration;

use tokio::time::Instant;
use tracing::debug;

use crate::{
    cause::{Cause, CauseKind},
    machine::{Pause, Read, ReadAction, ReadEvent, ReadVerdict},
    retry::{Backoff, Retry},
    sender::{Failed, Sender},
    transport::Connection,
};

/// The longest pause of a call that waits for another one.
const LONGEST_TURN: Duration = Duration::from_secs(1);

/// A reading call: how it is sent.
pub trait Work: Sync {
    /// The response.
    type Output: Send;

    /// Sends the call once.
    fn send(&self, sending: Sending) -> impl Future<Output = Result<Self::Output, Failed>> + Send;
}

/// One of the attempts of a run.
#[derive(Clone, Copy, Debug)]
pub struct Sending {
    pub connection: Connection,
    pub deadline: Instant,
}

/// The time of a run.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub deadline: Instant,
    pub patience: Patience,
    /// The connection of the first attempt. The others have their own, because the first one may be out of step.
    pub connection: Connection,
}

/// Whether a run waits between attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    UntilTheDeadline,
    /// Someone else decides when to try again.
    None,
}

/// A reading call without a usable response.
#[derive(Debug)]
pub struct NotRead {
    pub verdict: ReadVerdict,
    pub cause: Cause,
}

impl NotRead {
    pub const fn unavailable(cause: Cause) -> Self {
        Self { verdict: ReadVerdict::Unavailable, cause }
    }
}

/// Carries out the actions of the machine, until it ends.
pub async fn run<W: Work>(sender: &Sender, machine: Read, work: &W, limits: Limits) -> Result<W::Output, NotRead> {
    let pauses = Pauses::new(sender, limits);
    let (mut machine, mut pauses) = (machine, pauses);
    let (mut connection, mut output, mut cause) = (limits.connection, None, Cause::new(CauseKind::NotFound));
    let mut event = ReadEvent::Started;
    loop {
        event = match machine.next(event) {
            ReadAction::Send => {
                let sent = work.send(Sending { connection, deadline: limits.deadline }).await;
                connection = Connection::Own;
                match sent {
                    Ok(response) => {
                        output = Some(response);
                        ReadEvent::Succeeded
                    }
                    Err(failed) => {
                        cause = failed.cause;
                        pauses.retry_after = failed.retry_after;
                        ReadEvent::Failed(failed.attempt)
                    }
                }
            }
            ReadAction::Wait(pause) => {
                let has_waited = pauses.wait(pause, None, Urgency::Low).await;
                if has_waited { ReadEvent::Waited } else { ReadEvent::Exhausted }
            }
            ReadAction::Finish(verdict) => {
                debug!(?verdict, "finished");
                return match output {
                    Some(output) if verdict == ReadVerdict::Response => {
                        pauses.succeeded();
                        Ok(output)
                    }
                    _ => Err(NotRead { verdict, cause }),
                };
            }
        };
    }
}

/// The pauses of a call.
#[derive(Debug)]
pub struct Pauses<'a> {
    sender: &'a Sender,
    limits: Limits,
    backoff: Backoff,
    retry: Option<Retry>,
    /// The pause that the gateway asked for.
    pub retry_after: Option<Duration>,
}

/// Whether a call goes on without retries, but less often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    Low,
    /// It may have been carried out.
    High,
}

impl<'a> Pauses<'a> {
    pub fn new(sender: &'a Sender, limits: Limits) -> Self {
        Self { sender, limits, backoff: Backoff::new(&sender.policy), retry: None, retry_after: None }
    }

    /// Waits, at most until this time, and returns whether there was enough time.
    pub async fn wait(&mut self, pause: Pause, until: Option<Instant>, urgency: Urgency) -> bool {
        let Sender { clock, policy, quota, .. } = self.sender;
        if self.limits.patience == Patience::None {
            return false;
        }
        let random = self.backoff.next_pause(clock.fraction());
        let until = until.map(|until| clock.until(until)).filter(|time| !time.is_zero());
        let mut time = match pause {
            Pause::Backoff => random.min(until.unwrap_or(random)),
            Pause::Turn => random.min(LONGEST_TURN),
            Pause::AsAsked => self.retry_after.take().unwrap_or_default().max(random),
        };
        let left = clock.until(self.limits.deadline);
        if time >= left {
            return false;
        }
        if pause != Pause::Turn {
            self.retry = quota.take();
        }
        if pause != Pause::Turn && self.retry.is_none() {
            time = time.max(policy.longest_pause);
            if urgency == Urgency::Low || time >= left {
                return false;
            }
        }
        clock.sleep(time).await;
        true
    }

    /// Permits other calls a part of a retry.
    pub fn succeeded(&mut self) {
        self.sender.quota.succeeded(self.retry.take());
    }
}
