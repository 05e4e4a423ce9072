//! Measures 10,000 creates through the client, compared with `reqwest` sending the same bodies.
//!
//! `cargo bench -p payment-client --bench creates` prints the time of one create, for three ways that take turns, so that a busy
//! moment affects each of them:
//!
//! * the client;
//! * `reqwest` and `Call::parse`: a program needs the session's id, so it must read the response;
//! * `reqwest` without reading the response, which no program can do. It shows the cost of reading.
//!
//! Each create has a reference of its own, as each order of a shop has. The server returns one response with that reference,
//! so only the clients are compared. The bench fails if the client takes more than 2.5 times as long as the second way: it
//! writes each call into its journal in memory, before and after. That was 1.51 times, 54 µs more, when it was last measured.

#![expect(clippy::disallowed_methods, reason = "only the client has a clock of its own")]

mod gateway;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use payment_client::Client;
use payment_session::{
    PaymentSession,
    gateway::{BaseUrl, Call, Credentials, Gateway, MerchantId, MerchantSecret, RequestId, TestEnvironment},
};

use self::gateway::{REFERENCE, REQUEST, RESPONSE, serve};

const LIMIT: f64 = 2.5;
const TURNS: usize = 100;
const CREATES_PER_TURN: u32 = 100;

fn main() -> ExitCode {
    // With TLS, `reqwest` is not built without a provider. The server here speaks none.
    #[cfg(feature = "tls")]
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let Times { client, read, unread } = runtime.block_on(measure(&serve()));
    let ratio = client.as_secs_f64() / read.as_secs_f64();
    println!("one create, in the fastest of {TURNS} turns: client {client:.2?}, reqwest {read:.2?}, ratio {ratio:.3}");
    println!("reqwest without reading the response: {unread:.2?}");
    if ratio <= LIMIT { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The shortest time of one create, for each way.
struct Times {
    client: Duration,
    read: Duration,
    unread: Duration,
}

async fn measure(url: &str) -> Times {
    let server = TestEnvironment::custom(BaseUrl::try_from(url).unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let mut orders = (1_000_000_000..).map(|order: u32| {
        let request = REQUEST.replace(REFERENCE, &order.to_string());
        PaymentSession::from_json(request.as_bytes()).unwrap()
    });
    let id = RequestId::random();

    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let (_, token) = bare(&http, &credentials.request_token(&server)).await;
    let token = credentials.request_token(&server).parse(200, &token).unwrap();
    let gateway = Gateway::new(server.clone(), token);
    let client = Client::builder(server, credentials).build().unwrap();
    client.create(&orders.next().unwrap()).await.unwrap();

    let mut times = Times { client: Duration::MAX, read: Duration::MAX, unread: Duration::MAX };
    for _ in 0..TURNS {
        let mut next = || orders.by_ref().take(CREATES_PER_TURN as usize).collect();
        turn(&mut times.client, next(), async |session| drop(client.create(session).await.unwrap())).await;
        turn(&mut times.read, next(), async |session| {
            let call = gateway.create(session, &id);
            let (status, body) = bare(&http, &call).await;
            drop(call.parse(status, &body).unwrap());
        })
        .await;
        turn(&mut times.unread, next(), async |session| {
            let (_, body) = bare(&http, &gateway.create(session, &id)).await;
            assert_eq!(body.len(), RESPONSE.len());
        })
        .await;
    }
    times
}

/// Creates sessions, and keeps the time of one if it is the shortest.
async fn turn(shortest: &mut Duration, sessions: Vec<PaymentSession>, create: impl AsyncFn(&PaymentSession)) {
    let started = Instant::now();
    for session in &sessions {
        create(session).await;
    }
    *shortest = started.elapsed().div_f64(f64::from(CREATES_PER_TURN)).min(*shortest);
}

/// Sends a call, and receives the status and the body of the response.
async fn bare<A>(http: &reqwest::Client, call: &Call<A>) -> (u16, Vec<u8>) {
    let response = http.execute(call.request().clone().try_into().unwrap()).await.unwrap();
    (response.status().as_u16(), response.bytes().await.unwrap().into())
}
