//! Presets that a crate adds to the requests of its users.

use payment_session::{
    Invalid, PaymentRequest, RedirectUrl, payment_presets,
    request::{RefundReason, ReturnUrl, StatementDescriptor},
};

/// Returns the URL to which customers return after a payment.
pub fn return_urls() -> Result<RedirectUrl, Invalid> {
    Ok(RedirectUrl { success_return_url: Some("warung://paid".try_into()?), ..RedirectUrl::new() })
}

payment_presets! {
    macro hosted = payment_session, try_hosted = try_payment_session {
        mode: REDIRECT,
        redirect_url: $crate::presets::return_urls()?,
    }
}

payment_presets! {
    macro pay = payment_session {
        mode: REDIRECT,
        default statement_descriptor: "NUSA",
        metadata: { "sdk": "nusapay/1.0", .. },
        redirect_url: { default success_return_url: "nusa://paid", .. }
    }
}

payment_presets! {
    macro kiosk = pay {
        default statement_descriptor: "KIOSK",
        metadata: { "kiosk": 7, .. },
    }
}

payment_presets! {
    macro computed = payment_session {
        mode: REDIRECT,
        default statement_descriptor: $crate::presets::descriptor(),
        default order_information: {
            product_details: [for quantity in [1_u32, 2] {
                type: PHYSICAL,
                quantity: quantity.try_into().unwrap(),
                price: { value: 5, currency: IDR },
            }],
        },
        metadata: { "answer": $crate::presets::answer(), .. },
        redirect_url: { success_return_url: "nusa://paid", default failure_return_url: $crate::presets::failed(), .. },
    }
}

pub fn descriptor() -> StatementDescriptor {
    "COMPUTED".parse().unwrap()
}

pub fn answer() -> u8 {
    42
}

pub fn failed() -> ReturnUrl {
    "nusa://failed".parse().unwrap()
}

payment_presets! {
    macro give_back = payment_refund {
        default reason: DUPLICATE,
    }
}

#[test]
fn a_preset_can_be_a_run_time_value_of_its_crate() -> Result<(), Box<dyn std::error::Error>> {
    let session = hosted! { client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c" };
    assert_eq!(session.redirect_url, Some(return_urls()?));

    let (client_reference_id, value) = (String::from("1"), 1_u8);
    let same = try_hosted! { client_reference_id, amount: { value, currency: IDR }, customer_id: "c" };
    assert_eq!(same?, session);
    Ok(())
}

/// Returns the JSON of a request without its first fields, which every test has.
fn json(request: &impl PaymentRequest) -> String {
    let json = String::from_utf8(request.to_json()).unwrap();
    let amount = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"REDIRECT","redirectUrl":"#;
    json.strip_prefix(amount).unwrap().to_owned()
}

#[test]
fn a_default_gives_way_and_an_open_object_takes_entries() {
    let plain = pay! { client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c" };
    assert_eq!(
        json(&plain),
        r#"{"successReturnUrl":"nusa://paid"},"customerId":"c","statementDescriptor":"NUSA","metadata":{"sdk":"nusapay/1.0"}}"#
    );
    let own = pay! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        customer_id: "c",
        statement_descriptor: null,
        metadata: { "order": 7 },
        redirect_url: { success_return_url: "shop://paid", expiration_return_url: "shop://late" },
    };
    assert_eq!(
        json(&own),
        r#"{"successReturnUrl":"shop://paid","expirationReturnUrl":"shop://late"},"customerId":"c","metadata":{"sdk":"nusapay/1.0","order":7}}"#
    );
}

#[test]
fn an_arm_without_the_field_gets_the_default() {
    let descriptor = |way: u8, is_late: bool| {
        let request = pay! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            customer_id: "c",
            match way {
                0 => { statement_descriptor: "MINE" }
                1 => { if is_late { statement_descriptor: "LATE", metadata: { "late": true } } }
                _ => {}
            }
        };
        (request.statement_descriptor.as_ref().map(|text| text.as_ref().to_owned()), json(&request).contains("late"))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(descriptor(0, true), (some("MINE"), false));
    assert_eq!(descriptor(1, true), (some("LATE"), true));
    assert_eq!(descriptor(1, false), (some("NUSA"), false));
    assert_eq!(descriptor(2, true), (some("NUSA"), false));
}

/// A preset can stand in several arms, and its values are computed in each.
#[test]
fn each_arm_has_computed_presets() {
    let request = |way: u8| {
        let request = computed! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            customer_id: "c",
            match way {
                0 => { statement_descriptor: "MINE", metadata: { "way": 0 } }
                1 => { order_information: { product_details: [] }, redirect_url: { expiration_return_url: "nusa://late" } }
                _ => { if way == 2 { statement_descriptor: "TWO", metadata: { "way": 2 } } }
            }
        };
        json(&request)
    };
    let urls = r#"{"successReturnUrl":"nusa://paid","failureReturnUrl":"nusa://failed"},"customerId":"c","#;
    let product =
        |quantity| format!(r#"{{"type":"PHYSICAL","quantity":{quantity},"price":{{"value":5,"currency":"IDR"}}}}"#);
    let products = format!(r#""orderInformation":{{"productDetails":[{},{}]}},"#, product(1), product(2));
    let rest = |descriptor: &str, way: &str| {
        format!(r#"{urls}{products}"statementDescriptor":"{descriptor}","metadata":{{"answer":42{way}}}}}"#)
    };
    assert_eq!(request(0), rest("MINE", r#","way":0"#));
    assert_eq!(
        request(1),
        r#"{"successReturnUrl":"nusa://paid","failureReturnUrl":"nusa://failed","expirationReturnUrl":"nusa://late"},"customerId":"c","orderInformation":{"productDetails":[]},"statementDescriptor":"COMPUTED","metadata":{"answer":42}}"#
    );
    assert_eq!(request(2), rest("TWO", r#","way":2"#));
    assert_eq!(request(3), rest("COMPUTED", ""));
}

#[test]
fn an_outer_macro_is_a_user_of_the_inner_one() {
    let request = kiosk! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        customer_id: "c",
        metadata: { "order": 7 },
    };
    assert_eq!(
        json(&request),
        r#"{"successReturnUrl":"nusa://paid"},"customerId":"c","statementDescriptor":"KIOSK","metadata":{"sdk":"nusapay/1.0","kiosk":7,"order":7}}"#
    );
}

pay! {
    /// A meal, whose descriptor replaces the default.
    struct Meal {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        customer_id: _,
        statement_descriptor: _,
        metadata: { "table": _ as table },
    }
}

#[test]
fn a_template_fills_what_is_open() -> Result<(), Invalid> {
    let meal = Meal { customer_id: "c".try_into()?, statement_descriptor: "MEAL".try_into()?, table: 4.into() };
    assert_eq!(
        json(&meal),
        r#"{"successReturnUrl":"nusa://paid"},"customerId":"c","statementDescriptor":"MEAL","metadata":{"sdk":"nusapay/1.0","table":4}}"#
    );
    Ok(())
}

#[test]
fn refunds_have_presets() {
    let refund =
        give_back! { payment_session_id: "S-1", amount: { value: "1", currency: IDR }, client_reference_id: "R-1" };
    assert_eq!(refund.reason, RefundReason::DUPLICATE);
}
