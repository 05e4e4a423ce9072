//! Mistakes next to presets, and mistakes together with presets.

use pay::warung_checkout;

fn main() {
    let reference = "WRG-1";
    let _ = warung_checkout! {
        client_reference_id: reference, //~
        amount: { value: 0, currency: IDR }, //~
        costumer: { email: "ibu@warung.id" }, //~
    };
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { qr: {} }, //~
        customer: { email: "ibu@warung.id" },
    };
}
