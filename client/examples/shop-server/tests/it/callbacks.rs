//! Each callback comes twice and out of order, and nothing else tells the shop of a payment.

use std::{thread, time::Duration};

use payment_client::Client;
use payment_sandbox::{CallbackOrder, CallbackTarget, Ledger, Operation, Sandbox, Settings};
use payment_session::gateway::{
    BaseUrl, Credentials, MerchantId, MerchantSecret, SimulatedStatus, Simulation, TestEnvironment,
};

use crate::shop::{Place, eventually};

/// Pays with two methods, as a customer could. The shop does not see it.
#[tokio::main(flavor = "current_thread")]
async fn pay(gateway: &str, references: [&str; 2]) {
    let server = TestEnvironment::custom(BaseUrl::try_from(gateway).unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let client = Client::builder(server.clone(), credentials).build().unwrap();
    let simulator = client.simulator(server).unwrap();
    for reference in references {
        let session = client.find(&reference.parse().unwrap()).await.unwrap().unwrap();
        simulator.simulate(&Simulation::new(session.id, SimulatedStatus::SUCCESS)).await.unwrap();
    }
}

#[test]
fn callbacks_that_are_doubled_and_swapped_pay_an_order_once() {
    let (ledger, place) = (Ledger::new(), Place::new());
    let sandbox = Sandbox::with(Settings {
        ledger: Some(ledger.clone()),
        callback: Some(CallbackTarget::new(place.url("/callback"), "callback-key")),
        callback_order: CallbackOrder::Swapped(Duration::from_millis(300)),
        callback_copies: 2,
        ..Settings::default()
    })
    .unwrap();
    // No regular look-up finds a payment during the test.
    let _shop = place.start(sandbox.base_url(), 600);
    place.order();
    eventually("the code is shown", || place.shows("class=\"qr\""));
    assert!(place.post("/orders/order1/method", &[("method", "bank-transfer")]));
    eventually("the account is shown", || place.shows("class=\"account\""));

    pay(sandbox.base_url(), ["order1-1", "order1-2"]);
    eventually("the order is paid", || place.shows("class=\"paid\""));
    let refunds = || ledger.executions().iter().filter(|execution| execution.operation == Operation::Refund).count();
    eventually("the second payment is refunded", || refunds() > 0);
    // Time for a callback that comes later
    thread::sleep(Duration::from_secs(1));
    assert_eq!(refunds(), 1);
}
