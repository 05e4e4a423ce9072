//! A call in a task, and the error that its end means.

use std::{panic, sync::Arc, time::Duration};

use payment_core::{
    gateway::{Call, CallError, RequestId, Server},
    response::SessionResponse,
};
use tokio::{task::JoinHandle, time::Instant};
use tracing::{Instrument, Span, info_span, warn};

use crate::{
    cause::{Cause, CauseKind},
    error::Error,
    machine::{Evidence, Machine},
    observe,
    operation::Operation,
    reader::{NotRead, Reader, Time},
    run::{Limits, Patience, Sending, Stopped, Work, run},
    sender::{Delivery, Failed, Kind, Sender},
    transport::Connection,
    turns::Turns,
    unresolved::Unresolved,
};

/// A call that changes something.
pub struct Task<O: Operation, S> {
    pub machine: Machine,
    pub call: Call<O::Response>,
    /// The connection of the first attempt.
    pub connection: Connection,
    pub operation: O,
    pub id: Option<RequestId>,
    pub deadline: Duration,
    pub reader: Reader<S>,
    pub turns: Arc<Turns>,
}

/// The end of a call that was not carried out for certain.
pub enum Ended<T> {
    /// The session that shows that the call cannot be carried out, and the result in it.
    Conflict(Box<SessionResponse>, Option<T>),
    Error(Error),
}

type Carried<O> = Result<<O as Operation>::Output, Ended<<O as Operation>::Output>>;

impl<T> From<Error> for Ended<T> {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl<O: Operation, S: Server + Clone + Send + Sync + 'static> Task<O, S> {
    /// Runs the call in a task.
    pub async fn run(self) -> Carried<O> {
        let call = unresolved(&self);
        match joined(self.start(span(&call))).await {
            Some(result) => result,
            None => Err(unknown(call, Cause::new(CauseKind::Closed)).into()),
        }
    }

    /// Starts the task. It is not an `async` function, so that the future of a call does not contain that of its task.
    fn start(self, span: Span) -> JoinHandle<Option<Carried<O>>> {
        let tokens = Arc::clone(&self.reader.tokens);
        // The future has 7 kB. Unboxed, `select!`, the span and the task copy it: 200 kB for each call, a sixth of its time.
        let work = async move { tokens.sender.while_open(Box::pin(self.observed())).await };
        tokio::spawn(work.instrument(span))
    }

    async fn observed(self) -> Carried<O> {
        let tokens = Arc::clone(&self.reader.tokens);
        let kind = self.operation.describe().kind();
        let started = tokens.sender.seams.now();
        let result = self.carry_out().await;
        let outcome = match &result {
            Ok(_) => "done",
            Err(Ended::Conflict(..)) => "conflict",
            Err(Ended::Error(error)) => error.name(),
        };
        observe::call(kind, outcome, tokens.sender.seams.now() - started);
        result
    }

    async fn carry_out(mut self) -> Carried<O> {
        let tokens = Arc::clone(&self.reader.tokens);
        let Sender { seams, policy, .. } = &tokens.sender;
        let deadline = seams.after(self.deadline);
        let mut turn = None;
        if let Some(session) = self.operation.exclusive() {
            let busy = || Error::NotSent(Cause::new(CauseKind::Busy));
            turn = Some(self.turns.take(session.as_ref(), seams, deadline).await.ok_or_else(busy)?);
        }
        let known = turn.as_ref().map_or(&[][..], |turn| &turn.ids);
        let time =
            Time { deadline: seams.after(policy.read_deadline).min(deadline), patience: Patience::UntilTheDeadline };
        if let Err(NotRead { cause, .. }) = self.operation.prepare(&self.reader, time, known).await {
            return Err(unread(cause).into());
        }
        let limits = Limits { deadline, patience: Patience::UntilTheDeadline, connection: self.connection };
        let result = run(&tokens.sender, self.machine, &self, limits).await;
        if let (Some(turn), Ok(output)) = (&mut turn, &result) {
            turn.add(self.operation.traces(output), seams, policy.gateway_timeout);
        }
        result.map_err(|stopped| match stopped {
            Stopped::Conflict(session) => {
                let shown = self.operation.found((*session).clone());
                Ended::Conflict(session, shown)
            }
            Stopped::Failed(verdict, cause) => {
                let error = Error::of(verdict, cause).unwrap_or_else(|cause| unknown(unresolved(&self), cause));
                Ended::Error(error)
            }
        })
    }
}

impl<O: Operation, S: Server + Send + Sync> Work for Task<O, S> {
    type Output = O::Output;

    const CHANGES: bool = true;

    async fn send(&self, Sending { connection, deadline }: Sending) -> Result<O::Output, Failed> {
        let tokens = &self.reader.tokens;
        let delivery = Delivery { kind: Kind::Change, connection, timeout: tokens.sender.policy.attempt_timeout };
        tokens.attempt(&self.call, delivery, deadline, |response| self.operation.accept(response)).await
    }

    async fn look_up(&self, deadline: Instant) -> Result<Evidence<SessionResponse>, Cause> {
        // The machine decides when to look again.
        let time = Time { deadline, patience: Patience::None };
        self.operation.look_up(&self.reader, time).await.map_err(|not_read| not_read.cause)
    }

    fn found(&self, session: SessionResponse) -> Option<O::Output> {
        self.operation.found(session)
    }
}

/// Returns the call as an outbox stores it.
fn unresolved<O: Operation, S>(task: &Task<O, S>) -> Unresolved {
    Unresolved::new(task.operation.describe(), task.id.as_ref(), task.reader.sub_merchant.as_ref())
}

fn span(call: &Unresolved) -> Span {
    info_span!(
        "payment",
        call = call.call(),
        reference = call.reference(),
        session = call.session_id().map(AsRef::<str>::as_ref),
        request_id = call.request_id().map(AsRef::<str>::as_ref),
    )
}

/// Returns the error of a call that may have been carried out, and reports it.
fn unknown(unresolved: Unresolved, cause: Cause) -> Error {
    warn!(
        call = unresolved.call(),
        reference = unresolved.reference(),
        session = unresolved.session_id().map(AsRef::<str>::as_ref),
        request_id = unresolved.request_id().map(AsRef::<str>::as_ref),
        %cause,
        "the outcome is unknown"
    );
    Error::Unknown { unresolved, cause }
}

/// Waits for a task. Returns `None` if it has ended with the client or the runtime.
async fn joined<T>(task: JoinHandle<Option<T>>) -> Option<T> {
    match task.await {
        Ok(end) => end,
        Err(error) if error.is_panic() => panic::resume_unwind(error.into_panic()),
        Err(_) => None,
    }
}

/// Returns the error of a call whose session cannot be read before.
fn unread(cause: Cause) -> Error {
    match cause.kind() {
        CauseKind::Credentials => Error::Credentials(cause),
        CauseKind::Token => Error::NotSent(cause),
        _ => Error::NotSent(Cause::with_source(CauseKind::Unread, cause)),
    }
}

/// Returns the error of a call that cannot be created.
pub fn not_created(error: CallError) -> Error {
    Error::NotSent(Cause::with_source(CauseKind::Request, error))
}
