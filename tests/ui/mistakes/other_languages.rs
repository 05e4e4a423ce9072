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
        client_reference_id: "A\q", //~ escapes that Rust does not have, and numbers without digits
        amount: { value: 1e, currency: IDR }, customer_id: '',
        redirect_url: { success_return_url: "https:\/\/a.id" },
        metadata: { "binary": 0b12, "key\_": 1 },
    };
}
