//! Wrong signs, and keys in another form.

use payment_session::{Email, GivenName, payment_session, request::ExpiryAt};

struct Order {
    email: Email,
    expiry_at: Option<ExpiryAt>,
    given_name: Option<GivenName>,
    reference: payment_session::ClientReferenceId,
}

fn signs(order: Order) {
    let mut order = order;
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR },
        payment_method: { type; QR }, //~ a missed shift
        mode; API, //~ here
        customer_id: "C",
    };
    let _ = payment_session! {
        client_reference_id; order.reference, //~ and here
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        auto_confirm; false, //~ and here
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, payment_method: { type: QR }, customer_id: "C",
        mode, API, //~ comma for colon
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        mode: REDIRECT => auto_confirm: false, //~ an arrow for a comma
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: order.email,
            given_name? order.given_name, //~ the colon is missing
        },
        expiry_at?= order.expiry_at.take(), //~ an equals sign
    };
    let _ = payment_session! {
        client_reference_id? "A", //~ no Option
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    };
}

fn keys() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        payment-type: SINGLE, //~ a hyphen
        metadata: { order-id: "1" }, //~ a hyphen
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method::type: QR, //~ a path
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount.value: 1, //~ a path
        amount.currency: IDR, //~ another
    };
    let _ = payment_session! {
        : "A", //~ no key
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 1, currency: IDR } x, //~ unknown meaning
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, payment_method: { type: CARD },
        redirect_url: {}, customer_id: "C",
        payment_method_options: {
            card: { capture_method: AUTOMATIC AUTOMATIC }, //~ twice
        },
    };
}

fn values(order: Order) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, payment_method: { type: QR }, customer_id: "C",
        mode: (API), //~ parentheses
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, payment_method: { type: QR }, customer_id: "C",
        mode: { API }, //~ braces
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, mode: API, customer_id: "C",
        payment_method: ({ type: QR }), //~ parentheses
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: '5', currency: IDR }, //~ no text
        auto_confirm: 't', //~ no text
    };
    let _ = payment_session! {
        client_reference_id: 'A', //~ a character
        amount: { value: b"5", currency: IDR }, //~ bytes
        redirect_url: {}, customer_id: "C",
    };
    let _ = payment_session! {
        client_reference_id: None, //~ needed
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: Some("C"), //~ too much
    };
    let _ = payment_session! {
        client_reference_id: Some("A"), //~ too much, and needed
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: { product_details: [None] }, //~ no item
    };
    let _ = payment_session! { order.draft }; //~ no entries
}

fn main() {}
