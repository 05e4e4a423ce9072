//! An invocation for each rule that breaks it, in the order of their names.
//!
//! `docs/errors` has further ones.

use payment_session::{Checked, Mode, PaymentSession, Refund, payment_refund, payment_session};

// amount-required
const _: PaymentSession = payment_session! { // SINGLE by default
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
};

// amount.value
const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 0, currency: IDR }, // more than 0
};

// api-ewallet-channel
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
    payment_method: { type: EWALLET }, // which wallet?
};

// api-method
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    mode: API, // confirmed immediately, but with which method?
};

// api-va-channel
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT }, // at which bank?
};

// bypass-mode
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    bypass_status_page: true, // there is no page
};

// card-data
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD, card: { token: "t", exp_month: 13 } }, // 1 to 12
};

// card-literal
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: {
        type: CARD,
        card: {
            number: "4111111111111111", // never in source code
            exp_month: 1, exp_year: 39,
            card_holder_first_name: "A", card_holder_last_name: "B",
            card_holder_email: "a@b.id", card_holder_phone: "0812",
        },
    },
};

// card-number
fn card_number(number: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: {
            type: CARD,
            card: { number: number.parse().unwrap() }, // whose, and until when?
        },
    }
}

// card-source
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: {
        type: CARD,
        card: {}, // which card?
    },
};

// country
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: {
        product_details: [],
        billing_info: { given_name: "A", email: "a@b.id", country: IDN }, // near ID
    },
};

// currency
const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1, currency: IDX }, // near IDR
};

// customer-choice
const _: PaymentSession = payment_session! { // neither
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
};

// customer-id
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer_id: "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc", // 256 characters
};

// deciding-value
fn deciding_value(mode: Mode) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        mode, // a shorthand is a run-time value
    }
}

// descriptor
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    statement_descriptor: "A descriptor too long", // 21 characters
};

// duplicate-field
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    mode: API, // given above
};

// email
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "" }, // empty
};

// encrypted-card
fn encrypted_card(text: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        redirect_url: { success_return_url: "https://shop.id" },
        payment_method: {
            type: CARD,
            card: { encrypted_card: text.parse().unwrap() }, // API only
        },
    }
}

// enum
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_type: SINGEL, // near SINGLE
};

// ewallet-channel
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: EWALLET },
    payment_method_options: { ewallet: { channel: SHOPEPAY } }, // near SHOPEEPAY
};

// expiration-method
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    expiration_mode: STRICT, // CARD and EWALLET only
};

// instant
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    expiry_at: "2025-12-30", // no time of day
};

// metadata
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    metadata: "INV001", // an object
};

// method-branch
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: {
        type: QR,
        card: { token: "t" }, // not the method chosen
    },
};

// missing-field
const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1 }, // currency
};

// multiple-auto-confirm
const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: QR },
    auto_confirm: false, // nobody confirms a static code
};

// multiple-method
const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: CARD }, // no static card
};

// multiple-mode
const _: PaymentSession = payment_session! {
    client_reference_id: "1", customer_id: "c", redirect_url: { success_return_url: "https://shop.id" },
    payment_method: { type: QR },
    payment_type: MULTIPLE, // REDIRECT by default
};

// options-branch
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    payment_method_options: { card: {} }, // not the method chosen
};

// percentage
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", type: PERCENTAGE, currency: IDR, remarks: "r",
        percentage_amount: 0, // more than 0
    }],
};

// phone
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", phone_number: { country_code: "", number: "8" } }, // no country code
};

// quantity
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    order_information: { product_details: [{ type: DIGITAL, quantity: 0, price: { value: 1, currency: IDR } }] }, // more than 0
};

// redirect-url
const _: PaymentSession = payment_session! { // REDIRECT by default
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
};

// reference
const _: PaymentSession = payment_session! { // no reference
    amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
};

// refund-amount
const _: Checked<Refund> = payment_refund! {
    client_reference_id: "1", payment_session_id: "s", reason: DUPLICATE,
    is_full_amount: false, // how much?
};

// refund-target
const _: Checked<Refund> = payment_refund! { // of which payment?
    client_reference_id: "1", is_full_amount: true, reason: DUPLICATE,
};

// save-method
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR },
    save_for_future_use: true, // nothing to save
};

// show-saved-method
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.id" },
    payment_method: { type: QR },
    show_saved_payment: true, // nothing to show
};

// show-saved-mode
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    show_saved_payment: true, // the page shows them
};

// split-amount
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    split_routing_configurations: [{
        merchant_id: "m", currency: IDR, remarks: "r",
        type: FIXED, // fixed_amount
    }],
};

// static-qr-amount
const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: QR },
    amount: { value: 1, currency: IDR }, // the payer chooses it
};

// static-va-options
const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT }, // at which bank?
};

// syntax
const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 010, currency: IDR }, // a leading zero
};

// text
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", given_name: "" }, // at least 1 character
};

// three-ds-info
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: CARD },
    payment_method_options: {
        card: {
            three_ds_info: { eci: "05" }, // EXTERNAL only
        },
    },
};

// token-customer
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id" },
    payment_method: { type: CARD, card: { token: "t" } }, // whose?
};

// transfer-destination
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", refund_preference: { method: TRANSFER_ONLY } }, // to which account?
};

// type
const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: "10000", currency: IDR }, // a number, not a string
};

// unknown-field
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    save_for_future: true, // the older spelling of save_for_future_use
};

// url
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    redirect_url: { success_return_url: "shop.id/paid" }, // no scheme
};

// va-channel
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: { virtual_account: { channel: PERMATTA } }, // near PERMATA
};

// va-number
const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: PERMATA,
            virtual_account_number: "00000001", // for one payment the bank chooses it
        },
    },
};

// va-number-digits
const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: PERMATA,
            virtual_account_number: "0000001", // 8 digits
        },
    },
};

fn main() {}
