//! Names in the place of enum values. In lower case, they are variables.

use payment_session::{VaChannel, payment_session, request::MethodType};

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
}

fn main() {}
