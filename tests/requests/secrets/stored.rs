//! Requests with the secrets of a card must not be stored.

use payment_session::{
    PaymentSession, SessionDraft,
    request::{Card, MethodType, PaymentMethod},
    values::MetadataValue,
};

use super::{CVC, ENCRYPTED, NUMBER, TOKEN, draft, sessions};

/// A session that no rule has checked, because no valid one has all secrets.
fn with_card(change: impl FnOnce(&mut Card)) -> PaymentSession {
    let mut draft = draft();
    let mut card = Card::new();
    change(&mut card);
    draft.payment_method.as_mut().unwrap().card = Some(card);
    PaymentSession::new_unchecked(draft)
}

fn stored(session: &PaymentSession) -> serde_json::Value {
    serde_json::from_slice(&session.to_json_without_secrets()).unwrap()
}

#[test]
fn each_secret_of_a_card_is_left_out() {
    let all = with_card(|card| {
        card.number = Some(NUMBER.parse().unwrap());
        card.cvc = Some(CVC.parse().unwrap());
        card.token = Some(TOKEN.parse().unwrap());
        card.encrypted_card = Some(ENCRYPTED.parse().unwrap());
        card.card_holder_first_name = Some("Budi".parse().unwrap());
    });
    let mut expected: serde_json::Value = serde_json::from_slice(&all.to_json()).unwrap();
    expected["paymentMethod"]["card"] = serde_json::json!({ "cardHolderFirstName": "Budi" });
    expected["customer"].as_object_mut().unwrap().remove("refundPreference");
    assert_eq!(stored(&all), expected);

    let single: [fn(&mut Card); 4] = [
        |card| card.number = Some(NUMBER.parse().unwrap()),
        |card| card.cvc = Some(CVC.parse().unwrap()),
        |card| card.token = Some(TOKEN.parse().unwrap()),
        |card| card.encrypted_card = Some(ENCRYPTED.parse().unwrap()),
    ];
    for change in single {
        let session = with_card(change);
        assert!(session.has_secret());
        assert_eq!(stored(&session)["paymentMethod"]["card"], serde_json::json!({}));
    }
}

#[test]
fn the_account_of_refunds_is_left_out() {
    let session = |preference: &str| {
        let body = format!(
            r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customer":{{"email":"customer@example.com","refundPreference":{preference}}}}}"#
        );
        PaymentSession::from_json(body.as_bytes()).unwrap()
    };
    let destination = r#"{"method":"TRANSFER_ONLY","transferDestination":{"channelCode":"BCA","channelInformation":{"accountNumber":"17677665415","accountName":"a"}}}"#;
    let with_account = session(destination);
    assert!(!with_account.has_secret(), "PCI DSS has no rule about it, so the request itself can be stored");
    assert_eq!(stored(&with_account)["customer"], serde_json::json!({ "email": "customer@example.com" }));
    // Unchecked, the account is left out with the field that has it.
    let unchecked =
        |json: &str| MetadataValue::from_serialize(&serde_json::from_str::<serde_json::Value>(json).unwrap()).unwrap();
    let mut draft = with_account.clone().into_draft();
    let customer = draft.customer.as_mut().unwrap();
    customer.refund_preference = None;
    customer.other.insert("refundPreference", unchecked(destination));
    let stored_customer = stored(&PaymentSession::new_unchecked(draft.clone()))["customer"].clone();
    assert_eq!(stored_customer, serde_json::json!({ "email": "customer@example.com" }));
    draft.customer = None;
    draft.other.insert("customer", unchecked(&format!(r#"{{"refundPreference":{destination}}}"#)));
    assert_eq!(stored(&PaymentSession::new_unchecked(draft)).get("customer"), None);

    let automatic = session(r#"{"method":"AUTO"}"#);
    assert_eq!(automatic.to_json_without_secrets(), automatic.to_json());
}

#[test]
fn what_is_stored_is_no_request() {
    for session in sessions() {
        assert!(session.has_secret());
        assert!(PaymentSession::from_json(&session.to_json_without_secrets()).is_err());
    }
}

#[test]
fn other_requests_are_stored_as_they_are() {
    let unchecked = |json: &str| {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        MetadataValue::from_serialize(&value).unwrap()
    };
    let with_method = |json: &str| {
        let mut draft = SessionDraft::new("1".parse().unwrap());
        draft.other.insert("paymentMethod", unchecked(json));
        PaymentSession::new_unchecked(draft)
    };
    let with_card_in_other = |json: &str| {
        let mut draft = draft();
        let mut method = PaymentMethod::new(MethodType::CARD);
        method.other.insert("card", unchecked(json));
        draft.payment_method = Some(method);
        PaymentSession::new_unchecked(draft)
    };
    let others = [
        with_card(|card| card.card_holder_first_name = Some("Budi".parse().unwrap())),
        with_method(r#"{"type":"PAYLATER","card":null}"#),
        with_card_in_other(r#"{"cardHolderFirstName":"Budi"}"#),
    ];
    for session in others {
        assert!(!session.has_secret());
        let mut draft = session.into_draft();
        draft.customer = None;
        let session = PaymentSession::new_unchecked(draft);
        assert_eq!(session.to_json_without_secrets(), session.to_json());
    }

    // A token of another type is the only secret that `check()` accepts there.
    for session in [with_method(r#"{"card":{"token":7}}"#), with_card_in_other(r#"{"token":7}"#)] {
        assert!(session.has_secret());
        assert!(!String::from_utf8(session.to_json_without_secrets()).unwrap().contains("token"));
    }
}
