use payment_session::{PaymentSession, payment_session};

fn page(text: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        redirect_url: { success_return_url: "https://shop.id" },
        payment_method: {
            type: CARD,
            card: { encrypted_card: text.parse().unwrap() }, // API only
        },
    }
}

fn page_later(text: &str) -> PaymentSession {
    payment_session! {
        "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
        "redirectUrl": { "successReturnUrl": "https://shop.id" },
        "autoConfirm": false,
        "paymentMethod": {
            "type": "CARD",
            "card": { "encryptedCard": text.parse().unwrap() } // API only
        },
    }
}

fn at_once(text: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
        payment_method: {
            type: CARD,
            card: { encrypted_card: text.parse().unwrap() }, // confirmed later only
        },
    }
}

fn main() {}
