//! The client.

mod attempts;
mod builder;
mod carry_out;
mod change;
mod ending;
mod intend;
mod opening;
mod read;
mod recover;
mod refund;
mod shared;
mod task;

use std::{sync::Arc, time::Duration};

use payment_core::gateway::{Credentials, Environment, Gateway, Server, SubMerchantId};
use tokio::sync::watch;

use crate::{policy::Trust, reader::Reader};

use shared::Shared;

pub use builder::Builder;
pub use recover::{Recovered, Recovery};

/// A client of the gateway.
///
/// It sends calls, renews the access token, and repeats what is safe to repeat. Clones share the connections, the token
/// and the limits.
///
/// # Payments survive a dropped future
///
/// A call that changes something runs in a task. If you drop its future, for example because your own customer has closed
/// the connection, the call continues to its end. You do not learn its result then, but with a
/// [journal](Builder::journal), [`recover`](Self::recover) does.
///
/// All tasks end when the last clone of the client is dropped.
///
/// # Payments survive a crash
///
/// With a journal, each call that changes something is written before it is sent, and another process can finish it.
/// Without a journal, a crash loses the calls that run: a session that was created is found again by its reference, but
/// nobody knows whether a confirmation, a capture or another call was sent.
///
/// # Runtime
///
/// Calls must be made within a `tokio` runtime whose drivers for I/O and time are enabled.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::{
///     NextStep, PaymentSession,
///     client::Client,
///     gateway::{Credentials, Environment},
/// };
///
/// # async fn pay(order: PaymentSession, credentials: Credentials) -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder(Environment::Sandbox, credentials).build()?;
/// let session = client.create(&order).await?;
/// match session.next_step() {
///     NextStep::ShowQr(code) => println!("show {:?}", code.qr_content),
///     other => println!("{other:?}"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Client<S = Environment> {
    reader: Reader<S>,
    shared: Arc<Shared>,
    deadline: Duration,
    trust: Trust,
    /// The tasks end when the last one is dropped.
    _alive: Arc<watch::Sender<()>>,
}

impl<S: Server + Clone> Client<S> {
    /// Creates a builder of a client for this server.
    ///
    /// With a [`TestEnvironment`](payment_core::gateway::TestEnvironment), the client can simulate payments.
    pub fn builder(server: S, credentials: Credentials) -> Builder<S> {
        Builder::new(server, credentials)
    }

    /// Returns the client for a sub-account of your platform.
    ///
    /// It shares the connections, the token and the limits with this client.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     SessionResponse,
    ///     client::{Client, Error},
    ///     gateway::SubMerchantId,
    ///     response::SessionId,
    /// };
    ///
    /// /// Returns a session of a sub-account, which the platform's own client does not find.
    /// async fn session(
    ///     platform: &Client,
    ///     sub_account: SubMerchantId,
    ///     id: &SessionId,
    /// ) -> Result<SessionResponse, Error> {
    ///     platform.acting_for(sub_account).get_session(id).await
    /// }
    /// ```
    #[must_use]
    pub fn acting_for(&self, sub_merchant: SubMerchantId) -> Self {
        Self { reader: self.reader.of_account(Some(sub_merchant)), ..self.clone() }
    }

    /// Returns this client with another [deadline](crate::Policy::deadline) for calls that change something.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use std::time::Duration;
    ///
    /// use payment_session::{
    ///     PaymentSession, SessionResponse,
    ///     client::{Client, Error},
    /// };
    ///
    /// /// Creates a session in a nightly job, which may wait for an hour.
    /// async fn renew(client: &Client, order: &PaymentSession) -> Result<SessionResponse, Error> {
    ///     let patient = client.with_deadline(Duration::from_secs(3600));
    ///     patient.create(order).await
    /// }
    /// ```
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        Self { deadline, ..self.clone() }
    }

    /// Returns this client with other properties of the gateway that a create may [rest on](crate::Policy::trust).
    #[must_use]
    pub fn with_trust(&self, trust: Trust) -> Self {
        Self { trust, ..self.clone() }
    }

    /// Begins no new calls that change something, and waits for those that run, at most this time.
    ///
    /// Returns the number of calls that still run. With a [journal](crate::journal), they stay in it when the process ends,
    /// and [`recover`](Self::recover) finishes them. New calls of all clones end with [`Error::NotSent`](crate::Error::NotSent).
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use std::time::Duration;
    ///
    /// use payment_session::client::Client;
    ///
    /// async fn end(client: Client) {
    ///     let running = client.drain(Duration::from_secs(20)).await;
    ///     println!("{running} calls are left to the next process");
    /// }
    /// ```
    pub async fn drain(&self, time: Duration) -> usize {
        self.shared.running.drain(&self.reader.sender().seams, time).await
    }

    /// Returns the gateway that creates calls for [`send`](Self::send).
    ///
    /// Its calls have no valid access token: the client replaces the token when it sends them.
    pub fn gateway(&self) -> &Gateway<S> {
        &self.reader.gateway
    }
}
