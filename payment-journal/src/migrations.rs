//! The versions of the table.

use payment_client::journal::{JournalError, JournalErrorKind};
use sqlx::{
    SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};

/// The first number of the migrations that earlier versions of this crate cannot live with. Those below it only add columns
/// that may be absent.
const INCOMPATIBLE: i64 = 1000;

/// The greatest number of a migration that was applied.
pub const LATEST: &str = "SELECT max(version) FROM payment_journal_migrations";

/// Returns what creates the table, and adds its columns. The database keeps its versions next to those of the shop, in a table of another name.
pub fn migrator(create: &'static str, quiet_since: &'static str) -> Migrator {
    let migration = |number, name: &'static str, sql: &'static str| {
        Migration::new(number, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    let mut migrator =
        Migrator::with_migrations(vec![migration(1, "create", create), migration(2, "quiet since", quiet_since)]);
    migrator.dangerous_set_table_name("payment_journal_migrations");
    // Those of a later version, after which a deployment can still go back to this one.
    migrator.set_ignore_missing(true);
    migrator
}

/// Checks that this version can use the table.
pub fn is_compatible(latest: i64) -> Result<(), JournalError> {
    if latest < INCOMPATIBLE { Ok(()) } else { Err(JournalError::new(JournalErrorKind::Newer)) }
}
