//! The calls that would take each other's effects for their own, one after the other.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Mutex as AsyncMutex, OwnedMutexGuard},
    time::Instant,
};

use crate::seams::Seams;

/// The turns of each key of intents. Two captures of a session at the same time would both find the record of one.
#[derive(Debug, Default)]
pub struct Turns(Mutex<BTreeMap<String, Arc<AsyncMutex<Traces>>>>);

/// The turn of a call, with the traces of earlier calls.
pub type Turn = OwnedMutexGuard<Traces>;

/// The ids that earlier calls have left in the session. A look-up that lags does not show them yet.
#[derive(Debug, Default)]
pub struct Traces {
    pub ids: Vec<String>,
    forgotten_at: Option<Instant>,
}

impl Traces {
    /// Adds the ids of a call, which every look-up shows after this time.
    pub fn add(&mut self, ids: Vec<String>, seams: &Seams, time: Duration) {
        self.ids.extend(ids);
        self.forgotten_at = Some(seams.after(time));
    }

    fn is_forgotten(&self, now: Instant) -> bool {
        self.forgotten_at.is_none_or(|time| time <= now)
    }
}

impl Turns {
    /// Waits for the turn of a call. Returns `None` if it does not come in time.
    pub async fn take(&self, key: &str, seams: &Seams, deadline: Instant) -> Option<Turn> {
        let turns = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let now = seams.now();
            // A turn that is waited for has another owner.
            all.retain(|_, turns| {
                Arc::strong_count(turns) > 1 || turns.try_lock().is_ok_and(|traces| !traces.is_forgotten(now))
            });
            all.entry(key.to_owned()).or_default().clone()
        };
        tokio::time::timeout_at(deadline, turns.lock_owned()).await.ok()
    }
}
