//! Parts: their names, their braces and their fields.

#![deny(warnings)]

use payment_session::{Checked, Product, SplitRouting, payment_part};

const MISSPELT: Product = payment_part!(Prodct { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }); //~ a misspelt name
const UNKNOWN: Product = payment_part!(Order { type: PHYSICAL }); //~ an unknown name
const EMPTY: Product = payment_part!(Product {}); //~ nothing is there
const RULE: Checked<SplitRouting> = payment_part!(SplitRouting {
    merchant_id: "a",
    type: FIXED, //~ no amount
    currency: IDR,
    remarks: "b",
});

fn make() {
    payment_part!(SessionDraft { client_reference_id: "A" }); //~ a whole request
    payment_part!(PaymentSession { client_reference_id: "A" }); //~ the same
    payment_part!(Metadata { "a": 1 }); //~ arbitrary JSON
    payment_part!(Installment { "a": 1 }); //~ the same
    payment_part!({ value: 1, currency: IDR }); //~ no name
    payment_part!(payment_session::Amount { value: 1, currency: IDR }); //~ a path
    payment_part!(Amount(value: 1, currency: IDR)); //~ parentheses
    payment_part!(Amount: { value: 1, currency: IDR }); //~ a colon
    payment_part!(Amount); //~ no braces
    payment_part!(Amount { value: 1, currency: IDR } as amount); //~ more
    payment_part!(Amount { value: 1, curency: IDR }); //~ a misspelt key
    payment_part!(); //~ nothing
    payment_part!(SplitRoutingConfiguration { type: FIXED }); //~ the singular of a field
}

fn main() {
    make();
    println!("{:?}", (MISSPELT, UNKNOWN, EMPTY, RULE));
}
