use payment_session::{PaymentSession, payment_session, request::ExpiryAt};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    expiry_at: "2024-02-29T00:00:00Z",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    expiry_at: "0001-01-01T00:00:00Z",
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "expiryAt": "9999-12-31T23:59:59Z",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    payment_method_options: { qr: { expiry_at: "2025-12-01T00:00:00Z" } },
};

fn run_time(expiry_at: ExpiryAt) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        expiry_at,
    }
}
