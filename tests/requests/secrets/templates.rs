//! Secrets in the placeholders of a template.

use payment_session::{PaymentSession, payment_session};

use super::{CVC, TOKEN, check_debug};

payment_session! {
    /// A payment with a saved card.
    struct SavedCard {
        client_reference_id: _,
        amount: { value: 1, currency: IDR },
        payment_method: { type: CARD, card: { token: _, cvc?: _ } },
        mode: API,
        customer_id: "c",
        auto_confirm: false,
    }
}

#[test]
fn templates_print_no_secrets() {
    let template = || SavedCard {
        client_reference_id: "1".parse().unwrap(),
        token: TOKEN.parse().unwrap(),
        cvc: Some(CVC.parse().unwrap()),
    };
    check_debug(&template());
    let session = PaymentSession::from(template());
    check_debug(&session);
    assert_eq!(session.to_json(), template().to_json());
}
