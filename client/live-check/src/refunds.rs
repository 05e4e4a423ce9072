//! Sequences of requests about refunds. They refund parts of payments that the gateway's sandbox simulates.

use std::collections::BTreeSet;

use payment_session::{
    Amount, Currency, Refund,
    gateway::RequestId,
    payment_refund,
    request::RefundReason,
    response::{ChargeId, SessionResponse},
};

use crate::{
    judgement::Judgement,
    money::{AskResult, rejection},
    run::Run,
};

const NOT_PAID: &str = "the simulated payment did not arrive";

/// Sends a refund twice, with the same reference and request id.
pub fn repeat_refund(run: &mut Run<'_>) -> AskResult {
    let Some(session) = run.pay()? else { return Ok(Judgement::inconclusive(NOT_PAID)) };
    let refund = part_of(run, &session);
    let id = RequestId::random();
    let first = run.refund(&refund, &id)?;
    let second = run.refund(&refund, &id);
    let reference: &str = refund.client_reference_id.as_ref();
    let listed = run.list_refunds()?.items;
    let ids: BTreeSet<_> = listed
        .into_iter()
        .filter(|listed| listed.client_reference_id.as_deref() == Some(reference))
        .chain([first])
        .chain(second.as_ref().ok().cloned())
        .map(|refund| refund.id.to_string())
        .collect();
    match second {
        _ if ids.len() > 1 => Ok(Judgement::refuted(format!("there are {} refunds", ids.len()))),
        Ok(_) => Ok(Judgement::confirmed("the response had the first refund")),
        Err(error) => rejection(error, &["clientReferenceId", "X-REQUEST-ID"], Judgement::confirmed),
    }
}

/// Sends a refund with the ids of the session and of its charge, after one with that of the session only.
pub fn both_targets(run: &mut Run<'_>) -> AskResult {
    let Some(session) = run.pay()? else { return Ok(Judgement::inconclusive(NOT_PAID)) };
    let Some(charge): Option<ChargeId> = session.charge_details.iter().find_map(|charge| charge.id.clone()) else {
        return Ok(Judgement::inconclusive("the charge has no id"));
    };
    let control = part_of(run, &session);
    run.refund(&control, &RequestId::random())?;
    let reference = run.context().reference.parse().expect("the reference is valid");
    let refund = payment_refund! {
        #![allow(refund_target, reason = "this is the question")]
        client_reference_id: reference,
        payment_session_id: session.id,
        charge_id: charge,
        amount: { value: "1", currency: IDR },
        reason: OTHERS,
    };
    match run.refund(&refund, &RequestId::random()) {
        Ok(_) => Ok(Judgement::refuted("the refund was accepted")),
        Err(error) => rejection(error, &["paymentSessionId", "chargeId"], Judgement::confirmed),
    }
}

/// Returns a refund of one rupiah.
fn part_of(run: &mut Run<'_>, session: &SessionResponse) -> payment_session::Checked<Refund> {
    let reference = run.context().reference.parse().expect("the reference is valid");
    let rupiah = Amount::new(1.try_into().expect("an amount"), Currency::IDR);
    Refund::part(session, reference, RefundReason::OTHERS, rupiah).expect("an amount of a refund")
}
