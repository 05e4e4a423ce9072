//! The response to such a request contains the encryption key.

use payment_session::{payment_session, request::EncryptedCard};

pub fn wrong(card: EncryptedCard) {
    let _ = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: CARD, card: { encrypted_card: card } },
        mode: API,
        auto_confirm: true,
        customer: { email: "rina@example.com" },
    };
}

pub fn right(card: EncryptedCard) {
    let _ = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 150000, currency: IDR },
        payment_method: { type: CARD, card: { encrypted_card: card } },
        mode: API,
        auto_confirm: false,
        customer: { email: "rina@example.com" },
    };
}

fn main() {}
