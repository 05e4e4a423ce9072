//! Reading calls: responses of other calls, lists without an end, and deadlines.

use std::time::Duration;

use payment_client::{
    CauseKind, Connection, Error, Policy,
    testing::{Reply, Script},
};
use tokio::time::Instant;

use crate::scripted::{GET, TOKEN, client, client_with, of_order, reference, script, session_id};

#[tokio::test(start_paused = true)]
async fn a_response_that_cannot_be_compared_has_its_own_connection() {
    let gateway = script(|request, _| match request.line() {
        GET => Reply::data(&of_order("1", "PAID")),
        line if line.contains("/customers/") => Reply::data(r#"{"email":"bob@example.com"}"#),
        line if line.contains("configs") => Reply::data("{}"),
        _ => Reply::page(&[]),
    });
    let client = client(&gateway);
    client.get_session(&session_id("1")).await.unwrap();
    client.find(&reference("INV-1")).await.unwrap();
    client.get_customer(&"bob".parse().unwrap()).await.unwrap();
    client.get_payment_method_configs().await.unwrap();
    client.list_sessions().next().await;
    client.list_charges(&reference("INV-1")).next().await;
    client.send(client.gateway().get("/v1/refunds").unwrap()).await.unwrap();
    for request in gateway.requests() {
        let expected = if request.line() == GET { Connection::Kept } else { Connection::Own };
        assert_eq!(request.connection(), expected, "{}", request.line());
    }
    assert_eq!(gateway.requests().iter().filter(|request| request.line() == TOKEN).count(), 1);
}

/// A reading call changes nothing, so it cannot be in conflict with another one.
#[tokio::test(start_paused = true)]
async fn a_reading_call_is_repeated_after_408_and_409() {
    for status in [408, 409] {
        let gateway = script(move |_, earlier| match earlier {
            0 => Reply::error(status, "resource_conflict"),
            _ => Reply::data(&of_order("1", "PAID")),
        });
        assert_eq!(client(&gateway).get_session(&session_id("1")).await.unwrap().id, "1", "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_session_of_another_call_is_not_returned() {
    let gateway = script(|_, earlier| match earlier {
        0 => Reply::data(&of_order("7", "PAID")),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    assert_eq!(client(&gateway).get_session(&session_id("1")).await.unwrap().id, "1");
    // The next response of the first connection would be that of the first request.
    assert_eq!(gateway.requests().last().unwrap().connection(), Connection::Own);
}

/// Returns a list that names itself page 1 of 2, with this item.
fn first_of_two(item: &str) -> Reply {
    Reply::status(
        200,
        format!(
            r#"{{"code":"00","message":"","data":[{item}],
            "pagination":{{"page":1,"perPage":1,"totalItems":2,"totalPages":2}}}}"#
        ),
    )
}

#[tokio::test(start_paused = true)]
async fn a_list_that_repeats_its_page_ends() {
    let gateway = script(|_, _| first_of_two(r#"{"id":"c1","status":"SUCCESS"}"#));
    let client = client(&gateway);
    let mut charges = client.list_charges(&reference("INV-1"));
    assert_eq!(charges.next().await.unwrap().unwrap().id.unwrap(), "c1");
    match charges.next().await {
        Some(Err(Error::Unavailable(cause))) => assert_eq!(cause.kind(), CauseKind::Unreadable),
        other => panic!("{other:?}"),
    }
    assert!(charges.next().await.is_none());
    assert_eq!(gateway.lines().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_list_that_is_always_at_its_first_page_ends() {
    // Each time with another item.
    let gateway = Script::new(|request, _| match request.line() {
        TOKEN => Reply::token(),
        line => {
            let page = line.split("page=").nth(1).unwrap();
            first_of_two(&format!(r#"{{"id":"c{page}","status":"SUCCESS"}}"#))
        }
    });
    let client = client(&gateway);
    let mut charges = client.list_charges(&reference("INV-1"));
    assert!(charges.next().await.unwrap().is_ok());
    assert!(charges.next().await.unwrap().is_err());
}

#[tokio::test(start_paused = true)]
async fn a_search_through_pages_that_repeat_finds_nothing_out() {
    let gateway = script(|_, _| first_of_two(&of_order("7", "PAID").replace("INV-1", "INV-7")));
    match client(&gateway).find(&reference("INV-1")).await {
        Err(Error::Unavailable(cause)) => assert_eq!(cause.kind(), CauseKind::Unreadable),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_reading_call_ends_at_its_deadline() {
    let gateway = script(|_, _| Reply::silence());
    let started = Instant::now();
    let result = client(&gateway).get_session(&session_id("1")).await;
    assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
    assert!(started.elapsed() <= Duration::from_secs(30), "{:?}", started.elapsed());
}

/// The last attempt has no time left, so it says nothing. The one before it does.
#[tokio::test(start_paused = true)]
async fn the_deadline_of_a_reading_call_does_not_hide_why_it_failed() {
    let failures = [
        (Reply::not_sent(), "the gateway cannot be reached"),
        (Reply::error(503, "service_unavailable"), "the gateway returned an error (503 service_unavailable)"),
    ];
    for (failure, expected) in failures {
        for is_token in [false, true] {
            let failure = failure.clone();
            let gateway = Script::new(move |request, earlier| match (request.line() == TOKEN, earlier) {
                (true, _) if !is_token => Reply::token(),
                (_, 0) => failure.clone().after(Duration::from_secs(25)),
                _ => Reply::silence(),
            });
            let policy = Policy::default().with_read_timeout(Duration::from_secs(26));
            let error = client_with(&gateway, policy).get_session(&session_id("1")).await.unwrap_err();
            let (mut chain, mut next) = (Vec::new(), Some(&error as &dyn std::error::Error));
            while let Some(error) = next {
                chain.push(error.to_string());
                next = error.source();
            }
            assert_eq!(chain.last().map(String::as_str), Some(expected), "{chain:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_that_repeats_a_page_without_its_number_ends() {
    let gateway = script(|request, _| match request.line() {
        line if line.contains("page=") => {
            Reply::data(&format!("[{}]", of_order("7", "PAID").replace("INV-1", "INV-7")))
        }
        _ => Reply::data("[{\"id\":\"8\",\"status\":\"PAID\"}]"),
    });
    match client(&gateway).find(&reference("INV-1")).await {
        Err(Error::Unavailable(cause)) => assert_eq!(cause.kind(), CauseKind::Unreadable),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_reading_call_that_needs_a_new_token_ends_at_its_deadline() {
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        (TOKEN, 0) => Reply::token(),
        (TOKEN, _) => Reply::silence(),
        _ => Reply::error(401, "credentials_invalid").after(Duration::from_secs(9)),
    });
    let started = Instant::now();
    let result = client(&gateway).get_session(&session_id("1")).await;
    assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
    assert!(started.elapsed() <= Duration::from_secs(30), "{:?}", started.elapsed());
}

/// The attempt with the new token has no response until the deadline.
#[tokio::test(start_paused = true)]
async fn an_attempt_that_the_deadline_cuts_short_does_not_hide_a_401() {
    let gateway = script(|_, earlier| match earlier {
        0 => Reply::error(401, "credentials_invalid"),
        _ => Reply::silence(),
    });
    let client = client_with(&gateway, Policy::default().with_read_deadline(Duration::from_secs(5)));
    match client.get_session(&session_id("1")).await {
        Err(Error::Unavailable(cause)) => {
            assert_eq!(cause.api_error().map(payment_session::ApiError::status), Some(401));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn charges_since_a_time_are_those_of_that_time_and_later() {
    let charge = |id: &str, time: &str| format!(r#"{{"id":"{id}","status":"SUCCESS"{time}}}"#);
    let charges = [
        charge("old", r#","createdAt":"2026-01-01T00:00:00Z""#),
        charge("exact", r#","createdAt":"2026-01-02T07:00:00+07:00""#),
        charge("new", r#","createdAt":"2026-01-03T00:00:00Z""#),
        charge("timeless", ""),
    ];
    let gateway = script(move |_, _| Reply::page(&charges.each_ref().map(String::as_str)));
    let client = client(&gateway);
    let mut since = client.list_charges_since(&reference("INV-1"), "2026-01-02T00:00:00Z".parse().unwrap());
    let mut ids = Vec::new();
    while let Some(charge) = since.next().await {
        ids.extend(charge.unwrap().id);
    }
    assert_eq!(ids, ["exact", "new", "timeless"]);
}

/// What each response means, and how often the call is sent.
#[tokio::test(start_paused = true)]
async fn a_reading_call_without_a_response_says_what_the_gateway_did() {
    for (status, code, attempts) in [
        // With the first token, and with a new one.
        (401, "unauthorized", Some(2)),
        (403, "forbidden", Some(1)),
        (429, "frequency_above_limit", None),
        (503, "service_unavailable", None),
    ] {
        let gateway = script(move |_, _| Reply::error(status, code));
        let result = client(&gateway).get_session(&session_id("1")).await;
        let is_expected = match status {
            403 => matches!(result, Err(Error::Rejected(_))),
            _ => matches!(result, Err(Error::Unavailable(_))),
        };
        assert!(is_expected, "{status}: {result:?}");
        let sent = gateway.lines().iter().filter(|line| *line == GET).count();
        assert!(attempts.map_or(sent > 2, |attempts| sent == attempts), "{status}: {sent}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_reading_call_waits_for_the_time_that_a_429_asks_for() {
    let gateway = script(|_, earlier| match earlier {
        0 => Reply::error(429, "frequency_above_limit").with_retry_after(Duration::from_secs(7)),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let started = Instant::now();
    client(&gateway).get_session(&session_id("1")).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(7), "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_success_pays_the_retry_of_a_reading_call_back() {
    let gateway = script(|_, earlier| match earlier % 2 {
        0 => Reply::error(503, "service_unavailable"),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    let client = client_with(&gateway, Policy::default().with_retries(1));
    for _ in 0..3 {
        client.get_session(&session_id("1")).await.unwrap();
    }
}

/// Whatever its body says, there were too many requests.
#[tokio::test(start_paused = true)]
async fn a_429_of_a_proxy_is_repeated() {
    let gateway = script(|_, earlier| match earlier {
        0 => Reply::status(429, "<html>slow down</html>"),
        _ => Reply::data(&of_order("1", "PAID")),
    });
    assert_eq!(client(&gateway).get_session(&session_id("1")).await.unwrap().id, "1");
}

#[tokio::test(start_paused = true)]
async fn only_a_404_says_that_there_is_none() {
    let gateway = script(|_, _| Reply::error(400, "resource_missing"));
    let result = client(&gateway).find(&reference("INV-1")).await;
    assert!(matches!(result, Err(Error::Rejected(_))), "{result:?}");
}
