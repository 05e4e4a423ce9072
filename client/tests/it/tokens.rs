//! Access tokens: wrong credentials, and the renewal.

use std::time::Duration;

use payment_client::{
    CauseKind, Error, Policy,
    testing::{Reply, Request, Script},
};
use tokio::{
    join,
    time::{Instant, sleep},
};

use crate::scripted::{GET, TOKEN, client, client_with, not_sent, of_order, order, script, session_id};

#[tokio::test(start_paused = true)]
async fn wrong_credentials_are_an_error_of_their_own() {
    let gateway = Script::new(|_, _| Reply::error(401, "credentials_invalid"));
    let client = client(&gateway);
    for error in [
        client.create(&order()).await.unwrap_err(),
        client.get_session(&session_id("1")).await.unwrap_err(),
        client
            .cancel(
                &session_id("1"),
                &payment_session::gateway::Cancel::new(payment_session::gateway::CancelReason::DUPLICATED),
            )
            .await
            .unwrap_err(),
    ] {
        match &error {
            Error::NotDone(cause) | Error::Unavailable(cause) => {
                assert_eq!(cause.kind(), CauseKind::Credentials);
                assert_eq!(cause.api_error().map(payment_session::ApiError::status), Some(401));
            }
            other => panic!("{other:?}"),
        }
        assert!(error.to_string().ends_with(": the gateway does not accept the credentials"), "{error}");
    }
    assert!(gateway.lines().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_chain_of_an_error_does_not_contradict_itself() {
    let gateway = Script::new(|_, _| Reply::error(503, "service_unavailable"));
    let error = client(&gateway).create(&order()).await.unwrap_err();
    assert!(matches!(&error, Error::NotDone(cause) if cause.kind() == CauseKind::Token), "{error:?}");
    let (mut chain, mut next) = (Vec::new(), Some(&error as &dyn std::error::Error));
    while let Some(error) = next {
        chain.push(error.to_string());
        next = error.source();
    }
    let expected = [
        "the call was not carried out, and will not be: no access token was received",
        "the gateway returned an error (503 service_unavailable)",
    ];
    assert_eq!(chain, expected);
}

/// The deadline of the call is shorter than that of the request for its token.
#[tokio::test(start_paused = true)]
async fn a_short_deadline_does_not_hide_why_there_is_no_token() {
    let gateway = Script::new(|_, _| Reply::not_sent());
    let client = client(&gateway).with_deadline(Duration::from_secs(5));
    match client.create(&order()).await {
        Err(Error::NotDone(cause)) => {
            assert_eq!(cause.kind(), CauseKind::Token);
            let source = std::error::Error::source(&cause).unwrap().to_string();
            assert_eq!(source, "the gateway cannot be reached");
        }
        other => panic!("{other:?}"),
    }
}

/// No token arrives in the time of a reading call, or a proxy rejects the request. The call waits until its deadline.
#[tokio::test(start_paused = true)]
async fn a_call_waits_for_its_token_until_its_deadline() {
    for failure in [Reply::not_sent(), Reply::silence(), Reply::status(403, "<html>no</html>")] {
        for (works_after, deadline) in [(100, 150), (100, 90)] {
            let [works_after, deadline] = [works_after, deadline].map(Duration::from_secs);
            let (failure, started) = (failure.clone(), Instant::now());
            let gateway = Script::new(move |request, _| match request.line() {
                TOKEN if started.elapsed() < works_after => failure.clone(),
                TOKEN => Reply::token(),
                _ => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            });
            let client = client(&gateway).with_deadline(deadline);
            match client.create(&order()).await {
                Ok(session) => assert!(session.id == "1" && deadline > works_after),
                Err(Error::NotDone(cause)) => {
                    assert_eq!(cause.kind(), CauseKind::Token);
                    assert!(started.elapsed() > deadline / 2 && deadline < works_after, "{:?}", started.elapsed());
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

/// The credentials will not be right later.
#[tokio::test(start_paused = true)]
async fn a_call_with_wrong_credentials_ends_at_once() {
    let gateway = Script::new(|_, _| Reply::error(401, "credentials_invalid"));
    let started = Instant::now();
    assert_eq!(not_sent(client(&gateway).create(&order()).await), CauseKind::Credentials);
    assert_eq!((started.elapsed(), gateway.token_requests()), (Duration::ZERO, 1));
}

#[tokio::test(start_paused = true)]
async fn a_client_that_makes_no_calls_renews_nothing() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "PAID")));
    let client = client(&gateway);
    client.get_session(&session_id("1")).await.unwrap();
    sleep(Duration::from_secs(24 * 3600)).await;
    assert_eq!(gateway.token_requests(), 1);
    client.get_session(&session_id("1")).await.unwrap();
    assert_eq!(gateway.token_requests(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_it_expires_while_it_is_used() {
    let gateway = script(|request, _| match request.line() {
        GET => Reply::data(&of_order("1", "PAID")),
        _ => Reply::page(&[]),
    });
    let client = client(&gateway);
    for _ in 0..100 {
        client.get_session(&session_id("1")).await.unwrap();
        sleep(Duration::from_secs(60)).await;
    }
    // Each lives for 15 minutes, and is renewed after 14.
    assert_eq!(gateway.token_requests(), 8);
}

#[tokio::test(start_paused = true)]
async fn one_request_serves_all_waiters() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "PAID")));
    let client = client(&gateway);
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.get_session(&session_id("1")).await })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((gateway.token_requests(), gateway.lines().len()), (1, 20));
}

#[tokio::test(start_paused = true)]
async fn a_call_waits_for_the_request_of_another_one_until_its_own_deadline() {
    let gateway = Script::new(|_, _| Reply::silence());
    let client = client(&gateway);
    let hurried = client.with_deadline(Duration::from_secs(3));
    let (session, order, started) = (session_id("1"), order(), Instant::now());
    let (read, created) = join!(client.get_session(&session), async {
        let created = hurried.create(&order).await;
        (created, started.elapsed())
    });
    assert!(matches!(&read, Err(Error::Unavailable(cause)) if cause.kind() == CauseKind::Token), "{read:?}");
    let (created, time) = created;
    assert_eq!((not_sent(created), time), (CauseKind::Token, Duration::from_secs(3)));
}

#[tokio::test(start_paused = true)]
async fn dropping_the_first_waiter_cancels_nobody() {
    let gateway = Script::new(|request, _| match request.line() {
        TOKEN => Reply::token().after(Duration::from_secs(5)),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let client = client(&gateway);
    let call = || {
        let client = client.clone();
        tokio::spawn(async move { client.get_session(&session_id("1")).await })
    };
    let first = call();
    sleep(Duration::from_secs(1)).await;
    let second = call();
    sleep(Duration::from_secs(1)).await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    second.await.unwrap().unwrap();
    // The request of the first waiter has ended with it.
    assert_eq!(gateway.token_requests(), 2);
}

/// Returns tokens with numbers, as the gateway does after each 401.
fn numbered(number: usize) -> Reply {
    Reply::data(&format!(r#"{{"accessToken":"t{number}","expiresIn":"900"}}"#))
}

#[tokio::test(start_paused = true)]
async fn a_401_renews_the_token_once() {
    let gateway = Script::new(|request, earlier| match request.header("authorization") {
        _ if request.line() == TOKEN => numbered(earlier),
        Some("Bearer t1") => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        _ => Reply::error(401, "credentials_invalid"),
    });
    client(&gateway).create(&order()).await.unwrap();
    assert_eq!((gateway.token_requests(), gateway.lines().len()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn a_401_with_the_new_token_too_is_the_end() {
    let gateway = script(|_, earlier| {
        assert!(earlier < 5, "it never ends");
        Reply::error(401, "credentials_invalid")
    });
    match client(&gateway).create(&order()).await {
        Err(Error::NotDone(cause)) => assert_eq!(cause.api_error().map(payment_session::ApiError::status), Some(401)),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_late_401_does_not_end_the_next_token() {
    // Two calls are sent with the first token. The second 401 arrives when the next token is in use already.
    let gateway = Script::new(|request, earlier| match request.header("authorization") {
        _ if request.line() == TOKEN => numbered(earlier),
        Some("Bearer t0") => {
            let late = Duration::from_secs(if earlier == 0 { 1 } else { 5 });
            Reply::error(401, "credentials_invalid").after(late)
        }
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let client = client(&gateway);
    let id = session_id("1");
    let (first, second) = join!(client.get_session(&id), client.get_session(&id));
    first.and(second).unwrap();
    let is_first = |request: &&Request| request.header("authorization") == Some("Bearer t0");
    assert_eq!(gateway.requests().iter().filter(is_first).count(), 2);
    client.get_session(&id).await.unwrap();
    assert_eq!(gateway.token_requests(), 2);
}

#[tokio::test(start_paused = true)]
async fn each_401_costs_one_token_request() {
    // The gateway ends each token after one call, fifty times.
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        (TOKEN, _) => numbered(earlier),
        (_, 0..100) if earlier % 2 == 1 => Reply::error(401, "credentials_invalid"),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let client = client(&gateway);
    for _ in 0..51 {
        client.get_session(&session_id("1")).await.unwrap();
    }
    assert_eq!(gateway.token_requests(), 51);
    for _ in 0..60 {
        sleep(Duration::from_secs(60)).await;
        client.get_session(&session_id("1")).await.unwrap();
    }
    let in_an_hour = gateway.token_requests() - 51;
    assert!((4..=6).contains(&in_an_hour), "{in_an_hour} in an hour");
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_renewed_serves_until_it_expires() {
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        (TOKEN, 0) => numbered(0),
        (TOKEN, _) => Reply::error(503, "service_unavailable"),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let client = client(&gateway);
    for _ in 0..89 {
        client.get_session(&session_id("1")).await.unwrap();
        sleep(Duration::from_secs(10)).await;
    }
    // One minute before its end, and each time after half of the rest.
    assert_eq!(gateway.token_requests(), 3);
    sleep(Duration::from_secs(10)).await;
    assert!(client.get_session(&session_id("1")).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn times_of_any_length_end_no_task() {
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        (TOKEN, _) => Reply::data(&format!(r#"{{"accessToken":"t","expiresIn":"{}"}}"#, u64::MAX)),
        (_, 0) => Reply::error(429, "frequency_above_limit").with_retry_after(Duration::MAX),
        _ => Reply::data(&of_order("1", "REQUIRE_ACTION")),
    });
    let client = client_with(&gateway, Policy::default().with_deadline(Duration::MAX));
    let result = client.create(&order()).await;
    assert!(matches!(&result, Err(Error::NotDone(cause)) if cause.kind() == CauseKind::Response), "{result:?}");
    client.create(&order()).await.unwrap();
    assert_eq!(gateway.token_requests(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_rejection_of_a_proxy_says_nothing_about_the_credentials() {
    let gateway = Script::new(|_, _| Reply::status(403, "<html>no</html>"));
    match client(&gateway).create(&order()).await {
        Err(Error::NotDone(cause)) => assert_eq!(cause.kind(), CauseKind::Token),
        other => panic!("{other:?}"),
    }
}

/// Creates are begun and sent in one write if there is a token, which must not keep it from being renewed.
#[tokio::test(start_paused = true)]
async fn a_client_that_only_creates_renews_its_token() {
    let gateway = script(|_, earlier| {
        Reply::data(&of_order("1", "REQUIRE_ACTION").replace("INV-1", if earlier == 0 { "INV-1" } else { "INV-2" }))
    });
    let client = client(&gateway);
    client.create(&order()).await.unwrap();
    sleep(Duration::from_secs(850)).await;
    let other = String::from_utf8(order().to_json()).unwrap().replace("INV-1", "INV-2");
    client.create(&payment_session::PaymentSession::from_json(other.as_bytes()).unwrap()).await.unwrap();
    assert_eq!(gateway.token_requests(), 2);
}

/// The request for a token fails once after the old one has expired. A reading call waits for the next one.
#[tokio::test(start_paused = true)]
async fn an_expired_token_is_none() {
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        (TOKEN, 1) => Reply::status(503, ""),
        (TOKEN, _) => Reply::token(),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let client = client(&gateway);
    client.get_session(&session_id("1")).await.unwrap();
    sleep(Duration::from_secs(1000)).await;
    client.get_session(&session_id("1")).await.unwrap();
    assert_eq!(gateway.token_requests(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_429_to_the_request_for_a_token_says_nothing_about_the_credentials() {
    let gateway = Script::new(|_, _| Reply::error(429, "frequency_above_limit"));
    match client(&gateway).create(&order()).await {
        Err(Error::NotDone(cause)) => assert_eq!(cause.kind(), CauseKind::Token),
        other => panic!("{other:?}"),
    }
}

/// The second request for a token has no response yet, whatever the first one had.
#[tokio::test(start_paused = true)]
async fn the_failure_of_an_earlier_request_for_a_token_is_not_that_of_the_next_one() {
    let gateway =
        Script::new(|_, earlier| if earlier == 0 { Reply::error(400, "brand_new") } else { Reply::silence() });
    let client = client(&gateway).with_deadline(Duration::from_secs(3));
    client.create(&order()).await.unwrap_err();
    match client.create(&order()).await {
        Err(Error::NotDone(cause)) => {
            let source = std::error::Error::source(&cause).unwrap().to_string();
            assert_eq!(source, "no complete response arrived");
        }
        other => panic!("{other:?}"),
    }
}
