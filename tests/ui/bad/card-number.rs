use payment_session::{PaymentSession, payment_session};

fn alone(number: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: {
            type: CARD,
            card: { number: number.parse().unwrap() }, // whose, and until when?
        },
    }
}

fn no_month(number: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: {
            type: CARD,
            card: {
                number: number.parse().unwrap(), // exp_month
                exp_year: 39,
                card_holder_first_name: "A", card_holder_last_name: "B",
                card_holder_email: "a@b.id", card_holder_phone: "0812",
            },
        },
    }
}

fn no_phone(number: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: {
            type: CARD,
            card: {
                number: number.parse().unwrap(), // card_holder_phone
                exp_month: 1, exp_year: 39,
                card_holder_first_name: "A", card_holder_last_name: "B",
                card_holder_email: "a@b.id",
            },
        },
    }
}

fn main() {}
