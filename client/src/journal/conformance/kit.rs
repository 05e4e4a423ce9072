//! A journal, with what the checks do with it.

use std::{num::NonZeroU32, time::Duration};

use tokio::time::timeout;

use crate::journal::{
    Begin, BeginResult, Claim, Detail, End, EndKind, EndedRow, Hold, Journal, JournalError, Lease, Row, Write,
    WriteResult,
};

/// A lease that ends long after the test.
pub const LONG: Duration = Duration::from_secs(3600);

/// A method that takes longer repeats its statements for ever.
const LIMIT: Duration = Duration::from_secs(60);

/// A process, with a scope for each name.
pub struct Kit<J> {
    pub journal: J,
    pub name: String,
    pub owner: &'static str,
}

impl<J: Journal> Kit<J> {
    pub async fn new(open: &impl AsyncFn() -> J, name: &str) -> Self {
        Self { journal: open().await, name: name.to_owned(), owner: "process-a" }
    }

    pub fn scope(&self) -> String {
        format!("conformance {}", self.name)
    }

    /// Returns a row whose id and key are of this name.
    pub fn row(&self, name: &str) -> Row {
        let id = format!("conformance{}{name}", self.name);
        Row {
            id: id.parse().expect("the names are short letters and digits"),
            scope: self.scope(),
            account: None,
            key: format!("create {name}"),
            request: "SINGLE IDR 1".to_owned(),
            call: "create".to_owned(),
            reference: None,
            session: None,
            content: "planned".to_owned(),
            body: Some(b"{}".to_vec()),
        }
    }

    pub fn hold(&self, time: Duration) -> Hold {
        Hold { owner: self.owner.to_owned(), time }
    }

    /// Begins a row, or takes it over.
    pub async fn begin_held(&self, row: &Row, time: Duration) -> Claim {
        match self.begin(row, time, Begin::Planned).await {
            BeginResult::Held(claim) => claim,
            other => panic!("nothing is in the way of {row:?}, but `begin` returned {other:?}"),
        }
    }

    /// Begins a row, and ends it. No lease keeps its end from being handed out.
    pub async fn begin_and_end(&self, row: &Row) {
        let lease = self.begin_held(row, Duration::ZERO).await.lease;
        self.write_held(&lease, Write::Ended(done())).await;
    }

    /// Writes what the holder of the lease may write.
    pub async fn write_held(&self, lease: &Lease, write: Write) {
        let written = self.write(lease, &write).await;
        assert_eq!(written, WriteResult::Written, "the holder of {lease:?} may write {write:?}");
    }

    pub async fn begin(&self, row: &Row, time: Duration, begin: Begin<&str>) -> BeginResult {
        succeeds("begin", self.journal.begin(row, &self.hold(time), begin)).await
    }

    pub async fn claim(&self, time: Duration, most: u32) -> Vec<Claim> {
        let claimed = succeeds("claim", self.journal.claim(&self.scope(), &self.hold(time), page(most))).await;
        claimed.into_iter().map(|claim| claim.expect("each row must be readable")).collect()
    }

    pub async fn claim_ended(&self, time: Duration, most: u32) -> Vec<EndedRow> {
        let ended = succeeds("claim_ended", self.journal.claim_ended(&self.scope(), time, page(most))).await;
        ended.into_iter().map(|row| row.expect("each row must be readable")).collect()
    }

    pub async fn write(&self, lease: &Lease, write: &Write) -> WriteResult {
        succeeds("write", self.journal.write(lease, write)).await
    }

    pub async fn acknowledge(&self, row: &Row, seen: EndKind) {
        succeeds("acknowledge", self.journal.acknowledge(&row.id, seen)).await;
    }
}

/// Returns the result of a method, which it must return in time.
pub async fn result<T>(method: &str, call: impl Future<Output = Result<T, JournalError>>) -> Result<T, JournalError> {
    timeout(LIMIT, call).await.unwrap_or_else(|_| panic!("`{method}` must return within {LIMIT:?}"))
}

async fn succeeds<T>(method: &str, call: impl Future<Output = Result<T, JournalError>>) -> T {
    result(method, call).await.unwrap_or_else(|error| panic!("`{method}` must succeed: {error:?}"))
}

pub fn page(most: u32) -> NonZeroU32 {
    NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN)
}

pub fn sent(time: Duration) -> Write {
    Write::Sent { content: "sent".to_owned(), time }
}

pub fn done() -> End {
    let ids = vec!["session-1".to_owned(), "Ω'".to_owned()];
    End { ids, detail: Some(Detail::Status("PAID".to_owned())), ..End::new(EndKind::Done) }
}
