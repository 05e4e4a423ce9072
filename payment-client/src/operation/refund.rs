//! The refund of a payment.

use payment_core::{
    Checked, Refund,
    gateway::Server,
    request::{ChargeId, ClientReferenceId},
    response::{RefundResponse, SessionId},
};
use serde::{Deserialize, Serialize};

use super::{AnyOperation, Conflict, Operation, Shown, stored_amount::StoredAmount};
use crate::{
    machine::{Evidence, Machine},
    policy::Trust,
    reader::{NotRead, Reader, Time},
};

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

    /// Returns whether the refund of a response can be this one: it has the reference, and nothing else differs.
    fn is_of(&self, refund: &RefundResponse) -> bool {
        fn may_equal<T: PartialEq>(own: Option<&T>, other: Option<&T>) -> bool {
            own.zip(other).is_none_or(|(own, other)| own == other)
        }

        refund.client_reference_id.as_deref() == Some(&*self.reference)
            && may_equal(self.session.as_ref(), refund.payment_session_id.as_ref())
            && may_equal(self.charge.as_ref(), refund.charge_id.as_ref())
            && self.amount.as_ref().zip(refund.amount.as_ref()).is_none_or(|(own, amount)| own.is(amount))
    }

    /// Chooses between all refunds with the reference.
    fn judge(&self, refunds: Vec<RefundResponse>) -> Evidence<RefundResponse> {
        match refunds.into_iter().min_by_key(|refund| !self.is_of(refund)) {
            Some(refund) if self.is_of(&refund) => Evidence::Done(refund),
            Some(refund) => Evidence::Conflict(refund),
            None => Evidence::Absent,
        }
    }
}

impl Operation for RefundPayment {
    type Response = RefundResponse;
    type Output = Box<RefundResponse>;
    type Seen = RefundResponse;

    const LOOKS_FIRST: bool = true;

    fn machine(_: Trust) -> Machine {
        Machine::refund()
    }

    fn describe(&self) -> AnyOperation {
        AnyOperation::Refund(self.clone())
    }

    fn of(stored: &AnyOperation) -> Option<Self> {
        match stored {
            AnyOperation::Refund(operation) => Some(operation.clone()),
            _ => None,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    fn accept(&self, refund: RefundResponse) -> Option<Self::Output> {
        self.is_of(&refund).then(|| Box::new(refund))
    }

    fn found(&self, refund: RefundResponse) -> Option<Self::Output> {
        Some(Box::new(refund))
    }

    async fn recall<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
        shown: &Shown,
    ) -> Result<Option<Self::Output>, NotRead> {
        let Some(Ok(id)) = shown.id.as_deref().map(str::parse) else { return Ok(None) };
        reader.get_refund(&id, time).await.map(|refund| self.found(refund))
    }

    fn conflict(&self, refund: RefundResponse) -> Conflict {
        Conflict::Refund(Box::new(refund))
    }

    fn shown(refund: &Self::Output) -> Shown {
        Shown { id: Some(refund.id.to_string()), status: Some(refund.status.to_string()) }
    }

    async fn look_up<S: Server + Send + Sync>(
        &self,
        reader: &Reader<S>,
        time: Time,
    ) -> Result<Evidence<RefundResponse>, NotRead> {
        // A callback is not signed, so its id only shows where to look.
        if let Some(id) = reader.observed.refund(&self.reference)
            && let Ok(refund) = reader.get_refund(&id, time).await
            && self.is_of(&refund)
        {
            return Ok(Evidence::Done(refund));
        }
        let refunds = reader.find_refunds(&self.reference(), time, |refund| self.is_of(refund)).await;
        refunds.map(|refunds| self.judge(refunds))
    }
}
