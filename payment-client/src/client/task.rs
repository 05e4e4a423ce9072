//! A call in a task, and the error that its end means.

use std::{panic, sync::Arc};

use payment_core::{
    gateway::{Call, CallError, RequestId, Server},
    response::GatewayResponse,
};
use tokio::task::JoinHandle;
use tracing::{Instrument, Span, info_span};

use crate::{
    Cause, CauseKind, Error, Unresolved,
    caller::Caller,
    effect::Effect,
    machine::{Machine, Verdict},
    probe::{Nothing, OfSession, Probe},
    run::{self, End, Reason},
    shared::Shared,
};

/// A call that changes something.
pub struct Task<'a, A> {
    pub machine: Machine,
    pub call: Call<A>,
    pub effect: Arc<Effect>,
    pub id: Option<&'a RequestId>,
}

impl<A: GatewayResponse + Send + 'static> Task<'_, A> {
    /// Runs the call in a task. Returns its response, or the object that shows why it cannot be carried out.
    pub async fn run<S>(self, caller: &Arc<Caller<S>>) -> Result<Result<A, A>, Error>
    where
        S: Server + Clone + Send + Sync + 'static,
        OfSession<S>: Probe<A>,
    {
        let probe = OfSession { caller: caller.clone(), effect: Arc::clone(&self.effect) };
        self.spawn(caller, probe).await
    }

    /// Runs a call that cannot be looked up in a task.
    pub async fn run_unseen<S: Server + Clone>(self, caller: &Arc<Caller<S>>) -> Result<A, Error> {
        self.spawn(caller, Nothing(|_: &A| true)).await?.or_else(Ok)
    }

    async fn spawn<S: Server + Clone>(
        self,
        caller: &Arc<Caller<S>>,
        probe: impl Probe<A> + Send + 'static,
    ) -> Result<Result<A, A>, Error> {
        let (effect, id) = (Arc::clone(&self.effect), self.id);
        let unresolved = || Unresolved::new((*effect).clone(), id, caller.sub_merchant.as_ref());
        match joined(self.start(caller.shared.clone(), probe)).await {
            Some(end) => of_end(end, unresolved),
            None => Err(Error::Unknown(unresolved())),
        }
    }

    /// Starts the task. It is not an `async` function, so that the future of a call does not contain that of its task.
    fn start(self, shared: Arc<Shared>, probe: impl Probe<A> + Send + 'static) -> JoinHandle<Option<End<A>>> {
        let Self { machine, call, effect, id } = self;
        let span = span(&effect, id);
        let mut closed = shared.closed.clone();
        let work = async move {
            tokio::select! {
                end = run::change(&shared, machine, &call, &probe) => Some(end),
                // The last client was dropped.
                _ = closed.wait_for(|()| false) => None,
            }
        };
        tokio::spawn(work.instrument(span))
    }
}

fn span(effect: &Effect, id: Option<&RequestId>) -> Span {
    info_span!(
        "payment",
        call = effect.name(),
        reference = effect.reference(),
        session = effect.session().map(AsRef::<str>::as_ref),
        request_id = id.map(AsRef::<str>::as_ref),
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

fn of_end<A>(end: End<A>, unresolved: impl FnOnce() -> Unresolved) -> Result<Result<A, A>, Error> {
    Err(match end {
        End::Response(response) | End::Found(response) => return Ok(Ok(response)),
        End::Conflict(found) => return Ok(Err(found)),
        End::Failed(Verdict::Rejected, Reason::Response(error)) => Error::Rejected(error),
        End::Failed(Verdict::NotProcessed, Reason::Response(error)) => Error::NotProcessed(error),
        End::Failed(Verdict::NotSent, reason) => Error::NotSent(reason.into()),
        End::Failed(..) => Error::Unknown(unresolved()),
    })
}

/// Returns the error of a call that cannot be created.
pub fn not_created(error: CallError) -> Error {
    Error::NotSent(Cause::with_source(CauseKind::Request, error))
}
