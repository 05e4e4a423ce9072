use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", refund_preference: { method: TRANSFER_ONLY } }, // to which account?
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false,
    "customer": {
        "email": "a@b.id",
        "refundPreference": {
            "method": "TRANSFER_ONLY", // to which account?
            "transferDestination": null
        }
    },
};

fn main() {}
