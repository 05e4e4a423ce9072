use super::*;
use crate::{
    order::{Line, Method, PaymentState, RefundOf, RefundState},
    routes::tests::shop,
};

/// A refund that was not made is planned again when its pause has ended, once.
#[tokio::test]
async fn a_refund_is_requested_again() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(&folder).await;
    let line = Line { product: "Cup".into(), quantity: 1, price: 48_000 };
    let (id, email) = ("o".to_owned(), "rina@example.com".to_owned());
    let mut order = Order { id, created_at: 0, email, name: None, lines: vec![line], paid_by: None, payments: vec![] };
    let request = order.pay(Method::Qr).unwrap();
    let state = RefundState::NotMade { reason: "the gateway did not process the request".into(), again_at: 0 };
    let payment = &mut order.payments[0];
    payment.state = PaymentState::Paid;
    payment.session = Some("s1".parse().unwrap());
    payment.refund = Some(RefundOf { reference: "o-1R".into(), id: None, state, failed_attempts: 1 });
    assert!(shop.store.insert(&order, &shop.client.intend_create(&request).row(), 10).await.unwrap());

    for _ in 0..2 {
        look_at_due(Arc::clone(&shop)).await;
        let order = shop.store.order("o").await.unwrap().unwrap();
        assert_eq!(order.payments[0].refund.as_ref().unwrap().state, RefundState::Asked);
        let planned = "SELECT reference FROM payment_journal WHERE call = 'refund' AND state = 'planned'";
        let planned: Vec<String> = sqlx::query_scalar(planned).fetch_all(shop.store.journal.pool()).await.unwrap();
        assert_eq!(planned, ["o-1R"]);
    }
}
