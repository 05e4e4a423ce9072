//! Equal calls of two processes, and ends that a journal keeps.

use std::time::Duration;

use payment_client::{
    CauseKind, Effect, Error, Policy,
    testing::{MemoryJournal, Reply, Script},
};
use payment_session::gateway::Capture;
use payment_session::{Amount, Currency, PaymentSession, Refund, request::RefundReason};

use crate::{
    processes::{LONG, process, process_with},
    refunds::{PAGE, REFUND, page, part, refund},
    scripted::{
        CANCEL, CAPTURE, CREATE, FIND, GET, cancel, captured, count, not_sent, of_order, order, script, session,
        session_id,
    },
};

/// Returns a gateway at which a cancellation takes some time.
fn slow(time: Duration) -> Script {
    script(move |request, _| match request.line() {
        CANCEL => Reply::data(&of_order("1", "CANCELLED")).after(time),
        GET => Reply::data(&of_order("1", "CANCELLED")),
        other => panic!("{other}"),
    })
}

#[tokio::test(start_paused = true)]
async fn a_cancellation_waits_until_the_end_of_an_earlier_one_is_acknowledged() {
    let (gateway, journal) = (slow(Duration::ZERO), MemoryJournal::new());
    let first = process(1, &gateway, journal.clone());
    let intent = first.intend_cancel(&session_id("1"), &cancel()).unwrap();
    first.carry_out(&intent).await.unwrap();
    let second = process(2, &gateway, journal);
    assert_eq!(not_sent(second.cancel(&session_id("1"), &cancel()).await), CauseKind::Open);
    assert_eq!(count(&gateway, CANCEL), 1);
    first.acknowledge(intent.id(), &Ok(())).await.unwrap();
    second.cancel(&session_id("1"), &cancel()).await.unwrap();
    assert_eq!(count(&gateway, CANCEL), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_too_long_names_the_one_that_it_waits_for() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::data(&of_order("1", "REQUIRE_ACTION")).after(LONG),
        other => panic!("{other}"),
    });
    let journal = MemoryJournal::new();
    let first = process_with(1, &gateway, journal.clone(), Policy::default().with_attempt_timeout(LONG * 2));
    let intent = first.intend_create(&order());
    let ((), second) = tokio::join!(
        async {
            tokio::time::timeout(Duration::from_secs(20), first.carry_out(&intent)).await.unwrap_err();
        },
        async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            process(2, &gateway, journal).with_deadline(Duration::from_secs(10)).create(&order()).await
        }
    );
    match second {
        Err(Error::Unknown { intent: Some(held), cause }) => {
            assert_eq!((held.id(), cause.kind()), (intent.id(), CauseKind::Busy));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, CREATE), 1);
}

#[tokio::test(start_paused = true)]
async fn the_end_of_an_order_is_not_that_of_another_one_with_its_reference() {
    for other in [changed("10000", "20000"), of_another_type()] {
        let gateway = script(|request, _| match request.line() {
            CREATE | GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
            other => panic!("{other}"),
        });
        let journal = MemoryJournal::new();
        let first = process(1, &gateway, journal.clone());
        first.carry_out(&first.intend_create(&order())).await.unwrap();
        match process(2, &gateway, journal).create(&other).await {
            // As it is now, and not only what the journal has.
            Err(Error::Taken(Effect::Session(session))) => assert!(session.amount.is_some(), "{session:?}"),
            other => panic!("{other:?}"),
        }
        assert_eq!(gateway.lines(), [CREATE, GET]);
    }
}

/// A shop repeats its create while the conflict of another order is not acknowledged yet.
#[tokio::test(start_paused = true)]
async fn the_conflict_of_another_order_is_not_that_of_the_order_which_has_the_reference() {
    let gateway = script(|request, _| match request.line() {
        CREATE | GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        other => panic!("{other}"),
    });
    let journal = MemoryJournal::new();
    let client = process(1, &gateway, journal);
    client.create(&order()).await.unwrap();
    let other = client.intend_create(&changed("10000", "20000"));
    let result = client.carry_out(&other).await;
    assert!(matches!(result, Err(Error::Taken(_))), "{result:?}");

    // Its own session must not be called that of another order.
    assert_eq!(not_sent(client.create(&order()).await), CauseKind::Open);
    client.acknowledge(other.id(), &Ok(())).await.unwrap();
    assert_eq!(client.create(&order()).await.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 1);
}

/// Returns the order with another text in its JSON.
fn changed(from: &str, to: &str) -> PaymentSession {
    let text = String::from_utf8(order().to_json()).unwrap();
    assert!(text.contains(from), "{text}");
    PaymentSession::from_json(text.replace(from, to).as_bytes()).unwrap()
}

/// Two processes, of which the second one reads the amount from a column that adds zeros.
#[tokio::test(start_paused = true)]
async fn an_amount_with_zeros_at_its_end_is_that_of_the_same_call() {
    let gateway = script(|request, _| match request.line() {
        CREATE | GET => Reply::data(&of_order("1", "REQUIRE_ACTION")),
        REFUND | "GET /v1/refunds/r1" => Reply::data(&refund("r1", "R-1", 4000, "SUCCESS")),
        other => panic!("{other}"),
    });
    let amount = Amount::new("4000.00".try_into().unwrap(), Currency::IDR);
    let spelled =
        Refund::part(session_id("1"), part().client_reference_id.clone(), RefundReason::OTHERS, amount).unwrap();
    let journal = MemoryJournal::new();
    let (first, second) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal.clone()));
    // The second call finds the end, or the open row.
    for is_carried_out in [true, false] {
        let (create, refund) = (first.intend_create(&order()), first.intend_refund(&part()));
        if is_carried_out {
            first.carry_out(&create).await.unwrap();
            first.carry_out(&refund).await.unwrap();
        } else {
            journal.plan(&create.row()).unwrap();
            journal.plan(&refund.row()).unwrap();
        }
        assert_eq!(second.create(&changed("10000", "10000.00")).await.unwrap().id, "1");
        assert_eq!(second.refund(&spelled).await.unwrap().id, "r1");
        for intent in [create, refund] {
            first.acknowledge(intent.id(), &Ok(())).await.unwrap();
        }
    }
    // It knows the ends that are acknowledged, too.
    assert_eq!(second.create(&changed("10000", "10000.00")).await.unwrap().id, "1");
    assert_eq!(second.refund(&spelled).await.unwrap().id, "r1");
    assert_eq!([count(&gateway, CREATE), count(&gateway, REFUND)], [1, 1]);
}

/// Returns the order as a number that is paid any number of times.
fn of_another_type() -> PaymentSession {
    changed(
        r#""paymentMethod":{"type":"QR"}"#,
        r#""paymentType":"MULTIPLE","paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":
        {"channel":"PERMATA","virtualAccountName":"Shop","virtualAccountNumber":"00000001"}}"#,
    )
}

#[tokio::test(start_paused = true)]
async fn the_end_of_a_refund_is_not_that_of_another_one_with_its_reference() {
    let gateway = script(|request, _| match request.line() {
        REFUND | "GET /v1/refunds/r1" => Reply::data(&refund("r1", "R-1", 4000, "SUCCESS")),
        other => panic!("{other}"),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    first.carry_out(&first.intend_refund(&part())).await.unwrap();
    let other = Refund::full(session_id("1"), part().client_reference_id.clone(), RefundReason::OTHERS);
    let result = process(2, &gateway, journal).refund(&other).await;
    assert!(matches!(result, Err(Error::Taken(_))), "{result:?}");
    assert_eq!(gateway.lines(), [REFUND, "GET /v1/refunds/r1"]);
}

#[tokio::test(start_paused = true)]
async fn a_reference_that_is_taken_stays_so_until_it_is_acknowledged() {
    let taken = refund("r9", "R-1", 5000, "SUCCESS");
    let gateway = script(move |request, _| match request.line() {
        CREATE | REFUND => Reply::error(409, "duplicate_error"),
        FIND => Reply::page(&[&session("7", "PAID", r#""amount":{"value":5,"currency":"IDR"}"#)]),
        PAGE => page(1, 1, std::slice::from_ref(&taken)),
        _ => page(2, 1, &[]),
    });
    let journal = MemoryJournal::new();
    let first = process(1, &gateway, journal.clone());
    let (create, refund) = (first.intend_create(&order()), first.intend_refund(&part()));
    // The second process has only what the journal keeps.
    for process in [first, process(2, &gateway, journal)] {
        match process.carry_out(&create).await {
            Err(Error::Taken(session)) => assert_eq!(session.id(), Some("7")),
            other => panic!("{other:?}"),
        }
        match process.carry_out(&refund).await {
            Err(Error::Taken(refund)) => assert_eq!(refund.id(), Some("r9")),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!([count(&gateway, CREATE), count(&gateway, REFUND)], [1, 1]);
}

/// Two processes carry one intent out, which waits for another call first. The one that does not get it does not deny it: a
/// shop that made a new intent then would capture twice.
#[tokio::test(start_paused = true)]
async fn an_intent_that_another_process_carries_out_is_not_denied() {
    let gateway = script(|request, _| match request.line() {
        CANCEL => Reply::error(422, "invalid_state").after(Duration::from_secs(20)),
        CAPTURE => captured("c").after(Duration::from_secs(70)),
        GET => Reply::data(&of_order("1", "PAID")),
        other => panic!("{other}"),
    });
    for is_planned in [false, true] {
        let journal = MemoryJournal::new();
        // With these seeds, the first process gets the turn of the intent.
        let [a, b] = [1, 7].map(|number| process(number, &gateway, journal.clone()));
        let intent = a.intend_capture(&session_id("1"), &Capture::new(true)).unwrap();
        let earlier = async {
            if is_planned {
                journal.plan(&intent.row()).unwrap();
            } else {
                let _ = a.cancel(&session_id("1"), &cancel()).await;
            }
        };
        let [hasty, hastier] = [60, 15].map(|seconds| b.with_deadline(Duration::from_secs(seconds)));
        let later = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            tokio::join!(a.carry_out(&intent), hasty.carry_out(&intent), hastier.carry_out(&intent))
        };
        let ((), (done, held, waited)) = tokio::join!(earlier, later);
        assert_eq!(done.unwrap().id(), Some("c"));
        match held {
            Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Busy),
            other => panic!("{other:?}"),
        }
        match waited {
            // Another call is in the way.
            Err(Error::Unknown { cause, .. }) if !is_planned => assert_eq!(cause.in_the_way().unwrap().call, "cancel"),
            Err(Error::Unknown { cause, .. }) if is_planned => assert_eq!(cause.kind(), CauseKind::Busy),
            other => panic!("{other:?}"),
        }
        assert_eq!(b.carry_out(&intent).await.unwrap().id(), Some("c"));
    }
    assert_eq!(count(&gateway, CAPTURE), 2);
}

/// What changes a session happens one after the other, whatever it is.
#[tokio::test(start_paused = true)]
async fn a_capture_waits_for_a_cancellation_of_its_session() {
    let (gateway, journal) = (slow(Duration::from_secs(20)), MemoryJournal::new());
    let (first, second) = (process(1, &gateway, journal.clone()), process(2, &gateway, journal));
    let cancelling = tokio::spawn({
        let first = first.clone();
        async move { first.cancel(&session_id("1"), &cancel()).await }
    });
    tokio::time::sleep(Duration::from_secs(1)).await;
    let capture = Capture::new(true);
    let hasty = second.with_deadline(Duration::from_secs(5));
    match hasty.capture(&session_id("1"), &capture).await {
        Err(Error::NotDone(cause)) => assert_eq!(cause.in_the_way().unwrap().call, "cancel"),
        other => panic!("{other:?}"),
    }
    cancelling.await.unwrap().unwrap();
    assert_eq!(gateway.lines(), [CANCEL]);
}
