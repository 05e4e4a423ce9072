//! Card data in source code.

use payment_session::{PaymentSession, Violations, payment_session, try_payment_session};

// An expression of literals only is a literal.
fn wrapped() -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: {
            type: CARD,
            card: {
                number: ("4111111111111111"), //~
                cvc: concat!("12", (3)), //~
                encrypted_card: { stringify!(ZW5j) }, //~ next to a number //~
                exp_month: 1, exp_year: 39,
                card_holder_first_name: "A", card_holder_last_name: "B",
                card_holder_email: "a@b.id", card_holder_phone: "0812",
            },
        },
    }
}

// A full number is rejected under every unchecked key that announces a card.
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    "card"!: "4111111111111111", //~
    "cardNo"!: 4111111111111111, //~
    "saved_pan"!: { "a": [{ "b": ("4111111111111111") }] }, //~
    "loyaltyCard"!: "4111111111111111",
    "company"!: "4111111111111111",
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method!: { "type": "CARD", "card": "4111111111111111" }, //~
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD, card: { token: "t", card_holder_email!: "4111111111111111" } }, //~
    payment_method_options: { card: { "x"!: "4111111111111111" } }, //~
};

fn main() {}
