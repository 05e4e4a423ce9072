//! Kills shops with SIGKILL at random moments, recovers their calls, and compares the gateway's ledger with their books.
//!
//! `KILLS` is the number of kills, `KILLS_SEED` repeats their moments, and with `KILLS_POSTGRES` they happen on Postgres.

mod books;
#[path = "../it/server.rs"]
mod server;
mod shop;

use std::{
    collections::BTreeMap,
    env,
    process::{Child, Command, Stdio},
    time::Duration,
};

use payment_journal::old::{PostgresJournal, SqliteJournal};
use payment_sandbox::{Fault, Ledger, Operation, Sandbox};
use tokio::time::{sleep, timeout};

use crate::{
    books::{Booked, Books},
    server::Server,
    shop::Shop,
};

/// The arguments of the program when it is a shop.
const SHOP: &str = "shop";

/// Without `KILLS`, so that the test takes about two seconds.
const FEW_KILLS: usize = 2;

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
        if env::var_os("KILLS_POSTGRES").is_some() {
            let Some(server) = Server::start().await else { return };
            let url = format!("postgres://shop@127.0.0.1:{}/postgres", server.options.get_port());
            kill::<PostgresJournal>(&url, processes, kills / 2).await;
        } else {
            let folder = tempfile::tempdir().unwrap();
            kill::<SqliteJournal>(folder.path().join("shop.db").to_str().unwrap(), processes, kills / 2).await;
        }
    }
}

async fn sell<B: Books>(gateway: &str, database: &str, name: &str) {
    Shop::<B>::open(gateway, database).await.run(name).await;
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|value| value.parse().unwrap())
}

/// Kills one of the shops again and again, and then recovers and compares.
async fn kill<B: Books>(database: &str, processes: usize, kills: usize) {
    let ledger = Ledger::new();
    let late = Fault::Late(Duration::from_millis(100)).with_percentage(30);
    let sandbox = Sandbox::builder().ledger(&ledger).fault(late).seed(fastrand::u64(..)).start().unwrap();
    let last = Shop::<B>::open(sandbox.base_url(), database).await;
    let mut started = 0;
    let mut open = || {
        started += 1;
        Running::start(sandbox.base_url(), database, &started.to_string())
    };
    let mut shops: Vec<_> = (0..processes).map(|_| open()).collect();
    for _ in 0..kills {
        sleep(Duration::from_millis(fastrand::u64(50..400))).await;
        shops.swap_remove(fastrand::usize(..shops.len())).kill();
        shops.push(open());
    }
    shops.into_iter().for_each(Running::kill);

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
fn compare(booked: &[Booked], ledger: &Ledger) {
    let mut executed = BTreeMap::<_, usize>::new();
    for entry in ledger.entries() {
        let subject = match entry.operation {
            Operation::Create => entry.reference,
            Operation::Refund => entry.refund_reference.expect("a refund has a reference"),
            _ => entry.session_id,
        };
        *executed.entry((entry.operation.to_string(), subject)).or_default() += 1;
    }
    let mut ends = BTreeMap::<_, usize>::new();
    for Booked { call, subject, ended } in booked {
        let ended = ended.as_deref().unwrap();
        let count = executed.remove(&(call.clone(), subject.clone())).unwrap_or(0);
        assert_eq!(count, usize::from(ended == "done"), "{call} of {subject}: {ended}");
        *ends.entry((call.clone(), ended)).or_default() += 1;
    }
    assert!(executed.is_empty(), "the books lack {executed:?}");
    println!("{ends:?}");
}

/// A shop in a process of its own.
struct Running(Child);

impl Running {
    fn start(gateway: &str, database: &str, name: &str) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        Self(command.args([SHOP, gateway, database, name]).stdout(Stdio::null()).spawn().unwrap())
    }

    /// Sends SIGKILL, and waits for the end of the process.
    fn kill(mut self) {
        assert_eq!(self.0.try_wait().unwrap(), None, "the shop has ended by itself");
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
