//! The ends of calls, as errors and as entries of a journal.

use payment_core::{
    gateway::CallError,
    response::{ApiError, GatewayResponse, RefundResponse, SessionResponse},
};
use serde_json::json;
use tracing::warn;

use crate::{
    cause::{Cause, CauseKind},
    error::Error,
    intent::Intent,
    journal::{End, Ended},
    operation::{AnyOperation, CaptureCharge, Captured, CreateSession, Operation, RefundPayment, Shown, data_of},
};

/// Returns what a journal keeps of a result, or `None` if the call has not ended.
pub fn end_of<O: Operation>(result: &Result<O::Output, Error>) -> Option<End> {
    let with = |ended, Shown { id, status }| Some(End { id, status, ..End::new(ended) });
    let by_gateway = |ended, error: &ApiError| {
        Some(End { status: Some(format!("{} {}", error.status(), error.code())), ..End::new(ended) })
    };
    match result {
        Ok(output) => with(Ended::Done, O::shown(output)),
        Err(error) => match error {
            Error::CaptureFailed(captured) => with(Ended::Failed, CaptureCharge::shown(captured)),
            Error::ReferenceTaken(session) | Error::Impossible(session) => {
                with(Ended::Conflict, CreateSession::shown(session))
            }
            Error::RefundReferenceTaken(refund) => with(Ended::Conflict, RefundPayment::shown(refund)),
            Error::Rejected(error) => by_gateway(Ended::Rejected, error),
            Error::NotProcessed(error) => by_gateway(Ended::NotProcessed, error),
            Error::NotSent(_) | Error::Credentials(_) => Some(End::new(Ended::NotSent)),
            Error::Undecidable { .. } => Some(End::new(Ended::Undecidable)),
            Error::Unavailable(_) | Error::Unknown { .. } => None,
        },
    }
}

/// Returns the error that a journal has kept, or `None` if the call was carried out.
pub fn error_of(end: &End, intent: &Intent) -> Option<Error> {
    let shown = Shown { id: end.id.clone(), status: end.status.clone() };
    let recorded = || Cause::new(CauseKind::Recorded);
    let error = match end.ended {
        Ended::Done => return None,
        Ended::NotSent => Some(Error::NotSent(recorded())),
        Ended::Rejected => api_error(&shown).map(Error::Rejected),
        Ended::NotProcessed => api_error(&shown).map(Error::NotProcessed),
        Ended::Failed => {
            let captured = intent.session_id().and_then(|session| Captured::of(session, &shown));
            captured.map(Error::CaptureFailed)
        }
        Ended::Conflict if matches!(intent.operation(), AnyOperation::Refund(_)) => {
            refund(&shown).map(Error::RefundReferenceTaken)
        }
        Ended::Conflict => session(&shown).map(|session| match intent.operation() {
            AnyOperation::Create(_) => Error::ReferenceTaken(session),
            _ => Error::Impossible(session),
        }),
        Ended::Undecidable => None,
    };
    Some(error.unwrap_or_else(|| Error::Undecidable { intent: intent.clone(), cause: recorded() }))
}

/// Returns the session of which a journal has kept the id and the status.
fn session(Shown { id, status }: &Shown) -> Option<Box<SessionResponse>> {
    SessionResponse::parse(200, &data_of(&json!({ "id": id, "status": status }))).ok().map(Box::new)
}

/// Returns the error of which a journal has kept the status and the code.
fn refund(Shown { id, status }: &Shown) -> Option<Box<RefundResponse>> {
    let body = data_of(&json!({ "id": id, "status": status }));
    RefundResponse::parse(200, &body).ok().map(Box::new)
}

fn api_error(shown: &Shown) -> Option<ApiError> {
    let (status, code) = shown.status.as_deref()?.split_once(' ')?;
    let body = json!({ "code": code, "message": "" }).to_string();
    SessionResponse::parse(status.parse().ok()?, body.as_bytes()).err()
}

/// Returns the error of a call that may have been carried out, and reports it.
pub fn unknown(intent: &Intent, cause: Cause) -> Error {
    warn(intent, &cause, "the outcome is unknown");
    Error::Unknown { intent: intent.clone(), cause }
}

/// Returns the error of a call that a person must decide, and reports it.
pub fn undecidable(intent: &Intent, cause: Cause) -> Error {
    warn(intent, &cause, "a person must decide the call");
    Error::Undecidable { intent: intent.clone(), cause }
}

fn warn(intent: &Intent, cause: &Cause, message: &str) {
    warn!(
        call = intent.call(),
        reference = intent.reference(),
        session = intent.session_id().map(AsRef::<str>::as_ref),
        request_id = intent.id().as_ref(),
        %cause,
        "{message}"
    );
}

/// Returns the error of a call whose session cannot be read before.
pub fn unread(cause: Cause) -> Error {
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
