//! One attempt: sends a request, and classifies its response.
//!
//! A response that is lost, belongs to another request or says nothing certain becomes [`AttemptOutcome::Uncertain`] here. Without
//! a response, the [transport](crate::transport) says whether the request may have left.

use std::time::Duration;

use payment_session::{
    gateway::Call,
    response::{ApiError, ApiErrorKind, Outcome},
};
use tokio::{sync::watch, time::timeout};
use tracing::debug;

use crate::{
    cause::{Cause, CauseKind},
    clock::Clock,
    machine::AttemptOutcome,
    metrics,
    policy::Policy,
    quota::Quota,
    transport::{AnyTransport, Connection, Exchange, HttpResponse, NoResponse},
};

/// The parts that all clones of a client and its tasks share. Tasks hold them, but do not keep the client alive.
#[derive(Debug)]
pub struct Sender {
    pub policy: Policy,
    pub clock: Clock,
    pub quota: Quota,
    transport: AnyTransport,
    /// Ends when the last client is dropped.
    closed: watch::Receiver<()>,
}

/// How to send one attempt.
#[derive(Clone, Copy, Debug)]
pub struct Delivery {
    /// The name of the call in logs and metrics.
    pub call: &'static str,
    pub kind: CallKind,
    pub connection: Connection,
    pub timeout: Duration,
}

/// The kind of a call, as far as the meaning of its errors is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    Change,
    Read,
}

/// An attempt that failed.
#[derive(Debug)]
pub struct FailedAttempt {
    pub outcome: AttemptOutcome,
    pub cause: Cause,
    pub retry_after: Option<Duration>,
}

impl FailedAttempt {
    pub const fn new(outcome: AttemptOutcome, cause: Cause) -> Self {
        Self { outcome, cause, retry_after: None }
    }
}

impl Sender {
    pub fn new(policy: Policy, clock: Clock, transport: AnyTransport, closed: watch::Receiver<()>) -> Self {
        Self { quota: Quota::new(policy.retries), policy, clock, transport, closed }
    }

    /// Runs work until the last client is dropped. Returns `None` then.
    pub async fn while_open<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut closed = self.closed.clone();
        tokio::select! {
            biased;
            _ = closed.wait_for(|()| false) => None,
            result = work => Some(result),
        }
    }

    /// Sends a call once, and reads its response like this. `accept` returns `None` for a response that belongs to another
    /// request.
    pub async fn attempt<A, B, T>(
        &self,
        call: Call<A>,
        delivery: Delivery,
        read: impl FnOnce(u16, &[u8]) -> Result<B, ApiError>,
        accept: impl FnOnce(B) -> Option<T>,
    ) -> Result<T, FailedAttempt> {
        let result = match self.exchange(call, delivery).await {
            Ok(received) => {
                let response = read(received.status, &received.body).map_err(|error| FailedAttempt {
                    outcome: outcome_of(&error, delivery.kind),
                    cause: Cause::response(error),
                    retry_after: received.retry_after,
                });
                let foreign = || FailedAttempt::new(AttemptOutcome::Uncertain, Cause::new(CauseKind::ForeignResponse));
                response.and_then(|response| accept(response).ok_or_else(foreign))
            }
            Err(NoResponse::NotSent(cause)) => Err(FailedAttempt::new(AttemptOutcome::NotSent, cause)),
            Err(NoResponse::Uncertain(cause)) => Err(FailedAttempt::new(AttemptOutcome::Uncertain, cause)),
        };
        let failed = result.as_ref().err();
        let outcome = failed.map_or("done", |failed| failed.outcome.name());
        let error = failed.and_then(|failed| failed.cause.api_error());
        debug!(
            call = delivery.call,
            outcome,
            status = error.map(ApiError::status),
            trace_id = error.and_then(ApiError::trace_id),
            cause = failed.map(|failed| tracing::field::display(&failed.cause)),
            "sent"
        );
        metrics::attempt(delivery.call, outcome);
        result
    }

    async fn exchange<A>(&self, call: Call<A>, delivery: Delivery) -> Result<HttpResponse, NoResponse> {
        let (connection, body_limit) = (delivery.connection, self.policy.body_limit);
        let exchange = Exchange { request: call.into_request(), connection, body_limit };
        let lost = |kind| Err(NoResponse::Uncertain(Cause::new(kind)));
        match timeout(delivery.timeout, self.transport.exchange(exchange)).await {
            // Another transport may have read more.
            Ok(Ok(response)) if response.body.len() > body_limit => lost(CauseKind::Unreadable),
            Ok(result) => result,
            Err(_) => lost(CauseKind::Connection),
        }
    }
}

fn outcome_of(error: &ApiError, kind: CallKind) -> AttemptOutcome {
    match (error.outcome(), error.status()) {
        (Outcome::NotProcessed, 429) => AttemptOutcome::Throttled,
        (Outcome::NotProcessed, _) => AttemptOutcome::Unauthorized,
        (Outcome::Rejected, _) if is_about_content(error) => AttemptOutcome::Invalid,
        (Outcome::Rejected, _) => AttemptOutcome::Rejected,
        (Outcome::NotSent, _) => AttemptOutcome::NotSent,
        (Outcome::Uncertain, status) if kind == CallKind::Read => outcome_of_reading(status),
        (Outcome::Uncertain, _) => AttemptOutcome::Uncertain,
    }
}

/// Returns the meaning of a status, whatever the body. A reading call has changed nothing, so only its repetition matters.
const fn outcome_of_reading(status: u16) -> AttemptOutcome {
    match status {
        401 => AttemptOutcome::Unauthorized,
        429 => AttemptOutcome::Throttled,
        400 | 402..=407 | 410..=499 => AttemptOutcome::Rejected,
        _ => AttemptOutcome::Uncertain,
    }
}

/// Returns whether the number of a static virtual account is outside of the merchant's range. The gateway documents this
/// message with an empty field. No session can have the number, whatever attempt asked for it.
fn is_out_of_range(error: &ApiError) -> bool {
    const DETAIL: &str = "The requested Virtual Account number is not within your assigned static VA range";
    let mut messages = error.details().iter().filter_map(|detail| detail.message.as_deref());
    messages.any(|message| message.starts_with(DETAIL))
}

/// Returns whether the gateway rejects a request with this content at any time, so that the rejection is not about an
/// object that exists already.
fn is_about_content(error: &ApiError) -> bool {
    let names = |field: &str| error.details().iter().any(|detail| detail.field.as_deref() == Some(field));
    let names_a_field = error.details().iter().any(|detail| detail.field.as_ref().is_some_and(|name| !name.is_empty()));
    match error.kind() {
        ApiErrorKind::Validation => (names_a_field && !names("clientReferenceId")) || is_out_of_range(error),
        ApiErrorKind::Forbidden | ApiErrorKind::FeatureNotEnabled | ApiErrorKind::SetupIncomplete => true,
        _ => false,
    }
}
