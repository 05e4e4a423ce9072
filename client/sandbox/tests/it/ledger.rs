//! The ledger records the executed operations.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use payment_sandbox::{Ledger, Operation, Settings};
use serde_json::{Value, json};

use crate::shop::{Shop, card, qr, request_id};

/// A file in memory.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn each_executed_operation_is_recorded_once() {
    let lines = Lines::default();
    let ledger = Ledger::with_writer(lines.clone());
    let shop = Shop::with(Settings { ledger: Some(ledger.clone()), ..Settings::default() });
    let session = shop.authorize("order");
    let mut ids = vec![];
    let mut post = |path: &str, body: Value| {
        let id = request_id();
        let reply = shop.post_as(&id, path, &body);
        // The repeated request is not executed.
        assert_eq!(shop.post_as(&id, path, &body), reply);
        ids.push(id);
        reply
    };
    let capture = json!({ "releaseRemainingAmount": true, "amount": { "value": 1500.50, "currency": "IDR" } });
    assert_eq!(post(&format!("/v2/payments/{session}/capture"), capture.clone()).status, 200);
    let refund = json!({
        "clientReferenceId": "refund",
        "paymentSessionId": session,
        "amount": { "value": "500", "currency": "IDR" },
        "reason": "OTHERS",
    });
    assert_eq!(post("/v1/refunds", refund).status, 200);
    let mut unconfirmed = card("other");
    unconfirmed["autoConfirm"] = json!(false);
    let other = post("/v2/payments", unconfirmed);
    let cancel = json!({ "cancellationReason": "DUPLICATED" });
    assert_eq!(post(&format!("/v2/payments/{}/cancel", other.id()), cancel).status, 200);

    // These are rejected.
    assert_eq!(shop.create(&qr("order")).status, 409);
    assert_eq!(shop.post(&format!("/v2/payments/{session}/capture"), &capture).status, 422);

    let executions = ledger.executions();
    let found: Vec<_> = executions
        .iter()
        .skip(1) // The first execution is the creation by `authorize`, whose request id is unknown here.
        .zip(&ids)
        .map(|(execution, id)| {
            assert_eq!((&execution.request_id, execution.currency.as_str()), (id, "IDR"));
            (
                execution.operation,
                execution.reference.as_str(),
                execution.session_id.as_str(),
                execution.amount.as_str(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (Operation::Capture, "order", session.as_str(), "1500.5"),
            (Operation::Refund, "order", session.as_str(), "500"),
            (Operation::Create, "other", other.id(), "4000"),
            (Operation::Cancel, "other", other.id(), "4000"),
        ]
    );
    assert_eq!(executions.len(), 5);
    assert_eq!(executions[2].refund_reference.as_deref(), Some("refund"));

    let written = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert_eq!(written.lines().count(), 5);
    let refund: Value = serde_json::from_str(written.lines().nth(2).unwrap()).unwrap();
    assert_eq!(
        refund,
        json!({
            "operation": "refund", "reference": "order", "refundReference": "refund", "sessionId": session,
            "amount": "500", "currency": "IDR", "requestId": ids[1],
        })
    );
}

#[test]
fn nothing_is_recorded_unless_asked_for() {
    let ledger = Ledger::new();
    assert_eq!(Shop::new().create(&qr("a")).status, 200);
    assert!(ledger.executions().is_empty());
}
