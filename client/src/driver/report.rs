//! The end of a call, as a journal keeps it and as its caller gets it.

use std::collections::BTreeSet;

use payment_session::response::ApiError;
use tracing::warn;

use super::Run;
use crate::{
    calls::Effect,
    cause::{Cause, CauseKind},
    error::Error,
    intent::Intent,
    journal::{self, Detail, EndKind, ErrorCode},
    machine::End,
};

/// The end of a call for its caller.
#[derive(Debug)]
pub struct Report {
    pub intent: Intent,
    pub result: Result<Effect, Error>,
    /// The end that the client acknowledges as soon as the caller has the result.
    pub acknowledges: Option<EndKind>,
}

impl Report {
    /// Returns the end of a call that may have been carried out.
    pub fn unknown(intent: Intent, cause: Cause) -> Self {
        Self { result: Err(unknown(&intent, cause)), intent, acknowledges: None }
    }
}

impl Run<'_> {
    /// Returns the end as a journal keeps it.
    pub fn to_record(&self, End { kind, ids }: End<String>) -> journal::End {
        let detail = match kind {
            EndKind::Rejected | EndKind::NotDone => self.cause.api_error().map(ErrorCode::of).map(Detail::Error),
            EndKind::Undecidable => None,
            _ => {
                let status = self.shown(&ids).and_then(Effect::status);
                status.map(Detail::Status).or_else(|| self.recorded(&ids)?.detail.clone())
            }
        };
        journal::End { kind, ids: ids.into_iter().collect(), detail }
    }

    /// Returns the object that shows an end.
    fn shown(&self, ids: &BTreeSet<String>) -> Option<&Effect> {
        self.effect.as_ref().or_else(|| self.seen.as_ref()?.effect(ids))
    }

    /// Returns the end that the journal has of the objects with these ids.
    fn recorded(&self, ids: &BTreeSet<String>) -> Option<&journal::End> {
        self.ends.iter().find(|end| ids.iter().eq(end.ids.iter()))
    }

    /// Returns the end of the call for its caller, or of one whose end is not known.
    pub async fn report(mut self, end: Option<End<String>>, acknowledges: bool) -> Report {
        let Some(end) = end else { return Report::unknown(self.intent, self.cause) };
        let acknowledges = acknowledges.then_some(end.kind);
        let is_of_object = matches!(end.kind, EndKind::Done | EndKind::Failed | EndKind::Conflict);
        let has_object = is_of_object || end.kind == EndKind::Impossible;
        let result = match self.shown(&end.ids).cloned() {
            Some(effect) if has_object => {
                self.pauses.succeeded();
                result_of(&self.intent, end.kind, Some(effect), self.cause)
            }
            _ if is_of_object || !self.is_held => self.result_of_record(&end).await,
            _ => result_of(&self.intent, end.kind, None, self.cause),
        };
        Report { intent: self.intent, result, acknowledges }
    }

    /// Returns the result of an end that the journal has, with its object as it is now. If the response does not show the call,
    /// the journal's own knowledge counts. What is in the way of a call is not its own object.
    async fn result_of_record(&self, end: &End<String>) -> Result<Effect, Error> {
        let call = self.intent.known();
        let is_conflict = end.kind == EndKind::Conflict;
        if is_conflict || matches!(end.kind, EndKind::Done | EndKind::Failed) {
            let now = call.recall(self.reader, self.reader.patient(), &end.ids).await;
            if let Some(effect) = now.filter(|effect| is_conflict || call.shows(&end.ids, effect)) {
                return result_of(&self.intent, end.kind, Some(effect), self.cause.clone());
            }
        }
        match self.recorded(&end.ids) {
            Some(recorded) if recorded.kind == end.kind || end.kind == EndKind::Conflict => {
                handed_out(&self.intent, &journal::End { kind: end.kind, ..recorded.clone() })
            }
            _ => result_of(&self.intent, end.kind, None, self.cause.clone()),
        }
    }
}

/// Returns the result of a call of which a journal has the end.
pub fn handed_out(intent: &Intent, end: &journal::End) -> Result<Effect, Error> {
    let ids = end.ids.iter().cloned().collect();
    let effect = intent.known().recorded(&ids, end.status());
    let cause = end.error().map_or(Cause::new(CauseKind::Recorded), |error| Cause::response(error.to_error()));
    result_of(intent, end.kind, effect, cause)
}

/// Returns the result of a call that has ended like this.
fn result_of(intent: &Intent, kind: EndKind, effect: Option<Effect>, cause: Cause) -> Result<Effect, Error> {
    let has_failed = effect.as_ref().is_some_and(|effect| intent.known().has_failed(effect));
    Err(match (kind, effect) {
        (EndKind::Done, Some(effect)) if !has_failed => return Ok(effect),
        // A create whose reference had a session already can find that this one has ended since.
        (EndKind::Done | EndKind::Failed | EndKind::Impossible, Some(Effect::Session(session))) => {
            Error::Impossible(session)
        }
        (EndKind::Done | EndKind::Failed, Some(effect)) => Error::Failed(effect),
        (EndKind::Conflict, Some(effect)) => Error::Taken(effect),
        (EndKind::Rejected, _) => Error::Rejected(cause.api_error().cloned().unwrap_or(ApiError::recorded(400, ""))),
        (EndKind::NotDone, _) => Error::NotDone(cause),
        // Another look-up can show it.
        (EndKind::Done | EndKind::Failed | EndKind::Conflict | EndKind::Impossible, _) => unknown(intent, cause),
        (EndKind::Undecidable, _) => {
            warn(intent, &cause, "a person must decide the call");
            Error::Undecidable { intent: intent.clone(), cause }
        }
    })
}

fn unknown(intent: &Intent, cause: Cause) -> Error {
    warn(intent, &cause, "the outcome is unknown");
    Error::Unknown { intent: Some(intent.clone()), cause }
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
