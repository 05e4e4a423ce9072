//! Rust that is not possible in an invocation: one error for each.

use payment_session::{
    AmountValue, GivenName, SessionDraft, payment_session, request::{ProductDescription, ProductName},
};

struct Row {
    name: ProductName,
    description: Option<ProductDescription>,
}

fn objects(rows: Vec<Row>, total: AmountValue) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: {
            product_details: rows.iter().map(|p| { name: p.name, description?: p.description }).collect(), //~ an object
        },
    };
    let _ = payment_session! { Product { type: PHYSICAL, name: "A" } }; //~ a part of a request
    let _ = payment_session! { payment_session::Customer { email: "a@b.id" } }; //~ a part of a request
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { let total = total; Amount { value: total, currency: IDR } }, //~ a block
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { Amount::idr(total) }, //~ a block
    };
}

fn signs(name: Option<GivenName>, base: SessionDraft) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id", given_name ? name }, //~ no colon
    };
    let _ = payment_session! {
        "clientReferenceId": "A", 'amount': { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {}, //~ single quotes
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
        'x': 1, //~ an unknown key
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
        "metadata": { 'x': 1 }, //~ single quotes
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
        "statementDescriptor": "Shop\/Web", //~ an escape of JSON, which //~ rustc reports, too
    };
    let _ = payment_session! { client_reference_id: "A", ..base }; //~ a base
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { ..base.customer }, //~ a base
    };
}

fn main() {}
