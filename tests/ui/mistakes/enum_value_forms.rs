//! Enum values in another form, or in the place of an object.

use payment_session::payment_session;

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

fn main() {}
