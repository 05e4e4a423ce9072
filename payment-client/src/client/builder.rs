//! The settings of a client.

use std::{sync::Arc, time::Duration};

use payment_core::gateway::{AccessToken, Credentials, Gateway, Server};
use tokio::sync::watch;

use super::Client;
use crate::{
    Cause, CauseKind, Policy, caller::Caller, retry::Quota, shared::Shared, tokens::Tokens, transport::Transport,
};

/// The settings of a [`Client`].
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use std::time::Duration;
///
/// use payment_session::{
///     client::{Client, Policy},
///     gateway::{Credentials, MerchantId, MerchantSecret, TestEnvironment},
/// };
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let id = MerchantId::new("merchant")?;
/// let credentials = Credentials::new(id, MerchantSecret::new("secret")?);
/// let mut policy = Policy::default();
/// policy.deadline = Duration::from_secs(30);
/// let server = TestEnvironment::custom("http://127.0.0.1:8765".parse()?)?;
/// let client = Client::builder(server, credentials).policy(policy).build()?;
///
/// let call = client.gateway().get_payment_method_configs();
/// assert!(call.request().uri().to_string().starts_with("http://127.0.0.1:8765/"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct Builder<S> {
    server: S,
    credentials: Credentials,
    policy: Policy,
}

impl<S: Server + Clone> Builder<S> {
    pub(super) fn new(server: S, credentials: Credentials) -> Self {
        Self { server, credentials, policy: Policy::default() }
    }

    /// Sets the durations and limits.
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// Creates the client. It opens no connection yet.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be initialized, for example because the system has no root certificates. For a server
    /// with `https`, the feature `tls` is required.
    pub fn build(self) -> Result<Client<S>, Cause> {
        let Self { server, credentials, policy } = self;
        let (alive, closed) = watch::channel(());
        let unsent = AccessToken::new("unsent", Duration::ZERO)
            .map_err(|error| Cause::with_source(CauseKind::Request, error))?;
        let shared = Shared {
            transport: Transport::new(&server, &policy)?,
            tokens: Tokens::default(),
            quota: Quota::new(policy.retries),
            token_call: credentials.request_token(&server),
            policy,
            closed,
        };
        let caller = Caller { shared: Arc::new(shared), gateway: Gateway::new(server, unsent), sub_merchant: None };
        Ok(Client { caller: Arc::new(caller), alive: Arc::new(alive) })
    }
}
