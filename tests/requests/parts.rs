//! Parts: each object of a request, as a constant or with run-time values.

#![deny(warnings, clippy::pedantic, missing_docs)]

use payment_session::{
    Amount, Checked, Customer, GivenName, Invalid, Product, SessionDraft, SplitRouting, payment_part, payment_session,
    request::{PaymentMethod, PaymentMethodOptions, RefundPreference},
};

const AMOUNT: Amount = payment_part!(Amount { value: 10_000, currency: IDR });
const SHARE: Checked<SplitRouting> = payment_part!(SplitRouting {
    "merchantId": "a",
    "type": "FIXED",
    "fixedAmount": 5,
    "currency": "IDR",
    "remarks": "fee"
});

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("the value serializes")
}

#[test]
fn parts_are_written_as_in_a_request() {
    let request = payment_session! {
        client_reference_id: "1",
        amount: { value: 10_000, currency: IDR },
        customer: { email: "a@b.id", phone_number: { country_code: "+62", number: "8129999" } },
        redirect_url: { success_return_url: "https://shop.id/paid" },
        order_information: { product_details: [{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }] },
        metadata: { "a": 1 },
        split_routing_configurations: [
            { merchant_id: "a", type: FIXED, fixed_amount: 5, currency: IDR, remarks: "fee" },
        ],
    };
    let customer = payment_part!(Customer {
        email: "a@b.id",
        phone_number: payment_part!(PhoneNumber { country_code: "+62", number: "8129999" }),
    });
    let of_parts = payment_session! {
        client_reference_id: "1",
        amount: AMOUNT,
        customer,
        redirect_url: payment_part!(RedirectUrl { success_return_url: "https://shop.id/paid" }),
        order_information: payment_part!(OrderInformation {
            product_details: [payment_part!(Product { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } })],
        }),
        metadata: { "a": 1 },
        split_routing_configurations: [SHARE],
    };
    assert_eq!(of_parts, request);
    assert_eq!(of_parts.to_json(), request.to_json());
}

fn product(name: &str, note: Option<&'static str>) -> Result<Product, Invalid> {
    Ok(payment_part!(Product {
        type: PHYSICAL,
        name: name.try_into()?,
        description?: note.map(TryInto::try_into).transpose()?,
        quantity: 1,
        price: { value: 5, currency: IDR },
    }))
}

#[test]
fn parts_accept_run_time_values() -> Result<(), Invalid> {
    let start = r#"{"type":"PHYSICAL","name":"Tea""#;
    let end = r#""quantity":1,"price":{"value":5,"currency":"IDR"}}"#;
    assert_eq!(json(&product("Tea", None)?), format!("{start},{end}"));
    assert_eq!(json(&product("Tea", Some("green"))?), format!(r#"{start},"description":"green",{end}"#));
    assert!(product("", None).is_err());
    Ok(())
}

#[test]
fn objects_with_their_own_rules_are_checked() {
    let refund: Checked<RefundPreference> = payment_part!(RefundPreference { method: AUTO });
    let customer: Customer = payment_part!(Customer { email: "a@b.id", refund_preference: refund });
    assert_eq!(json(&customer), r#"{"email":"a@b.id","refundPreference":{"method":"AUTO"}}"#);
}

#[test]
fn the_draft_checks_the_rules_between_parts() {
    let draft = |method: PaymentMethod, options: PaymentMethodOptions| {
        let mut draft = SessionDraft::new("1".try_into().expect("a reference"));
        draft.amount = Some(AMOUNT);
        draft.customer_id = Some("c".parse().expect("an id"));
        draft.redirect_url = Some(payment_part!(RedirectUrl {}));
        draft.payment_method = Some(method);
        draft.payment_method_options = Some(options);
        draft
            .check()
            .map_err(|violations| violations.iter().map(|violation| violation.rule().unwrap().id.as_str()).collect())
    };
    let qr = || payment_part!(PaymentMethodOptions { qr: {} });
    assert!(draft(payment_part!(PaymentMethod { type: QR }), qr()).is_ok());
    assert_eq!(draft(payment_part!(PaymentMethod { type: CARD }), qr()), Err(vec!["options-branch"]));
}

#[test]
fn deciding_fields_of_a_part_may_be_run_time_values() {
    let types = [payment_session::request::MethodType::QR, payment_session::request::MethodType::CARD];
    let methods = types.map(|kind| json(&payment_part!(PaymentMethod { type: kind })));
    assert_eq!(methods, [r#"{"type":"QR"}"#, r#"{"type":"CARD"}"#]);
}

#[test]
fn a_trailing_comma_and_any_delimiters_are_accepted() {
    let names = [
        payment_part!(Customer { email: "a@b.id", given_name: "A" },).given_name,
        payment_part![Customer { email: "a@b.id", given_name: "A" }].given_name,
        payment_part! { Customer { email: "a@b.id", given_name: "A" } }.given_name,
    ];
    assert!(names.iter().all(|name| name.as_ref().map(GivenName::as_ref) == Some("A")));
}

#[test]
fn a_variable_can_have_the_name_of_the_field_type() {
    let r#type = payment_session::request::ProductType::DIGITAL;
    let bare = payment_part!(Product { type, quantity: 1, price: { value: 1, currency: IDR } });
    let raw = payment_part!(Product { r#type, quantity: 1, price: { value: 1, currency: IDR } });
    assert_eq!(bare, payment_part!(Product { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }));
    assert_eq!(bare, raw);
    let types = [r#type, payment_session::request::ProductType::SERVICE];
    let information = payment_part!(OrderInformation {
        product_details: [
            for r#type in types { quantity: 1, type, price: { value: 1, currency: IDR } }
            { price: { value: 1, currency: IDR }, quantity: 1, type },
        ],
    });
    let found: Vec<_> = information.product_details.iter().map(|product| product.r#type.as_str()).collect();
    assert_eq!(found, ["DIGITAL", "SERVICE", "DIGITAL"]);
    let r#type = "PHYSICAL";
    let tried = payment_session::try_payment_part!(Product { type, quantity: 1, price: { value: 1, currency: IDR } });
    assert_eq!(tried.unwrap().r#type.as_str(), "PHYSICAL");
}
