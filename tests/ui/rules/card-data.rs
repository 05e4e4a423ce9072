//! A mistyped card is found before it leaves the program.

use payment_session::{payment_session, request::CardNumber};

pub fn wrong(number: CardNumber) {
    let _ = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: {
            type: CARD,
            card: {
                number,
                exp_month: 13,
                exp_year: 30,
                card_holder_first_name: "Rina",
                card_holder_last_name: "Putri",
                card_holder_email: "rina@example.com",
                card_holder_phone: "81234567890",
            },
        },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}

pub fn right(number: CardNumber) {
    let _ = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: {
            type: CARD,
            card: {
                number,
                exp_month: 12,
                exp_year: 30,
                card_holder_first_name: "Rina",
                card_holder_last_name: "Putri",
                card_holder_email: "rina@example.com",
                card_holder_phone: "81234567890",
            },
        },
        mode: API,
        customer: { email: "rina@example.com" },
    };
}

fn main() {}
