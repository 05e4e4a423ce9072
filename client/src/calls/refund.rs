//! The refund of a payment.

use payment_session::response::{RefundResponse, RefundStatus, SessionId};
use payment_session::{
    Checked, Refund,
    request::{ChargeId, ClientReferenceId},
};
use serde::{Deserialize, Serialize};

use super::{LookUp, Searches, stored_amount::StoredAmount};
use crate::{machine::Object, reader::Reader, repeat::Time, sender::FailedAttempt};

/// Refunds a payment, or a part of it.
///
/// A refund is recognized by its reference: two refunds of the same amount differ in nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundPayment {
    /// As a string, because the request may not have checked it.
    pub reference: String,
    pub session: Option<SessionId>,
    charge: Option<ChargeId>,
    /// `None` if the gateway knows how much it is.
    amount: Option<StoredAmount>,
}

impl RefundPayment {
    pub fn of(refund: &Checked<Refund>) -> Self {
        let is_full = refund.is_full_amount == Some(true);
        Self {
            reference: refund.client_reference_id.to_string(),
            session: refund.payment_session_id.clone(),
            charge: refund.charge_id.clone(),
            amount: refund.amount.as_ref().filter(|_| !is_full).map(StoredAmount::of_refund),
        }
    }

    fn reference(&self) -> ClientReferenceId {
        ClientReferenceId::new_unchecked(self.reference.clone().into())
    }

    /// Returns the request, as far as it is compared.
    pub fn compared(&self) -> String {
        let amount = self.amount.as_ref().map(|StoredAmount { value, currency }| format!("{currency} {value}"));
        let text = |field: Option<&str>| field.unwrap_or("-").to_owned();
        let session = text(self.session.as_ref().map(AsRef::as_ref));
        let charge = text(self.charge.as_ref().map(AsRef::as_ref));
        format!("{} {session} {charge}", text(amount.as_deref()))
    }

    pub async fn look_up(&self, reader: &Reader, time: Time, searches: &mut Searches) -> Result<LookUp, FailedAttempt> {
        // A callback is not signed, so its id only shows where to look.
        let announced = match reader.callbacks.refund(&self.reference) {
            Some(id) => reader.get_refund(&id, time).await.ok().filter(|refund| self.is_of(refund)),
            None => None,
        };
        let refunds = match announced {
            Some(refund) => vec![refund],
            None => {
                let search = &mut searches.refunds;
                reader.find_refunds(&self.reference(), time, search, |refund| self.is_of(refund)).await?
            }
        };
        Ok(LookUp::of_objects(refunds, |refund| Object {
            id: refund.id.to_string(),
            fits: self.is_of(refund),
            has_failed: refund.status == RefundStatus::FAILED,
        }))
    }

    /// Returns whether the refund of a response can be this one: it has the reference, and nothing else differs.
    pub fn is_of(&self, refund: &RefundResponse) -> bool {
        fn may_equal<T: PartialEq>(own: Option<&T>, other: Option<&T>) -> bool {
            own.zip(other).is_none_or(|(own, other)| own == other)
        }

        refund.client_reference_id.as_deref() == Some(&*self.reference)
            && may_equal(self.session.as_ref(), refund.payment_session_id.as_ref())
            && may_equal(self.charge.as_ref(), refund.charge_id.as_ref())
            && self.amount.as_ref().zip(refund.amount.as_ref()).is_none_or(|(own, amount)| own.is(amount))
    }
}
