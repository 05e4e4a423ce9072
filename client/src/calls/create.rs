//! The creation of a session.

use std::collections::BTreeSet;

use futures_util::{FutureExt, future::BoxFuture};
use payment_session::response::{ApiError, Money, Open, SessionResponse};
use payment_session::{ClientReferenceId, PaymentRequest, PaymentType};
use serde::{Deserialize, Serialize};

use super::{
    Effect, LookUp,
    change::{Change, Check, Subject, recalled_session, recorded_session},
    look_up::Searches,
    stored_amount::StoredAmount,
};
use crate::{
    machine::{Object, Rule},
    reader::{Reader, is_alive},
    run::Time,
    sender::Failed,
    transport::Connection,
};

/// Creates the session of an order.
///
/// A session is compared with the order by what both have. The reference is always known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateSession {
    /// As a string, because the request may not have checked it.
    reference: String,
    total: Total,
    /// `None` if the request has an unchecked one.
    payment_type: Option<PaymentType>,
}

/// The amount of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Total {
    Of(StoredAmount),
    /// The customer decides.
    Open,
    /// The request has an unchecked field that cannot be read as an amount.
    Unknown,
}

impl CreateSession {
    /// Returns the creation of the session that a request is for.
    pub fn of(request: &impl PaymentRequest) -> Self {
        let session = request.as_session();
        let unchecked_amount = session.other.get("amount").map(|json| serde_json::to_string(json).unwrap_or_default());
        let total = match (&session.amount, unchecked_amount) {
            (Some(amount), _) => Total::Of(StoredAmount::of(amount)),
            (None, Some(json)) => Total::of_json(&json),
            (None, None) => Total::Open,
        };
        let has_unchecked_type = session.payment_type.is_none() && session.other.get("paymentType").is_some();
        let payment_type = (!has_unchecked_type).then(|| session.payment_type.unwrap_or(PaymentType::SINGLE));
        Self { reference: session.client_reference_id.to_string(), total, payment_type }
    }

    fn reference(&self) -> ClientReferenceId {
        ClientReferenceId::new_unchecked(self.reference.clone().into())
    }

    /// Returns whether the session can be that of the order.
    fn is_of(&self, session: &SessionResponse) -> bool {
        let is_of_type = match (&self.payment_type, &session.payment_type) {
            (Some(expected), Some(Open::Known(payment_type))) => expected == payment_type,
            (Some(_), Some(Open::Other(_))) => false,
            _ => true,
        };
        session.client_reference_id.as_deref() == Some(&*self.reference)
            && session.amount.as_ref().is_none_or(|amount| self.total.can_be(amount))
            && is_of_type
    }
}

impl Change for CreateSession {
    fn kind(&self) -> &'static str {
        "create"
    }

    fn rule(&self) -> Rule {
        Rule::CREATE
    }

    /// The response shows the reference, so any connection will do.
    fn connection(&self) -> Connection {
        Connection::Kept
    }

    fn subject(&self) -> Subject<'_> {
        let total = match &self.total {
            Total::Of(StoredAmount { value, currency }) => format!("{currency} {value}"),
            Total::Open => "open".to_owned(),
            Total::Unknown => "unknown".to_owned(),
        };
        let request = format!("{} {total}", self.payment_type.as_ref().map_or("unknown", PaymentType::as_str));
        Subject::Reference { reference: &self.reference, session: None, request }
    }

    fn names_account(&self) -> bool {
        false
    }

    fn read(&self, status: u16, body: &[u8], _: Check) -> Result<Effect, ApiError> {
        SessionResponse::parse(status, body).map(Effect::from)
    }

    fn accepts(&self, _: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        matches!(effect, Effect::Session(session) if self.is_of(session))
    }

    fn look_up<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        searches: &'a mut Searches,
    ) -> BoxFuture<'a, Result<LookUp, Failed>> {
        async move {
            let is_enough = |session: &SessionResponse| self.is_of(session) && is_alive(session);
            let mut sessions = reader.find_all(&self.reference(), time, &mut searches.sessions, is_enough).await?;
            // One that is paid or can be paid matters most.
            sessions.sort_by_key(|session| !is_alive(session));
            let object = |session: &SessionResponse| Object {
                id: session.id.to_string(),
                fits: self.is_of(session),
                has_failed: !is_alive(session),
            };
            Ok(LookUp::of_objects(
                sessions.iter().map(object).collect(),
                sessions.iter().cloned().map(Into::into).collect(),
            ))
        }
        .boxed()
    }

    fn ids(&self, effect: &Effect) -> BTreeSet<String> {
        effect.id().map(str::to_owned).into_iter().collect()
    }

    fn has_failed(&self, effect: &Effect) -> bool {
        matches!(effect, Effect::Session(session) if !is_alive(session))
    }

    fn recorded(&self, ids: &BTreeSet<String>, status: Option<&str>) -> Option<Effect> {
        recorded_session(ids.first()?, status)
    }

    fn recall<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        ids: &'a BTreeSet<String>,
    ) -> BoxFuture<'a, Option<Effect>> {
        async move { recalled_session(reader, time, &ids.first()?.parse().ok()?).await }.boxed()
    }

    fn shows(&self, _: &BTreeSet<String>, effect: &Effect) -> bool {
        self.accepts(None, effect)
    }
}

impl Total {
    fn of_json(json: &str) -> Self {
        #[derive(Deserialize)]
        struct Written<'a> {
            #[serde(borrow)]
            value: &'a serde_json::value::RawValue,
            currency: String,
        }

        let number = |value: &str| serde_json::from_str::<serde_json::Number>(value.trim_matches('"'));
        match serde_json::from_str::<Written<'_>>(json) {
            Ok(Written { value, currency }) if number(value.get()).is_ok() => {
                Self::Of(StoredAmount { value: value.get().trim_matches('"').to_owned(), currency })
            }
            _ => Self::Unknown,
        }
    }

    /// Returns whether the amount of a session can be this one. The gateway shows 0 for an amount that it does not know,
    /// also for an order with a fixed one.
    fn can_be(&self, amount: &Money) -> bool {
        if amount.value.is_zero() {
            return true;
        }
        match self {
            Self::Of(expected) => expected.is(amount),
            Self::Open => false,
            Self::Unknown => true,
        }
    }
}
