//! Objects and lists with code around them that Rust or another language would have there.

use payment_session::{AmountValue, Currency, payment_session};

fn names(total: AmountValue, currency: Currency) {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        payment_method: PaymentMethod { type: CARD }, //~ a name
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        payment_method_options: PaymentMethodOptions { //~ a name, and objects inside
            card: { capture_method: MANUAL },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        order_information: { product_details: [Product { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }] }, //~ in a list
    };
    let _ = payment_session! {
        payment_session::PaymentSession { //~ around all
            client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        }
    };
    let _ = payment_session! {
        PaymentSession::new("A") //~ a constructor
    };
    // Rust's own, and right
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: payment_session::Amount { value: total, ..payment_session::Amount::new(total, currency) },
    };
}

fn brackets() {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: {{ value: 1, currency: IDR }}, //~ two pairs of braces
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        order_information: { product_details: vec![{ type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }] }, //~ a macro
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        order_information: { product_details: &[{ type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }] }, //~ a reference
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        order_information: { product_details: ([{ type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }]) }, //~ parentheses
    };
}

fn options() {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        customer: None, //~ no second customer
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        payment_method: { type: QR },
        save_for_future_use: None, //~ and nothing to save
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        mode?: REDIRECT, //~ an enum value
    };
}

fn words() {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        mode: Mode::Api, //~ as Rust spells variants
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        mode: Mode::Live, //~ no enum value
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        payment_method: { type: PaymentMethodType::VirtualAccount }, //~ in two parts
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        payment_method: { method: CARD }, //~ the enum value decides
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", amount: { value: 1, currency: IDR },
        payment_type: MULTIPLE, mode: API, payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: {
            channel: SMBC, //~ a bank that is not an enum value
            virtual_account_number: "1",
        } },
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        mode: mode: REDIRECT, //~ twice
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, amount: { value: 1, currency: IDR },
        customer: { email: "a@b.id", id: "C" }, //~ its name in two parts
    };
}

fn keys(key: String) {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        metadata: { 'a': 1 }, //~ single quotes
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        metadata: { (key): 1 }, //~ a key of the running program
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        metadata: { Self::KEY: 1 }, //~ a path
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", amount: { value: 1, currency: IDR },
        redirect_url: {
            success_return_url: https://a.id/thanks, //~ no quotes
            failure_return_url: "https://a.id",
        },
    };
}

fn main() {}
