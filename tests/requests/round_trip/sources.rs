//! Sessions of the macro and of templates, and sessions with other escape hatches.

use payment_session::{
    Amount, Currency, PaymentRequest, PaymentSession, RedirectUrl, SessionDraft, VaChannel, payment_session,
    request::{PaymentMethodOptions, VirtualAccountOptions},
    rules::{Waiver, Waivers},
};

use super::read_back;

const NONE: Waivers = Waivers::NONE;

#[track_caller]
fn assert_read_back(session: &PaymentSession, options: Waivers) {
    assert_eq!(session.waivers_to_read(), options);
    assert_eq!(read_back(session), *session);
}

fn draft() -> SessionDraft {
    SessionDraft {
        amount: Some(Amount::new("1".parse().unwrap(), Currency::IDR)),
        customer_id: Some("c".parse().unwrap()),
        redirect_url: Some(RedirectUrl::new()),
        ..SessionDraft::new("INV-1".parse().unwrap())
    }
}

#[test]
fn a_session_without_ways_out_needs_no_options() {
    assert_read_back(&draft().check().unwrap(), NONE);
}

#[test]
fn a_bank_near_a_listed_one() {
    let mut draft = draft();
    let account =
        VirtualAccountOptions { channel: Some(VaChannel::other("BCAS").unwrap()), ..VirtualAccountOptions::new() };
    draft.payment_method_options =
        Some(PaymentMethodOptions { virtual_account: Some(account), ..PaymentMethodOptions::new() });
    let session = draft.check().unwrap();
    assert_eq!(session.allowed(), Waiver::VaChannel.into());
    assert_read_back(&session, NONE.with(Waiver::VaChannel));
}

#[test]
fn marks_and_waivers_of_the_macro() {
    let (tier, mode) = ("GOLD", "POPUP");
    let session = payment_session! {
        #![allow(amount_required)]
        client_reference_id!: "INV/1",
        mode!: mode,
        customer_id: "C",
        "loyaltyTier"!: tier,
        order_information!: { "productDetails": [{ "type": "NFT" }] },
        payment_method_options: { ewallet: { channel!: "GOPAY" } },
    };
    let options = NONE.with(Waiver::AmountRequired).union(Waivers::UNKNOWN_FIELDS).union(Waivers::UNCHECKED_VALUES);
    assert_read_back(&session, options);
}

payment_session! {
    /// A template with unchecked fields and waivers.
    struct Marked {
        #![allow(multiple_method)]
        client_reference_id!: _,
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer_id!?: _ as customer,
        "loyaltyTier"!: _ as tier,
        "points"!?: _,
        metadata!: 5,
    }
}

#[test]
fn templates() {
    for (customer, points) in [(None, None), (Some("".into()), Some(7.into()))] {
        let marked = Marked { client_reference_id: "INV/\"1\"".into(), customer, tier: "GOLD".into(), points };
        let session = marked.to_session();
        assert_eq!(read_back(&session), session);
        assert_eq!(session.to_json(), marked.to_json());
    }
}

/// A documented field in `other` with a valid value is read back as a field. The rules that it breaks are allowed.
#[test]
fn a_documented_field_in_other() {
    let mut draft = draft();
    draft.other.insert("mode", "API");
    let session = draft.check().unwrap();
    let options = session.waivers_to_read();
    assert_eq!(options, NONE.with(Waiver::ApiMethod).union(Waivers::UNCHECKED_VALUES));
    let again = PaymentSession::from_json_with(&session.to_json(), options).unwrap();
    assert_eq!((again.mode, again.other.is_empty()), (Some(payment_session::Mode::API), true));
    assert_eq!(read_back(&session), again);
}

/// The reader never puts a secret into `other`, so such a session cannot be read back.
#[test]
fn a_secret_in_other() {
    let mut draft = draft();
    let method = r#"{"type":"CRYPTO","card":{"token":"4111"}}"#;
    let method: &serde_json::value::RawValue = serde_json::from_str(method).unwrap();
    let method = payment_session::values::MetadataValue::from_serialize(method).unwrap();
    draft.other.insert("paymentMethod", method);
    let session = draft.check().unwrap();
    let violations = PaymentSession::from_json_with(&session.to_json(), session.waivers_to_read()).unwrap_err();
    assert!(!format!("{violations:#} {violations:?}").contains("4111"));
}
