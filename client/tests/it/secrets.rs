//! Secrets, which no journal and no JSON has.

use std::time::Duration;

use payment_client::{
    CauseKind, Error,
    journal::RowState,
    testing::{MemoryJournal, Reply, Request, Script},
};
use payment_session::gateway::Confirm;
use payment_session::{PaymentSession, request::CardOptions};
use tokio::time::Instant;

use crate::{
    processes::{LONG, crash, process, recover_one, state},
    scripted::{CREATE, TOKEN, count, not_sent, of_order, script, session_id},
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
    let intents = [process.intend_create(&by_card()), process.intend_confirm(&session_id("1"), &confirm).unwrap()];
    for intent in intents {
        assert!(intent.is_withheld());
        let row = intent.row();
        assert_eq!(row.body, None);
        for text in [row.content, format!("{intent:?}")] {
            assert!(!["02002", "123\"", "e30="].iter().any(|secret| text.contains(secret)), "{text}");
        }
        assert!(crate::scripted::stored(&intent).is_withheld());
    }
}

/// A late look-up that shows nothing is an end, as it would be a reason to send again.
#[tokio::test(start_paused = true)]
async fn a_create_by_card_that_no_late_look_up_shows_did_not_happen() {
    for hours in [0, 24] {
        let gateway = script(|request, earlier| match (request.line(), earlier) {
            (CREATE, 0) => Reply::silence(),
            (CREATE, _) => Reply::data(&of_order("1", "PAID")),
            _ => Reply::page(&[]),
        });
        let journal = MemoryJournal::new();
        crash(process(1, &gateway, journal.clone()), async |process| process.create(&by_card()).await).await;
        tokio::time::sleep(Duration::from_secs(31)).await;
        journal.set_forward(Duration::from_secs(hours * 3600));
        let (second, started) = (process(2, &gateway, journal.clone()), Instant::now());
        match recover_one(&second).await {
            Err(Error::NotDone(cause)) => {
                assert_eq!(cause.kind(), CauseKind::Withheld);
                assert!(cause.to_string().ends_with("with the same reference"), "{cause}");
            }
            other => panic!("{other:?}"),
        }
        assert!(
            started.elapsed() < Duration::from_secs(61) && (hours > 0 || started.elapsed() > Duration::from_secs(50))
        );
        assert_eq!(count(&gateway, CREATE), 1);
        // The reference is free, and the next create has bytes and an id of its own.
        assert_eq!(second.create(&by_card()).await.unwrap().id, "1");
        let ids: Vec<_> =
            gateway.requests().iter().filter_map(|it| it.header("x-request-id").map(str::to_owned)).collect();
        assert!(ids.len() == 2 && ids[0] != ids[1], "{ids:?}");
    }
}

/// The process that has sent it still has the bytes. It sends them with the id of the same call.
#[tokio::test(start_paused = true)]
async fn the_intent_of_an_unknown_create_by_card_has_its_bytes() {
    let gateway = script(|request, earlier| match (request.line(), earlier) {
        (CREATE, 0) => Reply::lost(),
        (CREATE, _) => Reply::data(&of_order("1", "PAID")),
        _ => Reply::page(&[]),
    });
    let process = process(1, &gateway, MemoryJournal::new());
    let unknown = process.with_deadline(Duration::from_secs(10)).create(&by_card()).await.unwrap_err();
    tokio::time::sleep(LONG).await;
    assert_eq!(process.carry_out(unknown.intent().unwrap()).await.unwrap().id(), Some("1"));
    let sent: Vec<_> = gateway.requests().into_iter().filter(|request| request.line() == CREATE).collect();
    assert_eq!((sent.len(), sent[0].body()), (2, sent[1].body()));
    assert_eq!(sent[0].header("x-request-id"), sent[1].header("x-request-id"));
}

/// Three attempts that no look-up shows are a reason to doubt the look-ups.
#[tokio::test(start_paused = true)]
async fn the_third_uncertain_create_by_card_is_for_a_person() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        _ => Reply::page(&[]),
    });
    let process = process(1, &gateway, MemoryJournal::new()).with_deadline(LONG * 5);
    assert!(matches!(process.create(&by_card()).await, Err(Error::Undecidable { .. })));
    assert_eq!(count(&gateway, CREATE), 3);
}

/// An equal create joins the planned one, which has no bytes, and ends with it. The next one is sent.
#[tokio::test(start_paused = true)]
async fn a_second_create_by_card_ends_the_planned_one() {
    let gateway = without_a_token(|request| match request.line() {
        CREATE => Reply::data(&of_order("1", "PAID")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    let second = process(2, &gateway, journal);
    assert_eq!(not_sent(second.create(&by_card()).await), CauseKind::Withheld);
    assert_eq!(second.create(&by_card()).await.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn a_planned_create_by_card_was_not_sent() {
    let gateway = without_a_token(|request| panic!("{}", request.line()));
    let journal = MemoryJournal::new();
    crash_by_card(&gateway, &journal).await;
    assert_eq!(state(&journal), RowState::Planned);
    assert_eq!(not_sent(recover_one(&process(2, &gateway, journal.clone())).await), CauseKind::Withheld);
}
