//! What remedies say, and what becomes of a request if they are followed.

use std::slice;

use payment_session::{
    PaymentSession, Refund, Suggestion, Violation, Violations,
    schema::{REFUND, SESSION},
};
use serde_json::{Value, json};
use test_support::{
    Random,
    remedies::{self, Advice, Found, Next, Subject, other_gateways, without_choices},
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
        let advice = |suggestion: &Suggestion| Advice {
            remedy: suggestion.remedy().to_vec(),
            selections: Vec::from([0]),
            is_limited: false,
        };
        let found = |violation: &Violation| Found {
            id: violation.rule().unwrap().id,
            pointer: violation.pointer(),
            message: violation.message().to_owned(),
            help: violation.help().unwrap_or_default().to_owned(),
            advice: violation.suggestions().iter().map(advice).collect(),
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

#[test]
fn an_unknown_key_is_never_told_to_be_another_field() {
    let body =
        session(&json!({ "clientReferenceId": null, "order_id": "INV-1", "customerId": null, "email": "a@b.id" }));
    assert_eq!(help(&body, "/email"), "move it into `customer`");
    assert_eq!(help(&body, "/order_id"), r#"write `"clientReferenceId"`"#);
    let notes = |body: &Value| -> Vec<String> {
        let violations = Request::Session.violations(body).unwrap();
        violations.iter().flat_map(Violation::notes).cloned().collect()
    };
    assert_eq!(notes(&body), [""; 0]);
    let body = session(&json!({ "clientReferenceId": null, "orderRef": "INV-1", "coupon": 1 }));
    assert_eq!(notes(&body), ["`clientReferenceId` is missing too, unless `coupon` is meant"]);
    // A key that belongs elsewhere is not meant.
    let body = session(&json!({ "clientReferenceId": null, "success_url": "https://a.id" }));
    assert_eq!(notes(&body), ["`clientReferenceId` is missing too"]);
}

#[test]
fn an_object_whose_name_says_nothing_is_left_out() {
    let without = |around: &str, inner: Value| {
        let body = json!({ "customerId": "C", "redirectUrl": {}, around: inner });
        help(&body, &format!("/{around}"))
    };
    for around in ["data", "invoice", "payment", "session", "transaction"] {
        let help = without(around, json!({ "order_id": "INV-1", "total": 5, "currency": "USD" }));
        assert_eq!(help, "write its entries in its place", "{around}");
    }
    // It is another thing that has an id and an amount.
    assert!(without("discount", json!({ "id": "D", "amount": 5 })).starts_with("use one of"));
    for (around, inner) in [
        ("refund", json!({ "id": "R", "amount": 1000 })),
        ("order", json!({ "refund_id": "R", "total": 1000, "reason": "OTHERS" })),
    ] {
        let violations = Request::Refund.violations(&json!({ "paymentSessionId": "S", around: inner })).unwrap();
        assert_eq!(violations[0].help(), Some("write its entries in its place"), "{around}");
    }
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

/// The currency of the request is also that of its items, wherever the mistakes before them are.
#[test]
fn an_item_after_a_mistake_shows_the_currency() {
    let share = json!({ "merchantId": "m", "type": "FIXED", "currency": "USD", "fixedAmount": 5, "remarks": "fee" });
    let body = session(&json!({ "amount": { "value": 10000 }, "splitRoutingConfigurations": [share] }));
    assert_eq!(help(&body, "/amount"), r#"add `"currency": "USD"`"#);
}

/// Only the usual currency is written where the request has none: no country, and no currency where another could be meant.
#[test]
fn nothing_is_written_that_the_request_may_contradict() {
    let info = json!({
        "givenName": "A", "email": "a@b.c", "addressLine1": "x", "city": "y", "provinceState": "z", "method": "REGULAR",
    });
    let address = |info: &Value| json!({ "orderInformation": { "productDetails": [], "shippingInfo": info } });
    assert_eq!(help(&session(&address(&info)), "/orderInformation/shippingInfo"), r#"add `"country": …`"#);
    let mut body = address(&info);
    body["orderInformation"]["billingInfo"] = json!({ "givenName": "A", "email": "a@b.c", "country": "sg" });
    assert_eq!(help(&session(&body), "/orderInformation/shippingInfo"), r#"add `"country": "SG"`"#);
    for (fields, expected) in [
        (json!({ "amount": 5, "settlement_currency": "USD" }), r#""currency": "USD""#),
        (json!({ "amount": 5, "units": [{ "amount": { "currency_code": "USD" } }] }), r#""currency": "USD""#),
        (json!({ "amount": [100, "USD"] }), r#""currency": "USD""#),
        (json!({ "amount": 5, "units": [{ "scale": "USD" }] }), r#""currency": …"#),
        (json!({ "amount": 5, "units": [{ "scale": "kg" }] }), r#""currency": "IDR""#),
    ] {
        let help = help(&session(&fields), "/amount");
        assert!(help.contains(expected), "{fields}: {help}");
    }
}

#[test]
fn a_telephone_number_keeps_its_country_code() {
    let customer = |customer: Value| session(&json!({ "customerId": null, "customer": customer }));
    let body = customer(json!({ "email": "a@b.c", "country_code": "65", "phone": "91234567" }));
    let both = r#"write `"phoneNumber": { "countryCode": …, "number": "…" }`, and remove `"country_code"`"#;
    assert_eq!(help(&body, "/customer/phone"), both);
    assert_eq!(help(&body, "/customer/country_code"), both);
    let body = customer(json!({ "email": "a@b.c", "country_code": "65", "phoneNumber": "0812345678" }));
    assert_eq!(help(&body, "/customer/phoneNumber"), both);
    let body = customer(json!({ "email": "a@b.c", "phone": "91234567", "phoneNumber": { "countryCode": "65" } }));
    assert_eq!(help(&body, "/customer/phone"), "move it into `customer.phoneNumber`, as `number`");
    let moved = r#"move `"phone"` into `customer.phoneNumber`, as `number`"#;
    assert_eq!(help(&body, "/customer/phoneNumber"), moved);
}

#[test]
fn an_id_that_is_alone_in_its_object_goes_in_its_place() {
    let body = session(&json!({ "customerId": null, "customer": { "id": "C-1" } }));
    let moved = r#"move it to the top of the request, as `customerId`, and remove `"customer"`"#;
    assert_eq!(help(&body, "/customer/id"), moved);
    let body = session(&json!({ "customerId": null, "customer": { "id": "C-1", "email": "a@b.c" } }));
    assert!(help(&body, "/customer/id").starts_with("use one of"));
}

#[test]
fn a_value_next_to_its_object_goes_into_it() {
    let amount = json!({ "currency": "USD" });
    let order = session(&json!({ "amount": amount, "order": { "amount": 5, "currency": "USD" } }));
    let taken = r#"move `"amount"` into `amount`, as `value`, and move `"currency"` to the top of the request"#;
    assert_eq!(help(&order, "/order"), format!("{taken}, and remove `\"order\"`"));
    let total = session(&json!({ "amount": amount, "total": 5 }));
    assert_eq!(help(&total, "/total"), "move it into `amount`, as `value`");
    let given = session(&json!({ "total": 5 }));
    assert!(help(&given, "/total").starts_with("remove it"));
}

#[test]
fn a_destination_of_a_refund_is_made_of_what_is_there() {
    let helps = |fields: &Value| -> Vec<String> {
        let mut refund = json!({
            "clientReferenceId": "R", "chargeId": "C", "reason": "DUPLICATE", "isFullAmount": true, "method": "TRANSFER_ONLY",
        });
        refund.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let violations = Request::Refund.violations(&refund).unwrap();
        let mut helps: Vec<_> = violations.iter().filter_map(Violation::help).map(str::to_owned).collect();
        helps.sort();
        helps
    };
    // No text shows that it is the code of a channel.
    let written = r#"write `"transferDestination": { "channelCode": "…", "channelInformation": { "accountNumber": …, "accountName": "…" } }`, and remove `"accountNumber"`"#;
    assert_eq!(helps(&json!({ "transferDestination": "014-123-Ana", "accountNumber": "123" })), [written, written]);
    let inside = "move it into `transferDestination.channelInformation`, as";
    assert_eq!(
        helps(&json!({ "bank_code": "014", "account_no": "123", "account_holder": "Ana" })),
        [
            format!("{inside} `accountName`"),
            format!("{inside} `accountNumber`"),
            "move it into `transferDestination`, as `channelCode`".to_owned(),
        ]
    );
}

#[test]
fn an_account_number_goes_where_it_belongs() {
    let refund = json!({
        "clientReferenceId": "R", "chargeId": "C", "reason": "DUPLICATE", "isFullAmount": true, "method": "TRANSFER_ONLY",
        "transferDestination": { "bank": "BCA", "account_number": "1", "account_name": "Ayu" },
    });
    let violations = Request::Refund.violations(&refund).unwrap();
    let helps: Vec<_> = violations.iter().map(|violation| violation.help().unwrap_or_default()).collect();
    let inside = "move it into `transferDestination.channelInformation`, as";
    let expected =
        [format!("{inside} `accountName`"), format!("{inside} `accountNumber`"), r#"write `"channelCode"`"#.to_owned()];
    for help in &helps {
        assert!(expected.iter().any(|expected| expected == help), "{help}");
    }
    assert_eq!(helps.len(), 3);
}

#[test]
fn a_channel_goes_to_the_options_of_the_chosen_method() {
    let method = json!({ "type": "EWALLET", "ewallet": { "channel": "DANA" } });
    let body = session(&json!({ "mode": "API", "redirectUrl": null, "paymentMethod": method }));
    assert_eq!(help(&body, "/paymentMethod/ewallet/channel"), "move it into `paymentMethodOptions.ewallet`");
    assert_eq!(help(&body, "/paymentMethod/type"), r#"move `"channel"` into `paymentMethodOptions.ewallet`"#);
    let method = json!({ "type": "VIRTUAL_ACCOUNT", "virtualAccount": { "channel": "BCA" } });
    let body = session(&json!({ "mode": "API", "redirectUrl": null, "paymentMethod": method }));
    assert_eq!(
        help(&body, "/paymentMethod/type"),
        r#"add `"paymentMethodOptions": { "virtualAccount": { "channel": "BCA" } }`"#
    );
}

/// A change that keeps one rule would send its reader to the next, and back.
#[test]
fn a_remedy_of_a_rule_breaks_no_other_rule() {
    let options = json!({ "virtualAccount": { "channel": "BCA", "virtualAccountNumber": "123456" } });
    let body = session(&json!({ "mode": "API", "redirectUrl": null, "paymentMethodOptions": options }));
    assert_eq!(
        help(&body, "/paymentMethodOptions/virtualAccount/virtualAccountNumber"),
        r#"remove `"virtualAccountNumber"`"#
    );
    // Of the methods, only that of the options is left.
    assert!(help(&body, "/mode").starts_with(r#"add `"paymentMethod": { "type": "VIRTUAL_ACCOUNT" }`"#));
    let method = json!({ "type": "QR" });
    let body = session(&json!({ "mode": "API", "bypassStatusPage": true, "paymentType": "MULTIPLE", "amount": null,
        "paymentMethod": method, "redirectUrl": null }));
    assert_eq!(help(&body, "/bypassStatusPage"), r#"remove `"bypassStatusPage"`"#);
    // If each breaks one, what keeps it is added.
    let card = json!({ "type": "CARD", "card": {} });
    let body = session(&json!({ "customerId": null, "customer": { "email": "a@b.id" }, "paymentMethod": card }));
    let card = help(&body, "/paymentMethod/card");
    let token = r#"add `"token": "…"` in `paymentMethod.card` and `"customerId": "…"`, and remove `"customer"`, or "#;
    assert!(card.starts_with(token), "{card}");
}

#[test]
fn a_field_of_one_text_says_what_becomes_of_the_entries_in_its_place() {
    let name = json!({ "email": "a@b.id", "name": { "first": "A", "last": "B" } });
    let body = session(&json!({ "customerId": null, "customer": name }));
    let taken_apart = r#"move `"first"` into `customer`, as `givenName`, and move `"last"` into `customer`, as `surname`, and remove `"name"`"#;
    assert_eq!(help(&body, "/customer/name"), taken_apart);
    let body = session(&json!({ "customerId": null, "customer": { "email": "a@b.id", "name": { "x": 1 } } }));
    assert_eq!(help(&body, "/customer/name"), r#"write `"givenName": …`, which has no entries"#);
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
    assert_eq!(help(&body, "/email"), "remove it: `Email` is already present in `customer`");
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
fn an_object_around_the_fields_is_left_out() {
    let fields = json!({
        "clientReferenceId": "INV-1", "amount": { "value": 10000, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
    });
    assert_eq!(help(&json!({ "data": fields }), "/data"), "write its entries in its place");
    // It may be something else that has an amount.
    let discount = json!({ "id": "D", "amount": { "value": 500, "currency": "IDR" } });
    assert!(help(&json!({ "discount": discount }), "/discount").starts_with("use one of"));
    assert!(help(&session(&json!({ "data": fields })), "/data").starts_with("use one of"));
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
