//! A row of the table, and the entry that it means.

use std::time::Duration;

use payment_client::journal::{Claimed, End, Ended, Entry, JournalError, JournalErrorKind, Lease, Row, State};

/// The version of the meaning of the columns.
pub const VERSION: i64 = 1;

pub const UNREADABLE: JournalError = JournalError::new(JournalErrorKind::Unreadable);

/// The columns of an entry.
pub struct Columns {
    pub id: String,
    pub scope: String,
    pub account: Option<String>,
    pub unique_key: String,
    pub call: String,
    pub reference: Option<String>,
    pub session: Option<String>,
    pub content: String,
    pub body: Option<Vec<u8>>,
    pub state: String,
    pub ended: Option<String>,
    pub ended_id: Option<String>,
    pub ended_status: Option<String>,
    pub generation: i64,
    pub since_first: i64,
    pub unheld: i64,
    pub is_held: bool,
}

impl Columns {
    /// Reads the entry.
    pub fn row(self) -> Result<Row, JournalError> {
        let state = match self.state.as_str() {
            "planned" => State::Planned,
            "sent" => State::Sent { since_first: millis(self.since_first), unheld: millis(self.unheld) },
            "decided" | "acknowledged" => {
                let name = self.ended.ok_or(UNREADABLE)?;
                // A later version may know more ends.
                let ended =
                    serde_json::from_value(name.into()).map_err(|_| JournalError::new(JournalErrorKind::Newer))?;
                State::Decided(End { id: self.ended_id, status: self.ended_status, ..End::new(ended) })
            }
            _ => return Err(UNREADABLE),
        };
        let entry = Entry {
            id: self.id.parse().map_err(|_| UNREADABLE)?,
            scope: self.scope,
            account: self.account,
            key: self.unique_key,
            call: self.call,
            reference: self.reference,
            session: self.session,
            content: self.content,
            body: self.body,
        };
        Ok(Row { entry, state })
    }

    /// Reads the entry, as it was before the next lease.
    pub fn claimed(self, owner: &str) -> Result<Claimed, JournalError> {
        let generation = u64::try_from(self.generation).map_err(|_| UNREADABLE)? + 1;
        let row = self.row()?;
        let lease = Lease { id: row.entry.id.clone(), owner: owner.to_owned(), generation };
        Ok(Claimed { row, lease })
    }
}

/// Times before the clock of the database was set back count as none.
fn millis(count: i64) -> Duration {
    Duration::from_millis(u64::try_from(count).unwrap_or(0))
}

/// Returns the name of an end in the table: that of its serialization.
pub fn name_of(ended: Ended) -> String {
    serde_json::to_value(ended).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
