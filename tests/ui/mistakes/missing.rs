//! Missing fields, reported at the token that requires them.

use payment_session::payment_session;

fn whole_call() {
    let _ = payment_session! {
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {}, //~ no reference
    };
    let _ = payment_session! {
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        client_reference_id: null, //~ `null` for a required field
    };
}

fn groups() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1 }, //~ no currency
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: {}, //~ both
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: {}, //~ no products
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: {
            product_details: [
                { name: "Tea" }, //~ three fields of a product
            ],
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: {
            product_details: [],
            shipping_info: { surname: "B" }, //~ seven fields
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: {}, //~ no type
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: EWALLET, ewallet: {} }, //~ no identifier
    };
}

fn deciding() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD, card: {} }, //~ needs a source
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: {
            type: CARD,
            card: {
                number: "4111111111111111".parse().unwrap(), //~ needs expiry and holder
                cvc: "123".parse().unwrap(),
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id" },
        payment_method: {
            type: CARD,
            card: {
                token: "T", //~ needs a customer id
            },
        },
    };
}

fn empty() {
    // An empty invocation breaks four rules, each at the invocation.
    let _ = payment_session! {}; //~ a reference //~ an amount //~ a customer //~ an address
}

fn main() {}
