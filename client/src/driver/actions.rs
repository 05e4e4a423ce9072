//! The actions of a call: how each is carried out, and what it shows.

use std::{collections::BTreeSet, mem, time::Duration};

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
    journal::{Begun, BodyChange, Claimed, Entry, Kept, Other, Row, State, Write, is_same_request},
    lease::journal_failed,
    machine::{self, AgeLimits, Ages, Attempt, Bytes, End, Event, Found, Held, Past, Pause, Reason},
    policy::LONGEST_LIFE,
    run::{Patience, Time},
    sender::{Delivery, Failed, Kind},
    transport::Connection,
};

impl Run<'_> {
    fn clock(&self) -> &Clock {
        &self.sender.clock
    }

    fn limits(&self) -> AgeLimits {
        AgeLimits { quiet: self.sender.policy.gateway_timeout, too_old: LONGEST_LIFE }
    }

    fn ages_now(&self) -> Ages {
        let (now, limits) = (self.clock().now(), self.limits());
        Ages { own: self.attempts.age(now, limits), others: self.others.age(now, limits) }
    }

    pub async fn begin(&mut self, driver: &Driver, sent: Option<Past<String>>) -> Event<String> {
        self.intent = driver.intent.clone();
        let asked = self.clock().now();
        // Without a token, the entry is only planned, so that a call that waits for one survives its process.
        self.token = sent.as_ref().and_then(|_| self.reader.tokens.at_hand());
        self.request = self.intent.to_call(&self.reader.gateway).ok().flatten();
        let marked = sent.filter(|_| self.token.is_some()).map(|past| self.intent.clone().after(past));
        let content = marked.map(|marked| marked.entry().content);
        let begun = self.holding.begin(self.sender, self.intent.entry(), content).await;
        if let Ok(Begun::Held(Claimed { row, .. }) | Begun::Found(row)) = &begun
            && self.intent.shares_id_with_another(&row.entry)
        {
            self.failures.insert(Reason::Journal, Cause::new(CauseKind::IdTaken));
            if let Ok(Begun::Held(_)) = begun {
                self.release(None).await;
            }
            return Event::NotWritten;
        }
        match begun {
            Ok(Begun::Held(claimed)) => self.held(claimed, asked),
            Ok(Begun::Found(row)) => self.found(row),
            Ok(Begun::Sent(_)) => {
                self.is_held = true;
                self.attempts.mark(self.sender.clock.now());
                Event::Marked
            }
            Err(error) => {
                let is_unwritten = error.kind().has_surely_written_nothing();
                self.failures.insert(Reason::Journal, journal_failed(error));
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
                self.failures.insert(Reason::Journal, journal_failed(error));
                return Event::PerhapsWritten;
            }
        };
        self.is_held = true;
        let past = stored.past();
        let bytes = Bytes::of(stored.has_body(), self.intent.has_body(), is_mine, past.attempts);
        self.intent = stored.with_bytes(bytes, &self.intent);
        let now = self.clock().now();
        self.attempts = match state {
            // Without an attempt, the marks of the entry count as nothing.
            _ if past.attempts == 0 => Attempts::None,
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
        if self.intent.has_body() {
            self.failures.insert(Reason::NoBytes, Cause::new(CauseKind::Request));
        }
        Event::Held(Held { is_mine, past, others: known, has_bytes: self.request.is_some() })
    }

    fn found(&mut self, Row { entry, state }: Row) -> Event<String> {
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
                Some(end.into())
            }
            State::Planned | State::Sent { .. } => None,
        };
        self.failures.insert(Reason::InTheWay, Cause::in_the_way_of(in_the_way));
        Event::Found(Found { is_mine, is_equal, end })
    }

    pub async fn look(&mut self) -> Event<String> {
        if self.searches.are_new() {
            self.ages = self.ages_now();
        }
        let ages = self.ages;
        let deadline = self.clock().after(self.sender.policy.read_deadline);
        let time = Time { deadline, patience: Patience::None };
        match look_up(self.intent.change(), self.reader, time, &mut self.searches).await {
            Ok(mut seen) => {
                if let Some(cause) = seen.incomplete.take() {
                    self.failures.insert(Reason::Unread, cause);
                }
                let view = seen.view.clone();
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
                self.failures.insert(Reason::Unread, cause);
                match attempt {
                    Attempt::Rejected | Attempt::Invalid if is_documented => Event::CannotSee { ages },
                    _ => Event::NotSeen,
                }
            }
        }
    }

    pub async fn mark(&mut self, past: Past<String>) -> Event<String> {
        match self.reader.tokens.token(self.deadline).await {
            Ok(token) => self.token = Some(token),
            Err(cause) => {
                let is_refused = cause.kind() == CauseKind::Credentials;
                self.failures.insert(Reason::Token, cause);
                return if is_refused { Event::NotAccepted } else { Event::NotReady };
            }
        }
        self.intent = self.intent.clone().after(past);
        let content = self.intent.entry().content;
        let body = if self.intent.change().names_account() { BodyChange::Erase } else { BodyChange::Keep };
        let write = Write::Sent { content, body, time: self.sender.policy.lease };
        match self.holding.write(self.sender, write).await {
            Ok(Kept::Yes) => {
                self.attempts.mark(self.sender.clock.now());
                Event::Marked
            }
            Ok(Kept::Lost) => Event::Lost,
            Err(error) => {
                let is_unwritten = error.kind().has_surely_written_nothing();
                self.failures.insert(Reason::Journal, journal_failed(error));
                if is_unwritten { Event::NotWritten } else { Event::NotMarked }
            }
        }
    }

    pub async fn send(&mut self) -> Event<String> {
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
                let change = self.intent.change();
                let event = Event::Answered { ids: change.ids(&effect), has_failed: change.has_failed(&effect) };
                self.effect = Some(effect);
                event
            }
            Err(Failed { attempt, cause, retry_after }) => {
                if matches!(attempt, Attempt::Uncertain | Attempt::Rejected) {
                    self.attempts.end(self.sender.clock.now());
                }
                self.failures.insert(Reason::Attempt, cause);
                self.pauses.retry_after = retry_after;
                Event::Sent(attempt)
            }
        }
    }

    async fn attempt(&self, connection: Connection) -> Result<Effect, Failed> {
        let missing = || Failed::new(Attempt::NotSent, Cause::new(CauseKind::Withheld));
        let request = self.request.as_ref().ok_or_else(missing)?;
        let token = self.token.as_ref().ok_or_else(missing)?;
        let call = self.intent.change().kind();
        let delivery = Delivery { call, kind: Kind::Change, connection, timeout: self.sender.policy.attempt_timeout };
        let (change, before) = (self.intent.change(), self.intent.past().before);
        let accept = |effect: Effect| change.accepts(before.as_ref(), &effect).then_some(effect);
        let read = |status: u16, body: &[u8]| change.read(status, body, self.check);
        self.reader.tokens.attempt(token, request, delivery, read, accept).await
    }

    pub async fn record(&mut self, end: End<String>, is_response: bool, acknowledges: bool) -> Event<String> {
        let end = self.to_record(end);
        let write =
            if is_response { Write::Answered { end, acknowledges } } else { Write::Ended { end, acknowledges } };
        let kept = self.holding.write(self.sender, write).await;
        if !matches!(kept, Ok(Kept::Yes)) && is_response {
            warn!(intent = %self.intent.id(), ?kept, "the success of the call was not recorded");
        }
        match kept {
            Ok(Kept::Yes) => Event::Recorded { is_acknowledged: acknowledges },
            Ok(Kept::Lost) => Event::Lost,
            Err(error) => {
                self.failures.insert(Reason::Journal, journal_failed(error));
                Event::NotRecorded { is_held: self.holding.lives(self.sender) }
            }
        }
    }

    pub async fn recall(&mut self, ids: &BTreeSet<String>) -> Event<String> {
        let change = self.intent.change();
        self.effect = change.recall(self.reader, self.reader.patient(), ids).await;
        self.effect.as_ref().map_or(Event::NotRecalled, |effect| Event::Recalled { is_own: change.shows(ids, effect) })
    }

    pub async fn release(&mut self, past: Option<Past<String>>) -> Event<String> {
        let write = match past {
            Some(past) => {
                let was_not_sent = past.attempts == 0;
                let Entry { content, body, .. } = self.intent.clone().after(past).entry();
                // The mark of a refund has erased it.
                let body = body.filter(|_| was_not_sent).map_or(BodyChange::Keep, BodyChange::Restore);
                Write::Sent { content, body, time: Duration::ZERO }
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
