//! The settings of a client.

use std::{fmt, sync::Arc, time::Duration};

use payment_session::gateway::{AccessToken, Credentials, Environment, Gateway, Server};
use tokio::sync::watch;

use super::{Client, ClientState};
use crate::{
    clock::Clock,
    journal::{AnyJournal, Journal, MemoryJournal},
    lease::ClientJournal,
    policy::Policy,
    reader::Reader,
    sender::Sender,
    tokens::Tokens,
    transport::{AnyTransport, BuildError, Certificates, Customize, Http, Transport},
};

/// The number of calls that have ended and that a client without a journal remembers.
pub const REMEMBERED: usize = 10_000;

/// The settings of a [`Client`].
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use payment_client::{Client, Policy};
/// use payment_session::gateway::{Credentials, MerchantId, MerchantSecret, TestEnvironment};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let id = MerchantId::new("merchant")?;
/// let credentials = Credentials::new(id, MerchantSecret::new("secret")?);
/// let policy = Policy::default().with_deadline(Duration::from_secs(30));
/// let server = TestEnvironment::custom("http://127.0.0.1:8765".parse()?)?;
/// let client = Client::builder(server, credentials).policy(policy).build()?;
///
/// let call = client.gateway().get_payment_method_configs();
/// assert!(call.request().uri().to_string().starts_with("http://127.0.0.1:8765/"));
/// # Ok(())
/// # }
/// ```
#[must_use = "a builder does nothing until `build` is called"]
pub struct Builder {
    server: Environment,
    credentials: Credentials,
    policy: Policy,
    seed: Option<u64>,
    certificates: Certificates,
    customize: Option<Box<Customize>>,
    transport: Option<AnyTransport>,
    journal: Option<Arc<dyn AnyJournal>>,
}

impl Builder {
    pub(super) fn new(server: Environment, credentials: Credentials) -> Self {
        Self {
            server,
            credentials,
            policy: Policy::default(),
            seed: None,
            certificates: Certificates::default(),
            customize: None,
            transport: None,
            journal: None,
        }
    }

    /// Sets the durations and limits.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_client::{BuildError, Client, Policy};
    /// use payment_session::gateway::{Credentials, Environment};
    ///
    /// /// Creates the client of a nightly job, in which nobody waits.
    /// fn connect(credentials: Credentials) -> Result<Client, BuildError> {
    ///     let policy = Policy::default().with_deadline(Duration::from_secs(600));
    ///     Client::builder(Environment::Production, credentials).policy(policy).build()
    /// }
    /// ```
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// Trusts the certificates of a PEM file next to the roots of the system, for example those of a proxy.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::{error::Error, fs};
    ///
    /// use payment_client::Client;
    /// use payment_session::gateway::{Credentials, Environment};
    ///
    /// fn connect(proxy: Environment, credentials: Credentials) -> Result<Client, Box<dyn Error>> {
    ///     let authority = fs::read("authority.pem")?;
    ///     Ok(Client::builder(proxy, credentials).root_certificates(authority).build()?)
    /// }
    /// ```
    #[cfg(feature = "tls")]
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.certificates.roots.extend_from_slice(pem.as_ref());
        self.certificates.roots.push(b'\n');
        self
    }

    /// Identifies the client with a certificate, for a server that demands one. Both arguments are PEM: the certificate
    /// with those that lead to a root, and its key.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::{error::Error, fs};
    ///
    /// use payment_client::Client;
    /// use payment_session::gateway::{Credentials, Environment};
    ///
    /// fn connect(proxy: Environment, credentials: Credentials) -> Result<Client, Box<dyn Error>> {
    ///     let (chain, key) = (fs::read("shop.pem")?, fs::read("shop.key")?);
    ///     Ok(Client::builder(proxy, credentials).client_certificate(chain, key).build()?)
    /// }
    /// ```
    #[cfg(feature = "tls")]
    pub fn client_certificate(mut self, chain: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.certificates.client = Some((chain.into(), key.into()));
        self
    }

    /// Changes the settings of `reqwest`, for example its proxies.
    ///
    /// The client sets redirects, retries, referrers, pools and the use of HTTPS afterwards, because its promises need them.
    /// It brings its own TLS, for which `reqwest` ignores its methods `tls_certs_merge`, `tls_certs_only` and `identity`:
    /// use `root_certificates` and `client_certificate` of this builder, or replace TLS as a whole with
    /// `tls_backend_preconfigured`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{BuildError, Client};
    /// use payment_session::gateway::{Credentials, Environment};
    ///
    /// fn connect(credentials: Credentials) -> Result<Client, BuildError> {
    ///     Client::builder(Environment::Production, credentials)
    ///         .http(|reqwest| reqwest.tcp_nodelay(true))
    ///         .build()
    /// }
    /// ```
    pub fn http(
        self,
        customize: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        Self { customize: Some(Box::new(customize)), ..self }
    }

    /// Sets the transport, in place of `reqwest`: a [script](crate::testing), or an HTTP client of your own. It has its own
    /// certificates and proxies, so those of this builder are not used.
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(AnyTransport::new(transport)), ..self }
    }

    /// Sets the [journal](crate::journal), in which the client writes each call that changes something before it sends it.
    ///
    /// Without one, the client has a journal in memory, which remembers the last 10,000 calls that have ended.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{BuildError, Client, journal::Journal};
    /// use payment_session::gateway::{Credentials, Environment};
    ///
    /// fn connect(credentials: Credentials, journal: impl Journal) -> Result<Client, BuildError> {
    ///     Client::builder(Environment::Production, credentials).journal(journal).build()
    /// }
    /// ```
    pub fn journal(self, journal: impl Journal) -> Self {
        Self { journal: Some(Arc::new(journal)), ..self }
    }

    /// Sets the seed of the random pauses and of the ids, so that a test can repeat them. Clients that share a journal need
    /// different seeds.
    pub fn seed(self, seed: u64) -> Self {
        Self { seed: Some(seed), ..self }
    }

    /// Creates the client. It opens no connection yet.
    ///
    /// The client brings its own provider of cryptography, and leaves that of the process alone. Cargo enables
    /// `rustls-no-provider` for every `reqwest` 0.13 of your program, however. If your own `reqwest` has no TLS, its
    /// `Client::new()` then panics with "No rustls crypto provider is configured". Enable its feature `rustls`, or call
    /// `rustls::crypto::ring::default_provider().install_default()` first.
    ///
    /// # Errors
    ///
    /// Returns an error if the server needs TLS and the feature `client` of `payment-session` (`tls` of `payment-client`)
    /// is not enabled, if a certificate or key is not PEM, if the HTTP client cannot be created, or if settings of the
    /// [`Policy`] contradict each other.
    pub fn build(self) -> Result<Client, BuildError> {
        let Self { server, credentials, policy, seed, certificates, customize, transport, journal } = self;
        if let Some(contradiction) = policy.contradiction() {
            return Err(BuildError::Policy(contradiction));
        }
        let (alive, closed) = watch::channel(());
        let transport = match transport {
            Some(transport) => transport,
            None => AnyTransport::new(Http::new(server.base_url(), &policy, &certificates, customize.as_deref())?),
        };
        let unsent = AccessToken::new("unsent", Duration::ZERO).map_err(|error| BuildError::Http(Box::new(error)))?;
        let deadline = policy.deadline;
        let token_call = credentials.request_token(&server);
        let clock = Clock::new(seed);
        let merchant = token_call.request().headers().get("x-merchant-id").and_then(|id| id.to_str().ok());
        let shared = ClientState {
            active_calls: Arc::default(),
            acknowledgements: Arc::default(),
            is_in_memory: journal.is_none(),
            journal: ClientJournal::new(
                journal.unwrap_or_else(|| Arc::new(MemoryJournal::bounded(REMEMBERED))),
                clock.id().to_string(),
            ),
            scope: format!("{} {}", server.base_url(), merchant.unwrap_or_default()),
            environment: server.clone(),
        };
        let sender = Sender::new(policy, clock, transport, closed);
        let reader = Reader::new(Tokens::new(sender, token_call), Gateway::new(server, unsent));
        Ok(Client { reader, shared: Arc::new(shared), deadline, _alive: Arc::new(alive) })
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { server, policy, .. } = self;
        f.debug_struct("Builder").field("server", server).field("policy", policy).finish_non_exhaustive()
    }
}
