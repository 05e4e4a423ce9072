//! Enum values: misspelt, in another case, or of another field.

use payment_session::{VaChannel, payment_session, request::MethodType};

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

fn related(credit_card: MethodType) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: QRIS }, //~ QR, by another name
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: "QRIS" }, //~ the same as a string
    };
}

/// Any name in small letters may be a variable. rustc suggests the enum value for one that does not exist.
fn small_letters(channel: VaChannel) {
    let idr = payment_session::Currency::IDR;
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: idr },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: bca } }, //~ BCA
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: usd }, //~ USD
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: channel } },
    };
    let _ = payment_session::try_payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: sgd }, //~ SGD
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: dana } }, //~ DANA
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: rupiah }, //~ like no enum value
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: ova } }, //~ OVO
    };
    let bni = 1;
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: bni } }, //~ a variable of another type
    };
}

/// In lower case, enum values are strings.
fn capture_methods(manual: u8, qr: MethodType, bca: VaChannel) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: automatic } }, //~ no such variable
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: manual } }, //~ a variable of another type
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: Automatic } }, //~ a misspelt enum value
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: qr }, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: PAYLATER }, //~ in capitals, at a field that decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: Paylater }, //~ a constant
    };
    let _ = payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: bca, virtual_account_number: "123456" } }, //~ decides the length
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

fn form() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: VIRTUAL_ACCOUNT, //~ an enum value in place of an object
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: PERMATA, //~ an enum value of an outer object
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: 1, //~ a number for an enum value
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: QR }, statement_descriptor: '\'', //~ an escaped quote in the string
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: "QRIS" }, //~ the same as a string
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id", refund_preference: { method: "TRANSFER" } }, //~ no refund method
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: Mode::REDIRECT, //~ without a path
        redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: "QR", //~ the same as a string
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: 'Q' }, //~ a character is not a string
    };
}

/// A literal takes the place of these values, so rustc does not report them as well.
fn unknown_variables() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        payment_method: { type: chosen }, //~ no such variable
        mode: order.mode, //~ the same
        auto_confirm: is_confirmed(), //~ no such function
    };
}

fn main() {}
