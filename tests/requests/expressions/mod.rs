//! Run-time values, optional values, enum values, lists and metadata: the JSON has the values of the invocation, and no
//! others.

/// Creates a request whose reference and amount do not matter.
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

mod accounts;
mod keys;
mod literals;
mod metadata;
mod values;
mod wholes;

use std::error::Error;

use payment_session::{
    AmountValue, ClientReferenceId, Currency, Customer, CustomerId, Email, GivenName, PaymentSession, Price, Product,
    payment_session,
    request::{Country, Digits, ProductType},
    try_payment_session,
};

type Outcome = Result<(), Box<dyn Error>>;

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

/// Returns the JSON of `request!`, with `before` and `after` in their documented places.
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
