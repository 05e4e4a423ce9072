//! Enum values: misspelt, in another case, of another field, or unknown.

use payment_session::payment_session;

fn misspelt() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        payment_method: { type: QR },
        payment_type: MULTIPEL, //~ MULTIPLE
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUALACCOUNT }, //~ VIRTUAL_ACCOUNT
    };
}

fn case() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: "idr" }, //~ lower case
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: api, //~ lower case, bare
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: AUTO } }, //~ too different for a suggestion
    };
}

fn related() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: QRIS }, //~ QR, by another name
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: "QRIS" }, //~ the same as a string
    };
}

fn unknown() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: "RUPIAH" }, //~ no currency
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: "PAYLATER" }, //~ no method
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: LINKAJA } }, //~ no e-wallet, bare
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: "Bank Jago" } }, //~ not the form of a bank
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: JAGO } }, //~ another bank goes as a string
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: SINGLE, //~ an enum value of `payment_type`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer: { email: "a@b.id" },
        order_information: {
            product_details: [],
            billing_info: { given_name: "A", email: "a@b.id", country: "Indonesia" }, //~ a name, not a code
        },
    };
}

fn main() {}
