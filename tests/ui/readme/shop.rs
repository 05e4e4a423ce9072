use payment_session::{PaymentSession, payment_session};

const TOP_UP: PaymentSession = payment_session! {
    client_reference_id: "INV-1",
    payment_type: MULTIPLE,
    payment_method: { type: CARD },
    mode: API,
    customer: { email: "customer@example.com" },
};

fn main() {
    println!("{:?}", TOP_UP);
}
