//! The beginning of a call: its row is written, taken over or found.

use std::time::Duration;

use tokio::time::Instant;

use super::{
    Driver, Run,
    times::{AttemptTimes, Since},
};
use crate::{
    cause::{CallInTheWay, CallState, Cause, CauseKind},
    intent::Intent,
    journal::{self, BeginResult, Claim, EndKind, Other, Row, RowState, StoredRow, is_same_request},
    lease::journal_failed,
    machine::{self, Begin, Event, FoundRow, HeldRow, Past},
};

impl Run<'_> {
    pub async fn begin(&mut self, driver: &Driver, begin: Begin<Past<String>>) -> Event<String> {
        self.intent = driver.intent.clone();
        let asked = self.sender().clock.now();
        let begin = match begin {
            Begin::Planned => Begin::Planned,
            Begin::Withdrawn => Begin::Withdrawn,
            Begin::Sent(past) => {
                // Without a token, the row is only planned, so that a call that waits for one survives its process.
                self.attempts.token = self.reader.tokens.at_hand();
                match self.attempts.token {
                    Some(_) => Begin::Sent(self.intent.clone().after(past).row().content),
                    None => Begin::Planned,
                }
            }
        };
        let is_withdrawn = begin == Begin::Withdrawn;
        let begun = self.lease.begin(self.sender(), self.intent.row(), begin).await;
        match begun {
            Ok(BeginResult::Held(claimed)) => self.held(claimed, asked),
            Ok(BeginResult::Found(stored)) => self.found(stored, is_withdrawn),
            Ok(BeginResult::Sent(_)) => {
                self.knowledge.is_held = true;
                self.attempts.times.mark(self.sender().clock.now());
                Event::Marked
            }
            Err(error) => {
                let is_unwritten = error.kind().has_surely_written_nothing();
                self.cause = journal_failed(error);
                if is_unwritten { Event::NotWritten } else { Event::PerhapsWritten }
            }
        }
    }

    pub fn held(
        &mut self,
        Claim { stored: StoredRow { row, state }, others, .. }: Claim,
        asked: Instant,
    ) -> Event<String> {
        let is_mine = row.id == *self.intent.id();
        let intent = match Intent::from_row(&row) {
            Ok(intent) => intent,
            Err(error) => {
                self.cause = journal_failed(error);
                return Event::PerhapsWritten;
            }
        };
        self.knowledge.is_held = true;
        let past = intent.past();
        self.intent = intent.with_body_of(&self.intent);
        let now = self.sender().clock.now();
        self.attempts.times = match state {
            // Without an attempt, the marks of the row count as nothing.
            _ if !self.intent.is_in_doubt() => AttemptTimes::default(),
            RowState::Sent { age, quiet } => {
                AttemptTimes { first: Some(Since::new(age, asked)), last: Some(Since::new(quiet, now)) }
            }
            RowState::Planned | RowState::Ended(_) => {
                let now = Some(Since::new(Duration::ZERO, now));
                AttemptTimes { first: now, last: now }
            }
        };
        let known: Vec<_> = others.iter().map(|other| known(other, &row)).collect();
        let awaited = others.iter().zip(&known).filter(|(_, known)| known.is_awaited());
        self.knowledge.awaited = awaited.map(|(other, _)| other.quiet).min().map(|quiet| Since::new(quiet, now));
        self.knowledge.ends = others.into_iter().map(|other| other.end).collect();
        let has_bytes = self.request().is_some();
        if let Some(error) = self.intent.rejection() {
            self.set_attempt_cause(Cause::response(error.to_error()));
        } else if !has_bytes && (past.attempts == 0 || self.is_sent_again()) {
            self.cause = Cause::new(if self.intent.has_body() { CauseKind::Request } else { CauseKind::Withheld });
        }
        Event::Held(HeldRow { is_mine, past, others: known, has_bytes })
    }

    fn found(&mut self, StoredRow { row, state }: StoredRow, is_withdrawn: bool) -> Event<String> {
        let is_mine = row.id == *self.intent.id();
        let is_equal = is_same_request(&row.request, &self.intent.row().request);
        if (is_mine || is_equal)
            && let Ok(intent) = Intent::from_row(&row)
        {
            self.intent = intent;
        }
        let in_the_way = CallInTheWay { id: row.id.to_string(), call: row.call.clone(), state: call_state(&state) };
        let end = match state {
            RowState::Ended(end) => {
                self.knowledge.ends = vec![end.clone()];
                Some(end)
            }
            RowState::Planned | RowState::Sent { .. } => None,
        };
        if is_withdrawn && end == Some(journal::End::new(EndKind::NotDone)) {
            // The shop has withdrawn it, now or before.
            self.knowledge.ends.clear();
            return Event::Found(FoundRow { is_mine, is_equal, end: end.map(Into::into) });
        }
        self.cause = match (&end, is_mine || is_equal) {
            (_, false) => Cause::in_the_way_of(in_the_way),
            (None, true) => Cause::new(CauseKind::Busy),
            (Some(_), true) => Cause::new(CauseKind::Recorded),
        };
        Event::Found(FoundRow { is_mine, is_equal, end: end.map(Into::into) })
    }
}

const fn call_state(state: &RowState) -> CallState {
    match state {
        RowState::Planned => CallState::Planned,
        RowState::Sent { age, .. } => CallState::Sent(*age),
        RowState::Ended(_) => CallState::Ended,
    }
}

/// Returns what another row means for the call of this one.
fn known(other: &Other, row: &Row) -> machine::Other<String> {
    let Other { end, request, call, .. } = other;
    machine::Other {
        kind: end.kind,
        ids: end.ids.iter().cloned().collect(),
        is_equal: is_same_request(request, &row.request),
        is_alike: *call == row.call,
    }
}
