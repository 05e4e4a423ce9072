//! Values whose types need another help than `.try_into()?`.

use std::error::Error;

use payment_session::{
    Amount, Invalid, PaymentSession, Price, Product, VaChannel, Violations, payment_part, payment_session,
    request::VirtualAccountNumber, try_payment_part, try_payment_session,
};

struct Failure;
struct Uuid;
struct DateTime;

/// A generic value: no bound on a trait of the macro helps.
fn generic(email: impl Into<String>, products: impl IntoIterator<Item = Product>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email }, //~ a string first
        order_information: { product_details: products }, //~ a list first
    }
}

fn generic_that_converts<Name: AsRef<str>>(email: impl Into<String>, name: Name) -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email, //~ a string first
            given_name: name, //~ the same
        },
    }
}

const TOTAL: u64 = 10_000;
const EMAIL: &str = "rina@shop.id";
const FEE: Amount = payment_part!(Amount { value: 2500, currency: IDR });

const SESSION: PaymentSession = payment_session! {
    client_reference_id: "1", redirect_url: {},
    amount: { value: TOTAL, currency: IDR }, //~ a constant cannot convert
    customer: { email: EMAIL }, //~ the same
};
const PRODUCT: Product = payment_part!(Product { type: PHYSICAL, quantity: 1, price: TOTAL }); //~ an object
const AMOUNT: PaymentSession = payment_session! {
    client_reference_id: "1", redirect_url: {}, amount: FEE, customer_id: "C",
};

/// Values that convert in another way.
fn rows(total: i64, price: f64, notes: std::collections::BTreeMap<&'static str, f64>) -> PaymentSession {
    let by_total = payment_session! {
        client_reference_id: "1", redirect_url: {}, customer_id: "C",
        amount: total, //~ an object
        metadata: notes, //~ serialized first
    };
    let by_price = payment_session! {
        client_reference_id: "1", redirect_url: {}, customer_id: "C",
        amount: { value: price, currency: IDR }, //~ its decimals are chosen
    };
    if total > 0 { by_total } else { by_price }
}

/// The caller returns another error.
fn without_conversion(reference: &str) -> Result<PaymentSession, Failure> {
    Ok(try_payment_session! {
        client_reference_id: reference, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    }?) //~ no conversion into `Failure`
}

fn boxed(reference: &str) -> Result<PaymentSession, Box<dyn Error>> {
    try_payment_session! { //~ another type of error: `?` would convert it
        client_reference_id: reference, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    }
}

fn boxed_part(name: &str) -> Result<Product, Box<dyn Error>> {
    try_payment_part!(Product { type: PHYSICAL, name, quantity: 1, price: { value: 1, currency: IDR } }) //~ the same
}

fn one_value(reference: &str) -> Result<PaymentSession, Invalid> {
    let session = try_payment_session! {
        client_reference_id: reference, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    }?; //~ no conversion into the error of one value
    Ok(session)
}

/// Values that never convert.
fn floats(total: f64) -> Result<PaymentSession, Violations> {
    let _ = payment_session! {
        client_reference_id: "1", redirect_url: {}, customer_id: "C",
        amount: { value: total, currency: IDR }, //~ a float
    };
    let _ = payment_session! {
        client_reference_id: "1", redirect_url: {}, customer_id: "C",
        amount: { value: total.try_into()?, currency: IDR }, //~ one error
    };
    try_payment_session! {
        client_reference_id: "1", redirect_url: {}, customer_id: "C",
        amount: { value: total, currency: IDR }, //~ what converts
    }
}

fn float_of_one_value(total: f64) -> Result<Price, Invalid> {
    Ok(payment_part!(Price { value: total.try_into()?, currency: IDR })) //~ one error
}

/// Types of other crates, without their features.
fn features(id: Uuid, expiry: DateTime) -> PaymentSession {
    payment_session! {
        client_reference_id: id, //~ a feature
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        expiry_at: expiry, //~ a feature
    }
}

/// An account number of unknown length, and a bank that may be absent.
fn accounts(number: VirtualAccountNumber, bank: Option<VaChannel>) {
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
    let _ = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: bank.clone() } }, //~ required here
    };
    let _ = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel?: bank } }, //~ required here
    };
}

fn main() {}
