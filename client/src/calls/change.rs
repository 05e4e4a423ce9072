//! The questions that a call answers: what differs between calls is here, and each call has its answers in its own file.

use std::collections::BTreeSet;

use futures_util::future::BoxFuture;
use payment_session::{
    gateway::RequestId,
    response::{ApiError, GatewayResponse, SessionId, SessionResponse, SessionStatus},
};
use serde_json::{Value, json};

use super::{Effect, LookUp, look_up::Searches};
use crate::{
    machine::{Rule, Status},
    reader::{Reader, is_alive},
    run::Time,
    sender::Failed,
    transport::Connection,
};

/// Checks the response to a call that this crate does not know.
pub type Check = fn(u16, &[u8]) -> Result<(), ApiError>;

/// A call that changes something.
pub trait Change: Sync {
    /// Returns the kind of the call, for metrics.
    fn kind(&self) -> &'static str;

    /// Returns the name of the call, for people.
    fn name(&self) -> &str {
        self.kind()
    }

    /// Returns the rule by which the machine decides the call.
    fn rule(&self) -> Rule;

    /// Returns the connection of the first attempt.
    fn connection(&self) -> Connection;

    /// Returns the subject of the call, by which calls know each other.
    fn subject(&self) -> Subject<'_>;

    /// Returns whether the body can name a bank account, so that it is not in the journal while the gateway may have it.
    fn names_account(&self) -> bool;

    /// Reads the response to an attempt. `check` checks that of a call that this crate does not know.
    fn read(&self, status: u16, body: &[u8], check: Check) -> Result<Effect, ApiError>;

    /// Returns whether the response to an attempt belongs to it. `before` are the ids that were there before.
    fn accepts(&self, before: Option<&BTreeSet<String>>, effect: &Effect) -> bool;

    /// Looks the effect up.
    fn look_up<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        searches: &'a mut Searches,
    ) -> BoxFuture<'a, Result<LookUp, Failed>>;

    /// Returns the ids that show an effect.
    fn ids(&self, effect: &Effect) -> BTreeSet<String>;

    /// Returns whether an effect is of no use: a session that can no longer be paid, or a capture or refund that failed.
    fn has_failed(&self, effect: &Effect) -> bool;

    /// Returns the effect of which a journal has kept these ids and this status, or `None` if they are not enough.
    fn recorded(&self, ids: &BTreeSet<String>, status: Option<&str>) -> Option<Effect>;

    /// Returns the object with these ids as it is now, or `None` if it cannot be read.
    fn recall<'a>(&'a self, reader: &'a Reader, time: Time, ids: &'a BTreeSet<String>)
    -> BoxFuture<'a, Option<Effect>>;

    /// Returns whether an object that was recalled shows at least what the journal has kept of this call.
    fn shows(&self, ids: &BTreeSet<String>, effect: &Effect) -> bool;
}

/// What a call is about.
#[derive(Debug)]
pub enum Subject<'a> {
    /// An object that is created with this reference. Calls with equal requests are one.
    Reference {
        reference: &'a str,
        /// The session that is refunded.
        session: Option<&'a SessionId>,
        /// The request, as far as it is compared.
        request: String,
    },
    /// A session that is changed, in whatever way. Each call is another one.
    Session(&'a SessionId),
    /// Nothing that another call is about.
    Nothing,
}

impl dyn Change + '_ {
    /// Returns the reference of a session or refund that is created.
    pub fn reference(&self) -> Option<&str> {
        match self.subject() {
            Subject::Reference { reference, .. } => Some(reference),
            Subject::Session(_) | Subject::Nothing => None,
        }
    }

    /// Returns the id of a session that is changed or refunded.
    pub fn session(&self) -> Option<&SessionId> {
        match self.subject() {
            Subject::Reference { session, .. } => session,
            Subject::Session(session) => Some(session),
            Subject::Nothing => None,
        }
    }

    /// Returns what may happen once at a time, in each account. `id` is that of the intent.
    ///
    /// All calls that change a session have one key. Otherwise, they would run next to each other, and each could take the
    /// effect of another for its own. Keys are stored, so another spelling would not see the rows that are there.
    pub fn key(&self, id: &RequestId) -> String {
        match self.subject() {
            Subject::Reference { reference, .. } => format!("{} {reference}", self.kind()),
            Subject::Session(session) => format!("session {session}"),
            Subject::Nothing => format!("{} {id}", self.kind()),
        }
    }

    /// Returns the request as far as it is compared.
    pub fn compared(&self, id: &RequestId) -> String {
        match self.subject() {
            Subject::Reference { request, .. } => request,
            Subject::Session(_) | Subject::Nothing => id.to_string(),
        }
    }
}

/// Returns the state of a session, as far as a call that changes it needs to know.
pub fn session_status(session: &SessionResponse) -> Status {
    use SessionStatus::{CANCELLED, REQUIRE_CONFIRMATION, REQUIRE_PAYMENT_METHOD};
    match session.status.known() {
        Some(REQUIRE_CONFIRMATION | REQUIRE_PAYMENT_METHOD) => Status::Waits,
        Some(CANCELLED) => Status::Cancelled,
        Some(_) if is_alive(session) => Status::Moved,
        Some(_) => Status::Dead,
        None => Status::Unknown,
    }
}

/// Returns the session as it is now, or `None` if it cannot be read.
pub async fn recalled_session(reader: &Reader, time: Time, session: &SessionId) -> Option<Effect> {
    reader.get_fresh_session(session, time).await.ok().map(Effect::from)
}

/// Returns the session of which a journal has kept the id and the status.
pub fn recorded_session(id: &str, status: Option<&str>) -> Option<Effect> {
    recorded::<SessionResponse>(&json!({ "id": id, "status": status? })).map(Effect::from)
}

/// Reads an object of which a journal has kept the id and the status.
pub fn recorded<A: GatewayResponse>(data: &Value) -> Option<A> {
    let body = json!({ "code": "00", "message": "Success", "data": data }).to_string();
    A::parse(200, body.as_bytes()).ok()
}
