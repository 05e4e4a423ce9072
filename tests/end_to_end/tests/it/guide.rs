//! The examples with other HTTP clients, which docs/sending.md names: their requests to other hosts, and how they survive
//! faults.

#[path = "../../../../examples/pay/src/create.rs"]
mod create;
#[path = "../../../../examples/pay/src/send.rs"]
pub mod send;
#[path = "../../../../examples/pay/src/send_async.rs"]
mod send_async;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use payment_sandbox::{Builder, Fault, FaultRule, Ledger, LookUp, Operation, RepeatedId, Sandbox, TakenReference};
use payment_session::{
    Amount, Currency, PaymentSession, SessionResponse,
    gateway::{AccessToken, Gateway, RequestId, TestEnvironment},
    response::Outcome,
};

use create::{CreateError, create};

use crate::{
    client::{credentials, environment},
    lifecycle::qr,
    network,
};

const SHOP: &str = include_str!("../../../../docs/shop.md");

#[test]
fn the_guide_shows_the_code_of_the_shop() {
    let unindented = |code: &str| code.lines().map(str::trim_start).collect::<Vec<_>>().join("\n");
    for (file, code) in [
        ("src/store.rs", include_str!("../../../../examples/shop-server/src/store.rs")),
        ("src/worker.rs", include_str!("../../../../examples/shop-server/src/worker.rs")),
    ] {
        let (_, quoted) = SHOP.split_once(&format!("`examples/shop-server/{file}`")).unwrap();
        let (_, quoted) = quoted.split_once("```rust,ignore\n").unwrap();
        let (quoted, _) = quoted.split_once("```\n").unwrap();
        assert!(unindented(code).contains(&unindented(quoted)), "the guide has other code than {file}");
    }
}

#[test]
fn the_clients_wait_longer_than_the_gateway() {
    let agent = send::agent();
    let timeouts = agent.config().timeouts();
    assert_eq!(timeouts.global, Some(Duration::from_secs(75)));
    assert_eq!(timeouts.connect, Some(Duration::from_secs(5)));
    assert_eq!(agent.config().max_redirects(), 0);
}

/// Runs a future of `reqwest`.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
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
        let (token_error, payment_error) = block_on(async {
            let client = send_async::client().unwrap();
            (
                send_async::send(&client, &token).await.unwrap_err(),
                send_async::send(&client, &payment).await.unwrap_err(),
            )
        });
        assert_eq!((token_error.outcome(), payment_error.outcome()), (Outcome::Uncertain, Outcome::Uncertain));
        assert_eq!(other.get(), 0, "{status}");

        // A client with the library's own settings does send requests there, so the host would have counted them.
        let careless = reqwest::Client::new();
        block_on(careless.execute(token.into_request().try_into().unwrap())).ok();
        assert_eq!(other.get(), 1, "{status}");
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
    let error = block_on(async { send_async::send(&send_async::client().unwrap(), &call).await.unwrap_err() });
    assert!(matches!(error, send_async::SendError::TooLong), "{error}");
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
    let error = block_on(async { send_async::send(&send_async::client().unwrap(), &call).await.unwrap_err() });
    assert_eq!(error.outcome(), Outcome::NotSent);
}

struct Shop {
    ledger: Ledger,
    agent: ureq::Agent,
    gateway: Gateway<TestEnvironment>,
    _sandbox: Sandbox,
}

impl Shop {
    fn new(builder: Builder) -> Self {
        let ledger = Ledger::new();
        let sandbox = builder.ledger(&ledger).start().unwrap();
        let environment = environment(sandbox.base_url());
        let agent = send::agent();
        let token = send::send(&agent, &credentials("merchant", "secret").request_token(&environment)).unwrap();
        Self { ledger, agent, gateway: Gateway::new(environment, token), _sandbox: sandbox }
    }

    fn create(&self, request: &PaymentSession, id: &RequestId) -> Result<SessionResponse, CreateError> {
        create(&self.agent, &self.gateway, request, id, Duration::ZERO)
    }

    /// Returns the ids of the sessions that were created.
    fn created(&self) -> Vec<String> {
        self.executed(Operation::Create)
    }

    fn executed(&self, operation: Operation) -> Vec<String> {
        let entries = self.ledger.entries().into_iter();
        entries.filter(|entry| entry.operation == operation).map(|entry| entry.session_id).collect()
    }
}

fn on_create(fault: Fault, n: u64) -> FaultRule {
    fault.at(n).on(Operation::Create)
}

/// Whatever happens to the first attempt, at most one session is created, and the shop ends up with it.
#[test]
fn a_session_is_created_once() {
    let faults = [Fault::CutBefore, Fault::CutAfter, Fault::HalfBody, Fault::Duplicate, Fault::Garbage];
    for fault in faults {
        for repeated_id in [RepeatedId::Replayed, RepeatedId::Rejected, RepeatedId::Ignored] {
            for taken in [TakenReference::Conflict, TakenReference::BadRequest] {
                let builder = Sandbox::builder().fault(on_create(fault, 1));
                let shop = Shop::new(builder.repeated_id(repeated_id).taken_reference(taken));
                let session = shop.create(&qr(), &RequestId::random()).unwrap();
                assert_eq!(shop.created(), [session.id.as_ref()], "{fault:?} {repeated_id:?} {taken:?}");
            }
        }
    }
}

/// The look-up shows the session too late, so the call is repeated, and rejected. That settles nothing.
#[test]
fn a_rejection_after_an_uncertain_attempt_settles_nothing() {
    for taken in [TakenReference::Conflict, TakenReference::BadRequest] {
        let builder = Sandbox::builder().fault(on_create(Fault::CutAfter, 1)).repeated_id(RepeatedId::Rejected);
        let shop = Shop::new(builder.taken_reference(taken).look_up(LookUp::Lags(Duration::from_secs(3600))));
        let error = shop.create(&qr(), &RequestId::random()).unwrap_err();
        assert!(matches!(error, CreateError::Unknown), "{taken:?} {error}");
        assert_eq!(shop.created().len(), 1);
    }
}

/// A look-up that fails is not an empty look-up.
#[test]
fn a_failed_look_up_settles_nothing() {
    for fault in [Fault::CutBefore, Fault::HalfBody, Fault::Garbage, Fault::Unauthorized, Fault::TooManyRequests] {
        let builder = Sandbox::builder().fault(on_create(Fault::CutAfter, 1));
        let shop = Shop::new(builder.fault(fault.at(1).on(Operation::Find)));
        let error = shop.create(&qr(), &RequestId::random()).unwrap_err();
        assert!(matches!(error, CreateError::Unknown), "{fault:?} {error}");
        assert_eq!(shop.created().len(), 1, "{fault:?}");
    }
}

/// A look-up that ignores its filter returns the sessions of other orders.
#[test]
fn other_orders_are_not_continued() {
    let builder = Sandbox::builder().fault(on_create(Fault::CutBefore, 2)).look_up(LookUp::IgnoresFilter);
    let shop = Shop::new(builder);
    let other = shop.create(&qr(), &RequestId::random()).unwrap();
    let session = shop.create(&qr(), &RequestId::random()).unwrap();
    assert_ne!(session.id, other.id);
    assert_eq!(shop.created(), [other.id.as_ref(), session.id.as_ref()]);
}

/// A process that has forgotten its attempt sends the order with a new id. The gateway can report that in two ways.
#[test]
fn the_session_of_an_earlier_process_is_continued() {
    for taken in [TakenReference::Conflict, TakenReference::BadRequest] {
        let shop = Shop::new(Sandbox::builder().taken_reference(taken));
        let request = qr();
        let first = shop.create(&request, &RequestId::random()).unwrap();
        let second = shop.create(&request, &RequestId::random()).unwrap();
        assert_eq!(second.id, first.id, "{taken:?}");
        assert_eq!(shop.created(), [first.id.as_ref()], "{taken:?}");
    }
}

/// The reference belongs to an order with another amount.
#[test]
fn a_taken_reference_is_reported() {
    let shop = Shop::new(Sandbox::builder());
    let first = qr();
    let session = shop.create(&first, &RequestId::random()).unwrap();
    let mut draft = first.into_draft();
    draft.amount = Some(Amount::new(1.try_into().unwrap(), Currency::IDR));
    let CreateError::ReferenceTaken(found) = shop.create(&draft.check().unwrap(), &RequestId::random()).unwrap_err()
    else {
        panic!("the reference is taken")
    };
    assert_eq!(found.id, session.id);
}

/// Nothing happened, so the gateway's response is reported as it is.
#[test]
fn certain_outcomes_are_reported() {
    for fault in [Fault::Unauthorized, Fault::TooManyRequests] {
        let shop = Shop::new(Sandbox::builder().fault(on_create(fault, 1)));
        let error = shop.create(&qr(), &RequestId::random()).unwrap_err();
        let CreateError::NotCreated(error) = error else { panic!("{error}") };
        assert_eq!(error.outcome(), Outcome::NotProcessed);
        assert_eq!(shop.created(), [""; 0]);
    }
}
