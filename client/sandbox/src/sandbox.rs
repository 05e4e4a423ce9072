//! A sandbox that runs.

use std::{
    fmt, io,
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use tokio::sync::oneshot;

use crate::{
    clock::Clock,
    delivery::Delivery,
    fault::Plan,
    policy::Policy,
    server::{Server, page::Page},
    settings::Settings,
    store::Accounts,
};

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
    /// Starts a sandbox with the default settings on a free port of this machine.
    ///
    /// # Errors
    ///
    /// Returns an error if no port or no thread is available.
    pub fn start() -> io::Result<Self> {
        Self::with(Settings::default())
    }

    /// Starts a sandbox with `settings`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::{Sandbox, Settings};
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::with(Settings { callback_copies: 2, ..Settings::default() })?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the port is in use, or if no thread is available.
    pub fn with(settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind((settings.address, settings.port)).map_err(|error| {
            io::Error::new(error.kind(), format!("{}:{}: {error}", settings.address, settings.port))
        })?;
        let address = listener.local_addr()?;
        let clock = Clock::system();
        let page = Page::of(&settings, address.ip(), &clock);
        let base_url = settings.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        let page_url = page.as_ref().map(|page| format!("{base_url}{}", page.path()));
        let seed = settings.seed;
        let server = Server {
            plan: Plan::new(seed, settings.faults.clone()),
            policy: Policy { accepted: settings.accepted.clone(), rejected: settings.rejected.clone() },
            callbacks: Delivery::new(&settings, page.as_ref().map(Page::record).cloned()),
            page,
            header_timeout: settings.header_timeout,
        };
        let accounts = Arc::new(Mutex::new(Accounts::new(base_url.clone(), settings, clock)));
        let (stop, thread) = server.start(listener, Arc::clone(&accounts))?;
        Ok(Self { address, base_url, page_url, seed, accounts, stop: Some(stop), thread: Some(thread) })
    }

    /// Returns the URL to which the paths of HTTP requests are appended.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the URL of the page of [`Settings::page`], or `None` if it is off.
    ///
    /// If other machines can reach the sandbox, the URL has a token.
    #[cfg(feature = "page")]
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
