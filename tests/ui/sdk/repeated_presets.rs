//! A field of the presets that is given again.

use pay::warung_checkout;

fn main() {
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        mode: REDIRECT, //~
        customer: { email: "ibu@warung.id" },
    };
    let _ = warung_checkout! {
        "clientReferenceId": "WRG-1",
        "amount": { "value": 25000, "currency": "IDR" },
        "redirectUrl": { "successReturnUrl": "https://warung.id" }, //~
        "customer": { "email": "ibu@warung.id" }
    };
}
