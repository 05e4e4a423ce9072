//! The client and responses that no gateway should send.

use std::time::{Duration, Instant};

use payment_client::{CauseKind, Error, Policy};
use payment_session::gateway::{Cancel, CancelReason, Capture, RequestId};

use crate::{
    orders::{id, payment, session, session_id},
    script::{Reply, Request, Script, client, policy},
};

const CREATE: &str = "POST /v2/payments";
const FIND: &str = "GET /v2/payments?clientReferenceId=INV-1";

/// Returns a gateway without sessions, whose response to a create is `reply`.
fn creating(reply: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Script {
    Script::start(move |request, earlier| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        CREATE => reply(request, earlier),
        _ => Reply::data("[]"),
    })
}

/// Returns the durations for failures that cost no time, so that the test does not repeat them for seconds.
fn quick_reads() -> Policy {
    let mut policy = policy();
    policy.read_deadline /= 10;
    policy
}

/// Returns the durations for look-ups that never find anything, so that the second one comes soon.
fn quick_look_ups() -> Policy {
    let mut policy = policy();
    policy.gateway_timeout /= 10;
    policy
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other_host = Script::start(|_, _| Reply::data(&session("1", "INV-1", 10_000, "PAID")));
    for status in [301, 302, 303, 307, 308] {
        let location: &'static str = format!("location: {}/v2/payments\r\n", other_host.url()).leak();
        let gateway = creating(move |_, _| Reply::Complete(status, location, String::new()));
        let mut policy = policy();
        policy.retries = 0;
        let result = client(gateway.url(), policy).create(&payment("INV-1"), &id(1)).await;
        assert!(matches!(result, Err(Error::Unknown(_))), "{status}: {result:?}");
        assert_eq!(gateway.lines(), [CREATE, FIND]);
    }
    // Nor does the secret leave with a redirected request for a token.
    let location: &'static str = format!("location: {}/v1/access-token\r\n", other_host.url()).leak();
    let gateway = Script::start(move |_, _| Reply::Complete(307, location, String::new()));
    let mut policy = policy();
    policy.retries = 0;
    assert!(client(gateway.url(), policy).get_session(&session_id("1")).await.is_err());
    assert_eq!(other_host.requests().len(), 0);
}

#[tokio::test]
async fn the_same_bytes_and_id_are_sent_again_after_an_empty_look_up() {
    let gateway = creating(|_, earlier| match earlier {
        0 => Reply::Raw("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"code\":".into()),
        1 => Reply::Raw(String::new()),
        2 => Reply::error(502, "bad_gateway"),
        _ => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
    });
    gateway.client().create(&payment("INV-1"), &id(1)).await.unwrap();
    assert_eq!(gateway.lines(), [CREATE, FIND, CREATE, FIND, CREATE, FIND, CREATE]);
    let requests = gateway.requests();
    let creates: Vec<_> = requests.iter().filter(|request| request.line == CREATE).collect();
    assert!(creates.iter().all(|create| create.body == creates[0].body));
    assert!(creates.iter().all(|create| create.headers.contains(&format!("x-request-id: {}", id(1)))));
}

#[tokio::test]
async fn a_response_that_belongs_to_another_order_proves_nothing() {
    let gateway = creating(|_, earlier| match earlier {
        0 => Reply::data(&session("7", "INV-7", 10_000, "PAID")),
        1 => Reply::data(&session("8", "INV-1", 99_999, "PAID")),
        _ => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
    });
    let session = gateway.client().create(&payment("INV-1"), &id(1)).await.unwrap();
    assert_eq!(session.id, session_id("1"));
    assert_eq!(gateway.lines(), [CREATE, FIND, CREATE, FIND, CREATE]);
}

#[tokio::test]
async fn a_capture_is_sent_once_and_looked_up() {
    let gateway = Script::start(|request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        "POST /v2/payments/1/capture" => Reply::Raw(String::new()),
        _ => Reply::data(&session("1", "INV-1", 10_000, "PROCESSING")),
    });
    let capture = Capture::new(true);
    let result = client(gateway.url(), quick_look_ups()).capture(&session_id("1"), &capture, &id(1)).await;
    match result {
        Err(Error::Unknown(unresolved)) => {
            assert_eq!((unresolved.call(), unresolved.session_id()), ("capture", Some(&session_id("1"))));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines(), ["POST /v2/payments/1/capture", "GET /v2/payments/1", "GET /v2/payments/1"]);
}

#[tokio::test]
async fn a_lost_capture_is_proved_by_the_last_record_of_a_complete_charge() {
    for (is_last, status, is_proved) in
        [(true, "SUCCESS", true), (true, "WAITING_FOR_CAPTURE", false), (false, "SUCCESS", false)]
    {
        let gateway = Script::start(move |request, _| match &*request.line {
            "POST /v1/access-token" => Reply::token("t"),
            "POST /v2/payments/1/capture" => Reply::Raw(String::new()),
            _ => Reply::data(&format!(
                r#"{{"id":"1","clientReferenceId":"INV-1","status":"PAID","chargeDetails":[{{"id":"2","status":"{status}",
                "captureHistories":[{{"captureId":"3","capturedAmount":10000,"currency":"IDR","status":"SUCCESS"}}]}}]}}"#
            )),
        });
        let client = client(gateway.url(), quick_look_ups());
        let result = client.capture(&session_id("1"), &Capture::new(is_last), &id(1)).await;
        match result {
            Ok(response) if is_proved => assert_eq!(response.id, "3"),
            Err(Error::Unknown(_)) if !is_proved => {}
            other => panic!("{is_last} {status}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn an_unknown_call_is_sent_once() {
    let gateway = Script::start(|request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        _ => Reply::error(503, "service_unavailable"),
    });
    let client = gateway.client();
    let call = client.gateway().post("/v1/refunds", serde_json::json!({}), &id(9)).unwrap();
    match client.send(call).await {
        Err(Error::Unknown(unresolved)) => {
            assert_eq!((unresolved.call(), unresolved.request_id()), ("/v1/refunds", Some(&id(9))));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines().len(), 1);
}

#[tokio::test]
async fn a_call_that_is_sent_once_has_a_connection_of_its_own() {
    // On a connection that was used before, a response that a proxy repeats would be taken for the call's own.
    let gateway = Script::start(|request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        "POST /v1/refunds" => Reply::data(r#"{"id":"R-1"}"#),
        _ => Reply::data(&session("1", "INV-1", 10_000, "PROCESSING")),
    });
    let client = gateway.client();
    for at in 1..=2 {
        client.get_session(&session_id("1")).await.unwrap();
        let call = client.gateway().post("/v1/refunds", serde_json::json!({}), &id(at)).unwrap();
        client.send(call).await.unwrap();
    }
    let requests = gateway.requests();
    let peers = |method: &str| -> Vec<_> {
        let requests = requests.iter().filter(|request| request.line.starts_with(method));
        requests.filter(|request| !request.line.contains("token")).map(|request| request.peer).collect()
    };
    let (reads, refunds) = (peers("GET"), peers("POST"));
    assert_eq!((reads.len(), refunds.len()), (2, 2));
    assert_eq!(reads[0], reads[1], "reading calls share a connection");
    assert!(refunds[0] != refunds[1] && !refunds.iter().any(|peer| reads.contains(peer)), "{refunds:?}, {reads:?}");
}

#[tokio::test]
async fn a_429_is_repeated_after_the_time_that_it_asks_for() {
    let gateway = creating(|_, earlier| match earlier {
        0 => Reply::Complete(429, "retry-after: 1\r\n", r#"{"code":"frequency_above_limit"}"#.into()),
        _ => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
    });
    let started = Instant::now();
    gateway.client().create(&payment("INV-1"), &id(1)).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
    // Nothing is uncertain, so nothing is looked up.
    assert_eq!(gateway.lines(), [CREATE, CREATE]);
}

#[tokio::test]
async fn a_429_that_asks_for_more_time_than_there_is_ends_the_call() {
    let gateway =
        creating(|_, _| Reply::Complete(429, "retry-after: 60\r\n", r#"{"code":"frequency_above_limit"}"#.into()));
    match gateway.client().create(&payment("INV-1"), &id(1)).await {
        Err(Error::NotProcessed(error)) => assert_eq!(error.status(), 429),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines(), [CREATE]);
}

#[tokio::test]
async fn times_of_any_length_end_no_task() {
    let gateway = Script::start(|request, earlier| match (&*request.line, earlier) {
        ("POST /v1/access-token", _) => Reply::data(&format!(r#"{{"accessToken":"t","expiresIn":"{}"}}"#, u64::MAX)),
        (_, 0) => {
            let headers = format!("retry-after: {}\r\n", u64::MAX).leak();
            Reply::Complete(429, headers, r#"{"code":"frequency_above_limit"}"#.into())
        }
        _ => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
    });
    let mut policy = policy();
    policy.deadline = Duration::MAX;
    let client = client(gateway.url(), policy);
    let result = client.create(&payment("INV-1"), &id(1)).await;
    assert!(matches!(result, Err(Error::NotProcessed(_))), "{result:?}");
    client.create(&payment("INV-1"), &id(1)).await.unwrap();
    assert_eq!(gateway.token_requests(), 1);
}

#[tokio::test]
async fn nothing_that_is_printed_shows_the_secret() {
    let sandbox = payment_sandbox::Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    client.create(&payment("INV-1"), &id(1)).await.unwrap();
    let printed = format!("{client:?}");
    assert!(printed.contains("Client") && !printed.contains("secret"), "{printed}");
}

#[tokio::test]
async fn a_gateway_that_is_down_has_not_received_anything() {
    // A port that nothing listens on.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = client(&format!("http://{closed}"), quick_reads());
    match client.create(&payment("INV-1"), &RequestId::random()).await {
        Err(Error::NotSent(cause)) => assert_eq!(cause.kind(), CauseKind::Token),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_body_above_the_limit_is_not_read() {
    let body = "x".repeat(2 << 20);
    let gateway = Script::start(move |request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        _ => Reply::Complete(200, "", body.clone()),
    });
    match client(gateway.url(), quick_reads()).get_session(&session_id("1")).await {
        Err(Error::Unavailable(cause)) => assert_eq!(cause.kind(), CauseKind::TooLong),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_silent_gateway_ends_in_a_time_out() {
    let gateway = creating(|_, _| Reply::Silence);
    let result = gateway.client().create(&payment("INV-1"), &id(1)).await;
    assert!(matches!(result, Err(Error::Unknown(_))), "{result:?}");
}

#[tokio::test]
async fn retries_end_when_no_call_succeeds() {
    let gateway = Script::start(|request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        _ => Reply::error(503, "service_unavailable"),
    });
    let mut policy = policy();
    policy.retries = 10;
    let client = client(gateway.url(), policy);
    for _ in 0..50 {
        let result = client.get_session(&session_id("1")).await;
        assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
    }
    // Each call has one attempt, and all together have ten retries.
    assert_eq!(gateway.lines().len(), 60);
}

/// A connection that delivers a response twice delivers it as the response to the next call for the same session.
#[tokio::test]
async fn the_response_of_an_earlier_call_for_the_session_is_not_that_of_this_call() {
    let gateway = Script::start(|request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        _ => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_CONFIRMATION")),
    });
    let client = client(gateway.url(), quick_look_ups());
    let result = client.capture(&session_id("1"), &Capture::new(true), &id(1)).await;
    assert!(matches!(result, Err(Error::Unknown(_))), "{result:?}");
    assert_eq!(gateway.lines(), ["POST /v2/payments/1/capture", "GET /v2/payments/1", "GET /v2/payments/1"]);

    let cancel = Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER);
    let result = client.cancel(&session_id("1"), &cancel, &id(2)).await;
    assert!(matches!(result, Err(Error::Unknown(_))), "{result:?}");
}
