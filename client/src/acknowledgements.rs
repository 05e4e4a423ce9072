//! The acknowledgements that a client is writing. The next call of the same key waits for them.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use crate::intent::Intent;

/// The acknowledgements that have not ended, by the account and the key of their calls.
#[derive(Debug, Default)]
pub struct Acknowledgements(Mutex<BTreeMap<Key, watch::Receiver<()>>>);

type Key = (Option<String>, String);

/// An acknowledgement that is written, until this is dropped.
#[derive(Debug)]
pub struct Acknowledgement {
    all: Arc<Acknowledgements>,
    key: Key,
    ends: watch::Sender<()>,
}

impl Acknowledgements {
    /// Begins the acknowledgement of a call.
    pub fn begin(self: &Arc<Self>, intent: &Intent) -> Acknowledgement {
        let (ends, ended) = watch::channel(());
        let key = key(intent);
        self.lock().insert(key.clone(), ended);
        Acknowledgement { all: Arc::clone(self), key, ends }
    }

    /// Returns what waits for the acknowledgement before a call, or `None` if there is none.
    pub fn before(&self, intent: &Intent) -> Option<impl Future<Output = ()> + use<>> {
        let mut ended = self.lock().get(&key(intent))?.clone();
        Some(async move {
            // Its end drops the sender.
            let _ = ended.changed().await;
        })
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Key, watch::Receiver<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Acknowledgement {
    fn drop(&mut self) {
        let mut all = self.all.lock();
        // Another call of the key can have ended since.
        if all.get(&self.key).is_some_and(|ended| ended.same_channel(&self.ends.subscribe())) {
            all.remove(&self.key);
        }
    }
}

fn key(intent: &Intent) -> Key {
    (intent.sub_merchant().map(ToString::to_string), intent.data().key())
}
