//! A journal in memory.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt,
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::{
    Begin, BeginResult, Candidate, Claim, End, EndKind, EndedRow, Hold, IntentId, Journal, JournalError,
    JournalErrorKind, Lease, Other, Row, RowState, StoredRow, UnreadableRow, Write, WriteResult,
};

/// A [`Journal`] in memory. Clones share it, as processes share a database.
///
/// # Examples
///
/// A process ends before the gateway responds, and another one finds the session:
///
/// ```
/// use std::{error::Error, time::Duration};
///
/// use payment_client::{Client, journal::MemoryJournal, testing::{Reply, Script}};
/// use payment_session::gateway::{Credentials, Environment};
/// # use payment_session::{PaymentSession, gateway::{MerchantId, MerchantSecret}};
///
/// fn process(script: Script, journal: &MemoryJournal) -> Result<Client, Box<dyn Error>> {
/// #   let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
///     let builder = Client::builder(Environment::Sandbox, credentials);
///     Ok(builder.transport(script).journal(journal.clone()).build()?)
/// }
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn Error>> {
/// # let order = PaymentSession::from_json(br#"{"clientReferenceId":"INV-1","paymentMethod":{"type":"QR"},
/// #     "amount":{"value":5000,"currency":"IDR"},"mode":"API","customer":{"email":"a@example.com"}}"#)?;
/// # let session = r#"{"id":"a972","clientReferenceId":"INV-1","status":"REQUIRE_ACTION",
/// #     "amount":{"value":5000,"currency":"IDR"}}"#;
/// let journal = MemoryJournal::new();
/// let silent = Script::new(|request, _| match request.line() {
///     "POST /v1/access-token" => Reply::token(),
///     _ => Reply::silence(),
/// });
/// let first = process(silent, &journal)?;
/// tokio::time::timeout(Duration::from_secs(5), first.create(&order)).await.unwrap_err();
/// drop(first);
///
/// journal.set_forward(Duration::from_secs(31)); // its lease is over
/// let responding = Script::new(move |request, _| match request.line() {
///     "POST /v1/access-token" => Reply::token(),
///     _ => Reply::page(&[session]),
/// });
/// let second = process(responding.clone(), &journal)?;
/// let found = second.recover().next().await.expect("the call of the first process")?;
/// assert_eq!(found.result?.id(), Some("a972"));
/// assert_eq!(responding.lines(), ["GET /v2/payments?clientReferenceId=INV-1"]); // nothing was sent again
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct MemoryJournal(Arc<JournalState>);

#[derive(Default)]
struct JournalState {
    /// The time by which the clock of the runtime was set forward.
    ahead: Mutex<Duration>,
    table: Mutex<Table>,
    /// The greatest number of acknowledged rows.
    bound: Option<usize>,
}

#[derive(Default)]
struct Table {
    /// The rows, by the order in which they were written.
    items: BTreeMap<u64, Item>,
    written: u64,
    ids: BTreeMap<String, u64>,
    keys: BTreeMap<ScopedKey, BTreeSet<u64>>,
    /// The rows that are not acknowledged.
    claimable: BTreeSet<u64>,
    /// The others, by the order in which they were acknowledged.
    acknowledged: VecDeque<u64>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ScopedKey {
    scope: String,
    account: Option<String>,
    key: String,
}

impl ScopedKey {
    fn of(row: &Row) -> Self {
        Self { scope: row.scope.clone(), account: row.account.clone(), key: row.key.clone() }
    }
}

/// A row, with everything that a table has about it.
struct Item {
    row: Row,
    end: Option<(End, Instant)>,
    is_acknowledged: bool,
    first_sent: Option<Instant>,
    owner: Option<String>,
    generation: u64,
    held_until: Option<Instant>,
    /// The end of the last lease under which it was marked, if that is an earlier one.
    quiet_since: Option<Instant>,
}

impl MemoryJournal {
    /// Creates an empty journal.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a journal that forgets the row that was acknowledged first when more than this number are.
    pub(crate) fn bounded(bound: usize) -> Self {
        Self(Arc::new(JournalState { bound: Some(bound), ..JournalState::default() }))
    }

    /// Writes a row as planned, without a lease, as a shop does in its own transaction.
    ///
    /// # Errors
    ///
    /// Returns an error if another row has the id or the key.
    pub fn plan(&self, row: &Row) -> Result<(), JournalError> {
        let (now, mut table) = (self.now(), self.lock());
        if table.in_the_way(row, now).is_some() {
            return Err(JournalError::new(JournalErrorKind::Taken));
        }
        table.insert(row);
        Ok(())
    }

    /// Returns all rows, the oldest first, and whether each is acknowledged.
    pub fn rows(&self) -> Vec<(StoredRow, bool)> {
        let now = self.now();
        self.lock().items.values().map(|item| (item.stored(now), item.is_acknowledged)).collect()
    }

    /// Returns the rows that a person must decide and that are not acknowledged, the oldest first.
    pub fn undecidable(&self) -> Vec<StoredRow> {
        let now = self.now();
        let table = self.lock();
        let open = table.claimable.iter().filter_map(|number| table.items.get(number));
        open.filter(|item| item.kind() == Some(EndKind::Undecidable)).map(|item| item.stored(now)).collect()
    }

    /// Shrinks each acknowledged row whose end is older than this time to a [stub](super#stubs).
    pub fn prune(&self, older_than: Duration) {
        let now = self.now();
        for item in self.lock().items.values_mut().filter(|item| item.is_acknowledged) {
            if item.end.as_ref().is_some_and(|(_, written)| now.saturating_duration_since(*written) > older_than) {
                item.row.content.clear();
            }
        }
    }

    /// Sets the journal's clock forward. Leases end earlier, as if their holders had paused.
    pub fn set_forward(&self, by: Duration) {
        *self.0.ahead.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }

    fn now(&self) -> Instant {
        Instant::now() + *self.0.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    /// Returns the number of the row that keeps this one from being written.
    fn in_the_way(&self, row: &Row, now: Instant) -> Option<(u64, Candidate)> {
        let with_key = self.keys.get(&ScopedKey::of(row)).into_iter().flatten();
        let numbers = self.ids.get(row.id.as_ref()).into_iter().chain(with_key);
        let candidate = |number: &u64| {
            let item = self.items.get(number)?;
            Some((*number, row.candidate(&item.stored(now), item.is_acknowledged, item.is_held(now))))
        };
        Candidate::in_the_way(numbers.filter_map(candidate))
    }

    /// Returns the rows of a scope that wait, those first that have waited longest.
    fn free(&self, scope: &str, have_ended: bool, now: Instant) -> Vec<u64> {
        let items = self.claimable.iter().filter_map(|number| Some((*number, self.items.get(number)?)));
        let free = items.filter(|(_, item)| item.row.scope == scope && item.end.is_some() == have_ended);
        let mut free: Vec<_> = free.filter(|(_, item)| !item.is_held(now)).collect();
        free.sort_by_key(|(number, item)| (item.held_until, *number));
        free.into_iter().map(|(number, _)| number).collect()
    }

    fn insert(&mut self, row: &Row) -> u64 {
        self.written += 1;
        let item = Item {
            row: row.clone(),
            end: None,
            is_acknowledged: false,
            first_sent: None,
            owner: None,
            generation: 0,
            held_until: None,
            quiet_since: None,
        };
        self.items.insert(self.written, item);
        self.ids.insert(row.id.to_string(), self.written);
        self.keys.entry(ScopedKey::of(row)).or_default().insert(self.written);
        self.claimable.insert(self.written);
        self.written
    }

    fn claim(&mut self, number: u64, hold: &Hold, now: Instant) -> Option<Claim> {
        let others = self.others(number, now);
        let item = self.items.get_mut(&number)?;
        let stored = item.stored(now);
        item.generation += 1;
        item.owner = Some(hold.owner.clone());
        item.quiet_since = item.quiet_since.or(item.held_until);
        item.held_until = Some(after(now, hold.time));
        let lease = Lease { id: item.row.id.clone(), owner: hold.owner.clone(), generation: item.generation };
        Some(Claim { stored, lease, others })
    }

    fn others(&self, number: u64, now: Instant) -> Vec<Other> {
        let same_key = self.items.get(&number).and_then(|item| self.keys.get(&ScopedKey::of(&item.row)));
        let others = same_key.into_iter().flatten().filter(|other| **other != number);
        others.filter_map(|other| self.items.get(other)?.other(now)).collect()
    }

    fn get_mut(&mut self, id: &IntentId) -> Option<&mut Item> {
        self.items.get_mut(self.ids.get(id.as_ref())?)
    }

    fn acknowledge(&mut self, id: &IntentId, seen: EndKind, bound: Option<usize>) {
        let Some(number) = self.ids.get(id.as_ref()).copied() else { return };
        let Some(item) = self.items.get_mut(&number) else { return };
        if !item.kind().is_some_and(|kind| seen.shows(kind)) || item.is_acknowledged {
            return;
        }
        item.is_acknowledged = true;
        self.claimable.remove(&number);
        self.acknowledged.push_back(number);
        if bound.is_some_and(|bound| self.acknowledged.len() > bound)
            && let Some(oldest) = self.acknowledged.pop_front()
        {
            self.forget(oldest);
        }
    }

    fn forget(&mut self, number: u64) {
        let Some(item) = self.items.remove(&number) else { return };
        self.ids.remove(item.row.id.as_ref());
        let key = ScopedKey::of(&item.row);
        if let Some(numbers) = self.keys.get_mut(&key) {
            numbers.remove(&number);
            if numbers.is_empty() {
                self.keys.remove(&key);
            }
        }
    }
}

impl Item {
    fn kind(&self) -> Option<EndKind> {
        self.end.as_ref().map(|(end, _)| end.kind)
    }

    fn mark(&mut self, content: &str, now: Instant) {
        self.first_sent.get_or_insert(now);
        self.quiet_since = None;
        content.clone_into(&mut self.row.content);
    }

    fn end(&mut self, end: End, now: Instant) {
        self.end = Some((end, now));
        self.row.body = None;
    }

    fn is_held(&self, now: Instant) -> bool {
        self.held_until.is_some_and(|until| now < until)
    }

    fn holds(&self, lease: &Lease) -> bool {
        self.owner.as_ref() == Some(&lease.owner) && self.generation == lease.generation
    }

    fn stored(&self, now: Instant) -> StoredRow {
        let since = |time: Instant| now.saturating_duration_since(time);
        let state = match (&self.end, self.first_sent) {
            (Some((end, _)), _) => RowState::Ended(end.clone()),
            (None, Some(first)) => {
                let quiet_since = self.quiet_since.or(self.held_until);
                RowState::Sent { age: since(first), quiet: quiet_since.map_or(Duration::ZERO, since) }
            }
            (None, None) => RowState::Planned,
        };
        StoredRow { row: self.row.clone(), state }
    }

    fn other(&self, now: Instant) -> Option<Other> {
        let (end, written) = self.end.as_ref().filter(|(end, _)| !end.kind.is_clean())?;
        let quiet = now.saturating_duration_since(*written);
        Some(Other { end: end.clone(), request: self.row.request.clone(), call: self.row.call.clone(), quiet })
    }
}

fn length(most: NonZeroU32) -> usize {
    usize::try_from(most.get()).unwrap_or(usize::MAX)
}

fn after(now: Instant, time: Duration) -> Instant {
    const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);
    now + time.min(LONGEST)
}

impl Journal for MemoryJournal {
    async fn begin(&self, row: &Row, hold: &Hold, begin: Begin<&str>) -> Result<BeginResult, JournalError> {
        let (now, mut table) = (self.now(), self.lock());
        let missing = || JournalError::new(JournalErrorKind::Unreadable);
        let in_the_way = table.in_the_way(row, now);
        let in_the_way = in_the_way.filter(|(_, other)| other.is_mine || begin != Begin::Withdrawn);
        let number = match (in_the_way, begin) {
            (Some((number, candidate)), _) if candidate.is_taken_over() => number,
            (Some((number, _)), _) => {
                return Ok(BeginResult::Found(table.items.get(&number).ok_or_else(missing)?.stored(now)));
            }
            (None, Begin::Withdrawn) => {
                let number = table.insert(row);
                let item = table.items.get_mut(&number).ok_or_else(missing)?;
                item.end(End::new(EndKind::NotDone), now);
                return Ok(BeginResult::Found(item.stored(now)));
            }
            (None, Begin::Sent(content)) => {
                let number = table.insert(row);
                if table.others(number, now).is_empty() {
                    let lease = table.claim(number, hold, now).ok_or_else(missing)?.lease;
                    table.items.get_mut(&number).ok_or_else(missing)?.mark(content, now);
                    return Ok(BeginResult::Sent(lease));
                }
                number
            }
            (None, Begin::Planned) => table.insert(row),
        };
        table.claim(number, hold, now).map(BeginResult::Held).ok_or_else(missing)
    }

    async fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claim, UnreadableRow>>, JournalError> {
        let (now, mut table) = (self.now(), self.lock());
        let page = table.free(scope, false, now).into_iter().take(length(most));
        Ok(page.filter_map(|number| table.claim(number, hold, now)).map(Ok).collect())
    }

    async fn claim_ended(
        &self,
        scope: &str,
        time: Duration,
        most: NonZeroU32,
    ) -> Result<Vec<Result<EndedRow, UnreadableRow>>, JournalError> {
        let (now, mut table) = (self.now(), self.lock());
        let page = table.free(scope, true, now).into_iter().take(length(most));
        let claimed = page.filter_map(|number| {
            let item = table.items.get_mut(&number)?;
            item.held_until = Some(after(now, time));
            let (end, _) = item.end.clone()?;
            Some(Ok(EndedRow { row: item.row.clone(), end }))
        });
        Ok(claimed.collect())
    }

    async fn write(&self, lease: &Lease, write: &Write) -> Result<WriteResult, JournalError> {
        let (now, mut table) = (self.now(), self.lock());
        let Some(item) = table.get_mut(&lease.id) else { return Ok(WriteResult::Lost) };
        let is_held = item.end.is_none() && item.holds(lease);
        let is_allowed = match write {
            Write::Ended(end) | Write::Answered(end) if item.end.as_ref().is_some_and(|(old, _)| old == end) => {
                return Ok(WriteResult::Written);
            }
            Write::Renew(_) | Write::Sent { .. } | Write::Ended(_) => is_held,
            Write::Answered(_) => {
                item.end.is_none() || item.kind() == Some(EndKind::Undecidable) && !item.is_acknowledged
            }
        };
        if !is_allowed {
            return Ok(WriteResult::Lost);
        }
        match write {
            Write::Renew(time) => item.held_until = Some(after(now, *time)),
            Write::Sent { content, time } => {
                item.held_until = Some(after(now, *time));
                item.mark(content, now);
            }
            Write::Ended(end) | Write::Answered(end) => item.end(end.clone(), now),
        }
        Ok(WriteResult::Written)
    }

    async fn acknowledge(&self, id: &IntentId, seen: EndKind) -> Result<(), JournalError> {
        self.lock().acknowledge(id, seen, self.0.bound);
        Ok(())
    }
}

impl fmt::Debug for MemoryJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryJournal").field("rows", &self.lock().items.len()).finish()
    }
}
