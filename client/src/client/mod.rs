//! The client.

mod builder;
mod calls;
mod intents;
mod read;
mod recover;
mod simulator;

use std::{panic, sync::Arc, time::Duration};

use payment_session::gateway::{Credentials, Environment, Gateway, SubMerchantId};
use tokio::{
    sync::watch,
    time::{Instant, timeout},
};
use tracing::{Instrument, Span, info_span, warn};

use crate::{
    acknowledgements::Acknowledgements,
    active_calls::{ActiveCall, ActiveCalls},
    cause::{Cause, CauseKind},
    driver::{Driver, Report},
    error::Error,
    intent::Intent,
    journal::{Claim, EndKind},
    lease::ClientJournal,
    machine::IntentState,
    metrics,
    reader::Reader,
};

pub use builder::Builder;
pub use recover::{RecoveredCall, Recovery};
pub use simulator::{Simulator, WrongServer};

/// A client of the gateway.
///
/// It sends calls, renews the access token, and repeats what is safe to repeat. Clones share the connections, the token
/// and the limits.
///
/// # Payments survive a dropped future
///
/// A call that changes something runs in a task. If you drop its future, for example because your own customer has closed
/// the connection, the call continues to its end. You do not learn its result then, but with a
/// [journal](Builder::journal), [`recover`](Self::recover) returns it.
///
/// All calls end when the last clone of the client is dropped. A write of the journal that has begun goes on to its end.
///
/// # Payments survive a crash
///
/// Each call that changes something is written into a [journal](crate::journal) before it is sent, and another process can
/// finish it. A client that is given no journal has one in memory: it remembers the last 10,000 calls that have ended, and a
/// crash loses it. A session that was created is then found again by its reference, but nobody knows whether a
/// confirmation, a capture or another call was sent.
///
/// # Runtime
///
/// Calls must be made within a `tokio` runtime whose drivers for I/O and time are enabled.
///
/// # Examples
///
/// ```
/// use payment_client::Client;
/// use payment_session::{NextStep, PaymentSession, gateway::{Credentials, Environment}};
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
pub struct Client {
    reader: Reader,
    shared: Arc<ClientState>,
    deadline: Duration,
    /// The tasks end when the last one is dropped.
    _alive: Arc<watch::Sender<()>>,
}

/// The parts that all clones of a client share, and that only its changing calls use.
#[derive(Debug)]
struct ClientState {
    active_calls: Arc<ActiveCalls>,
    acknowledgements: Arc<Acknowledgements>,
    journal: ClientJournal,
    /// Whether the journal is that of a client that was given none.
    is_in_memory: bool,
    /// The server and the merchant, to which intents belong.
    scope: String,
    environment: Environment,
}

impl Client {
    /// Creates a builder of a client for this server.
    pub fn builder(server: impl Into<Environment>, credentials: Credentials) -> Builder {
        Builder::new(server.into(), credentials)
    }

    /// Returns the client for a sub-account of your platform.
    ///
    /// It shares the connections, the token and the limits with this client.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{SessionResponse, gateway::SubMerchantId, response::SessionId};
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
    /// use std::time::Duration;
    ///
    /// use payment_client::{Client, Error};
    /// use payment_session::{PaymentSession, SessionResponse};
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

    /// Begins no new calls that change something, and waits for those that run and for their acknowledgements, at most this
    /// time.
    ///
    /// Returns the number of calls that still run. They stay in the [journal](crate::journal) when the process ends, and
    /// [`recover`](Self::recover) finishes them. New calls of all clones end with [`Error::NotDone`](crate::Error::NotDone), and
    /// intents that [`carry_out`](Self::carry_out) gets with [`Error::Unknown`](crate::Error::Unknown), because an earlier
    /// process may have sent them.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_client::Client;
    ///
    /// async fn end(client: Client) {
    ///     let running = client.drain(Duration::from_secs(20)).await;
    ///     println!("{running} calls are left to the next process");
    /// }
    /// ```
    pub async fn drain(&self, time: Duration) -> usize {
        self.shared.active_calls.drain(&self.reader.sender().clock, time).await
    }

    /// Returns the gateway that creates calls for [`send`](Self::send).
    ///
    /// Its calls have no valid access token: the client replaces the token when it sends them.
    pub const fn gateway(&self) -> &Gateway<Environment> {
        &self.reader.gateway
    }

    /// Carries a call out in a task, so that its end does not depend on its caller. If the caller acknowledges the end, the call
    /// runs until it has done so.
    fn start(
        &self,
        intent: Intent,
        intent_state: IntentState,
        claim: Option<(Claim, Instant)>,
    ) -> impl Future<Output = (Report, Option<ActiveCall>)> + Send + use<> {
        let running = self.shared.active_calls.begin();
        let refused = match &running {
            _ if intent.scope() != self.shared.scope => Some(CauseKind::Scope),
            None => Some(CauseKind::Closed),
            Some(_) => None,
        };
        let mut driver = Driver {
            reader: self.reader.of_account(intent.sub_merchant().cloned()),
            journal: self.shared.journal.clone(),
            intent: intent.clone(),
            intent_state,
            claim,
            deadline: self.deadline,
            refused: refused.map(Cause::new),
        };
        let before = self.shared.acknowledgements.before(&intent);
        let tokens = Arc::clone(&self.reader.tokens);
        let journal = self.shared.journal.clone();
        let is_in_memory = self.shared.is_in_memory;
        let span = span(&intent);
        let work = async move {
            let started = tokens.sender.clock.now();
            let name = driver.intent.call();
            let call = async {
                if let Some(before) = before {
                    let _ = timeout(driver.deadline, before).await;
                    driver.deadline = driver.deadline.saturating_sub(tokens.sender.clock.now() - started);
                }
                Box::pin(driver.run()).await
            };
            let mut report = tokens.sender.while_open(call).await?;
            let outcome = report.result.as_ref().err().map_or("done", Error::end);
            metrics::call(name, outcome, tokens.sender.clock.now() - started);
            // The journal ends with the client, so nobody else can get the end of a caller that is gone.
            if is_in_memory && let Some(seen) = report.acknowledges.take() {
                let _ = journal.acknowledging(report.intent.id().clone(), seen).await;
            }
            let running = running.filter(|_| report.acknowledges.is_some());
            Some((report, running))
        };
        let task = tokio::spawn(work.instrument(span));
        async move {
            match task.await {
                Ok(Some(ended)) => ended,
                Err(error) if error.is_panic() => panic::resume_unwind(error.into_panic()),
                // The client or the runtime has ended, and nobody knows what the task has done.
                Ok(None) | Err(_) => (Report::unknown(intent.in_doubt(), Cause::new(CauseKind::Closed)), None),
            }
        }
    }

    /// Starts the acknowledgement of an end that the caller gets now. The next call of the key waits for it.
    fn acknowledge_in_background(&self, intent: &Intent, seen: EndKind, running: Option<ActiveCall>) {
        let written = self.shared.acknowledgements.begin(intent);
        let (journal, id) = (self.shared.journal.clone(), intent.id().clone());
        let work = async move {
            let (_running, _written) = (running, written);
            if let Err(error) = journal.acknowledging(id.clone(), seen).await {
                warn!(intent = %id, %error, "the end of the call was not acknowledged");
            }
        };
        tokio::spawn(work.in_current_span());
    }
}

fn span(intent: &Intent) -> Span {
    info_span!(
        "payment",
        call = intent.call(),
        reference = intent.reference(),
        session = intent.session_id().map(AsRef::<str>::as_ref),
        request_id = intent.id().as_ref(),
    )
}

#[cfg(test)]
mod tests;
