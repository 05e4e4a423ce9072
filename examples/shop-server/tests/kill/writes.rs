//! Kills the shop after each write of an order that is paid twice, once after its expiry. Each run has one kill.

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use payment_session::gateway::SimulatedStatus;

use crate::{
    shop::{eventually, get, post},
    street::{Street, Trouble, send_order},
};

/// The runs that go on at the same time. A run mostly waits for a lease to end.
const AT_ONCE: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_after_each_write() {
    let (next, most) = (Arc::new(AtomicUsize::new(1)), Arc::new(AtomicUsize::new(usize::MAX)));
    let runs = (0..AT_ONCE).map(|_| {
        let (next, most) = (Arc::clone(&next), Arc::clone(&most));
        tokio::spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number > most.load(Ordering::Relaxed) {
                    return;
                }
                if !kill_after(number).await {
                    most.fetch_min(number, Ordering::Relaxed);
                }
            }
        })
    });
    for run in runs.collect::<Vec<_>>() {
        run.await.unwrap();
    }
    let writes = most.load(Ordering::Relaxed) - 1;
    println!("killed after each of {writes} writes");
    assert!(writes >= 12, "{writes} writes are fewer than an order, two payments and a refund need");
}

/// Returns whether there were as many writes.
async fn kill_after(number: usize) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.db");
    let database = format!("sqlite:{}", file.display());
    let street = Street::open(&database, 1, 1, Trouble::LostCallbacks, number as u64);
    let log = folder.path().join("shop.db-wal");
    let (street, is_killed) = tokio::task::spawn_blocking(move || {
        let is_over = AtomicBool::new(false);
        let is_killed = thread::scope(|scope| {
            let killer = scope.spawn(|| {
                let is_written = writes(&log, number, &is_over);
                if is_written {
                    street.kill(0);
                }
                is_written
            });
            pay_twice(&street);
            is_over.store(true, Ordering::Relaxed);
            killer.join().unwrap()
        });
        street.heal();
        (street, is_killed)
    })
    .await
    .unwrap();
    street.audit(&database).await;
    is_killed
}

/// Waits for a number of writes of `SQLite`, each of which makes its log longer.
fn writes(log: &Path, number: usize, is_over: &AtomicBool) -> bool {
    let length = || fs::metadata(log).map_or(0, |log| log.len());
    let (mut seen, mut last) = (0, 0);
    while !is_over.load(Ordering::Relaxed) {
        let now = length();
        if now > last {
            (seen, last) = (seen + 1, now);
            if seen == number {
                return true;
            }
        }
        thread::sleep(Duration::from_micros(100));
    }
    false
}

/// Orders, lets the code expire, pays by another method, and then the first payment arrives late.
fn pay_twice(street: &Street) {
    let (order, port) = (&street.orders[0], street.port());
    let path = format!("/orders/{order}/status");
    let shows = |text: &str| get(port, &path).is_some_and(|page| page.contains(text));
    eventually("the order is accepted", || send_order(port, order));
    eventually("the code is shown", || shows("class=\"qr\""));
    street.simulate(order, 1, SimulatedStatus::EXPIRED);
    eventually("the expiry is shown", || shows("data-state=\"expired\""));
    eventually("another method is chosen", || {
        post(port, &format!("/orders/{order}/method"), &[("method", "bank-transfer")]);
        shows("class=\"account\"")
    });
    street.simulate(order, 2, SimulatedStatus::SUCCESS);
    eventually("the order is paid", || shows("class=\"paid\""));
    street.pay_late(order, 1);
    // After a kill between "sent" and the request, nobody can tell whether the refund was made.
    eventually("the late payment is refunded", || shows("and refunded") || shows("needs our help"));
}
