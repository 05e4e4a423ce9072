//! A small shop: a cart, payment by QR code or bank transfer, and refunds of what was paid twice.
//!
//! ```console
//! $ cargo run                  # with a sandbox and SQLite; open the address that it prints
//! ```
//!
//! * `order/` has the orders, and what follows from what the gateway shows. It has no I/O.
//! * `store/` is the database: an order and its calls are written in one transaction.
//! * `worker/` sends the calls of the journal, also those that a crash has left, and looks up what waits.
//! * `routes/` has the pages and the callback. It writes the database, and wakes the worker.
//! * `serve.rs` accepts connections.
//! * `checkout.rs` reads the form, `visitor.rs` the cookies, and `pages.rs` writes the HTML.

mod checkout;
mod order;
mod pages;
mod routes;
mod serve;
mod settings;
mod store;
mod visitor;
mod worker;

use std::{error::Error, process::ExitCode, sync::Arc, time::Duration};

use payment_client::{Client, Policy, Simulator};
use payment_sandbox::Sandbox;
use payment_session::{
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, RequestId, TestEnvironment},
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
    admin_password: String,
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

fn run() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_env()?;
    // The sandbox ends with this program, so it is kept until then.
    let (gateway, _sandbox) = match &settings.gateway {
        Some(gateway) => (gateway.clone(), None),
        None => {
            let callback = format!("http://127.0.0.1:{}/callback", settings.port);
            // The journal knows the gateway by its URL, so the port is the same after a crash.
            let sandbox = Sandbox::builder()
                .port(8765)
                .page(true)
                .file("sandbox.json")
                .callback(callback, settings.callback_key.as_str())
                .refund_step(Duration::from_secs(5))
                .start()?;
            println!("the sandbox: {}", sandbox.page_url().unwrap_or_default());
            (sandbox.base_url().to_owned(), Some(sandbox))
        }
    };
    tokio::runtime::Runtime::new()?.block_on(serve(settings, gateway))
}

async fn serve(settings: Settings, gateway: String) -> Result<(), Box<dyn Error>> {
    let environment = TestEnvironment::custom(BaseUrl::try_from(gateway)?)?;
    let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
    let store = Store::open(&settings.database).await.map_err(|error| format!("the database: {error}"))?;
    let policy = Policy::default().with_gateway_timeout(settings.gateway_timeout).with_lease(settings.lease);
    let builder = Client::builder(environment.clone(), credentials).policy(policy);
    let client = match &store {
        Store::Sqlite(journal) => builder.journal(journal.clone()),
        Store::Postgres(journal) => builder.journal(journal.clone()),
    }
    .build()?;
    let listener = TcpListener::bind(("127.0.0.1", settings.port)).await?;
    println!("the shop:    http://{}", listener.local_addr()?);
    let admin_password = settings.admin_password.unwrap_or_else(|| {
        let password = RequestId::random().to_string();
        println!("its orders:  http://127.0.0.1:{}/admin, user admin, password {password}", settings.port);
        password
    });
    let shop = Arc::new(Shop {
        simulator: client.simulator(environment)?,
        client,
        store,
        callback_key: CallbackKey::new(settings.callback_key.as_str()),
        admin_password,
        pause: settings.pause,
        wake: Notify::new(),
    });
    tokio::spawn(worker::work(Arc::clone(&shop)));
    let ended = async {
        tokio::select! { () = terminated() => (), _ = ctrl_c() => () }
    };
    serve::serve(listener, routes::router(Arc::clone(&shop)), ended).await;
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
