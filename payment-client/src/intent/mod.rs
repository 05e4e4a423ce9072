//! A call that changes something, as a value.

mod answer;
mod json;
mod stored;

use std::{fmt, marker::PhantomData, sync::Arc};

use payment_core::{
    gateway::{Call, CallError, Gateway, RequestId, Server, SubMerchantId},
    response::SessionId,
};
use stored::{Stored, VERSION};

use crate::{
    journal::{Entry, IntentId, JournalError, JournalErrorKind},
    operation::AnyOperation,
};

pub use answer::{Answer, Any, Carried};

/// A call that changes something, before and after it is sent. `A` is its response, as in
/// [`Call`](payment_core::gateway::Call).
///
/// Methods of the client such as [`intend_create`](crate::Client::intend_create) return one, and
/// [`carry_out`](crate::Client::carry_out) sends it. An intent is carried out at most once, by whatever process: its id is
/// that of its requests.
///
/// An `Intent` without a type serializes to JSON, in which bodies with card data or tokens and those of calls that this crate
/// does not know are [withheld](Self::is_withheld). Other bodies contain personal data.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::{
///     PaymentSession,
///     client::{Client, Intent},
///     gateway::TestEnvironment,
/// };
///
/// # fn store(client: &Client<TestEnvironment>, order: &PaymentSession) -> Result<(), serde_json::Error> {
/// let intent = client.intend_create(order);
/// let row = serde_json::to_string(&intent.clone().untyped())?;
/// let read: Intent = serde_json::from_str(&row)?;
/// assert_eq!((read.call(), read.reference()), ("create", intent.reference()));
/// assert_eq!(read.id(), intent.id());
/// # Ok(())
/// # }
/// ```
#[must_use = "an intent does nothing until it is carried out"]
pub struct Intent<A = Any> {
    content: Arc<Content>,
    response: PhantomData<fn() -> A>,
}

#[derive(Clone, PartialEq, Eq)]
struct Content {
    id: IntentId,
    scope: String,
    account: Option<SubMerchantId>,
    /// Also a body that must not be stored, in the process that created the intent.
    body: Option<Vec<u8>>,
    stored: Stored,
}

/// A new intent.
pub struct New<'a, A> {
    pub operation: AnyOperation,
    pub scope: &'a str,
    pub base_url: &'a str,
    pub call: Call<A>,
    pub is_withheld: bool,
}

impl<A> Intent<A> {
    /// Creates the intent of a call, which has an id already.
    pub(crate) fn new<B>(New { operation, scope, base_url, call, is_withheld }: New<'_, B>, id: RequestId) -> Self {
        let request = call.into_request();
        let account = request.headers().get("x-submerchant-id").and_then(|account| account.to_str().ok()?.parse().ok());
        let uri = request.uri().to_string();
        let stored = Stored {
            version: VERSION,
            operation,
            method: (request.method() != "POST").then(|| request.method().to_string()),
            // A call for another server has no path here, and cannot be sent.
            path: uri.strip_prefix(base_url).unwrap_or_default().to_owned(),
            is_withheld,
            uncertain: 0,
        };
        let body = Some(request.into_body());
        let content = Content { id: id.into(), scope: scope.to_owned(), account, body, stored };
        Self::of(Arc::new(content))
    }

    const fn of(content: Arc<Content>) -> Self {
        Self { content, response: PhantomData }
    }

    /// Returns the id, which no other intent has.
    pub fn id(&self) -> &IntentId {
        &self.content.id
    }

    /// Returns the name of the call: `create`, `confirm`, `cancel`, `capture`, `refund` or the path of another call.
    pub fn call(&self) -> &str {
        self.operation().name()
    }

    /// Returns the reference of a session or refund that is created.
    pub fn reference(&self) -> Option<&str> {
        self.operation().reference()
    }

    /// Returns the session of a call that changes one.
    pub fn session_id(&self) -> Option<&SessionId> {
        self.operation().session()
    }

    /// Returns the sub-account for which the call is made.
    pub fn sub_merchant(&self) -> Option<&SubMerchantId> {
        self.content.account.as_ref()
    }

    /// Returns whether the bytes of the request are withheld from journals and from JSON.
    ///
    /// After a crash, such a call is not sent. If it may have been sent, it is looked up.
    pub fn is_withheld(&self) -> bool {
        self.content.stored.is_withheld
    }

    /// Returns whether the call may have been carried out already, so that it is looked up first.
    pub fn is_in_doubt(&self) -> bool {
        self.content.stored.uncertain > 0
    }

    /// Returns the intent after a crash: it may have been carried out already. With a journal, this is known.
    ///
    /// # Examples
    ///
    /// Without a journal, a shop stores the intent with its order before it sends it:
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     SessionResponse,
    ///     client::{Client, Error, Intent},
    /// };
    ///
    /// /// Continues after a crash, with the stored intent.
    /// async fn resume(client: &Client, row: Intent<SessionResponse>) -> Result<SessionResponse, Error> {
    ///     client.carry_out(&row.in_doubt()).await
    /// }
    /// ```
    pub fn in_doubt(mut self) -> Self {
        let stored = &mut Arc::make_mut(&mut self.content).stored;
        stored.uncertain = stored.uncertain.max(1);
        self
    }

    /// Returns the intent with another id, for example one that a shop has stored with its order.
    pub fn with_id(mut self, id: impl Into<IntentId>) -> Self {
        Arc::make_mut(&mut self.content).id = id.into();
        self
    }

    /// Returns the intent without the type of its response.
    pub fn untyped(self) -> Intent {
        Intent::of(self.content)
    }

    /// Returns the entry of a journal, for example to write it in the transaction in which the order is written.
    pub fn entry(&self) -> Entry {
        let Content { id, scope, account, body, stored } = &*self.content;
        Entry {
            id: id.clone(),
            scope: scope.clone(),
            account: account.as_ref().map(ToString::to_string),
            key: self.operation().key(id.request_id()),
            call: self.call().to_owned(),
            reference: self.reference().map(ToOwned::to_owned),
            session: self.session_id().map(ToString::to_string),
            content: stored.to_json(),
            body: body.clone().filter(|_| !stored.is_withheld),
        }
    }

    pub(crate) fn scope(&self) -> &str {
        &self.content.scope
    }

    pub(crate) fn operation(&self) -> &AnyOperation {
        &self.content.stored.operation
    }

    /// Returns the number of attempts that may have been carried out.
    pub(crate) fn uncertain(&self) -> u8 {
        self.content.stored.uncertain
    }

    pub(crate) fn has_body(&self) -> bool {
        self.content.body.is_some()
    }

    /// Takes the body of the same call, for an intent whose own was withheld.
    pub(crate) fn take_body_of(&mut self, other: &Intent) {
        if self.content.body.is_none() {
            Arc::make_mut(&mut self.content).body.clone_from(&other.content.body);
        }
    }

    /// Returns the content of the entry when another attempt is about to be sent.
    pub(crate) fn content_of(&self, operation: AnyOperation, uncertain: u8) -> String {
        Stored { operation, uncertain, ..self.content.stored.clone() }.to_json()
    }

    /// Returns the intent after attempts that may have been carried out.
    pub(crate) fn after(&self, operation: AnyOperation, uncertain: u8) -> Intent {
        let mut content = Content::clone(&self.content);
        content.stored = Stored { operation, uncertain, ..content.stored };
        Intent::of(Arc::new(content))
    }

    /// Returns the call, or `None` if its body was withheld.
    pub(crate) fn to_call<B, S: Server>(&self, gateway: &Gateway<S>) -> Result<Option<Call<B>>, CallError> {
        let Content { id, body: Some(body), stored: Stored { path, method, .. }, .. } = &*self.content else {
            return Ok(None);
        };
        let call = gateway.post_again(path, body.clone(), id.request_id())?;
        let method = method.as_ref().and_then(|method| method.parse().ok());
        Ok(Some(match method {
            Some(method) => call.with_method(method),
            None => call,
        }))
    }
}

impl Intent {
    /// Returns the intent of an entry.
    ///
    /// # Errors
    ///
    /// Returns an error if the entry cannot be read, or if a later version of this crate wrote it.
    pub fn from_entry(entry: &Entry) -> Result<Self, JournalError> {
        let account = entry.account.as_deref().map(str::parse).transpose();
        let content = Content {
            id: entry.id.clone(),
            scope: entry.scope.clone(),
            account: account.map_err(|error| JournalError::with_source(JournalErrorKind::Unreadable, error))?,
            body: entry.body.clone(),
            stored: Stored::from_json(&entry.content)?,
        };
        Ok(Self::of(Arc::new(content)))
    }

    /// Returns the intent with the type of its response, or `None` if the call has another one.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{SessionResponse, client::{Client, Error, Intent}};
    ///
    /// async fn session(client: &Client, intent: Intent) -> Result<Option<SessionResponse>, Error> {
    ///     match intent.typed::<SessionResponse>() {
    ///         Some(intent) => client.carry_out(&intent).await.map(Some),
    ///         None => Ok(None),
    ///     }
    /// }
    /// ```
    pub fn typed<A: Answer>(self) -> Option<Intent<A>> {
        A::is_of(self.operation()).then(|| Intent::of(self.content))
    }
}

impl<A> Clone for Intent<A> {
    fn clone(&self) -> Self {
        Self::of(Arc::clone(&self.content))
    }
}

impl<A> PartialEq for Intent<A> {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl<A> Eq for Intent<A> {}

impl<A> fmt::Debug for Intent<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Intent")
            .field("id", &self.id().as_ref())
            .field("call", &self.call())
            .field("reference", &self.reference())
            .field("session", &self.session_id().map(AsRef::<str>::as_ref))
            .field("is_in_doubt", &self.is_in_doubt())
            .finish_non_exhaustive()
    }
}

/// The call, and what it is about.
impl<A> fmt::Display for Intent<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.call())?;
        if let Some(reference) = self.reference() {
            write!(f, " for the reference {reference}")?;
        }
        if let Some(session) = self.session_id() {
            write!(f, " of session {session}")?;
        }
        Ok(())
    }
}
