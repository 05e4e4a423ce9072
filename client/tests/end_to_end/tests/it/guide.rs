//! The example with another HTTP client, which docs/http-clients.md names: its time-outs, its requests to other hosts, and
//! what it says of responses that never end and of connections that cannot be opened.

#[path = "../../../../examples/pay/src/send.rs"]
pub mod send;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use payment_session::{
    gateway::{AccessToken, Gateway, RequestId},
    response::Outcome,
};

use crate::{
    client::{credentials, environment, qr},
    network,
};

#[test]
fn the_client_waits_longer_than_the_gateway() {
    let agent = send::agent();
    let timeouts = agent.config().timeouts();
    assert_eq!(timeouts.global, Some(Duration::from_secs(75)));
    assert_eq!(timeouts.connect, Some(Duration::from_secs(5)));
    assert_eq!(agent.config().max_redirects(), 0);
}

/// The number of requests that another host receives.
#[derive(Clone, Default)]
struct Received(Arc<AtomicUsize>);

impl Received {
    fn get(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    /// Starts a host that counts its requests.
    fn host(&self) -> String {
        let counter = self.0.clone();
        network::listen(move |_, _| {
            counter.fetch_add(1, Ordering::SeqCst);
            network::http_response(200, "application/json", r#"{"code":"00","data":{"accessToken":"t"}}"#)
        })
    }
}

/// Another host receives nothing: neither the merchant's secret, nor the token, nor a body.
#[test]
fn redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let other = Received::default();
        let location = other.host();
        let url = network::listen(move |_, _| {
            let head = format!("HTTP/1.1 {status} Moved\r\nlocation: {location}/v2/payments\r\n");
            format!("{head}content-length: 0\r\nconnection: close\r\n\r\n").into_bytes()
        });
        let environment = environment(&url);
        let token = credentials("merchant", "secret").request_token(&environment);
        let gateway = Gateway::new(environment, AccessToken::new("t", Duration::from_secs(900)).unwrap());
        let payment = gateway.create(&qr(), &RequestId::random());

        let agent = send::agent();
        assert_eq!(send::send(&agent, &token).unwrap_err().outcome(), Outcome::Uncertain);
        assert_eq!(send::send(&agent, &payment).unwrap_err().outcome(), Outcome::Uncertain);
        assert_eq!(other.get(), 0, "{status}");

        // An agent with the library's own settings does send requests there, so the host would have counted them. It does
        // not repeat bodies.
        let careless = ureq::Agent::new_with_defaults();
        careless.run(token.into_request()).ok();
        assert_eq!(other.get(), usize::from(status < 307), "{status}");
    }
}

/// A response that never ends is not read to its end.
#[test]
fn long_responses_are_cut() {
    let gateway = Gateway::new(
        environment(&network::serve_without_end()),
        AccessToken::new("t", Duration::from_secs(900)).unwrap(),
    );
    let call = gateway.create(&qr(), &RequestId::random());
    let error = send::send(&send::agent(), &call).unwrap_err();
    assert!(matches!(error, send::SendError::Http(ureq::Error::BodyExceedsLimit(_))), "{error}");
    assert_eq!(error.outcome(), Outcome::Uncertain);
}

/// Nobody listens, so nothing was sent.
#[test]
fn rejected_connections_are_not_sent() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let gateway = Gateway::new(environment(&url), AccessToken::new("t", Duration::from_secs(900)).unwrap());
    let call = gateway.create(&qr(), &RequestId::random());
    assert_eq!(send::send(&send::agent(), &call).unwrap_err().outcome(), Outcome::NotSent);
}
