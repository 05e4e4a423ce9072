//! The end of a call, as a journal keeps it and as its caller gets it.

use std::{collections::BTreeSet, time::Duration};

use payment_session::response::ApiError;
use tracing::{debug, warn};

use super::Run;
use crate::{
    calls::Effect,
    cause::{Cause, CauseKind},
    error::Error,
    intent::Intent,
    journal::{self, Detail, EndKind, ErrorCode, Write, WriteResult},
    lease::journal_failed,
    machine::{End, Event, Past},
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
    pub async fn record(&mut self, end: End<String>, is_response: bool) -> Event<String> {
        let end = self.to_record(end);
        let write = if is_response { Write::Answered(end) } else { Write::Ended(end) };
        let result = self.lease.write(self.sender(), write).await;
        if !matches!(result, Ok(WriteResult::Written)) && is_response {
            warn!(intent = %self.intent.id(), ?result, "the success of the call was not recorded");
        }
        match result {
            Ok(WriteResult::Written) => Event::Recorded,
            Ok(WriteResult::Lost) if is_response => Event::Lost,
            Ok(WriteResult::Lost) => self.lost(),
            Err(error) => {
                self.cause = journal_failed(error);
                Event::NotRecorded { is_held: self.lease.lives(self.sender()) }
            }
        }
    }

    pub async fn release(&mut self, past: Option<Past<String>>) -> Event<String> {
        let write = match past {
            Some(past) => Write::Sent { content: self.intent.clone().after(past).row().content, time: Duration::ZERO },
            None => Write::Renew(Duration::ZERO),
        };
        if let Err(error) = self.lease.write(self.sender(), write).await {
            debug!(%error, "the lease was not released");
        }
        Event::Released
    }

    /// Returns the end as a journal keeps it.
    fn to_record(&self, End { kind, ids }: End<String>) -> journal::End {
        let detail = match kind {
            EndKind::Rejected | EndKind::NotDone => self.cause.api_error().map(ErrorCode::of).map(Detail::Error),
            EndKind::Undecidable => None,
            _ => {
                let status = self.shown(&ids).and_then(Effect::status);
                status.map(Detail::Status).or_else(|| self.knowledge.end_of(&ids)?.detail.clone())
            }
        };
        journal::End { kind, ids: ids.into_iter().collect(), detail }
    }

    /// Returns the object that shows an end.
    fn shown(&self, ids: &BTreeSet<String>) -> Option<&Effect> {
        self.attempts.response.as_ref().or_else(|| self.look_ups.last.as_ref()?.effect(ids))
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
            _ if is_of_object || !self.knowledge.is_held => self.result_of_record(&end).await,
            _ => result_of(&self.intent, end.kind, None, self.cause),
        };
        Report { intent: self.intent, result, acknowledges }
    }

    /// Returns the result of an end that the journal has, with its object as it is now. If the response does not show the call,
    /// the journal's own knowledge counts. What is in the way of a call is not its own object.
    async fn result_of_record(&self, end: &End<String>) -> Result<Effect, Error> {
        let call = self.intent.data();
        let is_conflict = end.kind == EndKind::Conflict;
        if is_conflict || matches!(end.kind, EndKind::Done | EndKind::Failed) {
            let now = call.recall(self.reader, self.reader.patient(), &end.ids).await;
            if let Some(effect) = now.filter(|effect| is_conflict || call.shows(&end.ids, effect)) {
                return result_of(&self.intent, end.kind, Some(effect), self.cause.clone());
            }
        }
        match self.knowledge.end_of(&end.ids) {
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
    let effect = intent.data().recorded(&ids, end.status());
    let cause = end.error().map_or(Cause::new(CauseKind::Recorded), |error| Cause::response(error.to_error()));
    result_of(intent, end.kind, effect, cause)
}

/// Returns the result of a call that has ended like this.
fn result_of(intent: &Intent, kind: EndKind, effect: Option<Effect>, cause: Cause) -> Result<Effect, Error> {
    let has_failed = effect.as_ref().is_some_and(|effect| intent.data().has_failed(effect));
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
