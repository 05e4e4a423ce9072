//! Every call against the sandbox.

use payment_client::{Error, Intent};
use payment_sandbox::Sandbox;
use payment_session::{
    Refund,
    gateway::{Cancel, CancelReason, SimulatedStatus, Simulation, TestEnvironment},
    payment_session,
    request::RefundReason,
    response::{RefundStatus, SessionStatus},
};

use crate::{
    orders::payment,
    script::{client, policy},
};

#[tokio::test]
async fn a_payment_from_its_creation_to_its_refund() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());

    let session = client.create(&payment("INV-1")).await.unwrap();
    assert_eq!(session.status, SessionStatus::REQUIRE_ACTION);
    let simulation = Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS);
    let server = TestEnvironment::custom(sandbox.base_url().parse().unwrap()).unwrap();
    client.simulator(server).unwrap().simulate(&simulation).await.unwrap();
    assert_eq!(client.get_session(&session.id).await.unwrap().status, SessionStatus::PAID);

    let reference = "REFUND-1".parse().unwrap();
    let refund = Refund::full(&session, reference, RefundReason::REQUESTED_BY_CUSTOMER);
    let refund = client.refund(&refund).await.unwrap();
    assert_eq!(refund.status, RefundStatus::PENDING);
    assert!(client.get_refund(&refund.id).await.unwrap().is_final());

    assert!(client.get_payment_method_configs().await.is_ok());
}

#[tokio::test]
async fn a_session_that_waits_for_its_confirmation_is_cancelled() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    let request = payment_session! {
        client_reference_id: "INV-2",
        amount: { value: 5000, currency: IDR },
        redirect_url: { success_return_url: "https://shop.example/paid" },
        auto_confirm: false,
        customer: { email: "customer@example.com" },
        order_information: { product_details: [] },
    };
    let session = client.create(&request).await.unwrap();
    let cancel = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    let cancelled = client.cancel(&session.id, &cancel).await.unwrap();
    assert_eq!(cancelled.status, SessionStatus::CANCELLED);
    assert_eq!(cancelled.id, session.id);
}

#[tokio::test]
async fn a_found_session_is_the_one_with_the_reference() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    let session = client.create(&payment("INV-1")).await.unwrap();
    client.create(&payment("INV-2")).await.unwrap();

    let found = client.find(&"INV-1".try_into().unwrap()).await.unwrap();
    assert_eq!(found.as_ref().map(|found| &found.id), Some(&session.id));
    assert!(client.find(&"INV-3".try_into().unwrap()).await.unwrap().is_none());
}

#[tokio::test]
async fn listings_are_streams_over_all_pages() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    for number in 0..45 {
        client.create(&payment(&format!("INV-{number}"))).await.unwrap();
    }
    let mut references = Vec::new();
    let mut sessions = client.list_sessions();
    while let Some(session) = sessions.next().await {
        references.extend(session.unwrap().client_reference_id.clone());
    }
    references.sort();
    references.dedup();
    assert_eq!(references.len(), 45);

    let charges = client.list_charges(&"INV-7".try_into().unwrap()).next().await;
    assert_eq!(charges.unwrap().unwrap().payment_session_client_reference_id.as_deref(), Some("INV-7"));
}

#[tokio::test]
async fn a_create_that_is_repeated_returns_the_same_session() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    let again = client.intend_create(&payment("INV-1"));
    let first = client.carry_out(&again).await.unwrap();
    // With the same id, and with another one.
    assert_eq!(client.carry_out(&again).await.unwrap().id(), first.id());
    assert_eq!(Some(client.create(&payment("INV-1")).await.unwrap().id.as_ref()), first.id());
}

#[tokio::test]
async fn a_reference_of_another_order_is_reported_with_its_session() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    let first = client.create(&payment("INV-1")).await.unwrap();
    let mut other = payment("INV-1");
    other.total = 20_000.try_into().unwrap();

    let intent = client.intend_create(&other);
    for result in [client.create(&other).await.map(drop), client.carry_out(&intent).await.map(drop)] {
        match result {
            Err(Error::Taken(session)) => assert_eq!(session.id(), Some(first.id.as_ref())),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn an_intent_is_carried_out_by_another_process() {
    let sandbox = Sandbox::start().unwrap();
    let process = client(sandbox.base_url(), policy());
    let row = process.intend_create(&payment("INV-1")).row();
    assert!(!row.content.contains("secret") && row.content.contains("INV-1"), "{}", row.content);
    let intent = Intent::from_row(&row).unwrap();
    assert_eq!((intent.call(), intent.reference(), intent.session_id()), ("create", Some("INV-1"), None));

    let other_process = client(sandbox.base_url(), policy());
    let session = process.create(&payment("INV-1")).await.unwrap();
    let found = other_process.carry_out(&intent).await.unwrap();
    assert_eq!(found.id(), Some(session.id.as_ref()));
}

#[tokio::test]
async fn a_rejected_request_is_reported_once() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    // The sandbox has ten static codes.
    let request = |number: u32| {
        payment_session! {
            client_reference_id: format!("STATIC-{number}").try_into().unwrap(),
            payment_type: MULTIPLE,
            payment_method: { type: QR },
            mode: API,
            customer: { email: "customer@example.com" },
        }
    };
    for number in 0..10 {
        client.create(&request(number)).await.unwrap();
    }
    match client.create(&request(10)).await {
        Err(Error::Rejected(error)) => assert_eq!(error.status(), 400),
        other => panic!("{other:?}"),
    }
}
