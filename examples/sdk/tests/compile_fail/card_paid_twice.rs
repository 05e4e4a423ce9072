use warung::warung_payment;

fn main() {
    let _card = warung_payment! {
        client_reference_id: "WRG-1",
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer_id: "walk-in",
    };
}
