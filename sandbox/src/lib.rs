//! A test double of the Pivot gateway on your own machine.
//!
//! The sandbox models the documented behaviour: the checks of a request, tokens that end, idempotent requests, documented
//! errors, the states of a payment, encrypted cards and callbacks. `README.md` lists everything that it models, and
//! everything that it does not.
//!
//! # Examples
//!
//! Each test starts a sandbox of its own, on a free port. It stops when the value is dropped.
//!
//! ```
//! use payment_sandbox::Sandbox;
//! use payment_session::{gateway::{AccessToken, BaseUrl, Credentials, TestEnvironment}, response::GatewayResponse};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start()?;
//! let environment = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url())?)?;
//!
//! let call = Credentials::new("merchant", "secret")?.request_token(&environment);
//! let mut response = ureq::run(call.into_request())?;
//! let token = AccessToken::parse(response.status().as_u16(), &response.body_mut().read_to_vec()?)?;
//! # Ok(())
//! # }
//! ```

mod callbacks;
mod cards;
mod clock;
mod create;
mod lifecycle;
mod refunds;
mod refusal;
mod server;
mod session;
mod store;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    ops::RangeInclusive,
    thread::{self, JoinHandle},
    time::Duration,
};

use tokio::{runtime, sync::oneshot};

use store::Store;

/// The settings of a sandbox: what a merchant sets in the gateway's dashboard, and limits that tests want to reach.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The port on this machine; 0 chooses a free one.
    pub port: u16,
    /// The merchant's id.
    pub merchant_id: String,
    /// The merchant's secret.
    pub merchant_secret: String,
    /// The address that receives callbacks; no callback is sent without one.
    pub callback: Option<CallbackTarget>,
    /// The time after which an access token ends.
    pub token_lifetime: Duration,
    /// The greatest number of static QR codes.
    pub static_qrs: usize,
    /// The numbers that each bank has for static virtual accounts.
    pub static_numbers: RangeInclusive<u64>,
    /// The greatest number of virtual accounts for one payment.
    pub dynamic_numbers: usize,
}

/// The address that receives callbacks.
#[derive(Clone, Debug)]
pub struct CallbackTarget {
    /// The URL to which callbacks are posted.
    pub url: String,
    /// The value of the header `x-api-key`.
    pub api_key: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            merchant_id: "merchant".into(),
            merchant_secret: "secret".into(),
            callback: None,
            token_lifetime: Duration::from_secs(900),
            static_qrs: 10,
            static_numbers: 0..=99,
            dynamic_numbers: 100_000,
        }
    }
}

/// A running sandbox. It stops when the value is dropped.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a sandbox with the default settings on a free port of this machine.
    ///
    /// # Errors
    ///
    /// Returns an error if no port or no thread is available.
    pub fn start() -> io::Result<Self> {
        Self::start_with(Settings::default())
    }

    /// Starts a sandbox with `settings`.
    ///
    /// # Errors
    ///
    /// Returns an error if the port is in use, or if no thread is available.
    pub fn start_with(settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let runtime = runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let thread = thread::spawn(move || {
            let result = runtime.block_on(async move {
                let router = server::router(Store::new(format!("http://{address}"), settings));
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, router)
                    .with_graceful_shutdown(async {
                        stopped.await.ok();
                    })
                    .await
            });
            if let Err(error) = result {
                eprintln!("the sandbox stopped: {error}");
            }
        });
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Returns the URL to which the paths of HTTP requests are appended.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
    }
}
