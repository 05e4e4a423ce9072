//! A call from its first attempt to its end: the machine decides, and this module acts.

use std::time::Duration;

use tokio::time::Instant;
use tracing::debug;

use crate::{
    cause::{Cause, CauseKind},
    machine::{Action, Attempt, Event, Evidence, Machine, Pause, Verdict, When},
    retry::{Backoff, Retry},
    sender::{Failed, Sender},
    transport::Connection,
};

/// The call of a run: how it is sent and looked up.
pub trait Work: Sync {
    /// The result of a call that was carried out.
    type Output: Send;
    /// The object that shows the effect of the call.
    type Seen: Send;

    /// Whether the call changes something, so that it may have been carried out after an uncertain attempt.
    const CHANGES: bool = false;

    /// Sends the call once.
    fn send(&self, sending: Sending) -> impl Future<Output = Result<Self::Output, Failed>> + Send;

    /// Looks the effect of the call up.
    fn look_up(&self, _until: Instant) -> impl Future<Output = Result<Evidence<Self::Seen>, Cause>> + Send {
        async { Ok(Evidence::Undecidable) }
    }

    /// Returns the result that a look-up has found, or `None` if the object does not show it.
    fn found(&self, _seen: Self::Seen) -> Option<Self::Output> {
        None
    }
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
    /// The time from which on a look-up is late, if an earlier process has sent the call.
    pub late_at: Option<Instant>,
}

/// Whether a run waits between attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    UntilTheDeadline,
    /// Someone else decides when to try again.
    None,
}

/// The end of a call that was not carried out for certain.
#[derive(Debug)]
pub enum Stopped<T> {
    /// The object that shows that the call cannot be carried out.
    Conflict(Box<T>),
    /// The call may have been carried out, and a late look-up does not show it.
    Unseen(Cause),
    /// Anything else, with the reason of the last attempt.
    Failed(Verdict, Cause),
}

/// Carries out the actions of the machine, until it ends.
pub async fn run<W: Work>(
    sender: &Sender,
    machine: Machine,
    work: &W,
    limits: Limits,
) -> Result<W::Output, Stopped<W::Seen>> {
    let mut run = Run {
        sender,
        work,
        limits,
        backoff: Backoff::new(&sender.policy),
        retry: None,
        retry_after: None,
        attempts: 0,
        late_at: limits.late_at,
        output: None,
        conflict: None,
        is_unseen: false,
        cause: Cause::new(CauseKind::NotFound),
    };
    let verdict = run.decide(machine).await;
    run.finish(verdict)
}

struct Run<'a, W: Work> {
    sender: &'a Sender,
    work: &'a W,
    limits: Limits,
    backoff: Backoff,
    retry: Option<Retry>,
    retry_after: Option<Duration>,
    attempts: u32,
    /// The time from which on a look-up is late, if there is something to look up.
    late_at: Option<Instant>,
    output: Option<W::Output>,
    conflict: Option<W::Seen>,
    /// Whether the last look-up was late and decided nothing.
    is_unseen: bool,
    cause: Cause,
}

impl<W: Work> Run<'_, W> {
    async fn decide(&mut self, mut machine: Machine) -> Verdict {
        let mut event = Event::Started;
        loop {
            event = match machine.next(event) {
                Action::Send => Event::Sent(self.send().await),
                Action::LookUp => self.look_up().await,
                Action::Wait(pause) => self.wait(pause).await,
                Action::Finish(verdict) => {
                    self.is_unseen = verdict == Verdict::Unknown && matches!(event, Event::Saw(_, When::Late));
                    return verdict;
                }
            };
        }
    }

    async fn send(&mut self) -> Attempt {
        let connection = if self.attempts == 0 { self.limits.connection } else { Connection::Own };
        self.attempts += 1;
        match self.work.send(Sending { connection, deadline: self.limits.deadline }).await {
            Ok(output) => {
                self.output = Some(output);
                Attempt::Succeeded
            }
            Err(Failed { attempt, cause, retry_after }) => {
                if W::CHANGES && matches!(attempt, Attempt::Uncertain | Attempt::Rejected) {
                    self.late_at = Some(self.sender.seams.after(self.sender.policy.gateway_timeout));
                }
                self.cause = cause;
                self.retry_after = retry_after;
                attempt
            }
        }
    }

    async fn look_up(&mut self) -> Event {
        let Sender { seams, policy, .. } = self.sender;
        // After a crash, nobody knows when the last attempt ended.
        let late_at = *self.late_at.get_or_insert_with(|| seams.after(policy.gateway_timeout));
        let when = if seams.now() < late_at { When::Early } else { When::Late };
        // A look-up is rare and its future is large, so it is not part of the future of every call.
        let evidence = Box::pin(self.work.look_up(seams.after(policy.read_deadline))).await;
        let evidence = match evidence {
            Ok(evidence) => evidence,
            Err(cause) => {
                debug!(%cause, "the look-up failed");
                return Event::LookUpFailed;
            }
        };
        let shown = self.keep(evidence);
        debug!(evidence = ?shown, ?when, "looked up");
        Event::Saw(shown, when)
    }

    /// Keeps the object that a look-up has found.
    fn keep(&mut self, evidence: Evidence<W::Seen>) -> Evidence {
        match evidence {
            Evidence::Done(session) => {
                self.output = self.work.found(session);
                if self.output.is_some() { Evidence::Done(()) } else { Evidence::Undecidable }
            }
            Evidence::Conflict(session) => {
                self.conflict = Some(session);
                Evidence::Conflict(())
            }
            Evidence::Absent => Evidence::Absent,
            Evidence::Undecidable => Evidence::Undecidable,
        }
    }

    async fn wait(&mut self, pause: Pause) -> Event {
        let Sender { seams, policy, quota, .. } = self.sender;
        if self.limits.patience == Patience::None {
            return Event::Exhausted;
        }
        let random = self.backoff.next_pause(seams.fraction());
        let until_late = self.late_at.map(|late_at| seams.until(late_at)).filter(|time| !time.is_zero());
        let mut time = match pause {
            Pause::Backoff => random.min(until_late.unwrap_or(random)),
            Pause::AsAsked => self.retry_after.take().unwrap_or_default().max(random),
        };
        let left = seams.until(self.limits.deadline);
        if time >= left {
            return Event::Exhausted;
        }
        self.retry = quota.take();
        if self.retry.is_none() {
            // A call that may have been carried out goes on, but less often.
            time = time.max(policy.longest_pause);
            if self.late_at.is_none() || time >= left {
                return Event::Exhausted;
            }
        }
        seams.sleep(time).await;
        Event::Waited
    }

    fn finish(self, verdict: Verdict) -> Result<W::Output, Stopped<W::Seen>> {
        debug!(attempts = self.attempts, ?verdict, "finished");
        if matches!(verdict, Verdict::Response | Verdict::Found) {
            self.sender.quota.succeeded(self.retry);
        }
        match (verdict, self.output, self.conflict) {
            (Verdict::Response | Verdict::Found, Some(output), _) => Ok(output),
            (Verdict::Conflict, _, Some(session)) => Err(Stopped::Conflict(Box::new(session))),
            _ if self.is_unseen => Err(Stopped::Unseen(self.cause)),
            _ => Err(Stopped::Failed(verdict, self.cause)),
        }
    }
}
