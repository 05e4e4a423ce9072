//! Callbacks: which are sent, how often and in which order.

use std::{
    io::{BufReader, Read, Write},
    net::TcpListener,
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use payment_sandbox::{CallbackOrder, CallbackTarget, Settings};
use serde_json::{Value, json};

use crate::shop::{Shop, qr, read_response};

/// Returns a shop whose sandbox has these settings, and the callbacks that it receives.
fn listening(settings: Settings) -> (Shop, Receiver<Value>) {
    let (url, received) = listen();
    let callback = Some(CallbackTarget::new(url, "key"));
    (Shop::with(Settings { callback, ..settings }), received)
}

/// Returns the address of a server that accepts callbacks, and the bodies that it receives.
pub fn listen() -> (String, Receiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sender, received) = mpsc::channel();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut reader = BufReader::new(connection.unwrap());
            // A request has a first line, a head and a body, as a response has.
            let (_, _, body) = read_response(&mut reader);
            reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
            // The sandbox has read the response once it closes the connection.
            reader.read_to_end(&mut Vec::new()).ok();
            if sender.send(serde_json::from_slice(&body).unwrap()).is_err() {
                break;
            }
        }
    });
    (url, received)
}

/// Receives the bodies of some callbacks.
pub fn receive(received: &Receiver<Value>, count: usize) -> impl Iterator<Item = Value> {
    (0..count).map(|_| received.recv_timeout(Duration::from_secs(20)).expect("a callback"))
}

/// Receives some callbacks, and returns their events.
fn events(received: &Receiver<Value>, count: usize) -> Vec<String> {
    receive(received, count).map(|body| body["event"].as_str().unwrap().to_owned()).collect()
}

/// Pays by card, captures the amount and refunds it: four events.
fn pay_and_refund(shop: &Shop) {
    let id = shop.authorize("order");
    assert_eq!(
        shop.post(&format!("/v2/payments/{id}/capture"), &json!({ "releaseRemainingAmount": true })).status,
        200
    );
    let refund = json!({
        "clientReferenceId": "refund",
        "paymentSessionId": id,
        "isFullAmount": true,
        "reason": "OTHERS",
    });
    assert_eq!(shop.post("/v1/refunds", &refund).status, 200);
}

#[test]
fn a_payment_and_its_refund_are_reported_in_order() {
    let (shop, received) = listening(Settings::default());
    pay_and_refund(&shop);
    let callbacks: Vec<_> = receive(&received, 4).collect();
    let states: Vec<_> = callbacks.iter().map(|body| json!([body["event"], body["data"]["status"]])).collect();
    let expected = [
        json!(["PAYMENT.PROCESSING", "PROCESSING"]),
        json!(["PAYMENT.PAID", "PAID"]),
        json!(["REFUND.PENDING", "PENDING"]),
        json!(["REFUND.SUCCESS", "SUCCESS"]),
    ];
    assert_eq!(states, expected);
    assert_eq!(callbacks[3]["data"]["clientReferenceId"], "refund");
}

#[test]
fn two_callbacks_in_a_row_can_be_swapped() {
    let callback_order = CallbackOrder::Swapped(Duration::from_secs(20));
    let (shop, received) = listening(Settings { callback_order, ..Settings::default() });
    pay_and_refund(&shop);
    assert_eq!(events(&received, 4), ["PAYMENT.PAID", "PAYMENT.PROCESSING", "REFUND.SUCCESS", "REFUND.PENDING"]);
}

#[test]
fn a_swapped_callback_without_a_successor_arrives() {
    let callback_order = CallbackOrder::Swapped(Duration::from_millis(1));
    let (shop, received) = listening(Settings { callback_order, ..Settings::default() });
    shop.authorize("order");
    assert_eq!(events(&received, 1), ["PAYMENT.PROCESSING"]);
}

#[test]
fn a_callback_can_be_sent_several_times() {
    let (shop, received) = listening(Settings { callback_copies: 2, ..Settings::default() });
    pay_and_refund(&shop);
    let events = events(&received, 8);
    assert!(events.chunks(2).all(|pair| pair[0] == pair[1]), "{events:?}");
    assert_eq!(events[7], "REFUND.SUCCESS");
}

#[test]
fn a_cancellation_is_reported() {
    let (shop, received) = listening(Settings::default());
    let created = shop.create(&json!({
        "clientReferenceId": "order",
        "amount": { "value": 10000, "currency": "IDR" },
        "redirectUrl": {},
        "autoConfirm": false,
        "customer": { "email": "customer@example.com" },
    }));
    let reason = json!({ "cancellationReason": "REQUESTED_BY_CUSTOMER" });
    assert_eq!(shop.post(&format!("/v2/payments/{}/cancel", created.id()), &reason).status, 200);
    assert_eq!(events(&received, 1), ["PAYMENT.CANCELLED"]);
}

#[test]
fn an_expiry_is_reported_if_the_sandbox_is_told_so() {
    for is_sent in [true, false] {
        let (mut shop, received) = listening(Settings { callback_on_expiry: is_sent, ..Settings::default() });
        let first = shop.create(&qr("first"));
        assert_eq!(shop.get(&format!("/v2/payments/{}", first.id())).body["data"]["status"], "REQUIRE_ACTION");
        shop.sandbox.advance(Duration::from_secs(3600));
        shop.renew_token();
        assert_eq!(shop.get(&format!("/v2/payments/{}", first.id())).body["data"]["status"], "EXPIRED");
        // Another look reports nothing again.
        shop.get(&format!("/v2/payments/{}", first.id()));
        shop.authorize("second");
        let expected: &[&str] =
            if is_sent { &["PAYMENT.EXPIRED", "PAYMENT.PROCESSING"] } else { &["PAYMENT.PROCESSING"] };
        assert_eq!(events(&received, expected.len()), expected);
    }
}
