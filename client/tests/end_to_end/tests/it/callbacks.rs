//! Notifications that the gateway sends.

use std::{sync::mpsc, time::Duration};

use payment_session::{
    gateway::SimulatedStatus,
    response::{CallbackEvent, CallbackKey},
};

use payment_sandbox::{CallbackTarget, Settings};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::{
    client::{Merchant, qr, simulate},
    network, receive,
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
    let merchant =
        Merchant::with(Settings { callback: Some(CallbackTarget::new(url, "callback-key")), ..Settings::default() });
    let session = merchant.create(&qr()).unwrap();
    simulate(&merchant, &session, SimulatedStatus::SUCCESS, None);
    let (key, body) = received.recv_timeout(Duration::from_secs(10)).unwrap();
    let callback = CallbackKey::new("callback-key").open(key.as_deref(), &body).unwrap();
    assert_eq!(callback.event, CallbackEvent::PAYMENT_PAID);
    assert!(CallbackKey::new("another-key").open(key.as_deref(), &body).is_err());
}

/// Starts the server of the cookbook, and returns the status line of its response to a request.
async fn status_of(request: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, receive::routes(CallbackKey::new("key"))).await });
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = [0; 12];
    stream.read_exact(&mut response).await.unwrap();
    server.abort();
    String::from_utf8(response.into()).unwrap()
}

fn request(key: &str, length: usize, body: &str) -> String {
    format!(
        "POST /callbacks/pivot HTTP/1.1\r\nhost: shop\r\nx-api-key: {key}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn the_handler_of_the_cookbook_checks_the_key_before_the_body() {
    let body = r#"{"event":"PAYMENT.PAID","data":{"id":"1","status":"PAID"}}"#;
    assert_eq!(status_of(&request("key", body.len(), body)).await, "HTTP/1.1 200");
    assert_eq!(status_of(&request("key", body.len() + 3, &format!("\u{feff}{body}"))).await, "HTTP/1.1 200");
    assert_eq!(status_of(&request("key", 2, "[]")).await, "HTTP/1.1 400");
    // A body that is too long, or that never comes.
    assert_eq!(status_of(&request("wrong", 3 << 20, "")).await, "HTTP/1.1 401");
    assert_eq!(status_of(&request("key", 3 << 20, &" ".repeat(2 << 20))).await, "HTTP/1.1 413");
}

#[tokio::test(start_paused = true)]
async fn the_handler_of_the_cookbook_does_not_wait_for_ever() {
    assert_eq!(status_of(&request("key", 100, "{")).await, "HTTP/1.1 408");
}
