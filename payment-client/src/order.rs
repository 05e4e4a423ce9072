//! The order that a request is for, as an outbox stores it.

use std::borrow::Cow;

use payment_core::{
    Amount, ClientReferenceId, Currency, Invalid, PaymentRequest, PaymentType,
    response::{self, SessionResponse},
};
use serde::{Deserialize, Serialize};

/// The fields by which a session is compared with the order that it pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Order(response::Order);

/// An order as it is stored. Its amount is a string, because an internally tagged enum cannot hold exact numbers.
#[derive(Serialize, Deserialize)]
struct Stored {
    reference: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<StoredAmount>,
    payment_type: PaymentType,
}

#[derive(Serialize, Deserialize)]
struct StoredAmount {
    value: String,
    currency: Currency,
}

impl Order {
    /// Returns the order that a request is for, or `None` if unchecked fields have replaced those of the order.
    pub fn of(request: &impl PaymentRequest) -> Option<Self> {
        let session = request.as_session();
        let is_checked =
            ["clientReferenceId", "amount", "paymentType"].iter().all(|name| session.other.get(name).is_none());
        is_checked.then(|| Self(response::Order::of(&*session)))
    }

    pub const fn reference(&self) -> &ClientReferenceId {
        &self.0.client_reference_id
    }

    /// Returns whether the session is for this order.
    pub fn is_of(&self, session: &SessionResponse) -> bool {
        self.0.differences(session).is_empty()
    }
}

impl TryFrom<Stored> for Order {
    type Error = Invalid;

    fn try_from(stored: Stored) -> Result<Self, Invalid> {
        // The reference can be one that the request did not check.
        let reference = ClientReferenceId::new_unchecked(Cow::Owned(stored.reference));
        let mut order = response::Order::open(reference);
        if let Some(StoredAmount { value, currency }) = stored.amount {
            order.amount = Some(Amount::new(value.parse()?, currency));
        }
        order.payment_type = stored.payment_type;
        Ok(Self(order))
    }
}

impl From<Order> for Stored {
    fn from(Order(order): Order) -> Self {
        let stored = |amount: Amount| StoredAmount { value: amount.value.to_string(), currency: amount.currency };
        Self {
            reference: order.client_reference_id.to_string(),
            amount: order.amount.map(stored),
            payment_type: order.payment_type,
        }
    }
}
