//! Sequences of requests: repeated ones, and ones whose response is lost.

use std::{collections::BTreeSet, time::Duration};

use payment_session::{
    ApiError, SessionResponse,
    gateway::RequestId,
    response::{ApiErrorKind, Outcome, SessionStatus},
};

use crate::{
    judgement::Judgement,
    refunds,
    run::Run,
    send_error::{SendError, described, names_one_of},
};

/// The times of the look-ups after the connection was closed, in seconds.
const LOOK_UPS: [u64; 4] = [1, 5, 30, 70];
/// The number of requests at once.
const AT_ONCE: u32 = 10;

/// The fields that the errors of second requests name.
const REFERENCE: &str = "clientReferenceId";
const REQUEST_ID: &str = "X-REQUEST-ID";

/// The result of a sequence of requests.
pub type AskResult = Result<Judgement, SendError>;

/// Sends the requests that ask about a decision.
///
/// # Panics
///
/// Panics if no sequence asks about the decision.
pub fn ask(run: &mut Run<'_>, id: &str) -> AskResult {
    match id {
        // The first sequence creates the first session of a run. Tests cut the connection of this request on the server's
        // side.
        "look-up-after-cut" => look_up_after_cut(run),
        "repeat-request" => repeat_request(run),
        "reuse-request-id" => reuse_request_id(run),
        "repeat-reference" => repeat_reference(run),
        "error-of-taken-reference" => error_of_taken_reference(run),
        "create-at-once" => create_at_once(run),
        "look-up-unknown" => look_up_unknown(run),
        "reference-after-cancel" => reference_after_cancel(run),
        "old-token" => old_token(run),
        "repeat-refund" => refunds::repeat_refund(run),
        "both-refund-targets" => refunds::both_targets(run),
        _ => panic!("no sequence asks about `{id}`"),
    }
}

/// Sends a request, closes the connection, and looks the session up.
fn look_up_after_cut(run: &mut Run<'_>) -> AskResult {
    let request = run.page()?;
    let arrived = run.create_and_cut(&request)?.is_some();
    let start = run.now();
    let how = if arrived { "the response arrived nevertheless" } else { "no response arrived" };
    for seconds in LOOK_UPS {
        let passed = Duration::try_from(run.now().duration_since(start)).unwrap_or_default();
        run.sleep(Duration::from_secs(seconds).saturating_sub(passed));
        let found = run.find(&request.client_reference_id)?;
        if found.iter().any(|session| is_of(session, request.client_reference_id.as_ref())) {
            let why = format!("{how}; the look-up found the session after {seconds} s");
            return Ok(if seconds == LOOK_UPS[0] { Judgement::confirmed(why) } else { Judgement::refuted(why) });
        }
    }
    Ok(Judgement::inconclusive(format!("{how}; no look-up found a session within 70 s, so it may not exist")))
}

/// Sends a request twice, with the same id.
fn repeat_request(run: &mut Run<'_>) -> AskResult {
    let (request, id) = (run.page()?, RequestId::random());
    let first = run.create(&request, &id)?;
    match run.create(&request, &id) {
        Ok(second) if second.id == first.id => Ok(Judgement::confirmed("the response had the first session")),
        Ok(_) => Ok(Judgement::refuted("the repetition created a second session")),
        Err(error) => rejection(error, &[REQUEST_ID, REFERENCE], Judgement::refuted),
    }
}

/// Sends another request with the id of an earlier one.
fn reuse_request_id(run: &mut Run<'_>) -> AskResult {
    let (request, other, id) = (run.page()?, run.page()?, RequestId::random());
    let first = run.create(&request, &id)?;
    match run.create(&other, &id) {
        Ok(second) if second.id == first.id => Ok(Judgement::refuted("the response had the first session")),
        Ok(_) => Ok(Judgement::refuted("the second request was executed")),
        Err(error) => rejection(error, &[REQUEST_ID], Judgement::confirmed),
    }
}

/// Sends a second request with a reference that is taken, and asks whether a session was created.
fn repeat_reference(run: &mut Run<'_>) -> AskResult {
    match second_with_reference(run)? {
        Ok(Second::First) => Ok(Judgement::confirmed("the response had the first session")),
        Ok(Second::Another) => Ok(Judgement::refuted("a second session was created")),
        Err(error) => rejection(error, &[REFERENCE], Judgement::confirmed),
    }
}

/// Sends a second request with a reference that is taken, and asks whether its error says so.
fn error_of_taken_reference(run: &mut Run<'_>) -> AskResult {
    match second_with_reference(run)? {
        Ok(_) => Ok(Judgement::inconclusive("the second request was not rejected")),
        Err(SendError::Api(error)) if error.kind() == ApiErrorKind::Duplicate => {
            Ok(Judgement::confirmed(format!("the second request was rejected: {}", described(&error))))
        }
        Err(error) => rejection(error, &[REFERENCE], |why| {
            Judgement::refuted(format!("the code does not say that the reference is taken: {why}"))
        }),
    }
}

/// The session in the response to a second request for a reference.
enum Second {
    First,
    Another,
}

/// Returns the result of a second request for a reference.
fn second_with_reference(run: &mut Run<'_>) -> Result<Result<Second, SendError>, SendError> {
    let request = run.page()?;
    let first = run.create(&request, &RequestId::random())?;
    let second = run.create(&request, &RequestId::random());
    Ok(second.map(|second| if second.id == first.id { Second::First } else { Second::Another }))
}

/// Sends ten requests for one reference at once. Requests that are above a limit, or fail, were not in the race.
fn create_at_once(run: &mut Run<'_>) -> AskResult {
    let request = run.page()?;
    let results = run.create_at_once(&request, AT_ONCE)?;
    let sessions: BTreeSet<&str> = results.iter().flatten().map(|session| session.id.as_ref()).collect();
    let is_decided = |result: &&Result<SessionResponse, SendError>| match result {
        Ok(_) => true,
        Err(SendError::Api(error)) => is_about(error, &[REFERENCE]),
        Err(_) => false,
    };
    let decided = results.iter().filter(is_decided).count();
    let found = run.find(&request.client_reference_id)?;
    let listed: BTreeSet<&str> = found
        .iter()
        .filter(|session| is_of(session, request.client_reference_id.as_ref()))
        .map(|session| session.id.as_ref())
        .collect();
    let created = sessions.union(&listed).count();
    let why = format!("of {AT_ONCE} requests, {decided} were decided; they created {created} sessions");
    Ok(match created {
        0 => Judgement::inconclusive(why),
        // Fewer than half of the requests prove little.
        1 if decided * 2 < results.len() => Judgement::inconclusive(why),
        1 => Judgement::confirmed(why),
        _ => Judgement::refuted(why),
    })
}

/// Looks a reference up that no session has.
fn look_up_unknown(run: &mut Run<'_>) -> AskResult {
    let request = run.page()?;
    match run.find(&request.client_reference_id) {
        Ok(found) if found.items.is_empty() => Ok(Judgement::confirmed("the list was empty")),
        Ok(found) => Ok(Judgement::refuted(format!("the list had {} other sessions", found.items.len()))),
        Err(SendError::Api(error)) if error.outcome() == Outcome::Rejected => {
            Ok(Judgement::refuted(format!("the look-up was rejected: {}", described(&error))))
        }
        Err(error) => Err(error),
    }
}

/// Cancels a session, and sends another request with its reference.
fn reference_after_cancel(run: &mut Run<'_>) -> AskResult {
    let request = run.page()?;
    let session = run.create(&request, &RequestId::random())?;
    let cancelled = run.cancel(&session.id)?;
    if cancelled.status != SessionStatus::CANCELLED {
        return Ok(Judgement::inconclusive(format!("the session is {} after cancelling", cancelled.status)));
    }
    match run.create(&request, &RequestId::random()) {
        Ok(second) if second.id == session.id => Ok(Judgement::confirmed("the response had the cancelled session")),
        Ok(_) => Ok(Judgement::refuted("another session was created")),
        Err(error) => rejection(error, &[REFERENCE], Judgement::confirmed),
    }
}

/// Requests a new access token, and uses the old one.
fn old_token(run: &mut Run<'_>) -> AskResult {
    let request = run.page()?;
    match run.renew_token(&request.client_reference_id)? {
        Ok(_) => Ok(Judgement::confirmed("the old token was accepted")),
        Err(SendError::Api(error)) if error.kind() == ApiErrorKind::Credentials => {
            Ok(Judgement::refuted(format!("the old token was rejected: {}", described(&error))))
        }
        Err(error) => Err(error),
    }
}

/// Judges the error of a second request: by `judge` if it is about one of these fields, and otherwise not at all. A request
/// can be rejected for its amount or its frequency as well.
pub fn rejection(error: SendError, fields: &[&str], judge: impl FnOnce(String) -> Judgement) -> AskResult {
    match error {
        SendError::Api(error) if is_about(&error, fields) => {
            Ok(judge(format!("the second request was rejected: {}", described(&error))))
        }
        SendError::Api(error) if error.outcome() == Outcome::Rejected => Ok(Judgement::inconclusive(format!(
            "the second request was rejected, but the error does not say why: {}",
            described(&error)
        ))),
        error => Err(error),
    }
}

/// Returns whether an error says that something exists already, or names one of these fields.
fn is_about(error: &ApiError, fields: &[&str]) -> bool {
    let is_conflict =
        matches!(error.kind(), ApiErrorKind::Duplicate | ApiErrorKind::RequestIdReused | ApiErrorKind::Conflict);
    is_conflict || error.outcome() == Outcome::Rejected && names_one_of(error, fields.iter().copied())
}

/// Returns whether a session of a list has the reference that was looked up.
fn is_of(session: &SessionResponse, reference: &str) -> bool {
    session.client_reference_id.as_deref() == Some(reference)
}
