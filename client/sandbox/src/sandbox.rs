//! A sandbox that runs.

use std::{
    fmt,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use tokio::sync::oneshot;

use crate::store::Accounts;

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
pub struct Sandbox {
    pub(crate) address: SocketAddr,
    pub(crate) base_url: String,
    pub(crate) page_url: Option<String>,
    pub(crate) seed: u64,
    pub(crate) accounts: Arc<Mutex<Accounts>>,
    pub(crate) stop: Option<oneshot::Sender<()>>,
    pub(crate) thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Returns the URL to which the paths of HTTP requests are appended.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the URL of the page of [`Builder::page`](crate::Builder::page), or `None` if it is off.
    ///
    /// If other machines can reach the sandbox, the URL has a token.
    pub fn page_url(&self) -> Option<&str> {
        self.page_url.as_deref()
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
        let accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        accounts.clock().advance(by);
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { base_url, page_url, seed, .. } = self;
        f.debug_struct("Sandbox")
            .field("base_url", base_url)
            .field("page_url", page_url)
            .field("seed", seed)
            .finish_non_exhaustive()
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
