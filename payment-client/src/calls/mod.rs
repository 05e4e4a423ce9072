//! The calls that change something, as data: the responses that belong to them, and how their effects are looked up.

mod cancel;
mod capture;
mod confirm;
mod create;
mod effect;
mod refund;
mod stored_amount;

use std::collections::BTreeSet;

use payment_gateway::{
    gateway::RequestId,
    response::{GatewayResponse, RefundResponse, RefundStatus, SessionId, SessionResponse, SessionStatus},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    cause::{Cause, CauseKind},
    machine::{Object, Rule, Status, View},
    reader::{Reader, Search, is_alive},
    run::{NotRead, Time},
    transport::Connection,
};

pub use cancel::CancelSession;
pub use capture::{CaptureCharge, Captured};
pub use confirm::ConfirmSession;
pub use create::CreateSession;
pub use effect::{Effect, Posted};
pub use refund::RefundPayment;

/// A call that changes something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum Known {
    Create(CreateSession),
    Confirm(ConfirmSession),
    Cancel(CancelSession),
    Capture(CaptureCharge),
    Refund(RefundPayment),
    /// A call whose effect is not known.
    Other {
        path: String,
    },
}

/// The key of all calls that change a session begins with this text, and ends with the id of the session.
const SESSION_KEY: &str = "session ";

/// What a look-up saw.
#[derive(Debug)]
pub struct Seen {
    pub view: View<String>,
    /// The objects that it saw.
    pub effects: Vec<Effect>,
    /// The reason why the gateway's responses do not show everything.
    pub incomplete: Option<Cause>,
}

/// The searches of a look-up that has not ended yet.
#[derive(Debug, Default)]
pub struct Searches {
    sessions: Search<SessionResponse>,
    refunds: Search<RefundResponse>,
}

impl Searches {
    /// Returns whether the next look-up begins a search.
    pub const fn are_new(&self) -> bool {
        self.sessions.is_new() && self.refunds.is_new()
    }
}

impl Seen {
    fn of_objects(objects: Vec<Object<String>>, effects: Vec<Effect>) -> Self {
        Self { view: View { objects, session: Status::Unknown, is_complete: true }, effects, incomplete: None }
    }

    /// Returns the object with one of these ids, or else the session that shows the end.
    pub fn effect(&self, ids: &BTreeSet<String>) -> Option<&Effect> {
        let with_id = self.effects.iter().find(|effect| effect.id().is_some_and(|id| ids.contains(id)));
        with_id.or_else(|| self.effects.iter().find(|effect| matches!(effect, Effect::Session(_))))
    }
}

impl Known {
    /// Returns the name of the call, for logs.
    pub fn name(&self) -> &str {
        match self {
            Self::Other { path } => path,
            known => known.kind(),
        }
    }

    /// Returns the kind of the call, for metrics.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Create(_) => "create",
            Self::Confirm(_) => "confirm",
            Self::Cancel(_) => "cancel",
            Self::Capture(_) => "capture",
            Self::Refund(_) => "refund",
            Self::Other { .. } => "other",
        }
    }

    /// Returns the rule by which the machine decides the call.
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Create(_) => Rule::CREATE,
            Self::Confirm(_) => Rule::CONFIRM,
            Self::Cancel(_) => Rule::CANCEL,
            Self::Capture(_) => Rule::CAPTURE,
            Self::Refund(_) => Rule::REFUND,
            Self::Other { .. } => Rule::ONCE,
        }
    }

    /// Returns the connection of the first attempt. The response to a create shows the reference, so any will do.
    pub const fn connection(&self) -> Connection {
        match self {
            Self::Create(_) => Connection::Kept,
            _ => Connection::Own,
        }
    }

    /// Returns the reference of a session or refund that is created.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Create(CreateSession { reference, .. }) | Self::Refund(RefundPayment { reference, .. }) => {
                Some(reference)
            }
            _ => None,
        }
    }

    /// Returns the id of a session that is changed or refunded.
    pub const fn session(&self) -> Option<&SessionId> {
        match self {
            Self::Confirm(ConfirmSession { session })
            | Self::Cancel(CancelSession { session })
            | Self::Capture(CaptureCharge { session, .. }) => Some(session),
            Self::Refund(RefundPayment { session, .. }) => session.as_ref(),
            Self::Create(_) | Self::Other { .. } => None,
        }
    }

    /// Returns what may happen once at a time, in each account.
    pub fn key(&self, id: &RequestId) -> String {
        let subject = match self {
            Self::Create(CreateSession { reference, .. }) | Self::Refund(RefundPayment { reference, .. }) => reference,
            Self::Confirm(ConfirmSession { session })
            | Self::Cancel(CancelSession { session })
            | Self::Capture(CaptureCharge { session, .. }) => return format!("{SESSION_KEY}{session}"),
            Self::Other { .. } => id.as_ref(),
        };
        format!("{} {subject}", self.kind())
    }

    /// Returns the request as far as it is compared. Without a reference of its own, each call is another one.
    pub fn compared(&self, id: &RequestId) -> String {
        match self {
            Self::Create(create) => create.compared(),
            Self::Refund(refund) => refund.compared(),
            _ => id.to_string(),
        }
    }

    /// Returns whether the response to an attempt belongs to it. `before` are the ids that were there before.
    pub fn accepts(&self, before: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        match (self, effect) {
            (Self::Create(create), Effect::Session(session)) => create.is_of(session),
            (Self::Confirm(confirm), Effect::Session(session)) => confirm.accepts(before, session),
            // A connection can deliver the response of an earlier call for the session. It shows another status.
            (Self::Cancel(cancel), Effect::Session(session)) => {
                session.id == cancel.session && session.status == SessionStatus::CANCELLED
            }
            (Self::Capture(capture), Effect::Captured(Captured::Response(response))) => {
                capture.accepts(before, response)
            }
            (Self::Refund(refund), Effect::Refund(response)) => refund.is_of(response),
            (Self::Other { .. }, Effect::Other(_)) => true,
            _ => false,
        }
    }

    /// Looks the effect up.
    pub async fn look_up(&self, reader: &Reader, time: Time, searches: &mut Searches) -> Result<Seen, NotRead> {
        let seen = match self {
            Self::Create(create) => create.look_up(reader, time, &mut searches.sessions).await,
            Self::Confirm(confirm) => confirm.look_up(reader, time).await,
            Self::Cancel(cancel) => cancel.look_up(reader, time).await,
            Self::Capture(capture) => capture.look_up(reader, time).await,
            Self::Refund(refund) => refund.look_up(reader, time, &mut searches.refunds).await,
            Self::Other { .. } => Ok(Seen { view: View::nothing(), effects: Vec::new(), incomplete: None }),
        };
        // The gateway responds, but not with something that can be read to its end.
        match seen {
            Err(NotRead { cause, .. })
                if matches!(cause.kind(), CauseKind::TooManyPages | CauseKind::RepeatedPage | CauseKind::TooLong) =>
            {
                Ok(Seen { view: View::nothing(), effects: Vec::new(), incomplete: Some(cause) })
            }
            seen => seen,
        }
    }

    /// Returns the ids that show an effect.
    pub fn ids(&self, effect: &Effect) -> BTreeSet<String> {
        match (self, effect) {
            (Self::Confirm(_), Effect::Session(session)) => confirm::ids_of_charges(session),
            (Self::Cancel(_) | Self::Other { .. }, _) => BTreeSet::new(),
            (_, effect) => effect.id().map(str::to_owned).into_iter().collect(),
        }
    }

    /// Returns whether an effect is of no use: a session that can no longer be paid, or a capture or refund that failed.
    pub fn has_failed(&self, effect: &Effect) -> bool {
        match (self, effect) {
            (Self::Create(_), Effect::Session(session)) => !is_alive(session),
            (_, Effect::Captured(captured)) => captured.has_failed(),
            (_, Effect::Refund(refund)) => has_failed(refund),
            _ => false,
        }
    }

    /// Returns the effect of which a journal has kept these ids and this status, or `None` if they are not enough.
    pub fn recorded(&self, ids: &BTreeSet<String>, status: Option<&str>) -> Option<Effect> {
        let id = ids.first().map(String::as_str);
        let session = |id: Option<&str>| read::<SessionResponse>(&json!({ "id": id?, "status": status? }));
        match self {
            Self::Create(_) => session(id).map(Effect::from),
            Self::Confirm(ConfirmSession { session: id }) | Self::Cancel(CancelSession { session: id }) => {
                session(Some(id.as_ref())).map(Effect::from)
            }
            Self::Refund(_) => read::<RefundResponse>(&json!({ "id": id?, "status": status? })).map(Effect::from),
            Self::Capture(CaptureCharge { session, .. }) => {
                let data = json!({ "id": id?, "paymentSessionId": session, "status": status });
                read(&data).map(|response| Captured::Response(Box::new(response)).into())
            }
            Self::Other { .. } => Some(Effect::Other(None)),
        }
    }

    /// Returns the effect as it is now, if the gateway shows at least what the journal has kept. `is_own` says that it is the
    /// effect of this call, and not what is in its way.
    pub async fn recall(&self, reader: &Reader, time: Time, ids: &BTreeSet<String>, is_own: bool) -> Option<Effect> {
        let effect: Effect = match self {
            Self::Create(_) => reader.get_fresh_session(&ids.first()?.parse().ok()?, time).await.ok()?.into(),
            Self::Confirm(ConfirmSession { session }) | Self::Cancel(CancelSession { session }) => {
                reader.get_fresh_session(session, time).await.ok()?.into()
            }
            Self::Refund(_) => reader.get_refund(&ids.first()?.parse().ok()?, time).await.ok()?.into(),
            Self::Capture(_) | Self::Other { .. } => return None,
        };
        let shows_it = match self {
            Self::Create(_) | Self::Refund(_) => !is_own || self.accepts(None, &effect),
            Self::Confirm(_) => {
                let has_charges = ids.is_subset(&self.ids(&effect));
                let moved = matches!(&effect, Effect::Session(session) if session_status(session) == Status::Moved);
                has_charges && (moved || !ids.is_empty())
            }
            _ => self.accepts(None, &effect),
        };
        shows_it.then_some(effect)
    }
}

fn has_failed(refund: &RefundResponse) -> bool {
    refund.status == RefundStatus::FAILED
}

/// Returns the state of a session, as far as a call that changes it needs to know.
fn session_status(session: &SessionResponse) -> Status {
    use SessionStatus::{CANCELLED, REQUIRE_CONFIRMATION, REQUIRE_PAYMENT_METHOD};
    match session.status.known() {
        Some(REQUIRE_CONFIRMATION | REQUIRE_PAYMENT_METHOD) => Status::Waits,
        Some(CANCELLED) => Status::Cancelled,
        Some(_) if is_alive(session) => Status::Moved,
        Some(_) => Status::Dead,
        None => Status::Unknown,
    }
}

/// Reads an object of which a journal has kept the id and the status.
fn read<A: GatewayResponse>(data: &Value) -> Option<A> {
    let body = json!({ "code": "00", "message": "Success", "data": data }).to_string();
    A::parse(200, body.as_bytes()).ok()
}
