use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    bypass_status_page: true, // there is no page
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "bypassStatusPage": true, // there is no page
};

fn optional(bypass: Option<bool>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        bypass_status_page?: bypass, // may be true
    }
}

fn main() {}
