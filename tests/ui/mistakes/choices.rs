//! Choices of fields by `if` and `match`.

#![deny(warnings)]

use payment_session::{CustomerId, Email, payment_part, payment_session, request::{AccountDigits, Digits}};

enum Way {
    Account,
    Code,
    Card,
    Page,
}

fn syntax(way: Way, later: bool, email: Email, id: CustomerId) {
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        match way { Way::Page => auto_confirm: false, _ => {} } //~ no braces in an arm
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        match way //~ no arms
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: { if later { "note": 1 } } //~ in arbitrary JSON
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        if later { autoconfirm: false } //~ a misspelt field
    };
}

payment_session! {
    struct Template {
        client_reference_id: _,
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer_id: "C",
        if true { auto_confirm: false } //~ in a template
    }
}

fn keys(later: bool, email: Email, id: CustomerId) {
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        auto_confirm: true,
        if later { auto_confirm: false } //~ given outside as well
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        if later { auto_confirm: false }
        if !later { auto_confirm: true } //~ in two choices
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        if later { customer: { email } } //~ no `else`
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        if later { customer: { email } } else {} //~ an arm without a customer
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: id,
        if later { customer: { email } } //~ and a customer in an arm
    };
    payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        amount: { currency: IDR, if later { value: 5 } }, //~ a required field in one arm
    };
    payment_session! {
        amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        if later { client_reference_id: "A" } else { auto_confirm: false } //~ the same at the top
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        if later { order_information: {} } //~ a required field of an object in an arm
    };
}

fn rules(way: Way, later: bool) {
    payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API, payment_type: MULTIPLE,
        match way {
            Way::Account => {
                payment_method: { type: VIRTUAL_ACCOUNT },
                payment_method_options: { virtual_account: { channel: BCA } },
            }
            Way::Code => { payment_method: { type: QR } }
            Way::Card => { payment_method: { type: CARD } } //~ not for cards
            Way::Page => return,
        }
    };
    payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: IDR },
        match way {
            Way::Account => { payment_method: { type: QR } }
            Way::Code => {} //~ no method in this arm
            _ => return,
        }
    };
    payment_session! {
        client_reference_id: "A", customer_id: "C",
        amount: { value: 1, currency: IDR },
        payment_method: { type: QR },
        if later { mode: API } //~ the other arm lacks `redirect_url`
    };
    payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: IDR },
        payment_method: { type: QR },
        if later { bypass_status_page: true } //~ only for hosted pages
    };
    payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        payment_method: { type: QR },
        if later { payment_type: MULTIPLE } else { auto_confirm: false } //~ no amount without `MULTIPLE`
    };
    payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        amount: { value: 1, currency: IDR },
        payment_method: { type: EWALLET },
        if later { auto_confirm: false }
        if !later { payment_method_options: { ewallet: { channel: OVO } } } //~ conditions that depend on each other
    };
    payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: IDR },
        payment_method: { type: CARD },
        match way {
            Way::Page => { payment_method_options: { card: { three_ds_method: NEVER } } }
            Way::Code => { payment_method_options: { qr: {} } } //~ options of another method
            _ => {}
        }
    };
    payment_part!(SplitRouting {
        merchant_id: "m", currency: IDR, remarks: "r",
        if later { type: FIXED } else { type: PERCENTAGE, percentage_amount: 5 } //~ no size
    });
}

fn values(later: bool, number: AccountDigits, digits: Digits<6>, email: Email) {
    payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API, payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: {
            if later { channel: BCA } else { channel: BNI }
            virtual_account_number: digits, //~ banks of different lengths
        } },
    };
    payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API, payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: {
            if later { channel: BCA } else { channel: BNI }
            virtual_account_number: "000001", //~ six digits for one of them only
        } },
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        if later { auto_confirm: 1 } //~ a number
    };
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        if later { statement_descriptor: "more than twenty characters" } //~ too long
    };
    let mode = "API";
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        if later { mode: mode } //~ decides rules
    };
}

fn limit(a: bool, b: bool, c: bool, d: bool, e: bool, f: bool, g: bool, h: bool, i: bool) {
    payment_session! {
        client_reference_id: "A", redirect_url: {},
        if a { amount: { value: 1, currency: IDR } } else { amount: { value: 2, currency: IDR } }
        if b { payment_type: SINGLE }
        if c { customer_id: "C" } else { customer: { email: "a@b.co" } }
        if d { auto_confirm: true }
        if e { bypass_status_page: false }
        if f { mode: REDIRECT }
        if g { payment_method: { type: CARD } }
        if h { save_for_future_use: true }
        if i { show_saved_payment: true } //~ more than 256 combinations
    };
}

fn main() {}
