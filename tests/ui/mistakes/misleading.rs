//! Mistakes for which an obvious help would be wrong.

use payment_session::{Customer, CustomerId, GivenName, payment_session, request::PaymentMethod, values::Metadata};

fn method() -> PaymentMethod {
    unimplemented!()
}

fn chosen(is_card: bool) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        payment_method: method(), //~ a part would be rejected, too
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        payment_method: if is_card { CARD } else { QR }, //~ among the entries
    };
}

fn given() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        currency: IDR, //~ the amount has one
    };
}

fn moved(name: GivenName) {
    let _ = payment_session! {
        given_name: name, //~ the customer's, although only the reference is missing
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer: { email: "a@b.id" },
    };
}

fn optional(customer: Option<Customer>, id: Option<CustomerId>, name: Option<GivenName>, row: Metadata) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer?: customer,
        customer_id?: id, //~ a choice
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id", given_name: ?name }, //~ the sign belongs to the key
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: { ..row }, //~ the value itself
    };
}

fn values(rows: &[u32]) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: null, currency: IDR }, redirect_url: {}, customer_id: "C", //~ it is there
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: -1, currency: IDR }, redirect_url: {}, customer_id: "C", //~ an example
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        payment_method: { type: CARD, card: { token: "t", exp_year: 2030 } }, //~ the last two digits
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        split_routing_configurations: [
            {
                merchant_id: "M", currency: IDR, remarks: "R",
                type: FIXED, //~ requires the amount below
                amount: 1, //~ not the amount of the request
            },
        ],
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: {
            product_details: [
                for row in rows {
                    let name = row + 1; //~ in the iterator
                    type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR },
                }
            ],
        },
    };
}

fn main() {}
