//! Unchecked fields and waivers in templates.

use std::borrow::Cow;

use payment_session::{
    CustomerId, PaymentRequest, payment_session,
    rules::{Waiver, Waivers},
};

use super::json;

payment_session! {
    /// A template with unchecked fields and waivers.
    pub struct Marked {
        #![allow(multiple_method)]
        client_reference_id!: _,
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer_id!?: _ as customer,
        "loyaltyTier"!: _ as tier,
        "campaign"!: { "id": _ as campaign },
        "points"!?: _,
        metadata!: 5,
    }
}

#[test]
fn templates_have_marks_and_waivers() {
    let marked = Marked {
        client_reference_id: "INV/\"1\"".into(),
        customer: Some(Cow::Borrowed("")),
        tier: "GOLD".into(),
        campaign: 7.into(),
        points: None,
    };
    let expected = r#"{"clientReferenceId":"INV/\"1\"","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API","customerId":"","loyaltyTier":"GOLD","campaign":{"id":7},"metadata":5}"#;
    assert_eq!(json(&marked), expected);
    let session = marked.to_session();
    assert_eq!(json(&session), expected);
    assert_eq!(session.allowed(), Waivers::from(Waiver::MultipleMethod));
}

#[test]
fn a_template_escapes_an_unchecked_string() {
    payment_session! {
        struct Checked {
            client_reference_id: _,
            amount: { value: 1, currency: IDR },
            mode: API,
            auto_confirm: false,
            customer_id: _,
        }
    }
    let session = Checked {
        client_reference_id: payment_session::ClientReferenceId::new_unchecked("\"".into()),
        customer_id: CustomerId::new_unchecked(r"\".into()),
    };
    assert!(json(&session).starts_with(r#"{"clientReferenceId":"\"","#));
    assert_eq!(json(&session), json(&session.to_session()));
}
