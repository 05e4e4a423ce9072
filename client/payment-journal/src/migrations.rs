//! The versions of the table.

use payment_client::journal::{JournalError, JournalErrorKind};
use sqlx::{
    SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};

/// Migrations from this number on change the meaning of the table, so that earlier versions cannot live with them. Those below
/// only change indexes, and add columns that may be absent. This version has none that changes the meaning.
const FIRST_MEANING: i64 = 1000;

/// The greatest number of a migration that was applied.
pub const LATEST: &str = "SELECT max(version) FROM payment_journal_migrations";

/// Returns what creates the table. The database keeps its versions next to those of the shop, in a table of another name.
pub fn migrator(create: &'static str) -> Migrator {
    let create = Migration::new(1, "create".into(), MigrationType::Simple, create.into_sql_str(), false);
    let mut migrator = Migrator::with_migrations(vec![create]);
    migrator.dangerous_set_table_name("payment_journal_migrations");
    // Those of a later version, after which a deployment can still go back to this one.
    migrator.set_ignore_missing(true);
    migrator
}

/// Checks that this version can use the table.
pub fn is_compatible(latest: i64) -> Result<(), JournalError> {
    if latest < FIRST_MEANING { Ok(()) } else { Err(JournalError::new(JournalErrorKind::Newer)) }
}
