//! Many payments by many tasks at once.

use std::{
    env, fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use payment_sandbox::Ledger;

use super::{
    audit::{Belief, Books, OPERATIONS, audit},
    personality::Personality,
    shop::pay,
};
use crate::script::{client, policy};

const TASKS: usize = 64;

fn setting(name: &str) -> Option<u64> {
    env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is not a number")))
}

/// `CLIENT_PAYMENTS` is the number of payments, and `CLIENT_SEED` chooses its faults. `.ci/extra` pays 10,000 times.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ledger_agrees_with_the_books_of_every_order() {
    let payments = setting("CLIENT_PAYMENTS").unwrap_or(108);
    let seed = setting("CLIENT_SEED").unwrap_or(1);
    println!("{}", prove(payments, seed).await);
}

/// Repeats the proof with new seeds, gateways and clients for `CLIENT_MINUTES`, and reports the process each minute.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "runs for 20 minutes"]
async fn memory_and_descriptors_stay_flat() {
    let started = Instant::now();
    let (mut payments, mut usages) = (0, Vec::new());
    for minute in 1..=setting("CLIENT_MINUTES").unwrap_or(20) {
        while started.elapsed() < Duration::from_secs(60 * minute) {
            prove(720, fastrand::u64(..)).await;
            payments += 720;
        }
        let usage = Usage::of_this_process();
        println!("minute {minute}: {payments} orders, {usage:?}");
        usages.push(usage);
    }
    // Allocators keep the memory that the first minutes have used, so the second half is compared with the first.
    let (first, second) = usages.split_at(usages.len().div_ceil(2));
    let highest = |usages: &[Usage]| {
        let kib = usages.iter().map(|usage| usage.resident_kib).max();
        kib.zip(usages.iter().map(|usage| usage.descriptors).max())
    };
    if let (Some((kib, descriptors)), Some((later_kib, later_descriptors))) = (highest(first), highest(second)) {
        assert!(later_kib * 10 <= kib * 11, "{usages:?}");
        assert!(later_descriptors <= descriptors + 50, "{usages:?}");
    }
}

/// The memory and the descriptors of this process.
#[derive(Debug)]
struct Usage {
    resident_kib: u64,
    descriptors: usize,
}

impl Usage {
    /// Reads the usage, which only Linux shows. It is 0 elsewhere.
    fn of_this_process() -> Self {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let resident =
            status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.strip_suffix("kB")?.trim().parse().ok());
        let descriptors = fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
        Self { resident_kib: resident.unwrap_or(0), descriptors }
    }
}

/// Pays orders through all personalities, and compares the ledger with the books. Returns a report.
async fn prove(payments: u64, seed: u64) -> String {
    println!("CLIENT_SEED={seed} CLIENT_PAYMENTS={payments}");

    let ledger = Ledger::new();
    let personalities = Personality::all();
    let gateways: Vec<_> = personalities
        .iter()
        .enumerate()
        .zip(seed..)
        .map(|((number, personality), seed)| {
            // 36 personalities and 45 pairs: each seed begins with other pairs.
            let pair = usize::try_from(seed % 45).unwrap() * 36 + number;
            let sandbox = personality.start(seed, pair, &ledger);
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
    assert_eq!(audit(&books, &ledger), [""; 0]);
    assert_eq!(books.len(), usize::try_from(payments).unwrap());
    // Shops that believe the opposite are noticed.
    let wrong: Vec<_> = books.iter().filter_map(Books::with_the_opposite_create).collect();
    assert_eq!(audit(&wrong, &ledger).len(), wrong.len());
    report(&books, &ledger, personalities.len(), started)
}

fn report(books: &[Books], ledger: &Ledger, personalities: usize, started: Instant) -> String {
    let count = |operation, belief| books.iter().filter(|books| books.belief(operation) == Some(belief)).count();
    let lines = OPERATIONS.map(|operation| {
        let [yes, no, unknown] =
            [Belief::Happened, Belief::DidNotHappen, Belief::Unknown].map(|belief| count(operation, belief));
        format!("{operation}: {yes} happened, {no} did not, {unknown} unknown")
    });
    format!(
        "{} orders, {personalities} personalities, {} executed operations, {} s\n{}",
        books.len(),
        ledger.entries().len(),
        started.elapsed().as_secs(),
        lines.join("\n")
    )
}
