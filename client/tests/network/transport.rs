//! The client and responses that no gateway should send.

use std::{error::Error as _, time::Duration};

use payment_client::{CauseKind, Error, Policy};
use payment_sandbox::{Fault, Sandbox, Settings};
use payment_session::response::SessionStatus;

use crate::{
    orders::{id, payment, session, session_id},
    script::{Request, SocketReply, SocketScript, builder, client, policy},
};

const CREATE: &str = "POST /v2/payments";
const FIND: &str = "GET /v2/payments?clientReferenceId=INV-1";

/// Returns a gateway without sessions, whose response to a create is `reply`.
fn creating(reply: impl Fn(&Request, usize) -> SocketReply + Send + Sync + 'static) -> SocketScript {
    SocketScript::start(move |request, earlier| match &*request.line {
        "POST /v1/access-token" => SocketReply::token("t"),
        CREATE => reply(request, earlier),
        _ => SocketReply::data("[]"),
    })
}

/// Returns the durations for failures that cost no time, so that the test does not repeat them for seconds.
fn quick_reads() -> Policy {
    let mut policy = policy();
    policy.read_deadline /= 10;
    policy
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other_host = SocketScript::start(|_, _| SocketReply::data(&session("1", "INV-1", 10_000, "PAID")));
    for status in [301, 302, 303, 307, 308] {
        let location: &'static str = format!("location: {}/v2/payments\r\n", other_host.url()).leak();
        let gateway = creating(move |_, _| SocketReply::Complete(status, location, String::new()));
        // The script never returns a session, so the call ends with its deadline.
        let client = gateway.client().with_deadline(Duration::from_millis(300));
        let result = client.create(&payment("INV-1")).await;
        assert!(result.as_ref().is_err_and(Error::may_have_happened), "{status}: {result:?}");
        assert_eq!(gateway.lines()[..2], [CREATE, FIND]);
    }
    // Nor does the secret leave with a redirected request for a token.
    let location: &'static str = format!("location: {}/v1/access-token\r\n", other_host.url()).leak();
    let gateway = SocketScript::start(move |_, _| SocketReply::Complete(307, location, String::new()));
    let mut policy = policy();
    policy.retries = 0;
    assert!(client(gateway.url(), policy).get_session(&session_id("1")).await.is_err());
    assert_eq!(other_host.requests().len(), 0);
}

#[tokio::test]
async fn a_429_is_repeated_after_the_time_that_it_asks_for() {
    let gateway = creating(|_, earlier| match earlier {
        0 => SocketReply::Complete(429, "retry-after: 1\r\n", r#"{"code":"frequency_above_limit"}"#.into()),
        _ => SocketReply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
    });
    let started = tokio::time::Instant::now();
    gateway.client().create(&payment("INV-1")).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
    // Nothing is uncertain, so nothing is looked up.
    assert_eq!(gateway.lines(), [CREATE, CREATE]);
}

#[tokio::test]
async fn nothing_that_is_printed_shows_the_secret() {
    let sandbox = Sandbox::start().unwrap();
    let client = client(sandbox.base_url(), policy());
    client.create(&payment("INV-1")).await.unwrap();
    let printed = format!("{client:?}");
    assert!(printed.contains("Client") && !printed.contains("secret"), "{printed}");
}

#[tokio::test]
async fn a_gateway_that_is_down_has_not_received_anything() {
    // A port that nothing listens on.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = client(&format!("http://{closed}"), quick_reads());
    match client.create(&payment("INV-1")).await {
        Err(Error::NotDone(cause)) => assert_eq!(cause.kind(), CauseKind::Token),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_body_without_an_end_is_not_read() {
    for headers in
        ["content-length: 9999999999\r\n", "transfer-encoding: chunked\r\n\r\n7fffffff\r\n", "connection: close\r\n"]
    {
        let gateway = SocketScript::start(move |request, _| match &*request.line {
            "POST /v1/access-token" => SocketReply::token("t"),
            _ => SocketReply::Endless(headers),
        });
        match client(gateway.url(), policy().with_retries(0)).get_session(&session_id("1")).await {
            Err(Error::Unavailable(cause)) => assert_eq!(cause.kind(), CauseKind::Unreadable, "{headers}"),
            other => panic!("{headers}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_body_that_is_cut_is_uncertain() {
    let gateway = creating(|_, earlier| match earlier {
        0 => SocketReply::Raw("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"code\":".into()),
        1 => SocketReply::Raw(String::new()),
        _ => SocketReply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
    });
    gateway.client().create(&payment("INV-1")).await.unwrap();
    let mut lines = gateway.lines();
    // Look-ups until one is late.
    lines.dedup();
    assert_eq!(lines, [CREATE, FIND, CREATE, FIND, CREATE]);
}

#[tokio::test]
async fn a_response_that_arrives_twice_belongs_to_one_request() {
    let gateway = SocketScript::start(|request, _| match &*request.line {
        "POST /v1/access-token" => SocketReply::token("t"),
        CREATE => SocketReply::Twice(session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
        _ => SocketReply::data(&session("1", "INV-1", 10_000, "PAID")),
    });
    let client = gateway.client();
    let created = client.create(&payment("INV-1")).await.unwrap();
    assert_eq!(created.status, SessionStatus::REQUIRE_ACTION);
    // The second copy is not taken for the response to the next request.
    assert_eq!(client.get_session(&session_id("1")).await.unwrap().status, SessionStatus::PAID);
    assert_eq!(gateway.lines(), [CREATE, "GET /v2/payments/1"]);
}

#[tokio::test]
async fn a_connection_that_is_reset_is_uncertain() {
    for is_body_read in [false, true] {
        let gateway = creating(move |_, earlier| match earlier {
            0 => SocketReply::Reset { is_body_read },
            _ => SocketReply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
        });
        gateway.client().create(&payment("INV-1")).await.unwrap();
        let mut lines = gateway.lines();
        // Look-ups until one is late.
        lines.dedup();
        assert_eq!(lines, [CREATE, FIND, CREATE], "{is_body_read}");
    }
}

#[tokio::test]
async fn only_responses_that_can_be_compared_share_a_connection() {
    let gateway = SocketScript::start(|request, _| match &*request.line {
        "POST /v1/access-token" => SocketReply::token("t"),
        "POST /v1/refunds" => SocketReply::data(r#"{"id":"R-1"}"#),
        "GET /v1/customers/bob" => SocketReply::data("{}"),
        _ => SocketReply::data(&session("1", "INV-1", 10_000, "PROCESSING")),
    });
    let client = gateway.client();
    for at in 1..=2 {
        client.get_session(&session_id("1")).await.unwrap();
        client.get_customer(&"bob".try_into().unwrap()).await.unwrap();
        let call = client.gateway().post("/v1/refunds", serde_json::json!({}), &id(at)).unwrap();
        client.send(call).await.unwrap();
    }
    let requests = gateway.requests();
    let peers = |line: &str| -> Vec<_> {
        requests.iter().filter(|request| request.line == line).map(|request| request.peer).collect()
    };
    let sessions = peers("GET /v2/payments/1");
    assert_eq!((sessions.len(), sessions[0]), (2, sessions[1]));
    let mut own = [peers("GET /v1/customers/bob"), peers("POST /v1/refunds"), sessions].concat();
    own.sort_unstable();
    own.dedup();
    assert_eq!(own.len(), 5, "{own:?}");
}

#[tokio::test]
async fn settings_of_reqwest_do_not_weaken_the_client() {
    let other_host = SocketScript::start(|_, _| SocketReply::data(&session("1", "INV-1", 10_000, "PAID")));
    let location: &'static str = format!("location: {}/v2/payments\r\n", other_host.url()).leak();
    let gateway = creating(move |_, _| SocketReply::Complete(307, location, String::new()));
    let client = builder(gateway.url(), policy())
        .http(|reqwest| {
            let follow = reqwest::redirect::Policy::limited(5);
            reqwest.redirect(follow).user_agent("shop/1.0").pool_max_idle_per_host(9)
        })
        .build()
        .unwrap()
        .with_deadline(Duration::from_millis(300));
    let result = client.create(&payment("INV-1")).await;
    // On a busy machine, the third attempt can have ended before the deadline: then it is `Undecidable`.
    assert!(result.as_ref().is_err_and(Error::may_have_happened), "{result:?}");
    assert_eq!(other_host.requests().len(), 0);
    assert!(gateway.requests().iter().all(|request| request.headers.contains(&"user-agent: shop/1.0".into())));
}

/// Whatever the user sets: only the machine knows what may be sent again.
#[tokio::test]
async fn reqwest_repeats_nothing() {
    let gateway = SocketScript::start(|request, _| match &*request.line {
        "POST /v1/access-token" => SocketReply::token("t"),
        _ => SocketReply::Complete(503, "", String::new()),
    });
    let repeat = |reqwest: reqwest::ClientBuilder| {
        reqwest.retry(
            reqwest::retry::for_host("127.0.0.1")
                .no_budget()
                .classify_fn(|sent| if sent.status().is_some() { sent.retryable() } else { sent.success() }),
        )
    };
    let client = builder(gateway.url(), policy()).http(repeat).build().unwrap();
    let post = client.gateway().post("/v1/tokens", serde_json::json!({}), &id(1)).unwrap();
    assert!(client.send(post).await.is_err());
    assert_eq!(gateway.requests().iter().filter(|request| request.line == "POST /v1/tokens").count(), 1);
}

#[tokio::test]
async fn an_error_shows_no_query() {
    let closed = Fault::Refused(Duration::from_secs(5)).at(2);
    let sandbox = Sandbox::with(Settings { faults: vec![closed], ..Settings::default() }).unwrap();
    let client = client(sandbox.base_url(), quick_reads());
    match client.find(&"INV-1".parse().unwrap()).await {
        Err(Error::Unavailable(cause)) => {
            assert_eq!(cause.kind(), CauseKind::Connect);
            let mut source = cause.source();
            assert!(source.is_some());
            while let Some(error) = source {
                assert!(!format!("{error} {error:?}").contains("INV-1"), "{error:?}");
                source = error.source();
            }
        }
        other => panic!("{other:?}"),
    }
}
