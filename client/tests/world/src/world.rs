//! Runs a plan.

use std::time::Duration;

use payment_client::{Client, Policy, testing::MemoryJournal};
use payment_session::{
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment},
    response::Callback,
};
use serde_json::json;
use tokio::{
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::{
    gateway::Request,
    network::Wire,
    oracle,
    plan::{OTHER, Plan},
    process::{Process, World},
    shop::{Book, REFERENCE, Shop},
    storage::Storage,
};

/// The time in which an order must be decided, whatever goes wrong.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// A deadline that is shorter than the time after which a call is quiet.
const HASTY: Duration = Duration::from_secs(30);

/// The end of a run.
#[derive(Debug)]
pub struct Run {
    /// The promises that were broken.
    pub broken: Vec<String>,
    pub trace: Vec<String>,
    /// The number of steps of all processes.
    pub steps: u64,
    /// The time until the order was paid.
    pub time: Duration,
}

/// Runs a plan in a world of its own.
pub fn run(plan: &Plan) -> Run {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(live(plan.clone()))
}

async fn live(plan: Plan) -> Run {
    let (is_taken, has_two_processes) = (plan.is_taken, plan.has_two_processes);
    let world = World::new(plan);
    let (book, journal) = (Book::default(), MemoryJournal::new());
    if is_taken {
        world.execute(&foreign_order(), Duration::ZERO);
    }

    let work = async {
        let first = supervise(&world, &book, &journal);
        if has_two_processes {
            tokio::join!(first, supervise(&world, &book, &journal));
        } else {
            first.await;
        }
    };
    let has_ended = timeout(LONGEST, work).await.is_ok();
    let time = Duration::from_millis(world.now());
    let steps = Process::new(&world).steps();
    // A process that recovers regularly, and that nobody kills, and what the gateway still does.
    world.lock().plan.crashes.clear();
    for _ in 0..4 {
        let (_, task) = start(&world, &book, &journal);
        // A client that never ends has been noticed already.
        if timeout(LONGEST, task).await.is_err() {
            break;
        }
        sleep(Duration::from_secs(2 * 60)).await;
    }
    sleep(LONGEST).await;

    let mut broken = oracle::broken(&world, &book, &journal);
    if !has_ended {
        broken.push("the order was not decided in time".to_owned());
    }
    Run { broken, trace: world.trace(), steps, time }
}

/// Runs a process until it ends, and another one each time it is killed.
async fn supervise(world: &World, book: &Book, journal: &MemoryJournal) {
    loop {
        let (process, mut task) = start(world, book, journal);
        tokio::select! {
            biased;
            () = process.killed() => task.abort(),
            ended = &mut task => return ended.unwrap(),
        }
        sleep(Duration::from_secs(3)).await;
    }
}

/// Starts a process.
fn start(world: &World, book: &Book, journal: &MemoryJournal) -> (Process, JoinHandle<()>) {
    let process = Process::new(world);
    let hasty = Policy::default().with_deadline(HASTY);
    let (seed, has_account, policy) = {
        let plan = &world.lock().plan;
        (
            plan.seed.wrapping_mul(1000) + u64::from(process.number()),
            plan.has_account,
            if plan.is_hasty { hasty } else { Policy::default() },
        )
    };
    let server = TestEnvironment::custom(BaseUrl::try_from("https://gateway.example").unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let client = Client::builder(server, credentials)
        .transport(Wire(process.clone()))
        .journal(Storage { process: process.clone(), memory: journal.clone() })
        .seed(seed)
        .policy(policy)
        .build()
        .unwrap();
    tokio::spawn(listen(client.clone(), process.clone()));
    let shop = Shop { client, book: book.clone(), journal: journal.clone(), process: process.clone(), has_account };
    (process, tokio::spawn(shop.run()))
}

/// Receives callbacks, as long as the process lives.
async fn listen(client: Client, process: Process) {
    let mut callbacks = process.world.callbacks();
    loop {
        tokio::select! {
            biased;
            () = process.killed() => return,
            received = callbacks.recv() => match received {
                Ok(callback) => drop(client.observe(&Callback::parse(callback.to_string().as_bytes()).unwrap())),
                Err(_) => return,
            },
        }
    }
}

/// Another order with the reference, which is in another currency.
fn foreign_order() -> Request {
    Request {
        method: "POST".to_owned(),
        path: "/v2/payments".to_owned(),
        query: [].into(),
        id: Some(OTHER.to_owned()),
        account: None,
        body: json!({ "clientReferenceId": REFERENCE, "amount": { "value": 10_000, "currency": "USD" }, "autoConfirm": false }),
    }
}
