//! A small shop: a cart, payment by QR code or bank transfer, and refunds of what was paid twice.
//!
//! The README has the two commands that start it, next to a sandbox.
//!
//! * `order/` has the orders, and what follows from what the gateway shows. It has no I/O.
//! * `store/` is the database: an order and its calls are written in one transaction.
//! * `worker/` sends the calls of the journal, also those that a crash has left, and looks up what waits.
//! * `routes/` has the pages and the callback. It writes the database, and wakes the worker.
//! * `checkout.rs` reads the form, `visitor.rs` the cookie, and `pages.rs` writes the HTML.

mod checkout;
mod order;
mod pages;
mod routes;
mod settings;
mod store;
mod visitor;
mod worker;

use std::{error::Error, process::ExitCode, sync::Arc, time::Duration};

use payment_client::{Client, Policy, Simulator};
use payment_session::{
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment},
    response::CallbackKey,
};
use tokio::{net::TcpListener, signal::ctrl_c, sync::Notify};

use crate::{settings::Settings, store::Store};

/// The parts that all requests share.
struct Shop {
    client: Client,
    /// Acts for customers, in a sandbox. A real shop has none.
    simulator: Simulator,
    store: Store,
    callback_key: CallbackKey,
    /// The seconds between look-ups.
    pause: i64,
    /// Wakes the worker, because the journal has a new call.
    wake: Notify,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("shop-server: {error}");
            ExitCode::from(2)
        }
    }
}

#[tokio::main]
async fn run() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_env()?;
    let environment = TestEnvironment::custom(BaseUrl::try_from(settings.gateway)?)?;
    let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
    let store = Store::open(&settings.database).await.map_err(|error| format!("the database: {error}"))?;
    let policy = Policy::default().with_gateway_timeout(settings.gateway_timeout).with_lease(settings.lease);
    let client =
        Client::builder(environment.clone(), credentials).policy(policy).journal(store.journal.clone()).build()?;
    let listener = TcpListener::bind(("127.0.0.1", settings.port)).await?;
    println!("the shop:    http://{}", listener.local_addr()?);
    println!("its orders:  http://127.0.0.1:{}/admin", settings.port);
    let shop = Arc::new(Shop {
        simulator: client.simulator(environment)?,
        client,
        store,
        callback_key: CallbackKey::new(settings.callback_key.as_str()),
        pause: settings.pause,
        wake: Notify::new(),
    });
    tokio::spawn(worker::work(Arc::clone(&shop)));
    let ended = async {
        tokio::select! { () = terminated() => (), _ = ctrl_c() => () }
    };
    axum::serve(listener, routes::router(Arc::clone(&shop))).with_graceful_shutdown(ended).await?;
    // What still runs then stays in the journal, for the next process.
    shop.client.drain(Duration::from_secs(20)).await;
    Ok(())
}

/// Waits for SIGTERM, with which a deployment ends the process.
async fn terminated() {
    #[cfg(unix)]
    if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        signal.recv().await;
        return;
    }
    std::future::pending::<()>().await;
}
