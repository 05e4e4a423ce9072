//! Kills the shop with SIGKILL at random moments and after each write, and compares each order with the sandbox's ledger.
//!
//! A run at random prints its seed, which decides the faults, the customers and the kills: `SHOP_SEED=7 cargo test --test kill`.

mod audit;
#[path = "../../../../payment-journal/tests/it/server.rs"]
mod server;
mod shop;
mod street;
mod writes;

use std::env;

use crate::{
    server::Server,
    street::{Street, Trouble},
};

/// Runs customers while processes are killed, and audits the orders.
async fn survive(database: String, processes: usize, salt: u64) {
    let seed = env::var("SHOP_SEED").map_or_else(|_| fastrand::u64(..1 << 32), |seed| seed.parse().unwrap());
    println!("SHOP_SEED={seed} with {processes} process(es) on {}", database.split(':').next().unwrap());
    let street = Street::open(&database, processes, 12, Trouble::Faults, seed ^ salt);
    tokio::task::spawn_blocking(move || {
        street.live();
        street.heal();
        street
    })
    .await
    .unwrap()
    .audit(&database)
    .await;
}

async fn on_sqlite(processes: usize, salt: u64) {
    let folder = tempfile::tempdir().unwrap();
    survive(format!("sqlite:{}", folder.path().join("shop.db").display()), processes, salt).await;
}

async fn on_postgres(processes: usize, salt: u64) {
    if let Some(server) = Server::start().await {
        let port = server.options.get_port();
        survive(format!("postgres://shop@127.0.0.1:{port}/postgres"), processes, salt).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_process_on_sqlite() {
    on_sqlite(1, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_sqlite() {
    on_sqlite(2, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_process_on_postgres() {
    on_postgres(1, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_postgres() {
    on_postgres(2, 3).await;
}
