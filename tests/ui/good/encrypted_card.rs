use payment_session::{PaymentSession, payment_session};

fn later(text: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: {
            type: CARD,
            card: { encrypted_card: text.parse().unwrap() },
        },
    }
}

fn strings(text: &str) -> PaymentSession {
    payment_session! {
        "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
        "mode": "API", "autoConfirm": false, "customerId": "c",
        "paymentMethod": {
            "type": "CARD",
            "card": { "encryptedCard": text.parse().unwrap() }
        },
    }
}

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.id" },
    payment_method: { type: CARD, card: { token: "t" } },
};
