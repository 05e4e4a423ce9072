//! Values of another type or form than their field.

use payment_session::payment_session;

fn json_types() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: "10000", currency: IDR }, //~ a number in quotes
    };
    let _ = payment_session! {
        client_reference_id: 1751610085, //~ a reference without quotes
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        auto_confirm: "true", //~ `true` in quotes
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
        "autoConfirm": 1, //~ a number for a truth
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: 10000, //~ a number for an object
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: "a@b.id", //~ a string for an object
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: { product_details: "Tea" }, //~ a string for a list
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: { product_details: [null] }, //~ `null` in a list
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: "note", //~ a string for an object
    };
    let _ = payment_session! {
        client_reference_id: true, //~ a truth for a string
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: { id: "A" }, //~ an object for a string
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: "Rp 10.000", currency: IDR }, //~ no number in these quotes
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: [{ value: 1, currency: IDR }], //~ a list for an object
    };
}

fn separators() {
    macro_rules! amount {
        ($value:tt) => {
            payment_session! {
                client_reference_id: "A", customer_id: "C", redirect_url: {}, amount: { value: $value, currency: IDR },
            }
        };
    }
    let _ = amount!("50.000"); //~ fifty thousand, or fifty
    let _ = amount!("50,000"); //~ the same with a comma
    let _ = amount!("1.250.000"); //~ thousands only
    let _ = amount!("1250.000"); //~ a fraction only
    let _ = amount!("0.125"); //~ no thousands begin with a zero
    let _ = amount!("1.25.000"); //~ neither
}

fn forms() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: {
            type: CARD,
            card: {
                number: "4111111111111111".parse().unwrap(),
                exp_month: 13, //~ no month
                exp_year: 30, card_holder_first_name: "A", card_holder_last_name: "B",
                card_holder_email: "a@b.id", card_holder_phone: "812",
            },
        },
    };
}

fn main() {}
