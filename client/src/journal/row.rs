//! The rows of a journal.

use std::{fmt, mem, time::Duration};

use payment_session::request::AmountValue;

use super::{Candidate, CandidateState, End, IntentId};

/// A row of a journal, as it is written before its call is sent. A journal changes nothing but its `content`, and erases its `body`.
///
/// `Debug` shows neither, nor the merchant.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The id, which no other row has.
    pub id: IntentId,
    /// The base URL and the merchant. A client claims only rows of its own scope.
    pub scope: String,
    /// The sub-account, or `None` for the merchant's own account.
    pub account: Option<String>,
    /// What may happen once at a time, in each scope and account. See [keys](super#keys).
    pub key: String,
    /// The request, as far as [`joins`](Self::joins) compares it.
    pub request: String,
    /// The [name of the call](crate::Intent::call), for people.
    pub call: String,
    /// The reference of a session or refund that is created, for people.
    pub reference: Option<String>,
    /// The session that is changed, for people.
    pub session: Option<String>,
    /// The call, as JSON with a version that only the client reads. [`Write::Sent`](super::Write::Sent) replaces it. That of a
    /// [stub](super#stubs) is empty.
    pub content: String,
    /// The bytes of the request, or `None` if they are withheld, or erased because the call has ended.
    pub body: Option<Vec<u8>>,
}

impl Row {
    /// Returns whether a call with this row joins an open one: it has the same id, or an equal request.
    ///
    /// Amounts are compared by value, so `IDR 10000` and `IDR 10000.00` are equal.
    pub fn joins(&self, open: &Self) -> bool {
        self.id == open.id || is_same_request(&self.request, &open.request)
    }

    /// Compares this row, which is new, with one that has its id or its key.
    ///
    /// # Examples
    ///
    /// [`Journal::begin`](super::Journal::begin) of a journal of your own, after it has read the rows with the id and those with
    /// the key of the new row:
    ///
    /// ```
    /// use payment_client::journal::{Candidate, Row, StoredRow};
    ///
    /// /// A row of your table.
    /// struct TableRow {
    ///     stored: StoredRow,
    ///     is_acknowledged: bool,
    ///     is_held: bool,
    /// }
    ///
    /// /// Returns the row that is in the way of a new one, and whether the new one takes it over.
    /// fn in_the_way(new: &Row, rows: Vec<TableRow>) -> Option<(StoredRow, bool)> {
    ///     let candidates = rows.into_iter().map(|row| {
    ///         let candidate = new.candidate(&row.stored, row.is_acknowledged, row.is_held);
    ///         (row.stored, candidate)
    ///     });
    ///     let (stored, candidate) = Candidate::in_the_way(candidates)?;
    ///     Some((stored, candidate.is_taken_over()))
    /// }
    /// ```
    pub fn candidate(&self, stored: &StoredRow, is_acknowledged: bool, is_held: bool) -> Candidate {
        let state = match &stored.state {
            RowState::Ended(end) => CandidateState::Ended { kind: end.kind, is_acknowledged },
            RowState::Planned | RowState::Sent { .. } => CandidateState::Open { is_held },
        };
        Candidate { is_mine: self.id == stored.row.id, joins: self.joins(&stored.row), state }
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, account, key, call, .. } = self;
        f.debug_struct("Row")
            .field("id", id)
            .field("account", account)
            .field("key", key)
            .field("call", call)
            .finish_non_exhaustive()
    }
}

/// Who wants a lease, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The process, as a random string.
    pub owner: String,
    /// The time from now on, on the clock of the journal. A lease of no time has ended at once.
    pub time: Duration,
}

/// The right to carry out a row, until it ends or another process takes it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The row.
    pub id: IntentId,
    /// The process that holds it.
    pub owner: String,
    /// The number of leases of the row so far. It fits in a signed integer of 64 bits.
    pub generation: u64,
}

/// A row as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    /// The row.
    pub row: Row,
    /// What is known about it.
    pub state: RowState,
}

/// The state of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// No attempt has left.
    Planned,
    /// An attempt may have left.
    Sent {
        /// The time since the first mark.
        age: Duration,
        /// The time since the end of the last lease under which the row was marked, or zero if that lease still lived.
        /// Leases under which nothing was sent do not count, so a process that only looks, and gives up, delays nothing.
        quiet: Duration,
    },
    /// The call has ended.
    Ended(End),
}

/// A row that the caller holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The row, as it was before the claim. A row that was just written is planned.
    pub stored: StoredRow,
    /// The new lease.
    pub lease: Lease,
    /// Every other row with the same scope, account and key that has ended and whose end is not
    /// [clean](super::EndKind::is_clean), acknowledged or not, and also [stubs](super#stubs). They are read in the transaction
    /// that takes the lease.
    pub others: Vec<Other>,
}

/// A row that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedRow {
    /// The row. Its body is erased.
    pub row: Row,
    /// Its end.
    pub end: End,
}

/// Another call of the same key, which has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its end.
    pub end: End,
    /// Its [`Row::request`].
    pub request: String,
    /// Its [`Row::call`].
    pub call: String,
    /// The time since its end was written, on the clock of the journal.
    pub quiet: Duration,
}

/// Returns whether two texts mean the same request. The number after a currency is compared by value, because a database
/// can add zeros to it.
pub fn is_same_request(one: &str, other: &str) -> bool {
    one == other || terms(one).eq(terms(other))
}

enum Term<'a> {
    Amount(AmountValue),
    Text(&'a str),
}

impl PartialEq for Term<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amount(own), Self::Amount(other)) => own.get().cmp_value(other.get()).is_eq(),
            (Self::Text(own), Self::Text(other)) => own == other,
            _ => false,
        }
    }
}

fn terms(request: &str) -> impl Iterator<Item = Term<'_>> {
    let mut is_amount = false;
    request.split(' ').map(move |term| {
        let is_currency = term.len() == 3 && term.bytes().all(|byte| byte.is_ascii_uppercase());
        let amount = mem::replace(&mut is_amount, is_currency).then(|| term.parse().ok()).flatten();
        amount.map_or(Term::Text(term), Term::Amount)
    })
}
