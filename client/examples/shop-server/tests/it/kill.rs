//! The shop is killed once. It gets no callbacks, as if they were all lost.

use payment_sandbox::{Ledger, Operation, Sandbox, Settings};

use crate::shop::{Place, eventually};

#[test]
fn an_order_survives_a_kill_and_lost_callbacks() {
    let ledger = Ledger::new();
    let sandbox = Sandbox::with(Settings { ledger: Some(ledger.clone()), ..Settings::default() }).unwrap();
    let place = Place::new();
    let shop = place.start(sandbox.base_url(), 1);
    place.order();
    shop.kill();

    let _shop = place.start(sandbox.base_url(), 1);
    eventually("the code is shown", || place.shows("class=\"qr\""));
    assert!(place.post("/payments/order1-1/simulation", &[("status", "SUCCESS")]));
    eventually("the order is paid", || place.shows("class=\"paid\""));
    let created = ledger.executions().into_iter().filter(|execution| execution.operation == Operation::Create);
    assert_eq!(created.map(|execution| execution.reference).collect::<Vec<_>>(), ["order1-1"]);
}
