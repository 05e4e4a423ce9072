//! The settings of a client and of one call.

use std::time::Duration;

use payment_client::{
    BuildError, CauseKind, Client, Error, Policy,
    testing::{Reply, Script},
};
use payment_session::gateway::{Credentials, Environment, MerchantId, MerchantSecret, TestEnvironment};
use tokio::time::Instant;

use crate::scripted::{
    CAPTURE, CREATE, GET, capture, captured, client, client_with, count, credentials, id, of_order, order, script,
    session, session_id,
};

#[tokio::test(start_paused = true)]
async fn one_call_can_have_another_deadline() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        _ => Reply::page(&[]),
    });
    let client = client(&gateway);
    let started = Instant::now();
    let result = client.with_deadline(Duration::from_secs(8)).create(&order()).await;
    assert!(matches!(result, Err(Error::Unknown { .. })), "{result:?}");
    assert!(started.elapsed() <= Duration::from_secs(8));
}

#[test]
fn https_without_tls_is_an_error_of_the_builder() {
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let built = Client::builder(Environment::Sandbox, credentials).build();
    if cfg!(feature = "tls") {
        assert!(built.is_ok());
    } else {
        assert!(matches!(built, Err(BuildError::NoTls)), "{built:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_429_that_asks_for_more_time_than_there_is_ends_the_call() {
    let gateway = script(|_, _| Reply::error(429, "frequency_above_limit").with_retry_after(Duration::from_secs(600)));
    match client(&gateway).create(&order()).await {
        Err(Error::NotDone(cause)) => assert_eq!(cause.api_error().map(payment_session::ApiError::status), Some(429)),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines(), [CREATE]);
}

#[tokio::test(start_paused = true)]
async fn retries_end_when_no_call_succeeds() {
    let gateway = script(|_, _| Reply::error(503, "service_unavailable"));
    let client = client_with(&gateway, Policy::default().with_retries(10));
    for _ in 0..50 {
        let result = client.get_session(&session_id("1")).await;
        assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
    }
    // Each call has one attempt, and all together have ten retries.
    assert_eq!(count(&gateway, GET), 60);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_the_client_does_not_know_is_sent_once() {
    let gateway = script(|_, _| Reply::error(503, "service_unavailable"));
    let client = client(&gateway);
    let call = client.gateway().post("/v1/refunds", serde_json::json!({}), &id()).unwrap();
    match client.send(call).await {
        Err(Error::Unknown { intent: None, cause }) => assert_eq!(cause.kind(), CauseKind::Response),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines().len(), 1);
}

/// No journal has it. It is `Unknown`, unless nothing left this machine or the gateway documented a rejection.
#[tokio::test(start_paused = true)]
async fn a_call_that_nothing_shows_is_told_as_what_surely_happened() {
    const PAYOUT: &str = "POST /v1/payouts";
    type Case = (&'static str, fn() -> Reply, usize);

    let responses: [Case; 7] = [
        ("unknown", Reply::lost, 1),
        ("unknown", || Reply::error(409, "duplicate_error"), 1),
        // Its status is documented, and no code of it.
        ("unknown", || Reply::error(422, "x"), 1),
        ("rejected", || Reply::error(400, "api_validation_error"), 1),
        ("not done", || Reply::error(401, "credentials_invalid"), 2),
        ("not done", || Reply::error(429, "frequency_above_limit").with_retry_after(Duration::from_secs(600)), 1),
        ("not done", Reply::not_sent, 4),
    ];
    for (expected, reply, attempts) in responses {
        let gateway = script(move |_, _| reply());
        let client = client_with(&gateway, Policy::default().with_retries(3));
        let call = client.gateway().post("/v1/payouts", serde_json::json!({}), &id()).unwrap();
        let said = match client.send(call).await {
            Err(Error::Unknown { intent: None, .. }) => "unknown",
            Err(Error::Rejected(_)) => "rejected",
            Err(Error::NotDone(_)) => "not done",
            other => panic!("{other:?}"),
        };
        assert_eq!((said, count(&gateway, PAYOUT)), (expected, attempts));
        assert!(client.recover().next().await.is_none(), "no journal has it");
    }
    // It goes on when its caller is gone, and nothing new begins after `drain`.
    let gateway = script(|_, _| Reply::data("{}").after(Duration::from_secs(5)));
    let client = client(&gateway);
    let call = || client.gateway().post("/v1/payouts", serde_json::json!({}), &id()).unwrap();
    tokio::time::timeout(Duration::from_secs(1), client.send(call())).await.unwrap_err();
    assert_eq!((client.drain(Duration::from_secs(1)).await, client.drain(Duration::from_secs(9)).await), (1, 0));
    assert!(matches!(client.send(call()).await, Err(Error::NotDone(cause)) if cause.kind() == CauseKind::Closed));
}

/// A run is a function of the seed: the pauses of two clients with the same seed are the same.
#[tokio::test(start_paused = true)]
async fn a_seed_repeats_a_run() {
    let mut times = Vec::new();
    for _ in 0..2 {
        let gateway = script(|_, _| Reply::error(503, "service_unavailable"));
        let started = Instant::now();
        client(&gateway).get_session(&session_id("1")).await.unwrap_err();
        times.push((started.elapsed(), gateway.lines().len()));
    }
    assert_eq!(times[0], times[1]);
}

/// Another transport may have read more than it should.
#[tokio::test(start_paused = true)]
async fn a_body_that_is_too_long_is_not_read() {
    let body = of_order("1", "REQUIRE_ACTION") + &" ".repeat(1000);
    let gateway = script(move |_, _| Reply::data(&body));
    let client = client_with(&gateway, Policy::default().with_body_limit(1000).with_retries(0));
    match client.get_session(&session_id("1")).await {
        Err(Error::Unavailable(cause)) => assert_eq!(cause.kind(), CauseKind::Unreadable),
        other => panic!("{other:?}"),
    }
}

#[test]
fn settings_that_contradict_each_other_are_rejected() {
    let zero = Duration::ZERO;
    let default = Policy::default;
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    for (policy, named) in [
        (default().with_connect_timeout(zero), "`connect_timeout` must not be zero"),
        (default().with_attempt_timeout(zero), "`attempt_timeout` must not be zero"),
        (default().with_attempt_timeout(Duration::from_secs(5)), "`connect_timeout` must be shorter"),
        (default().with_read_timeout(zero), "`read_timeout`"),
        (default().with_read_deadline(zero), "`read_deadline`"),
        (default().with_deadline(zero), "`deadline`"),
        (default().with_body_limit(0), "`body_limit`"),
        (default().with_first_pause(zero), "`first_pause` must not be zero"),
        (default().with_longest_pause(Duration::from_millis(199)), "`first_pause` must not be longer"),
        (default().with_lease(Duration::from_millis(999)), "`lease` must be at least"),
        (default().with_gateway_timeout(hours(23)), "`gateway_timeout` must"),
        // After a crash, no create would be sent again.
        (default().with_lease(hours(22)).with_gateway_timeout(hours(1)), "`lease` and `gateway_timeout`"),
    ] {
        let script = Script::new(|_, _| Reply::silence());
        let server = TestEnvironment::custom("http://127.0.0.1:1".parse().unwrap()).unwrap();
        let error = Client::builder(server, credentials()).transport(script).policy(policy).build().unwrap_err();
        assert!(matches!(error, BuildError::Policy(_)) && error.to_string().starts_with(named), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_in_doubt_goes_on_without_retries_but_less_often() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::lost(),
        _ if started.elapsed().as_secs() < 50 => Reply::status(503, ""),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    let policy = Policy::default().with_retries(0).with_longest_pause(Duration::from_secs(20));
    assert_eq!(client_with(&gateway, policy).create(&order()).await.unwrap().id, "1");
    // After the attempt, and 20, 40 and 60 seconds later.
    assert_eq!(gateway.lines().len(), 1 + 4, "{:?}", gateway.lines());
}

#[tokio::test(start_paused = true)]
async fn the_success_of_a_call_that_changes_something_pays_its_retry_back() {
    let gateway = script(|request, earlier| match request.line() {
        CAPTURE if earlier % 2 == 0 => Reply::not_sent(),
        CAPTURE => captured(if earlier == 1 { "c1" } else { "c2" }),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let client = client_with(&gateway, Policy::default().with_retries(1));
    for _ in 0..2 {
        client.capture(&session_id("1"), &capture()).await.unwrap();
    }
}
