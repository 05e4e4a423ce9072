//! A call that changes something, as a value.

use std::{collections::BTreeSet, fmt, sync::Arc};

use payment_session::{
    gateway::{Call, CallError, Environment, Gateway, RequestId, SubMerchantId},
    response::SessionId,
};
use serde::{Deserialize, Serialize};

use crate::{
    calls::CallData,
    journal::{ErrorCode, IntentId, JournalError, JournalErrorKind, Row},
    machine::Past,
};

/// The version of the contents of rows.
const VERSION: u32 = 1;

/// A call that changes something, before and after it is sent.
///
/// Methods of the client such as [`intend_create`](crate::Client::intend_create) return one, and
/// [`carry_out`](crate::Client::carry_out) sends it. An intent is carried out at most once, by whatever process: its id is
/// that of its requests.
///
/// Its [row](Self::row) is what a journal keeps of it. Bodies with card data or tokens are
/// [withheld](Self::is_withheld) from it. Other bodies contain personal data.
///
/// # Examples
///
/// A shop writes the row in the transaction that stores the order, as `plan` of `payment-journal` does, and carries the
/// call out afterwards. After a crash, [`recover`](crate::Client::recover) does so:
///
/// ```
/// use payment_client::{Client, Intent, journal::MemoryJournal};
/// use payment_session::PaymentSession;
///
/// # fn plan(client: &Client, journal: &MemoryJournal, order: &PaymentSession) -> Result<(), Box<dyn std::error::Error>> {
/// let intent = client.intend_create(order);
/// journal.plan(&intent.row())?;
/// assert_eq!(Intent::from_row(&intent.row())?.id(), intent.id());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[must_use = "an intent does nothing until it is carried out"]
pub struct Intent(Arc<IntentFields>);

#[derive(Clone, PartialEq, Eq)]
struct IntentFields {
    id: IntentId,
    scope: String,
    account: Option<SubMerchantId>,
    /// Also a body that must not be stored, in the process that created the intent.
    body: Option<Vec<u8>>,
    content: Content,
}

/// The part of an intent that only this crate reads.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    version: u32,
    operation: CallData,
    path: String,
    is_withheld: bool,
    /// The number of attempts that may have been carried out.
    uncertain: u8,
    /// The ids of the objects that were there before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<BTreeSet<String>>,
    /// The rejection of the only attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rejected: Option<ErrorCode>,
}

impl Intent {
    /// Creates the intent of a call for this server and merchant, whose URLs begin with `base_url`.
    pub(crate) fn new<B>(
        data: CallData,
        call: Call<B>,
        is_withheld: bool,
        id: RequestId,
        (scope, base_url): (&str, &str),
    ) -> Self {
        let request = call.into_request();
        let account = request.headers().get("x-submerchant-id").and_then(|account| account.to_str().ok()?.parse().ok());
        let content = Content {
            version: VERSION,
            operation: data,
            // A call for another server has no path here, and cannot be sent.
            path: request.uri().to_string().strip_prefix(base_url).unwrap_or_default().to_owned(),
            is_withheld,
            uncertain: 0,
            before: None,
            rejected: None,
        };
        let body = Some(request.into_body());
        Self(Arc::new(IntentFields { id: id.into(), scope: scope.to_owned(), account, body, content }))
    }

    /// Returns the intent of a row.
    ///
    /// # Errors
    ///
    /// Returns an error if the row cannot be read, or if a later version of this crate wrote it.
    pub fn from_row(row: &Row) -> Result<Self, JournalError> {
        let account = row.account.as_deref().map(str::parse).transpose();
        Ok(Self(Arc::new(IntentFields {
            id: row.id.clone(),
            scope: row.scope.clone(),
            account: account.map_err(|error| JournalError::with_source(JournalErrorKind::Unreadable, error))?,
            body: row.body.clone(),
            content: Content::from_json(&row.content)?,
        })))
    }

    /// Returns the row of a journal, for example to write it in the transaction in which the order is written.
    pub fn row(&self) -> Row {
        let IntentFields { id, scope, account, body, content, .. } = &*self.0;
        Row {
            id: id.clone(),
            scope: scope.clone(),
            account: account.as_ref().map(ToString::to_string),
            key: self.data().key(),
            request: self.data().compared().unwrap_or_else(|| id.to_string()),
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

    /// Returns the name of the call: `create`, `confirm`, `cancel`, `capture` or `refund`.
    pub fn call(&self) -> &'static str {
        self.data().spec().name
    }

    /// Returns the reference of a session or refund that is created.
    pub fn reference(&self) -> Option<&str> {
        self.data().reference()
    }

    /// Returns the session of a call that changes one.
    pub fn session_id(&self) -> Option<&SessionId> {
        self.data().session()
    }

    /// Returns the sub-account for which the call is made.
    pub fn sub_merchant(&self) -> Option<&SubMerchantId> {
        self.0.account.as_ref()
    }

    /// Returns whether the bytes of the request are withheld from journals.
    ///
    /// After a crash, such a call is not sent. If it may have been sent, it is looked up. A create that a late look-up does not
    /// show has not happened then: create the session again, with the same reference.
    pub fn is_withheld(&self) -> bool {
        self.0.content.is_withheld
    }

    /// Returns whether the call was sent and may have been carried out already, so that it is looked up first.
    pub fn is_in_doubt(&self) -> bool {
        self.0.content.uncertain > 0 || self.0.content.rejected.is_some()
    }

    /// Returns the intent of a call that may have been carried out already.
    pub(crate) fn in_doubt(self) -> Self {
        let past = self.past();
        self.after(Past { attempts: past.attempts.max(1), ..past })
    }

    pub(crate) fn scope(&self) -> &str {
        &self.0.scope
    }

    pub(crate) fn data(&self) -> &CallData {
        &self.0.content.operation
    }

    /// Returns what the intent says of earlier attempts.
    pub(crate) fn past(&self) -> Past<String> {
        let Content { uncertain, before, rejected, .. } = &self.0.content;
        Past { attempts: *uncertain, before: before.clone(), is_rejected: rejected.is_some() }
    }

    /// Returns the rejection of the only attempt.
    pub(crate) fn rejection(&self) -> Option<&ErrorCode> {
        self.0.content.rejected.as_ref()
    }

    /// Returns the intent with the rejection of its only attempt.
    pub(crate) fn rejected(mut self, error: ErrorCode) -> Self {
        Arc::make_mut(&mut self.0).content.rejected = Some(error);
        self
    }

    /// Returns the intent with this knowledge.
    pub(crate) fn after(mut self, Past { attempts, before, is_rejected }: Past<String>) -> Self {
        let content = &mut Arc::make_mut(&mut self.0).content;
        (content.uncertain, content.before) = (attempts, before);
        content.rejected.take_if(|_| !is_rejected);
        self
    }

    pub(crate) fn has_body(&self) -> bool {
        self.0.body.is_some()
    }

    /// Returns the intent with the bytes that this process still has of the same one.
    pub(crate) fn with_body_of(mut self, own: &Self) -> Self {
        if self.0.body.is_none() && self.id() == own.id() {
            Arc::make_mut(&mut self.0).body.clone_from(&own.0.body);
        }
        self
    }

    /// Returns the call, or `None` if its body was withheld.
    pub(crate) fn to_call<B>(&self, gateway: &Gateway<Environment>) -> Result<Option<Call<B>>, CallError> {
        let IntentFields { id, body, content: Content { path, .. }, .. } = &*self.0;
        body.as_ref().map(|body| gateway.post_again(path, body.clone(), id.request_id())).transpose()
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
