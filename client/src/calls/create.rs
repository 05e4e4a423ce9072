//! The creation of a session.

use payment_session::response::{Money, Open, SessionResponse};
use payment_session::{ClientReferenceId, PaymentRequest, PaymentType};
use serde::{Deserialize, Serialize};

use super::{LookUp, Searches, stored_amount::StoredAmount};
use crate::{
    machine::Object,
    reader::{Reader, is_alive},
    repeat::Time,
    sender::FailedAttempt,
};

/// Creates the session of an order.
///
/// A session is compared with the order by what both have. The reference is always known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateSession {
    /// As a string, because the request may not have checked it.
    pub reference: String,
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

    /// Returns the request, as far as it is compared.
    pub fn compared(&self) -> String {
        let total = match &self.total {
            Total::Of(StoredAmount { value, currency }) => format!("{currency} {value}"),
            Total::Open => "open".to_owned(),
            Total::Unknown => "unknown".to_owned(),
        };
        format!("{} {total}", self.payment_type.as_ref().map_or("unknown", PaymentType::as_str))
    }

    pub async fn look_up(&self, reader: &Reader, time: Time, searches: &mut Searches) -> Result<LookUp, FailedAttempt> {
        let is_enough = |session: &SessionResponse| self.is_of(session) && is_alive(session);
        let mut sessions = reader.find_all(&self.reference(), time, &mut searches.sessions, is_enough).await?;
        // One that is paid or can be paid matters most.
        sessions.sort_by_key(|session| !is_alive(session));
        Ok(LookUp::of_objects(sessions, |session| Object {
            id: session.id.to_string(),
            fits: self.is_of(session),
            has_failed: !is_alive(session),
        }))
    }

    /// Returns whether the session can be that of the order.
    pub fn is_of(&self, session: &SessionResponse) -> bool {
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

impl Total {
    fn of_json(json: &str) -> Self {
        #[derive(Deserialize)]
        struct AmountJson<'a> {
            #[serde(borrow)]
            value: &'a serde_json::value::RawValue,
            currency: String,
        }

        let number = |value: &str| serde_json::from_str::<serde_json::Number>(value.trim_matches('"'));
        match serde_json::from_str::<AmountJson<'_>>(json) {
            Ok(AmountJson { value, currency }) if number(value.get()).is_ok() => {
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
