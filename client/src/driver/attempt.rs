//! The attempts of a call.

use std::mem;

use super::Run;
use crate::{
    calls::Effect,
    cause::{Cause, CauseKind},
    journal::{ErrorCode, Write, WriteResult},
    lease::journal_failed,
    machine::{AttemptOutcome, Event, Past},
    sender::{CallKind, Delivery, FailedAttempt},
    transport::Connection,
};

impl Run<'_> {
    pub async fn mark(&mut self, past: Past<String>) -> Event<String> {
        match self.reader.tokens.token(self.pauses.deadline).await {
            Ok(token) => self.attempts.token = Some(token),
            Err(cause) => {
                let is_refused = cause.kind() == CauseKind::Credentials;
                self.cause = cause;
                return if is_refused { Event::NotAccepted } else { Event::NotReady };
            }
        }
        self.intent = self.intent.clone().after(past);
        let content = self.intent.row().content;
        let event = self.write_sent(content).await;
        if event == Event::Marked {
            self.attempts.times.mark(self.sender().clock.now());
        }
        event
    }

    /// Writes a rejection down. If the journal fails, the next process does not know of it.
    pub async fn note(&mut self, past: Past<String>) -> Event<String> {
        let Some(error) = self.cause.api_error().map(ErrorCode::of) else { return Event::NotWritten };
        self.intent = self.intent.clone().after(past).rejected(error);
        let cause = self.cause.clone();
        match self.write_sent(self.intent.row().content).await {
            Event::Lost => Event::Lost,
            event => {
                self.cause = cause;
                if event == Event::Marked { Event::Noted } else { event }
            }
        }
    }

    async fn write_sent(&mut self, content: String) -> Event<String> {
        let write = Write::Sent { content, time: self.sender().policy.lease };
        match self.lease.write(self.sender(), write).await {
            Ok(WriteResult::Written) => Event::Marked,
            Ok(WriteResult::Lost) => self.lost(),
            Err(error) => {
                let is_unwritten = error.kind().has_surely_written_nothing();
                self.cause = journal_failed(error);
                if is_unwritten { Event::NotWritten } else { Event::NotMarked }
            }
        }
    }

    pub async fn send(&mut self) -> Event<String> {
        if !self.lease.lives(self.sender()) {
            // The process stood still, and another one may have taken the call over. Nothing has left.
            self.cause = Cause::new(CauseKind::Busy);
            return Event::Sent(AttemptOutcome::NotSent);
        }
        let connection = mem::replace(&mut self.attempts.connection, Connection::Own);
        let attempt = tokio::select! {
            biased;
            attempt = Box::pin(self.attempt(connection)) => attempt,
            // Another process may take the call over, so this one gives its attempt up.
            () = self.lease.ended(self.sender()) => {
                Err(FailedAttempt::new(AttemptOutcome::Uncertain, Cause::new(CauseKind::Busy)))
            }
        };
        match attempt {
            Ok(effect) => {
                let call = self.intent.data();
                let event = Event::Answered { ids: call.ids(&effect), has_failed: call.has_failed(&effect) };
                self.attempts.response = Some(effect);
                event
            }
            Err(FailedAttempt { outcome, cause, retry_after }) => {
                if matches!(outcome, AttemptOutcome::Uncertain | AttemptOutcome::Rejected) {
                    self.attempts.times.end(self.sender().clock.now());
                }
                self.set_attempt_cause(cause);
                self.pauses.retry_after = retry_after;
                Event::Sent(outcome)
            }
        }
    }

    async fn attempt(&self, connection: Connection) -> Result<Effect, FailedAttempt> {
        let missing = || FailedAttempt::new(AttemptOutcome::NotSent, Cause::new(CauseKind::Withheld));
        let request = self.request().ok_or_else(missing)?;
        let token = self.attempts.token.as_ref().ok_or_else(missing)?;
        let (call, before) = (self.intent.data(), self.intent.past().before);
        let timeout = self.sender().policy.attempt_timeout;
        let delivery = Delivery { call: call.spec().name, kind: CallKind::Change, connection, timeout };
        let accept = |effect: Effect| call.accepts(before.as_ref(), &effect).then_some(effect);
        let read = |status: u16, body: &[u8]| call.read(status, body);
        self.reader.tokens.attempt(token, &request, delivery, read, accept).await
    }
}
