//! What is known about the other rows of a key.

use std::collections::BTreeMap;

use payment_client::journal::{JournalError, Other};

use crate::{backend::Cells, columns::OtherColumns};

/// The other rows of several keys, by the id of the row that has the key.
#[derive(Default)]
pub struct Others(BTreeMap<String, Result<Vec<Other>, JournalError>>);

impl Others {
    /// Reads the rows of the others. Each has the id of the row that has the key.
    pub fn read(rows: &[impl Cells]) -> Result<Self, sqlx::Error> {
        let mut others = Self::default();
        for row in rows {
            others.add(row.text("mine")?, OtherColumns::read(row).and_then(OtherColumns::other));
        }
        Ok(others)
    }

    /// Adds another row of the key that the row `id` has. One that cannot be read makes them all unreadable.
    fn add(&mut self, id: String, other: Result<Other, JournalError>) {
        let others = self.0.entry(id).or_insert(Ok(Vec::new()));
        match (others.as_mut(), other) {
            (Ok(others), Ok(other)) => others.push(other),
            (_, Err(error)) => *others = Err(error),
            (Err(_), Ok(_)) => {}
        }
    }

    /// Returns the other rows of the key that a row has.
    pub fn of(&mut self, id: &str) -> Result<Vec<Other>, JournalError> {
        self.0.remove(id).unwrap_or(Ok(Vec::new()))
    }
}
