use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1",
    amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "INV-2025_01",
    "amount": { "value": 1, "currency": "IDR" }, "mode": "API", "autoConfirm": false, "customerId": "c",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr",
    amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
};

fn run_time(id: &str) -> Result<PaymentSession, Box<dyn std::error::Error>> {
    Ok(payment_session! {
        client_reference_id: id.try_into()?,
        amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
    })
}
