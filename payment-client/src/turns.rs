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

#[cfg(test)]
mod tests {
    use super::*;

    const LATER: Duration = Duration::from_secs(60);

    #[tokio::test(start_paused = true)]
    async fn a_turn_is_waited_for_while_other_keys_come_and_go() {
        let (turns, seams) = (Turns::default(), Seams::new(Some(1)));
        let first = turns.take("a", &seams, seams.after(LATER)).await.expect("nobody has the turn");
        assert!(turns.take("b", &seams, seams.after(LATER)).await.is_some());
        assert!(turns.take("a", &seams, seams.after(LATER)).await.is_none());
        drop(first);
        assert!(turns.take("a", &seams, seams.after(LATER)).await.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn traces_are_kept_until_every_look_up_shows_them() {
        let (turns, seams) = (Turns::default(), Seams::new(Some(1)));
        let deadline = seams.after(LATER * 10);
        turns.take("a", &seams, deadline).await.expect("a turn").add(vec!["1".into()], &seams, LATER);
        assert_eq!(turns.take("a", &seams, deadline).await.expect("a turn").ids, ["1"]);
        tokio::time::sleep(LATER).await;
        drop(turns.take("b", &seams, deadline).await);
        assert_eq!(turns.0.lock().unwrap_or_else(PoisonError::into_inner).keys().collect::<Vec<_>>(), ["b"]);
    }
}
