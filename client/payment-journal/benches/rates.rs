//! Measures the creates per second with a journal, next to those that a user writes by hand: one request and one `INSERT`.
//!
//! `cargo bench -p payment-journal --bench rates` prints both for SQLite and for Postgres, one create at a time and 16 at once. The
//! two take turns, so that a busy moment affects each of them. The user's program has `reqwest`, and inserts into a table of its
//! own through a pool of its own, whose commits are as durable as those of the journal.
//!
//! The gateway is a server of this process, which returns one response with the reference of the request.

#[path = "../../benches/gateway/mod.rs"]
mod gateway;
#[path = "../tests/it/server.rs"]
mod server;

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use payment_client::{Client, journal::Journal};
use payment_journal::{PostgresJournal, SqliteJournal};
use payment_session::{
    PaymentRequest as _, PaymentSession,
    gateway::{BaseUrl, Credentials, Gateway, MerchantId, MerchantSecret, RequestId, TestEnvironment},
};
use sqlx::{
    PgPool, SqlitePool, query,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::task::JoinSet;

use self::gateway::{REFERENCE, REQUEST, TOKEN, serve};

const TURNS: u32 = 10;
const CREATES_PER_TURN: u32 = 16 * 12;

const CREATE_TABLE: &str = "CREATE TABLE orders (reference TEXT PRIMARY KEY, session TEXT NOT NULL)";
const INSERT: &str = "INSERT INTO orders VALUES ($1, $2)";

#[tokio::main]
async fn main() {
    let url = serve();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    let journal = SqliteJournal::open(&path).await.unwrap();
    let options = SqliteConnectOptions::new().filename(&path).journal_mode(SqliteJournalMode::Wal);
    let options = options.synchronous(SqliteSynchronous::Full);
    let pool: SqlitePool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await.unwrap();
    query(CREATE_TABLE).execute(&pool).await.unwrap();
    let by_hand = move |reference: String, session: String| {
        let pool = pool.clone();
        async move {
            query(INSERT).bind(reference).bind(session).execute(&pool).await.unwrap();
        }
    };
    measure("SQLite", &url, journal, by_hand).await;

    let Some(server) = server::Server::start().await else { return };
    let journal = PostgresJournal::open(server.options.clone()).await.unwrap();
    let pool = PgPool::connect_with(server.options.clone()).await.unwrap();
    query(CREATE_TABLE).execute(&pool).await.unwrap();
    let by_hand = move |reference: String, session: String| {
        let pool = pool.clone();
        async move {
            query(INSERT).bind(reference).bind(session).execute(&pool).await.unwrap();
        }
    };
    measure("Postgres", &url, journal, by_hand).await;
}

/// Prints the creates per second with this journal, and with this `INSERT`.
async fn measure<F: Future<Output = ()> + Send + 'static>(
    name: &str,
    url: &str,
    journal: impl Journal,
    insert: impl Fn(String, String) -> F + Clone + Send + 'static,
) {
    let server = TestEnvironment::custom(BaseUrl::try_from(url).unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let token = credentials.request_token(&server).parse(200, TOKEN.as_bytes()).unwrap();
    let gateway = Gateway::new(server.clone(), token);
    let client = Client::builder(server, credentials).journal(journal).build().unwrap();
    let created = move |order: PaymentSession| {
        let client = client.clone();
        async move { drop(client.create(&order).await.unwrap()) }
    };
    let by_hand = move |order: PaymentSession| {
        let (http, gateway, insert) = (http.clone(), gateway.clone(), insert.clone());
        async move {
            let call = gateway.create(&order, &RequestId::random());
            let response = http.execute(call.request().clone().try_into().unwrap()).await.unwrap();
            let (status, body) = (response.status().as_u16(), response.bytes().await.unwrap());
            let session = call.parse(status, &body).unwrap();
            insert(order.client_reference_id().to_string(), session.id.to_string()).await;
        }
    };
    created(next_order()).await;
    for at_once in [1, 16] {
        let (mut journal_time, mut hand_time) = (Duration::ZERO, Duration::ZERO);
        for _ in 0..TURNS {
            journal_time += turn(at_once, &created).await;
            // The acknowledgements of the last creates.
            tokio::time::sleep(Duration::from_millis(100)).await;
            hand_time += turn(at_once, &by_hand).await;
        }
        let rate = |time: Duration| f64::from(TURNS * CREATES_PER_TURN) / time.as_secs_f64();
        let (with, hand) = (rate(journal_time), rate(hand_time));
        println!(
            "{name}, {at_once} at once: {with:.0} creates/s with the journal, {hand:.0} by hand, {:.2}",
            with / hand
        );
    }
}

/// Makes the creates of a turn, so many at once, and returns the time.
async fn turn<F: Future<Output = ()> + Send + 'static>(
    at_once: u32,
    create: &(impl Fn(PaymentSession) -> F + Clone + Send + 'static),
) -> Duration {
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..at_once {
        let create = create.clone();
        tasks.spawn(async move {
            for _ in 0..CREATES_PER_TURN / at_once {
                create(next_order()).await;
            }
        });
    }
    tasks.join_all().await;
    started.elapsed()
}

fn next_order() -> PaymentSession {
    static NEXT: AtomicU32 = AtomicU32::new(1_000_000_000);
    let order = NEXT.fetch_add(1, Ordering::Relaxed).to_string();
    PaymentSession::from_json(REQUEST.replace(REFERENCE, &order).as_bytes()).unwrap()
}
