//! Numbers and strings in several pieces, which must not become another amount.

use payment_session::payment_session;

fn amounts() {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 25 000, currency: IDR }, //~ a space between thousands
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 1,000,000, currency: IDR }, //~ two commas
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 1,234.50, currency: IDR }, //~ a comma and a point
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 25.000,50, currency: IDR }, //~ a point and a comma
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 2,5, currency: IDR }, //~ a decimal comma
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 0,125, currency: IDR }, //~ the same in front of three digits
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 5k, currency: IDR }, //~ it counts
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: "25,000", currency: IDR }, //~ an example is not an amount of the user
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 5u64, currency: IDR }, //~ a suffix of Rust does not count
    };
}

fn fractions() {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { value: 25 000.50, currency: IDR }, //~ a space and a point
    };
}

fn texts() {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        statement_descriptor: "Shop" "Two", //~ strings side by side
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        statement_descriptor: 2.2.0, //~ points
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        expiry_at: 1767139140, //~ seconds
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        metadata: { "list": [0; 3], //~ a count
            "two": "a" "b", "three": 1 2, //~ side by side //~ and here
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, amount: { value: 1, currency: IDR },
        customer: { email: "a@b.id", phone_number: {
            country_code: "62",
            number: 0812 9999 0001, //~ spaces
        } },
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, amount: { value: 1, currency: IDR },
        customer: { email: "a@b.id", refund_preference: { method: TRANSFER_ONLY, transfer_destination: {
            channel_code: "014",
            channel_information: {
                account_number: 98765, //~ a secret, never quoted
                account_name: "B",
            },
        } } },
    };
}

fn lists() {
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", amount: { value: 1, currency: IDR },
        order_information: { product_details: [
            { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }; 3 //~ a count
        ] },
    };
}

fn main() {}
