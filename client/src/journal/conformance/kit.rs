//! A journal, with what the checks do with it.

use std::{fmt::Debug, num::NonZeroU32, time::Duration};

use crate::journal::{
    Begin, BeginResult, Claim, Detail, End, EndKind, EndedRow, ErrorCode, Hold, Journal, Lease, Row, StoredRow, Write,
    WriteResult,
};

/// A lease that ends long after the test.
pub const LONG: Duration = Duration::from_secs(3600);

/// Longer than the smallest time that a database distinguishes.
pub const MOMENT: Duration = Duration::from_millis(5);

/// The ids of the rows that the kit writes begin with this text.
pub const ID: &str = "conformance0";

pub async fn pass() {
    tokio::time::sleep(2 * MOMENT).await;
}

/// A journal with a scope of its own.
pub struct Kit<J> {
    pub journal: J,
    pub scope: String,
}

impl<J: Journal> Kit<J> {
    pub async fn new(open: impl AsyncFn() -> J, scope: &str) -> Self {
        Self { journal: open().await, scope: format!("conformance {scope}") }
    }

    /// Returns a row whose id and key are of this name.
    pub fn row(&self, name: &str) -> Row {
        let scope: String = self.scope.chars().filter(char::is_ascii_alphanumeric).rev().take(10).collect();
        let id = format!("{ID}{scope}{name}");
        Row {
            id: id.parse().expect("the names are short letters and digits"),
            scope: self.scope.clone(),
            account: None,
            key: format!("create {name}"),
            request: "SINGLE IDR 1 Ω'".to_owned(),
            call: "create".to_owned(),
            reference: Some(format!("INV-{name} Ω'\"")),
            session: None,
            content: r#"{"version":1,"text":"Ω'"}"#.to_owned(),
            body: Some(b"{\"amount\":1}\n\0\xff".to_vec()),
        }
    }

    /// Begins a row, or takes it over.
    pub async fn begin_held(&self, row: &Row, time: Duration) -> Claim {
        match self.begin(row, time, Begin::Planned).await {
            BeginResult::Held(claimed) => claimed,
            begun => panic!("nothing is in the way of {row:?}, but `begin` returned {begun:?}"),
        }
    }

    pub async fn begin_found(&self, row: &Row) -> StoredRow {
        match self.begin(row, LONG, Begin::Planned).await {
            BeginResult::Found(stored) => stored,
            begun => panic!("a row is in the way of {row:?}, but `begin` returned {begun:?}"),
        }
    }

    pub async fn begin(&self, row: &Row, time: Duration, begin: Begin<&str>) -> BeginResult {
        self.journal.begin(row, &hold(time), begin).await.expect("`begin` must succeed")
    }

    /// Begins a row, and ends it. No lease keeps its end from being handed out.
    pub async fn begin_and_end(&self, row: &Row, end: &End) {
        let lease = self.begin_held(row, Duration::ZERO).await.lease;
        is(&self.end(&lease, end).await, &WriteResult::Written, "the holder may end a call");
    }

    pub async fn write(&self, lease: &Lease, write: Write) -> WriteResult {
        self.journal.write(lease, &write).await.expect("`write` must succeed")
    }

    pub async fn mark(&self, lease: &Lease, time: Duration) -> WriteResult {
        self.write(lease, Write::Sent { content: "sent".to_owned(), time }).await
    }

    pub async fn end(&self, lease: &Lease, end: &End) -> WriteResult {
        self.write(lease, Write::Ended(end.clone())).await
    }

    pub async fn acknowledge(&self, row: &Row, seen: EndKind) {
        self.journal.acknowledge(&row.id, seen).await.expect("`acknowledge` must succeed");
    }

    pub async fn claim(&self, time: Duration, most: u32) -> Vec<Claim> {
        let claimed = self.journal.claim(&self.scope, &hold(time), page(most)).await.expect("`claim` must succeed");
        claimed.into_iter().map(|claimed| claimed.expect("each row must be readable")).collect()
    }

    pub async fn claim_ended(&self, time: Duration, most: u32) -> Vec<EndedRow> {
        let claimed = self.journal.claim_ended(&self.scope, time, page(most)).await;
        let claimed = claimed.expect("`claim_ended` must succeed").into_iter();
        claimed.map(|claimed| claimed.expect("each row must be readable")).collect()
    }
}

pub fn page(most: u32) -> NonZeroU32 {
    NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN)
}

pub fn hold(time: Duration) -> Hold {
    Hold { owner: "process-a".to_owned(), time }
}

pub fn done() -> End {
    let ids = vec!["session-1".to_owned(), "Ω'".to_owned()];
    End { ids, detail: Some(Detail::Status("PAID".to_owned())), ..End::new(EndKind::Done) }
}

pub fn rejected() -> End {
    let error = ErrorCode { status: 400, code: "brand_new Ω'".to_owned() };
    End { detail: Some(Detail::Error(error)), ..End::new(EndKind::Rejected) }
}

#[track_caller]
pub fn is<T: PartialEq + Debug>(actual: &T, expected: &T, contract: &str) {
    assert_eq!(actual, expected, "{contract}");
}
