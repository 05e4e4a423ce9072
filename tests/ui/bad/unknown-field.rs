use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    save_for_future: true, // the older spelling of save_for_future_use
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
    "redirectUrl": { "successReturnUrl": "https://shop.id" },
    "showSavePayment": true, // the older spelling of showSavedPayment
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false,
    "customer": { "email": "a@b.id", "sureName": "B" }, // the older spelling of surname
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    coupon: "X", // near nothing
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    coupon: null, // null changes nothing
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    statement_descripter: "X", // one letter
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "customerid": "d", // the wire name is given already
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", mode: API, auto_confirm: false, customer_id: "c",
    amount: { value: 1, currency: IDR, precision: 2 }, // no such field
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: QR, qr: {} }, // occurs in responses only
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", stored_payment_methods: [] }, // occurs in responses only
};

fn shorthand(coupon: &str) -> PaymentSession {
    println!("{coupon}"); // else it counts as unused: nothing is known of an unknown key's value
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        coupon, // a shorthand is a key
    }
}

fn main() {}
