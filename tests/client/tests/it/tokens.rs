//! The access token: one request for all waiters, renewal, and 401.

use std::sync::atomic::{AtomicUsize, Ordering};

use payment_client::{CauseKind, Error};

use crate::{
    orders::{id, payment, session, session_id},
    script::{Gate, Reply, Script, eventually},
};

const TOKEN: &str = "POST /v1/access-token";

#[tokio::test]
async fn one_request_serves_all_waiters() {
    let gateway = Script::start(|request, _| match &*request.line {
        TOKEN => Reply::token("t"),
        _ => Reply::data(&session("1", "INV-1", 10_000, "PAID")),
    });
    let client = gateway.client();
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

#[tokio::test]
async fn a_failure_is_shared_by_all_waiters() {
    let gateway = Script::start(|_, _| Reply::error(401, "credentials_invalid"));
    let client = gateway.client();
    let (payment, request, session) = (payment("INV-1"), id(1), session_id("1"));
    let (first, second) = tokio::join!(client.create(&payment, &request), client.get_session(&session));
    match (first, second) {
        (Err(Error::NotSent(cause)), Err(Error::Unavailable(other))) => {
            assert_eq!((cause.kind(), other.kind()), (CauseKind::Token, CauseKind::Token));
            assert_eq!(cause.api_error().map(payment_session::ApiError::status), Some(401));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.requests().len(), 1);
}

#[tokio::test]
async fn dropping_the_first_waiter_cancels_nobody() {
    let gate = Gate::default();
    let script = gate.clone();
    let gateway = Script::start(move |request, _| match &*request.line {
        TOKEN => {
            script.pass();
            Reply::token("t")
        }
        _ => Reply::data(&session("1", "INV-1", 10_000, "PAID")),
    });
    let client = gateway.client();
    let call = || {
        let client = client.clone();
        tokio::spawn(async move { client.get_session(&session_id("1")).await })
    };
    let first = call();
    eventually(|| gateway.token_requests() == 1).await;
    let second = call();
    // The second call begins to wait.
    tokio::task::yield_now().await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    gate.open();
    second.await.unwrap().unwrap();
    assert_eq!(gateway.token_requests(), 1);
}

#[tokio::test]
async fn a_401_renews_the_token_once() {
    let gateway = Script::start(|request, earlier| match &request.headers {
        _ if request.line == TOKEN => Reply::token(&format!("t{earlier}")),
        headers if headers.contains(&"authorization: Bearer t1".into()) => {
            Reply::data(&session("1", "INV-1", 10_000, "PAID"))
        }
        _ => Reply::error(401, "credentials_invalid"),
    });
    gateway.client().create(&payment("INV-1"), &id(1)).await.unwrap();
    assert_eq!((gateway.token_requests(), gateway.lines().len()), (2, 2));
}

#[tokio::test]
async fn a_401_with_the_new_token_too_is_the_end() {
    let gateway = Script::start(|request, _| match &*request.line {
        TOKEN => Reply::token("t"),
        _ => Reply::error(401, "credentials_invalid"),
    });
    match gateway.client().create(&payment("INV-1"), &id(1)).await {
        Err(Error::NotProcessed(error)) => assert_eq!(error.status(), 401),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines().len(), 2);
}

#[tokio::test]
async fn a_late_401_does_not_end_the_next_token() {
    // Two calls are sent with the first token. The second 401 is sent when the next token is in use already.
    let (seen, gate) = (AtomicUsize::new(0), Gate::default());
    let gateway = Script::start(move |request, earlier| {
        if request.line == TOKEN {
            return Reply::token(&format!("t{earlier}"));
        }
        if !request.headers.contains(&"authorization: Bearer t0".into()) {
            gate.open();
            return Reply::data(&session("1", "INV-1", 10_000, "PAID"));
        }
        if seen.fetch_add(1, Ordering::Relaxed) == 1 {
            gate.pass();
        }
        Reply::error(401, "credentials_invalid")
    });
    let client = gateway.client();
    let id = session_id("1");
    let (first, second) = tokio::join!(client.get_session(&id), client.get_session(&id));
    first.and(second).unwrap();
    client.get_session(&id).await.unwrap();
    assert_eq!(gateway.token_requests(), 2);
}

#[tokio::test]
async fn a_token_is_renewed_while_it_serves() {
    let gateway = Script::start(|request, earlier| match &*request.line {
        TOKEN => Reply::data(&format!(r#"{{"accessToken":"t{earlier}","expiresIn":"1"}}"#)),
        _ => Reply::data(&session("1", "INV-1", 10_000, "PAID")),
    });
    let client = gateway.client();
    client.get_session(&session_id("1")).await.unwrap();
    // No call asks for it.
    eventually(|| gateway.token_requests() == 2).await;
    // The response may still be on its way, and the old token serves until then.
    loop {
        client.get_session(&session_id("1")).await.unwrap();
        if !gateway.requests().last().unwrap().headers.contains(&"authorization: Bearer t0".into()) {
            break;
        }
    }
}
