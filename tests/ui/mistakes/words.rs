//! Documented words: misspelt, in another case, of another field.

use payment_session::payment_session;

fn misspelt() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: IRD }, //~ IDR
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        payment_method: { type: QR },
        payment_type: MULTIPEL, //~ MULTIPLE
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACOUNT }, //~ VIRTUAL_ACCOUNT
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUALACCOUNT }, //~ VIRTUAL_ACCOUNT
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMTA } }, //~ PERMATA
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "customerId": "C", "redirectUrl": {},
        "amount": { "value": 1, "currency": "IRD" }, //~ IDR, as a string
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
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VirtualAccount }, //~ as a Rust variant
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: AUTO } }, //~ too far to be near
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
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id", refund_preference: { method: "TRANSFER" } }, //~ no refund method
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: "" }, //~ empty
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: SINGLE, //~ a word of `payment_type`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer: { email: "a@b.id" },
        order_information: {
            product_details: [],
            billing_info: { given_name: "A", email: "a@b.id", country: "Indonesia" }, //~ a name, not a code
        },
    };
}

fn form() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: Mode::REDIRECT, //~ without a path
        redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: VIRTUAL_ACCOUNT, //~ a word where an object is meant
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: "QR", //~ the same as a string
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: PERMATA, //~ a word two objects up
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: 'Q' }, //~ a character is not a string
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: 1, //~ a number is no word
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: QR }, statement_descriptor: '\'', //~ a quote, escaped: so it stands in the string
    };
}

fn main() {}
