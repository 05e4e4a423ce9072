//! A transport that follows a script and a journal in memory, for unit tests.
//!
//! The transport opens no connection. Under the paused clock of `tokio`, a test of a time-out takes no time.
//!
//! # Examples
//!
//! A shop that handles a lost response:
//!
//! ```
//! use payment_client::{ Client, testing::{Reply, Script}, };
//! use payment_session::{PaymentSession, gateway::{Credentials, Environment, MerchantId, MerchantSecret}};
//!
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let order = PaymentSession::from_json(br#"{"clientReferenceId":"INV-1",
//!     "amount":{"value":5000,"currency":"IDR"},"paymentMethod":{"type":"QR"},
//!     "mode":"API","customer":{"email":"customer@example.com"}}"#)?;
//! let session = r#"{"id":"a972","clientReferenceId":"INV-1","status":"REQUIRE_ACTION",
//!     "amount":{"value":5000,"currency":"IDR"}}"#;
//!
//! let script = Script::new(move |request, _| match request.line() {
//!     "POST /v1/access-token" => Reply::token(),
//!     // The gateway has created the session, and its response is lost.
//!     "POST /v2/payments" => Reply::lost(),
//!     _ => Reply::page(&[session]),
//! });
//! let id = MerchantId::new("merchant")?;
//! let credentials = Credentials::new(id, MerchantSecret::new("secret")?);
//! let client = Client::builder(Environment::Sandbox, credentials)
//!     .transport(script.clone())
//!     .build()?;
//!
//! let found = client.create(&order).await?;
//! assert_eq!(found.id, "a972");
//! assert_eq!(script.lines(), ["POST /v2/payments", "GET /v2/payments?clientReferenceId=INV-1"]);
//! # Ok(())
//! # }
//! ```

use std::{
    fmt,
    future::pending,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use crate::{
    cause::{Cause, CauseKind},
    transport::{Connection, Exchange, HttpResponse, NoResponse, Transport},
};

pub use crate::journal::MemoryJournal;

const TOKEN: &str = "POST /v1/access-token";

/// A transport that follows a script, and keeps the requests. Clones share them.
#[derive(Clone)]
pub struct Script(Arc<ScriptState>);

struct ScriptState {
    reply: Box<ReplyTo>,
    requests: Mutex<Vec<Request>>,
}

type ReplyTo = dyn Fn(&Request, usize) -> Reply + Send + Sync;

/// A request that a [`Script`] has received.
#[derive(Clone, Debug)]
pub struct Request {
    line: String,
    sent: http::Request<Vec<u8>>,
    connection: Connection,
}

impl Request {
    /// Returns the method, path and query, such as `POST /v2/payments`.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Returns a header, or `None` if there is none.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.sent.headers().get(name)?.to_str().ok()
    }

    /// Returns the body.
    pub fn body(&self) -> &[u8] {
        self.sent.body()
    }

    /// Returns the connection that the client asked for.
    pub const fn connection(&self) -> Connection {
        self.connection
    }
}

/// The reaction of a [`Script`] to a request.
#[derive(Clone, Debug)]
pub struct Reply {
    after: Duration,
    result: Option<Result<HttpResponse, NoResponse>>,
}

impl Reply {
    const fn new(result: Option<Result<HttpResponse, NoResponse>>) -> Self {
        Self { after: Duration::ZERO, result }
    }

    /// Returns a response with this status and body.
    pub fn status(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(Some(Ok(HttpResponse::new(status, body.into()))))
    }

    /// Returns a successful response with this `data`, which is JSON.
    pub fn data(json: &str) -> Self {
        Self::status(200, format!(r#"{{"code":"00","message":"Success","data":{json}}}"#))
    }

    /// Returns a list of one page with these items, which are JSON.
    pub fn page(items: &[&str]) -> Self {
        let (count, items) = (items.len(), items.join(","));
        let pagination = format!(r#"{{"page":1,"perPage":20,"totalItems":{count},"totalPages":1}}"#);
        Self::status(200, format!(r#"{{"code":"00","message":"Success","data":[{items}],"pagination":{pagination}}}"#))
    }

    /// Returns an access token that lives for 15 minutes.
    pub fn token() -> Self {
        Self::data(r#"{"accessToken":"token","expiresIn":"900"}"#)
    }

    /// Returns an error of the gateway with this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::testing::{Reply, Script};
    ///
    /// // The first request for each line is throttled, and the second one succeeds.
    /// let script = Script::new(|request, earlier| match (request.line(), earlier) {
    ///     ("POST /v1/access-token", _) => Reply::token(),
    ///     (_, 0) => Reply::error(429, "frequency_above_limit"),
    ///     _ => Reply::data(r#"{"id":"a972"}"#),
    /// });
    /// # let _ = script;
    /// ```
    pub fn error(status: u16, code: &str) -> Self {
        Self::status(status, format!(r#"{{"code":"{code}","message":"an error of the script"}}"#))
    }

    /// Returns no connection.
    pub fn not_sent() -> Self {
        Self::new(Some(Err(NoResponse::NotSent(Cause::new(CauseKind::Connect)))))
    }

    /// Returns a connection that breaks after the request.
    pub fn lost() -> Self {
        Self::new(Some(Err(NoResponse::Uncertain(Cause::new(CauseKind::Connection)))))
    }

    /// Returns nothing, until the client gives up.
    pub fn silence() -> Self {
        Self::new(None)
    }

    /// Delays the reaction.
    #[must_use]
    pub const fn after(mut self, time: Duration) -> Self {
        self.after = time;
        self
    }

    /// Sets the header `Retry-After` of a response.
    #[must_use]
    pub fn with_retry_after(mut self, time: Duration) -> Self {
        self.result = self.result.map(|result| result.map(|received| received.with_retry_after(time)));
        self
    }
}

impl Script {
    /// Creates a script. `reply` gets each request, with the number of earlier requests that have the same line.
    pub fn new(reply: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self(Arc::new(ScriptState { reply: Box::new(reply), requests: Mutex::default() }))
    }

    /// Returns all requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.0.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the lines of all requests so far, except for those that request a token.
    pub fn lines(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.line).filter(|line| line != TOKEN).collect()
    }

    /// Returns the number of requests for a token so far.
    pub fn token_requests(&self) -> usize {
        self.requests().iter().filter(|request| request.line == TOKEN).count()
    }
}

impl Transport for Script {
    async fn exchange(&self, exchange: Exchange) -> Result<HttpResponse, NoResponse> {
        let Exchange { request, connection, .. } = exchange;
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        let request = Request { line: format!("{} {path}", request.method()), sent: request, connection };
        let earlier = {
            let mut requests = self.0.requests.lock().unwrap_or_else(PoisonError::into_inner);
            let earlier = requests.iter().filter(|earlier| earlier.line == request.line).count();
            requests.push(request.clone());
            earlier
        };
        let Reply { after, result } = (self.0.reply)(&request, earlier);
        if !after.is_zero() {
            tokio::time::sleep(after).await;
        }
        match result {
            Some(result) => result,
            None => pending().await,
        }
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Script").field("lines", &self.lines()).finish_non_exhaustive()
    }
}
