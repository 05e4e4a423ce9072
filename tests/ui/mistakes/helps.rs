//! Help that considers the entries that are present.

use payment_session::{payment_session, request::{ReturnUrl, VirtualAccountNumber}};

fn main() {
    let _ = payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT }, //~ the channel goes into the object that is present
        payment_method_options: { virtual_account: { virtual_account_name: "N" } },
        amount: { value: 1, currency: IDR },
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "mode": "API", "customerId": "C", "amount": { "value": 1, "currency": "IDR" },
        "paymentMethod": { "type": "EWALLET" }, //~ the same
        "paymentMethodOptions": {},
    };
    let _ = payment_session! {
        client_reference_id: "A", mode: API, customer_id: "C", amount: { value: 1, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT }, //~ in the place of `null`
        payment_method_options: { virtual_account: { channel: null } },
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", payment_type: SINGLE,
        mode: REDIRECT, //~ it is there
        amount: { value: 1, currency: IDR },
        redirect_url: null,
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        payment_type: SINGLE, //~ it is there
        amount: null,
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, mode: API, customer_id: "C",
        payment_method: { card: { token: token() } }, //~ a card's type
    };
    let _ = payment_session! {
        client_reference_id: "日本", //~ nothing of it can stay
        amount: { value: 1, currency: IDR }, customer_id: "C",
        redirect_url: {
            success_return_url: "https:/a.b", //~ a stroke is missing
            failure_return_url: "mailto:a@b", //~ no page
            expiration_return_url: "a.b:80/c", //~ a port
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        redirect_url: {
            success_return_url: "https//a.b", //~ a colon is missing
            failure_return_url: "https:a.b", //~ both
            expiration_return_url: "a.b", //~ all of it
        },
        order_information: {
            product_details: [],
            billing_info: {
                given_name: "G", email: "a@b.id",
                country: UK, //~ the code is another
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: { channel: PERMATA, account_number: "12345678" }, //~ the one of this object
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: "S",
        statement: "T", //~ the one that begins so is there
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, mode: API, customer_id: "C",
        payment_method: PaymentMethod::QR, //~ the type that the path ends with
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: "C-17", //~ an id
    };
}

fn in_other_objects(url: Option<ReturnUrl>) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        success_return_url?: url, //~ moves into the empty object
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id" },
        refund_preference: { method: AUTO }, //~ moves after the other field
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: "a@b.id",
            phone: "0812", //~ an object
        },
    };
}

fn repeated_in_choices(is_bca: bool, number: VirtualAccountNumber) {
    let _ = payment_session! {
        client_reference_id: "A", mode: API, customer_id: "C", payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                if is_bca { channel: BCA },
                if !is_bca { channel: BNI }, //~ the only error: nobody knows the length of the number
                virtual_account_number: number,
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            if is_bca { email: "a@b.id" },
            if !is_bca { email: "c@b.id" }, //~ the same for a required field
        },
    };
}

fn token() -> payment_session::request::Token {
    "t".parse().unwrap()
}
