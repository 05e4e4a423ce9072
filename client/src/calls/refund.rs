//! The refund of a payment.

use std::collections::BTreeSet;

use futures_util::{FutureExt, future::BoxFuture};
use payment_session::response::{ApiError, GatewayResponse, RefundResponse, RefundStatus, SessionId};
use payment_session::{
    Checked, Refund,
    request::{ChargeId, ClientReferenceId},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    Effect, LookUp,
    change::{Change, Check, Subject, recorded},
    look_up::Searches,
    stored_amount::StoredAmount,
};
use crate::{
    machine::{Object, Rule},
    reader::Reader,
    run::Time,
    sender::Failed,
    transport::Connection,
};

/// Refunds a payment, or a part of it.
///
/// A refund is recognized by its reference: two refunds of the same amount differ in nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundPayment {
    /// As a string, because the request may not have checked it.
    reference: String,
    session: Option<SessionId>,
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
}

impl Change for RefundPayment {
    fn kind(&self) -> &'static str {
        "refund"
    }

    fn rule(&self) -> Rule {
        Rule::REFUND
    }

    fn connection(&self) -> Connection {
        Connection::Own
    }

    fn subject(&self) -> Subject<'_> {
        let amount = self.amount.as_ref().map(|StoredAmount { value, currency }| format!("{currency} {value}"));
        let text = |part: Option<&str>| part.unwrap_or("-").to_owned();
        let session = text(self.session.as_ref().map(AsRef::as_ref));
        let charge = text(self.charge.as_ref().map(AsRef::as_ref));
        let request = format!("{} {session} {charge}", text(amount.as_deref()));
        Subject::Reference { reference: &self.reference, session: self.session.as_ref(), request }
    }

    fn names_account(&self) -> bool {
        true
    }

    fn read(&self, status: u16, body: &[u8], _: Check) -> Result<Effect, ApiError> {
        RefundResponse::parse(status, body).map(Effect::from)
    }

    fn accepts(&self, _: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        matches!(effect, Effect::Refund(refund) if self.is_of(refund))
    }

    fn look_up<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        searches: &'a mut Searches,
    ) -> BoxFuture<'a, Result<LookUp, Failed>> {
        async move {
            let seen = |refunds: Vec<RefundResponse>| {
                let object = |refund: &RefundResponse| Object {
                    id: refund.id.to_string(),
                    fits: self.is_of(refund),
                    has_failed: has_failed(refund),
                };
                LookUp::of_objects(refunds.iter().map(object).collect(), refunds.into_iter().map(Into::into).collect())
            };
            // A callback is not signed, so its id only shows where to look.
            if let Some(id) = reader.callbacks.refund(&self.reference)
                && let Ok(refund) = reader.get_refund(&id, time).await
                && self.is_of(&refund)
            {
                return Ok(seen(vec![refund]));
            }
            reader
                .find_refunds(&self.reference(), time, &mut searches.refunds, |refund| self.is_of(refund))
                .await
                .map(seen)
        }
        .boxed()
    }

    fn ids(&self, effect: &Effect) -> BTreeSet<String> {
        effect.id().map(str::to_owned).into_iter().collect()
    }

    fn has_failed(&self, effect: &Effect) -> bool {
        matches!(effect, Effect::Refund(refund) if has_failed(refund))
    }

    fn recorded(&self, ids: &BTreeSet<String>, status: Option<&str>) -> Option<Effect> {
        recorded::<RefundResponse>(&json!({ "id": ids.first()?, "status": status? })).map(Effect::from)
    }

    fn recall<'a>(
        &'a self,
        reader: &'a Reader,
        time: Time,
        ids: &'a BTreeSet<String>,
    ) -> BoxFuture<'a, Option<Effect>> {
        async move { Some(reader.get_refund(&ids.first()?.parse().ok()?, time).await.ok()?.into()) }.boxed()
    }

    fn shows(&self, _: &BTreeSet<String>, effect: &Effect) -> bool {
        self.accepts(None, effect)
    }
}

fn has_failed(refund: &RefundResponse) -> bool {
    refund.status == RefundStatus::FAILED
}
