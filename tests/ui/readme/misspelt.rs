use payment_session::{PaymentSession, payment_session};

const ORDER: PaymentSession = payment_session! {
    client_reference_id: "INV-1",
    amount: { value: 50000, currency: IDR },
    payment_method: { type: QR },
    mode: API,
    customer: { email: "ana@example.com", phone_number: { country_code: "62", number: "0812-3456-7890" } },
    expires_at: "2026-12-30T18:00:00Z",
};

fn main() {
    println!("{:?}", ORDER);
}
