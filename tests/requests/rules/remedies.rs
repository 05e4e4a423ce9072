//! What remedies say, and what becomes of a request if they are followed.

use std::slice;

use payment_session::{
    PaymentSession, Refund, Violation, Violations,
    schema::{REFUND, SESSION},
};
use serde_json::{Value, json};
use test_support::{
    Random,
    remedies::{self, Found, Next, Subject, other_gateways, without_choices},
};

/// The number of bodies. A release build, as in `.ci/extra`, checks more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 1_600 } else { 20_000 };

#[derive(Clone, Copy)]
enum Request {
    Session,
    Refund,
}

impl Request {
    fn violations(self, body: &Value) -> Option<Violations> {
        let text = body.to_string();
        match self {
            Self::Session => PaymentSession::from_json(text.as_bytes()).err(),
            Self::Refund => Refund::from_json(text.as_bytes()).err(),
        }
    }

    fn report(self, body: &Value) -> Vec<Found> {
        let found = |violation: &Violation| Found {
            id: violation.rule().unwrap().id,
            pointer: violation.pointer(),
            message: violation.message().to_owned(),
            help: violation.help().unwrap_or_default().to_owned(),
            remedies: violation.suggestions().iter().map(|suggestion| suggestion.remedy().to_vec()).collect(),
        };
        self.violations(body).iter().flatten().map(found).collect()
    }
}

/// Returns the help for a mistake in a session.
fn help(body: &Value, pointer: &str) -> String {
    let violations = Request::Session.violations(body).unwrap();
    let found = violations.iter().find(|violation| violation.pointer() == pointer);
    found.and_then(Violation::help).unwrap_or_default().to_owned()
}

fn session(fields: &Value) -> Value {
    let mut body = json!({
        "clientReferenceId": "INV-1", "amount": { "value": 10000, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
    });
    for (key, value) in fields.as_object().unwrap() {
        if value.is_null() {
            body.as_object_mut().unwrap().remove(key);
        } else {
            body[key] = value.clone();
        }
    }
    body
}

/// A key counts as the field of its object that it names, or as nothing.
#[test]
fn an_unknown_key_is_told_what_its_name_means() {
    let body = session(&json!({
        "clientReferenceId": null, "order_id": "INV-1", "customerId": null, "email": "a@b.id", "total": 5, "coupon": 1,
    }));
    assert_eq!(help(&body, "/order_id"), r#"write `"clientReferenceId"`"#);
    assert_eq!(help(&body, "/email"), "move it into `customer`");
    assert_eq!(help(&body, "/total"), "remove it, or write another field: `amount` is already present");
    assert!(help(&body, "/coupon").starts_with("use one of "));
    // Of two keys that mean a field, one counts.
    let body = session(&json!({ "clientReferenceId": null, "order_id": "INV-1", "reference": "INV-1" }));
    assert_eq!(help(&body, "/order_id"), r#"write `"clientReferenceId"`"#);
    let other = "remove it, or write another field: another key means `clientReferenceId`";
    assert_eq!(help(&body, "/reference"), other);
    // A group means several fields.
    let order = json!({ "order_id": "INV-1", "gross_amount": 5 });
    let body = session(&json!({ "clientReferenceId": null, "amount": null, "transaction_details": order }));
    assert_eq!(help(&body, "/transaction_details"), "use `clientReferenceId` and `amount` instead");
}

/// Followed together, the helps break no rule that only one of the keys would keep.
#[test]
fn of_two_keys_that_name_alternatives_one_counts() {
    for (keys, helps) in [
        (["orderId", "sessionId"], ["another key means `paymentSessionId`", r#"write `"paymentSessionId"`"#]),
        (["reference", "charge"], ["another key means `chargeId`", r#"write `"chargeId"`"#]),
        (
            ["payment_id", "transaction_id"],
            [r#"write `"paymentSessionId"`, or `"chargeId"`"#, "another key means `paymentSessionId`"],
        ),
    ] {
        let mut refund = json!({ "clientReferenceId": "R", "reason": "OTHERS", "isFullAmount": true });
        for key in keys {
            refund[key] = json!("X");
        }
        let violations = Request::Refund.violations(&refund).unwrap();
        for (key, expected) in keys.iter().zip(helps) {
            let found = violations.iter().find(|violation| violation.pointer() == format!("/{key}")).unwrap();
            let help = found.help().unwrap().replace("remove it, or write another field: ", "");
            assert_eq!(help, expected, "{key}");
        }
    }
}

/// Nobody knows which item of a list is meant, and a rule may exclude a field.
#[test]
fn a_key_goes_only_to_where_its_field_can_be() {
    let body = session(&json!({ "price": 5, "orderInformation": { "productDetails": [] }, "amount": null }));
    assert_eq!(help(&body, "/price"), r#"write `"amount": …`"#);
    let body = session(&json!({ "orderInformation": { "productDetails": [], "quantity": 1 } }));
    assert!(help(&body, "/orderInformation/quantity").starts_with("use one of "));
    let body = session(&json!({ "customerId": null, "customer": { "id": "C-1", "email": "a@b.c" } }));
    assert!(help(&body, "/customer/id").starts_with("use one of "));
    let method = json!({ "type": "EWALLET", "ewallet": { "channel": "DANA" } });
    let body = session(&json!({ "mode": "API", "redirectUrl": null, "paymentMethod": method }));
    assert_eq!(help(&body, "/paymentMethod/ewallet/channel"), "move it into `paymentMethodOptions.ewallet`");
}

#[test]
fn each_part_of_a_destination_goes_where_it_belongs() {
    let refund = json!({
        "clientReferenceId": "R", "chargeId": "C", "reason": "DUPLICATE", "isFullAmount": true, "method": "TRANSFER_ONLY",
        "bank_code": "014", "account_no": "123", "account_holder": "Ana",
    });
    let violations = Request::Refund.violations(&refund).unwrap();
    let help = |pointer: &str| violations.iter().find(|it| it.pointer() == pointer).unwrap().help().unwrap();
    let inside = "move it into `transferDestination.channelInformation`, as";
    assert_eq!(help("/account_holder"), format!("{inside} `accountName`"));
    assert_eq!(help("/account_no"), format!("{inside} `accountNumber`"));
    assert_eq!(help("/bank_code"), "move it into `transferDestination`, as `channelCode`");
    let preference = json!({ "method": "TRANSFER_ONLY", "bank": "014", "account": "123", "name": "Ana" });
    let customer = json!({ "email": "a@b.id", "refundPreference": preference });
    let body = session(&json!({ "customerId": null, "customer": customer }));
    let destination = "move it into `customer.refundPreference.transferDestination";
    let of = |key: &str| self::help(&body, &format!("/customer/refundPreference/{key}"));
    assert_eq!(of("bank"), format!("{destination}`, as `channelCode`"));
    assert_eq!(of("account"), format!("{destination}.channelInformation`, as `accountNumber`"));
    assert_eq!(of("name"), format!("{destination}.channelInformation`, as `accountName`"));
}

/// The ways of its row, in their order, whatever else they break.
#[test]
fn a_broken_rule_says_the_ways_of_its_row() {
    let options = json!({ "virtualAccount": { "channel": "BCA", "virtualAccountNumber": "123456" } });
    let body = session(&json!({ "mode": "API", "redirectUrl": null, "paymentMethodOptions": options }));
    assert_eq!(
        help(&body, "/paymentMethodOptions/virtualAccount/virtualAccountNumber"),
        r#"remove `"virtualAccountNumber"`, or add `"paymentType": "MULTIPLE"`"#
    );
    let method = json!({ "type": "QR" });
    let body =
        session(&json!({ "mode": "API", "paymentType": "MULTIPLE", "paymentMethod": method, "redirectUrl": null }));
    assert_eq!(help(&body, "/amount"), r#"remove `"amount"`"#);
}

/// The help about the amount writes the whole object. The help about the field next to it moves that field into the object.
#[test]
fn a_flat_amount_shows_the_object() {
    let body = session(&json!({ "amount": 5000, "currency": "USD" }));
    let object = r#"write `"amount": { "value": …, "currency": "USD" }`, and remove `"currency"`"#;
    assert_eq!(help(&body, "/amount"), object);
    assert_eq!(help(&body, "/currency"), "move it into `amount`");
}

#[test]
fn a_refund_has_the_names_of_amounts_that_a_session_has() {
    for amount in [json!({ "amount_money": { "amount": 1000, "currency": "USD" } }), json!({ "total": 1000 })] {
        let mut refund = json!({ "clientReferenceId": "R", "paymentSessionId": "S", "reason": "OTHERS" });
        refund.as_object_mut().unwrap().extend(amount.as_object().unwrap().clone());
        let violations = Request::Refund.violations(&refund).unwrap();
        assert!(violations[0].help().unwrap().starts_with(r#"write `"amount""#), "{amount}");
    }
}

#[test]
fn a_text_in_the_place_of_a_list_gets_no_field_of_an_item() {
    let body = session(&json!({ "orderInformation": { "billingInfo": { "price": "5" }, "productDetails": "5" } }));
    let help = help(&body, "/orderInformation/billingInfo/price");
    assert!(!help.contains("productDetails\": {"), "{help}");
}

#[test]
fn a_literal_shows_which_of_two_fields_is_meant() {
    let expired = |value: Value| help(&session(&json!({ "expired": value })), "/expired");
    assert_eq!(expired(json!("2026-12-01T00:00:00Z")), r#"write `"expiryAt"`"#);
    assert_eq!(expired(json!("https://shop.id")), "move it into `redirectUrl`, as `expirationReturnUrl`");
    let info = |code: &str| {
        let info = json!({ "givenName": "A", "email": "a@b.id", "addressLine1": "x", "country_code": code });
        let order = json!({ "productDetails": [], "billingInfo": info });
        help(&session(&json!({ "orderInformation": order })), "/orderInformation/billingInfo/country_code")
    };
    assert_eq!(info("SG"), r#"write `"country"`"#);
    assert_eq!(info("65"), "move it into `orderInformation.billingInfo.phoneNumber`, as `countryCode`");
    let channel = |key: &str, value: &str| help(&session(&json!({ key: value })), &format!("/{key}"));
    let bank = "move it into `paymentMethodOptions.virtualAccount`, as `channel`";
    assert_eq!(channel("paymentChannel", "bca"), bank);
    assert_eq!(channel("channel_code", "ID_OVO"), "move it into `paymentMethodOptions.ewallet`, as `channel`");
}

#[test]
fn neither_a_number_nor_a_date_becomes_an_address() {
    for value in [json!(7), json!("3600"), json!("1.5"), json!("2026-12-01T00:00:00Z")] {
        let body = session(&json!({ "redirectUrl": { "failureReturnUrl": value } }));
        assert!(!help(&body, "/redirectUrl/failureReturnUrl").contains("begin it with"), "{value}");
    }
    let body = session(&json!({ "redirectUrl": { "failureReturnUrl": "shop.id/failed" } }));
    assert_eq!(help(&body, "/redirectUrl/failureReturnUrl"), "begin it with `https://`");
}

#[test]
fn an_object_in_brackets_loses_them() {
    let body = session(&json!({ "customerId": null, "customer": [{ "email": "a@b.id" }] }));
    assert_eq!(help(&body, "/customer"), "remove the brackets");
}

#[test]
fn no_reason_of_a_refund_is_chosen_for_the_user() {
    let refund = json!({ "clientReferenceId": "R", "chargeId": "C", "isFullAmount": true });
    let violations = Request::Refund.violations(&refund).unwrap();
    let help = violations[0].help().unwrap();
    assert!(help.starts_with(r#"add `"reason": …`, where `reason` is "#), "{help}");
}

#[test]
fn nothing_is_moved_to_where_a_field_is_already() {
    let body = session(&json!({ "currency": "IDR" }));
    assert_eq!(help(&body, "/currency"), "remove it: `currency` is already present in `amount`");
    let body = session(&json!({ "customerId": null, "customer": { "Email": "a@b.id" }, "email": "b@b.id" }));
    assert_eq!(help(&body, "/email"), "remove it: `email` is already present in `customer`");
}

#[test]
fn a_text_that_fits_nowhere_is_not_taken_into_an_object() {
    let info = json!({ "shippingFee": { "value": 1, "currency": "IDR", "method": "" } });
    let customer = json!({ "email": "a@b.id", "refundPreference": "IDR" });
    let body =
        session(&json!({ "customerId": null, "customer": customer, "orderInformation": { "shippingInfo": info } }));
    let example = r#"write, for example, `"refundPreference": { "method": … }`"#;
    assert_eq!(help(&body, "/customer/refundPreference"), example);
    let moved = "move it into `orderInformation.shippingInfo`";
    assert_eq!(help(&body, "/orderInformation/shippingInfo/shippingFee/method"), moved);
}

#[test]
fn a_key_next_to_null_is_not_written_twice() {
    let customer = json!({ "email": "a@b.id", "surname": null, "sureName": "X" });
    let body = session(&json!({ "customerId": null, "customer": customer }));
    let violations = Request::Session.violations(&body).unwrap();
    let suggestion = &violations[0].suggestions()[0];
    assert_eq!(suggestion.text(), r#"write `"surname"`, and remove the entry that is `null`"#);
    assert_eq!(suggestion.replacement(), None);
}

#[test]
fn remedies_remove_their_mistakes_from_requests_with_several() {
    let mut random = Random::new(84);
    let session = |request: &[Value]| Request::Session.report(&request[0]);
    let requests = without_choices(remedies::sessions());
    Subject { object: SESSION, check: &session, requests, has_signs: false }
        .try_remedies(COUNT, &mut random)
        .assert_all_are_right();
    let refund = |request: &[Value]| Request::Refund.report(&request[0]);
    let requests = without_choices(remedies::refunds());
    Subject { object: REFUND, check: &refund, requests, has_signs: false }
        .try_remedies(COUNT / 4, &mut random)
        .assert_all_are_right();
}

#[test]
fn helps_lead_from_bodies_of_other_gateways_to_valid_requests() {
    let check = |request: &[Value]| Request::Session.report(&request[0]);
    let subject = Subject { object: SESSION, check: &check, requests: Vec::new(), has_signs: false };
    for body in other_gateways() {
        for next in [Next::First, Next::Last] {
            let followed = subject.follow(slice::from_ref(&body), next, &mut Random::new(88));
            assert_eq!((followed.flaw(), followed.invention()), (None, None));
        }
    }
}
