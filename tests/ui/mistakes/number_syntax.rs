//! Numbers that are not decimal, whose meaning is clear.

use payment_session::payment_session;

fn numbers() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: -5, currency: IDR }, //~ a minus sign
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: +5, currency: IDR }, //~ a plus sign
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1234567890123456789, currency: IDR }, //~ nineteen digits
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: .5, currency: IDR }, //~ no digit before the point
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 0xff, currency: IDR }, //~ not decimal
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 10.000.000, currency: IDR }, //~ points between digits
    };
}

fn main() {}
