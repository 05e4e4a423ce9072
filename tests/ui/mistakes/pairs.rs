//! Members that do not go together: both are named.

use payment_session::payment_session;

fn main() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer_id: "C",
        customer: { email: "a@b.id" }, //~ beside `customer_id`
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "redirectUrl": {},
        "customer": { "email": "a@b.id" },
        "customerId": "C", //~ beside `customer`
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        payment_type: MULTIPLE,
        payment_method: { type: CARD }, //~ not with MULTIPLE
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        payment_type: MULTIPLE,
        payment_method: { type: EWALLET }, //~ not with MULTIPLE
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: REDIRECT, //~ not with MULTIPLE
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C",
        payment_type: MULTIPLE, //~ needs the mode API
        payment_method: { type: QR }, redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API,
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        auto_confirm: false, //~ not with MULTIPLE
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", mode: API, payment_type: MULTIPLE,
        payment_method: { type: QR },
        amount: { value: 1, currency: IDR }, //~ not with a static QR code
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: QR },
        save_for_future_use: true, //~ not with QR
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: VIRTUAL_ACCOUNT },
        show_saved_payment: true, //~ not with VIRTUAL_ACCOUNT
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: QR },
        expiration_mode: STRICT, //~ not with QR
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: CARD },
        show_saved_payment: true, //~ not with API
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: CARD },
        bypass_status_page: true, //~ not with API
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: {
            type: QR,
            card: { token: "T" }, //~ not with QR
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD },
        payment_method_options: {
            virtual_account: { channel: BCA }, //~ not with CARD
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: {
            type: CARD,
            card: {
                token: "T",
                encrypted_card: secret(), //~ beside `token`
            },
        },
        mode: API, auto_confirm: false,
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: {
            type: CARD,
            card: {
                encrypted_card: secret(), //~ needs `auto_confirm: false`
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATA,
                virtual_account_number: "00000001", //~ for MULTIPLE only
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATA,
                virtual_account_number: "0001", //~ too few digits
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD },
        payment_method_options: {
            card: {
                three_ds_method: CHALLENGE,
                three_ds_info: { eci: "05" }, //~ for EXTERNAL only
            },
        },
    };
}

fn secret() -> payment_session::EncryptedCard {
    "ZW5j".parse().unwrap()
}
