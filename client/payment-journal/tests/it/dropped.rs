//! Futures that are dropped before their end.
//!
//! `DROPS_SEED` repeats the moments, and `DROPS` is the number of calls.

use std::{env, future::poll_fn, pin::pin, task::Poll, time::Duration};

use payment_client::journal::{Begin, BeginResult, End, EndKind, Journal as _, Write, WriteResult};

use crate::database::{CREATE_ORDERS, Database, begin, hold, on_both, row};

on_both!(what_is_reported_as_written_is_visible, super::what_is_reported_as_written_is_visible);

/// Each step of a call is dropped, or carried out to its end. Another process sees what was reported, and never an order
/// without its call.
async fn what_is_reported_as_written_is_visible<D: Database>(database: D) {
    let number = |name| env::var(name).ok().map(|number| number.parse::<u64>().unwrap());
    let seed = number("DROPS_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("DROPS_SEED={seed}");
    let mut rng = fastrand::Rng::with_seed(seed);
    let (journal, other) = (database.try_open(2).await.unwrap(), database.open().await);
    D::execute(&other, CREATE_ORDERS).await;
    for number in 0..number("DROPS").unwrap_or(100) {
        let id = format!("{number:016}");
        let row = row(&id);
        let seen = async |column: &str| {
            let select = format!("SELECT {column} FROM payment_journal WHERE id = '{id}'");
            D::texts(&other, &select).await.pop()
        };
        let mut polls = || if rng.bool() { u32::MAX } else { rng.u32(..6) };

        // The shop writes an order with its call.
        let ordered = polled(D::order(&journal, &row), polls()).await.map(Result::unwrap);
        let both = "SELECT concat((SELECT count(*) FROM orders), ' ', (SELECT count(*) FROM payment_journal))";
        let counts = D::texts(&other, both).await.remove(0);
        let (orders, calls) = counts.split_once(' ').unwrap();
        assert_eq!(orders, calls);
        assert!(ordered.is_none() || seen("state").await.is_some(), "the order is lost");
        if seen("state").await.is_none() {
            continue;
        }

        // The client carries the call out.
        polled(D::begin(&journal), polls()).await;
        if let Some(Ok(BeginResult::Held(claimed))) =
            polled(journal.begin(&row, &hold(), Begin::Planned), polls()).await
        {
            assert_eq!(seen("CAST(generation AS text)").await, Some(claimed.lease.generation.to_string()));
        }
        polled(journal.claim("another merchant", &hold(), 1.try_into().unwrap()), polls()).await;
        let lease = begin(&journal, &row).await.lease;
        let mark = Write::Sent { content: "sent".into(), time: hold().time };
        let end = Write::Ended(End::new(EndKind::Done));
        for (write, state) in [(mark, "sent"), (end, "ended")] {
            match polled(journal.write(&lease, &write), polls()).await.map(Result::unwrap) {
                Some(WriteResult::Written) => assert_eq!(seen("state").await.as_deref(), Some(state)),
                Some(WriteResult::Lost) => panic!("the lease is lost"),
                None => {}
            }
        }
        polled(journal.claim_ended(&row.scope, Duration::ZERO, 9.try_into().unwrap()), polls()).await;
        polled(journal.acknowledge(&row.id, EndKind::Done), polls()).await;
    }
    // Each connection works.
    tokio::join!(D::begin(&journal), D::begin(&journal));
}

/// Polls a future until its end or so many times, and drops it.
async fn polled<F: Future>(future: F, mut polls: u32) -> Option<F::Output> {
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
