//! A rule that the presets break. The error is reported at what the user wrote.

use pay::warung_checkout;

fn main() {
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        payment_type: MULTIPLE, //~
        payment_method: { type: QR },
        customer: { email: "ibu@warung.id" },
    };
}
