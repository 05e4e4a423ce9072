use warung::warung_refund;

fn main() {
    let _refund = warung_refund! {
        client_reference_id: "REFUND-1",
        payment_session_id: "01975d90",
        amount: { value: "15000" },
        is_full_amount: false,
        reasons: DUPLICATED,
    };
}
