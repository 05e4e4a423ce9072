//! The actions of a call: how each is carried out, and what it shows.

use std::{mem, time::Duration};

use payment_session::response::Outcome;
use tokio::time::Instant;
use tracing::{debug, warn};

use super::{
    Driver, Run,
    since::{Attempts, Others, Since},
};
use crate::{
    calls::{Effect, look_up},
    cause::{Cause, CauseKind, InTheWay, Standing},
    clock::Clock,
    intent::Intent,
    journal::{self, Begun, Claimed, EndKind, Entry, ErrorCode, Kept, Other, Row, State, Write, is_same_request},
    lease::{Starting, journal_failed},
    machine::{self, Age, AgeLimits, Ages, Attempt, Begin, End, Event, Found, Held, Past, Pause},
    policy::LONGEST_LIFE,
    run::{Patience, Time},
    sender::{Delivery, Failed, Kind},
    transport::Connection,
};

impl Run<'_> {
    fn clock(&self) -> &Clock {
        &self.sender.clock
    }

    fn is_sent_again(&self) -> bool {
        self.intent.known().row().rule.is_sent_again()
    }

    fn limits(&self) -> AgeLimits {
        AgeLimits { quiet: self.sender.policy.gateway_timeout, too_old: LONGEST_LIFE }
    }

    fn ages_now(&self) -> Ages {
        let (now, limits) = (self.clock().now(), self.limits());
        Ages { own: self.attempts.age(now, limits), others: self.others.age(now, limits) }
    }

    pub async fn begin(&mut self, driver: &Driver, begin: Begin<String>) -> Event<String> {
        self.intent = driver.intent.clone();
        let asked = self.clock().now();
        self.request = self.intent.to_call(&self.reader.gateway).ok().flatten();
        let begin = match begin {
            Begin::Planned => Starting::Planned,
            Begin::Withdrawn => Starting::Withdrawn,
            Begin::Sent(past) => {
                // Without a token, the entry is only planned, so that a call that waits for one survives its process.
                self.token = self.reader.tokens.at_hand();
                match self.token {
                    Some(_) => Starting::Sent(self.intent.clone().after(past).entry().content),
                    None => Starting::Planned,
                }
            }
        };
        let is_withdrawn = begin == Starting::Withdrawn;
        let begun = self.holding.begin(self.sender, self.intent.entry(), begin).await;
        match begun {
            Ok(Begun::Held(claimed)) => self.held(claimed, asked),
            Ok(Begun::Found(row)) => self.found(row, is_withdrawn),
            Ok(Begun::Sent(_)) => {
                self.is_held = true;
                self.attempts.mark(self.sender.clock.now());
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
        Claimed { row: Row { entry, state }, others, .. }: Claimed,
        asked: Instant,
    ) -> Event<String> {
        let is_mine = entry.id == *self.intent.id();
        let stored = match Intent::from_entry(&entry) {
            Ok(stored) => stored,
            Err(error) => {
                self.cause = journal_failed(error);
                return Event::PerhapsWritten;
            }
        };
        self.is_held = true;
        let past = stored.past();
        self.intent = stored.with_body_of(&self.intent);
        let now = self.clock().now();
        self.attempts = match state {
            // Without an attempt, the marks of the entry count as nothing.
            _ if !self.intent.is_in_doubt() => Attempts::None,
            State::Sent { age, quiet } => {
                Attempts::Ended { first: Since::new(age, asked), last: Since::new(quiet, now) }
            }
            State::Planned | State::Ended(_) => {
                let now = Since::new(Duration::ZERO, now);
                Attempts::Ended { first: now, last: now }
            }
        };
        self.request = self.intent.to_call(&self.reader.gateway).ok().flatten();
        let awaited = others.iter().filter(|other| known(other, &entry).is_awaited());
        let youngest = awaited.map(|other| other.quiet).min();
        self.others = youngest.map_or(Others::Known, |quiet| Others::Awaited(Since::new(quiet, now)));
        let known = others.iter().map(|other| known(other, &entry)).collect();
        self.ends = others.into_iter().map(|other| other.end).collect();
        if let Some(error) = self.intent.rejection() {
            self.cause = Cause::response(error.to_error());
            self.is_explained = true;
        } else if self.request.is_none() && (past.attempts == 0 || self.is_sent_again()) {
            self.cause = Cause::new(if self.intent.has_body() { CauseKind::Request } else { CauseKind::Withheld });
        }
        Event::Held(Held { is_mine, past, others: known, has_bytes: self.request.is_some() })
    }

    fn found(&mut self, Row { entry, state }: Row, is_withdrawn: bool) -> Event<String> {
        let is_mine = entry.id == *self.intent.id();
        let is_equal = is_same_request(&entry.request, &self.intent.entry().request);
        if (is_mine || is_equal)
            && let Ok(stored) = Intent::from_entry(&entry)
        {
            self.intent = stored;
        }
        let in_the_way = InTheWay::new(entry.id.to_string(), entry.call.clone(), standing(&state));
        let end = match state {
            State::Ended(end) => {
                self.ends = vec![end.clone()];
                Some(end)
            }
            State::Planned | State::Sent { .. } => None,
        };
        if is_withdrawn && end == Some(journal::End::new(EndKind::NotDone)) {
            // The shop has withdrawn it, now or before.
            self.ends.clear();
            return Event::Found(Found { is_mine, is_equal, end: end.map(Into::into) });
        }
        self.cause = match (&end, is_mine || is_equal) {
            (_, false) => Cause::in_the_way_of(in_the_way),
            (None, true) => Cause::new(CauseKind::Held),
            (Some(_), true) => Cause::new(CauseKind::Recorded),
        };
        Event::Found(Found { is_mine, is_equal, end: end.map(Into::into) })
    }

    pub async fn look(&mut self) -> Event<String> {
        if self.searches.are_new() {
            self.ages = self.ages_now();
        }
        let ages = self.ages;
        let deadline = self.clock().after(self.sender.policy.read_deadline);
        let time = Time { deadline, patience: Patience::None };
        let is_new = !self.intent.is_in_doubt();
        let is_sent_again = self.is_sent_again() && self.request.is_some();
        let is_too_old = ages.own == Age::TooOld && self.intent.past().attempts > 0 && is_sent_again;
        match look_up(self.intent.known(), self.reader, time, &mut self.searches).await {
            Ok(mut seen) => {
                let view = seen.view.clone();
                let incomplete = seen.incomplete.take();
                if view.shows_nothing() && !self.is_explained {
                    self.cause = incomplete.unwrap_or(Cause::new(CauseKind::NotFound));
                } else if is_new && !self.is_explained {
                    self.cause = Cause::new(CauseKind::Busy);
                } else if is_too_old {
                    self.cause = Cause::new(CauseKind::TooOld);
                }
                debug!(objects = view.objects.len(), session = ?view.session, ?ages, "looked up");
                self.seen = Some(seen);
                Event::Saw { view, ages }
            }
            Err(Failed { attempt, cause, .. }) => {
                debug!(%cause, "the look-up failed");
                // The page of a proxy says nothing.
                let is_documented = cause.api_error().is_some_and(|error| error.outcome() == Outcome::Rejected);
                let cause = match cause.kind() {
                    CauseKind::Credentials | CauseKind::Token => cause,
                    _ => Cause::with_source(CauseKind::Unread, cause),
                };
                let decides = is_documented && matches!(attempt, Attempt::Rejected | Attempt::Invalid);
                if !self.is_explained {
                    self.cause = cause;
                } else if decides && is_too_old {
                    self.cause = Cause::new(CauseKind::TooOld);
                }
                if decides { Event::CannotSee { ages } } else { Event::NotSeen }
            }
        }
    }

    pub async fn mark(&mut self, past: Past<String>) -> Event<String> {
        match self.reader.tokens.token(self.deadline).await {
            Ok(token) => self.token = Some(token),
            Err(cause) => {
                let is_refused = cause.kind() == CauseKind::Credentials;
                self.cause = cause;
                return if is_refused { Event::NotAccepted } else { Event::NotReady };
            }
        }
        self.intent = self.intent.clone().after(past);
        let content = self.intent.entry().content;
        let event = self.write_sent(content).await;
        if event == Event::Marked {
            self.attempts.mark(self.sender.clock.now());
        }
        event
    }

    /// Writes a rejection down. If the journal fails, the next process does not know of it.
    pub async fn note(&mut self, past: Past<String>) -> Event<String> {
        let Some(error) = self.cause.api_error().map(ErrorCode::of) else { return Event::NotWritten };
        self.intent = self.intent.clone().after(past).rejected(error);
        let cause = self.cause.clone();
        match self.write_sent(self.intent.entry().content).await {
            Event::Lost => Event::Lost,
            event => {
                self.cause = cause;
                if event == Event::Marked { Event::Noted } else { event }
            }
        }
    }

    async fn write_sent(&mut self, content: String) -> Event<String> {
        let write = Write::Sent { content, time: self.sender.policy.lease };
        match self.holding.write(self.sender, write).await {
            Ok(Kept::Yes) => Event::Marked,
            Ok(Kept::Lost) => self.lost(),
            Err(error) => {
                let is_unwritten = error.kind().has_surely_written_nothing();
                self.cause = journal_failed(error);
                if is_unwritten { Event::NotWritten } else { Event::NotMarked }
            }
        }
    }

    fn lost(&mut self) -> Event<String> {
        self.cause = Cause::new(CauseKind::Held);
        Event::Lost
    }

    pub async fn send(&mut self) -> Event<String> {
        if !self.holding.lives(self.sender) {
            // The process stood still, and another one may have taken the call over. Nothing has left.
            self.cause = Cause::new(CauseKind::Held);
            return Event::Sent(Attempt::NotSent);
        }
        let connection = mem::replace(&mut self.connection, Connection::Own);
        let attempt = tokio::select! {
            biased;
            attempt = Box::pin(self.attempt(connection)) => attempt,
            // Another process may take the call over, so this one gives its attempt up.
            () = self.holding.ended(self.sender) => {
                Err(Failed::new(Attempt::Uncertain, Cause::new(CauseKind::Held)))
            }
        };
        match attempt {
            Ok(effect) => {
                let call = self.intent.known();
                let event = Event::Answered { ids: call.ids(&effect), has_failed: call.has_failed(&effect) };
                self.effect = Some(effect);
                event
            }
            Err(Failed { attempt, cause, retry_after }) => {
                if matches!(attempt, Attempt::Uncertain | Attempt::Rejected) {
                    self.attempts.end(self.sender.clock.now());
                }
                self.cause = cause;
                self.is_explained = true;
                self.pauses.retry_after = retry_after;
                Event::Sent(attempt)
            }
        }
    }

    async fn attempt(&self, connection: Connection) -> Result<Effect, Failed> {
        let missing = || Failed::new(Attempt::NotSent, Cause::new(CauseKind::Withheld));
        let request = self.request.as_ref().ok_or_else(missing)?;
        let token = self.token.as_ref().ok_or_else(missing)?;
        let (call, before) = (self.intent.known(), self.intent.past().before);
        let timeout = self.sender.policy.attempt_timeout;
        let delivery = Delivery { call: call.row().name, kind: Kind::Change, connection, timeout };
        let accept = |effect: Effect| call.accepts(before.as_ref(), &effect).then_some(effect);
        let read = |status: u16, body: &[u8]| call.read(status, body);
        self.reader.tokens.attempt(token, request, delivery, read, accept).await
    }

    pub async fn record(&mut self, end: End<String>, is_response: bool) -> Event<String> {
        let end = self.to_record(end);
        let write = if is_response { Write::Answered(end) } else { Write::Ended(end) };
        let kept = self.holding.write(self.sender, write).await;
        if !matches!(kept, Ok(Kept::Yes)) && is_response {
            warn!(intent = %self.intent.id(), ?kept, "the success of the call was not recorded");
        }
        match kept {
            Ok(Kept::Yes) => Event::Recorded,
            Ok(Kept::Lost) if is_response => Event::Lost,
            Ok(Kept::Lost) => self.lost(),
            Err(error) => {
                self.cause = journal_failed(error);
                Event::NotRecorded { is_held: self.holding.lives(self.sender) }
            }
        }
    }

    pub async fn release(&mut self, past: Option<Past<String>>) -> Event<String> {
        let write = match past {
            Some(past) => {
                Write::Sent { content: self.intent.clone().after(past).entry().content, time: Duration::ZERO }
            }
            None => Write::Renew(Duration::ZERO),
        };
        if let Err(error) = self.holding.write(self.sender, write).await {
            debug!(%error, "the lease was not released");
        }
        Event::Released
    }

    pub async fn wait(&mut self, pause: Pause) -> Event<String> {
        let (now, limits) = (self.clock().now(), self.limits());
        let quiet_at = [self.attempts.quiet_at(limits), self.others.quiet_at(limits)];
        let until = quiet_at.into_iter().flatten().filter(|time| *time > now).min();
        self.pauses.wait(pause, until).await
    }
}

const fn standing(state: &State) -> Standing {
    match state {
        State::Planned => Standing::Planned,
        State::Sent { age, .. } => Standing::Sent(*age),
        State::Ended(_) => Standing::Ended,
    }
}

/// Returns what another entry means for the call of this one.
fn known(other: &Other, entry: &Entry) -> machine::Other<String> {
    let Other { end, request, call, .. } = other;
    machine::Other {
        kind: end.kind,
        ids: end.ids.iter().cloned().collect(),
        is_equal: is_same_request(request, &entry.request),
        is_alike: *call == entry.call,
    }
}
