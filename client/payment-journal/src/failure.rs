//! Errors of the database, as errors of the journal.

use std::{borrow::Cow, error::Error, fmt};

use payment_client::journal::{JournalError, JournalErrorKind};
use sqlx::migrate::MigrateError;

/// An error of the database without its detail, which can show the row with the body of a request.
#[derive(Debug)]
struct Failure {
    message: String,
    code: Option<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.code {
            Some(code) => write!(f, " (code {code})"),
            None => Ok(()),
        }
    }
}

impl Error for Failure {}

/// Returns the error of a statement before the commit, which has surely written nothing.
pub fn not_written(error: sqlx::Error) -> JournalError {
    with_kind(JournalErrorKind::NotWritten, error)
}

/// The code of SQLite for a full disk or database. SQLite has rolled the statement or the commit back.
const SQLITE_FULL: &str = "13";

/// Returns the error of a statement that commits. It has surely written nothing if no connection was free, or if SQLite found
/// no space.
pub fn perhaps_written(error: sqlx::Error) -> JournalError {
    match &error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => not_written(error),
        sqlx::Error::Database(failure) if failure.code().as_deref() == Some(SQLITE_FULL) => not_written(error),
        _ => unavailable(error),
    }
}

/// Returns the error of a statement that only reads, or that has perhaps written something.
pub fn unavailable(error: sqlx::Error) -> JournalError {
    with_kind(JournalErrorKind::Unavailable, error)
}

fn with_kind(kind: JournalErrorKind, error: sqlx::Error) -> JournalError {
    match error {
        sqlx::Error::Database(error) => {
            let failure = Failure { message: error.message().to_owned(), code: error.code().map(Cow::into_owned) };
            JournalError::with_source(kind, failure)
        }
        other => JournalError::with_source(kind, other),
    }
}

/// Returns the error of a migration.
pub fn not_migrated(error: MigrateError) -> JournalError {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => unavailable(error),
        newer @ (MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_)) => {
            JournalError::with_source(JournalErrorKind::Newer, newer)
        }
        other => JournalError::with_source(JournalErrorKind::Unavailable, other),
    }
}

/// Returns the error of a setting with which a commit is not durable.
pub fn not_durable(setting: &str, value: &str) -> JournalError {
    let failure =
        Failure { message: format!("`{setting}` is `{value}`, so a commit would not be durable"), code: None };
    JournalError::with_source(JournalErrorKind::Unavailable, failure)
}
