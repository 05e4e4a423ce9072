//! Literal enum values, numbers and strings.

use super::*;

const CONSTANT: PaymentSession = request! {
    customer_id: "c",
    order_information: {
        product_details: [
            { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } },
        ],
    },
    metadata: { "a": [1, null] },
};

static STATIC: PaymentSession = request! { customer: { email: "a@b.id" } };

#[test]
fn enum_values_are_names_or_strings_or_expressions() {
    let bare = request! { customer_id: "c", expiration_mode: STRICT };
    let string = request! { customer_id: "c", expiration_mode: "STRICT" };
    let value = request! { customer_id: "c", expiration_mode: payment_session::request::ExpirationMode::STRICT };
    assert_eq!(bare, string);
    assert_eq!(bare, value);
    assert_eq!(json(&bare), sent(r#""customerId":"c""#, r#","expirationMode":"STRICT""#));
}

#[test]
fn capture_methods_go_out_as_they_are_written() {
    let capture = |session: PaymentSession| {
        let json = json(&session);
        let (_, rest) = json.split_once(r#""captureMethod":""#).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    macro_rules! capture {
        ($method:tt) => {
            capture(request! {
                customer_id: "c",
                payment_method: { type: CARD },
                payment_method_options: { card: { capture_method: $method } },
            })
        };
    }
    assert_eq!(capture!("automatic"), "automatic");
    assert_eq!(capture!("AUTOMATIC"), "AUTOMATIC");
    assert_eq!(capture!(MANUAL), "MANUAL");
    assert_eq!(capture!("manual"), "manual");
}

#[test]
fn names_in_lower_case_are_variables() {
    use payment_session::request::CaptureMethod;

    // As a variable of the enum's own type, such a name is an error of rustc.
    #[allow(bindings_with_variant_name)]
    let sent = |manual: CaptureMethod| {
        request! {
            customer_id: "c",
            payment_method: { type: CARD },
            payment_method_options: { card: { capture_method: manual } },
        }
    };
    assert!(json(&sent(CaptureMethod::AUTOMATIC)).contains(r#""captureMethod":"AUTOMATIC""#));

    let manual = String::from("AUTOMATIC");
    let plain = payment_session::try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: manual } },
    };
    assert_eq!(
        plain.unwrap().payment_method_options.as_ref().unwrap().card.as_ref().unwrap().capture_method,
        Some(CaptureMethod::AUTOMATIC)
    );

    // An unchecked value is a variable too.
    let automatic = String::from("later");
    let unchecked = request! {
        customer_id: "c",
        payment_method: { type: CARD },
        payment_method_options: { card: { "captureMethod"!: automatic } },
    };
    assert!(json(&unchecked).contains(r#""captureMethod":"later""#));
}

#[test]
fn keys_come_from_other_macros_too() {
    macro_rules! with {
        ($key:literal, $other:literal) => {
            request! { customer: { $key: "a@b.id" }, metadata: { $other: 1, "c"?: Some(2), $key: [{ $other: 3 }] } }
        };
    }
    assert!(
        json(&with!("email", "b")).contains(
            r#""customer":{"email":"a@b.id"},"autoConfirm":false,"metadata":{"b":1,"c":2,"email":[{"b":3}]}"#
        ),
        "{}",
        json(&with!("email", "b"))
    );
    macro_rules! whole {
        ($reference:literal) => {
            payment_session! {
                $reference: "1", "amount": { "value": 1, "currency": "IDR" }, "redirectUrl": {}, "customerId": "c"
            }
        };
    }
    assert!(json(&whole!("clientReferenceId")).starts_with(r#"{"clientReferenceId":"1""#));
}

#[test]
fn comments_can_be_anywhere() {
    let session = payment_session! {
        //! inner
        /// outer
        client_reference_id: "1", /// after a comma
        amount: { /** in braces */ value: 1, currency: IDR /// after the last value
        },
        redirect_url: {}, customer_id: "c",
        order_information: {
            product_details: [
                /// before an item
                { name: "a", r#type: DIGITAL, category: "b", quantity: 1, price: { value: 1, currency: IDR } },
                /// after the last
            ],
        },
        metadata: { "list": [1, /// between items
            2 /* plain */, // plain
        ] } /// after the last
    };
    assert!(json(&session).ends_with(r#""metadata":{"list":[1,2]}}"#), "{}", json(&session));
}

#[test]
fn null_fields_are_left_out() {
    let session = request! {
        customer_id: "c",
        customer: null,
        statement_descriptor: null,
        redirect_url: { success_return_url: null },
        metadata: null,
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","redirectUrl":{},"customerId":"c","autoConfirm":false}"#
    );
}

#[test]
fn numbers_keep_their_digits() {
    macro_rules! amount {
        ($($number:tt)+) => {{
            let session = payment_session! {
                client_reference_id: "1",
                amount: { value: $($number)+, currency: IDR },
                mode: API,
                customer_id: "c",
                auto_confirm: false,
            };
            let json = json(&session);
            let (_, rest) = json.split_once(r#""value":"#).unwrap();
            rest.split(',').next().unwrap().to_owned()
        }};
    }
    assert_eq!(amount!(999999999999999999), "999999999999999999");
    assert_eq!(amount!(12345678901234567.5), "12345678901234567.5");
    assert_eq!(amount!(10_000.50), "10000.50");
    assert_eq!(amount!(1e3), "1000");
    assert_eq!(amount!(1.5e-2), "0.015");
    assert_eq!(amount!("10000.50".parse().unwrap()), "10000.50");
    assert_eq!(amount!(10_000_u32.try_into().unwrap()), "10000");
}

#[test]
fn strings_are_escaped() {
    let session = request! {
        customer: { email: "a@b.id", given_name: "\"Budi\" \\ \n\u{1}\u{e9}\u{1f600}", surname: r#"a"b"# },
    };
    assert_eq!(
        json(&session),
        sent_by_customer(
            "{\"givenName\":\"\\\"Budi\\\" \\\\ \\n\\u0001\u{e9}\u{1f600}\",\"surname\":\"a\\\"b\",\"email\":\"a@b.id\"}"
        )
    );
}

#[test]
fn literals_can_be_constants() {
    assert_eq!(
        json(&CONSTANT),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR"}}]},"autoConfirm":false,"metadata":{"a":[1,null]}}"#
    );
    assert_eq!(json(&STATIC), sent_by_customer(r#"{"email":"a@b.id"}"#));
}

#[test]
fn the_fields_of_a_session_can_be_read() {
    let email: &Email = &STATIC.customer.as_ref().unwrap().email;
    assert_eq!(email.as_ref(), "a@b.id");
    assert_eq!(STATIC.client_reference_id.as_ref(), "1");
    assert_eq!(CONSTANT.amount.as_ref().unwrap().currency, Currency::IDR);
}
