//! Kills shops with SIGKILL and fills their disk at random moments, recovers their calls, and compares the gateway's ledger
//! with their books. It runs on SQLite and, where it is installed, on Postgres, with one and with two shops.
//!
//! `KILLS` is the number of kills and full disks of each run, and `KILLS_SEED` repeats their moments.

mod books;
mod disk;
#[path = "../it/limits.rs"]
mod limits;
#[path = "../it/server.rs"]
mod server;
mod shop;

use std::{
    collections::BTreeMap,
    env,
    process::{Child, Stdio},
    time::Duration,
};

use payment_journal::{PostgresJournal, SqliteJournal};
use payment_sandbox::{Fault, Ledger, Operation, Sandbox, Settings};
use tokio::time::{sleep, timeout};

use crate::{
    books::{BookedCall, Books},
    disk::Disk,
    server::Server,
    shop::Shop,
};

/// The arguments of the program when it is a shop.
const SHOP: &str = "shop";

/// Without `KILLS`, so that the test takes a few seconds.
const FEW_KILLS: usize = 4;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let arguments: Vec<_> = env::args().skip(1).collect();
    if let [first, gateway, database, name] = &*arguments
        && first == SHOP
    {
        if database.starts_with("postgres:") {
            Box::pin(sell::<PostgresJournal>(gateway, database, name)).await;
        } else {
            Box::pin(sell::<SqliteJournal>(gateway, database, name)).await;
        }
        return;
    }
    let kills = number("KILLS").map_or(FEW_KILLS, |kills| kills.try_into().unwrap());
    let seed = number("KILLS_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("KILLS={kills} KILLS_SEED={seed}");
    fastrand::seed(seed);
    for processes in [1, 2] {
        println!("SQLite, shops: {processes}");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.db");
        kill::<SqliteJournal>(path.to_str().unwrap(), processes, kills, &Disk::OfShops).await;
        let Some(server) = Server::start().await else { continue };
        println!("Postgres, shops: {processes}");
        let url = format!("postgres://shop@127.0.0.1:{}/postgres", server.options.get_port());
        kill::<PostgresJournal>(&url, processes, kills, &Disk::of_server(&server).await).await;
    }
}

async fn sell<B: Books>(gateway: &str, database: &str, name: &str) {
    Shop::<B>::open(gateway, database).await.run(name).await;
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|value| value.parse().unwrap())
}

/// Kills one of the shops or fills the disk, again and again. Then it recovers and compares.
async fn kill<B: Books>(database: &str, processes: usize, kills: usize, disk: &Disk<'_>) {
    let ledger = Ledger::new();
    let late = Fault::Late(Duration::from_millis(100)).with_percentage(30);
    let sandbox = Sandbox::with(Settings {
        ledger: Some(ledger.clone()),
        seed: fastrand::u64(..),
        faults: vec![late],
        ..Settings::default()
    })
    .unwrap();
    let last = Shop::<B>::open(sandbox.base_url(), database).await;
    let mut started = 0;
    let mut open = || {
        started += 1;
        ShopProcess::start(sandbox.base_url(), database, &started.to_string())
    };
    let mut shops: Vec<_> = (0..processes).map(|_| open()).collect();
    for number in 0..kills {
        sleep(Duration::from_millis(fastrand::u64(5..400))).await;
        if number % 2 == 0 {
            shops.swap_remove(fastrand::usize(..shops.len())).kill();
            shops.push(open());
        } else {
            let ids: Vec<_> = shops.iter().map(ShopProcess::id).collect();
            disk.fill(&ids).await;
            sleep(Duration::from_millis(fastrand::u64(1..400))).await;
            disk.free(&ids).await;
        }
    }
    shops.into_iter().for_each(ShopProcess::kill);

    let books = B::open(database).await;
    let recover = async {
        loop {
            last.recover().await;
            let booked = books.all().await;
            if booked.iter().all(|call| call.ended.is_some()) {
                return booked;
            }
            sleep(Duration::from_millis(50)).await;
        }
    };
    let booked = timeout(Duration::from_mins(1), recover).await.expect("each call is decided within a minute");
    compare(&booked, &ledger);
}

/// Compares each call with the executions in the ledger.
fn compare(booked: &[BookedCall], ledger: &Ledger) {
    let mut executed = BTreeMap::<_, usize>::new();
    for execution in ledger.executions() {
        let subject = match execution.operation {
            Operation::Create => execution.reference,
            Operation::Refund => execution.refund_reference.expect("a refund has a reference"),
            _ => execution.session_id,
        };
        *executed.entry((execution.operation.to_string(), subject)).or_default() += 1;
    }
    let mut ends = BTreeMap::<_, usize>::new();
    for BookedCall { call, subject, ended } in booked {
        let ended = ended.as_deref().unwrap();
        let count = executed.remove(&(call.clone(), subject.clone())).unwrap_or(0);
        assert_eq!(count, usize::from(ended == "done"), "{call} of {subject}: {ended}");
        *ends.entry((call.clone(), ended)).or_default() += 1;
    }
    assert!(executed.is_empty(), "the books lack {executed:?}");
    println!("{ends:?}");
}

/// A shop in a process of its own.
struct ShopProcess(Child);

impl ShopProcess {
    fn start(gateway: &str, database: &str, name: &str) -> Self {
        let mut command = limits::command(env::current_exe().unwrap());
        Self(command.args([SHOP, gateway, database, name]).stdout(Stdio::null()).spawn().unwrap())
    }

    fn id(&self) -> u32 {
        self.0.id()
    }

    /// Sends SIGKILL, and waits for the end of the process.
    fn kill(mut self) {
        assert_eq!(self.0.try_wait().unwrap(), None, "the shop has ended by itself");
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for ShopProcess {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
