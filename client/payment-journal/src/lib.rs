//! [journal]: payment_client::journal
#![doc = include_str!("../README.md")]
// Without a database there is nothing to compile.
#![cfg(any(feature = "postgres", feature = "sqlite"))]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod backend;
mod columns;
mod failure;
mod journal;
mod lease;
mod migrations;
mod others;
#[cfg(feature = "postgres")]
mod postgres;
mod queue;
#[cfg(feature = "sqlite")]
mod sqlite;
mod statements;
mod transaction;

pub use journal::SqlJournal;
#[cfg(feature = "postgres")]
pub use postgres::PostgresJournal;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteJournal;
pub use transaction::Tx;
