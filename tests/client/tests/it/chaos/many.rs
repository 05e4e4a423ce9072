//! Many payments by many tasks at once.

use std::{
    env,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use payment_sandbox::{Ledger, Operation};

use super::{
    audit::{Belief, Books, audit},
    personality::Personality,
    shop::pay,
};
use crate::script::{client, policy};

const TASKS: usize = 64;

fn setting(name: &str) -> Option<u64> {
    env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is not a number")))
}

/// `CLIENT_PAYMENTS` is the number of payments, and `CLIENT_SEED` repeats the faults of a run. `.ci/extra` pays 10,000 times.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ledger_agrees_with_the_books_of_every_order() {
    let payments = setting("CLIENT_PAYMENTS").unwrap_or(108);
    let seed = setting("CLIENT_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("CLIENT_SEED={seed} CLIENT_PAYMENTS={payments}");

    let ledger = Ledger::new();
    let personalities = Personality::all();
    let gateways: Vec<_> = personalities
        .iter()
        .zip(seed..)
        .map(|(personality, seed)| {
            let sandbox = personality.start(seed, &ledger);
            let client = client(sandbox.base_url(), policy());
            (sandbox, client)
        })
        .collect();

    let started = Instant::now();
    let clients: Arc<Vec<_>> = Arc::new(gateways.iter().map(|(_, client)| client.clone()).collect());
    let next = Arc::new(AtomicU64::new(0));
    let books = Arc::new(Mutex::new(Vec::new()));
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let (clients, next, books) = (clients.clone(), next.clone(), books.clone());
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= payments {
                        return;
                    }
                    // The way of payment is `number % 3`, so each personality has them all.
                    let personality = usize::try_from(number / 3).unwrap() % clients.len();
                    let of_order = Box::pin(pay(&clients[personality], number)).await;
                    books.lock().unwrap().push(of_order);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let books = books.lock().unwrap();
    report(&books, &ledger, personalities.len(), started);
    assert_eq!(audit(&books, &ledger), [""; 0]);
    assert_eq!(books.len(), usize::try_from(payments).unwrap());
}

fn report(books: &[Books], ledger: &Ledger, personalities: usize, started: Instant) {
    println!(
        "{} orders, {personalities} personalities, {} executed operations, {} s",
        books.len(),
        ledger.entries().len(),
        started.elapsed().as_secs()
    );
    for operation in [Operation::Create, Operation::Confirm, Operation::Cancel, Operation::Capture] {
        let count = |belief| books.iter().filter(|books| books.belief(operation) == Some(belief)).count();
        let [yes, no, unknown] = [Belief::Happened, Belief::DidNotHappen, Belief::Unknown].map(count);
        println!("{operation}: {yes} happened, {no} did not, {unknown} unknown");
    }
}
