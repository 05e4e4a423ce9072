//! A journal in memory.

use std::{
    fmt,
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use crate::journal::{
    Begun, Claimed, End, Entry, Hold, IntentId, Journal, JournalError, Kept, Lease, Mark, Row, State, Unread,
};

/// A [`Journal`] in memory, for tests. Clones share it, as processes share a database.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::client::{journal::conformance, testing::MemoryJournal};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let journal = MemoryJournal::new();
/// conformance::check(async || journal.clone()).await;
/// # }
/// ```
#[derive(Clone, Default)]
pub struct MemoryJournal(Arc<Shared>);

#[derive(Default)]
struct Shared {
    clock: Clock,
    items: Mutex<Vec<Item>>,
}

/// The clock of the runtime, and the time by which it was set forward.
#[derive(Default)]
struct Clock {
    ahead: Mutex<Duration>,
}

impl Clock {
    fn now(&self) -> Instant {
        Instant::now() + *self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn after(&self, time: Duration) -> Instant {
        const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);
        self.now() + time.min(LONGEST)
    }
}

/// An entry, with everything that a table has about it.
struct Item {
    entry: Entry,
    end: Option<End>,
    is_acknowledged: bool,
    first_sent: Option<Instant>,
    owner: Option<String>,
    generation: u64,
    held_until: Option<Instant>,
}

impl MemoryJournal {
    /// Creates an empty journal.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes an entry as planned, without a lease, as a shop does in its own transaction.
    ///
    /// # Errors
    ///
    /// Returns an error if another entry has the id, or is not acknowledged and has the key.
    pub fn plan(&self, entry: &Entry) -> Result<(), JournalError> {
        let mut items = self.lock();
        if items.iter().any(|item| item.is(entry)) {
            return Err(JournalError::new(crate::journal::JournalErrorKind::Taken));
        }
        items.push(Item::new(entry));
        Ok(())
    }

    /// Returns all entries, the oldest first, and whether each is acknowledged.
    pub fn rows(&self) -> Vec<(Row, bool)> {
        let now = self.0.clock.now();
        self.lock().iter().map(|item| (item.row(now), item.is_acknowledged)).collect()
    }

    /// Sets the journal's clock forward. Leases end earlier, as if their holders had paused.
    pub fn set_forward(&self, by: Duration) {
        *self.0.clock.ahead.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Item>> {
        self.0.items.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Item {
    fn new(entry: &Entry) -> Self {
        Self {
            entry: entry.clone(),
            end: None,
            is_acknowledged: false,
            first_sent: None,
            owner: None,
            generation: 0,
            held_until: None,
        }
    }

    /// Returns whether this is the entry, or one that keeps it from being written.
    fn is(&self, entry: &Entry) -> bool {
        self.entry.id == entry.id || !self.is_acknowledged && self.has_key_of(entry)
    }

    fn has_key_of(&self, entry: &Entry) -> bool {
        let own = &self.entry;
        (&own.scope, &own.account, &own.key) == (&entry.scope, &entry.account, &entry.key)
    }

    fn is_held(&self, now: Instant) -> bool {
        self.held_until.is_some_and(|until| now < until)
    }

    fn holds(&self, lease: &Lease) -> bool {
        self.owner.as_ref() == Some(&lease.owner) && self.generation == lease.generation
    }

    fn row(&self, now: Instant) -> Row {
        let since = |time: Instant| now.saturating_duration_since(time);
        let state = match (&self.end, self.first_sent) {
            (Some(end), _) => State::Decided(end.clone()),
            (None, Some(first)) => {
                State::Sent { since_first: since(first), unheld: self.held_until.map_or(Duration::ZERO, since) }
            }
            (None, None) => State::Planned,
        };
        Row { entry: self.entry.clone(), state }
    }

    fn lease_to(&mut self, hold: &Hold, clock: &Clock) -> Lease {
        self.generation += 1;
        self.owner = Some(hold.owner.clone());
        self.held_until = Some(clock.after(hold.time));
        Lease { id: self.entry.id.clone(), owner: hold.owner.clone(), generation: self.generation }
    }

    fn claim(&mut self, hold: &Hold, clock: &Clock) -> Claimed {
        let row = self.row(clock.now());
        Claimed { row, lease: self.lease_to(hold, clock) }
    }
}

impl Journal for MemoryJournal {
    async fn begin(&self, entry: &Entry, hold: &Hold) -> Result<Begun, JournalError> {
        let (clock, mut items) = (&self.0.clock, self.lock());
        let now = clock.now();
        let found = items.iter_mut().filter(|item| item.is(entry)).min_by_key(|item| item.entry.id != entry.id);
        Ok(match found {
            Some(item) if item.end.is_some() => Begun::Decided(item.row(now)),
            Some(item) if item.is_held(now) => Begun::Held(item.row(now)),
            Some(item) => Begun::Open(item.claim(hold, clock)),
            None => {
                let earlier =
                    items.iter().rev().filter(|item| item.has_key_of(entry)).find_map(|item| item.end.clone());
                let mut item = Item::new(entry);
                let lease = item.lease_to(hold, clock);
                items.push(item);
                match earlier {
                    Some(earlier) => Begun::Again { lease, earlier },
                    None => Begun::New(lease),
                }
            }
        })
    }

    async fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claimed, Unread>>, JournalError> {
        let (clock, mut items) = (&self.0.clock, self.lock());
        let now = clock.now();
        let mut free: Vec<_> = items
            .iter_mut()
            .filter(|item| item.entry.scope == scope && !item.is_acknowledged && !item.is_held(now))
            .collect();
        free.sort_by_key(|item| item.held_until);
        let most = usize::try_from(most.get()).unwrap_or(usize::MAX);
        Ok(free.into_iter().take(most).map(|item| Ok(item.claim(hold, clock))).collect())
    }

    async fn renew(&self, lease: &Lease, hold: &Hold, sends: Option<&Mark>) -> Result<Kept, JournalError> {
        let (clock, mut items) = (&self.0.clock, self.lock());
        let Some(item) = items.iter_mut().find(|item| item.entry.id == lease.id) else { return Ok(Kept::Lost) };
        if item.end.is_some() || !item.holds(lease) {
            return Ok(Kept::Lost);
        }
        item.held_until = Some(clock.after(hold.time));
        if let Some(mark) = sends {
            item.first_sent.get_or_insert_with(|| clock.now());
            item.entry.content.clone_from(&mark.content);
        }
        Ok(Kept::Yes)
    }

    async fn decide(&self, lease: &Lease, end: &End) -> Result<Kept, JournalError> {
        let mut items = self.lock();
        let Some(item) = items.iter_mut().find(|item| item.entry.id == lease.id) else { return Ok(Kept::Lost) };
        let is_written = match &item.end {
            Some(earlier) if earlier == end => return Ok(Kept::Yes),
            Some(earlier) => end.is_done() && !earlier.is_done() && !item.is_acknowledged,
            None => end.is_done() || item.holds(lease),
        };
        if !is_written {
            return Ok(Kept::Lost);
        }
        item.end = Some(end.clone());
        item.entry.body = None;
        Ok(Kept::Yes)
    }

    async fn acknowledge(&self, id: &IntentId) -> Result<(), JournalError> {
        let mut items = self.lock();
        if let Some(item) = items.iter_mut().find(|item| item.entry.id == *id && item.end.is_some()) {
            item.is_acknowledged = true;
        }
        Ok(())
    }
}

impl fmt::Debug for MemoryJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryJournal").field("entries", &self.lock().len()).finish()
    }
}
