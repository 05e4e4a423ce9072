//! Run-time values of another type than their field's: one of each help.

use payment_session::{
    Customer, Email, PaymentSession, Product, payment_part, payment_session,
    request::{Card, GivenName, VirtualAccountNumber},
};

struct Row {
    order: String,
    total: i64,
    email: Option<Email>,
    name: Option<String>,
    currency: String,
    saved: Option<bool>,
    customer: Option<Customer>,
}

macro_rules! request {
    ($($entries:tt)*) => {
        payment_session! {
            client_reference_id: "A", amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false,
            customer_id: "C",
            $($entries)*
        }
    };
}

fn fields(row: Row, email: &Email, given_name: Option<GivenName>) {
    let _ = payment_session! {
        client_reference_id: row.order.try_into(), //~ a `Result`
        amount: {
            value: row.total, //~ an integer
            currency: row.currency, //~ a string
        },
        redirect_url: {},
        customer: {
            email: row.email, //~ an `Option` without `?`
            given_name?: row.name, //~ an `Option` of a string
        },
        save_for_future_use: row.saved, //~ an `Option` of a truth
        expiry_at: if row.total > 0 { "2025-12-30T23:59:00Z" } else { "2025-12-31T23:59:00Z" }, //~ strings in arms
    };
    let _ = payment_session! {
        client_reference_id: "1", redirect_url: {},
        amount: row.total, //~ an object
        customer: {
            email: email, //~ a reference
            given_name, //~ an `Option` in shorthand
        },
    };
    let _ = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: row.customer, //~ an `Option` of an object
    };
}

fn in_a_function_without_result(reference: String) -> PaymentSession {
    payment_session! {
        client_reference_id: reference.try_into()?, //~ `?`
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    }
}

fn part() -> Product {
    payment_part!(Price { value: 1, currency: IDR }) //~ another part
}

fn account(number: VirtualAccountNumber) {
    let _ = payment_session! {
        client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATA,
                virtual_account_number: number, //~ the number of that bank
            },
        },
    };
}

const EMAIL: &str = "rina@shop.id";
const SESSION: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
    customer: { email: EMAIL }, //~ a constant cannot convert
};

/// A name in lower case is a variable. rustc suggests the enum value for one that does not exist.
fn names() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: usd }, //~ USD
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: dana } }, //~ DANA
    };
}

fn lists(products: Vec<Product>, product: Product, rows: Vec<Row>) {
    let _ = request! { order_information: { product_details: [..product] } }; //~ one product
    let _ = request! { order_information: { product_details: (products) } }; //~ a vector
    let _ = request! { order_information: { product_details: [
        for row in 5 { type: PHYSICAL, name: row, quantity: 1, price: { value: 1, currency: IDR } } //~ no iterator
        if rows { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no `bool`
    ] } };
}

fn arbitrary(text: String, notes: std::collections::BTreeMap<&'static str, f64>, row: &Row) {
    let _ = request! { metadata: notes }; //~ serialized first
    let _ = request! { metadata: { "row": row } }; //~ a struct of the user's
    let _ = request! { metadata: { "row"?: text.len() } }; //~ no `Option`
    let _ = request! { statement_descriptor!: 5 + 5 }; //~ no string
    let _ = request! { statement_descriptor!?: text }; //~ no `Option`
    let _ = request! { "loyaltyTier"!: Card::default() }; //~ an object
}

/// Whether an arm without a block returns is for rustc to say.
fn arms(later: bool, product: Product) {
    let _ = request! { match later { true => { save_for_future_use: false } false => println!("later") } }; //~ a macro that returns
    let _ = request! { order_information: { product_details: [match later { true => product.clone(), false => {} }] } }; //~ a value in a list
}

fn main() {}
