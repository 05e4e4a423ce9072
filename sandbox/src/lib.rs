//! A test double of the Pivot payment gateway on your own machine.
//!
//! The sandbox models the documented behaviour: the checks of a request, tokens that expire, idempotent requests, errors,
//! the states of a payment, encrypted cards and callbacks. The README of the crate lists everything that it models, and everything
//! that it does not.
//!
//! Each test starts a sandbox of its own, on a free port. The sandbox stops when the value is dropped.
//!
//! - [`Sandbox::builder`] has the settings of a merchant in the gateway's dashboard.
//! - [`Fault`] makes the network or the gateway fail, at an exchange that you choose or by chance.
//! - [`RepeatedId`], [`TakenReference`], [`LookUp`], [`OldToken`] and [`CallbackOrder`] choose behaviour that the documentation leaves open.
//! - [`Builder::accept`] and [`Builder::reject`] change which requests are valid.
//! - [`Ledger`] records the executed operations, so that a test can count them.
//! - [`fixtures`] creates the gateway's responses and callbacks without a server.
//!
//! # Examples
//!
//! ```
//! use payment_sandbox::Sandbox;
//! use payment_session::{
//!     gateway::{AccessToken, BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment}, response::GatewayResponse,
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start()?;
//! let environment = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url())?)?;
//!
//! let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
//! let call = credentials.request_token(&environment);
//! let mut response = ureq::run(call.into_request())?;
//! let token = AccessToken::parse(response.status().as_u16(), &response.body_mut().read_to_vec()?)?;
//! # Ok(())
//! # }
//! ```

mod builder;
mod clock;
mod error;
mod fault;
pub mod fixtures;
mod ids;
mod ledger;
mod operation;
mod personality;
mod policy;
mod rejection;
mod server;
mod store;

use std::{io, net::SocketAddr, thread::JoinHandle, time::Duration};

use tokio::sync::oneshot;

pub use builder::Builder;
pub use error::GatewayError;
pub use fault::{Fault, FaultError, FaultRule};
pub use ledger::{Entry, Ledger};
pub use operation::{Operation, UnknownOperation};
pub use personality::{CallbackOrder, LookUp, OldToken, RepeatedId, TakenReference, UnknownBehaviour};

use clock::Clock;

/// A running sandbox. It stops, and all its connections end, when the value is dropped.
///
/// # Examples
///
/// ```
/// use std::net::TcpStream;
///
/// use payment_sandbox::Sandbox;
///
/// # fn main() -> std::io::Result<()> {
/// let sandbox = Sandbox::start()?;
/// let address = sandbox.address();
/// assert!(TcpStream::connect(address).is_ok());
/// drop(sandbox);
/// assert!(TcpStream::connect(address).is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    base_url: String,
    seed: u64,
    clock: Clock,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Returns the default settings, to change them before the start.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Starts a sandbox with the default settings on a free port of this machine.
    ///
    /// # Errors
    ///
    /// Returns an error if no port or no thread is available.
    pub fn start() -> io::Result<Self> {
        Self::builder().start()
    }

    /// Returns the URL to which the paths of HTTP requests are appended.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the address and the port on which the sandbox listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the seed of the faults. The same seed draws the same faults again.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Sets the sandbox's clock forward.
    ///
    /// Sessions and tokens expire by this clock. It also decides when request ids and finished sessions are forgotten.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_sandbox::Sandbox;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::start()?;
    /// sandbox.advance(Duration::from_secs(15 * 60)); // Now all access tokens have expired.
    /// # Ok(())
    /// # }
    /// ```
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
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
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
