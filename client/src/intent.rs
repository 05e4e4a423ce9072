//! A call that changes something, as a value.

use std::{collections::BTreeSet, fmt, sync::Arc};

use payment_session::{
    gateway::{Call, CallError, Environment, Gateway, RequestId, SubMerchantId},
    response::SessionId,
};
use serde::{Deserialize, Serialize};

use crate::{
    calls::{Change, Known},
    journal::{Entry, IntentId, JournalError, JournalErrorKind},
    machine::{Bytes, Past},
};

/// The version of the contents of entries.
const VERSION: u32 = 1;

/// A call that changes something, before and after it is sent.
///
/// Methods of the client such as [`intend_create`](crate::Client::intend_create) return one, and
/// [`carry_out`](crate::Client::carry_out) sends it. An intent is carried out at most once, by whatever process: its id is
/// that of its requests.
///
/// Its [entry](Self::entry) is what a journal keeps of it. Bodies with card data or tokens and those of calls that this crate
/// does not know are [withheld](Self::is_withheld) from it. Other bodies contain personal data.
///
/// # Examples
///
/// A shop writes the entry in the transaction that stores the order, as `plan` of `payment-journal` does, and carries the
/// call out afterwards. After a crash, [`recover`](crate::Client::recover) does so:
///
/// ```
/// use payment_client::{Client, Intent, journal::MemoryJournal};
/// use payment_session::PaymentSession;
///
/// # fn plan(client: &Client, journal: &MemoryJournal, order: &PaymentSession) -> Result<(), Box<dyn std::error::Error>> {
/// let intent = client.intend_create(order);
/// journal.plan(&intent.entry())?;
/// assert_eq!(Intent::from_entry(&intent.entry())?.id(), intent.id());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[must_use = "an intent does nothing until it is carried out"]
pub struct Intent(Arc<Parts>);

#[derive(Clone, PartialEq, Eq)]
struct Parts {
    id: IntentId,
    scope: String,
    account: Option<SubMerchantId>,
    /// Also a body that must not be stored, in the process that created the intent.
    body: Option<Vec<u8>>,
    /// The id of the requests, if the body is that of another call: a gateway can reject other bytes with the same id.
    lent: Option<RequestId>,
    content: Content,
}

/// The part of an intent that only this crate reads.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    version: u32,
    operation: Known,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    path: String,
    is_withheld: bool,
    /// The number of attempts that may have been carried out.
    uncertain: u8,
    /// The ids of the objects that were there before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<BTreeSet<String>>,
}

impl Intent {
    /// Creates the intent of a call for this server and merchant, whose URLs begin with `base_url`.
    pub(crate) fn new<B>(
        known: Known,
        call: Call<B>,
        is_withheld: bool,
        id: RequestId,
        (scope, base_url): (&str, &str),
    ) -> Self {
        let request = call.into_request();
        let account = request.headers().get("x-submerchant-id").and_then(|account| account.to_str().ok()?.parse().ok());
        let content = Content {
            version: VERSION,
            operation: known,
            method: (request.method() != "POST").then(|| request.method().to_string()),
            // A call for another server has no path here, and cannot be sent.
            path: request.uri().to_string().strip_prefix(base_url).unwrap_or_default().to_owned(),
            is_withheld,
            uncertain: 0,
            before: None,
        };
        let body = Some(request.into_body());
        Self(Arc::new(Parts { id: id.into(), scope: scope.to_owned(), account, body, lent: None, content }))
    }

    /// Returns the intent of an entry.
    ///
    /// # Errors
    ///
    /// Returns an error if the entry cannot be read, or if a later version of this crate wrote it.
    pub fn from_entry(entry: &Entry) -> Result<Self, JournalError> {
        let account = entry.account.as_deref().map(str::parse).transpose();
        Ok(Self(Arc::new(Parts {
            id: entry.id.clone(),
            scope: entry.scope.clone(),
            account: account.map_err(|error| JournalError::with_source(JournalErrorKind::Unreadable, error))?,
            body: entry.body.clone(),
            lent: None,
            content: Content::from_json(&entry.content)?,
        })))
    }

    /// Returns the entry of a journal, for example to write it in the transaction in which the order is written.
    pub fn entry(&self) -> Entry {
        let Parts { id, scope, account, body, content, .. } = &*self.0;
        Entry {
            id: id.clone(),
            scope: scope.clone(),
            account: account.as_ref().map(ToString::to_string),
            key: self.change().key(id.request_id()),
            request: self.change().compared(id.request_id()),
            call: self.call().to_owned(),
            reference: self.reference().map(ToOwned::to_owned),
            session: self.session_id().map(ToString::to_string),
            content: content.to_json(),
            body: body.clone().filter(|_| !content.is_withheld),
        }
    }

    /// Returns the id, which no other intent has.
    pub fn id(&self) -> &IntentId {
        &self.0.id
    }

    /// Returns the name of the call: `create`, `confirm`, `cancel`, `capture`, `refund` or the path of another call.
    pub fn call(&self) -> &str {
        self.change().name()
    }

    /// Returns the reference of a session or refund that is created.
    pub fn reference(&self) -> Option<&str> {
        self.change().reference()
    }

    /// Returns the session of a call that changes one.
    pub fn session_id(&self) -> Option<&SessionId> {
        self.change().session()
    }

    /// Returns the sub-account for which the call is made.
    pub fn sub_merchant(&self) -> Option<&SubMerchantId> {
        self.0.account.as_ref()
    }

    /// Returns whether the bytes of the request are withheld from journals.
    ///
    /// After a crash, such a call is not sent. If it may have been sent, it is looked up. An equal create lends its bytes to
    /// one that a late look-up does not show. [`Client::withdraw`](crate::Client::withdraw) ends one that nobody repeats.
    pub fn is_withheld(&self) -> bool {
        self.0.content.is_withheld
    }

    /// Returns whether the call may have been carried out already, so that it is looked up first.
    pub fn is_in_doubt(&self) -> bool {
        self.0.content.uncertain > 0
    }

    /// Returns the intent of a call that may have been carried out already.
    pub(crate) fn in_doubt(self) -> Self {
        let past = Past { attempts: self.0.content.uncertain.max(1), before: self.0.content.before.clone() };
        self.after(past)
    }

    pub(crate) fn scope(&self) -> &str {
        &self.0.scope
    }

    pub(crate) fn change(&self) -> &dyn Change {
        self.0.content.operation.change()
    }

    /// Returns what the intent says of earlier attempts.
    pub(crate) fn past(&self) -> Past<String> {
        Past { attempts: self.0.content.uncertain, before: self.0.content.before.clone() }
    }

    /// Returns the intent with this knowledge.
    pub(crate) fn after(mut self, Past { attempts, before }: Past<String>) -> Self {
        let content = &mut Arc::make_mut(&mut self.0).content;
        (content.uncertain, content.before) = (attempts, before);
        self
    }

    /// Returns whether the entry of this id is one of another call. A program chooses the ids of its own calls.
    pub(crate) fn shares_id_with_another(&self, entry: &Entry) -> bool {
        let is_other = |stored: Self| {
            let (stored, own) = (&stored.0.content, &self.0.content);
            (&stored.path, &stored.method) != (&own.path, &own.method)
        };
        // Of an entry that has shrunk to a stub, the call is left.
        entry.id == *self.id() && (entry.call != self.call() || Self::from_entry(entry).is_ok_and(is_other))
    }

    pub(crate) fn has_body(&self) -> bool {
        self.0.body.is_some()
    }

    /// Returns the intent with these bytes, which can be those of another call.
    pub(crate) fn with_bytes(mut self, bytes: Bytes, other: &Self) -> Self {
        if let Bytes::Lent { with_id } = bytes {
            let parts = Arc::make_mut(&mut self.0);
            parts.body.clone_from(&other.0.body);
            parts.lent = with_id.then(|| other.id().request_id().clone());
        }
        self
    }

    /// Returns the call, or `None` if its body was withheld.
    pub(crate) fn to_call<B>(&self, gateway: &Gateway<Environment>) -> Result<Option<Call<B>>, CallError> {
        let Parts { id, lent, body: Some(body), content: Content { path, method, .. }, .. } = &*self.0 else {
            return Ok(None);
        };
        let call = gateway.post_again(path, body.clone(), lent.as_ref().unwrap_or_else(|| id.request_id()))?;
        let method = method.as_ref().and_then(|method| method.parse().ok());
        Ok(Some(match method {
            Some(method) => call.with_method(method),
            None => call,
        }))
    }
}

impl Content {
    fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings, numbers and lists serialize")
    }

    fn from_json(json: &str) -> Result<Self, JournalError> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }

        let unreadable = |error| JournalError::with_source(JournalErrorKind::Unreadable, error);
        let Version { version } = serde_json::from_str(json).map_err(unreadable)?;
        if version > VERSION {
            return Err(JournalError::new(JournalErrorKind::Newer));
        }
        serde_json::from_str(json).map_err(unreadable)
    }
}

impl fmt::Debug for Intent {
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
impl fmt::Display for Intent {
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
