//! A small shop: a customer orders in a form, pays by QR code or bank transfer, and may change the method.
//!
//! ```console
//! $ cargo run                  # with a sandbox; open http://127.0.0.1:3000
//! $ cargo run -- --help
//! ```
//!
//! * `routes.rs` has the pages and the callback. It only writes the database, and wakes the worker.
//! * `worker.rs` sends: new payments, those that a crash has left, look-ups and refunds.
//! * `store.rs` is the database. A payment is a row before it is sent, so the table is the outbox.
//! * `order.rs` has the rows, and the request of a payment.
//! * `pages.rs` writes the HTML.

mod order;
mod pages;
mod routes;
mod settings;
mod store;
mod worker;

use std::{error::Error, process::ExitCode, sync::Arc};

use payment_sandbox::Sandbox;
use payment_session::{
    client::{Client, Policy},
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment},
    response::CallbackKey,
};
use tokio::{net::TcpListener, sync::mpsc};

use crate::{settings::Settings, store::Store, worker::Task};

/// The parts that all requests share.
struct Shop {
    /// The client of a `TestEnvironment` can simulate customers. A real shop uses `Client<Environment>`.
    client: Client<TestEnvironment>,
    store: Store,
    callback_key: CallbackKey,
    tasks: mpsc::UnboundedSender<Task>,
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
    let Some(settings) = Settings::from_arguments()? else {
        println!("{}", settings::HELP);
        return Ok(());
    };
    // The sandbox ends with this program, so it is kept until then.
    let (gateway, _sandbox) = match &settings.gateway {
        Some(gateway) => (gateway.clone(), None),
        None => {
            let callback = format!("http://127.0.0.1:{}/callback", settings.port);
            let sandbox = Sandbox::builder().callback(callback, settings.callback_key.as_str()).start()?;
            (sandbox.base_url().to_owned(), Some(sandbox))
        }
    };
    tokio::runtime::Runtime::new()?.block_on(serve(&settings, gateway))
}

async fn serve(settings: &Settings, gateway: String) -> Result<(), Box<dyn Error>> {
    let environment = TestEnvironment::custom(BaseUrl::try_from(gateway)?)?;
    let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
    let (tasks, queue) = mpsc::unbounded_channel();
    let shop = Arc::new(Shop {
        client: Client::builder(environment, credentials)
            .policy(Policy::default().with_gateway_timeout(settings.gateway_timeout))
            .build()?,
        store: Store::open(&settings.database)?,
        callback_key: CallbackKey::new(settings.callback_key.as_str()),
        tasks,
    });
    let listener = TcpListener::bind(("127.0.0.1", settings.port)).await?;
    println!("the shop listens on http://{}", listener.local_addr()?);
    tokio::spawn(worker::work(Arc::clone(&shop), queue, settings.interval));
    Ok(axum::serve(listener, routes::router(shop)).await?)
}
