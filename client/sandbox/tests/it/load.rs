//! Many connections at once.

use std::thread;

use payment_sandbox::{Ledger, Settings};

use crate::shop::{Shop, qr};

#[test]
fn sixty_four_connections_at_once() {
    const TASKS: usize = 64;
    const PAYMENTS: usize = 8;
    let ledger = Ledger::new();
    let shop = Shop::with(Settings { ledger: Some(ledger.clone()), ..Settings::default() });
    thread::scope(|scope| {
        for task in 0..TASKS {
            let shop = &shop;
            scope.spawn(move || {
                for payment in 0..PAYMENTS {
                    let reference = format!("{task}-{payment}");
                    assert_eq!(shop.create(&qr(&reference)).status, 200);
                    let found = shop.get(&format!("/v2/payments?clientReferenceId={reference}")).body;
                    assert_eq!(found["data"][0]["clientReferenceId"], *reference);
                }
            });
        }
    });
    assert_eq!(ledger.executions().len(), TASKS * PAYMENTS);
}
