//! Captures whose responses are lost, of other captures, or rejections.

use std::time::Duration;

use payment_client::{Captured, CauseKind, Error, testing::Reply};
use payment_session::{Amount, Currency};
use payment_session::{gateway::Capture, response::CaptureStatus};
use tokio::time::Instant;

use crate::scripted::{CAPTURE, GET, client, count, not_sent, script, session, session_id};

/// Returns the session with these captures: id, amount and status.
fn captured(records: &[(&str, u32, &str)]) -> Reply {
    let records: Vec<_> = records
        .iter()
        .map(|(id, amount, status)| {
            format!(r#"{{"captureId":"{id}","capturedAmount":{amount},"currency":"IDR","status":"{status}"}}"#)
        })
        .collect();
    let charge =
        format!(r#""chargeDetails":[{{"id":"c","status":"SUCCESS","captureHistories":[{}]}}]"#, records.join(","));
    Reply::data(&session("1", "PAID", &charge))
}

fn response(id: &str, amount: u32, status: &str) -> Reply {
    Reply::data(&format!(
        r#"{{"id":"{id}","paymentSessionId":"1","amount":{{"value":{amount},"currency":"IDR"}},"status":"{status}"}}"#
    ))
}

/// Returns a capture of a part, which releases the rest or not.
fn part(releases: bool) -> Capture {
    Capture { amount: Some(Amount::new(4000.try_into().unwrap(), Currency::IDR)), ..Capture::new(releases) }
}

#[tokio::test(start_paused = true)]
async fn a_lost_capture_is_found_by_its_new_record() {
    for releases in [true, false] {
        let gateway = script(|request, earlier| match (request.line(), earlier) {
            (CAPTURE, _) => Reply::lost(),
            (_, 0) => captured(&[("old", 4000, "SUCCESS")]),
            _ => captured(&[("new", 4000, "PENDING"), ("old", 4000, "SUCCESS")]),
        });
        let captured = client(&gateway).capture(&session_id("1"), &part(releases)).await.unwrap();
        assert!(matches!(captured, Captured::Found(_)), "{captured:?}");
        assert_eq!(captured.id(), Some("new"));
        assert_eq!(captured.status(), Some(&CaptureStatus::PENDING.into()));
        assert_eq!(gateway.lines(), [GET, CAPTURE, GET]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_capture_of_everything_is_found_whatever_its_amount() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CAPTURE, _) => Reply::lost(),
        (_, 0) => captured(&[("old", 4000, "SUCCESS")]),
        _ => captured(&[("old", 4000, "SUCCESS"), ("new", 6000, "SUCCESS")]),
    });
    let captured = client(&gateway).capture(&session_id("1"), &Capture::new(true)).await.unwrap();
    assert_eq!(captured.id(), Some("new"));
}

#[tokio::test(start_paused = true)]
async fn the_record_of_another_capture_proves_nothing() {
    // An old one, one of another amount, and one of another currency.
    let dollars = r#""chargeDetails":[{"id":"c","status":"SUCCESS","captureHistories":[{"captureId":"new",
        "capturedAmount":4000,"currency":"USD","status":"SUCCESS"}]}]"#;
    let afterwards = [
        captured(&[("old", 4000, "SUCCESS")]),
        captured(&[("new", 5000, "SUCCESS")]),
        Reply::data(&session("1", "PAID", dollars)),
    ];
    for afterwards in afterwards {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CAPTURE, _) => Reply::lost(),
            (_, 0) => captured(&[("old", 4000, "SUCCESS")]),
            _ => afterwards.clone(),
        });
        let result = client(&gateway).capture(&session_id("1"), &part(true)).await;
        match result {
            Err(Error::Undecidable { intent, cause }) => {
                assert_eq!((intent.call(), intent.session_id()), ("capture", Some(&session_id("1"))));
                assert_eq!(cause.kind(), CauseKind::Connection);
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(count(&gateway, CAPTURE), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn the_response_to_another_capture_proves_nothing() {
    let other_session =
        r#"{"id":"new","paymentSessionId":"2","amount":{"value":4000,"currency":"IDR"},"status":"SUCCESS"}"#;
    let others = [response("old", 4000, "SUCCESS"), response("new", 5000, "SUCCESS"), Reply::data(other_session)];
    for other in others {
        let gateway = script(move |request, _| match request.line() {
            CAPTURE => other.clone(),
            _ => captured(&[("old", 4000, "SUCCESS")]),
        });
        let result = client(&gateway).capture(&session_id("1"), &part(true)).await;
        assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
        assert_eq!(count(&gateway, CAPTURE), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_record_that_has_not_failed_comes_first() {
    for records in [
        [("failed", 4000, "FAILED"), ("done", 4000, "SUCCESS")],
        [("done", 4000, "SUCCESS"), ("failed", 4000, "FAILED")],
    ] {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CAPTURE, _) => Reply::lost(),
            (_, 0) => captured(&[]),
            _ => captured(&records),
        });
        let found = client(&gateway).capture(&session_id("1"), &part(true)).await.unwrap();
        assert_eq!(found.id(), Some("done"));
    }
}

#[tokio::test(start_paused = true)]
async fn of_two_captures_at_the_same_time_one_record_proves_one() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CAPTURE, 0) => Reply::lost(),
        (CAPTURE, _) => Reply::error(422, "invalid_state"),
        (_, 0) => captured(&[]),
        _ => captured(&[("new", 4000, "SUCCESS")]),
    });
    let client = client(&gateway);
    let (session, capture) = (session_id("1"), part(true));
    let (first, second) = tokio::join!(client.capture(&session, &capture), client.capture(&session, &capture));
    assert_eq!(first.unwrap().id(), Some("new"));
    assert!(matches!(second, Err(Error::Rejected(_))), "{second:?}");
}

#[tokio::test(start_paused = true)]
async fn a_capture_that_the_gateway_does_not_show_yet_is_not_taken_for_the_next_one() {
    // The look-up before the second capture lags, and the second capture never arrives.
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CAPTURE, 0) => response("first", 4000, "SUCCESS"),
        (CAPTURE, _) => Reply::lost(),
        (_, 0 | 1) => captured(&[]),
        _ => captured(&[("first", 4000, "SUCCESS")]),
    });
    let client = client(&gateway);
    client.capture(&session_id("1"), &part(false)).await.unwrap();
    let second = client.capture(&session_id("1"), &part(false)).await;
    assert!(matches!(second, Err(Error::Undecidable { .. })), "{second:?}");
}

#[tokio::test(start_paused = true)]
async fn a_capture_that_failed_is_an_error_on_each_path() {
    let by_response = |request: &payment_client::testing::Request, _| match request.line() {
        CAPTURE => response("new", 4000, "FAILED"),
        _ => captured(&[]),
    };
    let by_look_up = |request: &payment_client::testing::Request, earlier| match (request.line(), earlier) {
        (CAPTURE, _) => Reply::lost(),
        (_, 0) => captured(&[]),
        _ => captured(&[("new", 4000, "FAILED")]),
    };
    for gateway in [script(by_response), script(by_look_up)] {
        match client(&gateway).capture(&session_id("1"), &part(true)).await {
            Err(Error::Failed(captured)) => assert_eq!(captured.id(), Some("new")),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_422_is_looked_up_before_it_counts() {
    // The network has repeated the request: the first copy was executed, and its record appears later.
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CAPTURE => Reply::error(422, "invalid_state"),
        _ if started.elapsed() < Duration::from_secs(30) => captured(&[]),
        _ => captured(&[("new", 4000, "SUCCESS")]),
    });
    let captured = client(&gateway).capture(&session_id("1"), &part(true)).await.unwrap();
    assert_eq!(captured.id(), Some("new"));
}

/// Its first copy may have been executed, so another process does not send it as if it were new.
#[tokio::test(start_paused = true)]
async fn a_422_that_nobody_has_decided_is_not_sent_again() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CAPTURE => Reply::error(422, "invalid_state"),
        _ if started.elapsed() < Duration::from_secs(30) => captured(&[]),
        _ => captured(&[("new", 4000, "SUCCESS")]),
    });
    let result = client(&gateway).with_deadline(Duration::from_secs(10)).capture(&session_id("1"), &part(true)).await;
    let Err(Error::Unknown { intent: Some(intent), .. }) = result else { panic!("{result:?}") };
    tokio::time::sleep(Duration::from_secs(30)).await;
    assert_eq!(client(&gateway).carry_out(&intent).await.unwrap().id(), Some("new"));
    assert_eq!(count(&gateway, CAPTURE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_stored_capture_is_looked_up_by_what_was_there_before() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        CAPTURE => Reply::lost(),
        _ if started.elapsed() < Duration::from_secs(30) => captured(&[("old", 4000, "SUCCESS")]),
        _ => captured(&[("old", 4000, "SUCCESS"), ("new", 4000, "SUCCESS")]),
    });
    let result = client(&gateway).with_deadline(Duration::from_secs(10)).capture(&session_id("1"), &part(false)).await;
    let Err(Error::Unknown { intent: Some(intent), .. }) = result else { panic!("{result:?}") };
    let row = crate::scripted::stored(&intent);
    // Another process, which has only the stored intent.
    assert_eq!(client(&gateway).carry_out(&row).await.unwrap().id(), Some("new"));
    assert_eq!(count(&gateway, CAPTURE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_capture_whose_session_cannot_be_read_is_not_sent() {
    let gateway = script(|_, _| Reply::error(404, "resource_missing"));
    assert_eq!(not_sent(client(&gateway).capture(&session_id("1"), &part(true)).await), CauseKind::Unread);
    assert_eq!(gateway.lines(), [GET]);
}

#[tokio::test(start_paused = true)]
async fn a_proxy_with_401_may_have_passed_the_capture_on() {
    for status in [401, 429] {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CAPTURE, _) => Reply::status(status, "<html>no</html>"),
            (_, 0) => captured(&[]),
            _ => captured(&[("new", 4000, "SUCCESS")]),
        });
        client(&gateway).capture(&session_id("1"), &part(true)).await.unwrap();
        assert_eq!(count(&gateway, CAPTURE), 1, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_constant_401_ends_a_capture() {
    let gateway = script(|request, earlier| match request.line() {
        CAPTURE => {
            assert!(earlier < 5, "it never ends");
            Reply::error(401, "credentials_invalid")
        }
        _ => captured(&[]),
    });
    let result = client(&gateway).capture(&session_id("1"), &part(true)).await;
    assert!(matches!(&result, Err(Error::NotDone(cause)) if cause.kind() == CauseKind::Response), "{result:?}");
    assert_eq!(count(&gateway, CAPTURE), 2);
}

/// The customer has left. Nobody gets the end of the capture, so it is not in the way of the next one.
#[tokio::test(start_paused = true)]
async fn a_capture_whose_caller_is_gone_blocks_no_later_one() {
    let gateway = script(|request, earlier| match request.line() {
        CAPTURE => response(&format!("c{earlier}"), 4000, "PENDING").after(Duration::from_secs(5)),
        _ => Reply::data(&session("1", "PAID", "")),
    });
    let client = client(&gateway);
    let capture = part(false);
    let dropped = tokio::time::timeout(Duration::from_secs(1), client.capture(&session_id("1"), &capture)).await;
    assert!(dropped.is_err());
    tokio::time::sleep(Duration::from_secs(10)).await;
    let started = Instant::now();
    client.capture(&session_id("1"), &capture).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    assert_eq!(count(&gateway, CAPTURE), 2);
}
