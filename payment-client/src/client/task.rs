//! A call in a task.

use std::{panic, sync::Arc, time::Duration};

use payment_core::gateway::Server;
use tokio::{task::JoinHandle, time::Instant};
use tracing::{Instrument, Span, info_span, warn};

use super::{
    attempts::Attempts,
    ending::{end_of, not_created, undecidable, unknown, unread},
    opening::{Opened, Past},
    shared::Shared,
};
use crate::{
    cause::{Cause, CauseKind},
    error::Error,
    intent::Intent,
    journal::{Claimed, IntentId, Kept},
    lease::{Holding, journal_failed},
    machine::{Evidence, Machine},
    observe,
    operation::Operation,
    policy::Trust,
    reader::{NotRead, Reader, Time},
    run::{Limits, Patience, Stopped, run},
    sender::Sender,
    turns::Turn,
};

/// The time after the first attempt from which on a create is not sent again. The gateway forgets its id after 24 hours.
pub const LONGEST_LIFE: Duration = Duration::from_secs(23 * 3600);

/// A call that changes something.
pub struct Task<O, S> {
    pub intent: Intent,
    pub operation: O,
    pub reader: Reader<S>,
    pub shared: Arc<Shared>,
    pub limits: CallLimits,
    /// The entry, if it was claimed already, and the time before the claim.
    pub claimed: Option<(Claimed, Instant)>,
}

/// The settings of one call.
#[derive(Clone, Copy, Debug)]
pub struct CallLimits {
    pub deadline: Duration,
    pub trust: Trust,
}

/// The end of a task: the intent that it has carried out or joined, and the result.
pub type Ended<T> = (IntentId, Result<T, Error>);

impl<O: Operation, S: Server + Clone + Send + Sync + 'static> Task<O, S> {
    /// Starts the call in a task. It is not an `async` function, so that the future of a call does not contain its task.
    pub fn run(self) -> impl Future<Output = Ended<O::Output>> + Send + use<O, S> {
        let intent = self.intent.clone();
        let is_claimed = self.claimed.is_some();
        let task = self.start();
        async move {
            let error = match task {
                Ok(task) => match joined(task).await {
                    Some(ended) => return ended,
                    None => unknown(&intent, Cause::new(CauseKind::Closed)),
                },
                Err(cause) if is_claimed => unknown(&intent, cause),
                Err(cause) => Error::NotSent(cause),
            };
            (intent.id().clone(), Err(error))
        }
    }

    fn start(self) -> Result<JoinHandle<Option<Ended<O::Output>>>, Cause> {
        let running = self.shared.running.begin().ok_or_else(|| Cause::new(CauseKind::Draining))?;
        let span = span(&self.intent);
        let tokens = Arc::clone(&self.reader.tokens);
        let work = async move {
            let _running = running;
            // The future has 7 kB. Unboxed, `select!`, the span and the task copy it: 200 kB for each call, a sixth of its
            // time.
            tokens.sender.while_open(Box::pin(self.observed())).await
        };
        Ok(tokio::spawn(work.instrument(span)))
    }

    async fn observed(mut self) -> Ended<O::Output> {
        let tokens = Arc::clone(&self.reader.tokens);
        let kind = self.intent.operation().kind();
        let started = tokens.sender.seams.now();
        let result = self.in_turn(tokens.sender.seams.after(self.limits.deadline)).await;
        let outcome = match &result {
            Ok(_) => "done",
            Err(
                Error::ReferenceTaken(_)
                | Error::RefundReferenceTaken(_)
                | Error::Impossible(_)
                | Error::CaptureFailed(_),
            ) => "conflict",
            Err(error) => error.name(),
        };
        observe::call(kind, outcome, tokens.sender.seams.now() - started);
        (self.intent.id().clone(), result)
    }

    /// Waits for the turn of the call, and carries it out.
    async fn in_turn(&mut self, deadline: Instant) -> Result<O::Output, Error> {
        let (tokens, shared) = (Arc::clone(&self.reader.tokens), Arc::clone(&self.shared));
        let Sender { seams, policy, .. } = &tokens.sender;
        let mut turn = None;
        if O::IS_EXCLUSIVE || shared.records.is_some() {
            let key = self.turn_key();
            turn = shared.turns.take(&key, seams, deadline).await;
            if turn.is_none() {
                return Err(self.busy());
            }
        }
        let is_recovery = self.claimed.is_some();
        let result = match &shared.records {
            Some(records) => match Box::pin(self.open(records, &tokens.sender, deadline)).await {
                Opened::Held(holding, past) => {
                    let result = Box::pin(self.attempt_held(&holding, past, turn.as_ref(), deadline)).await;
                    Box::pin(self.close(holding, result, is_recovery)).await
                }
                Opened::Ended(result) => return result,
            },
            None => {
                let past = self.past_of_intent();
                self.attempt(None, past, turn.as_ref(), deadline).await
            }
        };
        if let (Some(turn), Ok(output)) = (&mut turn, &result) {
            turn.add(self.operation.traces(output), seams, policy.gateway_timeout);
        }
        result
    }

    fn turn_key(&self) -> String {
        let account = self.intent.sub_merchant().map(AsRef::<str>::as_ref).unwrap_or_default();
        format!("{account} {}", self.intent.operation().key(self.intent.id().request_id()))
    }

    /// Returns the error of a call whose turn does not come. With a journal, it has joined the one that runs.
    fn busy(&self) -> Error {
        let cause = Cause::new(CauseKind::Busy);
        if self.shared.records.is_some() { unknown(&self.intent, cause) } else { Error::NotSent(cause) }
    }

    /// Carries the call out under a lease, which it renews.
    async fn attempt_held(
        &mut self,
        holding: &Holding<'_>,
        past: Past,
        turn: Option<&Turn>,
        deadline: Instant,
    ) -> Result<O::Output, Error> {
        tokio::select! {
            biased;
            result = self.attempt(Some(holding), past, turn, deadline) => result,
            never = holding.keep() => match never {},
        }
    }

    /// Writes the end of the call.
    async fn close(
        &self,
        holding: Holding<'_>,
        result: Result<O::Output, Error>,
        is_recovery: bool,
    ) -> Result<O::Output, Error> {
        let end = match &result {
            // Nobody waits for the call, so the next recovery sends it.
            Err(Error::NotSent(cause) | Error::Credentials(cause))
                if is_recovery && !holding.is_marked() && can_pass(cause) =>
            {
                holding.release().await;
                return Err(unknown(&self.intent, cause.clone()));
            }
            result => end_of::<O>(result),
        };
        let Some(end) = end else {
            holding.release().await;
            return result;
        };
        match (holding.decide(&end).await, &result) {
            (Ok(Kept::Yes), _) => result,
            (kept, Ok(_) | Err(Error::CaptureFailed(_))) => {
                warn!(intent = %self.intent.id(), ?kept, "the success of the call was not recorded");
                result
            }
            // Another process may send the call.
            (Ok(Kept::Lost), Err(_)) => Err(unknown(&self.intent, Cause::new(CauseKind::Held))),
            (Err(error), Err(_)) => Err(unknown(&self.intent, journal_failed(error))),
        }
    }

    /// Prepares the call, and runs its machine.
    async fn attempt(
        &mut self,
        holding: Option<&Holding<'_>>,
        past: Past,
        turn: Option<&Turn>,
        deadline: Instant,
    ) -> Result<O::Output, Error> {
        let tokens = Arc::clone(&self.reader.tokens);
        let Sender { seams, policy, .. } = &tokens.sender;
        let is_in_doubt = matches!(past, Past::InDoubt { .. });
        let is_recovered = holding.is_some() && is_in_doubt;
        let machine = O::machine(self.limits.trust);
        let (machine, late_at, age) = match past {
            Past::New { known, is_again } => {
                let known = known.into_iter().chain(turn.iter().flat_map(|turn| turn.ids.iter().cloned())).collect();
                let deadline = seams.after(policy.read_deadline).min(deadline);
                let time = Time { deadline, patience: Patience::UntilTheDeadline };
                if let Some(output) = self.prepare(known, is_again, time).await? {
                    return Ok(output);
                }
                (machine, None, None)
            }
            Past::InDoubt { late_at, age } => {
                let is_young = age.is_none_or(|age| age.now(seams) < LONGEST_LIFE);
                let may_send = O::IS_SENT_AGAIN && self.intent.has_body() && is_young;
                let attempts = if may_send { self.intent.uncertain().max(1) } else { Machine::MOST_UNCERTAIN };
                (machine.in_doubt(attempts), late_at, age)
            }
        };
        let call = match self.intent.to_call(&self.reader.gateway) {
            Ok(call) => call,
            // The call can still be looked up.
            Err(_) if is_in_doubt => None,
            Err(error) => return Err(not_created(error)),
        };
        let limits = Limits { deadline, patience: Patience::UntilTheDeadline, connection: O::CONNECTION, late_at };
        let attempts = Attempts::new(self, call, holding, age);
        let result = run(&tokens.sender, machine, &attempts, limits).await;
        let intent = || self.intent.after(self.operation.describe(), attempts.uncertain());
        result.map_or_else(
            |stopped| {
                Err(match stopped {
                    Stopped::Conflict(session) => self.operation.conflict(*session).into(),
                    Stopped::Unseen(cause) if is_recovered => undecidable(&intent(), cause),
                    Stopped::Unseen(cause) => unknown(&intent(), cause),
                    Stopped::Failed(verdict, cause) => {
                        Error::of(verdict, cause).unwrap_or_else(|cause| unknown(&intent(), cause))
                    }
                })
            },
            |output| Ok(O::checked(output)?),
        )
    }

    /// Reads the state before the call. Returns the result of an earlier call that makes this one superfluous.
    async fn prepare(&mut self, known: Vec<String>, is_again: bool, time: Time) -> Result<Option<O::Output>, Error> {
        let not_read = |NotRead { cause, .. }| unread(cause);
        if is_again && O::LOOKS_FIRST {
            match Box::pin(self.operation.look_up(&self.reader, time)).await.map_err(not_read)? {
                Evidence::Done(session) => return Ok(self.operation.found(session)),
                Evidence::Conflict(session) => return Err(self.operation.conflict(session).into()),
                Evidence::Absent | Evidence::Undecidable => {}
            }
        }
        Box::pin(self.operation.prepare(&self.reader, time, &known)).await.map_err(not_read)?;
        Ok(None)
    }
}

/// Returns whether the call can be sent later.
fn can_pass(cause: &Cause) -> bool {
    match cause.kind() {
        CauseKind::Request | CauseKind::Withheld => false,
        CauseKind::Unread => cause.api_error().is_none_or(|error| error.status() >= 500),
        _ => true,
    }
}

fn span(intent: &Intent) -> Span {
    info_span!(
        "payment",
        call = intent.call(),
        reference = intent.reference(),
        session = intent.session_id().map(AsRef::<str>::as_ref),
        request_id = intent.id().as_ref(),
    )
}

/// Waits for a task. Returns `None` if it has ended with the client or the runtime.
async fn joined<T>(task: JoinHandle<Option<T>>) -> Option<T> {
    match task.await {
        Ok(end) => end,
        Err(error) if error.is_panic() => panic::resume_unwind(error.into_panic()),
        Err(_) => None,
    }
}
