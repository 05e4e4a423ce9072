//! Refunds under faults, compared with the ledger of the sandbox.

use payment_client::{Client, Effect, Error, machine::Evidence};
use payment_sandbox::{Fault, Ledger, Operation, Sandbox};
use payment_session::{
    Amount, Checked, Currency, Refund,
    gateway::{SimulatedStatus, Simulation, TestEnvironment},
    request::RefundReason,
    response::SessionId,
};

use crate::{
    orders::payment,
    script::{client, policy},
};

/// Returns a refund of 1,000 rupiah.
fn part(session: &SessionId, reference: &str) -> Checked<Refund> {
    let amount = Amount::new(1000.try_into().unwrap(), Currency::IDR);
    Refund::part(session, reference.parse().unwrap(), RefundReason::OTHERS, amount).unwrap()
}

async fn paid(client: &Client<TestEnvironment>) -> SessionId {
    let session = client.create(&payment("INV-1")).await.unwrap();
    client.simulate(&Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS)).await.unwrap();
    session.id
}

/// Two refunds of the same amount: the first attempt of one of them has a fault.
#[tokio::test]
async fn every_statement_about_a_refund_agrees_with_the_ledger() {
    for fault in [Fault::CutBefore, Fault::CutAfter, Fault::HalfBody, Fault::Garbage, Fault::TooManyRequests] {
        for faulty in [1, 2] {
            let ledger = Ledger::new();
            let fault = fault.at(faulty).on(Operation::Refund);
            let sandbox = Sandbox::builder().ledger(&ledger).fault(fault.clone()).start().unwrap();
            let client = client(sandbox.base_url(), policy());
            let session = paid(&client).await;
            for reference in ["R-1", "R-2"] {
                let result = client.refund(&part(&session, reference)).await;
                let executed = ledger.entries().iter().filter(|entry| is_refund(entry, reference)).count();
                assert!(executed <= 1, "{fault:?} {faulty}: {reference} was executed {executed} times");
                match result {
                    Ok(refund) => {
                        assert_eq!(refund.client_reference_id.as_deref(), Some(reference));
                        assert_eq!(executed, 1, "{fault:?} {faulty}: {reference}");
                    }
                    Err(Error::Unknown { intent, .. }) => match client.resolve(&intent).await.unwrap() {
                        Evidence::Done(Effect::Refund(_)) => assert_eq!(executed, 1, "{fault:?} {faulty}: {reference}"),
                        Evidence::Absent => assert_eq!(executed, 0, "{fault:?} {faulty}: {reference}"),
                        other => panic!("{other:?}"),
                    },
                    Err(Error::NotSent(_) | Error::NotProcessed(_) | Error::Rejected(_)) => {
                        assert_eq!(executed, 0, "{fault:?} {faulty}: {reference}");
                    }
                    Err(error) => panic!("{fault:?} {faulty}: {error:?}"),
                }
            }
        }
    }
}

fn is_refund(entry: &payment_sandbox::Entry, reference: &str) -> bool {
    entry.operation == Operation::Refund && entry.refund_reference.as_deref() == Some(reference)
}

#[tokio::test]
async fn more_than_was_captured_is_rejected() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    let session = paid(&client).await;
    let full = Refund::full(&session, "R-1".parse().unwrap(), RefundReason::OTHERS);
    client.refund(&full).await.unwrap();
    assert!(matches!(client.refund(&part(&session, "R-2")).await, Err(Error::Rejected(_))));
    // The same refund again is the same refund.
    assert!(client.refund(&full).await.is_ok());
}
