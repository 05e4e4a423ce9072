//! The rows of the table, as the database returns them.

use std::time::Duration;

use payment_client::journal::{
    Candidate, Claim, Detail, End, EndKind, EndedRow, ErrorCode, JournalError, JournalErrorKind, Lease, Other, Row,
    RowState, StoredRow,
};

use crate::backend::{Cells, Value};

/// The version of the meaning of the columns.
pub const VERSION: i64 = 1;

pub const UNREADABLE: JournalError = JournalError::new(JournalErrorKind::Unreadable);

/// The columns of a row.
pub struct Columns {
    pub id: String,
    pub scope: String,
    pub account: Option<String>,
    pub unique_key: String,
    pub request: String,
    pub call: String,
    pub reference: Option<String>,
    pub session: Option<String>,
    pub content: String,
    pub body: Option<Vec<u8>>,
    pub state: String,
    pub end: EndColumns,
    pub generation: i64,
    /// The milliseconds since the first mark and since the end of the lease.
    pub age: i64,
    pub quiet: i64,
    pub is_held: bool,
}

/// The columns of an end.
pub struct EndColumns {
    pub ended: Option<String>,
    pub ended_ids: Option<String>,
    /// The status of the object, or that of an error, which has a code.
    pub ended_status: Option<String>,
    pub ended_code: Option<String>,
}

/// The columns of a row that another one knows.
pub struct OtherColumns {
    pub end: EndColumns,
    pub request: String,
    pub call: String,
    /// The milliseconds since the end.
    pub quiet: i64,
}

impl Columns {
    /// Reads the columns of a row.
    pub fn read(row: &impl Cells) -> Result<Self, JournalError> {
        is_known(row)?;
        let read = || -> Result<Self, sqlx::Error> {
            Ok(Self {
                id: row.text("id")?,
                scope: row.text("scope")?,
                account: row.text_or_null("account")?,
                unique_key: row.text("unique_key")?,
                request: row.text("request")?,
                call: row.text("call")?,
                reference: row.text_or_null("reference")?,
                session: row.text_or_null("session")?,
                content: row.text("content")?,
                body: row.bytes_or_null("body")?,
                state: row.text("state")?,
                end: EndColumns::read(row)?,
                generation: row.number("generation")?,
                age: row.number("age")?,
                quiet: row.number("quiet")?,
                is_held: row.truth("is_held")?,
            })
        };
        read().map_err(|_| UNREADABLE)
    }

    /// Reads the row.
    pub fn stored(self) -> Result<StoredRow, JournalError> {
        let state = match self.state.as_str() {
            "planned" => RowState::Planned,
            "sent" => RowState::Sent { age: millis(self.age), quiet: millis(self.quiet) },
            "ended" | "acknowledged" => RowState::Ended(self.end.end()?),
            _ => return Err(UNREADABLE),
        };
        let row = Row {
            id: self.id.parse().map_err(|_| UNREADABLE)?,
            scope: self.scope,
            account: self.account,
            key: self.unique_key,
            request: self.request,
            call: self.call,
            reference: self.reference,
            session: self.session,
            content: self.content,
            body: self.body,
        };
        Ok(StoredRow { row, state })
    }

    /// Reads a row that has ended.
    pub fn ended(self) -> Result<EndedRow, JournalError> {
        let StoredRow { row, state } = self.stored()?;
        match state {
            RowState::Ended(end) => Ok(EndedRow { row, end }),
            RowState::Planned | RowState::Sent { .. } => Err(UNREADABLE),
        }
    }

    /// Compares a new row with this one, and returns this one as it was before the next lease of this owner.
    pub fn candidate(self, new: &Row, owner: &str) -> Result<(Claim, Candidate), JournalError> {
        let (is_acknowledged, is_held) = (self.state == "acknowledged", self.is_held);
        let claimed = self.claimed(owner, Vec::new())?;
        let candidate = new.candidate(&claimed.stored, is_acknowledged, is_held);
        Ok((claimed, candidate))
    }

    /// Returns the row as it was before the next lease of this owner.
    pub fn claimed(self, owner: &str, others: Vec<Other>) -> Result<Claim, JournalError> {
        let generation = u64::try_from(self.generation).map_err(|_| UNREADABLE)? + 1;
        let stored = self.stored()?;
        let lease = Lease { id: stored.row.id.clone(), owner: owner.to_owned(), generation };
        Ok(Claim { stored, lease, others })
    }
}

impl EndColumns {
    /// Returns the columns of an end.
    pub fn new(end: &End) -> Self {
        // Lists of strings and names of enums are always JSON.
        let kind = serde_json::to_value(end.kind).ok();
        Self {
            ended: kind.and_then(|kind| kind.as_str().map(str::to_owned)),
            ended_ids: serde_json::to_string(&end.ids).ok(),
            ended_status: match end.detail.as_ref() {
                Some(Detail::Status(status)) => Some(status.clone()),
                Some(Detail::Error(error)) => Some(error.status.to_string()),
                None => None,
            },
            ended_code: end.error().map(|error| error.code.clone()),
        }
    }

    /// Returns the parameters of a statement.
    pub fn values(&self) -> [Value; 4] {
        let Self { ended, ended_ids, ended_status, ended_code } = self;
        [ended, ended_ids, ended_status, ended_code].map(|column| Value::text_or_null(column.as_deref()))
    }

    fn read(row: &impl Cells) -> Result<Self, sqlx::Error> {
        Ok(Self {
            ended: row.text_or_null("ended")?,
            ended_ids: row.text_or_null("ended_ids")?,
            ended_status: row.text_or_null("ended_status")?,
            ended_code: row.text_or_null("ended_code")?,
        })
    }

    fn end(self) -> Result<End, JournalError> {
        let name = self.ended.ok_or(UNREADABLE)?;
        // A later version may know more ends.
        let kind: EndKind =
            serde_json::from_value(name.into()).map_err(|_| JournalError::new(JournalErrorKind::Newer))?;
        let ids = self.ended_ids.ok_or(UNREADABLE)?;
        let ids = serde_json::from_str(&ids).map_err(|_| UNREADABLE)?;
        let detail = match (self.ended_status, self.ended_code) {
            (Some(status), Some(code)) => {
                Some(Detail::Error(ErrorCode { status: status.parse().map_err(|_| UNREADABLE)?, code }))
            }
            (Some(status), None) => Some(Detail::Status(status)),
            (None, _) => None,
        };
        Ok(End { ids, detail, ..End::new(kind) })
    }
}

impl OtherColumns {
    /// Reads the columns of a row.
    pub fn read(row: &impl Cells) -> Result<Self, JournalError> {
        is_known(row)?;
        let read = || -> Result<Self, sqlx::Error> {
            let (request, call) = (row.text("request")?, row.text("call")?);
            Ok(Self { end: EndColumns::read(row)?, request, call, quiet: row.number("quiet")? })
        };
        read().map_err(|_| UNREADABLE)
    }

    /// Reads what another row knows.
    pub fn other(self) -> Result<Other, JournalError> {
        Ok(Other { end: self.end.end()?, request: self.request, call: self.call, quiet: millis(self.quiet) })
    }
}

/// Checks that no later version wrote a row.
fn is_known(row: &impl Cells) -> Result<(), JournalError> {
    let version = row.number("version").map_err(|_| UNREADABLE)?;
    if version <= VERSION { Ok(()) } else { Err(JournalError::new(JournalErrorKind::Newer)) }
}

/// Times before the clock of the database was set back count as none.
fn millis(count: i64) -> Duration {
    Duration::from_millis(u64::try_from(count).unwrap_or(0))
}
