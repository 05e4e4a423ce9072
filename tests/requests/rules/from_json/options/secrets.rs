//! Secrets never move to `other`, with any options.

use payment_session::rules::Waiver;

use super::{BOTH, broken, other, read};
use crate::rules::from_json::request;

#[test]
fn an_object_that_holds_a_secret_does_not_move() {
    let all = BOTH.with(Waiver::CardSource).with(Waiver::CardNumber).with(Waiver::MethodBranch);
    for card in [
        r#""number":"4111111111111111""#,
        r#""number":4111111111111111"#,
        r#""cvc":"123""#,
        r#""encryptedCard":"x""#,
        r#""token":"t""#,
        r#""expMonth":1"#,
        r#""cardNumber":"4111111111111111""#,
    ] {
        let body = request(&format!(r#""paymentMethod":{{"type":"CRYPTO","card":{{{card}}}}}"#));
        let broken = broken(&body, all);
        assert!(broken.contains(&("enum", "/paymentMethod/type".to_owned())), "{card}: {broken:?}");
        let body = request(&format!(r#""paymentMethod":[{{"type":"CRYPTO","card":{{{card}}}}}]"#));
        assert_eq!(super::broken(&body, all), [("type", "/paymentMethod".to_owned())], "{card}");
    }
    let refund = r#""customer":{"email":"a@b","refundPreference":{"method":"TRANSFER_ONLY","transferDestination":{"channelCode":1,"channelInformation":{"accountNumber":"1","accountName":"a"}}}}"#;
    let body = request(refund).replace(r#""customerId":"c","#, "");
    let pointer = "/customer/refundPreference/transferDestination/channelCode";
    assert_eq!(broken(&body, BOTH), [("type", pointer.to_owned())]);
}

#[test]
fn an_object_whose_secret_fields_are_null_moves() {
    let written = r#"[{"type":"CRYPTO","card":{"number":null,"cardHolderEmail":"a@b"}}]"#;
    let session = read(&request(&format!(r#""paymentMethod":{written}"#)), BOTH);
    assert_eq!(other(&session.other), [("paymentMethod", written)]);
}

#[test]
fn a_secret_field_that_is_null_is_left_out() {
    let fields = r#""number":null,"token":"t","expMonth":null,"cvc":null,"cardHolderPhone":null"#;
    let body = request(&format!(r#""paymentMethod":{{"type":"CARD","card":{{{fields}}}}}"#));
    let session = read(&body, BOTH);
    let card = session.payment_method.as_ref().unwrap().card.as_ref().unwrap();
    assert_eq!(other(&card.other), [("cardHolderPhone", "null")]);
    assert_eq!(session.clone().into_draft().check().unwrap(), session);
}

#[test]
fn card_data_is_never_accepted() {
    let card = |fields: &str| request(&format!(r#""paymentMethod":{{"type":"CARD","card":{{"token":"t",{fields}}}}}"#));
    for (field, rule, name) in [
        (r#""number":"4111111111111112""#, "card-data", "number"),
        (r#""cvc":"12""#, "card-data", "cvc"),
        (r#""cvc":123"#, "type", "cvc"),
        (r#""expMonth":13"#, "card-data", "expMonth"),
        (r#""token2":"t""#, "text", "token2"),
        (r#""cvv":"123""#, "card-data", "cvv"),
        (r#""pan":"x""#, "card-data", "pan"),
        // A string that would otherwise stay in its field.
        (r#""cardHolderEmail":"4111111111111111""#, "card-data", "cardHolderEmail"),
        (r#""any":"4111111111111111""#, "card-data", "any"),
        (r#""any":[{"deep":4111111111111111}]"#, "card-data", "any"),
    ] {
        let expected = (rule, format!("/paymentMethod/card/{name}"));
        let broken = broken(&card(field), BOTH.with(Waiver::CardSource).with(Waiver::CardNumber));
        assert_eq!(broken, [expected], "{field}");
    }
    let body = request(r#""card":{"number":"4111111111111111"}"#);
    assert_eq!(broken(&body, BOTH), [("card-data", "/card".to_owned())]);
    let session = read(&card(r#""network":"VISA","cardHolderEmail":"nobody""#), BOTH);
    let card = session.payment_method.as_ref().unwrap().card.as_ref().unwrap();
    assert_eq!(
        (other(&card.other), card.card_holder_email.as_ref().unwrap().as_ref()),
        (vec![("network", r#""VISA""#)], "nobody")
    );
}
