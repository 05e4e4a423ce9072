use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: {
        type: CARD,
        card: {
            number: "4111111111111111", // never in source code
            exp_month: 1, exp_year: 39,
            card_holder_first_name: "A", card_holder_last_name: "B",
            card_holder_email: "a@b.id", card_holder_phone: "0812",
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: {
        type: CARD,
        card: {
            number: 4111111111111111, // as a number neither
            exp_month: 1, exp_year: 39,
            card_holder_first_name: "A", card_holder_last_name: "B",
            card_holder_email: "a@b.id", card_holder_phone: "0812",
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD, card: { token: "t", cvc: "123" } }, // never in source code
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "CARD", "card": { "token": "t", "cvc": 123 } }, // as a number neither
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD, card: { token: "t", cvc: "12" } }, // whatever it is
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD, card: { encrypted_card: "ZW5j" } }, // never in source code
};

fn main() {}
