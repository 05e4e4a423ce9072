//! A disk that is full for a while.

use std::{env, fs, path::Path, process};

use payment_client::journal_next::{Begun, Journal as _};
use sqlx::{Connection as _, query, query_scalar, sqlite::SqliteConnection};

use crate::{
    limits,
    sqlite::{entry, file, hold, open},
};

/// Each commit that succeeds is durable, and the journal works again as soon as there is space.
#[tokio::test]
async fn nothing_is_lost_after_a_full_disk() {
    const NAME: &str = "full_disk::nothing_is_lost_after_a_full_disk";
    if !limits::can_be_set() {
        return limits::run_again(NAME);
    }
    let (_folder, options) = file();
    let path = options.get_filename().to_owned();
    let journal = open(&options).await;
    let mut other = SqliteConnection::connect_with(&options).await.unwrap();
    query("CREATE TABLE orders (id TEXT)").execute(&mut other).await.unwrap();
    let log = || fs::metadata(Path::new(&format!("{}-wal", path.display()))).unwrap().len();

    let mut committed = 0_i64;
    for number in 0..12 {
        let is_full = number % 3 != 2;
        // The shop writes an order.
        let mut transaction = journal.transaction().await.unwrap();
        let id = format!("{number:016}");
        query("INSERT INTO orders VALUES ($1)").bind(&id).execute(&mut *transaction).await.unwrap();
        journal.plan(&mut transaction, &entry(&id)).await.unwrap();
        if is_full {
            limits::set_file_size(process::id(), Some(log()));
        }
        let commit = transaction.commit().await;
        assert_eq!(commit.is_err(), is_full, "{commit:?}");
        committed += i64::from(commit.is_ok());
        // The client writes a call.
        let begun = journal.begin(&entry(&format!("begin{number:011}")), &hold()).await;
        assert_eq!(begun.is_err(), is_full, "{begun:?}");
        committed += i64::from(matches!(begun, Ok(Begun::Held(_))));
        limits::set_file_size(process::id(), None);
        let seen: i64 = query_scalar("SELECT count(*) FROM payment_journal").fetch_one(&mut other).await.unwrap();
        assert_eq!(seen, committed, "after {number}");
    }
    assert!(env::var_os(limits::MARK).is_some() && committed == 8);
}
