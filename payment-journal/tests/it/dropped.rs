//! Futures that are dropped before their end.

use std::{future::poll_fn, pin::pin, task::Poll, time::Duration};

use payment_client::journal_next::{Begun, Journal as _, Kept, Write};
use payment_journal::PostgresJournal;
use sqlx::{
    Connection as _,
    postgres::{PgConnection, PgPoolOptions},
    query_scalar,
};

use crate::{
    server::Server,
    sqlite::{entry, hold},
};

/// Polls a future so many times, and drops it then.
pub async fn polled<F: Future>(future: F, mut polls: u32) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if polls == 0 => Poll::Ready(None),
        Poll::Pending => {
            polls -= 1;
            Poll::Pending
        }
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_after_a_dropped_begin_is_visible() {
    let Some(server) = Server::start().await else { return };
    let pool = PgPoolOptions::new().max_connections(1);
    let journal = PostgresJournal::open_with(pool, server.options.clone()).await.unwrap();
    let mut other = PgConnection::connect_with(&server.options).await.unwrap();
    for number in 0..20 {
        let id = format!("{number:016}");
        let Begun::Held(claimed) = journal.begin(&entry(&id), &hold()).await.unwrap() else { panic!() };
        drop(polled(journal.pool().begin(), number % 4).await);
        tokio::time::sleep(Duration::from_millis(5)).await;
        let kept = journal
            .write(&claimed.lease, &Write::Sent { content: "{}".into(), erases_body: false, time: hold().time })
            .await
            .unwrap();
        assert_eq!(kept, Kept::Yes);
        let state: String = query_scalar("SELECT state FROM payment_journal WHERE id = $1")
            .bind(id)
            .fetch_one(&mut other)
            .await
            .unwrap();
        assert_eq!(state, "sent", "after {number}");
    }
}
