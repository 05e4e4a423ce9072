//! Texts that rustc reports before the macro does, and that the macro does not report again.

use payment_session::payment_session;

fn main() {
    let id = 7;
    let _ = payment_session! {
        client_reference_id: f"INV-{id}", //~ a format string of Python
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: BCA, //~ a text without quotes
    };
    let _ = payment_session! {
        'client_reference_id': "A", //~ a key in single quotes
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A\q", //~ an escape that Rust does not have
        amount: { value: 1e, currency: IDR }, //~ no digits
        customer_id: '', //~ no character
        redirect_url: { success_return_url: "https:\/a.id" }, //~ an escape of PHP
        metadata: {
            "binary": 0b12, //~ a digit that the base lacks
            "key\_": 1, //~ an escape in a key
        },
    };
}
