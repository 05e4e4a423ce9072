use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id" },
    payment_method: { type: CARD, card: { token: "t" } }, // whose?
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false,
    "customer": { "email": "a@b.id" },
    "paymentMethod": { "type": "CARD", "card": { "token": "t", "expMonth": 1 } }, // whose?
};

fn main() {}
