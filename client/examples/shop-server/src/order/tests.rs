use payment_client::{Cause, CauseKind};
use payment_session::{
    SessionResponse,
    response::{GatewayResponse, RefundResponse},
};
use serde_json::json;

use super::*;

fn order() -> Order {
    let line = Line { product: "Sugar".into(), quantity: 2, price: 35_000 };
    let mut order = Order {
        id: "o".into(),
        created_at: 0,
        email: "rina@example.com".into(),
        name: None,
        lines: vec![line],
        paid_by: None,
        payments: Vec::new(),
    };
    order.pay(Method::Qr).unwrap();
    order.pay(Method::BankTransfer).unwrap();
    order
}

fn session(number: usize, status: &str, total: u64) -> News {
    let session = json!({ "id": format!("s{number}"), "clientReferenceId": format!("o-{number}"), "status": status,
        "amount": { "value": total, "currency": "IDR" } });
    News::Session(Box::new(SessionResponse::from_json(session.to_string().as_bytes()).unwrap()))
}

fn refund(status: &str) -> News {
    let refund = json!({ "id": "r", "clientReferenceId": "o-2R", "paymentSessionId": "s2", "status": status });
    News::Refund(Box::new(RefundResponse::from_json(refund.to_string().as_bytes()).unwrap()))
}

fn paid_twice() -> Order {
    let mut order = order();
    assert!(order.learn("o-1", &session(1, "PAID", 70_000), 0).is_none());
    assert!(order.learn("o-2", &session(2, "PAID", 70_000), 0).is_some());
    order
}

#[test]
fn a_payment_after_expiry_pays_the_order() {
    let mut order = order();
    order.learn("o-1", &session(1, "EXPIRED", 70_000), 0);
    assert_eq!(order.payments[0].state, PaymentState::Ended);
    assert!(order.offers(Method::Qr));
    assert!(order.next_look(3600, 10).is_some());
    order.learn("o-1", &session(1, "PAID", 70_000), 0);
    assert_eq!(order.paid_by.as_deref(), Some("o-1"));
}

#[test]
fn a_second_payment_after_expiry_is_refunded_once() {
    let mut order = order();
    order.learn("o-1", &session(1, "EXPIRED", 70_000), 0);
    assert!(order.learn("o-2", &session(2, "PAID", 70_000), 0).is_none());
    let refund = order.learn("o-1", &session(1, "PAID", 70_000), 0).unwrap();
    assert_eq!(refund.client_reference_id, "o-1R");
    assert!(order.learn("o-1", &session(1, "PAID", 70_000), 0).is_none());
    assert!(order.learn("o-2", &session(2, "PAID", 70_000), 0).is_none());
}

/// An id of 98 letters has references of 100 characters, and 101 with the `R` of a refund.
#[test]
fn a_second_payment_without_a_possible_refund_is_shown() {
    let mut order = order();
    order.id = "o".repeat(98);
    order.payments.clear();
    order.pay(Method::Qr).unwrap();
    order.pay(Method::BankTransfer).unwrap();
    for (number, problems) in [(1, 0), (2, 1)] {
        let reference = format!("{}-{number}", order.id);
        let session = json!({ "id": format!("s{number}"), "clientReferenceId": reference, "status": "PAID",
            "amount": { "value": 70_000, "currency": "IDR" } });
        let session = SessionResponse::from_json(session.to_string().as_bytes()).unwrap();
        assert!(order.learn(&reference, &News::Session(Box::new(session)), 0).is_none());
        assert_eq!(order.problems().len(), problems, "{:?}", order.problems());
    }
}

#[test]
fn only_a_refund_that_succeeded_is_shown_as_done() {
    for (status, expected, problems) in [
        ("PENDING", RefundState::Pending, 0),
        ("WAITING_BANK_TRANSFER", RefundState::Pending, 0),
        ("FAILED", RefundState::Failed, 1),
        ("SUCCESS", RefundState::Done, 0),
    ] {
        let mut order = paid_twice();
        order.learn("o-2R", &refund(status), 0);
        assert_eq!(order.payments[1].refund.as_ref().unwrap().state, expected);
        assert_eq!(order.problems().len(), problems);
    }
}

#[test]
fn older_news_change_no_final_state() {
    let mut order = paid_twice();
    order.learn("o-1", &session(1, "REQUIRE_ACTION", 70_000), 0);
    order.learn("o-2R", &refund("SUCCESS"), 0);
    order.learn("o-2R", &refund("PENDING"), 0);
    assert_eq!(order.payments[0].state, PaymentState::Paid);
    assert_eq!(order.payments[1].refund.as_ref().unwrap().state, RefundState::Done);
    assert!(order.next_look(10, 10).is_none());
}

#[test]
fn a_session_with_another_amount_is_unclear() {
    let mut order = order();
    order.learn("o-1", &session(1, "PAID", 7), 0);
    assert_eq!((&order.paid_by, &order.payments[0].session), (&None, &None));
    assert_eq!(order.problems().len(), 1);
    // The right one is found later.
    order.learn("o-1", &session(1, "PAID", 70_000), 0);
    assert_eq!(order.paid_by.as_deref(), Some("o-1"));
}

#[test]
fn a_refund_of_another_session_is_ignored() {
    let mut order = paid_twice();
    let refund = br#"{"id":"r","clientReferenceId":"o-2R","paymentSessionId":"s9","status":"SUCCESS"}"#;
    order.learn("o-2R", &News::Refund(Box::new(RefundResponse::from_json(refund).unwrap())), 0);
    assert_eq!(order.payments[1].refund.as_ref().unwrap().state, RefundState::Asked);
}

#[test]
fn a_refund_that_was_not_made_is_requested_again_after_a_pause_and_in_the_end_by_a_person() {
    let unauthorized = || News::Failed(PaymentError::NotDone(Cause::new(CauseKind::Credentials)));
    let (mut order, mut now, mut requests) = (paid_twice(), 0, 1);
    loop {
        assert!(order.learn("o-2R", &unauthorized(), now).is_none());
        assert_eq!(order.problems().len(), 1);
        let Some(next) = order.refunds().find_map(RefundOf::again_at) else { break };
        assert_eq!(order.next_look(now, 10), Some(next));
        assert!(order.refund_again(next - 1).is_none());
        assert_eq!(order.refund_again(next).unwrap().client_reference_id, "o-2R");
        assert!(order.refund_again(next).is_none());
        (now, requests) = (next, requests + 1);
    }
    assert_eq!((requests, now), (7, 3780));
    assert!(matches!(order.payments[1].refund.as_ref().unwrap().state, RefundState::Unclear(_)));
}

#[test]
fn a_rejected_refund_is_for_a_person() {
    let error = RefundResponse::parse(400, br#"{"code":"x","message":"x"}"#).unwrap_err();
    let mut order = paid_twice();
    assert!(order.learn("o-2R", &News::Failed(PaymentError::Rejected(error)), 0).is_none());
    assert!(order.refund_again(i64::MAX).is_none());
    assert_eq!(order.problems().len(), 1);
}

#[test]
fn a_rejected_payment_can_be_chosen_again() {
    let error = RefundResponse::parse(400, br#"{"code":"x","message":"x"}"#).unwrap_err();
    let mut order = order();
    assert!(!order.offers(Method::Qr));
    order.learn("o-1", &News::Failed(PaymentError::Rejected(error)), 0);
    assert!(order.offers(Method::Qr));
    assert_eq!(order.problems(), [""; 0]);
}
