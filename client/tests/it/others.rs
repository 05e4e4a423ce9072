//! Calls of one key know what the other ones have left.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use payment_client::{
    CauseKind, Error, Policy,
    testing::{MemoryJournal, Reply, Script},
};
use payment_session::gateway::Confirm;
use payment_session::{PaymentSession, request::CardOptions};

use crate::{
    processes::{LONG, crash, process, process_with, recover_one},
    refunds::{PAGE, REFUND, page, part, refund},
    scripted::{
        CAPTURE, CONFIRM, CREATE, FIND, GET, capture, captured, client, count, losing, not_sent, of_order, order,
        script, session, session_id,
    },
};

fn history(ids: &[&str]) -> Reply {
    let record =
        |id: &&str| format!(r#"{{"captureId":"{id}","capturedAmount":4000,"currency":"IDR","status":"SUCCESS"}}"#);
    let records = ids.iter().map(record).collect::<Vec<_>>().join(",");
    let charge = format!(r#""chargeDetails":[{{"id":"c","status":"SUCCESS","captureHistories":[{records}]}}]"#);
    Reply::data(&session("1", "PAID", &charge))
}

fn confirmation(card: &str) -> Confirm {
    Confirm::card(card.parse().unwrap(), CardOptions::new()).unwrap()
}

fn refunding() -> Script {
    script(|request, earlier| match request.line() {
        REFUND => Reply::data(&refund(&format!("r{earlier}"), "R-1", 4000, "SUCCESS")),
        PAGE => page(1, 1, &[refund("r0", "R-1", 4000, "SUCCESS")]),
        "GET /v1/refunds/r0" => Reply::data(&refund("r0", "R-1", 4000, "SUCCESS")),
        _ => page(2, 1, &[]),
    })
}

/// The look-ups before all captures lag, so only the journal knows the earlier ones. The last request is lost.
#[tokio::test(start_paused = true)]
async fn a_capture_takes_no_earlier_one_for_its_own() {
    for way in ["called", "planned", "recovered"] {
        let is_late = Arc::new(AtomicBool::new(false));
        let gateway = {
            let is_late = Arc::clone(&is_late);
            script(move |request, earlier| match (request.line(), earlier) {
                (CAPTURE, 0) => captured("a"),
                (CAPTURE, 1) => captured("b"),
                (CAPTURE, _) => {
                    is_late.store(true, Ordering::Relaxed);
                    Reply::lost()
                }
                _ if is_late.load(Ordering::Relaxed) => history(&["a", "b"]),
                // A process ends while it reads this.
                (GET, 2) if way == "recovered" => Reply::silence(),
                _ => history(&[]),
            })
        };
        let journal = MemoryJournal::new();
        let [a, b] = [1, 2].map(|number| process(number, &gateway, journal.clone()));
        a.capture(&session_id("1"), &capture()).await.unwrap();
        // Its end is acknowledged.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let second = a.intend_capture(&session_id("1"), &capture()).unwrap();
        journal.plan(&second.row()).unwrap();
        assert_eq!(a.carry_out(&second).await.unwrap().id(), Some("b"));
        a.acknowledge(second.id(), &Ok(())).await.unwrap();

        let said = match way {
            "called" => b.capture(&session_id("1"), &capture()).await.map(Into::into),
            "planned" => {
                let third = b.intend_capture(&session_id("1"), &capture()).unwrap();
                journal.plan(&third.row()).unwrap();
                b.carry_out(&third).await
            }
            _ => {
                crash(a, async |process| process.capture(&session_id("1"), &capture()).await).await;
                tokio::time::sleep(LONG).await;
                recover_one(&b).await
            }
        };
        assert!(matches!(said, Err(Error::Undecidable { .. })), "{way}: {said:?}");
        assert_eq!(count(&gateway, CAPTURE), 3, "{way}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_reference_is_refunded_once_whoever_plans_it() {
    let (gateway, journal) = (refunding(), MemoryJournal::new());
    let process = process(1, &gateway, journal.clone());
    for _ in 0..2 {
        let intent = process.intend_refund(&part());
        journal.plan(&intent.row()).unwrap();
        assert_eq!(process.carry_out(&intent).await.unwrap().id(), Some("r0"));
        process.acknowledge(intent.id(), &Ok(())).await.unwrap();
    }
    assert_eq!(count(&gateway, REFUND), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refund_that_failed_is_not_made_again_with_its_reference() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::data(&refund("r0", "R-1", 4000, "PENDING")),
        _ => Reply::data(&refund("r0", "R-1", 4000, "FAILED")),
    });
    let client = client(&gateway);
    client.refund(&part()).await.unwrap();
    match client.refund(&part()).await {
        Err(Error::Failed(refund)) => assert_eq!(refund.id(), Some("r0")),
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, REFUND), 1);
}

/// Its session may have appeared since.
#[tokio::test(start_paused = true)]
async fn after_a_create_that_nobody_could_decide_the_next_one_looks_first() {
    let is_shown = Arc::new(AtomicBool::new(false));
    let gateway = losing(&is_shown);
    let journal = MemoryJournal::new();
    let process = process_with(1, &gateway, journal, Policy::default().with_deadline(LONG * 2));
    let result = process.create(&order()).await;
    match &result {
        Err(Error::Undecidable { intent, .. }) => process.acknowledge(intent.id(), &result).await.unwrap(),
        other => panic!("{other:?}"),
    }
    is_shown.store(true, Ordering::Relaxed);
    assert_eq!(process.create(&order()).await.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 3);
}

#[tokio::test(start_paused = true)]
async fn a_client_without_a_journal_remembers_its_references() {
    let gateway = script(|request, earlier| match request.line() {
        CREATE => Reply::data(&of_order(&format!("{}", earlier + 1), "PROCESSING")),
        _ => Reply::data(&of_order("1", "PROCESSING")),
    });
    let client = client(&gateway);
    assert_eq!(client.create(&order()).await.unwrap().id, "1");
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(client.clone().create(&order()).await.unwrap().id, "1");
    let (request, same) = (order(), order());
    let (a, b) = tokio::join!(client.create(&request), client.create(&same));
    assert_eq!([a.unwrap().id, b.unwrap().id], ["1", "1"]);
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_corrected_request_is_sent_after_a_rejection_that_nobody_has_acknowledged() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::error(403, "forbidden_access"),
        (FIND, _) => Reply::data("[]"),
        _ => Reply::data(&of_order("1", "PROCESSING")),
    });
    let journal = MemoryJournal::new();
    let (a, b) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal.clone()));
    let plan = a.intend_create(&order());
    journal.plan(&plan.row()).unwrap();
    assert!(matches!(a.carry_out(&plan).await, Err(Error::Rejected(_))));
    let text = String::from_utf8(order().to_json()).unwrap().replace("customer@", "corrected@");
    let corrected = PaymentSession::from_json(text.as_bytes()).unwrap();
    assert_eq!(b.create(&corrected).await.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 2);
}

#[tokio::test(start_paused = true)]
async fn a_confirmation_with_another_card_is_not_the_one_that_a_crash_has_left() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CONFIRM, _) => Reply::silence(),
        (GET, 0) => Reply::data(&session("1", "REQUIRE_CONFIRMATION", "")),
        _ => Reply::data(&session("1", "REQUIRE_CONFIRMATION", r#""chargeDetails":[{"id":"c1","status":"FAILED"}]"#)),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    crash(first, async |process| process.confirm(&session_id("1"), &confirmation("e30=")).await).await;
    tokio::time::sleep(LONG).await;
    let second = process(2, &gateway, journal);
    let said = second.confirm(&session_id("1"), &confirmation("eyJhIjoxfQ==")).await;
    assert_eq!(not_sent(said), CauseKind::Open);
    assert_eq!(count(&gateway, CONFIRM), 1);
    // The first one is found, and declined. Then the next one is sent.
    assert!(recover_one(&second).await.is_ok());
    tokio::time::timeout(Duration::from_secs(1), second.confirm(&session_id("1"), &confirmation("eyJhIjoxfQ==")))
        .await
        .unwrap_err();
    assert_eq!(count(&gateway, CONFIRM), 2);
}

/// The charge of the first confirmation is created when 3-D Secure has failed.
#[tokio::test(start_paused = true)]
async fn a_charge_that_3d_secure_creates_later_does_not_prove_the_next_confirmation() {
    let declined = r#""chargeDetails":[{"id":"c1","status":"FAILED"}]"#;
    let gateway = script(move |request, earlier| match (request.line(), earlier) {
        // The second look-up shows the moment before.
        (CONFIRM, 0) | (GET, 1) => Reply::data(&session("1", "REQUIRE_ACTION", "")),
        (CONFIRM, _) => Reply::lost(),
        (GET, 0) => Reply::data(&session("1", "REQUIRE_CONFIRMATION", "")),
        _ => Reply::data(&session("1", "REQUIRE_CONFIRMATION", declined)),
    });
    let journal = MemoryJournal::new();
    let (a, b) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal));
    a.confirm(&session_id("1"), &confirmation("e30=")).await.unwrap();
    tokio::time::sleep(Duration::from_secs(600)).await;
    let said = b.confirm(&session_id("1"), &confirmation("e30=")).await;
    assert!(matches!(said, Err(Error::Impossible(_))), "{said:?}");
    assert_eq!(count(&gateway, CONFIRM), 1);
    let said = b.confirm(&session_id("1"), &confirmation("e30=")).await;
    assert!(matches!(said, Err(Error::Undecidable { .. })), "{said:?}");
    assert_eq!(count(&gateway, CONFIRM), 2);
}

#[tokio::test(start_paused = true)]
async fn two_captures_of_one_client_happen_one_after_the_other() {
    for seed in 0..20 {
        let gateway = script(|request, earlier| match request.line() {
            CAPTURE => captured(&format!("c{earlier}")).after(Duration::from_secs(1)),
            _ => history(&[]),
        });
        let process = process(seed, &gateway, MemoryJournal::new());
        let (session, first, second) = (session_id("1"), capture(), capture());
        let (first, second) = tokio::join!(process.capture(&session, &first), process.capture(&session, &second));
        let mut ids = [first.unwrap(), second.unwrap()].map(|captured| captured.id().unwrap().to_owned());
        ids.sort();
        assert_eq!(ids, ["c0", "c1"]);
    }
}

/// A process joins the call that another one has planned, and does not take its end from it.
#[tokio::test(start_paused = true)]
async fn a_call_that_joins_acknowledges_nothing() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "PROCESSING")));
    let journal = MemoryJournal::new();
    let [a, b, c] = [1, 2, 3].map(|number| process(number, &gateway, journal.clone()));
    let plan = a.intend_create(&order());
    journal.plan(&plan.row()).unwrap();
    a.carry_out(&plan).await.unwrap();
    // The process ends before the shop has stored the result, and the customer clicks again.
    drop(a);
    b.create(&order()).await.unwrap();
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(recover_one(&c).await.unwrap().id(), Some("1"));
    assert_eq!(count(&gateway, CREATE), 1);
}
