//! Secrets, which no journal and no JSON has.

use payment_client::{
    CauseKind, Error,
    journal::State,
    testing::{MemoryJournal, Reply, Script},
};
use payment_core::{PaymentSession, gateway::Confirm, request::CardOptions};

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
async fn a_create_by_card_is_sent_by_its_own_process_only() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::silence(),
        _ => Reply::page(&[]),
    });
    // An equal call has another code of the card, so its bytes are not those that were sent.
    for is_called_again in [false, true] {
        let (before, journal) = (count(&gateway, CREATE), MemoryJournal::new());
        crash(process(1, &gateway, journal.clone()), async |process| process.create(&by_card()).await).await;
        tokio::time::sleep(LONG).await;
        let second = process(2, &gateway, journal.clone());
        let said = if is_called_again {
            second.create(&by_card()).await.map(drop)
        } else {
            recover_one(&second).await.map(drop)
        };
        match said {
            Err(Error::Undecidable { intent, .. }) => assert!(intent.is_withheld()),
            other => panic!("{other:?}"),
        }
        assert_eq!(count(&gateway, CREATE), before + 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_planned_create_by_card_was_not_sent() {
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        (TOKEN, 0) => Reply::silence(),
        (TOKEN, _) => Reply::token(),
        _ => panic!("{}", request.line()),
    });
    let journal = MemoryJournal::new();
    crash(process(1, &gateway, journal.clone()), async |process| process.create(&by_card()).await).await;
    assert_eq!(state(&journal), State::Planned);
    tokio::time::sleep(LONG).await;
    assert_eq!(not_sent(recover_one(&process(2, &gateway, journal.clone())).await), CauseKind::Withheld);
}

#[tokio::test(start_paused = true)]
async fn a_second_create_by_card_sends_the_planned_one() {
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        (TOKEN, 0) => Reply::silence(),
        (TOKEN, _) => Reply::token(),
        (CREATE, _) => Reply::data(&of_order("1", "PAID")),
        _ => Reply::page(&[]),
    });
    let journal = MemoryJournal::new();
    crash(process(1, &gateway, journal.clone()), async |process| process.create(&by_card()).await).await;
    tokio::time::sleep(LONG).await;
    assert_eq!(process(2, &gateway, journal.clone()).create(&by_card()).await.unwrap().id, "1");
    assert_eq!(journal.rows().len(), 1);
}
