//! Notifications that the gateway sends.

use std::{sync::mpsc, time::Duration};

use payment_session::{
    gateway::SimulatedStatus,
    response::{CallbackEvent, CallbackKey},
};

use payment_sandbox::Sandbox;

use crate::{
    client::Merchant,
    lifecycle::{qr, simulate},
    network,
};

/// The key and the body of a callback.
type Received = (Option<String>, Vec<u8>);

/// Returns the address of a listener, and the callbacks that it receives.
fn listen() -> (String, mpsc::Receiver<Received>) {
    let (sender, receiver) = mpsc::channel();
    let url = network::listen(move |headers, body| {
        let key =
            headers.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("x-api-key:").map(str::to_owned));
        sender.send((key.map(|key| key.trim().to_owned()), body)).ok();
        network::http_response(200, "text/plain", "")
    });
    (url, receiver)
}

#[test]
fn the_merchant_is_called_back() {
    let (url, received) = listen();
    let merchant = Merchant::with(Sandbox::builder().callback(url, "callback-key"));
    let session = merchant.create(&qr()).unwrap();
    simulate(&merchant, &session, SimulatedStatus::SUCCESS, None);
    let (key, body) = received.recv_timeout(Duration::from_secs(10)).unwrap();
    let callback = CallbackKey::new("callback-key").open(key.as_deref(), &body).unwrap();
    assert_eq!(callback.event, CallbackEvent::PAYMENT_PAID);
    assert!(CallbackKey::new("another-key").open(key.as_deref(), &body).is_err());
}
