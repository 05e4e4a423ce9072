//! The versions of the table.

use payment_client::journal::{JournalError, JournalErrorKind};
use sqlx::{
    SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};

/// The greatest number of the migrations that this version knows. Those from 1000 on change the meaning of the table, so that
/// earlier versions cannot live with them. Those below only change indexes, and add columns that may be absent.
const LATEST_MEANING: i64 = 1000;

/// Gives open calls and those that have ended an index each.
const CLAIM_ENDED: &str = include_str!("../migrations/claim_ended.sql");

/// Gives all calls that change a session one key.
const SESSION_KEY: &str = include_str!("../migrations/session_key.sql");

/// The greatest number of a migration that was applied.
pub const LATEST: &str = "SELECT max(version) FROM payment_journal_migrations";

/// Returns what creates the table, and adds its columns. The database keeps its versions next to those of the shop, in a table of another name.
pub fn migrator(create: &'static str, quiet_since: &'static str) -> Migrator {
    let migration = |number, name: &'static str, sql: &'static str| {
        Migration::new(number, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    let mut migrator = Migrator::with_migrations(vec![
        migration(1, "create", create),
        migration(2, "quiet since", quiet_since),
        migration(3, "claim ended", CLAIM_ENDED),
        migration(LATEST_MEANING, "session key", SESSION_KEY),
    ]);
    migrator.dangerous_set_table_name("payment_journal_migrations");
    // Those of a later version, after which a deployment can still go back to this one.
    migrator.set_ignore_missing(true);
    migrator
}

/// Checks that this version can use the table.
pub fn is_compatible(latest: i64) -> Result<(), JournalError> {
    if latest <= LATEST_MEANING { Ok(()) } else { Err(JournalError::new(JournalErrorKind::Newer)) }
}
