//! The attempts of a call, under the lease of its entry.

use std::sync::{
    OnceLock,
    atomic::{AtomicU8, Ordering},
};

use payment_core::gateway::{Call, Server};
use tokio::time::Instant;

use super::{
    opening::Age,
    task::{LONGEST_LIFE, Task},
};
use crate::{
    cause::{Cause, CauseKind},
    lease::Holding,
    machine::{Attempt, Evidence},
    operation::Operation,
    reader::Time,
    run::{Patience, Sending, Work},
    sender::{Delivery, Failed, Kind},
};

/// The attempts of a call.
pub struct Attempts<'a, O: Operation, S> {
    task: &'a Task<O, S>,
    /// `None` if the bytes were withheld from the journal.
    call: Option<Call<O::Response>>,
    holding: Option<&'a Holding<'a>>,
    age: OnceLock<Age>,
    /// The number of attempts that may have been carried out, also those of earlier processes.
    uncertain: AtomicU8,
}

impl<'a, O: Operation, S> Attempts<'a, O, S> {
    pub fn new(
        task: &'a Task<O, S>,
        call: Option<Call<O::Response>>,
        holding: Option<&'a Holding<'a>>,
        age: Option<Age>,
    ) -> Self {
        let age = age.map_or_else(OnceLock::new, OnceLock::from);
        Self { task, call, holding, age, uncertain: AtomicU8::new(task.intent.uncertain()) }
    }

    pub fn uncertain(&self) -> u8 {
        self.uncertain.load(Ordering::Relaxed)
    }
}

impl<O: Operation, S: Server + Clone + Send + Sync + 'static> Attempts<'_, O, S> {
    /// Marks the entry as sent.
    async fn permit(&self) -> Result<(), Failed> {
        let seams = &self.task.reader.sender().seams;
        let age = self.age.get_or_init(|| Age::new(seams));
        if O::IS_SENT_AGAIN && age.now(seams) >= LONGEST_LIFE {
            return Err(Failed::new(Attempt::NoToken, Cause::new(CauseKind::TooOld)));
        }
        let Some(holding) = self.holding else { return Ok(()) };
        let uncertain = self.uncertain().saturating_add(1);
        let content = self.task.intent.content_of(self.task.operation.describe(), uncertain);
        holding.mark(content).await.map_err(|cause| Failed::new(Attempt::NoToken, cause))
    }
}

impl<O: Operation, S: Server + Clone + Send + Sync + 'static> Work for Attempts<'_, O, S> {
    type Output = O::Output;
    type Seen = O::Seen;

    const CHANGES: bool = true;

    async fn send(&self, Sending { connection, deadline }: Sending) -> Result<O::Output, Failed> {
        let withheld = || Failed::new(Attempt::NoToken, Cause::new(CauseKind::Withheld));
        let call = self.call.as_ref().ok_or_else(withheld)?;
        let tokens = &self.task.reader.tokens;
        let token = tokens.token(deadline).await?;
        self.permit().await?;
        let delivery = Delivery { kind: Kind::Change, connection, timeout: tokens.sender.policy.attempt_timeout };
        let attempt = tokens.attempt(&token, call, delivery, |response| self.task.operation.accept(response));
        let result = match self.holding {
            Some(holding) => tokio::select! {
                biased;
                result = attempt => result,
                // Another process may take the call over, so this one gives its attempt up.
                () = holding.ended() => Err(Failed::new(Attempt::Uncertain, Cause::new(CauseKind::Held))),
            },
            None => attempt.await,
        };
        if let Err(Failed { attempt: Attempt::Uncertain, .. }) = &result {
            self.uncertain.fetch_add(1, Ordering::Relaxed);
        }
        result
    }

    async fn look_up(&self, deadline: Instant) -> Result<Evidence<O::Seen>, Cause> {
        // The machine decides when to look again.
        let time = Time { deadline, patience: Patience::None };
        self.task.operation.look_up(&self.task.reader, time).await.map_err(|not_read| not_read.cause)
    }

    fn found(&self, seen: O::Seen) -> Option<O::Output> {
        self.task.operation.found(seen)
    }
}
