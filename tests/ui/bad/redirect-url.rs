use payment_session::{PaymentSession, RedirectUrl, payment_session};

const _: PaymentSession = payment_session! { // REDIRECT by default
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
    "mode": "REDIRECT", // where to?
};

fn optional(page: Option<RedirectUrl>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        mode: REDIRECT,
        redirect_url?: page, // may be absent
    }
}

fn main() {}
