//! A client whose gateway is a script, under a paused clock.

use std::{
    fmt::Debug,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use payment_client::{
    CauseKind, Client, Error, Intent, Policy,
    journal::Row,
    testing::{Reply, Request, Script},
};
use payment_session::{Amount, ClientReferenceId, Currency, PaymentSession};
use payment_session::{
    gateway::{Cancel, CancelReason, Capture, Credentials, MerchantId, MerchantSecret, RequestId, TestEnvironment},
    response::SessionId,
};

pub const TOKEN: &str = "POST /v1/access-token";
pub const CREATE: &str = "POST /v2/payments";
pub const FIND: &str = "GET /v2/payments?clientReferenceId=INV-1";
pub const CAPTURE: &str = "POST /v2/payments/1/capture";
pub const CANCEL: &str = "POST /v2/payments/1/cancel";
pub const CONFIRM: &str = "POST /v2/payments/1/confirm";
pub const GET: &str = "GET /v2/payments/1";

/// Returns a script that grants tokens, and leaves all other requests to `reply`.
pub fn script(reply: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Script {
    Script::new(move |request, earlier| match request.line() {
        TOKEN => Reply::token(),
        _ => reply(request, earlier),
    })
}

pub fn client(script: &Script) -> Client {
    client_with(script, Policy::default())
}

pub fn client_with(script: &Script, policy: Policy) -> Client {
    let server = TestEnvironment::custom("http://127.0.0.1:1".parse().unwrap()).unwrap();
    Client::builder(server, credentials()).policy(policy).seed(7).transport(script.clone()).build().unwrap()
}

pub fn credentials() -> Credentials {
    Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap())
}

/// Returns the order INV-1 about 10,000 rupiah.
pub fn order() -> PaymentSession {
    PaymentSession::from_json(
        br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},"paymentMethod":{"type":"QR"},
        "mode":"API","customer":{"email":"customer@example.com"}}"#,
    )
    .unwrap()
}

/// Returns the JSON of a session, with further fields.
pub fn session(id: &str, status: &str, fields: &str) -> String {
    let comma = if fields.is_empty() { "" } else { "," };
    format!(r#"{{"id":"{id}","clientReferenceId":"INV-1","status":"{status}"{comma}{fields}}}"#)
}

/// Returns the JSON of a session for 10,000 rupiah.
pub fn of_order(id: &str, status: &str) -> String {
    session(id, status, r#""amount":{"value":10000,"currency":"IDR"},"paymentType":"SINGLE""#)
}

/// Returns the rejection of a field, which the gateway would repeat at any time.
pub fn rejected() -> Reply {
    let body =
        r#"{"code":"api_validation_error","message":"no","error":{"details":[{"field":"expiryAt","message":"no"}]}}"#;
    Reply::status(400, body)
}

/// Returns a gateway that loses each create, and shows the session of the order as soon as `is_shown` says so.
pub fn losing(is_shown: &Arc<AtomicBool>) -> Script {
    let is_shown = Arc::clone(is_shown);
    script(move |request, _| match request.line() {
        CREATE => Reply::lost(),
        _ if is_shown.load(Ordering::Relaxed) => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
        _ => Reply::page(&[]),
    })
}

/// Returns the intent as another process has it, which reads its row.
pub fn stored(intent: &Intent) -> Intent {
    Intent::from_row(&intent.row()).unwrap()
}

/// Returns the intent of a call that may have been sent, as a journal has it after a crash.
pub fn in_doubt(intent: &Intent) -> Intent {
    let Row { content, .. } = intent.row();
    let content = content.replace(r#""uncertain":0"#, r#""uncertain":1"#);
    Intent::from_row(&Row { content, ..intent.row() }).unwrap()
}

pub fn id() -> RequestId {
    "0123456789abcdef".parse().unwrap()
}

pub fn session_id(id: &str) -> SessionId {
    id.parse().unwrap()
}

pub fn reference(text: &str) -> ClientReferenceId {
    text.parse().unwrap()
}

/// Returns why a call was not sent.
pub fn not_sent<T: Debug>(result: Result<T, Error>) -> CauseKind {
    match result {
        Err(Error::NotDone(cause)) => cause.kind(),
        other => panic!("{other:?}"),
    }
}

/// Returns the number of requests with this line.
pub fn count(script: &Script, line: &str) -> usize {
    script.lines().iter().filter(|other| *other == line).count()
}

pub fn cancel() -> Cancel {
    Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER)
}

/// Returns the capture of a part.
pub fn capture() -> Capture {
    Capture { amount: Some(Amount::new(4000.try_into().unwrap(), Currency::IDR)), ..Capture::new(false) }
}

/// Returns the response to it.
pub fn captured(id: &str) -> Reply {
    Reply::data(&format!(
        r#"{{"id":"{id}","paymentSessionId":"1","amount":{{"value":4000,"currency":"IDR"}},"status":"SUCCESS"}}"#
    ))
}
