//! The end of a call, as a journal keeps it and as its caller gets it.

use std::collections::BTreeSet;

use payment_session::response::{ApiError, SessionResponse};
use serde_json::json;
use tracing::warn;

use super::Run;
use crate::{
    calls::Effect,
    cause::{Cause, CauseKind},
    error::{Error, told},
    intent::Intent,
    journal,
    machine::{Action, Call, End, EndKind, Event, Origin, Reason, Recipient, Seen, Shown, Source, Told, Verdict},
};

/// The end of a call for its caller.
#[derive(Debug)]
pub struct Report {
    pub intent: Intent,
    pub result: Result<Effect, Error>,
    acknowledges: bool,
}

impl Report {
    /// Returns the end of a call that may have been carried out.
    pub fn unknown(intent: Intent, cause: Cause) -> Self {
        warn(&intent, &cause, "the outcome is unknown");
        Self { result: Err(Error::Unknown { intent: intent.clone(), cause }), intent, acknowledges: false }
    }

    /// Returns what of the entry is acknowledged when this one gets the end, or `None` if nothing is.
    pub fn seen_by(&self, recipient: Recipient) -> Option<Seen> {
        let told = told(&self.result).filter(|told| self.acknowledges && told.is_seen_by(recipient));
        told.and_then(Told::seen)
    }
}

impl Run<'_> {
    /// Returns the end as a journal keeps it.
    pub fn to_record(&self, End { kind, ids }: End<String>) -> journal::End {
        let by_gateway = || self.cause().api_error().map(|error| format!("{} {}", error.status(), error.code()));
        let status = match kind {
            EndKind::Rejected | EndKind::NotProcessed => by_gateway(),
            EndKind::NotSent | EndKind::Undecidable => None,
            _ => self.shown(&ids).and_then(Effect::status).or_else(|| self.recorded_status(&ids)),
        };
        journal::End { kind, ids: ids.into_iter().collect(), status }
    }

    /// Returns the reason of an end in words.
    fn cause(&self) -> Cause {
        let reason = self.reasons.now();
        let kind = match reason {
            Reason::NotFound => CauseKind::NotFound,
            // Each of these has its failure.
            Reason::Attempt | Reason::Unread | Reason::Refused | Reason::Journal | Reason::InTheWay | Reason::Token => {
                CauseKind::NotFound
            }
            Reason::Withdrawn => CauseKind::Withdrawn,
            Reason::Held => CauseKind::Held,
            Reason::Recorded => CauseKind::Recorded,
            Reason::NoBytes => CauseKind::Withheld,
            Reason::TooOld => CauseKind::TooOld,
            Reason::Busy => CauseKind::Busy,
        };
        self.failures.get(&reason).cloned().unwrap_or(Cause::new(kind))
    }

    /// Returns the object that shows an end.
    fn shown(&self, ids: &BTreeSet<String>) -> Option<&Effect> {
        self.effect.as_ref().or_else(|| self.seen.as_ref()?.effect(ids))
    }

    /// Returns whether an end counts as seen when this one gets it.
    pub fn is_seen_by(&self, recipient: Recipient, End { kind, ids }: &End<String>) -> bool {
        let (shown, _) = shown(&self.intent, *kind, self.shown(ids), &self.cause());
        kind.told(shown).is_seen_by(recipient)
    }

    /// Returns the end of the call for its caller.
    pub fn report(self, verdict: Verdict<String>) -> Report {
        let intent = self.intent.clone();
        let (end, source, acknowledges) = match verdict {
            Verdict::Unknown => return Report::unknown(intent, self.cause()),
            Verdict::NotBegun => {
                return Report { intent, result: Err(Error::not_sent(self.cause())), acknowledges: false };
            }
            Verdict::Ended { end, source, acknowledges } => (end, source, acknowledges),
        };
        let result = match source {
            Source::Record => recorded(&intent, &self.recorded_end(&end)),
            Source::Response | Source::View | Source::Recalled | Source::Attempts => {
                let effect = self.shown(&end.ids).cloned();
                result_of(&intent, end.kind, effect, self.cause())
            }
        };
        Report { intent, result, acknowledges }
    }

    /// Returns an end of the journal, with the status that the journal has.
    fn recorded_end(&self, End { kind, ids }: &End<String>) -> journal::End {
        journal::End { kind: *kind, ids: ids.iter().cloned().collect(), status: self.recorded_status(ids) }
    }

    /// Returns the status that the journal has of the objects with these ids.
    fn recorded_status(&self, ids: &BTreeSet<String>) -> Option<String> {
        self.ends.iter().find(|end| ids.iter().eq(end.ids.iter()))?.status.clone()
    }
}

/// Returns the result of a call whose end a pass over the journal has found.
pub fn handed_out(intent: &Intent, end: journal::End) -> Result<Effect, Error> {
    let mut call = Call::new(intent.change().rule(), Origin::Given);
    match call.next(Event::Ended(end.clone().into())) {
        Action::Finish(Verdict::Ended { end: End { kind, ids }, .. }) => {
            recorded(intent, &journal::End { kind, ids: ids.into_iter().collect(), ..end })
        }
        _ => Report::unknown(intent.clone(), Cause::new(CauseKind::Recorded)).result,
    }
}

/// Returns the result of a call of which a journal has the end.
fn recorded(intent: &Intent, end: &journal::End) -> Result<Effect, Error> {
    let ids = end.ids.iter().cloned().collect();
    let effect = intent.change().recorded(&ids, end.status.as_deref());
    let error = end.status.as_deref().and_then(api_error);
    let cause = error.map_or(Cause::new(CauseKind::Recorded), Cause::response);
    result_of(intent, end.kind, effect, cause)
}

/// Returns the result of a call that has ended like this.
fn result_of(intent: &Intent, kind: EndKind, effect: Option<Effect>, cause: Cause) -> Result<Effect, Error> {
    let (shown, error) = shown(intent, kind, effect.as_ref(), &cause);
    Err(match (kind.told(shown), effect, error) {
        (Told::Done, Some(effect), _) => return Ok(effect),
        (Told::Impossible, Some(Effect::Session(session)), _) => Error::Impossible(session),
        (Told::Failed, Some(Effect::Captured(captured)), _) => Error::CaptureFailed(captured),
        (Told::Failed, Some(Effect::Refund(refund)), _) => Error::RefundFailed(refund),
        (Told::Taken, Some(Effect::Session(session)), _) => Error::ReferenceTaken(session),
        (Told::Taken, Some(Effect::Refund(refund)), _) => Error::RefundReferenceTaken(refund),
        (Told::Rejected, _, Some(error)) => Error::Rejected(error),
        (Told::NotProcessed, _, Some(error)) => Error::NotProcessed(error),
        (Told::NotSent, ..) => Error::not_sent(cause),
        (Told::Unknown, ..) => {
            warn(intent, &cause, "the outcome is unknown");
            Error::Unknown { intent: intent.clone(), cause }
        }
        (Told::Undecidable, ..)
        // No call has an object of another type, and no rejection is without its error.
        | (Told::Done, None, _)
        | (Told::Impossible, None | Some(Effect::Refund(_) | Effect::Captured(_) | Effect::Other(_)), _)
        | (Told::Failed, None | Some(Effect::Session(_) | Effect::Other(_)), _)
        | (Told::Taken, None | Some(Effect::Captured(_) | Effect::Other(_)), _)
        | (Told::Rejected | Told::NotProcessed, _, None) => {
            warn(intent, &cause, "a person must decide the call");
            Error::Undecidable { intent: intent.clone(), cause }
        }
    })
}

/// Returns what there is to show for an end, and the error of the gateway.
fn shown(intent: &Intent, kind: EndKind, effect: Option<&Effect>, cause: &Cause) -> (Shown, Option<ApiError>) {
    // The end of a rejected call has no object.
    let is_refused = matches!(kind, EndKind::Rejected | EndKind::NotProcessed);
    let error = cause.api_error().filter(|_| is_refused).cloned();
    let shown = match (&error, effect) {
        (Some(_), _) => Shown::Error,
        (None, Some(effect @ Effect::Session(_))) => Shown::Session { has_failed: intent.change().has_failed(effect) },
        (None, Some(effect)) => Shown::Object { has_failed: intent.change().has_failed(effect) },
        (None, None) => Shown::Nothing,
    };
    (shown, error)
}

/// Returns the error of which a journal has kept the status and the code.
fn api_error(shown: &str) -> Option<ApiError> {
    let (status, code) = shown.split_once(' ')?;
    let body = json!({ "code": code, "message": "" }).to_string();
    SessionResponse::parse(status.parse().ok()?, body.as_bytes()).err()
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
