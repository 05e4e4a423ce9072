//! The documentation of `amount`: "required if isFullAmount = false".

use payment_session::payment_refund;

fn main() {
    let _wrong = payment_refund! {
        client_reference_id: "REFUND-1",
        payment_session_id: "01975d90",
        is_full_amount: false,
        reason: REQUESTED_BY_CUSTOMER,
    };

    let _right = payment_refund! {
        client_reference_id: "REFUND-1",
        payment_session_id: "01975d90",
        amount: { value: "15000", currency: IDR },
        is_full_amount: false,
        reason: REQUESTED_BY_CUSTOMER,
    };
}
