//! Run-time values, optional ones, words, lists and metadata: what goes into the macro comes out as
//! JSON, and nothing else does.

use std::error::Error;

use payment_session::{
    AmountValue, ClientReferenceId, Currency, Customer, Digits, Email, GivenName, PaymentSession, Price, Product,
    ProductType, payment_session,
};

type Outcome = Result<(), Box<dyn Error>>;

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

/// The start of every request here whose reference and amount do not matter.
macro_rules! request {
    ($($entries:tt)*) => {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            auto_confirm: false,
            $($entries)*
        }
    };
}

/// What `request!` sends, with `before` and `after` in their documented places.
fn sent(before: &str, after: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"1","amount":{{"value":1,"currency":"IDR"}},"mode":"API",{before},"autoConfirm":false{after}}}"#
    )
}

fn sent_by_customer(customer: &str) -> String {
    sent(&format!(r#""customer":{customer}"#), "")
}

fn sent_with_metadata(metadata: &str) -> String {
    sent(r#""customerId":"c""#, &format!(r#","metadata":{metadata}"#))
}

struct Order {
    number: String,
    total: u64,
    mail: String,
}

fn order() -> Order {
    Order { number: "INV-1".to_owned(), total: 25_000, mail: "budi@shop.id".to_owned() }
}

fn session(order: &Order) -> Result<PaymentSession, Box<dyn Error>> {
    Ok(payment_session! {
        client_reference_id: order.number.as_str().try_into()?,
        amount: { value: order.total.try_into()?, currency: IDR },
        mode: API,
        customer: { email: order.mail.parse()? },
        auto_confirm: false,
    })
}

#[test]
fn values_are_converted_without_naming_their_types() -> Outcome {
    assert_eq!(
        json(&session(&order())?),
        r#"{"clientReferenceId":"INV-1","amount":{"value":25000,"currency":"IDR"},"mode":"API","customer":{"email":"budi@shop.id"},"autoConfirm":false}"#
    );
    Ok(())
}

#[test]
fn a_wrong_value_is_refused_where_it_enters() {
    let mut wrong = order();
    wrong.number = "INV 1".to_owned();
    assert!(session(&wrong).is_err());
    wrong = order();
    wrong.total = 0;
    assert!(session(&wrong).is_err());
    wrong = order();
    wrong.mail = "nobody".to_owned();
    assert!(session(&wrong).is_err());
}

#[test]
fn keys_may_come_in_any_order_and_either_spelling() {
    let session = payment_session! {
        "autoConfirm": false,
        customer_id: "c",
        "mode": "API",
        amount: { "currency": IDR, value: 1 },
        "clientReferenceId": "1",
    };
    assert_eq!(json(&session), sent(r#""customerId":"c""#, ""));
}

#[test]
fn an_object_may_be_pasted_whole() {
    let session = payment_session!({
        "clientReferenceId": "1",
        "amount": { "value": 1, "currency": "IDR" }, // comments and all
        "mode": "API",
        "customerId": "c",
        /* of both kinds */
        "autoConfirm": false
    });
    assert_eq!(json(&session), sent(r#""customerId":"c""#, ""));
}

#[test]
fn optional_values_are_present_when_they_are_some() -> Outcome {
    let customer = |name: Option<GivenName>| json(&request! { customer: { email: "a@b.id", given_name?: name } });
    assert_eq!(customer(Some("Budi".parse()?)), sent_by_customer(r#"{"givenName":"Budi","email":"a@b.id"}"#));
    assert_eq!(customer(None), sent_by_customer(r#"{"email":"a@b.id"}"#));
    Ok(())
}

#[test]
fn optional_values_take_string_keys_and_conversions() -> Outcome {
    let surname = Some("Santoso");
    let session = request! {
        "customer": { "email": "a@b.id", "surname"?: surname.map(str::parse).transpose()? },
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"surname":"Santoso","email":"a@b.id"}"#));
    Ok(())
}

#[test]
fn a_lone_key_takes_the_variable_of_its_name() -> Outcome {
    let client_reference_id: ClientReferenceId = "1".parse()?;
    let value: AmountValue = "1".parse()?;
    let currency = Currency::IDR;
    let email: Email = "a@b.id".parse()?;
    let session = payment_session! {
        client_reference_id,
        amount: { value, currency },
        mode: API,
        customer: { email },
        auto_confirm: false
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"email":"a@b.id"}"#));
    Ok(())
}

#[test]
fn a_variable_may_have_the_name_of_another_field() -> Outcome {
    let email: ClientReferenceId = "1".parse()?;
    let mode: Email = "a@b.id".parse()?;
    let session = payment_session! {
        client_reference_id: email,
        amount: { value: 1, currency: IDR },
        mode: API,
        customer: { email: mode },
        auto_confirm: false,
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"email":"a@b.id"}"#));
    Ok(())
}

#[test]
fn words_are_bare_or_strings_or_values() {
    let bare = request! { customer_id: "c", expiration_mode: STRICT };
    let string = request! { customer_id: "c", expiration_mode: "STRICT" };
    let value = request! { customer_id: "c", expiration_mode: payment_session::ExpirationMode::STRICT };
    assert_eq!(bare, string);
    assert_eq!(bare, value);
    assert_eq!(json(&bare), sent(r#""customerId":"c""#, r#","expirationMode":"STRICT""#));
}

#[test]
fn capture_methods_go_out_as_the_create_page_spells_them() {
    let capture = |session: PaymentSession| {
        let json = json(&session);
        let (_, rest) = json.split_once(r#""captureMethod":""#).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    macro_rules! capture {
        ($word:tt) => {
            capture(request! {
                customer_id: "c",
                payment_method: { type: CARD },
                payment_method_options: { card: { capture_method: $word } },
            })
        };
    }
    assert_eq!(capture!(automatic), "automatic");
    assert_eq!(capture!("AUTOMATIC"), "automatic");
    assert_eq!(capture!(MANUAL), "MANUAL");
    assert_eq!(capture!("manual"), "MANUAL");
}

#[test]
fn null_members_are_left_out() {
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
fn texts_are_escaped() {
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
fn lists_take_literals_and_run_time_items() -> Outcome {
    let product = |name: &str| -> Result<Product, Box<dyn Error>> {
        Ok(Product {
            r#type: ProductType::SERVICE,
            category: None,
            sub_category: None,
            name: Some(name.parse()?),
            description: None,
            quantity: "0.5".parse()?,
            price: Price { value: "7".parse()?, currency: Currency::USD },
        })
    };
    let quantity = "3";
    let session = request! {
        customer_id: "c",
        order_information: {
            product_details: [
                { type: DIGITAL, quantity: 2, price: { value: 5, currency: IDR } },
                product("whole")?,
                { type: PHYSICAL, quantity: quantity.parse()?, price: { value: 0, currency: IDR } },
            ],
        },
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":2,"price":{"value":5,"currency":"IDR"}},{"type":"SERVICE","name":"whole","quantity":0.5,"price":{"value":7,"currency":"USD"}},{"type":"PHYSICAL","quantity":3,"price":{"value":0,"currency":"IDR"}}]},"autoConfirm":false}"#
    );
    Ok(())
}

#[test]
fn a_list_may_be_a_run_time_value() {
    let products: Vec<Product> = Vec::new();
    let session = request! {
        customer_id: "c",
        order_information: { product_details: products.into() },
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","orderInformation":{"productDetails":[]},"autoConfirm":false}"#
    );
}

#[test]
fn an_object_may_be_a_run_time_value() -> Outcome {
    let customer = Customer {
        given_name: Some("Budi".parse()?),
        surname: None,
        email: "a@b.id".parse()?,
        phone_number: None,
        refund_preference: None,
    };
    let expected = sent_by_customer(r#"{"givenName":"Budi","email":"a@b.id"}"#);
    assert_eq!(json(&request! { customer: customer.clone() }), expected);
    assert_eq!(json(&request! { customer }), expected);
    Ok(())
}

#[test]
fn a_block_stands_in_parentheses() {
    let session = request! {
        customer: ({
            let customer = payment_session! {
                client_reference_id: "2",
                amount: { value: 2, currency: IDR },
                mode: API,
                auto_confirm: false,
                customer: { email: "a@b.id" },
            };
            customer.into_draft().customer.unwrap()
        }),
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"email":"a@b.id"}"#));
}

#[test]
fn metadata_takes_any_json() {
    let session = request! {
        customer_id: "c",
        metadata: {
            "text": "a\"b",
            "number": -1.50,
            "exponent": 1e3,
            "nothing": null,
            "list": [1, [], { "a": true }],
            "empty": {},
        },
    };
    assert_eq!(
        json(&session),
        sent_with_metadata(
            r#"{"text":"a\"b","number":-1.50,"exponent":1e3,"nothing":null,"list":[1,[],{"a":true}],"empty":{}}"#
        )
    );
}

#[test]
fn metadata_takes_run_time_values() {
    let order = order();
    let (first, second) = ("new", String::from("gift"));
    let count = 5_u32;
    let below = -3_i64;
    let rush = true;
    let tags = vec!["x".to_owned(), "y".to_owned()];
    let session = request! {
        customer_id: "c",
        metadata: {
            "invoice": order.number,
            "tags": [first, second],
            "more": tags,
            "n": count,
            "below": below,
            "rush": rush,
            "nested": { "deep": true, "total": order.total },
        },
    };
    assert_eq!(
        json(&session),
        sent_with_metadata(
            r#"{"invoice":"INV-1","tags":["new","gift"],"more":["x","y"],"n":5,"below":-3,"rush":true,"nested":{"deep":true,"total":25000}}"#
        )
    );
}

#[test]
fn an_account_number_has_the_digits_of_its_bank() -> Outcome {
    let session = |number: &str| -> Result<PaymentSession, Box<dyn Error>> {
        Ok(payment_session! {
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: { channel: PERMATA, virtual_account_number: number.try_into()? },
            },
            mode: API,
            customer_id: "c",
        })
    };
    assert_eq!(
        json(&session("00000001")?),
        r#"{"clientReferenceId":"1","paymentType":"MULTIPLE","paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{"channel":"PERMATA","virtualAccountNumber":"00000001"}},"mode":"API","customerId":"c"}"#
    );
    assert!(session("0000001").is_err());
    assert!(session("0000000a").is_err());
    Ok(())
}

#[test]
fn an_optional_account_number_is_checked_alike() -> Outcome {
    let session = |number: Option<Digits<6>>| {
        payment_session! {
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: { channel: "BCA", virtual_account_number?: number },
            },
            mode: API,
            customer_id: "c",
        }
    };
    assert!(json(&session(Some("000001".parse()?))).contains(r#""virtualAccountNumber":"000001""#));
    assert!(!json(&session(None)).contains("virtualAccountNumber"));
    Ok(())
}

#[test]
fn card_data_enters_at_run_time() -> Outcome {
    let (number, cvc) = ("4111111111111111", "123");
    let session = request! {
        customer_id: "c",
        payment_method: {
            type: CARD,
            card: {
                number: number.parse()?,
                cvc: cvc.parse()?,
                exp_month: 1,
                exp_year: 39,
                card_holder_first_name: "Budi",
                card_holder_last_name: "Santoso",
                card_holder_email: "a@b.id",
                card_holder_phone: "081299996666",
            },
        },
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"paymentMethod":{"type":"CARD","card":{"number":"4111111111111111","expMonth":1,"expYear":39,"cvc":"123","cardHolderFirstName":"Budi","cardHolderLastName":"Santoso","cardHolderEmail":"a@b.id","cardHolderPhone":"081299996666"}},"mode":"API","customerId":"c","autoConfirm":false}"#
    );
    let printed = format!("{session:?}");
    assert!(!printed.contains(number), "{printed}");
    assert!(!printed.contains(cvc), "{printed}");
    Ok(())
}

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
fn literals_make_constants() {
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
