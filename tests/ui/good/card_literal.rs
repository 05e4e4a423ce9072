use payment_session::{PaymentSession, payment_session};

fn number(number: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: {
            type: CARD,
            card: {
                number: number.parse().unwrap(),
                exp_month: 1, exp_year: 39,
                card_holder_first_name: "A", card_holder_last_name: "B",
                card_holder_email: "a@b.id", card_holder_phone: "0812",
            },
        },
    }
}

fn cvc(cvc: &str) -> PaymentSession {
    payment_session! {
        "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
        "mode": "API", "autoConfirm": false, "customerId": "c",
        "paymentMethod": { "type": "CARD", "card": { "token": "t", "cvc": cvc.parse().unwrap() } },
    }
}

fn encrypted(text: String) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: { type: CARD, card: { encrypted_card: text.try_into().unwrap() } },
    }
}

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD, card: { token: "a token may be a literal" } },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD, card: { token: "t", cvc: null } },
};
