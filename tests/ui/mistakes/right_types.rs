//! What rustc rejects or warns of after the types are right.

#![deny(unused_variables, unreachable_patterns)]

use payment_session::{PaymentSession, payment_session, request::ProductName};

macro_rules! request {
    ($products:tt) => {
        payment_session! {
            client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
            order_information: { product_details: $products }
        }
    };
}

pub fn exhaustive(is_gift: bool) -> PaymentSession {
    request!([
        match is_gift { //~ `true` is missing
            false => { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }
        }
    ])
}

pub fn moved(name: ProductName) -> PaymentSession {
    request!([
        for _ in 0..2 { type: PHYSICAL, name: name, quantity: 1, price: { value: 1, currency: IDR } } //~ moved twice
    ])
}

pub fn unused(names: Vec<ProductName>) -> PaymentSession {
    request!([
        for name in names { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ unused
    ])
}

pub fn unreachable(name: Option<ProductName>) -> PaymentSession {
    request!([
        match name {
            _ => { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }
            None => {} //~ unreachable
        }
    ])
}

/// Constants hold only literals.
pub fn constants() {
    const INVOICE: &str = "INV-1";
    const _: PaymentSession = request!([ //~ a list is allocated
        if true { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }
    ]);
    const _: PaymentSession = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: { //~ is put together
            "invoice": INVOICE, //~ is converted
        },
    };
}

fn main() {}
