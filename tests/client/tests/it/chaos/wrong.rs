//! Wrong shops, which the ledger must catch.

use std::time::Duration;

use payment_client::{Error, Policy, machine::Evidence};
use payment_sandbox::{Fault, Ledger, LookUp, Operation, Sandbox};
use payment_session::{
    Amount, Currency, NextStep,
    gateway::{Capture, RequestId},
    payment_session,
};

use super::{
    audit::{Belief, Books, audit},
    shop::{confirmation, open},
};
use crate::{
    orders::{id, payment},
    script::{client, policy},
};

/// Returns the policy of a client that has no time to send anything again.
fn impatient() -> Policy {
    policy().with_deadline(Duration::from_millis(100))
}

#[tokio::test]
async fn a_capture_that_is_repeated_with_a_new_id_captures_twice() {
    let ledger = Ledger::new();
    let fault = Fault::CutAfter.at(1).on(Operation::Capture);
    let sandbox = Sandbox::builder().fault(fault).ledger(&ledger).start().unwrap();
    let client = client(sandbox.base_url(), policy());
    let request = payment_session! {
        client_reference_id: "ORDER-1",
        amount: { value: 10000, currency: IDR },
        payment_method: { type: CARD },
        mode: API,
        redirect_url: { success_return_url: "https://shop.example/paid" },
        customer: { email: "customer@example.com" },
        auto_confirm: false,
    };
    let session = client.create(&request).await.unwrap();
    let confirmed = client.confirm(&session.id, &confirmation(&session)).await.unwrap();
    let NextStep::SendCustomer(page) = confirmed.next_step() else { panic!("{:?}", confirmed.next_step()) };
    open(page.as_ref()).await;

    let amount = Amount::new(4000.try_into().unwrap(), Currency::IDR);
    let capture = Capture { amount: Some(amount), ..Capture::new(false) };
    // Through `send`, the client does not know what the call is, and looks nothing up.
    let call = |id: &RequestId| client.gateway().capture(&session.id, &capture, id).unwrap();
    let first = client.send(call(&id(3))).await;
    assert!(matches!(first, Err(Error::Unknown { .. })), "{first:?}");
    let mut books = Books::new("ORDER-1".into());
    (books.create, books.confirm) = (Some(Belief::Happened), Some(Belief::Happened));
    (books.capture, books.captured) = (Some(Belief::Unknown), "4000");
    assert_eq!(audit(std::slice::from_ref(&books), &ledger), [""; 0]);

    // The mistake.
    client.send(call(&RequestId::random())).await.unwrap();
    books.capture = Some(Belief::Happened);
    assert_eq!(audit(&[books], &ledger).len(), 1);
}

#[tokio::test]
async fn a_new_reference_after_an_unknown_outcome_creates_twice() {
    let ledger = Ledger::new();
    let fault = Fault::HalfBody.at(1).on(Operation::Create);
    let lag = LookUp::Lags(Duration::from_secs(60));
    let sandbox = Sandbox::builder().fault(fault).look_up(lag).ledger(&ledger).start().unwrap();
    let client = client(sandbox.base_url(), impatient());
    let result = client.create(&payment("ORDER-1")).await;
    assert!(matches!(result, Err(Error::Unknown { .. })), "{result:?}");

    let mut books = Books::new("ORDER-1".into());
    books.create = Some(Belief::Unknown);
    assert_eq!(audit(std::slice::from_ref(&books), &ledger), [""; 0]);

    // The mistake.
    client.create(&payment("ORDER-1-AGAIN")).await.unwrap();
    books.references.push("ORDER-1-AGAIN".into());
    books.create = Some(Belief::Happened);
    assert_eq!(audit(&[books], &ledger).len(), 1);
}

#[tokio::test]
async fn an_empty_look_up_that_lagged_proves_nothing() {
    let ledger = Ledger::new();
    let fault = Fault::CutAfter.at(1).on(Operation::Create);
    let lag = LookUp::Lags(Duration::from_secs(60));
    let sandbox = Sandbox::builder().fault(fault).look_up(lag).ledger(&ledger).start().unwrap();
    let client = client(sandbox.base_url(), impatient());
    let Err(Error::Unknown { intent, .. }) = client.create(&payment("ORDER-1")).await else { panic!("it is known") };
    assert_eq!(client.resolve(&intent).await.unwrap(), Evidence::Absent);

    // The mistake: the shop believes that nothing happened.
    let books = Books::new("ORDER-1".into());
    assert_eq!(audit(std::slice::from_ref(&books), &ledger).len(), 1);

    // A shop that sends the same bytes and id again is right.
    let session = client.carry_out(&intent.typed::<payment_session::SessionResponse>().unwrap()).await;
    let books = match session {
        Ok(session) => Books { create: Some(Belief::Happened), session: Some(session.id.to_string()), ..books },
        Err(Error::Unknown { .. }) => Books { create: Some(Belief::Unknown), ..books },
        other => panic!("{other:?}"),
    };
    assert_eq!(audit(&[books], &ledger), [""; 0]);
}
