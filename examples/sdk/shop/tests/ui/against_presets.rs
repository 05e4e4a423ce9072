//! What the presets do not go with: the blame is the call's, for what is to blame stands in the SDK.

use pay::warung_checkout;

fn main() {
    let _ = warung_checkout! { //~
        client_reference_id: "WRG-1",
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        customer: { email: "ibu@warung.id" },
    };
}
