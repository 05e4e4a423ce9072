//! Tokens that only rustc can read, or rejects itself.

use payment_session::payment_session;

fn main() {
    let _ = payment_session! {
        "clientReferenceId": "A", 'amount': { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {}, //~ single quotes
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
        "statementDescriptor": "Shop\/Web", //~ an escape of JSON, which only rustc reports
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", amount: { value: 1, currency: IDR },
        redirect_url: {
            success_return_url: https://a.id/thanks, //~ no quotes
            failure_return_url: "https://a.id",
        },
    };
}
