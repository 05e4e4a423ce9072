//! The beginning of a call: it is written into the journal, or found there.

use std::time::Duration;

use payment_core::gateway::Server;
use tokio::time::Instant;

use super::{
    ending::{error_of, unknown},
    task::Task,
};
use crate::{
    cause::{Cause, CauseKind},
    error::Error,
    intent::Intent,
    journal::{Begun, Claimed, End, Row, State},
    lease::{Holding, Records, journal_failed},
    operation::{Operation, Shown},
    reader::NotRead,
    retry::Backoff,
    seams::Seams,
    sender::Sender,
};

/// The time since the first attempt of a call.
#[derive(Clone, Copy, Debug)]
pub struct Age {
    was: Duration,
    at: Instant,
}

impl Age {
    /// Returns the age of a call that is sent for the first time.
    pub fn new(seams: &Seams) -> Self {
        Self { was: Duration::ZERO, at: seams.now() }
    }

    pub fn now(self, seams: &Seams) -> Duration {
        self.was + seams.now().saturating_duration_since(self.at)
    }
}

/// What is known of earlier attempts.
pub enum Past {
    /// There were none. Earlier calls with the same key may have left these ids.
    New { known: Vec<String>, is_again: bool },
    /// An attempt may have been carried out. A look-up that begins at this time is late.
    InDoubt { late_at: Option<Instant>, age: Option<Age> },
}

/// The beginning of a call with a journal.
pub enum Opened<'a, T> {
    Held(Holding<'a>, Past),
    /// The call has ended, perhaps that of another process.
    Ended(Result<T, Error>),
}

impl<O: Operation, S: Server + Clone + Send + Sync + 'static> Task<O, S> {
    /// Returns what an intent says of earlier attempts, which no journal has.
    pub fn past_of_intent(&self) -> Past {
        match self.intent.uncertain() {
            0 => Past::New { known: Vec::new(), is_again: false },
            _ => Past::InDoubt { late_at: None, age: None },
        }
    }

    /// Writes the call into the journal, or finds it there.
    pub async fn open<'a>(
        &mut self,
        records: &'a Records,
        sender: &'a Sender,
        deadline: Instant,
    ) -> Opened<'a, O::Output> {
        let Sender { seams, policy, .. } = sender;
        if let Some((claimed, asked)) = self.claimed.take() {
            return self.take_over(claimed, asked, records, sender).await;
        }
        let mut pauses = Backoff::new(policy);
        let mut has_waited = false;
        loop {
            let asked = seams.now();
            let begun = match records.begin(sender, &self.intent.entry()).await {
                Ok(begun) => begun,
                Err(error) => return Opened::Ended(Err(Error::NotSent(journal_failed(error)))),
            };
            let row = match begun {
                Begun::New(lease) => {
                    return Opened::Held(Holding::new(records, sender, lease, asked), self.past_of_intent());
                }
                Begun::Again { lease, earlier } => {
                    let past = match self.past_of_intent() {
                        Past::New { .. } => Past::New { known: earlier.id.into_iter().collect(), is_again: true },
                        in_doubt @ Past::InDoubt { .. } => in_doubt,
                    };
                    return Opened::Held(Holding::new(records, sender, lease, asked), past);
                }
                Begun::Open(claimed) => return self.take_over(claimed, asked, records, sender).await,
                // Without a reference of its own, an equal call is another one: the earlier one has ended.
                Begun::Decided(row) if !has_waited && !O::LOOKS_FIRST && !self.is_of(&row) => {
                    return Opened::Ended(Err(not_sent(CauseKind::Open)));
                }
                Begun::Decided(row) | Begun::Held(row) => row,
            };
            has_waited = true;
            let can_join = self.can_join(&row);
            let has_ended = matches!(row.state, State::Decided(_));
            if (can_join || has_ended)
                && let Err(error) = self.join(&row)
            {
                return Opened::Ended(Err(error));
            }
            if let State::Decided(end) = row.state {
                return Opened::Ended(self.recall(&end).await);
            }
            let pause = pauses.next_pause(seams.fraction());
            if pause >= seams.until(deadline) {
                let held = Cause::new(CauseKind::Held);
                return Opened::Ended(Err(if can_join { unknown(&self.intent, held) } else { Error::NotSent(held) }));
            }
            seams.sleep(pause).await;
        }
    }

    fn is_of(&self, row: &Row) -> bool {
        row.entry.id == *self.intent.id()
    }

    /// Returns whether this call and that of the entry can have one result.
    fn can_join(&self, row: &Row) -> bool {
        self.operation.is_shared() || self.is_of(row)
    }

    /// Goes on with the call of an earlier process.
    async fn take_over<'a>(
        &mut self,
        Claimed { row, lease }: Claimed,
        asked: Instant,
        records: &'a Records,
        sender: &'a Sender,
    ) -> Opened<'a, O::Output> {
        let Sender { seams, policy, .. } = sender;
        let holding = Holding::new(records, sender, lease, asked);
        if let Err(error) = self.join(&row) {
            holding.release().await;
            return Opened::Ended(Err(error));
        }
        let past = match row.state {
            State::Sent { since_first, unheld } => Past::InDoubt {
                late_at: Some(seams.after(policy.gateway_timeout.saturating_sub(unheld))),
                age: Some(Age { was: since_first, at: asked }),
            },
            State::Planned | State::Decided(_) => self.past_of_intent(),
        };
        Opened::Held(holding, past)
    }

    /// Becomes the call of an entry, if it is the same one.
    fn join(&mut self, row: &Row) -> Result<(), Error> {
        if !self.can_join(row) {
            return Err(not_sent(CauseKind::Open));
        }
        let unreadable = |error| Error::NotSent(journal_failed(error));
        let mut stored = Intent::from_entry(&row.entry).map_err(unreadable)?;
        let operation = O::of(stored.operation()).filter(|operation| operation.is_same(&self.operation));
        self.operation = operation.ok_or_else(|| not_sent(CauseKind::Open))?;
        // Nobody has sent a planned call, so its bytes can be those of this one.
        if row.state == State::Planned || stored.id() == self.intent.id() {
            stored.take_body_of(&self.intent);
        }
        self.intent = stored;
        Ok(())
    }

    /// Returns the result of a call that has ended.
    async fn recall(&self, end: &End) -> Result<O::Output, Error> {
        if let Some(error) = error_of(end, &self.intent) {
            return Err(error);
        }
        let shown = Shown { id: end.id.clone(), status: end.status.clone() };
        match self.operation.recall(&self.reader, self.reader.patient(), &shown).await {
            Ok(Some(output)) => Ok(output),
            Ok(None) => Err(unknown(&self.intent, Cause::new(CauseKind::Recorded))),
            Err(NotRead { cause, .. }) => Err(unknown(&self.intent, cause)),
        }
    }
}

fn not_sent(kind: CauseKind) -> Error {
    Error::NotSent(Cause::new(kind))
}
