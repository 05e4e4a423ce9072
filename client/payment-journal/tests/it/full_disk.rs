//! A disk that is full for a while.

use std::{
    env, fs,
    process::{self, Command, Output},
};

use payment_client::journal::{Begin, BeginResult, Journal as _, conformance};
use payment_journal::SqliteJournal;
use sqlx::query;

use crate::{
    database::{CREATE_ORDERS, Database as _, Sqlite, hold, row},
    limits,
};

/// The variable that a process has in which a write to a full disk is an error, and no signal.
const CHILD: &str = "DISK_CAN_BE_FULL";

/// Each commit that succeeds is durable, and the journal works again as soon as there is space.
#[tokio::test]
async fn nothing_is_lost_after_a_full_disk() {
    const NAME: &str = "full_disk::nothing_is_lost_after_a_full_disk";
    if env::var_os(CHILD).is_none() {
        return run_again(NAME);
    }
    let limit = |bytes| limits::set_file_size(Command::new("prlimit"), process::id(), bytes);
    let database = Sqlite::create().await.unwrap();
    let (journal, other) = (database.open().await, database.open().await);
    Sqlite::execute(&other, CREATE_ORDERS).await;
    let path = format!("{}-wal", database.options.get_filename().display());
    let log = || fs::metadata(&path).unwrap().len();

    let mut committed = 0;
    for number in 0..12 {
        let is_full = number % 3 != 2;
        // The shop writes an order.
        let mut transaction = journal.transaction().await.unwrap();
        let id = format!("{number:016}");
        query("INSERT INTO orders VALUES ($1)").bind(&id).execute(&mut *transaction).await.unwrap();
        journal.plan(&mut transaction, &row(&id)).await.unwrap();
        if is_full {
            limit(Some(log()));
        }
        let commit = transaction.commit().await;
        assert_eq!(commit.is_err(), is_full, "{commit:?}");
        committed += usize::from(commit.is_ok());
        // The client writes a call.
        let begun = journal.begin(&row(&format!("begin{number:011}")), &hold(), Begin::Planned).await;
        assert_eq!(begun.is_err(), is_full, "{begun:?}");
        committed += usize::from(matches!(begun, Ok(BeginResult::Held(_))));
        limit(None);
        let seen = Sqlite::texts(&other, "SELECT id FROM payment_journal").await.len();
        assert_eq!(seen, committed, "after {number}");
    }
    assert_eq!(committed, 8);
}

/// A commit that a full disk ends is perhaps written, on each connection.
#[tokio::test]
async fn a_full_disk_keeps_the_contract() {
    const NAME: &str = "full_disk::a_full_disk_keeps_the_contract";
    if env::var_os(CHILD).is_none() {
        return run_again(NAME);
    }
    let database = Sqlite::create().await.unwrap();
    let path = format!("{}-wal", database.options.get_filename().display());
    let set_full = async |_: &SqliteJournal, is_full: bool| {
        let log = is_full.then(|| fs::metadata(&path).unwrap().len());
        limits::set_file_size(Command::new("prlimit"), process::id(), log);
    };
    conformance::check_failing_commits(async || database.open().await, set_full).await;
}

/// Runs a test of this program in a process of its own, whose disk can be full.
fn run_again(test: &str) {
    let mut child = limits::command(env::current_exe().unwrap());
    let Output { status, stdout, stderr } =
        child.args(["--exact", test, "--nocapture"]).env(CHILD, "1").output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(status.success(), "{}{}", text(&stdout), text(&stderr));
}
