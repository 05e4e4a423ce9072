//! Unchecked fields of templates.

use payment_session::payment_session;

payment_session! {
    struct Rejected {
        client_reference_id!?: _, //~
        amount: { value: 1, currency: IDR },
        payment_method: { type: CARD, card: { "token"!: _ } }, //~
        mode: API,
        customer_id: "C",
        auto_confirm: false,
        "loyalty-tier"!: _, //~
    }
}

payment_session! {
    struct Deep {
        client_reference_id!: _,
        amount: { value: 1, currency: IDR },
        mode!: _,
        customer_id: "C",
        "campaign"!: { "id": _ }, //~
        statement_descriptor!: _ as statement descriptor, //~
        !expiration_mode: _, //~
    }
}

fn main() {}
