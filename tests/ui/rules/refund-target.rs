//! The documentation does not say what a refund with both does, and shows none.

use payment_session::payment_refund;

fn main() {
    let _wrong = payment_refund! {
        client_reference_id: "REFUND-1",
        is_full_amount: true,
        reason: REQUESTED_BY_CUSTOMER,
    };

    let _right = payment_refund! {
        client_reference_id: "REFUND-1",
        payment_session_id: "01975d90",
        is_full_amount: true,
        reason: REQUESTED_BY_CUSTOMER,
    };
}
