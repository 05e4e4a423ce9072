//! Secrets, which no journal and no JSON has.

use std::time::Duration;

use payment_client::{
    CauseKind, Error,
    journal::State,
    testing::{MemoryJournal, Reply, Request, Script},
};
use payment_session::gateway::Confirm;
use payment_session::{PaymentSession, request::CardOptions};

use crate::{
    processes::{LONG, crash, process, recover_one, state},
    scripted::{CREATE, TOKEN, count, id, not_sent, of_order, script, session_id},
};

fn by_card() -> PaymentSession {
    PaymentSession::from_json(
        br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
        "paymentMethod":{"type":"CARD","card":{"token":"02002-0d7a","cvc":"123"}},"mode":"API","customerId":"C-1"}"#,
    )
    .unwrap()
}

/// Leaves a payment by card to the next process, which comes when it is quiet.
async fn crash_by_card(gateway: &Script, journal: &MemoryJournal) {
    crash(process(1, gateway, journal.clone()), async |process| process.create(&by_card()).await).await;
    tokio::time::sleep(LONG).await;
}

/// Returns a gateway that grants no token at first, so that the payment is only planned.
fn without_a_token(reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Script {
    Script::new(move |request, earlier| match (request.line(), earlier) {
        (TOKEN, 0) => Reply::silence(),
        (TOKEN, _) => Reply::token(),
        _ => reply(request),
    })
}

#[tokio::test(start_paused = true)]
async fn bodies_with_secrets_are_withheld() {
    let process = process(1, &script(|_, _| Reply::silence()), MemoryJournal::new());
    let confirm = Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap();
    let refund = process.gateway().post("/v1/refunds", serde_json::json!({ "token": "02002-0d7a" }), &id()).unwrap();
    let intents = [
        process.intend_create(&by_card()),
        process.intend_confirm(&session_id("1"), &confirm).unwrap(),
        process.intend(&refund),
    ];
    for intent in intents {
        assert!(intent.is_withheld());
        let entry = intent.entry();
        assert_eq!(entry.body, None);
        for text in [entry.content, format!("{intent:?}")] {
            assert!(!["02002", "123\"", "e30="].iter().any(|secret| text.contains(secret)), "{text}");
        }
        assert!(crate::scripted::stored(&intent).is_withheld());
    }
}

#[tokio::test(start_paused = true)]
async fn a_create_by_card_that_is_in_doubt_waits_for_its_bytes() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    match recover_one(&process(2, &gateway, journal.clone())).await {
        Err(Error::Unknown { intent, cause }) => {
            assert!(intent.is_withheld());
            assert_eq!(cause.kind(), CauseKind::Withheld);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, CREATE), 1);
}

/// The next run of a biller calls `create` with the equal request, and has the bytes.
#[tokio::test(start_paused = true)]
async fn an_equal_create_lends_its_bytes_to_one_in_doubt() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::silence(),
        (CREATE, _) => Reply::data(&of_order("1", "PAID")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    assert_eq!(process(2, &gateway, journal.clone()).create(&by_card()).await.unwrap().id, "1");
    // It is another attempt of the same entry, after a late look-up. Its bytes can differ, and so does its id.
    assert_eq!(journal.rows().len(), 1);
    let lines = gateway.lines();
    assert_eq!((&*lines[0], &*lines[lines.len() - 1]), (CREATE, CREATE));
    assert!(lines[1..lines.len() - 1].iter().all(|line| line != CREATE) && lines.len() > 2, "{lines:?}");
    let ids: Vec<_> = gateway.requests().iter().filter_map(|it| it.header("x-request-id").map(str::to_owned)).collect();
    assert_ne!(ids[0], ids[1]);
}

/// The earlier entry was never sent, so its id is as good as new. A second process finds the attempt by it.
#[tokio::test(start_paused = true)]
async fn an_equal_create_lends_its_bytes_and_no_id_to_one_that_was_never_sent() {
    let gateway = script(|_, _| Reply::data(&of_order("1", "PAID")));
    let journal = MemoryJournal::new();
    let planned = process(1, &gateway, journal.clone()).intend_create(&by_card());
    journal.plan(&planned.entry()).unwrap();
    process(2, &gateway, journal).create(&by_card()).await.unwrap();
    let requests = gateway.requests();
    let create = requests.iter().find(|request| request.line() == CREATE).unwrap();
    assert_eq!(create.header("x-request-id"), Some(planned.id().as_ref()));
}

#[tokio::test(start_paused = true)]
async fn a_create_by_card_has_three_attempts_and_waits_for_its_bytes_for_23_hours() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    for number in 2..9 {
        let _ = process(number, &gateway, journal.clone()).create(&by_card()).await;
        tokio::time::sleep(LONG).await;
    }
    assert_eq!(count(&gateway, CREATE), 3);

    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    for (hours, is_open) in [(1, true), (21, true), (1, false)] {
        journal.set_forward(Duration::from_secs(hours * 3600));
        match recover_one(&process(9, &gateway, journal.clone())).await {
            Err(Error::Unknown { cause, .. }) if is_open => assert_eq!(cause.kind(), CauseKind::Withheld),
            Err(Error::Undecidable { cause, .. }) if !is_open => assert_eq!(cause.kind(), CauseKind::TooOld),
            other => panic!("{hours}: {other:?}"),
        }
    }
}

/// A person has looked into the dashboard, and does not wait for the bytes until the next day.
#[tokio::test(start_paused = true)]
async fn a_person_ends_a_create_that_waits_for_its_bytes() {
    for is_there in [false, true] {
        let gateway = script(move |request, earlier| match (request.line(), earlier) {
            (CREATE, 0) => Reply::silence(),
            (CREATE, _) => Reply::data(&of_order("2", "PAID")),
            _ if is_there => Reply::page(&[&of_order("1", "PAID")]),
            _ => Reply::page(&[]),
        });
        let journal = MemoryJournal::new();
        crash_by_card(&gateway, &journal).await;
        let second = process(2, &gateway, journal.clone());
        let intent = payment_client::Intent::from_entry(&journal.rows()[0].0.entry).unwrap();
        let result = second.withdraw(&intent).await;
        match &result {
            Ok(session) => assert!(is_there && session.id() == Some("1")),
            Err(Error::Undecidable { .. }) => assert!(!is_there),
            other => panic!("{other:?}"),
        }
        second.acknowledge(intent.id(), &result).await.unwrap();
        assert_eq!(second.recover().next().await.map(drop), None);
        assert_eq!(count(&gateway, CREATE), 1);
        if is_there {
            continue;
        }
        // The reference is free. Its next create is another call, and looks first.
        let lines = gateway.lines().len();
        assert_eq!(second.create(&by_card()).await.unwrap().id, "2");
        assert!(gateway.lines()[lines..].iter().filter(|line| *line != CREATE).count() > 0);
        assert_eq!((count(&gateway, CREATE), journal.rows().len()), (2, 2));
    }
}

#[tokio::test(start_paused = true)]
async fn a_planned_create_by_card_was_not_sent() {
    let gateway = without_a_token(|request| panic!("{}", request.line()));
    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    assert_eq!(state(&journal), State::Planned);
    assert_eq!(not_sent(recover_one(&process(2, &gateway, journal.clone())).await), CauseKind::Withheld);
}

#[tokio::test(start_paused = true)]
async fn a_second_create_by_card_sends_the_planned_one() {
    let gateway = without_a_token(|request| match request.line() {
        CREATE => Reply::data(&of_order("1", "PAID")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    assert_eq!(process(2, &gateway, journal.clone()).create(&by_card()).await.unwrap().id, "1");
    assert_eq!(journal.rows().len(), 1);
}
