//! The versions of the table.

use sqlx::{
    SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};

/// Returns what creates the table. The database keeps its versions next to those of the shop, in a table of another name.
pub fn migrator(create: &'static str) -> Migrator {
    let create = create.into_sql_str();
    let mut migrator =
        Migrator::with_migrations(vec![Migration::new(1, "create".into(), MigrationType::Simple, create, false)]);
    migrator.dangerous_set_table_name("payment_journal_migrations");
    migrator
}
