//! Measures what the journal in SQLite costs: for a create, and for a recovery of 100,000 calls that have ended.
//!
//! The gateway is a transport in this process, so only the client and the journal are measured. The database is in the
//! temporary folder.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use payment_client::{Client, Exchange, HttpResponse, NoResponse, Transport};
use payment_journal::SqliteJournal;
use payment_session::{
    gateway::{Credentials, Environment, MerchantId, MerchantSecret},
    payment_session,
};
use sqlx::query;

const CREATES: u32 = 1_000;
const ENDED: u32 = 100_000;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    let journal = SqliteJournal::open(&path).await.unwrap();
    let without = client(None);
    let with = client(Some(journal.clone()));

    let (before, few) = (commits(&path), 20);
    create(&with, "COUNTED", few).await;
    acknowledged().await;
    println!("commits of one create: {}", f64::from(commits(&path) - before) / f64::from(few));

    // In turns, so that a busy moment affects both.
    let (mut bare, mut kept) = (Duration::ZERO, Duration::ZERO);
    for turn in 0..10 {
        bare += create(&without, &format!("BARE-{turn}"), CREATES / 10).await;
        kept += create(&with, &format!("KEPT-{turn}"), CREATES / 10).await;
    }
    acknowledged().await;
    let ratio = kept.as_secs_f64() / bare.as_secs_f64();
    println!("one create: {:.2?} without a journal, {:.2?} with one, ratio {ratio:.0}", bare / CREATES, kept / CREATES);

    let by_hand = by_hand(&journal).await;
    println!("one order by hand, with one INSERT: {by_hand:.2?}, {:.2} of a create with the journal", {
        by_hand.as_secs_f64() / (kept / CREATES).as_secs_f64()
    });

    let (time, found) = recover(&with).await;
    println!("recovery, all calls acknowledged: {time:.2?} for {CREATES} calls, {found} results");
    copy_a_call(&journal).await;
    let (time, found) = recover(&with).await;
    println!("recovery, all calls acknowledged: {time:.2?} for {ENDED} calls, {found} results");
    query("UPDATE payment_journal SET state = 'ended' WHERE id LIKE 'copy%'").execute(journal.pool()).await.unwrap();
    let (time, found) = recover(&with).await;
    println!("recovery, no call acknowledged: {time:.2?} for {ENDED} calls, {found} results");
    println!("one result: {:.2?}", time / found);
}

fn client(journal: Option<SqliteJournal>) -> Client {
    let id = MerchantId::new("merchant").unwrap();
    let credentials = Credentials::new(id, MerchantSecret::new("secret").unwrap());
    let builder = Client::builder(Environment::Sandbox, credentials).transport(Gateway);
    match journal {
        Some(journal) => builder.journal(journal),
        None => builder,
    }
    .build()
    .unwrap()
}

/// Creates sessions, one after the other, and returns the time.
async fn create(client: &Client, name: &str, count: u32) -> Duration {
    let started = Instant::now();
    for number in 0..count {
        let reference = format!("{name}-{number}");
        let order = payment_session! {
            client_reference_id: reference.as_str().try_into().unwrap(),
            amount: { value: 10000, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer: { email: "customer@example.com" },
        };
        client.create(&order).await.unwrap();
    }
    started.elapsed()
}

/// Waits for the acknowledgements, for which no caller waits.
async fn acknowledged() {
    tokio::time::sleep(Duration::from_millis(500)).await;
}

/// Writes orders as a shop does that has no journal, with one statement for each. Returns the time of one.
async fn by_hand(journal: &SqliteJournal) -> Duration {
    query("CREATE TABLE orders (reference TEXT PRIMARY KEY)").execute(journal.pool()).await.unwrap();
    let started = Instant::now();
    for number in 0..CREATES {
        let insert = query("INSERT INTO orders VALUES ($1)").bind(format!("HAND-{number}"));
        insert.execute(journal.pool()).await.unwrap();
    }
    started.elapsed() / CREATES
}

/// Runs one pass, and returns its time and the number of its results.
async fn recover(client: &Client) -> (Duration, u32) {
    let (started, mut found) = (Instant::now(), 0);
    let mut recovery = client.recover();
    while let Some(recovered) = recovery.next().await {
        recovered.unwrap().result.unwrap();
        found += 1;
    }
    (started.elapsed(), found)
}

/// Writes copies of a call that has ended.
async fn copy_a_call(journal: &SqliteJournal) {
    query(
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) \
         INSERT INTO payment_journal (id, scope, call, reference, state, ended, ended_ids, ended_status, written_at, \
         sent_at, ended_at, acknowledged_at, generation, held_until, version, unique_key, request, is_clean, content) \
         SELECT printf('copy%016d', n), scope, call, reference, state, ended, ended_ids, ended_status, written_at, \
         sent_at, ended_at, acknowledged_at, generation, written_at, version, printf('create COPY-%d', n), request, \
         is_clean, content \
         FROM numbers, (SELECT * FROM payment_journal LIMIT 1)",
    )
    .bind(ENDED)
    .execute(journal.pool())
    .await
    .unwrap();
}

/// Returns the number of commits in the write-ahead log, which is not yet long enough to begin again.
fn commits(path: &Path) -> u32 {
    const HEADER: usize = 32;
    const FRAME: usize = 24 + 4096;
    let log = fs::read(path.with_extension("db-wal")).unwrap();
    // The frame of a commit has the size of the database after it.
    let is_commit = |frame: &&[u8]| frame[4..8] != [0; 4];
    log.get(HEADER..).unwrap_or_default().chunks_exact(FRAME).filter(is_commit).count().try_into().unwrap()
}

/// A gateway that creates each session at once.
struct Gateway;

impl Transport for Gateway {
    async fn exchange(&self, exchange: Exchange) -> Result<HttpResponse, NoResponse> {
        let request = exchange.request;
        let data = match request.uri().path() {
            "/v1/access-token" => r#"{"accessToken":"token","expiresIn":"900"}"#.to_owned(),
            _ => {
                let body = str::from_utf8(request.body()).unwrap();
                let (_, rest) = body.split_once(r#""clientReferenceId":""#).unwrap();
                let (reference, _) = rest.split_once('"').unwrap();
                format!(
                    r#"{{"id":"a972","clientReferenceId":"{reference}","status":"REQUIRE_ACTION","amount":{{"value":10000,"currency":"IDR"}}}}"#
                )
            }
        };
        Ok(HttpResponse::new(200, format!(r#"{{"code":"00","message":"Success","data":{data}}}"#).into()))
    }
}
